//! Long polling: what Telegram has is stored, and only the next poll tells Telegram so.
//!
//! Invariants: never ends by itself; a batch is one commit; what cannot be understood is stored as well, the loop
//! over the inbox will set it aside; no text of people and no address reaches the log.
use super::{
    api::{Answer, Api, PATIENCE},
    failure::chain,
    origin::Origin,
};
use crate::{
    clock::{Clock, Worker, real},
    store::{
        Db,
        inbox::{self, Incoming},
    },
};
use serde_json::{Value, json};
use std::time::Duration;
use teloxide::types::Me;
use tokio::sync::watch;

/// Everything the handlers understand; given at each poll, for Telegram remembers the last list it was given.
pub const ALLOWED_UPDATES: [&str; 5] = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"];
/// Seconds Telegram holds a poll open.
const POLL: u64 = 25;
/// Updates in a poll.
const BATCH: u64 = 100;
/// Real pauses after failures in a row.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why the bot is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMet {
    #[error("Telegram does not know the token")]
    BadToken,
    #[error("Telegram did not answer")]
    NoAnswer,
    #[error("what answers is not Telegram's Bot API")]
    NotTelegram,
}

/// Asks Telegram once who the bot is.
pub async fn meet(api: &Api) -> Result<Me, NotMet> {
    let answer = api.call("GetMe", &json!({}), PATIENCE).await;
    match &answer {
        Answer::Said { said, .. } if said.ok => {
            serde_json::from_value(said.result.clone()).map_err(|_| NotMet::NotTelegram)
        }
        Answer::Said { status: 401 | 404, .. } => Err(NotMet::BadToken),
        Answer::Garbled { status: 0..500 } => Err(NotMet::NotTelegram),
        _ => Err(NotMet::NoAnswer),
    }
}

/// Asks until Telegram answers; a wrong token is not asked again.
pub async fn meet_patiently(api: &Api) -> Result<Me, NotMet> {
    let mut pause = SHORTEST_PAUSE;
    loop {
        match meet(api).await {
            Err(NotMet::NoAnswer) => {
                tracing::warn!("Telegram does not answer, asking again");
                real::pause(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            other => return other,
        }
    }
}

/// What the loop needs.
#[derive(Debug)]
pub struct Listener {
    pub db: Db,
    pub clock: Clock,
    pub api: Api,
    /// The loops of the inbox, by lane.
    pub lanes: Vec<Worker>,
}

/// Why a poll brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    NoAnswer,
    /// Another process polls, or a webhook is set.
    Taken,
    BadToken,
    /// Telegram asks for patience, in seconds.
    Flood(u64),
    Refused,
    Database,
}

impl Listener {
    /// Polls until told to stop; the poll in flight is then dropped, what it would have brought comes again.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        tokio::select! {
            () = self.listen() => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }

    async fn listen(&self) {
        let mut in_a_row: u32 = 0;
        let mut prepared = false;
        loop {
            let polled = match prepared {
                true => self.poll().await,
                false => self.without_webhook().await,
            };
            let Err(trouble) = polled else {
                prepared = true;
                in_a_row = 0;
                continue;
            };
            // After a conflict a webhook may have been set.
            prepared &= trouble != Trouble::Taken;
            in_a_row += 1;
            let pause = match trouble {
                Trouble::Flood(seconds) => Duration::from_secs(seconds),
                _ => SHORTEST_PAUSE * 2_u32.pow(in_a_row.min(6) - 1),
            };
            tracing::warn!(?trouble, in_a_row, "nothing could be received");
            real::pause(pause.min(LONGEST_PAUSE)).await;
        }
    }

    /// Polling is refused while a webhook is set.
    async fn without_webhook(&self) -> Result<(), Trouble> {
        let answer = self.api.call("GetWebhookInfo", &json!({}), PATIENCE).await;
        let info = answer.result().ok_or_else(|| trouble(&answer))?;
        if info["url"].as_str().is_some_and(|url| !url.is_empty()) {
            let answer = self.api.call("DeleteWebhook", &json!({"drop_pending_updates": false}), PATIENCE).await;
            answer.result().ok_or_else(|| trouble(&answer))?;
        }
        Ok(())
    }

    async fn poll(&self) -> Result<(), Trouble> {
        let offset = self.offset().await.map_err(|error| database(&error))?;
        let body = json!({"offset": offset, "limit": BATCH, "timeout": POLL, "allowed_updates": ALLOWED_UPDATES});
        let patience = PATIENCE + Duration::from_secs(POLL);
        let answer = self.api.call("GetUpdates", &body, patience).await;
        let updates = answer.result().and_then(Value::as_array).ok_or_else(|| trouble(&answer))?;
        if updates.is_empty() {
            return Ok(());
        }
        self.keep(updates).await.map_err(|error| database(&error))?;
        self.lanes.iter().for_each(Worker::ring);
        Ok(())
    }

    async fn offset(&self) -> crate::store::Result<i64> {
        let mut tx = self.db.read().await?;
        Ok(inbox::next_offset(&mut tx).await?.unwrap_or(0))
    }

    async fn keep(&self, updates: &[Value]) -> crate::store::Result<u64> {
        let mut tx = self.db.queue().await?;
        let new = inbox::put(&mut tx, &incoming(updates, self.lanes.len()), self.clock.now()).await?;
        tx.commit().await?;
        Ok(new)
    }
}

/// Raw updates as rows of the inbox; whatever has no number cannot be acknowledged and is left out.
pub fn incoming(updates: &[Value], lanes: usize) -> Vec<Incoming> {
    let lanes = i64::try_from(lanes).unwrap_or(1);
    let row = |update: &Value| {
        Some(Incoming {
            update_id: Some(update["update_id"].as_i64()?),
            lane: Origin::of(update).lane(lanes),
            payload: update.to_string(),
        })
    };
    updates.iter().filter_map(row).collect()
}

fn trouble(answer: &Answer) -> Trouble {
    match answer {
        Answer::Said { status: 409, .. } => Trouble::Taken,
        Answer::Said { status: 401 | 404, .. } => Trouble::BadToken,
        Answer::Said { status: 429, said } => {
            Trouble::Flood(said.parameters.retry_after.and_then(|s| u64::try_from(s).ok()).unwrap_or(1).max(1))
        }
        Answer::Said { status: 0..500, .. } => Trouble::Refused,
        _ => Trouble::NoAnswer,
    }
}

fn database(error: &crate::store::StoreError) -> Trouble {
    tracing::error!(error = %chain(error), "what came could not be stored");
    Trouble::Database
}
