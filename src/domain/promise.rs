//! A promise: who, what, by when, maybe how much; and what may become of it.
//!
//! The state follows from the events; a move is an event, never a state. Facts never close a promise, they only
//! pre-select an answer.
pub mod bias;
pub mod draft;
mod life;
pub mod list;
mod offers;

pub use life::{Days, Deed};
pub use offers::{due_offers, move_offers, suggested};

use super::{
    calendar::Calendar,
    id::{DepartmentId, MemberId, PromiseId, ReportId},
    time::Instant,
};
use crate::coded;
use chrono::{NaiveDate, NaiveTime, TimeDelta};

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
        /// By a reply to somebody's message in the team chat.
        Chat = "chat",
        /// «Что сделаем?» of an investigation.
        Investigation = "investigation",
    }
}

coded! {
    pub enum PromiseEvent {
        Made = "made",
        Taken = "taken",
        Declined = "declined",
        /// The one move before its day: the new date judges.
        Moved = "moved",
        /// Any other move: broken on its first date, and still to be done.
        Slipped = "slipped",
        /// A move that waits for the head's word.
        MoveAsked = "move_asked",
        MoveRefused = "move_refused",
        Kept = "kept",
        Partly = "partly",
        Broken = "broken",
        Cancelled = "cancelled",
        HelpAsked = "help",
        HelpAnswered = "help_answered",
        Corrected = "corrected",
    }
}

coded! {
    /// A leader's answer to [Нужна помощь].
    pub enum HelpAnswer {
        /// [Подскажу]
        Hint = "h",
        /// [Пойдём вместе]
        Together = "t",
        /// [Решайте сами]
        Yourself = "y",
    }
}

impl PromiseEvent {
    /// Does it change how many promises are due or kept.
    pub fn changes_counts(self) -> bool {
        use PromiseEvent::{Broken, Cancelled, Kept, Made, Moved, Partly, Slipped, Taken};
        matches!(self, Made | Taken | Moved | Slipped | Kept | Partly | Broken | Cancelled)
    }
}

/// What became of a leader's tap on a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// The move was allowed or not; the owner is told.
    Move {
        owner: String,
        body: String,
        to_on: NaiveDate,
        allowed: bool,
    },
    Help {
        owner: String,
        body: String,
        answer: HelpAnswer,
    },
    /// «отмечено в 10:03, Ким»: somebody was faster; the time is the reader's.
    Already {
        by: Option<String>,
        at: NaiveTime,
    },
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
    /// Moved otherwise than once before its day: for reliability it was broken on its first date.
    pub slipped: bool,
    pub closed_at: Option<Instant>,
    pub on_time: Option<bool>,
}

/// One thing that happened to a promise; the promise is the fold of them over what it was when made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    pub kind: PromiseEvent,
    pub by_member: Option<MemberId>,
    /// Of a move: the date it had. Of an answer: the last day on which the answer was on time.
    pub from_on: Option<NaiveDate>,
    /// Of a move: the new date. Of an answer: the day the answer counts for.
    pub to_on: Option<NaiveDate>,
    /// What was promised or paid.
    pub amount_minor: Option<i64>,
    pub at: Instant,
}

/// How a promise stands in the count of reliability. Source: product.md, «Promises» and their fine print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not counted: never taken, cancelled before the day, or by the head.
    Out,
    /// Not judged yet.
    Open,
    Kept,
    /// The money counts, the count does not.
    Late,
    /// The money counts, the count does not.
    Partly,
    Broken,
}

/// How many moves the owner may make without the head's word.
pub const FREE_MOVES: i64 = 2;
/// How many open promises one member may have; more is a list nobody reads.
pub const MOST_OPEN: usize = 50;
/// The longest text of a promise, in characters.
pub const MOST_BODY: usize = 300;
/// For how long after making it the owner may take a promise off whatever its day.
pub const UNDO_IN: TimeDelta = TimeDelta::minutes(10);
/// How far ahead a promise may be due, in days.
pub const FARTHEST_DAYS: i64 = 366;

impl Promise {
    pub fn is_open(&self) -> bool {
        self.state == PromiseState::Open
    }

    /// Waits for the owner's [Беру].
    pub fn is_offered(&self) -> bool {
        self.state == PromiseState::Offered
    }

    /// Is it asked about in a report whose facts reach `fact_on`: due on a day off or in an absence means the
    /// first own working day after.
    pub fn is_due_by(&self, fact_on: NaiveDate, calendar: &impl Calendar) -> bool {
        self.is_open() && due_day(self.due_on, calendar) <= fact_on
    }

    /// The third move needs the head.
    pub fn may_be_moved_freely(&self) -> bool {
        self.moves < FREE_MOVES
    }

    pub fn verdict(&self) -> Verdict {
        match self.state {
            PromiseState::Offered | PromiseState::Declined => Verdict::Out,
            PromiseState::Cancelled if !self.slipped => Verdict::Out,
            _ if self.slipped => Verdict::Broken,
            PromiseState::Cancelled | PromiseState::Broken => Verdict::Broken,
            PromiseState::Open => Verdict::Open,
            PromiseState::Partly => Verdict::Partly,
            PromiseState::Kept if self.on_time == Some(false) => Verdict::Late,
            PromiseState::Kept => Verdict::Kept,
        }
    }
}

/// The own working day on which something due on `due_on` is due: itself, or the first one after a day off or absence.
/// A promise of somebody who never works again stays on its own day.
pub fn due_day(due_on: NaiveDate, calendar: &impl Calendar) -> NaiveDate {
    calendar.working_from(due_on).unwrap_or(due_on)
}

#[cfg(test)]
mod tests;
