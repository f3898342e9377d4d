//! Ways into a department: made, looked at, used, revoked.
//!
//! Invariants: a secret has more than 128 random bits; wrong ones are counted for each account, and past a bound right
//! ones are not looked at either; an account has one place in a department, to which it returns.
use super::{
    Result, absence, comeback, heads,
    house::House,
    proposal, question,
    setup::{self, checked_name, same_name},
    team::may_give,
    tell,
};
use crate::{
    domain::{
        id::{ChatId, DepartmentId, InviteId, MemberId, MessageId, TelegramId},
        notice::{Notice, NoticeKind, Ruling},
        person::{Action, Member, Person, Role},
        planning::Cause,
        refusal::Refusal,
        setup::{GUESSES, GUESSES_IN, INVITE_LIVES, Invite, TOKEN_BYTES, uses_of},
        time::Instant,
    },
    store::{
        self, Tx,
        state::{Change, log_change},
    },
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Days;

/// Subjects of the audit.
const JOINED: &str = "member.joined";
pub(super) const UNLINKED: &str = "member.unlinked";

/// A report may be open for a coordination day so far ahead.
pub(super) const REPORTS_AHEAD_DAYS: u64 = 31;

/// How long somebody may take to come back with another account.
const UNLINKED_SINCE: chrono::TimeDelta = chrono::TimeDelta::days(366);

/// Bytes nobody can guess.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// A new invite, whoever may have asked for it.
pub(super) async fn issue(
    tx: &mut Tx,
    department: DepartmentId,
    by: Option<MemberId>,
    role: Role,
    now: Instant,
) -> Result<Invite> {
    let invite = Invite {
        id: tx.new_id().await?,
        department,
        token: URL_SAFE_NO_PAD.encode(random::<TOKEN_BYTES>()),
        role,
        uses_left: uses_of(role),
        expires_at: now + INVITE_LIVES,
        revoked_at: None,
        created_by: by,
    };
    store::invites::insert(tx, &invite, now).await?;
    Ok(invite)
}

/// The invite for a role: the one that works, else a new one.
pub async fn invite(tx: &mut Tx, house: &House, by: &Member, role: Role, now: Instant) -> Result<Invite> {
    may_give(by, role)?;
    match store::invites::living(tx, house.department.id, role, now).await? {
        // One that ends within the hour would fail whoever gets it.
        Some(living) if living.expires_at > now + chrono::TimeDelta::hours(1) => Ok(living),
        _ => issue(tx, house.department.id, Some(by.id), role, now).await,
    }
}

/// Makes an invite useless. Whoever may give its role may take it back.
pub async fn revoke(tx: &mut Tx, house: &House, by: &Member, id: InviteId, now: Instant) -> Result<()> {
    let invite = store::invites::by_id(tx, id).await?.filter(|invite| invite.department == house.department.id);
    let invite = invite.ok_or(Refusal::NotYours)?;
    may_give(by, invite.role)?;
    if !store::invites::revoke(tx, id, now).await? {
        return Err(Refusal::AlreadyDone.into());
    }
    Ok(())
}

/// What an invite shows to whoever has pressed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// «Кто вы?»; nobody to choose from: «Как подписывать вас в сводке?»
    Welcome {
        invite: Invite,
        department: String,
        waiting: Vec<(MemberId, String)>,
    },
    /// He was here before: «С возвращением!»
    Left {
        invite: Invite,
        department: String,
        /// As he was signed.
        name: String,
    },
    /// He is in already.
    Member {
        department: DepartmentId,
    },
    /// It does not work; counted, so that guessing is slow.
    Useless,
    TooManyGuesses,
}

/// Looks at an invite. Writes only the count of wrong ones.
pub async fn open(tx: &mut Tx, telegram: TelegramId, token: &str, now: Instant) -> Result<Opened> {
    let window = now - GUESSES_IN;
    if store::invites::guesses(tx, telegram, window).await? >= GUESSES {
        return Ok(Opened::TooManyGuesses);
    }
    let Some(invite) = store::invites::by_token(tx, token).await? else {
        store::invites::count_guess(tx, telegram, window, now).await?;
        return Ok(Opened::Useless);
    };
    let Some(house) = House::load(tx, invite.department).await? else { return Ok(Opened::Useless) };
    let today = house.today(now);
    let current = |m: &&Member| m.left_on.is_none_or(|left| today <= left);
    if house.members.iter().filter(current).any(|member| member.telegram == Some(telegram)) {
        return Ok(Opened::Member { department: house.department.id });
    }
    if !invite.works(now) {
        return Ok(Opened::Useless);
    }
    if let Some(left) = house.members.iter().find(|member| member.telegram == Some(telegram)) {
        let name = left.name.clone();
        return Ok(Opened::Left { invite, department: house.department.name, name });
    }
    let waiting = waiting(&house, invite.role, now);
    Ok(Opened::Welcome { invite, department: house.department.name, waiting })
}

/// Members of the invite's role who have no account yet.
fn waiting(house: &House, role: Role, now: Instant) -> Vec<(MemberId, String)> {
    let today = house.today(now);
    let waits = |m: &&Member| m.person.is_none() && m.role == role && m.left_on.is_none_or(|left| today <= left);
    house.members.iter().filter(waits).map(|member| (member.id, member.name.clone())).collect()
}

/// As whom somebody comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum As {
    /// One of those who are expected.
    Listed(MemberId),
    Named(String),
}

/// Lets the person into the department of an invite he was shown. Returns his place.
pub async fn join(tx: &mut Tx, person: &Person, id: InviteId, who: As, now: Instant) -> Result<(House, MemberId)> {
    let invite = store::invites::by_id(tx, id).await?.filter(|invite| invite.works(now));
    let invite = invite.ok_or(Refusal::InviteUseless)?;
    let house = House::load(tx, invite.department).await?.ok_or(Refusal::InviteUseless)?;
    let today = house.today(now);
    let place = house.members.iter().find(|member| member.person == Some(person.id));
    if place.is_some_and(|member| member.left_on.is_none_or(|left| today <= left)) {
        return Err(Refusal::AlreadyMember.into());
    }
    let joined = match place {
        Some(place) => returning(tx, place, &invite, &house, who, now).await?,
        None => newcomer(tx, person, &invite, &house, who, now).await?,
    };
    store::invites::use_once(tx, invite.id).await?;
    let change = Change {
        department: invite.department,
        by_member: Some(joined.id),
        subject: JOINED.to_owned(),
        subject_id: Some(joined.id.0),
        before: None,
        after: Some(if joined.listed { "listed" } else { "named" }.to_owned()),
        at: now,
    };
    log_change(tx, &change).await?;
    store::departments::touch(tx, invite.department, now).await?;
    let house = House::load(tx, invite.department).await?.ok_or(Refusal::InviteUseless)?;
    tell_joined(tx, &house, joined.id, now).await?;
    if let Some(member) = house.member(joined.id) {
        heads::ask_too(tx, &house, member, now).await?;
    }
    setup::refresh_checklist(tx, invite.department, now).await?;
    proposal::review(tx, invite.department, Cause::Joined { member: joined.id }, now).await?;
    Ok((house, joined.id))
}

struct Joined {
    id: MemberId,
    listed: bool,
}

/// He goes on as himself; under another name only when his is taken by now.
async fn returning(
    tx: &mut Tx,
    place: &Member,
    invite: &Invite,
    house: &House,
    who: As,
    now: Instant,
) -> Result<Joined> {
    let mut member = comeback::reopened(tx, house, place, now).await?;
    if let Err(taken) = free_name(house, &member.name, Some(member.id), now) {
        let As::Named(name) = who else { return Err(taken) };
        member.name = free_name(house, &name, Some(member.id), now)?;
    }
    member.role = invite.role;
    member.reports = invite.role.reports_by_default();
    member.consented_at = None;
    store::people::update_member(tx, &member).await?;
    Ok(Joined { id: member.id, listed: false })
}

async fn newcomer(
    tx: &mut Tx,
    person: &Person,
    invite: &Invite,
    house: &House,
    who: As,
    now: Instant,
) -> Result<Joined> {
    let waiting = waiting(house, invite.role, now);
    let listed = match &who {
        As::Listed(id) => Some(waiting.iter().find(|(waits, _)| waits == id).ok_or(Refusal::AlreadyDone)?.0),
        // Whoever types the name of somebody expected is that one.
        As::Named(name) => waiting.iter().find(|(_, waits)| same_name(waits, name)).map(|(id, _)| *id),
    };
    if let Some(member) = listed.and_then(|id| house.member(id)) {
        let mut member = member.clone();
        member.person = Some(person.id);
        // Whoever only changed his account has been here all along.
        if !was_unlinked(tx, house, member.id, now).await? {
            member.joined_on = member.joined_on.max(house.today(now));
        }
        store::people::update_member(tx, &member).await?;
        return Ok(Joined { id: member.id, listed: true });
    }
    let As::Named(name) = who else { return Err(Refusal::AlreadyDone.into()) };
    let name = free_name(house, &name, None, now)?;
    if house.members.len() >= crate::domain::setup::MAX_MEMBERS {
        return Err(Refusal::TooManyMembers { most: crate::domain::setup::MAX_MEMBERS }.into());
    }
    let position = house.members.iter().map(|member| member.position + 1).max().unwrap_or(0);
    let mut member = setup::new_member(tx, &house.department, name, invite.role, position, now).await?;
    member.person = Some(person.id);
    store::people::insert_member(tx, &member, now).await?;
    Ok(Joined { id: member.id, listed: false })
}

/// Did a leader let his account go since he joined: he was here all along.
async fn was_unlinked(tx: &mut Tx, house: &House, id: MemberId, now: Instant) -> Result<bool> {
    let changes = store::state::changes(tx, house.department.id, now - UNLINKED_SINCE).await?;
    Ok(changes.iter().any(|change| change.subject == UNLINKED && change.subject_id == Some(id.0)))
}

/// A name nobody in the department has, besides the one who is to have it.
pub(super) fn free_name(house: &House, name: &str, of: Option<MemberId>, now: Instant) -> Result<String> {
    let name = checked_name(name)?;
    let today = house.today(now);
    let current = |m: &&Member| m.left_on.is_none_or(|left| today <= left);
    let others = house.members.iter().filter(current).filter(|member| Some(member.id) != of);
    if others.into_iter().any(|member| same_name(&member.name, &name)) {
        return Err(Refusal::NameTaken.into());
    }
    Ok(name)
}

async fn tell_joined(tx: &mut Tx, house: &House, id: MemberId, now: Instant) -> Result<()> {
    let Some(joined) = house.member(id) else { return Ok(()) };
    let (here, of) = setup::here(house, now);
    let notice = Notice::Joined { member: id, name: joined.name.clone(), role: joined.role, here, of };
    let subject: i64 = tx.new_id().await?;
    Ok(question::ask(tx, house, subject, &notice, Some(id), now).await?)
}

/// [Понятно] to what is stored about him.
pub async fn consent(tx: &mut Tx, member: &Member, now: Instant) -> Result<()> {
    if member.consented_at.is_none() {
        store::people::update_member(tx, &Member { consented_at: Some(now), ..member.clone() }).await?;
    }
    Ok(())
}

/// [Это не наш]: a stranger came by the link. He is out and told so, a listed name waits again, and links of his role
/// work no longer. Of two leaders the first counts, the other's copy shows who it was. Returns the stranger's account and the new link.
pub async fn not_ours(
    tx: &mut Tx,
    house: &House,
    by: &Member,
    id: MemberId,
    asked_in: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<(Option<TelegramId>, Invite)> {
    if !by.allows(Action::ManageTeam) {
        return Err(Refusal::NotAllowed(Action::ManageTeam).into());
    }
    let stranger = house.member(id).ok_or(Refusal::NotYours)?;
    may_give(by, stranger.role)?;
    let subject = match asked_in {
        Some((chat, message)) => question::of_message(tx, chat, message).await?,
        None => None,
    };
    if let Some(subject) = subject {
        question::settle(tx, house, subject, by, now).await?;
    }
    let today = house.today(now);
    if stranger.person.is_none() || stranger.left_on.is_some_and(|left| left < today) {
        return Err(Refusal::AlreadyDone.into());
    }
    let since = now - INVITE_LIVES - INVITE_LIVES;
    let changes = store::state::changes(tx, house.department.id, since).await?;
    let listed = changes.iter().rev().find(|c| c.subject == JOINED && c.subject_id == Some(id.0));
    let listed = listed.is_some_and(|change| change.after.as_deref() == Some("listed"));
    let out = if listed {
        Member { person: None, consented_at: None, ..stranger.clone() }
    } else {
        Member { left_on: today.checked_sub_days(Days::new(1)), ..stranger.clone() }
    };
    store::people::update_member(tx, &out).await?;
    let change = Change {
        department: house.department.id,
        by_member: Some(by.id),
        subject: "member.not_ours".to_owned(),
        subject_id: Some(id.0),
        before: None,
        after: None,
        at: now,
    };
    log_change(tx, &change).await?;
    store::invites::revoke_of_role(tx, house.department.id, stranger.role, now).await?;
    absence::close_reports(tx, house, stranger, today, today + Days::new(REPORTS_AHEAD_DAYS), now).await?;
    let notice = Notice::NotOurs { department: house.department.name.clone() };
    tell::member(tx, house, stranger, NoticeKind::Card, &notice, now).await?;
    if let Some(subject) = subject {
        let (here, of) = setup::here(house, now);
        let asked = Notice::Joined { member: id, name: stranger.name.clone(), role: stranger.role, here, of };
        question::show_ruling(tx, house, subject, by, (asked, Ruling::NotOurs), now).await?;
    }
    let invite = issue(tx, house.department.id, Some(by.id), stranger.role, now).await?;
    store::departments::touch(tx, house.department.id, now).await?;
    setup::refresh_checklist(tx, house.department.id, now).await?;
    proposal::review(tx, house.department.id, Cause::Left { member: id }, now).await?;
    Ok((stranger.telegram, invite))
}
