//! Lights: how a pace is judged. By the exact value; only what is shown is rounded.
use crate::{
    coded,
    domain::{fraction::Fraction, metric::Direction},
};
use serde::{Deserialize, Serialize};

/// More working days than this without a fact and there is no light.
pub const UNKNOWN_DAYS_WITHOUT_LIGHT: usize = 3;

coded! {
    pub enum Light { Green = "green", Yellow = "yellow", Red = "red" }
}

/// From which pace on, in per cent, a light is green and yellow, where more is better; where less is, the defaults
/// mirror 0.95 and 0.80 as 1.05 and 1.20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lights {
    pub green: i64,
    pub yellow: i64,
}

coded! {
    /// The lights a head may choose from.
    pub enum LightsChoice {
        /// 100 and 90.
        Strict = "s",
        /// 95 and 80.
        Usual = "u",
        /// 90 and 70.
        Mild = "m",
    }
}

impl LightsChoice {
    pub fn lights(self) -> Lights {
        let (green, yellow) = match self {
            LightsChoice::Strict => (100, 90),
            LightsChoice::Usual => (95, 80),
            LightsChoice::Mild => (90, 70),
        };
        Lights { green, yellow }
    }
}

impl Default for Lights {
    fn default() -> Self {
        LightsChoice::Usual.lights()
    }
}

impl Lights {
    /// The light of a pace T.
    pub fn of(self, pace: &Fraction, direction: Direction) -> Light {
        let (green, yellow) = match direction {
            Direction::More => (*pace >= Fraction::percent(self.green), *pace >= Fraction::percent(self.yellow)),
            Direction::Less => {
                (*pace <= Fraction::percent(200 - self.green), *pace <= Fraction::percent(200 - self.yellow))
            }
        };
        match (green, yellow) {
            (true, _) => Light::Green,
            (false, true) => Light::Yellow,
            (false, false) => Light::Red,
        }
    }
}
