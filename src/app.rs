//! The composition root: settings become a database, a bot and a clock, and these become running tasks.
//!
//! Invariants: the only module that knows all others; `anyhow` lives here and in `main.rs` only.
pub mod bot;
pub mod check;
pub mod demo;
pub mod file;
pub mod wake;

pub use check::check;
pub use demo::demo;
pub use file::{Exported, apply, export, head};

use crate::{
    clock::Clock,
    domain::{
        department_file::{DepartmentFile, Metrics},
        metric::MetricDraft,
    },
    locale::Locale,
    settings::Settings,
    store::{Db, StoreError},
    telegram::listener::NotMet,
};
use anyhow::{Context as _, Result, anyhow};
use std::{io::IsTerminal, path::Path};
use tracing_subscriber::{Layer, filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging to stderr; a second call changes nothing.
pub fn start_log(log: Targets) {
    let lines =
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    // An error only says that a log is already running.
    let _ = tracing_subscriber::registry().with(lines.with_filter(log)).try_init();
}

/// Runs the bot until it is told to stop.
///
/// # Errors
/// When the database cannot be opened, Telegram does not know the token, or the address for health is taken.
pub async fn run(settings: &Settings) -> Result<()> {
    let token = settings.token().map_err(|fault| anyhow!(fault.sentence(settings.locale)))?;
    let db = open(settings).await?;
    let setup = bot::Setup { db: db.clone(), clock: Clock::System, api_url: &settings.api_url, token: token.expose() };
    let (mut running, bell) = bot::start(setup).await.map_err(|error| match error.downcast_ref() {
        Some(not_met) => anyhow!(not_met_sentence(*not_met, settings)),
        None => error,
    })?;
    let bells = running.bells();
    let awake = wake::wake_up(&Clock::System, move || {
        bell.ring();
        bells.outbox();
        bells.inbox();
    })
    .await
    .context("the wake-up")?;
    let health = tokio::net::TcpListener::bind(settings.listen).await.map_err(|error| {
        anyhow!(settings.locale.texts().settings_listen_taken(settings.listen.to_string(), error.to_string()))
    })?;
    tracing::info!(health = %health.local_addr().context("the address for health")?, "running");
    let web = axum::serve(health, crate::web::router(db.clone(), Clock::System));
    tokio::select! {
        () = asked_to_stop() => tracing::info!("stopping"),
        () = running.broke() => tracing::error!("a loop has ended by itself"),
        ended = web => ended.context("health")?,
    }
    if let Some(mut awake) = awake {
        let _ = awake.shutdown().await;
    }
    running.stop().await;
    db.close().await;
    Ok(())
}

/// Returns on Ctrl-C, and on the SIGTERM of systemd, Docker and `kill`.
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// Opens the database of the settings; a failure is a sentence that names the setting.
async fn open(settings: &Settings) -> Result<Db> {
    let url = settings.database_url.expose();
    let opened = match made_folder(url).await {
        Ok(()) => Db::open(url).await.map_err(|error| database_sentence(&error, settings)),
        Err(error) => Err(settings.locale.texts().settings_database_failed(error.to_string())),
    };
    opened.map_err(|sentence| anyhow!(sentence))
}

/// The folder of an SQLite file is made when it is not there.
async fn made_folder(url: &str) -> std::io::Result<()> {
    let Some(path) = url.strip_prefix("sqlite:") else { return Ok(()) };
    match Path::new(path.split('?').next().unwrap_or(path).trim_start_matches("//")).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => tokio::fs::create_dir_all(folder).await,
        _ => Ok(()),
    }
}

fn database_sentence(error: &StoreError, settings: &Settings) -> String {
    let texts = settings.locale.texts();
    match error {
        StoreError::Newer { found, known } => texts.settings_database_newer(found.to_string(), known.to_string()),
        other => {
            // The library's own words stand below ours.
            let cause = std::error::Error::source(other).map_or_else(|| other.to_string(), ToString::to_string);
            texts.settings_database_failed(settings.database_url.redact(&cause))
        }
    }
}

fn not_met_sentence(not_met: NotMet, settings: &Settings) -> String {
    let texts = settings.locale.texts();
    match not_met {
        NotMet::BadToken => texts.settings_token_unknown(),
        NotMet::NoAnswer => texts.settings_no_answer(settings.api_url.clone()),
        NotMet::NotTelegram => texts.settings_not_telegram(settings.api_url.clone()),
    }
}

/// A template's metrics, named in the department's language.
pub fn template_metrics(file: &DepartmentFile) -> Vec<MetricDraft> {
    match &file.metrics {
        Metrics::Template { template, crm_order } => Locale(file.language).template_metrics(*template, *crm_order),
        Metrics::Own(drafts) => drafts.clone(),
    }
}

/// Prints an answer of the command line.
#[expect(clippy::print_stdout, reason = "what a command of the command line was asked for")]
fn say(text: &str) {
    println!("{text}");
}
