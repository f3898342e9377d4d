//! The rules of «Days» as facts.
use super::*;
use crate::domain::{
    calendar::{Absence, AbsenceKind, DepartmentCalendar, WeekPattern},
    department::National,
    id::AbsenceId,
    time::instant,
};
use chrono::Days;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn dates(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| on(text)).collect()
}

fn at(text: &str) -> NaiveDateTime {
    format!("2026-{text}:00").parse().expect("a local time")
}

/// A member of a Moscow department with what he has given so far.
#[derive(Debug)]
struct World {
    calendar: MemberCalendar,
    schedules: ScheduleVersions,
    facts: BTreeSet<NaiveDate>,
    pledges: BTreeSet<NaiveDate>,
}

impl World {
    fn new(preset: Preset) -> Self {
        let department = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []);
        let calendar = MemberCalendar {
            department: Arc::new(department),
            own: None.into(),
            joined_on: on("01-12"),
            left_on: None,
            earlier: vec![],
            absences: vec![],
        };
        let schedules = ScheduleVersions::always(preset.schedule());
        Self { calendar, schedules, facts: BTreeSet::new(), pledges: BTreeSet::new() }
    }

    /// Everything before `date` is known.
    fn diligent_before(mut self, date: &str) -> Self {
        self.facts =
            self.calendar.working_days(on("01-01")..=on(date).pred_opt().expect("a date")).into_iter().collect();
        self.pledges = self.facts.clone();
        self
    }

    fn pledged(mut self, texts: &[&str]) -> Self {
        self.pledges.extend(dates(texts));
        self
    }

    fn known(mut self, texts: &[&str]) -> Self {
        self.facts.extend(dates(texts));
        self
    }

    fn away(mut self, from: &str, through: &str, noted: &str) -> Self {
        let absence = Absence {
            id: AbsenceId(1),
            kind: AbsenceKind::Vacation,
            from_on: on(from),
            through_on: on(through),
            noted_at: instant(&format!("2026-{noted}:00+03:00")),
        };
        self.calendar.absences.push(absence);
        self
    }

    fn changing(mut self, to: Preset, from: &str) -> Self {
        let before = ScheduleVersion { valid_from: on("01-01"), schedule: self.schedules.on(on("01-01")) };
        let after = ScheduleVersion { valid_from: on(from), schedule: to.schedule() };
        self.schedules = ScheduleVersions::new([after, before]).expect("two versions");
        self
    }

    fn ask<T>(&self, question: impl FnOnce(&Asker<'_>) -> T) -> T {
        question(&Asker {
            calendar: &self.calendar,
            schedules: &self.schedules,
            zone: Zone::MOSCOW,
            fact_known: &|date| self.facts.contains(&date),
            pledge_known: &|date| self.pledges.contains(&date),
        })
    }

    fn prompt(&self, date: &str) -> ReportDates {
        self.ask(|asker| asker.report(on(date), on(date))).expect("a working day")
    }

    fn out_of_turn(&self, local: &str) -> OutOfTurn {
        self.ask(|asker| asker.out_of_turn(at(local)))
    }
}

#[test]
fn on_monday_the_standard_report_asks_fridays_facts_and_tuesdays_plan() {
    let world = World::new(Preset::Standard).diligent_before("11-20").pledged(&["11-20", "11-23"]);
    let report = world.prompt("11-23");
    assert_eq!((report.fact_on, report.plan_on), (dates(&["11-20"]), dates(&["11-24"])));
    assert_eq!(report.days_off, dates(&["11-21", "11-22"]));
    assert!(report.older.is_empty() && !report.early && report.weekly_on.is_none());
    assert_eq!(world.prompt("11-27").weekly_on, Some(on("11-27")));
}

#[test]
fn the_morning_report_plans_today_and_the_evening_one_tomorrow() {
    let morning = World::new(Preset::Morning).diligent_before("11-19").prompt("11-20");
    assert_eq!((morning.fact_on, morning.plan_on), (dates(&["11-19"]), dates(&["11-20"])));
    let evening = World::new(Preset::Evening).diligent_before("11-20").prompt("11-20");
    assert_eq!((evening.fact_on, evening.plan_on), (dates(&["11-20"]), dates(&["11-23"])));
}

#[test]
fn a_morning_that_finds_today_without_a_pledge_asks_it_too() {
    let world = World::new(Preset::Standard).diligent_before("11-24");
    assert_eq!(world.prompt("11-24").plan_on, dates(&["11-24", "11-25"]));
}

#[test]
fn older_unanswered_dates_are_offered_and_at_most_five() {
    let world = World::new(Preset::Standard).known(&["11-18"]);
    let report = world.prompt("11-24");
    assert_eq!(report.fact_on, dates(&["11-23"]));
    assert_eq!(report.older, dates(&["11-16", "11-17", "11-19", "11-20"]));
    assert_eq!(World::new(Preset::Evening).prompt("11-24").older.len(), OLDER_DATES);
}

#[test]
fn days_from_before_the_department_began_are_not_offered() {
    let mut world = World::new(Preset::Standard);
    let begun = ScheduleVersion { valid_from: on("11-19"), schedule: Preset::Standard.schedule() };
    world.schedules = ScheduleVersions::new([begun]).expect("a version");
    assert_eq!(world.prompt("11-24").older, dates(&["11-19", "11-20"]));
}

#[test]
fn what_is_given_is_not_asked_again() {
    let world = World::new(Preset::Standard).diligent_before("11-24").pledged(&["11-24", "11-25"]);
    let report = world.prompt("11-24");
    assert!(report.is_answered());
    assert_eq!(report.about_on, dates(&["11-23"]), "the heading stays");
}

#[test]
fn nobody_is_asked_on_a_day_off() {
    let world = World::new(Preset::Standard).away("11-23", "11-24", "11-01T10:00");
    for date in ["11-21", "11-04", "11-23"] {
        assert_eq!(world.ask(|asker| asker.report(on(date), on(date))), None, "{date}");
        assert!(world.ask(|asker| asker.about_on(on(date))).is_empty());
    }
}

#[test]
fn no_plan_is_asked_behind_an_absence_and_the_morning_of_return_asks_it() {
    let world = World::new(Preset::Standard).diligent_before("11-20").pledged(&["11-20"]);
    let world = world.away("11-23", "11-24", "11-19T10:00");
    assert!(world.prompt("11-20").plan_on.is_empty());
    let back = world.prompt("11-25");
    assert_eq!((back.fact_on, back.plan_on), (dates(&["11-20"]), dates(&["11-25", "11-26"])));
    assert_eq!(back.days_off, dates(&["11-21", "11-22"]), "the absence is not a day off to sell on");
}

#[test]
fn no_plan_is_asked_behind_a_gap_of_more_than_four_days() {
    let mut world = World::new(Preset::Evening);
    let spring = ["05-05", "05-06"].map(|d| (on(d), crate::domain::calendar::DayKind::Off));
    let department = Arc::make_mut(&mut world.calendar.department);
    department.exceptions = BTreeMap::from(spring);
    // 1–3 May are free by the country's calendar; 4 May is worked.
    assert_eq!(world.prompt("04-30").plan_on, dates(&["05-04"]));
    Arc::make_mut(&mut world.calendar.department).exceptions.insert(on("05-04"), crate::domain::calendar::DayKind::Off);
    assert!(world.prompt("04-30").plan_on.is_empty());
}

#[test]
fn an_absence_on_days_off_changes_nothing() {
    let world = World::new(Preset::Standard).diligent_before("11-20").pledged(&["11-20"]);
    let world = world.away("11-21", "11-22", "11-19T10:00");
    assert_eq!(world.prompt("11-20").plan_on, dates(&["11-23"]));
    assert_eq!(world.ask(|asker| asker.opens_early(on("11-20"))), None);
}

#[test]
fn the_last_day_before_an_absence_opens_the_next_report_early_with_facts_only() {
    let world = World::new(Preset::Standard).diligent_before("11-20").away("11-23", "11-27", "11-20T15:59");
    let early = world.ask(|asker| asker.opens_early(on("11-20"))).expect("it opens");
    assert_eq!((early.coordination_on, early.early), (on("11-30"), true));
    assert_eq!((early.fact_on, early.plan_on), (dates(&["11-20"]), vec![]));
    assert_eq!(world.ask(|asker| asker.opens_early(on("11-19"))), None);
}

#[test]
fn an_absence_noted_after_four_opens_nothing_early() {
    let world = World::new(Preset::Standard).away("11-23", "11-27", "11-20T16:01");
    assert_eq!(world.ask(|asker| asker.opens_early(on("11-20"))), None);
}

#[test]
fn the_evening_preset_never_opens_early() {
    let world = World::new(Preset::Evening).away("11-23", "11-27", "11-20T10:00");
    assert_eq!(world.ask(|asker| asker.opens_early(on("11-20"))), None);
}

#[test]
fn new_years_holidays_open_the_report_of_january_early() {
    let world = World::new(Preset::Morning).diligent_before("12-30");
    let early = world.ask(|asker| asker.opens_early(on("12-30"))).expect("it opens");
    assert_eq!(early.coordination_on.to_string(), "2027-01-11");
    assert_eq!((early.fact_on, early.plan_on), (dates(&["12-30"]), vec![]));
}

#[test]
fn an_answered_early_report_leaves_the_plan_to_the_morning_of_return() {
    let world = World::new(Preset::Standard).diligent_before("11-21").away("11-23", "11-27", "11-20T10:00");
    let back = world.prompt("11-30");
    assert_eq!((back.about_on, back.fact_on), (dates(&["11-20"]), vec![]));
    assert_eq!(back.plan_on, dates(&["11-30", "12-01"]));
}

#[test]
fn report_on_a_day_off_opens_that_date_without_a_report() {
    let world = World::new(Preset::Standard);
    assert_eq!(world.out_of_turn("11-21T12:00"), OutOfTurn::DayOff { on: on("11-21") });
}

#[test]
fn report_opens_what_is_owed_first() {
    let OutOfTurn::Open(report) = World::new(Preset::Standard).out_of_turn("11-20T16:00") else { panic!("owed") };
    assert_eq!((report.coordination_on, report.early), (on("11-20"), false));
    let evening = World::new(Preset::Evening).diligent_before("11-19").pledged(&["11-19", "11-20"]);
    let OutOfTurn::Open(late) = evening.out_of_turn("11-20T09:00") else { panic!("owed") };
    assert_eq!((late.coordination_on, late.fact_on), (on("11-19"), dates(&["11-19"])));
}

#[test]
fn report_with_nothing_owed_corrects_before_three_and_opens_the_next_one_after() {
    let world = World::new(Preset::Standard).diligent_before("11-20").pledged(&["11-20", "11-23"]);
    assert_eq!(world.out_of_turn("11-20T14:59"), OutOfTurn::Correct { coordination_on: on("11-20") });
    let OutOfTurn::Open(next) = world.out_of_turn("11-20T15:00") else { panic!("the next one") };
    assert_eq!((next.coordination_on, next.early), (on("11-23"), true));
    assert_eq!((next.fact_on, next.plan_on), (dates(&["11-20"]), dates(&["11-24"])));
    let done = World::new(Preset::Standard).diligent_before("11-21").pledged(&["11-23", "11-24"]);
    assert_eq!(done.out_of_turn("11-20T18:00"), OutOfTurn::Correct { coordination_on: on("11-23") });
}

#[test]
fn in_the_evening_preset_the_next_report_is_this_evenings_from_three() {
    let world = World::new(Preset::Evening).diligent_before("11-20").pledged(&["11-20"]);
    assert_eq!(world.out_of_turn("11-20T14:00"), OutOfTurn::Correct { coordination_on: on("11-19") });
    let OutOfTurn::Open(tonight) = world.out_of_turn("11-20T15:00") else { panic!("tonight's") };
    assert_eq!(tonight.fact_on, dates(&["11-20"]));
    let done = World::new(Preset::Evening).diligent_before("11-21").pledged(&["11-23"]);
    assert_eq!(done.out_of_turn("11-20T19:00"), OutOfTurn::Correct { coordination_on: on("11-20") });
}

#[test]
fn a_newcomers_first_day_asks_only_a_plan_and_facts_are_due_the_day_after() {
    for preset in [Preset::Standard, Preset::Morning] {
        let mut world = World::new(preset);
        world.calendar.joined_on = on("11-19");
        let first = world.prompt("11-19");
        assert_eq!((first.about_on, first.plan_on), (vec![], dates(&["11-19"])));
        let second = world.pledged(&["11-19"]).prompt("11-20");
        assert_eq!(second.fact_on, dates(&["11-19"]));
    }
    let mut world = World::new(Preset::Evening);
    world.calendar.joined_on = on("11-19");
    assert_eq!(world.prompt("11-19").plan_on, dates(&["11-20"]));
    assert!(world.prompt("11-19").fact_on.is_empty());
    assert_eq!(world.prompt("11-20").fact_on, dates(&["11-20"]));
}

#[test]
fn a_newcomer_plans_today_before_noon_and_tomorrow_after() {
    let mut world = World::new(Preset::Standard);
    world.calendar.joined_on = on("11-20");
    let plan = |world: &World, time| world.ask(|asker| asker.first_day(at(time))).map(|dates| dates.plan_on);
    assert_eq!(plan(&world, "11-20T11:59"), Some(dates(&["11-20"])));
    assert_eq!(plan(&world, "11-20T12:00"), Some(dates(&["11-23"])));
    assert_eq!(plan(&world, "11-23T09:00"), None);
    assert!(matches!(world.out_of_turn("11-20T13:00"), OutOfTurn::Open(d) if d.plan_on == dates(&["11-23"])));
    let world = world.pledged(&["11-23"]);
    assert_eq!(world.out_of_turn("11-20T13:00"), OutOfTurn::Correct { coordination_on: on("11-20") });
    world.ask(|asker| assert_eq!(asker.first_plan_on(at("11-21T10:00")), Some(on("11-23")), "a Saturday"));
}

#[test]
fn whoever_comes_back_is_asked_nothing_of_the_time_between_and_is_no_newcomer() {
    let mut world = World::new(Preset::Standard);
    world.calendar.joined_on = on("11-19");
    world.calendar.earlier = vec![(on("09-01"), on("11-10"))];
    let first = world.prompt("11-19");
    assert_eq!((first.about_on, first.older, first.days_off), (vec![], vec![], vec![]));
    let second = world.prompt("11-20");
    assert_eq!((second.fact_on, second.older), (dates(&["11-19"]), vec![]));
    world.ask(|asker| assert!(!asker.is_newcomer(on("11-19"))));
}

#[test]
fn what_counts_is_told_on_the_first_two_own_working_days() {
    let mut world = World::new(Preset::Standard);
    world.calendar.joined_on = on("11-20");
    world.ask(|asker| {
        assert!(asker.is_new_to_figures(on("11-20")) && asker.is_new_to_figures(on("11-23")), "over a weekend");
        assert!(!asker.is_new_to_figures(on("11-24")));
    });
}

#[test]
fn a_newcomer_is_one_for_ten_own_working_days() {
    let mut world = World::new(Preset::Standard);
    world.calendar.joined_on = on("11-09");
    world.ask(|asker| assert!(asker.is_newcomer(on("11-20")) && !asker.is_newcomer(on("11-23"))));
}

#[test]
fn where_evening_begins_two_dates_are_asked_and_where_it_ends_none() {
    let world = World::new(Preset::Standard).diligent_before("11-18").changing(Preset::Evening, "11-19");
    assert_eq!(world.prompt("11-18").fact_on, vec![]);
    assert_eq!(world.prompt("11-19").fact_on, dates(&["11-18", "11-19"]));
    let world = World::new(Preset::Evening).changing(Preset::Standard, "11-19").pledged(&["11-19"]);
    let first = world.prompt("11-19");
    assert_eq!((first.about_on, first.plan_on), (vec![], dates(&["11-20"])));
    assert_eq!(first.older.last(), Some(&on("11-18")), "asked yesterday evening; offered now");
}

#[test]
fn a_change_of_schedule_acts_from_the_next_coordination_day() {
    let department = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []);
    assert_eq!(department.change_acts_from(on("11-20")), on("11-23"));
    assert_eq!(department.change_acts_from(on("11-21")), on("11-23"));
}

mod over_time;
