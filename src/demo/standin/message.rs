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
    /// What it was before each edit, oldest first.
    pub history: Vec<Version>,
    /// The emoji the bot put on it.
    pub reaction: Option<String>,
    /// Place in the story of the whole stand-in.
    pub order: u64,
    /// When the present content was made.
    pub(super) changed_at: Instant,
    pub(super) changed_order: u64,
}

/// A message's former content.
#[derive(Clone, Debug)]
pub struct Version {
    pub body: Body,
    pub markup: Option<Markup>,
    /// When it was written (or edited) so.
    pub at: Instant,
    /// Place of that in the story.
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

impl Body {
    /// The text or the caption.
    pub fn words(&self) -> Option<&Formatted> {
        match self {
            Self::Text(text) => Some(text),
            Self::Photo { caption, .. } | Self::Document { caption, .. } => Some(caption),
            _ => None,
        }
    }
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
    TopicClosed,
    TopicReopened,
}

impl Message {
    /// Replaces the content and remembers the old one; a changed keyboard alone is not shown as an edit.
    pub fn change(&mut self, body: Body, markup: Option<Markup>, at: Instant, order: u64) {
        if self.body != body {
            self.edited_at = Some(at);
        }
        let old = Version {
            body: std::mem::replace(&mut self.body, body),
            markup: std::mem::replace(&mut self.markup, markup),
            at: std::mem::replace(&mut self.changed_at, at),
            order: std::mem::replace(&mut self.changed_order, order),
        };
        self.history.push(old);
    }

    /// What it is now.
    pub fn present(&self) -> Version {
        Version { body: self.body.clone(), markup: self.markup.clone(), at: self.changed_at, order: self.changed_order }
    }

    /// The first version, then every edit up to the present one.
    pub fn versions(&self) -> impl Iterator<Item = Version> + '_ {
        self.history.iter().cloned().chain([self.present()])
    }

    /// The text or the caption.
    pub fn words(&self) -> Option<&Formatted> {
        self.body.words()
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
