//! The state under its lock, and the signals around it.
//!
//! Invariants: the lock is held for one short closure and never across a wait; every change is followed by a pulse; the
//! poll has a pulse of its own, so that sending does not wake it.
use super::{faults::Fault, params::Params, state::State};
use crate::clock::Clock;
use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::watch;

#[derive(Debug)]
pub(super) struct Shared {
    clock: Clock,
    state: Mutex<State>,
    changed: watch::Sender<u64>,
    arrivals: watch::Sender<u64>,
    pub stopping: watch::Sender<bool>,
    /// The network is cut: nothing is answered.
    pub down: watch::Sender<bool>,
    /// Calls being worked on, polls apart.
    in_flight: AtomicUsize,
    /// Polls that wait now.
    polls: AtomicUsize,
}

impl Shared {
    pub fn new(clock: Clock, state: State) -> Self {
        Self {
            clock,
            state: Mutex::new(state),
            changed: watch::Sender::new(0),
            arrivals: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
            down: watch::Sender::new(false),
            in_flight: AtomicUsize::new(0),
            polls: AtomicUsize::new(0),
        }
    }

    /// A panic inside a closure (a test's wrong demand) leaves the state usable.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads.
    pub fn look<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.lock())
    }

    /// Changes only what nobody waits for.
    pub fn look_mut<T>(&self, read: impl FnOnce(&mut State) -> T) -> T {
        read(&mut self.lock())
    }

    /// Changes, then pulses.
    pub fn act<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let (out, news) = {
            let mut state = self.lock();
            state.now = self.clock.now();
            let before = state.updates.revision;
            let out = change(&mut state);
            (out, state.updates.revision != before)
        };
        if news {
            self.arrivals.send_modify(|n| *n += 1);
        }
        self.pulse();
        out
    }

    pub fn pulse(&self) {
        self.changed.send_modify(|n| *n += 1);
    }

    /// Changes after every change of the state.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Changes when a poll should look again.
    pub fn arrivals(&self) -> watch::Receiver<u64> {
        self.arrivals.subscribe()
    }

    pub fn take_fault(&self, method: &str, params: &Params) -> Option<Fault> {
        self.look_mut(|state| state.faults.take(method, params))
    }

    pub fn in_flight(&self) -> usize {
        self.in_flight.load(Ordering::SeqCst)
    }

    pub fn polls(&self) -> usize {
        self.polls.load(Ordering::SeqCst)
    }

    /// Counts a call until the guard is dropped.
    pub fn enter_call(&self) -> Entered<'_> {
        self.enter(&self.in_flight)
    }

    /// Counts a waiting poll until the guard is dropped.
    pub fn enter_poll(&self) -> Entered<'_> {
        self.enter(&self.polls)
    }

    fn enter<'a>(&'a self, counter: &'a AtomicUsize) -> Entered<'a> {
        counter.fetch_add(1, Ordering::SeqCst);
        self.pulse();
        Entered { shared: self, counter }
    }

    /// Returns when the server stops or the network is cut.
    pub async fn interrupted(&self) {
        let (mut stopping, mut down) = (self.stopping.subscribe(), self.down.subscribe());
        // The senders live in `self`, so waiting can only end by the condition.
        tokio::select! {
            _ = stopping.wait_for(|yes| *yes) => {}
            _ = down.wait_for(|yes| *yes) => {}
        }
    }
}

/// One more call or poll; less again when dropped.
pub(super) struct Entered<'a> {
    shared: &'a Shared,
    counter: &'a AtomicUsize,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.counter.fetch_sub(1, Ordering::SeqCst);
        self.shared.pulse();
    }
}
