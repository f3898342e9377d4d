//! The only place that knows what time it is.
//!
//! Below the shell functions take `now`; the shell holds a [`Clock`]: the machine's, or a hand-moved one that the
//! demo and the end-to-end tests advance. Leases, backoff, limits of Telegram and the stand-in's flood buckets are
//! instants of this clock. Real durations remain for two things only, both in [`real`]: HTTP timeouts and the grace
//! of a shutdown.
//!
//! A [`Worker`] is how a background loop rests: it remembers rings, so a ring that comes while the loop works is not
//! lost, and it tells a hand-moved clock whether anything is still going on at this instant.
use crate::domain::time::{Instant, to_millis};
use chrono::TimeDelta;
use std::sync::Arc;
use tokio::sync::watch;

/// Real or hand-moved time; cheap to clone, all clones are one clock.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    Manual(ManualClock),
}

impl Clock {
    /// The present instant, truncated to milliseconds (nanoseconds would survive on SQLite only).
    pub fn now(&self) -> Instant {
        match self {
            Clock::System => real::now(),
            Clock::Manual(clock) => clock.now(),
        }
    }

    /// Returns when the clock shows `at` or later.
    pub async fn until(&self, at: Instant) {
        match self {
            Clock::System => {
                while let Ok(left) = (at - self.now()).to_std()
                    && !left.is_zero()
                {
                    // An hour at most: a suspended or corrected machine clock is noticed.
                    real::sleep(left.min(std::time::Duration::from_secs(3600))).await;
                }
            }
            Clock::Manual(clock) => {
                let mut shown = clock.shown.subscribe();
                // The sender lives in `clock`, so waiting can only end by the condition.
                let _ = shown.wait_for(|now| *now >= at).await;
            }
        }
    }
}

/// A clock that stands still until it is moved; it never goes back.
#[derive(Clone, Debug)]
pub struct ManualClock {
    shown: Arc<watch::Sender<Instant>>,
}

impl ManualClock {
    pub fn new(at: Instant) -> Self {
        Self { shown: Arc::new(watch::Sender::new(to_millis(at))) }
    }

    pub fn now(&self) -> Instant {
        *self.shown.borrow()
    }

    /// Shows `at` from now on and wakes whoever waited for it; an earlier instant than the shown one is ignored.
    pub fn set(&self, at: Instant) {
        let at = to_millis(at);
        self.shown.send_if_modified(|now| {
            let forward = at > *now;
            if forward {
                *now = at;
            }
            forward
        });
    }

    pub fn advance_by(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

/// The resting place of one background loop.
///
/// The loop reads [`Worker::rings`] **before** it looks for work, does all there is, then calls [`Worker::rest`] with
/// that number. Whoever makes work calls [`Worker::ring`] after the work is visible (committed).
#[derive(Clone, Debug)]
pub struct Worker {
    inner: Arc<WorkerState>,
}

#[derive(Debug)]
struct WorkerState {
    rings: watch::Sender<u64>,
    rest: watch::Sender<Rest>,
}

#[derive(Clone, Copy, Debug)]
enum Rest {
    /// Not started yet, or working.
    Busy,
    /// Saw all work of the first `rings` rings; nothing to do before `until`.
    Resting { rings: u64, until: Option<Instant> },
    /// Will not work any more.
    Gone,
}

impl Default for Worker {
    fn default() -> Self {
        Self { inner: Arc::new(WorkerState { rings: watch::Sender::new(0), rest: watch::Sender::new(Rest::Busy) }) }
    }
}

impl Worker {
    /// There is (or may be) something to do.
    pub fn ring(&self) {
        self.inner.rings.send_modify(|n| *n += 1);
    }

    pub fn rings(&self) -> u64 {
        *self.inner.rings.borrow()
    }

    /// Waits for a ring after the `seen`-th, or for `until`.
    pub async fn rest(&self, clock: &Clock, seen: u64, until: Option<Instant>) {
        let mut rings = self.inner.rings.subscribe();
        self.inner.rest.send_replace(Rest::Resting { rings: seen, until });
        let rung = rings.wait_for(|n| *n != seen);
        match until {
            None => {
                let _ = rung.await;
            }
            Some(at) => tokio::select! {
                _ = rung => {}
                () = clock.until(at) => {}
            },
        }
        self.inner.rest.send_replace(Rest::Busy);
    }

    /// Waits for a ring after the `seen`-th without resting: for a loop that still has something in flight.
    pub async fn rung(&self, seen: u64) {
        // The sender lives in `self`, so waiting can only end by the condition.
        let _ = self.inner.rings.subscribe().wait_for(|n| *n != seen).await;
    }

    /// The loop has ended; a clock need not wait for it.
    pub fn leave(&self) {
        self.inner.rest.send_replace(Rest::Gone);
    }

    /// Nothing to do at `now` and nothing announced.
    pub fn is_quiet(&self, now: Instant) -> bool {
        match *self.inner.rest.borrow() {
            Rest::Busy => false,
            Rest::Resting { rings, until } => rings == self.rings() && until.is_none_or(|at| at > now),
            Rest::Gone => true,
        }
    }

    /// When the resting loop means to wake by itself.
    pub fn next_at(&self) -> Option<Instant> {
        match *self.inner.rest.borrow() {
            Rest::Resting { until, .. } => until,
            Rest::Busy | Rest::Gone => None,
        }
    }

    /// Changes whenever the loop begins or stops resting.
    pub fn watch(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut rest = self.inner.rest.subscribe();
        let mut rings = self.inner.rings.subscribe();
        async move {
            tokio::select! {
                _ = rest.changed() => {}
                _ = rings.changed() => {}
            }
        }
    }
}

/// Real time, for HTTP timeouts and the grace of a shutdown only.
#[allow(clippy::disallowed_methods, reason = "the one place that reads and waits for the machine's clock")]
pub mod real {
    use super::{Instant, to_millis};
    use std::time::Duration;

    pub(super) fn now() -> Instant {
        to_millis(chrono::Utc::now())
    }

    pub(super) async fn sleep(duration: Duration) {
        tokio::time::sleep(duration).await;
    }

    /// The future's output, or `None` after `limit` of real time.
    pub async fn at_most<T>(limit: Duration, future: impl Future<Output = T>) -> Option<T> {
        tokio::time::timeout(limit, future).await.ok()
    }

    /// A pause after a failed HTTP call, so that a dead server is not hammered.
    pub async fn pause(duration: Duration) {
        tokio::time::sleep(duration).await;
    }

    /// A stopwatch for figures printed to people (benchmarks, «finished in 41 s»).
    #[derive(Debug, Clone, Copy)]
    pub struct Stopwatch(std::time::Instant);
    impl Stopwatch {
        pub fn start() -> Self {
            Self(std::time::Instant::now())
        }
        pub fn elapsed(&self) -> Duration {
            self.0.elapsed()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::instant;

    #[tokio::test]
    async fn a_ring_during_work_is_not_lost() {
        let clock = Clock::Manual(ManualClock::new(instant("2026-11-23T09:00:00Z")));
        let worker = Worker::default();
        let seen = worker.rings();
        worker.ring();
        worker.rest(&clock, seen, None).await;
        assert!(!worker.is_quiet(clock.now()));
    }

    #[tokio::test]
    async fn a_hand_moved_clock_wakes_those_who_waited_for_the_instant() {
        let manual = ManualClock::new(instant("2026-11-23T09:00:00Z"));
        let clock = Clock::Manual(manual.clone());
        let worker = Worker::default();
        let at = instant("2026-11-23T10:00:00Z");
        let rest = tokio::spawn({
            let (worker, clock) = (worker.clone(), clock.clone());
            async move { worker.rest(&clock, 0, Some(at)).await }
        });
        while worker.next_at() != Some(at) {
            worker.watch().await;
        }
        assert!(worker.is_quiet(clock.now()));
        manual.set(at);
        assert!(!worker.is_quiet(clock.now()), "what is due is not quiet");
        rest.await.expect("the resting task ends");
        manual.set(instant("2026-11-23T08:00:00Z"));
        assert_eq!(manual.now(), at, "a clock never goes back");
    }
}
