//! The protocol of the day: what a coordination day has brought, as it was known at the time of the digest.
//!
//! A [`DayProtocol`] is a snapshot of [`Recorded`] items, self-contained: names and metrics stand in it as they were.
//! What comes or changes afterwards is an addition, an item of the same form. [`make`] and [`additions`] are two looks
//! at the same [`Material`], so that they cannot disagree about what belongs to a day.
//!
//! Invariants: an item belongs to one protocol at most: spans of successive protocols neither overlap nor leave a date
//! out; an item is recorded once, whatever the order in which items become known; a protocol is only ever added to.
mod added;
mod rendition;

pub use added::{Added, AddedLine, ChangedFigure, Correction};
pub use rendition::{
    Counts, DayFigures, Helped, Hindered, Insight, PersonFigures, PromiseTotals, Promised, Promises, Reader, Rendition,
    Saying, ShownFigure, Sum, rendition,
};

use super::{
    calendar::{AbsenceKind, DepartmentCalendar},
    department::Currency,
    digest::{MAX_WINDOW_DAYS, Window},
    id::{MemberId, MetricId, PromiseId, ProtocolId},
    metric::Metric,
    promise::PromiseEvent,
    report::{Cause, LessonKind, Part},
    time::{Instant, Zone},
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which days a protocol is responsible for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day whose reports, promises, notes and calls for help stand in it: the day after the previous one's.
    pub from_on: NaiveDate,
    /// Its coordination day, the last such day.
    pub on: NaiveDate,
    /// The dates of its facts; `None` when none has passed since the previous protocol.
    pub window: Option<Window>,
    /// Facts through this date are in this protocol or in an earlier one.
    pub facts_through_on: NaiveDate,
}

impl Span {
    /// The span of the protocol of `on`, made on the local date `making_on`, after the `previous` one.
    pub fn after(
        previous: Option<&Span>,
        on: NaiveDate,
        making_on: NaiveDate,
        calendar: &DepartmentCalendar,
    ) -> Option<Self> {
        let window = Window::of(calendar, making_on, previous.map(|span| span.facts_through_on));
        let earliest = on.checked_sub_days(Days::new(MAX_WINDOW_DAYS))?;
        let from_on = previous.and_then(|span| span.on.succ_opt()).map_or(earliest, |next| next.max(earliest));
        let facts_through_on = match (window, previous) {
            (Some(window), _) => window.through_on,
            (None, Some(previous)) => previous.facts_through_on,
            (None, None) => making_on.pred_opt()?,
        };
        Some(Self { from_on, on, window, facts_through_on })
    }

    fn has_day(&self, on: NaiveDate) -> bool {
        self.from_on <= on && on <= self.on
    }

    fn has_fact_date(&self, on: NaiveDate) -> bool {
        self.window.is_some_and(|window| window.contains(on))
    }
}

/// Something that happened, as it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The number of the row it is made of: numbers of all tables differ.
    pub source: i64,
    pub at: Instant,
    /// Whose it is.
    pub member: MemberId,
    /// Who did it.
    pub by: Option<MemberId>,
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A report came in.
    Given {
        coordination_on: NaiveDate,
    },
    /// A fact or a pledge; `value` `None`: «-». `before`: what stood there, when anything did.
    Figure {
        part: Part,
        metric: MetricId,
        on: NaiveDate,
        value: Option<i64>,
        before: Option<Option<i64>>,
    },
    /// What worked or hindered on a fact date.
    Lesson {
        on: NaiveDate,
        kind: LessonKind,
        cause: Option<Cause>,
        body: Option<String>,
    },
    /// A sentence typed to the report of a day.
    Note {
        on: NaiveDate,
        body: String,
    },
    /// [Нужна помощь]; with a promise, or under the result of a day.
    Help {
        promise: Option<String>,
    },
    Promise(PromiseMark),
}

/// Something that happened to a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseMark {
    pub promise: PromiseId,
    pub event: PromiseEvent,
    pub body: String,
    pub amount_minor: Option<i64>,
    /// What of the amount came.
    pub paid_minor: Option<i64>,
    /// When it is due after that.
    pub due_on: NaiveDate,
}

/// An item with its names, as the protocol keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub source: i64,
    pub at: Instant,
    pub member: MemberId,
    pub name: String,
    /// Who did it, when it was somebody else.
    pub by: Option<String>,
    pub what: What,
}

/// A report that was owed when the protocol was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    pub member: MemberId,
    pub name: String,
    pub coordination_on: NaiveDate,
    pub deadline_at: Instant,
}

/// Somebody who did not work on the coordination day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    pub name: String,
    pub kind: AbsenceKind,
}

/// A pledge that facts of the protocol are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    pub member: MemberId,
    pub metric: MetricId,
    pub on: NaiveDate,
    pub value: i64,
}

/// The record of a coordination day, as it was known when it was made; never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayProtocol {
    pub department: String,
    pub span: Span,
    pub made_at: Instant,
    pub zone: Zone,
    pub currency: Currency,
    /// In the department's order.
    pub metrics: Vec<Metric>,
    /// Everybody of the department, in its order.
    pub people: Vec<MemberId>,
    pub owed: Vec<Owed>,
    pub away: Vec<Away>,
    pub planned: Vec<Planned>,
    /// In the order they happened.
    pub items: Vec<Recorded>,
}

/// The protocols beside the one of a day, for going back and forth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    pub before: Option<(ProtocolId, NaiveDate)>,
    pub after: Option<(ProtocolId, NaiveDate)>,
}

/// A protocol as it is stored, by the version of its form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "version")]
pub enum Stored {
    #[serde(rename = "1")]
    First(Box<DayProtocol>),
}

/// Somebody of the department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insider {
    pub id: MemberId,
    pub name: String,
    /// He is asked, would work on the coordination day, and is away.
    pub away: Option<AbsenceKind>,
}

/// What a report asks; of the span's days, and of later ones as far as they ask for the same plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedReport {
    pub member: MemberId,
    pub coordination_on: NaiveDate,
    pub plan_on: Vec<NaiveDate>,
    pub opened_at: Instant,
    pub deadline_at: Instant,
    pub due: bool,
}

/// All that is known of a span's days.
#[derive(Clone, Debug)]
pub struct Material<'a> {
    pub span: Span,
    pub zone: Zone,
    pub department: &'a str,
    pub currency: Currency,
    pub metrics: &'a [Metric],
    /// The main one of the reports.
    pub main: Option<MetricId>,
    /// In the department's order.
    pub people: Vec<Insider>,
    pub reports: Vec<AskedReport>,
    pub planned: Vec<Planned>,
    /// Of the span and around it, in any order.
    pub items: Vec<Item>,
}

/// The protocol of the material.
pub fn make(m: &Material<'_>, made_at: Instant) -> DayProtocol {
    let owed = |report: &AskedReport| Owed {
        member: report.member,
        name: m.name(report.member),
        coordination_on: report.coordination_on,
        deadline_at: report.deadline_at,
    };
    let due = m.reports.iter().filter(|report| report.due && m.span.has_day(report.coordination_on));
    let away = |insider: &Insider| insider.away.map(|kind| Away { name: insider.name.clone(), kind });
    let mut owed: Vec<Owed> = due.map(owed).collect();
    owed.sort_by_key(|owed| (m.position(owed.member), owed.coordination_on));
    DayProtocol {
        department: m.department.to_owned(),
        span: m.span,
        made_at,
        zone: m.zone,
        currency: m.currency,
        metrics: m.metrics.iter().map(|one| Metric { main: Some(one.id) == m.main, ..one.clone() }).collect(),
        people: m.people.iter().map(|insider| insider.id).collect(),
        owed,
        away: m.people.iter().filter_map(away).collect(),
        planned: m.planned.iter().filter(|planned| m.span.has_fact_date(planned.on)).copied().collect(),
        items: recorded(m, &BTreeSet::new()),
    }
}

/// What of the material is neither in the protocol nor among what was `added` to it, in the order it happened.
pub fn additions(protocol: &DayProtocol, added: &[Recorded], m: &Material<'_>) -> Vec<Recorded> {
    recorded(m, &protocol.items.iter().chain(added).map(|item| item.source).collect())
}

fn recorded(m: &Material<'_>, known: &BTreeSet<i64>) -> Vec<Recorded> {
    let mut fresh: Vec<&Item> = m.items.iter().filter(|i| !known.contains(&i.source) && m.owns(i)).collect();
    fresh.sort_by_key(|item| (item.at, item.source));
    fresh.dedup_by_key(|item| item.source);
    let record = |item: &Item| Recorded {
        source: item.source,
        at: item.at,
        member: item.member,
        name: m.name(item.member),
        by: item.by.filter(|by| *by != item.member).map(|by| m.name(by)),
        what: item.what.clone(),
    };
    fresh.into_iter().map(record).collect()
}

impl Material<'_> {
    fn name(&self, member: MemberId) -> String {
        self.people.iter().find(|insider| insider.id == member).map(|insider| insider.name.clone()).unwrap_or_default()
    }

    fn position(&self, member: MemberId) -> usize {
        self.people.iter().position(|insider| insider.id == member).unwrap_or(usize::MAX)
    }

    /// Does the item belong to the span: facts and lessons by their date, plans by the report that asked for them, all
    /// else by its day.
    fn owns(&self, item: &Item) -> bool {
        let happened_on = self.zone.date(item.at);
        match &item.what {
            What::Figure { part: Part::Fact, on, .. } | What::Lesson { on, .. } => self.span.has_fact_date(*on),
            What::Figure { part: Part::Pledge, on, .. } => {
                self.span.has_day(self.asked_on(item.member, *on, item.at).unwrap_or(happened_on))
            }
            What::Given { coordination_on } => self.span.has_day(*coordination_on),
            What::Note { on, .. } => self.span.has_day(*on),
            What::Help { .. } | What::Promise(_) => self.span.has_day(happened_on),
        }
    }

    /// The coordination day of the last report, opened by then, that asks the member for a plan for `plan_on`.
    fn asked_on(&self, member: MemberId, plan_on: NaiveDate, by: Instant) -> Option<NaiveDate> {
        let asks = |report: &&AskedReport| report.member == member && report.plan_on.contains(&plan_on);
        let opened = self.reports.iter().filter(asks).filter(|report| report.opened_at <= by);
        let asked = opened.map(|report| report.coordination_on).max();
        // A plan entered before anybody asked belongs to the first who will.
        asked.or_else(|| self.reports.iter().filter(asks).map(|report| report.coordination_on).min())
    }
}

#[cfg(test)]
pub(crate) mod tests;
