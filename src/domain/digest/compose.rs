//! From facts, pledges, reports and promises to a digest, purely.
//!
//! Invariants: the order of cells, reports, corrections and promises in the material does not matter; only numbers
//! are counted, «-» and silence are missing, not zero; private metrics are not in it.
use super::{
    Corrected, Correction, Coverage, DigestContent, DigestMark, MainLine, MonthLines, OlderDay, PersonLine,
    PromisesLine, Score, Total, Waits, Window, plus,
};
use crate::domain::{
    calendar::{Calendar, DepartmentCalendar},
    department::Currency,
    id::{DigestId, MemberId, MetricId},
    metric::{Kind, Metric},
    promise::PromiseState,
    report::Part,
    time::Instant,
};
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

/// The current figure of a (member, metric, date); `value` is `None` for «-».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub part: Part,
    pub member: MemberId,
    pub metric: MetricId,
    pub on: NaiveDate,
    pub value: Option<i64>,
}

/// A published fact that was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub member: MemberId,
    pub metric: MetricId,
    pub on: NaiveDate,
    pub before: Option<i64>,
    pub after: Option<i64>,
}

/// A member who may appear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporter {
    pub id: MemberId,
    pub name: String,
    /// Metrics of his daily facts.
    pub asked: Vec<MetricId>,
    /// Asked and counted on the day; false for one who has left and whose facts are in the window.
    pub counted: bool,
}

/// How a report stands, for coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportMark {
    pub due: bool,
    pub given: bool,
    /// `None`: no plan was asked.
    pub plan_named: Option<bool>,
}

/// All that a digest is made of.
#[derive(Clone, Debug)]
pub struct Material<'a> {
    pub digest: DigestId,
    pub digest_on: NaiveDate,
    pub as_of: Instant,
    pub window: Window,
    pub today_on: NaiveDate,
    pub calendar: &'a DepartmentCalendar,
    pub currency: Currency,
    /// In the department's order.
    pub metrics: &'a [Metric],
    /// The main one of the reports.
    pub main: Option<MetricId>,
    /// In the department's order.
    pub reporters: Vec<Reporter>,
    /// Facts and pledges of the window, and pledges of the days after it.
    pub cells: Vec<Cell>,
    /// Facts of older dates that came since the previous digest, and the pledges of those dates.
    pub older: Vec<Cell>,
    pub changes: Vec<Change>,
    /// Reports of the coordination days since the previous digest.
    pub reports: Vec<ReportMark>,
    pub waits: Option<Waits>,
    pub away: Vec<String>,
    /// (the day it is asked about, its state) of every promise near the window.
    pub promises: Vec<(NaiveDate, PromiseState)>,
    /// Marks that cover a day of the window.
    pub marks: Vec<DigestMark>,
    pub month: Option<MonthLines>,
    pub updated: Option<NaiveTime>,
}

/// The digest of the material.
pub fn compose(m: Material<'_>) -> DigestContent {
    let main = m.metrics.iter().find(|metric| Some(metric.id) == m.main);
    let private = |cell: &&Cell| m.metrics.iter().any(|metric| metric.id == cell.metric && metric.is_private());
    let inside: Vec<&Cell> =
        m.cells.iter().filter(|cell| m.window.contains(cell.on)).filter(|cell| !private(cell)).collect();
    let fact_days: BTreeSet<NaiveDate> =
        inside.iter().filter(|c| c.part == Part::Fact && c.value.is_some()).map(|c| c.on).collect();
    let people = main.map(|metric| person_lines(&m, metric, &inside)).unwrap_or_default();
    let score = people.iter().fold(Score::default(), |sum, person| sum.plus(person.score));
    let (funnel, others) = totals(&m, &inside);
    // Whoever left since is still one of those the numbers came from.
    let counts = |r: &&Reporter| r.counted || people.iter().any(|person| person.member == r.id);
    let members = m.reporters.iter().filter(counts).count();
    let last_working = m.window.last_working(m.calendar);
    let place = last_working.map(|day| m.calendar.month_place(day)).map(|place| (place.nth, place.of));
    DigestContent {
        digest: m.digest,
        digest_on: m.digest_on,
        as_of: m.as_of,
        window: m.window,
        shown: m.window.shown(m.calendar, |day| fact_days.contains(&day)),
        today_on: m.today_on,
        place,
        coverage: coverage(&m.reports),
        waits: m.waits,
        currency: m.currency,
        main: main.map(|metric| MainLine { metric: metric.clone(), score }),
        funnel,
        others,
        members,
        people: if members > 1 { people } else { vec![] },
        older: main.map(|metric| older_days(&m, metric, members > 1)).unwrap_or_default(),
        corrections: corrections(&m),
        promises: promises(&m),
        away: m.away,
        month: m.month,
        marks: m.marks,
        updated: m.updated,
    }
}

/// One who has any number of the main metric in the window, in the department's order.
fn person_lines(m: &Material<'_>, metric: &Metric, inside: &[&Cell]) -> Vec<PersonLine> {
    let line = |reporter: &Reporter| {
        let own = inside.iter().copied().filter(|cell| cell.member == reporter.id && cell.metric == metric.id);
        let score = score(metric, own);
        (!score.is_unknown()).then(|| PersonLine {
            member: reporter.id,
            name: reporter.name.clone(),
            score,
            next: next_pledge(m, metric, reporter.id),
        })
    };
    m.reporters.iter().filter_map(line).collect()
}

/// His pledge for the latest day after the window.
fn next_pledge(m: &Material<'_>, metric: &Metric, member: MemberId) -> Option<(NaiveDate, i64)> {
    let own = |cell: &&Cell| cell.part == Part::Pledge && cell.member == member && cell.metric == metric.id;
    let ahead = m.cells.iter().filter(own).filter(|cell| cell.on > m.window.through_on);
    ahead.filter_map(|cell| Some((cell.on, cell.value?))).max_by_key(|(on, _)| *on)
}

/// One member's score of one metric: a flow sums its days, of a snapshot the last day with a number counts.
fn score<'a>(metric: &Metric, own: impl Iterator<Item = &'a Cell>) -> Score {
    let (mut facts, mut pledges) = (BTreeMap::new(), BTreeMap::new());
    for cell in own {
        let Some(value) = cell.value else { continue };
        match cell.part {
            Part::Fact => facts.insert(cell.on, value),
            Part::Pledge => pledges.insert(cell.on, value),
        };
    }
    let day = |(on, fact): (&NaiveDate, &i64)| match pledges.get(on) {
        Some(pledge) => Score { planned: Some((*fact, *pledge)), unplanned: None },
        None => Score { planned: None, unplanned: Some(*fact) },
    };
    match metric.kind {
        Kind::Flow => facts.iter().map(day).fold(Score::default(), Score::plus),
        Kind::Snapshot => facts.last_key_value().map(day).unwrap_or_default(),
        Kind::Ratio => Score::default(),
    }
}

/// The steps of the funnel, and the other daily metrics; one nobody gave a number of is left out.
fn totals(m: &Material<'_>, inside: &[&Cell]) -> (Vec<Total>, Vec<Total>) {
    let numbers = |cell: &&&Cell| cell.part == Part::Fact && cell.value.is_some();
    let present: BTreeSet<MemberId> = inside.iter().filter(numbers).map(|cell| cell.member).collect();
    let total = |metric: &Metric| {
        let (mut sum, mut known, mut of) = (None, 0, 0);
        for reporter in m.reporters.iter().filter(|reporter| present.contains(&reporter.id)) {
            let own = inside.iter().copied().filter(|cell| cell.member == reporter.id && cell.metric == metric.id);
            let score = score(metric, own);
            let value = plus(score.planned.map(|(fact, _)| fact), score.unplanned);
            of += usize::from(value.is_some() || reporter.asked.contains(&metric.id));
            known += usize::from(value.is_some());
            sum = plus(sum, value);
        }
        Some(Total { metric: metric.clone(), sum: sum?, known, of })
    };
    // One that is asked no more still is of the day whose reports asked it.
    let asked = |metric: &Metric| m.reporters.iter().any(|reporter| reporter.asked.contains(&metric.id));
    let daily =
        |metric: &&Metric| Some(metric.id) != m.main && !metric.is_private() && (metric.asks_fact() || asked(metric));
    let mut funnel: Vec<Total> =
        m.metrics.iter().filter(daily).filter(|metric| metric.step.is_some()).filter_map(total).collect();
    funnel.sort_by_key(|total| total.metric.step);
    let others = m.metrics.iter().filter(daily).filter(|metric| metric.step.is_none()).filter_map(total).collect();
    (funnel, others)
}

/// Dates before the window whose numbers came late, oldest first; the main metric alone.
fn older_days(m: &Material<'_>, metric: &Metric, named: bool) -> Vec<OlderDay> {
    let late = |cell: &&Cell| cell.metric == metric.id && cell.on < m.window.from_on;
    let facts: BTreeSet<NaiveDate> = m
        .older
        .iter()
        .filter(late)
        .filter(|cell| cell.part == Part::Fact && cell.value.is_some())
        .map(|cell| cell.on)
        .collect();
    let day = |on: NaiveDate| {
        let line = |reporter: &Reporter| {
            let own = |cell: &&Cell| cell.member == reporter.id && cell.on == on;
            let score = score(metric, m.older.iter().filter(late).filter(own));
            let known = !score.is_unknown();
            known.then(|| PersonLine { member: reporter.id, name: reporter.name.clone(), score, next: None })
        };
        let people: Vec<PersonLine> = m.reporters.iter().filter_map(line).collect();
        let score = people.iter().fold(Score::default(), |sum, person| sum.plus(person.score));
        OlderDay { on, score, people: if named { people } else { vec![] } }
    };
    facts.into_iter().map(day).filter(|day| !day.score.is_unknown()).collect()
}

/// By date, then the department's order of members and metrics.
fn corrections(m: &Material<'_>) -> Vec<Correction> {
    let mut known: Vec<_> = m
        .changes
        .iter()
        .filter(|change| change.on < m.window.from_on && change.before != change.after)
        .filter_map(|change| {
            let member = m.reporters.iter().position(|reporter| reporter.id == change.member)?;
            let metric = m.metrics.iter().position(|metric| metric.id == change.metric && !metric.is_private())?;
            Some((change.on, member, metric, change.before, change.after))
        })
        .collect();
    known.sort_unstable();
    let line = |(on, member, metric, before, after): (NaiveDate, usize, usize, Option<i64>, Option<i64>)| Correction {
        on,
        metric: m.metrics[metric].clone(),
        change: Corrected::Of { name: m.reporters[member].name.clone(), before, after },
    };
    known.into_iter().map(line).collect()
}

fn coverage(reports: &[ReportMark]) -> Coverage {
    let due: Vec<&ReportMark> = reports.iter().filter(|report| report.due).collect();
    let given = due.iter().filter(|report| report.given);
    Coverage {
        due: due.len(),
        given: given.clone().count(),
        plan_asked: given.clone().filter(|report| report.plan_named.is_some()).count(),
        plan_named: given.filter(|report| report.plan_named == Some(true)).count(),
    }
}

fn promises(m: &Material<'_>) -> PromisesLine {
    use PromiseState::{Broken, Kept, Open, Partly};
    let counted = || m.promises.iter().filter(|(_, state)| matches!(state, Open | Kept | Partly | Broken));
    let due = || counted().filter(|(on, _)| m.window.contains(*on));
    PromisesLine {
        kept: due().filter(|(_, state)| *state == Kept).count(),
        due: due().count(),
        today: counted().filter(|(on, _)| *on == m.today_on).count(),
    }
}
