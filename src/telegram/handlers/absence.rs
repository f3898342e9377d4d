//! Absences: by a command and by the buttons offered to a sentence.
use crate::{
    telegram::{ctx::Ctx, handlers::help},
    usecase::Result,
    view::callback::Callback,
};

/// `/absent`
pub async fn command(ctx: &mut Ctx<'_>, _args: &str) -> Result<()> {
    help::command(ctx).await
}

/// A button of an absence.
pub async fn tap(ctx: &mut Ctx<'_>, _callback: Callback) -> Result<()> {
    help::stale(ctx).await
}
