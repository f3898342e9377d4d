//! A department's target over its members: equal, by grade, by history, or by hand with locks.
//!
//! Everything is weighed by availability, own working weight / department's. Source: product.md, «Over members», fine
//! print «By hand: the rest is spread by availability … Locks above P, or a rest with nobody to take it: refused».
use super::{split::by_largest_remainder, target::Share};
use crate::{
    coded,
    domain::{calendar::Weight, fraction::Fraction, id::MemberId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

coded! {
    /// By what a target is split over members.
    pub enum Basis {
        Equal = "equal",
        Grade = "grade",
        History = "history",
        Hand = "hand",
    }
}

/// Somebody a target can be split to, in the department's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub member: MemberId,
    /// His working days of the whole month, from the 1st; those that do not count are off.
    pub weights: Vec<Weight>,
    /// His grade's weight in per cent.
    pub grade: i64,
    /// His monthly mean of those of the last three months in which he has facts.
    pub history: Option<Fraction>,
}

impl Candidate {
    fn available(&self) -> Fraction {
        Fraction::from(self.weights.iter().copied().sum::<Weight>().units())
    }
}

/// Why a target cannot be split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undivided {
    /// The locked shares are more than the whole.
    LocksExceed { locked: i64, total: i64 },
    /// The locked shares are less, and nobody is left to take the rest.
    NobodyLeft { rest: i64 },
    /// A share was set for somebody without a working day in the month, or who is not among them.
    DoesNotWork { member: MemberId },
    /// Nobody works in the month.
    NobodyWorks,
    /// Nobody has any history to split by.
    NoHistory,
}

/// Splits `total`: `locks` keep what they say, the rest goes over the others by the basis and their availability.
pub fn divide(
    total: i64,
    basis: Basis,
    candidates: &[Candidate],
    locks: &BTreeMap<MemberId, i64>,
) -> Result<Vec<Share>, Undivided> {
    let works = |member: MemberId| {
        candidates.iter().any(|candidate| candidate.member == member && candidate.available().is_positive())
    };
    if let Some(member) = locks.keys().copied().find(|member| !works(*member)) {
        return Err(Undivided::DoesNotWork { member });
    }
    if !candidates.iter().any(|candidate| candidate.available().is_positive()) {
        return Err(Undivided::NobodyWorks);
    }
    let locked = locks.values().try_fold(0_i64, |sum, value| sum.checked_add(*value)).unwrap_or(i64::MAX);
    if locked.unsigned_abs() > total.unsigned_abs() || (locked != 0 && (locked < 0) != (total < 0)) {
        return Err(Undivided::LocksExceed { locked, total });
    }
    let weights = weights(basis, candidates, locks)?;
    let rest = total - locked;
    let parts = match by_largest_remainder(rest, &weights) {
        Some(parts) => parts,
        None if rest == 0 => vec![0; candidates.len()],
        None => return Err(Undivided::NobodyLeft { rest }),
    };
    let share = |(candidate, part): (&Candidate, i64)| Share {
        member: candidate.member,
        value: locks.get(&candidate.member).copied().unwrap_or(part),
        locked: locks.contains_key(&candidate.member),
        weights: candidate.weights.clone(),
    };
    Ok(candidates.iter().zip(parts).map(share).collect())
}

/// What each weighs in the split of the rest; whoever is locked weighs nothing.
fn weights(
    basis: Basis,
    candidates: &[Candidate],
    locks: &BTreeMap<MemberId, i64>,
) -> Result<Vec<Fraction>, Undivided> {
    let usual = usual(candidates);
    if basis == Basis::History && usual.is_none() {
        return Err(Undivided::NoHistory);
    }
    let usual = usual.unwrap_or_else(Fraction::zero);
    let weight = |candidate: &Candidate| {
        if locks.contains_key(&candidate.member) {
            return Fraction::zero();
        }
        candidate.available()
            * match basis {
                Basis::Equal | Basis::Hand => Fraction::from(1),
                Basis::Grade => Fraction::percent(candidate.grade),
                Basis::History => candidate.history.clone().unwrap_or_else(|| usual.clone()),
            }
    };
    let weights: Vec<Fraction> = candidates.iter().map(weight).collect();
    // Where nobody left has brought anything, history says nothing of them.
    if basis == Basis::History && !weights.iter().any(Fraction::is_positive) {
        return self::weights(Basis::Equal, candidates, locks);
    }
    Ok(weights)
}

/// The mean of those who have a history: what stands for one that is missing.
fn usual(candidates: &[Candidate]) -> Option<Fraction> {
    let known: Vec<Fraction> = candidates.iter().filter_map(|candidate| candidate.history.clone()).collect();
    let count = Fraction::from(i64::try_from(known.len()).unwrap_or(i64::MAX));
    let sum: Fraction = known.into_iter().sum();
    sum.over(&count).filter(|mean| mean.is_positive())
}
