//! A member's answers for one coordination day, and which question comes next.
//!
//! A report's dates are fixed when it opens. Facts and pledges belong to (member, metric, date), never to the report:
//! the report only remembers how far the talk has come, so that a restart, a late answer or an old button finds its
//! place again.
mod lineup;

pub use lineup::{Lineup, Words};

use super::{
    id::{DepartmentId, MemberId, MetricId, ReportId},
    time::Instant,
};
use crate::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// How far the talk of a report has come.
    pub enum Stage {
        Facts = "facts",
        Plan = "plan",
        /// «С кого?»
        Names = "names",
        /// Figures asked once a week.
        Weekly = "weekly",
        Lesson = "lesson",
        /// «Что сделаем?» of a day far from its plan.
        Action = "action",
        Promises = "promises",
        Done = "done",
    }
}

coded! {
    /// Which half of the line a figure belongs to.
    pub enum Part { Fact = "fact", Pledge = "pledge" }
}

coded! {
    /// Where an entry came from.
    pub enum Source {
        Line = "line",
        Step = "step",
        /// [Всё по плану] or [Беру …].
        Offer = "offer",
        Edit = "edit",
        Bell = "bell",
        Head = "head",
        Import = "import",
    }
}

coded! {
    /// Which way the day went, judged by the main metric against the own pledge.
    pub enum LessonKind { Hindered = "hindered", Worked = "worked" }
}

coded! {
    /// What hindered: the causes of product.md, «Что помешало?».
    pub enum Cause {
        ClientMoved = "client_moved",
        NoDecisionMaker = "no_decision_maker",
        Price = "price",
        NoTime = "no_time",
        /// No time, because an invoice or a contract was waited for.
        WaitedForInvoice = "waited_invoice",
        Paperwork = "paperwork",
        InternalMatters = "internal",
        Other = "other",
        NeedHelp = "need_help",
    }
}

coded! {
    /// What became of a sentence typed to a report.
    pub enum NoteFate { Kept = "kept", Promise = "promise", Passed = "passed", Deleted = "deleted" }
}

/// A short list of dates, oldest first; stored as «2026-11-20,2026-11-23».
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dates(pub Vec<NaiveDate>);

impl Dates {
    /// From its stored form; `None` when a part is no date.
    pub fn from_code(code: &str) -> Option<Self> {
        code.split(',').filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect::<Option<_>>().map(Dates)
    }
}

impl std::fmt::Display for Dates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(","))
    }
}

/// A report as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    pub department: DepartmentId,
    pub member: MemberId,
    /// The member's own working day of its prompt.
    pub coordination_on: NaiveDate,
    /// The dates whose facts it asks and that make it given; empty on a newcomer's first day, two only where
    /// `evening` begins.
    pub about_on: Dates,
    /// The dates a plan is asked for: today where the morning found it without a pledge, and the next.
    pub plan_on: Dates,
    /// The day for which weekly metrics are asked, on his last working day of the week.
    pub weekly_on: Option<NaiveDate>,
    /// The metrics it asks, as they were when it opened.
    pub lineup: Lineup,
    pub early: bool,
    /// Counted in coverage: a prompt was owed and he had pressed Start; false also when an outage kept it unasked.
    pub due: bool,
    pub stage: Stage,
    pub pending: Pending,
    /// [Всё по плану] was used: not offered on two reports running.
    pub as_planned: bool,
    pub opened_at: Instant,
    pub deadline_at: Instant,
    /// The first act of the person.
    pub begun_at: Option<Instant>,
    /// Every asked fact answered.
    pub given_at: Option<Instant>,
    /// The card was shown.
    pub finished_at: Option<Instant>,
}

impl Report {
    /// The date its result and lesson are about: the last of the fact dates.
    pub fn result_on(&self) -> Option<NaiveDate> {
        self.about_on.0.last().copied()
    }

    pub fn is_given(&self) -> bool {
        self.given_at.is_some()
    }
}

/// What the present question needs to understand the answer; lives in the report, so a restart forgets nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pending {
    /// Numbers that need a word from the person before they count, in the order they are asked about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// Answers come one metric at a time, by [По шагам].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_steps: bool,
    /// [Исправить]: what is asked again although it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correcting: Option<Correcting>,
    /// «Жду цифры» was said once already.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nudged: bool,
    /// Facts of another date are being given: an older one, or a day off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_on: Option<NaiveDate>,
    /// A part of a promise was paid: the next number is how much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<i64>,
    /// The head has entered figures, and the member has not answered since: his numbers are facts too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub entered_by_head: bool,
    /// «Что помешало?» was asked: at most twice a week.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hindered_asked: bool,
    /// Questions the person has skipped or answered.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub names_done: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lesson_done: bool,
    /// [не хватило времени] asks what took it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lesson_time: bool,
    /// [другое]: the next sentence is the cause in his own words.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lesson_text: bool,
    /// What [Беру …] writes: the values that were offered, whatever is known since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offered: Option<Offered>,
    /// «Что сделаем?» was answered or skipped, or needs no answer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub action_done: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub plan_skipped: bool,
    /// The figures of the week were left for later.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub weekly_skipped: bool,
    /// Named plans that exceed the pledge, waiting for [До …] or [Оставить].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedPlan>,
}

/// A plan offered in one tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub on: NaiveDate,
    pub values: Vec<(MetricId, i64)>,
}

/// What [Исправить] has opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correcting {
    Facts,
    Plan,
    Lesson,
    /// The figures of the week.
    Weekly,
    /// One number of a day.
    Figure {
        part: Part,
        metric: MetricId,
        on: NaiveDate,
    },
}

/// «Ромашка 50»: who pays how much of a pledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPlan {
    pub name: String,
    pub amount_minor: i64,
    pub due_on: NaiveDate,
}

/// A number that is asked about before it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    pub part: Part,
    pub metric: MetricId,
    pub on: NaiveDate,
    pub question: Question,
    pub message: Option<i64>,
}

/// Why a number is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Far above what is usual: «Обычно до …».
    TooLarge { value: i64, usual: i64 },
    /// Money so small that thousands may be meant: [120 ₽] [120 000 ₽].
    TooSmall { value: i64, thousands: i64 },
    /// Several readings of what was typed.
    WhichOne { candidates: Vec<i64> },
    /// The head had entered another value: both are shown, [Оставить] [Мои верные].
    HeadDiffers { mine: i64, heads: i64 },
}

impl Question {
    /// The code under which confirmed answers are counted.
    pub fn code(&self) -> &'static str {
        match self {
            Question::TooLarge { .. } => "too_large",
            Question::TooSmall { .. } => "too_small",
            Question::WhichOne { .. } => "which_one",
            Question::HeadDiffers { .. } => "head_differs",
        }
    }
}

/// What is usual for a (member, metric), to notice a slip of the finger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// Values of the last 30 calendar days, any order.
    pub history: Vec<i64>,
    /// What he had said he would do.
    pub pledge: Option<i64>,
}

/// How far above the own maximum of 30 days a value must be to be asked about.
const OUTLIER_MAX_FACTOR: i128 = 3;
/// How far above the pledge.
const OUTLIER_PLEDGE_FACTOR: i128 = 10;
/// How far below the own median or the pledge money must be.
const SMALL_FACTOR: i128 = 50;
/// Without history, money below 1 000 units is asked about (in kopecks).
const SMALL_WITHOUT_HISTORY: i64 = 1_000 * 100;

/// Is the value so unusual that a slip is likely? Source: product.md, «Outliers are confirmed».
pub fn outlier(value: i64, money: bool, usual: &Usual) -> Option<Question> {
    let largest = usual.history.iter().copied().max().unwrap_or(0);
    let pledge = usual.pledge.unwrap_or(0);
    let v = i128::from(value);
    let over_history = largest > 0 && v > OUTLIER_MAX_FACTOR * i128::from(largest);
    let over_pledge = pledge > 0 && v > OUTLIER_PLEDGE_FACTOR * i128::from(pledge);
    if over_history || over_pledge {
        return Some(Question::TooLarge { value, usual: if over_history { largest } else { pledge } });
    }
    if money && value > 0 {
        let mut known: Vec<i64> = usual.history.iter().copied().filter(|v| *v > 0).collect();
        known.sort_unstable();
        let median = known.get(known.len() / 2).copied().unwrap_or(0);
        let below = |reference: i64| reference > 0 && v * SMALL_FACTOR < i128::from(reference);
        let no_history = median == 0 && pledge == 0 && value < SMALL_WITHOUT_HISTORY;
        if (below(median) || below(pledge) || no_history)
            && let Some(thousands) = value.checked_mul(1_000)
        {
            return Some(Question::TooSmall { value, thousands });
        }
    }
    None
}

/// Share of the pledge below which «Что помешало?» is asked, per cent.
const HINDERED_BELOW_PERCENT: i128 = 80;

/// Which lesson the day asks for, by the main metric against the own pledge.
/// Source: product.md: below 80 % hindered, from 100 % with a pledge above zero worked, between nothing.
pub fn lesson(fact: Option<i64>, pledge: Option<i64>) -> Option<LessonKind> {
    let (fact, pledge) = (i128::from(fact?), i128::from(pledge?));
    if pledge <= 0 {
        return None;
    }
    if fact >= pledge {
        Some(LessonKind::Worked)
    } else if fact * 100 < pledge * HINDERED_BELOW_PERCENT {
        Some(LessonKind::Hindered)
    } else {
        None
    }
}

/// «Rounded as a person would»: two significant digits, up. Source: product.md, fine print.
pub fn rounded_up_to_two_digits(value: i64) -> i64 {
    let mut step = 1_i64;
    while value / step >= 100 {
        step *= 10;
    }
    let rest = value.rem_euclid(step);
    if rest == 0 { value } else { value.checked_add(step - rest).unwrap_or(value) }
}

/// The plan suggested from history: the mean of the own last 10 known days, rounded as a person would; money to whole
/// units. `None` without history. Source: product.md, «The report».
pub fn suggested(history: &[i64], one: i64) -> Option<i64> {
    if history.is_empty() {
        return None;
    }
    let sum: i128 = history.iter().map(|v| i128::from(*v)).sum();
    let count = history.len() as i128;
    let mean = i64::try_from((sum * 2 + count).div_euclid(count * 2)).ok()?;
    if mean <= 0 {
        return Some(0);
    }
    let units = mean.div_euclid(one) + i64::from(mean.rem_euclid(one) != 0);
    rounded_up_to_two_digits(units).checked_mul(one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_is_an_outlier_only_strictly_above_three_maxima() {
        let usual = Usual { history: vec![40, 10], pledge: None };
        assert_eq!(outlier(120, false, &usual), None);
        assert_eq!(outlier(121, false, &usual), Some(Question::TooLarge { value: 121, usual: 40 }));
    }

    #[test]
    fn ten_pledges_are_the_other_bound() {
        let usual = Usual { history: vec![], pledge: Some(5) };
        assert_eq!(outlier(50, false, &usual), None);
        assert_eq!(outlier(51, false, &usual), Some(Question::TooLarge { value: 51, usual: 5 }));
    }

    #[test]
    fn without_history_there_is_no_upper_check() {
        assert_eq!(outlier(500_000_000, false, &Usual::default()), None);
    }

    #[test]
    fn small_money_is_asked_in_thousands() {
        let rub = |r: i64| r * 100;
        let usual = Usual { history: vec![rub(90_000), rub(120_000)], pledge: None };
        assert_eq!(
            outlier(rub(120), true, &usual),
            Some(Question::TooSmall { value: rub(120), thousands: rub(120_000) })
        );
        assert_eq!(outlier(rub(98_000), true, &usual), None);
        assert_eq!(outlier(rub(999), true, &Usual::default()).map(|q| q.code()), Some("too_small"));
        assert_eq!(outlier(rub(1_000), true, &Usual::default()), None);
        assert_eq!(outlier(0, true, &usual), None, "zero is an answer");
    }

    #[test]
    fn the_lesson_follows_the_main_metric() {
        assert_eq!(lesson(Some(79), Some(100)), Some(LessonKind::Hindered));
        assert_eq!(lesson(Some(80), Some(100)), None);
        assert_eq!(lesson(Some(100), Some(100)), Some(LessonKind::Worked));
        assert_eq!(lesson(Some(5), Some(0)), None, "no pledge to be better than");
        assert_eq!(lesson(None, Some(10)), None, "missing is not zero");
    }

    #[test]
    fn a_person_rounds_up_to_two_digits() {
        for (from, to) in [(0, 0), (7, 7), (99, 99), (101, 110), (127_300, 130_000), (130_000, 130_000), (48, 48)] {
            assert_eq!(rounded_up_to_two_digits(from), to);
        }
        assert_eq!(suggested(&[12_730_000, 12_500_000], 100), Some(13_000_000));
        assert_eq!(suggested(&[3, 2, 2], 1), Some(2));
        assert_eq!(suggested(&[], 1), None);
    }

    proptest! {
        #[test]
        fn rounding_never_lowers_and_adds_less_than_a_tenth(v in 1_i64..1_000_000_000_000) {
            let rounded = rounded_up_to_two_digits(v);
            prop_assert!(rounded >= v);
            prop_assert!((rounded - v) * 10 <= v);
        }
    }
}
