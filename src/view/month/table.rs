//! Monospace tables of at most 34 characters, the width of a phone: columns, bars as text, names that are cut.
use crate::domain::department::Currency;
use crate::{
    domain::{
        metric::{Direction, Metric},
        month::Light,
        planfact::{DayLine, Row, WeekLine},
    },
    locale::{
        Locale,
        money::{Scale, sign},
    },
    view::{html::Html, report::words},
};
use chrono::{Datelike, NaiveDate};

/// Most characters of a line.
#[cfg(test)]
pub(super) const WIDTH: usize = 34;
const NAME: usize = 12;
const WIDE_NAME: usize = 22;
const BAR: usize = 6;
/// What stands where nothing is known.
const NONE: &str = "—";

/// Members × per cent and fact, with a bar; without any plan, members × fact.
pub(super) fn people(rows: &[Row], metric: &Metric, scale: Scale, lights: bool, locale: Locale) -> Html {
    if rows.is_empty() {
        return Html::new();
    }
    let texts = locale.texts();
    let value = |known: Option<i64>| known.map_or(NONE.to_owned(), |value| locale.in_scale(metric, value, scale));
    let name = |row: &Row, most| padded(&words::cut(&row.name, most), most);
    if rows.iter().all(|row| row.plan.is_none()) {
        let line = |row: &Row| format!("{} {:>11}", name(row, WIDE_NAME), value(row.fact));
        return Html::pre(rows.iter().map(line).collect::<Vec<_>>().join("\n"));
    }
    let percent = |row: &Row| row.percent().map_or(NONE.to_owned(), |percent| percent.clamp(-99, 999).to_string());
    let lines: Vec<String> = if lights {
        let head = format!("{:NAME$} {:BAR$} {:>4}   {:>7}", "", "", "%", texts.planfact_column_fact());
        let line = |row: &Row| {
            let shape = row.light.map_or(" ", shape);
            format!("{} {} {:>4} {shape} {:>7}", name(row, NAME), bar(row), percent(row), value(row.fact))
        };
        std::iter::once(head).chain(rows.iter().map(line)).collect()
    } else {
        let (fact, plan) = (texts.planfact_column_fact(), texts.planfact_column_plan());
        let head = format!("{:NAME$} {fact:>6} {plan:>6} {:>4}", "", "%");
        let line = |row: &Row| {
            let reached = row.fact.zip(row.plan).is_some_and(|(fact, plan)| reached(metric, fact, plan));
            let mark = if reached { " ✅" } else { "" };
            let (fact, plan) = (value(row.fact), value(row.plan));
            format!("{} {fact:>6} {plan:>6} {:>4}{mark}", name(row, NAME), percent(row))
        };
        std::iter::once(head).chain(rows.iter().map(line)).collect()
    };
    Html::pre(lines.join("\n"))
}

fn reached(metric: &Metric, fact: i64, plan: i64) -> bool {
    metric.direction == Direction::More && plan > 0 && fact >= plan
}

/// What of three values a table of stretches shows last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// Norm, named, fact.
    Fact,
    /// Norm, fact, what is left of the norm.
    Left,
}

/// Weeks × norm and fact; the present week is marked.
pub(super) fn weeks(
    weeks: &[WeekLine],
    metric: &Metric,
    scale: Scale,
    last: Last,
    today_on: NaiveDate,
    locale: Locale,
) -> Html {
    let line = |(week, sum): &WeekLine| {
        let mark = if week.contains(&today_on) { '▸' } else { ' ' };
        let (from, through) = (week.start().day(), week.end().day());
        let days = if from == through { from.to_string() } else { format!("{from}–{through}") };
        let left = sum.norm.map(|norm| norm.saturating_sub(sum.fact.unwrap_or_default()).max(0));
        let values = match last {
            Last::Fact => [sum.norm, sum.pledge, sum.fact],
            Last::Left => [sum.norm, sum.fact, left],
        };
        (format!("{mark}{days}"), values)
    };
    columns(weeks.iter().map(line).collect(), metric, scale, last, locale)
}

/// Days × norm, named and fact; days off without figures are left out.
pub(super) fn days(days: &[DayLine], metric: &Metric, scale: Scale, today_on: NaiveDate, locale: Locale) -> Html {
    let shown = days.iter().filter(|day| day.works || day.fact.is_some() || day.pledge.is_some());
    let line = |day: &DayLine| {
        let mark = if day.on == today_on { '▸' } else { ' ' };
        let label = format!("{mark}{} {}", locale.weekday(day.on.weekday()), day.on.day());
        (label, [day.norm, day.pledge, day.fact])
    };
    columns(shown.map(line).collect(), metric, scale, Last::Fact, locale)
}

fn columns(lines: Vec<(String, [Option<i64>; 3])>, metric: &Metric, scale: Scale, last: Last, locale: Locale) -> Html {
    if lines.is_empty() {
        return Html::new();
    }
    let texts = locale.texts();
    let names = match last {
        Last::Fact => [texts.planfact_column_norm(), texts.planfact_column_named(), texts.planfact_column_fact()],
        Last::Left => [texts.planfact_column_norm(), texts.planfact_column_fact(), texts.planfact_column_left()],
    };
    let row = |label: &str, cells: [String; 3]| {
        let [a, b, c] = cells;
        format!("{} {a:>8} {b:>8} {c:>8}", padded(label, 7))
    };
    let cell = |value: Option<i64>| value.map_or(NONE.to_owned(), |value| locale.in_scale(metric, value, scale));
    let body = lines.iter().map(|(label, values)| row(label, values.map(cell)));
    Html::pre(std::iter::once(row("", names)).chain(body).collect::<Vec<_>>().join("\n"))
}

/// «Цифры в таблицах — тыс. ₽»; nothing where they are plain.
pub(super) fn unit(metric: &Metric, scale: Scale, currency: Currency, locale: Locale) -> Html {
    let texts = locale.texts();
    let name = match scale {
        Scale::Ones => return Html::new(),
        Scale::Thousands => texts.planfact_unit_thousands(),
        Scale::Millions => texts.planfact_unit_millions(),
        Scale::Billions => texts.planfact_unit_billions(),
    };
    let shown = if metric.is_money() { format!("{name} {}", sign(currency)) } else { name };
    Html::text(texts.planfact_unit(shown)).italic()
}

/// What the shapes mean.
pub(super) fn legend(metric: &Metric, locale: Locale) -> Html {
    let texts = locale.texts();
    Html::text(match metric.direction {
        Direction::More => texts.planfact_legend(),
        Direction::Less => texts.planfact_legend_less(),
    })
}

fn shape(light: Light) -> &'static str {
    match light {
        Light::Green => "●",
        Light::Yellow => "◐",
        Light::Red => "○",
    }
}

/// Six steps to the plan.
fn bar(row: &Row) -> String {
    let Some(percent) = row.percent() else { return " ".repeat(BAR) };
    let full = usize::try_from((percent.clamp(0, 100) * BAR as i64 + 50) / 100).unwrap_or(BAR).min(BAR);
    "█".repeat(full) + &"░".repeat(BAR - full)
}

fn padded(text: &str, width: usize) -> String {
    format!("{text:width$}")
}
