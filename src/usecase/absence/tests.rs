//! Absences on a throw-away database.
