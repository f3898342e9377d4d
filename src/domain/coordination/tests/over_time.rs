//! Days one after another: presets, weeks and absences that change on the way, and the property that every working date
//! is asked exactly once.
use super::*;
use crate::domain::calendar::tests::{any_member, any_pattern};
use proptest::prelude::*;
use std::{cell::RefCell, collections::BTreeMap};

/// Both presets over a Thursday on which the second begins: on each day the fact dates, then the plan dates of somebody
/// who answers everything.
fn over_a_change(before: Preset, after: Preset) -> Vec<String> {
    let mut world = World::new(before).diligent_before("11-13").changing(after, "11-19");
    world.pledges.extend(match before {
        Preset::Morning => vec![],
        Preset::Standard | Preset::Evening => dates(&["11-16"]),
    });
    let mut told = vec![];
    for day in ["11-16", "11-17", "11-18", "11-19", "11-20", "11-23"] {
        let report = world.prompt(day);
        let list =
            |dates: &[NaiveDate]| dates.iter().map(|on| on.format("%d").to_string()).collect::<Vec<_>>().join("+");
        told.push(format!("{}: {} → {}", &day[3..], list(&report.fact_on), list(&report.plan_on)));
        world.facts.extend(report.fact_on);
        world.pledges.extend(report.plan_on);
    }
    told
}

#[test]
fn a_change_of_preset_in_every_direction_day_by_day() {
    use Preset::{Evening, Morning, Standard};
    let cases = [
        (
            Standard,
            Evening,
            ["16: 13 → 17", "17: 16 → 18", "18: 17 → 19", "19: 18+19 → 20", "20: 20 → 23", "23: 23 → 24"],
        ),
        (Evening, Standard, ["16: 16 → 17", "17: 17 → 18", "18: 18 → 19", "19:  → 20", "20: 19 → 23", "23: 20 → 24"]),
        (Standard, Morning, ["16: 13 → 17", "17: 16 → 18", "18: 17 → 19", "19: 18 → ", "20: 19 → 20", "23: 20 → 23"]),
        (
            Morning,
            Standard,
            ["16: 13 → 16", "17: 16 → 17", "18: 17 → 18", "19: 18 → 19+20", "20: 19 → 23", "23: 20 → 24"],
        ),
        (
            Morning,
            Evening,
            ["16: 13 → 16", "17: 16 → 17", "18: 17 → 18", "19: 18+19 → 20", "20: 20 → 23", "23: 23 → 24"],
        ),
        (Evening, Morning, ["16: 16 → 17", "17: 17 → 18", "18: 18 → 19", "19:  → ", "20: 19 → 20", "23: 20 → 23"]),
    ];
    for (before, after, days) in cases {
        let told = over_a_change(before, after);
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        assert_eq!(told, days, "{before} → {after}");
    }
}

#[test]
fn a_saturday_that_becomes_a_working_day_is_asked_on_itself_and_asks_its_friday() {
    let mut world = World::new(Preset::Standard).diligent_before("11-20").pledged(&["11-20"]);
    let six = WeekPattern::Weekly([100, 100, 100, 100, 100, 100, 0]);
    Arc::make_mut(&mut world.calendar.department).weeks.change(on("11-21"), six);
    let saturday = world.prompt("11-21");
    assert_eq!((saturday.about_on, saturday.days_off), (dates(&["11-20"]), vec![]));
    assert_eq!(saturday.plan_on, dates(&["11-21", "11-23"]), "nobody had planned it");
    assert_eq!(world.prompt("11-23").about_on, dates(&["11-21"]));
}

/// What a head may do on a day, known from that day on.
#[derive(Clone, Copy, Debug)]
enum Act {
    Preset(Preset),
    Week(WeekPattern),
    OwnWeek(Option<WeekPattern>),
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any_preset().prop_map(Act::Preset),
        any_pattern().prop_map(Act::Week),
        prop::option::of(any_pattern()).prop_map(Act::OwnWeek),
    ]
}

/// Makes a change on `today` as the use case does: times from the next coordination day, a week from tomorrow.
fn act(world: &mut World, today: NaiveDate, act: Act) {
    let tomorrow = today + Days::new(1);
    match act {
        Act::Preset(preset) => {
            let from = world.calendar.department.change_acts_from(today);
            let kept: Vec<ScheduleVersion> = world
                .schedules
                .iter()
                .filter(|(valid_from, _)| **valid_from < from)
                .map(|(valid_from, schedule)| ScheduleVersion { valid_from: *valid_from, schedule: *schedule })
                .collect();
            let changed = ScheduleVersion { valid_from: from, schedule: preset.schedule() };
            world.schedules = ScheduleVersions::new(kept.into_iter().chain([changed])).expect("versions");
        }
        Act::Week(week) => Arc::make_mut(&mut world.calendar.department).weeks.change(tomorrow, week),
        Act::OwnWeek(week) => world.calendar.own.change(tomorrow, week),
    }
}

fn any_preset() -> impl Strategy<Value = Preset> {
    prop::sample::select(Preset::ALL)
}

const RUN_DAYS: u64 = 120;

prop_compose! {
    fn any_world()(
        member in any_member(),
        first in any_preset(),
        changes in prop::collection::vec((0..RUN_DAYS, any_preset()), 0..5),
        absences in prop::collection::vec((0..RUN_DAYS, 0_u64..20, any::<bool>()), 0..5),
        joined in 0_u64..30,
    ) -> World {
        let mut world = World::new(first);
        // Weeks and exceptions over time, whoever leaves; absences of its own, known early or late.
        world.calendar = member;
        world.calendar.joined_on = on("03-25") + Days::new(joined);
        let start = ScheduleVersion { valid_from: on("01-01"), schedule: first.schedule() };
        let changes = changes.into_iter().map(|(day, preset)| ScheduleVersion {
            valid_from: on("04-01") + Days::new(day),
            schedule: preset.schedule(),
        });
        world.schedules = ScheduleVersions::new(std::iter::once(start).chain(changes)).expect("at least one");
        world.calendar.absences = absences.into_iter().map(|(from, length, early)| Absence {
            id: AbsenceId(1),
            kind: AbsenceKind::Other,
            from_on: on("04-01") + Days::new(from),
            through_on: on("04-01") + Days::new(from + length),
            noted_at: instant(if early { "2026-01-01T00:00:00Z" } else { "2027-01-01T00:00:00Z" }),
        }).collect();
        world
    }
}

proptest! {
    /// Day by day, with changes nobody knew of before: what was asked by the picture of each day is what the last picture
    /// says of it, so no date is lost, asked twice, or asked on a day off.
    #[test]
    fn whatever_is_changed_on_the_way_every_worked_date_is_asked_once(
        mut world in any_world(), acts in prop::collection::vec((0..RUN_DAYS, any_act()), 0..8),
    ) {
        let (first, last) = (on("03-20"), on("04-01") + Days::new(RUN_DAYS));
        let mut asked: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        let mut worked: BTreeSet<NaiveDate> = BTreeSet::new();
        let mut evenings: BTreeSet<NaiveDate> = BTreeSet::new();
        for date in days(first..=last) {
            let about = world.ask(|asker| asker.about_on(date));
            let works = world.calendar.is_working(date);
            prop_assert!(works || about.is_empty(), "nobody is asked on a day off");
            prop_assert!(about.iter().all(|on| *on <= date && (worked.contains(on) || *on == date)));
            about.into_iter().for_each(|on| *asked.entry(on).or_default() += 1);
            if works {
                worked.insert(date);
            }
            if world.schedules.on(date).preset == Preset::Evening {
                evenings.insert(date);
            }
            for (_, change) in acts.iter().filter(|(day, _)| on("04-01") + Days::new(*day) == date) {
                act(&mut world, date, *change);
            }
        }
        for date in days(first..=last) {
            prop_assert_eq!(world.calendar.is_working(date), worked.contains(&date), "no change rewrites {}", date);
        }
        // The last worked day is asked after the end; the evening of the first day asks a plan only.
        let end = worked.last().copied();
        for date in worked.into_iter().filter(|date| Some(*date) != end) {
            let free = date == world.calendar.joined_on && evenings.contains(&date);
            prop_assert_eq!(asked.get(&date).copied().unwrap_or(0), usize::from(!free), "{}", date);
        }
        prop_assert!(asked.values().all(|times| *times == 1));
    }

    #[test]
    fn every_own_working_date_is_asked_exactly_once_and_never_on_a_day_off(
        world in any_world(), answers in prop::collection::vec(any::<bool>(), 1..20),
    ) {
        let (first, last) = (on("03-25"), on("04-01") + Days::new(RUN_DAYS));
        let (facts, pledges) = (RefCell::new(BTreeSet::new()), RefCell::new(BTreeSet::new()));
        let asker = Asker {
            calendar: &world.calendar,
            schedules: &world.schedules,
            zone: Zone::MOSCOW,
            fact_known: &|date| facts.borrow().contains(&date),
            pledge_known: &|date| pledges.borrow().contains(&date),
        };
        let mut asked: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        let mut answers = answers.into_iter().cycle();
        for date in days(first..=last) {
            let prompt = asker.report(date, date);
            prop_assert_eq!(prompt.is_some(), world.calendar.is_working(date));
            let early = asker.opens_early(date);
            for (report, early) in prompt.into_iter().map(|r| (r, false)).chain(early.into_iter().map(|r| (r, true))) {
                prop_assert!(report.older.len() <= OLDER_DATES);
                prop_assert!(report.older.iter().all(|o| !report.about_on.contains(o) && *o < date));
                prop_assert!(report.plan_on.iter().all(|p| *p >= date && world.calendar.is_working(*p)));
                prop_assert!(report.about_on.iter().chain(&report.older).all(|f| world.calendar.is_working(*f)));
                prop_assert!(!report.about_on.iter().any(|f| report.fact_on.contains(f) == facts.borrow().contains(f))
                    || early);
                if !early {
                    // An early opening is the same report of the same date, not another question.
                    report.about_on.iter().for_each(|f| *asked.entry(*f).or_default() += 1);
                }
                if answers.next() == Some(true) {
                    facts.borrow_mut().extend(report.fact_on);
                    pledges.borrow_mut().extend(report.plan_on);
                }
            }
        }
        let end = world.calendar.previous_working(last).unwrap_or(first);
        for date in world.calendar.working_days(first..=end.pred_opt().expect("a date")) {
            // The evening of the first day asks a plan only; its facts are offered from the day after.
            let free = date == world.calendar.joined_on && asker.is_evening(date);
            prop_assert_eq!(asked.get(&date).copied().unwrap_or(0), usize::from(!free), "{}", date);
        }
        prop_assert!(asked.values().all(|times| *times == 1));
    }
}
