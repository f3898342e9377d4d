//! Corrections: an edited message, figures of another day, entry by the head for somebody.
use super::{Known, Said, Sheets, Talk, write::Entry};
use crate::{
    domain::{
        calendar::Calendar,
        parse::line::{Form, Given, Reading, read_line},
        person::{Action, Member},
        refusal::Refusal,
        report::{Correcting, Part, Report, Source},
        talk::{Answer, Remark},
        time::Instant,
    },
    store::{
        self, Tx,
        figures::NewEntry,
        state::{Change, log_change},
    },
    usecase::{
        Failure, Result, digest,
        house::House,
        settling::{self, Fared},
    },
};
use chrono::NaiveDate;

/// How many own working days back a member corrects by himself.
const CORRECTION_DAYS: usize = crate::domain::coordination::OLDER_DATES;

/// May the member tell or correct facts of the day himself.
pub(super) fn may_correct(house: &House, member: &Member, on: NaiveDate, now: Instant) -> Result<()> {
    let today = house.zone_of(member).date(now);
    if on > today {
        return Err(Refusal::FactsOfFuture.into());
    }
    let calendar = house.calendar_of(member);
    let oldest = std::iter::successors(Some(today), |day| calendar.previous_working(*day))
        .take(CORRECTION_DAYS + 1)
        .last()
        .unwrap_or(today);
    if on < oldest { Err(Refusal::TooOldToCorrect { oldest_on: oldest }.into()) } else { Ok(()) }
}

/// The Telegram message with the numbers was edited: corrects the figures it gave. An edit that does not read changes
/// nothing and is answered; `None` when the message never gave figures.
pub async fn correct_by_edit(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    said: Said<'_>,
    now: Instant,
) -> Result<Option<Answer>> {
    let Some(message) = said.message else { return Ok(None) };
    let given = store::figures::of_message(tx, member.id, message).await?;
    let day_of = |part: Part| given.iter().filter(|(p, ..)| *p == part).map(|(_, on, _)| *on).next_back();
    let (facts_on, plan_on) = (day_of(Part::Fact), day_of(Part::Pledge));
    if facts_on.is_none() && plan_on.is_none() {
        return Ok(None);
    }
    if let Some(on) = facts_on {
        may_correct(house, member, on, now)?;
    }
    let latest =
        store::reports::latest_of_member(tx, member.id, i64::try_from(CORRECTION_DAYS + 2).unwrap_or(7)).await?;
    let covers = |on: Option<NaiveDate>, dates: &[NaiveDate]| on.is_some_and(|on| dates.contains(&on));
    let facts = || given.iter().filter(|(part, ..)| *part == Part::Fact);
    let weekly = |r: &Report| {
        facts_on.is_some() && r.weekly_on == facts_on && facts().all(|(.., id)| r.lineup.weekly.contains(id))
    };
    let covering = |r: &&Report| covers(facts_on, &r.about_on.0) || covers(plan_on, &r.plan_on.0);
    let report = latest.iter().find(|r| weekly(r)).or_else(|| latest.iter().find(covering));
    let Some(report) = report.or(latest.first()).cloned() else { return Ok(None) };
    let of_week = weekly(&report);
    let mut talk = Talk::take_up(tx, house, member, report, now).await?;
    let facts = match facts_on {
        Some(_) if of_week => talk.sheet.weekly(),
        Some(on) => talk.fact_metrics(on),
        None => vec![],
    };
    let plans = talk.plan_metrics();
    let currency = house.department.currency;
    let mut reading = read_line(said.text, &Form { facts: &facts, plans: &plans, currency });
    if facts_on.is_none() && reading.plans.is_empty() {
        let bare = read_line(said.text, &Form { facts: &plans, plans: &[], currency });
        reading = Reading { plans: bare.facts, facts: vec![], problems: bare.problems, ..Reading::default() };
    }
    if !reading.is_clear() {
        return Ok(Some(Answer::remark(Remark::EditNotUnderstood)));
    }
    let entries = entries(&reading, facts_on, plan_on, said, Source::Edit);
    for entry in entries {
        talk.write(tx, entry).await?;
    }
    let answer = talk.go_on(tx, said.at).await?;
    let waits = answer.remarks.iter().any(|remark| matches!(remark, Remark::MonthSettled { .. }));
    Ok(Some(if waits { answer } else { answer.after(Remark::EditTaken) }))
}

fn entries(
    reading: &Reading,
    facts_on: Option<NaiveDate>,
    plan_on: Option<NaiveDate>,
    said: Said<'_>,
    source: Source,
) -> Vec<Entry> {
    let of = |part: Part, on: Option<NaiveDate>, pairs: &[(crate::domain::id::MetricId, Given)]| {
        let entry = |(metric, given): &(crate::domain::id::MetricId, Given)| {
            let value = match given {
                Given::Value(value) => Some(*value),
                Given::Missing => None,
            };
            Some(Entry { part, metric: *metric, on: on?, value, source, message: said.message, at: said.at })
        };
        pairs.iter().filter_map(entry).collect::<Vec<_>>()
    };
    let mut all = of(Part::Fact, facts_on, &reading.facts);
    all.extend(of(Part::Pledge, plan_on, &reading.plans));
    all
}

/// Numbers for a day that no report asks now: a day off, an older day, a correction. Goes through the newest report,
/// whose talk then asks what there is to ask; a member without any report has his numbers written as they are.
pub async fn facts_without_report(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    on: NaiveDate,
    said: Said<'_>,
    now: Instant,
) -> Result<Answer> {
    if !member.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    may_correct(house, member, on, now)?;
    if let Some(report) = store::reports::latest_of_member(tx, member.id, 1).await?.into_iter().next() {
        let mut talk = Talk::take_up(tx, house, member, report, now).await?;
        talk.report.pending.other_on = Some(on);
        talk.report.pending.correcting = Some(Correcting::Facts);
        return talk.hear(tx, said).await;
    }
    let metrics = house.fact_metrics(member.id);
    let reading = read_line(said.text, &Form { facts: &metrics, plans: &[], currency: house.department.currency });
    let known = Known::of_days(tx, member.id, on, on).await?;
    let Kept { kept, months_on } =
        write_all(tx, house, member, member, &reading, on, None, Source::Line, said, &known, now).await?;
    digest::refresh(tx, house, now).await?;
    let currency = house.department.currency;
    let figure = |(id, given): &(crate::domain::id::MetricId, Given)| {
        let value = match given {
            Given::Value(value) => Some(*value),
            Given::Missing => None,
        };
        Some((house.metric(*id)?.clone(), value))
    };
    let figures: Vec<_> = reading.facts.iter().filter_map(figure).collect();
    let today_on = house.zone_of(member).date(now);
    let mut answer = Answer::default();
    if !figures.is_empty() && months_on.is_empty() {
        answer.remarks.push(Remark::Taken { part: Part::Fact, on, today_on, figures, currency });
    }
    if !months_on.is_empty() {
        answer.remarks.push(Remark::MonthSettled { months_on });
    }
    if !reading.problems.is_empty() {
        let (problems, metrics) = (reading.problems, house.metrics.clone());
        answer.remarks.push(Remark::Problems { problems, metrics, kept, currency });
    }
    Ok(answer)
}

/// What of a line was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Kept {
    kept: usize,
    /// Settled months whose facts wait for a head.
    months_on: Vec<NaiveDate>,
}

#[expect(clippy::too_many_arguments, reason = "one entry has as many sides")]
async fn write_all(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    by: &Member,
    reading: &Reading,
    on: NaiveDate,
    plan_on: Option<NaiveDate>,
    source: Source,
    said: Said<'_>,
    known: &Known,
    now: Instant,
) -> Result<Kept> {
    let (mut kept, mut late) = (0, vec![]);
    let today = house.today(now);
    for entry in entries(reading, Some(on), plan_on, said, source) {
        let new = NewEntry {
            part: entry.part,
            department: house.department.id,
            member: member.id,
            metric: entry.metric,
            on_day: entry.on,
            value: entry.value,
            source,
            by_member: Some(by.id),
            message: said.message,
            at: said.at,
        };
        let before = known.value(entry.part, entry.metric, entry.on).flatten();
        let fared = settling::record(tx, by, &new, today).await?;
        if fared == Fared::Waits {
            late.push(new);
        }
        if fared == Fared::Recorded {
            kept += 1;
            if source == Source::Head {
                let text = |value: Option<i64>| value.map(|value| value.to_string());
                let change = Change {
                    department: house.department.id,
                    by_member: Some(by.id),
                    subject: "fact".into(),
                    subject_id: Some(member.id.0),
                    before: text(before),
                    after: text(entry.value),
                    at: said.at,
                };
                log_change(tx, &change).await?;
            }
        }
    }
    let months_on = settling::ask(tx, house, by, &late, now).await?;
    Ok(Kept { kept, months_on })
}

/// What a leader entered for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnteredFor {
    pub member: String,
    pub on: NaiveDate,
    pub reading: Reading,
    pub kept: usize,
    /// Settled months whose facts wait for a head.
    pub months_on: Vec<NaiveDate>,
}

/// A leader gives a member's facts of a day («41 3 2 1 98к план …»); the report of that day is given when all are there.
pub async fn enter_for(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    member: &Member,
    on: NaiveDate,
    said: Said<'_>,
    now: Instant,
) -> Result<EnteredFor> {
    if !leader.allows(Action::ActForOthers) {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    if member.department != leader.department {
        return Err(Refusal::NotYours.into());
    }
    if on > house.zone_of(member).date(now) {
        return Err(Failure::Refused(Refusal::FactsOfFuture));
    }
    let sheets = Sheets::load(tx, house, member.id).await?;
    let (metrics, plans) = (sheets.of(on).facts(), sheets.of(on).plans());
    let reading = read_line(said.text, &Form { facts: &metrics, plans: &plans, currency: house.department.currency });
    let known = Known::of_days(tx, member.id, on, on).await?;
    let latest = store::reports::latest_of_member(tx, member.id, 3).await?;
    let report = latest.into_iter().find(|report| report.about_on.0.contains(&on));
    let plan_on = report.as_ref().and_then(|report| report.plan_on.0.last().copied());
    let Kept { kept, months_on } =
        write_all(tx, house, member, leader, &reading, on, plan_on, Source::Head, said, &known, now).await?;
    if let Some(report) = report {
        let mut talk = Talk::take_up(tx, house, member, report, now).await?;
        talk.report.pending.entered_by_head |= kept > 0;
        talk.go_on(tx, said.at).await?;
    }
    Ok(EnteredFor { member: member.name.clone(), on, reading, kept, months_on })
}
