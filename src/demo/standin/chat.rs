//! People and chats as the stand-in remembers them.
//!
//! Invariants: a private chat has its person's id; a basic group's id is a small negative number, a supergroup's starts
//! with −100; message ids count from 1 in every chat on its own and are never given twice.
use super::message::{Markup, Message, Tap};
use std::collections::{BTreeMap, VecDeque};

/// Telegram's account behind «an administrator who wants to stay unnamed».
pub const GROUP_ANONYMOUS_BOT: i64 = 1_087_968_824;

/// An account; every field but the first two may be absent, as in life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: Option<String>,
    pub is_bot: bool,
    /// The account was deleted; nothing reaches it any more.
    pub deactivated: bool,
}

impl User {
    pub fn new(id: i64, first_name: impl Into<String>) -> Self {
        Self {
            id,
            first_name: first_name.into(),
            last_name: None,
            username: None,
            language_code: None,
            is_bot: false,
            deactivated: false,
        }
    }

    /// First and last name.
    pub fn full_name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    Private,
    Group,
    Supergroup,
}

impl ChatKind {
    /// The word in refusals and in `type`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
        }
    }
}

/// What an account is in a chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    Creator,
    Administrator,
    Member,
    /// In the chat, and may not write.
    Restricted,
    #[default]
    Left,
    Kicked,
}

impl Standing {
    /// In the chat now.
    pub fn is_present(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator | Self::Member | Self::Restricted)
    }

    /// The owner or an administrator.
    pub fn is_admin(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator)
    }

    /// The Bot API's `status`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Administrator => "administrator",
            Self::Member => "member",
            Self::Restricted => "restricted",
            Self::Left => "left",
            Self::Kicked => "kicked",
        }
    }
}

/// A thread of a forum; General has none of its own.
#[derive(Clone, Debug)]
pub struct Topic {
    pub name: String,
    pub closed: bool,
}

/// A chat with everything in it.
#[derive(Debug)]
pub struct Chat {
    pub id: i64,
    pub kind: ChatKind,
    /// `None` for private chats.
    pub title: Option<String>,
    pub forum: bool,
    pub topics: BTreeMap<i64, Topic>,
    /// Nobody but administrators may write in General.
    pub general_closed: bool,
    /// In a private chat the bot's standing tells: `Left` never started, `Kicked` blocked.
    pub members: BTreeMap<i64, Standing>,
    pub messages: BTreeMap<i64, Message>,
    last_message: i64,
    pub pinned: Vec<i64>,
    pub migrated_to: Option<i64>,
    /// The group was deleted by its owner.
    pub deleted: bool,
    /// Nobody but administrators may write here; Telegram tells no bot of it.
    pub bot_muted: bool,
    /// The reply keyboard people see now.
    pub keyboard: Option<Markup>,
    pub taps: Vec<Tap>,
    /// Instants of what the bot did here, for the flood limits.
    pub flood: VecDeque<i64>,
    /// Theoretical arrival time of the per-second bucket, milliseconds.
    pub flood_tat_ms: i64,
}

impl Chat {
    pub fn new(id: i64, kind: ChatKind, title: Option<String>) -> Self {
        Self {
            id,
            kind,
            title,
            forum: false,
            topics: BTreeMap::new(),
            general_closed: false,
            members: BTreeMap::new(),
            messages: BTreeMap::new(),
            last_message: 0,
            pinned: Vec::new(),
            migrated_to: None,
            deleted: false,
            bot_muted: false,
            keyboard: None,
            taps: Vec::new(),
            flood: VecDeque::new(),
            flood_tat_ms: 0,
        }
    }

    /// What this account is here.
    pub fn standing(&self, user: i64) -> Standing {
        self.members.get(&user).copied().unwrap_or_default()
    }

    /// Whether this account's words are taken here at all.
    pub fn may_write(&self, user: i64) -> bool {
        match self.standing(user) {
            Standing::Creator | Standing::Administrator => true,
            Standing::Member => !self.bot_muted || self.kind == ChatKind::Private,
            Standing::Restricted | Standing::Left | Standing::Kicked => false,
        }
    }

    /// Whether a thread is closed to this account: administrators may write in a closed one.
    pub fn is_closed(&self, thread: Option<i64>, user: i64) -> bool {
        let closed = match thread {
            Some(thread) => self.topics.get(&thread).is_some_and(|topic| topic.closed),
            None => self.general_closed,
        };
        self.forum && closed && !self.standing(user).is_admin()
    }

    /// The next message's id.
    pub fn take_message_id(&mut self) -> i64 {
        self.last_message += 1;
        self.last_message
    }

    /// How many are here now.
    pub fn present(&self) -> impl Iterator<Item = (i64, Standing)> + '_ {
        self.members.iter().filter(|(_, standing)| standing.is_present()).map(|(id, standing)| (*id, *standing))
    }
}
