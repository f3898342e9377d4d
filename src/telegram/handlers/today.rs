//! The head's day: who has answered, and what can be done about the others; and the answer of whoever has been silent.
use crate::{
    domain::{
        discipline::Silence,
        id::{ChatId, MemberId, MessageId},
        notice::PostKind,
        person::{Action, ReminderProfile},
        refusal::Refusal,
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
        handlers::help,
    },
    usecase::{
        Result,
        report::{self, Said},
        settings, silence,
        today::{self, MarkedAway},
    },
    view::{
        asking,
        callback::Callback,
        screen::Screen,
        settling,
        today::{self as view, EnterAsk},
    },
};
use chrono::NaiveDate;

/// `/today`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    let (day, post) = today::show(ctx.tx, &house, &actor, ctx.chat(), ctx.now).await?;
    let screen = view::screen(&day, ctx.locale());
    ctx.send_post(post, screen).await
}

/// A button of the head's message, or of the question to somebody silent.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::Today => command(ctx).await,
        Callback::Remind { member } => remind(ctx, member).await,
        Callback::RemindAll => {
            let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
            let sent = today::remind_all(ctx.tx, &house, &actor, ctx.now).await?;
            let text = view::reminded_all(sent, ctx.locale());
            ctx.alert(text).await?;
            refresh(ctx).await
        }
        Callback::MarkAway { member, on } => mark_away(ctx, member, on).await,
        Callback::EnterFor { member, on } => ask_figures(ctx, member, on).await,
        Callback::SilenceReason { reason } => silence_answered(ctx, reason).await,
        Callback::SetReminders { profile } => set_reminders(ctx, profile).await,
        _ => help::stale(ctx).await,
    }
}

/// [Сдать отчёт] of a leader who sells: below the day's message, which stays.
pub async fn own_report(ctx: &mut Ctx<'_>) -> Result<()> {
    if !ctx.member()?.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    ctx.answer(None, false).await?;
    ctx.tapped = None;
    super::report::command(ctx).await
}

/// The tapped message, if it shows a day: the question about an empty digest has such buttons too, and stays.
async fn tapped_day(ctx: &mut Ctx<'_>) -> Result<Option<(ChatId, MessageId)>> {
    let Some(message) = ctx.tapped.as_ref().and_then(|tapped| tapped.message) else { return Ok(None) };
    let post = store::posts::of_message(ctx.tx, ctx.chat(), message).await?;
    Ok(post.filter(|post| post.kind == PostKind::Today).map(|_| (ctx.chat(), message)))
}

/// Every leader's copy shows what has become of the tap.
pub(super) async fn refresh(ctx: &mut Ctx<'_>) -> Result<()> {
    let (house, tapped) = (ctx.house().await?, tapped_day(ctx).await?);
    today::refresh(ctx.tx, &house, tapped, ctx.now).await
}

async fn remind(ctx: &mut Ctx<'_>, member: MemberId) -> Result<()> {
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    let what = today::remind(ctx.tx, &house, &actor, member, ctx.now).await?;
    let name = house.member(member).map(|member| member.name.clone()).unwrap_or_default();
    let text = view::reminded(&name, &what, ctx.locale());
    ctx.alert(text).await?;
    refresh(ctx).await
}

async fn mark_away(ctx: &mut Ctx<'_>, member: MemberId, on: NaiveDate) -> Result<()> {
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    let text = match today::mark_away(ctx.tx, &house, &actor, member, on, ctx.now).await? {
        MarkedAway::Done => view::marked_away(None, ctx.locale()),
        MarkedAway::Already(by) => view::marked_away(Some(&by), ctx.locale()),
    };
    ctx.toast(text).await?;
    refresh(ctx).await
}

async fn ask_figures(ctx: &mut Ctx<'_>, member: MemberId, on: NaiveDate) -> Result<()> {
    let screen = enter_screen(ctx, member, on, view::enter).await?;
    ctx.set_dialog(&Dialog::EnterFor { member, on }).await?;
    ctx.send(screen).await
}

/// The question for somebody's figures of a day, drawn by `draw`; refused to whoever may not enter them.
async fn enter_screen(
    ctx: &mut Ctx<'_>,
    member: MemberId,
    on: NaiveDate,
    draw: fn(&EnterAsk<'_>, crate::locale::Locale) -> Screen,
) -> Result<Screen> {
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    let member = today::may_enter(&house, &actor, member, on, ctx.now)?;
    let metrics = report::metrics_of_day(ctx.tx, &house, member, on).await?;
    let (name, today_on) = (member.name.as_str(), house.today(ctx.now));
    Ok(draw(&EnterAsk { member: member.id, name, on, today_on, metrics: &metrics }, ctx.locale()))
}

/// The line with somebody's figures.
pub async fn figures(ctx: &mut Ctx<'_>, member: MemberId, on: NaiveDate, text: &str) -> Result<()> {
    choose_department_of(ctx, member).await?;
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    let said =
        Said { text, message: ctx.message.as_ref().map(|message| message.id.0), at: ctx.acted_at(), aloud: false };
    let entered = today::enter(ctx.tx, &house, &actor, member, on, said, ctx.now).await?;
    if entered.figures.is_empty() {
        let screen = enter_screen(ctx, member, on, view::entered_nothing).await?;
        return ctx.send(screen).await;
    }
    ctx.end_dialog().await?;
    let ask = EnterAsk { member, name: &entered.name, on, today_on: house.today(ctx.now), metrics: &[] };
    let screen = view::entered(&ask, &entered.figures, &entered.left, house.department.currency, ctx.locale());
    let screen = settling::after(screen, &entered.months_on, ctx.locale());
    ctx.send(screen).await
}

async fn choose_department_of(ctx: &mut Ctx<'_>, member: MemberId) -> Result<()> {
    let found = store::people::member(ctx.tx, member).await?.ok_or(Refusal::Outdated)?;
    ctx.actor.choose(found.department);
    Ok(())
}

/// [Не успеваю] [Не работаю] [Мешает бот]
async fn silence_answered(ctx: &mut Ctx<'_>, reason: Silence) -> Result<()> {
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    silence::answer(ctx.tx, &house, &member, reason, ctx.now).await?;
    if reason == Silence::Bot {
        ctx.set_dialog(&Dialog::Hindered { member: member.id }).await?;
    }
    let screen = asking::silence_thanks(reason, member.id, ctx.locale());
    ctx.show(screen).await
}

/// What is in the way, in his own words: the heads get them.
pub async fn hindered(ctx: &mut Ctx<'_>, member: MemberId, text: &str) -> Result<()> {
    ctx.actor.choose_member(member);
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    ctx.end_dialog().await?;
    silence::say(ctx.tx, &house, &member, text, ctx.now).await?;
    let screen = asking::passed_on(ctx.locale());
    ctx.send(screen).await
}

async fn set_reminders(ctx: &mut Ctx<'_>, profile: ReminderProfile) -> Result<()> {
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    settings::set_reminders(ctx.tx, &house, &member, member.id, Some(profile), ctx.now).await?;
    let text = asking::reminders_set(profile, ctx.locale());
    ctx.alert(text).await
}

/// Forgets whose figures were to be entered, or what was in the way: something else was asked for, and a bare line must
/// not go to another person's report.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::EnterFor { .. } | Dialog::Hindered { .. })
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
