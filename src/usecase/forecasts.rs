//! The bot keeps what it forecast on working days 5, 10 and 15 of a month, to show its own error at the month's end.
//!
//! Apart from the digest because it is kept whatever becomes of the digest, and never changed afterwards.
use super::{house::House, month, month::MonthBook};
use crate::{
    domain::{
        calendar::Calendar,
        fraction::Fraction,
        metric::Kind,
        month::{Forecast, KEPT_ON, KeptForecast, first_of},
        time::Instant,
    },
    store::{self, Result, Tx},
};

/// A forecast that was missed is kept with one of the days after, before the next is due.
const KEPT_WITHIN_DAYS: i64 = 5;

/// Keeps the forecasts of the last closed day's month, when it is one of the days.
pub async fn keep(tx: &mut Tx, house: &House, now: Instant) -> Result<()> {
    let Some(through) = month::closed_through(house, now) else { return Ok(()) };
    let month_on = first_of(through);
    let nth = i64::try_from(house.calendar.month_place(through).nth).unwrap_or_default();
    let due = KEPT_ON.into_iter().find(|day| *day <= nth && nth < day + KEPT_WITHIN_DAYS);
    let Some(working_day) = due else { return Ok(()) };
    let kept = store::targets::forecasts(tx, house.department.id, month_on, month_on).await?;
    if kept.iter().any(|kept| kept.working_day == working_day) {
        return Ok(());
    }
    let book = MonthBook::load(tx, house, month_on, now).await?;
    for metric in house.metrics.iter().filter(|metric| metric.kind == Kind::Flow && book.target(metric.id).is_some()) {
        let sheets = book.sheets(house, metric);
        let forecasts: Vec<Forecast> = sheets.iter().map(|sheet| book.forecast(metric, sheet)).collect();
        let sum = |of: &dyn Fn(&Forecast) -> Option<Fraction>| {
            let known: Vec<Fraction> = forecasts.iter().filter_map(of).collect();
            (!known.is_empty()).then(|| known.into_iter().sum::<Fraction>().shown())
        };
        let kept = KeptForecast {
            metric: metric.id,
            month_on,
            working_day,
            made_on: through,
            shown: sum(&|forecast| forecast.shown().cloned()),
            by_promises: sum(&|forecast| forecast.by_promises.clone()),
            run_rate: sum(&|forecast| forecast.run_rate.clone()),
        };
        store::targets::keep_forecast(tx, house.department.id, &kept).await?;
    }
    Ok(())
}
