//! Throw-away databases: an SQLite file, or a database of a PostgreSQL server made for this test binary.
//!
//! The server lives in a temporary folder, listens on a socket there only, and is ended by a shell that waits for the
//! test process to go: the process holds the other end of its input. Without PostgreSQL's programs tests pass on SQLite
//! and say loudly what was left out, unless `PLANERKA_TEST_POSTGRES=require`.
#![allow(dead_code, reason = "each test binary uses its part")]
use planerka::store::Db;
use sqlx::Connection as _;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A fresh database of this version.
pub struct Base {
    pub db: Db,
    pub url: String,
    dir: Option<TempDir>,
}

impl Base {
    pub async fn lite() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", dir.path().join("planerka.db").display());
        Self { db: Db::open(&url).await.expect("a new database"), url, dir: Some(dir) }
    }

    /// `None` where there is no PostgreSQL and nobody requires it.
    pub async fn postgres() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server().await?;
        let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        server.run(&format!("CREATE DATABASE {name} TEMPLATE planerka")).await;
        let url = server.url(&name);
        Some(Self { db: Db::open(&url).await.expect("a new database"), url, dir: None })
    }

    /// Another process's view of the same database.
    pub async fn another(&self) -> Db {
        Db::open(&self.url).await.expect("the same database")
    }
}

struct Server {
    folder: String,
    // Its input ends with this process, and with it the server.
    _guard: Child,
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=postgres", self.folder)
    }

    async fn run(&self, sql: &str) {
        let mut connection = sqlx::PgConnection::connect(&self.url("postgres")).await.expect("the test's server");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.expect("a statement of the tests");
        connection.close().await.expect("closes");
    }
}

async fn server() -> Option<&'static Server> {
    static SERVER: OnceCell<Option<Server>> = OnceCell::const_new();
    SERVER.get_or_init(start).await.as_ref()
}

async fn start() -> Option<Server> {
    let server = match launch() {
        Ok(server) => server,
        Err(why) => {
            let required = std::env::var_os("PLANERKA_TEST_POSTGRES").is_some_and(|word| word == "require");
            assert!(!required, "PostgreSQL is required: {why}");
            // Not eprintln!, which a passing test keeps to itself.
            let _ = writeln!(std::io::stderr(), "\nNOT TESTED ON POSTGRESQL, only on SQLite: {why}\n");
            return None;
        }
    };
    server.run("CREATE DATABASE planerka").await;
    Db::open(&server.url("planerka")).await.expect("the schema").close().await;
    Some(server)
}

const SCRIPT: &str = r#"
set -e
PATH="$1:$PATH"
folder=$(mktemp -d "${TMPDIR:-/tmp}/planerka-pg-XXXXXX")
trap 'rm -rf "$folder"' EXIT
initdb -D "$folder/data" -U postgres -A trust --no-sync -E UTF8 --locale=C >"$folder/initdb.log" 2>&1
postgres -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c max_connections=300 -c max_pred_locks_per_transaction=256 >"$folder/log" 2>&1 </dev/null &
server=$!
trap 'kill -INT $server; wait $server; rm -rf "$folder"' EXIT
trap '' INT
until pg_isready -q -h "$folder"; do kill -0 $server; sleep 0.05; done
echo "$folder"
cat >/dev/null
"#;

fn launch() -> Result<Server, String> {
    let programs = programs().ok_or("initdb was not found")?;
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command.args(["-c", SCRIPT, "sh"]).arg(&programs).current_dir("/");
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut guard = spawned.map_err(|error| format!("the server's shell: {error}"))?;
    let output = guard.stdout.take().ok_or("no output")?;
    let mut folder = String::new();
    BufReader::new(output).read_line(&mut folder).map_err(|error| error.to_string())?;
    match folder.trim() {
        "" => Err("the server did not start".to_owned()),
        folder => Ok(Server { folder: folder.to_owned(), _guard: guard }),
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// The folder of the newest `initdb` that has its `postgres` beside it.
fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path).collect::<Vec<_>>().into_iter().rev());
    folders.into_iter().rev().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// Declares async tests that each run on SQLite and on PostgreSQL: `on_both! { async fn a_fact(base: Base) { … } }`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($base:ident: Base) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn run($base: Base) $body
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn lite() {
                run(Base::lite().await).await;
            }
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(base) = Base::postgres().await {
                    run(base).await;
                }
            }
        }
    )+};
}
