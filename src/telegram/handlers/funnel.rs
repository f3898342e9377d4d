//! «Ориентиры» and «Брак лидов», both opened from `/metrics`.
use crate::{
    domain::{id::MetricId, leads::from_elsewhere, metric::MetricDraft, refusal::Refusal},
    locale::Locale,
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{Failure, Result, funnel, house::House, leads, metrics},
    view::{callback::Callback, funnel as view, leads as leads_view, metrics as metrics_view, refusal, screen::Screen},
};

/// A button of benchmarks, or of rejected leads.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    leave(ctx).await?;
    super::metrics::leave(ctx).await?;
    match callback {
        Callback::Benchmarks { .. } => show_list(ctx).await,
        Callback::Benchmark { from, to } => {
            let screen = question(ctx, (from, to), None).await?;
            ctx.set_dialog(&Dialog::Benchmark { from, to }).await?;
            ctx.show(screen).await
        }
        Callback::ClearBenchmark { from, to } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            funnel::clear_benchmark(ctx.tx, &house, &by, (from, to), ctx.now).await?;
            show_list(ctx).await
        }
        Callback::LeadRejects { department, yes } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            metrics::may_change(&by)?;
            let drafts = reject_drafts(&house);
            let screen = if yes {
                let added = leads::ask_rejects(ctx.tx, &house, &by, &drafts, ctx.now).await?;
                metrics_view::added(department, &added, ctx.locale())
            } else {
                leads_view::offer(department, &metrics::missing(&house, &drafts), ctx.locale())
            };
            ctx.show(screen).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}

/// The metrics of rejects in the department's language; none where no leads come from elsewhere.
pub(super) fn reject_drafts(house: &House) -> Vec<MetricDraft> {
    match from_elsewhere(&house.metrics) {
        Some(_) => Locale(house.department.language).lead_rejects(),
        None => vec![],
    }
}

async fn show_list(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = list(ctx).await?;
    ctx.show(screen).await
}

async fn list(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let expected = funnel::expectations(ctx.tx, &house, &by, ctx.now).await?;
    let today = house.today(ctx.now);
    let plan = leads::plan(ctx.tx, &house, today, ctx.now).await?;
    let leads = from_elsewhere(&house.metrics);
    let leads = leads.as_ref().map(|metric| (metric, today, plan.as_ref()));
    Ok(view::list(house.department.id, &expected, leads, ctx.locale()))
}

async fn question(ctx: &mut Ctx<'_>, pair: (MetricId, MetricId), again: Option<&str>) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let known = funnel::expectation(ctx.tx, &house, &by, pair, ctx.now).await?;
    Ok(view::ask(house.department.id, &known, again, ctx.locale()))
}

/// What he expects, typed; what cannot be taken is asked for again.
pub async fn typed(ctx: &mut Ctx<'_>, pair: (MetricId, MetricId), text: &str) -> Result<()> {
    let department = store::metrics::department_of(ctx.tx, pair.0).await?.ok_or(Refusal::Outdated)?;
    ctx.actor.choose(department);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match funnel::set_benchmark(ctx.tx, &house, &by, pair, text, ctx.now).await {
        Ok(()) => {
            ctx.end_dialog().await?;
            show_list(ctx).await
        }
        Err(Failure::Refused(
            refused @ (Refusal::NotAPercent | Refusal::PercentNotPositive | Refusal::PercentAbove { .. }),
        )) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            let screen = question(ctx, pair, Some(&sentence)).await?;
            ctx.show(screen).await
        }
        Err(failure) => Err(failure),
    }
}

/// Forgets what was to be typed: something else was asked for.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::Benchmark { .. })
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
