//! Names of rows as types, so that a member is never passed where a metric is meant.
//!
//! All but Telegram's come from one counter for all tables and are never reused.
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl From<i64> for $name {
            fn from(n: i64) -> Self {
                Self(n)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    PersonId, DepartmentId, MemberId, MetricId, ReportId, PromiseId, NoteId, LessonId, FactEntryId, AbsenceId,
    InviteId, NoticeId, PostId, DigestId, ProtocolId, InboxId, ChangeId, MarkId, GradeId, TargetId, ProposalId,
    InvestigationId,
    BenchmarkId,
    TalkId, StuckId,
    /// A person's account at Telegram; a private chat with him has the same number.
    TelegramId,
    /// A chat at Telegram: a person's id in private, negative for groups.
    ChatId,
}

impl TelegramId {
    /// The private chat with this person.
    pub fn chat(self) -> ChatId {
        ChatId(self.0)
    }
}

impl ChatId {
    /// Groups and supergroups have negative numbers.
    pub fn is_private(self) -> bool {
        self.0 > 0
    }

    /// A small group that may yet become a supergroup, with another number.
    pub fn is_basic_group(self) -> bool {
        (-999_999_999_999..0).contains(&self.0)
    }
}

/// A message inside a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub i64);

/// A forum topic inside a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicId(pub i64);

impl TopicId {
    /// What Telegram calls General by: messages there carry no topic, and none may be named when writing there.
    pub const GENERAL: TopicId = TopicId(1);
}
