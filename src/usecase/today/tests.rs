//! The head's day on a throw-away database.
