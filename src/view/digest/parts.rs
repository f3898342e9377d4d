//! Lines of a digest: a score against its plan, a person, a correction, an older day.
use crate::{
    domain::{
        digest::{
            Corrected, Correction, DigestContent, METRIC_NAME, MainLine, OLDER_PEOPLE, OlderDay, PersonLine, Score,
        },
        metric::Metric,
    },
    locale::Locale,
    view::{bidi, html::Html},
};
use chrono::{Datelike, NaiveDate};

/// A day nearer than this is called by its weekday alone.
const WEEK_DAYS: i64 = 7;

/// A value in a line that names its metric: money without the currency's sign, other units with their word.
pub(super) fn shown(metric: &Metric, value: i64, content: &DigestContent, locale: Locale) -> String {
    if metric.is_money() { locale.amount(value) } else { locale.value_with_unit(metric, value, content.currency) }
}

/// The name of a metric, which may be as long as its department likes.
pub(super) fn metric(metric: &Metric) -> String {
    let mut units = 1;
    let short = metric.name.chars().take_while(|c| {
        units += c.len_utf16();
        units <= METRIC_NAME
    });
    match metric.name.encode_utf16().count() <= METRIC_NAME {
        true => metric.name.clone(),
        false => short.collect::<String>().trim_end().to_owned() + "…",
    }
}

/// Inside a line: «звонки», but «КП».
pub(super) fn lower(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// «Оплаты 412 000 при плане 409 000 · 101 % ✅»
pub(super) fn main_line(main: &MainLine, content: &DigestContent, locale: Locale) -> Html {
    let (texts, metric, title) = (locale.texts(), &main.metric, self::metric(&main.metric));
    let value = |v| shown(metric, v, content, locale);
    let name = Html::text(&title).bold();
    match main.score {
        Score { planned: None, unplanned: None } => Html::text(texts.digest_main_unknown(title)),
        Score { planned: None, unplanned: Some(fact) } => name.and(format!(" {}", value(fact))),
        Score { planned: Some((fact, pledge)), unplanned } => {
            let mark = if main.score.is_reached(metric.direction) { " ✅" } else { "" };
            let share = locale.share(fact, pledge).map(|share| format!(" · {share}")).unwrap_or_default();
            let more = unplanned.map(|v| format!(" · {}", texts.digest_unplanned(value(v)))).unwrap_or_default();
            name.and(format!(" {}{share}{mark}{more}", texts.digest_against(value(fact), value(pledge))))
        }
    }
}

/// «98 000 (план 60 000), ещё 20 000 без плана»
fn score(score: &Score, metric: &Metric, content: &DigestContent, locale: Locale) -> String {
    let (texts, value) = (locale.texts(), |v| shown(metric, v, content, locale));
    let planned = score.planned.map(|(f, p)| format!("{} {}", value(f), texts.digest_person_plan(value(p))));
    match (planned, score.unplanned) {
        (Some(planned), Some(more)) => format!("{planned}, {}", texts.digest_unplanned(value(more))),
        (Some(planned), None) => planned,
        (None, fact) => fact.map(value).unwrap_or_default(),
    }
}

/// «✅ Иванов 98 000 (план 60 000) · на вт 80 000»
pub(super) fn person(p: &PersonLine, metric: &Metric, content: &DigestContent, locale: Locale) -> String {
    let mark = if p.score.is_reached(metric.direction) { "✅" } else { "•" };
    let fact = score(&p.score, metric, content, locale);
    let next = p.next.map(|(on, value)| {
        let value = shown(metric, value, content, locale);
        format!(" · {}", locale.texts().digest_next(near(on, content.today_on, locale), value))
    });
    format!("{mark} {} {fact}{}", bidi::name(&p.name), next.unwrap_or_default())
}

/// «вт», further away «вт 01.12».
fn near(on: NaiveDate, today_on: NaiveDate, locale: Locale) -> String {
    match (on - today_on).num_days() {
        0..WEEK_DAYS => locale.weekday(on.weekday()),
        _ => locale.date(on),
    }
}

/// «Дополнено за чт 19.11: Иванов 98 000 (план 60 000)»; of many people the first few, or the day's sum alone.
pub(super) fn older_line(
    day: &OlderDay,
    metric: &Metric,
    named: bool,
    content: &DigestContent,
    locale: Locale,
) -> String {
    let texts = locale.texts();
    let line = |p: &PersonLine| format!("{} {}", bidi::name(&p.name), score(&p.score, metric, content, locale));
    let what: Vec<String> = match named && !day.people.is_empty() {
        false => vec![format!("{} {}", lower(&self::metric(metric)), score(&day.score, metric, content, locale))],
        true => {
            let left = day.people.len().saturating_sub(OLDER_PEOPLE);
            let more = (left > 0).then(|| texts.digest_and_more(left));
            day.people.iter().take(OLDER_PEOPLE).map(line).chain(more).collect()
        }
    };
    format!("{} {}", texts.digest_older(locale.date(day.on)), what.join("; "))
}

/// «пт 20.11 Иванов, оплаты 98 000 → 112 000», without names «пт 20.11, оплаты +14 000».
pub(super) fn correction(c: &Correction, content: &DigestContent, locale: Locale) -> String {
    let (day, metric) = (locale.date(c.on), lower(&metric(&c.metric)));
    let known = |v: i64| shown(&c.metric, v, content, locale);
    let value = |v: Option<i64>| v.map_or_else(|| locale.texts().digest_no_number(), known);
    match &c.change {
        Corrected::Of { name, before, after } => {
            format!("{day} {}, {metric} {} → {}", bidi::name(name), value(*before), value(*after))
        }
        Corrected::By(by) => format!("{day}, {metric} {}{}", if *by > 0 { "+" } else { "" }, known(*by)),
    }
}
