//! The digest of a coordination day: composed, shown before its time, posted, edited, frozen.
//!
//! The engine calls [`publish_scheduled`] at the digest's instant (once: that is the occurrence's business), every use
//! case that changes a figure, a report or a promise calls [`refresh`]. What stands in the chat is kept beside the
//! digest's row as the team may see it, so an edit is queued only when a reader would see a difference.
//!
//! A digest that cannot reach its chat is not lost: the leaders get it, and may forward it once the chat is there.
//!
//! Invariants: a digest is posted once; its messages are as many as they were when it was posted; it is edited at most once in [`EDIT_PAUSE`] and not after the next one is out;
//! nothing about who is silent goes to the chat.
mod decide;
mod gather;
mod held;
mod month;
mod places;
mod publish;
mod show;

pub use decide::{decide, forward};
pub use held::{answer_held, tell_held};
pub use places::{kept_from_chat, undelivered};
pub use publish::{EDIT_PAUSE, Published, publish_scheduled, refresh};
pub use show::{InChat, Shown, current_on, in_team_chat, last_post, preview, show};

use super::house::House;
use crate::{
    domain::{
        digest::{DigestContent, DigestState},
        id::{DepartmentId, DigestId, PostId},
        notice::PostKind,
        time::Instant,
    },
    store::{self, Result, Tx, published::DigestRow},
};
use chrono::NaiveDate;

/// How many digests back the last posted one is looked for.
const LOOK_BACK: i64 = 40;

/// The digest of a coordination day as it would stand now, everybody's figures included; `None` when no date has
/// passed since the previous one.
pub async fn compose(tx: &mut Tx, house: &House, digest_on: NaiveDate, now: Instant) -> Result<Option<DigestContent>> {
    let row = row_of(tx, house.department.id, digest_on, now).await?;
    gather::compose(tx, house, &row, now).await
}

/// The row of a day's digest, made when it is first needed.
async fn row_of(tx: &mut Tx, department: DepartmentId, digest_on: NaiveDate, now: Instant) -> Result<DigestRow> {
    if let Some(row) = store::published::digest_of(tx, department, digest_on).await? {
        return Ok(row);
    }
    let row = DigestRow {
        id: tx.new_id().await?,
        department,
        digest_on,
        state: DigestState::Prepared,
        created_at: now,
        posted_at: None,
        edited_at: None,
        content: None,
        reason: None,
    };
    store::published::put_digest(tx, &row).await?;
    Ok(row)
}

/// The digest a post shows; `None` for posts of another kind.
async fn row_of_post(tx: &mut Tx, post: PostId) -> Result<Option<DigestRow>> {
    match store::posts::get(tx, post).await?.filter(|post| post.kind == PostKind::Digest) {
        Some(post) => store::published::digest(tx, DigestId(post.subject)).await,
        None => Ok(None),
    }
}

/// What stands in the chat; `None` when it was never posted or was written by a version that said it otherwise.
fn content_of(row: &DigestRow) -> Option<DigestContent> {
    row.content.as_deref().and_then(|json| serde_json::from_str(json).ok())
}

#[cfg(test)]
mod tests;
