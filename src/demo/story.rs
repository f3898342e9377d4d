//! The headless demo: two working weeks of a department, played over HTTP against the stand-in and printed as chats.
//!
//! The same listener, loop, store, schedule and sender as in production; only Telegram and the clock are stand-ins.
//! Each person has a character that shows in the figures; the seed decides the rest.
use super::{
    pace,
    standin::{Config, Person, Standin},
};
use crate::{
    app::{self, bot},
    clock::{Clock, ManualClock},
    domain::{department_file::DepartmentFile, time::Zone},
    store::Db,
    telegram::running::Running,
    usecase,
};
use anyhow::{Context as _, Result, anyhow};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use std::io::Write;

/// The first Monday of the story.
const FIRST: (i32, u32, u32) = (2026, 11, 9);
const DAYS: u64 = 12;
/// Acts of a person in one talk, so that a talk that does not end ends the demo.
const MOST_TAPS: usize = 12;

/// How somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Character {
    Steady,
    /// Promises more than comes.
    Optimist,
    /// Late once, silent once.
    Forgets,
    /// Corrects himself.
    Corrects,
    /// Joins on the fourth day.
    Newcomer,
}

struct Actor {
    telegram: i64,
    name: &'static str,
    character: Character,
    person: Person,
}

const FILE: &str = r#"
[department]
key = "north"
name = "Отдел продаж «Север»"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
CHAT
[schedule]
preset = "standard"
[metrics]
template = "b2b_outbound"
[[member]]
telegram = 1001
name = "Ольга Белова"
role = "head"
reports = false
[[member]]
telegram = 1002
name = "Иван Иванов"
role = "manager"
[[member]]
telegram = 1003
name = "Мария Ким"
role = "manager"
[[member]]
telegram = 1004
name = "Пётр Орлов"
role = "manager"
[[member]]
telegram = 1005
name = "Анна Соколова"
role = "manager"
"#;
const NEWCOMER: &str = r#"
[[member]]
telegram = 1006
name = "Денис Новиков"
role = "manager"
"#;

/// A small generator: the same seed plays the same story.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let span = u64::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from((self.0 >> 33) % span).unwrap_or(0)
    }
}

struct Play {
    clock: ManualClock,
    standin: Standin,
    running: Running,
    db: Db,
    dice: Dice,
    chat: i64,
}

/// Plays two weeks and prints the chats.
///
/// # Errors
/// When the stand-in or the database cannot be made, or the bot does not come to rest.
pub async fn play(seed: u64, out: &mut impl Write) -> Result<()> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let first = NaiveDate::from_ymd_opt(FIRST.0, FIRST.1, FIRST.2).context("a date")?;
    let clock = ManualClock::new(Zone::MOSCOW.instant(first, at(7, 30)));
    let standin =
        Standin::start(Clock::Manual(clock.clone()), Config { zone: Zone::MOSCOW, ..Config::default() }).await?;
    let db = Db::open(&format!("sqlite:{}", folder.path().join("demo.db").display())).await?;
    let olga = standin.user(1001, "Ольга");
    let group = standin.supergroup("Отдел продаж «Север»", &olga);
    let chat = group.id();
    group.owner().adds_bot();
    apply(&db, &clock, chat, "").await?;
    let setup = bot::Setup {
        db: db.clone(),
        clock: Clock::Manual(clock.clone()),
        api_url: &standin.api_url(),
        token: standin.token(),
    };
    let (running, _) = bot::start(setup).await?;
    let mut play = Play { clock, standin, running, db, dice: Dice(seed), chat };
    play.story(&olga, first).await?;
    play.print(out)?;
    let Play { running, standin, db, .. } = play;
    running.stop().await;
    standin.stop().await;
    db.close().await;
    Ok(())
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

async fn apply(db: &Db, clock: &ManualClock, chat: i64, more: &str) -> Result<()> {
    let text = FILE.replace("CHAT", &format!("chat = {chat}")) + more;
    let file = DepartmentFile::parse(&text).map_err(|mistakes| anyhow!("the demo's department: {mistakes:?}"))?;
    let mut tx = db.write().await?;
    usecase::apply::apply(&mut tx, &file, app::template_metrics, clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

impl Play {
    async fn until(&mut self, on: NaiveDate, time: NaiveTime) -> Result<()> {
        Ok(pace::advance_to(&self.clock, &self.standin, &self.running, Zone::MOSCOW.instant(on, time)).await?)
    }

    async fn settle(&mut self) -> Result<()> {
        Ok(pace::settle(&self.clock, &self.standin, &self.running).await?)
    }

    async fn story(&mut self, olga: &Person, first: NaiveDate) -> Result<()> {
        olga.starts(None);
        let people: [(i64, &str, &str, Character); 5] = [
            (1002, "Иван", "Иванов", Character::Steady),
            (1003, "Мария", "Ким", Character::Optimist),
            (1004, "Пётр", "Орлов", Character::Forgets),
            (1005, "Анна", "Соколова", Character::Corrects),
            (1006, "Денис", "Новиков", Character::Newcomer),
        ];
        let mut team: Vec<Actor> = people
            .into_iter()
            .map(|(telegram, name, last, character)| {
                let person = self.standin.user(telegram, name).with_last_name(last);
                Actor { telegram, name, character, person }
            })
            .collect();
        let newcomer = team.pop().context("the newcomer")?;
        for actor in &team {
            actor.person.starts(None);
            self.settle().await?;
            self.answer_questions(actor).await?;
        }
        for day in 0..DAYS {
            let on = first + Days::new(day);
            if matches!(on.weekday(), Weekday::Sat | Weekday::Sun) {
                continue;
            }
            if day == 3 {
                self.until(on, at(8, 40)).await?;
                apply(&self.db, &self.clock, self.chat, NEWCOMER).await?;
                newcomer.person.starts(None);
                self.settle().await?;
                self.answer_questions(&newcomer).await?;
            }
            self.day(on, day, &team, (day > 3).then_some(&newcomer)).await?;
        }
        Ok(())
    }

    async fn day(&mut self, on: NaiveDate, day: u64, team: &[Actor], newcomer: Option<&Actor>) -> Result<()> {
        let mut minute = 4;
        let mut late = vec![];
        for actor in team.iter().chain(newcomer) {
            let forgets = actor.character == Character::Forgets;
            if forgets && day == 9 {
                continue;
            }
            if forgets && day == 2 {
                late.push(actor);
                continue;
            }
            minute += 7;
            self.until(on, at(9, minute)).await?;
            if day > 0 {
                self.report(actor, day).await?;
            }
        }
        self.until(on, at(11, 20)).await?;
        for actor in late {
            self.report(actor, day).await?;
        }
        self.until(on, at(18, 0)).await
    }

    async fn report(&mut self, actor: &Actor, day: u64) -> Result<()> {
        let calls = self.dice.roll(36, 48);
        let met = self.dice.roll(calls / 14, calls / 10);
        let offers = self.dice.roll(1, met.max(1));
        let deals = self.dice.roll(0, 1.min(offers));
        let share = match actor.character {
            Character::Optimist => 55,
            Character::Newcomer => 40,
            _ => 100,
        };
        let money = self.dice.roll(55, 120) * share / 100;
        let plan = if actor.character == Character::Optimist { 120 } else { 80 };
        let line = format!("{calls} {met} {offers} {deals} {money}к план 45 4 2 1 {plan}к");
        let message = actor.person.says(&line);
        self.settle().await?;
        self.answer_questions(actor).await?;
        if actor.character == Character::Corrects && day == 4 {
            actor
                .person
                .edits(message, &format!("{calls} {met} {offers} {deals} {}к план 45 4 2 1 {plan}к", money + 14));
            self.settle().await?;
            self.answer_questions(actor).await?;
        }
        Ok(())
    }

    /// Answers what the last bubble asks, until it asks nothing more.
    async fn answer_questions(&mut self, actor: &Actor) -> Result<()> {
        let mut named = false;
        for _ in 0..MOST_TAPS {
            let Some(last) = actor.person.last_from_bot() else { return Ok(()) };
            let labels: Vec<String> = last.buttons().iter().flatten().map(|button| button.label.clone()).collect();
            let text = last.text().to_owned();
            if text.contains("С кого?") && actor.character == Character::Optimist && !named {
                named = true;
                actor.person.says("Ромашка 70, Василёк 40");
                self.settle().await?;
                continue;
            }
            let broken = self.dice.roll(0, 2) == 0 && actor.character == Character::Optimist;
            let wanted: &[&str] = if broken {
                &["Не выйдет", "Беру", "Верно", "Пропустить", "цена", "Цена"]
            } else {
                &["Готово", "Беру", "Верно", "Пропустить", "Клиент перенёс", "клиент перенёс"]
            };
            let found = wanted.iter().find_map(|want| labels.iter().find(|label| label.contains(want)));
            let Some(label) = found.cloned() else { return Ok(()) };
            actor.person.taps(&label);
            self.settle().await?;
        }
        Err(anyhow!("the talk of {} ({}) does not end", actor.name, actor.telegram))
    }

    fn print(&self, out: &mut impl Write) -> Result<()> {
        let chats = [
            (self.chat, "Чат команды"),
            (1001, "Ольга Белова, РОП"),
            (1002, "Иван Иванов"),
            (1003, "Мария Ким"),
            (1004, "Пётр Орлов"),
            (1005, "Анна Соколова"),
            (1006, "Денис Новиков"),
        ];
        for (chat, title) in chats {
            writeln!(out, "\n════ {title} ════\n{}", self.standin.story(chat))?;
        }
        Ok(())
    }
}
