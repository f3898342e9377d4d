//! The contract of the store: every function, on SQLite and on PostgreSQL.
//!
//! One file a family of tables, as in `src/store/`.
#[path = "support/base.rs"]
mod base;
#[path = "store/calendar.rs"]
mod calendar;
#[path = "store/chats.rs"]
mod chats;
#[path = "store/database.rs"]
mod database;
#[path = "store/delivery.rs"]
mod delivery;
#[path = "store/digests.rs"]
mod digests;
#[path = "store/figures.rs"]
mod figures;
#[path = "store/funnels.rs"]
mod funnels;
#[path = "store/ground.rs"]
mod ground;
#[path = "store/investigations.rs"]
mod investigations;
#[path = "store/leaders.rs"]
mod leaders;
#[path = "store/metrics.rs"]
mod metrics;
#[path = "store/people.rs"]
mod people;
#[path = "store/personal.rs"]
mod personal;
#[path = "store/promises.rs"]
mod promises;
#[path = "store/protocols.rs"]
mod protocols;
#[path = "store/races.rs"]
mod races;
#[path = "store/reports.rs"]
mod reports;
#[path = "store/settlements.rs"]
mod settlements;
#[path = "store/state.rs"]
mod state;
#[path = "store/talks.rs"]
mod talks;
#[path = "store/targets.rs"]
mod targets;
#[path = "store/times.rs"]
mod times;
