//! What is served over HTTP: for now whether the bot is alive.
use crate::{
    clock::{Clock, real},
    domain::time::Instant,
    store::{Db, inbox, outbox},
};
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use serde_json::{Value, json};
use std::time::Duration;

/// Real time the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The routes.
pub fn router(db: Db, clock: Clock) -> Router {
    Router::new().route("/health", get(health)).with_state((db, clock))
}

/// 200 with the queues' figures while the database answers, else 503.
async fn health(State((db, clock)): State<(Db, Clock)>) -> (StatusCode, Json<Value>) {
    let now = clock.now();
    match real::at_most(PATIENCE, figures(&db, now)).await {
        Some(Ok(figures)) => (StatusCode::OK, Json(figures)),
        Some(Err(_)) | None => (StatusCode::SERVICE_UNAVAILABLE, Json(json!({"database": "unavailable"}))),
    }
}

async fn figures(db: &Db, now: Instant) -> crate::store::Result<Value> {
    let mut tx = db.read().await?;
    let (waiting, since) = inbox::waiting(&mut tx).await?;
    let aside = inbox::aside(&mut tx).await?;
    let out = outbox::counts(&mut tx, now).await?;
    let age = |at: Option<Instant>| at.map(|at| (now - at).num_seconds().max(0));
    Ok(json!({
        "database": "ok",
        "inbox": {"waiting": waiting, "oldest_s": age(since), "set_aside": aside},
        "outbox": {"queued": out.queued, "sending": out.leased, "held": out.held, "failed": out.failed,
                   "oldest_due_s": age(out.oldest_due_at)},
    }))
}
