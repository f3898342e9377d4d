//! Questions to the leaders of a department: each gets a copy, the first answer counts, the other copies then show whose
//! it was and when.
//!
//! Apart from notices that only tell, because two heads must not decide differently. Invariant: a question has one
//! answer, whoever gave it, on any number of processes; what was asked
//! is found again by the message it stands in, so a button needs no number of its own.
use super::{self as usecase, house::House, tell};
use crate::{
    domain::{
        id::{ChatId, MemberId, MessageId},
        notice::{Notice, NoticeKind, Parcel, Place, PostKind, Ruling},
        person::Member,
        refusal::Refusal,
        time::Instant,
        today::Mark,
    },
    store::{self, Result, Tx},
};

/// The job under which answers are remembered, by the question's number.
const JOB: &str = "answer";

/// Puts the question to every leader but `except`; `subject` is a number no other question has.
pub async fn ask(
    tx: &mut Tx,
    house: &House,
    subject: i64,
    notice: &Notice,
    except: Option<MemberId>,
    now: Instant,
) -> Result<()> {
    ask_of(tx, house, subject, notice, &|leader| Some(leader.id) != except, now).await
}

/// As [`ask`], of those leaders alone whom it concerns.
pub async fn ask_of(
    tx: &mut Tx,
    house: &House,
    subject: i64,
    notice: &Notice,
    concerns: &(dyn Fn(&Member) -> bool + Sync),
    now: Instant,
) -> Result<()> {
    let leaders = house.leaders(house.today(now)).filter(|leader| concerns(leader));
    let chats = leaders.filter_map(tell::private_chat).collect();
    ask_in(tx, house, chats, subject, notice, now).await
}

/// Puts the question in these chats.
pub async fn ask_in(
    tx: &mut Tx,
    house: &House,
    chats: Vec<ChatId>,
    subject: i64,
    notice: &Notice,
    now: Instant,
) -> Result<()> {
    for chat in chats {
        let post = store::posts::create(tx, Some(house.department.id), PostKind::Question, subject, chat, now).await?;
        let parcel = Parcel { place: Place::NewPost(post), ..tell::parcel(house, chat, NoticeKind::Card, notice, now) };
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(())
}

/// Whether anybody has been asked.
pub async fn is_asked(tx: &mut Tx, subject: i64) -> Result<bool> {
    Ok(!store::posts::of_subject(tx, PostKind::Question, subject).await?.is_empty())
}

/// The question that stands in a chat as this message.
pub async fn of_message(tx: &mut Tx, chat: ChatId, message: MessageId) -> Result<Option<i64>> {
    let post = store::posts::of_message(tx, chat, message).await?;
    Ok(post.filter(|post| post.kind == PostKind::Question).map(|post| post.subject))
}

/// Takes the answer of a leader; somebody else's name and time when he was faster.
pub async fn take(tx: &mut Tx, house: &House, subject: i64, by: &Member, now: Instant) -> Result<Option<Mark>> {
    let said = format!("{} {}", by.id, now.timestamp_millis());
    if store::state::take_occurrence(tx, JOB, subject, Instant::UNIX_EPOCH, &said, now).await? {
        return Ok(None);
    }
    answered(tx, house, subject, now).await
}

/// Whose answer counts, and when it was given; `None` while there is none.
pub async fn answered(tx: &mut Tx, house: &House, subject: i64, now: Instant) -> Result<Option<Mark>> {
    let Some((_, first)) = store::state::last_occurrence(tx, JOB, subject).await? else { return Ok(None) };
    let mut words = first.split(' ').map(str::parse::<i64>);
    let (who, at) = (words.next().and_then(|id| id.ok()), words.next().and_then(|ms| ms.ok()));
    let by = who.and_then(|id| house.member(id.into())).map(|member| member.name.clone()).unwrap_or_default();
    let at = at.and_then(Instant::from_timestamp_millis).unwrap_or(now);
    Ok(Some(Mark { at: house.department.zone.local(at).time(), by }))
}

/// As [`take`]; [`Refusal::Settled`] when somebody was faster.
pub async fn settle(tx: &mut Tx, house: &House, subject: i64, by: &Member, now: Instant) -> usecase::Result<()> {
    match take(tx, house, subject, by, now).await? {
        Some(Mark { at, by }) => Err(Refusal::Settled { at, by }.into()),
        None => Ok(()),
    }
}

/// The copies of the others stay as they were, without buttons, with what was answered, when and by whom.
pub async fn show_ruling(
    tx: &mut Tx,
    house: &House,
    subject: i64,
    by: &Member,
    (of, ruling): (Notice, Ruling),
    now: Instant,
) -> Result<()> {
    let notice = Notice::Settled { of: Box::new(of), ruling, mark: mark(house, by, now) };
    show(tx, house, subject, by, &notice, now).await
}

/// The copies of the others show what has become of the question.
pub async fn show(tx: &mut Tx, house: &House, subject: i64, by: &Member, notice: &Notice, now: Instant) -> Result<()> {
    let own = tell::private_chat(by);
    for post in store::posts::of_subject(tx, PostKind::Question, subject).await? {
        if Some(post.chat) != own {
            let place = Place::EditPost(post.id);
            let parcel = Parcel { place, ..tell::parcel(house, post.chat, NoticeKind::Card, notice, now) };
            store::outbox::put(tx, &parcel, now).await?;
        }
    }
    Ok(())
}

/// Every copy shows that the question needs no answer any more.
pub async fn close(tx: &mut Tx, house: &House, subject: i64, notice: &Notice, now: Instant) -> Result<()> {
    for post in store::posts::of_subject(tx, PostKind::Question, subject).await? {
        let place = Place::EditPost(post.id);
        let parcel = Parcel { place, ..tell::parcel(house, post.chat, NoticeKind::Card, notice, now) };
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(())
}

/// The mark of an answer given now.
pub fn mark(house: &House, by: &Member, now: Instant) -> Mark {
    Mark { at: house.department.zone.local(now).time(), by: by.name.clone() }
}
