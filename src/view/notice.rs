//! The screen of a notice: what the sender shows in the reader's language.
//!
//! Apart from the features' own views, because the sender knows only [`Notice`]. Each feature adds its arm.
use super::{
    absence, asking, calendar, causes, chat, data, digest, html::Html, join, leads, metrics, report, schedule,
    screen::Screen, settings, settling, setup, talk_to, target, team, today,
};
use crate::{domain::notice::Notice, locale::Locale};

/// What a notice looks like to a reader of this language.
pub fn render(notice: &Notice, locale: Locale) -> Screen {
    match notice {
        Notice::Prompt(ask) => report::prompt(ask, locale),
        Notice::WeeklyPrompt(ask) => report::weekly_prompt(ask, locale),
        Notice::Digest { content, page, instead: None } => digest::digest(content, *page, locale),
        Notice::Digest { content, page, instead: Some(instead) } => {
            digest::digest_for_head(content, *page, *instead, locale)
        }
        Notice::NobodyYet { digest, due, until } => digest::nobody_yet(*digest, *due, *until, locale),
        Notice::DigestDecided { posted, mark } => digest::decided(*posted, mark, locale),
        Notice::WeekCauses(week) => causes::screen(week, locale),
        Notice::Held { notice, kind } => digest::held(*notice, *kind, locale),
        Notice::DayHelp { member, on } => {
            Screen::text(Html::text(locale.texts().told_day_help(member.clone(), locale.date(*on))))
        }
        Notice::Checklist(list) => setup::checklist(list, locale),
        Notice::Joined { member, name, role, here, of } => join::told(*member, name, *role, *here, *of, locale),
        Notice::ChatAsked { department, chat, title, by } => chat::ask(*department, *chat, title, by, locale),
        Notice::ChatBound { title, in_chat, here, of } => chat::bound(title, *in_chat, *here, *of, locale),
        Notice::ChatLost { department, title } => chat::lost(*department, title, locale),
        Notice::ChatMuted { department, title } => chat::muted(*department, title, locale),
        Notice::ChatBack { title, digest } => chat::back(title, *digest, locale),
        Notice::TopicLost { department, title, closed } => chat::topic_lost(*department, title, *closed, locale),
        Notice::ChatCard { name, administrator } => chat::card(name, *administrator, locale),
        Notice::RoleGiven { department, role, reports } => team::told_role(department, *role, *reports, locale),
        Notice::LeftDepartment { department } => team::told_left(department, locale),
        Notice::PromiseOffered { promise, by, currency } => super::promise::asked(promise, by, *currency, locale),
        Notice::PromiseAnswered { promise, taken, asked_on, currency } => {
            super::promise::answered(promise, *taken, *asked_on, *currency, locale)
        }
        Notice::PromisesAhead { member, on, today_on, promises, more, currency } => {
            let ahead = settings::Ahead {
                member: *member,
                on: *on,
                today_on: *today_on,
                promises,
                more: *more,
                currency: *currency,
            };
            settings::ahead(ahead, locale)
        }
        Notice::RenamedHimself { before, name } => settings::told_renamed(before, name, locale),
        Notice::DepartmentChanged { by, change } => settings::told_changed(by, change, locale),
        Notice::LeftPromises { name, promises, currency } => super::promise::left(name, promises, *currency, locale),
        Notice::ErasureAsked { member, name, open, until, end: None } => {
            data::ask_head(*member, name, *open, *until, locale)
        }
        Notice::ErasureAsked { name, end: Some(end), .. } => data::ended(name, end, locale),
        Notice::ErasureDeclined { department, by } => data::declined(department, by, locale),
        Notice::Erased { department, language } => data::erased(department, Locale(*language)),
        Notice::Renamed { department, name } => team::told_renamed(department, name, locale),
        Notice::NotOurs { department } => team::told_not_ours(department, locale),
        Notice::HeadLost { department, key, heads, candidates } => {
            team::head_lost(department, key, heads, candidates, locale)
        }
        Notice::HeadLostAlone { department, key, heads } => team::head_lost_alone(department, key, heads, locale),
        Notice::HeadAppointed { department, name, mark } => team::told_appointed(department, name, mark, locale),
        Notice::Settled { of, ruling, mark } => team::settled(render(of, locale), *ruling, mark, locale),
        Notice::Unlinked { department } => team::told_unlinked(department, locale),
        Notice::PersonLost { name } => team::told_lost(name, locale),
        Notice::TimesChanged { department, by, change } => schedule::told(*department, by, change, locale),
        Notice::OwnTimesChanged { member, name, by, change } => {
            schedule::told_own(*member, name.as_deref(), by, change, locale)
        }
        Notice::Target(notice) => target::told(notice, locale),
        Notice::AskedForHelp { name, member } => team::told_asks(name, *member, locale),
        Notice::MetricChanged { by, metric, change, currency } => metrics::told(by, metric, change, *currency, locale),
        Notice::LeadsWeek(week) => leads::week(week, locale),
        // Settling a month.
        Notice::MonthClose(ask, None) => settling::close(ask, locale),
        Notice::MonthClose(ask, Some(mark)) => settling::closed_by(ask, mark, locale),
        Notice::LateAsked(ask, end) => settling::late(ask, end.as_ref(), locale),
        Notice::LateDecided { ask, by, accepted } => settling::late_decided(ask, by, *accepted, locale),
        Notice::Today(day) => today::screen(day, locale),
        Notice::DayCard(card) => asking::day_card(card, locale),
        Notice::Nudge { by, about_on } => asking::nudge(by, about_on, locale),
        Notice::Silent { days } => asking::silent(*days, locale),
        Notice::SilenceAnswered { name, reason } => asking::silence_answered(name, *reason, locale),
        Notice::Hindered { name, words } => asking::hindered(name, words, locale),
        Notice::Skipped { unasked, digests } => asking::skipped(unasked, digests, locale),
        Notice::EnteredFor { by, on, today_on, figures, currency } => {
            asking::entered_for(by, (*on, *today_on), figures, *currency, locale)
        }
        Notice::Absence(told) => absence::told(told, locale),
        Notice::AbsenceSettled(told, mark) => absence::settled(told, mark, locale),
        Notice::AbsenceAsked { member, name, kind, from_on, through_on, settled } => {
            let days = (*from_on, *through_on);
            absence::asked((*member, name), *kind, days, settled.as_ref(), locale)
        }
        Notice::AbsenceDeclined { by, from_on, through_on } => absence::declined(by, (*from_on, *through_on), locale),
        Notice::DaysChanged { department, by, today_on, changed } => {
            calendar::told(*department, by, changed, *today_on, locale)
        }
        Notice::MarkedAway(told) => absence::marked_away(told, locale),
        Notice::AbsenceCancelled(told) => absence::cancelled(told, locale),
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
        Notice::TalksChecked { checked, currency } => talk_to::checked_told(checked, *currency, locale),
        Notice::StuckAsked { stuck, metric, gap, currency } => talk_to::asked(*stuck, metric, *gap, *currency, locale),
        Notice::StuckTold { stuck, name, metric, gap, cause, this_month, currency } => {
            let told = talk_to::Told { stuck: *stuck, name, metric, gap: *gap, cause: *cause, this_month: *this_month };
            talk_to::told(told, *currency, locale)
        }
        Notice::StuckReplied { by, cause, reply } => talk_to::replied(by, *cause, *reply, locale),
        Notice::Reminder { report, given, due, deadline } => report::reminder(*report, *given, *due, *deadline, locale),
    }
}
