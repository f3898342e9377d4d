//! What funnels are counted from.
use crate::{
    base::Base,
    ground::{self, Two, after, day, now, on, write},
    on_both,
};
use planerka::{
    domain::{
        funnel::{Benchmark, Periods},
        id::{MemberId, MetricId},
        report::{Part, Source},
    },
    store::{
        Tx,
        figures::{self, NewEntry},
        funnels,
    },
};

/// A fact or a pledge of a day.
async fn told(tx: &mut Tx, two: &Two, part: Part, whose: (MemberId, MetricId), on_day: &str, value: Option<i64>) {
    let (member, metric) = whose;
    let department = if member == two.stranger { two.south } else { two.north };
    let entry = NewEntry {
        part,
        department,
        member,
        metric,
        on_day: on(on_day),
        value,
        source: Source::Line,
        by_member: None,
        message: None,
        at: now(),
    };
    figures::record(tx, &entry).await.expect("recorded");
}

on_both! {
    async fn only_days_where_both_are_known_are_in_either_sum(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (calls, money) = (two.calls.id, two.payments.id);
        let facts = [
            // Of the month, and today.
            (two.ivan, calls, "2026-11-25", Some(40)), (two.ivan, money, "2026-11-25", Some(100)),
            (two.ivan, calls, "2026-11-26", Some(30)), (two.ivan, money, "2026-11-26", Some(0)),
            // One part is missing, or there is no number.
            (two.ivan, calls, "2026-11-24", Some(99)),
            (two.ivan, money, "2026-11-23", Some(99)),
            (two.ivan, calls, "2026-11-20", Some(99)), (two.ivan, money, "2026-11-20", None),
            // Eight weeks back and twelve, to the day.
            (two.ivan, calls, "2026-09-28", Some(7)), (two.ivan, money, "2026-09-28", Some(2)),
            (two.ivan, calls, "2026-09-27", Some(5)), (two.ivan, money, "2026-09-27", Some(1)),
            (two.ivan, calls, "2026-08-31", Some(3)), (two.ivan, money, "2026-08-31", Some(1)),
            (two.ivan, calls, "2026-08-30", Some(99)), (two.ivan, money, "2026-08-30", Some(99)),
            // After the day that is looked from.
            (two.ivan, calls, "2026-11-27", Some(99)), (two.ivan, money, "2026-11-27", Some(99)),
            (two.kim, calls, "2026-11-22", Some(11)), (two.kim, money, "2026-11-22", Some(4)),
            (two.stranger, two.foreign.id, "2026-11-25", Some(99)),
        ];
        for (member, metric, on_day, value) in facts {
            told(&mut tx, &two, Part::Fact, (member, metric), on_day, value).await;
        }
        // A pledge is no fact.
        told(&mut tx, &two, Part::Pledge, (two.kim, money), "2026-11-25", Some(9)).await;
        told(&mut tx, &two, Part::Fact, (two.kim, calls), "2026-11-25", Some(9)).await;
        let periods = Periods::of(day(1), day(26));
        let found = funnels::pairs(&mut tx, two.north, (calls, money), &periods).await.expect("read");
        let row = |p: &funnels::PairSums| (
            (p.month_inputs, p.month_outputs, p.month_pairs),
            (p.few_inputs, p.few_outputs, p.few_pairs),
            (p.many_inputs, p.many_outputs, p.many_pairs),
        );
        assert_eq!(found.iter().map(|p| p.member).collect::<Vec<_>>(), [two.ivan, two.kim]);
        assert_eq!(row(&found[0]), ((70, 100, 2), (7, 2, 1), (15, 4, 3)));
        assert_eq!(row(&found[1]), ((11, 4, 1), (11, 4, 1), (11, 4, 1)));
        let none = funnels::pairs(&mut tx, two.south, (two.foreign.id, calls), &periods).await.expect("read");
        assert_eq!(none, []);
        tx.commit().await.expect("commit");
    }

    async fn sums_are_of_known_facts_of_the_days_by_member_and_metric(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (member, metric, on_day, value) in [
            (two.ivan, two.calls.id, "2026-11-16", Some(i64::MAX / 4)),
            (two.ivan, two.calls.id, "2026-11-22", Some(1)),
            (two.ivan, two.calls.id, "2026-11-23", Some(99)),
            (two.ivan, two.payments.id, "2026-11-20", None),
            (two.kim, two.payments.id, "2026-11-20", Some(0)),
            (two.stranger, two.foreign.id, "2026-11-20", Some(99)),
        ] {
            told(&mut tx, &two, Part::Fact, (member, metric), on_day, value).await;
        }
        let found = funnels::sums(&mut tx, two.north, day(16), day(22)).await.expect("read");
        assert_eq!(found, [(two.ivan, two.calls.id, i64::MAX / 4 + 1), (two.kim, two.payments.id, 0)]);
        tx.commit().await.expect("commit");
    }

    async fn every_version_of_a_benchmark_stays_and_none_is_of_nothing(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (head, mut versions) = (ground::member(&mut tx, two.north, "Белова", None).await.id, vec![]);
        for (seconds, percent) in [(1, Some(3_000)), (2, None), (3, Some(2_550))] {
            let version = Benchmark {
                id: tx.new_id().await.expect("an id"),
                department: two.north,
                from_metric: two.calls.id,
                to_metric: two.payments.id,
                percent,
                by_member: Some(head),
                at: after(seconds),
            };
            funnels::put_benchmark(&mut tx, &version).await.expect("put");
            versions.push(version);
        }
        assert_eq!(funnels::benchmarks(&mut tx, two.north).await.expect("read"), versions);
        assert_eq!(funnels::benchmarks(&mut tx, two.south).await.expect("read"), []);
        let nothing = Benchmark { id: tx.new_id().await.expect("an id"), percent: Some(0), ..versions.remove(0) };
        assert!(funnels::put_benchmark(&mut tx, &nothing).await.is_err(), "zero is no benchmark");
    }
}
