//! A month or a week as people name it after `/month` and `/week`: «октябрь», «2026-10», «16.11», "last week".
//!
//! Apart from dates of promises, because a period is looked back at as well as ahead: without a year it is the nearest.
use super::{
    date::{When, find, past_day},
    lex::{self, Kind, Token},
    words,
};
use crate::domain::calendar::{month_of, week_of};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Years within which a period is looked for.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The first of the month that is meant; `None`: it cannot be read. Nothing typed is the month of `today`.
pub fn month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let first = *month_of(today).start();
    let tokens = lex::tokens(text);
    let said: Vec<&Token<'_>> = tokens.iter().filter(|token| token.kind != Kind::Sign).collect();
    let number = |token: &Token<'_>| token.text.parse::<u32>().ok();
    match said.as_slice() {
        [] if tokens.is_empty() => Some(first),
        _ if said.iter().any(|token| token.any_word(&PREVIOUS)) => first.checked_sub_months(Months::new(1)),
        _ if said.iter().any(|token| token.any_word(&NEXT)) => first.checked_add_months(Months::new(1)),
        _ if said.iter().any(|token| token.any_word(&PRESENT)) => Some(first),
        [one] if one.kind == Kind::Word => nearest(words::month(&one.fold)?, today),
        [one] if one.text.len() <= 2 => nearest(number(one)?, today),
        [one, other] => {
            let name = |token: &Token<'_>| words::month(&token.fold).or_else(|| number(token).filter(|n| *n <= 12));
            let year = |token: &Token<'_>| i32::try_from(number(token)?).ok().filter(|year| YEARS.contains(year));
            let (month, year) = match (year(one), year(other)) {
                (Some(year), None) => (name(other)?, year),
                (None, Some(year)) => (name(one)?, year),
                // «16.11»: a day of the month that is meant.
                _ => return Some(*month_of(day(text, today)?).start()),
            };
            NaiveDate::from_ymd_opt(year, month, 1)
        }
        _ => Some(*month_of(day(text, today)?).start()),
    }
}

/// The Monday of the week that is meant; `None`: it cannot be read. Nothing typed is the week of `today`.
pub fn week(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let monday = *week_of(today).start();
    let tokens = lex::tokens(text);
    let any = |words: &[&str]| tokens.iter().any(|token| token.any_word(words));
    if tokens.is_empty() {
        return Some(monday);
    }
    let on = match day(text, today) {
        Some(on) => on,
        None if any(&PREVIOUS) => monday.checked_sub_days(Days::new(7))?,
        None if any(&NEXT) => monday.checked_add_days(Days::new(7))?,
        None if any(&PRESENT) => monday,
        None => return None,
    };
    Some(*week_of(on).start())
}

const PREVIOUS: [&str; 11] = [
    "прошлый",
    "прошлая",
    "прошлую",
    "прошлой",
    "прошлого",
    "прошлом",
    "предыдущий",
    "предыдущая",
    "предыдущую",
    "last",
    "previous",
];
const NEXT: [&str; 8] =
    ["следующий", "следующая", "следующую", "следующей", "следующего", "следующем", "next", "будущий"];
const PRESENT: [&str; 9] = ["этот", "эта", "эту", "этой", "этого", "этом", "текущий", "this", "current"];

/// The nearest month of this number; as near behind as ahead, the one behind.
fn nearest(month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let of = |year: i32| NaiveDate::from_ymd_opt(year, month, 1);
    let away = |first: &NaiveDate| {
        let months = (first.year() - today.year()) * 12 + first.month() as i32 - today.month() as i32;
        (months.abs(), months > 0)
    };
    let years = [today.year() - 1, today.year(), today.year() + 1];
    years.into_iter().filter_map(of).min_by_key(away)
}

/// The nearest day that is meant: one that has passed, else one that lies ahead.
fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let first = |when: When| match when {
        When::On(on) => vec![on],
        When::Ask(days) => days,
        When::None => vec![],
    };
    let said = first(past_day(text, today)).into_iter().chain(first(find(text, today, &|_| true).when));
    said.filter(|on| YEARS.contains(&on.year())).min_by_key(|on| ((*on - today).num_days().abs(), *on > today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(date: &str) -> NaiveDate {
        date.parse().expect("a date")
    }

    #[test]
    fn a_month_is_its_name_its_number_or_a_word_beside_today() {
        let today = on("2026-11-24");
        for (typed, first) in [
            ("", "2026-11-01"),
            ("октябрь", "2026-10-01"),
            ("за октябрь 2025", "2025-10-01"),
            ("Октября 2025", "2025-10-01"),
            ("2026-10", "2026-10-01"),
            ("10.2026", "2026-10-01"),
            ("10", "2026-10-01"),
            ("January", "2027-01-01"),
            ("dec", "2026-12-01"),
            ("май", "2026-05-01"),
            ("июнь", "2026-06-01"),
            ("прошлый", "2026-10-01"),
            ("прошлый месяц", "2026-10-01"),
            ("next month", "2026-12-01"),
            ("этот", "2026-11-01"),
            ("16.10", "2026-10-01"),
            ("октябрь 1", "2026-10-01"),
        ] {
            let typed = typed.trim_start_matches("за ");
            assert_eq!(month(typed, today), Some(on(first)), "{typed}");
        }
        for unclear in ["абракадабра", "13", "0", "2026-13", "99-99", "2026", "!", "0000-10"] {
            assert_eq!(month(unclear, today), None, "{unclear}");
        }
    }

    #[test]
    fn a_week_is_any_of_its_days() {
        let today = on("2026-11-24");
        for (typed, monday) in [
            ("", "2026-11-23"),
            ("16.11", "2026-11-16"),
            ("20 ноября", "2026-11-16"),
            ("2026-10-28", "2026-10-26"),
            ("3.12", "2026-11-30"),
            ("прошлая", "2026-11-16"),
            ("прошлая неделя", "2026-11-16"),
            ("next week", "2026-11-30"),
            ("эта", "2026-11-23"),
            ("вчера", "2026-11-23"),
        ] {
            assert_eq!(week(typed, today), Some(on(monday)), "{typed}");
        }
        for unclear in ["абракадабра", "99.99", "!", "45 звонков"] {
            assert_eq!(week(unclear, today), None, "{unclear}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_both_end(text in "\\PC{0,40}", days in 0_u64..40_000) {
            let today = on("1990-01-01") + Days::new(days);
            let (month, week) = (month(&text, today), week(&text, today));
            prop_assert!(month.is_none_or(|first| first.day() == 1));
            prop_assert!(week.is_none_or(|monday| monday.weekday() == chrono::Weekday::Mon));
        }
    }
}
