//! The head's day: who has answered, and what can be done about the others.
use crate::{
    telegram::{ctx::Ctx, handlers::help},
    usecase::Result,
    view::callback::Callback,
};

/// `/today`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    help::command(ctx).await
}

/// A button of the head's message.
pub async fn tap(ctx: &mut Ctx<'_>, _callback: Callback) -> Result<()> {
    help::stale(ctx).await
}
