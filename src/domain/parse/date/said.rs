//! Days somebody decides about: «31.12», «сб 28.11», «25–26.12», «с 1 по 8 января», "Dec 25 - Dec 26", and what else the
//! text says.
//!
//! Apart from absences because here a day stands alone: «до» is no beginning, «завтра» is tomorrow also on a Friday.
use super::{MAX_CHOICES, When, choices, future, just_past, phrase, phrase::Core, phrase::Phrase, phrase::Prep};
use crate::domain::parse::lex::{self, Gap, Kind, Token};
use chrono::{Datelike, NaiveDate};

/// A date so far ahead is more likely one of the last weeks.
const FAR_DAYS: i64 = 300;
const RECENT_DAYS: i64 = 31;
/// A weekday that contradicts its date is looked for so far around it.
const AROUND_DAYS: i64 = 3;

/// The days of a text, and the rest of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysSaid {
    /// Readings as first and last day; none: the text names no day, or more than one stretch of days.
    pub stretches: Vec<(NaiveDate, NaiveDate)>,
    /// Several days that are no stretch were named.
    pub many: bool,
    /// The text without the words of the days.
    pub rest: String,
}

/// What a text says about days. A date that has just passed is not meant for the next year.
pub fn days_said(text: &str, today: NaiveDate) -> DaysSaid {
    let text = with_spaced_dashes(text);
    let tokens = lex::tokens(&text);
    let phrases = of_days(&tokens);
    let (stretches, many) = stretches(&text, &tokens, &phrases, today);
    DaysSaid { stretches, many, rest: rest(&text, &tokens, &phrases) }
}

/// «25-26.12» as «25 – 26.12»: glued to a dash a date is not read.
fn with_spaced_dashes(text: &str) -> String {
    let tokens = lex::tokens(text);
    let digits =
        |at: usize, most: usize| tokens.get(at).is_some_and(|t| t.kind == Kind::Digits && t.text.len() <= most);
    let glued = |at: usize| tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let mut out = String::with_capacity(text.len() + 4);
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        let iso = at >= 2 && tokens[at - 2].is_dash();
        let dated = digits(at + 1, 2) && tokens.get(at + 2).is_some_and(|t| t.is('.')) && digits(at + 3, 2);
        let between = at > 0 && digits(at - 1, 4) && glued(at) && glued(at + 1) && glued(at + 2) && glued(at + 3);
        if token.is_dash() && between && dated && !iso {
            out.push_str(&text[from..token.at]);
            out.push_str(" – ");
            from = token.end();
        }
    }
    out.push_str(&text[from..]);
    out
}

/// The phrases that name days: beside a full date a weekday only where it stands at it, «чёрная пятница» is none.
fn of_days(tokens: &[Token<'_>]) -> Vec<Phrase> {
    let mut all: Vec<Phrase> = phrase::all(tokens).into_iter().filter(|p| is_day(&p.core)).collect();
    let full: Vec<(usize, usize)> = all.iter().filter(|p| is_full(&p.core)).map(|p| (p.from, p.to)).collect();
    let joined = |from: usize, to: usize| from <= to && tokens[from..to].iter().all(|t| t.is(',') || t.is('.'));
    let at = |p: &Phrase| full.iter().any(|(from, to)| joined(p.to, *from) || joined(*to, p.from));
    if !full.is_empty() {
        all.retain(|p| is_full(&p.core) || (matches!(p.core, Core::Weekday(..)) && at(p)));
    }
    all
}

fn is_day(core: &Core) -> bool {
    is_full(core) || matches!(core, Core::Offset(_) | Core::Tomorrow | Core::Weekday(..) | Core::Weekend)
}

fn is_full(core: &Core) -> bool {
    matches!(core, Core::Date { .. } | Core::Dates(..) | Core::SlashDate(..) | Core::DayOfMonth { .. })
}

/// The readings, and whether several days that are no stretch were named.
fn stretches(
    text: &str,
    tokens: &[Token<'_>],
    phrases: &[Phrase],
    today: NaiveDate,
) -> (Vec<(NaiveDate, NaiveDate)>, bool) {
    if let Some((from, end)) = super::range(text, today, &|_| true) {
        let ends = choices(&end).into_iter().map(|through| just_past((from, through), today));
        return (ends.collect(), false);
    }
    if let [one, other] = phrases
        && (one.prep, other.prep) == (Prep::From, Prep::By)
    {
        // The first day has just passed.
        return (from_to(&dates(one, today), &dates(other, today), today), false);
    }
    let full: Vec<&Phrase> = phrases.iter().filter(|p| is_full(&p.core)).collect();
    match (full.as_slice(), phrases) {
        ([one, other], _) if one.to + 1 == other.from && tokens[one.to].is_dash() => {
            (from_to(&dates(one, today), &dates(other, today), today), false)
        }
        ([one], _) => (around(tokens, one, phrases, today), false),
        ([], []) => (vec![], false),
        ([], [one]) => (alone(&one.core, dates(one, today)), false),
        _ => (vec![], true),
    }
}

/// One full date: of «25 – 26.12» both days; beside a weekday it contradicts, either of them.
fn around(tokens: &[Token<'_>], date: &Phrase, phrases: &[Phrase], today: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let found = dates(date, today);
    if let Some(day) = day_before(tokens, date) {
        let first: Vec<NaiveDate> = found.iter().filter_map(|last| last.with_day(day)).collect();
        return from_to(&first, &found, today);
    }
    if matches!(date.core, Core::Dates(..)) {
        return alone(&date.core, found);
    }
    let mut all = found.clone();
    for phrase in phrases {
        let Core::Weekday(day, _) = phrase.core else { continue };
        for on in &found {
            let near = (-AROUND_DAYS..=AROUND_DAYS).filter_map(|n| on.checked_add_signed(chrono::TimeDelta::days(n)));
            all.extend(near.into_iter().find(|near| near.weekday() == day));
        }
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(MAX_CHOICES);
    all.into_iter().map(|on| (on, on)).collect()
}

/// «25-26 декабря» and «в выходные» are a stretch, other words of a day its readings.
fn alone(core: &Core, found: Vec<NaiveDate>) -> Vec<(NaiveDate, NaiveDate)> {
    match core {
        Core::Dates(..) | Core::Weekend => {
            found.iter().copied().min().zip(found.iter().copied().max()).into_iter().collect()
        }
        _ => found.into_iter().map(|on| (on, on)).collect(),
    }
}

/// From each first day to the last day, of the dates that make a stretch; across the year's end too.
fn from_to(first: &[NaiveDate], last: &[NaiveDate], today: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let (Some(from), Some(through)) = (first.first(), last.first()) else { return vec![] };
    let later = |on: &NaiveDate| on.checked_add_months(chrono::Months::new(12));
    let through = if through < from { later(through) } else { Some(*through) };
    through.map(|through| just_past((*from, through), today)).into_iter().collect()
}

/// The days a phrase may mean, the likeliest first.
fn dates(phrase: &Phrase, today: NaiveDate) -> Vec<NaiveDate> {
    let core = if phrase.core == Core::Tomorrow { Core::Offset(1) } else { phrase.core.clone() };
    let bare = Phrase { prep: Prep::Bare, core, ..phrase.clone() };
    let found = choices(&future(&bare, today, &|_| true));
    let far = |on: &NaiveDate| (*on - today).num_days() > FAR_DAYS;
    match super::past(&bare.core, today) {
        When::On(on) if found.iter().all(far) && (today - on).num_days() <= RECENT_DAYS => vec![on],
        _ => found,
    }
}

/// The day of «25 – 26.12», which has no month of its own.
fn day_before(tokens: &[Token<'_>], phrase: &Phrase) -> Option<u32> {
    let dash = phrase.from.checked_sub(1).filter(|at| tokens[*at].is_dash())?;
    let day = tokens.get(dash.checked_sub(1)?).filter(|t| t.kind == Kind::Digits && t.text.len() <= 2)?;
    day.text.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The text without the days: from «с 1» to «по 8 января» nothing is left.
fn rest(text: &str, tokens: &[Token<'_>], phrases: &[Phrase]) -> String {
    let mut taken = vec![false; tokens.len()];
    for phrase in phrases {
        let mut from = phrase.from;
        if phrase.prep == Prep::By {
            let since = |at: &usize| tokens[*at].any_word(&["с", "со", "from"]);
            from = (from.saturating_sub(3)..from).find(since).unwrap_or(from);
        } else if day_before(tokens, phrase).is_some() {
            from = phrase.from - 2;
        }
        taken[from..phrase.to].fill(true);
    }
    // What stood between two days was theirs.
    for at in 1..tokens.len().saturating_sub(1) {
        let between = taken[at - 1] && taken[at + 1];
        taken[at] = taken[at] || (between && (tokens[at].is_dash() || tokens[at].is(',')));
    }
    let mut pieces: Vec<&str> = vec![];
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate().filter(|(at, _)| taken[*at]) {
        pieces.push(&text[from..token.at.max(from)]);
        from = token.end();
        debug_assert!(at < tokens.len());
    }
    pieces.push(&text[from..]);
    trimmed(&pieces.join(" "))
}

/// In one line, without the signs that joined it to the day: «— акция», «: акция», but «−10 % на всё» as it is.
pub(in crate::domain::parse) fn trimmed(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '.' | ' ');
    let mut line = line.trim_matches(ends);
    while let Some(after) =
        line.strip_prefix(['-', '–', '—', '−']).filter(|after| after.is_empty() || after.starts_with(' '))
    {
        line = after.trim_start_matches(ends);
    }
    line.trim_end_matches([' ', '–', '—']).to_owned()
}
