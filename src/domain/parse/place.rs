//! Where a department is: a city in Russian or English, an IANA name, «мск+2», «UTC+5».
//!
//! Stands apart because it is the one list of places. Invariants: every zone of the list exists (a test says so); a
//! bare offset is never taken for a zone, because zones change their offsets and offsets do not say the country.
use super::lex::{self, Kind, fold};
use crate::domain::time::Zone;
mod cities;

use cities::{BY_OFFSET, RUSSIA, RUSSIA_BESIDES, Row, WORLD};

/// A zone as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The city's own Russian name, or the IANA name.
    pub name: String,
    pub zone: Zone,
    /// Outside Russia the currency is asked and there is no built-in calendar.
    pub in_russia: bool,
}

/// What a text says about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    Here(Place),
    /// An offset: these may be meant.
    Ask(Vec<Place>),
    /// Not known; the closest names, at most [`MAX_SUGGESTIONS`], may be none.
    Unknown(Vec<Place>),
}

/// Places offered for a misspelt name.
pub const MAX_SUGGESTIONS: usize = 3;

/// Does the zone lie in Russia.
pub fn is_in_russia(zone: Zone) -> bool {
    RUSSIA.iter().any(|(name, _)| *name == zone.name()) || RUSSIA_BESIDES.contains(&zone.name())
}

/// The city a zone is known by, in Russian; `None` where the lists have none.
pub fn city_of(zone: Zone) -> Option<String> {
    place_of(zone.name()).map(|place| place.name)
}

/// Finds the place a text names.
pub fn read_place(text: &str) -> Located {
    if let Some(located) = offset(text) {
        return located;
    }
    let wanted = plain(text);
    if wanted.is_empty() {
        return Located::Unknown(vec![]);
    }
    let cities: Vec<City> = RUSSIA.iter().chain(WORLD).flat_map(cities).collect();
    if let Some(city) = cities.iter().find(|c| c.names.contains(&wanted)) {
        return city.place().map_or(Located::Unknown(vec![]), Located::Here);
    }
    match iana(text.trim()) {
        Some(place) => Located::Here(place),
        None => Located::Unknown(suggestions(&wanted, &cities)),
    }
}

struct City {
    zone: &'static str,
    shown: &'static str,
    /// As [`plain`] gives them.
    names: Vec<String>,
}

impl City {
    fn place(&self) -> Option<Place> {
        place(self.shown, self.zone)
    }
}

fn place(shown: &str, zone: &str) -> Option<Place> {
    let zone = Zone::from_name(zone)?;
    Some(Place { name: shown.to_string(), zone, in_russia: is_in_russia(zone) })
}

fn cities(row: &'static Row) -> Vec<City> {
    let (zone, list) = *row;
    let city = |names: &'static str| {
        let shown = names.split('|').next().unwrap_or(zone).trim();
        City { zone, shown, names: names.split('|').map(plain).collect() }
    };
    list.split(';').map(city).collect()
}

/// Words alone, folded, one space between, without «город».
fn plain(text: &str) -> String {
    let tokens = lex::tokens(text);
    let words = tokens.iter().filter(|t| t.kind != Kind::Sign && !t.any_word(&["город", "г", "city", "в", "in", "из"]));
    let all: Vec<&str> = words.map(|t| t.fold.as_str()).collect();
    if all.is_empty() { tokens.iter().map(|t| t.fold.as_str()).collect() } else { all.join(" ") }
}

/// An IANA name in any case, whole («europe/berlin») or its last part («Berlin», «new york»).
fn iana(text: &str) -> Option<Place> {
    let wanted = fold(text).replace(' ', "_");
    let named = |name: &str| {
        let name = fold(name);
        name == wanted || (name.contains('/') && !name.starts_with("etc/") && name.rsplit('/').next() == Some(&wanted))
    };
    let canonical = |name: &str| name.contains('/') || matches!(name, "UTC" | "GMT");
    let mut zones = chrono_tz::TZ_VARIANTS.iter().filter(|tz| canonical(tz.name()));
    let zone = zones.find(|tz| named(tz.name()))?;
    place(zone.name(), zone.name())
}

/// «мск+2» is a place; «UTC+5», «+5» are a question.
fn offset(text: &str) -> Option<Located> {
    let tokens = lex::tokens(text);
    let word = tokens.first().filter(|t| t.kind == Kind::Word).map(|t| t.fold.as_str());
    let from = usize::from(word.is_some());
    let [sign, hours] = tokens.get(from..)? else { return None };
    let minus = sign.is_dash();
    if !(minus || sign.is('+')) || hours.kind != Kind::Digits || hours.text.len() > 2 {
        return None;
    }
    let hours: i32 = hours.text.parse().ok()?;
    let hours = if minus { -hours } else { hours };
    match word {
        Some("мск" | "msk" | "москва") => {
            let here = BY_OFFSET.iter().find(|(h, _)| *h == hours + 3)?.1.iter().find_map(|z| place_of(z));
            here.filter(|p| p.in_russia).map(Located::Here)
        }
        None | Some("utc" | "gmt" | "гринвич" | "ютс") => {
            let known = BY_OFFSET.iter().find(|(h, _)| *h == hours).map_or(&[][..], |(_, zones)| zones);
            // The sign of these names is the other way round: Etc/GMT-3 is three hours ahead of Greenwich.
            let fixed = format!("Etc/GMT{}{}", if hours < 0 { '+' } else { '-' }, hours.abs());
            let fixed = place(&format!("UTC{hours:+}"), &fixed);
            let all: Vec<Place> = known.iter().filter_map(|z| place_of(z)).chain(fixed).collect();
            (!all.is_empty()).then_some(Located::Ask(all))
        }
        _ => None,
    }
}

/// A zone under the name of its first city.
fn place_of(zone: &str) -> Option<Place> {
    let row = RUSSIA.iter().chain(WORLD).find(|(name, _)| *name == zone)?;
    cities(row).first()?.place()
}

fn suggestions(wanted: &str, cities: &[City]) -> Vec<Place> {
    /// A longer text is no city.
    const LONGEST: usize = 40;
    let length = wanted.chars().count();
    if !(3..=LONGEST).contains(&length) {
        return vec![];
    }
    let most = if length <= 4 { 1 } else { 2 };
    let rank = |city: &City| {
        let close = |name: &String| {
            let prefix = name.chars().count() > length && name.starts_with(wanted);
            let distance = if prefix { 1 } else { distance(name, wanted) };
            (distance <= most).then_some(distance)
        };
        city.names.iter().filter_map(close).min()
    };
    let mut close: Vec<(usize, &City)> = cities.iter().filter_map(|c| Some((rank(c)?, c))).collect();
    close.sort_by_key(|(distance, _)| *distance);
    close.into_iter().take(MAX_SUGGESTIONS).filter_map(|(_, city)| city.place()).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(one: &str, other: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn here(text: &str) -> (&'static str, bool) {
        match read_place(text) {
            Located::Here(place) => (place.zone.name(), place.in_russia),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn names(places: &[Place]) -> Vec<&str> {
        places.iter().map(|p| p.name.as_str()).collect()
    }

    #[test]
    fn every_zone_and_name_of_the_lists_is_found() {
        for (zone, list) in RUSSIA.iter().chain(WORLD) {
            assert!(Zone::from_name(zone).is_some(), "{zone}");
            for name in list.split([';', '|']) {
                assert_eq!(here(name.trim()).0, *zone, "{name}");
            }
        }
        for zone in BY_OFFSET.iter().flat_map(|(_, zones)| *zones) {
            assert!(place_of(zone).is_some(), "{zone}");
        }
    }

    #[test]
    fn cities_are_found_in_any_spelling() {
        for (text, zone, russia) in [
            ("москва", "Europe/Moscow", true),
            ("г. Москва", "Europe/Moscow", true),
            ("МСК", "Europe/Moscow", true),
            ("Спб", "Europe/Moscow", true),
            ("санкт петербург", "Europe/Moscow", true),
            ("Орел", "Europe/Moscow", true),
            ("ростов на дону", "Europe/Moscow", true),
            ("Самара", "Europe/Samara", true),
            ("ЕКАТЕРИНБУРГ", "Asia/Yekaterinburg", true),
            ("Камчатка", "Asia/Kamchatka", true),
            ("Минск", "Europe/Minsk", false),
            ("Алма-Ата", "Asia/Almaty", false),
            ("New York", "America/New_York", false),
            ("europe/berlin", "Europe/Berlin", false),
            ("Asia/Novosibirsk", "Asia/Novosibirsk", true),
            ("Asia/Ust-Nera", "Asia/Ust-Nera", true),
            ("Reykjavik", "Atlantic/Reykjavik", false),
            ("UTC", "UTC", false),
            ("мск+2", "Asia/Yekaterinburg", true),
            ("МСК +7", "Asia/Vladivostok", true),
            ("msk-1", "Europe/Kaliningrad", true),
        ] {
            assert_eq!(here(text), (zone, russia), "{text}");
        }
    }

    #[test]
    fn an_offset_is_asked() {
        let Located::Ask(places) = read_place("UTC+5") else { panic!("asked") };
        assert_eq!(names(&places), ["Екатеринбург", "Алматы", "Ташкент", "UTC+5"]);
        let Located::Ask(places) = read_place("+3") else { panic!("asked") };
        assert_eq!(places[0].zone, Zone::MOSCOW);
        assert_eq!(places[3].zone.name(), "Etc/GMT-3");
        assert!(matches!(read_place("+99"), Located::Unknown(_)));
    }

    #[test]
    fn a_misspelt_city_is_suggested() {
        for (text, wanted) in [
            ("Масква", "Москва"),
            ("в Москве", "Москва"),
            ("Новосибирс", "Новосибирск"),
            ("екатеренбург", "Екатеринбург"),
            ("Красноярк", "Красноярск"),
            ("Kazna", "Казань"),
            ("новокуз", "Новокузнецк"),
        ] {
            let Located::Unknown(places) = read_place(text) else { panic!("{text}") };
            assert_eq!(names(&places).first(), Some(&wanted), "{text}");
        }
        assert_eq!(read_place("Нигдеград-на-Луне"), Located::Unknown(vec![]));
        assert_eq!(read_place(""), Located::Unknown(vec![]));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,100}|(UTC|мск)?[+-][0-9]{0,4}") {
            let _ = read_place(&text);
        }
    }
}
