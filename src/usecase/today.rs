//! The head's day: one message at the deadline, the same by `/today` at any moment, and what the head does from it.
//!
//! Every message that shows the day is a post under [`Today::subject`]: whatever changes the day edits the newest one in
//! each chat, so that two heads see the same and nobody gets a second message.
//!
//! Invariants: only who may act for others sees or does any of it; the first tap wins, the others see who was faster.
mod act;
mod gather;

pub use act::{Entered, MarkedAway, NUDGE_PAUSE, enter, mark_away, may_enter, remind, remind_all};
pub use gather::{away_mark, load};

use super::{Result, digest, house::House, prompt, scheduled::Outcome, silence, talk_to, tell};
use crate::{
    domain::{
        id::{ChatId, MessageId, PostId},
        notice::{Notice, NoticeKind, Parcel, Place, PostKind},
        person::{Action, Member},
        refusal::Refusal,
        report::Report,
        time::Instant,
        today::Today,
    },
    store::{self, Tx},
};
use chrono::{Days, NaiveDate, NaiveTime};
use std::collections::BTreeMap;

/// The department's deadline: who is silent for days is asked why, and the heads get their message. Nobody due: nothing.
pub async fn close(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Outcome> {
    let due = prompt::due_reports(tx, house, on).await?;
    talk_to::note_checks(tx, house, on).await?;
    if due.is_empty() && prompt::awaited(house, on, &due, now).is_empty() {
        talk_to::tell_checked(tx, house, on, now).await?;
        return Ok(Outcome::Nothing);
    }
    let mut owed: Vec<Report> = due.into_iter().filter(|report| !report.is_given()).collect();
    prompt::extend_undelivered(tx, house, &mut owed, now).await?;
    silence::ask(tx, house, &owed, now).await?;
    talk_to::advise(tx, house, on, now).await?;
    let today = load(tx, house, on, now).await?;
    let zone = house.department.zone;
    let until = zone.instant(zone.date(now) + Days::new(1), NaiveTime::MIN);
    let leaders: Vec<ChatId> = house.leaders(house.today(now)).filter_map(tell::private_chat).collect();
    for chat in leaders {
        let post = post(tx, house, on, chat, now).await?;
        let notice = Notice::Today(Box::new(today.read_by(reader(house, chat, now))));
        let parcel = Parcel {
            place: Place::NewPost(post),
            not_after: Some(until),
            ..tell::parcel(house, chat, NoticeKind::Card, &notice, now)
        };
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(Outcome::Done)
}

/// A member's own deadline, later than the department's: he is asked why when he is silent for days, and what waited for
/// him is shown as it is.
pub async fn close_one(tx: &mut Tx, house: &House, member: &Member, on: NaiveDate, now: Instant) -> Result<()> {
    let report = store::reports::of_day(tx, member.id, on).await?;
    let mut owed: Vec<Report> = report.into_iter().filter(|report| report.due && !report.is_given()).collect();
    prompt::extend_undelivered(tx, house, &mut owed, now).await?;
    silence::ask(tx, house, &owed, now).await?;
    digest::refresh(tx, house, now).await?;
    refresh(tx, house, None, now).await
}

/// `/today`: the day as it stands, and the post under which the answer is to be sent.
pub async fn show(tx: &mut Tx, house: &House, actor: &Member, chat: ChatId, now: Instant) -> Result<(Today, PostId)> {
    may_act(actor)?;
    let on = digest::current_on(house, now);
    let today = load(tx, house, on, now).await?;
    Ok((today.read_by(Some(actor.id)), post(tx, house, on, chat, now).await?))
}

/// Edits the newest message of the current day in every leader's chat, and the tapped one if it is an older. To be
/// called after any change of a report, an absence or a reminder.
pub async fn refresh(tx: &mut Tx, house: &House, tapped: Option<(ChatId, MessageId)>, now: Instant) -> Result<()> {
    let on = digest::current_on(house, now);
    let subject = Today::subject(house.department.id, on);
    let posts = store::posts::of_subject(tx, PostKind::Today, subject).await?;
    let newest: BTreeMap<ChatId, _> = posts.into_iter().map(|post| (post.chat, post)).collect();
    if newest.is_empty() && tapped.is_none() {
        return Ok(());
    }
    let leaders: Vec<ChatId> = house.leaders(house.today(now)).filter_map(tell::private_chat).collect();
    let mut places: Vec<(ChatId, Place)> = vec![];
    for (chat, post) in newest.iter().filter(|(chat, _)| leaders.contains(chat)) {
        places.push((*chat, Place::EditPost(post.id)));
    }
    if let Some((chat, message)) = tapped
        && newest.get(&chat).is_none_or(|post| post.message != Some(message))
    {
        places.push((chat, Place::Edit(message)));
    }
    let today = load(tx, house, on, now).await?;
    for (chat, place) in places {
        let notice = Notice::Today(Box::new(today.read_by(reader(house, chat, now))));
        let own = tapped.is_some_and(|(tapped, _)| tapped == chat);
        let kind = if own { NoticeKind::Reply } else { NoticeKind::Card };
        // An edit that still waits would show what is past already.
        let key = format!("today:{chat}:{place:?}");
        store::outbox::cancel(tx, &key, now).await?;
        let parcel = Parcel { place, cancel_key: Some(key), ..tell::parcel(house, chat, kind, &notice, now) };
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(())
}

/// Which leader reads in this chat.
fn reader(house: &House, chat: ChatId, now: Instant) -> Option<crate::domain::id::MemberId> {
    house.leaders(house.today(now)).find(|leader| tell::private_chat(leader) == Some(chat)).map(|leader| leader.id)
}

async fn post(tx: &mut Tx, house: &House, on: NaiveDate, chat: ChatId, now: Instant) -> store::Result<PostId> {
    let subject = Today::subject(house.department.id, on);
    store::posts::create(tx, Some(house.department.id), PostKind::Today, subject, chat, now).await
}

fn may_act(actor: &Member) -> Result<()> {
    if actor.allows(Action::ActForOthers) { Ok(()) } else { Err(Refusal::NotAllowed(Action::ActForOthers).into()) }
}

/// A member of the actor's department who belongs to it today.
fn member_of<'h>(
    house: &'h House,
    actor: &Member,
    member: crate::domain::id::MemberId,
    now: Instant,
) -> Result<&'h Member> {
    may_act(actor)?;
    let found = house.member(member).filter(|member| member.belongs_on(house.today(now)));
    Ok(found.filter(|_| actor.department == house.department.id).ok_or(Refusal::NotYours)?)
}
