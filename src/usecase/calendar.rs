//! `/calendar`: a month of the department, days the head makes off, working or short, and marks.
//!
//! Source: product.md, «Days» and «Fine print of counting» (layers of the calendar). A decision acts at once: the
//! schedule is looked at anew, and reports opened before their day move with it ([`realign`]).
//!
//! Invariants: a day whose reports have been asked for, or that is over, never changes; a leader's decision is not
//! changed by another leader unless he has seen it; every change is logged, the text of a mark is not.
mod file;
mod marks;
mod realign;

pub use file::{apply_file, marks_of};
pub use marks::{put_mark, remove_mark};
pub use realign::{realign, realign_member};

use super::{Result, digest, house::House, proposal, tell, today};
use crate::{
    domain::{
        calendar::{
            AwayLine, Calendar, DayKind, DayWish, DaysChanged, DecidedBy, DepartmentCalendar, Exception,
            MAX_DAYS_AHEAD, MAX_DAYS_AT_ONCE, MemberCalendar, Month, MonthPage, days, is_shown, month_of,
        },
        coordination::DayRules,
        id::MemberId,
        notice::{Notice, NoticeKind},
        person::{Action, Member},
        planning::Cause,
        refusal::Refusal,
        report::Part,
        time::Instant,
    },
    store::{
        self, Tx,
        calendar::ExceptionRow,
        state::{Change, log_change},
    },
};
use chrono::{NaiveDate, TimeDelta};
use std::sync::Arc;

/// What is wanted of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    /// `None`: as usual again.
    pub kind: Option<DayKind>,
    /// The decision of another leader that he has seen and means to change.
    pub over: Option<DayKind>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    Done(DaysChanged),
    /// They are so already, by whose decision, if by any.
    Already(Option<DecidedBy>),
    /// Another leader has decided otherwise about one of them.
    Theirs {
        on: NaiveDate,
        kind: DayKind,
        by: DecidedBy,
    },
}

/// Heads and deputies run the calendar.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_run(by: &Member) -> Result<()> {
    if by.allows(Action::RunDepartment) { Ok(()) } else { Err(Refusal::NotAllowed(Action::RunDepartment).into()) }
}

/// The month of `date`, or today's where that is too far away.
pub async fn page(tx: &mut Tx, house: &House, by: &Member, date: NaiveDate, now: Instant) -> Result<MonthPage> {
    may_run(by)?;
    let today_on = house.today(now);
    let range = month_of(if is_shown(date, today_on) { date } else { today_on });
    let month = Month::of(&house.calendar, *range.start());
    let away = house.absences.iter().filter_map(|row| {
        let member = house.member(row.member).filter(|member| member.reports && member.belongs_on(row.from_on))?;
        let inside = row.from_on <= *range.end() && row.through_on >= *range.start();
        let (kind, from_on, through_on) = (row.kind, row.from_on, row.through_on);
        inside.then(|| AwayLine { name: member.name.clone(), kind, from_on, through_on })
    });
    let open =
        month.exceptions.iter().filter(|((_, through), _)| may_change(house, &house.calendar, *through, now).is_ok());
    Ok(MonthPage {
        department: house.department.id,
        today_on,
        away: away.collect(),
        marks: store::calendar::marks(tx, house.department.id, *range.start(), *range.end()).await?,
        open_exceptions: open.copied().collect(),
        month,
    })
}

/// The days of a month that can be chosen for a wish, in order; for a mark every day from today on.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn choices(house: &House, by: &Member, wish: DayWish, date: NaiveDate, now: Instant) -> Result<Vec<NaiveDate>> {
    may_run(by)?;
    let today_on = house.today(now);
    let range = month_of(if is_shown(date, today_on) { date } else { today_on });
    let calendar = &house.calendar;
    let fits = |on: &NaiveDate| match wish {
        DayWish::Off => calendar.is_working(*on),
        DayWish::Working => !calendar.is_working(*on),
        DayWish::Short => calendar.is_working(*on) && !calendar.is_short(*on),
        DayWish::Mark => *on >= today_on,
    };
    let open = |on: &NaiveDate| wish == DayWish::Mark || may_change(house, calendar, *on, now).is_ok();
    Ok(days(range).filter(|on| fits(on) && open(on)).collect())
}

/// May the day be decided about: nobody has been asked for its report, nor would have been with the other calendar.
///
/// # Errors
/// [`Refusal::DayCounted`], [`Refusal::DayBegun`].
fn may_change(house: &House, changed: &DepartmentCalendar, on: NaiveDate, now: Instant) -> Result<()> {
    if on < house.today(now) {
        return Err(Refusal::DayCounted { on }.into());
    }
    let with = |calendar| DayRules { calendar, ..house.rules() };
    let first_prompt_at = |rules: DayRules<'_>| {
        let own = house.reporters(on).map(|member| rules.member_day(on, house.zone_of(member)).prompt_at);
        own.fold(rules.day(on).prompt_at, Instant::min)
    };
    let asked_at = first_prompt_at(with(&house.calendar)).min(first_prompt_at(with(changed)));
    if asked_at <= now { Err(Refusal::DayBegun { on }.into()) } else { Ok(()) }
}

/// Decides about days: off, working, short, or as usual again. What they are already is left as it is.
pub async fn decide(tx: &mut Tx, house: &House, by: &Member, wanted: Wanted, now: Instant) -> Result<Decided> {
    may_run(by)?;
    let Wanted { from_on, through_on, over, .. } = wanted;
    within(house, from_on, through_on, now)?;
    let after = changed(house, &wanted);
    for on in days(from_on..=through_on) {
        may_change(house, &after, on, now)?;
    }
    let rows = store::calendar::decided(tx, house.department.id, from_on, through_on).await?;
    let found = |on: NaiveDate| rows.iter().find(|row| row.on_day == on);
    let differing: Vec<NaiveDate> = days(from_on..=through_on)
        .filter(|on| after.exceptions.get(on).copied() != found(*on).map(|row| row.kind))
        .collect();
    let theirs = differing
        .iter()
        .filter_map(|on| found(*on))
        .find(|row| row.by_member.is_some_and(|whose| whose != by.id) && over != Some(row.kind));
    if let Some(row) = theirs {
        return Ok(Decided::Theirs { on: row.on_day, kind: row.kind, by: decided_by(house, row) });
    }
    if differing.is_empty() {
        return Ok(Decided::Already(found(from_on).map(|row| decided_by(house, row))));
    }
    for on in &differing {
        let (before, kind) = (found(*on).map(|row| row.kind), after.exceptions.get(on).copied());
        write(tx, house, by.id, *on, kind, now).await?;
        log(tx, house, Some(by.id), *on, (before, kind), now).await?;
    }
    let changed = consequences(tx, house, &after, wanted, &differing).await?;
    self::after(tx, house, by, from_on, &changed, now).await?;
    Ok(Decided::Done(changed))
}

/// The right way round, not too many, and neither past nor too far ahead.
fn within(house: &House, from_on: NaiveDate, through_on: NaiveDate, now: Instant) -> Result<()> {
    let today = house.today(now);
    let last_on = today + TimeDelta::days(MAX_DAYS_AHEAD);
    if from_on < today {
        return Err(Refusal::DayCounted { on: from_on }.into());
    }
    if through_on > last_on {
        return Err(Refusal::OutsideCalendar { first_on: today, last_on }.into());
    }
    if through_on < from_on || (through_on - from_on).num_days() >= MAX_DAYS_AT_ONCE {
        return Err(Refusal::TooManyDays { most: MAX_DAYS_AT_ONCE }.into());
    }
    Ok(())
}

/// The calendar as it would be. A decision that says what pattern and country say anyway is no exception, unless
/// somebody's own rhythm says otherwise.
fn changed(house: &House, wanted: &Wanted) -> DepartmentCalendar {
    let rule = Arc::new(house.calendar.by_rule());
    let mut after = DepartmentCalendar::clone(&house.calendar);
    for on in days(wanted.from_on..=wanted.through_on) {
        after.exceptions.remove(&on);
        let Some(kind) = wanted.kind else { continue };
        let mut with = DepartmentCalendar::clone(&rule);
        with.exceptions.insert(on, kind);
        let with = Arc::new(with);
        let of = |calendar: &Arc<DepartmentCalendar>, member: &Member| {
            let own = MemberCalendar { department: Arc::clone(calendar), ..house.calendar_of(member) };
            own.rhythm_on(on)
        };
        let same = rule.weight(on) == with.weight(on)
            && rule.is_short(on) == with.is_short(on)
            && house.reporters(on).all(|member| of(&rule, member) == of(&with, member));
        if !same {
            after.exceptions.insert(on, kind);
        }
    }
    after
}

fn decided_by(house: &House, row: &ExceptionRow) -> DecidedBy {
    let name = row.by_member.and_then(|by| house.member(by)).map(|by| by.name.clone()).unwrap_or_default();
    let local = house.department.zone.local(row.at);
    DecidedBy { name, on: local.date(), at: local.time() }
}

async fn write(
    tx: &mut Tx,
    house: &House,
    by: MemberId,
    on: NaiveDate,
    kind: Option<DayKind>,
    now: Instant,
) -> Result<()> {
    let id = house.department.id;
    match kind {
        Some(kind) => {
            let exception = Exception { on, kind };
            store::calendar::set_exception(tx, id, exception, Some(by), now).await?;
        }
        None => _ = store::calendar::remove_exception(tx, id, on).await?,
    }
    Ok(())
}

async fn log_of_file(
    tx: &mut Tx,
    house: &House,
    on: NaiveDate,
    (before, after): (Option<DayKind>, DayKind),
    now: Instant,
) -> Result<()> {
    log(tx, house, None, on, (before, Some(after)), now).await
}

async fn log(
    tx: &mut Tx,
    house: &House,
    by: Option<MemberId>,
    on: NaiveDate,
    (before, after): (Option<DayKind>, Option<DayKind>),
    now: Instant,
) -> Result<()> {
    let said = |kind: Option<DayKind>| Some(format!("{on} {}", kind.map_or("usual", DayKind::as_str)));
    let change = Change {
        department: house.department.id,
        by_member: by,
        subject: "calendar.day".into(),
        subject_id: None,
        before: said(before),
        after: said(after),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

/// Who has planned for the days, and whose own rhythm they cut into.
async fn consequences(
    tx: &mut Tx,
    house: &House,
    after: &DepartmentCalendar,
    wanted: Wanted,
    differing: &[NaiveDate],
) -> Result<DaysChanged> {
    let Wanted { from_on, through_on, kind, .. } = wanted;
    let figures = store::figures::of_department(tx, house.department.id, from_on, through_on).await?;
    let planned = |member: &&Member| {
        figures.iter().any(|figure| {
            figure.part == Part::Pledge
                && figure.member == member.id
                && figure.value.is_some()
                && differing.contains(&figure.on_day)
        })
    };
    let after_all = Arc::new(after.clone());
    let otherwise = |member: &&Member| {
        let before = house.calendar_of(member);
        let now = MemberCalendar { department: Arc::clone(&after_all), ..before.clone() };
        differing
            .iter()
            .any(|on| member.week.on(*on).is_some() && before.rhythm_on(*on).is_off() != now.rhythm_on(*on).is_off())
    };
    let name = |member: &Member| member.name.clone();
    Ok(DaysChanged {
        from_on,
        through_on,
        kind,
        off: !after.is_working(from_on),
        planned: house.reporters(from_on).filter(planned).map(name).collect(),
        own_rhythm: house.reporters(from_on).filter(otherwise).map(name).collect(),
    })
}

/// The schedule is looked at anew, early reports move, the other leaders are told, screens of today show it.
async fn after(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    from_on: NaiveDate,
    changed: &DaysChanged,
    now: Instant,
) -> Result<()> {
    store::departments::touch(tx, house.department.id, now).await?;
    let Some(house) = House::load(tx, house.department.id).await? else { return Ok(()) };
    realign(tx, &house, from_on, now).await?;
    let (department, today_on) = (house.department.id, house.today(now));
    let notice = Notice::DaysChanged { department, by: by.name.clone(), today_on, changed: changed.clone() };
    for leader in house.leaders(today_on).filter(|leader| leader.id != by.id) {
        tell::member(tx, &house, leader, NoticeKind::Card, &notice, now).await?;
    }
    digest::refresh(tx, &house, now).await?;
    today::refresh(tx, &house, None, now).await?;
    let cause = Cause::Days { from_on: changed.from_on, through_on: changed.through_on };
    proposal::review(tx, house.department.id, cause, now).await
}

#[cfg(test)]
mod tests;
