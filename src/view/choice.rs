//! Small choices that exist only as buttons; choices that are stored live in `domain/`.
use crate::coded;
pub use crate::domain::{discipline::Silence, promise::HelpAnswer};

coded! {
    /// Six groups of the head's menu.
    pub enum MenuGroup { Day = "d", People = "p", Plan = "l", Meetings = "m", Motivation = "o", Settings = "s" }
}
coded! {
    /// How much of a report is opened again by [`super::callback::Callback::Fix`].
    pub enum FixPart { Facts = "f", Plan = "p", Lesson = "l", Weekly = "w" }
}

/// Most letters of a command's name on a button.
const COMMAND: usize = 16;

/// The name of a command, for a button that runs it; whether there is such a command is found out when it is pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CommandName([u8; COMMAND]);

impl CommandName {
    /// Most bytes of a name.
    pub const MAX: usize = COMMAND;

    /// `None` for what no command can be called.
    pub fn new(name: &str) -> Option<Self> {
        let known = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'_';
        if name.is_empty() || name.len() > COMMAND || !name.as_bytes().iter().all(known) {
            return None;
        }
        let mut bytes = [0; COMMAND];
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        Some(Self(bytes))
    }

    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(COMMAND);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl std::fmt::Debug for CommandName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "/{}", self.as_str())
    }
}
