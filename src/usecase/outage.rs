//! What an outage of the whole bot does to a coordination day: a prompt that comes late moves the department's deadline
//! and digest, or, too late, leaves the day unasked. Source: product.md, «Days», outages.
use crate::{
    domain::{
        coordination::{LatePrompt, Outage, PROMPT_GRACE},
        time::Instant,
    },
    schedule::rules::{Job, Slot},
    store::{self, Tx},
    usecase::house::House,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Notes the outages that the late prompts among `due` tell of. True when the department's times have changed.
pub async fn note(tx: &mut Tx, house: &mut House, due: &[Slot], _after: Instant, now: Instant) -> store::Result<bool> {
    let late: BTreeSet<NaiveDate> = due
        .iter()
        .filter(|slot| slot.job == Job::Prompt && !house.outages.contains_key(&slot.coordination_on))
        // Who is asked later by his own clock says nothing about the department's prompt.
        .filter(|slot| slot.at <= house.rules().day(slot.coordination_on).prompt_at)
        .map(|slot| slot.coordination_on)
        .collect();
    let mut changed = false;
    for on in late {
        if now <= house.rules().day(on).prompt_at + PROMPT_GRACE {
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

/// What was skipped is in the log and in `occurrences`; the head's own message about it comes with `/today`.
pub async fn tell(_tx: &mut Tx, house: &House, skipped: &[Slot], _now: Instant) -> store::Result<()> {
    if !skipped.is_empty() {
        tracing::warn!(department = %house.department.id, slots = skipped.len(), "scheduled things were skipped: too late");
    }
    Ok(())
}
