//! What a department counts.
//!
//! Values are integers in the metric's smallest unit: `value = shown × 10^scale`; money always has the scale 2
//! (kopecks). `scale` and `negative` are fixed when the metric is made, so a stored value never changes its meaning.
mod funnel;
mod making;

pub use funnel::{placed, steps};
pub use making::{Making, Question, Telling, UnitChoice};

use super::id::{DepartmentId, MetricId, TelegramId};
use crate::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// How values of several days make one.
    pub enum Kind {
        /// Sums over days.
        Flow = "flow",
        /// The last value counts; a department's is the sum of its members' last values.
        Snapshot = "snapshot",
        /// Never typed: Σ numerator / Σ denominator.
        Ratio = "ratio",
    }
}
coded! {
    pub enum Direction { More = "more", Less = "less" }
}
coded! {
    /// What the report asks of it.
    pub enum Asked {
        FactAndPlan = "fact_and_plan",
        Fact = "fact",
        /// On the member's last own working day of the week, for that day.
        Weekly = "weekly",
        No = "no",
    }
}
coded! {
    pub enum Rhythm { Steady = "steady", Lumpy = "lumpy" }
}
coded! {
    pub enum AskedOf { All = "all", Some = "some" }
}

/// What one of it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Unit {
    Count,
    /// The department's currency.
    Money,
    /// A word of the department's own: «кг», «м²».
    Named(String),
}

impl From<String> for Unit {
    fn from(code: String) -> Self {
        match code.as_str() {
            "" | "count" => Unit::Count,
            "money" => Unit::Money,
            _ => Unit::Named(code),
        }
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Count => "count".into(),
            Unit::Money => "money".into(),
            Unit::Named(word) => word,
        }
    }
}

/// Most metrics of a department.
pub const MOST: usize = 30;
/// Most characters of a metric's name and of its unit.
pub const NAME_CHARS: usize = 64;
/// Most characters of a hint.
pub const HINT_CHARS: usize = 200;
/// Most aliases of a metric, and characters of each.
pub const ALIASES: usize = 12;
pub const ALIAS_CHARS: usize = 32;

coded! {
    /// What of a metric is typed.
    pub enum MetricText { Name = "n", Aliases = "a", Hint = "h", Limit = "l" }
}

/// A change of a metric that the other leaders hear of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricChange {
    Added,
    /// Something else is asked than before.
    Asked {
        before: Asked,
    },
    /// Of whom it is asked; `None`: of everybody.
    AskedOf {
        names: Option<Vec<String>>,
    },
    Main,
    Limit {
        before: Option<i64>,
    },
}

/// A figure of the department; see the module for the meaning of values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    pub id: MetricId,
    pub department: DepartmentId,
    /// Stable name in files, `[a-z0-9_]`.
    pub key: String,
    pub name: String,
    /// Other words people type for it; the name itself and its stems need not be listed.
    pub aliases: Vec<String>,
    pub unit: Unit,
    pub kind: Kind,
    pub direction: Direction,
    /// Decimals of the stored value, 0–3.
    pub scale: u8,
    /// May a value be below zero.
    pub negative: bool,
    pub asked: Asked,
    /// The one figure the digest and the lesson look at; one a department.
    pub main: bool,
    /// Place in the funnel, from the top.
    pub step: Option<i64>,
    /// What counts («исходящие от 30 секунд»).
    pub hint: Option<String>,
    /// A breach goes to the person and the head.
    pub limit: Option<i64>,
    pub rhythm: Rhythm,
    pub asked_of: AskedOf,
    /// Order in lines and reports.
    pub position: i64,
}

/// A metric described by a file or a template, before it has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetricDraft {
    pub key: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub unit: Unit,
    pub kind: Kind,
    pub direction: Direction,
    pub scale: u8,
    pub negative: bool,
    pub asked: Asked,
    pub main: bool,
    pub step: Option<i64>,
    pub hint: Option<String>,
    pub limit: Option<i64>,
    pub rhythm: Rhythm,
    pub asked_of: AskedOf,
    /// Who is asked, where not everybody is; `None`: not said, whoever was asked before.
    pub members: Option<Vec<MemberRef>>,
}

/// A member as a file names him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberRef {
    Name(String),
    /// Where the name alone does not tell.
    Telegram(TelegramId),
}

impl std::fmt::Display for MemberRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MemberRef::Name(name) => f.write_str(name),
            MemberRef::Telegram(id) => id.fmt(f),
        }
    }
}

impl MetricDraft {
    /// The metric with its id and its place in the department's order.
    pub fn into_metric(self, id: MetricId, department: DepartmentId, position: i64) -> Metric {
        Metric {
            id,
            department,
            key: self.key,
            name: self.name,
            aliases: self.aliases,
            unit: self.unit,
            kind: self.kind,
            direction: self.direction,
            scale: self.scale,
            negative: self.negative,
            asked: self.asked,
            main: self.main,
            step: self.step,
            hint: self.hint,
            limit: self.limit,
            rhythm: self.rhythm,
            asked_of: self.asked_of,
            position,
        }
    }
}

impl Metric {
    /// What a file would say of it, but for who is asked.
    pub fn draft(&self) -> MetricDraft {
        MetricDraft {
            key: self.key.clone(),
            name: self.name.clone(),
            aliases: self.aliases.clone(),
            unit: self.unit.clone(),
            kind: self.kind,
            direction: self.direction,
            scale: self.scale,
            negative: self.negative,
            asked: self.asked,
            main: self.main,
            step: self.step,
            hint: self.hint.clone(),
            limit: self.limit,
            rhythm: self.rhythm,
            asked_of: self.asked_of,
            members: None,
        }
    }

    pub fn is_money(&self) -> bool {
        self.unit == Unit::Money
    }

    /// Is it in the daily line of facts.
    pub fn asks_fact(&self) -> bool {
        matches!(self.asked, Asked::FactAndPlan | Asked::Fact) && self.kind != Kind::Ratio
    }

    /// Is it in the daily plan.
    pub fn asks_plan(&self) -> bool {
        self.asked == Asked::FactAndPlan && self.kind != Kind::Ratio
    }

    /// Is it asked once a week.
    pub fn asks_weekly(&self) -> bool {
        self.asked == Asked::Weekly && self.kind != Kind::Ratio
    }

    /// Its figures are between a person and the leaders: what is asked once a week is about order, and the team reads
    /// nothing of whose is not in order.
    pub fn is_private(&self) -> bool {
        self.asks_weekly() || (self.asked == Asked::No && self.kind == Kind::Snapshot)
    }

    /// Is the value beyond its limit: more where less is better, less where more is.
    pub fn breaches(&self, value: i64) -> bool {
        self.limit.is_some_and(|limit| match self.direction {
            Direction::Less => value > limit,
            Direction::More => value < limit,
        })
    }

    /// 10^scale: the stored value of «1».
    pub fn one(&self) -> i64 {
        10_i64.pow(u32::from(self.scale))
    }
}

#[cfg(test)]
pub(crate) mod tests;
