//! What a member is asked, and about which dates: product.md, «Days» 2–5 and 7–10.
//!
//! A report belongs to a coordination day, that is to the member's own working day of its prompt; what it asks about
//! follows from his calendar, the schedule in force and what he has already given, never from what was sent.
//! Apart from the use cases so that each rule is a test.
//!
//! Invariants: each own working date belongs to exactly one coordination day ([`Asker::about_on`]), whatever the
//! changes of preset; nobody is asked on his day off; what is known is not asked again.
mod day;
mod schedules;

pub use day::{
    DayRules, DayTimes, LatePrompt, MemberDay, NIGHT_FROM_HOUR, Outage, PROMPT_GRACE, after_night, hour, is_night,
};
pub use schedules::{ScheduleVersion, ScheduleVersions};

use crate::domain::{
    calendar::{Calendar, MemberCalendar, days, is_long_gap},
    department::Preset,
    time::Zone,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Older working days whose missing facts are offered, and the days a member may correct himself.
pub const OLDER_DATES: usize = 5;

/// Own working days during which a member is a newcomer: no rank, no miss notes, halved suggestions.
pub const NEWCOMER_DAYS: usize = 10;

/// Own working days on which the question says what counts for each figure: with his first plan and his first facts.
/// Later a wrong line or [По шагам] says it again.
pub const HINTED_DAYS: usize = 2;

/// Where the plan of a newcomer's first day turns from today's to tomorrow's.
const FIRST_PLAN_UNTIL_HOUR: u32 = 12;

/// From this hour `/report` with nothing owed opens the next report.
const NEXT_REPORT_FROM_HOUR: u32 = 15;

/// An absence known by this hour of the last working day opens the next report early.
const ABSENCE_KNOWN_BY_HOUR: u32 = 16;

/// What a report asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDates {
    /// The member's own working day the report belongs to.
    pub coordination_on: NaiveDate,
    /// The fact dates of the report, answered or not, oldest first: what stands in its heading and is due. Empty on a
    /// newcomer's first day; two only where `evening` begins.
    pub about_on: Vec<NaiveDate>,
    /// Those of `about_on` that are still to be asked.
    pub fact_on: Vec<NaiveDate>,
    /// Older working dates without facts, oldest first, at most [`OLDER_DATES`]: offered by a button, never demanded.
    /// None from before the department began: nobody was asked then.
    pub older: Vec<NaiveDate>,
    /// Dates a plan is asked for, in order: today where it has none, and the next as the preset says.
    pub plan_on: Vec<NaiveDate>,
    /// Days off since the last working day, for «Были продажи в выходные»; absences are not among them.
    pub days_off: Vec<NaiveDate>,
    /// The coordination day, when it is his last working day of the week: weekly metrics are asked for it.
    pub weekly_on: Option<NaiveDate>,
    /// Opened before its coordination day.
    pub early: bool,
}

impl ReportDates {
    /// Nothing is left to ask (older dates are only offered).
    pub fn is_answered(&self) -> bool {
        self.fact_on.is_empty() && self.plan_on.is_empty()
    }
}

/// What `/report` opens when it was not the bot who asked: rules 8 and 9.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutOfTurn {
    /// A day off: facts of this date only, no report.
    DayOff { on: NaiveDate },
    /// The owed report, or the next one early.
    Open(ReportDates),
    /// The last report, for correction.
    Correct { coordination_on: NaiveDate },
}

/// A member as the rules see him: his days, the department's times, and what is already known.
pub struct Asker<'a> {
    pub calendar: &'a MemberCalendar,
    pub schedules: &'a ScheduleVersions,
    /// Where his wall clock is.
    pub zone: Zone,
    /// Has every asked metric of the date a number or «-».
    pub fact_known: &'a dyn Fn(NaiveDate) -> bool,
    /// Has the date a pledge.
    pub pledge_known: &'a dyn Fn(NaiveDate) -> bool,
}

impl std::fmt::Debug for Asker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asker").field("calendar", self.calendar).field("zone", &self.zone).finish_non_exhaustive()
    }
}

impl Asker<'_> {
    /// The fact dates that belong to a coordination day, known or not, oldest first; empty on his day off.
    ///
    /// With `evening` a date is asked on itself, otherwise on the next own working day, by the schedule in force on
    /// the date: so the day on which `evening` begins asks two dates and the day on which it ends none, and no date
    /// is lost or asked twice. A newcomer's first day asks none (rule 10).
    pub fn about_on(&self, coordination_on: NaiveDate) -> Vec<NaiveDate> {
        if !self.calendar.is_working(coordination_on) || self.is_first_day(coordination_on) {
            return vec![];
        }
        let before = self.calendar.previous_working(coordination_on).filter(|date| !self.is_evening(*date));
        let itself = self.is_evening(coordination_on).then_some(coordination_on);
        before.into_iter().chain(itself).collect()
    }

    /// The report of a coordination day as it opens on `opened_on` (his local date): the same day by a prompt, an
    /// earlier one when it opens early. `None` on his day off. Rules 2–5 and 10.
    pub fn report(&self, coordination_on: NaiveDate, opened_on: NaiveDate) -> Option<ReportDates> {
        if !self.calendar.is_working(coordination_on) {
            return None;
        }
        let about_on = self.about_on(coordination_on);
        let asked = |date: &NaiveDate| *date <= opened_on && !(self.fact_known)(*date);
        Some(ReportDates {
            coordination_on,
            fact_on: about_on.iter().copied().filter(asked).collect(),
            older: self.older(coordination_on, &about_on),
            plan_on: self.plan_on(coordination_on, opened_on),
            days_off: self.days_off(coordination_on, opened_on),
            weekly_on: Some(coordination_on).filter(|on| !self.is_first_day(*on) && self.calendar.is_last_of_week(*on)),
            early: opened_on < coordination_on,
            about_on,
        })
    }

    /// Rule 7: does the next own working day's report open early at 16:30 today; its dates (facts only) if so.
    ///
    /// Only a date that `today` itself would not ask counts, so never with `evening`.
    pub fn opens_early(&self, today: NaiveDate) -> Option<ReportDates> {
        if !self.calendar.is_working(today) || self.is_evening(today) {
            return None;
        }
        let known_by = self.zone.instant(today, hour(ABSENCE_KNOWN_BY_HOUR));
        let mut known = self.calendar.clone();
        known.absences.retain(|absence| absence.noted_at <= known_by);
        let next = known.next_working(today)?;
        if !is_break(&known, today, next) {
            return None;
        }
        let dates = self.report(self.calendar.next_working(today)?, today)?;
        Some(ReportDates { plan_on: vec![], ..dates })
    }

    /// Rules 8 and 9: what `/report` opens at this local time.
    pub fn out_of_turn(&self, local: NaiveDateTime) -> OutOfTurn {
        let today = local.date();
        if !self.calendar.is_working(today) {
            return OutOfTurn::DayOff { on: today };
        }
        if let Some(dates) = self.first_day(local) {
            return OutOfTurn::Open(dates);
        }
        let late = local.time() >= hour(NEXT_REPORT_FROM_HOUR);
        let unanswered = |coordination_on| self.report(coordination_on, today).filter(|dates| !dates.is_answered());
        // Before this evening's report only the last one can be owed or corrected.
        let ahead = self.is_evening(today) && !late;
        let last = self.calendar.previous_working(today).filter(|_| ahead).unwrap_or(today);
        if !self.is_first_day(today)
            && let Some(dates) = unanswered(last)
        {
            return OutOfTurn::Open(dates);
        }
        // The next one early, unless it asks about days that are still ahead.
        match self.calendar.next_working(today).filter(|_| late && !self.is_evening(today)) {
            Some(next) => unanswered(next).map_or(OutOfTurn::Correct { coordination_on: next }, OutOfTurn::Open),
            None => OutOfTurn::Correct { coordination_on: last },
        }
    }

    /// Rule 10: the report of the day he joined, a plan only; `None` on other days, on a day off, and once the plan
    /// is given.
    pub fn first_day(&self, local: NaiveDateTime) -> Option<ReportDates> {
        let today = local.date();
        let plan_on = self.first_plan_on(local).filter(|_| self.is_first_day(today))?;
        let asked = !(self.pledge_known)(plan_on) && self.is_reachable(today, plan_on);
        let dates = self.report(today, today).filter(|_| asked)?;
        Some(ReportDates { plan_on: vec![plan_on], ..dates })
    }

    /// Rule 10: the date a newcomer plans when he joins at this local time, before noon today, else the next own
    /// working day.
    pub fn first_plan_on(&self, local: NaiveDateTime) -> Option<NaiveDate> {
        let today = local.date();
        if local.time() < hour(FIRST_PLAN_UNTIL_HOUR) {
            self.calendar.working_from(today)
        } else {
            self.calendar.next_working(today)
        }
    }

    /// Is he within his first [`NEWCOMER_DAYS`] own working days on `date`.
    pub fn is_newcomer(&self, date: NaiveDate) -> bool {
        self.is_within_first(NEWCOMER_DAYS, date)
    }

    /// Is he still told what counts for each figure: within his first [`HINTED_DAYS`] own working days.
    pub fn is_new_to_figures(&self, date: NaiveDate) -> bool {
        self.is_within_first(HINTED_DAYS, date)
    }

    /// Whoever comes back goes on counting.
    fn is_within_first(&self, count: usize, date: NaiveDate) -> bool {
        let mut worked = days(self.calendar.first_joined_on()..=date).filter(|day| self.calendar.is_working(*day));
        worked.nth(count).is_none()
    }

    fn is_first_day(&self, date: NaiveDate) -> bool {
        date == self.calendar.joined_on
    }

    fn is_evening(&self, date: NaiveDate) -> bool {
        self.schedules.on(date).preset == Preset::Evening
    }

    fn older(&self, coordination_on: NaiveDate, about_on: &[NaiveDate]) -> Vec<NaiveDate> {
        let before = |date: &NaiveDate| self.calendar.previous_working(*date);
        let mut older: Vec<NaiveDate> = std::iter::successors(before(&coordination_on), before)
            .filter(|date| !about_on.contains(date))
            .take(OLDER_DATES)
            .take_while(|date| *date >= self.calendar.joined_on)
            .filter(|date| !(self.fact_known)(*date) && self.schedules.begins_on().is_none_or(|begun| begun <= *date))
            .collect();
        older.reverse();
        older
    }

    fn plan_on(&self, coordination_on: NaiveDate, opened_on: NaiveDate) -> Vec<NaiveDate> {
        let next = self.calendar.next_working(coordination_on);
        let today = Some(coordination_on);
        let wanted = match self.schedules.on(coordination_on).preset {
            Preset::Evening => [None, next],
            Preset::Standard if !self.is_first_day(coordination_on) => [today, next],
            Preset::Standard | Preset::Morning => [today, None],
        };
        let asked =
            |date: &NaiveDate| *date >= opened_on && !(self.pledge_known)(*date) && self.is_reachable(opened_on, *date);
        wanted.into_iter().flatten().filter(asked).collect()
    }

    /// Rule 4: no absence of his and no long gap lies between the two dates.
    fn is_reachable(&self, from_on: NaiveDate, date: NaiveDate) -> bool {
        let mut reached = from_on;
        while reached < date {
            match self.calendar.next_working(reached) {
                Some(next) if next <= date && !is_break(self.calendar, reached, next) => reached = next,
                _ => return false,
            }
        }
        true
    }

    fn days_off(&self, coordination_on: NaiveDate, opened_on: NaiveDate) -> Vec<NaiveDate> {
        let Some(before) = self.calendar.previous_working(coordination_on) else { return vec![] };
        let free = |date: &NaiveDate| {
            self.calendar.belongs_on(*date)
                && *date > before
                && *date < coordination_on
                && *date <= opened_on
                && self.calendar.absence_on(*date).is_none()
        };
        days(before..=coordination_on).filter(free).collect()
    }
}

/// Is there an own absence, or more than four days off, strictly between two neighbouring working days.
fn is_break(calendar: &MemberCalendar, earlier_on: NaiveDate, later_on: NaiveDate) -> bool {
    is_long_gap(earlier_on, later_on)
        || days(earlier_on..=later_on).any(|date| date != earlier_on && date != later_on && calendar.is_away(date))
}

#[cfg(test)]
mod tests;
