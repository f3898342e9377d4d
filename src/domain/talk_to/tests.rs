//! The rule, branch by branch; and the two means.
use super::*;
use crate::domain::calendar::WeekPattern;
use proptest::prelude::*;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn signals(n: i64) -> Signals {
    Signals::new(MemberId(n), usize::try_from(n).expect("a place"))
}

fn pace(red_days: usize, gap: i64) -> Pace {
    Pace { metric: MetricId(5), red_days, plan: 1_000, fact: 1_000 - gap, lag_percent: 20, needed: None, having: None }
}

fn silent(n: i64, days: usize) -> Signals {
    Signals { silent_days: days, ..signals(n) }
}

fn red(n: i64, days: usize, gap: i64) -> Signals {
    Signals { pace: Some(pace(days, gap)), ..signals(n) }
}

fn owes(n: i64, amounts: &[i64], plan: Option<i64>) -> Signals {
    let overdue = (1_i64..).zip(amounts).map(|(promise, amount_minor)| Overdue {
        promise: PromiseId(promise),
        amount_minor: *amount_minor,
        due_on: on("2026-11-20"),
    });
    Signals { overdue: overdue.collect(), plan_minor: plan, ..signals(n) }
}

fn converts(n: i64, (outputs, inputs): (i64, i64), (usual_outputs, usual_inputs): (i64, i64), money: i64) -> Signals {
    let conversion =
        Conversion { from: MetricId(1), to: MetricId(2), inputs, outputs, usual_inputs, usual_outputs, money };
    Signals { conversion: Some(conversion), ..signals(n) }
}

fn biased(n: i64, promised_minor: i64, delivered_minor: i64) -> Signals {
    Signals { bias: Some(Bias { promised_minor, delivered_minor, promises: 4 }), ..signals(n) }
}

fn named(signals: &[Signals]) -> Option<(i64, Reason)> {
    pick(signals).map(|(member, ground)| (member.0, ground.reason()))
}

#[test]
fn nobody_is_named_when_nothing_holds() {
    assert_eq!(named(&[]), None);
    let fine = [
        silent(1, 1),
        red(2, 2, 900),
        red(3, 9, 0),
        owes(4, &[99], Some(1_000)),
        owes(5, &[9_999], None),
        owes(6, &[9_999], Some(0)),
        converts(7, (21, 100), (30, 100), 500),
        converts(8, (0, 0), (30, 100), 500),
        converts(9, (0, 100), (0, 0), 500),
        biased(10, 130, 100),
    ];
    assert_eq!(named(&fine), None, "each stands exactly at its bound, or is not known");
}

#[test]
fn each_reason_holds_from_its_bound_on() {
    assert_eq!(named(&[silent(1, 2)]), Some((1, Reason::Silence)));
    assert_eq!(named(&[red(1, 3, 1)]), Some((1, Reason::Pace)));
    assert_eq!(named(&[owes(1, &[100], Some(1_000))]), Some((1, Reason::Overdue)));
    assert_eq!(named(&[converts(1, (20, 100), (30, 100), 0)]), Some((1, Reason::Conversion)));
    assert_eq!(named(&[biased(1, 131, 100)]), Some((1, Reason::Bias)));
}

#[test]
fn the_first_reason_wins_whatever_money_stands_behind_the_later() {
    let all = [
        biased(1, 9_999_999, 1),
        converts(2, (1, 100), (30, 100), 9_000_000),
        owes(3, &[5_000_000], Some(1_000)),
        red(4, 3, 900),
        silent(5, 2),
    ];
    for (kept, reason) in [(5, Reason::Silence), (4, Reason::Pace), (3, Reason::Overdue), (2, Reason::Conversion)] {
        assert_eq!(named(&all[..kept]), Some((i64::try_from(kept).expect("small"), reason)));
    }
    let both = Signals { silent_days: 2, ..red(1, 5, 500) };
    assert_eq!(named(&[both]), Some((1, Reason::Silence)), "of one person too");
}

#[test]
fn equals_are_told_apart_by_money_and_then_by_the_order_of_the_department() {
    assert_eq!(named(&[red(1, 9, 100), red(2, 3, 101)]), Some((2, Reason::Pace)), "days do not weigh");
    assert_eq!(named(&[red(2, 3, 100), red(1, 3, 100)]), Some((1, Reason::Pace)));
    let known = Signals { pace: Some(pace(0, 700)), ..silent(2, 2) };
    assert_eq!(named(&[silent(1, 5), known]), Some((2, Reason::Silence)), "what his month lacks");
    let one = owes(1, &[100], Some(1_000));
    let two = owes(2, &[100, 50], Some(1_000));
    assert_eq!(named(&[one, two]), Some((2, Reason::Overdue)), "everything overdue is at stake");
    assert_eq!(named(&[biased(1, 200, 100), biased(2, 2_000, 1_000)]), Some((2, Reason::Bias)));
}

#[test]
fn the_greatest_overdue_promise_is_the_one_spoken_of() {
    let (_, ground) = pick(&[owes(1, &[40, 300, 300, 5], Some(1_000))]).expect("one");
    let Ground::Overdue { promise, amount_minor, total_minor, .. } = ground else { panic!("{ground:?}") };
    assert_eq!((promise, amount_minor, total_minor), (PromiseId(2), 300, 645), "of equals the first");
    assert_eq!(named(&[owes(1, &[60, 60], Some(1_000))]), None, "one promise of a tenth, not several together");
}

#[test]
fn whoever_was_talked_to_is_left_in_peace_for_five_working_days() {
    let after = |days| Signals { talked_ago: Some(days), ..silent(1, 4) };
    for days in 0..=5 {
        assert_eq!(named(&[after(days), red(2, 3, 1)]), Some((2, Reason::Pace)), "{days}");
    }
    assert_eq!(named(&[after(6), red(2, 3, 1)]), Some((1, Reason::Silence)));
}

#[test]
fn working_days_are_counted_after_the_talk_with_the_last_one() {
    let calendar = WeekPattern::FIVE_DAYS;
    let calendar = |date: &str| working_days_since(&pattern(&calendar), on("2026-11-12"), on(date));
    assert_eq!([calendar("2026-11-12"), calendar("2026-11-13"), calendar("2026-11-15")], [0, 1, 1]);
    assert_eq!([calendar("2026-11-19"), calendar("2026-11-20")], [5, 6]);
}

fn pattern(week: &WeekPattern) -> crate::domain::calendar::DepartmentCalendar {
    crate::domain::calendar::DepartmentCalendar::new(*week, crate::domain::department::National::None, vec![])
}

#[test]
fn days_around_a_talk_are_own_working_days_without_its_own() {
    let calendar = pattern(&WeekPattern::FIVE_DAYS);
    let (before, after) = around(&calendar, on("2026-11-12"), on("2026-11-19"));
    let numbers = |days: &[NaiveDate]| days.iter().map(|day| day.to_string()[8..].to_owned()).collect::<Vec<_>>();
    assert_eq!(numbers(&before), ["05", "06", "09", "10", "11"]);
    assert_eq!(numbers(&after), ["13", "16", "17", "18", "19"]);
    let (_, later) = around(&calendar, on("2026-11-12"), on("2026-11-30"));
    assert_eq!(later.len(), 5);
    assert_eq!(around(&calendar, on("2026-11-12"), on("2026-11-12")).1, vec![]);
}

#[test]
fn a_day_without_a_number_is_in_no_mean_and_none_is_made_of_nothing() {
    let days: Vec<NaiveDate> = ["2026-11-09", "2026-11-10", "2026-11-11"].map(on).into();
    let calls = [Some(30), None, Some(31)];
    let value = |day: NaiveDate| calls[days.iter().position(|on| *on == day).expect("one of them")];
    assert_eq!(means(&days, value), Some(Mean { sum: 61, days: 2 }));
    assert_eq!(means(&days, value).expect("a mean").exact().shown(), 31, "30.5 is shown away from zero");
    assert_eq!(means(&days, |_| None), None);
    assert_eq!(means(&days, |_| Some(0)), Some(Mean { sum: 0, days: 3 }), "zero is a number");
}

#[test]
fn what_is_stored_of_the_figures_reads_back() {
    let all = [silent(1, 2), red(2, 3, 900), owes(3, &[500], Some(1_000)), biased(5, 200, 100)];
    for ground in all.iter().filter_map(Signals::ground) {
        let json = serde_json::to_string(&ground).expect("json");
        assert_eq!(serde_json::from_str::<Ground>(&json).expect("a ground"), ground);
    }
}

/// Any member: few values, so that ties are common.
fn any_signals(n: i64) -> impl Strategy<Value = Signals> {
    let pace = prop::option::of((0_usize..5, 0_i64..3).prop_map(|(days, gap)| pace(days, gap * 100)));
    let overdue = prop::collection::vec(0_i64..4, 0..3);
    let conversion = prop::option::of((0_i64..3, 0_i64..3));
    let bias = prop::option::of((0_i64..3, 0_i64..3));
    let rest = prop::option::of(0_usize..8);
    (0_usize..4, pace, overdue, conversion, bias, rest).prop_map(
        move |(silent_days, pace, overdue, part, bias, rest)| {
            let amounts: Vec<i64> = overdue.iter().map(|n| n * 100).collect();
            let conversion = part.and_then(|(outputs, money)| converts(n, (outputs, 10), (4, 10), money).conversion);
            let bias = bias.map(|(promised, delivered)| Bias {
                promised_minor: promised * 100,
                delivered_minor: delivered * 100,
                promises: 1,
            });
            Signals { silent_days, pace, conversion, bias, talked_ago: rest, ..owes(n, &amounts, Some(1_000)) }
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_the_signals_never_matters(
        (given, shuffled) in (0_i64..7)
            .prop_flat_map(|n| (0..n).map(any_signals).collect::<Vec<_>>())
            .prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
    ) {
        let picked = pick(&given);
        prop_assert_eq!(&picked, &pick(&shuffled));
        if let Some((member, ground)) = picked {
            let others = given.iter().filter(|s| s.talked_ago.is_none_or(|ago| ago > REST_DAYS));
            let better = others.filter_map(|s| Some((s.ground()?, s.member)));
            for (other, who) in better.filter(|(_, who)| *who != member) {
                prop_assert!(
                    ground.reason() < other.reason()
                        || (ground.reason() == other.reason() && ground.stake() >= other.stake()),
                    "{:?} goes before {:?}", who, member
                );
            }
        }
    }
}
