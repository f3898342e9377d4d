//! «Что сделаем?»: the investigation of a day far from its plan, asked right after the lesson of that day.
//!
//! Apart from the lesson because only a far day asks it, and because its answer is a promise and has a promise's dialog.
//! Invariants: nobody is asked it oftener than twice a week, and no newcomer; one tap skips it; it is asked only of a day
//! whose cause was told, and never again once it was answered.
use super::{Said, Talk};
use crate::{
    domain::{
        calendar::week_of,
        id::{InvestigationId, MetricId},
        investigation::{Investigation, InvestigationState, MOST_A_WEEK, far, measure},
        parse::{
            line::Form,
            says::{Says, hear},
        },
        person::Member,
        promise::draft::Draft,
        refusal::Refusal,
        report::{Part, Report, Stage},
        talk::{ActionAsk, Answer, Step},
        time::Instant,
    },
    store::{self, Tx, reports::Lesson},
    usecase::{Result, house::House, investigation},
};
use chrono::NaiveDate;

impl Talk<'_> {
    /// Opens an investigation of the day, where it is far from its plan.
    pub(super) async fn look_into(
        &self,
        tx: &mut Tx,
        metric: MetricId,
        on_day: NaiveDate,
        (fact, plan): (i64, i64),
    ) -> Result<()> {
        if far(Some(fact), Some(plan)).is_none() || self.is_newcomer() {
            return Ok(());
        }
        if store::investigations::of_day(tx, self.member.id, metric, on_day).await?.is_some() {
            return Ok(());
        }
        let week = week_of(on_day);
        let opened = store::investigations::count_opened(tx, self.member.id, *week.start(), *week.end()).await?;
        if usize::try_from(opened).is_ok_and(|opened| opened >= MOST_A_WEEK) {
            return Ok(());
        }
        let opened = Investigation {
            id: tx.new_id().await?,
            department: self.house.department.id,
            member: self.member.id,
            metric,
            on_day,
            fact,
            plan,
            cause: None,
            body: None,
            promise: None,
            state: InvestigationState::Open,
            by_member: None,
            at: self.now,
            ended_at: None,
        };
        store::investigations::insert(tx, &opened).await?;
        Ok(())
    }

    /// The question about the day, while its investigation is open and the lesson has been told.
    pub(super) async fn action_question(&self, tx: &mut Tx) -> Result<Option<Step>> {
        let pending = &self.report.pending;
        if !pending.lesson_done || pending.action_done || pending.correcting.is_some() {
            return Ok(None);
        }
        let (Some(metric), Some(on)) = (self.sheet.main(), self.report.result_on()) else { return Ok(None) };
        let fact = self.known.number(Part::Fact, metric.id, on);
        let pledge = self.known.number(Part::Pledge, metric.id, on);
        let plan = measure(pledge, self.norm);
        let (Some(kind), Some(fact), Some(plan)) = (far(fact, plan), fact, plan) else { return Ok(None) };
        let open = store::investigations::of_day(tx, self.member.id, metric.id, on).await?;
        let Some(open) = open.filter(Investigation::is_open) else { return Ok(None) };
        Ok(Some(Step::Action(ActionAsk {
            report: self.report.id,
            kind,
            metric: metric.clone(),
            fact,
            plan,
            by_norm: pledge.is_none(),
            currency: self.currency(),
            cause: open.cause,
            words: open.body,
        })))
    }

    /// What was said of the day is why.
    pub(super) async fn explain(&self, tx: &mut Tx, lesson: &Lesson, metric: MetricId) -> Result<()> {
        let found = store::investigations::of_day(tx, lesson.member, metric, lesson.on_day).await?;
        if let Some(found) = found {
            store::investigations::explain(tx, found.id, lesson.cause, lesson.body.as_deref()).await?;
        }
        Ok(())
    }

    /// [Без действий]
    pub(super) async fn no_action(&mut self, tx: &mut Tx, at: Instant) -> Result<Answer> {
        let (Stage::Action, Some(id)) = (self.report.stage, asked(tx, &self.report).await?) else {
            return Err(Refusal::Outdated.into());
        };
        store::investigations::end(tx, id, InvestigationState::NoAction, None, self.now).await?;
        self.report.pending.action_done = true;
        self.go_on(tx, at).await
    }
}

/// The open investigation of the report's day.
async fn asked(tx: &mut Tx, report: &Report) -> Result<Option<InvestigationId>> {
    let (Some(metric), Some(on)) = (report.lineup.main, report.result_on()) else { return Ok(None) };
    let found = store::investigations::of_day(tx, report.member, metric, on).await?;
    Ok(found.filter(Investigation::is_open).map(|found| found.id))
}

/// A sentence while the action is asked: the promise in it. `None`: it is no answer to that.
pub async fn hear_action(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: &Report,
    said: Said<'_>,
    now: Instant,
) -> Result<Option<Draft>> {
    let pending = &report.pending;
    if report.stage != Stage::Action || pending.correcting.is_some() || pending.other_on.is_some() {
        return Ok(None);
    }
    let Some(id) = asked(tx, report).await? else { return Ok(None) };
    let talk = Talk::take_up(tx, house, member, report.clone(), now).await?;
    let reading = talk.read(said.text, false);
    let clear = reading.is_clear() && reading.tail.is_none();
    let empty = Form { facts: &[], plans: &[], currency: talk.currency() };
    if clear || hear(said.text, &empty) != Says::Sentence {
        return Ok(None);
    }
    investigation::read_action(house, member, id, said.text, now).map(Some)
}
