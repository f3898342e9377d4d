//! Telegram's HTML as a type that can only be built escaped.
//!
//! Whatever a person or a text file says enters through [`Html::text`]; tags are added by methods only, so they are
//! always closed and never crossed. Lengths are what Telegram counts: UTF-16 units of the visible text, and entities.
//!
//! Invariants: the markup is well-formed; `<`, `>` and `&` of texts are escaped; control characters other than the
//! line break and the tab never get in, and neither do the private characters that mark slots.
mod split;

use crate::domain::id::TelegramId;
use serde::{Deserialize, Serialize};

/// Most visible UTF-16 units of a message.
pub const MESSAGE_UNITS: usize = 4096;
/// Most entities (bold, links, quotes …) of a message.
pub const MESSAGE_ENTITIES: usize = 100;

/// The first of the private characters that stand for a slot; see [`Html::filled`].
const SLOT: u32 = 0xE000;
const SLOTS: u32 = 16;

/// A piece of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Plain text, escaped.
    pub fn text(text: impl AsRef<str>) -> Self {
        let mut markup = String::with_capacity(text.as_ref().len());
        for c in text.as_ref().chars() {
            escape(&mut markup, c);
        }
        Self(markup)
    }

    /// A text of the locale whose arguments came from [`Html::slot`], with the slots filled by formatted pieces:
    /// `Html::filled(&texts.greeting(&Html::slot(0)), &[Html::text(name).bold()])`.
    pub fn filled(text: &str, pieces: &[Html]) -> Self {
        let mut markup = String::with_capacity(text.len());
        for c in text.chars() {
            match (u32::from(c)).checked_sub(SLOT).and_then(|n| pieces.get(n as usize)) {
                Some(piece) => markup.push_str(&piece.0),
                None => escape(&mut markup, c),
            }
        }
        Self(markup)
    }

    /// The argument to give a text in the place of which [`Html::filled`] puts the piece `n`, below 16.
    pub fn slot(n: u32) -> String {
        char::from_u32(SLOT + n.min(SLOTS - 1)).into_iter().collect()
    }

    /// Monospace inside a line; no other formatting fits in it, so it is made of text.
    pub fn code(text: impl AsRef<str>) -> Self {
        Self::text(text).wrapped("<code>", "</code>")
    }

    /// A monospace block, the only way to keep columns aligned; about 32 characters fit a phone.
    pub fn pre(text: impl AsRef<str>) -> Self {
        Self::text(text).wrapped("<pre>", "</pre>")
    }

    /// A link with a text.
    pub fn link(url: &str, text: impl AsRef<str>) -> Self {
        let open = format!("<a href=\"{}\">", Self::text(url).0.replace('"', "&quot;"));
        Self::text(text).wrapped(&open, "</a>")
    }

    /// A person's name that leads to him and rings his telephone, also when he has no username.
    pub fn mention(id: TelegramId, name: impl AsRef<str>) -> Self {
        Self::link(&format!("tg://user?id={id}"), name)
    }

    pub fn bold(self) -> Self {
        self.wrapped("<b>", "</b>")
    }

    pub fn italic(self) -> Self {
        self.wrapped("<i>", "</i>")
    }

    /// A quote folded to three lines until it is opened; must not hold another quote.
    pub fn expandable_quote(self) -> Self {
        self.wrapped("<blockquote expandable>", "</blockquote>")
    }

    /// A quote; must not hold another quote.
    pub fn quote(self) -> Self {
        self.wrapped("<blockquote>", "</blockquote>")
    }

    /// With `more` right after it.
    pub fn and(mut self, more: impl Into<Html>) -> Self {
        self.0.push_str(&more.into().0);
        self
    }

    /// With `line` on a line of its own below; an empty one adds nothing.
    pub fn line(mut self, line: impl Into<Html>) -> Self {
        self.push_line(line);
        self
    }

    /// Adds `line` below in place; an empty one adds nothing.
    pub fn push_line(&mut self, line: impl Into<Html>) {
        let line = line.into();
        if line.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&line.0);
    }

    /// With an empty line between it and `block`; an empty one adds nothing.
    pub fn block(self, block: impl Into<Html>) -> Self {
        let block = block.into();
        if self.is_empty() || block.is_empty() { self.and(block) } else { self.and("\n\n").and(block) }
    }

    /// Non-empty pieces with `separator` between them.
    pub fn join(pieces: impl IntoIterator<Item = Html>, separator: &str) -> Self {
        let mut whole = Html::new();
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            if !whole.is_empty() {
                whole = whole.and(separator);
            }
            whole = whole.and(piece);
        }
        whole
    }

    /// Non-empty pieces, a line each.
    pub fn lines(pieces: impl IntoIterator<Item = Html>) -> Self {
        Self::join(pieces, "\n")
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What Telegram is sent with `parse_mode` HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a person sees, without formatting.
    pub fn visible(&self) -> String {
        tokens(&self.0)
            .filter_map(|token| match token.kind {
                Kind::Char(c) => Some(c),
                Kind::Open | Kind::Close => None,
            })
            .collect()
    }

    /// Visible length as Telegram counts it, in UTF-16 units.
    pub fn units(&self) -> usize {
        tokens(&self.0).map(|token| token.units()).sum()
    }

    /// How many entities Telegram will count.
    pub fn entities(&self) -> usize {
        tokens(&self.0).filter(|token| matches!(token.kind, Kind::Open)).count()
    }

    /// Fits one message.
    pub fn fits(&self) -> bool {
        self.units() <= MESSAGE_UNITS && self.entities() <= MESSAGE_ENTITIES
    }

    /// Cuts into messages of at most `units` and `entities`: at a line's end where possible, else at a space, else
    /// between characters; formatting that is open at a cut is closed and opened again. Nothing visible is lost but
    /// the line break or space of a cut. `units` is at least 2, `entities` at least the depth of the formatting.
    pub fn split(&self, units: usize, entities: usize) -> Vec<Html> {
        let mut left = split::Splitter::new(&self.0, units.max(2), entities.max(1));
        let mut pieces = Vec::new();
        while let Some(piece) = left.next_piece() {
            pieces.push(Html(piece));
        }
        pieces
    }

    fn wrapped(self, open: &str, close: &str) -> Self {
        if self.is_empty() { self } else { Self(format!("{open}{}{close}", self.0)) }
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Self {
        Self::text(text)
    }
}

impl std::fmt::Display for Html {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn escape(markup: &mut String, c: char) {
    match c {
        '<' => markup.push_str("&lt;"),
        '>' => markup.push_str("&gt;"),
        '&' => markup.push_str("&amp;"),
        '\n' | '\t' => markup.push(c),
        _ if c.is_control() || (SLOT..SLOT + SLOTS).contains(&u32::from(c)) => {}
        _ => markup.push(c),
    }
}

enum Kind {
    Open,
    Close,
    Char(char),
}

/// A tag, or a visible character with its escape, of well-formed markup.
struct Token<'a> {
    kind: Kind,
    source: &'a str,
}

impl Token<'_> {
    fn units(&self) -> usize {
        match self.kind {
            Kind::Char(c) => c.len_utf16(),
            Kind::Open | Kind::Close => 0,
        }
    }
}

fn tokens(markup: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = markup;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (kind, length) = match first {
            '<' => {
                let kind = if rest.starts_with("</") { Kind::Close } else { Kind::Open };
                (kind, rest.find('>').map_or(rest.len(), |end| end + 1))
            }
            '&' => [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')]
                .into_iter()
                .find(|(name, _)| rest.starts_with(name))
                .map_or((Kind::Char('&'), 1), |(name, c)| (Kind::Char(c), name.len())),
            c => (Kind::Char(c), c.len_utf8()),
        };
        let (source, after) = rest.split_at(length);
        rest = after;
        Some(Token { kind, source })
    })
}

/// `</a>` of `<a href="…">`.
fn closing(open: &str) -> String {
    let name = open.trim_start_matches('<').split([' ', '>']).next().unwrap_or_default();
    format!("</{name}>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_escaped_wherever_they_enter() {
        assert_eq!(Html::text("a<b>&c\"").as_str(), "a&lt;b&gt;&amp;c\"");
        assert_eq!(
            Html::link("https://x/?a=\"&b", "<x>").as_str(),
            "<a href=\"https://x/?a=&quot;&amp;b\">&lt;x&gt;</a>"
        );
        assert_eq!(
            Html::mention(TelegramId(7), "A & B").bold().as_str(),
            "<b><a href=\"tg://user?id=7\">A &amp; B</a></b>"
        );
        assert_eq!(Html::text("a\u{0}\u{202e}b\u{e000}\r\n").as_str(), "a\u{202e}b\n");
    }

    #[test]
    fn the_length_is_what_telegram_counts() {
        let html = Html::text("a<👍").bold().and(Html::code("&"));
        assert_eq!(html.visible(), "a<👍&");
        assert_eq!(html.units(), 5);
        assert_eq!(html.entities(), 2);
    }

    #[test]
    fn empty_pieces_leave_no_trace() {
        assert_eq!(Html::new().bold().as_str(), "");
        assert_eq!(Html::text("a").line(Html::new()).block(Html::new()).line("b").as_str(), "a\nb");
        assert_eq!(Html::lines([Html::new(), "a".into(), Html::new(), "b".into()]).as_str(), "a\nb");
        assert_eq!(Html::new().block("a").block("b").as_str(), "a\n\nb");
    }

    #[test]
    fn slots_take_formatted_pieces_and_cannot_be_forged() {
        let text = format!("Hello, {}! {}", Html::slot(0), Html::slot(1));
        assert_eq!(Html::filled(&text, &[Html::text("<I>").bold()]).as_str(), "Hello, <b>&lt;I&gt;</b>! ");
    }

    #[test]
    fn a_split_prefers_the_end_of_a_line_and_reopens_formatting() {
        let html = Html::text("one two\nthree four\nfive").bold();
        let pieces: Vec<String> = html.split(20, 10).iter().map(Html::to_string).collect();
        assert_eq!(pieces, ["<b>one two\nthree four</b>", "<b>five</b>"]);
        let pieces: Vec<String> = html.split(6, 10).iter().map(Html::to_string).collect();
        assert_eq!(pieces, ["<b>one</b>", "<b>two</b>", "<b>three</b>", "<b>four</b>", "<b>five</b>"]);
    }

    #[test]
    fn a_split_keeps_below_the_most_entities() {
        let html = Html::lines((0..5).map(|n| Html::text(n.to_string()).bold()));
        let pieces = html.split(100, 2);
        assert_eq!(pieces.iter().map(Html::visible).collect::<Vec<_>>(), ["0\n1", "2\n3", "4"]);
    }

    fn html() -> impl Strategy<Value = Html> {
        let leaf = "[a-c<&👍 \n]{0,12}".prop_map(Html::text);
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                inner.clone().prop_map(Html::bold),
                inner.clone().prop_map(Html::italic),
                proptest::collection::vec(inner, 1..4).prop_map(|all| Html::join(all, " \n")),
                "[a-c>]{1,5}".prop_map(|text| Html::link("https://t.me/?a&\"", text)),
            ]
        })
    }

    proptest! {
        #[test]
        fn splitting_keeps_every_character_and_all_limits(html in html(), units in 2usize..20, entities in 5usize..9) {
            let pieces = html.split(units, entities);
            for piece in &pieces {
                prop_assert!(piece.units() <= units && piece.entities() <= entities, "{}", piece);
                prop_assert!(well_formed(piece), "{}", piece);
            }
            let solid = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(pieces.iter().map(Html::visible).collect()), solid(html.visible()));
        }

        #[test]
        fn any_text_is_seen_as_it_was_written(text in "[^\\p{Cc}\u{e000}-\u{e00f}]*") {
            let html = Html::text(&text);
            prop_assert_eq!(html.visible(), text.clone());
            prop_assert_eq!(html.units(), text.encode_utf16().count());
            prop_assert_eq!(html.entities(), 0);
        }
    }

    fn well_formed(html: &Html) -> bool {
        let mut open = vec![];
        tokens(&html.0).all(|token| match token.kind {
            Kind::Open => {
                open.push(closing(token.source));
                true
            }
            Kind::Close => open.pop().as_deref() == Some(token.source),
            Kind::Char(_) => true,
        }) && open.is_empty()
    }
}
