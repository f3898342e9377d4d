//! People, their places in departments, and what a role may do and see.
//!
//! Invariants: the two tables of product.md («Roles, and who sees what») are [`Role::allows`] and [`Role::sees`],
//! exhaustive on purpose: a new action does not compile until somebody decides who may do it.
use super::{
    calendar::OwnWeeks,
    id::{DepartmentId, MemberId, PersonId, TelegramId},
    time::{Instant, Zone},
};
use crate::coded;
use chrono::NaiveDate;

coded! {
    /// A language the bot speaks.
    pub enum Language { Ru = "ru", En = "en" }
}

impl Language {
    /// Telegram's codes of people who are spoken to in Russian.
    pub const READ_RUSSIAN: [&str; 10] = ["ru", "uk", "be", "kk", "uz", "ky", "tg", "hy", "az", "ka"];

    /// Telegram's `language_code` («ru», «en-GB», absent) as one of ours; people of the former USSR read Russian.
    pub fn of_telegram(code: Option<&str>) -> Self {
        match code.map(|c| c.split(['-', '_']).next().unwrap_or(c)) {
            None => Language::Ru,
            Some(code) if Self::READ_RUSSIAN.contains(&code) => Language::Ru,
            Some(_) => Language::En,
        }
    }
}

coded! {
    pub enum Role {
        Head = "head",
        Deputy = "deputy",
        Manager = "manager",
        Superior = "superior",
        Observer = "observer",
    }
}
coded! {
    /// How insistently a person is reminded of an unanswered report.
    pub enum ReminderProfile { Quiet = "quiet", Normal = "normal", Insistent = "insistent" }
}

/// Something a member may or may not do; a line of product.md's table of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Own report, plan, bell, promises, absence, question, case, settings.
    OwnReport,
    /// Enter for others, remind, mark away, assign a promise.
    ActForOthers,
    /// Targets, metrics, schedule, calendar, contests, meetings, tips, posting, export.
    RunDepartment,
    /// Invite, the roles Manager and Observer, leaving.
    ManageTeam,
    /// The roles Head, Deputy, Superior; bonus scheme; audit; settling a month; erasure; `public`.
    OwnDepartment,
    /// Read digest, week, month, protocol of the department.
    ReadReports,
    ReadDigest,
    /// Brief, questions to the head.
    ReadBrief,
}

impl Action {
    pub const ALL: [Action; 8] = [
        Action::OwnReport,
        Action::ActForOthers,
        Action::RunDepartment,
        Action::ManageTeam,
        Action::OwnDepartment,
        Action::ReadReports,
        Action::ReadDigest,
        Action::ReadBrief,
    ];
}

/// Something a member may or may not see; a line of product.md's table of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sight {
    OthersFigures,
    OthersPromises,
    /// What hindered, answers to help questions, kind of absence, who is silent.
    Hindrances,
    Bonus,
    Audit,
    Brief,
    /// The protocol's full rendering, with who was silent and why.
    HeadProtocol,
}

impl Sight {
    pub const ALL: [Sight; 7] = [
        Sight::OthersFigures,
        Sight::OthersPromises,
        Sight::Hindrances,
        Sight::Bonus,
        Sight::Audit,
        Sight::Brief,
        Sight::HeadProtocol,
    ];
}

impl Role {
    /// May a member of this role, who `reports` or not, do it. Source: product.md, table of actions.
    pub fn allows(self, reports: bool, action: Action) -> bool {
        use Action::*;
        match (self, action) {
            (Role::Head | Role::Deputy | Role::Manager, OwnReport) => reports,
            (Role::Superior | Role::Observer, OwnReport) => false,
            (Role::Head | Role::Deputy, ActForOthers | RunDepartment | ManageTeam) => true,
            (_, ActForOthers | RunDepartment | ManageTeam) => false,
            (Role::Head, OwnDepartment) => true,
            (_, OwnDepartment) => false,
            (Role::Observer, ReadReports) => false,
            (_, ReadReports | ReadDigest) => true,
            (Role::Head | Role::Superior, ReadBrief) => true,
            (_, ReadBrief) => false,
        }
    }

    /// May a member of this role see it about others. Source: product.md, table of sight.
    pub fn sees(self, sight: Sight) -> bool {
        use Sight::*;
        match (self, sight) {
            (Role::Head, _) => true,
            (Role::Deputy, OthersFigures | OthersPromises | Hindrances | HeadProtocol) => true,
            (Role::Deputy, Bonus | Audit | Brief) => false,
            (Role::Superior, OthersFigures | OthersPromises | Brief) => true,
            (Role::Superior, Hindrances | Bonus | Audit | HeadProtocol) => false,
            (Role::Manager | Role::Observer, _) => false,
        }
    }

    /// Runs the department's day: gets the head's notices.
    pub fn leads(self) -> bool {
        matches!(self, Role::Head | Role::Deputy)
    }

    /// Is a new member of this role asked and counted unless said otherwise.
    pub fn reports_by_default(self) -> bool {
        matches!(self, Role::Manager | Role::Deputy)
    }
}

/// An account at Telegram that the bot has met or been told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub telegram: TelegramId,
    pub username: Option<String>,
    pub language: Language,
    /// When he pressed Start; `None`: only named in a file, the bot cannot write to him.
    pub started_at: Option<Instant>,
    /// False after a 403 until he writes again.
    pub reachable: bool,
    /// Of several departments the one he acts for until he says otherwise.
    pub acting: Option<DepartmentId>,
}

/// A person's place in a department; exists before he presses Start and is never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: MemberId,
    pub department: DepartmentId,
    pub person: Option<PersonId>,
    /// How he is signed in the digest.
    pub name: String,
    pub role: Role,
    /// Is he asked and counted.
    pub reports: bool,
    pub grade: Option<String>,
    /// His own zone, else the department's.
    pub zone: Option<Zone>,
    /// His own working days over time, else the department's.
    pub week: OwnWeeks,
    /// The department's date of joining: facts are due from the working day after.
    pub joined_on: NaiveDate,
    /// Last day in the department.
    pub left_on: Option<NaiveDate>,
    pub reminders: Option<ReminderProfile>,
    /// Is he told in the evening what he has promised for the next working day.
    pub evening: bool,
    /// The department's order.
    pub position: i64,
    /// Of his person, for convenience: `None` while no account is linked.
    pub telegram: Option<TelegramId>,
    pub language: Option<Language>,
    pub started_at: Option<Instant>,
    pub reachable: bool,
    /// When he agreed to what is stored («Понятно»).
    pub consented_at: Option<Instant>,
}

impl Member {
    /// Still in the department on `date`.
    pub fn belongs_on(&self, date: NaiveDate) -> bool {
        self.joined_on <= date && self.left_on.is_none_or(|left| date <= left)
    }

    pub fn allows(&self, action: Action) -> bool {
        self.role.allows(self.reports, action)
    }

    /// Pressed Start, so that a message can reach him or at least is owed to him.
    pub fn has_started(&self) -> bool {
        self.started_at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 5] = [Role::Head, Role::Deputy, Role::Manager, Role::Superior, Role::Observer];

    /// product.md, the table of actions: a line an action, a column a role; `+` yes, `r` if he reports, `-` no.
    const ACTIONS: [(Action, &str); 8] = [
        //                        Head Deputy Manager Superior Observer
        (Action::OwnReport, "r r r - -"),
        (Action::ActForOthers, "+ + - - -"),
        (Action::RunDepartment, "+ + - - -"),
        (Action::ManageTeam, "+ + - - -"),
        (Action::OwnDepartment, "+ - - - -"),
        (Action::ReadReports, "+ + + + -"),
        (Action::ReadDigest, "+ + + + +"),
        (Action::ReadBrief, "+ - - + -"),
    ];

    /// product.md, the table of sight: what a member of the role sees of others.
    const SIGHTS: [(Sight, &str); 7] = [
        //                        Head Deputy Manager Superior Observer
        (Sight::OthersFigures, "+ + - + -"),
        (Sight::OthersPromises, "+ + - + -"),
        (Sight::Hindrances, "+ + - - -"),
        (Sight::Bonus, "+ - - - -"),
        (Sight::Audit, "+ - - - -"),
        (Sight::Brief, "+ - - + -"),
        (Sight::HeadProtocol, "+ + - - -"),
    ];

    #[test]
    fn a_role_may_do_what_the_table_says_and_nothing_else() {
        assert_eq!(ACTIONS.map(|(action, _)| action), Action::ALL);
        for (action, row) in ACTIONS {
            for (role, cell) in ROLES.into_iter().zip(row.split(' ')) {
                for reports in [true, false] {
                    let may = cell == "+" || (cell == "r" && reports);
                    assert_eq!(role.allows(reports, action), may, "{role:?} {action:?}, reports: {reports}");
                }
            }
        }
    }

    #[test]
    fn a_role_sees_what_the_table_says_and_nothing_else() {
        assert_eq!(SIGHTS.map(|(sight, _)| sight), Sight::ALL);
        for (sight, row) in SIGHTS {
            for (role, cell) in ROLES.into_iter().zip(row.split(' ')) {
                assert_eq!(role.sees(sight), cell == "+", "{role:?} {sight:?}");
            }
        }
    }
}
