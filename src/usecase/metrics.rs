//! What the department counts, changed by its leaders: names, order, what is asked and of whom, the main one, limits.
//!
//! A report that is open keeps what it was opened with ([`crate::domain::report::Lineup`]), so a change acts from the
//! next one that opens. Source: product.md, «Metric» and the table of actions.
//!
//! Invariants: one metric is main, and it is asked; a word means one metric; facts stay whatever is asked no more; of
//! two leaders the first tap counts; every change is logged.
mod add;
mod change;

pub use add::{add_drafts, create, may_be_called, missing, unit_of};
pub use change::{
    ask_all, move_in_line, rename, set_aliases, set_asked, set_asked_of, set_direction, set_hint, set_limit, set_main,
    set_rhythm, set_step,
};

use super::{Result, house::House, tell};
use crate::{
    domain::{
        id::MetricId,
        metric::{Metric, MetricChange},
        notice::{Notice, NoticeKind, Parcel},
        parse::naming::WordFault,
        person::{Action, Member},
        refusal::{MetricWordFault, Refusal},
        time::Instant,
        today::Mark,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
};
use chrono::TimeDelta;

/// Who is asked is tapped one by one: the others hear of the end of it.
const TAPPING: TimeDelta = TimeDelta::minutes(2);

/// May he change metrics.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_change(by: &Member) -> Result<()> {
    if by.allows(Action::RunDepartment) { Ok(()) } else { Err(Refusal::NotAllowed(Action::RunDepartment).into()) }
}

/// A metric of the leader's department.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotYours`].
pub fn metric_of<'h>(house: &'h House, by: &Member, id: MetricId) -> Result<&'h Metric> {
    may_change(by)?;
    let own = house.metric(id).filter(|_| by.department == house.department.id);
    Ok(own.ok_or(Refusal::NotYours)?)
}

/// Who changed this of the metric last, for whoever comes second.
pub async fn faster(
    tx: &mut Tx,
    house: &House,
    metric: MetricId,
    subject: &str,
    by: &Member,
) -> store::Result<Option<Mark>> {
    let last = store::state::last_change(tx, subject, metric.0).await?;
    let other = last.filter(|(_, who)| *who != by.id);
    Ok(other.and_then(|(at, who)| {
        let name = house.member(who)?.name.clone();
        Some(Mark { at: house.department.zone.local(at).time(), by: name })
    }))
}

/// A change for the record.
struct Logged<'a> {
    subject: &'a str,
    before: Option<String>,
    after: Option<String>,
}

async fn log(tx: &mut Tx, by: &Member, metric: MetricId, what: Logged<'_>, now: Instant) -> Result<()> {
    let change = Change {
        department: by.department,
        by_member: Some(by.id),
        subject: what.subject.to_owned(),
        subject_id: Some(metric.0),
        before: what.before,
        after: what.after,
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}

/// The other leaders hear of it.
async fn tell_others(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    metric: &Metric,
    change: MetricChange,
    now: Instant,
) -> Result<()> {
    let tapping = matches!(change, MetricChange::AskedOf { .. });
    let (by_name, currency) = (by.name.clone(), house.department.currency);
    let notice = Notice::MetricChanged { by: by_name, metric: Box::new(metric.clone()), change, currency };
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != by.id) {
        let Some(chat) = tell::private_chat(leader) else { continue };
        let mut parcel = tell::parcel(house, chat, NoticeKind::Card, &notice, now);
        if tapping {
            let key = format!("asked_of:{}:{}", metric.id, leader.id);
            store::outbox::cancel(tx, &key, now).await?;
            parcel = Parcel { not_before: now + TAPPING, cancel_key: Some(key), ..parcel };
        }
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(())
}

/// A fault of a word as a refusal that names the metric in the way.
fn refused(house: &House, word: &str, fault: WordFault) -> Refusal {
    let why = match fault {
        WordFault::NoWord => MetricWordFault::NoWord,
        WordFault::MeansElse => MetricWordFault::MeansElse,
        WordFault::Taken(id) => {
            MetricWordFault::Taken { by: house.metric(id).map(|metric| metric.name.clone()).unwrap_or_default() }
        }
    };
    Refusal::MetricWord { word: word.to_owned(), why }
}

/// One line, not too long, with its spaces in order.
fn one_line(text: &str, most: usize) -> Result<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if text.chars().count() > most { Err(Refusal::TooLong { most }.into()) } else { Ok(text) }
}
