//! The team: who is in it and as whom, who has not come, which invites work.
use super::{
    callback::Callback,
    html::Html,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::Department,
        person::{Action, Member, Role},
        setup::Invite,
        time::Zone,
    },
    locale::Locale,
};

/// Members with a button of their own; more would not fit with the rest.
const BUTTONS: usize = 80;
/// Members with a line of their own, each with a bold name, of which Telegram takes a hundred.
const LINES: usize = 80;
/// UTF-16 units for these lines; a message holds 4 096 in all.
const TEXT: usize = 2_800;
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
}

/// The whole team.
pub fn team(shown: Shown<'_>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let here = shown.members.iter().filter(|member| member.has_started()).count();
    let mut html = Html::text(texts.team_title(&shown.department.name))
        .bold()
        .line(Html::text(texts.team_count(here.to_string(), shown.members.len().to_string())));
    let people = ordered(shown.members);
    html = html.block(lines(&people, locale));
    let chat = match shown.chat {
        Some(title) => texts.team_chat(title),
        None => texts.team_no_chat(),
    };
    html = html.block(Html::text(chat));
    for invite in shown.invites {
        html.push_line(Html::text(invite_line(invite, shown.department.zone, locale)));
    }
    let person = |member: &&Member| Button::callback(member.name.clone(), Callback::TeamMember { member: member.id });
    buttons(Screen::text(html).grid(2, people.iter().take(BUTTONS).map(person)), shown, locale)
}

/// A line each while they fit; whoever does not is counted.
fn lines(people: &[&Member], locale: Locale) -> Html {
    let mut left = TEXT;
    let fits = |line: &Html| {
        let units = line.visible().encode_utf16().count() + 1;
        left = left.saturating_sub(units);
        left > 0
    };
    let mut shown: Vec<Html> = people.iter().take(LINES).map(|member| line(member, locale)).take_while(fits).collect();
    if shown.len() < people.len() {
        shown.push(Html::text(locale.texts().setup_check_more((people.len() - shown.len()).to_string())));
    }
    Html::lines(shown)
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
    Html::text(&member.name).bold().and(Html::text(format!(" · {}", marks.join(" · "))))
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
    let rename = Button::callback(texts.team_button_rename(), Callback::RenameMember { member: member.id });
    let unlink = Callback::UnlinkMember { member: member.id, confirmed: false };
    let unlink = Button::callback(texts.team_button_unlink(), unlink);
    screen = screen.row(
        [(may(member.role) || own).then_some(rename), (may(member.role) && member.person.is_some()).then_some(unlink)]
            .into_iter()
            .flatten(),
    );
    if reader.allows(Action::RunDepartment) && !matches!(member.role, Role::Superior | Role::Observer) {
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

/// To a member: how he is signed.
pub fn told_renamed(department: &str, name: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_renamed(department, name)))
}

/// To an account that is the member's no longer.
pub fn told_unlinked(department: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_unlinked(department)))
}

/// An invite was revoked.
pub fn revoked(department: crate::domain::id::DepartmentId, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.team_revoked()))
        .row([Button::callback(texts.team_button_back(), Callback::Team { department })])
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

/// To the leaders: messages do not reach a member.
pub fn told_lost(name: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_lost(name)))
}

/// To the leaders: somebody's role does not allow what he needs.
pub fn told_asks(name: &str, member: crate::domain::id::MemberId, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_told_asks(name)))
        .row([Button::callback(name, Callback::TeamMember { member })])
}

/// «Передал РОПу.»
pub fn asked(locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().team_asked()))
}
