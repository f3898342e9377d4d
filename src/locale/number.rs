//! Integers and scaled values as people read them: groups of three, a decimal comma or point, a true minus.
//!
//! Invariants: no floats; what is shown reads back to the very same value; rounding is half away from zero.
use super::Locale;
use crate::domain::{metric::Metric, person::Language};

/// The sign of numbers below zero, as typographers write it.
const MINUS: char = '\u{2212}';
/// A space that never breaks a line.
pub(super) const NBSP: char = '\u{a0}';

/// `n / d` rounded half away from zero; `d` is above zero.
pub fn rounded(n: i128, d: i128) -> i128 {
    let half = (n.abs() * 2 + d) / (d * 2);
    if n < 0 { -half } else { half }
}

impl Locale {
    /// What stands between groups of three digits.
    fn group(self) -> char {
        match self.0 {
            Language::Ru => NBSP,
            Language::En => ',',
        }
    }

    /// What stands before the decimals.
    pub fn decimal_mark(self) -> char {
        match self.0 {
            Language::Ru => ',',
            Language::En => '.',
        }
    }

    /// «1 250», «1,250».
    pub fn integer(self, n: i64) -> String {
        self.fixed(n, 0)
    }

    /// A scaled value with all its decimals: (125050, 2) is «1 250,50».
    pub fn fixed(self, value: i64, scale: u8) -> String {
        let digits = format!("{:0width$}", value.unsigned_abs(), width = usize::from(scale) + 1);
        let (whole, decimals) = digits.split_at(digits.len() - usize::from(scale));
        let mut shown = String::with_capacity(digits.len() * 2);
        if value < 0 {
            shown.push(MINUS);
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                shown.push(self.group());
            }
            shown.push(digit);
        }
        if !decimals.is_empty() {
            shown.push(self.decimal_mark());
            shown.push_str(decimals);
        }
        shown
    }

    /// A scaled value without idle zeros: (1500, 3) is «1,5», (4100, 2) is «41».
    pub fn number(self, value: i64, scale: u8) -> String {
        let (mut value, mut scale) = (value, scale);
        while scale > 0 && value % 10 == 0 {
            value /= 10;
            scale -= 1;
        }
        self.fixed(value, scale)
    }

    /// A value of the metric without its unit: «41», «12,5», «98 000».
    pub fn value(self, metric: &Metric, value: i64) -> String {
        if metric.is_money() { self.amount(value) } else { self.number(value, metric.scale) }
    }

    /// A whole per cent: «101 %», «101%».
    pub fn per_cent(self, n: i64) -> String {
        self.per_cent_scaled(n, 0)
    }

    /// A per cent without idle zeros: (125, 1) is «12,5 %».
    pub fn per_cent_scaled(self, value: i64, scale: u8) -> String {
        match self.0 {
            Language::Ru => format!("{}{NBSP}%", self.number(value, scale)),
            Language::En => format!("{}%", self.number(value, scale)),
        }
    }

    /// `part` of `whole` in whole per cent, half away from zero; `None` when `whole` is not above zero.
    pub fn share(self, part: i64, whole: i64) -> Option<String> {
        let n = (whole > 0).then(|| rounded(i128::from(part) * 100, i128::from(whole)))?;
        Some(self.per_cent(i64::try_from(n).unwrap_or(if n < 0 { i64::MIN } else { i64::MAX })))
    }

    /// As [`Self::share`], with a plus above zero: «+3 %».
    pub fn share_signed(self, part: i64, whole: i64) -> Option<String> {
        let shown = self.share(part, whole)?;
        Some(if part > 0 && shown != self.per_cent(0) { format!("+{shown}") } else { shown })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(locale: Locale, shown: &str) -> Option<i128> {
        let plain: String = shown.chars().filter(|c| *c != locale.group() && *c != locale.decimal_mark()).collect();
        plain.replace(MINUS, "-").parse().ok()
    }

    proptest! {
        #[test]
        fn a_shown_number_reads_back(value: i64, scale in 0u8..=3) {
            for locale in Locale::ALL {
                prop_assert_eq!(read(locale, &locale.fixed(value, scale)), Some(i128::from(value)));
            }
        }

        #[test]
        fn every_group_but_the_first_has_three_digits(value: i64) {
            for locale in Locale::ALL {
                let shown = locale.integer(value);
                let groups: Vec<&str> = shown.trim_start_matches(MINUS).split(locale.group()).collect();
                prop_assert!((1..=3).contains(&groups[0].len()));
                prop_assert!(groups[1..].iter().all(|g| g.len() == 3));
            }
        }

        #[test]
        fn rounding_is_symmetric_and_near(n in -1_000_000_i128..1_000_000, d in 1_i128..10_000) {
            prop_assert_eq!(rounded(-n, d), -rounded(n, d));
            prop_assert!((rounded(n, d) * d - n).abs() * 2 <= d);
        }
    }

    #[test]
    fn numbers_look_as_each_language_writes_them() {
        assert_eq!(Locale::RU.fixed(125_050, 2), "1\u{a0}250,50");
        assert_eq!(Locale::EN.fixed(125_050, 2), "1,250.50");
        assert_eq!(Locale::RU.integer(-310_000), "\u{2212}310\u{a0}000");
        assert_eq!(Locale::RU.fixed(5, 3), "0,005");
        assert_eq!(Locale::RU.number(1_500, 3), "1,5");
        assert_eq!(Locale::RU.number(4_100, 2), "41");
        assert_eq!(Locale::RU.number(0, 3), "0");
    }

    #[test]
    fn shares_round_half_away_from_zero() {
        assert_eq!(Locale::RU.share(412_000, 409_000).as_deref(), Some("101\u{a0}%"));
        assert_eq!(Locale::EN.share(1, 200).as_deref(), Some("1%"));
        assert_eq!(Locale::EN.share(-1, 200).as_deref(), Some("\u{2212}1%"));
        assert_eq!(Locale::EN.share(1, 0), None);
    }
}
