//! What may be done to a promise, and what then becomes of it.
//!
//! Deciding and applying are apart: [`Promise::decide`] knows the rules and answers with one [`Happened`];
//! [`Promise::apply`] knows none and folds any history, so that events replayed give the very state that is stored.
//!
//! Invariants: a closed promise never changes; a move never brings the date nearer.
use super::{Happened, Promise, PromiseEvent, PromiseState};
use crate::domain::{id::MemberId, refusal::Refusal, time::Instant};
use chrono::NaiveDate;

/// What somebody does to a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// [Готово]
    Keep,
    /// [Частично]: how much of the amount came; without an amount promised only the word counts.
    KeepPartly {
        paid_minor: Option<i64>,
    },
    /// [Не выйдет]
    Break,
    Move {
        to_on: NaiveDate,
        /// A leader allows it, or it is a leader's own.
        allowed: bool,
    },
    /// The head says no to a move.
    RefuseMove {
        to_on: NaiveDate,
    },
    Cancel,
    /// [Беру], or [Другой срок] and its day.
    Take {
        on: Option<NaiveDate>,
    },
    /// [Не смогу]
    Decline,
    AskHelp,
    AnswerHelp,
    /// Named again with another amount.
    Correct {
        amount_minor: i64,
    },
}

/// The days by which a deed is judged, all in the owner's wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub today: NaiveDate,
    /// See [`super::due_day`].
    pub due_on: NaiveDate,
    /// The last day on which [Готово] is on time: the coordination day of the first report that asks about it.
    pub on_time_through: NaiveDate,
    /// The day an answer counts for: that of the report it is given in, else today.
    pub answered_on: NaiveDate,
}

impl Promise {
    /// What the deed comes to, by `by` at `at`.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] when it is closed; others say what is wrong with the date or the amount.
    pub fn decide(&self, deed: Deed, days: Days, by: MemberId, at: Instant) -> Result<Happened, Refusal> {
        let offered = matches!(deed, Deed::Take { .. } | Deed::Decline);
        let head_cancels = deed == Deed::Cancel && by != self.owner;
        let may = if self.is_offered() { offered || head_cancels } else { self.is_open() && !offered };
        if !may {
            return Err(Refusal::AlreadyDone);
        }
        let plain = Happened {
            kind: PromiseEvent::Kept,
            by_member: Some(by),
            from_on: None,
            to_on: None,
            amount_minor: None,
            at,
        };
        let answer = |kind, amount_minor| Happened {
            kind,
            from_on: Some(days.on_time_through),
            to_on: Some(days.answered_on),
            amount_minor,
            ..plain
        };
        Ok(match deed {
            Deed::Keep => answer(PromiseEvent::Kept, self.amount_minor),
            Deed::KeepPartly { paid_minor } => self.partly(paid_minor, answer)?,
            Deed::Break => answer(PromiseEvent::Broken, None),
            Deed::Move { to_on, allowed } => {
                let kind = self.kind_of_move(to_on, allowed, days)?;
                Happened { kind, from_on: Some(self.due_on), to_on: Some(to_on), ..plain }
            }
            Deed::RefuseMove { to_on } => {
                Happened { kind: PromiseEvent::MoveRefused, from_on: Some(self.due_on), to_on: Some(to_on), ..plain }
            }
            Deed::Cancel if by == self.owner && !self.owner_may_cancel(days, at) => {
                return Err(Refusal::TooLateToCancel);
            }
            Deed::Cancel => Happened { kind: PromiseEvent::Cancelled, ..plain },
            Deed::Take { on } => {
                super::draft::due_fits(on.unwrap_or(self.due_on), days.today)?;
                Happened { kind: PromiseEvent::Taken, from_on: Some(self.due_on), to_on: on, ..plain }
            }
            Deed::Decline => Happened { kind: PromiseEvent::Declined, ..plain },
            Deed::AskHelp => Happened { kind: PromiseEvent::HelpAsked, ..plain },
            Deed::AnswerHelp => Happened { kind: PromiseEvent::HelpAnswered, ..plain },
            Deed::Correct { amount_minor } if amount_minor > 0 => {
                Happened { kind: PromiseEvent::Corrected, amount_minor: Some(amount_minor), ..plain }
            }
            Deed::Correct { .. } => return Err(Refusal::AmountNotPositive),
        })
    }

    /// Before its day; and for ten minutes after it was made, because what was understood may not be what was meant.
    pub fn owner_may_cancel(&self, days: Days, at: Instant) -> bool {
        days.today < days.due_on || at - self.made_at <= super::UNDO_IN
    }

    /// A part that covers the whole is the whole.
    fn partly(
        &self,
        paid_minor: Option<i64>,
        answer: impl Fn(PromiseEvent, Option<i64>) -> Happened,
    ) -> Result<Happened, Refusal> {
        match (self.amount_minor, paid_minor) {
            (_, Some(paid)) if paid <= 0 => Err(Refusal::AmountNotPositive),
            (Some(amount), Some(paid)) if paid >= amount => Ok(answer(PromiseEvent::Kept, Some(paid))),
            (Some(_), paid) => Ok(answer(PromiseEvent::Partly, paid)),
            (None, _) => Ok(answer(PromiseEvent::Partly, None)),
        }
    }

    fn kind_of_move(&self, to_on: NaiveDate, allowed: bool, days: Days) -> Result<PromiseEvent, Refusal> {
        if to_on <= self.due_on || to_on < days.today {
            return Err(Refusal::DateNotLater { than_on: self.due_on });
        }
        if (to_on - days.today).num_days() > super::FARTHEST_DAYS {
            return Err(Refusal::DateTooFar);
        }
        Ok(if !self.may_be_moved_freely() && !allowed {
            PromiseEvent::MoveAsked
        } else if self.moves == 0 && days.today < days.due_on {
            PromiseEvent::Moved
        } else {
            PromiseEvent::Slipped
        })
    }

    /// Folds one event into the promise.
    pub fn apply(&mut self, event: &Happened) {
        let mut close = |state: PromiseState| {
            self.state = state;
            self.closed_at = Some(event.at);
        };
        match event.kind {
            PromiseEvent::Made
            | PromiseEvent::HelpAsked
            | PromiseEvent::HelpAnswered
            | PromiseEvent::MoveAsked
            | PromiseEvent::MoveRefused => {}
            PromiseEvent::Taken => {
                self.state = PromiseState::Open;
                // The day he takes it for is the first one: nothing was promised before.
                self.due_on = event.to_on.unwrap_or(self.due_on);
                self.first_due_on = self.due_on;
            }
            PromiseEvent::Declined => close(PromiseState::Declined),
            PromiseEvent::Moved | PromiseEvent::Slipped => {
                self.due_on = event.to_on.unwrap_or(self.due_on);
                self.moves += 1;
                self.slipped |= event.kind == PromiseEvent::Slipped;
            }
            PromiseEvent::Kept | PromiseEvent::Partly | PromiseEvent::Broken => {
                close(match event.kind {
                    PromiseEvent::Kept => PromiseState::Kept,
                    PromiseEvent::Partly => PromiseState::Partly,
                    _ => PromiseState::Broken,
                });
                self.paid_minor = event.amount_minor;
                self.on_time =
                    event.from_on.zip(event.to_on).map(|(through_on, answered_on)| answered_on <= through_on);
            }
            PromiseEvent::Cancelled => {
                close(PromiseState::Cancelled);
                // The head's word takes it out of every count.
                self.slipped &= event.by_member == Some(self.owner);
            }
            PromiseEvent::Corrected => self.amount_minor = event.amount_minor,
        }
    }
}
