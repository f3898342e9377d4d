//! Proposals to move a target, and what became of them.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, MetricId, ProposalId, TargetId},
        month::{Moved, Share},
        planning::{Cause, Proposal, ProposalState},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// Who gets how much more or less, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct MovedList(pub Vec<Moved>);

/// The shares as they would be, as they are stored.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ShareList(pub Vec<Share>);

struct Row {
    id: ProposalId,
    department: DepartmentId,
    metric: MetricId,
    month_on: NaiveDate,
    target: TargetId,
    cause: Cause,
    moved: MovedList,
    shares: ShareList,
    state: ProposalState,
    by_member: Option<MemberId>,
    at: Instant,
}
record!(Row { id, department, metric, month_on, target, cause, moved, shares, state, by_member, at });

impl From<Row> for Proposal {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            department: row.department,
            metric: row.metric,
            month_on: row.month_on,
            target: row.target,
            cause: row.cause,
            moved: row.moved.0,
            shares: row.shares.0,
            state: row.state,
            by: row.by_member,
            at: row.at,
        }
    }
}

pub async fn insert(tx: &mut Tx, p: &Proposal) -> Result<()> {
    tx.sql(
        "INSERT INTO proposals (id, department, metric, month_on, target, cause, moved, shares, state, by_member, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(p.id)
    .bind(p.department)
    .bind(p.metric)
    .bind(p.month_on)
    .bind(p.target)
    .bind(p.cause)
    .bind(MovedList(p.moved.clone()))
    .bind(ShareList(p.shares.clone()))
    .bind(p.state)
    .bind(p.by)
    .bind(p.at)
    .exactly(1)
    .await
}

pub async fn by_id(tx: &mut Tx, id: ProposalId) -> Result<Option<Proposal>> {
    let row: Option<Row> = tx
        .sql(
            "SELECT id, department, metric, month_on, target, cause, moved, shares, state, by_member, at FROM proposals
             WHERE id = $1",
        )
        .bind(id)
        .optional()
        .await?;
    Ok(row.map(Proposal::from))
}

/// All of a metric's month, oldest first.
pub async fn of_month(
    tx: &mut Tx,
    department: DepartmentId,
    metric: MetricId,
    month_on: NaiveDate,
) -> Result<Vec<Proposal>> {
    let rows: Vec<Row> = tx
        .sql(
            "SELECT id, department, metric, month_on, target, cause, moved, shares, state, by_member, at FROM proposals
             WHERE department = $1 AND metric = $2 AND month_on = $3 ORDER BY id",
        )
        .bind(department)
        .bind(metric)
        .bind(month_on)
        .all()
        .await?;
    Ok(rows.into_iter().map(Proposal::from).collect())
}

/// What has become of it, and by whom.
pub async fn settle(
    tx: &mut Tx,
    id: ProposalId,
    state: ProposalState,
    by: Option<MemberId>,
    now: Instant,
) -> Result<()> {
    tx.sql("UPDATE proposals SET state = $2, by_member = $3, settled_at = $4 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(by)
        .bind(now)
        .exactly(1)
        .await
}
