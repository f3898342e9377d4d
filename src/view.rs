//! What people see: pure functions from a domain value and a locale to a [`screen::Screen`].
//!
//! One file a screen. Nothing here knows Telegram's client, the store or the time; whatever a view shows it is given.
//!
//! Invariants: every text goes through [`html::Html`], every button through [`callback::Callback`].
pub mod absence;
pub mod asking;
pub mod bidi;
pub mod calendar;
pub mod callback;
pub mod causes;
pub mod chat;
pub mod choice;
pub mod data;
pub mod digest;
pub mod funnel;
pub mod grade;
pub mod help;
pub mod html;
pub mod join;
pub mod leads;
pub mod menu;
pub mod metrics;
pub mod month;
pub mod notice;
pub mod origin;
pub mod promise;
pub mod protocol;
pub mod refusal;
pub mod report;
pub mod schedule;
pub mod screen;
pub mod settings;
pub mod settling;
pub mod setup;
pub mod several;
pub mod talk_to;
pub mod target;
pub mod team;
pub mod today;

#[cfg(test)]
pub(super) mod tests;
