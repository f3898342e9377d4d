//! Facts and pledges: append-only entries, and the current one of each (member, metric, date).
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, FactEntryId, MemberId, MetricId},
        report::{Part, Source},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// The current value of a (member, metric, date); `value` is `None` where he said there is no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub part: Part,
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub value: Option<i64>,
    pub source: Source,
    pub by_member: Option<MemberId>,
    pub message: Option<i64>,
    pub at: Instant,
}
record!(Figure { part, member, metric, on_day, value, source, by_member, message, at });

/// A new entry: from now on the current value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub part: Part,
    pub department: DepartmentId,
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub value: Option<i64>,
    pub source: Source,
    pub by_member: Option<MemberId>,
    pub message: Option<i64>,
    pub at: Instant,
}

/// Appends the entry and makes it the current figure. False when the same value already stood there.
pub async fn record(tx: &mut Tx, e: &NewEntry) -> Result<bool> {
    let before: Option<(FactEntryId, Option<i64>)> = tx
        .sql("SELECT entry, value FROM figures WHERE member = $1 AND on_day = $2 AND metric = $3 AND part = $4")
        .bind(e.member)
        .bind(e.on_day)
        .bind(e.metric)
        .bind(e.part)
        .optional()
        .await?;
    if before.as_ref().is_some_and(|(_, value)| *value == e.value) {
        return Ok(false);
    }
    let id: FactEntryId = tx.new_id().await?;
    tx.sql(
        "INSERT INTO entries (id, part, department, member, metric, on_day, value, source, by_member, message,
            replaces, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(id)
    .bind(e.part)
    .bind(e.department)
    .bind(e.member)
    .bind(e.metric)
    .bind(e.on_day)
    .bind(e.value)
    .bind(e.source)
    .bind(e.by_member)
    .bind(e.message)
    .bind(before.map(|(entry, _)| entry))
    .bind(e.at)
    .exactly(1)
    .await?;
    tx.sql(
        "INSERT INTO figures (part, member, metric, on_day, value, entry) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (member, on_day, metric, part) DO UPDATE SET value = excluded.value, entry = excluded.entry",
    )
    .bind(e.part)
    .bind(e.member)
    .bind(e.metric)
    .bind(e.on_day)
    .bind(e.value)
    .bind(id)
    .exactly(1)
    .await?;
    Ok(true)
}

/// A member's figures of the days, earliest first.
pub async fn of_member(tx: &mut Tx, member: MemberId, from: NaiveDate, through: NaiveDate) -> Result<Vec<Figure>> {
    tx.sql(
        "SELECT f.part, f.member, f.metric, f.on_day, f.value, e.source, e.by_member, e.message, e.at
         FROM figures f JOIN entries e ON e.id = f.entry
         WHERE f.member = $1 AND f.on_day BETWEEN $2 AND $3 ORDER BY f.on_day, f.metric, f.part",
    )
    .bind(member)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// The department's figures of the days, earliest first.
pub async fn of_department(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Figure>> {
    tx.sql(
        "SELECT f.part, f.member, f.metric, f.on_day, f.value, e.source, e.by_member, e.message, e.at
         FROM figures f JOIN entries e ON e.id = f.entry JOIN members m ON m.id = f.member
         WHERE m.department = $1 AND f.on_day BETWEEN $2 AND $3 ORDER BY f.on_day, f.member, f.metric, f.part",
    )
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// A known fact, and nothing else of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub value: i64,
}
record!(Known { member, metric, on_day, value });

/// Known facts of one metric of the days, earliest first.
pub async fn known_facts(
    tx: &mut Tx,
    department: DepartmentId,
    metric: MetricId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Known>> {
    tx.sql(
        "SELECT f.member, f.metric, f.on_day, f.value FROM members m JOIN figures f ON f.member = m.id
         WHERE m.department = $1 AND f.on_day BETWEEN $3 AND $4 AND f.metric = $2 AND f.part = 'fact'
            AND f.value IS NOT NULL ORDER BY f.on_day, f.member",
    )
    .bind(department)
    .bind(metric)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// Which days and metrics a message at Telegram gave figures for: to correct them when it is edited.
pub async fn of_message(tx: &mut Tx, member: MemberId, message: i64) -> Result<Vec<(Part, NaiveDate, MetricId)>> {
    tx.sql(
        "SELECT DISTINCT part, on_day, metric FROM entries WHERE member = $1 AND message = $2
         ORDER BY part, on_day, metric",
    )
    .bind(member)
    .bind(message)
    .all()
    .await
}

/// A figure changed after it had been published: (member, metric, date), what stood there, what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub before: Option<i64>,
    pub after: Option<i64>,
}
record!(Correction { member, metric, on_day, before, after });

/// Facts of days up to `through` whose value was replaced after `since` and now differs from what stood at `since`.
pub async fn corrections(
    tx: &mut Tx,
    department: DepartmentId,
    through: NaiveDate,
    since: Instant,
) -> Result<Vec<Correction>> {
    tx.sql(
        "SELECT first.member, first.metric, first.on_day, old.value AS before, now_is.value AS after
         FROM entries first
         JOIN entries old ON old.id = first.replaces
         JOIN figures now_is ON now_is.member = first.member AND now_is.metric = first.metric
            AND now_is.on_day = first.on_day AND now_is.part = first.part
         WHERE first.department = $1 AND first.part = 'fact' AND first.on_day <= $2 AND first.at > $3 AND old.at <= $3
            AND old.value IS DISTINCT FROM now_is.value
         ORDER BY first.on_day, first.member, first.metric",
    )
    .bind(department)
    .bind(through)
    .bind(since)
    .all()
    .await
}

/// Current facts of the days `[from, before)` that were given for the first time after `since`; `at` is
/// when that was.
pub async fn late_facts(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    before: NaiveDate,
    since: Instant,
) -> Result<Vec<Figure>> {
    tx.sql(
        "SELECT f.part, f.member, f.metric, f.on_day, f.value, e.source, e.by_member, e.message,
            made.at
         FROM entries made
         JOIN figures f ON f.member = made.member AND f.metric = made.metric AND f.on_day = made.on_day
            AND f.part = made.part
         JOIN entries e ON e.id = f.entry
         WHERE made.department = $1 AND made.part = 'fact' AND made.replaces IS NULL AND made.at > $4
            AND made.on_day >= $2 AND made.on_day < $3
         ORDER BY f.on_day, f.member, f.metric",
    )
    .bind(department)
    .bind(from)
    .bind(before)
    .bind(since)
    .all()
    .await
}

/// An entry as the record of a day sees it: what stood before it, and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: FactEntryId,
    pub part: Part,
    pub member: MemberId,
    pub metric: MetricId,
    pub on_day: NaiveDate,
    pub value: Option<i64>,
    /// Nothing stood there before.
    pub is_first: bool,
    pub before: Option<i64>,
    pub by_member: Option<MemberId>,
    pub at: Instant,
}
record!(Entry { id, part, member, metric, on_day, value, is_first, before, by_member, at });

/// Entries of the department about the days, in the order they were made.
pub async fn entries_between(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Entry>> {
    tx.sql(
        "SELECT e.id, e.part, e.member, e.metric, e.on_day, e.value, e.replaces IS NULL AS is_first,
            old.value AS before, e.by_member, e.at
         FROM entries e LEFT JOIN entries old ON old.id = e.replaces
         WHERE e.department = $1 AND e.on_day BETWEEN $2 AND $3 ORDER BY e.at, e.id",
    )
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// How often the member gave this answer to this doubt about the metric.
pub async fn confirmations(tx: &mut Tx, member: MemberId, metric: MetricId, question: &str) -> Result<(String, i64)> {
    let found: Option<(String, i64)> = tx
        .sql("SELECT answer, count FROM confirmations WHERE member = $1 AND metric = $2 AND question = $3")
        .bind(member)
        .bind(metric)
        .bind(question)
        .optional()
        .await?;
    Ok(found.unwrap_or_default())
}

/// Counts an answer; another answer than last time begins anew.
pub async fn confirm(tx: &mut Tx, member: MemberId, metric: MetricId, question: &str, answer: &str) -> Result<()> {
    tx.sql(
        "INSERT INTO confirmations (member, metric, question, answer, count) VALUES ($1, $2, $3, $4, 1)
         ON CONFLICT (member, metric, question) DO UPDATE SET
            count = CASE WHEN confirmations.answer = excluded.answer THEN confirmations.count + 1 ELSE 1 END,
            answer = excluded.answer",
    )
    .bind(member)
    .bind(metric)
    .bind(question)
    .bind(answer)
    .exactly(1)
    .await
}

/// An entry as «Откуда?» shows it: what stood there before, where it came from, who made it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    pub part: Part,
    pub on_day: NaiveDate,
    pub value: Option<i64>,
    pub is_first: bool,
    pub before: Option<i64>,
    pub source: Source,
    pub by_member: Option<MemberId>,
    pub at: Instant,
}
record!(Traced { part, on_day, value, is_first, before, source, by_member, at });

/// Every entry of a member's metric about the days, day by day, in the order they were made.
pub async fn traced(
    tx: &mut Tx,
    member: MemberId,
    metric: MetricId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<Traced>> {
    tx.sql(
        "SELECT e.part, e.on_day, e.value, e.replaces IS NULL AS is_first, old.value AS before, e.source, e.by_member,
            e.at
         FROM entries e LEFT JOIN entries old ON old.id = e.replaces
         WHERE e.member = $1 AND e.metric = $2 AND e.on_day BETWEEN $3 AND $4 ORDER BY e.on_day, e.at, e.id",
    )
    .bind(member)
    .bind(metric)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// Every entry of the department about the days' facts, for an export: day by day, in the order they were made.
pub async fn ledger(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<(MemberId, MetricId, Traced)>> {
    let rows: Vec<Ledger> = tx
        .sql(
            "SELECT e.member, e.metric, e.part, e.on_day, e.value, e.replaces IS NULL AS is_first, old.value AS before,
                e.source, e.by_member, e.at
             FROM entries e LEFT JOIN entries old ON old.id = e.replaces
             WHERE e.department = $1 AND e.part = 'fact' AND e.on_day BETWEEN $2 AND $3
             ORDER BY e.on_day, e.member, e.metric, e.at, e.id",
        )
        .bind(department)
        .bind(from)
        .bind(through)
        .all()
        .await?;
    let traced = |row: Ledger| {
        let Ledger { member, metric, part, on_day, value, is_first, before, source, by_member, at } = row;
        (member, metric, Traced { part, on_day, value, is_first, before, source, by_member, at })
    };
    Ok(rows.into_iter().map(traced).collect())
}

struct Ledger {
    member: MemberId,
    metric: MetricId,
    part: Part,
    on_day: NaiveDate,
    value: Option<i64>,
    is_first: bool,
    before: Option<i64>,
    source: Source,
    by_member: Option<MemberId>,
    at: Instant,
}
record!(Ledger { member, metric, part, on_day, value, is_first, before, source, by_member, at });

/// The current fact of a (member, metric, date): outer `None`: not told, inner `None`: «-».
pub async fn current_fact(
    tx: &mut Tx,
    member: MemberId,
    metric: MetricId,
    on_day: NaiveDate,
) -> Result<Option<Option<i64>>> {
    let found: Option<(Option<i64>,)> = tx
        .sql("SELECT value FROM figures WHERE member = $1 AND on_day = $2 AND metric = $3 AND part = 'fact'")
        .bind(member)
        .bind(on_day)
        .bind(metric)
        .optional()
        .await?;
    Ok(found.map(|found| found.0))
}

/// Of each member's known facts of the metric on the days: how many [Всё по плану] gave, and how many there are.
pub async fn as_planned(
    tx: &mut Tx,
    department: DepartmentId,
    metric: MetricId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<(MemberId, i64, i64)>> {
    tx.sql(
        "SELECT f.member, CAST(SUM(CASE WHEN e.source = 'offer' THEN 1 ELSE 0 END) AS BIGINT), COUNT(*)
         FROM figures f JOIN entries e ON e.id = f.entry
         WHERE e.department = $1 AND f.metric = $2 AND f.on_day BETWEEN $3 AND $4 AND f.part = 'fact'
            AND f.value IS NOT NULL
         GROUP BY f.member ORDER BY f.member",
    )
    .bind(department)
    .bind(metric)
    .bind(from)
    .bind(through)
    .all()
    .await
}
