//! Settled months, facts told of them afterwards, and entries as «Откуда?» and the exports read them.
use crate::{
    base::Base,
    ground::{Two, after, day, now, on, write},
    on_both,
};
use planerka::{
    domain::{
        report::{Part, Source},
        settling::{LateState, Settled, SettledMember, SettledMetric},
    },
    store::{
        Tx,
        figures::{self, NewEntry},
        settlements::{self, LateFact, Settlement},
    },
};

fn entry(two: &Two, number: u32, value: Option<i64>, seconds: i64) -> NewEntry {
    NewEntry {
        part: Part::Fact,
        department: two.north,
        member: two.ivan,
        metric: two.calls.id,
        on_day: day(number),
        value,
        source: Source::Line,
        by_member: Some(two.ivan),
        message: Some(5),
        at: after(seconds),
    }
}

async fn waiting(tx: &mut Tx, two: &Two) -> Vec<LateFact> {
    settlements::waiting(tx, two.ivan, day(1), day(30)).await.expect("read")
}

on_both! {
    async fn a_month_is_settled_once_and_comes_back_as_it_was(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let member =
            SettledMember { member: two.ivan, plan: Some(7), fact: None, unknown_on: vec![day(12), day(13)] };
        let metric = SettledMetric {
            metric: two.payments.id, plan: None, fact: Some(-3), members: vec![member], forecasts: vec![],
        };
        let content = Settled { metrics: vec![metric] };
        let first = Settlement { month_on: on("2026-11-01"), by_member: Some(two.kim), content, at: now() };
        let second = Settlement { by_member: None, content: Settled::default(), at: after(9), ..first.clone() };
        assert!(settlements::insert(&mut tx, two.north, &first).await.expect("settled"));
        assert!(!settlements::insert(&mut tx, two.north, &second).await.expect("tried"), "the first counts");
        let found = settlements::of_month(&mut tx, two.north, on("2026-11-01")).await.expect("read");
        assert_eq!(found, Some(first));
        assert_eq!(settlements::of_month(&mut tx, two.north, on("2026-10-01")).await.expect("read"), None);
        assert_eq!(settlements::of_month(&mut tx, two.south, on("2026-11-01")).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn a_late_fact_waits_whole_and_a_newer_one_takes_its_place(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        settlements::wait(&mut tx, 7, &entry(&two, 27, Some(9), 0)).await.expect("waits");
        settlements::wait(&mut tx, 7, &entry(&two, 26, None, 0)).await.expect("waits");
        settlements::wait(&mut tx, 8, &entry(&two, 27, Some(10), 4)).await.expect("waits");
        let found = waiting(&mut tx, &two).await;
        let told: Vec<_> = found.iter().map(|late| (late.question, late.on_day, late.value)).collect();
        assert_eq!(told, [(7, day(26), None), (8, day(27), Some(10))]);
        assert_eq!(found[1].entry(), entry(&two, 27, Some(10), 4), "nothing typed is lost");
        let states = |all: &[LateFact]| all.iter().map(|late| late.state).collect::<Vec<_>>();
        let first = settlements::of_question(&mut tx, 7).await.expect("read");
        assert_eq!(states(&first), [LateState::Replaced, LateState::Waiting]);
        settlements::decide(&mut tx, 7, LateState::Accepted, two.kim, after(9)).await.expect("decided");
        let first = settlements::of_question(&mut tx, 7).await.expect("read");
        assert_eq!(states(&first), [LateState::Replaced, LateState::Accepted], "only what still waited");
        settlements::decide(&mut tx, 7, LateState::Declined, two.kim, after(10)).await.expect("decided");
        let first = settlements::of_question(&mut tx, 7).await.expect("read");
        assert_eq!(states(&first), [LateState::Replaced, LateState::Accepted]);
        settlements::replace(&mut tx, two.ivan, two.calls.id, day(27)).await.expect("replaced");
        assert!(waiting(&mut tx, &two).await.is_empty());
        assert!(settlements::of_question(&mut tx, 9).await.expect("read").is_empty());
        tx.commit().await.expect("commit");
    }

    async fn entries_are_traced_day_by_day_with_what_stood_there_before(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let head = NewEntry { source: Source::Head, by_member: Some(two.kim), ..entry(&two, 20, Some(7), 3) };
        let foreign = NewEntry {
            department: two.south, member: two.stranger, metric: two.foreign.id, ..entry(&two, 20, Some(1), 0)
        };
        let offered = NewEntry { source: Source::Offer, ..entry(&two, 19, Some(4), 1) };
        let pledge = NewEntry { part: Part::Pledge, ..entry(&two, 20, Some(8), 0) };
        for new in [entry(&two, 20, None, 0), offered, head, pledge, foreign] {
            assert!(figures::record(&mut tx, &new).await.expect("recorded"));
        }
        let traced = figures::traced(&mut tx, two.ivan, two.calls.id, day(19), day(20)).await.expect("read");
        let told: Vec<_> =
            traced.iter().filter(|e| e.part == Part::Fact).map(|e| (e.on_day, e.value, e.is_first, e.before)).collect();
        assert_eq!(told, [(day(19), Some(4), true, None), (day(20), None, true, None), (day(20), Some(7), false, None)]);
        assert_eq!(traced.iter().filter(|e| e.part == Part::Pledge).count(), 1);
        let last = traced.iter().rfind(|e| e.part == Part::Fact).expect("an entry");
        assert_eq!((last.source, last.by_member, last.at), (Source::Head, Some(two.kim), after(3)));
        let ledger = figures::ledger(&mut tx, two.north, day(1), day(30)).await.expect("read");
        let told: Vec<_> = ledger.iter().map(|(member, metric, e)| (*member, *metric, e.value)).collect();
        let calls = two.calls.id;
        assert_eq!(told, [(two.ivan, calls, Some(4)), (two.ivan, calls, None), (two.ivan, calls, Some(7))]);
        assert!(figures::ledger(&mut tx, two.north, day(21), day(30)).await.expect("read").is_empty());
        let current = async |tx: &mut Tx, number| {
            figures::current_fact(tx, two.ivan, calls, day(number)).await.expect("read")
        };
        assert_eq!(current(&mut tx, 20).await, Some(Some(7)));
        assert_eq!(current(&mut tx, 18).await, None);
        let by_button = figures::as_planned(&mut tx, two.north, calls, day(1), day(30)).await.expect("read");
        assert_eq!(by_button, [(two.ivan, 1, 2)], "one of two facts");
        tx.commit().await.expect("commit");
    }
}
