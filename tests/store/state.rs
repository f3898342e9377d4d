//! Conversations, occurrences of the schedule, the audit.
use crate::{
    base::Base,
    ground::{Two, after, now, write},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::id::{ChatId, TelegramId},
    store::state::{self, Change, Occurrence},
};

const ANNA: TelegramId = TelegramId(7);
const BORIS: TelegramId = TelegramId(8);
const TEAM: ChatId = ChatId(-7);

on_both! {
    async fn a_dialog_belongs_to_a_person_in_a_chat(base: Base) {
        let mut tx = write(&base.db).await;
        for (chat, person, dialog) in
            [(TEAM, ANNA, "1"), (TEAM, BORIS, "2"), (ANNA.chat(), ANNA, "3"), (TEAM, ANNA, r#"{"q":"Кто вы?"}"#)]
        {
            state::set_dialog(&mut tx, chat, person, dialog, now()).await.expect("kept");
        }
        let found = state::dialog(&mut tx, TEAM, ANNA).await.expect("read");
        assert_eq!(found.as_deref(), Some(r#"{"q":"Кто вы?"}"#), "the last one takes the place of the first");
        assert_eq!(state::dialog(&mut tx, TEAM, BORIS).await.expect("read").as_deref(), Some("2"));
        assert_eq!(state::dialog(&mut tx, ANNA.chat(), ANNA).await.expect("read").as_deref(), Some("3"));
        assert_eq!(state::dialog(&mut tx, BORIS.chat(), BORIS).await.expect("read"), None);
        assert!(state::end_dialog(&mut tx, TEAM, ANNA).await.expect("ended"));
        assert!(!state::end_dialog(&mut tx, TEAM, ANNA).await.expect("there is none"));
        assert_eq!(state::dialog(&mut tx, TEAM, ANNA).await.expect("read"), None);
        assert_eq!(state::dialog(&mut tx, TEAM, BORIS).await.expect("read").as_deref(), Some("2"));
        assert_eq!(state::dialog(&mut tx, ANNA.chat(), ANNA).await.expect("read").as_deref(), Some("3"));
        tx.commit().await.expect("commit");
    }

    async fn an_occurrence_is_taken_once_and_only_that_one(base: Base) {
        let mut tx = write(&base.db).await;
        let later = now() + TimeDelta::milliseconds(1);
        for (job, subject, slot) in
            [("prompt", 1, now()), ("digest", 1, now()), ("prompt", 2, now()), ("prompt", 1, later)]
        {
            assert!(state::take_occurrence(&mut tx, job, subject, slot, "done", now()).await.expect("taken"));
            assert!(!state::take_occurrence(&mut tx, job, subject, slot, "skipped", after(9)).await.expect("read"));
        }
        let told = state::occurrences(&mut tx, now() - TimeDelta::milliseconds(1), now()).await.expect("read");
        let told: Vec<_> = told.iter().map(|o| (o.job.as_str(), o.subject, o.outcome.as_str())).collect();
        assert_eq!(told, [("digest", 1, "done"), ("prompt", 1, "done"), ("prompt", 2, "done")], "the first word stays");
        tx.commit().await.expect("commit");
    }

    async fn an_occurrence_taken_in_what_was_rolled_back_is_free_again(base: Base) {
        let mut tx = write(&base.db).await;
        tx.savepoint().await.expect("marked");
        assert!(state::take_occurrence(&mut tx, "prompt", 1, now(), "done", now()).await.expect("taken"));
        tx.rollback_to_savepoint().await.expect("taken back");
        assert!(state::take_occurrence(&mut tx, "prompt", 1, now(), "done", now()).await.expect("taken"));
        tx.commit().await.expect("commit");
    }

    async fn occurrences_are_told_after_the_first_instant_and_up_to_the_second(base: Base) {
        let mut tx = write(&base.db).await;
        for seconds in [10, 0, 5, 11] {
            let slot = after(seconds);
            assert!(state::take_occurrence(&mut tx, "prompt", i64::MAX, slot, "done", now()).await.expect("taken"));
        }
        state::set_outcome(&mut tx, "prompt", i64::MAX, after(5), "late").await.expect("noted");
        let told = state::occurrences(&mut tx, now(), after(10)).await.expect("read");
        let occurrence = |seconds, outcome: &str| Occurrence {
            job: "prompt".to_owned(),
            subject: i64::MAX,
            slot: after(seconds),
            outcome: outcome.to_owned(),
        };
        assert_eq!(told, [occurrence(5, "late"), occurrence(10, "done")]);
        for (job, subject, slot) in [("digest", i64::MAX, after(5)), ("prompt", 1, after(5)), ("prompt", i64::MAX, after(6))] {
            assert!(state::set_outcome(&mut tx, job, subject, slot, "x").await.is_err(), "nobody has taken it");
        }
        tx.commit().await.expect("commit");
    }

    async fn the_newest_slot_of_a_subject_is_found_whenever_it_was_taken(base: Base) {
        let mut tx = write(&base.db).await;
        for (job, subject, seconds, outcome) in
            [("nudge", 1, 60, "8"), ("nudge", 1, 0, "7"), ("nudge", 2, 90, "9"), ("prompt", 1, 90, "10")]
        {
            let slot = after(seconds);
            assert!(state::take_occurrence(&mut tx, job, subject, slot, outcome, now()).await.expect("taken"));
        }
        let newest = state::last_occurrence(&mut tx, "nudge", 1).await.expect("read");
        assert_eq!(newest, Some((after(60), "8".to_owned())));
        assert_eq!(state::last_occurrence(&mut tx, "nudge", 3).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn the_audit_tells_a_departments_changes_since_an_instant_oldest_first(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let change = |department, subject: &str, at| Change {
            department,
            by_member: None,
            subject: subject.to_owned(),
            subject_id: None,
            before: None,
            after: Some(String::new()),
            at,
        };
        let role = Change {
            by_member: Some(two.ivan),
            subject_id: Some(i64::MAX),
            before: Some("менеджер".to_owned()),
            after: None,
            ..change(two.north, "member.role", after(10))
        };
        let all = [
            change(two.north, "schedule", after(9)),
            role,
            change(two.north, "schedule", after(12)),
            change(two.north, "schedule", after(10)),
            change(two.south, "schedule", after(11)),
        ];
        for change in &all {
            state::log_change(&mut tx, change).await.expect("logged");
        }
        let told = state::changes(&mut tx, two.north, after(10)).await.expect("read");
        assert_eq!(told, all[1..4], "as they were logged, an empty word is not no word");
        assert_eq!(state::changes(&mut tx, two.south, now()).await.expect("read"), all[4..]);
        tx.commit().await.expect("commit");
    }

    async fn the_last_change_of_a_thing_is_that_of_a_person(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let change = |by_member, subject: &str, subject_id, at| Change {
            department: two.north,
            by_member,
            subject: subject.to_owned(),
            subject_id: Some(subject_id),
            before: None,
            after: None,
            at,
        };
        for logged in [
            change(Some(two.ivan), "metric.main", 5, after(1)),
            change(Some(two.kim), "metric.main", 5, after(2)),
            change(None, "metric.main", 5, after(3)),
            change(Some(two.ivan), "metric.main", 6, after(4)),
            change(Some(two.ivan), "metric.asked", 5, after(5)),
        ] {
            state::log_change(&mut tx, &logged).await.expect("logged");
        }
        let last = state::last_change(&mut tx, "metric.main", 5).await.expect("read");
        assert_eq!(last, Some((after(2), two.kim)), "what a file did has no name to tell");
        assert_eq!(state::last_change(&mut tx, "metric.limit", 5).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }
}
