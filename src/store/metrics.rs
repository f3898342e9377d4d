//! The figures of a department.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, MemberId, MetricId},
        metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
    },
    record,
};

#[derive(Debug)]
struct Row {
    id: MetricId,
    department: DepartmentId,
    key: String,
    name: String,
    aliases: String,
    unit: Unit,
    kind: Kind,
    direction: Direction,
    scale: i64,
    negative: bool,
    asked: Asked,
    main: bool,
    step: Option<i64>,
    hint: Option<String>,
    limit_value: Option<i64>,
    rhythm: Rhythm,
    asked_of: AskedOf,
    position: i64,
}
record!(Row {
    id,
    department,
    key,
    name,
    aliases,
    unit,
    kind,
    direction,
    scale,
    negative,
    asked,
    main,
    step,
    hint,
    limit_value,
    rhythm,
    asked_of,
    position,
});

impl From<Row> for Metric {
    fn from(r: Row) -> Self {
        Metric {
            id: r.id,
            department: r.department,
            key: r.key,
            name: r.name,
            aliases: r.aliases.lines().map(str::to_owned).collect(),
            unit: r.unit,
            kind: r.kind,
            direction: r.direction,
            scale: u8::try_from(r.scale).unwrap_or(0),
            negative: r.negative,
            asked: r.asked,
            main: r.main,
            step: r.step,
            hint: r.hint,
            limit: r.limit_value,
            rhythm: r.rhythm,
            asked_of: r.asked_of,
            position: r.position,
        }
    }
}

/// In the department's order.
pub async fn of_department(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Metric>> {
    let rows: Vec<Row> = tx
        .sql(
            "SELECT id, department, key, name, aliases, unit, kind, direction, scale, negative, asked, main, step,
                hint, limit_value, rhythm, asked_of, position
             FROM metrics WHERE department = $1 ORDER BY position, id",
        )
        .bind(department)
        .all()
        .await?;
    Ok(rows.into_iter().map(Metric::from).collect())
}

/// Writes a metric, or replaces what may change of one (all but key, scale and `negative`).
pub async fn put(tx: &mut Tx, m: &Metric) -> Result<()> {
    tx.sql(
        "INSERT INTO metrics (id, department, key, name, aliases, unit, kind, direction, scale, negative, asked, main,
            step, hint, limit_value, rhythm, asked_of, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, unit = excluded.unit,
            kind = excluded.kind, direction = excluded.direction, asked = excluded.asked, main = excluded.main,
            step = excluded.step, hint = excluded.hint, limit_value = excluded.limit_value, rhythm = excluded.rhythm,
            asked_of = excluded.asked_of, position = excluded.position",
    )
    .bind(m.id)
    .bind(m.department)
    .bind(&m.key)
    .bind(&m.name)
    .bind(m.aliases.join("\n"))
    .bind(&m.unit)
    .bind(m.kind)
    .bind(m.direction)
    .bind(i64::from(m.scale))
    .bind(m.negative)
    .bind(m.asked)
    .bind(m.main)
    .bind(m.step)
    .bind(&m.hint)
    .bind(m.limit)
    .bind(m.rhythm)
    .bind(m.asked_of)
    .bind(m.position)
    .exactly(1)
    .await
}

/// Puts these in the place of those who are asked for a metric that is asked of some.
pub async fn set_asked_members(tx: &mut Tx, metric: MetricId, members: &[MemberId]) -> Result<()> {
    tx.sql("DELETE FROM metric_members WHERE metric = $1").bind(metric).affected().await?;
    for member in members {
        tx.sql("INSERT INTO metric_members (metric, member) VALUES ($1, $2) ON CONFLICT (metric, member) DO NOTHING")
            .bind(metric)
            .bind(*member)
            .affected()
            .await?;
    }
    Ok(())
}

/// The department of a metric; `None` when there is no such metric.
pub async fn department_of(tx: &mut Tx, metric: MetricId) -> Result<Option<DepartmentId>> {
    let found: Option<(DepartmentId,)> =
        tx.sql("SELECT department FROM metrics WHERE id = $1").bind(metric).optional().await?;
    Ok(found.map(|row| row.0))
}

/// Who is asked for a metric that is asked of some only.
pub async fn asked_members(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(MetricId, MemberId)>> {
    tx.sql(
        "SELECT a.metric, a.member FROM metric_members a JOIN metrics m ON m.id = a.metric WHERE m.department = $1
         ORDER BY a.metric, a.member",
    )
    .bind(department)
    .all()
    .await
}
