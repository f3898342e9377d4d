//! `/month`: a member's or the department's.
use super::{about, frame, last_value, progress, visible};
use crate::{
    domain::{
        calendar::{Calendar, days, month_of},
        metric::{Kind, Metric},
        month::{KeptForecast, Progress, Stretch, Total, first_of},
        person::Member,
        planfact::{Frame, MonthPage, Row, Seen, Wanted, WeekLine},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, month::MonthBook},
};
use chrono::{Datelike, NaiveDate, Weekday};
use std::ops::RangeInclusive;

/// The month of `wanted`, as the reader may see it.
///
/// # Errors
/// As [`super::frame`].
pub async fn month(tx: &mut Tx, house: &House, reader: &Member, wanted: Wanted, now: Instant) -> Result<MonthPage> {
    let frame = frame(house, reader, wanted, now)?;
    let month_on = first_of(wanted.on.unwrap_or(frame.today_on));
    let book = MonthBook::load(tx, house, month_on, now).await?;
    match about(house, &frame.who) {
        Some(member) => Ok(of_member(house, &book, member, frame)),
        None => of_department(tx, house, &book, reader, frame).await,
    }
}

fn of_member(house: &House, book: &MonthBook, member: &Member, frame: Frame) -> MonthPage {
    let progress = progress(book, house, member, &frame.metric);
    let weeks = match frame.metric.kind {
        Kind::Snapshot => vec![],
        _ => book.sheet(house, member, &frame.metric).weeks(),
    };
    MonthPage { frame, progress, weeks, rows: vec![], kept: vec![] }
}

async fn of_department(
    tx: &mut Tx,
    house: &House,
    book: &MonthBook,
    reader: &Member,
    frame: Frame,
) -> Result<MonthPage> {
    let metric = frame.metric.clone();
    let sheets = book.sheets(house, &metric);
    let total = book.total(house, &metric, &sheets);
    let progress = department(house, book, &metric, &total);
    let state = metric.kind == Kind::Snapshot;
    let row = |member: &Member| {
        let sheet = sheets.iter().find(|sheet| sheet.member() == member.id)?;
        let fact = match state {
            true => last_value(book, member.id, metric.id, NaiveDate::MAX),
            false => sheet.has_facts().then(|| sheet.fact()),
        };
        let light = sheet.light(book.lights).filter(|_| !state);
        let (plan, name) = (sheet.plan().filter(|_| !state), member.name.clone());
        Some(Row { member: member.id, name, plan, fact, light, opens: false })
    };
    let rows = book.members(house, &metric).into_iter().filter_map(row).collect();
    let weeks = if state { vec![] } else { weeks(book.month_on, |week| total.over(week)) };
    let kept: Vec<KeptForecast> = match frame.seen {
        Seen::All => store::targets::forecasts(tx, house.department.id, book.month_on, book.month_on).await?,
        Seen::Team => vec![],
    };
    let kept = kept.into_iter().filter(|kept| kept.metric == metric.id).collect();
    let rows = visible(house, reader, &frame, rows);
    Ok(MonthPage { frame, progress, weeks, rows, kept })
}

/// The department's month of a metric.
fn department(house: &House, book: &MonthBook, metric: &Metric, total: &Total<'_>) -> Progress {
    if metric.kind == Kind::Snapshot {
        return Progress::of_state(metric, book.month_on, total.plan(), book.last_values(house, metric));
    }
    let open = days(month_of(book.month_on)).filter(|on| book.closed_through.is_none_or(|through| *on > through));
    let left = open.filter(|on| house.calendar.is_working(*on)).count();
    let forecast = |sheet: &_| book.forecast(metric, sheet);
    Progress::of_total(metric, book.month_on, total, left, forecast, book.lights)
}

/// The weeks of the month, Monday to Sunday, cut at its ends.
fn weeks(month_on: NaiveDate, of: impl Fn(RangeInclusive<NaiveDate>) -> Stretch) -> Vec<WeekLine> {
    let mut weeks: Vec<RangeInclusive<NaiveDate>> = vec![];
    for on in days(month_of(month_on)) {
        match weeks.last_mut() {
            Some(week) if on.weekday() != Weekday::Mon => *week = *week.start()..=on,
            _ => weeks.push(on..=on),
        }
    }
    weeks.into_iter().map(|week| (week.clone(), of(week))).collect()
}
