//! What becomes of a row of the outbox after an attempt: a pure decision.
//!
//! The guarantee, in words: scheduled exactly once; delivered once, except that a lost reply leaves *unknown*, where
//! the notice's kind decides. An edit may always be repeated: the second time changes nothing.
use super::classify::Outcome;
use crate::{
    domain::{
        id::{ChatId, MessageId},
        notice::{NoticeKind, WhenLost},
        time::Instant,
    },
    store::outbox::{End, Letter},
};
use chrono::TimeDelta;

/// The longest pause between two attempts.
const LONGEST_PAUSE: TimeDelta = TimeDelta::seconds(60);
/// What could not be sent for so long is given up.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::hours(24);

/// What to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Sent(Option<MessageId>),
    /// Try again; `unknown` when it may have arrived.
    Again {
        at: Instant,
        unknown: bool,
    },
    /// Try again at once at another number; an edit falls away, for its message has no number there.
    Move(ChatId),
    /// Try again at once without the topic, which may be opened again.
    WithoutTopic {
        closed: bool,
    },
    End(End, &'static str),
}

/// What is known of the row besides the outcome.
#[derive(Clone, Copy, Debug)]
pub struct Past {
    pub kind: NoticeKind,
    pub edits: bool,
    /// Meant for a topic of a forum.
    pub topic: bool,
    /// Of this attempt, from 1.
    pub attempt: i64,
    /// An earlier reply was lost.
    pub unknown: bool,
    pub created_at: Instant,
}

impl From<&Letter> for Past {
    fn from(letter: &Letter) -> Self {
        Self {
            kind: letter.kind,
            edits: letter.edits,
            topic: letter.topic.is_some(),
            attempt: letter.attempts + 1,
            unknown: letter.outcome.as_deref() == Some("unknown"),
            created_at: letter.created_at,
        }
    }
}

/// The pause after the `attempt`-th failure in a row: 1, 2, 4 … seconds.
pub fn pause(attempt: i64) -> TimeDelta {
    let doublings = u32::try_from(attempt.clamp(1, 7) - 1).unwrap_or(0);
    (TimeDelta::seconds(1) * 2_i32.pow(doublings)).min(LONGEST_PAUSE)
}

/// Decides about a row of the outbox. Source: design.md, decision 6.
pub fn decide(past: &Past, outcome: &Outcome, now: Instant) -> Fate {
    let lost = if past.edits { WhenLost::Repeat } else { past.kind.when_lost() };
    match outcome {
        Outcome::Sent(message) => Fate::Sent(*message),
        Outcome::NotModified => Fate::Sent(None),
        Outcome::Stale => Fate::End(End::Dropped, "stale"),
        Outcome::Unreachable(reason) => Fate::End(End::Dropped, reason.code()),
        Outcome::ChatGone => Fate::End(End::Dropped, "chat_gone"),
        Outcome::Migrated(chat) => Fate::Move(*chat),
        Outcome::TopicGone { closed } if past.topic => Fate::WithoutTopic { closed: *closed },
        // General is closed, and there is nowhere else to go.
        Outcome::TopicGone { .. } | Outcome::Muted => Fate::End(End::Failed, "may_not_write"),
        Outcome::Rejected(code) => Fate::End(End::Failed, code),
        Outcome::Flood { after } => later(past, now + *after, false, now),
        Outcome::NotNow => later(past, now + pause(past.attempt), false, now),
        Outcome::Failing => match lost {
            WhenLost::Hold => Fate::End(End::Held, "unknown"),
            WhenLost::Repeat | WhenLost::Drop => later(past, now + pause(past.attempt), false, now),
        },
        Outcome::Unknown => match lost {
            WhenLost::Hold => Fate::End(End::Held, "unknown"),
            WhenLost::Drop => Fate::End(End::Dropped, "unknown"),
            WhenLost::Repeat if past.unknown && !past.edits => Fate::End(End::Failed, "unknown"),
            WhenLost::Repeat => later(past, now + pause(past.attempt), true, now),
        },
    }
}

fn later(past: &Past, at: Instant, unknown: bool, now: Instant) -> Fate {
    if now - past.created_at > GIVE_UP_AFTER { Fate::End(End::Failed, "gave_up") } else { Fate::Again { at, unknown } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::instant;

    fn now() -> Instant {
        instant("2026-11-23T09:00:00Z")
    }

    fn past(kind: NoticeKind) -> Past {
        Past { kind, edits: false, topic: false, attempt: 1, unknown: false, created_at: now() }
    }

    fn again(seconds: i64, unknown: bool) -> Fate {
        Fate::Again { at: now() + TimeDelta::seconds(seconds), unknown }
    }

    #[test]
    fn a_lost_reply_is_repeated_once_held_or_dropped_by_kind() {
        for (kind, fate) in [
            (NoticeKind::Reply, again(1, true)),
            (NoticeKind::Prompt, again(1, true)),
            (NoticeKind::Digest, Fate::End(End::Held, "unknown")),
            (NoticeKind::Protocol, Fate::End(End::Held, "unknown")),
            (NoticeKind::Answer, Fate::End(End::Dropped, "unknown")),
        ] {
            assert_eq!(decide(&past(kind), &Outcome::Unknown, now()), fate, "{kind}");
        }
        let twice = Past { unknown: true, attempt: 2, ..past(NoticeKind::Prompt) };
        assert_eq!(decide(&twice, &Outcome::Unknown, now()), Fate::End(End::Failed, "unknown"));
    }

    #[test]
    fn an_edit_is_repeated_whatever_its_kind() {
        let edit = Past { edits: true, ..past(NoticeKind::Digest) };
        assert_eq!(decide(&edit, &Outcome::Unknown, now()), again(1, true));
        assert_eq!(decide(&edit, &Outcome::Failing, now()), again(1, false));
    }

    #[test]
    fn where_there_is_no_topic_to_leave_nothing_can_be_said() {
        let (closed, muted) = (Outcome::TopicGone { closed: true }, Fate::End(End::Failed, "may_not_write"));
        let in_topic = Past { topic: true, ..past(NoticeKind::Digest) };
        assert_eq!(decide(&in_topic, &closed, now()), Fate::WithoutTopic { closed: true });
        assert_eq!(decide(&past(NoticeKind::Digest), &closed, now()), muted);
        assert_eq!(decide(&in_topic, &Outcome::Muted, now()), muted);
    }

    #[test]
    fn a_failing_server_may_have_accepted_what_must_not_come_twice() {
        assert_eq!(decide(&past(NoticeKind::Digest), &Outcome::Failing, now()), Fate::End(End::Held, "unknown"));
        assert_eq!(decide(&past(NoticeKind::Card), &Outcome::Failing, now()), again(1, false));
    }

    #[test]
    fn what_was_surely_not_accepted_is_tried_again_with_growing_pauses_for_a_day() {
        let digest = past(NoticeKind::Digest);
        assert_eq!(decide(&digest, &Outcome::NotNow, now()), again(1, false));
        assert_eq!(decide(&digest, &Outcome::Flood { after: TimeDelta::seconds(17) }, now()), again(17, false));
        let pauses: Vec<i64> = (1..=8).map(|n| pause(n).num_seconds()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
        let old = Past { created_at: now() - TimeDelta::hours(25), ..digest };
        assert_eq!(decide(&old, &Outcome::NotNow, now()), Fate::End(End::Failed, "gave_up"));
    }
}
