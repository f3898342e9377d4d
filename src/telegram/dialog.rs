//! What a person is in the middle of, kept with the chat and the person: a dialog survives restarts and deploys.
//!
//! Each feature adds its variant and handles it in its handlers. Invariants: a variant that was stored once keeps its
//! name and fields, or becomes undecodable, which is answered politely and forgotten.
use crate::domain::{
    calendar::{AbsenceKind, DayDraft},
    id::{
        DepartmentId, GradeId, InvestigationId, InviteId, MemberId, MessageId, MetricId, PromiseId, TalkId, TargetId,
    },
    metric::{Making, MetricText},
    planning::Setting,
    promise::draft::Draft,
    setup::Wizard,
    time::Instant,
    times::{Seen, TimeOf, Whose},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An unfinished conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialog {
    /// Makes a department.
    Wizard(Wizard),
    /// Types who is in the department.
    People { department: DepartmentId },
    /// Names a member anew.
    Rename { member: MemberId },
    /// Names and weighs a new grade.
    NewGrade { department: DepartmentId },
    /// Names or weighs a grade anew.
    ChangeGrade { grade: GradeId },
    /// Comes in by an invite he was shown.
    Joining { invite: InviteId },
    /// He is in several departments and wrote a line: for which of them?
    WhichDepartment {
        text: String,
        message: MessageId,
        dated_at: Instant,
        /// What he was in the middle of: he goes on with it afterwards.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<Box<Dialog>>,
    },
    /// He told facts while nothing was asked: for which day?
    WhichDay { member: MemberId, text: String, message: Option<MessageId>, dated_at: Instant },
    /// `/report` on a day off: numbers typed on that day are its facts.
    DayOff { member: MemberId, on: NaiveDate },
    /// He is away until a day he is about to name.
    AbsentUntil { member: MemberId, kind: AbsenceKind },
    /// The days of somebody's absence, his own or another's.
    Absent { member: MemberId, kind: AbsenceKind },
    /// A leader enters somebody's figures of a day.
    EnterFor { member: MemberId, on: NaiveDate },
    /// Says what is in the way of his reports.
    Hindered { member: MemberId },
    /// A decision about days, or a mark; without a wish the calendar was only looked at.
    Calendar { department: DepartmentId, draft: DayDraft },
    /// How he is signed.
    OwnName { member: MemberId },
    /// Where his wall clock is.
    OwnZone { member: MemberId },
    /// What the department is called.
    DepartmentName { department: DepartmentId },
    /// A question about a promise.
    Promise(PromiseDialog),
    /// A question about times.
    Times(TimesDialog),
    /// A leader types the name, aliases, hint or limit of a metric.
    MetricText { metric: MetricId, text: MetricText },
    /// A leader types what he expects of a step and the next one.
    Benchmark { from: MetricId, to: MetricId },
    /// A leader makes a metric.
    NewMetric(Making),
    /// About targets of months.
    Target(TargetDialog),
}

/// What is waited for about a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetDialog {
    /// A leader sets one.
    Setting(Setting),
    /// What was done before the start, of one that is set.
    Openings { department: DepartmentId, metric: MetricId, month_on: NaiveDate },
    /// What a member wants to talk over.
    Discuss { target: TargetId },
}

/// What is waited for about a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseDialog {
    /// What he promises.
    Text { department: DepartmentId },
    /// What the draft is missing.
    Making { department: DepartmentId, draft: Draft },
    /// How much came.
    Part { promise: PromiseId },
    /// Another day for what he was asked to promise.
    Take { promise: PromiseId },
    /// Another day.
    Move { promise: PromiseId },
    /// A leader says what is to be promised after an investigation.
    Action { investigation: InvestigationId },
    /// What a leader and a member have agreed on in a talk.
    Agreement { talk: TalkId },
}

/// What is waited for about the times of a department or a member, and what its screen showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimesDialog {
    /// One of the times.
    Time { department: DepartmentId, which: TimeOf, seen: Seen },
    /// Working days.
    Week { whose: Whose, seen: Seen },
    /// A city.
    Zone { whose: Whose, seen: Seen },
}

/// A dialog as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    Dialog(Box<Dialog>),
    /// Of another version of the bot.
    Undecodable,
}
