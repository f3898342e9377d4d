//! Settling a month: the card «Закрыть месяц?», the head's tap, and facts that come after it.
//!
//! Invariants: a head alone settles and accepts, and of two the first tap counts; every fact written by people goes
//! through [`record`], so that one of a settled month waits for a head whatever way it came; what was typed is kept.
use super::{Failure, Result, digest, house::House, month::MonthBook, question, scheduled::Outcome, tell};
use crate::{
    domain::{
        calendar::month_of,
        id::{ChatId, MemberId, MessageId},
        metric::{Kind, Metric},
        month::{Target, first_of},
        notice::{Notice, NoticeKind},
        person::{Action, Member, Role},
        refusal::Refusal,
        report::Part,
        settling::{CloseAsk, LateAsk, LateFigure, LateState, Settled, SettledMetric},
        time::Instant,
        today::Mark,
    },
    store::{
        self, Tx,
        figures::NewEntry,
        settlements::{LateFact, Settlement},
        state::{Change, log_change},
    },
};
use chrono::NaiveDate;

/// How a value that was told has fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fared {
    Recorded,
    /// It stood there already.
    Same,
    /// Its month is settled: a head is to be asked, see [`ask`].
    Waits,
}

/// Records what `by` tells, unless its month is settled and he is no head.
pub async fn record(tx: &mut Tx, by: &Member, new: &NewEntry, today: NaiveDate) -> store::Result<Fared> {
    let month_on = first_of(new.on_day);
    // A month is settled after it is over.
    let settled = new.part == Part::Fact
        && month_on < first_of(today)
        && store::settlements::of_month(tx, new.department, month_on).await?.is_some();
    if settled {
        let same = store::figures::current_fact(tx, new.member, new.metric, new.on_day).await? == Some(new.value);
        if by.role != Role::Head && !same {
            return Ok(Fared::Waits);
        }
        // What stands there now is the last word.
        store::settlements::replace(tx, new.member, new.metric, new.on_day).await?;
    }
    let changed = store::figures::record(tx, new).await?;
    Ok(if changed { Fared::Recorded } else { Fared::Same })
}

/// Facts of settled months told by `by` in one act wait, and the heads are asked; the months, for the answer.
pub async fn ask(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    entries: &[NewEntry],
    now: Instant,
) -> Result<Vec<NaiveDate>> {
    let Some(member) = entries.first().and_then(|first| house.member(first.member)) else { return Ok(vec![]) };
    let question: i64 = tx.new_id().await?;
    let mut figures = vec![];
    for entry in entries {
        let before = store::figures::current_fact(tx, entry.member, entry.metric, entry.on_day).await?;
        store::settlements::wait(tx, question, entry).await?;
        if let Some(metric) = house.metric(entry.metric) {
            figures.push(LateFigure { metric: metric.clone(), on: entry.on_day, before, after: entry.value });
        }
    }
    let mut months_on: Vec<NaiveDate> = entries.iter().map(|entry| first_of(entry.on_day)).collect();
    months_on.sort_unstable();
    months_on.dedup();
    let ask = LateAsk {
        department: house.department.id,
        question,
        name: member.name.clone(),
        by: (by.id != member.id).then(|| by.name.clone()),
        months_on: months_on.clone(),
        figures,
        currency: house.department.currency,
    };
    let notice = Notice::LateAsked(Box::new(ask), None);
    question::ask_of(tx, house, question, &notice, &is_head, now).await?;
    Ok(months_on)
}

fn is_head(leader: &Member) -> bool {
    leader.role == Role::Head
}

/// What has become of a late fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub ask: LateAsk,
    pub accepted: bool,
}

/// [Принять] [Не принимать] of a head: the first word counts, and whoever told it hears of it.
pub async fn decide(
    tx: &mut Tx,
    house: &House,
    head: &Member,
    question: i64,
    accepted: bool,
    now: Instant,
) -> Result<Decided> {
    if !head.allows(Action::OwnDepartment) || head.department != house.department.id {
        return Err(Refusal::NotAllowed(Action::OwnDepartment).into());
    }
    let told = store::settlements::of_question(tx, question).await?;
    let told: Vec<LateFact> = told.into_iter().filter(|late| late.department == house.department.id).collect();
    if told.is_empty() {
        return Err(Refusal::Outdated.into());
    }
    if let Some(Mark { at, by }) = question::answered(tx, house, question, now).await? {
        return Err(Refusal::Settled { at, by }.into());
    }
    let waiting: Vec<LateFact> = told.into_iter().filter(|late| late.state == LateState::Waiting).collect();
    if waiting.is_empty() {
        // Another number has taken the place of each.
        return Err(Refusal::Outdated.into());
    }
    question::settle(tx, house, question, head, now).await?;
    let ask = told_again(tx, house, question, &waiting).await?;
    let state = if accepted { LateState::Accepted } else { LateState::Declined };
    store::settlements::decide(tx, question, state, head.id, now).await?;
    for late in &waiting {
        if accepted {
            // It becomes a fact now; who told it and how stays.
            store::figures::record(tx, &NewEntry { at: now, ..late.entry() }).await?;
        }
        log(tx, house, head, late, accepted, now).await?;
    }
    if accepted {
        digest::refresh(tx, house, now).await?;
    }
    let author = waiting.first().and_then(|late| house.member(late.by_member.unwrap_or(late.member)));
    if let Some(author) = author {
        let notice = Notice::LateDecided { ask: Box::new(ask.clone()), by: head.name.clone(), accepted };
        tell::member(tx, house, author, NoticeKind::Card, &notice, now).await?;
    }
    let end = Some((accepted, question::mark(house, head, now)));
    question::show(tx, house, question, head, &Notice::LateAsked(Box::new(ask.clone()), end), now).await?;
    Ok(Decided { ask, accepted })
}

/// The question as it is now: what has been replaced meanwhile is not in it.
async fn told_again(tx: &mut Tx, house: &House, question: i64, waiting: &[LateFact]) -> Result<LateAsk> {
    let mut figures = vec![];
    for late in waiting {
        let before = store::figures::current_fact(tx, late.member, late.metric, late.on_day).await?;
        if let Some(metric) = house.metric(late.metric) {
            figures.push(LateFigure { metric: metric.clone(), on: late.on_day, before, after: late.value });
        }
    }
    let name = |id: MemberId| house.member(id).map(|member| member.name.clone()).unwrap_or_default();
    let first = waiting.first().ok_or(Failure::Refused(Refusal::Outdated))?;
    let by = first.by_member.filter(|by| *by != first.member).map(name);
    let mut months_on: Vec<NaiveDate> = waiting.iter().map(|late| first_of(late.on_day)).collect();
    months_on.dedup();
    let (department, currency) = (house.department.id, house.department.currency);
    Ok(LateAsk { department, question, name: name(first.member), by, months_on, figures, currency })
}

async fn log(tx: &mut Tx, house: &House, head: &Member, late: &LateFact, accepted: bool, now: Instant) -> Result<()> {
    let text = |value: Option<i64>| value.map(|value| value.to_string());
    let change = Change {
        department: house.department.id,
        by_member: Some(head.id),
        subject: if accepted { "late_fact_accepted" } else { "late_fact_declined" }.into(),
        subject_id: Some(late.member.0),
        before: None,
        after: text(late.value),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

/// The month's slot: the heads are asked whether to close it, unless there is nothing to close.
pub async fn ask_to_close(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> Result<Outcome> {
    if store::settlements::of_month(tx, house.department.id, month_on).await?.is_some() {
        return Ok(Outcome::Nothing);
    }
    let (book, settled) = totals(tx, house, month_on, now).await?;
    if settled.metrics.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let notice = Notice::MonthClose(Box::new(close_ask(house, &book, &settled)), None);
    let subject: i64 = tx.new_id().await?;
    question::ask_of(tx, house, subject, &notice, &is_head, now).await?;
    Ok(Outcome::Done)
}

/// The month's totals as they stand.
async fn totals(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> Result<(MonthBook, Settled)> {
    let book = MonthBook::load(tx, house, month_on, now).await?;
    let kept = store::targets::forecasts(tx, house.department.id, month_on, month_on).await?;
    let metric = |metric: &Metric| {
        let sheets = book.sheets(house, metric);
        SettledMetric::of(metric.id, book.target(metric.id).map(Target::total), &sheets, &kept)
    };
    let flows = house.metrics.iter().filter(|metric| metric.kind == Kind::Flow);
    let metrics = flows.map(metric).filter(|settled| !settled.is_empty()).collect();
    Ok((book, Settled { metrics }))
}

fn close_ask(house: &House, book: &MonthBook, settled: &Settled) -> CloseAsk {
    let main = house.main_metric();
    let totals = settled.metrics.iter().find(|one| main.is_some_and(|main| main.id == one.metric));
    let name = |id: MemberId| house.member(id).map(|member| member.name.clone()).unwrap_or_default();
    let unknown = totals.into_iter().flat_map(|totals| &totals.members);
    let unknown = unknown.filter(|member| !member.unknown_on.is_empty());
    CloseAsk {
        department: house.department.id,
        month_on: book.month_on,
        metric: main.cloned(),
        plan: totals.and_then(|totals| totals.plan),
        fact: totals.and_then(|totals| totals.fact),
        unknown: unknown.map(|member| (name(member.member), member.unknown_on.clone())).collect(),
        forecasts: totals.map(|totals| totals.forecasts.clone()).unwrap_or_default(),
        currency: house.department.currency,
    }
}

/// [Закрыть месяц] of a head, in the message that asked for it; the first tap counts.
pub async fn settle(
    tx: &mut Tx,
    house: &House,
    head: &Member,
    month_on: NaiveDate,
    asked: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<CloseAsk> {
    let month_on = first_of(month_on);
    may_settle(house, head)?;
    let (book, settled) = totals(tx, house, month_on, now).await?;
    if book.closed_through != Some(*month_of(month_on).end()) {
        return Err(Refusal::MonthNotOver { month_on }.into());
    }
    let settlement = Settlement { month_on, by_member: Some(head.id), content: settled, at: now };
    if !store::settlements::insert(tx, house.department.id, &settlement).await? {
        let first = store::settlements::of_month(tx, house.department.id, month_on).await?;
        let by = first.as_ref().and_then(|first| house.member(first.by_member?));
        let at = house.department.zone.local(first.as_ref().map_or(now, |first| first.at)).time();
        return Err(Refusal::Settled { at, by: by.map(|by| by.name.clone()).unwrap_or_default() }.into());
    }
    let change = Change {
        department: house.department.id,
        by_member: Some(head.id),
        subject: "settlement".into(),
        subject_id: None,
        before: None,
        after: Some(month_on.to_string()),
        at: now,
    };
    log_change(tx, &change).await?;
    let ask = close_ask(house, &book, &settlement.content);
    let subject = match asked {
        Some((chat, message)) => question::of_message(tx, chat, message).await?,
        None => None,
    };
    if let Some(subject) = subject {
        let end = Some(question::mark(house, head, now));
        question::show(tx, house, subject, head, &Notice::MonthClose(Box::new(ask.clone()), end), now).await?;
    }
    Ok(ask)
}

/// [Подождать]: nothing is decided, and the card keeps [Закрыть месяц].
pub async fn wait(tx: &mut Tx, house: &House, head: &Member, month_on: NaiveDate, now: Instant) -> Result<CloseAsk> {
    may_settle(house, head)?;
    let (book, settled) = totals(tx, house, first_of(month_on), now).await?;
    Ok(close_ask(house, &book, &settled))
}

fn may_settle(house: &House, head: &Member) -> Result<()> {
    if head.allows(Action::OwnDepartment) && head.department == house.department.id {
        return Ok(());
    }
    Err(Refusal::NotAllowed(Action::OwnDepartment).into())
}
