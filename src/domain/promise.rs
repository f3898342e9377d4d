//! A promise: who, what, by when, maybe how much; and what may become of it.
//!
//! The state follows from the events; a move is an event, never a state. Facts never close a promise, they only
//! pre-select an answer.
use super::{
    id::{DepartmentId, MemberId, PromiseId, ReportId},
    time::Instant,
};
use crate::coded;
use chrono::NaiveDate;

coded! {
    pub enum PromiseState {
        /// Made by the head for another, not taken yet.
        Offered = "offered",
        Declined = "declined",
        Open = "open",
        Kept = "kept",
        Partly = "partly",
        Broken = "broken",
        Cancelled = "cancelled",
    }
}

coded! {
    /// How it came about.
    pub enum Origin {
        /// The plan with names: a part of the pledge.
        NamedPlan = "plan",
        Note = "note",
        Command = "command",
        Assigned = "assigned",
        Meeting = "meeting",
        Week = "week",
    }
}

coded! {
    pub enum PromiseEvent {
        Made = "made",
        Taken = "taken",
        Declined = "declined",
        Moved = "moved",
        Kept = "kept",
        Partly = "partly",
        Broken = "broken",
        Cancelled = "cancelled",
        HelpAsked = "help",
        Corrected = "corrected",
    }
}

/// A promise as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub id: PromiseId,
    pub department: DepartmentId,
    pub owner: MemberId,
    /// Who wrote it down, when it was not the owner.
    pub author: Option<MemberId>,
    pub body: String,
    pub amount_minor: Option<i64>,
    /// What of the amount came, once it was closed.
    pub paid_minor: Option<i64>,
    pub first_due_on: NaiveDate,
    pub due_on: NaiveDate,
    pub state: PromiseState,
    pub origin: Origin,
    pub report: Option<ReportId>,
    pub made_on: NaiveDate,
    pub made_at: Instant,
    pub moves: i64,
    pub closed_at: Option<Instant>,
    pub on_time: Option<bool>,
}

/// How many moves the owner may make without the head's word.
pub const FREE_MOVES: i64 = 2;

impl Promise {
    pub fn is_open(&self) -> bool {
        self.state == PromiseState::Open
    }

    /// Asked in the first report whose facts reach the due date.
    pub fn is_due_by(&self, fact_on: NaiveDate) -> bool {
        self.is_open() && self.due_on <= fact_on
    }

    /// The third move needs the head.
    pub fn may_be_moved_freely(&self) -> bool {
        self.moves < FREE_MOVES
    }
}

/// The day on which it is asked about: the due day, or the first working day after it.
pub fn asked_on(due_on: NaiveDate, is_working: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    /// Longer than any vacation; a promise of somebody who never works again is asked on its own day.
    const LOOK_AHEAD_DAYS: u64 = 120;
    due_on
        .iter_days()
        .take(usize::try_from(LOOK_AHEAD_DAYS).expect("a small number"))
        .find(|day| is_working(*day))
        .unwrap_or(due_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Weekday};

    #[test]
    fn a_promise_due_on_a_day_off_is_asked_on_the_next_working_day() {
        let works = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let saturday: NaiveDate = "2026-11-21".parse().expect("a date");
        assert_eq!(asked_on(saturday, works), "2026-11-23".parse().expect("a date"));
        assert_eq!(asked_on(saturday, |_| false), saturday);
    }
}
