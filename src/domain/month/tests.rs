//! Facts about the month: product.md's golden figures, and sums that are exact whatever happens.
use super::*;
use crate::domain::{
    calendar::{Absence, AbsenceKind, Calendar, DepartmentCalendar, MemberCalendar, WeekPattern, Weight, month_of},
    department::National,
    fraction::Fraction,
    id::{AbsenceId, MemberId, MetricId, TargetId},
    metric::{Direction, Metric, Rhythm, tests::metric},
    time::instant,
};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn rub(rubles: i64) -> i64 {
    rubles * 100
}

/// Somebody of a five-day week.
fn calendar(national: National) -> MemberCalendar {
    MemberCalendar {
        department: Arc::new(DepartmentCalendar::new(WeekPattern::FIVE_DAYS, national, [])),
        own: None.into(),
        joined_on: on("2020-01-01"),
        left_on: None,
        earlier: vec![],
        absences: vec![],
    }
}

fn away(from_on: NaiveDate, through_on: NaiveDate) -> Absence {
    let noted_at = instant("2020-01-01T00:00:00Z");
    Absence { id: AbsenceId(1), kind: AbsenceKind::Vacation, from_on, through_on, noted_at }
}

/// A version of one member's month.
fn version(from_on: &str, value: i64, calendar: &MemberCalendar) -> Version {
    let month_on = first_of(on(from_on));
    let share =
        Share { member: MemberId(1), value, locked: false, weights: weights(calendar, month_on, NaiveDate::MIN, None) };
    Version {
        id: TargetId(i64::from(on(from_on).day())),
        metric: MetricId(1),
        month_on,
        from_on: on(from_on),
        total: value,
        basis: Basis::Equal,
        shares: vec![share],
        by: None,
        reason: None,
        at: instant("2026-10-30T09:00:00Z"),
    }
}

/// A month with facts of the same value on some days.
struct Trial {
    metric: Metric,
    calendar: MemberCalendar,
    target: Option<Target>,
    opening: Option<Opening>,
    facts: BTreeMap<NaiveDate, Option<i64>>,
    closed_through: Option<NaiveDate>,
    history: Option<(i64, Weight)>,
}

impl Trial {
    fn new(target: i64, month: &str, national: National) -> Self {
        let calendar = calendar(national);
        Trial {
            metric: metric(1, "Оплаты"),
            target: Target::new(vec![version(month, target, &calendar)]),
            calendar,
            opening: None,
            facts: BTreeMap::new(),
            closed_through: None,
            history: None,
        }
    }

    fn sheet(&self, month: &str) -> Sheet {
        Sheet::new(SheetMaterial {
            member: MemberId(1),
            metric: &self.metric,
            month_on: on(month),
            calendar: &self.calendar,
            target: self.target.as_ref(),
            opening: self.opening,
            facts: &self.facts,
            pledges: &BTreeMap::new(),
            closed_through: self.closed_through,
            history: self.history,
        })
    }
}

/// November 2026 after Friday the 20th: 5 840 000 of 9 000 000.
fn november() -> Trial {
    let mut trial = Trial::new(rub(9_000_000), "2026-11-01", National::Ru);
    let worked = trial.calendar.working_days(on("2026-11-01")..=on("2026-11-20"));
    trial.facts = worked.iter().map(|day| (*day, Some(rub(400_000)))).collect();
    trial.facts.insert(on("2026-11-20"), Some(rub(5_840_000 - 13 * 400_000)));
    trial.closed_through = Some(on("2026-11-22"));
    trial
}

#[test]
fn fifty_in_10_of_22_days_of_150_runs_to_110_and_needs_8_33_a_day() {
    // June 2026 without holidays has 22 working days.
    let mut trial = Trial::new(150, "2026-06-01", National::None);
    let worked = trial.calendar.working_days(month_of(on("2026-06-01")));
    trial.facts = worked[..10].iter().map(|day| (*day, Some(5))).collect();
    trial.closed_through = Some(worked[9]);
    let sheet = trial.sheet("2026-06-01");
    assert_eq!((worked.len(), sheet.fact()), (22, 50));
    assert_eq!(sheet.run_rate(), Some(Fraction::from(110)));
    assert_eq!(sheet.catch_up().expect("days are left").shown_times(2), 833);
    assert_eq!(sheet.effort().expect("a rate is known").shown_times(2), 167);
}

#[test]
fn november_2026_after_the_20th_is_as_the_product_says() {
    let sheet = november().sheet("2026-11-01");
    let whole = |kopecks: Fraction| (kopecks * Fraction::percent(1)).shown();
    assert_eq!(sheet.weight().units() * 1000 / Weight::UNITS_A_DAY, 19_875);
    assert_eq!(sheet.weight_known().units() * 1000 / Weight::UNITS_A_DAY, 13_875);
    assert_eq!(whole(sheet.expected()), 6_283_019);
    assert_eq!(sheet.pace().expect("a pace").shown_times(2), 93);
    assert_eq!(sheet.light(Lights::default()), Some(Light::Yellow));
    assert_eq!(whole(sheet.catch_up().expect("a catch-up")), 526_667);
    assert_eq!(whole(sheet.run_rate().expect("a run rate")), 8_365_405);
}

#[test]
fn its_forecast_with_410_000_a_day_before_is_8_348_079() {
    let mut trial = november();
    trial.history = Some((rub(410_000) * 60, Weight::from_units(60 * Weight::UNITS_A_DAY)));
    let forecast = Forecast::of(&trial.sheet("2026-11-01"), None);
    assert_eq!((forecast.shown().expect("a forecast").clone() * Fraction::percent(1)).shown(), 8_348_079);
}

#[test]
fn ten_contracts_over_twenty_days_come_every_other_day() {
    let days = over_days(10, &[Weight::DAY; 20]);
    assert_eq!(days, [1, 0].repeat(10));
    assert_eq!(over_days(-10, &[Weight::DAY; 20]), [-1, 0].repeat(10), "a negative total mirrors");
}

#[test]
fn a_million_over_three_is_exact_to_the_kopeck() {
    let parts = by_largest_remainder(rub(1_000_000), &vec![Fraction::from(1); 3]);
    assert_eq!(parts, Some(vec![333_333_34, 333_333_33, 333_333_33]));
}

fn candidate(member: i64, days: i64) -> Candidate {
    let weights = (0..30).map(|day| if day < days { Weight::DAY } else { Weight::OFF }).collect();
    Candidate { member: MemberId(member), weights, grade: 100, history: None }
}

fn divided(total: i64, basis: Basis, of: &[Candidate], locks: &[(i64, i64)]) -> Result<Vec<i64>, Undivided> {
    let locks = locks.iter().map(|(member, value)| (MemberId(*member), *value)).collect();
    divide(total, basis, of, &locks).map(|shares| shares.iter().map(|share| share.value).collect())
}

#[test]
fn what_is_locked_stays_and_the_rest_goes_by_availability() {
    let three = [candidate(1, 20), candidate(2, 20), candidate(3, 10)];
    assert_eq!(divided(1_000_000, Basis::Hand, &three, &[(1, 400_000)]), Ok(vec![400_000, 400_000, 200_000]));
}

#[test]
fn a_split_that_cannot_be_says_why() {
    let two = [candidate(1, 20), candidate(2, 0)];
    let split = |locks: &[(i64, i64)]| divided(100, Basis::Hand, &two, locks);
    assert_eq!(split(&[(1, 101)]), Err(Undivided::LocksExceed { locked: 101, total: 100 }));
    assert_eq!(split(&[(1, 60)]), Err(Undivided::NobodyLeft { rest: 40 }));
    assert_eq!(split(&[(2, 60)]), Err(Undivided::DoesNotWork { member: MemberId(2) }));
    assert_eq!(split(&[(1, 100)]), Ok(vec![100, 0]));
    assert_eq!(split(&[]), Ok(vec![100, 0]));
    assert_eq!(divided(100, Basis::Equal, &[candidate(1, 0)], &[]), Err(Undivided::NobodyWorks));
    assert_eq!(divided(100, Basis::History, &two, &[]), Err(Undivided::NoHistory));
}

#[test]
fn history_and_grades_weigh_and_a_newcomer_is_taken_for_the_mean_of_the_others() {
    let with = |member, history, grade| Candidate { history, grade, ..candidate(member, 20) };
    let of = [with(1, Some(Fraction::from(300)), 70), with(2, Some(Fraction::from(100)), 130), with(3, None, 100)];
    assert_eq!(divided(600, Basis::History, &of, &[]), Ok(vec![300, 100, 200]));
    assert_eq!(divided(300, Basis::Grade, &of, &[]), Ok(vec![70, 130, 100]));
}

#[test]
fn reliability_of_promises_is_smoothed_by_three_mean_promises() {
    let promised = Promised { due: rub(1_000_000), kept: rub(600_000), department: (rub(1_000_000), 10), open: 0 };
    assert_eq!(keeping(&promised).shown_times(3), 623);
    assert_eq!(keeping(&Promised::default()).shown_times(2), 70, "without a history seven in ten are kept");
    let open = Promised { open: rub(100_000), ..promised };
    assert_eq!((by_promises(rub(50_000), &open) * Fraction::percent(1)).shown(), 112_308);
}

#[test]
fn an_unknown_day_is_in_neither_sum_and_more_than_three_take_the_light() {
    let mut trial = november();
    trial.facts.remove(&on("2026-11-20"));
    trial.facts.insert(on("2026-11-19"), None);
    let sheet = trial.sheet("2026-11-01");
    assert_eq!((sheet.unknown_days(), sheet.light(Lights::default()).is_some()), (2, true));
    assert_eq!(sheet.weight_known() + sheet.weight_left(), Weight::from_units(sheet.weight().units() - 2 * 800));
    for day in ["2026-11-16", "2026-11-17"] {
        trial.facts.remove(&on(day));
    }
    assert_eq!(trial.sheet("2026-11-01").light(Lights::default()), None);
}

#[test]
fn where_less_is_better_the_lights_turn_and_nothing_is_caught_up() {
    let mut trial = november();
    trial.metric.direction = Direction::Less;
    let sheet = trial.sheet("2026-11-01");
    assert_eq!((sheet.light(Lights::default()), sheet.catch_up()), (Some(Light::Green), None));
    let of = |percent| Lights::default().of(&Fraction::percent(percent), Direction::Less);
    assert_eq!([of(105), of(106), of(120), of(121)], [Light::Green, Light::Yellow, Light::Yellow, Light::Red]);
    let more = |percent| Lights::default().of(&Fraction::percent(percent), Direction::More);
    assert_eq!([more(95), more(94), more(80), more(79)], [Light::Green, Light::Yellow, Light::Yellow, Light::Red]);
}

#[test]
fn a_lumpy_metric_is_paced_by_full_weeks_and_forecast_by_promises_until_it_has_three_facts() {
    let mut trial = november();
    trial.metric.rhythm = Rhythm::Lumpy;
    trial.closed_through = Some(on("2026-11-19"));
    let sheet = trial.sheet("2026-11-01");
    let weeks = trial.calendar.total_weight(on("2026-11-01")..=on("2026-11-15"));
    let expected = Fraction::from(rub(9_000_000)) * Fraction::ratio(weeks.units(), sheet.weight().units()).expect("W");
    assert_eq!(sheet.paced(), Some((rub(400_000) * 9, expected)));
    trial.closed_through = Some(on("2026-11-05"));
    assert_eq!(trial.sheet("2026-11-01").pace(), None, "no full week is over");
    trial.facts.retain(|day, _| *day < on("2026-11-04"));
    let forecast = Forecast::of(&trial.sheet("2026-11-01"), Some(&Promised::default()));
    assert!(forecast.lumpy && forecast.shown() == forecast.by_promises.as_ref());
}

#[test]
fn before_the_first_day_and_after_the_last_nothing_is_divided() {
    let mut trial = Trial::new(rub(100), "2026-11-01", National::Ru);
    let sheet = trial.sheet("2026-11-01");
    assert_eq!((sheet.pace(), sheet.effort(), sheet.run_rate()), (None, None, None));
    assert!(sheet.catch_up().is_some());
    trial.closed_through = Some(on("2026-11-30"));
    let sheet = trial.sheet("2026-11-01");
    assert_eq!((sheet.catch_up(), sheet.pace(), sheet.unknown_days()), (None, None, 20));
    trial.target = None;
    let sheet = trial.sheet("2026-11-01");
    assert_eq!((sheet.plan(), sheet.usual_a_day(), smoothed(&sheet)), (None, None, None));
}

#[test]
fn an_opening_counts_as_closed_days_with_a_fact() {
    let mut trial = Trial::new(rub(2_000_000), "2026-11-01", National::Ru);
    trial.calendar.joined_on = on("2026-11-16");
    let through_on = on("2026-11-13");
    trial.opening = Some(Opening {
        member: MemberId(1),
        metric: MetricId(1),
        month_on: on("2026-11-01"),
        through_on,
        value: rub(700_000),
    });
    trial.closed_through = Some(on("2026-11-15"));
    let sheet = trial.sheet("2026-11-01");
    assert_eq!((sheet.fact(), sheet.unknown_days()), (rub(700_000), 0));
    assert_eq!(sheet.weight().units() * 1000 / Weight::UNITS_A_DAY, 19_875);
    assert_eq!(sheet.weight_known().units() * 1000 / Weight::UNITS_A_DAY, 8_875);
    let norms: i64 = sheet.days().iter().filter_map(|day| day.norm).sum();
    assert_eq!(norms, rub(2_000_000));
}

#[test]
fn started_with_a_day_the_month_begins_there() {
    let mut trial = Trial::new(rub(1_000), "2026-11-16", National::Ru);
    trial.closed_through = Some(on("2026-11-16"));
    trial.facts.insert(on("2026-11-16"), Some(rub(91)));
    let sheet = trial.sheet("2026-11-01");
    assert_eq!(sheet.weight(), Weight::from_units(11 * 800));
    assert_eq!(sheet.pace().map(|pace| pace.shown_times(2)), Some(100));
}

#[test]
fn a_later_version_leaves_the_days_that_are_over_as_they_closed() {
    let mut trial = november();
    let before = trial.sheet("2026-11-01");
    // From the 23rd on he is away, and his target is what he was to bring until then.
    let known = trial.calendar.clone();
    trial.calendar.absences.push(away(on("2026-11-25"), on("2026-11-30")));
    let done: i64 = before.over(on("2026-11-01")..=on("2026-11-20")).norm.expect("norms");
    let first = version("2026-11-01", rub(9_000_000), &known);
    let second = Version {
        at: instant("2026-11-22T09:00:00Z"),
        ..version("2026-11-23", done + 2 * rub(452_830), &trial.calendar)
    };
    trial.target = Target::new(vec![second, first]);
    let after = trial.sheet("2026-11-01");
    assert_eq!(after.expected(), before.expected());
    assert_eq!(after.days()[22].norm, Some(rub(452_830)));
    assert_eq!(after.over(month_of(on("2026-11-01"))).norm, after.plan());
}

#[test]
fn a_version_made_before_any_day_closed_takes_the_place_of_the_last() {
    let trial = november();
    let target = trial.target.expect("a target");
    assert_eq!(target.next_from(on("2026-11-23"), |_| false), on("2026-11-01"));
    assert_eq!(target.next_from(on("2026-11-23"), |_| true), on("2026-11-23"));
}

#[test]
fn a_day_is_raised_to_one_and_a_half_norms_and_no_further() {
    let mut trial = Trial::new(1_000, "2026-06-01", National::None);
    let worked = trial.calendar.working_days(month_of(on("2026-06-01")));
    trial.target = Target::new(vec![version("2026-06-01", 2_200, &trial.calendar)]);
    trial.closed_through = Some(worked[10]);
    let tomorrow = worked[12];
    let with = |trial: &mut Trial, done: i64| {
        trial.facts = worked[..11].iter().map(|day| (*day, Some(0))).collect();
        trial.facts.insert(worked[0], Some(done));
        let sheet = trial.sheet("2026-06-01");
        (
            suggested_norm(&sheet, tomorrow, true).expect("a norm"),
            suggested_norm(&sheet, tomorrow, false).expect("a norm"),
        )
    };
    let plain = Suggested { value: 100, behind: None };
    assert_eq!(with(&mut trial, 1_100), (plain, plain), "on his way");
    assert_eq!(with(&mut trial, 2_000), (plain, plain), "ahead: the norm stays");
    assert_eq!(with(&mut trial, 880), (Suggested { value: 120, behind: None }, plain), "only the main one is raised");
    assert_eq!(with(&mut trial, 550).0, Suggested { value: 150, behind: None }, "one and a half is included");
    let behind = Behind { norm: 100, needed: 151, gap: 1_661 };
    assert_eq!(with(&mut trial, 539).0, Suggested { value: 100, behind: Some(behind) });
    let sheet = trial.sheet("2026-06-01");
    assert_eq!(suggested_norm(&sheet, on("2026-06-20"), true), None, "a Saturday");
    trial.target = None;
    assert_eq!(suggested_norm(&trial.sheet("2026-06-01"), tomorrow, true), None);
}

fn place(member: i64, value: Option<i64>, done: i64, knew: i64, ahead: i64) -> Place {
    let weight = |days: i64| Weight::from_units(days * Weight::UNITS_A_DAY);
    let share = value.map(|value| Share { member: MemberId(member), value, locked: false, weights: vec![] });
    Place {
        member: MemberId(member),
        share,
        done,
        knew: weight(knew),
        ahead: weight(ahead),
        weights: vec![],
        grade: 100,
    }
}

fn moves(places: &[Place]) -> Result<Vec<(i64, i64)>, Unmovable> {
    propose(places)
        .map(|proposed| proposed.moved.iter().map(|moved| (moved.member.0, moved.after - moved.before)).collect())
}

#[test]
fn the_days_of_whoever_is_away_go_to_the_others_by_their_days_ahead() {
    let places =
        [place(1, Some(1_000), 500, 10, 5), place(2, Some(1_000), 500, 10, 10), place(3, Some(600), 100, 5, 5)];
    assert_eq!(moves(&places), Ok(vec![(1, -250), (2, 167), (3, 83)]));
    assert_eq!(moves(&places[1..]), Err(Unmovable::Unchanged));
}

#[test]
fn a_newcomer_takes_his_part_of_what_is_left_and_a_leaver_leaves_his_rest() {
    let newcomer = [place(1, Some(1_000), 0, 10, 10), place(2, Some(1_000), 0, 10, 10), place(3, None, 0, 0, 5)];
    assert_eq!(moves(&newcomer), Ok(vec![(1, -200), (2, -200), (3, 400)]));
    let leaver = [place(1, Some(1_000), 400, 10, 0), place(2, Some(1_000), 400, 10, 10)];
    assert_eq!(moves(&leaver), Ok(vec![(1, -600), (2, 600)]));
    assert_eq!(moves(&[place(1, Some(1_000), 400, 10, 0)]), Err(Unmovable::Nobody { rest: 600 }));
}

#[test]
fn what_was_locked_by_hand_is_not_moved_for_others() {
    let mut places =
        [place(1, Some(1_000), 500, 10, 5), place(2, Some(1_000), 500, 10, 10), place(3, Some(1_000), 500, 10, 10)];
    places[1].share.as_mut().expect("a share").locked = true;
    assert_eq!(moves(&places), Ok(vec![(1, -250), (3, 250)]));
}

#[test]
fn the_department_sums_its_members_and_needs_by_its_own_days() {
    let (one, mut two) = (november(), november());
    two.target = None;
    let sheets = [one.sheet("2026-11-01"), two.sheet("2026-11-01")];
    let left = Weight::from_units(6 * Weight::UNITS_A_DAY);
    let total = Total::new(&sheets, Some(rub(9_000_000)), left, Direction::More);
    assert_eq!((total.fact(), total.gap()), (rub(11_680_000), Some(0)));
    assert_eq!(total.paced().map(|(fact, _)| fact), Some(rub(5_840_000)), "who has no target is not paced");
    let alone = Total::new(&sheets[..1], Some(rub(9_000_000)), left, Direction::More);
    assert_eq!(alone.needed_a_day().map(|a_day| (a_day * Fraction::percent(1)).shown()), Some(526_667));
    assert_eq!(alone.effort(), sheets[0].effort());
}

fn any_weights() -> impl Strategy<Value = Vec<Weight>> {
    prop::collection::vec(
        prop_oneof![Just(0_i64), Just(700), Just(800), 1_i64..2000].prop_map(Weight::from_units),
        1..32,
    )
}

proptest! {
    #[test]
    fn parts_over_members_add_up_and_lie_within_one(
        total in -1_000_000_000_000_i64..1_000_000_000_000,
        weights in prop::collection::vec(0_i64..3000, 1..60),
    ) {
        let exact: Vec<Fraction> = weights.iter().map(|weight| Fraction::from(*weight)).collect();
        match by_largest_remainder(total, &exact) {
            None => prop_assert!(weights.iter().all(|weight| *weight == 0)),
            Some(parts) => {
                prop_assert_eq!(parts.iter().sum::<i64>(), total);
                let sum: i64 = weights.iter().sum();
                for (part, weight) in parts.iter().zip(weights) {
                    let quota = Fraction::ratio(i128::from(total) * i128::from(weight), sum).expect("a sum");
                    prop_assert!((Fraction::from(*part) - quota).abs() < Fraction::from(1));
                }
            }
        }
    }

    #[test]
    fn days_add_up_and_a_day_off_gets_nothing(total in -1_000_000_000_000_i64..1_000_000_000_000, weights in any_weights()) {
        let days = over_days(total, &weights);
        let works = weights.iter().any(|weight| !weight.is_off());
        prop_assert_eq!(days.iter().sum::<i64>(), if works { total } else { 0 });
        for (day, weight) in days.iter().zip(&weights) {
            prop_assert!(!weight.is_off() || *day == 0);
        }
    }

    /// Whatever is known of days and facts: the weeks make the month, nothing is divided by zero.
    #[test]
    fn days_make_weeks_and_weeks_the_month(
        total in 0_i64..1_000_000_000,
        month in 0_u32..36,
        facts in prop::collection::vec(prop::option::of(prop::option::of(0_i64..1_000_000)), 31),
        closed in prop::option::of(0_u64..31),
        absent in prop::option::of((0_u64..31, 0_u64..10)),
        joined in 0_u64..20,
    ) {
        let first = on("2026-01-01").checked_add_months(chrono::Months::new(month)).expect("a month");
        let mut trial = Trial::new(total, &first.to_string(), National::Ru);
        trial.calendar.joined_on = first + Days::new(joined);
        trial.facts = facts.iter().enumerate().filter_map(|(i, fact)| Some((first + Days::new(i as u64), (*fact)?))).collect();
        trial.closed_through = closed.map(|days| first + Days::new(days));
        if let Some((from, length)) = absent {
            let from = first + Days::new(from);
            trial.calendar.absences.push(away(from, from + Days::new(length)));
        }
        let sheet = trial.sheet(&first.to_string());
        let weeks: i64 = sheet.weeks().iter().filter_map(|(_, week)| week.norm).sum();
        prop_assert_eq!(weeks, sheet.days().iter().filter_map(|day| day.norm).sum::<i64>());
        prop_assert_eq!(weeks, if sheet.weight().is_off() { 0 } else { total });
        let known: usize = sheet.weeks().iter().map(|(_, week)| week.known).sum();
        let units = sheet.weight_known() + sheet.weight_left();
        prop_assert!(units <= sheet.weight() && known <= sheet.days().len());
        let forecast = Forecast::of(&sheet, Some(&Promised::default()));
        prop_assert!(forecast.smoothed.is_none_or(|forecast| forecast >= Fraction::from(sheet.fact_closed())));
        let _ = (sheet.pace(), sheet.effort(), sheet.catch_up(), sheet.light(Lights::default()));
    }

    /// Whatever changes: the total is kept, days that are over are not touched, and nobody's rest turns below zero.
    #[test]
    fn a_proposal_keeps_the_total_and_the_days_that_are_over(
        members in prop::collection::vec((0_i64..100_000, 0_i64..100_000, 0_i64..20, 0_i64..20, any::<bool>(), any::<bool>()), 1..12),
    ) {
        let places: Vec<Place> = members.iter().zip(1..).map(|((rest, done, knew, ahead, known, same), id)| {
            let rest = if *knew == 0 { 0 } else { *rest };
            let mut place = place(id, known.then_some(done + rest), *done, *knew, if *same { *knew } else { *ahead });
            if !known { (place.done, place.knew) = (0, Weight::OFF); }
            place
        }).collect();
        let before: i64 = places.iter().filter_map(|place| Some(place.share.as_ref()?.value)).sum();
        if let Ok(proposed) = propose(&places) {
            prop_assert_eq!(proposed.shares.iter().map(|share| share.value).sum::<i64>(), before);
            for (share, place) in proposed.shares.iter().zip(&places) {
                prop_assert!(share.value >= place.done);
                prop_assert!(!place.ahead.is_off() || share.value == place.done);
            }
        }
    }
}
