//! Instants, zones and the local wall clock.
//!
//! Invariants: an [`Instant`] has no more than milliseconds; a local time that does not exist (spring) moves after
//! the gap, one that comes twice (autumn) means the first.
use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// A point on the world's time line, UTC, truncated to milliseconds.
pub type Instant = DateTime<Utc>;

/// Drops what PostgreSQL would not keep.
pub fn to_millis(at: Instant) -> Instant {
    at.trunc_subsecs(3)
}

/// An IANA zone, for example `Europe/Moscow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Zone(pub chrono_tz::Tz);

impl Zone {
    pub const MOSCOW: Zone = Zone(chrono_tz::Europe::Moscow);

    /// By its exact IANA name; cities and Russian names are `parse::place`'s business.
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Zone)
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What the wall clock shows here at `at`.
    pub fn local(self, at: Instant) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    pub fn date(self, at: Instant) -> NaiveDate {
        self.local(at).date()
    }

    /// When the wall clock here shows `time` on `date`; see the module's invariants for DST.
    pub fn instant(self, date: NaiveDate, time: NaiveTime) -> Instant {
        let wanted = date.and_time(time);
        match self.0.from_local_datetime(&wanted) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
            LocalResult::None => {
                // Inside the gap: the first quarter of an hour after it that exists, as far after the gap's
                // start as every known zone needs (gaps are at most a day).
                let mut later = wanted;
                for _ in 0..=24 * 4 {
                    later += TimeDelta::minutes(15);
                    if let Some(at) = self.0.from_local_datetime(&later).earliest() {
                        return gap_end(self, at.with_timezone(&Utc));
                    }
                }
                Utc.from_utc_datetime(&wanted)
            }
        }
    }
}

/// The instant at which the wall clock jumped, at most a quarter of an hour before `after`.
fn gap_end(zone: Zone, after: Instant) -> Instant {
    let offset = |at: Instant| zone.local(at) - at.naive_utc();
    let (mut low, mut high) = (after - TimeDelta::minutes(30), after);
    if offset(low) == offset(high) {
        return after;
    }
    while high - low > TimeDelta::seconds(1) {
        let middle = low + (high - low) / 2;
        if offset(middle) == offset(high) { high = middle } else { low = middle }
    }
    high.trunc_subsecs(0)
}

impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// For tests and fixtures: an instant written as RFC 3339.
///
/// # Panics
/// When the text is not one.
pub fn instant(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).expect("an RFC 3339 instant").with_timezone(&Utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, time: &str) -> (NaiveDate, NaiveTime) {
        (date.parse().expect("a date"), time.parse().expect("a time"))
    }

    #[test]
    fn a_local_time_in_the_spring_gap_moves_after_the_gap() {
        let berlin = Zone::from_name("Europe/Berlin").expect("known");
        let (date, time) = at("2026-03-29", "02:30:00");
        assert_eq!(berlin.instant(date, time), instant("2026-03-29T01:00:00Z"));
    }

    #[test]
    fn a_local_time_that_comes_twice_means_the_first() {
        let berlin = Zone::from_name("Europe/Berlin").expect("known");
        let (date, time) = at("2026-10-25", "02:30:00");
        assert_eq!(berlin.instant(date, time), instant("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn an_ordinary_time_is_the_wall_clock() {
        let (date, time) = at("2026-11-23", "09:00:00");
        assert_eq!(Zone::MOSCOW.instant(date, time), instant("2026-11-23T06:00:00Z"));
        assert_eq!(Zone::MOSCOW.date(instant("2026-11-22T21:30:00Z")), date);
    }
}
