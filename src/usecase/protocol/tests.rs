//! Facts about keeping protocols, on a real database.
use super::*;
use crate::{
    domain::{
        calendar::AbsenceKind,
        department::Preset,
        id::NoteId,
        notice::PostKind,
        person::{Action, Member, Role},
        promise::{PromiseEvent, PromiseState},
        protocol::Rendition,
        refusal::Refusal,
        report::{NoteFate, Part, Report},
    },
    schedule::rules::{Job, Slot},
    store::reports::Note,
    usecase::{
        Failure, digest,
        sample::{CHAT, Sample, at, on},
        scheduled::{self, Outcome},
    },
};

const MONDAY: &str = "2026-11-23";

async fn monday(bound: bool) -> (Sample, Vec<Report>) {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], bound).await;
    let reports = s.all_asked(MONDAY, "2026-11-20", "2026-11-24").await;
    (s, reports)
}

async fn slot(s: &mut Sample, day: &str, now: &str) {
    let house = s.house().await;
    digest::publish_scheduled(&mut s.tx, &house, on(day), at(now)).await.expect("published");
}

/// `/protocol` of somebody of this role.
async fn asked(s: &mut Sample, role: Role, which: Which, now: &str) -> crate::usecase::Result<Shown> {
    let house = s.house().await;
    let head = house.member(s.head).expect("a head").clone();
    let actor = Member { role, ..head };
    show(&mut s.tx, &house, &actor, &which, at(now)).await
}

async fn read(s: &mut Sample, role: Role, now: &str) -> Rendition {
    match asked(s, role, Which::On(on(MONDAY)), now).await.expect("read") {
        Shown::Protocol { rendition, .. } => *rendition,
        Shown::Other(other) => panic!("no protocol: {other:?}"),
    }
}

async fn row(s: &mut Sample, day: &str) -> ProtocolRow {
    store::published::protocol(&mut s.tx, s.department, on(day)).await.expect("read").expect("a protocol")
}

#[tokio::test]
async fn a_protocol_is_made_also_when_nobody_answers_and_no_chat_is_bound() {
    for bound in [true, false] {
        let (mut s, _) = monday(bound).await;
        slot(&mut s, MONDAY, "2026-11-23 10:05").await;
        let insight = read(&mut s, Role::Head, "2026-11-23 10:10").await.insight.expect("for the head");
        assert_eq!(insight.silent, ["Иванов", "Ким"]);
    }
}

#[tokio::test]
async fn a_protocol_is_made_when_the_head_holds_the_digest_and_when_nobody_is_due() {
    let (mut s, _) = monday(true).await;
    let house = s.house().await;
    digest::preview(&mut s.tx, &house, on(MONDAY), at("2026-11-23 10:00")).await.expect("a preview");
    let held = store::published::digest_of(&mut s.tx, s.department, on(MONDAY)).await.expect("read").expect("a row");
    let held = store::published::DigestRow { state: crate::domain::digest::DigestState::Skipped, ..held };
    store::published::put_digest(&mut s.tx, &held).await.expect("held");
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    row(&mut s, MONDAY).await;
    // Tuesday asked nobody.
    slot(&mut s, "2026-11-24", "2026-11-24 10:05").await;
    row(&mut s, "2026-11-24").await;
}

#[tokio::test]
async fn a_protocol_is_made_once_and_never_changes() {
    let (mut s, reports) = monday(true).await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let first = row(&mut s, MONDAY).await;
    s.gives(&reports[1], 50_000, at("2026-11-23 11:20")).await;
    slot(&mut s, MONDAY, "2026-11-23 11:30").await;
    read(&mut s, Role::Head, "2026-11-23 12:00").await;
    assert_eq!(row(&mut s, MONDAY).await, first);
}

#[tokio::test]
async fn a_slot_that_is_too_late_makes_the_protocol_all_the_same() {
    let (mut s, _) = monday(true).await;
    let house = s.house().await;
    let slot = Slot {
        job: Job::Digest,
        department: s.department,
        member: None,
        coordination_on: on(MONDAY),
        at: at("2026-11-23 10:05"),
        not_after: at("2026-11-23 23:59"),
    };
    let outcome = scheduled::perform(&mut s.tx, &house, &slot, at("2026-11-25 08:00")).await.expect("performed");
    assert_eq!(outcome, Outcome::TooLate);
    row(&mut s, MONDAY).await;
    assert!(s.queue().await.is_empty(), "and no digest is posted");
}

#[tokio::test]
async fn late_numbers_and_corrections_are_added_once_with_who_and_when() {
    let (mut s, reports) = monday(true).await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    s.gives(&reports[1], 50_000, at("2026-11-23 11:20")).await;
    let (ivanov, payments) = (s.managers[0], s.payments);
    s.figure(Part::Fact, ivanov, payments, "2026-11-20", Some(11_200_000), at("2026-11-23 12:00")).await;
    for _ in 0..2 {
        let seen = read(&mut s, Role::Head, "2026-11-23 12:30").await;
        let added = seen.insight.expect("for the head").added;
        let told: Vec<_> = added.iter().map(|line| (line.at.to_string(), line.name.as_str())).collect();
        let (late, then) = ("2026-11-23 11:20:00".to_owned(), "2026-11-23 12:00:00".to_owned());
        assert_eq!(told, [(late.clone(), "Ким"), (late, "Ким"), (then, "Иванов")], "numbers, the report, a correction");
    }
    let id = row(&mut s, MONDAY).await.id;
    assert_eq!(store::published::additions(&mut s.tx, id).await.expect("read").len(), 4);
    let team = read(&mut s, Role::Manager, "2026-11-23 12:30").await;
    assert_eq!((team.given, team.corrections.len(), team.insight), (2, 1, None));
}

#[tokio::test]
async fn corrections_nobody_reads_are_kept_at_the_next_slot() {
    let (mut s, reports) = monday(true).await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let (ivanov, payments) = (s.managers[0], s.payments);
    s.figure(Part::Fact, ivanov, payments, "2026-11-20", Some(11_200_000), at("2026-11-23 12:00")).await;
    slot(&mut s, "2026-11-24", "2026-11-24 10:05").await;
    let id = row(&mut s, MONDAY).await.id;
    assert_eq!(store::published::additions(&mut s.tx, id).await.expect("read").len(), 1);
    let id = row(&mut s, "2026-11-24").await.id;
    assert_eq!(store::published::additions(&mut s.tx, id).await.expect("read"), []);
}

#[tokio::test]
async fn promises_stand_in_the_protocol_of_their_day() {
    let (mut s, _) = monday(true).await;
    let kim = s.managers[1];
    let weekend = s.promise(kim, "Ромашка", "2026-11-27", at("2026-11-21 15:00")).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    s.promise(kim, "Василёк", "2026-11-27", at("2026-11-23 18:00")).await;
    s.promise(kim, "Лютик", "2026-11-27", at("2026-11-24 08:00")).await;
    s.closes(&weekend, PromiseState::Kept, PromiseEvent::Kept, at("2026-11-24 09:00")).await;
    slot(&mut s, "2026-11-24", "2026-11-24 10:05").await;
    let bodies = |rendition: &Rendition| {
        let made: Vec<String> = rendition.promises.made.iter().map(|p| p.mark.body.clone()).collect();
        let kept: Vec<String> = rendition.promises.kept.iter().map(|p| p.mark.body.clone()).collect();
        (made, kept)
    };
    let seen = read(&mut s, Role::Manager, "2026-11-24 11:00").await;
    assert_eq!(bodies(&seen), (vec!["Ромашка".to_owned(), "Василёк".to_owned()], vec![]));
    let Ok(Shown::Protocol { rendition, .. }) = asked(&mut s, Role::Head, Which::Last, "2026-11-24 11:00").await else {
        panic!("no protocol of Tuesday");
    };
    assert_eq!(bodies(&rendition), (vec!["Лютик".to_owned()], vec!["Ромашка".to_owned()]));
}

#[tokio::test]
async fn a_note_that_was_deleted_is_no_longer_shown() {
    let (mut s, reports) = monday(true).await;
    let id: NoteId = s.tx.new_id().await.expect("a number");
    let note = Note {
        id,
        department: s.department,
        member: s.managers[0],
        report: Some(reports[0].id),
        on_day: on(MONDAY),
        body: "Склад не отгрузил".into(),
        fate: NoteFate::Kept,
        at: at("2026-11-23 09:30"),
    };
    store::reports::insert_note(&mut s.tx, &note).await.expect("a note");
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let notes = |seen: Rendition| seen.insight.expect("for the head").notes.len();
    assert_eq!(notes(read(&mut s, Role::Deputy, "2026-11-23 11:00").await), 1);
    store::reports::set_note_fate(&mut s.tx, id, NoteFate::Deleted).await.expect("deleted");
    assert_eq!(notes(read(&mut s, Role::Deputy, "2026-11-23 11:00").await), 0);
}

#[tokio::test]
async fn roles_read_what_the_tables_say() {
    let (mut s, _) = monday(true).await;
    let ivanov = s.managers[0];
    s.away(ivanov, MONDAY, MONDAY, AbsenceKind::Sick).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let now = "2026-11-23 11:00";
    for (role, insight, counts) in [
        (Role::Head, true, false),
        (Role::Deputy, true, false),
        (Role::Superior, false, true),
        (Role::Manager, false, false),
    ] {
        let seen = read(&mut s, role, now).await;
        assert_eq!((seen.insight.is_some(), seen.counts.is_some()), (insight, counts), "{role}");
    }
    let refused = asked(&mut s, Role::Observer, Which::Last, now).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed(Action::ReadReports)))));
}

#[tokio::test]
async fn a_protocol_of_another_department_is_not_found_by_its_number() {
    let (mut s, _) = monday(true).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let id = row(&mut s, MONDAY).await.id;
    let (mut house, now) = (s.house().await, at("2026-11-23 11:00"));
    assert!(matches!(find(&mut s.tx, &house, &Which::By(id), now).await, Ok(Found::One(_))));
    house.department.id = DepartmentId(0);
    let foreign = find(&mut s.tx, &house, &Which::By(id), now).await;
    assert!(matches!(foreign, Err(Failure::Refused(Refusal::NotYours))));
}

#[tokio::test]
async fn a_day_is_found_as_people_say_it() {
    let (mut s, _) = monday(true).await;
    let now = "2026-11-23 11:00";
    let none = asked(&mut s, Role::Head, Which::Last, now).await.expect("asked");
    assert_eq!(none, Shown::Other(Found::None { on: None, nearest: Neighbours::default() }));
    slot(&mut s, "2026-11-20", "2026-11-20 10:05").await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let today = on(MONDAY);
    for (text, day) in
        [("", MONDAY), ("20.11", "2026-11-20"), ("пт", "2026-11-20"), ("сегодня", MONDAY), ("пн", MONDAY)]
    {
        let Ok(Shown::Protocol { rendition, .. }) = asked(&mut s, Role::Head, Which::read(text, today), now).await
        else {
            panic!("«{text}» finds nothing");
        };
        assert_eq!(rendition.on, on(day), "«{text}»");
    }
    let Ok(Shown::Other(Found::None { on: Some(day), nearest })) =
        asked(&mut s, Role::Head, Which::read("вчера", today), now).await
    else {
        panic!("there is none of Sunday");
    };
    let beside = (nearest.before.map(|(_, on)| on), nearest.after.map(|(_, on)| on));
    assert_eq!((day, beside), (on("2026-11-22"), (Some(on("2026-11-20")), Some(today))));
    let unclear = asked(&mut s, Role::Head, Which::read("кот", today), now).await.expect("asked");
    assert_eq!(unclear, Shown::Other(Found::Unclear));
    slot(&mut s, "2026-11-30", "2026-11-30 10:05").await;
    let which = Which::read("пн", on("2026-11-30"));
    let Ok(Shown::Other(Found::Several(days))) = asked(&mut s, Role::Head, which, "2026-11-30 11:00").await else {
        panic!("Monday on a Monday may be either");
    };
    assert_eq!(days.iter().map(|(_, on)| *on).collect::<Vec<_>>(), [on("2026-11-30"), today]);
}

#[tokio::test]
async fn in_the_team_chat_it_is_posted_once_until_something_is_added() {
    let (mut s, reports) = monday(true).await;
    slot(&mut s, MONDAY, "2026-11-23 10:05").await;
    let house = s.house().await;
    let head = house.member(s.head).expect("a head").clone();
    let ivanov = house.member(s.managers[0]).expect("a manager").clone();
    let now = at("2026-11-23 11:00");
    let said = in_team_chat(&mut s.tx, &house, &ivanov, &Which::Last, now).await.expect("asked");
    assert_eq!(said, InChat::Link(None));
    let said = in_team_chat(&mut s.tx, &house, &head, &Which::Last, now).await.expect("asked");
    let InChat::Post { post, rendition } = said else { panic!("not posted: {said:?}") };
    assert_eq!((rendition.insight, rendition.counts), (None, None), "the team's");
    let number = crate::domain::id::MessageId(42);
    store::posts::appeared(&mut s.tx, post, CHAT, number).await.expect("appeared");
    for who in [&head, &ivanov] {
        let said = in_team_chat(&mut s.tx, &house, who, &Which::Last, now).await.expect("asked");
        assert_eq!(said, InChat::Link(Some((CHAT, number))));
    }
    s.gives(&reports[0], 98_000, at("2026-11-23 11:20")).await;
    let said = in_team_chat(&mut s.tx, &house, &head, &Which::Last, at("2026-11-23 11:30")).await.expect("asked");
    assert!(matches!(said, InChat::Post { .. }), "{said:?}");
    let id = row(&mut s, MONDAY).await.id;
    assert_eq!(store::posts::of_subject(&mut s.tx, PostKind::Protocol, id.0).await.expect("read").len(), 2);
}
