//! Leads that come from elsewhere: the week's sum, how it stands to the month's plan, and how many were no good and why.
//!
//! Where the first step of the funnel is only counted, somebody else brings it: marketing. Whoever brings leads, as an
//! Observer, and the leaders read the sums once a week; names stay inside the department. What was no good is asked
//! once a week with the other figures of the week, a metric a reason, and only where a head has switched it on: an
//! ordinary day costs nobody anything. Source: product.md, templates, and «The month».
//!
//! Invariants: missing is not zero: rejects are set against the leads of those members alone who have told both.
use super::{
    calendar::{Calendar, Weight, month_of},
    fraction::Fraction,
    funnel::Steps,
    id::MemberId,
    metric::{Asked, Metric},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The keys of the metrics in which rejects are told, a reason each, in their order.
pub const REASONS: [&str; 4] = ["rejects_not_ours", "rejects_no_contact", "rejects_spam", "rejects_no_need"];

/// The metric marketing answers for: the first step, when its plan is nobody's here.
pub fn from_elsewhere(metrics: &[Metric]) -> Option<Metric> {
    let first = Steps::of(metrics).steps.into_iter().next();
    first.filter(|metric| metric.asked == Asked::Fact)
}

/// The metrics of rejects that are asked, in the order of [`REASONS`].
pub fn reasons(metrics: &[Metric]) -> Vec<&Metric> {
    let of = |key: &&str| metrics.iter().find(|metric| metric.key == **key && metric.asks_weekly());
    REASONS.iter().filter_map(of).collect()
}

/// How the month stands against its plan of leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadsPlan {
    /// A day of the month.
    pub month_on: NaiveDate,
    /// Whole leads the month's target takes.
    pub month: i64,
    /// Of them so many by the end of the week.
    pub by_now: i64,
    /// So many have come.
    pub done: i64,
}

/// Leads that were no good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejects {
    pub rejected: i64,
    /// The leads of whoever told his rejects.
    pub of: i64,
    /// Who told them, of those who had leads.
    pub told: usize,
    pub members: usize,
    /// The name of each reason and its sum, in their order; one nobody told is left out.
    pub reasons: Vec<(String, i64)>,
}

/// A week of leads, for a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadsWeek {
    pub department: String,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    pub metric: Metric,
    /// Σ of the week, in the metric's smallest unit.
    pub total: i64,
    pub plan: Option<LeadsPlan>,
    pub rejects: Option<Rejects>,
}

/// A member's week: his leads, and his rejects by reason; `None`: not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberWeek {
    pub member: MemberId,
    pub leads: Option<i64>,
    /// In the order of the reasons.
    pub rejects: Vec<Option<i64>>,
}

/// The rejects of the week; `None`: nobody has told any beside his leads.
pub fn rejects(reasons: &[&Metric], weeks: &[MemberWeek]) -> Option<Rejects> {
    let with_leads: Vec<&MemberWeek> = weeks.iter().filter(|week| week.leads.is_some()).collect();
    let told: Vec<&MemberWeek> =
        with_leads.iter().copied().filter(|week| week.rejects.iter().any(Option::is_some)).collect();
    if told.is_empty() {
        return None;
    }
    let sum = |place: usize| {
        let values = told.iter().filter_map(|week| week.rejects.get(place).copied().flatten());
        values.fold(None, |sum: Option<i64>, value| Some(sum.unwrap_or(0).saturating_add(value)))
    };
    let by_reason: Vec<(String, i64)> =
        reasons.iter().enumerate().filter_map(|(place, metric)| Some((metric.name.clone(), sum(place)?))).collect();
    Some(Rejects {
        rejected: by_reason.iter().fold(0, |all, (_, value)| all.saturating_add(*value)),
        of: told.iter().filter_map(|week| week.leads).fold(0, i64::saturating_add),
        told: told.len(),
        members: with_leads.len(),
        reasons: by_reason,
    })
}

/// How many of the month's leads are due by the end of `through_on`, when the target begins on `from_on`: by the weights
/// of the days; halves up.
pub fn due_by(month: i64, calendar: &impl Calendar, from_on: NaiveDate, through_on: NaiveDate) -> i64 {
    let last_on = *month_of(from_on).end();
    let (past, all): (Weight, Weight) =
        (calendar.total_weight(from_on..=through_on), calendar.total_weight(from_on..=last_on));
    let share = Fraction::ratio(past.units(), all.units()).unwrap_or_else(Fraction::zero);
    (Fraction::from(month) * share).half_up()
}

#[cfg(test)]
mod tests;
