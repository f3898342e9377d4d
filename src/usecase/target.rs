//! Targets of months: looked at, set, changed, told, answered. Source: product.md, «The month».
//!
//! A target is versions and nothing is edited backwards: whatever is set is a new [`Version`], which governs from the
//! first day that is not over. How a whole is split is the domain's ([`crate::domain::month`]).
//!
//! Invariants: only who runs the department sets targets; a month that is over is read and not changed; of two heads
//! the second overwrites nothing he has not seen; a target is saved whole or not at all.
mod draft;
pub mod file;
mod next;
mod save;
mod told;

pub use draft::{Typed, before_start, begin, choose_basis, offers, preview, start, starts_late, total, typed, undone};
pub use next::{Offered, accept_next, draft_next, tell_missing};
pub use save::{Saved, Wanted, put, save, tell_openings};
pub use told::{answer, discuss, shown, tell_members};

use super::{
    Result,
    house::House,
    month::{MonthBook, closed_through, open_from},
};
use crate::{
    domain::{
        calendar::{Calendar, Weight, days, month_of},
        fraction::Fraction,
        id::{MemberId, MetricId},
        metric::{AskedOf, Kind, Metric},
        month::{Candidate, Opening, Share, Target, Version, first_of, months_later, weights},
        person::{Action, Member},
        planning::{
            Card, Comparison, MONTHS_AHEAD, MonthLine, MonthScreen, Plan, ShareRow, TargetAnswer, TargetFault, Told,
            VersionLine,
        },
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The months whose facts are somebody's history.
const HISTORY_MONTHS: i32 = 3;
/// How far back months can be looked at.
const MONTHS_BACK: i32 = 24;

impl From<TargetFault> for super::Failure {
    fn from(fault: TargetFault) -> Self {
        Refusal::Target(fault).into()
    }
}

/// May he set targets.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_set(house: &House, by: &Member) -> Result<()> {
    let may = by.allows(Action::RunDepartment) && by.department == house.department.id;
    if may { Ok(()) } else { Err(Refusal::NotAllowed(Action::RunDepartment).into()) }
}

/// A metric of the department that can have a target.
///
/// # Errors
/// [`Refusal::NotYours`]; [`TargetFault::Ratio`].
fn metric_of(house: &House, id: MetricId) -> Result<&Metric> {
    let metric = house.metric(id).ok_or(Refusal::NotYours)?;
    if metric.kind == Kind::Ratio { Err(TargetFault::Ratio.into()) } else { Ok(metric) }
}

/// Whether the metric's total is split over members.
pub fn is_split(metric: &Metric) -> bool {
    metric.kind == Kind::Flow
}

/// Whether the month is over.
pub fn is_past(house: &House, month_on: NaiveDate, now: Instant) -> bool {
    month_on < first_of(house.today(now))
}

/// A month in which a target can still be set.
fn settable(house: &House, month_on: NaiveDate, now: Instant) -> std::result::Result<(), TargetFault> {
    let last = months_later(first_of(house.today(now)), MONTHS_AHEAD);
    match month_on {
        month if is_past(house, month, now) => Err(TargetFault::PastMonth),
        month if last.is_some_and(|last| last < month) => Err(TargetFault::TooFarMonth),
        _ => Ok(()),
    }
}

/// What a split of a metric's month needs to know.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub metric: Metric,
    pub month_on: NaiveDate,
    pub book: MonthBook,
    history: BTreeMap<MemberId, Fraction>,
}

impl Ground {
    pub async fn load(tx: &mut Tx, house: &House, metric: &Metric, month_on: NaiveDate, now: Instant) -> Result<Self> {
        let month_on = first_of(month_on);
        Ok(Self {
            metric: metric.clone(),
            month_on,
            book: MonthBook::load(tx, house, month_on, now).await?,
            history: history(tx, house, metric.id, month_on).await?,
        })
    }

    pub fn target(&self) -> Option<&Target> {
        self.book.target(self.metric.id)
    }

    /// Who is asked and counted in the month, in the department's order.
    pub fn members<'h>(&self, house: &'h House) -> Vec<&'h Member> {
        let asked = house.asked_members(self.metric.id);
        let counts = |member: &&Member| {
            member.reports
                && (self.metric.asked_of == AskedOf::All || asked.contains(&member.id))
                && days(month_of(self.month_on)).any(|on| house.belongs_on(member, on))
        };
        house.members.iter().filter(counts).collect()
    }

    /// His working days of the month as they are known now.
    pub fn weights(
        &self,
        house: &House,
        member: &Member,
        starts_on: NaiveDate,
        opening: Option<Opening>,
    ) -> Vec<Weight> {
        let opening = opening.or_else(|| self.book.opening(member.id, self.metric.id));
        weights(&house.calendar_of(member), self.month_on, starts_on, opening)
    }

    /// Those a total can be split to; `openings`: told just now.
    pub fn candidates(&self, house: &House, starts_on: NaiveDate, openings: &[Opening]) -> Vec<Candidate> {
        let candidate = |member: &Member| Candidate {
            member: member.id,
            weights: self.weights(house, member, starts_on, openings.iter().find(|o| o.member == member.id).copied()),
            grade: house.weight_of(member),
            history: self.history.get(&member.id).cloned(),
        };
        self.members(house).into_iter().map(candidate).collect()
    }

    /// Whose first days of the month have neither facts nor an opening, and up to which day: what was done then can
    /// be told. Only while the month lasts.
    pub fn unasked(&self, house: &House, now: Instant) -> Vec<(MemberId, NaiveDate)> {
        if self.month_on != first_of(house.today(now)) || !is_split(&self.metric) {
            return vec![];
        }
        let gap = |member: &&Member| {
            let first = self.book.facts(member.id, self.metric.id).and_then(|facts| facts.keys().next().copied());
            let through = first.unwrap_or_else(|| open_from(house, now)).pred_opt()?;
            let calendar = house.calendar_of(member);
            let worked = |on: NaiveDate| !calendar.rhythm_on(on).is_off() && calendar.absence_on(on).is_none();
            (self.month_on <= through && days(self.month_on..=through).any(worked)).then_some((member.id, through))
        };
        self.members(house).iter().filter_map(gap).collect()
    }

    /// Whether the department itself began to count in mid-month.
    pub fn is_late(&self, house: &House, now: Instant) -> bool {
        let unasked = self.unasked(house, now);
        let first = house.calendar.working_days(month_of(self.month_on)).first().copied();
        // Somebody has the first day: the others just have not answered, or came later.
        let known = |member: &&Member| {
            let facts = self.book.facts(member.id, self.metric.id);
            facts.and_then(|facts| facts.keys().next().copied()).is_some_and(|on| first.is_none_or(|first| on <= first))
        };
        !unasked.is_empty() && self.target().is_none() && !self.members(house).iter().any(known)
    }

    /// What was told of the days before the start, with the day each reaches to.
    pub fn openings(&self, house: &House, told: &BTreeMap<MemberId, i64>, now: Instant) -> Vec<Opening> {
        let opening = |(member, through_on): (MemberId, NaiveDate)| {
            let value = *told.get(&member)?;
            Some(Opening { member, metric: self.metric.id, month_on: self.month_on, through_on, value })
        };
        self.unasked(house, now).into_iter().filter_map(opening).collect()
    }
}

/// The monthly mean of each of those of the last three months in which he has facts.
async fn history(
    tx: &mut Tx,
    house: &House,
    metric: MetricId,
    month_on: NaiveDate,
) -> Result<BTreeMap<MemberId, Fraction>> {
    let Some(from) = months_later(month_on, -HISTORY_MONTHS) else { return Ok(BTreeMap::new()) };
    let through = month_on.pred_opt().unwrap_or(month_on);
    let known = store::figures::known_facts(tx, house.department.id, metric, from, through).await?;
    let mut sums: BTreeMap<MemberId, (i64, BTreeSet<NaiveDate>)> = BTreeMap::new();
    for fact in known {
        let entry = sums.entry(fact.member).or_default();
        entry.0 += fact.value;
        entry.1.insert(first_of(fact.on_day));
    }
    let mean = |(sum, months): (i64, BTreeSet<NaiveDate>)| Fraction::ratio(sum, i64::try_from(months.len()).ok()?);
    Ok(sums.into_iter().filter_map(|(member, sum)| Some((member, mean(sum)?))).collect())
}

/// `/targets`: the metrics of a month and their totals; the main first.
pub async fn month(tx: &mut Tx, house: &House, by: &Member, month_on: NaiveDate, now: Instant) -> Result<MonthScreen> {
    may_set(house, by)?;
    let this = first_of(house.today(now));
    let (least, most) = (months_later(this, -MONTHS_BACK), months_later(this, MONTHS_AHEAD));
    let month_on = first_of(month_on).max(least.unwrap_or(this)).min(most.unwrap_or(this));
    let book = MonthBook::load(tx, house, month_on, now).await?;
    let mut metrics: Vec<&Metric> = house.metrics.iter().filter(|metric| metric.kind != Kind::Ratio).collect();
    metrics.retain(|metric| metric.asked != crate::domain::metric::Asked::No || book.target(metric.id).is_some());
    metrics.sort_by_key(|metric| !metric.main);
    let mut lines = vec![];
    for metric in metrics {
        let target = book.target(metric.id);
        let told = match target {
            Some(_) => store::target_answers::of_month(tx, house.department.id, metric.id, month_on).await?,
            None => vec![],
        };
        let latest = target.map(|target| answers(target.latest(), &told)).unwrap_or_default();
        let taken = latest.values().filter(|answer| **answer == TargetAnswer::Taken).count();
        let (total, told) = (target.map(Target::total), latest.len());
        lines.push(MonthLine { metric: metric.clone(), total, taken, told });
    }
    Ok(MonthScreen {
        department: house.department.id,
        currency: house.department.currency,
        month_on,
        lines,
        past: is_past(house, month_on, now),
        earlier: least.is_some_and(|least| least < month_on),
        later: most.is_some_and(|most| month_on < most),
    })
}

/// What each who was told of his present share says to it.
fn answers(latest: &Version, told: &[Told]) -> BTreeMap<MemberId, TargetAnswer> {
    let of_latest = told.iter().filter(|told| told.target == latest.id);
    of_latest.map(|told| (told.member, told.answer)).collect()
}

/// A version's shares with the names of people.
fn rows(house: &House, shares: &[Share]) -> Vec<ShareRow> {
    let row = |share: &Share| ShareRow {
        member: share.member,
        name: name_of(house, share.member),
        value: share.value,
        locked: share.locked,
        works: share.weights.iter().filter(|weight| !weight.is_off()).count(),
    };
    let kept = |share: &&Share| share.value != 0 || share.weights.iter().any(|weight| !weight.is_off());
    shares.iter().filter(kept).map(row).collect()
}

fn name_of(house: &House, id: MemberId) -> String {
    house.member(id).map(|member| member.name.clone()).unwrap_or_default()
}

/// The department's working days of the month from its start on.
fn working_days(house: &House, month_on: NaiveDate, starts_on: NaiveDate) -> usize {
    house.calendar.working_days(month_of(month_on)).iter().filter(|on| starts_on <= **on).count()
}

fn plan_of(house: &House, metric: &Metric, version: &Version, starts_on: NaiveDate) -> Plan {
    let split = !version.shares.is_empty();
    Plan {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: version.month_on,
        starts_on: (starts_on.day() != 1).then_some(starts_on),
        total: version.total,
        basis: split.then_some(version.basis),
        rows: rows(house, &version.shares),
        of: working_days(house, version.month_on, starts_on),
    }
}

fn line_of(house: &House, version: &Version) -> VersionLine {
    let local = house.department.zone.local(version.at);
    VersionLine {
        total: version.total,
        by: version.by.map(|by| name_of(house, by)),
        on: local.date(),
        at: local.time(),
        from_on: version.from_on,
        reason: version.reason.clone(),
    }
}

/// One metric's target as it is now; `None` where there is none.
pub async fn card(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    metric: MetricId,
    month_on: NaiveDate,
    now: Instant,
) -> Result<Option<Card>> {
    may_set(house, by)?;
    let metric = metric_of(house, metric)?;
    let ground = Ground::load(tx, house, metric, month_on, now).await?;
    let Some(target) = ground.target() else { return Ok(None) };
    let told = store::target_answers::of_month(tx, house.department.id, metric.id, ground.month_on).await?;
    let said = answers(target.latest(), &told);
    let names = |wanted: TargetAnswer| {
        said.iter().filter(|(_, answer)| **answer == wanted).map(|(member, _)| name_of(house, *member)).collect()
    };
    Ok(Some(Card {
        plan: plan_of(house, metric, target.latest(), target.starts_on()),
        version: line_of(house, target.latest()),
        versions: target.versions().len(),
        past: is_past(house, ground.month_on, now),
        taken: names(TargetAnswer::Taken),
        discussed: names(TargetAnswer::Discuss),
        waiting: names(TargetAnswer::None),
        openings: target.starts_on() == ground.month_on && !ground.unasked(house, now).is_empty(),
    }))
}

/// The versions of a metric's month, oldest first.
pub async fn versions(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    metric: MetricId,
    month_on: NaiveDate,
) -> Result<(Metric, Vec<VersionLine>)> {
    may_set(house, by)?;
    let metric = metric_of(house, metric)?;
    let all = of_metric(tx, house, metric.id, month_on).await?;
    Ok((metric.clone(), all.iter().map(|version| line_of(house, version)).collect()))
}

async fn of_metric(tx: &mut Tx, house: &House, metric: MetricId, month_on: NaiveDate) -> Result<Vec<Version>> {
    let all = store::targets::of_month(tx, house.department.id, first_of(month_on)).await?;
    let own = all.into_iter().filter(|version| version.metric == metric).collect();
    Ok(Target::new(own).map(|target| target.versions().to_vec()).unwrap_or_default())
}

/// Two versions beside each other, by their places in the history.
///
/// # Errors
/// [`Refusal::Outdated`] when there are not so many.
pub async fn compare(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    (metric, month_on): (MetricId, NaiveDate),
    (first, second): (usize, usize),
) -> Result<Comparison> {
    may_set(house, by)?;
    let metric = metric_of(house, metric)?;
    let all = of_metric(tx, house, metric.id, month_on).await?;
    let (first, second) = (all.get(first).ok_or(Refusal::Outdated)?, all.get(second).ok_or(Refusal::Outdated)?);
    let value = |version: &Version, member: MemberId| version.share(member).map(|share| share.value);
    let with_share = |member: &&Member| first.share(member.id).is_some() || second.share(member.id).is_some();
    let row = |member: &Member| (member.name.clone(), value(first, member.id), value(second, member.id));
    Ok(Comparison {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: first_of(month_on),
        first: line_of(house, first),
        second: line_of(house, second),
        rows: house.members.iter().filter(with_share).map(row).collect(),
    })
}

/// Has a day closed since that instant.
fn closed_since(house: &House, at: Instant, now: Instant) -> bool {
    closed_through(house, now) > closed_through(house, at)
}
