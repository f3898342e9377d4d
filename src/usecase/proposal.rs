//! Living decomposition: whatever changes somebody's days makes a proposal to the leaders, accepted or declined by one
//! tap. Source: product.md, «A target is a version», fine print «A proposal moves only targets of days not closed».
//!
//! Invariants: a metric's month has one proposal that waits; a proposal conserves the total and the norms of days that
//! are over; what was declined is not proposed again; the first tap counts.
use super::{Result, house::House, question, target};
use crate::{
    domain::{
        calendar::{Weight, days, month_of},
        id::{DepartmentId, MemberId, ProposalId},
        metric::{Kind, Metric},
        month::{Moved, Place, Proposed as Split, Share, Target, Unmovable, Version, first_of, months_later, propose},
        notice::{Notice, NoticeKind},
        person::Member,
        planning::{Cause, Proposal, ProposalEnd, ProposalState, Proposed, TargetNotice},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{
        Failure,
        month::open_from,
        target::{Ground, Wanted},
        tell,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Somebody's days have changed: this month's and the next ones' targets are looked at anew.
pub async fn review(tx: &mut Tx, department: DepartmentId, cause: Cause, now: Instant) -> Result<()> {
    let Some(house) = House::load(tx, department).await? else { return Ok(()) };
    let this = first_of(house.today(now));
    for month_on in [Some(this), months_later(this, 1)].into_iter().flatten() {
        for metric in house.metrics.iter().filter(|metric| metric.kind == Kind::Flow) {
            review_one(tx, &house, metric, month_on, cause, now).await?;
        }
    }
    Ok(())
}

async fn review_one(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    month_on: NaiveDate,
    cause: Cause,
    now: Instant,
) -> Result<()> {
    let ground = Ground::load(tx, house, metric, month_on, now).await?;
    let Some(target) = ground.target() else { return Ok(()) };
    let latest = target.latest().clone();
    let known = store::proposals::of_month(tx, house.department.id, metric.id, month_on).await?;
    let split = propose(&places(house, &ground, target, &known, now));
    let waits = known.iter().rev().find(|proposal| proposal.state == ProposalState::Pending);
    let same =
        |waits: &&Proposal| split.as_ref().is_ok_and(|split| waits.target == latest.id && waits.moved == split.moved);
    if waits.filter(same).is_some() {
        return Ok(());
    }
    if let Some(waits) = waits {
        let end = if split.is_ok() { ProposalEnd::Replaced } else { ProposalEnd::Needless };
        outdate(tx, house, waits, end, None, now).await?;
    }
    match split {
        Ok(split) => ask(tx, house, metric, &latest, (cause, false), split, now).await,
        Err(Unmovable::Unchanged) => Ok(()),
        Err(Unmovable::Nobody { rest }) => stuck(tx, house, metric, &latest, (cause, rest), &known, now).await,
    }
}

/// The members as the proposal sees them.
fn places(house: &House, ground: &Ground, target: &Target, known: &[Proposal], now: Instant) -> Vec<Place> {
    let latest = target.latest();
    let from_on = governs_from(house, latest, now);
    let counted: Vec<MemberId> = ground.members(house).iter().map(|member| member.id).collect();
    // What a head declined he has seen: his shares stand for the days as he saw them.
    let declined = known.iter().rev().find(|p| p.target == latest.id && p.state == ProposalState::Declined);
    let done = done(house, ground, target, from_on);
    let month: Vec<NaiveDate> = days(month_of(ground.month_on)).collect();
    let ahead = |weights: &[Weight]| -> Weight {
        month.iter().zip(weights).filter(|(on, _)| from_on <= **on).map(|(_, weight)| *weight).sum()
    };
    let place = |member: &Member| {
        let weights = if counted.contains(&member.id) {
            ground.weights(house, member, target.starts_on(), None)
        } else {
            vec![Weight::OFF; month.len()]
        };
        let seen = declined.and_then(|p| p.shares.iter().find(|share| share.member == member.id));
        let share = match (latest.share(member.id), seen) {
            (Some(share), Some(seen)) => Some(Share { weights: seen.weights.clone(), ..share.clone() }),
            (Some(share), None) => Some(share.clone()),
            (None, Some(seen)) => Some(Share { value: 0, locked: false, ..seen.clone() }),
            (None, None) => None,
        };
        let (knew, now_ahead) =
            (share.as_ref().map(|share| ahead(&share.weights)).unwrap_or_default(), ahead(&weights));
        (share.is_some() || !now_ahead.is_off()).then(|| Place {
            member: member.id,
            share,
            done: done.get(&member.id).copied().unwrap_or(0),
            knew,
            ahead: now_ahead,
            weights,
            grade: house.weight_of(member),
        })
    };
    house.members.iter().filter_map(place).collect()
}

/// The first day a version made now would govern: none that is over.
fn governs_from(house: &House, latest: &Version, now: Instant) -> NaiveDate {
    open_from(house, now).max(latest.from_on)
}

/// Σ of the norms of the days before `from_on`, as they were when they closed.
fn done(house: &House, ground: &Ground, target: &Target, from_on: NaiveDate) -> BTreeMap<MemberId, i64> {
    let mut versions = target.versions().to_vec();
    let latest = target.latest();
    if latest.from_on < from_on {
        // Under a version that follows, the days before keep the weights they were made for.
        versions.push(Version { from_on, ..latest.clone() });
    }
    let mut book = ground.book.clone();
    if let Some(frozen) = Target::new(versions) {
        book.targets.insert(ground.metric.id, frozen);
    }
    let of = |share: &Share| {
        let sheet = book.sheet(house, house.member(share.member)?, &ground.metric);
        let closed = sheet.days().iter().filter(|day| day.on < from_on);
        Some((share.member, closed.filter_map(|day| day.norm).sum()))
    };
    latest.shares.iter().filter_map(of).collect()
}

/// A newer one has come, or none is needed: the copies say so, but the one of whoever has just tapped.
async fn outdate(
    tx: &mut Tx,
    house: &House,
    old: &Proposal,
    end: ProposalEnd,
    by: Option<&Member>,
    now: Instant,
) -> Result<()> {
    store::proposals::settle(tx, old.id, ProposalState::Outdated, None, now).await?;
    let Some(notice) = notice(house, old, false, Some(end)) else { return Ok(()) };
    match by {
        Some(by) => Ok(question::show(tx, house, old.id.0, by, &notice, now).await?),
        None => Ok(question::close(tx, house, old.id.0, &notice, now).await?),
    }
}

async fn ask(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    latest: &Version,
    (cause, again): (Cause, bool),
    split: Split,
    now: Instant,
) -> Result<()> {
    let proposal = Proposal {
        id: tx.new_id().await?,
        department: house.department.id,
        metric: metric.id,
        month_on: latest.month_on,
        target: latest.id,
        cause,
        moved: split.moved,
        shares: split.shares,
        state: ProposalState::Pending,
        by: None,
        at: now,
    };
    store::proposals::insert(tx, &proposal).await?;
    let Some(notice) = notice(house, &proposal, again, None) else { return Ok(()) };
    Ok(question::ask(tx, house, proposal.id.0, &notice, None, now).await?)
}

/// Nobody is left to take it: the leaders hear it once a version and sum.
async fn stuck(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    latest: &Version,
    (cause, rest): (Cause, i64),
    known: &[Proposal],
    now: Instant,
) -> Result<()> {
    let whole = Moved { member: MemberId(0), before: rest, after: 0 };
    let told = |p: &&Proposal| p.state == ProposalState::Stuck && p.target == latest.id && p.moved == [whole];
    if known.iter().any(|proposal| told(&proposal)) {
        return Ok(());
    }
    let proposal = Proposal {
        id: tx.new_id().await?,
        department: house.department.id,
        metric: metric.id,
        month_on: latest.month_on,
        target: latest.id,
        cause,
        moved: vec![whole],
        shares: vec![],
        state: ProposalState::Stuck,
        by: None,
        at: now,
    };
    store::proposals::insert(tx, &proposal).await?;
    let notice = TargetNotice::Nobody {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: latest.month_on,
        cause,
        name: name_of(house, cause),
        rest,
    };
    tell::leaders(tx, house, NoticeKind::Card, &Notice::Target(Box::new(notice)), now).await?;
    Ok(())
}

fn name_of(house: &House, cause: Cause) -> Option<String> {
    Some(house.member(cause.member()?)?.name.clone())
}

/// As the leaders read it; `None` when its metric is gone.
pub fn shown(house: &House, proposal: &Proposal, again: bool) -> Option<Proposed> {
    let metric = house.metric(proposal.metric)?;
    let name = |member: MemberId| house.member(member).map(|member| member.name.clone()).unwrap_or_default();
    let still = |share: &&Share| share.locked && proposal.moved.iter().all(|moved| moved.member != share.member);
    Some(Proposed {
        proposal: proposal.id,
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: proposal.month_on,
        cause: proposal.cause,
        name: name_of(house, proposal.cause),
        rows: proposal.moved.iter().map(|moved| (name(moved.member), moved.before, moved.after)).collect(),
        locked: proposal.shares.iter().filter(still).map(|share| name(share.member)).collect(),
        again,
    })
}

fn notice(house: &House, proposal: &Proposal, again: bool, end: Option<ProposalEnd>) -> Option<Notice> {
    let proposed = shown(house, proposal, again)?;
    Some(Notice::Target(Box::new(TargetNotice::Proposed { proposed, end })))
}

/// [Принять] [Оставить как есть]
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::Settled`]; [`Refusal::Outdated`].
pub async fn answer(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: ProposalId,
    yes: bool,
    reason: &(dyn Fn(&Proposed) -> String + Sync),
    now: Instant,
) -> Result<(Proposed, ProposalEnd)> {
    target::may_set(house, by)?;
    let proposal = store::proposals::by_id(tx, id).await?.filter(|p| p.department == house.department.id);
    let proposal = proposal.ok_or(Failure::Refused(Refusal::Outdated))?;
    let metric = house.metric(proposal.metric).ok_or(Failure::Refused(Refusal::Outdated))?;
    if proposal.state != ProposalState::Pending {
        let faster = question::answered(tx, house, id.0, now).await?;
        return Err(faster.map_or(Refusal::Outdated, |mark| Refusal::Settled { at: mark.at, by: mark.by }).into());
    }
    let ground = Ground::load(tx, house, metric, proposal.month_on, now).await?;
    let target = ground.target().ok_or(Failure::Refused(Refusal::Outdated))?;
    let known = store::proposals::of_month(tx, house.department.id, metric.id, proposal.month_on).await?;
    let split = propose(&places(house, &ground, target, &known, now));
    let latest = target.latest();
    let holds = split.as_ref().is_ok_and(|split| split.moved == proposal.moved) && latest.id == proposal.target;
    if yes && !holds {
        return renewed(tx, house, by, (metric, latest), &proposal, split, now).await;
    }
    question::settle(tx, house, id.0, by, now).await?;
    let proposed = shown(house, &proposal, false).ok_or(Failure::Refused(Refusal::Outdated))?;
    let mark = question::mark(house, by, now);
    let (state, end) = match yes {
        true => (ProposalState::Accepted, ProposalEnd::Accepted(mark)),
        false => (ProposalState::Declined, ProposalEnd::Declined(mark)),
    };
    store::proposals::settle(tx, id, state, Some(by.id), now).await?;
    if let (true, Ok(split)) = (yes, split) {
        let wanted = Wanted {
            total: latest.total,
            basis: latest.basis,
            shares: split.shares,
            by: Some(by.id),
            reason: Some(reason(&proposed)),
            starts_on: target.starts_on(),
            keep_closed: true,
        };
        target::put(tx, house, metric, proposal.month_on, wanted, now).await?;
    }
    if let Some(notice) = notice(house, &proposal, false, Some(end.clone())) {
        question::show(tx, house, id.0, by, &notice, now).await?;
    }
    Ok((proposed, end))
}

/// It was made for days that are over by now, or for another version: a newer one comes, as it would be now.
async fn renewed(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    (metric, latest): (&Metric, &Version),
    old: &Proposal,
    split: std::result::Result<Split, Unmovable>,
    now: Instant,
) -> Result<(Proposed, ProposalEnd)> {
    let end = if split.is_ok() { ProposalEnd::Replaced } else { ProposalEnd::Needless };
    outdate(tx, house, old, end.clone(), Some(by), now).await?;
    if let Ok(split) = split {
        ask(tx, house, metric, latest, (old.cause, true), split, now).await?;
    }
    Ok((shown(house, old, false).ok_or(Failure::Refused(Refusal::Outdated))?, end))
}
