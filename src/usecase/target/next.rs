//! What the bot says of targets by itself: next month's draft on the last working day, and once a month that there is
//! no plan.
use super::{Ground, draft, is_split, may_set, metric_of, of_metric, rows, save, working_days};
use crate::{
    domain::{
        id::MetricId,
        month::{Basis, Version, divide, first_of, months_later},
        notice::{Notice, NoticeKind},
        person::Member,
        planning::{NextDraft, TargetNotice},
        refusal::Refusal,
        time::Instant,
    },
    store::Tx,
    usecase::{Result, house::House, question, scheduled::Outcome, tell},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// On the last working day of the month: next month's targets as this month's, each a question to the leaders.
pub async fn draft_next(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Outcome> {
    let month_on = first_of(on);
    let Some(next_on) = months_later(month_on, 1) else { return Ok(Outcome::Nothing) };
    let mut asked = Outcome::Nothing;
    for metric in &house.metrics {
        let Some(version) = of_metric(tx, house, metric.id, month_on).await?.pop() else { continue };
        if !of_metric(tx, house, metric.id, next_on).await?.is_empty() {
            continue;
        }
        let Ok(draft) = next(tx, house, metric.id, next_on, &version, now).await else { continue };
        let subject: i64 = tx.new_id().await?;
        let notice = Notice::Target(Box::new(TargetNotice::Next { draft, end: None }));
        question::ask(tx, house, subject, &notice, None, now).await?;
        asked = Outcome::Done;
    }
    Ok(asked)
}

/// The same total by the same basis, over the days of the next month; by hand it is spread anew.
async fn next(
    tx: &mut Tx,
    house: &House,
    metric: MetricId,
    month_on: NaiveDate,
    like: &Version,
    now: Instant,
) -> Result<NextDraft> {
    let metric = metric_of(house, metric)?;
    let ground = Ground::load(tx, house, metric, month_on, now).await?;
    let split = |basis| divide(like.total, basis, &ground.candidates(house, month_on, &[]), &BTreeMap::new());
    let (basis, shares) = match is_split(metric) {
        false => (like.basis, vec![]),
        // Nobody's history reaches so far: then equally.
        true => match split(like.basis) {
            Ok(shares) => (like.basis, shares),
            Err(_) => (Basis::Equal, split(Basis::Equal).map_err(|fault| draft::undivided(house, metric, fault))?),
        },
    };
    Ok(NextDraft {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on,
        total: like.total,
        basis,
        rows: rows(house, &shares),
        of: working_days(house, month_on, month_on),
    })
}

/// What a button of the question says: which metric, which month, and what he saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub metric: MetricId,
    pub month_on: NaiveDate,
    pub total: i64,
    pub basis: Basis,
}

/// [Принять] of next month's draft. The first tap counts; what has been set meanwhile stays.
///
/// # Errors
/// [`Refusal::Settled`]; [`Refusal::AlreadyDone`] when a target has been set since.
pub async fn accept_next(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    offered: Offered,
    subject: Option<i64>,
    now: Instant,
) -> Result<NextDraft> {
    may_set(house, by)?;
    let metric = metric_of(house, offered.metric)?;
    let month_on = first_of(offered.month_on);
    super::settable(house, month_on, now)?;
    if let Some(subject) = subject {
        question::settle(tx, house, subject, by, now).await?;
    }
    if !of_metric(tx, house, metric.id, month_on).await?.is_empty() {
        return Err(Refusal::AlreadyDone.into());
    }
    let ground = Ground::load(tx, house, metric, month_on, now).await?;
    let shares = if is_split(metric) {
        divide(offered.total, offered.basis, &ground.candidates(house, month_on, &[]), &BTreeMap::new())
            .map_err(|fault| draft::undivided(house, metric, fault))?
    } else {
        vec![]
    };
    let shown = NextDraft {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on,
        total: offered.total,
        basis: offered.basis,
        rows: rows(house, &shares),
        of: working_days(house, month_on, month_on),
    };
    let wanted = save::Wanted {
        total: offered.total,
        basis: offered.basis,
        shares,
        by: Some(by.id),
        reason: None,
        starts_on: month_on,
        keep_closed: false,
    };
    save::put(tx, house, metric, month_on, wanted, now).await?;
    if let Some(subject) = subject {
        let end = Some(question::mark(house, by, now));
        let notice = Notice::Target(Box::new(TargetNotice::Next { draft: shown.clone(), end }));
        question::show(tx, house, subject, by, &notice, now).await?;
    }
    Ok(shown)
}

/// On the third working day: where the main metric has no target, the leaders hear it once.
pub async fn tell_missing(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Outcome> {
    let month_on = first_of(on);
    let Some(main) = house.main_metric() else { return Ok(Outcome::Nothing) };
    let works = house.reporters(on).next().is_some();
    if !works || !of_metric(tx, house, main.id, month_on).await?.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let notice = TargetNotice::Missing { department: house.department.id, month_on };
    tell::leaders(tx, house, NoticeKind::Card, &Notice::Target(Box::new(notice)), now).await?;
    Ok(Outcome::Done)
}
