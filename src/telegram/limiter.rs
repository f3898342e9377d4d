//! How fast Telegram may be written to: pure, in instants of the Clock.
//!
//! About 30 messages a second overall, one a second in a chat with short bursts, 20 a minute in a group, edits
//! included; exact limits are not published, so this stays below. Bulk leaves some of each second to answers. A 429
//! stops that chat; three chats within ten seconds stop all. Source: telegram.md §3.
use crate::domain::{id::ChatId, time::Instant};
use chrono::TimeDelta;
use std::collections::{HashMap, VecDeque};

/// Calls in any second.
const OVERALL: usize = 30;
/// Of them bulk.
const BULK: usize = 25;
/// Messages in a row that a chat takes before one a second.
const BURST: i32 = 4;
/// Messages in any minute in a group.
const GROUP: usize = 20;
/// A 429 in so many chats within [`FLOOD_WINDOW`] is the whole bot's.
const FLOODED_CHATS: usize = 3;

const SECOND: TimeDelta = TimeDelta::seconds(1);
const MINUTE: TimeDelta = TimeDelta::seconds(60);
const FLOOD_WINDOW: TimeDelta = TimeDelta::seconds(10);
/// Chats remembered before those at rest are forgotten.
const REMEMBERED: usize = 4096;

/// What a call costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// A message in a chat, or an edit in a group.
    Message,
    /// A call that makes no message: only the overall limit counts.
    Call,
}

/// The bot's allowance.
#[derive(Clone, Debug, Default)]
pub struct Limiter {
    recent: VecDeque<Instant>,
    chats: HashMap<ChatId, Chat>,
    floods: VecDeque<(Instant, ChatId)>,
    stopped_until: Option<Instant>,
}

#[derive(Clone, Debug, Default)]
struct Chat {
    /// When the burst will be whole again, were one message a second sent from now on (GCRA).
    paid_until: Option<Instant>,
    /// Of a group: the last messages.
    recent: VecDeque<Instant>,
    stopped_until: Option<Instant>,
}

impl Limiter {
    /// When a call to the chat may go, `now` or later.
    pub fn ready_at(&self, chat: ChatId, cost: Cost, urgent: bool, now: Instant) -> Instant {
        let most = if urgent { OVERALL } else { BULK };
        let overall = nth_last(&self.recent, most).map(|at| at + SECOND);
        let known = self.chats.get(&chat);
        let own = known.filter(|_| cost == Cost::Message);
        let burst = own.and_then(|c| c.paid_until).map(|at| at - SECOND * (BURST - 1));
        let group = own.and_then(|c| nth_last(&c.recent, GROUP)).map(|at| at + MINUTE);
        let stopped = known.and_then(|c| c.stopped_until);
        [overall, burst, group, stopped, self.stopped_until].into_iter().flatten().fold(now, Instant::max)
    }

    /// Counts a call that goes now.
    pub fn take(&mut self, chat: ChatId, cost: Cost, now: Instant) {
        push(&mut self.recent, now, OVERALL);
        if cost == Cost::Call {
            return;
        }
        if self.chats.len() >= REMEMBERED {
            self.chats.retain(|_, chat| !chat.is_at_rest(now));
        }
        let own = self.chats.entry(chat).or_default();
        own.paid_until = Some(own.paid_until.map_or(now, |at| at.max(now)) + SECOND);
        if !chat.is_private() {
            push(&mut own.recent, now, GROUP);
        }
    }

    /// Telegram said 429.
    pub fn flooded(&mut self, chat: ChatId, after: TimeDelta, now: Instant) {
        let own = self.chats.entry(chat).or_default();
        own.stopped_until = own.stopped_until.max(Some(now + after));
        self.floods.retain(|(at, other)| *at + FLOOD_WINDOW > now && *other != chat);
        self.floods.push_back((now, chat));
        if self.floods.len() >= FLOODED_CHATS {
            self.stop_until(now + after);
        }
    }

    /// Until when nothing at all is sent.
    pub fn stopped_until(&self) -> Option<Instant> {
        self.stopped_until
    }

    /// Nothing at all is sent before `at`.
    pub fn stop_until(&mut self, at: Instant) {
        self.stopped_until = self.stopped_until.max(Some(at));
    }
}

impl Chat {
    fn is_at_rest(&self, now: Instant) -> bool {
        self.paid_until.is_none_or(|at| at <= now)
            && self.stopped_until.is_none_or(|at| at <= now)
            && self.recent.back().is_none_or(|at| *at + MINUTE <= now)
    }
}

/// The `n`-th from the end.
fn nth_last(recent: &VecDeque<Instant>, n: usize) -> Option<Instant> {
    recent.len().checked_sub(n).and_then(|at| recent.get(at)).copied()
}

fn push(recent: &mut VecDeque<Instant>, now: Instant, most: usize) {
    if recent.len() == most {
        recent.pop_front();
    }
    recent.push_back(now);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::instant;

    fn start() -> Instant {
        instant("2026-11-23T09:00:00Z")
    }

    /// Sends `n` messages as early as allowed; when each went, in milliseconds since the start.
    fn send(limiter: &mut Limiter, n: usize, chat: impl Fn(usize) -> ChatId, urgent: bool) -> Vec<i64> {
        let mut now = start();
        (0..n)
            .map(|i| {
                now = limiter.ready_at(chat(i), Cost::Message, urgent, now);
                limiter.take(chat(i), Cost::Message, now);
                (now - start()).num_milliseconds()
            })
            .collect()
    }

    #[test]
    fn a_chat_takes_a_short_burst_then_one_a_second() {
        let sent = send(&mut Limiter::default(), 7, |_| ChatId(1), true);
        assert_eq!(sent, [0, 0, 0, 0, 1000, 2000, 3000]);
    }

    #[test]
    fn a_group_takes_twenty_in_any_minute() {
        let sent = send(&mut Limiter::default(), 60, |_| ChatId(-1), true);
        for pair in sent.windows(GROUP + 1) {
            assert!(pair[GROUP] - pair[0] >= 60_000, "{pair:?}");
        }
    }

    #[test]
    fn the_bot_stays_below_thirty_a_second_and_bulk_leaves_room_for_answers() {
        let mut limiter = Limiter::default();
        let sent = send(&mut limiter, 100, |n| ChatId(n as i64 + 1), false);
        for window in sent.windows(BULK + 1) {
            assert!(window[BULK] - window[0] >= 1000);
        }
        let last = start() + TimeDelta::milliseconds(sent[99]);
        assert_eq!(limiter.ready_at(ChatId(1000), Cost::Message, true, last), last, "an answer does not wait");
    }

    #[test]
    fn a_429_stops_its_chat_and_three_chats_stop_all() {
        let mut limiter = Limiter::default();
        let (now, after) = (start(), TimeDelta::seconds(30));
        let ready = |limiter: &Limiter, chat| limiter.ready_at(ChatId(chat), Cost::Message, true, now) - now;
        limiter.flooded(ChatId(1), after, now);
        limiter.flooded(ChatId(1), after, now);
        limiter.flooded(ChatId(2), after, now);
        assert_eq!(ready(&limiter, 1), after);
        assert_eq!(ready(&limiter, 3), TimeDelta::zero(), "two chats are two chats");
        limiter.flooded(ChatId(3), after, now);
        assert_eq!(ready(&limiter, 4), after);
    }

    #[test]
    fn floods_far_apart_are_not_the_bots() {
        let mut limiter = Limiter::default();
        for n in 0..3 {
            limiter.flooded(ChatId(n), SECOND, start() + TimeDelta::seconds(6) * n as i32);
        }
        let now = start() + TimeDelta::seconds(12);
        assert_eq!(limiter.ready_at(ChatId(9), Cost::Message, true, now), now);
    }

    #[test]
    fn answers_to_taps_do_not_use_up_the_chats_allowance() {
        let mut limiter = Limiter::default();
        for _ in 0..10 {
            limiter.take(ChatId(1), Cost::Call, start());
        }
        assert_eq!(limiter.ready_at(ChatId(1), Cost::Message, false, start()), start());
    }
}
