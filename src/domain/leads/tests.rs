//! Facts about a week of leads.
use super::*;
use crate::domain::{
    calendar::{DepartmentCalendar, WeekPattern},
    department::National,
    metric::{Kind, tests::metric},
};
use proptest::prelude::*;

fn reason(id: i64, key: &str) -> Metric {
    Metric { key: key.into(), asked: Asked::Weekly, kind: Kind::Snapshot, ..metric(id, key) }
}

fn week(member: i64, leads: Option<i64>, rejects: [Option<i64>; 2]) -> MemberWeek {
    MemberWeek { member: MemberId(member), leads, rejects: rejects.to_vec() }
}

#[test]
fn leads_come_from_elsewhere_where_the_first_step_is_only_counted() {
    let leads = Metric { step: Some(1), asked: Asked::Fact, ..metric(1, "Лиды") };
    let deals = Metric { step: Some(2), ..metric(2, "Сделки") };
    assert_eq!(from_elsewhere(&[deals.clone(), leads.clone()]).map(|metric| metric.name), Some("Лиды".into()));
    assert_eq!(from_elsewhere(&[Metric { asked: Asked::FactAndPlan, ..leads }, deals]), None, "whoever calls, plans");
    assert_eq!(from_elsewhere(&[]), None);
}

#[test]
fn reasons_stand_in_their_order_and_only_those_that_are_asked() {
    let off = Metric { asked: Asked::No, ..reason(3, REASONS[0]) };
    let metrics = [reason(1, REASONS[2]), metric(9, "Лиды"), off, reason(2, REASONS[1])];
    assert_eq!(reasons(&metrics).iter().map(|metric| metric.id.0).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn rejects_are_set_against_the_leads_of_those_who_told_them() {
    let (wrong, spam) = (reason(1, "wrong"), reason(2, "spam"));
    let weeks = [
        week(1, Some(40), [Some(6), Some(5)]),
        week(2, Some(20), [Some(3), None]),
        week(3, Some(30), [None, None]),
        week(4, None, [Some(7), Some(7)]),
    ];
    let found = rejects(&[&wrong, &spam], &weeks).expect("told");
    assert_eq!((found.rejected, found.of, found.told, found.members), (14, 60, 2, 3));
    assert_eq!(found.reasons, [("wrong".into(), 9), ("spam".into(), 5)]);
    assert_eq!(rejects(&[&wrong, &spam], &weeks[2..]), None, "neither alone says anything");
    let none = rejects(&[&wrong, &spam], &[week(1, Some(40), [Some(0), None])]).expect("zero is an answer");
    assert_eq!((none.rejected, none.reasons.len()), (0, 1), "what nobody told is no zero");
}

proptest! {
    #[test]
    fn what_is_due_grows_to_the_whole_by_the_last_day(month in 0_i64..100_000, day in 1_u32..30) {
        let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []);
        let on = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November");
        for from in [on(1), on(17)] {
            let due = |day| due_by(month, &calendar, from, on(day));
            prop_assert_eq!(due(30), month);
            prop_assert!(due(day) <= due(day + 1));
        }
        prop_assert_eq!(due_by(month, &calendar, on(17), on(16)), 0, "the target has not begun");
    }

    #[test]
    fn rejects_sum_over_those_who_told_both(weeks in prop::collection::vec(
        (prop::option::of(0_i64..50), prop::array::uniform2(prop::option::of(0_i64..9))), 0..8,
    )) {
        let weeks: Vec<MemberWeek> = (1..).zip(weeks).map(|(id, (leads, rejects))| week(id, leads, rejects)).collect();
        let both = |week: &&MemberWeek| week.leads.is_some() && week.rejects.iter().any(Option::is_some);
        let counted: Vec<&MemberWeek> = weeks.iter().filter(both).collect();
        match rejects(&[&reason(1, "wrong"), &reason(2, "spam")], &weeks) {
            None => prop_assert!(counted.is_empty()),
            Some(found) => {
                prop_assert_eq!(found.of, counted.iter().filter_map(|week| week.leads).sum::<i64>());
                prop_assert_eq!(found.rejected, counted.iter().flat_map(|week| &week.rejects).flatten().sum::<i64>());
            }
        }
    }
}
