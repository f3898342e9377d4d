//! The people of the demo's page: they answer by themselves, each in his own way, on any day the visitor lets come.
//!
//! Apart from `days`, which tells one story of two weeks by heart: here a day is planned when it begins, and each deed
//! looks at what the bot really asks. Whoever the visitor plays is left alone.
//!
//! Invariants: the same seed plans the same days; a deed that finds nothing to answer does nothing.
use super::{
    Actor, Character, HEAD, Play, at,
    company::{Company, Seat, Wares},
    people::{Bringing, DAYS, line, thousands},
    till::Till,
};
use crate::{
    demo::{
        pace,
        standin::{Person, Standin},
    },
    domain::time::{Instant, Zone},
    settings::Stage,
};
use anyhow::{Context as _, Result};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The Friday on which the department meets the bot; the month of history begins on the Monday after it.
const EVE: (i32, u32, u32) = (2026, 10, 23);
/// The Monday on which the visitor comes in.
const ARRIVAL: (i32, u32, u32) = (2026, 11, 23);
/// The day the newcomer joins, before the visitor comes.
const JOINS: (i32, u32, u32) = (2026, 11, 18);

/// Days of the first digests on which the head looks before they go out.
const LOOKS: u32 = 2;
/// In a hundred mornings: Peter is late, Peter is silent.
const LATE: i64 = 18;
const SILENT: i64 = 12;
/// How long somebody who was given back takes to go on.
const GOES_ON: TimeDelta = TimeDelta::seconds(20);

/// Words by which a question of the bot is known.
const ASKS_FACTS: &str = "Факт за";
const ASKS_ONE_LINE: &str = "Цифры одной строкой";
const CLOSES_EARLY: &str = "Закроем";
const OLDER: &str = "Ещё не закрыт:";

/// Who somebody of the demo is, for whoever draws the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    pub telegram: i64,
    pub name: String,
    /// `head`, `deputy`, `manager` or `superior`.
    pub role: &'static str,
    /// The character, a word for the page's texts.
    pub about: &'static str,
}

/// Everybody of a department, in the order of the page.
pub fn portraits(company: &Company) -> Vec<Portrait> {
    let portrait = |seat: &Seat| Portrait {
        telegram: seat.telegram,
        name: seat.name(),
        role: seat.post.code(),
        about: seat.about,
    };
    company.seats.iter().map(portrait).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// Answers the morning's question, or goes on with whatever is asked.
    Reports,
    /// Answers the question that comes early before days off.
    ClosesEarly,
    Joins,
    SaysAway,
    /// The head looks at the digest before it goes out, and at whoever is silent.
    Leads,
}

#[derive(Debug)]
struct Player {
    seat: Seat,
    actor: Actor,
    trade: Trade,
    /// Mornings he has answered: which of his clients is named next.
    mornings: usize,
    /// Whether the visitor plays him.
    taken: bool,
    /// Denis is not there before he joins.
    is_there: bool,
}

/// What his days bring, day after day.
#[derive(Debug)]
enum Trade {
    Deals(Box<Bringing>),
    Till(Till),
}

/// The play of the page, with everybody who answers by himself.
#[derive(Debug)]
pub struct Autopilot {
    play: Play,
    company: Company,
    players: Vec<Player>,
    agenda: BTreeMap<(Instant, u32), (usize, Deed)>,
    /// Deeds planned so far, so that two of one instant have an order.
    deeds: u32,
    planned: NaiveDate,
    eve: NaiveDate,
    /// The visitor is here: he is the head.
    arrived: bool,
}

impl Autopilot {
    /// The department on the day it meets the bot, in the new database `file`.
    ///
    /// # Errors
    /// When the stand-in or the database cannot be made.
    pub async fn begin(file: &Path, seed: u64, stage: Stage) -> Result<Self> {
        let (eve, company) = (date(EVE)?, Company::on(stage));
        let mut play = Play::begin(file, seed, eve, &company).await?;
        let players = play.players(&company);
        for player in players.iter().filter(|player| player.is_there && player.seat.telegram != HEAD) {
            play.enters(&player.actor.person);
        }
        Ok(Self { play, company, players, agenda: BTreeMap::new(), deeds: 0, planned: eve, eve, arrived: false })
    }

    pub fn company(&self) -> &Company {
        &self.company
    }

    pub fn standin(&self) -> Standin {
        self.play.standin.clone()
    }

    pub fn chat(&self) -> i64 {
        self.play.chat
    }

    pub fn now(&self) -> Instant {
        self.play.clock.now()
    }

    /// When the visitor comes in: a Monday, the question has just been asked.
    ///
    /// # Errors
    /// Never, for a date of the calendar.
    pub fn arrival(&self) -> Result<Instant> {
        Ok(Zone::MOSCOW.instant(date(ARRIVAL)?, at(9, 1)))
    }

    /// Everybody presses Start.
    ///
    /// # Errors
    /// When the bot does not answer.
    pub async fn meet(&mut self) -> Result<()> {
        let there = self.company.seats.iter().filter(|seat| seat.character != Character::Newcomer);
        let people: Vec<Person> = there.map(|seat| self.play.standin.user(seat.telegram, seat.first)).collect();
        for person in people {
            self.play.says(&person, "/start").await?;
            if offers(&self.play, person.chat(), "Понятно") {
                self.play.taps(&person, "Понятно").await?;
            }
        }
        Ok(())
    }

    /// From now on the visitor leads the department and plays one of its people.
    pub fn arrive(&mut self) {
        self.arrived = true;
        for who in [HEAD, self.company.first_played] {
            self.take(who, true);
        }
    }

    /// Who answers by himself; whoever is not in it is always the visitor's.
    pub fn on_autopilot(&self) -> BTreeMap<i64, bool> {
        self.players.iter().map(|player| (player.seat.telegram, !player.taken)).collect()
    }

    /// The visitor takes somebody over, or gives him back; one given back goes on where he was.
    pub fn take(&mut self, who: i64, taken: bool) {
        let Some(index) = self.players.iter().position(|player| player.seat.telegram == who) else { return };
        self.players[index].taken = taken;
        if !taken {
            self.plan(self.now() + GOES_ON, index, Deed::Reports);
        }
    }

    /// Everything has come to rest at this instant.
    ///
    /// # Errors
    /// [`pace::Restless`].
    pub async fn settle(&mut self) -> Result<()> {
        self.play.settle().await
    }

    /// Steps to the next instant at which the bot or somebody has something to do, `at` at the latest, and lets it happen;
    /// whether `at` is reached.
    ///
    /// # Errors
    /// [`pace::Restless`].
    pub async fn step(&mut self, until: Instant) -> Result<bool> {
        self.plan_days(until);
        let deed = self.agenda.keys().next().map(|(at, _)| *at);
        let next = [self.play.running.next_at(), deed].into_iter().flatten().min().map_or(until, |at| at.min(until));
        let next = next.max(self.now());
        pace::advance_to(&self.play.clock, &self.play.standin, &self.play.running, next).await?;
        while let Some(entry) = self.agenda.first_entry()
            && entry.key().0 <= self.play.clock.now()
        {
            let (who, deed) = entry.remove();
            if let Err(error) = self.does(who, deed).await {
                // Somebody who finds no words must not stop the demo: the visitor can go on for him.
                tracing::warn!(%error, "somebody of the demo is at a loss");
            }
        }
        Ok(self.now() >= until)
    }

    /// Ends the bot, the stand-in and the database.
    pub async fn end(self) {
        self.play.end().await;
    }

    fn plan(&mut self, at: Instant, who: usize, deed: Deed) {
        self.deeds += 1;
        self.agenda.insert((at, self.deeds), (who, deed));
    }

    /// Plans the working days that begin before `until`.
    fn plan_days(&mut self, until: Instant) {
        while let Some(on) = self.planned.succ_opt()
            && Zone::MOSCOW.instant(on, NaiveTime::MIN) <= until
        {
            self.planned = on;
            if self.company.weekends || !is_weekend(on) {
                self.plan_day(on);
            }
        }
    }

    fn plan_day(&mut self, on: NaiveDate) {
        let is = |day: (i32, u32, u32)| date(day).is_ok_and(|day| day == on);
        for who in 0..self.players.len() {
            let Seat { character, answers_at: (hour, minute), telegram, .. } = self.players[who].seat;
            let clock = self.players[who].seat.clock();
            let chance = self.play.dice.roll(1, 100);
            let spread = u32::try_from(self.play.dice.roll(0, 4)).unwrap_or(0);
            let (deed, time) = match character {
                Character::Forgets if chance <= SILENT => continue,
                Character::Forgets if chance <= SILENT + LATE => (Deed::Reports, at(11, 20 + spread)),
                Character::Newcomer if is(JOINS) => (Deed::Joins, at(9, 40)),
                _ => (Deed::Reports, at(hour, minute + spread)),
            };
            self.plan(clock.instant(on, time), who, deed);
            self.plan(clock.instant(on, at(16, 36 + spread)), who, Deed::ClosesEarly);
            if self.company.leave.telegram == telegram && is(self.company.leave.said_on) {
                self.plan(clock.instant(on, at(15, 40)), who, Deed::SaysAway);
            }
        }
        self.plan(Zone::MOSCOW.instant(on, at(10, 2)), 0, Deed::Leads);
    }

    async fn does(&mut self, who: usize, deed: Deed) -> Result<()> {
        if deed == Deed::Leads {
            return if self.arrived { Ok(()) } else { self.leads().await };
        }
        let Self { play, players, .. } = self;
        let player = &mut players[who];
        if player.taken || !(player.is_there || deed == Deed::Joins) {
            return Ok(());
        }
        match deed {
            Deed::Joins => {
                player.is_there = true;
                play.joins(&mut player.actor).await?;
                play.enters(&player.actor.person);
                Ok(())
            }
            Deed::SaysAway => {
                let person = player.actor.person.clone();
                play.says(&person, self.company.leave.words).await?;
                play.taps(&person, "Отметить").await
            }
            Deed::ClosesEarly => match play.open_question(&player.seat, CLOSES_EARLY) {
                Some(asked) => player.answers(play, &asked).await,
                None => Ok(()),
            },
            Deed::Reports => match play.open_question(&player.seat, ASKS_ONE_LINE) {
                Some(asked) => {
                    player.answers(play, &asked).await?;
                    player.makes_up(play).await
                }
                None => play.answers(&mut player.actor, player.mornings).await,
            },
            Deed::Leads => Ok(()),
        }
    }

    /// In the first days the head looks at the digest; later she reminds whoever is silent.
    async fn leads(&mut self) -> Result<()> {
        let day = Zone::MOSCOW.date(self.now());
        let turn = usize::try_from(day.num_days_from_ce()).unwrap_or(0) % self.company.leaders.len();
        let leader = self.play.standin.user(self.company.leaders[turn], "");
        let first = self.eve + Days::new(u64::from(LOOKS) + 3);
        let label = if day <= first { "Публикуем" } else { "Напомнить всем" };
        let wanted = [label, if day <= first { label } else { "Напомнить: " }];
        match wanted.into_iter().find(|label| offers(&self.play, leader.chat(), label)) {
            Some(label) => self.play.taps(&leader, label).await,
            None => Ok(()),
        }
    }
}

fn is_weekend(on: NaiveDate) -> bool {
    matches!(on.weekday(), Weekday::Sat | Weekday::Sun)
}

fn date((year, month, day): (i32, u32, u32)) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).context("a date")
}

/// Whether a bubble of today has a button that begins so.
fn offers(play: &Play, chat: i64, label: &str) -> bool {
    let today = Zone::MOSCOW.date(play.clock.now());
    let messages = play.standin.messages(chat);
    let fresh = messages.iter().rev().take_while(|message| Zone::MOSCOW.date(message.at) == today);
    fresh.flat_map(|message| message.buttons().iter().flatten()).any(|button| button.label.starts_with(label))
}

impl Play {
    fn players(&mut self, company: &Company) -> Vec<Player> {
        let player = |seat: &Seat| {
            let trade = match seat.wares {
                Wares::Nothing => return None,
                Wares::Deals(role) => Trade::Deals(Box::new(Bringing::new(&role, &mut self.dice))),
                Wares::Till(till) => Trade::Till(till),
            };
            let actor = Actor {
                character: seat.character,
                name: seat.name(),
                plan: seat.plan(),
                voice: seat.voice,
                person: self.standin.user(seat.telegram, seat.first),
                figures: [None; DAYS],
                lessons: [0, 0],
                sent: None,
            };
            let is_there = seat.character != Character::Newcomer;
            Some(Player { seat: *seat, trade, is_there, mornings: 0, taken: false, actor })
        };
        company.seats.iter().filter_map(player).collect()
    }

    /// The head takes somebody into the team chat.
    fn enters(&self, person: &Person) {
        self.head.in_chat(self.chat).adds(person);
    }

    /// The bot's newest bubble of today with these words, when nothing but commands was typed after it.
    fn open_question(&self, seat: &Seat, words: &str) -> Option<String> {
        let (chat, clock) = (seat.telegram, seat.clock());
        let today = clock.date(self.clock.now());
        let messages = self.standin.messages(chat);
        let own: BTreeSet<i64> =
            messages.iter().filter(|m| m.from == chat && !m.text().starts_with('/')).map(|m| m.id).collect();
        let asked = messages.iter().rev().find(|m| m.from != chat && m.text().contains(words))?;
        let open = clock.date(asked.at) == today && own.range(asked.id..).next().is_none();
        open.then(|| asked.text().to_owned())
    }
}

impl Player {
    /// Says what the question wants: facts, a plan, or both in one line; then whatever is asked besides.
    async fn answers(&mut self, play: &mut Play, asked: &str) -> Result<()> {
        self.mornings += 1;
        let lower = asked.to_lowercase();
        let plan = lower.contains("план на").then(|| self.actor.plan.clone());
        let facts = asked.contains(ASKS_FACTS).then(|| self.facts(play));
        let Some(text) = self.words(facts, plan) else { return Ok(()) };
        let person = self.actor.person.clone();
        let message = play.says(&person, &text).await?;
        self.actor.sent = Some((message, text));
        play.answers(&mut self.actor, self.mornings).await
    }

    /// What his last day brought, in his way of writing.
    fn facts(&mut self, play: &mut Play) -> String {
        // Only shifts work on the days off of the others.
        let free = self.seat.week.is_some() && is_weekend(Zone::MOSCOW.date(play.clock.now()) - Days::new(1));
        let facts = match &mut self.trade {
            Trade::Till(till) => return till.day(&mut play.dice, free),
            Trade::Deals(bringing) => bringing.day(&mut play.dice, None, false),
        };
        match self.seat.character {
            Character::Optimist => {
                let [calls, meetings, proposals, contracts, money] = facts;
                let money = thousands(money);
                format!("звонков {calls}, встреч {meetings}, кп {proposals}, договоров {contracts}, оплат {money}")
            }
            Character::Forgets => line(facts).replace(' ', " / "),
            _ => line(facts),
        }
    }

    fn words(&self, facts: Option<String>, plan: Option<String>) -> Option<String> {
        match (facts, plan) {
            // He takes what is offered every third day.
            (Some(facts), Some(_)) if self.seat.character == Character::Steady && self.mornings % 3 == 2 => Some(facts),
            (Some(facts), Some(plan)) => Some(format!("{facts} план {plan}")),
            (facts, plan) => facts.or(plan),
        }
    }

    /// A day he said nothing about is still offered.
    async fn makes_up(&mut self, play: &mut Play) -> Result<()> {
        let person = self.actor.person.clone();
        if !offers(play, person.chat(), OLDER) {
            return Ok(());
        }
        play.taps(&person, OLDER).await?;
        let facts = self.facts(play);
        play.says(&person, &facts).await?;
        play.answers(&mut self.actor, self.mornings).await
    }
}
