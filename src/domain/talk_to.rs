//! Whom the head is advised to talk to: one person a day, the reason and its figures; and what came of the talk.
//!
//! Apart from the head's message because the agenda of a meeting asks the same. Source: product.md, «A talk that is
//! checked». Invariants: the first reason that holds wins, among equals the money at stake, then the department's
//! order, whatever order the signals come in; what is not known holds for nobody; whoever was talked to is left in
//! peace for [`REST_DAYS`]. Figures are numbers and ids, never words of people.
mod check;

pub use check::{Change, Checked, Mean, around, means};

use super::{
    calendar::{Calendar, days},
    id::{MemberId, MetricId, PromiseId, TalkId},
    metric::Metric,
    promise::bias::Bias,
    today::Mark,
};
use crate::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Reports unanswered in a row.
pub const SILENT_DAYS: usize = 2;
/// Working days of red pace in a row.
pub const RED_DAYS: usize = 3;
/// Nobody is named again within so many working days of his talk; after as many it is checked.
pub const REST_DAYS: usize = 5;

coded! {
    /// Why somebody is to be talked to; the order is that of the rule.
    pub enum Reason {
        Silence = "silence",
        Pace = "pace",
        Overdue = "overdue",
        Conversion = "conversion",
        Bias = "bias",
    }
}

coded! {
    /// What has become of an advice.
    pub enum TalkState {
        Proposed = "proposed",
        /// They have talked; what they agreed on is being asked.
        Asked = "asked",
        /// They have talked and agreed on nothing to be written down.
        Without = "without",
        /// What they agreed on was offered to him as a promise.
        Agreed = "agreed",
    }
}

/// The reason with the figures it rests on, as they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    Silence {
        days: usize,
        /// The last date he has told facts of.
        last_on: Option<NaiveDate>,
        /// What his month lacks, when he has a plan.
        #[serde(default)]
        pace: Option<Pace>,
    },
    Pace(Pace),
    Overdue {
        promise: PromiseId,
        amount_minor: i64,
        due_on: NaiveDate,
        /// His month's plan in money.
        plan_minor: i64,
        /// Everything of his that is overdue.
        total_minor: i64,
    },
    Conversion(Conversion),
    Bias(Bias),
}

/// A member's month of the main metric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    pub metric: MetricId,
    /// Working days in a row on which the pace was red.
    pub red_days: usize,
    pub plan: i64,
    pub fact: i64,
    /// How far behind the expected he is, in whole per cent.
    pub lag_percent: i64,
    /// What a day must bring from now on, and what it has brought; `None` where nothing can be divided.
    pub needed: Option<i64>,
    pub having: Option<i64>,
}

impl Pace {
    /// What the plan still lacks.
    pub fn gap(&self) -> i64 {
        self.plan.saturating_sub(self.fact).max(0)
    }
}

/// A step of the funnel this month, beside his own twelve weeks. Whoever gathers it leaves out what has too few events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    pub from: MetricId,
    pub to: MetricId,
    pub inputs: i64,
    pub outputs: i64,
    pub usual_inputs: i64,
    pub usual_outputs: i64,
    /// What the difference costs, in the main metric.
    pub money: i64,
}

impl Conversion {
    /// Under 0.7 of the usual.
    fn is_low(&self) -> bool {
        let (now, usual) = (i128::from(self.outputs), i128::from(self.usual_outputs));
        self.inputs > 0
            && self.usual_inputs > 0
            && now * i128::from(self.usual_inputs) * 10 < usual * i128::from(self.inputs) * 7
    }
}

/// An open promise whose day has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    pub promise: PromiseId,
    pub amount_minor: i64,
    pub due_on: NaiveDate,
}

/// What is known of a member; `None` and empty: nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signals {
    pub member: MemberId,
    /// His place in the department's order.
    pub place: usize,
    pub silent_days: usize,
    pub last_on: Option<NaiveDate>,
    pub pace: Option<Pace>,
    /// His month's plan in money.
    pub plan_minor: Option<i64>,
    pub overdue: Vec<Overdue>,
    /// The worst of his conversions.
    pub conversion: Option<Conversion>,
    pub bias: Option<Bias>,
    /// Working days since he was last talked to.
    pub talked_ago: Option<usize>,
}

impl Signals {
    /// Nothing is known of him but that he is here.
    pub fn new(member: MemberId, place: usize) -> Self {
        Self {
            member,
            place,
            silent_days: 0,
            last_on: None,
            pace: None,
            plan_minor: None,
            overdue: vec![],
            conversion: None,
            bias: None,
            talked_ago: None,
        }
    }

    fn rests(&self) -> bool {
        self.talked_ago.is_some_and(|ago| ago <= REST_DAYS)
    }

    /// The first reason that holds for him.
    pub fn ground(&self) -> Option<Ground> {
        if self.silent_days >= SILENT_DAYS {
            let (days, last_on, pace) = (self.silent_days, self.last_on, self.pace.clone());
            return Some(Ground::Silence { days, last_on, pace });
        }
        if let Some(pace) = self.pace.as_ref().filter(|pace| pace.red_days >= RED_DAYS && pace.gap() > 0) {
            return Some(Ground::Pace(pace.clone()));
        }
        if let Some(overdue) = self.great_overdue() {
            return Some(overdue);
        }
        if let Some(conversion) = self.conversion.as_ref().filter(|conversion| conversion.is_low()) {
            return Some(Ground::Conversion(conversion.clone()));
        }
        self.bias.as_ref().filter(|bias| bias.is_great()).map(|bias| Ground::Bias(bias.clone()))
    }

    /// The greatest overdue promise (of equals the oldest), when it is a tenth of his plan or more.
    fn great_overdue(&self) -> Option<Ground> {
        let plan_minor = self.plan_minor.filter(|plan| *plan > 0)?;
        let great = self.overdue.iter().max_by_key(|o| (o.amount_minor, Reverse(o.due_on), Reverse(o.promise)))?;
        let total_minor = self.overdue.iter().map(|overdue| overdue.amount_minor).fold(0, i64::saturating_add);
        let Overdue { promise, amount_minor, due_on } = *great;
        (i128::from(amount_minor) * 10 >= i128::from(plan_minor)).then_some(Ground::Overdue {
            promise,
            amount_minor,
            due_on,
            plan_minor,
            total_minor,
        })
    }
}

impl Ground {
    pub fn reason(&self) -> Reason {
        match self {
            Ground::Silence { .. } => Reason::Silence,
            Ground::Pace(_) => Reason::Pace,
            Ground::Overdue { .. } => Reason::Overdue,
            Ground::Conversion(_) => Reason::Conversion,
            Ground::Bias(_) => Reason::Bias,
        }
    }

    /// The money at stake; of somebody silent without a plan it is not known, and counts as none.
    pub fn stake(&self) -> i64 {
        match self {
            Ground::Silence { pace, .. } => pace.as_ref().map_or(0, Pace::gap),
            Ground::Pace(pace) => pace.gap(),
            Ground::Overdue { total_minor, .. } => *total_minor,
            Ground::Conversion(conversion) => conversion.money,
            Ground::Bias(bias) => bias.missing_minor(),
        }
    }

    /// The metrics it speaks of.
    pub fn metrics(&self) -> Vec<MetricId> {
        match self {
            Ground::Silence { pace: Some(pace), .. } | Ground::Pace(pace) => vec![pace.metric],
            Ground::Conversion(conversion) => vec![conversion.from, conversion.to],
            Ground::Silence { pace: None, .. } | Ground::Overdue { .. } | Ground::Bias(_) => vec![],
        }
    }

    /// What its talk is judged by; nothing: by what the department looks at.
    pub fn judged_by(&self) -> Vec<MetricId> {
        match self {
            Ground::Pace(pace) => vec![pace.metric],
            Ground::Conversion(conversion) => vec![conversion.from, conversion.to],
            Ground::Silence { .. } | Ground::Overdue { .. } | Ground::Bias(_) => vec![],
        }
    }
}

/// Whom to talk to, and why; `None`: nobody.
pub fn pick(signals: &[Signals]) -> Option<(MemberId, Ground)> {
    let awake = signals.iter().filter(|signals| !signals.rests());
    let found = awake.filter_map(|signals| Some((signals, signals.ground()?)));
    let first = found.min_by_key(|(who, ground)| (ground.reason(), Reverse(ground.stake()), who.place, who.member));
    first.map(|(signals, ground)| (signals.member, ground))
}

/// Working days after `from_on` up to `on`.
pub fn working_days_since(calendar: &impl Calendar, from_on: NaiveDate, on: NaiveDate) -> usize {
    days(from_on..=on).skip(1).filter(|day| calendar.is_working(*day)).count()
}

/// The advice of a day as the head's message shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    Nobody,
    With(Box<TalkWith>),
}

/// One person, the reason, the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkWith {
    pub talk: TalkId,
    pub member: MemberId,
    pub name: String,
    pub ground: Ground,
    /// Those the figures speak of.
    pub metrics: Vec<Metric>,
    /// The words of the promise it is about.
    pub promise: Option<String>,
    /// They have talked: when, and who.
    pub marked: Option<Mark>,
    /// Who may still write down what they agreed on.
    pub asked: Option<MemberId>,
}

#[cfg(test)]
mod tests;
