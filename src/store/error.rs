//! What can go wrong below the use cases.
//!
//! A lost race ([`StoreError::Conflict`]) is not a duplicate ([`StoreError::Unique`]): the first is run again, the
//! second is an answer. Neither carries the values of a statement, so none of it can leak a person's text.
/// A failed access to the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database failed")]
    Driver(#[source] sqlx::Error),
    #[error("the database was made by a newer Planerka: its schema has version {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    #[error("the database could not be brought to this version")]
    Migrate(#[source] sqlx::migrate::MigrateError),
    #[error("another writer was faster")]
    Conflict(#[source] sqlx::Error),
    #[error("such a row is already there")]
    Unique(#[source] sqlx::Error),
    #[error("{sql}: expected {expected} rows, found {actual}")]
    RowsAffected { sql: &'static str, expected: u64, actual: u64 },
    #[error("{what} holds a value this program cannot read")]
    Inconsistent { what: &'static str },
}

pub type Result<T> = std::result::Result<T, StoreError>;

impl From<sqlx::Error> for StoreError {
    /// Tells a lost race (PostgreSQL 40001, 40P01; SQLite BUSY, BUSY_SNAPSHOT) and a duplicate from a broken driver.
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(d) if d.is_unique_violation() => Self::Unique(error),
            Some(d) if matches!(d.code().as_deref(), Some("40001" | "40P01" | "5" | "517")) => Self::Conflict(error),
            _ => Self::Driver(error),
        }
    }
}

impl StoreError {
    /// Would the same work succeed when run again.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}
