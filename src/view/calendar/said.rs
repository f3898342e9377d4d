//! What is said about a decision: done, already so, another leader's; and what is asked before it.
use super::{back, months_from};
use crate::{
    domain::{
        calendar::{DayKind, DayWish, DaysChanged, DecidedBy, Stretch},
        id::DepartmentId,
        mark::{self, Mark},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::words::{self, cut, raised},
        screen::{Button, Screen},
    },
};
use chrono::NaiveDate;

/// Names told one by one.
const NAMES: usize = 5;

fn names(all: &[String], locale: Locale) -> String {
    let left = all.len().saturating_sub(NAMES);
    let told: Vec<String> = all.iter().take(NAMES).map(|name| cut(name, words::NAME)).collect();
    match left {
        0 => locale.list(&told),
        left => format!("{} {}", told.join(", "), locale.texts().calendar_more(words::count(left))),
    }
}

/// «Чт 31.12», «Пт 25.12 – сб 26.12»; today and tomorrow are named.
fn dates((from, through): Stretch, today_on: NaiveDate, locale: Locale) -> String {
    raised(if from == through { words::day(from, today_on, locale) } else { locale.dates(from, through) })
}

/// «выходной», «как обычно, рабочий»
fn state(changed: &DaysChanged, locale: Locale) -> String {
    let texts = locale.texts();
    match changed.kind {
        Some(kind) => texts.calendar_kind(kind.as_str()),
        None => texts.calendar_usual(if changed.off { "off" } else { "working" }),
    }
}

/// What follows from a decision, a line each.
fn consequences(changed: &DaysChanged, locale: Locale) -> Html {
    let texts = locale.texts();
    let span = if changed.from_on == changed.through_on { "one" } else { "several" };
    let planned = match (changed.planned.is_empty(), changed.off) {
        (true, true) => String::new(),
        (true, false) if changed.kind == Some(DayKind::Short) => String::new(),
        (true, false) => texts.calendar_unplanned(span),
        (false, true) => texts.calendar_planned_off(span, names(&changed.planned, locale)),
        (false, false) => texts.calendar_planned_working(span, names(&changed.planned, locale)),
    };
    let own = match changed.own_rhythm.is_empty() {
        true => String::new(),
        false => texts.calendar_own_rhythm(names(&changed.own_rhythm, locale)),
    };
    Html::lines([Html::text(planned), Html::text(own)])
}

/// Above the month: it is done.
pub fn decided(changed: &DaysChanged, today_on: NaiveDate, locale: Locale) -> Html {
    let days = dates((changed.from_on, changed.through_on), today_on, locale);
    Html::text(locale.texts().calendar_done(days, state(changed, locale))).line(consequences(changed, locale))
}

/// To the other leaders.
pub fn told(department: DepartmentId, by: &str, changed: &DaysChanged, today_on: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    let days = dates((changed.from_on, changed.through_on), today_on, locale);
    let text = texts.calendar_told(days, state(changed, locale), cut(by, words::NAME));
    let month = Callback::CalendarMonth { department, month: months_from(changed.from_on, 0) };
    Screen::text(Html::text(text).line(consequences(changed, locale)))
        .row([Button::callback(texts.calendar_button_open(), month)])
}

/// «в 10:03, Ким», of another day «вт 24.11, Ким».
fn author(by: &DecidedBy, today_on: NaiveDate, locale: Locale) -> String {
    let when = if by.on == today_on { locale.texts().calendar_at(locale.time(by.at)) } else { locale.date(by.on) };
    format!("{when}, {}", cut(&by.name, words::NAME))
}

/// Above the month: the days are so already.
pub fn already(
    days: Stretch,
    kind: Option<DayKind>,
    by: Option<&DecidedBy>,
    today_on: NaiveDate,
    locale: Locale,
) -> Html {
    let (texts, days) = (locale.texts(), dates(days, today_on, locale));
    Html::text(match (kind, by) {
        (Some(kind), Some(by)) => {
            texts.calendar_already_by(days, texts.calendar_kind(kind.as_str()), author(by, today_on, locale))
        }
        (Some(kind), None) => texts.calendar_already(days, texts.calendar_kind(kind.as_str())),
        (None, _) => texts.calendar_already_usual(days),
    })
}

/// Another leader has decided otherwise about one of the days.
pub fn theirs(
    department: DepartmentId,
    (from, until): Stretch,
    wanted: Option<DayKind>,
    (on, kind): (NaiveDate, DayKind),
    by: &DecidedBy,
    today_on: NaiveDate,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let day = dates((on, on), today_on, locale);
    let text = texts.calendar_theirs(day, texts.calendar_kind(kind.as_str()), author(by, today_on, locale));
    let over = Some(kind);
    let change = match wanted {
        Some(wanted) => {
            let label = texts.calendar_button_change(texts.calendar_kind(wanted.as_str()));
            let wish = DayWish::from(wanted);
            Button::callback(label, Callback::CalendarDays { department, wish, from, until, over })
        }
        None => {
            let usual = Callback::CalendarUsual { department, from, until, over };
            Button::callback(texts.calendar_button_usual(), usual)
        }
    };
    let leave = Callback::CalendarMonth { department, month: months_from(from, 0) };
    Screen::text(text).row([change, Button::callback(texts.calendar_button_leave(), leave)])
}

/// The day can be understood in several ways; `wish`: what is to be done with it, `None`: as usual.
pub fn which_day(
    department: DepartmentId,
    wish: Option<DayWish>,
    stretches: &[Stretch],
    today_on: NaiveDate,
    locale: Locale,
) -> Screen {
    let button = |(from, until): &Stretch| {
        let (from, until, over) = (*from, *until, None);
        let callback = match wish {
            Some(wish) => Callback::CalendarDays { department, wish, from, until, over },
            None => Callback::CalendarUsual { department, from, until, over },
        };
        Button::callback(dates((from, until), today_on, locale), callback)
    };
    Screen::text(locale.texts().calendar_which_day()).grid(1, stretches.iter().map(button))
}

/// «27.11 выходной у клиента»: a decision, or the text of a mark?
pub fn unclear(department: DepartmentId, text: &str, (from, until): Stretch, kind: DayKind, locale: Locale) -> Screen {
    let texts = locale.texts();
    let days = |wish| Callback::CalendarDays { department, wish, from, until, over: None };
    let change = texts.calendar_button_change(texts.calendar_kind(kind.as_str()));
    Screen::text(Html::text(texts.calendar_unclear(cut(text, words::BODY)))).row([
        Button::callback(change, days(kind.into())),
        Button::callback(texts.calendar_button_mark(), days(DayWish::Mark)),
    ])
}

/// Only a day was named.
pub fn what(department: DepartmentId, (from, until): Stretch, today_on: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |label: String, wish| {
        Button::callback(label, Callback::CalendarDays { department, wish, from, until, over: None })
    };
    Screen::text(texts.calendar_what(dates((from, until), today_on, locale)))
        .row([
            button(texts.calendar_button_off(), DayWish::Off),
            button(texts.calendar_button_working(), DayWish::Working),
        ])
        .row([
            button(texts.calendar_button_short(), DayWish::Short),
            button(texts.calendar_button_mark(), DayWish::Mark),
        ])
        .row([back(department, months_from(from, 0), locale)])
}

/// «Что отметить на пт 27.11?»
pub fn mark_text(days: Stretch, today_on: NaiveDate, locale: Locale) -> Screen {
    let (from, through) = days;
    let days = if from == through { words::day(from, today_on, locale) } else { locale.dates(from, through) };
    Screen::text(locale.texts().calendar_mark_text(days))
}

/// Above the month: the mark is put.
pub fn mark_put(mark: &Mark, today_on: NaiveDate, locale: Locale) -> Html {
    let days = dates((mark.from_on, mark.through_on), today_on, locale);
    Html::text(locale.texts().calendar_mark_put(days, cut(&mark.body, mark::BODY)))
}

/// Above the month: the mark is gone.
pub fn mark_removed(mark: &Mark, today_on: NaiveDate, locale: Locale) -> Html {
    let days = dates((mark.from_on, mark.through_on), today_on, locale);
    Html::text(locale.texts().calendar_mark_removed(days, cut(&mark.body, mark::BODY)))
}

/// No day was understood.
pub fn not_read(locale: Locale) -> Screen {
    Screen::text(locale.texts().calendar_not_read())
}

/// Several days that are no stretch.
pub fn many(locale: Locale) -> Screen {
    Screen::text(locale.texts().calendar_many())
}
