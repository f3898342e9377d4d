//! How a report stands, and the discipline index that replaces fines: product.md, «Days», «on time / late / missing».
//!
//! Apart because it must be computed the same way for the digest's coverage, the head's message and `/me`, from
//! facts alone. Seen by the person himself and the head.
use crate::{coded, domain::time::Instant};
use chrono::{Days, NaiveDate};

/// Coordination days the index looks back over.
pub const INDEX_DAYS: usize = 20;

/// Fewer due reports than this say nothing: «мало данных».
pub const INDEX_LEAST_DUE: u32 = 10;

/// The first calendar days in a department are out of the index.
pub const FIRST_DAYS_OUT: u64 = 7;

coded! {
    /// How the report of a coordination day stands.
    pub enum Standing {
        /// Every asked fact answered, a number or «-», at the deadline or before.
        OnTime = "on_time",
        /// After the deadline, before the next prompt.
        Late = "late",
        /// Not answered by the next prompt; filled in later it is a fact but stays missing here.
        Missing = "missing",
        /// Not answered, and still can be.
        Open = "open",
        /// Not due: away, never started, not asked because of an outage, nothing to ask.
        Out = "out",
    }
}

coded! {
    /// Why somebody is silent for the second day.
    pub enum Silence {
        /// «Не успеваю»
        Busy = "b",
        /// «Не работаю»
        Away = "a",
        /// «Мешает бот»
        Bot = "t",
    }
}

/// What the standing of a report follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// A prompt was owed and he had pressed Start; one who blocked the bot is due.
    pub due: bool,
    /// When the last asked fact was answered: as Telegram dated the message, or when a tap was stored.
    pub answered_at: Option<Instant>,
    /// His deadline of that day.
    pub deadline_at: Instant,
    /// His prompt of the next coordination day; `None` when there is none ahead.
    pub next_prompt_at: Option<Instant>,
}

impl Answer {
    /// How the report stands at `now`.
    pub fn standing(&self, now: Instant) -> Standing {
        if !self.due {
            return Standing::Out;
        }
        let in_time = |at: Instant| self.next_prompt_at.is_none_or(|next| at < next);
        match self.answered_at {
            Some(at) if at <= self.deadline_at => Standing::OnTime,
            Some(at) if in_time(at) => Standing::Late,
            Some(_) => Standing::Missing,
            None if now <= self.deadline_at || in_time(now) => Standing::Open,
            None => Standing::Missing,
        }
    }
}

/// On time / due, exactly: a late report is half of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index {
    /// Two for each report on time, one for each late.
    pub halves: u32,
    pub due: u32,
}

impl Index {
    /// Whole per cent, half up.
    pub fn percent(self) -> u32 {
        (self.halves * 100 + self.due) / (self.due * 2).max(1)
    }
}

/// The index over the last [`INDEX_DAYS`] coordination days given, in any order; `None` when fewer than
/// [`INDEX_LEAST_DUE`] of them count.
///
/// An open report is left out; the first [`FIRST_DAYS_OUT`] calendar days and what was not due are out.
pub fn index(joined_on: NaiveDate, days: impl IntoIterator<Item = (NaiveDate, Standing)>) -> Option<Index> {
    let counted_from = joined_on + Days::new(FIRST_DAYS_OUT);
    let mut days: Vec<(NaiveDate, Standing)> = days.into_iter().filter(|(_, s)| *s != Standing::Open).collect();
    days.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    let mut index = Index { halves: 0, due: 0 };
    for (_, standing) in days.into_iter().take(INDEX_DAYS).filter(|(on, _)| *on >= counted_from) {
        let halves = match standing {
            Standing::OnTime => 2,
            Standing::Late => 1,
            Standing::Missing => 0,
            Standing::Open | Standing::Out => continue,
        };
        index = Index { halves: index.halves + halves, due: index.due + 1 };
    }
    (index.due >= INDEX_LEAST_DUE).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::instant;

    fn answer(answered_at: Option<&str>) -> Answer {
        Answer {
            due: true,
            answered_at: answered_at.map(instant),
            deadline_at: instant("2026-11-20T10:00:00+03:00"),
            next_prompt_at: Some(instant("2026-11-23T09:00:00+03:00")),
        }
    }

    #[test]
    fn exactly_at_the_deadline_is_on_time_and_a_millisecond_later_is_late() {
        let now = instant("2026-11-25T00:00:00Z");
        assert_eq!(answer(Some("2026-11-20T10:00:00+03:00")).standing(now), Standing::OnTime);
        assert_eq!(answer(Some("2026-11-20T10:00:00.001+03:00")).standing(now), Standing::Late);
        assert_eq!(answer(Some("2026-11-23T08:59:59.999+03:00")).standing(now), Standing::Late);
    }

    #[test]
    fn what_comes_after_the_next_prompt_stays_missing() {
        let now = instant("2026-11-25T00:00:00Z");
        assert_eq!(answer(Some("2026-11-23T09:00:00+03:00")).standing(now), Standing::Missing);
        assert_eq!(answer(None).standing(now), Standing::Missing);
    }

    #[test]
    fn an_unanswered_report_is_open_until_the_next_prompt() {
        assert_eq!(answer(None).standing(instant("2026-11-23T08:59:00+03:00")), Standing::Open);
        assert_eq!(answer(None).standing(instant("2026-11-23T09:00:00+03:00")), Standing::Missing);
        let last = Answer { next_prompt_at: None, ..answer(None) };
        assert_eq!(last.standing(instant("2027-01-01T00:00:00Z")), Standing::Open);
    }

    #[test]
    fn what_was_not_due_is_out_even_when_answered() {
        let given = Answer { due: false, ..answer(Some("2026-11-20T09:10:00+03:00")) };
        assert_eq!(given.standing(instant("2026-11-25T00:00:00Z")), Standing::Out);
    }

    fn run(standings: &[Standing]) -> Vec<(NaiveDate, Standing)> {
        let first: NaiveDate = "2026-09-01".parse().expect("a date");
        standings.iter().enumerate().map(|(n, s)| (first + Days::new(n as u64), *s)).collect()
    }

    fn long_ago() -> NaiveDate {
        "2026-01-01".parse().expect("a date")
    }

    #[test]
    fn late_is_half_and_missing_is_nothing() {
        let mut days = vec![Standing::OnTime; 7];
        days.extend([Standing::Late, Standing::Late, Standing::Missing]);
        let index = index(long_ago(), run(&days)).expect("ten due");
        assert_eq!((index, index.percent()), (Index { halves: 16, due: 10 }, 80));
        assert_eq!(Index { halves: 25, due: 20 }.percent(), 63, "62.5 is shown half up");
    }

    #[test]
    fn under_ten_due_there_is_no_index() {
        let mut days = vec![Standing::OnTime; 9];
        days.extend([Standing::Out, Standing::Open]);
        assert_eq!(index(long_ago(), run(&days)), None);
    }

    #[test]
    fn only_the_last_twenty_days_count_whatever_their_order() {
        let mut days = vec![Standing::Missing; 5];
        days.extend([Standing::OnTime; 20]);
        days.push(Standing::Open);
        let mut shuffled = run(&days);
        shuffled.reverse();
        assert_eq!(index(long_ago(), shuffled), Some(Index { halves: 40, due: 20 }));
    }

    #[test]
    fn the_first_seven_calendar_days_are_out() {
        let days = run(&[Standing::Missing; 17]);
        let joined_on = days[0].0;
        assert_eq!(index(joined_on, days.clone()), Some(Index { halves: 0, due: 10 }));
        assert_eq!(index(joined_on + Days::new(1), days), None);
    }
}
