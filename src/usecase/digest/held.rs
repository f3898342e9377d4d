//! A post of which nobody knows whether it arrived: the leaders are asked, the first answer counts.
use crate::{
    domain::{
        digest::HeldAnswer,
        id::NoticeId,
        notice::{Notice, NoticeKind},
        person::{Action, Member},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, tell},
};

/// Asks the leaders: [Отправить ещё раз] [Уже в чате].
pub async fn tell_held(
    tx: &mut Tx,
    house: &House,
    notice: NoticeId,
    kind: NoticeKind,
    now: Instant,
) -> store::Result<()> {
    tell::leaders(tx, house, NoticeKind::Card, &Notice::Held { notice, kind }, now).await?;
    Ok(())
}

/// A leader's word: `again` sends it once more, else it counts as sent.
pub async fn answer_held(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    notice: NoticeId,
    again: bool,
    now: Instant,
) -> Result<HeldAnswer> {
    if !actor.allows(Action::RunDepartment) {
        return Err(Refusal::NotAllowed(Action::RunDepartment).into());
    }
    if store::outbox::department(tx, notice).await? != Some(house.department.id) {
        return Err(Refusal::NotYours.into());
    }
    let settled = match again {
        true => store::outbox::send_again(tx, notice, now).await?,
        false => store::outbox::was_sent(tx, notice, now).await?,
    };
    Ok(match (settled, again) {
        (false, _) => HeldAnswer::Settled,
        (true, true) => HeldAnswer::SentAgain,
        (true, false) => HeldAnswer::WasThere,
    })
}
