//! One tap for the whole plan: what a day is suggested to bring.
//!
//! Invariant: [Беру …] writes what its button says, whatever became known or was set between the offer and the tap.
use super::Talk;
use crate::{
    domain::{
        calendar::Calendar,
        id::MetricId,
        metric::Metric,
        month::{Behind, suggested_norm},
        report::{Offered, suggested},
    },
    store::{Result, Tx},
    usecase::month::MonthBook,
};
use chrono::NaiveDate;

impl Talk<'_> {
    /// The values of the metrics for the day, in their order, remembered as offered.
    ///
    /// The norm of the day, the main metric raised to catch up; without a target the mean of his last ten days; halved
    /// for a newcomer, rounded as a person would. `None` where one of them has neither, or there is nothing to plan.
    pub(super) async fn offer_plan(
        &mut self,
        tx: &mut Tx,
        metrics: &[&Metric],
        on: NaiveDate,
    ) -> Result<Option<Vec<i64>>> {
        let book = MonthBook::load_norms(tx, self.house, self.member.id, on, self.now).await?;
        let value = |metric: &&Metric| Some((metric.id, self.worth(book.as_ref(), metric, on)?));
        let values: Option<Vec<(MetricId, i64)>> = metrics.iter().map(value).collect();
        // A day that brings no money is nothing to plan by a tap.
        let main = self.sheet.lineup.main;
        let worth = |values: &Vec<(MetricId, i64)>| {
            values.iter().all(|(metric, value)| Some(*metric) != main || *value > 0)
                && values.iter().any(|(_, value)| *value > 0)
        };
        let offered = values.filter(worth).map(|values| Offered { on, values });
        self.report.pending.offered.clone_from(&offered);
        Ok(offered.map(|offered| offered.values.into_iter().map(|(_, value)| value).collect()))
    }

    /// What was offered for the day, if it was these metrics.
    pub(super) fn offered(&self, metrics: &[&Metric], on: NaiveDate) -> Option<Vec<i64>> {
        let offered = self.report.pending.offered.as_ref().filter(|offered| offered.on == on)?;
        let same = offered.values.iter().map(|(metric, _)| *metric).eq(metrics.iter().map(|metric| metric.id));
        same.then(|| offered.values.iter().map(|(_, value)| *value).collect())
    }

    fn worth(&self, book: Option<&MonthBook>, metric: &Metric, on: NaiveDate) -> Option<i64> {
        let halved = |value: i64| if self.is_newcomer() { value - value / 2 } else { value };
        if let Some(book) = book {
            let main = Some(metric.id) == self.sheet.lineup.main;
            let sheet = book.sheet(self.house, self.member, metric);
            if let Some(norm) = suggested_norm(&sheet, on, main) {
                return suggested(&[halved(norm.value)], metric.one());
            }
        }
        let history: Vec<i64> = self.known.last_facts(metric.id, on);
        let value = suggested(&history, metric.one())?;
        if self.is_newcomer() { suggested(&[halved(value)], metric.one()) } else { Some(value) }
    }

    /// What the main metric would need on his next working day, when that is more than can be asked of anybody.
    pub async fn behind(&self, tx: &mut Tx) -> Result<Option<Behind>> {
        let Some(metric) = self.sheet.main() else { return Ok(None) };
        let Some(on) = self.calendar.working_from(self.today()) else { return Ok(None) };
        let book = MonthBook::load_norms(tx, self.house, self.member.id, on, self.now).await?;
        let sheet = book.map(|book| book.sheet(self.house, self.member, metric));
        Ok(sheet.and_then(|sheet| suggested_norm(&sheet, on, true)?.behind))
    }
}
