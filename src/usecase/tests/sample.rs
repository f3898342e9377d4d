//! A small department in a throw-away database, for tests of use cases.
#![allow(dead_code, reason = "each use case's tests use their part")]
use super::house::House;
use crate::{
    domain::{
        calendar::{AbsenceKind, WeekPattern},
        department::{Currency, Department, National, Preset, Public},
        id::{ChatId, DepartmentId, MemberId, MetricId, PersonId, TelegramId},
        metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
        person::{Language, Member, Person, ReminderProfile, Role},
        promise::{Happened, Origin, Promise, PromiseEvent, PromiseState},
        report::{Dates, Part, Pending, Report, Source, Stage},
        time::{Instant, Zone, instant},
    },
    store::{self, Db, Tx, figures::NewEntry},
};
use chrono::NaiveDate;
use tempfile::TempDir;

pub(crate) const CHAT: ChatId = ChatId(-100_123_456_7890);
pub(crate) const HEAD: i64 = 1001;

pub(crate) fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

/// «2026-11-23 10:05» on a clock in Moscow.
pub(crate) fn at(local: &str) -> Instant {
    instant(&format!("{}:00+03:00", local.replace(' ', "T")))
}

/// A department in Moscow: the head Ольга Белова, who does not report, and managers.
pub(crate) struct Sample {
    /// The open transaction everything happens in.
    pub tx: Tx,
    pub department: DepartmentId,
    pub head: MemberId,
    pub managers: Vec<MemberId>,
    pub calls: MetricId,
    pub payments: MetricId,
    _dir: TempDir,
}

/// A row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Queued {
    pub id: i64,
    pub chat: i64,
    pub payload: String,
    pub edits: bool,
    pub state: String,
    pub next_at: Instant,
}
crate::record!(Queued { id, chat, payload, edits, state, next_at });

impl Sample {
    pub(crate) async fn new(preset: Preset, managers: &[&str], bound: bool) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", dir.path().join("planerka.db").display());
        let db = Db::open(&url).await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        let now = at("2026-11-02 08:00");
        let department = tx.new_id().await.expect("an id");
        let described = Department {
            id: department,
            key: "north".into(),
            name: "Отдел продаж".into(),
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
        store::departments::insert(&mut tx, &described, now).await.expect("a department");
        store::departments::set_schedule(&mut tx, department, on("2026-01-01"), preset.schedule())
            .await
            .expect("times");
        if bound {
            let chat = store::departments::TeamChat {
                id: CHAT,
                department: Some(department),
                title: "Продажи".into(),
                topic: None,
                administrator: true,
                present: true,
                muted: false,
                topic_closed: false,
            };
            store::departments::bind_chat(&mut tx, &chat, now).await.expect("a chat");
        }
        let calls = metric(&mut tx, department, "calls", "Звонки", Unit::Count, Some(1)).await;
        let payments = metric(&mut tx, department, "payments", "Оплаты", Unit::Money, None).await;
        let head = member(&mut tx, department, HEAD, "Ольга Белова", Role::Head, now).await;
        let mut ids = vec![];
        for (n, name) in managers.iter().enumerate() {
            ids.push(member(&mut tx, department, HEAD + 1 + n as i64, name, Role::Manager, now).await);
        }
        Self { tx, department, head, managers: ids, calls, payments, _dir: dir }
    }

    pub(crate) async fn house(&mut self) -> House {
        House::load(&mut self.tx, self.department).await.expect("loads").expect("exists")
    }

    /// The report of a coordination day, opened by its prompt.
    pub(crate) async fn asked(&mut self, member: MemberId, coordination: &str, about: &str, plan: &str) -> Report {
        let opened_at = at(&format!("{coordination} 09:00"));
        let report = Report {
            id: self.tx.new_id().await.expect("an id"),
            department: self.department,
            member,
            coordination_on: on(coordination),
            about_on: Dates(vec![on(about)]),
            plan_on: Dates(vec![on(plan)]),
            weekly_on: None,
            lineup: self.house().await.lineup(member),
            early: false,
            due: true,
            stage: Stage::Facts,
            pending: Pending::default(),
            as_planned: false,
            opened_at,
            deadline_at: at(&format!("{coordination} 10:00")),
            begun_at: None,
            given_at: None,
            finished_at: None,
        };
        assert!(store::reports::insert(&mut self.tx, &report).await.expect("a report"));
        report
    }

    /// Everybody is asked on the day.
    pub(crate) async fn all_asked(&mut self, coordination: &str, about: &str, plan: &str) -> Vec<Report> {
        let mut reports = vec![];
        for member in self.managers.clone() {
            reports.push(self.asked(member, coordination, about, plan).await);
        }
        reports
    }

    /// The report is in, with 41 calls and the payments (in roubles) of its date.
    pub(crate) async fn gives(&mut self, report: &Report, payments: i64, now: Instant) {
        let day = report.about_on.0[0].to_string();
        let (calls, money) = (self.calls, self.payments);
        self.figure(Part::Fact, report.member, calls, &day, Some(41), now).await;
        self.figure(Part::Fact, report.member, money, &day, Some(payments * 100), now).await;
        let given = Report { given_at: Some(now), stage: Stage::Done, ..report.clone() };
        store::reports::save(&mut self.tx, &given).await.expect("saved");
    }

    pub(crate) async fn figure(
        &mut self,
        part: Part,
        member: MemberId,
        metric: MetricId,
        day: &str,
        value: Option<i64>,
        now: Instant,
    ) {
        let entry = NewEntry {
            part,
            department: self.department,
            member,
            metric,
            on_day: on(day),
            value,
            source: Source::Line,
            by_member: Some(member),
            message: None,
            at: now,
        };
        store::figures::record(&mut self.tx, &entry).await.expect("an entry");
    }

    pub(crate) async fn away(&mut self, member: MemberId, from: &str, through: &str, kind: AbsenceKind) {
        let absence = store::people::AbsenceRow {
            id: self.tx.new_id().await.expect("an id"),
            member,
            kind,
            from_on: on(from),
            through_on: on(through),
            set_by: Some(member),
            set_at: at("2026-11-02 08:00"),
        };
        store::people::insert_absence(&mut self.tx, &absence).await.expect("an absence");
    }

    /// A promise made at `now` and still open.
    pub(crate) async fn promise(&mut self, owner: MemberId, body: &str, due: &str, now: Instant) -> Promise {
        let promise = Promise {
            id: self.tx.new_id().await.expect("an id"),
            department: self.department,
            owner,
            author: None,
            body: body.into(),
            amount_minor: Some(5_000_000),
            paid_minor: None,
            first_due_on: on(due),
            due_on: on(due),
            state: PromiseState::Open,
            origin: Origin::Command,
            report: None,
            made_on: Zone::MOSCOW.date(now),
            made_at: now,
            moves: 0,
            slipped: false,
            closed_at: None,
            on_time: None,
        };
        store::promises::insert(&mut self.tx, &promise).await.expect("a promise");
        self.happened(&promise, PromiseEvent::Made, now).await;
        promise
    }

    /// It has this state from now on.
    pub(crate) async fn closes(&mut self, promise: &Promise, state: PromiseState, kind: PromiseEvent, now: Instant) {
        let closed = Promise { state, closed_at: Some(now), ..promise.clone() };
        store::promises::save(&mut self.tx, &closed).await.expect("saved");
        self.happened(promise, kind, now).await;
    }

    async fn happened(&mut self, promise: &Promise, kind: PromiseEvent, now: Instant) {
        let event =
            Happened { kind, by_member: Some(promise.owner), from_on: None, to_on: None, amount_minor: None, at: now };
        store::promises::append(&mut self.tx, promise.id, &event).await.expect("an event");
    }

    /// Everything that was ever queued, oldest first.
    pub(crate) async fn queue(&mut self) -> Vec<Queued> {
        let rows = self.tx.sql("SELECT id, chat, payload, edits, state, next_at FROM outbox ORDER BY id");
        rows.all().await.expect("the outbox")
    }

    pub(crate) async fn queued(&mut self, chat: ChatId) -> Vec<Queued> {
        let all = self.queue().await;
        all.into_iter().filter(|row| row.chat == chat.0 && row.state == "queued").collect()
    }
}

async fn metric(
    tx: &mut Tx,
    department: DepartmentId,
    key: &str,
    name: &str,
    unit: Unit,
    step: Option<i64>,
) -> MetricId {
    let id: MetricId = tx.new_id().await.expect("an id");
    let metric = Metric {
        id,
        department,
        key: key.into(),
        name: name.into(),
        aliases: vec![],
        scale: if unit == Unit::Money { 2 } else { 0 },
        main: unit == Unit::Money,
        unit,
        kind: Kind::Flow,
        direction: Direction::More,
        negative: false,
        asked: Asked::FactAndPlan,
        step,
        hint: None,
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position: id.0,
    };
    store::metrics::put(tx, &metric).await.expect("a metric");
    id
}

async fn member(
    tx: &mut Tx,
    department: DepartmentId,
    telegram: i64,
    name: &str,
    role: Role,
    now: Instant,
) -> MemberId {
    let person = Person {
        id: tx.new_id::<PersonId>().await.expect("an id"),
        telegram: TelegramId(telegram),
        username: None,
        language: Language::Ru,
        started_at: Some(now),
        reachable: true,
        acting: None,
    };
    store::people::insert_person(tx, &person, now).await.expect("a person");
    let id: MemberId = tx.new_id().await.expect("an id");
    let member = Member {
        id,
        department,
        person: Some(person.id),
        name: name.into(),
        role,
        reports: role.reports_by_default(),
        grade: None,
        zone: None,
        week: None.into(),
        joined_on: on("2026-10-01"),
        left_on: None,
        reminders: None,
        position: id.0,
        telegram: None,
        language: None,
        started_at: None,
        reachable: true,
        consented_at: Some(now),
        evening: true,
    };
    store::people::insert_member(tx, &member, now).await.expect("a member");
    id
}
