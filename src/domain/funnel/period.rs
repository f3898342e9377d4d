//! The stretches a funnel is counted over: the month to date, and the full weeks before the current one.
use super::{FEW_WEEKS, MANY_WEEKS};
use crate::domain::calendar::{month_of, week_of};
use chrono::{Days, NaiveDate, TimeDelta};

/// All dates inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    pub month_from: NaiveDate,
    /// Today, or the month's last day once it is over; before `month_from` while it lies ahead.
    pub month_through: NaiveDate,
    pub few_from: NaiveDate,
    pub many_from: NaiveDate,
    /// The Sunday before the week of `month_through`.
    pub weeks_through: NaiveDate,
}

impl Periods {
    /// Of the month of `month_on` as seen on `today_on`.
    pub fn of(month_on: NaiveDate, today_on: NaiveDate) -> Self {
        let (month_from, month_last) = month_of(month_on).into_inner();
        let month_through = today_on.min(month_last);
        let monday = *week_of(month_through).start();
        Self {
            month_from,
            month_through,
            few_from: monday - TimeDelta::weeks(FEW_WEEKS),
            many_from: monday - TimeDelta::weeks(MANY_WEEKS),
            weeks_through: monday - Days::new(1),
        }
    }
}
