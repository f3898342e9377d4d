//! How many messages a digest is posted as, before anybody has rendered it.
//!
//! Apart from the view because the number is fixed by the use case that posts it: the posts are made then, and an edit
//! cannot make more of them. It is an upper bound in both languages, with room for those who have not answered yet; the
//! view keeps within the limits whatever is said here. That what is posted as one message names everybody is a test of
//! the view.
use super::{DigestContent, FEW_MEMBERS, PersonLine, Score};
use crate::domain::metric::{Metric, Unit};

/// What one message holds in UTF-16 units: less than Telegram allows, for the lines that come below a head's copy.
pub const MESSAGE_UNITS: usize = 3_800;
/// People of an older day, names of those away and corrections that are told one by one.
pub const OLDER_PEOPLE: usize = 5;
pub const NAMES: usize = 10;
pub const CORRECTIONS: usize = 5;
pub const OLDER_DAYS: usize = 5;
/// Longest name of a metric in a digest.
pub const METRIC_NAME: usize = 40;

/// What stands around the numbers of a person line, in the longer of the languages: its mark, its plan, what was not
/// planned, the next plan.
const PERSON_WORDS: usize = 6;
const PLAN_WORDS: usize = 8;
const UNPLANNED_WORDS: usize = 18;
const NEXT_WORDS: usize = 16;
const OLDER_WORDS: usize = 40;
const TOTAL_WORDS: usize = 24;
const CORRECTION_WORDS: usize = 30;
/// The heading without names, the words of the day line and of the promises, and the lines that will come.
const REST_WORDS: usize = 600;
/// The line of somebody who has not answered yet, where nobody has.
const ORDINARY_LINE: usize = 80;

/// 1 or 2.
pub(super) fn messages(content: &DigestContent) -> usize {
    let many = content.members > FEW_MEMBERS && !content.people.is_empty();
    if many && bound(content) > MESSAGE_UNITS { 2 } else { 1 }
}

fn bound(content: &DigestContent) -> usize {
    let Some(main) = content.main.as_ref().map(|main| &main.metric) else { return 0 };
    let totals = content.funnel.iter().chain(&content.others);
    let totals: usize = totals.map(|t| metric_name(&t.metric) + number(&t.metric, t.sum) + TOTAL_WORDS).sum();
    let away: usize = content.away.iter().take(NAMES).map(|name| units(name) + 2).sum();
    let sum = content.main.as_ref().map_or(0, |line| score(main, &line.score));
    let older: usize = content
        .older
        .iter()
        .rev()
        .take(OLDER_DAYS)
        .map(|day| {
            let people: usize = day.people.iter().take(OLDER_PEOPLE).map(|person| line(main, person)).sum();
            OLDER_WORDS + metric_name(main) + score(main, &day.score) + people
        })
        .sum();
    let corrections: usize = content
        .corrections
        .iter()
        .take(CORRECTIONS)
        .map(|c| {
            let (name, before, after) = match &c.change {
                super::Corrected::Of { name, before, after } => (units(name), before.unwrap_or(0), after.unwrap_or(0)),
                super::Corrected::By(by) => (0, *by, 0),
            };
            name + metric_name(&c.metric) + number(&c.metric, before) + number(&c.metric, after) + CORRECTION_WORDS
        })
        .sum();
    REST_WORDS + metric_name(main) + sum + totals + away + older + corrections + people(content, main)
}

/// The lines there are, and as much for each of those who may still come.
fn people(content: &DigestContent, main: &Metric) -> usize {
    let lines: usize = content.people.iter().map(|person| line(main, person)).sum();
    let ordinary = lines.checked_div(content.people.len()).unwrap_or(ORDINARY_LINE);
    lines + content.members.saturating_sub(content.people.len()) * ordinary
}

fn line(main: &Metric, person: &PersonLine) -> usize {
    let next = person.next.map_or(0, |(_, value)| number(main, value) + NEXT_WORDS);
    units(&person.name) + score(main, &person.score) + next + PERSON_WORDS
}

fn score(metric: &Metric, score: &Score) -> usize {
    let planned = score.planned.map_or(0, |(f, p)| number(metric, f) + number(metric, p) + PLAN_WORDS);
    planned + score.unplanned.map_or(0, |value| number(metric, value) + UNPLANNED_WORDS)
}

/// Digits, a sign of every third, the fraction, the minus, and the unit's word.
fn number(metric: &Metric, value: i64) -> usize {
    let one = 10_u64.pow(u32::from(metric.scale));
    let whole = value.unsigned_abs() / one;
    let digits = whole.checked_ilog10().map_or(1, |n| n as usize + 1);
    let fraction = if value.unsigned_abs().is_multiple_of(one) { 0 } else { usize::from(metric.scale) + 1 };
    let word = match &metric.unit {
        Unit::Named(word) => units(word) + 1,
        Unit::Count | Unit::Money => 0,
    };
    digits + (digits - 1) / 3 + fraction + usize::from(value < 0) + word
}

fn metric_name(metric: &Metric) -> usize {
    units(&metric.name).min(METRIC_NAME)
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
