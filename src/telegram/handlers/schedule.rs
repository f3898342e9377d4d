//! `/schedule`: the department's times, and the days and zone of a member.
use crate::{
    domain::{
        calendar::WeekPattern,
        id::MemberId,
        parse::{
            line::{Form, read_line},
            people::read_time,
            place::{Located, read_place},
            week::{Worked, read_week},
        },
        refusal::Refusal,
        time::Zone,
        times::{Changed, OwnChange, OwnTimes, Seen, TimeOf, Times, TimesChange, Whose},
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found, TimesDialog},
        handlers::help,
    },
    usecase::{Failure, Result, schedule},
    view::{callback::Callback, refusal, schedule as view, screen::Screen},
};
use chrono::NaiveTime;

/// `/schedule`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let times = times(ctx).await?;
    let screen = view::times(&times, None, ctx.locale());
    ctx.send(screen).await
}

async fn times(ctx: &mut Ctx<'_>) -> Result<Times> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    schedule::times(&house, &by, ctx.now)
}

async fn own(ctx: &mut Ctx<'_>, member: MemberId) -> Result<OwnTimes> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    schedule::member_times(&house, &by, member, ctx.now)
}

/// A button of the times.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    leave(ctx).await?;
    match callback {
        Callback::Schedule { .. } => {
            let times = times(ctx).await?;
            let screen = view::times(&times, None, ctx.locale());
            ctx.show(screen).await
        }
        Callback::SchedulePresets { .. } => {
            let times = times(ctx).await?;
            let screen = view::presets(&times, ctx.locale());
            ctx.show(screen).await
        }
        Callback::ScheduleTimes { .. } => {
            let times = times(ctx).await?;
            let screen = view::which_time(&times, ctx.locale());
            ctx.show(screen).await
        }
        Callback::ScheduleReminders { .. } => {
            let times = times(ctx).await?;
            let screen = view::reminders(&times, ctx.locale());
            ctx.show(screen).await
        }
        Callback::ScheduleTime { which, .. } => ask_time(ctx, which).await,
        Callback::WeekOf { whose } => ask_week(ctx, whose).await,
        Callback::ZoneOf { whose } => ask_zone(ctx, whose).await,
        Callback::WeekDraft { whose, week, seen } => draft(ctx, whose, week, seen).await,
        Callback::CycleFrom { whose, on, off, seen } => first_day(ctx, whose, on, off, seen).await,
        other => change(ctx, other).await,
    }
}

/// A button that changes something.
async fn change(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let now = ctx.now;
    let changed = match callback {
        Callback::SetPreset { preset, seen, .. } => {
            schedule::set_times(ctx.tx, &house, &by, preset.schedule(), seen, now).await?
        }
        Callback::SetTime { which, at, seen, .. } => {
            let wanted = house.schedules.latest().with(which, at);
            schedule::set_times(ctx.tx, &house, &by, wanted, seen, now).await?
        }
        Callback::ShiftTimes { minutes, seen, .. } => match house.schedules.latest().shifted(minutes) {
            Some(wanted) => schedule::set_times(ctx.tx, &house, &by, wanted, seen, now).await?,
            None => return ctx.alert(view::wrong_shift(ctx.locale())).await,
        },
        Callback::KeepTimes { seen, .. } => schedule::keep_times(ctx.tx, &house, &by, seen, now).await?,
        Callback::SetDepartmentReminders { profile, seen, .. } => {
            schedule::set_reminders(ctx.tx, &house, &by, profile, seen, now).await?
        }
        Callback::SetWeek { whose, week, seen } => return set_week(ctx, whose, week, seen).await,
        Callback::KeepWeek { whose: Whose::Member(member), seen } => {
            let changed = schedule::keep_member_week(ctx.tx, &house, &by, member, seen, now).await?;
            return show_own(ctx, member, changed).await;
        }
        Callback::KeepWeek { whose: Whose::Department(_), seen } => {
            schedule::keep_week(ctx.tx, &house, &by, seen, now).await?
        }
        Callback::SetZone { whose, zone, seen } => return set_zone(ctx, whose, zone, seen).await,
        _ => return help::stale(ctx).await,
    };
    show(ctx, changed).await
}

/// The times as they are now, with what has become of the change; in place of a tapped bubble.
async fn show(ctx: &mut Ctx<'_>, changed: Changed<TimesChange>) -> Result<()> {
    let times = times(ctx).await?;
    let said = view::said(&changed, ctx.locale());
    let screen = view::times(&times, Some(said), ctx.locale());
    ctx.show(screen).await
}

/// As [`show`], of a member.
async fn show_own(ctx: &mut Ctx<'_>, member: MemberId, changed: Changed<OwnChange>) -> Result<()> {
    let own = own(ctx, member).await?;
    let said = Some(view::said_own(&changed, &own, ctx.locale()));
    let screen = match changed {
        Changed::Done(OwnChange::Zone { .. }) => view::own_zone(&own, said, ctx.locale()),
        _ => view::own_week(&own, said, ctx.locale()),
    };
    ctx.show(screen).await
}

async fn ask_time(ctx: &mut Ctx<'_>, which: TimeOf) -> Result<()> {
    let times = times(ctx).await?;
    let dialog = TimesDialog::Time { department: times.department, which, seen: times.seen };
    ctx.set_dialog(&Dialog::Times(dialog)).await?;
    let screen = view::time(&times, which, None, ctx.locale());
    ctx.show(screen).await
}

async fn ask_week(ctx: &mut Ctx<'_>, whose: Whose) -> Result<()> {
    let (seen, screen) = match whose {
        Whose::Department(_) => {
            let times = times(ctx).await?;
            (times.seen, view::week(&times, ctx.locale()))
        }
        Whose::Member(member) => {
            let own = own(ctx, member).await?;
            may_change(ctx).await?;
            (own.seen, view::own_week(&own, None, ctx.locale()))
        }
    };
    ctx.set_dialog(&Dialog::Times(TimesDialog::Week { whose, seen })).await?;
    ctx.show(screen).await
}

/// His own days he may look at, not change.
async fn may_change(ctx: &mut Ctx<'_>) -> Result<()> {
    times(ctx).await.map(|_| ())
}

async fn ask_zone(ctx: &mut Ctx<'_>, whose: Whose) -> Result<()> {
    let (seen, screen) = match whose {
        Whose::Department(_) => {
            let times = times(ctx).await?;
            (times.seen, view::zone(&times, ctx.locale()))
        }
        Whose::Member(member) => {
            let own = own(ctx, member).await?;
            (own.seen, view::own_zone(&own, None, ctx.locale()))
        }
    };
    ctx.set_dialog(&Dialog::Times(TimesDialog::Zone { whose, seen })).await?;
    ctx.show(screen).await
}

/// Days chosen one by one, or typed: to be saved.
async fn draft(ctx: &mut Ctx<'_>, whose: Whose, week: WeekPattern, seen: Seen) -> Result<()> {
    may_change(ctx).await?;
    let house = ctx.house().await?;
    let name = match whose {
        Whose::Department(_) => None,
        Whose::Member(member) => Some(own(ctx, member).await?.name),
    };
    let screen = view::draft(whose, name.as_deref(), week, seen, house.today(ctx.now), ctx.locale());
    ctx.show(screen).await
}

async fn first_day(ctx: &mut Ctx<'_>, whose: Whose, on: u8, off: u8, seen: Seen) -> Result<()> {
    may_change(ctx).await?;
    let today = ctx.house().await?.today(ctx.now);
    let screen = view::cycle(whose, on, off, seen, today, ctx.locale());
    ctx.show(screen).await
}

async fn set_week(ctx: &mut Ctx<'_>, whose: Whose, week: Option<WeekPattern>, seen: Seen) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match (whose, week) {
        (Whose::Member(member), week) => {
            let changed = schedule::set_member_week(ctx.tx, &house, &by, member, week, seen, ctx.now).await?;
            show_own(ctx, member, changed).await
        }
        (Whose::Department(_), Some(week)) => {
            let changed = schedule::set_week(ctx.tx, &house, &by, week, seen, ctx.now).await?;
            show(ctx, changed).await
        }
        (Whose::Department(_), None) => Err(Refusal::Outdated.into()),
    }
}

async fn set_zone(ctx: &mut Ctx<'_>, whose: Whose, zone: Option<Zone>, seen: Seen) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match (whose, zone) {
        (Whose::Member(member), zone) => {
            let changed = schedule::change_member_zone(ctx.tx, &house, &by, member, zone, seen, ctx.now).await?;
            let own = own(ctx, member).await?;
            let said = Some(view::said_own(&changed, &own, ctx.locale()));
            let screen = view::own_zone(&own, said, ctx.locale());
            ctx.show(screen).await
        }
        (Whose::Department(_), Some(zone)) => {
            let changed = schedule::set_zone(ctx.tx, &house, &by, zone, seen, ctx.now).await?;
            show(ctx, changed).await
        }
        (Whose::Department(_), None) => Err(Refusal::Outdated.into()),
    }
}

/// What was typed to one of the questions; false when these are figures: they belong to the report, and the question is
/// forgotten.
pub async fn text(ctx: &mut Ctx<'_>, dialog: TimesDialog, text: &str) -> Result<bool> {
    let department = match dialog {
        TimesDialog::Time { department, .. } => Some(department),
        TimesDialog::Week { whose, .. } | TimesDialog::Zone { whose, .. } => match whose {
            Whose::Department(department) => Some(department),
            Whose::Member(member) => store::people::member(ctx.tx, member).await?.map(|member| member.department),
        },
    };
    ctx.actor.choose(department.ok_or(Refusal::Outdated)?);
    match dialog {
        TimesDialog::Time { which, seen, .. } => match read_time(text) {
            Some(at) => typed_time(ctx, which, at, seen).await.map(|()| true),
            None => {
                let why = view::no_time(ctx.locale());
                let times = times(ctx).await?;
                let screen = view::time(&times, which, Some(&why), ctx.locale());
                again(ctx, text, screen).await
            }
        },
        TimesDialog::Week { whose, seen } => typed_week(ctx, whose, seen, text).await,
        TimesDialog::Zone { whose, seen } => match read_place(text) {
            Located::Here(place) => {
                leave(ctx).await?;
                set_zone(ctx, whose, Some(place.zone), seen).await.map(|()| true)
            }
            Located::Ask(places) => {
                let screen = view::places(whose, seen, text, &places, true, ctx.locale());
                ctx.send(screen).await.map(|()| true)
            }
            Located::Unknown(places) => {
                let screen = view::places(whose, seen, text, &places, false, ctx.locale());
                again(ctx, text, screen).await
            }
        },
    }
}

async fn typed_time(ctx: &mut Ctx<'_>, which: TimeOf, at: NaiveTime, seen: Seen) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let wanted = house.schedules.latest().with(which, at);
    match schedule::set_times(ctx.tx, &house, &by, wanted, seen, ctx.now).await {
        Err(Failure::Refused(refused @ Refusal::TimesOrder(_))) => {
            // The question stays: another time is a line away.
            let times = times(ctx).await?;
            let why = refusal::sentence(&refused, ctx.locale());
            let screen = view::time(&times, which, Some(&why), ctx.locale());
            ctx.send(screen).await
        }
        Err(failure) => Err(failure),
        Ok(changed) => {
            leave(ctx).await?;
            show(ctx, changed).await
        }
    }
}

async fn typed_week(ctx: &mut Ctx<'_>, whose: Whose, seen: Seen, text: &str) -> Result<bool> {
    let house = ctx.house().await?;
    let today = house.today(ctx.now);
    let (current, sorry) = match whose {
        Whose::Department(_) => {
            let times = times(ctx).await?;
            (times.week_to_change(), view::week_again(&times, ctx.locale()))
        }
        Whose::Member(member) => {
            let own = own(ctx, member).await?;
            let latest = own.week_ahead.map_or(own.week, |(_, week)| week);
            (latest.unwrap_or(own.department_week), view::own_week_again(&own, ctx.locale()))
        }
    };
    match (read_week(text, current, today), whose) {
        (Some(Worked::Week(week)), _) => draft(ctx, whose, week, seen).await?,
        (Some(Worked::Cycle { on, off }), _) => first_day(ctx, whose, on, off, seen).await?,
        (Some(Worked::AsDepartment), Whose::Member(_)) => {
            leave(ctx).await?;
            set_week(ctx, whose, None, seen).await?;
        }
        (Some(Worked::AsDepartment), Whose::Department(_)) | (None, _) => return again(ctx, text, sorry).await,
    }
    Ok(true)
}

/// What was typed answers nothing: the question again, unless these are figures.
async fn again(ctx: &mut Ctx<'_>, text: &str, screen: Screen) -> Result<bool> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let metrics = house.fact_metrics(by.id);
    let form = Form { facts: &metrics, plans: &[], currency: house.department.currency };
    if by.reports && read_line(text, &form).has_numbers() {
        leave(ctx).await?;
        return Ok(false);
    }
    ctx.send(screen).await.map(|()| true)
}

/// Another thing was asked for.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::Times(_))
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
