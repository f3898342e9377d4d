//! `/help`, `/cancel`, and whatever was not understood.
use crate::{
    domain::id::MessageId,
    telegram::{
        commands::menu,
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{self, Result},
    view::{
        chat,
        help::{self as view, Because, Line},
        html::Html,
        screen::Screen,
    },
};

async fn commands(ctx: &mut Ctx<'_>, because: Because) -> Result<()> {
    let members: Vec<_> = ctx.actor.places.iter().map(|place| &place.member).collect();
    let names: Vec<&str> = menu(&members).into_iter().map(|command| command.name()).collect();
    let screen = view::commands(&names, because, ctx.locale());
    ctx.send(screen).await
}

/// `/help` and `/menu`.
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    if ctx.actor.places.is_empty() {
        return super::start::greet(ctx).await;
    }
    let reports = ctx.actor.places.iter().any(|place| place.member.reports);
    commands(ctx, Because::Asked { reports }).await
}

/// Words from somebody who is not asked for figures.
pub async fn words(ctx: &mut Ctx<'_>) -> Result<()> {
    commands(ctx, Because::Words).await
}

/// A command the bot does not have.
pub async fn unknown_command(ctx: &mut Ctx<'_>) -> Result<()> {
    if !ctx.is_private() {
        return in_chat(ctx).await;
    }
    commands(ctx, Because::Unknown).await
}

/// A command in a group that belongs into private.
pub async fn in_chat(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = chat::line(chat::Line::Help, ctx.locale());
    ctx.send(screen).await
}

/// Somebody who writes in the name of a group.
pub async fn anonymous(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = chat::line(chat::Line::Anonymous, ctx.locale());
    ctx.send(screen).await
}

async fn say(ctx: &mut Ctx<'_>, line: Line) -> Result<()> {
    let screen = Screen::text(Html::text(view::line(line, ctx.locale())));
    ctx.send(screen).await
}

/// `/cancel`: what was saved stays.
pub async fn cancel(ctx: &mut Ctx<'_>) -> Result<()> {
    let mut was_there = ctx.end_dialog().await?;
    for place in ctx.actor.places.clone() {
        was_there |= usecase::report::leave_correction(ctx.tx, place.member.id).await?;
    }
    say(ctx, if was_there { Line::Cancelled } else { Line::NothingToCancel }).await
}

/// A dialog of another version: forgotten already.
pub async fn lost_dialog(ctx: &mut Ctx<'_>) -> Result<()> {
    say(ctx, Line::LostDialog).await
}

/// A button of another version.
pub async fn stale(ctx: &mut Ctx<'_>) -> Result<()> {
    let text = view::line(Line::Stale, ctx.locale());
    ctx.alert(text).await
}

/// In several departments: for which of them is this? The text waits.
pub async fn which_department(ctx: &mut Ctx<'_>, text: &str) -> Result<()> {
    let over = match ctx.dialog().await? {
        Found::Dialog(dialog) => match *dialog {
            Dialog::WhichDepartment { over, .. } => over,
            other => Some(Box::new(other)),
        },
        Found::Nothing | Found::Undecodable => None,
    };
    let dialog = Dialog::WhichDepartment {
        text: text.to_owned(),
        message: ctx.message.as_ref().map_or(MessageId(0), |message| message.id),
        dated_at: ctx.acted_at(),
        over,
    };
    ctx.set_dialog(&dialog).await?;
    let departments: Vec<_> =
        ctx.actor.places.iter().map(|place| (place.department.id, place.department.name.clone())).collect();
    let screen = view::which_department(&departments, ctx.locale());
    ctx.send(screen).await
}

/// [Передать просьбу]
pub async fn ask_head(ctx: &mut Ctx<'_>) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    usecase::team::ask_head(ctx.tx, &house, &by, ctx.now).await?;
    let screen = crate::view::team::asked(ctx.locale());
    ctx.show(screen).await
}
