//! Setting a department up: the questions of the wizard in their order, the secrets of invites and chat codes as texts,
//! and what is still to be done.
//!
//! Pure: whoever makes a secret brings the random bytes. Invariants: the wizard's next question follows from its
//! answers alone, so a double tap or a button of an older question changes an answer and never the order.
use super::{
    department::{Currency, Preset},
    id::{DepartmentId, InviteId, MemberId},
    parse::place::is_in_russia,
    person::Role,
    template::Template,
    time::{Instant, Zone},
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Most characters of a department's or a member's name.
pub const MAX_NAME: usize = 64;
/// Members a department may have.
pub const MAX_MEMBERS: usize = 200;
/// How long an invite works.
pub const INVITE_LIVES: TimeDelta = TimeDelta::days(7);
/// How long a chat code works.
pub const CODE_LIVES: TimeDelta = TimeDelta::minutes(15);
/// Wrong invites and codes of one account in [`GUESSES_IN`] after which none is looked at.
pub const GUESSES: i64 = 10;
/// See [`GUESSES`].
pub const GUESSES_IN: TimeDelta = TimeDelta::minutes(15);
/// Random bytes of an invite: 144 bits.
pub const TOKEN_BYTES: usize = 18;
/// Characters of a chat code.
pub const CODE_LENGTH: usize = 8;
/// Letters and digits nobody mistakes for each other; 32 of them, so that a byte chooses one evenly.
const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wizard {
    pub name: Option<String>,
    pub zone: Option<Zone>,
    pub currency: Option<Currency>,
    pub template: Option<Template>,
    pub preset: Option<Preset>,
}

/// What the wizard asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Name,
    Zone,
    /// Outside Russia only.
    Currency,
    Template,
    Preset,
    /// «Вы сами продаёте?», the last.
    Sells,
}

impl Wizard {
    /// The first question without an answer.
    pub fn question(&self) -> Question {
        match self {
            Wizard { name: None, .. } => Question::Name,
            Wizard { zone: None, .. } => Question::Zone,
            Wizard { currency: None, .. } if self.asks_currency() => Question::Currency,
            Wizard { template: None, .. } => Question::Template,
            Wizard { preset: None, .. } => Question::Preset,
            _ => Question::Sells,
        }
    }

    /// Forgets the last answer; false when there is none.
    pub fn back(&mut self) -> bool {
        match self.question() {
            Question::Name => return false,
            Question::Zone => self.name = None,
            Question::Currency => self.zone = None,
            Question::Template if self.asks_currency() => self.currency = None,
            Question::Template => self.zone = None,
            Question::Preset => self.template = None,
            Question::Sells => self.preset = None,
        }
        true
    }

    /// Sets the zone; what was said about money belonged to the other one.
    pub fn set_zone(&mut self, zone: Zone) {
        if self.zone != Some(zone) {
            self.zone = Some(zone);
            self.currency = None;
        }
    }

    fn asks_currency(&self) -> bool {
        self.zone.is_some_and(|zone| !is_in_russia(zone))
    }
}

/// The currency most departments of a zone count in, to be offered first.
pub fn likely_currency(zone: Zone) -> Currency {
    match zone.name() {
        "Asia/Almaty" | "Asia/Qyzylorda" | "Asia/Aqtobe" | "Asia/Aqtau" | "Asia/Atyrau" | "Asia/Oral"
        | "Asia/Qostanay" => Currency::Kzt,
        "Europe/Minsk" => Currency::Byn,
        "Asia/Tashkent" | "Asia/Samarkand" => Currency::Uzs,
        "Asia/Bishkek" => Currency::Kgs,
        "Asia/Yerevan" => Currency::Amd,
        "Asia/Tbilisi" => Currency::Gel,
        "Asia/Baku" => Currency::Azn,
        "Asia/Dushanbe" => Currency::Tjs,
        "Europe/Istanbul" => Currency::Try,
        "Asia/Dubai" => Currency::Aed,
        "Europe/London" => Currency::Gbp,
        "Asia/Shanghai" => Currency::Cny,
        name if name.starts_with("Europe/") => Currency::Eur,
        _ => Currency::Usd,
    }
}

/// How many people an invite for the role lets in.
pub fn uses_of(role: Role) -> i64 {
    match role {
        Role::Manager => 50,
        Role::Observer => 10,
        Role::Head | Role::Deputy | Role::Superior => 1,
    }
}

/// A chat code of random bytes.
pub fn chat_code(random: [u8; CODE_LENGTH]) -> String {
    random.iter().map(|byte| char::from(CODE_ALPHABET[usize::from(byte % 32)])).collect()
}

/// What somebody typed as a chat code: `None` when it cannot be one. A link brings it with a `g` before it.
pub fn read_chat_code(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let bare = typed.strip_prefix('g').filter(|rest| rest.len() == CODE_LENGTH).unwrap_or(typed);
    let code = bare.to_ascii_uppercase();
    (code.len() == CODE_LENGTH && code.bytes().all(|byte| CODE_ALPHABET.contains(&byte))).then_some(code)
}

/// A way into a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    pub id: InviteId,
    pub department: DepartmentId,
    /// The secret: more than 128 random bits.
    pub token: String,
    /// As whom it lets in.
    pub role: Role,
    pub uses_left: i64,
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
    pub created_by: Option<MemberId>,
}

impl Invite {
    pub fn works(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && self.uses_left > 0 && self.expires_at > now
    }

    /// What a link presses Start with.
    pub fn payload(&self) -> String {
        format!("i{}", self.token)
    }
}

/// What is still to be done after the wizard: a card that ticks itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    pub department: DepartmentId,
    pub name: String,
    /// Members who have pressed Start besides the one who made the department.
    pub joined: usize,
    /// All who have pressed Start, of all the department's members.
    pub here: usize,
    pub of: usize,
    /// Names of members who have not come yet.
    pub expected: Vec<String>,
    pub chat: bool,
    /// What keeps the bot from doing everything there.
    pub chat_lacks: Option<ChatLacks>,
    pub superior: bool,
    /// A target of this month is set.
    #[serde(default)]
    pub plan: bool,
}

/// What a bound chat lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatLacks {
    /// The bot is no administrator: it sees only what is meant for it.
    Rights,
    /// The bot may not write.
    Voice,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::from_name(name).expect("a zone")
    }

    #[test]
    fn the_wizard_asks_in_order_and_the_currency_outside_russia_only() {
        let mut wizard = Wizard::default();
        let mut asked = vec![wizard.question()];
        wizard.name = Some("Sales".to_owned());
        asked.push(wizard.question());
        wizard.set_zone(Zone::MOSCOW);
        asked.push(wizard.question());
        wizard.set_zone(zone("Asia/Almaty"));
        asked.push(wizard.question());
        wizard.currency = Some(Currency::Kzt);
        wizard.template = Some(Template::Retail);
        asked.push(wizard.question());
        wizard.preset = Some(Preset::Morning);
        asked.push(wizard.question());
        assert_eq!(
            asked,
            [Question::Name, Question::Zone, Question::Template, Question::Currency, Question::Preset, Question::Sells]
        );
    }

    #[test]
    fn back_undoes_one_answer_at_a_time_down_to_the_first() {
        let mut wizard = Wizard {
            name: Some("Sales".to_owned()),
            zone: Some(zone("Asia/Almaty")),
            currency: Some(Currency::Kzt),
            template: Some(Template::Retail),
            preset: Some(Preset::Standard),
        };
        let mut asked = vec![];
        while wizard.back() {
            asked.push(wizard.question());
        }
        assert_eq!(asked, [Question::Preset, Question::Template, Question::Currency, Question::Zone, Question::Name]);
        assert_eq!(wizard, Wizard::default());
    }

    #[test]
    fn another_zone_forgets_the_currency_and_the_same_does_not() {
        let mut wizard = Wizard { zone: Some(zone("Asia/Almaty")), currency: Some(Currency::Kzt), ..Wizard::default() };
        wizard.set_zone(zone("Asia/Almaty"));
        assert_eq!(wizard.currency, Some(Currency::Kzt));
        wizard.set_zone(Zone::MOSCOW);
        assert_eq!(wizard.currency, None);
    }

    #[test]
    fn a_chat_code_is_read_as_it_is_typed_or_brought_by_a_link() {
        let code = chat_code([0, 31, 32, 33, 64, 255, 7, 8]);
        assert_eq!(code.len(), CODE_LENGTH);
        assert_eq!(read_chat_code(&code), Some(code.clone()));
        assert_eq!(read_chat_code(&format!(" {} ", code.to_lowercase())), Some(code.clone()));
        assert_eq!(read_chat_code(&format!("g{code}")), Some(code));
        for wrong in ["", "ABC", "ABCDEFG1", "ABCDEFGHI", "АБВГДЕЖЗ"] {
            assert_eq!(read_chat_code(wrong), None, "{wrong}");
        }
        // A code that happens to begin with G is one all the same.
        assert_eq!(read_chat_code("gbcdefgh").as_deref(), Some("GBCDEFGH"));
    }
}
