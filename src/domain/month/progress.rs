//! A month of one metric as it is shown: plan, done, where it should be today, what is needed, where it leads.
//!
//! Apart from the sheet because screens and waiting notices speak of one member and of the department alike: everything
//! here is rounded for showing and plain data. Judgements (lights, «another way is needed») were made by exact values.
use super::{Forecast, Light, Lights, Sheet, Total};
use crate::domain::{
    calendar::Weight,
    fraction::Fraction,
    metric::{Direction, Kind, Metric, Rhythm},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a month stands, as the words about it differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// There is no target, or no share in it.
    Untargeted,
    /// The plan is nothing.
    Nothing,
    /// A state: its last value against the target, nothing is paced.
    State,
    /// No working day is over yet.
    Before,
    Under,
    /// No working day is left.
    Over,
}

/// See the module. Values are in the metric's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub metric: Metric,
    /// The first of the month.
    pub month_on: NaiveDate,
    pub stage: Stage,
    pub plan: Option<i64>,
    /// `None`: nobody has told a number.
    pub fact: Option<i64>,
    /// E of P, in whole per cent: «к сегодня нужно 70 %».
    pub expected_percent: Option<i64>,
    /// T − 1, in whole per cent: below zero is behind the plan, where more is better.
    pub ahead: Option<i64>,
    pub light: Option<Light>,
    /// «без 2 дней»
    pub unknown: usize,
    /// Working days not over.
    pub days_left: usize,
    /// C an ordinary day, in tenths of the smallest unit.
    pub needed_tenths: Option<i64>,
    /// The present pace alone does not catch up.
    pub hard: bool,
    pub forecast: Option<i64>,
    pub by_promises: Option<i64>,
}

/// From this effort on the present pace alone does not catch up: 1.5.
fn too_much() -> Fraction {
    Fraction::percent(150)
}

/// What both a sheet and a total know.
struct Known {
    plan: Option<i64>,
    fact: Option<i64>,
    paced: Option<(i64, Fraction)>,
    light: Option<Light>,
    unknown: usize,
    days_left: usize,
    left: Weight,
    begun: bool,
    needed: Option<Fraction>,
    effort: Option<Fraction>,
}

impl Progress {
    /// Of a member.
    pub fn of_sheet(metric: &Metric, month_on: NaiveDate, sheet: &Sheet, forecast: &Forecast, lights: Lights) -> Self {
        let open = sheet.days().iter().filter(|day| !day.closed && !day.weight.is_off());
        let known = Known {
            plan: sheet.plan(),
            fact: sheet.has_facts().then(|| sheet.fact()),
            paced: sheet.paced(),
            light: sheet.light(lights),
            unknown: sheet.unknown_days(),
            days_left: open.count(),
            left: sheet.weight_left(),
            begun: sheet.days().iter().any(|day| day.closed && !day.weight.is_off()),
            needed: sheet.catch_up(),
            effort: sheet.effort(),
        };
        Self::new(metric, month_on, known, forecast.shown().cloned(), forecast.by_promises.clone())
    }

    /// Of the department; `days_left`: its working days not over.
    pub fn of_total(
        metric: &Metric,
        month_on: NaiveDate,
        total: &Total<'_>,
        days_left: usize,
        forecast: impl Fn(&Sheet) -> Forecast,
        lights: Lights,
    ) -> Self {
        let begun = |sheet: &Sheet| sheet.days().iter().any(|day| day.closed && !day.weight.is_off());
        let known = Known {
            plan: total.plan(),
            fact: total.has_facts().then(|| total.fact()),
            paced: total.paced(),
            light: total.light(lights),
            unknown: total.unknown_days(),
            days_left,
            left: total.weight_left(),
            begun: total.sheets().iter().any(begun),
            needed: total.needed_a_day(),
            effort: total.effort(),
        };
        let shown = total.forecast(&forecast, |one| one.shown().cloned());
        let promised = total.forecast(&forecast, |one| one.by_promises.clone());
        Self::new(metric, month_on, known, shown, promised)
    }

    /// Of a state: the last value against the target.
    pub fn of_state(metric: &Metric, month_on: NaiveDate, plan: Option<i64>, last: Option<i64>) -> Self {
        Self {
            metric: metric.clone(),
            month_on,
            stage: Stage::State,
            plan,
            fact: last,
            expected_percent: None,
            ahead: None,
            light: None,
            unknown: 0,
            days_left: 0,
            needed_tenths: None,
            hard: false,
            forecast: None,
            by_promises: None,
        }
    }

    fn new(
        metric: &Metric,
        month_on: NaiveDate,
        known: Known,
        forecast: Option<Fraction>,
        by_promises: Option<Fraction>,
    ) -> Self {
        let stage = match known.plan {
            None => Stage::Untargeted,
            Some(0) => Stage::Nothing,
            Some(_) if known.left.is_off() => Stage::Over,
            Some(_) if !known.begun => Stage::Before,
            Some(_) => Stage::Under,
        };
        let under = stage == Stage::Under;
        let paced = known.paced.filter(|_| matches!(stage, Stage::Under | Stage::Over));
        let pace = paced.as_ref().and_then(|(fact, expected)| Fraction::from(*fact).over(expected));
        let part = |expected: &Fraction| Some(expected.over(&Fraction::from(known.plan?))?.shown_times(2));
        Self {
            metric: metric.clone(),
            month_on,
            stage,
            plan: known.plan,
            fact: known.fact,
            expected_percent: paced.as_ref().filter(|_| under).and_then(|(_, expected)| part(expected)),
            ahead: pace.filter(|_| under).map(|pace| (pace - Fraction::from(1)).shown_times(2)),
            light: known.light.filter(|_| under),
            unknown: known.unknown,
            days_left: known.days_left,
            needed_tenths: known.needed.filter(|_| under).map(|needed| needed.shown_times(1)),
            hard: under && known.effort.is_some_and(|effort| effort > too_much()),
            forecast: forecast.filter(|_| stage != Stage::Over && stage != Stage::Untargeted).map(|f| f.shown()),
            by_promises: by_promises.filter(|_| under || stage == Stage::Before).map(|f| f.shown()),
        }
    }

    /// F/P in whole per cent, half away from zero; `None` without a plan, or a plan of nothing.
    pub fn percent(&self) -> Option<i64> {
        percent(self.fact?, self.plan?)
    }

    /// F ≥ P where more is better.
    pub fn is_done(&self) -> bool {
        self.metric.direction == Direction::More
            && self.stage != Stage::State
            && self.plan.zip(self.fact).is_some_and(|(plan, fact)| plan > 0 && fact >= plan)
    }

    /// P − F.
    pub fn gap(&self) -> Option<i64> {
        Some(self.plan?.saturating_sub(self.fact.unwrap_or_default()))
    }

    /// Judged by weeks.
    pub fn is_lumpy(&self) -> bool {
        self.metric.rhythm == Rhythm::Lumpy
    }

    pub fn is_state(&self) -> bool {
        self.metric.kind == Kind::Snapshot
    }
}

/// `part` of `whole` in whole per cent, half away from zero; `None` when `whole` is not above zero.
pub fn percent(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| Fraction::ratio(part, whole).map_or(0, |part| part.shown_times(2)))
}
