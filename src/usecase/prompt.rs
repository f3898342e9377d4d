//! Asks: the prompt of a coordination day, the early one before a rest, the day card instead of a prompt, reminders.
//!
//! Apart from the report's talk because here nobody has done anything yet: it is the clock that speaks. Source:
//! product.md, «Days» 6, 7 and 9, reminder profiles, outages.
//!
//! Invariants: nobody is asked what is known, nor before he has pressed Start, nor twice for a day; one who has blocked
//! the bot is due all the same; no reminder before its prompt has arrived or after the report.
use super::{
    Result,
    house::House,
    planfact,
    report::{self, Known, Opening, Sheets, Talk},
    scheduled::Outcome,
    tell,
};
use crate::{
    domain::{
        calendar::Calendar,
        coordination::{Asker, LatePrompt, Outage, PROMPT_GRACE, ReportDates},
        id::ReportId,
        metric::Metric,
        notice::{DayCard, Notice, NoticeKind, Parcel, Place, PostKind},
        person::Member,
        report::{Part, Report, Stage},
        talk::{EarlyBecause, WeeklyAsk},
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::{Days, NaiveDate};

/// Plans may lie so far ahead of today: behind long holidays.
const PLANS_AHEAD_DAYS: u64 = 31;

/// What is known of a member's days, as the rules of asking need it.
struct Answers<'h> {
    house: &'h House,
    member: &'h Member,
    known: Known,
    sheets: Sheets,
    asks_plan: bool,
}

impl<'h> Answers<'h> {
    async fn load(tx: &mut Tx, house: &'h House, member: &'h Member, today: NaiveDate) -> Result<Self> {
        let known = Known::of_days(tx, member.id, today, today + Days::new(PLANS_AHEAD_DAYS)).await?;
        let sheets = Sheets::load(tx, house, member.id).await?;
        Ok(Self { house, member, known, sheets, asks_plan: !house.plan_metrics(member.id).is_empty() })
    }

    fn ask<T>(&self, question: impl FnOnce(&Asker<'_>) -> T) -> T {
        let fact_known = |on: NaiveDate| self.known.all_answered(Part::Fact, &self.sheets.of(on).facts(), on);
        let pledge_known = |on: NaiveDate| !self.asks_plan || self.known.is_pledged(on);
        question(&Asker {
            calendar: &self.house.calendar_of(self.member),
            schedules: &self.house.schedules,
            zone: self.house.zone_of(self.member),
            fact_known: &fact_known,
            pledge_known: &pledge_known,
        })
    }

    /// The plan of a day as far as it is given.
    fn plan(&self, on: NaiveDate) -> Vec<(Metric, i64)> {
        let pledge = |metric: &Metric| Some((metric.clone(), self.known.number(Part::Pledge, metric.id, on)?));
        self.house.metrics.iter().filter_map(pledge).collect()
    }
}

/// Opens the report of the coordination day and asks for what is left of it; when nothing is left, the day card.
///
/// Late by an outage it is due a window after this moment, and after its hour it is not asked at all.
pub async fn ask(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    coordination_on: NaiveDate,
    now: Instant,
) -> Result<Outcome> {
    if !member.has_started() {
        return Ok(Outcome::NotStarted);
    }
    let zone = house.zone_of(member);
    let late = house.rules().late_prompt(coordination_on, zone, now);
    let LatePrompt::Ask { deadline_at, .. } = late else { return Ok(Outcome::NotAsked) };
    if house.outages.get(&coordination_on) == Some(&Outage::NotAsked) {
        return Ok(Outcome::NotAsked);
    }
    put(tx, house, member, coordination_on, deadline_at, now).await
}

/// As [`ask`], whatever the hour: his clock or the department's was turned past the prompt. Due a window from now.
pub async fn ask_late(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    coordination_on: NaiveDate,
    now: Instant,
) -> Result<Outcome> {
    if !member.has_started() {
        return Ok(Outcome::NotStarted);
    }
    if house.outages.get(&coordination_on) == Some(&Outage::NotAsked) {
        return Ok(Outcome::NotAsked);
    }
    let deadline_at = now + house.rules().window(coordination_on);
    put(tx, house, member, coordination_on, deadline_at, now).await
}

/// Opens and asks; due at `deadline_at`, or when the day is over for everybody.
async fn put(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    coordination_on: NaiveDate,
    deadline_at: Instant,
    now: Instant,
) -> Result<Outcome> {
    let zone = house.zone_of(member);
    let day = house.rules().member_day(coordination_on, zone);
    let deadline_at = deadline_at.max(day.deadline_at);
    let answers = Answers::load(tx, house, member, zone.date(now)).await?;
    // Rule 10: on the day he joined he is asked for one plan, and by Start he may have been asked already.
    let first = house.calendar_of(member).joined_on == coordination_on;
    if first && store::reports::of_day(tx, member.id, coordination_on).await?.is_some() {
        return Ok(Outcome::Nothing);
    }
    let asked = answers.ask(|asker| match first {
        true => asker.first_day(zone.local(now)),
        false => asker.report(coordination_on, zone.date(now)),
    });
    let Some(dates) = asked else { return Ok(Outcome::Nothing) };
    if dates.is_answered() && dates.about_on.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let opened = report::open(tx, house, member, &dates, Opening::Prompt { deadline_at }, now).await?;
    let opened = owed_again(tx, opened).await?;
    if dates.is_answered() {
        if let Some(outcome) = ask_weekly(tx, house, member, &opened, day.prompt_until.max(deadline_at), now).await? {
            return Ok(outcome);
        }
        return day_card(tx, &answers, coordination_on, deadline_at, now).await;
    }
    send(tx, house, member, opened, &dates, day.prompt_until.max(deadline_at), now).await
}

/// Everything was given early but the figures of the week, which have a day of their own; `None`: none are asked.
async fn ask_weekly(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: &Report,
    until: Instant,
    now: Instant,
) -> Result<Option<Outcome>> {
    let mut talk = Talk::take_up(tx, house, member, report.clone(), now).await?;
    let Some(ask) = talk.weekly_to_ask().and_then(|_| talk.weekly_ask()) else { return Ok(None) };
    let Some(chat) = tell::private_chat(member) else { return Ok(Some(Outcome::Unreachable)) };
    (talk.report.stage, talk.report.finished_at) = (Stage::Weekly, None);
    store::reports::save(tx, &talk.report).await?;
    let notice = Notice::WeeklyPrompt(Box::new(WeeklyAsk { greet: Some(member.name.clone()), ..ask }));
    let post = store::posts::create(tx, Some(house.department.id), PostKind::Report, report.id.0, chat, now).await?;
    let parcel = Parcel {
        place: Place::NewPost(post),
        not_after: Some(until.max(now)),
        ..tell::parcel(house, chat, NoticeKind::Prompt, &notice, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Some(Outcome::Done))
}

/// A report that an absence had closed is due again.
async fn owed_again(tx: &mut Tx, mut report: Report) -> Result<Report> {
    if !report.due && !report.about_on.0.is_empty() {
        report.due = true;
        store::reports::save(tx, &report).await?;
    }
    Ok(report)
}

/// Rule 7: «Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?» Facts only, not sent after `until`.
pub async fn ask_early(tx: &mut Tx, house: &House, member: &Member, until: Instant, now: Instant) -> Result<Outcome> {
    if !member.has_started() {
        return Ok(Outcome::NotStarted);
    }
    let zone = house.zone_of(member);
    let answers = Answers::load(tx, house, member, zone.date(now)).await?;
    let Some(dates) = answers.ask(|asker| asker.opens_early(zone.date(now))).filter(|d| !d.fact_on.is_empty()) else {
        return Ok(Outcome::Nothing);
    };
    let deadline_at = house.rules().member_day(dates.coordination_on, zone).deadline_at;
    let opening = Opening::Early { because: EarlyBecause::RestAhead, deadline_at };
    let opened = report::open(tx, house, member, &dates, opening, now).await?;
    send(tx, house, member, opened, &dates, until, now).await
}

async fn send(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: Report,
    dates: &ReportDates,
    until: Instant,
    now: Instant,
) -> Result<Outcome> {
    let Some(chat) = tell::private_chat(member) else { return Ok(Outcome::Unreachable) };
    let mut talk = Talk::take_up(tx, house, member, report, now).await?;
    let ask = report::facts_ask(tx, &mut talk, Some(dates), true).await?;
    talk.save(tx).await?;
    let subject = talk.report.id;
    let post = store::posts::create(tx, Some(house.department.id), PostKind::Report, subject.0, chat, now).await?;
    store::outbox::cancel(tx, &report::prompt_key(subject), now).await?;
    let parcel = Parcel {
        place: Place::NewPost(post),
        not_after: Some(until.max(now)),
        cancel_key: Some(report::prompt_key(subject)),
        ..tell::parcel(house, chat, NoticeKind::Prompt, &Notice::Prompt(Box::new(ask)), now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Outcome::Done)
}

/// Rule 9: everything was given early; the day begins with its plan instead of a question.
async fn day_card(
    tx: &mut Tx,
    answers: &Answers<'_>,
    coordination_on: NaiveDate,
    until: Instant,
    now: Instant,
) -> Result<Outcome> {
    let (house, member) = (answers.house, answers.member);
    let next = house.calendar_of(member).next_working(coordination_on);
    let planned = [Some(coordination_on), next].into_iter().flatten();
    let planned = planned.map(|on| (on, answers.plan(on))).find(|(_, plan)| !plan.is_empty());
    let local = house.zone_of(member).local(now);
    let month = planfact::card(tx, house, member, now).await?.map(Box::new);
    let card = DayCard {
        name: member.name.clone(),
        local_time: local.time(),
        today_on: local.date(),
        plan: planned,
        month,
        currency: house.department.currency,
    };
    let Some(chat) = tell::private_chat(member) else { return Ok(Outcome::Unreachable) };
    let parcel = Parcel {
        not_after: Some(until.max(now)),
        ..tell::parcel(house, chat, NoticeKind::Card, &Notice::DayCard(Box::new(card)), now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Outcome::Done)
}

/// «5 из 8 уже ответили. Ваши цифры — одной строкой, до 10:00.» Only to one who owes and whose prompt has arrived.
pub async fn remind(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    coordination_on: NaiveDate,
    now: Instant,
) -> Result<Outcome> {
    let due = due_reports(tx, house, coordination_on).await?;
    let Some(own) = due.iter().find(|report| report.member == member.id && !report.is_given()) else {
        return Ok(Outcome::Nothing);
    };
    let Some(chat) = tell::private_chat(member) else { return Ok(Outcome::Unreachable) };
    if own.deadline_at <= now || is_on_its_way(tx, own.id).await? {
        return Ok(Outcome::Nothing);
    }
    let notice = Notice::Reminder {
        report: own.id,
        given: due.iter().filter(|report| report.is_given()).count(),
        due: due.len(),
        deadline: house.zone_of(member).local(own.deadline_at).time(),
    };
    let key = report::reminder_key(own.id);
    // One he asked for himself at the same moment.
    store::outbox::cancel(tx, &key, now).await?;
    let parcel = Parcel {
        not_after: Some(own.deadline_at),
        cancel_key: Some(key),
        ..tell::parcel(house, chat, NoticeKind::Reminder, &notice, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Outcome::Done)
}

/// The prompt of the report has been queued and not delivered yet.
async fn is_on_its_way(tx: &mut Tx, report: ReportId) -> Result<bool> {
    let prompt = store::outbox::last_of_key(tx, &report::prompt_key(report)).await?;
    Ok(prompt.is_some_and(|(state, _)| matches!(state.as_str(), "queued" | "leased")))
}

/// The reports of a coordination day that count in its coverage.
pub async fn due_reports(tx: &mut Tx, house: &House, coordination_on: NaiveDate) -> Result<Vec<Report>> {
    let mut reports = store::reports::of_department(tx, house.department.id, coordination_on, coordination_on).await?;
    reports.retain(|report| report.due);
    Ok(reports)
}

/// Somebody whose answer is not due yet although the department's deadline is or will be over.
#[derive(Clone, Copy, Debug)]
pub struct Awaited<'h> {
    pub member: &'h Member,
    pub until: Instant,
    /// His report is open; else his prompt is still ahead.
    pub opened: bool,
}

/// Those who answer a coordination day later than the others by right, and have not yet: in a zone to the west, or
/// because their prompt came late. `reports` are the day's.
pub fn awaited<'h>(house: &'h House, on: NaiveDate, reports: &[Report], now: Instant) -> Vec<Awaited<'h>> {
    let rules = house.rules();
    let deadline_at = rules.day(on).deadline_at;
    let asked = house.outages.get(&on) != Some(&Outage::NotAsked);
    let awaited = |member: &'h Member| {
        let opened = reports.iter().find(|report| report.member == member.id && report.coordination_on == on);
        if let Some(report) = opened {
            let waits = report.due && !report.is_given() && report.deadline_at > deadline_at.max(now);
            return waits.then_some(Awaited { member, until: report.deadline_at, opened: true });
        }
        let (zone, calendar) = (house.zone_of(member), house.calendar_of(member));
        let day = rules.member_day(on, zone);
        let unknown = |_| false;
        let schedules = &house.schedules;
        let asker = Asker { calendar: &calendar, schedules, zone, fact_known: &unknown, pledge_known: &unknown };
        let ahead = asked && day.own_deadline && day.prompt_at > now && !asker.about_on(on).is_empty();
        ahead.then_some(Awaited { member, until: day.deadline_at, opened: false })
    };
    house.reporters(on).filter(|member| member.has_started()).filter_map(awaited).collect()
}

/// A failed delivery to one person moves only his deadline: a window after the prompt has arrived, or the latest hour
/// while it has not. Looks at reports still owed whose deadline has come: one that was asked a moment ago, in a zone to
/// the west, is on its way as it should be.
pub async fn extend_undelivered(tx: &mut Tx, house: &House, owed: &mut [Report], now: Instant) -> Result<()> {
    for report in owed.iter_mut().filter(|report| report.deadline_at <= now) {
        let Some(member) = house.member(report.member).filter(|member| member.reachable) else { continue };
        let Some((state, ended_at)) = store::outbox::last_of_key(tx, &report::prompt_key(report.id)).await? else {
            continue;
        };
        let zone = house.zone_of(member);
        let day = house.rules().member_day(report.coordination_on, zone);
        let arrived_at = match (state.as_str(), ended_at) {
            ("sent", Some(at)) if at > report.opened_at + PROMPT_GRACE => at,
            ("queued" | "leased", _) => day.prompt_until,
            _ => continue,
        };
        let late = house.rules().late_prompt(report.coordination_on, zone, arrived_at);
        if let LatePrompt::Ask { deadline_at, .. } = late
            && deadline_at > report.deadline_at
        {
            report.deadline_at = deadline_at;
            store::reports::save(tx, report).await?;
        }
    }
    Ok(())
}
