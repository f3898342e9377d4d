//! What Telegram finds by itself in what people type: commands, mentions, hashtags, links.
//!
//! A command needs a free border on both sides: `41/3` has none, `41 /3` has one — such is Telegram.
use super::text::{Entity, EntityKind, Formatted, utf16_len};

/// Most UTF-16 units of one message; a client splits longer ones.
pub const MAX_TEXT: usize = 4096;

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The text with its entities, white space at the ends dropped.
pub fn formatted(text: &str) -> Formatted {
    let text = text.trim();
    let mut entities = Vec::new();
    let (mut offset, mut before, mut rest) = (0, None::<char>, text);
    while let Some(c) = rest.chars().next() {
        let found = match c {
            '/' => command(rest, before),
            '@' => name_after(rest, before, 4..=32).map(|length| (EntityKind::Mention, length)),
            '#' => name_after(rest, before, 1..=64).map(|length| (EntityKind::Hashtag, length)),
            'h' if before.is_none_or(|b| !is_word(b)) => url(rest).map(|length| (EntityKind::Url, length)),
            _ => None,
        };
        let taken = match found {
            Some((kind, bytes)) => {
                entities.push(Entity { kind, offset, length: utf16_len(&rest[..bytes]) });
                bytes
            }
            None => c.len_utf8(),
        };
        before = rest[..taken].chars().next_back();
        offset += utf16_len(&rest[..taken]);
        rest = &rest[taken..];
    }
    Formatted { text: text.to_owned(), entities }
}

/// Bytes of `/name` or `/name@bot` at the start of `text`.
fn command(text: &str, before: Option<char>) -> Option<(EntityKind, usize)> {
    let is_edge = |c: char| !(is_word(c) || matches!(c, '/' | '<' | '>'));
    if !before.is_none_or(is_edge) {
        return None;
    }
    let name = |text: &str| text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let mut end = 1 + name(&text[1..]);
    if !(2..=65).contains(&end) {
        return None;
    }
    if let Some(bot) = text[end..].strip_prefix('@') {
        let length = name(bot);
        if (3..=32).contains(&length) {
            end += 1 + length;
        }
    }
    text[end..].chars().next().is_none_or(is_edge).then_some((EntityKind::Command, end))
}

/// Bytes of a sign and the name after it.
fn name_after(text: &str, before: Option<char>, allowed: std::ops::RangeInclusive<usize>) -> Option<usize> {
    if before.is_some_and(is_word) {
        return None;
    }
    let name: String = text[1..].chars().take_while(|c| is_word(*c)).collect();
    allowed.contains(&name.chars().count()).then_some(1 + name.len())
}

fn url(text: &str) -> Option<usize> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let length = text.find(char::is_whitespace).unwrap_or(text.len());
    host.starts_with(is_word).then_some(length)
}

/// In a group under privacy mode: is this text for the bot of this name?
pub fn concerns(words: &Formatted, bot: &str) -> bool {
    words.entities.iter().any(|entity| {
        let piece = words.piece(entity);
        let named = |name: &str| name.eq_ignore_ascii_case(bot);
        match entity.kind {
            EntityKind::Command => piece.split_once('@').is_none_or(|(_, name)| named(name)),
            EntityKind::Mention => named(&piece[1..]),
            _ => false,
        }
    })
}

/// A long text in pieces a client would send one by one.
pub fn pieces(text: &str) -> Vec<&str> {
    let (mut out, mut from, mut units) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() > MAX_TEXT {
            out.push(&text[from..at]);
            (from, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    out.push(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let words = formatted(text);
        words.entities.iter().map(|entity| (entity.kind.code(), words.piece(entity))).collect()
    }

    #[test]
    fn commands_are_found_as_telegram_finds_them() {
        assert_eq!(found("/start abc"), [("bot_command", "/start".to_owned())]);
        assert_eq!(found("да /report@planerka_bot!"), [("bot_command", "/report@planerka_bot".to_owned())]);
        assert_eq!(found("41 / 3 / 2 / 98к"), []);
        assert_eq!(found("41/3/2"), []);
        assert_eq!(found("41 /3"), [("bot_command", "/3".to_owned())]);
        assert_eq!(found("/отчёт"), []);
    }

    #[test]
    fn mentions_hashtags_and_links_are_found() {
        assert_eq!(
            found("😀 @planerka_bot #план https://x.org/a a@planerka_bot"),
            [
                ("mention", "@planerka_bot".to_owned()),
                ("hashtag", "#план".to_owned()),
                ("url", "https://x.org/a".to_owned())
            ]
        );
        assert_eq!(formatted("😀 /a").entities[0].offset, 3);
    }

    #[test]
    fn a_text_concerns_the_bot_it_names_or_any() {
        let concerns = |text: &str| concerns(&formatted(text), "planerka_bot");
        assert!(concerns("/report") && concerns("/report@Planerka_Bot") && concerns("эй @planerka_bot"));
        assert!(!concerns("/report@other_bot") && !concerns("привет") && !concerns("@somebody привет"));
    }

    #[test]
    fn a_long_text_is_split_below_the_limit() {
        let text = "я".repeat(4095) + "😀" + "x";
        let pieces = pieces(&text);
        assert_eq!(pieces.iter().map(|piece| utf16_len(piece)).collect::<Vec<_>>(), [4095, 3]);
        assert_eq!(pieces.concat(), text);
    }
}
