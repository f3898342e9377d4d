//! The month's lines of a digest: «Месяц … · 65 %, к сегодня нужно 70 %», «Прогноз …», «До плана …».
use super::parts::shown;
use crate::{
    domain::digest::{DigestContent, MonthLines},
    locale::Locale,
    view::html::Html,
};

/// In the last days of a month: what is named and what is not.
pub(super) fn closing(content: &DigestContent, locale: Locale) -> Html {
    let Some((month, closing)) = content.month.as_ref().and_then(|month| Some((month, month.closing?))) else {
        return Html::new();
    };
    let short = |minor: i64| locale.short_amount(minor);
    let (texts, left) = (locale.texts(), closing.gap - closing.named);
    let said = match (closing.named, left) {
        (0, _) => texts.digest_closing_none(short(closing.gap)),
        (_, 0) => texts.digest_closing_all(short(closing.gap)),
        (named, left) => texts.digest_closing(short(closing.gap), short(named), short(left)),
    };
    debug_assert!(month.metric.is_money());
    Html::text(format!("🎯 {said}"))
}

/// Where the month stands, and where it is going.
pub(super) fn lines(content: &DigestContent, locale: Locale) -> Html {
    let Some(month) = &content.month else { return Html::new() };
    match month.fact {
        None if month.plan.is_none() => Html::new(),
        _ => Html::lines([stands(month, content, locale), goes(month, content, locale)]),
    }
}

fn stands(month: &MonthLines, content: &DigestContent, locale: Locale) -> Html {
    let (texts, value) = (locale.texts(), |v| shown(&month.metric, v, content, locale));
    let title = Html::text(texts.digest_month()).bold();
    let (fact, plan) = match (month.fact, month.plan) {
        (None, plan) => return plan.map_or_else(Html::new, |plan| Html::text(texts.digest_month_plan(value(plan)))),
        (Some(fact), None) => return title.and(format!(" {}", value(fact))),
        (Some(fact), Some(0)) => return title.and(format!(" {}", texts.digest_month_zero(value(fact)))),
        (Some(fact), Some(plan)) => (fact, plan),
    };
    let done = locale.share(fact, plan);
    let mark = if month.is_reached() { " ✅" } else { "" };
    let expected = month.expected.filter(|_| !month.is_reached() && month.days_left);
    let expected = expected.map(|percent| texts.digest_month_expected(locale.per_cent(percent)));
    let part =
        [done.map(|done| format!("{done}{mark}")), expected].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let unknown = (month.unknown > 0).then(|| texts.digest_month_unknown(month.unknown));
    let rest = [Some(part).filter(|part| !part.is_empty()), unknown].into_iter().flatten();
    let rest: String = rest.map(|said| format!(" · {said}")).collect();
    title.and(format!(" {}{rest}", texts.digest_month_of(value(fact), value(plan))))
}

fn goes(month: &MonthLines, content: &DigestContent, locale: Locale) -> Html {
    let (texts, value) = (locale.texts(), |v| shown(&month.metric, v, content, locale));
    let Some(plan) = month.plan.filter(|_| month.days_left) else { return Html::new() };
    let (known, of) = month.forecast_of;
    let forecast = month.forecast.map(|forecast| {
        let part = (known < of).then(|| texts.digest_forecast_part(known, of));
        let said: Vec<String> = [locale.share(forecast, plan), part].into_iter().flatten().collect();
        if said.is_empty() { value(forecast) } else { format!("{} ({})", value(forecast), said.join(", ")) }
    });
    let by_promises = month.by_promises.map(|by| texts.digest_month_promised(value(by)));
    let needed = month.needed.map(|needed| {
        let a_day = if month.metric.is_money() { locale.short_amount(needed) } else { value(needed) };
        texts.digest_month_needed(a_day)
    });
    let title = Html::text(texts.digest_forecast()).bold();
    let ahead: Vec<String> = [forecast.clone(), by_promises, needed].into_iter().flatten().collect();
    match forecast {
        Some(_) => title.and(format!(" {}", ahead.join(" · "))),
        None => Html::join([texts.digest_forecast_unknown()].into_iter().chain(ahead).map(Html::text), " · "),
    }
}
