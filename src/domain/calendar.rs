//! Working days: which dates somebody works, and how much each weighs.
//!
//! One trait, [`Calendar`], answers for a department ([`DepartmentCalendar`]) and for a member ([`MemberCalendar`]);
//! both only say the weight of a date, everything else follows from it. Layers, later wins: week pattern (a member's
//! own replaces the department's, each as it was on the day) < Russia's calendar < the head's exception < joining and leaving < absence.
//! Source: product.md, «Days» and «Fine print of counting».
//!
//! Invariants: weights are exact integers; a day off is the weight zero and nothing else; every search is bounded by
//! [`SEARCH_DAYS`].
mod change;
mod month;
mod pattern;
mod people;
mod russia;
mod versions;

pub use change::{DayDraft, DayKind, DayWish, DaysChanged, DecidedBy, MAX_DAYS_AHEAD, MAX_DAYS_AT_ONCE};
pub use month::{AwayLine, MONTHS_AROUND, Month, MonthPage, Stretch, is_shown, months_from, stretches};
pub use pattern::{MAX_CYCLE_DAYS, MAX_PERCENT, WeekPattern};
pub use people::{Absence, AbsenceKind, DepartmentCalendar, MemberCalendar};
pub use russia::has_decree;
pub use versions::{OwnWeeks, Versions, Weeks};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// How far a previous or next working day is looked for, in calendar days; beyond it there is none.
pub const SEARCH_DAYS: u64 = 400;

/// More days off than this strictly between two working days make a gap: no plan is asked across it.
pub const LONG_GAP_DAYS: i64 = 4;

/// How much a working day counts, exactly: in units of 1/800 of an ordinary day, so that one per cent is 8 units and
/// its short day (7/8) is 7. Zero is a day off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weight(i64);

impl Weight {
    /// A day off.
    pub const OFF: Weight = Weight(0);
    /// An ordinary working day.
    pub const DAY: Weight = Weight(Weight::UNITS_A_DAY);
    /// Units of an ordinary day: what to divide by.
    pub const UNITS_A_DAY: i64 = 800;

    pub const fn from_percent(percent: u8) -> Self {
        Self(percent as i64 * 8)
    }

    /// As stored; below zero becomes a day off.
    pub const fn from_units(units: i64) -> Self {
        Self(if units < 0 { 0 } else { units })
    }

    /// In 1/800 of an ordinary day.
    pub const fn units(self) -> i64 {
        self.0
    }

    pub const fn is_off(self) -> bool {
        self.0 == 0
    }

    /// The same day before a holiday: 7/8 of it.
    pub const fn shortened(self) -> Self {
        Self(self.0 * 7 / 8)
    }
}

impl std::ops::Add for Weight {
    type Output = Weight;
    fn add(self, other: Weight) -> Weight {
        Weight(self.0 + other.0)
    }
}

impl std::iter::Sum for Weight {
    fn sum<I: Iterator<Item = Weight>>(weights: I) -> Weight {
        weights.fold(Weight::OFF, std::ops::Add::add)
    }
}

/// A date on which the head decided otherwise than the pattern and the national calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exception {
    pub on: NaiveDate,
    pub kind: DayKind,
}

/// A date's place among the working days of its month: «14-й из 20».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthPlace {
    /// Working days from the 1st to the date, inclusive.
    pub nth: usize,
    /// Working days of the whole month.
    pub of: usize,
}

/// Who works when. Implementors say only the weight of a date.
pub trait Calendar {
    /// How much `date` counts; [`Weight::OFF`] on a day off.
    fn weight(&self, date: NaiveDate) -> Weight;

    fn is_working(&self, date: NaiveDate) -> bool {
        !self.weight(date).is_off()
    }

    /// The last working day strictly before `date`, at most [`SEARCH_DAYS`] back.
    fn previous_working(&self, date: NaiveDate) -> Option<NaiveDate> {
        (1..=SEARCH_DAYS).filter_map(|n| date.checked_sub_days(Days::new(n))).find(|day| self.is_working(*day))
    }

    /// The first working day strictly after `date`, at most [`SEARCH_DAYS`] ahead.
    fn next_working(&self, date: NaiveDate) -> Option<NaiveDate> {
        (1..=SEARCH_DAYS).filter_map(|n| date.checked_add_days(Days::new(n))).find(|day| self.is_working(*day))
    }

    /// `date` itself if it is worked, else the first working day after it.
    fn working_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        if self.is_working(date) { Some(date) } else { self.next_working(date) }
    }

    /// The working days of a range, in order.
    fn working_days(&self, range: RangeInclusive<NaiveDate>) -> Vec<NaiveDate> {
        days(range).filter(|day| self.is_working(*day)).collect()
    }

    /// Σ of weights: W of a month, for example.
    fn total_weight(&self, range: RangeInclusive<NaiveDate>) -> Weight {
        days(range).map(|day| self.weight(day)).sum()
    }

    /// «14-й рабочий день из 20».
    fn month_place(&self, date: NaiveDate) -> MonthPlace {
        let month = self.working_days(month_of(date));
        MonthPlace { nth: month.iter().filter(|day| **day <= date).count(), of: month.len() }
    }

    /// Is it the last working day of its week (Monday to Sunday): when weekly metrics are asked.
    fn is_last_of_week(&self, date: NaiveDate) -> bool {
        self.is_working(date) && self.working_days(week_of(date)).last() == Some(&date)
    }
}

/// Are there more than [`LONG_GAP_DAYS`] days off strictly between two neighbouring working days.
pub fn is_long_gap(earlier_on: NaiveDate, later_on: NaiveDate) -> bool {
    (later_on - earlier_on).num_days() - 1 > LONG_GAP_DAYS
}

/// From the first to the last day of the month of `date`.
pub fn month_of(date: NaiveDate) -> RangeInclusive<NaiveDate> {
    let first = date.with_day(1).expect("every month has a first day");
    let next = first.checked_add_months(chrono::Months::new(1)).expect("dates of people lie inside chrono's years");
    first..=next.pred_opt().expect("a day before the first of a month")
}

/// From Monday to Sunday of the week of `date`.
pub fn week_of(date: NaiveDate) -> RangeInclusive<NaiveDate> {
    let week = date.week(Weekday::Mon);
    week.first_day()..=week.last_day()
}

/// Every date of a range, in order.
pub fn days(range: RangeInclusive<NaiveDate>) -> impl Iterator<Item = NaiveDate> {
    let last = *range.end();
    range.start().iter_days().take_while(move |day| *day <= last)
}

#[cfg(test)]
pub(crate) mod tests;
