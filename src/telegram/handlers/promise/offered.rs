//! What somebody is asked to promise: [Беру] [Другой срок] [Не смогу], in private or in the team chat; and a promise
//! that a leader hands on.
use super::{day, leave, whose};
use crate::{
    domain::{id::PromiseId, parse::date::When, refusal::Refusal, talk::Remark},
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, PromiseDialog},
    },
    usecase::{Result, promise},
    view::{callback::Callback, promise as view},
};
use chrono::NaiveDate;

/// A button of the question.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::PromiseTake { promise } => take(ctx, promise, None).await,
        Callback::PromiseTakeOn { promise, on } => take(ctx, promise, Some(on)).await,
        Callback::PromiseOtherDate { promise } => other_date(ctx, promise, None).await,
        Callback::PromiseDecline { promise: id } => {
            let (house, member) = whose(ctx, id).await?;
            leave(ctx).await?;
            promise::decline(ctx.tx, &house, &member, id, ctx.now).await?;
            ctx.show(view::declined(!ctx.is_private(), ctx.locale())).await
        }
        Callback::PromiseHand { promise, to } => hand(ctx, promise, to).await,
        _ => Err(Refusal::Outdated.into()),
    }
}

async fn take(ctx: &mut Ctx<'_>, id: PromiseId, on: Option<NaiveDate>) -> Result<()> {
    let (house, member) = whose(ctx, id).await?;
    leave(ctx).await?;
    let taken = promise::take(ctx.tx, &house, &member, id, on, ctx.now).await?;
    let (in_chat, currency) = (!ctx.is_private(), house.department.currency);
    let line = promise::line(&house, &taken, in_chat);
    let locale = ctx.locale();
    ctx.show(if in_chat { view::noted_in_chat(&line, currency, locale) } else { view::made(&line, currency, locale) })
        .await
}

/// [Другой срок]; `dates`: what a typed day may mean.
async fn other_date(ctx: &mut Ctx<'_>, id: PromiseId, dates: Option<Vec<NaiveDate>>) -> Result<()> {
    let (house, member) = whose(ctx, id).await?;
    let mut ask = promise::ask_other_date(ctx.tx, &house, &member, id, ctx.now).await?;
    if let Some(dates) = dates {
        ask.dates = dates;
    }
    if ctx.is_private() {
        ctx.set_dialog(&Dialog::Promise(PromiseDialog::Take { promise: id })).await?;
    }
    ctx.show(view::ask_take_date(&ask, ctx.is_private(), ctx.locale())).await
}

/// The other day, typed.
pub async fn day_typed(ctx: &mut Ctx<'_>, id: PromiseId, text: &str) -> Result<()> {
    let (house, member) = whose(ctx, id).await?;
    let reporting = super::is_reporting(ctx).await?;
    match day(&house, &member, text, reporting, ctx.now) {
        When::On(on) => take(ctx, id, Some(on)).await,
        When::Ask(dates) => other_date(ctx, id, Some(dates)).await,
        When::None if reporting => {
            ctx.end_dialog().await?;
            crate::telegram::handlers::report::text(ctx, text).await
        }
        When::None => {
            let ask = promise::ask_other_date(ctx.tx, &house, &member, id, ctx.now).await?;
            let again = view::ask_take_date(&ask, true, ctx.locale());
            let said = super::said(Remark::NotADate, ctx);
            ctx.show(view::above(said, Some(again))).await
        }
    }
}

/// [Передать другому]: to whom, then done.
async fn hand(ctx: &mut Ctx<'_>, id: PromiseId, to: Option<crate::domain::id::MemberId>) -> Result<()> {
    let (house, leader) = whose(ctx, id).await?;
    let currency = house.department.currency;
    match to {
        None => {
            let (promise, team) = promise::may_hand_to(ctx.tx, &house, &leader, id, ctx.now).await?;
            let line = promise::line(&house, &promise, false);
            ctx.show(view::ask_hand(&line, &team, currency, ctx.locale())).await
        }
        Some(to) => {
            let outcome = promise::hand_over(ctx.tx, &house, &leader, id, to, ctx.now).await?;
            let line = promise::line(&house, &outcome.promise, true);
            ctx.show(view::offered(&line, currency, ctx.locale())).await
        }
    }
}
