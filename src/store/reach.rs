//! What delivery learns about people and chats: who cannot be reached, which chat has another number now.
use super::{Result, Tx};
use crate::domain::{
    id::{ChatId, TelegramId},
    person::Language,
};

/// The person can no longer be written to; true when that is news.
pub async fn lose_person(tx: &mut Tx, telegram: TelegramId) -> Result<bool> {
    let changed = tx
        .sql("UPDATE persons SET reachable = FALSE, menu = NULL WHERE telegram = $1 AND reachable")
        .bind(telegram)
        .affected()
        .await?;
    Ok(changed > 0)
}

/// The bot is no longer in the chat; true when that is news.
pub async fn lose_chat(tx: &mut Tx, chat: ChatId) -> Result<bool> {
    let changed = tx.sql("UPDATE chats SET present = FALSE WHERE id = $1 AND present").bind(chat).affected().await?;
    Ok(changed > 0)
}

/// A group became a supergroup: everything known of the old chat belongs to the new one.
///
/// Telegram says so twice, as a refusal and as service messages: the second time there is nothing left to move.
pub async fn move_chat(tx: &mut Tx, from: ChatId, to: ChatId) -> Result<()> {
    let known: bool = tx.sql("SELECT EXISTS (SELECT 1 FROM chats WHERE id = $1)").bind(to).scalar().await?;
    if known {
        // The new chat was met first: it takes the old one's department.
        let department: Option<(Option<i64>, Option<i64>)> =
            tx.sql("SELECT department, topic FROM chats WHERE id = $1").bind(from).optional().await?;
        if let Some((department @ Some(_), topic)) = department {
            tx.sql("UPDATE chats SET department = NULL WHERE id = $1").bind(from).exactly(1).await?;
            tx.sql("UPDATE chats SET department = $2, topic = $3, present = TRUE WHERE id = $1")
                .bind(to)
                .bind(department)
                .bind(topic)
                .exactly(1)
                .await?;
        }
        tx.sql("DELETE FROM chats WHERE id = $1").bind(from).affected().await?;
    } else {
        tx.sql("UPDATE chats SET id = $2 WHERE id = $1").bind(from).bind(to).affected().await?;
    }
    tx.sql("UPDATE outbox SET chat = $2 WHERE chat = $1").bind(from).bind(to).affected().await?;
    // A message of the old group has no number in the new one: what is edited there is lost.
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

/// In which language to speak to somebody whom no handler has identified.
pub async fn language(tx: &mut Tx, telegram: TelegramId) -> Result<Option<Language>> {
    let row: Option<(Language,)> =
        tx.sql("SELECT language FROM persons WHERE telegram = $1").bind(telegram).optional().await?;
    Ok(row.map(|(language,)| language))
}
