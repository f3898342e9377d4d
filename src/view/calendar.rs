//! The calendar: a month with what is not ordinary in it, days to choose from, and what was decided.
//!
//! Only leaders open it, so kinds of absence stand in it. Invariants: every list has a bound; texts of marks are people's
//! and are cut and escaped.
mod said;

pub use said::{
    already, decided, many, mark_put, mark_removed, mark_text, not_read, theirs, told, unclear, what, which_day,
};

use super::{
    callback::Callback,
    html::Html,
    report::words::{self, cut, raised},
    screen::{Button, Screen},
};
use crate::{
    domain::{
        calendar::{AwayLine, DayKind, DayWish, MonthPage, Stretch, months_from},
        id::DepartmentId,
        mark::{self, Mark},
    },
    locale::Locale,
};
use chrono::{Datelike, NaiveDate};

/// Absences and marks of a month that are told one by one.
const AWAY: usize = 15;
const MARKS: usize = 10;
/// Days offered in a row of buttons.
const DAYS_IN_A_ROW: usize = 4;

/// The month; `note` is what has just happened.
pub fn month(page: &MonthPage, note: Html, locale: Locale) -> Screen {
    let (texts, month, department) = (locale.texts(), &page.month, page.department);
    let title = raised(locale.month_of_year(month.first_on));
    let short = (month.short > 0).then(|| texts.calendar_of_them_short(words::count(month.short)));
    let working = [Some(texts.calendar_working(words::count(month.working))), short].into_iter().flatten();
    let heading = format!("📅 {}", texts.calendar_title(title, working.collect::<Vec<_>>().join(", ")));
    let foreseen =
        if month.foreseen { texts.calendar_foreseen(month.first_on.year().to_string()) } else { String::new() };
    let lines = [
        list(&month.holidays, |list| texts.calendar_holidays(list), locale),
        list(&month.moved, |list| texts.calendar_moved(list), locale),
        list(&month.short_days, |list| texts.calendar_short_days(list), locale),
        exceptions(page, locale),
        away(&page.away, locale),
        marks(&page.marks, locale),
    ];
    let plain = lines.iter().all(Html::is_empty);
    let ordinary = if plain { Html::text(texts.calendar_ordinary()) } else { Html::new() };
    let html = note
        .block(Html::text(heading).bold().line(Html::text(foreseen).italic()))
        .block(Html::lines(lines.into_iter().chain([ordinary])))
        .block(Html::text(texts.calendar_hint()).italic());
    let pick = |label: String, wish| {
        Button::callback(label, Callback::CalendarPick { department, wish, month: month.first_on })
    };
    let removable = !page.open_exceptions.is_empty() || !page.marks.is_empty();
    let remove = Callback::CalendarRemovals { department, month: month.first_on };
    Screen::text(html)
        .row(turn(department, month.first_on, |months| page.has(months), None, locale))
        .row([pick(texts.calendar_button_off(), DayWish::Off), pick(texts.calendar_button_working(), DayWish::Working)])
        .row([pick(texts.calendar_button_short(), DayWish::Short), pick(texts.calendar_button_mark(), DayWish::Mark)])
        .row(removable.then(|| Button::callback(texts.calendar_button_remove(), remove)))
}

/// «← октябрь» «декабрь →», of the screen itself or of the days to choose from.
fn turn(
    department: DepartmentId,
    first_on: NaiveDate,
    has: impl Fn(i32) -> bool,
    wish: Option<DayWish>,
    locale: Locale,
) -> Vec<Button> {
    let button = |months: i32| {
        let month = months_from(first_on, months);
        let name = locale.month(month);
        let label = if months < 0 { format!("← {name}") } else { format!("{name} →") };
        let callback = match wish {
            Some(wish) => Callback::CalendarPick { department, wish, month },
            None => Callback::CalendarMonth { department, month },
        };
        Button::callback(label, callback)
    };
    [-1, 1].into_iter().filter(|months| has(*months)).map(button).collect()
}

fn list(stretches: &[Stretch], text: impl Fn(String) -> String, locale: Locale) -> Html {
    if stretches.is_empty() {
        return Html::new();
    }
    let days: Vec<String> = stretches.iter().map(|(from, through)| locale.dates(*from, *through)).collect();
    Html::text(text(days.join(", ")))
}

fn exceptions(page: &MonthPage, locale: Locale) -> Html {
    let texts = locale.texts();
    let one = |((from, through), kind): &(Stretch, DayKind)| {
        format!("{} — {}", locale.dates(*from, *through), texts.calendar_kind(kind.as_str()))
    };
    match page.month.exceptions.is_empty() {
        true => Html::new(),
        false => {
            let all: Vec<String> = page.month.exceptions.iter().map(one).collect();
            Html::text(texts.calendar_exceptions(all.join(", ")))
        }
    }
}

/// A title and at most so many lines under it.
fn lines(title: String, all: Vec<String>, most: usize, locale: Locale) -> Html {
    if all.is_empty() {
        return Html::new();
    }
    let left = all.len().saturating_sub(most);
    let more = (left > 0).then(|| locale.texts().calendar_more(words::count(left)));
    let told = all.into_iter().take(most).map(|line| format!("• {line}")).chain(more);
    Html::lines([Html::text(title)].into_iter().chain(told.map(Html::text)))
}

fn away(away: &[AwayLine], locale: Locale) -> Html {
    let texts = locale.texts();
    let line = |line: &AwayLine| {
        let kind = texts.absence_kind(line.kind.as_str());
        format!("{}: {kind}, {}", cut(&line.name, words::NAME), locale.dates(line.from_on, line.through_on))
    };
    lines(texts.calendar_away(), away.iter().map(line).collect(), AWAY, locale)
}

fn marks(marks: &[Mark], locale: Locale) -> Html {
    let line =
        |mark: &Mark| format!("{}: {}", locale.dates(mark.from_on, mark.through_on), cut(&mark.body, mark::BODY));
    lines(locale.texts().calendar_marks(), marks.iter().map(line).collect(), MARKS, locale)
}

/// «Какой день сделать выходным?» with the days of a month that can be.
pub fn pick(
    department: DepartmentId,
    wish: DayWish,
    month: NaiveDate,
    choices: &[NaiveDate],
    has: impl Fn(i32) -> bool,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let month = months_from(month, 0);
    let question = texts.calendar_pick(wish.as_str());
    let none = if choices.is_empty() { texts.calendar_pick_none(locale.month(month)) } else { String::new() };
    let day = |on: &NaiveDate| {
        let (from, until) = (*on, *on);
        Button::callback(locale.date(*on), Callback::CalendarDays { department, wish, from, until, over: None })
    };
    Screen::text(Html::text(question).line(none.as_str()))
        .grid(DAYS_IN_A_ROW, choices.iter().map(day))
        .row(turn(department, month, has, Some(wish), locale))
        .row([back(department, month, locale)])
}

/// [К календарю]
fn back(department: DepartmentId, month: NaiveDate, locale: Locale) -> Button {
    Button::callback(locale.texts().calendar_button_back(), Callback::CalendarMonth { department, month })
}

/// «Что убрать?» with the exceptions that can still be taken back, and the marks.
pub fn removals(page: &MonthPage, locale: Locale) -> Screen {
    let (texts, department) = (locale.texts(), page.department);
    let exception = |((from, until), kind): &(Stretch, DayKind)| {
        let (from, until, over) = (*from, *until, Some(*kind));
        let label = format!("{} — {}", locale.dates(from, until), texts.calendar_kind(kind.as_str()));
        Button::callback(label, Callback::CalendarUsual { department, from, until, over })
    };
    let mark = |mark: &Mark| {
        let label = format!("{}: {}", locale.dates(mark.from_on, mark.through_on), mark.body);
        Button::callback(cut(&label, LABEL), Callback::CalendarRemoveMark { mark: mark.id })
    };
    let buttons: Vec<Button> =
        page.open_exceptions.iter().map(exception).chain(page.marks.iter().take(REMOVABLE).map(mark)).collect();
    let text = if buttons.is_empty() { texts.calendar_remove_none() } else { texts.calendar_remove() };
    Screen::text(text).grid(1, buttons).row([back(department, page.month.first_on, locale)])
}

/// Marks offered to be removed; of exceptions there are at most as many as days.
const REMOVABLE: usize = 60;
/// Most characters of such a button.
const LABEL: usize = 48;

#[cfg(test)]
mod tests;
