//! «Где застряло?» from what is stored.
use super::*;
use crate::{
    domain::{
        department::Preset,
        id::{ChatId, MemberId},
    },
    usecase::{
        sample::{HEAD, Queued, Sample, at},
        talk_to::tests::target,
    },
};

const IVAN: i64 = HEAD + 1;

async fn finishes(s: &mut Sample, who: MemberId, day: &str, plan: &str) -> usize {
    let report = s.asked(who, day, "2026-11-09", plan).await;
    let house = s.house().await;
    let member = house.member(who).expect("a member").clone();
    let before = s.queued(ChatId(IVAN)).await.len();
    let now = at(&format!("{day} 09:20"));
    let talk = Talk::by_id(&mut s.tx, &house, &member, report.id, now).await.expect("a report");
    after_report(&mut s.tx, &talk).await.expect("looked");
    s.queued(ChatId(IVAN)).await.len() - before
}

fn about<'q>(queued: &'q [Queued], word: &str) -> Vec<&'q str> {
    queued.iter().map(|row| row.payload.as_str()).filter(|payload| payload.contains(word)).collect()
}

#[tokio::test]
async fn whoever_can_catch_up_is_not_asked_and_whoever_cannot_once_in_five_working_days() {
    let mut s = Sample::new(Preset::Standard, &["Иванов"], false).await;
    let ivan = s.managers[0];
    assert_eq!(finishes(&mut s, ivan, "2026-11-10", "2026-11-11").await, 0, "no plan");
    target(&mut s, "2026-11-01", &[(ivan, 2_000_000)]).await;
    // On the 11th nothing is in, and 15 days of 20 are left: 1.3 norms a day will do.
    assert_eq!(finishes(&mut s, ivan, "2026-11-11", "2026-11-12").await, 0);
    assert_eq!(finishes(&mut s, ivan, "2026-11-13", "2026-11-16").await, 1, "13 are left");
    let notice = s.queued(ChatId(IVAN)).await.pop().expect("asked").payload;
    assert!(notice.contains("stuck_asked") && notice.contains("200000000"), "{notice}");
    assert_eq!(finishes(&mut s, ivan, "2026-11-19", "2026-11-20").await, 0, "four working days later");
    assert_eq!(finishes(&mut s, ivan, "2026-11-20", "2026-11-23").await, 1, "five");
}

#[tokio::test]
async fn his_answer_reaches_the_head_with_the_gap_and_only_a_call_for_help_is_counted() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], true).await;
    let [ivan, kim] = s.managers[..] else { panic!("two") };
    target(&mut s, "2026-11-01", &[(ivan, 2_000_000), (kim, 2_000_000)]).await;
    finishes(&mut s, ivan, "2026-11-13", "2026-11-16").await;
    let house = s.house().await;
    let asked = store::stuck::of_member(&mut s.tx, ivan).await.expect("read").remove(0);
    let (him, her) = (house.member(ivan).expect("him").clone(), house.member(kim).expect("her").clone());
    let head = house.member(s.head).expect("the head").clone();
    let now = at("2026-11-13 09:30");
    let early = reply(&mut s.tx, &house, &head, asked.id, HelpAnswer::Hint, now).await;
    assert!(matches!(early, Err(Failure::Refused(Refusal::Outdated))), "nothing was answered: {early:?}");
    let other = answer(&mut s.tx, &house, &her, asked.id, Stuck::Price, now).await;
    assert!(matches!(other, Err(Failure::Refused(Refusal::NotYours))), "{other:?}");
    answer(&mut s.tx, &house, &him, asked.id, Stuck::Price, now).await.expect("answered");
    let again = answer(&mut s.tx, &house, &him, asked.id, Stuck::Help, now).await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::AlreadyDone))), "{again:?}");
    let heads = s.queued(ChatId(HEAD)).await;
    assert_eq!(about(&heads, "stuck_told").len(), 1, "{heads:?}");
    assert!(about(&heads, "stuck_told")[0].contains("200000000"));
    let month = at("2026-11-01 00:00");
    assert_eq!(store::reports::count_helps(&mut s.tx, ivan, month).await.expect("read"), 0);
    let refused = reply(&mut s.tx, &house, &her, asked.id, HelpAnswer::Hint, now).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed(_)))), "{refused:?}");
    reply(&mut s.tx, &house, &head, asked.id, HelpAnswer::Together, now).await.expect("said");
    let late = reply(&mut s.tx, &house, &head, asked.id, HelpAnswer::Yourself, now).await;
    assert!(matches!(late, Err(Failure::Refused(Refusal::Settled { .. }))), "{late:?}");
    assert_eq!(about(&s.queued(ChatId(IVAN)).await, "stuck_replied").len(), 1);
    finishes(&mut s, ivan, "2026-11-20", "2026-11-23").await;
    let next = store::stuck::of_member(&mut s.tx, ivan).await.expect("read").remove(1);
    answer(&mut s.tx, &house, &him, next.id, Stuck::Help, at("2026-11-20 09:30")).await.expect("answered");
    assert_eq!(store::reports::count_helps(&mut s.tx, ivan, month).await.expect("read"), 1);
    assert!(about(&s.queue().await, "stuck").iter().all(|payload| !payload.is_empty()));
    let team: Vec<Queued> = s.queue().await.into_iter().filter(|row| row.chat < 0).collect();
    assert_eq!(about(&team, "stuck"), [""; 0], "the team reads nothing of it");
}
