//! The words of a date, recognised but not yet counted.
use super::{
    super::{currency, words},
    Gap, Kind, Token, Weekday,
    digits::{day_and_month, day_of_month, numeric},
    spoken::{ahead, from_now, stretch, weekday, word_day},
    stands_alone,
    stretch::Stretch,
};

/// How a date is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prep {
    Bare,
    /// «в», «на», "on"
    On,
    /// «до», «к», «по», "by", "until"
    By,
    /// "before"
    Before,
    After,
    From,
    /// «через», "in", «в течение»
    Through,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Any,
    This,
    Next,
    /// «в пятницу на следующей неделе»
    NextWeek,
    Last,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Core {
    /// Days from today.
    Offset(i64),
    Tomorrow,
    /// «через день»
    EveryOther,
    Weekday(Weekday, Pick),
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// «25-26 ноября»
    Dates(Vec<u32>, u32),
    /// `5/6`: which is the month?
    SlashDate(u32, u32),
    /// «25 числа»; not sure: a bare «до 25».
    DayOfMonth {
        day: u32,
        sure: bool,
    },
    Months(u32),
    WorkingDays(usize),
    End(Stretch),
    Start(Stretch),
    Whole(Stretch),
    Month(u32),
    Weekend,
}

/// A date of the text: tokens `from..to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub from: usize,
    pub to: usize,
    pub prep: Prep,
    pub core: Core,
}

/// A reader of tokens by place; beyond the end everything is empty.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub tokens: &'t [Token<'t>],
}

impl<'t> Cursor<'t> {
    pub fn word(self, at: usize) -> &'t str {
        self.tokens.get(at).filter(|t| t.kind == Kind::Word).map_or("", |t| t.fold.as_str())
    }

    pub fn any(self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at)) && !self.word(at).is_empty()
    }

    /// Digits of at most `len`, as a number.
    pub fn digits(self, at: usize, len: usize) -> Option<u32> {
        let token = self.tokens.get(at).filter(|t| t.kind == Kind::Digits && t.text.len() <= len)?;
        token.text.parse().ok()
    }

    pub fn sign(self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(sign))
    }

    /// Past the word at `at` and the point that shortens it: «пт.», «дек.», but not the point of a sentence.
    pub fn past_word(self, at: usize) -> usize {
        let short = self.word(at).chars().count() <= 4;
        if short { currency::after_dot(self.tokens, at + 1) } else { at + 1 }
    }

    pub fn glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
    }
}

/// Every date of the text, left to right.
pub(super) fn all(tokens: &[Token<'_>]) -> Vec<Phrase> {
    let c = Cursor { tokens };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match one(c, at) {
            Some(phrase) => {
                at = phrase.to.max(at + 1);
                out.push(phrase);
            }
            None => at += 1,
        }
    }
    out
}

fn one(c: Cursor<'_>, from: usize) -> Option<Phrase> {
    let repeated = from > 0 && c.any(from - 1, &["каждый", "каждую", "каждое", "каждого", "every", "each"]);
    if repeated || !stands_alone(c.tokens, from) {
        return None;
    }
    let (prep, at) = preposition(c, from);
    let (core, to) = core(c, at, prep)?;
    Some(Phrase { from, to: trailing(c, to), prep, core })
}

fn preposition(c: Cursor<'_>, at: usize) -> (Prep, usize) {
    let the = |at: usize| at + usize::from(c.any(at, &["the", "самого"]));
    match c.word(at) {
        "до" | "к" | "ко" | "по" | "by" | "until" | "till" | "til" | "due" => {
            let again = usize::from(c.word(at) == "due" && c.any(at + 1, &["by", "on"]));
            (Prep::By, the(at + 1 + again))
        }
        "не" if c.any(at + 1, &["позднее", "позже"]) => {
            let than = usize::from(c.any(at + 2, &["чем"]));
            let inner = usize::from(c.any(at + 2 + than, &["в", "до"]));
            (Prep::By, at + 2 + than + inner)
        }
        "no" | "not" if c.word(at + 1) == "later" && c.word(at + 2) == "than" => (Prep::By, the(at + 3)),
        "before" | "раньше" => (Prep::Before, the(at + 1)),
        "после" | "after" => (Prep::After, the(at + 1)),
        "с" | "со" | "from" | "since" | "starting" => (Prep::From, the(at + 1)),
        "через" | "спустя" | "within" => (Prep::Through, the(at + 1)),
        "в" | "за" if c.any(at + 1, &["течение", "течении"]) => (Prep::Through, at + 2),
        "in" => (Prep::Through, the(at + 1)),
        "в" | "во" | "на" | "за" | "on" | "at" | "for" => (Prep::On, the(at + 1)),
        "the" => (Prep::Bare, at + 1),
        _ => (Prep::Bare, at),
    }
}

fn core(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    if prep == Prep::Through
        && let Some(found) = ahead(c, at)
    {
        return Some(found);
    }
    word_day(c, at, prep)
        .or_else(|| weekday(c, at, prep))
        .or_else(|| stretch(c, at, prep))
        .or_else(|| numeric(c, at, prep))
        .or_else(|| day_and_month(c, at))
        .or_else(|| from_now(c, at))
        .or_else(|| day_of_month(c, at, prep))
        .or_else(|| {
            words::month(c.word(at))
                .filter(|_| prep == Prep::By || prep == Prep::Before)
                .map(|m| (Core::Month(m), at + 1))
        })
}

/// Past the words that only refine a day: «включительно», «вечером», «в 15:00».
fn trailing(c: Cursor<'_>, from: usize) -> usize {
    const PARTS: [&str; 16] = [
        "включительно",
        "inclusive",
        "вечером",
        "утром",
        "днем",
        "morning",
        "evening",
        "afternoon",
        "night",
        "noon",
        "обеда",
        "обеду",
        "вечера",
        "вечеру",
        "утра",
        "утру",
    ];
    let mut at = from;
    loop {
        let comma = usize::from(c.sign(at, ',') && c.any(at + 1, &["включительно", "inclusive"]));
        if c.any(at + comma, &PARTS) {
            at += comma + 1;
            continue;
        }
        if !c.any(at, &["в", "к", "до", "с", "at", "by", "после", "in"]) {
            return at;
        }
        let the = usize::from(c.word(at + 1) == "the");
        if c.any(at + 1 + the, &PARTS) {
            at += 2 + the;
        } else if c.digits(at + 1, 2).is_some() && c.sign(at + 2, ':') && c.digits(at + 3, 2).is_some() {
            at += 4 + usize::from(c.any(at + 4, &["am", "pm"]));
        } else if c.digits(at + 1, 2).is_some() && c.any(at + 2, &["am", "pm", "часов", "часа", "утра", "вечера"])
        {
            at += 3;
        } else {
            return at;
        }
    }
}
