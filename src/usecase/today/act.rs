//! What the head does about those who owe: reminds, marks away, enters their figures.
use super::{gather, may_act, member_of};
use crate::{
    domain::{
        calendar::{AbsenceKind, Calendar},
        coordination::is_night,
        id::MemberId,
        metric::Metric,
        notice::{Notice, NoticeKind, Parcel},
        parse::line::Given,
        person::Member,
        refusal::Refusal,
        time::Instant,
        today::{Mark, Reminded},
    },
    store::{self, Tx},
    usecase::{
        Result, absence, digest,
        house::House,
        prompt,
        report::{self, Said},
        tell, today,
    },
};
use chrono::{NaiveDate, TimeDelta};

/// A leader reminds a person at most this often.
pub const NUDGE_PAUSE: TimeDelta = TimeDelta::minutes(30);

/// [Напомнить]: once in [`NUDGE_PAUSE`] a person, whoever of the leaders taps.
pub async fn remind(tx: &mut Tx, house: &House, leader: &Member, member: MemberId, now: Instant) -> Result<Reminded> {
    let member = member_of(house, leader, member, now)?;
    let on = digest::current_on(house, now);
    let due = prompt::due_reports(tx, house, on).await?;
    let Some(owed) = due.into_iter().find(|report| report.member == member.id && !report.is_given()) else {
        return Ok(Reminded::NothingOwed);
    };
    let Some(chat) = tell::private_chat(member) else { return Ok(Reminded::Unreachable) };
    if is_night(house.zone_of(member).local(now).time()) {
        return Ok(Reminded::Night);
    }
    let last = store::state::last_occurrence(tx, gather::NUDGE, member.id.0).await?;
    if last.is_some_and(|(at, _)| now < at + NUDGE_PAUSE) {
        let mark = gather::reminded(tx, house, member, now).await?;
        return Ok(mark.map_or(Reminded::NothingOwed, Reminded::Already));
    }
    let by = leader.id.0.to_string();
    if !store::state::take_occurrence(tx, gather::NUDGE, member.id.0, now, &by, now).await? {
        return Ok(Reminded::NothingOwed);
    }
    let notice = Notice::Nudge { by: leader.name.clone(), about_on: owed.about_on.0.clone() };
    let parcel = Parcel {
        cancel_key: Some(report::reminder_key(owed.id)),
        not_after: Some(now + NUDGE_PAUSE),
        ..tell::parcel(house, chat, NoticeKind::Reminder, &notice, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Reminded::Sent)
}

/// [Напомнить всем]: how many were reminded now.
pub async fn remind_all(tx: &mut Tx, house: &House, leader: &Member, now: Instant) -> Result<usize> {
    may_act(leader)?;
    let due = prompt::due_reports(tx, house, digest::current_on(house, now)).await?;
    let mut sent = 0;
    for owed in due.iter().filter(|report| !report.is_given()) {
        let other = house.member(owed.member).filter(|member| member.id != leader.id);
        if other.is_some_and(|member| member.belongs_on(house.today(now))) {
            sent += usize::from(remind(tx, house, leader, owed.member, now).await? == Reminded::Sent);
        }
    }
    Ok(sent)
}

/// What became of [Сегодня не работает].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkedAway {
    Done,
    /// Noted before, by whom if it was a leader.
    Already(Option<Mark>),
}

/// [Сегодня не работает]: the person is told who says so, and can take it back.
pub async fn mark_away(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    member: MemberId,
    on: NaiveDate,
    now: Instant,
) -> Result<MarkedAway> {
    let member = member_of(house, leader, member, now)?;
    if on != house.zone_of(member).date(now) && on != house.today(now) {
        return Err(Refusal::Outdated.into());
    }
    if !house.calendar_of(member).is_working(on) {
        let mark = gather::away_mark(house, member, on, now);
        return Ok(MarkedAway::Already(mark));
    }
    let wanted = absence::Wanted { kind: AbsenceKind::Other, from_on: on, through_on: on };
    Ok(match absence::mark(tx, house, leader, member, wanted, now).await? {
        absence::Marked::Already(by) => MarkedAway::Already(by),
        absence::Marked::Noted(_) | absence::Marked::Asked => MarkedAway::Done,
    })
}

/// May the leader enter the member's figures of the day: him, or a refusal.
pub fn may_enter<'h>(
    house: &'h House,
    leader: &Member,
    member: MemberId,
    on: NaiveDate,
    now: Instant,
) -> Result<&'h Member> {
    let member = member_of(house, leader, member, now)?;
    if on > house.zone_of(member).date(now) { Err(Refusal::FactsOfFuture.into()) } else { Ok(member) }
}

/// Figures a leader has entered for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub member: MemberId,
    pub name: String,
    pub on: NaiveDate,
    /// What was understood, in the department's order; nothing: the line had no figures.
    pub figures: Vec<(Metric, Option<i64>)>,
    /// Metrics of the day that still have no answer.
    pub left: Vec<Metric>,
    /// Settled months whose facts wait for a head.
    pub months_on: Vec<NaiveDate>,
}

/// [Внести цифры]: the line of a leader; the member is told what was entered and by whom.
pub async fn enter(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    member: MemberId,
    on: NaiveDate,
    said: Said<'_>,
    now: Instant,
) -> Result<Entered> {
    let member = member_of(house, leader, member, now)?;
    let entered = report::enter_for(tx, house, leader, member, on, said, now).await?;
    let figure = |(id, given): &(crate::domain::id::MetricId, Given)| {
        let value = match given {
            Given::Value(value) => Some(*value),
            Given::Missing => None,
        };
        house.metric(*id).map(|metric| (metric.clone(), value))
    };
    let figures: Vec<(Metric, Option<i64>)> = entered.reading.facts.iter().filter_map(figure).collect();
    let known = report::Known::of_days(tx, member.id, on, on).await?;
    let unanswered = |metric: &&Metric| known.value(crate::domain::report::Part::Fact, metric.id, on).is_none();
    let sheets = report::Sheets::load(tx, house, member.id).await?;
    let left = sheets.of(on).facts().into_iter().filter(unanswered).cloned().collect();
    // What waits for a head is not entered yet.
    if !figures.is_empty() && entered.months_on.is_empty() {
        let notice = Notice::EnteredFor {
            by: leader.name.clone(),
            on,
            today_on: house.zone_of(member).date(now),
            figures: figures.clone(),
            currency: house.department.currency,
        };
        tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?;
        digest::refresh(tx, house, now).await?;
        today::refresh(tx, house, None, now).await?;
    }
    Ok(Entered { member: member.id, name: member.name.clone(), on, figures, left, months_on: entered.months_on })
}
