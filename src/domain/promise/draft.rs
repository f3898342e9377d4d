//! A promise that is being made: what was said, and what must still be asked before it counts.
//!
//! Kept in the person's dialog between two messages, so everything it needs is inside. Invariant: nothing is guessed:
//! an amount with two readings, money of another currency and a date with two meanings are asked about, in this order.
use crate::domain::{
    department::Currency,
    id::{InvestigationId, MemberId, NoteId, TalkId},
    parse::{date::When, promise::PromiseDraft},
    refusal::Refusal,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is known of it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whose it is to be; `None`: of whoever makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// Those it may be for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<MemberId>,
    pub body: String,
    pub amount_minor: Option<i64>,
    /// The amounts it may be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<i64>,
    /// The money was said in another currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_currency: Option<Currency>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// The days it may be due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<NaiveDate>,
    /// The note it is made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
    /// The investigation it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investigation: Option<InvestigationId>,
    /// The talk in which it was agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talk: Option<TalkId>,
}

/// The next question about a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// For which of them.
    Owner { among: Vec<MemberId> },
    /// Which of the amounts.
    Amount { readings: Vec<i64> },
    /// How much it is in the department's currency.
    Currency { other: Currency },
    /// Which of the days; empty: any.
    Due { dates: Vec<NaiveDate> },
}

impl Draft {
    /// What was read out of a sentence.
    pub fn of(read: PromiseDraft, note: Option<NoteId>) -> Self {
        let (due_on, dates) = match read.when {
            When::On(on) => (Some(on), vec![]),
            When::Ask(dates) => (None, dates),
            When::None => (None, vec![]),
        };
        Self {
            owner: None,
            owners: vec![],
            body: read.text,
            amount_minor: read.amount_minor,
            readings: read.amount_readings,
            other_currency: read.other_currency,
            due_on,
            dates,
            note,
            investigation: None,
            talk: None,
        }
    }

    /// `None` when it can be made.
    pub fn missing(&self) -> Option<Missing> {
        if !self.owners.is_empty() {
            return Some(Missing::Owner { among: self.owners.clone() });
        }
        if !self.readings.is_empty() {
            return Some(Missing::Amount { readings: self.readings.clone() });
        }
        if let Some(other) = self.other_currency {
            return Some(Missing::Currency { other });
        }
        self.due_on.is_none().then(|| Missing::Due { dates: self.dates.clone() })
    }

    #[must_use]
    pub fn with_owner(mut self, owner: MemberId) -> Self {
        self.owner = Some(owner);
        self.owners.clear();
        self
    }

    /// The amount, or that there is none.
    #[must_use]
    pub fn with_amount(mut self, amount_minor: Option<i64>) -> Self {
        self.amount_minor = amount_minor.filter(|amount| *amount > 0);
        self.readings.clear();
        self.other_currency = None;
        self
    }

    #[must_use]
    pub fn with_due(mut self, due_on: NaiveDate) -> Self {
        self.due_on = Some(due_on);
        self.dates.clear();
        self
    }
}

/// May something be promised for the day.
///
/// # Errors
/// [`Refusal::DatePassed`] and [`Refusal::DateTooFar`].
pub fn due_fits(due_on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    match (due_on - today).num_days() {
        ..0 => Err(Refusal::DatePassed),
        0..=super::FARTHEST_DAYS => Ok(()),
        _ => Err(Refusal::DateTooFar),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::parse::promise::read_promise;
    use chrono::{Datelike, Weekday};

    fn draft(text: &str) -> Draft {
        let works = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Draft::of(read_promise(text, Currency::Rub, on("2026-11-17"), &works), None)
    }

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_whole_sentence_asks_nothing() {
        let draft = draft("Ромашка оплатит 120к до пятницы");
        assert_eq!((draft.body.as_str(), draft.amount_minor), ("Ромашка оплатит", Some(120_000_00)));
        assert_eq!((draft.due_on, draft.missing()), (Some(on("2026-11-20")), None));
    }

    #[test]
    fn what_is_ambiguous_is_asked_money_first() {
        let draft = draft("Ромашка оплатит 2000 $");
        assert_eq!(draft.missing(), Some(Missing::Currency { other: Currency::Usd }));
        let draft = draft.with_amount(Some(160_000_00));
        assert_eq!(draft.missing(), Some(Missing::Due { dates: vec![] }));
        let draft = draft.with_due(on("2026-11-18"));
        assert_eq!((draft.missing(), draft.amount_minor), (None, Some(160_000_00)));
    }

    #[test]
    fn a_draft_survives_the_dialog() {
        let draft = draft("Ромашка оплатит 2000 $ до пятницы");
        let json = serde_json::to_string(&draft).expect("json");
        assert_eq!(serde_json::from_str::<Draft>(&json).expect("a draft"), draft);
    }

    #[test]
    fn nothing_is_promised_for_the_past_or_beyond_a_year() {
        let today = on("2026-11-17");
        assert_eq!(due_fits(on("2026-11-16"), today), Err(Refusal::DatePassed));
        assert_eq!(due_fits(today, today), Ok(()));
        assert_eq!(due_fits(on("2027-11-18"), today), Ok(()));
        assert_eq!(due_fits(on("2027-11-19"), today), Err(Refusal::DateTooFar));
    }
}
