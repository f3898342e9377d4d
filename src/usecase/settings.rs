//! `/settings`: what a member says about himself, and what leaders say about the department.
//!
//! Apart from the team, where leaders decide about others. Invariants: one's own settings are changed by oneself alone
//! (a zone also by a leader); what concerns others is told to them; every change is a line of the audit.
use super::{Result, digest, house::House, invite, schedule, setup, tell, today};
use crate::{
    domain::{
        coordination::after_night,
        department::{Department, Public},
        id::MemberId,
        month::Lights,
        notice::{DepartmentChange, Notice, NoticeKind, Parcel},
        person::{Action, Language, Member, ReminderProfile},
        refusal::Refusal,
        time::{Instant, Zone},
    },
    store::{
        self, Tx,
        departments::DepartmentSettings,
        state::{Change, log_change},
    },
};

/// What the audit says of a setting that is the department's.
const AS_DEPARTMENT: &str = "department";

/// Has this member settings of his own: whoever reports, and leaders.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_set(member: &Member) -> Result<()> {
    match member.role.leads() || member.allows(Action::OwnReport) {
        true => Ok(()),
        false => Err(Refusal::NotAllowed(Action::OwnReport).into()),
    }
}

/// The member whose settings these are, if they are the actor's own.
///
/// # Errors
/// [`Refusal::NotYours`], [`Refusal::NotAllowed`].
pub fn own<'h>(house: &'h House, by: &Member, id: MemberId) -> Result<&'h Member> {
    let member = house.member(id).filter(|member| member.id == by.id).ok_or(Refusal::NotYours)?;
    may_set(member)?;
    Ok(member)
}

/// How he is signed from now on; the leaders hear of it.
pub async fn rename(tx: &mut Tx, house: &House, by: &Member, id: MemberId, name: &str, now: Instant) -> Result<Member> {
    let member = own(house, by, id)?;
    let name = invite::free_name(house, name, Some(id), now)?;
    let changed = Member { name, ..member.clone() };
    if changed.name == member.name {
        return Ok(changed);
    }
    store::people::update_member(tx, &changed).await?;
    log(tx, by, (id.0, "member.name"), Some(&member.name), Some(&changed.name), now).await?;
    let notice = Notice::RenamedHimself { before: member.name.clone(), name: changed.name.clone() };
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != id) {
        tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
    }
    setup::refresh_checklist(tx, house.department.id, now).await?;
    Ok(changed)
}

/// Where the member's wall clock is: `None`, as the department's. His own business, and a leader's.
pub async fn set_member_zone(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    zone: Option<Zone>,
    now: Instant,
) -> Result<Member> {
    let member = house.member(id).filter(|_| by.department == house.department.id).ok_or(Refusal::NotYours)?;
    if by.id == id {
        may_set(member)?;
    }
    let zone = zone.filter(|zone| *zone != house.department.zone);
    if zone == member.zone {
        return Ok(member.clone());
    }
    schedule::set_member_zone(tx, house, by, id, zone, now).await
}

/// How often he wants to be reminded: `None`, as the department's profile.
pub async fn set_reminders(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    profile: Option<ReminderProfile>,
    now: Instant,
) -> Result<Member> {
    let member = own(house, by, id)?;
    let changed = Member { reminders: profile, ..member.clone() };
    if changed.reminders == member.reminders {
        return Ok(changed);
    }
    store::people::update_member(tx, &changed).await?;
    let word = |profile: Option<ReminderProfile>| profile.map_or(AS_DEPARTMENT, ReminderProfile::as_str);
    log(tx, by, (id.0, "member.reminders"), Some(word(member.reminders)), Some(word(profile)), now).await?;
    store::departments::touch(tx, house.department.id, now).await?;
    Ok(changed)
}

/// Whether he is told in the evening what he has promised for the next working day.
pub async fn set_evening(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    evening: bool,
    now: Instant,
) -> Result<Member> {
    let member = own(house, by, id)?;
    let changed = Member { evening, ..member.clone() };
    if member.evening == evening {
        return Ok(changed);
    }
    store::people::update_member(tx, &changed).await?;
    let word = |yes: bool| if yes { "yes" } else { "no" };
    log(tx, by, (id.0, "member.evening"), Some(word(!evening)), Some(word(evening)), now).await?;
    Ok(changed)
}

/// May he set the department.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_run(house: &House, by: &Member) -> Result<()> {
    match by.allows(Action::RunDepartment) && by.department == house.department.id {
        true => Ok(()),
        false => Err(Refusal::NotAllowed(Action::RunDepartment).into()),
    }
}

/// May he say what managers see of each other.
///
/// # Errors
/// [`Refusal::NotAllowed`].
pub fn may_set_public(house: &House, by: &Member) -> Result<()> {
    match by.allows(Action::OwnDepartment) && by.department == house.department.id {
        true => Ok(()),
        false => Err(Refusal::NotAllowed(Action::OwnDepartment).into()),
    }
}

/// What the department is called.
pub async fn rename_department(tx: &mut Tx, house: &House, by: &Member, name: &str, now: Instant) -> Result<()> {
    may_run(house, by)?;
    let department = &house.department;
    let name = setup::checked_name(name)?;
    if name == department.name {
        return Ok(());
    }
    save(tx, department, DepartmentSettings { name: &name, ..settings(department) }, now).await?;
    log(tx, by, (department.id.0, "department.name"), Some(&department.name), Some(&name), now).await?;
    tell_leaders(tx, house, by, DepartmentChange::Name { before: department.name.clone(), name }, now).await?;
    setup::refresh_checklist(tx, department.id, now).await
}

/// In which language the bot writes to the team chat.
pub async fn set_language(tx: &mut Tx, house: &House, by: &Member, language: Language, now: Instant) -> Result<()> {
    may_run(house, by)?;
    let department = &house.department;
    if language == department.language {
        return Ok(());
    }
    save(tx, department, DepartmentSettings { language, ..settings(department) }, now).await?;
    let (before, after) = (department.language.as_str(), language.as_str());
    log(tx, by, (department.id.0, "department.language"), Some(before), Some(after), now).await?;
    tell_leaders(tx, house, by, DepartmentChange::Language { language }, now).await
}

/// From which pace on the month is green and yellow.
pub async fn lights(tx: &mut Tx, house: &House) -> Result<Lights> {
    Ok(store::targets::lights(tx, house.department.id).await?.unwrap_or_default())
}

/// Sets the lights; the other leaders hear of it.
pub async fn set_lights(tx: &mut Tx, house: &House, by: &Member, lights: Lights, now: Instant) -> Result<()> {
    may_run(house, by)?;
    let before = self::lights(tx, house).await?;
    if lights == before {
        return Ok(());
    }
    store::targets::set_lights(tx, house.department.id, lights).await?;
    let word = |lights: Lights| format!("{}/{}", lights.green, lights.yellow);
    let (before, after) = (word(before), word(lights));
    log(tx, by, (house.department.id.0, "department.lights"), Some(&before), Some(&after), now).await?;
    tell_leaders(tx, house, by, DepartmentChange::Lights { lights }, now).await
}

/// What managers see of each other. Whoever is seen hears of it, though not at night; what stands in the chat follows.
pub async fn set_public(tx: &mut Tx, house: &House, by: &Member, public: Public, now: Instant) -> Result<()> {
    may_set_public(house, by)?;
    let department = &house.department;
    if public == department.public {
        return Ok(());
    }
    save(tx, department, DepartmentSettings { public, ..settings(department) }, now).await?;
    let (before, after) = (department.public.as_str(), public.as_str());
    log(tx, by, (department.id.0, "department.public"), Some(before), Some(after), now).await?;
    let change = DepartmentChange::Public { department: department.name.clone(), public };
    let notice = Notice::DepartmentChanged { by: by.name.clone(), change };
    let on = house.today(now);
    let concerned = |member: &&Member| member.id != by.id && member.left_on.is_none_or(|left| on <= left);
    for member in house.members.iter().filter(concerned).filter(|member| member.reports || member.role.leads()) {
        let Some(chat) = tell::private_chat(member) else { continue };
        let not_before = after_night(house.zone_of(member), now);
        let parcel = Parcel { not_before, ..tell::parcel(house, chat, NoticeKind::Card, &notice, now) };
        store::outbox::put(tx, &parcel, now).await?;
    }
    if let Some(house) = House::load(tx, department.id).await? {
        digest::refresh(tx, &house, now).await?;
        today::refresh(tx, &house, None, now).await?;
    }
    Ok(())
}

fn settings(department: &Department) -> DepartmentSettings<'_> {
    DepartmentSettings {
        name: &department.name,
        zone: department.zone,
        language: department.language,
        currency: department.currency,
        national: department.national,
        public: department.public,
        reminders: department.reminders,
        week: &department.week,
    }
}

async fn save(tx: &mut Tx, department: &Department, settings: DepartmentSettings<'_>, now: Instant) -> Result<()> {
    Ok(store::departments::update(tx, department.id, &settings, now).await?)
}

async fn tell_leaders(tx: &mut Tx, house: &House, by: &Member, change: DepartmentChange, now: Instant) -> Result<()> {
    let notice = Notice::DepartmentChanged { by: by.name.clone(), change };
    for leader in house.leaders(house.today(now)).filter(|leader| leader.id != by.id) {
        tell::member(tx, house, leader, NoticeKind::Card, &notice, now).await?;
    }
    Ok(())
}

async fn log(
    tx: &mut Tx,
    by: &Member,
    (id, subject): (i64, &str),
    before: Option<&str>,
    after: Option<&str>,
    now: Instant,
) -> Result<()> {
    let change = Change {
        department: by.department,
        by_member: Some(by.id),
        subject: subject.to_owned(),
        subject_id: Some(id),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}
