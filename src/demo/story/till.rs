//! What a shop's day brings: visitors, receipts, revenue, refunds.
//!
//! Apart from `people`, whose figures are deals: here a day is a rate of visitors and an average receipt.
use super::people::Dice;

/// Somebody's till.
#[derive(Clone, Copy, Debug)]
pub struct Till {
    /// Visitors of a weekday; a day off of others brings half as many again.
    pub visitors: i64,
    /// Receipts of a hundred visitors.
    pub rate: i64,
    /// Roubles of an average receipt.
    pub receipt: i64,
    /// The plan he writes himself: receipts, and thousands of revenue.
    pub plan: (i64, i64),
}

/// Of a hundred days so many bring something back.
const REFUNDS: i64 = 9;

impl Till {
    /// «64 15 198,4к 0»: the figures of a day in the order of the question; `free`: a day off of most people.
    pub fn day(&self, dice: &mut Dice, free: bool) -> String {
        let usual = if free { self.visitors * 3 / 2 } else { self.visitors };
        let visitors = usual + dice.roll(-usual / 6, usual / 6);
        let receipts = visitors * (self.rate + dice.roll(-3, 3)) / 100;
        let revenue = receipts * self.receipt * dice.roll(88, 112) / 100;
        let refunds = if dice.roll(1, 100) <= REFUNDS { self.receipt * dice.roll(60, 110) / 100 } else { 0 };
        format!("{visitors} {receipts} {} {}", roubles(revenue), roubles(refunds))
    }

    /// «15 190к»
    pub fn plan(&self) -> String {
        let (receipts, thousands) = self.plan;
        format!("{receipts} {thousands}к")
    }
}

/// As a person writes it: whole hundreds of roubles, in thousands.
fn roubles(sum: i64) -> String {
    match (sum / 1000, sum % 1000 / 100) {
        (0, 0) => "0".to_owned(),
        (thousands, 0) => format!("{thousands}к"),
        (thousands, hundreds) => format!("{thousands},{hundreds}к"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_line_of_four_numbers_and_a_plan_of_two() {
        let till = Till { visitors: 60, rate: 24, receipt: 13_000, plan: (15, 190) };
        for seed in 1..=30 {
            let day = till.day(&mut Dice::new(seed), seed % 2 == 0);
            let numbers: Vec<&str> = day.split(' ').collect();
            let counts: Vec<i64> = numbers[..2].iter().map(|n| n.parse().expect("a count")).collect();
            assert!(numbers.len() == 4 && counts[0] >= 50 && counts[1] < counts[0] / 3, "{day}");
            assert!(numbers[2].ends_with('к'), "{day}");
        }
        assert_eq!(till.plan(), "15 190к");
        assert_eq!([roubles(198_460), roubles(12_000), roubles(40)], ["198,4к", "12к", "0"]);
    }
}
