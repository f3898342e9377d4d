//! The core: what a sales department is and how it counts. Pure and synchronous: no I/O, no clock, no texts.
pub mod calendar;
pub mod coded;
pub mod coordination;
pub mod department;
pub mod digest;
pub mod discipline;
pub mod id;
pub mod metric;
pub mod notice;
pub mod parse;
pub mod person;
pub mod promise;
pub mod refusal;
pub mod report;
pub mod talk;
pub mod template;
pub mod time;
