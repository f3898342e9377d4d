//! One SQL text on SQLite and PostgreSQL: the only file that knows there are two.
//!
//! Invariants: every access goes through a [`Tx`]; on SQLite all writers are one connection that begins IMMEDIATE, on
//! PostgreSQL a write is SERIALIZABLE; SQL is `&'static str`; nothing outside this file matches on the variants.
use super::error::{Result, StoreError};
use sqlx::{
    Arguments, Decode, Encode, FromRow, PgPool, Postgres, SqlSafeStr, Sqlite, SqlitePool, Transaction, Type,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};
use std::{str::FromStr, time::Duration};

/// The schema, oldest first; a tidy test compares the list with the folder.
macro_rules! migrations {
    ($($n:literal $file:literal),+ $(,)?) => {
        [$(($n, $file, include_str!(concat!("../../migrations/", $file)))),+]
    };
}
pub const MIGRATIONS: &[(i64, &str, &str)] = &migrations![1 "0001_base.sql"];

/// Connections for consistent pictures on SQLite.
const READERS: u32 = 4;
/// On PostgreSQL: lanes (8) + sender, schedule, health, one to spare.
const PG_CONNECTIONS: u32 = 12;
/// How long a writer waits for its turn before it is a failure.
const PATIENCE: Duration = Duration::from_secs(10);

/// What can be bound, and what a row can become: the same type on both.
pub trait Bind<'t>: Encode<'t, Sqlite> + Type<Sqlite> + Encode<'t, Postgres> + Type<Postgres> {}
impl<'t, T: Encode<'t, Sqlite> + Type<Sqlite> + Encode<'t, Postgres> + Type<Postgres>> Bind<'t> for T {}
/// A row of named or positional columns, on both.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Record for T {}
/// One column, on both.
pub trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin
{
}
impl<T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send + Unpin> Column
    for T
{
}

/// The database; cheap to clone.
#[derive(Clone, Debug)]
pub enum Db {
    Lite { writer: SqlitePool, readers: SqlitePool },
    Pg(PgPool),
}

/// A transaction; dropping it rolls back.
#[derive(Debug)]
pub enum Tx {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens (`sqlite:path` or `postgres://…`) and brings the schema to this version.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a newer program has already been here.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("postgres") {
            let pool = PgPoolOptions::new()
                .max_connections(PG_CONNECTIONS)
                .acquire_timeout(PATIENCE)
                .connect_with(PgConnectOptions::from_str(url)?)
                .await?;
            schema().run(&pool).await.map_err(migration_failure)?;
            return Ok(Db::Pg(pool));
        }
        let file = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = |n| {
            SqlitePoolOptions::new().max_connections(n).acquire_timeout(PATIENCE).idle_timeout(None).max_lifetime(None)
        };
        let writer = pool(1).connect_with(file.clone()).await?;
        schema().run(&writer).await.map_err(migration_failure)?;
        Ok(Db::Lite { writer, readers: pool(READERS).connect_lazy_with(file.read_only(true)) })
    }

    /// A transaction that may write. Never ask for it while holding another: SQLite has one writer.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Db::Lite { writer, .. } => Tx::Lite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Db::Pg(pool) => Tx::Pg(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?),
        })
    }

    /// A transaction of the queues (inbox, outbox, lanes): READ COMMITTED on PostgreSQL, where rows are taken by locks.
    ///
    /// A serializable one would see every insert of a use case as a conflict, and make the use case pay for it.
    pub async fn queue(&self) -> Result<Tx> {
        Ok(match self {
            Db::Lite { .. } => self.write().await?,
            Db::Pg(pool) => Tx::Pg(pool.begin().await?),
        })
    }

    /// One consistent picture for a screen; writing in it is an error on both.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Db::Lite { readers, .. } => Tx::Lite(readers.begin().await?),
            Db::Pg(pool) => Tx::Pg(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?),
        })
    }

    /// Several lanes may work at once (PostgreSQL), or one (SQLite).
    pub fn is_shared(&self) -> bool {
        matches!(self, Db::Pg(_))
    }

    /// Waits for open transactions and closes the files or connections.
    pub async fn close(&self) {
        match self {
            Db::Lite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Db::Pg(pool) => pool.close().await,
        }
    }
}

fn schema() -> Migrator {
    Migrator::with_migrations(
        MIGRATIONS
            .iter()
            .map(|&(n, name, sql)| Migration::new(n, name.into(), MigrationType::Simple, sql.into_sql_str(), false))
            .collect(),
    )
}

fn migration_failure(error: MigrateError) -> StoreError {
    match error {
        MigrateError::VersionMissing(found) => {
            StoreError::Newer { found, known: MIGRATIONS.last().map_or(0, |&(n, ..)| n) }
        }
        other => StoreError::Migrate(other),
    }
}

impl Tx {
    pub fn sql<'c>(&'c mut self, sql: &'static str) -> Stmt<'c> {
        let args = match self {
            Tx::Lite(_) => Args::Lite(SqliteArguments::default()),
            Tx::Pg(_) => Args::Pg(PgArguments::default()),
        };
        Stmt { tx: self, sql, args, bad: None }
    }

    /// For the few statements that cannot be one text: leases (FOR UPDATE SKIP LOCKED) and ids.
    pub fn dialect<'c>(&'c mut self, lite: &'static str, pg: &'static str) -> Stmt<'c> {
        let sql = match self {
            Tx::Lite(_) => lite,
            Tx::Pg(_) => pg,
        };
        self.sql(sql)
    }

    /// A number no row of any table has or had: small, never reused, known before the insert.
    pub async fn new_id<T: From<i64>>(&mut self) -> Result<T> {
        let n: i64 = self
            .dialect("UPDATE id_source SET last = last + 1 RETURNING last", "SELECT nextval('id_source_n_seq')")
            .scalar()
            .await?;
        Ok(n.into())
    }

    /// Marks a place to which a failed update's effects are rolled back.
    pub async fn savepoint(&mut self) -> Result<()> {
        self.sql("SAVEPOINT one_update").affected().await.map(|_| ())
    }

    pub async fn rollback_to_savepoint(&mut self) -> Result<()> {
        self.sql("ROLLBACK TO SAVEPOINT one_update").affected().await?;
        self.release_savepoint().await
    }

    pub async fn release_savepoint(&mut self) -> Result<()> {
        self.sql("RELEASE SAVEPOINT one_update").affected().await.map(|_| ())
    }

    pub async fn commit(self) -> Result<()> {
        Ok(match self {
            Tx::Lite(t) => t.commit().await,
            Tx::Pg(t) => t.commit().await,
        }?)
    }
}

#[derive(Debug)]
enum Args {
    Lite(SqliteArguments),
    Pg(PgArguments),
}

/// A statement being put together.
#[must_use = "a statement runs when all, optional, one, scalar, exactly or affected is awaited"]
#[derive(Debug)]
pub struct Stmt<'c> {
    tx: &'c mut Tx,
    sql: &'static str,
    args: Args,
    bad: Option<sqlx::error::BoxDynError>,
}

/// The same sqlx call on whichever database the statement is for.
macro_rules! on {
    ($self:ident, $query:path, $call:ident $(, $then:ident)?) => {{
        if let Some(e) = $self.bad { return Err(sqlx::Error::Encode(e).into()); }
        match ($self.tx, $self.args) {
            (Tx::Lite(t), Args::Lite(a)) => $query($self.sql, a).$call(&mut **t).await?$(.$then())?,
            (Tx::Pg(t), Args::Pg(a)) => $query($self.sql, a).$call(&mut **t).await?$(.$then())?,
            _ => unreachable!("a statement's arguments are made by the transaction it runs in"),
        }
    }};
}

impl Stmt<'_> {
    pub fn bind<'t>(mut self, value: impl Bind<'t>) -> Self {
        let added = match &mut self.args {
            Args::Lite(a) => Arguments::add(a, value),
            Args::Pg(a) => Arguments::add(a, value),
        };
        if let Err(e) = added {
            self.bad.get_or_insert(e);
        }
        self
    }
    pub async fn all<T: Record>(self) -> Result<Vec<T>> {
        Ok(on!(self, sqlx::query_as_with, fetch_all))
    }
    pub async fn optional<T: Record>(self) -> Result<Option<T>> {
        Ok(on!(self, sqlx::query_as_with, fetch_optional))
    }
    pub async fn one<T: Record>(self) -> Result<T> {
        Ok(on!(self, sqlx::query_as_with, fetch_one))
    }
    /// The only column of the only row.
    pub async fn scalar<T: Column>(self) -> Result<T>
    where
        (T,): Record,
    {
        Ok(self.one::<(T,)>().await?.0)
    }
    pub async fn affected(self) -> Result<u64> {
        Ok(on!(self, sqlx::query_with, execute, rows_affected))
    }
    /// # Errors
    /// [`StoreError::RowsAffected`] unless exactly `expected` rows were touched.
    pub async fn exactly(self, expected: u64) -> Result<()> {
        let sql = self.sql;
        let actual = self.affected().await?;
        if actual == expected { Ok(()) } else { Err(StoreError::RowsAffected { sql, expected, actual }) }
    }
}
