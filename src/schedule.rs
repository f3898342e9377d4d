//! What happens by the clock: the rules say what is due ([`rules`], pure); the engine makes it happen exactly once.
pub mod engine;
pub mod rules;
