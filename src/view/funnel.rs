//! The funnel as people read it: the table, the bottleneck in a sentence, the way back from a target, benchmarks.
//!
//! Parts are functions of their own, for whatever screen shows them. Invariants: a table is at most [`COLUMNS`] wide or
//! becomes a list; what is not known is a dash, never a zero.
mod expected;

pub use expected::{ask, list};

use super::{html::Html, report::words};
use crate::{
    domain::{
        department::Currency,
        funnel::{Back, BackStep, Basis, Bottleneck, ENOUGH, Lack, Link, Picture},
        metric::Metric,
    },
    locale::Locale,
};

/// What a phone shows of a monospace line.
pub const COLUMNS: usize = 34;
/// The columns of the table: name, sum, this month's conversion, the usual one.
const WIDTHS: [usize; 4] = [12, 7, 6, 6];
/// The columns of the way back: name, a day, a month.
const BACK_WIDTHS: [usize; 3] = [16, 8, 8];
/// What is not known.
const DASH: &str = "—";
/// From here on a conversion is shown without decimals, in hundredths of a per cent.
const WHOLE_FROM: i64 = 1_000;

/// «21 %», «1,4 %»; of hundredths of a per cent.
pub fn percent(hundredths: i64, locale: Locale) -> String {
    let shown = |unit: i64| crate::locale::number::rounded(i128::from(hundredths), i128::from(unit)) as i64;
    if hundredths.abs() >= WHOLE_FROM { locale.per_cent(shown(100)) } else { locale.per_cent_scaled(shown(10), 1) }
}

/// «Узкое место: КП → договоры 21 %, обычно 30 % ≈ −310 000 ₽ к прогнозу»
pub fn bottleneck(found: &Bottleneck, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let (basis, expected) = match found.by_head {
        true => ("benchmark", locale.per_cent_scaled(found.expected, 2)),
        false => ("usual", percent(found.expected, locale)),
    };
    texts.funnel_bottleneck(
        pair(&found.from, &found.to),
        percent(found.actual, locale),
        basis,
        expected,
        locale.money(-two_digits(found.loss_minor), currency),
    )
}

/// «КП → договоры»
pub(super) fn pair(from: &Metric, to: &Metric) -> String {
    format!("{} → {}", words::inner_name(from), words::inner_name(to))
}

/// To two significant digits and whole units: what stands behind «≈» claims no more.
fn two_digits(minor: i64) -> i64 {
    let mut step = 100_i64;
    while minor.unsigned_abs() / step.unsigned_abs() >= 100 && step < i64::MAX / 10 {
        step *= 10;
    }
    (crate::locale::number::rounded(i128::from(minor), i128::from(step)) * i128::from(step)) as i64
}

/// Sums of the month, conversions of the month and the usual ones, the average check, and the bottleneck.
pub fn table(picture: &Picture, currency: Currency, locale: Locale) -> Html {
    let texts = locale.texts();
    if picture.steps.is_empty() {
        return Html::text(texts.funnel_no_steps());
    }
    let rows: Vec<[String; 4]> = (0..picture.steps.len()).map(|place| row(picture, place, locale)).collect();
    let dash = rows.iter().flatten().any(|cell| cell == DASH);
    let figures = match aligned(&rows, locale) {
        Some(table) => Html::pre(table),
        None => Html::lines(rows.iter().map(|row| Html::text(listed(row, locale)))),
    };
    figures
        .line(picture.check.as_ref().map(|check| check_line(check, currency, locale)).unwrap_or_default())
        .line(if dash { Html::text(texts.funnel_dash(ENOUGH.to_string())).italic() } else { Html::new() })
        .line(picture.bottleneck().map(|found| bottleneck(&found, currency, locale)).unwrap_or_default())
}

/// A step: its name, its sum, the conversion into it from the step before, and the usual one.
fn row(picture: &Picture, place: usize, locale: Locale) -> [String; 4] {
    let (metric, sum) = &picture.steps[place];
    let link = place.checked_sub(1).and_then(|before| picture.links.get(before));
    let shown = |link: &Link, rate: Option<_>| rate.map_or(DASH.into(), |rate| percent(link.percent(&rate), locale));
    [
        words::name(metric),
        sum.map_or(DASH.into(), |sum| locale.value(metric, sum)),
        link.map_or(String::new(), |link| shown(link, link.actual())),
        link.map_or(String::new(), |link| shown(link, link.usual())),
    ]
}

/// Monospace columns; `None` when a number is too wide for its column.
fn aligned(rows: &[[String; 4]], locale: Locale) -> Option<String> {
    let texts = locale.texts();
    let titles = [String::new(), texts.funnel_column_month(), texts.funnel_column_now(), texts.funnel_column_usual()];
    let lines: Option<Vec<String>> = std::iter::once(&titles).chain(rows).map(|row| columns(row, &WIDTHS)).collect();
    Some(lines?.join("\n"))
}

/// The first cell to the left and cut, the others to the right.
fn columns(cells: &[String], widths: &[usize]) -> Option<String> {
    let mut line = String::new();
    for (place, (cell, width)) in cells.iter().zip(widths).enumerate() {
        if place == 0 {
            line = format!("{:<width$}", words::cut(cell, *width));
        } else if cell.chars().count() > *width {
            return None;
        } else {
            line = format!("{line} {cell:>width$}");
        }
    }
    Some(line.trim_end().to_owned())
}

/// «Встречи 115 — 14 %, обычно 12 %»
fn listed([name, sum, now, usual]: &[String; 4], locale: Locale) -> String {
    match now.is_empty() {
        true => format!("{name} {sum}"),
        false => locale.texts().funnel_listed(name.clone(), sum.clone(), now.clone(), usual.clone()),
    }
}

/// «Средний чек 98 000 ₽, обычно 100 000 ₽»
fn check_line(check: &Link, currency: Currency, locale: Locale) -> Html {
    let texts = locale.texts();
    let money = |rate: crate::domain::fraction::Fraction| {
        // Kopecks of an average are noise.
        let whole = crate::locale::number::rounded(i128::from(check.of_one(&rate)), 100) as i64;
        locale.money(whole.saturating_mul(100), currency)
    };
    Html::text(match (check.actual().map(money), check.usual().map(money)) {
        (Some(now), Some(usual)) => texts.funnel_check_both(now, usual),
        (Some(now), None) => texts.funnel_check(now),
        (None, Some(usual)) => texts.funnel_check_usual(usual),
        (None, None) => texts.funnel_check_unknown(),
    })
}

/// How many of each step a target takes: «в день · за месяц», and why no more can be said.
pub fn decomposition(found: &Back, locale: Locale) -> Html {
    let texts = locale.texts();
    let rows: Vec<[String; 3]> = found.steps.iter().map(|step| back_row(step, locale)).collect();
    let titles = [String::new(), texts.funnel_column_a_day(), texts.funnel_column_a_month()];
    let lines: Option<Vec<String>> =
        std::iter::once(&titles).chain(&rows).map(|row| columns(row, &BACK_WIDTHS)).collect();
    let figures = match lines {
        _ if rows.is_empty() => Html::new(),
        Some(lines) => Html::pre(lines.join("\n")),
        None => {
            let line =
                |[name, day, month]: &[String; 3]| texts.funnel_back_listed(name.clone(), day.clone(), month.clone());
            Html::lines(rows.iter().map(|row| Html::text(line(row))))
        }
    };
    let by_head = found.steps.iter().any(|step| step.basis == Basis::Benchmark);
    let by_head = if by_head { Html::text(texts.funnel_by_benchmark()).italic() } else { Html::new() };
    figures.line(by_head).line(found.lack.as_ref().map(|why| lack(why, locale)).unwrap_or_default())
}

fn back_row(step: &BackStep, locale: Locale) -> [String; 3] {
    let day = step.a_day.map_or(DASH.into(), |tenths| locale.fixed(tenths, 1));
    [words::name(&step.metric), day, locale.integer(step.a_month)]
}

/// Why it cannot be said how many a step takes.
pub fn lack(why: &Lack, locale: Locale) -> String {
    let texts = locale.texts();
    match why {
        Lack::NothingToReach => texts.funnel_lack_target(),
        Lack::NoDays => texts.funnel_lack_days(),
        Lack::NoSteps => texts.funnel_no_steps(),
        Lack::NoMoney => texts.funnel_lack_money(),
        Lack::Few { from, to } if to.is_money() => texts.funnel_lack_check(words::inner_name(from), ENOUGH.to_string()),
        Lack::Few { from, to } => texts.funnel_lack_few(words::raised(pair(from, to)), ENOUGH.to_string()),
        Lack::Zero { from, to } if to.is_money() => texts.funnel_lack_no_money(words::inner_name(from)),
        Lack::Zero { from, to } => texts.funnel_lack_zero(words::raised(pair(from, to))),
    }
}

#[cfg(test)]
mod tests;
