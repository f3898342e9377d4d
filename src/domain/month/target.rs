//! What was set for a month, as versions: who, when, why; nothing is edited backwards.
//!
//! A version governs the days from [`Version::from_on`] on: the norms of the days before stay as they were when they
//! closed. So each share remembers the working days it was made for: an absence that becomes known later changes the
//! days to come and not those that are over.
//!
//! Invariants: Σ shares = total in every version; versions are in the order they were made and govern from
//! non-decreasing dates; the first governs from the first day that counts.
use super::divide::Basis;
use crate::domain::{
    calendar::{Weight, month_of},
    id::{MemberId, MetricId, TargetId},
    time::Instant,
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a member is to bring of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub member: MemberId,
    /// In the metric's smallest unit.
    pub value: i64,
    /// Set by hand: neither a split nor somebody else's proposal moves it.
    pub locked: bool,
    /// His working days of the whole month as they were known when it was made, from the 1st.
    pub weights: Vec<Weight>,
}

/// What was set at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: TargetId,
    pub metric: MetricId,
    /// The first of the month.
    pub month_on: NaiveDate,
    /// The first day it governs.
    pub from_on: NaiveDate,
    pub total: i64,
    pub basis: Basis,
    /// In the department's order. Empty for a snapshot, which is never split.
    pub shares: Vec<Share>,
    /// `None`: a file, or the bot by a head's tap.
    pub by: Option<MemberId>,
    /// Why, in the words of whoever set it.
    pub reason: Option<String>,
    pub at: Instant,
}

impl Version {
    pub fn share(&self, member: MemberId) -> Option<&Share> {
        self.shares.iter().find(|share| share.member == member)
    }
}

/// All versions of a metric's month, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// In the order they were made.
    versions: Vec<Version>,
}

impl Target {
    /// `None` without any; of any order.
    pub fn new(mut versions: Vec<Version>) -> Option<Self> {
        versions.sort_by_key(|version| (version.from_on, version.at, version.id));
        (!versions.is_empty()).then_some(Self { versions })
    }

    /// What holds now.
    pub fn latest(&self) -> &Version {
        self.versions.last().expect("at least one version")
    }

    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// P of the department.
    pub fn total(&self) -> i64 {
        self.latest().total
    }

    /// The first day that counts: the 1st, or the day it was started with.
    pub fn starts_on(&self) -> NaiveDate {
        self.versions.first().map_or(NaiveDate::MAX, |version| version.from_on)
    }

    /// The version that governs a day; the first also those before it.
    pub fn governing(&self, on: NaiveDate) -> &Version {
        let first_on = self.starts_on();
        let mut ruling = self.versions.iter().filter(|version| version.from_on <= on.max(first_on));
        ruling.next_back().unwrap_or_else(|| self.latest())
    }

    /// A member's versions, each with the first day it governs and the day after its last (`None`: to the end); those
    /// that govern no day are left out. Where he has no share in one, it is nothing.
    pub(super) fn of(&self, member: MemberId) -> Vec<Governing<'_>> {
        let mut governing: Vec<Governing<'_>> = vec![];
        for version in &self.versions {
            let next = Governing { from_on: version.from_on, until_on: None, share: version.share(member) };
            match governing.last_mut() {
                Some(last) if last.from_on == next.from_on => *last = next,
                Some(last) => {
                    last.until_on = Some(next.from_on);
                    governing.push(next);
                }
                None => governing.push(next),
            }
        }
        governing
    }

    /// From which day a version made now governs: `open_from` is the first day that is not over. One that follows
    /// before any day has closed under the last takes its place: a mistake put right at once leaves no trace in norms.
    pub fn next_from(&self, open_from: NaiveDate, closed_since: impl Fn(Instant) -> bool) -> NaiveDate {
        let latest = self.latest();
        if closed_since(latest.at) { open_from.max(latest.from_on) } else { latest.from_on }
    }
}

/// A member's share in one version, and the days it governs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governing<'t> {
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub share: Option<&'t Share>,
}

/// A sum for the days before the start: his own working days to `through_on` count as closed with a fact in E, Wₑ and
/// pace, and in nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    pub member: MemberId,
    pub metric: MetricId,
    /// The first of the month.
    pub month_on: NaiveDate,
    pub through_on: NaiveDate,
    pub value: i64,
}

/// The first of the month of `date`.
pub fn first_of(date: NaiveDate) -> NaiveDate {
    *month_of(date).start()
}

/// The first of the month `months` later; earlier below zero. `None` beyond the calendar.
pub fn months_later(first: NaiveDate, months: i32) -> Option<NaiveDate> {
    let first = first.with_day(1)?;
    let by = chrono::Months::new(months.unsigned_abs());
    if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) }
}
