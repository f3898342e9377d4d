//! Small durable state: conversations, occurrences of the schedule, the audit.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{ChatId, DepartmentId, MemberId, TelegramId},
        time::Instant,
    },
    record,
};

/// The unfinished dialog of a person in a chat, as JSON.
pub async fn dialog(tx: &mut Tx, chat: ChatId, telegram: TelegramId) -> Result<Option<String>> {
    let found: Option<(String,)> = tx
        .sql("SELECT dialog FROM conversations WHERE chat = $1 AND telegram = $2")
        .bind(chat)
        .bind(telegram)
        .optional()
        .await?;
    Ok(found.map(|row| row.0))
}

pub async fn set_dialog(tx: &mut Tx, chat: ChatId, telegram: TelegramId, dialog: &str, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO conversations (chat, telegram, dialog, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (chat, telegram) DO UPDATE SET dialog = excluded.dialog, updated_at = excluded.updated_at",
    )
    .bind(chat)
    .bind(telegram)
    .bind(dialog)
    .bind(now)
    .exactly(1)
    .await
}

/// True when there was a dialog to leave.
pub async fn end_dialog(tx: &mut Tx, chat: ChatId, telegram: TelegramId) -> Result<bool> {
    let ended = tx
        .sql("DELETE FROM conversations WHERE chat = $1 AND telegram = $2")
        .bind(chat)
        .bind(telegram)
        .affected()
        .await?;
    Ok(ended > 0)
}

/// Takes a scheduled thing: true for exactly one of all that try, over restarts and replicas.
pub async fn take_occurrence(
    tx: &mut Tx,
    job: &str,
    subject: i64,
    slot: Instant,
    outcome: &str,
    now: Instant,
) -> Result<bool> {
    let taken = tx
        .sql(
            "INSERT INTO occurrences (job, subject, slot, outcome, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (job, subject, slot) DO NOTHING",
        )
        .bind(job)
        .bind(subject)
        .bind(slot)
        .bind(outcome)
        .bind(now)
        .affected()
        .await?;
    Ok(taken == 1)
}

/// What became of an occurrence that this transaction has taken.
pub async fn set_outcome(tx: &mut Tx, job: &str, subject: i64, slot: Instant, outcome: &str) -> Result<()> {
    tx.sql("UPDATE occurrences SET outcome = $4 WHERE job = $1 AND subject = $2 AND slot = $3")
        .bind(job)
        .bind(subject)
        .bind(slot)
        .bind(outcome)
        .exactly(1)
        .await
}

/// The newest slot of a job that was taken for a subject, with its outcome.
pub async fn last_occurrence(tx: &mut Tx, job: &str, subject: i64) -> Result<Option<(Instant, String)>> {
    tx.sql("SELECT slot, outcome FROM occurrences WHERE job = $1 AND subject = $2 ORDER BY slot DESC LIMIT 1")
        .bind(job)
        .bind(subject)
        .optional()
        .await
}

/// A scheduled thing that has happened or was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub job: String,
    pub subject: i64,
    pub slot: Instant,
    pub outcome: String,
}
record!(Occurrence { job, subject, slot, outcome });

/// What happened in (after, until], for tests and the head's account of an outage.
pub async fn occurrences(tx: &mut Tx, after: Instant, until: Instant) -> Result<Vec<Occurrence>> {
    tx.sql(
        "SELECT job, subject, slot, outcome FROM occurrences WHERE slot > $1 AND slot <= $2
         ORDER BY slot, job, subject",
    )
    .bind(after)
    .bind(until)
    .all()
    .await
}

/// A line of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub department: DepartmentId,
    pub by_member: Option<MemberId>,
    /// What was changed, as a stable word: `member.role`, `schedule`, `absence`.
    pub subject: String,
    pub subject_id: Option<i64>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub at: Instant,
}
record!(Change { department, by_member, subject, subject_id, before, after, at });

pub async fn log_change(tx: &mut Tx, c: &Change) -> Result<()> {
    let id: i64 = tx.new_id().await?;
    tx.sql(
        "INSERT INTO changes (id, department, by_member, subject, subject_id, before, after, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(c.department)
    .bind(c.by_member)
    .bind(&c.subject)
    .bind(c.subject_id)
    .bind(&c.before)
    .bind(&c.after)
    .bind(c.at)
    .exactly(1)
    .await
}

/// Who last changed one thing, and when: subject and number as in [`Change`]. `None`: nobody has, or a file did.
pub async fn last_change(tx: &mut Tx, subject: &str, subject_id: i64) -> Result<Option<(Instant, MemberId)>> {
    tx.sql(
        "SELECT at, by_member FROM changes WHERE subject = $1 AND subject_id = $2 AND by_member IS NOT NULL
         ORDER BY id DESC LIMIT 1",
    )
    .bind(subject)
    .bind(subject_id)
    .optional()
    .await
}

/// The department's changes since an instant, oldest first.
pub async fn changes(tx: &mut Tx, department: DepartmentId, since: Instant) -> Result<Vec<Change>> {
    tx.sql(
        "SELECT department, by_member, subject, subject_id, before, after, at FROM changes
         WHERE department = $1 AND at >= $2 ORDER BY id",
    )
    .bind(department)
    .bind(since)
    .all()
    .await
}
