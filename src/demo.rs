//! What lets Planerka live without Telegram: a stand-in for the Bot API, a seeded story, and a page to watch and play it.
//!
//! It stands apart because nothing of the product may depend on it: the product only ever sees an HTTP address.
pub mod live;
pub mod pace;
pub mod page;
pub mod standin;
pub mod story;
