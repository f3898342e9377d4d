//! Whom the leaders are advised to talk to, from what is stored.
use super::*;
use crate::{
    domain::{
        calendar::{AbsenceKind, Calendar, days},
        department::Preset,
        month::{Basis, Share, Version},
        promise::{PromiseEvent, PromiseState},
        refusal::Refusal,
        talk_to::{Ground, Reason},
    },
    usecase::{
        Failure,
        sample::{Sample, at, on},
    },
};

/// What of the month each is to bring, in roubles.
pub(crate) async fn target(s: &mut Sample, month: &str, shares: &[(MemberId, i64)]) {
    let house = s.house().await;
    let month_on = on(month);
    let share = |(member, roubles): &(MemberId, i64)| {
        let calendar = house.calendar_of(house.member(*member).expect("a member"));
        let month = crate::domain::calendar::month_of(month_on);
        let weights = days(month).map(|on| calendar.weight(on)).collect();
        Share { member: *member, value: roubles * 100, locked: false, weights }
    };
    let version = Version {
        id: s.tx.new_id().await.expect("an id"),
        metric: s.payments,
        month_on,
        from_on: month_on,
        total: shares.iter().map(|(_, roubles)| roubles * 100).sum(),
        basis: Basis::Hand,
        shares: shares.iter().map(share).collect(),
        by: None,
        reason: None,
        at: at("2026-11-01 09:00"),
    };
    store::targets::insert(&mut s.tx, s.department, &version).await.expect("a target");
}

/// Payments of the days, in roubles.
async fn paid(s: &mut Sample, who: MemberId, facts: &[(&str, i64)]) {
    for (day, roubles) in facts {
        let payments = s.payments;
        s.figure(Part::Fact, who, payments, &format!("2026-11-{day}"), Some(roubles * 100), at("2026-11-02 09:00"))
            .await;
    }
}

/// Who is named at the deadline of the day, and why.
async fn named(s: &mut Sample, day: &str) -> Option<(MemberId, Ground)> {
    let house = s.house().await;
    let now = at(&format!("{day} 10:00"));
    advise(&mut s.tx, &house, on(day), now).await.expect("decided");
    let talk = store::talks::of_day(&mut s.tx, s.department, on(day)).await.expect("read");
    talk.map(|talk| (talk.member, talk.figures))
}

#[tokio::test]
async fn the_third_red_day_running_is_a_reason_and_the_second_is_not() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], false).await;
    let [ivan, kim] = s.managers[..] else { panic!("two") };
    target(&mut s, "2026-11-01", &[(ivan, 2_000_000), (kim, 2_000_000)]).await;
    let steady: Vec<(&str, i64)> =
        ["02", "03", "05", "06", "09", "10", "11", "12", "13"].map(|day| (day, 100_000)).into();
    paid(&mut s, ivan, &steady).await;
    paid(&mut s, kim, &steady[..5]).await;
    paid(&mut s, kim, &[("10", 0), ("11", 0), ("12", 0), ("13", 0)]).await;
    assert_eq!(named(&mut s, "2026-11-12").await, None, "after the 11th: one red day");
    assert_eq!(named(&mut s, "2026-11-13").await, None, "two");
    let (who, ground) = named(&mut s, "2026-11-16").await.expect("three");
    let Ground::Pace(pace) = ground else { panic!("{ground:?}") };
    assert_eq!((who, pace.red_days, pace.gap()), (kim, 3, 150_000_000));
    assert_eq!(pace.having, Some(5_633_803), "500 000 over 8.875 days of work");
}

#[tokio::test]
async fn an_overdue_promise_of_a_tenth_of_his_plan_is_a_reason_and_of_no_plan_none() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким", "Белов"], false).await;
    let [ivan, kim, belov] = s.managers[..] else { panic!("three") };
    for who in [ivan, kim, belov] {
        s.promise(who, "Ромашка", "2026-11-10", at("2026-11-05 12:00")).await;
    }
    assert_eq!(named(&mut s, "2026-11-11").await, None, "nobody has a plan");
    target(&mut s, "2026-11-01", &[(ivan, 500_001), (kim, 500_000)]).await;
    assert_eq!(named(&mut s, "2026-11-10").await, None, "its day is not over");
    let (who, ground) = named(&mut s, "2026-11-12").await.expect("fifty thousand of five hundred");
    let Ground::Overdue { amount_minor, plan_minor, .. } = ground else { panic!("{ground:?}") };
    assert_eq!((who, amount_minor, plan_minor), (kim, 5_000_000, 50_000_000));
}

#[tokio::test]
async fn promises_far_above_what_came_are_the_last_reason() {
    let mut s = Sample::new(Preset::Standard, &["Иванов"], false).await;
    let ivan = s.managers[0];
    let kept = s.promise(ivan, "Лютик", "2026-11-09", at("2026-11-05 12:00")).await;
    s.closes(&kept, PromiseState::Kept, PromiseEvent::Kept, at("2026-11-10 09:00")).await;
    assert_eq!(named(&mut s, "2026-11-10").await, None);
    let broken = s.promise(ivan, "Ромашка", "2026-11-10", at("2026-11-05 12:00")).await;
    s.closes(&broken, PromiseState::Broken, PromiseEvent::Broken, at("2026-11-11 09:00")).await;
    let (_, ground) = named(&mut s, "2026-11-11").await.expect("twice what came");
    let Ground::Bias(bias) = ground else { panic!("{ground:?}") };
    assert_eq!((bias.promised_minor, bias.delivered_minor, bias.percent()), (10_000_000, 5_000_000, Some(100)));
}

#[tokio::test]
async fn whoever_is_away_or_may_still_answer_is_not_named() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], false).await;
    let [ivan, kim] = s.managers[..] else { panic!("two") };
    for (day, about, plan) in [("11-10", "11-09", "11-11"), ("11-11", "11-10", "11-12")] {
        s.all_asked(&format!("2026-{day}"), &format!("2026-{about}"), &format!("2026-{plan}")).await;
    }
    let house = s.house().await;
    let early = gather::signals(&mut s.tx, &house, on("2026-11-11"), at("2026-11-11 09:59")).await.expect("read");
    assert!(early.iter().all(|signals| signals.silent_days == 0), "the deadline is ahead: {early:?}");
    s.away(ivan, "2026-11-11", "2026-11-11", AbsenceKind::Sick).await;
    let (who, ground) = named(&mut s, "2026-11-11").await.expect("the other");
    assert_eq!((who, ground.reason()), (kim, Reason::Silence));
    let Ground::Silence { days, last_on, .. } = ground else { panic!("{ground:?}") };
    assert_eq!((days, last_on), (2, None), "he has told nothing yet");
}

#[tokio::test]
async fn a_day_names_one_person_and_keeps_him() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], false).await;
    let mut reports = vec![];
    for (day, about, plan) in [("11-10", "11-09", "11-11"), ("11-11", "11-10", "11-12")] {
        reports = s.all_asked(&format!("2026-{day}"), &format!("2026-{about}"), &format!("2026-{plan}")).await;
    }
    let ivan = s.managers[0];
    let (who, _) = named(&mut s, "2026-11-11").await.expect("the first of the department");
    assert_eq!(who, ivan);
    s.gives(&reports[0], 50_000, at("2026-11-11 10:30")).await;
    let (who, _) = named(&mut s, "2026-11-11").await.expect("still");
    assert_eq!(who, ivan, "an answer that came later does not name another");
}

#[tokio::test]
async fn of_two_advices_about_one_person_the_second_is_no_second_talk() {
    let mut s = Sample::new(Preset::Standard, &["Иванов"], false).await;
    for (day, about, plan) in [("11-10", "11-09", "11-11"), ("11-11", "11-10", "11-12"), ("11-12", "11-11", "11-13")] {
        s.all_asked(&format!("2026-{day}"), &format!("2026-{about}"), &format!("2026-{plan}")).await;
    }
    for day in ["2026-11-11", "2026-11-12"] {
        named(&mut s, day).await.expect("he is silent");
    }
    let house = s.house().await;
    let head = house.member(s.head).expect("the head").clone();
    let mut ids = vec![];
    for day in ["2026-11-11", "2026-11-12"] {
        ids.push(store::talks::of_day(&mut s.tx, s.department, on(day)).await.expect("read").expect("kept").id);
    }
    let early = without(&mut s.tx, &house, &head, ids[0]).await;
    assert!(matches!(early, Err(Failure::Refused(Refusal::Outdated))), "they have not talked: {early:?}");
    talked(&mut s.tx, &house, &head, ids[1], at("2026-11-12 10:03")).await.expect("talked");
    let again = talked(&mut s.tx, &house, &head, ids[0], at("2026-11-12 10:04")).await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::Settled { .. }))), "{again:?}");
    without(&mut s.tx, &house, &head, ids[1]).await.expect("nothing agreed");
    let text = agreement(&mut s.tx, &house, &head, ids[1], "20 звонков", at("2026-11-12 10:05")).await;
    assert!(matches!(text, Err(Failure::Refused(Refusal::AlreadyDone))), "{text:?}");
    let manager = house.member(s.managers[0]).expect("Ivan").clone();
    let his = talked(&mut s.tx, &house, &manager, ids[0], at("2026-11-12 10:06")).await;
    assert!(matches!(his, Err(Failure::Refused(Refusal::NotAllowed(_)))), "{his:?}");
}

#[tokio::test]
async fn a_talk_is_checked_on_the_fifth_working_day_once() {
    let mut s = Sample::new(Preset::Standard, &["Иванов"], false).await;
    let ivan = s.managers[0];
    for (day, about, plan) in [("11-11", "11-10", "11-12"), ("11-12", "11-11", "11-13")] {
        s.all_asked(&format!("2026-{day}"), &format!("2026-{about}"), &format!("2026-{plan}")).await;
    }
    named(&mut s, "2026-11-12").await.expect("he is silent");
    let house = s.house().await;
    let head = house.member(s.head).expect("the head").clone();
    let id = store::talks::of_day(&mut s.tx, s.department, on("2026-11-12")).await.expect("read").expect("kept").id;
    talked(&mut s.tx, &house, &head, id, at("2026-11-12 18:00")).await.expect("talked");
    let calls = s.calls;
    for (day, value) in [("05", 30), ("09", 31), ("12", 99), ("13", 44), ("17", 43), ("19", 500)] {
        s.figure(Part::Fact, ivan, calls, &format!("2026-11-{day}"), Some(value), at("2026-11-02 09:00")).await;
    }
    for (day, count) in [("2026-11-18", 0), ("2026-11-19", 1), ("2026-11-20", 0)] {
        note_checks(&mut s.tx, &house, on(day)).await.expect("noted");
        let found = checked(&mut s.tx, &house, on(day), at(&format!("{day} 10:00"))).await.expect("read");
        assert_eq!(found.len(), count, "{day}");
        for checked in found {
            assert_eq!((checked.by, checked.talked_on, checked.promise), (Some(s.head), on("2026-11-12"), None));
            let mean = |sum, days| Some(talk_to::Mean { sum, days });
            let calls = &checked.changes[0];
            assert_eq!((calls.before, calls.after), (mean(61, 2), mean(587, 3)), "the 12th is in neither");
            assert_eq!((checked.changes.len(), checked.changes[1].after), (2, None), "payments are not known");
        }
    }
}
