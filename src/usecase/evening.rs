//! The evening before: one message about what is promised for the next own working day, to whoever has not switched it
//! off.
//!
//! Apart from the promises themselves because here nobody has done anything: it is the clock that speaks. Source:
//! product.md, «Promises». Invariants: nobody is told what he has said an hour ago; nothing due, nothing said.
use super::{Result, house::House, promise as promises, scheduled::Outcome, tell};
use crate::{
    domain::{
        calendar::Calendar,
        notice::{Notice, NoticeKind, Parcel},
        person::Member,
        promise::{Promise, due_day, list::MOST_LINES},
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::{NaiveDate, TimeDelta};

/// What was promised so shortly before is still remembered.
const FRESH: TimeDelta = TimeDelta::hours(3);

/// Reminds a member on the evening of `on`, his own working day; not sent after `until`.
pub async fn remind(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    on: NaiveDate,
    until: Instant,
    now: Instant,
) -> Result<Outcome> {
    if !member.evening {
        return Ok(Outcome::Nothing);
    }
    if !member.has_started() {
        return Ok(Outcome::NotStarted);
    }
    let calendar = house.calendar_of(member);
    let Some(next_on) = calendar.next_working(on) else { return Ok(Outcome::Nothing) };
    let mut due = store::promises::open_of(tx, member.id).await?;
    due.retain(|promise: &Promise| due_day(promise.due_on, &calendar) == next_on && promise.made_at + FRESH <= now);
    if due.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let Some(chat) = tell::private_chat(member) else { return Ok(Outcome::Unreachable) };
    let notice = Notice::PromisesAhead {
        member: member.id,
        on: next_on,
        today_on: house.zone_of(member).date(now),
        promises: due.iter().take(MOST_LINES).map(|promise| promises::line(house, promise, false)).collect(),
        more: due.len().saturating_sub(MOST_LINES),
        currency: house.department.currency,
    };
    let parcel =
        Parcel { not_after: Some(until.max(now)), ..tell::parcel(house, chat, NoticeKind::Reminder, &notice, now) };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Outcome::Done)
}
