//! Screens of one's own data, and the file, in both languages.
use super::*;
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::TelegramId,
        my_data::{
            AbsenceData, ChangeData, EntryData, LessonData, NoteData, PersonData, PlaceData, PromiseData,
            PromiseEventData, ReportData,
        },
        person::{Language, Role},
        promise::{Origin, PromiseEvent, PromiseState},
        report::{Cause, LessonKind, NoteFate, Part, Source},
        time::{Instant, instant},
    },
    view::tests::long,
};

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn at() -> Instant {
    instant("2026-11-24T06:10:00Z")
}

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n")
}

#[test]
fn what_goes_and_what_stays_is_said_before_and_after() {
    let until = on("12-24");
    let name = long();
    let place = |left, until| Place { member: MemberId(2), department: "Север <1>", left, until };
    let other = Place { member: MemberId(5), department: &name, left: true, until: None };
    let mark = Mark { at: "10:03:00".parse().expect("a time"), by: "Ольга <Белова>".into() };
    let ended = |end: ErasureEnd| both(|l| super::ended("Иван Иванов", &end, l));
    let screens = [
        both(caption),
        both(nothing),
        both(too_large),
        both(|l| which(&[], l)),
        both(|l| which(&[place(false, None), other], l)),
        both(|l| which(&[place(false, Some(until)), place(true, Some(until))], l)),
        both(|l| sure(place(true, None), l)),
        both(|l| sure(place(false, None), l)),
        both(|l| asked(MemberId(2), until, l)),
        both(|l| kept(false, l)),
        both(|l| kept(true, l)),
        both(|l| ask_head(MemberId(2), "Иван <Иванов>", 0, until, l)),
        both(|l| ask_head(MemberId(2), &name, 1, until, l)),
        both(|l| ask_head(MemberId(2), "Иван", 3, until, l)),
        ended(ErasureEnd::Agreed(mark.clone())),
        ended(ErasureEnd::Declined(mark.clone())),
        ended(ErasureEnd::Silence),
        ended(ErasureEnd::Left),
        ended(ErasureEnd::TakenBack),
        both(|l| decided(None, l)),
        both(|l| decided(Some("Иван"), l)),
        both(|l| already(&mark, l)),
        both(|l| declined("Север", "Ольга <Белова>", l)),
        both(|l| erased("Север", l)),
    ];
    assert!(Locale::ALL.iter().all(|l| caption(*l).html.units() <= 1024), "it stands under a file");
    insta::assert_snapshot!(screens.join("\n---\n"));
}

fn data() -> MyData {
    let entry = |value: Option<&str>, by: Option<&str>| EntryData {
        part: Part::Fact,
        metric: "Оплаты".into(),
        on: on("11-23"),
        value: value.map(str::to_owned),
        source: Source::Line,
        by: by.map(str::to_owned),
        at: at(),
    };
    let report = ReportData {
        coordination_on: on("11-24"),
        about_on: vec![on("11-23")],
        plan_on: vec![on("11-24"), on("11-25")],
        due: true,
        as_planned: false,
        opened_at: at(),
        deadline_at: at(),
        given_at: Some(at()),
        finished_at: None,
    };
    let event = PromiseEventData {
        kind: PromiseEvent::Made,
        by: None,
        from_on: None,
        to_on: None,
        amount: Some("120000.00".into()),
        at: at(),
    };
    let promise = PromiseData {
        owner: None,
        words: "Ромашка".into(),
        amount: Some("120000.00".into()),
        paid: None,
        first_due_on: on("11-24"),
        due_on: on("11-24"),
        state: PromiseState::Open,
        origin: Origin::Command,
        made_at: at(),
        closed_at: None,
        events: vec![event],
    };
    let lesson = LessonData {
        on: on("11-23"),
        kind: LessonKind::Hindered,
        cause: Some(Cause::Price),
        words: Some("дорого \"им\"".into()),
        at: at(),
    };
    let absence = AbsenceData {
        kind: AbsenceKind::Sick,
        from_on: on("11-02"),
        through_on: on("11-03"),
        noted_by: Some("Ольга Белова".into()),
        noted_at: at(),
        cancelled_at: None,
    };
    let change = ChangeData {
        what: "member.name".into(),
        by: None,
        before: Some("Иван".into()),
        after: Some("Иван Иванов".into()),
        at: at(),
    };
    MyData {
        made_at: at(),
        person: PersonData {
            telegram: TelegramId(1002),
            username: Some("ivan".into()),
            language: Language::Ru,
            pressed_start_at: Some(at()),
            messages_reach_me: true,
        },
        places: vec![PlaceData {
            department: "Север".into(),
            currency: "RUB".into(),
            name: "Иван Иванов".into(),
            role: Role::Manager,
            reports: true,
            grade: None,
            zone: None,
            working_days: None,
            reminders: None,
            evening_reminder: true,
            joined_on: on("10-01"),
            left_on: None,
            agreed_at: Some(at()),
            entries: vec![entry(Some("98000.00"), None), entry(None, Some("Ольга Белова"))],
            reports_given: vec![report],
            lessons: vec![lesson],
            investigations: vec![],
            notes: vec![NoteData { on: on("11-24"), words: "жду счёт".into(), fate: NoteFate::Kept, at: at() }],
            promises: vec![promise],
            absences: vec![absence],
            calls_for_help: vec![],
            talks: vec![],
            where_stuck: vec![],
            confirmed_numbers: vec![],
            changes: vec![change],
        }],
    }
}

#[test]
fn the_file_is_readable_json_in_both_languages() {
    let files = Locale::ALL.map(|locale| {
        let file = document(&data(), Zone::MOSCOW, locale).expect("a file");
        assert_eq!((file.name(), file.mime()), ("planerka-my-data-2026-11-24.json", "application/json"));
        let text = std::str::from_utf8(file.bytes()).expect("UTF-8").to_owned();
        serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
        text
    });
    insta::assert_snapshot!(files.join("\n---\n"));
}

#[test]
fn years_of_work_still_fit_and_what_does_not_is_refused() {
    let entries = |count: usize| {
        let mut much = data();
        let one = much.places[0].entries[0].clone();
        much.places[0].entries = vec![one; count];
        document(&much, Zone::MOSCOW, Locale::RU)
    };
    assert!(entries(10 * 250 * 10).is_ok(), "ten years of five metrics, facts and plans");
    assert!(entries(100_000).is_err());
}
