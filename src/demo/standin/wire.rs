//! People, chats and messages as the Bot API's JSON.
use super::{
    chat::{Chat, ChatKind, Standing, User},
    markup,
    message::{Body, Message, Service},
    state::State,
    text::Formatted,
};
use serde_json::{Map, Value, json};

/// A `User`.
pub fn user(user: &User) -> Value {
    let mut value = json!({ "id": user.id, "is_bot": user.is_bot, "first_name": user.first_name });
    let optional =
        [("last_name", &user.last_name), ("username", &user.username), ("language_code", &user.language_code)];
    for (name, text) in optional {
        if let Some(text) = text {
            value[name] = json!(text);
        }
    }
    value
}

/// The bot's own `User`, as `getMe` gives it.
pub fn me(state: &State) -> Value {
    let mut me = user(&state.user(state.bot));
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(!state.privacy);
    for flag in ["supports_inline_queries", "can_connect_to_business", "has_main_web_app"] {
        me[flag] = json!(false);
    }
    me
}

/// A `Chat`.
pub fn chat(state: &State, chat: &Chat) -> Value {
    let mut value = json!({ "id": chat.id, "type": chat.kind.code() });
    if chat.kind == ChatKind::Private {
        let Value::Object(person) = user(&state.user(chat.id)) else { return value };
        for name in ["first_name", "last_name", "username"] {
            if let Some(text) = person.get(name) {
                value[name] = text.clone();
            }
        }
    } else {
        value["title"] = json!(chat.title);
    }
    if chat.forum {
        value["is_forum"] = json!(true);
    }
    value
}

/// A `ChatMember`.
pub fn member(state: &State, id: i64, standing: Standing) -> Value {
    let mut value = json!({ "user": user(&state.user(id)), "status": standing.code() });
    match standing {
        Standing::Creator => value["is_anonymous"] = json!(false),
        Standing::Kicked => value["until_date"] = json!(0),
        Standing::Administrator => {
            let granted = [
                "can_manage_chat",
                "can_delete_messages",
                "can_manage_video_chats",
                "can_restrict_members",
                "can_change_info",
                "can_invite_users",
                "can_pin_messages",
                "can_manage_topics",
            ];
            let withheld = [
                "is_anonymous",
                "can_be_edited",
                "can_promote_members",
                "can_post_stories",
                "can_edit_stories",
                "can_delete_stories",
            ];
            granted.iter().for_each(|name| value[*name] = json!(true));
            withheld.iter().for_each(|name| value[*name] = json!(false));
        }
        Standing::Restricted => {
            value["until_date"] = json!(0);
            value["is_member"] = json!(true);
            for (name, allowed) in permissions(false) {
                value[name] = json!(allowed);
            }
        }
        Standing::Member | Standing::Left => {}
    }
    value
}

/// What an ordinary member may do, the right to write apart.
fn permissions(writes: bool) -> impl Iterator<Item = (&'static str, bool)> {
    let sends = [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
    ];
    let changes = ["can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"];
    sends.into_iter().map(move |name| (name, writes)).chain(changes.into_iter().map(|name| (name, false)))
}

/// A message with the one it replies to.
pub fn message(state: &State, found: &Message) -> Value {
    let mut value = bare_message(state, found);
    if let Some(to) = found.reply_to.and_then(|id| state.message(found.chat, id)) {
        value["reply_to_message"] = bare_message(state, to);
    }
    value
}

fn bare_message(state: &State, found: &Message) -> Value {
    let chat_of = |id: i64| state.chats.get(&id).map_or(json!({ "id": id }), |found| chat(state, found));
    let mut value = Map::new();
    let mut set = |name: &str, content: Value| value.insert(name.to_owned(), content);
    set("message_id", json!(found.id));
    set("from", user(&state.user(found.from)));
    set("chat", chat_of(found.chat));
    set("date", json!(found.at.timestamp()));
    if let Some(sender) = found.sender_chat {
        set("sender_chat", chat_of(sender));
    }
    if let Some(thread) = found.thread {
        set("message_thread_id", json!(thread));
        set("is_topic_message", json!(true));
    }
    if let Some(at) = found.edited_at {
        set("edit_date", json!(at.timestamp()));
    }
    if let Some((from, at)) = found.forwarded {
        let origin = json!({ "type": "user", "sender_user": user(&state.user(from)), "date": at.timestamp() });
        set("forward_origin", origin);
    }
    if let Some(markup) = markup::wire(found.markup.as_ref()) {
        set("reply_markup", markup);
    }
    body(state, found, &mut value);
    Value::Object(value)
}

fn body(state: &State, found: &Message, value: &mut Map<String, Value>) {
    let meta = |file: &str| state.files.get(file).map_or(json!({}), |file| file.meta());
    let mut words = |name: &str, text: &Formatted| {
        if text.is_empty() {
            return;
        }
        value.insert(name.to_owned(), json!(text.text));
        if !text.entities.is_empty() {
            let name = if name == "text" { "entities" } else { "caption_entities" };
            value.insert(name.to_owned(), text.entities_json(|id| user(&state.user(id))));
        }
    };
    match &found.body {
        Body::Text(text) => words("text", text),
        Body::Photo { file, caption } => {
            words("caption", caption);
            let mut size = meta(file);
            let (width, height) = state.files.get(file).map_or((0, 0), |file| file.size);
            (size["width"], size["height"]) = (json!(width), json!(height));
            value.insert("photo".to_owned(), json!([size]));
        }
        Body::Document { file, caption } => {
            words("caption", caption);
            let mut document = meta(file);
            if let Some(stored) = state.files.get(file) {
                document["file_name"] = json!(stored.name);
                document["mime_type"] = json!(stored.mime.as_deref().unwrap_or("application/octet-stream"));
            }
            value.insert("document".to_owned(), document);
        }
        Body::Voice { file, seconds } => {
            let mut voice = meta(file);
            (voice["duration"], voice["mime_type"]) = (json!(seconds), json!("audio/ogg"));
            value.insert("voice".to_owned(), voice);
        }
        Body::Sticker { file, emoji } => {
            let mut sticker = meta(file);
            let Value::Object(looks) = json!({
                "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": emoji,
            }) else {
                return;
            };
            looks.into_iter().for_each(|(name, content)| sticker[name] = content);
            value.insert("sticker".to_owned(), sticker);
        }
        Body::Service(service) => {
            let (name, content) = service_body(state, found, service);
            value.insert(name.to_owned(), content);
        }
    }
}

fn service_body(state: &State, found: &Message, service: &Service) -> (&'static str, Value) {
    let users = |ids: &[i64]| ids.iter().map(|id| user(&state.user(*id))).collect::<Value>();
    match service {
        Service::GroupCreated => ("group_chat_created", json!(true)),
        Service::SupergroupCreated => ("supergroup_chat_created", json!(true)),
        Service::Joined(ids) => ("new_chat_members", users(ids)),
        Service::Left(id) => ("left_chat_member", user(&state.user(*id))),
        Service::Titled(title) => ("new_chat_title", json!(title)),
        Service::MigratedTo(id) => ("migrate_to_chat_id", json!(id)),
        Service::MigratedFrom(id) => ("migrate_from_chat_id", json!(id)),
        Service::Pinned(id) => {
            let pinned = state.message(found.chat, *id).map_or(json!({}), |pinned| bare_message(state, pinned));
            ("pinned_message", pinned)
        }
        Service::TopicClosed => ("forum_topic_closed", json!({})),
        Service::TopicReopened => ("forum_topic_reopened", json!({})),
        Service::TopicCreated(name) => ("forum_topic_created", json!({ "name": name, "icon_color": 7_322_096 })),
    }
}

/// `getChat`.
pub fn full_chat(state: &State, found: &Chat) -> Value {
    let mut value = chat(state, found);
    value["accent_color_id"] = json!(0);
    value["max_reaction_count"] = json!(11);
    value["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false,
        "gifts_from_channels": false,
    });
    if found.kind != ChatKind::Private {
        value["permissions"] =
            permissions(!found.bot_muted).map(|(name, allowed)| (name.to_owned(), json!(allowed))).collect();
    }
    if let Some(pinned) = found.pinned.last().and_then(|id| found.messages.get(id)) {
        value["pinned_message"] = message(state, pinned);
    }
    value
}
