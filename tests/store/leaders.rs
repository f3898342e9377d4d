//! Two heads, or two superiors, answer the same question at the same moment: one answer counts, the other hears whose.
use crate::{
    base::Base,
    ground::{after, member, now, person, write},
    on_both,
    races::{Two, assert_one, head, house, two_heads},
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        calendar::AbsenceKind,
        id::{AbsenceId, ChatId, DepartmentId, MemberId, MessageId, TelegramId},
        notice::PostKind,
        person::{Member, Role},
        refusal::Refusal,
    },
    store::{
        Tx,
        departments::{self, ChatRequest},
        people::{self, AbsenceRow},
        posts, reach, state,
    },
    usecase::{absence, chat, heads, invite},
};

const GROUP: ChatId = ChatId(-7);

/// The question stands in this private chat as message 5.
async fn asked(tx: &mut Tx, department: DepartmentId, subject: i64, chat: i64) {
    let post = posts::create(tx, Some(department), PostKind::Question, subject, ChatId(chat), now()).await;
    posts::appeared(tx, post.expect("a post"), ChatId(chat), MessageId(5)).await.expect("there");
}

fn standing(chat: i64) -> Option<(ChatId, MessageId)> {
    Some((ChatId(chat), MessageId(5)))
}

async fn acting(tx: &mut Tx, department: DepartmentId, by: MemberId) -> (planerka::usecase::house::House, Member) {
    let house = house(tx, department).await;
    let by = house.member(by).expect("a member").clone();
    (house, by)
}

/// The slower one is told that somebody was faster, and who.
fn assert_told(refused: &[Option<Refusal>; 2], names: [&str; 2]) {
    let told = refused.iter().flatten().any(|refusal| match refusal {
        Refusal::Settled { by, .. } => names.contains(&by.as_str()),
        _ => false,
    });
    assert!(told, "{refused:?}");
}

const HEADS: [&str; 2] = ["Ольга Белова", "Мария Ким"];

on_both! {
    async fn of_two_heads_one_sends_a_stranger_away(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        let mut tx = write(&base.db).await;
        let account = person(&mut tx, TelegramId(7)).await;
        let stranger = member(&mut tx, north, "Чужой", Some(&account)).await.id;
        for chat in [1001, 1002] {
            asked(&mut tx, north, 77, chat).await;
        }
        tx.commit().await.expect("commit");
        let answer = async |tx: &mut Tx, by: MemberId, chat: i64| {
            let (house, by) = acting(tx, north, by).await;
            invite::not_ours(tx, &house, &by, stranger, standing(chat), now()).await
        };
        let (a, b) = two
            .at_once(async |tx: &mut Tx| answer(tx, olga, 1001).await, async |tx: &mut Tx| answer(tx, kim, 1002).await)
            .await;
        assert_one(a.is_ok(), b.is_ok());
        assert_told(&[a.err(), b.err()], HEADS);
        let mut tx = write(&base.db).await;
        let changes = state::changes(&mut tx, north, now()).await.expect("read");
        tx.commit().await.expect("commit");
        assert_eq!(changes.iter().filter(|change| change.subject == "member.not_ours").count(), 1);
    }

    async fn of_two_heads_words_on_a_chat_the_first_counts(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        let mut tx = write(&base.db).await;
        let request = ChatRequest {
            chat: GROUP,
            department: north,
            title: "Команда".to_owned(),
            topic: None,
            asked_by: TelegramId(7),
            question: 78,
        };
        departments::put_chat_request(&mut tx, &request, now()).await.expect("kept");
        for chat in [1001, 1002] {
            asked(&mut tx, north, 78, chat).await;
        }
        tx.commit().await.expect("commit");
        let answer = async |tx: &mut Tx, by: MemberId, chat: i64, yes: bool| {
            let (house, by) = acting(tx, north, by).await;
            chat::answer_request(tx, &house, &by, GROUP, yes, standing(chat), now()).await
        };
        let (a, b) = two
            .at_once(
                async |tx: &mut Tx| answer(tx, olga, 1001, true).await,
                async |tx: &mut Tx| answer(tx, kim, 1002, false).await,
            )
            .await;
        assert_one(a.is_ok(), b.is_ok());
        let bound = a.as_ref().is_ok_and(Option::is_some);
        assert_told(&[a.err(), b.err()], HEADS);
        let mut tx = write(&base.db).await;
        let chat = departments::chat_of(&mut tx, north).await.expect("read");
        tx.commit().await.expect("commit");
        assert_eq!(chat.is_some(), bound, "it is bound by a yes alone");
    }

    async fn of_two_heads_one_takes_an_absence_back(base: Base) {
        let two = Two::new(&base).await;
        let (north, olga, kim) = two_heads(&base).await;
        let mut tx = write(&base.db).await;
        let ivan = member(&mut tx, north, "Иванов", None).await;
        let away = AbsenceRow {
            id: tx.new_id::<AbsenceId>().await.expect("an id"),
            member: ivan.id,
            kind: AbsenceKind::Vacation,
            from_on: "2026-12-01".parse().expect("a date"),
            through_on: "2026-12-14".parse().expect("a date"),
            set_by: Some(ivan.id),
            set_at: now(),
        };
        people::insert_absence(&mut tx, &away).await.expect("noted");
        tx.commit().await.expect("commit");
        let cancel = async |tx: &mut Tx, by: MemberId| {
            let (house, by) = acting(tx, north, by).await;
            absence::cancel(tx, &house, &by, away.id, now()).await
        };
        let (a, b) =
            two.at_once(async |tx: &mut Tx| cancel(tx, olga).await, async |tx: &mut Tx| cancel(tx, kim).await).await;
        assert_one(a.is_ok(), b.is_ok());
        assert_told(&[a.err(), b.err()], HEADS);
    }

    async fn of_two_superiors_one_appoints_the_head(base: Base) {
        let two = Two::new(&base).await;
        let (north, _, _) = two_heads(&base).await;
        let mut tx = write(&base.db).await;
        for telegram in [1001, 1002] {
            reach::lose_person(&mut tx, TelegramId(telegram), now() - TimeDelta::days(4)).await.expect("lost");
        }
        let mut people_of = vec![];
        for (telegram, name, role) in [
            (11, "Первый", Role::Superior),
            (12, "Второй", Role::Superior),
            (13, "Иванов", Role::Manager),
            (14, "Орлов", Role::Manager),
        ] {
            let id = head(&mut tx, north, telegram, name).await;
            let placed = people::member(&mut tx, id).await.expect("read").expect("there");
            people::update_member(&mut tx, &Member { role, ..placed }).await.expect("another role");
            people_of.push(id);
        }
        for chat in [11, 12] {
            asked(&mut tx, north, 79, chat).await;
        }
        tx.commit().await.expect("commit");
        let appoint = async |tx: &mut Tx, by: usize, whom: usize, chat: i64| {
            let (house, by) = acting(tx, north, people_of[by]).await;
            heads::appoint(tx, &house, &by, people_of[whom], standing(chat), after(1)).await
        };
        let (a, b) = two
            .at_once(
                async |tx: &mut Tx| appoint(tx, 0, 2, 11).await,
                async |tx: &mut Tx| appoint(tx, 1, 3, 12).await,
            )
            .await;
        assert_one(a.is_ok(), b.is_ok());
        assert_told(&[a.err(), b.err()], ["Первый", "Второй"]);
        let mut tx = write(&base.db).await;
        let heads = house(&mut tx, north).await.members.iter().filter(|m| m.role == Role::Head).count();
        tx.commit().await.expect("commit");
        assert_eq!(heads, 3, "the lost heads keep their role");
    }
}
