//! The head's day on one screen: who has answered, who owes, who is away, what is overdue, what will be posted.
//!
//! Apart from the digest because it says what the team must not read: who is silent, late or ill. It is the head's
//! message at the deadline and the answer of `/today` alike. Source: product.md, «Days».
use super::{
    calendar::AbsenceKind,
    department::Currency,
    digest::Preview,
    funnel::Bottleneck,
    id::{AbsenceId, DepartmentId, MemberId},
    metric::Metric,
    stuck::Stuck,
    talk::PromiseLine,
    talk_to::{Advice, Checked},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A coordination day as the head sees it now; all times are the department's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// The coordination day.
    pub on: NaiveDate,
    pub today_on: NaiveDate,
    pub now: NaiveTime,
    pub deadline: NaiveTime,
    /// The deadline has passed.
    pub closed: bool,
    /// The next prompt is still ahead today.
    pub asks_at: Option<NaiveTime>,
    /// An outage left the day unasked.
    pub not_asked: bool,
    /// Reports that count in the day's coverage, and those of them that are in.
    pub due: usize,
    pub given: usize,
    pub answered: Vec<Answered>,
    pub owing: Vec<Owing>,
    /// People in other zones whose prompt or deadline is still ahead.
    pub waiting: Vec<Waiting>,
    pub away: Vec<Away>,
    /// The bot cannot write to them first.
    pub not_started: Vec<String>,
    /// Open promises whose day has passed.
    pub overdue: Vec<PromiseLine>,
    pub helps: Vec<Help>,
    /// Facts of the day's reports beyond their limits.
    #[serde(default)]
    pub beyond: Vec<Beyond>,
    /// Investigations that wait for their end.
    #[serde(default)]
    pub investigations: usize,
    /// What costs the department the most money this month.
    #[serde(default)]
    pub bottleneck: Option<Bottleneck>,
    /// Whom to talk to; `None`: not decided yet, or there is nobody to choose from.
    #[serde(default)]
    pub advice: Option<Advice>,
    /// What came of talks five working days ago.
    #[serde(default)]
    pub checked: Vec<Checked>,
    /// Whose plan no pace will reach, asked today where it is stuck.
    #[serde(default)]
    pub stuck: Vec<StuckLine>,
    /// The digest as it would go out now.
    pub preview: Option<Box<Preview>>,
    pub currency: Currency,
    /// The leader who reads it, to speak to himself as such.
    #[serde(default)]
    pub reader: Option<MemberId>,
}

/// A report that is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub name: String,
    /// `None`: on an earlier day.
    pub at: Option<NaiveTime>,
    pub late: bool,
}

/// A report that is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owing {
    pub member: MemberId,
    pub name: String,
    /// Reports unanswered in a row, this one included.
    pub days: usize,
    /// False: he has blocked the bot.
    pub reachable: bool,
    /// The last reminder by a leader today.
    pub reminded: Option<Mark>,
    /// The date [Внести цифры] is about.
    pub fact_on: Option<NaiveDate>,
}

/// Somebody whose answer is not due yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub name: String,
    pub until: NaiveTime,
}

/// Somebody away on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    pub absence: AbsenceId,
    pub name: String,
    pub kind: AbsenceKind,
    pub through_on: NaiveDate,
    /// Noted today by a leader.
    pub marked: Option<Mark>,
}

/// «отмечено в 10:03, Ким»
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub at: NaiveTime,
    pub by: String,
}

/// Somebody asked for help today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    pub name: String,
    /// The promise it is about.
    pub about: Option<String>,
}

/// A fact beyond its limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beyond {
    pub name: String,
    pub metric: Metric,
    pub value: i64,
}

/// Somebody whose plan no pace will reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StuckLine {
    pub name: String,
    pub metric: Metric,
    /// What the plan lacks.
    pub gap: i64,
    /// What he has answered.
    pub cause: Option<Stuck>,
}

/// What became of [Напомнить].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reminded {
    Sent,
    /// Somebody has, a moment ago.
    Already(Mark),
    /// He owes nothing any more.
    NothingOwed,
    /// He has blocked the bot.
    Unreachable,
    /// It is night where he is.
    Night,
}

impl Today {
    /// Everybody due is in and nothing needs the head.
    pub fn is_calm(&self) -> bool {
        self.due > 0
            && self.owing.is_empty()
            && self.waiting.is_empty()
            && self.overdue.is_empty()
            && self.helps.is_empty()
            && self.beyond.is_empty()
            && self.not_started.is_empty()
            && self.stuck.is_empty()
            && !matches!(self.advice, Some(Advice::With(_)))
    }

    /// The same for one of the leaders: nobody is advised to talk to himself, and a talk is checked by whoever had it.
    #[must_use]
    pub fn read_by(&self, reader: Option<MemberId>) -> Self {
        let himself = |advice: &Advice| matches!(advice, Advice::With(with) if Some(with.member) == reader);
        let mut read = Self { reader, ..self.clone() };
        read.advice = read.advice.filter(|advice| !himself(advice));
        read.checked.retain(|checked| checked.by.is_none() || checked.by == reader);
        read
    }

    /// The number under which the day's messages are found: unique to a department and a date.
    pub fn subject(department: DepartmentId, on: NaiveDate) -> i64 {
        /// More than the number of any date of people.
        const DATES: i64 = 10_000_000;
        department.0.saturating_mul(DATES).saturating_add(i64::from(on.num_days_from_ce()))
    }
}
