//! «Причины месяца»: what each factor's change has brought, marks and absences, as a block for those who show a month.
//!
//! Nobody is named here, so it may be shown to everybody who may read the month.
use crate::{
    domain::{
        causes::month::{Factor, MonthCauses, MonthMark, Part},
        metric::Metric,
    },
    locale::Locale,
    view::{html::Html, report::words},
};

/// Parts and marks told one by one.
const PARTS: usize = 6;
const MARKS: usize = 5;

/// The block; empty where there is nothing to compare with and nothing happened.
pub fn block(causes: &MonthCauses, locale: Locale) -> Html {
    let texts = locale.texts();
    let parts = causes.largest(PARTS).iter().map(|part| self::part(part, causes, locale));
    let parts = Html::lines(parts.map(|line| Html::text(format!("• {line}"))));
    let marks = marks(&causes.marks, locale);
    let away = match (causes.away_days, causes.away_days_before) {
        (0, 0) => None,
        (now, before) => Some(texts.causes_month_away(words::count(now), before.to_string())),
    };
    let working = causes.is_of_another_length().then(|| {
        let days = |weight: i64| locale.number((weight * 10 + 400) / MonthCauses::WEIGHT_OF_DAY, 1);
        texts.causes_month_working(days(causes.weight), days(causes.weight_before))
    });
    let happened = Html::lines([marks, away, working].into_iter().flatten().map(Html::text));
    let difference = match (causes.before, causes.after) {
        (Some(before), Some(after)) => Some(difference(causes, after - before, locale)),
        _ => None,
    };
    if difference.is_none() && happened.is_empty() {
        return Html::new();
    }
    let html = Html::text(texts.causes_month()).bold();
    let html = difference.into_iter().fold(html, Html::line);
    html.line(parts).line(happened)
}

/// «Оплаты к октябрю: +310 000 ₽», to as many days of it where the month is not over.
fn difference(causes: &MonthCauses, brought: i64, locale: Locale) -> String {
    let texts = locale.texts();
    let (name, brought) = (words::name(&causes.metric), signed(causes, brought, locale));
    let whole = causes.before_through_on.succ_opt() == Some(causes.month_on);
    match whole {
        true => texts.causes_month_difference(name, locale.month(causes.before_on), brought),
        false => {
            let (from_on, through_on) = (causes.before_on, causes.before_through_on);
            let dates = format!("{}–{}", locale.day_month(from_on), locale.day_month(through_on));
            texts.causes_month_difference_days(name, dates, brought)
        }
    }
}

/// With its sign: a minus as people write it.
fn signed(causes: &MonthCauses, brought: i64, locale: Locale) -> String {
    let size = i64::try_from(brought.unsigned_abs()).unwrap_or(i64::MAX);
    let shown = words::value(&causes.metric, size, causes.currency, locale);
    match brought {
        0 => shown,
        1.. => format!("+{shown}"),
        _ => format!("−{shown}"),
    }
}

/// «КП → договоры 30 % → 21 %: −180 000 ₽»
fn part(part: &Part, causes: &MonthCauses, locale: Locale) -> String {
    let texts = locale.texts();
    let name = |step: usize| causes.steps.get(step).map(|metric: &Metric| metric_name(metric)).unwrap_or_default();
    let count = |value: i64| locale.integer(value);
    let share = |value: i64| tenths(value, locale);
    let check = |value: i64| words::value(&causes.metric, value, causes.currency, locale);
    let brought = signed(causes, part.brought, locale);
    let (what, shown): (String, &dyn Fn(i64) -> String) = match part.factor {
        Factor::Count { step } => (words::raised(name(step)), &count),
        Factor::Conversion { from, to } => (texts.causes_month_conversion(name(from), name(to)), &share),
        Factor::Check { .. } if causes.metric.is_money() => (texts.causes_month_check(), &check),
        Factor::Check { step } => {
            (texts.causes_month_conversion(name(step), words::inner_name(&causes.metric)), &check)
        }
        Factor::Rest => return texts.causes_month_rest(brought),
    };
    match (part.before, part.after) {
        (Some(before), Some(after)) => texts.causes_month_part(what, shown(before), shown(after), brought),
        (None, Some(after)) => texts.causes_month_part_new(what, shown(after), brought),
        (Some(before), None) => texts.causes_month_part_gone(what, shown(before), brought),
        (None, None) => texts.causes_month_part_bare(what, brought),
    }
}

/// Tenths of a per cent: «21,4 %».
fn tenths(value: i64, locale: Locale) -> String {
    let (shown, space) = (locale.number(value, 1), if locale == Locale::RU { "\u{a0}" } else { "" });
    format!("{shown}{space}%")
}

fn metric_name(metric: &Metric) -> String {
    words::inner_name(metric)
}

/// «Отметки: акция −10 %, 12–14.11; …»
fn marks(marks: &[MonthMark], locale: Locale) -> Option<String> {
    let texts = locale.texts();
    let shown = marks.iter().take(MARKS).map(|mark| {
        let dates = if mark.from_on == mark.through_on {
            locale.day_month(mark.from_on)
        } else {
            format!("{}–{}", locale.day_month(mark.from_on), locale.day_month(mark.through_on))
        };
        texts.causes_month_mark(words::cut(&mark.body, words::BODY), dates)
    });
    let left = marks.len().saturating_sub(MARKS);
    let more = (left > 0).then(|| texts.today_more(left.to_string()));
    let all: Vec<String> = shown.chain(more).collect();
    (!all.is_empty()).then(|| texts.causes_month_marks(all.join("; ")))
}
