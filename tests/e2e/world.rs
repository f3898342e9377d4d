//! A department, its people and the bot, all in this process.
use crate::base::Base;
use planerka::{
    app::{self, bot},
    clock::{Clock, ManualClock},
    demo::{
        pace,
        standin::{Config, Person, Standin},
    },
    domain::{department_file::DepartmentFile, id::TelegramId, metric::Metric, report::Part, time::Zone},
    store,
    telegram::running::Running,
    usecase,
};

pub struct World {
    pub clock: ManualClock,
    pub standin: Standin,
    pub chat: i64,
    base: Base,
    running: Option<Running>,
    /// A second process on the same database, with the same token.
    twin: Option<Running>,
}

/// Leads the department, and does not report.
pub const OLGA: i64 = 1001;
pub const IVAN: i64 = 1002;
pub const MARIA: i64 = 1003;
/// A whole ordinary report.
pub const LINE: &str = "41 3 2 1 98к план 45 3 2 1 120к";
/// Behind [`FILE`]: Pyotr, who does not report.
pub const DEPUTY: &str = r#"
[[member]]
telegram = 1004
name = "Пётр Орлов"
role = "deputy"
reports = false
joined_on = "2026-10-01"
"#;

/// The department of most conversations as a file; `CHAT` stands for its team chat's number.
pub const FILE: &str = r#"
[department]
key = "north"
name = "Север"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
chat = CHAT
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
joined_on = "2026-10-01"
[[member]]
telegram = 1003
name = "Мария Ким"
role = "manager"
joined_on = "2026-10-01"
"#;

impl World {
    /// Olga leads, Ivan and Maria report; all but those of `silent` have pressed Start. The clock shows `at`, Moscow.
    pub async fn new(base: Base, at: &str, silent: &[i64]) -> Self {
        let local: chrono::NaiveDateTime = at.parse().expect("a local time");
        let clock = ManualClock::new(Zone::MOSCOW.instant(local.date(), local.time()));
        let config = Config { zone: Zone::MOSCOW, ..Config::default() };
        let standin = Standin::start(Clock::Manual(clock.clone()), config).await.expect("a stand-in");
        let olga = standin.user(1001, "Ольга");
        let group = standin.supergroup("Север", &olga);
        group.owner().adds_bot();
        let mut world = World { clock, standin, chat: group.id(), base, running: None, twin: None };
        world.apply(&FILE.replace("CHAT", &world.chat.to_string())).await;
        world.start().await;
        for (id, name) in [(1001, "Ольга"), (1002, "Иван"), (1003, "Мария")] {
            let person = world.standin.user(id, name);
            if !silent.contains(&id) {
                person.starts(None);
            }
        }
        world.settle().await;
        world
    }

    /// The bot and nobody else; departments are applied or set up, people start by themselves.
    pub async fn bare(base: Base, at: &str) -> Self {
        let local: chrono::NaiveDateTime = at.parse().expect("a local time");
        let clock = ManualClock::new(Zone::MOSCOW.instant(local.date(), local.time()));
        let config = Config { zone: Zone::MOSCOW, ..Config::default() };
        let standin = Standin::start(Clock::Manual(clock.clone()), config).await.expect("a stand-in");
        let mut world = World { clock, standin, chat: 0, base, running: None, twin: None };
        world.start().await;
        world.settle().await;
        world
    }

    /// The people of [`Self::new`] without a team chat.
    pub async fn without_chat(base: Base, at: &str) -> Self {
        let world = Self::bare(base, at).await;
        world.apply(&FILE.replace("chat = CHAT\n", "")).await;
        for (id, name) in [(1001, "Ольга"), (1002, "Иван"), (1003, "Мария")] {
            world.standin.user(id, name).starts(None);
        }
        world.settle().await;
        world
    }

    /// What this person sees in private, old and new.
    pub fn story(&self, id: i64) -> String {
        self.standin.transcript(id)
    }

    /// A minute later: what waited for the limiter has been sent.
    pub async fn minute(&self) {
        let at = self.clock.now() + chrono::TimeDelta::minutes(1);
        self.passes(at).await;
    }

    /// Writes in a chat; nothing is waited for but quiet.
    pub async fn says_in(&self, chat: i64, id: i64, text: &str) {
        self.person(id).in_chat(chat).says(text);
        self.settle().await;
    }

    /// Sends data no keyboard here offers, on the newest message of the bot; what the answer says.
    pub async fn forges(&self, id: i64, data: &str) -> String {
        let message = self.person(id).last_from_bot().expect("a message").id;
        let tapped = self.person(id).forges(message, data);
        self.settle().await;
        let toast = tapped.answer().and_then(|answer| answer.text).unwrap_or_default();
        format!("{toast}\n{}", self.last(id))
    }

    /// The data of a button of the newest message with it.
    pub fn data(&self, id: i64, label: &str) -> String {
        let last = self.person(id).last_from_bot().expect("a message");
        let button = last.buttons().iter().flatten().find(|b| b.label == label).expect("a button").clone();
        match button.action {
            planerka::demo::standin::Action::Data(data) | planerka::demo::standin::Action::Url(data) => data,
            other => panic!("{other:?}"),
        }
    }

    pub async fn apply(&self, text: &str) {
        let file = DepartmentFile::parse(text).expect("a department");
        // The bot beside it may have written the same rows: the lost race is run again, as `planerka apply` does.
        loop {
            let applied = async {
                let mut tx = self.base.db.write().await?;
                usecase::apply::apply(&mut tx, &file, app::template_metrics, self.clock.now()).await?;
                Ok(tx.commit().await?)
            };
            match applied.await {
                Err(usecase::Failure::Store(error)) if error.is_conflict() => {}
                other => return other.expect("applied"),
            }
        }
    }

    pub async fn start(&mut self) {
        self.running = Some(self.process().await);
    }

    /// Another process beside the first.
    pub async fn start_twin(&mut self) {
        self.twin = Some(self.process().await);
        self.settle().await;
    }

    /// The first process dies; its twin goes on alone.
    pub fn leave_to_twin(&mut self) {
        self.running = self.twin.take();
    }

    async fn process(&self) -> Running {
        let setup = bot::Setup {
            db: self.base.another().await,
            clock: Clock::Manual(self.clock.clone()),
            api_url: &self.standin.api_url(),
            token: self.standin.token(),
        };
        bot::start(setup).await.expect("a bot").0
    }

    /// The database, to look into.
    pub fn db(&self) -> &planerka::store::Db {
        &self.base.db
    }

    /// Where another process finds the database.
    pub fn url(&self) -> &str {
        &self.base.url
    }

    /// What another process changed is seen at once, not within a minute.
    pub async fn restart(&mut self) {
        self.kill();
        self.start().await;
        self.settle().await;
    }

    /// As `kill -9`: the loops end wherever they are.
    pub fn kill(&mut self) {
        self.running = None;
    }

    pub fn person(&self, id: i64) -> Person {
        self.standin.user(id, "?")
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("the bot runs")
    }

    pub async fn settle(&self) {
        pace::settle(&self.clock, &self.standin, self.running()).await.expect("quiet");
        if let Some(twin) = &self.twin {
            self.settle_with(twin).await;
        }
    }

    /// What one process leaves, the other finds: once at the next second's ring, and once more for what that made.
    async fn settle_with(&self, twin: &Running) {
        let both = [self.running(), twin];
        for _ in 0..2 {
            for process in both {
                process.bells().inbox();
                process.bells().outbox();
                process.bells().schedule().ring();
            }
            while !both.iter().all(|process| process.is_quiet(self.clock.now())) {
                for process in both {
                    pace::settle(&self.clock, &self.standin, process).await.expect("quiet");
                }
            }
        }
    }

    /// Lets the clock run to an instant, stopping wherever a process means to wake.
    pub async fn passes(&self, at: planerka::domain::time::Instant) {
        let Some(twin) = &self.twin else {
            return pace::advance_to(&self.clock, &self.standin, self.running(), at).await.expect("quiet");
        };
        loop {
            self.settle().await;
            let wakes = [self.running(), twin].into_iter().filter_map(Running::next_at);
            let Some(next) = wakes.min().filter(|next| *next < at) else { break };
            self.clock.set(next);
        }
        self.clock.set(at);
        self.settle().await;
    }

    /// The same while updates are held back: nothing but the bot's own doings is waited for.
    pub async fn unheard_until(&self, at: &str) {
        let local: chrono::NaiveDateTime = at.parse().expect("a local time");
        let at = Zone::MOSCOW.instant(local.date(), local.time());
        loop {
            pace::bot_settles(&self.clock, self.running()).await.expect("quiet");
            match self.running().next_at().filter(|next| *next < at) {
                Some(next) => self.clock.set(next),
                None => break,
            }
        }
        self.clock.set(at);
        pace::bot_settles(&self.clock, self.running()).await.expect("quiet");
    }

    /// Lets the clock run to a local time in Moscow.
    pub async fn until(&self, at: &str) {
        let local: chrono::NaiveDateTime = at.parse().expect("a local time");
        self.passes(Zone::MOSCOW.instant(local.date(), local.time())).await;
    }

    pub async fn says(&self, id: i64, text: &str) -> String {
        self.person(id).says(text);
        self.settle().await;
        self.last(id)
    }

    pub async fn taps(&self, id: i64, label: &str) -> String {
        self.person(id).taps(label);
        self.settle().await;
        self.last(id)
    }

    /// Adds members to the department (`[[member]]` tables).
    pub async fn add(&self, members: &str) {
        self.apply(&(FILE.replace("CHAT", &self.chat.to_string()) + members)).await;
    }

    /// Taps and tells what passes by on the screen.
    pub async fn toast(&self, id: i64, label: &str) -> String {
        let tapped = self.person(id).taps(label);
        self.settle().await;
        tapped.answer().and_then(|answer| answer.text).unwrap_or_default()
    }

    /// The newest message of the bot to the person.
    pub fn last(&self, id: i64) -> String {
        self.person(id).last_from_bot().map(|message| message.text().to_owned()).unwrap_or_default()
    }

    /// What the bot has said in the team chat.
    pub fn team(&self) -> String {
        self.standin.transcript(self.chat)
    }

    /// What stands on the buttons of the newest message to the person.
    pub fn labels(&self, id: i64) -> Vec<String> {
        let last = self.person(id).last_from_bot();
        last.map(|m| m.buttons().iter().flatten().map(|b| b.label.clone()).collect()).unwrap_or_default()
    }

    /// Lets the clock run on by seconds: what waited for the limiter has been sent.
    pub async fn after(&self, seconds: i64) {
        let at = self.clock.now() + chrono::TimeDelta::seconds(seconds);
        pace::advance_to(&self.clock, &self.standin, self.running(), at).await.expect("quiet");
    }

    /// Types and takes his time: the newest message to him once everything has arrived.
    pub async fn types(&self, id: i64, text: &str) -> String {
        self.says(id, text).await;
        self.after(5).await;
        self.last(id)
    }

    /// Taps and takes his time.
    pub async fn presses(&self, id: i64, label: &str) -> String {
        self.taps(id, label).await;
        self.after(5).await;
        self.last(id)
    }

    /// What is stored of a person's day in the order of metrics, in whole units: «41 3 - _»; «-» he has no number, «_»
    /// he has not said.
    pub async fn stored(&self, id: i64, part: Part, on: &str) -> String {
        let (on, mut tx) = (on.parse().expect("a date"), self.base.db.read().await.expect("a transaction"));
        let member = store::people::of_telegram(&mut tx, TelegramId(id)).await.expect("readable").remove(0);
        let metrics = store::metrics::of_department(&mut tx, member.department).await.expect("readable");
        let figures = store::figures::of_member(&mut tx, member.id, on, on).await.expect("readable");
        let figure = |metric: &Metric| {
            let found = figures.iter().find(|f| f.metric == metric.id && f.part == part);
            found.map_or("_".into(), |f| f.value.map_or("-".into(), |value| (value / metric.one()).to_string()))
        };
        metrics.iter().map(figure).collect::<Vec<_>>().join(" ")
    }

    /// Skips questions until one offers `wanted`.
    pub async fn skip_to(&self, id: i64, wanted: &str) {
        self.skip_to_one(id, &[wanted]).await;
    }

    async fn skip_to_one(&self, id: i64, wanted: &[&str]) {
        for _ in 0..8 {
            let labels = self.labels(id);
            if labels.iter().any(|label| wanted.iter().any(|wanted| label.contains(wanted))) {
                return;
            }
            let next = labels
                .iter()
                .find(|label| ["Пропустить", "Без действий"].contains(&label.as_str()) || label.starts_with("Беру"));
            let Some(next) = next else { panic!("{wanted:?} is not offered: {}", self.last(id)) };
            self.taps(id, next).await;
        }
        panic!("the talk does not reach {wanted:?}: {}", self.last(id));
    }

    /// Takes or skips what is asked until the card; below it may be asked where the plan is stuck.
    pub async fn finish(&self, id: i64) {
        self.skip_to_one(id, &["Исправить", "Всё в порядке, догоню"]).await;
    }
}
