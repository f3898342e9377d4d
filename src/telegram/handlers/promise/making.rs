//! `/promise`: from one sentence, or question by question until nothing is missing.
use super::{day, is_reporting, said};
use crate::{
    domain::{
        id::{DepartmentId, MemberId},
        parse::{
            date::When,
            number::{Given, NumberProblem, Shape, read_number},
        },
        person::{Action, Member},
        promise::{
            Origin,
            draft::{Draft, Missing},
        },
        refusal::Refusal,
        talk::Remark,
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, PromiseDialog},
        handlers,
    },
    usecase::{
        Failure, Result,
        house::House,
        investigation, note,
        promise::{self, Asked},
        talk_to, today,
    },
    view::{
        callback::Callback,
        chat::{self, Line},
        promise as view,
        screen::Screen,
    },
};

/// `/promise`, with its text or without.
pub async fn command(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    if args.trim().is_empty() {
        let department = ctx.department()?.id;
        let assigns = ctx.member()?.allows(Action::ActForOthers);
        if !assigns {
            promise::may_promise(ctx.member()?)?;
        }
        ctx.set_dialog(&Dialog::Promise(PromiseDialog::Text { department })).await?;
        return ctx.show(view::ask_text(assigns, ctx.locale())).await;
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

/// `/promise` in the team chat, in reply to somebody's message: its author is asked. Without a reply it is one's own.
pub async fn in_chat(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let Some(house) = bound_house(ctx).await? else {
        return ctx.send(chat::line(Line::NotBound, ctx.locale())).await;
    };
    let member = ctx.member()?.clone();
    let replied = ctx.message.as_ref().and_then(|message| message.reply_to.clone());
    let replied = replied.filter(|reply| reply.author != Some(ctx.shared.telegram));
    let (author, text) = match &replied {
        Some(reply) => {
            let author = house.members.iter().find(|other| other.telegram.is_some() && other.telegram == reply.author);
            (author, if args.trim().is_empty() { reply.text.as_str() } else { args })
        }
        None if args.trim().is_empty() => return ctx.send(chat::promise_how(ctx.locale())).await,
        None => (Some(&member), args),
    };
    if author.is_some_and(|author| author.id != member.id) && !member.allows(Action::ActForOthers) {
        promise::may_promise(&member)?;
    }
    let draft = promise::read_message(&house, author, text, ctx.now)?;
    proceed(ctx, &house, &member, draft).await
}

/// The department whose chat this is.
async fn bound_house(ctx: &mut Ctx<'_>) -> Result<Option<House>> {
    let bound = store::departments::chat(ctx.tx, ctx.chat()).await?.and_then(|chat| chat.department);
    match bound {
        Some(department) => Ok(House::load(ctx.tx, department).await?),
        None => Ok(None),
    }
}

/// Makes the promise, or asks what is missing.
pub async fn proceed(ctx: &mut Ctx<'_>, house: &House, member: &Member, draft: Draft) -> Result<()> {
    let Some(missing) = draft.missing() else { return finish(ctx, house, member, draft).await };
    let department = house.department.id;
    ctx.set_dialog(&Dialog::Promise(PromiseDialog::Making { department, draft: draft.clone() })).await?;
    let screen = question(house, member, &draft, &missing, ctx);
    ctx.show(screen).await
}

/// What is still asked, in the days of whoever will owe it.
fn question(house: &House, member: &Member, draft: &Draft, missing: &Missing, ctx: &Ctx<'_>) -> Screen {
    let owner = draft.owner.and_then(|id| house.member(id)).unwrap_or(member);
    let (today_on, dates) = promise::due_days(house, owner, ctx.now);
    if let Missing::Owner { among } = missing {
        let named = |id: &MemberId| house.member(*id).map(|member| (*id, member.name.clone()));
        return view::ask_owner(&draft.body, &among.iter().filter_map(named).collect::<Vec<_>>(), ctx.locale());
    }
    view::missing(draft, missing, &dates, today_on, house.department.currency, ctx.locale())
}

async fn finish(ctx: &mut Ctx<'_>, house: &House, member: &Member, draft: Draft) -> Result<()> {
    let due_on = draft.due_on.ok_or(Refusal::Outdated)?;
    let Draft { body, amount_minor, note, owner, investigation: looked_into, talk, .. } = draft;
    let in_chat = !ctx.is_private();
    let other = owner.filter(|owner| *owner != member.id);
    let origin = match other {
        _ if in_chat => Origin::Chat,
        Some(_) => Origin::Assigned,
        None => Origin::Command,
    };
    let new = promise::New { body, amount_minor, due_on, origin, report: None };
    let currency = house.department.currency;
    if let Some(other) = other {
        let asked = if in_chat { Asked::InChat } else { Asked::InPrivate };
        let offered = promise::offer(ctx.tx, house, member, other, new, asked, ctx.now).await?;
        if let Some(id) = looked_into {
            investigation::assigned(ctx.tx, house, member, id, &offered, ctx.now).await?;
        }
        ctx.end_dialog().await?;
        if let Some(talk) = talk {
            talk_to::agreed(ctx.tx, house, member, talk, offered.id).await?;
            today::refresh(ctx.tx, house, None, ctx.now).await?;
        }
        let line = promise::line(house, &offered, true);
        let locale = ctx.locale();
        let screen =
            if in_chat { view::offer_in_chat(&line, currency, locale) } else { view::offered(&line, currency, locale) };
        return ctx.show(screen).await;
    }
    if in_chat {
        let made = promise::make(ctx.tx, house, member, new, ctx.now).await?;
        ctx.end_dialog().await?;
        return ctx.show(view::noted_in_chat(&promise::line(house, &made, true), currency, ctx.locale())).await;
    }
    let (made, of_report) = match (note, looked_into) {
        (_, Some(id)) => {
            let made = investigation::promised(ctx.tx, house, member, id, new, ctx.now).await?;
            let report = made.report;
            (made, report)
        }
        (Some(id), None) => {
            let made = note::into_promise(ctx.tx, house, member, id, new, ctx.now).await?;
            let report = made.report;
            (made, report)
        }
        (None, None) => (promise::make(ctx.tx, house, member, new, ctx.now).await?, None),
    };
    ctx.end_dialog().await?;
    let noted = view::made(&promise::line(house, &made, false), currency, ctx.locale());
    handlers::note::with_report(ctx, house, member, of_report, noted).await
}

/// A button of the question.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let Some((department, draft)) = unfinished(ctx).await? else { return Err(Refusal::Outdated.into()) };
    ctx.actor.choose(department);
    let member = ctx.member()?.clone();
    let house = ctx.house().await?;
    let draft = match callback {
        Callback::PromiseFor { member } => draft.with_owner(member),
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
    let owner = draft.owner.and_then(|id| house.member(id)).unwrap_or(&member).clone();
    let answered = match draft.missing() {
        // Only a button tells whose it is to be.
        Some(Missing::Owner { .. }) => Ok(draft.clone()),
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
        Some(Missing::Due { .. }) | None => match day(&house, &owner, text, reporting, ctx.now) {
            When::On(on) => {
                promise::due_fits(&house, &owner, on, ctx.now)?;
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
            let again = question(&house, &member, &draft, &missing, ctx);
            let said = said(remark, ctx);
            ctx.show(view::above(said, Some(again))).await
        }
    }
}
