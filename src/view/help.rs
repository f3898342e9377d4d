//! What the bot can do for the reader, and sentences for what it did not understand.
use super::{
    callback::Callback,
    html::Html,
    screen::{Button, Screen},
};
use crate::{domain::id::DepartmentId, domain::person::Language, locale::Locale};

/// Why the list of commands is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    Asked { reports: bool },
    Words,
    Unknown,
}

/// What stands beside a command in a menu.
pub fn about(command: &str, locale: Locale) -> String {
    locale.texts().help_command(command)
}

/// The commands of a reader.
pub fn commands(names: &[&str], because: Because, locale: Locale) -> Screen {
    let texts = locale.texts();
    let intro = match because {
        Because::Asked { reports: true } => texts.help_reporter(),
        Because::Asked { reports: false } => texts.help_other(),
        Because::Words => texts.help_words(),
        Because::Unknown => texts.help_unknown(),
    };
    let line = |name: &&str| Html::text(format!("/{name} — {}", about(name, locale)));
    Screen::text(Html::text(intro).block(Html::lines(names.iter().map(line))))
}

/// Short sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Stale,
    Cancelled,
    NothingToCancel,
    LostDialog,
    LanguageSet,
}

impl Line {
    pub const ALL: [Line; 5] =
        [Line::Stale, Line::Cancelled, Line::NothingToCancel, Line::LostDialog, Line::LanguageSet];
}

/// One of them as a text.
pub fn line(line: Line, locale: Locale) -> String {
    let texts = locale.texts();
    match line {
        Line::Stale => texts.help_stale(),
        Line::Cancelled => texts.help_cancelled(),
        Line::NothingToCancel => texts.help_nothing_to_cancel(),
        Line::LostDialog => texts.help_lost(),
        Line::LanguageSet => texts.help_language_set(),
    }
}

/// «Для какого это отдела?»
pub fn which_department(departments: &[(DepartmentId, String)], locale: Locale) -> Screen {
    let button = |(department, name): &(DepartmentId, String)| {
        Button::callback(name.clone(), Callback::ChooseDepartment { department: *department })
    };
    Screen::text(Html::text(locale.texts().help_which())).grid(1, departments.iter().map(button))
}

/// «На каком языке будем говорить?»
pub fn languages(locale: Locale) -> Screen {
    let button = |language: &Language| {
        Button::callback(Locale(*language).own_name(), Callback::SetLanguage { language: *language })
    };
    Screen::text(Html::text(locale.texts().help_language())).row(Language::ALL.iter().map(button))
}
