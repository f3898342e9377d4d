//! What a head decides about days: off, working, short; and what comes of it.
//!
//! Apart from the layers, because a decision is said to people and logged, while a layer only weighs. A kind is stored,
//! not a weight: a day made short stays 7/8 of its weekday for everybody's own pattern. Source: product.md, «Days» and
//! «Fine print of counting».
use super::{WeekPattern, Weight};
use crate::coded;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Days one line may change.
pub const MAX_DAYS_AT_ONCE: i64 = 31;

/// How far ahead a day may be decided about, in calendar days.
pub const MAX_DAYS_AHEAD: i64 = 366;

coded! {
    /// What the head makes of a day.
    pub enum DayKind { Off = "off", Working = "working", Short = "short" }
}

impl DayKind {
    /// What the day then counts for a pattern: a working day its weekday's weight, a short one 7/8 of it.
    pub(super) fn weight(self, pattern: &WeekPattern, date: NaiveDate) -> Weight {
        match self {
            DayKind::Off => Weight::OFF,
            DayKind::Working => pattern.full(date),
            DayKind::Short => pattern.full(date).shortened(),
        }
    }
}

coded! {
    /// What somebody is about to do with days: make them something, or put a mark on them.
    pub enum DayWish { Off = "off", Working = "working", Short = "short", Mark = "mark" }
}

impl DayWish {
    /// `None`: a mark.
    pub fn kind(self) -> Option<DayKind> {
        match self {
            DayWish::Off => Some(DayKind::Off),
            DayWish::Working => Some(DayKind::Working),
            DayWish::Short => Some(DayKind::Short),
            DayWish::Mark => None,
        }
    }
}

impl From<DayKind> for DayWish {
    fn from(kind: DayKind) -> Self {
        match kind {
            DayKind::Off => DayWish::Off,
            DayKind::Working => DayWish::Working,
            DayKind::Short => DayWish::Short,
        }
    }
}

/// A decision in the making, kept in the head's dialog between two messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayDraft {
    /// `None`: the calendar was only looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<DayWish>,
    /// The days, first and last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The text of a mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// Who decided about a day before, and when, on the department's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedBy {
    pub name: String,
    pub on: NaiveDate,
    pub at: NaiveTime,
}

/// Days that were decided about, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysChanged {
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    /// `None`: as usual again.
    pub kind: Option<DayKind>,
    /// The first of them is now a day off.
    pub off: bool,
    /// Who has said a plan for one of them, in the department's order.
    pub planned: Vec<String>,
    /// Who has a rhythm of his own and works, or rests, otherwise than before.
    pub own_rhythm: Vec<String>,
}
