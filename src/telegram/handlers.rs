//! Handlers: decode, one use case, one view.
pub mod absence;
pub mod calendar;
pub mod chat;
pub mod digest;
pub mod event;
pub mod help;
pub mod join;
pub mod language;
pub mod menu;
pub mod note;
pub mod promise;
pub mod protocol;
pub mod report;
pub mod setup;
pub mod start;
pub mod team;
pub mod today;
