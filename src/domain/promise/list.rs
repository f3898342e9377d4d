//! Promises as a list and as a card: what `/promises` shows.
//!
//! Invariant: a promise stands in one section only, the earliest that holds, and is numbered through the whole list.
use crate::domain::{department::Currency, promise::PromiseState, talk::PromiseLine};
use chrono::NaiveDate;

/// Lines of a list; what is beyond is counted.
pub const MOST_LINES: usize = 30;

/// Why promises stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// Offered to somebody who has not answered yet.
    Offered,
    Overdue,
    Today,
    /// One's own that lie ahead.
    Ahead,
    /// Of one person, ahead.
    Person(String),
}

/// Open promises, the most urgent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseList {
    pub today_on: NaiveDate,
    pub currency: Currency,
    /// The reader's own, not the department's.
    pub own: bool,
    /// May the reader open one by its number.
    pub opens: bool,
    pub sections: Vec<(Section, Vec<PromiseLine>)>,
    pub left_out: usize,
}

impl PromiseList {
    /// Sorts lines, each with the working day it is due on, into sections.
    pub fn new(lines: Vec<(PromiseLine, NaiveDate)>, today_on: NaiveDate, currency: Currency, own: bool) -> Self {
        let left_out = lines.len().saturating_sub(MOST_LINES);
        let mut sections: Vec<(Section, Vec<PromiseLine>)> =
            [Section::Offered, Section::Overdue, Section::Today].map(|section| (section, vec![])).into();
        let mut ordered = lines;
        let offered = |line: &PromiseLine| line.state == PromiseState::Offered;
        ordered.sort_by_key(|(line, due_on)| (!offered(line), *due_on > today_on, *due_on, line.id));
        for (line, due_on) in ordered.into_iter().take(MOST_LINES) {
            let section = match &line.owner {
                _ if offered(&line) => Section::Offered,
                _ if due_on < today_on => Section::Overdue,
                _ if due_on == today_on => Section::Today,
                Some(owner) if !own => Section::Person(owner.clone()),
                _ => Section::Ahead,
            };
            match sections.iter_mut().find(|(known, _)| *known == section) {
                Some((_, lines)) => lines.push(line),
                None => sections.push((section, vec![line])),
            }
        }
        sections.retain(|(_, lines)| !lines.is_empty());
        Self { today_on, currency, own, opens: true, sections, left_out }
    }

    pub fn lines(&self) -> impl Iterator<Item = &PromiseLine> {
        self.sections.iter().flat_map(|(_, lines)| lines)
    }

    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }
}

/// Open promises as the team chat reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamPromises {
    Named(PromiseList),
    /// Where people are not named.
    Sums {
        open: usize,
        today: usize,
        /// Σ of those with an amount.
        amount_minor: Option<i64>,
        currency: Currency,
    },
}

/// One promise with what the reader may do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseCard {
    pub line: PromiseLine,
    pub today_on: NaiveDate,
    pub currency: Currency,
    pub moves: i64,
    pub made_on: NaiveDate,
    /// The reader's own: he answers for it.
    pub own: bool,
    /// May the reader cancel it now.
    pub may_cancel: bool,
}
