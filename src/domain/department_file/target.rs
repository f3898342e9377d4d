//! A month's target as a file describes it.
use super::Metrics;
use crate::domain::{
    metric::{Kind, MemberRef},
    month::Basis,
};
use chrono::NaiveDate;

/// The line of the file something stood on, for a mistake found later. Two drafts are the same wherever they stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line(pub usize);

impl PartialEq for Line {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Line {}

/// The target of a metric's month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetDraft {
    pub line: Line,
    /// The first of the month.
    pub month_on: NaiveDate,
    /// The metric's key.
    pub metric: String,
    /// In the metric's smallest unit.
    pub total: i64,
    pub basis: Basis,
    /// Set by hand; the rest goes over the others by the basis.
    pub shares: Vec<(MemberRef, i64)>,
}

impl Metrics {
    /// Kind and decimals of the metric with this key.
    pub fn find(&self, key: &str) -> Option<(Kind, u8)> {
        match self {
            Metrics::Own(drafts) => drafts.iter().find(|draft| draft.key == key).map(|draft| (draft.kind, draft.scale)),
            Metrics::Template { template, crm_order } => {
                let order = if *crm_order { crate::domain::template::crm_order() } else { vec![] };
                let mut seeds = template.metrics().into_iter().chain(order);
                seeds.find(|seed| seed.key == key).map(|seed| (seed.kind, seed.scale()))
            }
        }
    }

    /// Decimals of its values; none of one that is not there.
    pub(super) fn scale_of(&self, key: &str) -> u8 {
        self.find(key).map_or(0, |(_, scale)| scale)
    }
}
