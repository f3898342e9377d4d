//! What each job of the schedule does.
use super::{
    Result,
    house::House,
    report::{self, Known, Opening, Talk},
    tell,
};
use crate::{
    domain::{
        coordination::{Asker, ReportDates},
        notice::{HeadMessage, Notice, NoticeKind, Place, PostKind},
        person::Member,
        report::{Part, Report},
        talk::EarlyBecause,
        time::Instant,
    },
    schedule::rules::{Job, Slot},
    store::{self, Tx},
};
use chrono::NaiveDate;

/// How an occurrence ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// There was nothing to do.
    Nothing,
    /// Its window had passed.
    TooLate,
    Failed,
}

impl Outcome {
    /// As it is stored with the occurrence.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Nothing => "nothing",
            Outcome::TooLate => "skipped: too late",
            Outcome::Failed => "skipped: failed",
        }
    }
}

/// Makes a slot happen.
pub async fn perform(tx: &mut Tx, house: &House, slot: &Slot, now: Instant) -> Result<Outcome> {
    let member = slot.member.and_then(|id| house.member(id));
    match (slot.job, member) {
        (Job::Prompt, Some(member)) => prompt(tx, house, member, slot, false, now).await,
        (Job::OpenEarly, Some(member)) => prompt(tx, house, member, slot, true, now).await,
        (Job::Remind | Job::RemindHalf, Some(member)) => remind(tx, house, member, slot, now).await,
        (Job::Deadline, _) => deadline(tx, house, slot, now).await,
        (Job::Digest, _) => {
            super::digest::publish_scheduled(tx, house, slot.coordination_on, now).await?;
            Ok(Outcome::Done)
        }
        (Job::MemberDeadline, _) => {
            super::digest::refresh(tx, house, now).await?;
            Ok(Outcome::Done)
        }
        (Job::Prompt | Job::OpenEarly | Job::Remind | Job::RemindHalf, None) => Ok(Outcome::Nothing),
    }
}

/// What the report of the member's coordination day asks as it opens now.
async fn dates(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    coordination_on: NaiveDate,
    early: bool,
    now: Instant,
) -> Result<Option<ReportDates>> {
    let zone = house.zone_of(member);
    let calendar = house.calendar_of(member);
    let today = zone.date(now);
    let far = today + chrono::Days::new(31);
    let known = Known::of_days(tx, member.id, today, far).await?;
    let (facts, plans) = (house.fact_metrics(member.id), house.plan_metrics(member.id));
    let fact_known = |on: NaiveDate| known.all_answered(Part::Fact, &facts, on);
    let pledge_known = |on: NaiveDate| plans.is_empty() || known.any_answered(Part::Pledge, &plans, on);
    let asker = Asker {
        calendar: &calendar,
        schedules: &house.schedules,
        zone,
        fact_known: &fact_known,
        pledge_known: &pledge_known,
    };
    Ok(if early { asker.opens_early(today) } else { asker.report(coordination_on, today) })
}

/// Opens the report and sends its prompt. Nobody is asked what is known, nor before he has pressed Start.
async fn prompt(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    slot: &Slot,
    early: bool,
    now: Instant,
) -> Result<Outcome> {
    let Some(dates) = dates(tx, house, member, slot.coordination_on, early, now).await? else {
        return Ok(Outcome::Nothing);
    };
    if !member.has_started() || (dates.is_answered() && dates.about_on.is_empty()) {
        return Ok(Outcome::Nothing);
    }
    let deadline_at = house.rules().member_day(dates.coordination_on, house.zone_of(member)).deadline_at;
    let opening = if early {
        Opening::Early { because: EarlyBecause::RestAhead, deadline_at }
    } else {
        Opening::Prompt { deadline_at }
    };
    let opened = report::open(tx, house, member, &dates, opening, now).await?;
    if dates.is_answered() {
        return Ok(Outcome::Nothing);
    }
    let talk = Talk::take_up(tx, house, member, opened, now).await?;
    let ask = report::facts_ask(tx, &talk, Some(&dates), true).await?;
    let Some(chat) = tell::private_chat(member) else { return Ok(Outcome::Nothing) };
    let subject = talk.report.id;
    let post = store::posts::create(tx, Some(house.department.id), PostKind::Report, subject.0, chat, now).await?;
    let mut parcel = tell::parcel(house, chat, NoticeKind::Prompt, &Notice::Prompt(Box::new(ask)), now);
    parcel.place = Place::NewPost(post);
    // An early one is of no use on the days off it wants to keep free.
    parcel.not_after = Some(if early { slot.not_after } else { deadline_at }).filter(|at| *at > now);
    parcel.cancel_key = Some(report::prompt_key(subject));
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Outcome::Done)
}

/// Due reports of the coordination day: all, and those not given.
async fn due(tx: &mut Tx, house: &House, on: NaiveDate) -> Result<(usize, Vec<Report>)> {
    let reports = store::reports::of_department(tx, house.department.id, on, on).await?;
    let due: Vec<Report> = reports.into_iter().filter(|report| report.due).collect();
    Ok((due.len(), due.into_iter().filter(|report| !report.is_given()).collect()))
}

async fn remind(tx: &mut Tx, house: &House, member: &Member, slot: &Slot, now: Instant) -> Result<Outcome> {
    let (all, owing) = due(tx, house, slot.coordination_on).await?;
    let Some(own) = owing.iter().find(|report| report.member == member.id) else { return Ok(Outcome::Nothing) };
    let Some(chat) = tell::private_chat(member) else { return Ok(Outcome::Nothing) };
    let deadline = house.zone_of(member).local(own.deadline_at).time();
    let notice = Notice::Reminder { given: all - owing.len(), due: all, deadline };
    let mut parcel = tell::parcel(house, chat, NoticeKind::Reminder, &notice, now);
    parcel.not_after = Some(own.deadline_at);
    parcel.cancel_key = Some(report::reminder_key(own.id));
    store::outbox::cancel(tx, &report::reminder_key(own.id), now).await?;
    store::outbox::put(tx, &parcel, now).await?;
    Ok(Outcome::Done)
}

/// The head's message at the deadline: who owes.
async fn deadline(tx: &mut Tx, house: &House, slot: &Slot, now: Instant) -> Result<Outcome> {
    let on = slot.coordination_on;
    let (all, owing) = due(tx, house, on).await?;
    if all == 0 {
        return Ok(Outcome::Nothing);
    }
    let name = |report: &Report| house.member(report.member).map(|member| member.name.clone());
    let message = HeadMessage {
        on,
        due: all,
        given: all - owing.len(),
        owing: owing.iter().filter_map(name).collect(),
        away: house.away(on).into_iter().map(|member| member.name.clone()).collect(),
        not_started: house.reporters(on).filter(|m| !m.has_started()).map(|m| m.name.clone()).collect(),
        preview: super::digest::preview(tx, house, on, now).await?.map(Box::new),
    };
    tell::leaders(tx, house, NoticeKind::Card, &Notice::Head(message), now).await?;
    Ok(Outcome::Done)
}
