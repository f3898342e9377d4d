//! Facts about digests, and a department to make them of.
use super::*;
use crate::domain::{
    calendar::{DepartmentCalendar, WeekPattern},
    department::National,
    id::{DepartmentId, MetricId},
    metric::{Asked, AskedOf, Kind, Rhythm, Unit},
    promise::PromiseState,
    report::Part,
    time::instant,
};
use proptest::prelude::*;

pub(crate) fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn metric(id: i64, name: &str, unit: Unit, step: Option<i64>) -> Metric {
    Metric {
        id: MetricId(id),
        department: DepartmentId(1),
        key: format!("m{id}"),
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
        position: id,
    }
}

/// Calls → meetings → КП, other, money (main).
pub(crate) fn metrics() -> Vec<Metric> {
    vec![
        metric(1, "Звонки", Unit::Count, Some(1)),
        metric(2, "Встречи", Unit::Count, Some(2)),
        metric(3, "КП", Unit::Count, Some(3)),
        metric(4, "Новые клиенты", Unit::Count, None),
        metric(5, "Оплаты", Unit::Money, None),
    ]
}

pub(crate) const MAIN: i64 = 5;

pub(crate) fn calendar() -> DepartmentCalendar {
    DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, [])
}

pub(crate) fn reporters(names: &[&str]) -> Vec<Reporter> {
    let reporter = |(n, name): (usize, &&str)| Reporter {
        id: MemberId(n as i64 + 1),
        name: (*name).into(),
        asked: metrics().iter().map(|m| m.id).collect(),
        counted: true,
    };
    names.iter().enumerate().map(reporter).collect()
}

/// Monday 23.11.2026 after a digest that reached Thursday, nothing known.
pub(crate) fn material<'a>(calendar: &'a DepartmentCalendar, metrics: &'a [Metric], names: &[&str]) -> Material<'a> {
    Material {
        digest: DigestId(7),
        digest_on: on("2026-11-23"),
        as_of: instant("2026-11-23T07:05:00Z"),
        window: Window::of(calendar, on("2026-11-23"), Some(on("2026-11-19"))).expect("a window"),
        today_on: on("2026-11-23"),
        calendar,
        currency: Currency::Rub,
        metrics,
        main: metrics.iter().find(|metric| metric.main).map(|metric| metric.id),
        reporters: reporters(names),
        cells: vec![],
        older: vec![],
        changes: vec![],
        reports: vec![],
        waits: None,
        away: vec![],
        promises: vec![],
        marks: vec![],
        month: None,
        updated: None,
    }
}

pub(crate) fn cell(part: Part, member: i64, metric: i64, day: &str, value: i64) -> Cell {
    Cell { part, member: MemberId(member), metric: MetricId(metric), on: on(day), value: Some(value) }
}

pub(crate) fn fact(member: i64, metric: i64, day: &str, value: i64) -> Cell {
    cell(Part::Fact, member, metric, day, value)
}

pub(crate) fn pledge(member: i64, metric: i64, day: &str, value: i64) -> Cell {
    cell(Part::Pledge, member, metric, day, value)
}

pub(crate) fn given(n: usize) -> Vec<ReportMark> {
    vec![ReportMark { due: true, given: true, plan_named: Some(true) }; n]
}

pub(crate) fn with(change: impl FnOnce(&mut Material<'_>)) -> DigestContent {
    let (calendar, metrics) = (calendar(), metrics());
    let mut material = material(&calendar, &metrics, &["Иванов", "Ким", "Белов"]);
    change(&mut material);
    compose(material)
}

fn score_of(content: &DigestContent) -> Score {
    content.main.as_ref().expect("a main metric").score
}

#[test]
fn the_day_line_counts_facts_and_pledges_of_the_same_people() {
    let content = with(|m| {
        m.cells = vec![
            fact(1, MAIN, "2026-11-20", 98),
            pledge(1, MAIN, "2026-11-20", 60),
            // Planned and silent: out of both numbers.
            pledge(2, MAIN, "2026-11-20", 500),
            // Done without a plan: out of both as well, told apart.
            fact(3, MAIN, "2026-11-20", 40),
        ];
    });
    assert_eq!(score_of(&content), Score { planned: Some((98, 60)), unplanned: Some(40) });
    assert_eq!(content.people.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Иванов", "Белов"]);
}

#[test]
fn what_the_reports_of_the_day_asked_is_in_its_digest_whatever_is_asked_since() {
    let (calendar, mut metrics) = (calendar(), metrics());
    // This morning: nobody asks proposals any more, and calls are the main metric of the reports to come.
    metrics[2].asked = Asked::No;
    (metrics[0].main, metrics[4].main) = (true, false);
    let mut m = material(&calendar, &metrics, &["Иванов"]);
    m.main = Some(MetricId(MAIN));
    m.cells = vec![fact(1, MAIN, "2026-11-20", 98), fact(1, 1, "2026-11-20", 41), fact(1, 3, "2026-11-20", 2)];
    let content = compose(m);
    assert_eq!(score_of(&content).unplanned, Some(98));
    let funnel: Vec<_> = content.funnel.iter().map(|total| (total.metric.id.0, total.sum)).collect();
    assert_eq!(funnel, [(1, 41), (3, 2)]);
}

#[test]
fn what_is_asked_once_a_week_is_in_no_digest() {
    let (calendar, mut metrics) = (calendar(), metrics());
    (metrics[3].kind, metrics[3].asked, metrics[3].limit) = (Kind::Snapshot, Asked::Weekly, Some(0));
    let week = || {
        let mut m = material(&calendar, &metrics, &["Иванов", "Ким"]);
        m.cells = vec![fact(1, MAIN, "2026-11-20", 98), fact(1, 1, "2026-11-20", 41)];
        m
    };
    let without = compose(week());
    let mut m = week();
    m.cells.extend([fact(1, 4, "2026-11-20", 7), fact(2, 4, "2026-11-20", 3)]);
    m.changes = vec![Change {
        member: MemberId(1),
        metric: MetricId(4),
        on: on("2026-11-19"),
        before: Some(7),
        after: Some(3),
    }];
    assert_eq!(compose(m), without, "neither sums, nor who told them, nor corrections");
}

#[test]
fn missing_is_never_zero() {
    let content = with(|m| {
        m.cells = vec![
            Cell { value: None, ..fact(1, MAIN, "2026-11-20", 0) },
            fact(1, 1, "2026-11-20", 0),
            fact(2, 1, "2026-11-20", 12),
            fact(2, 2, "2026-11-20", 3),
        ];
    });
    assert!(score_of(&content).is_unknown());
    assert!(content.people.is_empty());
    let sums: Vec<_> = content.funnel.iter().map(|t| (t.metric.name.as_str(), t.sum, t.known, t.of)).collect();
    assert_eq!(sums, [("Звонки", 12, 2, 2), ("Встречи", 3, 1, 2)]);
    assert!(content.others.is_empty());
}

#[test]
fn a_window_reaches_from_the_last_digest_to_yesterday() {
    let content = with(|_| {});
    assert_eq!(content.window, Window { from_on: on("2026-11-20"), through_on: on("2026-11-22") });
    assert_eq!(content.shown, (on("2026-11-20"), on("2026-11-20")));
    assert_eq!(content.place, Some((14, 20)));
    let sold = with(|m| m.cells = vec![fact(1, 1, "2026-11-22", 1)]);
    assert_eq!(sold.shown, (on("2026-11-20"), on("2026-11-22")));
}

#[test]
fn the_first_digest_begins_with_the_last_working_day() {
    let window = Window::of(&calendar(), on("2026-11-23"), None).expect("a window");
    assert_eq!(window, Window { from_on: on("2026-11-20"), through_on: on("2026-11-22") });
    // Two digests on one day, where an evening department turns to mornings: nothing new.
    assert_eq!(Window::of(&calendar(), on("2026-11-23"), Some(on("2026-11-22"))), None);
    let asleep = Window::of(&calendar(), on("2026-11-23"), Some(on("2026-01-10"))).expect("a window");
    assert_eq!(asleep.range().count_days(), MAX_WINDOW_DAYS);
}

trait CountDays {
    fn count_days(&self) -> u64;
}

impl CountDays for std::ops::RangeInclusive<NaiveDate> {
    fn count_days(&self) -> u64 {
        u64::try_from((*self.end() - *self.start()).num_days() + 1).expect("in order")
    }
}

#[test]
fn coverage_counts_due_reports_and_plans_only_of_those_given() {
    let mark = |due, given, plan_named| ReportMark { due, given, plan_named };
    let content = with(|m| {
        m.reports = vec![
            mark(true, true, Some(true)),
            mark(true, true, Some(false)),
            mark(true, true, None),
            mark(true, false, Some(true)),
            mark(false, true, Some(true)),
        ];
    });
    assert_eq!(content.coverage, Coverage { due: 4, given: 3, plan_asked: 2, plan_named: 1 });
    assert!(!content.is_unanswered() && !content.is_nobody_due());
    assert!(with(|_| {}).is_nobody_due());
    assert!(with(|m| m.reports = vec![mark(true, false, None)]).is_unanswered());
}

#[test]
fn the_next_pledge_is_the_one_for_the_latest_day_after_the_window() {
    let content = with(|m| {
        m.cells = vec![
            fact(1, MAIN, "2026-11-20", 1),
            pledge(1, MAIN, "2026-11-23", 50),
            pledge(1, MAIN, "2026-11-24", 80),
            pledge(1, 1, "2026-11-25", 9),
        ];
    });
    assert_eq!(content.people[0].next, Some((on("2026-11-24"), 80)));
}

#[test]
fn alone_there_are_no_person_lines() {
    let (calendar, metrics) = (calendar(), metrics());
    let mut material = material(&calendar, &metrics, &["Иванов"]);
    material.cells = vec![fact(1, MAIN, "2026-11-20", 98), pledge(1, MAIN, "2026-11-20", 60)];
    let content = compose(material);
    assert!(content.people.is_empty());
    assert_eq!(score_of(&content).planned, Some((98, 60)));
}

#[test]
fn an_older_fact_date_stands_apart() {
    let content = with(|m| {
        m.older = vec![
            fact(2, MAIN, "2026-11-19", 70),
            pledge(2, MAIN, "2026-11-19", 90),
            pledge(1, MAIN, "2026-11-19", 10),
            fact(2, 1, "2026-11-18", 7),
        ];
    });
    assert!(score_of(&content).is_unknown());
    assert_eq!(content.older.len(), 1);
    let day = &content.older[0];
    assert_eq!((day.on, day.score.planned), (on("2026-11-19"), Some((70, 90))));
    assert_eq!(day.people.len(), 1);
}

#[test]
fn corrections_are_of_days_before_the_window_and_lose_their_names_by_the_setting() {
    let change = |member, metric, day, before, after| Change {
        member: MemberId(member),
        metric: MetricId(metric),
        on: on(day),
        before,
        after,
    };
    let content = with(|m| {
        m.changes = vec![
            change(2, MAIN, "2026-11-19", Some(5_000), Some(9_000)),
            change(1, MAIN, "2026-11-19", Some(98_000), Some(112_000)),
            change(1, MAIN, "2026-11-20", Some(1), Some(2)),
            change(1, 1, "2026-11-18", Some(4), Some(4)),
            change(9, 1, "2026-11-18", Some(4), Some(5)),
        ];
    });
    let named: Vec<_> = content.corrections.iter().map(|c| c.change.clone()).collect();
    let of = |name: &str, before, after| Corrected::Of { name: name.into(), before: Some(before), after: Some(after) };
    assert_eq!(named, [of("Иванов", 98_000, 112_000), of("Ким", 5_000, 9_000)]);
    let plain: Vec<_> = content.seen_by(Public::Department).corrections.into_iter().map(|c| c.change).collect();
    assert_eq!(plain, [Corrected::By(18_000)]);
}

#[test]
fn what_is_public_decides_who_is_named() {
    let content = with(|m| {
        m.cells = vec![
            fact(1, MAIN, "2026-11-20", 98),
            pledge(1, MAIN, "2026-11-20", 60),
            fact(2, MAIN, "2026-11-20", 100),
            pledge(2, MAIN, "2026-11-20", 50),
            fact(3, MAIN, "2026-11-20", 900),
            pledge(3, MAIN, "2026-11-20", 1_000),
        ];
        m.older = vec![fact(2, MAIN, "2026-11-19", 70)];
    });
    let names = |content: DigestContent| content.people.into_iter().map(|p| p.name).collect::<Vec<_>>();
    assert_eq!(names(content.clone().seen_by(Public::People)), ["Иванов", "Ким", "Белов"]);
    assert_eq!(names(content.clone().seen_by(Public::Best)), ["Ким"]);
    let sums = content.clone().seen_by(Public::Department);
    assert_eq!(score_of(&sums), score_of(&content));
    assert!(sums.people.is_empty() && sums.older[0].people.is_empty() && !sums.older[0].score.is_unknown());
}

#[test]
fn promises_are_counted_on_the_day_they_are_asked_about() {
    use PromiseState::*;
    let content = with(|m| {
        m.promises = vec![
            (on("2026-11-20"), Kept),
            (on("2026-11-20"), Partly),
            (on("2026-11-20"), Open),
            (on("2026-11-20"), Cancelled),
            (on("2026-11-20"), Offered),
            (on("2026-11-23"), Open),
            (on("2026-11-23"), Kept),
            (on("2026-11-24"), Open),
        ];
    });
    assert_eq!(content.promises, PromisesLine { kept: 1, due: 3, today: 2 });
}

#[test]
fn a_new_moment_alone_says_nothing_new() {
    let content = with(|_| {});
    let later = DigestContent {
        as_of: instant("2026-11-23T09:00:00Z"),
        updated: NaiveTime::from_hms_opt(12, 0, 0),
        ..content.clone()
    };
    assert!(content.says_the_same(&later));
    assert!(!content.says_the_same(&DigestContent { members: 9, ..content.clone() }));
}

#[test]
fn a_digest_waits_in_the_outbox_as_json() {
    let content = with(|m| m.cells = vec![fact(1, MAIN, "2026-11-20", 98), pledge(1, MAIN, "2026-11-24", 1)]);
    let json = serde_json::to_string(&content).expect("json");
    assert_eq!(serde_json::from_str::<DigestContent>(&json).expect("a digest"), content);
}

fn any_cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = (any::<bool>(), 1..=4_i64, 1..=5_i64, 0..=8_u64, proptest::option::weighted(0.8, -1_000..1_000_i64))
        .prop_map(|(is_fact, member, metric, day, value)| Cell {
            part: if is_fact { Part::Fact } else { Part::Pledge },
            member: MemberId(member),
            metric: MetricId(metric),
            on: on("2026-11-17") + chrono::Days::new(day),
            value,
        });
    // One current figure of each (part, member, metric, date), as the store has it.
    proptest::collection::vec(cell, 0..60).prop_map(|mut cells| {
        cells.sort_by_key(|c| (c.part, c.member, c.metric, c.on));
        cells.dedup_by_key(|c| (c.part, c.member, c.metric, c.on));
        cells
    })
}

proptest! {
    #[test]
    fn person_lines_add_up_to_the_day_line_and_nothing_is_invented(cells in any_cells()) {
        let content = with(|m| m.cells = cells.clone());
        let sum = content.people.iter().fold(Score::default(), |sum, p| sum.plus(p.score));
        prop_assert_eq!(sum, score_of(&content));
        let window = content.window;
        let value = |part, member, metric, day| cells.iter()
            .find(|c| c.part == part && c.member == member && c.metric == metric && c.on == day).and_then(|c| c.value);
        let facts: Vec<&Cell> = cells.iter().filter(|c| {
            c.part == Part::Fact && c.value.is_some() && window.contains(c.on) && c.member.0 <= 3
        }).collect();
        let main: Vec<&&Cell> = facts.iter().filter(|c| c.metric.0 == MAIN).collect();
        let pairs: Vec<(i64, i64)> = main.iter()
            .filter_map(|c| Some((c.value?, value(Part::Pledge, c.member, c.metric, c.on)?))).collect();
        prop_assert_eq!(sum.planned.is_some(), !pairs.is_empty());
        let planned = sum.planned.unwrap_or_default();
        prop_assert_eq!(planned.0, pairs.iter().map(|p| p.0).sum::<i64>());
        prop_assert_eq!(planned.1, pairs.iter().map(|p| p.1).sum::<i64>());
        let all: i64 = main.iter().filter_map(|c| c.value).sum();
        prop_assert_eq!(all, planned.0 + sum.unplanned.unwrap_or(0));
        for total in content.funnel.iter().chain(&content.others) {
            let own: Vec<i64> = facts.iter().filter(|c| c.metric == total.metric.id).filter_map(|c| c.value).collect();
            prop_assert!(!own.is_empty());
            prop_assert_eq!(total.sum, own.iter().sum::<i64>());
            prop_assert!(total.known >= 1 && total.known <= total.of && total.of <= 3);
        }
    }

    #[test]
    fn the_order_of_the_material_does_not_matter(cells in any_cells(), by in 0..60_usize) {
        let content = with(|m| m.cells = cells.clone());
        let mut turned = cells;
        turned.reverse();
        let by = by.min(turned.len());
        turned.rotate_left(by);
        prop_assert_eq!(with(|m| m.cells = turned), content);
    }

    #[test]
    fn windows_of_successive_digests_neither_overlap_nor_leave_a_date_out(gaps in proptest::collection::vec(0..20_u64, 1..20)) {
        let calendar = calendar();
        let mut posting_on = on("2026-11-23");
        let mut previous = Window::of(&calendar, posting_on, None).expect("a window");
        for gap in gaps {
            posting_on = posting_on + chrono::Days::new(gap);
            let next = Window::of(&calendar, posting_on, Some(previous.through_on));
            prop_assert_eq!(next.is_none(), gap == 0);
            if let Some(next) = next {
                prop_assert_eq!(next.from_on, previous.through_on.succ_opt().expect("a date"));
                prop_assert_eq!(next.through_on, posting_on.pred_opt().expect("a date"));
                previous = next;
            }
        }
    }
}
