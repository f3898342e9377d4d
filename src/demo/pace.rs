//! Moves a hand-moved clock over the bot and the stand-in together.
//!
//! The clock stands still while anything is in hand: an update on its way, a handler at work, a message being sent. Then
//! it steps to the next instant at which a loop means to wake, never over it.
use super::standin::Standin;
use crate::{
    clock::{ManualClock, real},
    domain::time::Instant,
    telegram::running::Running,
};
use chrono::TimeDelta;
use std::time::Duration;

/// Real time in which everything must come to rest.
const PATIENCE: Duration = Duration::from_secs(60);

/// Something was still going on after a minute of real time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bot does not come to rest")]
pub struct Restless;

/// Returns when the bot has dealt with everything there is at this instant.
///
/// # Errors
/// [`Restless`], also while the stand-in's network is down: then see [`bot_settles`].
pub async fn settle(clock: &ManualClock, standin: &Standin, running: &Running) -> Result<(), Restless> {
    rest(clock, Some(standin), running).await
}

/// Returns when the bot has nothing to do at this instant, whatever the stand-in has for it.
///
/// # Errors
/// [`Restless`].
pub async fn bot_settles(clock: &ManualClock, running: &Running) -> Result<(), Restless> {
    rest(clock, None, running).await
}

/// Lets the clock run to `at`, stopping at every instant at which the bot has something to do.
///
/// # Errors
/// [`Restless`].
pub async fn advance_to(
    clock: &ManualClock,
    standin: &Standin,
    running: &Running,
    at: Instant,
) -> Result<(), Restless> {
    loop {
        settle(clock, standin, running).await?;
        match running.next_at().filter(|next| *next < at) {
            Some(next) => clock.set(next),
            None => break,
        }
    }
    clock.set(at);
    settle(clock, standin, running).await
}

/// Lets the clock run on by `by`.
///
/// # Errors
/// [`Restless`].
pub async fn advance(clock: &ManualClock, standin: &Standin, running: &Running, by: TimeDelta) -> Result<(), Restless> {
    advance_to(clock, standin, running, clock.now() + by).await
}

async fn rest(clock: &ManualClock, standin: Option<&Standin>, running: &Running) -> Result<(), Restless> {
    let mut acts = standin.map(Standin::changes);
    let resting = async {
        loop {
            let changed = running.changed();
            if let Some(acts) = &mut acts {
                acts.borrow_and_update();
            }
            // In the order in which work is handed on: what leaves the stand-in has rung the bot before.
            let idle = |s: &Standin| s.is_polled() && s.pending_updates() == 0 && s.in_flight() == 0;
            if standin.is_none_or(idle) && running.is_quiet(clock.now()) {
                return;
            }
            let acted = async {
                match &mut acts {
                    // The stand-in outlives its borrow, and with it the sender.
                    Some(acts) => drop(acts.changed().await),
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = changed => {}
                () = acted => {}
            }
        }
    };
    real::at_most(PATIENCE, resting).await.ok_or(Restless)
}
