//! [Откуда?]: the figures that can be opened, and one of them down to its entries.
use super::help;
use crate::{
    domain::{person::Sight, refusal::Refusal},
    telegram::ctx::Ctx,
    usecase::{Result, origin},
    view::{callback::Callback, origin as view},
};

/// A button of «Откуда?». Private screens alone have one: what one may see is not for the chat.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    if !ctx.is_private() {
        return help::stale(ctx).await;
    }
    let (house, actor, locale) = (ctx.house().await?, ctx.member()?.clone(), ctx.locale());
    match callback {
        Callback::Origins { member, metric, on, again, .. } => {
            let figures = origin::figures(&house, &actor, member, metric, on)?;
            let screen = view::figures(house.department.id, &figures, locale);
            // The message it was asked under stays.
            if again { ctx.show(screen).await } else { ctx.send(screen).await }
        }
        Callback::OriginsOfDigest { on, .. } => {
            // Whoever sees nobody else's figures opens his own.
            let member = (!actor.role.sees(Sight::OthersFigures)).then_some(actor.id);
            let figures = origin::figures(&house, &actor, member, None, on)?;
            ctx.send(view::figures(house.department.id, &figures, locale)).await
        }
        Callback::Origin { member, metric, on, figure, page } => {
            let told = origin::explain(ctx.tx, &house, &actor, (member, metric), (figure, on), ctx.now).await?;
            ctx.show(view::explanation(house.department.id, &told, page, locale)).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}
