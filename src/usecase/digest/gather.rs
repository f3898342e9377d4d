//! Loads what a digest is made of.
use super::{LOOK_BACK, content_of, month};
use crate::{
    domain::{
        calendar::Calendar,
        coordination::Outage,
        digest::{
            Cell, Change, DigestContent, DigestMark, MAX_WINDOW_DAYS, Material, ReportMark, Reporter, Waits, Window,
            compose as made,
        },
        id::{MemberId, MetricId},
        person::Member,
        promise::{PromiseState, due_day},
        report::{Part, Report},
        time::Instant,
    },
    store::{self, Result, Tx, figures::Figure, published::DigestRow},
    usecase::{house::House, prompt},
};
use chrono::{Days, NaiveDate, NaiveTime};
use std::collections::BTreeSet;

/// How far ahead pledges are looked for, in days: «на вт 80 000».
const PLANS_AHEAD_DAYS: u64 = 14;
/// A promise due during a long absence is asked about after it.
const PROMISES_BACK_DAYS: u64 = 130;

/// See [`super::compose`]; the digest's row is known.
pub(super) async fn compose(
    tx: &mut Tx,
    house: &House,
    row: &DigestRow,
    now: Instant,
) -> Result<Option<DigestContent>> {
    let zone = house.department.zone;
    let digest_at = house.rules().day(row.digest_on).digest_at;
    let previous = previous(tx, row).await?;
    let through = previous.as_ref().map(|content| content.window.through_on);
    let Some(window) = Window::of(&house.calendar, zone.date(digest_at), through) else { return Ok(None) };
    let today_on = zone.date(row.posted_at.unwrap_or(digest_at.max(now)));
    let mut figures = figures(tx, house, window.from_on, today_on + Days::new(PLANS_AHEAD_DAYS)).await?;
    forget_later_plans(tx, house, row.digest_on, window.through_on, &mut figures).await?;
    let later = asked_after(tx, house, row.digest_on).await?;
    figures.retain(|f| f.part != Part::Fact || !later.contains(&(f.member, f.on_day)));
    let mut older = older(tx, house, window, row.digest_on, previous.as_ref()).await?;
    older.retain(|cell| !later.contains(&(cell.member, cell.on)));
    let changes = match &previous {
        Some(previous) => changes(tx, house, window, previous.as_of).await?,
        None => vec![],
    };
    let previous_on = previous.as_ref().map(|content| content.digest_on);
    let reports = reports(tx, house, row.digest_on, previous_on).await?;
    let (waits, expected) = waits(house, row.digest_on, &reports, now);
    let not_asked_yet = vec![ReportMark { due: true, given: false, plan_named: None }; expected];
    let main = house.main_of(&reports);
    let as_of = digest_at.max(row.posted_at.unwrap_or(digest_at)).min(now);
    Ok(Some(made(Material {
        digest: row.id,
        digest_on: row.digest_on,
        as_of: now,
        window,
        today_on,
        calendar: &house.calendar,
        currency: house.department.currency,
        metrics: &house.metrics,
        main,
        reporters: reporters(house, row.digest_on, &reports),
        cells: figures.iter().map(cell).collect(),
        older,
        changes,
        reports: reports.iter().map(|report| mark(report, &figures)).chain(not_asked_yet).collect(),
        waits,
        away: house.away(row.digest_on).iter().map(|member| member.name.clone()).collect(),
        promises: promises(tx, house, window.from_on, today_on).await?,
        marks: marks(tx, house, window).await?,
        month: month::lines(tx, house, main, window, &later, (today_on, as_of)).await?,
        updated: None,
    })))
}

/// Plans ahead belong to the digest of the day on which they were asked: what the next day's reports plan is news of the
/// next digest, and must not change this one while it is still edited.
async fn forget_later_plans(
    tx: &mut Tx,
    house: &House,
    digest_on: NaiveDate,
    through_on: NaiveDate,
    figures: &mut Vec<Figure>,
) -> Result<()> {
    let later = store::reports::of_department(
        tx,
        house.department.id,
        digest_on + Days::new(1),
        digest_on + Days::new(PLANS_AHEAD_DAYS),
    )
    .await?;
    let is_later = |f: &Figure| later.iter().any(|r| r.member == f.member && r.plan_on.0.contains(&f.on_day));
    figures.retain(|f| f.part != Part::Pledge || f.on_day <= through_on || !is_later(f));
    Ok(())
}

/// The last digest of an earlier day that was posted.
async fn previous(tx: &mut Tx, row: &DigestRow) -> Result<Option<DigestContent>> {
    let latest = store::published::latest_digests(tx, row.department, LOOK_BACK).await?;
    let out = latest.iter().filter(|other| other.digest_on < row.digest_on && other.state.is_out());
    Ok(out.filter_map(content_of).next())
}

fn cell(figure: &Figure) -> Cell {
    Cell { part: figure.part, member: figure.member, metric: figure.metric, on: figure.on_day, value: figure.value }
}

async fn figures(tx: &mut Tx, house: &House, from: NaiveDate, through: NaiveDate) -> Result<Vec<Figure>> {
    store::figures::of_department(tx, house.department.id, from, through).await
}

/// Whose facts of which dates were asked after the digest of `digest_on`, by reports of later days: whoever works two
/// days of four says on his next morning what the last one brought. They are news of the next digest, and this one,
/// while it is still edited, must not take them away from it.
async fn asked_after(tx: &mut Tx, house: &House, digest_on: NaiveDate) -> Result<BTreeSet<(MemberId, NaiveDate)>> {
    let digest_at = house.rules().day(digest_on).digest_at;
    let (from, through) = (digest_on + Days::new(1), digest_on + Days::new(PLANS_AHEAD_DAYS));
    let reports = store::reports::of_department(tx, house.department.id, from, through).await?;
    let after = reports.iter().filter(|report| report.opened_at > digest_at);
    Ok(after.flat_map(|report| report.about_on.0.iter().map(|on| (report.member, *on))).collect())
}

/// Facts of dates before the window that came after the previous digest, or that it left to this one, with the pledges
/// of those dates. Before the first digest nothing has been told: what came on its day is news.
async fn older(
    tx: &mut Tx,
    house: &House,
    window: Window,
    digest_on: NaiveDate,
    previous: Option<&DigestContent>,
) -> Result<Vec<Cell>> {
    let from = window.from_on - Days::new(MAX_WINDOW_DAYS);
    let since = match previous {
        Some(previous) => house.rules().day(previous.digest_on).digest_at.min(previous.as_of),
        None => house.department.zone.instant(digest_on, NaiveTime::MIN),
    };
    let mut late = store::figures::late_facts(tx, house.department.id, from, window.from_on, since).await?;
    if let Some(previous) = previous {
        let left = asked_after(tx, house, previous.digest_on).await?;
        late.retain(|fact| fact.at > previous.as_of || left.contains(&(fact.member, fact.on_day)));
    }
    let Some(first) = late.first() else { return Ok(vec![]) };
    let day_before = window.from_on.pred_opt().unwrap_or(window.from_on);
    let pledges = figures(tx, house, first.on_day, day_before).await?;
    let pledges = pledges.iter().filter(|figure| figure.part == Part::Pledge);
    Ok(late.iter().chain(pledges).map(cell).collect())
}

async fn changes(tx: &mut Tx, house: &House, window: Window, since: Instant) -> Result<Vec<Change>> {
    let day_before = window.from_on.pred_opt().unwrap_or(window.from_on);
    let changed = store::figures::corrections(tx, house.department.id, day_before, since).await?;
    let change = |c: store::figures::Correction| Change {
        member: c.member,
        metric: c.metric,
        on: c.on_day,
        before: c.before,
        after: c.after,
    };
    Ok(changed.into_iter().map(change).collect())
}

/// Reports of the coordination days since the previous digest.
async fn reports(
    tx: &mut Tx,
    house: &House,
    digest_on: NaiveDate,
    previous_on: Option<NaiveDate>,
) -> Result<Vec<Report>> {
    let earliest = digest_on - Days::new(MAX_WINDOW_DAYS);
    let from = previous_on.and_then(|on| on.succ_opt()).unwrap_or(digest_on).max(earliest);
    store::reports::of_department(tx, house.department.id, from, digest_on).await
}

/// Members whose own deadline of the day is later than the department's, with it.
pub(super) fn own_deadlines(house: &House, on: NaiveDate) -> impl Iterator<Item = (&Member, Instant)> {
    let asked = house.outages.get(&on) != Some(&Outage::NotAsked);
    let works = move |member: &&Member| asked && member.has_started() && house.calendar_of(member).is_working(on);
    house.reporters(on).filter(works).filter_map(move |member| {
        let day = house.rules().member_day(on, house.zone_of(member));
        day.own_deadline.then_some((member, day.deadline_at))
    })
}

/// Until when the digest waits by right, and how many of those have not been asked yet: their reports are due today
/// too. A report moved by a failed delivery has no slot at which the digest would be edited, so it is not waited for here.
fn waits(house: &House, on: NaiveDate, reports: &[Report], now: Instant) -> (Option<Waits>, usize) {
    let by_right = |member: &Member| house.rules().member_day(on, house.zone_of(member)).own_deadline;
    let mut awaited = prompt::awaited(house, on, reports, now);
    awaited.retain(|awaited| by_right(awaited.member));
    let until = awaited.iter().map(|awaited| awaited.until).max();
    let until = until.map(|at| house.department.zone.local(at).time());
    let expected = awaited.iter().filter(|awaited| !awaited.opened).count();
    (until.map(|until| Waits { reports: awaited.len(), until }), expected)
}

fn mark(report: &Report, figures: &[Figure]) -> ReportMark {
    ReportMark {
        due: report.due,
        given: report.is_given(),
        plan_named: report.plan_on.0.last().map(|on| has_plan(report, *on, figures)),
    }
}

fn has_plan(report: &Report, on: NaiveDate, figures: &[Figure]) -> bool {
    let planned = &report.lineup.plans;
    figures.iter().any(|f| {
        f.part == Part::Pledge
            && f.member == report.member
            && f.on_day == on
            && f.value.is_some()
            && planned.contains(&f.metric)
    })
}

fn reporters(house: &House, digest_on: NaiveDate, reports: &[Report]) -> Vec<Reporter> {
    let counted: Vec<_> = house.reporters(digest_on).map(|member| member.id).collect();
    let reporter = |member: &Member| Reporter {
        id: member.id,
        name: member.name.clone(),
        asked: asked(house, member.id, reports),
        counted: counted.contains(&member.id),
    };
    house.members.iter().map(reporter).collect()
}

/// The metrics his reports ask, else those they would ask now.
fn asked(house: &House, member: MemberId, reports: &[Report]) -> Vec<MetricId> {
    let own = reports.iter().filter(|report| report.member == member);
    let mut asked: Vec<MetricId> = vec![];
    for id in own.flat_map(|report| report.lineup.facts.iter().copied()) {
        if !asked.contains(&id) {
            asked.push(id);
        }
    }
    if asked.is_empty() { house.fact_metrics(member).iter().map(|metric| metric.id).collect() } else { asked }
}

async fn marks(tx: &mut Tx, house: &House, window: Window) -> Result<Vec<DigestMark>> {
    let marks = store::calendar::marks(tx, house.department.id, window.from_on, window.through_on).await?;
    Ok(marks.into_iter().map(|mark| DigestMark::inside(mark, window)).collect())
}

/// The promises asked about from the window to today: each on its due date, or its owner's first working day after.
async fn promises(
    tx: &mut Tx,
    house: &House,
    from: NaiveDate,
    today_on: NaiveDate,
) -> Result<Vec<(NaiveDate, PromiseState)>> {
    let earliest = from - Days::new(PROMISES_BACK_DAYS);
    let due = store::promises::due_between(tx, house.department.id, earliest, today_on).await?;
    let asked = due.into_iter().filter_map(|promise| {
        let calendar = house.calendar_of(house.member(promise.owner)?);
        Some((due_day(promise.due_on, &calendar), promise.state))
    });
    Ok(asked.collect())
}
