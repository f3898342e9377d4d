//! Weeks, months, quarters and years: their ends as promises mean them, the last working day.
use super::{When, Works, ask, plus, working_from, working_until};
use chrono::{Datelike, Months, NaiveDate};

/// A stretch of the calendar, counted from today: 0 this one, 1 the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    Week(u32),
    Month(u32),
    Quarter(u32),
    Year(u32),
    /// The nearest November, said by its name.
    Named(u32),
}

impl Stretch {
    fn bounds(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let month = |first: NaiveDate, months: u32| {
            let first = first.with_day(1)?;
            Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?))
        };
        match self {
            Stretch::Week(n) => {
                let weekday = today.weekday().num_days_from_monday();
                let sunday = plus(today, u64::from(6 - weekday + 7 * n))?;
                Some((sunday.checked_sub_days(chrono::Days::new(6))?, sunday))
            }
            Stretch::Month(n) => month(today.with_day(1)?.checked_add_months(Months::new(n))?, 1),
            Stretch::Quarter(n) => {
                let first = today.with_day(1)?.with_month(today.month0() / 3 * 3 + 1)?;
                month(first.checked_add_months(Months::new(3 * n))?, 3)
            }
            Stretch::Year(n) => {
                month(NaiveDate::from_ymd_opt(today.year().checked_add(i32::try_from(n).ok()?)?, 1, 1)?, 12)
            }
            Stretch::Named(m) => {
                let year = today.year() + i32::from(m < today.month());
                month(NaiveDate::from_ymd_opt(year, m, 1)?, 1)
            }
        }
    }

    /// Its last working day; none left: its last day or the first working day after is asked.
    pub fn end(self, today: NaiveDate, works: Works<'_>) -> When {
        let Some((first, last)) = self.bounds(today) else { return When::None };
        match working_until(first.max(today), last, works) {
            Some(date) => When::On(date),
            None => ask([Some(last), working_from(last, works)].into_iter().flatten()),
        }
    }

    /// «в начале недели»: its first working day, to be confirmed.
    pub fn start(self, today: NaiveDate, works: Works<'_>) -> When {
        let first = self.bounds(today).map(|(first, _)| first.max(today));
        ask(first.and_then(|first| working_from(first, works)))
    }

    /// «на этой неделе» is by its end; «на следующей неделе» is asked.
    pub fn whole(self, today: NaiveDate, works: Works<'_>) -> When {
        let Some((first, last)) = self.bounds(today) else { return When::None };
        if first <= today {
            return self.end(today, works);
        }
        let dates = [working_from(first, works), working_until(first, last, works)];
        ask(dates.into_iter().flatten().filter(|d| *d <= last))
    }
}

/// «до декабря»: the last working day before it, to be confirmed.
pub(super) fn before_month(month: u32, today: NaiveDate, works: Works<'_>) -> When {
    let year = today.year() + i32::from(month <= today.month());
    let last = NaiveDate::from_ymd_opt(year, month, 1).and_then(|d| d.pred_opt());
    ask(last.and_then(|last| working_until(today, last, works)))
}
