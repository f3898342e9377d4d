//! The screens of times in both languages and at their edges.
use super::*;
use crate::domain::{
    calendar::WeekPattern,
    parse::place::{Located, read_place},
    time::Zone,
    times::Seen,
};
use chrono::NaiveDate;

const SEEN: Seen = Seen(7);

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn zone(name: &str) -> Zone {
    Zone::from_name(name).expect("a zone")
}

fn base() -> Times {
    Times {
        department: DepartmentId(3),
        name: "Продажи <Юг>".into(),
        now: on("11-27").and_hms_opt(12, 5, 0).expect("a time"),
        zone: Zone::MOSCOW,
        schedule: Preset::Standard.schedule(),
        schedule_ahead: None,
        week: WeekPattern::FIVE_DAYS,
        week_ahead: None,
        reminders: ReminderProfile::Normal,
        short_days: true,
        times_from: on("11-30"),
        week_from: on("11-28"),
        seen: SEEN,
    }
}

fn changing() -> Times {
    Times {
        schedule_ahead: Some((on("11-30"), Preset::Evening.schedule())),
        week_ahead: Some((on("11-28"), WeekPattern::Weekly([100, 100, 100, 100, 100, 50, 0]))),
        reminders: ReminderProfile::Insistent,
        ..base()
    }
}

fn evening() -> Times {
    let cycle = WeekPattern::Cycle { on: 2, off: 2, first: on("11-02") };
    let (schedule, reminders) = (Preset::Evening.schedule(), ReminderProfile::Quiet);
    Times { schedule, week: cycle, reminders, zone: zone("Asia/Almaty"), ..base() }
}

fn ivan() -> OwnTimes {
    OwnTimes {
        member: MemberId(5),
        department: DepartmentId(3),
        name: "Иван <Иванов>".into(),
        now: on("11-27").and_hms_opt(19, 5, 0).expect("a time"),
        zone: None,
        department_zone: Zone::MOSCOW,
        week: None,
        week_ahead: None,
        department_week: WeekPattern::FIVE_DAYS,
        week_from: on("11-28"),
        seen: SEEN,
    }
}

fn far() -> OwnTimes {
    let cycle = WeekPattern::Cycle { on: 2, off: 2, first: on("11-26") };
    OwnTimes {
        zone: Some(zone("Asia/Vladivostok")),
        week: Some(cycle),
        week_ahead: Some((on("12-01"), None)),
        ..ivan()
    }
}

fn shown(name: &str, cases: &[(&str, &dyn Fn(Locale) -> Screen)]) {
    for locale in Locale::ALL {
        let show = |(case, screen): &(&str, &dyn Fn(Locale) -> Screen)| {
            let screen = screen(locale);
            assert_eq!(screen.fault(), None, "{case}");
            format!("=== {case}\n{screen}")
        };
        let screens: Vec<String> = cases.iter().map(show).collect();
        insta::assert_snapshot!(format!("{name}_{}", locale.0.as_str()), screens.join("\n\n"));
    }
}

#[test]
fn the_times_and_their_questions() {
    let done = |change| Changed::Done(change);
    let preset = TimesChange::Schedule { from_on: on("11-30"), schedule: Preset::Evening.schedule() };
    let by = Mark { at: "10:03".parse().expect("a time"), by: "Мария <Ким>".into() };
    shown(
        "times",
        &[
            ("as they are", &|l| times(&base(), None, l)),
            ("evening, shifts, abroad, quiet", &|l| times(&evening(), None, l)),
            ("changes to come", &|l| times(&changing(), Some(said(&done(preset), l)), l)),
            ("somebody was faster", &|l| times(&base(), Some(said(&Changed::Meanwhile(Some(by.clone())), l)), l)),
            ("a file was faster", &|l| times(&base(), Some(said(&Changed::Meanwhile(None), l)), l)),
            ("presets", &|l| presets(&changing(), l)),
            ("which time", &|l| which_time(&base(), l)),
            ("the deadline", &|l| time(&base(), TimeOf::Deadline, None, l)),
            ("the digest of an evening, again", &|l| time(&changing(), TimeOf::Digest, Some(&no_time(l)), l)),
            ("reminders", &|l| reminders(&base(), l)),
        ],
    );
}

#[test]
fn working_days_and_zones() {
    let department = Whose::Department(DepartmentId(3));
    let week = WeekPattern::Weekly([100, 0, 100, 100, 80, 80, 0]);
    let cycle_week = WeekPattern::Cycle { on: 3, off: 3, first: on("12-01") };
    let places_of = |text: &str| match read_place(text) {
        Located::Ask(places) | Located::Unknown(places) => places,
        Located::Here(place) => vec![place],
    };
    shown(
        "days_and_zones",
        &[
            ("the department's week", &|l| super::week(&base(), l)),
            ("not understood", &|l| week_again(&evening(), l)),
            ("a member's, as the department", &|l| own_week(&ivan(), None, l)),
            ("a member's own", &|l| own_week(&far(), None, l)),
            ("day by day", &|l| draft(department, None, week, SEEN, on("11-27"), l)),
            ("shifts of a member", &|l| {
                draft(Whose::Member(MemberId(5)), Some("Ким"), cycle_week, SEEN, on("11-27"), l)
            }),
            ("the first day of a shift", &|l| cycle(department, 2, 2, SEEN, on("11-27"), l)),
            ("a long cycle", &|l| cycle(department, 31, 31, SEEN, on("11-27"), l)),
            ("the department's zone", &|l| super::zone(&base(), l)),
            ("a member's zone", &|l| own_zone(&far(), None, l)),
            ("which place", &|l| places(department, SEEN, "UTC+5", &places_of("UTC+5"), true, l)),
            ("no place", &|l| places(department, SEEN, "<Нигде>", &places_of("<Нигде>"), false, l)),
        ],
    );
}

#[test]
fn what_has_become_of_a_change_and_who_is_told() {
    let (from_on, profile) = (on("11-30"), ReminderProfile::Insistent);
    let schedule = Preset::Evening.schedule();
    let week = WeekPattern::Weekly([100, 100, 100, 100, 100, 50, 0]);
    let shifts = Some(WeekPattern::Cycle { on: 2, off: 2, first: on("12-01") });
    let far_zone = zone("Asia/Vladivostok");
    let changes = [
        TimesChange::Schedule { from_on, schedule },
        TimesChange::ScheduleKept { schedule },
        TimesChange::Week { from_on, week },
        TimesChange::WeekKept { week },
        TimesChange::Zone { zone: far_zone },
        TimesChange::Reminders { profile },
    ];
    let own = [
        OwnChange::Week { from_on, week: shifts },
        OwnChange::Week { from_on, week: None },
        OwnChange::WeekKept { week: shifts },
        OwnChange::Zone { zone: Some(far_zone) },
        OwnChange::Zone { zone: None },
    ];
    for locale in Locale::ALL {
        let mut lines: Vec<String> = vec![said(&Changed::Same, locale)];
        for change in changes {
            lines.push(said(&Changed::Done(change), locale));
            lines.push(told(DepartmentId(3), "Мария <Ким>", &change, locale).to_string());
        }
        for change in own {
            lines.push(said_own(&Changed::Done(change), &ivan(), locale));
            for (name, by) in [(None, "Ким"), (Some("Иван <Иванов>"), "Ким"), (Some("Ким"), "Ким")]
            {
                lines.push(told_own(MemberId(5), name, by, &change, locale).to_string());
            }
        }
        insta::assert_snapshot!(format!("told_{}", locale.0.as_str()), lines.join("\n---\n"));
    }
}

#[test]
fn any_week_has_words() {
    use crate::domain::calendar::tests::any_pattern;
    use proptest::prelude::*;
    proptest!(|(week in any_pattern(), day in 0_u64..400)| {
        let today = on("01-01") + chrono::Days::new(day);
        for locale in Locale::ALL {
            prop_assert!(!worked(week, today, locale).is_empty());
        }
        if let WeekPattern::Cycle { first, .. } = week && first < today {
            let words = worked(week, today, Locale::RU);
            let shift = (0..62).map(|n| today + chrono::Days::new(n)).chain((1..31).map(|n| today - chrono::Days::new(n)));
            prop_assert!(shift.into_iter().any(|on| words.contains(&Locale::RU.date(on)) && !week.weight(on).is_off()));
        }
    });
}
