//! «Где застряло?»: whom it was asked, and what he has answered.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, MetricId, ReportId, StuckId},
        stuck::Stuck,
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// A question, and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: StuckId,
    pub department: DepartmentId,
    pub member: MemberId,
    pub report: Option<ReportId>,
    /// The department's day of asking.
    pub on_day: NaiveDate,
    pub metric: MetricId,
    /// What the plan lacked.
    pub gap: i64,
    pub asked_at: Instant,
    pub cause: Option<Stuck>,
    pub answered_at: Option<Instant>,
}
record!(Asked { id, department, member, report, on_day, metric, gap, asked_at, cause, answered_at });

/// The columns of an [`Asked`] and where they come from.
macro_rules! asked {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, member, report, on_day, metric, gap, asked_at, cause, answered_at FROM stuck ",
            $condition
        )
    };
}

pub async fn insert(tx: &mut Tx, a: &Asked) -> Result<()> {
    tx.sql(
        "INSERT INTO stuck (id, department, member, report, on_day, metric, gap, asked_at, cause, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(a.id)
    .bind(a.department)
    .bind(a.member)
    .bind(a.report)
    .bind(a.on_day)
    .bind(a.metric)
    .bind(a.gap)
    .bind(a.asked_at)
    .bind(a.cause)
    .bind(a.answered_at)
    .exactly(1)
    .await
}

pub async fn by_id(tx: &mut Tx, id: StuckId) -> Result<Option<Asked>> {
    tx.sql(asked!("WHERE id = $1")).bind(id).optional().await
}

/// Everything a member was asked, the oldest first.
pub async fn of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<Asked>> {
    tx.sql(asked!("WHERE member = $1 ORDER BY asked_at, id")).bind(member).all().await
}

/// When a member was last asked.
pub async fn last_asked(tx: &mut Tx, member: MemberId) -> Result<Option<Instant>> {
    tx.sql("SELECT MAX(asked_at) FROM stuck WHERE member = $1").bind(member).scalar().await
}

/// True for the first answer.
pub async fn answer(tx: &mut Tx, id: StuckId, cause: Stuck, at: Instant) -> Result<bool> {
    let answered = tx
        .sql("UPDATE stuck SET cause = $2, answered_at = $3 WHERE id = $1 AND cause IS NULL")
        .bind(id)
        .bind(cause)
        .bind(at)
        .affected()
        .await?;
    Ok(answered == 1)
}

/// Who was asked on a day of the department, in the order they were.
pub async fn of_day(tx: &mut Tx, department: DepartmentId, on_day: NaiveDate) -> Result<Vec<Asked>> {
    tx.sql(asked!("WHERE department = $1 AND on_day = $2 ORDER BY asked_at, id"))
        .bind(department)
        .bind(on_day)
        .all()
        .await
}
