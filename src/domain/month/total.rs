//! The department's month of one metric: sums over its members' sheets. Source: product.md, fine print «Department».
use super::{
    forecast::{Forecast, days as in_days},
    pace::{Light, Lights, UNKNOWN_DAYS_WITHOUT_LIGHT},
    sheet::{Sheet, Stretch},
};
use crate::domain::{calendar::Weight, fraction::Fraction, metric::Direction};
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Sums over sheets of one metric and month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total<'s> {
    sheets: &'s [Sheet],
    plan: Option<i64>,
    /// Wₗ of the department's own calendar.
    left: Weight,
    direction: Direction,
}

impl<'s> Total<'s> {
    /// `plan`: the department's target; `left`: the department's weight of the days that are not over.
    pub fn new(sheets: &'s [Sheet], plan: Option<i64>, left: Weight, direction: Direction) -> Self {
        Self { sheets, plan, left, direction }
    }

    pub fn plan(&self) -> Option<i64> {
        self.plan
    }

    pub fn sheets(&self) -> &'s [Sheet] {
        self.sheets
    }

    pub fn fact(&self) -> i64 {
        self.sheets.iter().map(Sheet::fact).sum()
    }

    pub fn has_facts(&self) -> bool {
        self.sheets.iter().any(Sheet::has_facts)
    }

    /// ΣE.
    pub fn expected(&self) -> Fraction {
        self.sheets.iter().map(Sheet::expected).sum()
    }

    /// ΣF and ΣE as the pace compares them.
    pub fn paced(&self) -> Option<(i64, Fraction)> {
        let paced: Vec<(i64, Fraction)> = self.sheets.iter().filter_map(Sheet::paced).collect();
        let expected: Fraction = paced.iter().map(|(_, expected)| expected.clone()).sum();
        (!expected.is_zero()).then(|| (paced.iter().map(|(fact, _)| fact).sum(), expected))
    }

    /// T = ΣF/ΣE.
    pub fn pace(&self) -> Option<Fraction> {
        let (fact, expected) = self.paced()?;
        Fraction::from(fact).over(&expected)
    }

    /// The days of somebody that are not known: the most that one person lacks.
    pub fn unknown_days(&self) -> usize {
        self.sheets.iter().map(Sheet::unknown_days).max().unwrap_or_default()
    }

    /// As everybody's: no light where more than a few days of most are unknown.
    pub fn light(&self, lights: Lights) -> Option<Light> {
        let blind = self.sheets.iter().filter(|sheet| sheet.unknown_days() > UNKNOWN_DAYS_WITHOUT_LIGHT).count();
        if blind * 2 > self.sheets.len() {
            return None;
        }
        self.pace().map(|pace| lights.of(&pace, self.direction))
    }

    /// P−F, not below zero.
    pub fn gap(&self) -> Option<i64> {
        Some(self.plan?.saturating_sub(self.fact()).max(0))
    }

    /// «Нужно в день»: max(0, P−F)/Wₗ of the department.
    pub fn needed_a_day(&self) -> Option<Fraction> {
        if self.direction == Direction::Less {
            return None;
        }
        Fraction::from(self.gap()?).over(&in_days(self.left))
    }

    /// Wₗ of the department.
    pub fn weight_left(&self) -> Weight {
        self.left
    }

    /// ΣC / Σ(Fᵢ/Wₑᵢ).
    pub fn effort(&self) -> Option<Fraction> {
        let needed: Fraction = self.sheets.iter().filter_map(Sheet::catch_up).sum();
        let rate: Fraction = self.sheets.iter().filter_map(Sheet::rate).sum();
        self.plan?;
        needed.over(&rate)
    }

    /// Σ of the members' forecasts, of those who have one; `None` where nobody has.
    pub fn forecast(
        &self,
        of: impl Fn(&Sheet) -> Forecast,
        which: impl Fn(&Forecast) -> Option<Fraction>,
    ) -> Option<Fraction> {
        let known: Vec<Fraction> = self.sheets.iter().filter_map(|sheet| which(&of(sheet))).collect();
        (!known.is_empty()).then(|| known.into_iter().sum())
    }

    /// Σ of the members' days.
    pub fn over(&self, range: RangeInclusive<NaiveDate>) -> Stretch {
        let add = |a: Option<i64>, b: Option<i64>| match (a, b) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            (one, other) => one.or(other),
        };
        self.sheets.iter().map(|sheet| sheet.over(range.clone())).fold(Stretch::default(), |sum, part| Stretch {
            norm: add(sum.norm, part.norm),
            pledge: add(sum.pledge, part.pledge),
            fact: add(sum.fact, part.fact),
            known: sum.known + part.known,
            unknown: sum.unknown + part.unknown,
            working: sum.working + part.working,
        })
    }
}
