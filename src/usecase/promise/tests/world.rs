//! A department of three for the tests of promises, in a database of its own.
use crate::{
    domain::{
        calendar::WeekPattern,
        coordination::hour,
        department::{Currency, Department, National, Preset, Public},
        id::{DepartmentId, MemberId, MetricId, PersonId, PromiseId, ReportId, TelegramId},
        metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
        notice::Notice,
        person::{Language, Member, Person, ReminderProfile, Role},
        promise::{Origin, Promise, PromiseEvent, PromiseState},
        refusal::Refusal,
        report::{Dates, Pending, Report, Stage},
        time::{Instant, Zone},
    },
    store::{self, Db, Tx},
    usecase::{
        Failure, Result,
        house::House,
        promise::{New, make},
    },
};
use chrono::NaiveDate;
use tempfile::TempDir;

pub const HEAD: usize = 0;
pub const KIM: usize = 1;
pub const IVANOV: usize = 2;
pub const PAYMENTS: MetricId = MetricId(50);

pub fn on(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// 11:00 in the department.
pub fn at(date: &str) -> Instant {
    Zone::MOSCOW.instant(on(date), hour(11))
}

/// A department of a head who does not sell, Kim and Ivanov, in a file of its own.
pub struct World {
    pub tx: Tx,
    pub house: House,
    _dir: TempDir,
}

pub async fn world() -> World {
    let dir = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", dir.path().join("planerka.db").display());
    let mut tx = Db::open(&url).await.expect("a database").write().await.expect("a transaction");
    let (id, now) = (DepartmentId(1_000), at("2026-11-02"));
    store::departments::insert(&mut tx, &department(id), now).await.expect("a department");
    store::departments::set_schedule(&mut tx, id, on("2026-11-02"), Preset::Standard.schedule()).await.expect("times");
    store::metrics::put(&mut tx, &payments(id)).await.expect("a metric");
    for (n, (name, role)) in
        [("Белова", Role::Head), ("Ким", Role::Manager), ("Иванов", Role::Manager)].into_iter().enumerate()
    {
        let n = i64::try_from(n).expect("few");
        add(&mut tx, id, n, name, role, now).await;
    }
    let house = House::load(&mut tx, id).await.expect("loads").expect("is there");
    World { tx, house, _dir: dir }
}

async fn add(tx: &mut Tx, department: DepartmentId, n: i64, name: &str, role: Role, now: Instant) {
    let (person, telegram) = (PersonId(2_000 + n), TelegramId(7_000 + n));
    let row = Person {
        id: person,
        telegram,
        username: None,
        language: Language::Ru,
        started_at: Some(now),
        reachable: true,
        acting: None,
    };
    store::people::insert_person(tx, &row, now).await.expect("a person");
    let member = Member {
        id: MemberId(3_000 + n),
        department,
        person: Some(person),
        name: name.into(),
        role,
        reports: role.reports_by_default(),
        grade: None,
        zone: None,
        week: None.into(),
        joined_on: on("2026-09-01"),
        left_on: None,
        reminders: None,
        position: n,
        telegram: Some(telegram),
        language: Some(Language::Ru),
        started_at: Some(now),
        reachable: true,
        consented_at: None,
        evening: true,
    };
    store::people::insert_member(tx, &member, now).await.expect("a member");
}

fn department(id: DepartmentId) -> Department {
    Department {
        id,
        key: "north".into(),
        name: "North".into(),
        zone: Zone::MOSCOW,
        language: Language::Ru,
        currency: Currency::Rub,
        national: National::Ru,
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: WeekPattern::FIVE_DAYS.into(),
        chat: None,
        topic: None,
    }
}

fn payments(department: DepartmentId) -> Metric {
    Metric {
        id: PAYMENTS,
        department,
        key: "payments".into(),
        name: "Оплаты".into(),
        aliases: vec![],
        unit: Unit::Money,
        kind: Kind::Flow,
        direction: Direction::More,
        scale: 2,
        negative: false,
        asked: Asked::FactAndPlan,
        main: true,
        step: None,
        hint: None,
        limit: None,
        rhythm: Rhythm::Lumpy,
        asked_of: AskedOf::All,
        position: 0,
    }
}

impl World {
    pub fn member(&self, n: usize) -> Member {
        self.house.members[n].clone()
    }

    pub async fn makes(
        &mut self,
        n: usize,
        body: &str,
        amount_minor: Option<i64>,
        due_on: &str,
        now: &str,
    ) -> PromiseId {
        let new = New { body: body.into(), amount_minor, due_on: on(due_on), origin: Origin::Command, report: None };
        let member = self.member(n);
        make(&mut self.tx, &self.house, &member, new, at(now)).await.expect("made").id
    }

    /// Kim's report of the day, at the question about promises.
    pub async fn report(&mut self, coordination_on: &str, fact_on: &str) -> Report {
        let report = Report {
            id: self.tx.new_id::<ReportId>().await.expect("a number"),
            department: self.house.department.id,
            member: self.member(KIM).id,
            coordination_on: on(coordination_on),
            about_on: Dates(vec![on(fact_on)]),
            plan_on: Dates(vec![]),
            weekly_on: None,
            lineup: self.house.lineup(self.member(KIM).id),
            early: false,
            due: true,
            stage: Stage::Promises,
            pending: Pending::default(),
            as_planned: false,
            opened_at: Zone::MOSCOW.instant(on(coordination_on), hour(9)),
            deadline_at: Zone::MOSCOW.instant(on(coordination_on), hour(10)),
            begun_at: None,
            given_at: None,
            finished_at: None,
        };
        assert!(store::reports::insert(&mut self.tx, &report).await.expect("inserted"));
        report
    }

    pub async fn promise(&mut self, id: PromiseId) -> Promise {
        store::promises::by_id(&mut self.tx, id).await.expect("read").expect("is there")
    }

    /// What waits in the outbox, and for whom.
    pub async fn told(&mut self) -> Vec<(i64, Notice)> {
        let letters = store::outbox::heads(&mut self.tx, at("2027-12-31"), 100).await.expect("read");
        letters.iter().map(|l| (l.chat.0, serde_json::from_str(&l.payload).expect("a notice"))).collect()
    }

    /// The stored state is the fold of the stored events.
    pub async fn replays(&mut self, id: PromiseId) {
        let live = self.promise(id).await;
        let mut replayed = Promise {
            due_on: live.first_due_on,
            paid_minor: None,
            state: PromiseState::Open,
            moves: 0,
            slipped: false,
            closed_at: None,
            on_time: None,
            ..live.clone()
        };
        let history = store::promises::history(&mut self.tx, id).await.expect("read");
        assert_eq!(history.first().map(|e| e.kind), Some(PromiseEvent::Made));
        history.iter().for_each(|event| replayed.apply(event));
        assert_eq!(replayed, live);
    }
}

pub fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
