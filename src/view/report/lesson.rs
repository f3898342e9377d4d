//! What the day teaches: «Что помешало?», «Отличный день! Что сработало?».
use super::words;
use crate::{
    domain::{
        department::Currency,
        metric::Metric,
        report::{Cause, LessonKind},
        talk::{ActionAsk, LessonAsk},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};

/// Causes offered at first; [не хватило времени] leads to [`TIME`].
const FIRST: [Cause; 5] = [Cause::ClientMoved, Cause::NoDecisionMaker, Cause::Price, Cause::NoTime, Cause::Other];
/// What took the time.
const TIME: [Cause; 3] = [Cause::WaitedForInvoice, Cause::Paperwork, Cause::InternalMatters];

/// The question of the lesson, or its second half.
pub fn lesson(ask: &LessonAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let skip = Button::callback(texts.report_button_skip(), Callback::SkipLesson { report });
    let against = against((&ask.metric, ask.currency), (ask.fact, ask.pledge), ask.by_norm, locale);
    let button =
        |cause: &Cause| Button::callback(cause_label(*cause, locale), Callback::LessonCause { report, cause: *cause });
    if ask.kind == LessonKind::Worked {
        let question = Html::text(texts.report_worked()).line(against).line(texts.report_worked_how());
        return Screen::text(question).row([skip]);
    }
    if ask.own_words {
        return Screen::text(texts.report_hindered_own()).row([skip]);
    }
    if ask.time {
        return Screen::text(texts.report_hindered_time()).grid(1, TIME.iter().map(button)).row([skip]);
    }
    let help = Button::callback(cause_label(Cause::NeedHelp, locale), Callback::LessonHelp { report });
    Screen::text(Html::text(against).line(texts.report_hindered()))
        .grid(2, FIRST.iter().map(button).chain([help]))
        .row([skip])
}

/// «Что сделаем?» of a day far from its plan.
pub fn action(ask: &ActionAsk, locale: Locale) -> Screen {
    let (texts, report) = (locale.texts(), ask.report);
    let against = against((&ask.metric, ask.currency), (ask.fact, ask.plan), ask.by_norm, locale);
    let why = match (&ask.words, ask.cause) {
        (Some(words), _) => Some(words::cut(words, words::BODY)),
        (None, cause) => cause.map(|cause| words::lowered(cause_label(cause, locale))),
    };
    let (why, question) = match ask.kind {
        LessonKind::Worked => (why.map(|why| texts.causes_action_worked(why)), texts.causes_action_repeat()),
        LessonKind::Hindered => (why.map(|why| texts.causes_action_hindered(why)), texts.causes_action()),
    };
    let html = Html::lines([Some(against), why].into_iter().flatten().map(Html::text));
    let html = html.line(Html::text(question).bold()).line(texts.causes_action_how());
    Screen::text(html).row([Button::callback(texts.causes_button_no_action(), Callback::NoAction { report })])
}

/// «Оплаты: 20 000 ₽ при плане 80 000.», or at a norm of the day.
fn against((metric, currency): (&Metric, Currency), (fact, plan): (i64, i64), by_norm: bool, locale: Locale) -> String {
    let (texts, name, fact) = (locale.texts(), words::name(metric), words::value(metric, fact, currency, locale));
    let plan = locale.value(metric, plan);
    if by_norm { texts.causes_against_norm(name, fact, plan) } else { texts.report_against(name, fact, plan) }
}

/// A cause as it stands on its button and in the card.
pub(crate) fn cause_label(cause: Cause, locale: Locale) -> String {
    locale.texts().report_cause(cause.as_str())
}
