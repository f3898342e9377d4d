//! The times of a department and of its members: preset, times, week, zone, reminders; a member's own days and zone.
//!
//! A change of preset, times or week acts from a day to come and never rewrites the days before it; a zone and the
//! reminders act at once. Source: product.md, «Days» 5 and 6.
//!
//! Invariants: only who runs the department changes any of it, save that everybody may say where his own clock is; who
//! looks at a screen that is out of date changes nothing and sees how it is now; every change is logged and told.
mod clock;
mod member;

pub use clock::turned;
pub use member::{change_member_zone, keep_member_week, member_times, set_member_week, set_member_zone};

use super::{Result, house::House, proposal, tell};
use crate::{
    domain::{
        calendar::WeekPattern,
        department::{Department, National, Schedule},
        notice::{Notice, NoticeKind},
        person::{Action, Member, ReminderProfile},
        planning::Cause,
        refusal::Refusal,
        time::{Instant, Zone},
        times::{Changed, Seen, Times, TimesChange},
        today::Mark,
    },
    schedule::rules::{self, Job},
    store::{
        self, Tx,
        departments::DepartmentSettings,
        state::{Change, log_change},
    },
};
use chrono::{NaiveDate, TimeDelta};
use std::collections::BTreeSet;

/// What changes of the department's times are logged as.
const SCHEDULE: &str = "schedule";
const WEEK: &str = "department.week";
const ZONE: &str = "department.zone";
const REMINDERS: &str = "department.reminders";

/// A prompt that has come belongs to a day at most so far back.
const PROMPTS_BACK: TimeDelta = TimeDelta::days(2);
/// Changes by others are told of as long as somebody may look at an old screen.
const CHANGES_BACK: TimeDelta = TimeDelta::days(7);

/// The department's times, for whoever runs it.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn times(house: &House, by: &Member, now: Instant) -> Result<Times> {
    may_run(house, by)?;
    let d = &house.department;
    let today = house.today(now);
    Ok(Times {
        department: d.id,
        name: d.name.clone(),
        now: d.zone.local(now),
        zone: d.zone,
        schedule: house.schedules.on(today),
        schedule_ahead: house.schedules.ahead(today),
        week: d.week.on(today),
        week_ahead: d.week.ahead(today),
        reminders: d.reminders,
        short_days: d.national == National::Ru,
        times_from: times_act_from(house, now),
        week_from: week_acts_from(house, now),
        seen: seen(house),
    })
}

fn seen(house: &House) -> Seen {
    Seen::of_department(&house.department, house.schedules.iter())
}

fn may_run(house: &House, by: &Member) -> Result<()> {
    match by.allows(Action::RunDepartment) && by.department == house.department.id {
        true => Ok(()),
        false => Err(Refusal::NotAllowed(Action::RunDepartment).into()),
    }
}

/// Who was faster, when what he saw is not what is: `None` when it is.
async fn meanwhile<C>(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    shown: Seen,
    now: Instant,
) -> Result<Option<Changed<C>>> {
    if seen(house) == shown {
        return Ok(None);
    }
    let ours = |change: &Change| matches!(change.subject.as_str(), SCHEDULE | WEEK | ZONE | REMINDERS);
    Ok(Some(Changed::Meanwhile(last_by_another(tx, house, by, ours, now).await?)))
}

/// The last change of this sort, when it was somebody else's.
async fn last_by_another(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    ours: impl Fn(&Change) -> bool,
    now: Instant,
) -> Result<Option<Mark>> {
    let changes = store::state::changes(tx, house.department.id, now - CHANGES_BACK).await?;
    let last = changes.iter().rev().find(|change| ours(change));
    let other = last.and_then(|change| Some((change.at, house.member(change.by_member.filter(|id| *id != by.id)?)?)));
    Ok(other.map(|(at, other)| Mark { at: house.department.zone.local(at).time(), by: other.name.clone() }))
}

/// The coordination days a prompt of which has come to anybody: in zones to the east tomorrow may have begun.
fn begun(house: &House, now: Instant) -> BTreeSet<NaiveDate> {
    let slots = rules::slots(&house.view(), now - PROMPTS_BACK, now);
    slots.iter().filter(|slot| slot.job == Job::Prompt).map(|slot| slot.coordination_on).collect()
}

/// The coordination day from which times changed now act: the next one nobody has been asked about.
pub fn times_act_from(house: &House, now: Instant) -> NaiveDate {
    let begun = begun(house, now);
    let mut from = house.calendar.change_acts_from(house.today(now));
    while begun.contains(&from) {
        from = house.calendar.change_acts_from(from);
    }
    from
}

/// The day from which a week changed now acts: tomorrow, or the day after whatever has begun.
pub fn week_acts_from(house: &House, now: Instant) -> NaiveDate {
    let begun = begun(house, now);
    let after = |on: NaiveDate| on.succ_opt().unwrap_or(on);
    let mut from = after(house.today(now));
    while begun.contains(&from) {
        from = after(from);
    }
    from
}

/// Writes the times that act from the next coordination day; what was to come is forgotten. The day from which they
/// act; `None` when they are those in force before it, so that everything stays as it is.
pub async fn put_times(tx: &mut Tx, house: &House, wanted: Schedule, now: Instant) -> Result<Option<NaiveDate>> {
    let id = house.department.id;
    let from = times_act_from(house, now);
    store::departments::forget_schedules(tx, id, from).await?;
    let before = house.schedules.on(from.pred_opt().unwrap_or(from));
    if before == wanted {
        return Ok(None);
    }
    store::departments::set_schedule(tx, id, from, wanted).await?;
    Ok(Some(from))
}

/// Another preset or other times, from the next coordination day; those in force take back what was to come.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::TimesOrder`].
pub async fn set_times(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    wanted: Schedule,
    shown: Seen,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    may_run(house, by)?;
    if let Some(faster) = meanwhile(tx, house, by, shown, now).await? {
        return Ok(faster);
    }
    let before = house.schedules.latest();
    if before == wanted {
        return Ok(Changed::Same);
    }
    if let Some(fault) = wanted.fault() {
        return Err(Refusal::TimesOrder(fault).into());
    }
    let change = match put_times(tx, house, wanted, now).await? {
        Some(from_on) => TimesChange::Schedule { from_on, schedule: wanted },
        None => TimesChange::ScheduleKept { schedule: wanted },
    };
    let after = match change {
        TimesChange::Schedule { from_on, .. } => format!("{} from {from_on}", wanted.code()),
        _ => wanted.code(),
    };
    log(tx, by, SCHEDULE, before.code(), after, now).await?;
    done(tx, house, by, change, now).await
}

/// Takes back times that are still to come.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::AlreadyDone`] when nothing is to come, or it has begun for somebody.
pub async fn keep_times(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    shown: Seen,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    may_run(house, by)?;
    if let Some(faster) = meanwhile(tx, house, by, shown, now).await? {
        return Ok(faster);
    }
    let from = times_act_from(house, now);
    let kept = house.schedules.on(from.pred_opt().unwrap_or(from));
    if kept == house.schedules.latest() {
        return Err(Refusal::AlreadyDone.into());
    }
    set_times(tx, house, by, kept, shown, now).await
}

/// Another week, from tomorrow; the one in force takes back what was to come.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn set_week(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    wanted: WeekPattern,
    shown: Seen,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    may_run(house, by)?;
    if let Some(faster) = meanwhile(tx, house, by, shown, now).await? {
        return Ok(faster);
    }
    let before = house.department.week.latest();
    if before == wanted {
        return Ok(Changed::Same);
    }
    let from_on = week_acts_from(house, now);
    let mut changed = house.department.clone();
    changed.week.change(from_on, wanted);
    let kept = changed.week.ahead(house.today(now)).is_none();
    save(tx, &changed, now).await?;
    let change =
        if kept { TimesChange::WeekKept { week: wanted } } else { TimesChange::Week { from_on, week: wanted } };
    let after = if kept { wanted.to_string() } else { format!("{wanted} from {from_on}") };
    log(tx, by, WEEK, before.to_string(), after, now).await?;
    proposal::review(tx, house.department.id, Cause::Week { member: None }, now).await?;
    done(tx, house, by, change, now).await
}

/// Takes back a week that is still to come.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::AlreadyDone`] when none is to come.
pub async fn keep_week(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    shown: Seen,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    let from = week_acts_from(house, now);
    let kept = house.department.week.on(from.pred_opt().unwrap_or(from));
    if may_run(house, by).is_ok() && seen(house) == shown && kept == house.department.week.latest() {
        return Err(Refusal::AlreadyDone.into());
    }
    set_week(tx, house, by, kept, shown, now).await
}

/// Another zone, at once; days that are under way end as they began.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn set_zone(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    zone: Zone,
    shown: Seen,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    may_run(house, by)?;
    if let Some(faster) = meanwhile(tx, house, by, shown, now).await? {
        return Ok(faster);
    }
    let before = house.department.zone;
    if before == zone {
        return Ok(Changed::Same);
    }
    save(tx, &Department { zone, ..house.department.clone() }, now).await?;
    log(tx, by, ZONE, before.to_string(), zone.to_string(), now).await?;
    turned(tx, house, now).await?;
    done(tx, house, by, TimesChange::Zone { zone }, now).await
}

/// How insistently the department's people are reminded, at once; who has chosen for himself keeps his choice.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn set_reminders(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    profile: ReminderProfile,
    shown: Seen,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    may_run(house, by)?;
    if let Some(faster) = meanwhile(tx, house, by, shown, now).await? {
        return Ok(faster);
    }
    let before = house.department.reminders;
    if before == profile {
        return Ok(Changed::Same);
    }
    save(tx, &Department { reminders: profile, ..house.department.clone() }, now).await?;
    log(tx, by, REMINDERS, before.to_string(), profile.to_string(), now).await?;
    done(tx, house, by, TimesChange::Reminders { profile }, now).await
}

async fn save(tx: &mut Tx, department: &Department, now: Instant) -> Result<()> {
    Ok(store::departments::update(tx, department.id, &DepartmentSettings::from(department), now).await?)
}

/// The schedule is looked at anew, the other leaders are told.
async fn done(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    change: TimesChange,
    now: Instant,
) -> Result<Changed<TimesChange>> {
    store::departments::touch(tx, house.department.id, now).await?;
    let notice = Notice::TimesChanged { department: house.department.id, by: by.name.clone(), change };
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != by.id) {
        tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
    }
    Ok(Changed::Done(change))
}

async fn log(tx: &mut Tx, by: &Member, subject: &str, before: String, after: String, now: Instant) -> Result<()> {
    let change = Change {
        department: by.department,
        by_member: Some(by.id),
        subject: subject.to_owned(),
        subject_id: None,
        before: Some(before),
        after: Some(after),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}
