//! What a person can do in a chat, as changes of the state and updates for the bot.
//!
//! Demands nobody could make with a real client (writing into a chat one is not in, tapping a button that is not there)
//! are answered with [`Impossible`]; the state is unchanged then.
use super::{
    chat::{ChatKind, Standing},
    groups,
    message::{Action, Body, Message, Tap},
    state::{Draft, State, TapAt},
    typed, wire,
};
use serde_json::{Value, json};

/// Why a real client would not have offered this.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    #[error("there is no chat {0}")]
    NoChat(i64),
    #[error("{user} is not in chat {chat}")]
    NotHere { user: i64, chat: i64 },
    #[error("there is no message {0}")]
    NoMessage(i64),
    #[error("message {0} is somebody else's, or has no text")]
    NotOwn(i64),
    #[error("no button [{wanted}]; there are {there}")]
    NoButton { wanted: String, there: String },
    #[error("button [{0}] asks the bot nothing")]
    NotACallback(String),
    #[error("«{0}» leads nowhere in this stand-in")]
    BadLink(String),
    #[error("{0} has no right to do this")]
    NoRight(i64),
}

/// Where a person writes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub user: i64,
    pub chat: i64,
    pub thread: Option<i64>,
    /// As an unnamed administrator.
    pub unnamed: bool,
}

/// Puts a person's message and shows it to the bot, when it may see it.
pub(super) fn write(state: &mut State, place: Place, reply_to: Option<i64>, body: Body) -> Result<i64, Impossible> {
    let Place { user, chat, .. } = place;
    if chat == user {
        start_if_new(state, user);
    }
    let found = state.chats.get(&chat).ok_or(Impossible::NoChat(chat))?;
    let standing = found.standing(user);
    if !standing.is_present() || found.deleted || found.migrated_to.is_some() {
        return Err(Impossible::NotHere { user, chat });
    }
    if place.unnamed && !standing.is_admin() {
        return Err(Impossible::NoRight(user));
    }
    let to = match reply_to {
        None => None,
        Some(id) => Some(found.messages.get(&id).ok_or(Impossible::NoMessage(id))?),
    };
    let thread = place.thread.filter(|_| found.forum).or_else(|| to.and_then(|to| to.thread));
    let gone = thread.is_some_and(|thread| !found.topics.contains_key(&thread));
    if gone || found.is_closed(thread, user) || standing == Standing::Restricted {
        return Err(Impossible::NoRight(user));
    }
    let (from, sender_chat) = match place.unnamed {
        true => (super::chat::GROUP_ANONYMOUS_BOT, Some(chat)),
        false => (user, None),
    };
    let id = state.put(chat, Draft { sender_chat, thread, reply_to, ..Draft::new(from, body) });
    state.show_message("message", chat, id);
    Ok(id)
}

/// A private chat begins with the first word; writing to a blocked bot unblocks it first.
fn start_if_new(state: &mut State, user: i64) {
    let bot = state.bot;
    match state.private_chat(user).standing(bot) {
        Standing::Kicked => groups::set_standing(state, user, bot, user, Standing::Member),
        Standing::Left => {
            state.private_chat(user).members.insert(bot, Standing::Member);
        }
        _ => {}
    }
}

/// Text as typed; a long one goes in pieces, and the last piece's id is given.
pub(super) fn say(state: &mut State, place: Place, reply_to: Option<i64>, text: &str) -> Result<i64, Impossible> {
    let mut id = 0;
    for piece in typed::pieces(text) {
        id = write(state, place, reply_to, Body::Text(typed::formatted(piece)))?;
    }
    Ok(id)
}

/// Changes the text of an own message.
pub(super) fn edit(state: &mut State, place: Place, id: i64, text: &str) -> Result<(), Impossible> {
    let (now, order) = (state.now, state.take_order());
    let found = state.message_mut(place.chat, id).ok_or(Impossible::NoMessage(id))?;
    if found.from != place.user || !matches!(found.body, Body::Text(_)) {
        return Err(Impossible::NotOwn(id));
    }
    found.change(Body::Text(typed::formatted(text)), None, now, order);
    state.emit(super::state::Event::Edited { chat: place.chat, message: id });
    state.show_message("edited_message", place.chat, id);
    Ok(())
}

/// Removes an own message from everybody's screen; the bot is never told.
pub(super) fn erase(state: &mut State, place: Place, id: i64) -> Result<(), Impossible> {
    let chat = state.chats.get_mut(&place.chat).ok_or(Impossible::NoChat(place.chat))?;
    // In a private chat a person may remove the bot's messages as well.
    if chat.messages.get(&id).ok_or(Impossible::NoMessage(id))?.from != place.user && chat.kind != ChatKind::Private {
        return Err(Impossible::NotOwn(id));
    }
    chat.messages.remove(&id);
    state.emit(super::state::Event::Deleted { chat: place.chat, message: id });
    Ok(())
}

/// The newest message whose inline keyboard has this button (by label, else by data).
pub(super) fn find_button(state: &State, chat: i64, what: &str) -> Option<i64> {
    let messages = &state.chats.get(&chat)?.messages;
    messages.values().rev().find(|message| message.button(what).is_some()).map(|message| message.id)
}

/// Taps a button; the callback query's id.
pub(super) fn tap(state: &mut State, place: Place, message: Option<i64>, what: &str) -> Result<String, Impossible> {
    let at = message.or_else(|| find_button(state, place.chat, what));
    let no_button = |state: &State| Impossible::NoButton { wanted: what.to_owned(), there: labels(state, place.chat) };
    let id = at.ok_or_else(|| no_button(state))?;
    let found = state.message(place.chat, id).ok_or(Impossible::NoMessage(id))?;
    let button = found.button(what).ok_or_else(|| no_button(state))?;
    let Action::Data(data) = &button.action else {
        return Err(Impossible::NotACallback(button.label.clone()));
    };
    let (label, data) = (button.label.clone(), data.clone());
    query(state, place, id, label, data)
}

fn labels(state: &State, chat: i64) -> String {
    let newest = state
        .chats
        .get(&chat)
        .into_iter()
        .flat_map(|chat| chat.messages.values().rev())
        .find(|message| !message.buttons().is_empty());
    let labels = newest.into_iter().flat_map(|message: &Message| message.buttons().iter().flatten());
    labels.map(|button| format!("[{}]", button.label)).collect::<Vec<_>>().join(" ")
}

/// Sends a callback query with any data, as an old or forged keyboard could.
pub(super) fn query(
    state: &mut State,
    place: Place,
    message: i64,
    label: String,
    data: String,
) -> Result<String, Impossible> {
    let Place { user, chat, .. } = place;
    let (query, order, at) = (state.take_query_id(), state.take_order(), state.now);
    let found = state.chats.get_mut(&chat).ok_or(Impossible::NoChat(chat))?;
    if !found.standing(user).is_present() {
        return Err(Impossible::NotHere { user, chat });
    }
    let tap = Tap { query: query.clone(), chat, message, user, label, data: data.clone(), at, answer: None, order };
    found.taps.push(tap);
    let index = found.taps.len() - 1;
    state.taps.insert(query.clone(), TapAt { chat, index });
    let content: Value = json!({
        "id": query,
        "from": wire::user(&state.user(user)),
        "chat_instance": format!("{}", chat.unsigned_abs().wrapping_mul(7_919)),
        "data": data,
        "message": match state.message(chat, message) {
            Some(found) => wire::message(state, found),
            None => json!({ "chat": state.chats.get(&chat).map(|found| wire::chat(state, found)),
                            "message_id": message, "date": 0 }),
        },
    });
    state.update("callback_query", user, content);
    Ok(query)
}
