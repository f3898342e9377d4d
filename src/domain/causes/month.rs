//! Why one month brought more than another: the difference taken apart into ΔN × conversions × check.
//!
//! What a month brings is the product of its factors: how many the funnel begins with, the conversion of each step, the
//! average check. When several of them change at once, nobody can say by how much each, save by the Shapley mean: what
//! a factor's change brings, averaged over all orders in which the factors may change. Source: product.md, «Month
//! causes».
//!
//! Invariants: the parts add up to the difference, to the kopeck; the order in which the factors are named changes
//! nothing; what the funnel does not explain (money without a last step) is a part of its own and never spread.
use crate::domain::{calendar::Weight, fraction::Fraction, id::DepartmentId, metric::Metric};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a month (or a plan for it) has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Of each step of the funnel, in its order; `None`: nobody has told any.
    pub steps: Vec<Option<Fraction>>,
    /// Of the main metric, in its smallest unit.
    pub result: i64,
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// How many the funnel begins with: the step's place.
    Count { step: usize },
    /// Of one step into another: their places.
    Conversion { from: usize, to: usize },
    /// The result for one of the last step.
    Check { step: usize },
    /// What the funnel does not explain.
    Rest,
}

/// What a factor's change has brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub factor: Factor,
    /// What it was and is, as shown: a count in units of its metric, a conversion in tenths of a per cent, a check in
    /// the result's smallest unit. `None` where there is none.
    pub before: Option<i64>,
    pub after: Option<i64>,
    /// In the result's smallest unit.
    pub brought: i64,
}

/// Shares of the factors in the difference of their products, by the Shapley mean over all orders.
///
/// With the others' values multiplied out as polynomials Π(beforeⱼ + afterⱼ·x), the coefficient of xˢ is the sum over all
/// sets of s others that have changed already, so no order is gone through one by one.
pub fn shapley(factors: &[(Fraction, Fraction)]) -> Vec<Fraction> {
    let share = |own: usize| {
        let mut changed = vec![Fraction::from(1)];
        for (before, after) in factors.iter().enumerate().filter(|(place, _)| *place != own).map(|(_, pair)| pair) {
            let mut next = vec![Fraction::zero(); changed.len() + 1];
            for (place, sum) in changed.iter().enumerate() {
                next[place] = next[place].clone() + sum.clone() * before.clone();
                next[place + 1] = next[place + 1].clone() + sum.clone() * after.clone();
            }
            changed = next;
        }
        let (before, after) = &factors[own];
        let weighed = (0_i64..).zip(changed).map(|(others, sum)| sum * in_orders(others, factors.len()));
        (after.clone() - before.clone()) * weighed.sum()
    };
    (0..factors.len()).map(share).collect()
}

/// The share of all orders of `of` factors in which exactly these `before` come before one's own: s!(n−s−1)!/n!.
fn in_orders(before: i64, of: usize) -> Fraction {
    // 1 / (n · C(n−1, s)).
    let others = i64::try_from(of).unwrap_or(i64::MAX) - 1;
    let choices = (0..before).map(|k| Fraction::ratio(others - k, k + 1).unwrap_or_else(|| 1.into()));
    let choices = choices.fold(Fraction::from(1), |product, one| product * one);
    Fraction::from(1).over(&(Fraction::from(others + 1) * choices)).unwrap_or_else(Fraction::zero)
}

/// Whole numbers that add up to `total` like the exact parts do: rounded down, then one more to the largest remainders,
/// the earlier first among equals.
fn whole(parts: &[Fraction], total: i64) -> Vec<i64> {
    let mut rounded: Vec<i64> = parts.iter().map(Fraction::floor).collect();
    let left = total - rounded.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |place: usize| parts[place].clone() - Fraction::from(rounded[place]);
    order.sort_by(|a, b| rest(*b).cmp(&rest(*a)).then(a.cmp(b)));
    let more: Vec<usize> = order.into_iter().take(usize::try_from(left).unwrap_or(0)).collect();
    more.into_iter().for_each(|place| rounded[place] += 1);
    rounded
}

/// A factor before and after; `None` where there is nothing to divide by.
struct Change {
    factor: Factor,
    before: Option<Fraction>,
    after: Option<Fraction>,
}

impl Change {
    /// What counts in the product: a value that is not there has not changed.
    fn counted(&self) -> (Fraction, Fraction) {
        let one = || Fraction::from(1);
        let before = self.before.clone().or_else(|| self.after.clone()).unwrap_or_else(one);
        let after = self.after.clone().or_else(|| self.before.clone()).unwrap_or_else(one);
        (before, after)
    }

    fn shown(&self, value: &Option<Fraction>) -> Option<i64> {
        let value = value.as_ref()?;
        Some(match self.factor {
            Factor::Conversion { .. } => value.shown_times(3),
            Factor::Count { .. } | Factor::Check { .. } | Factor::Rest => value.shown(),
        })
    }
}

/// The factors of two months; a step that either month knows nothing of is left out.
fn changes(before: &Totals, after: &Totals) -> Vec<Change> {
    let pairs = before.steps.iter().zip(&after.steps).enumerate();
    let known: Vec<(usize, &Fraction, &Fraction)> =
        pairs.filter_map(|(step, (before, after))| Some((step, before.as_ref()?, after.as_ref()?))).collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return vec![] };
    let count =
        Change { factor: Factor::Count { step: first.0 }, before: Some(first.1.clone()), after: Some(first.2.clone()) };
    let conversion = |pair: &[(usize, &Fraction, &Fraction)]| Change {
        factor: Factor::Conversion { from: pair[0].0, to: pair[1].0 },
        before: pair[1].1.over(pair[0].1),
        after: pair[1].2.over(pair[0].2),
    };
    let check = Change {
        factor: Factor::Check { step: last.0 },
        before: Fraction::from(before.result).over(last.1),
        after: Fraction::from(after.result).over(last.2),
    };
    [count].into_iter().chain(known.windows(2).map(conversion)).chain([check]).collect()
}

/// What each factor's change has brought, in the order of the funnel; what has brought nothing is left out. The parts
/// add up to `after.result − before.result`.
pub fn parts(before: &Totals, after: &Totals) -> Vec<Part> {
    let changes = changes(before, after);
    let counted: Vec<(Fraction, Fraction)> = changes.iter().map(Change::counted).collect();
    let product = |values: &mut dyn Iterator<Item = &Fraction>| {
        if changes.is_empty() { Fraction::zero() } else { values.fold(Fraction::from(1), |all, one| all * one.clone()) }
    };
    let was = Fraction::from(before.result) - product(&mut counted.iter().map(|(before, _)| before));
    let is = Fraction::from(after.result) - product(&mut counted.iter().map(|(_, after)| after));
    let mut exact = shapley(&counted);
    exact.push(is.clone() - was.clone());
    let rest = Change { factor: Factor::Rest, before: Some(was), after: Some(is) };
    let whole = whole(&exact, after.result - before.result);
    let part = |(change, brought): (&Change, i64)| Part {
        factor: change.factor,
        before: change.shown(&change.before),
        after: change.shown(&change.after),
        brought,
    };
    changes.iter().chain([&rest]).zip(whole).map(part).filter(|part| part.brought != 0).collect()
}

/// A mark of the month: «акция −10 %, 12–14.11».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthMark {
    pub body: String,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
}

/// Why a month brought what it did; everything it shows is inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthCauses {
    pub department: DepartmentId,
    /// The first day of the month, and the last that is counted: today where the month is not over.
    pub month_on: NaiveDate,
    pub through_on: NaiveDate,
    /// The same of the month it is measured by.
    pub before_on: NaiveDate,
    pub before_through_on: NaiveDate,
    /// The main metric, and the steps of the funnel in their order.
    pub metric: Metric,
    pub steps: Vec<Metric>,
    pub currency: crate::domain::department::Currency,
    /// What both months brought; `None`: there is nothing to compare with.
    pub before: Option<i64>,
    pub after: Option<i64>,
    /// The largest first.
    pub parts: Vec<Part>,
    pub marks: Vec<MonthMark>,
    /// Working days people were away, of this month and of the other: never whose, and never why.
    pub away_days: usize,
    pub away_days_before: usize,
    /// Working days of both: in units of a day's weight.
    pub weight: i64,
    pub weight_before: i64,
}

impl MonthCauses {
    /// The causes of the brief: the largest parts, at most so many.
    pub fn largest(&self, most: usize) -> &[Part] {
        self.parts.get(..most).unwrap_or(&self.parts)
    }

    /// Did the months have another number of working days.
    pub fn is_of_another_length(&self) -> bool {
        self.weight != self.weight_before
    }

    /// Units of [`Self::weight`] in a whole day.
    pub const WEIGHT_OF_DAY: i64 = Weight::UNITS_A_DAY;
}

/// The largest first; of equals the one nearer to the beginning of the funnel.
pub fn by_size(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by_key(|part| (std::cmp::Reverse(part.brought.unsigned_abs()), part.factor));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(n: i64, d: i64) -> Fraction {
        Fraction::ratio(n, d).expect("not over zero")
    }

    fn totals(steps: &[i64], result: i64) -> Totals {
        Totals { steps: steps.iter().map(|n| Some((*n).into())).collect(), result }
    }

    fn sum(parts: &[Part]) -> i64 {
        parts.iter().map(|part| part.brought).sum()
    }

    fn orders(n: usize) -> Vec<Vec<usize>> {
        if n == 0 {
            return vec![vec![]];
        }
        let with =
            |order: &Vec<usize>| (0..n).map(|at| [&order[..at], &[n - 1], &order[at..]].concat()).collect::<Vec<_>>();
        orders(n - 1).iter().flat_map(with).collect()
    }

    /// By the word of the definition: every order gone through.
    fn by_orders(factors: &[(Fraction, Fraction)]) -> Vec<Fraction> {
        let value = |changed: &[usize]| {
            let one = |(place, (before, after)): (usize, &(Fraction, Fraction))| {
                if changed.contains(&place) { after.clone() } else { before.clone() }
            };
            factors.iter().enumerate().map(one).fold(Fraction::from(1), |all, one| all * one)
        };
        let all = orders(factors.len());
        let share = |own: usize| {
            let brought = |order: &Vec<usize>| {
                let at = order.iter().position(|place| *place == own).expect("in every order");
                value(&order[..=at]) - value(&order[..at])
            };
            all.iter().map(brought).sum::<Fraction>() * of(1, i64::try_from(all.len()).expect("few"))
        };
        (0..factors.len()).map(share).collect()
    }

    #[test]
    fn twice_the_deals_at_half_the_check_bring_as_much_as_they_take() {
        let found = parts(&totals(&[10], 1_000), &totals(&[20], 1_000));
        let brought: Vec<i64> = found.iter().map(|part| part.brought).collect();
        assert_eq!(brought, [750, -750]);
        assert_eq!((found[1].before, found[1].after), (Some(100), Some(50)));
    }

    #[test]
    fn what_did_not_change_has_brought_nothing() {
        let found = parts(&totals(&[100, 10], 1_000), &totals(&[100, 20], 2_000));
        assert_eq!(found.len(), 1);
        let Part { factor, before, after, brought } = found[0];
        assert_eq!((factor, before, after), (Factor::Conversion { from: 0, to: 1 }, Some(100), Some(200)));
        assert_eq!(brought, 1_000);
        assert_eq!(parts(&totals(&[5, 2], 70), &totals(&[5, 2], 70)), []);
    }

    #[test]
    fn from_nothing_to_something_nothing_is_divided_by_zero() {
        for (before, after) in [
            (totals(&[10, 0], 0), totals(&[10, 5], 500)),
            (totals(&[0, 0], 0), totals(&[10, 5], 500)),
            (totals(&[10, 5], 500), totals(&[0, 0], 0)),
            (totals(&[0, 0], 0), totals(&[0, 0], 0)),
            (totals(&[0, 5], 500), totals(&[10, 0], 300)),
        ] {
            assert_eq!(sum(&parts(&before, &after)), after.result - before.result, "{before:?} {after:?}");
        }
        // What the first deals bring is the conversion's: the check was none before.
        let found = parts(&totals(&[10, 0], 0), &totals(&[10, 5], 500));
        assert_eq!((found.len(), found[0].factor), (1, Factor::Conversion { from: 0, to: 1 }));
    }

    #[test]
    fn money_without_deals_is_the_rest_and_never_spread() {
        let found = parts(&totals(&[10, 0], 700), &totals(&[10, 0], 900));
        assert_eq!(found, [Part { factor: Factor::Rest, before: Some(700), after: Some(900), brought: 200 }]);
        let none = Totals { steps: vec![], result: 5 };
        assert_eq!(sum(&parts(&none, &Totals { result: 9, ..none.clone() })), 4);
    }

    #[test]
    fn a_step_one_month_knows_nothing_of_is_left_out() {
        let before = Totals { steps: vec![Some(100.into()), None, Some(10.into())], result: 1_000 };
        let found = parts(&before, &totals(&[100, 40, 20], 2_000));
        assert_eq!(found.iter().map(|part| part.factor).collect::<Vec<_>>(), [Factor::Conversion { from: 0, to: 2 }]);
    }

    #[test]
    fn a_kopeck_goes_to_the_largest_remainder() {
        assert_eq!(whole(&[of(1, 3), of(1, 3), of(1, 3)], 1), [1, 0, 0]);
        assert_eq!(whole(&[of(-1, 3), of(-2, 3)], -1), [0, -1]);
        assert_eq!(whole(&[of(5, 2), of(-5, 2)], 0), [3, -3]);
        assert_eq!(whole(&[], 0), Vec::<i64>::new());
    }

    /// Two totals of the same funnel.
    fn two() -> impl Strategy<Value = (Totals, Totals)> {
        let step = || prop_oneof![Just(0_i64), 1_i64..400];
        (0_usize..7).prop_flat_map(move |n| {
            let one = || (proptest::collection::vec(step(), n), prop_oneof![Just(0_i64), -5_000_i64..1_000_000_000]);
            (one(), one()).prop_map(|((a, ar), (b, br))| (totals(&a, ar), totals(&b, br)))
        })
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_kopeck_whatever_the_months_were((before, after) in two()) {
            prop_assert_eq!(sum(&parts(&before, &after)), after.result - before.result);
            let back: i64 = sum(&parts(&after, &before));
            prop_assert_eq!(back, before.result - after.result);
        }

        #[test]
        fn the_mean_is_that_over_all_orders_and_turns_with_the_factors(
            pairs in proptest::collection::vec(((0_i64..9, 1_i64..9), (0_i64..9, 1_i64..9)), 1..5),
            turn in 0_usize..5,
        ) {
            let factors: Vec<(Fraction, Fraction)> = pairs.iter().map(|((a, b), (c, d))| (of(*a, *b), of(*c, *d))).collect();
            let shares = shapley(&factors);
            prop_assert_eq!(&shares, &by_orders(&factors));
            let turn = turn % factors.len();
            let (mut turned, mut expected) = (factors.clone(), shares);
            turned.rotate_left(turn);
            expected.rotate_left(turn);
            prop_assert_eq!(shapley(&turned), expected);
        }
    }
}
