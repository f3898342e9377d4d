//! Lines about days, as heads type them.
use super::*;

fn read(text: &str) -> DayLine {
    day_line(text, on("2026-11-24"))
}

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

/// «from..through word body», as short as it can be said.
fn shown(text: &str) -> String {
    let line = read(text);
    let days: Vec<String> = line
        .stretches
        .iter()
        .map(|(from, through)| if from == through { from.to_string() } else { format!("{from}..{through}") })
        .collect();
    let word = match line.word {
        None => "-".to_owned(),
        Some(DayWord::Kind(kind)) => kind.to_string(),
        Some(DayWord::AsUsual) => "usual".to_owned(),
        Some(DayWord::Mark) => "mark".to_owned(),
    };
    let many = if line.many { " many" } else { "" };
    format!("{} {word} «{}»{many}", days.join("|"), line.body)
}

#[test]
fn a_day_and_a_word_are_a_decision() {
    for (text, wanted) in [
        ("31.12 выходной", "2026-12-31 off «»"),
        ("сб 28.11 рабочий", "2026-11-28 working «»"),
        ("28.11 рабочая суббота", "2026-11-28 working «»"),
        ("5 декабря короткий", "2026-12-05 short «»"),
        ("25–26.12 выходной", "2026-12-25..2026-12-26 off «»"),
        ("25-26.12 выходные", "2026-12-25..2026-12-26 off «»"),
        ("25-26 декабря выходные", "2026-12-25..2026-12-26 off «»"),
        ("25.12-27.12 выходной", "2026-12-25..2026-12-27 off «»"),
        ("30.12 – 8.01 выходной", "2026-12-30..2027-01-08 off «»"),
        ("с 25 по 27 декабря у нас выходные", "2026-12-25..2026-12-27 off «»"),
        ("с 25.12 по 08.01 отдыхаем", "2026-12-25..2027-01-08 off «»"),
        ("с 1 декабря по 31 января выходной", "2026-12-01..2027-01-31 off «»"),
        ("с 23.11 по 25.11 выходной", "2026-11-23..2026-11-25 off «»"),
        ("23.11-25.11 выходной", "2026-11-23..2026-11-25 off «»"),
        ("завтра выходной", "2026-11-25 off «»"),
        ("в субботу работаем", "2026-11-28 working «»"),
        ("27.11 не рабочий день", "2026-11-27 off «»"),
        ("29.11 не выходной", "2026-11-29 working «»"),
        ("31.12.2026 сокращённый", "2026-12-31 short «»"),
        ("2026-12-31 off", "2026-12-31 off «»"),
        ("Dec 31 is a day off", "2026-12-31 off «»"),
        ("Sat 28 Nov working", "2026-11-28 working «»"),
        ("31.12 как обычно", "2026-12-31 usual «»"),
        ("31 Dec as usual", "2026-12-31 usual «»"),
    ] {
        assert_eq!(shown(text), wanted, "{text}");
    }
}

#[test]
fn other_words_are_the_text_of_a_mark() {
    for (text, wanted) in [
        ("27.11 акция −10 %", "2026-11-27 - «акция −10 %»"),
        ("27.11 — акция −10 %", "2026-11-27 - «акция −10 %»"),
        ("27.11: −10 % на всё", "2026-11-27 - «−10 % на всё»"),
        ("27.11 пятница, чёрная пятница", "2026-11-27 - «чёрная пятница»"),
        ("27–29.11 чёрная пятница", "2026-11-27..2026-11-29 - «чёрная пятница»"),
        ("отметка 27.11 акция", "2026-11-27 mark «акция»"),
        ("27.11 отметка: открытие склада", "2026-11-27 mark «открытие склада»"),
        ("акция", " - «акция»"),
        ("23.11 акция", "2026-11-23 - «акция»"),
    ] {
        assert_eq!(shown(text), wanted, "{text}");
    }
}

#[test]
fn a_word_of_the_calendar_among_others_is_not_clear() {
    for text in ["27.11 выходной у клиента", "27.11 короткий созвон", "27.11 рабочий или выходной", "27.11 не"]
    {
        let line = read(text);
        assert!(!line.is_clear() && !line.body.is_empty(), "{text}: {line:?}");
    }
    assert_eq!(read("27.11 рабочий или выходной").word, None);
}

#[test]
fn what_can_be_read_in_two_ways_is_given_as_both() {
    assert_eq!(shown("сб 27.11 рабочий"), "2026-11-27|2026-11-28 working «»", "the 27th is a Friday");
    assert_eq!(shown("30.12 и 2.01 выходной"), " off «и выходной» many");
    assert_eq!(shown("выходной"), " off «»");
    assert_eq!(shown("41 3 2 1 98к"), " - «41 3 2 1 98к»");
}
