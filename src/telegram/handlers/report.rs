//! The talk of a report in private.
use crate::{
    domain::{
        id::ReportId,
        person::{Action, Member},
        refusal::Refusal,
        talk::{Answer, Remark},
    },
    store,
    telegram::ctx::Ctx,
    usecase::{
        Result,
        house::House,
        report::{self, OutOfTurnOpened, Said, Tap},
    },
    view::{callback::Callback, html::Html, report as view, screen::Screen},
};

/// The house and the member who acts; whoever does not report is told so.
async fn reporter(ctx: &mut Ctx<'_>) -> Result<(House, Member)> {
    let house = ctx.house().await?;
    let member = ctx.member()?.clone();
    if !member.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    Ok((house, member))
}

/// Shows an answer; after typed text as a new bubble, after a tap in its place.
async fn show(ctx: &mut Ctx<'_>, answer: &Answer) -> Result<()> {
    match view::answer(answer, ctx.locale()) {
        Some(screen) => ctx.show(screen).await,
        None => Ok(()),
    }
}

/// A text in private that is no command.
pub async fn text(ctx: &mut Ctx<'_>, text: &str) -> Result<()> {
    let (house, member) = reporter(ctx).await?;
    let today = house.zone_of(&member).date(ctx.now);
    let said = Said { text, message: ctx.message.as_ref().map(|message| message.id.0), at: ctx.acted_at() };
    let open = report::open_report(ctx.tx, member.id, today).await?;
    let answer = match open {
        Some(open) => report::hear(ctx.tx, &house, &member, open, said, ctx.now).await?,
        None => match store::reports::latest_of_member(ctx.tx, member.id, 1).await?.into_iter().next() {
            Some(latest) => report::hear(ctx.tx, &house, &member, latest, said, ctx.now).await?,
            None => report::facts_without_report(ctx.tx, &house, &member, today, said, ctx.now).await?,
        },
    };
    show(ctx, &answer).await
}

/// A voice, a picture, a file.
pub async fn unreadable(ctx: &mut Ctx<'_>) -> Result<()> {
    show(ctx, &Answer::remark(Remark::CannotRead)).await
}

/// The message with the numbers was edited; false when it was no message of his reports.
pub async fn edited(ctx: &mut Ctx<'_>) -> Result<bool> {
    let (house, member) = reporter(ctx).await?;
    let Some(message) = ctx.message.clone() else { return Ok(false) };
    let said = Said { text: &message.text, message: Some(message.id.0), at: message.dated_at };
    match report::correct_by_edit(ctx.tx, &house, &member, said, ctx.now).await? {
        Some(answer) => show(ctx, &answer).await.map(|()| true),
        None => Ok(false),
    }
}

/// `/report`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let (house, member) = reporter(ctx).await?;
    match report::open_out_of_turn(ctx.tx, &house, &member, ctx.now).await? {
        OutOfTurnOpened::Report(report) | OutOfTurnOpened::Correct(report) => {
            let answer = report::next_step(ctx.tx, &house, &member, report.id, ctx.now).await?;
            show(ctx, &answer).await
        }
        OutOfTurnOpened::DayOff { on } => {
            let text = ctx.locale().texts().start_day_off(ctx.locale().date(on));
            ctx.send(Screen::text(Html::text(text))).await
        }
        OutOfTurnOpened::Nothing => {
            let text = ctx.locale().texts().start_nothing_owed();
            ctx.send(Screen::text(Html::text(text))).await
        }
    }
}

/// What a button of the talk means, and of which report.
fn meaning(callback: Callback) -> Option<(ReportId, Tap)> {
    Some(match callback {
        Callback::WasAway { report } => (report, Tap::AskAway),
        Callback::AsPlanned { report } => (report, Tap::AsPlanned),
        Callback::AsPlannedConfirmed { report } => (report, Tap::AsPlannedConfirmed),
        Callback::BySteps { report } => (report, Tap::BySteps),
        Callback::StepValue { report, metric, value } => (report, Tap::StepValue { metric, value: Some(value) }),
        Callback::StepMissing { report, metric } => (report, Tap::StepValue { metric, value: None }),
        Callback::WasAbsenceKind { report, kind } => (report, Tap::WasAway { kind }),
        Callback::RemindLater { report, .. } => (report, Tap::RemindLater),
        Callback::OutlierConfirmed { report, metric } => (report, Tap::Confirm { metric }),
        Callback::OutlierWrong { report, metric } => (report, Tap::Wrong { metric }),
        Callback::ChooseValue { report, metric, value } => (report, Tap::Choose { metric, value }),
        Callback::TakeSuggestion { report } => (report, Tap::TakeSuggestion),
        Callback::SkipPlan { report } => (report, Tap::SkipPlan),
        Callback::SkipNames { report } => (report, Tap::SkipNames),
        Callback::RaisePledge { report } => (report, Tap::RaisePledge),
        Callback::KeepPledge { report } => (report, Tap::KeepPledge),
        Callback::LessonCause { report, cause } => (report, Tap::Cause(cause)),
        Callback::LessonHelp { report } => (report, Tap::Cause(crate::domain::report::Cause::NeedHelp)),
        Callback::SkipLesson { report } => (report, Tap::SkipLesson),
        Callback::Fix { report, .. } => (report, Tap::Fix),
        Callback::KeepEntered { report } => (report, Tap::KeepHeads),
        Callback::MineAreRight { report } => (report, Tap::MineAreRight),
        _ => return None,
    })
}

/// A button of the talk.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let Some((report, tap)) = meaning(callback) else { return Err(Refusal::Outdated.into()) };
    let found = store::reports::by_id(ctx.tx, report).await?.ok_or(Refusal::Outdated)?;
    ctx.actor.choose_member(found.member);
    if ctx.actor.member().is_none() {
        return Err(Refusal::NotYours.into());
    }
    let (house, member) = reporter(ctx).await?;
    let answer = report::tap(ctx.tx, &house, &member, report, tap, ctx.received_at, ctx.now).await?;
    show(ctx, &answer).await
}
