//! Makes what the rules say happen, exactly once.
//!
//! Apart from [`super::rules`] because it waits, reads the database and loses races. A department is ticked in one
//! transaction: its slots in (ticked, now] are each taken as an occurrence together with their effects, then the
//! department learns up to which instant everything has happened and when to look again. Any number of replicas may
//! tick: whoever takes an occurrence first has its effects, the others have none.
//!
//! Invariants: an occurrence and its effects are one transaction; what is too late is recorded as skipped and told to
//! the heads; one slot that fails does not stop the others, one department that fails does not stop the others.
use super::rules::{self, Slot};
use crate::{
    clock::{Clock, Worker},
    domain::{id::DepartmentId, time::Instant},
    store::{self, Db, StoreError, Tx},
    usecase::{
        Failure,
        house::House,
        outage,
        scheduled::{self, Outcome},
    },
};
use chrono::TimeDelta;
use futures::FutureExt as _;
use std::{error::Error, panic::AssertUnwindSafe};
use tokio::sync::watch;

/// How often a lost race is run again at once.
const RERUNS: u32 = 6;
/// How far back a long outage is accounted for, slot by slot.
const LONGEST_OUTAGE: TimeDelta = TimeDelta::days(31);
/// A department without a slot ahead is looked at again after this.
const LOOK_AGAIN: TimeDelta = TimeDelta::hours(24);
/// What failed is tried again after this.
const TRY_AGAIN: TimeDelta = TimeDelta::seconds(20);

/// The loop over departments whose time has come.
#[derive(Debug)]
pub struct Engine {
    pub db: Db,
    pub clock: Clock,
    /// Rung when people or times of a department have changed.
    pub worker: Worker,
    /// Rung after a commit that left notices.
    pub sender: Worker,
}

/// What one look at all due departments came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Departments whose tick was committed.
    pub departments: usize,
    /// Occurrences taken, skipped ones included.
    pub occurrences: usize,
    /// Departments that failed and wait.
    pub failed: usize,
}

impl Engine {
    /// Ticks whenever a department's time comes, until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let seen = self.worker.rings();
            let now = self.clock.now();
            let until = match self.tick(now).await {
                Ok(ticked) if ticked.failed == 0 => self.next_at(now).await,
                Ok(_) => Some(now + TRY_AGAIN),
                Err(error) => {
                    tracing::warn!(error = %chain(&error), "the schedule could not be read");
                    Some(now + TRY_AGAIN)
                }
            };
            tokio::select! {
                () = self.worker.rest(&self.clock, seen, until) => {}
                _ = stop.changed() => {}
            }
        }
        self.worker.leave();
    }

    /// Everything that is due at `now`, department by department.
    ///
    /// # Errors
    /// When the list of departments cannot be read; a department that fails is logged and counted.
    pub async fn tick(&self, now: Instant) -> store::Result<Ticked> {
        let mut tx = self.db.read().await?;
        let due = store::departments::due(&mut tx, now).await?;
        drop(tx);
        let mut ticked = Ticked::default();
        for (department, _) in due {
            match self.tick_one(department, now).await {
                Ok(occurrences) => {
                    ticked.departments += 1;
                    ticked.occurrences += occurrences;
                    if occurrences > 0 {
                        self.sender.ring();
                    }
                }
                Err(error) => {
                    ticked.failed += 1;
                    tracing::error!(%department, error = %chain(&error), "a department's schedule has failed");
                }
            }
        }
        Ok(ticked)
    }

    async fn next_at(&self, now: Instant) -> Option<Instant> {
        let next = async {
            let mut tx = self.db.read().await?;
            store::departments::next_wake(&mut tx).await
        };
        match next.await {
            // A replica has touched a department since: at once.
            Ok(at) => at.map(|at| at.max(now)),
            Err(error) => {
                tracing::warn!(error = %chain(&error), "the schedule could not be read");
                Some(now + TRY_AGAIN)
            }
        }
    }

    /// One department, again when a race was lost; how many occurrences it took.
    async fn tick_one(&self, department: DepartmentId, now: Instant) -> store::Result<usize> {
        let mut runs = 0;
        loop {
            let once = async {
                let mut tx = self.db.write().await?;
                let taken = tick_department(&mut tx, department, now).await?;
                tx.commit().await?;
                Ok(taken)
            };
            match once.await {
                Err(error) if StoreError::is_conflict(&error) && runs < RERUNS => runs += 1,
                other => return other,
            }
        }
    }
}

/// Everything of a department in (ticked, now], in the caller's transaction; how many occurrences were taken.
pub async fn tick_department(tx: &mut Tx, department: DepartmentId, now: Instant) -> store::Result<usize> {
    let Some((ticked_at, wake_at)) = store::departments::ticks(tx, department).await? else { return Ok(0) };
    if wake_at > now {
        // Another replica was here a moment ago.
        return Ok(0);
    }
    let Some(mut house) = House::load(tx, department).await? else { return Ok(0) };
    let after = ticked_at.max(now - LONGEST_OUTAGE);
    let mut due = rules::slots(&house.view(), after, now);
    if outage::note(tx, &mut house, &due, after, now).await? {
        due = rules::slots(&house.view(), after, now);
    }
    let mut skipped = vec![];
    let mut taken = 0;
    for slot in &due {
        let subject = slot.subject();
        if !store::state::take_occurrence(tx, slot.job.as_str(), subject, slot.name(), "done", now).await? {
            continue;
        }
        taken += 1;
        let outcome = perform(tx, &house, slot, now).await?;
        if outcome != Outcome::Done {
            store::state::set_outcome(tx, slot.job.as_str(), subject, slot.name(), outcome.as_str()).await?;
        }
        if matches!(outcome, Outcome::TooLate | Outcome::Failed) {
            skipped.push(*slot);
        }
    }
    outage::tell(tx, &house, &skipped, now).await?;
    let ticked_at = ticked_at.max(now);
    let next_at = rules::next_after(&house.view(), ticked_at).unwrap_or(now + LOOK_AGAIN);
    store::departments::ticked(tx, department, ticked_at, next_at).await?;
    Ok(taken)
}

/// A slot's effects, or none when it fails: what only it concerns must not stop the department.
async fn perform(tx: &mut Tx, house: &House, slot: &Slot, now: Instant) -> store::Result<Outcome> {
    tx.savepoint().await?;
    let performed = AssertUnwindSafe(scheduled::perform(tx, house, slot, now)).catch_unwind().await;
    let why = match performed {
        Ok(Ok(outcome)) => {
            tx.release_savepoint().await?;
            return Ok(outcome);
        }
        Ok(Err(Failure::Store(error @ (StoreError::Conflict(_) | StoreError::Driver(_))))) => return Err(error),
        Ok(Err(error)) => chain(&error),
        Err(_) => "it panicked".to_owned(),
    };
    let (job, department, member) = (slot.job, slot.department, slot.member.map(|member| member.0));
    tracing::error!(%job, %department, member, error = %why, "a scheduled thing has failed");
    tx.rollback_to_savepoint().await?;
    Ok(Outcome::Failed)
}

/// An error with its causes, in one line.
fn chain(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line
}

#[cfg(test)]
mod tests;
