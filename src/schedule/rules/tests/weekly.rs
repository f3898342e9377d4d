//! What is said once a week: on the first working day, after the digest, of the last worked week.
use super::*;

fn weekly(view: &DepartmentView, date: &str) -> Vec<String> {
    all_told(view, date).into_iter().filter(|text| text.contains(" week_")).collect()
}

#[test]
fn the_causes_of_a_week_come_on_the_first_working_day_a_quarter_of_an_hour_after_the_digest() {
    let view = department(Preset::Standard);
    assert_eq!(weekly(&view, "11-23"), ["10:20 week_causes of 11-16"], "a Monday");
    assert!(weekly(&view, "11-24").is_empty());
    let until = |slot: &Slot| slot.not_after - slot.at;
    let all = slots(&view, msk("11-23T00:00"), msk("11-24T00:00"));
    let slot = all.iter().find(|slot| slot.job == Job::WeekCauses).expect("due");
    assert_eq!((until(slot), slot.member), (TimeDelta::days(2), None), "caught up for two days");
}

#[test]
fn with_evenings_they_follow_the_digest_of_the_morning() {
    let view = department(Preset::Evening);
    assert_eq!(weekly(&view, "11-23"), ["09:15 week_causes of 11-16"]);
    let mut changed = department(Preset::Standard);
    let versions = [("11-01", Preset::Standard), ("11-23", Preset::Evening), ("11-30", Preset::Morning)];
    let versions = versions.map(|(from, preset)| ScheduleVersion { valid_from: on(from), schedule: preset.schedule() });
    changed.schedules = ScheduleVersions::new(versions).expect("three");
    assert_eq!(
        weekly(&changed, "11-23"),
        ["09:15 week_causes of 11-16"],
        "the first evening sums nothing up that morning"
    );
    assert_eq!(
        weekly(&changed, "11-30"),
        ["09:35 week_causes of 11-23"],
        "the last one is summed up, and the day's own comes"
    );
}

#[test]
fn a_week_without_a_working_day_is_passed_over_and_the_last_worked_one_is_told_once() {
    let exceptions = (16..=20).map(|day| crate::domain::calendar::Exception {
        on: NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November"),
        kind: DayKind::Off,
    });
    let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, exceptions.collect::<Vec<_>>());
    let view = department_in(Preset::Standard, Zone::MOSCOW, calendar);
    assert!(weekly(&view, "11-16").is_empty());
    assert_eq!(weekly(&view, "11-23"), ["10:20 week_causes of 11-09"]);
    // A holiday on Monday: on Tuesday.
    let monday_off = [crate::domain::calendar::Exception { on: on("11-23"), kind: DayKind::Off }];
    let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, monday_off);
    let view = department_in(Preset::Standard, Zone::MOSCOW, calendar);
    assert_eq!(weekly(&view, "11-24"), ["10:20 week_causes of 11-16"]);
}
