//! Causes by their weight for the leaders: of a week by the clock or when asked for, and of a month.
//!
//! Apart from the lessons and investigations it is made of. Source: issue 5, product.md «Month causes». Invariants: what
//! hindered, and whose time was eaten, is told to the leaders in private and to nobody else; of a month nobody is named:
//! absences are days, never people or kinds.
use super::{Result, house::House, investigation, scheduled::Outcome, tell};
use crate::{
    domain::{
        calendar::{Calendar, days, month_of, week_of},
        causes::{
            Causes, DayResult, EatenLine, Said, WorkedLine, eaten,
            month::{MonthCauses, MonthMark, Totals, by_size, parts},
            weigh, worked,
        },
        fraction::Fraction,
        id::MemberId,
        investigation::InvestigationLine,
        metric::{Kind, Metric},
        notice::{Notice, NoticeKind, Parcel},
        person::Member,
        promise::Promise,
        refusal::Refusal,
        report::Part,
        time::Instant,
    },
    store::{self, Tx, figures::Figure},
};
use chrono::{Days, NaiveDate, NaiveTime};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// No week further away than so many days is asked for.
const FARTHEST_DAYS: i64 = 3_660;

/// How long after its day an investigation is still told of, when something became of it.
const FOLLOWED_DAYS: u64 = 35;

/// The causes of the week of `on`, up to today, for a leader.
pub async fn week(tx: &mut Tx, house: &House, by: &Member, on: NaiveDate, now: Instant) -> Result<Causes> {
    investigation::may_read(by)?;
    if (on - house.today(now)).num_days().abs() > FARTHEST_DAYS {
        return Err(Refusal::Outdated.into());
    }
    let (week, today) = (week_of(on), house.today(now));
    let through = (*week.end()).min(today).max(*week.start());
    Ok(of_days(tx, house, *week.start()..=through, now).await?.ok_or(Refusal::Outdated)?)
}

/// On the first working day of the week: what the last worked week has to say, to the leaders in private. A week with
/// nothing to say is passed over.
pub async fn tell_week(
    tx: &mut Tx,
    house: &House,
    week: RangeInclusive<NaiveDate>,
    until: Instant,
    now: Instant,
) -> Result<Outcome> {
    let causes = of_days(tx, house, week, now).await?;
    let Some(causes) = causes.filter(|causes| !causes.is_empty()) else { return Ok(Outcome::Nothing) };
    let notice = Notice::WeekCauses(Box::new(causes));
    let mut told = false;
    for leader in house.leaders(house.today(now)) {
        let Some(chat) = tell::private_chat(leader) else { continue };
        let parcel =
            Parcel { not_after: Some(until.max(now)), ..tell::parcel(house, chat, NoticeKind::Card, &notice, now) };
        store::outbox::put(tx, &parcel, now).await?;
        told = true;
    }
    Ok(if told { Outcome::Done } else { Outcome::Unreachable })
}

/// `None`: the department has no main metric.
async fn of_days(tx: &mut Tx, house: &House, range: RangeInclusive<NaiveDate>, now: Instant) -> Result<Option<Causes>> {
    let Some(metric) = house.main_metric() else { return Ok(None) };
    let (from_on, through_on) = (*range.start(), *range.end());
    let figures = store::figures::of_department(tx, house.department.id, from_on, through_on).await?;
    let results = results(&figures, metric);
    let lessons = store::reports::lessons(tx, house.department.id, from_on, through_on).await?;
    let said: Vec<Said> = lessons
        .into_iter()
        .map(|l| Said { member: l.member, on: l.on_day, kind: l.kind, cause: l.cause, words: l.body })
        .collect();
    let name = |id: MemberId| house.member(id).map(|member| member.name.clone()).unwrap_or_default();
    let mut open = vec![];
    for found in investigation::open(tx, house, now).await? {
        open.extend(investigation::line(tx, house, &found).await?);
    }
    Ok(Some(Causes {
        department: house.department.id,
        from_on,
        through_on,
        today_on: house.today(now),
        metric: metric.clone(),
        currency: house.department.currency,
        causes: weigh(&results, &said),
        eaten: eaten(&results, &said)
            .into_iter()
            .map(|one| EatenLine { name: name(one.member), times: one.times, shortfall: one.shortfall })
            .collect(),
        worked: worked(&results, &said)
            .into_iter()
            .map(|one| WorkedLine {
                name: name(one.member),
                on: one.on,
                fact: one.fact,
                pledge: one.pledge,
                words: one.words,
            })
            .collect(),
        open,
        ended: ended(tx, house, range).await?,
    }))
}

/// The days of which both the fact and the pledge are known.
fn results(figures: &[Figure], metric: &Metric) -> Vec<DayResult> {
    let mut known: BTreeMap<(NaiveDate, MemberId), (Option<i64>, Option<i64>)> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.metric == metric.id) {
        let (fact, pledge) = known.entry((figure.on_day, figure.member)).or_default();
        *(if figure.part == Part::Fact { fact } else { pledge }) = figure.value;
    }
    let result = |((on, member), (fact, pledge))| Some(DayResult { member, on, fact: fact?, pledge: pledge? });
    known.into_iter().filter_map(result).collect()
}

/// Investigations that ended in these days, or whose promise did.
async fn ended(tx: &mut Tx, house: &House, range: RangeInclusive<NaiveDate>) -> Result<Vec<InvestigationLine>> {
    let zone = house.department.zone;
    let from_on = range.start().checked_sub_days(Days::new(FOLLOWED_DAYS)).unwrap_or(*range.start());
    let since = zone.instant(*range.start(), NaiveTime::MIN);
    let until = zone.instant(*range.end() + Days::new(1), NaiveTime::MIN);
    let inside = |at: Option<Instant>| at.is_some_and(|at| since <= at && at < until);
    let mut lines = vec![];
    for found in store::investigations::of_department(tx, house.department.id, from_on, *range.end()).await? {
        let promise: Option<Promise> = match found.promise {
            Some(id) => store::promises::by_id(tx, id).await?,
            None => None,
        };
        if inside(found.ended_at) || inside(promise.and_then(|promise| promise.closed_at)) {
            lines.extend(investigation::line(tx, house, &found).await?);
        }
    }
    lines.retain(|line| line.end.is_some());
    Ok(lines)
}

/// Why the month of `on` brought more or less than the one before; a month that is not over is measured by as many days
/// of the other. `None`: the department has no main metric.
pub async fn month(tx: &mut Tx, house: &House, on: NaiveDate, now: Instant) -> Result<Option<MonthCauses>> {
    let Some(metric) = house.main_metric() else { return Ok(None) };
    let month = month_of(on);
    let (first_on, last_on) = (*month.start(), *month.end());
    let Some(before_last_on) = first_on.pred_opt() else { return Ok(None) };
    let before_on = *month_of(before_last_on).start();
    let through_on = last_on.min(house.today(now)).max(first_on);
    let before_through_on =
        if through_on < last_on { before_last_on.min(before_on + (through_on - first_on)) } else { before_last_on };
    let steps = funnel(house, metric);
    let (before_days, after_days) = (before_on..=before_through_on, first_on..=through_on);
    let before = totals(tx, house, metric, &steps, before_days.clone()).await?;
    let after = totals(tx, house, metric, &steps, after_days.clone()).await?;
    let parts = match (&before, &after) {
        (Some(before), Some(after)) => by_size(parts(before, after)),
        _ => vec![],
    };
    let marks = store::calendar::marks(tx, house.department.id, first_on, through_on).await?;
    let weight = |range| days(range).map(|on| house.calendar.weight(on).units()).sum();
    Ok(Some(MonthCauses {
        department: house.department.id,
        month_on: first_on,
        through_on,
        before_on,
        before_through_on,
        metric: metric.clone(),
        steps: steps.into_iter().cloned().collect(),
        currency: house.department.currency,
        before: before.map(|totals| totals.result),
        after: after.map(|totals| totals.result),
        parts,
        marks: marks
            .into_iter()
            .map(|mark| MonthMark { body: mark.body, from_on: mark.from_on, through_on: mark.through_on })
            .collect(),
        away_days: away_days(house, after_days.clone()),
        away_days_before: away_days(house, before_days.clone()),
        weight: weight(after_days),
        weight_before: weight(before_days),
    }))
}

/// The steps of the funnel that sum up over days, without the main metric: that is what they lead to.
fn funnel<'h>(house: &'h House, main: &Metric) -> Vec<&'h Metric> {
    let mut steps: Vec<&Metric> = house
        .metrics
        .iter()
        .filter(|metric| metric.step.is_some() && metric.kind == Kind::Flow && metric.id != main.id)
        .collect();
    steps.sort_by_key(|metric| metric.step);
    steps
}

/// What the days have come to; `None`: nobody has told a result.
async fn totals(
    tx: &mut Tx,
    house: &House,
    metric: &Metric,
    steps: &[&Metric],
    range: RangeInclusive<NaiveDate>,
) -> Result<Option<Totals>> {
    let figures = store::figures::of_department(tx, house.department.id, *range.start(), *range.end()).await?;
    let sum = |of: &Metric| {
        let facts = figures.iter().filter(|figure| figure.part == Part::Fact && figure.metric == of.id);
        facts.filter_map(|figure| figure.value).reduce(i64::saturating_add)
    };
    let step = |of: &&Metric| sum(of).and_then(|value| Fraction::ratio(value, of.one()));
    Ok(sum(metric).map(|result| Totals { steps: steps.iter().map(step).collect(), result }))
}

/// Working days on which somebody who is counted was away.
fn away_days(house: &House, range: RangeInclusive<NaiveDate>) -> usize {
    let away = |member: &Member| {
        let calendar = house.calendar_of(member);
        days(range.clone()).filter(|on| calendar.is_away(*on)).count()
    };
    house.members.iter().filter(|member| member.reports).map(away).sum()
}
