//! `/me`: how somebody's month goes, for himself.
use super::{day_line, frame, is_newcomer, progress};
use crate::{
    domain::{
        calendar::Calendar,
        department::Public,
        discipline::{self, Answer, INDEX_DAYS},
        fraction::Fraction,
        id::MetricId,
        metric::{Direction, Kind},
        month::{Progress, Stage},
        person::{Action, Member},
        planfact::{MePage, PromiseSum, Wanted, Whose},
        promise::{self, Promise},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, month::MonthBook},
};
use chrono::NaiveDate;

/// Fewer than these have no places.
const LEAST_PLACED: usize = 3;

/// The present month of `metric`, else of the main one.
///
/// # Errors
/// [`Refusal::DoesNotReport`] for whoever is not asked.
pub async fn me(tx: &mut Tx, house: &House, member: &Member, metric: Option<MetricId>, now: Instant) -> Result<MePage> {
    if !member.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    let wanted = Wanted { metric, whose: Whose::Member(member.id), on: None };
    let frame = frame(house, member, wanted, now)?;
    let book = MonthBook::load(tx, house, frame.today_on, now).await?;
    let own = progress(&book, house, member, &frame.metric);
    let others = frame.metrics.iter().filter(|other| other.id != frame.metric.id && other.kind == Kind::Flow);
    let others: Vec<Progress> =
        others.map(|other| progress(&book, house, member, other)).filter(|other| other.plan.is_some()).collect();
    let today = day_line(&book.sheet(house, member, &frame.metric), frame.today_on)
        .filter(|day| day.works && frame.metric.kind == Kind::Flow);
    let (due, open) = promised(tx, house, member, frame.today_on).await?;
    let discipline = discipline(tx, house, member, now).await?;
    let place = place(house, &book, member, &own, frame.today_on);
    Ok(MePage { progress: own, others, today, place, due, open, discipline, frame })
}

/// His place by per cent of the plan among those who have one and are no newcomers; nothing where the department shows
/// sums alone, or too few are compared.
fn place(
    house: &House,
    book: &MonthBook,
    member: &Member,
    own: &Progress,
    today_on: NaiveDate,
) -> Option<(usize, usize)> {
    let compared = own.metric.direction == Direction::More
        && matches!(own.stage, Stage::Under | Stage::Over)
        && house.department.public != Public::Department
        && !own.metric.is_private();
    if !compared || is_newcomer(house, member, today_on) {
        return None;
    }
    let score = |other: &Member| {
        if is_newcomer(house, other, today_on) || !house.belongs_on(other, today_on) {
            return None;
        }
        let sheet = book.sheet(house, other, &own.metric);
        let plan = sheet.plan().filter(|plan| *plan > 0)?;
        Fraction::ratio(sheet.fact(), plan)
    };
    let mine = score(member)?;
    let scores: Vec<Fraction> = book.members(house, &own.metric).into_iter().filter_map(score).collect();
    let better = scores.iter().filter(|other| **other > mine).count();
    (scores.len() >= LEAST_PLACED).then_some((better + 1, scores.len()))
}

/// Open promises: those of today and before, and all.
async fn promised(tx: &mut Tx, house: &House, member: &Member, through: NaiveDate) -> Result<(PromiseSum, PromiseSum)> {
    let open = store::promises::open_of(tx, member.id).await?;
    Ok((due(house, member, &open, through), sum(open.iter())))
}

/// Open promises whose day is `through` or before, by the day they are asked.
pub(super) fn due(house: &House, member: &Member, open: &[Promise], through: NaiveDate) -> PromiseSum {
    let calendar = house.calendar_of(member);
    sum(open.iter().filter(|promise| promise::due_day(promise.due_on, &calendar) <= through))
}

fn sum<'p>(promises: impl Iterator<Item = &'p Promise>) -> PromiseSum {
    promises.fold(PromiseSum::default(), |sum, promise| PromiseSum {
        count: sum.count + 1,
        amount_minor: sum.amount_minor.saturating_add(promise.amount_minor.unwrap_or_default()),
    })
}

/// The discipline index in per cent; `None`: little is known.
async fn discipline(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<Option<u32>> {
    let limit = i64::try_from(INDEX_DAYS).unwrap_or(i64::MAX) + 1;
    let reports = store::reports::latest_of_member(tx, member.id, limit).await?;
    let (calendar, rules, zone) = (house.calendar_of(member), house.rules(), house.zone_of(member));
    let standings = reports.iter().map(|report| {
        let next = calendar.next_working(report.coordination_on);
        let answer = Answer {
            due: report.due,
            answered_at: report.given_at,
            deadline_at: report.deadline_at,
            next_prompt_at: next.map(|on| rules.member_day(on, zone).prompt_at),
        };
        (report.coordination_on, answer.standing(now))
    });
    Ok(discipline::index(calendar.joined_on, standings).map(discipline::Index::percent))
}
