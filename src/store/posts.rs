//! Logical messages: what was posted, and its number at Telegram once that is known.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{ChatId, DepartmentId, MessageId, PostId},
        notice::PostKind,
        time::Instant,
    },
    record,
};

/// A logical message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    pub department: Option<DepartmentId>,
    pub kind: PostKind,
    /// The number of what it shows; whose, says the kind.
    pub subject: i64,
    pub chat: ChatId,
    /// `None` until Telegram has accepted it.
    pub message: Option<MessageId>,
    pub created_at: Instant,
}
record!(Post { id, department, kind, subject, chat, message, created_at });

/// The columns of a [`Post`] and where they come from.
macro_rules! posts {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, kind, subject, chat, message, created_at
             FROM posts ",
            $condition
        )
    };
}

/// Makes a post to be sent by a parcel with [`Place::NewPost`](crate::domain::notice::Place).
pub async fn create(
    tx: &mut Tx,
    department: Option<DepartmentId>,
    kind: PostKind,
    subject: i64,
    chat: ChatId,
    now: Instant,
) -> Result<PostId> {
    let id: PostId = tx.new_id().await?;
    tx.sql("INSERT INTO posts (id, department, kind, subject, chat, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(department)
        .bind(kind)
        .bind(subject)
        .bind(chat)
        .bind(now)
        .exactly(1)
        .await?;
    Ok(id)
}

pub async fn get(tx: &mut Tx, id: PostId) -> Result<Option<Post>> {
    tx.sql(posts!("WHERE id = $1")).bind(id).optional().await
}

/// All posts of a subject, oldest first.
pub async fn of_subject(tx: &mut Tx, kind: PostKind, subject: i64) -> Result<Vec<Post>> {
    tx.sql(posts!("WHERE kind = $1 AND subject = $2 ORDER BY id")).bind(kind).bind(subject).all().await
}

/// It stands in its chat, or may still appear there: of one whose letter was refused or dropped neither is true.
pub async fn stands(tx: &mut Tx, id: PostId) -> Result<bool> {
    tx.sql(
        "SELECT EXISTS (SELECT 1 FROM posts WHERE id = $1 AND message IS NOT NULL)
             OR EXISTS (SELECT 1 FROM outbox WHERE post = $1 AND NOT edits
                        AND state IN ('queued', 'leased', 'held', 'sent'))",
    )
    .bind(id)
    .scalar()
    .await
}

/// The post that stands in a chat as this message.
pub async fn of_message(tx: &mut Tx, chat: ChatId, message: MessageId) -> Result<Option<Post>> {
    tx.sql(posts!("WHERE chat = $1 AND message = $2 ORDER BY id DESC LIMIT 1"))
        .bind(chat)
        .bind(message)
        .optional()
        .await
}

/// Telegram has accepted it under this number.
pub async fn appeared(tx: &mut Tx, id: PostId, chat: ChatId, message: MessageId) -> Result<()> {
    tx.sql("UPDATE posts SET message = $2, chat = $3 WHERE id = $1").bind(id).bind(message).bind(chat).exactly(1).await
}
