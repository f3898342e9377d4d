//! Who works on a lane of the inbox, and who sends: one replica at a time.
//!
//! On PostgreSQL the row is also the lock: whoever has leased it in an open transaction makes others wait.
use super::{Result, Tx};
use crate::domain::time::Instant;

/// The lane of the sender, of which there is one, as there is one limiter for the bot.
pub const SENDER: i64 = -1;

/// Takes or keeps the lane until `until`; `None` when that worked, else when the other replica's lease ends.
pub async fn lease(tx: &mut Tx, lane: i64, replica: &str, now: Instant, until: Instant) -> Result<Option<Instant>> {
    let taken = tx
        .sql(
            "INSERT INTO lanes (lane, holder, held_until) VALUES ($1, $2, $4)
             ON CONFLICT (lane) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
             WHERE lanes.holder = excluded.holder OR lanes.held_until <= $3",
        )
        .bind(lane)
        .bind(replica)
        .bind(now)
        .bind(until)
        .affected()
        .await?;
    if taken == 1 {
        return Ok(None);
    }
    tx.sql("SELECT held_until FROM lanes WHERE lane = $1").bind(lane).scalar().await.map(Some)
}
