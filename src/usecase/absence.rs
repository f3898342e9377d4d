//! Absences: whoever is away is left alone.
use super::house::House;
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::{AbsenceId, MemberId},
        person::Member,
        refusal::Refusal,
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
