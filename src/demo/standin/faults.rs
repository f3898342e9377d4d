//! Scripted misfortune: what the next calls of a method meet instead of ordinary service.
//!
//! Faults of a method are used up first in, first out; each knows how many calls it still meets. Waiting ends by a
//! signal, never by time.
use super::{failure::Failure, params::Params};
use std::sync::Arc;
use tokio::sync::watch;

/// One kind of misfortune.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Refused without being processed.
    Reply(Failure),
    /// Processed, and yet answered with this (a 500 after the message was accepted).
    ReplyAfter(Failure),
    /// The connection closes without processing.
    CutBefore,
    /// Processed, then the connection closes without an answer.
    CutAfter,
    /// Processing waits for the release.
    Slow(Hold),
    /// Processed at once, the answer waits for the release.
    SlowAnswer(Hold),
}

/// Holds calls until released; clones are one hold.
#[derive(Clone, Debug)]
pub struct Hold {
    inner: Arc<HoldState>,
}

#[derive(Debug)]
struct HoldState {
    released: watch::Sender<bool>,
    waiting: watch::Sender<usize>,
}

impl Default for Hold {
    fn default() -> Self {
        Self { inner: Arc::new(HoldState { released: watch::Sender::new(false), waiting: watch::Sender::new(0) }) }
    }
}

impl Hold {
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets go all who wait and all who come later.
    pub fn release(&self) {
        self.inner.released.send_replace(true);
    }

    /// Returns once this many calls have come to wait (even if they have left since).
    pub async fn reached(&self, calls: usize) {
        let mut waiting = self.inner.waiting.subscribe();
        // The sender lives in `self`, so waiting can only end by the condition.
        let _ = waiting.wait_for(|n| *n >= calls).await;
    }

    pub(super) async fn wait(&self) {
        self.inner.waiting.send_modify(|n| *n += 1);
        let mut released = self.inner.released.subscribe();
        let _ = released.wait_for(|released| *released).await;
    }
}

/// The faults still to come.
#[derive(Debug, Default)]
pub struct Faults {
    script: Vec<Scripted>,
}

#[derive(Debug)]
struct Scripted {
    method: String,
    chat: Option<i64>,
    fault: Fault,
    left: usize,
}

impl Faults {
    /// The next `times` calls of `method` (case does not matter, `*` is any) in `chat` (`None`: in any) meet `fault`.
    pub fn add(&mut self, method: &str, chat: Option<i64>, fault: Fault, times: usize) {
        self.script.push(Scripted { method: method.to_ascii_lowercase(), chat, fault, left: times });
    }

    pub fn clear(&mut self) {
        self.script.clear();
    }

    /// Calls that will still meet a fault.
    pub fn left(&self) -> usize {
        self.script.iter().map(|scripted| scripted.left).sum()
    }

    pub(super) fn take(&mut self, method: &str, params: &Params) -> Option<Fault> {
        if self.script.is_empty() {
            return None;
        }
        let (method, chat) = (method.to_ascii_lowercase(), params.int("chat_id"));
        let at = self.script.iter().position(|scripted| {
            (scripted.method == method || scripted.method == "*")
                && (scripted.chat.is_none() || scripted.chat == chat)
                && scripted.left > 0
        })?;
        let scripted = &mut self.script[at];
        scripted.left -= 1;
        let fault = scripted.fault.clone();
        if scripted.left == 0 {
            self.script.remove(at);
        }
        Some(fault)
    }
}
