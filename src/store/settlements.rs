//! Settled months, and facts told of them afterwards.
use super::{Result, Tx, figures::NewEntry};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, MetricId},
        report::{Part, Source},
        settling::{LateState, Settled},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// A month a head has settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub month_on: NaiveDate,
    pub by_member: Option<MemberId>,
    pub content: Settled,
    pub at: Instant,
}
record!(Settlement { month_on, by_member, content, at });

/// Settles a month; false when it was settled already.
pub async fn insert(tx: &mut Tx, department: DepartmentId, settlement: &Settlement) -> Result<bool> {
    let inserted = tx
        .sql(
            "INSERT INTO settlements (department, month_on, by_member, content, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (department, month_on) DO NOTHING",
        )
        .bind(department)
        .bind(settlement.month_on)
        .bind(settlement.by_member)
        .bind(&settlement.content)
        .bind(settlement.at)
        .affected()
        .await?;
    Ok(inserted > 0)
}

/// The settlement of a month, by its first day.
pub async fn of_month(tx: &mut Tx, department: DepartmentId, month_on: NaiveDate) -> Result<Option<Settlement>> {
    tx.sql("SELECT month_on, by_member, content, at FROM settlements WHERE department = $1 AND month_on = $2")
        .bind(department)
        .bind(month_on)
        .optional()
        .await
}

/// A fact told of a settled month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateFact {
    pub id: i64,
    pub question: i64,
    pub department: DepartmentId,
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub value: Option<i64>,
    pub source: Source,
    pub by_member: Option<MemberId>,
    pub message: Option<i64>,
    pub at: Instant,
    pub state: LateState,
}
record!(LateFact { id, question, department, member, metric, on_day, value, source, by_member, message, at, state });

impl LateFact {
    /// The entry it becomes.
    pub fn entry(&self) -> NewEntry {
        NewEntry {
            part: Part::Fact,
            department: self.department,
            member: self.member,
            metric: self.metric,
            on_day: self.on_day,
            value: self.value,
            source: self.source,
            by_member: self.by_member,
            message: self.message,
            at: self.at,
        }
    }
}

/// Keeps a fact until a head has answered the question; one that waited for the same place is replaced.
pub async fn wait(tx: &mut Tx, question: i64, e: &NewEntry) -> Result<()> {
    replace(tx, e.member, e.metric, e.on_day).await?;
    let id: i64 = tx.new_id().await?;
    tx.sql(
        "INSERT INTO late_facts (id, question, department, member, metric, on_day, value, source, by_member, message, at,
            state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(id)
    .bind(question)
    .bind(e.department)
    .bind(e.member)
    .bind(e.metric)
    .bind(e.on_day)
    .bind(e.value)
    .bind(e.source)
    .bind(e.by_member)
    .bind(e.message)
    .bind(e.at)
    .bind(LateState::Waiting)
    .exactly(1)
    .await
}

/// Whatever waits for this place waits no longer: another number stands there.
pub async fn replace(tx: &mut Tx, member: MemberId, metric: MetricId, on_day: NaiveDate) -> Result<()> {
    tx.sql("UPDATE late_facts SET state = $4 WHERE member = $1 AND metric = $2 AND on_day = $3 AND state = 'waiting'")
        .bind(member)
        .bind(metric)
        .bind(on_day)
        .bind(LateState::Replaced)
        .affected()
        .await?;
    Ok(())
}

/// Everything a question is about, in the order it was told.
pub async fn of_question(tx: &mut Tx, question: i64) -> Result<Vec<LateFact>> {
    tx.sql(
        "SELECT id, question, department, member, metric, on_day, value, source, by_member, message, at, state
         FROM late_facts WHERE question = $1 ORDER BY id",
    )
    .bind(question)
    .all()
    .await
}

/// What of a member's facts of the days waits for a head.
pub async fn waiting(tx: &mut Tx, member: MemberId, from: NaiveDate, through: NaiveDate) -> Result<Vec<LateFact>> {
    tx.sql(
        "SELECT id, question, department, member, metric, on_day, value, source, by_member, message, at, state
         FROM late_facts WHERE member = $1 AND state = 'waiting' AND on_day BETWEEN $2 AND $3 ORDER BY id",
    )
    .bind(member)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// A head has answered: what still waited of the question is accepted or declined.
pub async fn decide(tx: &mut Tx, question: i64, state: LateState, by: MemberId, now: Instant) -> Result<()> {
    tx.sql(
        "UPDATE late_facts SET state = $2, decided_by = $3, decided_at = $4
         WHERE question = $1 AND state = 'waiting'",
    )
    .bind(question)
    .bind(state)
    .bind(by)
    .bind(now)
    .affected()
    .await?;
    Ok(())
}
