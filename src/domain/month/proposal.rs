//! Living decomposition: what an absence, a newcomer, a leaver or an exception does to the split, as a proposal.
//!
//! Apart from the division because it conserves what is: the total, the norms of days that are over, and what was
//! locked by hand. Source: product.md, «An absence, a newcomer, a leaver, a calendar exception makes a proposal», fine
//! print «A proposal moves only targets of days not closed, by the others' remaining weights».
//!
//! Each keeps his rate, target a working day, over the days he has now; what that leaves or lacks goes over those
//! whose days have not changed, by the weights of their days ahead; over everybody where all have changed.
use super::{split::by_largest_remainder, target::Share};
use crate::domain::{calendar::Weight, fraction::Fraction, id::MemberId};
use serde::{Deserialize, Serialize};

/// A member as the proposal sees him, in the department's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub member: MemberId,
    /// His share in the version in force; `None`: a newcomer.
    pub share: Option<Share>,
    /// Σ of his norms of the days that are over.
    pub done: i64,
    /// The weight of his days ahead as the version knew them.
    pub knew: Weight,
    /// As they are known now.
    pub ahead: Weight,
    /// His working days of the month as they are known now.
    pub weights: Vec<Weight>,
    /// His grade's weight in per cent: what a newcomer's rate is beside the others'.
    pub grade: i64,
}

/// Who gets how much more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub member: MemberId,
    pub before: i64,
    pub after: i64,
}

/// The shares as they would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub shares: Vec<Share>,
    /// Those whose share changes.
    pub moved: Vec<Moved>,
}

/// Why nothing can be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unmovable {
    /// Nobody's days have changed.
    Unchanged,
    /// So much would be left, and nobody is there to take it.
    Nobody { rest: i64 },
}

/// What becomes of the shares when days are as they are now.
pub fn propose(places: &[Place]) -> Result<Proposed, Unmovable> {
    let changed: Vec<bool> = places.iter().map(|place| place.knew != place.ahead || place.share.is_none()).collect();
    if !changed.contains(&true) {
        return Err(Unmovable::Unchanged);
    }
    let ahead: Vec<i64> = places.iter().map(rest).collect();
    let natural: Vec<i64> = places.iter().map(|place| natural(place, places)).collect();
    let spare = ahead.iter().sum::<i64>() - natural.iter().sum::<i64>();
    let takes = takers(places, &changed);
    let parts = spread(spare, &natural, &takes).ok_or(Unmovable::Nobody { rest: spare })?;
    let share = |(place, part): (&Place, i64)| Share {
        member: place.member,
        value: place.done + part,
        locked: place.share.as_ref().is_some_and(|share| share.locked),
        weights: place.weights.clone(),
    };
    let shares: Vec<Share> = places.iter().zip(parts).map(share).collect();
    let moved = places.iter().zip(&shares).filter_map(|(place, share)| {
        let before = place.share.as_ref().map_or(0, |share| share.value);
        (before != share.value).then_some(Moved { member: place.member, before, after: share.value })
    });
    let moved: Vec<Moved> = moved.collect();
    if moved.is_empty() { Err(Unmovable::Unchanged) } else { Ok(Proposed { shares, moved }) }
}

/// What is left of his share for days ahead.
fn rest(place: &Place) -> i64 {
    place.share.as_ref().map_or(0, |share| share.value - place.done)
}

/// His rest at his own rate over the days he has now; a newcomer's is what is left
/// over everybody's days, his own among them, by grades.
fn natural(place: &Place, all: &[Place]) -> i64 {
    let over = |sum: i64, weight: Weight| Fraction::ratio(sum, weight.units());
    let rate = match place.share {
        Some(_) => over(rest(place), place.knew),
        None => {
            let days = |other: &Place| if other.share.is_some() { other.knew } else { other.ahead };
            let weighed: Fraction =
                all.iter().map(|other| Fraction::from(days(other).units()) * Fraction::percent(other.grade)).sum();
            let sum = Fraction::from(all.iter().map(rest).sum::<i64>());
            sum.over(&weighed).map(|rate| rate * Fraction::percent(place.grade))
        }
    };
    rate.map_or(0, |rate| (rate * Fraction::from(place.ahead.units())).half_up())
}

/// The weights by which the difference is spread: of those whose days are as they were and whose share is not locked,
/// else of all whose share is not locked.
fn takers(places: &[Place], changed: &[bool]) -> Vec<Weight> {
    let free = |place: &Place| place.share.as_ref().is_none_or(|share| !share.locked);
    let some = |keep: &dyn Fn(usize) -> bool| -> Vec<Weight> {
        let weight = |(i, place): (usize, &Place)| if free(place) && keep(i) { place.ahead } else { Weight::OFF };
        places.iter().enumerate().map(weight).collect()
    };
    let still = some(&|i| !changed[i]);
    if still.iter().any(|weight| !weight.is_off()) { still } else { some(&|_| true) }
}

/// Adds `spare` by the weights; nobody's rest turns its sign: what one cannot give the others do.
fn spread(spare: i64, natural: &[i64], takes: &[Weight]) -> Option<Vec<i64>> {
    let mut parts = natural.to_vec();
    let mut takes: Vec<Weight> = takes.to_vec();
    let mut left = spare;
    while left != 0 {
        let weights: Vec<Fraction> = takes.iter().map(|weight| Fraction::from(weight.units())).collect();
        let more = by_largest_remainder(left, &weights)?;
        left = 0;
        for (i, part) in more.into_iter().enumerate() {
            let after = parts[i] + part;
            // Whoever is asked for more than he has gives what he has.
            if part < 0 && natural[i] >= 0 && after < 0 {
                left += after;
                parts[i] = 0;
                takes[i] = Weight::OFF;
            } else {
                parts[i] = after;
            }
        }
    }
    Some(parts)
}
