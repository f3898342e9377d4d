//! Five working days after a talk: the means of the days before and after it, side by side.
//!
//! Invariants: a day without a number is in neither mean; the day of the talk itself is in none; means stay exact
//! until they are shown.
use super::REST_DAYS;
use crate::domain::{calendar::Calendar, fraction::Fraction, id::MemberId, metric::Metric, promise::PromiseState};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The mean of some days: their sum, and how many there were; never of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mean {
    pub sum: i64,
    pub days: i64,
}

impl Mean {
    /// In the smallest unit, exactly.
    pub fn exact(self) -> Fraction {
        Fraction::ratio(self.sum, self.days).unwrap_or_else(Fraction::zero)
    }
}

/// A metric before and after; `None`: no day has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub metric: Metric,
    pub before: Option<Mean>,
    pub after: Option<Mean>,
}

/// What came of a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The leader who has talked; `None` when he is no longer here: then all of them read it.
    pub by: Option<MemberId>,
    pub name: String,
    pub talked_on: NaiveDate,
    pub changes: Vec<Change>,
    /// How the promise they agreed on stands, and its day.
    pub promise: Option<(PromiseState, NaiveDate)>,
}

/// The own working days a talk is judged by: those before it, and those after it up to `through_on`; at most
/// [`REST_DAYS`] each.
pub fn around(
    calendar: &impl Calendar,
    talked_on: NaiveDate,
    through_on: NaiveDate,
) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let back = std::iter::successors(calendar.previous_working(talked_on), |on| calendar.previous_working(*on));
    let ahead = std::iter::successors(calendar.next_working(talked_on), |on| calendar.next_working(*on));
    let mut before: Vec<NaiveDate> = back.take(REST_DAYS).collect();
    before.reverse();
    (before, ahead.take_while(|on| *on <= through_on).take(REST_DAYS).collect())
}

/// The mean over those of the days that have a number.
pub fn means(days: &[NaiveDate], value: impl Fn(NaiveDate) -> Option<i64>) -> Option<Mean> {
    let known: Vec<i64> = days.iter().filter_map(|on| value(*on)).collect();
    let days = i64::try_from(known.len()).ok().filter(|days| *days > 0)?;
    Some(Mean { sum: known.into_iter().fold(0, i64::saturating_add), days })
}
