//! Screens of absence, in both languages.
