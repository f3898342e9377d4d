//! Will people be understood who type this word for a metric, and what a file calls a metric named so.
//!
//! Stands apart because the judge is the reader of lines itself: a word is fit when a line with it gives the metric, and
//! no other word of the department loses its meaning by it. Invariant: a word that passes reads as its metric alone.
use super::{
    fold,
    lex::{self, Kind},
    line::{Form, Given, Problem, Reading, read_line},
    names::NEVER,
    says::{Says, hear},
};
use crate::domain::{department::Currency, id::MetricId, metric::Metric};

/// Why a word cannot name a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordFault {
    /// There is no word in it.
    NoWord,
    /// Another metric is called so already.
    Taken(MetricId),
    /// It is read as a number, a day, «план», «ок», an absence.
    MeansElse,
}

/// A number any metric may have.
const PROBE: i64 = 7;

/// May `word` name `metric` beside the `others` of its department. The metric's own present words do not matter.
///
/// # Errors
/// [`WordFault`].
pub fn check_word(word: &str, metric: &Metric, others: &[Metric], currency: Currency) -> Result<(), WordFault> {
    let has_word =
        |text: &str| lex::tokens(text).iter().any(|t| t.kind == Kind::Word && t.fold.chars().any(char::is_alphabetic));
    if !has_word(word) {
        return Err(WordFault::NoWord);
    }
    let wanted = spoken(word);
    let called = |other: &&Metric| words_of(other).any(|known| spoken(known) == wanted);
    if let Some(other) = others.iter().filter(|other| other.id != metric.id).find(called) {
        return Err(WordFault::Taken(other.id));
    }
    if NEVER.contains(&wanted.as_str()) {
        return Err(WordFault::MeansElse);
    }
    let nothing = Form { facts: &[], plans: &[], currency };
    if !matches!(hear(word, &nothing), Says::Sentence | Says::Numbers) {
        return Err(WordFault::MeansElse);
    }
    if !read_line(word, &Form { facts: &[metric], plans: &[], currency }).facts.is_empty() {
        // «нули», «всё по нулям».
        return Err(WordFault::MeansElse);
    }
    let own = Metric { name: word.to_owned(), aliases: vec![], ..metric.clone() };
    let before: Vec<&Metric> = others.iter().filter(|other| other.id != metric.id).collect();
    let after: Vec<&Metric> = before.iter().copied().chain([&own]).collect();
    match meant(word, &after, currency) {
        Some(id) if id == own.id => {}
        Some(id) => return Err(WordFault::Taken(id)),
        None => return Err(WordFault::MeansElse),
    }
    for other in &before {
        let loses = |known: &&str| {
            meant(known, &before, currency) == Some(other.id) && meant(known, &after, currency) != Some(other.id)
        };
        if words_of(other).any(|known| loses(&known)) {
            return Err(WordFault::Taken(other.id));
        }
    }
    Ok(())
}

fn words_of(metric: &Metric) -> impl Iterator<Item = &str> {
    std::iter::once(metric.name.as_str()).chain(metric.aliases.iter().map(String::as_str))
}

/// What is compared of a word: signs and spaces do not tell two names apart.
fn spoken(word: &str) -> String {
    let words: Vec<String> = lex::tokens(word).into_iter().filter(|t| t.kind != Kind::Sign).map(|t| t.fold).collect();
    words.join(" ")
}

/// The one metric that «word 7» gives a number to, and nothing is left over.
fn meant(word: &str, metrics: &[&Metric], currency: Currency) -> Option<MetricId> {
    let typed = format!("{word} {PROBE}");
    let Reading { facts, plans, problems, tail, by_name } =
        read_line(&typed, &Form { facts: metrics, plans: metrics, currency });
    let only_left = problems.iter().all(|problem| matches!(problem, Problem::Left { .. }));
    let [(id, Given::Value(value))] = facts.as_slice() else { return None };
    let whole = metrics.iter().find(|metric| metric.id == *id).is_some_and(|m| *value == PROBE * m.one());
    (by_name && only_left && plans.is_empty() && tail.is_none() && whole).then_some(*id)
}

/// Letters of the Russian alphabet from «а» to «я» in Latin.
const LATIN: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
    "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya",
];
/// What a name without a letter to spell becomes.
const NAMELESS: &str = "metric";

/// The key of a metric with this name: `[a-z0-9_]`, at most `most` characters, none of those `taken`.
pub fn key_of(name: &str, most: usize, taken: &[&str]) -> String {
    let mut key = String::new();
    for c in fold(name).chars() {
        let place = u32::from(c).checked_sub(u32::from('а')).and_then(|n| LATIN.get(n as usize));
        match (place, c) {
            (Some(latin), _) => key.push_str(latin),
            (None, 'a'..='z' | '0'..='9') => key.push(c),
            _ if key.ends_with('_') || key.is_empty() => {}
            _ => key.push('_'),
        }
    }
    let key = key.trim_end_matches('_');
    let key = if key.is_empty() { NAMELESS } else { key };
    let cut = |room: usize| key.chars().take(room).collect::<String>().trim_end_matches('_').to_owned();
    let numbered = (2_u64..).map(|n| {
        let end = format!("_{n}");
        cut(most.saturating_sub(end.len())) + &end
    });
    let free = |key: &String| !taken.contains(&key.as_str());
    std::iter::once(cut(most)).chain(numbered).find(free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::metric::tests::metric;
    use proptest::prelude::*;

    fn others() -> Vec<Metric> {
        let calls = Metric { aliases: vec!["зв".into(), "набор".into()], ..metric(1, "Звонки") };
        vec![calls, metric(2, "Встречи"), metric(3, "Новые клиенты")]
    }

    fn check(word: &str) -> Result<(), WordFault> {
        check_word(word, &metric(9, "?"), &others(), Currency::Rub)
    }

    #[test]
    fn ordinary_words_name_a_metric() {
        for word in ["Замеры", "КП", "B2B лиды", "Отгрузки со склада", "Demo calls", "Просроченные задачи", "договоры"]
        {
            assert_eq!(check(word), Ok(()), "{word}");
        }
    }

    #[test]
    fn what_reads_as_something_else_names_nothing() {
        for word in [
            "план",
            "План",
            "факт",
            "plan",
            "5",
            "5к",
            "100",
            "пт",
            "завтра",
            "ок",
            "потом",
            "спасибо",
            "отпуск",
            "нули",
            "итого",
            "план продаж",
            "на",
        ] {
            assert!(matches!(check(word), Err(WordFault::MeansElse | WordFault::NoWord)), "{word}: {:?}", check(word));
        }
        assert_eq!(check("—"), Err(WordFault::NoWord));
        assert_eq!(check("📞"), Err(WordFault::NoWord));
    }

    #[test]
    fn a_word_of_another_metric_is_named_with_it() {
        assert_eq!(check("звонки"), Err(WordFault::Taken(MetricId(1))));
        assert_eq!(check("ЗВ."), Err(WordFault::Taken(MetricId(1))), "case and signs tell nothing apart");
        assert_eq!(check("набор"), Err(WordFault::Taken(MetricId(1))));
        let own = check_word("Звонки", &others()[0], &others(), Currency::Rub);
        assert_eq!(own, Ok(()), "his own word is free");
        // «звонки тёплые» leaves «звонки 7» to the calls.
        assert_eq!(check("Звонки тёплые"), Ok(()));
    }

    #[test]
    fn a_key_is_spelt_in_latin_and_never_taken() {
        let key = |name: &str, taken: &[&str]| key_of(name, 64, taken);
        assert_eq!(key("Звонки", &[]), "zvonki");
        assert_eq!(key("Отгрузки, кг", &[]), "otgruzki_kg");
        assert_eq!(key("  Ёлки-палки! ", &[]), "elki_palki");
        assert_eq!(key("Demo calls", &[]), "demo_calls");
        assert_eq!(key("Звонки", &["zvonki", "zvonki_2"]), "zvonki_3");
        assert_eq!(key("电话", &[]), "metric");
        assert_eq!(key_of("Звонки", 4, &["zvon"]), "zv_2");
    }

    proptest! {
        #[test]
        fn any_name_has_a_key_a_file_takes(name in "\\PC{0,80}", taken in prop::collection::vec("[a-z]{1,3}", 0..5)) {
            let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
            let key = key_of(&name, 64, &taken);
            prop_assert!(!key.is_empty() && key.len() <= 64 && !taken.contains(&key.as_str()));
            prop_assert!(key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{}", key);
        }

        #[test]
        fn a_word_that_passes_reads_as_its_metric(word in "[а-яА-Яa-z0-9 .,-]{1,24}") {
            if check(&word) == Ok(()) {
                let own = metric(9, &word);
                let all = others();
                let metrics: Vec<&Metric> = all.iter().chain([&own]).collect();
                let reading = read_line(&format!("{word} 7"), &Form { facts: &metrics, plans: &[], currency: Currency::Rub });
                prop_assert_eq!(reading.facts, vec![(MetricId(9), Given::Value(7))]);
            }
        }
    }
}
