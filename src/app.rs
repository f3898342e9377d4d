//! The composition root: settings become a database, a bot and a clock, and these become running tasks.
//!
//! Invariants: the only module that knows all others; `anyhow` lives here and in `main.rs` only.
pub mod bot;
pub mod wake;

use crate::{
    clock::Clock,
    domain::{
        department_file::{DepartmentFile, Metrics},
        id::TelegramId,
        metric::MetricDraft,
    },
    locale::Locale,
    settings::{Demo, Settings},
    store::Db,
    usecase,
};
use anyhow::{Context as _, Result, bail};
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
    let token = settings.token().map_err(|fault| anyhow::anyhow!(fault.sentence(settings.locale)))?;
    let db = open(settings).await?;
    let setup = bot::Setup { db: db.clone(), clock: Clock::System, api_url: &settings.api_url, token: token.expose() };
    let (mut running, bell) = bot::start(setup).await?;
    let bells = running.bells();
    let awake = wake::wake_up(&Clock::System, move || {
        bell.ring();
        bells.outbox();
        bells.inbox();
    })
    .await
    .context("the wake-up")?;
    let health = tokio::net::TcpListener::bind(settings.listen).await.context("the address for health")?;
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

async fn open(settings: &Settings) -> Result<Db> {
    let url = settings.database_url.expose();
    if let Some(path) = url.strip_prefix("sqlite:")
        && let Some(folder) = Path::new(path.split('?').next().unwrap_or(path).trim_start_matches("//")).parent()
        && !folder.as_os_str().is_empty()
    {
        tokio::fs::create_dir_all(folder).await.context("the folder of the database")?;
    }
    Db::open(url).await.context("the database")
}

/// Plays the demo; needs no token, no network and no database of its own.
///
/// # Errors
/// When the stand-in or the throw-away database cannot be made.
pub async fn demo(_settings: &Settings, demo: &Demo) -> Result<()> {
    crate::demo::story::play(demo.seed, &mut std::io::stdout()).await
}

/// Says in words what of the token, the database, the chats and the rights is wrong.
pub async fn check(settings: &Settings) -> Result<()> {
    let _token = settings.token().map_err(|fault| anyhow::anyhow!(fault.sentence(settings.locale)))?;
    not_wired(settings.locale, "check")
}

/// Creates or updates a department as the file says, and prints the difference.
///
/// # Errors
/// Every mistake of the file, named by its line and field.
pub async fn apply(settings: &Settings, file: &Path) -> Result<()> {
    let text = tokio::fs::read_to_string(file).await.with_context(|| file.display().to_string())?;
    let parsed = DepartmentFile::parse(&text).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(|mistake| settings.locale.file_mistake(mistake)).collect();
        anyhow::anyhow!(lines.join("\n"))
    })?;
    let db = open(settings).await?;
    let mut tx = db.write().await?;
    let (_, changed) = usecase::apply::apply(&mut tx, &parsed, template_metrics, Clock::System.now()).await?;
    tx.commit().await?;
    let texts = settings.locale.texts();
    let said = match changed.len() {
        0 => texts.start_apply_same(),
        count => texts.start_apply_changed(i64::try_from(count).unwrap_or(i64::MAX)),
    };
    say(&said)
}

/// A template's metrics, named in the department's language.
pub fn template_metrics(file: &DepartmentFile) -> Vec<MetricDraft> {
    match &file.metrics {
        Metrics::Template { template, crm_order } => Locale(file.language).template_metrics(*template, *crm_order),
        Metrics::Own(drafts) => drafts.clone(),
    }
}

#[expect(clippy::print_stdout, reason = "what a command of the command line was asked for")]
fn say(text: &str) -> Result<()> {
    println!("{text}");
    Ok(())
}

/// Prints one department, or all, as files.
pub async fn export(settings: &Settings, _department: Option<&str>) -> Result<()> {
    not_wired(settings.locale, "export")
}

/// Makes somebody a head of a department.
pub async fn head(settings: &Settings, _department: &str, _telegram: TelegramId) -> Result<()> {
    not_wired(settings.locale, "head")
}

fn not_wired(locale: Locale, command: &str) -> Result<()> {
    bail!(locale.texts().settings_not_wired(command))
}
