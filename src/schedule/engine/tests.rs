//! Facts about a day made by the engine.
use super::*;
use crate::{
    domain::{
        calendar::WeekPattern,
        department::{Currency, Department, National, Preset, Public},
        id::{MemberId, MetricId, PersonId, TelegramId},
        notice::Notice,
        person::{Language, Member, Person, ReminderProfile, Role},
        template::Template,
        time::Zone,
    },
    locale::Locale,
    usecase::schedule::{set_member_zone, set_zone, times},
};
use chrono::{NaiveDate, NaiveTime};

fn day(of_november: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, of_november).expect("a date")
}

fn at(on: NaiveDate, hour: u32, minute: u32) -> Instant {
    Zone::MOSCOW.instant(on, NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"))
}

async fn person(tx: &mut Tx, department: DepartmentId, n: i64, role: Role, zone: Option<Zone>) {
    let (telegram, now) = (TelegramId(n), at(day(2), 9, 0));
    let person = Person {
        id: PersonId(n),
        telegram,
        username: None,
        language: Language::Ru,
        started_at: Some(now),
        reachable: true,
        acting: None,
    };
    store::people::insert_person(tx, &person, now).await.expect("a person");
    let member = Member {
        id: MemberId(n),
        department,
        person: Some(person.id),
        name: format!("N{n}"),
        role,
        reports: role == Role::Manager,
        grade: None,
        zone,
        week: None.into(),
        joined_on: day(2),
        left_on: None,
        reminders: None,
        position: n,
        telegram: Some(telegram),
        language: Some(Language::Ru),
        started_at: Some(now),
        reachable: true,
        consented_at: Some(now),
        evening: true,
    };
    store::people::insert_member(tx, &member, now).await.expect("a member");
}

/// A head, one manager, the usual metrics and times; ticked up to the evening of Friday, 20 November.
async fn department(db: &Db) {
    let mut tx = db.write().await.expect("a transaction");
    let (id, now) = (DepartmentId(1), at(day(20), 20, 0));
    let department = Department {
        id,
        key: "sales".into(),
        name: "Sales".into(),
        zone: Zone::MOSCOW,
        language: Language::Ru,
        currency: Currency::Rub,
        national: National::Ru,
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: WeekPattern::default().into(),
        chat: None,
        topic: None,
    };
    store::departments::insert(&mut tx, &department, now).await.expect("a department");
    store::departments::set_schedule(&mut tx, id, day(2), Preset::Standard.schedule()).await.expect("times");
    for (n, draft) in (1..).zip(Locale::RU.template_metrics(Template::B2bOutbound, false)) {
        store::metrics::put(&mut tx, &draft.into_metric(MetricId(n), id, n)).await.expect("a metric");
    }
    person(&mut tx, id, 100, Role::Head, None).await;
    person(&mut tx, id, 101, Role::Manager, None).await;
    tx.commit().await.expect("written");
}

async fn base() -> (tempfile::TempDir, Db) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let db = Db::open(&format!("sqlite://{}", dir.path().join("planerka.db").display())).await.expect("a database");
    department(&db).await;
    (dir, db)
}

/// Ticks twice, as two replicas would, and returns the notices that wait since.
async fn tick_twice(db: &Db, now: Instant) -> Vec<Notice> {
    for _ in 0..2 {
        let mut tx = db.write().await.expect("a transaction");
        store::departments::touch(&mut tx, DepartmentId(1), now).await.expect("touched");
        tx.commit().await.expect("written");
        tick(db, now).await;
    }
    said(db, now).await
}

/// What is due by now happens.
async fn tick(db: &Db, now: Instant) {
    let (clock, worker, sender) = (Clock::System, Worker::default(), Worker::default());
    let ticked = Engine { db: db.clone(), clock, worker, sender }.tick(now).await.expect("readable");
    assert_eq!(ticked.failed, 0);
}

/// The notices that wait.
async fn said(db: &Db, now: Instant) -> Vec<Notice> {
    let mut tx = db.write().await.expect("a transaction");
    let mut notices = vec![];
    loop {
        let letters = store::outbox::heads(&mut tx, now, 50).await.expect("letters");
        if letters.is_empty() {
            break;
        }
        for letter in letters {
            notices.push(serde_json::from_str(&letter.payload).expect("a notice"));
            store::outbox::sent(&mut tx, &letter, None, now).await.expect("sent");
        }
    }
    tx.commit().await.expect("written");
    notices
}

/// Jobs of a coordination day and their outcomes, in the order of their names.
async fn happened(db: &Db, on: NaiveDate) -> Vec<(String, String)> {
    let mut tx = db.read().await.expect("a transaction");
    let name = on.and_time(NaiveTime::MIN).and_utc();
    let all = store::state::occurrences(&mut tx, name - TimeDelta::seconds(1), name).await.expect("occurrences");
    all.into_iter().map(|o| (o.job, o.outcome)).collect()
}

#[tokio::test]
async fn a_monday_happens_once_although_it_is_ticked_twice() {
    let (_dir, db) = base().await;
    let monday = day(23);
    let nine = tick_twice(&db, at(monday, 9, 0)).await;
    let [Notice::Prompt(ask)] = &nine[..] else { panic!("one prompt, not {nine:?}") };
    assert_eq!((&ask.about_on[..], ask.deadline), (&[day(20)][..], NaiveTime::from_hms_opt(10, 0, 0)));

    let reminded = tick_twice(&db, at(monday, 9, 45)).await;
    let deadline = NaiveTime::from_hms_opt(10, 0, 0).expect("a time");
    let [Notice::Reminder { given: 0, due: 1, deadline: until, .. }] = reminded[..] else { panic!("{reminded:?}") };
    assert_eq!(until, deadline);

    let told = tick_twice(&db, at(monday, 10, 0)).await;
    let [Notice::Today(today)] = &told[..] else { panic!("one head's message, not {told:?}") };
    let owing: Vec<_> = today.owing.iter().map(|owing| owing.name.as_str()).collect();
    assert_eq!((today.given, today.due, &owing[..]), (0, 1, &["N101"][..]));

    let empty = tick_twice(&db, at(monday, 10, 5)).await;
    assert!(matches!(&empty[..], [Notice::NobodyYet { due: 1, .. }]), "{empty:?}");
    let jobs: Vec<_> = happened(&db, monday).await.into_iter().map(|(job, _)| job).collect();
    assert_eq!(jobs, ["deadline", "digest", "prompt", "remind"]);
}

#[tokio::test]
async fn a_late_morning_moves_the_deadline_and_nobody_is_told_off_for_the_outage() {
    let (_dir, db) = base().await;
    let monday = day(23);
    let late = tick_twice(&db, at(monday, 10, 30)).await;
    let [Notice::Prompt(ask)] = &late[..] else { panic!("a prompt only, not {late:?}") };
    assert_eq!(ask.deadline, NaiveTime::from_hms_opt(11, 30, 0));
    assert!(matches!(&tick_twice(&db, at(monday, 11, 30)).await[..], [.., Notice::Today(_)]));
}

#[tokio::test]
async fn a_day_without_the_bot_is_not_asked_about_afterwards() {
    let (_dir, db) = base().await;
    let monday = day(23);
    let notices = tick_twice(&db, at(monday, 21, 0)).await;
    assert!(!notices.iter().any(|n| matches!(n, Notice::Prompt(_) | Notice::Reminder { .. } | Notice::Today(_))));
    let prompts: Vec<_> = happened(&db, monday).await.into_iter().filter(|(job, _)| job == "prompt").collect();
    assert_eq!(prompts, [("prompt".to_owned(), Outcome::TooLate.as_str().to_owned())]);
}

#[tokio::test]
async fn a_person_asked_later_by_his_own_clock_is_no_outage() {
    let (_dir, db) = base().await;
    let (monday, london) = (day(23), Zone::from_name("Europe/London").expect("a zone"));
    let mut tx = db.write().await.expect("a transaction");
    person(&mut tx, DepartmentId(1), 102, Role::Manager, Some(london)).await;
    tx.commit().await.expect("written");
    for (hour, minute) in [(9, 0), (9, 45), (10, 0), (10, 5)] {
        tick_twice(&db, at(monday, hour, minute)).await;
    }
    let asked = tick_twice(&db, at(monday, 11, 0)).await;
    assert!(matches!(&asked[..], [Notice::Prompt(_)]), "{asked:?}");
    let mut tx = db.read().await.expect("a transaction");
    assert_eq!(store::departments::outages(&mut tx, DepartmentId(1)).await.expect("outages"), []);
}

#[tokio::test]
async fn an_evening_is_summed_up_in_the_next_morning_as_itself() {
    let (_dir, db) = base().await;
    let mut tx = db.write().await.expect("a transaction");
    let times = Preset::Evening.schedule();
    store::departments::set_schedule(&mut tx, DepartmentId(1), day(2), times).await.expect("times");
    tx.commit().await.expect("written");
    tick_twice(&db, at(day(23), 9, 0)).await;
    let mut tx = db.read().await.expect("a transaction");
    let digests = store::published::latest_digests(&mut tx, DepartmentId(1), 5).await.expect("digests");
    assert_eq!(digests.iter().map(|row| row.digest_on).collect::<Vec<_>>(), [day(20)]);
}

#[tokio::test]
async fn nobody_at_the_departments_own_instant_is_no_outage() {
    let (_dir, db) = base().await;
    let (monday, london) = (day(23), Zone::from_name("Europe/London"));
    let mut tx = db.write().await.expect("a transaction");
    let manager = store::people::member(&mut tx, MemberId(101)).await.expect("read").expect("there");
    store::people::update_member(&mut tx, &Member { zone: london, ..manager }).await.expect("moved");
    tx.commit().await.expect("written");
    // Nothing happens at nine, and the next tick is at his own eight: eleven in Moscow.
    let asked = tick_twice(&db, at(monday, 11, 0)).await;
    assert!(asked.iter().any(|notice| matches!(notice, Notice::Prompt(_))), "{asked:?}");
    let mut tx = db.read().await.expect("a transaction");
    assert_eq!(store::departments::outages(&mut tx, DepartmentId(1)).await.expect("outages"), []);
}

/// Turns the department's clock or the manager's at an instant, and counts what comes of the days around it: prompts by
/// the fact date they ask about, and how often each day was closed.
async fn around_a_turn(own: bool, from: Zone, to: Zone, turned_at: Instant) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let (_dir, db) = base().await;
    let mut tx = db.write().await.expect("a transaction");
    let d = store::departments::by_id(&mut tx, DepartmentId(1)).await.expect("read").expect("there");
    let settings = store::departments::DepartmentSettings { zone: from, ..(&d).into() };
    store::departments::update(&mut tx, d.id, &settings, at(day(20), 21, 0)).await.expect("there");
    tx.commit().await.expect("written");
    let (mut asked, mut now, mut turned) = (vec![], at(day(21), 0, 0), false);
    while now < at(day(28), 0, 0) {
        let mut tx = db.write().await.expect("a transaction");
        if now == turned_at && !turned {
            turned = true;
            let house = House::load(&mut tx, d.id).await.expect("read").expect("there");
            let head = house.member(MemberId(100)).expect("a head").clone();
            if own {
                set_member_zone(&mut tx, &house, &head, MemberId(101), Some(to), now).await.expect("turned");
            } else {
                let seen = times(&house, &head, now).expect("shown").seen;
                set_zone(&mut tx, &house, &head, to, seen, now).await.expect("turned");
            }
        }
        tx.commit().await.expect("written");
        tick(&db, now).await;
        for notice in said(&db, now).await {
            if let Notice::Prompt(ask) = notice {
                asked.extend(ask.about_on);
            }
        }
        let mut tx = db.read().await.expect("a transaction");
        let wake_at = store::departments::next_wake(&mut tx).await.expect("read").expect("a department");
        now = if turned { wake_at } else { wake_at.min(turned_at) }.max(now + TimeDelta::seconds(1));
    }
    let mut tx = db.read().await.expect("a transaction");
    let all = store::state::occurrences(&mut tx, at(day(20), 0, 0), at(day(28), 0, 0)).await.expect("occurrences");
    let closed = all.iter().filter(|o| o.job == "digest").map(|o| o.slot.date_naive()).collect();
    (asked, closed)
}

#[tokio::test]
async fn whichever_way_a_clock_is_turned_a_day_is_asked_once_and_none_is_lost() {
    let zone = |name: &str| Zone::from_name(name).expect("a zone");
    let far = ["Europe/Moscow", "Asia/Vladivostok", "Europe/Kaliningrad"].map(zone);
    for (from, to) in [(0, 1), (1, 0), (0, 2), (2, 1)].map(|(from, to)| (far[from], far[to])) {
        for hour in [1, 6, 9, 15] {
            for own in [false, true] {
                let (asked, closed) = around_a_turn(own, from, to, at(day(24), hour, 30)).await;
                let case = format!("{from} → {to} at {hour}:30 in Moscow, own: {own}");
                // The facts of Friday to Thursday, by the reports of Monday to Friday.
                assert_eq!(asked, [20, 23, 24, 25, 26].map(day), "{case}");
                assert_eq!(closed, [23, 24, 25, 26, 27].map(day), "{case}");
            }
        }
    }
}
