//! A group seen from nobody's side: what its owner or Telegram does to it as a whole.
use super::{
    chat::Chat,
    groups,
    message::Service,
    people::{Person, must},
    shared::Shared,
    state::Event,
};
use std::sync::Arc;

/// A group, from nobody's side.
#[derive(Clone, Debug)]
pub struct Group {
    pub(super) shared: Arc<Shared>,
    pub(super) id: i64,
    pub(super) owner: i64,
}

impl Group {
    /// The chat's id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The owner, at this place.
    pub fn owner(&self) -> Person {
        Person::new(self.shared.clone(), self.owner).in_chat(self.id)
    }

    /// A new topic of this forum; its thread's id.
    #[track_caller]
    pub fn topic(&self, name: &str) -> i64 {
        must(self.shared.act(|state| groups::topic(state, self.id, self.owner, name)))
    }

    /// Nobody may write there any more.
    pub fn closes_topic(&self, thread: i64) {
        self.change(|chat| {
            if let Some(topic) = chat.topics.get_mut(&thread) {
                topic.closed = true;
            }
        });
    }

    /// The basic group becomes a supergroup, which is returned.
    #[track_caller]
    pub fn migrates(&self) -> Group {
        let id = must(self.shared.act(|state| groups::migrate(state, self.id)));
        Group { id, ..self.clone() }
    }

    /// The owner deletes the group.
    pub fn deletes(&self) {
        self.change(|chat| chat.deleted = true);
    }

    /// Forbids or allows the bot to write.
    pub fn mutes_bot(&self, muted: bool) {
        self.change(|chat| chat.bot_muted = muted);
    }

    /// The owner gives it another title.
    pub fn renames(&self, title: &str) {
        self.change(|chat| chat.title = Some(title.to_owned()));
        self.shared.act(|state| {
            groups::tell(state, self.id, self.owner, Service::Titled(title.to_owned()));
        });
    }

    fn change(&self, change: impl FnOnce(&mut Chat)) {
        self.shared.act(|state| {
            if let Some(chat) = state.chats.get_mut(&self.id) {
                change(chat);
            }
            state.emit(Event::ChatChanged { chat: self.id });
        });
    }
}
