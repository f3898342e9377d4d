//! Screens of plan and fact, and the month in a few lines that others put into theirs: [`block`], [`card_lines`].
//!
//! Apart from reports and digests because it helps whoever reads it to reach his plan: where he stands, what a day
//! needs, where it leads. Invariants: a light is a word and a shape, never a colour alone; a state that has nothing to
//! say says so in words; no number is shown that was not known.
mod card;
mod me;
mod pages;
mod plan;
mod table;
mod week;

pub use card::card_lines;
pub use me::me;
pub use pages::{month, month_unclear, people, week_unclear};
pub use plan::plan;
pub use week::week;

use super::{html::Html, report::words};
use crate::{
    domain::{
        department::Currency,
        metric::{Direction, Metric},
        month::{Light, Progress, Stage, UNKNOWN_DAYS_WITHOUT_LIGHT},
    },
    locale::Locale,
};

/// From 1 000.00 on a norm is shown without kopecks.
const WHOLE_FROM: i64 = 1_000_00;

/// How a month is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub currency: Currency,
    /// With lights; the team reads nothing red.
    pub lights: bool,
}

/// The month of one metric: its name, then what is done, where it should be, what a day needs, where it leads.
pub fn block(progress: &Progress, manner: Manner, locale: Locale) -> Html {
    let texts = locale.texts();
    let title = Html::text(words::name_with_unit(&progress.metric, manner.currency, locale)).bold();
    let said = match progress.stage {
        Stage::State => vec![state(progress, manner.currency, locale)],
        Stage::Untargeted | Stage::Nothing => vec![done(progress, manner.currency, locale)],
        Stage::Before => vec![
            done(progress, manner.currency, locale),
            before(progress, manner.currency, locale),
            ahead(progress, manner.currency, locale),
        ],
        Stage::Over => vec![done(progress, manner.currency, locale), over(progress, manner.currency, locale)],
        Stage::Under => vec![
            done(progress, manner.currency, locale),
            pace(progress, manner.lights, locale),
            needed(progress, manner.currency, locale),
            progress.hard.then(|| texts.planfact_hard()).filter(|_| manner.lights).unwrap_or_default(),
            ahead(progress, manner.currency, locale),
        ],
    };
    title.line(Html::lines(said.into_iter().map(words::raised).map(Html::text)))
}

/// The same in one line: «Звонки 410 из 900 · 46 %, отстаём на 3 %».
pub fn short(progress: &Progress, currency: Currency, locale: Locale) -> String {
    if progress.stage == Stage::State {
        return format!("{}: {}", words::name(&progress.metric), words::lowered(state(progress, currency, locale)));
    }
    let pace = side(progress)
        .filter(|_| !progress.is_done() && !is_unlit(progress))
        .map(|(side, percent)| locale.texts().planfact_pace(side, locale.per_cent(percent)));
    let said: Vec<String> = [Some(done(progress, currency, locale)), pace].into_iter().flatten().collect();
    format!("{}: {}", words::name(&progress.metric), said.join(", "))
}

fn value(progress: &Progress, value: i64, currency: Currency, locale: Locale) -> String {
    words::value(&progress.metric, value, currency, locale)
}

/// What follows from a split: whole money once there is enough of it, for nobody plans kopecks.
fn norm(metric: &Metric, value: i64, currency: Currency, locale: Locale) -> String {
    let whole = if metric.is_money() && value.abs() >= WHOLE_FROM {
        let units = crate::domain::fraction::Fraction::ratio(value, 100).map_or(0, |units| units.shown());
        units.saturating_mul(100)
    } else {
        value
    };
    words::value(metric, whole, currency, locale)
}

fn short_value(progress: &Progress, value: i64, currency: Currency, locale: Locale) -> String {
    match progress.metric.is_money() {
        true => locale.short_money(value, currency),
        false => words::value(&progress.metric, value, currency, locale),
    }
}

/// «840 000 ₽ из 1 200 000 ₽ · 70 %»
fn done(progress: &Progress, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let shown = |v| value(progress, v, currency, locale);
    let said = match (progress.fact, progress.plan) {
        (None, None) => return texts.planfact_nothing(),
        (Some(fact), None) => return texts.planfact_no_plan(shown(fact)),
        (Some(fact), Some(0)) => return texts.planfact_zero(shown(fact)),
        (None, Some(plan)) => return texts.planfact_no_facts(shown(plan)),
        (Some(fact), Some(plan)) if progress.metric.direction == Direction::Less => {
            texts.planfact_at_most(shown(fact), shown(plan))
        }
        (Some(fact), Some(plan)) => texts.planfact_done_of(shown(fact), shown(plan)),
    };
    match progress.percent() {
        Some(percent) => format!("{said} · {}", locale.per_cent(percent)),
        None => said,
    }
}

/// On which side of the plan the pace is, and by how much.
fn side(progress: &Progress) -> Option<(&'static str, i64)> {
    let less = progress.metric.direction == Direction::Less;
    progress.ahead.map(|ahead| match (ahead, less) {
        (0, _) => ("even", 0),
        (..0, false) => ("behind", -ahead),
        (_, false) => ("ahead", ahead),
        (..0, true) => ("under", -ahead),
        (_, true) => ("over", ahead),
    })
}

fn light(light: Light, less: bool, locale: Locale) -> String {
    locale.texts().planfact_light(match (light, less) {
        (Light::Green, false) => "green",
        (Light::Yellow, false) => "yellow",
        (Light::Red, false) => "red",
        (Light::Green, true) => "green-less",
        (Light::Yellow, true) => "yellow-less",
        (Light::Red, true) => "red-less",
    })
}

/// Too little is known for a pace; of the department the light tells.
fn is_unlit(progress: &Progress) -> bool {
    progress.light.is_none() && progress.unknown > UNKNOWN_DAYS_WITHOUT_LIGHT
}

/// «К сегодня нужно 70 %, отстаём на 7 % · 🟡 можно догнать · без 2 дней», or that the plan is reached.
fn pace(progress: &Progress, lights: bool, locale: Locale) -> String {
    let (texts, less) = (locale.texts(), progress.metric.direction == Direction::Less);
    if let Some(percent) = progress.percent().filter(|_| progress.is_done()) {
        return texts.planfact_reached(locale.per_cent(percent));
    }
    let unlit = is_unlit(progress);
    if unlit && lights {
        return texts.planfact_unknown_many(words::count(progress.unknown));
    }
    if unlit {
        return texts.planfact_unknown_many_team();
    }
    let expected = progress.expected_percent.map(|percent| {
        let percent = locale.per_cent(percent);
        match progress.is_lumpy() {
            true => texts.planfact_expected_week(percent),
            false if less => texts.planfact_expected_less(percent),
            false => texts.planfact_expected(percent),
        }
    });
    let pace = side(progress).filter(|_| lights).map(|(side, by)| texts.planfact_pace(side, locale.per_cent(by)));
    let where_to: Vec<String> = [expected, pace].into_iter().flatten().collect();
    let unknown = (progress.unknown > 0 && lights).then(|| texts.planfact_unknown(words::count(progress.unknown)));
    let light = progress.light.filter(|_| lights).map(|shown| light(shown, less, locale));
    let said = [Some(where_to.join(", ")).filter(|said| !said.is_empty()), light, unknown];
    words::raised(said.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// «До плана 360 000 ₽ и 6 рабочих дней: нужно по 60 тыс. в день.»
fn needed(progress: &Progress, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let Some(gap) = progress.gap() else { return String::new() };
    match progress.needed_tenths {
        _ if gap < 0 && progress.metric.direction == Direction::Less => {
            texts.planfact_over_beyond(value(progress, -gap, currency, locale))
        }
        _ if gap < 0 => texts.planfact_beyond(value(progress, -gap, currency, locale)),
        Some(tenths) if gap > 0 => texts.planfact_needed(
            value(progress, gap, currency, locale),
            texts.planfact_days(words::count(progress.days_left)),
            locale.a_day(&progress.metric, tenths),
        ),
        _ => String::new(),
    }
}

/// No working day is over yet: nothing is divided.
fn before(progress: &Progress, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    if let Some(percent) = progress.percent().filter(|_| progress.is_done()) {
        return texts.planfact_reached(locale.per_cent(percent));
    }
    match progress.gap() {
        Some(gap) if gap > 0 && progress.metric.direction == Direction::More => texts.planfact_before(
            texts.planfact_days(words::count(progress.days_left)),
            value(progress, gap, currency, locale),
        ),
        _ => String::new(),
    }
}

/// No working day is left.
fn over(progress: &Progress, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let Some(gap) = progress.gap().filter(|_| progress.fact.is_some()) else { return String::new() };
    match progress.metric.direction {
        Direction::Less if gap < 0 => texts.planfact_over_beyond(value(progress, -gap, currency, locale)),
        Direction::Less => texts.planfact_over_within(),
        Direction::More if progress.is_done() => {
            let reached = texts.planfact_reached(locale.per_cent(progress.percent().unwrap_or_default()));
            match gap {
                ..0 => format!("{reached} {}", texts.planfact_beyond(value(progress, -gap, currency, locale))),
                _ => reached,
            }
        }
        Direction::More => texts.planfact_over(value(progress, gap, currency, locale)),
    }
}

/// «Прогноз 8,35 млн ₽ (93 %) · по обещаниям 8,7 млн ₽»
fn ahead(progress: &Progress, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let forecast = progress.forecast.map(|forecast| {
        let (known, of) = progress.forecast_of;
        let part = (known < of).then(|| texts.planfact_forecast_part(words::count(known), words::count(of)));
        let percent = progress.plan.and_then(|plan| locale.share(forecast, plan));
        let beside: Vec<String> = [percent, part].into_iter().flatten().collect();
        let shown = short_value(progress, forecast, currency, locale);
        match beside.is_empty() {
            true => texts.planfact_forecast(shown),
            false => texts.planfact_forecast_percent(shown, beside.join(", ")),
        }
    });
    let promised =
        progress.by_promises.map(|by| texts.planfact_by_promises(short_value(progress, by, currency, locale)));
    let said = [Some(forecast.unwrap_or_else(|| texts.planfact_forecast_none())), promised];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// «Сейчас 1 200 000 ₽, цель — не больше 1 000 000 ₽»
fn state(progress: &Progress, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let now = match progress.fact {
        Some(fact) => texts.planfact_state(value(progress, fact, currency, locale)),
        None => texts.planfact_state_none(),
    };
    let side = if progress.metric.direction == Direction::Less { "most" } else { "least" };
    match progress.plan {
        Some(plan) => format!("{now}, {}", texts.planfact_state_target(side, value(progress, plan, currency, locale))),
        None => now,
    }
}

#[cfg(test)]
mod tests;
