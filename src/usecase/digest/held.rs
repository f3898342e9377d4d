//! A post of which nobody knows whether it arrived: the leaders are asked, the first answer counts.
use crate::{
    domain::{
        digest::HeldAnswer,
        id::{ChatId, MessageId, NoticeId},
        notice::{Notice, NoticeKind, Ruling},
        person::{Action, Member},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, question},
};

/// Asks the leaders: [Отправить ещё раз] [Уже в чате].
pub async fn tell_held(
    tx: &mut Tx,
    house: &House,
    notice: NoticeId,
    kind: NoticeKind,
    now: Instant,
) -> store::Result<()> {
    let subject: i64 = tx.new_id().await?;
    question::ask(tx, house, subject, &Notice::Held { notice, kind }, None, now).await
}

/// A leader's word: `again` sends it once more, else it counts as sent.
pub async fn answer_held(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    notice: NoticeId,
    again: bool,
    asked_in: Option<(ChatId, MessageId)>,
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
    let subject = match asked_in {
        Some((chat, message)) => question::of_message(tx, chat, message).await?,
        None => None,
    };
    if let Some(subject) = subject {
        question::settle(tx, house, subject, actor, now).await?;
        let kind = store::outbox::kind(tx, notice).await?.unwrap_or(NoticeKind::Digest);
        let ruling = if again { Ruling::SentAgain } else { Ruling::WasThere };
        question::show_ruling(tx, house, subject, actor, (Notice::Held { notice, kind }, ruling), now).await?;
    }
    Ok(match (settled, again) {
        (false, _) => HeldAnswer::Settled,
        (true, true) => HeldAnswer::SentAgain,
        (true, false) => HeldAnswer::WasThere,
    })
}
