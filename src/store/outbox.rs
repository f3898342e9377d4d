//! What is to be sent, is being sent, or was: use cases put, the one sender takes by lease and records.
//!
//! Order: answers to a person's own act first, first come first served inside a chat, never two of a chat at once. A
//! row that was tried and waits keeps its place; an edit of a post waits for the post's number without holding others.
//!
//! Invariants: a result is recorded only for the attempt that was leased; a row ends (`sent`, `failed`, `dropped`)
//! once, but a held one may be sent again by a head's word; what has ended keeps no words of people: its payload is
//! empty.
use super::{Result, Tx, posts};
use crate::{
    domain::{
        id::{ChatId, DepartmentId, MessageId, NoticeId, PostId, TopicId},
        notice::{Form, NoticeKind, Parcel, Place, Priority},
        person::Language,
        time::Instant,
    },
    record,
};

/// A row the sender may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub id: NoticeId,
    pub department: Option<DepartmentId>,
    pub chat: ChatId,
    pub topic: Option<TopicId>,
    pub priority: i64,
    pub kind: NoticeKind,
    pub form: Form,
    pub payload: String,
    /// The message to edit.
    pub message: Option<MessageId>,
    /// The post it makes or edits.
    pub post: Option<PostId>,
    pub edits: bool,
    /// How often it was leased before.
    pub attempts: i64,
    pub created_at: Instant,
    /// Why the last attempt did not end it: `unknown` when its reply was lost.
    pub outcome: Option<String>,
    /// The person's, else the department's.
    pub language: Option<Language>,
    /// The department's name, where the reader is in several.
    pub heading: Option<String>,
}
record!(Letter {
    id,
    department,
    chat,
    topic,
    priority,
    kind,
    form,
    payload,
    message,
    post,
    edits,
    attempts,
    created_at,
    outcome,
    language,
    heading
});

impl Letter {
    pub fn is_urgent(&self) -> bool {
        self.priority == Priority::Person as i64
    }
}

/// How a row ended, or why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Refused for good.
    Failed,
    /// Given up on purpose.
    Dropped,
    /// It is not known whether it arrived: a head decides.
    Held,
}

impl End {
    fn state(self) -> &'static str {
        match self {
            End::Failed => "failed",
            End::Dropped => "dropped",
            End::Held => "held",
        }
    }
}

/// Figures for health and metrics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub queued: i64,
    pub leased: i64,
    pub held: i64,
    pub failed: i64,
    /// Since when the oldest row that is already due waits.
    pub oldest_due_at: Option<Instant>,
}
record!(Counts { queued, leased, held, failed, oldest_due_at });

/// Queues a parcel; an edit takes the place of queued edits of the same message, only the newest is sent.
pub async fn put(tx: &mut Tx, parcel: &Parcel, now: Instant) -> Result<NoticeId> {
    let (message, post, edits) = match parcel.place {
        Place::New => (None, None, false),
        Place::NewPost(post) => (None, Some(post), false),
        Place::Edit(message) => (Some(message), None, true),
        Place::EditPost(post) => (None, Some(post), true),
    };
    if edits && parcel.not_before <= now {
        supersede(tx, parcel.chat, message, post, now).await?;
    }
    let id: NoticeId = tx.new_id().await?;
    tx.sql(
        "INSERT INTO outbox (id, department, chat, topic, priority, kind, form, payload, message, post, edits, state,
                             attempts, next_at, not_after, cancel_key, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'queued', 0, $12, $13, $14, $15)",
    )
    .bind(id)
    .bind(parcel.department)
    .bind(parcel.chat)
    .bind(parcel.topic)
    .bind(parcel.priority as i64)
    .bind(parcel.kind)
    .bind(parcel.form)
    .bind(parcel.payload.as_str())
    .bind(message)
    .bind(post)
    .bind(edits)
    .bind(parcel.not_before)
    .bind(parcel.not_after)
    .bind(parcel.cancel_key.as_deref())
    .bind(now)
    .exactly(1)
    .await?;
    Ok(id)
}

async fn supersede(
    tx: &mut Tx,
    chat: ChatId,
    message: Option<MessageId>,
    post: Option<PostId>,
    now: Instant,
) -> Result<u64> {
    tx.sql(
        "UPDATE outbox SET state = 'dropped', outcome = 'superseded', done_at = $4, payload = ''
         WHERE chat = $1 AND state = 'queued' AND edits AND (message = $2 OR post = $3)",
    )
    .bind(chat)
    .bind(message)
    .bind(post)
    .bind(now)
    .affected()
    .await
}

/// Drops what is queued under the key and not on its way yet; returns how many.
pub async fn cancel(tx: &mut Tx, key: &str, now: Instant) -> Result<u64> {
    tx.sql(
        "UPDATE outbox SET state = 'dropped', outcome = 'cancelled', done_at = $2, payload = ''
         WHERE cancel_key = $1 AND state = 'queued'",
    )
    .bind(key)
    .bind(now)
    .affected()
    .await
}

/// The columns of a [`Letter`] and where they come from.
macro_rules! letters {
    ($condition:literal) => {
        concat!(
            "SELECT o.id, o.department, o.chat, o.topic, o.priority, o.kind, o.form, o.payload,
                    COALESCE(o.message, CASE WHEN o.edits THEN p.message END) AS message, o.post, o.edits, o.attempts,
                    o.created_at, o.outcome, COALESCE(w.language, d.language) AS language,
                    CASE WHEN (SELECT COUNT(*) FROM members m WHERE m.person = w.id AND m.left_on IS NULL) > 1
                         THEN d.name END AS heading
             FROM outbox o
             LEFT JOIN posts p ON p.id = o.post
             LEFT JOIN persons w ON w.telegram = o.chat
             LEFT JOIN chats c ON c.id = o.chat
             LEFT JOIN departments d ON d.id = COALESCE(o.department, c.department) ",
            $condition
        )
    };
}

/// First in its chat, and nothing of the chat is on its way.
macro_rules! heads {
    ($lock:literal) => {
        concat!(
            letters!(
                "WHERE o.state = 'queued' AND o.next_at <= $1 AND (o.not_after IS NULL OR o.not_after >= $1)
                   AND (NOT o.edits OR o.message IS NOT NULL OR p.message IS NOT NULL)
                   AND NOT EXISTS (SELECT 1 FROM outbox a WHERE a.chat = o.chat AND a.state = 'leased')
                   AND NOT EXISTS (
                     SELECT 1 FROM outbox a LEFT JOIN posts q ON q.id = a.post
                     WHERE a.chat = o.chat AND a.state = 'queued' AND (a.not_after IS NULL OR a.not_after >= $1)
                       AND ((a.priority < o.priority AND a.next_at <= $1)
                         OR (a.priority = o.priority AND a.id < o.id AND (a.next_at <= $1 OR a.attempts > 0)))
                       AND (NOT a.edits OR a.message IS NOT NULL OR q.message IS NOT NULL))
                 ORDER BY o.priority, o.id LIMIT $2 "
            ),
            $lock
        )
    };
}

/// What may be sent at `now`: the first of each chat, the most urgent first, at most `limit`.
pub async fn heads(tx: &mut Tx, now: Instant, limit: i64) -> Result<Vec<Letter>> {
    tx.dialect(heads!(""), heads!("FOR UPDATE OF o SKIP LOCKED")).bind(now).bind(limit).all().await
}

/// Takes a head; the result is to be recorded with the attempt `letter.attempts + 1`.
pub async fn lease(tx: &mut Tx, id: NoticeId, until: Instant) -> Result<()> {
    tx.sql(
        "UPDATE outbox SET state = 'leased', attempts = attempts + 1, lease_until = $2
         WHERE id = $1 AND state = 'queued'",
    )
    .bind(id)
    .bind(until)
    .exactly(1)
    .await
}

/// Rows whose lease has ended without a result: it is not known whether they arrived.
pub async fn lapsed(tx: &mut Tx, now: Instant) -> Result<Vec<Letter>> {
    tx.dialect(
        letters!("WHERE o.state = 'leased' AND o.lease_until <= $1 ORDER BY o.id"),
        letters!("WHERE o.state = 'leased' AND o.lease_until <= $1 ORDER BY o.id FOR UPDATE OF o SKIP LOCKED"),
    )
    .bind(now)
    .all()
    .await
}

/// Ends every lease: whoever held them is known to be gone (the only process has just started).
pub async fn abandon_leases(tx: &mut Tx, now: Instant) -> Result<u64> {
    tx.sql("UPDATE outbox SET lease_until = $1 WHERE state = 'leased'").bind(now).affected().await
}

/// Drops what has outlived its purpose, and edits of posts that will never appear; returns how many.
pub async fn expire(tx: &mut Tx, now: Instant) -> Result<u64> {
    let late = tx
        .sql(
            "UPDATE outbox SET state = 'dropped', outcome = 'expired', done_at = $1, payload = ''
             WHERE state = 'queued' AND not_after < $1",
        )
        .bind(now)
        .affected()
        .await?;
    let orphans = tx
        .sql(
            "UPDATE outbox SET state = 'dropped', outcome = 'no_message', done_at = $1, payload = ''
             WHERE state = 'queued' AND edits AND message IS NULL
               AND EXISTS (SELECT 1 FROM posts p WHERE p.id = outbox.post AND p.message IS NULL)
               AND NOT EXISTS (SELECT 1 FROM outbox m WHERE m.post = outbox.post AND NOT m.edits
                               AND m.state IN ('queued', 'leased', 'held'))",
        )
        .bind(now)
        .affected()
        .await?;
    Ok(late + orphans)
}

/// Telegram has accepted the attempt; a late word about a row already given up counts too.
pub async fn sent(tx: &mut Tx, letter: &Letter, message: Option<MessageId>, now: Instant) -> Result<()> {
    tx.sql(
        "UPDATE outbox SET state = 'sent', outcome = NULL, sent_message = $2, done_at = $3, lease_until = NULL, payload = ''
         WHERE id = $1 AND state <> 'sent'",
    )
    .bind(letter.id)
    .bind(message)
    .bind(now)
    .affected()
    .await?;
    match (letter.post, message) {
        (Some(post), Some(message)) if !letter.edits => posts::appeared(tx, post, letter.chat, message).await,
        _ => Ok(()),
    }
}

/// The attempt is to be made again at `at`; `unknown` when it may have arrived.
///
/// Returns false when the attempt is no longer the row's.
pub async fn retry(tx: &mut Tx, id: NoticeId, attempt: i64, at: Instant, unknown: bool) -> Result<bool> {
    let rows = tx
        .sql(
            "UPDATE outbox SET state = 'queued', next_at = $3, lease_until = NULL,
                               outcome = CASE WHEN $4 THEN 'unknown' ELSE outcome END
             WHERE id = $1 AND state = 'leased' AND attempts = $2",
        )
        .bind(id)
        .bind(attempt)
        .bind(at)
        .bind(unknown)
        .affected()
        .await?;
    Ok(rows == 1)
}

/// Its topic was deleted: it goes to the chat itself.
pub async fn leave_topic(tx: &mut Tx, id: NoticeId) -> Result<()> {
    tx.sql("UPDATE outbox SET topic = NULL WHERE id = $1").bind(id).exactly(1).await
}

/// The attempt has ended without success, with a code that says why.
///
/// Returns false when the attempt is no longer the row's.
pub async fn close(tx: &mut Tx, id: NoticeId, attempt: i64, end: End, outcome: &str, now: Instant) -> Result<bool> {
    let rows = tx
        .sql(
            "UPDATE outbox SET state = $3, outcome = $4, done_at = $5, lease_until = NULL,
                               payload = CASE WHEN $3 = 'held' THEN payload ELSE '' END
             WHERE id = $1 AND state = 'leased' AND attempts = $2",
        )
        .bind(id)
        .bind(attempt)
        .bind(end.state())
        .bind(outcome)
        .bind(now)
        .affected()
        .await?;
    Ok(rows == 1)
}

/// A head says a held row did not arrive: it is sent again. False when it is not held (any more).
pub async fn send_again(tx: &mut Tx, id: NoticeId, now: Instant) -> Result<bool> {
    let rows = tx
        .sql(
            "UPDATE outbox SET state = 'queued', next_at = $2, not_after = NULL, outcome = NULL, done_at = NULL
             WHERE id = $1 AND state = 'held'",
        )
        .bind(id)
        .bind(now)
        .affected()
        .await?;
    Ok(rows == 1)
}

/// A head says a held row did arrive. False when it is not held (any more).
pub async fn was_sent(tx: &mut Tx, id: NoticeId, now: Instant) -> Result<bool> {
    let rows = tx
        .sql(
            "UPDATE outbox SET state = 'sent', outcome = 'confirmed', done_at = $2, payload = ''
             WHERE id = $1 AND state = 'held'",
        )
        .bind(id)
        .bind(now)
        .affected()
        .await?;
    Ok(rows == 1)
}

/// The next instant after `now` at which a row falls due, outlives its purpose or loses its lease.
pub async fn next_at(tx: &mut Tx, now: Instant) -> Result<Option<Instant>> {
    let (due, lapse): (Option<Instant>, Option<Instant>) = tx
        .sql(
            "SELECT (SELECT MIN(next_at) FROM outbox WHERE state = 'queued' AND next_at > $1),
                    (SELECT MIN(lease_until) FROM outbox WHERE state = 'leased')",
        )
        .bind(now)
        .one()
        .await?;
    Ok([due, lapse].into_iter().flatten().min())
}

/// What stands in the queue at `now`.
pub async fn counts(tx: &mut Tx, now: Instant) -> Result<Counts> {
    tx.sql(
        "SELECT COUNT(*) FILTER (WHERE state = 'queued') AS queued, COUNT(*) FILTER (WHERE state = 'leased') AS leased,
                COUNT(*) FILTER (WHERE state = 'held') AS held, COUNT(*) FILTER (WHERE state = 'failed') AS failed,
                MIN(next_at) FILTER (WHERE state = 'queued' AND next_at <= $1) AS oldest_due_at
         FROM outbox",
    )
    .bind(now)
    .one()
    .await
}

/// Whose a row is; `None` when it is nobody's or gone.
pub async fn department(tx: &mut Tx, id: NoticeId) -> Result<Option<DepartmentId>> {
    let found: Option<(Option<DepartmentId>,)> =
        tx.sql("SELECT department FROM outbox WHERE id = $1").bind(id).optional().await?;
    Ok(found.and_then(|row| row.0))
}

/// What sort of message a row is; `None` when it is gone.
pub async fn kind(tx: &mut Tx, id: NoticeId) -> Result<Option<NoticeKind>> {
    let found: Option<(NoticeKind,)> = tx.sql("SELECT kind FROM outbox WHERE id = $1").bind(id).optional().await?;
    Ok(found.map(|row| row.0))
}

/// The newest row under a cancel key: its state, and when it ended.
pub async fn last_of_key(tx: &mut Tx, key: &str) -> Result<Option<(String, Option<Instant>)>> {
    tx.sql("SELECT state, done_at FROM outbox WHERE cancel_key = $1 ORDER BY id DESC LIMIT 1")
        .bind(key)
        .optional()
        .await
}

/// The state and outcome of a row, for tests and questions to a head.
pub async fn fate(tx: &mut Tx, id: NoticeId) -> Result<Option<(String, Option<String>)>> {
    tx.sql("SELECT state, outcome FROM outbox WHERE id = $1").bind(id).optional().await
}

/// Forgets at most `limit` rows that ended before `before`; held ones stay. Returns how many.
pub async fn purge(tx: &mut Tx, before: Instant, limit: i64) -> Result<u64> {
    tx.sql(
        "DELETE FROM outbox WHERE id IN
         (SELECT id FROM outbox WHERE state IN ('sent', 'failed', 'dropped') AND done_at < $1 ORDER BY id LIMIT $2)",
    )
    .bind(before)
    .bind(limit)
    .affected()
    .await
}
