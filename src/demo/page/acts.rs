//! What the visitor does: in a chat as somebody, or to the clock.
//!
//! Apart from the pictures: these change something. An act a real client would not offer answers 409 with a word the page
//! has a text for.
use super::{Held, people};
use crate::demo::{
    live::{SPEEDS, Until, Wish},
    standin::Impossible,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

#[derive(Debug, Deserialize)]
pub(super) struct Act {
    who: i64,
    chat: i64,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum What {
    Say { text: String },
    Reply { message: i64, text: String },
    Edit { message: i64, text: String },
    Tap { message: i64, data: String },
    Follow { url: String },
    Voice,
    Sticker,
}

/// Seconds of the visitor's voice message.
const VOICE: i64 = 4;

pub(super) fn refused(why: &str) -> Response {
    (StatusCode::CONFLICT, Json(json!({ "why": why }))).into_response()
}

fn word(why: &Impossible) -> &'static str {
    match why {
        Impossible::NoChat(_) | Impossible::NotHere { .. } => "not_here",
        Impossible::NoMessage(_) | Impossible::NoButton { .. } | Impossible::NotACallback(_) => "gone",
        Impossible::NotOwn(_) => "not_own",
        Impossible::BadLink(_) => "bad_link",
        Impossible::NoRight(_) => "no_right",
    }
}

/// Does it, and answers when the bot has dealt with it.
pub(super) async fn act(State(page): Held, Json(act): Json<Act>) -> Response {
    let Act { who, chat, what } = act;
    if !page.live.shown().ready {
        return refused("not_ready");
    }
    if !people(&page).iter().any(|person| person.telegram == who) {
        return refused("not_here");
    }
    // Whoever is acted for is the visitor's from now on.
    page.live.wish(Wish::Plays { who, autopilot: false }).await;
    let place = page.live.standin.user(who, "").in_chat(chat);
    let mut tapped = None;
    let done = match &what {
        What::Say { text } | What::Reply { text, .. } | What::Edit { text, .. } if text.trim().is_empty() => {
            return refused("empty");
        }
        What::Say { text } => place.try_says(text).map(drop),
        What::Reply { message, text } => place.try_replies(*message, text).map(drop),
        What::Edit { message, text } => place.try_edits(*message, text),
        What::Tap { message, data } => place.try_taps(Some(*message), data).map(|tap| tapped = Some(tap)),
        What::Follow { url } => place.try_follows(url).map(drop),
        What::Voice => place.try_sends_voice(VOICE).map(drop),
        What::Sticker => place.try_sends_sticker("👍").map(drop),
    };
    if let Err(why) = done {
        return refused(word(&why));
    }
    page.live.acted().await;
    let answer = tapped.and_then(|tap| tap.answer());
    let (toast, alert) = answer.map_or((None, false), |answer| (answer.text, answer.alert));
    Json(json!({ "toast": toast, "alert": alert })).into_response()
}

#[derive(Debug, Deserialize)]
pub(super) struct Clock {
    to: Option<String>,
    speed: Option<i64>,
}

/// Sets the clock going; answers at once.
pub(super) async fn clock(State(page): Held, Json(asked): Json<Clock>) -> Response {
    if !page.live.shown().ready {
        return refused("not_ready");
    }
    let to = match asked.to.as_deref() {
        None => None,
        Some("stop") => Some(Wish::Stops),
        Some("event") => Some(Wish::Runs(Until::Event)),
        Some("hour") => Some(Wish::Runs(Until::Hour)),
        Some("day") => Some(Wish::Runs(Until::Day)),
        Some("week") => Some(Wish::Runs(Until::Week)),
        Some("month") => Some(Wish::Runs(Until::Month)),
        Some(_) => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    };
    let speed = asked.speed.filter(|speed| SPEEDS.contains(speed)).map(Wish::Flows);
    for wish in [to, speed].into_iter().flatten() {
        page.live.wish(wish).await;
    }
    // Whoever looks at the clock right after must not find it as it stood before.
    page.live.heard().await;
    Json(json!({})).into_response()
}
