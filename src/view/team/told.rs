//! What people of a team are told: their role, name and account, who has left, who cannot be reached, who leads now.
use super::role;
use crate::{
    domain::{id::MemberId, notice::Ruling, person::Role, today::Mark},
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
    },
};

fn name(name: &str) -> String {
    words::cut(name, words::NAME)
}

/// To a member: how he is signed.
pub fn told_renamed(department: &str, name: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_renamed(department, name)))
}

/// To an account that is the member's no longer.
pub fn told_unlinked(department: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_unlinked(department)))
}

/// To the member: his role now.
pub fn told_role(department: &str, given: Role, reports: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.team_told_role(department, role(given, locale)));
    if !matches!(given, Role::Superior | Role::Observer) {
        let asked = if reports { texts.team_told_reports() } else { texts.team_told_not_reports() };
        html.push_line(Html::text(asked));
    }
    Screen::text(html)
}

/// To somebody who is in the department no longer.
pub fn told_left(department: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_left(department)))
}

/// To somebody who came by a link and whom nobody there knows.
pub fn told_not_ours(department: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_not_ours(department)))
}

/// To the leaders: messages do not reach a member.
pub fn told_lost(name: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_lost(name)))
}

/// To the leaders: somebody's role does not allow what he needs.
pub fn told_asks(name: &str, member: MemberId, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_asks(name)))
        .row([Button::callback(name, Callback::TeamMember { member })])
}

fn listed(heads: &[String], locale: Locale) -> String {
    locale.list(&heads.iter().map(|head| name(head)).collect::<Vec<_>>())
}

/// To a superior: no head can be reached; whom he may appoint.
pub fn head_lost(
    department: &str,
    key: &str,
    heads: &[String],
    candidates: &[(MemberId, String)],
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let lost = Html::text(texts.team_head_lost(name(department), listed(heads, locale)));
    if candidates.is_empty() {
        return Screen::text(lost.block(texts.team_head_lost_nobody(command(key))));
    }
    let appoint = |(member, candidate): &(MemberId, String)| {
        let label = texts.team_button_appoint(words::cut(candidate, words::LABEL));
        Button::callback(label, Callback::AppointHead { member: *member })
    };
    let screen = Screen::text(lost.block(texts.team_head_lost_choose()));
    screen.grid(if candidates.len() > 8 { 2 } else { 1 }, candidates.iter().map(appoint))
}

/// To a deputy, where no superior is here.
pub fn head_lost_alone(department: &str, key: &str, heads: &[String], locale: Locale) -> Screen {
    let texts = locale.texts();
    let lost = Html::text(texts.team_head_lost(name(department), listed(heads, locale)));
    Screen::text(lost.block(texts.team_head_lost_alone(command(key))))
}

fn command(key: &str) -> String {
    format!("planerka head {key}")
}

/// To the superior who has appointed; `heads`: those who cannot be reached.
pub fn appointed(head: &str, department: &str, heads: &[String], locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(
        Html::text(texts.team_appointed(name(head), name(department)))
            .line(texts.team_appointed_stays(listed(heads, locale))),
    )
}

/// To the other superiors and the deputies: who leads now.
pub fn told_appointed(department: &str, head: &str, mark: &Mark, locale: Locale) -> Screen {
    let (at, by) = (locale.time(mark.at), name(&mark.by));
    Screen::text(locale.texts().team_told_appointed(name(department), name(head), at, by))
}

/// A question to the leaders that another has answered: as it was, without its buttons.
pub fn settled(asked: Screen, ruling: Ruling, mark: &Mark, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (at, by) = (locale.time(mark.at), name(&mark.by));
    Screen::text(asked.html.line(Html::text(texts.team_settled(ruling.as_str(), at, by)).italic()))
}
