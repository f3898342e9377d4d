//! A department's own calendar: the head's exceptions, and marks.
use super::{Result, Tx};
use crate::{
    domain::{
        calendar::{DayKind, Exception},
        id::{DepartmentId, MarkId, MemberId},
        mark::Mark,
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// An exception with who decided it, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionRow {
    pub on_day: NaiveDate,
    pub kind: DayKind,
    pub by_member: Option<MemberId>,
    pub at: Instant,
}
record!(ExceptionRow { on_day, kind, by_member, at });

/// The head's exceptions from the calendar, earliest first.
pub async fn exceptions(tx: &mut Tx, id: DepartmentId) -> Result<Vec<Exception>> {
    let rows: Vec<(NaiveDate, DayKind)> = tx
        .sql("SELECT on_day, kind FROM calendar_exceptions WHERE department = $1 ORDER BY on_day")
        .bind(id)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(on, kind)| Exception { on, kind }).collect())
}

/// Those of a range of days, with their authors, earliest first.
pub async fn decided(tx: &mut Tx, id: DepartmentId, from: NaiveDate, through: NaiveDate) -> Result<Vec<ExceptionRow>> {
    tx.sql(
        "SELECT on_day, kind, by_member, at FROM calendar_exceptions
         WHERE department = $1 AND on_day BETWEEN $2 AND $3 ORDER BY on_day",
    )
    .bind(id)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// Decides about a day; an earlier decision about it makes way.
pub async fn set_exception(
    tx: &mut Tx,
    id: DepartmentId,
    exception: Exception,
    by: Option<MemberId>,
    now: Instant,
) -> Result<()> {
    tx.sql(
        "INSERT INTO calendar_exceptions (department, on_day, kind, by_member, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (department, on_day) DO UPDATE SET kind = excluded.kind, by_member = excluded.by_member,
            at = excluded.at",
    )
    .bind(id)
    .bind(exception.on)
    .bind(exception.kind)
    .bind(by)
    .bind(now)
    .exactly(1)
    .await
}

/// The day is as usual again; false when it was.
pub async fn remove_exception(tx: &mut Tx, id: DepartmentId, on: NaiveDate) -> Result<bool> {
    let removed = tx
        .sql("DELETE FROM calendar_exceptions WHERE department = $1 AND on_day = $2")
        .bind(id)
        .bind(on)
        .affected()
        .await?;
    Ok(removed > 0)
}

record!(Mark { id, department, from_on, through_on, body, by_member });

pub async fn insert_mark(tx: &mut Tx, m: &Mark, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO marks (id, department, from_on, through_on, body, by_member, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(m.id)
    .bind(m.department)
    .bind(m.from_on)
    .bind(m.through_on)
    .bind(&m.body)
    .bind(m.by_member)
    .bind(now)
    .exactly(1)
    .await
}

/// A mark, removed or not.
pub async fn mark(tx: &mut Tx, id: MarkId) -> Result<Option<Mark>> {
    tx.sql("SELECT id, department, from_on, through_on, body, by_member FROM marks WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The department's marks that cover any of the days, earliest first.
pub async fn marks(tx: &mut Tx, id: DepartmentId, from: NaiveDate, through: NaiveDate) -> Result<Vec<Mark>> {
    tx.sql(
        "SELECT id, department, from_on, through_on, body, by_member FROM marks
         WHERE department = $1 AND from_on <= $3 AND through_on >= $2 AND removed_at IS NULL ORDER BY from_on, id",
    )
    .bind(id)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// How many marks the department has on `from` or later.
pub async fn count_marks(tx: &mut Tx, id: DepartmentId, from: NaiveDate) -> Result<i64> {
    tx.sql("SELECT COUNT(*) FROM marks WHERE department = $1 AND through_on >= $2 AND removed_at IS NULL")
        .bind(id)
        .bind(from)
        .scalar()
        .await
}

/// Takes a mark off; false when it was.
pub async fn remove_mark(tx: &mut Tx, id: MarkId, now: Instant) -> Result<bool> {
    let removed = tx
        .sql("UPDATE marks SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL")
        .bind(id)
        .bind(now)
        .affected()
        .await?;
    Ok(removed > 0)
}
