//! `/protocol`: the record of a day, in private and in the team chat.
use crate::{
    domain::{id::ProtocolId, notice::NoticeKind},
    store,
    telegram::{ctx::Ctx, handlers::help},
    usecase::{
        Result,
        house::House,
        protocol::{self, Found, InChat, Shown, Which},
    },
    view::{protocol as view, screen::Screen},
};

/// `/protocol [date]` in private.
pub async fn command(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let house = ctx.house().await?;
    let which = Which::read(args, house.today(ctx.now));
    let screen = shown(ctx, &house, &which, 0).await?;
    ctx.send(screen).await
}

/// [‹ пт 20.11] [вт 24.11 ›] and the pages of a long one: in the same bubble.
pub async fn tap(ctx: &mut Ctx<'_>, protocol: ProtocolId, page: u8) -> Result<()> {
    if !ctx.is_private() {
        // Private screens alone have such buttons: what one may see is not for the chat.
        return help::stale(ctx).await;
    }
    let house = ctx.house().await?;
    let screen = shown(ctx, &house, &Which::By(protocol), page).await?;
    ctx.show(screen).await
}

async fn shown(ctx: &mut Ctx<'_>, house: &House, which: &Which, page: u8) -> Result<Screen> {
    let (member, locale) = (ctx.member()?.clone(), ctx.locale());
    Ok(match protocol::show(ctx.tx, house, &member, which, ctx.now).await? {
        Shown::Protocol { id, rendition, beside } => view::page(id, &rendition, beside, page, locale),
        Shown::Other(found) => other(&found, locale),
    })
}

/// All of the protocol that is meant in the department he acts in, without the way to others.
pub(super) async fn whole(ctx: &mut Ctx<'_>, args: &str) -> Result<Screen> {
    let house = ctx.house().await?;
    let (member, locale) = (ctx.member()?.clone(), ctx.locale());
    let which = Which::read(args, house.today(ctx.now));
    Ok(match protocol::show(ctx.tx, &house, &member, &which, ctx.now).await? {
        Shown::Protocol { rendition, .. } => view::whole(&rendition, locale),
        Shown::Other(found) => without_buttons(other(&found, locale)),
    })
}

fn other(found: &Found, locale: crate::locale::Locale) -> Screen {
    match found {
        Found::Several(days) => view::which(days, locale),
        Found::None { on, nearest } => view::none(*on, *nearest, locale),
        Found::Unclear | Found::One(_) => view::unclear(locale),
    }
}

/// `/protocol [date]` in the team chat: a leader posts the team's rendering, the others get a link to the last post. In
/// a chat of no department nothing is said.
pub async fn in_chat(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let bound = store::departments::chat(ctx.tx, ctx.chat()).await?.and_then(|chat| chat.department);
    let Some(department) = bound else { return Ok(()) };
    ctx.actor.choose(department);
    let Some(house) = House::load(ctx.tx, department).await? else { return Ok(()) };
    let which = Which::read(args, house.today(ctx.now));
    let answer = match ctx.actor.member().cloned() {
        Some(member) => protocol::in_team_chat(ctx.tx, &house, &member, &which, ctx.now).await?,
        None => InChat::Link(protocol::last_post(ctx.tx, &house, ctx.now).await?),
    };
    let locale = house.department.language.into();
    match answer {
        InChat::Link(post) => ctx.send(view::last_post(post, locale)).await,
        InChat::Other(found) => ctx.send(without_buttons(other(&found, locale))).await,
        InChat::Post { post, rendition } => {
            let mut pages = view::posts(&rendition, locale).into_iter();
            if let Some(first) = pages.next() {
                ctx.publish(NoticeKind::Protocol, Some(post), first).await?;
            }
            for page in pages {
                ctx.publish(NoticeKind::Protocol, None, page).await?;
            }
            Ok(())
        }
    }
}

/// A button of private screens would open the reader's own rendering for everybody in the chat.
fn without_buttons(screen: Screen) -> Screen {
    Screen::text(screen.html)
}
