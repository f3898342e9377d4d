//! A whole cut into parts that add up again: over members by the largest remainder, over days cumulatively.
//!
//! Apart because two rules are two functions and each is a property test. Source: product.md, «The month».
use crate::domain::{calendar::Weight, fraction::Fraction};

/// `total` over weights by the largest remainder; of equal remainders the earlier gets the unit. A negative total
/// mirrors its absolute value. `None` when nobody weighs anything; a weight is never below zero.
pub fn by_largest_remainder(total: i64, weights: &[Fraction]) -> Option<Vec<i64>> {
    let sum: Fraction = weights.iter().cloned().sum();
    if !sum.is_positive() || weights.iter().any(Fraction::is_negative) {
        return None;
    }
    if total < 0 {
        return by_largest_remainder(total.checked_neg()?, weights)
            .map(|parts| parts.into_iter().map(|part| -part).collect());
    }
    let quota = |weight: &Fraction| (Fraction::from(total) * weight.clone()).over(&sum);
    let quotas: Vec<Fraction> = weights.iter().map(quota).collect::<Option<_>>()?;
    let mut parts: Vec<i64> = quotas.iter().map(Fraction::floor).collect();
    let mut left = total - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |i: usize| quotas[i].clone() - Fraction::from(quotas[i].floor());
    order.sort_by(|a, b| rest(*b).cmp(&rest(*a)).then(a.cmp(b)));
    for i in order {
        if left == 0 {
            break;
        }
        parts[i] += 1;
        left -= 1;
    }
    Some(parts)
}

/// `total` over days: day i = R(P·W≤i/W) − R(P·W<i/W), R half up, so that small counts spread evenly. A day off gets
/// nothing; without any working day nobody gets anything. A negative total mirrors its absolute value.
pub fn over_days(total: i64, weights: &[Weight]) -> Vec<i64> {
    if total < 0 {
        return over_days(total.saturating_neg(), weights).into_iter().map(|day| -day).collect();
    }
    let all: i64 = weights.iter().map(|weight| weight.units()).sum();
    let reached = |units: i64| {
        let part = Fraction::ratio(units, all).map(|part| (part * Fraction::from(total)).half_up());
        part.unwrap_or_default()
    };
    let mut before = 0;
    let day = |weight: &Weight| {
        let (from, through) = (before, before + weight.units());
        before = through;
        reached(through) - reached(from)
    };
    weights.iter().map(day).collect()
}
