//! What the bot posts to the team chat about a day.
use crate::coded;

coded! {
    /// What has become of a digest.
    pub enum DigestState {
        /// Nobody has answered: waits for the first report or the head's word.
        Empty = "empty",
        /// The head asked to wait.
        Waiting = "waiting",
        Posted = "posted",
        /// The next digest has come: no more edits.
        Frozen = "frozen",
        Skipped = "skipped",
    }
}
