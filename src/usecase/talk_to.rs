//! Whom to talk to: decided once a day at the department's deadline, shown in the head's message, and checked five
//! working days after the talk.
//!
//! Apart from the head's message, which shows it among other things. Invariants: one person a day, and he stays the
//! same however the day goes on; of several leaders the first who says «we have talked» counts; what came of a talk is
//! shown exactly once, to whoever had it.
mod act;
mod gather;

pub use act::{agreed, agreement, ask_agreement, talked, without};
pub use gather::Month;

use super::{Result, house::House, question, tell};
use crate::{
    domain::{
        id::{MemberId, MetricId},
        metric::{Kind, Metric},
        notice::{Notice, NoticeKind},
        person::Role,
        report::Part,
        talk_to::{self, Advice, Change, Checked, REST_DAYS, TalkState, TalkWith},
        time::Instant,
        today::Mark,
    },
    store::{self, Tx, talks::Talk},
};
use chrono::NaiveDate;

/// Decides whom the leaders are advised to talk to on the coordination day, if it is not decided.
pub async fn advise(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<()> {
    if store::talks::of_day(tx, house.department.id, on).await?.is_some() {
        return Ok(());
    }
    let signals = gather::signals(tx, house, on, now).await?;
    let Some((member, figures)) = talk_to::pick(&signals) else { return Ok(()) };
    let talk = Talk {
        id: tx.new_id().await?,
        department: house.department.id,
        member,
        on_day: on,
        reason: figures.reason(),
        figures,
        state: TalkState::Proposed,
        by_member: None,
        talked_at: None,
        promise: None,
        checked_on: None,
    };
    Ok(store::talks::insert(tx, &talk).await?)
}

/// The advice of a coordination day whose deadline has passed; nothing where there is nobody to choose from.
pub async fn advice(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Option<Advice>> {
    match store::talks::of_day(tx, house.department.id, on).await? {
        Some(talk) => Ok(with(tx, house, &talk, now).await?.map(|with| Advice::With(Box::new(with)))),
        None => Ok(house.reporters(on).any(|member| member.role != Role::Head).then_some(Advice::Nobody)),
    }
}

/// `None` when he is no longer in the department.
async fn with(tx: &mut Tx, house: &House, talk: &Talk, now: Instant) -> Result<Option<TalkWith>> {
    let Some(member) = house.member(talk.member).filter(|member| member.belongs_on(house.today(now))) else {
        return Ok(None);
    };
    let promise = match &talk.figures {
        talk_to::Ground::Overdue { promise, .. } => store::promises::by_id(tx, *promise).await?,
        _ => None,
    };
    Ok(Some(TalkWith {
        talk: talk.id,
        member: member.id,
        name: member.name.clone(),
        ground: talk.figures.clone(),
        metrics: talk.figures.metrics().into_iter().filter_map(|id| house.metric(id).cloned()).collect(),
        promise: promise.map(|promise| promise.body),
        marked: mark(house, talk),
        asked: talk.by_member.filter(|_| talk.state == TalkState::Asked),
    }))
}

/// When they talked, on the department's clock, and who says so.
fn mark(house: &House, talk: &Talk) -> Option<Mark> {
    let (by, at) = (house.member(talk.by_member?)?, talk.talked_at?);
    Some(question::mark(house, by, at))
}

/// Talks of five working days ago or more belong to the head's message of `on` from now on.
pub async fn note_checks(tx: &mut Tx, house: &House, on: NaiveDate) -> Result<()> {
    for talk in store::talks::unchecked(tx, house.department.id).await? {
        let talked_on = talk.talked_at.map(|at| house.department.zone.date(at));
        let old = |from: NaiveDate| talk_to::working_days_since(house.calendar.as_ref(), from, on) >= REST_DAYS;
        if talked_on.is_some_and(old) {
            store::talks::set_checked(tx, talk.id, on).await?;
        }
    }
    Ok(())
}

/// What came of the talks that belong to the head's message of `on`.
pub async fn checked(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Vec<Checked>> {
    let mut found = vec![];
    for talk in store::talks::checked_on(tx, house.department.id, on).await? {
        let Some(member) = house.member(talk.member).filter(|member| member.belongs_on(on)) else { continue };
        let Some(talked_on) = talk.talked_at.map(|at| house.department.zone.date(at)) else { continue };
        let promise = match talk.promise {
            Some(id) => store::promises::by_id(tx, id).await?.map(|promise| (promise.state, promise.due_on)),
            None => None,
        };
        let here = |by: &MemberId| {
            let mut leaders = house.leaders(house.today(now));
            leaders.any(|leader| leader.id == *by && tell::private_chat(leader).is_some())
        };
        found.push(Checked {
            by: talk.by_member.filter(here),
            name: member.name.clone(),
            talked_on,
            changes: changes(tx, house, &talk, talked_on, on).await?,
            promise,
        });
    }
    Ok(found)
}

/// The metrics of the talk before it and after it.
async fn changes(tx: &mut Tx, house: &House, talk: &Talk, talked_on: NaiveDate, on: NaiveDate) -> Result<Vec<Change>> {
    let Some(member) = house.member(talk.member) else { return Ok(vec![]) };
    let (before, after) = talk_to::around(&house.calendar_of(member), talked_on, on);
    let (Some(from), Some(through)) = (before.first().or(after.first()), after.last().or(before.last())) else {
        return Ok(vec![]);
    };
    let figures = store::figures::of_member(tx, member.id, *from, *through).await?;
    let value = |metric: MetricId, on: NaiveDate| {
        let found = figures.iter().find(|f| f.part == Part::Fact && f.metric == metric && f.on_day == on);
        found.and_then(|figure| figure.value)
    };
    let change = |metric: &Metric| Change {
        metric: metric.clone(),
        before: talk_to::means(&before, |on| value(metric.id, on)),
        after: talk_to::means(&after, |on| value(metric.id, on)),
    };
    Ok(judged_by(house, talk).into_iter().map(change).collect())
}

/// What a talk is judged by: what it was about, else the first step of the funnel and the main metric.
fn judged_by<'h>(house: &'h House, talk: &Talk) -> Vec<&'h Metric> {
    let own = talk.figures.judged_by();
    let usual = || {
        let first = house.metrics.iter().filter(|metric| metric.step.is_some()).min_by_key(|metric| metric.step);
        [first, house.main_metric()].into_iter().flatten().map(|metric| metric.id).collect()
    };
    let wanted: Vec<MetricId> = if own.is_empty() { usual() } else { own };
    let judged = house.metrics.iter().filter(|metric| metric.kind == Kind::Flow && wanted.contains(&metric.id));
    judged.collect()
}

/// Where no head's message goes out on the day, what came of talks is a message of its own.
pub async fn tell_checked(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<()> {
    let all = checked(tx, house, on, now).await?;
    let leaders: Vec<MemberId> = house.leaders(house.today(now)).map(|leader| leader.id).collect();
    for leader in leaders {
        let own: Vec<Checked> =
            all.iter().filter(|checked| checked.by.is_none() || checked.by == Some(leader)).cloned().collect();
        if let Some(leader) = house.member(leader).filter(|_| !own.is_empty()) {
            let notice = Notice::TalksChecked { checked: own, currency: house.department.currency };
            tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests;
