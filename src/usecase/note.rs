//! What becomes of a sentence typed to a report: a promise, a word to the head, or nothing.
//!
//! Invariants: only its author decides, and once; the note itself stays as it was typed.
use super::{
    Failure, Result,
    house::House,
    promise::{self, New},
    tell,
};
use crate::{
    domain::{
        calendar::Calendar,
        id::NoteId,
        notice::{Notice, NoticeKind},
        parse::promise::read_promise,
        person::Member,
        promise::{
            Origin, Promise,
            draft::{Draft, due_fits},
        },
        refusal::Refusal,
        report::NoteFate,
        time::Instant,
    },
    store::{self, Tx, reports::Note},
};
use chrono::NaiveDate;

/// [Это обещание]: the note read as a promise; it is made by [`into_promise`] once nothing is missing.
pub async fn read_as_promise(tx: &mut Tx, house: &House, member: &Member, id: NoteId, now: Instant) -> Result<Draft> {
    let note = undecided(tx, member, id).await?;
    let today = house.zone_of(member).date(now);
    let calendar = house.calendar_of(member);
    let works = |on: NaiveDate| calendar.is_working(on);
    let read = read_promise(&note.body, house.department.currency, today, &works);
    let mut draft = Draft::of(read, Some(id));
    // A day that has passed is not what he promises for: it is asked.
    draft.due_on = draft.due_on.filter(|on| due_fits(*on, today).is_ok());
    Ok(draft)
}

/// The promise of a note.
pub async fn into_promise(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: NoteId,
    new: New,
    now: Instant,
) -> Result<Promise> {
    let note = undecided(tx, member, id).await?;
    let promise =
        promise::make(tx, house, member, New { origin: Origin::Note, report: note.report, ..new }, now).await?;
    store::reports::set_note_fate(tx, id, NoteFate::Promise).await?;
    Ok(promise)
}

/// [Передать РОПу]: the leaders get it now.
pub async fn pass_to_head(tx: &mut Tx, house: &House, member: &Member, id: NoteId, now: Instant) -> Result<Note> {
    let note = undecided(tx, member, id).await?;
    store::reports::set_note_fate(tx, id, NoteFate::Passed).await?;
    let notice = Notice::NotePassed { owner: member.name.clone(), on: note.on_day, body: note.body.clone() };
    tell::other_leaders(tx, house, member.id, NoticeKind::Card, &notice, now).await?;
    Ok(note)
}

/// [Удалить]
pub async fn delete(tx: &mut Tx, member: &Member, id: NoteId) -> Result<Note> {
    let note = undecided(tx, member, id).await?;
    store::reports::set_note_fate(tx, id, NoteFate::Deleted).await?;
    Ok(note)
}

/// His own note, nothing decided about it yet.
async fn undecided(tx: &mut Tx, member: &Member, id: NoteId) -> Result<Note> {
    let note = store::reports::note(tx, id).await?.filter(|note| note.member == member.id);
    let note = note.ok_or(Failure::Refused(Refusal::NotYours))?;
    if note.fate == NoteFate::Kept { Ok(note) } else { Err(Refusal::AlreadyDone.into()) }
}
