//! Commands of reading by somebody who oversees several departments: one answer with a block each, no question.
use super::{digest, planfact, promise, protocol};
use crate::{
    domain::refusal::Refusal,
    telegram::{
        commands::{Command, LeaderCommand, ReporterCommand},
        ctx::Ctx,
    },
    usecase::{Failure, Result},
    view::{screen::Screen, several},
};

/// False when the command is no reading, or he does more than oversee.
pub async fn read(ctx: &mut Ctx<'_>, command: Command, args: &str) -> Result<bool> {
    let reads = matches!(
        command,
        Command::Leader(LeaderCommand::Digest | LeaderCommand::Protocol)
            | Command::Reporter(ReporterCommand::Promises | ReporterCommand::Week | ReporterCommand::Month)
    );
    if !reads || !ctx.actor.only_oversees() {
        return Ok(false);
    }
    let (mut shown, mut refused) = (vec![], None);
    for place in ctx.actor.places.clone() {
        ctx.actor.choose(place.department.id);
        match one(ctx, command, args).await {
            Ok(screen) => shown.push((place.department.name, screen)),
            Err(Failure::Refused(refusal)) => refused = Some(refusal),
            Err(failure) => return Err(failure),
        }
    }
    // The answer is of none of them alone.
    ctx.actor.choose_none();
    if shown.is_empty() {
        return Err(refused.unwrap_or(Refusal::NoDepartment).into());
    }
    for message in several::messages(shown, ctx.locale()) {
        ctx.send(message).await?;
    }
    Ok(true)
}

async fn one(ctx: &mut Ctx<'_>, command: Command, args: &str) -> Result<Screen> {
    match command {
        Command::Leader(LeaderCommand::Digest) => digest::screen(ctx).await,
        Command::Leader(LeaderCommand::Protocol) => protocol::whole(ctx, args).await,
        Command::Reporter(ReporterCommand::Week) => planfact::week_screen(ctx, args).await,
        Command::Reporter(ReporterCommand::Month) => planfact::month_screen(ctx, args).await,
        _ => promise::screen(ctx).await,
    }
}
