//! Methods that put a new message into a chat.
use super::{pass_flood, reach, words};
use crate::demo::standin::{
    chat::{ChatKind, Standing},
    failure::Failure,
    files::{MAX_UPLOAD, check_photo},
    markup,
    message::{Body, Message},
    params::Params,
    state::{Draft, State},
    typed::MAX_TEXT,
    wire,
};
use serde_json::{Value, json};

/// Most UTF-16 units of a caption.
pub const MAX_CAPTION: usize = 1024;

/// `sendMessage`.
pub fn message(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let text = words(state, params, "text")?;
    if text.is_empty() {
        return Err(Failure::bad("message text is empty"));
    }
    if text.len() > MAX_TEXT {
        return Err(Failure::bad("message is too long"));
    }
    sent(state, params, |_| Ok(Body::Text(text)))
}

/// `sendPhoto`.
pub fn photo(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let caption = caption(state, params)?;
    sent(state, params, |state| Ok(Body::Photo { file: file(state, params, "photo", "photos")?, caption }))
}

/// `sendDocument`.
pub fn document(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let caption = caption(state, params)?;
    sent(state, params, |state| Ok(Body::Document { file: file(state, params, "document", "documents")?, caption }))
}

/// The caption of a file, within its limit.
pub(super) fn caption(state: &mut State, params: &Params) -> Result<crate::demo::standin::text::Formatted, Failure> {
    let caption = words(state, params, "caption")?;
    if caption.len() > MAX_CAPTION {
        return Err(Failure::bad("message caption is too long"));
    }
    Ok(caption)
}

/// An uploaded file, or one sent again by its id.
fn file(state: &mut State, params: &Params, field: &str, folder: &str) -> Result<String, Failure> {
    if let Some(upload) = params.upload(field) {
        if upload.bytes.len() > MAX_UPLOAD {
            return Err(Failure::new(413, "Request Entity Too Large"));
        }
        if upload.bytes.is_empty() {
            return Err(Failure::bad("file must be non-empty"));
        }
        if field == "photo" {
            check_photo(&upload.bytes)?;
        }
        return Ok(state.files.put(folder, upload.clone()));
    }
    let id = params.text(field).ok_or_else(|| Failure::bad(format!("there is no {field} in the request")))?;
    match state.files.get(&id) {
        Some(_) => Ok(id),
        // The stand-in fetches nothing from the web.
        None => Err(Failure::bad("wrong file identifier/HTTP URL specified")),
    }
}

/// `sendChatAction`: nothing is shown. That it is refused wherever a message would be is believed, not verified.
pub fn chat_action(state: &mut State, params: &Params) -> Result<Value, Failure> {
    if params.text("action").is_none() {
        return Err(Failure::bad("wrong parameter action in request"));
    }
    let chat = reach(state, params)?;
    may_write(state, chat, &Body::Text(Default::default()))?;
    place(state, params, chat)?;
    Ok(json!(true))
}

/// `forwardMessage`.
pub fn forward(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let source = source(state, params, "forward")?;
    let id = put(state, params, Some((source.from, source.at)), |_| Ok(source.body))?;
    answer(state, params, id)
}

/// `copyMessage`.
pub fn copy(state: &mut State, params: &Params) -> Result<Value, Failure> {
    let source = source(state, params, "copy")?;
    Ok(json!({ "message_id": put(state, params, None, |_| Ok(source.body))? }))
}

fn source(state: &State, params: &Params, what: &str) -> Result<Message, Failure> {
    let from = params.int("from_chat_id").ok_or_else(|| Failure::bad("from_chat_id is empty"))?;
    let id = params.int("message_id").unwrap_or_default();
    let found = state.message(from, id).filter(|found| !matches!(found.body, Body::Service(_)));
    found.cloned().ok_or_else(|| Failure::bad(format!("message to {what} not found")))
}

fn sent(
    state: &mut State,
    params: &Params,
    body: impl FnOnce(&mut State) -> Result<Body, Failure>,
) -> Result<Value, Failure> {
    let id = put(state, params, None, body)?;
    answer(state, params, id)
}

fn answer(state: &State, params: &Params, id: i64) -> Result<Value, Failure> {
    let chat = params.int("chat_id").unwrap_or_default();
    state.message(chat, id).map(|found| wire::message(state, found)).ok_or_else(Failure::internal)
}

/// Checks the place, the rights and the flood, then makes the body and puts the message.
fn put(
    state: &mut State,
    params: &Params,
    forwarded: Option<(i64, crate::domain::time::Instant)>,
    body: impl FnOnce(&mut State) -> Result<Body, Failure>,
) -> Result<i64, Failure> {
    let markup = markup::read(params)?;
    let chat_id = reach(state, params)?;
    let (thread, reply_to) = place(state, params, chat_id)?;
    let body = body(state)?;
    may_write(state, chat_id, &body)?;
    pass_flood(state, chat_id, false)?;
    let draft = Draft { thread, reply_to, forwarded, markup, ..Draft::new(state.bot, body) };
    Ok(state.put(chat_id, draft))
}

/// Whether the chat takes the bot's words.
fn may_write(state: &State, chat: i64, body: &Body) -> Result<(), Failure> {
    let chat = state.chats.get(&chat).ok_or_else(Failure::chat_not_found)?;
    match (chat.may_write(state.bot), chat.standing(state.bot), body) {
        (true, ..) => Ok(()),
        (_, Standing::Restricted, _) => Err(Failure::bad("have no rights to send a message")),
        (_, _, Body::Photo { .. }) => Err(Failure::bad("not enough rights to send photos to the chat")),
        (_, _, Body::Document { .. }) => Err(Failure::bad("not enough rights to send documents to the chat")),
        _ => Err(Failure::bad("not enough rights to send text messages to the chat")),
    }
}

/// The topic and the message replied to.
fn place(state: &State, params: &Params, chat_id: i64) -> Result<(Option<i64>, Option<i64>), Failure> {
    let chat = state.chats.get(&chat_id).ok_or_else(Failure::chat_not_found)?;
    let reply = params.json("reply_parameters", "can't parse reply parameters")?;
    let field = |name: &str| reply.as_ref().and_then(|reply| reply.get(name));
    let wanted = field("message_id").and_then(Value::as_i64).or_else(|| params.int("reply_to_message_id"));
    let lenient = field("allow_sending_without_reply").and_then(Value::as_bool).unwrap_or(false)
        || params.flag("allow_sending_without_reply");
    let other_chat = field("chat_id").and_then(Value::as_i64).is_some_and(|other| other != chat_id);
    let found = wanted.filter(|_| !other_chat).and_then(|id| chat.messages.get(&id));
    if wanted.is_some_and(|id| id != 0) && found.is_none() && !lenient {
        return Err(Failure::bad("message to be replied not found"));
    }
    // Where there are no topics the thread is passed over; General's own number is none.
    let knows_topics = chat.forum || chat.kind == ChatKind::Private;
    let thread = match params.int("message_thread_id").filter(|id| *id != 0 && knows_topics) {
        None => found.and_then(|found| found.thread),
        Some(id) if chat.topics.contains_key(&id) => Some(id),
        Some(_) => return Err(Failure::bad("message thread not found")),
    };
    if chat.is_closed(thread, state.bot) {
        return Err(Failure::bad("TOPIC_CLOSED"));
    }
    Ok((thread, found.map(|found| found.id)))
}
