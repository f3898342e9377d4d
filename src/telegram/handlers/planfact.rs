//! `/me`, `/plan`, `/week`, `/month`, and the ways between them.
use crate::{
    domain::{
        id::{MemberId, MetricId},
        parse::period,
        planfact::{MonthPage, PlanPage, Seen, Wanted, Whose},
        refusal::Refusal,
        times::Whose as Whole,
    },
    telegram::{ctx::Ctx, handlers::help},
    usecase::{Result, causes, funnel, house::House, planfact},
    view::{self as views, callback::Callback, html::Html, month as view, screen::Screen},
};
use chrono::NaiveDate;

/// `/me`
pub async fn me(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = own(ctx, None).await?;
    ctx.send(screen).await
}

/// `/plan`
pub async fn plan(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = planned(ctx, Wanted::default()).await?;
    ctx.send(screen).await
}

/// `/week [any day of it]`
pub async fn week(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let screen = week_screen(ctx, args).await?;
    ctx.send(screen).await
}

/// `/month [which]`
pub async fn month(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let screen = month_screen(ctx, args).await?;
    ctx.send(screen).await
}

/// The week that is typed, of the department he acts in.
pub(super) async fn week_screen(ctx: &mut Ctx<'_>, args: &str) -> Result<Screen> {
    let house = ctx.house().await?;
    match period::week(args, house.zone_of(ctx.member()?).date(ctx.now)) {
        Some(on) => shown_week(ctx, &house, Wanted { on: Some(on), ..Wanted::default() }).await,
        None => Ok(view::week_unclear(ctx.locale())),
    }
}

/// The month that is typed, of the department he acts in.
pub(super) async fn month_screen(ctx: &mut Ctx<'_>, args: &str) -> Result<Screen> {
    let house = ctx.house().await?;
    match period::month(args, house.zone_of(ctx.member()?).date(ctx.now)) {
        Some(on) => shown_month(ctx, &house, Wanted { on: Some(on), ..Wanted::default() }).await,
        None => Ok(view::month_unclear(ctx.locale())),
    }
}

/// A button of these screens, in the same bubble; what one may see is not for the chat.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    if !ctx.is_private() {
        return help::stale(ctx).await;
    }
    let house = ctx.house().await?;
    let screen = match callback {
        Callback::PlanFactMonth { metric, member, on } => shown_month(ctx, &house, wanted(metric, member, on)).await?,
        Callback::PlanFactWeek { metric, member, on } => shown_week(ctx, &house, wanted(metric, member, on)).await?,
        Callback::PlanFactPlan { metric, member } => {
            planned(ctx, Wanted { metric: Some(metric), whose: Whose::Member(member), on: None }).await?
        }
        Callback::PlanFactMe { metric } => own(ctx, Some(metric)).await?,
        Callback::PlanFactPeople { metric, on, week } => people(ctx, &house, wanted(metric, None, on), week).await?,
        _ => return Err(Refusal::Outdated.into()),
    };
    ctx.show(screen).await
}

fn wanted(metric: MetricId, member: Option<MemberId>, on: NaiveDate) -> Wanted {
    Wanted { metric: Some(metric), whose: member.map_or(Whose::Department, Whose::Member), on: Some(on) }
}

async fn own(ctx: &mut Ctx<'_>, metric: Option<MetricId>) -> Result<Screen> {
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    let page = planfact::me(ctx.tx, &house, &member, metric, ctx.now).await?;
    Ok(view::me(&page, ctx.locale()))
}

async fn planned(ctx: &mut Ctx<'_>, wanted: Wanted) -> Result<Screen> {
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    let page = planfact::plan(ctx.tx, &house, &member, wanted, ctx.now).await?;
    let steps = steps(ctx, &house, &page).await?;
    Ok(view::plan(&page, &steps, ctx.locale()))
}

async fn shown_week(ctx: &mut Ctx<'_>, house: &House, wanted: Wanted) -> Result<Screen> {
    let member = ctx.member()?.clone();
    let page = planfact::week(ctx.tx, house, &member, wanted, ctx.now).await?;
    Ok(view::week(&page, ctx.locale()))
}

async fn shown_month(ctx: &mut Ctx<'_>, house: &House, wanted: Wanted) -> Result<Screen> {
    let member = ctx.member()?.clone();
    let page = planfact::month(ctx.tx, house, &member, wanted, ctx.now).await?;
    let beside = [funnel_of(ctx, house, &page).await?, causes(ctx, house, &page).await?];
    Ok(view::month(&page, &beside, ctx.locale()))
}

/// How many of each step of the funnel a member's plan of the main metric takes; nothing without a plan or a funnel.
async fn steps(ctx: &mut Ctx<'_>, house: &House, page: &PlanPage) -> Result<Html> {
    let (frame, plan) = (&page.frame, page.plan.unwrap_or_default());
    let (Some(member), true) = (frame.who.member(), frame.metric.main && frame.metric.is_money() && plan > 0) else {
        return Ok(Html::new());
    };
    if house.metrics.iter().all(|metric| metric.step.is_none()) {
        return Ok(Html::new());
    }
    let back = funnel::decompose(ctx.tx, house, Whole::Member(member), plan, page.weight, ctx.now).await?;
    Ok(views::funnel::decomposition(&back, ctx.locale()))
}

/// The funnel of the page's month with its bottleneck, of its member or the department; nothing where there is none, and where the
/// reader sees the team's rendering.
async fn funnel_of(ctx: &mut Ctx<'_>, house: &House, page: &MonthPage) -> Result<Html> {
    let frame = &page.frame;
    if frame.seen == Seen::Team && frame.who.is_department() {
        return Ok(Html::new());
    }
    let book = funnel::load(ctx.tx, house, page.progress.month_on, ctx.now).await?;
    let picture = frame.who.member().map_or_else(|| book.of_department(), |member| book.of_member(member));
    match frame.metric.main && !picture.steps.is_empty() {
        true => Ok(views::funnel::table(&picture, frame.currency, ctx.locale())),
        false => Ok(Html::new()),
    }
}

/// «Причины месяца»: the largest parts of what made the department's month of its main metric; nothing on a member's
/// page, and where the reader sees the team's rendering.
async fn causes(ctx: &mut Ctx<'_>, house: &House, page: &MonthPage) -> Result<Html> {
    let frame = &page.frame;
    if frame.seen == Seen::Team || !frame.who.is_department() || !frame.metric.main {
        return Ok(Html::new());
    }
    let found = causes::month(ctx.tx, house, page.progress.month_on, ctx.now).await?;
    Ok(found.map_or_else(Html::new, |found| views::causes::month_block(&found, ctx.locale())))
}

/// Whose page to open.
async fn people(ctx: &mut Ctx<'_>, house: &House, wanted: Wanted, week: bool) -> Result<Screen> {
    let (member, on) = (ctx.member()?.clone(), wanted.on.unwrap_or_else(|| house.today(ctx.now)));
    let (frame, rows) = match week {
        true => {
            let page = planfact::week(ctx.tx, house, &member, wanted, ctx.now).await?;
            (page.frame, page.rows)
        }
        false => {
            let page = planfact::month(ctx.tx, house, &member, wanted, ctx.now).await?;
            (page.frame, page.rows)
        }
    };
    Ok(view::people(&frame, &rows, on, week, ctx.locale()))
}
