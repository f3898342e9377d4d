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
    /// Of how many people it is known, and how many there are.
    pub forecast_of: (usize, usize),
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
        let shown = forecast.shown().cloned();
        let of = (usize::from(shown.is_some()), 1);
        Self::new(metric, month_on, known, (shown, of), forecast.by_promises.clone())
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
        // As in the digest: of those who have a plan.
        let planned = total.sheets().iter().filter(|sheet| sheet.plan().is_some());
        let forecasts: Vec<Forecast> = planned.map(forecast).collect();
        let sum = |of: &dyn Fn(&Forecast) -> Option<Fraction>| {
            let known: Vec<Fraction> = forecasts.iter().filter_map(of).collect();
            let count = known.len();
            (count > 0).then(|| (known.into_iter().sum(), count))
        };
        let shown = sum(&|one| one.shown().cloned());
        let of = (shown.as_ref().map_or(0, |(_, known)| *known), forecasts.len());
        let (shown, promised) = (shown.map(|(sum, _)| sum), sum(&|one| one.by_promises.clone()).map(|(sum, _)| sum));
        Self::new(metric, month_on, known, (shown, of), promised)
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
            forecast_of: (0, 0),
            by_promises: None,
        }
    }

    fn new(
        metric: &Metric,
        month_on: NaiveDate,
        known: Known,
        (forecast, forecast_of): (Option<Fraction>, (usize, usize)),
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
            forecast_of,
            // With nothing promised it would only repeat what is done.
            by_promises: by_promises
                .map(|promised| promised.shown())
                .filter(|promised| (under || stage == Stage::Before) && Some(*promised) != known.fact),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        calendar::{Calendar, DepartmentCalendar, MemberCalendar, WeekPattern, month_of},
        department::National,
        id::{MemberId, MetricId, TargetId},
        metric::tests::metric,
        month::{Basis, Promised, Share, SheetMaterial, Target, Version, weights},
        time::instant,
    };
    use std::{collections::BTreeMap, sync::Arc};

    fn on(date: &str) -> NaiveDate {
        date.parse().expect("a date")
    }

    fn calendar() -> MemberCalendar {
        MemberCalendar {
            department: Arc::new(DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::None, [])),
            own: None.into(),
            joined_on: on("2020-01-01"),
            left_on: None,
            earlier: vec![],
            absences: vec![],
        }
    }

    /// June 2026 without holidays: 22 working days. `facts` of the first of them; `closed` of them are over.
    fn june(metric: &Metric, plan: Option<i64>, facts: &[Option<i64>], closed: usize) -> Sheet {
        let calendar = calendar();
        let days = calendar.working_days(month_of(on("2026-06-01")));
        let share = |value| Share {
            member: MemberId(1),
            value,
            locked: false,
            weights: weights(&calendar, on("2026-06-01"), NaiveDate::MIN, None),
        };
        let version = |value| Version {
            id: TargetId(1),
            metric: MetricId(1),
            month_on: on("2026-06-01"),
            from_on: on("2026-06-01"),
            total: value,
            basis: Basis::Equal,
            shares: vec![share(value)],
            by: None,
            reason: None,
            at: instant("2026-05-30T09:00:00Z"),
        };
        let facts: BTreeMap<NaiveDate, Option<i64>> = days.iter().copied().zip(facts.iter().copied()).collect();
        Sheet::new(SheetMaterial {
            member: MemberId(1),
            metric,
            month_on: on("2026-06-01"),
            calendar: &calendar,
            target: plan.and_then(|plan| Target::new(vec![version(plan)])).as_ref(),
            opening: None,
            facts: &facts,
            pledges: &BTreeMap::new(),
            closed_through: closed.checked_sub(1).map(|last| days[last]),
            history: None,
        })
    }

    fn progress(metric: &Metric, plan: Option<i64>, facts: &[Option<i64>], closed: usize) -> Progress {
        let sheet = june(metric, plan, facts, closed);
        let forecast = Forecast::of(&sheet, Some(&Promised { open: 10, ..Promised::default() }));
        Progress::of_sheet(metric, on("2026-06-01"), &sheet, &forecast, Lights::default())
    }

    #[test]
    fn fifty_of_150_in_10_of_22_days_is_27_per_cent_behind_and_needs_another_way() {
        let calls = metric(1, "Calls");
        let shown = progress(&calls, Some(150), &[Some(5); 10], 10);
        // E = 150·10/22 = 68.18; T = 50/68.18 = 0.733; C = 100/12 = 8.33; effort 1.67.
        assert_eq!((shown.percent(), shown.expected_percent, shown.ahead), (Some(33), Some(45), Some(-27)));
        assert_eq!((shown.light, shown.needed_tenths, shown.hard), (Some(Light::Red), Some(83), true));
        assert_eq!((shown.days_left, shown.gap(), shown.unknown), (12, Some(100), 0));
    }

    #[test]
    fn before_a_day_is_over_and_after_the_last_nothing_is_paced() {
        let calls = metric(1, "Calls");
        let before = progress(&calls, Some(150), &[Some(5)], 0);
        assert_eq!((before.stage, before.needed_tenths, before.ahead), (Stage::Before, None, None));
        let over = progress(&calls, Some(150), &[Some(5); 22], 22);
        assert_eq!((over.stage, over.needed_tenths, over.light, over.forecast), (Stage::Over, None, None, None));
        assert_eq!((over.percent(), over.gap(), over.is_done()), (Some(73), Some(40), false));
    }

    #[test]
    fn a_reached_plan_is_done_at_any_time_and_a_plan_of_nothing_is_neither() {
        let calls = metric(1, "Calls");
        assert!(progress(&calls, Some(10), &[Some(10)], 1).is_done());
        assert!(progress(&calls, Some(10), &[Some(11)], 0).is_done());
        let nothing = progress(&calls, Some(0), &[Some(11)], 1);
        assert_eq!((nothing.stage, nothing.percent(), nothing.is_done()), (Stage::Nothing, None, false));
        let less = Metric { direction: Direction::Less, ..calls };
        let spent = progress(&less, Some(22), &[Some(3); 10], 10);
        assert!(!spent.is_done() && spent.needed_tenths.is_none(), "less is better: no catch-up");
        assert_eq!(spent.ahead, Some(200));
    }

    #[test]
    fn without_a_target_only_the_fact_is_told() {
        let calls = metric(1, "Calls");
        let shown = progress(&calls, None, &[Some(5), None, Some(7)], 3);
        assert_eq!((shown.stage, shown.fact, shown.percent()), (Stage::Untargeted, Some(12), None));
        assert_eq!((shown.ahead, shown.light, shown.forecast), (None, None, None));
        assert_eq!(progress(&calls, None, &[None], 1).fact, None, "missing is not zero");
    }

    #[test]
    fn more_than_three_unknown_days_have_no_light() {
        let calls = metric(1, "Calls");
        let facts = |unknown: usize| [vec![Some(7); 10 - unknown], vec![None; unknown]].concat();
        assert!(progress(&calls, Some(150), &facts(3), 10).light.is_some());
        assert_eq!(progress(&calls, Some(150), &facts(4), 10).light, None);
    }
}
