//! What history costs: a digest and the month's figures of fifty people with one month behind them, and with three
//! years.
//!
//! Both departments lie in one SQLite file each on this disk; the same day is composed in both, by turns, and the
//! medians are printed beside each other. The promise is a ratio: three years cost no more than 1.2 times one month.
use chrono::{Days, NaiveDate};
use planerka::{
    app,
    domain::{
        calendar::{Calendar, days, month_of},
        department_file::DepartmentFile,
        id::DepartmentId,
        month::{Basis, Candidate, Forecast, Version, divide},
        report::{Part, Source},
        time::{Instant, Zone, instant},
    },
    store::{self, Db, Tx, figures::NewEntry},
    usecase::{self, digest, house::House, month::MonthBook},
};
use std::{collections::BTreeMap, fmt::Write as _, time::Duration};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const MANAGERS: i64 = 50;
const ROUNDS: usize = 40;
/// The Monday whose digest is composed.
const TODAY: &str = "2026-11-23";

struct Department {
    name: &'static str,
    id: DepartmentId,
    db: Db,
    digest: Vec<Duration>,
    month: Vec<Duration>,
    _folder: TempDir,
}

fn now() -> Instant {
    instant("2026-11-23T07:05:00Z")
}

fn file() -> String {
    let mut text = "[department]\nkey = \"bench\"\nname = \"Север\"\nzone = \"Europe/Moscow\"\nlanguage = \"ru\"\n\
         currency = \"RUB\"\ncalendar = \"ru\"\n[schedule]\npreset = \"standard\"\n\
         [metrics]\ntemplate = \"b2b_outbound\"\n"
        .to_owned();
    for place in 0..=MANAGERS {
        let role = if place == 0 { "head\"\nreports = false" } else { "manager\"\njoined_on = \"2023-01-09\"" };
        write!(text, "[[member]]\ntelegram = {}\nname = \"Имя Фамилия{place}\"\nrole = \"{role}\n", 1000 + place)
            .expect("a string");
    }
    text
}

impl Department {
    /// With facts and plans of everybody from `from_on` to the Friday before.
    async fn new(name: &'static str, from_on: &str) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
        let url = format!("sqlite://{}", folder.path().join("planerka.db").display());
        let db = Db::open(&url).await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        let file = DepartmentFile::parse(&file()).expect("a department");
        usecase::apply::apply(&mut tx, &file, app::template_metrics, now()).await.expect("applied");
        let id = store::departments::by_key(&mut tx, "bench").await.expect("read").expect("a department").id;
        let house = House::load(&mut tx, id).await.expect("read").expect("a department");
        let from: NaiveDate = from_on.parse().expect("a date");
        let today: NaiveDate = TODAY.parse().expect("a date");
        for on in days(from..=today).filter(|on| house.calendar.is_working(*on)) {
            for part in [Part::Fact, Part::Pledge].into_iter().filter(|part| *part == Part::Pledge || on < today) {
                record(&mut tx, &house, part, on).await;
            }
        }
        let mut month_on = *month_of(from).start();
        while month_on <= today {
            set_target(&mut tx, &house, month_on).await;
            month_on = month_on.checked_add_months(chrono::Months::new(1)).expect("a month");
        }
        tx.commit().await.expect("committed");
        Self { name, id, db, digest: vec![], month: vec![], _folder: folder }
    }

    async fn measure(&mut self) {
        let today: NaiveDate = TODAY.parse().expect("a date");
        let mut tx = self.db.write().await.expect("a transaction");
        let begun = std::time::Instant::now();
        let house = House::load(&mut tx, self.id).await.expect("read").expect("a department");
        let content = digest::compose(&mut tx, &house, today, now()).await.expect("composed").expect("a digest");
        self.digest.push(begun.elapsed());
        assert!(content.month.is_some_and(|month| month.forecast.is_some() && month.fact.is_some()));
        let begun = std::time::Instant::now();
        let book = MonthBook::load(&mut tx, &house, today, now()).await.expect("read");
        for metric in &house.metrics {
            let sheets = book.sheets(&house, metric);
            let total = book.total(&house, metric, &sheets);
            let forecasts: Vec<Forecast> = sheets.iter().map(|sheet| book.forecast(metric, sheet)).collect();
            assert!(total.pace().is_some() && forecasts.len() == sheets.len());
        }
        self.month.push(begun.elapsed());
    }
}

async fn record(tx: &mut Tx, house: &House, part: Part, on_day: NaiveDate) {
    for (nth, member) in (0_i64..).zip(house.members.iter().filter(|member| member.reports)) {
        for metric in &house.metrics {
            let entry = NewEntry {
                part,
                department: house.department.id,
                member: member.id,
                metric: metric.id,
                on_day,
                value: Some((nth % 7 + 3) * metric.one() * if metric.is_money() { 10_000 } else { 1 }),
                source: Source::Line,
                by_member: Some(member.id),
                message: None,
                at: Zone::MOSCOW.instant(on_day, chrono::NaiveTime::MIN),
            };
            store::figures::record(tx, &entry).await.expect("recorded");
        }
    }
}

async fn set_target(tx: &mut Tx, house: &House, month_on: NaiveDate) {
    let candidate = |member: &planerka::domain::person::Member| Candidate {
        member: member.id,
        weights: planerka::domain::month::weights(&house.calendar_of(member), month_on, NaiveDate::MIN, None),
        grade: 100,
        history: None,
    };
    let candidates: Vec<Candidate> = house.members.iter().filter(|member| member.reports).map(candidate).collect();
    for metric in &house.metrics {
        let total = 5_000 * metric.one() * if metric.is_money() { 10_000 } else { 1 };
        let version = Version {
            id: tx.new_id().await.expect("an id"),
            metric: metric.id,
            month_on,
            from_on: month_on,
            total,
            basis: Basis::Equal,
            shares: divide(total, Basis::Equal, &candidates, &BTreeMap::new()).expect("divided"),
            by: None,
            reason: None,
            at: Zone::MOSCOW.instant(month_on - Days::new(1), chrono::NaiveTime::MIN),
        };
        store::targets::insert(tx, house.department.id, &version).await.expect("inserted");
    }
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

#[expect(clippy::print_stdout, reason = "what a benchmark is run for")]
fn main() {
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let mut young = Department::new("one month", "2026-10-23").await;
        let mut old = Department::new("three years", "2023-11-23").await;
        for round in 0..=ROUNDS {
            for department in [&mut young, &mut old] {
                department.measure().await;
                if round == 0 {
                    // The first of each warms the pages up.
                    (department.digest, department.month) = (vec![], vec![]);
                }
            }
        }
        for department in [&young, &old] {
            let (digest, month) = (median(&department.digest), median(&department.month));
            println!("{:12} digest {digest:9.2?}   month, five figures {month:9.2?}", department.name);
        }
        let ratio =
            |of: fn(&Department) -> &[Duration]| median(of(&old)).as_secs_f64() / median(of(&young)).as_secs_f64();
        println!(
            "three years cost: digest x {:.2}, month x {:.2} (promised: 1.2)",
            ratio(|d| &d.digest),
            ratio(|d| &d.month)
        );
    });
}
