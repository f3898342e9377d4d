//! What was set for months, what was done before the start, and what was forecast.
use crate::{
    base::Base,
    ground::{Two, after, day, now, on, write},
    on_both,
};
use planerka::{
    domain::{
        calendar::Weight,
        id::{MemberId, MetricId, PromiseId, TargetId},
        month::{Basis, KeptForecast, Lights, Moved, Opening, Share, Version},
        planning::{Cause, Proposal, ProposalState, TargetAnswer, Told},
        promise::{Origin, Promise, PromiseState},
        report::{Part, Source},
    },
    store::{
        Tx,
        figures::{self, Known, NewEntry},
        promises, proposals, target_answers, targets,
    },
};

async fn version(tx: &mut Tx, metric: MetricId, month: &str, total: i64, shares: &[(MemberId, i64)]) -> Version {
    let share = |(member, value): &(MemberId, i64)| Share {
        member: *member,
        value: *value,
        locked: *value == 400,
        weights: vec![Weight::DAY, Weight::OFF, Weight::from_units(700)],
    };
    Version {
        id: tx.new_id().await.expect("an id"),
        metric,
        month_on: on(month),
        from_on: on(month),
        total,
        basis: Basis::Hand,
        shares: shares.iter().map(share).collect(),
        by: shares.first().map(|(member, _)| *member),
        reason: Some("сезон".to_owned()),
        at: now(),
    }
}

on_both! {
    async fn versions_of_a_month_come_back_whole_in_their_order(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let payments = two.payments.id;
        let first = version(&mut tx, payments, "2026-11-01", 1_000, &[(two.kim, 600), (two.ivan, 400)]).await;
        let second = version(&mut tx, payments, "2026-11-01", 900, &[(two.ivan, 900)]).await;
        let second = Version { at: after(5), from_on: on("2026-11-16"), by: None, reason: None, ..second };
        let december = version(&mut tx, payments, "2026-12-01", 5, &[]).await;
        for version in [&second, &first, &december] {
            targets::insert(&mut tx, two.north, version).await.expect("inserted");
        }
        let found = targets::of_month(&mut tx, two.north, on("2026-11-01")).await.expect("read");
        assert_eq!(found, [first, second], "shares in the department's order, and the shares of each alone");
        assert!(targets::of_month(&mut tx, two.south, on("2026-11-01")).await.expect("read").is_empty());
        let last = async |tx: &mut Tx, month| targets::last_month(tx, two.north, payments, on(month)).await.expect("read");
        assert_eq!(last(&mut tx, "2027-03-01").await, Some(on("2026-12-01")));
        assert_eq!(last(&mut tx, "2026-11-01").await, Some(on("2026-11-01")));
        assert_eq!(last(&mut tx, "2026-10-01").await, None);
        tx.commit().await.expect("commit");
    }

    async fn an_opening_and_the_lights_replace_the_last_ones(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let metric = two.payments.id;
        let opening = |value| Opening { member: two.ivan, metric, month_on: on("2026-11-01"), through_on: day(13), value };
        for value in [70, 80] {
            targets::put_opening(&mut tx, &opening(value), Some(two.kim), now()).await.expect("put");
        }
        assert_eq!(targets::openings(&mut tx, two.north, on("2026-11-01")).await.expect("read"), [opening(80)]);
        assert!(targets::openings(&mut tx, two.north, on("2026-12-01")).await.expect("read").is_empty());
        assert!(targets::openings(&mut tx, two.south, on("2026-11-01")).await.expect("read").is_empty());
        assert_eq!(targets::lights(&mut tx, two.north).await.expect("read"), None);
        for green in [90, 100] {
            targets::set_lights(&mut tx, two.north, Lights { green, yellow: 70 }).await.expect("set");
        }
        assert_eq!(targets::lights(&mut tx, two.north).await.expect("read"), Some(Lights { green: 100, yellow: 70 }));
        tx.commit().await.expect("commit");
    }

    async fn what_was_forecast_is_kept_as_it_was(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let metric = two.payments.id;
        let kept = |working_day, shown| KeptForecast {
            metric,
            month_on: on("2026-11-01"),
            working_day,
            made_on: day(9),
            shown,
            by_promises: Some(7),
            run_rate: None,
        };
        for (forecast, new) in [(kept(10, Some(5)), true), (kept(5, None), true), (kept(5, Some(9)), false)] {
            assert_eq!(targets::keep_forecast(&mut tx, two.north, &forecast).await.expect("kept"), new);
        }
        let of = async |tx: &mut Tx, from, to| targets::forecasts(tx, two.north, on(from), on(to)).await.expect("read");
        assert_eq!(of(&mut tx, "2026-10-01", "2026-11-01").await, [kept(5, None), kept(10, Some(5))]);
        assert!(of(&mut tx, "2026-12-01", "2027-01-01").await.is_empty());
        tx.commit().await.expect("commit");
    }

    async fn known_facts_of_a_metric_are_numbers_alone(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let metric = two.payments.id;
        let calls = two.calls.id;
        let entries = [
            (metric, 10, Part::Fact, Some(5)),
            (metric, 11, Part::Fact, None),
            (metric, 12, Part::Pledge, Some(7)),
            (metric, 13, Part::Fact, Some(9)),
            (calls, 10, Part::Fact, Some(3)),
        ];
        for (metric, number, part, value) in entries {
            let entry = NewEntry {
                part,
                department: two.north,
                member: two.ivan,
                metric,
                on_day: day(number),
                value,
                source: Source::Line,
                by_member: None,
                message: None,
                at: now(),
            };
            figures::record(&mut tx, &entry).await.expect("recorded");
        }
        let found = figures::known_facts(&mut tx, two.north, metric, day(1), day(12)).await.expect("read");
        assert_eq!(found, [Known { member: two.ivan, metric, on_day: day(10), value: 5 }]);
        assert!(figures::known_facts(&mut tx, two.south, metric, day(1), day(30)).await.expect("read").is_empty());
        tx.commit().await.expect("commit");
    }

    async fn promises_with_amounts_are_those_of_the_days_that_were_taken(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let mut made = vec![];
        let kinds = [
            (10, 10, Some(5), PromiseState::Open),
            (2, 12, Some(6), PromiseState::Kept),
            (10, 10, None, PromiseState::Open),
            (10, 10, Some(7), PromiseState::Offered),
            (10, 10, Some(8), PromiseState::Cancelled),
            (25, 26, Some(9), PromiseState::Open),
        ];
        for (first, due, amount_minor, state) in kinds {
            let promise = Promise {
                id: tx.new_id::<PromiseId>().await.expect("an id"),
                department: two.north,
                owner: two.ivan,
                author: None,
                body: "Ромашка".to_owned(),
                amount_minor,
                paid_minor: None,
                first_due_on: day(first),
                due_on: day(due),
                state,
                origin: Origin::Command,
                report: None,
                made_on: day(1),
                made_at: now(),
                moves: 0,
                slipped: false,
                closed_at: None,
                on_time: None,
            };
            promises::insert(&mut tx, &promise).await.expect("inserted");
            made.push(promise);
        }
        let found = promises::with_amounts(&mut tx, two.north, day(5), day(20)).await.expect("read");
        assert_eq!(found, [made[0].clone(), made[1].clone()]);
        assert!(promises::with_amounts(&mut tx, two.south, day(5), day(20)).await.expect("read").is_empty());
        tx.commit().await.expect("commit");
    }

    async fn months_with_targets_are_found_and_a_version_by_its_number(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let metric = two.payments.id;
        assert!(!targets::has_any(&mut tx, two.north, on("2026-11-01")).await.expect("read"));
        let first = version(&mut tx, metric, "2026-11-01", 5, &[]).await;
        let again = version(&mut tx, metric, "2026-11-01", 6, &[]).await;
        let next = version(&mut tx, metric, "2026-12-01", 7, &[]).await;
        for version in [&first, &again, &next] {
            targets::insert(&mut tx, two.north, version).await.expect("inserted");
        }
        let since = async |tx: &mut Tx, month| targets::months_since(tx, two.north, on(month)).await.expect("read");
        assert_eq!(since(&mut tx, "2026-10-01").await, [on("2026-11-01"), on("2026-12-01")]);
        assert_eq!(since(&mut tx, "2026-12-01").await, [on("2026-12-01")]);
        assert!(targets::has_any(&mut tx, two.north, on("2026-11-01")).await.expect("read"));
        assert!(!targets::has_any(&mut tx, two.south, on("2026-11-01")).await.expect("read"));
        let found = targets::by_id(&mut tx, next.id).await.expect("read");
        assert_eq!(found, Some((two.north, metric, on("2026-12-01"))));
        assert_eq!(targets::by_id(&mut tx, TargetId(0)).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn what_a_member_was_told_and_says_belongs_to_the_version(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let metric = two.payments.id;
        let target = version(&mut tx, metric, "2026-11-01", 5, &[(two.ivan, 5)]).await;
        targets::insert(&mut tx, two.north, &target).await.expect("inserted");
        let told = |id, value| Told {
            id,
            target: target.id,
            member: two.ivan,
            value,
            post: None,
            answer: TargetAnswer::None,
            told_at: now(),
        };
        for (id, value) in [(901, 4), (902, 5)] {
            target_answers::put(&mut tx, &told(id, value)).await.expect("put");
        }
        let of = async |tx: &mut Tx, department, month| {
            target_answers::of_month(tx, department, metric, on(month)).await.expect("read")
        };
        let found = of(&mut tx, two.north, "2026-11-01").await;
        assert_eq!(found, [told(901, 5)], "the last word of the version, under its first number");
        target_answers::answer(&mut tx, 901, TargetAnswer::Discuss, Some("много"), after(5)).await.expect("answered");
        assert_eq!(of(&mut tx, two.north, "2026-11-01").await[0].answer, TargetAnswer::Discuss);
        assert!(of(&mut tx, two.south, "2026-11-01").await.is_empty());
        assert!(of(&mut tx, two.north, "2026-12-01").await.is_empty());
        tx.commit().await.expect("commit");
    }

    async fn a_proposal_comes_back_whole_and_is_settled(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let metric = two.payments.id;
        let target = version(&mut tx, metric, "2026-11-01", 5, &[(two.ivan, 5)]).await;
        targets::insert(&mut tx, two.north, &target).await.expect("inserted");
        let proposal = Proposal {
            id: tx.new_id().await.expect("an id"),
            department: two.north,
            metric,
            month_on: on("2026-11-01"),
            target: target.id,
            cause: Cause::Away { member: two.ivan, from_on: day(23), through_on: day(27) },
            moved: vec![Moved { member: two.ivan, before: 5, after: 4 }],
            shares: target.shares.clone(),
            state: ProposalState::Pending,
            by: None,
            at: now(),
        };
        proposals::insert(&mut tx, &proposal).await.expect("inserted");
        let (id, month) = (proposal.id, on("2026-11-01"));
        assert_eq!(proposals::by_id(&mut tx, id).await.expect("read").as_ref(), Some(&proposal));
        assert_eq!(proposals::of_month(&mut tx, two.north, metric, month).await.expect("read"), std::slice::from_ref(&proposal));
        assert!(proposals::of_month(&mut tx, two.south, metric, month).await.expect("read").is_empty());
        proposals::settle(&mut tx, id, ProposalState::Accepted, Some(two.kim), after(5)).await.expect("settled");
        let settled = Proposal { state: ProposalState::Accepted, by: Some(two.kim), ..proposal };
        assert_eq!(proposals::by_id(&mut tx, id).await.expect("read"), Some(settled));
        tx.commit().await.expect("commit");
    }
}
