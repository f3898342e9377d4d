//! What was added to a protocol after it had been made, as it is told: corrections for everybody, everything for the head.
//!
//! Apart from [`super::rendition`], because here time matters: who added what and when. Invariant: entries of one
//! message are one line.
use super::{DayProtocol, Recorded, What};
use crate::domain::{id::MemberId, metric::Metric, report::Part};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// A recorded fact that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub on: NaiveDate,
    pub name: String,
    pub metric: Metric,
    pub before: Option<i64>,
    pub after: Option<i64>,
}

/// Something added, on the department's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedLine {
    pub at: NaiveDateTime,
    pub name: String,
    /// Who did it, when it was somebody else.
    pub by: Option<String>,
    pub what: Added,
}

/// What was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// Facts or pledges of one date.
    Figures { part: Part, on: NaiveDate, figures: Vec<ChangedFigure> },
    /// Never a figure.
    Other(What),
}

/// `before`: what stood there, when anything did; inner `None`: «-».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFigure {
    pub metric: Metric,
    pub before: Option<Option<i64>>,
    pub after: Option<i64>,
}

/// Entries so near each other came with one message.
const ONE_MESSAGE: TimeDelta = TimeDelta::seconds(30);

/// What was added, a line for each act.
pub(super) fn added_lines(protocol: &DayProtocol, added: &[Recorded]) -> Vec<AddedLine> {
    let mut lines: Vec<(&Recorded, AddedLine)> = vec![];
    for item in added {
        let What::Figure { part, metric, on, value, before } = item.what else {
            lines.push((item, line(protocol, item, Added::Other(item.what.clone()))));
            continue;
        };
        let Some(metric) = protocol.metrics.iter().find(|known| known.id == metric).cloned() else { continue };
        let figure = ChangedFigure { metric, before, after: value };
        if let Some((first, AddedLine { what: Added::Figures { part: of, on: date, figures }, .. })) = lines.last_mut()
            && (*of, *date, first.member, &first.by) == (part, on, item.member, &item.by)
            && item.at - first.at <= ONE_MESSAGE
        {
            figures.push(figure);
        } else {
            lines.push((item, line(protocol, item, Added::Figures { part, on, figures: vec![figure] })));
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(protocol: &DayProtocol, item: &Recorded, what: Added) -> AddedLine {
    AddedLine { at: protocol.zone.local(item.at), name: item.name.clone(), by: item.by.clone(), what }
}

/// Facts of these metrics replaced after they had been recorded, from what stood there to what stands there now.
pub(super) fn corrections(
    metrics: &[&Metric],
    added: &[Recorded],
    named: &dyn Fn(MemberId) -> bool,
) -> Vec<Correction> {
    let mut all: Vec<(MemberId, Correction)> = vec![];
    for item in added.iter().filter(|item| named(item.member)) {
        let What::Figure { part: Part::Fact, metric, on, value, before } = item.what else { continue };
        let Some(shown) = metrics.iter().copied().find(|known| known.id == metric) else { continue };
        let same = all.iter_mut().find(|(member, c)| *member == item.member && c.on == on && c.metric.id == metric);
        match (same, before) {
            (Some((_, correction)), _) => correction.after = value,
            (None, Some(before)) => {
                let (name, metric) = (item.name.clone(), shown.clone());
                all.push((item.member, Correction { on, name, metric, before, after: value }));
            }
            (None, None) => {}
        }
    }
    let changed = all.into_iter().map(|(_, correction)| correction).filter(|c| c.before != c.after);
    changed.collect()
}
