//! What each job of the schedule does: which use case is called, and how an occurrence ended.
use super::{
    Result, causes, digest, evening, forecasts, heads, house::House, leads, prompt, protocol, settling, target, today,
};
use crate::{
    coded,
    domain::{calendar::week_of, time::Instant},
    schedule::rules::{Job, Slot},
    store::Tx,
};

coded! {
    /// How an occurrence ended; stored with it.
    pub enum Outcome {
        Done = "done",
        /// There was nothing to ask or to say.
        Nothing = "nothing",
        /// He has not pressed Start: not due.
        NotStarted = "not_started",
        /// He cannot be written to: due all the same.
        Unreachable = "unreachable",
        /// An outage left the day unasked.
        NotAsked = "not_asked",
        /// Its window had passed.
        TooLate = "too_late",
        Failed = "failed",
    }
}

/// Makes a slot happen, unless its window has passed; a protocol is made however late it is.
pub async fn perform(tx: &mut Tx, house: &House, slot: &Slot, now: Instant) -> Result<Outcome> {
    let on = slot.coordination_on;
    if slot.not_after < now {
        if slot.job == Job::Digest {
            protocol::make(tx, house, on, now).await?;
        }
        return Ok(Outcome::TooLate);
    }
    match (slot.job, slot.member.and_then(|id| house.member(id))) {
        (Job::Prompt, Some(member)) => prompt::ask(tx, house, member, on, now).await,
        (Job::OpenEarly, Some(member)) => prompt::ask_early(tx, house, member, slot.not_after, now).await,
        (Job::Remind | Job::RemindHalf, Some(member)) => prompt::remind(tx, house, member, on, now).await,
        (Job::Deadline, _) => today::close(tx, house, on, now).await,
        (Job::Digest, _) => {
            digest::publish_scheduled(tx, house, on, now).await?;
            forecasts::keep(tx, house, now).await?;
            // The preview in the heads' message, and its buttons, are past.
            today::refresh(tx, house, None, now).await?;
            Ok(Outcome::Done)
        }
        (Job::WeekCauses, _) => causes::tell_week(tx, house, week_of(on), slot.not_after, now).await,
        (Job::Leads, _) => leads::tell_week(tx, house, on, now).await,
        (Job::MonthClose, _) => settling::ask_to_close(tx, house, on, now).await,
        (Job::NoTarget, _) => target::tell_missing(tx, house, on, now).await,
        (Job::NextTarget, _) => target::draft_next(tx, house, on, now).await,
        (Job::HeadsLost, _) => heads::ask(tx, house, now).await,
        (Job::MemberDeadline, Some(member)) => {
            today::close_one(tx, house, member, on, now).await?;
            Ok(Outcome::Done)
        }
        (Job::Evening, Some(member)) => evening::remind(tx, house, member, on, slot.not_after, now).await,
        (Job::Prompt | Job::OpenEarly | Job::Remind | Job::RemindHalf | Job::MemberDeadline | Job::Evening, None) => {
            Ok(Outcome::Nothing)
        }
    }
}
