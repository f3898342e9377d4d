//! `/targets`: the month, the questions of a new target, a member's answer, a proposal's.
use crate::{
    domain::{
        id::{MetricId, TargetId},
        metric::Metric,
        month::Basis,
        planning::{Question, Setting, TargetNotice},
        refusal::Refusal,
        today::Mark,
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, TargetDialog},
        handlers::help,
    },
    usecase::{
        Failure, Result,
        house::House,
        proposal, question,
        target::{self, Offered, Saved, Typed},
    },
    view::{
        callback::Callback,
        refusal,
        target::{self as view, Above},
    },
};
use chrono::NaiveDate;

/// `/targets`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let month = target::month(ctx.tx, &house, &by, house.today(ctx.now), ctx.now).await?;
    let screen = view::month(&month, ctx.locale());
    ctx.send(screen).await
}

/// A button of `/targets`, of a share or of a proposal.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::TargetsMonth { month, .. } => {
            leave(ctx).await?;
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            let month = target::month(ctx.tx, &house, &by, month, ctx.now).await?;
            let screen = view::month(&month, ctx.locale());
            ctx.show(screen).await
        }
        Callback::TargetOf { metric, month } => {
            leave(ctx).await?;
            card(ctx, metric, month, &Above::Nothing).await
        }
        Callback::TargetHistory { metric, month } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            let (metric, versions) = target::versions(ctx.tx, &house, &by, metric, month).await?;
            let screen = view::history(&metric, month, &versions, house.department.currency, ctx.locale());
            ctx.show(screen).await
        }
        Callback::TargetCompare { metric, month, first, second } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            let places = (usize::from(first), usize::from(second));
            let two = target::compare(ctx.tx, &house, &by, (metric, month), places).await?;
            let screen = view::compare(&two, ctx.locale());
            ctx.show(screen).await
        }
        Callback::TargetOpenings { metric, month } => ask_openings(ctx, metric, month, None).await,
        Callback::TargetTake { target } => take(ctx, target).await,
        Callback::TargetDiscuss { target } => ask_discuss(ctx, target, None).await,
        Callback::ProposalAnswer { proposal, yes } => {
            let (house, by, locale) = (ctx.house().await?, ctx.member()?.clone(), ctx.locale());
            let reason = |proposed: &_| view::reason(proposed, locale);
            let (proposed, end) = proposal::answer(ctx.tx, &house, &by, proposal, yes, &reason, ctx.now).await?;
            let screen = view::proposed(&proposed, Some(&end), locale);
            ctx.show(screen).await
        }
        Callback::TargetNext { metric, month, total, basis } => {
            accept_next(ctx, Offered { metric, month_on: month, total, basis }).await
        }
        _ => setting(ctx, callback).await,
    }
}

/// The target as it is; where there is none its first question.
async fn card(ctx: &mut Ctx<'_>, metric: MetricId, month: NaiveDate, above: &Above) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match target::card(ctx.tx, &house, &by, metric, month, ctx.now).await? {
        Some(card) => {
            let screen = view::card(&card, house.department.id, above, ctx.locale());
            ctx.show(screen).await
        }
        None => {
            let draft = target::begin(ctx.tx, &house, &by, metric, month, ctx.now).await?;
            ask(ctx, draft, None).await
        }
    }
}

/// A button of the questions.
async fn setting(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let (house, by, now) = (ctx.house().await?, ctx.member()?.clone(), ctx.now);
    let step = match callback {
        Callback::TargetNew { metric, month } => target::begin(ctx.tx, &house, &by, metric, month, now).await,
        Callback::TargetTotal { metric, month, value } => {
            let draft = match draft(ctx, metric, month).await? {
                Some(draft) => draft,
                // An offer is as good without its dialog.
                None => target::begin(ctx.tx, &house, &by, metric, month, now).await?,
            };
            target::total(&house, &by, draft, value)
        }
        Callback::TargetStart { metric, month, start } => {
            let draft = draft(ctx, metric, month).await?.ok_or(Refusal::Outdated)?;
            target::start(&house, &by, draft, start)
        }
        Callback::TargetBasis { metric, month, basis } => return choose_basis(ctx, (metric, month), basis).await,
        Callback::TargetAccept { metric, month } => return accept(ctx, metric, month).await,
        Callback::TargetNoReason { metric, month } => {
            let draft = draft(ctx, metric, month).await?.ok_or(Refusal::Outdated)?;
            if !draft.accepted {
                return Err(Refusal::Outdated.into());
            }
            return save(ctx, draft, None).await;
        }
        Callback::TargetBack { metric, month } => {
            let draft = draft(ctx, metric, month).await?.ok_or(Refusal::Outdated)?;
            let split = house.metric(metric).is_some_and(target::is_split);
            let late = target::starts_late(ctx.tx, &house, &draft, now).await?;
            match target::undone(draft, split, late) {
                Some(draft) => Ok(draft),
                None => {
                    leave(ctx).await?;
                    let month = target::month(ctx.tx, &house, &by, month, now).await?;
                    let screen = view::month(&month, ctx.locale());
                    return ctx.show(screen).await;
                }
            }
        }
        _ => return help::stale(ctx).await,
    };
    ask(ctx, step?, None).await
}

async fn choose_basis(ctx: &mut Ctx<'_>, (metric, month): (MetricId, NaiveDate), basis: Basis) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let draft = draft(ctx, metric, month).await?.ok_or(Refusal::Outdated)?;
    match target::choose_basis(ctx.tx, &house, &by, draft.clone(), basis, ctx.now).await {
        Ok(draft) => ask(ctx, draft, None).await,
        Err(failure) => wrong(ctx, draft, failure).await,
    }
}

/// What he is in the middle of, when it is about this.
async fn draft(ctx: &mut Ctx<'_>, metric: MetricId, month: NaiveDate) -> Result<Option<Setting>> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Ok(None) };
    match *dialog {
        Dialog::Target(TargetDialog::Setting(draft)) if (draft.metric, draft.month_on) == (metric, month) => {
            Ok(Some(draft))
        }
        _ => Ok(None),
    }
}

fn metric_of(house: &House, id: MetricId) -> Result<Metric> {
    Ok(house.metric(id).cloned().ok_or(Refusal::Outdated)?)
}

/// Keeps the answers and asks what is next.
async fn ask(ctx: &mut Ctx<'_>, draft: Setting, wrong: Option<&str>) -> Result<()> {
    let (house, now, locale) = (ctx.house().await?, ctx.now, ctx.locale());
    let metric = metric_of(&house, draft.metric)?;
    let late = target::starts_late(ctx.tx, &house, &draft, now).await?;
    let shown = (house.department.currency, wrong);
    let screen = match draft.question(target::is_split(&metric), late) {
        Question::Total => {
            let offers = target::offers(ctx.tx, &house, &metric, draft.month_on).await?;
            view::ask_total(&draft, &metric, &offers, shown, locale)
        }
        Question::Start => {
            let rows = target::before_start(ctx.tx, &house, &draft, now).await?;
            let rows: Vec<_> = rows.into_iter().map(|(row, _)| row).collect();
            view::ask_start(&draft, &metric, &rows, shown, locale)
        }
        Question::Basis => view::ask_basis(&draft, &metric, shown, locale),
        Question::Preview => match target::preview(ctx.tx, &house, &draft, now).await {
            Ok(plan) => view::preview(&draft, &plan, wrong, locale),
            // Somebody's days have changed since: it is split anew.
            Err(Failure::Refused(refused)) => {
                let sentence = refusal::sentence(&refused, locale);
                let draft = Setting { basis: None, locks: Default::default(), ..draft };
                ctx.set_dialog(&Dialog::Target(TargetDialog::Setting(draft.clone()))).await?;
                let shown = (house.department.currency, Some(sentence.as_str()));
                let screen = view::ask_basis(&draft, &metric, shown, locale);
                return ctx.show(screen).await;
            }
            Err(failure) => return Err(failure),
        },
        Question::Reason => view::ask_reason(&draft, &metric, wrong, locale),
    };
    ctx.set_dialog(&Dialog::Target(TargetDialog::Setting(draft))).await?;
    ctx.show(screen).await
}

/// The same question again, with what is in the way.
async fn wrong(ctx: &mut Ctx<'_>, draft: Setting, failure: Failure) -> Result<()> {
    let Failure::Refused(refused) = &failure else { return Err(failure) };
    match refused {
        Refusal::Target(_) | Refusal::Empty | Refusal::TooLong { .. } => {
            let sentence = refusal::sentence(refused, ctx.locale());
            ask(ctx, draft, Some(&sentence)).await
        }
        _ => Err(failure),
    }
}

/// [Принять]: a change asks why first.
async fn accept(ctx: &mut Ctx<'_>, metric: MetricId, month: NaiveDate) -> Result<()> {
    let draft = draft(ctx, metric, month).await?.ok_or(Refusal::Outdated)?;
    let house = ctx.house().await?;
    target::preview(ctx.tx, &house, &draft, ctx.now).await?;
    if draft.seen.is_some() && !draft.accepted {
        return ask(ctx, Setting { accepted: true, ..draft }, None).await;
    }
    save(ctx, draft, None).await
}

async fn save(ctx: &mut Ctx<'_>, draft: Setting, reason: Option<&str>) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let saved = match target::save(ctx.tx, &house, &by, &draft, reason, ctx.now).await {
        Ok(saved) => saved,
        Err(failure) => return wrong(ctx, draft, failure).await,
    };
    ctx.end_dialog().await?;
    let above = match saved {
        Saved::Done(_) => Above::Saved,
        Saved::Meanwhile => {
            let latest = target::card(ctx.tx, &house, &by, draft.metric, draft.month_on, ctx.now).await?;
            let version = latest.map(|card| card.version);
            Above::Meanwhile(version.and_then(|v| Some(Mark { at: v.at, by: v.by? })))
        }
    };
    card(ctx, draft.metric, draft.month_on, &above).await
}

/// A text in one of the dialogs; false when a button is waited for.
pub async fn typed(ctx: &mut Ctx<'_>, dialog: TargetDialog, text: &str) -> Result<bool> {
    match dialog {
        TargetDialog::Setting(draft) => {
            ctx.actor.choose(draft.department);
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            match target::typed(ctx.tx, &house, &by, draft.clone(), text, ctx.now).await {
                Ok(Typed::Draft(draft)) => ask(ctx, draft, None).await?,
                Ok(Typed::Reason(draft, reason)) => save(ctx, draft, Some(&reason)).await?,
                Ok(Typed::NotAsked) => return Ok(false),
                Err(failure) => wrong(ctx, draft, failure).await?,
            }
        }
        TargetDialog::Openings { department, metric, month_on } => {
            ctx.actor.choose(department);
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            match target::tell_openings(ctx.tx, &house, &by, (metric, month_on), text, ctx.now).await {
                Ok(count) => {
                    ctx.end_dialog().await?;
                    card(ctx, metric, month_on, &Above::Openings(count)).await?;
                }
                Err(Failure::Refused(refused @ Refusal::Target(_))) => {
                    let sentence = refusal::sentence(&refused, ctx.locale());
                    ask_openings(ctx, metric, month_on, Some(&sentence)).await?;
                }
                Err(failure) => return Err(failure),
            }
        }
        // A line of figures is his report, whatever he was asked before.
        TargetDialog::Discuss { .. } if is_figures(text) => return Ok(false),
        TargetDialog::Discuss { target } => discussed(ctx, target, text).await?,
    }
    Ok(true)
}

fn is_figures(text: &str) -> bool {
    let count = |of: fn(char) -> bool| text.chars().filter(|c| of(*c)).count();
    count(|c| c.is_ascii_digit()) > count(char::is_alphabetic)
}

async fn ask_openings(ctx: &mut Ctx<'_>, metric: MetricId, month_on: NaiveDate, wrong: Option<&str>) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let draft = target::begin(ctx.tx, &house, &by, metric, month_on, ctx.now).await?;
    let rows = target::before_start(ctx.tx, &house, &draft, ctx.now).await?;
    if rows.is_empty() {
        return Err(Refusal::Outdated.into());
    }
    let rows: Vec<_> = rows.into_iter().map(|(row, _)| row).collect();
    let department = house.department.id;
    ctx.set_dialog(&Dialog::Target(TargetDialog::Openings { department, metric, month_on })).await?;
    let metric = metric_of(&house, metric)?;
    let screen = view::ask_openings(&metric, month_on, &rows, (house.department.currency, wrong), ctx.locale());
    ctx.show(screen).await
}

/// [Принимаю]
async fn take(ctx: &mut Ctx<'_>, id: TargetId) -> Result<()> {
    leave(ctx).await?;
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    let given = target::answer(ctx.tx, &house, &member, id, ctx.now).await?;
    let screen = view::told(&TargetNotice::Given(given), ctx.locale());
    ctx.show(screen).await
}

/// [Обсудить]: asks for a line, below the share, which stays.
async fn ask_discuss(ctx: &mut Ctx<'_>, id: TargetId, wrong: Option<&str>) -> Result<()> {
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    let given = target::shown(ctx.tx, &house, &member, id).await?;
    ctx.set_dialog(&Dialog::Target(TargetDialog::Discuss { target: id })).await?;
    let screen = view::ask_discuss(&given, wrong, ctx.locale());
    ctx.send(screen).await
}

async fn discussed(ctx: &mut Ctx<'_>, id: TargetId, text: &str) -> Result<()> {
    let found = store::targets::by_id(ctx.tx, id).await?;
    let (department, ..) = found.ok_or(Refusal::Outdated)?;
    ctx.actor.choose(department);
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    match target::discuss(ctx.tx, &house, &member, id, text, ctx.now).await {
        Ok(given) => {
            ctx.end_dialog().await?;
            let screen = view::told(&TargetNotice::Given(given), ctx.locale());
            ctx.send(screen).await
        }
        Err(Failure::Refused(refused @ (Refusal::Empty | Refusal::TooLong { .. }))) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            ask_discuss(ctx, id, Some(&sentence)).await
        }
        Err(failure) => {
            ctx.end_dialog().await?;
            Err(failure)
        }
    }
}

/// [Принять] of next month's draft.
async fn accept_next(ctx: &mut Ctx<'_>, offered: Offered) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let subject = match ctx.tapped_place() {
        Some((chat, message)) => question::of_message(ctx.tx, chat, message).await?,
        None => None,
    };
    let draft = target::accept_next(ctx.tx, &house, &by, offered, subject, ctx.now).await?;
    let end = Some(question::mark(&house, &by, ctx.now));
    let screen = view::told(&TargetNotice::Next { draft, end }, ctx.locale());
    ctx.show(screen).await
}

/// Forgets what was being set or talked over: a bare line must not become a total.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::Target(_))
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
