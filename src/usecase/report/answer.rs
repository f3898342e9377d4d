//! What a typed text means while a report is open: numbers first, then the names and lessons that were asked about,
//! then words. Nothing typed is lost: what is no answer becomes a note.
use super::{Talk, write::Entry};
use crate::{
    domain::{
        calendar::Calendar,
        id::{LessonId, MetricId},
        investigation::lesson_of,
        parse::{
            line::{Form, Given, Problem, Reading},
            promise::read_named,
            says::{Says, hear},
        },
        report::{Cause, Correcting, NamedPlan, Part, Source, Stage},
        talk::{Answer, Remark, Step},
        time::Instant,
    },
    store::{self, Tx, reports::Lesson},
    usecase::{Result, digest, promise, settling, today},
};
use chrono::NaiveDate;

/// What a person typed, and when Telegram dated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'t> {
    pub text: &'t str,
    pub message: Option<i64>,
    pub at: Instant,
    /// It was not typed where it is answered: what was taken is said.
    pub aloud: bool,
}

impl Talk<'_> {
    /// Understands a text typed while the report is open, and says what comes next.
    pub async fn hear(&mut self, tx: &mut Tx, said: Said<'_>) -> Result<Answer> {
        self.report.begun_at.get_or_insert(said.at.min(self.now));
        let entered = std::mem::take(&mut self.report.pending.entered_by_head);
        let reading = self.read(said.text, entered);
        let clear = reading.is_clear() && reading.tail.is_none();
        match self.report.stage {
            // Facts of another day or a correction are being told: they are no names and no lesson.
            _ if self.report.pending.other_on.is_some() => {}
            _ if self.report.pending.correcting.is_some_and(|what| what != Correcting::Lesson) => {}
            Stage::Names if !reading.by_name => {
                if let Some(answer) = self.hear_names(tx, said).await? {
                    return Ok(answer);
                }
            }
            Stage::Lesson if !clear => {
                if let Some(answer) = self.hear_lesson(tx, said).await? {
                    return Ok(answer);
                }
            }
            _ => {}
        }
        if reading.has_numbers() {
            return self.take_reading(tx, reading, said, Source::Line).await;
        }
        self.hear_words(tx, said).await
    }

    /// Writes what was understood, asks about the rest.
    pub(super) async fn take_reading(
        &mut self,
        tx: &mut Tx,
        reading: Reading,
        said: Said<'_>,
        source: Source,
    ) -> Result<Answer> {
        let kept = reading.facts.len() + reading.plans.len();
        let facts_on = self.asked_on();
        let plan_on = self.plan_meant();
        let finished = self.report.finished_at.is_some();
        let later = !matches!(self.report.stage, Stage::Facts) && self.report.pending.correcting.is_none();
        // Nobody asked for a plan: it is replaced, and that is not done in silence.
        let replanned = later && !finished && self.plan_to_ask().is_none();
        let entry = |part, on, (metric, given): (MetricId, Given)| {
            let value = match given {
                Given::Value(value) => Some(value),
                Given::Missing => None,
            };
            Entry { part, metric, on, value, source, message: said.message, at: said.at }
        };
        let (weekly, daily): (Vec<_>, Vec<_>) = reading.facts.iter().partition(|(id, _)| self.is_weekly(*id));
        if let Some(on) = facts_on {
            for pair in &daily {
                self.write(tx, entry(Part::Fact, on, *pair)).await?;
            }
        }
        if let Some(on) = self.report.weekly_on {
            for pair in &weekly {
                self.write(tx, entry(Part::Fact, on, *pair)).await?;
            }
        }
        if let Some(on) = plan_on {
            for pair in &reading.plans {
                self.write(tx, entry(Part::Pledge, on, *pair)).await?;
            }
        }
        let problems = self.doubt_ambiguous(reading.problems, facts_on, plan_on, said);
        if kept > 0 {
            self.report.pending.by_steps = false;
            self.report.pending.correcting = None;
        }
        let elsewhere = !daily.is_empty() && facts_on.is_some_and(|on| !self.report.about_on.0.contains(&on));
        let mut answer = self.go_on(tx, said.at).await?;
        let planned = plan_on.is_some() && !reading.plans.is_empty();
        if elsewhere && finished && !planned && matches!(answer.step.as_deref(), Some(Step::Done(_))) {
            // The card speaks of days he has not touched now.
            answer.step = None;
        }
        let mut told = false;
        if let Some(tail) = reading.tail {
            answer = answer.after(self.keep_note(tx, &tail).await?);
            // Numbers and words: both are shown, and most next questions do not show the numbers.
            let shows =
                answer.step.as_deref().is_none_or(|s| matches!(s, Step::Facts(_) | Step::Doubt(_) | Step::Done(_)));
            if let Some(on) = facts_on.filter(|_| !shows && !daily.is_empty() && !elsewhere) {
                answer = self.after_taken(answer, Part::Fact, on, &daily);
                told = true;
            }
            if let Some(on) = self.report.weekly_on.filter(|_| !shows && !weekly.is_empty()) {
                answer = self.after_taken(answer, Part::Fact, on, &weekly);
            }
        }
        // What is next speaks of the report's own days, or of something else than these numbers.
        let unseen = elsewhere || said.aloud || (later && !finished);
        if let Some(on) = facts_on.filter(|_| unseen && !told && !daily.is_empty()) {
            answer = self.after_taken(answer, Part::Fact, on, &daily);
        }
        if let Some(on) = plan_on.filter(|_| replanned && !reading.plans.is_empty()) {
            answer = self.after_taken(answer, Part::Pledge, on, &reading.plans);
        }
        // What is merely left is asked by the next step itself.
        let is_said = |problem: &Problem| kept == 0 || !matches!(problem, Problem::Left { .. });
        if problems.iter().any(is_said) {
            let metrics = self.sheet.metrics.clone();
            answer = answer.after(Remark::Problems { problems, metrics, kept, currency: self.currency() });
        }
        Ok(answer)
    }

    /// Says what was written; a number that is still asked about was not.
    fn after_taken(&self, answer: Answer, part: Part, on: NaiveDate, given: &[(MetricId, Given)]) -> Answer {
        if part == Part::Fact && answer.remarks.iter().any(|remark| matches!(remark, Remark::MonthSettled { .. })) {
            return answer;
        }
        let doubted =
            |id: MetricId| self.report.pending.doubts.iter().any(|d| (d.part, d.metric, d.on) == (part, id, on));
        let figure = |(id, given): &(MetricId, Given)| {
            if doubted(*id) {
                return None;
            }
            let metric = self.sheet.metric(*id)?;
            let value = match given {
                Given::Value(value) => Some(*value),
                Given::Missing => None,
            };
            Some((metric.clone(), value))
        };
        let figures: Vec<_> = given.iter().filter_map(figure).collect();
        if figures.is_empty() {
            return answer;
        }
        answer.after(Remark::Taken { part, on, today_on: self.today(), figures, currency: self.currency() })
    }

    /// After figures have changed: is the report given, what follows from that, what comes next.
    pub(super) async fn go_on(&mut self, tx: &mut Tx, at: Instant) -> Result<Answer> {
        let given = self.note_given(at);
        if given {
            store::outbox::cancel(tx, &super::reminder_key(self.report.id), self.now).await?;
            store::outbox::cancel(tx, &super::prompt_key(self.report.id), self.now).await?;
        }
        let step = self.next(tx).await?;
        digest::refresh(tx, self.house, self.now).await?;
        let beyond = self.beyond_limits();
        if given || beyond.is_some() {
            today::refresh(tx, self.house, None, self.now).await?;
        }
        let late = std::mem::take(&mut self.late);
        let months_on = settling::ask(tx, self.house, self.member, &late, self.now).await?;
        let mut answer = Answer::step(step);
        if !months_on.is_empty() {
            answer = answer.after(Remark::MonthSettled { months_on });
        }
        Ok(match beyond {
            Some(remark) => answer.after(remark),
            None => answer,
        })
    }

    /// «Ромашка 50, Василёк 30»: promises that are parts of the pledge.
    async fn hear_names(&mut self, tx: &mut Tx, said: Said<'_>) -> Result<Option<Answer>> {
        let Some(metric) = self.sheet.main() else { return Ok(None) };
        let Some(on) = self.report.plan_on.0.last().copied() else { return Ok(None) };
        let pledge = self.known.number(Part::Pledge, metric.id, on);
        let calendar = self.house.calendar_of(self.member);
        let works = |day: NaiveDate| calendar.is_working(day);
        let named = read_named(said.text, self.currency(), pledge, self.today(), &works);
        let asked = named.sums.len();
        let plans: Vec<NamedPlan> = named.sums.into_iter().filter_map(|sum| named_plan(sum, on)).collect();
        if plans.is_empty() {
            return Ok(None);
        }
        // A name without a sum is no promise of a part, but it is not lost either.
        let note = if plans.len() < asked { Some(self.keep_note(tx, said.text).await?) } else { None };
        let sum: i64 = plans.iter().map(|plan| plan.amount_minor).sum();
        let answer = if pledge.is_some_and(|pledge| sum > pledge) {
            self.report.pending.named = plans;
            Answer::step(self.next(tx).await?)
        } else {
            self.make_named(tx, plans).await?
        };
        Ok(Some(note.into_iter().fold(answer, Answer::after)))
    }

    /// Makes the named promises and goes on.
    pub(super) async fn make_named(&mut self, tx: &mut Tx, plans: Vec<NamedPlan>) -> Result<Answer> {
        promise::make_named(tx, self.house, self.member, &self.report, &plans, self.now).await?;
        self.report.pending.named.clear();
        self.report.pending.names_done = true;
        self.go_on(tx, self.now).await
    }

    /// A sentence while the lesson is asked is the lesson, in his own words.
    async fn hear_lesson(&mut self, tx: &mut Tx, said: Said<'_>) -> Result<Option<Answer>> {
        let empty = Form { facts: &[], plans: &[], currency: self.currency() };
        if hear(said.text, &empty) != Says::Sentence {
            return Ok(None);
        }
        let cause = self.report.pending.lesson_text.then_some(Cause::Other);
        self.keep_lesson(tx, cause, Some(said.text.trim().to_owned())).await.map(Some)
    }

    /// Writes the lesson of the day and goes on.
    pub(super) async fn keep_lesson(
        &mut self,
        tx: &mut Tx,
        cause: Option<Cause>,
        body: Option<String>,
    ) -> Result<Answer> {
        if let (Some(metric), Some(on)) = (self.sheet.main(), self.report.result_on()) {
            let fact = self.known.number(Part::Fact, metric.id, on);
            let pledge = self.known.number(Part::Pledge, metric.id, on);
            if let Some((kind, _)) = lesson_of(fact, pledge, self.norm) {
                let lesson = Lesson {
                    id: tx.new_id::<LessonId>().await?,
                    department: self.house.department.id,
                    member: self.member.id,
                    report: self.report.id,
                    on_day: on,
                    kind,
                    cause,
                    body,
                    at: self.now,
                };
                store::reports::insert_lesson(tx, &lesson).await?;
                self.explain(tx, &lesson, metric.id).await?;
            }
        }
        let pending = &mut self.report.pending;
        (pending.lesson_done, pending.lesson_time, pending.lesson_text) = (true, false, false);
        if pending.correcting == Some(Correcting::Lesson) {
            pending.correcting = None;
            self.changed = true;
        }
        self.go_on(tx, self.now).await
    }
}

fn named_plan(sum: crate::domain::parse::promise::NamedSum, on: NaiveDate) -> Option<NamedPlan> {
    use crate::domain::parse::date::When;
    let amount_minor = sum.amount_minor.filter(|amount| *amount > 0)?;
    let due_on = match sum.when {
        When::On(date) => date,
        When::Ask(_) | When::None => on,
    };
    (!sum.name.is_empty()).then_some(NamedPlan { name: sum.name, amount_minor, due_on })
}
