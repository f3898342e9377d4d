//! The department's figures, explained: by people first, each of whom opens further.
use super::{
    Asked, Explanation, Formula, Lack, Letter, Number, OriginMember, OriginVersion, Piece, Remark, Sign, Traceable,
    member::{catch_up, formulas, quotient, share},
};
use crate::domain::{
    fraction::Fraction,
    id::MemberId,
    metric::{Direction, Kind},
    month::{Promised, Sheet, Total, in_days},
    settling::unknown_on,
};

/// Somebody's month, as the department's is summed up from it.
#[derive(Clone, Debug)]
pub struct MemberMonth<'a> {
    pub member: MemberId,
    pub name: String,
    pub sheet: &'a Sheet,
    pub promised: Option<Promised>,
    /// Of his known facts [Всё по плану] gave so many.
    pub as_planned: (usize, usize),
}

/// The department's figure by people. `last`: of a snapshot the sum of last values.
pub fn of_department(
    asked: Asked,
    total: &Total<'_>,
    members: &[MemberMonth<'_>],
    versions: Vec<OriginVersion>,
    last: Option<i64>,
) -> Explanation {
    let figure = asked.figure;
    let snapshot = asked.metric.kind == Kind::Snapshot;
    let on = asked.on;
    let mut told = Explanation::new(asked, None);
    let found = match figure {
        Traceable::Day => day(on, members),
        _ if snapshot => last.map(sum_of_facts).ok_or(Lack::NoFacts),
        _ => whole(figure, total, members),
    };
    match found {
        Ok(formulas) => told.formulas = formulas,
        Err(lack) => told.lack = Some(lack),
    }
    if matches!(figure, Traceable::Expected | Traceable::Pace | Traceable::Needed | Traceable::Effort) {
        told.versions = versions;
    }
    if matches!(figure, Traceable::Expected | Traceable::Forecast | Traceable::ByPromises | Traceable::RunRate) {
        told.remarks.push(Remark::OfMembers);
    }
    told.members = members.iter().map(|member| line(figure, on, member)).collect();
    told
}

/// Somebody's part of it.
fn line(figure: Traceable, on: chrono::NaiveDate, member: &MemberMonth<'_>) -> OriginMember {
    let day = member.sheet.day(on).filter(|_| figure == Traceable::Day);
    let number = match figure {
        Traceable::Day => day.and_then(|day| day.fact).map(Number::amount),
        _ => {
            let found = formulas(figure, member.sheet, member.promised.as_ref()).ok();
            found.and_then(|formulas| formulas.last().map(|last| last.result.clone()))
        }
    };
    let (by_button, of) = member.as_planned;
    OriginMember {
        member: member.member,
        name: member.name.clone(),
        number,
        pledge: day.and_then(|day| day.pledge),
        unknown_on: if figure == Traceable::Day { vec![] } else { unknown_on(member.sheet) },
        as_planned: (figure == Traceable::Fact && by_button > 0).then_some((by_button, of)),
    }
}

fn sum_of_facts(sum: i64) -> Vec<Formula> {
    vec![Formula::new(Letter::Fact, Number::amount(sum), [Piece::Letter(Letter::Facts, Number::amount(sum))])]
}

fn whole(figure: Traceable, total: &Total<'_>, members: &[MemberMonth<'_>]) -> Result<Vec<Formula>, Lack> {
    let known = || members.iter().filter_map(|one| formulas(figure, one.sheet, one.promised.as_ref()).ok());
    let sum = |lack: Lack, letter: Letter| {
        let parts: Vec<Fraction> =
            known().filter_map(|found| found.last().map(|last| last.result.value().clone())).collect();
        if parts.is_empty() {
            return Err(lack);
        }
        let sum: Fraction = parts.into_iter().sum();
        Ok(vec![Formula::new(letter, Number::Amount(sum.clone()), [Piece::Letter(letter, Number::Amount(sum))])])
    };
    match figure {
        Traceable::Fact | Traceable::Day if total.has_facts() => Ok(sum_of_facts(total.fact())),
        Traceable::Fact | Traceable::Day => Err(Lack::NoFacts),
        Traceable::Expected => {
            total.plan().ok_or(Lack::NoTarget)?;
            sum(Lack::NothingClosed, Letter::Expected)
        }
        Traceable::Pace => {
            total.plan().ok_or(Lack::NoTarget)?;
            let (fact, expected) = total.paced().ok_or(Lack::NothingClosed)?;
            let pace = total.pace().ok_or(Lack::NothingClosed)?;
            Ok(vec![quotient(fact, expected, pace)])
        }
        Traceable::Needed => {
            let plan = total.plan().ok_or(Lack::NoTarget)?;
            if members.first().is_some_and(|one| one.sheet.direction() == Direction::Less) {
                return Err(Lack::LessIsBetter);
            }
            let needed = total.needed_a_day().ok_or(Lack::NoDaysLeft)?;
            Ok(vec![catch_up(plan, total.fact(), in_days(total.weight_left()), needed)])
        }
        Traceable::Effort => effort(total, members),
        Traceable::Forecast => sum(Lack::LittleKnown, Letter::Forecast),
        Traceable::ByPromises => sum(Lack::NoPromises, Letter::Forecast),
        Traceable::RunRate => sum(Lack::NothingClosed, Letter::RunRate),
    }
}

/// ΣC / Σ(Fᵢ/Wₑᵢ).
fn effort(total: &Total<'_>, members: &[MemberMonth<'_>]) -> Result<Vec<Formula>, Lack> {
    total.plan().ok_or(Lack::NoTarget)?;
    let effort = total.effort().ok_or(Lack::NothingDone)?;
    let needed: Fraction = members.iter().filter_map(|one| one.sheet.catch_up()).sum();
    let rates: Fraction = members.iter().filter_map(|one| one.sheet.rate()).sum();
    let right = [
        Piece::Letter(Letter::CatchUps, Number::Amount(needed)),
        Sign::Over.into(),
        Piece::Letter(Letter::Rates, Number::Amount(rates)),
    ];
    Ok(vec![Formula::new(Letter::Effort, Number::Plain(effort), right)])
}

/// A digest's day line: the sums of those who have both a fact and a plan.
fn day(on: chrono::NaiveDate, members: &[MemberMonth<'_>]) -> Result<Vec<Formula>, Lack> {
    let days: Vec<_> = members.iter().filter_map(|one| one.sheet.day(on)).collect();
    let both: Vec<(i64, i64)> = days.iter().filter_map(|day| Some((day.fact?, day.pledge?))).collect();
    if both.is_empty() {
        let facts: Vec<i64> = days.iter().filter_map(|day| day.fact).collect();
        return if facts.is_empty() { Err(Lack::NoFacts) } else { Ok(sum_of_facts(facts.iter().sum())) };
    }
    let (facts, pledges) =
        both.iter().fold((0, 0), |(facts, pledges), (fact, pledge)| (facts + fact, pledges + pledge));
    let sums = [(Letter::Facts, facts), (Letter::Pledge, pledges)];
    Ok(share(facts, pledges).map_or_else(
        || {
            let shown = |(letter, value)| {
                Formula::new(letter, Number::amount(value), [Piece::Letter(letter, Number::amount(value))])
            };
            sums.into_iter().map(shown).collect()
        },
        |share| vec![share],
    ))
}
