//! What another zone does to the days that are under way when the clock on the wall is turned.
//!
//! Apart from the rules, because they know one clock at a time. A zone acts at once, and a day happens once all the
//! same: what the old clock had reached does not come again by the new one, a day that has begun ends when it was to
//! end, and what the new clock has left behind without its having happened happens now.
//!
//! Invariants: nobody is asked twice for a day, and no day is lost, whichever way the clock is turned; a member's own
//! zone never moves the department's instants.
use crate::{
    domain::{
        calendar::days,
        coordination::{Outage, is_night},
        id::MemberId,
        time::{Instant, Zone},
    },
    schedule::rules::{self, Job, Slot},
    store::{self, Tx},
    usecase::{
        Result,
        house::House,
        prompt,
        scheduled::{self, Outcome},
    },
};
use chrono::{Days, NaiveDate, TimeDelta};
use std::collections::BTreeSet;

/// How far back the new clock is looked at: no two zones are further apart than 26 hours.
const LEFT_BEHIND: TimeDelta = TimeDelta::days(2);
/// The old clock a little further back, so that what moved later is still found.
const REACHED: TimeDelta = TimeDelta::days(4);
/// A digest follows a deadline that was moved to the present by this much.
const DIGEST_AFTER_DEADLINE: TimeDelta = TimeDelta::minutes(5);

/// What names a slot, whatever its instant.
type Name = (Job, Option<MemberId>, NaiveDate);

fn name(slot: &Slot) -> Name {
    (slot.job, slot.member, slot.coordination_on)
}

/// After the zone of the department or of a member was changed: `before` is the department as it was.
pub async fn turned(tx: &mut Tx, before: &House, now: Instant) -> Result<()> {
    let id = before.department.id;
    let Some((ticked_at, _)) = store::departments::ticks(tx, id).await? else { return Ok(()) };
    let Some(mut house) = House::load(tx, id).await? else { return Ok(()) };
    // What came due since the last tick has not happened yet: it does now or later, by the new clock.
    let old = rules::slots(&before.view(), now - REACHED, ticked_at);
    let reached: BTreeSet<Name> = old.iter().map(name).collect();
    for slot in old.iter().filter(|slot| slot.at > now - LEFT_BEHIND) {
        // Also what did not happen at its instant for a reason: an absence, nobody there.
        take(tx, slot, Outcome::Nothing, now).await?;
    }
    if before.department.zone != house.department.zone {
        keep_days_under_way(tx, before, &mut house, ticked_at, now).await?;
    }
    let left_behind = rules::slots(&house.view(), now - LEFT_BEHIND, now);
    for slot in left_behind.iter().filter(|slot| !reached.contains(&name(slot))) {
        if take(tx, slot, Outcome::Done, now).await? {
            happen(tx, &house, slot, now).await?;
        }
    }
    store::departments::touch(tx, id, now).await?;
    Ok(())
}

/// False when it has been taken before.
async fn take(tx: &mut Tx, slot: &Slot, outcome: Outcome, now: Instant) -> Result<bool> {
    let (job, subject) = (slot.job.as_str(), slot.subject());
    Ok(store::state::take_occurrence(tx, job, subject, slot.name(), outcome.as_str(), now).await?)
}

async fn happen(tx: &mut Tx, house: &House, slot: &Slot, now: Instant) -> Result<()> {
    match (slot.job, slot.member.and_then(|member| house.member(member))) {
        (Job::Prompt, Some(member)) if !is_night(house.zone_of(member).local(now).time()) => {
            prompt::ask_late(tx, house, member, slot.coordination_on, now).await?;
        }
        (
            Job::Deadline
            | Job::Digest
            | Job::MemberDeadline
            | Job::HeadsLost
            | Job::WeekCauses
            | Job::Leads
            | Job::MonthClose
            | Job::NoTarget
            | Job::NextTarget,
            _,
        ) => {
            scheduled::perform(tx, house, slot, now).await?;
        }
        // A reminder whose moment has passed reminds nobody.
        (Job::Prompt | Job::OpenEarly | Job::Remind | Job::RemindHalf | Job::Evening, _) => {}
    }
    Ok(())
}

/// The department's own days: one that has begun ends by the clock it began with; one the new clock has left behind
/// unasked is asked from now on, unless it is night there or another date.
async fn keep_days_under_way(
    tx: &mut Tx,
    before: &House,
    house: &mut House,
    ticked_at: Instant,
    now: Instant,
) -> Result<()> {
    let today = house.today(now);
    for on in days(today - Days::new(2)..=today + Days::new(1)) {
        if !house.works_on(on) || house.outages.contains_key(&on) {
            continue;
        }
        let (old, new) = (before.rules().day(on), house.rules().day(on));
        let begun = old.prompt_at <= ticked_at;
        let outage = if begun && old.digest_at > ticked_at {
            let same_day = before.department.zone.date(old.deadline_at) == before.department.zone.date(old.digest_at);
            let digest_at = if same_day { old.digest_at } else { new.digest_at.max(old.deadline_at) };
            Outage::Moved { deadline_at: old.deadline_at, digest_at }
        } else if !begun && new.prompt_at <= now {
            let deadline_at = now + house.rules().window(on);
            match is_open(house.department.zone, on, now) {
                true => {
                    Outage::Moved { deadline_at, digest_at: new.digest_at.max(deadline_at + DIGEST_AFTER_DEADLINE) }
                }
                false => Outage::NotAsked,
            }
        } else {
            continue;
        };
        store::departments::note_outage(tx, house.department.id, on, outage).await?;
        house.outages.insert(on, outage);
    }
    Ok(())
}

/// Can a question about the day still be put: it is that day there, and not night.
fn is_open(zone: Zone, on: NaiveDate, now: Instant) -> bool {
    let local = zone.local(now);
    local.date() == on && !is_night(local.time())
}
