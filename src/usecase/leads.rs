//! Leads that come from elsewhere: the month's plan of them, and once a week their sums to whoever brings them.
//!
//! Invariants: nothing but sums leaves the department's leaders; where no leads come from elsewhere, or nobody has told
//! any, nothing is said.
use super::{Result, funnel, house::House, metrics, scheduled::Outcome, tell};
use crate::{
    domain::{
        calendar::{Calendar, Weight, month_of, week_of},
        funnel::{Back, Steps, back},
        id::{MemberId, MetricId},
        leads::{LeadsPlan, LeadsWeek, MemberWeek, due_by, from_elsewhere, reasons, rejects},
        metric::{AskedOf, Metric, MetricDraft},
        month::{Target, first_of},
        notice::{Notice, NoticeKind},
        person::{Member, Role},
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::NaiveDate;

/// How many leads the month's target takes; `None`: no leads come from elsewhere, there is no target, or it cannot be
/// said ([`plan`] says why).
pub async fn planned(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> Result<Option<i64>> {
    let Some(leads) = from_elsewhere(&house.metrics) else { return Ok(None) };
    let Some(back) = plan(tx, house, month_on, now).await? else { return Ok(None) };
    let step = back.steps.iter().find(|step| step.metric.id == leads.id);
    Ok(step.map(|step| step.a_month))
}

/// What the month's target takes of each step; `None`: there is no target.
pub async fn plan(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> Result<Option<Back>> {
    let Some(target) = target(tx, house, month_on).await? else { return Ok(None) };
    let days: Weight = house.calendar.total_weight(target.starts_on()..=*month_of(month_on).end());
    let picture = funnel::load(tx, house, month_on, now).await?.of_department();
    Ok(Some(back(&picture, target.total(), days)))
}

/// The department's target of the main money in a month.
async fn target(tx: &mut Tx, house: &House, month_on: NaiveDate) -> Result<Option<Target>> {
    let Some(money) = Steps::of(&house.metrics).money else { return Ok(None) };
    let mut versions = store::targets::of_month(tx, house.department.id, first_of(month_on)).await?;
    versions.retain(|version| version.metric == money.id);
    Ok(Target::new(versions))
}

/// The sums of the week before `on`, to observers and leaders.
pub async fn tell_week(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Outcome> {
    let Some(week) = week(tx, house, on, now).await? else { return Ok(Outcome::Nothing) };
    let today = house.today(now);
    let notice = Notice::LeadsWeek(Box::new(week));
    let observes = |member: &&Member| member.role == Role::Observer && house.belongs_on(member, today);
    let observers = house.members.iter().filter(observes);
    for reader in observers.chain(house.leaders(today)) {
        tell::member(tx, house, reader, NoticeKind::Card, &notice, now).await?;
    }
    Ok(Outcome::Done)
}

/// The last week with a working day before `on`; `None` where there is nothing to say.
async fn week(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Option<LeadsWeek>> {
    let Some(metric) = from_elsewhere(&house.metrics) else { return Ok(None) };
    let Some(last_on) = house.calendar.previous_working(on) else { return Ok(None) };
    let (from_on, through_on) = week_of(last_on).into_inner();
    let sums = store::funnels::sums(tx, house.department.id, from_on, through_on).await?;
    let Some(total) = sum_of(&sums, metric.id) else { return Ok(None) };
    let reasons = reasons(&house.metrics);
    let of = |member: MemberId, id: MetricId| {
        sums.iter().find(|(whose, what, _)| (*whose, *what) == (member, id)).map(|(_, _, value)| *value)
    };
    let week_of_member = |member: &Member| MemberWeek {
        member: member.id,
        leads: of(member.id, metric.id),
        rejects: reasons.iter().map(|reason| of(member.id, reason.id)).collect(),
    };
    let weeks: Vec<MemberWeek> = house.members.iter().map(week_of_member).collect();
    let rejects = rejects(&reasons, &weeks);
    let plan = standing(tx, house, &metric, last_on, through_on, now).await?;
    let says = plan.is_some() || rejects.is_some();
    let department = house.department.name.clone();
    Ok(says.then_some(LeadsWeek { department, from_on, through_on, metric, total, plan, rejects }))
}

/// How the month of `last_on` stands at the end of the week, within the month.
async fn standing(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    last_on: NaiveDate,
    week_through: NaiveDate,
    now: Instant,
) -> Result<Option<LeadsPlan>> {
    let Some(month) = planned(tx, house, last_on, now).await? else { return Ok(None) };
    let Some(target) = target(tx, house, last_on).await? else { return Ok(None) };
    let (from_on, through_on) = (target.starts_on(), week_through.min(*month_of(last_on).end()));
    let sums = store::funnels::sums(tx, house.department.id, from_on, through_on).await?;
    Ok(Some(LeadsPlan {
        month_on: first_of(last_on),
        month,
        by_now: due_by(month, house.calendar.as_ref(), from_on, through_on),
        done: sum_of(&sums, metric.id).unwrap_or(0),
    }))
}

fn sum_of(sums: &[(MemberId, MetricId, i64)], id: MetricId) -> Option<i64> {
    let own = sums.iter().filter(|(_, metric, _)| *metric == id);
    own.fold(None, |sum: Option<i64>, (_, _, value)| Some(sum.unwrap_or(0).saturating_add(*value)))
}

/// Asks for rejects once a week from now on, of whoever is asked for leads.
///
/// # Errors
/// As [`metrics::add_drafts`].
pub async fn ask_rejects(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    drafts: &[MetricDraft],
    now: Instant,
) -> Result<Vec<Metric>> {
    let leads = from_elsewhere(&house.metrics);
    let some = leads.filter(|leads| leads.asked_of == AskedOf::Some);
    let asked_of = if some.is_some() { AskedOf::Some } else { AskedOf::All };
    let drafts: Vec<MetricDraft> = drafts.iter().map(|draft| MetricDraft { asked_of, ..draft.clone() }).collect();
    let added = metrics::add_drafts(tx, house, by, &drafts, now).await?;
    if let Some(leads) = some {
        let members = house.asked_members(leads.id);
        for metric in &added {
            store::metrics::set_asked_members(tx, metric.id, &members).await?;
        }
    }
    Ok(added)
}
