//! Metrics by the words people type for them: stems, short forms and aliases.
//!
//! Stands apart because a line, a step and a correction name metrics the same way. Invariant: of several metrics only
//! those matched best are returned, all of them when they are equally good.
use super::lex::{self, Gap, Kind, Token};
use crate::domain::metric::Metric;

/// A name found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The token after it.
    pub next: usize,
    /// Places in the list the names were made of; several: it may be any of them.
    pub which: Vec<usize>,
}

/// The names, keys and aliases of a list of metrics.
#[derive(Debug)]
pub(super) struct Names {
    forms: Vec<(usize, Vec<String>)>,
}

/// Words that are the beginning of some name and never meant as one.
pub(super) const NEVER: [&str; 42] = [
    "до", "на", "за", "по", "не", "ко", "со", "от", "из", "об", "во", "то", "ни", "но", "да", "ну", "же", "бы", "ли",
    "он", "мы", "вы", "ок", "и", "к", "у", "в", "с", "о", "а", "я", "для", "при", "план", "факт", "plan", "fact", "to",
    "by", "of", "in", "on",
];

impl Names {
    pub fn of(metrics: &[&Metric]) -> Self {
        let mut forms = Vec::new();
        for (at, metric) in metrics.iter().enumerate() {
            let key = metric.key.replace('_', " ");
            let spoken = std::iter::once(metric.name.as_str()).chain(metric.aliases.iter().map(String::as_str));
            for form in spoken.chain(std::iter::once(key.as_str())) {
                let words: Vec<String> =
                    lex::tokens(form).into_iter().filter(|t| t.kind != Kind::Sign).map(|t| t.fold).collect();
                if words.iter().any(|w| !w.starts_with(|c: char| c.is_ascii_digit())) {
                    forms.push((at, words));
                }
            }
        }
        Self { forms }
    }

    /// The name that begins at `at`.
    pub fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<Hit> {
        let first = tokens.get(at)?;
        if first.kind != Kind::Word {
            return None;
        }
        let mut best: Option<((usize, u8), Hit)> = None;
        for (metric, form) in &self.forms {
            let Some((words, level, next)) = matched(tokens, at, form) else { continue };
            let rank = (usize::MAX - words, level);
            match &mut best {
                Some((least, _)) if *least < rank => {}
                Some((least, hit)) if *least == rank && hit.next == next => {
                    if !hit.which.contains(metric) {
                        hit.which.push(*metric);
                    }
                }
                _ => best = Some((rank, Hit { next, which: vec![*metric] })),
            }
        }
        best.map(|(_, hit)| hit)
    }
}

/// How `form` matches at `at`, its words in any order: words matched, worse is greater, the token after.
fn matched(tokens: &[Token<'_>], at: usize, form: &[String]) -> Option<(usize, u8, usize)> {
    let mut left: Vec<&String> = form.iter().collect();
    let mut next = at;
    let mut level = 0;
    while !left.is_empty() {
        let token = tokens.get(next).filter(|t| t.kind != Kind::Sign && (next == at || t.gap < Gap::Tab));
        let best = token.and_then(|t| {
            let ranked = left.iter().enumerate().filter_map(|(k, word)| Some((close(&t.fold, word)?, k)));
            ranked.min()
        });
        let Some((closeness, k)) = best else { return part(tokens, at, form) };
        left.remove(k);
        level = level.max(closeness);
        next += 1;
        if !left.is_empty() && tokens.get(next).is_some_and(|t| t.is('.') || t.is_dash() || t.is('_')) {
            next += 1;
        }
    }
    Some((form.len(), level, next))
}

/// One word of a longer name: «клиенты» for «Новые клиенты».
fn part(tokens: &[Token<'_>], at: usize, form: &[String]) -> Option<(usize, u8, usize)> {
    let token = tokens.get(at)?;
    let near =
        form.iter().any(|word| token.fold.chars().count() > 3 && close(&token.fold, word).is_some_and(|c| c < 2));
    near.then_some((1, 3, at + 1))
}

/// 0 the same, 1 another form of the word, 2 its beginning.
fn close(typed: &str, word: &str) -> Option<u8> {
    if typed == word {
        return Some(0);
    }
    if NEVER.contains(&typed) || word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let common = typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let (left, right) = (typed.chars().count() - common, word.chars().count() - common);
    let endings = if common >= 4 { 4 } else { 3 };
    if common >= 3 && left <= endings && right <= 3 {
        return Some(1);
    }
    (left == 0 && common >= 2).then_some(2)
}
