//! `/settings`: one's own, and for leaders the department's.
use crate::{
    domain::{
        id::{DepartmentId, MemberId},
        parse::place::{Located, read_place},
        person::Action,
        refusal::Refusal,
    },
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{Failure, Result, settings},
    view::{
        callback::Callback,
        refusal,
        screen::Screen,
        settings::{self as view, Shown},
    },
};

/// `/settings`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = page(ctx).await?;
    ctx.send(screen).await
}

/// One's own settings as they are now.
async fn page(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.id);
    let member = house.member(by).ok_or(Refusal::NoDepartment)?;
    settings::may_set(member)?;
    let shown = Shown {
        department: &house.department,
        member,
        now: house.zone_of(member).local(ctx.now).time(),
        runs: member.allows(Action::RunDepartment),
    };
    Ok(view::own(shown, ctx.locale()))
}

/// A button of a page.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    leave(ctx).await?;
    match callback {
        Callback::Settings { member } => {
            settings::own(&ctx.house().await?, &ctx.member()?.clone(), member)?;
            let screen = page(ctx).await?;
            ctx.show(screen).await
        }
        Callback::SettingsName { member } => ask_name(ctx, member).await,
        Callback::SettingsZone { member } => ask_zone(ctx, member).await,
        Callback::OwnZone { member, zone } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::own(&house, &by, member)?;
            settings::set_member_zone(ctx.tx, &house, &by, member, zone, ctx.now).await?;
            changed(ctx).await
        }
        Callback::SettingsReminders { member } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            let member = settings::own(&house, &by, member)?;
            let screen = view::ask_reminders(member, house.department.reminders, ctx.locale());
            ctx.show(screen).await
        }
        Callback::OwnReminders { member, profile } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::set_reminders(ctx.tx, &house, &by, member, profile, ctx.now).await?;
            changed(ctx).await
        }
        Callback::EveningReminder { member, on } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::set_evening(ctx.tx, &house, &by, member, on, ctx.now).await?;
            changed(ctx).await
        }
        Callback::EveningOff { member } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::set_evening(ctx.tx, &house, &by, member, false, ctx.now).await?;
            let text = view::evening_off(ctx.locale());
            ctx.alert(text).await
        }
        Callback::DepartmentSettings { .. } => department_page(ctx).await,
        Callback::DepartmentName { department } => ask_department_name(ctx, department).await,
        Callback::DepartmentLanguage { language, .. } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::may_run(&house, &by)?;
            let Some(language) = language else {
                let screen = view::ask_language(&house.department, ctx.locale());
                return ctx.show(screen).await;
            };
            settings::set_language(ctx.tx, &house, &by, language, ctx.now).await?;
            department_changed(ctx).await
        }
        Callback::DepartmentPublic { public, .. } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::may_set_public(&house, &by)?;
            let Some(public) = public else {
                let screen = view::ask_public(&house.department, ctx.locale());
                return ctx.show(screen).await;
            };
            settings::set_public(ctx.tx, &house, &by, public, ctx.now).await?;
            department_changed(ctx).await
        }
        Callback::DepartmentLights { lights, .. } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            settings::may_run(&house, &by)?;
            let Some(lights) = lights else {
                let now = settings::lights(ctx.tx, &house).await?;
                let screen = view::ask_lights(house.department.id, now, ctx.locale());
                return ctx.show(screen).await;
            };
            settings::set_lights(ctx.tx, &house, &by, lights.lights(), ctx.now).await?;
            department_changed(ctx).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}

/// «Готово», and the page as it is now.
async fn changed(ctx: &mut Ctx<'_>) -> Result<()> {
    ctx.refresh(None).await?;
    let screen = page(ctx).await?;
    ctx.show(screen).await?;
    let text = view::saved(ctx.locale());
    ctx.toast(text).await
}

async fn ask_name(ctx: &mut Ctx<'_>, id: MemberId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let screen = view::ask_name(settings::own(&house, &by, id)?, None, ctx.locale());
    ctx.set_dialog(&Dialog::OwnName { member: id }).await?;
    ctx.show(screen).await
}

/// The name, typed; false for a line of figures, which belongs to the report.
pub async fn named(ctx: &mut Ctx<'_>, id: MemberId, text: &str) -> Result<bool> {
    if begins_with_digit(text) {
        return Ok(false);
    }
    ctx.actor.choose_member(id);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match settings::rename(ctx.tx, &house, &by, id, text, ctx.now).await {
        Err(Failure::Refused(refused @ (Refusal::NameTaken | Refusal::Empty | Refusal::TooLong { .. }))) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            let screen = view::ask_name(settings::own(&house, &by, id)?, Some(&sentence), ctx.locale());
            ctx.send(screen).await?;
        }
        Err(failure) => return Err(failure),
        Ok(_) => {
            ctx.end_dialog().await?;
            command(ctx).await?;
        }
    }
    Ok(true)
}

/// Neither a name nor a city begins so, and a report does.
fn begins_with_digit(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

async fn ask_zone(ctx: &mut Ctx<'_>, id: MemberId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let screen = view::ask_zone(settings::own(&house, &by, id)?, house.department.zone, ctx.locale());
    ctx.set_dialog(&Dialog::OwnZone { member: id }).await?;
    ctx.show(screen).await
}

/// The place, typed; false for a line of figures, which belongs to the report.
pub async fn placed(ctx: &mut Ctx<'_>, id: MemberId, text: &str) -> Result<bool> {
    if begins_with_digit(text) {
        return Ok(false);
    }
    ctx.actor.choose_member(id);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let screen = match read_place(text) {
        Located::Here(place) => {
            settings::set_member_zone(ctx.tx, &house, &by, id, Some(place.zone), ctx.now).await?;
            ctx.end_dialog().await?;
            ctx.refresh(None).await?;
            page(ctx).await?
        }
        Located::Ask(places) => view::places(id, text, &places, true, ctx.locale()),
        Located::Unknown(places) => view::places(id, text, &places, false, ctx.locale()),
    };
    ctx.send(screen).await?;
    Ok(true)
}

async fn department_screen(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    settings::may_run(&house, &by)?;
    let owns = by.allows(Action::OwnDepartment);
    let lights = settings::lights(ctx.tx, &house).await?;
    Ok(view::department(&house.department, lights, by.id, owns, ctx.locale()))
}

async fn department_page(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = department_screen(ctx).await?;
    ctx.show(screen).await
}

async fn department_changed(ctx: &mut Ctx<'_>) -> Result<()> {
    ctx.refresh(None).await?;
    department_page(ctx).await?;
    let text = view::saved(ctx.locale());
    ctx.toast(text).await
}

async fn ask_department_name(ctx: &mut Ctx<'_>, department: DepartmentId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    settings::may_run(&house, &by)?;
    ctx.set_dialog(&Dialog::DepartmentName { department }).await?;
    let screen = view::ask_department_name(&house.department, None, ctx.locale());
    ctx.show(screen).await
}

/// The department's name, typed.
pub async fn department_named(ctx: &mut Ctx<'_>, department: DepartmentId, text: &str) -> Result<()> {
    ctx.actor.choose(department);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match settings::rename_department(ctx.tx, &house, &by, text, ctx.now).await {
        Err(Failure::Refused(refused @ (Refusal::Empty | Refusal::TooLong { .. }))) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            let screen = view::ask_department_name(&house.department, Some(&sentence), ctx.locale());
            ctx.send(screen).await
        }
        Err(failure) => Err(failure),
        Ok(()) => {
            ctx.end_dialog().await?;
            ctx.refresh(None).await?;
            let screen = department_screen(ctx).await?;
            ctx.send(screen).await
        }
    }
}

/// Forgets what was to be typed: something else was asked for, and a bare line must not become a name.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::OwnName { .. } | Dialog::OwnZone { .. } | Dialog::DepartmentName { .. })
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
