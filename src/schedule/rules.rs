//! Everything that is due by the clock, as a pure function of a department's picture and an interval.
//!
//! Apart from the engine so that downtime, a jumping clock and DST are one ordinary case: [`slots`] of a longer
//! interval. Source: product.md, «Days» 6–7, the table of presets, reminder profiles, the windows of catching up.
//!
//! Invariants: `slots(a, b) + slots(b, c) = slots(a, c)`; an instant is in exactly one interval, `after < at ≤ until`;
//! nobody has a slot of his own on his day off, nor a reminder at night. Whether there is still something to ask,
//! whether the member has pressed Start, is the use case's question and not answered here.
use crate::{
    coded,
    domain::{
        calendar::{Calendar, DepartmentCalendar, MemberCalendar, MonthPlace, month_of, week_of},
        coordination::{Asker, DayRules, NIGHT_FROM_HOUR, Outage, ScheduleVersions, after_night, hour, is_night},
        department::Preset,
        id::{DepartmentId, MemberId},
        person::ReminderProfile,
        time::{Instant, Zone},
    },
};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use std::{collections::BTreeMap, sync::Arc};

/// So long after the digest of that day the week is told, and for so long it is caught up.
const WEEK_AFTER_DIGEST: TimeDelta = TimeDelta::minutes(15);
/// See [`WEEK_AFTER_DIGEST`].
const WEEK_FOR: TimeDelta = TimeDelta::days(2);

/// How far ahead [`next_after`] looks; beyond it there is nothing to wait for.
pub const LOOK_AHEAD_DAYS: i64 = 40;

/// A slot lies within so many calendar days of the date it is made from, whatever the zones.
const SLACK_DAYS: u64 = 2;

/// For so long nobody but a head appoints a head.
pub const HEADS_LOST_FOR: TimeDelta = TimeDelta::days(3);

/// When a report opens early before an absence or a long gap (rule 7), and until when it still makes sense.
const OPEN_EARLY: (u32, u32) = (16, 20);

/// When the evening reminder of promises comes, on the member's clock; where a report is still open then, half an hour
/// after its deadline; and where that is at night, at the last hour.
const EVENING: (u32, u32) = (18, 20);
/// When the leaders are told of targets, on the department's clock, and for how long that is caught up.
const TARGETS_AT: u32 = 15;
const TARGETS_FOR: TimeDelta = TimeDelta::days(2);
/// On which working day of a month it is told that there is no target.
const NO_TARGET_ON: usize = 3;
/// See [`EVENING`].
const AFTER_DEADLINE: TimeDelta = TimeDelta::minutes(30);

/// What is said once a week comes so long after the digest of its day, and is caught up for so long.
const WEEKLY: (TimeDelta, TimeDelta) = (TimeDelta::minutes(15), TimeDelta::days(2));
/// When a month is settled.
const MONTH_CLOSES: u32 = 11;
/// For so long that is caught up.
const MONTH_CAUGHT_UP: TimeDelta = TimeDelta::days(3);

coded! {
    /// What is due. The order is the order within one instant.
    pub enum Job {
        /// The next report opens early: rule 7.
        OpenEarly = "open_early",
        Prompt = "prompt",
        /// The insistent profile's first reminder, half-way to the deadline.
        RemindHalf = "remind_half",
        Remind = "remind",
        /// The department's: the head's message.
        Deadline = "deadline",
        /// A member's own, later than the department's: the digest is edited once.
        MemberDeadline = "member_deadline",
        Digest = "digest",
        /// The week's leads that came from elsewhere, on the first working day of the next week.
        Leads = "leads",
        /// No head has been reached for days: a superior may appoint another. Named by the day it began.
        HeadsLost = "heads_lost",
        /// What he has promised for the next own working day.
        Evening = "evening",
        /// The department's, on the first working day of a week: the causes of the last worked week, named by its Monday.
        WeekCauses = "week_causes",
        /// A month is over: the heads are asked to settle it. Named by the month's first day.
        MonthClose = "month_close",
        /// On the third working day of the month: is there a target?
        NoTarget = "no_target",
        /// On the last working day of the month: the next one's targets.
        NextTarget = "next_target",
    }
}

/// One thing due once; (job, department, member, coordination day) names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub job: Job,
    pub department: DepartmentId,
    /// Whom it is for; `None` for the department's.
    pub member: Option<MemberId>,
    /// The coordination day it belongs to: of a digest the one it sums up, of an early opening the next own one.
    pub coordination_on: NaiveDate,
    pub at: Instant,
    /// The last instant at which it may be caught up.
    pub not_after: Instant,
}

impl Slot {
    /// The instant under which it is taken: its coordination day, so that a change of times or zones on that day does
    /// not make it happen twice.
    pub fn name(&self) -> Instant {
        self.coordination_on.and_time(NaiveTime::MIN).and_utc()
    }

    /// Whose it is taken as: the member's number, else the department's.
    pub fn subject(&self) -> i64 {
        self.member.map_or(self.department.0, |member| member.0)
    }
}

/// A department as the rules see it.
#[derive(Clone, Debug)]
pub struct DepartmentView {
    pub id: DepartmentId,
    pub zone: Zone,
    pub reminders: ReminderProfile,
    pub schedules: ScheduleVersions,
    pub calendar: Arc<DepartmentCalendar>,
    /// In the department's order.
    pub members: Vec<MemberView>,
    /// Since when messages reach no head.
    pub heads_lost_since: Option<Instant>,
    /// Leads come from elsewhere: their week is told.
    pub leads: bool,
    /// What outages did, by coordination day.
    pub outages: BTreeMap<NaiveDate, Outage>,
}

/// A member as the rules see him.
#[derive(Clone, Debug)]
pub struct MemberView {
    pub id: MemberId,
    /// His own zone, else the department's.
    pub zone: Option<Zone>,
    pub reminders: Option<ReminderProfile>,
    /// Is he asked and counted.
    pub reports: bool,
    pub calendar: MemberCalendar,
}

impl DepartmentView {
    /// The instants of the department's days.
    pub fn day_rules(&self) -> DayRules<'_> {
        DayRules { zone: self.zone, schedules: &self.schedules, calendar: &self.calendar, outages: &self.outages }
    }

    fn is_evening(&self, date: NaiveDate) -> bool {
        self.schedules.on(date).preset == Preset::Evening
    }

    fn was_asked(&self, date: NaiveDate) -> bool {
        self.outages.get(&date) != Some(&Outage::NotAsked)
    }
}

/// Everything due in `(after, until]`, by instant, then job, then the department's order of members.
pub fn slots(view: &DepartmentView, after: Instant, until: Instant) -> Vec<Slot> {
    let mut due = vec![];
    if after < until {
        let first = view.zone.date(after) - Days::new(SLACK_DAYS);
        let last = view.zone.date(until) + Days::new(SLACK_DAYS);
        for date in crate::domain::calendar::days(first..=last) {
            department_slots(view, date, &mut due);
            for member in view.members.iter().filter(|member| member.reports) {
                member_slots(view, member, date, &mut due);
            }
        }
        due.extend(heads_lost(view));
        due.extend(crate::domain::calendar::days(first..=last).filter_map(|date| month_close(view, date)));
        due.retain(|slot| after < slot.at && slot.at <= until);
        // Stable: members stay in the department's order.
        due.sort_by_key(|slot| (slot.at, slot.job));
    }
    due
}

/// The instant of the first slot after `after`, within [`LOOK_AHEAD_DAYS`].
pub fn next_after(view: &DepartmentView, after: Instant) -> Option<Instant> {
    (0..LOOK_AHEAD_DAYS).find_map(|day| {
        let from = after + TimeDelta::days(day);
        slots(view, from, from + TimeDelta::days(1)).first().map(|slot| slot.at)
    })
}

/// The heads have been out of reach long enough, not in the department's night.
fn heads_lost(view: &DepartmentView) -> Option<Slot> {
    let since = view.heads_lost_since?;
    let at = after_night(view.zone, since + HEADS_LOST_FOR);
    Some(Slot {
        job: Job::HeadsLost,
        department: view.id,
        member: None,
        coordination_on: view.zone.date(since),
        at,
        not_after: at + HEADS_LOST_FOR * 10,
    })
}

/// On the first working day of a month, at 11:00 or once the reports of the month before are over, that month is to be
/// settled. Source: product.md, «Month report».
fn month_close(view: &DepartmentView, date: NaiveDate) -> Option<Slot> {
    let last_on = view.calendar.previous_working(date).filter(|_| view.calendar.is_working(date))?;
    let before_on = month_of(date).start().pred_opt()?;
    if last_on > before_on {
        return None;
    }
    let usual = view.zone.instant(date, hour(MONTH_CLOSES));
    let at = if view.is_evening(before_on) { usual } else { usual.max(view.day_rules().day(date).deadline_at) };
    Some(Slot {
        job: Job::MonthClose,
        department: view.id,
        member: None,
        coordination_on: *month_of(before_on).start(),
        at,
        not_after: end_of_day(view.zone, at + MONTH_CAUGHT_UP),
    })
}

/// What the department does on `date`.
fn department_slots(view: &DepartmentView, date: NaiveDate, due: &mut Vec<Slot>) {
    if !view.calendar.is_working(date) {
        return;
    }
    let rules = view.day_rules();
    let slot = |job, coordination_on, at| Slot {
        job,
        department: view.id,
        member: None,
        coordination_on,
        at,
        not_after: end_of_day(view.zone, at),
    };
    if view.was_asked(date) {
        due.push(slot(Job::Deadline, date, rules.day(date).deadline_at));
    }
    if !view.is_evening(date) {
        due.push(slot(Job::Digest, date, rules.day(date).digest_at));
    }
    due.extend(week_of_leads(view, date).map(|at| Slot { not_after: at + WEEK_FOR, ..slot(Job::Leads, date, at) }));
    target_slots(view, date, due);
    // An evening is summed up in the next working morning, however far that is.
    if let Some(evening) = view.calendar.previous_working(date).filter(|before| view.is_evening(*before)) {
        due.push(slot(Job::Digest, evening, rules.day(evening).digest_at));
    }
    if let Some(week_on) = week_to_sum_up(view, date) {
        let (after, caught_up) = WEEKLY;
        let at = digest_of_morning(view, date) + after;
        due.push(Slot { not_after: at + caught_up, ..slot(Job::WeekCauses, week_on, at) });
    }
}

/// The Monday of the last worked week, on the first working day of another.
fn week_to_sum_up(view: &DepartmentView, date: NaiveDate) -> Option<NaiveDate> {
    let monday = *week_of(date).start();
    let before = view.calendar.previous_working(date)?;
    (before < monday).then(|| *week_of(before).start())
}

/// When the digest that comes on `date` comes: with evenings that of the working day before.
fn digest_of_morning(view: &DepartmentView, date: NaiveDate) -> Instant {
    let rules = view.day_rules();
    let before = view.calendar.previous_working(date).filter(|before| view.is_evening(*before));
    match before {
        _ if !view.is_evening(date) => rules.day(date).digest_at,
        Some(before) => rules.day(before).digest_at,
        // The first evening: nothing is summed up that morning.
        None => view.zone.instant(date, view.schedules.on(date).digest),
    }
}

/// When the finished week of leads is told on `date`: on the first working day after it, a little after the digest.
fn week_of_leads(view: &DepartmentView, date: NaiveDate) -> Option<Instant> {
    let before = view.calendar.previous_working(date).filter(|_| view.leads)?;
    let summed_up = if view.is_evening(before) { before } else { date };
    let digest_at = view.day_rules().day(summed_up).digest_at;
    (week_of(before) != week_of(date)).then_some(digest_at + WEEK_AFTER_DIGEST)
}

/// What the working day is in its month, for targets.
fn target_slots(view: &DepartmentView, date: NaiveDate, due: &mut Vec<Slot>) {
    let MonthPlace { nth, of } = view.calendar.month_place(date);
    let at = view.zone.instant(date, hour(TARGETS_AT));
    let slot =
        |job| Slot { job, department: view.id, member: None, coordination_on: date, at, not_after: at + TARGETS_FOR };
    if nth == NO_TARGET_ON && of > nth {
        due.push(slot(Job::NoTarget));
    }
    if nth == of {
        due.push(slot(Job::NextTarget));
    }
}

/// What happens to a member on `date`.
fn member_slots(view: &DepartmentView, member: &MemberView, date: NaiveDate, due: &mut Vec<Slot>) {
    if !member.calendar.is_working(date) {
        return;
    }
    let zone = member.zone.unwrap_or(view.zone);
    let rules = view.day_rules();
    let day = rules.member_day(date, zone);
    let slot = |job, coordination_on, at, not_after| Slot {
        job,
        department: view.id,
        member: Some(member.id),
        coordination_on,
        at,
        not_after,
    };
    due.push(slot(Job::Prompt, date, day.prompt_at, day.prompt_until));
    if view.was_asked(date) {
        let profile = member.reminders.unwrap_or(view.reminders);
        for (job, at) in reminders(profile, day.half_at, day.reminder_at) {
            let between = day.prompt_at < at && at < day.deadline_at;
            if between && !is_night(zone.local(at).time()) && member.calendar.is_working(zone.date(at)) {
                due.push(slot(job, date, at, day.deadline_at));
            }
        }
        if day.own_deadline {
            due.push(slot(Job::MemberDeadline, date, day.deadline_at, end_of_day(view.zone, day.deadline_at)));
        }
    }
    if let Some(next_on) = opens_early(view, member, zone, date) {
        let (from, until) = OPEN_EARLY;
        let at = zone.instant(date, hour(from) + TimeDelta::minutes(30));
        due.push(slot(Job::OpenEarly, next_on, at, zone.instant(date, hour(until))));
    } else {
        // One message in the evening that he did not cause: on such days it is the early report.
        let at = evening_at(zone, date, day.deadline_at);
        due.push(slot(Job::Evening, date, at, night_begins(zone, date)));
    }
}

/// When the evening reminder of `date` comes to a member in `zone` whose report of the day is due at `deadline_at`.
fn evening_at(zone: Zone, date: NaiveDate, deadline_at: Instant) -> Instant {
    let (usual, last) = EVENING;
    let at = zone.instant(date, hour(usual)).max(deadline_at + AFTER_DEADLINE);
    if at < night_begins(zone, date) { at } else { zone.instant(date, hour(last)) }
}

/// The last millisecond of the evening of `date`.
fn night_begins(zone: Zone, date: NaiveDate) -> Instant {
    zone.instant(date, hour(NIGHT_FROM_HOUR)) - TimeDelta::milliseconds(1)
}

/// The coordination day whose report opens early on `date`.
fn opens_early(view: &DepartmentView, member: &MemberView, zone: Zone, date: NaiveDate) -> Option<NaiveDate> {
    let unknown = |_| false;
    let (calendar, schedules) = (&member.calendar, &view.schedules);
    let asker = Asker { calendar, schedules, zone, fact_known: &unknown, pledge_known: &unknown };
    let report = asker.opens_early(date)?;
    (!report.fact_on.is_empty()).then_some(report.coordination_on)
}

/// The reminders of a profile, in order.
fn reminders(profile: ReminderProfile, half_at: Instant, last_at: Instant) -> Vec<(Job, Instant)> {
    match profile {
        ReminderProfile::Quiet => vec![],
        ReminderProfile::Insistent if half_at < last_at => vec![(Job::RemindHalf, half_at), (Job::Remind, last_at)],
        ReminderProfile::Insistent | ReminderProfile::Normal => vec![(Job::Remind, last_at)],
    }
}

/// The last millisecond of the local day of `at`: so long a deadline and a digest are caught up.
fn end_of_day(zone: Zone, at: Instant) -> Instant {
    zone.instant(zone.date(at) + Days::new(1), NaiveTime::MIN) - TimeDelta::milliseconds(1)
}

#[cfg(test)]
mod tests;
