//! Promises: made, asked about, kept, moved, broken; and whom that is told to.
//!
//! One function an intention; the rules are [`crate::domain::promise`]'s. Invariants: every deed is an event in the
//! same transaction as the state it makes; a deed that is refused changes nothing; only the owner answers for a
//! promise, a leader may cancel it and have a word on its third move.
mod asked;
mod lists;
mod making;
mod offer;
mod words;

pub use asked::{asking_report, due_for_report, made_in_report};
pub use lists::{card, department_list, list, own_list, team_list};
pub use making::{New, due_days, due_fits, make, make_named, may_promise, read, read_for, read_message};
pub use offer::{Asked, ask_other_date, decline, drop_offers, hand_over, may_hand_to, offer, take};
pub use words::{answer_help, answer_move};

use super::{Failure, Result, digest, house::House, question, tell};
use crate::{
    domain::{
        calendar::Calendar,
        coordination::Asker,
        id::PromiseId,
        notice::{Notice, NoticeKind},
        person::{Action, Member},
        promise::{self, Days, Deed, Happened, Promise, PromiseEvent, draft},
        refusal::Refusal,
        report::Report,
        talk::{MoveAsk, PartAsk, PromiseLine, Remark},
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::NaiveDate;

/// What came of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub promise: Promise,
    /// What is said about it.
    pub remark: Remark,
    /// The report that was asking about it: its talk goes on.
    pub report: Option<Report>,
}

/// [Готово]
pub async fn keep(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<Outcome> {
    answer(tx, house, member, id, Deed::Keep, now).await
}

/// [Частично]: how much came; a part that covers the whole keeps it.
pub async fn keep_partly(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    paid_minor: Option<i64>,
    now: Instant,
) -> Result<Outcome> {
    answer(tx, house, member, id, Deed::KeepPartly { paid_minor }, now).await
}

/// [Не выйдет]
pub async fn break_(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<Outcome> {
    answer(tx, house, member, id, Deed::Break, now).await
}

/// Another day. The third move waits for a leader's word, unless it is a leader's own.
pub async fn move_to(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    to_on: NaiveDate,
    now: Instant,
) -> Result<Outcome> {
    let mut promise = own(tx, member, id).await?;
    let report = asking_report(tx, house, member, &promise).await?;
    let history = store::promises::history(tx, id).await?;
    if waits_for_word(&history).is_some() && !member.role.leads() {
        return Err(Refusal::AlreadyDone.into());
    }
    let deed = Deed::Move { to_on, allowed: member.role.leads() };
    let days = days(house, member, &promise, report.as_ref(), now);
    let event = done(tx, house, &mut promise, deed, days, member, now).await?;
    let body = promise.body.clone();
    let remark = if event.kind == PromiseEvent::MoveAsked {
        let notice = Notice::PromiseMoveAsked {
            promise: line(house, &promise, true),
            to_on,
            currency: house.department.currency,
        };
        let subject: i64 = tx.new_id().await?;
        question::ask(tx, house, subject, &notice, None, now).await?;
        Remark::MoveAsked { body }
    } else {
        Remark::PromiseMoved { body, on: to_on }
    };
    Ok(Outcome { promise, remark, report })
}

/// Takes it off: the owner before its day, a leader at any time (the owner is told).
pub async fn cancel(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<Outcome> {
    let mut promise = in_department(tx, house, id).await?;
    if promise.owner != member.id && !member.allows(Action::ActForOthers) {
        return Err(Refusal::NotYours.into());
    }
    let owner = owner_of(house, &promise)?;
    let report = if owner.id == member.id { asking_report(tx, house, owner, &promise).await? } else { None };
    let days = days(house, owner, &promise, report.as_ref(), now);
    done(tx, house, &mut promise, Deed::Cancel, days, member, now).await?;
    let gone = owner.left_on.is_some_and(|left| left < house.today(now));
    if owner.id != member.id && !gone {
        let notice = Notice::PromiseCancelled { body: promise.body.clone(), by: member.name.clone() };
        tell::member(tx, house, owner, NoticeKind::Card, &notice, now).await?;
    }
    let remark = closed(&promise);
    Ok(Outcome { promise, remark, report })
}

/// [Нужна помощь]: the leaders hear of it now, and it is counted. Once a day for a promise.
pub async fn ask_help(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<Outcome> {
    let mut promise = own(tx, member, id).await?;
    let report = asking_report(tx, house, member, &promise).await?;
    let days = days(house, member, &promise, report.as_ref(), now);
    let zone = house.zone_of(member);
    let asked_today = |e: &Happened| e.kind == PromiseEvent::HelpAsked && zone.date(e.at) == days.today;
    if store::promises::history(tx, id).await?.iter().any(asked_today) {
        return Err(Refusal::AlreadyDone.into());
    }
    done(tx, house, &mut promise, Deed::AskHelp, days, member, now).await?;
    store::reports::insert_help(tx, house.department.id, member.id, report.as_ref().map(|r| r.id), Some(id), now)
        .await?;
    let month = *crate::domain::calendar::month_of(days.today).start();
    let this_month = store::reports::count_helps(tx, member.id, zone.instant(month, chrono::NaiveTime::MIN)).await?;
    let promise_line = line(house, &promise, true);
    let notice = Notice::PromiseHelp { promise: promise_line, currency: house.department.currency, this_month };
    let subject: i64 = tx.new_id().await?;
    question::ask(tx, house, subject, &notice, Some(member.id), now).await?;
    Ok(Outcome { promise, remark: Remark::HelpAsked, report })
}

/// «Сколько из этого пришло?» `None`: it has no amount, so there is nothing to ask.
pub async fn ask_part(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    now: Instant,
) -> Result<Option<PartAsk>> {
    let promise = open(own(tx, member, id).await?)?;
    if promise.amount_minor.is_none() {
        return Ok(None);
    }
    let mut line = line(house, &promise, false);
    if let Some(report) = asking_report(tx, house, member, &promise).await? {
        let due = due_for_report(tx, house, member, &report).await?;
        line.suggested_minor = due.iter().find(|due| due.id == id).and_then(|due| due.suggested_minor);
    }
    let today_on = house.zone_of(member).date(now);
    Ok(Some(PartAsk { promise: line, currency: house.department.currency, today_on }))
}

/// «На какой день перенесём?»
pub async fn ask_move(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<MoveAsk> {
    let promise = open(own(tx, member, id).await?)?;
    let today_on = house.zone_of(member).date(now);
    let dates = promise::move_offers(promise.due_on, today_on, &house.calendar_of(member));
    let promise = line(house, &promise, false);
    Ok(MoveAsk { promise, dates, today_on, currency: house.department.currency })
}

async fn answer(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    deed: Deed,
    now: Instant,
) -> Result<Outcome> {
    let mut promise = own(tx, member, id).await?;
    let report = asking_report(tx, house, member, &promise).await?;
    let days = days(house, member, &promise, report.as_ref(), now);
    done(tx, house, &mut promise, deed, days, member, now).await?;
    let remark = closed(&promise);
    Ok(Outcome { promise, remark, report })
}

fn closed(promise: &Promise) -> Remark {
    Remark::PromiseClosed { body: promise.body.clone(), state: promise.state }
}

/// Decides, folds and keeps; the digest that counts promises follows.
async fn done(
    tx: &mut Tx,
    house: &House,
    promise: &mut Promise,
    deed: Deed,
    days: Days,
    by: &Member,
    now: Instant,
) -> Result<Happened> {
    let event = promise.decide(deed, days, by.id, now)?;
    promise.apply(&event);
    store::promises::save(tx, promise).await?;
    store::promises::append(tx, promise.id, &event).await?;
    if event.kind.changes_counts() {
        digest::refresh(tx, house, now).await?;
    }
    Ok(event)
}

/// The member's own promise; anybody else's is refused alike, whether it exists or not.
async fn own(tx: &mut Tx, member: &Member, id: PromiseId) -> Result<Promise> {
    let found = store::promises::by_id(tx, id).await?.filter(|promise| promise.owner == member.id);
    found.ok_or(Failure::Refused(Refusal::NotYours))
}

async fn in_department(tx: &mut Tx, house: &House, id: PromiseId) -> Result<Promise> {
    let found = store::promises::by_id(tx, id).await?.filter(|promise| promise.department == house.department.id);
    found.ok_or(Failure::Refused(Refusal::NotYours))
}

fn owner_of<'h>(house: &'h House, promise: &Promise) -> Result<&'h Member> {
    house.member(promise.owner).ok_or(Failure::Refused(Refusal::NotYours))
}

fn open(promise: Promise) -> Result<Promise> {
    if promise.is_open() { Ok(promise) } else { Err(Refusal::AlreadyDone.into()) }
}

/// The date a move was asked for that nobody has answered yet.
fn waits_for_word(history: &[Happened]) -> Option<&Happened> {
    let moved = |e: &&Happened| {
        use PromiseEvent::{MoveAsked, MoveRefused, Moved, Slipped};
        matches!(e.kind, MoveAsked | MoveRefused | Moved | Slipped)
    };
    history.iter().rev().find(moved).filter(|e| e.kind == PromiseEvent::MoveAsked)
}

/// The days by which a deed about the promise is judged; `report`: the one that asks about it.
fn days(house: &House, owner: &Member, promise: &Promise, report: Option<&Report>, now: Instant) -> Days {
    let today = house.zone_of(owner).date(now);
    let due_on = promise::due_day(promise.due_on, &house.calendar_of(owner));
    Days {
        today,
        due_on,
        on_time_through: on_time_through(house, owner, promise, due_on),
        answered_on: report.map_or(today, |report| today.min(report.coordination_on)),
    }
}

/// The coordination day of the first report whose facts reach the due day: [Готово] until its end is on time.
fn on_time_through(house: &House, owner: &Member, promise: &Promise, due_on: NaiveDate) -> NaiveDate {
    /// Due day itself (`evening`), the next (otherwise), one more where the schedule changes.
    const DAYS: usize = 4;
    let calendar = house.calendar_of(owner);
    let unknown = |_: NaiveDate| false;
    let asker = Asker {
        calendar: &calendar,
        schedules: &house.schedules,
        zone: house.zone_of(owner),
        fact_known: &unknown,
        pledge_known: &unknown,
    };
    let asks = |on: &NaiveDate| asker.about_on(*on).last().is_some_and(|fact_on| due_on <= *fact_on);
    let mut ahead = std::iter::successors(Some(due_on), |on| calendar.next_working(*on)).take(DAYS);
    let asked_on = ahead.find(asks).unwrap_or(due_on);
    // Nobody is asked about a promise on the day he makes it: the report after asks first.
    if asked_on <= promise.made_on { calendar.next_working(asked_on).unwrap_or(asked_on) } else { asked_on }
}

/// A promise as screens show it; `named`: with whose it is.
pub fn line(house: &House, promise: &Promise, named: bool) -> PromiseLine {
    let owner = house.member(promise.owner);
    PromiseLine {
        id: promise.id,
        owner: owner.filter(|_| named).map(|owner| owner.name.clone()),
        body: promise.body.clone(),
        amount_minor: promise.amount_minor,
        due_on: promise.due_on,
        first_due_on: promise.first_due_on,
        state: promise.state,
        suggested_minor: None,
        movable: promise.may_be_moved_freely() || owner.is_some_and(|owner| owner.role.leads()),
    }
}

#[cfg(test)]
mod tests;
