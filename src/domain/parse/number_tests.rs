//! Facts about single numbers.
use super::*;
use proptest::prelude::*;

fn roubles() -> Shape {
    Shape::money(Currency::Rub)
}

fn pieces() -> Shape {
    Shape { scale: 0, negative: false, money: None, unit: None }
}

#[test]
fn money_is_read_as_people_type_it() {
    for (text, kopecks) in [
        ("45", 4_500),
        ("0", 0),
        ("1 250", 125_000),
        ("1\u{a0}250", 125_000),
        ("1\u{202f}250\u{2009}000", 125_000_000),
        ("1 250,50", 125_050),
        ("1 250.5", 125_050),
        ("1,250.50", 125_050),
        ("1.250,50", 125_050),
        ("1.250.000", 125_000_000),
        ("1'250'000", 125_000_000),
        ("120к", 12_000_000),
        ("120К", 12_000_000),
        ("120k", 12_000_000),
        ("98 к", 9_800_000),
        ("120 тыс", 12_000_000),
        ("120 тыс.", 12_000_000),
        ("120тыс.руб.", 12_000_000),
        ("120 тысяч рублей", 12_000_000),
        ("1,2 млн", 120_000_000),
        ("1.2m", 120_000_000),
        ("1.2M", 120_000_000),
        ("1,25м", 125_000_000),
        ("1,250 млн", 125_000_000),
        ("1 млн 200 тыс", 120_000_000),
        ("1 млн 200 тыс. руб.", 120_000_000),
        ("2 миллиона 350 тысяч", 235_000_000),
        ("350 т.р.", 35_000_000),
        ("350т.р", 35_000_000),
        ("350 тр", 35_000_000),
        ("350 т. р.", 35_000_000),
        ("350 т", 35_000_000),
        ("полмиллиона", 50_000_000),
        ("пол-миллиона", 50_000_000),
        ("пол миллиона", 50_000_000),
        ("полляма", 50_000_000),
        ("полтора миллиона", 150_000_000),
        ("полторы тысячи", 150_000),
        ("half a million", 50_000_000),
        ("a million", 100_000_000),
        ("миллион", 100_000_000),
        ("два миллиона", 200_000_000),
        ("сто тысяч", 10_000_000),
        ("ноль", 0),
        ("98 000 ₽", 9_800_000),
        ("₽98 000", 9_800_000),
        ("98000р", 9_800_000),
        ("98000 руб.", 9_800_000),
        ("1,5 млрд", 150_000_000_000),
        ("+120к", 12_000_000),
        ("120к!", 12_000_000),
        ("120к 🎉", 12_000_000),
        ("98000.", 9_800_000),
    ] {
        assert_eq!(read_number(text, &roubles()), Ok(Given::Value(kopecks)), "{text}");
    }
}

#[test]
fn a_dash_of_any_length_is_missing() {
    for text in ["-", "—", "–", " - ", "--"] {
        assert_eq!(read_number(text, &pieces()), Ok(Given::Missing), "{text}");
    }
}

#[test]
fn what_has_two_meanings_is_asked() {
    let ambiguous = |text| match read_number(text, &roubles()) {
        Err(NumberProblem::Ambiguous(values)) => values,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(ambiguous("1,250"), [125, 125_000]);
    assert_eq!(ambiguous("1.250"), [125, 125_000]);
    assert_eq!(ambiguous("120.000"), [12_000, 12_000_000]);
    assert_eq!(ambiguous("1,250 тыс"), [125_000, 125_000_000]);
    assert_eq!(read_number("1,250", &pieces()), Ok(Given::Value(1250)), "a count has no fractions");
    assert_eq!(read_number("0,250", &Shape { scale: 3, ..pieces() }), Ok(Given::Value(250)));
}

#[test]
fn what_does_not_fit_says_why() {
    let why = |text: &str, shape: &Shape| read_number(text, shape).expect_err(text);
    assert_eq!(why("2,5", &pieces()), NumberProblem::Refused(Refused::Fraction { decimals: 0 }));
    assert_eq!(read_number("2,555", &Shape { scale: 2, ..pieces() }), Ok(Given::Value(255_500)), "only one fits");
    assert_eq!(why("0,555", &roubles()), NumberProblem::Refused(Refused::Fraction { decimals: 2 }));
    assert_eq!(why("-5", &pieces()), NumberProblem::Refused(Refused::Negative));
    assert_eq!(why("99999999999999999999", &pieces()), NumberProblem::Refused(Refused::TooLarge));
    assert_eq!(why(&"9".repeat(4000), &pieces()), NumberProblem::Refused(Refused::TooLarge));
    assert_eq!(why("9223372036854775807", &pieces()), NumberProblem::Refused(Refused::TooLarge));
    assert_eq!(why("120$", &roubles()), NumberProblem::Refused(Refused::OtherCurrency(Currency::Usd)));
    assert_eq!(why("120к тенге", &roubles()), NumberProblem::Refused(Refused::OtherCurrency(Currency::Kzt)));
    assert_eq!(why("€500", &roubles()), NumberProblem::Refused(Refused::OtherCurrency(Currency::Eur)));
    assert_eq!(why("41 руб", &pieces()), NumberProblem::Refused(Refused::NotMoney));
    for text in ["", "   ", "много", "80%", "9:30", "41 3", "45 шт", "1 25", "три", "5 к обеду", "+", "41-3"]
    {
        assert_eq!(why(text, &roubles()), NumberProblem::NotANumber, "{text}");
    }
}

#[test]
fn roubles_are_the_departments_own_in_minsk_too() {
    assert_eq!(read_number("120 руб", &Shape::money(Currency::Byn)), Ok(Given::Value(12_000)));
    assert_eq!(read_number("120 бел. руб.", &Shape::money(Currency::Byn)), Ok(Given::Value(12_000)));
    let refused = NumberProblem::Refused(Refused::OtherCurrency(Currency::Byn));
    assert_eq!(read_number("120 бел. руб.", &roubles()), Err(refused));
    assert!(read_number("$1,200", &Shape::money(Currency::Usd)).is_err(), "1.20 or 1200");
    assert_eq!(read_number("120 000 тенге", &Shape::money(Currency::Kzt)), Ok(Given::Value(12_000_000)));
}

#[test]
fn an_own_unit_wins_over_a_multiplier() {
    let tonnes = Shape { scale: 1, negative: false, money: None, unit: Some("т".into()) };
    assert_eq!(read_number("5,5 т", &tonnes), Ok(Given::Value(55)));
    let metres = Shape { scale: 0, negative: false, money: None, unit: Some("м²".into()) };
    assert_eq!(read_number("12 м²", &metres), Ok(Given::Value(12)));
    assert_eq!(read_number("12", &metres), Ok(Given::Value(12)));
}

#[test]
fn a_value_below_zero_is_taken_where_the_metric_allows() {
    let shape = Shape { negative: true, ..roubles() };
    assert_eq!(read_number("-5 000", &shape), Ok(Given::Value(-500_000)));
    assert_eq!(read_number("−1,5к", &shape), Ok(Given::Value(-150_000)));
}

/// As people and Excel write it: groups by `space`, a decimal comma.
fn formatted(value: i64, space: &str) -> String {
    let digits = (value / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(space);
        }
        grouped.push(digit);
    }
    format!("{grouped},{:02}", value % 100)
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", scale in 0_u8..=3) {
        let _ = read_number(&text, &Shape { scale, ..roubles() });
    }

    #[test]
    fn number_like_soup_makes_no_panic(text in "[0-9 .,'кkмтmтысруб₽$%:\\-—\u{a0}]{0,60}") {
        let _ = read_number(&text, &roubles());
    }

    #[test]
    fn a_formatted_number_is_read_back(value in 0..=MAX_VALUE, nbsp in any::<bool>()) {
        let text = formatted(value, if nbsp { "\u{a0}" } else { " " });
        prop_assert_eq!(read_number(&text, &roubles()), Ok(Given::Value(value)), "{}", text);
    }

    #[test]
    fn plain_digits_are_themselves(value in 0..=MAX_VALUE) {
        prop_assert_eq!(read_number(&value.to_string(), &pieces()), Ok(Given::Value(value)));
    }
}
