//! A new metric, question by question: its name, what is counted, decimals, the sign, what is asked.
//!
//! Lives in the dialog, so a restart forgets nothing. Invariant: whatever was answered, a draft has what a metric needs.
use super::{Asked, AskedOf, Direction, Kind, MetricDraft, Rhythm, Unit};
use crate::{coded, domain::id::DepartmentId};
use serde::{Deserialize, Serialize};

coded! {
    /// In what it is counted.
    pub enum UnitChoice { Count = "c", Money = "m", Own = "o" }
}
coded! {
    /// What people tell of it.
    pub enum Telling {
        FactAndPlan = "p",
        Fact = "f",
        /// Every day what there is at its end; days are not added up.
        State = "s",
        /// The same once a week.
        WeeklyState = "w",
    }
}

/// What has been answered so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Making {
    pub department: DepartmentId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// A word for the unit is about to be typed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_unit: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negative: Option<bool>,
}

/// What is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Name,
    Unit,
    /// A word of the department's own.
    OwnUnit,
    Decimals,
    Negative,
    Telling,
}

impl Making {
    pub fn new(department: DepartmentId) -> Self {
        Self { department, name: None, unit: None, own_unit: false, scale: None, negative: None }
    }

    pub fn question(&self) -> Question {
        match (&self.name, &self.unit, self.scale, self.negative) {
            (None, ..) => Question::Name,
            (_, None, ..) if self.own_unit => Question::OwnUnit,
            (_, None, ..) => Question::Unit,
            (_, Some(unit), None, _) if *unit != Unit::Money => Question::Decimals,
            (.., None) => Question::Negative,
            _ => Question::Telling,
        }
    }

    /// Is typed text an answer to what is asked.
    pub fn is_typed(&self) -> bool {
        matches!(self.question(), Question::Name | Question::OwnUnit)
    }

    /// The metric of the answers; `None` without a name.
    pub fn draft(&self, key: String, telling: Telling) -> Option<MetricDraft> {
        let unit = self.unit.clone().unwrap_or(Unit::Count);
        let (kind, asked) = match telling {
            Telling::FactAndPlan => (Kind::Flow, Asked::FactAndPlan),
            Telling::Fact => (Kind::Flow, Asked::Fact),
            Telling::State => (Kind::Snapshot, Asked::Fact),
            Telling::WeeklyState => (Kind::Snapshot, Asked::Weekly),
        };
        Some(MetricDraft {
            key,
            name: self.name.clone()?,
            aliases: vec![],
            scale: if unit == Unit::Money { 2 } else { self.scale.unwrap_or(0).min(3) },
            unit,
            kind,
            direction: Direction::More,
            negative: self.negative.unwrap_or(false),
            asked,
            main: false,
            step: None,
            hint: None,
            limit: None,
            rhythm: Rhythm::Steady,
            asked_of: AskedOf::All,
            members: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_come_in_order_and_money_has_no_decimals_to_ask() {
        let mut making = Making::new(DepartmentId(1));
        assert_eq!(making.question(), Question::Name);
        assert_eq!(making.draft("x".into(), Telling::Fact), None);
        making.name = Some("Возвраты".into());
        assert_eq!(making.question(), Question::Unit);
        making.own_unit = true;
        assert_eq!(making.question(), Question::OwnUnit);
        let count = Making { unit: Some(Unit::Count), ..making.clone() };
        assert_eq!(count.question(), Question::Decimals);
        let money = Making { unit: Some(Unit::Money), ..making };
        assert_eq!(money.question(), Question::Negative);
        let money = Making { negative: Some(false), ..money };
        assert_eq!(money.question(), Question::Telling);
        let draft = money.draft("refunds".into(), Telling::WeeklyState).expect("it has a name");
        assert_eq!((draft.scale, draft.kind, draft.asked), (2, Kind::Snapshot, Asked::Weekly));
    }
}
