//! Commands: one enum for each sort of reader, their reading from a message, and which of them a menu shows.
//!
//! Names are fixed and the same in all languages; what stands beside them in a menu is not. A command typed by
//! somebody whose role has no such command is still understood: it is refused by the use case, with a sentence.
//!
//! Invariants: a name belongs to one enum; a menu shows only what works.
use crate::{
    coded,
    domain::person::{Action, Member},
};

coded! {
    /// Anybody in private.
    pub enum AnyoneCommand {
        Start = "start",
        Help = "help",
        Menu = "menu",
        Cancel = "cancel",
        Language = "language",
    }
}
coded! {
    /// Whoever is asked and counted.
    pub enum ReporterCommand {
        Report = "report",
        Promise = "promise",
        Promises = "promises",
        Absent = "absent",
    }
}
coded! {
    /// The head and the deputy.
    pub enum LeaderCommand {
        Today = "today",
        Digest = "digest",
        Team = "team",
        Protocol = "protocol",
        Calendar = "calendar",
        Schedule = "schedule",
    }
}

/// Every command of the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    Anyone(AnyoneCommand),
    Reporter(ReporterCommand),
    Leader(LeaderCommand),
}

impl Command {
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        AnyoneCommand::from_code(&name)
            .map(Command::Anyone)
            .or_else(|| ReporterCommand::from_code(&name).map(Command::Reporter))
            .or_else(|| LeaderCommand::from_code(&name).map(Command::Leader))
    }

    pub fn name(self) -> &'static str {
        match self {
            Command::Anyone(command) => command.as_str(),
            Command::Reporter(command) => command.as_str(),
            Command::Leader(command) => command.as_str(),
        }
    }

    /// Needs to know in which department he acts.
    pub fn is_of_department(self) -> bool {
        !matches!(self, Command::Anyone(_))
    }
}

/// A command as it was typed: `/name@bot the rest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed<'t> {
    pub name: &'t str,
    /// Whom it names.
    pub bot: Option<&'t str>,
    pub args: &'t str,
}

impl<'t> Typed<'t> {
    /// `None` when the text is no command.
    pub fn read(text: &'t str) -> Option<Self> {
        let text = text.trim().strip_prefix('/')?;
        let (head, args) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let (name, bot) = match head.split_once('@') {
            Some((name, bot)) => (name, Some(bot)),
            None => (head, None),
        };
        let known = |c: char| c.is_ascii_alphanumeric() || c == '_';
        (!name.is_empty() && name.chars().all(known)).then_some(Self { name, bot, args: args.trim() })
    }

    /// Is it for the bot of this name, or for nobody in particular.
    pub fn is_for(&self, username: &str) -> bool {
        self.bot.is_none_or(|bot| bot.eq_ignore_ascii_case(username))
    }
}

/// Commands that do what they say in this version.
const WORKS: [Command; 14] = [
    Command::Reporter(ReporterCommand::Absent),
    Command::Leader(LeaderCommand::Today),
    Command::Reporter(ReporterCommand::Report),
    Command::Reporter(ReporterCommand::Promise),
    Command::Reporter(ReporterCommand::Promises),
    Command::Leader(LeaderCommand::Digest),
    Command::Leader(LeaderCommand::Team),
    Command::Leader(LeaderCommand::Protocol),
    Command::Leader(LeaderCommand::Calendar),
    Command::Leader(LeaderCommand::Schedule),
    Command::Anyone(AnyoneCommand::Help),
    Command::Anyone(AnyoneCommand::Language),
    Command::Anyone(AnyoneCommand::Cancel),
    Command::Anyone(AnyoneCommand::Start),
];

/// The menu of somebody in private by his places, in its order; only what works.
pub fn menu(places: &[&Member]) -> Vec<Command> {
    let leads = places.iter().any(|member| member.role.leads());
    let reports = places.iter().any(|member| member.reports);
    let allows = |action| places.iter().any(|member| member.allows(action));
    let order = [
        (leads, Command::Leader(LeaderCommand::Today)),
        (leads, Command::Leader(LeaderCommand::Team)),
        (leads, Command::Leader(LeaderCommand::Calendar)),
        (reports, Command::Reporter(ReporterCommand::Report)),
        (reports || leads, Command::Reporter(ReporterCommand::Promise)),
        (reports || leads, Command::Reporter(ReporterCommand::Promises)),
        (reports || leads, Command::Reporter(ReporterCommand::Absent)),
        (allows(Action::ReadDigest), Command::Leader(LeaderCommand::Digest)),
        (allows(Action::ReadReports), Command::Leader(LeaderCommand::Protocol)),
        (leads, Command::Leader(LeaderCommand::Schedule)),
        (places.is_empty(), Command::Anyone(AnyoneCommand::Start)),
        (true, Command::Anyone(AnyoneCommand::Help)),
        (true, Command::Anyone(AnyoneCommand::Language)),
        (true, Command::Anyone(AnyoneCommand::Cancel)),
    ];
    let shown = order.into_iter().filter(|(his, command)| *his && WORKS.contains(command));
    shown.map(|(_, command)| command).collect()
}

/// The menu of somebody who is in no department.
pub fn of_stranger() -> Vec<Command> {
    menu(&[])
}

/// The menu of a group; only what works there.
pub fn in_group() -> Vec<Command> {
    let order = [LeaderCommand::Digest, LeaderCommand::Protocol].map(Command::Leader);
    order.into_iter().filter(|command| WORKS.contains(command)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_command_is_read_with_its_bot_and_its_rest() {
        let read = |text| Typed::read(text).map(|typed| (typed.name, typed.bot, typed.args));
        assert_eq!(read("/report"), Some(("report", None, "")));
        assert_eq!(read(" /start@planerka_bot  ABC DEF "), Some(("start", Some("planerka_bot"), "ABC DEF")));
        assert_eq!(read("/promise\nIvanov 50"), Some(("promise", None, "Ivanov 50")));
        for text in ["report", "/", "/ report", "41 / 3 / 2", "/пока", "/a-b"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_command_for_another_bot_is_not_ours() {
        let ours = |text| Typed::read(text).expect("a command").is_for("Planerka_Bot");
        assert!(ours("/help") && ours("/help@planerka_bot"));
        assert!(!ours("/help@other_bot") && !ours("/help@"));
    }

    #[test]
    fn a_name_belongs_to_one_command() {
        let names: Vec<&str> = AnyoneCommand::ALL
            .iter()
            .map(|c| c.as_str())
            .chain(ReporterCommand::ALL.iter().map(|c| c.as_str()))
            .chain(LeaderCommand::ALL.iter().map(|c| c.as_str()))
            .collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        for name in names {
            assert_eq!(Command::from_name(&name.to_uppercase()).map(Command::name), Some(name));
        }
        assert_eq!(Command::from_name("nonsense"), None);
    }
}
