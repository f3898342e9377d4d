//! A month that is over and its head says so: its totals as they were then, and facts that come afterwards.
//!
//! Apart from the month's arithmetic because it is about a decision. Source: product.md, «Month report … the head's
//! accounts close with it, a fact of a closed month needs his tap». Invariants: a settlement names people by number
//! alone; a late fact counts nowhere until a head has accepted it, and what was typed is kept whatever he says.
use super::{
    department::Currency,
    id::{DepartmentId, MemberId, MetricId},
    metric::Metric,
    month::{KeptForecast, Sheet},
};
use crate::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The totals of a month as a head has settled them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// In the department's order.
    pub metrics: Vec<SettledMetric>,
}

/// One metric of a settled month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledMetric {
    pub metric: MetricId,
    pub plan: Option<i64>,
    /// `None`: nobody has told any.
    pub fact: Option<i64>,
    pub members: Vec<SettledMember>,
    pub forecasts: Vec<ForecastCheck>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledMember {
    pub member: MemberId,
    pub plan: Option<i64>,
    pub fact: Option<i64>,
    /// His working days without a number.
    pub unknown_on: Vec<NaiveDate>,
}

/// What was forecast on a working day of the month, and how far it missed what came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastCheck {
    pub working_day: i64,
    pub shown: i64,
    /// Above zero: it was too high.
    pub error: i64,
}

impl SettledMetric {
    /// The metric's month as it stands.
    pub fn of(metric: MetricId, plan: Option<i64>, sheets: &[Sheet], kept: &[KeptForecast]) -> Self {
        let member = |sheet: &Sheet| SettledMember {
            member: sheet.member(),
            plan: sheet.plan(),
            fact: sheet.has_facts().then(|| sheet.fact()),
            unknown_on: unknown_on(sheet),
        };
        let members: Vec<SettledMember> = sheets.iter().map(member).collect();
        let known: Vec<i64> = members.iter().filter_map(|member| member.fact).collect();
        let fact = (!known.is_empty()).then(|| known.iter().sum());
        let check = |kept: &KeptForecast| {
            Some(ForecastCheck { working_day: kept.working_day, shown: kept.shown?, error: kept.error(fact?)? })
        };
        let forecasts = kept.iter().filter(|kept| kept.metric == metric).filter_map(check).collect();
        Self { metric, plan, fact, members, forecasts }
    }

    /// Is there anything to settle.
    pub fn is_empty(&self) -> bool {
        self.plan.is_none() && self.fact.is_none()
    }
}

/// Working days that are over, without a number.
pub fn unknown_on(sheet: &Sheet) -> Vec<NaiveDate> {
    sheet.days().iter().filter(|day| day.is_unknown()).map(|day| day.on).collect()
}

coded! {
    /// What has become of a fact told of a settled month.
    pub enum LateState {
        Waiting = "waiting",
        Accepted = "accepted",
        Declined = "declined",
        /// Another number took its place before a head had looked.
        Replaced = "replaced",
    }
}

/// The card «Закрыть месяц?».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseAsk {
    pub department: DepartmentId,
    pub month_on: NaiveDate,
    /// The main one.
    pub metric: Option<Metric>,
    pub plan: Option<i64>,
    pub fact: Option<i64>,
    /// Who lacks a number, on which days.
    pub unknown: Vec<(String, Vec<NaiveDate>)>,
    pub forecasts: Vec<ForecastCheck>,
    pub currency: Currency,
}

/// A late fact as the head reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFigure {
    pub metric: Metric,
    pub on: NaiveDate,
    /// Outer `None`: nothing stood there.
    pub before: Option<Option<i64>>,
    pub after: Option<i64>,
}

/// Facts of a settled month told in one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateAsk {
    pub department: DepartmentId,
    /// The number of the question.
    pub question: i64,
    /// Whose facts they are.
    pub name: String,
    /// Who entered them, when it was somebody else.
    pub by: Option<String>,
    pub months_on: Vec<NaiveDate>,
    pub figures: Vec<LateFigure>,
    pub currency: Currency,
}
