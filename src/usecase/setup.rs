//! A department set up in Telegram: made by the wizard, its people listed, and the card that says what is left to do.
use super::{Result, house::House, invite, start, tell};
use crate::{
    domain::{
        department::{Currency, Department, National, Preset, Public},
        id::{DepartmentId, MemberId, TelegramId},
        metric::MetricDraft,
        month::first_of,
        notice::{Notice, NoticeKind, Place, PostKind},
        parse::{people::NameList, place::is_in_russia},
        person::{Action, Language, Member, ReminderProfile, Role},
        refusal::Refusal,
        setup::{ChatLacks, Checklist, Invite, MAX_MEMBERS, MAX_NAME, Wizard},
        time::{Instant, Zone},
    },
    store::{
        self, Tx,
        departments::TeamChat,
        state::{Change, log_change},
    },
};

/// Who makes the department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founder {
    pub telegram: TelegramId,
    pub username: Option<String>,
    /// As Telegram shows him.
    pub name: String,
    pub language: Language,
}

/// A department that has just been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    pub department: DepartmentId,
    pub head: MemberId,
    /// For the team.
    pub invite: Invite,
}

/// Makes the department of the wizard's answers; what has no answer is the default. `metrics`: of its template, in
/// its language.
pub async fn create_department(
    tx: &mut Tx,
    founder: &Founder,
    wizard: &Wizard,
    sells: bool,
    metrics: Vec<MetricDraft>,
    now: Instant,
) -> Result<Created> {
    start::press_start(tx, founder.telegram, founder.username.as_deref(), founder.language, now).await?;
    let department = insert(tx, founder, wizard, now).await?;
    let zone = department.zone;
    let schedule = wizard.preset.unwrap_or(Preset::Standard).schedule();
    store::departments::set_schedule(tx, department.id, zone.date(now), schedule).await?;
    for (position, draft) in (0_i64..).zip(metrics) {
        let metric = draft.into_metric(tx.new_id().await?, department.id, position);
        store::metrics::put(tx, &metric).await?;
    }
    let mut head = new_member(tx, &department, fitting_name(&founder.name), Role::Head, 0, now).await?;
    head.reports = sells;
    head.person = store::people::person_by_telegram(tx, founder.telegram).await?.map(|person| person.id);
    head.consented_at = Some(now);
    store::people::insert_member(tx, &head, now).await?;
    let change = Change {
        department: department.id,
        by_member: Some(head.id),
        subject: "department".to_owned(),
        subject_id: Some(department.id.0),
        before: None,
        after: Some(department.key.clone()),
        at: now,
    };
    log_change(tx, &change).await?;
    let invite = invite::issue(tx, department.id, Some(head.id), Role::Manager, now).await?;
    Ok(Created { department: department.id, head: head.id, invite })
}

async fn insert(tx: &mut Tx, founder: &Founder, wizard: &Wizard, now: Instant) -> Result<Department> {
    let id: DepartmentId = tx.new_id().await?;
    let zone = wizard.zone.unwrap_or(Zone::MOSCOW);
    let department = Department {
        id,
        key: format!("d{id}"),
        name: wizard.name.clone().ok_or(Refusal::Empty)?,
        zone,
        language: founder.language,
        currency: wizard.currency.unwrap_or(Currency::Rub),
        national: if is_in_russia(zone) { National::Ru } else { National::None },
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: crate::domain::calendar::WeekPattern::FIVE_DAYS.into(),
        chat: None,
        topic: None,
    };
    store::departments::insert(tx, &department, now).await?;
    Ok(department)
}

/// A member who has not come yet, not written down.
pub(super) async fn new_member(
    tx: &mut Tx,
    department: &Department,
    name: String,
    role: Role,
    position: i64,
    now: Instant,
) -> Result<Member> {
    Ok(Member {
        id: tx.new_id().await?,
        department: department.id,
        person: None,
        name,
        role,
        reports: role.reports_by_default(),
        grade: None,
        zone: None,
        week: None.into(),
        joined_on: department.zone.date(now),
        left_on: None,
        reminders: None,
        position,
        telegram: None,
        language: None,
        started_at: None,
        reachable: false,
        consented_at: None,
        evening: true,
    })
}

/// A name as it may stand in a department: trimmed, one line, not too long.
pub fn checked_name(text: &str) -> Result<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Refusal::Empty.into());
    }
    if name.chars().count() > MAX_NAME {
        return Err(Refusal::TooLong { most: MAX_NAME }.into());
    }
    Ok(name)
}

/// A name Telegram gave, made to fit.
pub fn fitting_name(shown: &str) -> String {
    let name = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = name.chars().take(MAX_NAME).collect();
    let short = short.trim_end().to_owned();
    if short.is_empty() { "—".to_owned() } else { short }
}

/// What became of a typed list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub added: Vec<String>,
    /// Were in the department already.
    pub known: Vec<String>,
    /// Did not fit: longer than a name may be.
    pub too_long: Vec<String>,
}

/// Writes down who is expected, so that «Кто вы?» can be asked and it is seen who has not come.
pub async fn list_people(tx: &mut Tx, house: &House, by: &Member, list: &NameList, now: Instant) -> Result<Listed> {
    if !by.allows(Action::ManageTeam) {
        return Err(Refusal::NotAllowed(Action::ManageTeam).into());
    }
    if list.names.is_empty() && list.too_long.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if house.members.len() + list.names.len() > MAX_MEMBERS {
        return Err(Refusal::TooManyMembers { most: MAX_MEMBERS }.into());
    }
    let today = house.today(now);
    let mut listed = Listed { too_long: list.too_long.clone(), ..Listed::default() };
    let next = house.members.iter().map(|member| member.position + 1).max().unwrap_or(0);
    for name in &list.names {
        if house.members.iter().any(|m| same_name(&m.name, name) && m.left_on.is_none_or(|left| today <= left)) {
            listed.known.push(name.clone());
            continue;
        }
        let position = next + i64::try_from(listed.added.len()).unwrap_or(0);
        let member = new_member(tx, &house.department, name.clone(), Role::Manager, position, now).await?;
        store::people::insert_member(tx, &member, now).await?;
        listed.added.push(name.clone());
    }
    store::departments::touch(tx, house.department.id, now).await?;
    refresh_checklist(tx, house.department.id, now).await?;
    Ok(listed)
}

/// Names are the same when only case and «ё» differ.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let folded = |name: &str| name.to_lowercase().replace('\u{451}', "\u{435}");
    folded(one) == folded(other)
}

/// How many of the department's members are here, and how many there are: «4 из 7». The one count of the joining
/// card, the checklist, the chat's card and `/team`.
pub fn here(house: &House, now: Instant) -> (usize, usize) {
    let today = house.today(now);
    let current = house.members.iter().filter(|m| m.left_on.is_none_or(|left| today <= left));
    current.fold((0, 0), |(here, of), member| (here + usize::from(member.has_started()), of + 1))
}

/// What is left to do; `chat` is the department's, as the bot knows it; `plan`: a target of this month is set.
pub fn checklist(house: &House, chat: Option<&TeamChat>, plan: bool, now: Instant) -> Checklist {
    let today = house.today(now);
    let current: Vec<&Member> = house.members.iter().filter(|m| m.left_on.is_none_or(|left| today <= left)).collect();
    let came = |m: &&&Member| m.has_started();
    let (here, of) = here(house, now);
    Checklist {
        here,
        of,
        department: house.department.id,
        name: house.department.name.clone(),
        joined: current.iter().filter(came).filter(|m| m.role != Role::Head).count(),
        expected: current.iter().filter(|m| !m.has_started()).map(|m| m.name.clone()).collect(),
        chat: house.department.chat.is_some(),
        chat_lacks: match chat.filter(|chat| chat.present) {
            Some(chat) if chat.muted => Some(ChatLacks::Voice),
            Some(chat) if !chat.administrator => Some(ChatLacks::Rights),
            _ => None,
        },
        superior: current.iter().filter(came).any(|m| m.role == Role::Superior),
        plan,
    }
}

/// Sends the card to a member; it will be edited from now on.
pub async fn post_checklist(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<()> {
    let Some(chat) = tell::private_chat(member) else { return Ok(()) };
    let department = house.department.id;
    let post = store::posts::create(tx, Some(department), PostKind::Card, department.0, chat, now).await?;
    put_checklist(tx, house, chat, Place::NewPost(post), now).await
}

/// Ticks the card wherever it stands.
pub async fn refresh_checklist(tx: &mut Tx, department: DepartmentId, now: Instant) -> Result<()> {
    let posts = store::posts::of_subject(tx, PostKind::Card, department.0).await?;
    let Some(house) = House::load(tx, department).await? else { return Ok(()) };
    for post in posts.into_iter().filter(|post| post.chat.is_private()) {
        put_checklist(tx, &house, post.chat, Place::EditPost(post.id), now).await?;
    }
    Ok(())
}

async fn put_checklist(
    tx: &mut Tx,
    house: &House,
    chat: crate::domain::id::ChatId,
    place: Place,
    now: Instant,
) -> Result<()> {
    let team_chat = store::departments::chat_of(tx, house.department.id).await?;
    let month_on = first_of(house.today(now));
    let plan = store::targets::has_any(tx, house.department.id, month_on).await?;
    let notice = Notice::Checklist(Box::new(checklist(house, team_chat.as_ref(), plan, now)));
    let parcel = crate::domain::notice::Parcel { place, ..tell::parcel(house, chat, NoticeKind::Card, &notice, now) };
    store::outbox::put(tx, &parcel, now).await?;
    Ok(())
}

/// Messages no longer reach an account: the leaders of its departments hear it once.
pub async fn tell_person_lost(tx: &mut Tx, telegram: TelegramId, now: Instant) -> Result<()> {
    for member in store::people::of_telegram(tx, telegram).await? {
        let Some(house) = House::load(tx, member.department).await? else { continue };
        let today = house.today(now);
        if member.left_on.is_some_and(|left| left < today) {
            continue;
        }
        // A head who is lost for days is looked for.
        store::departments::touch(tx, house.department.id, now).await?;
        let notice = Notice::PersonLost { name: member.name.clone() };
        for leader in house.leaders(today).filter(|leader| leader.id != member.id) {
            tell::member(tx, &house, leader, NoticeKind::Card, &notice, now).await?;
        }
    }
    Ok(())
}
