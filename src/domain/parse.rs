//! What people type, read: numbers, lines of figures, dates, promises, places, names, in Russian and English.
//!
//! Stands apart because it knows languages and nothing else: pure, total (no text makes it panic) and bounded.
//! The one place of the core where Cyrillic literals are words of the language. What can be understood in two ways is
//! given as both, never guessed: the caller asks.
mod currency;
pub mod date;
pub mod day_line;
mod decimal;
pub mod given_name;
pub mod grade;
mod lex;
pub mod line;
mod names;
pub mod naming;
pub mod number;
mod numeral;
pub mod people;
pub mod percent;
pub mod period;
pub mod place;
pub mod promise;
pub mod says;
pub mod shares;
pub mod week;
mod words;

pub use lex::fold;

#[cfg(test)]
mod tests;
