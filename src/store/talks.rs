//! Talks of leaders with their people: who was named on a day, who has talked, what was agreed on.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, PromiseId, TalkId},
        talk_to::{Ground, Reason, TalkState},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// An advice, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    pub id: TalkId,
    pub department: DepartmentId,
    pub member: MemberId,
    /// The coordination day whose head's message named him.
    pub on_day: NaiveDate,
    pub reason: Reason,
    pub figures: Ground,
    pub state: TalkState,
    /// The leader who has talked.
    pub by_member: Option<MemberId>,
    pub talked_at: Option<Instant>,
    pub promise: Option<PromiseId>,
    pub checked_on: Option<NaiveDate>,
}
record!(Talk { id, department, member, on_day, reason, figures, state, by_member, talked_at, promise, checked_on });

/// The columns of a [`Talk`] and where they come from.
macro_rules! talks {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, member, on_day, reason, figures, state, by_member, talked_at, promise, checked_on
             FROM talks ",
            $condition
        )
    };
}

/// Keeps an advice; one a department and a day.
pub async fn insert(tx: &mut Tx, t: &Talk) -> Result<()> {
    tx.sql(
        "INSERT INTO talks (id, department, member, on_day, reason, figures, state, by_member, talked_at, promise,
            checked_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(t.id)
    .bind(t.department)
    .bind(t.member)
    .bind(t.on_day)
    .bind(t.reason)
    .bind(&t.figures)
    .bind(t.state)
    .bind(t.by_member)
    .bind(t.talked_at)
    .bind(t.promise)
    .bind(t.checked_on)
    .exactly(1)
    .await
}

pub async fn by_id(tx: &mut Tx, id: TalkId) -> Result<Option<Talk>> {
    tx.sql(talks!("WHERE id = $1")).bind(id).optional().await
}

/// The advice of a coordination day.
pub async fn of_day(tx: &mut Tx, department: DepartmentId, on_day: NaiveDate) -> Result<Option<Talk>> {
    tx.sql(talks!("WHERE department = $1 AND on_day = $2")).bind(department).bind(on_day).optional().await
}

/// When each member was last talked to, by whom, in no order.
pub async fn latest(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(MemberId, Instant)>> {
    tx.sql(
        "SELECT member, MAX(talked_at) FROM talks WHERE department = $1 AND talked_at IS NOT NULL GROUP BY member
         ORDER BY member",
    )
    .bind(department)
    .all()
    .await
}

/// The last talk a member has had.
pub async fn last_of_member(tx: &mut Tx, member: MemberId) -> Result<Option<Talk>> {
    tx.sql(talks!("WHERE member = $1 AND talked_at IS NOT NULL ORDER BY talked_at DESC, id DESC LIMIT 1"))
        .bind(member)
        .optional()
        .await
}

/// Everything about a member, the oldest first.
pub async fn of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<Talk>> {
    tx.sql(talks!("WHERE member = $1 ORDER BY on_day, id")).bind(member).all().await
}

/// They have talked: true for the first who says so.
pub async fn take(tx: &mut Tx, id: TalkId, by: MemberId, at: Instant) -> Result<bool> {
    let taken = tx
        .sql("UPDATE talks SET by_member = $2, talked_at = $3, state = $4 WHERE id = $1 AND talked_at IS NULL")
        .bind(id)
        .bind(by)
        .bind(at)
        .bind(TalkState::Asked)
        .affected()
        .await?;
    Ok(taken == 1)
}

/// What they agreed on, or that they did not.
pub async fn settle(tx: &mut Tx, id: TalkId, state: TalkState, promise: Option<PromiseId>) -> Result<()> {
    tx.sql("UPDATE talks SET state = $2, promise = $3 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(promise)
        .exactly(1)
        .await
}

/// Talks nobody has been shown the outcome of, the oldest first.
pub async fn unchecked(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Talk>> {
    tx.sql(talks!("WHERE department = $1 AND talked_at IS NOT NULL AND checked_on IS NULL ORDER BY talked_at, id"))
        .bind(department)
        .all()
        .await
}

/// Its outcome belongs to the message of this day.
pub async fn set_checked(tx: &mut Tx, id: TalkId, on: NaiveDate) -> Result<()> {
    tx.sql("UPDATE talks SET checked_on = $2 WHERE id = $1 AND checked_on IS NULL").bind(id).bind(on).exactly(1).await
}

/// Talks whose outcome belongs to the message of the day, the oldest first.
pub async fn checked_on(tx: &mut Tx, department: DepartmentId, on: NaiveDate) -> Result<Vec<Talk>> {
    tx.sql(talks!("WHERE department = $1 AND checked_on = $2 ORDER BY talked_at, id"))
        .bind(department)
        .bind(on)
        .all()
        .await
}
