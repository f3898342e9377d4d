//! All the stand-in remembers, behind one lock.
//!
//! Invariants: `now` is the Clock's instant at which the lock was taken; every change of a chat goes through here, so
//! that the event stream and the queue of updates miss nothing; nothing here waits.
use super::{
    chat::{Chat, ChatKind, GROUP_ANONYMOUS_BOT, Standing, User},
    faults::Faults,
    files::Files,
    flood::Flood,
    menu::Menu,
    message::{Body, Markup, Message},
    updates::Updates,
    wire,
};
use crate::domain::time::Instant;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use tokio::sync::broadcast;

/// Something people would see happen on their screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Sent {
        chat: i64,
        message: i64,
    },
    Edited {
        chat: i64,
        message: i64,
    },
    Deleted {
        chat: i64,
        message: i64,
    },
    /// The bot answered a tap.
    Answered {
        chat: i64,
        message: i64,
        user: i64,
    },
    /// Membership, title or topics.
    ChatChanged {
        chat: i64,
    },
}

impl Event {
    /// The chat it is about.
    pub fn chat(self) -> i64 {
        match self {
            Self::Sent { chat, .. }
            | Self::Edited { chat, .. }
            | Self::Deleted { chat, .. }
            | Self::Answered { chat, .. }
            | Self::ChatChanged { chat } => chat,
        }
    }
}

/// Where a tap is found: the chat and its place among the chat's taps.
#[derive(Clone, Copy, Debug)]
pub(super) struct TapAt {
    pub chat: i64,
    pub index: usize,
}

/// What a new message is, besides its place.
#[derive(Debug)]
pub(super) struct Draft {
    pub from: i64,
    pub sender_chat: Option<i64>,
    pub thread: Option<i64>,
    pub reply_to: Option<i64>,
    pub forwarded: Option<(i64, Instant)>,
    pub body: Body,
    pub markup: Option<Markup>,
}

impl Draft {
    pub fn new(from: i64, body: Body) -> Self {
        Self { from, sender_chat: None, thread: None, reply_to: None, forwarded: None, body, markup: None }
    }
}

#[derive(Debug)]
pub(super) struct State {
    pub now: Instant,
    pub token: String,
    pub bot: i64,
    pub privacy: bool,
    pub users: HashMap<i64, User>,
    pub chats: HashMap<i64, Chat>,
    /// People the bot has met anywhere: writing to them fails otherwise than to strangers.
    pub met: HashSet<i64>,
    pub updates: Updates,
    pub taps: HashMap<String, TapAt>,
    pub files: Files,
    pub menu: Menu,
    pub flood: Flood,
    pub faults: Faults,
    pub webhook: Option<String>,
    /// Calls by method, as spelt in the reference.
    pub calls: BTreeMap<&'static str, u64>,
    /// Refusals given, by description.
    pub refusals: BTreeMap<String, u64>,
    /// Entities dropped because a message had more than a hundred.
    pub entities_dropped: u64,
    pub events: broadcast::Sender<Event>,
    order: u64,
    last_group: i64,
    last_query: u64,
}

impl State {
    pub fn new(bot: User, token: String, now: Instant) -> Self {
        let anonymous = User {
            username: Some("GroupAnonymousBot".to_owned()),
            is_bot: true,
            ..User::new(GROUP_ANONYMOUS_BOT, "Group")
        };
        Self {
            now,
            token,
            bot: bot.id,
            privacy: true,
            users: HashMap::from([(bot.id, bot), (anonymous.id, anonymous)]),
            chats: HashMap::new(),
            met: HashSet::new(),
            updates: Updates::default(),
            taps: HashMap::new(),
            files: Files::default(),
            menu: Menu::default(),
            flood: Flood::default(),
            faults: Faults::default(),
            webhook: None,
            calls: BTreeMap::new(),
            refusals: BTreeMap::new(),
            entities_dropped: 0,
            events: broadcast::Sender::new(4096),
            order: 0,
            last_group: 0,
            last_query: 0,
        }
    }

    /// The next place in the story of the whole stand-in.
    pub fn take_order(&mut self) -> u64 {
        self.order += 1;
        self.order
    }

    pub fn take_query_id(&mut self) -> String {
        self.last_query += 1;
        (4_000_000_000_000_000_000 + self.last_query).to_string()
    }

    /// A fresh id for a group of this kind.
    pub fn take_group_id(&mut self, kind: ChatKind) -> i64 {
        self.last_group += 1;
        match kind {
            ChatKind::Supergroup => -1_001_000_000_000 - self.last_group,
            _ => -4_000_000 - self.last_group,
        }
    }

    pub fn emit(&self, event: Event) {
        // Nobody listening is not a failure.
        let _ = self.events.send(event);
    }

    pub fn user(&self, id: i64) -> User {
        self.users.get(&id).cloned().unwrap_or_else(|| User::new(id, "?"))
    }

    /// The bot's user name, without `@`.
    pub fn bot_name(&self) -> &str {
        self.users.get(&self.bot).and_then(|bot| bot.username.as_deref()).unwrap_or_default()
    }

    /// The private chat of this person, made when it is not there.
    pub fn private_chat(&mut self, user: i64) -> &mut Chat {
        self.chats.entry(user).or_insert_with(|| {
            let mut chat = Chat::new(user, ChatKind::Private, None);
            chat.members.insert(user, Standing::Member);
            chat
        })
    }

    pub fn message(&self, chat: i64, message: i64) -> Option<&Message> {
        self.chats.get(&chat)?.messages.get(&message)
    }

    pub fn message_mut(&mut self, chat: i64, message: i64) -> Option<&mut Message> {
        self.chats.get_mut(&chat)?.messages.get_mut(&message)
    }

    /// Puts a message into a chat that exists and tells the event stream; the bot's own or a person's.
    pub fn put(&mut self, chat_id: i64, draft: Draft) -> i64 {
        let (at, order) = (self.now, self.take_order());
        let chat = self.chats.get_mut(&chat_id).expect("callers look the chat up first");
        let id = chat.take_message_id();
        match &draft.markup {
            Some(Markup::Reply(_)) => chat.keyboard = draft.markup.clone(),
            Some(Markup::Remove) => chat.keyboard = None,
            _ => {}
        }
        let message = Message {
            id,
            chat: chat_id,
            thread: draft.thread,
            from: draft.from,
            sender_chat: draft.sender_chat,
            at,
            edited_at: None,
            reply_to: draft.reply_to,
            forwarded: draft.forwarded,
            body: draft.body,
            markup: draft.markup,
            history: Vec::new(),
            reaction: None,
            order,
            changed_at: at,
            changed_order: order,
        };
        chat.messages.insert(id, message);
        self.emit(Event::Sent { chat: chat_id, message: id });
        id
    }

    /// Queues an update; whoever is in it the bot has met now.
    pub fn update(&mut self, kind: &str, from: i64, content: Value) {
        self.met.insert(from);
        self.updates.push(kind, content, self.now);
    }

    /// Queues the message as an update, if the bot may see it.
    pub fn show_message(&mut self, kind: &str, chat: i64, message: i64) {
        let Some(found) = self.message(chat, message) else { return };
        if self.bot_sees(found) {
            let from = found.from;
            let content = wire::message(self, found);
            self.update(kind, from, content);
        }
    }

    /// Privacy mode: in groups an ordinary bot sees commands that may be for it, mentions, replies to it and service
    /// messages; as administrator, or with privacy off, everything.
    fn bot_sees(&self, message: &Message) -> bool {
        let Some(chat) = self.chats.get(&message.chat) else { return false };
        let standing = chat.standing(self.bot);
        if message.from == self.bot {
            // Its own doings come back as service messages only.
            return matches!(message.body, Body::Service(_)) && standing.is_present();
        }
        if chat.kind == ChatKind::Private {
            return standing == Standing::Member;
        }
        if let Body::Service(super::message::Service::Left(who)) = &message.body
            && *who == self.bot
        {
            return true;
        }
        if !standing.is_present() {
            return false;
        }
        if !self.privacy || standing.is_admin() || matches!(message.body, Body::Service(_)) {
            return true;
        }
        let to_bot = message.reply_to.and_then(|id| chat.messages.get(&id)).is_some_and(|to| to.from == self.bot);
        to_bot || message.words().is_some_and(|words| super::typed::concerns(words, self.bot_name()))
    }
}
