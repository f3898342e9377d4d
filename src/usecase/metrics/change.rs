//! Changes of a metric that is there.
use super::{Logged, log, metric_of, one_line, refused, tell_others};
use crate::{
    domain::{
        id::{MemberId, MetricId},
        metric::{
            ALIAS_CHARS, ALIASES, Asked, AskedOf, Direction, HINT_CHARS, Kind, Metric, MetricChange, NAME_CHARS,
            Rhythm, placed, steps,
        },
        parse::{
            fold,
            naming::check_word,
            number::{Given, Shape, read_number},
        },
        person::Member,
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House},
};

/// Writes the metric and the line of the record.
async fn put(tx: &mut Tx, by: &Member, metric: &Metric, what: Logged<'_>, now: Instant) -> Result<()> {
    store::metrics::put(tx, metric).await?;
    log(tx, by, metric.id, what, now).await
}

/// Calls it otherwise; the old name is understood as long as reports that showed it are open.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::MetricWord`].
pub async fn rename(tx: &mut Tx, house: &House, by: &Member, id: MetricId, name: &str, now: Instant) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    let name = one_line(name, NAME_CHARS)?;
    if name == metric.name {
        return Ok(metric.clone());
    }
    check_word(&name, metric, &house.metrics, house.department.currency)
        .map_err(|fault| refused(house, &name, fault))?;
    let aliases = metric.aliases.iter().filter(|alias| fold(alias) != fold(&name)).cloned().collect();
    let changed = Metric { name, aliases, ..metric.clone() };
    let what = Logged { subject: "metric.name", before: Some(metric.name.clone()), after: Some(changed.name.clone()) };
    put(tx, by, &changed, what, now).await?;
    Ok(changed)
}

/// The words people type for it besides its name, as a list with commas; an empty list takes them all away.
///
/// # Errors
/// [`Refusal::TooManyAliases`], [`Refusal::TooLong`], [`Refusal::MetricWord`].
pub async fn set_aliases(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    list: &str,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    let mut aliases: Vec<String> = vec![];
    for word in list.split([',', ';', '\n']).filter(|word| !word.trim().is_empty()) {
        let word = one_line(word, ALIAS_CHARS)?;
        let known = |other: &&String| fold(other) == fold(&word);
        if fold(&metric.name) == fold(&word) || aliases.iter().any(|alias| known(&alias)) {
            continue;
        }
        if !metric.aliases.contains(&word) {
            check_word(&word, metric, &house.metrics, house.department.currency)
                .map_err(|fault| refused(house, &word, fault))?;
        }
        aliases.push(word);
    }
    if aliases.len() > ALIASES {
        return Err(Refusal::TooManyAliases { most: ALIASES }.into());
    }
    if aliases == metric.aliases {
        return Ok(metric.clone());
    }
    let changed = Metric { aliases, ..metric.clone() };
    let joined = |metric: &Metric| (!metric.aliases.is_empty()).then(|| metric.aliases.join(", "));
    let what = Logged { subject: "metric.aliases", before: joined(metric), after: joined(&changed) };
    put(tx, by, &changed, what, now).await?;
    Ok(changed)
}

/// What counts; `None` takes the hint away.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`].
pub async fn set_hint(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    hint: Option<&str>,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    let hint = hint.map(|hint| one_line(hint, HINT_CHARS)).transpose()?;
    if hint == metric.hint {
        return Ok(metric.clone());
    }
    let changed = Metric { hint, ..metric.clone() };
    let what = Logged { subject: "metric.hint", before: metric.hint.clone(), after: changed.hint.clone() };
    put(tx, by, &changed, what, now).await?;
    Ok(changed)
}

/// The limit as it is typed, in the metric's unit; `None` takes it away.
///
/// # Errors
/// [`Refusal::NotANumber`].
pub async fn set_limit(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    typed: Option<&str>,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    let limit = match typed.map(|text| read_number(text, &Shape::of(metric, house.department.currency))) {
        None => None,
        Some(Ok(Given::Value(value))) => Some(value),
        Some(Ok(Given::Missing) | Err(_)) => return Err(Refusal::NotANumber.into()),
    };
    if limit == metric.limit {
        return Ok(metric.clone());
    }
    let changed = Metric { limit, ..metric.clone() };
    let text = |limit: Option<i64>| limit.map(|value| value.to_string());
    let what = Logged { subject: "metric.limit", before: text(metric.limit), after: text(limit) };
    put(tx, by, &changed, what, now).await?;
    tell_others(tx, house, by, &changed, MetricChange::Limit { before: metric.limit }, now).await?;
    Ok(changed)
}

/// What reports that open from now on ask of it.
///
/// # Errors
/// [`Refusal::AlreadyDone`]; [`Refusal::MainMustBeAsked`]; [`Refusal::Outdated`]: of a state no plan is asked.
pub async fn set_asked(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    asked: Asked,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    if metric.asked == asked {
        return Err(Refusal::AlreadyDone.into());
    }
    if metric.main {
        return Err(Refusal::MainMustBeAsked.into());
    }
    if metric.kind == Kind::Snapshot && asked == Asked::FactAndPlan {
        return Err(Refusal::Outdated.into());
    }
    let changed = Metric { asked, ..metric.clone() };
    let what =
        Logged { subject: "metric.asked", before: Some(metric.asked.to_string()), after: Some(asked.to_string()) };
    put(tx, by, &changed, what, now).await?;
    tell_others(tx, house, by, &changed, MetricChange::Asked { before: metric.asked }, now).await?;
    Ok(changed)
}

/// Is this member asked for it. Of everybody one is left out by asking all the others.
///
/// # Errors
/// [`Refusal::AlreadyDone`]; [`Refusal::AskedOfNobody`]; [`Refusal::NotYours`].
pub async fn set_asked_of(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    member: MemberId,
    yes: bool,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    let today = house.today(now);
    let reporters: Vec<MemberId> = house.reporters(today).map(|reporter| reporter.id).collect();
    if !reporters.contains(&member) {
        return Err(Refusal::NotYours.into());
    }
    let mut asked = match metric.asked_of {
        AskedOf::All => reporters.clone(),
        AskedOf::Some => house.asked_members(id),
    };
    if asked.contains(&member) == yes {
        return Err(Refusal::AlreadyDone.into());
    }
    if yes {
        asked.push(member);
    } else {
        asked.retain(|other| *other != member);
    }
    if !asked.iter().any(|other| reporters.contains(other)) {
        return Err(Refusal::AskedOfNobody.into());
    }
    let changed = Metric { asked_of: AskedOf::Some, ..metric.clone() };
    store::metrics::set_asked_members(tx, id, &asked).await?;
    asked_of_changed(tx, house, by, &changed, Some(asked), now).await?;
    Ok(changed)
}

/// Everybody is asked, whoever comes too.
///
/// # Errors
/// [`Refusal::AlreadyDone`].
pub async fn ask_all(tx: &mut Tx, house: &House, by: &Member, id: MetricId, now: Instant) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    if metric.asked_of == AskedOf::All {
        return Err(Refusal::AlreadyDone.into());
    }
    let changed = Metric { asked_of: AskedOf::All, ..metric.clone() };
    store::metrics::set_asked_members(tx, id, &[]).await?;
    asked_of_changed(tx, house, by, &changed, None, now).await?;
    Ok(changed)
}

async fn asked_of_changed(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    changed: &Metric,
    asked: Option<Vec<MemberId>>,
    now: Instant,
) -> Result<()> {
    let names_of = |ids: &[MemberId]| {
        let asked = house.members.iter().filter(|member| ids.contains(&member.id));
        asked.map(|member| member.name.clone()).collect::<Vec<String>>()
    };
    let text = |names: Vec<String>| if names.is_empty() { "all".to_owned() } else { names.join(", ") };
    let names = asked.as_deref().map(names_of);
    let what = Logged {
        subject: "metric.asked_of",
        before: Some(text(names_of(&house.asked_members(changed.id)))),
        after: Some(text(names.clone().unwrap_or_default())),
    };
    put(tx, by, changed, what, now).await?;
    tell_others(tx, house, by, changed, MetricChange::AskedOf { names }, now).await
}

/// The figure the digest and the lesson look at, from the next reports on; the one that was is an ordinary one again.
///
/// # Errors
/// [`Refusal::AlreadyDone`]; [`Refusal::MainNotAsked`].
pub async fn set_main(tx: &mut Tx, house: &House, by: &Member, id: MetricId, now: Instant) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    if metric.main {
        return Err(Refusal::AlreadyDone.into());
    }
    if !metric.asks_plan() {
        return Err(Refusal::MainNotAsked.into());
    }
    let former = house.main_metric();
    for other in house.metrics.iter().filter(|other| other.main) {
        store::metrics::put(tx, &Metric { main: false, ..other.clone() }).await?;
    }
    let changed = Metric { main: true, ..metric.clone() };
    let what = Logged {
        subject: "metric.main",
        before: former.map(|former| former.name.clone()),
        after: Some(changed.name.clone()),
    };
    put(tx, by, &changed, what, now).await?;
    tell_others(tx, house, by, &changed, MetricChange::Main, now).await?;
    Ok(changed)
}

/// Its step in the funnel, from 1, or out of it; the others move up or down.
///
/// # Errors
/// [`Refusal::AlreadyDone`].
pub async fn set_step(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    step: Option<usize>,
    now: Instant,
) -> Result<()> {
    let metric = metric_of(house, by, id)?;
    let changed = steps(&house.metrics, id, step);
    if changed.is_empty() {
        return Err(Refusal::AlreadyDone.into());
    }
    for metric in &changed {
        store::metrics::put(tx, metric).await?;
    }
    let text = |step: Option<i64>| step.map(|step| step.to_string());
    let now_on = changed.iter().find(|metric| metric.id == id).map_or(metric.step, |metric| metric.step);
    let what = Logged { subject: "metric.step", before: text(metric.step), after: text(now_on) };
    log(tx, by, id, what, now).await
}

/// Which way is better.
///
/// # Errors
/// [`Refusal::AlreadyDone`].
pub async fn set_direction(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    direction: Direction,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    if metric.direction == direction {
        return Err(Refusal::AlreadyDone.into());
    }
    let changed = Metric { direction, ..metric.clone() };
    let what = Logged {
        subject: "metric.direction",
        before: Some(metric.direction.to_string()),
        after: Some(direction.to_string()),
    };
    put(tx, by, &changed, what, now).await?;
    Ok(changed)
}

/// Does it come evenly or in large sums.
///
/// # Errors
/// [`Refusal::AlreadyDone`].
pub async fn set_rhythm(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    rhythm: Rhythm,
    now: Instant,
) -> Result<Metric> {
    let metric = metric_of(house, by, id)?;
    if metric.rhythm == rhythm {
        return Err(Refusal::AlreadyDone.into());
    }
    let changed = Metric { rhythm, ..metric.clone() };
    let what =
        Logged { subject: "metric.rhythm", before: Some(metric.rhythm.to_string()), after: Some(rhythm.to_string()) };
    put(tx, by, &changed, what, now).await?;
    Ok(changed)
}

/// One place up or down in the line. `from`: where the tapped screen showed it, from 0; when it stands elsewhere by now,
/// another leader was faster.
///
/// # Errors
/// [`Refusal::AlreadyDone`]: moved meanwhile, or at the end already.
pub async fn move_in_line(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MetricId,
    from: usize,
    up: bool,
    now: Instant,
) -> Result<()> {
    metric_of(house, by, id)?;
    let changed = match house.metrics.get(from) {
        Some(there) if there.id == id => placed(&house.metrics, from, up),
        _ => vec![],
    };
    let Some(own) = changed.iter().find(|metric| metric.id == id) else { return Err(Refusal::AlreadyDone.into()) };
    for metric in &changed {
        store::metrics::put(tx, metric).await?;
    }
    let place = |at: i64| Some((at + 1).to_string());
    let before = i64::try_from(from).ok().and_then(place);
    log(tx, by, id, Logged { subject: "metric.order", before, after: place(own.position) }, now).await
}
