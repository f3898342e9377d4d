//! The protocol of the day: made at the time of the digest, added to as more becomes known, read by whoever may.
//!
//! [`make`] runs in the transaction of the digest's slot, whatever becomes of the digest itself. Additions are caught
//! up before a protocol is read and when the next one is made, from entries and events that are never taken back; so
//! no use case has to remember the protocol, and nothing can be forgotten.
//!
//! Invariants: one protocol a (department, coordination day); a stored protocol and a stored addition never change, but
//! for the name and the words of somebody who was erased ([`super::erasure`]); nobody reads a protocol that is not
//! caught up.
mod gather;
mod read;

pub use read::{Found, InChat, Shown, Which, find, in_team_chat, last_post, show};

use super::house::House;
use crate::{
    domain::{
        id::DepartmentId,
        protocol::{self, DayProtocol, Neighbours, Recorded, Span, Stored},
        time::Instant,
    },
    store::{
        self, Result, StoreError, Tx,
        published::{Addition, ProtocolRow},
    },
};
use chrono::NaiveDate;

/// So many earlier protocols are caught up when a new one is made: as far back as members correct by themselves.
const CATCH_UP: usize = crate::domain::coordination::OLDER_DATES + 2;

/// Makes the protocol of the coordination day; false when it was made before.
pub async fn make(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<bool> {
    let department = house.department.id;
    if store::published::protocol(tx, department, on).await?.is_some() {
        return Ok(false);
    }
    let previous = match on.pred_opt() {
        Some(day_before) => store::published::last_protocol(tx, department, day_before).await?,
        None => None,
    };
    let previous = previous.as_ref().map(content).transpose()?;
    let making_on = house.department.zone.date(house.rules().day(on).digest_at);
    let span = Span::after(previous.as_ref().map(|p| &p.span), on, making_on, &house.calendar);
    let Some(span) = span else { return Ok(false) };
    let material = gather::material(tx, house, span).await?;
    let made = protocol::make(&material, now);
    let row = ProtocolRow {
        id: tx.new_id().await?,
        department,
        on_day: on,
        content: json(&Stored::First(Box::new(made))),
        made_at: now,
    };
    let first = store::published::insert_protocol(tx, &row).await?;
    catch_up_earlier(tx, house, on, now).await?;
    Ok(first)
}

/// Corrections that nobody reads are kept all the same.
async fn catch_up_earlier(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<()> {
    let mut before = on;
    for _ in 0..CATCH_UP {
        let Some(through) = before.pred_opt() else { break };
        let Some(row) = store::published::last_protocol(tx, house.department.id, through).await? else { break };
        before = row.on_day;
        caught_up(tx, house, &row, now).await?;
    }
    Ok(())
}

/// The protocol and everything added to it, what is new included.
async fn caught_up(
    tx: &mut Tx,
    house: &House,
    row: &ProtocolRow,
    now: Instant,
) -> Result<(DayProtocol, Vec<Recorded>)> {
    let protocol = content(row)?;
    let mut added = vec![];
    for addition in store::published::additions(tx, row.id).await? {
        let unreadable = StoreError::Inconsistent { what: "protocol_additions.content" };
        added.push(serde_json::from_str(&addition.content).map_err(|_| unreadable)?);
    }
    let material = gather::material(tx, house, protocol.span).await?;
    for fresh in protocol::additions(&protocol, &added, &material) {
        let addition = Addition { by_member: Some(fresh.member), content: json(&fresh), at: now };
        store::published::add_to_protocol(tx, row.id, &addition).await?;
        added.push(fresh);
    }
    added.sort_by_key(|item| (item.at, item.source));
    Ok((protocol, added))
}

fn content(row: &ProtocolRow) -> Result<DayProtocol> {
    match serde_json::from_str(&row.content) {
        Ok(Stored::First(protocol)) => Ok(*protocol),
        Err(_) => Err(StoreError::Inconsistent { what: "protocols.content" }),
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a protocol is plain data")
}

async fn neighbours(tx: &mut Tx, department: DepartmentId, on: NaiveDate) -> Result<Neighbours> {
    let named = |row: ProtocolRow| (row.id, row.on_day);
    let before = match on.pred_opt() {
        Some(day) => store::published::last_protocol(tx, department, day).await?.map(named),
        None => None,
    };
    let after = match on.succ_opt() {
        Some(day) => store::published::next_protocol(tx, department, day).await?.map(named),
        None => None,
    };
    Ok(Neighbours { before, after })
}

#[cfg(test)]
mod tests;
