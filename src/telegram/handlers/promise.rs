//! Promises: `/promises`, and the buttons under them, inside a report and outside.
//!
//! A tap on a promise that a report asks about goes on with that report in the same bubble; any other shows the list.
pub mod making;
pub mod offered;

use crate::{
    domain::{
        id::PromiseId,
        parse::{
            date::{self, When},
            number::{Given, NumberProblem, Shape, read_number},
        },
        person::Member,
        refusal::Refusal,
        report::{Question, Usual, outlier},
        talk::{Answer, PartAsk, Remark, Step},
        time::Instant,
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, PromiseDialog},
        handlers,
    },
    usecase::{
        Result,
        house::House,
        promise::{self, Outcome},
        report,
    },
    view::{callback::Callback, promise as view, report as report_view, screen::Screen},
};

/// `/promises`
pub async fn list(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = screen(ctx).await?;
    ctx.show(screen).await
}

/// The promises he may see in the department he acts in.
pub(super) async fn screen(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let house = ctx.house().await?;
    let member = ctx.member()?.clone();
    let list = promise::list(ctx.tx, &house, &member, ctx.now).await?;
    Ok(view::list(&list, ctx.locale()))
}

/// `/promises` in the team chat: posted for the leaders, the others are sent to their own list.
pub async fn in_chat(ctx: &mut Ctx<'_>) -> Result<()> {
    let leads = ctx.actor.member().is_some_and(|member| member.role.leads());
    if !leads {
        return handlers::help::in_chat(ctx).await;
    }
    let house = ctx.house().await?;
    let list = promise::team_list(ctx.tx, &house, ctx.now).await?;
    ctx.send(view::team_list(&list, ctx.locale())).await
}

/// A button under a promise.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::Promises { .. } => {
            leave(ctx).await?;
            list(ctx).await
        }
        Callback::PromiseDueOn { .. }
        | Callback::PromiseDueOther
        | Callback::PromiseAmount { .. }
        | Callback::PromiseFor { .. } => making::tap(ctx, callback).await,
        Callback::PromiseTake { .. }
        | Callback::PromiseTakeOn { .. }
        | Callback::PromiseOtherDate { .. }
        | Callback::PromiseDecline { .. }
        | Callback::PromiseHand { .. } => offered::tap(ctx, callback).await,
        callback => match subject(callback) {
            Some(id) => about(ctx, id, callback).await,
            None => Err(Refusal::Outdated.into()),
        },
    }
}

/// Which promise a button is about.
fn subject(callback: Callback) -> Option<PromiseId> {
    match callback {
        Callback::PromiseDone { promise }
        | Callback::PromisePartly { promise }
        | Callback::PromisePaid { promise, .. }
        | Callback::PromiseMove { promise }
        | Callback::PromiseMoveTo { promise, .. }
        | Callback::PromiseBroken { promise }
        | Callback::PromiseHelp { promise }
        | Callback::PromiseHelpAnswer { promise, .. }
        | Callback::PromiseAllowMove { promise, .. }
        | Callback::PromiseCancel { promise }
        | Callback::PromiseCard { promise } => Some(promise),
        _ => None,
    }
}

async fn about(ctx: &mut Ctx<'_>, id: PromiseId, callback: Callback) -> Result<()> {
    let (house, member) = whose(ctx, id).await?;
    leave(ctx).await?;
    let (house, member, now) = (&house, &member, ctx.now);
    let place = ctx.tapped_place();
    let outcome = match callback {
        Callback::PromiseDone { .. } => promise::keep(ctx.tx, house, member, id, now).await?,
        Callback::PromisePaid { amount_minor, .. } => {
            promise::keep_partly(ctx.tx, house, member, id, Some(amount_minor), now).await?
        }
        Callback::PromisePartly { .. } => match promise::ask_part(ctx.tx, house, member, id, now).await? {
            Some(ask) => return ask_part(ctx, id, ask).await,
            None => promise::keep_partly(ctx.tx, house, member, id, None, now).await?,
        },
        Callback::PromiseMove { .. } => {
            let ask = promise::ask_move(ctx.tx, house, member, id, now).await?;
            ctx.set_dialog(&Dialog::Promise(PromiseDialog::Move { promise: id })).await?;
            return ctx.show(report_view::step(&Step::Move(ask), ctx.locale())).await;
        }
        Callback::PromiseMoveTo { on, .. } => promise::move_to(ctx.tx, house, member, id, on, now).await?,
        Callback::PromiseBroken { .. } => promise::break_(ctx.tx, house, member, id, now).await?,
        Callback::PromiseHelp { .. } => promise::ask_help(ctx.tx, house, member, id, now).await?,
        Callback::PromiseCancel { .. } => promise::cancel(ctx.tx, house, member, id, now).await?,
        Callback::PromiseHelpAnswer { answer, .. } => {
            let word = promise::answer_help(ctx.tx, house, member, id, answer, place, now).await?;
            return ctx.show(view::word(&word, ctx.locale())).await;
        }
        Callback::PromiseAllowMove { yes, .. } => {
            let word = promise::answer_move(ctx.tx, house, member, id, yes, place, now).await?;
            return ctx.show(view::word(&word, ctx.locale())).await;
        }
        Callback::PromiseCard { .. } => {
            let card = promise::card(ctx.tx, house, member, id, now).await?;
            return ctx.show(view::card(&card, ctx.locale())).await;
        }
        _ => return Err(Refusal::Outdated.into()),
    };
    show(ctx, house, member, outcome).await
}

/// Acts in the promise's department, whatever other departments he is in.
async fn whose(ctx: &mut Ctx<'_>, id: PromiseId) -> Result<(House, Member)> {
    let found = store::promises::by_id(ctx.tx, id).await?.ok_or(Refusal::NotYours)?;
    ctx.actor.choose(found.department);
    let member = ctx.actor.member().cloned().ok_or(Refusal::NotYours)?;
    Ok((ctx.house().await?, member))
}

/// What came of it: the report that asked goes on, else the list as it is now.
async fn show(ctx: &mut Ctx<'_>, house: &House, member: &Member, outcome: Outcome) -> Result<()> {
    let Outcome { remark, report: asking, .. } = outcome;
    match asking {
        Some(asking) => {
            let next = report::next_step(ctx.tx, house, member, asking.id, ctx.now).await?.after(remark);
            match report_view::answer(&next, ctx.locale()) {
                Some(screen) => ctx.show(screen).await,
                None => Ok(()),
            }
        }
        None => {
            let list = promise::list(ctx.tx, house, member, ctx.now).await?;
            let said = said(remark, ctx);
            ctx.show(view::above(said, Some(view::list(&list, ctx.locale())))).await
        }
    }
}

fn said(remark: Remark, ctx: &Ctx<'_>) -> Screen {
    report_view::answer(&Answer::remark(remark), ctx.locale()).unwrap_or_default()
}

async fn ask_part(ctx: &mut Ctx<'_>, id: PromiseId, ask: PartAsk) -> Result<()> {
    ctx.set_dialog(&Dialog::Promise(PromiseDialog::Part { promise: id })).await?;
    ctx.show(report_view::step(&Step::Part(ask), ctx.locale())).await
}

/// A text while a question about a promise is open.
pub async fn text(ctx: &mut Ctx<'_>, dialog: PromiseDialog, text: &str) -> Result<()> {
    match dialog {
        PromiseDialog::Part { promise } => part_typed(ctx, promise, text).await,
        PromiseDialog::Move { promise } => day_typed(ctx, promise, text).await,
        PromiseDialog::Take { promise } => offered::day_typed(ctx, promise, text).await,
        PromiseDialog::Action { investigation } => handlers::causes::text(ctx, investigation, text).await,
        PromiseDialog::Text { department } => {
            ctx.actor.choose(department);
            making::start(ctx, text).await
        }
        PromiseDialog::Agreement { talk } => handlers::talk_to::agreement(ctx, talk, text).await,
        PromiseDialog::Making { department, draft } => {
            ctx.actor.choose(department);
            making::text(ctx, draft, text).await
        }
    }
}

async fn part_typed(ctx: &mut Ctx<'_>, id: PromiseId, text: &str) -> Result<()> {
    let (house, member) = whose(ctx, id).await?;
    let Some(ask) = promise::ask_part(ctx.tx, &house, &member, id, ctx.now).await? else {
        return Err(Refusal::Outdated.into());
    };
    let readings = match read_number(text, &Shape::money(house.department.currency)) {
        Ok(Given::Value(value)) => meant(value, ask.promise.amount_minor),
        Err(NumberProblem::Ambiguous(readings)) => readings,
        _ => return not_read(ctx, Remark::NotANumber, Step::Part(ask), text).await,
    };
    match readings.as_slice() {
        [paid] => {
            let outcome = promise::keep_partly(ctx.tx, &house, &member, id, Some(*paid), ctx.now).await?;
            ctx.end_dialog().await?;
            show(ctx, &house, &member, outcome).await
        }
        readings => ctx.show(view::which_part(&ask, readings, ctx.locale())).await,
    }
}

/// «60» of 120 000 may be thousands: both are offered.
fn meant(value: i64, promised: Option<i64>) -> Vec<i64> {
    let usual = Usual { history: vec![], pledge: promised };
    match outlier(value, true, &usual) {
        Some(Question::TooSmall { value, thousands }) => vec![value, thousands],
        _ => vec![value],
    }
}

async fn day_typed(ctx: &mut Ctx<'_>, id: PromiseId, text: &str) -> Result<()> {
    let (house, member) = whose(ctx, id).await?;
    let reporting = is_reporting(ctx).await?;
    let mut ask = promise::ask_move(ctx.tx, &house, &member, id, ctx.now).await?;
    match day(&house, &member, text, reporting, ctx.now) {
        When::On(on) => {
            let outcome = promise::move_to(ctx.tx, &house, &member, id, on, ctx.now).await?;
            ctx.end_dialog().await?;
            show(ctx, &house, &member, outcome).await
        }
        When::Ask(dates) => {
            ask.dates = dates;
            ctx.show(report_view::step(&Step::Move(ask), ctx.locale())).await
        }
        When::None => not_read(ctx, Remark::NotADate, Step::Move(ask), text).await,
    }
}

/// A day as the member says it; `alone`: nothing else may stand in the text.
fn day(house: &House, member: &Member, text: &str, alone: bool, now: Instant) -> When {
    use crate::domain::calendar::Calendar;
    let calendar = house.calendar_of(member);
    let works = |on| calendar.is_working(on);
    let found = date::find(text, house.zone_of(member).date(now), &works);
    let rest = |span: std::ops::Range<usize>| text[..span.start].chars().chain(text[span.end..].chars());
    match found.span {
        Some(span) if alone && rest(span.clone()).any(char::is_alphanumeric) => When::None,
        _ => found.when,
    }
}

/// Not an answer to the question: with a report open it is meant for the report, else the question stays.
async fn not_read(ctx: &mut Ctx<'_>, remark: Remark, question: Step, text: &str) -> Result<()> {
    if is_reporting(ctx).await? {
        ctx.end_dialog().await?;
        return handlers::report::text(ctx, text).await;
    }
    let answer = Answer::step(question).after(remark);
    match report_view::answer(&answer, ctx.locale()) {
        Some(screen) => ctx.show(screen).await,
        None => Ok(()),
    }
}

/// Has he a report that waits for answers; in a group nothing is meant for it.
pub(super) async fn is_reporting(ctx: &mut Ctx<'_>) -> Result<bool> {
    if !ctx.is_private() {
        return Ok(false);
    }
    let Some((member, zone)) = ctx.actor.place().map(|p| (p.member.id, p.member.zone.unwrap_or(p.department.zone)))
    else {
        return Ok(false);
    };
    Ok(report::open_report(ctx.tx, member, zone.date(ctx.now)).await?.is_some())
}

/// Forgets a question about a promise: something else was tapped or asked for. A draft waits: it was typed.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    use PromiseDialog::{Action, Agreement, Move, Part, Take, Text};
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(
            *dialog,
            Dialog::Promise(Part { .. } | Move { .. } | Take { .. } | Text { .. } | Action { .. } | Agreement { .. })
        )
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
