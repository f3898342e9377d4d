//! `/start` in private, and whether the bot may write to somebody.
use super::{join, menu};
use crate::{
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{self, Result, report},
    view,
};

/// Whoever writes in private can be written to.
pub async fn met(ctx: &mut Ctx<'_>) -> Result<()> {
    if ctx.actor.person.as_ref().is_some_and(|person| !person.reachable && person.started_at.is_some()) {
        reachable(ctx, true).await?;
        let telegram = ctx.actor.telegram;
        menu::install(ctx, telegram).await?;
        ctx.refresh(None).await?;
    }
    Ok(())
}

/// He has blocked the bot, or let it back in.
pub async fn reachable(ctx: &mut Ctx<'_>, reachable: bool) -> Result<()> {
    let telegram = ctx.actor.telegram;
    if !reachable {
        return match store::reach::lose_person(ctx.tx, telegram, ctx.now).await? {
            true => usecase::setup::tell_person_lost(ctx.tx, telegram, ctx.now).await,
            false => Ok(()),
        };
    }
    if store::people::found(ctx.tx, telegram).await? {
        for place in &ctx.actor.places {
            usecase::heads::found(ctx.tx, &place.member, ctx.now).await?;
        }
    }
    Ok(())
}

/// `/start`, with what a link may have brought.
pub async fn command(ctx: &mut Ctx<'_>, payload: &str) -> Result<()> {
    let is_first = ctx.actor.person.as_ref().is_none_or(|person| person.started_at.is_none());
    let username = ctx.actor.username.clone();
    usecase::start::press_start(ctx.tx, ctx.actor.telegram, username.as_deref(), ctx.actor.language, ctx.now).await?;
    ctx.refresh(None).await?;
    let telegram = ctx.actor.telegram;
    menu::install(ctx, telegram).await?;
    if let Some(token) = payload.strip_prefix('i') {
        return join::open(ctx, token).await;
    }
    if ctx.actor.places.is_empty() {
        return match ctx.dialog().await? {
            Found::Dialog(dialog) => resume(ctx, *dialog).await,
            Found::Nothing | Found::Undecodable => greet(ctx).await,
        };
    }
    if !is_first {
        return super::help::command(ctx).await;
    }
    // Named in a file, and here for the first time.
    for place in ctx.actor.places.clone() {
        ctx.actor.choose(place.department.id);
        arrived(ctx).await?;
        usecase::setup::refresh_checklist(ctx.tx, place.department.id, ctx.now).await?;
    }
    Ok(())
}

async fn resume(ctx: &mut Ctx<'_>, dialog: Dialog) -> Result<()> {
    match dialog {
        Dialog::Wizard(wizard) => {
            let screen = view::setup::question(&wizard, ctx.locale());
            ctx.send(screen).await
        }
        Dialog::Joining { invite } => join::ask_again(ctx, invite).await,
        Dialog::People { .. }
        | Dialog::Rename { .. }
        | Dialog::NewGrade { .. }
        | Dialog::ChangeGrade { .. }
        | Dialog::WhichDepartment { .. }
        | Dialog::WhichDay { .. }
        | Dialog::DayOff { .. }
        | Dialog::AbsentUntil { .. }
        | Dialog::Absent { .. }
        | Dialog::Calendar { .. }
        | Dialog::EnterFor { .. }
        | Dialog::Hindered { .. }
        | Dialog::OwnName { .. }
        | Dialog::OwnZone { .. }
        | Dialog::DepartmentName { .. }
        | Dialog::MetricText { .. }
        | Dialog::NewMetric(_)
        | Dialog::Benchmark { .. }
        | Dialog::Target(_)
        | Dialog::Promise(_)
        | Dialog::Times(_) => greet(ctx).await,
    }
}

/// For somebody who is in no department.
pub async fn greet(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = view::setup::greeting(ctx.locale());
    ctx.send(screen).await
}

/// He is in the chosen department now: what happens, what is stored, and the first plan at once.
pub async fn arrived(ctx: &mut Ctx<'_>) -> Result<()> {
    let house = ctx.house().await?;
    let member = ctx.member()?.clone();
    let consented = member.consented_at.is_some();
    let department = &house.department.name;
    let locale = ctx.locale();
    let screen =
        view::join::welcome(member.id, &member.name, department, member.role, member.reports, consented, locale);
    ctx.show(screen).await?;
    first_plan(ctx, &house, &member).await
}

/// A newcomer's first day: only a plan, at once.
pub(super) async fn first_plan(
    ctx: &mut Ctx<'_>,
    house: &usecase::house::House,
    member: &crate::domain::person::Member,
) -> Result<()> {
    if let Some(opened) = usecase::start::first_plan(ctx.tx, house, member, ctx.now).await? {
        let answer = report::next_step(ctx.tx, house, member, opened.id, ctx.now).await?;
        if let Some(screen) = view::report::answer(&answer, ctx.locale()) {
            ctx.send(screen).await?;
        }
    }
    Ok(())
}
