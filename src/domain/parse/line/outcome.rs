//! From ways of reading to values and questions: what all ways agree on is taken, the rest is asked.
use super::{
    Given, Half, MAX_READINGS, Problem, Refused, Sheet, Solved, Token,
    order::{Piece, Way},
};
use crate::domain::{id::MetricId, parse::lex::Kind};

/// One reading shared out among the metrics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shared {
    /// Place of the metric, value, and the token it begins at.
    pub given: Vec<(usize, Given, usize)>,
    pub refused: Vec<(usize, String, Refused)>,
    pub extra: Vec<String>,
}

/// The person's text of a piece.
pub(super) fn typed(tokens: &[Token<'_>], text: &str, piece: &Piece) -> String {
    slice(tokens, text, piece.from, piece.numeral.next)
}

/// The text of tokens `from..to`.
pub(super) fn slice(tokens: &[Token<'_>], text: &str, from: usize, to: usize) -> String {
    match (tokens.get(from), to.checked_sub(1).and_then(|last| tokens.get(last))) {
        (Some(first), Some(last)) if from < to => text[first.at..last.end()].to_string(),
        _ => String::new(),
    }
}

/// The words of these tokens as a note: trimmed of the punctuation that tied it to the numbers; empty without words.
pub(super) fn note(tokens: &[Token<'_>], text: &str) -> String {
    if !tokens.iter().any(|t| t.kind == Kind::Word) {
        return String::new();
    }
    let whole = slice(tokens, text, 0, tokens.len());
    let loose = |c: char| c.is_whitespace() || ",;:.-–—|/".contains(c);
    whole.trim_start_matches(loose).trim_end_matches(|c: char| c.is_whitespace() || ",;:-–—|/".contains(c)).to_string()
}

/// By order; with fewer numbers than metrics, money at the end goes to the one metric of money.
pub(super) fn share(tokens: &[Token<'_>], text: &str, sheet: &Sheet<'_>, pieces: &[Piece]) -> Shared {
    let mut out = Shared::default();
    for (k, piece) in pieces.iter().enumerate() {
        let last = k + 1 == pieces.len() && pieces.len() < sheet.metrics.len() && piece.numeral.looks_like_money();
        let place = sheet.only_money().filter(|m| last && *m >= k).unwrap_or(k);
        let Some(shape) = sheet.shapes.get(place) else {
            out.extra.push(typed(tokens, text, piece));
            continue;
        };
        match piece.numeral.fit(shape) {
            Ok(given) => out.given.push((place, given, piece.from)),
            Err(why) => out.refused.push((place, typed(tokens, text, piece), why)),
        }
    }
    out
}

/// Takes what all readings share and asks about the rest.
pub(super) fn settle(tokens: &[Token<'_>], text: &str, sheet: &Sheet<'_>, readings: &[Shared], end: usize) -> Solved {
    let mut solved = Solved::default();
    let Some(first) = readings.first() else { return solved };
    let agreed = |(place, given, _): &(usize, Given, usize)| {
        readings.iter().all(|r| r.given.iter().any(|(p, g, _)| p == place && g == given))
    };
    let mut named: Vec<usize> = Vec::new();
    for (place, given, from) in &first.given {
        if agreed(&(*place, *given, *from)) {
            solved.facts.push((sheet.id(*place), *given));
            named.push(*place);
        }
    }
    let all_same = readings.iter().all(|r| r.given.len() == named.len() && r.refused == first.refused);
    if readings.len() == 1 || all_same {
        for (place, typed, why) in &first.refused {
            named.push(*place);
            let (half, metric) = (sheet.half, sheet.id(*place));
            solved.problems.push(Problem::Refused { half, metric, typed: typed.clone(), why: *why });
        }
        if !first.extra.is_empty() {
            solved.problems.push(Problem::Extra { half: sheet.half, typed: first.extra.clone() });
        }
    } else {
        ambiguous(tokens, text, sheet, readings, end, &mut named, &mut solved);
    }
    let left: Vec<MetricId> = (0..sheet.metrics.len()).filter(|k| !named.contains(k)).map(|k| sheet.id(k)).collect();
    let anything = !(solved.facts.is_empty() && solved.problems.is_empty());
    if anything && !left.is_empty() {
        solved.problems.push(Problem::Left { half: sheet.half, metrics: left });
    }
    if sheet.half == Half::Plan {
        std::mem::swap(&mut solved.facts, &mut solved.plans);
    }
    solved
}

fn ambiguous(
    tokens: &[Token<'_>],
    text: &str,
    sheet: &Sheet<'_>,
    readings: &[Shared],
    end: usize,
    named: &mut Vec<usize>,
    solved: &mut Solved,
) {
    let agreed = named.clone();
    let mut lists: Vec<Vec<(MetricId, Given)>> = Vec::new();
    let mut from = usize::MAX;
    for reading in readings {
        let open: Vec<_> = reading.given.iter().filter(|(place, ..)| !agreed.contains(place)).collect();
        from = open.iter().map(|(_, _, at)| *at).min().unwrap_or(from).min(from);
        let list: Vec<(MetricId, Given)> = open.iter().map(|(place, given, _)| (sheet.id(*place), *given)).collect();
        named.extend(open.iter().map(|(place, ..)| *place).filter(|p| !agreed.contains(p)));
        if !list.is_empty() && !lists.contains(&list) && lists.len() < MAX_READINGS {
            lists.push(list);
        }
    }
    let typed = slice(tokens, text, from.min(end), end);
    match lists.len() {
        0 => solved.problems.push(Problem::Extra { half: sheet.half, typed: vec![slice(tokens, text, 0, end)] }),
        _ => solved.problems.push(Problem::Ambiguous { half: sheet.half, typed, readings: lists }),
    }
}

/// Zero for every metric of the half.
pub(super) fn zeros(sheet: &Sheet<'_>) -> Solved {
    let all: Vec<(MetricId, Given)> = sheet.metrics.iter().map(|m| (m.id, Given::Value(0))).collect();
    match sheet.half {
        Half::Fact => Solved { facts: all, ..Solved::default() },
        Half::Plan => Solved { plans: all, ..Solved::default() },
    }
}

/// The outcome of ways read by order.
pub(super) fn by_order(tokens: &[Token<'_>], text: &str, sheet: &Sheet<'_>, ways: &[Way]) -> Solved {
    let mut readings: Vec<Shared> = Vec::new();
    for way in ways {
        let shared = share(tokens, text, sheet, &way.pieces);
        if !readings.contains(&shared) {
            readings.push(shared);
        }
    }
    // A reading in which everything fits makes those that do not worthless.
    let misfits = |r: &Shared| r.refused.len();
    let least = readings.iter().map(misfits).min().unwrap_or(0);
    readings.retain(|r| misfits(r) == least);
    let tail = ways.iter().map(|w| w.tail).max().unwrap_or(0);
    let end = ways.iter().filter_map(|w| w.pieces.last()).map(|p| p.numeral.next).max().unwrap_or(0);
    let mut solved = settle(tokens, text, sheet, &readings, end);
    if ways.is_empty() {
        // Digits nobody could put together.
        solved.problems.push(Problem::Extra { half: sheet.half, typed: vec![slice(tokens, text, 0, tokens.len())] });
        return solved;
    }
    solved.notes.push(note(&tokens[tail..], text));
    solved
}

/// The same for a row that holds the facts and then the plan.
pub(super) fn facts_then_plans(
    tokens: &[Token<'_>],
    text: &str,
    sheet: &Sheet<'_>,
    ways: &[Way],
    facts: usize,
) -> Solved {
    let mut solved = by_order(tokens, text, sheet, ways);
    if solved.problems.is_empty() && solved.facts.len() >= facts {
        solved.plans = solved.facts.split_off(facts);
    } else {
        // Two cuts of the same row: the whole row is asked again.
        solved.facts.clear();
        solved.problems.retain(|p| matches!(p, Problem::Ambiguous { .. }));
    }
    solved
}
