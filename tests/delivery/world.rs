//! A bot with a handful of handlers that show what delivery does, at a stand-in, on a hand-moved clock.
use crate::base::Base;
use chrono::TimeDelta;
use dptree::di::DependencyMap;
use planerka::{
    clock::{Clock, ManualClock},
    demo::{
        pace,
        standin::{Config, Standin},
    },
    domain::{
        id::{ChatId, NoticeId},
        notice::{Form, NoticeKind, Parcel},
        time::instant,
    },
    store::{Db, outbox},
    telegram::{
        api::Api,
        dispatch::{Now, Trees},
        event::Event,
        failure::{Failure, Handled},
        handle::TxHandle,
        render::{RenderError, RenderNotice, Tap},
        running::{self, Parts, Running},
    },
    view::{html::Html, screen::Screen},
};
use std::sync::{Arc, Mutex};
use teloxide::{
    dispatching::UpdateFilterExt as _,
    types::{CallbackQuery, Message, Update},
};
use tokio::sync::watch;

/// Where the handler of «wait» stops until it is let go.
#[derive(Clone)]
pub struct Gate {
    open: Arc<watch::Sender<bool>>,
    pub waiting: Arc<watch::Sender<usize>>,
}

impl Gate {
    fn closed() -> Self {
        Self { open: Arc::new(watch::Sender::new(false)), waiting: Arc::new(watch::Sender::new(0)) }
    }

    pub fn open(&self) {
        self.open.send_replace(true);
    }

    /// Returns when a handler has come so often.
    pub async fn reached(&self, times: usize) {
        self.waiting.subscribe().wait_for(|n| *n >= times).await.expect("the gate stands");
    }

    async fn pass(&self) {
        self.waiting.send_modify(|n| *n += 1);
        self.open.subscribe().wait_for(|open| *open).await.expect("the gate stands");
    }
}

/// Internal events as the handlers saw them.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<Vec<Event>>>);

impl Seen {
    pub fn all(&self) -> Vec<Event> {
        self.0.lock().expect("nobody panics with it").clone()
    }
}

pub struct World {
    pub base: Base,
    pub clock: ManualClock,
    pub standin: Standin,
    pub gate: Gate,
    pub seen: Seen,
    running: Option<Running>,
}

impl World {
    pub async fn new(base: Base) -> Self {
        let clock = ManualClock::new(instant("2026-11-23T09:00:00Z"));
        let standin = Standin::start(Clock::Manual(clock.clone()), Config::default()).await.expect("a free port");
        let mut world = Self { base, clock, standin, gate: Gate::closed(), seen: Seen::default(), running: None };
        world.start();
        world
    }

    pub async fn lite() -> Self {
        Self::new(Base::lite().await).await
    }

    pub fn start(&mut self) {
        self.running = Some(self.replica(self.base.db.clone(), "a", true));
    }

    /// One more process.
    pub fn replica(&self, db: Db, name: &str, listen: bool) -> Running {
        let mut deps = DependencyMap::new();
        deps.insert(self.gate.clone());
        deps.insert(self.seen.clone());
        running::start(Parts {
            db,
            clock: Clock::Manual(self.clock.clone()),
            api: Api::new(&self.standin.api_url(), self.standin.token()).expect("a client"),
            trees: trees(),
            deps,
            notices: notices(),
            replica: name.to_owned(),
            listen,
        })
    }

    /// The process dies: nothing is finished, nothing is said.
    pub fn kill(&mut self) {
        self.running = None;
    }

    pub async fn stop(&mut self) {
        self.running().stop_now().await;
    }

    fn running(&mut self) -> Stopping<'_> {
        Stopping(&mut self.running)
    }

    pub fn bot(&self) -> &Running {
        self.running.as_ref().expect("it runs")
    }

    pub async fn settle(&self) {
        pace::settle(&self.clock, &self.standin, self.bot()).await.expect("it comes to rest");
    }

    pub async fn bot_settles(&self) {
        pace::bot_settles(&self.clock, self.bot()).await.expect("it comes to rest");
    }

    pub async fn advance(&self, seconds: i64) {
        pace::advance(&self.clock, &self.standin, self.bot(), TimeDelta::seconds(seconds)).await.expect("it rests");
    }

    /// A notice from somewhere in the bot.
    pub fn parcel(&self, chat: i64, kind: NoticeKind, text: &str) -> Parcel {
        Parcel::new(ChatId(chat), kind, Form::Screen, screen(text), self.clock.now())
    }

    pub async fn put(&self, parcel: &Parcel) -> NoticeId {
        self.put_all(std::slice::from_ref(parcel)).await[0]
    }

    pub async fn put_all(&self, parcels: &[Parcel]) -> Vec<NoticeId> {
        let mut tx = self.base.db.write().await.expect("a transaction");
        let mut ids = Vec::new();
        for parcel in parcels {
            ids.push(outbox::put(&mut tx, parcel, self.clock.now()).await.expect("put"));
        }
        tx.commit().await.expect("commit");
        self.bot().bells().outbox();
        ids
    }

    /// State and outcome, as `sent` or `dropped: expired`.
    pub async fn fate(&self, id: NoticeId) -> String {
        let mut tx = self.base.db.read().await.expect("a picture");
        match outbox::fate(&mut tx, id).await.expect("read").expect("known") {
            (state, None) => state,
            (state, Some(outcome)) => format!("{state}: {outcome}"),
        }
    }

    /// What the bot has written into a chat, in order.
    pub fn said(&self, chat: i64) -> Vec<String> {
        let bot = self.standin.bot_id();
        self.standin.messages(chat).iter().filter(|m| m.from == bot).map(|m| m.text().to_owned()).collect()
    }

    /// How many effects handlers have left for a chat.
    pub async fn effects(&self, chat: i64) -> i64 {
        let mut tx = self.base.db.read().await.expect("a picture");
        let row: Option<(i64,)> =
            tx.sql("SELECT count FROM guesses WHERE telegram = $1").bind(chat).optional().await.expect("read");
        row.map_or(0, |(count,)| count)
    }

    /// A person the bot has met.
    pub async fn knows(&self, telegram: i64, language: &str) {
        let mut tx = self.base.db.write().await.expect("a transaction");
        let id: i64 = tx.new_id().await.expect("an id");
        tx.sql("INSERT INTO persons (id, telegram, language, reachable, created_at) VALUES ($1, $2, $3, TRUE, $4)")
            .bind(id)
            .bind(telegram)
            .bind(language)
            .bind(self.clock.now())
            .exactly(1)
            .await
            .expect("a person");
        tx.commit().await.expect("commit");
    }

    /// The group is known to the bot, as one it is in.
    pub async fn knows_chat(&self, chat: i64) {
        let mut tx = self.base.db.write().await.expect("a transaction");
        tx.sql("INSERT INTO chats (id, title, administrator, present, bound_at) VALUES ($1, 'Team', FALSE, TRUE, $2)")
            .bind(chat)
            .bind(self.clock.now())
            .exactly(1)
            .await
            .expect("a chat");
        tx.commit().await.expect("commit");
    }
}

struct Stopping<'a>(&'a mut Option<Running>);

impl Stopping<'_> {
    async fn stop_now(&mut self) {
        self.0.take().expect("it runs").stop().await;
    }
}

pub fn screen(text: &str) -> String {
    serde_json::to_string(&Screen::text(Html::text(text))).expect("json")
}

fn notices() -> RenderNotice {
    Arc::new(|payload, reader| match payload {
        "\"boom\"" => panic!("a renderer's mistake"),
        "\"unreadable\"" => Err(RenderError),
        other => Ok(Screen::text(Html::text(format!("{}: {other}", reader.language)))),
    })
}

fn trees() -> Trees {
    Trees {
        updates: dptree::entry()
            .branch(Update::filter_message().endpoint(message))
            .branch(Update::filter_callback_query().endpoint(tap)),
        events: dptree::entry().endpoint(event),
    }
}

async fn message(message: Message, tx: TxHandle, now: Now, gate: Gate) -> Handled {
    let text = message.text().unwrap_or_default();
    let chat = ChatId(message.chat.id.0);
    let mut tx = tx.open();
    tx.sql(
        "INSERT INTO guesses (telegram, since, count) VALUES ($1, $2, 1)
         ON CONFLICT (telegram) DO UPDATE SET count = guesses.count + 1",
    )
    .bind(chat)
    .bind(now.0)
    .exactly(1)
    .await?;
    let reply = |text: &str| Parcel::new(chat, NoticeKind::Reply, Form::Screen, screen(text), now.0);
    match text {
        "boom" => panic!("the person wrote {text}"),
        "refuse" => return Err(Failure::Refused(vec![reply("no, because")])),
        "broken" => {
            // A constraint of the schema is broken: the store's mistake, not a lost race.
            tx.sql("INSERT INTO lanes (lane, holder, held_until) VALUES (99, NULL, $1)").bind(now.0).exactly(1).await?;
        }
        "wait" => gate.pass().await,
        _ => {}
    }
    outbox::put(&mut tx, &reply(&format!("heard {text}")), now.0).await?;
    Ok(())
}

async fn tap(query: CallbackQuery, tx: TxHandle, now: Now) -> Handled {
    let chat = ChatId(i64::try_from(query.from.id.0).expect("a number of Telegram"));
    if query.data.as_deref() == Some("boom") {
        panic!("a tap");
    }
    let tap = Tap { query: query.id.0.clone(), text: Some("done".to_owned()), alert: false };
    let payload = serde_json::to_string(&tap).expect("json");
    outbox::put(&mut tx.open(), &Parcel::new(chat, NoticeKind::Answer, Form::Tap, payload, now.0), now.0).await?;
    Ok(())
}

async fn event(event: Event, seen: Seen) -> Handled {
    seen.0.lock().expect("nobody panics with it").push(event);
    Ok(())
}
