//! The end of a report: everything that was given, on one card.
use super::{lesson::cause_label, promises, words};
use crate::{
    domain::{
        department::Currency,
        metric::{Direction, Metric},
        report::{LessonKind, Part},
        talk::{Card, CardDay, CardTitle},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        month::card_lines,
        screen::{Button, Screen},
    },
};
use chrono::Timelike;

/// Notes and promises listed; the others are counted.
const LISTED: usize = 6;
/// The hour from which a good evening is wished.
const EVENING: u32 = 17;

/// «Готово, 28 секунд. Хорошего дня!» with everything.
pub fn card(card: &Card, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), card.report);
    let mut html = Html::text(opening(card, locale));
    if card.first {
        html.push_line(texts.report_first());
    }
    for day in &card.days {
        html = html.block(day_block(day, card, locale));
    }
    html = html.block(words_block(card, locale)).block(promises_block(card, locale));
    if let Some(month) = &card.month {
        html = html.block(card_lines(month, card.today_on, card.currency, locale));
    }
    if card.plan_missing {
        html = html.block(texts.report_plan_missing());
    }
    Screen::text(html).row([Button::callback(texts.report_button_fix(), Callback::Fix { report, part: None })])
}

fn opening(card: &Card, locale: Locale) -> String {
    let texts = locale.texts();
    match card.title {
        CardTitle::Finished => {}
        CardTitle::Corrected => return texts.report_corrected(),
        CardTitle::AsItStands => return texts.report_as_it_stands(),
    }
    let done = match card.seconds.map(|seconds| seconds.max(1)) {
        Some(seconds @ ..60) => texts.report_done_seconds(seconds),
        Some(seconds) => texts.report_done_minutes((seconds + 30) / 60),
        None => texts.report_done(),
    };
    let evening = card.local_time.hour() >= EVENING;
    format!("{done} {}", if evening { texts.report_good_evening() } else { texts.report_good_day() })
}

/// A line a figure for facts, one line for a plan.
fn day_block(day: &CardDay, card: &Card, locale: Locale) -> Html {
    let (texts, date) = (locale.texts(), words::day(day.on, card.today_on, locale));
    match day.part {
        Part::Fact => {
            let title = if day.weekly { texts.weekly_card(date) } else { texts.report_card_facts(date) };
            let title = Html::text(title).bold();
            let lines = day.figures.iter().map(|(metric, value, pledge)| {
                let reached = value.is_some_and(|value| reached(metric, value, *pledge));
                let line = figure(metric, *value, *pledge, card.currency, locale);
                Html::text(if reached { format!("{line} ✅") } else { line })
            });
            title.line(Html::lines(lines))
        }
        Part::Pledge => {
            let figures = day
                .figures
                .iter()
                .map(|(metric, value, _)| Html::text(figure(metric, *value, None, card.currency, locale)));
            Html::text(texts.report_card_plan(date)).bold().line(Html::join(figures, " · "))
        }
    }
}

/// Was the plan of the day reached; a plan of nothing is not.
fn reached(metric: &Metric, value: i64, pledge: Option<i64>) -> bool {
    pledge.filter(|pledge| *pledge > 0).is_some_and(|pledge| match metric.direction {
        Direction::More => value >= pledge,
        Direction::Less => value <= pledge,
    })
}

/// «Звонки 41 (план 45)», «Оплаты — без цифры».
pub(super) fn figure(
    metric: &Metric,
    value: Option<i64>,
    pledge: Option<i64>,
    currency: Currency,
    locale: Locale,
) -> String {
    let (texts, name) = (locale.texts(), words::name(metric));
    let shown = value.map(|value| words::value(metric, value, currency, locale));
    let plan = pledge.map(|pledge| locale.value(metric, pledge));
    match (shown, plan) {
        (Some(shown), Some(plan)) => texts.report_card_against(name, shown, plan),
        (Some(shown), None) => texts.report_given(name, shown),
        (None, Some(plan)) => texts.report_card_missing(name, plan),
        (None, None) => texts.report_given_missing(name),
    }
}

/// The lesson and the notes.
fn words_block(card: &Card, locale: Locale) -> Html {
    let texts = locale.texts();
    let mut html = Html::new();
    if let Some((kind, cause, own)) = &card.lesson {
        let own = own.as_deref().map(|own| words::cut(own, words::BODY));
        let what: Vec<String> = cause
            .filter(|_| own.is_none())
            .map(|cause| words::lowered(cause_label(cause, locale)))
            .into_iter()
            .chain(own)
            .collect();
        if !what.is_empty() {
            let what = what.join(", ");
            html.push_line(match kind {
                LessonKind::Worked => texts.report_card_worked(what),
                LessonKind::Hindered => texts.report_card_hindered(what),
            });
        }
    }
    for note in card.notes.iter().take(LISTED) {
        html.push_line(texts.report_card_note(words::cut(note, words::BODY)));
    }
    html.line(more(card.notes.len(), locale))
}

fn promises_block(card: &Card, locale: Locale) -> Html {
    if card.promises.is_empty() {
        return Html::new();
    }
    let lines = card.promises.iter().take(LISTED);
    let lines = lines.map(|promise| Html::text(promises::line(promise, card.currency, locale)));
    Html::text(locale.texts().report_card_promises())
        .bold()
        .line(Html::lines(lines))
        .line(more(card.promises.len(), locale))
}

fn more(of: usize, locale: Locale) -> Html {
    match of.checked_sub(LISTED) {
        None | Some(0) => Html::new(),
        Some(more) => Html::text(locale.texts().report_card_more(words::count(more))),
    }
}
