//! What became of the buttons of the head's day: toasts, and the question for somebody's figures.
use super::super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::Currency,
        id::MemberId,
        metric::Metric,
        today::{Mark, Reminded},
    },
    locale::Locale,
};
use chrono::NaiveDate;

/// [Напомнить], as a toast.
pub fn reminded(name: &str, what: &Reminded, locale: Locale) -> String {
    let texts = locale.texts();
    match what {
        Reminded::Sent => texts.today_sent(words::cut(name, words::NAME)),
        Reminded::Already(Mark { at, by }) => texts.today_already(locale.time(*at), words::cut(by, words::NAME)),
        Reminded::NothingOwed => texts.today_nothing_owed(),
        Reminded::Unreachable => texts.today_unreachable(),
        Reminded::Night => texts.today_night(),
    }
}

/// [Напомнить всем], as a toast.
pub fn reminded_all(sent: usize, locale: Locale) -> String {
    match sent {
        0 => locale.texts().today_sent_none(),
        sent => locale.texts().today_sent_all(words::count(sent)),
    }
}

/// [Сегодня не работает], as a toast; `already`: who was faster, when it was a leader.
pub fn marked_away(already: Option<&Option<Mark>>, locale: Locale) -> String {
    let texts = locale.texts();
    match already {
        None => texts.today_marked(),
        Some(None) => texts.today_already_away_plain(),
        Some(Some(Mark { at, by })) => texts.today_already_away(locale.time(*at), words::cut(by, words::NAME)),
    }
}

/// Whose figures of which day are entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnterAsk<'a> {
    pub member: MemberId,
    pub name: &'a str,
    pub on: NaiveDate,
    pub today_on: NaiveDate,
    /// Asked in this order.
    pub metrics: &'a [Metric],
}

/// [Внести цифры]: «Мария Ким, пт 20.11. Пришлите цифры одной строкой, по порядку: звонки, встречи».
pub fn enter(ask: &EnterAsk<'_>, locale: Locale) -> Screen {
    let (name, date) = (words::cut(ask.name, words::NAME), words::day(ask.on, ask.today_on, locale));
    let text = locale.texts().today_enter(name, date, words::names(ask.metrics));
    Screen::text(text).row([Button::callback(locale.texts().today_button_leave(), Callback::Cancel)])
}

/// The line had no figures: the question stays.
pub fn entered_nothing(ask: &EnterAsk<'_>, locale: Locale) -> Screen {
    let text = locale.texts().today_entered_nothing(words::names(ask.metrics));
    Screen::text(text).row([Button::callback(locale.texts().today_button_leave(), Callback::Cancel)])
}

/// What was written down, and what is still missing.
pub fn entered(
    ask: &EnterAsk<'_>,
    figures: &[(Metric, Option<i64>)],
    left: &[Metric],
    currency: Currency,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let (name, date) = (words::cut(ask.name, words::NAME), words::day(ask.on, ask.today_on, locale));
    let given = words::given_list(figures.iter().map(|(metric, value)| (metric, *value)), currency, locale);
    let html = Html::text(texts.today_entered(name, date, given));
    if left.is_empty() {
        return Screen::text(html);
    }
    let again = Callback::EnterFor { member: ask.member, on: ask.on };
    Screen::text(html.line(texts.today_entered_left(words::names(left)).as_str()))
        .row([Button::callback(texts.today_button_enter_rest(), again)])
}
