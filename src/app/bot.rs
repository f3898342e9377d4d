//! The bot put together: loops, handlers, schedule. The same for production, the demo and the end-to-end tests.
use crate::{
    clock::{Clock, Worker},
    domain::notice::Notice,
    locale::Locale,
    schedule::engine,
    store::Db,
    telegram::{
        api::Api,
        ctx::Shared,
        listener,
        render::{RenderError, RenderNotice},
        router,
        running::{self, Parts, Running},
    },
    view,
};
use anyhow::{Context as _, Result};
use dptree::di::DependencyMap;
use std::sync::Arc;

/// Random bytes of a replica's name.
const REPLICA_BYTES: usize = 8;

/// What the bot is put together from.
#[derive(Clone, Debug)]
pub struct Setup<'a> {
    pub db: Db,
    pub clock: Clock,
    pub api_url: &'a str,
    pub token: &'a str,
}

/// Asks Telegram who the bot is and starts its loops; the returned worker is the schedule's bell.
///
/// # Errors
/// When Telegram does not know the token.
pub async fn start(setup: Setup<'_>) -> Result<(Running, Worker)> {
    let api = Api::new(setup.api_url, setup.token).context("the address of the Bot API")?;
    let me = listener::meet_patiently(&api).await?;
    let username = me.user.username.clone().unwrap_or_default();
    let telegram = crate::domain::id::TelegramId(i64::try_from(me.user.id.0).unwrap_or(0));
    let mut deps = DependencyMap::new();
    deps.insert(Shared { username: username.into(), telegram });
    let mut running = running::start(Parts {
        db: setup.db.clone(),
        clock: setup.clock.clone(),
        api,
        trees: router::trees(),
        deps,
        notices: notices(),
        replica: replica()?,
        listen: true,
    });
    let bells = running.bells();
    let bell = bells.schedule();
    let engine = engine::Engine { db: setup.db, clock: setup.clock, worker: bell.clone(), sender: bells.sender() };
    running.include(bell.clone(), |stop| engine.run(stop));
    Ok((running, bell))
}

/// Renders the typed notices of the outbox.
fn notices() -> RenderNotice {
    Arc::new(|payload, reader| {
        let notice: Notice = serde_json::from_str(payload).map_err(|_| RenderError)?;
        Ok(view::notice::render(&notice, Locale(reader.language)))
    })
}

/// A name no other process has.
fn replica() -> Result<String> {
    let mut bytes = [0_u8; REPLICA_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("random bytes: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
