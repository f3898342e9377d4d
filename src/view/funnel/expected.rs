//! «Ориентиры»: what a leader expects of each transition, and the question for one.
use super::{lack, pair, percent};
use crate::{
    domain::{
        funnel::{Back, Expectation, Link, range},
        id::DepartmentId,
        metric::Metric,
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
    },
};
use chrono::NaiveDate;

/// Every transition; `leads`: the month and what its target takes of each step, where leads come from elsewhere.
pub fn list(
    department: DepartmentId,
    expected: &[Expectation],
    leads: Option<(&Metric, NaiveDate, Option<&Back>)>,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let back = Button::callback(texts.metrics_button_back(), Callback::Metrics { department });
    if expected.is_empty() {
        return Screen::text(Html::text(texts.funnel_expected_none())).row([back]);
    }
    let lines = expected.iter().map(|one| Html::text(line(one, locale)));
    let leads = leads.map(|(metric, on, back)| leads_line(metric, on, back, locale)).unwrap_or_default();
    let open = |one: &Expectation| {
        let (from, to) = (one.link.from.id, one.link.to.id);
        Button::callback(
            words::cut(&pair(&one.link.from, &one.link.to), words::LABEL),
            Callback::Benchmark { from, to },
        )
    };
    let html = Html::text(texts.funnel_expected_title()).bold().line(Html::lines(lines));
    Screen::text(html.block(leads).block(texts.funnel_expected_note())).grid(1, expected.iter().map(open)).row([back])
}

/// «КП → договоры: обычно 30 %, ориентир 35 % (Белова, 12.11)»
fn line(one: &Expectation, locale: Locale) -> String {
    let pair = words::raised(pair(&one.link.from, &one.link.to));
    locale.texts().funnel_expected(pair, known(one, locale))
}

/// «обычно 30 %, ориентир 35 % (Белова, 12.11)»
fn known(one: &Expectation, locale: Locale) -> String {
    let usual = usual(&one.link, locale);
    match (one.link.benchmark, &one.set) {
        (Some(benchmark), Some((by, on))) => {
            let (who, on) = (words::cut(by, words::NAME), locale.day_month(*on));
            locale.texts().funnel_expected_set(usual, exact(benchmark, locale), who, on)
        }
        _ => usual,
    }
}

/// «обычно 30 %», «мало данных»
fn usual(link: &Link, locale: Locale) -> String {
    match link.usual() {
        Some(rate) => locale.texts().funnel_usual(percent(link.percent(&rate), locale)),
        None => locale.texts().funnel_few(),
    }
}

/// As it was set: «12,5 %».
fn exact(hundredths: i64, locale: Locale) -> String {
    locale.per_cent_scaled(hundredths, 2)
}

/// «План ноября — это 240 лидов, 12 в день.»
fn leads_line(metric: &Metric, on: NaiveDate, back: Option<&Back>, locale: Locale) -> Html {
    let (texts, month, name) = (locale.texts(), locale.month_of_year(on), words::inner_name(metric));
    let Some(back) = back else { return Html::text(texts.leads_plan_no_target(month, name)) };
    match back.steps.iter().find(|step| step.metric.id == metric.id) {
        Some(step) => Html::text(match step.a_day {
            Some(day) => texts.leads_plan_a_day(month, name, locale.integer(step.a_month), locale.number(day, 1)),
            None => texts.leads_plan(month, name, locale.integer(step.a_month)),
        }),
        None => {
            let why = back.lack.as_ref().map(|why| lack(why, locale)).unwrap_or_default();
            Html::text(texts.leads_plan_unknown(month, name, why))
        }
    }
}

/// The question for a benchmark; `again`: why what was typed cannot be taken.
pub fn ask(department: DepartmentId, one: &Expectation, again: Option<&str>, locale: Locale) -> Screen {
    let (texts, link) = (locale.texts(), &one.link);
    let (from, to) = (link.from.id, link.to.id);
    let how = texts.funnel_ask_how(Html::slot(0), locale.per_cent(range(link) / 100));
    let how = Html::filled(&how, &[Html::code(texts.funnel_ask_example())]);
    let question = Html::text(texts.funnel_ask(words::name(&link.from), words::inner_name(&link.to)))
        .bold()
        .line(words::raised(known(one, locale)))
        .line(how);
    let clear =
        link.benchmark.map(|_| Button::callback(texts.funnel_button_clear(), Callback::ClearBenchmark { from, to }));
    Screen::text(again.map(Html::text).unwrap_or_default().block(question))
        .row(clear)
        .row([Button::callback(texts.funnel_button_keep(), Callback::Benchmarks { department })])
}
