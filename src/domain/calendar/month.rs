//! A month as the calendar's screen tells it: how many working days, and what is not ordinary.
//!
//! Apart from the layers because only here it matters which of them said so. Invariant: every date of a month is told
//! at most once as off, moved or short by the country, and at most once as decided by the head.
use super::{AbsenceKind, Calendar, DayKind, DepartmentCalendar, days, month_of};
use crate::domain::{id::DepartmentId, mark::Mark};
use chrono::{Months, NaiveDate};

/// How many months back and ahead of the present one the screen goes.
pub const MONTHS_AROUND: u32 = 12;

/// Farther than any month that is shown.
const FAR_DAYS: i64 = 400;

/// From the first to the last day.
pub type Stretch = (NaiveDate, NaiveDate);

/// What the calendar alone says of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    pub first_on: NaiveDate,
    /// Working days of the department.
    pub working: usize,
    /// Of them short ones.
    pub short: usize,
    /// The year's days off are foreseen from the law: «без переносов».
    pub foreseen: bool,
    /// Days off by the country on which the department would work.
    pub holidays: Vec<Stretch>,
    /// Days worked by the country on which the department would rest.
    pub moved: Vec<Stretch>,
    /// Short by the country.
    pub short_days: Vec<Stretch>,
    /// The head's exceptions.
    pub exceptions: Vec<(Stretch, DayKind)>,
}

impl Month {
    /// The month of `date`.
    pub fn of(calendar: &DepartmentCalendar, date: NaiveDate) -> Self {
        let range = month_of(date);
        let rule = calendar.by_rule();
        let by_rule = |day: &NaiveDate| (calendar.weeks.on(*day).weight(*day).is_off(), rule.weight(*day).is_off());
        let decided = |day: &NaiveDate| calendar.exceptions.contains_key(day);
        let of = |wanted: &dyn Fn(&NaiveDate) -> bool, joins: &dyn Fn(NaiveDate) -> bool| {
            stretches(days(range.clone()).filter(|day| !decided(day) && wanted(day)), joins)
        };
        let kinds = DayKind::ALL.iter().flat_map(|kind| {
            let own = days(range.clone()).filter(|day| calendar.exceptions.get(day) == Some(kind));
            stretches(own, &|_| false).into_iter().map(|stretch| (stretch, *kind))
        });
        let mut exceptions: Vec<(Stretch, DayKind)> = kinds.collect();
        exceptions.sort_unstable_by_key(|(stretch, _)| *stretch);
        Self {
            first_on: *range.start(),
            working: calendar.working_days(range.clone()).len(),
            short: days(range.clone()).filter(|day| calendar.is_working(*day) && calendar.is_short(*day)).count(),
            foreseen: calendar.is_foreseen(chrono::Datelike::year(range.start())),
            // A weekend between two holidays does not part them.
            holidays: of(&|day| by_rule(day) == (false, true), &|day| rule.weight(day).is_off() && !decided(&day)),
            moved: of(&|day| by_rule(day) == (true, false), &|_| false),
            short_days: of(&|day| rule.is_short(*day), &|_| false),
            exceptions,
        }
    }
}

/// Neighbouring dates as stretches; a date that `joins` between two of them does not part them. Dates ascend.
pub fn stretches(dates: impl IntoIterator<Item = NaiveDate>, joins: &dyn Fn(NaiveDate) -> bool) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = vec![];
    for date in dates {
        match found.last_mut() {
            Some((_, last)) if days(*last..=date).all(|day| day == *last || day == date || joins(day)) => *last = date,
            _ => found.push((date, date)),
        }
    }
    found
}

/// The first day of the month so many months from that of `date`.
pub fn months_from(date: NaiveDate, months: i32) -> NaiveDate {
    let first = *month_of(date).start();
    let by = Months::new(months.unsigned_abs());
    let found = if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) };
    found.unwrap_or(first)
}

/// Somebody's absence in a month, cut to nothing: as it was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayLine {
    pub name: String,
    /// Only leaders open this screen.
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
}

/// A month with what people have to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthPage {
    pub department: DepartmentId,
    pub today_on: NaiveDate,
    pub month: Month,
    pub away: Vec<AwayLine>,
    pub marks: Vec<Mark>,
    /// An exception that can still be taken back stands in it.
    pub open_exceptions: Vec<(Stretch, DayKind)>,
}

impl MonthPage {
    /// There is a month before or after to look at.
    pub fn has(&self, months: i32) -> bool {
        is_shown(months_from(self.month.first_on, months), self.today_on)
    }
}

/// Is the month of `date` within [`MONTHS_AROUND`] of today's.
pub fn is_shown(date: NaiveDate, today_on: NaiveDate) -> bool {
    // A forged date may lie where chrono's years end.
    if (date - today_on).num_days().abs() > FAR_DAYS {
        return false;
    }
    let around = i32::try_from(MONTHS_AROUND).unwrap_or(i32::MAX);
    (months_from(today_on, -around)..=months_from(today_on, around)).contains(&months_from(date, 0))
}
