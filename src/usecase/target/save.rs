//! A target becomes a version: who, when, why; leaders and members hear of it.
use super::{Ground, closed_since, draft, is_split, may_set, metric_of, settable, told};
use crate::{
    domain::{
        id::{MemberId, MetricId, TargetId},
        metric::Metric,
        month::{Basis, Opening, Share, Version, first_of},
        notice::{Notice, NoticeKind},
        person::Member,
        planning::{REASON_CHARS, Setting, TargetNotice, check_total},
        refusal::Refusal,
        time::Instant,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
    usecase::{Result, house::House, month::open_from, setup, tell},
};
use chrono::NaiveDate;

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    Done(TargetId),
    /// Somebody was faster: there is a version he has not seen, and nothing was overwritten.
    Meanwhile,
}

/// Saves the draft as a new version.
///
/// # Errors
/// [`Refusal::NotAllowed`]; a [`TargetFault`](crate::domain::planning::TargetFault); then nothing is saved.
pub async fn save(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    draft: &Setting,
    reason: Option<&str>,
    now: Instant,
) -> Result<Saved> {
    may_set(house, by)?;
    let metric = metric_of(house, draft.metric)?;
    settable(house, draft.month_on, now)?;
    let latest = super::of_metric(tx, house, metric.id, draft.month_on).await?.pop();
    if latest.as_ref().map(|version| version.id) != draft.seen {
        return Ok(Saved::Meanwhile);
    }
    let total = check_total(metric, draft.total.ok_or(Refusal::Outdated)?)?;
    let reason = reason.map(one_line).transpose()?;
    let (shares, starts_on) = draft::split(tx, house, draft, now).await?;
    let ground = Ground::load(tx, house, metric, draft.month_on, now).await?;
    for opening in ground.openings(house, &draft.openings, now) {
        put_opening(tx, house, by, &opening, now).await?;
    }
    let basis = draft.basis.unwrap_or(Basis::Equal);
    let wanted = Wanted { total, basis, shares, by: Some(by.id), reason, starts_on, keep_closed: false };
    put(tx, house, metric, draft.month_on, wanted, now).await.map(Saved::Done)
}

/// One line, not too long.
pub(super) fn one_line(text: &str) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(Refusal::Empty.into()),
        n if n > REASON_CHARS => Err(Refusal::TooLong { most: REASON_CHARS }.into()),
        _ => Ok(text),
    }
}

/// What was done before the start, with who told it.
pub async fn put_opening(tx: &mut Tx, house: &House, by: &Member, opening: &Opening, now: Instant) -> Result<()> {
    store::targets::put_opening(tx, opening, Some(by.id), now).await?;
    let change = Change {
        department: house.department.id,
        by_member: Some(by.id),
        subject: "opening".to_owned(),
        subject_id: Some(opening.member.0),
        before: None,
        after: Some(format!("{} {} {}", opening.metric, opening.through_on, opening.value)),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

/// A version to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub total: i64,
    pub basis: Basis,
    pub shares: Vec<Share>,
    /// `None`: a file.
    pub by: Option<MemberId>,
    pub reason: Option<String>,
    /// The first day that counts, of the first version.
    pub starts_on: NaiveDate,
    /// It governs from the first open day in any case: days that are over keep their norms.
    pub keep_closed: bool,
}

/// Makes the version, tells the other leaders and the members; rights are the caller's.
pub async fn put(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    month_on: NaiveDate,
    wanted: Wanted,
    now: Instant,
) -> Result<TargetId> {
    let month_on = first_of(month_on);
    let target = crate::domain::month::Target::new(super::of_metric(tx, house, metric.id, month_on).await?);
    let open = open_from(house, now);
    let from_on = match &target {
        None => wanted.starts_on,
        Some(target) if wanted.keep_closed => open.max(target.latest().from_on),
        Some(target) => target.next_from(open, |at| closed_since(house, at, now)),
    };
    let version = Version {
        id: tx.new_id().await?,
        metric: metric.id,
        month_on,
        from_on,
        total: wanted.total,
        basis: wanted.basis,
        shares: if is_split(metric) { wanted.shares } else { vec![] },
        by: wanted.by,
        reason: wanted.reason,
        at: now,
    };
    store::targets::insert(tx, house.department.id, &version).await?;
    let before = target.as_ref().map(|target| target.latest());
    log(tx, house, &version, before, now).await?;
    tell_leaders(tx, house, metric, &version, before.map(|before| before.total), now).await?;
    told::tell_members(tx, house, metric, &version, before, now).await?;
    store::departments::touch(tx, house.department.id, now).await?;
    setup::refresh_checklist(tx, house.department.id, now).await?;
    Ok(version.id)
}

async fn log(tx: &mut Tx, house: &House, version: &Version, before: Option<&Version>, now: Instant) -> Result<()> {
    let written = |version: &Version| format!("{} {} {}", version.month_on, version.total, version.basis);
    let change = Change {
        department: house.department.id,
        by_member: version.by,
        subject: "target".to_owned(),
        subject_id: Some(version.metric.0),
        before: before.map(written),
        after: Some(written(version)),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

async fn tell_leaders(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    version: &Version,
    before: Option<i64>,
    now: Instant,
) -> Result<()> {
    let notice = Notice::Target(Box::new(TargetNotice::Set {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: version.month_on,
        by: version.by.map(|by| super::name_of(house, by)),
        total: version.total,
        before,
        reason: version.reason.clone(),
    }));
    for leader in house.leaders(house.today(now)).filter(|leader| Some(leader.id) != version.by) {
        tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
    }
    Ok(())
}

/// What was done before the start, told after the target was set.
///
/// # Errors
/// A [`TargetFault`](crate::domain::planning::TargetFault) of the lines; then nothing is written.
pub async fn tell_openings(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    (metric, month_on): (MetricId, NaiveDate),
    text: &str,
    now: Instant,
) -> Result<usize> {
    may_set(house, by)?;
    let metric = metric_of(house, metric)?;
    settable(house, month_on, now)?;
    let ground = Ground::load(tx, house, metric, month_on, now).await?;
    let unasked: Vec<MemberId> = ground.unasked(house, now).into_iter().map(|(member, _)| member).collect();
    let people: Vec<&Member> = ground.members(house).into_iter().filter(|m| unasked.contains(&m.id)).collect();
    let told = draft::lines(house, metric, &people, Default::default(), text)?;
    let openings = ground.openings(house, &told, now);
    for opening in &openings {
        put_opening(tx, house, by, opening, now).await?;
    }
    Ok(openings.len())
}
