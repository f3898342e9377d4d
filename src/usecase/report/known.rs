//! What is already known of a member's days, loaded once for an answer.
use crate::{
    domain::{
        id::{MemberId, MetricId},
        metric::Metric,
        report::{Part, Report, Usual},
    },
    store::{self, Result, Tx, figures::Figure, settlements::LateFact},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Days of history that outliers and suggestions look back over: 30 calendar days for the former, the last ten known
/// days for the latter.
const HISTORY_DAYS: u64 = 45;
/// Calendar days outliers look back over.
const USUAL_DAYS: u64 = 30;
/// Known days a suggestion is the mean of.
const SUGGESTION_DAYS: usize = 10;

/// Current figures of a member by part, metric and date.
#[derive(Clone, Debug, Default)]
pub struct Known {
    figures: BTreeMap<(Part, MetricId, NaiveDate), Figure>,
}

impl Known {
    /// Figures of the report's dates and of the history behind them.
    pub async fn load(tx: &mut Tx, member: MemberId, today: NaiveDate, report: &Report) -> Result<Self> {
        let dates = || report.about_on.0.iter().chain(&report.plan_on.0).copied();
        let first = dates().min().unwrap_or(today).min(today);
        let last = dates().max().unwrap_or(today).max(today);
        Self::of_days(tx, member, first, last).await
    }

    /// Figures of the days and of the history behind the first.
    pub async fn of_days(tx: &mut Tx, member: MemberId, first: NaiveDate, last: NaiveDate) -> Result<Self> {
        let from = first.checked_sub_days(Days::new(HISTORY_DAYS)).unwrap_or(first);
        let figures = store::figures::of_member(tx, member, from, last).await?;
        let mut known = Self { figures: figures.into_iter().map(|f| ((f.part, f.metric, f.on_day), f)).collect() };
        // What he has told of a settled month waits for a head, and is not asked again meanwhile.
        for late in store::settlements::waiting(tx, member, from, last).await? {
            let LateFact { member, metric, on_day, value, source, by_member, message, at, .. } = late;
            known.put(Figure { part: Part::Fact, member, metric, on_day, value, source, by_member, message, at });
        }
        Ok(known)
    }

    /// The whole current figure.
    pub fn figure(&self, part: Part, metric: MetricId, on: NaiveDate) -> Option<&Figure> {
        self.figures.get(&(part, metric, on))
    }

    /// Outer `None`: not answered; inner `None`: «-».
    pub fn value(&self, part: Part, metric: MetricId, on: NaiveDate) -> Option<Option<i64>> {
        self.figure(part, metric, on).map(|figure| figure.value)
    }

    /// The number, when there is one.
    pub fn number(&self, part: Part, metric: MetricId, on: NaiveDate) -> Option<i64> {
        self.value(part, metric, on).flatten()
    }

    /// Takes in what has just been recorded.
    pub fn put(&mut self, figure: Figure) {
        self.figures.insert((figure.part, figure.metric, figure.on_day), figure);
    }

    /// Has every one of the metrics an answer for the date.
    pub fn all_answered(&self, part: Part, metrics: &[&Metric], on: NaiveDate) -> bool {
        metrics.iter().all(|metric| self.figures.contains_key(&(part, metric.id, on)))
    }

    /// Has any of the metrics an answer for the date.
    pub fn any_answered(&self, part: Part, metrics: &[&Metric], on: NaiveDate) -> bool {
        metrics.iter().any(|metric| self.figures.contains_key(&(part, metric.id, on)))
    }

    /// Was any plan said for the date, whatever the metrics were then.
    pub fn is_pledged(&self, on: NaiveDate) -> bool {
        self.figures.keys().any(|(part, _, day)| *part == Part::Pledge && *day == on)
    }

    /// What is usual for the metric, looking back from `on`; the day itself is not part of it.
    pub fn usual(&self, metric: MetricId, on: NaiveDate) -> Usual {
        let from = on.checked_sub_days(Days::new(USUAL_DAYS)).unwrap_or(on);
        let history = self.facts_before(metric, on).filter(|(day, _)| *day >= from).map(|(_, value)| value).collect();
        Usual { history, pledge: self.number(Part::Pledge, metric, on) }
    }

    /// The last ten known facts before `on`, newest first.
    pub fn last_facts(&self, metric: MetricId, on: NaiveDate) -> Vec<i64> {
        self.facts_before(metric, on).take(SUGGESTION_DAYS).map(|(_, value)| value).collect()
    }

    fn facts_before(&self, metric: MetricId, on: NaiveDate) -> impl Iterator<Item = (NaiveDate, i64)> + '_ {
        self.figures
            .range((Part::Fact, metric, NaiveDate::MIN)..(Part::Fact, metric, on))
            .rev()
            .filter_map(|((.., day), figure)| Some((*day, figure.value?)))
    }
}
