//! TOML values as typed ones: each function says what it wanted when it did not get it.
//!
//! Invariants: total; no floats.
use super::{Expected, Fault, MEMBERS, NAME_CHARS};
use crate::domain::{calendar::WeekPattern, id::TelegramId, metric::MemberRef, time::Zone};
use chrono::{NaiveDate, NaiveTime, Timelike};
use toml::de::DeValue;

pub type Value<T> = Result<T, Fault>;

fn string(value: &DeValue<'_>, expected: Expected) -> Value<String> {
    value.as_str().map(|text| text.trim().to_owned()).ok_or(Fault::Expected(expected))
}

/// One line of 1 to `most` characters.
pub fn text(most: usize) -> impl Fn(&DeValue<'_>) -> Value<String> {
    move |value| {
        let text = string(value, Expected::Text)?;
        if text.is_empty() {
            Err(Fault::Empty)
        } else if text.chars().any(char::is_control) {
            Err(Fault::OneLine)
        } else if text.chars().count() > most {
            Err(Fault::TooLong { most })
        } else {
            Ok(text)
        }
    }
}

/// A stable name: `[a-z0-9_-]`.
pub fn key(value: &DeValue<'_>) -> Value<String> {
    let key = text(super::NAME_CHARS)(value)?;
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if key.chars().all(known) { Ok(key) } else { Err(Fault::Key(key)) }
}

/// Texts of a list.
pub fn texts(value: &DeValue<'_>) -> Value<Vec<String>> {
    let list = value.as_array().ok_or(Fault::Expected(Expected::Texts))?;
    list.iter().map(|item| text(super::NAME_CHARS)(item.get_ref())).collect()
}

/// A whole number of `least` to `most`.
pub fn integer(least: i64, most: i64) -> impl Fn(&DeValue<'_>) -> Value<i64> {
    move |value| {
        let n = whole(value).ok_or(Fault::Expected(Expected::Integer))?;
        if (least..=most).contains(&n) { Ok(n) } else { Err(Fault::OutOfRange { least, most }) }
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// A value in a metric's unit, as an integer or a string, times 10^scale.
pub fn amount(scale: u8) -> impl Fn(&DeValue<'_>) -> Value<i64> {
    move |value| {
        let fault = || Fault::Expected(Expected::Amount { scale });
        match whole(value) {
            Some(n) => n.checked_mul(10_i64.pow(u32::from(scale))).ok_or_else(fault),
            None => value.as_str().and_then(|text| scaled(text.trim(), scale)).ok_or_else(fault),
        }
    }
}

/// As [`amount`], where a string may have its thousands apart: "1 200 000".
pub fn grouped(scale: u8) -> impl Fn(&DeValue<'_>) -> Value<i64> {
    move |value| {
        let fault = || Fault::Expected(Expected::Amount { scale });
        match value.as_str() {
            Some(text) => {
                let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
                scaled(&text, scale).ok_or_else(fault)
            }
            None => amount(scale)(value),
        }
    }
}

/// "2026-11" as its first day.
pub fn month(value: &DeValue<'_>) -> Value<NaiveDate> {
    let text = string(value, Expected::Month)?;
    let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok();
    let short = text.len() == "2026-11".len();
    first
        .filter(|on| short && ("2000-01-01"..="2100-12-31").contains(&on.to_string().as_str()))
        .ok_or(Fault::Expected(Expected::Month))
}

/// A member by his name, or by Telegram's id.
pub fn member(value: &DeValue<'_>) -> Value<MemberRef> {
    match whole(value) {
        Some(id) => Ok(MemberRef::Telegram(TelegramId(id))),
        None => text(NAME_CHARS)(value).map(MemberRef::Name).map_err(|_| Fault::Expected(Expected::Members)),
    }
}

/// «-12.5» with the scale 2 is -1250.
fn scaled(text: &str, scale: u8) -> Option<i64> {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => (-1, size),
        None => (1, text),
    };
    let (whole, decimals) = size.split_once(['.', ',']).unwrap_or((size, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let bare = size.len() > whole.len() && decimals.is_empty();
    if whole.is_empty() || bare || decimals.len() > usize::from(scale) || !digits(whole) || !digits(decimals) {
        return None;
    }
    let padded = format!("{whole}{decimals:0<width$}", width = usize::from(scale));
    padded.parse::<i64>().ok()?.checked_mul(sign)
}

pub fn yes_no(value: &DeValue<'_>) -> Value<bool> {
    value.as_bool().ok_or(Fault::Expected(Expected::YesNo))
}

pub fn zone(value: &DeValue<'_>) -> Value<Zone> {
    let name = string(value, Expected::Text)?;
    Zone::from_name(&name).ok_or(Fault::Zone(name))
}

/// A time of day to the minute: "09:00", or TOML's own 09:00:00.
pub fn time(value: &DeValue<'_>) -> Value<NaiveTime> {
    let text = match value.as_datetime() {
        Some(at) => at.to_string(),
        None => string(value, Expected::Time)?,
    };
    ["%H:%M", "%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveTime::parse_from_str(&text, form).ok())
        .filter(|at| at.second() == 0 && at.nanosecond() == 0)
        .ok_or(Fault::Expected(Expected::Time))
}

/// "2026-11-20", or TOML's own date.
pub fn date(value: &DeValue<'_>) -> Value<NaiveDate> {
    let text = match value.as_datetime() {
        Some(on) => on.to_string(),
        None => string(value, Expected::Date)?,
    };
    let date = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
    // Other years are slips of the hand, and the calendar does not reach them.
    date.filter(|on| ("2000-01-01"..="2100-12-31").contains(&on.to_string().as_str()))
        .ok_or(Fault::Expected(Expected::Date))
}

pub fn week(value: &DeValue<'_>) -> Value<WeekPattern> {
    WeekPattern::from_code(&string(value, Expected::Week)?).ok_or(Fault::Expected(Expected::Week))
}

/// Members by their names, or by Telegram's ids.
pub fn members(value: &DeValue<'_>) -> Value<Vec<MemberRef>> {
    let fault = || Fault::Expected(Expected::Members);
    let list = value.as_array().ok_or_else(fault)?;
    if list.len() > MEMBERS {
        return Err(Fault::TooLong { most: MEMBERS });
    }
    let member = |item: &DeValue<'_>| match whole(item) {
        Some(id) => Ok(MemberRef::Telegram(TelegramId(id))),
        None => text(NAME_CHARS)(item).map(MemberRef::Name).map_err(|_| fault()),
    };
    list.iter().map(|item| member(item.get_ref())).collect()
}

/// An enum of `coded!`.
pub fn code<T: Copy + 'static>(known: &'static [T], name: fn(T) -> &'static str) -> impl Fn(&DeValue<'_>) -> Value<T> {
    move |value| {
        let given = string(value, Expected::Text)?;
        let found = known.iter().copied().find(|one| name(*one) == given);
        found.ok_or_else(|| Fault::OneOf { given, known: known.iter().map(|one| name(*one)).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn an_amount_has_no_more_decimals_than_its_metric() {
        assert_eq!(scaled("12.5", 2), Some(1_250));
        assert_eq!(scaled("-0,05", 2), Some(-5));
        assert_eq!(scaled("7", 3), Some(7_000));
        for wrong in ["", "-", "1.", ".5", "1.234", "1e3", "+1", "1 000", "99999999999999999999", "1.2.3"] {
            assert_eq!(scaled(wrong, 2), None, "{wrong}");
        }
    }
}
