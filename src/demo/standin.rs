//! A stand-in for Telegram: a local Bot API server with chats and messages as state.
//!
//! The bot talks to it over real HTTP and cannot tell it from the real one; tests, the story and the page talk to it from
//! the people's side ([`Person`], [`Group`]). It stands apart from the product: it shares only the Clock, imports neither
//! teloxide nor anything of Planerka's domain but time, and speaks plain JSON.
//!
//! Invariants: time comes from the Clock alone; waiting is by signal; what Telegram refuses is refused in its words; what
//! the bot may not see it is not told. Left out: webhook deliveries (the address is recorded), MarkdownV2, inline mode,
//! polls, payments, channels, fetching files from web addresses.
mod acts;
mod chat;
mod failure;
mod faults;
mod files;
mod flood;
mod group;
mod groups;
mod html;
mod markup;
mod menu;
mod message;
mod methods;
mod params;
mod people;
mod poll;
mod reading;
mod server;
mod shared;
mod state;
mod text;
mod transcript;
mod typed;
mod updates;
mod wire;

pub use acts::Impossible;
pub use chat::{ChatKind, GROUP_ANONYMOUS_BOT, Standing, User};
pub use failure::Failure;
pub use faults::{Fault, Hold};
pub use flood::{FloodCounts, FloodLimits};
pub use group::Group;
pub use menu::MenuItem;
pub use message::{Action, Answer, Body, Button, Markup, Message, Service, Tap, Version};
pub use people::{PATIENCE, Person, Tapped};
pub use reading::FileAbout;
pub use state::Event;
pub use text::{Entity, EntityKind, Formatted};
pub use updates::Order;

use crate::{
    clock::{Clock, real},
    domain::time::Zone,
};
use shared::Shared;
use state::State;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Mutex, task::JoinHandle};

/// How a stand-in is set up; `Config::default()` is a free port, privacy mode, no flood limits.
#[derive(Clone, Debug)]
pub struct Config {
    /// 0 takes a free one.
    pub port: u16,
    /// `None` makes a random one.
    pub token: Option<String>,
    pub bot_name: String,
    /// Without `@`.
    pub bot_username: String,
    /// Of people made by [`Standin::user`].
    pub language_code: Option<String>,
    /// Whether the bot is spared what does not concern it in groups.
    pub privacy: bool,
    /// `None` lets everything through.
    pub flood: Option<FloodLimits>,
    /// Of transcripts.
    pub zone: Zone,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 0,
            token: None,
            bot_name: "Planerka".to_owned(),
            bot_username: "planerka_bot".to_owned(),
            language_code: Some("ru".to_owned()),
            privacy: true,
            flood: None,
            zone: Zone::MOSCOW,
        }
    }
}

/// Of a bot whose token is made here; a given token begins with the id.
const BOT_ID: i64 = 7_000_000_001;
/// How long of real time connections may take to end.
const GRACE: Duration = Duration::from_secs(2);

/// A running stand-in; clones are one. It ends with [`Standin::stop`], or when the last clone is dropped.
#[derive(Clone, Debug)]
pub struct Standin {
    shared: Arc<Shared>,
    server: Arc<Server>,
}

#[derive(Debug)]
struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    config: Config,
    token: String,
    bot_id: i64,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.send_replace(true);
    }
}

impl Standin {
    /// Binds a port of this machine and serves.
    ///
    /// # Errors
    /// When the port is taken or the machine gives no random bytes.
    pub async fn start(clock: Clock, config: Config) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", config.port)).await?;
        let token = config.token.clone().map_or_else(make_token, Ok)?;
        let bot_id = token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(BOT_ID);
        let bot = User {
            username: Some(config.bot_username.clone()),
            is_bot: true,
            ..User::new(bot_id, config.bot_name.clone())
        };
        let mut state = State::new(bot, token.clone(), clock.now());
        (state.privacy, state.flood.limits) = (config.privacy, config.flood);
        let shared = Arc::new(Shared::new(clock, state));
        let address = listener.local_addr()?;
        let stopped = {
            let mut stopping = shared.stopping.subscribe();
            async move {
                let _ = stopping.wait_for(|yes| *yes).await;
            }
        };
        let serving = axum::serve(listener, server::router(shared.clone())).with_graceful_shutdown(stopped);
        let task = tokio::spawn(async move {
            // Serving ends by the signal only; it has no errors of its own.
            let _ = serving.await;
        });
        let server = Server { shared: shared.clone(), address, config, token, bot_id, task: Mutex::new(Some(task)) };
        Ok(Self { shared, server: Arc::new(server) })
    }

    /// Cuts waiting polls and connections and gives the port back. A second call does nothing.
    pub async fn stop(&self) {
        self.shared.stopping.send_replace(true);
        if let Some(mut task) = self.server.task.lock().await.take()
            && real::at_most(GRACE, &mut task).await.is_none()
        {
            task.abort();
        }
    }

    /// What to give the bot as the Bot API's address.
    pub fn api_url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    /// The port that is served.
    pub fn port(&self) -> u16 {
        self.server.address.port()
    }

    /// The bot's token.
    pub fn token(&self) -> &str {
        &self.server.token
    }

    /// The bot's account.
    pub fn bot_id(&self) -> i64 {
        self.server.bot_id
    }

    /// Without `@`.
    pub fn bot_username(&self) -> &str {
        &self.server.config.bot_username
    }

    // --- people and chats

    /// The person with this id, made when not there. A new one has not started the bot.
    pub fn user(&self, id: i64, first_name: &str) -> Person {
        let language_code = self.server.config.language_code.clone();
        self.shared.act(|state| {
            state.users.entry(id).or_insert_with(|| User { language_code, ..User::new(id, first_name) });
            state.private_chat(id);
        });
        Person::new(self.shared.clone(), id)
    }

    fn group_of(&self, kind: ChatKind, title: &str, owner: &Person, forum: bool) -> Group {
        let id = self.shared.act(|state| groups::create(state, kind, title, owner.id(), forum));
        Group { shared: self.shared.clone(), id, owner: owner.id() }
    }

    /// A basic group, without the bot.
    pub fn group(&self, title: &str, owner: &Person) -> Group {
        self.group_of(ChatKind::Group, title, owner, false)
    }

    /// A supergroup, without the bot.
    pub fn supergroup(&self, title: &str, owner: &Person) -> Group {
        self.group_of(ChatKind::Supergroup, title, owner, false)
    }

    /// A supergroup with topics, without the bot.
    pub fn forum(&self, title: &str, owner: &Person) -> Group {
        self.group_of(ChatKind::Supergroup, title, owner, true)
    }

    /// A group that is there already, from nobody's side.
    ///
    /// # Panics
    /// When there is none.
    pub fn group_by_id(&self, chat: i64) -> Group {
        let creator = |state: &state::State| {
            let mut members = state.chats.get(&chat)?.members.iter();
            members.find(|(_, standing)| **standing == Standing::Creator).map(|(id, _)| *id)
        };
        let owner = self.shared.look(creator).expect("a group has its owner");
        Group { shared: self.shared.clone(), id: chat, owner }
    }

    // --- misfortune

    /// The next `times` calls of `method` (case does not matter, `*` is any) meet `fault`.
    pub fn fault(&self, method: &str, fault: Fault, times: usize) {
        self.shared.act(|state| state.faults.add(method, None, fault, times));
    }

    /// The same, for calls about one chat.
    pub fn fault_in_chat(&self, chat: i64, method: &str, fault: Fault, times: usize) {
        self.shared.act(|state| state.faults.add(method, Some(chat), fault, times));
    }

    /// Forgets the faults still to come.
    pub fn clear_faults(&self) {
        self.shared.act(|state| state.faults.clear());
    }

    /// Calls that will still meet a scripted fault.
    pub fn faults_left(&self) -> usize {
        self.shared.look(|state| state.faults.left())
    }

    /// From now on every connection closes without an answer, waiting ones too; the state remains.
    pub fn network_down(&self) {
        self.shared.down.send_replace(true);
    }

    /// Connections are answered again.
    pub fn network_up(&self) {
        self.shared.down.send_replace(false);
    }

    /// Switches the flood limits.
    pub fn limit_flood(&self, limits: Option<FloodLimits>) {
        self.shared.act(|state| state.flood.limits = limits);
    }

    /// Updates gather and no poll gets them until [`Standin::release_updates`].
    pub fn hold_updates(&self) {
        self.shared.act(|state| state.updates.held = true);
    }

    /// The gathered updates come in this order.
    pub fn release_updates(&self, order: Order) {
        self.shared.act(|state| state.updates.release(order));
    }

    /// Sends the last `count` confirmed updates once more, with their old ids; how many there were.
    pub fn repeat_updates(&self, count: usize) -> usize {
        self.shared.act(|state| state.updates.repeat(count))
    }
}

/// A token of the real form: the bot's id, a colon, 35 signs.
fn make_token() -> std::io::Result<String> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut bytes = [0; 35];
    getrandom::fill(&mut bytes).map_err(|e| std::io::Error::other(e.to_string()))?;
    let secret: String = bytes.iter().map(|b| char::from(SIGNS[usize::from(b % 64)])).collect();
    Ok(format!("{BOT_ID}:{secret}"))
}
