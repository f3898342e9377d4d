//! `[[target]]` of a department's file: written when it differs from what is set, and exported as it is.
//!
//! Invariants: a file that was applied changes nothing the second time; a month that is over is not touched; what is
//! wrong is told with its line, and then nothing of the file is written.
use super::{Ground, draft, is_split, of_metric, save, settable};
use crate::{
    domain::{
        department_file::{DepartmentFile, TargetDraft, place_of},
        id::{MemberId, MetricId},
        metric::{MemberRef, Metric},
        month::{Target, Version, divide, first_of},
        planning::{TargetFault, check_total},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Failure, Result, house::House},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Sets what the file says; `members`: of the file, in its order.
///
/// # Errors
/// [`TargetFault::FileMonth`], [`TargetFault::FileLine`].
pub async fn apply(
    tx: &mut Tx,
    house: &House,
    file: &DepartmentFile,
    members: &[MemberId],
    now: Instant,
) -> Result<()> {
    for draft in &file.targets {
        let Some(metric) = house.metrics.iter().find(|metric| metric.key == draft.metric) else { continue };
        let locks: BTreeMap<MemberId, i64> = draft
            .shares
            .iter()
            .filter_map(|(named, value)| Some((*members.get(place_of(named, &file.members)?)?, *value)))
            .collect();
        put(tx, house, metric, draft, &locks, now).await?;
    }
    Ok(())
}

async fn put(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    wanted: &TargetDraft,
    locks: &BTreeMap<MemberId, i64>,
    now: Instant,
) -> Result<()> {
    let line = wanted.line.0;
    let latest = of_metric(tx, house, metric.id, wanted.month_on).await?.pop();
    let same =
        |version: &Version| (version.total, version.basis) == (wanted.total, wanted.basis) && locked(version) == *locks;
    if latest.as_ref().is_some_and(same) {
        return Ok(());
    }
    if let Err(fault) = settable(house, wanted.month_on, now) {
        return Err(TargetFault::FileMonth { line, past: fault == TargetFault::PastMonth }.into());
    }
    let at_line = |fault: TargetFault| Failure::from(TargetFault::FileLine { line, fault: Box::new(fault) });
    check_total(metric, wanted.total).map_err(at_line)?;
    let ground = Ground::load(tx, house, metric, wanted.month_on, now).await?;
    let starts_on = ground.target().map_or(wanted.month_on, Target::starts_on);
    let shares = if is_split(metric) {
        let candidates = ground.candidates(house, starts_on, &[]);
        divide(wanted.total, wanted.basis, &candidates, locks)
            .map_err(|fault| at_line(draft::undivided(house, metric, fault)))?
    } else {
        vec![]
    };
    let version = save::Wanted {
        total: wanted.total,
        basis: wanted.basis,
        shares,
        by: None,
        reason: None,
        starts_on,
        keep_closed: false,
    };
    save::put(tx, house, metric, wanted.month_on, version, now).await?;
    Ok(())
}

fn locked(version: &Version) -> BTreeMap<MemberId, i64> {
    version.shares.iter().filter(|share| share.locked).map(|share| (share.member, share.value)).collect()
}

/// What a file would say of the targets of this month and those to come; `named`: how the file names somebody.
pub async fn described(
    tx: &mut Tx,
    house: &House,
    named: impl Fn(MemberId) -> Option<MemberRef>,
    now: Instant,
) -> Result<Vec<TargetDraft>> {
    let this = first_of(house.today(now));
    let mut found = vec![];
    for month_on in store::targets::months_since(tx, house.department.id, this).await? {
        let versions = store::targets::of_month(tx, house.department.id, month_on).await?;
        for metric in &house.metrics {
            found.extend(draft_of(&versions, metric, month_on, &named));
        }
    }
    Ok(found)
}

fn draft_of(
    versions: &[Version],
    metric: &Metric,
    month_on: NaiveDate,
    named: &impl Fn(MemberId) -> Option<MemberRef>,
) -> Option<TargetDraft> {
    let of = |id: MetricId| versions.iter().filter(move |version| version.metric == id).cloned().collect();
    let target = Target::new(of(metric.id))?;
    let latest = target.latest();
    Some(TargetDraft {
        line: Default::default(),
        month_on,
        metric: metric.key.clone(),
        total: latest.total,
        basis: latest.basis,
        shares: locked(latest).into_iter().filter_map(|(member, value)| Some((named(member)?, value))).collect(),
    })
}
