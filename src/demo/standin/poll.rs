//! `getUpdates`: the long poll.
//!
//! Invariants: it returns at once when there is an update, when a newer poll or a webhook takes over, and when the server
//! stops or its network fails (the server drops this future); an offset confirms before anything waits.
use super::{failure::Failure, methods::commands, params::Params, shared::Shared};
use crate::clock::real;
use serde_json::{Value, json};
use std::time::Duration;

const MAX_BATCH: i64 = 100;
const MAX_TIMEOUT_S: i64 = 50;

pub(super) async fn get_updates(shared: &Shared, params: &Params) -> Result<Value, Failure> {
    let mine = shared.act(|state| {
        refuse_beside_webhook(state.webhook.is_some())?;
        state.updates.allow(commands::allowed(params)?);
        state.updates.confirm(params.int("offset").unwrap_or(0), state.now);
        state.updates.poll += 1;
        state.updates.revision += 1;
        Ok(state.updates.poll)
    })?;
    let limit = params.int("limit").unwrap_or(MAX_BATCH).clamp(1, MAX_BATCH);
    let limit = usize::try_from(limit).unwrap_or(1);
    let mut arrivals = shared.arrivals();
    let _entered = (params.int("timeout") > Some(0)).then(|| shared.enter_poll());
    let look = || {
        shared.look_mut(|state| match state.updates.poll == mine {
            false => Err(Failure::conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            )),
            true if state.webhook.is_some() => Err(Failure::conflict("terminated by setWebhook request")),
            true => Ok(state.updates.batch(limit)),
        })
    };
    let wait = async {
        loop {
            arrivals.borrow_and_update();
            let batch = look()?;
            if !batch.is_empty() || arrivals.changed().await.is_err() {
                return Ok(json!(batch));
            }
        }
    };
    let timeout = params.int("timeout").unwrap_or(0).clamp(0, MAX_TIMEOUT_S);
    match u64::try_from(timeout) {
        Ok(seconds @ 1..) => real::at_most(Duration::from_secs(seconds), wait).await.unwrap_or_else(|| Ok(json!([]))),
        _ => look().map(|batch| json!(batch)),
    }
}

fn refuse_beside_webhook(active: bool) -> Result<(), Failure> {
    match active {
        true => Err(Failure::conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )),
        false => Ok(()),
    }
}
