//! Everything stored about a person, as a document he can keep: `/my_data`.
//!
//! Apart from the rows it is made of, so that it stays readable when they change: names instead of numbers of rows,
//! figures as exact decimals in texts, instants in UTC. Its fields are named in English, as in every export.
use super::{
    calendar::AbsenceKind,
    id::TelegramId,
    investigation::InvestigationState,
    person::{Language, ReminderProfile, Role},
    promise::{Origin, PromiseEvent, PromiseState},
    report::{Cause, LessonKind, NoteFate, Part, Source},
    stuck::Stuck,
    talk_to::{Ground, Reason},
    time::Instant,
};
use chrono::NaiveDate;
use serde::Serialize;

/// The whole document but what is said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MyData {
    pub made_at: Instant,
    pub person: PersonData,
    /// One a department he is or was in, the oldest first.
    pub places: Vec<PlaceData>,
}

/// The account at Telegram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonData {
    pub telegram: TelegramId,
    pub username: Option<String>,
    pub language: Language,
    pub pressed_start_at: Option<Instant>,
    pub messages_reach_me: bool,
}

/// What a department knows of him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceData {
    pub department: String,
    pub currency: String,
    pub name: String,
    pub role: Role,
    pub reports: bool,
    pub grade: Option<String>,
    pub zone: Option<String>,
    pub working_days: Option<String>,
    pub reminders: Option<ReminderProfile>,
    pub evening_reminder: bool,
    pub joined_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
    pub agreed_at: Option<Instant>,
    /// Facts and plans with their history: of a (part, metric, date) the last entry counts.
    pub entries: Vec<EntryData>,
    pub reports_given: Vec<ReportData>,
    pub lessons: Vec<LessonData>,
    pub investigations: Vec<InvestigationData>,
    pub notes: Vec<NoteData>,
    pub promises: Vec<PromiseData>,
    pub absences: Vec<AbsenceData>,
    pub calls_for_help: Vec<HelpData>,
    /// When a leader was advised to talk to him, and what became of it.
    pub talks: Vec<TalkData>,
    /// When he was asked where his plan is stuck.
    pub where_stuck: Vec<StuckData>,
    pub confirmed_numbers: Vec<ConfirmationData>,
    pub changes: Vec<ChangeData>,
}

/// What was said of a metric for a day; no value: «-».
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryData {
    pub part: Part,
    pub metric: String,
    pub on: NaiveDate,
    pub value: Option<String>,
    pub source: Source,
    /// Who wrote it, when it was somebody else.
    pub by: Option<String>,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportData {
    pub coordination_on: NaiveDate,
    pub about_on: Vec<NaiveDate>,
    pub plan_on: Vec<NaiveDate>,
    pub due: bool,
    pub as_planned: bool,
    pub opened_at: Instant,
    pub deadline_at: Instant,
    pub given_at: Option<Instant>,
    pub finished_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LessonData {
    pub on: NaiveDate,
    pub kind: LessonKind,
    pub cause: Option<Cause>,
    pub words: Option<String>,
    pub at: Instant,
}

/// A day of his that was looked into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InvestigationData {
    pub on: NaiveDate,
    pub metric: String,
    pub fact: String,
    pub plan: String,
    pub cause: Option<Cause>,
    pub words: Option<String>,
    pub state: InvestigationState,
    /// The promise it has ended in.
    pub promise: Option<String>,
    /// The leader who opened it.
    pub by: Option<String>,
    pub at: Instant,
    pub ended_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteData {
    pub on: NaiveDate,
    pub words: String,
    pub fate: NoteFate,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseData {
    /// Whose it is, when it is not his own: he asked for it.
    pub owner: Option<String>,
    pub words: String,
    pub amount: Option<String>,
    pub paid: Option<String>,
    pub first_due_on: NaiveDate,
    pub due_on: NaiveDate,
    pub state: PromiseState,
    pub origin: Origin,
    pub made_at: Instant,
    pub closed_at: Option<Instant>,
    pub events: Vec<PromiseEventData>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseEventData {
    pub kind: PromiseEvent,
    pub by: Option<String>,
    pub from_on: Option<NaiveDate>,
    pub to_on: Option<NaiveDate>,
    pub amount: Option<String>,
    pub at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AbsenceData {
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    pub noted_by: Option<String>,
    pub noted_at: Instant,
    pub cancelled_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HelpData {
    pub about_promise: Option<String>,
    pub asked_at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TalkData {
    pub on: NaiveDate,
    pub reason: Reason,
    /// As they were; money in kopecks, metrics and promises by their numbers.
    pub figures: Ground,
    pub by: Option<String>,
    pub talked_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StuckData {
    pub metric: String,
    /// What the plan lacked.
    pub gap: String,
    pub asked_at: Instant,
    pub cause: Option<Stuck>,
    pub answered_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfirmationData {
    pub metric: String,
    pub question: String,
    pub answer: String,
    pub times: i64,
}

/// A line of the audit, by him or about him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeData {
    pub what: String,
    pub by: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub at: Instant,
}

/// A scaled figure as an exact decimal: `9800000` of scale 2 is «98000.00».
pub fn decimal(value: i64, scale: u8) -> String {
    let scale = usize::from(scale);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_exact_decimals() {
        for (value, scale, text) in [
            (41, 0, "41"),
            (9_800_000, 2, "98000.00"),
            (-5, 2, "-0.05"),
            (0, 3, "0.000"),
            (i64::MIN, 2, "-92233720368547758.08"),
            (i64::MAX, 0, "9223372036854775807"),
        ] {
            assert_eq!(decimal(value, scale), text);
        }
    }
}
