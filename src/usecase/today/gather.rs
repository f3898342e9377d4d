//! Loads what the head's day is made of.
use crate::{
    domain::{
        coordination::Outage,
        person::Member,
        promise::due_day,
        report::{Part, Report},
        time::Instant,
        today::{Answered, Away, Beyond, Help, Mark, Owing, Today, Waiting},
    },
    store::{self, Tx},
    usecase::{Result, digest, funnel, house::House, investigation, promise, prompt, silence, stuck, talk_to},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};

/// The job under which a leader's reminders are remembered, by member; the outcome is the leader's number.
pub(super) const NUDGE: &str = "nudge";

/// The coordination day as it stands at `now`.
pub async fn load(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Today> {
    let zone = house.department.zone;
    let local = zone.local(now);
    let day = house.rules().day(on);
    let ahead = house.works_on(local.date()) && house.rules().day(local.date()).prompt_at > now;
    let mut today = Today {
        on,
        today_on: local.date(),
        now: local.time(),
        deadline: zone.local(day.deadline_at).time(),
        closed: day.deadline_at <= now,
        asks_at: ahead.then(|| zone.local(house.rules().day(local.date()).prompt_at).time()),
        not_asked: house.outages.get(&on) == Some(&Outage::NotAsked),
        due: 0,
        given: 0,
        answered: vec![],
        owing: vec![],
        waiting: vec![],
        away: vec![],
        not_started: vec![],
        overdue: overdue(tx, house, on).await?,
        helps: helps(tx, house, now).await?,
        beyond: vec![],
        investigations: investigation::open(tx, house, now).await?.len(),
        bottleneck: funnel::load(tx, house, local.date(), now).await?.of_department().bottleneck(),
        advice: None,
        checked: talk_to::checked(tx, house, on, now).await?,
        stuck: stuck::lines(tx, house, on).await?,
        preview: digest::preview(tx, house, on, now).await?.map(Box::new),
        currency: house.department.currency,
        reader: None,
    };
    if today.closed && !today.not_asked {
        today.advice = talk_to::advice(tx, house, on, now).await?;
    }
    let reports = store::reports::of_department(tx, house.department.id, on, on).await?;
    for awaited in prompt::awaited(house, on, &reports, now).iter().filter(|awaited| !awaited.opened) {
        today.due += 1;
        let until = zone.local(awaited.until).time();
        today.waiting.push(Waiting { name: awaited.member.name.clone(), until });
    }
    today.beyond = beyond(tx, house, &reports).await?;
    for member in house.reporters(on) {
        let report = reports.iter().find(|report| report.member == member.id);
        place(tx, house, member, report, now, &mut today).await?;
    }
    Ok(today)
}

/// Puts a member where he belongs on the screen.
async fn place(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: Option<&Report>,
    now: Instant,
    today: &mut Today,
) -> Result<()> {
    let zone = house.department.zone;
    let time = |at: Instant| zone.local(at).time();
    let report = report.filter(|report| report.due);
    today.due += usize::from(report.is_some());
    if let Some(given_at) = report.and_then(|report| report.given_at) {
        let late = report.is_some_and(|report| given_at > report.deadline_at);
        let at = (zone.date(given_at) == today.today_on).then(|| time(given_at));
        today.given += 1;
        today.answered.push(Answered { name: member.name.clone(), at, late });
        return Ok(());
    }
    if let Some(away) = away(house, member, today.on, now) {
        today.away.push(away);
        return Ok(());
    }
    if !member.has_started() {
        today.not_started.push(member.name.clone());
        return Ok(());
    }
    match report {
        Some(report) if today.closed && report.deadline_at > now => {
            today.waiting.push(Waiting { name: member.name.clone(), until: time(report.deadline_at) });
        }
        Some(report) => {
            let owing = Owing {
                member: member.id,
                name: member.name.clone(),
                days: silence::misses(tx, member.id, today.on).await?,
                reachable: member.reachable,
                reminded: reminded(tx, house, member, now).await?,
                fact_on: report.result_on(),
            };
            today.owing.push(owing);
        }
        None => {}
    }
    Ok(())
}

pub(super) fn away(house: &House, member: &Member, on: NaiveDate, now: Instant) -> Option<Away> {
    let calendar = house.calendar_of(member);
    let covering = house.absences.iter().filter(|row| row.member == member.id && row.absence().covers(on));
    let row = covering.max_by_key(|row| row.through_on).filter(|_| calendar.is_away(on))?;
    let zone = house.department.zone;
    let by = row.set_by.filter(|by| *by != member.id).and_then(|by| house.member(by));
    let marked = by.filter(|_| zone.date(row.set_at) == zone.date(now));
    Some(Away {
        absence: row.id,
        name: member.name.clone(),
        kind: row.kind,
        through_on: row.through_on,
        marked: marked.map(|by| Mark { at: zone.local(row.set_at).time(), by: by.name.clone() }),
    })
}

/// Which leader has noted today that the member is away on the day.
pub fn away_mark(house: &House, member: &Member, on: NaiveDate, now: Instant) -> Option<Mark> {
    away(house, member, on, now).and_then(|away| away.marked)
}

/// The last reminder by a leader, if it was today.
pub(super) async fn reminded(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<Option<Mark>> {
    let zone = house.department.zone;
    let Some((at, by)) = store::state::last_occurrence(tx, NUDGE, member.id.0).await? else { return Ok(None) };
    let by = by.parse::<i64>().ok().and_then(|id| house.member(id.into()));
    let by = by.map_or_else(String::new, |by| by.name.clone());
    Ok((zone.date(at) == zone.date(now)).then(|| Mark { at: zone.local(at).time(), by }))
}

/// Open promises whose own working day lies before the coordination day.
async fn overdue(tx: &mut Tx, house: &House, on: NaiveDate) -> Result<Vec<crate::domain::talk::PromiseLine>> {
    let open = store::promises::open_of_department(tx, house.department.id).await?;
    let late = open.iter().filter(|promise| {
        let owner = house.member(promise.owner);
        owner.is_some_and(|owner| due_day(promise.due_on, &house.calendar_of(owner)) < on)
    });
    Ok(late.map(|promise| promise::line(house, promise, true)).collect())
}

/// Facts of the day's reports beyond their limits, in the department's order.
async fn beyond(tx: &mut Tx, house: &House, reports: &[Report]) -> Result<Vec<Beyond>> {
    let dates = || reports.iter().flat_map(|report| report.about_on.0.iter().copied().chain(report.weekly_on));
    let (Some(from), Some(through)) = (dates().min(), dates().max()) else { return Ok(vec![]) };
    if house.metrics.iter().all(|metric| metric.limit.is_none()) {
        return Ok(vec![]);
    }
    let figures = store::figures::of_department(tx, house.department.id, from, through).await?;
    let mut beyond = vec![];
    for member in &house.members {
        let Some(report) = reports.iter().find(|report| report.member == member.id) else { continue };
        let lineup = &report.lineup;
        for metric in &house.metrics {
            let asked = |on: NaiveDate| {
                (report.about_on.0.contains(&on) && lineup.facts.contains(&metric.id))
                    || (report.weekly_on == Some(on) && lineup.weekly.contains(&metric.id))
            };
            let facts = figures
                .iter()
                .filter(|figure| figure.part == Part::Fact && (figure.member, figure.metric) == (member.id, metric.id));
            let values = facts.filter(|figure| asked(figure.on_day)).filter_map(|figure| figure.value);
            for value in values.filter(|value| metric.breaches(*value)) {
                beyond.push(Beyond { name: member.name.clone(), metric: metric.clone(), value });
            }
        }
    }
    Ok(beyond)
}

async fn helps(tx: &mut Tx, house: &House, now: Instant) -> Result<Vec<Help>> {
    let since = house.department.zone.instant(house.today(now), NaiveTime::MIN);
    let mut helps = vec![];
    for help in store::reports::helps_between(tx, house.department.id, since, now + TimeDelta::milliseconds(1)).await? {
        let Some(member) = house.member(help.member) else { continue };
        let about = match help.promise {
            Some(id) => store::promises::by_id(tx, id).await?.map(|promise| promise.body),
            None => None,
        };
        helps.push(Help { name: member.name.clone(), about });
    }
    Ok(helps)
}
