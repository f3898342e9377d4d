//! Plan and fact: `/me`, `/plan`, `/week`, `/month`, and what cards say of the month.
//!
//! One place for all of them because they share two questions: whose figures may the reader look at, and of which
//! metric. Reads only; source: product.md, «Roles, and who sees what» and «The month».
mod card;
mod me;
mod month;
mod plan;
mod week;

pub use card::card;
pub use me::me;
pub use month::month;
pub use plan::plan;
pub use week::week;

use super::{Result, house::House, month::MonthBook};
use crate::domain::{
    calendar::Calendar,
    department::Public,
    id::{MemberId, MetricId},
    metric::{Asked, AskedOf, Kind, Metric},
    month::{Progress, Sheet},
    person::{Action, Member, Sight},
    planfact::{DayLine, Frame, Row, Seen, Wanted, Who, Whose},
    refusal::Refusal,
    time::Instant,
};
use chrono::{Datelike, NaiveDate};

/// Years a page can be of; a button says no other.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Own working days of a newcomer: no rank before them.
const NEWCOMER_DAYS: usize = 10;

/// Whose figures of which metric the reader is shown, by the table of sight.
///
/// # Errors
/// [`Refusal::NotAllowed`] for an observer, [`Refusal::NotYours`] for a colleague's page or a private metric,
/// [`Refusal::Outdated`] for a date nobody looks at.
fn frame(house: &House, reader: &Member, wanted: Wanted, now: Instant) -> Result<Frame> {
    if !reader.allows(Action::ReadReports) {
        return Err(Refusal::NotAllowed(Action::ReadReports).into());
    }
    if wanted.on.is_some_and(|on| !YEARS.contains(&on.year())) {
        return Err(Refusal::Outdated.into());
    }
    let all = reader.role.sees(Sight::OthersFigures);
    let who = who(house, reader, wanted.whose, all)?;
    let seen = if all { Seen::All } else { Seen::Team };
    let hidden = |metric: &Metric| who.is_department() && seen == Seen::Team && metric.is_private();
    let asked = |metric: &Metric| match (who.member(), metric.asked_of) {
        _ if metric.asked == Asked::No => metric.main,
        (Some(member), AskedOf::Some) => house.asked_members(metric.id).contains(&member),
        _ => true,
    };
    let typed = || house.metrics.iter().filter(|metric| metric.kind != Kind::Ratio);
    let metrics: Vec<Metric> = typed().filter(|metric| asked(metric) && !hidden(metric)).cloned().collect();
    let metric = match wanted.metric {
        Some(id) => typed().find(|metric| metric.id == id).filter(|metric| !hidden(metric)).ok_or(Refusal::NotYours)?,
        None => metrics.iter().find(|metric| metric.main).or(metrics.first()).ok_or(Refusal::Outdated)?,
    };
    Ok(Frame {
        department: house.department.id,
        metric: metric.clone(),
        who,
        seen,
        leads: reader.allows(Action::RunDepartment),
        today_on: house.zone_of(reader).date(now),
        currency: house.department.currency,
        metrics,
    })
}

fn who(house: &House, reader: &Member, whose: Whose, all: bool) -> Result<Who> {
    let department = || Who::Department { name: house.department.name.clone() };
    Ok(match whose {
        Whose::Department => department(),
        Whose::Usual if all || !reader.allows(Action::OwnReport) => department(),
        Whose::Usual => own(reader),
        Whose::Member(id) if id == reader.id => own(reader),
        Whose::Member(id) if all => {
            let member = house.member(id).ok_or(Refusal::NotYours)?;
            Who::Member { member: member.id, name: member.name.clone() }
        }
        Whose::Member(_) => return Err(Refusal::NotYours.into()),
    })
}

fn own(reader: &Member) -> Who {
    Who::Own { member: reader.id, name: reader.name.clone() }
}

/// The member a page is about.
fn about<'h>(house: &'h House, who: &Who) -> Option<&'h Member> {
    who.member().and_then(|id| house.member(id))
}

/// The member's month of any metric.
fn progress(book: &MonthBook, house: &House, member: &Member, metric: &Metric) -> Progress {
    if metric.kind == Kind::Snapshot {
        return Progress::of_state(metric, book.month_on, None, last_value(book, member.id, metric.id, NaiveDate::MAX));
    }
    let sheet = book.sheet(house, member, metric);
    Progress::of_sheet(metric, book.month_on, &sheet, &book.forecast(metric, &sheet), book.lights)
}

/// A state's last known value of the month up to a day.
fn last_value(book: &MonthBook, member: MemberId, metric: MetricId, through: NaiveDate) -> Option<i64> {
    book.facts(member, metric)?.range(..=through).rev().find_map(|(_, value)| *value)
}

/// The day of a sheet.
fn day_line(sheet: &Sheet, on: NaiveDate) -> Option<DayLine> {
    let day = sheet.day(on)?;
    let (norm, pledge, fact) = (day.norm, day.pledge, day.fact);
    Some(DayLine { on, works: !day.weight.is_off(), closed: day.closed, norm, pledge, fact })
}

/// The rows the reader may see: the team reads nothing red, and of people what the department has made public. His own
/// is always his.
fn visible(house: &House, reader: &Member, frame: &Frame, rows: Vec<Row>) -> Vec<Row> {
    if frame.seen == Seen::All {
        return rows.into_iter().map(|row| Row { opens: true, ..row }).collect();
    }
    let best = match house.department.public {
        Public::Best => best(&rows),
        Public::People | Public::Department => None,
    };
    let named =
        |row: &Row| house.department.public == Public::People || row.member == reader.id || Some(row.member) == best;
    let shown = rows.into_iter().filter(named);
    shown.map(|row| Row { light: None, opens: row.member == reader.id, ..row }).collect()
}

/// Who has done the most of his plan, exactly.
fn best(rows: &[Row]) -> Option<MemberId> {
    let part = |row: &Row| {
        let (fact, plan) = (row.fact.filter(|fact| *fact > 0)?, row.plan.filter(|plan| *plan > 0)?);
        crate::domain::fraction::Fraction::ratio(fact, plan)
    };
    let scored = rows.iter().filter_map(|row| Some((part(row)?, row.member)));
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, member)| member)
}

/// Has he fewer than ten own working days behind him.
fn is_newcomer(house: &House, member: &Member, today_on: NaiveDate) -> bool {
    let calendar = house.calendar_of(member);
    calendar.working_days(calendar.first_joined_on()..=today_on).len() < NEWCOMER_DAYS
}
