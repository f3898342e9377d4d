//! Promises in a sentence: «Ромашка оплатит 120к до пятницы», and a plan with names: «Ромашка 50, Василёк 30».
//!
//! Stands apart because it reads a date and an amount out of one text without one eating the other. Invariants: an
//! amount is given only when the text has one reading; the text of a promise never becomes empty.
use super::{
    date::{self, When, Works},
    lex::{self, Gap, Kind, Token},
    number::{Given, Refused, Shape},
    numeral::{self, Numeral},
};
use crate::domain::department::Currency;
use chrono::NaiveDate;
use std::ops::Range;
mod named;

pub use named::{MAX_SUMS, Named, NamedSum, read_named};

/// A sentence read as a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseDraft {
    /// Without date and amount where they stand at an end and the rest is a sentence; otherwise the whole.
    pub text: String,
    /// Minor units of the department's currency.
    pub amount_minor: Option<i64>,
    /// The amounts it may be, ascending, when there is more than one: to be asked.
    pub amount_readings: Vec<i64>,
    /// The money is another currency's: to be asked.
    pub other_currency: Option<Currency>,
    pub when: When,
}

/// A payment announced at once: «оплата 120к Ромашка».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The client; empty when none was named.
    pub name: String,
    pub amount_minor: Option<i64>,
    /// As in [`PromiseDraft`].
    pub amount_readings: Vec<i64>,
    pub other_currency: Option<Currency>,
}

/// What an amount in a text came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Amount {
    readings: Vec<i64>,
    other: Option<Currency>,
}

impl Amount {
    /// Of all ways to read one number, those that take the most of the text.
    fn of(ways: &[&Numeral], currency: Currency) -> Option<(Self, usize)> {
        let next = ways.iter().map(|n| n.next).max()?;
        let shape = Shape::money(currency);
        let mut amount = Self::default();
        for way in ways.iter().filter(|n| n.next == next) {
            match way.fit(&shape) {
                Ok(Given::Value(value)) => amount.readings.push(value),
                Err(Refused::OtherCurrency(other)) => amount.other = Some(other),
                _ => {}
            }
        }
        amount.readings.sort_unstable();
        amount.readings.dedup();
        (!amount.readings.is_empty() || amount.other.is_some()).then_some((amount, next))
    }

    fn one(&self) -> Option<i64> {
        match self.readings.as_slice() {
            [one] if self.other.is_none() => Some(*one),
            _ => None,
        }
    }

    fn many(&self) -> Vec<i64> {
        if self.readings.len() > 1 { self.readings.clone() } else { vec![] }
    }
}

/// An amount and its tokens `from..to`.
#[derive(Clone, Debug)]
struct Sum {
    from: usize,
    to: usize,
    amount: Amount,
    /// No multiplier, no currency.
    bare: bool,
}

/// Every number of the tokens outside `dated` that may be an amount.
fn sums(tokens: &[Token<'_>], dated: Option<&Range<usize>>, currency: Currency) -> Vec<Sum> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let in_date = |t: &Token<'_>| dated.is_some_and(|d| d.contains(&t.at));
        let after_word = part_of_a_name(tokens, at);
        let ways = if in_date(&tokens[at]) || after_word { vec![] } else { numeral::scan(tokens, at, &[]) };
        // A number that would run into the date ends before it.
        let clear: Vec<&Numeral> = ways.iter().filter(|n| !tokens[at..n.next].iter().any(in_date)).collect();
        match Amount::of(&clear, currency) {
            Some((amount, to)) => {
                let bare = clear.iter().all(|n| !n.looks_like_money());
                out.push(Sum { from: at, to, amount, bare });
                at = to;
            }
            None => at += 1,
        }
    }
    out
}

/// «1С», «Ромашка-2»: digits that belong to a word.
fn part_of_a_name(tokens: &[Token<'_>], at: usize) -> bool {
    let glued = |i: usize| i > 0 && tokens[i].gap == Gap::None;
    let hyphen = glued(at) && tokens[at - 1].is_dash() && glued(at - 1) && tokens[at - 2].kind == Kind::Word;
    hyphen || (glued(at) && tokens[at - 1].kind == Kind::Word)
}

/// Words after which a number is a name, not money.
const NUMBERED: [&str; 12] =
    ["№", "номер", "счет", "счета", "счету", "договор", "договора", "договору", "заказ", "заказа", "invoice", "no"];

/// «120 000» is money; «3 КП», «1500 писем», «счёт 12345» are not.
fn is_money(tokens: &[Token<'_>], sum: &Sum, dated: Option<&Range<usize>>) -> bool {
    const THOUSAND_MINOR: i64 = 100_000;
    if !sum.bare {
        return true;
    }
    let numbered = sum.from > 0 && NUMBERED.contains(&tokens[sum.from - 1].fold.as_str());
    let counted = tokens.get(sum.to).is_some_and(|t| {
        let joins =
            t.any_word(&["до", "в", "во", "к", "на", "за", "по", "от", "и", "не", "by", "on", "and", "from", "until"]);
        t.kind == Kind::Word && t.gap < Gap::Tab && !joins && !dated.is_some_and(|d| d.contains(&t.at))
    });
    !numbered && !counted && sum.amount.readings.iter().any(|v| *v >= THOUSAND_MINOR)
}

/// Reads a sentence: who pays how much by when, what will be done on which day.
pub fn read_promise(text: &str, currency: Currency, today: NaiveDate, works: Works<'_>) -> PromiseDraft {
    let tokens = lex::tokens(text);
    let found = date::find(text, today, works);
    let dated = found.span.as_ref();
    let money: Vec<Sum> = sums(&tokens, dated, currency).into_iter().filter(|s| is_money(&tokens, s, dated)).collect();
    let mut amount = Amount::default();
    for sum in &money {
        amount.readings.extend(&sum.amount.readings);
        amount.other = amount.other.or(sum.amount.other);
    }
    amount.readings.sort_unstable();
    let single = money.len() == 1;
    amount.readings.dedup();
    let spoken = match money.as_slice() {
        [sum] => Some(sum.from..sum.to),
        _ => None,
    };
    PromiseDraft {
        text: shortened(text, &tokens, dated, spoken),
        amount_minor: amount.one().filter(|_| single),
        amount_readings: if single { amount.many() } else { amount.readings },
        other_currency: amount.other,
        when: found.when,
    }
}

/// The sentence without the date and then the amount, each only if it stands at an end.
fn shortened(text: &str, tokens: &[Token<'_>], dated: Option<&Range<usize>>, sum: Option<Range<usize>>) -> String {
    let whole = text.trim();
    let (mut from, mut to) = (0, tokens.len());
    let dates: Vec<usize> = (0..tokens.len()).filter(|i| dated.is_some_and(|d| d.contains(&tokens[*i].at))).collect();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
        parts.push((*first, last + 1));
    }
    if let Some(sum) = sum {
        let on = sum.start > 0 && tokens[sum.start - 1].any_word(&["на", "for"]);
        let tied = sum.start > 0
            && tokens[sum.start - 1].any_word(&[
                "за",
                "в",
                "до",
                "по",
                "от",
                "с",
                "не",
                "of",
                "to",
                "about",
                "около",
                "из",
            ]);
        if !tied {
            parts.push((sum.start - usize::from(on), sum.end));
        }
    }
    let signs =
        |range: &[Token<'_>]| range.iter().all(|t| t.kind == Kind::Sign && !t.is('"') && !t.is('»') && !t.is(')'));
    for _ in 0..2 {
        for (first, last) in &parts {
            if *first >= from && *last <= to && signs(&tokens[*last..to]) {
                to = *first;
            } else if *first >= from
                && *last <= to
                && signs(&tokens[from..*first])
                && *first == dates.first().copied().unwrap_or(usize::MAX)
            {
                from = *last;
            }
        }
    }
    while to > from && (tokens[to - 1].any_word(&["и", "and", "а"]) || is_loose(&tokens[to - 1])) {
        to -= 1;
    }
    while from < to && is_loose(&tokens[from]) {
        from += 1;
    }
    let words = tokens[from..to].iter().filter(|t| t.kind == Kind::Word).count();
    if words == 0 || (from, to) == (0, tokens.len()) {
        return whole.to_string();
    }
    let short = &text[tokens[from].at..tokens[to - 1].end()];
    let capital = whole.chars().next().is_some_and(char::is_uppercase);
    let mut letters = short.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => short.to_string(),
    }
}

fn is_loose(token: &Token<'_>) -> bool {
    [',', '.', ';', ':', '-', '—', '–', '!'].iter().any(|c| token.is(*c))
}

/// A payment: the amount is the one number of the text, whatever its size; the rest names the client.
pub fn read_payment(text: &str, currency: Currency) -> Option<Payment> {
    const AROUND: &str = "оплата оплату оплатил оплатила оплатили оплачено оплатило пришла пришло пришли поступила \
        поступило поступили поступление деньги платеж от с paid payment from received колокол ура есть";
    let tokens = lex::tokens(text);
    let found = sums(&tokens, None, currency);
    let marked: Vec<&Sum> = found.iter().filter(|s| !s.bare).collect();
    let sum = match (marked.as_slice(), found.as_slice()) {
        ([one], _) => (*one).clone(),
        ([], [one]) => one.clone(),
        _ => return None,
    };
    let around = |t: &Token<'_>| t.kind == Kind::Word && AROUND.split_whitespace().any(|w| w == t.fold);
    let quote = |t: &Token<'_>| [' ', '«', '"', '(', '№'].iter().any(|c| t.is(*c));
    let side = |mut from: usize, mut to: usize| {
        while from < to && (around(&tokens[from]) || (tokens[from].kind == Kind::Sign && !quote(&tokens[from]))) {
            from += 1;
        }
        while to > from && (around(&tokens[to - 1]) || is_loose(&tokens[to - 1])) {
            to -= 1;
        }
        if from < to { text[tokens[from].at..tokens[to - 1].end()].to_string() } else { String::new() }
    };
    let (before, after) = (side(0, sum.from), side(sum.to, tokens.len()));
    let name =
        [before, after].into_iter().filter(|n| n.chars().any(char::is_alphanumeric)).collect::<Vec<_>>().join(" ");
    let (amount_minor, amount_readings) = (sum.amount.one(), sum.amount.many());
    Some(Payment { name, amount_minor, amount_readings, other_currency: sum.amount.other })
}

#[cfg(test)]
#[path = "promise/tests.rs"]
mod tests;
