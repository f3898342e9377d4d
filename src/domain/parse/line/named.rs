//! Numbers by name, in any order: «звонков 41», «41 звонок», «41 3 2 1 опл 98к».
//!
//! Every pairing of names with the numbers beside them is tried; the best ones are kept, and if they differ it is asked.
use super::{
    Kind, Problem, Sheet, Solved, Token,
    order::{self, Piece, Way},
    outcome::{self, Shared},
};
use crate::domain::parse::{
    lex::Gap,
    names::Hit,
    numeral::{self, Stated},
};

/// Pairings looked at before the line is called ambiguous.
const MAX_PAIRINGS: usize = 256;
/// Names in one line; more is a letter.
const MAX_NAMES: usize = 24;

#[derive(Clone, Debug)]
enum Item {
    Name {
        hit: Hit,
        from: usize,
    },
    /// The ways to read a row of numbers.
    Row(Vec<Way>),
    Word,
}

/// What stands in a row once the numbers are cut.
#[derive(Clone, Debug)]
enum Element {
    /// Place among the names.
    Name(usize),
    Number(Piece),
    Break,
}

/// Does a name stand at `at` with a number or a dash behind it.
pub(super) fn is_named_at(tokens: &[Token<'_>], at: usize, sheet: &Sheet<'_>) -> bool {
    sheet.names.at(tokens, at).is_some_and(|hit| {
        let next = connectors(tokens, hit.next, sheet);
        !numeral::scan(tokens, next, &sheet.units).is_empty()
    })
}

/// Does any name stand beside a number.
pub(super) fn is_named(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> bool {
    let items = items(tokens, sheet);
    items.windows(2).any(|pair| matches!(pair, [Item::Name { .. }, Item::Row(_)] | [Item::Row(_), Item::Name { .. }]))
}

/// Is there nothing but a name.
pub(super) fn ends_in_name(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> bool {
    let from = order::skip(tokens, 0);
    sheet.names.at(tokens, from).is_some_and(|hit| order::skip(tokens, hit.next) == tokens.len())
}

/// Past what ties a name to its number: «:», «=», « - ».
pub(super) fn connectors(tokens: &[Token<'_>], from: usize, sheet: &Sheet<'_>) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let plain = [':', '=', '.', '(', '*', '~'].iter().any(|c| token.is(*c)) && token.gap < Gap::Tab;
        let number = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Digits);
        let glued = tokens.get(at + 1).is_some_and(|t| t.gap == Gap::None);
        let minus = glued && token.gap != Gap::None && sheet.shapes.iter().any(|s| s.negative);
        if !(plain || (token.is_dash() && number && !minus)) {
            break;
        }
        at += 1;
    }
    at
}

fn items(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> Vec<Item> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(hit) = sheet.names.at(tokens, at) {
            let from = at;
            at = connectors(tokens, hit.next, sheet);
            out.push(Item::Name { hit, from });
            continue;
        }
        let start = order::skip(tokens, at);
        if start > at {
            at = start;
            continue;
        }
        let ways =
            if numeral::scan(tokens, at, &sheet.units).is_empty() { vec![] } else { order::run(tokens, at, sheet) };
        let end = ways.iter().map(|w| w.tail).max().unwrap_or(at);
        if end > at {
            out.push(Item::Row(ways.into_iter().filter(|w| w.tail == end).collect()));
            at = end;
        } else {
            if !tokens[at].is_dash() {
                out.push(Item::Word);
            }
            at += 1;
        }
    }
    out
}

/// The number of separators before each token: things on both sides of one are less likely a pair.
fn chunks(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut count = 0;
    let mut out = Vec::with_capacity(tokens.len() + 1);
    for token in tokens {
        let separates = [',', ';', '/', '|'].iter().any(|c| token.is(*c)) || token.any_word(&["и", "and"]);
        count += usize::from(separates || token.gap >= Gap::Tab);
        out.push(count);
    }
    out.push(count);
    out
}

struct Pairing<'s> {
    tokens: &'s [Token<'s>],
    text: &'s str,
    sheet: &'s Sheet<'s>,
    chunks: Vec<usize>,
    names: Vec<(Hit, usize)>,
    tried: usize,
    best: Cost,
    found: Vec<Found>,
}

/// What is wrong with a pairing, the gravest first.
type Cost = (usize, usize, usize, usize, usize);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    shared: Shared,
    which: Vec<Problem>,
    /// Tokens that are spoken for.
    used: Vec<(usize, usize)>,
}

/// Reads the tokens by name; `None` when no name has a number.
pub(super) fn read(tokens: &[Token<'_>], text: &str, sheet: &Sheet<'_>) -> Option<Solved> {
    let items = items(tokens, sheet);
    let names: Vec<(Hit, usize)> = items
        .iter()
        .filter_map(|i| match i {
            Item::Name { hit, from } => Some((hit.clone(), *from)),
            _ => None,
        })
        .collect();
    if names.len() > MAX_NAMES {
        return None;
    }
    let best = (usize::MAX, 0, 0, 0, 0);
    let chunks = chunks(tokens);
    let mut pairing = Pairing { tokens, text, sheet, chunks, names, tried: 0, best, found: vec![] };
    for elements in rows(&items) {
        pairing.try_all(&elements);
    }
    let found = pairing.found;
    let first = found.first()?;
    let readings: Vec<Shared> = found.iter().map(|f| f.shared.clone()).collect();
    let mut solved = outcome::settle(tokens, text, sheet, &readings, tokens.len());
    solved.problems.extend(first.which.clone());
    solved.notes.extend(notes(tokens, text, &first.used));
    solved.by_name = true;
    (!(solved.facts.is_empty() && solved.plans.is_empty() && solved.problems.is_empty())).then_some(solved)
}

/// Every combination of the rows' readings.
fn rows(items: &[Item]) -> Vec<Vec<Element>> {
    let mut out: Vec<Vec<Element>> = vec![vec![]];
    let mut name = 0;
    for item in items {
        match item {
            Item::Name { .. } => {
                out.iter_mut().for_each(|row| row.push(Element::Name(name)));
                name += 1;
            }
            Item::Word => out.iter_mut().for_each(|row| row.push(Element::Break)),
            Item::Row(ways) => {
                let room = (MAX_PAIRINGS / out.len()).max(1);
                out = out
                    .iter()
                    .flat_map(|row| {
                        ways.iter().take(room).map(|way| {
                            row.iter().cloned().chain(way.pieces.iter().cloned().map(Element::Number)).collect()
                        })
                    })
                    .collect();
            }
        }
    }
    out
}

/// Where a name's number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
    Nowhere,
}

impl Pairing<'_> {
    fn try_all(&mut self, elements: &[Element]) {
        let at: Vec<usize> = (0..elements.len()).filter(|i| matches!(elements[*i], Element::Name(_))).collect();
        for side in [Side::Behind, Side::Before] {
            let one = |i: &usize| if beside(elements, *i, side).is_some() { side } else { Side::Nowhere };
            let sides: Vec<Side> = at.iter().map(one).collect();
            self.weigh(elements, &at, &sides);
        }
        if self.best.0 > 0 {
            self.mixed(elements, &at, &mut Vec::new());
        }
    }

    fn mixed(&mut self, elements: &[Element], at: &[usize], sides: &mut Vec<Side>) {
        if self.tried > MAX_PAIRINGS * 4 {
            return;
        }
        let Some(name) = at.get(sides.len()) else {
            self.tried += 1;
            self.weigh(elements, at, sides);
            return;
        };
        let taken = |number: usize, sides: &[Side]| {
            sides.iter().zip(at).any(|(side, i)| beside(elements, *i, *side) == Some(number))
        };
        let mut any = false;
        for side in [Side::Behind, Side::Before] {
            if beside(elements, *name, side).is_some_and(|number| !taken(number, sides)) {
                any = true;
                sides.push(side);
                self.mixed(elements, at, sides);
                sides.pop();
            }
        }
        if !any {
            sides.push(Side::Nowhere);
            self.mixed(elements, at, sides);
            sides.pop();
        }
    }

    /// Shares the numbers out by this pairing and keeps it if none is better.
    fn weigh(&mut self, elements: &[Element], at: &[usize], sides: &[Side]) {
        let mut found = Found { shared: Shared::default(), which: vec![], used: vec![] };
        let mut cost: Cost = (0, 0, 0, 0, 0);
        let mut taken: Vec<usize> = Vec::new();
        for (name, side) in at.iter().zip(sides) {
            let (Element::Name(n), Some(number)) = (&elements[*name], beside(elements, *name, *side)) else {
                cost.0 += usize::from(self.wants_number(elements, *name));
                continue;
            };
            if let Element::Number(piece) = &elements[number] {
                taken.push(number);
                let (hit, from) = self.names[*n].clone();
                cost.4 += usize::from(self.chunks[from] != self.chunks[piece.from]);
                found.used.extend([(from, hit.next), (piece.from, piece.numeral.next)]);
                self.give(&hit, from, piece, &mut found, &mut cost);
            }
        }
        self.leftovers(elements, &taken, &mut found, &mut cost);
        found.shared.given.sort_by_key(|(place, ..)| *place);
        if cost > self.best {
            return;
        }
        if cost < self.best {
            self.best = cost;
            self.found.clear();
        }
        if !self.found.iter().any(|f| f.shared == found.shared) && self.found.len() < MAX_PAIRINGS {
            self.found.push(found);
        }
    }

    /// A name with no number beside it is a word of the note, not a fault.
    fn wants_number(&self, elements: &[Element], name: usize) -> bool {
        [Side::Behind, Side::Before].into_iter().any(|side| beside(elements, name, side).is_some())
    }

    fn give(&self, hit: &Hit, from: usize, piece: &Piece, found: &mut Found, cost: &mut Cost) {
        let (sheet, half) = (self.sheet, self.sheet.half);
        let typed = outcome::slice(self.tokens, self.text, from, hit.next);
        let own: Vec<usize> = hit.which.iter().copied().filter(|k| *k < sheet.metrics.len()).collect();
        let [place] = own.as_slice() else {
            found.which.push(match (own.is_empty(), hit.which.first()) {
                (true, Some(other)) => {
                    Problem::NotAsked { half, metric: sheet.others[*other - sheet.metrics.len()].id, typed }
                }
                _ => Problem::Which { half, typed, metrics: own.iter().map(|k| sheet.id(*k)).collect() },
            });
            return;
        };
        let money = piece.numeral.looks_like_money() && !sheet.metrics[*place].is_money();
        cost.3 += usize::from(money && sheet.only_money().is_some());
        if found.shared.given.iter().any(|(p, ..)| p == place) {
            let second = outcome::typed(self.tokens, self.text, piece);
            found.shared.extra.push(second);
            cost.1 += 1;
            return;
        }
        match piece.numeral.fit(&sheet.shapes[*place]) {
            Ok(given) => found.shared.given.push((*place, given, piece.from)),
            Err(why) => {
                let typed = outcome::typed(self.tokens, self.text, piece);
                found.shared.refused.push((*place, typed, why));
                cost.2 += 1;
            }
        }
    }

    /// Numbers without a name: by order when they are as many as the metrics left, the note's when words adjoin.
    fn leftovers(&self, elements: &[Element], taken: &[usize], found: &mut Found, cost: &mut Cost) {
        let sheet = self.sheet;
        let free: Vec<&Piece> = (0..elements.len())
            .filter(|i| !taken.contains(i))
            .filter_map(|i| match &elements[i] {
                Element::Number(piece) if !self.is_of_note(elements, i, piece) => Some(piece),
                _ => None,
            })
            .collect();
        let spoken = |k: &usize| {
            found.shared.given.iter().any(|(p, ..)| p == k) || found.shared.refused.iter().any(|(p, ..)| p == k)
        };
        let rest: Vec<usize> = (0..sheet.metrics.len()).filter(|k| !spoken(k)).collect();
        let money: Vec<usize> = rest.iter().copied().filter(|k| sheet.metrics[*k].is_money()).collect();
        let places = match (free.as_slice(), money.as_slice()) {
            ([one], [place]) if one.numeral.looks_like_money() => vec![*place],
            _ if free.len() == rest.len() => rest,
            _ => vec![],
        };
        for (k, piece) in free.iter().enumerate() {
            found.used.push((piece.from, piece.numeral.next));
            let typed = || outcome::typed(self.tokens, self.text, piece);
            let Some(place) = places.get(k) else {
                if piece.numeral.stated != Stated::Missing {
                    found.shared.extra.push(typed());
                    cost.1 += 1;
                }
                continue;
            };
            let money = piece.numeral.looks_like_money() && !sheet.metrics[*place].is_money();
            cost.3 += usize::from(money && sheet.only_money().is_some());
            match piece.numeral.fit(&sheet.shapes[*place]) {
                Ok(given) => found.shared.given.push((*place, given, piece.from)),
                Err(why) => {
                    found.shared.refused.push((*place, typed(), why));
                    cost.2 += 1;
                }
            }
        }
    }

    /// «потратил 2 часа»: the number is part of the sentence.
    fn is_of_note(&self, elements: &[Element], at: usize, piece: &Piece) -> bool {
        let chunk = self.chunks[piece.from];
        let is_break = |i: usize| matches!(elements.get(i), Some(Element::Break));
        let word_behind = is_break(at + 1)
            && self.tokens.get(piece.numeral.next).is_some_and(|t| t.kind == Kind::Word)
            && self.chunks[piece.numeral.next] == chunk;
        let word_before = at > 0
            && is_break(at - 1)
            && piece.from > 0
            && self.tokens[piece.from - 1].kind == Kind::Word
            && self.chunks[piece.from - 1] == chunk;
        word_behind || word_before
    }
}

/// The number beside the name at `at`.
fn beside(elements: &[Element], at: usize, side: Side) -> Option<usize> {
    let number = match side {
        Side::Behind => at + 1,
        Side::Before => at.checked_sub(1)?,
        Side::Nowhere => return None,
    };
    matches!(elements.get(number), Some(Element::Number(_))).then_some(number)
}

/// The stretches of words nobody used.
fn notes(tokens: &[Token<'_>], text: &str, used: &[(usize, usize)]) -> Vec<String> {
    let is_used = |i: usize| used.iter().any(|(from, to)| (*from..*to).contains(&i));
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let len = tokens[at..].iter().enumerate().take_while(|(k, _)| !is_used(at + k)).count();
        let stretch = &tokens[at + order::skip(&tokens[at..at + len], 0)..at + len];
        let filler = |t: &Token<'_>| t.kind != Kind::Word || order::skip(std::slice::from_ref(t), 0) == 1;
        if !stretch.iter().all(filler) {
            out.push(outcome::note(stretch, text));
        }
        at += len.max(1);
    }
    out
}
