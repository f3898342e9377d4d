//! What happened inside the bot and is handled like an update: kept in the inbox, in the lane of its chat.
use crate::domain::id::{ChatId, DepartmentId, NoticeId, PostId, TelegramId};
use crate::domain::notice::NoticeKind;
use serde::{Deserialize, Serialize};

/// An internal event; the payload of an inbox row without an `update_id`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A person can no longer be written to; comes once, until he writes again.
    PersonLost { telegram: TelegramId, reason: Unreachable },
    /// The bot is no longer in the chat; comes once, until it is added again.
    ChatLost { chat: ChatId },
    /// The bot may not write in the chat; comes once, until it may again.
    ChatMuted { chat: ChatId },
    /// It may write there again.
    ChatHeard { chat: ChatId },
    /// The topic the chat was bound in is deleted, or closed to the bot; comes once.
    TopicLost { chat: ChatId, closed: bool },
    /// What was meant for a group has not appeared and will not: the bot is not there or may not write.
    Undelivered { chat: ChatId, post: PostId },
    /// A group has another number now; everything stored has been moved already.
    ChatMoved { from: ChatId, to: ChatId },
    /// It is not known whether this notice arrived, and it must not come twice: a head is to decide.
    NoticeHeld { notice: NoticeId, kind: NoticeKind, department: Option<DepartmentId>, chat: ChatId },
    /// What Telegram answered to a [`Form::Call`](crate::domain::notice::Form) that asked for it.
    Answered {
        /// What the caller called it.
        name: String,
        chat: ChatId,
        /// The method's result, or a code that says why there is none.
        result: Result<serde_json::Value, String>,
    },
}

/// Why a person cannot be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreachable {
    Blocked,
    Deactivated,
    /// He has not pressed Start.
    NeverStarted,
}

impl Unreachable {
    pub fn code(self) -> &'static str {
        match self {
            Unreachable::Blocked => "blocked",
            Unreachable::Deactivated => "deactivated",
            Unreachable::NeverStarted => "never_started",
        }
    }
}

impl Event {
    /// The chat in whose lane it is handled.
    pub fn chat(&self) -> ChatId {
        match self {
            Event::PersonLost { telegram, .. } => telegram.chat(),
            Event::ChatMoved { to, .. } => *to,
            Event::ChatLost { chat }
            | Event::ChatMuted { chat }
            | Event::ChatHeard { chat }
            | Event::TopicLost { chat, .. }
            | Event::Undelivered { chat, .. }
            | Event::NoticeHeld { chat, .. }
            | Event::Answered { chat, .. } => *chat,
        }
    }
}
