//! A target in the making: the answers of the dialog, offers, the preview, lines that set shares by hand.
//!
//! Nothing is written here. Invariant: several lines are taken all or none.
use super::{Ground, is_split, may_set, metric_of, rows, settable, working_days};
use crate::{
    domain::{
        id::{MemberId, MetricId},
        metric::Metric,
        month::{Basis, Share, Undivided, divide, first_of, months_later},
        parse::{
            number::{Given, NumberProblem, Refused, Shape, read_number},
            shares::{LineProblem, Meant, ShareLine, read_shares, who},
        },
        person::Member,
        planning::{Offer, Plan, Question, Setting, ShareRow, Start, TargetFault, check_total},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A new draft of a metric's month, with what there is as seen.
pub async fn begin(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    metric: MetricId,
    month_on: NaiveDate,
    now: Instant,
) -> Result<Setting> {
    may_set(house, by)?;
    let metric = metric_of(house, metric)?;
    let month_on = first_of(month_on);
    settable(house, month_on, now)?;
    let latest = super::of_metric(tx, house, metric.id, month_on).await?.pop();
    Ok(Setting::new(house.department.id, metric.id, month_on, latest.map(|version| version.id)))
}

/// One-tap totals: the last month's target, its plus a tenth, its mean of facts over three months; smallest first.
pub async fn offers(tx: &mut Tx, house: &House, metric: &Metric, month_on: NaiveDate) -> Result<Vec<(Offer, i64)>> {
    let mut found = vec![];
    let before = months_later(month_on, -1).unwrap_or(month_on);
    if let Some(last) = store::targets::last_month(tx, house.department.id, metric.id, before).await?
        && let Some(version) = super::of_metric(tx, house, metric.id, last).await?.pop()
    {
        found.push((Offer::Last, version.total));
        found.push((Offer::Tenth, rounded(version.total.saturating_add(version.total / 10))));
    }
    if is_split(metric) {
        let known = super::history(tx, house, metric.id, month_on).await?;
        let mean: i64 = known.values().map(crate::domain::fraction::Fraction::shown).sum();
        if !known.is_empty() {
            found.push((Offer::Mean, rounded(mean)));
        }
    }
    found.retain(|(_, total)| check_total(metric, *total).is_ok());
    found.sort_by_key(|(_, total)| *total);
    found.dedup_by_key(|(_, total)| *total);
    Ok(found)
}

/// Two digits, as a person would say it.
fn rounded(value: i64) -> i64 {
    let mut step = 1_i64;
    while value.unsigned_abs() / step.unsigned_abs() >= 100 {
        step *= 10;
    }
    (value + value.signum() * step / 2) / step * step
}

/// Whether there are days before the first facts, so that it is asked from when the target counts.
pub async fn starts_late(tx: &mut Tx, house: &House, draft: &Setting, now: Instant) -> Result<bool> {
    let metric = metric_of(house, draft.metric)?;
    Ok(Ground::load(tx, house, metric, draft.month_on, now).await?.is_late(house, now))
}

/// Takes a total.
pub fn total(house: &House, by: &Member, mut draft: Setting, total: i64) -> Result<Setting> {
    may_set(house, by)?;
    let metric = metric_of(house, draft.metric)?;
    draft.total = Some(check_total(metric, total)?);
    draft.accepted = false;
    Ok(draft)
}

/// From when it counts.
pub fn start(house: &House, by: &Member, mut draft: Setting, start: Start) -> Result<Setting> {
    may_set(house, by)?;
    if start == Start::Today {
        draft.openings.clear();
    }
    draft.start = Some(start);
    Ok(draft)
}

/// Splits by another basis; shares set by hand stay.
pub async fn choose_basis(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    draft: Setting,
    basis: Basis,
    now: Instant,
) -> Result<Setting> {
    may_set(house, by)?;
    let draft = Setting { basis: Some(basis), accepted: false, ..draft };
    split(tx, house, &draft, now).await?;
    Ok(draft)
}

/// What the draft would save.
pub async fn preview(tx: &mut Tx, house: &House, draft: &Setting, now: Instant) -> Result<Plan> {
    let (shares, starts_on) = split(tx, house, draft, now).await?;
    let metric = metric_of(house, draft.metric)?;
    Ok(Plan {
        metric: metric.clone(),
        currency: house.department.currency,
        month_on: draft.month_on,
        starts_on: (starts_on.day() != 1).then_some(starts_on),
        total: draft.total.unwrap_or(0),
        basis: draft.basis.filter(|_| is_split(metric)),
        rows: rows(house, &shares),
        of: working_days(house, draft.month_on, starts_on),
    })
}

/// The shares of the draft, and the first day that counts.
pub(super) async fn split(
    tx: &mut Tx,
    house: &House,
    draft: &Setting,
    now: Instant,
) -> Result<(Vec<Share>, NaiveDate)> {
    let metric = metric_of(house, draft.metric)?;
    let ground = Ground::load(tx, house, metric, draft.month_on, now).await?;
    let starts_on = match (ground.target(), draft.start) {
        (Some(target), _) => target.starts_on(),
        (None, Some(Start::Today)) => house.today(now).max(draft.month_on),
        (None, _) => draft.month_on,
    };
    if !is_split(metric) {
        return Ok((vec![], starts_on));
    }
    let openings = ground.openings(house, &draft.openings, now);
    let candidates = ground.candidates(house, starts_on, &openings);
    let (total, basis) = (draft.total.unwrap_or(0), draft.basis.unwrap_or(Basis::Equal));
    let shares = divide(total, basis, &candidates, &draft.locks).map_err(|fault| undivided(house, metric, fault))?;
    Ok((shares, starts_on))
}

/// Why it cannot be split, with what a sentence needs.
pub(super) fn undivided(house: &House, metric: &Metric, fault: Undivided) -> TargetFault {
    let metric = Box::new(metric.clone());
    match fault {
        Undivided::LocksExceed { locked, total } => TargetFault::LocksExceed { metric, locked, total },
        Undivided::NobodyLeft { rest } => TargetFault::NobodyLeft { metric, rest },
        Undivided::DoesNotWork { member } => TargetFault::DoesNotWork { name: super::name_of(house, member) },
        Undivided::NobodyWorks => TargetFault::NobodyWorks,
        Undivided::NoHistory => TargetFault::NoHistory,
    }
}

/// What a text of the dialog was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Draft(Setting),
    /// Why it changes: what is left is to save it.
    Reason(Setting, String),
    /// A button is waited for.
    NotAsked,
}

/// A typed answer: a total, lines of what was done before or of shares, or why it changes.
pub async fn typed(tx: &mut Tx, house: &House, by: &Member, draft: Setting, text: &str, now: Instant) -> Result<Typed> {
    may_set(house, by)?;
    let metric = metric_of(house, draft.metric)?.clone();
    let ground = Ground::load(tx, house, &metric, draft.month_on, now).await?;
    let late = ground.is_late(house, now);
    match draft.question(is_split(&metric), late) {
        Question::Total => Ok(Typed::Draft(total(house, by, draft, number(house, &metric, text)?)?)),
        Question::Basis => Ok(Typed::NotAsked),
        Question::Reason => Ok(Typed::Reason(draft, text.to_owned())),
        Question::Start => {
            let unasked: Vec<MemberId> = ground.unasked(house, now).into_iter().map(|(member, _)| member).collect();
            let people: Vec<&Member> = ground.members(house).into_iter().filter(|m| unasked.contains(&m.id)).collect();
            let openings = lines(house, &metric, &people, draft.openings.clone(), text)?;
            Ok(Typed::Draft(Setting { openings, ..draft }))
        }
        Question::Preview => {
            // A bare number is another total.
            if let Ok(value) = number(house, &metric, text) {
                let draft = total(house, by, draft, value)?;
                split(tx, house, &draft, now).await?;
                return Ok(Typed::Draft(draft));
            }
            let people = ground.members(house);
            let locks = lines(house, &metric, &people, draft.locks.clone(), text)?;
            let draft = Setting { locks, accepted: false, ..draft };
            split(tx, house, &draft, now).await?;
            Ok(Typed::Draft(draft))
        }
    }
}

/// One question back; `None` at the first.
pub fn undone(mut draft: Setting, split: bool, late: bool) -> Option<Setting> {
    match draft.question(split, late) {
        Question::Total => return None,
        Question::Start => draft.total = None,
        Question::Basis if late => draft.start = None,
        Question::Basis => draft.total = None,
        Question::Preview if split => {
            draft.basis = None;
            draft.locks.clear();
        }
        Question::Preview => draft.total = None,
        Question::Reason => draft.accepted = false,
    }
    Some(draft)
}

/// What lines say, put over what is known; all or none.
pub(super) fn lines(
    house: &House,
    metric: &Metric,
    people: &[&Member],
    mut known: BTreeMap<MemberId, i64>,
    text: &str,
) -> Result<BTreeMap<MemberId, i64>> {
    let shape = Shape::of(metric, house.department.currency);
    let read = read_shares(text, &shape).map_err(|problem| match problem {
        LineProblem::NotALine(line) => TargetFault::Line { line },
        LineProblem::Number { problem, .. } => number_fault(metric, problem),
    })?;
    let names: Vec<&str> = people.iter().map(|member| member.name.as_str()).collect();
    for ShareLine { said, value } in read {
        let member = match who(&said, &names) {
            Meant::One(place) => people[place].id,
            Meant::Nobody => return Err(TargetFault::UnknownName { said }.into()),
            Meant::Several(places) => {
                let names = places.into_iter().map(|place| people[place].name.clone()).collect();
                return Err(TargetFault::SeveralNames { said, names }.into());
            }
        };
        match value {
            Some(value) => known.insert(member, value),
            None => known.remove(&member),
        };
    }
    Ok(known)
}

/// A number of the metric.
fn number(house: &House, metric: &Metric, text: &str) -> std::result::Result<i64, TargetFault> {
    match read_number(text, &Shape::of(metric, house.department.currency)) {
        Ok(Given::Value(value)) => Ok(value),
        Ok(Given::Missing) => Err(TargetFault::NotANumber),
        Err(problem) => Err(number_fault(metric, problem)),
    }
}

fn number_fault(metric: &Metric, problem: NumberProblem) -> TargetFault {
    match problem {
        NumberProblem::Ambiguous(values) => TargetFault::Ambiguous { metric: Box::new(metric.clone()), values },
        NumberProblem::Refused(Refused::Negative) => TargetFault::Negative,
        NumberProblem::Refused(Refused::TooLarge) => TargetFault::TooLarge,
        NumberProblem::Refused(Refused::Fraction { .. }) => TargetFault::Decimals,
        NumberProblem::Refused(_) | NumberProblem::NotANumber => TargetFault::NotANumber,
    }
}

/// Whose first days can still be told of, for the screen: name and what was told.
pub async fn before_start(
    tx: &mut Tx,
    house: &House,
    draft: &Setting,
    now: Instant,
) -> Result<Vec<(ShareRow, NaiveDate)>> {
    let metric = metric_of(house, draft.metric)?;
    let ground = Ground::load(tx, house, metric, draft.month_on, now).await?;
    let row = |(member, through): (MemberId, NaiveDate)| {
        let told = draft.openings.get(&member).copied();
        let stored = ground.book.opening(member, metric.id).map(|opening| opening.value);
        let row = ShareRow {
            member,
            name: super::name_of(house, member),
            value: told.or(stored).unwrap_or(0),
            locked: told.or(stored).is_some(),
            works: 0,
        };
        (row, through)
    };
    Ok(ground.unasked(house, now).into_iter().map(row).collect())
}
