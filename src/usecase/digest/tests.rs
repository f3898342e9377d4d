//! Facts about publishing, on a real database.
use super::*;
use crate::{
    domain::{
        department::{Preset, Public},
        digest::{DigestAct, DigestActed, HeldAnswer, Instead, SkipReason},
        id::{ChatId, MessageId, NoticeId},
        notice::{Notice, NoticeKind, PostKind},
        person::{Action, Role},
        refusal::Refusal,
        report::Part,
    },
    usecase::{
        Failure,
        sample::{CHAT, HEAD, Queued, Sample, at, on},
    },
};

const MONDAY: &str = "2026-11-23";

/// Two managers, a bound chat, both asked on Monday about Friday.
async fn monday() -> (Sample, Vec<crate::domain::report::Report>) {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], true).await;
    let reports = s.all_asked(MONDAY, "2026-11-20", "2026-11-24").await;
    (s, reports)
}

async fn publish(s: &mut Sample, day: &str, now: &str) -> Published {
    let house = s.house().await;
    publish_scheduled(&mut s.tx, &house, on(day), at(now)).await.expect("published")
}

async fn refreshed(s: &mut Sample, now: &str) {
    let house = s.house().await;
    refresh(&mut s.tx, &house, at(now)).await.expect("refreshed");
}

async fn act(s: &mut Sample, act: DigestAct, now: &str) -> DigestActed {
    let house = s.house().await;
    let head = house.member(s.head).expect("a head").clone();
    let row = row_of(&mut s.tx, s.department, on(MONDAY), at(now)).await.expect("a row");
    decide(&mut s.tx, &house, &head, row.id, act, at(now)).await.expect("decided")
}

async fn state(s: &mut Sample, day: &str) -> (DigestState, Option<String>) {
    let row = store::published::digest_of(&mut s.tx, s.department, on(day)).await.expect("read").expect("a row");
    (row.state, row.reason)
}

fn digest_in(row: &Queued) -> DigestContent {
    match serde_json::from_str(&row.payload).expect("a notice") {
        Notice::Digest { content, .. } => *content,
        other => panic!("not a digest: {other:?}"),
    }
}

#[tokio::test]
async fn the_digest_is_posted_at_its_time_with_whoever_has_reported() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Posted);
    let queued = s.queued(CHAT).await;
    let content = digest_in(&queued[0]);
    assert_eq!((content.coverage.given, content.coverage.due, content.people.len()), (1, 2, 1));
    assert_eq!(content.shown, (on("2026-11-20"), on("2026-11-20")));
    assert_eq!(s.queue().await.len(), 1);
    assert_eq!(state(&mut s, MONDAY).await.0, DigestState::Posted);
    // The engine's second try changes nothing.
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:06").await, Published::Refreshed);
    assert_eq!(s.queue().await.len(), 1);
}

#[tokio::test]
async fn a_digest_nobody_is_due_for_is_skipped_in_silence() {
    let mut s = Sample::new(Preset::Standard, &["Иванов"], true).await;
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Skipped(SkipReason::NobodyDue));
    assert!(s.queue().await.is_empty());
}

#[tokio::test]
async fn an_empty_digest_asks_the_leaders_and_comes_with_the_first_report_until_noon() {
    let (mut s, reports) = monday().await;
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Empty);
    assert!(s.queued(CHAT).await.is_empty());
    let asked = s.queued(ChatId(HEAD)).await;
    let notice: Notice = serde_json::from_str(&asked[0].payload).expect("a notice");
    assert!(
        matches!(notice, Notice::NobodyYet { due: 2, until, .. } if until == crate::domain::coordination::hour(12))
    );
    refreshed(&mut s, "2026-11-23 10:30").await;
    assert!(s.queued(CHAT).await.is_empty());
    s.gives(&reports[1], 10_000, at("2026-11-23 11:59")).await;
    refreshed(&mut s, "2026-11-23 11:59").await;
    assert_eq!(digest_in(&s.queued(CHAT).await[0]).coverage.given, 1);
}

#[tokio::test]
async fn after_noon_an_empty_digest_is_recorded_as_skipped_and_the_next_one_covers_its_days() {
    let (mut s, reports) = monday().await;
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Empty);
    s.gives(&reports[1], 10_000, at("2026-11-23 12:01")).await;
    refreshed(&mut s, "2026-11-23 12:01").await;
    assert!(s.queued(CHAT).await.is_empty());
    assert_eq!(state(&mut s, MONDAY).await, (DigestState::Skipped, Some("nobody_answered".into())));
    let tuesday = s.all_asked("2026-11-24", MONDAY, "2026-11-25").await;
    s.gives(&tuesday[0], 5_000, at("2026-11-24 09:30")).await;
    assert_eq!(publish(&mut s, "2026-11-24", "2026-11-24 10:05").await, Published::Posted);
    let content = digest_in(&s.queued(CHAT).await[0]);
    assert_eq!(content.shown.1, on(MONDAY));
}

#[tokio::test]
async fn an_edit_waits_two_minutes_and_replaces_the_one_that_waits() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    refreshed(&mut s, "2026-11-23 10:05").await;
    assert_eq!(s.queued(CHAT).await.len(), 1);
    s.gives(&reports[1], 20_000, at("2026-11-23 10:06")).await;
    refreshed(&mut s, "2026-11-23 10:06").await;
    let (first, money) = (reports[0].member, s.payments);
    s.figure(Part::Fact, first, money, "2026-11-20", Some(11_200_000), at("2026-11-23 10:06")).await;
    refreshed(&mut s, "2026-11-23 10:06").await;
    let edits: Vec<Queued> = s.queued(CHAT).await.into_iter().filter(|row| row.edits).collect();
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].next_at, at("2026-11-23 10:07"));
    let content = digest_in(&edits[0]);
    assert_eq!((content.coverage.given, content.updated), (2, chrono::NaiveTime::from_hms_opt(10, 6, 0)));
    assert_eq!(content.main.expect("a main metric").score.unplanned, Some(13_200_000));
    // Later than two minutes after the last edit: at once.
    s.figure(Part::Fact, first, money, "2026-11-20", Some(9_000_000), at("2026-11-23 11:20")).await;
    refreshed(&mut s, "2026-11-23 11:20").await;
    assert_eq!(s.queued(CHAT).await.last().expect("an edit").next_at, at("2026-11-23 11:20"));
}

#[tokio::test]
async fn what_a_shift_says_on_its_next_morning_is_news_of_the_next_digest() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    let tuesday = s.asked(reports[0].member, "2026-11-24", MONDAY, "2026-11-25").await;
    s.gives(&tuesday, 5_000, at("2026-11-24 09:30")).await;
    publish(&mut s, "2026-11-24", "2026-11-24 10:05").await;
    // On Thursday, before its digest, the second tells of Monday: he has not worked since.
    let asked = s.asked(reports[1].member, "2026-11-26", MONDAY, "2026-11-27").await;
    s.gives(&asked, 40_000, at("2026-11-26 09:20")).await;
    refreshed(&mut s, "2026-11-26 09:20").await;
    let stands = digest_in(s.queued(CHAT).await.last().expect("a digest"));
    assert_eq!((stands.digest_on, stands.people.len()), (on("2026-11-24"), 1), "Tuesday's is left as it was");
    publish(&mut s, "2026-11-26", "2026-11-26 10:05").await;
    let content = digest_in(s.queued(CHAT).await.last().expect("a digest"));
    assert_eq!(content.digest_on, on("2026-11-26"));
    assert_eq!(content.older.iter().map(|day| day.on).collect::<Vec<_>>(), [on(MONDAY)]);
    assert_eq!(content.older[0].people[0].member, reports[1].member);
}

#[tokio::test]
async fn the_next_digest_freezes_it_and_tells_later_corrections_and_late_days() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    let tuesday = s.all_asked("2026-11-24", MONDAY, "2026-11-25").await;
    s.gives(&tuesday[0], 5_000, at("2026-11-24 09:30")).await;
    assert_eq!(publish(&mut s, "2026-11-24", "2026-11-24 10:05").await, Published::Posted);
    assert_eq!(state(&mut s, MONDAY).await.0, DigestState::Frozen);
    let (first, second, money) = (reports[0].member, reports[1].member, s.payments);
    s.figure(Part::Fact, first, money, "2026-11-20", Some(11_200_000), at("2026-11-24 11:00")).await;
    s.figure(Part::Fact, second, money, "2026-11-20", Some(700_000), at("2026-11-24 11:00")).await;
    refreshed(&mut s, "2026-11-24 11:00").await;
    let content = digest_in(s.queued(CHAT).await.last().expect("an edit"));
    assert_eq!(content.digest_on, on("2026-11-24"));
    assert_eq!(content.corrections.len(), 1);
    assert_eq!(content.older.len(), 1);
    assert_eq!(content.window.from_on, on(MONDAY));
    // They were told: the next one does not tell them again.
    let wednesday = s.all_asked("2026-11-25", "2026-11-24", "2026-11-26").await;
    s.gives(&wednesday[0], 5_000, at("2026-11-25 09:30")).await;
    publish(&mut s, "2026-11-25", "2026-11-25 10:05").await;
    let content = digest_in(s.queued(CHAT).await.last().expect("a digest"));
    assert!(content.corrections.is_empty() && content.older.is_empty());
}

#[tokio::test]
async fn the_first_three_are_shown_with_a_question_and_silence_publishes() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    let house = s.house().await;
    let shown = preview(&mut s.tx, &house, on(MONDAY), at("2026-11-23 10:00")).await.expect("ok").expect("a preview");
    assert!(shown.asks);
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Posted);
    assert_eq!(preview(&mut s.tx, &house, on(MONDAY), at("2026-11-23 10:06")).await.expect("ok"), None);
    for day in [17, 18, 19] {
        let row = DigestRow {
            id: s.tx.new_id().await.expect("an id"),
            department: s.department,
            digest_on: on(&format!("2026-11-{day}")),
            state: DigestState::Frozen,
            created_at: at("2026-11-19 10:05"),
            posted_at: Some(at("2026-11-19 10:05")),
            edited_at: None,
            content: None,
            reason: None,
        };
        store::published::put_digest(&mut s.tx, &row).await.expect("saved");
    }
    let tuesday = s.all_asked("2026-11-24", MONDAY, "2026-11-25").await;
    assert_eq!(preview(&mut s.tx, &house, on("2026-11-24"), at("2026-11-24 10:00")).await.expect("ok"), None);
    s.gives(&tuesday[0], 1_000, at("2026-11-24 09:30")).await;
    let shown = preview(&mut s.tx, &house, on("2026-11-24"), at("2026-11-24 10:00")).await.expect("ok");
    assert!(!shown.expect("a preview").asks);
}

#[tokio::test]
async fn wait_holds_it_back_until_the_head_publishes() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    assert!(matches!(act(&mut s, DigestAct::Wait, "2026-11-23 10:02").await, DigestActed::Waiting(_)));
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Waiting);
    refreshed(&mut s, "2026-11-23 10:06").await;
    assert!(s.queue().await.is_empty());
    assert_eq!(act(&mut s, DigestAct::Publish, "2026-11-23 10:20").await, DigestActed::Posted { to_chat: true });
    assert_eq!(act(&mut s, DigestAct::Publish, "2026-11-23 10:20").await, DigestActed::Refreshed);
    assert_eq!(s.queued(CHAT).await.len(), 1);
}

#[tokio::test]
async fn the_first_tap_wins_and_the_other_leader_sees_whose_it_was() {
    let (mut s, _) = monday().await;
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    assert_eq!(act(&mut s, DigestAct::Publish, "2026-11-23 10:06").await, DigestActed::Posted { to_chat: true });
    let mut deputy = s.house().await.member(s.managers[1]).expect("a member").clone();
    deputy.role = Role::Deputy;
    store::people::update_member(&mut s.tx, &deputy).await.expect("saved");
    let house = s.house().await;
    let row = row_of(&mut s.tx, s.department, on(MONDAY), at("2026-11-23 10:07")).await.expect("a row");
    let acted = decide(&mut s.tx, &house, &deputy, row.id, DigestAct::Skip, at("2026-11-23 10:07")).await.expect("ok");
    let time = chrono::NaiveTime::from_hms_opt(10, 6, 0).expect("a time");
    assert_eq!(acted, DigestActed::Already { at: time, name: "Ольга Белова".into() });
    assert_eq!(s.queued(CHAT).await.len(), 1);
}

#[tokio::test]
async fn only_leaders_decide_and_only_in_their_department() {
    let (mut s, _) = monday().await;
    let house = s.house().await;
    let manager = house.member(s.managers[0]).expect("a member").clone();
    let row = row_of(&mut s.tx, s.department, on(MONDAY), at("2026-11-23 10:00")).await.expect("a row");
    let refused = decide(&mut s.tx, &house, &manager, row.id, DigestAct::Publish, at("2026-11-23 10:00")).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed(Action::RunDepartment)))));
    let mut stranger = house.member(s.head).expect("a head").clone();
    stranger.department = crate::domain::id::DepartmentId(999);
    let refused = decide(&mut s.tx, &house, &stranger, row.id, DigestAct::Publish, at("2026-11-23 10:00")).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotYours))));
}

#[tokio::test]
async fn a_skipped_digest_stays_out_of_the_chat() {
    let (mut s, reports) = monday().await;
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    assert_eq!(act(&mut s, DigestAct::Skip, "2026-11-23 10:06").await, DigestActed::Skipped);
    s.gives(&reports[0], 98_000, at("2026-11-23 10:30")).await;
    refreshed(&mut s, "2026-11-23 10:30").await;
    assert!(s.queued(CHAT).await.is_empty());
    assert_eq!(state(&mut s, MONDAY).await, (DigestState::Skipped, Some("by_head".into())));
}

#[tokio::test]
async fn without_a_chat_it_goes_to_the_head_who_forwards_it_once_a_chat_is_bound() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], false).await;
    let reports = s.all_asked(MONDAY, "2026-11-20", "2026-11-24").await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    assert_eq!(publish(&mut s, MONDAY, "2026-11-23 10:05").await, Published::Posted);
    let sent = s.queued(ChatId(HEAD)).await;
    let notice: Notice = serde_json::from_str(&sent[0].payload).expect("a notice");
    let Notice::Digest { content, instead: Some(Instead::NoChat), .. } = notice else {
        panic!("not a head's copy: {notice:?}")
    };
    let house = s.house().await;
    let head = house.member(s.head).expect("a head").clone();
    let now = at("2026-11-23 11:00");
    assert_eq!(forward(&mut s.tx, &house, &head, content.digest, now).await.expect("ok"), DigestActed::NoChat);
    let chat = store::departments::TeamChat {
        id: CHAT,
        department: Some(s.department),
        title: "Продажи".into(),
        topic: None,
        administrator: true,
        present: true,
        muted: false,
        topic_closed: false,
    };
    store::departments::bind_chat(&mut s.tx, &chat, now).await.expect("bound");
    let house = s.house().await;
    let forwarded = forward(&mut s.tx, &house, &head, content.digest, now).await.expect("ok");
    assert_eq!(forwarded, DigestActed::Posted { to_chat: true });
    assert_eq!(forward(&mut s.tx, &house, &head, content.digest, now).await.expect("ok"), DigestActed::Refreshed);
    assert_eq!(s.queued(CHAT).await.len(), 1);
}

#[tokio::test]
async fn an_evening_digest_comes_the_next_working_morning_with_the_weekend() {
    let mut s = Sample::new(Preset::Evening, &["Иванов", "Ким"], true).await;
    let reports = s.all_asked("2026-11-20", "2026-11-20", MONDAY).await;
    s.gives(&reports[0], 98_000, at("2026-11-20 17:45")).await;
    let (ivanov, money) = (reports[0].member, s.payments);
    s.figure(Part::Fact, ivanov, money, "2026-11-21", Some(100), at("2026-11-21 12:00")).await;
    assert_eq!(publish(&mut s, "2026-11-20", "2026-11-23 09:00").await, Published::Posted);
    let content = digest_in(&s.queued(CHAT).await[0]);
    assert_eq!((content.shown, content.today_on), ((on("2026-11-20"), on("2026-11-21")), on(MONDAY)));
}

#[tokio::test]
async fn what_the_setting_hides_is_not_in_the_outbox_and_the_head_still_sees_it() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    let d = s.house().await.department;
    let settings = store::departments::DepartmentSettings {
        name: &d.name,
        zone: d.zone,
        language: d.language,
        currency: d.currency,
        national: d.national,
        public: Public::Department,
        reminders: d.reminders,
        week: &d.week,
    };
    store::departments::update(&mut s.tx, d.id, &settings, at("2026-11-23 09:00")).await.expect("saved");
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    assert!(!s.queued(CHAT).await[0].payload.contains("Иванов"));
    let house = s.house().await;
    for (member, lines) in [(s.head, 1), (s.managers[0], 1), (s.managers[1], 0)] {
        let actor = house.member(member).expect("a member").clone();
        let shown = show(&mut s.tx, &house, &actor, at("2026-11-23 10:10")).await.expect("ok");
        let Shown::Digest { content, .. } = shown else { panic!("no digest") };
        assert_eq!(content.people.len(), lines);
    }
}

#[tokio::test]
async fn in_the_team_chat_others_get_a_link_to_the_last_post() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    let house = s.house().await;
    let (head, manager) = (house.member(s.head).cloned(), house.member(s.managers[0]).cloned());
    let (head, manager) = (head.expect("a head"), manager.expect("a manager"));
    let now = at("2026-11-23 10:00");
    assert_eq!(in_team_chat(&mut s.tx, &house, &manager, now).await.expect("ok"), InChat::Link(None));
    let posted = in_team_chat(&mut s.tx, &house, &head, now).await.expect("ok");
    assert_eq!(posted, InChat::Acted(DigestActed::Posted { to_chat: true }));
    let row = row_of(&mut s.tx, s.department, on(MONDAY), now).await.expect("a row");
    let post = store::posts::of_subject(&mut s.tx, PostKind::Digest, row.id.0).await.expect("ok").remove(0);
    store::posts::appeared(&mut s.tx, post.id, CHAT, MessageId(42)).await.expect("ok");
    let link = in_team_chat(&mut s.tx, &house, &manager, now).await.expect("ok");
    assert_eq!(link, InChat::Link(Some((CHAT, MessageId(42)))));
}

#[tokio::test]
async fn a_post_of_unknown_fate_is_decided_once() {
    let (mut s, reports) = monday().await;
    s.gives(&reports[0], 98_000, at("2026-11-23 09:12")).await;
    publish(&mut s, MONDAY, "2026-11-23 10:05").await;
    let notice = NoticeId(s.queued(CHAT).await[0].id);
    s.tx.sql("UPDATE outbox SET state = 'held' WHERE id = $1").bind(notice).exactly(1).await.expect("held");
    let house = s.house().await;
    let now = at("2026-11-23 10:07");
    tell_held(&mut s.tx, &house, notice, NoticeKind::Digest, now).await.expect("told");
    assert_eq!(s.queued(ChatId(HEAD)).await.len(), 1);
    let head = house.member(s.head).expect("a head").clone();
    let answer = answer_held(&mut s.tx, &house, &head, notice, true, None, now).await.expect("ok");
    assert_eq!(answer, HeldAnswer::SentAgain);
    assert_eq!(s.queued(CHAT).await.len(), 1);
    let answer = answer_held(&mut s.tx, &house, &head, notice, false, None, now).await.expect("ok");
    assert_eq!(answer, HeldAnswer::Settled);
}
