//! The screen of a notice: what the sender shows in the reader's language.
//!
//! Apart from the features' own views, because the sender knows only [`Notice`]. Each feature adds its arm.
use super::{chat, digest, html::Html, join, report, screen::Screen, setup, team};
use crate::{
    domain::{
        calendar::AbsenceKind,
        notice::{HeadMessage, Notice},
    },
    locale::Locale,
};

/// What a notice looks like to a reader of this language.
pub fn render(notice: &Notice, locale: Locale) -> Screen {
    match notice {
        Notice::Prompt(ask) => report::prompt(ask, locale),
        Notice::Digest { content, to_chat: false } => digest::digest(content, locale),
        Notice::Digest { content, to_chat: true } => digest::digest_for_head(content, locale),
        Notice::NobodyYet { digest, due, until } => digest::nobody_yet(*digest, *due, *until, locale),
        Notice::Held { notice, kind } => digest::held(*notice, *kind, locale),
        Notice::Absent { member, kind, from_on, through_on } => {
            let texts = locale.texts();
            let kind = match kind {
                AbsenceKind::Vacation => texts.told_vacation(),
                AbsenceKind::Sick => texts.told_sick(),
                AbsenceKind::DayOff => texts.told_day_off(),
                AbsenceKind::Other => texts.told_away(),
            };
            let days = locale.dates(*from_on, *through_on);
            Screen::text(Html::text(texts.told_absent(member.clone(), kind, days)))
        }
        Notice::DayHelp { member, on } => {
            Screen::text(Html::text(locale.texts().told_day_help(member.clone(), locale.date(*on))))
        }
        Notice::Head(message) => head(message, locale),
        Notice::Checklist(list) => setup::checklist(list, locale),
        Notice::Joined { member, name, role, here, of } => join::told(*member, name, *role, *here, *of, locale),
        Notice::ChatAsked { department, chat, title, by } => chat::ask(*department, *chat, title, by, locale),
        Notice::ChatBound { title, in_chat, here, of } => chat::bound(title, *in_chat, *here, *of, locale),
        Notice::ChatLost { department, title } => chat::lost(*department, title, locale),
        Notice::ChatCard { name, administrator } => chat::card(name, *administrator, locale),
        Notice::RoleGiven { department, role, reports } => team::told_role(department, *role, *reports, locale),
        Notice::LeftDepartment { department } => team::told_left(department, locale),
        Notice::PersonLost { name } => team::told_lost(name, locale),
        Notice::AskedForHelp { name, member } => team::told_asks(name, *member, locale),
        Notice::PromiseHelp { promise, currency, this_month } => {
            super::promise::help(promise, *currency, *this_month, locale)
        }
        Notice::PromiseHelpAnswered { body, by, answer } => super::promise::help_answered(body, by, *answer, locale),
        Notice::PromiseMoveAsked { promise, to_on, currency } => {
            super::promise::move_asked(promise, *to_on, *currency, locale)
        }
        Notice::PromiseMoveAnswered { body, by, to_on, allowed } => {
            super::promise::move_answered(body, by, *to_on, *allowed, locale)
        }
        Notice::PromiseCancelled { body, by } => super::promise::cancelled(body, by, locale),
        Notice::NotePassed { owner, on, body } => super::promise::note_passed(owner, *on, body, locale),
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
    match &message.preview {
        Some(preview) => digest::with_preview(html, preview, locale),
        None => Screen::text(html),
    }
}
