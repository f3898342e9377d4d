//! The way back for a department that has lost its head: whoever runs the bot names another.
//!
//! Apart from `team`, because no role is asked for: the right is the access to the machine.
use super::{Result, comeback, house::House, setup, tell};
use crate::{
    domain::{
        id::{PersonId, TelegramId},
        notice::{Notice, NoticeKind},
        person::{Language, Member, Person, Role},
        time::Instant,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
};

/// Who leads the department now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointed {
    pub name: String,
    pub department: String,
    /// He was a head before.
    pub already: bool,
    /// The bot can write to him.
    pub started: bool,
}

/// Makes the account a head of the department with this key, in which it keeps its place if it has one; `unnamed`
/// signs somebody nothing is known of. `None` when there is no such department.
pub async fn appoint(
    tx: &mut Tx,
    key: &str,
    telegram: TelegramId,
    unnamed: impl Fn(Language) -> String,
    now: Instant,
) -> Result<Option<Appointed>> {
    let Some(found) = store::departments::by_key(tx, key).await? else { return Ok(None) };
    let Some(house) = House::load(tx, found.id).await? else { return Ok(None) };
    let today = house.today(now);
    let is_here = |member: &&Member| member.left_on.is_none_or(|left| today <= left);
    let his = || house.members.iter().filter(|member| member.telegram == Some(telegram));
    let place = his().find(is_here).or_else(|| his().next());
    let already = place.is_some_and(|place| place.role == Role::Head && is_here(&place));
    let member = match place {
        Some(place) if already => place.clone(),
        Some(place) => promote(tx, place, &house, now).await?,
        None => newcomer(tx, telegram, &house, unnamed(found.language), now).await?,
    };
    if !already {
        let change = Change {
            department: found.id,
            by_member: None,
            subject: "member.role".to_owned(),
            subject_id: Some(member.id.0),
            before: place.map(|place| place.role.to_string()),
            after: Some(Role::Head.to_string()),
            at: now,
        };
        log_change(tx, &change).await?;
        let notice = Notice::RoleGiven { department: found.name.clone(), role: Role::Head, reports: member.reports };
        tell::member(tx, &house, &member, NoticeKind::Card, &notice, now).await?;
        store::departments::touch(tx, found.id, now).await?;
        setup::refresh_checklist(tx, found.id, now).await?;
    }
    let started = member.has_started() && member.reachable;
    Ok(Some(Appointed { name: member.name, department: found.name, already, started }))
}

async fn promote(tx: &mut Tx, place: &Member, house: &House, now: Instant) -> Result<Member> {
    let here = comeback::reopened(tx, house, place, now).await?;
    let reports = here.reports && place.left_on.is_none();
    let member = Member { role: Role::Head, left_on: None, reports, ..here };
    store::people::update_member(tx, &member).await?;
    Ok(member)
}

async fn newcomer(tx: &mut Tx, telegram: TelegramId, house: &House, unnamed: String, now: Instant) -> Result<Member> {
    let elsewhere = store::people::of_telegram(tx, telegram).await?.pop();
    let person = person(tx, telegram, house.department.language, now).await?;
    let known = store::people::person_by_telegram(tx, telegram).await?.and_then(|person| person.username);
    let name =
        elsewhere.map(|member| member.name).or_else(|| known.map(|name| setup::fitting_name(&format!("@{name}"))));
    let position = house.members.iter().map(|member| member.position + 1).max().unwrap_or(0);
    let name = name.unwrap_or(unnamed);
    let mut member = setup::new_member(tx, &house.department, name, Role::Head, position, now).await?;
    (member.person, member.reports) = (Some(person), false);
    store::people::insert_member(tx, &member, now).await?;
    Ok(store::people::member(tx, member.id).await?.unwrap_or(member))
}

/// The account, written down when nobody has met it.
pub(super) async fn person(tx: &mut Tx, telegram: TelegramId, language: Language, now: Instant) -> Result<PersonId> {
    if let Some(person) = store::people::person_by_telegram(tx, telegram).await? {
        return Ok(person.id);
    }
    let person = Person {
        id: tx.new_id().await?,
        telegram,
        username: None,
        language,
        started_at: None,
        reachable: false,
        acting: None,
    };
    store::people::insert_person(tx, &person, now).await?;
    Ok(person.id)
}
