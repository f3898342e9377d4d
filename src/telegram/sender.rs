//! The one loop that delivers what stands in the outbox.
//!
//! Each step is one transaction: results of finished calls are recorded, what may go now is leased; then the calls
//! are made, several at a time to different chats, with no transaction open. A process that dies leaves leases that
//! lapse, and what they were for is *unknown*: see [`fate`](super::fate).
//!
//! Invariants: never two calls to a chat at once; on PostgreSQL one replica sends, for there is one limiter.
use super::{
    api::{Api, PATIENCE, UPLOAD_PATIENCE},
    classify::{Outcome, classify},
    event::Event,
    failure::chain,
    fate::pause,
    limiter::Limiter,
    origin::lane,
    record::{Done, record},
    render::{RenderError, RenderNotice, cost, render},
};
use crate::{
    clock::{Clock, Worker, real},
    domain::{id::NoticeId, time::Instant},
    store::{
        Db, Result, Tx, inbox,
        lanes::{self, SENDER},
        outbox::{self, Letter},
    },
};
use chrono::TimeDelta;
use futures::{FutureExt as _, StreamExt as _, stream::FuturesUnordered};
use serde_json::Value;
use std::{collections::BTreeSet, panic::AssertUnwindSafe, time::Duration};
use tokio::sync::watch;

/// How long a row may be on its way; above [`UPLOAD_PATIENCE`].
pub const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How long a replica that has work keeps the others from sending.
const REPLICA_LEASE: TimeDelta = TimeDelta::seconds(15);
/// Calls at a time.
const IN_FLIGHT: usize = 16;
/// Chats looked at in one step; more than can be stopped by the limiter at a time.
const HEADS: i64 = 256;
/// Real time between attempts to reach the database.
const DATABASE_PAUSE: Duration = Duration::from_secs(1);

/// What the loop needs.
pub struct Sender {
    pub db: Db,
    pub clock: Clock,
    pub api: Api,
    pub notices: RenderNotice,
    /// Rung when something was put into the outbox.
    pub worker: Worker,
    /// The loops of the inbox, by lane.
    pub lanes: Vec<Worker>,
    pub replica: String,
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender").field("replica", &self.replica).finish_non_exhaustive()
    }
}

#[derive(Default)]
struct State {
    limiter: Limiter,
    flying: BTreeSet<NoticeId>,
    done: Vec<Done>,
    /// This replica has the sender's lane.
    holds: bool,
    /// Since the last good answer: 1, and one more for each probe that failed.
    trouble: i64,
    probing: bool,
}

struct Step {
    taken: Vec<Letter>,
    /// Ask Telegram whether it is back.
    probe: bool,
    next_at: Option<Instant>,
}

/// What a call in flight comes to.
enum Landed {
    Done(Box<Done>),
    /// Telegram has answered at all.
    Probe(bool),
}

impl Sender {
    /// Delivers until told to stop, then waits for the calls in flight and records them.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut state = State::default();
        let mut calls = FuturesUnordered::new();
        self.take_over().await;
        loop {
            let seen = self.worker.rings();
            let stopping = *stop.borrow();
            let step = match self.step(&mut state, stopping).await {
                Ok(step) => step,
                Err(error) => {
                    if !error.is_conflict() {
                        tracing::error!(error = %chain(&error), "the outbox could not be used");
                        real::pause(DATABASE_PAUSE).await;
                    }
                    if stopping && calls.is_empty() {
                        break;
                    }
                    continue;
                }
            };
            for letter in step.taken {
                calls.push(self.deliver(letter).boxed());
            }
            if step.probe {
                calls.push(self.probe().boxed());
            }
            if calls.is_empty() {
                if stopping {
                    break;
                }
                tokio::select! {
                    () = self.worker.rest(&self.clock, seen, step.next_at) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            let due = async {
                match step.next_at {
                    Some(at) => self.clock.until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                Some(landed) = calls.next() => state.landed(landed, self.clock.now()),
                () = self.worker.rung(seen), if !stopping => {}
                () = due, if !stopping => {}
                _ = stop.changed(), if !stopping => {}
            }
            while let Some(Some(landed)) = calls.next().now_or_never() {
                state.landed(landed, self.clock.now());
            }
        }
        self.worker.leave();
    }

    /// The only process on an SQLite file has just started: leases in it are of one that is gone.
    async fn take_over(&self) {
        if self.db.is_shared() {
            return;
        }
        let ended = async {
            let mut tx = self.db.queue().await?;
            outbox::abandon_leases(&mut tx, self.clock.now()).await?;
            tx.commit().await
        };
        if let Err(error) = ended.await {
            // They lapse by themselves in a minute.
            tracing::warn!(error = %chain(&error), "leases of an earlier run could not be ended");
        }
    }

    async fn step(&self, state: &mut State, stopping: bool) -> Result<Step> {
        let now = self.clock.now();
        let mut tx = self.db.queue().await?;
        let mut events = Vec::new();
        state.judge_trouble();
        for done in &state.done {
            if let Outcome::Flood { after } = done.outcome {
                state.limiter.flooded(done.letter.chat, after, now);
            }
            record(&mut tx, done, now, &mut events).await?;
        }
        for mut letter in outbox::lapsed(&mut tx, now).await? {
            if !state.flying.contains(&letter.id) {
                // As it was before it was leased.
                letter.attempts -= 1;
                record(&mut tx, &Done { letter, outcome: Outcome::Unknown, reply: None }, now, &mut events).await?;
            }
        }
        outbox::expire(&mut tx, now).await?;
        let mut step = Step { taken: Vec::new(), probe: false, next_at: None };
        if state.trouble > 0 {
            step.next_at = state.limiter.stopped_until().filter(|at| *at > now);
            step.probe = !stopping && !state.probing && step.next_at.is_none();
        } else if !stopping {
            self.take(&mut tx, state, &mut step, now).await?;
        }
        if state.holds && step.taken.is_empty() && state.flying.is_empty() {
            lanes::lease(&mut tx, SENDER, &self.replica, now, now).await?;
        }
        let queued = outbox::next_at(&mut tx, now).await?.filter(|at| *at > now);
        step.next_at = [step.next_at, queued].into_iter().flatten().min();
        self.keep(&mut tx, &events, now).await?;
        // Also when nothing changed: a dropped transaction would keep the heads it looked at locked a while longer, and
        // the replica that may send would pass them over.
        tx.commit().await?;
        state.holds = self.db.is_shared() && !(step.taken.is_empty() && state.flying.is_empty());
        state.done.clear();
        state.probing |= step.probe;
        state.flying.extend(step.taken.iter().map(|letter| letter.id));
        for event in &events {
            if let Some(worker) = self.lanes.get(self.lane(event)) {
                worker.ring();
            }
        }
        Ok(step)
    }

    /// Leases what may go now.
    async fn take(&self, tx: &mut Tx, state: &mut State, step: &mut Step, now: Instant) -> Result<()> {
        let heads = outbox::heads(tx, now, HEADS).await?;
        if self.db.is_shared()
            && !heads.is_empty()
            && let Some(held_until) = lanes::lease(tx, SENDER, &self.replica, now, now + REPLICA_LEASE).await?
        {
            step.next_at = Some(held_until).filter(|at| *at > now);
            return Ok(());
        }
        for letter in heads {
            if state.flying.len() + step.taken.len() >= IN_FLIGHT {
                break;
            }
            let cost = cost(&letter);
            let ready_at = state.limiter.ready_at(letter.chat, cost, letter.is_urgent(), now);
            if ready_at <= now {
                state.limiter.take(letter.chat, cost, now);
                outbox::lease(tx, letter.id, now + LEASE).await?;
                step.taken.push(letter);
            } else {
                step.next_at = Some(step.next_at.map_or(ready_at, |at| at.min(ready_at)));
            }
        }
        Ok(())
    }

    async fn probe(&self) -> Landed {
        let answer = self.api.call("GetMe", &Value::Object(serde_json::Map::new()), PATIENCE).await;
        Landed::Probe(answer.result().is_some())
    }

    async fn deliver(&self, letter: Letter) -> Landed {
        let rendered = std::panic::catch_unwind(AssertUnwindSafe(|| render(&letter, &self.notices)));
        match rendered.unwrap_or(Err(RenderError)) {
            Err(RenderError) => done(letter, Outcome::Rejected("unreadable"), None),
            Ok(call) => {
                let answer = match &call.upload {
                    None => self.api.call(&call.method, &call.body, PATIENCE).await,
                    Some(upload) => self.api.upload(&call.method, &call.body, upload, UPLOAD_PATIENCE).await,
                };
                let outcome = classify(&answer, letter.chat);
                let reply = call.reply_as_event.map(|name| (name, answer.result().cloned()));
                done(letter, outcome, reply)
            }
        }
    }

    async fn keep(&self, tx: &mut Tx, events: &[Event], now: Instant) -> Result<()> {
        let incoming: Vec<inbox::Incoming> = events
            .iter()
            .map(|event| inbox::Incoming {
                update_id: None,
                lane: i64::try_from(self.lane(event)).unwrap_or(0),
                payload: serde_json::to_string(event).expect("an event always becomes JSON"),
            })
            .collect();
        inbox::put(tx, &incoming, now).await.map(|_| ())
    }

    fn lane(&self, event: &Event) -> usize {
        usize::try_from(lane(event.chat(), i64::try_from(self.lanes.len()).unwrap_or(1))).unwrap_or(0)
    }
}

fn done(letter: Letter, outcome: Outcome, reply: Option<(String, Option<Value>)>) -> Landed {
    Landed::Done(Box::new(Done { letter, outcome, reply }))
}

impl State {
    fn landed(&mut self, landed: Landed, now: Instant) {
        match landed {
            Landed::Done(done) => {
                self.flying.remove(&done.letter.id);
                self.done.push(*done);
            }
            Landed::Probe(answered) => {
                self.probing = false;
                if answered {
                    self.trouble = 0;
                } else {
                    tracing::warn!(in_a_row = self.trouble, "Telegram is not to be had");
                    self.limiter.stop_until(now + pause(self.trouble));
                    self.trouble += 1;
                }
            }
        }
    }

    /// While Telegram is not to be had at all nothing is risked: it is asked for a sign of life first. So the one
    /// repetition of a lost message is not wasted on the same outage.
    fn judge_trouble(&mut self) {
        let bad = |done: &Done| matches!(done.outcome, Outcome::NotNow | Outcome::Unknown | Outcome::Failing);
        if self.done.iter().any(|done| !bad(done)) {
            self.trouble = 0;
        } else if !self.done.is_empty() {
            self.trouble = self.trouble.max(1);
        }
    }
}
