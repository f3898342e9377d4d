//! The figures asked once a week, and what is said about a figure beyond its limit.
//!
//! Invariant: a limit is named as an aim, without a mark or a word of blame; only the person and the leaders read it.
use super::{card, words};
use crate::{
    domain::{
        department::Currency,
        metric::Metric,
        talk::{AskedFigure, WeeklyAsk},
    },
    locale::Locale,
    view::{
        callback::Callback,
        choice::FixPart,
        html::Html,
        screen::{Button, Screen},
    },
};

/// Figures beyond their limits told at once.
const TOLD: usize = 8;

/// «Раз в неделю спрашиваю ещё и это, на сегодня (пт 27.11): …»
pub fn screen(ask: &WeeklyAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    if ask.correcting {
        return correction(ask, locale);
    }
    let date = words::day(ask.on, ask.today_on, locale);
    let given: Vec<_> = ask.figures.iter().filter_map(|f| Some((&f.metric, f.known?))).collect();
    let left: Vec<&AskedFigure> = ask.figures.iter().filter(|figure| figure.known.is_none()).collect();
    let mut html = Html::text(match &ask.greet {
        Some(name) => {
            let part = super::facts::part_of_day(ask.local_time);
            texts.weekly_greets(texts.report_greeting(part, words::addressed(name)), date)
        }
        None => texts.weekly_asks(date),
    });
    if given.is_empty() {
        let names = left.iter().map(|figure| asked(&figure.metric, ask.currency, locale));
        html.push_line(names.collect::<Vec<_>>().join(" · "));
    } else {
        let taken = texts.report_taken(words::given_list(given.iter().copied(), ask.currency, locale));
        html.push_line(format!("{taken} {}", texts.report_left(words::names(left.iter().map(|f| &f.metric)))));
    }
    let example = words::typed_line(left.iter().map(|figure| (&figure.metric, figure.example)), locale);
    let how = match left.len() {
        1 => texts.report_one_number(Html::slot(0)),
        _ => texts.report_one_line(Html::slot(0)),
    };
    Screen::text(html.line(Html::filled(&how, &[Html::code(example)]))).row([
        Button::callback(texts.report_button_by_steps(), Callback::BySteps { report }),
        Button::callback(texts.weekly_button_skip(), Callback::SkipWeekly { report }),
    ])
}

/// «просроченные задачи, сделки без задачи» and «0 0»: what is waited for, for a sentence.
pub(super) fn awaited(ask: &WeeklyAsk, locale: Locale) -> (String, String) {
    let left: Vec<_> = ask.figures.iter().filter(|figure| figure.known.is_none()).collect();
    let names = words::names(left.iter().map(|figure| &figure.metric));
    (names, words::typed_line(left.iter().map(|figure| (&figure.metric, figure.example)), locale))
}

/// «Просроченные задачи (не больше 5)»
fn asked(metric: &Metric, currency: Currency, locale: Locale) -> String {
    let name = words::name_with_unit(metric, currency, locale);
    match words::limit(metric, currency, locale) {
        Some(limit) => locale.texts().weekly_figure_limited(name, limit),
        None => name,
    }
}

fn correction(ask: &WeeklyAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let mut html = Html::text(texts.weekly_correcting(words::day(ask.on, ask.today_on, locale)));
    for figure in &ask.figures {
        html.push_line(match figure.known {
            None => words::name_with_unit(&figure.metric, ask.currency, locale),
            Some(value) => card::figure(&figure.metric, value, None, ask.currency, locale),
        });
    }
    if let Some(last) = ask.figures.last() {
        let example = format!("{} {}", words::inner_name(&last.metric), locale.typed(&last.metric, last.example));
        html.push_line(texts.report_correcting_how(example));
    }
    let metrics = ask.figures.iter().take(super::facts::FIXABLE).map(|figure| {
        let (label, metric) = (words::cut(&figure.metric.name, words::LABEL), figure.metric.id);
        Button::callback(label, Callback::FixMetric { report, part: FixPart::Weekly, metric })
    });
    Screen::text(html).grid(2, metrics).row([
        Button::callback(texts.report_button_fix_facts(), Callback::Fix { report, part: Some(FixPart::Facts) }),
        Button::callback(texts.report_button_leave(), Callback::LeaveAsIs { report }),
    ])
}

/// To whoever told them.
pub(super) fn beyond(figures: &[(Metric, i64)], currency: Currency, locale: Locale) -> Html {
    let texts = locale.texts();
    let line = |(metric, value): &(Metric, i64)| {
        let limit = metric.limit?;
        let shown = |value| words::value(metric, value, currency, locale);
        let side = words::side(metric, limit);
        Some(Html::text(texts.weekly_beyond(side, words::name(metric), shown(*value), shown(limit))))
    };
    Html::lines(figures.iter().take(TOLD).filter_map(line)).line(texts.weekly_beyond_help())
}
