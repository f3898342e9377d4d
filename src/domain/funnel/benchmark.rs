//! A conversion the head expects.
//!
//! A version like everything that is set: the last of a pair of metrics counts, the others stay. Invariant: a
//! benchmark is above zero, and above one whole only where a step multiplies.
use super::Link;
use crate::domain::{
    id::{BenchmarkId, DepartmentId, MemberId, MetricId},
    refusal::Refusal,
    time::Instant,
};
use chrono::NaiveDate;

/// One whole in hundredths of a per cent.
pub const WHOLE: i64 = 10_000;
/// The greatest benchmark anywhere: ten of the next step out of one.
pub const MOST_EXPECTED: i64 = 10 * WHOLE;

/// What a leader expects of a pair of metrics from `at` on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benchmark {
    pub id: BenchmarkId,
    pub department: DepartmentId,
    pub from_metric: MetricId,
    pub to_metric: MetricId,
    /// In hundredths of a per cent; `None`: taken away.
    pub percent: Option<i64>,
    pub by_member: Option<MemberId>,
    pub at: Instant,
}

/// A transition with what is expected of it, for a leader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    pub link: Link,
    /// Who set the benchmark, and on which day of the department.
    pub set: Option<(String, NaiveDate)>,
}

/// The most a benchmark of this link may be: one whole, for no more leaves a step than enters it; ten where the two
/// are counted in different units, or own figures say that one makes several.
pub fn range(link: &Link) -> i64 {
    let multiplies = link.usual().is_some_and(|rate| link.percent(&rate) > WHOLE);
    if multiplies || link.from.unit != link.to.unit { MOST_EXPECTED } else { WHOLE }
}

/// A typed per cent, in hundredths, as a benchmark of the link.
///
/// # Errors
/// [`Refusal::PercentNotPositive`], [`Refusal::PercentAbove`].
pub fn percent_of(link: &Link, hundredths: i64) -> Result<i64, Refusal> {
    let most = range(link);
    if hundredths <= 0 {
        Err(Refusal::PercentNotPositive)
    } else if hundredths > most {
        Err(Refusal::PercentAbove { most: most / 100 })
    } else {
        Ok(hundredths)
    }
}
