//! Buttons of promises: what is asked in a report goes on with the report.
use crate::{
    domain::{
        id::PromiseId,
        refusal::Refusal,
        talk::{Answer, Step},
    },
    store,
    telegram::ctx::Ctx,
    usecase::{Result, house::House, promise, report},
    view::report as view,
};
use chrono::NaiveDate;

/// What the owner says of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Keep,
    Partly(Option<i64>),
    Move(NaiveDate),
    Break,
    Help,
}

/// The house of the promise, with the actor as its member.
async fn house(ctx: &mut Ctx<'_>, id: PromiseId) -> Result<House> {
    let found = store::promises::by_id(ctx.tx, id).await?.ok_or(Refusal::Outdated)?;
    ctx.actor.choose_member(found.owner);
    if ctx.actor.member().is_none() {
        return Err(Refusal::NotYours.into());
    }
    ctx.house().await
}

/// Does it, and goes on with the report that is open, if any.
pub async fn answer(ctx: &mut Ctx<'_>, id: PromiseId, deed: Deed) -> Result<()> {
    let house = house(ctx, id).await?;
    let member = ctx.member()?.clone();
    match deed {
        Deed::Keep => promise::keep(ctx.tx, &house, &member, id, ctx.now).await?,
        Deed::Partly(paid) => promise::keep_partly(ctx.tx, &house, &member, id, paid, ctx.now).await?,
        Deed::Move(on) => promise::move_to(ctx.tx, &house, &member, id, on, ctx.now).await?,
        Deed::Break => promise::break_(ctx.tx, &house, &member, id, ctx.now).await?,
        Deed::Help => promise::ask_help(ctx.tx, &house, &member, id, ctx.now).await?,
    };
    let latest = store::reports::latest_of_member(ctx.tx, member.id, 1).await?.into_iter().next();
    let Some(latest) = latest else { return Ok(()) };
    let next = report::next_step(ctx.tx, &house, &member, latest.id, ctx.now).await?;
    show(ctx, &next).await
}

/// [Частично]: how much, when an amount was promised.
pub async fn partly(ctx: &mut Ctx<'_>, id: PromiseId) -> Result<()> {
    let house = house(ctx, id).await?;
    let member = ctx.member()?.clone();
    match promise::ask_part(ctx.tx, &house, &member, id, ctx.now).await? {
        Some(ask) => show(ctx, &Answer::step(Step::Part(ask))).await,
        None => answer(ctx, id, Deed::Partly(None)).await,
    }
}

/// [Перенести]: to when.
pub async fn offer_move(ctx: &mut Ctx<'_>, id: PromiseId) -> Result<()> {
    let house = house(ctx, id).await?;
    let member = ctx.member()?.clone();
    let ask = promise::ask_move(ctx.tx, &house, &member, id, ctx.now).await?;
    show(ctx, &Answer::step(Step::Move(ask))).await
}

async fn show(ctx: &mut Ctx<'_>, answer: &Answer) -> Result<()> {
    match view::answer(answer, ctx.locale()) {
        Some(screen) => ctx.show(screen).await,
        None => Ok(()),
    }
}
