//! Coming into a department by an invite.
//!
//! Invariant: only an invite this person was shown lets him in: its number in a button is not enough.
use super::{menu, start};
use crate::{
    domain::{id::InviteId, refusal::Refusal},
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{
        self, Failure, Result,
        invite::{self, As, Opened},
        setup::fitting_name,
    },
    view::{callback::Callback, html::Html, join as view, refusal, screen::Screen},
};

/// `/start i…`
pub async fn open(ctx: &mut Ctx<'_>, token: &str) -> Result<()> {
    let locale = ctx.locale();
    match invite::open(ctx.tx, ctx.actor.telegram, token, ctx.now).await? {
        Opened::Welcome { invite, department, waiting } => {
            ctx.set_dialog(&Dialog::Joining { invite: invite.id }).await?;
            let shown_name = fitting_name(&ctx.actor.shown_name);
            ctx.send(view::who(invite.id, &department, &waiting, &shown_name, locale)).await
        }
        Opened::Left { invite, department, name } => {
            ctx.set_dialog(&Dialog::Joining { invite: invite.id }).await?;
            ctx.send(view::back(invite.id, &department, &name, locale)).await
        }
        Opened::Member { department } => {
            ctx.actor.choose(department);
            let name = ctx.department()?.name.clone();
            ctx.send(view::already(&name, locale)).await?;
            super::help::command(ctx).await
        }
        // Said here and not refused: a refusal would roll the count of guesses back.
        Opened::Useless => ctx.send(sentence(&Refusal::InviteUseless, locale)).await,
        Opened::TooManyGuesses => ctx.send(sentence(&Refusal::TooManyGuesses, locale)).await,
    }
}

fn sentence(refused: &Refusal, locale: crate::locale::Locale) -> Screen {
    Screen::text(Html::text(refusal::sentence(refused, locale)))
}

/// `/start` in the middle of coming in.
pub async fn ask_again(ctx: &mut Ctx<'_>, invite: InviteId) -> Result<()> {
    let Some(invite) = store::invites::by_id(ctx.tx, invite).await?.filter(|invite| invite.works(ctx.now)) else {
        ctx.end_dialog().await?;
        return start::greet(ctx).await;
    };
    open(ctx, &invite.token).await
}

/// Is he in the middle of coming in by this invite.
async fn is_shown(ctx: &mut Ctx<'_>, wanted: InviteId) -> Result<()> {
    match ctx.dialog().await? {
        Found::Dialog(dialog) if *dialog == (Dialog::Joining { invite: wanted }) => Ok(()),
        _ => Err(Refusal::Outdated.into()),
    }
}

/// A button on the way in, or about somebody who came.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::IAm { invite, member } => {
            is_shown(ctx, invite).await?;
            join(ctx, invite, As::Listed(member)).await
        }
        Callback::NotListed { invite } => {
            is_shown(ctx, invite).await?;
            let shown_name = fitting_name(&ctx.actor.shown_name);
            let screen = view::name(invite, None, &shown_name, ctx.locale());
            ctx.show(screen).await
        }
        Callback::JoinAsShown { invite } => {
            is_shown(ctx, invite).await?;
            let shown_name = fitting_name(&ctx.actor.shown_name);
            named(ctx, invite, shown_name).await
        }
        Callback::Consent { member } => consent(ctx, member).await,
        Callback::NotOurs { member } => not_ours(ctx, member).await,
        _ => Err(Refusal::Outdated.into()),
    }
}

/// How he wants to be signed, typed.
pub async fn text(ctx: &mut Ctx<'_>, invite: InviteId, text: &str) -> Result<()> {
    named(ctx, invite, text.to_owned()).await
}

async fn named(ctx: &mut Ctx<'_>, invite: InviteId, name: String) -> Result<()> {
    match join(ctx, invite, As::Named(name)).await {
        Err(Failure::Refused(refused @ (Refusal::NameTaken | Refusal::Empty | Refusal::TooLong { .. }))) => {
            // He can mend it: the question stays.
            let shown_name = fitting_name(&ctx.actor.shown_name);
            let sentence = refusal::sentence(&refused, ctx.locale());
            let screen = view::name_again(&sentence, invite, &shown_name, ctx.locale());
            ctx.send(screen).await
        }
        ended => ended,
    }
}

async fn join(ctx: &mut Ctx<'_>, invite: InviteId, who: As) -> Result<()> {
    let person = ctx.actor.person.clone().ok_or(Refusal::Outdated)?;
    let (house, _) = match invite::join(ctx.tx, &person, invite, who, ctx.now).await {
        Err(Failure::Refused(refused @ Refusal::InviteUseless)) => {
            ctx.end_dialog().await?;
            let screen = sentence(&refused, ctx.locale());
            return ctx.show(screen).await;
        }
        joined => joined?,
    };
    ctx.end_dialog().await?;
    ctx.refresh(Some(house.department.id)).await?;
    let telegram = ctx.actor.telegram;
    menu::install(ctx, telegram).await?;
    start::arrived(ctx).await
}

async fn consent(ctx: &mut Ctx<'_>, id: crate::domain::id::MemberId) -> Result<()> {
    ctx.actor.choose_member(id);
    let member = ctx.actor.member().cloned().ok_or(Refusal::NotYours)?;
    invite::consent(ctx.tx, &member, ctx.now).await?;
    let department = ctx.department()?.name.clone();
    let locale = ctx.locale();
    ctx.toast(locale.texts().join_agreed()).await?;
    ctx.show(view::agreed(&member.name, &department, member.role, member.reports, locale)).await
}

async fn not_ours(ctx: &mut Ctx<'_>, id: crate::domain::id::MemberId) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let name = house.member(id).map(|member| member.name.clone()).ok_or(Refusal::NotYours)?;
    let place = ctx.tapped_place();
    let (stranger, invite) = usecase::invite::not_ours(ctx.tx, &house, &by, id, place, ctx.now).await?;
    if let Some(stranger) = stranger {
        menu::install(ctx, stranger).await?;
    }
    let link = ctx.shared.start_link(&invite.payload());
    let screen = view::removed(&name, &link, ctx.locale());
    ctx.show(screen).await
}
