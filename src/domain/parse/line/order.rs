//! Numbers by order: every way to cut a row of digits into as many numbers as are asked.
//!
//! Invariants: the search is bounded by [`MAX_WAYS`] and by remembering dead ends, so a line of any length ends soon.
use super::{Half, NEXT_DAY, PLAN, Sheet, Token};
use crate::domain::parse::{
    currency::is_mark,
    lex::{Gap, Kind},
    numeral::{self, Numeral},
};
use std::collections::HashSet;

/// Readings looked at before the line is called ambiguous.
const MAX_WAYS: usize = 32;
/// Numbers read in one row; more is not a report.
const MAX_NUMBERS: usize = 64;

/// A number and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub from: usize,
    pub numeral: Numeral,
}

/// One way to read a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub pieces: Vec<Piece>,
    /// The token at which the note begins.
    pub tail: usize,
}

struct Search<'s> {
    tokens: &'s [Token<'s>],
    sheet: &'s Sheet<'s>,
    /// Refuse what does not fit its metric.
    strict: bool,
    path: Vec<Piece>,
    dead: HashSet<(usize, usize)>,
    found: Vec<Way>,
}

impl<'s> Search<'s> {
    fn new(tokens: &'s [Token<'s>], sheet: &'s Sheet<'s>, strict: bool) -> Self {
        Self { tokens, sheet, strict, path: vec![], dead: HashSet::new(), found: vec![] }
    }

    /// All ways with exactly one number a metric.
    fn exact(&mut self, from: usize) -> bool {
        if self.found.len() >= MAX_WAYS {
            return true;
        }
        let k = self.path.len();
        let at = skip(self.tokens, from);
        if self.dead.contains(&(at, k)) {
            return false;
        }
        let mut any = false;
        if k == self.sheet.metrics.len() {
            if ends(self.tokens, at, self.sheet) {
                self.found.push(Way { pieces: self.path.clone(), tail: from });
                any = true;
            }
        } else {
            for numeral in numeral::scan(self.tokens, at, &self.sheet.units) {
                if self.strict && numeral.fit(&self.sheet.shapes[k]).is_err() {
                    continue;
                }
                let next = numeral.next;
                self.path.push(Piece { from: at, numeral });
                any |= self.exact(next);
                self.path.pop();
            }
        }
        if !any {
            self.dead.insert((at, k));
        }
        any
    }

    /// All ways to the end of the row, whatever their count.
    fn any(&mut self, from: usize, within_names: bool) {
        if self.found.len() >= MAX_WAYS {
            return;
        }
        let at = skip(self.tokens, from);
        if at < self.tokens.len() && numeral::is_orphan(self.tokens, at) {
            return;
        }
        let named = within_names && dash_before_name(self.tokens, at, self.sheet);
        let ways = numeral::scan(self.tokens, at, &self.sheet.units);
        let over = self.path.len() >= MAX_NUMBERS || named;
        if ways.is_empty() || over || (!within_names && belongs_to_words(self.tokens, at, self.sheet)) {
            self.found.push(Way { pieces: self.path.clone(), tail: from });
            return;
        }
        for numeral in ways {
            let next = numeral.next;
            self.path.push(Piece { from: at, numeral });
            self.any(next, within_names);
            self.path.pop();
        }
    }
}

/// «41 - звонки»: the dash joins.
fn dash_before_name(tokens: &[Token<'_>], at: usize, sheet: &Sheet<'_>) -> bool {
    at > 0 && tokens.get(at).is_some_and(Token::is_dash) && sheet.names.at(tokens, at + 1).is_some()
}

/// Past separators and words that only count («шт», «и»).
pub(super) fn skip(tokens: &[Token<'_>], from: usize) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let between = token.is_dash()
            && token.gap == Gap::None
            && at > 0
            && tokens[at - 1].kind != Kind::Sign
            && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Digits && t.gap == Gap::None);
        let starts_money = is_mark(token) && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Digits);
        let aside = (token.is('(') || token.is('[')) && at > 0 && tokens[at - 1].kind != Kind::Sign;
        let sign = token.kind == Kind::Sign && !aside && !token.is_dash() && !token.is('%') && !starts_money;
        let filler = token.any_word(&["и", "and", "шт", "штук", "штуки", "штука", "ед", "раз", "раза", "pcs"]);
        if !(between || sign || filler) {
            break;
        }
        at += 1;
    }
    at
}

/// May the row end here: nothing, words, or a number that belongs to words.
fn ends(tokens: &[Token<'_>], at: usize, sheet: &Sheet<'_>) -> bool {
    if at >= tokens.len() {
        return true;
    }
    (!numeral::is_orphan(tokens, at) && numeral::scan(tokens, at, &sheet.units).is_empty())
        || belongs_to_words(tokens, at, sheet)
}

/// «2 клиента перенесли», «10-15»: every reading of the number runs into a word that is no name, or a range.
fn belongs_to_words(tokens: &[Token<'_>], at: usize, sheet: &Sheet<'_>) -> bool {
    let ways = numeral::scan(tokens, at, &sheet.units);
    !ways.is_empty()
        && ways.iter().any(|n| {
            tokens.get(n.next).is_some_and(|t| {
                let range = t.is_dash()
                    && t.gap == Gap::None
                    && tokens.get(n.next + 1).is_some_and(|next| next.kind != Kind::Sign && next.gap == Gap::None);
                let word = t.kind == Kind::Word
                    && t.gap < Gap::Tab
                    && skip(tokens, n.next) == n.next
                    && numeral::scan(tokens, n.next, &sheet.units).is_empty();
                range || word
            })
        })
}

fn search(tokens: &[Token<'_>], sheet: &Sheet<'_>, strict: bool) -> Option<Vec<Way>> {
    if sheet.metrics.is_empty() {
        return None;
    }
    let mut search = Search::new(tokens, sheet, strict);
    if sheet.half == Half::Plan && tokens.first().is_some_and(Token::is_dash) {
        // «план - 45 3 2 1 120к»: the dash joins when there is a number for every metric without it.
        search.exact(1);
        search.dead.clear();
    }
    if search.found.is_empty() {
        search.exact(0);
    }
    let mut found = search.found;
    found.dedup();
    if found.iter().any(|way| !mixes(tokens, way)) {
        found.retain(|way| !mixes(tokens, way));
    }
    (!found.is_empty()).then_some(found)
}

/// Parts some numbers by spaces and others by a comma without one, as nobody does: in «48 12 203,5к 0» the comma is a
/// decimal one.
fn mixes(tokens: &[Token<'_>], way: &Way) -> bool {
    let parted = |piece: &Piece| {
        let (before, first) = (piece.from.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(piece.from));
        let glued = first.is_some_and(|first| first.gap == Gap::None);
        match before {
            Some(before) if glued && before.is(',') => before.gap == Gap::None,
            _ => false,
        }
    };
    let commas = way.pieces.iter().skip(1).filter(|piece| parted(piece)).count();
    commas > 0 && commas + 1 < way.pieces.len()
}

/// Ways that give every metric a value that fits.
pub(super) fn exact(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> Option<Vec<Way>> {
    search(tokens, sheet, true)
}

/// Ways of the right count in which some value does not fit.
pub(super) fn refused(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> Option<Vec<Way>> {
    let ways = search(tokens, sheet, false)?;
    let misfits = |way: &Way| {
        way.pieces.iter().zip(&sheet.shapes).filter(|(piece, shape)| piece.numeral.fit(shape).is_err()).count()
    };
    let least = ways.iter().map(misfits).min()?;
    Some(ways.into_iter().filter(|w| misfits(w) == least).collect())
}

/// «Сделано за день: 41 3 2 1 98к»: three numbers and more, all fitting, behind a few words.
pub(super) fn behind_words(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> Option<(usize, Vec<Way>)> {
    const WORDS: usize = 6;
    if sheet.metrics.len() < 3 {
        return None;
    }
    let from = (0..tokens.len()).find(|i| tokens[*i].kind == Kind::Digits)?;
    let words = tokens[..from].iter().filter(|t| t.kind == Kind::Word).count();
    let plans = tokens[..from].iter().any(|t| t.any_word(&PLAN) || t.any_word(&NEXT_DAY));
    if plans && sheet.half == Half::Fact {
        return None;
    }
    let ways = exact(&tokens[from..], sheet).filter(|_| (1..=WORDS).contains(&words))?;
    Some((from, ways))
}

/// Every way to the end of the row.
pub(super) fn any(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> Vec<Way> {
    let mut search = Search::new(tokens, sheet, false);
    search.any(0, false);
    search.found
}

/// Every way to read the row between names that begins at `from`.
pub(super) fn run(tokens: &[Token<'_>], from: usize, sheet: &Sheet<'_>) -> Vec<Way> {
    let mut search = Search::new(tokens, sheet, false);
    search.any(from, true);
    search.found
}
