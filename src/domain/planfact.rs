//! Screens of plan and fact as data: one's own month, a plan, a month, a week; what each reader may see is decided
//! before these are made.
//!
//! Apart from views because the use case fills them by the table of sight, and from [`super::month`] because they name
//! people.
use super::{
    calendar::Weight,
    department::Currency,
    id::{DepartmentId, MemberId, MetricId},
    metric::Metric,
    month::{KeptForecast, Light, Progress, Stretch, percent},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// What somebody wants to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// `None`: the main one.
    pub metric: Option<MetricId>,
    pub whose: Whose,
    /// Any day of the week or month; `None`: today's.
    pub on: Option<NaiveDate>,
}

/// Whose figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The department's to whoever sees others' figures, else one's own.
    #[default]
    Usual,
    Department,
    Member(MemberId),
}

/// How much of the department the reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Everything: those who lead, and the superior.
    All,
    /// The team's rendering: nothing red, people by the setting `public`.
    Team,
}

/// Whom a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The reader himself.
    Own {
        member: MemberId,
        name: String,
    },
    Member {
        member: MemberId,
        name: String,
    },
    Department {
        name: String,
    },
}

impl Who {
    pub fn member(&self) -> Option<MemberId> {
        match self {
            Who::Own { member, .. } | Who::Member { member, .. } => Some(*member),
            Who::Department { .. } => None,
        }
    }

    pub fn is_department(&self) -> bool {
        self.member().is_none()
    }
}

/// What every page of a metric has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    pub department: DepartmentId,
    pub who: Who,
    pub seen: Seen,
    /// May he set targets, and so is told how.
    pub leads: bool,
    pub today_on: NaiveDate,
    pub currency: Currency,
    pub metric: Metric,
    /// The metrics to choose from, in the department's order.
    pub metrics: Vec<Metric>,
}

/// A member in the department's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub member: MemberId,
    pub name: String,
    pub plan: Option<i64>,
    /// `None`: no number yet.
    pub fact: Option<i64>,
    /// `None` also to the team, who reads nothing red.
    pub light: Option<Light>,
    /// May the reader open his page.
    pub opens: bool,
}

impl Row {
    pub fn percent(&self) -> Option<i64> {
        percent(self.fact?, self.plan?)
    }
}

/// A week of the month, cut at its ends.
pub type WeekLine = (RangeInclusive<NaiveDate>, Stretch);

/// `/month`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthPage {
    pub frame: Frame,
    pub progress: Progress,
    pub weeks: Vec<WeekLine>,
    /// Of the department; empty where the team sees sums alone.
    pub rows: Vec<Row>,
    /// What was forecast on working days 5, 10 and 15.
    pub kept: Vec<KeptForecast>,
}

/// A day of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLine {
    pub on: NaiveDate,
    /// A working day, of anybody.
    pub works: bool,
    pub closed: bool,
    pub norm: Option<i64>,
    pub pledge: Option<i64>,
    pub fact: Option<i64>,
}

/// `/week`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekPage {
    pub frame: Frame,
    pub week: RangeInclusive<NaiveDate>,
    pub whole: Stretch,
    /// Working days not over, of the member or the department.
    pub days_left: usize,
    /// Of a state: its last value in the week, and the month's target.
    pub state: Option<Progress>,
    pub days: Vec<DayLine>,
    pub rows: Vec<Row>,
}

/// `/plan`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPage {
    pub frame: Frame,
    pub month_on: NaiveDate,
    pub plan: Option<i64>,
    /// His working days of the month: what the plan is spread over.
    pub weight: Weight,
    pub weeks: Vec<WeekLine>,
    /// The present week's days that are his, from the present one on; today and his next working day stand first.
    pub today: Option<DayLine>,
    pub next: Option<DayLine>,
}

/// How many promises, and the money of those with an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseSum {
    pub count: usize,
    pub amount_minor: i64,
}

/// `/me`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MePage {
    pub frame: Frame,
    pub progress: Progress,
    /// The other metrics that have a target.
    pub others: Vec<Progress>,
    pub today: Option<DayLine>,
    /// By per cent of the plan: the place, and of how many.
    pub place: Option<(usize, usize)>,
    /// Whose day is today or has passed.
    pub due: PromiseSum,
    pub open: PromiseSum,
    /// The discipline index in per cent; `None`: little is known.
    pub discipline: Option<u32>,
}

/// What the day card and the card of a report say of the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardMonth {
    pub progress: Progress,
    /// The day ahead with its norm.
    pub norm: Option<(NaiveDate, i64)>,
    /// Promises due on that day or before.
    pub due: PromiseSum,
}
