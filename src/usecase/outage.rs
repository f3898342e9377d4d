//! What an outage of the whole bot does to a coordination day: a prompt that comes late moves the department's deadline
//! and digest, or, too late, leaves the day unasked. Source: product.md, «Days», outages.
//!
//! Invariants: a day has at most one outage; only the department's own prompt tells of one, so that a person in another
//! zone never moves the others.
use super::{house::House, tell};
use crate::{
    domain::{
        coordination::{LatePrompt, Outage, PROMPT_GRACE},
        notice::{Notice, NoticeKind},
        time::Instant,
    },
    schedule::rules::{Job, Slot},
    store::{self, Tx},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Notes the outages that the late prompts among `due` tell of; everything up to `after` had happened in time. True when
/// the department's times have changed.
pub async fn note(tx: &mut Tx, house: &mut House, due: &[Slot], after: Instant, now: Instant) -> store::Result<bool> {
    let asked: BTreeSet<NaiveDate> = days(due, Job::Prompt);
    let mut changed = false;
    for on in asked.into_iter().filter(|on| !house.outages.contains_key(on)).collect::<Vec<_>>() {
        let prompt_at = house.rules().day(on).prompt_at;
        if prompt_at <= after || now <= prompt_at + PROMPT_GRACE || !was_missed(tx, due, on, prompt_at, now).await? {
            continue;
        }
        let outage = match house.rules().late_prompt(on, house.department.zone, now) {
            LatePrompt::Ask { deadline_at, digest_at } => Outage::Moved { deadline_at, digest_at },
            LatePrompt::NotAsked => Outage::NotAsked,
        };
        store::departments::note_outage(tx, house.department.id, on, outage).await?;
        house.outages.insert(on, outage);
        changed = true;
    }
    Ok(changed)
}

/// Somebody should have been asked by the department's prompt and was not: nobody west of it is late by that.
async fn was_missed(tx: &mut Tx, due: &[Slot], on: NaiveDate, prompt_at: Instant, now: Instant) -> store::Result<bool> {
    let late = |slot: &&Slot| {
        slot.job == Job::Prompt && slot.coordination_on == on && slot.at <= prompt_at && slot.at + PROMPT_GRACE < now
    };
    for slot in due.iter().filter(late) {
        let asked = store::state::last_occurrence(tx, Job::Prompt.as_str(), slot.subject()).await?;
        if asked.is_none_or(|(day, _)| day < slot.name()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The heads are told once, in a line, what could not be made up for; reminders and their own late messages are not
/// worth it.
pub async fn tell(tx: &mut Tx, house: &House, skipped: &[Slot], now: Instant) -> store::Result<()> {
    let list = |job| days(skipped, job).into_iter().collect::<Vec<_>>();
    let (unasked, digests) = (list(Job::Prompt), list(Job::Digest));
    if !unasked.is_empty() || !digests.is_empty() {
        tell::leaders(tx, house, NoticeKind::Card, &Notice::Skipped { unasked, digests }, now).await?;
    }
    Ok(())
}

/// The coordination days of a job's slots.
fn days(slots: &[Slot], job: Job) -> BTreeSet<NaiveDate> {
    slots.iter().filter(|slot| slot.job == job).map(|slot| slot.coordination_on).collect()
}
