//! A new metric: its questions, and the ready sets.
use super::{crm_drafts, is_of_text, leave};
use crate::{
    domain::{
        id::DepartmentId,
        metric::{Making, MetricDraft, Question, Unit, UnitChoice},
        refusal::Refusal,
        template::Template,
    },
    locale::Locale,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{Failure, Result, house::House, metrics},
    view::{callback::Callback, metrics as view, refusal},
};

/// A button of the questions or of the ready sets.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::NewMetric { department } => {
            metrics::may_change(ctx.member()?)?;
            ask(ctx, Making::new(department), None).await
        }
        Callback::MetricTemplates { department } => {
            leave(ctx).await?;
            metrics::may_change(ctx.member()?)?;
            let screen = view::templates(department, ctx.locale());
            ctx.show(screen).await
        }
        Callback::MetricsOfTemplate { department, template } => of_template(ctx, department, template).await,
        Callback::AddFromTemplate { department, template, nth } => {
            let house = ctx.house().await?;
            let drafts = drafts(&house, template);
            let one = drafts.get(usize::from(nth)).ok_or(Refusal::Outdated)?;
            add(ctx, department, &house, std::slice::from_ref(one)).await
        }
        Callback::CrmOrder { department, yes } => crm(ctx, department, yes).await,
        _ => answered(ctx, callback).await,
    }
}

/// A ready set in the department's language.
fn drafts(house: &House, template: Template) -> Vec<MetricDraft> {
    Locale(house.department.language).template_metrics(template, false)
}

async fn of_template(ctx: &mut Ctx<'_>, department: DepartmentId, template: Template) -> Result<()> {
    leave(ctx).await?;
    let house = ctx.house().await?;
    metrics::may_change(ctx.member()?)?;
    let drafts = drafts(&house, template);
    let screen = view::of_template(department, template, &metrics::missing(&house, &drafts), ctx.locale());
    ctx.show(screen).await
}

/// «Порядок в CRM»: shown, then added.
async fn crm(ctx: &mut Ctx<'_>, department: DepartmentId, yes: bool) -> Result<()> {
    leave(ctx).await?;
    let house = ctx.house().await?;
    metrics::may_change(ctx.member()?)?;
    let drafts = crm_drafts(&house);
    if yes {
        return add(ctx, department, &house, &drafts).await;
    }
    let screen = view::crm(department, &metrics::missing(&house, &drafts), ctx.locale());
    ctx.show(screen).await
}

async fn add(ctx: &mut Ctx<'_>, department: DepartmentId, house: &House, drafts: &[MetricDraft]) -> Result<()> {
    let by = ctx.member()?.clone();
    let added = metrics::add_drafts(ctx.tx, house, &by, drafts, ctx.now).await?;
    let screen = view::added(department, &added, ctx.locale());
    ctx.show(screen).await
}

/// Keeps the answers and asks what is next.
async fn ask(ctx: &mut Ctx<'_>, making: Making, again: Option<&str>) -> Result<()> {
    let currency = ctx.house().await?.department.currency;
    let screen = view::new_metric(&making, currency, again, ctx.locale());
    ctx.set_dialog(&Dialog::NewMetric(making)).await?;
    ctx.show(screen).await
}

/// A button of a question; of one that is past it answers that anew.
async fn answered(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Err(Refusal::Outdated.into()) };
    let Dialog::NewMetric(mut making) = *dialog else { return Err(Refusal::Outdated.into()) };
    ctx.actor.choose(making.department);
    match callback {
        Callback::NewMetricUnit { unit } => {
            (making.unit, making.own_unit) = match unit {
                UnitChoice::Count => (Some(Unit::Count), false),
                UnitChoice::Money => (Some(Unit::Money), false),
                UnitChoice::Own => (None, true),
            };
            making.scale = None;
        }
        Callback::NewMetricDecimals { decimals } => making.scale = Some(decimals.min(3)),
        Callback::NewMetricNegative { yes } => making.negative = Some(yes),
        Callback::NewMetricTelling { telling } if making.question() == Question::Telling => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            return match metrics::create(ctx.tx, &house, &by, &making, telling, ctx.now).await {
                Ok(metric) => {
                    ctx.end_dialog().await?;
                    let screen = view::added(making.department, &[metric], ctx.locale());
                    ctx.show(screen).await
                }
                Err(Failure::Refused(refused @ Refusal::MetricWord { .. })) => {
                    let sentence = refusal::sentence(&refused, ctx.locale());
                    ask(ctx, Making { name: None, ..making }, Some(&sentence)).await
                }
                Err(failure) => Err(failure),
            };
        }
        _ => return Err(Refusal::Outdated.into()),
    }
    ask(ctx, making, None).await
}

/// A typed name or unit; false when a button is waited for.
pub async fn typed(ctx: &mut Ctx<'_>, mut making: Making, text: &str) -> Result<bool> {
    if !making.is_typed() {
        return Ok(false);
    }
    ctx.actor.choose(making.department);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let taken = match making.question() {
        Question::OwnUnit => metrics::unit_of(&by, text).map(|unit| making.unit = Some(unit)),
        _ => metrics::may_be_called(&house, &by, text).map(|name| making.name = Some(name)),
    };
    match taken {
        Ok(()) => ask(ctx, making, None).await?,
        Err(Failure::Refused(refused)) if is_of_text(&refused) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            ask(ctx, making, Some(&sentence)).await?;
        }
        Err(failure) => return Err(failure),
    }
    Ok(true)
}
