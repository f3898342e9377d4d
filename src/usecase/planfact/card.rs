//! What the day card and the card of a report say of the month: nothing where there is no target.
use super::{day_line, me::due, progress};
use crate::{
    domain::{
        calendar::Calendar, department::Preset, metric::Kind, month::first_of, person::Member, planfact::CardMonth,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, month::MonthBook},
};

/// Of the main metric; the day ahead is today, in the evening the next working day.
pub async fn card(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<Option<CardMonth>> {
    let Some(metric) = house.main_metric().filter(|metric| metric.kind == Kind::Flow) else { return Ok(None) };
    let today_on = house.zone_of(member).date(now);
    let calendar = house.calendar_of(member);
    let ahead = match house.schedules.on(today_on).preset {
        Preset::Evening => calendar.next_working(today_on),
        Preset::Standard | Preset::Morning => calendar.working_from(today_on),
    };
    // Most reports of a department without targets cost this look and no more.
    if !store::targets::of_month(tx, house.department.id, first_of(today_on))
        .await?
        .iter()
        .any(|version| version.metric == metric.id)
    {
        return Ok(None);
    }
    let book = MonthBook::load(tx, house, today_on, now).await?;
    let own = progress(&book, house, member, metric);
    if own.plan.is_none() {
        return Ok(None);
    }
    let sheet = book.sheet(house, member, metric);
    let norm = ahead.and_then(|on| Some((on, day_line(&sheet, on)?.norm?)));
    let open = store::promises::open_of(tx, member.id).await?;
    let due = due(house, member, &open, ahead.unwrap_or(today_on));
    Ok(Some(CardMonth { progress: own, norm, due }))
}
