//! A value on its way into the figures: what is unusual, read in two ways or told otherwise by the head is asked first.
use super::{Said, Talk};
use crate::{
    domain::{
        id::MetricId,
        parse::line::{Given, Half, Problem},
        report::{Doubt, Part, Question, Source, outlier},
        time::Instant,
    },
    store::{
        self, Tx,
        figures::{Figure, NewEntry},
    },
    usecase::{
        Result,
        settling::{self, Fared},
    },
};
use chrono::NaiveDate;

/// The same answer this often, and the doubt is not asked about again.
const CONFIRMED_ENOUGH: i64 = 3;
/// How a confirmed doubt is remembered.
pub(super) const AS_TYPED: &str = "as_typed";
pub(super) const IN_THOUSANDS: &str = "in_thousands";

/// One value to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub part: Part,
    pub metric: MetricId,
    pub on: NaiveDate,
    pub value: Option<i64>,
    pub source: Source,
    pub message: Option<i64>,
    pub at: Instant,
}

impl Talk<'_> {
    /// A number with several readings for one metric becomes a question with buttons; the rest stays a problem.
    pub(super) fn doubt_ambiguous(
        &mut self,
        problems: Vec<Problem>,
        facts_on: Option<NaiveDate>,
        plan_on: Option<NaiveDate>,
        said: Said<'_>,
    ) -> Vec<Problem> {
        let mut left = vec![];
        for problem in problems {
            let one = match &problem {
                Problem::Ambiguous { half, readings, .. } => single_metric(readings).map(|found| (*half, found)),
                _ => None,
            };
            let Some((half, (metric, candidates))) = one else {
                left.push(problem);
                continue;
            };
            let (part, on) = match half {
                Half::Fact => (Part::Fact, facts_on),
                Half::Plan => (Part::Pledge, plan_on),
            };
            let on = if part == Part::Fact && self.is_weekly(metric) { self.report.weekly_on } else { on };
            if let Some(on) = on {
                let question = Question::WhichOne { candidates };
                self.report.pending.doubts.push(Doubt { part, metric, on, question, message: said.message });
            }
        }
        left
    }

    /// Writes one value, unless it has to be asked about first.
    pub(super) async fn write(&mut self, tx: &mut Tx, entry: Entry) -> Result<()> {
        let Some(metric) = self.house.metric(entry.metric) else { return Ok(()) };
        self.report.pending.doubts.retain(|d| (d.part, d.metric, d.on) != (entry.part, entry.metric, entry.on));
        let mut entry = entry;
        if let Some(value) = entry.value
            && matches!(entry.source, Source::Line | Source::Step | Source::Edit)
        {
            if let Some(heads) = self.entered_by_head(entry.part, metric, entry.on).filter(|heads| *heads != value) {
                return self.doubt(entry, Question::HeadDiffers { mine: value, heads });
            }
            let usual = self.known.usual(entry.metric, entry.on);
            if let Some(question) = outlier(value, metric.is_money(), &usual) {
                let (answer, count) =
                    store::figures::confirmations(tx, self.member.id, entry.metric, question.code()).await?;
                match (&question, answer.as_str(), count >= CONFIRMED_ENOUGH) {
                    (_, AS_TYPED, true) => {}
                    (Question::TooSmall { thousands, .. }, IN_THOUSANDS, true) => entry.value = Some(*thousands),
                    _ => return self.doubt(entry, question),
                }
            }
        }
        self.write_unasked(tx, entry).await
    }

    fn doubt(&mut self, entry: Entry, question: Question) -> Result<()> {
        let Entry { part, metric, on, message, .. } = entry;
        self.report.pending.doubts.push(Doubt { part, metric, on, question, message });
        Ok(())
    }

    /// Writes one value as it is.
    pub(super) async fn write_unasked(&mut self, tx: &mut Tx, entry: Entry) -> Result<()> {
        let new = NewEntry {
            part: entry.part,
            department: self.house.department.id,
            member: self.member.id,
            metric: entry.metric,
            on_day: entry.on,
            value: entry.value,
            source: entry.source,
            by_member: Some(self.member.id),
            message: entry.message,
            at: entry.at,
        };
        let today = self.house.today(self.now);
        let fared = settling::record(tx, self.member, &new, today).await?;
        if fared == Fared::Waits {
            self.late.push(new);
        }
        let changed = fared == Fared::Recorded;
        self.changed |= changed;
        if changed
            && new.part == Part::Fact
            && let Some(value) = new.value
        {
            self.breaches.push((new.metric, value));
        }
        self.known.put(Figure {
            part: new.part,
            member: new.member,
            metric: new.metric,
            on_day: new.on_day,
            value: new.value,
            source: new.source,
            by_member: new.by_member,
            message: new.message,
            at: new.at,
        });
        Ok(())
    }
}

/// The one metric all readings are about, with its values.
fn single_metric(readings: &[Vec<(MetricId, Given)>]) -> Option<(MetricId, Vec<i64>)> {
    let mut metric = None;
    let mut values = vec![];
    for reading in readings {
        let [(id, Given::Value(value))] = reading.as_slice() else { return None };
        if metric.replace(*id).is_some_and(|seen| seen != *id) {
            return None;
        }
        values.push(*value);
    }
    values.sort_unstable();
    values.dedup();
    metric.map(|metric| (metric, values))
}
