//! The rhythm of work before holidays and exceptions: a weight for each weekday, or a cycle like 2/2.
//!
//! Apart because it is stored and typed as one short text, and that codec must be total in both directions.
use super::Weight;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The heaviest weekday, in per cent of an ordinary day.
pub const MAX_PERCENT: u8 = 200;

/// The longest run of working days, or of days off, in a cycle.
pub const MAX_CYCLE_DAYS: u8 = 31;

/// Which days are worked as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum WeekPattern {
    /// A weight in per cent for each weekday from Monday; 0 is a day off.
    Weekly([u8; 7]),
    /// `on` days worked, `off` days free, counted from `first` in both directions; public holidays do not matter.
    Cycle { on: u8, off: u8, first: NaiveDate },
}

impl Default for WeekPattern {
    /// Five days from Monday.
    fn default() -> Self {
        Self::FIVE_DAYS
    }
}

impl WeekPattern {
    pub const FIVE_DAYS: WeekPattern = WeekPattern::Weekly([100, 100, 100, 100, 100, 0, 0]);

    /// What the rhythm alone says of `date`.
    pub fn weight(&self, date: NaiveDate) -> Weight {
        match self {
            WeekPattern::Weekly(_) => self.of_weekday(date.weekday()),
            WeekPattern::Cycle { on, off, first } => {
                let length = (i64::from(*on) + i64::from(*off)).max(1);
                let place = (date - *first).num_days().rem_euclid(length);
                if place < i64::from(*on) { Weight::DAY } else { Weight::OFF }
            }
        }
    }

    /// The weight of a weekday; a cycle has none.
    pub(super) fn of_weekday(&self, weekday: Weekday) -> Weight {
        match self {
            WeekPattern::Weekly(percents) => Weight::from_percent(percents[weekday.num_days_from_monday() as usize]),
            WeekPattern::Cycle { .. } => Weight::OFF,
        }
    }

    /// A full working day on `date`, whatever the rhythm says of it: its weekday's own weight, of a day off an ordinary
    /// one; in a cycle every worked day is whole.
    pub(super) fn full(&self, date: NaiveDate) -> Weight {
        match self {
            WeekPattern::Cycle { .. } => Weight::DAY,
            WeekPattern::Weekly(percents) => {
                let heaviest = percents.iter().max().map_or(Weight::DAY, |percent| Weight::from_percent(*percent));
                let known = [self.of_weekday(date.weekday()), self.ordinary()].into_iter().find(|w| !w.is_off());
                known.unwrap_or(heaviest)
            }
        }
    }

    /// The weekday from Monday to Friday that weighs most: what a moved working Saturday weighs when nobody wrote
    /// down which day it replaces.
    pub(super) fn ordinary(&self) -> Weight {
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]
            .map(|day| self.of_weekday(day))
            .into_iter()
            .max()
            .unwrap_or(Weight::OFF)
    }

    /// From «100,100,100,100,100,0,0» or «2/2@2026-11-01»; `None` when it is neither, when nobody would ever work,
    /// or when a number is beyond [`MAX_PERCENT`] or [`MAX_CYCLE_DAYS`].
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some((days, first)) = code.split_once('@') {
            let (on, off) = days.split_once('/')?;
            let (on, off) = (on.trim().parse::<u8>().ok()?, off.trim().parse::<u8>().ok()?);
            let sane = (1..=MAX_CYCLE_DAYS).contains(&on) && (1..=MAX_CYCLE_DAYS).contains(&off);
            return sane.then_some(WeekPattern::Cycle { on, off, first: first.trim().parse().ok()? });
        }
        let percents: Vec<u8> = code.split(',').map(|p| p.trim().parse().ok()).collect::<Option<_>>()?;
        let percents: [u8; 7] = percents.try_into().ok()?;
        let sane = percents.iter().all(|p| *p <= MAX_PERCENT) && percents.iter().any(|p| *p > 0);
        sane.then_some(WeekPattern::Weekly(percents))
    }
}

impl From<WeekPattern> for String {
    fn from(week: WeekPattern) -> Self {
        week.to_string()
    }
}

impl TryFrom<String> for WeekPattern {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        WeekPattern::from_code(&code).ok_or_else(|| format!("no week: {code}"))
    }
}

/// The code it is stored by; [`WeekPattern::from_code`] reads it back.
impl std::fmt::Display for WeekPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WeekPattern::Weekly(percents) => f.write_str(&percents.map(|p| p.to_string()).join(",")),
            WeekPattern::Cycle { on, off, first } => write!(f, "{on}/{off}@{first}"),
        }
    }
}
