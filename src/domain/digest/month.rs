//! The month's lines of a digest: where the main metric stands, where it is going, and what a day needs.
//!
//! Numbers as they are shown: rounded here once, so that a digest is compared by what a reader sees.
use super::Metric;
use crate::domain::{
    fraction::Fraction,
    metric::Kind,
    month::{Forecast, Sheet, Total},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// In the last so many working days of a month the digest leads with what is still to be named.
pub const CLOSING_DAYS: usize = 5;

/// A forecast is shown by so many digits: nobody knows the rest.
const FORECAST_DIGITS: u32 = 4;

/// «До плана 3,16 млн: названо 2,1, не названо 1,06»
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub gap: i64,
    /// Σ of what is promised with amounts, as it was promised, up to the gap.
    pub named: i64,
}

/// The department's month of a metric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthLines {
    pub metric: Metric,
    /// The first of the month.
    pub month_on: NaiveDate,
    /// `None`: nobody gave a number.
    pub fact: Option<i64>,
    pub plan: Option<i64>,
    /// E of P in whole per cent: «к сегодня нужно 70 %».
    pub expected: Option<i64>,
    /// Working days of people that are over without a number.
    pub unknown: usize,
    pub forecast: Option<i64>,
    /// Of so many people with a plan, so many have a forecast.
    pub forecast_of: (usize, usize),
    /// Where promises say something else.
    pub by_promises: Option<i64>,
    /// Needed an ordinary day; `None`: nothing is, or no day is left.
    pub needed: Option<i64>,
    /// A working day is left.
    pub days_left: bool,
    /// In the last working days, while the plan is not reached.
    pub closing: Option<Closing>,
}

impl MonthLines {
    /// `forecasts` of `sheets`, in their order; `open`: Σ of open promised amounts to the month's end; `closing`: it is
    /// one of the last [`CLOSING_DAYS`]; `last`: of a snapshot, the sum of last values.
    pub fn of(
        metric: &Metric,
        month_on: NaiveDate,
        (sheets, forecasts): (&[Sheet], &[Forecast]),
        total: &Total<'_>,
        last: Option<i64>,
        open: i64,
        closing: bool,
    ) -> Self {
        let flows = metric.kind == Kind::Flow;
        let plan = total.plan();
        let expected = plan.filter(|plan| flows && *plan > 0).and_then(|plan| {
            let expected = total.expected();
            expected.over(&Fraction::from(plan)).filter(|_| !expected.is_zero()).map(|part| part.shown_times(2))
        });
        let planned = || sheets.iter().zip(forecasts).filter(|(sheet, _)| flows && sheet.plan().is_some());
        let shown: Vec<Fraction> = planned().filter_map(|(_, forecast)| forecast.shown().cloned()).collect();
        let promised: Vec<Fraction> = planned().filter_map(|(_, forecast)| forecast.by_promises.clone()).collect();
        let round = |parts: &[Fraction]| {
            (!parts.is_empty()).then(|| rounded(parts.iter().cloned().sum::<Fraction>().shown(), FORECAST_DIGITS))
        };
        let forecast = round(&shown);
        let named = promised.len() == planned().count() && open > 0;
        let gap = total.gap().filter(|gap| flows && *gap > 0);
        Self {
            metric: metric.clone(),
            month_on,
            fact: if flows { total.has_facts().then(|| total.fact()) } else { last },
            plan,
            expected,
            unknown: if flows { sheets.iter().map(Sheet::unknown_days).sum() } else { 0 },
            forecast,
            forecast_of: (shown.len(), planned().count()),
            by_promises: round(&promised).filter(|by| named && Some(*by) != forecast),
            needed: gap.and_then(|_| total.needed_a_day()).map(|needed| needed.shown()),
            days_left: !total.weight_left().is_off(),
            closing: gap.filter(|_| closing && metric.is_money()).map(|gap| Closing { gap, named: open.min(gap) }),
        }
    }

    /// Has the month brought what was planned; a plan of nothing is no plan to reach.
    pub fn is_reached(&self) -> bool {
        match (self.fact, self.plan) {
            (Some(fact), Some(plan)) => plan > 0 && fact >= plan,
            _ => false,
        }
    }
}

/// By its first digits, half away from zero.
fn rounded(value: i64, digits: u32) -> i64 {
    let size = value.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    let step = 10_i64.pow(size.saturating_sub(digits));
    Fraction::ratio(value, step).map_or(value, |exact| exact.shown().saturating_mul(step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_is_shown_by_four_digits() {
        assert_eq!(rounded(8_348_079_00, 4), 8_348_000_00);
        assert_eq!(
            [rounded(0, 4), rounded(-12_345, 4), rounded(9_999_9, 4), rounded(41, 4)],
            [0, -12_350, 100_000, 41]
        );
    }
}
