//! Departments, their schedules and calendars.
use super::{Result, Tx};
use crate::{
    domain::{
        calendar::Weeks,
        coordination::Outage,
        department::{Currency, Department, National, Preset, Public, Schedule},
        id::{ChatId, DepartmentId, TelegramId, TopicId},
        person::{Language, ReminderProfile},
        time::{Instant, Zone},
    },
    record,
};
use chrono::{NaiveDate, NaiveTime};

record!(Department { id, key, name, zone, language, currency, national, public, reminders, week, chat, topic });

/// Writes a new department; nothing is scheduled for it before `now`.
pub async fn insert(tx: &mut Tx, d: &Department, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO departments (id, key, name, zone, language, currency, national, visibility, reminders, week,
            created_at, ticked_at, wake_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $11)",
    )
    .bind(d.id)
    .bind(&d.key)
    .bind(&d.name)
    .bind(d.zone)
    .bind(d.language)
    .bind(d.currency)
    .bind(d.national)
    .bind(d.public)
    .bind(d.reminders)
    .bind(&d.week)
    .bind(now)
    .exactly(1)
    .await
}

/// What the head may change of a department by a file or a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentSettings<'a> {
    pub name: &'a str,
    pub zone: Zone,
    pub language: Language,
    pub currency: Currency,
    pub national: National,
    pub public: Public,
    pub reminders: ReminderProfile,
    pub week: &'a Weeks,
}

impl<'a> From<&'a Department> for DepartmentSettings<'a> {
    fn from(d: &'a Department) -> Self {
        Self {
            name: &d.name,
            zone: d.zone,
            language: d.language,
            currency: d.currency,
            national: d.national,
            public: d.public,
            reminders: d.reminders,
            week: &d.week,
        }
    }
}

/// Replaces the settings and has the schedule looked at anew.
pub async fn update(tx: &mut Tx, id: DepartmentId, s: &DepartmentSettings<'_>, now: Instant) -> Result<()> {
    tx.sql(
        "UPDATE departments SET name = $2, zone = $3, language = $4, currency = $5, national = $6, visibility = $7,
            reminders = $8, week = $9, wake_at = $10 WHERE id = $1",
    )
    .bind(id)
    .bind(s.name)
    .bind(s.zone)
    .bind(s.language)
    .bind(s.currency)
    .bind(s.national)
    .bind(s.public)
    .bind(s.reminders)
    .bind(s.week)
    .bind(now)
    .exactly(1)
    .await
}

/// The columns of a [`Department`] with its chat and where they come from.
macro_rules! departments {
    ($condition:literal) => {
        concat!(
            "SELECT d.id, d.key, d.name, d.zone, d.language, d.currency, d.national, d.visibility AS public, d.reminders,
                d.week, c.id AS chat, c.topic
             FROM departments d LEFT JOIN chats c ON c.department = d.id AND c.present ",
            $condition
        )
    };
}

pub async fn by_id(tx: &mut Tx, id: DepartmentId) -> Result<Option<Department>> {
    tx.sql(departments!("WHERE d.id = $1")).bind(id).optional().await
}

pub async fn by_key(tx: &mut Tx, key: &str) -> Result<Option<Department>> {
    tx.sql(departments!("WHERE d.key = $1")).bind(key).optional().await
}

/// Every department, oldest first.
pub async fn ids(tx: &mut Tx) -> Result<Vec<DepartmentId>> {
    Ok(tx
        .sql("SELECT id FROM departments ORDER BY id")
        .all::<(DepartmentId,)>()
        .await?
        .into_iter()
        .map(|r| r.0)
        .collect())
}

/// Departments for which something may be scheduled by `now`, with the instant up to which all has happened.
pub async fn due(tx: &mut Tx, now: Instant) -> Result<Vec<(DepartmentId, Instant)>> {
    tx.sql("SELECT id, ticked_at FROM departments WHERE wake_at <= $1 ORDER BY wake_at, id").bind(now).all().await
}

/// Up to which instant all has happened in the department, and when it wants to be looked at.
pub async fn ticks(tx: &mut Tx, id: DepartmentId) -> Result<Option<(Instant, Instant)>> {
    tx.sql("SELECT ticked_at, wake_at FROM departments WHERE id = $1").bind(id).optional().await
}

/// When the next department wants to be looked at.
pub async fn next_wake(tx: &mut Tx) -> Result<Option<Instant>> {
    tx.sql("SELECT MIN(wake_at) FROM departments").scalar().await
}

/// All scheduled up to `ticked_at` has happened; the next look is due at `wake_at`.
pub async fn ticked(tx: &mut Tx, id: DepartmentId, ticked_at: Instant, wake_at: Instant) -> Result<()> {
    tx.sql("UPDATE departments SET ticked_at = $2, wake_at = $3 WHERE id = $1")
        .bind(id)
        .bind(ticked_at)
        .bind(wake_at)
        .exactly(1)
        .await
}

/// People or times have changed: the schedule is looked at anew at once.
pub async fn touch(tx: &mut Tx, id: DepartmentId, now: Instant) -> Result<()> {
    tx.sql("UPDATE departments SET wake_at = $2 WHERE id = $1").bind(id).bind(now).exactly(1).await
}

#[derive(Debug)]
struct ScheduleRow {
    valid_from: NaiveDate,
    preset: Preset,
    prompt: NaiveTime,
    reminder: NaiveTime,
    deadline: NaiveTime,
    digest: NaiveTime,
}
record!(ScheduleRow { valid_from, preset, prompt, reminder, deadline, digest });

/// The versions of the department's times, oldest first; each acts from its date.
pub async fn schedules(tx: &mut Tx, id: DepartmentId) -> Result<Vec<(NaiveDate, Schedule)>> {
    let rows: Vec<ScheduleRow> = tx
        .sql(
            "SELECT valid_from, preset, prompt, reminder, deadline, digest FROM schedules WHERE department = $1
             ORDER BY valid_from",
        )
        .bind(id)
        .all()
        .await?;
    let schedule = |r: ScheduleRow| {
        let ScheduleRow { valid_from, preset, prompt, reminder, deadline, digest } = r;
        (valid_from, Schedule { preset, prompt, reminder, deadline, digest })
    };
    Ok(rows.into_iter().map(schedule).collect())
}

/// Sets the times that act from `valid_from`, replacing a version of the same day.
pub async fn set_schedule(tx: &mut Tx, id: DepartmentId, valid_from: NaiveDate, s: Schedule) -> Result<()> {
    tx.sql(
        "INSERT INTO schedules (department, valid_from, preset, prompt, reminder, deadline, digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (department, valid_from) DO UPDATE SET
            preset = excluded.preset, prompt = excluded.prompt, reminder = excluded.reminder,
            deadline = excluded.deadline, digest = excluded.digest",
    )
    .bind(id)
    .bind(valid_from)
    .bind(s.preset)
    .bind(s.prompt)
    .bind(s.reminder)
    .bind(s.deadline)
    .bind(s.digest)
    .exactly(1)
    .await
}

/// Forgets the versions that were to act from `from` on.
pub async fn forget_schedules(tx: &mut Tx, id: DepartmentId, from: NaiveDate) -> Result<()> {
    tx.sql("DELETE FROM schedules WHERE department = $1 AND valid_from >= $2")
        .bind(id)
        .bind(from)
        .affected()
        .await
        .map(|_| ())
}

/// The team chat of a department, or what is known of a chat the bot has been in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamChat {
    pub id: ChatId,
    pub department: Option<DepartmentId>,
    pub title: String,
    pub topic: Option<TopicId>,
    pub administrator: bool,
    pub present: bool,
    /// Telegram refuses the bot's words there.
    pub muted: bool,
    /// The topic is closed to the bot.
    pub topic_closed: bool,
}
record!(TeamChat { id, department, title, topic, administrator, present, muted, topic_closed });

/// The columns of a [`TeamChat`] and where they come from.
macro_rules! chats {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, title, topic, administrator, present, muted, topic_closed
             FROM chats ",
            $condition
        )
    };
}

pub async fn chat(tx: &mut Tx, id: ChatId) -> Result<Option<TeamChat>> {
    tx.sql(chats!("WHERE id = $1")).bind(id).optional().await
}

pub async fn chat_of(tx: &mut Tx, department: DepartmentId) -> Result<Option<TeamChat>> {
    tx.sql(chats!("WHERE department = $1")).bind(department).optional().await
}

/// Remembers a chat; one bound to the department before is let go.
pub async fn bind_chat(tx: &mut Tx, chat: &TeamChat, now: Instant) -> Result<()> {
    if let Some(department) = chat.department {
        tx.sql("UPDATE chats SET department = NULL WHERE department = $1 AND id <> $2")
            .bind(department)
            .bind(chat.id)
            .affected()
            .await?;
    }
    tx.sql(
        "INSERT INTO chats (id, department, title, topic, administrator, present, muted, topic_closed, bound_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET department = excluded.department,
            title = excluded.title, topic = excluded.topic, administrator = excluded.administrator,
            present = excluded.present, muted = excluded.muted, topic_closed = excluded.topic_closed",
    )
    .bind(chat.id)
    .bind(chat.department)
    .bind(&chat.title)
    .bind(chat.topic)
    .bind(chat.administrator)
    .bind(chat.present)
    .bind(chat.muted)
    .bind(chat.topic_closed)
    .bind(now)
    .exactly(1)
    .await
}

/// A known chat has another title, also where somebody still wants to bind it; one the bot has not met is left alone.
pub async fn rename_chat(tx: &mut Tx, id: ChatId, title: &str) -> Result<()> {
    tx.sql("UPDATE chats SET title = $2 WHERE id = $1").bind(id).bind(title).affected().await?;
    tx.sql("UPDATE chat_requests SET title = $2 WHERE chat = $1").bind(id).bind(title).affected().await.map(|_| ())
}

/// A chat somebody wants to bind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatRequest {
    pub chat: ChatId,
    pub department: DepartmentId,
    pub title: String,
    pub topic: Option<TopicId>,
    pub asked_by: TelegramId,
    /// Under which number the heads were asked.
    pub question: i64,
}
record!(ChatRequest { chat, department, title, topic, asked_by, question });

/// Remembers the wish; a newer one for the same chat takes its place.
pub async fn put_chat_request(tx: &mut Tx, request: &ChatRequest, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO chat_requests (chat, department, title, topic, asked_by, question, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (chat) DO UPDATE SET department = excluded.department, title = excluded.title,
            topic = excluded.topic, asked_by = excluded.asked_by, question = excluded.question, at = excluded.at",
    )
    .bind(request.chat)
    .bind(request.department)
    .bind(&request.title)
    .bind(request.topic)
    .bind(request.asked_by)
    .bind(request.question)
    .bind(now)
    .exactly(1)
    .await
}

/// Takes the wish of a chat for the department; `None` when somebody has answered it.
pub async fn take_chat_request(tx: &mut Tx, chat: ChatId, department: DepartmentId) -> Result<Option<ChatRequest>> {
    tx.sql(
        "DELETE FROM chat_requests WHERE chat = $1 AND department = $2
         RETURNING chat, department, title, topic, asked_by, question",
    )
    .bind(chat)
    .bind(department)
    .optional()
    .await
}

/// What outages of the bot did to coordination days of the department.
pub async fn outages(tx: &mut Tx, id: DepartmentId) -> Result<Vec<(NaiveDate, Outage)>> {
    let rows: Vec<(NaiveDate, Option<Instant>, Option<Instant>)> = tx
        .sql("SELECT coordination_on, deadline_at, digest_at FROM outages WHERE department = $1 ORDER BY coordination_on")
        .bind(id)
        .all()
        .await?;
    let outage = |deadline_at: Option<Instant>, digest_at: Option<Instant>| match (deadline_at, digest_at) {
        (Some(deadline_at), Some(digest_at)) => Outage::Moved { deadline_at, digest_at },
        _ => Outage::NotAsked,
    };
    Ok(rows.into_iter().map(|(on, deadline_at, digest_at)| (on, outage(deadline_at, digest_at))).collect())
}

/// Notes an outage; one noted before for the day stays as it is.
pub async fn note_outage(tx: &mut Tx, id: DepartmentId, on: NaiveDate, outage: Outage) -> Result<()> {
    let (deadline_at, digest_at) = match outage {
        Outage::Moved { deadline_at, digest_at } => (Some(deadline_at), Some(digest_at)),
        Outage::NotAsked => (None, None),
    };
    tx.sql(
        "INSERT INTO outages (department, coordination_on, deadline_at, digest_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (department, coordination_on) DO NOTHING",
    )
    .bind(id)
    .bind(on)
    .bind(deadline_at)
    .bind(digest_at)
    .affected()
    .await
    .map(|_| ())
}
