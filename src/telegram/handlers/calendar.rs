//! `/calendar`: the month, days chosen by buttons or typed in one line, marks.
use crate::{
    domain::{
        calendar::{DayDraft, DayKind, DayWish, Stretch, is_shown, months_from},
        id::{DepartmentId, MarkId},
        parse::day_line::{DayLine, DayWord, day_line},
        person::Member,
        refusal::Refusal,
    },
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{
        Result,
        calendar::{self, Decided, Wanted},
        house::House,
        report,
    },
    view::{calendar as view, callback::Callback, html::Html},
};
use chrono::NaiveDate;

/// Who asks, and in which department.
struct Asking {
    house: House,
    actor: Member,
    today: NaiveDate,
}

impl Asking {
    /// A refusal for whoever does not run the department.
    async fn load(ctx: &mut Ctx<'_>) -> Result<Self> {
        let (house, actor) = (ctx.house().await?, ctx.member()?.clone());
        calendar::may_run(&actor)?;
        let today = house.today(ctx.now);
        Ok(Self { house, actor, today })
    }

    fn department(&self) -> DepartmentId {
        self.house.department.id
    }
}

/// `/calendar`, `/calendar 31.12 выходной`
pub async fn command(ctx: &mut Ctx<'_>, args: &str) -> Result<()> {
    let asking = Asking::load(ctx).await?;
    if args.is_empty() {
        return month(ctx, &asking, asking.today, Html::new()).await;
    }
    let line = day_line(args, asking.today);
    if line.stretches.is_empty() {
        let screen = if line.many { view::many(ctx.locale()) } else { view::not_read(ctx.locale()) };
        return ctx.send(screen).await;
    }
    said(ctx, &asking, DayDraft::default(), &line, args).await
}

/// The month of a day, with what has just happened; what is typed next may be about days again.
async fn month(ctx: &mut Ctx<'_>, asking: &Asking, on: NaiveDate, note: Html) -> Result<()> {
    let page = calendar::page(ctx.tx, &asking.house, &asking.actor, on, ctx.now).await?;
    let idle = match ctx.dialog().await? {
        Found::Nothing => true,
        Found::Dialog(dialog) => matches!(*dialog, Dialog::Calendar { .. }),
        Found::Undecodable => false,
    };
    if idle {
        listen(ctx, asking, DayDraft::default()).await?;
    }
    let screen = view::month(&page, note, ctx.locale());
    ctx.show(screen).await
}

async fn listen(ctx: &mut Ctx<'_>, asking: &Asking, draft: DayDraft) -> Result<()> {
    ctx.set_dialog(&Dialog::Calendar { department: asking.department(), draft }).await
}

/// A button of the calendar.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    let asking = Asking::load(ctx).await?;
    match callback {
        Callback::CalendarMonth { month: on, .. } => {
            leave(ctx).await?;
            month(ctx, &asking, on, Html::new()).await
        }
        Callback::CalendarPick { wish, month, .. } => pick(ctx, &asking, wish, month).await,
        Callback::CalendarDays { wish, from, until, over, .. } => match wish.kind() {
            Some(kind) => decide(ctx, &asking, (from, until), Some(kind), over).await,
            None => mark_days(ctx, &asking, (from, until)).await,
        },
        Callback::CalendarUsual { from, until, over, .. } => decide(ctx, &asking, (from, until), None, over).await,
        Callback::CalendarRemovals { month, .. } => {
            let page = calendar::page(ctx.tx, &asking.house, &asking.actor, month, ctx.now).await?;
            let screen = view::removals(&page, ctx.locale());
            ctx.show(screen).await
        }
        Callback::CalendarRemoveMark { mark } => remove_mark(ctx, &asking, mark).await,
        _ => Err(Refusal::Outdated.into()),
    }
}

/// «Какой день сделать выходным?»
async fn pick(ctx: &mut Ctx<'_>, asking: &Asking, wish: DayWish, month: NaiveDate) -> Result<()> {
    let month = if is_shown(month, asking.today) { month } else { asking.today };
    let choices = calendar::choices(&asking.house, &asking.actor, wish, month, ctx.now)?;
    listen(ctx, asking, DayDraft { wish: Some(wish), ..DayDraft::default() }).await?;
    let today = asking.today;
    let ahead = move |months: i32| {
        let there = months_from(month, months);
        is_shown(there, today) && there >= months_from(today, 0)
    };
    let screen = view::pick(asking.department(), wish, month, &choices, ahead, ctx.locale());
    ctx.show(screen).await
}

/// A day was chosen for a mark whose text may be known.
async fn mark_days(ctx: &mut Ctx<'_>, asking: &Asking, days: Stretch) -> Result<()> {
    let draft = match ctx.dialog().await? {
        Found::Dialog(dialog) => match *dialog {
            Dialog::Calendar { department, draft } if department == asking.department() => draft,
            _ => DayDraft::default(),
        },
        Found::Nothing | Found::Undecodable => DayDraft::default(),
    };
    match draft.body {
        Some(body) => put_mark(ctx, asking, days, &body).await,
        None => ask_mark_text(ctx, asking, days).await,
    }
}

async fn ask_mark_text(ctx: &mut Ctx<'_>, asking: &Asking, days: Stretch) -> Result<()> {
    listen(ctx, asking, DayDraft { wish: Some(DayWish::Mark), days: Some(days), body: None }).await?;
    let screen = view::mark_text(days, asking.today, ctx.locale());
    ctx.show(screen).await
}

/// What was typed after the calendar's question, or after the calendar itself; false when it is not about days: it
/// belongs elsewhere, and the question is forgotten.
pub async fn text(ctx: &mut Ctx<'_>, department: DepartmentId, draft: DayDraft, text: &str) -> Result<bool> {
    ctx.actor.choose(department);
    let asking = Asking::load(ctx).await?;
    let line = day_line(text, asking.today);
    let figures = || asking.actor.reports && report::is_plainly_numbers(&asking.house, &asking.actor, text);
    let foreign = match (draft.wish, draft.days) {
        (None, _) => !line.is_clear() || line.stretches.is_empty(),
        (Some(DayWish::Mark), Some(_)) => figures(),
        (Some(_), _) => line.stretches.is_empty() && !line.many && figures(),
    };
    if foreign {
        ctx.end_dialog().await?;
        return Ok(false);
    }
    match (draft.wish, draft.days) {
        (Some(DayWish::Mark), Some(days)) => put_mark(ctx, &asking, days, text).await?,
        _ if line.many => ctx.send(view::many(ctx.locale())).await?,
        // Of a mark the text may come before its day.
        (Some(DayWish::Mark), None) if line.stretches.is_empty() => {
            let body = crate::domain::mark::body(text)?;
            listen(ctx, &asking, DayDraft { body: Some(body), ..draft }).await?;
            let choices = calendar::choices(&asking.house, &asking.actor, DayWish::Mark, asking.today, ctx.now)?;
            let screen = view::pick(department, DayWish::Mark, asking.today, &choices, |_| false, ctx.locale());
            ctx.send(screen).await?;
        }
        _ if line.stretches.is_empty() => ctx.send(view::not_read(ctx.locale())).await?,
        _ => said(ctx, &asking, draft, &line, text).await?,
    }
    Ok(true)
}

/// A line that names days: what it wants of them, or what must be asked first.
async fn said(ctx: &mut Ctx<'_>, asking: &Asking, draft: DayDraft, line: &DayLine, text: &str) -> Result<()> {
    let (department, today) = (asking.department(), asking.today);
    let body = draft.body.clone().or_else(|| Some(line.body.clone()).filter(|body| !body.is_empty()));
    let wish = match (line.word, draft.wish) {
        (Some(DayWord::AsUsual), _) if line.is_clear() => None,
        (Some(DayWord::Kind(kind)), _) if line.is_clear() => Some(DayWish::from(kind)),
        (Some(DayWord::Kind(kind)), None) => return unclear(ctx, asking, line, text, kind).await,
        (_, Some(wish)) => match (wish.kind(), &body) {
            (Some(kind), Some(_)) => return unclear(ctx, asking, line, text, kind).await,
            _ => Some(wish),
        },
        (Some(DayWord::Mark), None) => Some(DayWish::Mark),
        (_, None) if body.is_some() => Some(DayWish::Mark),
        (_, None) => {
            let Some(days) = line.stretches.first() else { return Ok(()) };
            let screen = view::what(department, *days, today, ctx.locale());
            return ctx.send(screen).await;
        }
    };
    let [days] = line.stretches.as_slice() else {
        listen(ctx, asking, DayDraft { wish, days: None, body: body.filter(|_| wish == Some(DayWish::Mark)) }).await?;
        let screen = view::which_day(department, wish, &line.stretches, today, ctx.locale());
        return ctx.send(screen).await;
    };
    match (wish.map(DayWish::kind), body) {
        (None, _) => decide(ctx, asking, *days, None, None).await,
        (Some(Some(kind)), _) => decide(ctx, asking, *days, Some(kind), None).await,
        (Some(None), Some(body)) => put_mark(ctx, asking, *days, &body).await,
        (Some(None), None) => ask_mark_text(ctx, asking, *days).await,
    }
}

/// A word of the calendar among others: is it a decision, or the text of a mark?
async fn unclear(ctx: &mut Ctx<'_>, asking: &Asking, line: &DayLine, text: &str, kind: DayKind) -> Result<()> {
    let Some(days) = line.stretches.first() else { return Ok(()) };
    let body = crate::domain::mark::body(&line.body)?;
    listen(ctx, asking, DayDraft { wish: Some(DayWish::Mark), days: None, body: Some(body) }).await?;
    let screen = view::unclear(asking.department(), text, *days, kind, ctx.locale());
    ctx.send(screen).await
}

async fn decide(
    ctx: &mut Ctx<'_>,
    asking: &Asking,
    (from_on, through_on): Stretch,
    kind: Option<DayKind>,
    over: Option<DayKind>,
) -> Result<()> {
    let wanted = Wanted { from_on, through_on, kind, over };
    let (today, days) = (asking.today, (from_on, through_on));
    let note = match calendar::decide(ctx.tx, &asking.house, &asking.actor, wanted, ctx.now).await? {
        Decided::Done(changed) => view::decided(&changed, today, ctx.locale()),
        Decided::Already(by) => view::already(days, kind, by.as_ref(), today, ctx.locale()),
        Decided::Theirs { on, kind: theirs, by } => {
            let department = asking.department();
            let screen = view::theirs(department, days, kind, (on, theirs), &by, today, ctx.locale());
            return ctx.show(screen).await;
        }
    };
    leave(ctx).await?;
    let asking = Asking::load(ctx).await?;
    month(ctx, &asking, from_on, note).await
}

async fn put_mark(ctx: &mut Ctx<'_>, asking: &Asking, days: Stretch, body: &str) -> Result<()> {
    let mark = calendar::put_mark(ctx.tx, &asking.house, &asking.actor, days, body, ctx.now).await?;
    leave(ctx).await?;
    month(ctx, asking, mark.from_on, view::mark_put(&mark, asking.today, ctx.locale())).await
}

async fn remove_mark(ctx: &mut Ctx<'_>, asking: &Asking, mark: MarkId) -> Result<()> {
    let mark = calendar::remove_mark(ctx.tx, &asking.house, &asking.actor, mark, ctx.now).await?;
    month(ctx, asking, mark.from_on, view::mark_removed(&mark, asking.today, ctx.locale())).await
}

/// Forgets the question about days: something else was asked for.
pub async fn leave(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::Calendar { .. })
    {
        ctx.end_dialog().await?;
    }
    Ok(())
}
