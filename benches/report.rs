//! How many reports a second: from a person's message to the recorded answer, everything between included.
//!
//! The way is the real one: the stand-in hands the line out over HTTP, the listener stores it, the loop reads it and
//! writes facts, plan and answer in one transaction, the sender leases, sends over HTTP and records. The database is an
//! SQLite file on this disk with full durability, so the figure is printed beside the disk's own flushes: a rate of
//! flushes swings ten-fold between machines, the ratio does not.
use criterion::{Criterion, Throughput, criterion_group};
use planerka::{
    app::{self, bot},
    clock::{Clock, ManualClock},
    demo::{
        pace,
        standin::{Config, Person, Standin},
    },
    domain::{department_file::DepartmentFile, time::Zone},
    store::Db,
    telegram::running::Running,
    usecase,
};
use std::{
    fmt::Write as _,
    fs::File,
    io::Write as _,
    sync::Mutex,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const DEPARTMENTS: i64 = 4;
const MANAGERS: i64 = 25;
const EVERYBODY: u64 = (DEPARTMENTS * MANAGERS) as u64;
/// Numbers and plan in one line: the ordinary report.
const LINE: &str = "41 3 2 1 98к план 45 3 2 1 120к";
/// What a page of SQLite's log is.
const PAGE: [u8; 4096] = [7; 4096];

/// Events and the time they took, of each figure.
static MEASURED: Mutex<Vec<(&str, u64, Duration)>> = Mutex::new(Vec::new());

fn measured(name: &'static str, events: u64, took: Duration) -> Duration {
    MEASURED.lock().expect("one thread measures").push((name, events, took));
    took
}

fn per_second(name: &str) -> Option<f64> {
    let all = MEASURED.lock().expect("one thread measures");
    let (events, took) = all
        .iter()
        .filter(|(of, ..)| *of == name)
        .fold((0, Duration::ZERO), |(events, took), (_, more, longer)| (events + more, took + *longer));
    (events > 0).then(|| events as f64 / took.as_secs_f64())
}

/// Where the build is: a real disk, where a temporary folder may be memory.
fn on_disk() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk")
}

/// Several departments, their people and the bot.
struct World {
    clock: ManualClock,
    standin: Standin,
    running: Running,
    people: Vec<Person>,
    chats: Vec<i64>,
    _folder: TempDir,
}

impl World {
    async fn new() -> Self {
        let clock = ManualClock::new(planerka::domain::time::instant("2026-11-09T09:00:00Z"));
        let config = Config { zone: Zone::MOSCOW, flood: None, ..Config::default() };
        let standin = Standin::start(Clock::Manual(clock.clone()), config).await.expect("a stand-in");
        let folder = on_disk();
        let url = format!("sqlite://{}", folder.path().join("planerka.db").display());
        let db = Db::open(&url).await.expect("a database");
        let chats: Vec<i64> = (0..DEPARTMENTS).map(|number| open_department_chat(&standin, number)).collect();
        for (number, chat) in (0..).zip(&chats) {
            apply(&db, &file(number, *chat), &clock).await;
        }
        let setup =
            bot::Setup { db, clock: Clock::Manual(clock.clone()), api_url: &standin.api_url(), token: standin.token() };
        let running = bot::start(setup).await.expect("a bot").0;
        let people: Vec<Person> = (0..DEPARTMENTS)
            .flat_map(|number| (1..=MANAGERS).map(move |place| telegram(number, place)))
            .map(|id| standin.user(id, "Manager"))
            .collect();
        for person in &people {
            person.starts(None);
        }
        let mut world = World { clock, standin, running, people, chats, _folder: folder };
        world.run_on_to("09:30:00").await;
        world
    }

    /// Runs on to the next time of this hour on a working day; prompts and digests come on the way.
    async fn run_on_to(&mut self, hour: &str) {
        let time = hour.parse().expect("a time");
        let mut at = self.clock.now();
        loop {
            let day = Zone::MOSCOW.date(at) + chrono::Days::new(1);
            at = Zone::MOSCOW.instant(day, time);
            let weekend = chrono::Datelike::weekday(&day).number_from_monday() > 5;
            if !weekend {
                break;
            }
        }
        pace::advance_to(&self.clock, &self.standin, &self.running, at).await.expect("quiet");
    }

    /// Everybody answers in the same second; returns the real time until the last answer is recorded. The clock steps
    /// over the seconds for which Telegram's limits would hold the answers back.
    async fn everybody_reports(&mut self) -> Duration {
        let begun = Instant::now();
        for person in &self.people {
            person.says(LINE);
        }
        pace::advance(&self.clock, &self.standin, &self.running, chrono::TimeDelta::minutes(1)).await.expect("quiet");
        begun.elapsed()
    }

    async fn reports_alone(&mut self, place: usize) -> Duration {
        let begun = Instant::now();
        self.people[place].says(LINE);
        pace::settle(&self.clock, &self.standin, &self.running).await.expect("quiet");
        begun.elapsed()
    }

    /// What was measured has happened: every department posted that all of them were in.
    fn check(&self) {
        for chat in &self.chats {
            let posted = self.standin.transcript(*chat);
            assert!(posted.contains(&format!("сдали {MANAGERS} из {MANAGERS}")), "{posted}");
        }
    }
}

fn telegram(department: i64, place: i64) -> i64 {
    1000 * (department + 1) + place
}

fn open_department_chat(standin: &Standin, number: i64) -> i64 {
    let head = standin.user(telegram(number, 0), "Head");
    let group = standin.supergroup("Team", &head);
    group.owner().adds_bot();
    group.id()
}

fn file(number: i64, chat: i64) -> String {
    let mut text = format!(
        "[department]\nkey = \"d-{number}\"\nname = \"Север {number}\"\nzone = \"Europe/Moscow\"\nlanguage = \"ru\"\n\
         currency = \"RUB\"\ncalendar = \"ru\"\nchat = {chat}\n[schedule]\npreset = \"standard\"\n\
         [metrics]\ntemplate = \"b2b_outbound\"\n"
    );
    for place in 0..=MANAGERS {
        let role = if place == 0 { "head\"\nreports = false" } else { "manager\"\njoined_on = \"2026-01-12\"" };
        let id = telegram(number, place);
        write!(text, "[[member]]\ntelegram = {id}\nname = \"Имя Фамилия{place}\"\nrole = \"{role}\n")
            .expect("a string");
    }
    text
}

async fn apply(db: &Db, text: &str, clock: &ManualClock) {
    let file = DepartmentFile::parse(text).expect("a department");
    let mut tx = db.write().await.expect("a transaction");
    usecase::apply::apply(&mut tx, &file, app::template_metrics, clock.now()).await.expect("applied");
    tx.commit().await.expect("committed");
}

fn flushes(criterion: &mut Criterion) {
    let folder = on_disk();
    let mut file = File::create(folder.path().join("flushed")).expect("a file");
    let mut group = criterion.benchmark_group("disk");
    group.throughput(Throughput::Elements(1));
    group.bench_function("write and fdatasync", |bencher| {
        bencher.iter_custom(|iters| {
            let begun = Instant::now();
            for _ in 0..iters {
                file.write_all(&PAGE).expect("written");
                file.sync_data().expect("flushed");
            }
            measured("flushes", iters, begun.elapsed())
        });
    });
    group.finish();
}

fn reports(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);
    group.throughput(Throughput::Elements(EVERYBODY));
    let mut world = runtime.block_on(World::new());
    group.bench_function("a hundred at once", |bencher| {
        bencher.iter_custom(|iters| {
            runtime.block_on(async {
                let mut took = Duration::ZERO;
                for _ in 0..iters {
                    took += world.everybody_reports().await;
                    world.run_on_to("09:30:00").await;
                    world.check();
                }
                measured("at once", EVERYBODY * iters, took)
            })
        });
    });
    group.throughput(Throughput::Elements(1));
    let mut place = 0;
    group.bench_function("one after another", |bencher| {
        bencher.iter_custom(|iters| {
            runtime.block_on(async {
                let mut took = Duration::ZERO;
                for _ in 0..iters {
                    if place == world.people.len() {
                        world.run_on_to("09:30:00").await;
                        place = 0;
                    }
                    took += world.reports_alone(place).await;
                    place += 1;
                }
                measured("alone", iters, took)
            })
        });
    });
    group.finish();
}

criterion_group!(benches, flushes, reports);

#[expect(clippy::print_stdout, reason = "what a benchmark is run for")]
fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    let (Some(flushes), Some(at_once), Some(alone)) =
        (per_second("flushes"), per_second("at once"), per_second("alone"))
    else {
        return;
    };
    println!("disk, write and fdatasync of a page   {flushes:8.0} a second");
    println!("reports, a hundred at once            {at_once:8.0} a second, {:5.2} a flush", at_once / flushes);
    println!("reports, one after another            {alone:8.0} a second, {:5.2} a flush", alone / flushes);
}
