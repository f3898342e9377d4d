//! `/promise`: from one sentence, or question by question until nothing is missing.
use super::{day, is_reporting, said};
use crate::{
    domain::{
        id::DepartmentId,
        parse::{
            date::When,
            number::{Given, NumberProblem, Shape, read_number},
        },
        person::Member,
        promise::{
            Origin,
            draft::{Draft, Missing},
        },
        refusal::Refusal,
        talk::Remark,
    },
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, PromiseDialog},
        handlers,
    },
    usecase::{Failure, Result, house::House, note, promise},
    view::{callback::Callback, promise as view},
};

/// `/promise`, with its text or without.
pub async fn command(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    if args.trim().is_empty() {
        let department = ctx.department()?.id;
        promise::may_promise(ctx.member()?)?;
        ctx.set_dialog(&Dialog::Promise(PromiseDialog::Text { department })).await?;
        return ctx.show(view::ask_text(ctx.locale())).await;
    }
    start(ctx, args).await
}

/// The sentence of a new promise.
pub async fn start(ctx: &mut Ctx<'_>, text: &str) -> Result<()> {
    let house = ctx.house().await?;
    let member = ctx.member()?.clone();
    let draft = promise::read(&house, &member, text, ctx.now)?;
    proceed(ctx, &house, &member, draft).await
}

/// Makes the promise, or asks what is missing.
pub async fn proceed(ctx: &mut Ctx<'_>, house: &House, member: &Member, draft: Draft) -> Result<()> {
    let Some(missing) = draft.missing() else { return finish(ctx, house, member, draft).await };
    let department = house.department.id;
    ctx.set_dialog(&Dialog::Promise(PromiseDialog::Making { department, draft: draft.clone() })).await?;
    let (today_on, dates) = promise::due_days(house, member, ctx.now);
    let currency = house.department.currency;
    ctx.show(view::missing(&draft, &missing, &dates, today_on, currency, ctx.locale())).await
}

async fn finish(ctx: &mut Ctx<'_>, house: &House, member: &Member, draft: Draft) -> Result<()> {
    let due_on = draft.due_on.ok_or(Refusal::Outdated)?;
    let Draft { body, amount_minor, note, .. } = draft;
    let new = promise::New { body, amount_minor, due_on, origin: Origin::Command, report: None };
    let (made, of_report) = match note {
        Some(id) => {
            let made = note::into_promise(ctx.tx, house, member, id, new, ctx.now).await?;
            let report = made.report;
            (made, report)
        }
        None => (promise::make(ctx.tx, house, member, new, ctx.now).await?, None),
    };
    ctx.end_dialog().await?;
    let noted = view::made(&promise::line(house, &made, false), house.department.currency, ctx.locale());
    handlers::note::with_report(ctx, house, member, of_report, noted).await
}

/// A button of the question.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let Some((department, draft)) = unfinished(ctx).await? else { return Err(Refusal::Outdated.into()) };
    ctx.actor.choose(department);
    let member = ctx.member()?.clone();
    let house = ctx.house().await?;
    let draft = match callback {
        Callback::PromiseDueOn { on } => {
            promise::due_fits(&house, &member, on, ctx.now)?;
            draft.with_due(on)
        }
        Callback::PromiseAmount { amount_minor } => draft.with_amount(amount_minor),
        Callback::PromiseDueOther => return ctx.show(view::ask_day_typed(ctx.locale())).await,
        _ => return Err(Refusal::Outdated.into()),
    };
    proceed(ctx, &house, &member, draft).await
}

async fn unfinished(ctx: &mut Ctx<'_>) -> Result<Option<(DepartmentId, Draft)>> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Ok(None) };
    Ok(match *dialog {
        Dialog::Promise(PromiseDialog::Making { department, draft }) => Some((department, draft)),
        _ => None,
    })
}

/// The answer, typed. What does not read as one is for the report, when one is open; the draft waits.
pub async fn text(ctx: &mut Ctx<'_>, draft: Draft, text: &str) -> Result<()> {
    let house = ctx.house().await?;
    let member = ctx.member()?.clone();
    // With a report open a line of figures is for the report, whatever day could be read into it.
    let reporting = is_reporting(ctx).await?;
    let answered = match draft.missing() {
        Some(Missing::Amount { .. } | Missing::Currency { .. }) => {
            match read_number(text, &Shape::money(house.department.currency)) {
                Ok(Given::Value(value)) if value > 0 => Ok(draft.clone().with_amount(Some(value))),
                Ok(Given::Missing) => Ok(draft.clone().with_amount(None)),
                Err(NumberProblem::Ambiguous(readings)) => {
                    Ok(Draft { readings, other_currency: None, ..draft.clone() })
                }
                _ => Err(Remark::NotANumber),
            }
        }
        Some(Missing::Due { .. }) | None => match day(&house, &member, text, reporting, ctx.now) {
            When::On(on) => {
                promise::due_fits(&house, &member, on, ctx.now)?;
                Ok(draft.clone().with_due(on))
            }
            When::Ask(dates) => Ok(Draft { dates, ..draft.clone() }),
            When::None => Err(Remark::NotADate),
        },
    };
    match answered {
        Ok(draft) => proceed(ctx, &house, &member, draft).await,
        Err(_) if reporting => handlers::report::text(ctx, text).await,
        Err(remark) => {
            let missing = draft.missing().ok_or(Failure::Refused(Refusal::Outdated))?;
            let (today_on, dates) = promise::due_days(&house, &member, ctx.now);
            let currency = house.department.currency;
            let again = view::missing(&draft, &missing, &dates, today_on, currency, ctx.locale());
            let said = said(remark, ctx);
            ctx.show(view::above(said, Some(again))).await
        }
    }
}
