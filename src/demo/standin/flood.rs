//! Telegram's flood limits by the Clock: overall, per chat, per group.
//!
//! Exact limits are not published; these are the ones everybody stays below. Sends and edits count, answers to taps do
//! not. Only accepted calls use up a bucket. Windows are strict: no more than the limit in any window of that length.
use super::{
    chat::{Chat, ChatKind},
    failure::Failure,
};
use std::collections::VecDeque;

/// The limits; [`FloodLimits::telegram`] is what the real one is believed to hold.
#[derive(Clone, Copy, Debug)]
pub struct FloodLimits {
    /// Calls in any second, all chats together.
    pub overall_per_second: usize,
    /// Calls to one chat may come at once this many times, then one a second.
    pub chat_burst: i64,
    /// Calls to one group in any minute.
    pub group_per_minute: usize,
}

impl FloodLimits {
    pub const fn telegram() -> Self {
        Self { overall_per_second: 30, chat_burst: 5, group_per_minute: 20 }
    }
}

/// What the limiter saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FloodCounts {
    /// Calls let through.
    pub passed: u64,
    /// Calls answered with 429 because of all chats together.
    pub refused_overall: u64,
    /// Calls answered with 429 because of one chat's second.
    pub refused_chat: u64,
    /// Calls answered with 429 because of one group's minute.
    pub refused_group: u64,
}

impl FloodCounts {
    /// All calls answered with 429.
    pub fn refused(&self) -> u64 {
        self.refused_overall + self.refused_chat + self.refused_group
    }
}

/// The overall bucket; those of a chat live in the chat.
#[derive(Debug, Default)]
pub struct Flood {
    pub limits: Option<FloodLimits>,
    pub counts: FloodCounts,
    recent_ms: VecDeque<i64>,
}

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60_000;

impl Flood {
    /// Lets a send or an edit in `chat` through, or refuses it; an edit in a private chat is free of its second.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn pass(&mut self, chat: &mut Chat, now_ms: i64, edit: bool) -> Result<(), Failure> {
        let Some(limits) = self.limits else {
            self.counts.passed += 1;
            return Ok(());
        };
        let overall = window_wait(&mut self.recent_ms, limits.overall_per_second, SECOND_MS, now_ms);
        let counts_in_chat = !edit || chat.kind != ChatKind::Private;
        let second = (chat.flood_tat_ms - (limits.chat_burst - 1) * SECOND_MS - now_ms).max(0);
        let second = if counts_in_chat { second } else { 0 };
        let group = match chat.kind {
            ChatKind::Private => 0,
            _ => window_wait(&mut chat.flood, limits.group_per_minute, MINUTE_MS, now_ms),
        };
        let wait_ms = overall.max(second).max(group);
        if wait_ms > 0 {
            let count = match wait_ms {
                ms if ms == group => &mut self.counts.refused_group,
                ms if ms == second => &mut self.counts.refused_chat,
                _ => &mut self.counts.refused_overall,
            };
            *count += 1;
            return Err(Failure::too_many((wait_ms + SECOND_MS - 1) / SECOND_MS));
        }
        self.counts.passed += 1;
        self.recent_ms.push_back(now_ms);
        if counts_in_chat {
            chat.flood_tat_ms = chat.flood_tat_ms.max(now_ms) + SECOND_MS;
        }
        if chat.kind != ChatKind::Private {
            chat.flood.push_back(now_ms);
        }
        Ok(())
    }
}

/// Milliseconds until one more fits into the window; 0 when it fits now.
fn window_wait(seen: &mut VecDeque<i64>, limit: usize, window_ms: i64, now_ms: i64) -> i64 {
    while seen.front().is_some_and(|at| at + window_ms <= now_ms) {
        seen.pop_front();
    }
    match seen.len().checked_sub(limit) {
        None => 0,
        Some(over) => seen[over] + window_ms - now_ms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited() -> Flood {
        Flood { limits: Some(FloodLimits::telegram()), ..Flood::default() }
    }

    #[test]
    fn a_chat_takes_a_burst_and_then_one_a_second() {
        let (mut flood, mut chat) = (limited(), Chat::new(7, ChatKind::Private, None));
        let passed = |flood: &mut Flood, chat: &mut Chat, at| flood.pass(chat, at, false).is_ok();
        assert_eq!((0..9).filter(|_| passed(&mut flood, &mut chat, 0)).count(), 5);
        assert_eq!(flood.pass(&mut chat, 0, false), Err(Failure::too_many(1)));
        assert!(!passed(&mut flood, &mut chat, 999));
        assert!(passed(&mut flood, &mut chat, 1_000));
        assert!(!passed(&mut flood, &mut chat, 1_000));
        assert_eq!(flood.counts.refused_chat, 4 + 3);
        assert_eq!(flood.pass(&mut chat, 1_000, true), Ok(()), "edits in private are free");
    }

    #[test]
    fn a_group_takes_twenty_in_any_minute() {
        let (mut flood, mut chat) = (limited(), Chat::new(-7, ChatKind::Group, None));
        for second in 0..20 {
            flood.pass(&mut chat, second * 1_000, second % 2 == 0).expect("below the limit");
        }
        assert_eq!(flood.pass(&mut chat, 20_000, false), Err(Failure::too_many(40)));
        assert_eq!(flood.pass(&mut chat, 60_000, false), Ok(()));
        assert_eq!(flood.pass(&mut chat, 60_000, false), Err(Failure::too_many(1)));
    }

    #[test]
    fn all_chats_together_take_thirty_in_any_second() {
        let mut flood = limited();
        for id in 0..30 {
            flood.pass(&mut Chat::new(id, ChatKind::Private, None), id * 10, false).expect("below the limit");
        }
        let mut late = Chat::new(99, ChatKind::Private, None);
        assert_eq!(flood.pass(&mut late, 500, false), Err(Failure::too_many(1)));
        assert_eq!(flood.counts.refused_overall, 1);
        assert_eq!(flood.pass(&mut late, 1_000, false), Ok(()));
    }
}
