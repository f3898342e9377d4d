//! Absences: by the buttons offered to a sentence like «заболел», and by a date.
use crate::{
    domain::{
        calendar::{AbsenceKind, Calendar},
        id::{AbsenceId, MemberId},
        parse::date::{self, When},
        person::{Action, Member},
        refusal::Refusal,
        talk::{Answer, Remark},
    },
    telegram::{ctx::Ctx, dialog::Dialog, handlers::help},
    usecase::{
        Result,
        absence::{self, Wanted},
        house::House,
    },
    view::{absence as words, callback::Callback, report as view},
};
use chrono::{Days, NaiveDate};

/// How far ahead the example of a date lies.
const EXAMPLE_DAYS: u64 = 3;

async fn reporter(ctx: &mut Ctx<'_>) -> Result<(House, Member)> {
    let house = ctx.house().await?;
    let member = ctx.member()?.clone();
    if !member.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    Ok((house, member))
}

/// `/absent`
pub async fn command(ctx: &mut Ctx<'_>, _args: &str) -> Result<()> {
    help::command(ctx).await
}

/// A button of an absence.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::AbsentToday { kind } => {
            let (house, member) = reporter(ctx).await?;
            let today = house.zone_of(&member).date(ctx.now);
            noted(ctx, &house, &member, kind, today).await
        }
        Callback::AbsentUntil { kind } => ask_until(ctx, kind).await,
        Callback::NotAbsent => {
            let screen = words::working(ctx.locale());
            ctx.show(screen).await
        }
        Callback::CancelAbsence { absence } => cancel(ctx, absence).await,
        _ => help::stale(ctx).await,
    }
}

async fn noted(ctx: &mut Ctx<'_>, house: &House, member: &Member, kind: AbsenceKind, through: NaiveDate) -> Result<()> {
    let wanted = Wanted { kind, from_on: house.zone_of(member).date(ctx.now), through_on: through };
    let id = absence::mark(ctx.tx, house, member, member, wanted, ctx.now).await?;
    let remark = Remark::AbsenceNoted { absence: id, from_on: wanted.from_on, through_on: through };
    match view::answer(&Answer::remark(remark), ctx.locale()) {
        Some(screen) => ctx.show(screen).await,
        None => Ok(()),
    }
}

async fn ask_until(ctx: &mut Ctx<'_>, kind: AbsenceKind) -> Result<()> {
    let (house, member) = reporter(ctx).await?;
    let example = house.zone_of(&member).date(ctx.now) + Days::new(EXAMPLE_DAYS);
    ctx.set_dialog(&Dialog::AbsentUntil { member: member.id, kind }).await?;
    let screen = words::until_when(example, ctx.locale());
    ctx.show(screen).await
}

/// The date that was asked for; a text without one is answered and the question stays.
pub async fn text(ctx: &mut Ctx<'_>, member: MemberId, kind: AbsenceKind, text: &str) -> Result<()> {
    ctx.actor.choose_member(member);
    let (house, member) = reporter(ctx).await?;
    let today = house.zone_of(&member).date(ctx.now);
    let calendar = house.calendar_of(&member);
    let works = |day: NaiveDate| calendar.is_working(day);
    let found = date::find(text, today, &works);
    let through = match found.when {
        When::On(on) => on,
        When::Ask(_) | When::None => {
            let answer = Answer::remark(Remark::NotADate);
            return match view::answer(&answer, ctx.locale()) {
                Some(screen) => ctx.send(screen).await,
                None => Ok(()),
            };
        }
    };
    ctx.end_dialog().await?;
    noted(ctx, &house, &member, kind, through).await
}

async fn cancel(ctx: &mut Ctx<'_>, id: AbsenceId) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let told = absence::cancel(ctx.tx, &house, &by, id, ctx.now).await?;
    let screen = words::taken_back(&told, ctx.locale());
    ctx.show(screen).await
}
