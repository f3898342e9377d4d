//! A plan with names: «Ромашка 50, Василёк 30».
//!
//! Stands apart because people leave the thousands out: whether 50 means 50 000 is judged by the pledge, and when that
//! does not tell, both readings are given.
use super::{Sum, is_loose, sums};
use crate::domain::{
    department::Currency,
    parse::{
        date::{self, When, Works},
        lex::{self, Gap, Kind, Token},
        number::MAX_VALUE,
        numeral,
    },
};
use chrono::NaiveDate;

/// Names of one answer at most.
pub const MAX_SUMS: usize = 30;
/// Characters of a client's name at most.
const MAX_NAME: usize = 64;

/// Who pays and how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSum {
    /// As typed; empty when only an amount was.
    pub name: String,
    /// Minor units; `None`: no amount was named, or not in this currency.
    pub amount_minor: Option<i64>,
    pub when: When,
    pub other_currency: Option<Currency>,
}

/// A plan with names, read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Named {
    pub sums: Vec<NamedSum>,
    /// The same with the other meaning of the amounts, when the first is not sure: to be asked.
    pub other: Option<Vec<NamedSum>>,
}

/// One name before its amount is settled.
#[derive(Default)]
struct Item {
    words: Option<(usize, usize)>,
    sum: Option<Sum>,
    when: Option<When>,
}

/// Reads names with amounts, separated by commas, lines, «;», «и» or nothing; dates may stand beside them.
///
/// `pledge_minor` is the plan they make up, in minor units.
pub fn read_named(
    text: &str,
    currency: Currency,
    pledge_minor: Option<i64>,
    today: NaiveDate,
    works: Works<'_>,
) -> Named {
    let mut items: Vec<(String, Option<Sum>, When)> = Vec::new();
    for piece in pieces(text) {
        for item in in_piece(piece, currency, today, works) {
            let lone_date = item.0.is_empty() && item.1.is_none();
            let full = items.len() == MAX_SUMS;
            match items.last_mut() {
                Some(last) if lone_date && last.2 == When::None => last.2 = item.2,
                _ if lone_date || full => {}
                _ => items.push(item),
            }
        }
    }
    let with = |thousands: bool, largest: bool| -> Vec<NamedSum> {
        let one = |(name, sum, when): &(String, Option<Sum>, When)| {
            let value = sum.as_ref().and_then(|s| amount(s, thousands, largest));
            let other = sum.as_ref().and_then(|s| s.amount.other);
            NamedSum { name: name.clone(), amount_minor: value, when: when.clone(), other_currency: other }
        };
        items.iter().map(one).collect()
    };
    let small = items.iter().filter_map(|i| i.1.as_ref()).any(is_small);
    let pointed = items.iter().filter_map(|i| i.1.as_ref()).any(|s| s.amount.readings.len() > 1);
    let (first, second) = match (small, pointed) {
        (true, _) => (with(true, true), with(false, false)),
        (false, true) => (with(false, true), with(false, false)),
        (false, false) => (with(false, true), vec![]),
    };
    if !(small || pointed) {
        return Named { sums: first, other: None };
    }
    match (likely(&first, pledge_minor), likely(&second, pledge_minor)) {
        (true, false) => Named { sums: first, other: None },
        (false, true) => Named { sums: second, other: None },
        _ => Named { sums: first, other: Some(second) },
    }
}

/// Under a thousand and without a mark: «50» may be 50 000.
fn is_small(sum: &Sum) -> bool {
    const THOUSAND_MINOR: i64 = 100_000;
    sum.bare && sum.amount.readings.iter().all(|v| *v < THOUSAND_MINOR && *v > 0)
}

fn amount(sum: &Sum, thousands: bool, largest: bool) -> Option<i64> {
    if sum.amount.other.is_some() {
        return None;
    }
    let readings = &sum.amount.readings;
    let value = if largest { readings.last() } else { readings.first() };
    let times = if thousands && is_small(sum) { 1000 } else { 1 };
    value.and_then(|v| v.checked_mul(times)).filter(|v| *v <= MAX_VALUE)
}

/// Does the sum look like parts of the pledge: between a fiftieth of it and three times it. Unknown pledge: anything.
fn likely(sums: &[NamedSum], pledge_minor: Option<i64>) -> bool {
    let total: i128 = sums.iter().filter_map(|s| s.amount_minor).map(i128::from).sum();
    pledge_minor.filter(|p| *p > 0).map(i128::from).is_none_or(|pledge| total * 50 >= pledge && total <= pledge * 3)
}

/// The text cut at lines, «;» and commas that are not inside a number.
fn pieces(text: &str) -> Vec<&str> {
    let tokens = lex::tokens(text);
    let mut out = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.gap == Gap::Line && token.at > from {
            out.push(&text[from..token.at]);
            from = token.at;
        }
        if token.is(';') || token.is(',') {
            out.push(&text[from..token.at]);
            from = token.end();
        }
        let longest = numeral::scan(&tokens, at, &[]).iter().map(|n| n.next).max();
        // A number never reaches over a line, so the next token is looked at for its own gap.
        at = longest.filter(|n| *n > at).unwrap_or(at + 1);
    }
    out.push(&text[from..]);
    out.into_iter().filter(|p| !p.trim().is_empty()).collect()
}

/// The names of one piece: usually one, more when amounts alone divide them.
fn in_piece(piece: &str, currency: Currency, today: NaiveDate, works: Works<'_>) -> Vec<(String, Option<Sum>, When)> {
    let tokens = lex::tokens(piece);
    let found = date::find(piece, today, works);
    let dated = |t: &Token<'_>| found.span.as_ref().is_some_and(|s| s.contains(&t.at));
    let all = sums(&tokens, found.span.as_ref(), currency);
    // «Ромашка 2 50к»: a number with another right behind it is part of the name.
    let is_last = |k: usize| all.get(k + 1).is_none_or(|next| next.from > all[k].to);
    let real: Vec<Sum> = (0..all.len()).filter(|k| is_last(*k)).map(|k| all[k].clone()).collect();
    let amount_first = real.first().is_some_and(|s| name(piece, &tokens[..s.from], &dated).is_empty());
    let mut items: Vec<Item> = Vec::new();
    if real.is_empty() {
        items.push(Item { words: Some((0, tokens.len())), ..Item::default() });
    }
    for (k, sum) in real.iter().enumerate() {
        let (from, to) = if amount_first {
            (sum.to, real.get(k + 1).map_or(tokens.len(), |next| next.from))
        } else {
            (k.checked_sub(1).map_or(0, |before| real[before].to), sum.from)
        };
        items.push(Item { words: Some((from, to)), sum: Some(sum.clone()), when: None });
    }
    // A date in the piece belongs to the name it stands behind.
    let place = tokens.iter().position(dated).unwrap_or(0);
    let owner = items.iter().rposition(|i| i.sum.as_ref().is_none_or(|s| s.from < place)).unwrap_or(0);
    if let Some(item) = items.get_mut(owner) {
        item.when = Some(found.when.clone());
    }
    items
        .into_iter()
        .map(|item| {
            let (from, to) = item.words.unwrap_or_default();
            (name(piece, &tokens[from..to], &dated), item.sum, item.when.unwrap_or(When::None))
        })
        .collect()
}

/// The name in these tokens, without what only joins it; empty when nobody is named.
fn name(piece: &str, tokens: &[Token<'_>], dated: &dyn Fn(&Token<'_>) -> bool) -> String {
    const JOINS: [&str; 14] =
        ["и", "с", "со", "от", "еще", "по", "на", "план", "из", "and", "from", "plus", "for", "а"];
    const NOBODY: [&str; 7] = ["нет", "никого", "никто", "no", "none", "nobody", "пропустить"];
    let mut kept: Vec<&Token<'_>> = tokens.iter().filter(|t| !dated(t)).collect();
    let joins = |t: &Token<'_>| t.any_word(&JOINS) || is_loose(t) || t.is('+') || t.is('/') || t.is_dash() || t.is(',');
    while kept.first().is_some_and(|t| joins(t)) {
        kept.remove(0);
    }
    while kept.last().is_some_and(|t| joins(t)) {
        kept.pop();
    }
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return String::new() };
    let text: String = piece[first.at..last.end()].chars().take(MAX_NAME).collect();
    let worded = kept.iter().any(|t| t.kind == Kind::Word) && !(kept.len() == 1 && kept[0].any_word(&NOBODY));
    if worded { text.trim().to_string() } else { String::new() }
}
