//! Facts about «Откуда?»: every formula, computed from its own numbers, gives the figure that is shown.
use super::*;
use crate::domain::{
    calendar::{Calendar, DepartmentCalendar, MemberCalendar, WeekPattern, Weight},
    department::National,
    fraction::Fraction,
    id::{MetricId, TargetId},
    metric::{Direction, Rhythm, tests::metric},
    month::{Basis, Opening, Promised, Share, Sheet, SheetMaterial, Target, Version, first_of, weights},
    time::instant,
};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn calendar() -> MemberCalendar {
    MemberCalendar {
        department: Arc::new(DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, [])),
        own: None.into(),
        joined_on: on("2020-01-01"),
        left_on: None,
        earlier: vec![],
        absences: vec![],
    }
}

/// What «Откуда?» is asked about: product.md's November, unless said.
struct Trial {
    metric: Metric,
    plan: Option<i64>,
    facts: BTreeMap<NaiveDate, Option<i64>>,
    closed_through: Option<NaiveDate>,
    history: Option<(i64, Weight)>,
    opening: Option<Opening>,
}

impl Trial {
    /// After Friday the 20th: 5 840 000 of 9 000 000, r₀ 410 000.
    fn november() -> Self {
        let worked = calendar().working_days(on("2026-11-01")..=on("2026-11-20"));
        let mut facts: BTreeMap<_, _> = worked.iter().map(|day| (*day, Some(40_000_000))).collect();
        facts.insert(on("2026-11-20"), Some(584_000_000 - 13 * 40_000_000));
        Self {
            metric: Metric {
                scale: 2, main: true, unit: crate::domain::metric::Unit::Money, ..metric(1, "Оплаты")
            },
            plan: Some(900_000_000),
            facts,
            closed_through: Some(on("2026-11-22")),
            history: Some((41_000_000, Weight::DAY)),
            opening: None,
        }
    }

    fn sheet(&self) -> Sheet {
        let calendar = calendar();
        let month_on = first_of(on("2026-11-01"));
        let target = self.plan.and_then(|value| {
            let weights = weights(&calendar, month_on, NaiveDate::MIN, None);
            let share = Share { member: MemberId(1), value, locked: false, weights };
            Target::new(vec![Version {
                id: TargetId(1),
                metric: MetricId(1),
                month_on,
                from_on: month_on,
                total: value,
                basis: Basis::Equal,
                shares: vec![share],
                by: None,
                reason: None,
                at: instant("2026-10-30T09:00:00Z"),
            }])
        });
        Sheet::new(SheetMaterial {
            member: MemberId(1),
            metric: &self.metric,
            month_on,
            calendar: &calendar,
            target: target.as_ref(),
            opening: self.opening,
            facts: &self.facts,
            pledges: &BTreeMap::new(),
            closed_through: self.closed_through,
            history: self.history,
        })
    }

    fn told(&self, figure: Traceable, promised: Option<&Promised>) -> Explanation {
        let sheet = self.sheet();
        let asked = Asked { metric: self.metric.clone(), figure, on: on("2026-11-20"), currency: Currency::Rub };
        of_member(MemberMaterial {
            asked,
            member: MemberId(1),
            name: "Ким".into(),
            sheet: &sheet,
            opening: self.opening,
            promised,
            versions: vec![],
            entries: BTreeMap::new(),
            promises: vec![],
        })
    }
}

/// Computes a formula's right side from the numbers that were put in.
struct Reader<'f> {
    pieces: &'f [Piece],
}

impl Reader<'_> {
    fn take(&mut self, sign: Sign) -> bool {
        let found = self.pieces.first() == Some(&Piece::Sign(sign));
        if found {
            self.pieces = &self.pieces[1..];
        }
        found
    }

    fn sum(&mut self) -> Fraction {
        let mut value = self.product();
        loop {
            if self.take(Sign::Plus) {
                value = value + self.product();
            } else if self.take(Sign::Minus) {
                value = value - self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> Fraction {
        let mut value = self.one();
        loop {
            if self.take(Sign::Times) {
                value = value * self.one();
            } else if self.take(Sign::Over) {
                value = value.over(&self.one()).expect("nothing is divided by zero");
            } else {
                return value;
            }
        }
    }

    fn one(&mut self) -> Fraction {
        if self.take(Sign::SevenTenths) {
            return Fraction::percent(70);
        }
        let floored = self.take(Sign::NotBelowZero);
        if floored || self.take(Sign::Open) {
            let inner = self.sum();
            assert!(self.take(Sign::Close), "{:?}", self.pieces);
            return if floored { inner.max(Fraction::zero()) } else { inner };
        }
        let Some(Piece::Letter(_, number)) = self.pieces.first() else { panic!("{:?}", self.pieces) };
        self.pieces = &self.pieces[1..];
        number.value().clone()
    }
}

fn assert_computes(told: &Explanation) {
    for formula in &told.formulas {
        let mut reader = Reader { pieces: &formula.right };
        assert_eq!(&reader.sum(), formula.result.value(), "{formula:?}");
        assert!(reader.pieces.is_empty(), "{formula:?}");
    }
}

fn result(told: &Explanation) -> Fraction {
    told.result().expect("a number").value().clone()
}

fn promised() -> Promised {
    Promised { due: 100_000_000, kept: 60_000_000, department: (10_000_000, 1), open: 50_000_000 }
}

#[test]
fn the_golden_november_opens_as_it_is_shown() {
    let trial = Trial::november();
    let shown = |figure| {
        let told = trial.told(figure, Some(&promised()));
        assert_computes(&told);
        (result(&told).over(&Fraction::from(100)).expect("kopecks")).shown()
    };
    assert_eq!(shown(Traceable::Fact), 5_840_000);
    assert_eq!(shown(Traceable::Expected), 6_283_019);
    assert_eq!(shown(Traceable::Needed), 526_667);
    assert_eq!(shown(Traceable::RunRate), 8_365_405);
    assert_eq!(shown(Traceable::Forecast), 8_348_079);
    let pace = trial.told(Traceable::Pace, None);
    assert_computes(&pace);
    assert_eq!(result(&pace).shown_times(2), 93);
    let promises = trial.told(Traceable::ByPromises, Some(&promised()));
    assert_computes(&promises);
    assert_eq!(promises.formulas[0].result.value().shown_times(3), 623);
    assert_eq!(result(&trial.told(Traceable::Effort, None)).shown_times(2), 125);
}

#[test]
fn the_days_behind_a_fact_add_up_to_it_and_unknown_days_are_named() {
    let mut trial = Trial::november();
    trial.facts.insert(on("2026-11-12"), None);
    trial.facts.remove(&on("2026-11-13"));
    trial.facts.insert(on("2026-11-24"), Some(7));
    let fact = trial.told(Traceable::Fact, None);
    let sum: i64 = fact.days.iter().filter_map(|day| day.fact).sum();
    assert_eq!(Fraction::from(sum), result(&fact));
    assert!(fact.days.iter().any(|day| day.open && day.fact == Some(7)), "a day under way counts in F");
    assert!(fact.remarks.contains(&Remark::Unknown(vec![on("2026-11-12"), on("2026-11-13")])));
    let expected = trial.told(Traceable::Expected, None);
    let norms: Fraction = expected.days.iter().filter_map(|day| Some(day.norm.as_ref()?.value().clone())).sum();
    assert_eq!(norms, result(&expected));
    assert_computes(&expected);
}

#[test]
fn where_there_is_no_number_the_reason_is_told() {
    let lack = |change: &dyn Fn(&mut Trial), figure| {
        let mut trial = Trial::november();
        change(&mut trial);
        let told = trial.told(figure, None);
        assert!(told.result().is_none());
        told.lack.expect("a reason")
    };
    let no_plan = |trial: &mut Trial| trial.plan = None;
    assert_eq!(lack(&no_plan, Traceable::Pace), Lack::NoTarget);
    assert_eq!(lack(&|trial| trial.facts.clear(), Traceable::Fact), Lack::NoFacts);
    assert_eq!(lack(&|trial| trial.closed_through = None, Traceable::Pace), Lack::NothingClosed);
    assert_eq!(lack(&|trial| trial.closed_through = None, Traceable::RunRate), Lack::NothingClosed);
    assert_eq!(lack(&|trial| trial.closed_through = Some(on("2026-11-30")), Traceable::Needed), Lack::NoDaysLeft);
    assert_eq!(lack(&|trial| trial.metric.direction = Direction::Less, Traceable::Needed), Lack::LessIsBetter);
    let bare = |trial: &mut Trial| (trial.plan, trial.history) = (None, None);
    assert_eq!(lack(&bare, Traceable::Forecast), Lack::LittleKnown);
    assert_eq!(lack(&|_| {}, Traceable::ByPromises), Lack::NoPromises);
    let early = |trial: &mut Trial| {
        trial.metric.rhythm = Rhythm::Lumpy;
        trial.closed_through = Some(on("2026-10-31"));
    };
    assert_eq!(lack(&early, Traceable::Pace), Lack::NoFullWeek);
}

#[test]
fn a_lumpy_forecast_with_few_facts_is_told_as_the_promises_it_shows() {
    let mut trial = Trial::november();
    trial.metric.rhythm = Rhythm::Lumpy;
    trial.facts.retain(|day, _| *day >= on("2026-11-19"));
    let told = trial.told(Traceable::Forecast, Some(&promised()));
    assert_computes(&told);
    assert!(told.remarks.contains(&Remark::ShownByPromises));
    assert_eq!(result(&told), result(&trial.told(Traceable::ByPromises, Some(&promised()))));
}

#[test]
fn the_departments_day_leaves_out_a_fact_without_a_plan() {
    let calendar = calendar();
    let money = Trial::november().metric;
    let sheet = |fact, pledge| {
        let at = |value: Option<i64>| value.map(|value| (on("2026-11-20"), Some(value))).into_iter().collect();
        let (facts, pledges): (BTreeMap<_, _>, BTreeMap<_, _>) = (at(fact), at(pledge));
        Sheet::new(SheetMaterial {
            member: MemberId(1),
            metric: &money,
            month_on: on("2026-11-01"),
            calendar: &calendar,
            target: None,
            opening: None,
            facts: &facts,
            pledges: &pledges,
            closed_through: None,
            history: None,
        })
    };
    let sheets = [sheet(Some(412), Some(409)), sheet(Some(5), None), sheet(None, Some(7))];
    let months: Vec<MemberMonth<'_>> = sheets
        .iter()
        .map(|sheet| MemberMonth {
            member: MemberId(1), name: "Ким".into(), sheet, promised: None, as_planned: (0, 0)
        })
        .collect();
    let asked = Asked { metric: money.clone(), figure: Traceable::Day, on: on("2026-11-20"), currency: Currency::Rub };
    let total = crate::domain::month::Total::new(&sheets, None, Weight::OFF, Direction::More);
    let told = of_department(asked, &total, &months, vec![], None);
    assert_computes(&told);
    assert_eq!(result(&told), Fraction::ratio(412, 409).expect("a fraction"));
    assert_eq!(told.members.len(), 3, "all are shown, also those left out of the sums");
}

proptest! {
    #[test]
    fn whatever_the_month_every_formula_gives_its_figure(
        plan in proptest::option::of(0_i64..1_000_000_000),
        facts in proptest::collection::btree_map(1_u32..=30, proptest::option::of(-5_000_i64..90_000_000), 0..30),
        closed in proptest::option::of(1_u32..=30),
        history in proptest::option::of((0_i64..900_000_000, 0_i64..60_000)),
        opening in proptest::option::of((1_u32..=28, 0_i64..900_000)),
        lumpy in any::<bool>(),
        open in 0_i64..900_000_000,
    ) {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 11, n).expect("a day");
        let mut trial = Trial::november();
        trial.plan = plan;
        trial.facts = facts.into_iter().map(|(n, value)| (day(n), value)).collect();
        trial.closed_through = closed.map(day);
        trial.history = history.map(|(sum, weight)| (sum, Weight::from_units(weight)));
        trial.opening = opening.map(|(n, value)| Opening {
            member: MemberId(1), metric: MetricId(1), month_on: day(1), through_on: day(n), value,
        });
        trial.metric.rhythm = if lumpy { Rhythm::Lumpy } else { Rhythm::Steady };
        let promised = Promised { open, ..promised() };
        for figure in Traceable::ALL {
            let told = trial.told(*figure, Some(&promised));
            assert_computes(&told);
            prop_assert!(told.lack.is_some() != told.result().is_some());
        }
    }
}
