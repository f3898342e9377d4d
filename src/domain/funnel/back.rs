//! Back from the money: how many of each step it takes, a day and a month.
//!
//! Invariants: each step is the exact one below it over its conversion; a month's count is never below what it takes;
//! where a conversion cannot be had the steps above it are left out and it is said why.
use super::{Basis, Link, Picture};
use crate::domain::{calendar::Weight, fraction::Fraction, metric::Metric};

/// How many of a step it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackStep {
    pub metric: Metric,
    /// In tenths of a whole one, half away from zero; `None` without days to do it in.
    pub a_day: Option<i64>,
    /// Whole ones, rounded up.
    pub a_month: i64,
    /// Where the conversion into the next step is from; of the last step, where the check is from.
    pub basis: Basis,
}

/// Why it cannot be said how many a step takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There is no target, or nothing is left of it.
    NothingToReach,
    /// No day left to do it in.
    NoDays,
    /// No metric stands in the funnel.
    NoSteps,
    /// The main metric is not money.
    NoMoney,
    /// «Мало данных» of this transition; where `to` is money, of the average check.
    Few { from: Metric, to: Metric },
    /// Nothing of the one became the other.
    Zero { from: Metric, to: Metric },
}

/// The steps it takes, from the top, as far up as it can be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Back {
    pub steps: Vec<BackStep>,
    pub lack: Option<Lack>,
}

/// From so much money, in kopecks, on days of so much weight.
pub fn back(picture: &Picture, target_minor: i64, days: Weight) -> Back {
    let lack = |lack| Back { steps: vec![], lack: Some(lack) };
    if target_minor <= 0 {
        return lack(Lack::NothingToReach);
    }
    if picture.steps.is_empty() {
        return lack(Lack::NoSteps);
    }
    let Some(check) = &picture.check else { return lack(Lack::NoMoney) };
    let days = Fraction::ratio(days.units(), Weight::UNITS_A_DAY).filter(Fraction::is_positive);
    let mut found = Back { steps: vec![], lack: days.is_none().then_some(Lack::NoDays) };
    let mut needed = Fraction::from(target_minor);
    for link in std::iter::once(check).chain(picture.links.iter().rev()) {
        let (rate, basis) = match conversion(link) {
            Ok(known) => known,
            Err(why) => {
                found.lack = Some(*why);
                break;
            }
        };
        let Some(inputs) = needed.over(&rate) else { break };
        needed = inputs.clone();
        found.steps.push(step(&link.from, inputs, days.as_ref(), basis));
    }
    found.steps.reverse();
    found
}

/// Own conversion of the last weeks; while that is too few events the head's benchmark stands in.
fn conversion(link: &Link) -> Result<(Fraction, Basis), Box<Lack>> {
    let stand_in = || Some((link.by_head()?, Basis::Benchmark));
    let few = || Box::new(Lack::Few { from: link.from.clone(), to: link.to.clone() });
    let (rate, basis) = link.recent().or_else(stand_in).ok_or_else(few)?;
    match rate.is_positive() {
        true => Ok((rate, basis)),
        false => Err(Box::new(Lack::Zero { from: link.from.clone(), to: link.to.clone() })),
    }
}

/// `needed` in the metric's smallest unit.
fn step(metric: &Metric, needed: Fraction, days: Option<&Fraction>, basis: Basis) -> BackStep {
    let whole = needed.over(&Fraction::from(metric.one())).unwrap_or_else(Fraction::zero);
    let a_day = days.and_then(|days| whole.over(days)).map(|a_day| a_day.shown_times(1));
    BackStep { metric: metric.clone(), a_day, a_month: whole.ceil(), basis }
}
