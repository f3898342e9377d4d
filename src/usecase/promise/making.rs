//! A promise is made: from a sentence, a note, or the names of a plan.
use super::{Deed, Happened, days, done, offer};
use crate::domain::calendar::Calendar;
use crate::{
    domain::{
        id::ReportId,
        parse::{self, promise::read_promise},
        person::{Action, Member},
        promise::{
            MOST_BODY, MOST_OPEN, Origin, Promise, PromiseEvent, PromiseState,
            draft::{self, Draft},
            due_offers,
        },
        refusal::Refusal,
        report::{NamedPlan, Report},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Failure, Result, house::House},
};
use chrono::NaiveDate;

/// A promise to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub body: String,
    pub amount_minor: Option<i64>,
    pub due_on: NaiveDate,
    pub origin: Origin,
    pub report: Option<ReportId>,
}

/// Reads a sentence in the member's own days; nothing is stored.
///
/// # Errors
/// Refused when he makes no promises, the text is empty or too long, or the day it names has passed.
pub fn read(house: &House, member: &Member, text: &str, now: Instant) -> Result<Draft> {
    let to = offer::addressed(house, member, text.trim(), now)?;
    let owner = to.owner.and_then(|id| house.member(id)).unwrap_or(member);
    let text = to.text;
    if text.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if text.chars().count() > MOST_BODY {
        return Err(Refusal::TooLong { most: MOST_BODY }.into());
    }
    let draft = Draft { owner: to.owner, owners: to.owners, ..understood(house, owner, text, now) };
    if let Some(due_on) = draft.due_on {
        draft::due_fits(due_on, house.zone_of(owner).date(now))?;
    }
    Ok(draft)
}

/// A sentence somebody who leads writes down for a member: no name is looked for in it.
///
/// # Errors
/// Refused when the text is empty or too long, or the day it names has passed.
pub fn read_for(house: &House, owner: &Member, text: &str, now: Instant) -> Result<Draft> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if text.chars().count() > MOST_BODY {
        return Err(Refusal::TooLong { most: MOST_BODY }.into());
    }
    let draft = Draft { owner: Some(owner.id), ..understood(house, owner, text, now) };
    if let Some(due_on) = draft.due_on {
        draft::due_fits(due_on, house.zone_of(owner).date(now))?;
    }
    Ok(draft)
}

/// A sentence in the days of whoever will owe it.
fn understood(house: &House, owner: &Member, text: &str, now: Instant) -> Draft {
    let today = house.zone_of(owner).date(now);
    let calendar = house.calendar_of(owner);
    let works = |on: NaiveDate| calendar.is_working(on);
    Draft::of(read_promise(text, house.department.currency, today, &works), None)
}

/// Somebody's message of the team chat as a promise of its author; a day that has passed is asked.
///
/// # Errors
/// Refused when the author makes no promises, or there is no text.
pub fn read_message(house: &House, author: Option<&Member>, text: &str, now: Instant) -> Result<Draft> {
    let author = author.filter(|member| house.reporters(house.today(now)).any(|other| other.id == member.id));
    let author = author.ok_or(Refusal::OwnerNotAsked)?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Refusal::Empty.into());
    }
    let mut draft = Draft { owner: Some(author.id), ..understood(house, author, &shortened(&text), now) };
    draft.due_on = draft.due_on.filter(|on| draft::due_fits(*on, house.zone_of(author).date(now)).is_ok());
    Ok(draft)
}

/// Today of the member, and the days offered for a promise without one.
pub fn due_days(house: &House, member: &Member, now: Instant) -> (NaiveDate, Vec<NaiveDate>) {
    let today = house.zone_of(member).date(now);
    (today, due_offers(today, &house.calendar_of(member)))
}

/// May the member promise something for the day.
///
/// # Errors
/// Refused when it has passed or lies too far ahead.
pub fn due_fits(house: &House, member: &Member, due_on: NaiveDate, now: Instant) -> Result<()> {
    Ok(draft::due_fits(due_on, house.zone_of(member).date(now))?)
}

/// Makes it; the owner is the member himself.
///
/// # Errors
/// As [`read`], and when he has too many open already.
pub async fn make(tx: &mut Tx, house: &House, member: &Member, new: New, now: Instant) -> Result<Promise> {
    may_promise(member)?;
    if store::promises::open_of(tx, member.id).await?.len() >= MOST_OPEN {
        return Err(Refusal::TooManyPromises { most: MOST_OPEN }.into());
    }
    let promise = insert(tx, house, member, None, new, PromiseState::Open, now).await?;
    super::digest::refresh(tx, house, now).await?;
    Ok(promise)
}

/// Writes it down with its first event; `author`: who did, when it was not the owner.
pub(super) async fn insert(
    tx: &mut Tx,
    house: &House,
    owner: &Member,
    author: Option<&Member>,
    new: New,
    state: PromiseState,
    now: Instant,
) -> Result<Promise> {
    let today = house.zone_of(owner).date(now);
    draft::due_fits(new.due_on, today)?;
    if new.body.trim().is_empty() {
        return Err(Refusal::Empty.into());
    }
    if new.amount_minor.is_some_and(|amount| amount <= 0) {
        return Err(Refusal::AmountNotPositive.into());
    }
    let promise = Promise {
        id: tx.new_id().await?,
        department: house.department.id,
        owner: owner.id,
        author: author.map(|author| author.id),
        body: shortened(new.body.trim()),
        amount_minor: new.amount_minor,
        paid_minor: None,
        first_due_on: new.due_on,
        due_on: new.due_on,
        state,
        origin: new.origin,
        report: new.report,
        made_on: today,
        made_at: now,
        moves: 0,
        slipped: false,
        closed_at: None,
        on_time: None,
    };
    store::promises::insert(tx, &promise).await?;
    let made = Happened {
        kind: PromiseEvent::Made,
        by_member: Some(author.unwrap_or(owner).id),
        from_on: None,
        to_on: Some(promise.due_on),
        amount_minor: promise.amount_minor,
        at: now,
    };
    store::promises::append(tx, promise.id, &made).await?;
    Ok(promise)
}

/// «Ромашка 50, Василёк 30»: a promise for each name, parts of the pledge. Said again in the same report, a name keeps
/// its promise and gets the new amount; one not said again is taken off.
pub async fn make_named(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: &Report,
    named: &[NamedPlan],
    now: Instant,
) -> Result<Vec<Promise>> {
    let standing = |p: &Promise| p.is_open() && p.origin == Origin::NamedPlan && p.owner == member.id;
    let mut before: Vec<Promise> =
        store::promises::of_report(tx, report.id).await?.into_iter().filter(standing).collect();
    let mut made = vec![];
    for plan in named {
        let same = |p: &Promise| p.due_on == plan.due_on && parse::fold(&p.body) == parse::fold(plan.name.trim());
        match before.iter().position(same).map(|at| before.swap_remove(at)) {
            Some(promise) if promise.amount_minor == Some(plan.amount_minor) => made.push(promise),
            Some(mut promise) => {
                let days = days(house, member, &promise, None, now);
                let deed = Deed::Correct { amount_minor: plan.amount_minor };
                done(tx, house, &mut promise, deed, days, member, now).await?;
                made.push(promise);
            }
            None => {
                let new = New {
                    body: plan.name.clone(),
                    amount_minor: Some(plan.amount_minor),
                    due_on: plan.due_on,
                    origin: Origin::NamedPlan,
                    report: Some(report.id),
                };
                made.push(make(tx, house, member, new, now).await?);
            }
        }
    }
    let again: Vec<NaiveDate> = named.iter().map(|plan| plan.due_on).collect();
    for mut gone in before.into_iter().filter(|promise| again.contains(&promise.due_on)) {
        let days = days(house, member, &gone, None, now);
        match done(tx, house, &mut gone, Deed::Cancel, days, member, now).await {
            // Its day has come: it stays and will be asked about.
            Ok(_) | Err(Failure::Refused(Refusal::TooLateToCancel)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(made)
}

/// Does he make promises at all.
///
/// # Errors
/// Refused to those who are not asked and counted.
pub fn may_promise(member: &Member) -> Result<()> {
    match member.allows(Action::OwnReport) {
        true => Ok(()),
        false if member.role.leads() => Err(Refusal::DoesNotReport.into()),
        false => Err(Refusal::NotAllowed(Action::OwnReport).into()),
    }
}

/// A note may be longer than a promise; the note keeps the whole.
fn shortened(body: &str) -> String {
    match body.char_indices().nth(MOST_BODY) {
        None => body.to_owned(),
        Some(_) => body.chars().take(MOST_BODY - 1).chain(['…']).collect(),
    }
}
