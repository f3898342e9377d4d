//! The question for facts: the prompt of the day, what is left after a part of the answer, and the correction.
//!
//! Also the whole question of a newcomer's first day, who is asked for a plan only.
use super::{plan, words};
use crate::{
    domain::{
        metric::Metric,
        report::Part,
        talk::{AskedFigure, EarlyBecause, FactsAsk},
    },
    locale::Locale,
    view::{
        callback::Callback,
        choice::FixPart,
        html::Html,
        screen::{Button, Screen},
    },
};
use chrono::{NaiveDate, NaiveTime, Timelike};

/// Metrics a correction offers as buttons.
pub(super) const FIXABLE: usize = 20;

/// What is asked for, with all its buttons.
pub fn screen(ask: &FactsAsk, locale: Locale) -> Screen {
    if ask.correcting {
        return correction(ask, locale);
    }
    let given: Vec<_> = ask.figures.iter().filter_map(|f| Some((&f.metric, f.known?))).collect();
    let html =
        if given.is_empty() || ask.greet.is_some() { prompt(ask, &given, locale) } else { rest(ask, &given, locale) };
    let days_off = (!ask.days_off.is_empty()).then(|| {
        let sold = Callback::SoldOnDaysOff { report: ask.report };
        Button::callback(locale.texts().report_button_days_off(), sold)
    });
    Screen::text(html)
        .grid(2, first_buttons(ask, given.is_empty(), locale))
        .grid(3, older_days(ask, locale))
        .row(days_off)
}

/// Figures still without an answer; all of them when every one has one.
fn left(ask: &FactsAsk) -> Vec<&AskedFigure> {
    let left: Vec<_> = ask.figures.iter().filter(|figure| figure.known.is_none()).collect();
    if left.is_empty() { ask.figures.iter().collect() } else { left }
}

/// «звонки, встречи, КП» and «41 3 2»: what is waited for, for a sentence.
pub(super) fn awaited(ask: &FactsAsk, locale: Locale) -> (String, String) {
    let left = left(ask);
    (words::names(left.iter().map(|f| &f.metric)), example(&left, locale))
}

fn example(figures: &[&AskedFigure], locale: Locale) -> String {
    words::typed_line(figures.iter().map(|f| (&f.metric, f.example)), locale)
}

fn prompt(ask: &FactsAsk, given: &[(&Metric, Option<i64>)], locale: Locale) -> Html {
    let texts = locale.texts();
    let mut html = Html::text(heading(ask, locale));
    let asked = if ask.about_on.is_empty() { &ask.plan_on } else { &ask.about_on };
    if let [first, _, ..] = asked.as_slice() {
        html.push_line(texts.report_first_date(words::day(*first, ask.today_on, locale)));
    }
    if !given.is_empty() {
        html.push_line(texts.report_known(words::given_list(given.iter().copied(), ask.currency, locale)));
    }
    let left = left(ask);
    html.push_line(figures_line(&left, ask, locale));
    html.push_line(how(&left, locale));
    html.push_line(news(ask, locale));
    let hints = if ask.hints { hints(&left, locale) } else { Html::new() };
    html.line(hints).line(older_line(ask, locale))
}

/// What is new in the line, with what counts; what is gone; and that what stayed stands in another order.
fn news(ask: &FactsAsk, locale: Locale) -> Html {
    let (texts, news) = (locale.texts(), &ask.news);
    let mut html = Html::new();
    if ask.about_on.is_empty() {
        return html;
    }
    if !news.fresh.is_empty() {
        html.push_line(texts.metrics_line_fresh(words::names(&news.fresh)));
        html.push_line(if ask.hints { Html::new() } else { words::hints(&news.fresh, locale) });
    }
    if !news.gone.is_empty() {
        html.push_line(texts.metrics_line_gone(words::names(&news.gone)));
    }
    if news.moved {
        html.push_line(texts.metrics_line_moved());
    }
    html
}

/// «Доброе утро, Иван! Факт за пт 20.11 и план на вт 24.11 — полминуты, до 10:00.»
fn heading(ask: &FactsAsk, locale: Locale) -> String {
    let texts = locale.texts();
    let (facts, plans) =
        (words::days(&ask.about_on, ask.today_on, locale), words::days(&ask.plan_on, ask.today_on, locale));
    let what = match (ask.about_on.is_empty(), ask.plan_on.is_empty()) {
        (false, false) if ask.about_on.len() + ask.plan_on.len() > 2 => texts.report_asks_both_many(facts, plans),
        (false, false) => texts.report_asks_both(facts, plans),
        (true, false) => texts.report_asks_plan(plans),
        _ => texts.report_asks_facts(facts),
    };
    let time = ask.deadline.map(|deadline| locale.time(deadline));
    let Some(name) = &ask.greet else {
        return match time {
            Some(time) => texts.report_by(what, time),
            None => texts.report_just(what),
        };
    };
    let mut said = vec![texts.report_greeting(part_of_day(ask.local_time), words::addressed(name))];
    let closes = match ask.early {
        Some(EarlyBecause::RestAhead) => Some(texts.report_rest_ahead()),
        Some(EarlyBecause::Asked) => Some(texts.report_early()),
        None => None,
    };
    said.extend(closes);
    said.push(match time {
        Some(time) => texts.report_half_a_minute(what, time),
        None => texts.report_half_a_minute_free(what),
    });
    said.join(" ")
}

/// The reader's part of the day, as the greeting's text knows it.
pub(crate) fn part_of_day(time: NaiveTime) -> &'static str {
    match time.hour() {
        5..12 => "morning",
        12..18 => "day",
        18..23 => "evening",
        _ => "night",
    }
}

/// «Звонки (план 45) · Встречи (3) · Оплаты ₽ (60 000)»
fn figures_line(figures: &[&AskedFigure], ask: &FactsAsk, locale: Locale) -> String {
    let texts = locale.texts();
    let mut explained = false;
    let shown = figures.iter().map(|figure| {
        let name = words::name_with_unit(&figure.metric, ask.currency, locale);
        let Some(pledge) = figure.pledge else { return name };
        let plan = locale.value(&figure.metric, pledge);
        if std::mem::replace(&mut explained, true) {
            texts.report_figure_planned(name, plan)
        } else {
            texts.report_figure_planned_first(name, plan)
        }
    });
    shown.collect::<Vec<_>>().join(" · ")
}

/// The way to answer, with an example that can be copied by a tap.
fn how(figures: &[&AskedFigure], locale: Locale) -> Html {
    let (texts, slot) = (locale.texts(), Html::slot(0));
    let text = if figures.len() == 1 { texts.report_one_number(slot) } else { texts.report_one_line(slot) };
    Html::filled(&text, &[Html::code(example(figures, locale))])
}

/// What counts, for a newcomer and after a line that did not fit.
fn hints(figures: &[&AskedFigure], locale: Locale) -> Html {
    words::hints(figures.iter().map(|f| &f.metric), locale).line(locale.texts().report_hint_missing())
}

/// «Записал: звонки 41, встречи 3. Осталось: КП, договоры, оплаты.»
fn rest(ask: &FactsAsk, given: &[(&Metric, Option<i64>)], locale: Locale) -> Html {
    let (texts, left) = (locale.texts(), left(ask));
    let taken = texts.report_taken(words::given_list(given.iter().copied(), ask.currency, locale));
    if given.len() == ask.figures.len() {
        return Html::text(taken).line(how(&left, locale));
    }
    let still = texts.report_left(words::names(left.iter().map(|f| &f.metric)));
    let send = if left.len() == 1 {
        how(&left, locale)
    } else {
        Html::filled(&texts.report_rest_line(Html::slot(0)), &[Html::code(example(&left, locale))])
    };
    Html::text(format!("{taken} {still}")).line(send).line(hints(&left, locale))
}

fn first_buttons(ask: &FactsAsk, nothing_given: bool, locale: Locale) -> Vec<Button> {
    let (texts, report) = (locale.texts(), ask.report);
    let mut buttons = vec![];
    if let Some((values, on)) = plan_in_a_tap(ask) {
        buttons.push(plan::take(values, report, on, locale));
    }
    if ask.as_planned {
        buttons.push(Button::callback(texts.report_button_as_planned(), Callback::AsPlanned { report }));
    }
    buttons.push(Button::callback(texts.report_button_by_steps(), Callback::BySteps { report }));
    if nothing_given && !ask.about_on.is_empty() {
        buttons.push(Button::callback(texts.report_button_was_away(), Callback::WasAway { report }));
    }
    if let Some(at) = ask.remind_at {
        let label = texts.report_button_remind(locale.time(at));
        buttons.push(Button::callback(label, Callback::RemindLater { report, at }));
    }
    buttons
}

/// The suggested plan and its date, where only a plan is asked.
fn plan_in_a_tap(ask: &FactsAsk) -> Option<(Vec<(&Metric, i64)>, NaiveDate)> {
    let values = ask.suggestion.as_ref().filter(|values| values.len() == ask.figures.len())?;
    let on = *ask.plan_on.first()?;
    Some((ask.figures.iter().map(|f| &f.metric).zip(values.iter().copied()).collect(), on))
}

/// Several older dates are named in the text, their buttons are the dates alone.
fn older_line(ask: &FactsAsk, locale: Locale) -> Html {
    match ask.older.as_slice() {
        [] | [_] => Html::new(),
        several => Html::text(locale.texts().report_older_many(words::days(several, ask.today_on, locale))),
    }
}

fn older_days(ask: &FactsAsk, locale: Locale) -> Vec<Button> {
    match ask.older.as_slice() {
        [on] => {
            let label = locale.texts().report_button_older(locale.date(*on));
            vec![Button::callback(label, Callback::OlderDate { report: ask.report, on: *on })]
        }
        several => {
            let older = |on: &NaiveDate| Callback::OlderDate { report: ask.report, on: *on };
            several.iter().map(|on| Button::callback(locale.date(*on), older(on))).collect()
        }
    }
}

/// Present values, and everything that can be corrected.
fn correction(ask: &FactsAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let title = match ask.part {
        Part::Fact => texts.report_correcting_fact(words::days(&ask.about_on, ask.today_on, locale)),
        Part::Pledge => texts.report_correcting_plan(words::days(&ask.plan_on, ask.today_on, locale)),
    };
    let mut html = Html::text(title);
    for figure in &ask.figures {
        html.push_line(present(figure, ask, locale));
    }
    if let Some(last) = ask.figures.last() {
        let example = format!("{} {}", words::inner_name(&last.metric), locale.typed(&last.metric, last.example));
        html.push_line(texts.report_correcting_how(example));
    }
    let metrics = ask.figures.iter().take(FIXABLE).map(|figure| {
        let (label, metric) = (words::cut(&figure.metric.name, words::LABEL), figure.metric.id);
        let part = if ask.part == Part::Fact { FixPart::Facts } else { FixPart::Plan };
        Button::callback(label, Callback::FixMetric { report, part, metric })
    });
    let other = match ask.part {
        Part::Fact => (!ask.plan_on.is_empty()).then_some((texts.report_button_fix_plan(), FixPart::Plan)),
        Part::Pledge => (!ask.about_on.is_empty()).then_some((texts.report_button_fix_facts(), FixPart::Facts)),
    };
    let mut last: Vec<Button> = other
        .map(|(label, part)| Button::callback(label, Callback::Fix { report, part: Some(part) }))
        .into_iter()
        .collect();
    if ask.has_lesson {
        let lesson = Callback::Fix { report, part: Some(FixPart::Lesson) };
        last.push(Button::callback(texts.report_button_fix_lesson(), lesson));
    }
    if ask.has_weekly {
        let weekly = Callback::Fix { report, part: Some(FixPart::Weekly) };
        last.push(Button::callback(texts.weekly_button_fix(), weekly));
    }
    last.push(Button::callback(texts.report_button_other_day(), Callback::OtherDay { report }));
    last.push(Button::callback(texts.report_button_leave(), Callback::LeaveAsIs { report }));
    Screen::text(html).grid(2, metrics).grid(2, last)
}

/// «Звонки 41 (план 45)», a name alone when there is nothing yet.
fn present(figure: &AskedFigure, ask: &FactsAsk, locale: Locale) -> String {
    match figure.known {
        None => words::name_with_unit(&figure.metric, ask.currency, locale),
        Some(value) => super::card::figure(&figure.metric, value, figure.pledge, ask.currency, locale),
    }
}
