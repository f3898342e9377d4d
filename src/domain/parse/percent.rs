//! A per cent as people type it: «30», «30 %», «12,5», «30 процентов».
use super::number::{Given, Shape, read_number};

/// Words after the number that say what it is.
const WORDS: [&str; 7] = ["%", "процентов", "процента", "процент", "проц", "percent", "per cent"];

/// In hundredths of a per cent; `None` when it is not one plain number with at most two decimals.
pub fn read_percent(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let text = text.trim_end_matches('.').trim_end();
    let number = WORDS.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim_end();
    let shape = Shape { scale: 2, negative: true, money: None, unit: None };
    match read_number(number, &shape) {
        Ok(Given::Value(hundredths)) => Some(hundredths),
        Ok(Given::Missing) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_per_cent_is_read_as_people_write_it() {
        for (text, hundredths) in [
            ("30", 3_000),
            ("30%", 3_000),
            (" 30 % ", 3_000),
            ("12,5", 1_250),
            ("12.5 %", 1_250),
            ("0,35%", 35),
            ("30 процентов", 3_000),
            ("1 процент", 100),
            ("7 percent", 700),
            ("30 проц.", 3_000),
            ("0", 0),
            ("-5", -500),
            ("300", 30_000),
        ] {
            assert_eq!(read_percent(text), Some(hundredths), "{text}");
        }
    }

    #[test]
    fn what_is_no_per_cent_is_not_guessed() {
        for text in ["", "%", "-", "много", "30 40", "30/100", "30 ₽", "тридцать"] {
            assert_eq!(read_percent(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_is_total(text in "\\PC{0,40}") {
            read_percent(&text);
        }
    }
}
