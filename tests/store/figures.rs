//! Facts and pledges: what is appended, what is current, what was corrected or came late, and confirmed answers.
use crate::{
    base::Base,
    ground::{Two, after, day, now, write},
    on_both,
};
use chrono::NaiveDate;
use planerka::{
    domain::{
        id::{MemberId, MetricId},
        report::{Part, Source},
        time::Instant,
    },
    store::{
        Tx,
        figures::{self, Correction, Figure, NewEntry},
    },
};

/// Ivan's fact of calls.
fn calls(two: &Two, on_day: NaiveDate, value: Option<i64>, at: Instant) -> NewEntry {
    NewEntry {
        part: Part::Fact,
        department: two.north,
        member: two.ivan,
        metric: two.calls.id,
        on_day,
        value,
        source: Source::Line,
        by_member: Some(two.ivan),
        message: Some(41),
        at,
    }
}

fn foreign(two: &Two, entry: NewEntry) -> NewEntry {
    NewEntry {
        department: two.south,
        member: two.stranger,
        metric: two.foreign.id,
        by_member: Some(two.stranger),
        ..entry
    }
}

async fn record(tx: &mut Tx, entry: NewEntry) -> bool {
    figures::record(tx, &entry).await.expect("recorded")
}

async fn values(tx: &mut Tx, member: MemberId, on_day: NaiveDate) -> Vec<Option<i64>> {
    figures::of_member(tx, member, on_day, on_day).await.expect("read").iter().map(|figure| figure.value).collect()
}

/// What of a figure tells it from others.
fn place(figure: &Figure) -> (NaiveDate, MemberId, MetricId, Part) {
    (figure.on_day, figure.member, figure.metric, figure.part)
}

on_both! {
    async fn the_last_entry_is_the_fact_and_every_entry_stays(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        assert!(record(&mut tx, calls(&two, day(20), Some(41), now())).await);
        let again = NewEntry { source: Source::Step, message: Some(42), ..calls(&two, day(20), Some(41), after(1)) };
        assert!(!record(&mut tx, again).await, "the same value says nothing new");
        let by_head = NewEntry {
            source: Source::Head,
            by_member: Some(two.kim),
            message: None,
            ..calls(&two, day(20), Some(43), after(2))
        };
        assert!(record(&mut tx, by_head).await);
        let current = figures::of_member(&mut tx, two.ivan, day(20), day(20)).await.expect("read");
        let expected = Figure {
            part: Part::Fact,
            member: two.ivan,
            metric: two.calls.id,
            on_day: day(20),
            value: Some(43),
            source: Source::Head,
            by_member: Some(two.kim),
            message: None,
            at: after(2),
        };
        assert_eq!(current, [expected]);
        let entries = figures::entries_between(&mut tx, two.north, day(20), day(20)).await.expect("read");
        let story: Vec<_> = entries.iter().map(|e| (e.value, e.is_first, e.before, e.by_member, e.at)).collect();
        assert_eq!(
            story,
            [
                (Some(41), true, None, Some(two.ivan), now()),
                (Some(43), false, Some(41), Some(two.kim), after(2)),
            ]
        );
        tx.commit().await.expect("commit");
    }

    async fn no_number_is_an_answer_and_is_not_zero(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        assert_eq!(values(&mut tx, two.ivan, day(20)).await, [], "not asked");
        for (value, is_news) in [(None, true), (None, false), (Some(0), true), (Some(0), false), (None, true)] {
            assert_eq!(record(&mut tx, calls(&two, day(20), value, now())).await, is_news, "{value:?}");
            assert_eq!(values(&mut tx, two.ivan, day(20)).await, [value]);
        }
        let entries = figures::entries_between(&mut tx, two.north, day(20), day(20)).await.expect("read");
        let story: Vec<_> = entries.iter().map(|e| (e.is_first, e.before, e.value)).collect();
        assert_eq!(story, [(true, None, None), (false, None, Some(0)), (false, Some(0), None)]);
        tx.commit().await.expect("commit");
    }

    async fn values_reach_from_the_smallest_to_the_largest(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for value in [i64::MIN, -1, i64::MAX] {
            assert!(record(&mut tx, calls(&two, day(20), Some(value), now())).await);
            assert_eq!(values(&mut tx, two.ivan, day(20)).await, [Some(value)]);
        }
        tx.commit().await.expect("commit");
    }

    async fn a_day_has_a_fact_and_a_pledge_of_each_metric_and_member(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let fact = calls(&two, day(20), Some(1), now());
        for other in [
            NewEntry { part: Part::Pledge, ..fact },
            fact,
            NewEntry { metric: two.payments.id, ..fact },
            NewEntry { on_day: day(21), ..fact },
            NewEntry { member: two.kim, ..fact },
        ] {
            assert!(record(&mut tx, other).await, "none takes another's place");
        }
        let found = figures::of_department(&mut tx, two.north, day(20), day(21)).await.expect("read");
        let (calls, payments) = (two.calls.id, two.payments.id);
        assert_eq!(
            found.iter().map(place).collect::<Vec<_>>(),
            [
                (day(20), two.ivan, calls, Part::Fact),
                (day(20), two.ivan, calls, Part::Pledge),
                (day(20), two.ivan, payments, Part::Fact),
                (day(20), two.kim, calls, Part::Fact),
                (day(21), two.ivan, calls, Part::Fact),
            ],
            "by day, member and metric"
        );
        let his = figures::of_member(&mut tx, two.ivan, day(20), day(21)).await.expect("read");
        assert_eq!(his.len(), 4);
        tx.commit().await.expect("commit");
    }

    async fn days_are_read_from_the_first_through_the_last(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for number in [23, 19, 22, 20] {
            record(&mut tx, calls(&two, day(number), Some(1), now())).await;
        }
        let his = figures::of_member(&mut tx, two.ivan, day(20), day(22)).await.expect("read");
        assert_eq!(his.iter().map(|figure| figure.on_day).collect::<Vec<_>>(), [day(20), day(22)]);
        let all = figures::of_department(&mut tx, two.north, day(20), day(22)).await.expect("read");
        assert_eq!(all, his);
        assert_eq!(figures::of_member(&mut tx, two.ivan, day(22), day(20)).await.expect("read"), [], "no days");
        tx.commit().await.expect("commit");
    }

    async fn a_department_knows_nothing_of_anothers_figures(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (value, at) in [(1, now()), (2, after(10))] {
            record(&mut tx, foreign(&two, calls(&two, day(20), Some(value), at))).await;
        }
        record(&mut tx, foreign(&two, calls(&two, day(21), Some(5), after(10)))).await;
        let north = two.north;
        assert_eq!(figures::of_department(&mut tx, north, day(1), day(30)).await.expect("read"), []);
        assert_eq!(figures::corrections(&mut tx, north, day(30), after(5)).await.expect("read"), []);
        assert_eq!(figures::late_facts(&mut tx, north, day(1), day(30), after(5)).await.expect("read"), []);
        assert_eq!(figures::entries_between(&mut tx, north, day(1), day(30)).await.expect("read"), []);
        let south = two.south;
        assert_eq!(figures::of_department(&mut tx, south, day(1), day(30)).await.expect("read").len(), 2);
        assert_eq!(figures::corrections(&mut tx, south, day(30), after(5)).await.expect("read").len(), 1);
        assert_eq!(figures::late_facts(&mut tx, south, day(1), day(30), after(5)).await.expect("read").len(), 1);
        assert_eq!(figures::entries_between(&mut tx, south, day(1), day(30)).await.expect("read").len(), 3);
        tx.commit().await.expect("commit");
    }

    async fn a_message_knows_the_days_and_metrics_it_gave_figures_for(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let plan = NewEntry { part: Part::Pledge, ..calls(&two, day(24), Some(5), now()) };
        let payments = NewEntry { metric: two.payments.id, ..calls(&two, day(20), Some(5), now()) };
        let other = NewEntry { message: Some(42), ..calls(&two, day(19), Some(5), now()) };
        let kims = NewEntry { member: two.kim, ..calls(&two, day(18), Some(5), now()) };
        for entry in [plan, calls(&two, day(23), Some(5), now()), calls(&two, day(20), Some(5), now()), payments, other, kims] {
            record(&mut tx, entry).await;
        }
        let corrected = NewEntry { message: Some(42), ..calls(&two, day(20), Some(6), after(1)) };
        record(&mut tx, corrected).await;
        let (calls_id, payments_id) = (two.calls.id, two.payments.id);
        let given = figures::of_message(&mut tx, two.ivan, 41).await.expect("read");
        let facts = [(day(20), calls_id), (day(20), payments_id), (day(23), calls_id)];
        let mut wanted: Vec<_> = facts.map(|(on, metric)| (Part::Fact, on, metric)).to_vec();
        wanted.push((Part::Pledge, day(24), calls_id));
        assert_eq!(given, wanted, "each once");
        let given = figures::of_message(&mut tx, two.ivan, 42).await.expect("read");
        assert_eq!(given, [(Part::Fact, day(19), calls_id), (Part::Fact, day(20), calls_id)]);
        assert_eq!(figures::of_message(&mut tx, two.ivan, 43).await.expect("read"), []);
        tx.commit().await.expect("commit");
    }

    async fn a_correction_is_what_was_published_against_what_stands_now(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let published_at = after(10);
        // 1 stood before 2 was published; of what came later only the last counts.
        for (value, at) in [(1, now()), (2, published_at), (3, after(11)), (4, after(12))] {
            record(&mut tx, calls(&two, day(20), Some(value), at)).await;
        }
        // To no number and from none.
        record(&mut tx, calls(&two, day(19), Some(7), now())).await;
        record(&mut tx, calls(&two, day(19), None, after(11))).await;
        record(&mut tx, NewEntry { member: two.kim, ..calls(&two, day(19), None, now()) }).await;
        record(&mut tx, NewEntry { member: two.kim, ..calls(&two, day(19), Some(0), after(11)) }).await;
        // Not published: given later, a day to come, a plan; and nothing changed since.
        record(&mut tx, calls(&two, day(18), Some(1), after(11))).await;
        record(&mut tx, calls(&two, day(18), Some(2), after(12))).await;
        for part in [Part::Fact, Part::Pledge] {
            let number = if part == Part::Fact { 21 } else { 20 };
            for (value, at) in [(5, now()), (6, after(11))] {
                record(&mut tx, NewEntry { part, ..calls(&two, day(number), Some(value), at) }).await;
            }
        }
        for (value, at) in [(1, now()), (2, published_at)] {
            record(&mut tx, calls(&two, day(17), Some(value), at)).await;
        }
        let found = figures::corrections(&mut tx, two.north, day(20), published_at).await.expect("read");
        let correction = |member, on_day, before, after| Correction { member, metric: two.calls.id, on_day, before, after };
        assert_eq!(
            found,
            [
                correction(two.ivan, day(19), Some(7), None),
                correction(two.kim, day(19), None, Some(0)),
                correction(two.ivan, day(20), Some(2), Some(4)),
            ]
        );
        tx.commit().await.expect("commit");
    }

    async fn what_was_corrected_back_is_no_correction(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (number, before, between) in [(19, Some(5), Some(7)), (20, None, Some(7)), (21, Some(0), None)] {
            for (value, at) in [(before, now()), (between, after(11)), (before, after(12))] {
                record(&mut tx, calls(&two, day(number), value, at)).await;
            }
        }
        assert_eq!(figures::corrections(&mut tx, two.north, day(30), after(10)).await.expect("read"), []);
        tx.commit().await.expect("commit");
    }

    async fn a_late_fact_was_first_given_after_the_instant_and_shows_its_present_value(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let since = after(10);
        for (number, value, at) in [
            (20, Some(1), after(11)),
            (20, Some(2), after(12)),
            (19, Some(1), since),
            (19, Some(2), after(11)),
            (18, Some(3), after(11)),
            (17, Some(4), after(11)),
            (21, Some(5), after(11)),
        ] {
            record(&mut tx, calls(&two, day(number), value, at)).await;
        }
        let pledge = NewEntry { part: Part::Pledge, ..calls(&two, day(20), Some(9), after(11)) };
        record(&mut tx, pledge).await;
        let silent = NewEntry { member: two.kim, ..calls(&two, day(20), None, after(11)) };
        record(&mut tx, silent).await;
        let found = figures::late_facts(&mut tx, two.north, day(18), day(21), since).await.expect("read");
        let told: Vec<_> = found.iter().map(|f| (f.on_day, f.member, f.value, f.at)).collect();
        assert_eq!(
            told,
            [
                (day(18), two.ivan, Some(3), after(11)),
                (day(20), two.ivan, Some(2), after(11)),
                (day(20), two.kim, None, after(11)),
            ],
            "from the first day, before the last, as first given; the 19th was known"
        );
        tx.commit().await.expect("commit");
    }

    async fn entries_of_days_are_told_in_the_order_they_were_made(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (number, value, at) in [(23, 1, now()), (22, 2, after(2)), (20, 3, after(2)), (19, 4, now()), (21, 5, after(1))] {
            record(&mut tx, calls(&two, day(number), Some(value), at)).await;
        }
        let told = figures::entries_between(&mut tx, two.north, day(20), day(22)).await.expect("read");
        let told: Vec<_> = told.iter().map(|e| (e.on_day, e.value)).collect();
        assert_eq!(told, [(day(21), Some(5)), (day(22), Some(2)), (day(20), Some(3))], "both ends count");
        tx.commit().await.expect("commit");
    }

    async fn the_same_answer_to_a_doubt_is_counted_and_another_begins_anew(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (ivan, calls) = (two.ivan, two.calls.id);
        let count = async |tx: &mut Tx, member, metric, question: &str| {
            figures::confirmations(tx, member, metric, question).await.expect("read")
        };
        assert_eq!(count(&mut tx, ivan, calls, "too_large").await, (String::new(), 0));
        for n in 1..=3 {
            figures::confirm(&mut tx, ivan, calls, "too_large", "yes").await.expect("counted");
            assert_eq!(count(&mut tx, ivan, calls, "too_large").await, ("yes".to_owned(), n));
        }
        figures::confirm(&mut tx, ivan, calls, "too_large", "no").await.expect("counted");
        assert_eq!(count(&mut tx, ivan, calls, "too_large").await, ("no".to_owned(), 1));
        for (member, metric, question) in
            [(two.kim, calls, "too_large"), (ivan, two.payments.id, "too_large"), (ivan, calls, "too_small")]
        {
            assert_eq!(count(&mut tx, member, metric, question).await, (String::new(), 0), "another doubt");
        }
        tx.commit().await.expect("commit");
    }
}
