//! A promise somebody else writes down: it is the owner's only after his [Беру].
//!
//! Invariants: an offer nobody can be told of is not made; only the owner answers it, and once.
use super::{Deed, New, Outcome, days, done, draft, in_department, line, making, own};
use crate::{
    domain::{
        id::{MemberId, PromiseId},
        notice::{Notice, NoticeKind},
        parse::people::{is_called, read_addressed},
        person::{Action, Member},
        promise::{self, MOST_OPEN, Origin, Promise, PromiseState},
        refusal::Refusal,
        talk::{MoveAsk, Remark},
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Failure, Result, house::House, tell},
};
use chrono::NaiveDate;

/// For whom a sentence is, and the sentence itself: «Иванов: отправить КП» of somebody who may assign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Addressed<'t> {
    pub owner: Option<MemberId>,
    /// Those it may be for, when it is not clear.
    pub owners: Vec<MemberId>,
    pub text: &'t str,
}

/// Whoever sells himself promises for himself when nobody is named; the others always assign.
pub(super) fn addressed<'t>(house: &House, by: &Member, text: &'t str, now: Instant) -> Result<Addressed<'t>> {
    if !by.allows(Action::ActForOthers) {
        making::may_promise(by)?;
        return Ok(Addressed { owner: None, owners: vec![], text });
    }
    let team: Vec<&Member> = house.reporters(house.today(now)).collect();
    if let Some((name, rest)) = read_addressed(text) {
        let meant: Vec<MemberId> = team.iter().filter(|m| is_called(&m.name, name)).map(|m| m.id).collect();
        match meant.as_slice() {
            [] => {}
            [one] => return Ok(Addressed { owner: Some(*one), owners: vec![], text: rest }),
            _ => return Ok(Addressed { owner: None, owners: meant, text: rest }),
        }
    }
    if by.allows(Action::OwnReport) {
        return Ok(Addressed { owner: None, owners: vec![], text });
    }
    let owners: Vec<MemberId> = team.iter().map(|member| member.id).collect();
    if owners.is_empty() { Err(Refusal::OwnerNotAsked.into()) } else { Ok(Addressed { owner: None, owners, text }) }
}

/// Where an offer is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// By a leader in private: the owner is asked in private.
    InPrivate,
    /// In the team chat, where the owner will answer.
    InChat,
}

/// Somebody asks a member to promise something.
///
/// # Errors
/// Refused when he may not assign, the owner makes no promises or cannot be told, or the day does not fit.
pub async fn offer(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    to: MemberId,
    new: New,
    asked: Asked,
    now: Instant,
) -> Result<Promise> {
    let may = by.allows(Action::ActForOthers) || (asked == Asked::InChat && by.allows(Action::OwnReport));
    if !may {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    let owner = house.reporters(house.today(now)).find(|member| member.id == to).ok_or(Refusal::OwnerNotAsked)?;
    let promise = making::insert(tx, house, owner, Some(by), new, PromiseState::Offered, now).await?;
    if asked == Asked::InPrivate {
        let notice = Notice::PromiseOffered {
            promise: Box::new(line(house, &promise, false)),
            by: by.name.clone(),
            currency: house.department.currency,
        };
        let told = tell::member(tx, house, owner, NoticeKind::Card, &notice, now).await?;
        told.ok_or(Refusal::NotHere { name: owner.name.clone() })?;
    }
    Ok(promise)
}

/// [Беру], for the day that was asked or another one.
pub async fn take(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    on: Option<NaiveDate>,
    now: Instant,
) -> Result<Promise> {
    if store::promises::open_of(tx, member.id).await?.len() >= MOST_OPEN {
        return Err(Refusal::TooManyPromises { most: MOST_OPEN }.into());
    }
    answer(tx, house, member, id, Deed::Take { on }, now).await
}

/// [Не смогу]
pub async fn decline(tx: &mut Tx, house: &House, member: &Member, id: PromiseId, now: Instant) -> Result<Promise> {
    answer(tx, house, member, id, Deed::Decline, now).await
}

/// What somebody who leaves has not answered is declined.
pub async fn drop_offers(tx: &mut Tx, house: &House, left: &Member, now: Instant) -> Result<()> {
    for mut offered in store::promises::offered(tx, house.department.id).await? {
        if offered.owner == left.id {
            let days = days(house, left, &offered, None, now);
            done(tx, house, &mut offered, Deed::Decline, days, left, now).await?;
        }
    }
    Ok(())
}

async fn answer(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    deed: Deed,
    now: Instant,
) -> Result<Promise> {
    let mut promise = own(tx, member, id).await?;
    let asked_on = promise.due_on;
    let days = days(house, member, &promise, None, now);
    done(tx, house, &mut promise, deed, days, member, now).await?;
    // In the team chat everybody sees the answer where the question stood.
    let author = promise.author.filter(|_| promise.origin != Origin::Chat).and_then(|id| house.member(id));
    if let Some(author) = author {
        let notice = Notice::PromiseAnswered {
            promise: Box::new(line(house, &promise, true)),
            taken: promise.is_open(),
            asked_on: (promise.due_on != asked_on).then_some(asked_on),
            currency: house.department.currency,
        };
        tell::member(tx, house, author, NoticeKind::Card, &notice, now).await?;
    }
    Ok(promise)
}

/// [Другой срок]: which day does he take it for.
pub async fn ask_other_date(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    id: PromiseId,
    now: Instant,
) -> Result<MoveAsk> {
    let promise = own(tx, member, id).await?;
    if !promise.is_offered() {
        return Err(Refusal::AlreadyDone.into());
    }
    let today_on = house.zone_of(member).date(now);
    let mut dates = promise::due_offers(today_on, &house.calendar_of(member));
    dates.extend(promise::move_offers(promise.due_on, today_on, &house.calendar_of(member)));
    dates.sort_unstable();
    dates.dedup();
    dates.retain(|on| *on != promise.due_on && draft::due_fits(*on, today_on).is_ok());
    let promise = line(house, &promise, false);
    Ok(MoveAsk { promise, dates, today_on, currency: house.department.currency })
}

/// Those an open promise may be handed to: whose is asked and counted, besides its owner.
pub async fn may_hand_to(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    id: PromiseId,
    now: Instant,
) -> Result<(Promise, Vec<(MemberId, String)>)> {
    let promise = super::open(in_department(tx, house, id).await?)?;
    if !leader.allows(Action::ActForOthers) {
        return Err(Refusal::NotAllowed(Action::ActForOthers).into());
    }
    let team = house.reporters(house.today(now)).filter(|member| member.id != promise.owner);
    let team = team.map(|member| (member.id, member.name.clone())).collect();
    Ok((promise, team))
}

/// A leader takes a promise off its owner and asks another to take it; a day that has passed becomes today.
pub async fn hand_over(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    id: PromiseId,
    to: MemberId,
    now: Instant,
) -> Result<Outcome> {
    let (promise, team) = may_hand_to(tx, house, leader, id, now).await?;
    if !team.iter().any(|(member, _)| *member == to) {
        return Err(Failure::Refused(Refusal::OwnerNotAsked));
    }
    super::cancel(tx, house, leader, id, now).await?;
    let new = New {
        body: promise.body.clone(),
        amount_minor: promise.amount_minor,
        due_on: promise.due_on.max(house.today(now)),
        origin: Origin::Assigned,
        report: None,
    };
    let offered = offer(tx, house, leader, to, new, Asked::InPrivate, now).await?;
    let remark = Remark::PromiseClosed { body: promise.body, state: PromiseState::Cancelled };
    Ok(Outcome { promise: offered, remark, report: None })
}
