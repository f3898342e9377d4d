//! A row of the outbox as a call of the Bot API.
//!
//! Screens come rendered, notices are rendered here in the reader's language by a hook, taps and raw calls are what
//! they say. Pure: the same row always becomes the same call.
use super::{api::body, limiter::Cost};
use crate::{
    domain::{
        attachment::{Attachment, AttachmentKind, Caption, Enclosed},
        id::TopicId,
        notice::Form,
        person::Language,
    },
    store::outbox::Letter,
    view::{
        html::Html,
        screen::{Button, Keyboard, Screen},
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use teloxide::{
    payloads::{
        AnswerCallbackQuery, AnswerCallbackQuerySetters as _, EditMessageText, EditMessageTextSetters as _,
        SendMessage, SendMessageSetters as _,
    },
    requests::Payload,
    types::{
        CallbackQueryId, ChatId, ForceReply, InlineKeyboardButton, InlineKeyboardButtonKind, InlineKeyboardMarkup,
        KeyboardRemove, LinkPreviewOptions, MessageId, ParseMode, ReplyMarkup, ThreadId,
    },
};

/// Most characters of the answer to a tap.
const TOAST: usize = 200;
/// Most visible UTF-16 units under a file.
pub const CAPTION: usize = 1024;

/// Whoever will read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub language: Language,
}

/// Renders the JSON of a notice for a reader.
pub type RenderNotice = Arc<dyn Fn(&str, &Reader) -> Result<Screen, RenderError> + Send + Sync>;

/// The payload of [`Form::Tap`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tap {
    /// Telegram's number of the callback query.
    pub query: String,
    /// A toast; `None` only stops the button's clock.
    #[serde(default)]
    pub text: Option<String>,
    /// A window that must be closed instead of a toast.
    #[serde(default)]
    pub alert: bool,
}

/// The payload of [`Form::Call`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub method: String,
    pub body: Value,
    /// Under this name the result comes back as an [`Event::Answered`](super::event::Event).
    #[serde(default)]
    pub reply_as_event: Option<String>,
}

/// The payload cannot be read: written by another version, or by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a payload that cannot be read")]
pub struct RenderError;

/// A call ready to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    pub method: String,
    pub body: Value,
    /// See [`Call::reply_as_event`].
    pub reply_as_event: Option<String>,
    /// A file to be uploaded with it.
    pub upload: Option<Upload>,
}

/// A file of a call, and the field that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    pub field: &'static str,
    pub file: Attachment,
}

/// What the call of a row will cost, before it is rendered; edits count in groups only.
pub fn cost(letter: &Letter) -> Cost {
    match letter.form {
        Form::Notice | Form::Screen if letter.edits && letter.chat.is_private() => Cost::Call,
        Form::Notice | Form::Screen | Form::File => Cost::Message,
        Form::Tap | Form::Call => Cost::Call,
    }
}

/// The call a row asks for.
pub fn render(letter: &Letter, notices: &RenderNotice) -> Result<Outgoing, RenderError> {
    match letter.form {
        Form::Screen => message(letter, read(&letter.payload)?),
        Form::Notice => {
            let reader = Reader { language: letter.language.unwrap_or(Language::Ru) };
            message(letter, notices(&letter.payload, &reader)?)
        }
        Form::Tap => {
            let tap: Tap = read(&letter.payload)?;
            let answer = AnswerCallbackQuery::new(CallbackQueryId(tap.query));
            Ok(outgoing(&match tap.text {
                Some(text) => answer.text(shortened(&text)).show_alert(tap.alert),
                None => answer,
            }))
        }
        Form::Call => {
            let Call { method, mut body, reply_as_event } = read(&letter.payload)?;
            // The chat may have another number than when the call was left here.
            if let Some(chat) = body.get_mut("chat_id") {
                *chat = letter.chat.0.into();
            }
            Ok(Outgoing { method, body, reply_as_event, upload: None })
        }
        Form::File => {
            let Enclosed { file, caption } = read(&letter.payload)?;
            let screen = match caption {
                None => None,
                Some(Caption::Screen(json)) => Some(read(&json)?),
                Some(Caption::Notice(notice)) => {
                    let json = serde_json::to_string(&*notice).map_err(|_| RenderError)?;
                    Some(notices(&json, &Reader { language: letter.language.unwrap_or(Language::Ru) })?)
                }
            };
            enclosed(letter, file, screen)
        }
    }
}

/// A file is sent, never edited; what stands under it must fit there.
fn enclosed(letter: &Letter, file: Attachment, screen: Option<Screen>) -> Result<Outgoing, RenderError> {
    let (method, field) = match file.kind() {
        AttachmentKind::Document => ("SendDocument", "document"),
        AttachmentKind::Picture => ("SendPhoto", "photo"),
    };
    let mut body = json!({ "chat_id": letter.chat.0 });
    if let Some(topic) = letter.topic.filter(|topic| *topic != TopicId::GENERAL) {
        body["message_thread_id"] = json!(topic.0);
    }
    if let Some(screen) = screen {
        if screen.html.units() > CAPTION {
            return Err(RenderError);
        }
        body["caption"] = json!(screen.html.as_str());
        body["parse_mode"] = json!("HTML");
        if let Keyboard::Inline(rows) = &screen.keyboard {
            body["reply_markup"] = serde_json::to_value(inline(rows)?).map_err(|_| RenderError)?;
        }
    }
    if letter.edits {
        return Err(RenderError);
    }
    Ok(Outgoing { method: method.to_owned(), body, reply_as_event: None, upload: Some(Upload { field, file }) })
}

/// Whoever is in several departments reads of which one it is; a message that would not fit then goes without.
fn headed(letter: &Letter, screen: Screen) -> Screen {
    let Some(heading) = &letter.heading else { return screen };
    let html = Html::text(heading).italic().line(screen.html.clone());
    if html.fits() { Screen { html, ..screen } } else { screen }
}

fn message(letter: &Letter, screen: Screen) -> Result<Outgoing, RenderError> {
    let screen = headed(letter, screen);
    let chat = ChatId(letter.chat.0);
    let text = screen.html.as_str();
    let previews = LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    };
    if letter.edits {
        let number = letter.message.and_then(|m| i32::try_from(m.0).ok()).ok_or(RenderError)?;
        let edit = EditMessageText::new(chat, MessageId(number), text)
            .parse_mode(ParseMode::Html)
            .link_preview_options(previews);
        return Ok(outgoing(&match &screen.keyboard {
            Keyboard::Inline(rows) => edit.reply_markup(inline(rows)?),
            // An edit can neither ask for a reply nor take a keyboard away.
            Keyboard::None | Keyboard::RemoveReply | Keyboard::ForceReply => edit,
        }));
    }
    let mut send = SendMessage::new(chat, text).parse_mode(ParseMode::Html).link_preview_options(previews);
    let topic = letter.topic.filter(|topic| *topic != TopicId::GENERAL);
    if let Some(topic) = topic.and_then(|t| i32::try_from(t.0).ok()) {
        send = send.message_thread_id(ThreadId(MessageId(topic)));
    }
    let markup = match &screen.keyboard {
        Keyboard::None => None,
        Keyboard::Inline(rows) => Some(ReplyMarkup::InlineKeyboard(inline(rows)?)),
        Keyboard::RemoveReply => Some(ReplyMarkup::KeyboardRemove(KeyboardRemove::new())),
        Keyboard::ForceReply => Some(ReplyMarkup::ForceReply(ForceReply::new().selective())),
    };
    Ok(outgoing(&match markup {
        Some(markup) => send.reply_markup(markup),
        None => send,
    }))
}

fn inline(rows: &[Vec<Button>]) -> Result<InlineKeyboardMarkup, RenderError> {
    let button = |button: &Button| {
        let kind = match (button, button.data()) {
            (Button::Url(_, url), _) => InlineKeyboardButtonKind::Url(url.parse().map_err(|_| RenderError)?),
            (_, data) => InlineKeyboardButtonKind::CallbackData(data.ok_or(RenderError)?),
        };
        Ok(InlineKeyboardButton::new(button.label(), kind))
    };
    let rows: Result<Vec<Vec<_>>, RenderError> =
        rows.iter().map(|row| row.iter().map(button).collect::<Result<Vec<_>, _>>()).collect();
    Ok(InlineKeyboardMarkup::new(rows?))
}

fn outgoing<P: Payload + Serialize>(payload: &P) -> Outgoing {
    Outgoing { method: P::NAME.to_owned(), body: body(payload), reply_as_event: None, upload: None }
}

fn read<'a, T: Deserialize<'a>>(payload: &'a str) -> Result<T, RenderError> {
    serde_json::from_str(payload).map_err(|_| RenderError)
}

/// Telegram counts UTF-16 units.
fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= TOAST {
        return text.to_owned();
    }
    let mut units = 1;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= TOAST
    });
    kept.chain(['…']).collect()
}
