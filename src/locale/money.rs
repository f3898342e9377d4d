//! Money as people read it: exact with a sign, short in sentences, and as they would type it themselves.
//!
//! Invariants: amounts are kopecks (cents) in `i64`; only [`Locale::short_amount`] rounds.
use super::{
    Locale,
    number::{NBSP, rounded},
};
use crate::domain::{department::Currency, metric::Metric, person::Language};

/// The sign or short word of a currency.
pub fn sign(currency: Currency) -> &'static str {
    match currency {
        Currency::Rub => "₽",
        Currency::Usd => "$",
        Currency::Eur => "€",
        Currency::Kzt => "₸",
        Currency::Byn => "Br",
        Currency::Uzs => "UZS",
        Currency::Kgs => "KGS",
        Currency::Amd => "֏",
        Currency::Gel => "₾",
        Currency::Azn => "₼",
        Currency::Tjs => "TJS",
        Currency::Try => "₺",
        Currency::Aed => "AED",
        Currency::Gbp => "£",
        Currency::Cny => "¥",
    }
}

/// Does the sign stand before the number in English.
fn leads(currency: Currency) -> bool {
    matches!(currency, Currency::Usd | Currency::Eur | Currency::Gbp)
}

impl Locale {
    /// «98 000», «98 000,50»: kopecks only when there are any.
    pub fn amount(self, minor: i64) -> String {
        if minor % 100 == 0 { self.integer(minor / 100) } else { self.fixed(minor, 2) }
    }

    /// «98 000 ₽», in English «$98,000».
    pub fn money(self, minor: i64, currency: Currency) -> String {
        self.signed(&self.amount(minor), currency)
    }

    /// Rounded to three digits for a sentence: «3,04 млн», «527 тыс.», «9 500»; no sign of the currency.
    pub fn short_amount(self, minor: i64) -> String {
        let units = rounded(i128::from(minor), 100);
        // The first scale in which the rounded number stays below a thousand.
        for (power, name) in [
            (1_000, Texts::format_thousands as fn(&Texts, String) -> String),
            (1_000_000, Texts::format_millions),
            (1_000_000_000, Texts::format_billions),
        ] {
            if power == 1_000 && units.abs() < 10_000 {
                return self.integer(units as i64);
            }
            let hundredths = three_digits(units, power);
            if hundredths.abs() < 100_000 || power == 1_000_000_000 {
                return name(self.texts(), self.number(hundredths as i64, 2));
            }
        }
        unreachable!("the last scale always returns")
    }

    /// As [`Self::short_amount`], with the currency: «−310 тыс. ₽».
    pub fn short_money(self, minor: i64, currency: Currency) -> String {
        self.signed(&self.short_amount(minor), currency)
    }

    /// A value of the metric with its unit: «98 000 ₽», «12,5 кг», «41».
    pub fn value_with_unit(self, metric: &Metric, value: i64, currency: Currency) -> String {
        use crate::domain::metric::Unit;
        let shown = self.value(metric, value);
        match &metric.unit {
            Unit::Count => shown,
            Unit::Money => self.signed(&shown, currency),
            Unit::Named(word) => format!("{shown}{NBSP}{word}"),
        }
    }

    /// An exact value as a person would type it in a line of figures: «41», «98к», «98,5к», «1,25 млн», «98123»;
    /// no groups, so that a line of such values reads back unambiguously.
    pub fn typed(self, metric: &Metric, value: i64) -> String {
        let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
        let exact = |power: u64, digits: u32| {
            let unit = 10_u64.pow(u32::from(metric.scale)) * power;
            let step = unit / 10_u64.pow(digits);
            let plain = |steps: u64| trimmed(steps, digits, self.decimal_mark());
            (size >= unit && size.is_multiple_of(step)).then(|| format!("{sign}{}", plain(size / step)))
        };
        let millions = exact(1_000_000, 2).filter(|_| metric.is_money());
        let thousands = exact(1_000, 1).filter(|_| metric.is_money());
        match (millions, thousands) {
            (Some(amount), _) => self.texts().format_typed_millions(amount),
            (None, Some(amount)) => self.texts().format_typed_thousands(amount),
            (None, None) => format!("{sign}{}", trimmed(size, u32::from(metric.scale), self.decimal_mark())),
        }
    }

    fn signed(self, number: &str, currency: Currency) -> String {
        match self.0 {
            Language::En if leads(currency) => match number.strip_prefix('\u{2212}') {
                Some(size) => format!("\u{2212}{}{size}", sign(currency)),
                None => format!("{}{number}", sign(currency)),
            },
            _ => format!("{number}{NBSP}{}", sign(currency)),
        }
    }
}

/// `units / power` in hundredths, rounded to three significant digits (whole digits are never lost).
fn three_digits(units: i128, power: i128) -> i128 {
    let step = match units.abs() * 100 / power {
        0..1_000 => 1,
        1_000..10_000 => 10,
        _ => 100,
    };
    rounded(units * 100, power * step) * step
}

/// Digits without groups and idle zeros: (12500, 2) is «125», (985, 1) is «98,5».
fn trimmed(value: u64, scale: u32, mark: char) -> String {
    let one = 10_u64.pow(scale);
    let (whole, rest) = (value / one, value % one);
    if rest == 0 {
        return whole.to_string();
    }
    let decimals = format!("{rest:0width$}", width = scale as usize);
    format!("{whole}{mark}{}", decimals.trim_end_matches('0'))
}

use super::Texts;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        id::{DepartmentId, MetricId},
        metric::{Asked, AskedOf, Direction, Kind, Rhythm, Unit},
    };
    use proptest::prelude::*;

    fn metric(unit: Unit, scale: u8) -> Metric {
        Metric {
            id: MetricId(1),
            department: DepartmentId(1),
            key: "m".into(),
            name: "m".into(),
            aliases: vec![],
            unit,
            kind: Kind::Flow,
            direction: Direction::More,
            scale,
            negative: true,
            asked: Asked::FactAndPlan,
            main: false,
            step: None,
            hint: None,
            limit: None,
            rhythm: Rhythm::Steady,
            asked_of: AskedOf::All,
            position: 0,
        }
    }

    #[test]
    fn money_shows_kopecks_only_when_there_are_any() {
        assert_eq!(Locale::RU.money(9_800_000, Currency::Rub), "98\u{a0}000\u{a0}₽");
        assert_eq!(Locale::RU.money(9_800_050, Currency::Rub), "98\u{a0}000,50\u{a0}₽");
        assert_eq!(Locale::EN.money(-9_800_000, Currency::Usd), "\u{2212}$98,000");
        assert_eq!(Locale::EN.money(125_050, Currency::Kzt), "1,250.50\u{a0}₸");
    }

    #[test]
    fn short_money_keeps_three_digits() {
        let short = |units: i64| Locale::RU.short_amount(units * 100).replace('\u{a0}', " ");
        assert_eq!(short(3_040_000), "3,04 млн");
        assert_eq!(short(2_100_000), "2,1 млн");
        assert_eq!(short(526_667), "527 тыс.");
        assert_eq!(short(98_450), "98,5 тыс.");
        assert_eq!(short(9_500), "9 500");
        assert_eq!(short(999_700), "1 млн");
        assert_eq!(short(-310_000), "\u{2212}310 тыс.");
        assert_eq!(short(12_345_678_000), "12,3 млрд");
        assert_eq!(Locale::EN.short_money(304_000_000, Currency::Usd), "$3.04m");
    }

    #[test]
    fn a_typed_value_looks_as_a_person_types_it() {
        let money = metric(Unit::Money, 2);
        let typed = |units: i64| Locale::RU.typed(&money, units * 100);
        assert_eq!(typed(98_000), "98к");
        assert_eq!(typed(98_500), "98,5к");
        assert_eq!(typed(1_250_000), "1,25\u{a0}млн");
        assert_eq!(typed(1_234_500), "1234,5к");
        assert_eq!(typed(98_123), "98123");
        assert_eq!(typed(500), "500");
        assert_eq!(typed(0), "0");
        assert_eq!(Locale::RU.typed(&money, 9_812_345), "98123,45");
        assert_eq!(Locale::RU.typed(&metric(Unit::Count, 0), 3_000), "3000");
        assert_eq!(Locale::EN.typed(&metric(Unit::Named("kg".into()), 1), -125), "-12.5");
    }

    #[test]
    fn a_value_has_the_unit_of_its_metric() {
        assert_eq!(Locale::RU.value_with_unit(&metric(Unit::Count, 0), 41, Currency::Rub), "41");
        assert_eq!(
            Locale::RU.value_with_unit(&metric(Unit::Named("кг".into()), 1), 125, Currency::Rub),
            "12,5\u{a0}кг"
        );
        assert_eq!(Locale::RU.value_with_unit(&metric(Unit::Money, 2), 9_800_000, Currency::Rub), "98\u{a0}000\u{a0}₽");
    }

    proptest! {
        #[test]
        fn short_money_never_fails(minor: i64) {
            for locale in Locale::ALL {
                prop_assert!(!locale.short_amount(minor).is_empty());
            }
        }
    }
}
