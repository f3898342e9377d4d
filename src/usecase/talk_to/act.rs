//! What a leader does about the advice: says that they have talked, and writes down what they agreed on.
use super::{mark, with};
use crate::{
    domain::{
        id::{PromiseId, TalkId},
        person::{Action, Member},
        promise::draft::Draft,
        refusal::Refusal,
        talk_to::{REST_DAYS, TalkState, TalkWith, working_days_since},
        time::Instant,
        today::Mark,
    },
    store::{self, Tx, talks::Talk},
    usecase::{Failure, Result, house::House, promise},
};

/// [Поговорили]: the first leader who says so counts; what they agreed on is asked next.
///
/// # Errors
/// [`Refusal::Settled`] when another leader was faster; refused to those who do not lead, and about oneself.
pub async fn talked(tx: &mut Tx, house: &House, leader: &Member, id: TalkId, now: Instant) -> Result<TalkWith> {
    let talk = of_leader(tx, house, leader, id).await?;
    if talk.member == leader.id {
        return Err(Refusal::NotYours.into());
    }
    if let Some(mark) = lately(tx, house, &talk, now).await? {
        return Err(settled(mark));
    }
    if !store::talks::take(tx, id, leader.id, now).await? {
        let faster = store::talks::by_id(tx, id).await?.and_then(|talk| mark(house, &talk));
        return Err(faster.map_or(Refusal::Outdated.into(), settled));
    }
    asked(tx, house, id, now).await
}

/// Of an older advice about the same person: they have talked since.
async fn lately(tx: &mut Tx, house: &House, talk: &Talk, now: Instant) -> Result<Option<Mark>> {
    let Some(last) = store::talks::last_of_member(tx, talk.member).await? else { return Ok(None) };
    let on = last.talked_at.map(|at| house.department.zone.date(at));
    let fresh = on.is_some_and(|on| working_days_since(house.calendar.as_ref(), on, house.today(now)) < REST_DAYS);
    Ok(mark(house, &last).filter(|_| fresh))
}

fn settled(Mark { at, by }: Mark) -> Failure {
    Refusal::Settled { at, by }.into()
}

/// [Записать договорённость]: the question again, for whoever has talked.
pub async fn ask_agreement(tx: &mut Tx, house: &House, leader: &Member, id: TalkId, now: Instant) -> Result<TalkWith> {
    open(tx, house, leader, id).await?;
    asked(tx, house, id, now).await
}

/// The line with what they agreed on, read as a promise of his in his days.
///
/// # Errors
/// As a promise that is made: the text is empty or too long, the day has passed.
pub async fn agreement(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    id: TalkId,
    text: &str,
    now: Instant,
) -> Result<Draft> {
    let talk = open(tx, house, leader, id).await?;
    let owner = house.member(talk.member).ok_or(Refusal::Outdated)?;
    Ok(Draft { talk: Some(id), ..promise::read_for(house, owner, text, now)? })
}

/// [Без договорённости]: the talk is noted all the same.
pub async fn without(tx: &mut Tx, house: &House, leader: &Member, id: TalkId) -> Result<()> {
    open(tx, house, leader, id).await?;
    Ok(store::talks::settle(tx, id, TalkState::Without, None).await?)
}

/// What they agreed on is offered to him.
pub async fn agreed(tx: &mut Tx, house: &House, leader: &Member, id: TalkId, promise: PromiseId) -> Result<()> {
    open(tx, house, leader, id).await?;
    Ok(store::talks::settle(tx, id, TalkState::Agreed, Some(promise)).await?)
}

/// The talk whose agreement is still asked of this leader.
async fn open(tx: &mut Tx, house: &House, leader: &Member, id: TalkId) -> Result<Talk> {
    let talk = of_leader(tx, house, leader, id).await?;
    match talk.state {
        TalkState::Asked if talk.by_member == Some(leader.id) => Ok(talk),
        TalkState::Proposed => Err(Refusal::Outdated.into()),
        TalkState::Asked => Err(mark(house, &talk).map_or(Refusal::AlreadyDone.into(), settled)),
        TalkState::Without | TalkState::Agreed => Err(Refusal::AlreadyDone.into()),
    }
}

async fn of_leader(tx: &mut Tx, house: &House, leader: &Member, id: TalkId) -> Result<Talk> {
    if !leader.allows(Action::ActForOthers) {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    let found = store::talks::by_id(tx, id).await?.filter(|talk| talk.department == house.department.id);
    found.filter(|_| leader.department == house.department.id).ok_or(Failure::Refused(Refusal::NotYours))
}

async fn asked(tx: &mut Tx, house: &House, id: TalkId, now: Instant) -> Result<TalkWith> {
    let talk = store::talks::by_id(tx, id).await?.ok_or(Refusal::Outdated)?;
    with(tx, house, &talk, now).await?.ok_or(Failure::Refused(Refusal::Outdated))
}
