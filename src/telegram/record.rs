//! Writing down what became of attempts, and telling those who should know.
//!
//! Part of the sender's transaction; logs name a notice by its id, kind and a code, never by its text.
use super::{
    classify::Outcome,
    event::Event,
    fate::{Fate, Past, decide, pause},
};
use crate::{
    domain::{id::TelegramId, time::Instant},
    store::{
        Result, Tx,
        outbox::{self, End, Letter},
        reach,
    },
};
use serde_json::Value;

/// Attempts to follow a chat to its new number before they are spaced out.
const QUICK_MOVES: i64 = 3;

/// A finished call that is not recorded yet.
pub(super) struct Done {
    pub letter: Letter,
    pub outcome: Outcome,
    /// For whoever asked for the result: its name and the result.
    pub reply: Option<(String, Option<Value>)>,
}

/// Writes down what became of an attempt; what others should know is added to `events`.
pub(super) async fn record(tx: &mut Tx, done: &Done, now: Instant, events: &mut Vec<Event>) -> Result<()> {
    let Done { letter, outcome, reply } = done;
    let past = Past::from(letter);
    let (id, attempt) = (letter.id, past.attempt);
    let mut ended = None;
    match decide(&past, outcome, now) {
        Fate::Sent(message) => {
            outbox::sent(tx, letter, message, now).await?;
            if message.is_some() && !letter.edits && !letter.chat.is_private() {
                heard(tx, letter, events).await?;
            }
            ended = Some("ok");
        }
        Fate::Again { at, unknown } => {
            outbox::retry(tx, id, attempt, at, unknown).await?;
        }
        Fate::Move(to) => {
            reach::move_chat(tx, letter.chat, to, now).await?;
            if letter.edits {
                outbox::close(tx, id, attempt, End::Dropped, "moved", now).await?;
                ended = Some("moved");
            } else {
                let at = if attempt <= QUICK_MOVES { now } else { now + pause(attempt) };
                outbox::retry(tx, id, attempt, at, false).await?;
            }
            events.push(Event::ChatMoved { from: letter.chat, to });
        }
        Fate::WithoutTopic { closed } => {
            outbox::leave_topic(tx, id).await?;
            outbox::retry(tx, id, attempt, now, false).await?;
            let Some(topic) = letter.topic else { return Ok(()) };
            let news = match closed {
                true => reach::close_topic(tx, letter.chat, topic).await?,
                false => reach::lose_topic(tx, letter.chat, topic).await?,
            };
            if news {
                events.push(Event::TopicLost { chat: letter.chat, closed });
            }
        }
        Fate::End(end, code) => {
            if outbox::close(tx, id, attempt, end, code, now).await? {
                tell(tx, letter, outcome, (end, code), now, events).await?;
            }
            ended = Some(code);
        }
    }
    if let (Some(code), Some((name, result))) = (ended, reply) {
        let result = result.clone().ok_or_else(|| code.to_owned());
        events.push(Event::Answered { name: name.clone(), chat: letter.chat, result });
    }
    Ok(())
}

/// A message has appeared in a group: whatever was said of its chat or its topic being closed to the bot is past.
async fn heard(tx: &mut Tx, letter: &Letter, events: &mut Vec<Event>) -> Result<()> {
    if reach::unmute_chat(tx, letter.chat).await? {
        events.push(Event::ChatHeard { chat: letter.chat });
    }
    if let Some(topic) = letter.topic {
        reach::open_topic(tx, letter.chat, topic).await?;
    }
    Ok(())
}

/// Says who has been lost, what a head must decide, and logs what was refused (never its text).
async fn tell(
    tx: &mut Tx,
    letter: &Letter,
    outcome: &Outcome,
    (end, code): (End, &'static str),
    now: Instant,
    events: &mut Vec<Event>,
) -> Result<()> {
    match outcome {
        Outcome::Unreachable(reason) => {
            let telegram = TelegramId(letter.chat.0);
            if reach::lose_person(tx, telegram, now).await? {
                events.push(Event::PersonLost { telegram, reason: *reason });
            }
        }
        Outcome::ChatGone if reach::lose_chat(tx, letter.chat).await? => {
            events.push(Event::ChatLost { chat: letter.chat });
        }
        Outcome::Muted | Outcome::TopicGone { .. } if !letter.edits && reach::mute_chat(tx, letter.chat).await? => {
            events.push(Event::ChatMuted { chat: letter.chat });
        }
        _ => {}
    }
    if let (Outcome::ChatGone | Outcome::Muted | Outcome::TopicGone { .. }, Some(post), false) =
        (outcome, letter.post, letter.edits)
    {
        events.push(Event::Undelivered { chat: letter.chat, post });
    }
    match end {
        End::Held => events.push(Event::NoticeHeld {
            notice: letter.id,
            kind: letter.kind,
            department: letter.department,
            chat: letter.chat,
        }),
        End::Failed => tracing::error!(notice = %letter.id, kind = %letter.kind, code, "a notice was not delivered"),
        End::Dropped => tracing::info!(notice = %letter.id, kind = %letter.kind, code, "a notice was dropped"),
    }
    Ok(())
}
