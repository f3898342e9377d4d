//! «Стереть мои данные»: after leaving at once, before that when a head agrees or has kept silent for thirty days.
//!
//! Asking and answering stand here, [`forget`] goes over the rows. Source: product.md, «Commands», `/my_data`. Decided
//! where it is silent: no answer within the thirty days the law gives is consent, for the wish is a right and not a
//! favour; a head who does not agree is named to whoever asked, and leaving needs no consent.
//!
//! Invariants: the last reachable head is not erased before there is another; a wish is carried out once.
mod forget;

use super::{Result, house::House, question, team, tell};
use crate::{
    domain::{
        id::{ChatId, MemberId, MessageId, PersonId, TelegramId},
        notice::{ErasureEnd, Notice, NoticeKind, Parcel},
        person::{Action, Language, Member, Role},
        refusal::Refusal,
        time::Instant,
        today::Mark,
    },
    store::{
        self, Tx,
        erasures::Erasure,
        state::{Change, log_change},
    },
};
use chrono::{NaiveDate, TimeDelta};

/// Without a word of the heads it is done then: the law's bound.
pub const WITHIN: TimeDelta = TimeDelta::days(30);
/// The last reachable head waits for another, and is looked at again.
const LOOK_AGAIN: TimeDelta = TimeDelta::days(1);

/// A place whose data somebody may have erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasable {
    pub member: MemberId,
    pub department: String,
    /// He is in the department no longer: nobody is asked.
    pub left: bool,
    /// The heads have been asked; done then at the latest.
    pub until: Option<NaiveDate>,
}

/// Whose data were erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    pub telegram: Option<TelegramId>,
    pub language: Language,
    /// Nothing is known of the account any more.
    pub gone: bool,
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wished {
    Done(Erased),
    /// A head is asked; done on this day at the latest.
    Asked {
        until: NaiveDate,
    },
}

/// What became of a head's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    Done(Erased),
    Declined,
    /// Another head was faster.
    Already(Mark),
}

/// The places of an account, oldest first.
pub async fn erasable(tx: &mut Tx, telegram: TelegramId, now: Instant) -> Result<Vec<Erasable>> {
    let mut places = vec![];
    for member in store::people::of_telegram(tx, telegram).await? {
        let Some(house) = House::load(tx, member.department).await? else { continue };
        let until = store::erasures::waiting(tx, member.id).await?.map(|wish| house.department.zone.date(wish.due_at));
        places.push(Erasable {
            member: member.id,
            left: has_left(&house, &member, now),
            department: house.department.name,
            until,
        });
    }
    Ok(places)
}

fn has_left(house: &House, member: &Member, now: Instant) -> bool {
    member.left_on.is_some_and(|left| left < house.today(now))
}

/// He wants what is stored of this place of his erased.
///
/// # Errors
/// [`Refusal::NotYours`], [`Refusal::LastHead`].
pub async fn wish(tx: &mut Tx, person: PersonId, id: MemberId, now: Instant) -> Result<Wished> {
    let (house, member) = of_person(tx, person, id).await?;
    if has_left(&house, &member, now) {
        return Ok(Wished::Done(carry_out_unasked(tx, &house, &member, ErasureEnd::Left, now).await?));
    }
    not_the_last_head(&house, &member, now)?;
    if let Some(wish) = store::erasures::waiting(tx, id).await? {
        return Ok(Wished::Asked { until: house.department.zone.date(wish.due_at) });
    }
    let wish = Erasure {
        id: tx.new_id().await?,
        department: house.department.id,
        member: id,
        asked_at: now,
        due_at: now + WITHIN,
    };
    store::erasures::insert(tx, &wish).await?;
    let until = house.department.zone.date(wish.due_at);
    let open = store::promises::open_of(tx, id).await?.len();
    let notice = Notice::ErasureAsked { member: id, name: member.name.clone(), open, until, end: None };
    let heads = move |leader: &Member| leader.allows(Action::OwnDepartment) && leader.id != id;
    question::ask_of(tx, &house, wish.id, &notice, &heads, now).await?;
    Ok(Wished::Asked { until })
}

/// The place, if it is his.
async fn of_person(tx: &mut Tx, person: PersonId, id: MemberId) -> Result<(House, Member)> {
    let member = store::people::member(tx, id).await?.filter(|member| member.person == Some(person));
    let member = member.ok_or(Refusal::NotYours)?;
    let house = House::load(tx, member.department).await?.ok_or(Refusal::NotYours)?;
    Ok((house, member))
}

fn not_the_last_head(house: &House, member: &Member, now: Instant) -> Result<()> {
    match member.role == Role::Head && team::other_heads(house, member.id, now) == 0 {
        true => Err(Refusal::LastHead.into()),
        false => Ok(()),
    }
}

/// The person changes his mind while a head is asked; false when there was nothing to take back.
pub async fn take_back(tx: &mut Tx, person: PersonId, id: MemberId, now: Instant) -> Result<bool> {
    let (house, member) = of_person(tx, person, id).await?;
    let Some(wish) = store::erasures::waiting(tx, id).await? else { return Ok(false) };
    store::erasures::end(tx, id, now).await?;
    let notice = ended(&house, &member.name, id, ErasureEnd::TakenBack, now);
    question::close(tx, &house, wish.id, &notice, now).await?;
    Ok(true)
}

/// [Согласен] [Нет] of a head; the first counts.
pub async fn answer(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    yes: bool,
    asked: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<Answered> {
    if !by.allows(Action::OwnDepartment) || by.department != house.department.id {
        return Err(Refusal::NotAllowed(Action::OwnDepartment).into());
    }
    let subject = match asked {
        Some((chat, message)) => question::of_message(tx, chat, message).await?,
        None => None,
    };
    let subject = subject.ok_or(Refusal::Outdated)?;
    let member = house.member(id).filter(|member| member.id != by.id).ok_or(Refusal::NotYours)?;
    let waits = store::erasures::waiting(tx, id).await?.is_some_and(|wish| wish.id == subject);
    if yes && waits {
        not_the_last_head(house, member, now)?;
    }
    if let Some(mark) = question::take(tx, house, subject, by, now).await? {
        return Ok(Answered::Already(mark));
    }
    if !waits {
        // Taken back, or done by itself.
        return Err(Refusal::AlreadyDone.into());
    }
    let mark = question::mark(house, by, now);
    if yes {
        let erased = carry_out(tx, house, member, Some(by.id), now).await?;
        let notice = ended(house, "", id, ErasureEnd::Agreed(mark), now);
        question::show(tx, house, subject, by, &notice, now).await?;
        return Ok(Answered::Done(erased));
    }
    store::erasures::end(tx, id, now).await?;
    let notice = Notice::ErasureDeclined { department: house.department.name.clone(), by: by.name.clone() };
    tell::member(tx, house, member, NoticeKind::Card, &notice, now).await?;
    let notice = ended(house, &member.name, id, ErasureEnd::Declined(mark), now);
    question::show(tx, house, subject, by, &notice, now).await?;
    Ok(Answered::Declined)
}

/// Wishes the heads have kept silent about.
pub async fn carry_out_due(tx: &mut Tx, now: Instant) -> Result<Vec<Erased>> {
    let mut erased = vec![];
    for wish in store::erasures::due(tx, now).await? {
        let Some(house) = House::load(tx, wish.department).await? else { continue };
        let Some(member) = house.member(wish.member) else { continue };
        if !has_left(&house, member, now) && not_the_last_head(&house, member, now).is_err() {
            store::erasures::postpone(tx, wish.id, now + LOOK_AGAIN).await?;
            continue;
        }
        erased.push(carry_out_unasked(tx, &house, member, ErasureEnd::Silence, now).await?);
    }
    Ok(erased)
}

/// Without a head's word; where one was asked, he sees that no answer is needed.
async fn carry_out_unasked(
    tx: &mut Tx,
    house: &House,
    member: &Member,
    end: ErasureEnd,
    now: Instant,
) -> Result<Erased> {
    let wish = store::erasures::waiting(tx, member.id).await?;
    let erased = carry_out(tx, house, member, None, now).await?;
    if let Some(wish) = wish {
        question::close(tx, house, wish.id, &ended(house, "", member.id, end, now), now).await?;
    }
    Ok(erased)
}

/// What the heads see of a wish that has ended.
fn ended(house: &House, name: &str, member: MemberId, end: ErasureEnd, now: Instant) -> Notice {
    Notice::ErasureAsked { member, name: name.to_owned(), open: 0, until: house.today(now), end: Some(end) }
}

async fn carry_out(tx: &mut Tx, house: &House, member: &Member, by: Option<MemberId>, now: Instant) -> Result<Erased> {
    store::erasures::end(tx, member.id, now).await?;
    let language = member.language.unwrap_or(house.department.language);
    let goodbye = tell::private_chat(member);
    let gone = forget::forget(tx, house, member, now).await?;
    let change = Change {
        department: house.department.id,
        by_member: by,
        subject: "member.erased".to_owned(),
        subject_id: Some(member.id.0),
        before: None,
        after: None,
        at: now,
    };
    log_change(tx, &change).await?;
    if let Some(chat) = goodbye {
        let notice = Notice::Erased { department: house.department.name.clone(), language };
        let parcel = Parcel { department: None, ..tell::parcel(house, chat, NoticeKind::Card, &notice, now) };
        store::outbox::put(tx, &parcel, now).await?;
    }
    forget::refresh(tx, house.department.id, now).await?;
    Ok(Erased { telegram: member.telegram, language, gone })
}
