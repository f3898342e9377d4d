//! How a line is read: against what is asked now, what is left of it first, then everything.
//!
//! Apart from [`answer`](super::answer) because it changes nothing: a text and a talk in, a reading out.
use super::Talk;
use crate::domain::{
    department::Currency,
    metric::Metric,
    parse::line::{Form, Problem, Reading, read_line},
    report::{Correcting, Part},
};
use chrono::NaiveDate;

impl Talk<'_> {
    /// Reads the line against what is asked now: what is left first, then everything.
    ///
    /// `entered`: the head has meanwhile entered figures, so his own may be the same days' facts.
    pub(super) fn read(&self, text: &str, entered: bool) -> Reading {
        let currency = self.currency();
        let plans = self.plan_metrics();
        let on = self.asked_on();
        let all = on.map_or_else(Vec::new, |on| self.fact_metrics(on));
        let unknown = |metric: &&Metric| on.is_some_and(|on| self.known.value(Part::Fact, metric.id, on).is_none());
        let left: Vec<&Metric> = all.iter().copied().filter(|m| unknown(m)).collect();
        if let Some(reading) = self.read_correction(text) {
            return reading;
        }
        if self.is_weekly_turn()
            && let Some(reading) = self.read_weekly(text, &all)
        {
            return reading;
        }
        let correcting = self.report.pending.correcting.is_some();
        let facts = entered.then(|| read_line(text, &Form { facts: &all, plans: &plans, currency }));
        if let Some(facts) = facts.filter(|reading| reading.is_clear() && !reading.facts.is_empty()) {
            return facts;
        }
        if left.is_empty() && !correcting {
            // Facts are known: bare numbers are the plan.
            let alone = read_line(text, &Form { facts: &[], plans: &plans, currency });
            if alone.is_clear() {
                return alone;
            }
            if let Some(on) = self.plan_to_ask()
                && let Some(plan) = self.read_asked_plan(text, on, &all)
            {
                return plan;
            }
        } else if left.len() < all.len() && !correcting {
            let rest = read_line(text, &Form { facts: &left, plans: &plans, currency });
            return rest.or_whole(read_line(text, &Form { facts: &all, plans: &plans, currency }));
        }
        read_line(text, &Form { facts: &all, plans: &plans, currency })
    }

    /// A plan is asked: numbers are it, what is left of it first; a line of both halves is both.
    fn read_asked_plan(&self, text: &str, on: NaiveDate, facts: &[&Metric]) -> Option<Reading> {
        let (plans, currency) = (self.plan_metrics(), self.currency());
        let both = read_line(text, &Form { facts, plans: &plans, currency });
        if !both.facts.is_empty() && !both.plans.is_empty() {
            return Some(both);
        }
        let open = |m: &&Metric| self.known.value(Part::Pledge, m.id, on).is_none();
        let rest: Vec<&Metric> = plans.iter().copied().filter(open).collect();
        let whole = read_plan(text, &rest, currency).or_whole(read_plan(text, &plans, currency));
        whole.has_numbers().then_some(whole)
    }

    /// What is being corrected is read first: one number, or a bare line of the plan.
    fn read_correction(&self, text: &str) -> Option<Reading> {
        let currency = self.currency();
        let reading = match self.report.pending.correcting? {
            Correcting::Figure { part, metric, .. } => {
                let metric = [self.sheet.metric(metric)?];
                match part {
                    Part::Fact => read_line(text, &Form { facts: &metric, plans: &[], currency }),
                    Part::Pledge => read_plan(text, &metric, currency),
                }
            }
            Correcting::Plan => read_plan(text, &self.plan_metrics(), currency),
            Correcting::Facts | Correcting::Lesson | Correcting::Weekly => return None,
        };
        let partly = |p: &Problem| matches!(p, Problem::Left { .. });
        let taken = !(reading.facts.is_empty() && reading.plans.is_empty());
        (taken && reading.problems.iter().all(partly)).then_some(reading)
    }

    /// The date whose plan is asked now: the first that is not planned to its end.
    pub(super) fn plan_to_ask(&self) -> Option<NaiveDate> {
        if self.report.pending.plan_skipped {
            return self.report.plan_on.0.iter().copied().find(|on| !self.is_planned(*on));
        }
        let plans = self.plan_metrics();
        self.report.plan_on.0.iter().copied().find(|on| !self.known.all_answered(Part::Pledge, &plans, *on))
    }

    /// The date of the plan that typed numbers mean.
    pub(super) fn plan_meant(&self) -> Option<NaiveDate> {
        match self.report.pending.correcting {
            Some(Correcting::Figure { part: Part::Pledge, on, .. }) => Some(on),
            Some(Correcting::Plan) => self.report.plan_on.0.last().copied(),
            _ => self.plan_to_ask().or(self.report.plan_on.0.last().copied()),
        }
    }
}

/// Bare numbers as a plan.
fn read_plan(text: &str, metrics: &[&Metric], currency: Currency) -> Reading {
    let worded = read_line(text, &Form { facts: &[], plans: metrics, currency });
    if !worded.plans.is_empty() {
        return worded;
    }
    let bare = read_line(text, &Form { facts: metrics, plans: &[], currency });
    let problems = bare.problems.into_iter().map(Problem::about_plan).collect();
    Reading { plans: bare.facts, facts: vec![], problems, ..bare }
}
