//! Reports that were opened before their day, when the calendar moves under them.
//!
//! A report belongs to the coordination day that asks about its date. When Monday becomes a day off, the one given on
//! Friday evening is Tuesday's; when Saturday becomes a working day, it is Saturday's, and Monday's will ask about
//! Saturday. Apart from decisions about days because an absence moves a member's days as well.
use crate::{
    domain::{
        calendar::Calendar,
        coordination::Asker,
        person::Member,
        report::{Dates, Report},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, report},
};
use chrono::{Days, NaiveDate};

/// How far ahead a report may have been opened: across the longest holidays and an absence.
const OPENED_AHEAD_DAYS: u64 = 400;
/// Own working days after its date among which a report's day is looked for.
const WITHIN_DAYS: usize = 3;

/// Moves the reports of coordination days from `from_on` on, none of which has been asked for, to the days they now
/// belong to; what belongs to none any more is not due. `house` has the new calendar.
pub async fn realign(tx: &mut Tx, house: &House, from_on: NaiveDate, now: Instant) -> Result<()> {
    let through = from_on + Days::new(OPENED_AHEAD_DAYS);
    for report in store::reports::of_department(tx, house.department.id, from_on, through).await? {
        settle(tx, house, report, now).await?;
    }
    Ok(())
}

/// The same for one member whose absences have changed: of the days he has not been asked for yet.
pub async fn realign_member(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<()> {
    let zone = house.zone_of(member);
    let today = zone.date(now);
    let asked = house.rules().member_day(today, zone).prompt_at <= now;
    let from_on = today + Days::new(u64::from(asked));
    let through = from_on + Days::new(OPENED_AHEAD_DAYS);
    for report in store::reports::of_department(tx, house.department.id, from_on, through).await? {
        if report.member == member.id {
            settle(tx, house, report, now).await?;
        }
    }
    Ok(())
}

async fn settle(tx: &mut Tx, house: &House, report: Report, now: Instant) -> Result<()> {
    let Some(member) = house.member(report.member) else { return Ok(()) };
    let Some(about) = report.about_on.0.last().copied() else { return Ok(()) };
    match day_of(house, member, about) {
        Some(on) if on == report.coordination_on => Ok(()),
        Some(on) if store::reports::of_day(tx, member.id, on).await?.is_none() => {
            move_to(tx, house, member, report, on).await
        }
        _ => close(tx, report, now).await,
    }
}

/// The coordination day that asks about a date.
fn day_of(house: &House, member: &Member, about: NaiveDate) -> Option<NaiveDate> {
    let calendar = house.calendar_of(member);
    let unknown = |_| false;
    let asker = Asker {
        calendar: &calendar,
        schedules: &house.schedules,
        zone: house.zone_of(member),
        fact_known: &unknown,
        pledge_known: &unknown,
    };
    let candidates = std::iter::successors(Some(about), |on| calendar.next_working(*on)).take(WITHIN_DAYS);
    candidates.into_iter().find(|on| asker.about_on(*on).contains(&about))
}

async fn move_to(tx: &mut Tx, house: &House, member: &Member, mut report: Report, on: NaiveDate) -> Result<()> {
    let calendar = house.calendar_of(member);
    store::reports::move_day(tx, report.id, on).await?;
    report.coordination_on = on;
    report.weekly_on = Some(on).filter(|on| calendar.is_last_of_week(*on));
    report.deadline_at = house.rules().member_day(on, house.zone_of(member)).deadline_at;
    report.due = member.has_started();
    report.plan_on = Dates(report.plan_on.0.iter().copied().filter(|on| calendar.is_working(*on)).collect());
    Ok(store::reports::save(tx, &report).await?)
}

/// Its figures stay: they are shown as those of a day off.
async fn close(tx: &mut Tx, mut report: Report, now: Instant) -> Result<()> {
    store::outbox::cancel(tx, &report::prompt_key(report.id), now).await?;
    store::outbox::cancel(tx, &report::reminder_key(report.id), now).await?;
    if report.due {
        report.due = false;
        store::reports::save(tx, &report).await?;
    }
    Ok(())
}
