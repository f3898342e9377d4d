//! What funnels are counted from: sums of two metrics over the days where both are known, and the heads' benchmarks.
//!
//! The database pairs and sums, for twelve weeks of fifty people are a great many rows and a few numbers. Invariant: a
//! (member, date) with one of the two missing is in neither sum.
use super::{Result, Tx};
use crate::{
    domain::{
        funnel::{Benchmark, Periods},
        id::{DepartmentId, MemberId, MetricId},
    },
    record,
};
use chrono::NaiveDate;

/// A member's sums of two metrics: of the month to date, and of the few and the many weeks before the current one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairSums {
    pub member: MemberId,
    pub month_inputs: i64,
    pub month_outputs: i64,
    pub month_pairs: i64,
    pub few_inputs: i64,
    pub few_outputs: i64,
    pub few_pairs: i64,
    pub many_inputs: i64,
    pub many_outputs: i64,
    pub many_pairs: i64,
}
record!(PairSums {
    member,
    month_inputs,
    month_outputs,
    month_pairs,
    few_inputs,
    few_outputs,
    few_pairs,
    many_inputs,
    many_outputs,
    many_pairs,
});

/// Facts of `from` and `to` over the days of each stretch where both are known, by member.
pub async fn pairs(
    tx: &mut Tx,
    department: DepartmentId,
    (from, to): (MetricId, MetricId),
    periods: &Periods,
) -> Result<Vec<PairSums>> {
    let earliest = periods.many_from.min(periods.month_from);
    let latest = periods.weeks_through.max(periods.month_through);
    tx.sql(
        "SELECT a.member,
            CAST(COALESCE(SUM(a.value) FILTER (WHERE a.on_day BETWEEN $6 AND $7), 0) AS BIGINT) AS month_inputs,
            CAST(COALESCE(SUM(b.value) FILTER (WHERE a.on_day BETWEEN $6 AND $7), 0) AS BIGINT) AS month_outputs,
            COUNT(*) FILTER (WHERE a.on_day BETWEEN $6 AND $7) AS month_pairs,
            CAST(COALESCE(SUM(a.value) FILTER (WHERE a.on_day BETWEEN $8 AND $10), 0) AS BIGINT) AS few_inputs,
            CAST(COALESCE(SUM(b.value) FILTER (WHERE a.on_day BETWEEN $8 AND $10), 0) AS BIGINT) AS few_outputs,
            COUNT(*) FILTER (WHERE a.on_day BETWEEN $8 AND $10) AS few_pairs,
            CAST(COALESCE(SUM(a.value) FILTER (WHERE a.on_day BETWEEN $9 AND $10), 0) AS BIGINT) AS many_inputs,
            CAST(COALESCE(SUM(b.value) FILTER (WHERE a.on_day BETWEEN $9 AND $10), 0) AS BIGINT) AS many_outputs,
            COUNT(*) FILTER (WHERE a.on_day BETWEEN $9 AND $10) AS many_pairs
         FROM members m
         JOIN figures a ON a.member = m.id AND a.on_day BETWEEN $4 AND $5 AND a.metric = $2 AND a.part = 'fact'
         JOIN figures b ON b.member = a.member AND b.on_day = a.on_day AND b.metric = $3 AND b.part = 'fact'
         WHERE m.department = $1 AND a.value IS NOT NULL AND b.value IS NOT NULL
         GROUP BY a.member ORDER BY a.member",
    )
    .bind(department)
    .bind(from)
    .bind(to)
    .bind(earliest)
    .bind(latest)
    .bind(periods.month_from)
    .bind(periods.month_through)
    .bind(periods.few_from)
    .bind(periods.many_from)
    .bind(periods.weeks_through)
    .all()
    .await
}

/// Σ of the known facts of each member and metric over the days; a metric nobody told is not there.
pub async fn sums(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<(MemberId, MetricId, i64)>> {
    tx.sql(
        "SELECT f.member, f.metric, CAST(SUM(f.value) AS BIGINT)
         FROM members m JOIN figures f ON f.member = m.id AND f.on_day BETWEEN $2 AND $3
         WHERE m.department = $1 AND f.part = 'fact' AND f.value IS NOT NULL
         GROUP BY f.member, f.metric ORDER BY f.member, f.metric",
    )
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}

record!(Benchmark { id, department, from_metric, to_metric, percent, by_member, at });

/// A new version of a pair's benchmark: it counts from now on.
pub async fn put_benchmark(tx: &mut Tx, b: &Benchmark) -> Result<()> {
    tx.sql(
        "INSERT INTO benchmarks (id, department, from_metric, to_metric, percent, by_member, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(b.id)
    .bind(b.department)
    .bind(b.from_metric)
    .bind(b.to_metric)
    .bind(b.percent)
    .bind(b.by_member)
    .bind(b.at)
    .exactly(1)
    .await
}

/// Every version of the department's benchmarks, oldest first: the last of a pair counts.
pub async fn benchmarks(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Benchmark>> {
    tx.sql(
        "SELECT id, department, from_metric, to_metric, percent, by_member, at FROM benchmarks
         WHERE department = $1 ORDER BY at, id",
    )
    .bind(department)
    .all()
    .await
}
