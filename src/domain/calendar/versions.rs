//! A setting over time: what holds from when; a change acts from a day and never rewrites the days before it.
//!
//! Apart from the patterns because the same is true of a department's week and of a member's own, and because it is
//! stored as one short text, whose codec must be total in both directions.
//!
//! Invariants: neighbouring versions differ; a version of a day replaces whatever was to come from that day on.
use super::WeekPattern;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Most changes that are remembered; of more the oldest are taken for «always», far behind anything that is asked.
const MAX_CHANGES: usize = 200;

/// What holds on which day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Versions<T> {
    /// Before the first change, for all time.
    first: T,
    /// By the day from which each acts.
    changes: BTreeMap<NaiveDate, T>,
}

/// A department's week over time.
pub type Weeks = Versions<WeekPattern>;

/// A member's own week over time; `None`: the department's.
pub type OwnWeeks = Versions<Option<WeekPattern>>;

impl<T: Copy + PartialEq> Versions<T> {
    /// One for all time.
    pub const fn always(first: T) -> Self {
        Self { first, changes: BTreeMap::new() }
    }

    /// What holds on the day.
    pub fn on(&self, date: NaiveDate) -> T {
        self.changes.range(..=date).next_back().map_or(self.first, |(_, value)| *value)
    }

    /// The newest, in force or still to come.
    pub fn latest(&self) -> T {
        self.changes.last_key_value().map_or(self.first, |(_, value)| *value)
    }

    /// The next change after `today`, and from when it acts.
    pub fn ahead(&self, today: NaiveDate) -> Option<(NaiveDate, T)> {
        let later = std::ops::Bound::Excluded(today);
        self.changes.range((later, std::ops::Bound::Unbounded)).next().map(|(from, value)| (*from, *value))
    }

    /// From `from` on it is `value`; what was to come from that day on is forgotten.
    pub fn change(&mut self, from: NaiveDate, value: T) {
        self.forget(from);
        if self.latest() != value {
            self.changes.insert(from, value);
        }
        while self.changes.len() > MAX_CHANGES {
            if let Some((_, oldest)) = self.changes.pop_first() {
                self.first = oldest;
            }
        }
    }

    /// Takes back every change from `from` on; true when there was one.
    pub fn forget(&mut self, from: NaiveDate) -> bool {
        !self.changes.split_off(&from).is_empty()
    }

    /// The code it is stored by: «first;2026-11-30=changed».
    fn code_by(&self, code: impl Fn(T) -> String) -> String {
        let changes = self.changes.iter().map(|(from, value)| format!(";{from}={}", code(*value)));
        std::iter::once(code(self.first)).chain(changes).collect()
    }

    fn from_code_by(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Self> {
        let mut parts = text.split(';');
        let mut versions = Self::always(read(parts.next()?)?);
        for part in parts {
            let (from, value) = part.split_once('=')?;
            let (from, value): (NaiveDate, T) = (from.parse().ok()?, read(value)?);
            let later = versions.changes.last_key_value().is_none_or(|(last, _)| *last < from);
            if !later || versions.latest() == value || versions.changes.len() == MAX_CHANGES {
                return None;
            }
            versions.changes.insert(from, value);
        }
        Some(versions)
    }
}

impl<T> From<T> for Versions<T> {
    fn from(first: T) -> Self {
        Self { first, changes: BTreeMap::new() }
    }
}

/// What stands for the department's week in the code of a member's own.
const DEPARTMENTS: &str = "-";

impl Weeks {
    /// The code it is stored by; [`Weeks::from_code`] reads it back.
    pub fn code(&self) -> String {
        self.code_by(|week| week.to_string())
    }

    /// `None` when it is not what [`Weeks::code`] writes.
    pub fn from_code(text: &str) -> Option<Self> {
        Self::from_code_by(text, WeekPattern::from_code)
    }
}

impl OwnWeeks {
    /// The code it is stored by; [`OwnWeeks::from_code`] reads it back.
    pub fn code(&self) -> String {
        self.code_by(|week| week.map_or_else(|| DEPARTMENTS.to_owned(), |week| week.to_string()))
    }

    /// `None` when it is not what [`OwnWeeks::code`] writes.
    pub fn from_code(text: &str) -> Option<Self> {
        Self::from_code_by(text, |code| match code {
            DEPARTMENTS => Some(None),
            week => WeekPattern::from_code(week).map(Some),
        })
    }
}
