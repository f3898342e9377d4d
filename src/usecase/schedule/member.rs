//! A member's own working days and zone.
//!
//! Apart from the department's, because here a person may speak for himself: where he is, he knows best. His days are
//! the leaders' to say.
use super::{last_by_another, may_run, turned, week_acts_from};
use crate::{
    domain::{
        calendar::WeekPattern,
        id::MemberId,
        notice::{Notice, NoticeKind},
        person::Member,
        planning::Cause,
        refusal::Refusal,
        time::{Instant, Zone},
        times::{Changed, OwnChange, OwnTimes, Seen},
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
    usecase::{Failure, Result, house::House, proposal, team, tell},
};

/// What changes of a member's times are logged as.
const WEEK: &str = "member.week";
const ZONE: &str = "member.zone";

/// His days and zone, for himself and the leaders.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::NotYours`] when he is not in the department.
pub fn member_times(house: &House, by: &Member, id: MemberId, now: Instant) -> Result<OwnTimes> {
    let member = own(house, by, id, now)?;
    let today = house.zone_of(member).date(now);
    Ok(OwnTimes {
        member: id,
        department: house.department.id,
        name: member.name.clone(),
        now: house.zone_of(member).local(now),
        zone: member.zone,
        department_zone: house.department.zone,
        week: member.week.on(today),
        week_ahead: member.week.ahead(today),
        department_week: house.department.week.on(today),
        week_from: week_acts_from(house, now),
        seen: Seen::of_member(member),
    })
}

/// A member of today whose times this one may look at.
fn own<'h>(house: &'h House, by: &Member, id: MemberId, now: Instant) -> Result<&'h Member> {
    if by.id != id {
        may_run(house, by)?;
    }
    let today = house.today(now);
    let here = |member: &&Member| member.left_on.is_none_or(|left| today <= left);
    let member = house.member(id).filter(here).ok_or(Failure::Refused(Refusal::NotYours))?;
    if by.id != id {
        // A deputy says nothing of a head's.
        team::may_give(by, member.role)?;
    }
    Ok(member)
}

/// Where his clock is, at once: `None` as the department's. By himself or a leader; the other side is told.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::NotYours`]; [`Refusal::AlreadyDone`] when it is so already.
pub async fn set_member_zone(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    zone: Option<Zone>,
    now: Instant,
) -> Result<Member> {
    let member = own(house, by, id, now)?;
    if member.zone == zone {
        return Err(Refusal::AlreadyDone.into());
    }
    let changed = Member { zone, ..member.clone() };
    store::people::update_member(tx, &changed).await?;
    let word = |zone: Option<Zone>| zone.map(|zone| zone.to_string());
    log(tx, by, member, ZONE, word(member.zone), word(zone), now).await?;
    // Told before he is asked by it.
    tell_others(tx, house, by, member, OwnChange::Zone { zone }, now).await?;
    turned(tx, house, now).await?;
    give_more_time(tx, house, &changed, now).await?;
    Ok(changed)
}

/// As [`set_member_zone`], from a screen that shows how it was.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::NotYours`].
pub async fn change_member_zone(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    zone: Option<Zone>,
    shown: Seen,
    now: Instant,
) -> Result<Changed<OwnChange>> {
    let member = own(house, by, id, now)?;
    if let Some(faster) = meanwhile(tx, house, by, member, shown, now).await? {
        return Ok(faster);
    }
    match set_member_zone(tx, house, by, id, zone, now).await {
        Ok(_) => Ok(Changed::Done(OwnChange::Zone { zone })),
        Err(Failure::Refused(Refusal::AlreadyDone)) => Ok(Changed::Same),
        Err(failure) => Err(failure),
    }
}

/// What he is asked already is due when he would be asked by his new clock, if that is later.
async fn give_more_time(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<()> {
    let zone = house.zone_of(member);
    let Some(mut report) = store::reports::of_day(tx, member.id, zone.date(now)).await? else { return Ok(()) };
    let deadline_at = house.rules().member_day(report.coordination_on, zone).deadline_at;
    if !report.is_given() && now < report.deadline_at && report.deadline_at < deadline_at {
        report.deadline_at = deadline_at;
        store::reports::save(tx, &report).await?;
    }
    Ok(())
}

/// His own working days from tomorrow, `None` as the department's; those in force take back what was to come.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::NotYours`].
pub async fn set_member_week(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    wanted: Option<WeekPattern>,
    shown: Seen,
    now: Instant,
) -> Result<Changed<OwnChange>> {
    may_run(house, by)?;
    let member = own(house, by, id, now)?;
    if let Some(faster) = meanwhile(tx, house, by, member, shown, now).await? {
        return Ok(faster);
    }
    let before = member.week.latest();
    if before == wanted {
        return Ok(Changed::Same);
    }
    let from_on = week_acts_from(house, now);
    let mut changed = member.clone();
    changed.week.change(from_on, wanted);
    let kept = changed.week.ahead(house.today(now)).is_none();
    store::people::update_member(tx, &changed).await?;
    let word = |week: Option<WeekPattern>| week.map(|week| week.to_string());
    let from = if kept { String::new() } else { format!(" from {from_on}") };
    let after = wanted.map_or_else(|| "department".to_owned(), |week| week.to_string());
    log(tx, by, member, WEEK, word(before), Some(after + &from), now).await?;
    store::departments::touch(tx, house.department.id, now).await?;
    let change = if kept { OwnChange::WeekKept { week: wanted } } else { OwnChange::Week { from_on, week: wanted } };
    tell_others(tx, house, by, member, change, now).await?;
    proposal::review(tx, house.department.id, Cause::Week { member: Some(id) }, now).await?;
    Ok(Changed::Done(change))
}

/// Takes back days that are still to come.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::AlreadyDone`] when none are to come.
pub async fn keep_member_week(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    shown: Seen,
    now: Instant,
) -> Result<Changed<OwnChange>> {
    may_run(house, by)?;
    let member = own(house, by, id, now)?;
    let from = week_acts_from(house, now);
    let kept = member.week.on(from.pred_opt().unwrap_or(from));
    if Seen::of_member(member) == shown && kept == member.week.latest() {
        return Err(Refusal::AlreadyDone.into());
    }
    set_member_week(tx, house, by, id, kept, shown, now).await
}

async fn meanwhile(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    member: &Member,
    shown: Seen,
    now: Instant,
) -> Result<Option<Changed<OwnChange>>> {
    if Seen::of_member(member) == shown {
        return Ok(None);
    }
    let id = member.id.0;
    let ours = |c: &Change| matches!(c.subject.as_str(), WEEK | ZONE) && c.subject_id == Some(id);
    Ok(Some(Changed::Meanwhile(last_by_another(tx, house, by, ours, now).await?)))
}

/// He is told what a leader has said of him, the other leaders whatever was said.
async fn tell_others(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    member: &Member,
    change: OwnChange,
    now: Instant,
) -> Result<()> {
    let told = |name| Notice::OwnTimesChanged { member: member.id, name, by: by.name.clone(), change };
    if by.id != member.id {
        tell::member(tx, house, member, NoticeKind::Card, &told(None), now).await?;
    }
    let others = |leader: &&Member| leader.id != by.id && leader.id != member.id;
    for leader in house.leaders(house.today(now)).filter(others) {
        tell::member(tx, house, leader, NoticeKind::Card, &told(Some(member.name.clone())), now).await?;
    }
    Ok(())
}

async fn log(
    tx: &mut Tx,
    by: &Member,
    member: &Member,
    subject: &str,
    before: Option<String>,
    after: Option<String>,
    now: Instant,
) -> Result<()> {
    let change = Change {
        department: member.department,
        by_member: Some(by.id),
        subject: subject.to_owned(),
        subject_id: Some(member.id.0),
        before,
        after,
        at: now,
    };
    log_change(tx, &change).await.map_err(Failure::from)
}
