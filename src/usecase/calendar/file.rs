//! Days and marks of a department's file.
//!
//! Apart from what a leader decides because nobody is asked back: a file says how it is to be, and applied twice it
//! changes nothing. Invariants: what it does not name stays; of a department that is at work no day that is over or has
//! begun is changed, and then nothing of the file is.
use super::{log_of_file, may_change, realign};
use crate::{
    domain::{
        calendar::{DepartmentCalendar, Exception},
        department_file::{DepartmentFile, MarkDraft},
        id::{DepartmentId, MarkId},
        mark::{self, Mark},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, digest, house::House, today},
};
use chrono::NaiveDate;

/// Everything a file could name lies between.
const EVER: (NaiveDate, NaiveDate) = {
    match (NaiveDate::from_ymd_opt(1970, 1, 1), NaiveDate::from_ymd_opt(2200, 1, 1)) {
        (Some(first), Some(last)) => (first, last),
        _ => panic!("two dates"),
    }
};

/// The department's marks as a file describes them, the earliest first.
pub async fn marks_of(tx: &mut Tx, id: DepartmentId) -> Result<Vec<MarkDraft>> {
    let (first, last) = EVER;
    let draft = |mark: Mark| MarkDraft { from_on: mark.from_on, through_on: mark.through_on, text: mark.body };
    let mut marks: Vec<MarkDraft> = store::calendar::marks(tx, id, first, last).await?.into_iter().map(draft).collect();
    marks.sort();
    Ok(marks)
}

/// Writes the days and marks of the file; `at_work`: the department was there before.
///
/// # Errors
/// [`Refusal::DayCounted`], [`Refusal::DayBegun`], [`Refusal::TooManyMarks`].
pub async fn apply_file(
    tx: &mut Tx,
    id: DepartmentId,
    file: &DepartmentFile,
    at_work: bool,
    now: Instant,
) -> Result<()> {
    let Some(house) = House::load(tx, id).await? else { return Ok(()) };
    let differs = |wanted: &&Exception| house.calendar.exceptions.get(&wanted.on) != Some(&wanted.kind);
    let wanted: Vec<Exception> = file.exceptions.iter().filter(differs).copied().collect();
    let mut after = DepartmentCalendar::clone(&house.calendar);
    after.exceptions.extend(wanted.iter().map(|wanted| (wanted.on, wanted.kind)));
    for exception in &wanted {
        if at_work {
            may_change(&house, &after, exception.on, now)?;
        }
        store::calendar::set_exception(tx, id, *exception, None, now).await?;
        let before = house.calendar.exceptions.get(&exception.on).copied();
        log_of_file(tx, &house, exception.on, (before, exception.kind), now).await?;
    }
    let marked = apply_marks(tx, &house, &file.marks, now).await?;
    let first_on = wanted.iter().map(|exception| exception.on).min();
    if !at_work || (first_on.is_none() && !marked) {
        return Ok(());
    }
    let Some(house) = House::load(tx, id).await? else { return Ok(()) };
    if let Some(first_on) = first_on {
        realign(tx, &house, first_on, now).await?;
    }
    digest::refresh(tx, &house, now).await?;
    today::refresh(tx, &house, None, now).await
}

/// True when there is a new one.
async fn apply_marks(tx: &mut Tx, house: &House, drafts: &[MarkDraft], now: Instant) -> Result<bool> {
    let id = house.department.id;
    let known = marks_of(tx, id).await?;
    let fresh: Vec<&MarkDraft> = drafts.iter().filter(|draft| !known.contains(draft)).collect();
    let today = house.today(now);
    let ahead = known.iter().chain(fresh.iter().copied()).filter(|mark| mark.through_on >= today).count();
    if ahead > mark::MOST_AHEAD && fresh.iter().any(|mark| mark.through_on >= today) {
        return Err(Refusal::TooManyMarks { most: mark::MOST_AHEAD }.into());
    }
    for draft in &fresh {
        let MarkDraft { from_on, through_on, text } = (*draft).clone();
        let number: MarkId = tx.new_id().await?;
        let mark = Mark { id: number, department: id, from_on, through_on, body: text, by_member: None };
        store::calendar::insert_mark(tx, &mark, now).await?;
    }
    Ok(!fresh.is_empty())
}
