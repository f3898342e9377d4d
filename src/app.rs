//! The composition root: settings become a database, a bot and a clock, and these become running tasks.
//!
//! Invariants: the only module that knows all others; `anyhow` lives here and in `main.rs` only.
pub mod bot;
pub mod wake;

use crate::{
    domain::id::TelegramId,
    locale::Locale,
    settings::{Demo, Settings},
};
use anyhow::{Result, bail};
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
pub async fn run(settings: &Settings) -> Result<()> {
    let _token = settings.token().map_err(|fault| anyhow::anyhow!(fault.sentence(settings.locale)))?;
    not_wired(settings.locale, "run")
}

/// Plays the demo; needs no token, no network and no database of its own.
pub async fn demo(settings: &Settings, _demo: &Demo) -> Result<()> {
    not_wired(settings.locale, "demo")
}

/// Says in words what of the token, the database, the chats and the rights is wrong.
pub async fn check(settings: &Settings) -> Result<()> {
    let _token = settings.token().map_err(|fault| anyhow::anyhow!(fault.sentence(settings.locale)))?;
    not_wired(settings.locale, "check")
}

/// Creates or updates a department as the file says, and prints the difference.
pub async fn apply(settings: &Settings, _file: &Path) -> Result<()> {
    not_wired(settings.locale, "apply")
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
