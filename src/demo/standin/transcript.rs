//! Chats as readable text: a block a message, a line a tap.
//!
//! Made to be asserted against and to be read as a story: times are the zone's wall clock, buttons stand in brackets,
//! nothing random (ids, tokens) appears.
use super::{
    chat::Chat,
    message::{Body, Markup, Message, Service, Tap, Version},
    state::State,
};
use crate::domain::time::{Instant, Zone};
use std::fmt::Write as _;

/// The labels people see below the input field.
pub(super) fn reply_keyboard(state: &State, chat: i64) -> Vec<Vec<String>> {
    match state.chats.get(&chat).and_then(|chat| chat.keyboard.as_ref()) {
        Some(Markup::Reply(rows)) => rows.clone(),
        _ => Vec::new(),
    }
}

/// Which versions of edited messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Versions {
    /// What the screen shows now, in the place of the first one.
    Present,
    /// Each when it was made: a story.
    All,
}

enum Entry<'a> {
    Message(&'a Message, Version, bool),
    Tap(&'a Tap),
}

/// What happened in a chat at or after `since`, in order.
pub(super) fn transcript(
    state: &State,
    chat_id: i64,
    zone: Zone,
    since: Option<Instant>,
    versions: Versions,
) -> String {
    let Some(chat) = state.chats.get(&chat_id) else { return String::new() };
    let mut entries: Vec<(u64, Instant, Entry<'_>)> = Vec::new();
    for message in chat.messages.values() {
        if versions == Versions::Present {
            let shown = Version { at: message.at, order: message.order, ..message.present() };
            entries.push((shown.order, shown.at, Entry::Message(message, shown, message.edited_at.is_some())));
            continue;
        }
        // A keyboard that changed alone is no event of the story.
        let mut before: Option<Body> = None;
        for version in message.versions() {
            if before.as_ref() != Some(&version.body) {
                let edited = before.is_some();
                before = Some(version.body.clone());
                entries.push((version.order, version.at, Entry::Message(message, version, edited)));
            }
        }
    }
    entries.extend(chat.taps.iter().map(|tap| (tap.order, tap.at, Entry::Tap(tap))));
    entries.retain(|(_, at, _)| since.is_none_or(|since| *at >= since));
    entries.sort_by_key(|(order, _, _)| *order);
    let (mut out, mut day) = (String::new(), None);
    for (_, at, entry) in entries {
        let local = zone.local(at);
        if day != Some(local.date()) {
            day = Some(local.date());
            let _ = write!(out, "── {} ──\n\n", local.format("%Y-%m-%d %a"));
        }
        let time = local.format("%H:%M").to_string();
        match entry {
            Entry::Message(message, version, edited) => {
                write_message(&mut out, state, chat, message, &version, edited, &time);
            }
            Entry::Tap(tap) => write_tap(&mut out, state, tap, &time),
        }
    }
    out
}
fn write_message(
    out: &mut String,
    state: &State,
    chat: &Chat,
    message: &Message,
    version: &Version,
    edited: bool,
    time: &str,
) {
    let name = |id: i64| state.user(id).full_name();
    if let Body::Service(service) = &version.body {
        let _ = write!(out, "{time} · {}\n\n", service_line(service, &name, &name(message.from)));
        return;
    }
    let who = match message.sender_chat {
        Some(_) => chat.title.clone().unwrap_or_default(),
        None => name(message.from),
    };
    let _ = write!(out, "{time} {who}");
    if let Some(topic) = message.thread.and_then(|thread| chat.topics.get(&thread)) {
        let _ = write!(out, " #{}", topic.name);
    }
    if let Some(to) = message.reply_to {
        let quoted = chat.messages.get(&to).map_or("", |to| to.text().lines().next().unwrap_or_default());
        let start: String = quoted.chars().take(30).collect();
        let _ = write!(out, " ↩ «{start}{}»", if start.len() < quoted.len() { "…" } else { "" });
    }
    if let Some((from, _)) = message.forwarded {
        let _ = write!(out, " (forwarded from {})", name(from));
    }
    out.push_str(if edited { " (edited)\n" } else { "\n" });
    let file_name = |id: &str| state.files.get(id).and_then(|file| file.name.clone()).unwrap_or_default();
    match &version.body {
        Body::Photo { .. } => out.push_str("[photo]\n"),
        Body::Document { file, .. } => drop(writeln!(out, "[file {}]", file_name(file))),
        Body::Voice { seconds, .. } => drop(writeln!(out, "[voice {seconds} s]")),
        Body::Sticker { emoji, .. } => drop(writeln!(out, "[sticker {emoji}]")),
        Body::Text(_) | Body::Service(_) => {}
    }
    if let Some(words) = version.body.words().filter(|words| !words.is_empty()) {
        let _ = writeln!(out, "{}", words.text);
    }
    write_markup(out, version.markup.as_ref());
    if let Some(emoji) = &message.reaction {
        let _ = writeln!(out, "({emoji})");
    }
    out.push('\n');
}

fn write_markup(out: &mut String, markup: Option<&Markup>) {
    let mut row = |labels: Vec<&str>| {
        let labels: Vec<String> = labels.into_iter().map(|label| format!("[{label}]")).collect();
        let _ = writeln!(out, "{}", labels.join(" "));
    };
    match markup {
        Some(Markup::Inline(rows)) => {
            rows.iter().for_each(|buttons| row(buttons.iter().map(|button| button.label.as_str()).collect()));
        }
        Some(Markup::Reply(rows)) => {
            rows.iter().for_each(|labels| row(labels.iter().map(String::as_str).collect()));
        }
        Some(Markup::ForceReply | Markup::Remove) | None => {}
    }
}

fn write_tap(out: &mut String, state: &State, tap: &Tap, time: &str) {
    let _ = write!(out, "{time} {} taps [{}]", state.user(tap.user).full_name(), tap.label);
    if let Some(answer) = &tap.answer
        && let Some(text) = &answer.text
    {
        let _ = write!(out, " → {}«{text}»", if answer.alert { "alert " } else { "" });
    }
    out.push_str("\n\n");
}

fn service_line(service: &Service, name: &impl Fn(i64) -> String, by: &str) -> String {
    match service {
        Service::GroupCreated | Service::SupergroupCreated => format!("{by} created the group"),
        Service::Joined(ids) => {
            let names: Vec<String> = ids.iter().map(|id| name(*id)).collect();
            format!("{} joined", names.join(", "))
        }
        Service::Left(id) => format!("{} left", name(*id)),
        Service::Titled(title) => format!("{by} renamed the group to «{title}»"),
        Service::MigratedTo(_) => "the group became a supergroup".to_owned(),
        Service::MigratedFrom(_) => "the supergroup begins".to_owned(),
        Service::Pinned(_) => format!("{by} pinned a message"),
        Service::TopicClosed => format!("{by} closed the topic"),
        Service::TopicReopened => format!("{by} opened the topic again"),
        Service::TopicCreated(topic) => format!("{by} opened the topic #{topic}"),
    }
}
