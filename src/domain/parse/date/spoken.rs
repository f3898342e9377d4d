//! Dates in words alone: «завтра», «в следующую пятницу», «до конца недели», «через 3 рабочих дня».
use super::{
    super::{currency, numeral, words},
    phrase::{Core, Cursor, Pick, Prep},
    stretch::Stretch,
};

/// Days that have words of their own.
pub(super) fn word_day(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
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

pub(super) fn weekday(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
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
pub(super) fn stretch(c: Cursor<'_>, at: usize, prep: Prep) -> Option<(Core, usize)> {
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

/// A count of days, weeks, months: «2 дня», «пару недель», «3 рабочих дня», «неделю».
pub(super) fn ahead(c: Cursor<'_>, at: usize) -> Option<(Core, usize)> {
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
pub(super) fn from_now(c: Cursor<'_>, at: usize) -> Option<(Core, usize)> {
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

const PERIOD_PICKS: [&str; 5] = ["следующем", "этом", "текущей", "текущем", "текущего"];
