//! Looking at the stand-in from outside: chats, transcripts, counts, and signals of change.
//!
//! Everything read is a copy, so that nobody holds the lock; the signals let a test wait without sleeping.
use super::{
    Event, FloodCounts, Message, PATIENCE, Standin, Standing, Tap, methods,
    transcript::{self, Versions},
};
use crate::{clock::real, domain::time::Instant};
use std::collections::BTreeMap;
use tokio::sync::{broadcast, watch};

/// What is known of an uploaded file besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAbout {
    pub name: Option<String>,
    pub bytes: usize,
    /// Width and height of a picture, 0 when it is none.
    pub pixels: (u32, u32),
}

impl Standin {
    /// The messages of a chat, oldest first.
    pub fn messages(&self, chat: i64) -> Vec<Message> {
        self.shared
            .look(|state| state.chats.get(&chat).map(|chat| chat.messages.values().cloned().collect()))
            .unwrap_or_default()
    }

    /// The newest `count` messages of a chat below `before`, oldest first, and whether there are older ones.
    pub fn page_of_messages(&self, chat: i64, before: Option<i64>, count: usize) -> (Vec<Message>, bool) {
        self.shared.look(|state| {
            let Some(chat) = state.chats.get(&chat) else { return (Vec::new(), false) };
            let mut older = chat.messages.range(..before.unwrap_or(i64::MAX)).rev();
            let mut page: Vec<Message> = older.by_ref().take(count).map(|(_, message)| message.clone()).collect();
            page.reverse();
            (page, older.next().is_some())
        })
    }

    /// The newest message of a chat, and how many of the bot's come after the message `seen`.
    pub fn glance(&self, chat: i64, seen: i64) -> (Option<Message>, usize) {
        self.shared.look(|state| {
            let Some(chat) = state.chats.get(&chat) else { return (None, 0) };
            let fresh = chat.messages.range(seen.saturating_add(1)..);
            let unread = fresh.filter(|(_, message)| message.from == state.bot).count();
            (chat.messages.values().next_back().cloned(), unread)
        })
    }

    /// The newest message of a chat that was written before `at`; 0 when there is none.
    pub fn newest_before(&self, chat: i64, at: Instant) -> i64 {
        self.shared.look(|state| {
            let found = state.chats.get(&chat).and_then(|chat| chat.messages.values().rev().find(|m| m.at < at));
            found.map_or(0, |message| message.id)
        })
    }

    /// A message that is there.
    pub fn message(&self, chat: i64, message: i64) -> Option<Message> {
        self.shared.look(|state| state.message(chat, message).cloned())
    }

    /// The taps in a chat with their answers, oldest first.
    pub fn taps(&self, chat: i64) -> Vec<Tap> {
        self.shared.look(|state| state.chats.get(&chat).map(|chat| chat.taps.clone())).unwrap_or_default()
    }

    /// Ids of the pinned messages, the newest last.
    pub fn pinned(&self, chat: i64) -> Vec<i64> {
        self.shared.look(|state| state.chats.get(&chat).map(|chat| chat.pinned.clone())).unwrap_or_default()
    }

    /// The reply keyboard people see in a chat.
    pub fn reply_keyboard(&self, chat: i64) -> Vec<Vec<String>> {
        self.shared.look(|state| transcript::reply_keyboard(state, chat))
    }

    /// What `who` (a person or the bot) is in a chat.
    pub fn standing(&self, chat: i64, who: i64) -> Standing {
        self.shared.look(|state| state.chats.get(&chat).map(|chat| chat.standing(who))).unwrap_or_default()
    }

    /// Ids of all chats, in no order.
    pub fn chats(&self) -> Vec<i64> {
        self.shared.look(|state| state.chats.keys().copied().collect())
    }

    /// The bytes of an uploaded file.
    pub fn file(&self, file_id: &str) -> Option<axum::body::Bytes> {
        self.shared.look(|state| state.files.get(file_id).map(|file| file.bytes.clone()))
    }

    /// Name, type and size of an uploaded file.
    pub fn file_about(&self, file_id: &str) -> Option<FileAbout> {
        self.shared.look(|state| {
            let file = state.files.get(file_id)?;
            Some(FileAbout { name: file.name.clone(), bytes: file.bytes.len(), pixels: file.size })
        })
    }

    /// An account's full name.
    pub fn name(&self, who: i64) -> String {
        self.shared.look(|state| state.user(who).full_name())
    }

    /// Who is in a chat now, by id.
    pub fn members(&self, chat: i64) -> Vec<i64> {
        let present = |chat: &super::chat::Chat| chat.present().map(|(id, _)| id).collect();
        self.shared.look(|state| state.chats.get(&chat).map(present)).unwrap_or_default()
    }

    /// A group's title.
    pub fn title(&self, chat: i64) -> Option<String> {
        self.shared.look(|state| state.chats.get(&chat)?.title.clone())
    }

    fn write_transcript(&self, chat: i64, since: Option<Instant>, versions: Versions) -> String {
        let zone = self.server.config.zone;
        self.shared.look(|state| transcript::transcript(state, chat, zone, since, versions))
    }

    /// A chat as readable text, as the screen shows it now: a block a message, a line a tap.
    pub fn transcript(&self, chat: i64) -> String {
        self.write_transcript(chat, None, Versions::Present)
    }

    /// The same, from an instant on.
    pub fn transcript_since(&self, chat: i64, since: Instant) -> String {
        self.write_transcript(chat, Some(since), Versions::Present)
    }

    /// What happened in a chat as it happened: an edited message stands once as it was, and again when it changed.
    pub fn story(&self, chat: i64) -> String {
        self.write_transcript(chat, None, Versions::All)
    }

    /// Updates the bot has not confirmed by an offset.
    pub fn pending_updates(&self) -> usize {
        self.shared.look(|state| state.updates.pending())
    }

    /// Calls being worked on, polls apart.
    pub fn in_flight(&self) -> usize {
        self.shared.in_flight()
    }

    /// A poll waits right now; with [`Standin::pending_updates`] 0 the bot has confirmed all there was.
    pub fn is_polled(&self) -> bool {
        self.shared.polls() > 0
    }

    /// How often a method was called, by its name in the reference.
    pub fn calls(&self, method: &str) -> u64 {
        self.shared.look(|state| {
            methods::find(method).and_then(|(name, _)| state.calls.get(name).copied()).unwrap_or_default()
        })
    }

    /// How often each method was called.
    pub fn all_calls(&self) -> BTreeMap<&'static str, u64> {
        self.shared.look(|state| state.calls.clone())
    }

    /// Refusals given so far, by description.
    pub fn refusals(&self) -> BTreeMap<String, u64> {
        self.shared.look(|state| state.refusals.clone())
    }

    /// What the flood limits let through and refused.
    pub fn flood_counts(&self) -> FloodCounts {
        self.shared.look(|state| state.flood.counts)
    }

    /// Entities silently dropped because messages had more than a hundred.
    pub fn entities_dropped(&self) -> u64 {
        self.shared.look(|state| state.entities_dropped)
    }

    /// Changes after every change of anything.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes()
    }

    /// What people see happen, from now on; a slow listener loses the oldest.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.shared.look(|state| state.events.subscribe())
    }

    /// What `check` finds, as soon as it finds something; `None` when [`PATIENCE`] (of real time) ends first.
    pub async fn wait_for<T>(&self, mut check: impl FnMut(&Standin) -> Option<T>) -> Option<T> {
        let mut changes = self.changes();
        real::at_most(PATIENCE, async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = check(self) {
                    return found;
                }
                // The sender lives in `self`, so this cannot fail.
                let _ = changes.changed().await;
            }
        })
        .await
    }
}
