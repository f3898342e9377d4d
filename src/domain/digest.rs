//! What the bot posts to the team chat about a day: its content as data, and how it is reduced to what a reader may see.
//!
//! A [`DigestContent`] is self-contained: it waits in the outbox, stands beside the digest's row and is compared with
//! its successor to know whether anything a reader sees has changed. [`compose`] makes it from facts, pledges, reports,
//! promises and the month; the line of the contest will be a field of it.
//!
//! Invariants: missing is never zero: a sum nobody contributed to is `None`; the day line, the person lines and the
//! older days count the same (member, date) pairs, so they add up; nobody silent is in it.
mod compose;
mod month;
mod size;
mod window;

pub use compose::{Cell, Change, Material, ReportMark, Reporter, compose};
pub use month::{CLOSING_DAYS, Closing, MonthLines};
pub use size::{CORRECTIONS, MESSAGE_UNITS, METRIC_NAME, NAMES, OLDER_DAYS, OLDER_PEOPLE};
pub use window::{MAX_WINDOW_DAYS, Window};

use super::{
    department::{Currency, Public},
    id::{DigestId, MemberId},
    metric::{Direction, Metric},
    time::Instant,
};
use crate::coded;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

coded! {
    /// What has become of a digest.
    pub enum DigestState {
        /// Shown to a head before its time; nothing is decided.
        Prepared = "prepared",
        /// Nobody has answered: waits for the first report or the head's word.
        Empty = "empty",
        /// The head asked to wait.
        Waiting = "waiting",
        Posted = "posted",
        /// The next digest has come: no more edits.
        Frozen = "frozen",
        Skipped = "skipped",
    }
}

impl DigestState {
    /// It stands in the chat, or stood there.
    pub fn is_out(self) -> bool {
        matches!(self, DigestState::Posted | DigestState::Frozen)
    }
}

coded! {
    /// Why a digest was not posted.
    pub enum SkipReason {
        /// Nobody owed a report.
        NobodyDue = "nobody_due",
        /// The window holds no date: the schedule has just changed.
        NothingNew = "nothing_new",
        /// Nobody answered in time.
        NobodyAnswered = "nobody_answered",
        /// [Не публиковать]
        ByHead = "by_head",
        /// [Подождать] until the next digest came.
        Waited = "waited",
    }
}

/// A digest before its time, for the head's message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub digest: DigestId,
    /// As the team would see it.
    pub content: DigestContent,
    /// When it goes out, on the department's clock.
    pub at: NaiveTime,
    /// One of the first three: [Публикуем] [Подождать].
    pub asks: bool,
    /// A leader has asked to wait: it goes out by his word only.
    #[serde(default)]
    pub waits: bool,
}

/// What a head decides about a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestAct {
    /// [Публикуем], [Опубликовать], [Опубликовать как есть]
    Publish,
    /// [Подождать]
    Wait,
    /// [Не публиковать]
    Skip,
}

/// What became of a decision about a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigestActed {
    /// In the team chat, else with the heads.
    Posted {
        to_chat: bool,
    },
    /// It stands in the chat already and is up to date, or will be within two minutes.
    Refreshed,
    Waiting(DigestId),
    Skipped,
    /// There is no team chat to forward it to.
    NoChat,
    /// Nobody owes a report.
    NobodyDue,
    /// The next digest is out.
    Closed,
    /// Somebody has decided before: when, on the department's clock, and who.
    Already {
        at: NaiveTime,
        name: String,
    },
}

/// What became of the head's word on a post whose fate was unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldAnswer {
    SentAgain,
    WasThere,
    /// Somebody has answered already.
    Settled,
}

/// Which of a digest's messages; how many there are is fixed when it is posted, for a message can be edited and not
/// multiplied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// The only one.
    #[default]
    Whole,
    /// Everything but the person lines that do not fit.
    First,
    /// The other person lines.
    Second,
}

impl Page {
    /// The pages of a digest of `count` messages, in their order.
    pub fn of(count: usize) -> &'static [Page] {
        if count > 1 { &[Page::First, Page::Second] } else { &[Page::Whole] }
    }

    /// The one below which buttons and sentences about the digest stand.
    pub fn is_last(self) -> bool {
        self != Page::First
    }
}

/// Why a digest has come to the leaders and not to the team chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// No chat is bound.
    NoChat,
    /// The bot was removed from it.
    ChatLost,
    /// The bot may not write in it.
    Muted,
    /// The chat is there again, and the digest may be forwarded.
    NotYet,
}

/// How many first digests are shown to the head with [Публикуем] [Подождать].
pub const SHOWN_BEFORE: i64 = 3;

/// Person lines up to so many members are all shown in the open.
pub const FEW_MEMBERS: usize = 12;

/// A result against a plan, over the days for which both are known, and what was done beyond any plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Σ facts and Σ pledges of the same (member, date) pairs.
    pub planned: Option<(i64, i64)>,
    /// Σ facts of the pairs without a pledge: in neither number of `planned`.
    pub unplanned: Option<i64>,
}

impl Score {
    /// Nothing is known.
    pub fn is_unknown(&self) -> bool {
        *self == Score::default()
    }

    /// Did the planned days reach their plan; a plan and a result of zero reach nothing.
    pub fn is_reached(&self, direction: Direction) -> bool {
        match (self.planned, direction) {
            (Some((fact, pledge)), Direction::More) => fact >= pledge && (fact > 0 || pledge > 0),
            (Some((fact, pledge)), Direction::Less) => fact <= pledge,
            (None, _) => false,
        }
    }

    /// Of a whole: this and the other.
    #[must_use]
    pub fn plus(self, other: Score) -> Score {
        let planned = match (self.planned, other.planned) {
            (Some((f, p)), Some((g, q))) => Some((f.saturating_add(g), p.saturating_add(q))),
            (one, another) => one.or(another),
        };
        Score { planned, unplanned: plus(self.unplanned, other.unplanned) }
    }
}

/// Unknown and known is known.
fn plus(one: Option<i64>, another: Option<i64>) -> Option<i64> {
    match (one, another) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (one, another) => one.or(another),
    }
}

/// The day line: the main metric of the department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MainLine {
    pub metric: Metric,
    pub score: Score,
}

/// A metric's sum over the window, and how complete it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub metric: Metric,
    pub sum: i64,
    /// Members who gave a number.
    pub known: usize,
    /// Members who gave any number and are asked this one.
    pub of: usize,
}

/// «✅ Иванов 98 000 (план 60 000) · на вт 80 000»
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    pub member: MemberId,
    pub name: String,
    pub score: Score,
    /// His next pledge of the main metric.
    pub next: Option<(NaiveDate, i64)>,
}

/// A date before the window whose facts came after its digest was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OlderDay {
    pub on: NaiveDate,
    pub score: Score,
    /// Empty where people are not named.
    pub people: Vec<PersonLine>,
}

/// A published figure that was changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub on: NaiveDate,
    pub metric: Metric,
    pub change: Corrected,
}

/// How a correction may be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corrected {
    /// «Иванов, оплаты 98 000 → 112 000»; `None` is «-».
    Of { name: String, before: Option<i64>, after: Option<i64> },
    /// Where people are not named: by how much the department's sum changed.
    By(i64),
}

/// Reports in and due, and plans named, since the previous digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub due: usize,
    pub given: usize,
    /// Given reports that asked for a plan.
    pub plan_asked: usize,
    /// Those with one.
    pub plan_named: usize,
}

/// «ждём до 11:00»: reports whose own deadline is later than the department's and still ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waits {
    /// Reports waited for, all of them due and none of them in.
    pub reports: usize,
    /// The last of their deadlines, on the department's clock.
    pub until: NaiveTime,
}

/// «🤝 Обещания: выполнено 9 из 12, на сегодня 4»
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromisesLine {
    pub kept: usize,
    /// Asked about in the window.
    pub due: usize,
    /// Asked about on the day of the digest, answered or not: it stays the same when one is kept during the day.
    pub today: usize,
}

/// Everything a digest says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestContent {
    pub digest: DigestId,
    /// The coordination day it sums up.
    pub digest_on: NaiveDate,
    /// When it was computed: what is recorded later is a correction or goes into the next digest.
    pub as_of: Instant,
    /// The dates it is responsible for.
    pub window: Window,
    /// The first and the last date it has something to say about: the heading.
    pub shown: (NaiveDate, NaiveDate),
    /// The department's local date of its posting, for «на сегодня» and weekdays.
    pub today_on: NaiveDate,
    /// «14-й рабочий день из 20».
    pub place: Option<(usize, usize)>,
    pub coverage: Coverage,
    #[serde(default)]
    pub waits: Option<Waits>,
    /// «не работает: Орлова»
    pub away: Vec<String>,
    pub currency: Currency,
    pub main: Option<MainLine>,
    /// Where the main metric's month stands.
    #[serde(default)]
    pub month: Option<MonthLines>,
    /// In the order of the funnel.
    pub funnel: Vec<Total>,
    /// Neither main nor a step, in the department's order.
    pub others: Vec<Total>,
    /// Members who are asked and counted.
    pub members: usize,
    /// In the department's order.
    pub people: Vec<PersonLine>,
    pub older: Vec<OlderDay>,
    pub corrections: Vec<Correction>,
    pub promises: PromisesLine,
    /// «акция −10 %»: what marks say of the window's days, in order.
    #[serde(default)]
    pub marks: Vec<DigestMark>,
    /// «обновлено 11:20»
    pub updated: Option<NaiveTime>,
}

/// A mark inside the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestMark {
    pub body: String,
    /// Its days, as far as they lie in the window.
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
}

impl DigestMark {
    /// The mark as far as it lies in the window.
    pub fn inside(mark: super::mark::Mark, window: Window) -> Self {
        let (from_on, through_on) = (mark.from_on.max(window.from_on), mark.through_on.min(window.through_on));
        Self { body: mark.body, from_on, through_on }
    }

    /// Does it cover all these days: then they need not be said.
    pub fn covers(&self, (first, last): (NaiveDate, NaiveDate)) -> bool {
        self.from_on <= first && last <= self.through_on
    }
}

impl DigestContent {
    /// Nobody owed a report.
    pub fn is_nobody_due(&self) -> bool {
        self.coverage.due == 0
    }

    /// Reports were owed and none is in.
    pub fn is_unanswered(&self) -> bool {
        self.coverage.due > 0 && self.coverage.given == 0
    }

    /// Everybody whose report is due has a deadline that is still ahead.
    pub fn is_only_waited_for(&self) -> bool {
        self.is_unanswered() && self.waits.is_some_and(|waits| waits.reports == self.coverage.due)
    }

    /// The messages it is posted as.
    pub fn pages(&self) -> &'static [Page] {
        Page::of(size::messages(self))
    }

    /// The same words for a reader, whenever it was computed.
    pub fn says_the_same(&self, other: &DigestContent) -> bool {
        let plain = |c: &DigestContent| DigestContent { as_of: Instant::UNIX_EPOCH, updated: None, ..c.clone() };
        plain(self) == plain(other)
    }

    /// The same for one of the team in private: his own line is his to see.
    #[must_use]
    pub fn seen_by_member(self, public: Public, own: MemberId) -> Self {
        let his = self.people.iter().find(|person| person.member == own).cloned();
        let mut seen = self.seen_by(public);
        seen.people.extend(his.filter(|_| seen.people.iter().all(|person| person.member != own)));
        seen
    }

    /// What the team may see of each other, by the department's setting.
    #[must_use]
    pub fn seen_by(mut self, public: Public) -> Self {
        if public == Public::People {
            return self;
        }
        let direction = self.main.as_ref().map_or(Direction::More, |main| main.metric.direction);
        let best = best(&self.people, direction).filter(|_| public == Public::Best);
        self.people = best.into_iter().collect();
        self.older.iter_mut().for_each(|day| day.people.clear());
        self.corrections = without_names(&self.corrections);
        self
    }
}

/// The one who reached his plan and went furthest beyond it; the earlier in the department's order among equals.
pub(super) fn best(people: &[PersonLine], direction: Direction) -> Option<PersonLine> {
    let further = |a: &PersonLine, b: &PersonLine| {
        let ((f, p), (g, q)) = (a.score.planned.unwrap_or_default(), b.score.planned.unwrap_or_default());
        let (ahead, behind) = (i128::from(f) * i128::from(q), i128::from(g) * i128::from(p));
        let (a_better, size) = match direction {
            Direction::More => (ahead > behind, f > g),
            Direction::Less => (ahead < behind, f < g),
        };
        a_better || (ahead == behind && size)
    };
    let reached = people.iter().filter(|person| person.score.is_reached(direction));
    reached.reduce(|best, person| if further(person, best) { person } else { best }).cloned()
}

/// Sums of the changes by (date, metric), in their order; what comes to nothing is left out.
fn without_names(corrections: &[Correction]) -> Vec<Correction> {
    let mut sums: Vec<Correction> = vec![];
    for correction in corrections {
        let by = match &correction.change {
            Corrected::Of { before, after, .. } => after.unwrap_or(0).saturating_sub(before.unwrap_or(0)),
            Corrected::By(by) => *by,
        };
        let same = |c: &&mut Correction| c.on == correction.on && c.metric.id == correction.metric.id;
        match sums.iter_mut().find(same).map(|c| &mut c.change) {
            Some(Corrected::By(sum)) => *sum = sum.saturating_add(by),
            _ => sums.push(Correction { change: Corrected::By(by), ..correction.clone() }),
        }
    }
    sums.retain(|c| c.change != Corrected::By(0));
    sums
}

#[cfg(test)]
pub(crate) mod tests;
