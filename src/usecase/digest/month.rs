//! The month's lines of a digest.
//!
//! Apart because a digest is edited until the next one, and its month must be that of its own days: what is dated later
//! counts only when it was known as it went out, and a shift's facts that are news of the next digest do not count here.
use crate::{
    domain::{
        calendar::{Calendar, month_of},
        digest::{CLOSING_DAYS, MonthLines, Window},
        id::{MemberId, MetricId},
        month::Forecast,
        time::Instant,
    },
    store::{Result, Tx},
    usecase::{house::House, month::MonthBook},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Of the main metric; `None` without one.
pub(super) async fn lines(
    tx: &mut Tx,
    house: &House,
    main: Option<MetricId>,
    window: Window,
    later: &BTreeSet<(MemberId, NaiveDate)>,
    (today_on, as_of): (NaiveDate, Instant),
) -> Result<Option<MonthLines>> {
    let Some(metric) = main.and_then(|main| house.metric(main)) else { return Ok(None) };
    let fact_on = window.last_working(&house.calendar).unwrap_or(window.through_on);
    let mut book = MonthBook::load_as_of(tx, house, fact_on, window.through_on, as_of).await?;
    book.forget(later);
    let sheets = book.sheets(house, metric);
    let forecasts: Vec<Forecast> = sheets.iter().map(|sheet| book.forecast(metric, sheet)).collect();
    let open = sheets.iter().map(|sheet| book.promised(sheet.member()).open).sum();
    let left = house.calendar.working_days(today_on..=*month_of(fact_on).end());
    let closing = today_on >= fact_on && !left.is_empty() && left.len() <= CLOSING_DAYS;
    let total = book.total(house, metric, &sheets);
    let last = book.last_values(house, metric);
    Ok(Some(MonthLines::of(metric, book.month_on, (&sheets, &forecasts), &total, last, open, closing)))
}
