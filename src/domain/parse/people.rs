//! A team typed as a list, and a time of day.
use super::lex::{self, Kind, fold};
use chrono::NaiveTime;

/// Characters of a name at most.
pub const MAX_NAME: usize = 64;
/// Names of one list at most.
pub const MAX_NAMES: usize = 200;

/// «Фамилия и имя, по одному в строке», read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NameList {
    pub names: Vec<String>,
    /// Names that came again, once each.
    pub repeated: Vec<String>,
    /// Lines longer than [`MAX_NAME`], cut to it.
    pub too_long: Vec<String>,
    /// Lines above [`MAX_NAMES`].
    pub over: usize,
}

/// One name a line, or in one line by commas; numbers and bullets before a name are dropped.
pub fn read_names(text: &str) -> NameList {
    let is_break = |c: char| matches!(c, '\n' | '\r' | ';' | '\u{2028}' | '\u{2029}');
    let mut lines: Vec<&str> = text.split(is_break).filter(|l| !l.trim().is_empty()).collect();
    if let [only] = lines.as_slice() {
        lines = only.split(',').collect();
    }
    let mut list = NameList::default();
    let mut seen: Vec<String> = Vec::new();
    for line in lines {
        let name = bare(line);
        let key = fold(&name);
        if !name.chars().any(char::is_alphabetic) {
            continue;
        }
        if name.chars().count() > MAX_NAME {
            list.too_long.push(name.chars().take(MAX_NAME).collect());
        } else if seen.contains(&key) {
            if !list.repeated.iter().any(|r| fold(r) == key) {
                list.repeated.push(name);
            }
        } else if list.names.len() == MAX_NAMES {
            list.over += 1;
        } else {
            seen.push(key);
            list.names.push(name);
        }
    }
    list
}

/// Without the bullet or number before it, one space between words.
fn bare(line: &str) -> String {
    let bullet = |c: char| c.is_whitespace() || "-–—•*·+▪●○>".contains(c);
    let mut rest = line.trim_start_matches(bullet);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let closed = rest[digits..].starts_with(['.', ')', ' ', '\t']);
    if digits > 0 && closed {
        rest = rest[digits..].trim_start_matches(|c: char| c.is_whitespace() || ".)-".contains(c));
    }
    let name = rest.trim_end_matches(|c: char| c.is_whitespace() || ",;.".contains(c));
    let clean: String = name.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Most words of a name before a colon.
const ADDRESS_WORDS: usize = 3;

/// «Иванов: позвонить Ромашке» as the name and the rest; `None` when nothing before a colon looks like a name.
pub fn read_addressed(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '.');
    ((1..=ADDRESS_WORDS).contains(&words.len()) && words.iter().all(letters)).then(|| (name.trim(), rest.trim()))
}

/// Is somebody of this name meant by what was said: every word is a form of a word of the name.
pub fn is_called(name: &str, said: &str) -> bool {
    const STEM: usize = 3;
    const ENDING: usize = 3;
    let (name, said) = (fold(name), fold(said));
    let form = |said: &str, word: &str| {
        let common = said.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
        let (left, right) = (said.chars().count() - common, word.chars().count() - common);
        said == word || (common >= STEM && left <= ENDING && right <= ENDING)
    };
    let mut words = said.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|said| name.split_whitespace().any(|word| form(said.trim_end_matches('.'), word)))
}

/// A time of day: «9:30», «9.30», «9-30», «09 30», «0930», «9», «в 9 утра», «7 вечера», "7 pm".
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let tokens = lex::tokens(text);
    let mut numbers: Vec<&str> = Vec::new();
    let mut noon = None;
    for token in &tokens {
        match token.kind {
            Kind::Digits => numbers.push(token.text),
            Kind::Sign if matches!(token.text, ":" | "." | "-" | "–") => {}
            Kind::Sign => return None,
            Kind::Word => match token.fold.as_str() {
                "в" | "at" | "к" | "часов" | "часа" | "час" | "ч" | "мин" | "минут" | "м" | "o'clock" | "h" =>
                    {}
                "утра" | "am" | "ночи" => noon = Some(false),
                "вечера" | "дня" | "pm" => noon = Some(true),
                "a" | "p" | "m" => return None,
                "полдень" | "noon" => return NaiveTime::from_hms_opt(12, 0, 0).filter(|_| tokens.len() <= 2),
                _ => return None,
            },
        }
    }
    let (hour, minute) = match numbers.as_slice() {
        [hour] if hour.len() <= 2 => (hour.parse::<u32>().ok()?, 0),
        [both] if both.len() == 4 => (both[..2].parse().ok()?, both[2..].parse().ok()?),
        [hour, minute] if hour.len() <= 2 && minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
        _ => return None,
    };
    let hour = match noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_of_names_loses_bullets_and_repetitions() {
        let list = read_names("1. Иванов Иван\n2) Ким  Анна,\n- Белов Олег\n\n• Орлова\nиванов иван\n—\n");
        assert_eq!(list.names, ["Иванов Иван", "Ким Анна", "Белов Олег", "Орлова"]);
        assert_eq!(list.repeated, ["иванов иван"]);
        assert_eq!(read_names("Иванов, Ким, Белов").names, ["Иванов", "Ким", "Белов"]);
        assert_eq!(read_names("Салтыков-Щедрин Михаил").names, ["Салтыков-Щедрин Михаил"]);
        assert_eq!(read_names(&"я".repeat(65)).too_long.len(), 1);
        assert_eq!(read_names("  \n 123 \n").names, Vec::<String>::new());
    }

    #[test]
    fn a_sentence_is_addressed_by_a_name_before_a_colon() {
        assert_eq!(read_addressed("Иванов: позвонить"), Some(("Иванов", "позвонить")));
        assert_eq!(read_addressed("Марии Ким : КП до 10:30"), Some(("Марии Ким", "КП до 10:30")));
        for text in ["позвонить в 10:30", "встреча в 10: быть", "без двоеточия", ": что", "как мы все и говорили: да"]
        {
            assert_eq!(read_addressed(text), None, "{text}");
        }
        for said in ["Иванов", "иванову", "Иван Иванов", "Ивану", "иванову ивану", "Иванова"]
        {
            assert!(is_called("Иван Иванов", said), "{said}");
        }
        assert!(is_called("Мария Ким", "Марии Ким") && is_called("Артём Ежов", "артем"));
        for said in ["", "Петров", "Иванов Пётр", "Ив", "важно"] {
            assert!(!is_called("Иван Иванов", said), "{said}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, wanted) in [
            ("9:30", "09:30"),
            ("9.30", "09:30"),
            ("9-30", "09:30"),
            ("09 30", "09:30"),
            ("0930", "09:30"),
            ("9", "09:00"),
            ("в 9", "09:00"),
            ("9 утра", "09:00"),
            ("7 вечера", "19:00"),
            ("7:30 pm", "19:30"),
            ("12 am", "00:00"),
            ("18:00", "18:00"),
            ("0:00", "00:00"),
        ] {
            assert_eq!(read_time(text).map(|t| t.format("%H:%M").to_string()).as_deref(), Some(wanted), "{text}");
        }
        for text in ["", "25:00", "9:60", "24:00", "утром", "9:3", "9:30:15:20", "много", "-5%", "999"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}|[0-9:. \n,;)-]{0,40}") {
            let list = read_names(&text);
            prop_assert!(list.names.iter().all(|n| n.chars().count() <= MAX_NAME && *n == n.trim()));
            let _ = read_time(&text);
        }

        #[test]
        fn a_time_written_out_is_read_back(hour in 0_u32..24, minute in 0_u32..60) {
            let time = NaiveTime::from_hms_opt(hour, minute, 0);
            for text in [format!("{hour}:{minute:02}"), format!("{hour:02}.{minute:02}")] {
                prop_assert_eq!(read_time(&text), time);
            }
        }
    }
}
