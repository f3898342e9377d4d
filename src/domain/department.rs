//! The tenant: its settings and its day.
use super::{
    calendar::Weeks,
    id::{ChatId, DepartmentId, TopicId},
    person::{Language, ReminderProfile},
    time::Zone,
};
use crate::coded;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

coded! {
    /// When the department meets, and so what a report asks. Source: product.md, table of presets.
    pub enum Preset { Standard = "standard", Morning = "morning", Evening = "evening" }
}
coded! {
    /// What managers see of each other in the chat and by commands.
    pub enum Public { People = "people", Best = "best", Department = "department" }
}
coded! {
    /// Which country's days off are built in.
    pub enum National { Ru = "ru", None = "none" }
}
coded! {
    pub enum Currency {
        Rub = "RUB", Usd = "USD", Eur = "EUR", Kzt = "KZT", Byn = "BYN", Uzs = "UZS", Kgs = "KGS", Amd = "AMD",
        Gel = "GEL", Azn = "AZN", Tjs = "TJS", Try = "TRY", Aed = "AED", Gbp = "GBP", Cny = "CNY",
    }
}

/// A department as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    pub id: DepartmentId,
    /// Stable name in files: `[a-z0-9_-]`; one made in Telegram gets `d<number>`.
    pub key: String,
    pub name: String,
    pub zone: Zone,
    pub language: Language,
    pub currency: Currency,
    pub national: National,
    pub public: Public,
    pub reminders: ReminderProfile,
    /// Its working days over time.
    pub week: Weeks,
    pub chat: Option<ChatId>,
    pub topic: Option<TopicId>,
}

/// The department's wall-clock times, and the preset that gives them meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub preset: Preset,
    pub prompt: NaiveTime,
    pub reminder: NaiveTime,
    pub deadline: NaiveTime,
    /// On the coordination day; with `evening` on the next working day.
    pub digest: NaiveTime,
}

impl Preset {
    /// The times of product.md's table.
    pub fn schedule(self) -> Schedule {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time of day");
        let (prompt, reminder, deadline, digest) = match self {
            Preset::Standard => (at(9, 0), at(9, 45), at(10, 0), at(10, 5)),
            Preset::Morning => (at(8, 30), at(9, 0), at(9, 15), at(9, 20)),
            Preset::Evening => (at(17, 30), at(18, 0), at(18, 30), at(9, 0)),
        };
        Schedule { preset: self, prompt, reminder, deadline, digest }
    }
}
