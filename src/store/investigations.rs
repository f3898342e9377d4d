//! Investigations of days far from their plan.
//!
//! Invariants: a member's day has at most one for a metric; one that has ended is never ended again.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, InvestigationId, MemberId, MetricId, PromiseId},
        investigation::{Investigation, InvestigationState},
        report::Cause,
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

record!(Investigation {
    id,
    department,
    member,
    metric,
    on_day,
    fact,
    plan,
    cause,
    body,
    promise,
    state,
    by_member,
    at,
    ended_at,
});

/// The columns of an [`Investigation`] and where they come from.
macro_rules! investigations {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, member, metric, on_day, fact, plan, cause, body, promise, state, by_member, at,
                ended_at FROM investigations ",
            $condition
        )
    };
}

/// Opens it; false when the day has one already.
pub async fn insert(tx: &mut Tx, i: &Investigation) -> Result<bool> {
    let made = tx
        .sql(
            "INSERT INTO investigations (id, department, member, metric, on_day, fact, plan, cause, body, promise,
                state, by_member, at, ended_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             ON CONFLICT (member, metric, on_day) DO NOTHING",
        )
        .bind(i.id)
        .bind(i.department)
        .bind(i.member)
        .bind(i.metric)
        .bind(i.on_day)
        .bind(i.fact)
        .bind(i.plan)
        .bind(i.cause)
        .bind(&i.body)
        .bind(i.promise)
        .bind(i.state)
        .bind(i.by_member)
        .bind(i.at)
        .bind(i.ended_at)
        .affected()
        .await?;
    Ok(made == 1)
}

pub async fn by_id(tx: &mut Tx, id: InvestigationId) -> Result<Option<Investigation>> {
    tx.sql(investigations!("WHERE id = $1")).bind(id).optional().await
}

/// Of a member's day.
pub async fn of_day(tx: &mut Tx, member: MemberId, metric: MetricId, on: NaiveDate) -> Result<Option<Investigation>> {
    tx.sql(investigations!("WHERE member = $1 AND metric = $2 AND on_day = $3"))
        .bind(member)
        .bind(metric)
        .bind(on)
        .optional()
        .await
}

/// Of a member's days that the bot has opened: how many.
pub async fn count_opened(tx: &mut Tx, member: MemberId, from: NaiveDate, through: NaiveDate) -> Result<i64> {
    tx.sql(
        "SELECT COUNT(*) FROM investigations
         WHERE member = $1 AND on_day BETWEEN $2 AND $3 AND by_member IS NULL",
    )
    .bind(member)
    .bind(from)
    .bind(through)
    .scalar()
    .await
}

/// Of the department about days from `since` on that wait for their end, the oldest day first.
pub async fn open(tx: &mut Tx, department: DepartmentId, since: NaiveDate) -> Result<Vec<Investigation>> {
    tx.sql(investigations!("WHERE department = $1 AND state = 'open' AND on_day >= $2 ORDER BY on_day, id"))
        .bind(department)
        .bind(since)
        .all()
        .await
}

/// What stands in the figures of an open investigation's day now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    pub id: InvestigationId,
    pub fact: Option<i64>,
    pub pledge: Option<i64>,
}
record!(Present { id, fact, pledge });

/// Of those that [`open`] gives, in the same order.
pub async fn present_of_open(tx: &mut Tx, department: DepartmentId, since: NaiveDate) -> Result<Vec<Present>> {
    tx.sql(
        "SELECT i.id, f.value AS fact, p.value AS pledge FROM investigations i
         LEFT JOIN figures f ON f.member = i.member AND f.metric = i.metric AND f.on_day = i.on_day AND f.part = 'fact'
         LEFT JOIN figures p ON p.member = i.member AND p.metric = i.metric AND p.on_day = i.on_day
            AND p.part = 'pledge'
         WHERE i.department = $1 AND i.state = 'open' AND i.on_day >= $2 ORDER BY i.on_day, i.id",
    )
    .bind(department)
    .bind(since)
    .all()
    .await
}

/// Of the department about the days, the oldest first.
pub async fn of_department(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Investigation>> {
    tx.sql(investigations!("WHERE department = $1 AND on_day BETWEEN $2 AND $3 ORDER BY on_day, id"))
        .bind(department)
        .bind(from)
        .bind(through)
        .all()
        .await
}

/// Everything of a member, the oldest day first.
pub async fn of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<Investigation>> {
    tx.sql(investigations!("WHERE member = $1 ORDER BY on_day, id")).bind(member).all().await
}

/// Why, as its owner says now.
pub async fn explain(tx: &mut Tx, id: InvestigationId, cause: Option<Cause>, body: Option<&str>) -> Result<()> {
    tx.sql("UPDATE investigations SET cause = $2, body = $3 WHERE id = $1")
        .bind(id)
        .bind(cause)
        .bind(body)
        .exactly(1)
        .await
}

/// Ends it; false when it had ended already.
pub async fn end(
    tx: &mut Tx,
    id: InvestigationId,
    state: InvestigationState,
    promise: Option<PromiseId>,
    now: Instant,
) -> Result<bool> {
    let ended = tx
        .sql("UPDATE investigations SET state = $2, promise = $3, ended_at = $4 WHERE id = $1 AND state = 'open'")
        .bind(id)
        .bind(state)
        .bind(promise)
        .bind(now)
        .affected()
        .await?;
    Ok(ended == 1)
}
