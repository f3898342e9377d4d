//! Small choices that exist only as buttons; choices that are stored live in `domain/`.
use crate::coded;
pub use crate::domain::{discipline::Silence, promise::HelpAnswer};

coded! {
    /// Six groups of the head's menu.
    pub enum MenuGroup { Day = "d", People = "p", Plan = "l", Meetings = "m", Motivation = "o", Settings = "s" }
}
coded! {
    /// How much of a report is opened again by [`super::callback::Callback::Fix`].
    pub enum FixPart { Facts = "f", Plan = "p", Lesson = "l" }
}
