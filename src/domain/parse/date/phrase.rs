//! The words of a date, recognised but not yet counted.
use super::{
    super::{currency, numeral, words},
    Gap, Kind, Token, Weekday, stands_alone,
    stretch::Stretch,
};

/// How a date is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prep {
    Bare,
    /// «в», «на», "on"
    On,
    /// «до», «к», «по», "by", "until"
    By,
    /// "before"
    Before,
    After,
    From,
    /// «через», "in", «в течение»
    Through,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Any,
    This,
    Next,
    /// «в пятницу на следующей неделе»
    NextWeek,
    Last,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Core {
    /// Days from today.
    Offset(i64),
    Tomorrow,
    /// «через день»
    EveryOther,
    Weekday(Weekday, Pick),
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// «25-26 ноября»
    Dates(Vec<u32>, u32),
    /// `5/6`: which is the month?
    SlashDate(u32, u32),
    /// «25 числа»; not sure: a bare «до 25».
    DayOfMonth {
        day: u32,
        sure: bool,
    },
    Months(u32),
    WorkingDays(usize),
    End(Stretch),
    Start(Stretch),
    Whole(Stretch),
    Month(u32),
    Weekend,
}

/// A date of the text: tokens `from..to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub from: usize,
    pub to: usize,
    pub prep: Prep,
    pub core: Core,
}

/// A reader of tokens by place; beyond the end everything is empty.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub tokens: &'t [Token<'t>],
}

impl<'t> Cursor<'t> {
    pub fn word(self, at: usize) -> &'t str {
        self.tokens.get(at).filter(|t| t.kind == Kind::Word).map_or("", |t| t.fold.as_str())
    }

    pub fn any(self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at)) && !self.word(at).is_empty()
    }

    /// Digits of at most `len`, as a number.
    pub fn digits(self, at: usize, len: usize) -> Option<u32> {
        let token = self.tokens.get(at).filter(|t| t.kind == Kind::Digits && t.text.len() <= len)?;
        token.text.parse().ok()
    }

    pub fn sign(self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(sign))
    }

    /// Past the word at `at` and the point that shortens it: «пт.», «дек.», but not the point of a sentence.
    pub fn past_word(self, at: usize) -> usize {
        let short = self.word(at).chars().count() <= 4;
        if short { currency::after_dot(self.tokens, at + 1) } else { at + 1 }
    }

    pub fn glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
    }
}

/// Every date of the text, left to right.
pub(super) fn all(tokens: &[Token<'_>]) -> Vec<Phrase> {
    let c = Cursor { tokens };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match one(c, at) {
            Some(phrase) => {
                at = phrase.to.max(at + 1);
                out.push(phrase);
            }
            None => at += 1,
        }
    }
    out
}

fn one(c: Cursor<'_>, from: usize) -> Option<Phrase> {
    let repeated = from > 0 && c.any(from - 1, &["каждый", "каждую", "каждое", "каждого", "every", "each"]);
    if repeated || !stands_alone(c.tokens, from) {
        return None;
    }
    let (prep, at) = preposition(c, from);
    let (core, to) = core(c, at, prep)?;
    Some(Phrase { from, to: trailing(c, to), prep, core })
}

fn preposition(c: Cursor<'_>, at: usize) -> (Prep, usize) {
    let the = |at: usize| at + usize::from(c.any(at, &["the", "самого"]));
    match c.word(at) {
        "до" | "к" | "ко" | "по" | "by" | "until" | "till" | "til" | "due" => {
            let again = usize::from(c.any(at, &["due", "по", "к", "до"]) && c.any(at + 1, &["by", "on", "до", "к"]));
            (Prep::By, the(at + 1 + again))
        }
        "не" if c.any(at + 1, &["позднее", "позже"]) => {
            let than = usize::from(c.any(at + 2, &["чем"]));
            let inner = usize::from(c.any(at + 2 + than, &["в", "до"]));
            (Prep::By, at + 2 + than + inner)
        }
        "no" | "not" if c.word(at + 1) == "later" && c.word(at + 2) == "than" => (Prep::By, the(at + 3)),
        "before" | "раньше" => (Prep::Before, the(at + 1)),
        "после" | "after" => (Prep::After, the(at + 1)),
        "с" | "со" | "from" | "since" | "starting" => (Prep::From, the(at + 1)),
        "через" | "спустя" | "within" => (Prep::Through, the(at + 1)),
        "в" | "за" if c.any(at + 1, &["течение", "течении"]) => (Prep::Through, at + 2),
        "in" => (Prep::Through, the(at + 1)),
        "в" | "во" | "на" | "за" | "on" | "at" | "for" => (Prep::On, the(at + 1)),
        "the" => (Prep::Bare, at + 1),
        _ => (Prep::Bare, at),
    }
}

fn core(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    if prep == Prep::Through
        && let Some(found) = ahead(c, at)
    {
        return Some(found);
    }
    word_day(c, at, prep)
        .or_else(|| weekday(c, at, prep))
        .or_else(|| stretch(c, at, prep))
        .or_else(|| numeric(c, at, prep))
        .or_else(|| day_and_month(c, at))
        .or_else(|| from_now(c, at))
        .or_else(|| day_of_month(c, at, prep))
        .or_else(|| {
            words::month(c.word(at))
                .filter(|_| prep == Prep::By || prep == Prep::Before)
                .map(|m| (Core::Month(m), at + 1))
        })
}

/// Days that have words of their own.
fn word_day(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    let next = at + 1;
    let of_day = next + usize::from(c.any(next, &["дня", "дню", "день", "днем"]));
    Some(match c.word(at) {
        "сегодня" | "today" | "tonight" | "eod" => (Core::Offset(0), next),
        "сегодняшнего" | "сегодняшнему" | "сегодняшний" => (Core::Offset(0), of_day),
        "завтра" if prep == Prep::After => (Core::Offset(2), next),
        "завтра" | "tomorrow" | "tmrw" | "tomorow" => (Core::Tomorrow, next),
        "завтрашнего" | "завтрашнему" | "завтрашний" => (Core::Tomorrow, of_day),
        "послезавтра" => (Core::Offset(2), next),
        "day" if c.word(next) == "after" && c.word(at + 2) == "tomorrow" => (Core::Offset(2), at + 3),
        "day" if c.word(next) == "before" && c.word(at + 2) == "yesterday" => (Core::Offset(-2), at + 3),
        "вчера" | "вчерашний" | "yesterday" => (Core::Offset(-1), of_day),
        "позавчера" => (Core::Offset(-2), next),
        "вечера" | "вечеру" | "обеда" | "обеду" | "ночи" if prep == Prep::By => {
            (Core::Offset(0), next)
        }
        "вечером" if prep == Prep::Bare => (Core::Offset(0), next),
        "this" if c.any(next, &["evening", "afternoon", "morning"]) => (Core::Offset(0), at + 2),
        "утра" | "утру" if prep == Prep::By => (Core::Tomorrow, next),
        "дня" if prep == Prep::Through => (Core::Offset(0), next),
        "рабочего" if prep == Prep::Through && c.word(next) == "дня" => (Core::Offset(0), at + 2),
        "выходных" | "выходные" | "weekend" if prep == Prep::On => (Core::Weekend, next),
        "выходных" | "выходным" | "weekend" if matches!(prep, Prep::By | Prep::Before) => {
            (Core::End(Stretch::Week(0)), next)
        }
        _ => return None,
    })
}

fn pick(c: Cursor<'_>, at: usize) -> Pick {
    match c.word(at) {
        "эту" | "этот" | "этого" | "этой" | "этому" | "это" | "this" => Pick::This,
        "ближайшую" | "ближайший" | "ближайшего" | "ближайшей" | "ближайшему" | "ближайшее" | "coming" => {
            Pick::This
        }
        "следующую" | "следующий" | "следующего" | "следующей" | "следующему" | "следующее" | "след" | "next" => {
            Pick::Next
        }
        "прошлую" | "прошлый" | "прошлого" | "прошлой" | "прошлое" | "last" | "past" | "минувшую" | "прош" => {
            Pick::Last
        }
        _ => Pick::Any,
    }
}

fn weekday(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    let mut at = at;
    let mut pick = pick(c, at);
    if pick != Pick::Any {
        at += 1 + usize::from(c.sign(at + 1, '.'));
    }
    let day = words::weekday(c.word(at))?;
    if prep == Prep::Bare && pick == Pick::Any && c.any(at, &["sat", "sun", "mon", "wed", "суб", "пон"]) {
        return None; // words of their own
    }
    let mut next = c.past_word(at);
    let of = next + usize::from(c.any(next, &["на"]));
    match (c.word(of), c.word(of + 1)) {
        ("следующей" | "след", "недели" | "неделе") | ("next", "week") => {
            (pick, next) = (Pick::NextWeek, of + 2)
        }
        ("этой" | "текущей", "недели" | "неделе") | ("this", "week") => {
            (pick, next) = (Pick::This, of + 2)
        }
        _ => {}
    }
    Some((Core::Weekday(day, pick), next))
}

/// «конца недели», «этой неделе», "end of the month", «НГ».
fn stretch(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
    let by = matches!(prep, Prep::By | Prep::Before);
    match c.word(at) {
        "eow" => return Some((Core::End(Stretch::Week(0)), at + 1)),
        "eom" => return Some((Core::End(Stretch::Month(0)), at + 1)),
        "eoq" => return Some((Core::End(Stretch::Quarter(0)), at + 1)),
        "eoy" => return Some((Core::End(Stretch::Year(0)), at + 1)),
        "нг" if by => return Some((Core::End(Stretch::Year(0)), at + 1)),
        "нового" | "новому" if by && c.any(at + 1, &["года", "году"]) => {
            return Some((Core::End(Stretch::Year(0)), at + 2));
        }
        "new" if by && c.any(at + 1, &["year", "years", "year's"]) => {
            let eve = usize::from(c.any(at + 2, &["eve"]));
            return Some((Core::End(Stretch::Year(0)), at + 2 + eve));
        }
        "конца" | "концу" | "конце" | "конец" | "end" => {
            let of = usize::from(c.word(at + 1) == "of");
            let the = usize::from(c.word(at + 1 + of) == "the");
            let from = at + 1 + of + the;
            let working = usize::from(c.any(from, &["рабочего", "рабочей", "working", "business"]));
            if c.any(from + working, &["дня", "day"]) {
                return Some((Core::Offset(0), from + working + 1));
            }
            return period(c, from + working, true).map(|(s, next)| (Core::End(s), next));
        }
        "начала" | "начале" | "началу" | "beginning" | "start" => {
            let of = usize::from(c.word(at + 1) == "of");
            let the = usize::from(c.word(at + 1 + of) == "the");
            return period(c, at + 1 + of + the, true).map(|(s, next)| (Core::Start(s), next));
        }
        _ => {}
    }
    if prep == Prep::On && c.word(at) == "неделе" {
        return Some((Core::Whole(Stretch::Week(0)), at + 1));
    }
    let said = !matches!(pick(c, at), Pick::Any | Pick::Last) || c.any(at, &PERIOD_PICKS);
    if !(said && matches!(prep, Prep::On | Prep::Bare | Prep::By | Prep::Through)) {
        return None;
    }
    period(c, at, false).map(|(s, next)| (Core::Whole(s), next))
}

const PERIOD_PICKS: [&str; 5] = ["следующем", "этом", "текущей", "текущем", "текущего"];

/// «(этой|следующей) недели», «ноября»; a bare «недели» only after «конца».
fn period(c: Cursor<'_>, at: usize, bare: bool) -> Option<(Stretch, usize)> {
    let (ahead, at) = match (pick(c, at), c.word(at)) {
        (Pick::Last, _) => return None,
        (Pick::Next, _) | (_, "следующем") => (1, at + 1 + usize::from(c.sign(at + 1, '.'))),
        (Pick::This, _) | (_, "этом" | "текущей" | "текущем" | "текущего") => (0, at + 1),
        (Pick::Any, _) if bare => (0, at),
        _ => return None,
    };
    let stretch = match c.word(at) {
        "недели" | "неделе" | "неделя" | "неделю" | "week" | "нед" => Stretch::Week(ahead),
        "месяца" | "месяце" | "месяц" | "month" | "мес" => Stretch::Month(ahead),
        "квартала" | "квартале" | "квартал" | "quarter" => Stretch::Quarter(ahead),
        "года" | "году" | "год" | "year" => Stretch::Year(ahead),
        other => Stretch::Named(words::month(other).filter(|_| bare)?),
    };
    Some((stretch, at + 1))
}

/// A count of days, weeks, months: «2 дня», «пару недель», «3 рабочих дня», «неделю».
fn ahead(c: Cursor<'_>, at: usize) -> Option<(Core, usize)> {
    let next_few = usize::from(c.any(at, &["next", "ближайшие", "ближайших"]));
    let at = at + next_few;
    let mut next = at;
    let mut said = true;
    let count = if let Some(n) = c.digits(at, 4) {
        next += 1;
        i64::from(n)
    } else if c.any(at, &["a", "an"]) {
        next += 1;
        let couple = usize::from(c.word(next) == "couple");
        next += couple + usize::from(couple == 1 && c.word(next + 1) == "of");
        1 + i64::try_from(couple).ok()?
    } else if let Some(n) = numeral::small_word(c.word(at)) {
        next += 1;
        n
    } else {
        said = false;
        1
    };
    let working = c.any(next, &["рабочих", "рабочий", "рабочего", "раб", "working", "business", "work"]);
    let calendar = c.any(next, &["календарных", "calendar"]);
    if working || calendar {
        next = currency::after_dot(c.tokens, next + 1);
    }
    let after = c.past_word(next);
    let core = match c.word(next) {
        "день" if !said && !working => Core::EveryOther,
        "дня" if !said => return None, // «в течение дня»
        "день" | "дня" | "дней" | "дн" | "сутки" | "суток" | "day" | "days" if working => {
            Core::WorkingDays(usize::try_from(count).ok()?)
        }
        "день" | "дня" | "дней" | "дн" | "сутки" | "суток" | "day" | "days" => {
            Core::Offset(count)
        }
        "неделю" | "недели" | "недель" | "неделька" | "недельку" | "нед" | "week" | "weeks" => {
            Core::Offset(count * 7)
        }
        "месяц" | "месяца" | "месяцев" | "мес" | "month" | "months" => {
            Core::Months(u32::try_from(count).ok()?)
        }
        "год" | "года" | "лет" | "year" | "years" => Core::Months(u32::try_from(count * 12).ok()?),
        "полгода" => Core::Months(6),
        "полчаса" => Core::Offset(0),
        "час" | "часа" | "часов" | "часик" | "мин" | "минут" | "минуту" | "минуты" | "hour" | "hours" | "minute"
        | "minutes" | "min" => Core::Offset(0),
        _ => return None,
    };
    Some((core, after))
}

/// «2 дня назад», "a week from now".
fn from_now(c: Cursor<'_>, at: usize) -> Option<(Core, usize)> {
    let (core, next) = ahead(c, at)?;
    match (core, c.word(next)) {
        (Core::Offset(days), "назад" | "ago") => Some((Core::Offset(-days), next + 1)),
        (core @ (Core::Offset(_) | Core::Months(_) | Core::WorkingDays(_)), "from")
            if c.any(next + 1, &["now", "today"]) =>
        {
            Some((core, next + 2))
        }
        _ => None,
    }
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

/// `25.11`, `25.11.2026`, `25/11`, `2026-11-25`.
fn numeric(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
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

/// «25 ноября 2026 г.», «25-26 ноября», "November 25th", "the 25th of November".
fn day_and_month(c: Cursor<'_>, at: usize) -> Option<(Core, usize)> {
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
fn day_of_month(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
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

/// Past the words that only refine a day: «включительно», «вечером», «в 15:00».
fn trailing(c: Cursor<'_>, from: usize) -> usize {
    const PARTS: [&str; 16] = [
        "включительно",
        "inclusive",
        "вечером",
        "утром",
        "днем",
        "morning",
        "evening",
        "afternoon",
        "night",
        "noon",
        "обеда",
        "обеду",
        "вечера",
        "вечеру",
        "утра",
        "утру",
    ];
    let mut at = from;
    loop {
        let comma = usize::from(c.sign(at, ',') && c.any(at + 1, &["включительно", "inclusive"]));
        if c.any(at + comma, &PARTS) {
            at += comma + 1;
            continue;
        }
        if !c.any(at, &["в", "к", "до", "с", "at", "by", "после", "in"]) {
            return at;
        }
        let the = usize::from(c.word(at + 1) == "the");
        if c.any(at + 1 + the, &PARTS) {
            at += 2 + the;
        } else if c.digits(at + 1, 2).is_some() && c.sign(at + 2, ':') && c.digits(at + 3, 2).is_some() {
            at += 4 + usize::from(c.any(at + 4, &["am", "pm"]));
        } else if c.digits(at + 1, 2).is_some() && c.any(at + 2, &["am", "pm", "часов", "часа", "утра", "вечера"])
        {
            at += 3;
        } else {
            return at;
        }
    }
}
