//! `/language`
use super::menu;
use crate::{
    domain::{person::Language, refusal::Refusal},
    store,
    telegram::ctx::Ctx,
    usecase::Result,
    view::{
        help::{self as view, Line},
        html::Html,
        screen::Screen,
    },
};

/// `/language`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = view::languages(ctx.locale());
    ctx.send(screen).await
}

/// A language was chosen.
pub async fn set(ctx: &mut Ctx<'_>, language: Language) -> Result<()> {
    let person = ctx.actor.person.clone().ok_or(Refusal::Outdated)?;
    store::people::set_language(ctx.tx, person.id, language).await?;
    ctx.actor.language = language;
    let telegram = ctx.actor.telegram;
    menu::install(ctx, telegram).await?;
    let screen = Screen::text(Html::text(view::line(Line::LanguageSet, ctx.locale())));
    ctx.show(screen).await
}
