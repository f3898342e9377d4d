//! The bot put together: loops, handlers, schedule. The same for production, the demo and the end-to-end tests.
use crate::{
    clock::{Clock, Worker},
    domain::{id::TelegramId, notice::Notice},
    locale::Locale,
    schedule::engine,
    store::{self, Db},
    telegram::{
        api::Api,
        ctx::Shared,
        handlers::menu,
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
/// How often the menus are tried when other replicas start at the same time.
const MOST_RACES: usize = 5;

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
    let telegram = TelegramId(i64::try_from(me.user.id.0).unwrap_or(0));
    offer_commands(&setup, telegram).await.context("the menus of commands")?;
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

/// Leaves the menus of commands in the outbox. Replicas that start together are in each other's way: once more.
async fn offer_commands(setup: &Setup<'_>, bot: TelegramId) -> store::Result<()> {
    for _ in 0..MOST_RACES {
        let mut tx = setup.db.write().await?;
        let put = match menu::at_start(&mut tx, bot, setup.clock.now()).await {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        match put {
            Err(error) if error.is_conflict() => {}
            ended => return ended,
        }
    }
    // Whoever was faster has put the same.
    Ok(())
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
