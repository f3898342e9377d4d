//! Planerka runs the daily coordination of a sales department in Telegram.
//!
//! The map and the invariants are in ARCHITECTURE.md.
pub mod app;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod locale;
pub mod schedule;
pub mod settings;
pub mod store;
pub mod telegram;
pub mod usecase;
pub mod view;
pub mod web;
