//! Words of the calendar, in every case people type them in.
//!
//! Stands apart because both lines of figures («план на пт») and dates need them.
use chrono::Weekday;

/// A weekday by its folded name or short form.
pub(super) fn weekday(fold: &str) -> Option<Weekday> {
    Some(match fold {
        "понедельник"
        | "понедельника"
        | "понедельнику"
        | "понедельником"
        | "понедельнике"
        | "пн"
        | "пон"
        | "понед"
        | "monday"
        | "mon" => Weekday::Mon,
        "вторник" | "вторника" | "вторнику" | "вторником" | "вторнике" | "вт" | "втор" | "tuesday" | "tue" | "tues" => {
            Weekday::Tue
        }
        "среда" | "среду" | "среды" | "среде" | "средой" | "ср" | "wednesday" | "wed" => {
            Weekday::Wed
        }
        "четверг" | "четверга" | "четвергу" | "четвергом" | "четверге" | "чт" | "чтв" | "четв" | "thursday" | "thu"
        | "thur" | "thurs" => Weekday::Thu,
        "пятница" | "пятницу" | "пятницы" | "пятнице" | "пятницей" | "пт" | "птн" | "пятн" | "friday" | "fri" => {
            Weekday::Fri
        }
        "суббота" | "субботу" | "субботы" | "субботе" | "субботой" | "сб" | "суб" | "субб" | "saturday" | "sat" => {
            Weekday::Sat
        }
        "воскресенье"
        | "воскресенья"
        | "воскресенью"
        | "воскресеньем"
        | "воскресение"
        | "воскресения"
        | "вс"
        | "вск"
        | "воскр"
        | "sunday"
        | "sun" => Weekday::Sun,
        _ => return None,
    })
}

/// A month, 1–12, by its folded name; nominative, genitive, dative and prepositional, short forms.
pub(super) fn month(fold: &str) -> Option<u32> {
    const STEMS: [(&str, u32); 12] = [
        ("январ", 1),
        ("феврал", 2),
        ("март", 3),
        ("апрел", 4),
        ("ма", 5),
        ("июн", 6),
        ("июл", 7),
        ("август", 8),
        ("сентябр", 9),
        ("октябр", 10),
        ("ноябр", 11),
        ("декабр", 12),
    ];
    let russian = STEMS.iter().find_map(|(stem, n)| {
        let ending = fold.strip_prefix(stem)?;
        let known = match *n {
            3 | 8 => matches!(ending, "" | "а" | "у" | "е" | "ом"),
            5 => matches!(ending, "й" | "я" | "ю" | "е" | "ем"),
            _ => matches!(ending, "ь" | "я" | "ю" | "е" | "ем"),
        };
        known.then_some(*n)
    });
    russian.or(match fold {
        "янв" | "january" | "jan" => Some(1),
        "фев" | "февр" | "february" | "feb" => Some(2),
        "мар" | "march" | "mar" => Some(3),
        "апр" | "april" | "apr" => Some(4),
        "may" => Some(5),
        "june" | "jun" => Some(6),
        "july" | "jul" => Some(7),
        "авг" | "august" | "aug" => Some(8),
        "сен" | "сент" | "september" | "sep" | "sept" => Some(9),
        "окт" | "october" | "oct" => Some(10),
        "ноя" | "нояб" | "november" | "nov" => Some(11),
        "дек" | "december" | "dec" => Some(12),
        _ => None,
    })
}

/// A day of a month as an ordinal in the genitive or dative, or in English: 1–20 and 30.
pub(super) fn ordinal(fold: &str) -> Option<u32> {
    Some(match fold {
        "первого" | "первому" | "первое" | "first" => 1,
        "второго" | "второму" | "второе" | "second" => 2,
        "третьего" | "третьему" | "третье" | "third" => 3,
        "четвертого" | "четвертому" | "четвертое" | "fourth" => 4,
        "пятого" | "пятому" | "пятое" | "fifth" => 5,
        "шестого" | "шестому" | "шестое" | "sixth" => 6,
        "седьмого" | "седьмому" | "седьмое" | "seventh" => 7,
        "восьмого" | "восьмому" | "восьмое" | "eighth" => 8,
        "девятого" | "девятому" | "девятое" | "ninth" => 9,
        "десятого" | "десятому" | "десятое" | "tenth" => 10,
        "одиннадцатого" | "одиннадцатому" => 11,
        "двенадцатого" | "двенадцатому" => 12,
        "тринадцатого" | "тринадцатому" => 13,
        "четырнадцатого" | "четырнадцатому" => 14,
        "пятнадцатого" | "пятнадцатому" | "fifteenth" => 15,
        "шестнадцатого" | "шестнадцатому" => 16,
        "семнадцатого" | "семнадцатому" => 17,
        "восемнадцатого" | "восемнадцатому" => 18,
        "девятнадцатого" | "девятнадцатому" => 19,
        "двадцатого" | "двадцатому" | "twentieth" => 20,
        "тридцатого" | "тридцатому" | "thirtieth" => 30,
        _ => return None,
    })
}

/// The first word of «двадцать пятого».
pub(super) fn tens(fold: &str) -> Option<u32> {
    match fold {
        "двадцать" | "twenty" => Some(20),
        "тридцать" | "thirty" => Some(30),
        _ => None,
    }
}
