//! Somebody comes back to a department he has left: the same member goes on, with his figures, his name and his grade.
//!
//! Apart from inviting, because a file and the command line bring people back too. Invariant: the days between are
//! nobody's: they are neither asked nor missing; the time before stays his.
use super::{Result, house::House};
use crate::{
    domain::{
        calendar::{Calendar, days},
        person::Member,
        time::Instant,
    },
    store::{self, Tx, people::Stint},
};
use chrono::NaiveDate;

/// The member as one of today, not yet saved; the time that ended is kept. Who missed no working day never left.
pub(super) async fn reopened(tx: &mut Tx, house: &House, place: &Member, now: Instant) -> Result<Member> {
    let today = house.today(now);
    let Some(left_on) = place.left_on.filter(|left| *left < today) else { return Ok(place.clone()) };
    let member = Member { left_on: None, ..place.clone() };
    if place.joined_on <= left_on && missed_nothing(house, &member, left_on, today) {
        return Ok(member);
    }
    // A stranger sent away on his first day was never here.
    if place.joined_on <= left_on {
        store::people::keep_stint(tx, &Stint { member: place.id, joined_on: place.joined_on, left_on }).await?;
    }
    Ok(Member { joined_on: today, ..member })
}

fn missed_nothing(house: &House, member: &Member, left_on: NaiveDate, today: NaiveDate) -> bool {
    let calendar = house.calendar_of(member);
    days(left_on..=today).filter(|day| left_on < *day && *day < today).all(|day| !calendar.is_working(day))
}
