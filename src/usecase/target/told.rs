//! A member hears of his share with the why, and says [Принимаю] or [Обсудить].
//!
//! Invariants: nobody hears of a share that has not changed; nobody is written to at night, on a day off or away; an
//! answer belongs to the share it was given to, and goes over to a later version that leaves the share as it is.
use super::{metric_of, name_of};
use crate::{
    domain::{
        calendar::{Calendar, Weight},
        coordination::{after_night, hour},
        id::TargetId,
        metric::Metric,
        month::{Share, Target, Version},
        notice::{Notice, NoticeKind, Parcel, Place, PostKind},
        person::Member,
        planning::{Given, TargetAnswer, TargetNotice, Told},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, tell},
};
use chrono::TimeDelta;

/// A word that was sent so lately is changed in its place.
const EDITED_FOR: TimeDelta = TimeDelta::hours(1);
/// When somebody who is back hears of it.
const MORNING_HOUR: u32 = 9;

/// Tells everybody whose share is another than `before`.
pub async fn tell_members(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    version: &Version,
    before: Option<&Version>,
    now: Instant,
) -> Result<()> {
    let known = store::target_answers::of_month(tx, house.department.id, metric.id, version.month_on).await?;
    for share in &version.shares {
        let Some(member) = house.member(share.member) else { continue };
        let was = before.and_then(|before| before.share(member.id));
        let last = known.iter().rev().find(|told| told.member == member.id);
        let same = was.is_some_and(|was| was.value == share.value);
        if let Some(last) = last.filter(|_| same) {
            let told = Told { id: tx.new_id().await?, target: version.id, ..last.clone() };
            store::target_answers::put(tx, &told).await?;
            continue;
        }
        let works = share.weights.iter().any(|weight| !weight.is_off());
        let here = member.left_on.is_none_or(|left| house.today(now) <= left);
        if here && (works || share.value != 0) && (!same || was.is_none()) {
            tell_one(tx, house, member, metric, version, (share, was), last, now).await?;
        }
    }
    Ok(())
}

/// One message a share; one that waits, or that was sent a moment ago and is not answered, gives way.
#[expect(clippy::too_many_arguments, reason = "a word about a share has as many sides")]
async fn tell_one(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    metric: &Metric,
    version: &Version,
    (share, was): (&Share, Option<&Share>),
    last: Option<&Told>,
    now: Instant,
) -> Result<()> {
    let Some(chat) = tell::private_chat(member) else { return Ok(()) };
    let key = format!("target:{}:{}:{}", metric.id, version.month_on, member.id);
    let waited = store::outbox::cancel(tx, &key, now).await? > 0;
    let fresh = last.filter(|told| {
        !waited && told.answer == TargetAnswer::None && now - told.told_at < EDITED_FOR && told.told_at <= now
    });
    let standing = match fresh.and_then(|told| told.post) {
        Some(post) if store::posts::stands(tx, post).await? => Some(post),
        _ => None,
    };
    let (post, place) = match standing {
        Some(post) => (post, Place::EditPost(post)),
        None => {
            let subject = version.id.0;
            let post = store::posts::create(tx, Some(house.department.id), PostKind::Card, subject, chat, now).await?;
            (post, Place::NewPost(post))
        }
    };
    let notice = given(house, metric, version, share, was.map(|was| was.value), TargetAnswer::None);
    let notice = Notice::Target(Box::new(TargetNotice::Given(notice)));
    let not_before = if standing.is_some() { now } else { quiet_until(house, member, now) };
    let parcel = Parcel {
        place,
        not_before,
        cancel_key: Some(key),
        ..tell::parcel(house, chat, NoticeKind::Card, &notice, now)
    };
    store::outbox::put(tx, &parcel, now).await?;
    let id = tx.new_id().await?;
    let (target, member, value) = (version.id, member.id, share.value);
    let told = Told { id, target, member, value, post: Some(post), answer: TargetAnswer::None, told_at: now };
    Ok(store::target_answers::put(tx, &told).await?)
}

/// Now, or when his night, days off and absence are over.
fn quiet_until(house: &House, member: &Member, now: Instant) -> Instant {
    let (zone, calendar) = (house.zone_of(member), house.calendar_of(member));
    let today = zone.date(now);
    let first = if calendar.is_working(today) { Some(today) } else { calendar.next_working(today) };
    match first {
        Some(on) if on == today => {
            let at = after_night(zone, now);
            // Late in the evening it is the next day's: he may be off then.
            match zone.date(at) {
                day if day == today || calendar.is_working(day) => at,
                day => calendar.next_working(day).map_or(at, |on| zone.instant(on, hour(MORNING_HOUR))),
            }
        }
        Some(on) => zone.instant(on, hour(MORNING_HOUR)),
        None => after_night(zone, now),
    }
}

fn given(
    house: &House,
    metric: &Metric,
    version: &Version,
    share: &Share,
    before: Option<i64>,
    answer: TargetAnswer,
) -> Given {
    Given {
        target: version.id,
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: version.month_on,
        share: share.value,
        total: version.total,
        basis: version.basis,
        locked: share.locked,
        weight: share.weights.iter().copied().sum::<Weight>().units(),
        before,
        reason: version.reason.clone(),
        answer,
    }
}

/// The share a button or a dialog is about, as it is now: of an older version that of the latest, where it is the same.
async fn present(tx: &mut Tx, house: &House, member: &Member, target: TargetId) -> Result<(Given, Option<Told>)> {
    let found = store::targets::by_id(tx, target).await?;
    let (department, metric, month_on) = found.ok_or(Refusal::Outdated)?;
    if department != house.department.id {
        return Err(Refusal::NotYours.into());
    }
    let metric = metric_of(house, metric)?;
    let versions = super::of_metric(tx, house, metric.id, month_on).await?;
    let asked = versions.iter().find(|version| version.id == target).cloned().ok_or(Refusal::Outdated)?;
    let asked = asked.share(member.id).ok_or(Refusal::NotYours)?.value;
    let all = Target::new(versions).ok_or(Refusal::Outdated)?;
    let latest = all.latest();
    let share = latest.share(member.id).filter(|share| share.value == asked).ok_or(Refusal::Outdated)?;
    let told = store::target_answers::of_month(tx, department, metric.id, month_on).await?;
    let told = told.into_iter().rev().find(|told| told.member == member.id && told.target == latest.id);
    let answer = told.as_ref().map_or(TargetAnswer::None, |told| told.answer);
    Ok((given(house, metric, latest, share, None, answer), told))
}

/// His share with what he has said to it.
///
/// # Errors
/// [`Refusal::NotYours`]; [`Refusal::Outdated`] when it is another one by now.
pub async fn shown(tx: &mut Tx, house: &House, member: &Member, target: TargetId) -> Result<Given> {
    Ok(present(tx, house, member, target).await?.0)
}

/// [Принимаю]
///
/// # Errors
/// As [`shown`].
pub async fn answer(tx: &mut Tx, house: &House, member: &Member, target: TargetId, now: Instant) -> Result<Given> {
    let (given, told) = present(tx, house, member, target).await?;
    let told = told.ok_or(Refusal::Outdated)?;
    if told.answer != TargetAnswer::Taken {
        store::target_answers::answer(tx, told.id, TargetAnswer::Taken, None, now).await?;
    }
    Ok(Given { answer: TargetAnswer::Taken, ..given })
}

/// What he wants to talk over: the leaders read it in private.
///
/// # Errors
/// As [`shown`]; [`Refusal::Empty`], [`Refusal::TooLong`].
pub async fn discuss(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    target: TargetId,
    words: &str,
    now: Instant,
) -> Result<Given> {
    let (given, told) = present(tx, house, member, target).await?;
    let told = told.ok_or(Refusal::Outdated)?;
    let words = super::save::one_line(words)?;
    store::target_answers::answer(tx, told.id, TargetAnswer::Discuss, Some(&words), now).await?;
    let notice = TargetNotice::Discussed {
        name: name_of(house, member.id),
        metric: given.metric.clone(),
        currency: given.currency,
        month_on: given.month_on,
        share: given.share,
        words,
    };
    tell::other_leaders(tx, house, member.id, NoticeKind::Card, &Notice::Target(Box::new(notice)), now).await?;
    Ok(Given { answer: TargetAnswer::Discuss, ..given })
}
