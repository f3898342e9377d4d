//! `/team`: people, roles, invites.
use super::menu;
use crate::{
    domain::{id::MemberId, person::Role, refusal::Refusal},
    store,
    telegram::{ctx::Ctx, dialog::Dialog},
    usecase::{Failure, Result, heads, invite, team},
    view::{self, callback::Callback, refusal, screen::Screen, team::Shown},
};

async fn screen(ctx: &mut Ctx<'_>, page: u8) -> Result<Screen> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let team = team::team(ctx.tx, &house, &by, ctx.now).await?;
    let shown = Shown {
        department: &house.department,
        members: &team.members,
        invites: &team.invites,
        chat: team.chat.as_deref(),
        owns: team.owns,
        page,
    };
    Ok(view::team::team(shown, ctx.locale()))
}

/// `/team`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = screen(ctx, 0).await?;
    ctx.send(screen).await
}

/// A button of the team.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::Team { .. } => {
            let screen = screen(ctx, 0).await?;
            ctx.show(screen).await
        }
        Callback::TeamPage { page, .. } => {
            let screen = screen(ctx, page).await?;
            ctx.show(screen).await
        }
        Callback::TeamMember { member } => card(ctx, member).await,
        Callback::SetRole { member, role } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            team::set_role(ctx.tx, &house, &by, member, role, ctx.now).await?;
            changed(ctx, member).await
        }
        Callback::SetReports { member, yes } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            team::set_reports(ctx.tx, &house, &by, member, yes, ctx.now).await?;
            changed(ctx, member).await
        }
        Callback::MemberLeaves { member, confirmed } => leave(ctx, member, confirmed).await,
        Callback::RenameMember { member } => ask_name(ctx, member).await,
        Callback::UnlinkMember { member, confirmed } => unlink(ctx, member, confirmed).await,
        Callback::NewInvite { role, .. } => new_invite(ctx, role).await,
        Callback::RevokeInvite { invite } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            invite::revoke(ctx.tx, &house, &by, invite, ctx.now).await?;
            let screen = view::team::revoked(house.department.id, ctx.locale());
            ctx.show(screen).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}

/// One member's card, in place of what was tapped.
pub async fn card(ctx: &mut Ctx<'_>, id: MemberId) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let today = house.today(ctx.now);
    team::may_give(&by, Role::Manager)?;
    let member = house.member(id).filter(|member| member.left_on.is_none_or(|left| today <= left));
    let screen = view::team::member(member.ok_or(Refusal::AlreadyDone)?, &by, ctx.locale());
    ctx.show(screen).await
}

/// After a change: his menu, and the card as it is now.
async fn changed(ctx: &mut Ctx<'_>, id: MemberId) -> Result<()> {
    ctx.refresh(None).await?;
    let house = ctx.house().await?;
    if let Some(telegram) = house.member(id).and_then(|member| member.telegram) {
        menu::install(ctx, telegram).await?;
    }
    let may_look = ctx.member()?.role.leads();
    if may_look { card(ctx, id).await } else { super::help::command(ctx).await }
}

async fn leave(ctx: &mut Ctx<'_>, id: MemberId, confirmed: bool) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    if !confirmed {
        let member = house.member(id).ok_or(Refusal::NotYours)?;
        team::may_give(&by, member.role)?;
        let screen = view::team::leave_sure(member, ctx.locale());
        return ctx.show(screen).await;
    }
    let left = team::leave(ctx.tx, &house, &by, id, ctx.now).await?;
    if let Some(telegram) = left.telegram {
        menu::install(ctx, telegram).await?;
    }
    let screen = view::team::left(&left, ctx.locale());
    ctx.show(screen).await
}

/// [Назначить РОПом: Ким], by a superior.
pub async fn appoint(ctx: &mut Ctx<'_>, id: MemberId) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let place = ctx.tapped_place();
    let (head, others) = heads::appoint(ctx.tx, &house, &by, id, place, ctx.now).await?;
    if let Some(telegram) = head.telegram {
        menu::install(ctx, telegram).await?;
    }
    let screen = view::team::appointed(&head.name, &house.department.name, &others, ctx.locale());
    ctx.show(screen).await
}

/// [Переименовать]
async fn ask_name(ctx: &mut Ctx<'_>, id: MemberId) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let member = house.member(id).ok_or(Refusal::NotYours)?;
    team::may_rename(&by, member)?;
    ctx.set_dialog(&Dialog::Rename { member: id }).await?;
    let screen = view::team::ask_name(&member.name, None, ctx.locale());
    ctx.send(screen).await
}

/// The new name, typed; one that cannot be taken is asked for again.
pub async fn renamed(ctx: &mut Ctx<'_>, id: MemberId, name: &str) -> Result<()> {
    let department = store::people::member(ctx.tx, id).await?.ok_or(Refusal::Outdated)?.department;
    ctx.actor.choose(department);
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    match team::rename(ctx.tx, &house, &by, id, name, ctx.now).await {
        Err(Failure::Refused(refused @ (Refusal::NameTaken | Refusal::Empty | Refusal::TooLong { .. }))) => {
            let now = house.member(id).map(|member| member.name.clone()).unwrap_or_default();
            let sentence = refusal::sentence(&refused, ctx.locale());
            let screen = view::team::ask_name(&now, Some(&sentence), ctx.locale());
            ctx.send(screen).await
        }
        Err(failure) => Err(failure),
        Ok(_) => {
            ctx.end_dialog().await?;
            card(ctx, id).await
        }
    }
}

/// [Другой Telegram]
async fn unlink(ctx: &mut Ctx<'_>, id: MemberId, confirmed: bool) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    if !confirmed {
        let member = house.member(id).ok_or(Refusal::NotYours)?;
        team::may_unlink(&house, &by, member, ctx.now)?;
        let screen = view::team::unlink_sure(member, ctx.locale());
        return ctx.show(screen).await;
    }
    let (member, telegram) = team::unlink(ctx.tx, &house, &by, id, ctx.now).await?;
    menu::install(ctx, telegram).await?;
    let invite = invite::invite(ctx.tx, &house, &by, member.role, ctx.now).await?;
    let link = ctx.shared.start_link(&invite.payload());
    let screen = view::team::unlinked(&member, &link, ctx.locale());
    ctx.show(screen).await
}

async fn new_invite(ctx: &mut Ctx<'_>, role: Role) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let invite = invite::invite(ctx.tx, &house, &by, role, ctx.now).await?;
    let link = ctx.shared.start_link(&invite.payload());
    let screen = view::setup::link(&invite, house.department.zone, &link, ctx.locale());
    ctx.send(screen).await
}
