//! A person's hands on the stand-in, for tests, the story and the page.
//!
//! Acts a real client would not offer panic with the reason, so that a test's mistake is not taken for the bot's; the
//! `try_` forms return it instead, for a page whose button may be gone.
use super::{
    acts::{self, Impossible, Place},
    chat::{Standing, User},
    groups,
    menu::{self, MenuItem},
    message::{Answer, Body, Message},
    params::Upload,
    shared::Shared,
    transcript, typed,
};
use crate::clock::real;
use std::{sync::Arc, time::Duration};

/// How long of real time a test waits for the bot.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Most signs of a deep link's parameter.
const MAX_START: usize = 64;

/// Somebody with an account, at a place: the private chat with the bot, or a group.
#[derive(Clone, Debug)]
pub struct Person {
    pub(super) shared: Arc<Shared>,
    place: Place,
}

/// A tap that was made.
#[derive(Clone, Debug)]
pub struct Tapped {
    shared: Arc<Shared>,
    /// The callback query's id.
    pub query: String,
}

impl Tapped {
    /// The bot's answer, if it was given by now.
    pub fn answer(&self) -> Option<Answer> {
        self.shared.look(|state| {
            let at = state.taps.get(&self.query)?;
            state.chats.get(&at.chat)?.taps.get(at.index)?.answer.clone()
        })
    }

    /// The bot's answer as soon as it is given; `None` when [`PATIENCE`] ends first.
    pub async fn answered(&self) -> Option<Answer> {
        let mut changes = self.shared.changes();
        real::at_most(PATIENCE, async {
            loop {
                changes.borrow_and_update();
                if let Some(answer) = self.answer() {
                    return answer;
                }
                // The sender lives in `self`.
                let _ = changes.changed().await;
            }
        })
        .await
    }
}

#[track_caller]
pub(super) fn must<T>(done: Result<T, Impossible>) -> T {
    match done {
        Ok(done) => done,
        Err(why) => panic!("no client offers this: {why}"),
    }
}

impl Person {
    pub(super) fn new(shared: Arc<Shared>, user: i64) -> Self {
        Self { shared, place: Place { user, chat: user, thread: None, unnamed: false } }
    }

    /// The account's id.
    pub fn id(&self) -> i64 {
        self.place.user
    }

    /// The chat of this place.
    pub fn chat(&self) -> i64 {
        self.place.chat
    }

    /// The same person, in that chat.
    pub fn in_chat(&self, chat: i64) -> Self {
        Self { place: Place { chat, thread: None, ..self.place }, ..self.clone() }
    }

    /// The same person, in that topic of the forum.
    pub fn in_topic(&self, thread: i64) -> Self {
        Self { place: Place { thread: Some(thread), ..self.place }, ..self.clone() }
    }

    /// The same person, writing as an unnamed administrator.
    pub fn unnamed(&self) -> Self {
        Self { place: Place { unnamed: true, ..self.place }, ..self.clone() }
    }

    fn change_user(self, change: impl FnOnce(&mut User)) -> Self {
        self.shared.act(|state| {
            if let Some(user) = state.users.get_mut(&self.place.user) {
                change(user);
            }
        });
        self
    }

    /// Changes the first name.
    pub fn with_first_name(self, name: &str) -> Self {
        self.change_user(|user| name.clone_into(&mut user.first_name))
    }

    /// Gives a last name.
    pub fn with_last_name(self, name: &str) -> Self {
        self.change_user(|user| user.last_name = Some(name.to_owned()))
    }

    /// Without `@`.
    pub fn with_username(self, name: &str) -> Self {
        self.change_user(|user| user.username = Some(name.to_owned()))
    }

    /// The client's language; `None` when it tells none.
    pub fn with_language(self, code: Option<&str>) -> Self {
        self.change_user(|user| user.language_code = code.map(str::to_owned))
    }

    /// The account is deleted.
    pub fn deactivates(&self) {
        self.clone().change_user(|user| user.deactivated = true);
    }

    /// Presses Start (with a deep link's parameter) in the private chat; the message's id.
    #[track_caller]
    pub fn starts(&self, parameter: Option<&str>) -> i64 {
        let text = parameter.map_or("/start".to_owned(), |parameter| format!("/start {parameter}"));
        self.in_chat(self.id()).says(&text)
    }

    /// Follows a `t.me` link to the bot: `start` begins the private chat, `startgroup` adds the bot to this group.
    #[track_caller]
    pub fn follows(&self, url: &str) -> i64 {
        must(self.try_follows(url))
    }

    /// [`Person::follows`], with the reason when the link leads nowhere or a client would not offer it.
    pub fn try_follows(&self, url: &str) -> Result<i64, Impossible> {
        let name = self.shared.look(|state| state.bot_name().to_owned());
        let query = ["https://t.me/", "http://t.me/"]
            .iter()
            .find_map(|host| url.strip_prefix(host)?.strip_prefix(name.as_str()))
            .unwrap_or_default();
        let valid =
            |p: &&str| p.len() <= MAX_START && p.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
        let private = self.in_chat(self.id());
        match (query.strip_prefix("?start=").filter(valid), query.strip_prefix("?startgroup=").filter(valid)) {
            (Some(parameter), _) => private.try_says(&format!("/start {parameter}")),
            (_, Some(parameter)) => {
                self.shared.act(|state| groups::change(state, self.chat(), self.id(), state.bot, Standing::Member))?;
                self.try_says(&format!("/start@{name} {parameter}"))
            }
            _ if query.is_empty() && !url.is_empty() && url.ends_with(&name) => private.try_says("/start"),
            _ => Err(Impossible::BadLink(url.to_owned())),
        }
    }

    /// Writes here; the message's id (of the last piece, when the client splits a long text).
    #[track_caller]
    pub fn says(&self, text: &str) -> i64 {
        must(self.try_says(text))
    }

    /// [`Person::says`], with the reason when a client would not offer it.
    pub fn try_says(&self, text: &str) -> Result<i64, Impossible> {
        self.shared.act(|state| acts::say(state, self.place, None, text))
    }

    /// Writes here in reply to a message; the new message's id.
    #[track_caller]
    pub fn replies(&self, to: i64, text: &str) -> i64 {
        must(self.try_replies(to, text))
    }

    /// [`Person::replies`], with the reason when a client would not offer it.
    pub fn try_replies(&self, to: i64, text: &str) -> Result<i64, Impossible> {
        self.shared.act(|state| acts::say(state, self.place, Some(to), text))
    }

    /// Changes the text of an own message.
    #[track_caller]
    pub fn edits(&self, message: i64, text: &str) {
        must(self.try_edits(message, text));
    }

    /// [`Person::edits`], with the reason when a client would not offer it.
    pub fn try_edits(&self, message: i64, text: &str) -> Result<(), Impossible> {
        self.shared.act(|state| acts::edit(state, self.place, message, text))
    }

    /// Removes a message from the screen; the bot is not told.
    #[track_caller]
    pub fn erases(&self, message: i64) {
        must(self.shared.act(|state| acts::erase(state, self.place, message)));
    }

    /// Taps the newest button here with this label (or else this data).
    #[track_caller]
    pub fn taps(&self, what: &str) -> Tapped {
        must(self.try_taps(None, what))
    }

    /// Taps a button of that message.
    #[track_caller]
    pub fn taps_on(&self, message: i64, what: &str) -> Tapped {
        must(self.try_taps(Some(message), what))
    }

    /// A tap on that message (`None`: the newest with such a button), with the reason when there is none.
    pub fn try_taps(&self, message: Option<i64>, what: &str) -> Result<Tapped, Impossible> {
        let query = self.shared.act(|state| acts::tap(state, self.place, message, what))?;
        Ok(Tapped { shared: self.shared.clone(), query })
    }

    /// Sends a callback query no keyboard here offers: an old button, a removed message, forged data.
    #[track_caller]
    pub fn forges(&self, message: i64, data: &str) -> Tapped {
        let made = self.shared.act(|state| acts::query(state, self.place, message, data.to_owned(), data.to_owned()));
        Tapped { shared: self.shared.clone(), query: must(made) }
    }

    /// Presses a button of the reply keyboard.
    #[track_caller]
    pub fn presses(&self, label: &str) -> i64 {
        let there = self.shared.look(|state| transcript::reply_keyboard(state, self.chat()));
        if !there.iter().flatten().any(|known| known == label) {
            must(Err(Impossible::NoButton { wanted: label.to_owned(), there: format!("{there:?}") }))
        }
        self.says(label)
    }

    fn try_sends(
        &self,
        folder: &str,
        name: &str,
        bytes: &[u8],
        body: impl FnOnce(String) -> Body,
    ) -> Result<i64, Impossible> {
        let upload = Upload { name: Some(name.to_owned()), mime: None, bytes: bytes.to_vec().into() };
        self.shared.act(|state| {
            let file = state.files.put(folder, upload);
            acts::write(state, self.place, None, body(file))
        })
    }

    #[track_caller]
    fn sends(&self, folder: &str, name: &str, bytes: &[u8], body: impl FnOnce(String) -> Body) -> i64 {
        must(self.try_sends(folder, name, bytes, body))
    }

    /// Sends a file; the message's id.
    #[track_caller]
    pub fn sends_document(&self, name: &str, bytes: &[u8], caption: &str) -> i64 {
        let caption = typed::formatted(caption);
        self.sends("documents", name, bytes, |file| Body::Document { file, caption })
    }

    /// Sends a picture (the bytes are not looked at); the message's id.
    #[track_caller]
    pub fn sends_photo(&self, bytes: &[u8], caption: &str) -> i64 {
        let caption = typed::formatted(caption);
        self.sends("photos", "photo.jpg", bytes, |file| Body::Photo { file, caption })
    }

    /// Sends a voice message of this length; the message's id.
    #[track_caller]
    pub fn sends_voice(&self, seconds: i64) -> i64 {
        must(self.try_sends_voice(seconds))
    }

    /// [`Person::sends_voice`], with the reason when a client would not offer it.
    pub fn try_sends_voice(&self, seconds: i64) -> Result<i64, Impossible> {
        self.try_sends("voice", "voice.oga", b"OggS", |file| Body::Voice { file, seconds })
    }

    /// Sends a sticker; the message's id.
    #[track_caller]
    pub fn sends_sticker(&self, emoji: &str) -> i64 {
        must(self.try_sends_sticker(emoji))
    }

    /// [`Person::sends_sticker`], with the reason when a client would not offer it.
    pub fn try_sends_sticker(&self, emoji: &str) -> Result<i64, Impossible> {
        self.try_sends("stickers", "sticker.webp", b"RIFF", |file| Body::Sticker { file, emoji: emoji.to_owned() })
    }

    /// Forwards somebody's text from another chat into this one.
    #[track_caller]
    pub fn forwards(&self, from_chat: i64, message: i64) -> i64 {
        must(self.shared.act(|state| {
            let found = state.message(from_chat, message).ok_or(Impossible::NoMessage(message))?;
            let (origin, body) = ((found.from, found.at), found.body.clone());
            let id = acts::write(state, self.place, None, body)?;
            if let Some(put) = state.message_mut(self.place.chat, id) {
                put.forwarded = Some(origin);
            }
            Ok(id)
        }))
    }

    fn set_private(&self, standing: Standing) {
        self.shared.act(|state| {
            let (user, bot) = (self.place.user, state.bot);
            state.private_chat(user);
            groups::set_standing(state, user, bot, user, standing);
        });
    }

    /// Blocks the bot: `my_chat_member` tells it, and nothing reaches this person.
    pub fn blocks_bot(&self) {
        self.set_private(Standing::Kicked);
    }

    /// Lets the bot write again.
    pub fn unblocks_bot(&self) {
        self.set_private(Standing::Member);
    }

    #[track_caller]
    fn sets(&self, who: i64, standing: Standing) {
        must(self.shared.act(|state| groups::change(state, self.place.chat, self.place.user, who, standing)));
    }

    fn bot(&self) -> i64 {
        self.shared.look(|state| state.bot)
    }

    /// Joins this group by a link.
    #[track_caller]
    pub fn joins(&self) {
        self.sets(self.id(), Standing::Member);
    }

    /// Leaves this group.
    #[track_caller]
    pub fn leaves(&self) {
        self.sets(self.id(), Standing::Left);
    }

    /// Adds somebody to this group.
    #[track_caller]
    pub fn adds(&self, who: &Person) {
        self.sets(who.id(), Standing::Member);
    }

    /// Removes somebody from this group so that he cannot come back by himself.
    #[track_caller]
    pub fn kicks(&self, who: &Person) {
        self.sets(who.id(), Standing::Kicked);
    }

    /// Makes somebody an administrator of this group.
    #[track_caller]
    pub fn promotes(&self, who: &Person) {
        self.sets(who.id(), Standing::Administrator);
    }

    /// Makes an administrator an ordinary member.
    #[track_caller]
    pub fn demotes(&self, who: &Person) {
        self.sets(who.id(), Standing::Member);
    }

    /// Adds the bot to this group.
    #[track_caller]
    pub fn adds_bot(&self) {
        self.sets(self.bot(), Standing::Member);
    }

    /// Adds the bot by a `startgroup` link: it joins, and `/start@bot P` is sent here.
    #[track_caller]
    pub fn adds_bot_by_link(&self, parameter: &str) -> i64 {
        self.sets(self.bot(), Standing::Member);
        let name = self.shared.look(|state| state.bot_name().to_owned());
        self.says(&format!("/start@{name} {parameter}"))
    }

    /// Makes the bot an administrator: it hears everything and may pin.
    #[track_caller]
    pub fn promotes_bot(&self) {
        self.sets(self.bot(), Standing::Administrator);
    }

    /// Makes the bot an ordinary member.
    #[track_caller]
    pub fn demotes_bot(&self) {
        self.sets(self.bot(), Standing::Member);
    }

    /// Removes the bot from this group.
    #[track_caller]
    pub fn kicks_bot(&self) {
        self.sets(self.bot(), Standing::Kicked);
    }

    /// The newest message here, whoever wrote it.
    pub fn last(&self) -> Option<Message> {
        self.shared.look(|state| state.chats.get(&self.chat())?.messages.values().next_back().cloned())
    }

    /// The newest message of the bot here.
    pub fn last_from_bot(&self) -> Option<Message> {
        self.shared.look(|state| {
            let mut newest = state.chats.get(&self.chat())?.messages.values().rev();
            newest.find(|message| message.from == state.bot).cloned()
        })
    }

    /// The commands this person sees here.
    pub fn menu(&self) -> Vec<MenuItem> {
        self.shared.look(|state| menu::shown(state, self.place.user, self.place.chat).to_vec())
    }
}
