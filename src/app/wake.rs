//! The wake-up in real time: tokio-cron-scheduler rings a loop, and knows nothing.
//!
//! A job's zone becomes a fixed offset when it is made, missed runs are skipped and overlapping ones are not prevented:
//! so what is due is the database's truth, and this only makes the loop look. A hand-moved clock needs none of it.
use crate::clock::Clock;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

/// Every second; loops wake by themselves at the instants they know, this finds what other processes have changed.
const EVERY: &str = "* * * * * *";

/// Calls `ring` until the returned scheduler is shut down; `None` with a hand-moved clock.
///
/// # Errors
/// When the scheduler cannot be started.
pub async fn wake_up(
    clock: &Clock,
    ring: impl Fn() + Send + Sync + 'static,
) -> Result<Option<JobScheduler>, JobSchedulerError> {
    if matches!(clock, Clock::Manual(_)) {
        return Ok(None);
    }
    let scheduler = JobScheduler::new().await?;
    scheduler.add(Job::new(EVERY, move |_, _| ring())?).await?;
    scheduler.start().await?;
    Ok(Some(scheduler))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Worker, real};
    use std::time::Duration;

    fn bell(worker: &Worker) -> impl Fn() + Send + Sync + 'static {
        let worker = worker.clone();
        move || worker.ring()
    }

    #[tokio::test]
    async fn in_real_time_the_loop_is_rung_and_with_a_hand_moved_clock_it_is_not() {
        let worker = Worker::default();
        let mut scheduler = wake_up(&Clock::System, bell(&worker)).await.expect("started").expect("in real time");
        assert!(real::at_most(Duration::from_secs(30), worker.rung(0)).await.is_some());
        scheduler.shutdown().await.expect("ends");
        let manual = crate::clock::ManualClock::new(crate::domain::time::instant("2026-11-23T09:00:00Z"));
        assert!(wake_up(&Clock::Manual(manual), bell(&worker)).await.expect("nothing to start").is_none());
    }
}
