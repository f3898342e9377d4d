//! Buttons of the talk of a report.
use super::{
    Said, Talk,
    correct::may_correct,
    write::{AS_TYPED, Entry, IN_THOUSANDS},
};
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::{MetricId, ReportId},
        metric::Metric,
        notice::{Notice, NoticeKind},
        refusal::Refusal,
        report::{Cause, Correcting, Doubt, Part, Question, Source},
        talk::{Answer, AsPlannedAsk, AwayAsk, Remark, Step},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Failure, Result, absence, tell},
};
use chrono::NaiveDate;

/// A button of a report, without its place in a keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap {
    AskAway,
    AsPlanned,
    AsPlannedConfirmed,
    BySteps,
    StepValue {
        metric: MetricId,
        on: NaiveDate,
        value: Option<i64>,
    },
    WasAway {
        kind: AbsenceKind,
    },
    RemindLater,
    Confirm {
        metric: MetricId,
    },
    Wrong {
        metric: MetricId,
    },
    Choose {
        metric: MetricId,
        value: i64,
    },
    TakeSuggestion {
        on: NaiveDate,
    },
    SkipPlan,
    /// [Не сейчас] of the week's figures.
    SkipWeekly,
    SkipNames,
    RaisePledge,
    KeepPledge,
    Cause(Cause),
    SkipLesson,
    /// [Без действий] of a day far from its plan.
    NoAction,
    Fix(Correcting),
    /// [Исправить] of one number.
    FixFigure {
        part: Part,
        metric: MetricId,
    },
    LeaveAsIs,
    KeepHeads,
    MineAreRight,
}

impl Talk<'_> {
    /// Does what the button says and tells what comes next; `at` is when the tap was stored.
    pub async fn tap(&mut self, tx: &mut Tx, tap: Tap, at: Instant) -> Result<Answer> {
        self.report.begun_at.get_or_insert(at);
        self.report.pending.entered_by_head = false;
        match tap {
            Tap::AskAway => self.ask_away(tx).await,
            Tap::AsPlanned => self.show_as_planned(tx).await,
            Tap::AsPlannedConfirmed => self.take_as_planned(tx, at).await,
            Tap::BySteps => {
                self.report.pending.by_steps = true;
                self.go_on(tx, at).await
            }
            Tap::StepValue { metric, on, value } => self.take_step(tx, (metric, on), value, at).await,
            Tap::WasAway { kind } => self.was_away(tx, kind, at).await,
            Tap::RemindLater => self.remind_later(tx).await,
            Tap::Confirm { metric } => self.settle(tx, metric, None, at).await,
            Tap::Choose { metric, value } => self.settle(tx, metric, Some(value), at).await,
            Tap::Wrong { metric } => self.wrong(tx, metric, at).await,
            Tap::TakeSuggestion { on } => self.take_suggestion(tx, on, at).await,
            Tap::SkipPlan => {
                self.report.pending.plan_skipped = true;
                self.go_on(tx, at).await
            }
            Tap::SkipWeekly => {
                self.report.pending.weekly_skipped = true;
                if self.report.pending.correcting == Some(Correcting::Weekly) {
                    self.report.pending.correcting = None;
                }
                self.go_on(tx, at).await
            }
            Tap::SkipNames => {
                self.report.pending.named.clear();
                self.report.pending.names_done = true;
                self.go_on(tx, at).await
            }
            Tap::RaisePledge => self.named_above(tx, true, at).await,
            Tap::KeepPledge => self.named_above(tx, false, at).await,
            Tap::Cause(cause) => self.cause(tx, cause).await,
            Tap::SkipLesson => {
                self.report.pending.lesson_done = true;
                // What nobody has explained stays open before the head.
                self.report.pending.action_done = true;
                self.report.pending.correcting = None;
                self.go_on(tx, at).await
            }
            Tap::NoAction => self.no_action(tx, at).await,
            Tap::Fix(what) => self.fix(tx, what, at).await,
            Tap::FixFigure { part, metric } => {
                let on = match part {
                    Part::Fact if self.is_weekly(metric) => self.report.weekly_on,
                    Part::Fact => self.asked_on(),
                    Part::Pledge => self.report.plan_on.0.last().copied(),
                };
                let on = on.ok_or(Failure::Refused(Refusal::Outdated))?;
                self.fix(tx, Correcting::Figure { part, metric, on }, at).await
            }
            Tap::LeaveAsIs => {
                self.leave();
                self.go_on(tx, at).await
            }
            Tap::KeepHeads => {
                self.report.pending.doubts.retain(|d| !matches!(d.question, Question::HeadDiffers { .. }));
                self.go_on(tx, at).await
            }
            Tap::MineAreRight => self.mine_are_right(tx, at).await,
        }
    }

    async fn ask_away(&mut self, tx: &mut Tx) -> Result<Answer> {
        let Some(on) = self.asked_on().filter(|_| !self.report.is_given()) else {
            return Err(Refusal::Outdated.into());
        };
        self.save(tx).await?;
        let (report, today_on) = (self.report.id, self.today());
        Ok(Answer::step(Step::Away(AwayAsk { report, about_on: vec![on], today_on })))
    }

    fn planned(&self, on: NaiveDate) -> Vec<(Metric, i64)> {
        let value = |metric: &&Metric| Some(((*metric).clone(), self.known.number(Part::Pledge, metric.id, on)?));
        self.plan_metrics().iter().filter_map(value).collect()
    }

    async fn show_as_planned(&mut self, tx: &mut Tx) -> Result<Answer> {
        let Some(on) = self.asked_on() else { return Err(Refusal::Outdated.into()) };
        if self.report.is_given() || !self.offers_as_planned(tx, on).await? {
            return Err(Refusal::Outdated.into());
        }
        self.save(tx).await?;
        let (report, currency, today_on) = (self.report.id, self.currency(), self.today());
        Ok(Answer::step(Step::AsPlanned(AsPlannedAsk { report, on, figures: self.planned(on), currency, today_on })))
    }

    async fn take_as_planned(&mut self, tx: &mut Tx, at: Instant) -> Result<Answer> {
        let Some(on) = self.asked_on().filter(|_| !self.report.is_given()) else {
            return Err(Refusal::Outdated.into());
        };
        for (metric, value) in self.planned(on) {
            self.write_unasked(tx, self.offer(Part::Fact, metric.id, on, Some(value), at)).await?;
        }
        self.report.as_planned = true;
        self.go_on(tx, at).await
    }

    fn offer(&self, part: Part, metric: MetricId, on: NaiveDate, value: Option<i64>, at: Instant) -> Entry {
        Entry { part, metric, on, value, source: Source::Offer, message: None, at }
    }

    /// A value of a step counts while that very step is open: a second tap changes nothing.
    async fn take_step(
        &mut self,
        tx: &mut Tx,
        (metric, on): (MetricId, NaiveDate),
        value: Option<i64>,
        at: Instant,
    ) -> Result<Answer> {
        let open = |part| self.known.value(part, metric, on).is_none();
        let asked = |metrics: Vec<&Metric>| metrics.iter().any(|one| one.id == metric);
        let part = match self.report.pending.correcting {
            Some(Correcting::Figure { part, metric: one, on: day }) if (one, day) == (metric, on) => part,
            Some(_) => return Err(Refusal::Outdated.into()),
            None if self.asked_on() == Some(on) && open(Part::Fact) && asked(self.fact_metrics(on)) => Part::Fact,
            None if self.plan_to_ask() == Some(on) && open(Part::Pledge) && asked(self.plan_metrics()) => Part::Pledge,
            None if self.weekly_to_ask() == Some(on) && open(Part::Fact) && self.is_weekly(metric) => Part::Fact,
            None => return Err(Refusal::Outdated.into()),
        };
        self.report.pending.correcting = None;
        let entry = Entry { part, metric, on, value, source: Source::Step, message: None, at };
        self.write(tx, entry).await?;
        self.go_on(tx, at).await
    }

    /// [Меня не было]: the fact date is an absence, the talk goes on to the plan.
    async fn was_away(&mut self, tx: &mut Tx, kind: AbsenceKind, at: Instant) -> Result<Answer> {
        let Some(on) = self.asked_on().filter(|_| !self.report.is_given()) else {
            return Err(Refusal::Outdated.into());
        };
        absence::note(tx, self.house, self.member, kind, on, on, self.member.id, self.now).await?;
        // With `evening` the date is the report's own.
        self.report.due &= on != self.report.coordination_on;
        self.report.about_on.0.retain(|date| *date != on);
        self.report.weekly_on = self.report.weekly_on.filter(|date| *date != on);
        self.go_on(tx, at).await
    }

    /// The doubt about the metric is settled: as typed, or as the chosen value.
    async fn settle(&mut self, tx: &mut Tx, metric: MetricId, value: Option<i64>, at: Instant) -> Result<Answer> {
        let place = self.report.pending.doubts.iter().position(|doubt| doubt.metric == metric);
        let Some(place) = place else { return Err(Refusal::Outdated.into()) };
        let doubt: Doubt = self.report.pending.doubts.remove(place);
        let (value, answer) = match (&doubt.question, value) {
            (Question::TooLarge { value, .. }, None) => (*value, AS_TYPED),
            (Question::TooSmall { value, .. }, None) => (*value, AS_TYPED),
            (Question::TooSmall { value: typed, .. }, Some(chosen)) if *typed == chosen => (chosen, AS_TYPED),
            (Question::TooSmall { thousands, .. }, Some(chosen)) if *thousands == chosen => (chosen, IN_THOUSANDS),
            (Question::WhichOne { candidates }, Some(chosen)) if candidates.contains(&chosen) => (chosen, AS_TYPED),
            _ => return Err(Failure::Refused(Refusal::Outdated)),
        };
        if !matches!(doubt.question, Question::WhichOne { .. }) {
            store::figures::confirm(tx, self.member.id, metric, doubt.question.code(), answer).await?;
        }
        let entry = Entry {
            part: doubt.part,
            metric,
            on: doubt.on,
            value: Some(value),
            source: Source::Line,
            message: doubt.message,
            at,
        };
        self.write_unasked(tx, entry).await?;
        self.go_on(tx, at).await
    }

    async fn take_suggestion(&mut self, tx: &mut Tx, on: NaiveDate, at: Instant) -> Result<Answer> {
        if self.plan_to_ask() != Some(on) {
            return Err(Refusal::Outdated.into());
        }
        let metrics: Vec<Metric> = self.plan_metrics().into_iter().cloned().collect();
        let metrics: Vec<&Metric> = metrics.iter().collect();
        let Some(values) = self.offered(&metrics, on) else { return Err(Refusal::Outdated.into()) };
        for (metric, value) in metrics.iter().zip(values) {
            self.write_unasked(tx, self.offer(Part::Pledge, metric.id, on, Some(value), at)).await?;
        }
        self.go_on(tx, at).await
    }

    /// The names exceed the pledge: raise it to their sum, or leave it.
    async fn named_above(&mut self, tx: &mut Tx, raise: bool, at: Instant) -> Result<Answer> {
        let plans = self.report.pending.named.clone();
        let (Some(id), Some(on)) = (self.sheet.lineup.main, self.report.plan_on.0.last().copied()) else {
            return Err(Refusal::Outdated.into());
        };
        if plans.is_empty() {
            return Err(Refusal::Outdated.into());
        }
        let sum: i64 = plans.iter().map(|plan| plan.amount_minor).sum();
        if raise {
            self.write_unasked(tx, self.offer(Part::Pledge, id, on, Some(sum), at)).await?;
        }
        let answer = self.make_named(tx, plans).await?;
        Ok(if raise { answer.after(Remark::PledgeRaised { to: sum }) } else { answer })
    }

    /// [Исправить] of a doubted number: it is asked again; what stood there before stays until then.
    async fn wrong(&mut self, tx: &mut Tx, metric: MetricId, at: Instant) -> Result<Answer> {
        let place = self.report.pending.doubts.iter().position(|doubt| doubt.metric == metric);
        let Some(place) = place else { return Err(Refusal::Outdated.into()) };
        let Doubt { part, on, .. } = self.report.pending.doubts.remove(place);
        if self.known.value(part, metric, on).is_some() {
            self.report.pending.correcting = Some(Correcting::Figure { part, metric, on });
        }
        self.go_on(tx, at).await
    }

    /// Opens something again. What a newer report asks is typed to it, so an older day is corrected inside that.
    async fn fix(&mut self, tx: &mut Tx, what: Correcting, at: Instant) -> Result<Answer> {
        let newest = store::reports::latest_of_member(tx, self.member.id, 1).await?.into_iter().next();
        if newest.is_none_or(|newest| newest.id == self.report.id) {
            let facts_on = match what {
                Correcting::Facts => self.asked_on(),
                Correcting::Figure { part: Part::Fact, on, .. } => Some(on),
                Correcting::Weekly => self.report.weekly_on,
                _ => None,
            };
            facts_on.map_or(Ok(()), |on| may_correct(self.house, self.member, on, self.now))?;
            self.report.pending.correcting = Some(what);
            self.report.pending.by_steps = false;
            return self.go_on(tx, at).await;
        }
        match (what, self.report.result_on()) {
            (Correcting::Facts, Some(on)) => super::ask_other_day(tx, self.house, self.member, on, self.now).await,
            _ => Err(Refusal::Outdated.into()),
        }
    }

    async fn cause(&mut self, tx: &mut Tx, cause: Cause) -> Result<Answer> {
        let pending = &self.report.pending;
        if pending.lesson_done && pending.correcting != Some(Correcting::Lesson) {
            return Err(Refusal::Outdated.into());
        }
        match cause {
            Cause::NoTime => {
                self.report.pending.lesson_time = true;
                self.go_on(tx, self.now).await
            }
            Cause::Other => {
                self.report.pending.lesson_text = true;
                self.go_on(tx, self.now).await
            }
            Cause::NeedHelp => {
                let (department, report) = (self.house.department.id, Some(self.report.id));
                store::reports::insert_help(tx, department, self.member.id, report, None, self.now).await?;
                if let Some(on) = self.report.result_on() {
                    let notice = Notice::DayHelp { member: self.member.name.clone(), on };
                    tell::other_leaders(tx, self.house, self.member.id, NoticeKind::Card, &notice, self.now).await?;
                }
                // It is the head's turn to say what is to be done.
                self.report.pending.action_done = true;
                let answer = self.keep_lesson(tx, Some(cause), None).await?;
                Ok(answer.after(Remark::HelpAsked))
            }
            _ => self.keep_lesson(tx, Some(cause), None).await,
        }
    }

    async fn mine_are_right(&mut self, tx: &mut Tx, at: Instant) -> Result<Answer> {
        let differs = |doubt: &Doubt| matches!(doubt.question, Question::HeadDiffers { .. });
        let (settled, rest): (Vec<Doubt>, Vec<Doubt>) = self.report.pending.doubts.drain(..).partition(differs);
        self.report.pending.doubts = rest;
        for doubt in settled {
            if let Question::HeadDiffers { mine, .. } = doubt.question {
                let Doubt { part, metric, on, message, .. } = doubt;
                let entry = Entry { part, metric, on, value: Some(mine), source: Source::Line, message, at };
                self.write_unasked(tx, entry).await?;
            }
        }
        self.go_on(tx, at).await
    }
}

/// A button of a report by its number: takes the report up, does what the button says.
pub async fn tap(
    tx: &mut Tx,
    house: &crate::usecase::house::House,
    member: &crate::domain::person::Member,
    report: ReportId,
    tap: Tap,
    at: Instant,
    now: Instant,
) -> Result<Answer> {
    Talk::by_id(tx, house, member, report, now).await?.tap(tx, tap, at).await
}

/// A typed text to an open report.
pub async fn hear(
    tx: &mut Tx,
    house: &crate::usecase::house::House,
    member: &crate::domain::person::Member,
    report: crate::domain::report::Report,
    said: Said<'_>,
    now: Instant,
) -> Result<Answer> {
    Talk::take_up(tx, house, member, report, now).await?.hear(tx, said).await
}

/// `/report` with nothing owed: the last one for correction.
pub async fn correct_again(
    tx: &mut Tx,
    house: &crate::usecase::house::House,
    member: &crate::domain::person::Member,
    report: crate::domain::report::Report,
    at: Instant,
    now: Instant,
) -> Result<Answer> {
    let mut talk = Talk::take_up(tx, house, member, report, now).await?;
    if talk.reopen_weekly() {
        return talk.go_on(tx, at).await;
    }
    let what = if talk.report.about_on.0.is_empty() { Correcting::Plan } else { Correcting::Facts };
    talk.fix(tx, what, at).await
}
