//! Reports, and the lessons, notes and calls for help that come with them.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, LessonId, MemberId, NoteId, PromiseId, ReportId},
        report::{Cause, LessonKind, NoteFate, Report},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

record!(Report {
    id,
    department,
    member,
    coordination_on,
    about_on,
    plan_on,
    weekly_on,
    lineup,
    early,
    due,
    stage,
    pending,
    as_planned,
    opened_at,
    deadline_at,
    begun_at,
    given_at,
    finished_at,
});

/// The columns of a [`Report`] and where they come from.
macro_rules! reports {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, member, coordination_on, about_on, plan_on, weekly_on, lineup, early, due, stage,
                pending, as_planned, opened_at, deadline_at, begun_at, given_at, finished_at
             FROM reports ",
            $condition
        )
    };
}

/// Opens a report. False when the member already has one for the day: a prompt and a `/report` may race.
pub async fn insert(tx: &mut Tx, r: &Report) -> Result<bool> {
    let made = tx
        .sql(
            "INSERT INTO reports (id, department, member, coordination_on, about_on, plan_on, weekly_on, lineup, early,
                due, stage, pending, as_planned, opened_at, deadline_at, begun_at, given_at, finished_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
             ON CONFLICT (member, coordination_on) DO NOTHING",
        )
        .bind(r.id)
        .bind(r.department)
        .bind(r.member)
        .bind(r.coordination_on)
        .bind(&r.about_on)
        .bind(&r.plan_on)
        .bind(r.weekly_on)
        .bind(&r.lineup)
        .bind(r.early)
        .bind(r.due)
        .bind(r.stage)
        .bind(&r.pending)
        .bind(r.as_planned)
        .bind(r.opened_at)
        .bind(r.deadline_at)
        .bind(r.begun_at)
        .bind(r.given_at)
        .bind(r.finished_at)
        .affected()
        .await?;
    Ok(made == 1)
}

/// Writes how far the report has come; whose it is never changes, and its day only by [`move_day`].
pub async fn save(tx: &mut Tx, r: &Report) -> Result<()> {
    tx.sql(
        "UPDATE reports SET about_on = $2, plan_on = $3, weekly_on = $4, early = $5, due = $6, stage =
            $7, pending = $8, as_planned = $9, opened_at = $10, deadline_at = $11, begun_at = $12, given_at
            = $13, finished_at = $14, lineup = $15 WHERE id = $1",
    )
    .bind(r.id)
    .bind(&r.about_on)
    .bind(&r.plan_on)
    .bind(r.weekly_on)
    .bind(r.early)
    .bind(r.due)
    .bind(r.stage)
    .bind(&r.pending)
    .bind(r.as_planned)
    .bind(r.opened_at)
    .bind(r.deadline_at)
    .bind(r.begun_at)
    .bind(r.given_at)
    .bind(r.finished_at)
    .bind(&r.lineup)
    .exactly(1)
    .await
}

/// Gives a report another coordination day: the calendar has moved under one that was opened before its day. The day
/// must be free.
pub async fn move_day(tx: &mut Tx, id: ReportId, coordination_on: NaiveDate) -> Result<()> {
    tx.sql("UPDATE reports SET coordination_on = $2 WHERE id = $1").bind(id).bind(coordination_on).exactly(1).await
}

pub async fn by_id(tx: &mut Tx, id: ReportId) -> Result<Option<Report>> {
    tx.sql(reports!("WHERE id = $1")).bind(id).optional().await
}

pub async fn of_day(tx: &mut Tx, member: MemberId, coordination_on: NaiveDate) -> Result<Option<Report>> {
    tx.sql(reports!("WHERE member = $1 AND coordination_on = $2")).bind(member).bind(coordination_on).optional().await
}

/// The member's reports, newest day first.
pub async fn latest_of_member(tx: &mut Tx, member: MemberId, limit: i64) -> Result<Vec<Report>> {
    tx.sql(reports!("WHERE member = $1 ORDER BY coordination_on DESC LIMIT $2")).bind(member).bind(limit).all().await
}

/// The department's reports of the coordination days, earliest first.
pub async fn of_department(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Report>> {
    tx.sql(reports!("WHERE department = $1 AND coordination_on BETWEEN $2 AND $3 ORDER BY coordination_on, member"))
        .bind(department)
        .bind(from)
        .bind(through)
        .all()
        .await
}

/// What to do to repeat, or not to repeat, a day's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    pub id: LessonId,
    pub department: DepartmentId,
    pub member: MemberId,
    pub report: ReportId,
    /// The day it is about.
    pub on_day: NaiveDate,
    pub kind: LessonKind,
    pub cause: Option<Cause>,
    pub body: Option<String>,
    pub at: Instant,
}
record!(Lesson { id, department, member, report, on_day, kind, cause, body, at });

/// Writes the lesson; another one of the same report and day makes way.
pub async fn insert_lesson(tx: &mut Tx, l: &Lesson) -> Result<()> {
    tx.sql("DELETE FROM lessons WHERE report = $1 AND on_day = $2").bind(l.report).bind(l.on_day).affected().await?;
    tx.sql(
        "INSERT INTO lessons (id, department, member, report, on_day, kind, cause, body, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(l.id)
    .bind(l.department)
    .bind(l.member)
    .bind(l.report)
    .bind(l.on_day)
    .bind(l.kind)
    .bind(l.cause)
    .bind(&l.body)
    .bind(l.at)
    .exactly(1)
    .await
}

/// Lessons of the department about the days, earliest first.
pub async fn lessons(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Lesson>> {
    tx.sql(
        "SELECT id, department, member, report, on_day, kind, cause, body, at FROM lessons
         WHERE department = $1 AND on_day BETWEEN $2 AND $3 ORDER BY on_day, id",
    )
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// A sentence typed to a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: NoteId,
    pub department: DepartmentId,
    pub member: MemberId,
    pub report: Option<ReportId>,
    pub on_day: NaiveDate,
    pub body: String,
    pub fate: NoteFate,
    pub at: Instant,
}
record!(Note { id, department, member, report, on_day, body, fate, at });

pub async fn insert_note(tx: &mut Tx, n: &Note) -> Result<()> {
    tx.sql(
        "INSERT INTO notes (id, department, member, report, on_day, body, fate, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(n.id)
    .bind(n.department)
    .bind(n.member)
    .bind(n.report)
    .bind(n.on_day)
    .bind(&n.body)
    .bind(n.fate)
    .bind(n.at)
    .exactly(1)
    .await
}

pub async fn note(tx: &mut Tx, id: NoteId) -> Result<Option<Note>> {
    tx.sql("SELECT id, department, member, report, on_day, body, fate, at FROM notes WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

pub async fn set_note_fate(tx: &mut Tx, id: NoteId, fate: NoteFate) -> Result<()> {
    tx.sql("UPDATE notes SET fate = $2 WHERE id = $1").bind(id).bind(fate).exactly(1).await
}

/// Notes of the department about the days, earliest first; deleted ones are left out.
pub async fn notes(tx: &mut Tx, department: DepartmentId, from: NaiveDate, through: NaiveDate) -> Result<Vec<Note>> {
    tx.sql(
        "SELECT id, department, member, report, on_day, body, fate, at FROM notes
         WHERE department = $1 AND on_day BETWEEN $2 AND $3 AND fate <> 'deleted' ORDER BY on_day, id",
    )
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// [Нужна помощь] was pressed.
pub async fn insert_help(
    tx: &mut Tx,
    department: DepartmentId,
    member: MemberId,
    report: Option<ReportId>,
    promise: Option<PromiseId>,
    at: Instant,
) -> Result<()> {
    let id: i64 = tx.new_id().await?;
    tx.sql("INSERT INTO helps (id, department, member, report, promise, asked_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(department)
        .bind(member)
        .bind(report)
        .bind(promise)
        .bind(at)
        .exactly(1)
        .await
}

/// How often the member has asked for help since `since`.
pub async fn count_helps(tx: &mut Tx, member: MemberId, since: Instant) -> Result<i64> {
    tx.sql("SELECT COUNT(*) FROM helps WHERE member = $1 AND asked_at >= $2").bind(member).bind(since).scalar().await
}

/// A call for help, for the record of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    pub id: i64,
    pub member: MemberId,
    /// `None`: under the result of a day.
    pub promise: Option<PromiseId>,
    pub asked_at: Instant,
}
record!(Help { id, member, promise, asked_at });

/// Calls for help in the department in the interval [since, until), in their order.
pub async fn helps_between(tx: &mut Tx, department: DepartmentId, since: Instant, until: Instant) -> Result<Vec<Help>> {
    tx.sql(
        "SELECT id, member, promise, asked_at FROM helps
         WHERE department = $1 AND asked_at >= $2 AND asked_at < $3 ORDER BY asked_at, id",
    )
    .bind(department)
    .bind(since)
    .bind(until)
    .all()
    .await
}
