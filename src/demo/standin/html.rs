//! Telegram's HTML, parsed as strictly as Telegram does: unknown, unclosed and crossed tags are refused with its words.
//!
//! A hand-written scanner over bytes, because the refusals name byte offsets. Only `&lt; &gt; &amp; &quot;` and numeric
//! entities are decoded; any other `&…` stays as typed.
use super::{
    failure::Failure,
    text::{Entity, EntityKind, Formatted},
};

/// Text and entities of an HTML message.
///
/// # Errors
/// 400 `can't parse entities: …`.
pub fn parse(html: &str) -> Result<Formatted, Failure> {
    let mut parser = Parser { bytes: html.as_bytes(), html, ..Parser::default() };
    parser.run().map_err(|why| Failure::bad(format!("can't parse entities: {why}")))?;
    // The order of opening, then a stable sort: what opened first is outside.
    parser.done.sort_by_key(|(opened, _)| *opened);
    let mut entities: Vec<Entity> = parser.done.into_iter().map(|(_, entity)| entity).collect();
    entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(Formatted { text: parser.out, entities })
}

const TAGS: &[&str] = &[
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "span",
    "pre",
    "code",
    "blockquote",
];

#[derive(Default)]
struct Parser<'a> {
    html: &'a str,
    bytes: &'a [u8],
    i: usize,
    out: String,
    /// UTF-16 units of `out`.
    units: usize,
    open: Vec<Open>,
    opened: usize,
    /// With the order in which each was opened.
    done: Vec<(usize, Entity)>,
}

struct Open {
    order: usize,
    tag: String,
    argument: Option<String>,
    /// UTF-16 offset of its content.
    offset: usize,
}

impl Parser<'_> {
    /// The byte at `i`, 0 at the end.
    fn byte(&self) -> u8 {
        self.bytes.get(self.i).copied().unwrap_or(0)
    }

    fn skip_spaces(&mut self) {
        while self.byte().is_ascii_whitespace() {
            self.i += 1;
        }
    }

    fn skip_until(&mut self, stop: impl Fn(u8) -> bool) -> &str {
        let from = self.i;
        while self.i < self.bytes.len() && !stop(self.byte()) {
            self.i += 1;
        }
        // Stops are ASCII, so both ends are borders of characters.
        &self.html[from..self.i]
    }

    fn push(&mut self, c: char) {
        self.out.push(c);
        self.units += c.len_utf16();
    }

    fn run(&mut self) -> Result<(), String> {
        while let Some(c) = self.html[self.i..].chars().next() {
            match c {
                '<' if self.bytes.get(self.i + 1) == Some(&b'/') => self.end_tag()?,
                '<' => self.start_tag()?,
                '&' => match decode_entity(&self.html[self.i..]) {
                    Some((c, length)) => {
                        self.push(c);
                        self.i += length;
                    }
                    None => {
                        self.push('&');
                        self.i += 1;
                    }
                },
                _ => {
                    self.push(c);
                    self.i += c.len_utf8();
                }
            }
        }
        match self.open.last() {
            Some(open) => Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag)),
            None => Ok(()),
        }
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.i;
        self.i += 1;
        let tag = self.skip_until(|b| b.is_ascii_whitespace() || b == b'>').to_lowercase();
        if self.i >= self.bytes.len() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let mut argument = None;
        loop {
            self.skip_spaces();
            if self.byte() == b'>' {
                break;
            }
            let (name, value) = self.attribute(&tag, begin)?;
            argument = meaning(&tag, &name, value).or(argument);
        }
        self.i += 1;
        if tag == "span" && argument.is_none() {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        if tag == "tg-emoji" && argument.as_ref().is_none_or(|id| id.parse::<u64>().is_err()) {
            return Err("Invalid custom emoji identifier specified".to_owned());
        }
        self.open.push(Open { order: self.opened, tag, argument, offset: self.units });
        self.opened += 1;
        Ok(())
    }

    /// One `name`, `name=token` or `name="text"`; the value of the first form is `None`.
    fn attribute(&mut self, tag: &str, begin: usize) -> Result<(String, Option<String>), String> {
        let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
        let name = self
            .skip_until(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/' | b'"' | b'\''))
            .to_lowercase();
        if name.is_empty() {
            return Err(if self.byte() == 0 {
                unclosed()
            } else {
                format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}")
            });
        }
        self.skip_spaces();
        if self.byte() == 0 {
            return Err(unclosed());
        }
        if self.byte() != b'=' {
            return Ok((name, None));
        }
        self.i += 1;
        self.skip_spaces();
        let value = match self.byte() {
            0 => return Err(unclosed()),
            quote @ (b'"' | b'\'') => {
                self.i += 1;
                let value = decode_all(self.skip_until(|b| b == quote));
                self.i += 1;
                value
            }
            _ => {
                let from = self.i;
                let value =
                    self.skip_until(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))).to_lowercase();
                if !self.byte().is_ascii_whitespace() && self.byte() != b'>' {
                    return Err(format!("Unexpected end of name token at byte offset {from}"));
                }
                value
            }
        };
        if self.i >= self.bytes.len() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        Ok((name, Some(value)))
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.i;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.i += 2;
        let name = self.skip_until(|b| b.is_ascii_whitespace() || b == b'>').to_owned();
        self.skip_spaces();
        if self.byte() != b'>' {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.i += 1;
        if !name.is_empty() && name != open.tag {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                open.tag
            ));
        }
        self.close(open);
        Ok(())
    }

    fn close(&mut self, open: Open) {
        let (offset, length) = (open.offset, self.units - open.offset);
        let kind = match (open.tag.as_str(), open.argument) {
            ("b" | "strong", _) => EntityKind::Bold,
            ("i" | "em", _) => EntityKind::Italic,
            ("u" | "ins", _) => EntityKind::Underline,
            ("s" | "strike" | "del", _) => EntityKind::Strikethrough,
            ("tg-spoiler" | "span", _) => EntityKind::Spoiler,
            ("tg-emoji", Some(id)) => EntityKind::CustomEmoji { id },
            ("a", Some(url)) => match link(url) {
                Some(kind) => kind,
                None => return,
            },
            ("a", None) => return,
            ("pre", _) => {
                // `<pre><code class="language-x">` around the same text is one entity.
                let same = |(_, e): &(usize, Entity)| e.offset == offset && e.length == length;
                let inner = self
                    .done
                    .iter()
                    .position(|done| same(done) && matches!(done.1.kind, EntityKind::Code | EntityKind::Pre { .. }));
                let language = inner.map(|at| self.done.remove(at).1.kind).and_then(|kind| match kind {
                    EntityKind::Pre { language } => language,
                    _ => None,
                });
                EntityKind::Pre { language }
            }
            // Until an enclosing <pre> closes, a language is kept as a block of its own.
            ("code", Some(language)) if self.open.last().is_some_and(|outer| outer.tag == "pre") => {
                EntityKind::Pre { language: Some(language) }
            }
            ("code", _) => EntityKind::Code,
            (_, argument) => EntityKind::Blockquote { expandable: argument.is_some() },
        };
        if length > 0 {
            self.done.push((open.order, Entity { kind, offset, length }));
        }
    }
}

/// What an attribute says to its tag, if anything.
fn meaning(tag: &str, name: &str, value: Option<String>) -> Option<String> {
    match (tag, name, value) {
        ("a", "href", Some(url)) => Some(url),
        ("code", "class", Some(class)) => class.strip_prefix("language-").map(str::to_owned),
        ("span", "class", Some(class)) if class == "tg-spoiler" => Some(class),
        ("tg-emoji", "emoji-id", Some(id)) => Some(id),
        ("blockquote", "expandable", _) => Some(String::new()),
        _ => None,
    }
}

/// Telegram keeps links it understands and silently drops the others.
fn link(url: String) -> Option<EntityKind> {
    if let Some(id) = url.strip_prefix("tg://user?id=") {
        return id.parse().ok().map(|user| EntityKind::PersonLink { user });
    }
    let scheme = ["http://", "https://", "tg://", "ton://", "tonsite://", "mailto:"];
    if scheme.iter().any(|scheme| url.starts_with(scheme)) {
        return Some(EntityKind::Link { url });
    }
    let looks_like_a_host = url.contains('.') && !url.contains(char::is_whitespace);
    looks_like_a_host.then(|| EntityKind::Link { url: format!("http://{url}") })
}

fn decode_all(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(c) = rest.chars().next() {
        let (c, length) = (c == '&').then(|| decode_entity(rest)).flatten().unwrap_or((c, c.len_utf8()));
        out.push(c);
        rest = &rest[length..];
    }
    out
}

/// The character written by `&…` at the start of `text`, and how many bytes wrote it.
fn decode_entity(text: &str) -> Option<(char, usize)> {
    let body = &text[1..];
    let (c, length) = match body.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix('x');
            let digits = hex.unwrap_or(number);
            let radix = if hex.is_some() { 16 } else { 10 };
            let length = digits.chars().take_while(|c| c.is_digit(radix)).count();
            let c = (1..10).contains(&length).then(|| u32::from_str_radix(&digits[..length], radix).ok()).flatten()?;
            let c = char::from_u32(c).filter(|c| *c != '\0')?;
            (c, 1 + usize::from(hex.is_some()) + length)
        }
        None => {
            let length = body.bytes().take_while(u8::is_ascii_alphabetic).count();
            let c = match &body[..length] {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => return None,
            };
            (c, length)
        }
    };
    Some((c, 1 + length + usize::from(body[length..].starts_with(';'))))
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
