//! Everything that lives longer than an update: the only importer of sqlx.
//!
//! One file a family of tables; functions take a [`Tx`] and domain values, a lookup gives an `Option`, every UPDATE
//! and DELETE checks how many rows it touched. Each function has a contract test on SQLite and PostgreSQL.
pub mod calendar;
pub mod db;
pub mod departments;
pub mod erasures;
pub mod error;
pub mod figures;
pub mod funnels;
pub mod grades;
pub mod inbox;
pub mod investigations;
pub mod invites;
pub mod lanes;
pub mod metrics;
pub mod outbox;
pub mod people;
pub mod personal;
pub mod posts;
pub mod promises;
pub mod proposals;
pub mod published;
pub mod reach;
pub mod reports;
pub mod settlements;
pub mod state;
mod storable;
pub mod stuck;
pub mod talks;
pub mod target_answers;
pub mod targets;

pub use db::{Db, Tx};
pub use error::{Result, StoreError};
