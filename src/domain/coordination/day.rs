//! The instants of a coordination day: prompt, reminders, deadline, digest, for the department and for a member in
//! his own zone, on short days, and after an outage. Product.md, «Days» 6, the table of presets, «on time».
//!
//! Apart from what is asked because deadlines are the department's and «today» is the person's own.
use super::ScheduleVersions;
use crate::domain::{
    calendar::{Calendar, DepartmentCalendar},
    department::{Preset, Schedule},
    time::{Instant, Zone},
};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};
use std::collections::BTreeMap;

/// A prompt delivered this much after its instant is not late: the ordinary way through the outbox.
pub const PROMPT_GRACE: TimeDelta = TimeDelta::minutes(5);

/// The digest follows a moved deadline by this much.
const DIGEST_AFTER_MOVED_DEADLINE: TimeDelta = TimeDelta::minutes(5);

/// No prompt to a person in another zone before this hour of his.
const NO_PROMPT_BEFORE_HOUR: u32 = 8;

/// Until when a late prompt is sent, and the latest deadline that gives, by preset.
fn late_hours(preset: Preset) -> (NaiveTime, NaiveTime) {
    match preset {
        Preset::Standard | Preset::Morning => (hour(12), hour(13)),
        Preset::Evening => (hour(20), hour(21)),
    }
}

/// The bot keeps silent from the first hour to the second of the reader's clock.
const NIGHT: (u32, u32) = (NIGHT_FROM_HOUR, 8);
/// From this hour of the reader's clock nothing is said that nobody waits for.
pub const NIGHT_FROM_HOUR: u32 = 22;

/// Is it night on the reader's clock: nothing is said that nobody waits for.
pub fn is_night(local: NaiveTime) -> bool {
    let (from, to) = NIGHT;
    local.hour() >= from || local.hour() < to
}

/// `at`, or the end of the reader's night when it falls into one.
pub fn after_night(zone: Zone, at: Instant) -> Instant {
    let (local, (_, to)) = (zone.local(at), NIGHT);
    match is_night(local.time()) {
        false => at,
        true if local.hour() < to => zone.instant(local.date(), hour(to)),
        true => zone.instant(local.date() + Days::new(1), hour(to)),
    }
}

/// A whole hour of the day.
///
/// # Panics
/// When it is not below 24.
pub fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour of the day")
}

/// What an outage of the whole bot did to a coordination day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// Asked late: the department's deadline and digest of that day are these.
    Moved { deadline_at: Instant, digest_at: Instant },
    /// «Не спрашивали»: out of coverage.
    NotAsked,
}

/// The department's instants of a coordination day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayTimes {
    pub prompt_at: Instant,
    pub reminder_at: Instant,
    pub deadline_at: Instant,
    /// `evening`: on the next working day.
    pub digest_at: Instant,
}

/// A member's instants of a coordination day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberDay {
    pub prompt_at: Instant,
    /// Half-way from the prompt to the deadline.
    pub half_at: Instant,
    pub reminder_at: Instant,
    pub deadline_at: Instant,
    /// His deadline is later than the department's: «ждём до 11:00».
    pub own_deadline: bool,
    /// Until when an outage lets the prompt be sent.
    pub prompt_until: Instant,
}

/// What becomes of a prompt that could not be delivered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatePrompt {
    /// Sent; the deadline, and the digest if the outage was the whole bot's.
    Ask { deadline_at: Instant, digest_at: Instant },
    /// Too late: the day is out of coverage.
    NotAsked,
}

/// All that the instants of a department's days depend on.
#[derive(Clone, Copy, Debug)]
pub struct DayRules<'a> {
    pub zone: Zone,
    pub schedules: &'a ScheduleVersions,
    pub calendar: &'a DepartmentCalendar,
    /// By coordination day.
    pub outages: &'a BTreeMap<NaiveDate, Outage>,
}

impl DayRules<'_> {
    /// The department's instants of `on`, an outage included; also of a date it does not work, for those who do.
    pub fn day(&self, on: NaiveDate) -> DayTimes {
        let schedule = self.schedules.on(on);
        let planned = self.planned(on, &schedule);
        match self.outages.get(&on) {
            Some(Outage::Moved { deadline_at, digest_at }) => DayTimes {
                deadline_at: *deadline_at,
                digest_at: *digest_at,
                reminder_at: *deadline_at - (planned.deadline_at - planned.reminder_at),
                ..planned
            },
            Some(Outage::NotAsked) | None => planned,
        }
    }

    /// How long a report of `on` may be answered: from the prompt to the deadline.
    pub fn window(&self, on: NaiveDate) -> TimeDelta {
        window(&self.schedules.on(on))
    }

    /// A member's instants of `on`; `zone` is where his wall clock is, the department's if he has no own.
    ///
    /// His prompt comes at the preset's time in his zone, never after the department's instant and, in another zone,
    /// never before his 08:00: if both cannot be, his deadline is his 08:00 + the window.
    pub fn member_day(&self, on: NaiveDate, zone: Zone) -> MemberDay {
        let schedule = self.schedules.on(on);
        let day = self.day(on);
        let prompt = self.shortened(on, &schedule, schedule.prompt);
        let earliest_at = zone.instant(on, prompt.min(hour(NO_PROMPT_BEFORE_HOUR)));
        let prompt_at = zone.instant(on, prompt).min(day.prompt_at).max(earliest_at);
        let deadline_at = if prompt_at > day.prompt_at { prompt_at + window(&schedule) } else { day.deadline_at };
        let deadline_at = deadline_at.max(day.deadline_at);
        let own_deadline = deadline_at > day.deadline_at;
        let before_deadline = day.deadline_at - day.reminder_at;
        // After an outage the prompt came about a window before the moved deadline, not at its planned instant.
        let asked_at = if day == self.planned(on, &schedule) { prompt_at } else { deadline_at - window(&schedule) };
        let (until, _) = late_hours(schedule.preset);
        let until_at = if own_deadline { zone } else { self.zone }.instant(on, until);
        MemberDay {
            prompt_at,
            half_at: asked_at + (deadline_at - asked_at) / 2,
            reminder_at: deadline_at - before_deadline,
            deadline_at,
            own_deadline,
            prompt_until: until_at.max(prompt_at + window(&schedule)),
        }
    }

    /// A prompt of `on` delivered at `delivered_at`: sent until 12:00 (`evening` 20:00), then the answer is due a
    /// window after the delivery, 13:00 (21:00) at the latest and never earlier than planned.
    ///
    /// For the department pass its own zone; for one person his.
    pub fn late_prompt(&self, on: NaiveDate, zone: Zone, delivered_at: Instant) -> LatePrompt {
        let schedule = self.schedules.on(on);
        let planned = DayRules { outages: &BTreeMap::new(), ..*self };
        let (day, member) = (planned.day(on), planned.member_day(on, zone));
        if delivered_at <= member.prompt_at + PROMPT_GRACE {
            return LatePrompt::Ask { deadline_at: member.deadline_at, digest_at: day.digest_at };
        }
        if delivered_at > member.prompt_until {
            return LatePrompt::NotAsked;
        }
        let (_, latest) = late_hours(schedule.preset);
        let latest_at = if member.own_deadline { zone } else { self.zone }.instant(on, latest);
        let deadline_at = (delivered_at + window(&schedule)).min(latest_at).max(member.deadline_at);
        let moved = !member.own_deadline && deadline_at > day.deadline_at;
        let digest_at =
            if moved { day.digest_at.max(deadline_at + DIGEST_AFTER_MOVED_DEADLINE) } else { day.digest_at };
        LatePrompt::Ask { deadline_at, digest_at }
    }

    /// The instants without outages.
    fn planned(&self, on: NaiveDate, schedule: &Schedule) -> DayTimes {
        let at = |time| self.zone.instant(on, self.shortened(on, schedule, time));
        let digest_on = match schedule.preset {
            Preset::Standard | Preset::Morning => on,
            Preset::Evening => self.calendar.next_working(on).unwrap_or(on + Days::new(1)),
        };
        DayTimes {
            prompt_at: at(schedule.prompt),
            reminder_at: at(schedule.reminder),
            deadline_at: at(schedule.deadline),
            digest_at: self.zone.instant(digest_on, schedule.digest),
        }
    }

    /// `evening` meets an hour earlier on short days.
    fn shortened(&self, on: NaiveDate, schedule: &Schedule, time: NaiveTime) -> NaiveTime {
        let earlier = schedule.preset == Preset::Evening && self.calendar.is_short(on) && time >= hour(1);
        if earlier { time - TimeDelta::hours(1) } else { time }
    }
}

/// How long a report may be answered: from the prompt to the deadline.
fn window(schedule: &Schedule) -> TimeDelta {
    (schedule.deadline - schedule.prompt).max(TimeDelta::zero())
}
