//! A talk with somebody the head's message has named, and «Где застряло?».
use crate::{
    domain::{id::TalkId, refusal::Refusal},
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, PromiseDialog},
        handlers,
    },
    usecase::{Result, report, stuck, talk_to},
    view::{callback::Callback, talk_to as view},
};

/// A button of the head's message, of «О чём договорились?» or of «Где застряло?».
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    match callback {
        Callback::Talked { talk } => {
            let with = talk_to::talked(ctx.tx, &house, &actor, talk, ctx.now).await?;
            handlers::today::refresh(ctx).await?;
            ask(ctx, talk, &with.name).await
        }
        Callback::TalkAgreement { talk } => {
            let with = talk_to::ask_agreement(ctx.tx, &house, &actor, talk, ctx.now).await?;
            ask(ctx, talk, &with.name).await
        }
        Callback::TalkWithout { talk } => {
            talk_to::without(ctx.tx, &house, &actor, talk).await?;
            forget(ctx, talk).await?;
            handlers::today::refresh(ctx).await?;
            ctx.show(view::without(ctx.locale())).await
        }
        Callback::StuckAnswer { stuck: id, cause } => {
            stuck::answer(ctx.tx, &house, &actor, id, cause, ctx.now).await?;
            ctx.show(view::thanks(cause, ctx.locale())).await
        }
        Callback::StuckReply { stuck: id, answer } => {
            let name = stuck::reply(ctx.tx, &house, &actor, id, answer, ctx.now).await?;
            ctx.show(view::word(&name, answer, ctx.locale())).await
        }
        _ => handlers::help::stale(ctx).await,
    }
}

/// «О чём договорились?», below the day's message, which stays.
async fn ask(ctx: &mut Ctx<'_>, talk: TalkId, name: &str) -> Result<()> {
    ctx.set_dialog(&Dialog::Promise(PromiseDialog::Agreement { talk })).await?;
    ctx.send(view::ask_agreement(talk, name, ctx.locale())).await
}

/// The line with what they agreed on; with a report open, plain figures are for the report.
pub async fn agreement(ctx: &mut Ctx<'_>, talk: TalkId, text: &str) -> Result<()> {
    let found = store::talks::by_id(ctx.tx, talk).await?.ok_or(Refusal::Outdated)?;
    ctx.actor.choose(found.department);
    let (house, leader) = (ctx.house().await?, ctx.member()?.clone());
    if handlers::promise::is_reporting(ctx).await? && report::is_plainly_numbers(&house, &leader, text) {
        return handlers::report::text(ctx, text).await;
    }
    let draft = talk_to::agreement(ctx.tx, &house, &leader, talk, text, ctx.now).await?;
    handlers::promise::making::proceed(ctx, &house, &leader, draft).await
}

/// What was being typed about the talk is not waited for any more.
async fn forget(ctx: &mut Ctx<'_>, talk: TalkId) -> Result<()> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Ok(()) };
    let of_talk = match *dialog {
        Dialog::Promise(PromiseDialog::Agreement { talk: asked }) => asked == talk,
        Dialog::Promise(PromiseDialog::Making { draft, .. }) => draft.talk == Some(talk),
        _ => false,
    };
    if of_talk {
        ctx.end_dialog().await?;
    }
    Ok(())
}
