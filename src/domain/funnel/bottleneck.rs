//! The one transition that costs the most money against what is expected of it.
//!
//! Money = inputs of the month × (expected − actual) × later conversions × average check. A later conversion is the
//! month's own, the expected one under twenty events. Source: product.md, «Bottleneck».
//!
//! Invariants: it is named only on events enough, and only when it costs something; of equals the earlier one.
use super::{Basis, Link, MANY_WEEKS, Picture};
use crate::domain::{fraction::Fraction, metric::Metric};
use serde::{Deserialize, Serialize};

/// «КП → договор 21 %, обычно 30 % ≈ −310 000 ₽ к прогнозу»
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bottleneck {
    pub from: Metric,
    pub to: Metric,
    /// In hundredths of a per cent, as shown.
    pub actual: i64,
    pub expected: i64,
    /// Expected by the head; else by own twelve weeks.
    pub by_head: bool,
    /// What it costs this month, in kopecks; above zero.
    pub loss_minor: i64,
}

impl Picture {
    /// The month's bottleneck against the head's benchmarks, where there is none against own twelve weeks.
    pub fn bottleneck(&self) -> Option<Bottleneck> {
        self.costliest(|link| link.expected())
    }

    /// The costliest conversion under 0.7 of own twelve weeks: whom to talk to.
    pub fn weak(&self) -> Option<(Bottleneck, &Link)> {
        let usual =
            |link: &Link| link.usual().filter(|_| link.is_weak()).map(|usual| (usual, Basis::Weeks(MANY_WEEKS)));
        let found = self.costliest(usual)?;
        let link = self.links.iter().find(|link| (link.from.id, link.to.id) == (found.from.id, found.to.id))?;
        Some((found, link))
    }

    fn costliest(&self, expected: impl Fn(&Link) -> Option<(Fraction, Basis)>) -> Option<Bottleneck> {
        let mut worst: Option<(Fraction, Bottleneck)> = None;
        for (place, link) in self.links.iter().enumerate() {
            let Some((loss, found)) = self.loss(place, link, expected(link)) else { continue };
            if worst.as_ref().is_none_or(|(most, _)| loss > *most) {
                worst = Some((loss, found));
            }
        }
        worst.map(|(_, found)| found)
    }

    fn loss(&self, place: usize, link: &Link, expected: Option<(Fraction, Basis)>) -> Option<(Fraction, Bottleneck)> {
        let (expected, basis) = expected?;
        let actual = link.actual()?;
        let later = self.links[place + 1..].iter().chain([self.check.as_ref()?]);
        let mut rates = later.map(|later| later.actual().or_else(|| later.expected().map(|(rate, _)| rate)));
        let each = rates.try_fold(Fraction::from(1), |all, rate| Some(all * rate?))?;
        let loss = Fraction::from(link.month.inputs) * (expected.clone() - actual.clone()) * each;
        let loss_minor = loss.shown();
        let found = Bottleneck {
            from: link.from.clone(),
            to: link.to.clone(),
            actual: link.percent(&actual),
            expected: link.percent(&expected),
            by_head: basis == Basis::Benchmark,
            loss_minor,
        };
        (loss_minor > 0).then_some((loss, found))
    }
}

#[cfg(test)]
impl Picture {
    /// What the transition at this place costs against what is expected.
    pub(crate) fn loss_of(&self, place: usize) -> Option<i64> {
        let link = &self.links[place];
        self.loss(place, link, link.expected()).map(|(_, found)| found.loss_minor)
    }
}
