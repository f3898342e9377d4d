//! Investigations: opened of days far from their plan, ended by a promise or by «без действий».
//!
//! Where the bot opens one by itself is the report's business ([`super::report`]). Source: issue 5. Invariants: only whose
//! day it is and the leaders see it; it ends once, whoever was first.
use super::{
    Failure, Result,
    house::House,
    month::MonthBook,
    promise::{self, New},
};
use crate::{
    domain::{
        calendar::Calendar,
        id::{InvestigationId, MemberId},
        investigation::{
            Investigation, InvestigationCard, InvestigationEnd, InvestigationLine, InvestigationState, far, measure,
        },
        metric::Metric,
        parse::promise::read_promise,
        person::{Action, Member},
        promise::{
            MOST_BODY, Origin, Promise,
            draft::{Draft, due_fits},
        },
        refusal::Refusal,
        report::{Part, Stage},
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// What nobody has ended within so many calendar days is not before the head any more.
const OPEN_DAYS: u64 = 56;

/// A sentence as the promise an investigation ends in; nothing is stored. A day that has passed is asked.
///
/// # Errors
/// Refused when it is empty or too long.
pub fn read_action(house: &House, owner: &Member, id: InvestigationId, text: &str, now: Instant) -> Result<Draft> {
    let text = text.trim();
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Refusal::Empty.into());
    }
    if text.chars().count() > MOST_BODY {
        return Err(Refusal::TooLong { most: MOST_BODY }.into());
    }
    let today = house.zone_of(owner).date(now);
    let calendar = house.calendar_of(owner);
    let works = |on: NaiveDate| calendar.is_working(on);
    let mut draft = Draft::of(read_promise(text, house.department.currency, today, &works), None);
    draft.due_on = draft.due_on.filter(|on| due_fits(*on, today).is_ok());
    draft.investigation = Some(id);
    Ok(draft)
}

/// Its owner says what he will do: the investigation ends in his promise.
pub async fn promised(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: InvestigationId,
    new: New,
    now: Instant,
) -> Result<Promise> {
    let open = still_open(tx, house, id).await?;
    if open.member != member.id {
        return Err(Refusal::NotYours.into());
    }
    let newest = store::reports::latest_of_member(tx, member.id, 1).await?.into_iter().next();
    let asking = newest.filter(|report| report.stage == Stage::Action && report.result_on() == Some(open.on_day));
    let new = New { origin: Origin::Investigation, report: asking.map(|report| report.id), ..new };
    let made = promise::make(tx, house, member, new, now).await?;
    store::investigations::end(tx, id, InvestigationState::Promised, Some(made.id), now).await?;
    Ok(made)
}

/// A leader has asked its owner for a promise: it ends in that, whatever he answers.
pub async fn assigned(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: InvestigationId,
    offered: &Promise,
    now: Instant,
) -> Result<()> {
    may_read(by)?;
    if still_open(tx, house, id).await?.member != offered.owner {
        return Err(Refusal::Outdated.into());
    }
    store::investigations::end(tx, id, InvestigationState::Promised, Some(offered.id), now).await?;
    Ok(())
}

/// [Без действий] of a leader.
pub async fn end(tx: &mut Tx, house: &House, by: &Member, id: InvestigationId, now: Instant) -> Result<()> {
    may_read(by)?;
    still_open(tx, house, id).await?;
    store::investigations::end(tx, id, InvestigationState::NoAction, None, now).await?;
    Ok(())
}

/// A leader wants a day looked into, however near its plan it was. Nobody is asked by that: it stands among the open
/// ones until a promise is asked for, or it is ended.
///
/// # Errors
/// Refused where the day has no fact or nothing to measure it by.
pub async fn open_for(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    member: MemberId,
    on_day: NaiveDate,
    now: Instant,
) -> Result<Investigation> {
    may_read(by)?;
    let member = house.member(member).ok_or(Refusal::NotYours)?;
    let metric = house.main_metric().ok_or(Refusal::Outdated)?;
    if let Some(found) = store::investigations::of_day(tx, member.id, metric.id, on_day).await? {
        return Ok(found);
    }
    let (fact, pledged) = figures(tx, member.id, metric.id, on_day).await?;
    let plan = match pledged {
        Some(plan) => Some(plan),
        None => measure(None, norm_of_day(tx, house, member, metric, on_day, now).await?),
    };
    let (Some(fact), Some(plan)) = (fact, plan) else { return Err(Refusal::NothingToInvestigate.into()) };
    let lessons = store::reports::lessons(tx, house.department.id, on_day, on_day).await?;
    let told = lessons.into_iter().rev().find(|lesson| lesson.member == member.id);
    let (cause, body) = told.map_or((None, None), |lesson| (lesson.cause, lesson.body));
    let opened = Investigation {
        id: tx.new_id().await?,
        department: house.department.id,
        member: member.id,
        metric: metric.id,
        on_day,
        fact,
        plan,
        cause,
        body,
        promise: None,
        state: InvestigationState::Open,
        by_member: Some(by.id),
        at: now,
        ended_at: None,
    };
    store::investigations::insert(tx, &opened).await?;
    Ok(opened)
}

/// One of them, for a leader.
pub async fn card(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: InvestigationId,
    now: Instant,
) -> Result<InvestigationCard> {
    may_read(by)?;
    let found = in_department(tx, house, id).await?;
    let metric = house.metric(found.metric).ok_or(Refusal::Outdated)?.clone();
    let line = line(tx, house, &found).await?.ok_or(Refusal::Outdated)?;
    let (department, currency) = (house.department.id, house.department.currency);
    Ok(InvestigationCard { department, line, metric, currency, today_on: house.today(now) })
}

/// Whose day an open one is about, for a leader who wants a promise of him; `None`: his own.
pub async fn owner(tx: &mut Tx, house: &House, by: &Member, id: InvestigationId) -> Result<Option<MemberId>> {
    may_read(by)?;
    let open = still_open(tx, house, id).await?;
    Ok(Some(open.member).filter(|member| *member != by.id))
}

/// Those that wait for their end, of the last weeks. One whose figures were put right since is none any more.
pub async fn open(tx: &mut Tx, house: &House, now: Instant) -> Result<Vec<Investigation>> {
    let id = house.department.id;
    let today = house.today(now);
    let since = today.checked_sub_days(Days::new(OPEN_DAYS)).unwrap_or(today);
    let found = store::investigations::open(tx, id, since).await?;
    if found.is_empty() {
        return Ok(vec![]);
    }
    let present = store::investigations::present_of_open(tx, id, since).await?;
    let present: BTreeMap<InvestigationId, _> = present.into_iter().map(|one| (one.id, one)).collect();
    let stands = |found: Investigation| {
        let figures = present.get(&found.id)?;
        // Without a pledge it was opened by a norm, and that may have another version by now.
        let plan = measure(figures.pledge, Some(found.plan))?;
        let fact = figures.fact?;
        // A leader's word needs no distance.
        let stands = found.by_member.is_some() || far(Some(fact), Some(plan)).is_some();
        stands.then_some(Investigation { fact, plan, ..found })
    };
    Ok(found.into_iter().filter_map(stands).collect())
}

/// As it stands on a screen; `None` where its member is unknown.
pub async fn line(tx: &mut Tx, house: &House, of: &Investigation) -> Result<Option<InvestigationLine>> {
    let Some(member) = house.member(of.member) else { return Ok(None) };
    let promise = match of.promise {
        Some(promise) => store::promises::by_id(tx, promise).await?,
        None => None,
    };
    let end = match (of.state, promise) {
        (InvestigationState::Open, _) => None,
        (InvestigationState::NoAction, _) | (InvestigationState::Promised, None) => Some(InvestigationEnd::NoAction),
        (InvestigationState::Promised, Some(Promise { body, due_on, state, .. })) => {
            Some(InvestigationEnd::Promise { body, due_on, state })
        }
    };
    Ok(Some(InvestigationLine {
        id: of.id,
        name: member.name.clone(),
        on: of.on_day,
        fact: of.fact,
        plan: of.plan,
        cause: of.cause,
        words: of.body.clone(),
        end,
    }))
}

/// What hindered is the leaders' to read, and each one's own.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_read(by: &Member) -> Result<()> {
    if by.allows(Action::ActForOthers) { Ok(()) } else { Err(Refusal::NotAllowed(Action::ActForOthers).into()) }
}

/// The member's norm of a day, from the target in force; `None` without one.
pub async fn norm_of_day(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    metric: &Metric,
    on: NaiveDate,
    now: Instant,
) -> Result<Option<i64>> {
    let book = MonthBook::load_norms(tx, house, member.id, on, now).await?;
    Ok(book.and_then(|book| book.sheet(house, member, metric).day(on)?.norm))
}

/// The fact of a day, and what it is measured by.
async fn figures(
    tx: &mut Tx,
    member: MemberId,
    metric: crate::domain::id::MetricId,
    on: NaiveDate,
) -> Result<(Option<i64>, Option<i64>)> {
    let figures = store::figures::of_member(tx, member, on, on).await?;
    let number = |part| figures.iter().find(|f| (f.part, f.metric) == (part, metric)).and_then(|f| f.value);
    Ok((number(Part::Fact), measure(number(Part::Pledge), None)))
}

async fn in_department(tx: &mut Tx, house: &House, id: InvestigationId) -> Result<Investigation> {
    let found = store::investigations::by_id(tx, id).await?;
    let found = found.filter(|found| found.department == house.department.id);
    found.ok_or(Failure::Refused(Refusal::NotYours))
}

async fn still_open(tx: &mut Tx, house: &House, id: InvestigationId) -> Result<Investigation> {
    let found = in_department(tx, house, id).await?;
    if found.is_open() { Ok(found) } else { Err(Refusal::AlreadyDone.into()) }
}
