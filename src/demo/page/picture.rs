//! The stand-in's chats as the page draws them: JSON with plain texts and entities.
//!
//! Apart from the routes: pure reading, one picture a question. Times are the department's wall clock.
use super::{Page, people};
use crate::{
    demo::standin::{Action, Body, Button, Markup, Message, Service},
    domain::time::{Instant, Zone},
    locale::Locale,
};
use chrono::{Datelike, NaiveTime};
use serde_json::{Value, json};

/// Messages of one answer; older ones are asked for.
const AT_ONCE: usize = 60;
/// Signs of a chat's line in the list.
const PREVIEW: usize = 80;

/// The clock, the people and the list of chats.
pub(super) fn world(page: &Page, locale: Locale) -> Value {
    let shown = page.live.shown();
    let standin = &page.live.standin;
    let local = Zone::MOSCOW.local(shown.now);
    let everybody = people(page);
    // The team chat first: what everybody waits for is posted there.
    let chats = [(page.live.chat, false)].into_iter().chain(everybody.iter().map(|person| (person.telegram, true)));
    let person = |person: &super::autopilot::Portrait| {
        json!({ "id": person.telegram, "name": person.name, "role": person.role, "about": person.about,
                "autopilot": shown.autopilot.get(&person.telegram) })
    };
    json!({
        "language": page.locale.0.as_str(),
        "seed": page.live.seed,
        "department": standin.title(page.live.chat),
        "ready": shown.ready,
        "progress": shown.progress,
        "clock": { "date": local.date(), "time": local.format("%H:%M").to_string(),
                   "weekday": local.weekday().number_from_monday() },
        "speed": shown.speed,
        "moving": shown.moving,
        "team_chat": page.live.chat,
        "first": page.live.company.first_played,
        "bot": { "id": standin.bot_id(), "name": standin.name(standin.bot_id()) },
        "people": everybody.iter().map(person).collect::<Vec<_>>(),
        "chats": chats.map(|(chat, private)| entry(page, chat, private, locale)).collect::<Vec<_>>(),
    })
}

/// A chat's line in the list.
fn entry(page: &Page, chat: i64, private: bool, locale: Locale) -> Value {
    let standin = &page.live.standin;
    let (last, unread) = standin.glance(chat, seen(page, chat));
    let last = last.map(|message| {
        let preview: String = words(page, &message, locale).chars().take(PREVIEW).collect();
        json!({ "from": standin.name(message.from), "preview": preview.replace('\n', " "),
                "date": Zone::MOSCOW.date(message.at), "time": time(message.at) })
    });
    json!({ "id": chat, "private": private, "title": standin.title(chat), "unread": unread, "last": last })
}

/// The newest message the visitor has seen here; what came before his first day counts as seen.
fn seen(page: &Page, chat: i64) -> i64 {
    let shown = page.live.shown();
    if !shown.ready {
        return i64::MAX;
    }
    let today = || Zone::MOSCOW.instant(Zone::MOSCOW.date(shown.now), NaiveTime::MIN);
    page.memory(|memory| *memory.seen.entry(chat).or_insert_with(|| page.live.standin.newest_before(chat, today())))
}

/// A chat as `who` sees it, the newest messages below `before`.
pub(super) fn chat(page: &Page, chat: i64, who: i64, before: Option<i64>, locale: Locale) -> Option<Value> {
    let standin = &page.live.standin;
    let everybody = people(page);
    let known = |id: i64| everybody.iter().any(|person| person.telegram == id);
    if !known(who) || !(chat == page.live.chat || known(chat)) {
        return None;
    }
    let (messages, more) = standin.page_of_messages(chat, before, AT_ONCE);
    let keyboard = standin.reply_keyboard(chat);
    let menu = standin.user(who, "").in_chat(chat).menu();
    let item =
        |item: &crate::demo::standin::MenuItem| json!({ "command": item.command, "description": item.description });
    Some(json!({
        "messages": messages.iter().map(|found| message(page, found, who, locale)).collect::<Vec<_>>(),
        "more": more,
        "keyboard": (!keyboard.is_empty()).then_some(keyboard),
        "menu": menu.iter().map(item).collect::<Vec<_>>(),
        "members": standin.members(chat),
        "started": more || !messages.is_empty(),
    }))
}

fn message(page: &Page, found: &Message, who: i64, locale: Locale) -> Value {
    let standin = &page.live.standin;
    let reply = found
        .reply_to
        .and_then(|id| standin.message(found.chat, id))
        .map(|to| json!({ "id": to.id, "name": standin.name(to.from), "text": words(page, &to, locale) }));
    let entities = found.words().map_or(json!([]), |words| words.entities_json(|id| json!({ "id": id })));
    json!({
        "id": found.id,
        "from": { "id": found.from, "name": standin.name(found.from) },
        "mine": found.from == who,
        "bot": found.from == standin.bot_id(),
        "date": Zone::MOSCOW.date(found.at),
        "time": time(found.at),
        "edited": found.edited_at.map(time),
        "reply_to": reply,
        "kind": kind(&found.body),
        "text": words(page, found, locale),
        "entities": entities,
        "file": file(page, &found.body),
        "buttons": keyboard(found.markup.as_ref()),
        "reaction": found.reaction,
    })
}

fn keyboard(markup: Option<&Markup>) -> Vec<Vec<Value>> {
    let Some(Markup::Inline(rows)) = markup else { return Vec::new() };
    let button = |button: &Button| {
        let (data, url) = match &button.action {
            Action::Data(data) => (Some(data), None),
            Action::Url(url) => (None, Some(url)),
            Action::Other(_) => (None, None),
        };
        json!({ "text": button.label, "data": data, "url": url })
    };
    rows.iter().map(|row| row.iter().map(button).collect()).collect()
}

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Text(_) => "text",
        Body::Photo { .. } => "photo",
        Body::Document { .. } => "document",
        Body::Voice { .. } => "voice",
        Body::Sticker { .. } => "sticker",
        Body::Service(_) => "service",
    }
}

fn file(page: &Page, body: &Body) -> Option<Value> {
    let (Body::Photo { file, .. } | Body::Document { file, .. }) = body else { return None };
    let about = page.live.standin.file_about(file)?;
    let (width, height) = about.pixels;
    Some(json!({ "url": format!("/api/files/{file}"), "name": about.name, "size": about.bytes, "width": width,
                 "height": height }))
}

fn words(page: &Page, found: &Message, locale: Locale) -> String {
    match &found.body {
        Body::Sticker { emoji, .. } => emoji.clone(),
        Body::Voice { seconds, .. } => format!("0:{seconds:02}"),
        Body::Service(service) => said(page, service, &page.live.standin.name(found.from), locale),
        _ => found.text().to_owned(),
    }
}

/// What Telegram itself writes into a chat, in words.
fn said(page: &Page, service: &Service, by: &str, locale: Locale) -> String {
    let texts = locale.texts();
    let name = |id: &i64| page.live.standin.name(*id);
    match service {
        Service::GroupCreated | Service::SupergroupCreated => texts.visitor_created(by),
        Service::Joined(ids) => texts.visitor_joined(locale.list(&ids.iter().map(name).collect::<Vec<_>>())),
        Service::Left(id) => texts.visitor_left(name(id)),
        Service::Titled(title) => texts.visitor_titled(by, title),
        Service::MigratedTo(_) | Service::MigratedFrom(_) => texts.visitor_supergroup(),
        Service::Pinned(_) => texts.visitor_pinned(by),
        Service::TopicClosed => texts.visitor_topic_closed(by),
        Service::TopicReopened => texts.visitor_topic_reopened(by),
        Service::TopicCreated(topic) => texts.visitor_topic(by, topic),
    }
}

fn time(at: Instant) -> String {
    Zone::MOSCOW.local(at).format("%H:%M").to_string()
}
