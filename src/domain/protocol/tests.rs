//! Facts about protocols, and a day to make them of.
use super::*;
use crate::domain::{
    department::Public,
    digest::tests::{MAIN, calendar, metrics, on},
    time::instant,
};
use proptest::prelude::*;

pub(crate) const IVANOV: MemberId = MemberId(1);
pub(crate) const KIM: MemberId = MemberId(2);
pub(crate) const BELOV: MemberId = MemberId(3);
const HEAD: MemberId = MemberId(9);

/// Moscow's wall clock in November 2026: «23 10:05».
pub(crate) fn at(clock: &str) -> Instant {
    let (day, time) = clock.split_once(' ').expect("a day and a time");
    instant(&format!("2026-11-{day}T{time}:00+03:00"))
}

/// The Friday before in the facts of Monday 23.11.
pub(crate) fn monday() -> Span {
    let friday = Span::after(None, on("2026-11-20"), on("2026-11-20"), &calendar()).expect("a span");
    Span::after(Some(&friday), on("2026-11-23"), on("2026-11-23"), &calendar()).expect("a span")
}

pub(crate) fn item(source: i64, clock: &str, member: MemberId, what: What) -> Item {
    Item { source, at: at(clock), member, by: Some(member), what }
}

pub(crate) fn fact(metric: i64, day: &str, value: Option<i64>, before: Option<Option<i64>>) -> What {
    What::Figure { part: Part::Fact, metric: MetricId(metric), on: on(day), value, before }
}

pub(crate) fn pledge(metric: i64, day: &str, value: i64) -> What {
    What::Figure { part: Part::Pledge, metric: MetricId(metric), on: on(day), value: Some(value), before: None }
}

pub(crate) fn promise(id: i64, event: PromiseEvent, body: &str) -> What {
    let paid_minor = (event == PromiseEvent::Partly).then_some(3_000_000);
    let (promise, body) = (PromiseId(id), body.to_owned());
    What::Promise(PromiseMark {
        promise,
        event,
        body,
        amount_minor: Some(12_000_000),
        paid_minor,
        due_on: on("2026-11-27"),
    })
}

pub(crate) fn lesson(kind: LessonKind, body: &str) -> What {
    let cause = (kind == LessonKind::Hindered).then_some(Cause::Price);
    What::Lesson { on: on("2026-11-20"), kind, cause, body: Some(body.into()) }
}

fn given() -> What {
    What::Given { coordination_on: on("2026-11-23") }
}

pub(crate) fn note(body: &str) -> What {
    What::Note { on: on("2026-11-23"), body: body.into() }
}

/// Monday 23.11 of three who were asked about Friday and are asked for Tuesday's plan; nothing is known.
pub(crate) fn material<'a>(metrics: &'a [Metric], names: [&str; 3]) -> Material<'a> {
    let report = |member| AskedReport {
        member,
        coordination_on: on("2026-11-23"),
        plan_on: vec![on("2026-11-24")],
        opened_at: at("23 09:00"),
        deadline_at: at("23 10:00"),
        due: true,
    };
    let ids = [IVANOV, KIM, BELOV];
    let people = ids.into_iter().zip(names).map(|(id, name)| Insider { id, name: name.into(), away: None });
    Material {
        span: monday(),
        zone: Zone::MOSCOW,
        department: "Отдел продаж",
        currency: Currency::Rub,
        metrics,
        main: metrics.iter().find(|metric| metric.main).map(|metric| metric.id),
        people: people.chain([Insider { id: HEAD, name: "Белова".into(), away: None }]).collect(),
        reports: ids.into_iter().map(report).collect(),
        planned: vec![],
        items: vec![],
    }
}

/// A whole day: Иванов did well, Ким did not, Белов was silent; Орлова is on vacation.
pub(crate) fn full<'a>(metrics: &'a [Metric], names: [&str; 3]) -> Material<'a> {
    let mut m = material(metrics, names);
    let (friday, tuesday) = ("2026-11-20", "2026-11-24");
    m.people.push(Insider { id: MemberId(4), name: "Орлова".into(), away: Some(AbsenceKind::Vacation) });
    let planned = |member, value| Planned { member, metric: MetricId(MAIN), on: on(friday), value };
    m.planned = vec![planned(IVANOV, 6_000_000), planned(KIM, 9_000_000)];
    m.items = vec![
        item(11, "23 09:12", IVANOV, fact(1, friday, Some(41), None)),
        item(12, "23 09:12", IVANOV, fact(MAIN, friday, Some(9_800_000), None)),
        item(13, "23 09:12", IVANOV, given()),
        item(14, "23 09:13", IVANOV, pledge(MAIN, tuesday, 8_000_000)),
        item(15, "23 09:14", IVANOV, lesson(LessonKind::Worked, "Обзвонил всех до 11")),
        item(16, "23 09:15", IVANOV, promise(1, PromiseEvent::Made, "Ромашка")),
        item(17, "22 18:00", IVANOV, promise(2, PromiseEvent::Kept, "Василёк")),
        item(21, "23 09:50", KIM, fact(1, friday, Some(38), None)),
        item(22, "23 09:50", KIM, fact(MAIN, friday, Some(2_000_000), None)),
        item(23, "23 09:50", KIM, given()),
        item(24, "23 09:51", KIM, lesson(LessonKind::Hindered, "Ушли к конкуренту")),
        item(25, "23 09:52", KIM, promise(3, PromiseEvent::Broken, "Лютик")),
        item(26, "23 09:53", KIM, promise(4, PromiseEvent::Partly, "Астра")),
        item(27, "23 09:54", KIM, note("Склад не отгрузил")),
        item(28, "23 09:55", KIM, What::Help { promise: Some("Лютик".into()) }),
        item(29, "23 09:56", KIM, What::Help { promise: None }),
    ];
    m
}

/// What comes after the digest: Белов is late, Иванов corrects, the head enters for Ким, Ким promises.
pub(crate) fn later(m: &mut Material<'_>) {
    let friday = "2026-11-20";
    m.items.extend([
        item(31, "23 11:20", BELOV, fact(1, friday, Some(30), None)),
        item(32, "23 11:20", BELOV, fact(MAIN, friday, None, None)),
        item(33, "23 11:20", BELOV, given()),
        item(34, "23 12:00", IVANOV, fact(MAIN, friday, Some(11_200_000), Some(Some(9_800_000)))),
        Item { by: Some(HEAD), ..item(35, "24 15:00", KIM, fact(1, friday, Some(39), Some(Some(38)))) },
        item(36, "23 16:00", KIM, promise(5, PromiseEvent::Made, "Мята")),
        item(37, "23 16:05", KIM, promise(5, PromiseEvent::Cancelled, "Мята")),
        item(38, "23 17:00", KIM, lesson(LessonKind::Hindered, "Долго согласовали")),
    ]);
}

/// The protocol at the digest, and what is added later.
pub(crate) fn with_later(m: &mut Material<'_>) -> (DayProtocol, Vec<Recorded>) {
    let protocol = make(m, at("23 10:05"));
    later(m);
    let added = additions(&protocol, &[], m);
    (protocol, added)
}

const TEAM: Reader = Reader::Team { public: Public::People, own: None };

fn sources(items: &[Recorded]) -> Vec<i64> {
    items.iter().map(|item| item.source).collect()
}

#[test]
fn what_comes_after_the_digest_is_added_and_the_protocol_stays() {
    let metrics = metrics();
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    let protocol = make(&m, at("23 10:05"));
    let stored = serde_json::to_string(&Stored::First(Box::new(protocol.clone()))).expect("plain data");
    later(&mut m);
    let added = additions(&protocol, &[], &m);
    assert_eq!(sources(&added), [31, 32, 33, 34, 36, 37, 38, 35], "in the order it happened");
    assert_eq!(added.last().and_then(|last| last.by.clone()), Some("Белова".into()), "who entered it");
    assert_eq!(additions(&protocol, &added, &m), [], "once");
    let Stored::First(read) = serde_json::from_str(&stored).expect("reads");
    assert_eq!(*read, protocol);
    assert!(stored.starts_with(r#"{"version":"1""#), "{stored}");
}

#[test]
fn an_item_that_was_on_its_way_is_added_although_its_number_is_lower() {
    let metrics = metrics();
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    let protocol = make(&m, at("23 10:05"));
    m.items.push(item(1, "23 10:04", BELOV, fact(1, "2026-11-20", Some(30), None)));
    assert_eq!(sources(&additions(&protocol, &[], &m)), [1]);
}

#[test]
fn plans_belong_to_the_report_that_asks_for_them() {
    let metrics = metrics();
    let mut m = material(&metrics, ["Иванов", "Ким", "Белов"]);
    // Friday asked for Monday's plan and got none; Monday asks again.
    m.reports.push(AskedReport { plan_on: vec![on("2026-11-23")], ..m.reports[0].clone() });
    m.reports[3].coordination_on = on("2026-11-20");
    m.reports[3].opened_at = at("20 09:00");
    m.reports[0].plan_on.push(on("2026-11-23"));
    m.items = vec![
        item(1, "20 12:00", IVANOV, pledge(MAIN, "2026-11-23", 1)),
        item(2, "23 09:10", IVANOV, pledge(MAIN, "2026-11-23", 2)),
        item(3, "23 09:10", KIM, pledge(MAIN, "2026-11-24", 3)),
        item(4, "23 09:10", KIM, pledge(MAIN, "2026-12-15", 4)),
        item(5, "24 09:10", KIM, pledge(MAIN, "2026-12-15", 5)),
    ];
    assert_eq!(sources(&make(&m, at("23 10:05")).items), [2, 3, 4], "nobody asked for the 15th: by its own day");
}

#[test]
fn the_team_reads_nothing_of_who_was_silent_late_hindered_or_away() {
    let metrics = metrics();
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    let (protocol, added) = with_later(&mut m);
    for public in [Public::People, Public::Best, Public::Department] {
        for own in [None, Some(IVANOV)] {
            let seen = rendition(&protocol, &added, Reader::Team { public, own });
            assert_eq!((seen.insight.clone(), seen.counts), (None, None));
            let said = format!("{seen:?}");
            for hidden in ["Ушли к конкуренту", "Долго согласовали", "Склад", "Лютик", "Астра", "Мята", "Орлова"]
            {
                assert!(!said.contains(hidden), "{hidden} in {said}");
            }
            assert!(!said.contains("Price") && !said.contains("Vacation"), "{said}");
        }
    }
    let seen = rendition(&protocol, &added, TEAM);
    let friday = &seen.facts[0];
    let names: Vec<&str> = friday.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Иванов", "Ким", "Белов"], "who was late stands in the department's order as all others");
    assert_eq!((seen.given, seen.due), (3, 3));
}

#[test]
fn figures_of_the_week_are_the_heads_to_read_and_not_the_teams() {
    use crate::domain::metric::{Asked, Kind};
    let mut metrics = metrics();
    (metrics[3].kind, metrics[3].asked, metrics[3].limit) = (Kind::Snapshot, Asked::Weekly, Some(0));
    metrics[3].name = "Просроченные задачи".into();
    let (private, friday) = (metrics[3].id.0, "2026-11-20");
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    m.items.push(item(18, "23 09:20", IVANOV, fact(private, friday, Some(7), None)));
    let protocol = make(&m, at("23 10:05"));
    m.items.push(item(39, "23 12:00", IVANOV, fact(private, friday, Some(3), Some(Some(7)))));
    let added = additions(&protocol, &[], &m);
    for own in [None, Some(IVANOV), Some(KIM)] {
        let seen = rendition(&protocol, &added, Reader::Team { public: Public::People, own });
        assert!(!format!("{seen:?}").contains("Просроченные"), "{seen:?}");
    }
    let seen = rendition(&protocol, &added, Reader::Head);
    assert!(format!("{:?}", seen.facts).contains("Просроченные"), "the head reads it");
}

#[test]
fn the_head_reads_the_record_and_below_it_what_was_added() {
    let metrics = metrics();
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    let (protocol, added) = with_later(&mut m);
    let seen = rendition(&protocol, &added, Reader::Head);
    assert_eq!((seen.given, seen.due), (2, 3));
    let main = seen.facts[0].people[0].figures.iter().find(|f| f.metric.main).expect("payments");
    assert_eq!((main.value, main.pledge), (Some(9_800_000), Some(6_000_000)), "as it was recorded");
    let insight = seen.insight.expect("for the head");
    assert_eq!(insight.silent, ["Белов"]);
    assert_eq!(insight.away, [("Орлова".to_owned(), AbsenceKind::Vacation)]);
    assert_eq!((insight.hindered.len(), insight.helps.len(), insight.notes.len()), (1, 2, 1));
    // Белов's two figures came with one message.
    assert_eq!(insight.added.len(), 7);
    assert_eq!(seen.promises.other.len(), 2, "partly kept and broken");
}

#[test]
fn the_superior_reads_figures_promises_and_counts() {
    let metrics = metrics();
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    let (protocol, added) = with_later(&mut m);
    let seen = rendition(&protocol, &added, Reader::Superior);
    assert_eq!(seen.counts, Some(Counts { silent: 0, away: 1, hindered: 1, helps: 2 }));
    assert_eq!(seen.insight, None);
    assert_eq!(seen.facts[0].people.len(), 3);
    assert!(!seen.promises.other.is_empty());
}

#[test]
fn a_report_in_exactly_at_the_deadline_is_on_time_and_later_it_is_late() {
    let metrics = metrics();
    let mut m = material(&metrics, ["Иванов", "Ким", "Белов"]);
    m.reports[2].deadline_at = at("23 11:00");
    m.items = vec![item(1, "23 10:00", IVANOV, given()), item(2, "23 10:01", KIM, given())];
    let insight = rendition(&make(&m, at("23 10:05")), &[], Reader::Head).insight.expect("for the head");
    assert_eq!(insight.late, ["Ким"]);
    assert_eq!((insight.silent.len(), insight.expected), (0, vec!["Белов".to_owned()]));
}

#[test]
fn where_people_are_not_named_only_the_best_and_oneself_are() {
    let metrics = metrics();
    let mut m = full(&metrics, ["Иванов", "Ким", "Белов"]);
    let (protocol, added) = with_later(&mut m);
    let names = |public, own| {
        let seen = rendition(&protocol, &added, Reader::Team { public, own });
        let people: Vec<String> = seen.facts[0].people.iter().map(|person| person.name.clone()).collect();
        (people, seen.worked[0].name.clone(), seen.promises, seen.facts[0].department.len())
    };
    let (people, worked, promises, metrics) = names(Public::Best, None);
    assert_eq!((people, worked, metrics), (vec!["Иванов".to_owned()], None, 2));
    assert_eq!(promises.made, []);
    assert_eq!(promises.totals, Some(PromiseTotals { made: 1, kept: 1, amount_minor: Some(12_000_000) }));
    let (people, ..) = names(Public::Department, None);
    assert_eq!(people, Vec::<String>::new());
    let (people, worked, promises, _) = names(Public::Department, Some(IVANOV));
    assert_eq!((people, worked), (vec!["Иванов".to_owned()], Some("Иванов".to_owned())));
    assert_eq!((promises.made.len(), promises.totals), (1, None), "all of them are his own");
}

#[test]
fn a_missing_number_is_in_no_sum() {
    let metrics = metrics();
    let mut m = material(&metrics, ["Иванов", "Ким", "Белов"]);
    m.items = vec![
        item(1, "23 09:10", IVANOV, fact(MAIN, "2026-11-20", Some(5), None)),
        item(2, "23 09:10", KIM, fact(MAIN, "2026-11-20", None, None)),
    ];
    let protocol = make(&m, at("23 10:05"));
    let day = &rendition(&protocol, &[], TEAM).facts[0];
    assert_eq!((day.department[0].value, day.department[0].known, day.people.len()), (5, 1, 1));
    m.items.remove(0);
    let empty = rendition(&make(&m, at("23 10:05")), &[], TEAM);
    assert_eq!(empty.facts, [], "«-» alone says nothing to the team");
}

#[test]
fn the_first_protocol_reaches_back_and_a_changed_schedule_leaves_it_without_facts() {
    let first = Span::after(None, on("2026-11-20"), on("2026-11-20"), &calendar()).expect("a span");
    assert_eq!((first.from_on, first.facts_through_on), (on("2026-10-20"), on("2026-11-19")));
    // Evenings until the 23rd (made on the 24th), mornings from the 24th on.
    let evening = Span::after(Some(&first), on("2026-11-23"), on("2026-11-24"), &calendar()).expect("a span");
    assert_eq!(evening.facts_through_on, on("2026-11-23"));
    let morning = Span::after(Some(&evening), on("2026-11-24"), on("2026-11-24"), &calendar()).expect("a span");
    assert_eq!((morning.window, morning.facts_through_on), (None, on("2026-11-23")));
}

fn any_item() -> impl Strategy<Value = Item> {
    let what = prop_oneof![
        (18_u32..28).prop_map(|day| fact(MAIN, &format!("2026-11-{day}"), Some(1), None)),
        (18_u32..28).prop_map(|day| pledge(MAIN, &format!("2026-11-{day}"), 1)),
        (18_u32..28).prop_map(|day| What::Note { on: on(&format!("2026-11-{day}")), body: String::new() }),
        Just(What::Help { promise: None }),
    ];
    (1_i64..4, 18_u32..28, 0_u32..24, what)
        .prop_map(|(member, day, hour, what)| item(0, &format!("{day} {hour:02}:00"), MemberId(member), what))
}

proptest! {
    /// Days in a row, and one span after another: nothing is recorded twice, nothing inside is lost.
    #[test]
    fn every_item_belongs_to_one_protocol(items in proptest::collection::vec(any_item(), 0..40)) {
        let metrics = metrics();
        let numbered = items.into_iter().zip(1..).map(|(item, source)| Item { source, ..item });
        let items: Vec<Item> = numbered.collect();
        let report = |member, day: NaiveDate| AskedReport {
            member: MemberId(member),
            coordination_on: day,
            plan_on: vec![day + Days::new(1)],
            opened_at: Zone::MOSCOW.instant(day, chrono::NaiveTime::MIN),
            deadline_at: at("23 10:00"),
            due: true,
        };
        let days: Vec<NaiveDate> = on("2026-11-18").iter_days().take(12).collect();
        let mut previous = None;
        let mut seen: Vec<i64> = vec![];
        for day in &days {
            let span = Span::after(previous.as_ref(), *day, *day, &calendar()).expect("a span");
            let reports = days.iter().flat_map(|day| (1..4).map(move |member| report(member, *day)));
            let m = Material {
                span,
                reports: reports.collect(),
                items: items.clone(),
                ..material(&metrics, ["Иванов", "Ким", "Белов"])
            };
            let protocol = make(&m, at("23 10:05"));
            prop_assert_eq!(additions(&protocol, &[], &m), vec![]);
            seen.extend(sources(&protocol.items));
            previous = Some(span);
        }
        seen.sort_unstable();
        prop_assert_eq!(seen, items.iter().map(|item| item.source).collect::<Vec<_>>());
    }
}
