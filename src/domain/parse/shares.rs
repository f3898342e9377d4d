//! «ИВАНОВ 1,2 млн» and «ИВАНОВ -», a person a line, and whom a surname means.
//!
//! Apart from [`super::line`], where words name metrics: here they name people. Invariant: who is meant is never
//! guessed; several who may be meant are all given.
use super::{
    fold,
    number::{Given, NumberProblem, Shape, read_number},
};

/// Most lines read at once.
const LINES: usize = 100;
/// Fewest letters that stand for a longer name.
const PREFIX: usize = 3;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareLine {
    pub said: String,
    /// `None`: «-», taken back.
    pub value: Option<i64>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// No name, or nothing after it.
    NotALine(String),
    Number {
        line: String,
        problem: NumberProblem,
    },
}

/// Reads all lines; the first that cannot be read is the answer. Empty ones are passed over.
pub fn read_shares(text: &str, shape: &Shape) -> Result<Vec<ShareLine>, LineProblem> {
    let lines = text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
    let read: Vec<ShareLine> = lines.take(LINES).map(|line| read_line(line, shape)).collect::<Result<_, _>>()?;
    if read.is_empty() { Err(LineProblem::NotALine(String::new())) } else { Ok(read) }
}

/// The shortest name after which the rest is one number.
fn read_line(line: &str, shape: &Shape) -> Result<ShareLine, LineProblem> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut wrong = None;
    for split in 1..words.len() {
        let name = words[..split].join(" ");
        let said = name.trim_end_matches(|c: char| c.is_whitespace() || ":=-—–,".contains(c));
        if !said.chars().any(char::is_alphabetic) {
            continue;
        }
        match read_number(&words[split..].join(" "), shape) {
            Ok(Given::Value(value)) => return Ok(ShareLine { said: said.to_owned(), value: Some(value) }),
            Ok(Given::Missing) => return Ok(ShareLine { said: said.to_owned(), value: None }),
            Err(NumberProblem::NotANumber) => {}
            Err(problem) => wrong = wrong.or(Some(problem)),
        }
    }
    let line = line.to_owned();
    Err(match wrong {
        Some(problem) => LineProblem::Number { line, problem },
        None => LineProblem::NotALine(line),
    })
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    One(usize),
    Nobody,
    Several(Vec<usize>),
}

/// The whole name before a word of it, a word before its beginning, that before a form of it («Иванову»).
pub fn who(said: &str, names: &[&str]) -> Meant {
    let said = fold(said);
    let words: Vec<&str> = said.split_whitespace().collect();
    let each = |fits: &dyn Fn(&str, &str) -> bool, name: &str| {
        let name = fold(name);
        words.iter().all(|said| name.split_whitespace().any(|word| fits(said, word)))
    };
    let begins = |said: &str, word: &str| said.chars().count() >= PREFIX && word.starts_with(said);
    let ways: [&dyn Fn(&str) -> bool; 4] = [
        &|name| fold(name).split_whitespace().eq(words.iter().copied()),
        &|name| each(&|said, word| said == word, name),
        &|name| each(&begins, name),
        &|name| super::people::is_called(name, &said),
    ];
    for fits in ways {
        let found: Vec<usize> = (0..names.len()).filter(|i| !words.is_empty() && fits(names[*i])).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Meant::One(*one),
            _ => return Meant::Several(found),
        }
    }
    Meant::Nobody
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department::Currency;
    use proptest::prelude::*;

    fn money(text: &str) -> Result<Vec<(String, Option<i64>)>, LineProblem> {
        let lines = read_shares(text, &Shape::money(Currency::Rub))?;
        Ok(lines.into_iter().map(|line| (line.said, line.value.map(|v| v / 100))).collect())
    }

    #[test]
    fn a_line_is_a_name_and_a_number_as_people_write_it() {
        for (text, said, value) in [
            ("ИВАНОВ 1,2 млн", "ИВАНОВ", Some(1_200_000)),
            ("иванов: 450к", "иванов", Some(450_000)),
            ("Иванов Иван — 1 200 000 ₽", "Иванов Иван", Some(1_200_000)),
            ("Иванов - 450 тыс", "Иванов", Some(450_000)),
            ("ИВАНОВ -", "ИВАНОВ", None),
            ("Римская-Корсакова полмиллиона", "Римская-Корсакова", Some(500_000)),
            ("Kim = 1.2m", "Kim", Some(1_200_000)),
        ] {
            assert_eq!(money(text), Ok(vec![(said.to_owned(), value)]), "{text}");
        }
        let several = money("Иванов 1 млн\n\nКим 900к; Белов -").expect("read");
        assert_eq!(several.len(), 3);
    }

    #[test]
    fn what_is_no_line_is_said_and_nothing_is_taken() {
        for text in ["Иванов", "1,2 млн", "Иванов побольше", "Ким 5\nчто-то"] {
            assert!(matches!(money(text), Err(LineProblem::NotALine(_))), "{text}");
        }
        assert!(matches!(money("Иванов 5 $"), Err(LineProblem::Number { .. })));
        assert!(matches!(money(" \n "), Err(LineProblem::NotALine(_))));
    }

    #[test]
    fn a_surname_means_one_and_of_two_neither() {
        let names = ["Иван Иванов", "Иванова Анна", "Мария Ким", "Пётр Орлов", "Ольга Орлова"];
        assert_eq!(who("ИВАНОВ", &names), Meant::One(0), "the very word before what begins so");
        assert_eq!(who("иванова", &names), Meant::One(1));
        assert_eq!(who("ким", &names), Meant::One(2));
        assert_eq!(who("мар", &names), Meant::One(2));
        assert_eq!(who("Петру Орлову", &names), Meant::One(3), "in any case");
        assert_eq!(who("орл", &names), Meant::Several(vec![3, 4]));
        assert_eq!(who("сидоров", &names), Meant::Nobody);
        assert_eq!(who("", &names), Meant::Nobody);
        assert_eq!(who("Иван Иванов", &["Иван Иванов", "Иван Иванов"]), Meant::Several(vec![0, 1]));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}", said in "\\PC{0,20}") {
            let _ = money(&text);
            let _ = who(&said, &["Иван Иванов", "Мария Ким"]);
        }
    }
}
