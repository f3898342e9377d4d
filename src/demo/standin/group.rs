//! A group seen from nobody's side: what its owner or Telegram does to it as a whole.
use super::{
    chat::{Chat, Standing},
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

    /// Nobody but administrators may write there any more.
    pub fn closes_topic(&self, thread: i64) {
        self.shared.act(|state| groups::close_topic(state, self.id, self.owner, thread, true));
    }

    /// Everybody may write there again.
    pub fn reopens_topic(&self, thread: i64) {
        self.shared.act(|state| groups::close_topic(state, self.id, self.owner, thread, false));
    }

    /// The topic goes with all that was said in it.
    pub fn deletes_topic(&self, thread: i64) {
        self.shared.act(|state| {
            groups::delete_topic(state, self.id, thread);
            state.emit(Event::ChatChanged { chat: self.id });
        });
    }

    /// Nobody but administrators may write in General, or everybody again.
    pub fn closes_general(&self, closed: bool) {
        self.change(|chat| chat.general_closed = closed);
    }

    /// Switches topics off or on; they are kept while they are off.
    pub fn has_topics(&self, yes: bool) {
        self.change(|chat| chat.forum = yes);
    }

    /// The basic group becomes a supergroup, which is returned; the bot is told.
    #[track_caller]
    pub fn migrates(&self) -> Group {
        let above = self.migrates_unheard();
        above.tells_of_migration(self);
        above
    }

    /// The same, but the bot's updates are on their way yet: it may find out by a refusal first.
    #[track_caller]
    pub fn migrates_unheard(&self) -> Group {
        let id = must(self.shared.act(|state| groups::migrate(state, self.id)));
        Group { id, ..self.clone() }
    }

    /// The updates about this supergroup and the basic group it was arrive.
    pub fn tells_of_migration(&self, from: &Group) {
        self.shared.act(|state| groups::tell_migration(state, from.id, self.id));
    }

    /// The owner deletes the group.
    pub fn deletes(&self) {
        self.shared.act(|state| groups::delete(state, self.id, self.owner));
    }

    /// Forbids or allows everybody but administrators to write; the bot is not told.
    pub fn mutes_bot(&self, muted: bool) {
        self.change(|chat| chat.bot_muted = muted);
    }

    /// Forbids or allows the bot alone to write; the bot is told.
    pub fn restricts_bot(&self, muted: bool) {
        let standing = if muted { Standing::Restricted } else { Standing::Member };
        self.shared.act(|state| groups::set_standing(state, self.id, state.bot, self.owner, standing));
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
