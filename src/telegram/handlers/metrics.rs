//! `/metrics`: the list, a metric's card, and its buttons.
pub mod making;

use crate::{
    domain::{
        id::MetricId,
        metric::{AskedOf, Metric, MetricText},
        refusal::Refusal,
        template::Template,
    },
    locale::Locale,
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{Failure, Result, house::House, metrics},
    view::{
        callback::Callback,
        metrics::{self as view, Offers, Shown, Typed},
        refusal,
        screen::Screen,
    },
};

/// `/metrics`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = list(ctx).await?;
    ctx.send(screen).await
}

/// Everything in order.
async fn list(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    metrics::may_change(&by)?;
    let crm = crm_drafts(&house);
    let rejects = super::funnel::reject_drafts(&house);
    let offers = Offers {
        crm_order: !metrics::missing(&house, &crm).is_empty(),
        lead_rejects: !metrics::missing(&house, &rejects).is_empty(),
    };
    Ok(view::list(&house.department, &house.metrics, offers, ctx.locale()))
}

/// «Порядок в CRM» in the department's language.
fn crm_drafts(house: &House) -> Vec<crate::domain::metric::MetricDraft> {
    let template = Template::B2bOutbound;
    let both = Locale(house.department.language).template_metrics(template, true);
    both.into_iter().skip(template.metrics().len()).collect()
}

/// A button of the list or of a card.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    leave(ctx).await?;
    super::funnel::leave(ctx).await?;
    match callback {
        Callback::Metrics { .. } => {
            let screen = list(ctx).await?;
            ctx.show(screen).await
        }
        Callback::MetricCard { metric } => card(ctx, metric).await,
        Callback::TypeMetric { metric, text } => ask_text(ctx, metric, text, None).await,
        Callback::AskMetric { metric, asked: None } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            let screen = view::asked(metrics::metric_of(&house, &by, metric)?, ctx.locale());
            ctx.show(screen).await
        }
        Callback::AskedOfMetric { metric } => asked_of(ctx, metric).await,
        Callback::StepsOfMetric { metric } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            let funnel = funnel(&house);
            let screen = view::step(metrics::metric_of(&house, &by, metric)?, &funnel, ctx.locale());
            ctx.show(screen).await
        }
        Callback::MetricMember { metric, .. } | Callback::MetricOfAll { metric } => {
            match changed(ctx, callback).await {
                Ok(()) => asked_of(ctx, metric).await,
                Err(failure) => second(ctx, metric, "metric.asked_of", failure).await,
            }
        }
        _ => {
            let Some((metric, subject)) = changes(callback) else { return Err(Refusal::Outdated.into()) };
            match changed(ctx, callback).await {
                Ok(()) => card(ctx, metric).await,
                Err(failure) => second(ctx, metric, subject, failure).await,
            }
        }
    }
}

/// Which metric a button changes, and what of it, as it is recorded.
fn changes(callback: Callback) -> Option<(MetricId, &'static str)> {
    Some(match callback {
        Callback::ClearMetric { metric, text } => (metric, subject(text)),
        Callback::MoveMetric { metric, .. } => (metric, "metric.order"),
        Callback::AskMetric { metric, .. } => (metric, "metric.asked"),
        Callback::MainMetric { metric } => (metric, "metric.main"),
        Callback::StepMetric { metric, .. } => (metric, "metric.step"),
        Callback::DirectMetric { metric, .. } => (metric, "metric.direction"),
        Callback::RhythmMetric { metric, .. } => (metric, "metric.rhythm"),
        _ => return None,
    })
}

fn subject(text: MetricText) -> &'static str {
    match text {
        MetricText::Name => "metric.name",
        MetricText::Aliases => "metric.aliases",
        MetricText::Hint => "metric.hint",
        MetricText::Limit => "metric.limit",
    }
}

/// Does what the button says.
async fn changed(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let (house, by, now) = (ctx.house().await?, ctx.member()?.clone(), ctx.now);
    match callback {
        Callback::ClearMetric { metric, text: MetricText::Aliases } => {
            metrics::set_aliases(ctx.tx, &house, &by, metric, "", now).await?;
        }
        Callback::ClearMetric { metric, text: MetricText::Hint } => {
            metrics::set_hint(ctx.tx, &house, &by, metric, None, now).await?;
        }
        Callback::ClearMetric { metric, text: MetricText::Limit } => {
            metrics::set_limit(ctx.tx, &house, &by, metric, None, now).await?;
        }
        Callback::MoveMetric { metric, from, up } => {
            metrics::move_in_line(ctx.tx, &house, &by, metric, usize::from(from), up, now).await?;
        }
        Callback::AskMetric { metric, asked: Some(asked) } => {
            metrics::set_asked(ctx.tx, &house, &by, metric, asked, now).await?;
        }
        Callback::MetricMember { metric, member, yes } => {
            metrics::set_asked_of(ctx.tx, &house, &by, metric, member, yes, now).await?;
        }
        Callback::MetricOfAll { metric } => {
            metrics::ask_all(ctx.tx, &house, &by, metric, now).await?;
        }
        Callback::MainMetric { metric } => {
            metrics::set_main(ctx.tx, &house, &by, metric, now).await?;
        }
        Callback::StepMetric { metric, step } => {
            metrics::set_step(ctx.tx, &house, &by, metric, step.map(usize::from), now).await?;
        }
        Callback::DirectMetric { metric, direction } => {
            metrics::set_direction(ctx.tx, &house, &by, metric, direction, now).await?;
        }
        Callback::RhythmMetric { metric, rhythm } => {
            metrics::set_rhythm(ctx.tx, &house, &by, metric, rhythm, now).await?;
        }
        _ => return Err(Refusal::Outdated.into()),
    }
    Ok(())
}

/// It was done already: who and when is said, and the card shows how things stand.
async fn second(ctx: &mut Ctx<'_>, metric: MetricId, subject: &str, failure: Failure) -> Result<()> {
    let Failure::Refused(refused @ Refusal::AlreadyDone) = failure else { return Err(failure) };
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let faster = metrics::faster(ctx.tx, &house, metric, subject, &by).await?;
    let text = match faster {
        Some(mark) => view::faster(&mark, ctx.locale()),
        None => refusal::sentence(&refused, ctx.locale()),
    };
    ctx.alert(text).await?;
    card(ctx, metric).await
}

fn funnel(house: &House) -> Vec<&Metric> {
    let mut funnel: Vec<&Metric> = house.metrics.iter().filter(|metric| metric.step.is_some()).collect();
    funnel.sort_by_key(|metric| metric.step);
    funnel
}

/// One metric as it is now.
async fn card(ctx: &mut Ctx<'_>, id: MetricId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let metric = metrics::metric_of(&house, &by, id)?;
    let asked = house.asked_members(id);
    let today = house.today(ctx.now);
    let names: Vec<String> = house
        .reporters(today)
        .filter(|member| metric.asked_of == AskedOf::Some && asked.contains(&member.id))
        .map(|member| member.name.clone())
        .collect();
    let shown = Shown {
        currency: house.department.currency,
        place: house.metrics.iter().position(|other| other.id == id).unwrap_or(0),
        of: house.metrics.len(),
        steps: funnel(&house).len(),
        asked_of: &names,
    };
    let screen = view::card(metric, shown, ctx.locale());
    ctx.show(screen).await
}

/// [У кого]
async fn asked_of(ctx: &mut Ctx<'_>, id: MetricId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let metric = metrics::metric_of(&house, &by, id)?;
    let asked = house.asked_members(id);
    let members: Vec<_> = house
        .reporters(house.today(ctx.now))
        .map(|member| {
            let is_asked = metric.asked_of == AskedOf::All || asked.contains(&member.id);
            (member.id, member.name.clone(), is_asked)
        })
        .collect();
    let screen = view::asked_of(metric, &members, ctx.locale());
    ctx.show(screen).await
}

/// Asks for a text of the metric; `again`: why the last one cannot be taken.
async fn ask_text(ctx: &mut Ctx<'_>, id: MetricId, text: MetricText, again: Option<&str>) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let metric = metrics::metric_of(&house, &by, id)?;
    ctx.set_dialog(&Dialog::MetricText { metric: id, text }).await?;
    let screen = view::ask_text(Typed { metric, text, currency: house.department.currency, again }, ctx.locale());
    ctx.show(screen).await
}

/// The text; one that cannot be taken is asked for again.
pub async fn typed(ctx: &mut Ctx<'_>, id: MetricId, what: MetricText, text: &str) -> Result<()> {
    let department = store::metrics::department_of(ctx.tx, id).await?.ok_or(Refusal::Outdated)?;
    ctx.actor.choose(department);
    let (house, by, now) = (ctx.house().await?, ctx.member()?.clone(), ctx.now);
    let ended = match what {
        MetricText::Name => metrics::rename(ctx.tx, &house, &by, id, text, now).await,
        MetricText::Aliases => metrics::set_aliases(ctx.tx, &house, &by, id, text, now).await,
        MetricText::Hint => metrics::set_hint(ctx.tx, &house, &by, id, Some(text), now).await,
        MetricText::Limit => metrics::set_limit(ctx.tx, &house, &by, id, Some(text), now).await,
    };
    match ended {
        Ok(_) => {
            ctx.end_dialog().await?;
            card(ctx, id).await
        }
        Err(Failure::Refused(refused)) if is_of_text(&refused) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            ask_text(ctx, id, what, Some(&sentence)).await
        }
        Err(failure) => Err(failure),
    }
}

/// Is the text itself in the way, so that another one may do.
fn is_of_text(refused: &Refusal) -> bool {
    matches!(
        refused,
        Refusal::Empty
            | Refusal::TooLong { .. }
            | Refusal::MetricWord { .. }
            | Refusal::TooManyAliases { .. }
            | Refusal::NotANumber
    )
}

/// Forgets what was to be typed of a metric: something else was asked for, and a bare line must not become a limit.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::MetricText { .. } | Dialog::NewMetric(_))
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
