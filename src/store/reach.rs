//! What delivery learns about people and chats: who cannot be reached, which chat has another number now.
use super::{Result, Tx};
use crate::domain::{
    id::{ChatId, DepartmentId, TelegramId, TopicId},
    person::Language,
    time::Instant,
};

/// The person can no longer be written to, since `now`; true when that is news.
pub async fn lose_person(tx: &mut Tx, telegram: TelegramId, now: Instant) -> Result<bool> {
    let changed = tx
        .sql(
            "UPDATE persons SET reachable = FALSE, unreachable_since = $2, menu = NULL
             WHERE telegram = $1 AND reachable",
        )
        .bind(telegram)
        .bind(now)
        .affected()
        .await?;
    Ok(changed > 0)
}

/// The bot is no longer in the chat; true when that is news.
pub async fn lose_chat(tx: &mut Tx, chat: ChatId) -> Result<bool> {
    let changed = tx.sql("UPDATE chats SET present = FALSE WHERE id = $1 AND present").bind(chat).affected().await?;
    Ok(changed > 0)
}

/// The bot may not write in the chat; true when that is news.
pub async fn mute_chat(tx: &mut Tx, chat: ChatId) -> Result<bool> {
    let changed =
        tx.sql("UPDATE chats SET muted = TRUE WHERE id = $1 AND present AND NOT muted").bind(chat).affected().await?;
    Ok(changed > 0)
}

/// The bot may write in the chat again, or is to try; true when that is news.
pub async fn unmute_chat(tx: &mut Tx, chat: ChatId) -> Result<bool> {
    let changed = tx.sql("UPDATE chats SET muted = FALSE WHERE id = $1 AND muted").bind(chat).affected().await?;
    Ok(changed > 0)
}

/// The topic the chat was bound in is gone: what is said there goes to the chat itself from now on, what waits as well.
/// True when that is news.
pub async fn lose_topic(tx: &mut Tx, chat: ChatId, topic: TopicId) -> Result<bool> {
    tx.sql("UPDATE outbox SET topic = NULL WHERE chat = $1 AND topic = $2 AND state = 'queued'")
        .bind(chat)
        .bind(topic)
        .affected()
        .await?;
    let changed = tx
        .sql("UPDATE chats SET topic = NULL, topic_closed = FALSE WHERE id = $1 AND topic = $2")
        .bind(chat)
        .bind(topic)
        .affected()
        .await?;
    Ok(changed > 0)
}

/// The topic the chat was bound in is closed to the bot; it stays bound there, for a closed topic may be opened again.
/// True when that is news.
pub async fn close_topic(tx: &mut Tx, chat: ChatId, topic: TopicId) -> Result<bool> {
    let changed = tx
        .sql("UPDATE chats SET topic_closed = TRUE WHERE id = $1 AND topic = $2 AND NOT topic_closed")
        .bind(chat)
        .bind(topic)
        .affected()
        .await?;
    Ok(changed > 0)
}

/// The topic takes the bot's words again; true when that is news.
pub async fn open_topic(tx: &mut Tx, chat: ChatId, topic: TopicId) -> Result<bool> {
    let changed = tx
        .sql("UPDATE chats SET topic_closed = FALSE WHERE id = $1 AND topic = $2 AND topic_closed")
        .bind(chat)
        .bind(topic)
        .affected()
        .await?;
    Ok(changed > 0)
}

/// The chat's number of today: of a basic group that has become a supergroup the supergroup's, else its own.
pub async fn number_now(tx: &mut Tx, chat: ChatId) -> Result<ChatId> {
    let moved: Option<(Option<ChatId>,)> =
        tx.sql("SELECT moved_to FROM chats WHERE id = $1").bind(chat).optional().await?;
    Ok(moved.and_then(|(to,)| to).unwrap_or(chat))
}

/// A group became a supergroup: everything known of the old chat belongs to the new one, and the old number is
/// remembered as a former one.
///
/// Telegram says so twice, as a refusal and as service messages: the second time there is nothing left to move. A
/// message of the old group has no number in the new one, where that number is another message's: posts that stand in
/// the old group stay there, and edits of them fall away.
pub async fn move_chat(tx: &mut Tx, from: ChatId, to: ChatId, now: Instant) -> Result<()> {
    move_binding(tx, from, to).await?;
    move_request(tx, from, to).await?;
    tx.sql(
        "UPDATE outbox SET state = 'dropped', outcome = 'moved', done_at = $2
         WHERE chat = $1 AND state = 'queued' AND edits AND (message IS NOT NULL
           OR EXISTS (SELECT 1 FROM posts p WHERE p.id = outbox.post AND p.message IS NOT NULL))",
    )
    .bind(from)
    .bind(now)
    .affected()
    .await?;
    tx.sql("UPDATE outbox SET chat = $2 WHERE chat = $1").bind(from).bind(to).affected().await?;
    tx.sql("UPDATE posts SET chat = $2 WHERE chat = $1 AND message IS NULL").bind(from).bind(to).affected().await?;
    tx.sql(
        "DELETE FROM conversations WHERE chat = $1
         AND EXISTS (SELECT 1 FROM conversations newer WHERE newer.chat = $2 AND newer.telegram = conversations.telegram)",
    )
    .bind(from)
    .bind(to)
    .affected()
    .await?;
    tx.sql("UPDATE conversations SET chat = $2 WHERE chat = $1").bind(from).bind(to).affected().await?;
    Ok(())
}

async fn move_binding(tx: &mut Tx, from: ChatId, to: ChatId) -> Result<()> {
    let old: Option<(Option<DepartmentId>,)> =
        tx.sql("SELECT department FROM chats WHERE id = $1 AND moved_to IS NULL").bind(from).optional().await?;
    let Some((department,)) = old else { return Ok(()) };
    let met: bool = tx.sql("SELECT EXISTS (SELECT 1 FROM chats WHERE id = $1)").bind(to).scalar().await?;
    if !met {
        tx.sql(
            "INSERT INTO chats (id, title, administrator, present, bound_at)
             SELECT $2, title, administrator, TRUE, bound_at FROM chats WHERE id = $1",
        )
        .bind(from)
        .bind(to)
        .exactly(1)
        .await?;
    }
    // A basic group has no topics, so there is none to take along.
    tx.sql("UPDATE chats SET department = NULL, present = FALSE, moved_to = $2 WHERE id = $1")
        .bind(from)
        .bind(to)
        .exactly(1)
        .await?;
    if department.is_some() {
        tx.sql("UPDATE chats SET department = $2 WHERE id = $1").bind(to).bind(department).exactly(1).await?;
    }
    Ok(())
}

async fn move_request(tx: &mut Tx, from: ChatId, to: ChatId) -> Result<()> {
    tx.sql(
        "DELETE FROM chat_requests WHERE chat = $1
         AND EXISTS (SELECT 1 FROM chat_requests newer WHERE newer.chat = $2)",
    )
    .bind(from)
    .bind(to)
    .affected()
    .await?;
    tx.sql("UPDATE chat_requests SET chat = $2 WHERE chat = $1").bind(from).bind(to).affected().await.map(|_| ())
}

/// In which language to speak to somebody whom no handler has identified.
pub async fn language(tx: &mut Tx, telegram: TelegramId) -> Result<Option<Language>> {
    let row: Option<(Language,)> =
        tx.sql("SELECT language FROM persons WHERE telegram = $1").bind(telegram).optional().await?;
    Ok(row.map(|(language,)| language))
}
