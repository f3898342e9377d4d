//! Dates and times of the wall clock as people read them.
//!
//! Invariants: no instants here: the caller has already turned an instant into a local date and time.
use super::Locale;
use crate::domain::{parse::place::city_of, person::Language, time::Zone};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

impl Locale {
    /// «пт», «Fri».
    pub fn weekday(self, day: Weekday) -> String {
        self.texts().format_weekday(day.number_from_monday())
    }

    /// «пятница», «Friday».
    pub fn weekday_full(self, day: Weekday) -> String {
        self.texts().format_weekday_full(day.number_from_monday())
    }

    /// «в пятницу», «on Friday».
    pub fn on_weekday(self, day: Weekday) -> String {
        self.texts().format_on_weekday(day.number_from_monday())
    }

    /// «20.11», «20 Nov».
    pub fn day_month(self, date: NaiveDate) -> String {
        let month = self.texts().format_month_short(date.month());
        match self.0 {
            Language::Ru => format!("{:02}.{month}", date.day()),
            Language::En => format!("{} {month}", date.day()),
        }
    }

    /// «пт 20.11», «Fri 20 Nov».
    pub fn date(self, date: NaiveDate) -> String {
        format!("{} {}", self.weekday(date.weekday()), self.day_month(date))
    }

    /// «20.11.2026», «20 Nov 2026».
    pub fn full_date(self, date: NaiveDate) -> String {
        let dot = if self.0 == Language::Ru { "." } else { " " };
        format!("{}{dot}{}", self.day_month(date), date.year())
    }

    /// «пт 20.11 – вс 22.11»; one date when both are the same.
    pub fn dates(self, from: NaiveDate, until: NaiveDate) -> String {
        if from == until { self.date(from) } else { format!("{} – {}", self.date(from), self.date(until)) }
    }

    /// The day of the month alone: «20-е», «20th».
    pub fn ordinal_day(self, date: NaiveDate) -> String {
        match self.0 {
            Language::Ru => format!("{}-{}", date.day(), self.texts().format_day_ending()),
            Language::En => self.ordinal(i64::from(date.day())),
        }
    }

    /// «20 ноября», «20 November».
    pub fn date_in_words(self, date: NaiveDate) -> String {
        format!("{} {}", date.day(), self.texts().format_month_of(date.month()))
    }

    /// «ноябрь», «November».
    pub fn month(self, date: NaiveDate) -> String {
        self.texts().format_month(date.month())
    }

    /// «ноября», «November».
    pub fn of_month(self, date: NaiveDate) -> String {
        self.texts().format_month_of(date.month())
    }

    /// «ноябрь 2026», «November 2026».
    pub fn month_of_year(self, date: NaiveDate) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    /// «Москва», «Europe/Berlin»; "Moscow".
    pub fn zone(self, zone: Zone) -> String {
        let city = match self.0 {
            Language::Ru => city_of(zone),
            Language::En => {
                let last = zone.name().rsplit('/').next().map(|city| city.replace('_', " "));
                last.filter(|_| city_of(zone).is_some())
            }
        };
        city.unwrap_or_else(|| zone.name().to_owned())
    }

    /// «9:45», «10:00».
    pub fn time(self, time: NaiveTime) -> String {
        format!("{}:{:02}", time.hour(), time.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn dates_look_as_in_the_digest() {
        let friday = on("2026-11-20");
        assert_eq!(Locale::RU.date(friday), "пт 20.11");
        assert_eq!(Locale::EN.date(friday), "Fri 20 Nov");
        assert_eq!(Locale::RU.dates(friday, on("2026-11-22")), "пт 20.11 – вс 22.11");
        assert_eq!(Locale::RU.dates(friday, friday), "пт 20.11");
        assert_eq!(Locale::RU.date(on("2026-02-03")), "вт 03.02");
        assert_eq!(Locale::RU.full_date(friday), "20.11.2026");
        assert_eq!(Locale::EN.full_date(friday), "20 Nov 2026");
    }

    #[test]
    fn months_have_both_cases() {
        let friday = on("2026-11-20");
        assert_eq!(Locale::RU.date_in_words(friday), "20 ноября");
        assert_eq!(Locale::RU.month_of_year(friday), "ноябрь 2026");
        assert_eq!(Locale::EN.date_in_words(friday), "20 November");
    }

    #[test]
    fn every_month_and_weekday_has_its_own_word() {
        use std::collections::HashSet;
        for locale in Locale::ALL {
            let days: Vec<NaiveDate> = (1..=12).map(|m| on(&format!("2026-{m:02}-01"))).collect();
            assert_eq!(days.iter().map(|d| locale.month(*d)).collect::<HashSet<_>>().len(), 12);
            assert_eq!(days.iter().map(|d| locale.day_month(*d)).collect::<HashSet<_>>().len(), 12);
            assert_eq!(days.iter().map(|d| locale.date_in_words(*d)).collect::<HashSet<_>>().len(), 12);
            let week: Vec<Weekday> = on("2026-11-23").iter_days().take(7).map(|d| d.weekday()).collect();
            assert_eq!(week.iter().map(|d| locale.weekday(*d)).collect::<HashSet<_>>().len(), 7);
            assert_eq!(week.iter().map(|d| locale.weekday_full(*d)).collect::<HashSet<_>>().len(), 7);
            assert_eq!(week.iter().map(|d| locale.on_weekday(*d)).collect::<HashSet<_>>().len(), 7);
        }
        assert_eq!(Locale::RU.on_weekday(Weekday::Tue), "во вторник");
    }

    #[test]
    fn a_zone_is_its_city_where_that_is_known() {
        let shown = |name: &str| {
            let zone = Zone::from_name(name).expect("a zone");
            (Locale::RU.zone(zone), Locale::EN.zone(zone))
        };
        assert_eq!(shown("Europe/Moscow"), ("Москва".to_owned(), "Moscow".to_owned()));
        assert_eq!(shown("America/New_York").1, "New York");
        assert_eq!(shown("Etc/GMT-3"), ("Etc/GMT-3".to_owned(), "Etc/GMT-3".to_owned()));
    }

    #[test]
    fn hours_have_no_leading_zero() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
        assert_eq!(Locale::RU.time(at(9, 45)), "9:45");
        assert_eq!(Locale::EN.time(at(10, 0)), "10:00");
    }
}
