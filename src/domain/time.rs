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
    use chrono::Days;
    use proptest::prelude::*;

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

    #[test]
    fn a_day_that_was_left_out_begins_with_the_next() {
        let apia = Zone::from_name("Pacific/Apia").expect("known");
        let (date, time) = at("2011-12-30", "09:00:00");
        assert_eq!(apia.instant(date, time), instant("2011-12-30T10:00:00Z"), "the midnight after the 29th");
    }

    /// A wall clock's time somewhere in ten years, to the minute.
    fn any_local() -> impl Strategy<Value = NaiveDateTime> {
        let first = NaiveDate::from_ymd_opt(2021, 1, 1).expect("a date");
        (0_u64..3653, 0_u32..1440).prop_map(move |(day, minute)| {
            let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).expect("a time");
            (first + Days::new(day)).and_time(time)
        })
    }

    /// The nights in which clocks change are few: one in two cases is among them.
    fn any_zone_and_local() -> impl Strategy<Value = (Zone, NaiveDateTime)> {
        let zone = prop::sample::select(&chrono_tz::TZ_VARIANTS[..]).prop_map(Zone);
        (zone, any_local(), any::<bool>(), -180_i64..180).prop_map(|(zone, local, near, minutes)| {
            let offset = |local: NaiveDateTime| zone.local(Utc.from_utc_datetime(&local)) - local;
            let change = (0..366)
                .map(|day| local + TimeDelta::days(day))
                .find(|day| offset(*day) != offset(*day + TimeDelta::days(1)));
            match change.filter(|_| near) {
                Some(day) => {
                    let hour = (0..24)
                        .find(|hour| offset(day + TimeDelta::hours(*hour)) != offset(day + TimeDelta::hours(hour + 1)));
                    let jump = Utc.from_utc_datetime(&(day + TimeDelta::hours(hour.unwrap_or(0))));
                    (zone, zone.local(jump) + TimeDelta::minutes(minutes))
                }
                None => (zone, local),
            }
        })
    }

    proptest! {
        #[test]
        fn in_every_zone_a_local_time_is_its_first_instant_or_the_end_of_its_gap((zone, wanted) in any_zone_and_local()) {
            let found = zone.instant(wanted.date(), wanted.time());
            let shown = zone.local(found);
            if shown == wanted {
                let twice = (1..=12).map(|quarters| found - TimeDelta::minutes(15 * quarters)).any(|at| zone.local(at) == wanted);
                prop_assert!(!twice, "{zone} {wanted}: it came before {found}");
            } else {
                prop_assert!(shown > wanted, "{zone} {wanted}: it moved back to {shown}");
                let before = zone.local(found - TimeDelta::seconds(1));
                prop_assert!(before < wanted, "{zone} {wanted}: {before} comes before {shown}, after the gap");
            }
        }

        #[test]
        fn a_later_wall_clock_is_no_earlier_instant((zone, first) in any_zone_and_local(), minutes in 0_i64..400) {
            let second = first + TimeDelta::minutes(minutes);
            let (a, b) = (zone.instant(first.date(), first.time()), zone.instant(second.date(), second.time()));
            prop_assert!(a <= b, "{zone}: {first} is {a}, {second} is {b}");
        }
    }
}
