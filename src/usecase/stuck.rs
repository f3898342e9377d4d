//! «Где застряло?»: help first, for whoever no pace will bring to his plan. His answer reaches the leaders in private
//! with what is lacking, theirs reaches him.
//!
//! Apart from the report, which only knows the day: this is about the month. Source: product.md, «The report», «beyond
//! that the plain norm, a help question to him and the gap to the head». Invariants: asked at most once in
//! [`AGAIN_DAYS`] own working days; the team never reads of it; of several leaders the first answer counts.
use super::{
    Result,
    house::House,
    question,
    report::{self, Talk},
    tell,
};
use crate::{
    domain::{
        calendar::month_of,
        id::{ReportId, StuckId},
        metric::Metric,
        month::Behind,
        notice::{Notice, NoticeKind, Ruling},
        person::{Action, Member},
        promise::HelpAnswer,
        refusal::Refusal,
        stuck::{AGAIN_DAYS, Stuck},
        talk_to::working_days_since,
        time::Instant,
        today::StuckLine,
    },
    store::{self, Tx, stuck::Asked},
    usecase::Failure,
};
use chrono::{NaiveDate, NaiveTime};

/// A report has come to its end: who needs more a day than can be asked of anybody is asked where it is stuck.
pub async fn after_report(tx: &mut Tx, talk: &Talk<'_>) -> Result<()> {
    let (house, now) = (talk.house, talk.now);
    let main = house.main_of([&talk.report]).and_then(|id| house.metric(id));
    let Some(metric) = main else { return Ok(()) };
    if !may_be_asked(tx, house, talk.member, now).await? {
        return Ok(());
    }
    match talk.behind(tx).await? {
        Some(behind) => ask(tx, house, talk.member, talk.report.id, (metric, behind), now).await,
        None => Ok(()),
    }
}

/// Not whoever leads alone, is new here, or was asked lately.
async fn may_be_asked(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<bool> {
    let (today, calendar) = (house.zone_of(member).date(now), house.calendar_of(member));
    let alone = house.leaders(house.today(now)).all(|leader| leader.id == member.id);
    if alone || report::is_newcomer(house, member, &calendar, today) {
        return Ok(false);
    }
    let last_on = store::stuck::last_asked(tx, member.id).await?.map(|at| house.zone_of(member).date(at));
    Ok(last_on.is_none_or(|from| working_days_since(&calendar, from, today) >= AGAIN_DAYS))
}

async fn ask(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: ReportId,
    (metric, behind): (&Metric, Behind),
    now: Instant,
) -> Result<()> {
    let asked = Asked {
        id: tx.new_id().await?,
        department: house.department.id,
        member: member.id,
        report: Some(report),
        on_day: house.today(now),
        metric: metric.id,
        gap: behind.gap,
        asked_at: now,
        cause: None,
        answered_at: None,
    };
    let notice = Notice::StuckAsked {
        stuck: asked.id,
        metric: Box::new(metric.clone()),
        gap: behind.gap,
        currency: house.department.currency,
    };
    if tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?.is_some() {
        store::stuck::insert(tx, &asked).await?;
    }
    Ok(())
}

/// His answer: the leaders read it with what the plan lacks. [Нужна помощь] is counted as any call for help.
///
/// # Errors
/// [`Refusal::NotYours`] of anybody else, [`Refusal::AlreadyDone`] the second time.
pub async fn answer(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: StuckId,
    cause: Stuck,
    now: Instant,
) -> Result<()> {
    let asked = by_id(tx, house, id).await?;
    if asked.member != member.id {
        return Err(Refusal::NotYours.into());
    }
    if !store::stuck::answer(tx, id, cause, now).await? {
        return Err(Refusal::AlreadyDone.into());
    }
    if cause == Stuck::Help {
        store::reports::insert_help(tx, house.department.id, member.id, asked.report, None, now).await?;
    }
    let Some(notice) = told(tx, house, &Asked { cause: Some(cause), ..asked }, now).await? else { return Ok(()) };
    match cause {
        // There is nothing to answer.
        Stuck::Fine => tell::other_leaders(tx, house, member.id, NoticeKind::Card, &notice, now).await?,
        _ => question::ask(tx, house, id.0, &notice, Some(member.id), now).await?,
    }
    super::today::refresh(tx, house, None, now).await
}

/// What the leaders read.
async fn told(tx: &mut Tx, house: &House, asked: &Asked, now: Instant) -> Result<Option<Notice>> {
    let (Some(metric), Some(member)) = (house.metric(asked.metric), house.member(asked.member)) else {
        return Ok(None);
    };
    let Some(cause) = asked.cause else { return Ok(None) };
    let zone = house.zone_of(member);
    let month = *month_of(zone.date(now)).start();
    let this_month = store::reports::count_helps(tx, member.id, zone.instant(month, NaiveTime::MIN)).await?;
    Ok(Some(Notice::StuckTold {
        stuck: asked.id,
        name: member.name.clone(),
        metric: Box::new(metric.clone()),
        gap: asked.gap,
        cause,
        this_month: if cause == Stuck::Help { this_month } else { 0 },
        currency: house.department.currency,
    }))
}

/// [Подскажу] [Пойдём вместе] [Решайте сами]: the first leader's answer counts, and he hears it; his name.
///
/// # Errors
/// [`Refusal::Settled`] when another leader was faster; refused to those who do not lead.
pub async fn reply(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    id: StuckId,
    reply: HelpAnswer,
    now: Instant,
) -> Result<String> {
    if !leader.allows(Action::ActForOthers) {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    let asked = by_id(tx, house, id).await?;
    let member = house.member(asked.member).ok_or(Refusal::Outdated)?;
    if member.id == leader.id || leader.department != house.department.id {
        return Err(Refusal::NotYours.into());
    }
    let Some(cause) = asked.cause.filter(|cause| *cause != Stuck::Fine) else { return Err(Refusal::Outdated.into()) };
    question::settle(tx, house, id.0, leader, now).await?;
    let notice = Notice::StuckReplied { by: leader.name.clone(), cause, reply };
    tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?;
    let ruling = match reply {
        HelpAnswer::Hint => Ruling::Hint,
        HelpAnswer::Together => Ruling::Together,
        HelpAnswer::Yourself => Ruling::Yourself,
    };
    if let Some(question) = told(tx, house, &asked, now).await? {
        question::show_ruling(tx, house, id.0, leader, (question, ruling), now).await?;
    }
    Ok(member.name.clone())
}

/// Who was asked on the day of the department, for the head's message.
pub async fn lines(tx: &mut Tx, house: &House, on: NaiveDate) -> Result<Vec<StuckLine>> {
    let line = |asked: Asked| {
        let (name, metric) = (house.member(asked.member)?.name.clone(), house.metric(asked.metric)?.clone());
        Some(StuckLine { name, metric, gap: asked.gap, cause: asked.cause })
    };
    Ok(store::stuck::of_day(tx, house.department.id, on).await?.into_iter().filter_map(line).collect())
}

async fn by_id(tx: &mut Tx, house: &House, id: StuckId) -> Result<Asked> {
    let found = store::stuck::by_id(tx, id).await?.filter(|asked| asked.department == house.department.id);
    found.ok_or(Failure::Refused(Refusal::NotYours))
}

#[cfg(test)]
mod tests;
