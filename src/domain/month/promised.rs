//! What promises with amounts say of a month: what is still open, and how much of what was due has come.
//!
//! Source: product.md, «By promises» and the fine print «reliability's window is the first due date in the last 84
//! days; after one neutral move the new date judges; any other moved promise is broken on its first date».
use super::forecast::Promised;
use crate::domain::{
    id::MemberId,
    promise::{Promise, PromiseState},
};
use chrono::{Days, NaiveDate};

/// Twelve weeks.
pub const WINDOW_DAYS: u64 = 84;

/// The day that judges a promise.
pub fn judged_on(promise: &Promise) -> NaiveDate {
    if promise.slipped { promise.first_due_on } else { promise.due_on }
}

/// What has come of the amount: also late, also in part.
pub fn paid(promise: &Promise) -> i64 {
    let amount = promise.amount_minor.unwrap_or_default();
    match promise.state {
        PromiseState::Kept => promise.paid_minor.unwrap_or(amount).min(amount.max(0)),
        PromiseState::Partly => promise.paid_minor.unwrap_or_default(),
        _ => 0,
    }
}

/// The member's promises as a forecast reads them: `closed_through` the last day that is over, `through` the month's
/// last. Of the department's promises, any of which may be the member's.
pub fn promised(promises: &[Promise], member: MemberId, closed_through: NaiveDate, through: NaiveDate) -> Promised {
    let from = closed_through.checked_sub_days(Days::new(WINDOW_DAYS - 1)).unwrap_or(closed_through);
    let counts = |promise: &&Promise| {
        promise.amount_minor.is_some()
            && !matches!(promise.state, PromiseState::Offered | PromiseState::Declined | PromiseState::Cancelled)
    };
    let due = |promise: &&Promise| (from..=closed_through).contains(&judged_on(promise));
    let amount = |promise: &Promise| promise.amount_minor.unwrap_or_default();
    let all: Vec<&Promise> = promises.iter().filter(counts).filter(due).collect();
    let own = || all.iter().filter(|promise| promise.owner == member);
    let open = promises.iter().filter(counts).filter(|promise| {
        promise.owner == member
            && promise.state == PromiseState::Open
            && closed_through < promise.due_on
            && promise.due_on <= through
    });
    Promised {
        due: own().map(|promise| amount(promise)).sum(),
        kept: own().map(|promise| paid(promise)).sum(),
        department: (all.iter().map(|promise| amount(promise)).sum(), all.len()),
        open: open.map(amount).sum(),
    }
}
