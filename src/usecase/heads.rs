//! No head of a department can be reached: after three days a superior may appoint another.
//!
//! Source: product.md, «Roles, and who sees what». The right is the superior's for as long as nobody leads; whoever
//! cannot be reached keeps his role and finds everything when he is back. Where no superior is here the deputies hear
//! who can help.
use super::{Result, house::House, question, scheduled::Outcome, team, tell};
use crate::{
    domain::{
        id::{ChatId, MemberId, MessageId},
        notice::{Notice, NoticeKind},
        person::{Action, Member, Role},
        refusal::Refusal,
        time::Instant,
    },
    schedule::rules::HEADS_LOST_FOR,
    store::{self, Tx},
};

/// Members offered to be appointed.
const CANDIDATES: usize = 60;

fn heads(house: &House, now: Instant) -> impl Iterator<Item = &Member> {
    house.leaders(house.today(now)).filter(|leader| leader.role == Role::Head)
}

/// No head has been reached for long enough.
fn are_lost(house: &House, now: Instant) -> bool {
    house.heads_lost_since().is_some_and(|since| since + HEADS_LOST_FOR <= now)
}

/// Members of a role whom messages reach.
fn here(house: &House, role: Role, now: Instant) -> impl Iterator<Item = &Member> {
    let today = house.today(now);
    let of_today = move |m: &&Member| m.role == role && m.left_on.is_none_or(|left| today <= left);
    house.members.iter().filter(of_today).filter(|m| tell::private_chat(m).is_some())
}

/// Asks every superior, once the time has come; where there is none, tells the deputies.
pub async fn ask(tx: &mut Tx, house: &House, now: Instant) -> Result<Outcome> {
    if !are_lost(house, now) {
        return Ok(Outcome::Nothing);
    }
    let superiors: Vec<&Member> = here(house, Role::Superior, now).collect();
    if !superiors.is_empty() {
        ask_superiors(tx, house, &superiors, now).await?;
        return Ok(Outcome::Done);
    }
    let department = house.department.name.clone();
    let notice = Notice::HeadLostAlone { department, key: house.department.key.clone(), heads: names(house, now) };
    let told = tell::leaders(tx, house, NoticeKind::Card, &notice, now).await?;
    Ok(if told > 0 { Outcome::Done } else { Outcome::Nothing })
}

/// A superior who has only now become one, or can be reached again, is asked too.
pub async fn ask_too(tx: &mut Tx, house: &House, superior: &Member, now: Instant) -> Result<()> {
    match superior.role == Role::Superior && are_lost(house, now) {
        true => ask_superiors(tx, house, &[superior], now).await,
        false => Ok(()),
    }
}

async fn ask_superiors(tx: &mut Tx, house: &House, superiors: &[&Member], now: Instant) -> Result<()> {
    let candidates = here(house, Role::Deputy, now).chain(here(house, Role::Manager, now));
    let notice = Notice::HeadLost {
        department: house.department.name.clone(),
        key: house.department.key.clone(),
        heads: names(house, now),
        candidates: candidates.take(CANDIDATES).map(|member| (member.id, member.name.clone())).collect(),
    };
    let chats = superiors.iter().filter_map(|member| tell::private_chat(member)).collect();
    let subject: i64 = tx.new_id().await?;
    Ok(question::ask_in(tx, house, chats, subject, &notice, now).await?)
}

fn names(house: &House, now: Instant) -> Vec<String> {
    heads(house, now).map(|head| head.name.clone()).collect()
}

/// [Назначить РОПом: Ким], the first superior's tap.
///
/// # Errors
/// Refused to everybody but a superior, and to him while a head can be reached.
pub async fn appoint(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    asked_in: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<(Member, Vec<String>)> {
    if by.role != Role::Superior || by.department != house.department.id {
        return Err(Refusal::NotAllowed(Action::OwnDepartment).into());
    }
    let subject = match asked_in {
        Some((chat, message)) => question::of_message(tx, chat, message).await?,
        None => None,
    };
    if let Some(subject) = subject {
        question::settle(tx, house, subject, by, now).await?;
    }
    if !are_lost(house, now) {
        return Err(Refusal::HeadsAreHere.into());
    }
    let member = team::current(house, id, now)?;
    if tell::private_chat(member).is_none() || !matches!(member.role, Role::Deputy | Role::Manager) {
        return Err(Refusal::NotHere { name: member.name.clone() }.into());
    }
    let heads = names(house, now);
    let head = team::given(tx, house, by, member, Role::Head, member.reports, now).await?;
    let department = house.department.name.clone();
    let (name, mark) = (head.name.clone(), question::mark(house, by, now));
    let notice = Notice::HeadAppointed { department, name, mark };
    if let Some(subject) = subject {
        question::show(tx, house, subject, by, &notice, now).await?;
    }
    tell::other_leaders(tx, house, head.id, NoticeKind::Card, &notice, now).await?;
    Ok((head, heads))
}

/// Whoever messages reach again may be the superior who is wanted.
pub async fn found(tx: &mut Tx, member: &Member, now: Instant) -> Result<()> {
    store::departments::touch(tx, member.department, now).await?;
    let Some(house) = House::load(tx, member.department).await? else { return Ok(()) };
    match house.member(member.id) {
        Some(member) => ask_too(tx, &house, member, now).await,
        None => Ok(()),
    }
}
