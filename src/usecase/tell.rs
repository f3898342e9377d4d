//! Leaves notices in the outbox: to a member, to the heads, to the team chat.
use super::house::House;
use crate::{
    domain::{
        id::{ChatId, MemberId, NoticeId, PostId},
        notice::{Form, Notice, NoticeKind, Parcel, Place},
        person::Member,
        time::Instant,
    },
    store::{self, Result, Tx},
};

/// A parcel with a typed notice, rendered in the reader's language when it is sent.
///
/// # Panics
/// Never: a [`Notice`] is plain data.
pub fn parcel(house: &House, chat: ChatId, kind: NoticeKind, notice: &Notice, now: Instant) -> Parcel {
    let payload = serde_json::to_string(notice).expect("a notice is plain data");
    Parcel { department: Some(house.department.id), ..Parcel::new(chat, kind, Form::Notice, payload, now) }
}

/// The private chat of a member whom messages can reach.
pub fn private_chat(member: &Member) -> Option<ChatId> {
    member.telegram.filter(|_| member.has_started() && member.reachable).map(|telegram| telegram.chat())
}

/// Tells a member in private. `None` when he never pressed Start or has blocked the bot.
pub async fn member(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    kind: NoticeKind,
    notice: &Notice,
    now: Instant,
) -> Result<Option<NoticeId>> {
    let Some(chat) = private_chat(member) else { return Ok(None) };
    store::outbox::put(tx, &parcel(house, chat, kind, notice, now), now).await.map(Some)
}

/// Tells every head and deputy of the day; how many were told.
pub async fn leaders(tx: &mut Tx, house: &House, kind: NoticeKind, notice: &Notice, now: Instant) -> Result<usize> {
    let mut told = 0;
    for leader in house.leaders(house.today(now)) {
        told += usize::from(member(tx, house, leader, kind, notice, now).await?.is_some());
    }
    Ok(told)
}

/// Tells every head and deputy of the day but one: whose doing or asking it is.
pub async fn other_leaders(
    tx: &mut Tx,
    house: &House,
    but: MemberId,
    kind: NoticeKind,
    notice: &Notice,
    now: Instant,
) -> Result<()> {
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != but) {
        member(tx, house, leader, kind, notice, now).await?;
    }
    Ok(())
}

/// Posts to the team chat as a post that can be edited later. `None` when no chat is bound.
pub async fn team(
    tx: &mut Tx,
    house: &House,
    kind: NoticeKind,
    notice: &Notice,
    post: PostId,
    now: Instant,
) -> Result<Option<NoticeId>> {
    let Some(chat) = house.department.chat else { return Ok(None) };
    let parcel =
        Parcel { topic: house.department.topic, place: Place::NewPost(post), ..parcel(house, chat, kind, notice, now) };
    store::outbox::put(tx, &parcel, now).await.map(Some)
}
