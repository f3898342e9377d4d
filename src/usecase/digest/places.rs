//! Where a digest stands: its messages in the team chat, the leaders' copies, and those left behind by a moved group.
//!
//! Apart from publishing because it answers one question of several: posting, editing, forwarding and `/digest` alike
//! ask what a reader can see. Invariant: a post whose letter was refused stands nowhere.
use super::{LOOK_BACK, content_of, row_of_post};
use crate::{
    domain::{
        digest::{DigestContent, DigestState, Instead, Page},
        id::{ChatId, DigestId, MessageId, PostId},
        notice::{Notice, NoticeKind, Parcel, Place, PostKind},
        time::Instant,
    },
    store::{self, Result, Tx, posts::Post, published::DigestRow},
    usecase::{house::House, tell},
};
use std::collections::BTreeMap;

/// The posts of a digest that a reader can see, or soon will.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// In the team chat of now, in their order.
    pub here: Vec<Post>,
    /// With each leader, in their order.
    pub private: BTreeMap<ChatId, Vec<Post>>,
    /// In the basic group the team chat once was: they cannot be changed.
    pub left_behind: bool,
}

impl Places {
    pub async fn of(tx: &mut Tx, house: &House, digest: DigestId) -> Result<Self> {
        let mut places = Places::default();
        for post in store::posts::of_subject(tx, PostKind::Digest, digest.0).await? {
            if !store::posts::stands(tx, post.id).await? {
                continue;
            }
            match house.department.chat {
                _ if post.chat.is_private() => places.private.entry(post.chat).or_default().push(post),
                Some(chat) if post.chat == chat => places.here.push(post),
                Some(chat) => places.left_behind |= store::reach::number_now(tx, post.chat).await? == chat,
                None => {}
            }
        }
        Ok(places)
    }

    /// Every post with the page it shows and whether it is a leader's copy.
    pub fn pages(&self) -> Vec<(&Post, Page)> {
        let chats = [&self.here].into_iter().chain(self.private.values());
        chats.flat_map(|posts| posts.iter().zip(Page::of(posts.len()).iter().copied())).collect()
    }
}

/// Queues it as new posts of the team chat; false when no chat is bound.
pub(super) async fn to_team_chat(
    tx: &mut Tx,
    house: &House,
    row: &DigestRow,
    content: &DigestContent,
    now: Instant,
) -> Result<bool> {
    let Some(chat) = house.department.chat else { return Ok(false) };
    for page in content.pages() {
        let post = new_post(tx, row, chat, now).await?;
        let notice = Notice::Digest { content: Box::new(content.clone()), page: *page, instead: None };
        tell::team(tx, house, NoticeKind::Digest, &notice, post, now).await?;
    }
    Ok(true)
}

/// Queues it for every leader, with what keeps it from the chat.
pub(super) async fn to_leaders(
    tx: &mut Tx,
    house: &House,
    row: &DigestRow,
    content: &DigestContent,
    now: Instant,
) -> Result<()> {
    let instead = Some(instead(tx, house).await?);
    for chat in house.leaders(house.today(now)).filter_map(tell::private_chat) {
        for page in content.pages() {
            let post = new_post(tx, row, chat, now).await?;
            let notice = Notice::Digest { content: Box::new(content.clone()), page: *page, instead };
            let place = Place::NewPost(post);
            let parcel = Parcel { place, ..tell::parcel(house, chat, NoticeKind::Card, &notice, now) };
            store::outbox::put(tx, &parcel, now).await?;
        }
    }
    Ok(())
}

async fn new_post(tx: &mut Tx, row: &DigestRow, chat: ChatId, now: Instant) -> Result<PostId> {
    store::posts::create(tx, Some(row.department), PostKind::Digest, row.id.0, chat, now).await
}

/// What keeps digests from the team chat.
pub(super) async fn instead(tx: &mut Tx, house: &House) -> Result<Instead> {
    let chat = store::departments::chat_of(tx, house.department.id).await?;
    Ok(match chat {
        None => Instead::NoChat,
        Some(chat) if !chat.present => Instead::ChatLost,
        Some(chat) if chat.muted => Instead::Muted,
        Some(_) => Instead::NotYet,
    })
}

/// A post of a digest was refused by its group for good: the leaders get it, unless they have it or another of its
/// messages has arrived.
pub async fn undelivered(tx: &mut Tx, post: PostId, now: Instant) -> Result<()> {
    let Some(row) = row_of_post(tx, post).await?.filter(|row| row.state == DigestState::Posted) else {
        return Ok(());
    };
    let Some(house) = House::load(tx, row.department).await? else { return Ok(()) };
    let places = Places::of(tx, &house, row.id).await?;
    match content_of(&row) {
        Some(content) if places == Places::default() => to_leaders(tx, &house, &row, &content, now).await,
        _ => Ok(()),
    }
}

/// The digest of now that the leaders have and the team chat has not.
pub async fn kept_from_chat(tx: &mut Tx, house: &House) -> Result<Option<DigestId>> {
    let latest = store::published::latest_digests(tx, house.department.id, LOOK_BACK).await?;
    let Some(row) = latest.into_iter().find(|row| row.state.is_out()) else { return Ok(None) };
    let places = Places::of(tx, house, row.id).await?;
    let kept = row.state == DigestState::Posted && places.here.is_empty() && !places.private.is_empty();
    Ok(kept.then_some(row.id))
}

/// The first message of a digest in the team chat.
pub(super) async fn in_chat(tx: &mut Tx, house: &House, digest: DigestId) -> Result<Option<(ChatId, MessageId)>> {
    let posts = store::posts::of_subject(tx, PostKind::Digest, digest.0).await?;
    let here = posts.iter().filter(|post| Some(post.chat) == house.department.chat);
    Ok(here.filter_map(|post| Some((post.chat, post.message?))).next())
}
