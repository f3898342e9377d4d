//! Two processes want the same thing at the same moment: one gets it, the other is told so.
//!
//! On PostgreSQL both have looked before either writes; on SQLite there is one writer, and the second waits for him.
//! A lost race is run again, as the loop over the inbox and the schedule do.
use crate::{
    base::Base,
    ground::{day, department, member, now, on, person, report, write},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        digest::{DigestAct, DigestActed, DigestState, HeldAnswer},
        id::{ChatId, DepartmentId, DigestId, MemberId, NoticeId, TelegramId},
        notice::{Form, NoticeKind, Parcel},
        person::{Member, Role},
        refusal::Refusal,
        setup::Invite,
    },
    store::{
        Db, Tx, departments,
        inbox::{self, Incoming},
        invites,
        outbox::{self, End},
        people,
        published::{self, DigestRow},
        reports, state,
    },
    usecase::{Failure, Result, digest, house::House, invite, team},
};
use tokio::sync::Barrier;

/// How often a race may be lost before a test calls it endless.
const ATTEMPTS: usize = 9;

/// Two processes' connections to one database, and the point where both have looked.
pub struct Two {
    here: Db,
    there: Db,
    looked: Barrier,
}

impl Two {
    pub async fn new(base: &Base) -> Self {
        Self { here: base.db.clone(), there: base.another().await, looked: Barrier::new(2) }
    }

    /// Both do their work at once.
    pub async fn at_once<A, B>(
        &self,
        a: impl AsyncFn(&mut Tx) -> Result<A>,
        b: impl AsyncFn(&mut Tx) -> Result<B>,
    ) -> (std::result::Result<A, Refusal>, std::result::Result<B, Refusal>) {
        tokio::join!(self.run(&self.here, a), self.run(&self.there, b))
    }

    async fn run<T>(&self, db: &Db, work: impl AsyncFn(&mut Tx) -> Result<T>) -> std::result::Result<T, Refusal> {
        for attempt in 0..ATTEMPTS {
            let mut tx = write(db).await;
            if db.is_shared() && attempt == 0 {
                departments::ids(&mut tx).await.expect("a look at the database");
                self.looked.wait().await;
            }
            let done = match work(&mut tx).await {
                Ok(done) => tx.commit().await.map(|()| Ok(done)),
                Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
                Err(Failure::Store(error)) => Err(error),
            };
            match done {
                Ok(done) => return done,
                Err(error) => assert!(error.is_conflict(), "{error}"),
            }
        }
        panic!("the race has no end")
    }
}

pub async fn head(tx: &mut Tx, department: DepartmentId, telegram: i64, name: &str) -> MemberId {
    let account = person(tx, TelegramId(telegram)).await;
    people::started(tx, account.id, None, now()).await.expect("started");
    let placed = member(tx, department, name, Some(&account)).await;
    let head = Member { role: Role::Head, reports: false, ..placed };
    people::update_member(tx, &head).await.expect("a head");
    head.id
}

/// A department with two heads.
pub async fn two_heads(base: &Base) -> (DepartmentId, MemberId, MemberId) {
    let mut tx = write(&base.db).await;
    let north = department(&mut tx, "north").await.id;
    let olga = head(&mut tx, north, 1001, "Ольга Белова").await;
    let kim = head(&mut tx, north, 1002, "Мария Ким").await;
    tx.commit().await.expect("commit");
    (north, olga, kim)
}

pub async fn house(tx: &mut Tx, department: DepartmentId) -> House {
    House::load(tx, department).await.expect("read").expect("a department")
}

/// Exactly one of two is true.
pub fn assert_one(a: bool, b: bool) {
    assert!(a != b, "one wins: {a}, {b}");
}

on_both! {
    async fn of_two_who_take_a_slot_one_gets_it(base: Base) {
        let two = Two::new(&base).await;
        for subject in 0..10 {
            let take = async |tx: &mut Tx| {
                Ok(state::take_occurrence(tx, "prompt", subject, now(), "done", now()).await?)
            };
            let (a, b) = two.at_once(take, take).await;
            assert_one(a.expect("no refusal"), b.expect("no refusal"));
        }
    }

    async fn an_update_two_processes_add_is_kept_once_in_whatever_order(base: Base) {
        let two = Two::new(&base).await;
        let batch = |numbers: [i64; 3]| {
            numbers.map(|n| Incoming { update_id: Some(n), lane: 0, payload: "{}".to_owned() })
        };
        for first in [1, 11, 21] {
            let put = async |tx: &mut Tx, numbers| Ok(inbox::put(tx, &batch(numbers), now()).await?);
            let (a, b) = two
                .at_once(
                    async |tx: &mut Tx| put(tx, [first, first + 1, first + 2]).await,
                    async |tx: &mut Tx| put(tx, [first + 3, first + 2, first + 1]).await,
                )
                .await;
            assert_eq!(a.expect("no refusal") + b.expect("no refusal"), 4);
        }
        let mut tx = base.db.queue().await.expect("a transaction");
        let rows = inbox::claim(&mut tx, 0, 32).await.expect("claim");
        tx.commit().await.expect("commit");
        assert_eq!(rows.len(), 12);
    }

    async fn a_prompt_and_a_report_command_open_one_report(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, _) = two_heads(&base).await;
        for number in 23..28 {
            let open = async |tx: &mut Tx| {
                let report = report(tx, north, olga, day(number)).await;
                Ok(reports::insert(tx, &report).await?)
            };
            let (a, b) = two.at_once(open, open).await;
            assert_one(a.expect("no refusal"), b.expect("no refusal"));
        }
    }

    async fn the_last_two_heads_cannot_leave_at_once(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        let go = async |tx: &mut Tx, id: MemberId| {
            let house = house(tx, north).await;
            let by = house.member(id).expect("a head").clone();
            team::leave(tx, &house, &by, id, now()).await
        };
        let (a, b) = two.at_once(async |tx: &mut Tx| go(tx, olga).await, async |tx: &mut Tx| go(tx, kim).await).await;
        assert_one(a.is_ok(), b.is_ok());
        assert!([a.err(), b.err()].contains(&Some(Refusal::LastHead)));
    }

    async fn two_heads_cannot_both_step_down_nor_depose_each_other(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        let depose = async |tx: &mut Tx, by: MemberId, whom: MemberId| {
            let house = house(tx, north).await;
            let by = house.member(by).expect("a member").clone();
            team::set_role(tx, &house, &by, whom, Role::Manager, now()).await
        };
        let (a, b) = two
            .at_once(async |tx: &mut Tx| depose(tx, olga, kim).await, async |tx: &mut Tx| depose(tx, kim, olga).await)
            .await;
        assert_one(a.is_ok(), b.is_ok());
        let mut tx = write(&base.db).await;
        let heads = house(&mut tx, north).await.members.iter().filter(|m| m.role == Role::Head).count();
        tx.commit().await.expect("commit");
        assert_eq!(heads, 1);
    }

    async fn of_two_heads_answers_about_a_held_post_the_first_counts(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        for round in 1..=5 {
            let post = held(&base.db, north, ChatId(-round)).await;
            let answer = async |tx: &mut Tx, id: MemberId, again| {
                let house = house(tx, north).await;
                let by = house.member(id).expect("a head").clone();
                digest::answer_held(tx, &house, &by, post, again, None, now()).await
            };
            let (a, b) = two
                .at_once(
                    async |tx: &mut Tx| answer(tx, olga, true).await,
                    async |tx: &mut Tx| answer(tx, kim, false).await,
                )
                .await;
            let (a, b) = (a.expect("answered"), b.expect("answered"));
            assert_one(a == HeldAnswer::Settled, b == HeldAnswer::Settled);
        }
    }

    async fn of_two_heads_taps_on_a_digest_the_first_counts_and_the_other_is_told_whose(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        let mut tx = write(&base.db).await;
        let row = DigestRow {
            id: tx.new_id::<DigestId>().await.expect("an id"),
            department: north,
            digest_on: day(23),
            state: DigestState::Prepared,
            created_at: now(),
            posted_at: None,
            edited_at: None,
            content: None,
            reason: None,
        };
        published::put_digest(&mut tx, &row).await.expect("put");
        tx.commit().await.expect("commit");
        let skip = async |tx: &mut Tx, id: MemberId| {
            let house = house(tx, north).await;
            let by = house.member(id).expect("a head").clone();
            digest::decide(tx, &house, &by, row.id, DigestAct::Skip, now()).await
        };
        let (a, b) =
            two.at_once(async |tx: &mut Tx| skip(tx, olga).await, async |tx: &mut Tx| skip(tx, kim).await).await;
        let (a, b) = (a.expect("decided"), b.expect("decided"));
        assert_one(a == DigestActed::Skipped, b == DigestActed::Skipped);
        let (other, first) = if a == DigestActed::Skipped { (b, "Ольга Белова") } else { (a, "Мария Ким") };
        assert!(matches!(&other, DigestActed::Already { name, .. } if name == first), "{other:?}");
        let mut tx = write(&base.db).await;
        assert_eq!(state::changes(&mut tx, north, now()).await.expect("read").len(), 1, "decided once");
        tx.commit().await.expect("commit");
    }

    async fn the_last_place_of_an_invite_is_taken_once(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, _) = two_heads(&base).await;
        let mut tx = write(&base.db).await;
        let (anna, boris) = (person(&mut tx, TelegramId(7)).await, person(&mut tx, TelegramId(8)).await);
        let invite = Invite {
            id: tx.new_id().await.expect("an id"),
            department: north,
            token: "secret".to_owned(),
            role: Role::Manager,
            uses_left: 1,
            expires_at: now() + TimeDelta::days(7),
            revoked_at: None,
            created_by: Some(olga),
        };
        invites::insert(&mut tx, &invite, now()).await.expect("made");
        tx.commit().await.expect("commit");
        let (a, b) = two
            .at_once(
                async |tx: &mut Tx| {
                    invite::join(tx, &anna, invite.id, invite::As::Named("Анна".to_owned()), now()).await
                },
                async |tx: &mut Tx| {
                    invite::join(tx, &boris, invite.id, invite::As::Named("Борис".to_owned()), now()).await
                },
            )
            .await;
        assert_one(a.is_ok(), b.is_ok());
        assert!([a.err(), b.err()].contains(&Some(Refusal::InviteUseless)));
        let mut tx = write(&base.db).await;
        let joined = house(&mut tx, north).await.members.iter().filter(|m| m.joined_on != on("2026-11-20")).count();
        tx.commit().await.expect("commit");
        assert_eq!(joined, 1);
    }
}

/// A post of which nobody knows whether it arrived.
async fn held(db: &Db, department: DepartmentId, chat: ChatId) -> NoticeId {
    let mut tx = db.queue().await.expect("a transaction");
    let bare = Parcel::new(chat, NoticeKind::Digest, Form::Screen, "{}".to_owned(), now());
    let parcel = Parcel { department: Some(department), ..bare };
    let id = outbox::put(&mut tx, &parcel, now()).await.expect("put");
    outbox::lease(&mut tx, id, now()).await.expect("leased");
    assert!(outbox::close(&mut tx, id, 1, End::Held, "unknown", now()).await.expect("held"));
    tx.commit().await.expect("commit");
    id
}
