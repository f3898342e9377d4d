//! Digests: one a department and day, moved on in place.
use crate::{
    base::Base,
    ground::{Two, after, day, now, write},
    on_both,
};
use planerka::{
    domain::{
        digest::DigestState,
        id::{DepartmentId, DigestId},
    },
    store::{
        StoreError, Tx,
        published::{self, DigestRow},
    },
};

async fn prepare(tx: &mut Tx, department: DepartmentId, number: u32) -> DigestRow {
    let digest = DigestRow {
        id: tx.new_id().await.expect("an id"),
        department,
        digest_on: day(number),
        state: DigestState::Prepared,
        created_at: now(),
        posted_at: None,
        edited_at: None,
        content: None,
        reason: None,
    };
    published::put_digest(tx, &digest).await.expect("put");
    digest
}

on_both! {
    async fn a_digest_moves_on_but_never_to_another_day_or_department(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let prepared = prepare(&mut tx, two.north, 23).await;
        assert_eq!(published::digest(&mut tx, prepared.id).await.expect("read").as_ref(), Some(&prepared));
        let posted = DigestRow {
            state: DigestState::Posted,
            posted_at: Some(after(1)),
            edited_at: Some(after(2)),
            content: Some(r#"{"people":["Иванов"]}"#.to_owned()),
            reason: Some(String::new()),
            ..prepared.clone()
        };
        let moved = DigestRow { department: two.south, digest_on: day(1), created_at: after(9), ..posted.clone() };
        published::put_digest(&mut tx, &moved).await.expect("put");
        assert_eq!(published::digest(&mut tx, prepared.id).await.expect("read"), Some(posted));
        published::put_digest(&mut tx, &prepared).await.expect("put");
        let back = published::digest(&mut tx, prepared.id).await.expect("read");
        assert_eq!(back, Some(prepared), "nothing is kept from before");
        assert_eq!(published::digest(&mut tx, DigestId(-1)).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn a_department_has_one_digest_a_day(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let ours = prepare(&mut tx, two.north, 23).await;
        let theirs = prepare(&mut tx, two.south, 23).await;
        assert_eq!(published::digest_of(&mut tx, two.north, day(23)).await.expect("read").as_ref(), Some(&ours));
        assert_eq!(published::digest_of(&mut tx, two.south, day(23)).await.expect("read"), Some(theirs));
        assert_eq!(published::digest_of(&mut tx, two.north, day(24)).await.expect("read"), None);
        let twin = DigestRow { id: tx.new_id().await.expect("an id"), ..ours };
        assert!(matches!(published::put_digest(&mut tx, &twin).await, Err(StoreError::Unique(_))));
    }

    async fn the_newest_digests_of_a_department_come_first(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let mut made = vec![];
        for number in [20, 24, 23] {
            made.push(prepare(&mut tx, two.north, number).await);
        }
        prepare(&mut tx, two.south, 25).await;
        let found = published::latest_digests(&mut tx, two.north, 2).await.expect("read");
        assert_eq!(found, [made[1].clone(), made[2].clone()]);
        assert_eq!(published::latest_digests(&mut tx, two.north, 9).await.expect("read").len(), 3);
        tx.commit().await.expect("commit");
    }

    async fn what_has_been_posted_counts_whatever_became_of_it(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (number, state, posted_at) in [
            (19, DigestState::Frozen, Some(now())),
            (20, DigestState::Posted, Some(now())),
            (21, DigestState::Skipped, None),
            (22, DigestState::Empty, None),
            (23, DigestState::Waiting, None),
        ] {
            let prepared = prepare(&mut tx, two.north, number).await;
            let moved = DigestRow { state, posted_at, ..prepared };
            published::put_digest(&mut tx, &moved).await.expect("put");
        }
        assert_eq!(published::count_posted(&mut tx, two.north).await.expect("count"), 2);
        assert_eq!(published::count_posted(&mut tx, two.south).await.expect("count"), 0);
        tx.commit().await.expect("commit");
    }
}
