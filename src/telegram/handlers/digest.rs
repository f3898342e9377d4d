//! `/digest`, the head's decisions about a digest, and posts of unknown fate.
use crate::{
    domain::{
        digest::{DigestAct, DigestActed},
        id::{DepartmentId, DigestId, NoticeId},
        notice::NoticeKind,
        person::{Action, Sight},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    telegram::ctx::Ctx,
    usecase::{
        Result,
        digest::{self, InChat, Shown},
        house::House,
    },
    view::{digest as view, screen::Screen},
};

/// `/digest`: as it stands now; in the team chat it is posted by the head, the others get a link.
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    if !ctx.is_private() {
        return in_chat(ctx).await;
    }
    let screen = screen(ctx).await?;
    ctx.send(screen).await
}

/// The digest of the department he acts in, as he may see it.
pub(super) async fn screen(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let locale = ctx.locale();
    let (house, member) = (ctx.house().await?, ctx.member()?.clone());
    Ok(match digest::show(ctx.tx, &house, &member, ctx.now).await? {
        Shown::Nothing => view::nothing_yet(locale),
        Shown::NobodyDue => view::nobody_due(locale),
        Shown::Digest { content, state, post, may_publish } => {
            let screen = view::draft(&content, state, post, may_publish, locale);
            let opens = member.role.sees(Sight::OthersFigures) || member.allows(Action::OwnReport);
            screen.row(opens.then(|| view::origin_button(&content, locale)))
        }
    })
}

/// In a chat of no department nothing is said.
async fn in_chat(ctx: &mut Ctx<'_>) -> Result<()> {
    let bound = store::departments::chat(ctx.tx, ctx.chat()).await?.and_then(|chat| chat.department);
    let Some(department) = bound else { return Ok(()) };
    ctx.actor.choose(department);
    let Some(house) = House::load(ctx.tx, department).await? else { return Ok(()) };
    let answer = match ctx.actor.member().cloned() {
        Some(member) => digest::in_team_chat(ctx.tx, &house, &member, ctx.now).await?,
        None => InChat::Link(digest::last_post(ctx.tx, &house).await?),
    };
    let locale = house.department.language.into();
    match answer {
        // The digest itself is on its way here: that is the answer.
        InChat::Acted(DigestActed::Posted { .. }) if ctx.room.topic == house.department.topic => Ok(()),
        InChat::Acted(acted) => ctx.send(view::acted(&acted, locale)).await,
        InChat::Link(post) => ctx.send(view::last_post(post, locale)).await,
    }
}

/// The department of the digest, whichever of his departments he had in mind.
async fn house_of(ctx: &mut Ctx<'_>, department: Option<DepartmentId>) -> Result<House> {
    ctx.actor.choose(department.ok_or(Refusal::Outdated)?);
    ctx.house().await
}

async fn house_of_digest(ctx: &mut Ctx<'_>, digest: DigestId) -> Result<House> {
    let row = store::published::digest(ctx.tx, digest).await?;
    house_of(ctx, row.map(|row| row.department)).await
}

/// [Публикуем] [Подождать] [Опубликовать]: the bubble may be the head's message, so it stays.
pub async fn decide(ctx: &mut Ctx<'_>, digest: DigestId, act: DigestAct) -> Result<()> {
    let acted = decided(ctx, digest, act).await?;
    ctx.toast(view::acted_toast(&acted, ctx.locale())).await
}

/// [Опубликовать как есть] [Не публиковать]: the question becomes the answer.
pub async fn answer(ctx: &mut Ctx<'_>, digest: DigestId, act: DigestAct) -> Result<()> {
    let acted = decided(ctx, digest, act).await?;
    ctx.show(view::acted(&acted, ctx.locale())).await
}

async fn decided(ctx: &mut Ctx<'_>, digest: DigestId, act: DigestAct) -> Result<DigestActed> {
    let house = house_of_digest(ctx, digest).await?;
    let member = ctx.member()?.clone();
    digest::decide(ctx.tx, &house, &member, digest, act, ctx.now).await
}

/// [Переслать в чат]
pub async fn forward(ctx: &mut Ctx<'_>, digest: DigestId) -> Result<()> {
    let house = house_of_digest(ctx, digest).await?;
    let member = ctx.member()?.clone();
    let acted = digest::forward(ctx.tx, &house, &member, digest, ctx.now).await?;
    ctx.alert(view::acted_toast(&acted, ctx.locale())).await
}

/// [Отправить ещё раз] [Уже в чате]
pub async fn answer_held(ctx: &mut Ctx<'_>, notice: NoticeId, again: bool) -> Result<()> {
    let department = store::outbox::department(ctx.tx, notice).await?;
    let house = house_of(ctx, department).await?;
    let member = ctx.member()?.clone();
    let place = ctx.tapped_place();
    let answer = digest::answer_held(ctx.tx, &house, &member, notice, again, place, ctx.now).await?;
    ctx.show(view::held_answer(answer, ctx.locale())).await
}

/// The sender does not know whether a post arrived.
pub async fn held(
    tx: &mut Tx,
    department: Option<DepartmentId>,
    notice: NoticeId,
    kind: NoticeKind,
    now: Instant,
) -> store::Result<()> {
    let Some(department) = department else { return Ok(()) };
    let Some(house) = House::load(tx, department).await? else { return Ok(()) };
    digest::tell_held(tx, &house, notice, kind, now).await
}
