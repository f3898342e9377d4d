//! Methods that change, remove, pin or mark a message that is there.
use super::{pass_flood, reach, send, words};
use crate::demo::standin::{
    chat::ChatKind,
    failure::Failure,
    markup,
    message::{Body, Markup, Service},
    params::Params,
    state::{Draft, Event, State},
    typed::MAX_TEXT,
    wire,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// `editMessageText`.
pub fn text(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let text = words(state, params, "text")?;
    if text.is_empty() {
        return Err(Failure::bad("message text is empty"));
    }
    if text.len() > MAX_TEXT {
        return Err(Failure::bad("message is too long"));
    }
    change(state, params, |body| match body {
        Body::Text(_) => Ok(Body::Text(text)),
        _ => Err(Failure::bad("there is no text in the message to edit")),
    })
}

/// `editMessageCaption`.
pub fn caption(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let caption = send::caption(state, params)?;
    change(state, params, |body| match body {
        Body::Photo { file, .. } => Ok(Body::Photo { file: file.clone(), caption }),
        Body::Document { file, .. } => Ok(Body::Document { file: file.clone(), caption }),
        _ => Err(Failure::bad("there is no caption in the message to edit")),
    })
}

/// `editMessageReplyMarkup`.
pub fn markup(state: &mut State, params: &Params) -> Result<Value, Failure> {
    change(state, params, |body| Ok(body.clone()))
}

/// Replaces body and inline keyboard of the bot's own message; no keyboard in the call removes it.
fn change(
    state: &mut State,
    params: &Params,
    body: impl FnOnce(&Body) -> Result<Body, Failure>,
) -> Result<Value, Failure> {
    let markup = markup::read(params)?;
    if !matches!(markup, None | Some(Markup::Inline(_))) {
        return Err(Failure::bad("inline keyboard expected"));
    }
    let chat = reach(state, params)?;
    let id = message_id(params)?;
    let found = state.message(chat, id).ok_or_else(|| Failure::bad("message to edit not found"))?;
    let had_other_markup = !matches!(found.markup, None | Some(Markup::Inline(_)));
    if found.from != state.bot
        || found.forwarded.is_some()
        || had_other_markup
        || matches!(found.body, Body::Service(_))
    {
        return Err(Failure::bad("message can't be edited"));
    }
    let body = body(&found.body)?;
    if body == found.body && markup == found.markup {
        return Err(Failure::bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current \
             content and reply markup of the message",
        ));
    }
    pass_flood(state, chat, true)?;
    let (now, order) = (state.now, state.take_order());
    if let Some(found) = state.message_mut(chat, id) {
        found.change(body, markup, now, order);
    }
    state.emit(Event::Edited { chat, message: id });
    state.message(chat, id).map(|found| wire::message(state, found)).ok_or_else(Failure::internal)
}

fn message_id(params: &Params) -> Result<i64, Failure> {
    params.int("message_id").ok_or_else(|| Failure::bad("message identifier is not specified"))
}

/// `deleteMessage`.
pub fn delete(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let chat = reach(state, params)?;
    remove(state, chat, message_id(params)?)?;
    Ok(json!(true))
}

/// `deleteMessages`.
pub fn delete_many(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let chat = reach(state, params)?;
    let ids = params.json("message_ids", "can't parse message identifiers JSON object")?;
    let ids: Vec<i64> =
        ids.as_ref().and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_i64).collect();
    if !(1..=100).contains(&ids.len()) {
        return Err(Failure::bad("message identifiers are not specified"));
    }
    for id in ids {
        // Those that cannot be found are skipped.
        if state.message(chat, id).is_some() {
            remove(state, chat, id)?;
        }
    }
    Ok(json!(true))
}

fn remove(state: &mut State, chat_id: i64, id: i64) -> Result<(), Failure> {
    let (bot, now) = (state.bot, state.now);
    let chat = state.chats.get_mut(&chat_id).ok_or_else(Failure::chat_not_found)?;
    let found = chat.messages.get(&id).ok_or_else(|| Failure::bad("message to delete not found"))?;
    let admin = chat.standing(bot).is_admin();
    if found.from != bot && chat.kind != ChatKind::Private && !admin {
        return Err(Failure::bad("message can't be deleted"));
    }
    if now - found.at > TimeDelta::hours(48) && !admin {
        return Err(Failure::bad("message can't be deleted for everyone"));
    }
    chat.messages.remove(&id);
    chat.pinned.retain(|pinned| *pinned != id);
    state.emit(Event::Deleted { chat: chat_id, message: id });
    Ok(())
}

/// Pinning in groups needs an administrator.
fn may_pin(state: &State, chat: i64) -> Result<(), Failure> {
    let chat = state.chats.get(&chat).ok_or_else(Failure::chat_not_found)?;
    match chat.kind == ChatKind::Private || chat.standing(state.bot).is_admin() {
        true => Ok(()),
        false => Err(Failure::bad("not enough rights to manage pinned messages in the chat")),
    }
}

/// `pinChatMessage`.
pub fn pin(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let (chat, id) = (reach(state, params)?, message_id(params)?);
    may_pin(state, chat)?;
    let thread = state.message(chat, id).ok_or_else(|| Failure::bad("message to pin not found"))?.thread;
    if let Some(chat) = state.chats.get_mut(&chat) {
        chat.pinned.retain(|pinned| *pinned != id);
        chat.pinned.push(id);
    }
    let draft = Draft { thread, ..Draft::new(state.bot, Body::Service(Service::Pinned(id))) };
    let told = state.put(chat, draft);
    state.show_message("message", chat, told);
    Ok(json!(true))
}

/// `unpinChatMessage`: the newest when none is named.
pub fn unpin(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let chat_id = reach(state, params)?;
    may_pin(state, chat_id)?;
    let chat = state.chats.get_mut(&chat_id).ok_or_else(Failure::chat_not_found)?;
    let at = match params.int("message_id") {
        None => chat.pinned.len().checked_sub(1),
        Some(id) => chat.pinned.iter().position(|pinned| *pinned == id),
    };
    let at = at.ok_or_else(|| Failure::bad("message to unpin not found"))?;
    chat.pinned.remove(at);
    Ok(json!(true))
}

/// `setMessageReaction`.
pub fn react(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let (chat, id) = (reach(state, params)?, message_id(params)?);
    let list = params.json("reaction", "can't parse reaction type")?;
    let emoji = list.as_ref().and_then(|list| list.pointer("/0/emoji")).and_then(Value::as_str).map(str::to_owned);
    let found = state.message_mut(chat, id).ok_or_else(|| Failure::bad("message to react not found"))?;
    found.reaction = emoji;
    state.emit(Event::Edited { chat, message: id });
    Ok(json!(true))
}
