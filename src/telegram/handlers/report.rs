//! The talk of a report in private.
use crate::{
    domain::{
        id::{MemberId, MessageId, ReportId},
        notice::PostKind,
        person::{Action, Member},
        refusal::Refusal,
        report::{Correcting, Part},
        talk::{Answer, DayAsk, Remark, Step},
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
        handlers,
    },
    usecase::{
        Result,
        house::House,
        report::{self, OutOfTurnOpened, Said, Tap, Unasked},
    },
    view::{callback::Callback, choice::FixPart, html::Html, report as view, screen::Screen},
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
    let message = ctx.message.as_ref().map(|message| message.id.0);
    let said = Said { text, message, at: ctx.acted_at(), aloud: false };
    let replied = ctx.message.as_ref().and_then(|message| message.reply_to.as_ref()).map(|replied| replied.id);
    if let Some(replied) = replied
        && let Some(post) = store::posts::of_message(ctx.tx, ctx.chat(), replied).await?
        && post.kind == PostKind::Report
        && let Some(answer) = report::hear_reply(ctx.tx, &house, &member, ReportId(post.subject), said, ctx.now).await?
    {
        return show(ctx, &answer).await;
    }
    take(ctx, &house, &member, said).await
}

/// Numbers of a member in reply to the bot in the team chat: taken as if they had been typed in private, and answered
/// there. What is not clearly numbers is what people write to each other.
pub async fn in_chat(ctx: &mut Ctx<'_>, text: &str) -> Result<()> {
    let Ok((house, member)) = reporter(ctx).await else { return Ok(()) };
    if !report::is_plainly_numbers(&house, &member, text) {
        return Ok(());
    }
    let at = ctx.acted_at();
    ctx.goes_private();
    // Numbers of messages of another chat would be taken for his own when he edits one of those.
    take(ctx, &house, &member, Said { text, message: None, at, aloud: true }).await
}

/// A line for the report that asks; where none does the day is asked, and the line waits.
async fn take(ctx: &mut Ctx<'_>, house: &House, member: &Member, said: Said<'_>) -> Result<()> {
    let today = house.zone_of(member).date(ctx.now);
    if let Some(open) = report::open_report(ctx.tx, member.id, today).await? {
        if let Some(draft) = report::hear_action(ctx.tx, house, member, &open, said, ctx.now).await? {
            return handlers::promise::making::proceed(ctx, house, member, draft).await;
        }
        let answer = report::hear(ctx.tx, house, member, open, said, ctx.now).await?;
        return show(ctx, &answer).await;
    }
    match report::hear_unasked(ctx.tx, house, member, said, ctx.now).await? {
        Unasked::Answer(answer) => show(ctx, &answer).await,
        Unasked::WhichDay(ask) => {
            let (text, message) = (said.text.to_owned(), said.message.map(MessageId));
            let waiting = Dialog::WhichDay { member: member.id, text, message, dated_at: said.at };
            ctx.set_dialog(&waiting).await?;
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
    let said = Said { text: &text, message: message.map(|id| id.0), at: dated_at, aloud: false };
    let answer = report::facts_without_report(ctx.tx, &house, &member, on, said, ctx.now).await?;
    ctx.end_dialog().await?;
    show(ctx, &answer).await
}

/// Numbers after `/report` on a day off, while that day lasts; false when they are not, or it is over.
pub async fn on_day_off(ctx: &mut Ctx<'_>, member: MemberId, on: NaiveDate, text: &str) -> Result<bool> {
    ctx.actor.choose_member(member);
    let Ok((house, member)) = reporter(ctx).await else { return Ok(false) };
    if house.zone_of(&member).date(ctx.acted_at()) != on {
        ctx.end_dialog().await?;
        return Ok(false);
    }
    if !report::has_numbers(&house, &member, text) {
        return Ok(false);
    }
    let message = ctx.message.as_ref().map(|message| message.id.0);
    let said = Said { text, message, at: ctx.acted_at(), aloud: false };
    let answer = report::facts_without_report(ctx.tx, &house, &member, on, said, ctx.now).await?;
    ctx.end_dialog().await?;
    show(ctx, &answer).await?;
    Ok(true)
}

async fn other_day(ctx: &mut Ctx<'_>, on: NaiveDate) -> Result<()> {
    let (house, member) = reporter(ctx).await?;
    let answer = report::ask_other_day(ctx.tx, &house, &member, on, ctx.now).await?;
    show(ctx, &answer).await
}

/// Offers days to tell facts of; a line that waits for its day is shown with them.
async fn offer_days(ctx: &mut Ctx<'_>, mut ask: DayAsk) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && let Dialog::WhichDay { member, text, .. } = *dialog
        && ctx.actor.member().is_some_and(|acts| acts.id == member)
    {
        ask.typed = Some(text);
        return show(ctx, &Answer::step(Step::WhichDay(ask))).await;
    }
    match ask.dates.as_slice() {
        [on] => other_day(ctx, *on).await,
        _ => show(ctx, &Answer::step(Step::WhichDay(ask))).await,
    }
}

/// Buttons about other days than the report's own.
async fn about_days(ctx: &mut Ctx<'_>, callback: Callback) -> Result<bool> {
    match callback {
        Callback::FactsFor { on, .. } | Callback::OlderDate { on, .. } => day_chosen(ctx, on).await?,
        Callback::OtherDay { report } => {
            let (house, member) = reporter(ctx).await?;
            let ask = report::other_days(ctx.tx, &house, &member, report, ctx.now).await?;
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
    let answer = match reporter(ctx).await {
        Ok((house, member)) => report::unreadable(ctx.tx, &house, &member, ctx.now).await?,
        Err(_) => Answer::remark(Remark::CannotRead),
    };
    show(ctx, &answer).await
}

/// The message with the numbers was edited; false when it was no message of his reports.
pub async fn edited(ctx: &mut Ctx<'_>) -> Result<bool> {
    let (house, member) = reporter(ctx).await?;
    let Some(message) = ctx.message.clone() else { return Ok(false) };
    let (id, at) = (Some(message.id.0), message.dated_at);
    let said = Said { text: &message.text, message: id, at, aloud: false };
    match report::correct_by_edit(ctx.tx, &house, &member, said, ctx.now).await? {
        Some(answer) => show(ctx, &answer).await.map(|()| true),
        None => Ok(false),
    }
}

/// `/report`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let (house, member) = reporter(ctx).await?;
    match report::open_out_of_turn(ctx.tx, &house, &member, ctx.now).await? {
        OutOfTurnOpened::Report(report) => {
            let answer = report::next_step(ctx.tx, &house, &member, report.id, ctx.now).await?;
            show(ctx, &answer).await
        }
        OutOfTurnOpened::Correct(report) => {
            let answer = report::correct_again(ctx.tx, &house, &member, report, ctx.received_at, ctx.now).await?;
            show(ctx, &answer).await
        }
        OutOfTurnOpened::DayOff { on } => {
            let text = ctx.locale().texts().start_day_off(ctx.locale().date(on));
            ctx.send(Screen::text(Html::text(text))).await?;
            ctx.set_dialog(&Dialog::DayOff { member: member.id, on }).await
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
        Callback::StepValue { report, metric, on, value } => {
            (report, Tap::StepValue { metric, on, value: Some(value) })
        }
        Callback::StepMissing { report, metric, on } => (report, Tap::StepValue { metric, on, value: None }),
        Callback::WasAbsenceKind { report, kind } => (report, Tap::WasAway { kind }),
        Callback::RemindLater { report, .. } => (report, Tap::RemindLater),
        Callback::OutlierConfirmed { report, metric } => (report, Tap::Confirm { metric }),
        Callback::OutlierWrong { report, metric } => (report, Tap::Wrong { metric }),
        Callback::ChooseValue { report, metric, value } => (report, Tap::Choose { metric, value }),
        Callback::TakeSuggestion { report, on } => (report, Tap::TakeSuggestion { on }),
        Callback::SkipPlan { report } => (report, Tap::SkipPlan),
        Callback::SkipWeekly { report } => (report, Tap::SkipWeekly),
        Callback::SkipNames { report } => (report, Tap::SkipNames),
        Callback::RaisePledge { report } => (report, Tap::RaisePledge),
        Callback::KeepPledge { report } => (report, Tap::KeepPledge),
        Callback::LessonCause { report, cause } => (report, Tap::Cause(cause)),
        Callback::LessonHelp { report } => (report, Tap::Cause(crate::domain::report::Cause::NeedHelp)),
        Callback::SkipLesson { report } => (report, Tap::SkipLesson),
        Callback::NoAction { report } => (report, Tap::NoAction),
        Callback::Fix { report, part } => {
            let what = match part {
                None | Some(FixPart::Facts) => Correcting::Facts,
                Some(FixPart::Plan) => Correcting::Plan,
                Some(FixPart::Lesson) => Correcting::Lesson,
                Some(FixPart::Weekly) => Correcting::Weekly,
            };
            (report, Tap::Fix(what))
        }
        Callback::FixMetric { report, part, metric } => {
            let part = if part == FixPart::Plan { Part::Pledge } else { Part::Fact };
            (report, Tap::FixFigure { part, metric })
        }
        Callback::LeaveAsIs { report } => (report, Tap::LeaveAsIs),
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
