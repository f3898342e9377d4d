//! An exact fraction: what lies between the stored integers of a formula and the number that is shown.
//!
//! Apart because plans, paces and conversions must not lose a kopeck on their way: lights are judged by the exact
//! value, and only what is shown is rounded. The arithmetic is of `num-rational`; this type adds the roundings the
//! product speaks of, and knows no division by zero.
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::{
    iter::Sum,
    ops::{Add, Mul, Neg, Sub},
};

/// A whole number over another that is not zero, in lowest terms; any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(BigRational);

impl Fraction {
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// `numerator / denominator`; `None` over zero.
    pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Option<Self> {
        let denominator = denominator.into();
        (!denominator.is_zero()).then(|| Self(BigRational::new(numerator.into(), denominator)))
    }

    /// So many hundredths.
    pub fn percent(percent: i64) -> Self {
        Self(BigRational::new(percent.into(), 100.into()))
    }

    /// `None` over zero.
    pub fn over(&self, other: &Fraction) -> Option<Self> {
        (!other.0.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// To the nearest whole, halves up: how a plan is cut into days.
    pub fn half_up(&self) -> i64 {
        let two = BigInt::from(2);
        let doubled: BigInt = self.0.numer() * &two + self.0.denom();
        fit(floor(&doubled, &(self.0.denom() * two)))
    }

    /// To the nearest whole, halves away from zero: how numbers are shown.
    pub fn shown(&self) -> i64 {
        if self.is_negative() { -self.abs().half_up() } else { self.half_up() }
    }

    /// The whole number at or below.
    pub fn floor(&self) -> i64 {
        fit(floor(self.0.numer(), self.0.denom()))
    }

    /// The whole number at or above.
    pub fn ceil(&self) -> i64 {
        -fit(floor(&-self.0.numer(), self.0.denom()))
    }

    /// Times 10^`places`, as shown: `2.76` with one place is 28.
    pub fn shown_times(&self, places: u32) -> i64 {
        (self.clone() * Fraction::from(10_i64.pow(places))).shown()
    }
}

/// «3/8», «5»: exact, for files.
impl std::fmt::Display for Fraction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Towards minus infinity; the denominator is positive.
fn floor(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let quotient = numerator / denominator;
    if numerator.is_negative() && !(numerator % denominator).is_zero() { quotient - 1 } else { quotient }
}

/// What no stored value reaches is its bound.
fn fit(whole: BigInt) -> i64 {
    whole.to_i64().unwrap_or(if whole.is_negative() { i64::MIN + 1 } else { i64::MAX })
}

impl From<i64> for Fraction {
    fn from(whole: i64) -> Self {
        Self(BigRational::from_integer(whole.into()))
    }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        Fraction(self.0 + other.0)
    }
}

impl Sub for Fraction {
    type Output = Fraction;
    fn sub(self, other: Fraction) -> Fraction {
        Fraction(self.0 - other.0)
    }
}

impl Mul for Fraction {
    type Output = Fraction;
    fn mul(self, other: Fraction) -> Fraction {
        Fraction(self.0 * other.0)
    }
}

impl Neg for Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        Fraction(-self.0)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Fraction>>(parts: I) -> Fraction {
        parts.fold(Fraction::zero(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(n: i64, d: i64) -> Fraction {
        Fraction::ratio(n, d).expect("not over zero")
    }

    #[test]
    fn halves_go_up_in_a_plan_and_away_from_zero_where_shown() {
        assert_eq!([of(5, 2).half_up(), of(-5, 2).half_up()], [3, -2]);
        assert_eq!([of(5, 2).shown(), of(-5, 2).shown()], [3, -3]);
        assert_eq!([of(7, 3).floor(), of(-7, 3).floor(), of(7, 3).ceil(), of(-7, 3).ceil()], [2, -3, 3, -2]);
        assert_eq!(of(276, 100).shown_times(1), 28);
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(Fraction::ratio(1, 0), None);
        assert_eq!(of(1, 2).over(&Fraction::zero()), None);
    }

    proptest! {
        #[test]
        fn what_is_rounded_lies_within_a_half(n in any::<i32>(), d in 1_i64..1_000_000) {
            let exact = of(i64::from(n), d);
            for whole in [exact.half_up(), exact.shown()] {
                prop_assert!((Fraction::from(whole) - exact.clone()).abs() <= of(1, 2));
            }
            prop_assert!(exact.floor() <= exact.half_up() && exact.half_up() <= exact.ceil());
        }
    }
}
