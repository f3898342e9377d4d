//! `/my_data`: the file, and erasing.
use super::menu;
use crate::{
    clock::Worker,
    domain::{
        id::MemberId,
        refusal::Refusal,
        time::{Instant, Zone},
    },
    store::{self, Db, Tx},
    telegram::ctx::Ctx,
    usecase::{
        Failure, Result,
        erasure::{self, Answered, Erasable, Erased, Wished},
        my_data,
    },
    view::{
        callback::Callback,
        data::{self as view, Place},
        screen::Screen,
    },
};

/// `/my_data`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let Some(data) = my_data::gather(ctx.tx, ctx.actor.telegram, ctx.now).await? else {
        let screen = view::nothing(ctx.locale());
        return ctx.send(screen).await;
    };
    let zone = ctx.actor.places.first().map_or(Zone::MOSCOW, |place| place.department.zone);
    match view::document(&data, zone, ctx.locale()) {
        Ok(file) => {
            let under = view::caption(ctx.locale());
            ctx.send_file(file, &under).await
        }
        Err(_) => {
            let screen = view::too_large(ctx.locale());
            ctx.send(screen).await
        }
    }
}

fn place(erasable: &Erasable) -> Place<'_> {
    let Erasable { member, department, left, until } = erasable;
    Place { member: *member, department, left: *left, until: *until }
}

/// A button of erasing.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::EraseData => which(ctx).await,
        Callback::EraseMember { member, confirmed: false } => sure(ctx, member).await,
        Callback::EraseMember { member, confirmed: true } => wish(ctx, member).await,
        Callback::KeepData { member } => {
            let person = ctx.actor.person.clone().ok_or(Refusal::Outdated)?;
            let taken_back = erasure::take_back(ctx.tx, person.id, member, ctx.now).await?;
            let screen = view::kept(taken_back, ctx.locale());
            ctx.show(screen).await
        }
        Callback::AnswerErasure { member, yes } => answer(ctx, member, yes).await,
        _ => Err(Refusal::Outdated.into()),
    }
}

/// Under the file stands no text that could be edited: a bubble of its own.
async fn which(ctx: &mut Ctx<'_>) -> Result<()> {
    let all = erasure::erasable(ctx.tx, ctx.actor.telegram, ctx.now).await?;
    let places: Vec<Place<'_>> = all.iter().map(place).collect();
    let screen = match places.as_slice() {
        [one] => asked_or_sure(*one, ctx),
        places => view::which(places, ctx.locale()),
    };
    ctx.send(screen).await
}

fn asked_or_sure(place: Place<'_>, ctx: &Ctx<'_>) -> Screen {
    match place.until.filter(|_| !place.left) {
        Some(until) => view::asked(place.member, until, ctx.locale()),
        None => view::sure(place, ctx.locale()),
    }
}

async fn sure(ctx: &mut Ctx<'_>, member: MemberId) -> Result<()> {
    let all = erasure::erasable(ctx.tx, ctx.actor.telegram, ctx.now).await?;
    let one = all.iter().find(|erasable| erasable.member == member).ok_or(Refusal::NotYours)?;
    let screen = asked_or_sure(place(one), ctx);
    ctx.show(screen).await
}

async fn wish(ctx: &mut Ctx<'_>, member: MemberId) -> Result<()> {
    let person = ctx.actor.person.clone().ok_or(Refusal::Outdated)?;
    match erasure::wish(ctx.tx, person.id, member, ctx.now).await? {
        Wished::Asked { until } => {
            let screen = view::asked(member, until, ctx.locale());
            ctx.show(screen).await
        }
        // The goodbye is on its way; what was tapped names the department only.
        Wished::Done(erased) => after(ctx, erased).await,
    }
}

async fn answer(ctx: &mut Ctx<'_>, member: MemberId, yes: bool) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let asked = ctx.tapped.as_ref().and_then(|tapped| tapped.message).map(|message| (ctx.chat(), message));
    let screen = match erasure::answer(ctx.tx, &house, &by, member, yes, asked, ctx.now).await? {
        Answered::Done(erased) => {
            after(ctx, erased).await?;
            view::decided(None, ctx.locale())
        }
        Answered::Declined => {
            let name = house.member(member).map(|member| member.name.clone()).unwrap_or_default();
            view::decided(Some(&name), ctx.locale())
        }
        Answered::Already(mark) => view::already(&mark, ctx.locale()),
    };
    ctx.show(screen).await
}

/// His menu is a stranger's, and the update that brought it about is forgotten too.
async fn after(ctx: &mut Ctx<'_>, erased: Erased) -> Result<()> {
    menu::after_erasure(ctx.tx, erased, ctx.now).await?;
    Ok(store::erasures::blank_update(ctx.tx, ctx.row).await?)
}

/// Carries out what the heads have kept silent about for too long; when to look again.
pub async fn carry_out_due(db: &Db, sender: &Worker, now: Instant) -> store::Result<Option<Instant>> {
    let mut tx = db.write().await?;
    let done = run_due(&mut tx, now).await?;
    let next_at = store::erasures::next_due(&mut tx).await?;
    tx.commit().await?;
    if done {
        sender.ring();
    }
    Ok(next_at)
}

async fn run_due(tx: &mut Tx, now: Instant) -> store::Result<bool> {
    let erased = match erasure::carry_out_due(tx, now).await {
        Ok(erased) => erased,
        Err(Failure::Store(error)) => return Err(error),
        // Nobody asked at this moment: nobody is to be told.
        Err(Failure::Refused(_)) => vec![],
    };
    for one in &erased {
        menu::after_erasure(tx, *one, now).await?;
    }
    Ok(!erased.is_empty())
}
