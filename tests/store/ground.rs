//! What facts about the store begin with: an instant, a department, its people, a metric.
use chrono::{NaiveDate, TimeDelta};
use planerka::{
    domain::{
        calendar::WeekPattern,
        department::{Currency, Department, National, Public},
        id::{DepartmentId, MemberId, TelegramId},
        metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
        person::{Language, Member, Person, ReminderProfile, Role},
        report::{Dates, Lineup, Pending, Report, Stage},
        time::{Instant, Zone, instant},
    },
    store::{Db, Tx, departments, metrics, people},
};

/// Monday the 23rd of November 2026, noon in Moscow.
pub fn now() -> Instant {
    instant("2026-11-23T09:00:00Z")
}

pub fn after(seconds: i64) -> Instant {
    now() + TimeDelta::seconds(seconds)
}

pub fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

/// A day of November 2026.
pub fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, number).expect("a day of November")
}

pub async fn write(db: &Db) -> Tx {
    db.write().await.expect("a transaction")
}

pub async fn department(tx: &mut Tx, key: &str) -> Department {
    let department = Department {
        id: tx.new_id().await.expect("an id"),
        key: key.to_owned(),
        name: "Север".to_owned(),
        zone: Zone::MOSCOW,
        language: Language::Ru,
        currency: Currency::Rub,
        national: National::Ru,
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: WeekPattern::FIVE_DAYS.into(),
        chat: None,
        topic: None,
    };
    departments::insert(tx, &department, now()).await.expect("inserted");
    department
}

pub async fn person(tx: &mut Tx, telegram: TelegramId) -> Person {
    let person = Person {
        id: tx.new_id().await.expect("an id"),
        telegram,
        username: None,
        language: Language::En,
        started_at: None,
        reachable: true,
        acting: None,
    };
    people::insert_person(tx, &person, now()).await.expect("inserted");
    person
}

pub async fn member(tx: &mut Tx, department: DepartmentId, name: &str, person: Option<&Person>) -> Member {
    let member = Member {
        id: tx.new_id().await.expect("an id"),
        department,
        person: person.map(|person| person.id),
        name: name.to_owned(),
        role: Role::Manager,
        reports: true,
        grade: None,
        zone: None,
        week: None.into(),
        joined_on: on("2026-11-20"),
        left_on: None,
        reminders: None,
        position: 0,
        telegram: person.map(|person| person.telegram),
        language: person.map(|person| person.language),
        started_at: None,
        reachable: person.is_some_and(|person| person.reachable),
        consented_at: None,
        evening: true,
    };
    people::insert_member(tx, &member, now()).await.expect("inserted");
    member
}

pub async fn metric(tx: &mut Tx, department: DepartmentId, key: &str, position: i64) -> Metric {
    let metric = Metric {
        id: tx.new_id().await.expect("an id"),
        department,
        key: key.to_owned(),
        name: format!("Показатель {key}"),
        aliases: vec![],
        unit: Unit::Count,
        kind: Kind::Flow,
        direction: Direction::More,
        scale: 0,
        negative: false,
        asked: Asked::FactAndPlan,
        main: false,
        step: None,
        hint: None,
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position,
    };
    metrics::put(tx, &metric).await.expect("put");
    metric
}

/// A report just opened, not written yet.
pub async fn report(tx: &mut Tx, department: DepartmentId, member: MemberId, coordination_on: NaiveDate) -> Report {
    Report {
        id: tx.new_id().await.expect("an id"),
        department,
        member,
        coordination_on,
        about_on: Dates(vec![]),
        plan_on: Dates(vec![]),
        weekly_on: None,
        lineup: Lineup::default(),
        early: false,
        due: true,
        stage: Stage::Facts,
        pending: Pending::default(),
        as_planned: false,
        opened_at: now(),
        deadline_at: after(3600),
        begun_at: None,
        given_at: None,
        finished_at: None,
    }
}

/// Two departments that must not see each other: two people and two metrics in one, one of each in the other.
pub struct Two {
    pub north: DepartmentId,
    pub south: DepartmentId,
    pub ivan: MemberId,
    pub kim: MemberId,
    pub stranger: MemberId,
    pub calls: Metric,
    pub payments: Metric,
    pub foreign: Metric,
}

impl Two {
    pub async fn new(tx: &mut Tx) -> Self {
        let north = department(tx, "north").await.id;
        let south = department(tx, "south").await.id;
        Self {
            north,
            south,
            ivan: member(tx, north, "Иванов", None).await.id,
            kim: member(tx, north, "Ким", None).await.id,
            stranger: member(tx, south, "Чужой", None).await.id,
            calls: metric(tx, north, "calls", 0).await,
            payments: metric(tx, north, "payments", 1).await,
            foreign: metric(tx, south, "calls", 0).await,
        }
    }
}
