//! Talks of leaders with their people, and where a plan is stuck.
use crate::{
    base::Base,
    ground::{Two, after, day, now, write},
    on_both,
};
use planerka::{
    domain::{
        id::{DepartmentId, MemberId, TalkId},
        promise::bias::Bias,
        stuck::Stuck,
        talk_to::{Ground, TalkState},
    },
    store::{
        Tx,
        stuck::{self, Asked},
        talks::{self, Talk},
    },
};

async fn talk(tx: &mut Tx, department: DepartmentId, member: MemberId, number: u32) -> Talk {
    let figures = Ground::Bias(Bias { promised_minor: 200, delivered_minor: 100, promises: 2 });
    let talk = Talk {
        id: tx.new_id().await.expect("an id"),
        department,
        member,
        on_day: day(number),
        reason: figures.reason(),
        figures,
        state: TalkState::Proposed,
        by_member: None,
        talked_at: None,
        promise: None,
        checked_on: None,
    };
    talks::insert(tx, &talk).await.expect("inserted");
    talk
}

on_both! {
    async fn of_two_who_have_talked_the_first_counts(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let first = talk(&mut tx, two.north, two.kim, 12).await;
        assert_eq!(talks::of_day(&mut tx, two.north, day(12)).await.expect("read"), Some(first.clone()));
        assert_eq!(talks::of_day(&mut tx, two.south, day(12)).await.expect("read"), None);
        assert_eq!(talks::latest(&mut tx, two.north).await.expect("read"), []);
        assert_eq!(talks::last_of_member(&mut tx, two.kim).await.expect("read"), None);
        assert!(talks::take(&mut tx, first.id, two.ivan, now()).await.expect("taken"));
        assert!(!talks::take(&mut tx, first.id, two.kim, after(5)).await.expect("too late"));
        assert!(!talks::take(&mut tx, TalkId(-1), two.kim, after(5)).await.expect("no such"));
        let taken = talks::by_id(&mut tx, first.id).await.expect("read").expect("there");
        assert_eq!((taken.by_member, taken.talked_at, taken.state), (Some(two.ivan), Some(now()), TalkState::Asked));
        talks::settle(&mut tx, first.id, TalkState::Without, None).await.expect("settled");
        let second = talk(&mut tx, two.north, two.kim, 13).await;
        assert!(talks::take(&mut tx, second.id, two.ivan, after(60)).await.expect("taken"));
        let stranger = talk(&mut tx, two.south, two.stranger, 13).await;
        assert!(talks::take(&mut tx, stranger.id, two.stranger, after(90)).await.expect("taken"));
        assert_eq!(talks::latest(&mut tx, two.north).await.expect("read"), [(two.kim, after(60))]);
        let last = talks::last_of_member(&mut tx, two.kim).await.expect("read").expect("there");
        assert_eq!(last.id, second.id);
        let all: Vec<_> = talks::of_member(&mut tx, two.kim).await.expect("read").iter().map(|talk| talk.state).collect();
        assert_eq!(all, [TalkState::Without, TalkState::Asked]);
        tx.commit().await.expect("commit");
    }

    async fn one_advice_a_department_and_a_day(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let first = talk(&mut tx, two.north, two.kim, 12).await;
        let again = Talk { id: tx.new_id().await.expect("an id"), ..first };
        tx.savepoint().await.expect("a savepoint");
        assert!(talks::insert(&mut tx, &again).await.is_err());
        tx.rollback_to_savepoint().await.expect("undone");
    }

    async fn a_talk_is_checked_once(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (first, second) = (talk(&mut tx, two.north, two.kim, 12).await, talk(&mut tx, two.north, two.ivan, 13).await);
        assert_eq!(talks::unchecked(&mut tx, two.north).await.expect("read"), [], "nobody has talked");
        for (talk, seconds) in [(&second, 5), (&first, 9)] {
            assert!(talks::take(&mut tx, talk.id, two.ivan, after(seconds)).await.expect("taken"));
        }
        let ids = |all: Vec<Talk>| all.into_iter().map(|talk| talk.id).collect::<Vec<_>>();
        assert_eq!(ids(talks::unchecked(&mut tx, two.north).await.expect("read")), [second.id, first.id]);
        assert_eq!(talks::unchecked(&mut tx, two.south).await.expect("read"), []);
        talks::set_checked(&mut tx, first.id, day(19)).await.expect("set");
        assert_eq!(ids(talks::unchecked(&mut tx, two.north).await.expect("read")), [second.id]);
        assert_eq!(ids(talks::checked_on(&mut tx, two.north, day(19)).await.expect("read")), [first.id]);
        assert_eq!(talks::checked_on(&mut tx, two.north, day(20)).await.expect("read"), []);
        assert_eq!(talks::checked_on(&mut tx, two.south, day(19)).await.expect("read"), []);
    }

    async fn where_it_is_stuck_is_answered_once(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        assert_eq!(stuck::last_asked(&mut tx, two.kim).await.expect("read"), None);
        let mut all = vec![];
        for (number, seconds) in [(12, 0), (19, 60)] {
            let asked = Asked {
                id: tx.new_id().await.expect("an id"),
                department: two.north,
                member: two.kim,
                report: None,
                on_day: day(number),
                metric: two.payments.id,
                gap: 31_000_000,
                asked_at: after(seconds),
                cause: None,
                answered_at: None,
            };
            stuck::insert(&mut tx, &asked).await.expect("inserted");
            all.push(asked);
        }
        assert_eq!(stuck::last_asked(&mut tx, two.kim).await.expect("read"), Some(after(60)));
        assert!(stuck::answer(&mut tx, all[0].id, Stuck::Price, after(9)).await.expect("answered"));
        assert!(!stuck::answer(&mut tx, all[0].id, Stuck::Help, after(10)).await.expect("too late"));
        let answered = Asked { cause: Some(Stuck::Price), answered_at: Some(after(9)), ..all[0].clone() };
        assert_eq!(stuck::by_id(&mut tx, all[0].id).await.expect("read"), Some(answered.clone()));
        assert_eq!(stuck::of_member(&mut tx, two.kim).await.expect("read"), [answered.clone(), all[1].clone()]);
        assert_eq!(stuck::of_member(&mut tx, two.ivan).await.expect("read"), []);
        assert_eq!(stuck::of_day(&mut tx, two.north, day(12)).await.expect("read"), [answered]);
        assert_eq!(stuck::of_day(&mut tx, two.south, day(12)).await.expect("read"), []);
    }
}
