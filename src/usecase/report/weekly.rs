//! Figures asked once a week («Порядок в CRM»): after facts and plan, on his last own working day of the week, for that
//! day; and what lies beyond a limit, told to whoever told it.
//!
//! Apart from the facts of the report because they are of another date with most presets and make no report given.
//! Invariants: nothing of the week is asked before its day; a limit is spoken of to the person and the leaders alone.
use super::{Talk, open::asked_figures};
use crate::domain::{
    id::MetricId,
    metric::Metric,
    parse::line::{Form, Problem, Reading, read_line},
    report::{Correcting, Part, Stage},
    talk::{CardDay, Remark, Step, WeeklyAsk},
};
use chrono::NaiveDate;

impl Talk<'_> {
    /// Is it a metric this report asks for the week.
    pub(super) fn is_weekly(&self, metric: MetricId) -> bool {
        self.report.weekly_on.is_some() && self.sheet.lineup.weekly.contains(&metric)
    }

    /// The day whose figures of the week may be told: it has come, and there are such figures.
    fn weekly_day(&self) -> Option<NaiveDate> {
        self.report.weekly_on.filter(|on| *on <= self.today() && !self.sheet.lineup.weekly.is_empty())
    }

    pub(super) fn may_tell_weekly(&self) -> bool {
        self.weekly_day().is_some()
    }

    /// The day whose figures of the week are still to be asked.
    pub(crate) fn weekly_to_ask(&self) -> Option<NaiveDate> {
        let open = |on: &NaiveDate| !self.known.all_answered(Part::Fact, &self.sheet.weekly(), *on);
        self.weekly_day().filter(|_| !self.report.pending.weekly_skipped).filter(open)
    }

    pub(super) fn weekly_question(&self) -> Option<Step> {
        let on = self.weekly_to_ask()?;
        if self.report.pending.by_steps
            && let Some(ask) = self.step_ask(Part::Fact, &self.sheet.weekly(), on)
        {
            return Some(Step::OneByOne(ask));
        }
        self.weekly_ask().map(Step::Weekly)
    }

    /// The question for the figures of the week, or for their correction.
    pub(crate) fn weekly_ask(&self) -> Option<WeeklyAsk> {
        let on = self.weekly_day()?;
        Some(WeeklyAsk {
            report: self.report.id,
            greet: None,
            local_time: self.house.zone_of(self.member).local(self.now).time(),
            on,
            today_on: self.today(),
            figures: asked_figures(&self.known, Part::Fact, &self.sheet.weekly(), on),
            currency: self.currency(),
            correcting: self.report.pending.correcting == Some(Correcting::Weekly),
        })
    }

    /// Do bare numbers mean the figures of the week.
    pub(super) fn is_weekly_turn(&self) -> bool {
        match self.report.pending.correcting {
            Some(what) => what == Correcting::Weekly,
            None => self.report.stage == Stage::Weekly && self.report.pending.other_on.is_none(),
        }
    }

    /// Numbers are those of the week, what is left of them first; a name may be that of any fact.
    pub(super) fn read_weekly(&self, text: &str, daily: &[&Metric]) -> Option<Reading> {
        let on = self.weekly_day()?;
        let (weekly, plans, currency) = (self.sheet.weekly(), self.sheet.plans(), self.currency());
        let correcting = self.report.pending.correcting.is_some();
        let open = |metric: &&Metric| correcting || self.known.value(Part::Fact, metric.id, on).is_none();
        let left: Vec<&Metric> = weekly.iter().copied().filter(open).collect();
        let of = |facts: &[&Metric], plans: &[&Metric]| read_line(text, &Form { facts, plans, currency });
        let alone = of(&left, &[]).or_whole(of(&weekly, &[]));
        let any: Vec<&Metric> = weekly.iter().chain(daily).copied().collect();
        let mut named = of(&any, &plans);
        named.problems.retain(|problem| !matches!(problem, Problem::Left { .. }));
        if alone.is_clear() && (alone.by_name || !named.by_name) {
            return Some(alone);
        }
        if named.by_name && named.is_clear() {
            return Some(named);
        }
        alone.has_numbers().then_some(alone)
    }

    /// `/report` on the day asks again what was left for later.
    pub(super) fn reopen_weekly(&mut self) -> bool {
        let skipped = std::mem::take(&mut self.report.pending.weekly_skipped);
        let open = self.weekly_to_ask() == Some(self.today());
        self.report.pending.weekly_skipped = skipped && !open;
        if open {
            self.report.finished_at = None;
        }
        open
    }

    pub(super) fn weekly_card_day(&self) -> Option<CardDay> {
        let on = self.weekly_day()?;
        let figure =
            |metric: &Metric| Some((metric.clone(), self.known.value(Part::Fact, metric.id, on)?, None::<i64>));
        let figures: Vec<_> = self.sheet.weekly().into_iter().filter_map(figure).collect();
        Some(CardDay { on, part: Part::Fact, weekly: true, figures })
    }

    /// What of the facts just written lies beyond its limit; said once.
    pub(super) fn beyond_limits(&mut self) -> Option<Remark> {
        let written = std::mem::take(&mut self.breaches);
        let beyond = |(id, value): (MetricId, i64)| {
            let metric = self.sheet.metric(id).filter(|metric| metric.breaches(value))?;
            Some((metric.clone(), value))
        };
        let figures: Vec<(Metric, i64)> = written.into_iter().filter_map(beyond).collect();
        (!figures.is_empty()).then(|| Remark::BeyondLimit { figures, currency: self.currency() })
    }
}
