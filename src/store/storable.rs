//! Domain types as columns, so that `domain/` need not know sqlx.
use super::{
    proposals::{MovedList, ShareList},
    targets::MonthWeights,
};
use crate::domain::{
    calendar::{AbsenceKind, DayKind, OwnWeeks, Weeks},
    department::{Currency, National, Preset, Public},
    digest::DigestState,
    id::*,
    investigation::InvestigationState,
    metric::{Asked, AskedOf, Direction, Kind, Rhythm, Unit},
    month::Basis,
    notice::{Form, NoticeKind, PostKind},
    person::{Language, ReminderProfile, Role},
    planning::{Cause as ProposalCause, ProposalState, TargetAnswer},
    promise::{Origin, PromiseEvent, PromiseState},
    report::{Cause, Dates, LessonKind, Lineup, NoteFate, Part, Pending, Source, Stage},
    settling::{LateState, Settled},
    stuck::Stuck,
    talk_to::{Ground, Reason, TalkState},
    time::Zone,
};

/// Makes a domain newtype of one field storable.
#[macro_export]
macro_rules! stored_as {
    ($($name:ty = $inner:ty),+ $(,)?) => {$(
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name where $inner: sqlx::Type<DB> {
            fn type_info() -> DB::TypeInfo { <$inner as sqlx::Type<DB>>::type_info() }
            fn compatible(t: &DB::TypeInfo) -> bool { <$inner as sqlx::Type<DB>>::compatible(t) }
        }
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name where $inner: sqlx::Encode<'q, DB> {
            fn encode_by_ref(&self, buf: &mut DB::ArgumentBuffer) -> std::result::Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> { self.0.encode_by_ref(buf) }
        }
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name where $inner: sqlx::Decode<'r, DB> {
            fn decode(value: DB::ValueRef<'r>) -> std::result::Result<Self, sqlx::error::BoxDynError> { <$inner>::decode(value).map(Self) }
        }
    )+};
}

/// Makes something that has a code storable as TEXT: `$to` gives the code, `$from` reads it.
#[macro_export]
macro_rules! stored_as_text {
    ($($name:ty: $to:expr, $from:expr);+ $(;)?) => {$(
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name where String: sqlx::Type<DB> {
            fn type_info() -> DB::TypeInfo { <String as sqlx::Type<DB>>::type_info() }
            fn compatible(t: &DB::TypeInfo) -> bool { <String as sqlx::Type<DB>>::compatible(t) }
        }
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name where String: sqlx::Encode<'q, DB> {
            fn encode_by_ref(&self, buf: &mut DB::ArgumentBuffer) -> std::result::Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                let to: fn(&$name) -> String = $to;
                <String as sqlx::Encode<'q, DB>>::encode(to(self), buf)
            }
        }
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name where String: sqlx::Decode<'r, DB> {
            fn decode(value: DB::ValueRef<'r>) -> std::result::Result<Self, sqlx::error::BoxDynError> {
                let code = <String as sqlx::Decode<'r, DB>>::decode(value)?;
                let from: fn(&str) -> Option<$name> = $from;
                from(&code).ok_or_else(|| concat!("unknown ", stringify!($name)).into())
            }
        }
    )+};
}

/// Stores enums made by `coded!` by their codes.
#[macro_export]
macro_rules! stored_code {
    ($($name:ty),+ $(,)?) => { $($crate::stored_as_text!($name: |v| v.as_str().to_owned(), <$name>::from_code);)+ };
}

/// Reads a struct by its field names, on both databases.
#[macro_export]
macro_rules! record {
    ($name:ident { $($field:ident),+ $(,)? }) => { $crate::record!(@ sqlx::sqlite::SqliteRow, $name, $($field)+); $crate::record!(@ sqlx::postgres::PgRow, $name, $($field)+); };
    (@ $row:ty, $name:ident, $($field:ident)+) => {
        impl sqlx::FromRow<'_, $row> for $name {
            fn from_row(row: &$row) -> sqlx::Result<Self> { use sqlx::Row as _; Ok(Self { $($field: row.try_get(stringify!($field))?),+ }) }
        }
    };
}

stored_as!(
    PersonId = i64,
    DepartmentId = i64,
    MemberId = i64,
    MetricId = i64,
    ReportId = i64,
    PromiseId = i64,
    NoteId = i64,
    LessonId = i64,
    FactEntryId = i64,
    AbsenceId = i64,
    InviteId = i64,
    NoticeId = i64,
    PostId = i64,
    DigestId = i64,
    ProtocolId = i64,
    InboxId = i64,
    ChangeId = i64,
    MarkId = i64,
    GradeId = i64,
    TargetId = i64,
    InvestigationId = i64,
    BenchmarkId = i64,
    TalkId = i64,
    StuckId = i64,
    ProposalId = i64,
    TelegramId = i64,
    ChatId = i64,
    MessageId = i64,
    TopicId = i64,
);
stored_code!(
    Language,
    Role,
    ReminderProfile,
    Preset,
    Public,
    National,
    Currency,
    Kind,
    Direction,
    Asked,
    Rhythm,
    AskedOf,
    NoticeKind,
    Form,
    PostKind,
    AbsenceKind,
    DayKind,
    Stage,
    Part,
    Source,
    LessonKind,
    Cause,
    NoteFate,
    PromiseState,
    Origin,
    PromiseEvent,
    DigestState,
    Basis,
    InvestigationState,
    TalkState,
    Reason,
    Stuck,
    LateState,
    TargetAnswer,
    ProposalState,
);
stored_as_text!(
    Zone: |zone| zone.name().to_owned(), Zone::from_name;
    Weeks: |weeks| weeks.code(), Weeks::from_code;
    OwnWeeks: |weeks| weeks.code(), OwnWeeks::from_code;
    Unit: |unit| String::from(unit.clone()), |code| Some(Unit::from(code.to_owned()));
    Dates: |dates| dates.to_string(), Dates::from_code;
    Lineup: |lineup| lineup.to_string(), Lineup::from_code;
    MonthWeights: |weights| serde_json::to_string(weights).unwrap_or_default(), |json| serde_json::from_str(json).ok();
    Ground: |ground| serde_json::to_string(ground).unwrap_or_default(), |json| serde_json::from_str(json).ok();
    Settled: |settled| serde_json::to_string(settled).unwrap_or_default(), |json| serde_json::from_str(json).ok();
    ProposalCause: |cause| serde_json::to_string(cause).unwrap_or_default(), |json| serde_json::from_str(json).ok();
    MovedList: |moved| serde_json::to_string(moved).unwrap_or_default(), |json| serde_json::from_str(json).ok();
    ShareList: |shares| serde_json::to_string(shares).unwrap_or_default(), |json| serde_json::from_str(json).ok();
    Pending: |pending| serde_json::to_string(pending).unwrap_or_default(), |json| serde_json::from_str(json).ok();
);
