//! The department's funnel: loaded for a month, led back from a target, and what a leader expects of it.
//!
//! Invariants: a figure of another department is in no sum; benchmarks are versions and the last word counts; only who
//! runs the department sets them.
use super::{Result, house::House, metrics};
use crate::{
    domain::{
        calendar::Weight,
        funnel::{Back, Benchmark, Expectation, Known, Link, Periods, Picture, Steps, back, percent_of},
        id::{MemberId, MetricId},
        metric::Metric,
        parse::percent::read_percent,
        person::Member,
        refusal::Refusal,
        time::Instant,
        times::Whose,
    },
    store::{
        self, Tx,
        funnels::PairSums,
        state::{Change, log_change},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What benchmarks are in the audit; by the metric they lead from.
const SUBJECT: &str = "benchmark";

/// The funnel of everybody in a month, to be looked at person by person.
#[derive(Clone, Debug)]
pub struct FunnelBook {
    steps: Vec<Metric>,
    links: Vec<Sums>,
    check: Option<Sums>,
    /// Facts of the month to date.
    month: Vec<(MemberId, MetricId, i64)>,
}

/// A transition with everybody's sums.
#[derive(Clone, Debug)]
struct Sums {
    from: Metric,
    to: Metric,
    benchmark: Option<Benchmark>,
    members: BTreeMap<MemberId, PairSums>,
}

impl Sums {
    fn link(&self, of: impl Fn(MemberId) -> bool) -> Link {
        let own = || self.members.iter().filter(|(member, _)| of(**member)).map(|(_, sums)| sums);
        let known = |part: fn(&PairSums) -> Known| own().map(part).fold(Known::default(), Known::plus);
        Link {
            from: self.from.clone(),
            to: self.to.clone(),
            month: known(|s| Known { inputs: s.month_inputs, outputs: s.month_outputs, pairs: s.month_pairs }),
            few_weeks: known(|s| Known { inputs: s.few_inputs, outputs: s.few_outputs, pairs: s.few_pairs }),
            many_weeks: known(|s| Known { inputs: s.many_inputs, outputs: s.many_outputs, pairs: s.many_pairs }),
            benchmark: self.benchmark.as_ref().and_then(|benchmark| benchmark.percent),
        }
    }
}

impl FunnelBook {
    /// The whole department's, with those who have left.
    pub fn of_department(&self) -> Picture {
        self.picture(|_| true)
    }

    /// One member's.
    pub fn of_member(&self, member: MemberId) -> Picture {
        self.picture(|other| other == member)
    }

    fn picture(&self, of: impl Fn(MemberId) -> bool) -> Picture {
        let total = |metric: &Metric| {
            let own = self.month.iter().filter(|(member, id, _)| *id == metric.id && of(*member));
            own.fold(None, |sum: Option<i64>, (_, _, value)| Some(sum.unwrap_or(0).saturating_add(*value)))
        };
        Picture {
            steps: self.steps.iter().map(|step| (step.clone(), total(step))).collect(),
            links: self.links.iter().map(|sums| sums.link(&of)).collect(),
            check: self.check.as_ref().map(|sums| sums.link(&of)),
        }
    }
}

/// The funnel of the month of `month_on` as it stands at `now`.
pub async fn load(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> store::Result<FunnelBook> {
    let steps = Steps::of(&house.metrics);
    let periods = Periods::of(month_on, house.today(now));
    let benchmarks = current(tx, house).await?;
    let mut links = vec![];
    for (from, to) in steps.pairs() {
        links.push(sums(tx, house, (from, to), &periods, &benchmarks).await?);
    }
    let check = match steps.check() {
        Some(pair) => Some(sums(tx, house, pair, &periods, &[]).await?),
        None => None,
    };
    let month = store::funnels::sums(tx, house.department.id, periods.month_from, periods.month_through).await?;
    Ok(FunnelBook { steps: steps.steps, links, check, month })
}

async fn sums(
    tx: &mut Tx,
    house: &House,
    (from, to): (&Metric, &Metric),
    periods: &Periods,
    benchmarks: &[Benchmark],
) -> store::Result<Sums> {
    let found = store::funnels::pairs(tx, house.department.id, (from.id, to.id), periods).await?;
    let benchmark = benchmarks.iter().find(|known| (known.from_metric, known.to_metric) == (from.id, to.id));
    Ok(Sums {
        from: from.clone(),
        to: to.clone(),
        benchmark: benchmark.cloned(),
        members: found.into_iter().map(|sums| (sums.member, sums)).collect(),
    })
}

/// The benchmarks in force, one a pair.
async fn current(tx: &mut Tx, house: &House) -> store::Result<Vec<Benchmark>> {
    let mut last: BTreeMap<(MetricId, MetricId), Benchmark> = BTreeMap::new();
    for version in store::funnels::benchmarks(tx, house.department.id).await? {
        last.insert((version.from_metric, version.to_metric), version);
    }
    Ok(last.into_values().filter(|version| version.percent.is_some()).collect())
}

/// How many of each step so much money takes, of the department or a member of it, on days of so much weight.
pub async fn decompose(
    tx: &mut Tx,
    house: &House,
    whose: Whose,
    target_minor: i64,
    days: Weight,
    now: Instant,
) -> store::Result<Back> {
    let book = load(tx, house, house.today(now), now).await?;
    let picture = match whose {
        Whose::Department(_) => book.of_department(),
        Whose::Member(member) => book.of_member(member),
    };
    Ok(back(&picture, target_minor, days))
}

/// Every transition with what is expected of it, for a leader.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub async fn expectations(tx: &mut Tx, house: &House, by: &Member, now: Instant) -> Result<Vec<Expectation>> {
    may_set(house, by)?;
    let book = load(tx, house, house.today(now), now).await?;
    let zone = house.department.zone;
    let expectation = |sums: &Sums| {
        let set = sums.benchmark.as_ref().map(|benchmark| {
            let by = benchmark.by_member.and_then(|id| house.member(id));
            (by.map(|by| by.name.clone()).unwrap_or_default(), zone.date(benchmark.at))
        });
        Expectation { link: sums.link(|_| true), set }
    };
    Ok(book.links.iter().map(expectation).collect())
}

/// One of them.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::Outdated`] when the two are neighbours no more.
pub async fn expectation(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    pair: (MetricId, MetricId),
    now: Instant,
) -> Result<Expectation> {
    let all = expectations(tx, house, by, now).await?;
    Ok(all.into_iter().find(|one| (one.link.from.id, one.link.to.id) == pair).ok_or(Refusal::Outdated)?)
}

/// Expects so much of a transition from now on, as it was typed.
///
/// # Errors
/// As [`expectation`]; [`Refusal::NotAPercent`], [`Refusal::PercentNotPositive`], [`Refusal::PercentAbove`].
pub async fn set_benchmark(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    pair: (MetricId, MetricId),
    typed: &str,
    now: Instant,
) -> Result<()> {
    let known = expectation(tx, house, by, pair, now).await?;
    let percent = percent_of(&known.link, read_percent(typed).ok_or(Refusal::NotAPercent)?)?;
    if known.link.benchmark == Some(percent) {
        return Ok(());
    }
    put(tx, by, &known.link, Some(percent), now).await
}

/// Expects what is usual again.
///
/// # Errors
/// As [`expectation`]; [`Refusal::AlreadyDone`].
pub async fn clear_benchmark(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    pair: (MetricId, MetricId),
    now: Instant,
) -> Result<()> {
    let known = expectation(tx, house, by, pair, now).await?;
    if known.link.benchmark.is_none() {
        return Err(Refusal::AlreadyDone.into());
    }
    put(tx, by, &known.link, None, now).await
}

async fn put(tx: &mut Tx, by: &Member, link: &Link, percent: Option<i64>, now: Instant) -> Result<()> {
    let version = Benchmark {
        id: tx.new_id().await?,
        department: by.department,
        from_metric: link.from.id,
        to_metric: link.to.id,
        percent,
        by_member: Some(by.id),
        at: now,
    };
    store::funnels::put_benchmark(tx, &version).await?;
    let text = |percent: Option<i64>| percent.map(|percent| percent.to_string());
    let change = Change {
        department: by.department,
        by_member: Some(by.id),
        subject: SUBJECT.to_owned(),
        subject_id: Some(link.from.id.0),
        before: text(link.benchmark),
        after: text(percent),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

fn may_set(house: &House, by: &Member) -> Result<()> {
    metrics::may_change(by)?;
    if by.department == house.department.id { Ok(()) } else { Err(Refusal::NotYours.into()) }
}
