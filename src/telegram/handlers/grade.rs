//! Grades: the department's list, and the one on a member's card.
use crate::{
    domain::{
        grade::Grade,
        id::{DepartmentId, GradeId, MemberId},
        refusal::Refusal,
    },
    store,
    telegram::{ctx::Ctx, dialog::Dialog},
    usecase::{Failure, Result, grade},
    view::{callback::Callback, grade as view, refusal, screen::Screen},
};

/// A button of grades.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    match callback {
        Callback::Grades { .. } => show_list(ctx).await,
        Callback::GradeAdd { department } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            grade::list(&house, &by, ctx.now)?;
            ctx.set_dialog(&Dialog::NewGrade { department }).await?;
            let screen = view::ask(None, None, ctx.locale());
            ctx.send(screen).await
        }
        Callback::GradeUsual { .. } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            // In the language of the department: its file and its people will read them.
            let usual = view::usual(house.department.language.into());
            grade::add_usual(ctx.tx, &house, &by, usual, ctx.now).await?;
            show_list(ctx).await
        }
        Callback::GradeCard { grade } => {
            let screen = card(ctx, grade).await?;
            ctx.show(screen).await
        }
        Callback::GradeChange { grade } => ask_change(ctx, grade).await,
        Callback::GradeMove { grade, up } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            grade::shift(ctx.tx, &house, &by, grade, up, ctx.now).await?;
            let screen = card(ctx, grade).await?;
            ctx.show(screen).await
        }
        Callback::GradeDelete { grade } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            grade::delete(ctx.tx, &house, &by, grade, ctx.now).await?;
            show_list(ctx).await
        }
        Callback::MemberGrade { member } => choose(ctx, member).await,
        Callback::SetGrade { member, grade } => {
            let (house, by) = (ctx.house().await?, ctx.member()?.clone());
            grade::set(ctx.tx, &house, &by, member, grade, ctx.now).await?;
            super::team::card(ctx, member).await
        }
        _ => Err(Refusal::Outdated.into()),
    }
}

async fn list(ctx: &mut Ctx<'_>) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let counted = grade::list(&house, &by, ctx.now)?;
    let grades: Vec<(Grade, usize)> = counted.into_iter().map(|one| (one.grade, one.members)).collect();
    Ok(view::list(house.department.id, &grades, ctx.locale()))
}

async fn show_list(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = list(ctx).await?;
    ctx.show(screen).await
}

async fn card(ctx: &mut Ctx<'_>, id: GradeId) -> Result<Screen> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let counted = grade::list(&house, &by, ctx.now)?;
    let at = counted.iter().position(|one| one.grade.id == id).ok_or(Refusal::AlreadyDone)?;
    Ok(view::card(&counted[at].grade, counted[at].members, (at, counted.len()), ctx.locale()))
}

async fn ask_change(ctx: &mut Ctx<'_>, id: GradeId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let grade = grade::find(&house, &by, id)?.clone();
    ctx.set_dialog(&Dialog::ChangeGrade { grade: id }).await?;
    let screen = view::ask(Some(&grade), None, ctx.locale());
    ctx.send(screen).await
}

async fn choose(ctx: &mut Ctx<'_>, member: MemberId) -> Result<()> {
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    let member = grade::may_set(&house, &by, member, ctx.now)?;
    let screen = view::choose(member, &house.grades, ctx.locale());
    ctx.show(screen).await
}

/// A new grade, typed; what cannot be taken is asked for again.
pub async fn added(ctx: &mut Ctx<'_>, department: DepartmentId, text: &str) -> Result<()> {
    ctx.actor.choose(department);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match grade::add(ctx.tx, &house, &by, text, ctx.now).await {
        Err(failure) => again(ctx, None, failure).await,
        Ok(_) => {
            ctx.end_dialog().await?;
            let screen = list(ctx).await?;
            ctx.send(screen).await
        }
    }
}

/// What a grade is called and weighs from now on, typed.
pub async fn changed(ctx: &mut Ctx<'_>, id: GradeId, text: &str) -> Result<()> {
    let Some(grade) = store::grades::by_id(ctx.tx, id).await? else {
        ctx.end_dialog().await?;
        return super::help::words(ctx).await;
    };
    ctx.actor.choose(grade.department);
    let (house, by) = (ctx.house().await?, ctx.member()?.clone());
    match grade::change(ctx.tx, &house, &by, id, text, ctx.now).await {
        Err(failure) => again(ctx, Some(&grade), failure).await,
        Ok(_) => {
            ctx.end_dialog().await?;
            let screen = card(ctx, id).await?;
            ctx.send(screen).await
        }
    }
}

/// He can mend it: the question stays.
async fn again(ctx: &mut Ctx<'_>, now: Option<&Grade>, failure: Failure) -> Result<()> {
    use Refusal::{Empty, GradeTaken, GradeWeight, TooLong};
    match failure {
        Failure::Refused(refused @ (GradeTaken | GradeWeight | Empty | TooLong { .. })) => {
            let sentence = refusal::sentence(&refused, ctx.locale());
            let screen = view::ask(now, Some(&sentence), ctx.locale());
            ctx.send(screen).await
        }
        failure => Err(failure),
    }
}
