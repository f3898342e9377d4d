//! Setting targets and moving them: the dialog's state, what is refused, and what is said of it, as data for screens.
//!
//! Apart from [`super::month`], which counts: this is what people see and decide. Everything a screen or a notice shows
//! is inside, so that it is understood later and by another process.
//!
//! Invariants: a draft is saved whole or not at all; numbers are in the metric's smallest unit.
use super::{
    department::Currency,
    id::{DepartmentId, MemberId, MetricId, PostId, ProposalId, TargetId},
    metric::{Direction, Metric},
    month::{Basis, Moved, Share},
    time::Instant,
    today::Mark,
};
use crate::coded;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many months ahead a target can be set.
pub const MONTHS_AHEAD: i32 = 12;
/// Most characters of a reason, and of what somebody wants to talk over.
pub const REASON_CHARS: usize = 300;

coded! {
    /// From when a target that is set in mid-month counts.
    pub enum Start {
        /// From the 1st; what was done is told as openings.
        Month = "m",
        Today = "t",
    }
}
coded! {
    /// What a member says to his share.
    pub enum TargetAnswer { None = "none", Taken = "taken", Discuss = "discuss" }
}
coded! {
    pub enum ProposalState {
        Pending = "pending",
        Accepted = "accepted",
        Declined = "declined",
        /// Another took its place, or there is nothing to move any more.
        Outdated = "outdated",
        /// There is nobody to move it to: the leaders were told.
        Stuck = "stuck",
    }
}

/// A target in the making, answer by answer. Lives in the dialog, so a restart forgets nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    pub department: DepartmentId,
    pub metric: MetricId,
    /// The first of the month.
    pub month_on: NaiveDate,
    /// The newest version he has seen; another one since is shown instead of being overwritten.
    pub seen: Option<TargetId>,
    pub total: Option<i64>,
    pub start: Option<Start>,
    /// What was done before the start, a person.
    #[serde(default)]
    pub openings: BTreeMap<MemberId, i64>,
    pub basis: Option<Basis>,
    /// Shares set by hand.
    #[serde(default)]
    pub locks: BTreeMap<MemberId, i64>,
    /// The preview was accepted: why it changes is asked.
    #[serde(default)]
    pub accepted: bool,
}

/// What is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Total,
    Start,
    Basis,
    Preview,
    Reason,
}

impl Setting {
    pub fn new(department: DepartmentId, metric: MetricId, month_on: NaiveDate, seen: Option<TargetId>) -> Self {
        Self {
            department,
            metric,
            month_on,
            seen,
            total: None,
            start: None,
            openings: BTreeMap::new(),
            basis: None,
            locks: BTreeMap::new(),
            accepted: false,
        }
    }

    /// `split`: the metric is split over members; `late`: there are days before the first facts.
    pub fn question(&self, split: bool, late: bool) -> Question {
        match self {
            Self { total: None, .. } => Question::Total,
            Self { start: None, .. } if split && late => Question::Start,
            Self { basis: None, .. } if split => Question::Basis,
            Self { accepted: false, .. } => Question::Preview,
            _ => Question::Reason,
        }
    }
}

/// What an offered total is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Last month's target.
    Last,
    /// That and a tenth.
    Tenth,
    /// What was done in a month of the last three.
    Mean,
}

/// A share on a screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareRow {
    pub member: MemberId,
    pub name: String,
    pub value: i64,
    pub locked: bool,
    /// His working days of the department's.
    pub works: usize,
}

/// A metric's month as it stands or would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub metric: Metric,
    pub currency: Currency,
    pub month_on: NaiveDate,
    /// The first day that counts, where it is not the 1st.
    pub starts_on: Option<NaiveDate>,
    pub total: i64,
    /// `None`: not split.
    pub basis: Option<Basis>,
    /// Empty for what is not split.
    pub rows: Vec<ShareRow>,
    /// The department's working days.
    pub of: usize,
}

/// One metric in the list of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthLine {
    pub metric: Metric,
    pub total: Option<i64>,
    /// «приняли 5 из 7».
    pub taken: usize,
    pub told: usize,
}

/// `/targets`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthScreen {
    pub department: DepartmentId,
    pub currency: Currency,
    pub month_on: NaiveDate,
    pub lines: Vec<MonthLine>,
    /// Only to be read.
    pub past: bool,
    pub earlier: bool,
    pub later: bool,
}

/// A metric's target with what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub plan: Plan,
    pub version: VersionLine,
    pub versions: usize,
    pub past: bool,
    pub taken: Vec<String>,
    pub discussed: Vec<String>,
    pub waiting: Vec<String>,
    /// What was done before the start can still be told.
    pub openings: bool,
}

/// A version in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub total: i64,
    /// `None`: a file, or the bot by a head's tap.
    pub by: Option<String>,
    pub on: NaiveDate,
    pub at: NaiveTime,
    pub from_on: NaiveDate,
    pub reason: Option<String>,
}

/// Two versions of a metric's month beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub metric: Metric,
    pub currency: Currency,
    pub month_on: NaiveDate,
    pub first: VersionLine,
    pub second: VersionLine,
    /// Name, before, after; `None`: no share.
    pub rows: Vec<(String, Option<i64>, Option<i64>)>,
}

/// What a member was told of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: i64,
    pub target: TargetId,
    pub member: MemberId,
    pub value: i64,
    pub post: Option<PostId>,
    pub answer: TargetAnswer,
    pub told_at: Instant,
}

/// A change of a target that waits for a leader's tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub id: ProposalId,
    pub department: DepartmentId,
    pub metric: MetricId,
    pub month_on: NaiveDate,
    /// The version it would follow.
    pub target: TargetId,
    pub cause: Cause,
    pub moved: Vec<Moved>,
    pub shares: Vec<Share>,
    pub state: ProposalState,
    pub by: Option<MemberId>,
    pub at: Instant,
}

/// What has changed somebody's days. People are numbers here: it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    Away {
        member: MemberId,
        from_on: NaiveDate,
        through_on: NaiveDate,
    },
    Back {
        member: MemberId,
        from_on: NaiveDate,
        through_on: NaiveDate,
    },
    Joined {
        member: MemberId,
    },
    Left {
        member: MemberId,
    },
    /// He is asked and counted from now on, or no more.
    Reports {
        member: MemberId,
        yes: bool,
    },
    /// Days of the department's calendar.
    Days {
        from_on: NaiveDate,
        through_on: NaiveDate,
    },
    /// Working days of the department (`None`) or of one.
    Week {
        member: Option<MemberId>,
    },
    /// A file.
    File,
}

impl Cause {
    /// Whom it is about.
    pub fn member(self) -> Option<MemberId> {
        match self {
            Cause::Away { member, .. }
            | Cause::Back { member, .. }
            | Cause::Joined { member }
            | Cause::Left { member }
            | Cause::Reports { member, .. } => Some(member),
            Cause::Week { member } => member,
            Cause::Days { .. } | Cause::File => None,
        }
    }
}

/// A member's share as he is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub target: TargetId,
    pub metric: Metric,
    pub currency: Currency,
    pub month_on: NaiveDate,
    pub share: i64,
    pub total: i64,
    pub basis: Basis,
    pub locked: bool,
    /// Σ of the weights of his working days.
    pub weight: i64,
    /// What it was before.
    pub before: Option<i64>,
    pub reason: Option<String>,
    pub answer: TargetAnswer,
}

/// A proposal as the leaders read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub proposal: ProposalId,
    pub metric: Metric,
    pub currency: Currency,
    pub month_on: NaiveDate,
    pub cause: Cause,
    /// Whom the cause is about.
    pub name: Option<String>,
    /// Name, before, after.
    pub rows: Vec<(String, i64, i64)>,
    /// Whose share was set by hand and takes nothing of it.
    pub locked: Vec<String>,
    /// A newer one has taken the place of one that was answered.
    pub again: bool,
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalEnd {
    Accepted(Mark),
    Declined(Mark),
    /// A newer one follows.
    Replaced,
    /// Days are as they were.
    Needless,
}

/// What is told of targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetNotice {
    /// To a member.
    Given(Given),
    /// To the other leaders: a target was set or changed; `by`: nobody, a file.
    Set {
        metric: Metric,
        currency: Currency,
        month_on: NaiveDate,
        by: Option<String>,
        total: i64,
        before: Option<i64>,
        reason: Option<String>,
    },
    /// To the leaders: somebody wants to talk it over.
    Discussed { name: String, metric: Metric, currency: Currency, month_on: NaiveDate, share: i64, words: String },
    /// To the leaders.
    Proposed { proposed: Proposed, end: Option<ProposalEnd> },
    /// To the leaders: so much has nobody to go to.
    Nobody { metric: Metric, currency: Currency, month_on: NaiveDate, cause: Cause, name: Option<String>, rest: i64 },
    /// To the leaders on the third working day: there is no plan.
    Missing { department: DepartmentId, month_on: NaiveDate },
    /// To the leaders on the last working day: next month's from this month's.
    Next { draft: NextDraft, end: Option<Mark> },
}

/// Next month's target as the bot would set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextDraft {
    pub metric: Metric,
    pub currency: Currency,
    pub month_on: NaiveDate,
    pub total: i64,
    pub basis: Basis,
    pub rows: Vec<ShareRow>,
    pub of: usize,
}

/// Why a target cannot be set so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetFault {
    PastMonth,
    TooFarMonth,
    /// A ratio follows from others: what is expected of it is a benchmark.
    Ratio,
    NotANumber,
    /// The values it may mean, as numbers of the metric.
    Ambiguous {
        metric: Box<Metric>,
        values: Vec<i64>,
    },
    Zero,
    Negative,
    TooLarge,
    /// More decimals than the metric has.
    Decimals,
    /// A line that is no name with a number.
    Line {
        line: String,
    },
    UnknownName {
        said: String,
    },
    SeveralNames {
        said: String,
        names: Vec<String>,
    },
    LocksExceed {
        metric: Box<Metric>,
        locked: i64,
        total: i64,
    },
    NobodyLeft {
        metric: Box<Metric>,
        rest: i64,
    },
    DoesNotWork {
        name: String,
    },
    NobodyWorks,
    NoHistory,
    /// Of a file: the line, and the month that is over.
    FileMonth {
        line: usize,
        past: bool,
    },
    /// Of a file: what is wrong with the target on this line.
    FileLine {
        line: usize,
        fault: Box<TargetFault>,
    },
}

/// May the metric have this total.
pub fn check_total(metric: &Metric, total: i64) -> Result<i64, TargetFault> {
    match total {
        // Nothing at all is a plan where less is better.
        0 if metric.direction == Direction::More => Err(TargetFault::Zero),
        n if n < 0 && !metric.negative => Err(TargetFault::Negative),
        n if n.unsigned_abs() > super::parse::number::MAX_VALUE.unsigned_abs() => Err(TargetFault::TooLarge),
        n => Ok(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_come_in_order_and_what_is_not_split_asks_only_for_the_total() {
        let month_on = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a date");
        let new = Setting::new(DepartmentId(1), MetricId(2), month_on, None);
        assert_eq!(new.question(true, true), Question::Total);
        let total = Setting { total: Some(5), ..new };
        assert_eq!(total.question(true, true), Question::Start);
        assert_eq!(total.question(true, false), Question::Basis);
        assert_eq!(total.question(false, true), Question::Preview);
        let started = Setting { start: Some(Start::Today), ..total };
        assert_eq!(started.question(true, true), Question::Basis);
        let split = Setting { basis: Some(Basis::Equal), ..started };
        assert_eq!(split.question(true, true), Question::Preview);
        assert_eq!(Setting { accepted: true, ..split }.question(true, true), Question::Reason);
    }

    #[test]
    fn a_draft_lives_through_a_restart() {
        let month_on = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a date");
        let draft = Setting {
            locks: BTreeMap::from([(MemberId(7), 5)]),
            openings: BTreeMap::from([(MemberId(8), -5)]),
            ..Setting::new(DepartmentId(1), MetricId(2), month_on, Some(TargetId(3)))
        };
        let json = serde_json::to_string(&draft).expect("plain data");
        assert_eq!(serde_json::from_str::<Setting>(&json).expect("the same"), draft);
    }
}
