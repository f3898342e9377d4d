//! Questions about single figures: one metric at a time, a doubted number, [Всё по плану] before it is written.
use super::words;
use crate::{
    domain::{
        metric::{Kind, Metric},
        report::{Part, Question},
        talk::{AsPlannedAsk, DoubtAsk, StepAsk},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};

/// «2 из 5 · Встречи за пт 20.11», with offered values as buttons.
pub fn one_by_one(ask: &StepAsk, locale: Locale) -> Screen {
    let (texts, report, metric) = (locale.texts(), ask.report, &ask.figure.metric);
    let (nth, of) = (ask.nth.to_string(), ask.of.to_string());
    let name = words::name_with_unit(metric, ask.currency, locale);
    let date = words::day(ask.on, ask.today_on, locale);
    let title = match ask.part {
        Part::Fact if metric.kind == Kind::Snapshot => texts.weekly_step(nth, of, name, date),
        Part::Fact => texts.report_step_fact(nth, of, name, date),
        Part::Pledge => texts.report_step_plan(nth, of, name, date),
    };
    let shown = |value| words::value(metric, value, ask.currency, locale);
    let pledge = ask.figure.pledge.filter(|_| ask.part == Part::Fact);
    let said: Vec<String> = [
        pledge.map(|plan| texts.report_step_pledge(shown(plan))),
        ask.figure.known.map(|known| match known {
            Some(value) => texts.report_step_known(shown(value)),
            None => texts.report_step_known_missing(),
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let how = if ask.offers.is_empty() { texts.report_step_how_type() } else { texts.report_step_how() };
    let hint = metric.hint.as_deref().map(|hint| Html::text(words::cut(hint, words::BODY)).italic());
    let offers = ask.offers.iter().map(|value| {
        let label = locale.value(metric, *value);
        Button::callback(label, Callback::StepValue { report, metric: metric.id, on: ask.on, value: *value })
    });
    let missing = (ask.part == Part::Fact).then(|| {
        let none = Callback::StepMissing { report, metric: metric.id, on: ask.on };
        Button::callback(texts.report_button_missing(), none)
    });
    Screen::text(Html::text(title).line(hint.unwrap_or_default()).line(said.join(" ")).line(how))
        .grid(if metric.is_money() { 3 } else { 4 }, offers)
        .row(missing)
}

/// «Оплаты: 5 000 000 ₽ — всё верно? Обычно до 400 000.»
pub fn doubt(ask: &DoubtAsk, locale: Locale) -> Screen {
    let (texts, report, metric) = (locale.texts(), ask.report, &ask.metric);
    let name = match ask.part {
        Part::Fact => words::name(metric),
        Part::Pledge => texts.report_plan_of(words::name(metric)),
    };
    let shown = |value: i64| words::value(metric, value, ask.currency, locale);
    let choose =
        |value: i64| Button::callback(shown(value), Callback::ChooseValue { report, metric: metric.id, value });
    match &ask.question {
        Question::TooLarge { value, usual } => {
            let usual = locale.value(metric, *usual);
            Screen::text(Html::text(texts.report_doubt_large(name, shown(*value), usual))).row([
                Button::callback(texts.report_button_right(), Callback::OutlierConfirmed { report, metric: metric.id }),
                Button::callback(texts.report_button_fix(), Callback::OutlierWrong { report, metric: metric.id }),
            ])
        }
        Question::TooSmall { value, thousands } => {
            Screen::text(Html::text(texts.report_doubt_small(name, shown(*value), shown(*thousands))))
                .row([choose(*value), choose(*thousands)])
        }
        Question::WhichOne { candidates } => Screen::text(Html::text(texts.report_doubt_which(name)))
            .grid(2, candidates.iter().map(|value| choose(*value))),
        Question::HeadDiffers { .. } if ask.differs.len() > 1 => {
            let list = |of: fn(&(Metric, i64, i64)) -> i64| {
                words::given_list(ask.differs.iter().map(|one| (&one.0, Some(of(one)))), ask.currency, locale)
            };
            let (heads, mine) = (list(|one| one.2), list(|one| one.1));
            let html = Html::text(texts.report_doubt_head_list(heads)).line(texts.report_doubt_mine_list(mine));
            Screen::text(html.line(texts.report_doubt_head_which())).row([
                Button::callback(texts.report_button_keep_theirs(), Callback::KeepEntered { report }),
                Button::callback(texts.report_button_mine(), Callback::MineAreRight { report }),
            ])
        }
        Question::HeadDiffers { mine, heads } => {
            let keep = texts.report_button_keep(locale.value(metric, *heads));
            Screen::text(Html::text(texts.report_doubt_head(name, shown(*heads), shown(*mine)))).row([
                Button::callback(keep, Callback::KeepEntered { report }),
                Button::callback(texts.report_button_mine(), Callback::MineAreRight { report }),
            ])
        }
    }
}

/// What [Всё по плану] would write, to be confirmed.
pub fn as_planned(ask: &AsPlannedAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let figures = ask.figures.iter().map(|(metric, value)| (metric, Some(*value)));
    let list = words::given_list(figures, ask.currency, locale);
    let text = texts.report_as_planned(words::day(ask.on, ask.today_on, locale), list);
    Screen::text(Html::text(text).line(texts.report_as_planned_else())).row([
        Button::callback(texts.report_button_right(), Callback::AsPlannedConfirmed { report }),
        Button::callback(texts.report_button_by_steps(), Callback::BySteps { report }),
    ])
}
