//! Promises on a real store: what is asked, who may answer, what the head hears.
use super::*;
use crate::{
    domain::{
        coordination::hour,
        id::{MemberId, NoteId},
        promise::{HelpAnswer, Origin, Verdict, Word, list::Section},
        report::{NamedPlan, NoteFate, Part, Source},
    },
    store::{figures::NewEntry, reports::Note},
    usecase::note,
};

mod world;
use world::*;

const RUB: i64 = 100;

#[tokio::test]
async fn a_sentence_becomes_a_promise_in_the_members_own_days() {
    let mut w = world().await;
    let kim = w.member(KIM);
    let draft = read(&w.house, &kim, " Ромашка оплатит 120к до пятницы ", at("2026-11-17")).expect("read");
    assert_eq!((draft.due_on, draft.amount_minor), (Some(on("2026-11-20")), Some(120_000 * RUB)));
    assert_eq!(refused(read(&w.house, &kim, "  ", at("2026-11-17"))), Refusal::Empty);
    assert_eq!(refused(read(&w.house, &kim, &"а".repeat(301), at("2026-11-17"))), Refusal::TooLong { most: 300 });
    let assigned = read(&w.house, &w.member(HEAD), "КП завтра", at("2026-11-17")).expect("read");
    assert_eq!(assigned.owners, [w.member(KIM).id, w.member(IVANOV).id], "a head who does not sell asks others");
    let id = w.makes(KIM, "Ромашка", Some(120_000 * RUB), "2026-11-20", "2026-11-17").await;
    let promise = w.promise(id).await;
    assert_eq!((promise.owner, promise.made_on), (kim.id, on("2026-11-17")));
    w.replays(id).await;
    let new =
        New { body: "A".into(), amount_minor: None, due_on: on("2026-11-16"), origin: Origin::Command, report: None };
    assert_eq!(refused(make(&mut w.tx, &w.house, &kim, new, at("2026-11-17")).await), Refusal::DatePassed);
}

#[tokio::test]
async fn a_report_asks_what_its_facts_reach_and_the_money_selects_the_part() {
    let mut w = world().await;
    let old = w.makes(KIM, "Василёк", Some(30_000 * RUB), "2026-11-19", "2026-11-17").await;
    let friday = w.makes(KIM, "Ромашка", Some(120_000 * RUB), "2026-11-20", "2026-11-17").await;
    let words = w.makes(KIM, "КП Лютику", None, "2026-11-20", "2026-11-17").await;
    w.makes(KIM, "Сбор", None, "2026-11-21", "2026-11-17").await;
    w.makes(IVANOV, "Чужое", None, "2026-11-19", "2026-11-17").await;
    let kim = w.member(KIM);
    let entry = NewEntry {
        part: Part::Fact,
        department: w.house.department.id,
        member: kim.id,
        metric: PAYMENTS,
        on_day: on("2026-11-20"),
        value: Some(98_000 * RUB),
        source: Source::Line,
        by_member: Some(kim.id),
        message: None,
        at: at("2026-11-23"),
    };
    store::figures::record(&mut w.tx, &entry).await.expect("recorded");
    let report = w.report("2026-11-23", "2026-11-20").await;
    w.makes(KIM, "После открытия", None, "2026-11-23", "2026-11-23").await;
    let due = due_for_report(&mut w.tx, &w.house, &kim, &report).await.expect("asked");
    let asked: Vec<_> = due.iter().map(|line| (line.id, line.suggested_minor)).collect();
    let suggested = [(old, Some(30_000 * RUB)), (friday, Some(68_000 * RUB)), (words, None)];
    assert_eq!(asked, suggested, "Saturday's is asked on Tuesday, others' never");
}

#[tokio::test]
async fn done_in_the_first_report_is_on_time_whenever_it_is_tapped() {
    let mut w = world().await;
    let kim = w.member(KIM);
    let first = w.makes(KIM, "Ромашка", None, "2026-11-20", "2026-11-17").await;
    let second = w.makes(KIM, "Василёк", None, "2026-11-20", "2026-11-17").await;
    let report = w.report("2026-11-23", "2026-11-20").await;
    let outcome = keep(&mut w.tx, &w.house, &kim, first, at("2026-11-24")).await.expect("kept");
    assert_eq!(outcome.report.map(|r| r.id), Some(report.id), "its talk goes on");
    assert_eq!(outcome.promise.verdict(), Verdict::Kept);
    store::reports::save(&mut w.tx, &Report { finished_at: Some(at("2026-11-24")), ..report }).await.expect("finished");
    let outcome = keep(&mut w.tx, &w.house, &kim, second, at("2026-11-24")).await.expect("kept");
    assert_eq!((outcome.report, outcome.promise.verdict()), (None, Verdict::Late));
    w.replays(first).await;
    w.replays(second).await;
}

#[tokio::test]
async fn an_absence_moves_the_asking_without_a_move() {
    let mut w = world().await;
    let kim = w.member(KIM);
    let id = w.makes(KIM, "Ромашка", None, "2026-11-20", "2026-11-17").await;
    let absence = crate::usecase::absence::note(
        &mut w.tx,
        &w.house,
        &kim,
        crate::domain::calendar::AbsenceKind::Vacation,
        on("2026-11-19"),
        on("2026-11-24"),
        kim.id,
        at("2026-11-18"),
    );
    absence.await.expect("noted");
    w.house = House::load(&mut w.tx, w.house.department.id).await.expect("loads").expect("is there");
    let back = w.report("2026-11-25", "2026-11-18").await;
    assert_eq!(due_for_report(&mut w.tx, &w.house, &kim, &back).await.expect("asked"), []);
    let after = w.report("2026-11-26", "2026-11-25").await;
    assert_eq!(due_for_report(&mut w.tx, &w.house, &kim, &after).await.expect("asked").len(), 1);
    let outcome = keep(&mut w.tx, &w.house, &kim, id, at("2026-11-26")).await.expect("kept");
    assert_eq!((outcome.promise.moves, outcome.promise.verdict()), (0, Verdict::Kept));
}

#[tokio::test]
async fn the_third_move_waits_for_one_head_and_the_second_tap_sees_whose_word_it_was() {
    let mut w = world().await;
    let (head, kim) = (w.member(HEAD), w.member(KIM));
    let id = w.makes(KIM, "Ромашка", None, "2026-11-20", "2026-11-16").await;
    for to_on in ["2026-11-23", "2026-11-24"] {
        let outcome = move_to(&mut w.tx, &w.house, &kim, id, on(to_on), at("2026-11-18")).await.expect("moved");
        assert_eq!(outcome.remark, Remark::PromiseMoved { body: "Ромашка".into(), on: on(to_on) });
    }
    let report = w.report("2026-11-25", "2026-11-24").await;
    let asked = move_to(&mut w.tx, &w.house, &kim, id, on("2026-11-30"), at("2026-11-25")).await.expect("asked");
    assert_eq!(asked.remark, Remark::MoveAsked { body: "Ромашка".into() });
    assert_eq!(due_for_report(&mut w.tx, &w.house, &kim, &report).await.expect("asked"), [], "it waits");
    let again = move_to(&mut w.tx, &w.house, &kim, id, on("2026-12-01"), at("2026-11-25")).await;
    assert_eq!(refused(again), Refusal::AlreadyDone, "one request at a time");
    let told = w.told().await;
    assert!(matches!(told.as_slice(), [(7_000, Notice::PromiseMoveAsked { .. })]), "{told:?}");
    let stranger = answer_move(&mut w.tx, &w.house, &kim, id, true, None, at("2026-11-25")).await;
    assert_eq!(refused(stranger), Refusal::NotAllowed(Action::ActForOthers));
    let word = answer_move(&mut w.tx, &w.house, &head, id, true, None, at("2026-11-25")).await.expect("allowed");
    assert!(matches!(word, Word::Move { allowed: true, .. }));
    assert_eq!(w.promise(id).await.due_on, on("2026-11-30"));
    let late = answer_move(&mut w.tx, &w.house, &head, id, false, None, at("2026-11-26")).await.expect("seen");
    assert_eq!(late, Word::Already { by: Some("Белова".into()), at: hour(11) });
    w.replays(id).await;
}

#[tokio::test]
async fn help_reaches_the_head_is_counted_and_answered_once() {
    let mut w = world().await;
    let (head, kim) = (w.member(HEAD), w.member(KIM));
    let id = w.makes(KIM, "Ромашка", Some(120_000 * RUB), "2026-11-20", "2026-11-17").await;
    ask_help(&mut w.tx, &w.house, &kim, id, at("2026-11-18")).await.expect("asked");
    assert_eq!(refused(ask_help(&mut w.tx, &w.house, &kim, id, at("2026-11-18")).await), Refusal::AlreadyDone);
    match w.told().await.as_slice() {
        [(7_000, Notice::PromiseHelp { promise, this_month: 1, .. })] => {
            assert_eq!((promise.id, promise.owner.as_deref()), (id, Some("Ким")));
        }
        told => panic!("{told:?}"),
    }
    let answer = HelpAnswer::Together;
    answer_help(&mut w.tx, &w.house, &head, id, answer, None, at("2026-11-18")).await.expect("answered");
    let late =
        answer_help(&mut w.tx, &w.house, &head, id, HelpAnswer::Hint, None, at("2026-11-18")).await.expect("seen");
    assert!(matches!(late, Word::Already { .. }));
    let told = w.told().await;
    assert!(told.iter().any(|(chat, n)| *chat == 7_001 && matches!(n, Notice::PromiseHelpAnswered { .. })), "{told:?}");
    w.replays(id).await;
}

#[tokio::test]
async fn old_and_foreign_taps_change_nothing() {
    let mut w = world().await;
    let (kim, ivanov) = (w.member(KIM), w.member(IVANOV));
    let id = w.makes(KIM, "Ромашка", None, "2026-11-20", "2026-11-17").await;
    let now = at("2026-11-18");
    let before = w.promise(id).await;
    assert_eq!(refused(keep(&mut w.tx, &w.house, &ivanov, id, now).await), Refusal::NotYours);
    assert_eq!(refused(cancel(&mut w.tx, &w.house, &ivanov, id, now).await), Refusal::NotYours);
    assert_eq!(refused(card(&mut w.tx, &w.house, &ivanov, id, now).await), Refusal::NotYours);
    assert_eq!(refused(keep(&mut w.tx, &w.house, &kim, PromiseId(999_999), now).await), Refusal::NotYours);
    assert_eq!(w.promise(id).await, before);
    break_(&mut w.tx, &w.house, &kim, id, now).await.expect("broken");
    let closed = w.promise(id).await;
    assert_eq!(refused(keep(&mut w.tx, &w.house, &kim, id, now).await), Refusal::AlreadyDone);
    assert_eq!(refused(ask_part(&mut w.tx, &w.house, &kim, id, now).await), Refusal::AlreadyDone);
    assert_eq!(refused(ask_move(&mut w.tx, &w.house, &kim, id, now).await), Refusal::AlreadyDone);
    assert_eq!(w.promise(id).await, closed);
    w.replays(id).await;
}

#[tokio::test]
async fn a_head_takes_a_promise_off_and_its_owner_hears_of_it() {
    let mut w = world().await;
    let head = w.member(HEAD);
    let id = w.makes(KIM, "Ромашка", None, "2026-11-18", "2026-11-17").await;
    cancel(&mut w.tx, &w.house, &head, id, at("2026-11-24")).await.expect("cancelled");
    assert_eq!(w.promise(id).await.verdict(), Verdict::Out);
    let told = w.told().await;
    assert_eq!(told, [(7_001, Notice::PromiseCancelled { body: "Ромашка".into(), by: "Белова".into() })]);
}

#[tokio::test]
async fn names_said_again_correct_the_amounts_and_make_nothing_twice() {
    let mut w = world().await;
    let kim = w.member(KIM);
    let report = w.report("2026-11-23", "2026-11-20").await;
    let plan =
        |name: &str, amount: i64| NamedPlan { name: name.into(), amount_minor: amount * RUB, due_on: on("2026-11-24") };
    let now = at("2026-11-23");
    make_named(&mut w.tx, &w.house, &kim, &report, &[plan("Ромашка", 50_000), plan("Василёк", 30_000)], now)
        .await
        .expect("made");
    make_named(&mut w.tx, &w.house, &kim, &report, &[plan("ромашка", 60_000), plan("Лютик", 20_000)], now)
        .await
        .expect("made");
    let made = made_in_report(&mut w.tx, &w.house, &report).await.expect("read");
    let shown: Vec<_> = made.iter().map(|line| (line.body.as_str(), line.amount_minor)).collect();
    assert_eq!(shown, [("Ромашка", Some(60_000 * RUB)), ("Лютик", Some(20_000 * RUB))]);
    assert_eq!(store::promises::open_of(&mut w.tx, kim.id).await.expect("read").len(), 2);
}

#[tokio::test]
async fn a_head_sees_the_department_by_urgency_and_a_manager_his_own() {
    let mut w = world().await;
    let (head, kim) = (w.member(HEAD), w.member(KIM));
    w.makes(KIM, "Ахиллея", None, "2026-11-19", "2026-11-17").await;
    w.makes(IVANOV, "Береза", None, "2026-11-20", "2026-11-17").await;
    w.makes(KIM, "Василёк", None, "2026-11-21", "2026-11-17").await;
    w.makes(IVANOV, "Георгин", None, "2026-11-24", "2026-11-17").await;
    let now = at("2026-11-20");
    let all = list(&mut w.tx, &w.house, &head, now).await.expect("read");
    let sections: Vec<_> = all.sections.iter().map(|(section, lines)| (section.clone(), lines.len())).collect();
    let person = |name: &str| (Section::Person(name.into()), 1);
    assert_eq!(sections, [(Section::Overdue, 1), (Section::Today, 1), person("Ким"), person("Иванов")]);
    let own = list(&mut w.tx, &w.house, &kim, now).await.expect("read");
    let sections: Vec<_> = own.sections.iter().map(|(section, lines)| (section.clone(), lines.len())).collect();
    assert_eq!(sections, [(Section::Overdue, 1), (Section::Ahead, 1)], "Saturday's is Monday's");
    assert!(own.lines().all(|line| line.owner.is_none()));
}

#[tokio::test]
async fn a_note_is_decided_about_once_and_by_its_author() {
    let mut w = world().await;
    let (kim, ivanov, now) = (w.member(KIM), w.member(IVANOV), at("2026-11-17"));
    let department = w.house.department.id;
    let row = |n: i64, body: &str| Note {
        id: NoteId(n),
        department,
        member: MemberId(3_001),
        report: None,
        on_day: on("2026-11-16"),
        body: body.into(),
        fate: NoteFate::Kept,
        at: now,
    };
    for note in [row(901, "Лютик думает до пятницы"), row(902, "Склад не отгрузил"), row(903, "лишнее")]
    {
        store::reports::insert_note(&mut w.tx, &note).await.expect("a note");
    }
    let foreign = note::pass_to_head(&mut w.tx, &w.house, &ivanov, NoteId(902), now).await;
    assert_eq!(refused(foreign), Refusal::NotYours);
    let draft = note::read_as_promise(&mut w.tx, &w.house, &kim, NoteId(901), now).await.expect("read");
    assert_eq!((draft.due_on, draft.note), (Some(on("2026-11-20")), Some(NoteId(901))));
    let new =
        New { body: draft.body, amount_minor: None, due_on: on("2026-11-20"), origin: Origin::Command, report: None };
    let promise = note::into_promise(&mut w.tx, &w.house, &kim, NoteId(901), new, now).await.expect("made");
    assert_eq!(promise.origin, Origin::Note);
    note::pass_to_head(&mut w.tx, &w.house, &kim, NoteId(902), now).await.expect("passed");
    let body = "Склад не отгрузил".into();
    assert_eq!(w.told().await, [(7_000, Notice::NotePassed { owner: "Ким".into(), on: on("2026-11-16"), body })]);
    note::delete(&mut w.tx, &kim, NoteId(903)).await.expect("deleted");
    for id in [901, 902, 903] {
        assert_eq!(refused(note::delete(&mut w.tx, &kim, NoteId(id)).await), Refusal::AlreadyDone);
    }
}

#[tokio::test]
async fn nobody_promises_more_than_anybody_keeps() {
    let mut w = world().await;
    for n in 0..promise::MOST_OPEN {
        w.makes(KIM, &n.to_string(), None, "2026-11-20", "2026-11-17").await;
    }
    let kim = w.member(KIM);
    let new =
        New { body: "A".into(), amount_minor: None, due_on: on("2026-11-20"), origin: Origin::Command, report: None };
    let more = make(&mut w.tx, &w.house, &kim, new, at("2026-11-17")).await;
    assert_eq!(refused(more), Refusal::TooManyPromises { most: promise::MOST_OPEN });
}
