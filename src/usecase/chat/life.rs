//! What becomes of the team chat once it is bound: the bot removed and returned, silenced and heard, its rights given
//! and taken, the topic gone, the group moved to another number.
//!
//! Invariants: the leaders hear of each change once, with what to do; the binding outlives the bot's absence, so a
//! return makes it good again by itself.
use super::{Group, OFFER_AFTER, Result, offer_key};
use crate::{
    domain::{
        id::{ChatId, DepartmentId},
        notice::{Notice, NoticeKind, Parcel, Place, PostKind},
        time::Instant,
    },
    store::{self, Tx, departments::TeamChat, posts::Post},
    usecase::{digest, house::House, setup, tell},
};
use chrono::TimeDelta;

/// Until then the loss of a basic group may turn out to be its growth into a supergroup.
const LOST_AFTER: TimeDelta = TimeDelta::seconds(10);

/// The bot's place in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub present: bool,
    pub administrator: bool,
    /// It is there and may not write.
    pub muted: bool,
}

/// What Telegram says of the bot's place in a group.
pub async fn presence(tx: &mut Tx, group: &Group, standing: Standing, now: Instant) -> Result<()> {
    let known = store::departments::chat(tx, group.chat).await?;
    let was = known.as_ref().map_or(Standing { present: false, administrator: false, muted: false }, |known| {
        Standing { present: known.present, administrator: known.administrator, muted: known.muted }
    });
    let chat = TeamChat {
        id: group.chat,
        department: known.as_ref().and_then(|known| known.department),
        title: group.title.clone(),
        topic: known.as_ref().and_then(|known| known.topic),
        administrator: standing.administrator,
        present: standing.present,
        muted: standing.present && standing.muted,
        // With rights a closed topic may be open to it: the next post will tell.
        topic_closed: known.is_some_and(|known| known.topic_closed) && !standing.administrator,
    };
    store::departments::bind_chat(tx, &chat, now).await?;
    let Some(department) = chat.department else { return Ok(()) };
    let Some(house) = House::load(tx, department).await? else { return Ok(()) };
    match (was.present, chat.present) {
        (true, false) => return tell_lost(tx, &house, &chat, now).await,
        (false, true) => came_back(tx, &house, &chat, now).await?,
        (false, false) => {}
        (true, true) => {
            if was.administrator != chat.administrator {
                show_card(tx, &house, &chat, now).await?;
            }
            match (was.muted, chat.muted) {
                (false, true) => tell_muted(tx, &house, &chat, now).await?,
                (true, false) => tell_heard(tx, &house, &chat, now).await?,
                _ => {}
            }
        }
    }
    setup::refresh_checklist(tx, department, now).await
}

/// A new card in the chat, not before `at`: what the bot does here, and what it asks for.
pub(in crate::usecase) async fn post_card(
    tx: &mut Tx,
    house: &House,
    chat: &TeamChat,
    at: Instant,
    now: Instant,
) -> Result<()> {
    let department = house.department.id;
    let post = store::posts::create(tx, Some(department), PostKind::Card, department.0, chat.id, now).await?;
    let key = (at > now).then(|| offer_key(chat.id));
    let parcel = Parcel { not_before: at, cancel_key: key, ..card(house, chat, Place::NewPost(post), now) };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(())
}

fn card(house: &House, chat: &TeamChat, place: Place, now: Instant) -> Parcel {
    let notice = Notice::ChatCard { name: house.department.name.clone(), administrator: chat.administrator };
    Parcel { place, topic: chat.topic, ..tell::parcel(house, chat.id, NoticeKind::Reply, &notice, now) }
}

/// The card follows the bot's rights; where none stands to be changed, lost rights are asked for anew.
async fn show_card(tx: &mut Tx, house: &House, chat: &TeamChat, now: Instant) -> Result<()> {
    match last_card(tx, house.department.id, chat.id).await? {
        Some(post) => {
            store::outbox::put(tx, &card(house, chat, Place::EditPost(post.id), now), now).await?;
        }
        None if !chat.administrator => post_card(tx, house, chat, now, now).await?,
        None => {}
    }
    Ok(())
}

async fn last_card(tx: &mut Tx, department: DepartmentId, chat: ChatId) -> Result<Option<Post>> {
    let posts = store::posts::of_subject(tx, PostKind::Card, department.0).await?;
    for post in posts.into_iter().rev().filter(|post| post.chat == chat) {
        if store::posts::stands(tx, post.id).await? {
            return Ok(Some(post));
        }
    }
    Ok(None)
}

/// The bot is in its chat again. When a link has brought it, a code follows in a moment and says the same better.
async fn came_back(tx: &mut Tx, house: &House, chat: &TeamChat, now: Instant) -> Result<()> {
    store::outbox::cancel(tx, &lost_key(chat.id), now).await?;
    if !chat.administrator {
        post_card(tx, house, chat, now + OFFER_AFTER, now).await?;
    }
    let notice = back(tx, house, chat).await?;
    tell_later(tx, house, &notice, now + OFFER_AFTER, &offer_key(chat.id), now).await
}

async fn back(tx: &mut Tx, house: &House, chat: &TeamChat) -> Result<Notice> {
    let digest = digest::kept_from_chat(tx, house).await?;
    Ok(Notice::ChatBack { title: chat.title.clone(), digest })
}

/// The bot is no longer in the team chat: the digest goes to the leaders from now on.
pub async fn tell_lost(tx: &mut Tx, house: &House, chat: &TeamChat, now: Instant) -> Result<()> {
    let notice = Notice::ChatLost { department: house.department.id, title: chat.title.clone() };
    let at = if chat.id.is_basic_group() { now + LOST_AFTER } else { now };
    tell_later(tx, house, &notice, at, &lost_key(chat.id), now).await?;
    setup::refresh_checklist(tx, house.department.id, now).await
}

/// The bot may not write in the team chat.
pub async fn tell_muted(tx: &mut Tx, house: &House, chat: &TeamChat, now: Instant) -> Result<()> {
    let notice = Notice::ChatMuted { department: house.department.id, title: chat.title.clone() };
    tell::leaders(tx, house, NoticeKind::Card, &notice, now).await?;
    setup::refresh_checklist(tx, house.department.id, now).await
}

/// The bot may write in the team chat again.
pub async fn tell_heard(tx: &mut Tx, house: &House, chat: &TeamChat, now: Instant) -> Result<()> {
    let notice = back(tx, house, chat).await?;
    tell::leaders(tx, house, NoticeKind::Card, &notice, now).await?;
    setup::refresh_checklist(tx, house.department.id, now).await
}

/// The topic of the team chat is deleted, or closed to the bot: what it says there stands in the chat itself.
pub async fn tell_topic_lost(tx: &mut Tx, house: &House, chat: &TeamChat, closed: bool, now: Instant) -> Result<()> {
    let notice = Notice::TopicLost { department: house.department.id, title: chat.title.clone(), closed };
    tell::leaders(tx, house, NoticeKind::Card, &notice, now).await?;
    Ok(())
}

/// The group has another number now: whoever was about to hear that it is lost need not.
pub async fn moved(tx: &mut Tx, from: ChatId, now: Instant) -> store::Result<()> {
    store::outbox::cancel(tx, &lost_key(from), now).await.map(|_| ())
}

fn lost_key(chat: ChatId) -> String {
    format!("chat_lost:{chat}")
}

/// Tells every leader, not before `at`, unless the key is cancelled by then.
async fn tell_later(tx: &mut Tx, house: &House, notice: &Notice, at: Instant, key: &str, now: Instant) -> Result<()> {
    for chat in house.leaders(house.today(now)).filter_map(tell::private_chat) {
        let parcel = Parcel {
            not_before: at,
            cancel_key: Some(key.to_owned()),
            ..tell::parcel(house, chat, NoticeKind::Card, notice, now)
        };
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(())
}
