//! Handlers: decode, one use case, one view.
pub mod digest;
pub mod note;
pub mod promise;
pub mod report;
pub mod start;
