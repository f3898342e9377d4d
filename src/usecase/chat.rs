//! The team chat: bound by a code, by the head or with his word; what becomes of it afterwards is in [`life`].
//!
//! Invariants: a chat belongs to one department and a department has one chat; nobody but a head of the department
//! binds one without being asked about.
mod life;

pub use life::{Standing, moved, presence, tell_heard, tell_lost, tell_muted, tell_topic_lost};

use super::{Result, house::House, invite::random, setup, tell};
use crate::{
    domain::{
        id::{ChatId, DepartmentId, MemberId, TelegramId, TopicId},
        notice::{Notice, NoticeKind, Parcel},
        person::{Action, Member, Role},
        refusal::Refusal,
        setup::{CODE_LIVES, GUESSES, GUESSES_IN, chat_code, read_chat_code},
        time::Instant,
    },
    store::{
        self, Tx,
        departments::{ChatRequest, TeamChat},
        state::{Change, log_change},
    },
};

/// A fresh code for the department's chat.
pub async fn code(tx: &mut Tx, house: &House, by: &Member, now: Instant) -> Result<String> {
    if !by.allows(Action::RunDepartment) {
        return Err(Refusal::NotAllowed(Action::RunDepartment).into());
    }
    let code = chat_code(random());
    store::invites::put_code(tx, &code, house.department.id, by.id, now + CODE_LIVES).await?;
    Ok(code)
}

/// A group as an update tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub chat: ChatId,
    pub topic: Option<TopicId>,
    pub title: String,
}

/// What became of a code typed in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// By a head: done.
    Yes(DepartmentId),
    /// The heads were asked.
    Asked,
    Useless,
    TooManyGuesses,
    /// The chat belongs to another department.
    Taken,
}

/// Somebody typed a code in a group, or a link brought it.
pub async fn bind_by_code(
    tx: &mut Tx,
    group: &Group,
    by: TelegramId,
    shown_name: &str,
    typed: &str,
    now: Instant,
) -> Result<Bound> {
    let window = now - GUESSES_IN;
    if store::invites::guesses(tx, by, window).await? >= GUESSES {
        return Ok(Bound::TooManyGuesses);
    }
    let found = match read_chat_code(typed) {
        Some(code) => store::invites::code(tx, &code, now).await?,
        None => None,
    };
    let Some((department, _)) = found else {
        store::invites::count_guess(tx, by, window, now).await?;
        return Ok(Bound::Useless);
    };
    let house = House::load(tx, department).await?.ok_or(Refusal::CodeUseless)?;
    if is_taken(tx, group.chat, department).await? {
        return Ok(Bound::Taken);
    }
    let member = house.members.iter().find(|member| member.telegram == Some(by));
    let today = house.today(now);
    let head = member.filter(|m| m.role == Role::Head && m.left_on.is_none_or(|left| today <= left));
    if let Some(head) = head {
        bind(tx, &house, group, head.id, now).await?;
        return Ok(Bound::Yes(department));
    }
    let request =
        ChatRequest { chat: group.chat, department, title: group.title.clone(), topic: group.topic, asked_by: by };
    store::departments::put_chat_request(tx, &request, now).await?;
    let notice = Notice::ChatAsked {
        department,
        chat: group.chat,
        title: group.title.clone(),
        by: member.map_or_else(|| shown_name.to_owned(), |member| member.name.clone()),
    };
    tell_heads(tx, &house, &notice, now).await?;
    Ok(Bound::Asked)
}

/// A head adds the bot to a group himself without a code: he is asked whether it is the team chat.
pub async fn offer(tx: &mut Tx, house: &House, group: &Group, head: &Member, now: Instant) -> Result<()> {
    if house.department.chat.is_some() || is_taken(tx, group.chat, house.department.id).await? {
        return Ok(());
    }
    let request = ChatRequest {
        chat: group.chat,
        department: house.department.id,
        title: group.title.clone(),
        topic: group.topic,
        asked_by: head.telegram.unwrap_or(TelegramId(0)),
    };
    store::departments::put_chat_request(tx, &request, now).await?;
    let notice = Notice::ChatAsked {
        department: house.department.id,
        chat: group.chat,
        title: group.title.clone(),
        by: head.name.clone(),
    };
    let Some(chat) = tell::private_chat(head) else { return Ok(()) };
    // A link brings its code a moment after the bot was added: then there is nothing to ask.
    let parcel = Parcel {
        not_before: now + OFFER_AFTER,
        cancel_key: Some(offer_key(group.chat)),
        ..tell::parcel(house, chat, NoticeKind::Card, &notice, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(())
}

/// See [`offer`].
const OFFER_AFTER: chrono::TimeDelta = chrono::TimeDelta::seconds(10);

fn offer_key(chat: ChatId) -> String {
    format!("chat_offer:{chat}")
}

/// A head's word on a chat somebody wanted to bind: the group when it is bound now.
pub async fn answer_request(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    chat: ChatId,
    yes: bool,
    now: Instant,
) -> Result<Option<Group>> {
    if by.role != Role::Head {
        return Err(Refusal::NotAllowed(Action::OwnDepartment).into());
    }
    // The button may name the basic group that has become a supergroup since.
    let chat = store::reach::number_now(tx, chat).await?;
    let request = store::departments::take_chat_request(tx, chat, house.department.id).await?;
    let request = request.ok_or(Refusal::AlreadyDone)?;
    if !yes {
        return Ok(None);
    }
    if is_taken(tx, chat, house.department.id).await? {
        return Err(Refusal::ChatTaken.into());
    }
    let group = Group { chat: request.chat, topic: request.topic, title: request.title };
    bind(tx, house, &group, by.id, now).await?;
    Ok(Some(group))
}

async fn is_taken(tx: &mut Tx, chat: ChatId, department: DepartmentId) -> Result<bool> {
    let known = store::departments::chat(tx, chat).await?;
    Ok(known.and_then(|known| known.department).is_some_and(|other| other != department))
}

async fn bind(tx: &mut Tx, house: &House, group: &Group, by: MemberId, now: Instant) -> Result<()> {
    let department = house.department.id;
    let known = store::departments::chat(tx, group.chat).await?;
    let administrator = known.as_ref().is_some_and(|known| known.administrator);
    let chat = TeamChat {
        id: group.chat,
        department: Some(department),
        title: group.title.clone(),
        topic: group.topic,
        administrator,
        present: true,
        muted: false,
        topic_closed: false,
    };
    let before = store::departments::chat_of(tx, department).await?;
    store::departments::bind_chat(tx, &chat, now).await?;
    store::invites::drop_codes(tx, department).await?;
    store::departments::take_chat_request(tx, group.chat, department).await?;
    store::outbox::cancel(tx, &offer_key(group.chat), now).await?;
    let change = Change {
        department,
        by_member: Some(by),
        subject: "chat".to_owned(),
        subject_id: Some(group.chat.0),
        before: before.as_ref().map(described),
        after: Some(described(&chat)),
        at: now,
    };
    log_change(tx, &change).await?;
    life::post_card(tx, house, &chat, now, now).await?;
    store::departments::touch(tx, department, now).await?;
    setup::refresh_checklist(tx, department, now).await
}

/// The chat and the topic, for the record of changes.
fn described(chat: &TeamChat) -> String {
    match chat.topic {
        Some(topic) => format!("{} #{}", chat.id, topic.0),
        None => chat.id.to_string(),
    }
}

/// The department has no chat any more: its digest goes to the leaders. Returns the chat's title.
pub async fn unbind(tx: &mut Tx, house: &House, by: &Member, now: Instant) -> Result<String> {
    if !by.allows(Action::RunDepartment) {
        return Err(Refusal::NotAllowed(Action::RunDepartment).into());
    }
    let department = house.department.id;
    let chat = store::departments::chat_of(tx, department).await?.ok_or(Refusal::AlreadyDone)?;
    store::departments::bind_chat(tx, &TeamChat { department: None, topic: None, ..chat.clone() }, now).await?;
    let change = Change {
        department,
        by_member: Some(by.id),
        subject: "chat".to_owned(),
        subject_id: Some(chat.id.0),
        before: Some(described(&chat)),
        after: None,
        at: now,
    };
    log_change(tx, &change).await?;
    setup::refresh_checklist(tx, department, now).await?;
    Ok(chat.title)
}

/// «В чате 9, на связи 6», to the leaders; `members`: with the bot, when Telegram said.
pub async fn tell_bound(tx: &mut Tx, house: &House, chat: ChatId, members: Option<i64>, now: Instant) -> Result<()> {
    let Some(chat) = store::departments::chat(tx, chat).await? else { return Ok(()) };
    if chat.department != Some(house.department.id) {
        return Ok(());
    }
    let (here, of) = setup::here(house, now);
    let in_chat = members.map(|with_bot| (with_bot - 1).max(0));
    let notice = Notice::ChatBound { title: chat.title, in_chat, here, of };
    tell::leaders(tx, house, NoticeKind::Card, &notice, now).await?;
    Ok(())
}

async fn tell_heads(tx: &mut Tx, house: &House, notice: &Notice, now: Instant) -> Result<()> {
    for head in house.leaders(house.today(now)).filter(|leader| leader.role == Role::Head) {
        tell::member(tx, house, head, NoticeKind::Card, notice, now).await?;
    }
    Ok(())
}
