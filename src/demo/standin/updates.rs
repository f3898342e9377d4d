//! The queue of updates for the bot: order, confirmation by offset, what is allowed, 24 hours of life.
//!
//! Invariants: ids grow by one; a confirmed update comes back only when a test asks for it (`repeat`); what is not
//! allowed when it happens is never queued.
use crate::domain::time::Instant;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::VecDeque;

/// Kinds that come only when asked for by name.
const OPT_IN: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
/// How many confirmed updates are kept to be repeated.
const REMEMBERED: usize = 256;

/// How held updates are let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    AsHappened,
    /// The newest first.
    Reversed,
    /// Each one twice, with the same id.
    Doubled,
}

#[derive(Clone, Debug)]
struct Queued {
    id: i64,
    at: Instant,
    update: Value,
    /// Comes even when its id is confirmed already; goes once delivered.
    stray: bool,
    delivered: bool,
}

#[derive(Debug)]
pub struct Updates {
    queue: VecDeque<Queued>,
    confirmed: VecDeque<Queued>,
    last_id: i64,
    /// As the bot asked; empty means all but those that are opt-in.
    allowed: Vec<String>,
    pub held: bool,
    /// The newest poll; an older one that still waits is answered with 409.
    pub poll: u64,
    /// Grows when a waiting poll has a reason to look again.
    pub revision: u64,
}

impl Default for Updates {
    fn default() -> Self {
        Self {
            queue: VecDeque::new(),
            confirmed: VecDeque::new(),
            last_id: 700_000_000,
            allowed: Vec::new(),
            held: false,
            poll: 0,
            revision: 0,
        }
    }
}

impl Updates {
    fn is_allowed(&self, kind: &str) -> bool {
        match self.allowed.is_empty() {
            true => !OPT_IN.contains(&kind),
            false => self.allowed.iter().any(|allowed| allowed == kind),
        }
    }

    /// Remembers what the bot wants; `None` leaves it as it was.
    pub fn allow(&mut self, kinds: Option<Vec<String>>) {
        if let Some(kinds) = kinds {
            self.allowed = kinds;
        }
    }

    /// What the bot wants now, as `getWebhookInfo` shows it.
    pub fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Queues an update of this kind, unless the bot does not want it; its id.
    pub fn push(&mut self, kind: &str, content: Value, at: Instant) -> Option<i64> {
        if !self.is_allowed(kind) {
            return None;
        }
        self.last_id += 1;
        let id = self.last_id;
        let update = json!({ "update_id": id, kind: content });
        self.queue.push_back(Queued { id, at, update, stray: false, delivered: false });
        self.revision += 1;
        Some(id)
    }

    /// Updates that happened and are not confirmed.
    pub fn pending(&self) -> usize {
        self.queue.len()
    }

    /// Confirms everything below `offset`; a negative one keeps only that many newest.
    pub fn confirm(&mut self, offset: i64, now: Instant) {
        let from = match offset {
            0 => i64::MIN,
            1.. => offset,
            _ => {
                let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
                match self.queue.len().checked_sub(keep) {
                    Some(index) => self.queue.get(index).map_or(i64::MIN, |queued| queued.id),
                    None => i64::MIN,
                }
            }
        };
        let day = TimeDelta::hours(24);
        let (kept, gone) = std::mem::take(&mut self.queue)
            .into_iter()
            .partition(|queued| queued.id >= from && queued.at + day > now || queued.stray && !queued.delivered);
        self.queue = kept;
        let gone: VecDeque<Queued> = gone;
        self.confirmed.extend(gone);
        while self.confirmed.len() > REMEMBERED {
            self.confirmed.pop_front();
        }
    }

    /// The next batch, in the queue's order.
    pub fn batch(&mut self, limit: usize) -> Vec<Value> {
        if self.held {
            return Vec::new();
        }
        let batch = self.queue.iter_mut().take(limit).map(|queued| {
            queued.delivered = true;
            queued.update.clone()
        });
        batch.collect()
    }

    /// Forgets all that is pending.
    pub fn drop_pending(&mut self) {
        self.queue.clear();
    }

    /// Ends holding; the pending ones come in this order.
    pub fn release(&mut self, order: Order) {
        self.held = false;
        self.revision += 1;
        match order {
            Order::AsHappened => {}
            Order::Reversed => {
                self.queue = self.queue.drain(..).rev().collect();
                // An offset after the newest must not swallow the older ones that come later.
                self.queue.iter_mut().for_each(|queued| queued.stray = true);
            }
            Order::Doubled => {
                let twice = |queued: Queued| [queued.clone(), Queued { stray: true, ..queued }];
                self.queue = self.queue.drain(..).flat_map(twice).collect();
            }
        }
    }

    /// Sends the last `count` confirmed updates once more; how many there were.
    pub fn repeat(&mut self, count: usize) -> usize {
        let from = self.confirmed.len().saturating_sub(count);
        let again: Vec<Queued> = self.confirmed.iter().skip(from).cloned().collect();
        let sent = again.len();
        self.queue.extend(again.into_iter().map(|queued| Queued { stray: true, delivered: false, ..queued }));
        self.revision += 1;
        sent
    }
}
