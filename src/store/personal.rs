//! Everything that is stored about one member, for him to read; the oldest first.
//!
//! Apart from the families of tables because here completeness counts, not what a screen needs.
use super::{Result, Tx, people::AbsenceRow, promises, reports, state::Change};
use crate::{
    domain::{
        id::{MemberId, MetricId, PromiseId, ReportId},
        promise::Promise,
        report::{Part, Report, Source},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// An entry of a fact or a pledge; the last of a (part, metric, date) is the one that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub part: Part,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub value: Option<i64>,
    pub source: Source,
    pub by_member: Option<MemberId>,
    pub at: Instant,
}
record!(Entry { part, metric, on_day, value, source, by_member, at });

/// His facts and pledges with everything that ever stood there.
pub async fn entries(tx: &mut Tx, member: MemberId) -> Result<Vec<Entry>> {
    tx.sql(
        "SELECT part, metric, on_day, value, source, by_member, at FROM entries WHERE member = $1
         ORDER BY on_day, metric, part, id",
    )
    .bind(member)
    .all()
    .await
}

/// His reports.
pub async fn reports(tx: &mut Tx, member: MemberId) -> Result<Vec<Report>> {
    let mut all = reports::latest_of_member(tx, member, i64::MAX).await?;
    all.reverse();
    Ok(all)
}

/// What worked or hindered, in his words.
pub async fn lessons(tx: &mut Tx, member: MemberId) -> Result<Vec<reports::Lesson>> {
    tx.sql(
        "SELECT id, department, member, report, on_day, kind, cause, body, at FROM lessons WHERE member = $1
         ORDER BY on_day, id",
    )
    .bind(member)
    .all()
    .await
}

/// His notes, also those he has deleted.
pub async fn notes(tx: &mut Tx, member: MemberId) -> Result<Vec<reports::Note>> {
    tx.sql("SELECT id, department, member, report, on_day, body, fate, at FROM notes WHERE member = $1 ORDER BY id")
        .bind(member)
        .all()
        .await
}

/// His promises, and those he has asked others for.
pub async fn promises(tx: &mut Tx, member: MemberId) -> Result<Vec<Promise>> {
    let ids: Vec<(PromiseId,)> =
        tx.sql("SELECT id FROM promises WHERE owner = $1 OR author = $1 ORDER BY id").bind(member).all().await?;
    let mut all = vec![];
    for (id,) in ids {
        all.extend(promises::by_id(tx, id).await?);
    }
    Ok(all)
}

/// His absences with the instant at which each was cancelled.
pub async fn absences(tx: &mut Tx, member: MemberId) -> Result<Vec<(AbsenceRow, Option<Instant>)>> {
    let rows: Vec<AbsenceRow> = tx
        .sql("SELECT id, member, kind, from_on, through_on, set_by, set_at FROM absences WHERE member = $1 ORDER BY id")
        .bind(member)
        .all()
        .await?;
    let cancelled: Vec<(Option<Instant>,)> =
        tx.sql("SELECT cancelled_at FROM absences WHERE member = $1 ORDER BY id").bind(member).all().await?;
    Ok(rows.into_iter().zip(cancelled.into_iter().map(|(at,)| at)).collect())
}

/// A call for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    pub report: Option<ReportId>,
    pub promise: Option<PromiseId>,
    pub asked_at: Instant,
}
record!(Help { report, promise, asked_at });

/// How often he has asked for help, and with what.
pub async fn helps(tx: &mut Tx, member: MemberId) -> Result<Vec<Help>> {
    tx.sql("SELECT report, promise, asked_at FROM helps WHERE member = $1 ORDER BY id").bind(member).all().await
}

/// An unusual number he has confirmed, so that it is not asked about for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    pub metric: MetricId,
    pub question: String,
    pub answer: String,
    pub count: i64,
}
record!(Confirmation { metric, question, answer, count });

/// What he has confirmed of his numbers.
pub async fn confirmations(tx: &mut Tx, member: MemberId) -> Result<Vec<Confirmation>> {
    tx.sql("SELECT metric, question, answer, count FROM confirmations WHERE member = $1 ORDER BY metric, question")
        .bind(member)
        .all()
        .await
}

/// What was changed by him and about him.
pub async fn changes(tx: &mut Tx, member: MemberId) -> Result<Vec<Change>> {
    tx.sql(
        "SELECT department, by_member, subject, subject_id, before, after, at FROM changes
         WHERE by_member = $1 OR subject_id = $2 ORDER BY id",
    )
    .bind(member)
    .bind(member.0)
    .all()
    .await
}
