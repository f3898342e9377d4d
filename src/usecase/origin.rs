//! «Откуда?»: who may ask, and what a figure's explanation is made of.
//!
//! Invariants: everybody opens his own figures; those of others, and the department's, only whoever sees them by the
//! table of sight; figures asked once a week are the leaders' alone. Nothing is changed here.
use super::{Result, house::House, month::MonthBook};
use crate::{
    domain::{
        calendar::month_of,
        id::{MemberId, MetricId},
        metric::{Kind, Metric},
        month::{Promised, Sheet, Target},
        origin::{
            self, Asked, Entered, Explanation, Figures, MemberMaterial, MemberMonth, OriginPromise, OriginVersion,
            Traceable,
        },
        person::{Action, Member, Sight},
        refusal::Refusal,
        report::Part,
        time::Instant,
    },
    store::{self, Tx, figures::Traced},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What may be opened; the main metric unless another is named.
pub fn figures(
    house: &House,
    actor: &Member,
    member: Option<MemberId>,
    metric: Option<MetricId>,
    on: NaiveDate,
) -> Result<Figures> {
    let whose = allowed(house, actor, member)?;
    let open = |metric: &&Metric| metric.kind != Kind::Ratio && sees(actor, member, metric);
    let all: Vec<&Metric> = house.metrics.iter().filter(open).collect();
    let wanted = metric.or_else(|| house.main_metric().map(|main| main.id));
    let found = all.iter().find(|one| Some(one.id) == wanted).or(all.first()).copied();
    let metric = found.ok_or(Refusal::Outdated)?.clone();
    Ok(Figures {
        whose: whose.map(|member| (member.id, member.name.clone())),
        figures: origin::traceable(&metric),
        others: all.into_iter().filter(|other| other.id != metric.id).cloned().collect(),
        metric,
        on,
    })
}

/// Who is asked about, if the actor may.
fn allowed<'h>(house: &'h House, actor: &Member, member: Option<MemberId>) -> Result<Option<&'h Member>> {
    if actor.department != house.department.id {
        return Err(Refusal::NotYours.into());
    }
    let found = match member {
        Some(id) => Some(house.member(id).ok_or(Refusal::NotYours)?),
        None => None,
    };
    let own = member == Some(actor.id) && actor.allows(Action::OwnReport);
    if own || actor.role.sees(Sight::OthersFigures) {
        return Ok(found);
    }
    Err(Refusal::NotAllowed(Action::ReadReports).into())
}

/// Figures about order are between a person and the leaders.
fn sees(actor: &Member, member: Option<MemberId>, metric: &Metric) -> bool {
    !metric.is_private() || member == Some(actor.id) || actor.role.leads()
}

/// A figure down to its entries.
pub async fn explain(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    (member, metric): (Option<MemberId>, MetricId),
    (figure, on): (Traceable, NaiveDate),
    now: Instant,
) -> Result<Explanation> {
    let whose = allowed(house, actor, member)?;
    let metric = house.metric(metric).ok_or(Refusal::Outdated)?;
    if !sees(actor, member, metric) {
        return Err(Refusal::NotAllowed(Action::ReadReports).into());
    }
    let book = MonthBook::load(tx, house, on, now).await?;
    let asked = Asked { metric: metric.clone(), figure, on, currency: house.department.currency };
    let told = match whose {
        Some(member) if figure == Traceable::Day => of_day(tx, house, &book, member, asked).await?,
        Some(member) => of_member(tx, house, &book, member, asked).await?,
        None => of_department(tx, house, &book, asked).await?,
    };
    Ok(Explanation { of_department: actor.role.sees(Sight::OthersFigures), ..told })
}

async fn of_day(tx: &mut Tx, house: &House, book: &MonthBook, member: &Member, asked: Asked) -> Result<Explanation> {
    let on = asked.on;
    let sheet = book.sheet(house, member, &asked.metric);
    let day = sheet.day(on);
    let (fact, pledge) = (day.and_then(|day| day.fact), day.and_then(|day| day.pledge));
    let traced = store::figures::traced(tx, member.id, asked.metric.id, on, on).await?;
    let entries = traced.iter().map(|entry| entered(house, member, entry)).collect();
    Ok(origin::of_day(asked, member.id, member.name.clone(), fact, pledge, entries))
}

async fn of_member(tx: &mut Tx, house: &House, book: &MonthBook, member: &Member, asked: Asked) -> Result<Explanation> {
    let metric = asked.metric.clone();
    let sheet = book.sheet(house, member, &metric);
    let month = month_of(book.month_on);
    let traced = store::figures::traced(tx, member.id, metric.id, *month.start(), *month.end()).await?;
    let mut entries: BTreeMap<NaiveDate, Vec<Entered>> = BTreeMap::new();
    for entry in traced.iter().filter(|entry| entry.part == Part::Fact) {
        entries.entry(entry.on_day).or_default().push(entered(house, member, entry));
    }
    let promised = promised(book, &metric, &sheet);
    let closed = book.promised_through();
    let promise = |one| origin::promise(one, member.id, closed, *month.end());
    let promises: Vec<OriginPromise> = book.promises().iter().filter_map(promise).collect();
    Ok(origin::of_member(MemberMaterial {
        asked,
        member: member.id,
        name: member.name.clone(),
        sheet: &sheet,
        opening: book.opening(member.id, metric.id),
        promised: promised.as_ref(),
        versions: versions(house, book.target(metric.id), Some(member.id)),
        entries,
        promises,
    }))
}

async fn of_department(tx: &mut Tx, house: &House, book: &MonthBook, asked: Asked) -> Result<Explanation> {
    let metric = asked.metric.clone();
    let month = month_of(book.month_on);
    let (from, through) = (*month.start(), *month.end());
    let by_button = store::figures::as_planned(tx, house.department.id, metric.id, from, through).await?;
    let sheets = book.sheets(house, &metric);
    let line = |sheet: &Sheet| {
        let count = |n: i64| usize::try_from(n).unwrap_or_default();
        let found = by_button.iter().find(|(member, ..)| *member == sheet.member());
        let as_planned = found.map_or((0, 0), |(_, by_button, of)| (count(*by_button), count(*of)));
        let name = house.member(sheet.member()).map(|member| member.name.clone()).unwrap_or_default();
        (sheet.member(), name, promised(book, &metric, sheet), as_planned)
    };
    let members: Vec<MemberMonth<'_>> = sheets
        .iter()
        .map(|sheet| {
            let (member, name, promised, as_planned) = line(sheet);
            MemberMonth { member, name, sheet, promised, as_planned }
        })
        .collect();
    let total = book.total(house, &metric, &sheets);
    let versions = versions(house, book.target(metric.id), None);
    Ok(origin::of_department(asked, &total, &members, versions, book.last_values(house, &metric)))
}

/// Promises have amounts of money, and it is the main metric they are to bring.
fn promised(book: &MonthBook, metric: &Metric, sheet: &Sheet) -> Option<Promised> {
    (metric.is_money() && metric.main).then(|| book.promised(sheet.member()))
}

fn versions(house: &House, target: Option<&Target>, member: Option<MemberId>) -> Vec<OriginVersion> {
    let version = |version: &crate::domain::month::Version| OriginVersion {
        from_on: version.from_on,
        value: member.map_or(version.total, |id| version.share(id).map_or(0, |share| share.value)),
        by: version.by.and_then(|by| house.member(by)).map(|by| by.name.clone()),
        reason: version.reason.clone(),
        made_on: house.department.zone.date(version.at),
    };
    target.map(|target| target.versions().iter().map(version).collect()).unwrap_or_default()
}

fn entered(house: &House, member: &Member, entry: &Traced) -> Entered {
    let by = entry.by_member.filter(|by| *by != member.id).and_then(|by| house.member(by));
    Entered {
        part: entry.part,
        value: entry.value,
        before: (!entry.is_first).then_some(entry.before),
        source: entry.source,
        by: by.map(|by| by.name.clone()),
        at: house.department.zone.local(entry.at),
    }
}
