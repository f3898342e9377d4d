//! Dates in words, relative to a day: «завтра», «до пт», «25 ноября», «через 3 рабочих дня», «by the end of the month».
//!
//! Stands apart because promises, absences, corrections and `/protocol` say dates the same way. Invariants: a future
//! date is never before today (but one with a year is as said); what can be understood in two ways is [`When::Ask`];
//! no text makes it panic. Calendar knowledge comes as «is this a working day».
use super::lex::{self, Gap, Kind, Token};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::ops::Range;
mod away;
mod digits;
mod phrase;
mod said;
mod spoken;
mod stretch;

pub use away::{AwayDays, away_days};
pub(in crate::domain::parse) use said::trimmed;
pub use said::{DaysSaid, days_said};

use away::just_past;
use phrase::{Core, Phrase, Pick, Prep};

/// Is the date a working day of the person or the department.
pub type Works<'w> = &'w dyn Fn(NaiveDate) -> bool;

/// What a text says about a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    On(NaiveDate),
    /// To be asked with these on the buttons, ascending, at most [`MAX_CHOICES`]; one: to be confirmed.
    Ask(Vec<NaiveDate>),
    /// Nothing.
    None,
}

/// Dates offered in one question.
pub const MAX_CHOICES: usize = 4;

/// A date and the place of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub when: When,
    /// Bytes of the text the date's words take, prepositions included; `None` without a date.
    pub span: Option<Range<usize>>,
}

/// How many days ahead a working day is looked for.
const HORIZON: u64 = 400;

/// The due date a sentence names.
///
/// «до» and «к» include the day and win over other dates of the sentence; a weekday is the next one; «до конца недели»
/// is its last working day; a date without a year is the nearest one not before today.
pub fn find(text: &str, today: NaiveDate, works: Works<'_>) -> Found {
    let tokens = lex::tokens(text);
    let phrases = phrase::all(&tokens);
    let resolved = phrases.into_iter().map(|p| {
        let when = future(&p, today, works);
        (p, when)
    });
    let mut said: Vec<(Phrase, When)> = resolved.filter(|(_, when)| *when != When::None).collect();
    let due = |p: &Phrase| matches!(p.prep, Prep::By | Prep::Before);
    if said.iter().any(|(p, _)| due(p)) {
        said.retain(|(p, _)| due(p));
    } else if said.iter().any(|(p, _)| p.prep != Prep::From) {
        said.retain(|(p, _)| p.prep != Prep::From);
    }
    joined(&tokens, said)
}

/// Where the text speaks of dates, whatever they come to.
pub fn places(text: &str) -> Vec<Range<usize>> {
    let tokens = lex::tokens(text);
    phrase::all(&tokens).iter().map(|p| tokens[p.from].at..tokens[p.to - 1].end()).collect()
}

/// The past day a person corrects: «за вчера», «за пт 20.11», «20 ноября», "last Friday". Never after today.
pub fn past_day(text: &str, today: NaiveDate) -> When {
    let tokens = lex::tokens(text);
    let said = phrase::all(&tokens).into_iter().map(|p| {
        let when = past(&p.core, today);
        (p, when)
    });
    joined(&tokens, said.filter(|(_, when)| *when != When::None).collect()).when
}

/// «с 1 по 14 декабря», "from Monday until Friday": the first day and the last. `None`: no such pair.
pub fn range(text: &str, today: NaiveDate, works: Works<'_>) -> Option<(NaiveDate, When)> {
    let tokens = lex::tokens(text);
    let phrases = phrase::all(&tokens);
    let last = phrases.iter().find(|p| p.prep == Prep::By)?;
    let end = future(last, today, works);
    let first = phrases.iter().find(|p| p.prep == Prep::From && p.from < last.from);
    let start = match (first, digits::bare_from(&tokens, last.from), &last.core, &end) {
        (Some(first), ..) => match future(first, today, works) {
            When::On(date) => date,
            _ => return None,
        },
        (None, Some(day), Core::Date { .. } | Core::DayOfMonth { .. }, When::On(end)) => {
            let same = end.with_day(day).filter(|d| d <= end);
            same.or_else(|| end.checked_sub_months(Months::new(1))?.with_day(day))?
        }
        _ => return None,
    };
    match end {
        When::On(end) if end < start => None,
        end => Some((start, end)),
    }
}

/// One answer of several dates: the same said twice, two that narrow each other, or a question.
fn joined(tokens: &[Token<'_>], said: Vec<(Phrase, When)>) -> Found {
    let mut said = said.into_iter();
    let Some((first, mut when)) = said.next() else { return Found { when: When::None, span: None } };
    let (from, mut to) = (first.from, first.to);
    for (phrase, next) in said {
        let beside = tokens[to..phrase.from].iter().all(|t| t.kind == Kind::Sign);
        let both: Vec<NaiveDate> = choices(&when).into_iter().filter(|d| choices(&next).contains(d)).collect();
        when = match both.as_slice() {
            [date] => When::On(*date),
            [] => ask(choices(&when).into_iter().chain(choices(&next))),
            _ => ask(both),
        };
        if beside {
            to = phrase.to;
        }
    }
    let span = tokens[from].at..tokens[to - 1].end();
    Found { when, span: Some(span) }
}

fn choices(when: &When) -> Vec<NaiveDate> {
    match when {
        When::On(date) => vec![*date],
        When::Ask(dates) => dates.clone(),
        When::None => vec![],
    }
}

fn ask(dates: impl IntoIterator<Item = NaiveDate>) -> When {
    let mut dates: Vec<NaiveDate> = dates.into_iter().collect();
    dates.sort_unstable();
    dates.dedup();
    dates.truncate(MAX_CHOICES);
    if dates.is_empty() { When::None } else { When::Ask(dates) }
}

fn on(date: Option<NaiveDate>) -> When {
    date.map_or(When::None, When::On)
}

fn plus(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days))
}

/// The first working day not before `from`.
fn working_from(from: NaiveDate, works: Works<'_>) -> Option<NaiveDate> {
    (0..HORIZON).filter_map(|n| plus(from, n)).find(|d| works(*d))
}

/// The last working day of `first..=last`.
fn working_until(first: NaiveDate, last: NaiveDate, works: Works<'_>) -> Option<NaiveDate> {
    let days = u64::try_from((last - first).num_days()).ok()?;
    (0..=days.min(HORIZON)).filter_map(|n| last.checked_sub_days(Days::new(n))).find(|d| works(*d))
}

fn future(phrase: &Phrase, today: NaiveDate, works: Works<'_>) -> When {
    let when = plain(&phrase.core, phrase.prep, today, works);
    match (phrase.prep, &when) {
        // «до» includes the day; "before Friday" may not.
        (Prep::Before, When::On(date)) if !matches!(phrase.core, Core::End(_)) => {
            ask(date.pred_opt().filter(|d| *d >= today).into_iter().chain([*date]))
        }
        (Prep::After, When::On(date)) => ask(date.succ_opt().and_then(|d| working_from(d, works))),
        _ => when,
    }
}

fn plain(core: &Core, prep: Prep, today: NaiveDate, works: Works<'_>) -> When {
    match core {
        Core::Offset(days) => on(u64::try_from(*days).ok().and_then(|n| plus(today, n))),
        Core::Tomorrow => match plus(today, 1) {
            Some(date) if !works(date) => ask([Some(date), working_from(date, works)].into_iter().flatten()),
            date => on(date),
        },
        Core::EveryOther => ask((1..=2).filter_map(|n| plus(today, n))),
        Core::Weekday(day, pick) => weekday(*day, *pick, prep, today),
        Core::Date { day, month, year } => nearest(*day, *month, *year, today),
        Core::Dates(days, month) => ask(days.iter().flat_map(|d| choices(&nearest(*d, *month, None, today)))),
        Core::DayOfMonth { day, sure } => {
            let first = today.with_day(1);
            let dates = (0..12).filter_map(|n| first?.checked_add_months(Months::new(n))?.with_day(*day));
            match dates.into_iter().find(|d| *d >= today) {
                Some(date) if !sure => ask([date]),
                date => on(date),
            }
        }
        Core::SlashDate(one, other) => {
            let both = [nearest(*one, *other, None, today), nearest(*other, *one, None, today)];
            match both.iter().flat_map(choices).collect::<Vec<_>>().as_slice() {
                [date] => When::On(*date),
                dates => ask(dates.iter().copied()),
            }
        }
        Core::Months(n) => on(today.checked_add_months(Months::new(*n))),
        Core::WorkingDays(n) => {
            let mut days = (1..HORIZON).filter_map(|k| plus(today, k)).filter(|d| works(*d));
            on(n.checked_sub(1).and_then(|n| days.nth(n)))
        }
        Core::End(stretch) => stretch.end(today, works),
        Core::Start(stretch) => stretch.start(today, works),
        Core::Whole(stretch) => stretch.whole(today, works),
        Core::Month(month) if matches!(prep, Prep::By | Prep::Before) => stretch::before_month(*month, today, works),
        Core::Month(_) => When::None,
        Core::Weekend => {
            let saturday = days_to(Weekday::Sat, today);
            let dates = match today.weekday() {
                Weekday::Sun => [Some(today), None],
                _ => [plus(today, saturday), plus(today, saturday + 1)],
            };
            ask(dates.into_iter().flatten())
        }
    }
}

/// Days from today to the weekday, 0 when it is today.
fn days_to(day: Weekday, today: NaiveDate) -> u64 {
    u64::from((7 + day.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7)
}

fn weekday(day: Weekday, pick: Pick, prep: Prep, today: NaiveDate) -> When {
    let ahead = days_to(day, today);
    let coming = plus(today, if ahead == 0 { 7 } else { ahead });
    match pick {
        Pick::Last => When::None,
        Pick::This if ahead == 0 => When::On(today),
        Pick::Next | Pick::NextWeek => {
            let in_next_week = u64::from(7 - today.weekday().num_days_from_monday() + day.num_days_from_monday());
            let next = plus(today, in_next_week);
            if coming == next || pick == Pick::NextWeek { on(next) } else { ask([coming, next].into_iter().flatten()) }
        }
        Pick::Any if ahead == 0 && matches!(prep, Prep::By | Prep::Before) => {
            ask([Some(today), coming].into_iter().flatten())
        }
        Pick::Any | Pick::This => on(coming),
    }
}

/// The date as said with a year, else the nearest one not before today (29 February: of a leap year).
fn nearest(day: u32, month: u32, year: Option<i32>, today: NaiveDate) -> When {
    match year {
        Some(year) => on(NaiveDate::from_ymd_opt(year, month, day)),
        None => {
            let years = today.year()..=today.year().saturating_add(8);
            on(years.filter_map(|y| NaiveDate::from_ymd_opt(y, month, day)).find(|d| *d >= today))
        }
    }
}

fn past(core: &Core, today: NaiveDate) -> When {
    let back = |days: u64| today.checked_sub_days(Days::new(days));
    match core {
        Core::Offset(days) if *days <= 0 => on(back(days.unsigned_abs())),
        Core::Weekday(day, pick) => {
            let ago = (7 - days_to(*day, today)) % 7;
            match pick {
                Pick::Next | Pick::NextWeek => When::None,
                Pick::This | Pick::Any if ago == 0 => {
                    let dates = [back(7), Some(today)].into_iter().flatten();
                    if *pick == Pick::This { When::On(today) } else { ask(dates) }
                }
                Pick::Last => {
                    let of_last_week =
                        u64::from(today.weekday().num_days_from_monday()) + 7 - u64::from(day.num_days_from_monday());
                    let recent = back(if ago == 0 { 7 } else { ago });
                    let last = back(of_last_week);
                    if recent == last { on(last) } else { ask([last, recent].into_iter().flatten()) }
                }
                Pick::This | Pick::Any => on(back(ago)),
            }
        }
        Core::Date { day, month, year: Some(year) } => {
            on(NaiveDate::from_ymd_opt(*year, *month, *day).filter(|d| *d <= today))
        }
        Core::Date { day, month, year: None } => {
            let years = (0..=8).map(|n| today.year().saturating_sub(n));
            on(years.filter_map(|y| NaiveDate::from_ymd_opt(y, *month, *day)).find(|d| *d <= today))
        }
        Core::DayOfMonth { day, .. } => {
            let first = today.with_day(1);
            let dates = (0..12).filter_map(|n| first?.checked_sub_months(Months::new(n))?.with_day(*day));
            on(dates.into_iter().find(|d| *d <= today))
        }
        _ => When::None,
    }
}

/// Is the token a preposition of its own, not the «к» of «120к».
fn stands_alone(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.gap != Gap::None || at == 0 || tokens[at - 1].kind == Kind::Sign)
}

#[cfg(test)]
#[path = "date/tests.rs"]
mod tests;
