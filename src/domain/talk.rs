//! What is said in the talk of a report: data for screens, made by use cases and drawn by views.
//!
//! Apart from both, because a prompt waits in the outbox as one of these values ([`super::notice::Notice`]) and must
//! be understood by another process, also after a change of name or metric: everything it shows is inside.
use super::{
    department::Currency,
    id::{MemberId, MetricId, NoteId, PromiseId, ReportId},
    metric::Metric,
    parse::line::Problem,
    planfact::CardMonth,
    report::{Cause, LessonKind, NamedPlan, Part, Question},
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A figure of the report as it is asked: what is planned and what is already known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFigure {
    pub metric: Metric,
    /// The pledge for the day, beside the metric's name: «Звонки (план 45)».
    pub pledge: Option<i64>,
    /// Outer `None`: not answered; inner `None`: «-», there is no number.
    pub known: Option<Option<i64>>,
    /// What stands in the example line.
    pub example: i64,
}

/// Why a report opens before its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EarlyBecause {
    /// «Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?»
    RestAhead,
    /// He asked for it by `/report`.
    Asked,
}

/// The question for facts: the prompt, and what is left after a part of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsAsk {
    pub report: ReportId,
    /// First name for the greeting of a prompt; `None` inside the talk.
    pub greet: Option<String>,
    /// The part of the day for the greeting: the reader's local time.
    pub local_time: NaiveTime,
    /// Dates whose facts are asked, oldest first. Empty: only a plan is asked.
    pub about_on: Vec<NaiveDate>,
    pub plan_on: Vec<NaiveDate>,
    /// Present local date, for «сегодня» and «завтра».
    pub today_on: NaiveDate,
    /// Until when, on the reader's wall clock; `None` when it is not due (a correction, a day off).
    pub deadline: Option<NaiveTime>,
    pub figures: Vec<AskedFigure>,
    pub currency: Currency,
    /// [Всё по плану] is offered.
    pub as_planned: bool,
    /// [Напомнить в 9:45]; `None` when that moment has passed.
    pub remind_at: Option<NaiveTime>,
    /// Older dates without facts: a button.
    pub older: Vec<NaiveDate>,
    /// Days off since the last working day: [Были продажи в выходные].
    pub days_off: Vec<NaiveDate>,
    pub early: Option<EarlyBecause>,
    /// Show what counts for each metric (newcomers, and metrics left after a wrong count).
    pub hints: bool,
    /// [Исправить]: all values are shown and replaced.
    pub correcting: bool,
    /// Corrections of a plan instead of facts.
    pub part: Part,
    /// A plan in one tap, where only a plan is asked: a value for each figure.
    pub suggestion: Option<Vec<i64>>,
    /// A correction offers the lesson of the day too.
    pub has_lesson: bool,
    /// A correction offers the figures of the week too.
    #[serde(default)]
    pub has_weekly: bool,
    /// The line is another one than last time: said with a prompt, once.
    #[serde(default)]
    pub news: LineNews,
}

/// How the line of facts differs from the one of the report before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineNews {
    pub fresh: Vec<Metric>,
    pub gone: Vec<Metric>,
    /// What both have stands in another order: whoever answers from memory would be wrong.
    pub moved: bool,
}

/// The figures asked once a week, for one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyAsk {
    pub report: ReportId,
    /// As in [`FactsAsk`]: the day has nothing else to ask, so this is its prompt.
    pub greet: Option<String>,
    pub local_time: NaiveTime,
    pub on: NaiveDate,
    pub today_on: NaiveDate,
    pub figures: Vec<AskedFigure>,
    pub currency: Currency,
    /// [Исправить]: all values are shown and replaced.
    pub correcting: bool,
}

/// One metric at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepAsk {
    pub report: ReportId,
    pub part: Part,
    pub on: NaiveDate,
    pub figure: AskedFigure,
    /// «2 из 5».
    pub nth: usize,
    pub of: usize,
    /// Values offered as buttons, smallest first.
    pub offers: Vec<i64>,
    pub currency: Currency,
    pub today_on: NaiveDate,
}

/// «5 000 000 ₽ — всё верно? Обычно до 400 000.»
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtAsk {
    pub report: ReportId,
    pub metric: Metric,
    pub part: Part,
    pub question: Question,
    /// Everything the head had entered otherwise: metric, his own value, the head's. Asked at once.
    pub differs: Vec<(Metric, i64, i64)>,
    pub currency: Currency,
}

/// [Меня не было]: what sort of absence it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayAsk {
    pub report: ReportId,
    /// The fact dates it would mark.
    pub about_on: Vec<NaiveDate>,
    pub today_on: NaiveDate,
}

/// «За какой день?»: numbers came without an open report, or [Другой день] was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayAsk {
    /// Dates whose facts he may give himself, a button each.
    pub dates: Vec<NaiveDate>,
    pub today_on: NaiveDate,
    /// The numbers he has typed already, shown back as he wrote them.
    pub typed: Option<String>,
    /// Whose report it is about: he may be in several departments. `None` while he has none.
    pub report: Option<ReportId>,
}

/// What [Всё по плану] would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsPlannedAsk {
    pub report: ReportId,
    pub on: NaiveDate,
    pub figures: Vec<(Metric, i64)>,
    pub currency: Currency,
    pub today_on: NaiveDate,
}

/// The question for the plan of the next date that lacks one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanAsk {
    pub report: ReportId,
    pub on: NaiveDate,
    pub today_on: NaiveDate,
    pub figures: Vec<AskedFigure>,
    /// One value for each figure, or nothing when there is no history.
    pub suggestion: Option<Vec<i64>>,
    pub currency: Currency,
    pub hints: bool,
}

/// «План 80 000. С кого?»
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesAsk {
    pub report: ReportId,
    pub on: NaiveDate,
    pub today_on: NaiveDate,
    pub metric: Metric,
    pub pledge: i64,
    pub currency: Currency,
    /// Named sums above the pledge: [До 120 000] [Оставить].
    pub above: Option<(Vec<NamedPlan>, i64)>,
}

/// «Что помешало?» or «Отличный день! Что сработало?»
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonAsk {
    pub report: ReportId,
    pub kind: LessonKind,
    pub metric: Metric,
    pub fact: i64,
    pub pledge: i64,
    /// He had said no plan: what stands there is his norm of the day.
    pub by_norm: bool,
    pub currency: Currency,
    /// [не хватило времени] was chosen: what took it.
    pub time: bool,
    /// [другое] was chosen: his own words are waited for.
    pub own_words: bool,
}

/// «Что сделаем?» about a day far from its plan: the answer becomes a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionAsk {
    pub report: ReportId,
    pub kind: LessonKind,
    pub metric: Metric,
    pub fact: i64,
    pub plan: i64,
    /// See [`LessonAsk`].
    pub by_norm: bool,
    pub currency: Currency,
    /// What he has just said about it.
    pub cause: Option<Cause>,
    pub words: Option<String>,
}

/// A promise on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLine {
    pub id: PromiseId,
    pub owner: Option<String>,
    pub body: String,
    pub amount_minor: Option<i64>,
    pub due_on: NaiveDate,
    pub first_due_on: NaiveDate,
    pub state: super::promise::PromiseState,
    /// What the facts suggest was paid: pre-selects [98 000 из 120 000].
    pub suggested_minor: Option<i64>,
    /// The owner may move it without the head.
    pub movable: bool,
}

/// Promises due, a row of buttons each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueAsk {
    pub report: ReportId,
    pub today_on: NaiveDate,
    pub promises: Vec<PromiseLine>,
    pub currency: Currency,
}

/// A part was paid: how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartAsk {
    pub promise: PromiseLine,
    pub currency: Currency,
    pub today_on: NaiveDate,
}

/// A new date for a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveAsk {
    pub promise: PromiseLine,
    pub dates: Vec<NaiveDate>,
    pub today_on: NaiveDate,
    pub currency: Currency,
}

/// A day of the card: its figures against the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDay {
    pub on: NaiveDate,
    pub part: Part,
    /// The figures asked once a week, not the day's own.
    #[serde(default)]
    pub weekly: bool,
    /// Metric, value (`None` inside: «-»), pledge of the day beside a fact.
    pub figures: Vec<(Metric, Option<i64>, Option<i64>)>,
}

/// The end: everything that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub report: ReportId,
    pub today_on: NaiveDate,
    pub days: Vec<CardDay>,
    pub lesson: Option<(LessonKind, Option<Cause>, Option<String>)>,
    pub notes: Vec<String>,
    /// Promises made in this report.
    pub promises: Vec<PromiseLine>,
    pub currency: Currency,
    /// The reader's wall clock: «Хорошего дня» or «Хорошего вечера».
    pub local_time: NaiveTime,
    /// Seconds from the first act to the end; `None` when it took longer than is worth telling.
    pub seconds: Option<i64>,
    /// The first report ever is praised.
    pub first: bool,
    /// «план назвали» — what is still missing, said softly.
    pub plan_missing: bool,
    /// How the month of the main metric goes, where it has a target.
    #[serde(default)]
    pub month: Option<Box<CardMonth>>,
    pub title: CardTitle,
}

/// Why a card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardTitle {
    /// The talk has come to its end.
    Finished,
    /// Something was corrected.
    Corrected,
    /// Nothing is asked and nothing has changed.
    AsItStands,
}

/// What comes next in the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Facts(FactsAsk),
    OneByOne(StepAsk),
    Doubt(DoubtAsk),
    AsPlanned(AsPlannedAsk),
    Away(AwayAsk),
    WhichDay(DayAsk),
    Plan(PlanAsk),
    Names(NamesAsk),
    Weekly(WeeklyAsk),
    Lesson(LessonAsk),
    Action(ActionAsk),
    Due(DueAsk),
    Part(PartAsk),
    Move(MoveAsk),
    Done(Card),
}

/// What is said before the next question about what has just been typed or tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// «Записал как заметку к отчёту.» [Это обещание] [Передать РОПу] [Удалить]
    NoteKept {
        note: NoteId,
        body: String,
    },
    /// «Жду цифры: звонки, встречи … Например: …», said once.
    NumbersPlease,
    /// Numbers were taken; needed when the next step does not show them itself.
    Taken {
        part: Part,
        on: NaiveDate,
        today_on: NaiveDate,
        /// `None` inside: «-».
        figures: Vec<(Metric, Option<i64>)>,
        currency: Currency,
    },
    /// What of a line was not understood. Several readings of one metric's number are better asked as a doubt
    /// ([`Question::WhichOne`]), because a remark has no buttons for them.
    Problems {
        problems: Vec<Problem>,
        /// All metrics the problems speak of.
        metrics: Vec<Metric>,
        /// How many values were understood and kept.
        kept: usize,
        currency: Currency,
    },
    /// Voice, picture or file.
    CannotRead,
    /// «Поправляйтесь. Отметить: сегодня не работаете?»
    AbsenceOffered {
        member: MemberId,
        kind: super::calendar::AbsenceKind,
        wish: bool,
    },
    /// The same with its dates said: first and last days, the likeliest first; `until`: said as «до».
    AbsenceDates {
        member: MemberId,
        kind: super::calendar::AbsenceKind,
        ranges: Vec<(NaiveDate, NaiveDate)>,
        until: bool,
        today_on: NaiveDate,
    },
    /// «потом»: [Напомнить в 9:45] where that moment is ahead.
    Later {
        report: ReportId,
        remind_at: Option<NaiveTime>,
    },
    RemindLater {
        at: NaiveTime,
    },
    TooLateToRemind,
    /// The amount does not read as a number.
    NotANumber,
    NotADate,
    /// The pledge was raised to the sum of the names.
    PledgeRaised {
        to: i64,
    },
    /// An edited message corrected the figures.
    EditTaken,
    /// An edited message does not read as figures: nothing was changed.
    EditNotUnderstood,
    /// The promise was moved, kept, …
    PromiseClosed {
        body: String,
        state: super::promise::PromiseState,
    },
    PromiseMoved {
        body: String,
        on: NaiveDate,
    },
    /// The third move waits for the head.
    MoveAsked {
        body: String,
    },
    HelpAsked,
    /// Facts beyond their limits: said to whoever told them, and to nobody but the leaders besides.
    BeyondLimit {
        figures: Vec<(Metric, i64)>,
        currency: Currency,
    },
    /// The months of these facts are settled: a head is asked, and what was typed waits.
    MonthSettled {
        months_on: Vec<NaiveDate>,
    },
    /// A metric is not there any more, or an old button.
    Outdated,
}

/// A remark, if any, and the next question, if any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub remarks: Vec<Remark>,
    pub step: Option<Box<Step>>,
}

impl Answer {
    pub fn step(step: Step) -> Self {
        Self { remarks: vec![], step: Some(Box::new(step)) }
    }

    pub fn remark(remark: Remark) -> Self {
        Self { remarks: vec![remark], step: None }
    }

    #[must_use]
    pub fn after(mut self, remark: Remark) -> Self {
        self.remarks.insert(0, remark);
        self
    }
}

/// Names of metrics that are still without an answer.
pub fn left(figures: &[AskedFigure]) -> impl Iterator<Item = MetricId> {
    figures.iter().filter(|figure| figure.known.is_none()).map(|figure| figure.metric.id)
}
