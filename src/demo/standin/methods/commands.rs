//! Command lists, the webhook's record, and answers to taps.
use super::reach;
use crate::demo::standin::{
    failure::Failure,
    menu,
    message::Answer,
    params::Params,
    state::{Event, State},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// After this a tap cannot be answered any more.
pub const QUERY_LIVES_IN: TimeDelta = TimeDelta::minutes(15);
/// Most characters of an answer to a tap.
pub const MAX_ANSWER: usize = 200;

/// `answerCallbackQuery`: once, and within a quarter of an hour.
pub fn answer_tap(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let old = || Failure::bad("query is too old and response timeout expired or query ID is invalid");
    let text = params.text("text");
    if text.as_ref().is_some_and(|text| text.chars().count() > MAX_ANSWER) {
        return Err(Failure::bad("MESSAGE_TOO_LONG"));
    }
    let now = state.now;
    let at = params.text("callback_query_id").and_then(|id| state.taps.get(&id)).copied().ok_or_else(old)?;
    let tap = state.chats.get_mut(&at.chat).and_then(|chat| chat.taps.get_mut(at.index)).ok_or_else(old)?;
    if tap.answer.is_some() || now - tap.at > QUERY_LIVES_IN {
        return Err(old());
    }
    tap.answer = Some(Answer { text, alert: params.flag("show_alert") });
    let event = Event::Answered { chat: tap.chat, message: tap.message, user: tap.user };
    state.emit(event);
    Ok(json!(true))
}

/// `setMyCommands`.
pub fn set(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let address = address(state, params)?;
    let commands = params.json("commands", "can't parse commands JSON object")?.unwrap_or_else(|| json!([]));
    state.menu.set(address, &commands)?;
    Ok(json!(true))
}

/// `getMyCommands`.
pub fn get(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let address = address(state, params)?;
    Ok(menu::wire(state.menu.get(&address)))
}

/// `deleteMyCommands`.
pub fn delete(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let address = address(state, params)?;
    state.menu.delete(&address);
    Ok(json!(true))
}

fn address(state: &State, params: &Params) -> Result<(menu::Scope, String), Failure> {
    let (scope, language) = menu::address(params)?;
    if let Some(chat) = scope.chat() {
        let mut place = Params::default();
        place.put("chat_id", json!(chat));
        reach(state, &place)?;
    }
    Ok((scope, language))
}

/// `setWebhook`: recorded, polls are refused from now on; nothing is delivered.
pub fn set_webhook(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let Some(url) = params.text("url") else { return delete_webhook(state, params) };
    if !url.starts_with("https://") {
        return Err(Failure::bad("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    let valid = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if params.text("secret_token").is_some_and(|secret| secret.len() > 256 || !secret.bytes().all(valid)) {
        return Err(Failure::bad("secret token contains unallowed characters"));
    }
    state.updates.allow(allowed(params)?);
    state.webhook = Some(url);
    state.updates.revision += 1;
    if params.flag("drop_pending_updates") {
        state.updates.drop_pending();
    }
    Ok(json!(true))
}

/// `deleteWebhook`.
pub fn delete_webhook(state: &mut State, params: &Params) -> Result<Value, Failure> {
    state.webhook = None;
    if params.flag("drop_pending_updates") {
        state.updates.drop_pending();
    }
    Ok(json!(true))
}

/// `getWebhookInfo`.
pub fn webhook_info(state: &mut State, _: &Params) -> Result<Value, Failure> {
    let mut info = json!({
        "url": state.webhook.as_deref().unwrap_or_default(),
        "has_custom_certificate": false,
        "pending_update_count": state.updates.pending(),
    });
    if !state.updates.allowed().is_empty() {
        info["allowed_updates"] = json!(state.updates.allowed());
    }
    Ok(info)
}

/// `allowed_updates` of a call: absent leaves it as it was.
pub fn allowed(params: &Params) -> Result<Option<Vec<String>>, Failure> {
    let list = params.json("allowed_updates", "can't parse allowed updates")?;
    Ok(list.map(|list| {
        list.as_array().into_iter().flatten().filter_map(|kind| kind.as_str().map(str::to_owned)).collect()
    }))
}
