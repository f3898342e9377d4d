//! A department as a file: what `planerka apply` reads and `planerka export` prints. Source: product.md, «Running it».
//!
//! The reader collects every mistake with its line instead of stopping at the first, so that a file is put right in
//! one go; a mistake is data and becomes a sentence in `locale::file`.
//!
//! Invariants: unknown keys are refused; reading what [`DepartmentFile::to_toml`] wrote gives the same file; no
//! floats: values are whole numbers or strings in the metric's unit.
pub mod difference;
mod reader;
mod target;
mod value;
mod writer;

use super::{
    calendar::{Exception, WeekPattern},
    department::{Currency, National, Public, Schedule},
    grade::GradeDraft,
    id::{ChatId, TelegramId, TopicId},
    metric::{MemberRef, MetricDraft},
    person::{Language, ReminderProfile, Role},
    template::Template,
    time::Zone,
};
use chrono::NaiveDate;
pub use target::{Line, TargetDraft};

/// Most metrics of a department.
pub const METRICS: usize = super::metric::MOST;
/// Most members of a department, with those who left.
pub const MEMBERS: usize = 300;
/// Most characters of a key, and of a member's, metric's or grade's name.
pub const NAME_CHARS: usize = 64;
/// Most characters of a department's name.
pub const DEPARTMENT_NAME_CHARS: usize = 128;
/// Most characters of a hint.
pub const HINT_CHARS: usize = super::metric::HINT_CHARS;

/// Most marks of a file, and most days it decides about.
pub const MARKS: usize = 1_000;
/// See [`MARKS`].
pub const EXCEPTIONS: usize = 2_000;

/// A department as a file describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentFile {
    pub key: String,
    pub name: String,
    pub zone: Zone,
    pub language: Language,
    pub currency: Currency,
    pub national: National,
    pub public: Public,
    pub reminders: ReminderProfile,
    pub week: WeekPattern,
    pub chat: Option<ChatId>,
    pub topic: Option<TopicId>,
    pub schedule: Schedule,
    pub metrics: Metrics,
    /// In the department's order.
    pub grades: Vec<GradeDraft>,
    /// In the department's order.
    pub members: Vec<MemberDraft>,
    /// By month, then in the order of metrics.
    pub targets: Vec<TargetDraft>,
    /// Days the head decided about otherwise than pattern and country, the earliest first.
    pub exceptions: Vec<Exception>,
    /// The earliest first.
    pub marks: Vec<MarkDraft>,
}

/// A dated event described by a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkDraft {
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    pub text: String,
}

/// Where the metrics come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Metrics {
    /// A ready set, named in the department's language.
    Template { template: Template, crm_order: bool },
    /// The department's own, in its order.
    Own(Vec<MetricDraft>),
}

/// A member described by a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberDraft {
    /// `None`: known by name only, until he says who he is.
    pub telegram: Option<TelegramId>,
    pub name: String,
    pub role: Role,
    pub reports: bool,
    /// One of the file's grades.
    pub grade: Option<String>,
    pub zone: Option<Zone>,
    pub week: Option<WeekPattern>,
    pub reminders: Option<ReminderProfile>,
    /// `None`: the day the file is applied, or as it was.
    pub joined_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// As it is written in the file: `[department] zone`, `[[member]] role`; empty for the file as a whole.
    pub field: String,
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not TOML; the parser's own words, in English.
    Syntax(String),
    /// A section nobody reads.
    UnknownSection,
    /// A key its section does not have; those it has.
    UnknownKey(&'static [&'static str]),
    Missing,
    Expected(Expected),
    /// Not one of the known codes.
    OneOf {
        given: String,
        known: Vec<&'static str>,
    },
    Zone(String),
    /// A key of other characters than `[a-z0-9_-]`.
    Key(String),
    Empty,
    OneLine,
    TooLong {
        most: usize,
    },
    OutOfRange {
        least: i64,
        most: i64,
    },
    TooMany {
        most: usize,
    },
    /// Already used on an earlier line.
    Repeated {
        given: String,
        line: usize,
    },
    /// The times of the schedule do not follow each other.
    TimesOrder,
    NoHead,
    HeadWithoutTelegram,
    NoMetrics,
    /// Both `[metrics]` and `[[metric]]`.
    TwoSources,
    /// Not exactly one metric is main.
    Main {
        found: usize,
    },
    /// The main metric is one the report does not ask.
    MainNotAsked,
    /// Ratios follow from the steps of the funnel and are not declared.
    Ratio,
    /// A metric is asked of somebody who is no `[[member]]` of the file.
    NoMember(String),
    /// A target of a metric the file does not describe.
    NoMetric(String),
    /// Shares of a metric that is never split.
    NotSplit,
    /// Money has two decimals.
    MoneyScale,
    LeftBeforeJoined,
    /// A mark ends before it begins, or lasts longer than so many days.
    MarkDays {
        most: i64,
    },
    /// A grade that no `[[grade]]` of the file describes.
    UnknownGrade(String),
}

/// The sort of value a field wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Text,
    Integer,
    /// A whole number or a string with at most so many decimals.
    Amount {
        scale: u8,
    },
    YesNo,
    Time,
    Date,
    /// "2026-11"
    Month,
    Texts,
    /// Names, or Telegram's ids.
    Members,
    Week,
    /// `[section]`
    Section,
    /// `[[section]]`
    Sections,
}

/// The place among the members of a file that is meant: by the account; by the name, first of one who has no account.
pub fn place_of(named: &MemberRef, members: &[MemberDraft]) -> Option<usize> {
    match named {
        MemberRef::Telegram(telegram) => members.iter().position(|member| member.telegram == Some(*telegram)),
        MemberRef::Name(name) => {
            let unlinked = members.iter().position(|member| member.telegram.is_none() && member.name == *name);
            unlinked.or_else(|| members.iter().position(|member| member.name == *name))
        }
    }
}

impl DepartmentFile {
    /// Reads a file; all its mistakes in the order of lines, at least one.
    pub fn parse(text: &str) -> Result<Self, Vec<Mistake>> {
        reader::read(text)
    }

    /// The file that reads back as the same department.
    pub fn to_toml(&self) -> String {
        writer::write(self)
    }
}

#[cfg(test)]
pub(crate) mod tests;
