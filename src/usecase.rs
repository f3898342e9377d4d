//! What people and the schedule want: one file a feature, one function an intention.
//!
//! A use case loads, asks the domain, saves, and leaves notices in the outbox, all in the transaction it is given. It
//! never sends, renders or reads a clock.
pub mod absence;
pub mod apply;
pub mod appoint;
pub mod calendar;
pub mod causes;
pub mod chat;
mod comeback;
pub mod digest;
pub mod erasure;
pub mod evening;
pub mod export;
pub mod forecasts;
pub mod funnel;
pub mod grade;
pub mod heads;
pub mod house;
pub mod investigation;
pub mod invite;
pub mod leads;
pub mod ledger;
pub mod metrics;
pub mod month;
pub mod my_data;
pub mod note;
pub mod origin;
pub mod outage;
pub mod planfact;
pub mod promise;
pub mod prompt;
pub mod proposal;
pub mod protocol;
pub mod question;
pub mod report;
#[cfg(test)]
#[path = "usecase/tests/sample.rs"]
pub(crate) mod sample;
pub mod schedule;
pub mod scheduled;
pub mod settings;
pub mod settling;
pub mod setup;
pub mod silence;
pub mod start;
pub mod stuck;
pub mod talk_to;
pub mod target;
pub mod team;
pub mod tell;
pub mod today;

use crate::store::StoreError;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Expected, and said to the person in his language.
    #[error("refused: {0:?}")]
    Refused(crate::domain::refusal::Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<crate::domain::refusal::Refusal> for Failure {
    fn from(refusal: crate::domain::refusal::Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

pub type Result<T> = std::result::Result<T, Failure>;
