//! Dates with digits or ordinals in them: `25.11`, «25 ноября», "the 25th", «двадцать пятого».
use super::{
    super::{currency, numeral, words},
    Gap, Kind, Token,
    phrase::{Core, Cursor, Prep},
};

/// `25.11`, `25.11.2026`, `25/11`, `2026-11-25`.
pub(super) fn numeric(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    let glued = |k: usize| (1..=k).all(|n| c.glued(at + n));
    if c.tokens.get(at)?.text.len() == 4 && glued(4) && c.sign(at + 1, '-') && c.sign(at + 3, '-') {
        let (month, day) = (c.digits(at + 2, 2)?, c.digits(at + 4, 2)?);
        return real(day, month).then_some((Core::Date { day, month, year: Some(year(c, at)?) }, at + 5));
    }
    let (one, other) = (c.digits(at, 2)?, c.digits(at + 2, 2)?);
    let point = ['.', '/', '-'].into_iter().find(|p| c.sign(at + 1, *p)).filter(|_| glued(2))?;
    if at > 0 && c.glued(at) && [',', '.', ':', '/', '-'].iter().any(|s| c.sign(at - 1, *s)) {
        return None;
    }
    if c.sign(at + 3, point) && glued(4) {
        let year = year(c, at + 4)?;
        let (day, month) = if other > 12 && point == '/' { (other, one) } else { (one, other) };
        return real(day, month).then(|| (Core::Date { day, month, year: Some(year) }, year_word(c, at + 5)));
    }
    let two = c.tokens.get(at + 2)?.text.len() == 2;
    let clock = prep == Prep::On && c.any(at.checked_sub(1).unwrap_or(usize::MAX), &["в", "at"]);
    let amount = c.sign(at + 3, '%')
        || currency::mark(c.tokens, at + 3).is_some()
        || numeral::multiplier_word(c.word(at + 3)).is_some();
    if point == '-' || clock || amount || !(two || matches!(prep, Prep::By | Prep::From | Prep::Before)) {
        return None;
    }
    let latin = point == '/' && !c.tokens.iter().any(|t| t.fold.chars().any(|l| matches!(l, 'а'..='я')));
    if point == '/' && real(other, one) && (latin || !real(one, other)) {
        let core = if real(one, other) && one != other {
            Core::SlashDate(one, other)
        } else {
            Core::Date { day: other, month: one, year: None }
        };
        return Some((core, at + 3));
    }
    real(one, other).then(|| (Core::Date { day: one, month: other, year: None }, year_word(c, at + 3)))
}

/// «25 ноября 2026 г.», «25-26 ноября», "November 25th", "the 25th of November".
pub(super) fn day_and_month(c: Cursor<'_>, at: usize) -> Option<(Core, usize)> {
    let with_year = |next: usize| {
        let comma = usize::from(c.sign(next, ','));
        match c.tokens.get(next + comma).filter(|t| t.kind == Kind::Digits && t.text.len() == 4) {
            Some(_) => match year(c, next + comma) {
                Some(y) => (Some(y), year_word(c, next + comma + 1)),
                None => (None, next),
            },
            None if words::month(c.word(next - 1)).is_some() => (None, c.past_word(next - 1)),
            None => (None, next),
        }
    };
    if let Some(month) = words::month(c.word(at)) {
        let (day, next, _) = day(c, at + 1).filter(|(d, ..)| real(*d, month))?;
        let (year, next) = with_year(next);
        return Some((Core::Date { day, month, year }, next));
    }
    let (first, next, _) = day(c, at)?;
    if c.tokens.get(next).is_some_and(Token::is_dash)
        && let Some((second, next, _)) = day(c, next + 1)
        && let Some(month) = words::month(c.word(next)).filter(|m| real(first, *m) && real(second, *m))
    {
        return Some((Core::Dates(vec![first, second], month), next + 1));
    }
    let of = next + usize::from(c.word(next) == "of");
    let month = words::month(c.word(of)).filter(|m| real(first, *m))?;
    let (year, next) = with_year(of + 1);
    Some((Core::Date { day: first, month, year }, next))
}

/// «25 числа», «25-го», "the 25th"; a bare «до 25» at the end of a sentence is to be confirmed.
pub(super) fn day_of_month(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    let (number, next, ended) = day(c, at)?;
    let said = c.any(next, &["числа", "числу", "число", "числах"]);
    let digits = c.tokens.get(at).is_some_and(|t| t.kind == Kind::Digits);
    if said || (ended && digits && c.word(next) != "раз") {
        return Some((Core::DayOfMonth { day: number, sure: true }, next + usize::from(said)));
    }
    let closes = c.tokens.get(next).is_none_or(|t| {
        t.kind == Kind::Sign && !t.is('%') && !currency::is_mark(t) && t.gap == Gap::None && !c.glued(next + 1)
    });
    (prep == Prep::By && digits && closes && !c.any(at.checked_sub(1)?, &["к", "по"]))
        .then_some((Core::DayOfMonth { day: number, sure: false }, next))
}

/// The day of «с 1 по 14 декабря», which has no month of its own.
pub(super) fn bare_from(tokens: &[Token<'_>], before: usize) -> Option<u32> {
    let c = Cursor { tokens };
    let at = (0..before).find(|at| c.any(*at, &["с", "со", "from"]))?;
    let (day, next, _) = day(c, at + 1)?;
    (next == before).then_some(day)
}

fn year(c: Cursor<'_>, at: usize) -> Option<i32> {
    let token = c.tokens.get(at).filter(|t| t.kind == Kind::Digits)?;
    let year: i32 = token.text.parse().ok()?;
    match token.text.len() {
        4 if (1970..=2200).contains(&year) => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Past «г.», «года».
fn year_word(c: Cursor<'_>, at: usize) -> usize {
    if c.any(at, &["г", "года", "год", "году"]) { currency::after_dot(c.tokens, at + 1) } else { at }
}

fn real(day: u32, month: u32) -> bool {
    chrono::NaiveDate::from_ymd_opt(2024, month, day).is_some()
}

/// A day of a month as digits or a word, its ending («-го», «th») included.
fn day(c: Cursor<'_>, at: usize) -> Option<(u32, usize, bool)> {
    if let Some(n) = c.digits(at, 2).filter(|n| (1..=31).contains(n)) {
        let dash = usize::from(c.tokens.get(at + 1).is_some_and(|t| t.is_dash() && t.gap == Gap::None));
        let ending = ["го", "ого", "му", "ому", "е", "ое", "st", "nd", "rd", "th"];
        let ended = c.glued(at + 1 + dash) && c.any(at + 1 + dash, &ending);
        return Some((n, if ended { at + 2 + dash } else { at + 1 }, ended));
    }
    let (word, next) = (c.word(at), c.word(at + 1));
    match words::ordinal(word) {
        Some(n) => Some((n, at + 1, true)),
        None => {
            let tens = words::tens(word)?;
            let unit = words::ordinal(next).filter(|n| *n < 10)?;
            (tens + unit <= 31).then_some((tens + unit, at + 2, true))
        }
    }
}
