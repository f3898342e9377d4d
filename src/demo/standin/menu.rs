//! Command lists by scope and language, and which of them a person sees.
use super::{chat::ChatKind, failure::Failure, params::Params, state::State};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Where a list of commands holds, from wide to narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Default,
    AllPrivateChats,
    AllGroupChats,
    AllChatAdministrators,
    Chat(i64),
    ChatAdministrators(i64),
    ChatMember(i64, i64),
}

/// A command and its description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// Without the slash.
    pub command: String,
    pub description: String,
}

#[derive(Debug, Default)]
pub struct Menu {
    lists: BTreeMap<(Scope, String), Vec<MenuItem>>,
}

/// Scope and language of a call.
///
/// # Errors
/// 400 for what cannot be read.
pub fn address(params: &Params) -> Result<(Scope, String), Failure> {
    let refusal = "can't parse BotCommandScope: expected an Object";
    let value = params.json("scope", refusal)?.unwrap_or_else(|| json!({ "type": "default" }));
    let number = |name: &str| {
        let field = value.get(name);
        let parsed = field.and_then(|v| v.as_i64().or_else(|| v.as_str()?.parse().ok()));
        parsed.ok_or_else(|| Failure::bad(format!("can't parse BotCommandScope: Can't find field \"{name}\"")))
    };
    let scope = match value.get("type").and_then(Value::as_str).unwrap_or_default() {
        "default" => Scope::Default,
        "all_private_chats" => Scope::AllPrivateChats,
        "all_group_chats" => Scope::AllGroupChats,
        "all_chat_administrators" => Scope::AllChatAdministrators,
        "chat" => Scope::Chat(number("chat_id")?),
        "chat_administrators" => Scope::ChatAdministrators(number("chat_id")?),
        "chat_member" => Scope::ChatMember(number("chat_id")?, number("user_id")?),
        _ => return Err(Failure::bad("can't parse BotCommandScope: Unsupported type specified")),
    };
    let language = params.text("language_code").unwrap_or_default();
    let valid = language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase());
    if !valid && !language.is_empty() {
        return Err(Failure::bad("invalid language code specified"));
    }
    Ok((scope, language))
}

impl Scope {
    /// The chat that must exist.
    pub fn chat(self) -> Option<i64> {
        match self {
            Self::Chat(chat) | Self::ChatAdministrators(chat) | Self::ChatMember(chat, _) => Some(chat),
            _ => None,
        }
    }
}

impl Menu {
    /// Replaces the list of this scope and language.
    ///
    /// # Errors
    /// 400 for a command or description outside the limits.
    pub fn set(&mut self, address: (Scope, String), commands: &Value) -> Result<(), Failure> {
        let list = commands.as_array().ok_or_else(|| Failure::bad("can't parse commands: expected an Array"))?;
        if list.len() > 100 {
            return Err(Failure::bad("BOT_COMMANDS_TOO_MUCH"));
        }
        let items = list.iter().map(item).collect::<Result<Vec<MenuItem>, Failure>>()?;
        self.lists.insert(address, items);
        Ok(())
    }

    /// Removes the list of this scope and language.
    pub fn delete(&mut self, address: &(Scope, String)) {
        self.lists.remove(address);
    }

    /// The list of exactly this scope and language.
    pub fn get(&self, address: &(Scope, String)) -> &[MenuItem] {
        self.lists.get(address).map_or(&[], Vec::as_slice)
    }

    /// The first of these scopes that has a list in the language or without one.
    pub fn seen(&self, scopes: &[Scope], language: &str) -> &[MenuItem] {
        let both = |scope: &Scope| {
            [language, ""].map(|language| self.lists.get(&(*scope, language.to_owned()))).into_iter().flatten().next()
        };
        scopes.iter().find_map(both).map_or(&[], Vec::as_slice)
    }
}

/// The commands this person sees in this chat: the narrowest list there is.
pub(super) fn shown(state: &State, user: i64, chat: i64) -> &[MenuItem] {
    let found = state.chats.get(&chat);
    let admin = found.is_some_and(|found| found.standing(user).is_admin());
    let private = found.is_none_or(|found| found.kind == ChatKind::Private);
    let scopes = [
        (!private, Scope::ChatMember(chat, user)),
        (!private && admin, Scope::ChatAdministrators(chat)),
        (true, Scope::Chat(chat)),
        (!private && admin, Scope::AllChatAdministrators),
        (!private, Scope::AllGroupChats),
        (private, Scope::AllPrivateChats),
        (true, Scope::Default),
    ];
    let scopes: Vec<Scope> = scopes.into_iter().filter(|(applies, _)| *applies).map(|(_, scope)| scope).collect();
    state.menu.seen(&scopes, state.users.get(&user).and_then(|user| user.language_code.as_deref()).unwrap_or_default())
}

fn item(value: &Value) -> Result<MenuItem, Failure> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let command = text("command");
    // A leading slash is forgiven, as Telegram does.
    let command = command.strip_prefix('/').unwrap_or(&command).to_owned();
    let valid = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if !(1..=32).contains(&command.len()) || !command.bytes().all(valid) {
        return Err(Failure::bad("BOT_COMMAND_INVALID"));
    }
    let description = text("description");
    if !(1..=256).contains(&description.chars().count()) {
        return Err(Failure::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(MenuItem { command, description })
}

/// A list on the wire.
pub fn wire(items: &[MenuItem]) -> Value {
    items.iter().map(|item| json!({ "command": item.command, "description": item.description })).collect()
}
