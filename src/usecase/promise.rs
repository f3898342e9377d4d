//! Promises as the report's talk needs them.
use super::house::House;
use crate::{
    domain::{
        id::PromiseId,
        person::Member,
        promise::{Origin, Promise, PromiseEvent, PromiseState},
        report::{NamedPlan, Report},
        talk::PromiseLine,
        time::Instant,
    },
    store::{self, Tx},
};

/// A promise as a line of a screen.
pub fn line(promise: &Promise, suggested_minor: Option<i64>) -> PromiseLine {
    PromiseLine {
        id: promise.id,
        owner: None,
        body: promise.body.clone(),
        amount_minor: promise.amount_minor,
        due_on: promise.due_on,
        first_due_on: promise.first_due_on,
        state: promise.state,
        suggested_minor,
        movable: promise.may_be_moved_freely(),
    }
}

/// Open promises asked in this report: those whose due date its facts reach.
pub async fn due_for_report(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: &Report,
    _now: Instant,
) -> store::Result<Vec<PromiseLine>> {
    let Some(on) = report.result_on() else { return Ok(vec![]) };
    let calendar = house.calendar_of(member);
    let open = store::promises::open_of(tx, member.id).await?;
    Ok(open.iter().filter(|promise| promise.is_due_by(on, &calendar)).map(|promise| line(promise, None)).collect())
}

/// Makes the named parts of a pledge into promises.
pub async fn make_named(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    report: &Report,
    plans: &[NamedPlan],
    now: Instant,
) -> store::Result<()> {
    for plan in plans {
        let promise = Promise {
            id: tx.new_id::<PromiseId>().await?,
            department: house.department.id,
            owner: member.id,
            author: None,
            body: plan.name.clone(),
            amount_minor: Some(plan.amount_minor),
            paid_minor: None,
            first_due_on: plan.due_on,
            due_on: plan.due_on,
            state: PromiseState::Open,
            origin: Origin::NamedPlan,
            report: Some(report.id),
            made_on: house.zone_of(member).date(now),
            made_at: now,
            moves: 0,
            slipped: false,
            closed_at: None,
            on_time: None,
        };
        store::promises::insert(tx, &promise).await?;
        let _ = PromiseEvent::Made;
    }
    Ok(())
}
