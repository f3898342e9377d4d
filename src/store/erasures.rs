//! Erasing a person: the wish while it waits for a head, and the rows it goes over.
//!
//! What a stored JSON says of him is rewritten by the domain and only put back here. Invariants: names and texts go,
//! numbers and dates stay; a wish ends once.
use super::{Result, Tx};
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::{
            ChatId, DepartmentId, DigestId, InboxId, MemberId, NoticeId, PersonId, PromiseId, ProtocolId, TelegramId,
        },
        notice::Form,
        report::{NoteFate, Pending},
        time::Instant,
    },
    record,
};

/// Somebody in a department wants his data erased; a head is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Also the subject of the question to the heads.
    pub id: i64,
    pub department: DepartmentId,
    pub member: MemberId,
    pub asked_at: Instant,
    /// Done then, if nobody has answered.
    pub due_at: Instant,
}
record!(Erasure { id, department, member, asked_at, due_at });

pub async fn insert(tx: &mut Tx, e: &Erasure) -> Result<()> {
    tx.sql("INSERT INTO erasures (id, department, member, asked_at, due_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(e.id)
        .bind(e.department)
        .bind(e.member)
        .bind(e.asked_at)
        .bind(e.due_at)
        .exactly(1)
        .await
}

/// The wish of a member that has not ended.
pub async fn waiting(tx: &mut Tx, member: MemberId) -> Result<Option<Erasure>> {
    tx.sql(
        "SELECT id, department, member, asked_at, due_at FROM erasures WHERE member = $1 AND ended_at IS NULL
         ORDER BY id DESC LIMIT 1",
    )
    .bind(member)
    .optional()
    .await
}

/// Wishes that have waited long enough.
pub async fn due(tx: &mut Tx, now: Instant) -> Result<Vec<Erasure>> {
    tx.sql(
        "SELECT id, department, member, asked_at, due_at FROM erasures WHERE ended_at IS NULL AND due_at <= $1
         ORDER BY due_at, id",
    )
    .bind(now)
    .all()
    .await
}

/// When the next wish will have waited long enough.
pub async fn next_due(tx: &mut Tx) -> Result<Option<Instant>> {
    tx.sql("SELECT MIN(due_at) FROM erasures WHERE ended_at IS NULL").scalar().await
}

/// It waits longer.
pub async fn postpone(tx: &mut Tx, id: i64, due_at: Instant) -> Result<()> {
    tx.sql("UPDATE erasures SET due_at = $2 WHERE id = $1 AND ended_at IS NULL").bind(id).bind(due_at).exactly(1).await
}

/// Ends every wish of the member that waits; returns how many.
pub async fn end(tx: &mut Tx, member: MemberId, now: Instant) -> Result<u64> {
    tx.sql("UPDATE erasures SET ended_at = $2 WHERE member = $1 AND ended_at IS NULL")
        .bind(member)
        .bind(now)
        .affected()
        .await
}

/// The words of the member's lessons, investigations, notes, promises and open questions, the kinds of his absences, what he has
/// confirmed, and what the audit says was changed of him.
pub async fn blank_texts(tx: &mut Tx, member: MemberId, blank: &str) -> Result<()> {
    tx.sql("UPDATE lessons SET body = NULL WHERE member = $1").bind(member).affected().await?;
    tx.sql("UPDATE investigations SET body = NULL WHERE member = $1").bind(member).affected().await?;
    tx.sql("UPDATE notes SET body = $2, fate = $3 WHERE member = $1")
        .bind(member)
        .bind(blank)
        .bind(NoteFate::Deleted)
        .affected()
        .await?;
    tx.sql("UPDATE promises SET body = $2 WHERE owner = $1").bind(member).bind(blank).affected().await?;
    tx.sql("UPDATE reports SET pending = $2 WHERE member = $1")
        .bind(member)
        .bind(Pending::default())
        .affected()
        .await?;
    tx.sql("UPDATE absences SET kind = $2 WHERE member = $1").bind(member).bind(AbsenceKind::Other).affected().await?;
    tx.sql("UPDATE targets SET reason = NULL WHERE by_member = $1").bind(member).affected().await?;
    tx.sql("UPDATE target_answers SET words = NULL WHERE member = $1").bind(member).affected().await?;
    tx.sql("DELETE FROM confirmations WHERE member = $1").bind(member).affected().await?;
    tx.sql("UPDATE changes SET before = NULL, after = NULL WHERE subject_id = $1").bind(member.0).affected().await?;
    // Other tables hold what was done with his promises and notes; the audit may quote them.
    tx.sql(
        "UPDATE changes SET before = NULL, after = NULL
         WHERE subject_id IN (SELECT id FROM promises WHERE owner = $1)
            OR subject_id IN (SELECT id FROM notes WHERE member = $1)",
    )
    .bind(member)
    .affected()
    .await?;
    Ok(())
}

/// Where people's own words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    Lesson,
    Note,
    Promise,
    Investigation,
    /// Why a target was set so.
    Target,
    /// What somebody wanted to talk over.
    TargetAnswer,
}

/// What people of the department have said in their own words: where, under which number, what.
pub async fn words(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(Words, i64, String)>> {
    let mut all = vec![];
    for (place, sql) in [
        (Words::Lesson, "SELECT id, body FROM lessons WHERE department = $1 AND body IS NOT NULL ORDER BY id"),
        (Words::Note, "SELECT id, body FROM notes WHERE department = $1 ORDER BY id"),
        (Words::Promise, "SELECT id, body FROM promises WHERE department = $1 ORDER BY id"),
        (
            Words::Investigation,
            "SELECT id, body FROM investigations WHERE department = $1 AND body IS NOT NULL ORDER BY id",
        ),
        (Words::Target, "SELECT id, reason FROM targets WHERE department = $1 AND reason IS NOT NULL ORDER BY id"),
        (
            Words::TargetAnswer,
            "SELECT a.id, a.words FROM target_answers a JOIN targets t ON t.id = a.target
             WHERE t.department = $1 AND a.words IS NOT NULL ORDER BY a.id",
        ),
    ] {
        let rows: Vec<(i64, String)> = tx.sql(sql).bind(department).all().await?;
        all.extend(rows.into_iter().map(|(id, body)| (place, id, body)));
    }
    Ok(all)
}

/// Puts somebody's words back.
pub async fn rewrite_words(tx: &mut Tx, place: Words, id: i64, body: &str) -> Result<()> {
    let sql = match place {
        Words::Lesson => "UPDATE lessons SET body = $2 WHERE id = $1",
        Words::Note => "UPDATE notes SET body = $2 WHERE id = $1",
        Words::Promise => "UPDATE promises SET body = $2 WHERE id = $1",
        Words::Investigation => "UPDATE investigations SET body = $2 WHERE id = $1",
        Words::Target => "UPDATE targets SET reason = $2 WHERE id = $1",
        Words::TargetAnswer => "UPDATE target_answers SET words = $2 WHERE id = $1",
    };
    tx.sql(sql).bind(id).bind(body).exactly(1).await
}

/// What the audit of the department quotes: number, before, after.
pub async fn quoted(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(i64, Option<String>, Option<String>)>> {
    tx.sql(
        "SELECT id, before, after FROM changes
         WHERE department = $1 AND (before IS NOT NULL OR after IS NOT NULL) ORDER BY id",
    )
    .bind(department)
    .all()
    .await
}

/// A line of the audit quotes nothing any more: that it happened stays.
pub async fn unquote(tx: &mut Tx, id: i64) -> Result<()> {
    tx.sql("UPDATE changes SET before = NULL, after = NULL WHERE id = $1").bind(id).exactly(1).await
}

/// His promises that still wait for something.
pub async fn unsettled_promises(tx: &mut Tx, member: MemberId) -> Result<Vec<PromiseId>> {
    let rows: Vec<(PromiseId,)> = tx
        .sql("SELECT id FROM promises WHERE owner = $1 AND state IN ('open', 'offered') ORDER BY id")
        .bind(member)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What is known of an account besides the person himself: his talks, guesses and wishes.
pub async fn forget_account(tx: &mut Tx, telegram: TelegramId) -> Result<()> {
    tx.sql("DELETE FROM conversations WHERE telegram = $1").bind(telegram).affected().await?;
    tx.sql("DELETE FROM guesses WHERE telegram = $1").bind(telegram).affected().await?;
    tx.sql("DELETE FROM chat_requests WHERE asked_by = $1").bind(telegram).affected().await?;
    Ok(())
}

/// What everybody is in the middle of.
pub async fn conversations(tx: &mut Tx) -> Result<Vec<(ChatId, TelegramId, String)>> {
    tx.sql("SELECT chat, telegram, dialog FROM conversations ORDER BY chat, telegram").all().await
}

/// The person himself, once no place is his. False when one still is.
pub async fn forget_person(tx: &mut Tx, id: PersonId) -> Result<bool> {
    let gone = tx
        .sql("DELETE FROM persons WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM members m WHERE m.person = $1)")
        .bind(id)
        .affected()
        .await?;
    Ok(gone == 1)
}

/// What stands in the department's digests.
pub async fn digests(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(DigestId, String)>> {
    tx.sql("SELECT id, content FROM digests WHERE department = $1 AND content IS NOT NULL ORDER BY id")
        .bind(department)
        .all()
        .await
}

/// Puts a digest's content back.
pub async fn rewrite_digest(tx: &mut Tx, id: DigestId, content: Option<&str>) -> Result<()> {
    tx.sql("UPDATE digests SET content = $2 WHERE id = $1").bind(id).bind(content).exactly(1).await
}

/// What stands in the department's protocols.
pub async fn protocols(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(ProtocolId, String)>> {
    tx.sql("SELECT id, content FROM protocols WHERE department = $1 ORDER BY id").bind(department).all().await
}

/// Puts a protocol's content back.
pub async fn rewrite_protocol(tx: &mut Tx, id: ProtocolId, content: &str) -> Result<()> {
    tx.sql("UPDATE protocols SET content = $2 WHERE id = $1").bind(id).bind(content).exactly(1).await
}

/// What was added to the department's protocols.
pub async fn additions(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(i64, String)>> {
    tx.sql(
        "SELECT a.id, a.content FROM protocol_additions a JOIN protocols p ON p.id = a.protocol
         WHERE p.department = $1 ORDER BY a.id",
    )
    .bind(department)
    .all()
    .await
}

/// Puts an addition's content back.
pub async fn rewrite_addition(tx: &mut Tx, id: i64, content: &str) -> Result<()> {
    tx.sql("UPDATE protocol_additions SET content = $2 WHERE id = $1").bind(id).bind(content).exactly(1).await
}

/// A notice that is still to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    pub id: NoticeId,
    pub department: Option<DepartmentId>,
    pub chat: ChatId,
    pub form: Form,
    pub payload: String,
}
record!(Unsent { id, department, chat, form, payload });

/// What waits in the outbox for a department, or for a chat; what is on its way ends by itself and keeps nothing.
pub async fn unsent(tx: &mut Tx, department: DepartmentId, chat: Option<ChatId>) -> Result<Vec<Unsent>> {
    tx.sql(
        "SELECT id, department, chat, form, payload FROM outbox
         WHERE state IN ('queued', 'held') AND (department = $1 OR chat = $2) ORDER BY id",
    )
    .bind(department)
    .bind(chat)
    .all()
    .await
}

/// It is not sent any more.
pub async fn drop_unsent(tx: &mut Tx, id: NoticeId, now: Instant) -> Result<()> {
    tx.sql(
        "UPDATE outbox SET state = 'dropped', outcome = 'erased', done_at = $2, payload = ''
         WHERE id = $1 AND state IN ('queued', 'held')",
    )
    .bind(id)
    .bind(now)
    .exactly(1)
    .await
}

/// It is sent with other words.
pub async fn rewrite_unsent(tx: &mut Tx, id: NoticeId, payload: &str) -> Result<()> {
    tx.sql("UPDATE outbox SET payload = $2 WHERE id = $1 AND state IN ('queued', 'held')")
        .bind(id)
        .bind(payload)
        .exactly(1)
        .await
}

/// What was sent to a private chat is forgotten, and the posts that stand in it: of one department, or (`None`) all.
pub async fn forget_chat(tx: &mut Tx, chat: ChatId, department: Option<DepartmentId>) -> Result<()> {
    tx.sql(
        "DELETE FROM outbox WHERE chat = $1 AND state IN ('sent', 'failed', 'dropped')
         AND ($2 IS NULL OR department = $2)",
    )
    .bind(chat)
    .bind(department)
    .affected()
    .await?;
    tx.sql(
        "DELETE FROM posts WHERE chat = $1 AND ($2 IS NULL OR department = $2)
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.post = posts.id)",
    )
    .bind(chat)
    .bind(department)
    .affected()
    .await?;
    Ok(())
}

/// Updates that are handled and kept for a while, after the number `after`: at most `limit`.
pub async fn handled(tx: &mut Tx, after: InboxId, limit: i64) -> Result<Vec<(InboxId, String)>> {
    tx.sql("SELECT id, payload FROM inbox WHERE state <> 'new' AND id > $1 ORDER BY id LIMIT $2")
        .bind(after)
        .bind(limit)
        .all()
        .await
}

/// What came is forgotten; that it came is not, or it would be handled again.
pub async fn blank_update(tx: &mut Tx, id: InboxId) -> Result<()> {
    tx.sql("UPDATE inbox SET payload = '{}' WHERE id = $1").bind(id).exactly(1).await
}
