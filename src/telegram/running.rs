//! The running loops as one thing: started together, stopped together, and quiet or not at an instant.
use super::{
    api::Api,
    dispatch::{Dispatch, Trees},
    failure::chain,
    handlers::data,
    listener::Listener,
    render::RenderNotice,
    sender::Sender,
};
use crate::{
    clock::{Clock, Worker, real},
    domain::time::Instant,
    store::{Db, inbox, outbox},
};
use chrono::TimeDelta;
use dptree::di::DependencyMap;
use futures::future::select_all;
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinSet};

/// Lanes on PostgreSQL; SQLite has one writer and so one lane.
pub const LANES: usize = 4;
/// Finished updates live so long.
const KEEP_UPDATES: TimeDelta = TimeDelta::days(7);
/// Delivered notices live so long.
const KEEP_NOTICES: TimeDelta = TimeDelta::days(30);
/// Between two cleanings, and rows removed in one transaction.
const CLEANING: TimeDelta = TimeDelta::hours(6);
const CLEANED: i64 = 500;
/// What could not be cleaned is tried again after this.
const TRY_AGAIN: TimeDelta = TimeDelta::minutes(1);
/// Real time a stop waits for work in hand.
const GRACE: Duration = Duration::from_secs(10);

/// What the loops are made of.
pub struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub api: Api,
    pub trees: Trees,
    /// What handlers get besides the update's own.
    pub deps: DependencyMap,
    pub notices: RenderNotice,
    /// Distinguishes processes on one database.
    pub replica: String,
    /// Poll Telegram; false where updates come another way.
    pub listen: bool,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts").field("replica", &self.replica).finish_non_exhaustive()
    }
}

/// The bells of the loops; cheap to clone. Rung after a commit.
#[derive(Clone, Debug)]
pub struct Bells {
    sender: Worker,
    schedule: Worker,
    lanes: Arc<[Worker]>,
}

impl Bells {
    /// Something was put into the outbox.
    pub fn outbox(&self) {
        self.sender.ring();
    }

    /// Something was put into the inbox.
    pub fn inbox(&self) {
        self.lanes.iter().for_each(Worker::ring);
    }

    /// The bell of the outbox itself, for a loop that rings it.
    pub fn sender(&self) -> Worker {
        self.sender.clone()
    }

    /// The bell of the schedule: rung whenever handlers may have changed people or times.
    pub fn schedule(&self) -> Worker {
        self.schedule.clone()
    }

    /// How many lanes the inbox has.
    pub fn lanes(&self) -> i64 {
        i64::try_from(self.lanes.len()).unwrap_or(1)
    }
}

/// The running loops; dropping it ends them in the middle of whatever they do, as a killed process would.
#[derive(Debug)]
pub struct Running {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
    workers: Vec<Worker>,
    bells: Bells,
    replica: String,
}

/// Starts the listener, the loops over the inbox, the sender and the cleaning.
///
/// # Panics
/// When handlers ask for something they are not given: see [`Trees::check`].
pub fn start(parts: Parts) -> Running {
    let Parts { db, clock, api, trees, deps, notices, replica, listen } = parts;
    trees.check(&deps);
    let count = if db.is_shared() { LANES } else { 1 };
    let lanes: Vec<Worker> = (0..count).map(|_| Worker::default()).collect();
    let bells = Bells { sender: Worker::default(), schedule: Worker::default(), lanes: lanes.clone().into() };
    let stop = watch::Sender::new(false);
    let mut running =
        Running { stop, tasks: JoinSet::new(), workers: Vec::new(), bells: bells.clone(), replica: replica.clone() };
    for (lane, worker) in (0..).zip(&lanes) {
        let dispatch = Dispatch {
            db: db.clone(),
            clock: clock.clone(),
            trees: trees.clone(),
            deps: deps.clone(),
            worker: worker.clone(),
            sender: bells.sender.clone(),
            schedule: bells.schedule.clone(),
            lane,
            lanes: bells.lanes(),
            replica: replica.clone(),
        };
        running.include(worker.clone(), |stop| dispatch.run(stop));
    }
    let sender = Sender {
        db: db.clone(),
        clock: clock.clone(),
        api: api.clone(),
        notices,
        worker: bells.sender.clone(),
        lanes: lanes.clone(),
        replica,
    };
    running.include(bells.sender.clone(), |stop| sender.run(stop));
    let cleaner = Worker::default();
    running.include(cleaner.clone(), {
        let (db, clock) = (db.clone(), clock.clone());
        let sender = bells.sender.clone();
        |stop| clean(db, clock, cleaner, sender, stop)
    });
    if listen {
        let listener = Listener { db, clock, api, lanes };
        let stop = running.stop.subscribe();
        running.tasks.spawn(listener.run(stop));
    }
    running
}

impl Running {
    /// Runs one more loop, which rests on `worker` and ends when told to stop: the schedule.
    pub fn include<F: Future<Output = ()> + Send + 'static>(
        &mut self,
        worker: Worker,
        run: impl FnOnce(watch::Receiver<bool>) -> F,
    ) {
        self.workers.push(worker);
        self.tasks.spawn(run(self.stop.subscribe()));
    }

    pub fn bells(&self) -> Bells {
        self.bells.clone()
    }

    /// Which process this is to the others on the database.
    pub fn replica(&self) -> &str {
        &self.replica
    }

    /// Nothing is in hand or due at `now`.
    pub fn is_quiet(&self, now: Instant) -> bool {
        let rings = || self.workers.iter().map(Worker::rings).sum::<u64>();
        let before = rings();
        // A loop looked at late may have rung one looked at early, and rested.
        self.workers.iter().all(|worker| worker.is_quiet(now)) && rings() == before
    }

    /// The next instant at which a loop means to wake by itself.
    pub fn next_at(&self) -> Option<Instant> {
        self.workers.iter().filter_map(Worker::next_at).min()
    }

    /// Returns after a loop has begun or stopped resting; take it before asking whether all is quiet.
    pub fn changed(&self) -> impl Future<Output = ()> + Send + 'static {
        let watched: Vec<_> = self.workers.iter().map(|worker| Box::pin(worker.watch())).collect();
        async move {
            select_all(watched).await;
        }
    }

    /// Returns when a loop has ended although nobody told it to: a mistake in the program.
    pub async fn broke(&mut self) {
        if let Some(Err(error)) = self.tasks.join_next().await {
            tracing::error!(panicked = error.is_panic(), "a loop has ended");
        }
    }

    /// Finishes what is in hand and ends, in real time after a few seconds at most.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let ended = real::at_most(GRACE, async { while self.tasks.join_next().await.is_some() {} }).await;
        if ended.is_none() {
            tracing::warn!("work in hand was left: it will be done after the next start");
        }
    }
}

/// Forgets what has been finished long ago, and whom the heads have kept silent about.
async fn clean(db: Db, clock: Clock, worker: Worker, sender: Worker, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let seen = worker.rings();
        let now = clock.now();
        if let Err(error) = clean_once(&db, now).await {
            tracing::warn!(error = %chain(&error), "old rows could not be removed");
        }
        let next_at = match data::carry_out_due(&db, &sender, now).await {
            Ok(next_at) => next_at.filter(|at| *at > now),
            Err(error) => {
                if !error.is_conflict() {
                    tracing::warn!(error = %chain(&error), "people who wish it could not be erased");
                }
                Some(now + TRY_AGAIN)
            }
        };
        let again_at = next_at.map_or(now + CLEANING, |at| at.min(now + CLEANING));
        tokio::select! {
            () = worker.rest(&clock, seen, Some(again_at)) => {}
            _ = stop.changed() => {}
        }
    }
    worker.leave();
}

async fn clean_once(db: &Db, now: Instant) -> crate::store::Result<()> {
    loop {
        let mut tx = db.queue().await?;
        let removed = inbox::purge(&mut tx, now - KEEP_UPDATES, CLEANED).await?
            + outbox::purge(&mut tx, now - KEEP_NOTICES, CLEANED).await?;
        if removed == 0 {
            return Ok(());
        }
        tx.commit().await?;
    }
}
