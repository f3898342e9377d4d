//! A formula as letters and as numbers.
//!
//! Apart so that a test can compute every formula from its own numbers and find the result beside it.
use crate::{coded, domain::fraction::Fraction};

coded! {
    /// A letter of product.md, «The month»; its code names its legend.
    pub enum Letter {
        Plan = "plan",
        Fact = "fact",
        /// F of the days that are over.
        FactClosed = "closed",
        /// Σ of the facts by day.
        Facts = "facts",
        Opening = "opening",
        Expected = "expected",
        /// Σ of the norms by day.
        Norms = "norms",
        Weight = "weight",
        WeightKnown = "known",
        WeightLeft = "left",
        Pace = "pace",
        CatchUp = "catchup",
        /// r₀.
        Usual = "usual",
        /// Σ facts and Σ weights of three months.
        UsualFact = "usualfact",
        UsualWeight = "usualweight",
        Kappa = "kappa",
        /// r̂.
        Rate = "rate",
        /// Facts of days not over that are above r̂·w.
        Early = "early",
        /// Σw of the other days not over.
        Ahead = "ahead",
        Forecast = "forecast",
        Due = "due",
        Kept = "kept",
        Alpha = "alpha",
        Keeping = "keeping",
        Open = "open",
        RunRate = "runrate",
        Effort = "effort",
        /// ΣC and Σ(F/Wₑ) of a department.
        CatchUps = "catchups",
        Rates = "rates",
        Pledge = "pledge",
        Share = "share",
    }
}

impl Letter {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Letter::Plan => "P",
            Letter::Fact | Letter::FactClosed => "F",
            Letter::Facts => "Σf",
            Letter::Opening => "F₀",
            Letter::Expected => "E",
            Letter::Norms => "Σn",
            Letter::Weight => "W",
            Letter::WeightKnown => "Wₑ",
            Letter::WeightLeft | Letter::Ahead => "Wₗ",
            Letter::Pace => "T",
            Letter::CatchUp => "C",
            Letter::Usual => "r₀",
            Letter::UsualFact => "F₃",
            Letter::UsualWeight => "W₃",
            Letter::Kappa => "κ",
            Letter::Rate => "r̂",
            Letter::Early => "Fₗ",
            Letter::Forecast | Letter::RunRate => "R",
            Letter::Due => "D",
            Letter::Kept => "K",
            Letter::Alpha => "α",
            Letter::Keeping => "ρ",
            Letter::Open => "O",
            Letter::Effort => "x",
            Letter::CatchUps => "ΣC",
            Letter::Rates => "Σ(F/Wₑ)",
            Letter::Pledge => "p",
            Letter::Share => "s",
        }
    }
}

/// A number of a formula, exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// In the metric's smallest unit.
    Amount(Fraction),
    /// In ordinary days, or without a unit.
    Plain(Fraction),
}

impl Number {
    pub fn amount(value: i64) -> Self {
        Number::Amount(Fraction::from(value))
    }

    pub fn value(&self) -> &Fraction {
        match self {
            Number::Amount(value) | Number::Plain(value) => value,
        }
    }
}

/// What stands between letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
    /// `max(0, `
    NotBelowZero,
    /// 0.7
    SevenTenths,
}

/// A piece of a formula's right side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Letter(Letter, Number),
    Sign(Sign),
}

impl From<Sign> for Piece {
    fn from(sign: Sign) -> Self {
        Piece::Sign(sign)
    }
}

impl From<(Letter, Number)> for Piece {
    fn from((letter, number): (Letter, Number)) -> Self {
        Piece::Letter(letter, number)
    }
}

/// «T = F / E».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    pub left: Letter,
    pub right: Vec<Piece>,
    pub result: Number,
}

impl Formula {
    pub fn new(left: Letter, result: Number, right: impl IntoIterator<Item = Piece>) -> Self {
        Self { left, right: right.into_iter().collect(), result }
    }

    /// The letters in it, each once.
    pub fn letters(&self) -> Vec<Letter> {
        let mut letters = vec![self.left];
        for piece in &self.right {
            if let Piece::Letter(letter, _) = piece
                && !letters.contains(letter)
            {
                letters.push(*letter);
            }
        }
        letters
    }
}
