//! Words the screens of a report share: dates beside today, names of metrics inside a sentence, figures as a list.
//!
//! Invariant: whatever people typed is cut here to a bounded length before it is shown.
use crate::{
    domain::{
        department::Currency,
        metric::{Direction, Metric, Unit},
        parse::given_name::given_name,
    },
    locale::{Locale, money::sign},
    view::html::Html,
};
use chrono::NaiveDate;

/// Most characters of a promise, a note or a typed line on a screen.
pub const BODY: usize = 160;
/// Most characters of a metric's name, of a person's and of a unit.
pub const NAME: usize = 48;
/// Most characters of a button that carries numbers: what a phone shows of a whole row.
pub const LABEL: usize = 32;

/// The first `most` characters of a text, with «…» where something was left out; line breaks become spaces.
pub fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short + "…"
}

/// A count as texts take it.
pub fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// «пт 20.11», with «сегодня» and «завтра» where it is one.
pub fn day(on: NaiveDate, today_on: NaiveDate, locale: Locale) -> String {
    let date = locale.date(on);
    match (on - today_on).num_days() {
        0 => locale.texts().report_today(date),
        1 => locale.texts().report_tomorrow(date),
        _ => date,
    }
}

/// «чт 19.11 и сегодня (пт 20.11)»: today is named, tomorrow is clear from its date.
pub fn days(dates: &[NaiveDate], today_on: NaiveDate, locale: Locale) -> String {
    let shown = dates.iter().map(|on| if *on == today_on { day(*on, today_on, locale) } else { locale.date(*on) });
    locale.list(&shown.collect::<Vec<_>>())
}

/// A date on a button: «Сегодня», «Завтра», «пт 20.11».
pub fn day_button(on: NaiveDate, today_on: NaiveDate, locale: Locale) -> String {
    match (on - today_on).num_days() {
        0 => locale.texts().report_button_today(),
        1 => locale.texts().report_button_tomorrow(),
        _ => locale.date(on),
    }
}

/// «Оплаты».
pub fn name(metric: &Metric) -> String {
    cut(&metric.name, NAME)
}

/// «оплаты», but «КП» and «B2B» as they are: a name in the middle of a sentence.
pub fn inner_name(metric: &Metric) -> String {
    lowered(name(metric))
}

/// With a small first letter, unless the word is an abbreviation.
pub fn lowered(text: String) -> String {
    let mut rest = text.chars();
    match (rest.next(), rest.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(rest).collect(),
        _ => text,
    }
}

/// With a capital first letter: the beginning of a sentence.
pub fn raised(text: String) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

/// «Оплаты ₽», «Отгрузки, кг»: a name that says in what it is counted.
pub fn name_with_unit(metric: &Metric, currency: Currency, locale: Locale) -> String {
    let name = name(metric);
    match &metric.unit {
        Unit::Money if !name.contains(sign(currency)) => format!("{name}\u{a0}{}", sign(currency)),
        Unit::Named(unit) => locale.texts().report_name_unit(name, cut(unit, NAME)),
        Unit::Money | Unit::Count => name,
    }
}

/// «98 000 ₽», «12,5 кг», «41».
pub fn value(metric: &Metric, value: i64, currency: Currency, locale: Locale) -> String {
    cut_unit(locale.value_with_unit(metric, value, currency))
}

/// «не больше 5», «в идеале 0»: where a figure should be, when it has a limit.
pub fn limit(metric: &Metric, currency: Currency, locale: Locale) -> Option<String> {
    let limit = metric.limit?;
    Some(locale.texts().weekly_limit(side(metric, limit), value(metric, limit, currency, locale)))
}

/// On which side of its limit a figure should be, as the texts know it.
pub fn side(metric: &Metric, limit: i64) -> &'static str {
    match metric.direction {
        Direction::Less if limit == 0 => "none",
        Direction::Less => "most",
        Direction::More => "least",
    }
}

/// A long unit is cut, the no-break spaces stay.
fn cut_unit(shown: String) -> String {
    if shown.chars().count() <= NAME { shown } else { shown.chars().take(NAME - 1).chain(['…']).collect() }
}

/// «оплаты 98 000 ₽», «оплаты — без цифры».
pub fn given(metric: &Metric, known: Option<i64>, currency: Currency, locale: Locale) -> String {
    match known {
        Some(known) => locale.texts().report_given(inner_name(metric), value(metric, known, currency, locale)),
        None => locale.texts().report_given_missing(inner_name(metric)),
    }
}

/// «звонки 41, встречи 3, оплаты 98 000 ₽».
pub fn given_list<'m>(
    figures: impl IntoIterator<Item = (&'m Metric, Option<i64>)>,
    currency: Currency,
    locale: Locale,
) -> String {
    figures.into_iter().map(|(metric, known)| given(metric, known, currency, locale)).collect::<Vec<_>>().join(", ")
}

/// «КП, договоры, оплаты».
pub fn names<'m>(metrics: impl IntoIterator<Item = &'m Metric>) -> String {
    metrics.into_iter().map(inner_name).collect::<Vec<_>>().join(", ")
}

/// «41 3 2 1 98к»: values as people type them, by order.
pub fn typed_line<'m>(values: impl IntoIterator<Item = (&'m Metric, i64)>, locale: Locale) -> String {
    values.into_iter().map(|(metric, value)| locale.typed(metric, value)).collect::<Vec<_>>().join(" ")
}

/// «A», «A или B», «A, B или C».
pub fn either(items: &[String], locale: Locale) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => locale.texts().report_or(head.join(", "), last),
    }
}

/// How somebody is spoken to: by his given name.
pub fn addressed(name: &str) -> String {
    cut(given_name(name), NAME)
}

/// What counts for each metric that has a hint, a line each; nothing when none has.
pub fn hints<'m>(metrics: impl IntoIterator<Item = &'m Metric>, locale: Locale) -> Html {
    let lines = metrics.into_iter().filter_map(|metric| {
        let hint = metric.hint.as_deref().map(|hint| cut(hint, BODY)).filter(|hint| !hint.is_empty())?;
        Some(Html::text(locale.texts().report_hint(name(metric), hint)))
    });
    Html::lines(lines).quote()
}
