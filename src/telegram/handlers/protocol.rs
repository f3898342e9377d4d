//! The protocol of a day.
use crate::{
    telegram::{ctx::Ctx, handlers::help},
    usecase::Result,
    view::callback::Callback,
};

/// `/protocol [date]` in private.
pub async fn command(ctx: &mut Ctx<'_>, _args: &str) -> Result<()> {
    help::command(ctx).await
}

/// `/protocol [date]` in the team chat.
pub async fn in_chat(ctx: &mut Ctx<'_>, _args: &str) -> Result<()> {
    help::in_chat(ctx).await
}

/// A link to a protocol.
pub async fn tap(ctx: &mut Ctx<'_>, _callback: Callback) -> Result<()> {
    help::stale(ctx).await
}
