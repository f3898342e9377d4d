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

/// In what a table counts: values of one table are compared, so they share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    Ones,
    Thousands,
    Millions,
    Billions,
}

impl Scale {
    /// The smallest in which the greatest of the values is short.
    pub fn of(metric: &Metric, values: impl IntoIterator<Item = i64>) -> Self {
        let greatest =
            values.into_iter().map(i64::unsigned_abs).max().unwrap_or_default() / metric.one().unsigned_abs();
        let first = if metric.is_money() { 10_000 } else { 1_000_000 };
        match greatest {
            units if units < first => Scale::Ones,
            units if units < 100_000_000 => Scale::Thousands,
            units if units < 100_000_000_000 => Scale::Millions,
            _ => Scale::Billions,
        }
    }

    fn power(self) -> i128 {
        match self {
            Scale::Ones => 1,
            Scale::Thousands => 1_000,
            Scale::Millions => 1_000_000,
            Scale::Billions => 1_000_000_000,
        }
    }
}

impl Locale {
    /// A value in a table's scale, whole, half away from zero; small values of other metrics keep their decimals.
    pub fn in_scale(self, metric: &Metric, value: i64, scale: Scale) -> String {
        if scale == Scale::Ones && !metric.is_money() {
            return self.value(metric, value);
        }
        let whole = rounded(i128::from(value), i128::from(metric.one()) * scale.power());
        self.integer(i64::try_from(whole).unwrap_or(i64::MAX))
    }

    /// Short and without a unit: «5,84 млн», «41», «12,5».
    pub fn short_value(self, metric: &Metric, value: i64) -> String {
        if metric.is_money() { self.short_amount(value) } else { self.value(metric, value) }
    }

    /// A day's need given in tenths of the smallest unit: «527 тыс.», «8,3».
    pub fn a_day(self, metric: &Metric, tenths: i64) -> String {
        if metric.is_money() || metric.scale > 0 {
            let whole = rounded(i128::from(tenths), 10);
            return self.short_value(metric, i64::try_from(whole).unwrap_or(i64::MAX));
        }
        self.number(tenths, 1)
    }

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

    #[test]
    fn a_table_counts_in_what_its_greatest_value_needs() {
        let money = metric(Unit::Money, 2);
        let scale = |units: i64| Scale::of(&money, [-units * 100, 0]);
        assert_eq!(
            [scale(9_999), scale(10_000), scale(99_999_999), scale(100_000_000), scale(i64::MAX / 100)],
            [Scale::Ones, Scale::Thousands, Scale::Thousands, Scale::Millions, Scale::Billions]
        );
        let shown = |units: i64, scale| Locale::RU.in_scale(&money, units * 100, scale).replace('\u{a0}', " ");
        assert_eq!(shown(5_840_499, Scale::Thousands), "5 840");
        assert_eq!(shown(-5_840_500, Scale::Thousands), "\u{2212}5 841", "half away from zero");
        assert_eq!(shown(120, Scale::Ones), "120");
        let weight = metric(Unit::Named("кг".into()), 1);
        assert_eq!(Locale::RU.in_scale(&weight, 125, Scale::of(&weight, [125])), "12,5");
    }

    #[test]
    fn what_a_day_needs_has_a_decimal_where_things_are_counted() {
        assert_eq!(Locale::RU.a_day(&metric(Unit::Count, 0), 83), "8,3");
        assert_eq!(Locale::RU.a_day(&metric(Unit::Count, 0), 80), "8");
        assert_eq!(Locale::RU.a_day(&metric(Unit::Money, 2), 526_666_667).replace('\u{a0}', " "), "527 тыс.");
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
