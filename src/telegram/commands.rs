//! Commands: one enum for each sort of reader, their reading from a message, and which of them a menu shows.
//!
//! Names are fixed and the same in all languages; what stands beside them in a menu is not. A command typed by
//! somebody whose role has no such command is still understood: it is refused by the use case, with a sentence.
//!
//! Invariants: a name belongs to one enum; a menu shows only what works.
use crate::{
    coded,
    domain::person::{Action, Member},
    view::choice::MenuGroup,
};

coded! {
    /// Anybody in private.
    pub enum AnyoneCommand {
        Start = "start",
        Help = "help",
        Menu = "menu",
        Cancel = "cancel",
        Language = "language",
        Department = "department",
        MyData = "my_data",
    }
}
coded! {
    /// Whoever is asked and counted.
    pub enum ReporterCommand {
        Report = "report",
        Promise = "promise",
        Promises = "promises",
        Absent = "absent",
        Me = "me",
        Plan = "plan",
        Week = "week",
        Month = "month",
        Settings = "settings",
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
        Metrics = "metrics",
        Targets = "targets",
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
const WORKS: &[Command] = &[
    Command::Reporter(ReporterCommand::Settings),
    Command::Reporter(ReporterCommand::Absent),
    // Plan and fact.
    Command::Reporter(ReporterCommand::Me),
    Command::Reporter(ReporterCommand::Plan),
    Command::Reporter(ReporterCommand::Week),
    Command::Reporter(ReporterCommand::Month),
    Command::Leader(LeaderCommand::Today),
    Command::Reporter(ReporterCommand::Report),
    Command::Reporter(ReporterCommand::Promise),
    Command::Reporter(ReporterCommand::Promises),
    Command::Leader(LeaderCommand::Digest),
    Command::Leader(LeaderCommand::Team),
    Command::Leader(LeaderCommand::Protocol),
    Command::Leader(LeaderCommand::Calendar),
    Command::Leader(LeaderCommand::Schedule),
    Command::Anyone(AnyoneCommand::Menu),
    Command::Anyone(AnyoneCommand::Department),
    Command::Anyone(AnyoneCommand::MyData),
    Command::Leader(LeaderCommand::Metrics),
    Command::Leader(LeaderCommand::Targets),
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
        (reports, Command::Reporter(ReporterCommand::Me)),
        (reports, Command::Reporter(ReporterCommand::Plan)),
        (allows(Action::ReadReports), Command::Reporter(ReporterCommand::Week)),
        (allows(Action::ReadReports), Command::Reporter(ReporterCommand::Month)),
        (reports || leads, Command::Reporter(ReporterCommand::Promise)),
        (reports || leads, Command::Reporter(ReporterCommand::Promises)),
        (reports || leads, Command::Reporter(ReporterCommand::Absent)),
        (allows(Action::ReadDigest), Command::Leader(LeaderCommand::Digest)),
        (allows(Action::ReadReports), Command::Leader(LeaderCommand::Protocol)),
        (leads, Command::Leader(LeaderCommand::Targets)),
        (leads, Command::Leader(LeaderCommand::Schedule)),
        (reports || leads, Command::Reporter(ReporterCommand::Settings)),
        (allows(Action::RunDepartment), Command::Leader(LeaderCommand::Metrics)),
        (places.is_empty(), Command::Anyone(AnyoneCommand::Start)),
        (!places.is_empty(), Command::Anyone(AnyoneCommand::Menu)),
        (places.len() > 1, Command::Anyone(AnyoneCommand::Department)),
        (true, Command::Anyone(AnyoneCommand::Help)),
        (true, Command::Anyone(AnyoneCommand::Language)),
        (true, Command::Anyone(AnyoneCommand::MyData)),
        (true, Command::Anyone(AnyoneCommand::Cancel)),
    ];
    let shown = order.into_iter().filter(|(his, command)| *his && WORKS.contains(command));
    shown.map(|(_, command)| command).collect()
}

/// `/menu` of those who lead, by the names of commands, also of those that are still to come: a group with nothing that
/// works is not shown. Source: product.md, «Commands».
const GROUPS: [(MenuGroup, &[&str]); 6] = [
    (MenuGroup::Day, &["today", "digest", "protocol"]),
    (MenuGroup::People, &["team", "absent", "calendar"]),
    (MenuGroup::Plan, &["targets", "week", "month"]),
    (MenuGroup::Meetings, &["daily", "weekly", "monthly", "meeting"]),
    (MenuGroup::Motivation, &["contest", "standings", "bonus", "tips"]),
    (MenuGroup::Settings, &["metrics", "schedule", "export", "audit", "brief"]),
];

/// What of a menu stands in a group, in the group's order.
pub fn of_group(group: MenuGroup, menu: &[Command]) -> Vec<&'static str> {
    let names = GROUPS.iter().find(|(known, _)| *known == group).map_or(&[][..], |(_, names)| names);
    names.iter().copied().filter(|name| menu.iter().any(|command| command.name() == *name)).collect()
}

/// The groups with something in them, and what of a menu stands in none.
pub fn grouped(menu: &[Command]) -> (Vec<MenuGroup>, Vec<&'static str>) {
    let groups = GROUPS.iter().map(|(group, _)| *group).filter(|group| !of_group(*group, menu).is_empty());
    let in_none = |name: &&str| !GROUPS.iter().any(|(_, names)| names.contains(name));
    let shown = |name: &&str| *name != AnyoneCommand::Menu.as_str() && *name != AnyoneCommand::Cancel.as_str();
    (groups.collect(), menu.iter().map(|command| command.name()).filter(in_none).filter(shown).collect())
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
    fn every_command_of_a_leader_stands_in_one_group_and_empty_groups_are_not_shown() {
        let all: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        let missing = LeaderCommand::ALL.iter().map(|c| c.as_str()).filter(|name| !all.contains(name));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new(), "add it to GROUPS");
        for (group, names) in GROUPS {
            let menu: Vec<Command> = names.iter().filter_map(|name| Command::from_name(name)).collect();
            assert_eq!(of_group(group, &menu).len(), menu.len());
            assert_eq!(grouped(&menu).0.contains(&group), !menu.is_empty());
        }
        let (groups, rest) = grouped(WORKS);
        assert!(groups.contains(&MenuGroup::Day) && !rest.contains(&"today") && rest.contains(&"report"), "{rest:?}");
        assert!(!rest.contains(&"menu") && !rest.contains(&"cancel"), "{rest:?}");
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
