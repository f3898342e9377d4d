//! An investigation: what was, why, and what we do, about a day far from its plan.
//!
//! Apart from the lesson of the day, because it does not end with a cause: it stays open before the head until something
//! is promised, or somebody has said that nothing is to be done. Which days are far is decided here and nowhere else.
//! Source: product.md, «Words», and issue 5.
//!
//! Invariants: missing is not zero: a day without a fact or without anything to measure it by is never far; an
//! investigation ends once.
use super::{
    department::Currency,
    id::{DepartmentId, InvestigationId, MemberId, MetricId, PromiseId},
    metric::Metric,
    promise::PromiseState,
    report::{Cause, LessonKind, lesson},
    time::Instant,
};
use crate::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Investigations the bot opens of a member in one week, as often as it asks «Что помешало?».
pub const MOST_A_WEEK: usize = 2;

/// A day is far below its plan strictly under this share, in per cent.
const FAR_BELOW_PERCENT: i128 = 50;
/// And far above strictly over this one.
const FAR_ABOVE_PERCENT: i128 = 150;

coded! {
    pub enum InvestigationState {
        Open = "open",
        /// It has ended in a promise, his own or one the head has asked for.
        Promised = "promised",
        /// It has ended «без действий».
        NoAction = "no_action",
    }
}

/// The day of a member that is looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Investigation {
    pub id: InvestigationId,
    pub department: DepartmentId,
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    /// What was, and what it was measured by, when it was opened.
    pub fact: i64,
    pub plan: i64,
    /// Why, as he named it.
    pub cause: Option<Cause>,
    /// Why, in his own words.
    pub body: Option<String>,
    /// What it has ended in.
    pub promise: Option<PromiseId>,
    pub state: InvestigationState,
    /// The leader who opened it; `None`: the bot.
    pub by_member: Option<MemberId>,
    pub at: Instant,
    pub ended_at: Option<Instant>,
}

impl Investigation {
    pub fn is_open(&self) -> bool {
        self.state == InvestigationState::Open
    }

    /// Which way the day went.
    pub fn kind(&self) -> LessonKind {
        if self.fact >= self.plan { LessonKind::Worked } else { LessonKind::Hindered }
    }
}

/// What a day is measured by: his own pledge, else the norm of the day; nothing where neither is above zero.
pub fn measure(pledge: Option<i64>, norm: Option<i64>) -> Option<i64> {
    match pledge {
        Some(pledge) => Some(pledge),
        None => norm,
    }
    .filter(|plan| *plan > 0)
}

/// Is the day so far from its plan that it is looked into, and which way.
pub fn far(fact: Option<i64>, plan: Option<i64>) -> Option<LessonKind> {
    let (fact, plan) = (i128::from(fact?), i128::from(plan.filter(|plan| *plan > 0)?));
    if fact * 100 < plan * FAR_BELOW_PERCENT {
        Some(LessonKind::Hindered)
    } else if fact * 100 > plan * FAR_ABOVE_PERCENT {
        Some(LessonKind::Worked)
    } else {
        None
    }
}

/// Which lesson a day asks for: by his own pledge as always; without one only of a day far from its norm.
pub fn lesson_of(fact: Option<i64>, pledge: Option<i64>, norm: Option<i64>) -> Option<(LessonKind, i64)> {
    let plan = measure(pledge, norm)?;
    let kind = if pledge.is_some() { lesson(fact, pledge) } else { far(fact, Some(plan)) };
    Some((kind?, plan))
}

/// An investigation on a screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvestigationLine {
    pub id: InvestigationId,
    pub name: String,
    pub on: NaiveDate,
    pub fact: i64,
    pub plan: i64,
    pub cause: Option<Cause>,
    pub words: Option<String>,
    pub end: Option<InvestigationEnd>,
}

/// What an investigation has come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvestigationEnd {
    NoAction,
    Promise { body: String, due_on: NaiveDate, state: PromiseState },
}

/// One investigation for a leader, with what he may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvestigationCard {
    pub department: DepartmentId,
    pub line: InvestigationLine,
    pub metric: Metric,
    pub currency: Currency,
    pub today_on: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_far_strictly_under_a_half_and_strictly_over_one_and_a_half() {
        let of = |fact| far(Some(fact), Some(100));
        assert_eq!(
            [of(49), of(50), of(150), of(151)],
            [Some(LessonKind::Hindered), None, None, Some(LessonKind::Worked)]
        );
        assert_eq!(far(Some(0), Some(100)), Some(LessonKind::Hindered), "nothing done is a result");
    }

    #[test]
    fn missing_is_never_far() {
        assert_eq!(far(None, Some(100)), None);
        assert_eq!(far(Some(100), None), None);
        assert_eq!(far(Some(100), Some(0)), None, "nothing to measure by");
    }

    #[test]
    fn a_day_is_measured_by_the_pledge_and_by_the_norm_only_without_one() {
        assert_eq!(measure(Some(80), Some(100)), Some(80));
        assert_eq!(measure(None, Some(100)), Some(100));
        assert_eq!(measure(Some(0), Some(100)), None, "he has said that nothing will come");
        assert_eq!(measure(None, None), None);
    }

    #[test]
    fn without_a_pledge_only_a_far_day_asks_for_its_lesson() {
        assert_eq!(lesson_of(Some(70), Some(100), None), Some((LessonKind::Hindered, 100)));
        assert_eq!(lesson_of(Some(70), None, Some(100)), None);
        assert_eq!(lesson_of(Some(40), None, Some(100)), Some((LessonKind::Hindered, 100)));
        assert_eq!(lesson_of(Some(151), None, Some(100)), Some((LessonKind::Worked, 100)));
        assert_eq!(lesson_of(Some(0), None, None), None);
    }

    proptest! {
        #[test]
        fn whoever_is_far_from_his_pledge_is_asked_the_same_way(fact in 0_i64..1_000, pledge in -5_i64..1_000) {
            let (fact, pledge) = (Some(fact), Some(pledge));
            if let Some(kind) = far(fact, pledge) {
                prop_assert_eq!(lesson_of(fact, pledge, Some(7)).map(|(kind, _)| kind), Some(kind));
            }
        }
    }
}
