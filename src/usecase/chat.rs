//! The team chat: bound by a code, by the head or with his word; what becomes of it afterwards is in [`life`].
//!
//! Invariants: a chat belongs to one department and a department has one chat; nobody but a head of the department
//! binds one without being asked about.
mod life;

pub(super) use life::post_card;
pub use life::{Standing, moved, presence, tell_heard, tell_lost, tell_muted, tell_topic_lost};

use super::{Result, house::House, invite::random, question, setup, tell};
use crate::{
    domain::{
        id::{ChatId, DepartmentId, MessageId, TelegramId, TopicId},
        notice::{Notice, NoticeKind, Parcel, Place, PostKind, Ruling},
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
        bind(tx, &house, group, head, now).await?;
        return Ok(Bound::Yes(department));
    }
    let by_name = member.map_or_else(|| shown_name.to_owned(), |member| member.name.clone());
    let (request, notice) = request(tx, &house, group, by, by_name, now).await?;
    let heads = house.leaders(today).filter(|leader| leader.role == Role::Head);
    let chats = heads.filter_map(tell::private_chat).collect();
    question::ask_in(tx, &house, chats, request.question, &notice, now).await?;
    Ok(Bound::Asked)
}

/// A head adds the bot to a group himself without a code: he is asked whether it is the team chat.
pub async fn offer(tx: &mut Tx, house: &House, group: &Group, head: &Member, now: Instant) -> Result<()> {
    if house.department.chat.is_some() || is_taken(tx, group.chat, house.department.id).await? {
        return Ok(());
    }
    let asked_by = head.telegram.unwrap_or(TelegramId(0));
    let (request, notice) = request(tx, house, group, asked_by, head.name.clone(), now).await?;
    let Some(chat) = tell::private_chat(head) else { return Ok(()) };
    // A link brings its code a moment after the bot was added: then there is nothing to ask.
    let department = Some(house.department.id);
    let post = store::posts::create(tx, department, PostKind::Question, request.question, chat, now).await?;
    let parcel = Parcel {
        place: Place::NewPost(post),
        not_before: now + OFFER_AFTER,
        cancel_key: Some(offer_key(group.chat)),
        ..tell::parcel(house, chat, NoticeKind::Card, &notice, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(())
}

/// The wish, written down, and the question about it.
async fn request(
    tx: &mut Tx,
    house: &House,
    group: &Group,
    asked_by: TelegramId,
    by: String,
    now: Instant,
) -> Result<(ChatRequest, Notice)> {
    let (department, title) = (house.department.id, group.title.clone());
    let question: i64 = tx.new_id().await?;
    let request =
        ChatRequest { chat: group.chat, department, title: title.clone(), topic: group.topic, asked_by, question };
    store::departments::put_chat_request(tx, &request, now).await?;
    Ok((request, Notice::ChatAsked { department, chat: group.chat, title, by }))
}

/// See [`offer`].
const OFFER_AFTER: chrono::TimeDelta = chrono::TimeDelta::seconds(10);

fn offer_key(chat: ChatId) -> String {
    format!("chat_offer:{chat}")
}

/// A head's word on a chat somebody wanted to bind, the first of theirs: the group when it is bound now.
///
/// # Errors
/// [`Refusal::Settled`] when another head was faster, by the message the question stands in.
pub async fn answer_request(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    chat: ChatId,
    yes: bool,
    asked_in: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<Option<Group>> {
    if by.role != Role::Head {
        return Err(Refusal::NotAllowed(Action::OwnDepartment).into());
    }
    // The button may name the basic group that has become a supergroup since.
    let chat = store::reach::number_now(tx, chat).await?;
    let Some(request) = store::departments::take_chat_request(tx, chat, house.department.id).await? else {
        let subject = match asked_in {
            Some((chat, message)) => question::of_message(tx, chat, message).await?,
            None => None,
        };
        if let Some(subject) = subject {
            question::settle(tx, house, subject, by, now).await?;
        }
        return Err(Refusal::AlreadyDone.into());
    };
    if yes && is_taken(tx, chat, house.department.id).await? {
        return Err(Refusal::ChatTaken.into());
    }
    settle(tx, house, &request, by, yes, now).await?;
    if !yes {
        return Ok(None);
    }
    let group = Group { chat: request.chat, topic: request.topic, title: request.title };
    bind(tx, house, &group, by, now).await?;
    Ok(Some(group))
}

/// The question about a wish is answered: the other heads see how.
async fn settle(tx: &mut Tx, house: &House, request: &ChatRequest, by: &Member, yes: bool, now: Instant) -> Result<()> {
    question::settle(tx, house, request.question, by, now).await?;
    let asked_by = house.members.iter().find(|member| member.telegram == Some(request.asked_by));
    let asked = Notice::ChatAsked {
        department: request.department,
        chat: request.chat,
        title: request.title.clone(),
        by: asked_by.map(|member| member.name.clone()).unwrap_or_default(),
    };
    let ruling = if yes { Ruling::ChatBound } else { Ruling::ChatNotBound };
    Ok(question::show_ruling(tx, house, request.question, by, (asked, ruling), now).await?)
}

async fn is_taken(tx: &mut Tx, chat: ChatId, department: DepartmentId) -> Result<bool> {
    let known = store::departments::chat(tx, chat).await?;
    Ok(known.and_then(|known| known.department).is_some_and(|other| other != department))
}

async fn bind(tx: &mut Tx, house: &House, group: &Group, by: &Member, now: Instant) -> Result<()> {
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
    // Bound by a code while the heads were still being asked.
    if let Some(request) = store::departments::take_chat_request(tx, group.chat, department).await? {
        settle(tx, house, &request, by, true, now).await?;
    }
    store::outbox::cancel(tx, &offer_key(group.chat), now).await?;
    let change = Change {
        department,
        by_member: Some(by.id),
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
