//! New metrics: made by a few questions, or taken from a ready set.
use super::{Logged, log, may_change, one_line, refused, tell_others};
use crate::{
    domain::{
        id::MetricId,
        metric::{Asked, MOST, Making, Metric, MetricChange, MetricDraft, NAME_CHARS, Telling, Unit},
        parse::{
            naming::{check_word, key_of},
            number::{Given, NumberProblem, Shape, read_number},
        },
        person::Member,
        refusal::{MetricWordFault, Refusal},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House},
};

/// The name of a new metric as it will stand.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::MetricWord`].
pub fn may_be_called(house: &House, by: &Member, name: &str) -> Result<String> {
    may_change(by)?;
    let name = one_line(name, NAME_CHARS)?;
    let unborn = Making { name: Some(name.clone()), ..Making::new(house.department.id) };
    let draft = unborn.draft(String::new(), Telling::Fact).ok_or(Refusal::Empty)?;
    fits(house, &draft, &name)?;
    Ok(name)
}

/// A unit of the department's own, in a word that is no part of a number.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::MetricWord`].
pub fn unit_of(by: &Member, word: &str) -> Result<Unit> {
    may_change(by)?;
    let word = one_line(word, NAME_CHARS)?;
    let typed = format!("7 {word}");
    let read = |unit: Option<String>| read_number(&typed, &Shape { scale: 0, negative: false, money: None, unit });
    match (read(None), read(Some(word.clone()))) {
        // «шт» adds nothing to the number.
        (Ok(Given::Value(7)), _) => Ok(Unit::Count),
        (Err(NumberProblem::NotANumber), Ok(Given::Value(7))) => Ok(Unit::from(word)),
        // «тыс», «руб»: a part of a number already.
        _ => Err(Refusal::MetricWord { word, why: MetricWordFault::MeansElse }.into()),
    }
}

fn fits(house: &House, draft: &MetricDraft, word: &str) -> std::result::Result<(), Refusal> {
    let nobody = draft.clone().into_metric(MetricId(0), house.department.id, 0);
    check_word(word, &nobody, &house.metrics, house.department.currency).map_err(|fault| refused(house, word, fault))
}

/// Makes the metric of the answers; it stands last in the line.
///
/// # Errors
/// [`Refusal::TooManyMetrics`]; [`Refusal::MetricWord`] when the name was taken meanwhile.
pub async fn create(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    making: &Making,
    telling: Telling,
    now: Instant,
) -> Result<Metric> {
    let name = may_be_called(house, by, making.name.as_deref().unwrap_or_default())?;
    let keys: Vec<&str> = house.metrics.iter().map(|metric| metric.key.as_str()).collect();
    let draft = making.draft(key_of(&name, NAME_CHARS, &keys), telling).ok_or(Refusal::Empty)?;
    insert(tx, house, by, draft, house.metrics.len(), now).await
}

async fn insert(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    draft: MetricDraft,
    count: usize,
    now: Instant,
) -> Result<Metric> {
    if count >= MOST {
        return Err(Refusal::TooManyMetrics { most: MOST }.into());
    }
    let last = house.metrics.iter().map(|metric| metric.position).max().unwrap_or(-1);
    let ahead = i64::try_from(count.saturating_sub(house.metrics.len())).unwrap_or(0);
    let metric = draft.into_metric(tx.new_id().await?, house.department.id, last + 1 + ahead);
    store::metrics::put(tx, &metric).await?;
    log(tx, by, metric.id, Logged { subject: "metric", before: None, after: Some(metric.name.clone()) }, now).await?;
    tell_others(tx, house, by, &metric, MetricChange::Added, now).await?;
    Ok(metric)
}

/// Those of a ready set that the department does not ask, each with its place in the set.
pub fn missing<'d>(house: &House, drafts: &'d [MetricDraft]) -> Vec<(usize, &'d MetricDraft)> {
    let asked =
        |draft: &MetricDraft| house.metrics.iter().any(|metric| metric.key == draft.key && metric.asked != Asked::No);
    drafts.iter().enumerate().filter(|(_, draft)| !asked(draft)).collect()
}

/// Asks metrics of a ready set: new ones are made, those that were asked once are asked again. Words that already mean
/// another metric are left out.
///
/// # Errors
/// [`Refusal::AlreadyDone`] when all are asked; [`Refusal::TooManyMetrics`]; [`Refusal::MetricWord`] when a metric of
/// the department's own has the very name.
pub async fn add_drafts(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    drafts: &[MetricDraft],
    now: Instant,
) -> Result<Vec<Metric>> {
    may_change(by)?;
    let mut house = house.clone();
    let wanted: Vec<MetricDraft> = missing(&house, drafts).into_iter().map(|(_, draft)| draft.clone()).collect();
    if wanted.is_empty() {
        return Err(Refusal::AlreadyDone.into());
    }
    let mut added = vec![];
    for draft in wanted {
        if let Some(known) = house.metrics.iter().find(|metric| metric.key == draft.key).cloned() {
            added.push(super::set_asked(tx, &house, by, known.id, draft.asked, now).await?);
            continue;
        }
        fits(&house, &draft, &draft.name)?;
        let aliases = draft.aliases.iter().filter(|alias| fits(&house, &draft, alias).is_ok()).cloned().collect();
        let draft = MetricDraft { aliases, main: false, step: None, ..draft };
        let metric = insert(tx, &house, by, draft, house.metrics.len(), now).await?;
        house.metrics.push(metric.clone());
        added.push(metric);
    }
    Ok(added)
}
