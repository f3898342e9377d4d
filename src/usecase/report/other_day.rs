//! Numbers that no report asks for now: «За какой день?» is asked, never guessed, and what was typed waits meanwhile.
use super::{
    Said, Sheet, Sheets, Talk,
    correct::{facts_without_report, may_correct},
    hear,
};
use crate::{
    domain::{
        calendar::{Calendar, days},
        id::{NoteId, ReportId},
        parse::{
            line::{Form, read_line},
            says::{Says, hear as what_it_says},
        },
        person::Member,
        report::{Correcting, NoteFate, Part, Report, Stage},
        talk::{Answer, DayAsk, Remark},
        time::Instant,
    },
    store::{self, Tx, reports::Note},
    usecase::{Result, absence, house::House},
};
use chrono::NaiveDate;

/// Calendar days [Другой день] looks back over at most.
const OTHER_DAYS: u64 = 14;

/// What a text without an open report came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unasked {
    Answer(Answer),
    /// Facts were typed: for which of these days?
    WhichDay(DayAsk),
}

/// A text while nothing is asked. A plan alone corrects the last plan, whose day is known.
pub async fn hear_unasked(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    said: Said<'_>,
    now: Instant,
) -> Result<Unasked> {
    let sheets = Sheets::load(tx, house, member.id).await?;
    let (metrics, plans) = (sheets.newest().facts(), sheets.newest().plans());
    let form = Form { facts: &metrics, plans: &plans, currency: house.department.currency };
    let reading = read_line(said.text, &form);
    let latest = latest(tx, member).await?;
    let plan_alone = reading.facts.is_empty() && reading.is_clear() && latest.is_some();
    if reading.has_numbers() && !plan_alone {
        let ask = days_to_tell(house, member, latest.as_ref(), now);
        return Ok(Unasked::WhichDay(DayAsk { typed: Some(said.text.to_owned()), ..ask }));
    }
    match latest {
        Some(report) => hear(tx, house, member, report, said, now).await.map(Unasked::Answer),
        None => words(tx, house, member, said, now).await.map(Unasked::Answer),
    }
}

async fn latest(tx: &mut Tx, member: &Member) -> Result<Option<Report>> {
    Ok(store::reports::latest_of_member(tx, member.id, 1).await?.into_iter().next())
}

/// The days whose facts he may be telling: that of his last report, else his last working day, and today.
pub fn days_to_tell(house: &House, member: &Member, latest: Option<&Report>, now: Instant) -> DayAsk {
    let today_on = house.zone_of(member).date(now);
    let calendar = house.calendar_of(member);
    let last = latest.and_then(Report::result_on).or_else(|| calendar.previous_working(today_on));
    // Before the prompt of a new day its day may be meant as well.
    let missed = latest.filter(|report| !report.is_given() && report.coordination_on < today_on);
    let missed = missed.map(|report| report.coordination_on);
    let mut dates: Vec<NaiveDate> = last.into_iter().chain(missed).chain([today_on]).collect();
    dates.retain(|on| may_correct(house, member, *on, now).is_ok());
    dates.sort_unstable();
    dates.dedup();
    DayAsk { dates, today_on, typed: None, report: latest.map(|report| report.id) }
}

/// For [Другой день]: every day he may tell or correct himself, oldest first; absences are not among them.
pub async fn other_days(tx: &mut Tx, house: &House, member: &Member, report: ReportId, now: Instant) -> Result<DayAsk> {
    let talk = Talk::by_id(tx, house, member, report, now).await?;
    let (today_on, calendar) = (talk.today(), house.calendar_of(member));
    let far = today_on.checked_sub_days(chrono::Days::new(OTHER_DAYS)).unwrap_or(today_on);
    let mine = |on: &NaiveDate| calendar.belongs_on(*on) && calendar.absence_on(*on).is_none();
    let dates = days(far..=today_on).filter(|on| mine(on) && may_correct(house, member, *on, now).is_ok());
    Ok(DayAsk { dates: dates.collect(), today_on, typed: None, report: Some(report) })
}

/// For [Были продажи в выходные]: the days off before a report's day, oldest first; absences are not among them.
pub async fn days_off(tx: &mut Tx, house: &House, member: &Member, report: ReportId, now: Instant) -> Result<DayAsk> {
    let talk = Talk::by_id(tx, house, member, report, now).await?;
    let on = talk.report.coordination_on;
    let calendar = house.calendar_of(member);
    let last = calendar.previous_working(on).unwrap_or(on);
    let dates = days(last..=on).filter(|day| !calendar.is_working(*day) && calendar.absence_on(*day).is_none());
    Ok(DayAsk { dates: dates.collect(), today_on: talk.today(), typed: None, report: Some(report) })
}

/// Asks the facts of another day, inside his newest report; a day that is known is asked again.
pub async fn ask_other_day(tx: &mut Tx, house: &House, member: &Member, on: NaiveDate, now: Instant) -> Result<Answer> {
    may_correct(house, member, on, now)?;
    let Some(report) = latest(tx, member).await? else {
        return Ok(Answer::remark(Remark::NumbersPlease));
    };
    let mut talk = Talk::take_up(tx, house, member, report, now).await?;
    let known = talk.known.all_answered(Part::Fact, &talk.fact_metrics(on), on);
    talk.report.pending.other_on = Some(on);
    talk.report.pending.correcting = known.then_some(Correcting::Facts);
    talk.report.pending.by_steps = false;
    Ok(Answer::step(talk.next(tx).await?))
}

/// A reply to the prompt of a report with facts of its day; `None` when it is no such reply, or that report asks now
/// anyway.
pub async fn hear_reply(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: ReportId,
    said: Said<'_>,
    now: Instant,
) -> Result<Option<Answer>> {
    let Some(report) = store::reports::by_id(tx, report).await?.filter(|report| report.member == member.id) else {
        return Ok(None);
    };
    let newest = latest(tx, member).await?.is_some_and(|newest| newest.id == report.id);
    let Some(on) = report.result_on().filter(|_| !newest || report.stage == Stage::Done) else { return Ok(None) };
    let (sheet, currency) = (Sheet::new(report.lineup, house), house.department.currency);
    let form = Form { facts: &sheet.facts(), plans: &sheet.plans(), currency };
    if read_line(said.text, &form).facts.is_empty() {
        return Ok(None);
    }
    facts_without_report(tx, house, member, on, said, now).await.map(Some)
}

/// Is the text a line of numbers beyond doubt: by names, or at least two of them and no word besides.
pub fn is_plainly_numbers(house: &House, member: &Member, text: &str) -> bool {
    let (facts, plans) = (house.fact_metrics(member.id), house.plan_metrics(member.id));
    let reading = read_line(text, &Form { facts: &facts, plans: &plans, currency: house.department.currency });
    let count = reading.facts.len() + reading.plans.len();
    count > 0 && (reading.by_name || (reading.tail.is_none() && count >= facts.len().min(2)))
}

/// Does the text hold numbers of a report, or a question about them.
pub fn has_numbers(house: &House, member: &Member, text: &str) -> bool {
    let metrics = house.fact_metrics(member.id);
    read_line(text, &Form { facts: &metrics, plans: &[], currency: house.department.currency }).has_numbers()
}

/// A voice, a picture, a file: what is asked is asked again, with its buttons.
pub async fn unreadable(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<Answer> {
    let today = house.zone_of(member).date(now);
    match super::open_report(tx, member.id, today).await? {
        Some(report) => {
            let mut talk = Talk::take_up(tx, house, member, report, now).await?;
            Ok(Answer::step(talk.next(tx).await?).after(Remark::CannotRead))
        }
        None => Ok(Answer::remark(Remark::CannotRead)),
    }
}

/// Words of somebody who has no report yet.
async fn words(tx: &mut Tx, house: &House, member: &Member, said: Said<'_>, now: Instant) -> Result<Answer> {
    let metrics = house.fact_metrics(member.id);
    let form = Form { facts: &metrics, plans: &[], currency: house.department.currency };
    Ok(match what_it_says(said.text, &form) {
        Says::Absence(hint) => Answer::remark(absence::offered(house, member, &hint, now)),
        Says::Sentence => {
            let note = Note {
                id: tx.new_id::<NoteId>().await?,
                department: house.department.id,
                member: member.id,
                report: None,
                on_day: house.zone_of(member).date(now),
                body: said.text.trim().to_owned(),
                fate: NoteFate::Kept,
                at: now,
            };
            store::reports::insert_note(tx, &note).await?;
            Answer::remark(Remark::NoteKept { note: note.id, body: note.body })
        }
        Says::Acknowledged | Says::Later | Says::Thanks | Says::Numbers => Answer::default(),
    })
}
