//! Which question comes next: looks at what is known, never at how it came.
use super::{Talk, facts_ask, open::asked_figures};
use crate::{
    domain::{
        calendar::week_of,
        id::MetricId,
        investigation::lesson_of,
        metric::Metric,
        report::{Correcting, Doubt, LessonKind, NoteFate, Part, Question, Report, Source, Stage, suggested},
        talk::{AskedFigure, Card, CardDay, CardTitle, DoubtAsk, DueAsk, LessonAsk, NamesAsk, PlanAsk, Step, StepAsk},
    },
    store::{self, Tx, reports::Note},
    usecase::{Result, planfact, promise, stuck},
};
use chrono::NaiveDate;

/// «Что помешало?» is asked at most this often a week.
const HINDERED_A_WEEK: usize = 2;
/// Reports whose day may lie in one week.
const REPORTS_A_WEEK: i64 = 8;
/// Longer talks are not timed: he went for a coffee.
const TIMED_SECONDS: i64 = 600;
/// Values offered at a step.
const STEP_OFFERS: usize = 4;

impl Talk<'_> {
    /// The date whose facts are asked now: another one he chose, else the first unanswered, else (correcting) the last.
    pub(super) fn asked_on(&self) -> Option<NaiveDate> {
        let unanswered = |on: &NaiveDate| !self.known.all_answered(Part::Fact, &self.fact_metrics(*on), *on);
        let about = &self.report.about_on.0;
        if let Some(Correcting::Figure { part: Part::Fact, on, .. }) = self.report.pending.correcting {
            return Some(on);
        }
        self.report.pending.other_on.or_else(|| about.iter().copied().find(unanswered)).or(about.last().copied())
    }

    /// A date counts as planned when anything was said about it.
    pub(super) fn is_planned(&self, on: NaiveDate) -> bool {
        let plans = self.plan_metrics();
        plans.is_empty() || self.known.any_answered(Part::Pledge, &plans, on)
    }

    /// The next question; saves the report with the stage it has reached.
    pub async fn next(&mut self, tx: &mut Tx) -> Result<Step> {
        let step = self.find_next(tx).await?;
        self.report.stage = match &step {
            Step::Facts(ask) if ask.part == Part::Pledge => Stage::Plan,
            Step::Facts(_) | Step::AsPlanned(_) | Step::Away(_) | Step::WhichDay(_) => Stage::Facts,
            Step::OneByOne(ask) if ask.part == Part::Pledge => Stage::Plan,
            Step::OneByOne(ask) if self.is_weekly(ask.figure.metric.id) => Stage::Weekly,
            Step::OneByOne(_) => Stage::Facts,
            Step::Doubt(ask) if ask.part == Part::Pledge => Stage::Plan,
            Step::Doubt(ask) if self.is_weekly(ask.metric.id) => Stage::Weekly,
            Step::Doubt(_) => Stage::Facts,
            Step::Plan(_) => Stage::Plan,
            Step::Names(_) => Stage::Names,
            Step::Weekly(_) => Stage::Weekly,
            Step::Lesson(_) => Stage::Lesson,
            Step::Action(_) => Stage::Action,
            Step::Due(_) | Step::Part(_) | Step::Move(_) => Stage::Promises,
            Step::Done(_) => Stage::Done,
        };
        self.report.pending.hindered_asked |= matches!(&step, Step::Lesson(ask) if ask.kind == LessonKind::Hindered);
        if matches!(step, Step::Done(_)) && self.report.finished_at.is_none() {
            self.report.finished_at = Some(self.now);
            stuck::after_report(tx, self).await?;
        }
        self.save(tx).await?;
        Ok(step)
    }

    async fn find_next(&mut self, tx: &mut Tx) -> Result<Step> {
        self.drop_settled_doubts();
        if let Some(doubt) = self.report.pending.doubts.first().cloned()
            && let Some(metric) = self.sheet.metric(doubt.metric)
        {
            let (metric, currency) = (metric.clone(), self.currency());
            return Ok(Step::Doubt(DoubtAsk {
                report: self.report.id,
                metric,
                part: doubt.part,
                question: doubt.question,
                differs: self.differs(),
                currency,
            }));
        }
        if let Some(step) = self.correction(tx).await? {
            return Ok(step);
        }
        if let Some(step) = self.facts_question(tx).await? {
            return Ok(step);
        }
        if let Some(step) = self.plan_question(tx).await? {
            return Ok(step);
        }
        if let Some(step) = self.names_question() {
            return Ok(step);
        }
        if let Some(step) = self.weekly_question() {
            return Ok(step);
        }
        if let Some(step) = self.lesson_question(tx).await? {
            return Ok(step);
        }
        if let Some(step) = self.action_question(tx).await? {
            return Ok(step);
        }
        let promises = promise::due_for_report(tx, self.house, self.member, &self.report).await?;
        if !promises.is_empty() {
            let (report, today_on, currency) = (self.report.id, self.today(), self.currency());
            return Ok(Step::Due(DueAsk { report, today_on, promises, currency }));
        }
        Ok(Step::Done(self.card(tx).await?))
    }

    /// What the head had entered otherwise.
    fn differs(&self) -> Vec<(Metric, i64, i64)> {
        let differs = |doubt: &Doubt| match doubt.question {
            Question::HeadDiffers { mine, heads } => Some((self.sheet.metric(doubt.metric)?.clone(), mine, heads)),
            _ => None,
        };
        self.report.pending.doubts.iter().filter_map(differs).collect()
    }

    /// A doubt about a figure that has meanwhile got an answer from elsewhere is over.
    fn drop_settled_doubts(&mut self) {
        let house = self.house;
        self.report.pending.doubts.retain(|doubt| house.metric(doubt.metric).is_some());
    }

    /// What [Исправить] has opened again.
    async fn correction(&mut self, tx: &mut Tx) -> Result<Option<Step>> {
        let Some(correcting) = self.report.pending.correcting else { return Ok(None) };
        let step = match correcting {
            Correcting::Facts => self.asked_on().is_some(),
            Correcting::Plan => !self.report.plan_on.0.is_empty(),
            Correcting::Weekly => {
                if let Some(ask) = self.weekly_ask() {
                    return Ok(Some(Step::Weekly(ask)));
                }
                false
            }
            Correcting::Lesson => {
                if let Some(step) = self.lesson_question(tx).await? {
                    return Ok(Some(step));
                }
                false
            }
            Correcting::Figure { part, metric, on } => {
                if let Some(ask) = self.figure_ask(part, metric, on) {
                    return Ok(Some(Step::OneByOne(ask)));
                }
                false
            }
        };
        if step {
            return Ok(Some(Step::Facts(facts_ask(tx, self, None, false).await?)));
        }
        self.report.pending.correcting = None;
        Ok(None)
    }

    async fn facts_question(&mut self, tx: &mut Tx) -> Result<Option<Step>> {
        let Some(on) = self.asked_on() else { return Ok(None) };
        let metrics: Vec<Metric> = self.fact_metrics(on).into_iter().cloned().collect();
        let metrics: Vec<&Metric> = metrics.iter().collect();
        let complete = self.known.all_answered(Part::Fact, &metrics, on);
        if complete {
            if self.report.pending.other_on.take().is_some() {
                return Box::pin(self.facts_question(tx)).await;
            }
            return Ok(None);
        }
        if self.report.pending.by_steps
            && let Some(ask) = self.step_ask(Part::Fact, &metrics, on)
        {
            return Ok(Some(Step::OneByOne(ask)));
        }
        Ok(Some(Step::Facts(facts_ask(tx, self, None, false).await?)))
    }

    async fn plan_question(&mut self, tx: &mut Tx) -> Result<Option<Step>> {
        if self.report.pending.plan_skipped {
            return Ok(None);
        }
        let metrics: Vec<Metric> = self.plan_metrics().into_iter().cloned().collect();
        let metrics: Vec<&Metric> = metrics.iter().collect();
        let Some(on) = self.plan_to_ask() else { return Ok(None) };
        if self.report.pending.by_steps
            && let Some(ask) = self.step_ask(Part::Pledge, &metrics, on)
        {
            return Ok(Some(Step::OneByOne(ask)));
        }
        Ok(Some(Step::Plan(PlanAsk {
            report: self.report.id,
            on,
            today_on: self.today(),
            figures: asked_figures(&self.known, Part::Pledge, &metrics, on),
            suggestion: self.offer_plan(tx, &metrics, on).await?,
            currency: self.currency(),
            // With his first plan; the facts of the day after have said it once more.
            hints: self.report.about_on.0.is_empty() && self.is_new_to_figures(),
        })))
    }

    pub(super) fn step_ask(&self, part: Part, metrics: &[&Metric], on: NaiveDate) -> Option<StepAsk> {
        let figures = asked_figures(&self.known, part, metrics, on);
        let nth = figures.iter().position(|figure| figure.known.is_none())?;
        Some(self.step_of(part, figures, nth, on))
    }

    /// One number that is corrected.
    fn figure_ask(&self, part: Part, metric: MetricId, on: NaiveDate) -> Option<StepAsk> {
        let metrics = match part {
            Part::Fact if self.is_weekly(metric) => self.sheet.weekly(),
            Part::Fact => self.fact_metrics(on),
            Part::Pledge => self.plan_metrics(),
        };
        let figures = asked_figures(&self.known, part, &metrics, on);
        let nth = figures.iter().position(|figure| figure.metric.id == metric)?;
        Some(self.step_of(part, figures, nth, on))
    }

    fn step_of(&self, part: Part, figures: Vec<AskedFigure>, nth: usize, on: NaiveDate) -> StepAsk {
        let figure: AskedFigure = figures[nth].clone();
        let one = figure.metric.one();
        let usual = suggested(&self.known.last_facts(figure.metric.id, on), one);
        let mut offers: Vec<i64> = [Some(0), figure.pledge, usual, usual.and_then(|v| suggested(&[v / 2], one))]
            .into_iter()
            .flatten()
            .collect();
        offers.sort_unstable();
        offers.dedup();
        offers.truncate(STEP_OFFERS);
        let of = figures.len();
        let (report, currency, today_on) = (self.report.id, self.currency(), self.today());
        StepAsk { report, part, on, figure, nth: nth + 1, of, offers, currency, today_on }
    }

    /// «План 80 000. С кого?» about the last planned date.
    fn names_question(&self) -> Option<Step> {
        let pending = &self.report.pending;
        let planned = |metric: &&Metric| metric.is_money() && self.sheet.lineup.plans.contains(&metric.id);
        let metric = self.sheet.main().filter(planned)?;
        if pending.names_done {
            return None;
        }
        let on = self.report.plan_on.0.last().copied()?;
        let pledge = self.known.number(Part::Pledge, metric.id, on).filter(|pledge| *pledge > 0)?;
        let above = (!pending.named.is_empty()).then(|| {
            let sum = pending.named.iter().map(|named| named.amount_minor).sum();
            (pending.named.clone(), sum)
        });
        Some(Step::Names(NamesAsk {
            report: self.report.id,
            on,
            today_on: self.today(),
            metric: metric.clone(),
            pledge,
            currency: self.currency(),
            above,
        }))
    }

    async fn lesson_question(&self, tx: &mut Tx) -> Result<Option<Step>> {
        let pending = &self.report.pending;
        let again = pending.correcting == Some(Correcting::Lesson);
        if (pending.lesson_done && !again) || self.is_first_day() {
            return Ok(None);
        }
        let (Some(metric), Some(on)) = (self.sheet.main(), self.report.result_on()) else { return Ok(None) };
        let fact = self.known.number(Part::Fact, metric.id, on);
        let pledge = self.known.number(Part::Pledge, metric.id, on);
        let (Some((kind, plan)), Some(fact)) = (lesson_of(fact, pledge, self.norm), fact) else { return Ok(None) };
        if kind == LessonKind::Hindered && !again && !pending.hindered_asked && self.hindered_enough(tx, on).await? {
            return Ok(None);
        }
        if !again {
            self.look_into(tx, metric.id, on, (fact, plan)).await?;
        }
        Ok(Some(Step::Lesson(LessonAsk {
            report: self.report.id,
            kind,
            metric: metric.clone(),
            fact,
            pledge: plan,
            by_norm: pledge.is_none(),
            currency: self.currency(),
            time: pending.lesson_time,
            own_words: pending.lesson_text,
        })))
    }

    /// «Что помешало?» was asked often enough in the week of the day.
    async fn hindered_enough(&self, tx: &mut Tx, on: NaiveDate) -> Result<bool> {
        let week = week_of(on);
        let recent = store::reports::latest_of_member(tx, self.member.id, REPORTS_A_WEEK).await?;
        let asked = |report: &&Report| {
            report.id != self.report.id
                && report.pending.hindered_asked
                && report.result_on().is_some_and(|on| week.contains(&on))
        };
        Ok(recent.iter().filter(asked).count() >= HINDERED_A_WEEK)
    }

    /// Which lesson the day of the report has.
    pub(super) fn has_lesson(&self) -> bool {
        let (Some(metric), Some(on)) = (self.sheet.main(), self.report.result_on()) else { return false };
        let number = |part| self.known.number(part, metric.id, on);
        !self.is_first_day() && lesson_of(number(Part::Fact), number(Part::Pledge), self.norm).is_some()
    }

    fn is_first_day(&self) -> bool {
        self.report.about_on.0.is_empty()
    }

    /// Everything that was given, for the end of the talk.
    pub async fn card(&self, tx: &mut Tx) -> Result<Card> {
        let facts = self.report.about_on.0.iter().map(|on| self.card_day(Part::Fact, *on));
        let plans = self.report.plan_on.0.iter().filter(|on| self.is_planned(**on));
        let plans = plans.map(|on| self.card_day(Part::Pledge, *on));
        let days: Vec<CardDay> =
            facts.chain(plans).chain(self.weekly_card_day()).filter(|day| !day.figures.is_empty()).collect();
        let (lesson, notes) = match self.report.result_on() {
            Some(on) => (self.own_lesson(tx, on).await?, self.own_notes(tx).await?),
            None => (None, self.own_notes(tx).await?),
        };
        let promises = promise::made_in_report(tx, self.house, &self.report).await?;
        let end = self.report.finished_at.unwrap_or(self.now);
        let seconds = self.report.begun_at.map(|begun| (end - begun).num_seconds().max(1));
        let earlier = store::reports::latest_of_member(tx, self.member.id, 2).await?;
        let plan_missing =
            !self.plan_metrics().is_empty() && self.report.plan_on.0.iter().any(|on| !self.is_planned(*on));
        Ok(Card {
            report: self.report.id,
            today_on: self.today(),
            days,
            lesson,
            notes,
            promises,
            currency: self.currency(),
            local_time: self.house.zone_of(self.member).local(self.now).time(),
            seconds: seconds.filter(|s| *s <= TIMED_SECONDS),
            first: earlier.iter().all(|report| report.id == self.report.id),
            plan_missing,
            month: planfact::card(tx, self.house, self.member, self.now).await?.map(Box::new),
            title: match self.report.finished_at {
                Some(_) if self.changed => CardTitle::Corrected,
                Some(_) => CardTitle::AsItStands,
                None => CardTitle::Finished,
            },
        })
    }

    fn card_day(&self, part: Part, on: NaiveDate) -> CardDay {
        let metrics = if part == Part::Fact { self.fact_metrics(on) } else { self.plan_metrics() };
        let figure = |metric: &Metric| {
            let value = self.known.value(part, metric.id, on)?;
            let pledge = self.known.number(Part::Pledge, metric.id, on).filter(|_| part == Part::Fact);
            Some((metric.clone(), value, pledge))
        };
        CardDay { on, part, weekly: false, figures: metrics.into_iter().filter_map(figure).collect() }
    }

    async fn own_lesson(
        &self,
        tx: &mut Tx,
        on: NaiveDate,
    ) -> Result<Option<(LessonKind, Option<crate::domain::report::Cause>, Option<String>)>> {
        let lessons = store::reports::lessons(tx, self.house.department.id, on, on).await?;
        let mine = lessons.into_iter().rev().find(|lesson| lesson.report == self.report.id);
        Ok(mine.map(|lesson| (lesson.kind, lesson.cause, lesson.body)))
    }

    async fn own_notes(&self, tx: &mut Tx) -> Result<Vec<String>> {
        let on = self.report.coordination_on;
        let notes = store::reports::notes(tx, self.house.department.id, on, on).await?;
        let shown = |note: &Note| matches!(note.fate, NoteFate::Kept | NoteFate::Passed);
        let mine = notes.into_iter().filter(|note| note.report == Some(self.report.id) && shown(note));
        Ok(mine.map(|note| note.body).collect())
    }

    /// Where a figure entered by the head stands against what the member says now.
    pub(super) fn entered_by_head(&self, part: Part, metric: &Metric, on: NaiveDate) -> Option<i64> {
        let figure = self.known.figure(part, metric.id, on)?;
        let by_other = figure.source == Source::Head && figure.by_member != Some(self.member.id);
        figure.value.filter(|_| by_other)
    }
}
