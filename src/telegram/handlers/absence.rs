//! Absences: `/absent` step by step, the buttons offered to a sentence like «заболел», and dates typed.
use crate::{
    domain::{
        calendar::{AbsenceKind, Calendar},
        id::{AbsenceId, MemberId},
        parse::{
            date::{AwayDays, away_days},
            line::{Form, read_line},
            says::{Says, hear},
        },
        person::{Action, Member},
        refusal::Refusal,
    },
    store,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
        handlers::help,
    },
    usecase::{
        Result,
        absence::{self, Decided, Marked, Wanted},
        house::House,
    },
    view::{
        absence::{self as view, Draft},
        callback::Callback,
    },
};
use chrono::{Days, NaiveDate};

/// How far ahead the example of a date lies.
const EXAMPLE_DAYS: u64 = 3;

/// Who asks, and about whom.
struct Whose {
    house: House,
    actor: Member,
    member: Member,
}

impl Whose {
    /// About `member`, by whoever writes; a refusal when that is none of his business.
    async fn load(ctx: &mut Ctx<'_>, member: Option<MemberId>) -> Result<Self> {
        if let Some(member) = member {
            let found = store::people::member(ctx.tx, member).await?.ok_or(Refusal::Outdated)?;
            ctx.actor.choose(found.department);
        }
        let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
        let member = house.member(member.unwrap_or(actor.id)).ok_or(Refusal::NotYours)?.clone();
        absence::may_mark(&house, &actor, &member)?;
        Ok(Self { house, actor, member })
    }

    fn is_own(&self) -> bool {
        self.actor.id == self.member.id
    }

    /// Whose it is: by his name when it is another's.
    fn named(&self) -> (MemberId, Option<&str>) {
        (self.member.id, (!self.is_own()).then_some(self.member.name.as_str()))
    }

    fn draft(&self, kind: AbsenceKind, ranges: Vec<(NaiveDate, NaiveDate)>, until: bool, ctx: &Ctx<'_>) -> Draft {
        let (member, name) = self.named();
        Draft { member, name: name.map(str::to_owned), kind, ranges, until, today_on: self.today(ctx) }
    }

    fn today(&self, ctx: &Ctx<'_>) -> NaiveDate {
        self.house.zone_of(&self.member).date(ctx.now)
    }
}

/// `/absent`: for himself, for a leader first of whom; «/absent отпуск до 5 декабря» says it at once.
pub async fn command(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
    let own = actor.allows(Action::OwnReport);
    if own
        && let Says::Absence(hint) = hear(args, &Form { facts: &[], plans: &[], currency: house.department.currency })
    {
        let answer = crate::domain::talk::Answer::remark(absence::offered(&house, &actor, &hint, ctx.now));
        return match crate::view::report::answer(&answer, ctx.locale()) {
            Some(screen) => ctx.send(screen).await,
            None => Ok(()),
        };
    }
    if !actor.allows(Action::ActForOthers) {
        return what(ctx, None).await;
    }
    let today = house.today(ctx.now);
    let members: Vec<_> = house.reporters(today).map(|member| (member.id, member.name.clone())).collect();
    let screen = view::who(&members, own.then_some(actor.id), ctx.locale());
    ctx.send(screen).await
}

/// «Что отметить?» with what is noted ahead.
async fn what(ctx: &mut Ctx<'_>, member: Option<MemberId>) -> Result<()> {
    let whose = Whose::load(ctx, member).await?;
    let today = whose.today(ctx);
    let ahead = whose.house.absences.iter().filter(|row| row.member == whose.member.id && row.through_on >= today);
    let noted: Vec<_> = ahead.map(|row| (row.id, row.kind, row.from_on, row.through_on)).collect();
    let screen = view::what(whose.named(), &noted, ctx.locale());
    ctx.show(screen).await
}

/// A button of an absence.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::AbsentToday { member, kind } => {
            let whose = Whose::load(ctx, Some(member)).await?;
            let today = whose.today(ctx);
            mark(ctx, &whose, kind, (today, today), false).await
        }
        Callback::AbsentUntil { member, kind } => ask_until(ctx, member, kind).await,
        Callback::NotAbsent => {
            leave(ctx).await?;
            let screen = view::working(ctx.locale());
            ctx.show(screen).await
        }
        Callback::AbsenceFor { member, kind: None, .. } => what(ctx, Some(member)).await,
        Callback::AbsenceFor { member, kind: Some(kind), from, until } => {
            chosen(ctx, member, kind, from.zip(until)).await
        }
        Callback::AllowAbsence { member, kind, from, until, yes } => {
            decide(ctx, member, Wanted { kind, from_on: from, through_on: until }, yes).await
        }
        Callback::CancelAbsence { absence } => cancel(ctx, absence).await,
        _ => help::stale(ctx).await,
    }
}

/// The kind is chosen, maybe with the days.
async fn chosen(
    ctx: &mut Ctx<'_>,
    member: MemberId,
    kind: AbsenceKind,
    days: Option<(NaiveDate, NaiveDate)>,
) -> Result<()> {
    let whose = Whose::load(ctx, Some(member)).await?;
    if let Some(days) = days {
        return mark(ctx, &whose, kind, days, false).await;
    }
    ctx.set_dialog(&Dialog::Absent { member: whose.member.id, kind }).await?;
    let screen = view::when(whose.named(), kind, whose.today(ctx), ctx.locale());
    ctx.show(screen).await
}

async fn mark(
    ctx: &mut Ctx<'_>,
    whose: &Whose,
    kind: AbsenceKind,
    days: (NaiveDate, NaiveDate),
    until: bool,
) -> Result<()> {
    leave(ctx).await?;
    let wanted = Wanted { kind, from_on: days.0, through_on: days.1 };
    let marked = absence::mark(ctx.tx, &whose.house, &whose.actor, &whose.member, wanted, ctx.now).await?;
    let draft = whose.draft(kind, vec![days], until, ctx);
    let screen = match marked {
        Marked::Noted(id) => view::noted(id, &draft, days, ctx.locale()),
        Marked::Already(by) => view::already(by.as_ref(), ctx.locale()),
        Marked::Asked => view::passed_on(ctx.locale()),
    };
    ctx.show(screen).await
}

async fn ask_until(ctx: &mut Ctx<'_>, member: MemberId, kind: AbsenceKind) -> Result<()> {
    let whose = Whose::load(ctx, Some(member)).await?;
    let example = whose.today(ctx) + Days::new(EXAMPLE_DAYS);
    ctx.set_dialog(&Dialog::AbsentUntil { member: whose.member.id, kind }).await?;
    let screen = view::until_when(example, ctx.locale());
    ctx.show(screen).await
}

/// The dates that were asked for, or with `until` the last day; other words are answered and the question stays. False
/// when these are figures: they belong to the report, and the question is forgotten.
pub async fn text(ctx: &mut Ctx<'_>, member: MemberId, kind: AbsenceKind, until: bool, text: &str) -> Result<bool> {
    let whose = Whose::load(ctx, Some(member)).await?;
    let today = whose.today(ctx);
    let calendar = whose.house.calendar_of(&whose.member);
    let works = |day: NaiveDate| calendar.is_working(day);
    let Some(mut away) = away_days(text, today, &works) else {
        let metrics = whose.house.fact_metrics(whose.actor.id);
        let form = Form { facts: &metrics, plans: &[], currency: whose.house.department.currency };
        if whose.actor.reports && read_line(text, &form).has_numbers() {
            ctx.end_dialog().await?;
            return Ok(false);
        }
        let screen = view::not_a_date(ctx.locale());
        return ctx.send(screen).await.map(|()| true);
    };
    if until {
        away = through(away, today);
    }
    let AwayDays { ranges, until } = away;
    match ranges.as_slice() {
        [days] => mark(ctx, &whose, kind, *days, until).await?,
        _ => {
            let draft = whose.draft(kind, ranges, until, ctx);
            let screen = view::offer(&draft, ctx.locale());
            ctx.send(screen).await?;
        }
    }
    Ok(true)
}

/// «По какой день включительно?» A single day ahead is the last one; there is no doubt about the day before.
fn through(away: AwayDays, today: NaiveDate) -> AwayDays {
    let from = |from, last| if from == last && last >= today { today } else { from };
    AwayDays { ranges: away.ranges.into_iter().map(|(first, last)| (from(first, last), last)).collect(), until: false }
}

async fn decide(ctx: &mut Ctx<'_>, member: MemberId, wanted: Wanted, yes: bool) -> Result<()> {
    let whose = Whose::load(ctx, Some(member)).await?;
    let asked = ctx.tapped_place();
    let decided =
        absence::decide(ctx.tx, &whose.house, &whose.actor, &whose.member, wanted, yes, asked, ctx.now).await?;
    let mark = match decided {
        Decided::Done => crate::usecase::question::mark(&whose.house, &whose.actor, ctx.now),
        Decided::Already(mark) => {
            let text = view::already(Some(&mark), ctx.locale()).html.visible();
            return ctx.toast(text).await;
        }
    };
    let named = (whose.member.id, whose.member.name.as_str());
    let days = (wanted.from_on, wanted.through_on);
    let screen = view::asked(named, wanted.kind, days, Some(&(yes, mark)), ctx.locale());
    ctx.show(screen).await
}

async fn cancel(ctx: &mut Ctx<'_>, id: AbsenceId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let told = absence::cancel(ctx.tx, &house, &by, id, ctx.now).await?;
    let screen = view::taken_back(&told, ctx.locale());
    ctx.show(screen).await
}

/// Forgets the question for days: something else was asked for.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::Absent { .. } | Dialog::AbsentUntil { .. })
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
