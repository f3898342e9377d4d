//! The buttons of a note: [Это обещание] [Передать РОПу] [Удалить].
use super::promise::making;
use crate::{
    domain::{
        id::{NoteId, ReportId},
        person::Member,
        refusal::Refusal,
    },
    store,
    telegram::ctx::Ctx,
    usecase::{Result, house::House, note, report},
    view::{callback::Callback, promise as view, report as report_view, screen::Screen},
};

/// A button of a note.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::NoteToPromise { note: id } => {
            let (house, member) = author(ctx, id).await?;
            let draft = note::read_as_promise(ctx.tx, &house, &member, id, ctx.now).await?;
            making::proceed(ctx, &house, &member, draft).await
        }
        Callback::NoteToHead { note: id } => {
            let (house, member) = author(ctx, id).await?;
            let note = note::pass_to_head(ctx.tx, &house, &member, id, ctx.now).await?;
            let said = view::note_taken(&note.body, ctx.locale());
            with_report(ctx, &house, &member, note.report, said).await
        }
        Callback::NoteDelete { note: id } => {
            let (house, member) = author(ctx, id).await?;
            let note = note::delete(ctx.tx, &member, id).await?;
            let said = view::note_deleted(ctx.locale());
            with_report(ctx, &house, &member, note.report, said).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}

/// Acts as whoever wrote the note, if he is the one.
async fn author(ctx: &mut Ctx<'_>, id: NoteId) -> Result<(House, Member)> {
    let found = store::reports::note(ctx.tx, id).await?.ok_or(Refusal::NotYours)?;
    ctx.actor.choose_member(found.member);
    let member = ctx.actor.member().cloned().ok_or(Refusal::NotYours)?;
    Ok((ctx.house().await?, member))
}

/// The screen, and below it the question its report waits with: the bubble of a note may carry that question.
pub async fn with_report(
    ctx: &mut Ctx<'_>,
    house: &House,
    member: &Member,
    of: Option<ReportId>,
    said: Screen,
) -> Result<()> {
    let today = house.zone_of(member).date(ctx.now);
    let open = report::open_report(ctx.tx, member.id, today).await?.filter(|open| Some(open.id) == of);
    let question = match open {
        Some(open) => {
            let next = report::next_step(ctx.tx, house, member, open.id, ctx.now).await?;
            report_view::answer(&next, ctx.locale())
        }
        None => None,
    };
    ctx.show(view::above(said, question)).await
}
