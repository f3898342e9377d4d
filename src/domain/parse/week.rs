//! Working days as people say them: «пн–пт», «пн-сб», «сб 50 %», «без выходных», «2/2 с 1 декабря», "Mon to Sat".
//!
//! Stands apart because a cycle reads like a date and a weight like a figure. Invariants: no text makes it panic; a
//! text with a word that says nothing about days is not understood, never half.
use super::{date, lex, words::weekday};
use crate::domain::calendar::{MAX_CYCLE_DAYS, MAX_PERCENT, WeekPattern};
use chrono::NaiveDate;

/// What a text says about working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worked {
    Week(WeekPattern),
    /// A cycle without its first day.
    Cycle {
        on: u8,
        off: u8,
    },
    /// «Как у отдела».
    AsDepartment,
}

/// What is said of some days.
struct Item {
    days: Vec<usize>,
    percent: Option<u8>,
}

/// Reads working days; `current` is what a weight alone («сб 50 %») is put into.
pub fn read_week(text: &str, current: WeekPattern, today: NaiveDate) -> Option<Worked> {
    let tokens = lex::tokens(text);
    if tokens.iter().any(|t| t.any_word(&["отдел", "отдела", "department", "department's", "team"])) {
        return Some(Worked::AsDepartment);
    }
    cycle(text, &tokens, today).or_else(|| weekly(&tokens, current).map(Worked::Week))
}

/// «2/2», «3 через 3», "2 on 2 off", with a first day behind it or without.
fn cycle(text: &str, tokens: &[lex::Token<'_>], today: NaiveDate) -> Option<Worked> {
    let start = tokens.iter().position(|t| t.kind == lex::Kind::Digits)?;
    let number = |t: &lex::Token<'_>| t.text.parse::<u8>().ok().filter(|n| (1..=MAX_CYCLE_DAYS).contains(n));
    let known = ["график", "смена", "смены", "сменный", "сменно", "по", "schedule", "shifts", "shift"];
    if !tokens[..start].iter().all(|t| t.any_word(&known)) {
        return None;
    }
    let rest = &tokens[start..];
    let between = |t: &lex::Token<'_>| t.is('/') || t.any_word(&["через", "на", "on", "by"]);
    let [first, sign, second, ..] = rest else { return None };
    if !between(sign) || second.kind != lex::Kind::Digits {
        return None;
    }
    let (on, off) = (number(first)?, number(second)?);
    let behind = text.get(second.end()..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let behind = behind.strip_prefix("off").unwrap_or(behind).trim();
    if behind.is_empty() {
        return Some(Worked::Cycle { on, off });
    }
    match date::find(behind, today, &|_| true).when {
        date::When::On(first) => Some(Worked::Week(WeekPattern::Cycle { on, off, first })),
        // Which day is meant is chosen on buttons.
        date::When::Ask(_) => Some(Worked::Cycle { on, off }),
        date::When::None => None,
    }
}

fn weekly(tokens: &[lex::Token<'_>], current: WeekPattern) -> Option<WeekPattern> {
    let items = items(tokens)?;
    let base = match current {
        // Only weights: the other days stay as they are.
        WeekPattern::Weekly(week) if items.iter().all(|item| item.percent.is_some()) => week,
        WeekPattern::Cycle { .. } if items.iter().all(|item| item.percent.is_some()) => [100, 100, 100, 100, 100, 0, 0],
        WeekPattern::Weekly(_) | WeekPattern::Cycle { .. } => [0; 7],
    };
    let mut week = base;
    for item in &items {
        for day in &item.days {
            week[*day] = item.percent.unwrap_or(100);
        }
    }
    week.iter().any(|percent| *percent > 0).then_some(WeekPattern::Weekly(week))
}

/// Days and ranges of days, each with its weight if one is said; `None` when a word says nothing about days.
fn items(tokens: &[lex::Token<'_>]) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = vec![];
    let mut range = false;
    for (n, token) in tokens.iter().enumerate() {
        if let Some(days) = named(&token.fold) {
            let from = items.last_mut().filter(|item| range && item.percent.is_none());
            match (from, days.as_slice()) {
                (Some(item), [last]) => {
                    let first = *item.days.last()?;
                    let length = (last + 7 - first) % 7;
                    item.days.extend((1..=length).map(|step| (first + step) % 7));
                }
                _ => items.push(Item { days, percent: None }),
            }
            range = false;
        } else if token.kind == lex::Kind::Digits {
            let percent = token.text.parse().ok().filter(|percent| *percent <= MAX_PERCENT)?;
            let item = items.last_mut().filter(|item| item.percent.is_none())?;
            item.percent = Some(percent);
        } else if token.any_word(&["по", "до", "to", "through", "thru"])
            || (token.is_dash() && tokens.get(n + 1).is_some_and(|next| named(&next.fold).is_some()))
        {
            range = true;
        } else if !is_filler(token) {
            return None;
        }
    }
    (!items.is_empty()).then_some(items)
}

fn is_filler(token: &lex::Token<'_>) -> bool {
    token.is('%')
        || token.is_dash()
        || [',', ';', '.', ':', '=', '+', '&'].iter().any(|sign| token.is(*sign))
        || token.any_word(&["и", "с", "в", "на", "работаем", "работаю", "дни", "процентов", "and", "on", "at", "from"])
}

/// The days a word names, from Monday 0.
fn named(fold: &str) -> Option<Vec<usize>> {
    Some(match fold {
        "будни" | "будням" | "будние" | "weekdays" => (0..5).collect(),
        "ежедневно" | "каждый" | "выходных" | "daily" | "everyday" => (0..7).collect(),
        // The rest of «каждый день», «без выходных», "every day".
        "день" | "без" | "day" => vec![],
        "every" => (0..7).collect(),
        word => vec![weekday(word)?.num_days_from_monday() as usize],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a Monday");
        read_week(text, WeekPattern::FIVE_DAYS, today).map(|worked| match worked {
            Worked::Week(week) => week.to_string(),
            Worked::Cycle { on, off } => format!("{on}/{off}"),
            Worked::AsDepartment => "department".to_owned(),
        })
    }

    #[test]
    fn days_are_read_as_they_are_said() {
        let (five, six, all) = ("100,100,100,100,100,0,0", "100,100,100,100,100,100,0", "100,100,100,100,100,100,100");
        for (text, week) in [
            ("пн–пт", five),
            ("Пн-Пт", five),
            ("с понедельника по пятницу", five),
            ("будни", five),
            ("по будням", five),
            ("пн - сб", six),
            ("Mon to Sat", six),
            ("без выходных", all),
            ("каждый день", all),
            ("ежедневно", all),
            ("every day", all),
            ("вт-сб", "0,100,100,100,100,100,0"),
            ("пт-вт", "100,100,0,0,100,100,100"),
            ("пн, ср, пт", "100,0,100,0,100,0,0"),
            ("пн–пт, сб 50 %", "100,100,100,100,100,50,0"),
            ("пн-пт и сб 50%", "100,100,100,100,100,50,0"),
            ("сб 50 %", "100,100,100,100,100,50,0"),
            ("пт 80", "100,100,100,100,80,0,0"),
            ("пт 0 %", "100,100,100,100,0,0,0"),
            ("пн-пт 90%, сб 40%", "90,90,90,90,90,40,0"),
        ] {
            assert_eq!(read(text).as_deref(), Some(week), "{text}");
        }
    }

    #[test]
    fn a_cycle_is_read_with_its_first_day_or_without() {
        for (text, cycle) in [
            ("2/2", "2/2"),
            ("график 2/2", "2/2"),
            ("2 через 2", "2/2"),
            ("3 на 3", "3/3"),
            ("4/3", "4/3"),
            ("2/2 с 1 декабря", "2/2@2026-12-01"),
            ("2/2, с завтра", "2/2@2026-11-24"),
            ("3/3 с пятницы", "3/3@2026-11-27"),
            ("2 on 2 off", "2/2"),
        ] {
            assert_eq!(read(text).as_deref(), Some(cycle), "{text}");
        }
    }

    #[test]
    fn what_says_nothing_about_days_is_not_understood() {
        for text in [
            "",
            "привет",
            "сб 300 %",
            "0/2",
            "2/0",
            "2/99",
            "41 3 2 1 98к",
            "9:30",
            "пн-пт и обед",
            "50 %",
            "2/2 скоро",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("как у отдела").as_deref(), Some("department"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}|([пнвтсрчб]{2}[-, ]{0,2}){0,5}[0-9]{0,3}%?|[0-9]{0,3}/[0-9]{0,3}[ а-я0-9]{0,12}") {
            let _ = read(&text);
        }
    }
}
