//! The headless demo: two working weeks of a department, played over HTTP against the stand-in and printed as chats.
//!
//! The same listener, loop, store, schedule and sender as in production; only Telegram and the clock are stand-ins. Who
//! plays is in `people`, what they do on which day in `days`, how they answer a question in `talk`; `autopilot` plays the
//! same people on any day, for the page.
pub mod autopilot;
pub mod company;
mod days;
mod people;
mod print;
mod talk;
mod till;
mod voice;

use super::{
    pace,
    standin::{Config, Person, Standin},
};
use crate::{
    app::{self, bot},
    clock::{Clock, ManualClock},
    domain::{department_file::DepartmentFile, time::Zone},
    settings::Stage,
    store::Db,
    telegram::running::Running,
    usecase,
};
use anyhow::{Context as _, Result, anyhow};
use autopilot::Autopilot;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use company::{Company, HEAD, Post, Seat};
use people::{CAST, Character, DAYS, Dice, Figures, Role, line};
use std::{io::Write, path::Path};
use voice::Voice;

/// The Friday on which the department meets the bot; the two weeks begin on the Monday after it.
const EVE: (i32, u32, u32) = (2026, 11, 6);

/// Somebody who plays, with the figures he will bring.
#[derive(Debug)]
struct Actor {
    character: Character,
    name: String,
    /// The plan he writes himself.
    plan: String,
    voice: Voice,
    person: Person,
    figures: [Option<Figures>; DAYS],
    /// Questions about bad days and about good ones he has answered.
    lessons: [usize; 2],
    /// The last line he has sent: its number and what it said.
    sent: Option<(i64, String)>,
}

/// The department on the stage: the bot at work, the people, the clock.
#[derive(Debug)]
pub struct Play {
    clock: ManualClock,
    standin: Standin,
    running: Running,
    db: Db,
    dice: Dice,
    head: Person,
    chat: i64,
}

/// Plays two weeks of the managers, or a month of the shops, and prints the chats.
///
/// # Errors
/// When the stand-in or the database cannot be made, the bot does not come to rest, or it does not offer what the
/// story needs.
pub async fn play(stage: Stage, seed: u64, out: &mut impl Write) -> Result<()> {
    match stage {
        Stage::Sales => two_weeks(seed, out).await,
        Stage::Shops => month(stage, seed, out).await,
    }
}

/// The history of the page: a month in which everybody answers by himself.
async fn month(stage: Stage, seed: u64, out: &mut impl Write) -> Result<()> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let mut autopilot = Autopilot::begin(&folder.path().join("demo.db"), seed, stage).await?;
    let until = autopilot.arrival()?;
    autopilot.meet().await?;
    while !autopilot.step(until).await? {}
    let company = autopilot.company();
    print::introduce_month(out, company, seed)?;
    let private = |seat: &Seat| print::Chat { id: seat.telegram, title: seat.name() };
    let team = print::Chat { id: autopilot.chat(), title: format!("Чат команды «{}»", company.title) };
    let chats: Vec<print::Chat> = company.seats.iter().map(private).chain([team]).collect();
    print::print(out, &autopilot.standin(), &chats)?;
    autopilot.end().await;
    Ok(())
}

/// The two weeks that are told by heart.
async fn two_weeks(seed: u64, out: &mut impl Write) -> Result<()> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let eve = NaiveDate::from_ymd_opt(EVE.0, EVE.1, EVE.2).context("a date")?;
    let mut company = Company::on(Stage::Sales);
    // The director has no part in these two weeks.
    company.seats.retain(|seat| seat.post != Post::Superior);
    // The head sets the month's plan herself.
    company.target = None;
    let mut play = Play::begin(&folder.path().join("demo.db"), seed, eve, &company).await?;
    let mut cast = play.cast();
    play.two_weeks(&mut cast, eve).await?;
    print::introduce(out, seed)?;
    print::print(out, &play.standin, &play.chats())?;
    play.end().await;
    Ok(())
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

/// The department as its head has written it down; whoever joins later is not in it yet.
async fn apply(db: &Db, clock: &ManualClock, chat: i64, company: &Company) -> Result<()> {
    let mut text = company.file.replace("CHAT", &format!("chat = {chat}"));
    let written = company.seats.iter().filter(|seat| seat.character != Character::Newcomer);
    written.for_each(|seat| text += &seat.in_file());
    if let Some((metric, total)) = company.target {
        text += &format!("[[target]]\nmonth = \"2026-11\"\nmetric = \"{metric}\"\ntotal = {total}\n");
    }
    let file = DepartmentFile::parse(&text).map_err(|mistakes| anyhow!("the demo's department: {mistakes:?}"))?;
    let mut tx = db.write().await?;
    usecase::apply::apply(&mut tx, &file, app::template_metrics, clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

impl Play {
    /// The department on the afternoon of `eve`, a Friday: written down, with a chat, and nobody has pressed Start yet.
    async fn begin(file: &Path, seed: u64, eve: NaiveDate, company: &Company) -> Result<Self> {
        let clock = ManualClock::new(Zone::MOSCOW.instant(eve, at(16, 0)));
        let config = Config { zone: Zone::MOSCOW, bot_name: "Планёрка".to_owned(), ..Config::default() };
        let standin = Standin::start(Clock::Manual(clock.clone()), config).await?;
        let db = Db::open(&format!("sqlite:{}", file.display())).await?;
        for seat in &company.seats {
            standin.user(seat.telegram, seat.first).with_last_name(seat.last);
        }
        let head = standin.user(HEAD, "");
        let group = standin.supergroup(company.title, &head);
        group.owner().adds_bot();
        group.owner().promotes_bot();
        apply(&db, &clock, group.id(), company).await?;
        let setup = bot::Setup {
            db: db.clone(),
            clock: Clock::Manual(clock.clone()),
            api_url: &standin.api_url(),
            token: standin.token(),
        };
        let (running, _) = bot::start(setup).await?;
        Ok(Self { clock, standin, running, db, dice: Dice::new(seed), head, chat: group.id() })
    }

    /// Ends the bot, the stand-in and the database.
    pub async fn end(self) {
        let Self { running, standin, db, .. } = self;
        running.stop().await;
        standin.stop().await;
        db.close().await;
    }

    fn cast(&mut self) -> Vec<Actor> {
        let actor = |role: &Role| Actor {
            character: role.character,
            name: role.name(),
            plan: line(role.plan),
            voice: Voice::of(role.character),
            person: self.standin.user(role.telegram, role.first),
            figures: people::figures(role, &mut self.dice),
            lessons: [0, 0],
            sent: None,
        };
        CAST.iter().map(actor).collect()
    }

    /// The team chat last: what is posted there follows from what came before.
    fn chats(&self) -> Vec<print::Chat> {
        let private = |id: i64, name: String| print::Chat { id, title: name };
        CAST.iter()
            .map(|role| private(role.telegram, role.name()))
            .chain([
                private(HEAD, "Ольга Белова, РОП".to_owned()),
                print::Chat { id: self.chat, title: "Чат команды «Север: продажи»".to_owned() },
            ])
            .collect()
    }

    async fn until(&mut self, on: NaiveDate, time: NaiveTime) -> Result<()> {
        let at = Zone::MOSCOW.instant(on, time);
        if at > self.clock.now() {
            pace::advance_to(&self.clock, &self.standin, &self.running, at).await?;
        }
        Ok(())
    }

    /// As long as it takes to read and to answer.
    async fn think(&mut self) -> Result<()> {
        let seconds = self.dice.roll(4, 11);
        Ok(pace::advance(&self.clock, &self.standin, &self.running, TimeDelta::seconds(seconds)).await?)
    }

    async fn says(&mut self, who: &Person, text: &str) -> Result<i64> {
        self.think().await?;
        let message = who.try_says(text).map_err(|why| anyhow!("{text}: {why}"))?;
        self.settle().await?;
        Ok(message)
    }

    /// Taps the newest button whose label begins so.
    async fn taps(&mut self, who: &Person, label: &str) -> Result<()> {
        self.think().await?;
        let messages = self.standin.messages(who.chat());
        let labels = messages.iter().rev().flat_map(|message| message.buttons().iter().flatten());
        let found = labels.map(|button| button.label.clone()).find(|known| known.starts_with(label));
        let found = found.with_context(|| format!("nobody offers [{label}]"))?;
        who.try_taps(None, &found).map_err(|why| anyhow!("{label}: {why}"))?;
        self.settle().await
    }

    async fn settle(&mut self) -> Result<()> {
        Ok(pace::settle(&self.clock, &self.standin, &self.running).await?)
    }
}

/// The working days after `on`, the next one first.
fn working_days(on: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let weekend = |on: &NaiveDate| matches!(on.weekday(), Weekday::Sat | Weekday::Sun);
    on.iter_days().skip(1).filter(move |on| !weekend(on))
}
