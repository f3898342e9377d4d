//! The way from the first step to money: how much of a step becomes the next one, and what a deal brings.
//!
//! Apart from [`super::metric`], which only says in which order the steps stand. Conversions are Σ/Σ over the
//! (member, date) pairs where both parts are known, so that a day on which one of them is missing distorts neither.
//! They are exact fractions of stored values; only what is shown is rounded. Source: product.md, «Ratios» and «Funnel».
//!
//! Invariants: nothing is divided by zero: what cannot be said is named ([`Lack`]); an event is a whole unit of the
//! earlier step, and a conversion of fewer than [`ENOUGH`] of them says nothing.
mod back;
mod benchmark;
mod bottleneck;
mod period;

pub use back::{Back, BackStep, Lack, back};
pub use benchmark::{Benchmark, Expectation, MOST_EXPECTED, WHOLE, percent_of, range};
pub use bottleneck::Bottleneck;
pub use period::Periods;

use super::{
    fraction::Fraction,
    metric::{Kind, Metric},
};

/// Fewer events than this are «мало данных».
pub const ENOUGH: i64 = 20;
/// A conversion is taken from so many full weeks before the current one, …
pub const FEW_WEEKS: i64 = 8;
/// … and from so many while those hold too few events; «обычно» is always of these.
pub const MANY_WEEKS: i64 = 12;

/// The steps of a department in order, and the money they lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    pub steps: Vec<Metric>,
    /// The main metric, when it is money.
    pub money: Option<Metric>,
}

impl Steps {
    /// Of the department's metrics: what is told day by day and sums up; the main money is the end, never a step.
    pub fn of(metrics: &[Metric]) -> Self {
        let money = metrics.iter().find(|metric| metric.main && metric.is_money() && metric.kind == Kind::Flow);
        let is_end = |metric: &Metric| money.is_some_and(|money| money.id == metric.id);
        let daily = |metric: &&Metric| metric.step.is_some() && metric.kind == Kind::Flow && metric.asks_fact();
        let mut steps: Vec<Metric> = metrics.iter().filter(daily).filter(|metric| !is_end(metric)).cloned().collect();
        steps.sort_by_key(|metric| (metric.step, metric.position));
        Self { steps, money: money.cloned() }
    }

    /// Each step with the next one, from the top.
    pub fn pairs(&self) -> impl Iterator<Item = (&Metric, &Metric)> {
        self.steps.windows(2).map(|pair| (&pair[0], &pair[1]))
    }

    /// The last step with the money it brings.
    pub fn check(&self) -> Option<(&Metric, &Metric)> {
        Some((self.steps.last()?, self.money.as_ref()?))
    }
}

/// Sums of two metrics over the (member, date) pairs where both are known, in their smallest units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub inputs: i64,
    pub outputs: i64,
    pub pairs: i64,
}

impl Known {
    /// Of a whole: this and the other.
    #[must_use]
    pub fn plus(self, other: Known) -> Known {
        Known {
            inputs: self.inputs.saturating_add(other.inputs),
            outputs: self.outputs.saturating_add(other.outputs),
            pairs: self.pairs.saturating_add(other.pairs),
        }
    }

    /// Outputs of an input; `None` where nothing came in.
    pub fn rate(&self) -> Option<Fraction> {
        (self.inputs > 0).then(|| Fraction::ratio(self.outputs, self.inputs)).flatten()
    }
}

/// Where a conversion is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Own figures of so many full weeks.
    Weeks(i64),
    /// The head's word.
    Benchmark,
}

/// A step and the next one, or the last step and its money, with what is known of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub from: Metric,
    pub to: Metric,
    /// From the 1st of the month on.
    pub month: Known,
    /// The last [`FEW_WEEKS`] and [`MANY_WEEKS`] full ISO weeks.
    pub few_weeks: Known,
    pub many_weeks: Known,
    /// What the head expects, in hundredths of a per cent.
    pub benchmark: Option<i64>,
}

impl Link {
    /// Are there events enough to speak of a conversion.
    pub fn is_enough(&self, known: &Known) -> bool {
        known.inputs >= ENOUGH.saturating_mul(self.from.one())
    }

    fn rate_of(&self, known: &Known) -> Option<Fraction> {
        known.rate().filter(|_| self.is_enough(known))
    }

    /// The conversion of the weeks before this one: of eight, of twelve while those hold too few events.
    pub fn recent(&self) -> Option<(Fraction, Basis)> {
        let few = self.rate_of(&self.few_weeks).map(|rate| (rate, Basis::Weeks(FEW_WEEKS)));
        few.or_else(|| Some((self.rate_of(&self.many_weeks)?, Basis::Weeks(MANY_WEEKS))))
    }

    /// «Обычно»: own twelve weeks.
    pub fn usual(&self) -> Option<Fraction> {
        self.rate_of(&self.many_weeks)
    }

    /// What is to be expected: the head's benchmark, else what is usual.
    pub fn expected(&self) -> Option<(Fraction, Basis)> {
        let own = || Some((self.usual()?, Basis::Weeks(MANY_WEEKS)));
        self.by_head().map(|rate| (rate, Basis::Benchmark)).or_else(own)
    }

    /// The conversion of the month to date.
    pub fn actual(&self) -> Option<Fraction> {
        self.rate_of(&self.month)
    }

    /// The head's benchmark as a rate of stored values.
    fn by_head(&self) -> Option<Fraction> {
        let scale = Fraction::ratio(self.to.one(), self.from.one())?;
        Some(Fraction::ratio(self.benchmark?, WHOLE)? * scale)
    }

    /// A rate of stored values in hundredths of a per cent, as it is shown.
    pub fn percent(&self, rate: &Fraction) -> i64 {
        let scale = Fraction::ratio(self.from.one(), self.to.one()).unwrap_or_else(Fraction::zero);
        (rate.clone() * scale * Fraction::from(WHOLE)).shown()
    }

    /// A rate of stored values as what one whole input brings, in the output's smallest unit: the average check.
    pub fn of_one(&self, rate: &Fraction) -> i64 {
        (rate.clone() * Fraction::from(self.from.one())).shown()
    }

    /// Is the month's conversion under 0.7 of the usual one: a reason to talk.
    pub fn is_weak(&self) -> bool {
        let (Some(actual), Some(usual)) = (self.actual(), self.usual()) else { return false };
        actual < usual * Fraction::percent(70)
    }
}

/// The funnel of somebody or of the department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Every step with what was done of it this month; `None`: nobody said.
    pub steps: Vec<(Metric, Option<i64>)>,
    /// Between neighbouring steps, from the top: one fewer than steps.
    pub links: Vec<Link>,
    /// The average check: of the last step and the main money.
    pub check: Option<Link>,
}

#[cfg(test)]
pub(crate) mod tests;
