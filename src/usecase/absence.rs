//! Absences: whoever is away is left alone, and the other side is told at once.
//!
//! Source: product.md, «Days» 11. Invariants: the kind goes to heads and deputies only; a report still open on a day of
//! absence is not due and its prompt and reminders die; what was given stays given.
use super::{Failure, Result, calendar, digest, house::House, prompt, proposal, question, report, tell, today};
use crate::{
    domain::{
        calendar::{AbsenceKind, Calendar, days},
        id::{AbsenceId, ChatId, MemberId, MessageId},
        notice::{AbsenceTold, Notice, NoticeKind},
        parse::{
            date::{AwayDays, away_days},
            says::AbsenceHint,
        },
        person::{Action, Member},
        planning::Cause,
        refusal::Refusal,
        talk::Remark,
        time::Instant,
        today::Mark,
    },
    store::{
        self, Tx,
        people::AbsenceRow,
        state::{Change, log_change},
    },
};
use chrono::{Days, NaiveDate};

/// Longer absences are a slip of the finger.
const LONGEST_DAYS: i64 = 366;
/// Own working days back from which only a leader notes an absence.
const NEEDS_HEAD_DAYS: usize = 2;

/// Notes that the member does not work from `from_on` through `through_on`: closes his open reports of these days, tells
/// the leaders or, when one of them says so, the member, and has the schedule looked at anew. Rights are the caller's.
#[expect(clippy::too_many_arguments, reason = "an absence has as many sides")]
pub async fn note(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    kind: AbsenceKind,
    from_on: NaiveDate,
    through_on: NaiveDate,
    set_by: MemberId,
    now: Instant,
) -> Result<AbsenceId> {
    if through_on < from_on || (through_on - from_on).num_days() > LONGEST_DAYS {
        return Err(Refusal::AbsenceDates.into());
    }
    for old in house.absences.iter().filter(|row| row.member == member.id) {
        // Said again, or with another end: one absence, not two to cancel.
        if from_on == old.from_on || (from_on < old.from_on && old.through_on <= through_on) {
            store::people::cancel_absence(tx, old.id, now).await?;
        }
    }
    let id: AbsenceId = tx.new_id().await?;
    let row = AbsenceRow { id, member: member.id, kind, from_on, through_on, set_by: Some(set_by), set_at: now };
    store::people::insert_absence(tx, &row).await?;
    log(tx, house, &row, set_by, Some(format!("{kind} {from_on}..{through_on}")), now).await?;
    close_reports(tx, house, member, from_on, through_on, now).await?;
    days_moved(tx, house, member, now).await?;
    let told = told(house, member, &row, set_by, through_on >= house.zone_of(member).date(now));
    if set_by == member.id {
        question::ask(tx, house, id.0, &Notice::Absence(told), Some(member.id), now).await?;
    } else {
        tell::member(tx, house, member, NoticeKind::Card, &Notice::MarkedAway(told), now).await?;
    }
    after(tx, house, from_on, through_on, now).await?;
    let cause = Cause::Away { member: member.id, from_on, through_on };
    proposal::review(tx, house.department.id, cause, now).await?;
    Ok(id)
}

/// «Заболел», «в отпуске до 5 декабря»: what is offered; the dates where they were said.
pub fn offered(house: &House, member: &Member, hint: &AbsenceHint, now: Instant) -> Remark {
    let today_on = house.zone_of(member).date(now);
    let calendar = house.calendar_of(member);
    let works = |day: NaiveDate| calendar.is_working(day);
    match hint.until.as_deref().and_then(|text| away_days(text, today_on, &works)) {
        Some(AwayDays { ranges, until }) => {
            Remark::AbsenceDates { member: member.id, kind: hint.kind, ranges, until, today_on }
        }
        None => Remark::AbsenceOffered { member: member.id, kind: hint.kind, wish: hint.kind == AbsenceKind::Sick },
    }
}

/// What is wanted of an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
}

/// What became of an absence somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marked {
    Noted(AbsenceId),
    /// The very same is noted already; by which leader, if it was today.
    Already(Option<Mark>),
    /// So far back only a leader may: they are asked.
    Asked,
}

/// Notes an absence somebody asks for: his own, or as a leader another's.
///
/// In the past only on days without a report, and from the second own working day back only with a leader's word.
pub async fn mark(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    member: &Member,
    wanted: Wanted,
    now: Instant,
) -> Result<Marked> {
    let leads = may_mark(house, actor, member)?;
    let Wanted { kind, from_on, through_on } = wanted;
    if through_on < from_on || (through_on - from_on).num_days() > LONGEST_DAYS {
        return Err(Refusal::AbsenceDates.into());
    }
    let today = house.zone_of(member).date(now);
    let same = |row: &&AbsenceRow| {
        row.member == member.id && (row.kind, row.from_on, row.through_on) == (kind, from_on, through_on)
    };
    if house.absences.iter().any(|row| same(&row)) {
        let by = today::away_mark(house, member, from_on, now);
        return Ok(Marked::Already(by));
    }
    if from_on < today {
        no_report_on(tx, house, member, from_on, through_on, today).await?;
        let calendar = house.calendar_of(member);
        let back = days(from_on..=today).filter(|day| *day < today && calendar.would_work(*day)).count();
        if back >= NEEDS_HEAD_DAYS && !leads {
            ask_leaders(tx, house, member, wanted, now).await?;
            return Ok(Marked::Asked);
        }
    }
    Ok(Marked::Noted(note(tx, house, member, kind, from_on, through_on, actor.id, now).await?))
}

/// Whether he does it as a leader; a refusal when he may not at all.
pub fn may_mark(house: &House, actor: &Member, member: &Member) -> Result<bool> {
    let leads = actor.allows(Action::ActForOthers) && actor.department == house.department.id;
    if actor.id != member.id && !leads {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    if !leads && !actor.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    Ok(leads)
}

async fn no_report_on(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    from_on: NaiveDate,
    through_on: NaiveDate,
    today: NaiveDate,
) -> Result<()> {
    let last = through_on.min(today.pred_opt().unwrap_or(today));
    /// The report about a day belongs to one of the next working days.
    const ABOUT_WITHIN_DAYS: u64 = 31;
    let reports =
        store::reports::of_department(tx, house.department.id, from_on, last + Days::new(ABOUT_WITHIN_DAYS)).await?;
    let past = |on: &NaiveDate| from_on <= *on && *on <= last;
    let given = reports.iter().filter(|report| report.member == member.id && report.is_given());
    match given.flat_map(|report| &report.about_on.0).any(past) {
        true => Err(Refusal::AbsenceOverlapsReport.into()),
        false => Ok(()),
    }
}

async fn ask_leaders(tx: &mut Tx, house: &House, member: &Member, wanted: Wanted, now: Instant) -> Result<()> {
    let Wanted { kind, from_on, through_on } = wanted;
    let notice =
        Notice::AbsenceAsked { member: member.id, name: member.name.clone(), kind, from_on, through_on, settled: None };
    let subject: i64 = tx.new_id().await?;
    Ok(question::ask(tx, house, subject, &notice, Some(member.id), now).await?)
}

/// What became of a leader's word on an absence long past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    Done,
    /// Another leader was faster.
    Already(Mark),
}

/// A leader's word on an absence long past, given in the message that asked for it; the first counts.
#[expect(clippy::too_many_arguments, reason = "an absence has as many sides")]
pub async fn decide(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    member: &Member,
    wanted: Wanted,
    yes: bool,
    asked: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<Decided> {
    if !leader.allows(Action::ActForOthers) || leader.department != house.department.id {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    let subject = match asked {
        Some((chat, message)) => question::of_message(tx, chat, message).await?,
        None => None,
    };
    let subject = subject.ok_or(Failure::Refused(Refusal::Outdated))?;
    if let Some(mark) = question::take(tx, house, subject, leader, now).await? {
        return Ok(Decided::Already(mark));
    }
    let Wanted { kind, from_on, through_on } = wanted;
    if yes {
        mark(tx, house, leader, member, wanted, now).await?;
    } else {
        let by = leader.name.clone();
        let notice = Notice::AbsenceDeclined { by, from_on, through_on };
        tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?;
    }
    let settled = Some((yes, question::mark(house, leader, now)));
    let notice =
        Notice::AbsenceAsked { member: member.id, name: member.name.clone(), kind, from_on, through_on, settled };
    question::show(tx, house, subject, leader, &notice, now).await?;
    Ok(Decided::Done)
}

/// Takes an absence back: by whoever is away, or a leader. The report of today is asked again while it still can be.
pub async fn cancel(tx: &mut Tx, house: &House, actor: &Member, id: AbsenceId, now: Instant) -> Result<AbsenceTold> {
    let Some(row) = store::people::absence(tx, id).await? else {
        let mark = question::answered(tx, house, id.0, now).await?;
        let refused = mark.map_or(Refusal::AlreadyDone, |Mark { at, by }| Refusal::Settled { at, by });
        return Err(refused.into());
    };
    let member = house.member(row.member).filter(|_| actor.department == house.department.id);
    let member = member.ok_or(Failure::Refused(Refusal::NotYours))?;
    if actor.id != member.id && !actor.allows(Action::ActForOthers) {
        return Err(Refusal::NotYours.into());
    }
    store::people::cancel_absence(tx, id, now).await?;
    question::take(tx, house, id.0, actor, now).await?;
    log(tx, house, &row, actor.id, None, now).await?;
    let told = told(house, member, &row, actor.id, false);
    let notice = Notice::AbsenceCancelled(told.clone());
    tell_others(tx, house, member, actor.id, notice.clone(), notice, now).await?;
    if actor.id != member.id {
        let settled = Notice::AbsenceSettled(told.clone(), question::mark(house, actor, now));
        question::show(tx, house, id.0, actor, &settled, now).await?;
    }
    days_moved(tx, house, member, now).await?;
    let today = house.zone_of(member).date(now);
    if row.absence().covers(today)
        && let Some(house) = House::load(tx, house.department.id).await?
        && let Some(member) = house.member(member.id)
    {
        ask_again(tx, &house, member, today, now).await?;
    }
    after(tx, house, row.from_on, row.through_on, now).await?;
    let cause = Cause::Back { member: member.id, from_on: row.from_on, through_on: row.through_on };
    proposal::review(tx, house.department.id, cause, now).await?;
    Ok(told)
}

/// He works today after all: what he would have been asked by now is asked now.
async fn ask_again(tx: &mut Tx, house: &House, member: &Member, today: NaiveDate, now: Instant) -> Result<()> {
    let day = house.rules().member_day(today, house.zone_of(member));
    if !member.reports || !house.calendar_of(member).is_working(today) || now < day.prompt_at {
        return Ok(());
    }
    let report = store::reports::of_day(tx, member.id, today).await?;
    if report.is_none_or(|report| !report.is_given()) {
        prompt::ask(tx, house, member, today, now).await?;
    }
    Ok(())
}

/// A report opened before its day belongs to another one now.
async fn days_moved(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<()> {
    match House::load(tx, house.department.id).await? {
        Some(house) => calendar::realign_member(tx, &house, member, now).await,
        None => Ok(()),
    }
}

/// Open reports of the days are not due; nothing on its way about them arrives.
pub(super) async fn close_reports(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    from_on: NaiveDate,
    through_on: NaiveDate,
    now: Instant,
) -> Result<()> {
    let reports = store::reports::of_department(tx, house.department.id, from_on, through_on).await?;
    for mut open in reports.into_iter().filter(|report| report.member == member.id && !report.is_given()) {
        store::outbox::cancel(tx, &report::prompt_key(open.id), now).await?;
        store::outbox::cancel(tx, &report::reminder_key(open.id), now).await?;
        if open.due {
            open.due = false;
            store::reports::save(tx, &open).await?;
        }
    }
    Ok(())
}

fn told(house: &House, member: &Member, row: &AbsenceRow, by: MemberId, cancellable: bool) -> AbsenceTold {
    AbsenceTold {
        absence: row.id,
        name: member.name.clone(),
        kind: row.kind,
        from_on: row.from_on,
        through_on: row.through_on,
        by: house.member(by).filter(|by| by.id != member.id).map(|by| by.name.clone()),
        cancellable,
    }
}

/// The leaders, or, when one of them has done it, the member.
async fn tell_others(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    by: MemberId,
    to_leaders: Notice,
    to_member: Notice,
    now: Instant,
) -> Result<()> {
    if by != member.id {
        tell::member(tx, house, member, NoticeKind::Card, &to_member, now).await?;
        return Ok(());
    }
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != member.id) {
        tell::member(tx, house, leader, NoticeKind::Card, &to_leaders, now).await?;
    }
    Ok(())
}

async fn log(
    tx: &mut Tx,
    house: &House,
    row: &AbsenceRow,
    by: MemberId,
    after: Option<String>,
    now: Instant,
) -> Result<()> {
    let before = after.is_none().then(|| format!("{} {}..{}", row.kind, row.from_on, row.through_on));
    let change = Change {
        department: house.department.id,
        by_member: Some(by),
        subject: "absence".into(),
        subject_id: Some(row.member.0),
        before,
        after,
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

/// The schedule is looked at anew; screens of today show it.
async fn after(tx: &mut Tx, house: &House, from_on: NaiveDate, through_on: NaiveDate, now: Instant) -> Result<()> {
    store::departments::touch(tx, house.department.id, now).await?;
    let shown = digest::current_on(house, now);
    if (from_on..=through_on).contains(&shown)
        && let Some(house) = House::load(tx, house.department.id).await?
    {
        digest::refresh(tx, &house, now).await?;
        today::refresh(tx, &house, None, now).await?;
    }
    Ok(())
}
