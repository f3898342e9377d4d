//! The talk of a report as screens: every question, what is said before it, and the card at the end.
//!
//! The data is [`crate::domain::talk`]; which question comes next was decided there. A screen is one file; the words
//! they share are in [`words`]. Invariants: every screen fits one message, whatever people typed; the text of a remark
//! stands above the question, its buttons before the question's.
mod card;
pub(crate) mod facts;
mod figures;
pub(crate) mod lesson;
mod plan;
mod problem;
pub(crate) mod promises;
mod remark;
mod weekly;
pub(crate) mod words;

use super::{
    callback::Callback,
    html::{Html, MESSAGE_ENTITIES, MESSAGE_UNITS},
    screen::{Button, Screen},
};
use crate::{
    domain::id::ReportId,
    domain::talk::{Answer, AwayAsk, DayAsk, FactsAsk, Step, WeeklyAsk},
    locale::Locale,
};
use chrono::NaiveTime;
pub use remark::{Said, remark};

/// The screen of one question.
pub fn step(step: &Step, locale: Locale) -> Screen {
    fitted(match step {
        Step::Facts(ask) => facts::screen(ask, locale),
        Step::OneByOne(ask) => figures::one_by_one(ask, locale),
        Step::Doubt(ask) => figures::doubt(ask, locale),
        Step::AsPlanned(ask) => figures::as_planned(ask, locale),
        Step::Away(ask) => away(ask, locale),
        Step::WhichDay(ask) => which_day(ask, locale),
        Step::Plan(ask) => plan::plan(ask, locale),
        Step::Names(ask) => plan::names(ask, locale),
        Step::Weekly(ask) => weekly::screen(ask, locale),
        Step::Lesson(ask) => lesson::lesson(ask, locale),
        Step::Action(ask) => lesson::action(ask, locale),
        Step::Due(ask) => promises::due(ask, locale),
        Step::Part(ask) => promises::part(ask, locale),
        Step::Move(ask) => promises::moved(ask, locale),
        Step::Done(card) => card::card(card, locale),
    })
}

/// The prompt of the day, as it waits in the outbox.
pub fn prompt(ask: &FactsAsk, locale: Locale) -> Screen {
    fitted(facts::screen(ask, locale))
}

/// The same, where only the figures of the week are left.
pub fn weekly_prompt(ask: &WeeklyAsk, locale: Locale) -> Screen {
    fitted(weekly::screen(ask, locale))
}

/// «5 из 8 уже ответили. Ваши цифры — одной строкой, до 10:00.» The count is left out at none, or where he is alone.
pub fn reminder(report: ReportId, given: usize, due: usize, deadline: NaiveTime, locale: Locale) -> Screen {
    let (texts, time) = (locale.texts(), locale.time(deadline));
    let text = if given == 0 || due <= 1 {
        texts.report_reminder_alone(time)
    } else {
        texts.report_reminder(words::count(given), due.to_string(), time)
    };
    Screen::text(text).row([
        Button::callback(texts.report_button_by_steps(), Callback::BySteps { report }),
        Button::callback(texts.report_button_was_away(), Callback::WasAway { report }),
    ])
}

/// The remarks and the next question as one message; `None` when there is nothing to say.
pub fn answer(answer: &Answer, locale: Locale) -> Option<Screen> {
    let next = answer.step.as_deref();
    if answer.remarks.is_empty() && next.is_none() {
        return None;
    }
    let mut screen = Screen::default();
    let mut repeats = false;
    for said in answer.remarks.iter().map(|one| remark(one, next, locale)) {
        screen.html = screen.html.block(said.html);
        screen = said.rows.into_iter().fold(screen, Screen::row);
        repeats |= said.repeats_question;
    }
    if let Some(question) = next.map(|next| step(next, locale)) {
        if !repeats {
            screen.html = screen.html.block(question.html.clone());
        }
        screen = question.rows().iter().cloned().fold(screen, Screen::row);
    }
    Some(fitted(screen))
}

/// Cut to one message: the last resort, views keep lists and quotes short themselves.
fn fitted(mut screen: Screen) -> Screen {
    if !screen.html.fits() {
        screen.html = screen.html.split(MESSAGE_UNITS, MESSAGE_ENTITIES).into_iter().next().unwrap_or_default();
    }
    screen
}

fn away(ask: &AwayAsk, locale: Locale) -> Screen {
    use crate::domain::calendar::AbsenceKind;
    let texts = locale.texts();
    let kind = |label: String, kind| Button::callback(label, Callback::WasAbsenceKind { report: ask.report, kind });
    Screen::text(Html::text(texts.report_away(words::days(&ask.about_on, ask.today_on, locale)))).row([
        kind(texts.report_button_vacation(), AbsenceKind::Vacation),
        kind(texts.report_button_sick(), AbsenceKind::Sick),
        kind(texts.report_button_day_off(), AbsenceKind::DayOff),
    ])
}

fn which_day(ask: &DayAsk, locale: Locale) -> Screen {
    let texts = locale.texts();
    let html = match &ask.typed {
        Some(typed) => Html::text(words::cut(typed, words::BODY)).quote().line(texts.report_which_day()),
        None => texts.report_which_day_bare().into(),
    };
    let buttons = ask.dates.iter().map(|on| {
        let facts_for = Callback::FactsFor { report: ask.report, on: *on };
        Button::callback(words::day_button(*on, ask.today_on, locale), facts_for)
    });
    Screen::text(html).grid(3, buttons)
}

#[cfg(test)]
mod tests;
