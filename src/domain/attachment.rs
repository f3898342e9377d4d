//! A file on its way to somebody: a document or a picture with its name, and the words under it.
//!
//! Apart from [`super::notice`], because a file is bytes: it waits in the outbox as base64 inside JSON, the one form
//! that is a TEXT on both databases, and is forgotten there as soon as its fate is known. Invariants: a file is never
//! empty nor larger than [`MOST_BYTES`]; its name is one line any system can keep, with its ending.
use super::notice::Notice;
use crate::coded;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most bytes of a file; Telegram takes 10 MB of a picture and 50 MB of a document, a database less willingly.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Most characters of a file's name.
pub const MOST_NAME: usize = 64;

coded! {
    /// How Telegram shows it.
    pub enum AttachmentKind {
        /// To be kept and opened by a program.
        Document = "document",
        /// To be looked at where it stands: PNG or JPEG.
        Picture = "picture",
    }
}

/// A file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    kind: AttachmentKind,
    name: String,
    mime: String,
    #[serde(serialize_with = "to_base64", deserialize_with = "of_base64")]
    bytes: Vec<u8>,
}

/// Nothing in it, or more than [`MOST_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file of {bytes} bytes")]
pub struct Unsendable {
    pub bytes: usize,
}

impl Attachment {
    /// # Errors
    /// [`Unsendable`]
    pub fn new(kind: AttachmentKind, name: &str, mime: &str, bytes: Vec<u8>) -> Result<Self, Unsendable> {
        if bytes.is_empty() || bytes.len() > MOST_BYTES {
            return Err(Unsendable { bytes: bytes.len() });
        }
        Ok(Self { kind, name: kept_name(name), mime: mime.to_owned(), bytes })
    }

    pub fn kind(&self) -> AttachmentKind {
        self.kind
    }

    /// As the reader's system will call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn mime(&self) -> &str {
        &self.mime
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// What is inside is nobody's business in a log.
impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({}, {} bytes)", self.kind, self.bytes.len())
    }
}

/// What stands under a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caption {
    /// To be rendered in the reader's language.
    Notice(Box<Notice>),
    /// A screen's JSON, as a handler has rendered it.
    Screen(String),
}

/// A file with the words under it: the payload of [`Form::File`](super::notice::Form::File).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    pub file: Attachment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
}

/// One line without what separates folders or ends a header, short, its ending kept.
fn kept_name(name: &str) -> String {
    let odd = |c: char| c.is_control() || "/\\\"<>:|?*".contains(c);
    let plain: String = name.chars().map(|c| if odd(c) { '-' } else { c }).collect();
    let plain = plain.trim();
    if plain.chars().count() <= MOST_NAME {
        return if plain.is_empty() { "file".to_owned() } else { plain.to_owned() };
    }
    let ending = plain.rsplit_once('.').map(|(_, ending)| format!(".{ending}")).unwrap_or_default();
    let ending = if ending.chars().count() > 8 { String::new() } else { ending };
    let kept: String = plain.chars().take(MOST_NAME - ending.chars().count()).collect();
    kept + &ending
}

fn to_base64<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&STANDARD.encode(bytes))
}

fn of_base64<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
    let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
    STANDARD.decode(text.as_bytes()).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_out_of_the_outbox_as_it_went_in() {
        let file = Attachment::new(AttachmentKind::Document, "мои данные.json", "application/json", vec![0, 255, 7]);
        let enclosed = Enclosed { file: file.expect("a file"), caption: Some(Caption::Screen("{}".into())) };
        let json = serde_json::to_string(&enclosed).expect("json");
        assert_eq!(serde_json::from_str::<Enclosed>(&json).expect("reads"), enclosed);
        assert_eq!(enclosed.file.name(), "мои данные.json");
        assert!(!format!("{enclosed:?}").contains("255"), "bytes are not printed");
    }

    #[test]
    fn an_empty_file_and_one_that_is_too_large_are_none() {
        let of = |bytes: usize| Attachment::new(AttachmentKind::Document, "a", "text/plain", vec![1; bytes]);
        assert_eq!(of(0), Err(Unsendable { bytes: 0 }));
        assert!(of(MOST_BYTES).is_ok());
        assert_eq!(of(MOST_BYTES + 1), Err(Unsendable { bytes: MOST_BYTES + 1 }));
    }

    #[test]
    fn a_name_is_one_short_line_with_its_ending() {
        assert_eq!(kept_name("../etc/\"a\"\r\nb.txt"), "..-etc--a---b.txt");
        assert_eq!(kept_name("  "), "file");
        let long = kept_name(&format!("{}.json", "ы".repeat(200)));
        assert_eq!((long.chars().count(), long.ends_with("ы.json")), (MOST_NAME, true));
        let endless = kept_name(&format!("a.{}", "b".repeat(200)));
        assert_eq!(endless.chars().count(), MOST_NAME);
    }
}
