//! Facts about metrics, and a plain one for others to try.
use super::*;

/// A count of the daily line.
pub fn metric(id: i64, name: &str) -> Metric {
    Metric {
        id: MetricId(id),
        department: DepartmentId(1),
        key: format!("m{id}"),
        name: name.to_owned(),
        aliases: vec![],
        unit: Unit::Count,
        kind: Kind::Flow,
        direction: Direction::More,
        scale: 0,
        negative: false,
        asked: Asked::FactAndPlan,
        main: false,
        step: None,
        hint: None,
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position: id,
    }
}

#[test]
fn a_limit_is_breached_from_the_side_that_is_worse_and_reaching_it_is_enough() {
    let limited = |direction| Metric { direction, limit: Some(5), ..metric(1, "Возвраты") };
    let (less, more) = (limited(Direction::Less), limited(Direction::More));
    assert!(!less.breaches(5) && less.breaches(6) && !less.breaches(0));
    assert!(!more.breaches(5) && more.breaches(4) && !more.breaches(6));
    assert!(!metric(1, "Звонки").breaches(i64::MAX), "no limit, no breach");
}

#[test]
fn what_is_asked_weekly_is_private_also_once_it_is_asked_no_more() {
    let state = Metric { kind: Kind::Snapshot, asked: Asked::Weekly, ..metric(1, "Просрочено") };
    assert!(state.is_private() && Metric { asked: Asked::No, ..state.clone() }.is_private());
    assert!(!Metric { asked: Asked::Fact, ..state }.is_private(), "a state told every day stands in the line");
    assert!(!Metric { asked: Asked::No, ..metric(1, "Звонки") }.is_private());
}
