//! Handlers: decode, one use case, one view.
pub mod report;
pub mod start;
