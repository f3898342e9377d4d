//! Absences: whoever is away is left alone.
use super::{digest, house::House, report, tell};
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::{AbsenceId, MemberId},
        notice::{Notice, NoticeKind},
        person::{Action, Member},
        refusal::Refusal,
        report::Stage,
        time::Instant,
    },
    store::{
        self, Tx,
        people::AbsenceRow,
        state::{Change, log_change},
    },
};
use chrono::NaiveDate;

/// Longer absences are a slip of the finger.
const LONGEST_DAYS: i64 = 366;

/// Notes that the member does not work from `from_on` through `through_on`; the schedule is looked at anew.
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
) -> super::Result<AbsenceId> {
    if through_on < from_on || (through_on - from_on).num_days() > LONGEST_DAYS {
        return Err(Refusal::AbsenceDates.into());
    }
    let id: AbsenceId = tx.new_id().await?;
    let row = AbsenceRow { id, member: member.id, kind, from_on, through_on, set_by: Some(set_by), set_at: now };
    store::people::insert_absence(tx, &row).await?;
    let change = Change {
        department: house.department.id,
        by_member: Some(set_by),
        subject: "absence".into(),
        subject_id: Some(member.id.0),
        before: None,
        after: Some(format!("{kind} {from_on}..{through_on}")),
        at: now,
    };
    log_change(tx, &change).await?;
    store::departments::touch(tx, house.department.id, now).await?;
    Ok(id)
}

/// He says he does not work from today through a day: whoever is away is left alone, and the head knows.
pub async fn away_from_today(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    kind: AbsenceKind,
    through_on: NaiveDate,
    now: Instant,
) -> super::Result<AbsenceRow> {
    let from_on = house.zone_of(member).date(now);
    if through_on < from_on {
        return Err(Refusal::AbsenceDates.into());
    }
    let id = note(tx, house, member, kind, from_on, through_on, member.id, now).await?;
    if let Some(mut report) = store::reports::of_day(tx, member.id, from_on).await?
        && !report.is_given()
    {
        report.due = false;
        (report.stage, report.finished_at) = (Stage::Done, Some(now));
        store::reports::save(tx, &report).await?;
        store::outbox::cancel(tx, &report::prompt_key(report.id), now).await?;
        store::outbox::cancel(tx, &report::reminder_key(report.id), now).await?;
        digest::refresh(tx, house, now).await?;
    }
    let notice = Notice::Absent { member: member.name.clone(), kind, from_on, through_on };
    tell::leaders(tx, house, NoticeKind::Card, &notice, now).await?;
    store::people::absence(tx, id).await?.ok_or_else(|| Refusal::Outdated.into())
}

/// Takes an absence back: his own, or by whoever acts for others. A report of today that it closed is open again.
pub async fn cancel(tx: &mut Tx, house: &House, by: &Member, id: AbsenceId, now: Instant) -> super::Result<()> {
    let row = store::people::absence(tx, id).await?.ok_or(Refusal::AlreadyDone)?;
    let member = house.member(row.member).ok_or(Refusal::NotYours)?;
    if member.id != by.id && !by.allows(Action::ActForOthers) {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    store::people::cancel_absence(tx, id, now).await?;
    let change = Change {
        department: house.department.id,
        by_member: Some(by.id),
        subject: "absence".into(),
        subject_id: Some(member.id.0),
        before: Some(format!("{} {}..{}", row.kind, row.from_on, row.through_on)),
        after: None,
        at: now,
    };
    log_change(tx, &change).await?;
    let today = house.zone_of(member).date(now);
    if let Some(mut report) = store::reports::of_day(tx, member.id, today).await?
        && !report.is_given()
        && !report.due
        && report.deadline_at > now
    {
        report.due = member.has_started() && !report.about_on.0.is_empty();
        (report.stage, report.finished_at) = (Stage::Facts, None);
        store::reports::save(tx, &report).await?;
    }
    Ok(store::departments::touch(tx, house.department.id, now).await?)
}
