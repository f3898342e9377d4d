//! Words and signs of money.
//!
//! Stands apart because one word may belong to several currencies: roubles are Russia's and Belarus', so a mark is a
//! set and the department's own currency wins.
use super::lex::{Gap, Kind, Token};
use crate::domain::department::Currency::{self, *};

/// The currencies a mark may mean, the likeliest first; never empty.
pub(super) type Mark = &'static [Currency];

/// The mark at token `at` and the token after it, the point of an abbreviation included.
pub(super) fn mark(tokens: &[Token<'_>], at: usize) -> Option<(Mark, usize)> {
    let token = tokens.get(at)?;
    if token.gap >= Gap::Tab && at > 0 {
        return None;
    }
    match token.kind {
        Kind::Digits => None,
        Kind::Sign => sign(token.text).map(|mark| (mark, at + 1)),
        Kind::Word => {
            if token.fold.starts_with("бел") && tokens.get(at + 1).is_some() {
                let dot = usize::from(tokens[at + 1].is('.'));
                let next = tokens.get(at + 1 + dot);
                if next.is_some_and(|t| t.kind == Kind::Word && t.fold.starts_with("руб")) {
                    return Some((&[Byn], after_dot(tokens, at + 2 + dot)));
                }
            }
            word(&token.fold).map(|mark| (mark, after_dot(tokens, at + 1)))
        }
    }
}

/// The mark behind a number; a sign glued to the next number is that number's: «1 $900».
pub(super) fn mark_behind(tokens: &[Token<'_>], at: usize) -> Option<(Mark, usize)> {
    let apart = tokens.get(at).is_some_and(|t| t.kind == Kind::Sign && t.gap != Gap::None);
    let glued = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Digits && t.gap == Gap::None);
    if apart && glued { None } else { mark(tokens, at) }
}

/// Past the point of an abbreviation.
pub(super) fn after_dot(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|t| t.is('.') && t.gap == Gap::None))
}

fn sign(text: &str) -> Option<Mark> {
    Some(match text {
        "₽" => &[Rub],
        "$" => &[Usd],
        "€" => &[Eur],
        "₸" => &[Kzt],
        "֏" => &[Amd],
        "₾" => &[Gel],
        "₼" => &[Azn],
        "₺" => &[Try],
        "£" => &[Gbp],
        "¥" => &[Cny],
        _ => return None,
    })
}

fn word(fold: &str) -> Option<Mark> {
    Some(match fold {
        "р" | "руб" | "рубль" | "рубля" | "рублей" | "рубли" | "рубликов" | "roubles" | "rubles" | "ruble"
        | "rouble" => &[Rub, Byn],
        "rub" | "rur" => &[Rub],
        "usd" | "долл" | "доллар" | "доллара" | "долларов" | "бакс" | "бакса" | "баксов" | "dollar" | "dollars"
        | "bucks" => &[Usd],
        "eur" | "евро" | "euro" | "euros" => &[Eur],
        "kzt" | "тенге" | "тг" | "tenge" => &[Kzt],
        "byn" => &[Byn],
        "uzs" | "сум" | "сума" | "сумов" | "so'm" => &[Uzs],
        "kgs" | "сом" | "сома" | "сомов" | "som" => &[Kgs, Uzs],
        "amd" | "драм" | "драма" | "драмов" | "dram" => &[Amd],
        "gel" | "лари" | "lari" => &[Gel],
        "azn" | "манат" | "маната" | "манатов" | "manat" => &[Azn],
        "tjs" | "сомони" | "somoni" => &[Tjs],
        "try" | "лира" | "лиры" | "лир" | "lira" | "liras" => &[Try],
        "aed" | "дирхам" | "дирхама" | "дирхамов" | "dirham" | "dirhams" => &[Aed],
        "gbp" | "фунт" | "фунта" | "фунтов" | "pounds" => &[Gbp],
        "cny" | "юань" | "юаня" | "юаней" | "yuan" => &[Cny],
        _ => return None,
    })
}

/// A currency word or sign alone.
pub(super) fn is_mark(token: &Token<'_>) -> bool {
    sign(token.text).is_some() || (token.kind == Kind::Word && word(&token.fold).is_some())
}

/// What «т.р.» means.
pub(super) const ROUBLES: Option<Mark> = Some(&[Rub, Byn]);
