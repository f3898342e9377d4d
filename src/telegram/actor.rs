//! Who writes or taps: found out once for an update.
//!
//! Invariants: nobody is a member here by what he says, only by what is stored; a member who has left is none.
use crate::{
    domain::{
        department::Department,
        id::{DepartmentId, MemberId, TelegramId},
        person::{Language, Member, Person, Role},
        time::Instant,
    },
    store::{self, Tx},
};
use teloxide::types::User;

/// A member of a department as which the actor may act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub member: Member,
    pub department: Department,
}

/// The one who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub telegram: TelegramId,
    /// As Telegram shows him.
    pub shown_name: String,
    pub username: Option<String>,
    /// His own choice, else his client's.
    pub language: Language,
    /// `None` for somebody the bot has not met in private.
    pub person: Option<Person>,
    /// The departments he belongs to today, oldest first.
    pub places: Vec<Place>,
    /// Which of them he means; `None` when he is in none, or in several and has not said.
    chosen: Option<usize>,
}

impl Actor {
    /// Looks the account up.
    pub async fn identify(tx: &mut Tx, user: &User, now: Instant) -> store::Result<Self> {
        let telegram = TelegramId(i64::try_from(user.id.0).unwrap_or(i64::MAX));
        let mut actor = Self {
            telegram,
            shown_name: user.full_name(),
            username: user.username.clone(),
            language: Language::of_telegram(user.language_code.as_deref()),
            person: None,
            places: vec![],
            chosen: None,
        };
        actor.reload(tx, now).await?;
        Ok(actor)
    }

    /// Looks the account up again; forgets which department he means.
    pub(super) async fn reload(&mut self, tx: &mut Tx, now: Instant) -> store::Result<()> {
        self.person = store::people::person_by_telegram(tx, self.telegram).await?;
        if let Some(person) = &self.person {
            self.language = person.language;
        }
        self.places = Self::places_of(tx, self.telegram, now).await?;
        self.chosen = (self.places.len() == 1).then_some(0);
        Ok(())
    }

    /// The departments an account belongs to today, oldest first.
    pub async fn places_of(tx: &mut Tx, telegram: TelegramId, now: Instant) -> store::Result<Vec<Place>> {
        let mut places = vec![];
        for member in store::people::of_telegram(tx, telegram).await? {
            let Some(department) = store::departments::by_id(tx, member.department).await? else { continue };
            if member.left_on.is_none_or(|left| department.zone.date(now) <= left) {
                places.push(Place { member, department });
            }
        }
        Ok(places)
    }

    /// The place he acts from.
    pub fn place(&self) -> Option<&Place> {
        self.chosen.and_then(|n| self.places.get(n))
    }

    pub fn member(&self) -> Option<&Member> {
        self.place().map(|place| &place.member)
    }

    pub fn department(&self) -> Option<&Department> {
        self.place().map(|place| &place.department)
    }

    /// In several departments, and it is not known which he means.
    pub fn is_undecided(&self) -> bool {
        self.chosen.is_none() && !self.places.is_empty()
    }

    /// In several departments, and in each of them only to read.
    pub fn only_oversees(&self) -> bool {
        self.places.len() > 1
            && self.places.iter().all(|place| matches!(place.member.role, Role::Superior | Role::Observer))
    }

    /// Acts for the department he has chosen by `/department`; false when he has not, or is there no longer.
    pub fn recall(&mut self) -> bool {
        if let Some(department) = self.person.as_ref().and_then(|person| person.acting)
            && let Some(found) = self.places.iter().position(|place| place.department.id == department)
        {
            self.chosen = Some(found);
        }
        self.chosen.is_some()
    }

    /// Acts from this department from now on; in none when he does not belong to it.
    pub fn choose(&mut self, department: DepartmentId) {
        self.chosen = self.places.iter().position(|place| place.department.id == department);
    }

    /// Acts from no department from now on.
    pub fn choose_none(&mut self) {
        self.chosen = None;
    }

    /// Acts as this member from now on; as nobody when he is not his.
    pub fn choose_member(&mut self, member: MemberId) {
        self.chosen = self.places.iter().position(|place| place.member.id == member);
    }
}
