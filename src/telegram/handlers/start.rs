//! Start, help, language, and leaving a dialog.
use crate::{
    domain::person::Language,
    store,
    telegram::ctx::Ctx,
    usecase::{self, Result, report},
    view::{
        callback::Callback,
        html::Html,
        report as report_view,
        screen::{Button, Screen},
    },
};

/// Whoever writes in private can be written to.
pub async fn met(ctx: &mut Ctx<'_>) -> store::Result<()> {
    if ctx.actor.person.as_ref().is_some_and(|person| !person.reachable && person.started_at.is_some()) {
        store::people::set_reachable(ctx.tx, ctx.actor.telegram, true).await?;
    }
    Ok(())
}

/// `/start`: greets; a newcomer is asked for his first plan at once.
pub async fn start(ctx: &mut Ctx<'_>) -> Result<()> {
    let username = ctx.actor.username.clone();
    usecase::start::press_start(ctx.tx, ctx.actor.telegram, username.as_deref(), ctx.actor.language, ctx.now).await?;
    ctx.refresh(None).await?;
    let texts = ctx.locale().texts();
    let Some(place) = ctx.actor.place().cloned() else {
        return ctx.send(Screen::text(Html::text(texts.start_no_department()))).await;
    };
    let name = place.member.name.clone();
    let stored = texts.start_consent();
    let hello = Html::text(texts.start_welcome(name, place.department.name.clone()));
    ctx.send(Screen::text(hello.line(Html::text(stored)))).await?;
    let house = ctx.house().await?;
    let Some(member) = house.member(place.member.id) else { return Ok(()) };
    if let Some(opened) = usecase::start::first_plan(ctx.tx, &house, member, ctx.now).await? {
        let answer = report::next_step(ctx.tx, &house, member, opened.id, ctx.now).await?;
        if let Some(screen) = report_view::answer(&answer, ctx.locale()) {
            ctx.send(screen).await?;
        }
    }
    Ok(())
}

pub async fn help(ctx: &mut Ctx<'_>) -> Result<()> {
    let texts = ctx.locale().texts();
    let text = match ctx.actor.member() {
        None => texts.start_no_department(),
        Some(member) if member.reports => texts.start_help_reporter(),
        Some(_) => texts.start_help_other(),
    };
    ctx.send(Screen::text(Html::text(text))).await
}

/// `/cancel`: what was saved stays.
pub async fn cancel(ctx: &mut Ctx<'_>) -> Result<()> {
    ctx.end_dialog().await?;
    let text = ctx.locale().texts().start_cancelled();
    ctx.send(Screen::text(Html::text(text))).await
}

pub async fn language(ctx: &mut Ctx<'_>) -> Result<()> {
    let text = ctx.locale().texts().start_language();
    let button = |language: &Language| {
        Button::callback(crate::locale::Locale(*language).own_name(), Callback::SetLanguage { language: *language })
    };
    ctx.send(Screen::text(Html::text(text)).row(Language::ALL.iter().map(button))).await
}

pub async fn set_language(ctx: &mut Ctx<'_>, language: Language) -> Result<()> {
    if let Some(person) = &ctx.actor.person {
        store::people::set_language(ctx.tx, person.id, language).await?;
    }
    ctx.actor.language = language;
    let text = ctx.locale().texts().start_language_set();
    ctx.show(Screen::text(Html::text(text))).await
}
