//! Lines of a protocol: a person's figures, words, promises.
use crate::{
    domain::{
        department::Currency,
        metric::Metric,
        promise::PromiseEvent,
        protocol::{PersonFigures, PromiseMark, Promised, Saying, ShownFigure, Sum},
    },
    locale::Locale,
    view::report::words,
};

/// «звонки 141, оплаты 412 000 ₽ (6 из 7)»
pub(super) fn sum(sum: &Sum, members: usize, currency: Currency, locale: Locale) -> String {
    let shown = words::given(&sum.metric, Some(sum.value), currency, locale);
    match sum.known < members {
        true => format!("{shown} {}", locale.texts().digest_known(sum.known, members)),
        false => shown,
    }
}

/// «✅ Иванов: звонки 41, оплаты 98 000 ₽ (план 60 000)»
pub(super) fn person(person: &PersonFigures, currency: Currency, locale: Locale) -> String {
    let figure = |figure: &ShownFigure| {
        let shown = words::given(&figure.metric, figure.value, currency, locale);
        let plan = figure.pledge.map(|pledge| locale.value(&figure.metric, pledge));
        match plan {
            Some(plan) => format!("{shown} {}", locale.texts().digest_person_plan(plan)),
            None => shown,
        }
    };
    let figures: Vec<String> = person.figures.iter().map(figure).collect();
    let mark = if person.reached { "✅" } else { "•" };
    format!("{mark} {}", locale.texts().protocol_of(name(&person.name), figures.join(", ")))
}

/// «Иванов: «Перезвонил всем до 11»»
pub(super) fn saying(saying: &Saying, locale: Locale) -> String {
    let (texts, body) = (locale.texts(), words::cut(&saying.body, words::BODY));
    match &saying.name {
        Some(of) => format!("• {}", texts.protocol_said(name(of), body)),
        None => format!("• {}", texts.protocol_words(body)),
    }
}

/// «Ромашка, 120 000 ₽»
pub(super) fn what(mark: &PromiseMark, currency: Currency, locale: Locale) -> String {
    let body = words::cut(&mark.body, words::BODY);
    match mark.amount_minor {
        Some(amount) => locale.texts().report_promise_money(body, locale.money(amount, currency)),
        None => body,
    }
}

/// «Ким: Ромашка, 120 000 ₽ — до пт 20.11»
pub(super) fn made(promised: &Promised, currency: Currency, locale: Locale) -> String {
    let due = locale.date(promised.mark.due_on);
    let line = locale.texts().report_promise_due(what(&promised.mark, currency, locale), due);
    of(promised, line, locale)
}

/// «Ким: Ромашка, 120 000 ₽»
pub(super) fn kept(promised: &Promised, currency: Currency, locale: Locale) -> String {
    of(promised, what(&promised.mark, currency, locale), locale)
}

/// «Ким: Ромашка, 120 000 ₽ — новый срок вт 24.11»
pub(super) fn other(promised: &Promised, currency: Currency, locale: Locale) -> String {
    of(promised, event(&promised.mark, currency, locale), locale)
}

/// A promise and what became of it.
pub(super) fn event(mark: &PromiseMark, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let comment = match (mark.event, mark.paid_minor) {
        (PromiseEvent::Partly, Some(paid)) => texts.protocol_paid(locale.money(paid, currency)),
        (event, _) => texts.protocol_promise_event(event.as_str(), locale.date(mark.due_on)),
    };
    texts.protocol_with_comment(what(mark, currency, locale), comment)
}

fn of(promised: &Promised, line: String, locale: Locale) -> String {
    format!("• {}", locale.texts().protocol_of(name(&promised.name), line))
}

/// «оплаты 98 000 ₽ → 112 000 ₽»
pub(super) fn changed(
    metric: &Metric,
    before: Option<i64>,
    after: Option<i64>,
    currency: Currency,
    locale: Locale,
) -> String {
    let value = |value: Option<i64>| match value {
        Some(value) => words::value(metric, value, currency, locale),
        None => locale.texts().protocol_no_number(),
    };
    locale.texts().protocol_changed(words::inner_name(metric), value(before), value(after))
}

/// A name that cannot fill the screen.
pub(super) fn name(name: &str) -> String {
    words::cut(name, words::NAME)
}
