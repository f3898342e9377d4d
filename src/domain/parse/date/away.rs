//! The days of an absence: «в отпуске до 5 декабря», «с 1 по 14 декабря», «отгул в пятницу», "until Friday".
//!
//! Apart from due dates because a single day may be the last one («до») or the only one.
use super::{When, Works, choices, future, past_day, phrase, phrase::Core, phrase::Prep, range};
use crate::domain::parse::lex;
use chrono::{Months, NaiveDate};

/// The days somebody will be away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayDays {
    /// Readings of the text as first and last day, both included, the likeliest first; more than one: to be asked.
    pub ranges: Vec<(NaiveDate, NaiveDate)>,
    /// «до 5 декабря»: the day before may have been meant.
    pub until: bool,
}

/// A single day so far ahead is more likely one of the last weeks: «20.11» on the 23rd.
const FAR_DAYS: i64 = 300;
const RECENT_DAYS: i64 = 31;

/// What a text says about the days of an absence; `None` when it names no last day.
pub fn away_days(text: &str, today: NaiveDate, works: Works<'_>) -> Option<AwayDays> {
    if let Some((from, end)) = range(text, today, works) {
        let ranges = choices(&end).into_iter().map(|through| (from, through));
        return some(ranges.map(|range| just_past(range, today)).collect(), false);
    }
    let tokens = lex::tokens(text);
    let said = phrase::all(&tokens).into_iter().map(|p| {
        let dates = choices(&future(&p, today, works));
        (p, dates)
    });
    let said: Vec<_> = said.filter(|(_, dates)| !dates.is_empty()).collect();
    let until = said.iter().find(|(p, _)| matches!(p.prep, Prep::By | Prep::Before) || matches!(p.core, Core::End(_)));
    if let Some((phrase, dates)) = until {
        // «по 5 декабря» and "through" leave no doubt, «до 5 декабря» does.
        let sure = matches!(tokens[phrase.from].fold.as_str(), "по" | "through") || matches!(phrase.core, Core::End(_));
        return some(dates.iter().map(|through| (today, *through)).collect(), !sure);
    }
    let Some((first, dates)) = said.first() else {
        let recent = choices(&past_day(text, today)).into_iter().filter(|on| is_recent(*on, today));
        return some(recent.map(|on| (on, on)).collect(), false);
    };
    if first.prep == Prep::From {
        return None;
    }
    if matches!(first.core, Core::Whole(_) | Core::Dates(..) | Core::Weekend) {
        let (from, through) = (*dates.iter().min()?, *dates.iter().max()?);
        // «на этой неделе» has begun already.
        let from = if matches!(first.core, Core::Whole(_)) && from == through { today.min(from) } else { from };
        return some(vec![(from, through)], false);
    }
    let far = |on: &NaiveDate| (*on - today).num_days() > FAR_DAYS;
    let recent = match past_day(text, today) {
        When::On(on) if dates.iter().all(far) && is_recent(on, today) => Some(on),
        _ => None,
    };
    let days = recent.map_or_else(|| dates.clone(), |on| vec![on]);
    some(days.into_iter().map(|on| (on, on)).collect(), false)
}

/// «с 18.11 по 20.11» on the 23rd is last week, not the next year.
pub(super) fn just_past((from, through): (NaiveDate, NaiveDate), today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let before = |on: NaiveDate| on.checked_sub_months(Months::new(12)).unwrap_or(on);
    let past = (before(from), before(through));
    if is_recent(past.0, today) && past.0 <= past.1 { past } else { (from, through) }
}

fn is_recent(on: NaiveDate, today: NaiveDate) -> bool {
    (0..=RECENT_DAYS).contains(&(today - on).num_days())
}

fn some(mut ranges: Vec<(NaiveDate, NaiveDate)>, until: bool) -> Option<AwayDays> {
    ranges.retain(|(from, through)| from <= through);
    ranges.truncate(super::MAX_CHOICES);
    (!ranges.is_empty()).then_some(AwayDays { ranges, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Calendar, DepartmentCalendar, WeekPattern};
    use crate::domain::department::National;

    fn on(date: &str) -> NaiveDate {
        format!("2026-{date}").parse().expect("a date")
    }

    /// On Monday 23 November: the readings, and may the day before be meant.
    fn days(text: &str) -> Option<(Vec<(NaiveDate, NaiveDate)>, bool)> {
        let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []);
        let away = away_days(text, on("11-23"), &|date| calendar.is_working(date))?;
        Some((away.ranges, away.until))
    }

    fn one(from: &str, through: &str, until: bool) -> Option<(Vec<(NaiveDate, NaiveDate)>, bool)> {
        Some((vec![(on(from), on(through))], until))
    }

    #[test]
    fn until_a_date_includes_it_and_begins_today() {
        assert_eq!(days("в отпуске до 5 декабря"), one("11-23", "12-05", true));
        assert_eq!(days("болею до пятницы"), one("11-23", "11-27", true));
        assert_eq!(days("sick until Friday"), one("11-23", "11-27", true));
    }

    #[test]
    fn through_a_date_and_the_end_of_a_week_leave_no_doubt() {
        assert_eq!(days("по 27.11"), one("11-23", "11-27", false));
        assert_eq!(days("до конца недели"), one("11-23", "11-27", false));
    }

    #[test]
    fn a_single_day_is_that_day_alone() {
        assert_eq!(days("отгул в пятницу"), one("11-27", "11-27", false));
        assert_eq!(days("завтра"), one("11-24", "11-24", false));
        assert_eq!(days("day off on 26 Nov"), one("11-26", "11-26", false));
        assert_eq!(days("вчера"), one("11-22", "11-22", false));
    }

    #[test]
    fn a_date_just_past_is_not_meant_for_the_next_year() {
        assert_eq!(days("20.11"), one("11-20", "11-20", false));
        assert_eq!(days("20.10").map(|(ranges, _)| ranges[0].0.to_string()), Some("2027-10-20".to_owned()));
    }

    #[test]
    fn two_dates_are_a_range() {
        assert_eq!(days("отпуск с 1 по 14 декабря"), one("12-01", "12-14", false));
        assert_eq!(days("с 25.11 по 27.11"), one("11-25", "11-27", false));
        assert_eq!(days("с 25 ноября по 1 декабря"), one("11-25", "12-01", false));
        assert_eq!(days("с 18.11 по 20.11"), one("11-18", "11-20", false));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_asked() {
        let (ranges, until) = days("до понедельника").expect("dates");
        assert_eq!((ranges, until), (vec![(on("11-23"), on("11-23")), (on("11-23"), on("11-30"))], true));
    }

    #[test]
    fn without_a_last_day_there_is_no_answer() {
        assert_eq!(days("заболел"), None);
        assert_eq!(days("с понедельника"), None);
    }
}
