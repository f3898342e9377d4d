//! The screen of a notice: what the sender shows in the reader's language.
//!
//! Apart from the features' own views, because the sender knows only [`Notice`]. Each feature adds its arm.
use super::{digest, html::Html, report, screen::Screen};
use crate::{
    domain::notice::{HeadMessage, Notice},
    locale::Locale,
};

/// What a notice looks like to a reader of this language.
pub fn render(notice: &Notice, locale: Locale) -> Screen {
    let texts = locale.texts();
    match notice {
        Notice::Prompt(ask) => report::prompt(ask, locale),
        Notice::Digest { content, to_chat: false } => digest::digest(content, locale),
        Notice::Digest { content, to_chat: true } => digest::digest_for_head(content, locale),
        Notice::NobodyYet { digest, due, until } => digest::nobody_yet(*digest, *due, *until, locale),
        Notice::Held { notice, kind } => digest::held(*notice, *kind, locale),
        Notice::Head(message) => head(message, locale),
        Notice::PromiseHelp { promise, .. } => {
            Screen::text(Html::text(texts.told_help(promise.owner.clone().unwrap_or_default(), promise.body.clone())))
        }
        Notice::PromiseHelpAnswered { body, by, .. } => {
            Screen::text(Html::text(texts.told_help_answered(by.clone(), body.clone())))
        }
        Notice::PromiseMoveAsked { promise, to_on, .. } => Screen::text(Html::text(texts.told_move_asked(
            promise.owner.clone().unwrap_or_default(),
            promise.body.clone(),
            locale.date(*to_on),
        ))),
        Notice::PromiseMoveAnswered { body, by, to_on, allowed } => Screen::text(Html::text(if *allowed {
            texts.told_move_allowed(by.clone(), body.clone(), locale.date(*to_on))
        } else {
            texts.told_move_refused(by.clone(), body.clone())
        })),
        Notice::PromiseCancelled { body, by } => {
            Screen::text(Html::text(texts.told_cancelled(by.clone(), body.clone())))
        }
        Notice::NotePassed { owner, body, .. } => {
            Screen::text(Html::text(texts.told_note(owner.clone(), body.clone())))
        }
        Notice::Reminder { given, due, deadline } => {
            let (texts, time) = (locale.texts(), locale.time(*deadline));
            Screen::text(Html::text(if *given == 0 || *due <= 1 {
                texts.report_reminder_alone(time)
            } else {
                texts.report_reminder(report::words::count(*given), due.to_string(), time)
            }))
        }
    }
}

/// The head's message at the deadline.
fn head(message: &HeadMessage, locale: Locale) -> Screen {
    let texts = locale.texts();
    let count = report::words::count;
    let mut html =
        Html::text(texts.told_head(locale.date(message.on), count(message.given), count(message.due))).bold();
    if message.owing.is_empty() {
        html.push_line(Html::text(texts.told_head_all()));
    } else {
        html.push_line(Html::text(texts.told_head_owing(locale.list(&message.owing))));
    }
    if !message.away.is_empty() {
        html.push_line(Html::text(texts.told_head_away(locale.list(&message.away))));
    }
    if !message.not_started.is_empty() {
        html.push_line(Html::text(texts.told_head_not_started(locale.list(&message.not_started))));
    }
    Screen::text(html)
}
