//! The days of an absence: «в отпуске до 5 декабря», «с 1 по 14 декабря», «отгул в пятницу», "until Friday".
//!
//! Apart from due dates because a single day may be the last one («до») or the only one.
use super::{When, Works, choices, future, phrase, phrase::Core, phrase::Prep, range};
use crate::domain::parse::lex;
use chrono::NaiveDate;

/// The days somebody will be away, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwayDays {
    pub from: NaiveDate,
    pub through: NaiveDate,
    /// «до 5 декабря»: the day before may have been meant.
    pub until: bool,
}

/// What a text says about the days of an absence; `None` when it names no last day.
pub fn away_days(text: &str, today: NaiveDate, works: Works<'_>) -> Option<AwayDays> {
    if let Some((from, end)) = range(text, today, works) {
        let through = choices(&end).into_iter().max()?;
        return Some(AwayDays { from, through, until: false });
    }
    let tokens = lex::tokens(text);
    let said = phrase::all(&tokens).into_iter().map(|p| {
        let dates = choices(&future(&p, today, works));
        (p, dates)
    });
    let said: Vec<_> = said.filter(|(_, dates)| !dates.is_empty()).collect();
    let until = said.iter().find(|(p, _)| matches!(p.prep, Prep::By | Prep::Before) || matches!(p.core, Core::End(_)));
    if let Some((_, dates)) = until {
        return Some(AwayDays { from: today, through: *dates.iter().max()?, until: true });
    }
    let (first, dates) = said.first().filter(|(p, _)| p.prep != Prep::From)?;
    let (from, through) = match (&first.core, future(first, today, works)) {
        (Core::Whole(_) | Core::Dates(..) | Core::Weekend, _) => (*dates.iter().min()?, *dates.iter().max()?),
        (_, When::On(date)) => (date, date),
        _ => (*dates.first()?, *dates.first()?),
    };
    // «на этой неделе» has begun already.
    let from = if matches!(first.core, Core::Whole(_)) && from == through { today.min(from) } else { from };
    Some(AwayDays { from, through, until: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Calendar, DepartmentCalendar, WeekPattern};
    use crate::domain::department::National;

    fn on(date: &str) -> NaiveDate {
        format!("2026-{date}").parse().expect("a date")
    }

    /// On Monday 23 November.
    fn days(text: &str) -> Option<(NaiveDate, NaiveDate, bool)> {
        let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []);
        let away = away_days(text, on("11-23"), &|date| calendar.is_working(date))?;
        Some((away.from, away.through, away.until))
    }

    #[test]
    fn until_a_date_includes_it_and_begins_today() {
        assert_eq!(days("в отпуске до 5 декабря"), Some((on("11-23"), on("12-05"), true)));
        assert_eq!(days("болею до пятницы"), Some((on("11-23"), on("11-27"), true)));
        assert_eq!(days("по 27.11"), Some((on("11-23"), on("11-27"), true)));
        assert_eq!(days("sick until Friday"), Some((on("11-23"), on("11-27"), true)));
        assert_eq!(days("до конца недели"), Some((on("11-23"), on("11-27"), true)));
    }

    #[test]
    fn a_single_day_is_that_day_alone() {
        assert_eq!(days("отгул в пятницу"), Some((on("11-27"), on("11-27"), false)));
        assert_eq!(days("завтра"), Some((on("11-24"), on("11-24"), false)));
        assert_eq!(days("day off on 26 Nov"), Some((on("11-26"), on("11-26"), false)));
    }

    #[test]
    fn two_dates_are_a_range() {
        assert_eq!(days("отпуск с 1 по 14 декабря"), Some((on("12-01"), on("12-14"), false)));
        assert_eq!(days("с 25.11 по 27.11"), Some((on("11-25"), on("11-27"), false)));
    }

    #[test]
    fn without_a_last_day_there_is_no_answer() {
        assert_eq!(days("заболел"), None);
        assert_eq!(days("с понедельника"), None);
    }
}
