//! «Откуда?»: a figure of the month opened down to what it was computed from.
//!
//! Apart from [`super::month`], which computes, because this explains: a formula with letters, the same with numbers,
//! then the days, people, versions and promises behind it. Source: product.md, principle 6 and the letters of «The
//! month». Invariants: the numbers put into a formula give its result; what is left out is said, and why there is no
//! number is a word and never a zero.
mod department;
mod formula;
mod member;

pub use department::{MemberMonth, of_department};
pub use formula::{Formula, Letter, Number, Piece, Sign};
pub use member::{MemberMaterial, of_day, of_member};

use super::{
    department::Currency,
    id::MemberId,
    metric::Metric,
    promise::Promise,
    report::{Part, Source},
};
use crate::coded;
use chrono::{NaiveDate, NaiveDateTime};

coded! {
    /// A figure that can be asked «Откуда?».
    pub enum Traceable {
        /// F.
        Fact = "f",
        /// E, «к сегодня нужно».
        Expected = "e",
        /// T.
        Pace = "t",
        /// C, «нужно в день».
        Needed = "n",
        /// By the smoothed rate.
        Forecast = "s",
        ByPromises = "p",
        /// F/Wₑ·W: shown nowhere else.
        RunRate = "r",
        Effort = "x",
        /// The day line of a digest.
        Day = "d",
    }
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub metric: Metric,
    pub figure: Traceable,
    /// A day of the month; of [`Traceable::Day`] the day itself.
    pub on: NaiveDate,
    pub currency: Currency,
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    NoTarget,
    NoFacts,
    /// No day with a number is over yet.
    NothingClosed,
    /// No full week is over yet, and a lumpy metric is judged by weeks.
    NoFullWeek,
    NoDaysLeft,
    /// Less is better: there is nothing to catch up.
    LessIsBetter,
    /// Neither facts of three months nor a target.
    LittleKnown,
    /// Promises are about money of the main metric.
    NoPromises,
    /// Nothing has been done yet, so nothing can be compared.
    NothingDone,
}

/// What is to be known besides the formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Working days over without a number: in neither F nor E.
    Unknown(Vec<NaiveDate>),
    /// r₀ from the facts of the three months before, or, without them, from the target.
    UsualFromFacts,
    UsualFromTarget,
    /// Judged to the end of this week.
    ThroughWeek(NaiveDate),
    /// A lumpy metric with too few facts: what is shown is by promises.
    ShownByPromises,
    /// Norms of several versions: the sum of the days.
    SeveralVersions,
    /// [Всё по плану] gave so many of the facts.
    AsPlanned {
        of: usize,
        by_button: usize,
    },
    /// A sum from before the start.
    Opening {
        value: i64,
        through_on: NaiveDate,
    },
    /// The department's figure is the sum over people who have one.
    OfMembers,
}

/// Who entered a value, when, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub part: Part,
    pub value: Option<i64>,
    /// Outer `None`: nothing stood there.
    pub before: Option<Option<i64>>,
    pub source: Source,
    /// `None`: he himself.
    pub by: Option<String>,
    /// On the department's clock.
    pub at: NaiveDateTime,
}

/// A day behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginDay {
    pub on: NaiveDate,
    /// Its exact norm, where the figure is made of norms.
    pub norm: Option<Number>,
    pub fact: Option<i64>,
    /// Its reports are not over: counts in F alone.
    pub open: bool,
    /// Earliest first.
    pub entries: Vec<Entered>,
}

/// A version of the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginVersion {
    pub from_on: NaiveDate,
    /// His share, or the whole.
    pub value: i64,
    pub by: Option<String>,
    pub reason: Option<String>,
    pub made_on: NaiveDate,
}

/// A promise behind a forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginPromise {
    pub body: String,
    pub amount: i64,
    /// What has come of it; `None`: still open.
    pub paid: Option<i64>,
    pub on: NaiveDate,
}

/// Somebody's part of the department's figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginMember {
    pub member: MemberId,
    pub name: String,
    pub number: Option<Number>,
    /// Of a day: what he had pledged.
    pub pledge: Option<i64>,
    pub unknown_on: Vec<NaiveDate>,
    /// Of his known facts [Всё по плану] gave so many.
    pub as_planned: Option<(usize, usize)>,
}

/// The figures that can be opened: of a member or of the department, of a metric, of the month of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub whose: Option<(MemberId, String)>,
    pub metric: Metric,
    /// The day the question came with; its month is meant.
    pub on: NaiveDate,
    pub figures: Vec<Traceable>,
    /// The other metrics, in the department's order.
    pub others: Vec<Metric>,
}

/// A figure with everything behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub asked: Asked,
    /// `None`: the department's.
    pub whose: Option<(MemberId, String)>,
    /// One after another; the last gives the figure.
    pub formulas: Vec<Formula>,
    pub lack: Option<Lack>,
    pub remarks: Vec<Remark>,
    pub versions: Vec<OriginVersion>,
    pub members: Vec<OriginMember>,
    pub days: Vec<OriginDay>,
    pub promises: Vec<OriginPromise>,
    /// Its reader may open the department's as well.
    pub of_department: bool,
}

impl Explanation {
    fn new(asked: Asked, whose: Option<(MemberId, String)>) -> Self {
        Self {
            asked,
            whose,
            formulas: vec![],
            lack: None,
            remarks: vec![],
            versions: vec![],
            members: vec![],
            days: vec![],
            promises: vec![],
            of_department: false,
        }
    }

    /// The figure itself.
    pub fn result(&self) -> Option<&Number> {
        self.formulas.last().map(|formula| &formula.result).filter(|_| self.lack.is_none())
    }
}

/// The figures that can be asked of a metric.
pub fn traceable(metric: &Metric) -> Vec<Traceable> {
    use super::metric::{Direction, Kind};
    let less = metric.direction == Direction::Less;
    let money = metric.is_money() && metric.main;
    let asked = |figure: &Traceable| match figure {
        Traceable::Fact | Traceable::Day => true,
        Traceable::Needed | Traceable::Effort => metric.kind == Kind::Flow && !less,
        Traceable::ByPromises => money,
        _ => metric.kind == Kind::Flow,
    };
    Traceable::ALL.iter().copied().filter(asked).collect()
}

/// A promise as a forecast reads it; `None` where it counts for nothing in the window.
pub fn promise(
    promise: &Promise,
    member: MemberId,
    closed_through: NaiveDate,
    through: NaiveDate,
) -> Option<OriginPromise> {
    use super::month::{Promised, judged_on, paid, promised};
    let one = std::slice::from_ref(promise);
    let found: Promised = promised(one, member, closed_through, through);
    let (body, amount) = (promise.body.clone(), promise.amount_minor?);
    if found.open != 0 {
        return Some(OriginPromise { body, amount, paid: None, on: promise.due_on });
    }
    (found.due != 0).then(|| OriginPromise { body, amount, paid: Some(paid(promise)), on: judged_on(promise) })
}

#[cfg(test)]
mod tests;
