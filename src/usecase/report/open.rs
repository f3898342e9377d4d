//! Opens reports: by the schedule, early, or out of turn; and draws up the question for facts.
use super::{Known, Sheets, Talk};
use crate::{
    domain::{
        coordination::{Asker, OutOfTurn, ReportDates},
        department::Currency,
        id::ReportId,
        metric::{Direction, Metric},
        person::Member,
        refusal::Refusal,
        report::{Correcting, Dates, Part, Pending, Report, Stage, suggested},
        talk::{AskedFigure, EarlyBecause, FactsAsk, LineNews},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Failure, Result, house::House},
};
use chrono::NaiveDate;

/// How a report comes to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// By the schedule, at its prompt; the deadline is the one of that day.
    Prompt { deadline_at: Instant },
    /// Before its day, by the schedule or by `/report`; the deadline is the one of its day.
    Early { because: EarlyBecause, deadline_at: Instant },
}

impl Opening {
    fn deadline_at(self) -> Instant {
        match self {
            Opening::Prompt { deadline_at } | Opening::Early { deadline_at, .. } => deadline_at,
        }
    }
}

/// Opens the report of a coordination day, or takes up the one that is there: its dates stay what they were, save that
/// a prompt adds the plan dates an early opening did not ask, and the fact dates that a change of times or days since
/// then has given the day.
pub async fn open(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    dates: &ReportDates,
    opening: Opening,
    now: Instant,
) -> Result<Report> {
    let early = matches!(opening, Opening::Early { .. });
    let report = Report {
        id: tx.new_id::<ReportId>().await?,
        department: house.department.id,
        member: member.id,
        coordination_on: dates.coordination_on,
        about_on: Dates(dates.about_on.clone()),
        plan_on: Dates(dates.plan_on.clone()),
        weekly_on: dates.weekly_on,
        lineup: house.lineup(member.id),
        early,
        due: member.has_started() && !dates.about_on.is_empty(),
        stage: Stage::Facts,
        pending: Pending::default(),
        as_planned: false,
        opened_at: now,
        deadline_at: opening.deadline_at(),
        begun_at: None,
        given_at: None,
        finished_at: None,
    };
    if store::reports::insert(tx, &report).await? {
        return given_at_once(tx, house, member, report, now).await;
    }
    let mut found = store::reports::of_day(tx, member.id, dates.coordination_on)
        .await?
        .ok_or(Failure::Refused(Refusal::Outdated))?;
    if !early {
        let before = found.clone();
        take_dates(&mut found, dates);
        // Nobody has answered its first question: the prompt asks as things stand now.
        if found.begun_at.is_none() {
            found.lineup = house.lineup(member.id);
        }
        found.deadline_at = opening.deadline_at();
        if found != before {
            store::reports::save(tx, &found).await?;
        }
    }
    Ok(found)
}

/// What the day asks now, in a report that was opened before.
fn take_dates(found: &mut Report, dates: &ReportDates) {
    let plans = added(&found.plan_on, &dates.plan_on);
    let facts = added(&found.about_on, &dates.about_on);
    // An answered date stays where it was answered; one that nobody answered belongs to the day that asks it now.
    if !found.is_given() {
        found.about_on.0.clear();
    }
    let asked_anew = facts.iter().any(|on| dates.fact_on.contains(on));
    found.about_on.0.extend(added(&found.about_on, &dates.about_on));
    found.about_on.0.sort_unstable();
    found.due &= !found.about_on.0.is_empty();
    if asked_anew {
        found.given_at = None;
    }
    if asked_anew || !plans.is_empty() {
        found.finished_at = None;
    }
    found.plan_on.0.extend(plans);
    found.plan_on.0.sort_unstable();
}

/// Those of `wanted` that are not there yet.
fn added(there: &Dates, wanted: &[NaiveDate]) -> Vec<NaiveDate> {
    wanted.iter().copied().filter(|on| !there.0.contains(on)).collect()
}

/// A report whose facts are known when it opens (bells, a day off's figures, an early entry) is given at once.
async fn given_at_once(tx: &mut Tx, house: &House, member: &Member, report: Report, now: Instant) -> Result<Report> {
    let mut talk = Talk::take_up(tx, house, member, report, now).await?;
    if !talk.report.about_on.0.is_empty() && talk.note_given(now) {
        store::reports::save(tx, &talk.report).await?;
    }
    Ok(talk.report)
}

/// What `/report` opens when it was not the bot who asked. `Err(None)`-like refusals are sentences; a day off gives
/// the date whose facts may be told without a report.
pub async fn open_out_of_turn(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<OutOfTurnOpened> {
    if !member.reports {
        return Err(Refusal::DoesNotReport.into());
    }
    let zone = house.zone_of(member);
    let local = zone.local(now);
    let calendar = house.calendar_of(member);
    let last = calendar_last(&calendar, local.date());
    let known = Known::of_days(tx, member.id, local.date(), last).await?;
    let owed = {
        let sheets = Sheets::load(tx, house, member.id).await?;
        let fact_known = |on: NaiveDate| known.all_answered(Part::Fact, &sheets.of(on).facts(), on);
        let asks_plan = !house.plan_metrics(member.id).is_empty();
        let pledge_known = |on: NaiveDate| !asks_plan || known.is_pledged(on);
        let asker = Asker {
            calendar: &calendar,
            schedules: &house.schedules,
            zone,
            fact_known: &fact_known,
            pledge_known: &pledge_known,
        };
        asker.out_of_turn(local)
    };
    match owed {
        OutOfTurn::DayOff { on } => Ok(OutOfTurnOpened::DayOff { on }),
        OutOfTurn::Open(dates) => {
            let deadline_at = house.rules().member_day(dates.coordination_on, zone).deadline_at;
            let opening = if dates.early {
                Opening::Early { because: EarlyBecause::Asked, deadline_at }
            } else {
                Opening::Prompt { deadline_at }
            };
            open(tx, house, member, &dates, opening, now).await.map(OutOfTurnOpened::Report)
        }
        OutOfTurn::Correct { coordination_on } => {
            let report = store::reports::of_day(tx, member.id, coordination_on).await?;
            match report {
                Some(report) => Ok(OutOfTurnOpened::Correct(report)),
                None => {
                    let latest = store::reports::latest_of_member(tx, member.id, 1).await?;
                    latest.into_iter().next().map_or(Ok(OutOfTurnOpened::Nothing), |r| Ok(OutOfTurnOpened::Correct(r)))
                }
            }
        }
    }
}

/// See [`open_out_of_turn`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutOfTurnOpened {
    /// A day off: facts of this date may be told.
    DayOff {
        on: NaiveDate,
    },
    Report(Report),
    /// Nothing is owed: the last one, for correction.
    Correct(Report),
    /// Nothing is owed and nothing was ever given.
    Nothing,
}

/// The next own working day, as far as plans may lie ahead.
fn calendar_last(calendar: &crate::domain::calendar::MemberCalendar, today: NaiveDate) -> NaiveDate {
    use crate::domain::calendar::Calendar;
    let next = calendar.next_working(today).unwrap_or(today);
    calendar.next_working(next).unwrap_or(next)
}

/// Numbers of the example line where a person has no history: a believable day of any funnel.
const EXAMPLE_COUNTS: [i64; 4] = [41, 3, 2, 1];
/// The example of money, kopecks.
const EXAMPLE_MONEY: i64 = 9_800_000;

/// What stands in the example line for the metric: the pledge, else the usual, else something believable; a row of
/// noughts after an empty day would teach nothing.
fn example(metric: &Metric, place: usize, pledge: Option<i64>, history: &[i64]) -> i64 {
    if let Some(pledge) = pledge {
        return pledge;
    }
    // Nobody is to be taught to bring refunds.
    if metric.direction == Direction::Less {
        return 0;
    }
    if let Some(usual) = suggested(history, metric.one()).filter(|usual| *usual != 0) {
        return usual;
    }
    if metric.is_money() {
        return EXAMPLE_MONEY;
    }
    EXAMPLE_COUNTS.get(place).copied().unwrap_or(1).saturating_mul(metric.one())
}

/// The figures of a date as they are asked.
pub(super) fn asked_figures(known: &Known, part: Part, metrics: &[&Metric], on: NaiveDate) -> Vec<AskedFigure> {
    let figure = |(place, metric): (usize, &&Metric)| {
        let pledge = known.number(Part::Pledge, metric.id, on).filter(|_| part == Part::Fact);
        AskedFigure {
            metric: (*metric).clone(),
            pledge,
            known: known.value(part, metric.id, on),
            example: example(metric, place, pledge, &known.last_facts(metric.id, on)),
        }
    };
    metrics.iter().enumerate().map(figure).collect()
}

impl Talk<'_> {
    /// The metrics whose facts are asked for the date: those of the report that asks it.
    pub(super) fn fact_metrics(&self, on: NaiveDate) -> Vec<&Metric> {
        let others = self.sheets.asking(on).filter(|_| !self.report.about_on.0.contains(&on));
        others.unwrap_or(&self.sheet).facts()
    }

    pub(super) fn plan_metrics(&self) -> Vec<&Metric> {
        self.sheet.plans()
    }

    /// Every date of the report that is answered makes it given. True when that has just become so.
    pub(super) fn note_given(&mut self, at: Instant) -> bool {
        let all = self.report.about_on.0.iter().all(|on| self.known.all_answered(Part::Fact, &self.sheet.facts(), *on));
        let newly = all && self.report.given_at.is_none();
        if newly {
            self.report.given_at = Some(at);
        }
        newly
    }

    /// Can [Всё по плану] be offered: a pledge for every figure that has a plan, and not two reports running.
    pub(super) async fn offers_as_planned(&self, tx: &mut Tx, on: NaiveDate) -> Result<bool> {
        let plans = self.plan_metrics();
        let pledged = |metric: &&Metric| self.known.number(Part::Pledge, metric.id, on).is_some();
        if plans.is_empty() || !plans.iter().all(pledged) {
            return Ok(false);
        }
        let latest = store::reports::latest_of_member(tx, self.member.id, 2).await?;
        let previous = latest.iter().find(|report| report.coordination_on < self.report.coordination_on);
        Ok(previous.is_none_or(|report| !report.as_planned))
    }

    pub(super) fn currency(&self) -> Currency {
        self.house.department.currency
    }
}

/// The question for facts of a report, as a prompt (`greeting`) or inside the talk.
pub async fn facts_ask(
    tx: &mut Tx,
    talk: &mut Talk<'_>,
    dates: Option<&ReportDates>,
    greeting: bool,
) -> Result<FactsAsk> {
    let zone = talk.house.zone_of(talk.member);
    let local = zone.local(talk.now);
    let correcting = talk.report.pending.correcting;
    let open =
        |on: &NaiveDate| correcting.is_some() || !talk.known.all_answered(Part::Fact, &talk.fact_metrics(*on), *on);
    // What is given is not asked again: then only the plan is.
    let on = talk.asked_on().filter(|on| correcting != Some(Correcting::Plan) && open(on));
    let part = if on.is_some() { Part::Fact } else { Part::Pledge };
    let planned = talk.plan_to_ask().filter(|_| correcting.is_none()).or(talk.report.plan_on.0.last().copied());
    let plans: Vec<Metric> = talk.plan_metrics().into_iter().cloned().collect();
    let plans: Vec<&Metric> = plans.iter().collect();
    let figures = match (on, planned) {
        (Some(on), _) => asked_figures(&talk.known, Part::Fact, &talk.fact_metrics(on), on),
        (None, Some(on)) => asked_figures(&talk.known, Part::Pledge, &plans, on),
        (None, None) => vec![],
    };
    let about_on = match (talk.report.pending.other_on, on) {
        (Some(other), _) => vec![other],
        (None, Some(on)) if correcting.is_some() => vec![on],
        (None, _) => talk.report.about_on.0.iter().copied().filter(open).collect(),
    };
    let suggestion = planned.filter(|_| on.is_none() && correcting.is_none());
    let suggestion = match suggestion {
        Some(on) => talk.offer_plan(tx, &plans, on).await?,
        None => None,
    };
    let plan_on: Vec<NaiveDate> = match correcting {
        // Of another day only the facts are corrected.
        Some(_) => planned.filter(|_| talk.report.pending.other_on.is_none()).into_iter().collect(),
        None => talk.report.plan_on.0.iter().copied().filter(|on| !talk.is_planned(*on)).collect(),
    };
    let as_planned = match on {
        Some(on) if talk.report.pending.other_on.is_none() => talk.offers_as_planned(tx, on).await?,
        _ => false,
    };
    let inside = |at: Instant| zone.local(at).date() == local.date() && at > talk.now;
    let reminder_at = talk.house.rules().member_day(talk.report.coordination_on, zone).reminder_at;
    Ok(FactsAsk {
        report: talk.report.id,
        greet: greeting.then(|| talk.member.name.clone()),
        local_time: local.time(),
        about_on,
        plan_on,
        today_on: local.date(),
        // Another day than the report's has no deadline.
        deadline: (talk.report.pending.other_on.is_none() && inside(talk.report.deadline_at))
            .then(|| zone.local(talk.report.deadline_at).time()),
        figures,
        currency: talk.currency(),
        as_planned,
        remind_at: (greeting && inside(reminder_at) && talk.report.due && !talk.report.is_given())
            .then(|| zone.local(reminder_at).time()),
        older: dates.map_or_else(Vec::new, |dates| dates.older.clone()),
        days_off: dates.map_or_else(Vec::new, |dates| dates.days_off.clone()),
        early: (talk.report.early && local.date() < talk.report.coordination_on).then_some(EarlyBecause::RestAhead),
        hints: talk.is_new_to_figures(),
        correcting: correcting.is_some(),
        part,
        suggestion,
        has_lesson: talk.report.pending.other_on.is_none() && talk.has_lesson(),
        has_weekly: talk.report.pending.other_on.is_none() && talk.may_tell_weekly(),
        news: if greeting { talk.sheets.news(talk.report.id) } else { LineNews::default() },
    })
}
