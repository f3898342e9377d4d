//! The dates a digest is responsible for: all since the last one.
//!
//! Invariants: windows of successive posted digests neither overlap nor leave a date out (up to [`MAX_WINDOW_DAYS`]).
use crate::domain::calendar::{Calendar, DepartmentCalendar, days};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The longest window, in calendar days: a department that was asleep for longer begins anew.
pub const MAX_WINDOW_DAYS: u64 = 31;

/// From the day after the previous digest's window to the day before this digest's posting, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
}

impl Window {
    /// The window of a digest whose time of posting is on `posting_on`, after one that reached `previous_through`;
    /// the first digest begins with the last working day. `None` when no date has passed since the previous one.
    pub fn of(
        calendar: &DepartmentCalendar,
        posting_on: NaiveDate,
        previous_through: Option<NaiveDate>,
    ) -> Option<Self> {
        let through_on = posting_on.pred_opt()?;
        let earliest = through_on.checked_sub_days(Days::new(MAX_WINDOW_DAYS - 1))?;
        let from_on = match previous_through {
            Some(through) => through.succ_opt()?,
            None => calendar.previous_working(posting_on)?,
        };
        let from_on = from_on.max(earliest);
        (from_on <= through_on).then_some(Self { from_on, through_on })
    }

    pub fn contains(&self, on: NaiveDate) -> bool {
        self.from_on <= on && on <= self.through_on
    }

    pub fn range(&self) -> RangeInclusive<NaiveDate> {
        self.from_on..=self.through_on
    }

    /// The last day of the window the department worked: the day whose place in the month is told.
    pub fn last_working(&self, calendar: &DepartmentCalendar) -> Option<NaiveDate> {
        calendar.working_days(self.range()).pop()
    }

    /// The first and the last date worth a heading: worked by the department, or with facts.
    pub fn shown(
        &self,
        calendar: &DepartmentCalendar,
        has_facts: impl Fn(NaiveDate) -> bool,
    ) -> (NaiveDate, NaiveDate) {
        let worth: Vec<NaiveDate> =
            days(self.range()).filter(|day| calendar.is_working(*day) || has_facts(*day)).collect();
        match (worth.first(), worth.last()) {
            (Some(first), Some(last)) => (*first, *last),
            _ => (self.from_on, self.through_on),
        }
    }
}
