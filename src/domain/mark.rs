//! Marks: dated events of the department («акция −10 %») that explain its figures.
//!
//! Not to be taken for [`super::today::Mark`], which says who was first with an answer. Source: product.md, «Words».
//!
//! Invariant: a mark changes no day's weight and nobody's dates; its text is people's, and is never logged.
use super::id::{DepartmentId, MarkId, MemberId};
use super::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most characters of a mark's text.
pub const BODY: usize = 80;

/// Marks a department may have of today and later.
pub const MOST_AHEAD: usize = 60;

/// How far back a mark may be put: what explains a month is often written down afterwards.
pub const BACK_DAYS: i64 = 366;

/// A dated event of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub id: MarkId,
    pub department: DepartmentId,
    pub from_on: NaiveDate,
    /// The last day, inclusive.
    pub through_on: NaiveDate,
    pub body: String,
    pub by_member: Option<MemberId>,
}

/// The text of a mark as it is kept: in one line.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`].
pub fn body(text: &str) -> Result<String, Refusal> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(Refusal::Empty);
    }
    if line.chars().count() > BODY { Err(Refusal::TooLong { most: BODY }) } else { Ok(line) }
}
