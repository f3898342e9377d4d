//! The talk of a report in private.
use crate::{
    domain::{
        id::ReportId,
        person::{Action, Member},
        refusal::Refusal,
        talk::{Answer, DayAsk, Remark, Step},
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{
        Result,
        house::House,
        report::{self, OutOfTurnOpened, Said, Tap, Unasked},
    },
    view::{callback::Callback, html::Html, report as view, screen::Screen},
};
use chrono::NaiveDate;

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
    if let Some(open) = open {
        let answer = report::hear(ctx.tx, &house, &member, open, said, ctx.now).await?;
        return show(ctx, &answer).await;
    }
    match report::hear_unasked(ctx.tx, &house, &member, said, ctx.now).await? {
        Unasked::Answer(answer) => show(ctx, &answer).await,
        Unasked::WhichDay(ask) => {
            if let Some(message) = &ctx.message {
                let (text, dated_at) = (text.to_owned(), ctx.acted_at());
                let waiting = Dialog::WhichDay { member: member.id, text, message: message.id, dated_at };
                ctx.set_dialog(&waiting).await?;
            }
            show(ctx, &Answer::step(Step::WhichDay(ask))).await
        }
    }
}

/// The day of the line that waits, or of facts to be told next.
async fn day_chosen(ctx: &mut Ctx<'_>, on: NaiveDate) -> Result<()> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return other_day(ctx, on).await };
    let Dialog::WhichDay { member: waits, text, message, dated_at } = *dialog else { return other_day(ctx, on).await };
    ctx.actor.choose_member(waits);
    let (house, member) = reporter(ctx).await?;
    let said = Said { text: &text, message: Some(message.0), at: dated_at };
    let answer = report::facts_without_report(ctx.tx, &house, &member, on, said, ctx.now).await?;
    ctx.end_dialog().await?;
    show(ctx, &answer).await
}

async fn other_day(ctx: &mut Ctx<'_>, on: NaiveDate) -> Result<()> {
    let (house, member) = reporter(ctx).await?;
    let answer = report::ask_other_day(ctx.tx, &house, &member, on, ctx.now).await?;
    show(ctx, &answer).await
}

/// Offers days to tell facts of; a line that waited for its day waits no more.
async fn offer_days(ctx: &mut Ctx<'_>, ask: DayAsk) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::WhichDay { .. })
    {
        ctx.end_dialog().await?;
    }
    match ask.dates.as_slice() {
        [on] => other_day(ctx, *on).await,
        _ => show(ctx, &Answer::step(Step::WhichDay(ask))).await,
    }
}

/// Buttons about other days than the report's own.
async fn about_days(ctx: &mut Ctx<'_>, callback: Callback) -> Result<bool> {
    match callback {
        Callback::FactsFor { on } => day_chosen(ctx, on).await?,
        Callback::OlderDate { on } => other_day(ctx, on).await?,
        Callback::OtherDay => {
            let (house, member) = reporter(ctx).await?;
            let ask = report::other_days(ctx.tx, &house, &member, ctx.now).await?;
            offer_days(ctx, ask).await?;
        }
        Callback::SoldOnDaysOff { report } => {
            let (house, member) = reporter(ctx).await?;
            let ask = report::days_off(ctx.tx, &house, &member, report, ctx.now).await?;
            offer_days(ctx, ask).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
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
    if about_days(ctx, callback).await? {
        return Ok(());
    }
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
