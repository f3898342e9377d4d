//! «Где застряло?»: the help-first question to somebody whose plan no pace will reach, and what may be answered.
//!
//! Apart from the lesson, which is about one day: this is about the month. Source: product.md, «The report». Seen by
//! the person himself and the leaders, never by the team.
use super::fraction::Fraction;
use crate::{coded, domain::id::MetricId};

/// Not asked again within so many own working days.
pub const AGAIN_DAYS: usize = 5;

coded! {
    /// Where it is stuck.
    pub enum Stuck {
        Leads = "l",
        /// «Не дохожу до ЛПР»
        Reach = "r",
        Price = "p",
        /// «Договор или счёт»
        Papers = "d",
        Time = "t",
        /// «Всё в порядке, догоню»
        Fine = "f",
        /// [Нужна помощь]
        Help = "h",
    }
}

/// How far behind the plan somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    pub metric: MetricId,
    /// What a day must bring from now on.
    pub needed: Fraction,
    /// The norm of the planned day.
    pub norm: Fraction,
    /// What the plan lacks.
    pub gap: i64,
}

impl Behind {
    /// More than one and a half norms a day: the suggestion is not raised any more, help is asked about.
    pub fn is_beyond_pace(&self) -> bool {
        self.gap > 0
            && self.norm.is_positive()
            && self.needed.clone() * Fraction::from(2) > self.norm.clone() * Fraction::from(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_a_half_norms_can_still_be_caught_up_and_more_cannot() {
        let behind = |needed: i64, norm, gap| Behind {
            metric: MetricId(1),
            needed: Fraction::from(needed),
            norm: Fraction::from(norm),
            gap,
        };
        assert!(!behind(150, 100, 10).is_beyond_pace(), "1.5 includes 1.5");
        assert!(behind(151, 100, 10).is_beyond_pace());
        assert!(!behind(151, 100, 0).is_beyond_pace(), "the plan is reached");
        assert!(!behind(151, 0, 10).is_beyond_pace(), "no norm, no pace");
    }
}
