//! The methods of the Bot API: the table, and what they share.
//!
//! A method is a function of the state and the arguments; it changes nothing when it refuses. `getUpdates` waits and
//! therefore lives in `poll`.
mod chats;
pub(super) mod commands;
mod edit;
mod send;

use super::{
    chat::{ChatKind, Standing},
    failure::Failure,
    html,
    params::Params,
    state::State,
    text::{Entity, EntityKind, Formatted, MAX_ENTITIES},
    wire,
};
use serde_json::{Value, json};

/// What a method is.
pub(super) type Method = fn(&mut State, &Params) -> Result<Value, Failure>;

/// Name as in the reference, and the method; `None` is the one that waits.
const METHODS: &[(&str, Option<Method>)] = &[
    ("getUpdates", None),
    ("getMe", Some(|state, _| Ok(wire::me(state)))),
    ("logOut", Some(yes)),
    ("close", Some(yes)),
    ("setWebhook", Some(commands::set_webhook)),
    ("deleteWebhook", Some(commands::delete_webhook)),
    ("getWebhookInfo", Some(commands::webhook_info)),
    ("sendMessage", Some(send::message)),
    ("sendPhoto", Some(send::photo)),
    ("sendDocument", Some(send::document)),
    ("sendChatAction", Some(send::chat_action)),
    ("forwardMessage", Some(send::forward)),
    ("copyMessage", Some(send::copy)),
    ("editMessageText", Some(edit::text)),
    ("editMessageCaption", Some(edit::caption)),
    ("editMessageReplyMarkup", Some(edit::markup)),
    ("deleteMessage", Some(edit::delete)),
    ("deleteMessages", Some(edit::delete_many)),
    ("pinChatMessage", Some(edit::pin)),
    ("unpinChatMessage", Some(edit::unpin)),
    ("setMessageReaction", Some(edit::react)),
    ("answerCallbackQuery", Some(commands::answer_tap)),
    ("setMyCommands", Some(commands::set)),
    ("getMyCommands", Some(commands::get)),
    ("deleteMyCommands", Some(commands::delete)),
    ("setMyName", Some(yes)),
    ("setMyDescription", Some(yes)),
    ("setMyShortDescription", Some(yes)),
    ("setMyDefaultAdministratorRights", Some(yes)),
    ("setChatMenuButton", Some(yes)),
    ("getChat", Some(chats::chat)),
    ("getChatMember", Some(chats::member)),
    ("getChatMemberCount", Some(chats::count)),
    ("getChatAdministrators", Some(chats::administrators)),
    ("leaveChat", Some(chats::leave)),
    ("getFile", Some(chats::file)),
];

/// The method of this name, whatever its case.
pub(super) fn find(name: &str) -> Option<(&'static str, Option<Method>)> {
    METHODS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}

/// Accepted and without an effect anybody here could see.
fn yes(_: &mut State, _: &Params) -> Result<Value, Failure> {
    Ok(json!(true))
}

/// The chat of a call, which must be known.
fn named_chat(state: &State, params: &Params) -> Result<i64, Failure> {
    let id = params.text("chat_id").ok_or_else(|| Failure::bad("chat_id is empty"))?;
    // Names of public groups are not known here.
    let id: i64 = id.trim().parse().map_err(|_| Failure::chat_not_found())?;
    if let Some(chat) = state.chats.get(&id)
        && !(chat.kind == ChatKind::Private && chat.standing(state.bot) == Standing::Left)
    {
        return match chat.migrated_to {
            Some(to) => Err(Failure::migrated(to)),
            None => Ok(id),
        };
    }
    match id > 0 && state.met.contains(&id) {
        true => Err(Failure::forbidden("bot can't initiate conversation with a user")),
        false => Err(Failure::chat_not_found()),
    }
}

/// The chat of a call, in which the bot may act.
fn reach(state: &State, params: &Params) -> Result<i64, Failure> {
    let id = named_chat(state, params)?;
    let chat = state.chats.get(&id).ok_or_else(Failure::chat_not_found)?;
    let (standing, kind) = (chat.standing(state.bot), chat.kind.code());
    if chat.kind == ChatKind::Private {
        let user = state.user(id);
        return match standing {
            _ if user.deactivated => Err(Failure::forbidden("user is deactivated")),
            _ if user.is_bot => Err(Failure::forbidden("bot can't send messages to bots")),
            Standing::Kicked => Err(Failure::forbidden("bot was blocked by the user")),
            _ => Ok(id),
        };
    }
    match standing {
        _ if chat.deleted => Err(Failure::forbidden("the group chat was deleted")),
        Standing::Kicked => Err(Failure::forbidden(format!("bot was kicked from the {kind} chat"))),
        Standing::Left if chat.members.contains_key(&state.bot) => {
            Err(Failure::forbidden(format!("bot is not a member of the {kind} chat")))
        }
        Standing::Left => Err(Failure::chat_not_found()),
        _ => Ok(id),
    }
}

/// Lets a call through the flood limits.
fn pass_flood(state: &mut State, chat: i64, edit: bool) -> Result<(), Failure> {
    let now_ms = state.now.timestamp_millis();
    let chat = state.chats.get_mut(&chat).ok_or_else(Failure::chat_not_found)?;
    state.flood.pass(chat, now_ms, edit)
}

/// The formatted text of a field, trimmed as Telegram does.
fn words(state: &mut State, params: &Params, field: &str) -> Result<Formatted, Failure> {
    let raw = params.text(field).unwrap_or_default();
    let mode = params.text("parse_mode").unwrap_or_default();
    let parsed = match mode.to_ascii_lowercase().as_str() {
        "html" => html::parse(&raw)?,
        "" => {
            let name = if field == "text" { "entities" } else { "caption_entities" };
            let entities = params.json(name, "can't parse entities: expected an Array of MessageEntity")?;
            explicit(raw, entities.as_ref())
        }
        _ => return Err(Failure::bad("unsupported parse_mode")),
    };
    let mut parsed = parsed.trimmed();
    // A link to somebody Telegram does not know loses its link, not its text.
    parsed.entities.retain(|entity| match entity.kind {
        EntityKind::PersonLink { user } => state.users.contains_key(&user),
        _ => true,
    });
    let over = parsed.entities.len().saturating_sub(MAX_ENTITIES);
    state.entities_dropped += over as u64;
    parsed.entities.truncate(MAX_ENTITIES);
    Ok(parsed)
}

/// Entities given beside the text instead of a markup in it.
fn explicit(text: String, entities: Option<&Value>) -> Formatted {
    let read = |value: &Value| {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let number = |name: &str| value.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let kind = match value.get("type").and_then(Value::as_str)? {
            "bold" => EntityKind::Bold,
            "italic" => EntityKind::Italic,
            "underline" => EntityKind::Underline,
            "strikethrough" => EntityKind::Strikethrough,
            "spoiler" => EntityKind::Spoiler,
            "code" => EntityKind::Code,
            "pre" => EntityKind::Pre { language: text("language") },
            "blockquote" => EntityKind::Blockquote { expandable: false },
            "expandable_blockquote" => EntityKind::Blockquote { expandable: true },
            "text_link" => EntityKind::Link { url: text("url")? },
            "text_mention" => EntityKind::PersonLink { user: value.pointer("/user/id")?.as_i64()? },
            _ => return None,
        };
        Some(Entity { kind, offset: number("offset")?, length: number("length")? })
    };
    let mut entities: Vec<Entity> = entities.and_then(Value::as_array).into_iter().flatten().filter_map(read).collect();
    entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Formatted { text, entities }
}
