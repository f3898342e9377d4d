//! What a head types about days: «31.12 выходной», «сб 28.11 рабочий», «5 декабря короткий», «27.11 акция −10 %».
//!
//! Apart from dates because here the rest of the line matters too. Invariant: a line is a decision about days only when
//! nothing but days, one word of the calendar and empty words stand in it; anything else is shown back first.
use super::{
    date::{DaysSaid, days_said, trimmed},
    lex, words,
};
use crate::domain::calendar::DayKind;
use chrono::NaiveDate;

/// What a line wants of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayWord {
    Kind(DayKind),
    /// As the calendar has it.
    AsUsual,
    /// «отметка акция −10 %»
    Mark,
}

/// A line about days, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLine {
    /// Readings of the days as first and last; none: not said, or `many`.
    pub stretches: Vec<(NaiveDate, NaiveDate)>,
    /// More than one stretch of days was named.
    pub many: bool,
    pub word: Option<DayWord>,
    /// What else it says: the text of a mark.
    pub body: String,
}

impl DayLine {
    /// Days, a word of the calendar, and nothing that is left unread.
    pub fn is_clear(&self) -> bool {
        matches!(self.word, Some(DayWord::Kind(_) | DayWord::AsUsual)) && self.body.is_empty()
    }
}

const OFF: [&str; 13] = [
    "выходной",
    "выходным",
    "выходные",
    "выходными",
    "выходного",
    "нерабочий",
    "нерабочим",
    "нерабочие",
    "отдыхаем",
    "off",
    "holiday",
    "closed",
    "nonworking",
];
const WORKING: [&str; 11] = [
    "рабочий",
    "рабочим",
    "рабочие",
    "рабочими",
    "рабочая",
    "рабочую",
    "рабочего",
    "работаем",
    "working",
    "workday",
    "work",
];
const SHORT: [&str; 11] = [
    "короткий",
    "коротким",
    "короткие",
    "короткими",
    "короткого",
    "сокращенный",
    "сокращенным",
    "сокращенные",
    "сокращенными",
    "short",
    "shortened",
];
const USUAL: [&str; 6] = ["обычный", "обычным", "обычные", "обычно", "usual", "normal"];
const MARK: [&str; 4] = ["отметка", "отметку", "отметь", "mark"];
const EMPTY: [&str; 32] = [
    "день",
    "дни",
    "дня",
    "днем",
    "днями",
    "будет",
    "будут",
    "сделать",
    "сделай",
    "сделаем",
    "делаем",
    "поставь",
    "у",
    "нас",
    "это",
    "все",
    "всем",
    "для",
    "всех",
    "отдела",
    "пожалуйста",
    "как",
    "a",
    "the",
    "is",
    "as",
    "make",
    "it",
    "day",
    "days",
    "we",
    "are",
];

fn word(fold: &str) -> Option<DayWord> {
    let kind = |kind| Some(DayWord::Kind(kind));
    match fold {
        fold if OFF.contains(&fold) => kind(DayKind::Off),
        fold if WORKING.contains(&fold) => kind(DayKind::Working),
        fold if SHORT.contains(&fold) => kind(DayKind::Short),
        fold if USUAL.contains(&fold) => Some(DayWord::AsUsual),
        _ => None,
    }
}

/// «не рабочий» is off, «не выходной» is working.
fn denied(word: DayWord) -> DayWord {
    match word {
        DayWord::Kind(DayKind::Off) => DayWord::Kind(DayKind::Working),
        DayWord::Kind(DayKind::Working) => DayWord::Kind(DayKind::Off),
        other => other,
    }
}

/// Reads a line; dates without a year are the nearest ones.
pub fn day_line(text: &str, today: NaiveDate) -> DayLine {
    let DaysSaid { stretches, many, rest } = days_said(text, today);
    let tokens = lex::tokens(&rest);
    if let Some(first) = tokens.first().filter(|first| MARK.contains(&first.fold.as_str())) {
        let body = trimmed(&rest[first.end()..]);
        return DayLine { stretches, many, word: Some(DayWord::Mark), body };
    }
    let (mut said, mut unread, mut not) = (vec![], false, false);
    for token in tokens.iter().filter(|token| token.kind != lex::Kind::Sign) {
        match word(&token.fold) {
            Some(word) => said.push(if std::mem::take(&mut not) { denied(word) } else { word }),
            None if matches!(token.fold.as_str(), "не" | "non" | "not") => not = true,
            None => unread |= !EMPTY.contains(&token.fold.as_str()) && words::weekday(&token.fold).is_none(),
        }
    }
    said.dedup();
    let word = if let [word] = said.as_slice() { Some(*word) } else { None };
    let clear = word.is_some() && !unread && !not;
    DayLine { stretches, many, word, body: if clear { String::new() } else { rest } }
}

#[cfg(test)]
#[path = "day_line_tests.rs"]
mod tests;
