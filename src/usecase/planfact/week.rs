//! `/week`: Monday to Sunday, also over the end of a month, where its plan is the day norms of both.
use super::{about, day_line, frame, last_value, visible};
use crate::{
    domain::{
        calendar::{Calendar, days, week_of},
        id::MemberId,
        metric::{Kind, Metric},
        month::{Progress, Sheet, Stretch, first_of},
        person::Member,
        planfact::{DayLine, Frame, Row, Wanted, WeekPage},
        time::Instant,
    },
    store::Tx,
    usecase::{Result, house::House, month::MonthBook},
};
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// The week of `wanted`, as the reader may see it.
///
/// # Errors
/// As [`super::frame`].
pub async fn week(tx: &mut Tx, house: &House, reader: &Member, wanted: Wanted, now: Instant) -> Result<WeekPage> {
    let frame = frame(house, reader, wanted, now)?;
    let week = week_of(wanted.on.unwrap_or(frame.today_on));
    let mut books = vec![MonthBook::load(tx, house, *week.start(), now).await?];
    if first_of(*week.end()) != first_of(*week.start()) {
        books.push(MonthBook::load(tx, house, *week.end(), now).await?);
    }
    Ok(match about(house, &frame.who) {
        Some(member) => of_member(house, &books, member, frame, week),
        None => of_department(house, &books, reader, frame, week),
    })
}

fn of_member(
    house: &House,
    books: &[MonthBook],
    member: &Member,
    frame: Frame,
    week: RangeInclusive<NaiveDate>,
) -> WeekPage {
    let metric = &frame.metric;
    let sheets: Vec<Sheet> = books.iter().map(|book| book.sheet(house, member, metric)).collect();
    let days: Vec<DayLine> =
        days(week.clone()).filter_map(|on| sheets.iter().find_map(|sheet| day_line(sheet, on))).collect();
    let state = (metric.kind == Kind::Snapshot).then(|| {
        let last = last_until(books, member.id, metric, *week.end());
        Progress::of_state(metric, first_of(*week.end()), None, last)
    });
    WeekPage {
        whole: summed(sheets.iter().map(|sheet| sheet.over(week.clone()))),
        days_left: days.iter().filter(|day| day.works && !day.closed).count(),
        state,
        days,
        rows: vec![],
        frame,
        week,
    }
}

fn of_department(
    house: &House,
    books: &[MonthBook],
    reader: &Member,
    frame: Frame,
    week: RangeInclusive<NaiveDate>,
) -> WeekPage {
    let metric = frame.metric.clone();
    let all: Vec<Vec<Sheet>> = books.iter().map(|book| book.sheets(house, &metric)).collect();
    let sheets = || all.iter().flatten();
    let is_state = metric.kind == Kind::Snapshot;
    let row = |member: &Member| {
        let own: Vec<&Sheet> = sheets().filter(|sheet| sheet.member() == member.id).collect();
        if own.is_empty() {
            return None;
        }
        let sum = summed(own.into_iter().map(|sheet| sheet.over(week.clone())));
        let (plan, fact) = match is_state {
            true => (None, last_until(books, member.id, &metric, *week.end())),
            false => (sum.norm, sum.fact),
        };
        Some(Row { member: member.id, name: member.name.clone(), plan, fact, light: None, opens: false })
    };
    let rows: Vec<Row> = house.members.iter().filter_map(row).collect();
    let closed = |on: NaiveDate| {
        let book = books.iter().find(|book| book.month_on == first_of(on));
        book.is_some_and(|book| book.closed_through.is_some_and(|through| on <= through))
    };
    let day = |on: NaiveDate| {
        let sum = summed(sheets().map(|sheet| sheet.over(on..=on)));
        let works = house.calendar.is_working(on);
        DayLine { on, works, closed: closed(on), norm: sum.norm, pledge: sum.pledge, fact: sum.fact }
    };
    let days: Vec<DayLine> = days(week.clone()).map(day).collect();
    let state = is_state.then(|| {
        let known: Vec<i64> = rows.iter().filter_map(|row| row.fact).collect();
        let last = (!known.is_empty()).then(|| known.into_iter().sum());
        let target = books.last().and_then(|book| book.target(metric.id));
        Progress::of_state(&metric, first_of(*week.end()), target.map(|target| target.total()), last)
    });
    WeekPage {
        whole: summed(sheets().map(|sheet| sheet.over(week.clone()))),
        days_left: days.iter().filter(|day| day.works && !day.closed).count(),
        rows: visible(house, reader, &frame, rows),
        state,
        days,
        frame,
        week,
    }
}

/// A state's last value up to a day, of the months at hand.
fn last_until(books: &[MonthBook], member: MemberId, metric: &Metric, through: NaiveDate) -> Option<i64> {
    books.iter().rev().find_map(|book| last_value(book, member, metric.id, through))
}

/// Of several stretches; what nobody knows stays unknown.
fn summed(parts: impl Iterator<Item = Stretch>) -> Stretch {
    let add = |a: Option<i64>, b: Option<i64>| match (a, b) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (one, other) => one.or(other),
    };
    parts.fold(Stretch::default(), |sum, part| Stretch {
        norm: add(sum.norm, part.norm),
        pledge: add(sum.pledge, part.pledge),
        fact: add(sum.fact, part.fact),
        known: sum.known + part.known,
        unknown: sum.unknown + part.unknown,
        working: sum.working + part.working,
    })
}
