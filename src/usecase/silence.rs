//! «Второй день без ваших цифр. Всё в порядке?»: asked in private, kindly, at most once a week; the heads get the answer.
//!
//! Apart from reminders because it is not about a number any more.
use super::{Result, house::House, report, tell};
use crate::{
    domain::{
        coordination::after_night,
        discipline::Silence,
        id::MemberId,
        notice::{Notice, NoticeKind, Parcel, Place, PostKind},
        person::Member,
        report::Report,
        time::Instant,
    },
    store::{self, Tx},
};
use chrono::{NaiveDate, TimeDelta};

/// Misses in a row that make the bot ask.
const MISSES: usize = 2;
/// Not asked again before.
const AGAIN_AFTER: TimeDelta = TimeDelta::days(7);
/// Under this name askings are remembered, by member.
const JOB: &str = "silence";
/// Reports looked back over: a working year, or a long silence would be told too short.
const LOOK_BACK: i64 = 250;

/// How many due reports up to `on` the member has left unanswered in a row.
pub async fn misses(tx: &mut Tx, member: MemberId, on: NaiveDate) -> Result<usize> {
    let latest = store::reports::latest_of_member(tx, member, LOOK_BACK).await?;
    let counted = latest.iter().filter(|report| report.coordination_on <= on && report.due);
    Ok(counted.take_while(|report| !report.is_given()).count())
}

/// Asks those who owe their second report running or more; newcomers are left in peace.
pub async fn ask(tx: &mut Tx, house: &House, owed: &[Report], now: Instant) -> Result<()> {
    for owed in owed.iter().filter(|report| report.deadline_at <= now) {
        let Some(member) = house.member(owed.member) else { continue };
        let on = owed.coordination_on;
        // Whoever leads alone has nobody to be asked for.
        if house.leaders(on).all(|leader| leader.id == member.id) {
            continue;
        }
        if report::is_newcomer(house, member, &house.calendar_of(member), on) {
            continue;
        }
        let days = misses(tx, member.id, on).await?;
        if days >= MISSES && is_time(tx, member, now).await? {
            send(tx, house, member, owed, days, now).await?;
        }
    }
    Ok(())
}

async fn is_time(tx: &mut Tx, member: &Member, now: Instant) -> Result<bool> {
    let last = store::state::last_occurrence(tx, JOB, member.id.0).await?;
    Ok(last.is_none_or(|(at, _)| at + AGAIN_AFTER <= now))
}

async fn send(tx: &mut Tx, house: &House, member: &Member, owed: &Report, days: usize, now: Instant) -> Result<()> {
    let Some(chat) = tell::private_chat(member) else { return Ok(()) };
    if !store::state::take_occurrence(tx, JOB, member.id.0, now, "asked", now).await? {
        return Ok(());
    }
    // Its buttons name no department: the post does.
    let post = store::posts::create(tx, Some(house.department.id), PostKind::Card, member.id.0, chat, now).await?;
    let parcel = Parcel {
        place: Place::NewPost(post),
        not_before: after_night(house.zone_of(member), now),
        // A report makes it pointless, as it does a reminder.
        cancel_key: Some(report::reminder_key(owed.id)),
        ..tell::parcel(house, chat, NoticeKind::Reminder, &Notice::Silent { days }, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(())
}

/// [Не успеваю] [Не работаю] [Мешает бот]: the heads get the answer. A second answer is only another line to them.
pub async fn answer(tx: &mut Tx, house: &House, member: &Member, reason: Silence, now: Instant) -> Result<()> {
    let notice = Notice::SilenceAnswered { name: member.name.clone(), reason };
    tell::other_leaders(tx, house, member.id, NoticeKind::Card, &notice, now).await?;
    Ok(())
}

/// What is in the way, in his own words: the heads get them.
pub async fn say(tx: &mut Tx, house: &House, member: &Member, words: &str, now: Instant) -> Result<()> {
    let notice = Notice::Hindered { name: member.name.clone(), words: words.trim().to_owned() };
    tell::other_leaders(tx, house, member.id, NoticeKind::Card, &notice, now).await?;
    Ok(())
}
