//! Exact decimals, the only arithmetic of the parsers: no floats, no silent overflow.
//!
//! Invariant: `units / 10^scale`, with at most [`MAX_DIGITS`] digits when it is read.

/// More digits than that are no amount anybody sells for.
const MAX_DIGITS: usize = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    units: i128,
    scale: u32,
}

impl Decimal {
    /// From the digits before and after the point; `None`: too long.
    pub fn read(whole: &str, fraction: &str) -> Option<Self> {
        let fraction = fraction.trim_end_matches('0');
        let whole = whole.trim_start_matches('0');
        if whole.len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let mut units = 0_i128;
        for digit in whole.bytes().chain(fraction.bytes()) {
            units = units * 10 + i128::from(digit.wrapping_sub(b'0'));
        }
        Some(Self { units, scale: u32::try_from(fraction.len()).ok()? })
    }

    pub fn whole(units: i64) -> Self {
        Self { units: i128::from(units), scale: 0 }
    }

    /// Tenths, for one and a half and the like.
    pub fn tenths(units: i64) -> Self {
        Self { units: i128::from(units), scale: 1 }
    }

    pub fn negated(self) -> Self {
        Self { units: -self.units, ..self }
    }

    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Times 10^power; `None`: too large.
    pub fn shifted(self, power: u32) -> Option<Self> {
        if self.scale >= power {
            return Some(Self { scale: self.scale - power, ..self });
        }
        let units = self.units.checked_mul(10_i128.checked_pow(power - self.scale)?)?;
        Some(Self { units, scale: 0 })
    }

    /// The sum; `None`: too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Some(Self { units: self.scaled(scale)?.checked_add(other.scaled(scale)?)?, scale })
    }

    /// Is it less than 10^power.
    pub fn is_below(self, power: u32) -> bool {
        10_i128.checked_pow(self.scale + power).is_some_and(|bound| self.units < bound)
    }

    fn scaled(self, scale: u32) -> Option<i128> {
        self.units.checked_mul(10_i128.checked_pow(scale.checked_sub(self.scale)?)?)
    }

    /// The value times 10^scale, if that is whole; outer `None`: it has more decimals.
    pub fn at_scale(self, scale: u32) -> Option<Option<i128>> {
        if self.scale <= scale {
            return Some(self.scaled(scale));
        }
        let unit = 10_i128.checked_pow(self.scale - scale)?;
        (self.units % unit == 0).then_some(Some(self.units / unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let d = Decimal::read("1", "200").expect("short");
        assert_eq!(d.shifted(6).expect("small").at_scale(2), Some(Some(120_000_000)));
        assert_eq!(Decimal::read("0", "005").expect("short").at_scale(2), None);
        assert_eq!(Decimal::read("12345678901234567890", "12345"), None);
    }
}
