//! What lets Planerka live without Telegram: a stand-in for the Bot API, and (later) its page and a seeded story.
//!
//! It stands apart because nothing of the product may depend on it: the product only ever sees an HTTP address.
pub mod pace;
pub mod standin;
pub mod story;
