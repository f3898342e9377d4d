//! Cutting a long message into pieces that Telegram takes.
//!
//! Invariants: each piece is well-formed: what is open at a cut is closed there and opened again in the next piece;
//! nothing visible is lost but the line break or the space of a cut.
use super::{Kind, Token, closing, tokens};

/// How good a place to cut is; later is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Border {
    Character,
    Space,
    Line,
}

/// A place where the piece being filled may end.
struct Cut<'a> {
    border: Border,
    /// Tokens before it belong to the piece.
    end: usize,
    /// The next piece starts here.
    next: usize,
    open: Vec<&'a str>,
}

/// Markup that is cut piece by piece.
pub struct Splitter<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    /// Tags open at `at`.
    open: Vec<&'a str>,
    units: usize,
    entities: usize,
}

impl<'a> Splitter<'a> {
    /// Pieces will have at most `units` and `entities`.
    pub fn new(markup: &'a str, units: usize, entities: usize) -> Self {
        Self { tokens: tokens(markup).collect(), at: 0, open: vec![], units, entities }
    }

    /// The next piece of markup, well-formed by itself; `None` at the end.
    pub fn next_piece(&mut self) -> Option<String> {
        if self.at >= self.tokens.len() {
            return None;
        }
        let cut = self.cut();
        let mut piece: String = self.open.concat();
        for token in &self.tokens[self.at..cut.end] {
            piece.push_str(token.source);
        }
        for tag in cut.open.iter().rev() {
            piece.push_str(&closing(tag));
        }
        self.at = cut.next;
        self.open = cut.open;
        Some(piece)
    }

    /// The best border up to which everything fits, or the end.
    fn cut(&self) -> Cut<'a> {
        let (mut units, mut entities, mut open) = (0, self.open.len(), self.open.clone());
        let mut best: Option<Cut<'a>> = None;
        for (i, token) in self.tokens.iter().enumerate().skip(self.at) {
            let offer = |border, next, open: &Vec<&'a str>| Cut { border, end: i, next, open: open.clone() };
            let candidate = match token.kind {
                Kind::Char('\n') if units > 0 => Some(offer(Border::Line, i + 1, &open)),
                Kind::Char(' ') if units > 0 => Some(offer(Border::Space, i + 1, &open)),
                Kind::Char(_) | Kind::Open if units > 0 => Some(offer(Border::Character, i, &open)),
                _ => None,
            };
            if let Some(candidate) = candidate
                && best.as_ref().is_none_or(|best| candidate.border >= best.border)
            {
                best = Some(candidate);
            }
            match token.kind {
                Kind::Open => {
                    entities += 1;
                    open.push(token.source);
                }
                Kind::Close => drop(open.pop()),
                Kind::Char(_) => units += token.units(),
            }
            if (units > self.units || entities > self.entities)
                && let Some(best) = best
            {
                return best;
            }
        }
        Cut { border: Border::Line, end: self.tokens.len(), next: self.tokens.len(), open }
    }
}
