//! What was set for months, what was done before the start, and what was forecast.
use super::{Result, Tx};
use crate::{
    domain::{
        calendar::Weight,
        id::{DepartmentId, MemberId, MetricId, TargetId},
        month::{Basis, KeptForecast, Lights, Opening, Share, Version},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

/// The working days of a month as they are stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct MonthWeights(pub Vec<Weight>);

struct Row {
    id: TargetId,
    metric: MetricId,
    month_on: NaiveDate,
    from_on: NaiveDate,
    total: i64,
    basis: Basis,
    by_member: Option<MemberId>,
    reason: Option<String>,
    at: Instant,
}
record!(Row { id, metric, month_on, from_on, total, basis, by_member, reason, at });

struct ShareRow {
    target: TargetId,
    member: MemberId,
    value: i64,
    locked: bool,
    weights: MonthWeights,
}
record!(ShareRow { target, member, value, locked, weights });

/// A new version, with its shares in the department's order.
pub async fn insert(tx: &mut Tx, department: DepartmentId, version: &Version) -> Result<()> {
    tx.sql(
        "INSERT INTO targets (id, department, metric, month_on, from_on, total, basis, by_member, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(version.id)
    .bind(department)
    .bind(version.metric)
    .bind(version.month_on)
    .bind(version.from_on)
    .bind(version.total)
    .bind(version.basis)
    .bind(version.by)
    .bind(&version.reason)
    .bind(version.at)
    .exactly(1)
    .await?;
    for (position, share) in (0_i64..).zip(&version.shares) {
        tx.sql(
            "INSERT INTO target_shares (target, member, position, value, locked, weights)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(version.id)
        .bind(share.member)
        .bind(position)
        .bind(share.value)
        .bind(share.locked)
        .bind(MonthWeights(share.weights.clone()))
        .exactly(1)
        .await?;
    }
    Ok(())
}

/// Every version of every metric's target for the month, in the order they were made.
pub async fn of_month(tx: &mut Tx, department: DepartmentId, month_on: NaiveDate) -> Result<Vec<Version>> {
    let rows: Vec<Row> = tx
        .sql(
            "SELECT id, metric, month_on, from_on, total, basis, by_member, reason, at FROM targets
             WHERE department = $1 AND month_on = $2 ORDER BY at, id",
        )
        .bind(department)
        .bind(month_on)
        .all()
        .await?;
    let shares: Vec<ShareRow> = tx
        .sql(
            "SELECT s.target, s.member, s.value, s.locked, s.weights FROM target_shares s JOIN targets t ON t.id = s.target
             WHERE t.department = $1 AND t.month_on = $2 ORDER BY s.target, s.position",
        )
        .bind(department)
        .bind(month_on)
        .all()
        .await?;
    let shares_of = |id: TargetId| {
        shares.iter().filter(move |share| share.target == id).map(|share| Share {
            member: share.member,
            value: share.value,
            locked: share.locked,
            weights: share.weights.0.clone(),
        })
    };
    let version = |row: Row| Version {
        shares: shares_of(row.id).collect(),
        id: row.id,
        metric: row.metric,
        month_on: row.month_on,
        from_on: row.from_on,
        total: row.total,
        basis: row.basis,
        by: row.by_member,
        reason: row.reason,
        at: row.at,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// The last month up to `month_on` that has a target of the metric.
pub async fn last_month(
    tx: &mut Tx,
    department: DepartmentId,
    metric: MetricId,
    month_on: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let latest: (Option<NaiveDate>,) = tx
        .sql("SELECT MAX(month_on) FROM targets WHERE department = $1 AND metric = $2 AND month_on <= $3")
        .bind(department)
        .bind(metric)
        .bind(month_on)
        .one()
        .await?;
    Ok(latest.0)
}

record!(Opening { member, metric, month_on, through_on, value });

/// Openings of the department's members for the month.
pub async fn openings(tx: &mut Tx, department: DepartmentId, month_on: NaiveDate) -> Result<Vec<Opening>> {
    tx.sql(
        "SELECT o.member, o.metric, o.month_on, o.through_on, o.value FROM openings o JOIN members m ON m.id = o.member
         WHERE m.department = $1 AND o.month_on = $2 ORDER BY o.member, o.metric",
    )
    .bind(department)
    .bind(month_on)
    .all()
    .await
}

/// Sets or replaces an opening.
pub async fn put_opening(tx: &mut Tx, opening: &Opening, by: Option<MemberId>, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO openings (member, metric, month_on, through_on, value, by_member, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (member, metric, month_on) DO UPDATE SET
            through_on = excluded.through_on, value = excluded.value, by_member = excluded.by_member, at = excluded.at",
    )
    .bind(opening.member)
    .bind(opening.metric)
    .bind(opening.month_on)
    .bind(opening.through_on)
    .bind(opening.value)
    .bind(by)
    .bind(now)
    .exactly(1)
    .await
}

/// The department's lights, where it has its own.
pub async fn lights(tx: &mut Tx, department: DepartmentId) -> Result<Option<Lights>> {
    tx.sql("SELECT green, yellow FROM lights WHERE department = $1").bind(department).optional().await
}
record!(Lights { green, yellow });

pub async fn set_lights(tx: &mut Tx, department: DepartmentId, lights: Lights) -> Result<()> {
    tx.sql(
        "INSERT INTO lights (department, green, yellow) VALUES ($1, $2, $3)
         ON CONFLICT (department) DO UPDATE SET green = excluded.green, yellow = excluded.yellow",
    )
    .bind(department)
    .bind(lights.green)
    .bind(lights.yellow)
    .exactly(1)
    .await
}

record!(KeptForecast { metric, month_on, working_day, made_on, shown, by_promises, run_rate });

/// Keeps what was forecast on a working day of the month; what is kept already stays. True when it was new.
pub async fn keep_forecast(tx: &mut Tx, department: DepartmentId, kept: &KeptForecast) -> Result<bool> {
    let inserted = tx
        .sql(
            "INSERT INTO forecasts (department, metric, month_on, working_day, made_on, shown, by_promises, run_rate)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (department, metric, month_on, working_day) DO NOTHING",
        )
        .bind(department)
        .bind(kept.metric)
        .bind(kept.month_on)
        .bind(kept.working_day)
        .bind(kept.made_on)
        .bind(kept.shown)
        .bind(kept.by_promises)
        .bind(kept.run_rate)
        .affected()
        .await?;
    Ok(inserted > 0)
}

/// The forecasts kept of the months, earliest first.
pub async fn forecasts(
    tx: &mut Tx,
    department: DepartmentId,
    from: NaiveDate,
    through: NaiveDate,
) -> Result<Vec<KeptForecast>> {
    tx.sql(
        "SELECT metric, month_on, working_day, made_on, shown, by_promises, run_rate FROM forecasts
         WHERE department = $1 AND month_on BETWEEN $2 AND $3 ORDER BY month_on, metric, working_day",
    )
    .bind(department)
    .bind(from)
    .bind(through)
    .all()
    .await
}

/// One version of a target, and whose it is.
pub async fn by_id(tx: &mut Tx, id: TargetId) -> Result<Option<(DepartmentId, MetricId, NaiveDate)>> {
    tx.sql("SELECT department, metric, month_on FROM targets WHERE id = $1").bind(id).optional().await
}

/// The months from `month_on` on for which something is set, earliest first.
pub async fn months_since(tx: &mut Tx, department: DepartmentId, month_on: NaiveDate) -> Result<Vec<NaiveDate>> {
    let rows: Vec<(NaiveDate,)> = tx
        .sql("SELECT DISTINCT month_on FROM targets WHERE department = $1 AND month_on >= $2 ORDER BY month_on")
        .bind(department)
        .bind(month_on)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(month,)| month).collect())
}

/// Whether the department has a target of the month.
pub async fn has_any(tx: &mut Tx, department: DepartmentId, month_on: NaiveDate) -> Result<bool> {
    tx.sql("SELECT EXISTS (SELECT 1 FROM targets WHERE department = $1 AND month_on = $2)")
        .bind(department)
        .bind(month_on)
        .scalar()
        .await
}
