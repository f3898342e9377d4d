//! `/settings`: one's own and the department's; who is told of a change; and the evening message one can switch off.
//!
//! Invariant: one bubble is edited from page to page; every page but the first leads back.
use super::{
    callback::Callback,
    html::Html,
    report::{promises, words},
    screen::{Button, Screen},
    setup,
};
use crate::{
    domain::{
        department::{Currency, Department, Public},
        id::{DepartmentId, MemberId},
        month::{Lights, LightsChoice},
        notice::DepartmentChange,
        parse::place::Place,
        person::{Language, Member, ReminderProfile},
        talk::PromiseLine,
        time::Zone,
    },
    locale::Locale,
};
use chrono::{NaiveDate, NaiveTime};

/// Numbers of promises in a row.
const NUMBERS: usize = 6;
/// Most characters of a promise among others.
const BODY: usize = 60;

/// Everything the first page shows.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub department: &'a Department,
    pub member: &'a Member,
    /// On his wall clock.
    pub now: NaiveTime,
    /// He may set the department too.
    pub runs: bool,
}

fn yes_no(on: bool) -> &'static str {
    if on { "yes" } else { "no" }
}

/// One's own settings.
pub fn own(shown: Shown<'_>, locale: Locale) -> Screen {
    let (texts, member) = (locale.texts(), shown.member.id);
    let button = |label, callback| Button::callback(label, callback);
    let zone = setup::place(shown.member.zone.unwrap_or(shown.department.zone), locale);
    let zone = match shown.member.zone {
        Some(_) => texts.personal_zone_own(zone, locale.time(shown.now)),
        None => texts.personal_zone_department(zone, locale.time(shown.now)),
    };
    let title = texts.personal_title(words::cut(&shown.department.name, words::NAME));
    let mut html = Html::text(title).bold().line(texts.personal_name(&shown.member.name)).line(zone);
    let first = [
        button(texts.personal_button_name(), Callback::SettingsName { member }),
        button(texts.personal_button_zone(), Callback::SettingsZone { member }),
    ];
    let mut second = vec![];
    if shown.member.reports {
        html.push_line(match shown.member.reminders {
            Some(profile) => texts.personal_reminders(profile.as_str()),
            None => texts.personal_reminders_department(shown.department.reminders.as_str()),
        });
        html.push_line(texts.personal_evening(yes_no(shown.member.evening)));
        second = vec![
            button(texts.personal_button_reminders(), Callback::SettingsReminders { member }),
            evening_button(member, shown.member.evening, locale),
        ];
    }
    let department = Callback::DepartmentSettings { department: shown.department.id };
    let department = shown.runs.then(|| button(texts.personal_button_department(), department));
    Screen::text(html).row(first).row(second).row(department)
}

fn evening_button(member: MemberId, is_on: bool, locale: Locale) -> Button {
    let texts = locale.texts();
    let label = if is_on { texts.personal_button_evening_off() } else { texts.personal_button_evening_on() };
    Button::callback(label, Callback::EveningReminder { member, on: !is_on })
}

/// «Готово», as a toast.
pub fn saved(locale: Locale) -> String {
    locale.texts().personal_saved()
}

/// The evening messages were switched off under one of them, as a window.
pub fn evening_off(locale: Locale) -> String {
    locale.texts().personal_evening_switched_off()
}

/// A question with what was wrong with the answer before it.
fn asked(problem: Option<&str>, title: String, hint: String) -> Html {
    Html::text(problem.unwrap_or_default()).block(Html::text(title).bold().line(hint))
}

/// «Как вас подписывать?»
pub fn ask_name(member: &Member, problem: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let html = asked(problem, texts.personal_ask_name(&member.name), texts.personal_ask_name_hint());
    Screen::text(html).row([Button::callback(texts.personal_button_keep(), Callback::Settings { member: member.id })])
}

/// «Где вы работаете?»
pub fn ask_zone(member: &Member, department: Zone, locale: Locale) -> Screen {
    let texts = locale.texts();
    let id = member.id;
    let city = |(zone, name): (Zone, String)| {
        let label = if member.zone == Some(zone) { texts.personal_chosen(name) } else { name };
        Button::callback(label, Callback::OwnZone { member: id, zone: Some(zone) })
    };
    let as_department = texts.personal_button_as_department(setup::place(department, locale));
    let as_department = if member.zone.is_none() { texts.personal_chosen(as_department) } else { as_department };
    Screen::text(asked(None, texts.personal_ask_zone(), texts.personal_ask_zone_hint()))
        .grid(3, setup::cities(locale).map(city))
        .row([Button::callback(as_department, Callback::OwnZone { member: id, zone: None })])
        .row([back(id, locale)])
}

fn back(member: MemberId, locale: Locale) -> Button {
    Button::callback(locale.texts().personal_button_back(), Callback::Settings { member })
}

/// A place that was not understood, with what may have been meant.
pub fn places(member: MemberId, typed: &str, places: &[Place], known: bool, locale: Locale) -> Screen {
    let button =
        |place: &Place| Button::callback(place.name.clone(), Callback::OwnZone { member, zone: Some(place.zone) });
    Screen::text(setup::unclear_place(typed, known, locale))
        .grid(2, places.iter().map(button))
        .row([back(member, locale)])
}

/// «Сколько раз напоминать?»
pub fn ask_reminders(member: &Member, department: ReminderProfile, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |profile: Option<ReminderProfile>| {
        let label = match profile {
            Some(profile) => texts.personal_profile(profile.as_str()),
            None => texts.personal_button_as_department(texts.personal_profile_name(department.as_str())),
        };
        let label = if member.reminders == profile { texts.personal_chosen(label) } else { label };
        Button::callback(label, Callback::OwnReminders { member: member.id, profile })
    };
    let all = ReminderProfile::ALL.iter().copied().map(Some).chain([None]);
    Screen::text(Html::text(texts.personal_ask_reminders()).bold())
        .grid(1, all.map(button))
        .row([back(member.id, locale)])
}

/// The department's settings; `owns`: the reader may say what managers see.
pub fn department(department: &Department, lights: Lights, reader: MemberId, owns: bool, locale: Locale) -> Screen {
    let (texts, id) = (locale.texts(), department.id);
    let button = |label, callback| Button::callback(label, callback);
    let html = Html::text(texts.personal_department(words::cut(&department.name, words::NAME)))
        .bold()
        .line(texts.personal_department_language(Locale(department.language).own_name()))
        .line(texts.personal_department_public(department.public.as_str()))
        .line(texts.personal_department_lights(locale.per_cent(lights.green), locale.per_cent(lights.yellow)));
    let public = Callback::DepartmentPublic { department: id, public: None };
    let public = owns.then(|| button(texts.personal_button_department_public(), public));
    Screen::text(html)
        .row([
            button(texts.personal_button_department_name(), Callback::DepartmentName { department: id }),
            button(
                texts.personal_button_department_language(),
                Callback::DepartmentLanguage { department: id, language: None },
            ),
        ])
        .row(public)
        .row([button(
            texts.personal_button_department_lights(),
            Callback::DepartmentLights { department: id, lights: None },
        )])
        .row([back(reader, locale)])
}

fn back_to_department(department: DepartmentId, locale: Locale) -> Button {
    let texts = locale.texts();
    Button::callback(texts.personal_button_department_back(), Callback::DepartmentSettings { department })
}

/// «Как назвать отдел?»
pub fn ask_department_name(department: &Department, problem: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let title = texts.personal_ask_department_name(words::cut(&department.name, words::NAME));
    let html = asked(problem, title, texts.personal_ask_department_name_hint());
    let keep = Callback::DepartmentSettings { department: department.id };
    Screen::text(html).row([Button::callback(texts.personal_button_keep(), keep)])
}

/// «На каком языке писать в чат команды?»
pub fn ask_language(department: &Department, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |language: &Language| {
        let name = Locale(*language).own_name();
        let label = if *language == department.language { texts.personal_chosen(name) } else { name.to_owned() };
        let language = Some(*language);
        Button::callback(label, Callback::DepartmentLanguage { department: department.id, language })
    };
    let (title, hint) = (texts.personal_ask_department_language(), texts.personal_ask_department_language_hint());
    Screen::text(asked(None, title, hint))
        .row(Language::ALL.iter().map(button))
        .row([back_to_department(department.id, locale)])
}

/// «Что менеджеры видят друг о друге?», each choice with what it changes.
pub fn ask_public(department: &Department, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |public: &Public| {
        let label = texts.personal_public_button(public.as_str());
        let label = if *public == department.public { texts.personal_chosen(label) } else { label };
        let public = Some(*public);
        Button::callback(label, Callback::DepartmentPublic { department: department.id, public })
    };
    let about = [texts.personal_public_people(), texts.personal_public_best(), texts.personal_public_department()];
    let html = Html::text(texts.personal_ask_public())
        .bold()
        .block(Html::lines(about.map(|line| Html::text(format!("• {line}")))))
        .block(texts.personal_public_note());
    Screen::text(html).grid(1, Public::ALL.iter().map(button)).row([back_to_department(department.id, locale)])
}

/// «С какого темпа месяц зелёный и жёлтый?»
pub fn ask_lights(department: DepartmentId, now: Lights, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |choice: &LightsChoice| {
        let lights = choice.lights();
        let label = texts.personal_lights_button(locale.per_cent(lights.green), locale.per_cent(lights.yellow));
        let label = if lights == now { texts.personal_chosen(label) } else { label };
        Button::callback(label, Callback::DepartmentLights { department, lights: Some(*choice) })
    };
    Screen::text(asked(None, texts.personal_ask_lights(), texts.personal_ask_lights_hint()))
        .grid(1, LightsChoice::ALL.iter().map(button))
        .row([back_to_department(department, locale)])
}

/// To the leaders: a member signs himself otherwise.
pub fn told_renamed(before: &str, name: &str, locale: Locale) -> Screen {
    Screen::text(locale.texts().personal_told_renamed(words::cut(before, words::NAME), name))
}

/// To those it concerns: the department is set otherwise.
pub fn told_changed(by: &str, change: &DepartmentChange, locale: Locale) -> Screen {
    let (texts, by) = (locale.texts(), words::cut(by, words::NAME));
    Screen::text(match change {
        DepartmentChange::Name { before, name } => texts.personal_told_name(by, before, name),
        DepartmentChange::Language { language } => texts.personal_told_language(by, Locale(*language).own_name()),
        DepartmentChange::Lights { lights } => {
            texts.personal_told_lights(by, locale.per_cent(lights.green), locale.per_cent(lights.yellow))
        }
        DepartmentChange::Public { department, public } => texts.personal_told_public(public.as_str(), by, department),
    })
}

/// What is promised for the next working day.
#[derive(Clone, Copy, Debug)]
pub struct Ahead<'a> {
    pub member: MemberId,
    pub on: NaiveDate,
    pub today_on: NaiveDate,
    pub promises: &'a [PromiseLine],
    /// Beyond those shown.
    pub more: usize,
    pub currency: Currency,
}

/// The evening message.
pub fn ahead(ahead: Ahead<'_>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let date = locale.date(ahead.on);
    let title = match (ahead.on - ahead.today_on).num_days() {
        1 => texts.personal_ahead_tomorrow(date),
        _ => texts.personal_ahead_on(date),
    };
    let line = |(n, promise): (usize, &PromiseLine)| {
        let promise = PromiseLine { body: words::cut(&promise.body, BODY), ..promise.clone() };
        Html::text(format!("{}. {}", n + 1, promises::what(&promise, ahead.currency, locale)))
    };
    let mut html = Html::text(title).bold().line(Html::lines(ahead.promises.iter().enumerate().map(line)));
    if ahead.more > 0 {
        html.push_line(texts.personal_ahead_more(words::count(ahead.more)));
    }
    let open = |(n, promise): (usize, &PromiseLine)| {
        Button::callback((n + 1).to_string(), Callback::PromiseCard { promise: promise.id })
    };
    Screen::text(html.block(texts.personal_ahead_how()))
        .grid(NUMBERS, ahead.promises.iter().enumerate().map(open))
        .row([Button::callback(texts.personal_button_evening_off(), Callback::EveningOff { member: ahead.member })])
}

#[cfg(test)]
mod tests;
