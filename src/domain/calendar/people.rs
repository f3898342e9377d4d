//! The calendars of a department and of one member of it, layer by layer.
//!
//! Apart from the trait because the order of layers is the whole content of this file.
use super::{Calendar, DayKind, Exception, OwnWeeks, WeekPattern, Weeks, Weight, russia};
use crate::{
    coded,
    domain::{department::National, id::AbsenceId, time::Instant},
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

coded! {
    /// Why somebody is away; outside the head's screens never shown.
    pub enum AbsenceKind { Vacation = "vacation", Sick = "sick", DayOff = "day_off", Other = "other" }
}

/// A range of dates on which a member is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    pub id: AbsenceId,
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    /// The last day away, inclusive.
    pub through_on: NaiveDate,
    /// When the bot learned of it: one noted after 16:00 opens no early report that day.
    pub noted_at: Instant,
}

impl Absence {
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from_on <= date && date <= self.through_on
    }
}

/// Working days of a department: its pattern, the country's calendar, the head's exceptions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentCalendar {
    pub weeks: Weeks,
    pub national: National,
    /// By date, so that two decisions on one date cannot be.
    pub exceptions: BTreeMap<NaiveDate, DayKind>,
}

impl DepartmentCalendar {
    pub fn new(weeks: impl Into<Weeks>, national: National, exceptions: impl IntoIterator<Item = Exception>) -> Self {
        let exceptions = exceptions.into_iter().map(|e| (e.on, e.kind)).collect();
        Self { weeks: weeks.into(), national, exceptions }
    }

    /// The same without the head's exceptions: what the pattern and the country alone say.
    #[must_use]
    pub fn by_rule(&self) -> Self {
        Self { exceptions: BTreeMap::new(), ..self.clone() }
    }

    /// An hour shorter by the country's calendar (a cycle knows no short days), or by the head.
    pub fn is_short(&self, date: NaiveDate) -> bool {
        match (self.exceptions.get(&date), self.national) {
            (Some(kind), _) => *kind == DayKind::Short,
            (None, National::Ru) => {
                matches!(self.weeks.on(date), WeekPattern::Weekly(_)) && self.is_working(date) && russia::is_short(date)
            }
            (None, National::None) => false,
        }
    }

    /// The days off of this year are foreseen from the law and not decided: «без переносов».
    pub fn is_foreseen(&self, year: i32) -> bool {
        self.national == National::Ru && !russia::has_decree(year)
    }

    /// The first three layers for any pattern.
    pub(super) fn weight_by(&self, pattern: &WeekPattern, date: NaiveDate) -> Weight {
        if let Some(kind) = self.exceptions.get(&date) {
            return kind.weight(pattern, date);
        }
        match self.national {
            National::Ru => russia::weight(pattern, date),
            National::None => pattern.weight(date),
        }
    }
}

impl Calendar for DepartmentCalendar {
    fn weight(&self, date: NaiveDate) -> Weight {
        self.weight_by(&self.weeks.on(date), date)
    }
}

/// Working days of a member: all five layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberCalendar {
    /// Shared by the members of a department.
    pub department: Arc<DepartmentCalendar>,
    /// His own pattern instead of the department's, where he has one.
    pub own: OwnWeeks,
    pub joined_on: NaiveDate,
    /// The last day in the department.
    pub left_on: Option<NaiveDate>,
    /// The first and last days of the times he was here before, and left.
    pub earlier: Vec<(NaiveDate, NaiveDate)>,
    /// May overlap, in any order.
    pub absences: Vec<Absence>,
}

impl MemberCalendar {
    /// The rhythm he works by on `date`.
    pub fn pattern(&self, date: NaiveDate) -> WeekPattern {
        self.own.on(date).unwrap_or_else(|| self.department.weeks.on(date))
    }

    pub fn belongs_on(&self, date: NaiveDate) -> bool {
        self.joined_on <= date && self.left_on.is_none_or(|left| date <= left)
            || self.earlier.iter().any(|(from, through)| *from <= date && date <= *through)
    }

    /// The day he first came, whether or not he left since.
    pub fn first_joined_on(&self) -> NaiveDate {
        self.earlier.iter().map(|(from, _)| *from).fold(self.joined_on, NaiveDate::min)
    }

    /// The absence that covers `date`, if any.
    pub fn absence_on(&self, date: NaiveDate) -> Option<&Absence> {
        self.absences.iter().find(|absence| absence.covers(date))
    }

    /// Would he work on `date` if he were not away: absences that fall on days off take nothing from anybody.
    pub fn would_work(&self, date: NaiveDate) -> bool {
        self.belongs_on(date) && !self.rhythm_on(date).is_off()
    }

    /// Before membership and absences: does the day of the department's calendar, by his own pattern, count for him.
    pub fn rhythm_on(&self, date: NaiveDate) -> Weight {
        self.department.weight_by(&self.pattern(date), date)
    }

    /// Is he away on `date` by an absence, not by an ordinary day off: «не работает: Орлова».
    pub fn is_away(&self, date: NaiveDate) -> bool {
        self.would_work(date) && self.absence_on(date).is_some()
    }
}

impl Calendar for MemberCalendar {
    fn weight(&self, date: NaiveDate) -> Weight {
        if !self.belongs_on(date) || self.absence_on(date).is_some() {
            return Weight::OFF;
        }
        self.department.weight_by(&self.pattern(date), date)
    }
}
