//! Text cut into digits, words and signs, with the gaps between them.
//!
//! Stands apart because every parser here reads the same tokens. Invariants: tokens are in order, never empty, never
//! overlap, and their `at..end()` are character boundaries of the text.

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Word,
    /// One character that is neither; an emoji with its modifiers is several.
    Sign,
}

/// What stands before a token. The order matters: of several whitespaces the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    /// A no-break or thin space: inside a number it groups digits, nobody types it between two numbers.
    Glue,
    Space,
    Tab,
    Line,
}

#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    /// Lower case, ё as е.
    pub fold: String,
    /// Byte offset in the whole text.
    pub at: usize,
    pub gap: Gap,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign && self.text.starts_with(sign)
    }

    pub fn is_word(&self, fold: &str) -> bool {
        self.kind == Kind::Word && self.fold == fold
    }

    pub fn any_word(&self, folds: &[&str]) -> bool {
        self.kind == Kind::Word && folds.contains(&self.fold.as_str())
    }

    /// A dash of any length, the minus included.
    pub fn is_dash(&self) -> bool {
        self.kind == Kind::Sign && matches!(self.text, "-" | "—" | "–" | "−" | "‐" | "‑" | "―")
    }
}

/// Lower case with ё as е (also when they come as a letter and a combining mark): the form words are compared in.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => out.push('е'),
            '\u{306}' if out.ends_with('и') => {
                out.pop();
                out.push('й');
            }
            '’' | 'ʼ' | '`' => out.push('\''),
            '\u{300}'..='\u{36f}' => {}
            _ => out.push(c),
        }
    }
    out
}

fn gap_of(c: char) -> Option<Gap> {
    Some(match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Gap::Line,
        '\t' => Gap::Tab,
        '\u{a0}' | '\u{2005}'..='\u{200a}' | '\u{202f}' => Gap::Glue,
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => Gap::Space,
        c if c.is_whitespace() => Gap::Space,
        _ => return None,
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Cuts the text; a keycap emoji is a sign, not a digit.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut gap = Gap::None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        if let Some(g) = gap_of(first) {
            gap = gap.max(g);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (kind, len) = if first.is_ascii_digit() {
            let len = rest.bytes().take_while(u8::is_ascii_digit).count();
            if rest[len..].starts_with(['\u{fe0f}', '\u{20e3}']) { (Kind::Sign, len) } else { (Kind::Digits, len) }
        } else if first.is_alphabetic() {
            (Kind::Word, word_len(rest))
        } else {
            (Kind::Sign, first.len_utf8())
        };
        let (head, tail) = rest.split_at(len);
        out.push(Token { kind, text: head, fold: fold(head), at, gap });
        gap = Gap::None;
        rest = tail;
    }
    out
}

/// Length in bytes of the word at the start: letters, combining marks, apostrophes between letters.
fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’' | 'ʼ') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(c.is_alphabetic() || is_mark(c) || inner) {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_words_and_signs_come_apart_with_their_gaps() {
        let cut: Vec<_> = tokens("98к, 1\u{a0}250\nплан").into_iter().map(|t| (t.text, t.gap)).collect();
        let wanted = [
            ("98", Gap::None),
            ("к", Gap::None),
            (",", Gap::None),
            ("1", Gap::Space),
            ("250", Gap::Glue),
            ("план", Gap::Line),
        ];
        assert_eq!(cut, wanted);
    }

    #[test]
    fn letters_fold_in_both_spellings_of_unicode() {
        assert_eq!(fold("Ёлка Мой"), "елка мой");
        assert_eq!(fold("\u{415}\u{308}лка Мои\u{306}"), "елка мой");
    }

    #[test]
    fn a_keycap_is_not_a_digit() {
        assert!(tokens("4\u{fe0f}\u{20e3}").iter().all(|t| t.kind == Kind::Sign));
    }

    proptest! {
        #[test]
        fn tokens_are_ordered_pieces_of_the_text(text in "\\PC*|[а-яё0-9 .,\\-\n\u{306}\u{a0}]*") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.at >= end && !token.text.is_empty());
                prop_assert_eq!(&text[token.at..token.end()], token.text);
                end = token.end();
            }
        }
    }
}
