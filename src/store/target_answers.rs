//! What members were told of their shares, and what they say to it.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, MetricId, PostId, TargetId},
        planning::{TargetAnswer, Told},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

struct Row {
    id: i64,
    target: TargetId,
    member: MemberId,
    value: i64,
    post: Option<PostId>,
    answer: TargetAnswer,
    told_at: Instant,
}
record!(Row { id, target, member, value, post, answer, told_at });

impl From<Row> for Told {
    fn from(row: Row) -> Self {
        let Row { id, target, member, value, post, answer, told_at } = row;
        Self { id, target, member, value, post, answer, told_at }
    }
}

/// Remembers what he was told; told again of the same version, the last counts.
pub async fn put(tx: &mut Tx, told: &Told) -> Result<()> {
    tx.sql(
        "INSERT INTO target_answers (id, target, member, value, post, answer, told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (target, member) DO UPDATE SET
            value = excluded.value, post = excluded.post, answer = excluded.answer, told_at = excluded.told_at",
    )
    .bind(told.id)
    .bind(told.target)
    .bind(told.member)
    .bind(told.value)
    .bind(told.post)
    .bind(told.answer)
    .bind(told.told_at)
    .exactly(1)
    .await
}

/// What the members were told of the metric's month, oldest first.
pub async fn of_month(
    tx: &mut Tx,
    department: DepartmentId,
    metric: MetricId,
    month_on: NaiveDate,
) -> Result<Vec<Told>> {
    let rows: Vec<Row> = tx
        .sql(
            "SELECT a.id, a.target, a.member, a.value, a.post, a.answer, a.told_at
             FROM target_answers a JOIN targets t ON t.id = a.target
             WHERE t.department = $1 AND t.metric = $2 AND t.month_on = $3 ORDER BY a.id",
        )
        .bind(department)
        .bind(metric)
        .bind(month_on)
        .all()
        .await?;
    Ok(rows.into_iter().map(Told::from).collect())
}

/// What he says, and in which words.
pub async fn answer(tx: &mut Tx, id: i64, answer: TargetAnswer, words: Option<&str>, now: Instant) -> Result<()> {
    tx.sql("UPDATE target_answers SET answer = $2, words = $3, answered_at = $4 WHERE id = $1")
        .bind(id)
        .bind(answer)
        .bind(words)
        .bind(now)
        .exactly(1)
        .await
}
