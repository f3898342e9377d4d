//! The loop over the inbox: runs the handlers so that an update's effects, its notices, the conversation and the mark
//! that it is done are one transaction.
//!
//! A claimed batch is one transaction with a savepoint per update. A refusal or a panic rolls back to the savepoint
//! and leaves an answer; a lost race runs the batch again one by one. teloxide's Dispatcher is not used: with its
//! workers a panicking update came back after every restart, and a full queue blocked all chats.
//!
//! Invariants: a lane is worked on by one loop at a time, in the order of the rows; no row is lost: it ends done or
//! set aside; a panic's message reaches no log.
use super::{
    event::Event,
    failure::{Failure, chain},
    handle::TxHandle,
    origin::Origin,
    place::watched,
    render::Tap,
};
use crate::{
    clock::{Clock, Worker, real},
    domain::{
        id::{InboxId, TelegramId},
        notice::{Form, NoticeKind, Parcel},
        person::Language,
        time::Instant,
    },
    locale::Locale,
    store::{
        Db, Result, StoreError, Tx,
        inbox::{self, Arrival, BATCH, STARTS},
        lanes, outbox, reach,
    },
    view::{html::Html, screen::Screen},
};
use dptree::{Type, di::DependencyMap};
use serde_json::Value;
use std::{ops::ControlFlow, time::Duration};
use teloxide::{dispatching::UpdateHandler, types::Update};
use tokio::sync::watch;

/// How often a lost race is run again at once.
const RERUNS: u32 = 5;
/// How often a row that makes its transaction fail is tried before it is set aside.
const TRIES: u32 = 3;
/// Real time between attempts to reach the database, and after races lost in a row.
const DATABASE_PAUSE: Duration = Duration::from_secs(1);

/// The present instant, as handlers get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now(pub Instant);

/// When the update was stored: a tap counts from then, also after an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received(pub Instant);

/// The handlers: of updates of Telegram, which get an `Update`, and of internal events, which get an [`Event`].
///
/// Both get a [`TxHandle`], a [`Now`], a [`Received`], the [`InboxId`] and whatever the composition root has added.
#[derive(Clone)]
pub struct Trees {
    pub updates: UpdateHandler<Failure>,
    pub events: UpdateHandler<Failure>,
}

impl std::fmt::Debug for Trees {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trees(…)")
    }
}

impl Trees {
    /// Checks that the handlers can be given all they ask for.
    ///
    /// # Panics
    /// When they cannot: a mistake in the program, found at its start.
    pub fn check(&self, deps: &DependencyMap) {
        let with =
            |own: Type| [Type::of::<TxHandle>(), Type::of::<Now>(), Type::of::<Received>(), Type::of::<InboxId>(), own];
        dptree::type_check(self.updates.sig(), deps, &with(Type::of::<Update>()));
        dptree::type_check(self.events.sig(), deps, &with(Type::of::<Event>()));
    }
}

/// The loop of one lane.
#[derive(Debug)]
pub struct Dispatch {
    pub db: Db,
    pub clock: Clock,
    pub trees: Trees,
    /// What handlers get besides the update's own.
    pub deps: DependencyMap,
    /// Rung when something was put into the lane.
    pub worker: Worker,
    pub sender: Worker,
    /// Rung after a commit: people or times of a department may have changed.
    pub schedule: Worker,
    pub lane: i64,
    pub lanes: i64,
    pub replica: String,
}

/// What a step came to.
enum Step {
    /// So many rows were finished.
    Worked(usize),
    /// Nothing to do, before `Some` at least.
    Idle(Option<Instant>),
}

/// What a row makes of itself.
enum Decoded {
    Update(Box<Update>),
    Event(Event),
    Unreadable,
}

impl Dispatch {
    /// Handles what comes until told to stop, at the border between two batches.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while let Err(error) = self.begin().await {
            self.stumbled(&error).await;
        }
        let mut limit = BATCH;
        // Rows still to be run one by one after a lost race.
        let mut singly = 0_usize;
        let mut lost_in_a_row = 0_u32;
        let mut tries = 0_u32;
        while !*stop.borrow() {
            let seen = self.worker.rings();
            match self.step(limit).await {
                Ok(Step::Worked(rows)) => {
                    (lost_in_a_row, tries) = (0, 0);
                    singly = singly.saturating_sub(rows);
                    self.sender.ring();
                    self.schedule.ring();
                }
                Ok(Step::Idle(until)) => {
                    singly = 0;
                    tokio::select! {
                        () = self.worker.rest(&self.clock, seen, until) => {}
                        _ = stop.changed() => {}
                    }
                }
                Err(error) if error.is_conflict() => {
                    singly = singly.max(BATCH);
                    lost_in_a_row += 1;
                    if lost_in_a_row > RERUNS {
                        tracing::warn!(lane = self.lane, "races are lost again and again");
                        real::pause(DATABASE_PAUSE).await;
                        lost_in_a_row = 0;
                    }
                }
                Err(error) => {
                    self.stumbled(&error).await;
                    singly = singly.max(BATCH);
                    tries += u32::from(limit == 1);
                    if tries >= TRIES && self.give_up_oldest().await.is_ok() {
                        tries = 0;
                    }
                }
            }
            limit = if singly > 0 { 1 } else { BATCH };
        }
        self.worker.leave();
    }

    async fn stumbled(&self, error: &StoreError) {
        tracing::error!(lane = self.lane, error = %chain(error), "the inbox could not be used");
        real::pause(DATABASE_PAUSE).await;
    }

    /// The oldest unfinished row may be what ended the last process: it is counted, and after [`STARTS`] set aside.
    async fn begin(&self) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.queue().await?;
        if self.lane == 0 {
            inbox::fold(&mut tx, self.lanes).await?;
        }
        if let Some(row) = inbox::begin(&mut tx, self.lane).await?
            && row.attempts > STARTS
        {
            self.set_aside(&mut tx, &row, now).await?;
        }
        tx.commit().await
    }

    async fn give_up_oldest(&self) -> Result<()> {
        let mut tx = self.db.queue().await?;
        if let Some(row) = inbox::claim(&mut tx, self.lane, 1).await?.first() {
            self.set_aside(&mut tx, row, self.clock.now()).await?;
        }
        tx.commit().await?;
        self.sender.ring();
        Ok(())
    }

    async fn set_aside(&self, tx: &mut Tx, row: &Arrival, now: Instant) -> Result<()> {
        tracing::error!(code = code(row.id), attempts = row.attempts, "an update was set aside");
        inbox::set_aside(tx, row.id, now).await?;
        apologise(tx, row, now).await
    }

    async fn step(&self, limit: usize) -> Result<Step> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        if self.db.is_shared() {
            // Held until the end of this transaction: a second replica waits, and a dead one holds nothing.
            if let Some(until) = lanes::lease(&mut tx, self.lane, &self.replica, now, now).await? {
                return Ok(Step::Idle(Some(until)));
            }
        }
        let rows = inbox::claim(&mut tx, self.lane, limit).await?;
        if rows.is_empty() {
            return Ok(Step::Idle(None));
        }
        let handle = TxHandle::new(tx);
        for row in &rows {
            self.handle(&handle, row, now).await?;
        }
        handle.close().ok_or(KEPT)?.commit().await?;
        Ok(Step::Worked(rows.len()))
    }

    async fn handle(&self, handle: &TxHandle, row: &Arrival, now: Instant) -> Result<()> {
        let (tree, deps) = match decode(row) {
            Decoded::Unreadable => return self.set_aside(&mut *handle.try_open().ok_or(KEPT)?, row, now).await,
            Decoded::Update(update) => (&self.trees.updates, self.deps_with(handle, row, now, *update)),
            Decoded::Event(event) => (&self.trees.events, self.deps_with(handle, row, now, event)),
        };
        handle.try_open().ok_or(KEPT)?.savepoint().await?;
        let ended = watched(tree.dispatch(deps)).await;
        let mut tx = handle.try_open().ok_or(KEPT)?;
        match ended {
            Ok(ControlFlow::Continue(_) | ControlFlow::Break(Ok(()))) => tx.release_savepoint().await?,
            Ok(ControlFlow::Break(Err(failure))) => failed(&mut tx, row, failure, now).await?,
            Err(place) => {
                tracing::error!(code = code(row.id), place, "a handler panicked");
                tx.rollback_to_savepoint().await?;
                apologise(&mut tx, row, now).await?;
            }
        }
        inbox::done(&mut tx, row.id, now).await
    }

    fn deps_with<T: Send + Sync + 'static>(
        &self,
        handle: &TxHandle,
        row: &Arrival,
        now: Instant,
        own: T,
    ) -> DependencyMap {
        let mut deps = self.deps.clone();
        deps.insert(handle.clone());
        deps.insert(Now(now));
        deps.insert(Received(row.received_at));
        deps.insert(row.id);
        deps.insert(own);
        deps
    }
}

/// A task that a handler left behind has the transaction.
const KEPT: StoreError = StoreError::Inconsistent { what: "a transaction kept by a handler" };

async fn failed(tx: &mut Tx, row: &Arrival, failure: Failure, now: Instant) -> Result<()> {
    match failure {
        Failure::Refused(answers) => {
            tx.rollback_to_savepoint().await?;
            for parcel in &answers {
                outbox::put(tx, parcel, now).await?;
            }
            Ok(())
        }
        Failure::Store(error) if error.is_conflict() => Err(error),
        other => {
            tracing::error!(code = code(row.id), error = %chain(&other), "an update could not be handled");
            tx.rollback_to_savepoint().await?;
            apologise(tx, row, now).await
        }
    }
}

fn decode(row: &Arrival) -> Decoded {
    let decoded = match row.update_id {
        Some(_) => serde_json::from_str(&row.payload).map(|update| Decoded::Update(Box::new(update))),
        None => serde_json::from_str(&row.payload).map(Decoded::Event),
    };
    match decoded {
        // teloxide keeps kinds it does not know as an error.
        Ok(Decoded::Update(update)) if matches!(update.kind, teloxide::types::UpdateKind::Error(_)) => {
            Decoded::Unreadable
        }
        Ok(decoded) => decoded,
        Err(_) => Decoded::Unreadable,
    }
}

/// Short, and the same in the apology and the log.
fn code(id: InboxId) -> String {
    format!("{:X}", id.0)
}

/// Tells whoever wrote or tapped that it went wrong, in his language, and stops the button's clock.
async fn apologise(tx: &mut Tx, row: &Arrival, now: Instant) -> Result<()> {
    if row.update_id.is_none() {
        return Ok(());
    }
    let origin = serde_json::from_str::<Value>(&row.payload).map(|update| Origin::of(&update)).unwrap_or_default();
    let known = match origin.from {
        Some(TelegramId(id)) => reach::language(tx, TelegramId(id)).await?,
        None => None,
    };
    // A message of a channel or a service message has nobody who waits for an answer.
    let (Some(chat), Some(_)) = (origin.chat, origin.from) else { return Ok(()) };
    let language = known.or(origin.language).unwrap_or(Language::Ru);
    let text = Locale(language).texts().delivery_apology(code(row.id));
    let parcel = match origin.query {
        Some(query) => {
            let payload = json(&Tap { query, text: Some(text), alert: true });
            Parcel::new(chat, NoticeKind::Answer, Form::Tap, payload, now)
        }
        None => {
            let payload = json(&Screen::text(Html::text(text)));
            let parcel = Parcel::new(chat, NoticeKind::Reply, Form::Screen, payload, now);
            Parcel { topic: origin.topic, ..parcel }
        }
    };
    outbox::put(tx, &parcel, now).await.map(|_| ())
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers always become JSON")
}
