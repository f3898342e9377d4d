//! Facts about slots, and about the instants of days they are made of.
mod weekly;

use super::*;
use crate::domain::{
    calendar::{Absence, AbsenceKind, DayKind, Exception, WeekPattern, tests::any_pattern},
    coordination::{LatePrompt, ScheduleVersion},
    department::National,
    id::AbsenceId,
    time::instant,
};
use chrono::Timelike as _;
use proptest::prelude::*;

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

/// Moscow's wall clock of 2026: «11-20T09:00».
fn msk(text: &str) -> Instant {
    instant(&format!("2026-{text}:00+03:00"))
}

fn zone(name: &str) -> Zone {
    Zone::from_name(name).expect("a zone")
}

fn department(preset: Preset) -> DepartmentView {
    department_in(preset, Zone::MOSCOW, DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []))
}

fn department_in(preset: Preset, zone: Zone, calendar: DepartmentCalendar) -> DepartmentView {
    DepartmentView {
        id: DepartmentId(1),
        zone,
        reminders: ReminderProfile::Normal,
        schedules: ScheduleVersions::always(preset.schedule()),
        calendar: Arc::new(calendar),
        members: vec![],
        heads_lost_since: None,
        leads: false,
        outages: BTreeMap::new(),
    }
}

fn with_member(mut view: DepartmentView, zone: Option<Zone>) -> DepartmentView {
    let calendar = MemberCalendar {
        department: view.calendar.clone(),
        own: None.into(),
        joined_on: on("01-01"),
        left_on: None,
        earlier: vec![],
        absences: vec![],
    };
    let id = MemberId(10 + view.members.len() as i64);
    view.members.push(MemberView { id, zone, reminders: None, reports: true, calendar });
    view
}

/// Job, Moscow's time and coordination day of everything on one Moscow date but the evening's promises and what is said once a week.
fn told(view: &DepartmentView, date: &str) -> Vec<String> {
    all_told(view, date)
        .into_iter()
        .filter(|text| ![" evening ", " week_"].iter().any(|word| text.contains(word)))
        .collect()
}

/// The evening's promises of a Moscow date.
fn evenings(view: &DepartmentView, date: &str) -> Vec<String> {
    all_told(view, date).into_iter().filter(|text| text.contains(" evening ")).collect()
}

fn all_told(view: &DepartmentView, date: &str) -> Vec<String> {
    let midnight = Zone::MOSCOW.instant(on(date), NaiveTime::MIN);
    let tell = |slot: Slot| {
        let local = Zone::MOSCOW.local(slot.at).format("%H:%M");
        format!("{local} {} of {}", slot.job, slot.coordination_on.format("%m-%d"))
    };
    let just_before = midnight - TimeDelta::milliseconds(1);
    slots(view, just_before, just_before + TimeDelta::days(1)).into_iter().map(tell).collect()
}

#[test]
fn a_week_of_leads_is_told_after_the_digest_of_the_first_working_day_that_follows_it() {
    let leads = |preset| DepartmentView { leads: true, ..department(preset) };
    let told_on = |preset, date: &str| {
        let told = told(&leads(preset), date).into_iter();
        told.filter(|text| text.contains(" leads ")).collect::<Vec<_>>()
    };
    assert_eq!(told_on(Preset::Standard, "11-23"), ["10:20 leads of 11-23"]);
    assert_eq!(told_on(Preset::Standard, "11-24"), Vec::<String>::new(), "once a week");
    assert_eq!(told_on(Preset::Morning, "11-23"), ["09:35 leads of 11-23"]);
    assert_eq!(told_on(Preset::Evening, "11-23"), ["09:15 leads of 11-23"], "after Friday's digest, on Monday morning");
    assert_eq!(
        told_on(Preset::Standard, "01-12"),
        ["10:20 leads of 01-12"],
        "after the holidays, for the last week that was worked"
    );
    let none = slots(&department(Preset::Standard), msk("11-20T00:00"), msk("12-20T00:00"));
    assert!(none.iter().all(|slot| slot.job != Job::Leads), "whoever finds his clients himself");
    let monday = slots(&leads(Preset::Standard), msk("11-23T10:10"), msk("11-23T10:30")).remove(0);
    assert_eq!((monday.job, monday.not_after), (Job::Leads, msk("11-25T10:20")));
}

#[test]
fn a_standard_day_is_prompt_reminder_deadline_digest() {
    let view = with_member(department(Preset::Standard), None);
    let day = ["09:00 prompt of 11-20", "09:45 remind of 11-20", "10:00 deadline of 11-20", "10:05 digest of 11-20"];
    assert_eq!(told(&view, "11-20"), day);
    assert!(told(&view, "11-21").is_empty(), "a Saturday");
    assert!(told(&view, "11-04").is_empty(), "a holiday");
}

#[test]
fn an_evening_is_summed_up_on_the_next_working_morning_and_comes_an_hour_earlier_on_short_days() {
    let view = with_member(department(Preset::Evening), None);
    let short = ["09:00 digest of 11-02", "16:30 prompt of 11-03", "17:00 remind of 11-03", "17:30 deadline of 11-03"];
    assert_eq!(told(&view, "11-03"), short);
    assert_eq!(told(&view, "11-05")[0], "09:00 digest of 11-03");
    assert_eq!(
        told(&view, "11-05")[1..3],
        ["15:00 no_target of 11-05", "17:30 prompt of 11-05"],
        "the third working day"
    );
}

#[test]
fn a_month_is_settled_at_eleven_of_the_first_working_day_whose_reports_close_it() {
    let closes = |view: &DepartmentView, date: &str| -> Vec<String> {
        all_told(view, date).into_iter().filter(|text| text.contains("month_close")).collect()
    };
    let standard = with_member(department(Preset::Standard), None);
    assert_eq!(closes(&standard, "12-01"), ["11:00 month_close of 11-01"]);
    assert_eq!(closes(&standard, "11-02"), ["11:00 month_close of 10-01"], "after a weekend");
    assert!(closes(&standard, "12-02").is_empty() && closes(&standard, "11-30").is_empty());
    assert_eq!(closes(&with_member(department(Preset::Evening), None), "12-01"), ["11:00 month_close of 11-01"]);
    let mut late = standard.clone();
    let mut schedule = Preset::Standard.schedule();
    schedule.deadline = NaiveTime::from_hms_opt(12, 30, 0).expect("a time");
    late.schedules = ScheduleVersions::always(schedule);
    assert_eq!(closes(&late, "12-01"), ["12:30 month_close of 11-01"], "not before its reports are over");
    let slot = slots(&standard, msk("12-01T10:59"), msk("12-01T11:00")).pop().expect("a slot");
    assert_eq!((slot.job, slot.not_after), (Job::MonthClose, msk("12-05T00:00") - TimeDelta::milliseconds(1)));
}

#[test]
fn the_profiles_remind_never_once_and_twice() {
    let reminders = |profile: ReminderProfile| {
        let mut view = with_member(department(Preset::Standard), None);
        view.members[0].reminders = Some(profile);
        told(&view, "11-20").into_iter().filter(|text| text.contains("remind")).collect::<Vec<_>>()
    };
    assert!(reminders(ReminderProfile::Quiet).is_empty());
    assert_eq!(reminders(ReminderProfile::Normal), ["09:45 remind of 11-20"]);
    assert_eq!(reminders(ReminderProfile::Insistent), ["09:30 remind_half of 11-20", "09:45 remind of 11-20"]);
}

#[test]
fn east_of_the_department_the_prompt_comes_at_his_nine_and_the_deadline_is_the_departments() {
    let view = with_member(department(Preset::Standard), Some(zone("Asia/Vladivostok")));
    let day = ["02:00 prompt of 11-20", "09:45 remind of 11-20", "10:00 deadline of 11-20", "10:05 digest of 11-20"];
    assert_eq!(told(&view, "11-20"), day);
}

#[test]
fn west_of_the_department_it_comes_with_the_departments_but_not_before_his_eight() {
    let kaliningrad = with_member(department(Preset::Standard), Some(zone("Europe/Kaliningrad")));
    assert_eq!(told(&kaliningrad, "11-20")[0], "09:00 prompt of 11-20", "his 08:00");
    let berlin = with_member(department(Preset::Standard), Some(zone("Europe/Berlin")));
    let day = [
        "10:00 prompt of 11-20",
        "10:00 deadline of 11-20",
        "10:05 digest of 11-20",
        "10:45 remind of 11-20",
        "11:00 member_deadline of 11-20",
    ];
    assert_eq!(told(&berlin, "11-20"), day);
}

#[test]
fn nobody_is_reminded_at_night() {
    let view = with_member(department(Preset::Evening), Some(zone("Asia/Vladivostok")));
    assert!(!told(&view, "11-20").iter().any(|text| text.contains("remind")), "18:00 in Moscow is 01:00 there");
}

#[test]
fn a_department_that_meets_before_eight_does_so_in_its_own_zone() {
    let mut schedule = Preset::Standard.schedule();
    schedule.prompt = NaiveTime::from_hms_opt(7, 30, 0).expect("a time");
    let mut view = with_member(department(Preset::Standard), None);
    view.schedules = ScheduleVersions::always(schedule);
    assert_eq!(told(&view, "11-20")[0], "07:30 prompt of 11-20");
}

#[test]
fn an_absence_opens_the_next_report_early_and_nothing_comes_during_it() {
    let mut view = with_member(department(Preset::Standard), None);
    view.members[0].calendar.absences.push(Absence {
        id: AbsenceId(1),
        kind: AbsenceKind::Vacation,
        from_on: on("11-23"),
        through_on: on("11-24"),
        noted_at: msk("11-20T15:00"),
    });
    assert_eq!(told(&view, "11-20").last().map(String::as_str), Some("16:30 open_early of 11-25"));
    assert_eq!(told(&view, "11-23"), ["10:00 deadline of 11-23", "10:05 digest of 11-23"]);
    assert_eq!(told(&view, "11-25")[0], "09:00 prompt of 11-25");
}

#[test]
fn a_member_with_his_own_days_is_asked_on_them_and_the_department_keeps_its_own() {
    let mut view = with_member(department(Preset::Standard), None);
    view.members[0].calendar.own = Some(WeekPattern::Cycle { on: 2, off: 2, first: on("11-21") }).into();
    assert_eq!(told(&view, "11-21"), ["09:00 prompt of 11-21", "09:45 remind of 11-21"]);
    assert_eq!(told(&view, "11-23"), ["10:00 deadline of 11-23", "10:05 digest of 11-23"]);
}

#[test]
fn the_evening_comes_at_his_six_on_his_working_days_once_and_never_at_night() {
    let view = with_member(department(Preset::Standard), None);
    assert_eq!(evenings(&view, "11-20"), ["18:00 evening of 11-20"], "a Friday");
    assert!(evenings(&view, "11-21").is_empty() && evenings(&view, "11-04").is_empty(), "days off");
    let east = with_member(department(Preset::Standard), Some(zone("Asia/Vladivostok")));
    assert_eq!(evenings(&east, "11-20"), ["11:00 evening of 11-20"], "his 18:00");
    let met = with_member(department(Preset::Evening), None);
    assert_eq!(evenings(&met, "11-20"), ["19:00 evening of 11-20"], "half an hour after the deadline");
    let far = with_member(department(Preset::Evening), Some(zone("Asia/Vladivostok")));
    assert_eq!(evenings(&far, "11-20"), ["13:00 evening of 11-20"], "his 20:00: the deadline is in his night");
}

#[test]
fn on_the_evening_of_an_early_report_nothing_else_comes() {
    let mut view = with_member(department(Preset::Standard), None);
    let vacation = Absence {
        id: AbsenceId(1),
        kind: AbsenceKind::Vacation,
        from_on: on("11-23"),
        through_on: on("11-24"),
        noted_at: msk("11-20T15:00"),
    };
    view.members[0].calendar.absences.push(vacation);
    assert_eq!(told(&view, "11-20").last().map(String::as_str), Some("16:30 open_early of 11-25"));
    assert!(evenings(&view, "11-20").is_empty());
    assert!(evenings(&view, "11-23").is_empty() && evenings(&view, "11-24").is_empty(), "away");
    view.members[0].calendar.absences[0].noted_at = msk("11-20T17:00");
    assert_eq!(evenings(&view, "11-20"), ["18:00 evening of 11-20"], "no early report, so the evening is free");
}

#[test]
fn whoever_does_not_report_has_no_slots() {
    let mut view = with_member(department(Preset::Standard), None);
    view.members[0].reports = false;
    assert_eq!(told(&view, "11-20").len(), 2);
}

#[test]
fn a_change_of_preset_acts_from_its_day_and_leaves_no_evening_without_a_digest() {
    let mut view = with_member(department(Preset::Evening), None);
    let version = |from, preset: Preset| ScheduleVersion { valid_from: on(from), schedule: preset.schedule() };
    let versions = [version("01-01", Preset::Evening), version("11-20", Preset::Standard)];
    view.schedules = ScheduleVersions::new(versions).expect("two");
    let day = told(&view, "11-20");
    assert_eq!(day[..2], ["09:00 prompt of 11-20", "09:00 digest of 11-19"]);
    assert_eq!(day.last().map(String::as_str), Some("10:05 digest of 11-20"));
}

#[test]
fn a_late_prompt_moves_the_deadline_and_the_digest() {
    let view = department(Preset::Standard);
    let late = |text| view.day_rules().late_prompt(on("11-20"), view.zone, msk(text));
    let ask = |deadline, digest| LatePrompt::Ask { deadline_at: msk(deadline), digest_at: msk(digest) };
    assert_eq!(late("11-20T09:05"), ask("11-20T10:00", "11-20T10:05"));
    assert_eq!(late("11-20T09:30"), ask("11-20T10:30", "11-20T10:35"));
    assert_eq!(late("11-20T12:00"), ask("11-20T13:00", "11-20T13:05"));
    assert_eq!(late("11-20T12:01"), LatePrompt::NotAsked);
}

#[test]
fn a_late_evening_prompt_keeps_the_mornings_digest() {
    let view = department(Preset::Evening);
    let late = |text| view.day_rules().late_prompt(on("11-20"), view.zone, msk(text));
    let ask = |deadline| LatePrompt::Ask { deadline_at: msk(deadline), digest_at: msk("11-23T09:00") };
    assert_eq!(late("11-20T20:00"), ask("11-20T21:00"));
    assert_eq!(late("11-20T18:00"), ask("11-20T19:00"));
    assert_eq!(late("11-20T20:01"), LatePrompt::NotAsked);
}

#[test]
fn a_late_prompt_to_the_east_still_waits_for_the_departments_deadline() {
    let view = department(Preset::Standard);
    let late = view.day_rules().late_prompt(on("11-20"), zone("Asia/Vladivostok"), msk("11-20T05:00"));
    assert_eq!(late, LatePrompt::Ask { deadline_at: msk("11-20T10:00"), digest_at: msk("11-20T10:05") });
}

#[test]
fn after_an_outage_the_day_goes_on_by_its_moved_deadline() {
    let mut view = with_member(department(Preset::Standard), None);
    let moved = Outage::Moved { deadline_at: msk("11-20T12:00"), digest_at: msk("11-20T12:05") };
    view.outages.insert(on("11-20"), moved);
    let day = ["09:00 prompt of 11-20", "11:45 remind of 11-20", "12:00 deadline of 11-20", "12:05 digest of 11-20"];
    assert_eq!(told(&view, "11-20"), day);
    view.members[0].reminders = Some(ReminderProfile::Insistent);
    assert_eq!(told(&view, "11-20")[1], "11:30 remind_half of 11-20");
    view.outages.insert(on("11-20"), Outage::NotAsked);
    assert_eq!(told(&view, "11-20"), ["09:00 prompt of 11-20", "10:05 digest of 11-20"]);
}

#[test]
fn what_came_due_is_caught_up_inside_its_window() {
    let view = with_member(department(Preset::Standard), None);
    let windows: Vec<(Job, Instant)> = slots(&view, msk("11-20T00:00"), msk("11-20T23:00"))
        .into_iter()
        .map(|slot| (slot.job, slot.not_after))
        .collect();
    let midnight = msk("11-21T00:00") - TimeDelta::milliseconds(1);
    let expected = [
        (Job::Prompt, msk("11-20T12:00")),
        (Job::Remind, msk("11-20T10:00")),
        (Job::Deadline, midnight),
        (Job::Digest, midnight),
        (Job::Evening, msk("11-20T22:00") - TimeDelta::milliseconds(1)),
    ];
    assert_eq!(windows, expected);
}

#[test]
fn the_next_slot_is_found_across_the_new_years_holidays_and_not_beyond_the_look_ahead() {
    let mut view = with_member(department(Preset::Standard), None);
    assert_eq!(next_after(&view, msk("11-20T09:00")), Some(msk("11-20T09:45")));
    assert_eq!(next_after(&view, msk("12-30T16:30")), Some(instant("2027-01-11T09:00:00+03:00")));
    let closed = crate::domain::calendar::days(on("11-20")..=on("12-31"));
    let exceptions = closed.map(|on| Exception { on, kind: DayKind::Off });
    view.calendar = Arc::new(DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, exceptions));
    view.members.clear();
    assert_eq!(next_after(&view, msk("11-20T00:00")), None);
}

#[test]
fn a_digest_in_the_spring_gap_moves_after_it_and_one_in_the_autumn_fold_comes_once() {
    let mut schedule = Preset::Standard.schedule();
    schedule.digest = NaiveTime::from_hms_opt(2, 30, 0).expect("a time");
    let every_day = DepartmentCalendar::new(WeekPattern::Weekly([100; 7]), National::None, []);
    let mut view = department_in(Preset::Standard, zone("Europe/Berlin"), every_day);
    view.schedules = ScheduleVersions::always(schedule);
    let digests = |from: &str, to: &str| -> Vec<Instant> {
        let due = slots(&view, instant(from), instant(to));
        due.into_iter().filter(|slot| slot.job == Job::Digest).map(|slot| slot.at).collect()
    };
    assert_eq!(digests("2026-03-28T22:59:59Z", "2026-03-29T21:59:59Z"), [instant("2026-03-29T01:00:00Z")]);
    assert_eq!(digests("2026-10-24T21:59:59Z", "2026-10-25T22:59:59Z"), [instant("2026-10-25T00:30:00Z")]);
}

const ZONES: [&str; 7] = [
    "Europe/Moscow",
    "Asia/Vladivostok",
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Apia",
    "Pacific/Honolulu",
    "Australia/Lord_Howe",
];

prop_compose! {
    fn any_view()(
        own_zone in prop::sample::select(&ZONES[..]),
        patterns in (any_pattern(), prop::option::of(any_pattern())),
        zones in prop::collection::vec(prop::option::of(prop::sample::select(&ZONES[..])), 0..4),
        presets in (prop::sample::select(Preset::ALL), prop::sample::select(Preset::ALL), 0_u64..400),
        away in (0_u64..400, 0_u64..20),
        profile in prop::sample::select(ReminderProfile::ALL),
        moved in prop::option::of(0_u64..400),
    ) -> DepartmentView {
        let start = on("01-01");
        let calendar = DepartmentCalendar::new(patterns.0, National::Ru, []);
        let mut view = department_in(presets.0, zone(own_zone), calendar);
        view.reminders = profile;
        let version = |valid_from, preset: Preset| ScheduleVersion { valid_from, schedule: preset.schedule() };
        view.schedules = ScheduleVersions::new([version(start, presets.0), version(start + Days::new(presets.2 + 1), presets.1)])
            .expect("two");
        if let Some(day) = moved {
            let day = start + Days::new(day);
            let digest_at = view.day_rules().day(day).digest_at + TimeDelta::hours(2);
            let deadline_at = view.day_rules().day(day).deadline_at + TimeDelta::hours(2);
            view.outages.insert(day, Outage::Moved { deadline_at, digest_at });
        }
        for own in zones {
            view = with_member(view, own.map(zone));
        }
        if let Some(first) = view.members.first_mut() {
            first.calendar.own = patterns.1.into();
            first.calendar.absences.push(Absence {
                id: AbsenceId(1),
                kind: AbsenceKind::Sick,
                from_on: start + Days::new(away.0),
                through_on: start + Days::new(away.0 + away.1),
                noted_at: instant("2026-01-01T00:00:00Z"),
            });
        }
        view
    }
}

#[test]
fn heads_out_of_reach_are_looked_for_after_three_days_and_not_at_night() {
    let lost = |at: &str| DepartmentView { heads_lost_since: Some(instant(at)), ..department(Preset::Standard) };
    let due = |view: &DepartmentView| {
        let from = instant("2026-11-01T00:00:00Z");
        let all = slots(view, from, from + TimeDelta::days(30));
        let one = all.into_iter().filter(|slot| slot.job == Job::HeadsLost);
        one.map(|slot| (slot.at, slot.coordination_on)).collect::<Vec<_>>()
    };
    let noon = lost("2026-11-20T12:00:00+03:00");
    assert_eq!(due(&noon), [(instant("2026-11-23T12:00:00+03:00"), on("11-20"))]);
    let night = lost("2026-11-20T23:30:00+03:00");
    assert_eq!(due(&night), [(instant("2026-11-24T08:00:00+03:00"), on("11-20"))]);
    assert_eq!(due(&department(Preset::Standard)), []);
    let wakes = next_after(&noon, instant("2026-11-23T11:00:00+03:00"));
    assert_eq!(wakes, Some(instant("2026-11-23T12:00:00+03:00")), "the engine is woken for it");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn slots_of_two_neighbouring_intervals_are_the_slots_of_both(
        view in any_view(), from in 0_i64..500_000, first in 0_i64..20_000, second in 0_i64..20_000,
    ) {
        let a = instant("2026-01-01T00:00:00Z") + TimeDelta::minutes(from);
        let b = a + TimeDelta::minutes(first);
        let c = b + TimeDelta::minutes(second);
        let mut parts = slots(&view, a, b);
        parts.extend(slots(&view, b, c));
        let whole = slots(&view, a, c);
        prop_assert!(whole.iter().all(|slot| a < slot.at && slot.at <= c));
        prop_assert_eq!(parts, whole);
    }

    #[test]
    fn each_thing_happens_once_and_nobody_is_written_to_on_a_day_off_or_reminded_at_night(
        view in any_view(), from in 0_i64..340,
    ) {
        let a = instant("2026-01-01T00:00:00Z") + TimeDelta::days(from);
        let due = slots(&view, a, a + TimeDelta::days(30));
        let mut seen = std::collections::HashSet::new();
        for slot in &due {
            prop_assert!(seen.insert((slot.job, slot.member, slot.coordination_on)), "twice: {:?}", slot);
            prop_assert!(slot.not_after >= slot.at);
            let Some(member) = view.members.iter().find(|m| Some(m.id) == slot.member) else { continue };
            prop_assert!(member.calendar.is_working(slot.coordination_on));
            let local = member.zone.unwrap_or(view.zone).local(slot.at);
            if matches!(slot.job, Job::Prompt | Job::Remind | Job::RemindHalf | Job::Evening) {
                prop_assert!((8..22).contains(&local.hour()), "at night: {} {}", slot.job, local);
            }
            if slot.job != Job::MemberDeadline {
                prop_assert!(member.calendar.is_working(local.date()));
            }
        }
        prop_assert_eq!(next_after(&view, a), slots(&view, a, a + TimeDelta::days(LOOK_AHEAD_DAYS)).first().map(|s| s.at));
    }

    #[test]
    fn every_prompt_has_its_deadline_after_it(view in any_view(), from in 0_u64..340, name in prop::sample::select(&ZONES[..])) {
        let date = on("01-01") + Days::new(from);
        let (day, his) = (view.day_rules().day(date), view.day_rules().member_day(date, zone(name)));
        prop_assert!(his.prompt_at < his.deadline_at && his.deadline_at >= day.deadline_at);
        prop_assert!(his.prompt_at <= his.prompt_until);
        prop_assert_eq!(his.own_deadline, his.deadline_at > day.deadline_at);
        prop_assert_eq!(zone(name).date(his.prompt_at), date);
        // Never after the department's instant, save where that would be before his 08:00.
        let local = zone(name).local(his.prompt_at).time();
        let eight = hour(8);
        prop_assert!(local >= eight, "{}", local);
        prop_assert!(his.prompt_at <= day.prompt_at || local == eight, "{}", local);
        prop_assert!(!his.own_deadline || his.prompt_at > day.prompt_at || view.outages.contains_key(&date));
    }
}

#[test]
fn targets_are_told_of_on_the_third_and_the_last_working_day_for_two_days() {
    let view = department(Preset::Standard);
    let all = slots(&view, msk("10-31T00:00"), msk("12-01T00:00"));
    let of = |job| all.iter().filter(|slot| slot.job == job).map(|slot| slot.at).collect::<Vec<_>>();
    assert_eq!(of(Job::NoTarget), [msk("11-05T15:00")], "the 4th is a holiday");
    assert_eq!(of(Job::NextTarget), [msk("11-30T15:00")]);
    let next = all.iter().find(|slot| slot.job == Job::NextTarget).expect("one");
    assert_eq!(next.not_after, msk("12-02T15:00"));
}
