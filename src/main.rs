//! The command line: reads the settings, starts the log and the runtime, and leaves the rest to [`planerka::app`].
//!
//! Exit codes: 0 done, 1 failed, 2 wrong command line or settings.
use anyhow::Context as _;
use clap::Parser as _;
use planerka::{
    app::{self, Exported},
    domain::id::TelegramId,
    settings::{Cli, Command, Settings},
};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let settings = match cli.settings() {
        Ok(settings) => settings,
        Err((fault, locale)) => {
            eprintln!("{}", fault.sentence(locale));
            return ExitCode::from(2);
        }
    };
    if matches!(cli.command, Command::Run | Command::Check)
        && let Err(fault) = settings.token()
    {
        eprintln!("{}", fault.sentence(settings.locale));
        return ExitCode::from(2);
    }
    app::start_log(settings.log.clone());
    match start(&cli.command, &settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Libraries quote addresses, and an address of the Bot API holds the token.
            let said = settings.database_url.redact(&format!("{error:#}"));
            eprintln!("{}", settings.bot_token.as_ref().map_or(said.clone(), |token| token.redact(&said)));
            ExitCode::FAILURE
        }
    }
}

fn start(command: &Command, settings: &Settings) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime")?;
    runtime.block_on(async {
        match command {
            Command::Run => app::run(settings).await,
            Command::Demo(demo) => app::demo(settings, demo).await,
            Command::Check => app::check(settings).await,
            Command::Apply { file } => app::apply(settings, file).await,
            Command::Export { department, facts, from, to, month } => {
                let what = match month {
                    Some(month) => Exported::Month(*month),
                    None if *facts => Exported::Facts { from: *from, through: *to },
                    None => Exported::File,
                };
                app::export(settings, department.as_deref(), what).await
            }
            Command::Head { department, telegram_id } => {
                app::head(settings, department, TelegramId(*telegram_id)).await
            }
        }
    })
}
