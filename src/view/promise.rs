//! Promises outside a report: being made, the list, one of them, what the head hears and says.
//!
//! Inside a report they are drawn by [`super::report`]; the line of a promise is the same in both. Invariants: every
//! screen fits one message, whatever people typed; whose a promise is stands in it only for those who may see that.
mod list;
mod making;
mod offer;
mod told;

pub use list::{card, list, team_list};
pub use making::{ask_day_typed, ask_text, made, missing, which_part};
pub use offer::{
    answered, ask_hand, ask_owner, ask_take_date, asked, declined, left, noted_in_chat, offer_in_chat, offered,
};
pub use told::{
    cancelled, help, help_answered, move_answered, move_asked, note_deleted, note_passed, note_taken, word,
};

use super::screen::{Button, Screen};

/// A screen above another: the texts apart, the first one's buttons before the second's.
pub fn above(first: Screen, second: Option<Screen>) -> Screen {
    let Some(second) = second else { return first };
    let rows: Vec<Vec<Button>> = first.rows().iter().chain(second.rows()).cloned().collect();
    rows.into_iter().fold(Screen::text(first.html.block(second.html)), Screen::row)
}

#[cfg(test)]
mod tests;
