//! The contract of the store: every function, on SQLite and on PostgreSQL.
//!
//! One file a family of tables, as in `src/store/`.
#[path = "support/base.rs"]
mod base;
#[path = "store/delivery.rs"]
mod delivery;
#[path = "store/people.rs"]
mod people;
#[path = "store/promises.rs"]
mod promises;
#[path = "store/protocols.rs"]
mod protocols;
