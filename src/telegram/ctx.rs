//! What a handler works with: the transaction, who acts and where, and ways to answer.
//!
//! Invariants: an answer is a row of the outbox in the update's own transaction; nothing here calls Telegram.
use super::{
    actor::Actor,
    dialog::{Dialog, Found},
    render::{Call, Tap},
};
use crate::{
    domain::{
        attachment::{Attachment, Caption, Enclosed},
        department::Department,
        id::{ChatId, DepartmentId, InboxId, MessageId, PostId, TelegramId, TopicId},
        notice::{Form, NoticeKind, Parcel, Place},
        person::{Language, Member},
        refusal::Refusal,
        time::Instant,
    },
    locale::Locale,
    store::{self, Tx},
    usecase::{Result, house::House},
    view::screen::Screen,
};
use std::sync::Arc;

/// What is the same for all updates of this bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Without the @.
    pub username: Arc<str>,
    pub telegram: TelegramId,
}

impl Shared {
    /// A link that presses Start with a payload.
    pub fn start_link(&self, payload: &str) -> String {
        format!("https://t.me/{}?start={payload}", self.username)
    }

    /// A link that adds the bot to a group with a payload.
    pub fn group_link(&self, payload: &str) -> String {
        format!("https://t.me/{}?startgroup={payload}", self.username)
    }
}

/// The message an update is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    /// Of a picture or document its caption.
    pub text: String,
    /// When Telegram dated it; of an edit when it was edited.
    pub dated_at: Instant,
    pub reply_to: Option<Replied>,
}

/// The message it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replied {
    pub id: MessageId,
    pub author: Option<TelegramId>,
    pub text: String,
}

/// The tapped button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tapped {
    /// Telegram's number of the query.
    pub query: String,
    /// The bubble with the button; `None` when Telegram no longer tells.
    pub message: Option<MessageId>,
}

/// Where an update came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub chat: ChatId,
    pub topic: Option<TopicId>,
}

/// An update as handlers see it.
#[derive(Debug)]
pub struct Ctx<'a> {
    pub tx: &'a mut Tx,
    pub now: Instant,
    /// When the update was stored: a tap counts from then.
    pub received_at: Instant,
    /// Its row in the inbox.
    pub row: InboxId,
    pub shared: &'a Shared,
    pub actor: Actor,
    pub room: Room,
    /// Of a message or an edit.
    pub message: Option<Message>,
    /// Of a tap.
    pub tapped: Option<Tapped>,
    /// Of the group's department.
    pub(super) group_language: Option<Language>,
    /// The tap's answer is queued.
    pub(super) answered: bool,
}

impl Ctx<'_> {
    pub fn chat(&self) -> ChatId {
        self.room.chat
    }

    pub fn is_private(&self) -> bool {
        self.room.chat.is_private()
    }

    /// What follows is answered in private.
    pub(super) fn goes_private(&mut self) {
        self.room = Room { chat: ChatId(self.actor.telegram.0), topic: None };
        self.group_language = None;
    }

    /// In private the person's language, in a group the department's.
    pub fn language(&self) -> Language {
        self.group_language.unwrap_or(self.actor.language)
    }

    pub fn locale(&self) -> Locale {
        Locale(self.language())
    }

    /// Answers in a group are in the language of its department, whoever asks.
    pub(super) async fn reply_in_language_of(&mut self, department: DepartmentId) -> Result<()> {
        let department = store::departments::by_id(self.tx, department).await?;
        self.group_language = department.map(|department| department.language);
        Ok(())
    }

    /// When the person did it: a message when Telegram dated it, a tap when it was stored.
    pub fn acted_at(&self) -> Instant {
        self.message.as_ref().map_or(self.received_at, |message| message.dated_at.min(self.now))
    }

    /// As whom he acts, or a refusal.
    pub fn member(&self) -> Result<&Member> {
        Ok(self.actor.member().ok_or(Refusal::NoDepartment)?)
    }

    /// In which department he acts, or a refusal.
    pub fn department(&self) -> Result<&Department> {
        Ok(self.actor.department().ok_or(Refusal::NoDepartment)?)
    }

    /// The department he acts in, loaded.
    pub async fn house(&mut self) -> Result<House> {
        let id = self.department()?.id;
        Ok(House::load(self.tx, id).await?.ok_or(Refusal::NoDepartment)?)
    }

    /// After a write that changes the actor's places or language: looks him up again.
    pub async fn refresh(&mut self, choose: Option<DepartmentId>) -> Result<()> {
        let department = choose.or(self.actor.department().map(|department| department.id));
        self.actor.reload(self.tx, self.now).await?;
        if let Some(department) = department {
            self.actor.choose(department);
        }
        Ok(())
    }

    /// Where the tapped button stands.
    pub fn tapped_place(&self) -> Option<(ChatId, MessageId)> {
        let message = self.tapped.as_ref().and_then(|tapped| tapped.message)?;
        Some((self.room.chat, message))
    }

    /// Shows it in place of the tapped bubble, else as a new message.
    pub async fn show(&mut self, screen: Screen) -> Result<()> {
        let place = match self.tapped.as_ref().and_then(|tapped| tapped.message) {
            Some(message) => Place::Edit(message),
            None => Place::New,
        };
        self.put(NoticeKind::Reply, place, &screen).await
    }

    /// A new message where the update came from.
    pub async fn send(&mut self, screen: Screen) -> Result<()> {
        self.put(NoticeKind::Reply, Place::New, &screen).await
    }

    /// A new message that will be known by this post.
    pub async fn send_post(&mut self, post: PostId, screen: Screen) -> Result<()> {
        self.put(NoticeKind::Reply, Place::NewPost(post), &screen).await
    }

    /// Changes the message of a post.
    pub async fn edit_post(&mut self, post: PostId, screen: Screen) -> Result<()> {
        self.put(NoticeKind::Reply, Place::EditPost(post), &screen).await
    }

    /// A file where the update came from, with a screen under it.
    pub async fn send_file(&mut self, file: Attachment, under: &Screen) -> Result<()> {
        let caption = Some(Caption::Screen(serde_json::to_string(under).expect("a screen is plain data")));
        let payload = serde_json::to_string(&Enclosed { file, caption }).expect("a file is plain data");
        let parcel = Parcel { form: Form::File, payload, ..self.parcel(NoticeKind::Reply, Place::New, under) };
        store::outbox::put(self.tx, &parcel, self.now).await?;
        Ok(())
    }

    /// Publishes where the update came from: the kind decides what becomes of it when its reply is lost.
    pub async fn publish(&mut self, kind: NoticeKind, post: Option<PostId>, screen: Screen) -> Result<()> {
        self.put(kind, post.map_or(Place::New, Place::NewPost), &screen).await
    }

    async fn put(&mut self, kind: NoticeKind, place: Place, screen: &Screen) -> Result<()> {
        let parcel = self.parcel(kind, place, screen);
        store::outbox::put(self.tx, &parcel, self.now).await?;
        Ok(())
    }

    /// The answer as a parcel to the room of the update.
    pub(super) fn parcel(&self, kind: NoticeKind, place: Place, screen: &Screen) -> Parcel {
        let payload = serde_json::to_string(screen).expect("a screen is plain data");
        Parcel {
            department: self.actor.department().map(|department| department.id),
            topic: self.room.topic,
            place,
            ..Parcel::new(self.room.chat, kind, Form::Screen, payload, self.now)
        }
    }

    /// Answers the tap with a line that passes by; without a tap nothing happens. Only the first of a tap counts.
    pub async fn toast(&mut self, text: impl Into<String>) -> Result<()> {
        self.answer(Some(text.into()), false).await
    }

    /// As [`Ctx::toast`], in a window that must be closed.
    pub async fn alert(&mut self, text: impl Into<String>) -> Result<()> {
        self.answer(Some(text.into()), true).await
    }

    pub(super) async fn answer(&mut self, text: Option<String>, alert: bool) -> Result<()> {
        let Some(parcel) = self.tap_answer(text, alert) else { return Ok(()) };
        self.answered = true;
        store::outbox::put(self.tx, &parcel, self.now).await?;
        Ok(())
    }

    /// The answer to the tap, while there is none.
    pub(super) fn tap_answer(&self, text: Option<String>, alert: bool) -> Option<Parcel> {
        let tapped = self.tapped.as_ref().filter(|_| !self.answered)?;
        let tap = Tap { query: tapped.query.clone(), text, alert };
        let payload = serde_json::to_string(&tap).expect("an answer is plain data");
        Some(Parcel::new(self.room.chat, NoticeKind::Answer, Form::Tap, payload, self.now))
    }

    /// Calls a method of the Bot API; under `reply_as` its result comes back as an event.
    pub async fn call(
        &mut self,
        chat: ChatId,
        method: &str,
        body: serde_json::Value,
        reply_as: Option<String>,
    ) -> Result<()> {
        let call = Call { method: method.to_owned(), body, reply_as_event: reply_as };
        let payload = serde_json::to_string(&call).expect("a call is plain data");
        let parcel = Parcel::new(chat, NoticeKind::Service, Form::Call, payload, self.now);
        store::outbox::put(self.tx, &parcel, self.now).await?;
        Ok(())
    }

    /// What he is in the middle of in this chat.
    pub async fn dialog(&mut self) -> Result<Found> {
        let stored = store::state::dialog(self.tx, self.room.chat, self.actor.telegram).await?;
        Ok(match stored {
            None => Found::Nothing,
            Some(json) => match serde_json::from_str::<Dialog>(&json) {
                Ok(dialog) => Found::Dialog(Box::new(dialog)),
                Err(_) => Found::Undecodable,
            },
        })
    }

    /// He is now in the middle of this.
    pub async fn set_dialog(&mut self, dialog: &Dialog) -> Result<()> {
        let json = serde_json::to_string(dialog).expect("a dialog is plain data");
        store::state::set_dialog(self.tx, self.room.chat, self.actor.telegram, &json, self.now).await?;
        Ok(())
    }

    /// True when there was a dialog to leave.
    pub async fn end_dialog(&mut self) -> Result<bool> {
        Ok(store::state::end_dialog(self.tx, self.room.chat, self.actor.telegram).await?)
    }
}
