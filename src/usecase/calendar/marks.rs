//! Marks: put on days and taken off again.
use super::may_run;
use crate::{
    domain::{
        calendar::{MAX_DAYS_AHEAD, MAX_DAYS_AT_ONCE},
        id::{MarkId, MemberId},
        mark::{self, Mark},
        person::Member,
        refusal::Refusal,
        time::Instant,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
    usecase::{Result, digest, house::House},
};
use chrono::{NaiveDate, TimeDelta};

/// Puts a mark on days; past ones too: what explains a month is often written down afterwards.
pub async fn put_mark(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    (from_on, through_on): (NaiveDate, NaiveDate),
    text: &str,
    now: Instant,
) -> Result<Mark> {
    may_run(by)?;
    let today = house.today(now);
    let (first_on, last_on) = (today - TimeDelta::days(mark::BACK_DAYS), today + TimeDelta::days(MAX_DAYS_AHEAD));
    if from_on < first_on || through_on > last_on {
        return Err(Refusal::OutsideCalendar { first_on, last_on }.into());
    }
    if through_on < from_on || (through_on - from_on).num_days() >= MAX_DAYS_AT_ONCE {
        return Err(Refusal::TooManyDays { most: MAX_DAYS_AT_ONCE }.into());
    }
    let body = mark::body(text)?;
    let same = |found: &Mark| (found.from_on, found.through_on, found.body.as_str()) == (from_on, through_on, &body);
    let there = store::calendar::marks(tx, house.department.id, from_on, through_on).await?;
    if let Some(found) = there.into_iter().find(same) {
        // Said twice, or by both leaders: one mark.
        return Ok(found);
    }
    let ahead = store::calendar::count_marks(tx, house.department.id, today).await?;
    if through_on >= today && usize::try_from(ahead).is_ok_and(|ahead| ahead >= mark::MOST_AHEAD) {
        return Err(Refusal::TooManyMarks { most: mark::MOST_AHEAD }.into());
    }
    let id: MarkId = tx.new_id().await?;
    let mark = Mark { id, department: house.department.id, from_on, through_on, body, by_member: Some(by.id) };
    store::calendar::insert_mark(tx, &mark, now).await?;
    log(tx, &mark, by.id, true, now).await?;
    digest::refresh(tx, house, now).await?;
    Ok(mark)
}

/// Takes a mark off; of two leaders the first does it.
pub async fn remove_mark(tx: &mut Tx, house: &House, by: &Member, id: MarkId, now: Instant) -> Result<Mark> {
    may_run(by)?;
    let mark = store::calendar::mark(tx, id).await?.filter(|mark| mark.department == house.department.id);
    let mark = mark.ok_or(Refusal::NotYours)?;
    if !store::calendar::remove_mark(tx, id, now).await? {
        return Err(Refusal::AlreadyDone.into());
    }
    log(tx, &mark, by.id, false, now).await?;
    digest::refresh(tx, house, now).await?;
    Ok(mark)
}

/// The days and whose mark it is, without its text: that is people's.
async fn log(tx: &mut Tx, mark: &Mark, by: MemberId, put: bool, now: Instant) -> Result<()> {
    let days = Some(format!("{}..{}", mark.from_on, mark.through_on));
    let (before, after) = if put { (None, days) } else { (days, None) };
    let change = Change {
        department: mark.department,
        by_member: Some(by),
        subject: "calendar.mark".into(),
        subject_id: Some(mark.id.0),
        before,
        after,
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}
