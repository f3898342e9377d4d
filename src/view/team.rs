//! The team: who is in it and as whom, who has not come, which invites work.
mod told;

pub use told::{
    appointed, head_lost, head_lost_alone, settled, told_appointed, told_asks, told_left, told_lost, told_not_ours,
    told_renamed, told_role, told_unlinked,
};

use super::{
    callback::Callback,
    html::Html,
    report::words,
    schedule,
    screen::{Button, Screen},
    setup,
};
use crate::{
    domain::{
        department::Department,
        id::DepartmentId,
        person::{Action, Member, Role},
        setup::Invite,
        time::Zone,
    },
    locale::Locale,
};

/// Members of a page, each with a line and a button; names of any length fit.
pub const PAGE: usize = 30;
/// Roles in the order of their buttons.
const ROLES: [Role; 5] = [Role::Manager, Role::Observer, Role::Deputy, Role::Superior, Role::Head];

/// A role in words.
pub fn role(role: Role, locale: Locale) -> String {
    locale.texts().team_role(role.as_str())
}

/// Everything the screen of the team shows.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub department: &'a Department,
    pub members: &'a [Member],
    pub invites: &'a [Invite],
    pub chat: Option<&'a str>,
    /// The reader may give Head, Deputy and Superior.
    pub owns: bool,
    /// Which of its pages, from 0; one beyond the last is the last.
    pub page: u8,
}

/// The whole team.
pub fn team(shown: Shown<'_>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let here = shown.members.iter().filter(|member| member.has_started()).count();
    let mut html = Html::text(texts.team_title(&shown.department.name))
        .bold()
        .line(Html::text(texts.team_count(here.to_string(), shown.members.len().to_string())));
    let people = ordered(shown.members);
    let pages: Vec<&[&Member]> = people.chunks(PAGE).collect();
    let at = usize::from(shown.page).min(pages.len().saturating_sub(1));
    let page = pages.get(at).copied().unwrap_or_default();
    html = html.block(Html::lines(page.iter().map(|member| line(member, locale))));
    let chat = match shown.chat {
        Some(title) => texts.team_chat(title),
        None => texts.team_no_chat(),
    };
    html = html.block(Html::text(chat));
    for invite in shown.invites {
        html.push_line(Html::text(invite_line(invite, shown.department.zone, locale)));
    }
    let person = |member: &&Member| {
        Button::callback(words::cut(&member.name, words::LABEL), Callback::TeamMember { member: member.id })
    };
    let screen = Screen::text(html).grid(2, page.iter().map(person));
    buttons(screen.row(turns(shown.department.id, at, people.len(), locale)), shown, locale)
}

/// «‹ 1–30», «61–75 ›»: the pages beside this one.
fn turns(department: DepartmentId, at: usize, people: usize, locale: Locale) -> Vec<Button> {
    let texts = locale.texts();
    let numbers = |page: usize| {
        let (from, through) = (page * PAGE + 1, ((page + 1) * PAGE).min(people));
        if from == through { from.to_string() } else { texts.team_page(from.to_string(), through.to_string()) }
    };
    let turn = |label: String, page: usize| {
        Button::callback(label, Callback::TeamPage { department, page: u8::try_from(page).unwrap_or(u8::MAX) })
    };
    let back = at.checked_sub(1).map(|page| turn(format!("‹ {}", numbers(page)), page));
    let on = ((at + 1) * PAGE < people).then(|| turn(format!("{} ›", numbers(at + 1)), at + 1));
    back.into_iter().chain(on).collect()
}

fn buttons(screen: Screen, shown: Shown<'_>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let department = shown.department.id;
    let mut roles = vec![Role::Manager, Role::Observer];
    if shown.owns {
        roles.extend([Role::Superior, Role::Deputy]);
    }
    let invite = |given: Role| {
        Button::callback(texts.team_button_invite(role(given, locale)), Callback::NewInvite { department, role: given })
    };
    let revoke = |invite: &Invite| {
        Button::callback(texts.team_revoke(role(invite.role, locale)), Callback::RevokeInvite { invite: invite.id })
    };
    screen
        .grid(2, roles.into_iter().map(invite))
        .row([
            Button::callback(texts.team_button_people(), Callback::ListPeople { department }),
            Button::callback(texts.team_button_chat(), Callback::ChatCode { department }),
        ])
        .row([Button::callback(texts.grade_button(), Callback::Grades { department })])
        .grid(2, shown.invites.iter().take(8).map(revoke))
}

/// Heads first, then deputies, then the department's order.
fn ordered(members: &[Member]) -> Vec<&Member> {
    let mut people: Vec<&Member> = members.iter().collect();
    people.sort_by_key(|member| match member.role {
        Role::Head => 0,
        Role::Deputy => 1,
        Role::Manager => 2,
        Role::Superior => 3,
        Role::Observer => 4,
    });
    people
}

fn line(member: &Member, locale: Locale) -> Html {
    let texts = locale.texts();
    let mut marks = vec![role(member.role, locale)];
    marks.extend(member.grade.clone());
    match (member.role, member.reports) {
        (Role::Head, true) => marks.push(texts.team_sells()),
        (Role::Manager | Role::Deputy, false) => marks.push(texts.team_not_asked()),
        _ => {}
    }
    if !member.has_started() {
        marks.push(texts.team_not_here());
    } else if !member.reachable {
        marks.push(texts.team_lost());
    }
    let name = words::cut(&member.name, words::NAME);
    Html::text(name).bold().and(Html::text(format!(" · {}", marks.join(" · "))))
}

fn invite_line(invite: &Invite, zone: Zone, locale: Locale) -> String {
    let until = super::setup::until(invite.expires_at, zone, locale);
    locale.texts().team_invite(role(invite.role, locale), until, invite.uses_left)
}

/// One member, with what the reader may change.
pub fn member(member: &Member, reader: &Member, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = line(member, locale).line(Html::text(texts.team_member_since(locale.date(member.joined_on))));
    if member.person.is_none() {
        html.push_line(Html::text(texts.team_member_expected()));
    }
    if !matches!(member.role, Role::Superior | Role::Observer) {
        let asked = if member.reports { texts.team_member_reports() } else { texts.team_member_not_reports() };
        html.push_line(Html::text(asked));
    }
    if let Some(week) = member.week.latest() {
        html.push_line(Html::text(texts.schedule_week(schedule::plain(week, locale))));
    }
    if let Some(zone) = member.zone {
        html.push_line(Html::text(texts.team_member_zone(setup::place(zone, locale))));
    }
    let may = |role: Role| {
        let action =
            if matches!(role, Role::Manager | Role::Observer) { Action::ManageTeam } else { Action::OwnDepartment };
        reader.allows(action)
    };
    let mut screen = Screen::text(html);
    if may(member.role) {
        let give = |given: &Role| {
            let callback = Callback::SetRole { member: member.id, role: *given };
            Button::callback(texts.team_button_role(role(*given, locale)), callback)
        };
        screen = screen.grid(2, ROLES.iter().filter(|given| **given != member.role && may(**given)).map(give));
    }
    let own = member.id == reader.id && reader.allows(Action::ManageTeam);
    if (may(member.role) || own) && !matches!(member.role, Role::Superior | Role::Observer) {
        let label = if member.reports { texts.team_button_not_ask() } else { texts.team_button_ask() };
        screen =
            screen.row([Button::callback(label, Callback::SetReports { member: member.id, yes: !member.reports })]);
    }
    let grade = match &member.grade {
        Some(grade) => texts.grade_button_of(grade),
        None => texts.grade_button_choose(),
    };
    let grade = Button::callback(grade, Callback::MemberGrade { member: member.id });
    let sells = !matches!(member.role, Role::Superior | Role::Observer);
    screen = screen.row(((may(member.role) || own) && sells).then_some(grade));
    let rename = Button::callback(texts.team_button_rename(), Callback::RenameMember { member: member.id });
    let unlink = Callback::UnlinkMember { member: member.id, confirmed: false };
    let unlink = Button::callback(texts.team_button_unlink(), unlink);
    screen = screen.row(
        [(may(member.role) || own).then_some(rename), (may(member.role) && member.person.is_some()).then_some(unlink)]
            .into_iter()
            .flatten(),
    );
    if (may(member.role) || own) && !matches!(member.role, Role::Superior | Role::Observer) {
        screen = screen.row(super::schedule::of_member(member.id, locale));
    }
    if may(member.role) {
        let leave = Callback::MemberLeaves { member: member.id, confirmed: false };
        screen = screen.row([Button::callback(texts.team_button_leave(), leave)]);
    }
    screen.row([Button::callback(texts.team_button_back(), Callback::Team { department: member.department })])
}

/// «Больше не в отделе», asked again.
pub fn leave_sure(member: &Member, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.team_leave_sure(&member.name))).row([
        Button::callback(texts.team_leave_yes(), Callback::MemberLeaves { member: member.id, confirmed: true }),
        Button::callback(texts.team_leave_no(), Callback::TeamMember { member: member.id }),
    ])
}

/// He has left.
pub fn left(member: &Member, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.team_left(&member.name)))
        .row([Button::callback(texts.team_button_back(), Callback::Team { department: member.department })])
}

/// «Как подписывать?»; `again`: why the name that was typed cannot be taken.
pub fn ask_name(now: &str, again: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let question = Html::text(texts.team_ask_name(now)).bold().line(Html::text(texts.team_ask_name_hint()));
    let html = match again {
        Some(why) => Html::text(why).block(question),
        None => question,
    };
    Screen::text(html).row([Button::callback(texts.team_ask_name_keep(), Callback::Cancel)])
}

/// «Другой Telegram», asked again.
pub fn unlink_sure(member: &Member, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.team_unlink_sure(&member.name))).row([
        Button::callback(texts.team_unlink_yes(), Callback::UnlinkMember { member: member.id, confirmed: true }),
        Button::callback(texts.team_unlink_no(), Callback::TeamMember { member: member.id }),
    ])
}

/// The account is let go; by the link he comes back.
pub fn unlinked(member: &Member, link: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.team_unlinked(&member.name)).line(Html::text(link)))
        .row([Button::callback(texts.team_button_back(), Callback::Team { department: member.department })])
}

/// An invite was revoked.
pub fn revoked(department: DepartmentId, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.team_revoked()))
        .row([Button::callback(texts.team_button_back(), Callback::Team { department })])
}

/// «Передал РОПу.»
pub fn asked(locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_asked()))
}
