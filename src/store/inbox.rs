//! Updates and internal events that came and are not all handled: stored before Telegram is told they arrived.
//!
//! Invariants: an `update_id` is kept once; rows of a lane are taken in the order of their ids; a row is finished
//! (`done`, `aside`) once, in the transaction of its effects.
use super::{Result, Tx};
use crate::{
    domain::{id::InboxId, time::Instant},
    record,
};

/// Rows of a lane handled in one transaction.
pub const BATCH: usize = 32;
/// A row that was the oldest unfinished one at this many starts of a process is set aside.
pub const STARTS: i64 = 3;

/// What is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Telegram's number; `None` for an internal event.
    pub update_id: Option<i64>,
    pub lane: i64,
    /// JSON as it came.
    pub payload: String,
}

/// A kept row that is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub id: InboxId,
    pub update_id: Option<i64>,
    pub payload: String,
    /// How often it was the oldest unfinished row when a process started.
    pub attempts: i64,
    pub received_at: Instant,
}
record!(Arrival { id, update_id, payload, attempts, received_at });

/// Keeps what came; returns how many of it were new.
pub async fn put(tx: &mut Tx, batch: &[Incoming], now: Instant) -> Result<u64> {
    let mut new = 0;
    for incoming in batch {
        let id: InboxId = tx.new_id().await?;
        new += tx
            .sql(
                "INSERT INTO inbox (id, update_id, lane, payload, state, attempts, received_at)
                 VALUES ($1, $2, $3, $4, 'new', 0, $5) ON CONFLICT (update_id) DO NOTHING",
            )
            .bind(id)
            .bind(incoming.update_id)
            .bind(incoming.lane)
            .bind(incoming.payload.as_str())
            .bind(now)
            .affected()
            .await?;
    }
    Ok(new)
}

/// The `offset` of the next poll; `None` when nothing is known (after a quiet week numbers start anywhere).
pub async fn next_offset(tx: &mut Tx) -> Result<Option<i64>> {
    let last: Option<i64> = tx.sql("SELECT MAX(update_id) FROM inbox").scalar().await?;
    Ok(last.map(|n| n + 1))
}

/// The oldest unfinished rows of a lane, at most `limit`.
///
/// A row that was unfinished at a process start comes alone: it may be what ended the process.
pub async fn claim(tx: &mut Tx, lane: i64, limit: usize) -> Result<Vec<Arrival>> {
    let mut rows: Vec<Arrival> = tx
        .sql(
            "SELECT id, update_id, payload, attempts, received_at FROM inbox
             WHERE state = 'new' AND lane = $1 ORDER BY id LIMIT $2",
        )
        .bind(lane)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .all()
        .await?;
    let alone = if rows.first().is_some_and(|row| row.attempts > 0) {
        1
    } else {
        rows.iter().position(|row| row.attempts > 0).unwrap_or(rows.len())
    };
    rows.truncate(alone);
    Ok(rows)
}

/// Counts a start against the oldest unfinished row of a lane, and returns it.
pub async fn begin(tx: &mut Tx, lane: i64) -> Result<Option<Arrival>> {
    tx.sql(
        "UPDATE inbox SET attempts = attempts + 1
         WHERE id = (SELECT MIN(id) FROM inbox WHERE state = 'new' AND lane = $1)
         RETURNING id, update_id, payload, attempts, received_at",
    )
    .bind(lane)
    .optional()
    .await
}

/// Moves unfinished rows of lanes that no longer exist to those that do.
pub async fn fold(tx: &mut Tx, lanes: i64) -> Result<u64> {
    tx.sql("UPDATE inbox SET lane = lane % $1 WHERE state = 'new' AND lane >= $1").bind(lanes).affected().await
}

/// It was handled.
pub async fn done(tx: &mut Tx, id: InboxId, now: Instant) -> Result<()> {
    tx.sql("UPDATE inbox SET state = 'done', done_at = $2 WHERE id = $1 AND state = 'new'")
        .bind(id)
        .bind(now)
        .exactly(1)
        .await
}

/// It cannot be handled and is kept for whoever looks into it.
pub async fn set_aside(tx: &mut Tx, id: InboxId, now: Instant) -> Result<()> {
    tx.sql("UPDATE inbox SET state = 'aside', done_at = $2 WHERE id = $1 AND state = 'new'")
        .bind(id)
        .bind(now)
        .exactly(1)
        .await
}

/// Forgets at most `limit` rows finished before `before`; returns how many.
pub async fn purge(tx: &mut Tx, before: Instant, limit: i64) -> Result<u64> {
    tx.sql(
        "DELETE FROM inbox WHERE id IN
         (SELECT id FROM inbox WHERE state = 'done' AND done_at < $1 ORDER BY id LIMIT $2)",
    )
    .bind(before)
    .bind(limit)
    .affected()
    .await
}

/// How many rows are not finished, and since when the oldest waits.
pub async fn waiting(tx: &mut Tx) -> Result<(i64, Option<Instant>)> {
    tx.sql("SELECT COUNT(*), MIN(received_at) FROM inbox WHERE state = 'new'").one().await
}

/// How many rows were set aside.
pub async fn aside(tx: &mut Tx) -> Result<i64> {
    tx.sql("SELECT COUNT(*) FROM inbox WHERE state = 'aside'").scalar().await
}
