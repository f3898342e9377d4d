//! A promise being made: what is still asked, and that it was noted.
use crate::{
    domain::{
        department::Currency,
        promise::draft::{Draft, Missing},
        talk::{PartAsk, PromiseLine},
    },
    locale::{Locale, money::sign},
    view::{
        callback::Callback,
        html::Html,
        report::{promises, words},
        screen::{Button, Screen},
    },
};
use chrono::NaiveDate;

/// `/promise` without a text; `assigns`: he may ask others.
pub fn ask_text(assigns: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(if assigns { texts.promise_ask_text_assign() } else { texts.promise_ask_text() })
}

/// The next question about a draft. `dates`: the days on the buttons when the draft itself names none.
pub fn missing(
    draft: &Draft,
    missing: &Missing,
    dates: &[NaiveDate],
    today_on: NaiveDate,
    currency: Currency,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let what = words::cut(&draft.body, words::BODY);
    let without =
        || Button::callback(texts.promise_button_without_amount(), Callback::PromiseAmount { amount_minor: None });
    match missing {
        // Names are not in the draft: see `ask_owner`.
        Missing::Owner { .. } => Screen::text(texts.promise_ask_owner(what)),
        Missing::Amount { readings } => {
            let amount = |minor: &i64| {
                let to = Callback::PromiseAmount { amount_minor: Some(*minor) };
                Button::callback(locale.money(*minor, currency), to)
            };
            Screen::text(texts.promise_ask_amount(what)).grid(2, readings.iter().map(amount)).row([without()])
        }
        Missing::Currency { .. } => Screen::text(texts.promise_ask_currency(what, sign(currency))).row([without()]),
        Missing::Due { dates: said } => {
            let (question, dates) = if said.is_empty() {
                let what = match draft.amount_minor {
                    Some(amount) => texts.report_promise_money(what, locale.money(amount, currency)),
                    None => what,
                };
                (texts.promise_ask_due(what), dates)
            } else {
                (texts.promise_ask_due_which(what), said.as_slice())
            };
            let day = |on: &NaiveDate| {
                // «Завтра» with two meanings is not answered by «Завтра».
                let plain = !said.is_empty() && *on != today_on;
                let label = if plain { locale.date(*on) } else { words::day_button(*on, today_on, locale) };
                Button::callback(label, Callback::PromiseDueOn { on: *on })
            };
            let other = Button::callback(texts.promise_button_other_date(), Callback::PromiseDueOther);
            Screen::text(question).grid(3, dates.iter().map(day)).row([other])
        }
    }
}

/// [Другая дата]
pub fn ask_day_typed(locale: Locale) -> Screen {
    Screen::text(locale.texts().promise_ask_due_type())
}

/// «Записал: …»
pub fn made(line: &PromiseLine, currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let noted = Html::text(texts.promise_made(promises::line(line, currency, locale)));
    Screen::text(noted.line(texts.promise_made_asked())).row([
        Button::callback(texts.promise_button_cancel(), Callback::PromiseCancel { promise: line.id }),
        Button::callback(texts.promise_button_all(), Callback::Promises { promise: line.id }),
    ])
}

/// A typed sum that can be read in several ways.
pub fn which_part(ask: &PartAsk, readings: &[i64], locale: Locale) -> Screen {
    let question = locale.texts().promise_ask_part_which(promises::what(&ask.promise, ask.currency, locale));
    let amount = |minor: &i64| {
        let to = Callback::PromisePaid { promise: ask.promise.id, amount_minor: *minor };
        Button::callback(locale.money(*minor, ask.currency), to)
    };
    Screen::text(question).grid(2, readings.iter().map(amount))
}
