//! The times of a department and of one of its members as `/schedule` and the member's card show and change them.
//!
//! Apart from what the rules read, because a screen shows what is in force and what is still to come, and because a
//! change is checked here before anything is written. Source: product.md, «Days».
//!
//! Invariants: times that are taken follow each other inside one day; [`Seen`] changes with every change, whoever made
//! it, and with nothing else, so that of two heads the second never overwrites what he has not seen.
use super::{
    calendar::WeekPattern,
    department::{Department, Preset, Schedule},
    id::{DepartmentId, MemberId},
    person::{Member, ReminderProfile},
    time::Zone,
    today::Mark,
};
use crate::coded;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

coded! {
    /// One of the four times of a day.
    pub enum TimeOf { Prompt = "p", Reminder = "r", Deadline = "d", Digest = "g" }
}

/// Why times cannot be taken: which of them, and the other it must not pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimesFault {
    pub first: TimeOf,
    pub first_at: NaiveTime,
    /// Must come after the first; a digest not before it.
    pub second: TimeOf,
    pub second_at: NaiveTime,
}

impl Schedule {
    /// One of its times.
    pub fn time(&self, which: TimeOf) -> NaiveTime {
        match which {
            TimeOf::Prompt => self.prompt,
            TimeOf::Reminder => self.reminder,
            TimeOf::Deadline => self.deadline,
            TimeOf::Digest => self.digest,
        }
    }

    /// With another of its times.
    #[must_use]
    pub fn with(mut self, which: TimeOf, at: NaiveTime) -> Self {
        match which {
            TimeOf::Prompt => self.prompt = at,
            TimeOf::Reminder => self.reminder = at,
            TimeOf::Deadline => self.deadline = at,
            TimeOf::Digest => self.digest = at,
        }
        self
    }

    /// The whole day earlier or later; `None` when it would leave the day. The digest of `evening` is another day's and
    /// stays.
    pub fn shifted(mut self, minutes: i64) -> Option<Self> {
        let by = TimeDelta::minutes(minutes);
        for which in TimeOf::ALL {
            if self.is_next_day(*which) {
                continue;
            }
            let (at, days) = self.time(*which).overflowing_add_signed(by);
            if days != 0 {
                return None;
            }
            self = self.with(*which, at);
        }
        Some(self)
    }

    /// Prompt, reminder, deadline and digest follow each other inside one day; the digest may come at the deadline, with
    /// `evening` on the next working day at any time.
    pub fn fault(&self) -> Option<TimesFault> {
        let fault =
            |first, second| TimesFault { first, first_at: self.time(first), second, second_at: self.time(second) };
        let pairs = [(TimeOf::Prompt, TimeOf::Reminder), (TimeOf::Reminder, TimeOf::Deadline)];
        let wrong = pairs.into_iter().find(|(first, second)| self.time(*second) <= self.time(*first));
        let late = (TimeOf::Deadline, TimeOf::Digest);
        let digest = (self.preset != Preset::Evening && self.digest < self.deadline).then_some(late);
        wrong.or(digest).map(|(first, second)| fault(first, second))
    }

    fn is_next_day(&self, which: TimeOf) -> bool {
        self.preset == Preset::Evening && which == TimeOf::Digest
    }

    /// For the audit: «standard 09:00 09:45 10:00 10:05».
    pub fn code(&self) -> String {
        let times = TimeOf::ALL.iter().map(|which| self.time(*which).format("%H:%M").to_string());
        std::iter::once(self.preset.as_str().to_owned()).chain(times).collect::<Vec<_>>().join(" ")
    }
}

/// What a screen showed, in a few characters: a button of a screen that shows something else is not obeyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen(pub u32);

impl Seen {
    /// Of everything the screen depends on: FNV-1a, the same on every machine and in every version.
    fn of(parts: &[String]) -> Self {
        const OFFSET: u32 = 0x811c_9dc5;
        const PRIME: u32 = 0x0100_0193;
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        Self(bytes.fold(OFFSET, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME)))
    }

    /// Of the department's times; `schedules` are all versions.
    pub fn of_department<'s>(
        department: &Department,
        schedules: impl IntoIterator<Item = (&'s NaiveDate, &'s Schedule)>,
    ) -> Self {
        let versions = schedules.into_iter().map(|(from, schedule)| format!("{from} {}", schedule.code()));
        let rest = [department.zone.name().to_owned(), department.reminders.to_string(), department.week.code()];
        Self::of(&versions.chain(rest).collect::<Vec<_>>())
    }

    /// Of a member's own days and zone.
    pub fn of_member(member: &Member) -> Self {
        Self::of(&[member.week.code(), member.zone.map_or_else(String::new, |zone| zone.name().to_owned())])
    }
}

/// Whose days or zone is meant: the department's, or a member's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    Department(DepartmentId),
    Member(MemberId),
}

/// A department's times as a leader sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    pub department: DepartmentId,
    pub name: String,
    /// What the clock on its wall shows.
    pub now: NaiveDateTime,
    pub zone: Zone,
    /// In force today.
    pub schedule: Schedule,
    /// To come, and from which day.
    pub schedule_ahead: Option<(NaiveDate, Schedule)>,
    pub week: WeekPattern,
    pub week_ahead: Option<(NaiveDate, WeekPattern)>,
    pub reminders: ReminderProfile,
    /// The country's calendar has short days: `evening` is earlier then.
    pub short_days: bool,
    /// From when times changed now would act, and a week.
    pub times_from: NaiveDate,
    pub week_from: NaiveDate,
    pub seen: Seen,
}

impl Times {
    /// What a further change begins with: what is to come, else what is.
    pub fn schedule_to_change(&self) -> Schedule {
        self.schedule_ahead.map_or(self.schedule, |(_, schedule)| schedule)
    }

    /// As [`Times::schedule_to_change`], of the week.
    pub fn week_to_change(&self) -> WeekPattern {
        self.week_ahead.map_or(self.week, |(_, week)| week)
    }
}

/// A member's own days and zone as he or a leader sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTimes {
    pub member: MemberId,
    pub department: DepartmentId,
    pub name: String,
    /// What the clock on his wall shows.
    pub now: NaiveDateTime,
    /// `None`: as the department.
    pub zone: Option<Zone>,
    pub department_zone: Zone,
    /// `None`: as the department.
    pub week: Option<WeekPattern>,
    pub week_ahead: Option<(NaiveDate, Option<WeekPattern>)>,
    pub department_week: WeekPattern,
    /// From when days changed now would act.
    pub week_from: NaiveDate,
    pub seen: Seen,
}

/// What was changed of a department's times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimesChange {
    Schedule {
        from_on: NaiveDate,
        schedule: Schedule,
    },
    /// What was to come is taken back.
    ScheduleKept {
        schedule: Schedule,
    },
    Week {
        from_on: NaiveDate,
        week: WeekPattern,
    },
    WeekKept {
        week: WeekPattern,
    },
    /// At once.
    Zone {
        zone: Zone,
    },
    /// At once.
    Reminders {
        profile: ReminderProfile,
    },
}

/// What was changed of a member's own days or zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnChange {
    /// `None`: as the department.
    Week {
        from_on: NaiveDate,
        week: Option<WeekPattern>,
    },
    WeekKept {
        week: Option<WeekPattern>,
    },
    /// At once.
    Zone {
        zone: Option<Zone>,
    },
}

/// What became of a change somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed<C> {
    Done(C),
    /// It is so already.
    Same,
    /// Somebody has changed it since the screen was shown; who, when it is known.
    Meanwhile(Option<Mark>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
    }

    #[test]
    fn the_times_of_every_preset_follow_each_other() {
        for preset in Preset::ALL {
            assert_eq!(preset.schedule().fault(), None, "{preset}");
        }
    }

    #[test]
    fn times_out_of_order_are_named_and_the_digest_may_come_at_the_deadline() {
        let standard = Preset::Standard.schedule();
        let pair = |schedule: Schedule| schedule.fault().map(|fault| (fault.first, fault.second));
        assert_eq!(pair(standard.with(TimeOf::Prompt, at(9, 45))), Some((TimeOf::Prompt, TimeOf::Reminder)));
        assert_eq!(pair(standard.with(TimeOf::Reminder, at(10, 0))), Some((TimeOf::Reminder, TimeOf::Deadline)));
        assert_eq!(pair(standard.with(TimeOf::Digest, at(9, 59))), Some((TimeOf::Deadline, TimeOf::Digest)));
        assert_eq!(pair(standard.with(TimeOf::Digest, at(10, 0))), None);
        let evening = Preset::Evening.schedule();
        assert_eq!(pair(evening.with(TimeOf::Digest, at(7, 0))), None, "on the next working day");
        assert_eq!(pair(evening.with(TimeOf::Deadline, at(18, 0))), Some((TimeOf::Reminder, TimeOf::Deadline)));
    }

    #[test]
    fn a_whole_day_is_shifted_inside_its_day_and_the_digest_of_another_day_stays() {
        let shifted = Preset::Standard.schedule().shifted(-30).expect("inside the day");
        assert_eq!(shifted.code(), "standard 08:30 09:15 09:30 09:35");
        let evening = Preset::Evening.schedule().shifted(60).expect("inside the day");
        assert_eq!(evening.code(), "evening 18:30 19:00 19:30 09:00");
        assert_eq!(Preset::Standard.schedule().shifted(-9 * 60 - 1), None);
        assert_eq!(Preset::Evening.schedule().shifted(6 * 60), None);
    }

    proptest! {
        #[test]
        fn a_shift_keeps_the_order_and_back_is_back(preset in prop::sample::select(Preset::ALL), minutes in -900_i64..900) {
            let schedule = preset.schedule();
            if let Some(shifted) = schedule.shifted(minutes) {
                prop_assert_eq!(shifted.fault(), None);
                prop_assert_eq!(shifted.shifted(-minutes), Some(schedule));
            }
        }
    }
}
