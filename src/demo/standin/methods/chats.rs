//! Methods that read chats, members and files, and leaving.
use super::{named_chat, reach};
use crate::demo::standin::{
    chat::{Chat, Standing},
    failure::Failure,
    files::MAX_DOWNLOAD,
    groups,
    params::Params,
    state::State,
    wire,
};
use serde_json::{Value, json};

/// The chat, readable while the bot is in it.
fn readable<'a>(state: &'a State, params: &Params) -> Result<&'a Chat, Failure> {
    let id =
        if params.int("chat_id").is_some_and(|id| id > 0) { named_chat(state, params)? } else { reach(state, params)? };
    state.chats.get(&id).ok_or_else(Failure::chat_not_found)
}

/// `getChat`.
pub fn chat(state: &mut State, params: &Params) -> Result<Value, Failure> {
    readable(state, params).map(|chat| wire::full_chat(state, chat))
}

/// `getChatMember`.
pub fn member(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let chat = readable(state, params)?;
    let user = params.int("user_id").ok_or_else(|| Failure::bad("invalid user_id specified"))?;
    if !state.users.contains_key(&user) {
        return Err(Failure::bad("PARTICIPANT_ID_INVALID"));
    }
    Ok(wire::member(state, user, chat.standing(user)))
}

/// `getChatMemberCount`.
pub fn count(state: &mut State, params: &Params) -> Result<Value, Failure> {
    readable(state, params).map(|chat| json!(chat.present().count()))
}

/// `getChatAdministrators`: people only, as Telegram does.
pub fn administrators(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let chat = readable(state, params)?;
    if chat.id > 0 {
        return Err(Failure::bad("there are no administrators in the private chat"));
    }
    let people = chat.present().filter(|(id, standing)| standing.is_admin() && !state.user(*id).is_bot);
    Ok(people.map(|(id, standing)| wire::member(state, id, standing)).collect())
}

/// `leaveChat`.
pub fn leave(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let chat = reach(state, params)?;
    if chat > 0 {
        return Err(Failure::bad("chat member status can't be changed in private chats"));
    }
    groups::set_standing(state, chat, state.bot, state.bot, Standing::Left);
    Ok(json!(true))
}

/// `getFile`.
pub fn file(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let id = params.text("file_id").ok_or_else(|| Failure::bad("file_id not specified"))?;
    let file = state.files.get(&id).ok_or_else(|| Failure::bad("invalid file_id"))?;
    if file.bytes.len() > MAX_DOWNLOAD {
        return Err(Failure::bad("file is too big"));
    }
    let mut value = file.meta();
    value["file_path"] = json!(file.path);
    Ok(value)
}
