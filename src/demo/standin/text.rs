//! Formatted text: characters and entities with UTF-16 offsets, and its rendering back to HTML.
//!
//! Invariants: entities are sorted by offset, longer first; they nest and never cross; offsets are UTF-16 units.
use serde_json::{Value, json};

/// Most entities a message keeps; Telegram silently drops the rest.
pub const MAX_ENTITIES: usize = 100;

/// A message's text or caption as everyone sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    pub entities: Vec<Entity>,
}

/// A marked piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub kind: EntityKind,
    /// UTF-16 units from the start of the text.
    pub offset: usize,
    /// UTF-16 units.
    pub length: usize,
}

/// What the piece is. The second half is found by Telegram in what people type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityKind {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Code,
    Pre { language: Option<String> },
    Blockquote { expandable: bool },
    Link { url: String },
    PersonLink { user: i64 },
    CustomEmoji { id: String },
    Command,
    Mention,
    Hashtag,
    Url,
}

/// Length as Telegram counts it.
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

impl Formatted {
    /// A text without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), entities: Vec::new() }
    }

    /// UTF-16 units of the text.
    pub fn len(&self) -> usize {
        utf16_len(&self.text)
    }

    /// No text at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The piece of text an entity marks.
    pub fn piece(&self, entity: &Entity) -> String {
        let (mut at, mut out) = (0, String::new());
        for c in self.text.chars() {
            if (entity.offset..entity.offset + entity.length).contains(&at) {
                out.push(c);
            }
            at += c.len_utf16();
        }
        out
    }

    /// Drops white space at both ends, as Telegram does, and moves the entities along.
    pub fn trimmed(mut self) -> Self {
        let kept = self.text.trim_start();
        let cut = utf16_len(&self.text[..self.text.len() - kept.len()]);
        self.text = kept.trim_end().to_owned();
        let end = self.len();
        self.entities.retain_mut(|entity| {
            let from = entity.offset.saturating_sub(cut);
            let to = (entity.offset + entity.length).saturating_sub(cut).min(end);
            (entity.offset, entity.length) = (from, to.saturating_sub(from));
            entity.length > 0
        });
        self
    }

    /// Telegram's HTML of this text; what Telegram finds by itself (commands, mentions) carries no tag.
    pub fn html(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 16 * self.entities.len());
        let mut open: Vec<&Entity> = Vec::new();
        let mut next = self.entities.iter().filter(|entity| !entity.kind.is_found()).peekable();
        let mut at = 0;
        for c in self.text.chars() {
            while open.last().is_some_and(|entity| entity.offset + entity.length <= at) {
                close(&mut out, open.pop());
            }
            while let Some(entity) = next.next_if(|entity| entity.offset <= at) {
                entity.kind.open_tag(&mut out);
                open.push(entity);
            }
            escape(&mut out, c);
            at += c.len_utf16();
        }
        while let Some(entity) = open.pop() {
            close(&mut out, Some(entity));
        }
        out
    }

    /// The `entities` of a message on the wire; `user` gives the object of a mentioned person.
    pub fn entities_json(&self, user: impl Fn(i64) -> Value) -> Value {
        let entities = self.entities.iter().map(|entity| {
            let mut value = json!({ "type": entity.kind.code(), "offset": entity.offset, "length": entity.length });
            match &entity.kind {
                EntityKind::Link { url } => value["url"] = json!(url),
                EntityKind::PersonLink { user: id } => value["user"] = user(*id),
                EntityKind::Pre { language: Some(language) } => value["language"] = json!(language),
                EntityKind::CustomEmoji { id } => value["custom_emoji_id"] = json!(id),
                _ => {}
            }
            value
        });
        Value::Array(entities.collect())
    }
}

fn close(out: &mut String, entity: Option<&Entity>) {
    if let Some(entity) = entity {
        out.push_str(entity.kind.close_tag());
    }
}

/// Appends `c` so that it is text in HTML and in a quoted attribute.
pub fn escape(out: &mut String, c: char) {
    match c {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '"' => out.push_str("&quot;"),
        _ => out.push(c),
    }
}

impl EntityKind {
    /// The Bot API's name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::Strikethrough => "strikethrough",
            Self::Spoiler => "spoiler",
            Self::Code => "code",
            Self::Pre { .. } => "pre",
            Self::Blockquote { expandable: false } => "blockquote",
            Self::Blockquote { expandable: true } => "expandable_blockquote",
            Self::Link { .. } => "text_link",
            Self::PersonLink { .. } => "text_mention",
            Self::CustomEmoji { .. } => "custom_emoji",
            Self::Command => "bot_command",
            Self::Mention => "mention",
            Self::Hashtag => "hashtag",
            Self::Url => "url",
        }
    }

    /// Found by Telegram itself, not asked for by the sender.
    fn is_found(&self) -> bool {
        matches!(self, Self::Command | Self::Mention | Self::Hashtag | Self::Url)
    }

    fn open_tag(&self, out: &mut String) {
        let attribute = |out: &mut String, start: &str, value: &str, end: &str| {
            out.push_str(start);
            value.chars().for_each(|c| escape(out, c));
            out.push_str(end);
        };
        match self {
            Self::Bold => out.push_str("<b>"),
            Self::Italic => out.push_str("<i>"),
            Self::Underline => out.push_str("<u>"),
            Self::Strikethrough => out.push_str("<s>"),
            Self::Spoiler => out.push_str("<tg-spoiler>"),
            Self::Code => out.push_str("<code>"),
            Self::Pre { language: None } => out.push_str("<pre>"),
            Self::Pre { language: Some(name) } => attribute(out, "<pre><code class=\"language-", name, "\">"),
            Self::Blockquote { expandable: false } => out.push_str("<blockquote>"),
            Self::Blockquote { expandable: true } => out.push_str("<blockquote expandable>"),
            Self::Link { url } => attribute(out, "<a href=\"", url, "\">"),
            Self::PersonLink { user } => attribute(out, "<a href=\"tg://user?id=", &user.to_string(), "\">"),
            Self::CustomEmoji { id } => attribute(out, "<tg-emoji emoji-id=\"", id, "\">"),
            Self::Command | Self::Mention | Self::Hashtag | Self::Url => {}
        }
    }

    fn close_tag(&self) -> &'static str {
        match self {
            Self::Bold => "</b>",
            Self::Italic => "</i>",
            Self::Underline => "</u>",
            Self::Strikethrough => "</s>",
            Self::Spoiler => "</tg-spoiler>",
            Self::Code => "</code>",
            Self::Pre { language: None } => "</pre>",
            Self::Pre { language: Some(_) } => "</code></pre>",
            Self::Blockquote { .. } => "</blockquote>",
            Self::Link { .. } | Self::PersonLink { .. } => "</a>",
            Self::CustomEmoji { .. } => "</tg-emoji>",
            Self::Command | Self::Mention | Self::Hashtag | Self::Url => "",
        }
    }
}
