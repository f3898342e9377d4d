//! How far somebody's promises lie above what comes: product.md, «Bias = Σ promised / Σ delivered − 1».
//!
//! Apart from reliability, which asks whether a word was kept: here only money counts. Seen by the person himself and
//! the leaders. Invariants: what has not ended yet, or came in an unknown part, is in neither sum.
use super::{Promise, PromiseState};
use crate::domain::{
    fraction::Fraction,
    month::{WINDOW_DAYS, judged_on, paid},
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The twelve weeks that count on `on`.
pub fn window(on: NaiveDate) -> RangeInclusive<NaiveDate> {
    on.checked_sub_days(Days::new(WINDOW_DAYS - 1)).unwrap_or(on)..=on
}

/// What was promised in money and what of it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bias {
    pub promised_minor: i64,
    pub delivered_minor: i64,
    /// Of how many promises.
    pub promises: usize,
}

impl Bias {
    /// More than 30 per cent above what came.
    pub fn is_great(&self) -> bool {
        i128::from(self.promised_minor) * 10 > i128::from(self.delivered_minor) * 13
    }

    pub fn missing_minor(&self) -> i64 {
        self.promised_minor.saturating_sub(self.delivered_minor).max(0)
    }

    /// Σ promised / Σ delivered − 1 in whole per cent; `None` when nothing came.
    pub fn percent(&self) -> Option<i64> {
        let above = Fraction::ratio(self.promised_minor, self.delivered_minor)? - Fraction::from(1);
        Some((above * Fraction::from(100)).shown())
    }

    /// What comes of `amount_minor` promised, by what came before.
    pub fn expected_of(&self, amount_minor: i64) -> i64 {
        let share = Fraction::ratio(self.delivered_minor, self.promised_minor).unwrap_or_else(Fraction::zero);
        (share * Fraction::from(amount_minor)).shown()
    }
}

/// Of the promises that the window judges; `None` when none of them tells.
pub fn bias<'p>(promises: impl IntoIterator<Item = &'p Promise>, window: &RangeInclusive<NaiveDate>) -> Option<Bias> {
    let counted = promises.into_iter().filter(|promise| window.contains(&judged_on(promise)));
    let sums: Vec<(i64, i64)> = counted.filter_map(told).collect();
    if sums.is_empty() {
        return None;
    }
    let total = |part: fn(&(i64, i64)) -> i64| sums.iter().map(part).fold(0, i64::saturating_add);
    Some(Bias { promised_minor: total(|s| s.0), delivered_minor: total(|s| s.1), promises: sums.len() })
}

/// What it promised and what came.
fn told(promise: &Promise) -> Option<(i64, i64)> {
    let promised = promise.amount_minor?;
    match promise.state {
        PromiseState::Partly if promise.paid_minor.is_none() => None,
        PromiseState::Kept | PromiseState::Partly | PromiseState::Broken => Some((promised, paid(promise))),
        PromiseState::Open | PromiseState::Offered | PromiseState::Declined | PromiseState::Cancelled => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        id::{DepartmentId, MemberId, PromiseId},
        promise::Origin,
        time::instant,
    };

    fn on(date: &str) -> NaiveDate {
        date.parse().expect("a date")
    }

    fn promise(due: &str, amount: i64, state: PromiseState, paid: Option<i64>) -> Promise {
        let made_at = instant("2026-11-01T09:00:00Z");
        Promise {
            id: PromiseId(1),
            department: DepartmentId(1),
            owner: MemberId(1),
            author: None,
            body: String::new(),
            amount_minor: Some(amount),
            paid_minor: paid,
            first_due_on: on(due),
            due_on: on(due),
            state,
            origin: Origin::Command,
            report: None,
            made_on: on(due),
            made_at,
            moves: 0,
            slipped: false,
            closed_at: (state != PromiseState::Open).then_some(made_at),
            on_time: Some(true),
        }
    }

    #[test]
    fn what_is_judged_counts_and_what_is_not_known_is_in_neither_sum() {
        let promises = [
            promise("2026-11-10", 100, PromiseState::Kept, Some(100)),
            promise("2026-11-11", 100, PromiseState::Partly, Some(40)),
            promise("2026-11-12", 70, PromiseState::Broken, None),
            promise("2026-11-13", 500, PromiseState::Partly, None),
            promise("2026-11-13", 500, PromiseState::Open, None),
            promise("2026-11-13", 500, PromiseState::Cancelled, None),
            promise("2026-11-13", 500, PromiseState::Declined, None),
            promise("2026-11-13", 500, PromiseState::Offered, None),
            promise("2026-08-01", 500, PromiseState::Broken, None),
        ];
        let found = bias(&promises, &window(on("2026-11-24"))).expect("three of them tell");
        assert_eq!(found, Bias { promised_minor: 270, delivered_minor: 140, promises: 3 });
        assert_eq!((found.percent(), found.missing_minor(), found.expected_of(270)), (Some(93), 130, 140));
    }

    #[test]
    fn a_slipped_promise_counts_once_its_end_is_known() {
        let open = Promise { slipped: true, ..promise("2026-11-10", 100, PromiseState::Open, None) };
        assert_eq!(bias([&open], &window(on("2026-11-24"))), None);
        let late = Promise { slipped: true, ..promise("2026-11-10", 100, PromiseState::Kept, Some(100)) };
        let found = bias([&late], &window(on("2026-11-24"))).expect("it ended");
        assert_eq!(found.missing_minor(), 0, "its money came");
    }

    #[test]
    fn the_window_is_eighty_four_days_with_today() {
        assert_eq!(window(on("2026-11-24")), on("2026-09-02")..=on("2026-11-24"));
    }

    #[test]
    fn more_than_thirty_per_cent_is_great_and_thirty_is_not() {
        let of = |promised_minor, delivered_minor| Bias { promised_minor, delivered_minor, promises: 1 };
        assert!(!of(130, 100).is_great());
        assert!(of(1301, 1000).is_great());
        assert!(of(1, 0).is_great(), "nothing came");
        assert_eq!(of(1, 0).percent(), None);
        assert!(!of(90, 100).is_great());
    }
}
