//! One number as people type it, for one metric.
//!
//! Stands apart from [`super::line`] because steps, corrections and amounts ask for exactly one: here a space can only
//! group digits. Invariant: an accepted value is exact and within [`MAX_VALUE`].
use super::{
    lex,
    numeral::{self, Numeral, Stated},
};
use crate::domain::{
    department::Currency,
    metric::{Metric, Unit},
};

/// The greatest stored value, in the metric's smallest unit: ten trillion roubles. Sums of thousands of them fit i64.
pub const MAX_VALUE: i64 = 1_000_000_000_000_000;

/// What a number must fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Decimals of the stored value, 0–3.
    pub scale: u8,
    /// May it be below zero.
    pub negative: bool,
    /// The department's currency, when the number is money.
    pub money: Option<Currency>,
    /// Its own unit («кг»), when it has one.
    pub unit: Option<String>,
}

impl Shape {
    /// What values of the metric look like in a department with this currency.
    pub fn of(metric: &Metric, currency: Currency) -> Self {
        Self {
            scale: metric.scale,
            negative: metric.negative,
            money: metric.is_money().then_some(currency),
            unit: match &metric.unit {
                Unit::Named(word) => Some(word.clone()),
                _ => None,
            },
        }
    }

    /// An amount of money, in minor units, not negative.
    pub fn money(currency: Currency) -> Self {
        Self { scale: 2, negative: false, money: Some(currency), unit: None }
    }
}

/// An accepted answer about one metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Given {
    /// Scaled by 10^scale.
    Value(i64),
    /// «-»: he says there is no number.
    Missing,
}

/// Why a number cannot be the metric's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refused {
    /// More decimals than the metric has; with 0 it takes whole numbers only.
    Fraction {
        decimals: u8,
    },
    Negative,
    TooLarge,
    /// Written as money where something else is counted.
    NotMoney,
    OtherCurrency(Currency),
    OtherUnit,
}

/// Why a text is not one accepted number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    NotANumber,
    /// The values it may mean, ascending.
    Ambiguous(Vec<i64>),
    Refused(Refused),
}

impl Numeral {
    /// The value for `shape`.
    pub(super) fn fit(&self, shape: &Shape) -> Result<Given, Refused> {
        let number = match self.stated {
            Stated::Missing => return Ok(Given::Missing),
            Stated::Huge => return Err(Refused::TooLarge),
            Stated::Number(number) => number,
        };
        let own_unit = shape.unit.as_deref().map(folded_unit);
        if self.unit.is_some() && self.unit != own_unit {
            return Err(Refused::OtherUnit);
        }
        if !self.multiplier.is_empty() && own_unit.as_deref() == Some(self.multiplier.as_str()) {
            return Err(Refused::OtherUnit);
        }
        match (self.money, shape.money) {
            (Some(_), None) => return Err(Refused::NotMoney),
            (Some(mark), Some(own)) if !mark.contains(&own) => {
                return Err(mark.first().map_or(Refused::NotMoney, |other| Refused::OtherCurrency(*other)));
            }
            _ => {}
        }
        if number.is_negative() && !shape.negative {
            return Err(Refused::Negative);
        }
        let value = number.at_scale(u32::from(shape.scale)).ok_or(Refused::Fraction { decimals: shape.scale })?;
        let value = value.and_then(|v| i64::try_from(v).ok()).filter(|v| v.abs() <= MAX_VALUE);
        value.map(Given::Value).ok_or(Refused::TooLarge)
    }
}

/// A unit as [`Numeral::unit`] has it.
pub(super) fn folded_unit(unit: &str) -> String {
    lex::tokens(unit).into_iter().map(|t| t.fold).collect()
}

/// A unit cut as [`numeral::scan`] wants it.
pub(super) fn cut_unit(unit: &str) -> Vec<String> {
    lex::tokens(unit).into_iter().map(|t| t.fold).collect()
}

/// The whole text as one number: «1 250,50», «120к», «1,2 млн», «350 т.р.», «полмиллиона», «-».
///
/// # Errors
/// See [`NumberProblem`]; what may mean two values the shape allows is never chosen.
pub fn read_number(text: &str, shape: &Shape) -> Result<Given, NumberProblem> {
    let tokens = lex::tokens(text);
    let units: Vec<Vec<String>> = shape.unit.iter().map(|u| cut_unit(u)).collect();
    let start = usize::from(tokens.first().is_some_and(|t| t.is('+')));
    let closed = |n: &Numeral| tokens[n.next..].iter().all(|t| t.kind == lex::Kind::Sign && !t.is_dash() && !t.is('%'));
    let comma = |n: &Numeral| tokens[n.next..].iter().any(|t| t.kind != lex::Kind::Sign);
    let ways: Vec<Numeral> =
        numeral::scan(&tokens, start, &units).into_iter().filter(|n| closed(n) && !comma(n)).collect();
    let (mut fitting, mut refused) = (Vec::new(), None);
    for way in &ways {
        match way.fit(shape) {
            Ok(Given::Missing) => return Ok(Given::Missing),
            Ok(Given::Value(value)) => fitting.push(value),
            Err(why) => refused = Some(why),
        }
    }
    fitting.sort_unstable();
    fitting.dedup();
    match (fitting.as_slice(), refused) {
        ([value], _) => Ok(Given::Value(*value)),
        ([], Some(why)) => Err(NumberProblem::Refused(why)),
        ([], None) => Err(NumberProblem::NotANumber),
        _ => Err(NumberProblem::Ambiguous(fitting)),
    }
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
