//! The demo's page: a small web server on this machine only, which shows the stand-in's chats and takes the visitor's acts.
//!
//! It stands apart from the play: it reads chats through the stand-in's public side and sends wishes to the director.
//! Assets are in the binary; nothing comes from elsewhere.
//!
//! Invariants: it answers only to loopback names and, where something changes, only to its own pages (no other site can
//! act through the visitor's browser); what people typed leaves as JSON and is never put into HTML here.
mod acts;
mod picture;
mod texts;

use super::{live::Live, story::autopilot};
use crate::{
    clock::real,
    domain::{id::TelegramId, person::Language},
    locale::Locale,
};
use axum::{
    Json, Router,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use futures::Stream;
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Changes of so long are told to the page at once.
const GATHERED: Duration = Duration::from_millis(80);
/// The first guest's account.
const FIRST_GUEST: i64 = 3001;
const MOST_GUESTS: usize = 20;
/// An act is a line of text; the longest message has 4 096 signs.
const MAX_BODY: usize = 64 * 1024;

/// What the page knows besides the stand-in.
#[derive(Debug)]
struct Page {
    live: Live,
    locale: Locale,
    memory: Mutex<Memory>,
}

#[derive(Debug, Default)]
struct Memory {
    /// By chat: the newest message the visitor has seen; chats of the history are read up to the visitor's first day.
    seen: BTreeMap<i64, i64>,
    guests: Vec<TelegramId>,
}

impl Page {
    fn memory<T>(&self, with: impl FnOnce(&mut Memory) -> T) -> T {
        with(&mut self.memory.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The page and what it asks for; `locale` is the language until the visitor chooses another.
pub fn router(live: Live, locale: Locale) -> Router {
    let page = Arc::new(Page { live, locale, memory: Mutex::default() });
    Router::new()
        .route("/", get(|| asset("text/html; charset=utf-8", include_str!("page/index.html"))))
        .route("/app.js", get(|| asset("text/javascript; charset=utf-8", include_str!("page/app.js"))))
        .route("/style.css", get(|| asset("text/css; charset=utf-8", include_str!("page/style.css"))))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/api/texts", get(texts_of))
        .route("/api/world", get(world))
        .route("/api/chats/{chat}", get(chat))
        .route("/api/files/{file}", get(file))
        .route("/api/events", get(events))
        .route("/api/act", post(acts::act))
        .route("/api/people", post(new_person))
        .route("/api/play", post(play))
        .route("/api/seen", post(seen))
        .route("/api/clock", post(acts::clock))
        .layer(axum::extract::DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn(guard))
        .with_state(page)
}

async fn asset(kind: &'static str, text: &'static str) -> Response {
    const POLICY: &str = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-store")];
    (headers, text).into_response()
}

/// Only loopback names are served (a name elsewhere that was pointed here is not one), and a change comes from this page.
async fn guard(request: Request, next: Next) -> Response {
    let text = |headers: &HeaderMap, name| headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let host = text(request.headers(), header::HOST).unwrap_or_default();
    let origin = text(request.headers(), header::ORIGIN);
    let is_change = request.method() != axum::http::Method::GET;
    let own = origin.is_none_or(|origin| origin == format!("http://{host}"));
    if !is_loopback(&host) || (is_change && !own) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

type Held = State<Arc<Page>>;

#[derive(Deserialize)]
struct Spoken {
    language: Option<String>,
}

impl Spoken {
    fn locale(&self, page: &Page) -> Locale {
        match self.language.as_deref() {
            Some("ru") => Locale(Language::Ru),
            Some("en") => Locale(Language::En),
            _ => page.locale,
        }
    }
}

async fn texts_of(State(page): Held, Query(spoken): Query<Spoken>) -> Json<Value> {
    Json(Value::Object(texts::all(spoken.locale(&page), page.live.company.stage)))
}

async fn world(State(page): Held, Query(spoken): Query<Spoken>) -> Json<Value> {
    Json(picture::world(&page, spoken.locale(&page)))
}

#[derive(Deserialize)]
struct Asked {
    who: i64,
    before: Option<i64>,
    language: Option<String>,
}

async fn chat(State(page): Held, Path(chat): Path<i64>, Query(asked): Query<Asked>) -> Response {
    let locale = Spoken { language: asked.language }.locale(&page);
    match picture::chat(&page, chat, asked.who, asked.before, locale) {
        Some(chat) => Json(chat).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn file(State(page): Held, Path(file): Path<String>) -> Response {
    let standin = &page.live.standin;
    let (Some(bytes), Some(about)) = (standin.file(&file), standin.file_about(&file)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "application/octet-stream" };
    // Only pictures open in the page; everything else is saved.
    let fate = if about.pixels.0 > 0 { "inline" } else { "attachment" };
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, fate)], Body::from(bytes)).into_response()
}

/// A guest, whose Telegram speaks the visitor's language: so an English visitor can meet the bot in English.
async fn new_person(State(page): Held, Json(spoken): Json<Spoken>) -> Response {
    let locale = spoken.locale(&page);
    let number = page.memory(|memory| {
        let number = memory.guests.len();
        let id = FIRST_GUEST + i64::try_from(number).unwrap_or(0);
        (number < MOST_GUESTS).then(|| memory.guests.push(TelegramId(id))).map(|()| (number + 1, id))
    });
    match number {
        Some((number, id)) => {
            let name = locale.texts().visitor_guest(number.to_string());
            page.live.standin.user(id, &name).with_language(Some(locale.0.as_str()));
            Json(json!({ "id": id })).into_response()
        }
        None => acts::refused("too_many"),
    }
}

#[derive(Deserialize)]
struct Played {
    who: i64,
    autopilot: bool,
}

async fn play(State(page): Held, Json(played): Json<Played>) -> Json<Value> {
    let Played { who, autopilot } = played;
    page.live.wish(super::live::Wish::Plays { who, autopilot }).await;
    page.live.acted().await;
    Json(json!({}))
}

#[derive(Deserialize)]
struct Seen {
    chat: i64,
    message: i64,
}

async fn seen(State(page): Held, Json(seen): Json<Seen>) -> Json<Value> {
    page.memory(|memory| {
        let newest = memory.seen.entry(seen.chat).or_default();
        *newest = (*newest).max(seen.message);
    });
    Json(json!({}))
}

/// Tells the page that something has changed, and in which chats.
async fn events(State(page): Held) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let happened = page.live.standin.events();
    let shown = page.live.changes();
    let stream = futures::stream::unfold((happened, shown), async |(mut happened, mut shown)| {
        let mut chats = BTreeSet::new();
        tokio::select! {
            event = happened.recv() => chats.extend(event.ok().map(|event| event.chat())),
            // The director has ended: so does the stream.
            changed = shown.changed() => changed.ok()?,
        }
        real::pause(GATHERED).await;
        while let Ok(event) = happened.try_recv() {
            chats.insert(event.chat());
        }
        shown.borrow_and_update();
        let told = Event::default().data(json!({ "chats": chats }).to_string());
        Some((Ok(told), (happened, shown)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// Everybody of the page, guests last.
fn people(page: &Page) -> Vec<autopilot::Portrait> {
    let guests = page.memory(|memory| memory.guests.clone());
    let guest = |id: TelegramId| autopilot::Portrait {
        telegram: id.0,
        name: page.live.standin.name(id.0),
        role: "guest",
        about: "guest",
    };
    autopilot::portraits(&page.live.company).into_iter().chain(guests.into_iter().map(guest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for host in ["127.0.0.1:8765", "localhost:1", "localhost", "[::1]:80"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.org", "127.0.0.1.example.org:80", "localhost.example:80", "10.0.0.1:80"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
