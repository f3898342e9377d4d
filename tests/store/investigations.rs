//! Investigations: one a member's day, found by day, department and person, ended once.
use crate::{
    base::Base,
    ground::{Two, after, day, now, write},
    on_both,
};
use planerka::{
    domain::{
        id::{InvestigationId, MemberId, PromiseId},
        investigation::{Investigation, InvestigationState},
        promise::{Origin, Promise, PromiseState},
        report::{Cause, Part, Source},
    },
    store::{
        Tx, erasures,
        figures::{self, NewEntry},
        investigations::{self, Present},
        promises,
    },
};

async fn opened(tx: &mut Tx, two: &Two, member: MemberId, on: u32) -> Investigation {
    Investigation {
        id: tx.new_id().await.expect("an id"),
        department: if member == two.stranger { two.south } else { two.north },
        member,
        metric: if member == two.stranger { two.foreign.id } else { two.payments.id },
        on_day: day(on),
        fact: -5,
        plan: i64::MAX,
        cause: None,
        body: None,
        promise: None,
        state: InvestigationState::Open,
        by_member: None,
        at: now(),
        ended_at: None,
    }
}

async fn put(tx: &mut Tx, of: &Investigation) {
    assert!(investigations::insert(tx, of).await.expect("written"));
}

async fn promise(tx: &mut Tx, two: &Two) -> PromiseId {
    let made = Promise {
        id: tx.new_id().await.expect("an id"),
        department: two.north,
        owner: two.ivan,
        author: None,
        body: "позвонить".to_owned(),
        amount_minor: None,
        paid_minor: None,
        first_due_on: day(24),
        due_on: day(24),
        state: PromiseState::Open,
        origin: Origin::Investigation,
        report: None,
        made_on: day(23),
        made_at: now(),
        moves: 0,
        slipped: false,
        closed_at: None,
        on_time: None,
    };
    promises::insert(tx, &made).await.expect("written");
    let found = promises::by_id(tx, made.id).await.expect("read").expect("there");
    assert_eq!(found.origin, Origin::Investigation);
    made.id
}

on_both! {
    async fn a_days_investigation_is_one_and_is_found_as_it_was_written(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let bare = opened(&mut tx, &two, two.ivan, 18).await;
        let full = Investigation {
            cause: Some(Cause::Price),
            body: Some("склад закрыт".to_owned()),
            by_member: Some(two.kim),
            ..opened(&mut tx, &two, two.kim, 18).await
        };
        for one in [&bare, &full] {
            put(&mut tx, one).await;
            assert_eq!(investigations::by_id(&mut tx, one.id).await.expect("read").as_ref(), Some(one));
            let found = investigations::of_day(&mut tx, one.member, one.metric, day(18)).await.expect("read");
            assert_eq!(found.as_ref(), Some(one));
        }
        let again = Investigation { id: tx.new_id().await.expect("an id"), ..full.clone() };
        assert!(!investigations::insert(&mut tx, &again).await.expect("two processes may open it"));
        let other = investigations::of_day(&mut tx, two.ivan, two.calls.id, day(18)).await.expect("read");
        assert_eq!(other, None, "of another metric");
        assert_eq!(investigations::by_id(&mut tx, InvestigationId(-1)).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn departments_do_not_see_each_others_and_the_oldest_day_stands_first(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let mut all = vec![];
        for (member, on) in [(two.ivan, 19), (two.kim, 17), (two.stranger, 17), (two.ivan, 25)] {
            let one = opened(&mut tx, &two, member, on).await;
            put(&mut tx, &one).await;
            all.push(one);
        }
        let north = vec![all[1].clone(), all[0].clone(), all[3].clone()];
        assert_eq!(investigations::open(&mut tx, two.north, day(17)).await.expect("read"), north);
        assert_eq!(investigations::open(&mut tx, two.north, day(18)).await.expect("read"), north[1..]);
        let week = investigations::of_department(&mut tx, two.north, day(17), day(19)).await.expect("read");
        assert_eq!(week, north[..2]);
        assert_eq!(investigations::of_member(&mut tx, two.ivan).await.expect("read"), [all[0].clone(), all[3].clone()]);
        let count = investigations::count_opened(&mut tx, two.ivan, day(16), day(22)).await.expect("read");
        assert_eq!(count, 1, "in the week");
        let by_head = Investigation { by_member: Some(two.kim), ..opened(&mut tx, &two, two.ivan, 20).await };
        put(&mut tx, &by_head).await;
        let count = investigations::count_opened(&mut tx, two.ivan, day(16), day(22)).await.expect("read");
        assert_eq!(count, 1, "a leader's does not count");
        tx.commit().await.expect("commit");
    }

    async fn what_stands_in_the_figures_now_is_read_beside_the_open_ones(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (one, other) = (opened(&mut tx, &two, two.ivan, 18).await, opened(&mut tx, &two, two.kim, 18).await);
        put(&mut tx, &one).await;
        put(&mut tx, &other).await;
        let entry = |part, value| NewEntry {
            part,
            department: two.north,
            member: two.ivan,
            metric: two.payments.id,
            on_day: day(18),
            value,
            source: Source::Line,
            by_member: None,
            message: None,
            at: now(),
        };
        figures::record(&mut tx, &entry(Part::Fact, Some(7))).await.expect("written");
        figures::record(&mut tx, &entry(Part::Pledge, Some(9))).await.expect("written");
        let present = investigations::present_of_open(&mut tx, two.north, day(18)).await.expect("read");
        assert_eq!(present, [
            Present { id: one.id, fact: Some(7), pledge: Some(9) },
            Present { id: other.id, fact: None, pledge: None }
        ]);
        figures::record(&mut tx, &entry(Part::Fact, None)).await.expect("written");
        let present = investigations::present_of_open(&mut tx, two.north, day(18)).await.expect("read");
        assert_eq!((present[0].fact, present.len()), (None, 2), "«-» is no number");
        assert_eq!(investigations::present_of_open(&mut tx, two.north, day(19)).await.expect("read"), []);
        tx.commit().await.expect("commit");
    }

    async fn it_is_explained_and_ends_once(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (one, other) = (opened(&mut tx, &two, two.ivan, 18).await, opened(&mut tx, &two, two.kim, 18).await);
        put(&mut tx, &one).await;
        put(&mut tx, &other).await;
        investigations::explain(&mut tx, one.id, Some(Cause::Other), Some("склад")).await.expect("written");
        let promise = promise(&mut tx, &two).await;
        let end = |state, promise, at| (state, promise, at);
        let (state, made, at) = end(InvestigationState::Promised, Some(promise), after(5));
        assert!(investigations::end(&mut tx, one.id, state, made, at).await.expect("ended"));
        let again = investigations::end(&mut tx, one.id, InvestigationState::NoAction, None, after(6)).await;
        assert!(!again.expect("read"), "the first word stands");
        let found = investigations::by_id(&mut tx, one.id).await.expect("read").expect("there");
        let expected = Investigation {
            cause: Some(Cause::Other),
            body: Some("склад".to_owned()),
            promise: Some(promise),
            state: InvestigationState::Promised,
            ended_at: Some(after(5)),
            ..one.clone()
        };
        assert_eq!(found, expected);
        assert_eq!(investigations::open(&mut tx, two.north, day(1)).await.expect("read"), [other]);
        assert!(investigations::explain(&mut tx, InvestigationId(-1), None, None).await.is_err());
        tx.commit().await.expect("commit");
    }

    async fn whoever_is_erased_leaves_no_words_in_them(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for member in [two.ivan, two.kim] {
            let body = Some("Иванов забыл".to_owned());
            let one = Investigation { body, cause: Some(Cause::Other), ..opened(&mut tx, &two, member, 18).await };
            put(&mut tx, &one).await;
        }
        erasures::blank_texts(&mut tx, two.ivan, "—").await.expect("blanked");
        let body = |all: &[Investigation]| all[0].body.clone();
        let (his, hers) = (
            investigations::of_member(&mut tx, two.ivan).await.expect("read"),
            investigations::of_member(&mut tx, two.kim).await.expect("read"),
        );
        assert_eq!((body(&his), body(&hers)), (None, Some("Иванов забыл".to_owned())));
        let words = erasures::words(&mut tx, two.north).await.expect("read");
        assert_eq!(words, [(erasures::Words::Investigation, hers[0].id.0, "Иванов забыл".to_owned())]);
        erasures::rewrite_words(&mut tx, words[0].0, words[0].1, "№ 1 забыл").await.expect("rewritten");
        let hers = investigations::of_member(&mut tx, two.kim).await.expect("read");
        assert_eq!(body(&hers), Some("№ 1 забыл".to_owned()));
        tx.commit().await.expect("commit");
    }
}
