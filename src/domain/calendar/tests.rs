//! Facts about working days.
use super::*;
use crate::domain::{department::National, id::AbsenceId, time::instant};
use proptest::prelude::*;
use std::sync::Arc;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn russia(pattern: WeekPattern) -> DepartmentCalendar {
    DepartmentCalendar::new(pattern, National::Ru, [])
}

fn member(department: DepartmentCalendar) -> MemberCalendar {
    MemberCalendar {
        department: Arc::new(department),
        own: None.into(),
        joined_on: on("2020-01-01"),
        left_on: None,
        earlier: vec![],
        absences: vec![],
    }
}

fn away(from: &str, through: &str) -> Absence {
    let noted_at = instant("2020-01-01T00:00:00Z");
    Absence { id: AbsenceId(1), kind: AbsenceKind::Vacation, from_on: on(from), through_on: on(through), noted_at }
}

#[test]
fn november_2026_in_russia_has_20_working_days_and_weighs_19_875() {
    let calendar = russia(WeekPattern::FIVE_DAYS);
    let month = month_of(on("2026-11-17"));
    assert_eq!(calendar.working_days(month.clone()).len(), 20);
    assert_eq!(calendar.total_weight(month).units() * 1000 / Weight::UNITS_A_DAY, 19_875);
    assert!(calendar.is_short(on("2026-11-03")));
    assert_eq!(calendar.weight(on("2026-11-03")).units(), 700);
    let closed = calendar.total_weight(on("2026-11-01")..=on("2026-11-20"));
    assert_eq!(closed.units() * 1000 / Weight::UNITS_A_DAY, 13_875);
}

#[test]
fn friday_20_november_2026_is_the_14th_of_20() {
    let calendar = russia(WeekPattern::FIVE_DAYS);
    assert_eq!(calendar.month_place(on("2026-11-20")), MonthPlace { nth: 14, of: 20 });
    assert_eq!(calendar.month_place(on("2026-11-22")), MonthPlace { nth: 14, of: 20 });
}

#[test]
fn moved_days_off_are_days_off() {
    let calendar = russia(WeekPattern::FIVE_DAYS);
    for date in ["2026-01-09", "2026-12-31", "2027-02-22"] {
        assert!(!calendar.is_working(on(date)), "{date}");
    }
}

#[test]
fn a_moved_working_saturday_weighs_as_the_day_it_replaces() {
    let light_monday = russia(WeekPattern::Weekly([50, 100, 100, 100, 100, 0, 0]));
    // Short as well: the day before a holiday.
    assert_eq!(light_monday.weight(on("2027-02-20")), Weight::from_percent(50).shortened());
    let light_tuesday = russia(WeekPattern::Weekly([100, 60, 100, 100, 100, 0, 0]));
    assert_eq!(light_tuesday.weight(on("2024-11-02")), Weight::from_percent(60));
}

#[test]
fn whoever_works_saturdays_keeps_his_own_weight_on_a_moved_one() {
    let calendar = russia(WeekPattern::Weekly([100, 100, 100, 100, 100, 40, 0]));
    assert_eq!(calendar.weight(on("2024-11-02")), Weight::from_percent(40));
    assert_eq!(calendar.weight(on("2026-11-21")), Weight::from_percent(40));
}

#[test]
fn a_cycle_works_on_public_holidays_at_full_weight() {
    let calendar = russia(WeekPattern::Cycle { on: 2, off: 2, first: on("2026-12-31") });
    assert_eq!(calendar.weight(on("2027-01-01")), Weight::DAY);
    assert!(!calendar.is_working(on("2027-01-02")));
    assert!(!calendar.is_working(on("2026-12-30")), "the cycle counts backwards too");
    assert!(calendar.is_working(on("2026-12-28")));
}

#[test]
fn a_year_without_a_decree_has_only_what_the_law_gives() {
    let calendar = russia(WeekPattern::FIVE_DAYS);
    assert!(calendar.is_foreseen(2028) && !calendar.is_foreseen(2026));
    assert!(!calendar.is_working(on("2028-01-07")));
    assert!(calendar.is_working(on("2028-01-10")), "January's days off are moved by decree only");
    assert!(!calendar.is_working(on("2028-11-06")), "4.11.2028 is a Saturday: the law moves it");
    assert!(calendar.is_short(on("2028-02-22")));
}

#[test]
fn abroad_no_holiday_is_known() {
    let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::None, []);
    assert!(calendar.is_working(on("2026-01-01")) && !calendar.is_short(on("2026-11-03")));
    assert!(!calendar.is_foreseen(2040));
}

#[test]
fn the_heads_exception_wins_over_the_country_and_the_pattern() {
    let exceptions = [
        Exception { on: on("2026-11-04"), kind: DayKind::Working },
        Exception { on: on("2026-11-05"), kind: DayKind::Off },
        Exception { on: on("2026-11-03"), kind: DayKind::Working },
    ];
    let department = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, exceptions);
    assert!(department.is_working(on("2026-11-04")) && !department.is_working(on("2026-11-05")));
    assert!(!department.is_short(on("2026-11-03")));
    let mut shop = member(department);
    shop.own = Some(WeekPattern::Cycle { on: 2, off: 2, first: on("2026-11-05") }).into();
    assert!(!shop.is_working(on("2026-11-05")), "a cycle too");
}

#[test]
fn a_decision_weighs_by_everybodys_own_pattern() {
    let exceptions = [
        Exception { on: on("2026-11-27"), kind: DayKind::Short },
        Exception { on: on("2026-11-28"), kind: DayKind::Working },
        Exception { on: on("2026-11-29"), kind: DayKind::Short },
    ];
    let department =
        DepartmentCalendar::new(WeekPattern::Weekly([100, 100, 100, 100, 80, 0, 0]), National::Ru, exceptions);
    assert_eq!(department.weight(on("2026-11-27")), Weight::from_percent(80).shortened(), "7/8 of its Friday");
    assert_eq!(department.weight(on("2026-11-28")), Weight::DAY, "an ordinary day");
    assert!(department.is_short(on("2026-11-29")) && department.is_working(on("2026-11-29")));
    let mut shop = member(department);
    shop.own = Some(WeekPattern::Weekly([0, 0, 0, 0, 0, 60, 120])).into();
    assert_eq!(shop.weight(on("2026-11-28")), Weight::from_percent(60), "his own Saturday");
    assert_eq!(shop.weight(on("2026-11-27")), Weight::from_percent(120).shortened(), "he has no Friday");
    shop.own = Some(WeekPattern::Cycle { on: 2, off: 2, first: on("2026-11-25") }).into();
    assert!(shop.weight(on("2026-11-28")) == Weight::DAY && shop.weight(on("2026-11-26")) == Weight::DAY);
    assert_eq!(shop.weight(on("2026-11-27")), Weight::DAY.shortened());
    assert_eq!(DepartmentCalendar::clone(&shop.department).by_rule().exceptions.len(), 0);
}

#[test]
fn a_month_tells_what_is_not_ordinary_and_by_whose_word() {
    let exceptions = [
        Exception { on: on("2026-11-27"), kind: DayKind::Short },
        Exception { on: on("2026-11-28"), kind: DayKind::Working },
        Exception { on: on("2026-11-30"), kind: DayKind::Off },
    ];
    let month = Month::of(&DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, exceptions), on("2026-11-15"));
    assert_eq!((month.working, month.short, month.foreseen), (20, 2, false));
    let one = |day: &str| vec![(on(day), on(day))];
    assert_eq!((month.holidays, month.moved, month.short_days), (one("2026-11-04"), vec![], one("2026-11-03")));
    let kinds: Vec<(u32, DayKind)> = month.exceptions.iter().map(|((from, _), kind)| (from.day(), *kind)).collect();
    assert_eq!(kinds, [(27, DayKind::Short), (28, DayKind::Working), (30, DayKind::Off)]);
}

#[test]
fn the_new_years_holidays_are_one_stretch_and_a_moved_saturday_is_told() {
    let of = |date: &str| Month::of(&russia(WeekPattern::FIVE_DAYS), on(date));
    assert_eq!(of("2027-01-01").holidays, [(on("2027-01-01"), on("2027-01-08"))]);
    let february = of("2027-02-01");
    assert_eq!(february.moved, [(on("2027-02-20"), on("2027-02-20"))]);
    assert_eq!(february.holidays, [(on("2027-02-22"), on("2027-02-23"))]);
    assert!(of("2031-01-01").foreseen);
    let cycle = WeekPattern::Cycle { on: 2, off: 2, first: on("2027-01-01") };
    let shop = Month::of(&russia(cycle), on("2027-01-01"));
    assert!(shop.holidays.is_empty() && shop.short == 0, "a cycle knows no holidays");
    assert_eq!(shop.working, 16);
}

#[test]
fn months_are_shown_a_year_around_today() {
    let today = on("2026-11-30");
    assert_eq!(months_from(today, -1), on("2026-10-01"));
    assert_eq!(months_from(today, 3), on("2027-02-01"));
    assert!(is_shown(on("2025-11-01"), today) && is_shown(on("2027-11-30"), today));
    assert!(!is_shown(on("2025-10-31"), today) && !is_shown(on("2027-12-01"), today));
    assert!(!is_shown(NaiveDate::MAX, today) && !is_shown(NaiveDate::MIN, today), "forged");
}

#[test]
fn membership_and_absence_win_over_everything() {
    let exception = Exception { on: on("2026-11-14"), kind: DayKind::Working };
    let mut ivan = member(DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, [exception]));
    ivan.absences = vec![away("2026-11-14", "2026-11-17")];
    assert!(!ivan.is_working(on("2026-11-14")) && ivan.is_away(on("2026-11-14")));
    assert!(!ivan.is_away(on("2026-11-15")), "a Sunday is nobody's absence");
    assert_eq!(ivan.next_working(on("2026-11-13")), Some(on("2026-11-18")));
    ivan.joined_on = on("2026-11-12");
    ivan.left_on = Some(on("2026-11-20"));
    assert_eq!(ivan.working_days(month_of(on("2026-11-01"))), ["12", "13", "18", "19", "20"].map(day_of_november));
    assert_eq!(ivan.next_working(on("2026-11-20")), None);
}

#[test]
fn a_time_before_he_left_stays_his_and_the_days_between_are_nobodys() {
    let mut ivan = member(russia(WeekPattern::FIVE_DAYS));
    ivan.joined_on = on("2026-11-19");
    ivan.earlier = vec![(on("2026-11-02"), on("2026-11-11"))];
    let working = ivan.working_days(month_of(on("2026-11-01")));
    let before = ["02", "03", "05", "06", "09", "10", "11"].map(day_of_november);
    assert_eq!(working[..7], before, "the month knows what he worked");
    assert_eq!(working[7], on("2026-11-19"));
    assert!(!ivan.belongs_on(on("2026-11-12")) && !ivan.belongs_on(on("2026-11-18")));
    assert!(!ivan.would_work(on("2026-11-13")) && !ivan.is_away(on("2026-11-13")));
    assert_eq!(ivan.first_joined_on(), on("2026-11-02"));
}

fn day_of_november(day: &str) -> NaiveDate {
    on(&format!("2026-11-{day}"))
}

#[test]
fn a_members_own_pattern_replaces_the_departments() {
    let mut ivan = member(russia(WeekPattern::FIVE_DAYS));
    ivan.own = Some(WeekPattern::Weekly([0, 100, 100, 100, 100, 100, 0])).into();
    assert!(ivan.is_working(on("2026-11-21")) && !ivan.is_working(on("2026-11-23")));
    assert!(!ivan.is_working(on("2026-11-04")), "public holidays hold for him too");
    assert!(ivan.is_last_of_week(on("2026-11-21")) && !ivan.is_last_of_week(on("2026-11-20")));
}

#[test]
fn five_days_off_strictly_between_are_a_gap_and_four_are_not() {
    assert!(is_long_gap(on("2026-04-30"), on("2026-05-06")));
    assert!(!is_long_gap(on("2026-04-30"), on("2026-05-05")));
}

#[test]
fn a_search_without_end_stops() {
    let mut ivan = member(russia(WeekPattern::FIVE_DAYS));
    ivan.absences = vec![away("2026-01-01", "2030-01-01")];
    assert_eq!(ivan.next_working(on("2026-06-01")), None);
    assert_eq!(ivan.previous_working(on("2020-01-01")), None);
}

#[test]
fn a_pattern_that_makes_no_sense_is_refused() {
    let wrong = ["", "2/2", "0/2@2026-11-01", "2/0@2026-11-01", "2/2@2026-13-01", "32/1@2026-11-01"];
    let wrong_weeks = ["100,100", "0,0,0,0,0,0,0", "201,0,0,0,0,0,0", "-1,0,0,0,0,0,1", "a,b,c,d,e,f,g"];
    for code in wrong.iter().chain(&wrong_weeks) {
        assert_eq!(WeekPattern::from_code(code), None, "{code}");
    }
    assert_eq!(WeekPattern::from_code("100,100,100,100,100,0,0"), Some(WeekPattern::FIVE_DAYS));
}

#[test]
fn a_change_of_week_acts_from_its_day_and_the_days_before_keep_their_weights() {
    let november = month_of(on("2026-11-01"));
    let before = russia(WeekPattern::FIVE_DAYS);
    let mut after = before.clone();
    after.weeks.change(on("2026-11-25"), WeekPattern::Weekly([100, 100, 100, 100, 100, 100, 0]));
    assert!(!after.is_working(on("2026-11-21")), "a Saturday before the change stays free");
    assert!(after.is_working(on("2026-11-28")));
    let until = *november.start()..=on("2026-11-24");
    assert_eq!(after.total_weight(until.clone()), before.total_weight(until));
    assert_eq!(after.month_place(on("2026-11-30")), MonthPlace { nth: 21, of: 21 });
    assert_eq!(
        (after.weeks.ahead(on("2026-11-24")).map(|(from, _)| from), after.weeks.ahead(on("2026-11-25"))),
        (Some(on("2026-11-25")), None)
    );
}

#[test]
fn a_change_that_is_taken_back_or_changed_again_leaves_nothing_behind() {
    let (six, cycle) = (WeekPattern::Weekly([100; 7]), WeekPattern::Cycle { on: 2, off: 2, first: on("2026-11-25") });
    let mut weeks = Weeks::always(WeekPattern::FIVE_DAYS);
    weeks.change(on("2026-11-25"), six);
    weeks.change(on("2026-11-25"), cycle);
    assert_eq!(weeks.code(), "100,100,100,100,100,0,0;2026-11-25=2/2@2026-11-25");
    weeks.change(on("2026-11-24"), six);
    assert_eq!(
        weeks.code(),
        format!("{};2026-11-24={six}", WeekPattern::FIVE_DAYS),
        "what was to come later is forgotten"
    );
    weeks.change(on("2026-11-24"), WeekPattern::FIVE_DAYS);
    assert_eq!(weeks, Weeks::always(WeekPattern::FIVE_DAYS));
    assert!(!weeks.forget(on("2026-11-01")));
}

#[test]
fn a_member_goes_over_to_shifts_and_back_to_the_departments_days() {
    let mut ivan = member(russia(WeekPattern::FIVE_DAYS));
    ivan.own.change(on("2026-11-21"), Some(WeekPattern::Cycle { on: 2, off: 2, first: on("2026-11-21") }));
    ivan.own.change(on("2026-12-01"), None);
    let worked = ivan.working_days(on("2026-11-16")..=on("2026-12-04"));
    let days: Vec<String> = worked.iter().map(|day| day.format("%d").to_string()).collect();
    assert_eq!(days, ["16", "17", "18", "19", "20", "21", "22", "25", "26", "29", "30", "01", "02", "03", "04"]);
}

#[test]
fn a_code_nobody_wrote_is_no_version() {
    for code in ["", ";", "100,100", "2/2@2026-11-01;2026-11-30", "2/2@2026-11-01;2026-11-30=", "-"] {
        assert_eq!(Weeks::from_code(code), None, "{code}");
    }
    let five = WeekPattern::FIVE_DAYS;
    for code in [format!("{five};2026-11-30={five}"), format!("{five};2026-11-30=2/2@2026-11-30;2026-11-30={five}")] {
        assert_eq!(Weeks::from_code(&code), None, "{code}");
    }
    assert_eq!(OwnWeeks::from_code("-").map(|own| own.latest()), Some(None));
}

/// Any week over time, with changes in the spring of 2026.
pub(crate) fn any_weeks() -> impl Strategy<Value = Weeks> {
    (any_pattern(), prop::collection::vec((0_u64..160, any_pattern()), 0..4)).prop_map(|(first, changes)| {
        let mut weeks = Weeks::always(first);
        for (day, week) in changes {
            weeks.change(on("2026-03-01") + Days::new(day), week);
        }
        weeks
    })
}

/// Any own week over time.
pub(crate) fn any_own_weeks() -> impl Strategy<Value = OwnWeeks> {
    let own = || prop::option::of(any_pattern());
    (own(), prop::collection::vec((0_u64..160, own()), 0..4)).prop_map(|(first, changes)| {
        let mut weeks = OwnWeeks::always(first);
        for (day, week) in changes {
            weeks.change(on("2026-03-01") + Days::new(day), week);
        }
        weeks
    })
}

prop_compose! {
    /// Any member of any department, with everything that lies over a week.
    pub(crate) fn any_member()(
        weeks in any_weeks(),
        own in any_own_weeks(),
        national in prop::sample::select(National::ALL),
        exceptions in prop::collection::vec((0_u64..180, prop::sample::select(DayKind::ALL)), 0..5),
        joined in 0_u64..60,
        left in prop::option::of(60_u64..180),
        absences in prop::collection::vec((0_u64..180, 0_u64..20), 0..4),
    ) -> MemberCalendar {
        let day = |n: u64| on("2026-03-01") + Days::new(n);
        let exceptions = exceptions.into_iter().map(|(n, kind)| Exception { on: day(n), kind });
        let absence = |(from, length): (u64, u64)| Absence {
            id: AbsenceId(1),
            kind: AbsenceKind::Other,
            from_on: day(from),
            through_on: day(from + length),
            noted_at: instant("2026-01-01T00:00:00Z"),
        };
        MemberCalendar {
            department: Arc::new(DepartmentCalendar::new(weeks, national, exceptions)),
            own,
            joined_on: day(joined),
            earlier: vec![],
            left_on: left.map(day),
            absences: absences.into_iter().map(absence).collect(),
        }
    }
}

/// Any pattern somebody can store.
pub(crate) fn any_pattern() -> impl Strategy<Value = WeekPattern> {
    let weekly = prop::array::uniform7(prop_oneof![2 => Just(0_u8), 3 => Just(100), 1 => 1..=MAX_PERCENT]);
    let cycle = (1..=MAX_CYCLE_DAYS, 1..=MAX_CYCLE_DAYS, 0_u64..60).prop_map(|(on, off, shift)| WeekPattern::Cycle {
        on,
        off,
        first: NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date") + Days::new(shift),
    });
    let short = (1..=4_u8, 1..=4_u8).prop_map(|(on, off)| WeekPattern::Cycle {
        on,
        off,
        first: NaiveDate::from_ymd_opt(2026, 3, 5).expect("a date"),
    });
    prop_oneof![
        3 => weekly.prop_filter("somebody works", |w| w.iter().any(|p| *p > 0)).prop_map(WeekPattern::Weekly),
        1 => cycle,
        2 => short,
    ]
}

proptest! {
    #[test]
    fn weeks_over_time_come_back_from_their_code(weeks in any_weeks(), own in any_own_weeks()) {
        prop_assert_eq!(Weeks::from_code(&weeks.code()), Some(weeks));
        prop_assert_eq!(OwnWeeks::from_code(&own.code()), Some(own));
    }

    #[test]
    fn any_text_is_a_week_over_time_or_not(text in "[-0-9/@,;=]{0,60}|\\PC{0,40}") {
        if let Some(weeks) = Weeks::from_code(&text) {
            prop_assert_eq!(Weeks::from_code(&weeks.code()), Some(weeks));
        }
        let _ = OwnWeeks::from_code(&text);
    }

    /// The layers one by one, from the last that decides to the first.
    #[test]
    fn the_last_layer_that_says_anything_decides(member in any_member(), shift in 0_u64..200) {
        let date = on("2026-02-20") + Days::new(shift);
        let weight = member.weight(date);
        if member.absences.iter().any(|absence| absence.covers(date)) || !member.belongs_on(date) {
            prop_assert_eq!(weight, Weight::OFF);
        } else if let Some(decided) = member.department.exceptions.get(&date) {
            let pattern = member.own.on(date).unwrap_or_else(|| member.department.weeks.on(date));
            prop_assert_eq!(weight, decided.weight(&pattern, date));
            prop_assert_eq!(weight.is_off(), *decided == DayKind::Off);
        } else {
            let pattern = member.own.on(date).unwrap_or_else(|| member.department.weeks.on(date));
            let plain = pattern.weight(date);
            match (member.department.national, pattern) {
                (National::None, _) | (_, WeekPattern::Cycle { .. }) => prop_assert_eq!(weight, plain),
                (National::Ru, WeekPattern::Weekly(_)) => match russia::day(date) {
                    russia::Day::Ordinary => prop_assert_eq!(weight, plain),
                    russia::Day::Off => prop_assert_eq!(weight, Weight::OFF),
                    russia::Day::Short => prop_assert_eq!(weight, plain.shortened()),
                    russia::Day::Moved { .. } => prop_assert!(plain.is_off() || weight >= plain.shortened()),
                },
            }
        }
        prop_assert_eq!(member.is_away(date), member.would_work(date) && member.absence_on(date).is_some());
    }

    #[test]
    fn a_change_from_a_day_on_never_touches_the_days_before_it(
        member in any_member(), department in any_pattern(), own in prop::option::of(any_pattern()), from in 0_u64..180,
    ) {
        let from = on("2026-03-01") + Days::new(from);
        let mut changed = member.clone();
        Arc::make_mut(&mut changed.department).weeks.change(from, department);
        changed.own.change(from, own);
        for date in days(on("2026-02-20")..=on("2026-09-01")) {
            if date < from {
                prop_assert_eq!(changed.weight(date), member.weight(date));
            } else {
                prop_assert_eq!(changed.pattern(date), own.unwrap_or(department));
            }
        }
        let month = month_of(from);
        let closed = *month.start()..=from - Days::new(1);
        prop_assert_eq!(changed.total_weight(closed.clone()), member.total_weight(closed));
    }

    #[test]
    fn a_pattern_comes_back_from_its_code(pattern in any_pattern()) {
        prop_assert_eq!(WeekPattern::from_code(&pattern.to_string()), Some(pattern));
    }

    #[test]
    fn any_text_is_a_pattern_or_not(text in ".{0,40}") {
        let _ = WeekPattern::from_code(&text);
    }

    #[test]
    fn previous_and_next_working_days_undo_each_other(pattern in any_pattern(), shift in 0_u64..700) {
        let calendar = russia(pattern);
        let date = on("2026-01-01") + Days::new(shift);
        if let Some(next) = calendar.next_working(date) {
            prop_assert!(calendar.is_working(next) && next > date);
            let back = calendar.previous_working(next);
            prop_assert_eq!(back.filter(|b| *b >= date), calendar.is_working(date).then_some(date));
        }
    }

    #[test]
    fn weights_of_weeks_sum_to_the_months(pattern in any_pattern(), month in 1_u32..=12) {
        let calendar = russia(pattern);
        let month = month_of(NaiveDate::from_ymd_opt(2027, month, 1).expect("a date"));
        let middle = *month.start() + Days::new(14);
        let halves = calendar.total_weight(*month.start()..=middle)
            + calendar.total_weight(middle + Days::new(1)..=*month.end());
        prop_assert_eq!(halves, calendar.total_weight(month));
    }
}
