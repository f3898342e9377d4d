//! Screens of asking, in both languages.
