//! What a month is going to bring: smoothed, by promises, and the plain run rate for «Откуда?».
//!
//! Apart from the sheet because the three are shown beside each other and compared with what came.
use super::sheet::Sheet;
use crate::domain::{calendar::Weight, fraction::Fraction, id::MetricId, metric::Rhythm};
use chrono::NaiveDate;

/// κ: how many ordinary days of his usual result weigh against this month's.
pub const KAPPA: i64 = 5;

/// Facts above zero from which on a lumpy metric is forecast by its facts.
const LUMPY_FROM: usize = 3;

/// From what due promises are worth: money due and paid of the last 12 weeks, and the department's mean promise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promised {
    /// Σ amounts due in the window.
    pub due: i64,
    /// Σ amounts paid of them.
    pub kept: i64,
    /// The department's promises with an amount due in the window: Σ and how many.
    pub department: (i64, usize),
    /// Σ open amounts due on days not closed, to the month's end.
    pub open: i64,
}

/// α is so many mean promises.
const ALPHA_PROMISES: i64 = 3;
/// α of a department without promises: 100 000.00.
const ALPHA_MINOR: i64 = 100_000_00;

/// α: what stands in for a history of promises.
pub fn alpha(promised: &Promised) -> Fraction {
    let (sum, count) = promised.department;
    let mean = Fraction::ratio(sum, i64::try_from(count).unwrap_or(i64::MAX));
    mean.map_or_else(|| Fraction::from(ALPHA_MINOR), |mean| mean * Fraction::from(ALPHA_PROMISES))
}

/// ρ = (Σ kept + 0.7α)/(Σ due + α). Source: product.md, «Forecast».
pub fn keeping(promised: &Promised) -> Fraction {
    let alpha = alpha(promised);
    let kept = Fraction::from(promised.kept) + Fraction::percent(70) * alpha.clone();
    let due = Fraction::from(promised.due) + alpha;
    kept.over(&due).unwrap_or_else(|| Fraction::percent(70))
}

/// F + Σ open promised·ρ.
pub fn by_promises(fact: i64, promised: &Promised) -> Fraction {
    Fraction::from(fact) + Fraction::from(promised.open) * keeping(promised)
}

/// r̂ = (F + κ·r₀)/(Wₑ + κ) a day; `None`: too little is known.
pub fn smoothed_rate(sheet: &Sheet) -> Option<Fraction> {
    let kappa = Fraction::from(KAPPA);
    let done = Fraction::from(sheet.fact_closed()) + kappa.clone() * sheet.usual_a_day()?;
    done.over(&(days(sheet.weight_known()) + kappa))
}

/// r̂ a day, and the forecast it gives: F of closed days + Σ over days not over of
/// max(r̂·w, fact so far). `None`: too little is known.
pub fn smoothed(sheet: &Sheet) -> Option<Fraction> {
    let rate = smoothed_rate(sheet)?;
    let ahead = sheet.days().iter().filter(|day| !day.closed).map(|day| {
        let so_far = Fraction::from(day.fact.unwrap_or_default());
        (rate.clone() * days(day.weight)).max(so_far)
    });
    Some(Fraction::from(sheet.fact_closed()) + ahead.sum())
}

/// A weight in ordinary days.
pub fn days(weight: Weight) -> Fraction {
    Fraction::ratio(weight.units(), Weight::UNITS_A_DAY).expect("an ordinary day weighs something")
}

/// The three forecasts of one month beside each other; what is shown is `shown`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    pub smoothed: Option<Fraction>,
    pub by_promises: Option<Fraction>,
    pub run_rate: Option<Fraction>,
    /// By promises, because a lumpy metric has too few facts yet.
    pub lumpy: bool,
}

impl Forecast {
    /// Of a member's month.
    pub fn of(sheet: &Sheet, promised: Option<&Promised>) -> Self {
        let seen = sheet.days().iter().filter(|day| day.fact.is_some_and(|fact| fact > 0)).count();
        Self {
            smoothed: smoothed(sheet),
            by_promises: promised.map(|promised| by_promises(sheet.fact(), promised)),
            run_rate: sheet.run_rate(),
            lumpy: sheet.rhythm() == Rhythm::Lumpy && seen < LUMPY_FROM,
        }
    }

    /// The one that is shown; `None`: «мало данных».
    pub fn shown(&self) -> Option<&Fraction> {
        if self.lumpy { self.by_promises.as_ref() } else { self.smoothed.as_ref() }
    }
}

/// Working days of a month on which the bot keeps what it forecasts.
pub const KEPT_ON: [i64; 3] = [5, 10, 15];

/// What was forecast on a working day of the month for the department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptForecast {
    pub metric: MetricId,
    /// The first of the month.
    pub month_on: NaiveDate,
    /// One of [`KEPT_ON`].
    pub working_day: i64,
    pub made_on: NaiveDate,
    /// What was shown; `None`: too little was known.
    pub shown: Option<i64>,
    pub by_promises: Option<i64>,
    pub run_rate: Option<i64>,
}

impl KeptForecast {
    /// How far what was shown missed what came: above zero when it was too high.
    pub fn error(&self, came: i64) -> Option<i64> {
        Some(self.shown? - came)
    }
}
