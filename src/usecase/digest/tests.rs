//! Facts about publishing.
