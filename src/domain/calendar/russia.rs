//! Russia's production calendar, as much of it as a week pattern needs to know.
//!
//! Apart because it is the one place that knows the crate with the tables. A year whose decree is not in the tables
//! has fixed holidays, the moves and the short days the law itself gives; the two January days that only the
//! Government moves are left where they are. The screens say «без переносов» of such a year ([`has_decree`]).
use super::{WeekPattern, Weight};
use chrono::{Datelike, NaiveDate, Weekday};
use holidays_ru::{DayFlags, Federal, Resolved, flags_ymd};

/// Working Saturdays that do not stand before the Monday they replace: the date and the weekday it replaces.
const REPLACES: [(i32, u8, u8, Weekday); 1] = [(2024, 11, 2, Weekday::Tue)];

/// What the country says about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Nothing: the pattern decides.
    Ordinary,
    /// A holiday, or a day off moved here.
    Off,
    /// The day before a holiday.
    Short,
    /// A weekend worked instead of another day.
    Moved { instead_of: Option<Weekday>, short: bool },
}

/// Are the days off of this year decided, or only foreseen from the law.
pub fn has_decree(year: i32) -> bool {
    (holidays_ru::FIRST_FACT_YEAR..=holidays_ru::LAST_FACT_YEAR).contains(&year)
}

fn flags(date: NaiveDate) -> Option<Resolved<DayFlags>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    flags_ymd::<Federal>(date.year(), month, day)
}

pub(super) fn day(date: NaiveDate) -> Day {
    let Some(resolved) = flags(date) else { return Day::Ordinary };
    let day = resolved.value();
    if day.is_holiday() {
        return Day::Off;
    }
    if day.is_day_off() && !day.is_weekend() {
        // The crate guesses where the Government would move the January weekend; the law does not say.
        let guessed = resolved.is_predict() && date.month() == 1;
        return if guessed { Day::Ordinary } else { Day::Off };
    }
    match (day.is_working_day(), day.is_weekend(), day.is_short_day()) {
        (true, true, short) => Day::Moved { instead_of: replaced(date), short },
        (true, false, true) => Day::Short,
        _ => Day::Ordinary,
    }
}

/// The weekday a moved working day replaces: as the decree says, else the moved day off right after the weekend.
fn replaced(date: NaiveDate) -> Option<Weekday> {
    let listed = REPLACES.iter().find(|(year, month, day, _)| {
        (*year, u32::from(*month), u32::from(*day)) == (date.year(), date.month(), date.day())
    });
    if let Some((.., weekday)) = listed {
        return Some(*weekday);
    }
    date.iter_days().skip(1).take(2).find_map(|next| {
        let day = flags(next)?.value();
        (day.is_day_off() && day.is_transferred() && !day.is_weekend()).then(|| next.weekday())
    })
}

/// The pattern's weight of `date` corrected by the country's calendar; a cycle works on public holidays too.
pub(super) fn weight(pattern: &WeekPattern, date: NaiveDate) -> Weight {
    let own = pattern.weight(date);
    if matches!(pattern, WeekPattern::Cycle { .. }) {
        return own;
    }
    let shortened = |weight: Weight, short: bool| if short { weight.shortened() } else { weight };
    match day(date) {
        Day::Ordinary => own,
        Day::Off => Weight::OFF,
        Day::Short => own.shortened(),
        Day::Moved { short, .. } if !own.is_off() => shortened(own, short),
        Day::Moved { instead_of, short } => {
            shortened(instead_of.map_or_else(|| pattern.ordinary(), |weekday| pattern.of_weekday(weekday)), short)
        }
    }
}

/// Is the working day an hour shorter.
pub(super) fn is_short(date: NaiveDate) -> bool {
    matches!(day(date), Day::Short | Day::Moved { short: true, .. })
}
