//! Groups as state: making, membership, rights, topics, migration; with the updates and service messages each causes.
use super::{
    acts::Impossible,
    chat::{Chat, ChatKind, Standing, Topic},
    message::{Body, Service},
    state::{Draft, Event, State},
    wire,
};
use serde_json::json;

/// A new group with its owner; the bot is not in it.
pub(super) fn create(state: &mut State, kind: ChatKind, title: &str, owner: i64, forum: bool) -> i64 {
    let id = state.take_group_id(kind);
    let mut chat = Chat::new(id, kind, Some(title.to_owned()));
    chat.forum = forum;
    chat.members.insert(owner, Standing::Creator);
    state.chats.insert(id, chat);
    let service = if kind == ChatKind::Group { Service::GroupCreated } else { Service::SupergroupCreated };
    tell(state, id, owner, service);
    id
}

/// Puts a service message and shows it to the bot, when it is there.
pub(super) fn tell(state: &mut State, chat: i64, from: i64, service: Service) -> i64 {
    let id = state.put(chat, Draft::new(from, Body::Service(service)));
    state.show_message("message", chat, id);
    id
}

/// Changes what `who` is in the chat: `my_chat_member` or `chat_member`, and in groups the service message.
pub(super) fn set_standing(state: &mut State, chat_id: i64, who: i64, by: i64, new: Standing) {
    let Some(chat) = state.chats.get_mut(&chat_id) else { return };
    let old = chat.standing(who);
    if old == new {
        return;
    }
    chat.members.insert(who, new);
    let (kind, bot_is_admin) = (chat.kind, chat.standing(state.bot).is_admin());
    let update = match who == state.bot {
        true => Some("my_chat_member"),
        // Others' membership is told to administrators only.
        false => bot_is_admin.then_some("chat_member"),
    };
    if let (Some(update), Some(chat)) = (update, state.chats.get(&chat_id)) {
        let content = json!({
            "chat": wire::chat(state, chat),
            "from": wire::user(&state.user(by)),
            "date": state.now.timestamp(),
            "old_chat_member": wire::member(state, who, old),
            "new_chat_member": wire::member(state, who, new),
        });
        state.update(update, by, content);
    }
    state.emit(Event::ChatChanged { chat: chat_id });
    if kind == ChatKind::Private {
        return;
    }
    match (old.is_present(), new.is_present()) {
        (false, true) => drop(tell(state, chat_id, by, Service::Joined(vec![who]))),
        (true, false) => drop(tell(state, chat_id, by, Service::Left(who))),
        _ => {}
    }
}

/// `by` changes somebody's standing, if he may.
pub(super) fn change(state: &mut State, chat: i64, by: i64, who: i64, new: Standing) -> Result<(), Impossible> {
    let found = state.chats.get(&chat).ok_or(Impossible::NoChat(chat))?;
    let mine = found.standing(by);
    let old = found.standing(who);
    let allowed = match (old, new) {
        _ if by == who => true,
        // Anybody may invite.
        (Standing::Left, Standing::Member) => mine.is_present(),
        _ => mine.is_admin(),
    };
    if !allowed {
        return Err(if mine.is_present() { Impossible::NoRight(by) } else { Impossible::NotHere { user: by, chat } });
    }
    set_standing(state, chat, who, by, new);
    Ok(())
}

/// A topic of a forum; its thread is the id of the service message.
pub(super) fn topic(state: &mut State, chat: i64, by: i64, name: &str) -> Result<i64, Impossible> {
    let body = Body::Service(Service::TopicCreated(name.to_owned()));
    if !state.chats.get(&chat).ok_or(Impossible::NoChat(chat))?.forum {
        return Err(Impossible::NoRight(by));
    }
    let id = state.put(chat, Draft::new(by, body));
    if let Some(message) = state.message_mut(chat, id) {
        message.thread = Some(id);
    }
    if let Some(chat) = state.chats.get_mut(&chat) {
        chat.topics.insert(id, Topic { name: name.to_owned(), closed: false });
    }
    state.show_message("message", chat, id);
    Ok(id)
}

/// Somebody closes a topic, or opens it again; the bot is told.
pub(super) fn close_topic(state: &mut State, chat: i64, by: i64, thread: i64, closed: bool) {
    let Some(topic) = state.chats.get_mut(&chat).and_then(|chat| chat.topics.get_mut(&thread)) else { return };
    topic.closed = closed;
    let service = if closed { Service::TopicClosed } else { Service::TopicReopened };
    let told = state.put(chat, Draft { thread: Some(thread), ..Draft::new(by, Body::Service(service)) });
    state.show_message("message", chat, told);
}

/// A topic is deleted with everything said in it; no bot is told.
pub(super) fn delete_topic(state: &mut State, chat: i64, thread: i64) {
    let Some(chat) = state.chats.get_mut(&chat) else { return };
    chat.topics.remove(&thread);
    chat.messages.retain(|_, message| message.thread != Some(thread));
}

/// The owner deletes a group. Of a basic one the bot hears when it writes next; a supergroup is left by it.
pub(super) fn delete(state: &mut State, chat: i64, owner: i64) {
    let Some(found) = state.chats.get_mut(&chat) else { return };
    match found.kind {
        ChatKind::Supergroup => set_standing(state, chat, state.bot, owner, Standing::Kicked),
        ChatKind::Group | ChatKind::Private => found.deleted = true,
    }
}

/// A basic group becomes a supergroup: a new chat with the same people, two service messages, the old id refused. The
/// bot hears nothing yet: see [`tell_migration`].
pub(super) fn migrate(state: &mut State, old: i64) -> Result<i64, Impossible> {
    let found = state.chats.get(&old).ok_or(Impossible::NoChat(old))?;
    if found.kind != ChatKind::Group || found.migrated_to.is_some() {
        return Err(Impossible::NoChat(old));
    }
    let (title, members) = (found.title.clone(), found.members.clone());
    let owner = members.iter().find(|(_, standing)| **standing == Standing::Creator).map_or(0, |(id, _)| *id);
    let new = state.take_group_id(ChatKind::Supergroup);
    let mut chat = Chat::new(new, ChatKind::Supergroup, title);
    chat.members = members;
    state.chats.insert(new, chat);
    state.put(old, Draft::new(owner, Body::Service(Service::MigratedTo(new))));
    if let Some(chat) = state.chats.get_mut(&old) {
        chat.migrated_to = Some(new);
    }
    state.put(new, Draft::new(owner, Body::Service(Service::MigratedFrom(old))));
    Ok(new)
}

/// Tells the bot that it is in the supergroup, and both service messages; that it has left the group it is never told.
pub(super) fn tell_migration(state: &mut State, old: i64, new: i64) {
    let Some(chat) = state.chats.get_mut(&new) else { return };
    let standing = chat.members.remove(&state.bot).unwrap_or_default();
    let owner = chat.members.iter().find(|(_, standing)| **standing == Standing::Creator).map_or(0, |(id, _)| *id);
    join_silently(state, new, owner, standing);
    for (chat, service) in [(old, Service::MigratedTo(new)), (new, Service::MigratedFrom(old))] {
        let told = state.chats.get(&chat).and_then(|chat| {
            chat.messages.values().find(|message| message.body == Body::Service(service.clone())).map(|found| found.id)
        });
        if let Some(told) = told {
            state.show_message("message", chat, told);
        }
    }
}

/// `my_chat_member` of the bot's joining, without a service message.
fn join_silently(state: &mut State, chat_id: i64, by: i64, standing: Standing) {
    let Some(chat) = state.chats.get_mut(&chat_id) else { return };
    chat.members.insert(state.bot, standing);
    let Some(chat) = state.chats.get(&chat_id) else { return };
    let content = json!({
        "chat": wire::chat(state, chat),
        "from": wire::user(&state.user(by)),
        "date": state.now.timestamp(),
        "old_chat_member": wire::member(state, state.bot, Standing::Left),
        "new_chat_member": wire::member(state, state.bot, standing),
    });
    state.update("my_chat_member", by, content);
}
