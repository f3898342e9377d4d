//! The question for the plan of a day, and who it will come from.
use super::words;
use crate::{
    domain::{
        id::ReportId,
        metric::Metric,
        report::NamedPlan,
        talk::{AskedFigure, NamesAsk, PlanAsk},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};
use chrono::NaiveDate;

/// Named sums listed above the question for more than the plan.
const NAMED: usize = 10;

/// The plan of a date: a suggestion in one tap, or a line.
pub fn plan(ask: &PlanAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let given: Vec<(&Metric, Option<i64>)> = ask.figures.iter().filter_map(|f| Some((&f.metric, f.known?))).collect();
    let left: Vec<&AskedFigure> =
        ask.figures.iter().filter(|f| f.known.is_none() || given.len() == ask.figures.len()).collect();
    let suggestion = suggestion(ask).filter(|_| given.is_empty());
    let mut html = Html::text(texts.report_plan_title(words::day(ask.on, ask.today_on, locale))).bold();
    if let Some(values) = &suggestion {
        let figures = values.iter().map(|(metric, value)| (*metric, Some(*value)));
        html.push_line(texts.report_plan_suggested(words::given_list(figures, ask.currency, locale)));
        html.push_line(texts.report_plan_own());
    } else {
        if given.is_empty() {
            let names = left.iter().map(|f| words::name_with_unit(&f.metric, ask.currency, locale));
            html.push_line(names.collect::<Vec<_>>().join(" · "));
        } else {
            let taken = texts.report_taken(words::given_list(given.iter().copied(), ask.currency, locale));
            let still = texts.report_left(words::names(left.iter().map(|f| &f.metric)));
            html.push_line(format!("{taken} {still}"));
        }
        html.push_line(how(&left, !given.is_empty(), locale));
    }
    if ask.hints {
        html.push_line(words::hints(left.iter().map(|f| &f.metric), locale));
    }
    let take = suggestion.map(|values| take(values, report, ask.on, locale));
    Screen::text(html).row(take).row([
        Button::callback(texts.report_button_by_steps(), Callback::BySteps { report }),
        Button::callback(texts.report_button_no_plan(), Callback::SkipPlan { report }),
    ])
}

/// A value for each figure; a suggestion of another length belongs to other figures.
fn suggestion(ask: &PlanAsk) -> Option<Vec<(&Metric, i64)>> {
    let values = ask.suggestion.as_ref().filter(|values| values.len() == ask.figures.len() && !values.is_empty())?;
    Some(ask.figures.iter().map(|f| &f.metric).zip(values.iter().copied()).collect())
}

/// «Беру 48 3 2 1 130к», «Беру» where that does not fit a phone.
pub(super) fn take(values: Vec<(&Metric, i64)>, report: ReportId, on: NaiveDate, locale: Locale) -> Button {
    Button::callback(take_label(values, locale), Callback::TakeSuggestion { report, on })
}

fn take_label(values: Vec<(&Metric, i64)>, locale: Locale) -> String {
    let label = locale.texts().report_button_take(words::typed_line(values, locale));
    if label.chars().count() <= words::LABEL { label } else { locale.texts().report_button_take_it() }
}

fn how(left: &[&AskedFigure], partly: bool, locale: Locale) -> Html {
    let (texts, slot) = (locale.texts(), Html::slot(0));
    let text = match (left.len(), partly) {
        (1, _) => texts.report_one_number(slot),
        (_, true) => texts.report_rest_line(slot),
        (_, false) => texts.report_one_line(slot),
    };
    let example = words::typed_line(left.iter().map(|f| (&f.metric, f.example)), locale);
    Html::filled(&text, &[Html::code(example)])
}

/// «звонки, встречи» and «45 3»: what is waited for, for a sentence.
pub(super) fn awaited(ask: &PlanAsk, locale: Locale) -> (String, String) {
    let left: Vec<_> = ask.figures.iter().filter(|f| f.known.is_none()).collect();
    let names = words::names(left.iter().map(|f| &f.metric));
    (names, words::typed_line(left.iter().map(|f| (&f.metric, f.example)), locale))
}

/// «План 80 000 на вт 24.11. С кого?»
pub fn names(ask: &NamesAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    if let Some((named, sum)) = &ask.above {
        return above(ask, named, *sum, locale);
    }
    let plan = locale.value(&ask.metric, ask.pledge);
    let question = Html::text(texts.report_names(plan, words::days(&[ask.on], ask.today_on, locale)));
    let example = Html::filled(&texts.report_names_example(Html::slot(0)), &[Html::code(names_example(ask, locale))]);
    Screen::text(question.and(" ").and(example))
        .row([Button::callback(texts.report_button_skip(), Callback::SkipNames { report })])
}

/// «Ромашка 50, Василёк 30» for 80 000: thousands, as people say them; the parts make the plan.
fn names_example(ask: &NamesAsk, locale: Locale) -> String {
    let texts = locale.texts();
    if !ask.metric.is_money() || ask.pledge <= 0 {
        return texts.report_names_bare();
    }
    let thousands = ask.pledge / 100_000;
    if thousands < 2 || ask.pledge % 100_000 != 0 {
        return texts.report_names_one(locale.typed(&ask.metric, ask.pledge));
    }
    let step = if thousands >= 20 { 10 } else { 1 };
    let first = (thousands * 5 / 8 / step * step).max(1);
    texts.report_names_two(first.to_string(), (thousands - first).to_string())
}

/// The names make more than the plan: which of the two is right.
fn above(ask: &NamesAsk, named: &[NamedPlan], sum: i64, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let shown = |value| words::value(&ask.metric, value, ask.currency, locale);
    let mut html = Html::new();
    for one in named.iter().take(NAMED) {
        html.push_line(
            texts.report_given(words::cut(&one.name, words::NAME), locale.money(one.amount_minor, ask.currency)),
        );
    }
    if named.len() > NAMED {
        html.push_line(texts.report_card_more(words::count(named.len() - NAMED)));
    }
    html.push_line(texts.report_names_above(shown(sum), shown(ask.pledge)));
    let (to, keep) = (locale.value(&ask.metric, sum), locale.value(&ask.metric, ask.pledge));
    Screen::text(html).row([
        Button::callback(texts.report_button_raise(to), Callback::RaisePledge { report }),
        Button::callback(texts.report_button_keep(keep), Callback::KeepPledge { report }),
    ])
}
