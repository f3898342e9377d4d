//! Ready sets of metrics for the usual departments, as data.
//!
//! Names, aliases and hints are words of a language and come from the locales by the key; nothing normative is built
//! in: a department changes all of it. Source: product.md, «Setting up».
//!
//! Invariants: every template has exactly one main metric, of money; keys are unique within a template with its
//! extra set; money has the scale 2, the rest 0.
use super::leads::REASONS;
use super::metric::{Asked, Direction, Kind, Rhythm, Unit};
use crate::coded;

coded! {
    /// What kind of sales the department does.
    pub enum Template {
        B2bOutbound = "b2b_outbound",
        B2bInbound = "b2b_inbound",
        Services = "services",
        Retail = "retail",
        Wholesale = "wholesale",
    }
}

/// A metric of a template; the rest of [`super::metric::Metric`] follows from it or from the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// Stable key, also of its name in the locales.
    pub key: &'static str,
    pub kind: Kind,
    pub unit: Unit,
    pub asked: Asked,
    pub direction: Direction,
    pub rhythm: Rhythm,
    pub main: bool,
    /// Place in the funnel, from the top.
    pub step: Option<i64>,
    /// A breach goes to the person and the head.
    pub limit: Option<i64>,
}

impl Seed {
    fn count(key: &'static str, step: Option<i64>) -> Self {
        Seed {
            key,
            kind: Kind::Flow,
            unit: Unit::Count,
            asked: Asked::FactAndPlan,
            direction: Direction::More,
            rhythm: Rhythm::Steady,
            main: false,
            step,
            limit: None,
        }
    }

    fn step(key: &'static str, step: i64) -> Self {
        Self::count(key, Some(step))
    }

    fn money(key: &'static str) -> Self {
        Seed { unit: Unit::Money, ..Self::count(key, None) }
    }

    fn main(key: &'static str) -> Self {
        Seed { main: true, ..Self::money(key) }
    }

    /// A state of affairs, looked at once a week.
    fn weekly(self, direction: Direction, limit: Option<i64>) -> Self {
        Seed { kind: Kind::Snapshot, asked: Asked::Weekly, direction, limit, ..self }
    }

    fn fact(self) -> Self {
        Seed { asked: Asked::Fact, ..self }
    }

    /// Decimals of its values: kopecks of money, none of pieces.
    pub fn scale(&self) -> u8 {
        if self.unit == Unit::Money { 2 } else { 0 }
    }
}

impl Template {
    /// Its metrics in the order of the line of figures.
    pub fn metrics(self) -> Vec<Seed> {
        use Direction::Less;
        match self {
            Template::B2bOutbound => vec![
                Seed::step("calls", 1),
                Seed::step("meetings", 2),
                Seed::step("proposals", 3),
                Seed::step("contracts", 4),
                Seed { rhythm: Rhythm::Lumpy, ..Seed::main("payments") },
            ],
            Template::B2bInbound => vec![
                Seed::step("leads", 1).fact(),
                Seed::step("qualified", 2),
                Seed::step("proposals", 3),
                Seed::step("deals", 4),
                Seed::main("payments"),
            ],
            Template::Services => vec![
                Seed::step("requests", 1).fact(),
                Seed::step("consultations", 2),
                Seed::step("deals", 3),
                Seed::main("payments"),
            ],
            Template::Retail => vec![
                Seed::step("visitors", 1).fact(),
                Seed::step("receipts", 2),
                Seed::main("revenue"),
                Seed { direction: Less, ..Seed::money("refunds").fact() },
            ],
            Template::Wholesale => vec![
                Seed::step("orders", 1),
                Seed::main("shipments"),
                Seed::count("new_clients", None),
                Seed::money("payments"),
                Seed::money("overdue_receivables").weekly(Less, None),
            ],
        }
    }
}

/// «Порядок в CRM»: added to any template at the head's wish. The limits are a start for the head to change: nothing
/// overdue and no deal without a next step is what order means; how many deals are too many nobody can say for him.
pub fn crm_order() -> Vec<Seed> {
    vec![
        Seed::count("overdue_tasks", None).weekly(Direction::Less, Some(0)),
        Seed::count("deals_without_task", None).weekly(Direction::Less, Some(0)),
        Seed::count("deals_open", None).weekly(Direction::More, None),
    ]
}

/// Why leads were no good, asked once a week at the head's wish where leads come from elsewhere.
pub fn lead_rejects() -> Vec<Seed> {
    REASONS.iter().map(|key| Seed::count(key, None).weekly(Direction::Less, None)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_template_has_one_main_metric_of_money_and_unique_keys() {
        for template in Template::ALL {
            let metrics: Vec<Seed> = template.metrics().into_iter().chain(crm_order()).collect();
            let main: Vec<&Seed> = metrics.iter().filter(|m| m.main).collect();
            assert!(main.len() == 1 && main[0].unit == Unit::Money, "{template}");
            let keys: HashSet<&str> = metrics.iter().map(|m| m.key).collect();
            assert_eq!(keys.len(), metrics.len(), "{template}");
        }
    }

    #[test]
    fn the_funnel_of_a_template_goes_from_the_top_without_gaps() {
        for template in Template::ALL {
            let steps: Vec<i64> = template.metrics().iter().filter_map(|m| m.step).collect();
            assert_eq!(steps, (1..=steps.len() as i64).collect::<Vec<_>>(), "{template}");
        }
    }

    #[test]
    fn keys_stand_in_the_order_of_the_specification() {
        let keys = |template: Template| template.metrics().iter().map(|m| m.key).collect::<Vec<_>>().join(" ");
        assert_eq!(keys(Template::B2bOutbound), "calls meetings proposals contracts payments");
        assert_eq!(keys(Template::B2bInbound), "leads qualified proposals deals payments");
        assert_eq!(keys(Template::Services), "requests consultations deals payments");
        assert_eq!(keys(Template::Retail), "visitors receipts revenue refunds");
        assert_eq!(keys(Template::Wholesale), "orders shipments new_clients payments overdue_receivables");
    }

    #[test]
    fn receivables_are_a_state_asked_weekly_and_less_is_better() {
        let metrics = Template::Wholesale.metrics();
        let overdue = metrics.iter().find(|m| m.key == "overdue_receivables").expect("there");
        assert_eq!((overdue.kind, overdue.asked), (Kind::Snapshot, Asked::Weekly));
        assert_eq!(overdue.direction, Direction::Less);
    }
}
