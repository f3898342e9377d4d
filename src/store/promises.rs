//! Promises and what happened to them.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, PromiseId, ReportId},
        promise::{Happened, Promise, PromiseEvent},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

record!(Promise {
    id,
    department,
    owner,
    author,
    body,
    amount_minor,
    paid_minor,
    first_due_on,
    due_on,
    state,
    origin,
    report,
    made_on,
    made_at,
    moves,
    slipped,
    closed_at,
    on_time,
});

pub async fn insert(tx: &mut Tx, p: &Promise) -> Result<()> {
    tx.sql(
        "INSERT INTO promises (id, department, owner, author, body, amount_minor, paid_minor, first_due_on, due_on,
            state, origin, report, made_on, made_at, moves, slipped, closed_at, on_time)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind(p.id)
    .bind(p.department)
    .bind(p.owner)
    .bind(p.author)
    .bind(&p.body)
    .bind(p.amount_minor)
    .bind(p.paid_minor)
    .bind(p.first_due_on)
    .bind(p.due_on)
    .bind(p.state)
    .bind(p.origin)
    .bind(p.report)
    .bind(p.made_on)
    .bind(p.made_at)
    .bind(p.moves)
    .bind(p.slipped)
    .bind(p.closed_at)
    .bind(p.on_time)
    .exactly(1)
    .await
}

/// Writes what may change of a promise; whose it is and when it was made never does.
pub async fn save(tx: &mut Tx, p: &Promise) -> Result<()> {
    tx.sql(
        "UPDATE promises SET body = $2, amount_minor = $3, paid_minor = $4, due_on = $5, state = $6, moves = $7,
            slipped = $8, closed_at = $9, on_time = $10, first_due_on = $11 WHERE id = $1",
    )
    .bind(p.id)
    .bind(&p.body)
    .bind(p.amount_minor)
    .bind(p.paid_minor)
    .bind(p.due_on)
    .bind(p.state)
    .bind(p.moves)
    .bind(p.slipped)
    .bind(p.closed_at)
    .bind(p.on_time)
    .bind(p.first_due_on)
    .exactly(1)
    .await
}

record!(Happened { kind, by_member, from_on, to_on, amount_minor, at });

/// Appends what happened to the promise's history.
pub async fn append(tx: &mut Tx, promise: PromiseId, e: &Happened) -> Result<()> {
    let id: i64 = tx.new_id().await?;
    tx.sql(
        "INSERT INTO promise_events (id, promise, kind, by_member, from_on, to_on, amount_minor, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(promise)
    .bind(e.kind)
    .bind(e.by_member)
    .bind(e.from_on)
    .bind(e.to_on)
    .bind(e.amount_minor)
    .bind(e.at)
    .exactly(1)
    .await
}

/// Everything that happened to the promise, oldest first.
pub async fn history(tx: &mut Tx, promise: PromiseId) -> Result<Vec<Happened>> {
    tx.sql(
        "SELECT kind, by_member, from_on, to_on, amount_minor, at FROM promise_events WHERE promise = $1 ORDER BY id",
    )
    .bind(promise)
    .all()
    .await
}

/// The columns of a [`Promise`] and where they come from.
macro_rules! promises {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, owner, author, body, amount_minor, paid_minor, first_due_on, due_on, state, origin,
                report, made_on, made_at, moves, slipped, closed_at, on_time
             FROM promises ",
            $condition
        )
    };
}

pub async fn by_id(tx: &mut Tx, id: PromiseId) -> Result<Option<Promise>> {
    tx.sql(promises!("WHERE id = $1")).bind(id).optional().await
}

/// The member's open promises, the earliest due first.
pub async fn open_of(tx: &mut Tx, owner: MemberId) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE owner = $1 AND state = 'open' ORDER BY due_on, id")).bind(owner).all().await
}

/// Promises of the department that wait for their owners' [Беру], the earliest due first.
pub async fn offered(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE department = $1 AND state = 'offered' ORDER BY due_on, id")).bind(department).all().await
}

/// What was promised in the report, in the order it was.
pub async fn of_report(tx: &mut Tx, report: ReportId) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE report = $1 ORDER BY id")).bind(report).all().await
}

/// Promises of the department that are open, the earliest due first.
pub async fn open_of_department(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE department = $1 AND state = 'open' ORDER BY due_on, id")).bind(department).all().await
}

/// Promises of the department first due in the days, whatever became of them.
pub async fn due_between(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE department = $1 AND due_on BETWEEN $2 AND $3 ORDER BY due_on, id"))
        .bind(department)
        .bind(from)
        .bind(through)
        .all()
        .await
}

/// Promises of the department made in the days.
pub async fn made_between(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE department = $1 AND made_on BETWEEN $2 AND $3 ORDER BY made_at, id"))
        .bind(department)
        .bind(from)
        .bind(through)
        .all()
        .await
}

/// Promises of the department closed in the interval (since, until].
pub async fn closed_between(
    tx: &mut Tx,
    department: DepartmentId,
    since: Instant,
    until: Instant,
) -> Result<Vec<Promise>> {
    tx.sql(promises!("WHERE department = $1 AND closed_at > $2 AND closed_at <= $3 ORDER BY closed_at, id"))
        .bind(department)
        .bind(since)
        .bind(until)
        .all()
        .await
}

/// Something that happened to a promise, for the record of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: i64,
    pub promise: PromiseId,
    pub kind: PromiseEvent,
    pub by_member: Option<MemberId>,
    pub to_on: Option<NaiveDate>,
    pub amount_minor: Option<i64>,
    pub at: Instant,
}
record!(Event { id, promise, kind, by_member, to_on, amount_minor, at });

/// What happened to promises of the department in the interval [since, until), in the order it did.
pub async fn events_between(
    tx: &mut Tx,
    department: DepartmentId,
    since: Instant,
    until: Instant,
) -> Result<Vec<Event>> {
    tx.sql(
        "SELECT e.id, e.promise, e.kind, e.by_member, e.to_on, e.amount_minor, e.at
         FROM promise_events e JOIN promises p ON p.id = e.promise
         WHERE p.department = $1 AND e.at >= $2 AND e.at < $3 ORDER BY e.at, e.id",
    )
    .bind(department)
    .bind(since)
    .bind(until)
    .all()
    .await
}

/// Promises of the department that were to bring something: those whose first or present day lies in the days, offers
/// and what was cancelled left out.
pub async fn with_amounts(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Promise>> {
    tx.sql(promises!(
        "WHERE department = $1 AND amount_minor IS NOT NULL AND state NOT IN ('offered', 'declined', 'cancelled')
            AND (first_due_on BETWEEN $2 AND $3 OR due_on BETWEEN $2 AND $3) ORDER BY due_on, id"
    ))
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}
