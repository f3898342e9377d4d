//! What is offered by a button: amounts that the facts suggest, and dates.
//!
//! Invariants: what is suggested never exceeds the fact, nor an amount its promise; every offered date is worked, save
//! today itself.
use crate::domain::calendar::Calendar;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How many dates a move offers.
const MOVE_OFFERS: usize = 4;

/// Shares the day's money out to the open amounts in the given order (the oldest first), none above its amount.
/// A promise without an amount, and one nothing is left for, gets nothing.
pub fn suggested(fact_minor: i64, amounts: &[Option<i64>]) -> Vec<Option<i64>> {
    let mut left = fact_minor.max(0);
    let share = |amount: &Option<i64>| {
        let part = (*amount)?.max(0).min(left);
        left -= part;
        (part > 0).then_some(part)
    };
    amounts.iter().map(share).collect()
}

/// Dates for a promise without one: today, the next own working day, Friday.
pub fn due_offers(today: NaiveDate, calendar: &impl Calendar) -> Vec<NaiveDate> {
    let to_friday = (Weekday::Fri.num_days_from_monday() + 7 - today.weekday().num_days_from_monday()) % 7;
    let friday = today + Days::new(u64::from(if to_friday == 0 { 7 } else { to_friday }));
    let friday = calendar.working_from(friday).unwrap_or(friday);
    let mut offers: Vec<NaiveDate> =
        [Some(today), calendar.next_working(today), Some(friday)].into_iter().flatten().collect();
    offers.dedup();
    offers
}

/// Dates to move to: the next own working days after both the due date and today.
pub fn move_offers(due_on: NaiveDate, today: NaiveDate, calendar: &impl Calendar) -> Vec<NaiveDate> {
    std::iter::successors(calendar.next_working(due_on.max(today)), |on| calendar.next_working(*on))
        .take(MOVE_OFFERS)
        .collect()
}
