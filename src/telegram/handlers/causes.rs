//! Investigations and causes: the buttons of «Что сделаем?», and what the leaders read and decide.
use super::{promise, report};
use crate::{
    domain::{id::InvestigationId, promise::draft::Draft, refusal::Refusal},
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, PromiseDialog},
    },
    usecase::{Result, causes, investigation},
    view::{callback::Callback, causes as view, screen::Screen},
};
use chrono::NaiveDate;

/// A button. What hindered is never shown in a group, whoever taps there.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    if !ctx.is_private() {
        return Err(Refusal::Outdated.into());
    }
    match callback {
        Callback::NoAction { .. } => {
            leave(ctx).await?;
            report::tap(ctx, callback).await
        }
        Callback::Investigation { investigation } => card(ctx, investigation).await,
        Callback::AskAction { investigation } => {
            let house = ctx.house().await?;
            let by = ctx.member()?.clone();
            investigation::owner(ctx.tx, &house, &by, investigation).await?;
            let card = investigation::card(ctx.tx, &house, &by, investigation, ctx.now).await?;
            ctx.set_dialog(&Dialog::Promise(PromiseDialog::Action { investigation })).await?;
            ctx.show(view::ask_action(&card, ctx.locale())).await
        }
        Callback::EndInvestigation { investigation } => {
            let house = ctx.house().await?;
            let by = ctx.member()?.clone();
            investigation::end(ctx.tx, &house, &by, investigation, ctx.now).await?;
            card(ctx, investigation).await
        }
        Callback::Causes { on, page, .. } => {
            let screen = week(ctx, Some(on), page).await?;
            ctx.show(screen).await
        }
        Callback::OpenInvestigations => {
            // The day's message stays what it is.
            let screen = week(ctx, None, 0).await?;
            ctx.send(screen).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}

async fn card(ctx: &mut Ctx<'_>, id: InvestigationId) -> Result<()> {
    promise::leave(ctx).await?;
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let card = investigation::card(ctx.tx, &house, &by, id, ctx.now).await?;
    ctx.show(view::card(&card, ctx.locale())).await
}

/// The causes of a week; `None`: of this one.
async fn week(ctx: &mut Ctx<'_>, on: Option<NaiveDate>, page: u8) -> Result<Screen> {
    promise::leave(ctx).await?;
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let on = on.unwrap_or_else(|| house.today(ctx.now));
    let causes = causes::week(ctx.tx, &house, &by, on, ctx.now).await?;
    Ok(view::page(&causes, page, ctx.locale()))
}

/// What a leader wants to be promised.
pub async fn text(ctx: &mut Ctx<'_>, id: InvestigationId, text: &str) -> Result<()> {
    let found = crate::store::investigations::by_id(ctx.tx, id).await?.ok_or(Refusal::NotYours)?;
    ctx.actor.choose(found.department);
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let owner = investigation::owner(ctx.tx, &house, &by, id).await?;
    let whose = owner.and_then(|owner| house.member(owner)).unwrap_or(&by);
    let draft = investigation::read_action(&house, whose, id, text, ctx.now)?;
    let draft = Draft { owner, ..draft };
    promise::making::proceed(ctx, &house, &by, draft).await
}

/// A promise that was being made for the question is not made.
async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    promise::leave(ctx).await?;
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(&*dialog, Dialog::Promise(PromiseDialog::Making { draft, .. }) if draft.investigation.is_some())
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
