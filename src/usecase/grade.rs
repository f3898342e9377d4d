//! The department's grades: named, weighed, put in order, given to people.
//!
//! Whoever runs the team keeps them. A grade somebody has is not deleted, and its new name is that of everybody who has
//! it. Nobody is told: what a target follows is said with the target.
use super::{
    Result,
    house::House,
    setup::{checked_name, same_name},
    team,
};
use crate::{
    domain::{
        grade::{GRADE_CHARS, Grade, GradeDraft, MOST_GRADES, PLAIN},
        id::{GradeId, MemberId},
        parse::grade::{GradeWords, Weight, read_grade},
        person::{Action, Member},
        refusal::Refusal,
        time::Instant,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
};

/// A grade and how many people of today have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub grade: Grade,
    pub members: usize,
}

fn may(by: &Member, house: &House) -> Result<()> {
    let may = by.allows(Action::ManageTeam) && by.department == house.department.id;
    if may { Ok(()) } else { Err(Refusal::NotAllowed(Action::ManageTeam).into()) }
}

/// The grades in their order.
pub fn list(house: &House, by: &Member, now: Instant) -> Result<Vec<Counted>> {
    may(by, house)?;
    let today = house.today(now);
    let counted = |grade: &Grade| {
        let here = |member: &&Member| member.left_on.is_none_or(|left| today <= left);
        let of = house.members.iter().filter(|member| member.grade.as_ref() == Some(&grade.name));
        Counted { grade: grade.clone(), members: of.filter(here).count() }
    };
    Ok(house.grades.iter().map(counted).collect())
}

/// One of the department's grades.
pub fn find<'h>(house: &'h House, by: &Member, id: GradeId) -> Result<&'h Grade> {
    may(by, house)?;
    Ok(house.grades.iter().find(|grade| grade.id == id).ok_or(Refusal::AlreadyDone)?)
}

/// «Старший 130»; without a number it weighs as much as somebody without a grade.
pub async fn add(tx: &mut Tx, house: &House, by: &Member, typed: &str, now: Instant) -> Result<Grade> {
    let said = said(typed)?;
    let name = free_name(house, &said.name, None)?;
    let weight = if let Weight::Is(weight) = said.weight { weight } else { PLAIN };
    insert(tx, house, by, GradeDraft { name, weight }, house.grades.len(), now).await
}

/// The usual ones at once, where there are none yet.
pub async fn add_usual(tx: &mut Tx, house: &House, by: &Member, usual: Vec<GradeDraft>, now: Instant) -> Result<()> {
    may(by, house)?;
    if !house.grades.is_empty() {
        return Err(Refusal::AlreadyDone.into());
    }
    for (place, draft) in usual.into_iter().enumerate() {
        insert(tx, house, by, draft, place, now).await?;
    }
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    draft: GradeDraft,
    place: usize,
    now: Instant,
) -> Result<Grade> {
    may(by, house)?;
    if place >= MOST_GRADES {
        return Err(Refusal::TooManyGrades { most: MOST_GRADES }.into());
    }
    let last = house.grades.iter().map(|grade| grade.position + 1).max().unwrap_or(0);
    let position = last.max(i64::try_from(place).unwrap_or(i64::MAX));
    let GradeDraft { name, weight } = draft;
    let grade = Grade { id: tx.new_id().await?, department: house.department.id, name, weight, position };
    store::grades::put(tx, &grade).await?;
    log(tx, by, house, "grade", grade.id.0, (None, Some(written(&grade))), now).await?;
    Ok(grade)
}

/// «Старший 130», or the new name or the new weight alone.
pub async fn change(tx: &mut Tx, house: &House, by: &Member, id: GradeId, typed: &str, now: Instant) -> Result<Grade> {
    let before = find(house, by, id)?;
    let said = said(typed)?;
    let name = if said.name.is_empty() { before.name.clone() } else { free_name(house, &said.name, Some(id))? };
    let weight = if let Weight::Is(weight) = said.weight { weight } else { before.weight };
    let grade = Grade { name, weight, ..before.clone() };
    if grade != *before {
        store::grades::put(tx, &grade).await?;
        log(tx, by, house, "grade", id.0, (Some(written(before)), Some(written(&grade))), now).await?;
    }
    Ok(grade)
}

/// One place up or down.
pub async fn shift(tx: &mut Tx, house: &House, by: &Member, id: GradeId, up: bool, now: Instant) -> Result<()> {
    let grade = find(house, by, id)?;
    let mut order: Vec<&Grade> = house.grades.iter().collect();
    let at = order.iter().position(|one| one.id == id).ok_or(Refusal::AlreadyDone)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
    order.swap(at, to.ok_or(Refusal::AlreadyDone)?);
    for (position, one) in (0_i64..).zip(order) {
        if one.position != position {
            store::grades::put(tx, &Grade { position, ..one.clone() }).await?;
        }
    }
    let moved = Some(if up { "up" } else { "down" }.to_owned());
    log(tx, by, house, "grade.order", id.0, (Some(grade.name.clone()), moved), now).await
}

/// Forgets a grade nobody has.
pub async fn delete(tx: &mut Tx, house: &House, by: &Member, id: GradeId, now: Instant) -> Result<()> {
    let grade = find(house, by, id)?;
    let name = Some(&grade.name);
    let today = house.today(now);
    let of: Vec<&Member> = house.members.iter().filter(|member| member.grade.as_ref() == name).collect();
    let here = of.iter().filter(|member| member.left_on.is_none_or(|left| today <= left)).count();
    if here > 0 {
        return Err(Refusal::GradeInUse { members: here }.into());
    }
    // Whoever left keeps his figures, not a grade the department no longer has.
    for gone in of {
        store::people::update_member(tx, &Member { grade: None, ..gone.clone() }).await?;
    }
    store::grades::delete(tx, id).await?;
    log(tx, by, house, "grade", id.0, (Some(written(grade)), None), now).await
}

/// Whose grade it may be his to set: theirs whose name he may change.
pub fn may_set<'h>(house: &'h House, by: &Member, member: MemberId, now: Instant) -> Result<&'h Member> {
    may(by, house)?;
    let member = team::current(house, member, now)?;
    team::may_rename(by, member)?;
    Ok(member)
}

/// Gives the member a grade, or none.
pub async fn set(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    member: MemberId,
    grade: Option<GradeId>,
    now: Instant,
) -> Result<()> {
    let member = may_set(house, by, member, now)?;
    let name = match grade {
        Some(id) => Some(find(house, by, id)?.name.clone()),
        None => None,
    };
    if member.grade == name {
        return Ok(());
    }
    store::people::update_member(tx, &Member { grade: name.clone(), ..member.clone() }).await?;
    log(tx, by, house, "member.grade", member.id.0, (member.grade.clone(), name), now).await
}

fn said(typed: &str) -> Result<GradeWords> {
    let said = read_grade(typed);
    match said.weight {
        Weight::Wrong => Err(Refusal::GradeWeight.into()),
        Weight::Unsaid if said.name.is_empty() => Err(Refusal::Empty.into()),
        Weight::Unsaid | Weight::Is(_) => Ok(said),
    }
}

fn free_name(house: &House, name: &str, of: Option<GradeId>) -> Result<String> {
    let name = checked_name(name)?;
    if name.chars().count() > GRADE_CHARS {
        return Err(Refusal::TooLong { most: GRADE_CHARS }.into());
    }
    let taken = house.grades.iter().any(|grade| Some(grade.id) != of && same_name(&grade.name, &name));
    if taken { Err(Refusal::GradeTaken.into()) } else { Ok(name) }
}

fn written(grade: &Grade) -> String {
    format!("{} {}", grade.name, grade.weight)
}

async fn log(
    tx: &mut Tx,
    by: &Member,
    house: &House,
    subject: &str,
    id: i64,
    (before, after): (Option<String>, Option<String>),
    now: Instant,
) -> Result<()> {
    let department = house.department.id;
    let (by_member, subject_id) = (Some(by.id), Some(id));
    let change = Change { department, by_member, subject: subject.to_owned(), subject_id, before, after, at: now };
    Ok(log_change(tx, &change).await?)
}
