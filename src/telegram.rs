//! The way to Telegram and back: the only importer of teloxide.
//!
//! [`listener`] stores what comes before it is acknowledged, [`dispatch`] runs the handlers inside one transaction
//! per batch, [`sender`] delivers what stands in the outbox. No handler calls Telegram.
//!
//! Invariants: no lock and no transaction is held across an HTTP call; the token is in [`api::Api`] alone.
pub mod actor;
pub mod api;
pub mod classify;
pub mod commands;
pub mod ctx;
pub mod dialog;
pub mod dispatch;
pub mod event;
pub mod failure;
pub mod fate;
pub mod handle;
pub mod handlers;
pub mod limiter;
pub mod listener;
pub mod origin;
pub mod place;
mod record;
pub mod render;
pub mod reply;
pub mod router;
pub mod running;
pub mod sender;
