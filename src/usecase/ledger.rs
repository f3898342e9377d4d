//! What figures were computed from, as tables: `planerka export --facts` and `--month`.
//!
//! Invariants: a row an entry, so that nothing corrected is hidden; from the month's table alone anybody can compute
//! every figure the bot shows: E, pace, catch-up, the forecasts.
use super::{Result, house::House, month::MonthBook};
use crate::{
    domain::{
        calendar::Weight,
        csv::{Cell, Csv, decimal, exact},
        fraction::Fraction,
        id::MemberId,
        metric::{Kind, Metric},
        month::{Day, Forecast, KAPPA, Promised, Sheet, Target, Total, alpha, in_days, keeping, smoothed_rate},
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::{NaiveDate, SecondsFormat};

/// Columns of the facts' table.
pub const FACTS: [&str; 12] = [
    "date",
    "member_id",
    "member",
    "metric",
    "value",
    "missing",
    "source",
    "entered_by",
    "entered_at",
    "corrected",
    "before",
    "current",
];
/// Columns of the month's days.
pub const DAYS: [&str; 14] = [
    "metric",
    "member_id",
    "member",
    "date",
    "weight",
    "version",
    "norm_exact",
    "norm",
    "fact",
    "pledge",
    "closed",
    "known",
    "opening",
    "missing",
];
/// Columns of the month's totals; a row without a member is the department's.
pub const TOTALS: [&str; 34] = [
    "metric",
    "member_id",
    "member",
    "plan",
    "opening",
    "opening_through",
    "fact",
    "fact_closed",
    "expected_exact",
    "expected",
    "weight",
    "weight_known",
    "weight_left",
    "pace_exact",
    "catch_up_exact",
    "catch_up",
    "effort_exact",
    "history_fact",
    "history_weight",
    "usual_exact",
    "kappa",
    "rate_exact",
    "forecast_smoothed_exact",
    "promised_due",
    "promised_kept",
    "promised_allowance_exact",
    "promised_open",
    "promised_keeping_exact",
    "forecast_by_promises_exact",
    "run_rate_exact",
    "forecast_shown_exact",
    "forecast_shown",
    "unknown_days",
    "as_of",
];

/// The department's facts of the days, a row an entry.
pub async fn facts(tx: &mut Tx, house: &House, from: Option<NaiveDate>, through: Option<NaiveDate>) -> Result<String> {
    let from = from.or_else(|| NaiveDate::from_ymd_opt(1970, 1, 1)).unwrap_or_default();
    let through = through.or_else(|| NaiveDate::from_ymd_opt(9999, 12, 31)).unwrap_or_default();
    let entries = store::figures::ledger(tx, house.department.id, from, through).await?;
    let mut csv = Csv::default();
    csv.header(&FACTS);
    for (n, (member, metric, entry)) in entries.iter().enumerate() {
        let Some(metric) = house.metric(*metric) else { continue };
        let next = entries.get(n + 1).map(|(member, metric, next)| (*member, *metric, next.on_day));
        let value = |value: Option<i64>| Cell::maybe(value.map(|value| decimal(metric, value)));
        csv.row([
            Cell::code(entry.on_day),
            Cell::code(member.0),
            name(house, Some(*member)),
            Cell::code(&metric.key),
            value(entry.value),
            Cell::yes(entry.value.is_none()),
            Cell::code(entry.source),
            name(house, entry.by_member),
            Cell::code(entry.at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            Cell::yes(!entry.is_first),
            value(entry.before),
            Cell::yes(next != Some((*member, metric.id, entry.on_day))),
        ]);
    }
    Ok(csv.into_text())
}

fn name(house: &House, member: Option<MemberId>) -> Cell {
    let found = member.and_then(|id| house.member(id));
    found.map_or(Cell::Empty, |member| Cell::Text(member.name.clone()))
}

/// A month: its days, then, after an empty line, its totals.
pub async fn month(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> Result<String> {
    let book = MonthBook::load(tx, house, month_on, now).await?;
    let sheets: Vec<(&Metric, Vec<Sheet>)> = house
        .metrics
        .iter()
        .filter(|metric| metric.kind == Kind::Flow)
        .map(|metric| (metric, book.sheets(house, metric)))
        .filter(|(metric, sheets)| book.target(metric.id).is_some() || sheets.iter().any(Sheet::has_facts))
        .collect();
    let mut csv = Csv::default();
    csv.header(&DAYS);
    for (metric, sheet) in sheets.iter().flat_map(|(metric, all)| all.iter().map(move |sheet| (*metric, sheet))) {
        for day in sheet.days() {
            csv.row(day_row(house, &book, metric, sheet, day));
        }
    }
    csv.gap();
    csv.header(&TOTALS);
    for (metric, all) in &sheets {
        for sheet in all {
            csv.row(member_row(house, &book, metric, sheet, now));
        }
        csv.row(department_row(&book, metric, &book.total(house, metric, all), all, now));
    }
    Ok(csv.into_text())
}

fn weight(weight: Weight) -> Cell {
    Cell::code(in_days(weight))
}

fn day_row(house: &House, book: &MonthBook, metric: &Metric, sheet: &Sheet, day: &Day) -> Vec<Cell> {
    let value = |value: Option<i64>| Cell::maybe(value.map(|value| decimal(metric, value)));
    let version = book.target(metric.id).map(|target| target.governing(day.on).id);
    let told = book.facts(sheet.member(), metric.id).and_then(|facts| facts.get(&day.on));
    vec![
        Cell::code(&metric.key),
        Cell::code(sheet.member().0),
        name(house, Some(sheet.member())),
        Cell::code(day.on),
        weight(day.weight),
        Cell::maybe(version),
        Cell::maybe(day.norm.map(|_| exact(metric, &day.exact))),
        value(day.norm),
        value(day.fact),
        value(day.pledge),
        Cell::yes(day.closed),
        Cell::yes(day.is_known()),
        Cell::yes(day.opened),
        Cell::yes(told == Some(&None)),
    ]
}

fn member_row(house: &House, book: &MonthBook, metric: &Metric, sheet: &Sheet, now: Instant) -> Vec<Cell> {
    let value = |value: i64| Cell::code(decimal(metric, value));
    let ratio = |value: Option<Fraction>| Cell::maybe(value);
    let amount = |value: Option<&Fraction>| Cell::maybe(value.map(|value| exact(metric, value)));
    let rounded = |amount: Option<&Fraction>| amount.map_or(Cell::Empty, |amount| value(amount.shown()));
    let opening = book.opening(sheet.member(), metric.id);
    let forecast: Forecast = book.forecast(metric, sheet);
    let promised: Option<Promised> = (metric.is_money() && metric.main).then(|| book.promised(sheet.member()));
    let (expected, catch_up) = (sheet.plan().map(|_| sheet.expected()), sheet.catch_up());
    let minor = |of: fn(&Promised) -> i64| promised.as_ref().map_or(Cell::Empty, |promised| value(of(promised)));
    vec![
        Cell::code(&metric.key),
        Cell::code(sheet.member().0),
        name(house, Some(sheet.member())),
        sheet.plan().map_or(Cell::Empty, value),
        value(sheet.opening()),
        Cell::maybe(opening.map(|opening| opening.through_on)),
        if sheet.has_facts() { value(sheet.fact()) } else { Cell::Empty },
        value(sheet.fact_closed()),
        amount(expected.as_ref()),
        rounded(expected.as_ref()),
        weight(sheet.weight()),
        weight(sheet.weight_known()),
        weight(sheet.weight_left()),
        ratio(sheet.pace()),
        amount(catch_up.as_ref()),
        rounded(catch_up.as_ref()),
        ratio(sheet.effort()),
        sheet.history().map_or(Cell::Empty, |(sum, _)| value(sum)),
        sheet.history().map_or(Cell::Empty, |(_, days)| weight(days)),
        amount(sheet.usual_a_day().as_ref()),
        Cell::code(KAPPA),
        amount(smoothed_rate(sheet).as_ref()),
        amount(forecast.smoothed.as_ref()),
        minor(|promised| promised.due),
        minor(|promised| promised.kept),
        amount(promised.as_ref().map(alpha).as_ref()),
        minor(|promised| promised.open),
        ratio(promised.as_ref().map(keeping)),
        amount(forecast.by_promises.as_ref()),
        amount(forecast.run_rate.as_ref()),
        amount(forecast.shown()),
        rounded(forecast.shown()),
        Cell::code(sheet.unknown_days()),
        Cell::code(now.to_rfc3339_opts(SecondsFormat::Secs, true)),
    ]
}

/// The department: what is no sum of its people's rows, and the sums.
fn department_row(book: &MonthBook, metric: &Metric, total: &Total<'_>, sheets: &[Sheet], now: Instant) -> Vec<Cell> {
    let value = |value: i64| Cell::code(decimal(metric, value));
    let amount = |value: Option<&Fraction>| Cell::maybe(value.map(|value| exact(metric, value)));
    let rounded = |amount: Option<&Fraction>| amount.map_or(Cell::Empty, |amount| value(amount.shown()));
    let forecast =
        |which: fn(&Forecast) -> Option<Fraction>| total.forecast(|sheet| book.forecast(metric, sheet), which);
    let expected = total.plan().map(|_| total.expected());
    let (needed, shown) = (total.needed_a_day(), forecast(|one| one.shown().cloned()));
    let sum = |of: fn(&Sheet) -> Weight| weight(sheets.iter().map(of).sum());
    let minor = |of: fn(&Promised) -> i64| {
        let all = sheets.iter().map(|sheet| of(&book.promised(sheet.member()))).sum();
        if metric.is_money() && metric.main { value(all) } else { Cell::Empty }
    };
    vec![
        Cell::code(&metric.key),
        Cell::Empty,
        Cell::Empty,
        book.target(metric.id).map(Target::total).map_or(Cell::Empty, value),
        value(sheets.iter().map(Sheet::opening).sum()),
        Cell::Empty,
        if total.has_facts() { value(total.fact()) } else { Cell::Empty },
        value(sheets.iter().map(Sheet::fact_closed).sum()),
        amount(expected.as_ref()),
        rounded(expected.as_ref()),
        sum(Sheet::weight),
        sum(Sheet::weight_known),
        weight(total.weight_left()),
        Cell::maybe(total.pace()),
        amount(needed.as_ref()),
        rounded(needed.as_ref()),
        Cell::maybe(total.effort()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::code(KAPPA),
        Cell::Empty,
        amount(forecast(|one| one.smoothed.clone()).as_ref()),
        minor(|promised| promised.due),
        minor(|promised| promised.kept),
        Cell::Empty,
        minor(|promised| promised.open),
        Cell::Empty,
        amount(forecast(|one| one.by_promises.clone()).as_ref()),
        amount(forecast(|one| one.run_rate.clone()).as_ref()),
        amount(shown.as_ref()),
        rounded(shown.as_ref()),
        Cell::code(sheets.iter().map(Sheet::unknown_days).sum::<usize>()),
        Cell::code(now.to_rfc3339_opts(SecondsFormat::Secs, true)),
    ]
}
