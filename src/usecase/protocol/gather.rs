//! Loads what a protocol is made of, and what was added to it: the same for both.
use crate::{
    domain::{
        id::PromiseId,
        person::Member,
        promise::{Promise, PromiseEvent},
        protocol::{AskedReport, Insider, Item, Material, Planned, PromiseMark, Span, What},
        report::{Part, Report},
        time::Instant,
    },
    store::{self, Result, Tx, figures::Entry, promises::Event},
    usecase::house::House,
};
use chrono::{Days, NaiveDate, NaiveTime};
use std::collections::BTreeMap;

/// The furthest a plan lies ahead of the day on which it is asked.
const PLANS_AHEAD_DAYS: u64 = 31;

/// Everything about the span's days, as known now.
pub(super) async fn material<'h>(tx: &mut Tx, house: &'h House, span: Span) -> Result<Material<'h>> {
    let reports = reports(tx, house, span).await?;
    let first_on = span.window.map_or(span.from_on, |window| window.from_on.min(span.from_on));
    let plans_on = reports.iter().flat_map(|report| report.plan_on.0.iter().copied());
    let last_on = plans_on.max().unwrap_or(span.on).max(span.on).min(span.on + Days::new(PLANS_AHEAD_DAYS));
    let mut items = vec![];
    for entry in store::figures::entries_between(tx, house.department.id, first_on, last_on).await? {
        items.push(figure(entry));
    }
    items.extend(reports.iter().filter_map(given));
    said(tx, house, span, &mut items).await?;
    happened(tx, house, span, &mut items).await?;
    Ok(Material {
        span,
        zone: house.department.zone,
        department: &house.department.name,
        currency: house.department.currency,
        metrics: &house.metrics,
        main: house.main_of(
            reports.iter().filter(|report| span.from_on <= report.coordination_on && report.coordination_on <= span.on),
        ),
        people: house.members.iter().map(|member| insider(house, member, span.on)).collect(),
        reports: reports.iter().map(asked).collect(),
        planned: planned(tx, house, span).await?,
        items,
    })
}

/// Reports of the span's days, and later ones that ask for a plan of the same dates.
async fn reports(tx: &mut Tx, house: &House, span: Span) -> Result<Vec<Report>> {
    let mut reports = store::reports::of_department(tx, house.department.id, span.from_on, span.on).await?;
    let last = reports.iter().flat_map(|report| report.plan_on.0.iter().copied()).max();
    if let Some((next, last)) = span.on.succ_opt().zip(last).filter(|(next, last)| next <= last) {
        let through = last.min(span.on + Days::new(PLANS_AHEAD_DAYS));
        reports.extend(store::reports::of_department(tx, house.department.id, next, through).await?);
    }
    Ok(reports)
}

fn asked(report: &Report) -> AskedReport {
    AskedReport {
        member: report.member,
        coordination_on: report.coordination_on,
        plan_on: report.plan_on.0.clone(),
        opened_at: report.opened_at,
        deadline_at: report.deadline_at,
        due: report.due,
    }
}

fn given(report: &Report) -> Option<Item> {
    let what = What::Given { coordination_on: report.coordination_on };
    Some(Item { source: report.id.0, at: report.given_at?, member: report.member, by: None, what })
}

fn figure(entry: Entry) -> Item {
    let what = What::Figure {
        part: entry.part,
        metric: entry.metric,
        on: entry.on_day,
        value: entry.value,
        before: (!entry.is_first).then_some(entry.before),
    };
    Item { source: entry.id.0, at: entry.at, member: entry.member, by: entry.by_member, what }
}

fn insider(house: &House, member: &Member, on: NaiveDate) -> Insider {
    let kind = || house.absences.iter().find(|a| a.member == member.id && a.from_on <= on && on <= a.through_on);
    let away = member.reports && house.belongs_on(member, on) && house.calendar_of(member).is_away(on);
    Insider { id: member.id, name: member.name.clone(), away: away.then(kind).flatten().map(|absence| absence.kind) }
}

/// Lessons of the fact dates and notes of the days.
async fn said(tx: &mut Tx, house: &House, span: Span, items: &mut Vec<Item>) -> Result<()> {
    let department = house.department.id;
    if let Some(window) = span.window {
        for lesson in store::reports::lessons(tx, department, window.from_on, window.through_on).await? {
            let (member, by) = (lesson.member, None);
            let what = What::Lesson { on: lesson.on_day, kind: lesson.kind, cause: lesson.cause, body: lesson.body };
            items.push(Item { source: lesson.id.0, at: lesson.at, member, by, what });
        }
    }
    for note in store::reports::notes(tx, department, span.from_on, span.on).await? {
        let what = What::Note { on: note.on_day, body: note.body };
        items.push(Item { source: note.id.0, at: note.at, member: note.member, by: None, what });
    }
    Ok(())
}

/// What happened to promises on the days, and who asked for help.
async fn happened(tx: &mut Tx, house: &House, span: Span, items: &mut Vec<Item>) -> Result<()> {
    let department = house.department.id;
    let (since, until) = (begins(house, span.from_on), begins(house, span.on + Days::new(1)));
    let mut promises: BTreeMap<PromiseId, Promise> = BTreeMap::new();
    for event in store::promises::events_between(tx, department, since, until).await? {
        let Some(promise) = promise(tx, &mut promises, event.promise).await? else { continue };
        let Some(mark) = mark(&event, promise) else { continue };
        let (member, by) = (promise.owner, event.by_member);
        items.push(Item { source: event.id, at: event.at, member, by, what: What::Promise(mark) });
    }
    for help in store::reports::helps_between(tx, department, since, until).await? {
        let body = match help.promise {
            Some(id) => promise(tx, &mut promises, id).await?.map(|promise| promise.body.clone()),
            None => None,
        };
        let what = What::Help { promise: body };
        items.push(Item { source: help.id, at: help.asked_at, member: help.member, by: None, what });
    }
    Ok(())
}

fn begins(house: &House, on: NaiveDate) -> Instant {
    house.department.zone.instant(on, NaiveTime::MIN)
}

async fn promise<'p>(
    tx: &mut Tx,
    known: &'p mut BTreeMap<PromiseId, Promise>,
    id: PromiseId,
) -> Result<Option<&'p Promise>> {
    if !known.contains_key(&id)
        && let Some(promise) = store::promises::by_id(tx, id).await?
    {
        known.insert(id, promise);
    }
    Ok(known.get(&id))
}

/// `None`: nothing a record of promises tells; calls for help are told apart.
fn mark(event: &Event, promise: &Promise) -> Option<PromiseMark> {
    use PromiseEvent::{
        Broken, Cancelled, Corrected, Declined, HelpAnswered, HelpAsked, Kept, Made, MoveAsked, MoveRefused, Moved,
        Partly, Slipped, Taken,
    };
    let (due_on, amount_minor, paid_minor) = match event.kind {
        Made => (promise.first_due_on, event.amount_minor.or(promise.amount_minor), None),
        Moved | Slipped => (event.to_on.unwrap_or(promise.due_on), promise.amount_minor, None),
        Kept | Partly => (promise.due_on, promise.amount_minor, event.amount_minor),
        Corrected => (promise.due_on, event.amount_minor, None),
        Taken | Broken | Cancelled => (promise.due_on, promise.amount_minor, None),
        Declined | MoveAsked | MoveRefused | HelpAsked | HelpAnswered => return None,
    };
    let body = promise.body.clone();
    Some(PromiseMark { promise: promise.id, event: event.kind, body, amount_minor, paid_minor, due_on })
}

/// The pledges of the fact dates: what facts are held against.
async fn planned(tx: &mut Tx, house: &House, span: Span) -> Result<Vec<Planned>> {
    let Some(window) = span.window else { return Ok(vec![]) };
    let figures = store::figures::of_department(tx, house.department.id, window.from_on, window.through_on).await?;
    let pledges = figures.into_iter().filter(|figure| figure.part == Part::Pledge);
    let planned =
        |f: store::figures::Figure| Some(Planned { member: f.member, metric: f.metric, on: f.on_day, value: f.value? });
    Ok(pledges.filter_map(planned).collect())
}
