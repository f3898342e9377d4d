//! A message in private: what it is, by the order of the router, and in which department it is meant.
use crate::{
    domain::id::DepartmentId,
    store,
    telegram::{
        commands::{AnyoneCommand, Command, LeaderCommand, ReporterCommand, Typed},
        ctx::Ctx,
        dialog::{Dialog, Found},
        handlers,
    },
    usecase::{Result, report},
};

/// What a message is besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Text,
    Sticker,
    /// Voice, picture, file.
    Other,
}

/// What a sticker says: that he has seen it.
const STICKER: &str = "👍";

/// A new message; words under a picture are read as any other.
pub async fn message(ctx: &mut Ctx<'_>, sent: Sent) -> Result<()> {
    let text = ctx.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    if let Some(typed) = Typed::read(&text)
        && typed.is_for(&ctx.shared.username)
    {
        return command(ctx, typed).await;
    }
    let dialog = ctx.dialog().await?;
    match sent {
        Sent::Sticker if dialog == Found::Nothing => return line(ctx, STICKER).await,
        Sent::Sticker | Sent::Other if text.is_empty() => return unreadable(ctx).await,
        _ => {}
    }
    match dialog {
        Found::Dialog(dialog) => {
            if in_dialog(ctx, *dialog, &text).await? {
                return Ok(());
            }
        }
        Found::Undecodable => {
            ctx.end_dialog().await?;
            return handlers::help::lost_dialog(ctx).await;
        }
        Found::Nothing => {}
    }
    line(ctx, &text).await
}

/// In whose report it was meant to be is found as for a line.
async fn unreadable(ctx: &mut Ctx<'_>) -> Result<()> {
    choose_by_reply(ctx).await?;
    if ctx.actor.is_undecided() {
        choose_by_reports(ctx).await?;
    }
    handlers::report::unreadable(ctx).await
}

/// False when the dialog has nothing to do with typed text.
async fn in_dialog(ctx: &mut Ctx<'_>, dialog: Dialog, text: &str) -> Result<bool> {
    match dialog {
        Dialog::Wizard(wizard) => handlers::setup::text(ctx, wizard, text).await?,
        Dialog::People { department } => handlers::setup::people(ctx, department, text).await?,
        Dialog::Rename { member } => handlers::team::renamed(ctx, member, text).await?,
        Dialog::NewGrade { department } => handlers::grade::added(ctx, department, text).await?,
        Dialog::ChangeGrade { grade } => handlers::grade::changed(ctx, grade, text).await?,
        Dialog::Joining { invite } => handlers::join::text(ctx, invite, text).await?,
        Dialog::AbsentUntil { member, kind } => return handlers::absence::text(ctx, member, kind, true, text).await,
        Dialog::Absent { member, kind } => return handlers::absence::text(ctx, member, kind, false, text).await,
        Dialog::Calendar { department, draft } => return handlers::calendar::text(ctx, department, draft, text).await,
        Dialog::EnterFor { member, on } => handlers::today::figures(ctx, member, on, text).await?,
        Dialog::Hindered { member } => handlers::today::hindered(ctx, member, text).await?,
        Dialog::OwnName { member } => return handlers::settings::named(ctx, member, text).await,
        Dialog::OwnZone { member } => return handlers::settings::placed(ctx, member, text).await,
        Dialog::DepartmentName { department } => handlers::settings::department_named(ctx, department, text).await?,
        Dialog::MetricText { metric, text: what } => handlers::metrics::typed(ctx, metric, what, text).await?,
        Dialog::Benchmark { from, to } => handlers::funnel::typed(ctx, (from, to), text).await?,
        Dialog::NewMetric(making) => return handlers::metrics::making::typed(ctx, making, text).await,
        Dialog::Target(dialog) => return handlers::target::typed(ctx, dialog, text).await,
        Dialog::Promise(dialog) => handlers::promise::text(ctx, dialog, text).await?,
        Dialog::Times(dialog) => return handlers::schedule::text(ctx, dialog, text).await,
        Dialog::DayOff { member, on } => return handlers::report::on_day_off(ctx, member, on, text).await,
        // A newer line takes the place of the one that waits, or answers what was asked before it.
        Dialog::WhichDepartment { over: Some(over), .. } => {
            ctx.set_dialog(&over).await?;
            return Box::pin(in_dialog(ctx, *over, text)).await;
        }
        Dialog::WhichDepartment { over: None, .. } | Dialog::WhichDay { .. } => return Ok(false),
    }
    Ok(true)
}

/// A line that is neither a command nor an answer in a dialog.
async fn line(ctx: &mut Ctx<'_>, text: &str) -> Result<()> {
    if ctx.actor.places.is_empty() {
        return handlers::start::greet(ctx).await;
    }
    choose_by_reply(ctx).await?;
    if ctx.actor.is_undecided() && !choose_by_reports(ctx).await? {
        return handlers::help::which_department(ctx, text).await;
    }
    if ctx.actor.member().is_some_and(|member| member.reports) {
        handlers::report::text(ctx, text).await
    } else {
        handlers::help::words(ctx).await
    }
}

/// A reply belongs to the department of the post it answers.
async fn choose_by_reply(ctx: &mut Ctx<'_>) -> Result<()> {
    let Some(replied) = ctx.message.as_ref().and_then(|message| message.reply_to.as_ref()).map(|reply| reply.id) else {
        return Ok(());
    };
    let post = store::posts::of_message(ctx.tx, ctx.chat(), replied).await?;
    if let Some(department) = post.and_then(|post| post.department)
        && ctx.actor.places.iter().any(|place| place.department.id == department)
    {
        ctx.actor.choose(department);
    }
    Ok(())
}

/// A bare line goes to the only open report, else to the department he acts for, else to the only one that asks him;
/// false when it cannot be told.
async fn choose_by_reports(ctx: &mut Ctx<'_>) -> Result<bool> {
    let mut open: Vec<DepartmentId> = vec![];
    let mut asking: Vec<DepartmentId> = vec![];
    for place in ctx.actor.places.clone().iter().filter(|place| place.member.reports) {
        asking.push(place.department.id);
        let today = place.member.zone.unwrap_or(place.department.zone).date(ctx.now);
        if report::open_report(ctx.tx, place.member.id, today).await?.is_some() {
            open.push(place.department.id);
        }
    }
    let only = match (open.as_slice(), asking.as_slice()) {
        ([only], _) => *only,
        ([_, _, ..], _) => return Ok(false),
        ([], _) if ctx.actor.recall() => return Ok(true),
        ([], [only]) => *only,
        // Asked nowhere: any of them answers words.
        ([], []) => match ctx.actor.places.first() {
            Some(place) => place.department.id,
            None => return Ok(false),
        },
        ([], _) => return Ok(false),
    };
    ctx.actor.choose(only);
    Ok(true)
}

/// The text of a chosen department, as if it had been typed to it.
pub async fn again(ctx: &mut Ctx<'_>, text: &str) -> Result<()> {
    match Typed::read(text) {
        Some(typed) => command(ctx, typed).await,
        None => line(ctx, text).await,
    }
}

/// A command of the menu, run by its button.
pub async fn run(ctx: &mut Ctx<'_>, name: &str) -> Result<()> {
    command(ctx, Typed { name, bot: None, args: "" }).await
}

async fn command(ctx: &mut Ctx<'_>, typed: Typed<'_>) -> Result<()> {
    let Some(command) = Command::from_name(typed.name) else { return handlers::help::unknown_command(ctx).await };
    if command.is_of_department() {
        handlers::promise::leave(ctx).await?;
        handlers::today::leave(ctx).await?;
        handlers::absence::leave(ctx).await?;
        handlers::calendar::leave(ctx).await?;
        handlers::schedule::leave(ctx).await?;
        handlers::settings::leave(ctx).await?;
        handlers::metrics::leave(ctx).await?;
        handlers::funnel::leave(ctx).await?;
        handlers::target::leave(ctx).await?;
        if ctx.actor.places.is_empty() {
            return handlers::start::greet(ctx).await;
        }
        choose_by_reply(ctx).await?;
        if ctx.actor.is_undecided() && handlers::several::read(ctx, command, typed.args).await? {
            return Ok(());
        }
        if ctx.actor.is_undecided() && !ctx.actor.recall() {
            let typed = || format!("/{}", typed.name);
            let text = ctx.message.as_ref().map_or_else(typed, |message| message.text.clone());
            return handlers::help::which_department(ctx, &text).await;
        }
    }
    match command {
        Command::Anyone(AnyoneCommand::Start) => handlers::start::command(ctx, typed.args).await,
        Command::Anyone(AnyoneCommand::Help) => handlers::help::command(ctx).await,
        Command::Anyone(AnyoneCommand::Menu) => handlers::menu::command(ctx).await,
        Command::Anyone(AnyoneCommand::Department) => handlers::department::command(ctx).await,
        Command::Anyone(AnyoneCommand::MyData) => handlers::data::command(ctx).await,
        Command::Anyone(AnyoneCommand::Cancel) => handlers::help::cancel(ctx).await,
        Command::Anyone(AnyoneCommand::Language) => handlers::language::command(ctx).await,
        Command::Reporter(ReporterCommand::Report) => handlers::report::command(ctx).await,
        Command::Reporter(ReporterCommand::Promise) => handlers::promise::making::command(ctx, typed.args).await,
        Command::Reporter(ReporterCommand::Promises) => handlers::promise::list(ctx).await,
        Command::Reporter(ReporterCommand::Absent) => handlers::absence::command(ctx, typed.args).await,
        Command::Reporter(ReporterCommand::Me) => handlers::planfact::me(ctx).await,
        Command::Reporter(ReporterCommand::Plan) => handlers::planfact::plan(ctx).await,
        Command::Reporter(ReporterCommand::Week) => handlers::planfact::week(ctx, typed.args).await,
        Command::Reporter(ReporterCommand::Month) => handlers::planfact::month(ctx, typed.args).await,
        Command::Reporter(ReporterCommand::Settings) => handlers::settings::command(ctx).await,
        Command::Leader(LeaderCommand::Today) => handlers::today::command(ctx).await,
        Command::Leader(LeaderCommand::Digest) => handlers::digest::command(ctx).await,
        Command::Leader(LeaderCommand::Team) => handlers::team::command(ctx).await,
        Command::Leader(LeaderCommand::Calendar) => handlers::calendar::command(ctx, typed.args).await,
        Command::Leader(LeaderCommand::Schedule) => handlers::schedule::command(ctx).await,
        Command::Leader(LeaderCommand::Metrics) => handlers::metrics::command(ctx).await,
        Command::Leader(LeaderCommand::Targets) => handlers::target::command(ctx).await,
        Command::Leader(LeaderCommand::Protocol) => handlers::protocol::command(ctx, typed.args).await,
    }
}

/// An edited message; only numbers of a report change anything.
pub async fn edited(ctx: &mut Ctx<'_>) -> Result<()> {
    for place in ctx.actor.places.clone().iter().filter(|place| place.member.reports) {
        ctx.actor.choose(place.department.id);
        if handlers::report::edited(ctx).await? {
            break;
        }
    }
    Ok(())
}
