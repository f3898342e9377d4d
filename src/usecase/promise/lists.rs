//! `/promises`: one's own, and for those who lead or oversee the department's.
use super::{days, in_department, line};
use crate::{
    domain::{
        department::Public,
        id::PromiseId,
        person::{Action, Member, Sight},
        promise::{
            self, Promise,
            list::{PromiseCard, PromiseList, TeamPromises},
        },
        refusal::Refusal,
        talk::PromiseLine,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House},
};
use chrono::NaiveDate;

/// What `/promises` shows: the department's to who may see others' promises, else one's own.
pub async fn list(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<PromiseList> {
    if member.role.sees(Sight::OthersPromises) {
        department_list(tx, house, member, now).await
    } else {
        own_list(tx, house, member, now).await
    }
}

/// The member's own open promises.
pub async fn own_list(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<PromiseList> {
    if !member.allows(Action::OwnReport) {
        return Err(Refusal::NotAllowed(Action::OwnReport).into());
    }
    let offered = store::promises::offered(tx, house.department.id).await?;
    let mut open: Vec<Promise> = offered.into_iter().filter(|promise| promise.owner == member.id).collect();
    open.extend(store::promises::open_of(tx, member.id).await?);
    let lines = open.iter().map(|promise| dated(house, promise, false)).collect();
    Ok(PromiseList::new(lines, house.zone_of(member).date(now), house.department.currency, true))
}

/// Everybody's open promises.
pub async fn department_list(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<PromiseList> {
    let mut open = store::promises::offered(tx, house.department.id).await?;
    open.extend(store::promises::open_of_department(tx, house.department.id).await?);
    let lines = open.iter().map(|promise| dated(house, promise, true)).collect();
    let list = PromiseList::new(lines, house.zone_of(member).date(now), house.department.currency, false);
    Ok(PromiseList { opens: member.allows(Action::ActForOthers), ..list })
}

/// What the team chat may read: what is promised for today and ahead, with names where people are named. Whose day has
/// passed and who has not answered an offer is none of the team's business.
pub async fn team_list(tx: &mut Tx, house: &House, now: Instant) -> Result<TeamPromises> {
    let today_on = house.today(now);
    let open = store::promises::open_of_department(tx, house.department.id).await?;
    let lines: Vec<(PromiseLine, NaiveDate)> =
        open.iter().map(|promise| dated(house, promise, true)).filter(|(_, due_on)| *due_on >= today_on).collect();
    let currency = house.department.currency;
    if house.department.public == Public::People {
        let list = PromiseList::new(lines, today_on, currency, false);
        return Ok(TeamPromises::Named(PromiseList { opens: false, ..list }));
    }
    let amounts = lines.iter().filter_map(|(line, _)| line.amount_minor);
    Ok(TeamPromises::Sums {
        open: lines.len(),
        today: lines.iter().filter(|(_, due_on)| *due_on == today_on).count(),
        amount_minor: amounts.reduce(i64::saturating_add),
        currency,
    })
}

fn dated(house: &House, promise: &Promise, named: bool) -> (PromiseLine, NaiveDate) {
    let due_on = match house.member(promise.owner) {
        Some(owner) => promise::due_day(promise.due_on, &house.calendar_of(owner)),
        None => promise.due_on,
    };
    (line(house, promise, named), due_on)
}

/// One promise, opened from the list.
///
/// # Errors
/// [`Refusal::NotYours`] for somebody else's unless the reader leads, [`Refusal::AlreadyDone`] when it is closed.
pub async fn card(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<PromiseCard> {
    let promise = in_department(tx, house, id).await?;
    let promise = if promise.is_offered() { promise } else { super::open(promise)? };
    let own = promise.owner == member.id;
    let leads = member.allows(Action::ActForOthers);
    if !own && !leads {
        return Err(Refusal::NotYours.into());
    }
    let may_undo = super::owner_of(house, &promise)
        .is_ok_and(|owner| promise.owner_may_cancel(days(house, owner, &promise, None, now), now));
    Ok(PromiseCard {
        line: line(house, &promise, !own),
        today_on: house.zone_of(member).date(now),
        currency: house.department.currency,
        moves: promise.moves,
        made_on: promise.made_on,
        own,
        may_cancel: if own { may_undo && promise.is_open() } else { leads },
    })
}
