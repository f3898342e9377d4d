//! The one line of a report: `41 3 2 1 98к план 45 3 2 1 120к`, by order or by name, with a note behind it.
//!
//! Stands apart because it alone knows how numbers share out among metrics. Invariants: never panics, never guesses:
//! a value is given only when every reading of the text agrees on it; what was not understood is a [`Problem`] or part
//! of the note, nothing typed disappears.
use super::{
    lex::{self, Gap, Kind, Token},
    names::Names,
    number::{self, Shape},
    numeral, words,
};
use crate::domain::{
    department::Currency,
    id::MetricId,
    metric::{Metric, Unit},
};
mod named;
mod order;
mod outcome;
mod pairs;

pub use super::number::{Given, Refused};

/// What is asked: the metrics in their order and the department's currency.
#[derive(Clone, Copy, Debug)]
pub struct Form<'m> {
    pub facts: &'m [&'m Metric],
    pub plans: &'m [&'m Metric],
    pub currency: Currency,
}

/// Which half of a report a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Half {
    Fact,
    Plan,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    pub facts: Vec<(MetricId, Given)>,
    pub plans: Vec<(MetricId, Given)>,
    pub problems: Vec<Problem>,
    /// The words left over: the note.
    pub tail: Option<String>,
    /// Were metrics named.
    pub by_name: bool,
}

/// What has to be asked; `typed` is always the person's own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was said about these.
    Left { half: Half, metrics: Vec<MetricId> },
    /// More numbers than places for them.
    Extra { half: Half, typed: Vec<String> },
    /// The number cannot be this metric's value.
    Refused { half: Half, metric: MetricId, typed: String, why: Refused },
    /// Several readings; each lists what it would mean. At most [`MAX_READINGS`].
    Ambiguous { half: Half, typed: String, readings: Vec<Vec<(MetricId, Given)>> },
    /// The word may name any of these.
    Which { half: Half, typed: String, metrics: Vec<MetricId> },
    /// A metric was named that this half does not ask.
    NotAsked { half: Half, metric: MetricId, typed: String },
}

impl Problem {
    /// The same, where bare numbers were the plan.
    pub fn about_plan(mut self) -> Self {
        let (Self::Left { half, .. }
        | Self::Extra { half, .. }
        | Self::Refused { half, .. }
        | Self::Ambiguous { half, .. }
        | Self::Which { half, .. }
        | Self::NotAsked { half, .. }) = &mut self;
        *half = Half::Plan;
        self
    }
}

/// Readings offered in one question.
pub const MAX_READINGS: usize = 4;

impl Reading {
    /// Was anything about numbers found: values, or a question about them.
    pub fn has_numbers(&self) -> bool {
        !(self.facts.is_empty() && self.plans.is_empty() && self.problems.is_empty())
    }

    /// Are all numbers taken without a question.
    pub fn is_clear(&self) -> bool {
        self.problems.is_empty() && self.has_numbers()
    }

    /// Which of two readings is meant when a part is known already: `self` is the line read against what is left,
    /// `whole` against everything.
    ///
    /// What is left was asked, so a number less continues it and never replaces what is known; everything is meant
    /// only by a line that gives it all again, or by a name.
    #[must_use]
    pub fn or_whole(self, whole: Self) -> Self {
        let known_named = self.problems.iter().any(|problem| matches!(problem, Problem::NotAsked { .. }));
        let again = whole.is_clear() || (whole.by_name && (known_named || !self.by_name));
        if self.is_clear() || (self.has_numbers() && !again) { self } else { whole }
    }
}

/// What one half of the line is read against.
struct Sheet<'m> {
    half: Half,
    metrics: Vec<&'m Metric>,
    shapes: Vec<Shape>,
    units: Vec<Vec<String>>,
    /// Of all metrics of the form; the first ones are this half's.
    names: Names,
    others: Vec<&'m Metric>,
}

impl<'m> Sheet<'m> {
    fn new(form: &Form<'m>, half: Half) -> Self {
        let (own, other) = match half {
            Half::Fact => (form.facts, form.plans),
            Half::Plan => (form.plans, form.facts),
        };
        let others: Vec<&Metric> = other.iter().copied().filter(|m| own.iter().all(|o| o.id != m.id)).collect();
        let all: Vec<&Metric> = own.iter().chain(&others).copied().collect();
        let units = all.iter().filter_map(|m| match &m.unit {
            Unit::Named(word) => Some(number::cut_unit(word)),
            _ => None,
        });
        Self {
            half,
            shapes: own.iter().map(|m| Shape::of(m, form.currency)).collect(),
            units: units.collect(),
            names: Names::of(&all),
            metrics: own.to_vec(),
            others,
        }
    }

    /// Facts and plans in a row, for a line that gives both without a word between.
    fn both(form: &Form<'m>) -> Self {
        let mut sheet = Self::new(form, Half::Fact);
        sheet.metrics.extend(form.plans);
        sheet.shapes.extend(form.plans.iter().map(|m| Shape::of(m, form.currency)));
        sheet
    }

    /// The only metric of money, if there is one.
    fn only_money(&self) -> Option<usize> {
        let mut money = (0..self.metrics.len()).filter(|k| self.metrics[*k].is_money());
        money.next().filter(|_| money.next().is_none())
    }

    fn id(&self, at: usize) -> MetricId {
        self.metrics[at].id
    }
}

/// Reads what a person typed as the line of a report.
pub fn read_line(text: &str, form: &Form<'_>) -> Reading {
    let tokens = without_numbering(lex::tokens(text));
    let (facts, plans) = (Sheet::new(form, Half::Fact), Sheet::new(form, Half::Plan));
    let parts = halves(&tokens, &facts, &plans);
    let plan_words = parts.iter().filter(|p| p.half == Half::Plan).count();
    if let Some(reading) = (plan_words > 1).then(|| pairs::read(&tokens, &facts, &plans)).flatten() {
        return reading;
    }
    let alone = parts.iter().all(|p| p.half == Half::Fact);
    let mut reading = Reading::default();
    let mut notes: Vec<String> = Vec::new();
    for part in &parts {
        let piece = &tokens[part.from..part.to];
        let sheet = if part.half == Half::Fact { &facts } else { &plans };
        let solved = solve(piece, text, sheet, alone.then_some(form));
        reading.by_name |= solved.by_name;
        reading.problems.extend(solved.problems);
        for (id, given) in solved.facts {
            put(&mut reading.facts, &mut reading.problems, Half::Fact, (id, given));
        }
        for (id, given) in solved.plans {
            put(&mut reading.plans, &mut reading.problems, Half::Plan, (id, given));
        }
        notes.extend(solved.notes);
    }
    if !reading.has_numbers() {
        notes = vec![text.trim().to_string()];
    }
    notes.retain(|n| !n.is_empty());
    reading.tail = (!notes.is_empty()).then(|| notes.join("\n"));
    reading
}

/// One value a metric: a second one that differs is a question.
fn put(list: &mut Vec<(MetricId, Given)>, problems: &mut Vec<Problem>, half: Half, new: (MetricId, Given)) {
    match list.iter().position(|(id, _)| *id == new.0) {
        Some(at) if list[at].1 != new.1 => {
            let old = list.remove(at);
            problems.push(Problem::Ambiguous { half, typed: String::new(), readings: vec![vec![old], vec![new]] });
        }
        Some(_) => {}
        None => list.push(new),
    }
}

/// What one piece of the line gave.
#[derive(Debug, Default)]
struct Solved {
    facts: Vec<(MetricId, Given)>,
    plans: Vec<(MetricId, Given)>,
    problems: Vec<Problem>,
    notes: Vec<String>,
    by_name: bool,
}

/// Tries the ways of writing a line, the surest first.
fn solve(tokens: &[Token<'_>], text: &str, sheet: &Sheet<'_>, both: Option<&Form<'_>>) -> Solved {
    let start = lead_in(tokens, sheet);
    let tokens = &tokens[start..];
    if is_all_zeros(tokens) {
        return outcome::zeros(sheet);
    }
    let named = named::is_named(tokens, sheet);
    let exact = order::exact(tokens, sheet);
    if let Some(ways) = &exact {
        // «3 41 звонок»: a name right behind the last number and nothing more names that number.
        if !(named && ways.iter().any(|w| named::ends_in_name(&tokens[w.tail..], sheet))) {
            return outcome::by_order(tokens, text, sheet, ways);
        }
    }
    if let Some(solved) = named.then(|| named::read(tokens, text, sheet)).flatten() {
        return solved;
    }
    if let Some(ways) = exact {
        return outcome::by_order(tokens, text, sheet, &ways);
    }
    if let Some(form) = both.filter(|f| !f.plans.is_empty()) {
        let sheet = Sheet::both(form);
        if let Some(ways) = order::exact(tokens, &sheet) {
            return outcome::facts_then_plans(tokens, text, &sheet, &ways, form.facts.len());
        }
    }
    if let Some((from, ways)) = order::behind_words(tokens, sheet) {
        let mut solved = outcome::by_order(&tokens[from..], text, sheet, &ways);
        solved.notes.insert(0, outcome::note(&tokens[..from], text));
        return solved;
    }
    if let Some(ways) = order::refused(tokens, sheet) {
        return outcome::by_order(tokens, text, sheet, &ways);
    }
    outcome::by_order(tokens, text, sheet, &order::any(tokens, sheet))
}

/// «всё по нулям»
fn is_all_zeros(tokens: &[Token<'_>]) -> bool {
    const ZEROS: [&str; 4] = ["нули", "нулям", "zeros", "zeroes"];
    let known = |t: &Token<'_>| t.any_word(&ZEROS) || t.any_word(&["все", "по", "одни", "all", "везде"]);
    let mut words = tokens.iter().filter(|t| t.kind != Kind::Sign);
    tokens.iter().any(|t| t.any_word(&ZEROS)) && words.all(known)
}

/// A stretch of tokens that belongs to one half.
struct Part {
    half: Half,
    from: usize,
    to: usize,
}

const PLAN: [&str; 6] = ["план", "планы", "планирую", "plan", "plans", "planned"];
const FACT: [&str; 5] = ["факт", "факты", "фактически", "fact", "facts"];
const NEXT_DAY: [&str; 2] = ["завтра", "tomorrow"];

/// Cuts at «план» and «факт» where numbers follow them.
fn halves(tokens: &[Token<'_>], facts: &Sheet<'_>, plans: &Sheet<'_>) -> Vec<Part> {
    let mut out = vec![Part { half: Half::Fact, from: 0, to: tokens.len() }];
    let mut at = 0;
    while at < tokens.len() {
        let half = if tokens[at].any_word(&PLAN) || (!plans.metrics.is_empty() && tokens[at].any_word(&NEXT_DAY)) {
            Half::Plan
        } else if tokens[at].any_word(&FACT) {
            Half::Fact
        } else {
            at += 1;
            continue;
        };
        let mut next = day_words(tokens, at + 1);
        next += tokens[next..].iter().take_while(|t| t.is(':') || t.is('=')).count();
        let number = !numeral::scan(tokens, next, &facts.units).is_empty();
        let further = || half == Half::Plan && order::behind_words(&tokens[next..], plans).is_some();
        if number || named::is_named_at(tokens, next, facts) || further() || is_all_zeros(&tokens[next..]) {
            if let Some(last) = out.last_mut() {
                last.to = at;
            }
            out.push(Part { half, from: next, to: tokens.len() });
        }
        at = next.max(at + 1);
    }
    out.retain(|p| p.from < p.to);
    out
}

/// Past «на завтра», «за пт 20.11», «на 25 ноября»; `from` when there is none.
fn day_words(tokens: &[Token<'_>], from: usize) -> usize {
    const DAY: [&str; 9] =
        ["сегодня", "завтра", "послезавтра", "вчера", "позавчера", "today", "tomorrow", "yesterday", "день"];
    let mut at = from;
    let (mut said, mut day) = (false, false);
    while let Some(token) = tokens.get(at) {
        let digits = |k: usize, most: usize| {
            tokens.get(k).is_some_and(|t| t.kind == Kind::Digits && t.text.len() <= most && t.gap == Gap::None)
        };
        let point = |k: usize| tokens.get(k).is_some_and(|t| t.is('.') && t.gap == Gap::None);
        let month = tokens.get(at + 1).is_some_and(|t| words::month(&t.fold).is_some());
        if token.any_word(&DAY) || words::weekday(&token.fold).is_some() {
            (said, day) = (true, true);
            at += 1;
        } else if token.any_word(&["на", "за", "for"]) {
            said = true;
            at += 1;
        } else if said && token.kind == Kind::Digits && point(at + 1) && digits(at + 2, 2) {
            return if point(at + 3) && digits(at + 4, 4) { at + 5 } else { at + 3 };
        } else if said && token.kind == Kind::Digits && month {
            return at + 2;
        } else if day && token.is(',') {
            at += 1;
        } else {
            break;
        }
    }
    // «план на 100» says no day.
    if day { at } else { from }
}

/// Past a greeting and «вчера:», which are neither figures nor a note.
fn lead_in(tokens: &[Token<'_>], sheet: &Sheet<'_>) -> usize {
    const WORDS: [&str; 25] = [
        "доброе",
        "добрый",
        "утро",
        "день",
        "вечер",
        "привет",
        "здравствуйте",
        "всем",
        "коллеги",
        "итого",
        "итог",
        "итоги",
        "отчет",
        "цифры",
        "мои",
        "вот",
        "сделано",
        "результат",
        "результаты",
        "good",
        "morning",
        "hi",
        "hello",
        "report",
        "total",
    ];
    let mut at = 0;
    loop {
        let before = at;
        at = day_words(tokens, at);
        while tokens.get(at).is_some_and(|t| t.any_word(&WORDS) || t.any_word(&FACT)) {
            at += 1;
        }
        let sign = |t: &Token<'_>| t.kind == Kind::Sign && !t.is_dash();
        while at > 0 && tokens.get(at).is_some_and(sign) && numeral::scan(tokens, at, &sheet.units).is_empty() {
            at += 1;
        }
        if at == before {
            break;
        }
    }
    let numbers = !numeral::scan(tokens, at, &sheet.units).is_empty() || named::is_named_at(tokens, at, sheet);
    if numbers { at } else { 0 }
}

/// Drops «1)», «2.» at the starts of lines when every line has its own in order.
fn without_numbering(mut tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let starts: Vec<usize> = (0..tokens.len()).filter(|i| *i == 0 || tokens[*i].gap == Gap::Line).collect();
    let numbered = starts.len() > 1
        && starts.iter().enumerate().all(|(n, i)| {
            let closes = tokens.get(i + 1).is_some_and(|t| t.gap == Gap::None && (t.is(')') || t.is('.')));
            let goes_on = tokens.get(i + 2).is_some_and(|t| t.gap == Gap::Space);
            closes && goes_on && tokens[*i].text == (n + 1).to_string()
        });
    if numbered {
        for i in starts.into_iter().rev() {
            tokens.drain(i..i + 2);
            tokens[i].gap = Gap::Line;
        }
    }
    tokens
}

#[cfg(test)]
#[path = "line/tests.rs"]
mod tests;
