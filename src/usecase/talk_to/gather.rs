//! What is known of each member who could be talked to today.
use crate::{
    domain::{
        calendar::Calendar,
        fraction::Fraction,
        id::MemberId,
        metric::{Direction, Metric},
        month::{Light, Sheet},
        person::{Member, Role},
        promise::{Promise, bias, due_day},
        report::Report,
        talk_to::{Conversion, Overdue, Pace, Signals, working_days_since},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, funnel, house::House, month::MonthBook, silence},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the month knows of a member; nothing: he has no plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// Of the main metric.
    pub pace: Option<Pace>,
    /// His plan in money.
    pub plan_minor: Option<i64>,
    /// The worst of his conversions that has enough events.
    pub conversion: Option<Conversion>,
}

/// What the month of `on` knows of the members by `now`: the pace of those who have a plan, and the costliest of the
/// conversions that have fallen.
async fn month(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<BTreeMap<MemberId, Month>> {
    let mut months = paces(tx, house, on, now).await?;
    let funnel = funnel::load(tx, house, on, now).await?;
    for member in house.reporters(on) {
        let picture = funnel.of_member(member.id);
        if let Some((found, link)) = picture.weak() {
            months.entry(member.id).or_default().conversion = Some(Conversion {
                from: found.from.id,
                to: found.to.id,
                inputs: link.month.inputs,
                outputs: link.month.outputs,
                usual_inputs: link.many_weeks.inputs,
                usual_outputs: link.many_weeks.outputs,
                money: found.loss_minor,
            });
        }
    }
    Ok(months)
}

/// Whoever has no plan is not in it, and no reason that needs one holds for him.
async fn paces(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<BTreeMap<MemberId, Month>> {
    let mut months = BTreeMap::new();
    let Some(metric) = house.main_metric().filter(|metric| metric.direction == Direction::More) else {
        return Ok(months);
    };
    let mut book = MonthBook::load(tx, house, on, now).await?;
    if book.target(metric.id).is_none() {
        return Ok(months);
    }
    for member in house.reporters(on) {
        let sheet = book.sheet(house, member, metric);
        let Some(plan) = sheet.plan().filter(|plan| *plan > 0) else { continue };
        let behind = sheet.pace().map(|pace| (Fraction::from(1) - pace) * Fraction::from(100));
        let pace = Pace {
            metric: metric.id,
            red_days: red_days(&mut book, house, member, metric, &sheet),
            plan,
            fact: sheet.fact(),
            lag_percent: behind.map_or(0, |behind| behind.shown()),
            needed: sheet.catch_up().map(|needed| needed.shown()),
            having: sheet.rate().map(|having| having.shown()),
        };
        let plan_minor = metric.is_money().then_some(plan);
        months.insert(member.id, Month { pace: Some(pace), plan_minor, conversion: None });
    }
    Ok(months)
}

/// On how many of his working days in a row, up to the last that is over, the pace was red at their close.
fn red_days(book: &mut MonthBook, house: &House, member: &Member, metric: &Metric, sheet: &Sheet) -> usize {
    let through = book.closed_through;
    let worked = sheet.days().iter().rev().filter(|day| day.closed && !day.weight.is_off());
    let red = worked.take_while(|day| {
        book.closed_through = Some(day.on);
        book.sheet(house, member, metric).light(book.lights) == Some(Light::Red)
    });
    let days = red.count();
    book.closed_through = through;
    days
}

/// Everybody who is asked and counted, works on the day and is not the head himself.
pub(super) async fn signals(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Vec<Signals>> {
    let open = store::promises::open_of_department(tx, house.department.id).await?;
    let window = bias::window(on);
    let judged = store::promises::with_amounts(tx, house.department.id, *window.start(), *window.end()).await?;
    let talked: BTreeMap<MemberId, Instant> =
        store::talks::latest(tx, house.department.id).await?.into_iter().collect();
    let mut months = month(tx, house, on, now).await?;
    let mut all = vec![];
    for (place, member) in house.members.iter().enumerate() {
        let here = member.reports && house.belongs_on(member, on) && member.role != Role::Head;
        if !here || !house.calendar_of(member).is_working(on) {
            continue;
        }
        let Month { pace, plan_minor, conversion } = months.remove(&member.id).unwrap_or_default();
        let (silent_days, last_on) = silence_of(tx, member, on, now).await?;
        let talked_on = talked.get(&member.id).map(|at| house.department.zone.date(*at));
        all.push(Signals {
            member: member.id,
            place,
            silent_days,
            last_on,
            pace,
            plan_minor,
            overdue: overdue(house, member, &open, on),
            conversion,
            bias: bias::bias(judged.iter().filter(|promise| promise.owner == member.id), &window),
            talked_ago: talked_on.map(|from| working_days_since(house.calendar.as_ref(), from, on)),
        });
    }
    Ok(all)
}

/// Reports unanswered in a row, and the last date he has told facts of; nothing while he may still answer today.
async fn silence_of(tx: &mut Tx, member: &Member, on: NaiveDate, now: Instant) -> Result<(usize, Option<NaiveDate>)> {
    /// How far back the last answer is looked for, in reports.
    const LOOK_BACK: i64 = 60;
    let today = store::reports::of_day(tx, member.id, on).await?;
    if !today.is_some_and(|report| report.due && !report.is_given() && report.deadline_at <= now) {
        return Ok((0, None));
    }
    let days = silence::misses(tx, member.id, on).await?;
    let latest = store::reports::latest_of_member(tx, member.id, LOOK_BACK).await?;
    Ok((days, latest.iter().filter(|report| report.is_given()).find_map(Report::result_on)))
}

fn overdue(house: &House, member: &Member, open: &[Promise], on: NaiveDate) -> Vec<Overdue> {
    let calendar = house.calendar_of(member);
    let late = open.iter().filter(|promise| promise.owner == member.id && due_day(promise.due_on, &calendar) < on);
    let with_amount = late.filter_map(|promise| {
        let (promise, amount_minor, due_on) = (promise.id, promise.amount_minor?, promise.due_on);
        Some(Overdue { promise, amount_minor, due_on })
    });
    with_amount.collect()
}
