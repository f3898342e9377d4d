//! Why a handler did not finish an update, and what is done about it.
use crate::{domain::notice::Parcel, store::StoreError};

/// A handler's end without success; whatever it has written is rolled back.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Expected: these answers are queued after the roll-back (a sentence, a toast), the update is finished.
    #[error("refused")]
    Refused(Vec<Parcel>),
    /// A [`StoreError::Conflict`] runs the update again; anything else is answered with an apology.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// Something that should not be: answered with an apology; `what` is logged and so holds no text of people.
    #[error("{what}")]
    Broken { what: &'static str },
}

/// What handlers return.
pub type Handled = Result<(), Failure>;

/// An error with its causes in one line.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line
}
