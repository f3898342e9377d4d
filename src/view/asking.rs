//! What the clock and the leaders say to those who report: the day card, a leader's reminder, «всё в порядке?», figures
//! somebody else has entered; and to the leaders what came of it.
use super::{
    callback::Callback,
    html::Html,
    month::card_lines,
    report::{facts::part_of_day, words},
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::Currency, discipline::Silence, id::MemberId, metric::Metric, notice::DayCard,
        person::ReminderProfile,
    },
    locale::Locale,
};
use chrono::NaiveDate;

/// Everything was given early: the plan instead of a question.
pub fn day_card(card: &DayCard, locale: Locale) -> Screen {
    let texts = locale.texts();
    let greeting = texts.report_greeting(part_of_day(card.local_time), words::addressed(&card.name));
    let plan = card.plan.as_ref().map(|(on, figures)| {
        let figures = words::given_list(figures.iter().map(|(m, value)| (m, Some(*value))), card.currency, locale);
        texts.asking_plan(words::day(*on, card.today_on, locale), figures)
    });
    let month = card.month.as_ref().map(|month| card_lines(month, card.today_on, card.currency, locale));
    let html = Html::text(format!("{greeting} {}", texts.asking_all_given())).line(plan.unwrap_or_default().as_str());
    Screen::text(html.block(month.unwrap_or_default()))
}

/// A leader waits.
pub fn nudge(by: &str, about_on: &[NaiveDate], locale: Locale) -> Screen {
    let (texts, by) = (locale.texts(), words::cut(by, words::NAME));
    let dates: Vec<String> = about_on.iter().map(|on| locale.date(*on)).collect();
    Screen::text(if dates.is_empty() {
        texts.asking_nudge_plan(by)
    } else {
        texts.asking_nudge(by, locale.list(&dates))
    })
}

/// «Второй день без ваших цифр. Всё в порядке?»
pub fn silent(days: usize, locale: Locale) -> Screen {
    let texts = locale.texts();
    let text = match days {
        2 => texts.asking_silent_second(),
        days => texts.asking_silent(locale.ordinal(words::count(days))),
    };
    let button = |label: String, reason| Button::callback(label, Callback::SilenceReason { reason });
    Screen::text(text)
        .row([button(texts.asking_silent_busy(), Silence::Busy), button(texts.asking_silent_away(), Silence::Away)])
        .row([button(texts.asking_silent_bot(), Silence::Bot)])
}

/// To the one who has answered.
pub fn silence_thanks(reason: Silence, member: MemberId, locale: Locale) -> Screen {
    let texts = locale.texts();
    match reason {
        Silence::Busy => Screen::text(texts.asking_thanks_busy()),
        Silence::Away => super::absence::kinds(Html::text(texts.asking_thanks_away()), member, locale),
        Silence::Bot => {
            let quiet = Callback::SetReminders { profile: ReminderProfile::Quiet };
            Screen::text(texts.asking_thanks_bot()).row([Button::callback(texts.asking_button_quiet(), quiet)])
        }
    }
}

/// To the leaders.
pub fn silence_answered(name: &str, reason: Silence, locale: Locale) -> Screen {
    let (texts, name) = (locale.texts(), words::cut(name, words::NAME));
    Screen::text(match reason {
        Silence::Busy => texts.asking_answered_busy(name),
        Silence::Away => texts.asking_answered_away(name),
        Silence::Bot => texts.asking_answered_bot(name),
    })
}

/// To the leaders: what is in the way, in his words.
pub fn hindered(name: &str, words: &str, locale: Locale) -> Screen {
    let title = Html::text(locale.texts().asking_hindered(words::cut(name, words::NAME)));
    Screen::text(title.line(Html::text(words::cut(words, words::BODY)).quote()))
}

/// To whoever has said it.
pub fn passed_on(locale: Locale) -> Screen {
    Screen::text(locale.texts().asking_passed_on())
}

/// The reminders are as he wants them, as a toast.
pub fn reminders_set(profile: ReminderProfile, locale: Locale) -> String {
    locale.texts().asking_reminders(profile.as_str())
}

/// What an outage took, in a line each.
pub fn skipped(unasked: &[NaiveDate], digests: &[NaiveDate], locale: Locale) -> Screen {
    let texts = locale.texts();
    /// Dates named one by one; more are named by the first and the last.
    const NAMED: usize = 4;
    let dates = |dates: &[NaiveDate]| match dates {
        [first, .., last] if dates.len() > NAMED => locale.dates(*first, *last),
        _ => locale.list(&dates.iter().map(|on| locale.date(*on)).collect::<Vec<_>>()),
    };
    let line = |on: &[NaiveDate], text: &dyn Fn(String) -> String| {
        if on.is_empty() { Html::new() } else { Html::text(text(dates(on))) }
    };
    Screen::text(Html::lines([
        Html::text(texts.asking_skipped()),
        line(unasked, &|dates| texts.asking_skipped_unasked(dates)),
        line(digests, &|dates| texts.asking_skipped_digests(dates)),
    ]))
}

/// To whoever a leader has entered figures for; `days`: theirs and today.
pub fn entered_for(
    by: &str,
    days: (NaiveDate, NaiveDate),
    figures: &[(Metric, Option<i64>)],
    currency: Currency,
    locale: Locale,
) -> Screen {
    let figures = words::given_list(figures.iter().map(|(metric, value)| (metric, *value)), currency, locale);
    let date = words::day(days.0, days.1, locale);
    Screen::text(locale.texts().asking_entered(words::cut(by, words::NAME), date, figures))
}

#[cfg(test)]
mod tests;
