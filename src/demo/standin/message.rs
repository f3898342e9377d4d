//! Messages, what hangs below them, and taps on it.
use super::text::Formatted;
use crate::domain::time::Instant;
use serde_json::Value;

/// One message of a chat.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: i64,
    pub chat: i64,
    /// The forum's topic.
    pub thread: Option<i64>,
    pub from: i64,
    /// The group itself, when an administrator writes unnamed.
    pub sender_chat: Option<i64>,
    pub at: Instant,
    pub edited_at: Option<Instant>,
    pub reply_to: Option<i64>,
    /// Whose message was forwarded, and when it was written.
    pub forwarded: Option<(i64, Instant)>,
    pub body: Body,
    pub markup: Option<Markup>,
    /// The emoji the bot put on it.
    pub reaction: Option<String>,
    /// Place in the story of the whole stand-in.
    pub order: u64,
}

/// What a message carries.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Text(Formatted),
    Photo { file: String, caption: Formatted },
    Document { file: String, caption: Formatted },
    Voice { file: String, seconds: i64 },
    Sticker { file: String, emoji: String },
    Service(Service),
}

/// What Telegram itself writes into a chat.
#[derive(Clone, Debug, PartialEq)]
pub enum Service {
    GroupCreated,
    SupergroupCreated,
    Joined(Vec<i64>),
    Left(i64),
    Titled(String),
    MigratedTo(i64),
    MigratedFrom(i64),
    Pinned(i64),
    TopicCreated(String),
}

impl Message {
    /// The text or the caption.
    pub fn words(&self) -> Option<&Formatted> {
        match &self.body {
            Body::Text(text) => Some(text),
            Body::Photo { caption, .. } | Body::Document { caption, .. } => Some(caption),
            _ => None,
        }
    }

    /// The plain text or caption; empty when there is none.
    pub fn text(&self) -> &str {
        self.words().map_or("", |words| words.text.as_str())
    }

    /// The text or caption as Telegram's HTML.
    pub fn html(&self) -> String {
        self.words().map(Formatted::html).unwrap_or_default()
    }

    /// Rows of the inline keyboard.
    pub fn buttons(&self) -> &[Vec<Button>] {
        match &self.markup {
            Some(Markup::Inline(rows)) => rows,
            _ => &[],
        }
    }

    /// The inline button with this label, or else with this data.
    pub fn button(&self, what: &str) -> Option<&Button> {
        let all = || self.buttons().iter().flatten();
        all()
            .find(|button| button.label == what)
            .or_else(|| all().find(|button| matches!(&button.action, Action::Data(data) if data == what)))
    }
}

/// What a message does to the keyboards.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup {
    Inline(Vec<Vec<Button>>),
    /// Replaces the keyboard of the chat: rows of labels.
    Reply(Vec<Vec<String>>),
    ForceReply,
    Remove,
}

/// An inline button.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    pub label: String,
    pub action: Action,
    /// As the bot sent it.
    pub raw: Value,
}

/// What happens on a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A callback query with this data.
    Data(String),
    Url(String),
    /// Something the stand-in only stores: the field's name.
    Other(String),
}

/// A person's tap on an inline button, and how the bot answered.
#[derive(Clone, Debug)]
pub struct Tap {
    /// The callback query's id.
    pub query: String,
    pub chat: i64,
    pub message: i64,
    pub user: i64,
    pub label: String,
    pub data: String,
    pub at: Instant,
    pub answer: Option<Answer>,
    pub order: u64,
}

/// What `answerCallbackQuery` brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub text: Option<String>,
    /// Shown as an alert, not as a passing line.
    pub alert: bool,
}
