//! The command line and the settings: the only reader of the environment.
//!
//! Every setting has an environment variable, a default where one makes sense, and a line in `--help`. A wrong one is
//! a [`SettingFault`], which becomes a sentence that names it, in the language of whoever starts the bot.
//!
//! Invariants: a [`Secret`] is never printed; an empty variable is the same as none.
use crate::{domain::person::Language, locale::Locale};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::{net::SocketAddr, path::PathBuf};
use tracing_subscriber::filter::{LevelFilter, Targets};

/// Where Telegram's own Bot API server is.
pub const API_URL: &str = "https://api.telegram.org";
const DATABASE_URL: &str = "sqlite://data/planerka.db";
const LISTEN: &str = "127.0.0.1:8080";
const LOG: &str = "info";

/// A Telegram bot that runs the daily coordination of a sales department.
#[derive(Debug, Parser)]
#[command(name = "planerka", version, about, arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    given: Given,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the bot
    Run,
    /// Show the bot at work on this machine: no token, no network, people to play
    Demo(Demo),
    /// Look at the token, the database, the chats and the rights, and say in words what is wrong
    Check,
    /// Create or update a department as a file says; twice changes nothing
    Apply {
        /// The department's file
        file: PathBuf,
    },
    /// Print a department as a file, or as tables what its figures were computed from
    Export {
        /// The department's key; it may be left out where there is only one
        department: Option<String>,
        /// Print every fact and correction as CSV instead
        #[arg(long, conflicts_with = "month")]
        facts: bool,
        /// The first day of the facts, as 2026-11-01
        #[arg(long, requires = "facts")]
        from: Option<NaiveDate>,
        /// The last day of the facts, as 2026-11-30
        #[arg(long, requires = "facts")]
        to: Option<NaiveDate>,
        /// Print a month's days and totals as CSV instead, as 2026-11
        #[arg(long, value_parser = month)]
        month: Option<NaiveDate>,
    },
    /// Make somebody a head of a department that has lost its own
    Head {
        /// The department's key
        department: String,
        /// Telegram's numeric id of the new head
        #[arg(value_parser = clap::value_parser!(i64).range(1..))]
        telegram_id: i64,
    },
}

/// The first of the month that is written so: «2026-11».
fn month(text: &str) -> Result<NaiveDate, String> {
    let first = format!("{text}-01").parse();
    first.map_err(|_| "expected a month such as 2026-11".to_owned())
}

/// Where the demo's page is served, when nobody else is there.
const DEMO_PORT: u16 = 8765;

/// Which department of the demo is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Five managers who call, and their head
    #[default]
    Sales,
    /// Shops: shifts of two days, two far cities, a deputy, a head who sells
    Shops,
}

/// How to play the demo.
#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// Play two working weeks (of the shops a month) at once and print the chats; so it does where the output is no
    /// terminal
    #[arg(long, conflicts_with = "page")]
    pub headless: bool,
    /// Serve the page also where the output is no terminal
    #[arg(long)]
    pub page: bool,
    /// The page's port on this machine; another one is taken when it is not free, 0 takes any
    #[arg(long, default_value_t = DEMO_PORT)]
    pub port: u16,
    /// Keep the database of the page's demo in this folder; by default it is thrown away
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// Which department is played
    #[arg(long, value_enum, default_value_t)]
    pub department: Stage,
    /// Another number plays another story
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Settings as they were given, before they are understood.
#[derive(Args)]
struct Given {
    /// The bot's token from @BotFather
    #[arg(long, global = true, env = "PLANERKA_BOT_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    bot_token: Option<String>,
    /// The database: a file of SQLite or a PostgreSQL server
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL", default_value = DATABASE_URL)]
    database_url: String,
    /// The Bot API server; another one than Telegram's own when you run a local server
    #[arg(long, global = true, env = "PLANERKA_API_URL", value_name = "URL", default_value = API_URL)]
    api_url: String,
    /// Where health is served
    #[arg(long, global = true, env = "PLANERKA_LISTEN", value_name = "ADDRESS", default_value = LISTEN)]
    listen: String,
    /// The language of the command line, ru or en; by default the system's
    #[arg(long, global = true, env = "PLANERKA_LANGUAGE", value_name = "LANGUAGE")]
    language: Option<String>,
    /// How much is logged to stderr: a level, or a list such as info,planerka::store=debug
    #[arg(long, global = true, env = "PLANERKA_LOG", value_name = "FILTER", default_value = LOG)]
    log: String,
}

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Given(…)")
    }
}

/// A text nobody may see: a token, an address with a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `text` without this secret, for errors of libraries that quote addresses.
    pub fn redact(&self, text: &str) -> String {
        if self.0.is_empty() { text.to_owned() } else { text.replace(&self.0, "***") }
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// Settings that are understood.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Absent for commands that do not talk to Telegram; see [`Settings::token`].
    pub bot_token: Option<Secret>,
    /// `sqlite://…` or `postgres://…`; may hold a password.
    pub database_url: Secret,
    /// Without a slash at the end.
    pub api_url: String,
    pub listen: SocketAddr,
    /// Of the command line, not of people in Telegram.
    pub locale: Locale,
    pub log: Targets,
}

impl Settings {
    /// The token, for commands that cannot do without.
    pub fn token(&self) -> Result<&Secret, SettingFault> {
        self.bot_token.as_ref().ok_or(SettingFault::NoToken)
    }
}

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingFault {
    NoToken,
    BadToken,
    BadDatabase,
    BadApi(String),
    BadListen(String),
    BadLanguage(String),
    BadLog(String),
}

impl SettingFault {
    /// A sentence that names the setting and says what it should be.
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = locale.texts();
        match self {
            SettingFault::NoToken => texts.settings_no_token(),
            SettingFault::BadToken => texts.settings_bad_token(),
            SettingFault::BadDatabase => texts.settings_bad_database(),
            SettingFault::BadApi(given) => texts.settings_bad_api(given),
            SettingFault::BadListen(given) => texts.settings_bad_listen(given),
            SettingFault::BadLanguage(given) => texts.settings_bad_language(given),
            SettingFault::BadLog(given) => texts.settings_bad_log(given),
        }
    }
}

impl Cli {
    /// The settings of this start; on a fault also the language to say it in.
    pub fn settings(&self) -> Result<Settings, (SettingFault, Locale)> {
        let locale = Locale(system_language());
        let locale = match self.given.language.as_deref().filter(|code| !code.is_empty()) {
            None => locale,
            Some(code) => {
                let bad = || (SettingFault::BadLanguage(code.to_owned()), locale);
                Locale(Language::from_code(code).ok_or_else(bad)?)
            }
        };
        self.given.understood(locale).map_err(|fault| (fault, locale))
    }
}

impl Given {
    fn understood(&self, locale: Locale) -> Result<Settings, SettingFault> {
        let or = |given: &str, default: &str| (if given.is_empty() { default } else { given }).to_owned();
        let listen = or(&self.listen, LISTEN);
        Ok(Settings {
            bot_token: self.bot_token.as_deref().filter(|token| !token.is_empty()).map(token).transpose()?,
            database_url: database(&or(&self.database_url, DATABASE_URL))?,
            api_url: api(&or(&self.api_url, API_URL))?,
            listen: listen.parse().map_err(|_| SettingFault::BadListen(listen))?,
            locale,
            log: log(&or(&self.log, LOG))?,
        })
    }
}

fn token(given: &str) -> Result<Secret, SettingFault> {
    let known = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match given.split_once(':') {
        Some((id, key))
            if !id.is_empty()
                && id.chars().all(|c| c.is_ascii_digit())
                && !key.is_empty()
                && key.chars().all(known) =>
        {
            Ok(Secret::new(given))
        }
        _ => Err(SettingFault::BadToken),
    }
}

fn database(given: &str) -> Result<Secret, SettingFault> {
    let known = |scheme: &str| given.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty());
    if ["sqlite:", "postgres://", "postgresql://"].into_iter().any(known) {
        Ok(Secret::new(given))
    } else {
        Err(SettingFault::BadDatabase)
    }
}

fn api(given: &str) -> Result<String, SettingFault> {
    let fault = || SettingFault::BadApi(given.to_owned());
    let url = reqwest::Url::parse(given).map_err(|_| fault())?;
    if matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none() {
        Ok(given.trim_end_matches('/').to_owned())
    } else {
        Err(fault())
    }
}

/// Libraries that log addresses (with the token in them) or people's messages below a warning.
const INDISCREET: [&str; 7] = ["hyper", "reqwest", "h2", "rustls", "teloxide", "sqlx", "dptree"];

fn log(given: &str) -> Result<Targets, SettingFault> {
    let asked: Targets = given.parse().map_err(|_| SettingFault::BadLog(given.to_owned()))?;
    let default = asked.default_level();
    let discreet = asked.into_iter().filter(|(target, _)| !INDISCREET.iter().any(|name| target.starts_with(name)));
    let cap = default.unwrap_or(LevelFilter::OFF).min(LevelFilter::WARN);
    let targets = Targets::new().with_targets(discreet).with_targets(INDISCREET.map(|name| (name, cap)));
    Ok(match default {
        Some(level) => targets.with_default(level),
        None => targets,
    })
}

/// Russian where the system speaks it, else English.
fn system_language() -> Language {
    #[expect(clippy::disallowed_methods, reason = "this is the only reader of the environment")]
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| {
        let value = std::env::var(name).ok()?;
        (!value.is_empty()).then_some(value)
    });
    if language.is_some_and(|l| l.to_lowercase().starts_with("ru")) { Language::Ru } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Settings of a command line, whatever the environment of the tests is.
    fn of(arguments: &[&str]) -> Result<Settings, SettingFault> {
        let all = ["planerka", "run", "--log", "info", "--language", "en"].iter().chain(arguments);
        Cli::try_parse_from(all).expect("known arguments").settings().map_err(|(fault, _)| fault)
    }

    #[test]
    fn the_command_line_is_sound_and_every_setting_has_a_variable_and_a_line() {
        let command = Cli::command();
        command.clone().debug_assert();
        for argument in command.get_arguments().filter(|a| !matches!(a.get_id().as_str(), "help" | "version")) {
            assert!(argument.get_env().is_some() && argument.get_help().is_some(), "{}", argument.get_id());
        }
    }

    #[test]
    fn every_wrong_setting_is_named_in_both_languages() {
        for (arguments, fault, name) in [
            (["--bot-token", "abc"], SettingFault::BadToken, "PLANERKA_BOT_TOKEN"),
            (["--bot-token", "12:a b"], SettingFault::BadToken, "PLANERKA_BOT_TOKEN"),
            (["--database-url", "mysql://x"], SettingFault::BadDatabase, "DATABASE_URL"),
            (["--api-url", "telegram"], SettingFault::BadApi("telegram".into()), "PLANERKA_API_URL"),
            (["--api-url", "ftp://x"], SettingFault::BadApi("ftp://x".into()), "PLANERKA_API_URL"),
            (["--listen", "8080"], SettingFault::BadListen("8080".into()), "PLANERKA_LISTEN"),
        ] {
            assert_eq!(of(&arguments).expect_err("a fault"), fault);
            for locale in Locale::ALL {
                assert!(fault.sentence(locale).contains(name), "{name}");
            }
        }
        let overridden = |name, value| {
            let cli = Cli::try_parse_from(["planerka", "run", name, value]).expect("known arguments");
            cli.settings().expect_err("a fault").0
        };
        assert_eq!(overridden("--language", "de"), SettingFault::BadLanguage("de".into()));
        assert_eq!(overridden("--log", "loud=very"), SettingFault::BadLog("loud=very".into()));
    }

    #[test]
    fn an_empty_setting_is_the_default() {
        let settings = of(&["--listen", "", "--database-url", "", "--api-url", "", "--bot-token", ""]).expect("fine");
        assert_eq!(settings.listen.to_string(), LISTEN);
        assert_eq!(settings.database_url.expose(), DATABASE_URL);
        assert_eq!(settings.api_url, API_URL);
        assert_eq!(settings.token(), Err(SettingFault::NoToken));
    }

    #[test]
    fn a_secret_never_prints() {
        let settings = of(&["--bot-token", "12:SECRET", "--database-url", "postgres://a:SECRET@h/d"]).expect("fine");
        let cli = Cli::try_parse_from(["planerka", "run", "--bot-token", "12:SECRET"]).expect("known arguments");
        let token = settings.token().expect("given");
        assert!(!format!("{settings:?} {cli:?} {token} {token:?}").contains("SECRET"));
        assert_eq!(token.redact("https://x/bot12:SECRET/GetMe"), "https://x/bot***/GetMe");
    }

    #[test]
    fn libraries_that_would_log_the_token_stay_quiet() {
        let targets = log("trace,hyper_util=trace,planerka::store=debug").expect("fine");
        assert!(!targets.would_enable("hyper_util::client", &tracing::Level::DEBUG));
        assert!(!targets.would_enable("teloxide::x", &tracing::Level::INFO));
        assert!(targets.would_enable("teloxide::x", &tracing::Level::WARN));
        assert!(targets.would_enable("planerka::app", &tracing::Level::TRACE));
        assert!(!targets.would_enable("planerka::store", &tracing::Level::TRACE));
    }

    #[test]
    fn a_slash_at_the_end_of_the_server_is_dropped() {
        assert_eq!(of(&["--api-url", "http://localhost:9000/"]).expect("fine").api_url, "http://localhost:9000");
    }
}
