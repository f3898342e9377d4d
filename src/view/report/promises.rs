//! Promises that are due: what came of them, how much was paid, another day.
use super::words;
use crate::{
    domain::{
        department::Currency,
        talk::{DueAsk, MoveAsk, PartAsk, PromiseLine},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};

/// Promises asked about in one message; the others come after them.
const AT_ONCE: usize = 12;

/// «Ромашка, 120 000 ₽».
pub fn what(promise: &PromiseLine, currency: Currency, locale: Locale) -> String {
    let body = words::cut(&promise.body, words::BODY);
    match promise.amount_minor {
        Some(amount) => locale.texts().report_promise_money(body, locale.money(amount, currency)),
        None => body,
    }
}

/// «Ким: Ромашка, 120 000 ₽ — до пт 20.11».
pub fn line(promise: &PromiseLine, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let (what, date) = (what(promise, currency, locale), locale.date(promise.due_on));
    let line = if promise.first_due_on == promise.due_on {
        texts.report_promise_due(what, date)
    } else {
        texts.report_promise_due_moved(what, date, locale.date(promise.first_due_on))
    };
    match &promise.owner {
        Some(owner) => texts.report_promise_of(words::cut(owner, words::NAME), line),
        None => line,
    }
}

/// All promises due in one message: a line and its buttons for each.
pub fn due(ask: &DueAsk, locale: Locale) -> Screen {
    let texts = locale.texts();
    let shown = &ask.promises[..ask.promises.len().min(AT_ONCE)];
    let several = shown.len() > 1;
    let mut html = Html::text(texts.report_due(words::count(ask.promises.len())));
    for (n, promise) in shown.iter().enumerate() {
        let line = line(promise, ask.currency, locale);
        html.push_line(if several { format!("{}. {line}", n + 1) } else { line });
    }
    if ask.promises.len() > shown.len() {
        html.push_line(texts.report_due_more(words::count(ask.promises.len() - shown.len())));
    }
    let number = |n: usize, label: String| {
        if several { texts.report_button_numbered((n + 1).to_string(), label) } else { label }
    };
    shown.iter().enumerate().fold(Screen::text(html), |screen, (n, promise)| {
        let buttons = choices(promise, locale).into_iter().map(|(label, to)| Button::callback(number(n, label), to));
        screen.grid(2, buttons)
    })
}

/// What may be answered. Facts pre-select the part that came, they never close a promise.
fn choices(promise: &PromiseLine, locale: Locale) -> [(String, Callback); 4] {
    let (texts, id) = (locale.texts(), promise.id);
    let (part, whole) = match part_paid(promise, locale) {
        Some(part) => (part, (texts.report_button_whole(), Callback::PromiseDone { promise: id })),
        None => (
            (texts.report_button_partly(), Callback::PromisePartly { promise: id }),
            (texts.report_button_done(), Callback::PromiseDone { promise: id }),
        ),
    };
    let moved = (texts.report_button_move(), Callback::PromiseMove { promise: id });
    let broken = (texts.report_button_broken(), Callback::PromiseBroken { promise: id });
    match part.1 {
        Callback::PromisePaid { .. } => [part, whole, moved, broken],
        _ => [whole, part, moved, broken],
    }
}

/// [98 000 из 120 000], when the facts speak of a part.
fn part_paid(promise: &PromiseLine, locale: Locale) -> Option<(String, Callback)> {
    let whole = promise.amount_minor?;
    let paid = promise.suggested_minor.filter(|paid| (1..whole).contains(paid))?;
    let label = locale.texts().report_button_paid(locale.amount(paid), locale.amount(whole));
    Some((label, Callback::PromisePaid { promise: promise.id, amount_minor: paid }))
}

/// How much of a promise came.
pub fn part(ask: &PartAsk, locale: Locale) -> Screen {
    let (texts, promise) = (locale.texts(), &ask.promise);
    let question = texts.report_part(what(promise, ask.currency, locale));
    let suggested = part_paid(promise, locale).map(|(label, to)| Button::callback(label, to));
    let whole = Button::callback(texts.report_button_whole(), Callback::PromiseDone { promise: promise.id });
    Screen::text(Html::text(question).line(texts.report_part_how(half(promise, locale))))
        .row(suggested.into_iter().chain([whole]))
}

/// A sum to show how it is typed: half of what was promised, in whole units.
fn half(promise: &PromiseLine, locale: Locale) -> String {
    /// Where nothing was promised in money.
    const ANY_MINOR: i64 = 5_000_000;
    let half = promise.amount_minor.map_or(ANY_MINOR, |amount| amount / 2);
    locale.amount(if half >= 100 { half / 100 * 100 } else { half })
}

/// Which day it is moved to.
pub fn moved(ask: &MoveAsk, locale: Locale) -> Screen {
    let (texts, promise) = (locale.texts(), ask.promise.id);
    let mut html = Html::text(texts.report_move(what(&ask.promise, ask.currency, locale)));
    html.push_line(texts.report_move_how());
    if !ask.promise.movable {
        html.push_line(texts.report_move_head());
    }
    let dates = ask.dates.iter().map(|on| {
        let label = words::day_button(*on, ask.today_on, locale);
        Button::callback(label, Callback::PromiseMoveTo { promise, on: *on })
    });
    Screen::text(html).grid(3, dates)
}
