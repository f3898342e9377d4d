//! Screens of today, in both languages.
