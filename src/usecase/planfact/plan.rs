//! `/plan`: a member's month by weeks, today and his next working day.
use super::{about, day_line, frame};
use crate::{
    domain::{
        calendar::Calendar,
        metric::Kind,
        month::{Sheet, first_of},
        person::{Action, Member},
        planfact::{DayLine, Frame, PlanPage, Wanted, Whose},
        refusal::Refusal,
        time::Instant,
    },
    store::Tx,
    usecase::{Result, house::House, month::MonthBook},
};
use chrono::NaiveDate;

/// His own plan; of another one by whoever sees others' figures.
///
/// # Errors
/// [`Refusal::DoesNotReport`] for one's own where nobody asks him; as [`frame`].
pub async fn plan(tx: &mut Tx, house: &House, reader: &Member, wanted: Wanted, now: Instant) -> Result<PlanPage> {
    let whose = match wanted.whose {
        Whose::Member(member) => Whose::Member(member),
        Whose::Usual | Whose::Department => Whose::Member(reader.id),
    };
    if whose == Whose::Member(reader.id) && !reader.allows(Action::OwnReport) {
        return Err(Refusal::DoesNotReport.into());
    }
    let frame = frame(house, reader, Wanted { whose, ..wanted }, now)?;
    let Some(member) = about(house, &frame.who) else { return Err(Refusal::NotYours.into()) };
    let book = MonthBook::load(tx, house, frame.today_on, now).await?;
    let sheet = book.sheet(house, member, &frame.metric);
    let (today, next) = days_ahead(tx, house, member, &frame, &sheet, now).await?;
    let state = frame.metric.kind == Kind::Snapshot;
    let weeks = if state { vec![] } else { sheet.weeks() };
    Ok(PlanPage { month_on: book.month_on, plan: sheet.plan(), weight: sheet.weight(), weeks, today, next, frame })
}

/// Today, where he works, and his next working day, which may be of the next month.
async fn days_ahead(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    frame: &Frame,
    sheet: &Sheet,
    now: Instant,
) -> Result<(Option<DayLine>, Option<DayLine>)> {
    if frame.metric.kind == Kind::Snapshot {
        return Ok((None, None));
    }
    let today = day_line(sheet, frame.today_on).filter(|day| day.works || day.pledge.is_some());
    let next_on = house.calendar_of(member).next_working(frame.today_on);
    let next = match next_on {
        Some(on) if first_of(on) == first_of(frame.today_on) => day_line(sheet, on),
        Some(on) => day_of(tx, house, member, frame, on, now).await?,
        None => None,
    };
    Ok((today, next))
}

async fn day_of(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    frame: &Frame,
    on: NaiveDate,
    now: Instant,
) -> Result<Option<DayLine>> {
    let book = MonthBook::load(tx, house, on, now).await?;
    Ok(day_line(&book.sheet(house, member, &frame.metric), on))
}
