//! Promises, what happened to them, notes and calls for help.
use crate::{
    base::Base,
    ground::{day as on, department, member, now, report},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        id::{DepartmentId, MemberId, NoteId, PromiseId, ReportId},
        promise::{Happened, Origin, Promise, PromiseEvent, PromiseState},
        report::NoteFate,
    },
    store::{
        StoreError, Tx, promises,
        reports::{self, Note},
    },
};

/// Two departments of one member each.
struct Two {
    tx: Tx,
    here: DepartmentId,
    there: DepartmentId,
    kim: MemberId,
    stranger: MemberId,
}

async fn two(base: &Base) -> Two {
    let mut tx = base.db.write().await.expect("a transaction");
    let here = department(&mut tx, "north").await.id;
    let there = department(&mut tx, "south").await.id;
    let kim = member(&mut tx, here, "Ким", None).await.id;
    let stranger = member(&mut tx, there, "Чужой", None).await.id;
    Two { tx, here, there, kim, stranger }
}

impl Two {
    async fn promise(&mut self, change: impl FnOnce(&mut Promise)) -> Promise {
        let mut promise = Promise {
            id: self.tx.new_id().await.expect("a number"),
            department: self.here,
            owner: self.kim,
            author: None,
            body: "Ромашка «оплатит»".into(),
            amount_minor: Some(12_000_000),
            paid_minor: None,
            first_due_on: on(20),
            due_on: on(20),
            state: PromiseState::Open,
            origin: Origin::Command,
            report: None,
            made_on: on(17),
            made_at: now(),
            moves: 0,
            slipped: false,
            closed_at: None,
            on_time: None,
        };
        change(&mut promise);
        promises::insert(&mut self.tx, &promise).await.expect("inserted");
        promise
    }

    async fn report(&mut self) -> ReportId {
        let report = report(&mut self.tx, self.here, self.kim, on(23)).await;
        assert!(reports::insert(&mut self.tx, &report).await.expect("inserted"));
        report.id
    }
}

fn ids(promises: &[Promise]) -> Vec<PromiseId> {
    promises.iter().map(|promise| promise.id).collect()
}

on_both! {
    async fn a_promise_reads_back_as_it_was_saved(base: Base) {
        let mut w = two(&base).await;
        let mut promise = w.promise(|_| {}).await;
        assert_eq!(promises::by_id(&mut w.tx, promise.id).await.expect("read"), Some(promise.clone()));
        promise.body = "Василёк".into();
        promise.amount_minor = None;
        promise.paid_minor = Some(1);
        promise.due_on = on(24);
        promise.first_due_on = on(23);
        promise.state = PromiseState::Partly;
        promise.moves = 2;
        promise.slipped = true;
        promise.closed_at = Some(now());
        promise.on_time = Some(false);
        promises::save(&mut w.tx, &promise).await.expect("saved");
        assert_eq!(promises::by_id(&mut w.tx, promise.id).await.expect("read"), Some(promise.clone()));
        promise.id = PromiseId(999_999);
        let nobody = promises::save(&mut w.tx, &promise).await;
        assert!(matches!(nobody, Err(StoreError::RowsAffected { .. })), "{nobody:?}");
        assert_eq!(promises::by_id(&mut w.tx, promise.id).await.expect("read"), None);
    }

    async fn open_promises_come_by_their_day_and_of_whom_was_asked(base: Base) {
        let mut w = two(&base).await;
        let report = w.report().await;
        let later = w.promise(|p| { p.due_on = on(24); p.report = Some(report); }).await.id;
        let sooner = w.promise(|p| p.made_on = on(18)).await.id;
        let closed = w.promise(|p| {
            p.state = PromiseState::Kept;
            p.closed_at = Some(now());
            p.report = Some(report);
        }).await.id;
        let offered = w.promise(|p| { p.state = PromiseState::Offered; p.due_on = on(28); }).await.id;
        let (there, stranger) = (w.there, w.stranger);
        let foreign = w.promise(|p| { p.department = there; p.owner = stranger; }).await.id;
        let tx = &mut w.tx;
        assert_eq!(ids(&promises::open_of(tx, w.kim).await.expect("read")), [sooner, later]);
        assert_eq!(ids(&promises::open_of_department(tx, w.here).await.expect("read")), [sooner, later]);
        assert_eq!(ids(&promises::open_of_department(tx, w.there).await.expect("read")), [foreign]);
        assert_eq!(ids(&promises::offered(tx, w.here).await.expect("read")), [offered]);
        assert_eq!(ids(&promises::offered(tx, w.there).await.expect("read")), []);
        assert_eq!(ids(&promises::of_report(tx, report).await.expect("read")), [later, closed]);
        let due = promises::due_between(tx, w.here, on(20), on(23)).await.expect("read");
        assert_eq!(ids(&due), [sooner, closed]);
        let made = promises::made_between(tx, w.here, on(18), on(18)).await.expect("read");
        assert_eq!(ids(&made), [sooner]);
        let second = TimeDelta::seconds(1);
        let until = promises::closed_between(tx, w.here, now() - second, now()).await.expect("read");
        assert_eq!(ids(&until), [closed], "the end is inside");
        assert_eq!(promises::closed_between(tx, w.here, now(), now() + second).await.expect("read"), []);
    }

    async fn what_happened_stays_in_its_order(base: Base) {
        let mut w = two(&base).await;
        let promise = w.promise(|_| {}).await.id;
        let other = w.promise(|_| {}).await.id;
        let event = |kind, at| Happened {
            kind,
            by_member: None,
            from_on: Some(on(20)),
            to_on: Some(on(23)),
            amount_minor: Some(5),
            at,
        };
        let later = now() + TimeDelta::minutes(1);
        let events = [event(PromiseEvent::Made, now()), event(PromiseEvent::Slipped, later)];
        for happened in &events {
            promises::append(&mut w.tx, promise, happened).await.expect("appended");
        }
        promises::append(&mut w.tx, other, &events[0]).await.expect("appended");
        assert_eq!(promises::history(&mut w.tx, promise).await.expect("read"), events);
        let end = later + TimeDelta::seconds(1);
        let all = promises::events_between(&mut w.tx, w.here, now(), end).await.expect("read");
        let kinds: Vec<_> = all.iter().map(|e| (e.promise, e.kind)).collect();
        let expected =
            [(promise, PromiseEvent::Made), (other, PromiseEvent::Made), (promise, PromiseEvent::Slipped)];
        assert_eq!(kinds, expected);
        assert_eq!((all[0].to_on, all[0].amount_minor), (Some(on(23)), Some(5)));
        let before = promises::events_between(&mut w.tx, w.here, now(), later).await.expect("read");
        assert_eq!(before, all[..2], "the end is not of the interval");
        assert_eq!(promises::events_between(&mut w.tx, w.there, now(), end).await.expect("read"), []);
    }

    async fn a_note_keeps_its_words_and_changes_its_fate(base: Base) {
        let mut w = two(&base).await;
        let id: NoteId = w.tx.new_id().await.expect("a number");
        let note = Note {
            id,
            department: w.here,
            member: w.kim,
            report: None,
            on_day: on(20),
            body: "Склад не отгрузил".into(),
            fate: NoteFate::Kept,
            at: now(),
        };
        reports::insert_note(&mut w.tx, &note).await.expect("inserted");
        assert_eq!(reports::note(&mut w.tx, id).await.expect("read"), Some(note.clone()));
        reports::set_note_fate(&mut w.tx, id, NoteFate::Passed).await.expect("set");
        let passed = Note { fate: NoteFate::Passed, ..note };
        assert_eq!(reports::notes(&mut w.tx, w.here, on(20), on(20)).await.expect("read"), [passed]);
        assert_eq!(reports::notes(&mut w.tx, w.there, on(20), on(20)).await.expect("read"), []);
        reports::set_note_fate(&mut w.tx, id, NoteFate::Deleted).await.expect("set");
        assert_eq!(reports::notes(&mut w.tx, w.here, on(20), on(20)).await.expect("read"), []);
    }

    async fn calls_for_help_are_counted_since(base: Base) {
        let mut w = two(&base).await;
        let promise = w.promise(|_| {}).await.id;
        let (here, kim) = (w.here, w.kim);
        for (about, at) in [(Some(promise), now()), (None, now() + TimeDelta::days(1))] {
            reports::insert_help(&mut w.tx, here, kim, None, about, at).await.expect("inserted");
        }
        assert_eq!(reports::count_helps(&mut w.tx, kim, now()).await.expect("read"), 2);
        assert_eq!(reports::count_helps(&mut w.tx, kim, now() + TimeDelta::hours(1)).await.expect("read"), 1);
        assert_eq!(reports::count_helps(&mut w.tx, w.stranger, now()).await.expect("read"), 0);
        let next_day = now() + TimeDelta::days(1);
        let calls = reports::helps_between(&mut w.tx, here, now(), next_day).await.expect("read");
        let told: Vec<_> = calls.iter().map(|call| (call.member, call.promise, call.asked_at)).collect();
        assert_eq!(told, [(kim, Some(promise), now())], "the end is not of the interval");
        assert_eq!(reports::helps_between(&mut w.tx, w.there, now(), next_day).await.expect("read"), []);
    }
}
