//! What a typed text means while a report is open: numbers first, then the names and lessons that were asked about,
//! then words. Nothing typed is lost: what is no answer becomes a note.
use super::Talk;
use crate::{
    domain::{
        calendar::Calendar,
        department::Currency,
        id::{LessonId, MetricId},
        metric::Metric,
        parse::{
            line::{Form, Given, Problem, Reading, read_line},
            promise::read_named,
            says::{Says, hear},
        },
        report::{Cause, Correcting, Doubt, NamedPlan, Part, Question, Source, Stage, lesson, outlier},
        talk::{Answer, Remark, Step},
        time::Instant,
    },
    store::{
        self, Tx,
        figures::{Figure, NewEntry},
        reports::Lesson,
    },
    usecase::{Result, digest, promise, today},
};
use chrono::NaiveDate;

/// The same answer this often, and the doubt is not asked about again.
const CONFIRMED_ENOUGH: i64 = 3;
/// How a confirmed doubt is remembered.
pub(super) const AS_TYPED: &str = "as_typed";
pub(super) const IN_THOUSANDS: &str = "in_thousands";

/// What a person typed, and when Telegram dated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'t> {
    pub text: &'t str,
    pub message: Option<i64>,
    pub at: Instant,
    /// It was not typed where it is answered: what was taken is said.
    pub aloud: bool,
}

/// One value to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub part: Part,
    pub metric: MetricId,
    pub on: NaiveDate,
    pub value: Option<i64>,
    pub source: Source,
    pub message: Option<i64>,
    pub at: Instant,
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

    /// Reads the line against what is asked now: what is left first, then everything.
    ///
    /// `entered`: the head has meanwhile entered figures, so his own may be the same days' facts.
    fn read(&self, text: &str, entered: bool) -> Reading {
        let currency = self.currency();
        let plans = self.plan_metrics();
        let on = self.asked_on();
        let all = on.map_or_else(Vec::new, |on| self.fact_metrics(on));
        let unknown = |metric: &&Metric| on.is_some_and(|on| self.known.value(Part::Fact, metric.id, on).is_none());
        let left: Vec<&Metric> = all.iter().copied().filter(|m| unknown(m)).collect();
        if let Some(reading) = self.read_correction(text) {
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
                let metric = [self.house.metric(metric)?];
                match part {
                    Part::Fact => read_line(text, &Form { facts: &metric, plans: &[], currency }),
                    Part::Pledge => read_plan(text, &metric, currency),
                }
            }
            Correcting::Plan => read_plan(text, &self.plan_metrics(), currency),
            Correcting::Facts | Correcting::Lesson => return None,
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
    fn plan_meant(&self) -> Option<NaiveDate> {
        match self.report.pending.correcting {
            Some(Correcting::Figure { part: Part::Pledge, on, .. }) => Some(on),
            Some(Correcting::Plan) => self.report.plan_on.0.last().copied(),
            _ => self.plan_to_ask().or(self.report.plan_on.0.last().copied()),
        }
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
        let entry = |part, on, (metric, given): (MetricId, Given)| {
            let value = match given {
                Given::Value(value) => Some(value),
                Given::Missing => None,
            };
            Entry { part, metric, on, value, source, message: said.message, at: said.at }
        };
        if let Some(on) = facts_on {
            for pair in &reading.facts {
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
        let elsewhere = facts_on.is_some_and(|on| !self.report.about_on.0.contains(&on));
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
            if let Some(on) = facts_on.filter(|_| !shows && !reading.facts.is_empty() && !elsewhere) {
                answer = answer.after(self.taken(on, &reading.facts));
                told = true;
            }
        }
        // What is next speaks of the report's own days, or of something else than these numbers.
        let unseen = elsewhere || said.aloud || (later && !finished);
        if let Some(on) = facts_on.filter(|_| unseen && !told && !reading.facts.is_empty()) {
            answer = answer.after(self.taken(on, &reading.facts));
        }
        // What is merely left is asked by the next step itself.
        let is_said = |problem: &Problem| kept == 0 || !matches!(problem, Problem::Left { .. });
        if problems.iter().any(is_said) {
            let metrics = self.house.metrics.clone();
            answer = answer.after(Remark::Problems { problems, metrics, kept, currency: self.currency() });
        }
        Ok(answer)
    }

    fn taken(&self, on: NaiveDate, facts: &[(MetricId, Given)]) -> Remark {
        let figure = |(id, given): &(MetricId, Given)| {
            let metric = self.house.metrics.iter().find(|metric| metric.id == *id)?;
            let value = match given {
                Given::Value(value) => Some(*value),
                Given::Missing => None,
            };
            Some((metric.clone(), value))
        };
        Remark::Taken {
            part: Part::Fact,
            on,
            today_on: self.today(),
            figures: facts.iter().filter_map(figure).collect(),
            currency: self.currency(),
        }
    }

    /// A number with several readings for one metric becomes a question with buttons; the rest stays a problem.
    fn doubt_ambiguous(
        &mut self,
        problems: Vec<Problem>,
        facts_on: Option<NaiveDate>,
        plan_on: Option<NaiveDate>,
        said: Said<'_>,
    ) -> Vec<Problem> {
        use crate::domain::parse::line::Half;
        let mut left = vec![];
        for problem in problems {
            let one = match &problem {
                Problem::Ambiguous { half, readings, .. } => single_metric(readings).map(|found| (*half, found)),
                _ => None,
            };
            let Some((half, (metric, candidates))) = one else {
                left.push(problem);
                continue;
            };
            let (part, on) = match half {
                Half::Fact => (Part::Fact, facts_on),
                Half::Plan => (Part::Pledge, plan_on),
            };
            if let Some(on) = on {
                let question = Question::WhichOne { candidates };
                self.report.pending.doubts.push(Doubt { part, metric, on, question, message: said.message });
            }
        }
        left
    }

    /// Writes one value, unless it has to be asked about first.
    pub(super) async fn write(&mut self, tx: &mut Tx, entry: Entry) -> Result<()> {
        let Some(metric) = self.house.metric(entry.metric) else { return Ok(()) };
        self.report.pending.doubts.retain(|d| (d.part, d.metric, d.on) != (entry.part, entry.metric, entry.on));
        let mut entry = entry;
        if let Some(value) = entry.value
            && matches!(entry.source, Source::Line | Source::Step | Source::Edit)
        {
            if let Some(heads) = self.entered_by_head(entry.part, metric, entry.on).filter(|heads| *heads != value) {
                return self.doubt(entry, Question::HeadDiffers { mine: value, heads });
            }
            let usual = self.known.usual(entry.metric, entry.on);
            if let Some(question) = outlier(value, metric.is_money(), &usual) {
                let (answer, count) =
                    store::figures::confirmations(tx, self.member.id, entry.metric, question.code()).await?;
                match (&question, answer.as_str(), count >= CONFIRMED_ENOUGH) {
                    (_, AS_TYPED, true) => {}
                    (Question::TooSmall { thousands, .. }, IN_THOUSANDS, true) => entry.value = Some(*thousands),
                    _ => return self.doubt(entry, question),
                }
            }
        }
        self.write_unasked(tx, entry).await
    }

    fn doubt(&mut self, entry: Entry, question: Question) -> Result<()> {
        let Entry { part, metric, on, message, .. } = entry;
        self.report.pending.doubts.push(Doubt { part, metric, on, question, message });
        Ok(())
    }

    /// Writes one value as it is.
    pub(super) async fn write_unasked(&mut self, tx: &mut Tx, entry: Entry) -> Result<()> {
        let new = NewEntry {
            part: entry.part,
            department: self.house.department.id,
            member: self.member.id,
            metric: entry.metric,
            on_day: entry.on,
            value: entry.value,
            source: entry.source,
            by_member: Some(self.member.id),
            message: entry.message,
            at: entry.at,
        };
        self.changed |= store::figures::record(tx, &new).await?;
        self.known.put(Figure {
            part: new.part,
            member: new.member,
            metric: new.metric,
            on_day: new.on_day,
            value: new.value,
            source: new.source,
            by_member: new.by_member,
            message: new.message,
            at: new.at,
        });
        Ok(())
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
        if given {
            today::refresh(tx, self.house, None, self.now).await?;
        }
        Ok(Answer::step(step))
    }

    /// «Ромашка 50, Василёк 30»: promises that are parts of the pledge.
    async fn hear_names(&mut self, tx: &mut Tx, said: Said<'_>) -> Result<Option<Answer>> {
        let Some(metric) = self.house.main_metric() else { return Ok(None) };
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
        if let (Some(metric), Some(on)) = (self.house.main_metric(), self.report.result_on()) {
            let fact = self.known.number(Part::Fact, metric.id, on);
            let pledge = self.known.number(Part::Pledge, metric.id, on);
            if let Some(kind) = lesson(fact, pledge) {
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

/// The one metric all readings are about, with its values.
fn single_metric(readings: &[Vec<(MetricId, Given)>]) -> Option<(MetricId, Vec<i64>)> {
    let mut metric = None;
    let mut values = vec![];
    for reading in readings {
        let [(id, Given::Value(value))] = reading.as_slice() else { return None };
        if metric.replace(*id).is_some_and(|seen| seen != *id) {
            return None;
        }
        values.push(*value);
    }
    values.sort_unstable();
    values.dedup();
    metric.map(|metric| (metric, values))
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
