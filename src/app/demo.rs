//! `planerka demo`: the story on paper, or a department to live in, as a page in the browser.
//!
//! Invariants: no token, no network and no database of the settings is touched; the page and the stand-in listen on
//! loopback only; it always ends where nobody watches.
use super::{asked_to_stop, say};
use crate::{
    demo::{live, page, story},
    settings::{Demo, Settings},
};
use anyhow::{Context as _, Result, anyhow};
use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
};
use tokio::{net::TcpListener, sync::watch};

/// The database of a demo, in its folder.
const FILE: &str = "demo.db";

/// Plays the demo; needs no token, no network and no database of its own.
///
/// # Errors
/// When the stand-in or the demo's database cannot be made.
pub async fn demo(settings: &Settings, demo: &Demo) -> Result<()> {
    let watched = demo.page || (!demo.headless && std::io::stdout().is_terminal());
    match watched {
        true => show(settings, demo).await,
        false => story::play(demo.department, demo.seed, &mut std::io::stdout()).await,
    }
}

/// Serves the page until it is told to stop.
async fn show(settings: &Settings, demo: &Demo) -> Result<()> {
    let texts = settings.locale.texts();
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let file = match &demo.data {
        Some(kept) => kept_file(kept, settings).await?,
        None => folder.path().join(FILE),
    };
    let listener = listen(demo.port).await?;
    let address = listener.local_addr().context("the page's address")?;
    let autopilot = story::autopilot::Autopilot::begin(&file, demo.seed, demo.department).await?;
    let (director, live) = live::direct(autopilot, demo.seed)?;
    say(&texts.visitor_ready(format!("http://{address}/")));
    let stop = watch::Sender::new(false);
    let stopped = |mut stopping: watch::Receiver<bool>| async move {
        let _ = stopping.wait_for(|yes| *yes).await;
    };
    let mut directing = tokio::spawn(director.run(stopped(stop.subscribe())));
    let web = axum::serve(listener, page::router(live, settings.locale));
    let directed = tokio::select! {
        () = asked_to_stop() => None,
        ended = &mut directing => Some(ended),
        ended = web => return ended.context("the page"),
    };
    stop.send_replace(true);
    match directed {
        Some(ended) => ended.context("the demo")?,
        None => directing.await.context("the demo")?,
    }
}

/// The wanted port of this machine, or any that is free.
async fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind(("127.0.0.1", port)).await {
        Ok(listener) => Ok(listener),
        Err(_) => TcpListener::bind(("127.0.0.1", 0)).await.context("a port of this machine"),
    }
}

/// A new database in the folder the visitor has named. Telegram's side of a show is not kept, so an old one cannot go on.
async fn kept_file(folder: &Path, settings: &Settings) -> Result<PathBuf> {
    tokio::fs::create_dir_all(folder).await.with_context(|| folder.display().to_string())?;
    let file = folder.join(FILE);
    if tokio::fs::try_exists(&file).await.unwrap_or(false) {
        return Err(anyhow!(settings.locale.texts().visitor_folder_used(folder.display().to_string())));
    }
    Ok(file)
}
