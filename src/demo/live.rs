//! The demo the visitor lives in: one task owns the play and its clock, and does what the page asks, one thing at a time.
//!
//! It stands apart from the page, which only reads what is shown and sends wishes. Time here is the hand-moved clock; real
//! time is the beat at which it flows, a few times a second.
//!
//! Invariants: a month of history is played before the visitor may act; a long way of the clock can be stopped at any
//! step; whatever goes wrong in the play is logged and the page lives on.
use super::{
    standin::{Event, Standin},
    story::{autopilot::Autopilot, company::Company},
};
use crate::{
    clock::real,
    domain::time::{Instant, Zone},
};
use anyhow::Result;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::sync::{broadcast, mpsc, oneshot, watch};

/// Between two beats of a flowing clock.
const BEAT: Duration = Duration::from_millis(250);
const BEAT_MS: i64 = 250;
/// How long after an act of the visitor the clock goes on by itself, so that an answer that waits for the bot's own pace
/// of a message a second comes.
const ANSWERED: TimeDelta = TimeDelta::seconds(4);
/// No event comes after this: the longest holidays are shorter.
const NO_EVENT: TimeDelta = TimeDelta::days(20);
/// Wishes that wait.
const WISHES: usize = 64;
/// How fast the clock may flow: not at all, as in life, a minute a second, ten minutes a second.
pub const SPEEDS: [i64; 4] = [0, 1, 60, 600];

/// How far the visitor lets the clock run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Until the bot says something to the team or to somebody whom the visitor plays.
    Event,
    Hour,
    Day,
    /// The evening of Friday.
    Week,
    /// The evening of the month's last day.
    Month,
}

/// What the page asks for.
#[derive(Debug)]
pub enum Wish {
    Runs(Until),
    Stops,
    Flows(i64),
    Plays {
        who: i64,
        autopilot: bool,
    },
    /// Nothing: answers when whatever was wished before is under way and shown.
    Heard(oneshot::Sender<()>),
    /// Somebody has acted: answers when the bot has dealt with it.
    Acted(oneshot::Sender<()>),
}

/// What the page shows besides the chats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub ready: bool,
    /// Of the history, in per cent.
    pub progress: u8,
    pub moving: bool,
    pub speed: i64,
    pub now: Instant,
    /// Whoever answers by himself, or could.
    pub autopilot: BTreeMap<i64, bool>,
}

/// The page's hold on the demo; cheap to clone.
#[derive(Clone, Debug)]
pub struct Live {
    pub standin: Standin,
    pub chat: i64,
    pub seed: u64,
    /// The department on the stage.
    pub company: Arc<Company>,
    /// When the visitor comes in.
    pub arrival: Instant,
    wishes: mpsc::Sender<Wish>,
    shown: watch::Receiver<Shown>,
}

impl Live {
    /// What is shown now.
    pub fn shown(&self) -> Shown {
        self.shown.borrow().clone()
    }

    /// Changes with whatever is shown.
    pub fn changes(&self) -> watch::Receiver<Shown> {
        self.shown.clone()
    }

    /// Asks for something; nothing happens when the demo is ending.
    pub async fn wish(&self, wish: Wish) {
        let _ = self.wishes.send(wish).await;
    }

    /// Returns when what was wished is under way, and what is shown says so.
    pub async fn heard(&self) {
        let (told, heard) = oneshot::channel();
        self.wish(Wish::Heard(told)).await;
        let _ = heard.await;
    }

    /// Returns when the bot has dealt with what somebody has just done.
    pub async fn acted(&self) {
        let (done, dealt) = oneshot::channel();
        self.wish(Wish::Acted(done)).await;
        let _ = dealt.await;
    }
}

/// The task that moves the clock.
#[derive(Debug)]
pub struct Director {
    autopilot: Autopilot,
    events: broadcast::Receiver<Event>,
    wishes: mpsc::Receiver<Wish>,
    shown: watch::Sender<Shown>,
    /// Where the clock is on its way to.
    way: Option<Way>,
}

#[derive(Clone, Copy, Debug)]
struct Way {
    to: Instant,
    /// Ends with the first thing the bot says that concerns the visitor.
    event: bool,
}

/// A director for this play, and the page's hold on it.
///
/// # Errors
/// Never, for a date of the calendar.
pub fn direct(autopilot: Autopilot, seed: u64) -> Result<(Director, Live)> {
    let arrival = autopilot.arrival()?;
    let (wish, wishes) = mpsc::channel(WISHES);
    let first = Shown {
        ready: false,
        progress: 0,
        moving: false,
        speed: 1,
        now: autopilot.now(),
        autopilot: autopilot.on_autopilot(),
    };
    let (shown, seen) = watch::channel(first);
    let standin = autopilot.standin();
    let company = Arc::new(autopilot.company().clone());
    let live =
        Live { standin: standin.clone(), chat: autopilot.chat(), seed, company, arrival, wishes: wish, shown: seen };
    Ok((Director { autopilot, events: standin.events(), wishes, shown, way: None }, live))
}

impl Director {
    /// Plays the history, then does what is wished until `stop`.
    ///
    /// # Errors
    /// When the history cannot be played.
    pub async fn run(mut self, stop: impl Future<Output = ()>) -> Result<()> {
        tokio::pin!(stop);
        let played = tokio::select! {
            () = &mut stop => Ok(false),
            played = self.history() => played.map(|()| true),
        };
        if let Ok(true) = played {
            tokio::select! {
                () = &mut stop => {}
                () = self.live() => {}
            }
        }
        self.autopilot.end().await;
        played.map(|_| ())
    }

    async fn history(&mut self) -> Result<()> {
        let (from, to) = (self.autopilot.now(), self.autopilot.arrival()?);
        self.autopilot.meet().await?;
        loop {
            let there = self.autopilot.step(to).await?;
            let done = (self.autopilot.now() - from).num_minutes() * 100 / (to - from).num_minutes().max(1);
            let now = self.autopilot.now();
            self.shown.send_modify(|shown| (shown.progress, shown.now) = (u8::try_from(done).unwrap_or(100), now));
            if there {
                break;
            }
        }
        self.autopilot.arrive();
        self.show();
        self.shown.send_modify(|shown| shown.ready = true);
        Ok(())
    }

    async fn live(&mut self) {
        loop {
            let speed = self.shown.borrow().speed;
            let wish = match self.way {
                Some(_) => self.wishes.try_recv().ok(),
                None if speed == 0 => self.wishes.recv().await,
                None => tokio::select! {
                    biased;
                    wish = self.wishes.recv() => wish,
                    () = real::pause(BEAT) => {
                        self.flow(TimeDelta::milliseconds(BEAT_MS * speed)).await;
                        None
                    }
                },
            };
            match wish {
                Some(wish) => self.grant(wish).await,
                None => self.go().await,
            }
            self.show();
        }
    }

    async fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Runs(until) => self.way = Some(self.way(until)),
            Wish::Stops => self.way = None,
            Wish::Flows(speed) => self.shown.send_modify(|shown| shown.speed = speed),
            Wish::Plays { who, autopilot } => self.autopilot.take(who, !autopilot),
            Wish::Heard(told) => {
                self.show();
                // Whoever asked may have gone.
                let _ = told.send(());
            }
            Wish::Acted(done) => {
                if self.way.is_none() {
                    self.flow(ANSWERED).await;
                }
                // Whoever asked may have gone.
                let _ = done.send(());
            }
        }
    }

    /// One step of the way, if the clock is on one.
    async fn go(&mut self) {
        let Some(way) = self.way else { return };
        self.heard();
        let there = match self.autopilot.step(way.to).await {
            Ok(there) => there,
            Err(error) => {
                tracing::warn!(%error, "the demo's clock cannot go on");
                true
            }
        };
        if there || (way.event && self.heard()) {
            self.way = None;
        }
    }

    /// The clock runs on by so much.
    async fn flow(&mut self, by: TimeDelta) {
        let to = self.autopilot.now() + by;
        loop {
            match self.autopilot.step(to).await {
                Ok(false) => {}
                Ok(true) => return,
                Err(error) => {
                    tracing::warn!(%error, "the demo's clock cannot go on");
                    return;
                }
            }
        }
    }

    /// Whether the bot has said something that concerns the visitor since this was last asked.
    fn heard(&mut self) -> bool {
        let standin = self.autopilot.standin();
        let busy = self.autopilot.on_autopilot();
        let mut heard = false;
        loop {
            match self.events.try_recv() {
                Ok(Event::Sent { chat, message }) if busy.get(&chat) != Some(&true) => {
                    heard |= standin.message(chat, message).is_some_and(|found| found.from == standin.bot_id());
                }
                Ok(_) => {}
                Err(broadcast::error::TryRecvError::Lagged(_)) => heard = true,
                Err(_) => return heard,
            }
        }
    }

    fn way(&self, until: Until) -> Way {
        let now = self.autopilot.now();
        Way { to: end_of(until, now), event: until == Until::Event }
    }

    fn show(&mut self) {
        let (now, autopilot, moving) = (self.autopilot.now(), self.autopilot.on_autopilot(), self.way.is_some());
        self.shown.send_if_modified(|shown| {
            let next = Shown { now, autopilot, moving, ..shown.clone() };
            let changed = next != *shown;
            *shown = next;
            changed
        });
    }
}

/// Where a run of the clock ends: the working day is over at seven.
fn end_of(until: Until, now: Instant) -> Instant {
    let evening = |on: NaiveDate| Zone::MOSCOW.instant(on, NaiveTime::from_hms_opt(19, 0, 0).unwrap_or_default());
    let today = Zone::MOSCOW.date(now);
    let later = |on: NaiveDate, next: NaiveDate| if evening(on) > now { evening(on) } else { evening(next) };
    match until {
        Until::Event => now + NO_EVENT,
        Until::Hour => now + TimeDelta::hours(1),
        Until::Day => now + TimeDelta::days(1),
        Until::Week => {
            let friday = today + Days::new(u64::from((11 - today.weekday().num_days_from_monday()) % 7));
            later(friday, friday + Days::new(7))
        }
        Until::Month => {
            let first = today.with_day(1).unwrap_or(today);
            let last = |months| first + Months::new(months) - Days::new(1);
            later(last(1), last(2))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::instant;

    #[test]
    fn a_week_ends_on_friday_evening_and_a_month_on_its_last_day() {
        let end = |until, now: &str| Zone::MOSCOW.local(end_of(until, instant(now))).to_string();
        let monday = "2026-11-23T06:01:00Z";
        assert_eq!(end(Until::Hour, monday), "2026-11-23 10:01:00");
        assert_eq!(end(Until::Day, monday), "2026-11-24 09:01:00");
        assert_eq!(end(Until::Week, monday), "2026-11-27 19:00:00");
        assert_eq!(end(Until::Week, "2026-11-27T16:00:00Z"), "2026-12-04 19:00:00", "never stands still");
        assert_eq!(end(Until::Week, "2026-11-28T09:00:00Z"), "2026-12-04 19:00:00");
        assert_eq!(end(Until::Month, monday), "2026-11-30 19:00:00");
        assert_eq!(end(Until::Month, "2026-11-30T17:00:00Z"), "2026-12-31 19:00:00");
    }
}
