//! The department's orders of its metrics: the line, and the steps of the funnel.
//!
//! Invariants: places are 0, 1, 2 … and steps 1, 2, 3 … without gaps after any change, and no two metrics share one.
use super::Metric;
use crate::domain::id::MetricId;

/// The metrics with `id` on the `step` of the funnel, from 1, or out of it; those that changed. A step beyond the last
/// is the one after the last.
pub fn steps(metrics: &[Metric], id: MetricId, step: Option<usize>) -> Vec<Metric> {
    let mut funnel: Vec<&Metric> = metrics.iter().filter(|m| m.id != id && m.step.is_some()).collect();
    funnel.sort_by_key(|metric| (metric.step, metric.position));
    if let (Some(step), Some(own)) = (step, metrics.iter().find(|metric| metric.id == id)) {
        funnel.insert(step.saturating_sub(1).min(funnel.len()), own);
    }
    let place = |metric: &Metric| funnel.iter().position(|other| other.id == metric.id);
    let step_of = |metric: &Metric| place(metric).and_then(|at| i64::try_from(at + 1).ok());
    let changed = metrics.iter().filter(|metric| metric.step != step_of(metric));
    changed.map(|metric| Metric { step: step_of(metric), ..metric.clone() }).collect()
}

/// The metrics with the one at place `from` one place up or down; those that changed. Nothing at the ends.
pub fn placed(metrics: &[Metric], from: usize, up: bool) -> Vec<Metric> {
    let mut order: Vec<&Metric> = metrics.iter().collect();
    let to = if up { from.checked_sub(1) } else { from.checked_add(1) };
    let Some(to) = to.filter(|to| *to < order.len() && from < order.len()) else { return vec![] };
    order.swap(from, to);
    let numbered = (0_i64..).zip(order);
    numbered
        .filter(|(place, metric)| metric.position != *place)
        .map(|(position, metric)| Metric { position, ..metric.clone() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::metric::tests::metric;
    use proptest::prelude::*;

    fn department(steps: &[Option<i64>]) -> Vec<Metric> {
        (0_i64..).zip(steps).map(|(n, step)| Metric { step: *step, position: n, ..metric(n, "?") }).collect()
    }

    /// The department after the changes.
    fn after(metrics: &[Metric], changed: &[Metric]) -> Vec<Metric> {
        let new = |old: &Metric| changed.iter().find(|m| m.id == old.id).unwrap_or(old).clone();
        metrics.iter().map(new).collect()
    }

    fn funnel(metrics: &[Metric]) -> Vec<i64> {
        let mut steps: Vec<(i64, i64)> = metrics.iter().filter_map(|m| Some((m.step?, m.id.0))).collect();
        steps.sort_unstable();
        steps.into_iter().map(|(_, id)| id).collect()
    }

    #[test]
    fn a_metric_enters_the_funnel_leaves_it_and_changes_its_step() {
        let start = department(&[Some(1), Some(2), Some(3), None]);
        let moved = |id, step| funnel(&after(&start, &steps(&start, MetricId(id), step)));
        assert_eq!(moved(3, Some(2)), [0, 3, 1, 2]);
        assert_eq!(moved(3, Some(99)), [0, 1, 2, 3]);
        assert_eq!(moved(1, None), [0, 2]);
        assert_eq!(moved(2, Some(1)), [2, 0, 1]);
        assert_eq!(steps(&start, MetricId(0), Some(1)), [], "where it is already");
    }

    #[test]
    fn the_ends_of_the_line_stay() {
        let start = department(&[None, None]);
        assert_eq!(placed(&start, 0, true), []);
        assert_eq!(placed(&start, 1, false), []);
        assert_eq!(placed(&start, 7, true), []);
        assert_eq!(placed(&start, 1, true).len(), 2);
    }

    proptest! {
        #[test]
        fn steps_and_places_have_no_gaps(
            given in prop::collection::vec(prop::option::of(1_i64..9), 1..9),
            id in 0_i64..9,
            step in prop::option::of(1_usize..12),
            from in 0_usize..9,
            up in any::<bool>(),
        ) {
            let start = department(&given);
            let now = after(&start, &steps(&start, MetricId(id), step));
            let mut found: Vec<i64> = now.iter().filter_map(|metric| metric.step).collect();
            found.sort_unstable();
            prop_assert_eq!(&found, &(1..=found.len() as i64).collect::<Vec<_>>());
            let now = after(&start, &placed(&start, from, up));
            let mut places: Vec<i64> = now.iter().map(|metric| metric.position).collect();
            places.sort_unstable();
            prop_assert_eq!(places, (0..start.len() as i64).collect::<Vec<_>>());
        }
    }
}
