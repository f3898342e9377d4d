//! All the ways one number can begin at a token.
//!
//! Stands apart because a digit group has no one meaning: «1 250» is one number or two, «1,250» is 1250, 1.25 or two
//! numbers. Every way is returned, with where it ends; whoever knows how many numbers are wanted chooses.
use super::{
    currency::{self, Mark, after_dot},
    decimal::Decimal,
    lex::{Gap, Kind, Token},
};

/// One way to read a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The token after it.
    pub next: usize,
    pub stated: Stated,
    pub money: Option<Mark>,
    /// The multiplier as typed («к», «млн»), folded; empty without one.
    pub multiplier: String,
    /// The named unit that followed, folded.
    pub unit: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// «-»
    Missing,
    Number(Decimal),
    /// More digits than anything has.
    Huge,
}

impl Numeral {
    /// Written as money: with a currency or a multiplier.
    pub fn looks_like_money(&self) -> bool {
        self.money.is_some() || !self.multiplier.is_empty()
    }
}

/// Named units of the form («кг», «м²»), folded and cut into tokens.
pub(super) type Units = [Vec<String>];

/// Every way a number begins at `at`; empty: none does.
pub(super) fn scan(tokens: &[Token<'_>], at: usize, units: &Units) -> Vec<Numeral> {
    let Some(token) = tokens.get(at) else { return vec![] };
    if token.is_dash() {
        return dash(tokens, at, units);
    }
    let (start, before) = match currency::mark(tokens, at) {
        Some((mark, next)) if token.kind == Kind::Sign => (next, Some(mark)),
        _ => (at, None),
    };
    let mut out = Vec::new();
    for body in bodies(tokens, start) {
        finish(tokens, body, before, units, &mut out);
    }
    let chained: Vec<Numeral> = out.iter().flat_map(|n| chains(tokens, n, units)).collect();
    out.extend(chained);
    out
}

fn dash(tokens: &[Token<'_>], at: usize, units: &Units) -> Vec<Numeral> {
    let glued = |i: usize| tokens.get(i).is_some_and(|t| t.gap == Gap::None);
    let mut next = at + 1;
    while tokens.get(next).is_some_and(|t| t.is_dash() && t.gap == Gap::None) {
        next += 1;
    }
    let closed_left = at > 0 && glued(at) && tokens[at - 1].kind != Kind::Sign;
    if closed_left {
        return vec![];
    }
    let starts_number = tokens.get(next).is_some_and(|t| t.kind == Kind::Digits || currency::is_mark(t));
    if glued(next) && (starts_number || tokens[next].kind == Kind::Word) {
        let mut out = if next == at + 1 && starts_number { scan(tokens, next, units) } else { vec![] };
        for numeral in &mut out {
            if let Stated::Number(n) = &mut numeral.stated {
                *n = n.negated();
            }
        }
        return out;
    }
    vec![Numeral { next, stated: Stated::Missing, money: None, multiplier: String::new(), unit: None }]
}

/// The digits of a number, without what follows them.
struct Body {
    next: usize,
    value: Option<Decimal>,
    /// «1,250» read as thousands.
    pointed: bool,
    /// A word like «полтора» that is a number only before a multiplier.
    needs_multiplier: bool,
}

fn bodies(tokens: &[Token<'_>], at: usize) -> Vec<Body> {
    match tokens.get(at) {
        Some(t) if t.kind == Kind::Digits => digit_bodies(tokens, at),
        Some(t) if t.kind == Kind::Word => word_body(tokens, at).into_iter().collect(),
        _ => vec![],
    }
}

fn is_group(token: Option<&Token<'_>>, gap: Gap) -> bool {
    token.is_some_and(|t| t.kind == Kind::Digits && t.gap == gap && t.text.len() == 3)
}

/// «000» behind a space: the rest of a number that began before, never one of its own.
pub(super) fn is_orphan(tokens: &[Token<'_>], at: usize) -> bool {
    let group = |at: usize| is_group(tokens.get(at), Gap::Space) && tokens[at].text.starts_with('0');
    let mut head = at;
    while head > 0 && group(head) {
        head -= 1;
    }
    let number = |t: &Token<'_>| t.kind == Kind::Digits && t.text.len() <= 3 && !t.text.starts_with('0');
    head < at && number(&tokens[head])
}

fn digit_bodies(tokens: &[Token<'_>], at: usize) -> Vec<Body> {
    let head = &tokens[at];
    if is_orphan(tokens, at) {
        return vec![];
    }
    let groups = head.text.len() <= 3 && !head.text.starts_with('0');
    let mut out = Vec::new();
    let mut digits = head.text.to_string();
    let mut next = at + 1;
    loop {
        while groups && is_group(tokens.get(next), Gap::Glue) {
            digits.push_str(tokens[next].text);
            next += 1;
        }
        points(tokens, next, &digits, next == at + 1, &mut out);
        if !(groups && is_group(tokens.get(next), Gap::Space) && next - at <= MAX_GROUPS) {
            return out;
        }
        digits.push_str(tokens[next].text);
        next += 1;
    }
}

/// Groups of three digits a number may have after its head.
const MAX_GROUPS: usize = 7;

/// The ways on from `digits` through points and commas.
fn points(tokens: &[Token<'_>], next: usize, digits: &str, plain: bool, out: &mut Vec<Body>) {
    let mut run: Vec<(char, &str)> = Vec::new();
    while run.len() <= MAX_GROUPS * 2 {
        let at = next + run.len() * 2;
        let (Some(sign), Some(group)) = (tokens.get(at), tokens.get(at + 1)) else { break };
        let Some(point) = [',', '.', '\''].into_iter().find(|c| sign.is(*c)) else { break };
        if sign.gap != Gap::None || group.gap != Gap::None || group.kind != Kind::Digits {
            break;
        }
        run.push((point, group.text));
    }
    let body = |steps: usize, value, pointed| Body { next: next + steps * 2, value, pointed, needs_multiplier: false };
    let Some(&(first, group)) = run.first() else {
        out.push(body(0, Decimal::read(digits, ""), false));
        return;
    };
    let same = run.iter().take_while(|(c, g)| *c == first && g.len() == 3).count();
    let thousands = if plain && digits.len() <= 3 && !digits.starts_with('0') { same } else { 0 };
    if thousands > 0 {
        let whole: String = std::iter::once(digits).chain(run[..thousands].iter().map(|r| r.1)).collect();
        match run.get(thousands) {
            Some((c, fraction)) if *c != first && run.len() == thousands + 1 => {
                out.push(body(thousands + 1, Decimal::read(&whole, fraction), false));
            }
            _ => out.push(body(thousands, Decimal::read(&whole, ""), thousands == 1 && first != '\'')),
        }
    }
    if run.len() == 1 && first != '\'' {
        out.push(body(1, Decimal::read(digits, group), false));
    }
    let in_a_row = plain && next >= 3 && tokens[next - 1].gap == Gap::None && tokens[next - 2].is('.');
    let splits =
        first == ',' || (run.len() > 1 && thousands == 0) || (in_a_row && tokens[next - 3].kind == Kind::Digits);
    if splits {
        out.push(body(0, Decimal::read(digits, ""), false));
    }
}

fn word_body(tokens: &[Token<'_>], at: usize) -> Option<Body> {
    let body =
        |next, value, needs_multiplier| Some(Body { next, value: Some(value), pointed: false, needs_multiplier });
    let fold = tokens[at].fold.as_str();
    let half_of = fold.strip_prefix("пол").filter(|rest| rest.chars().count() > 2);
    if let Some(power) = half_of.and_then(multiplier_word) {
        return body(at + 1, Decimal::tenths(5).shifted(power)?, false);
    }
    match fold {
        "ноль" | "нуль" | "нулей" | "zero" => return body(at + 1, Decimal::whole(0), false),
        "пол" => {
            let hyphen = usize::from(tokens.get(at + 1).is_some_and(Token::is_dash));
            return body(at + 1 + hyphen, Decimal::tenths(5), true);
        }
        "полтора" | "полторы" => return body(at + 1, Decimal::tenths(15), true),
        "half" if tokens.get(at + 1).is_some_and(|t| t.is_word("a")) => return body(at + 2, Decimal::tenths(5), true),
        "a" => return body(at + 1, Decimal::whole(1), true),
        _ => {}
    }
    if let Some(n) = small_word(fold) {
        return body(at + 1, Decimal::whole(n), true);
    }
    let spelled = ["тысяч", "миллион", "миллиард", "лям", "лимон", "million", "thousand", "billion"];
    let power = multiplier_word(fold).filter(|_| spelled.iter().any(|s| fold.starts_with(s)))?;
    body(at + 1, Decimal::whole(1).shifted(power)?, false)
}

/// Cardinals people write before «тысяч» and «миллионов».
pub(super) fn small_word(fold: &str) -> Option<i64> {
    Some(match fold {
        "один" | "одна" | "одну" | "одного" | "one" | "an" => 1,
        "два" | "две" | "двух" | "пара" | "пару" | "two" | "couple" => 2,
        "три" | "трех" | "three" => 3,
        "четыре" | "четырех" | "four" => 4,
        "пять" | "пяти" | "five" => 5,
        "шесть" | "шести" | "six" => 6,
        "семь" | "семи" | "seven" => 7,
        "восемь" | "восьми" | "eight" => 8,
        "девять" | "девяти" | "nine" => 9,
        "десять" | "десяти" | "ten" => 10,
        "пятнадцать" | "fifteen" => 15,
        "двадцать" | "twenty" => 20,
        "тридцать" | "thirty" => 30,
        "сорок" | "forty" => 40,
        "пятьдесят" | "fifty" => 50,
        "сто" | "hundred" => 100,
        "двести" => 200,
        "триста" => 300,
        "четыреста" => 400,
        "пятьсот" => 500,
        "шестьсот" => 600,
        "семьсот" => 700,
        "восемьсот" => 800,
        "девятьсот" => 900,
        _ => return None,
    })
}

/// The power of ten of a multiplier.
pub(super) fn multiplier_word(fold: &str) -> Option<u32> {
    Some(match fold {
        "к" | "k" | "т" | "тыс" | "тысяча" | "тысячи" | "тысяч" | "тысячу" | "тыщ" | "тыща" | "тыщи" | "тр" | "тыр"
        | "косарь" | "косаря" | "косарей" | "thousand" | "thousands" | "thou" => 3,
        "м" | "m" | "млн" | "мн" | "mln" | "mio" | "миллион" | "миллиона" | "миллионов" | "million" | "millions"
        | "лям" | "ляма" | "лямов" | "лимон" | "лимона" | "лимонов" | "кк" | "kk" => 6,
        "млрд" | "миллиард" | "миллиарда" | "миллиардов" | "bn" | "b" | "billion" | "billions" => {
            9
        }
        _ => return None,
    })
}

struct Multiplier {
    power: u32,
    next: usize,
    rouble: bool,
}

fn multiplier(tokens: &[Token<'_>], at: usize) -> Option<Multiplier> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Word && t.gap < Gap::Tab)?;
    let power = multiplier_word(&token.fold)?;
    let next = after_dot(tokens, at + 1);
    if token.fold == "тр" {
        return Some(Multiplier { power, next, rouble: true });
    }
    if token.gap != Gap::None && token.fold.chars().count() == 1 {
        // «98 к» is thousands, «98 к обеду» is a preposition, «98 м» is metres.
        let after = tokens.get(next).filter(|t| t.kind == Kind::Word && t.gap < Gap::Tab);
        let money = after.is_none_or(|t| {
            currency::is_mark(t) || t.any_word(&["до", "от", "план", "плана", "факт", "на", "за", "и", "by", "plan"])
        });
        if !(money && matches!(token.fold.as_str(), "к" | "k" | "т")) {
            return None;
        }
    }
    Some(Multiplier { power, next, rouble: false })
}

/// The tokens of a named unit at `at`: its folded text and the token after it.
fn unit(tokens: &[Token<'_>], at: usize, units: &Units) -> Option<(String, usize)> {
    let found = units
        .iter()
        .filter(|u| {
            !u.is_empty() && u.iter().enumerate().all(|(k, w)| tokens.get(at + k).is_some_and(|t| t.fold == *w))
        })
        .max_by_key(|u| u.len())?;
    Some((found.concat(), after_dot(tokens, at + found.len())))
}

fn finish(tokens: &[Token<'_>], body: Body, before: Option<Mark>, units: &Units, out: &mut Vec<Numeral>) {
    let stop = |t: &Token<'_>| {
        let follows = tokens.get(body.next + 1).is_some_and(|n| n.kind == Kind::Digits && n.gap == Gap::None);
        t.is('%') || (t.is(':') && t.gap == Gap::None && follows)
    };
    if tokens.get(body.next).is_some_and(stop) {
        return;
    }
    let stated = |value: Option<Decimal>| value.map_or(Stated::Huge, Stated::Number);
    let named = unit(tokens, body.next, units);
    if let (Some((unit, next)), false) = (&named, body.needs_multiplier) {
        let (next, unit) = (*next, Some(unit.clone()));
        out.push(Numeral { next, stated: stated(body.value), money: before, multiplier: String::new(), unit });
    }
    let Some(m) = multiplier(tokens, body.next) else {
        if named.is_none() && !body.needs_multiplier {
            let (money, next) = match currency::mark_behind(tokens, body.next) {
                Some((mark, next)) if before.is_none() => (Some(mark), next),
                _ => (before, body.next),
            };
            out.push(Numeral { next, stated: stated(body.value), money, multiplier: String::new(), unit: None });
        }
        return;
    };
    if body.pointed && m.power > 3 {
        return; // «1,250 млн» is a million and a quarter
    }
    let value = body.value.and_then(|v| v.shifted(m.power));
    let word = tokens[body.next].fold.clone();
    let (money, next) = match currency::mark_behind(tokens, m.next) {
        Some((mark, next)) if before.is_none() && !m.rouble => (Some(mark), next),
        _ if m.rouble => (before.or(currency::ROUBLES), m.next),
        _ => (before, m.next),
    };
    out.push(Numeral { next, stated: stated(value), money, multiplier: word, unit: None });
}

/// «1 млн» gone on with «200 тыс».
fn chains(tokens: &[Token<'_>], first: &Numeral, units: &Units) -> Vec<Numeral> {
    let (Stated::Number(head), Some(power)) = (first.stated, multiplier_word(&first.multiplier)) else { return vec![] };
    let adjacent = tokens.get(first.next).is_some_and(|t| t.gap < Gap::Tab && t.kind == Kind::Digits);
    if first.money.is_some() || !adjacent {
        return vec![];
    }
    let tails = bodies(tokens, first.next);
    let mut out = Vec::new();
    for body in tails {
        let mut ways = Vec::new();
        finish(tokens, body, None, units, &mut ways);
        for way in ways {
            let (Stated::Number(tail), Some(less)) = (way.stated, multiplier_word(&way.multiplier)) else { continue };
            if less < power && tail.is_below(power) {
                let stated = head.plus(tail).map_or(Stated::Huge, Stated::Number);
                out.push(Numeral { stated, multiplier: first.multiplier.clone(), ..way });
            }
        }
    }
    out
}
