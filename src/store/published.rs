//! Digests and protocols: what has been said to the team, and the record of the day.
use super::{Result, Tx};
use crate::{
    domain::{
        digest::DigestState,
        id::{DepartmentId, DigestId, MemberId, ProtocolId},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// A digest of one coordination day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestRow {
    pub id: DigestId,
    pub department: DepartmentId,
    pub digest_on: NaiveDate,
    pub state: DigestState,
    pub created_at: Instant,
    pub posted_at: Option<Instant>,
    pub edited_at: Option<Instant>,
    pub content: Option<String>,
    pub reason: Option<String>,
}
record!(DigestRow { id, department, digest_on, state, created_at, posted_at, edited_at, content, reason });

/// The columns of a [`DigestRow`] and where they come from.
macro_rules! digests {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, digest_on, state, created_at, posted_at, edited_at, content, reason
             FROM digests ",
            $condition
        )
    };
}

/// Writes or replaces the digest of a day.
pub async fn put_digest(tx: &mut Tx, d: &DigestRow) -> Result<()> {
    tx.sql(
        "INSERT INTO digests (id, department, digest_on, state, created_at, posted_at, edited_at, content, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET state = excluded.state,
            posted_at = excluded.posted_at, edited_at = excluded.edited_at, content = excluded.content,
            reason = excluded.reason",
    )
    .bind(d.id)
    .bind(d.department)
    .bind(d.digest_on)
    .bind(d.state)
    .bind(d.created_at)
    .bind(d.posted_at)
    .bind(d.edited_at)
    .bind(&d.content)
    .bind(&d.reason)
    .exactly(1)
    .await
}

pub async fn digest(tx: &mut Tx, id: DigestId) -> Result<Option<DigestRow>> {
    tx.sql(digests!("WHERE id = $1")).bind(id).optional().await
}

pub async fn digest_of(tx: &mut Tx, department: DepartmentId, digest_on: NaiveDate) -> Result<Option<DigestRow>> {
    tx.sql(digests!("WHERE department = $1 AND digest_on = $2")).bind(department).bind(digest_on).optional().await
}

/// The newest digests of the department, newest first.
pub async fn latest_digests(tx: &mut Tx, department: DepartmentId, limit: i64) -> Result<Vec<DigestRow>> {
    tx.sql(digests!("WHERE department = $1 ORDER BY digest_on DESC LIMIT $2")).bind(department).bind(limit).all().await
}

/// How many digests have ever been posted: the first three are shown to the head before.
pub async fn count_posted(tx: &mut Tx, department: DepartmentId) -> Result<i64> {
    tx.sql("SELECT COUNT(*) FROM digests WHERE department = $1 AND posted_at IS NOT NULL")
        .bind(department)
        .scalar()
        .await
}

/// The record of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolRow {
    pub id: ProtocolId,
    pub department: DepartmentId,
    pub on_day: NaiveDate,
    /// JSON of what was known when it was made; never changed, only added to.
    pub content: String,
    pub made_at: Instant,
}
record!(ProtocolRow { id, department, on_day, content, made_at });

/// The columns of a [`ProtocolRow`] and where they come from.
macro_rules! protocols {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, on_day, content, made_at
             FROM protocols ",
            $condition
        )
    };
}

/// Makes the record of a day; one that exists is kept as it is.
pub async fn insert_protocol(tx: &mut Tx, p: &ProtocolRow) -> Result<bool> {
    let made = tx
        .sql(
            "INSERT INTO protocols (id, department, on_day, content, made_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (department, on_day) DO NOTHING",
        )
        .bind(p.id)
        .bind(p.department)
        .bind(p.on_day)
        .bind(&p.content)
        .bind(p.made_at)
        .affected()
        .await?;
    Ok(made == 1)
}

pub async fn protocol(tx: &mut Tx, department: DepartmentId, on_day: NaiveDate) -> Result<Option<ProtocolRow>> {
    tx.sql(protocols!("WHERE department = $1 AND on_day = $2")).bind(department).bind(on_day).optional().await
}

pub async fn protocol_by_id(tx: &mut Tx, id: ProtocolId) -> Result<Option<ProtocolRow>> {
    tx.sql(protocols!("WHERE id = $1")).bind(id).optional().await
}

/// Whose a protocol is.
pub async fn department_of_protocol(tx: &mut Tx, id: ProtocolId) -> Result<Option<DepartmentId>> {
    let found: Option<(DepartmentId,)> =
        tx.sql("SELECT department FROM protocols WHERE id = $1").bind(id).optional().await?;
    Ok(found.map(|row| row.0))
}

/// The newest protocol up to a day.
pub async fn last_protocol(tx: &mut Tx, department: DepartmentId, through: NaiveDate) -> Result<Option<ProtocolRow>> {
    tx.sql(protocols!("WHERE department = $1 AND on_day <= $2 ORDER BY on_day DESC LIMIT 1"))
        .bind(department)
        .bind(through)
        .optional()
        .await
}

/// The oldest protocol from a day on.
pub async fn next_protocol(tx: &mut Tx, department: DepartmentId, from: NaiveDate) -> Result<Option<ProtocolRow>> {
    tx.sql(protocols!("WHERE department = $1 AND on_day >= $2 ORDER BY on_day LIMIT 1"))
        .bind(department)
        .bind(from)
        .optional()
        .await
}

/// Something added to a record after it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    pub by_member: Option<MemberId>,
    /// JSON of what is added.
    pub content: String,
    pub at: Instant,
}
record!(Addition { by_member, content, at });

pub async fn add_to_protocol(tx: &mut Tx, protocol: ProtocolId, a: &Addition) -> Result<()> {
    let id: i64 = tx.new_id().await?;
    tx.sql("INSERT INTO protocol_additions (id, protocol, by_member, content, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(protocol)
        .bind(a.by_member)
        .bind(&a.content)
        .bind(a.at)
        .exactly(1)
        .await
}

/// Oldest first.
pub async fn additions(tx: &mut Tx, protocol: ProtocolId) -> Result<Vec<Addition>> {
    tx.sql("SELECT by_member, content, at FROM protocol_additions WHERE protocol = $1 ORDER BY id")
        .bind(protocol)
        .all()
        .await
}
