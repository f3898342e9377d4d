//! The heads' buttons of settling a month: [Закрыть месяц] [Подождать], [Принять] [Не принимать].
use crate::{
    domain::refusal::Refusal,
    telegram::ctx::Ctx,
    usecase::{Result, settling},
    view::{callback::Callback, settling as view},
};

pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let (house, head, locale) = (ctx.house().await?, ctx.member()?.clone(), ctx.locale());
    match callback {
        Callback::SettleMonth { month, .. } => {
            let place = ctx.tapped_place();
            let ask = settling::settle(ctx.tx, &house, &head, month, place, ctx.now).await?;
            ctx.show(view::closed(&ask, locale)).await
        }
        Callback::SettleLater { month, .. } => {
            let ask = settling::wait(ctx.tx, &house, &head, month, ctx.now).await?;
            ctx.show(view::waiting(&ask, locale)).await
        }
        Callback::LateFacts { question, yes, .. } => {
            let decided = settling::decide(ctx.tx, &house, &head, question, yes, ctx.now).await?;
            ctx.show(view::decided(&decided.ask, decided.accepted, locale)).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}
