//! The metrics of a report as it was opened: what its line asks, in its order, by its words.
//!
//! Apart from the house because a head may change metrics at 09:30 while people answer by order: a report keeps its
//! [`Lineup`] until it is over, and a day belongs to the report that asks its facts. Days no report asks are read
//! against the newest report's, which is the line the person has last seen.
use super::super::house::House;
use crate::{
    domain::{
        id::{MemberId, MetricId, ReportId},
        metric::Metric,
        report::{Lineup, Report},
        talk::LineNews,
    },
    store::{self, Result, Tx},
};
use chrono::NaiveDate;

/// Reports whose days may still be told or corrected.
const REPORTS_BACK: i64 = 9;

/// One report's metrics.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub lineup: Lineup,
    /// All metrics of the department, as the report speaks of them.
    pub metrics: Vec<Metric>,
}

impl Sheet {
    pub fn new(lineup: Lineup, house: &House) -> Self {
        Self { metrics: lineup.spoken(&house.metrics), lineup }
    }

    /// As a report that opened now.
    pub fn live(house: &House, member: MemberId) -> Self {
        Self::new(house.lineup(member), house)
    }

    pub fn metric(&self, id: MetricId) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.id == id)
    }

    /// The figure the lesson and the names of a plan look at.
    pub fn main(&self) -> Option<&Metric> {
        self.lineup.main.and_then(|id| self.metric(id))
    }

    pub fn facts(&self) -> Vec<&Metric> {
        self.of(&self.lineup.facts)
    }

    pub fn plans(&self) -> Vec<&Metric> {
        self.of(&self.lineup.plans)
    }

    /// What is asked once a week.
    pub fn weekly(&self) -> Vec<&Metric> {
        self.of(&self.lineup.weekly)
    }

    fn of(&self, ids: &[MetricId]) -> Vec<&Metric> {
        ids.iter().filter_map(|id| self.metric(*id)).collect()
    }
}

/// What a member's days ask.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// His last reports with their fact dates, newest first.
    covered: Vec<Covered>,
    live: Sheet,
}

#[derive(Clone, Debug)]
struct Covered {
    report: ReportId,
    about_on: Vec<NaiveDate>,
    sheet: Sheet,
}

impl Sheets {
    pub async fn load(tx: &mut Tx, house: &House, member: MemberId) -> Result<Self> {
        let reports = store::reports::latest_of_member(tx, member, REPORTS_BACK).await?;
        let covered = |report: Report| Covered {
            report: report.id,
            about_on: report.about_on.0,
            sheet: Sheet::new(report.lineup, house),
        };
        Ok(Self { covered: reports.into_iter().map(covered).collect(), live: Sheet::live(house, member) })
    }

    /// Of the report that asks the facts of the day.
    pub fn asking(&self, on: NaiveDate) -> Option<&Sheet> {
        self.covered.iter().find(|covered| covered.about_on.contains(&on)).map(|covered| &covered.sheet)
    }

    /// Of the report that asks the facts of the day, else as things stand now: what a report that opens will ask.
    pub fn of(&self, on: NaiveDate) -> &Sheet {
        self.asking(on).unwrap_or(&self.live)
    }

    /// The line he has last seen.
    pub fn newest(&self) -> &Sheet {
        self.covered.first().map_or(&self.live, |covered| &covered.sheet)
    }

    /// How the line of a report differs from that of the one before it; of the first one in nothing.
    pub fn news(&self, report: ReportId) -> LineNews {
        let mut from = self.covered.iter().skip_while(|covered| covered.report != report);
        let (Some(own), Some(before)) = (from.next(), from.find(|covered| !covered.about_on.is_empty())) else {
            return LineNews::default();
        };
        let (own, before) = (&own.sheet, &before.sheet);
        let without = |metrics: Vec<&Metric>, others: &[MetricId]| {
            metrics.into_iter().filter(|metric| !others.contains(&metric.id)).cloned().collect::<Vec<_>>()
        };
        let common = |one: &[MetricId], other: &[MetricId]| {
            one.iter().copied().filter(|id| other.contains(id)).collect::<Vec<_>>()
        };
        let (now, then) = (&own.lineup.facts, &before.lineup.facts);
        LineNews {
            fresh: without(own.facts(), then),
            gone: without(before.facts(), now),
            moved: common(now, then) != common(then, now),
        }
    }
}
