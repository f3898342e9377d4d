//! The month on the day card and under a report: a line or two, nothing where there is no target.
use super::{light, side};
use crate::{
    domain::{department::Currency, metric::Direction, month::Stage, planfact::CardMonth},
    locale::Locale,
    view::{html::Html, report::words},
};
use chrono::NaiveDate;

/// «Оплаты, ноябрь: 840 000 ₽ из 1 200 000 ₽ · 70 %, отстаём на 7 %. Нужно по 60 тыс. в день.» and the day's norm.
pub fn card_lines(card: &CardMonth, today_on: NaiveDate, currency: Currency, locale: Locale) -> Html {
    let (texts, progress) = (locale.texts(), &card.progress);
    if !matches!(progress.stage, Stage::Before | Stage::Under | Stage::Over) {
        return Html::new();
    }
    let month = super::short(progress, currency, locale);
    let less = progress.metric.direction == Direction::Less;
    let colour = progress.light.filter(|_| side(progress).is_some() && !progress.is_done());
    let month = match colour {
        Some(colour) => format!("{month} · {}", light(colour, less, locale)),
        None => month,
    };
    let stands = match progress.is_done() {
        true => texts.planfact_reached(locale.per_cent(progress.percent().unwrap_or_default())),
        false => super::needed(progress, currency, locale),
    };
    let hard = if progress.hard && !progress.is_done() { texts.planfact_hard() } else { String::new() };
    let said: Vec<String> = [stands, hard].into_iter().filter(|said| !said.is_empty()).collect();
    Html::text(month).line(said.join(" ").as_str()).line(day(card, today_on, currency, locale).as_str())
}

/// «Сегодня (пн 23.11): норма 60 000 ₽ · обещаний к этому дню: 2 (90 000 ₽)»
fn day(card: &CardMonth, today_on: NaiveDate, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let norm = card.norm.filter(|(_, norm)| *norm > 0).map(|(on, norm)| {
        let day = words::raised(words::day(on, today_on, locale));
        format!("{day}: {}", texts.planfact_norm(super::norm(&card.progress.metric, norm, currency, locale)))
    });
    let due = (card.due.count > 0).then(|| {
        let what = texts.planfact_promises_on_day(words::count(card.due.count));
        let what = if norm.is_some() { words::lowered(what) } else { what };
        super::me::with_sum(what, card.due, currency, locale)
    });
    [norm, due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
