//! Every reader against everything Telegram lets through: any text up to its longest message.
//!
//! Stands apart from the readers' own tests because it asks one thing of all of them: none panics, whatever the text,
//! the date and the names of the metrics. A reader whose time grows faster than the text shows here as a test that hangs.
use super::{
    date, fold,
    line::{Form, read_line},
    number::{Given, MAX_VALUE, Shape, read_number},
    people::{read_names, read_time},
    place::read_place,
    promise::{read_named, read_payment, read_promise},
    says::hear,
    week::read_week,
};
use crate::domain::{
    calendar::WeekPattern,
    department::Currency,
    id::{DepartmentId, MetricId},
    metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
};
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use proptest::prelude::*;

/// The longest message, in UTF-16 units.
const LONGEST: usize = 4096;

/// Words, signs and spaces that mean something to one reader or another.
const PIECES: &[&str] = &[
    "41",
    "1 250",
    "98к",
    "1,5 млн",
    "000",
    "9999999999999999999",
    "-",
    "—",
    "+",
    "0",
    "2.5",
    "%",
    "₽",
    "$",
    "план",
    "факт",
    "звонки",
    "встр",
    "опл",
    "клиент",
    "перенёс",
    "заболел",
    "в отпуске",
    "до",
    "с",
    "по",
    "через",
    "завтра",
    "пятницы",
    "25.11",
    "31.02.2027",
    "9:30",
    "25:61",
    "Ромашка",
    "«",
    "»",
    "и",
    ",",
    ";",
    "/",
    ":",
    "(",
    ")",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\u{306}",
    "\u{202e}",
    "4\u{fe0f}\u{20e3}",
    "👍🏽",
    "👨‍👩‍👧",
    "𝟙𝟚",
    "١٢",
    "①",
    "½",
    "UTC+3",
    "мск",
    "Казань",
    "me@x.ru",
    "/start",
    "<b>",
    "&amp;",
    "\0",
];

fn clipped(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST
        })
        .collect()
}

/// Any text: characters of all sorts, pieces that mean something, and one short thing again and again.
fn any_text() -> impl Strategy<Value = String> {
    let piece = || prop::sample::select(PIECES);
    let characters = prop::collection::vec(any::<char>(), 0..LONGEST).prop_map(String::from_iter);
    let soup = (prop::collection::vec(piece(), 0..1500), prop::sample::select(&["", " ", ", ", "\n"][..]))
        .prop_map(|(pieces, glue)| pieces.join(glue));
    let again = prop::collection::vec(piece(), 1..5).prop_map(|pieces| pieces.concat().repeat(LONGEST));
    prop_oneof![characters, soup, again].prop_map(|text| clipped(&text))
}

fn metric(id: i64, (name, alias, money, negative): (String, String, bool, bool)) -> Metric {
    Metric {
        id: MetricId(id),
        department: DepartmentId(1),
        key: format!("m{id}"),
        name,
        aliases: vec![alias],
        unit: if money { Unit::Money } else { Unit::Count },
        kind: Kind::Flow,
        direction: Direction::More,
        scale: if money { 2 } else { 0 },
        negative,
        asked: Asked::FactAndPlan,
        main: false,
        step: None,
        hint: None,
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position: id,
    }
}

/// Metrics with names a head may have given them, sensible or not.
fn any_metrics() -> impl Strategy<Value = Vec<Metric>> {
    let name = || prop_oneof![prop::sample::select(PIECES).prop_map(str::to_owned), "\\PC{0,64}"];
    prop::collection::vec((name(), name(), any::<bool>(), any::<bool>()), 0..8)
        .prop_map(|all| (1..).zip(all).map(|(id, given)| metric(id, given)).collect())
}

fn works(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_typed_every_reader_ends(text in any_text(), metrics in any_metrics(), day in 0_u64..60_000) {
        let today = NaiveDate::default() + Days::new(day);
        let all: Vec<&Metric> = metrics.iter().collect();
        let form = Form { facts: &all, plans: &all[all.len() / 2..], currency: Currency::Rub };
        let reading = read_line(&text, &form);
        for (id, given) in reading.facts.iter().chain(&reading.plans) {
            prop_assert!(metrics.iter().any(|metric| metric.id == *id), "a number of no metric");
            if let Given::Value(value) = given {
                prop_assert!((-MAX_VALUE..=MAX_VALUE).contains(value), "{}", value);
            }
        }
        for metric in &metrics {
            if let Ok(Given::Value(value)) = read_number(&text, &Shape::of(metric, Currency::Rub)) {
                prop_assert!(metric.negative || value >= 0, "{}", value);
            }
        }
        let span = date::find(&text, today, &works).span;
        prop_assert!(span.is_none_or(|span| text.get(span).is_some()), "a span inside the text");
        let _ = (date::past_day(&text, today), date::range(&text, today, &works), date::away_days(&text, today, &works));
        let _ = super::day_line::day_line(&text, today);
        let _ = (hear(&text, &form), read_promise(&text, Currency::Rub, today, &works));
        let _ = (read_named(&text, Currency::Rub, Some(1), today, &works), read_payment(&text, Currency::Rub));
        let _ = (read_place(&text), read_names(&text), read_time(&text), fold(&text));
        let _ = read_week(&text, WeekPattern::FIVE_DAYS, today);
    }
}
