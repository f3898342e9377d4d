//! The department's schedule over time: a change acts from a coordination day and never rewrites the days before.
use crate::domain::{
    calendar::{Calendar, DepartmentCalendar},
    department::Schedule,
};
use chrono::NaiveDate;

/// A schedule and the coordination day from which it is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleVersion {
    pub valid_from: NaiveDate,
    pub schedule: Schedule,
}

/// All versions of a department, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleVersions {
    first: Schedule,
    /// By `valid_from`, ascending, dates distinct.
    versions: Vec<ScheduleVersion>,
}

impl ScheduleVersions {
    /// From rows in any order; the earliest holds for all time before it too. Of two with one date the later in the
    /// list wins. `None` without any.
    pub fn new(versions: impl IntoIterator<Item = ScheduleVersion>) -> Option<Self> {
        let by_date: std::collections::BTreeMap<NaiveDate, ScheduleVersion> =
            versions.into_iter().map(|v| (v.valid_from, v)).collect();
        let versions: Vec<ScheduleVersion> = by_date.into_values().collect();
        Some(Self { first: versions.first()?.schedule, versions })
    }

    /// One schedule for all time.
    pub fn always(schedule: Schedule) -> Self {
        Self { first: schedule, versions: vec![] }
    }

    /// The first day the department was coordinated; `None` where it always was.
    pub fn begins_on(&self) -> Option<NaiveDate> {
        self.versions.first().map(|version| version.valid_from)
    }

    /// The newest, in force or still to come.
    pub fn latest(&self) -> Schedule {
        self.versions.last().map_or(self.first, |v| v.schedule)
    }

    /// Every version with the day from which it acts, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (&NaiveDate, &Schedule)> {
        self.versions.iter().map(|version| (&version.valid_from, &version.schedule))
    }

    /// The next change after `today`, and from when it acts.
    pub fn ahead(&self, today: NaiveDate) -> Option<(NaiveDate, Schedule)> {
        let now = self.on(today);
        let later = self.versions.iter().find(|version| version.valid_from > today && version.schedule != now);
        later.map(|version| (version.valid_from, version.schedule))
    }

    /// The schedule of a coordination day.
    pub fn on(&self, date: NaiveDate) -> Schedule {
        self.versions.iter().rev().find(|v| v.valid_from <= date).map_or(self.first, |v| v.schedule)
    }
}

impl DepartmentCalendar {
    /// Rule 5: the coordination day from which a change made on `today` acts.
    pub fn change_acts_from(&self, today: NaiveDate) -> NaiveDate {
        self.next_working(today).or_else(|| today.succ_opt()).unwrap_or(today)
    }
}
