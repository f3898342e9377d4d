//! Roles and places: who may give which, and the head who must always be there.
//!
//! Source: product.md, «Roles, and who sees what».
use super::{Result, absence, house::House, invite, promise as promises, proposal, setup, tell};
use crate::{
    domain::{
        id::{MemberId, TelegramId},
        notice::{Notice, NoticeKind},
        person::{Action, Member, Role},
        planning::Cause,
        promise,
        refusal::Refusal,
        setup::Invite,
        time::Instant,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
};
use chrono::Days;

/// The team as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    pub department: crate::domain::id::DepartmentId,
    pub name: String,
    /// Who belongs to it today, in its order.
    pub members: Vec<Member>,
    pub invites: Vec<Invite>,
    /// The title of its chat.
    pub chat: Option<String>,
    /// The reader may give Head, Deputy and Superior.
    pub owns: bool,
}

/// The action that giving or taking a role needs.
pub fn action_for(role: Role) -> Action {
    match role {
        Role::Manager | Role::Observer => Action::ManageTeam,
        Role::Head | Role::Deputy | Role::Superior => Action::OwnDepartment,
    }
}

/// May he give this role, or take it away.
pub fn may_give(by: &Member, role: Role) -> Result<()> {
    let action = action_for(role);
    if by.allows(action) { Ok(()) } else { Err(Refusal::NotAllowed(action).into()) }
}

/// The team, for whoever runs it.
pub async fn team(tx: &mut Tx, house: &House, by: &Member, now: Instant) -> Result<Team> {
    may_give(by, Role::Manager)?;
    let today = house.today(now);
    let chat = store::departments::chat_of(tx, house.department.id).await?;
    let owns = by.allows(Action::OwnDepartment);
    let mut invites = store::invites::all_living(tx, house.department.id, now).await?;
    invites.retain(|invite| by.allows(action_for(invite.role)));
    Ok(Team {
        department: house.department.id,
        name: house.department.name.clone(),
        members: house.members.iter().filter(|m| m.left_on.is_none_or(|left| today <= left)).cloned().collect(),
        invites,
        chat: chat.filter(|chat| chat.present).map(|chat| chat.title),
        owns,
    })
}

/// Heads the bot can reach, besides one.
pub(super) fn other_heads(house: &House, besides: MemberId, now: Instant) -> usize {
    let today = house.today(now);
    let counts = |m: &&Member| {
        m.role == Role::Head
            && m.id != besides
            && m.left_on.is_none_or(|left| today <= left)
            && m.has_started()
            && m.reachable
    };
    house.members.iter().filter(counts).count()
}

/// A member of today; [`Refusal::AlreadyDone`] when he is gone.
pub(super) fn current(house: &House, id: MemberId, now: Instant) -> Result<&Member> {
    let today = house.today(now);
    let member = house.member(id).filter(|m| m.left_on.is_none_or(|left| today <= left));
    Ok(member.ok_or(Refusal::AlreadyDone)?)
}

/// Gives a member another role. Whoever took over from the last head must be reachable.
pub async fn set_role(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    role: Role,
    now: Instant,
) -> Result<Member> {
    let member = current(house, id, now)?;
    may_give(by, member.role)?;
    may_give(by, role)?;
    if member.role == role {
        return Err(Refusal::AlreadyDone.into());
    }
    if member.role == Role::Head && other_heads(house, id, now) == 0 {
        return Err(Refusal::LastHead.into());
    }
    let reports = match role {
        Role::Superior | Role::Observer => false,
        // A head and a deputy go on selling if they did.
        Role::Head | Role::Deputy => member.reports,
        Role::Manager => true,
    };
    given(tx, house, by, member, role, reports, now).await
}

/// He has the role from now on; whether he may be given it was decided before.
pub(super) async fn given(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    member: &Member,
    role: Role,
    reports: bool,
    now: Instant,
) -> Result<Member> {
    let changed = Member { role, reports, ..member.clone() };
    store::people::update_member(tx, &changed).await?;
    log(tx, by, member, "member.role", Some(member.role.as_str()), Some(role.as_str()), now).await?;
    if !reports {
        close_reports(tx, house, member, now).await?;
    }
    if by.id != member.id {
        let notice = Notice::RoleGiven { department: house.department.name.clone(), role, reports };
        tell::member(tx, house, &changed, NoticeKind::Card, &notice, now).await?;
    }
    after(tx, house, now).await?;
    if reports != member.reports {
        let cause = Cause::Reports { member: member.id, yes: reports };
        proposal::review(tx, house.department.id, cause, now).await?;
    }
    Ok(changed)
}

/// Is he asked and counted from now on.
pub async fn set_reports(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    reports: bool,
    now: Instant,
) -> Result<Member> {
    may_give(by, Role::Manager)?;
    let member = current(house, id, now)?;
    if by.id != id {
        may_give(by, member.role)?;
    }
    if member.reports == reports {
        return Err(Refusal::AlreadyDone.into());
    }
    if matches!(member.role, Role::Superior | Role::Observer) {
        return Err(Refusal::NotAllowed(Action::OwnReport).into());
    }
    let changed = Member { reports, ..member.clone() };
    store::people::update_member(tx, &changed).await?;
    if !reports {
        close_reports(tx, house, member, now).await?;
    }
    let word = |yes: bool| if yes { "yes" } else { "no" };
    log(tx, by, member, "member.reports", Some(word(!reports)), Some(word(reports)), now).await?;
    if by.id != id {
        let notice = Notice::RoleGiven { department: house.department.name.clone(), role: member.role, reports };
        tell::member(tx, house, &changed, NoticeKind::Card, &notice, now).await?;
    }
    after(tx, house, now).await?;
    let cause = Cause::Reports { member: id, yes: reports };
    proposal::review(tx, house.department.id, cause, now).await?;
    Ok(changed)
}

/// May he say how this member is signed: his own name, and of those whose role he may give.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_rename(by: &Member, member: &Member) -> Result<()> {
    may_give(by, Role::Manager)?;
    if by.id == member.id { Ok(()) } else { may_give(by, member.role) }
}

/// Signs a member otherwise, in everything that is written from now on; he is told.
pub async fn rename(tx: &mut Tx, house: &House, by: &Member, id: MemberId, name: &str, now: Instant) -> Result<Member> {
    let member = current(house, id, now)?;
    may_rename(by, member)?;
    let name = invite::free_name(house, name, Some(id), now)?;
    let changed = Member { name, ..member.clone() };
    if changed.name == member.name {
        return Ok(changed);
    }
    store::people::update_member(tx, &changed).await?;
    log(tx, by, member, "member.name", Some(&member.name), Some(&changed.name), now).await?;
    if by.id != id {
        let notice = Notice::Renamed { department: house.department.name.clone(), name: changed.name.clone() };
        tell::member(tx, house, &changed, NoticeKind::Card, &notice, now).await?;
    }
    setup::refresh_checklist(tx, house.department.id, now).await?;
    Ok(changed)
}

/// May the member's account be let go.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::LastHead`]; [`Refusal::AlreadyDone`] when none is linked.
pub fn may_unlink(house: &House, by: &Member, member: &Member, now: Instant) -> Result<()> {
    may_give(by, member.role)?;
    if member.person.is_none() {
        return Err(Refusal::AlreadyDone.into());
    }
    if member.role == Role::Head && other_heads(house, member.id, now) == 0 {
        return Err(Refusal::LastHead.into());
    }
    Ok(())
}

/// The member has another Telegram account now: the old one is out at once, and by the link he chooses himself and
/// goes on with the same figures. Returns the old account.
pub async fn unlink(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    now: Instant,
) -> Result<(Member, TelegramId)> {
    let member = current(house, id, now)?;
    may_unlink(house, by, member, now)?;
    let telegram = member.telegram.ok_or(Refusal::AlreadyDone)?;
    let notice = Notice::Unlinked { department: house.department.name.clone() };
    tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?;
    store::people::update_member(tx, &Member { person: None, ..member.clone() }).await?;
    log(tx, by, member, invite::UNLINKED, None, None, now).await?;
    after(tx, house, now).await?;
    Ok((member.clone(), telegram))
}

/// The member leaves: nothing is asked any more, figures keep the name.
pub async fn leave(tx: &mut Tx, house: &House, by: &Member, id: MemberId, now: Instant) -> Result<Member> {
    let member = current(house, id, now)?;
    may_give(by, member.role)?;
    if member.role == Role::Head && other_heads(house, id, now) == 0 {
        return Err(Refusal::LastHead.into());
    }
    // From this moment on: whoever left sees nothing of the department.
    let yesterday = house.today(now).checked_sub_days(Days::new(1));
    let left = Member { left_on: yesterday, ..member.clone() };
    store::people::update_member(tx, &left).await?;
    log(tx, by, member, "member.left", None, yesterday.map(|on| on.to_string()).as_deref(), now).await?;
    close_reports(tx, house, member, now).await?;
    let notice = Notice::LeftDepartment { department: house.department.name.clone() };
    tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?;
    tell_of_promises(tx, house, member, now).await?;
    after(tx, house, now).await?;
    proposal::review(tx, house.department.id, Cause::Left { member: id }, now).await?;
    Ok(left)
}

/// He is not asked any more: what is open is not due, and nothing on its way about it arrives.
async fn close_reports(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<()> {
    let today = house.today(now);
    absence::close_reports(tx, house, member, today, today + Days::new(invite::REPORTS_AHEAD_DAYS), now).await
}

/// What he has promised is the leaders' to hand on or to take off; what he was only offered is off.
async fn tell_of_promises(tx: &mut Tx, house: &House, left: &Member, now: Instant) -> Result<()> {
    promises::drop_offers(tx, house, left, now).await?;
    let open = store::promises::open_of(tx, left.id).await?;
    if open.is_empty() {
        return Ok(());
    }
    let promises = open.iter().take(promise::list::MOST_LINES).map(|open| promises::line(house, open, false)).collect();
    let notice = Notice::LeftPromises { name: left.name.clone(), promises, currency: house.department.currency };
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != left.id) {
        tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
    }
    Ok(())
}

async fn log(
    tx: &mut Tx,
    by: &Member,
    member: &Member,
    subject: &str,
    before: Option<&str>,
    after: Option<&str>,
    now: Instant,
) -> Result<()> {
    let change = Change {
        department: member.department,
        by_member: Some(by.id),
        subject: subject.to_owned(),
        subject_id: Some(member.id.0),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

async fn after(tx: &mut Tx, house: &House, now: Instant) -> Result<()> {
    store::departments::touch(tx, house.department.id, now).await?;
    setup::refresh_checklist(tx, house.department.id, now).await
}

/// «Передать ему просьбу?»: the leaders hear that somebody needs what his role may not do.
pub async fn ask_head(tx: &mut Tx, house: &House, by: &Member, now: Instant) -> Result<()> {
    let notice = Notice::AskedForHelp { name: by.name.clone(), member: by.id };
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != by.id) {
        tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
    }
    Ok(())
}
