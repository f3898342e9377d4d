//! The record of a day, what is added to it, and the entries it is made of.
use crate::{
    base::Base,
    ground::{self, day as on, now},
    on_both,
};
use chrono::{NaiveDate, TimeDelta};
use planerka::{
    domain::{
        id::{DepartmentId, MemberId, MetricId, ProtocolId},
        report::{Part, Source},
    },
    store::{
        Tx,
        figures::{self, NewEntry},
        published::{self, Addition, ProtocolRow},
    },
};

async fn department(tx: &mut Tx, key: &str) -> (DepartmentId, MemberId, MetricId) {
    let id = ground::department(tx, key).await.id;
    (id, ground::member(tx, id, "Ким", None).await.id, ground::metric(tx, id, "calls", 0).await.id)
}

async fn made(tx: &mut Tx, department: DepartmentId, on_day: NaiveDate, content: &str) -> ProtocolRow {
    let id: ProtocolId = tx.new_id().await.expect("a number");
    let row = ProtocolRow { id, department, on_day, content: content.into(), made_at: now() };
    assert!(published::insert_protocol(tx, &row).await.expect("inserted"));
    row
}

on_both! {
    async fn a_protocol_is_made_once_a_day_and_stays_as_it_was(base: Base) {
        let mut tx = base.db.write().await.expect("a transaction");
        let (here, ..) = department(&mut tx, "north").await;
        let (there, ..) = department(&mut tx, "south").await;
        let first = made(&mut tx, here, on(23), "{}").await;
        let again = ProtocolRow { id: tx.new_id().await.expect("a number"), content: "[]".into(), ..first.clone() };
        assert!(!published::insert_protocol(&mut tx, &again).await.expect("asked"));
        assert_eq!(published::protocol(&mut tx, here, on(23)).await.expect("read"), Some(first.clone()));
        assert_eq!(published::protocol(&mut tx, here, on(24)).await.expect("read"), None);
        assert_eq!(published::protocol(&mut tx, there, on(23)).await.expect("read"), None);
        assert_eq!(published::protocol_by_id(&mut tx, first.id).await.expect("read"), Some(first.clone()));
        assert_eq!(published::protocol_by_id(&mut tx, again.id).await.expect("read"), None);
        assert_eq!(published::department_of_protocol(&mut tx, first.id).await.expect("read"), Some(here));
        assert_eq!(published::department_of_protocol(&mut tx, again.id).await.expect("read"), None);
        tx.commit().await.expect("committed");
    }

    async fn the_nearest_protocols_are_found_on_both_sides(base: Base) {
        let mut tx = base.db.write().await.expect("a transaction");
        let (here, ..) = department(&mut tx, "north").await;
        let (there, ..) = department(&mut tx, "south").await;
        let (friday, monday) = (made(&mut tx, here, on(20), "{}").await, made(&mut tx, here, on(23), "{}").await);
        made(&mut tx, there, on(22), "{}").await;
        let last = published::last_protocol(&mut tx, here, on(22)).await.expect("read");
        assert_eq!(last, Some(friday.clone()));
        assert_eq!(published::last_protocol(&mut tx, here, on(23)).await.expect("read"), Some(monday.clone()));
        assert_eq!(published::last_protocol(&mut tx, here, on(19)).await.expect("read"), None);
        assert_eq!(published::next_protocol(&mut tx, here, on(20)).await.expect("read"), Some(friday));
        assert_eq!(published::next_protocol(&mut tx, here, on(21)).await.expect("read"), Some(monday));
        assert_eq!(published::next_protocol(&mut tx, here, on(24)).await.expect("read"), None);
        tx.commit().await.expect("committed");
    }

    async fn additions_stand_in_the_order_they_were_added(base: Base) {
        let mut tx = base.db.write().await.expect("a transaction");
        let (here, kim, _) = department(&mut tx, "north").await;
        let (monday, friday) = (made(&mut tx, here, on(23), "{}").await, made(&mut tx, here, on(20), "{}").await);
        let one = Addition { by_member: Some(kim), content: "1".into(), at: now() + TimeDelta::hours(2) };
        let two = Addition { by_member: None, content: "2".into(), at: now() };
        published::add_to_protocol(&mut tx, monday.id, &one).await.expect("added");
        published::add_to_protocol(&mut tx, monday.id, &two).await.expect("added");
        assert_eq!(published::additions(&mut tx, monday.id).await.expect("read"), [one, two]);
        assert_eq!(published::additions(&mut tx, friday.id).await.expect("read"), []);
        tx.commit().await.expect("committed");
    }

    async fn entries_of_days_tell_what_stood_before(base: Base) {
        let mut tx = base.db.write().await.expect("a transaction");
        let (here, member, metric) = department(&mut tx, "north").await;
        let (there, ..) = department(&mut tx, "south").await;
        let entry = |day: u32, value: Option<i64>, minutes: i64| NewEntry {
            part: Part::Fact,
            department: here,
            member,
            metric,
            on_day: on(day),
            value,
            source: Source::Line,
            by_member: Some(member),
            message: None,
            at: now() + TimeDelta::minutes(minutes),
        };
        for new in [entry(20, Some(41), 5), entry(20, None, 6), entry(19, Some(7), 0), entry(21, Some(8), 0)] {
            figures::record(&mut tx, &new).await.expect("recorded");
        }
        let entries = figures::entries_between(&mut tx, here, on(19), on(20)).await.expect("read");
        let told: Vec<_> = entries.iter().map(|e| (e.on_day, e.value, e.is_first, e.before)).collect();
        let expected =
            [(on(19), Some(7), true, None), (on(20), Some(41), true, None), (on(20), None, false, Some(41))];
        assert_eq!(told, expected);
        assert_eq!(figures::entries_between(&mut tx, there, on(19), on(21)).await.expect("read"), []);
        tx.commit().await.expect("committed");
    }
}
