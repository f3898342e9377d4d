//! Persons (accounts at Telegram) and members (their places in departments).
use super::{Result, Tx};
use crate::{
    domain::{
        calendar::{Absence, AbsenceKind},
        id::{AbsenceId, DepartmentId, MemberId, PersonId, TelegramId},
        person::{Language, Member, Person},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

record!(Person { id, telegram, username, language, started_at, reachable, acting });
record!(Member {
    id,
    department,
    person,
    name,
    role,
    reports,
    grade,
    zone,
    week,
    joined_on,
    left_on,
    reminders,
    evening,
    position,
    telegram,
    language,
    started_at,
    reachable,
    consented_at,
});

pub async fn person_by_telegram(tx: &mut Tx, telegram: TelegramId) -> Result<Option<Person>> {
    tx.sql("SELECT id, telegram, username, language, started_at, reachable, acting FROM persons WHERE telegram = $1")
        .bind(telegram)
        .optional()
        .await
}

/// Writes a person the bot meets or is told of for the first time.
pub async fn insert_person(tx: &mut Tx, p: &Person, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO persons (id, telegram, username, language, started_at, reachable, created_at, acting)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(p.id)
    .bind(p.telegram)
    .bind(&p.username)
    .bind(p.language)
    .bind(p.started_at)
    .bind(p.reachable)
    .bind(now)
    .bind(p.acting)
    .exactly(1)
    .await
}

/// He pressed Start (again): the bot may write to him.
pub async fn started(tx: &mut Tx, id: PersonId, username: Option<&str>, now: Instant) -> Result<()> {
    tx.sql(
        "UPDATE persons SET started_at = COALESCE(started_at, $2), reachable = TRUE, unreachable_since = NULL,
            username = $3 WHERE id = $1",
    )
    .bind(id)
    .bind(now)
    .bind(username)
    .exactly(1)
    .await
}

pub async fn set_language(tx: &mut Tx, id: PersonId, language: Language) -> Result<()> {
    tx.sql("UPDATE persons SET language = $2 WHERE id = $1").bind(id).bind(language).exactly(1).await
}

/// For which of his departments he acts until he says otherwise.
pub async fn set_acting(tx: &mut Tx, id: PersonId, department: Option<DepartmentId>) -> Result<()> {
    tx.sql("UPDATE persons SET acting = $2 WHERE id = $1").bind(id).bind(department).exactly(1).await
}

/// Messages reach the account again. True when this is news.
pub async fn found(tx: &mut Tx, telegram: TelegramId) -> Result<bool> {
    let changed = tx
        .sql(
            "UPDATE persons SET reachable = TRUE, unreachable_since = NULL, menu = NULL
             WHERE telegram = $1 AND NOT reachable",
        )
        .bind(telegram)
        .affected()
        .await?;
    Ok(changed > 0)
}

/// Since when messages do not reach members of the department.
pub async fn lost_since(tx: &mut Tx, department: DepartmentId) -> Result<Vec<(MemberId, Instant)>> {
    tx.sql(
        "SELECT m.id, p.unreachable_since FROM members m JOIN persons p ON p.id = m.person
         WHERE m.department = $1 AND p.unreachable_since IS NOT NULL ORDER BY m.id",
    )
    .bind(department)
    .all()
    .await
}

/// Everybody the bot can write to.
pub async fn reachable(tx: &mut Tx) -> Result<Vec<TelegramId>> {
    let rows: Vec<(TelegramId,)> = tx
        .sql("SELECT telegram FROM persons WHERE reachable AND started_at IS NOT NULL ORDER BY telegram")
        .all()
        .await?;
    Ok(rows.into_iter().map(|(telegram,)| telegram).collect())
}

/// Notes the menu of commands the account's chat is given; false when it has been given just this one.
pub async fn note_menu(tx: &mut Tx, telegram: TelegramId, menu: &str) -> Result<bool> {
    let changed = tx
        .sql("UPDATE persons SET menu = $2 WHERE telegram = $1 AND (menu IS NULL OR menu <> $2)")
        .bind(telegram)
        .bind(menu)
        .affected()
        .await?;
    Ok(changed > 0)
}

pub async fn insert_member(tx: &mut Tx, m: &Member, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO members (id, department, person, name, role, reports, grade, zone, week, reminders, joined_on,
            left_on, position, consented_at, created_at, evening)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    )
    .bind(m.id)
    .bind(m.department)
    .bind(m.person)
    .bind(&m.name)
    .bind(m.role)
    .bind(m.reports)
    .bind(&m.grade)
    .bind(m.zone)
    .bind(&m.week)
    .bind(m.reminders)
    .bind(m.joined_on)
    .bind(m.left_on)
    .bind(m.position)
    .bind(m.consented_at)
    .bind(now)
    .bind(m.evening)
    .exactly(1)
    .await
}

/// Replaces what may change of a member; what belongs to the person is not touched.
pub async fn update_member(tx: &mut Tx, m: &Member) -> Result<()> {
    tx.sql(
        "UPDATE members SET person = $2, name = $3, role = $4, reports = $5, grade = $6, zone = $7, week = $8,
            reminders = $9, joined_on = $10, left_on = $11, position = $12, consented_at = $13, evening = $14 WHERE id = $1",
    )
    .bind(m.id)
    .bind(m.person)
    .bind(&m.name)
    .bind(m.role)
    .bind(m.reports)
    .bind(&m.grade)
    .bind(m.zone)
    .bind(&m.week)
    .bind(m.reminders)
    .bind(m.joined_on)
    .bind(m.left_on)
    .bind(m.position)
    .bind(m.consented_at)
    .bind(m.evening)
    .exactly(1)
    .await
}

/// The columns of a [`Member`] and of his account, and where they come from.
macro_rules! members {
    ($condition:literal) => {
        concat!(
            "SELECT m.id, m.department, m.person, m.name, m.role, m.reports, m.grade, m.zone, m.week, m.joined_on,
                m.left_on, m.reminders, m.evening, m.position, p.telegram, p.language, p.started_at,
                COALESCE(p.reachable, FALSE) AS reachable, m.consented_at
             FROM members m LEFT JOIN persons p ON p.id = m.person ",
            $condition
        )
    };
}

pub async fn member(tx: &mut Tx, id: MemberId) -> Result<Option<Member>> {
    tx.sql(members!("WHERE m.id = $1")).bind(id).optional().await
}

/// Everybody who is or was in the department, in its order.
pub async fn of_department(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Member>> {
    tx.sql(members!("WHERE m.department = $1 ORDER BY m.position, m.id")).bind(department).all().await
}

/// The places of an account, oldest first.
pub async fn of_telegram(tx: &mut Tx, telegram: TelegramId) -> Result<Vec<Member>> {
    tx.sql(members!("WHERE p.telegram = $1 ORDER BY m.id")).bind(telegram).all().await
}

/// A time somebody was in the department before he left it and came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stint {
    pub member: MemberId,
    pub joined_on: NaiveDate,
    /// The last day.
    pub left_on: NaiveDate,
}
record!(Stint { member, joined_on, left_on });

/// Keeps the time that has ended, before the member's own dates become those of his return.
pub async fn keep_stint(tx: &mut Tx, stint: &Stint) -> Result<()> {
    tx.sql("INSERT INTO stints (member, joined_on, left_on) VALUES ($1, $2, $3)")
        .bind(stint.member)
        .bind(stint.joined_on)
        .bind(stint.left_on)
        .exactly(1)
        .await
}

/// Earlier times of the department's members, earliest first.
pub async fn stints(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Stint>> {
    tx.sql(
        "SELECT s.member, s.joined_on, s.left_on FROM stints s JOIN members m ON m.id = s.member
         WHERE m.department = $1 ORDER BY s.joined_on, s.member",
    )
    .bind(department)
    .all()
    .await
}

/// An absence with whose it is and who noted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceRow {
    pub id: AbsenceId,
    pub member: MemberId,
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    pub set_by: Option<MemberId>,
    pub set_at: Instant,
}
record!(AbsenceRow { id, member, kind, from_on, through_on, set_by, set_at });

impl AbsenceRow {
    /// Its calendar side.
    pub fn absence(&self) -> Absence {
        Absence {
            id: self.id,
            kind: self.kind,
            from_on: self.from_on,
            through_on: self.through_on,
            noted_at: self.set_at,
        }
    }
}

/// Absences of the department's members that have not been cancelled, earliest first.
pub async fn absences(tx: &mut Tx, department: DepartmentId) -> Result<Vec<AbsenceRow>> {
    tx.sql(
        "SELECT a.id, a.member, a.kind, a.from_on, a.through_on, a.set_by, a.set_at
         FROM absences a JOIN members m ON m.id = a.member
         WHERE m.department = $1 AND a.cancelled_at IS NULL ORDER BY a.from_on, a.id",
    )
    .bind(department)
    .all()
    .await
}

pub async fn absence(tx: &mut Tx, id: AbsenceId) -> Result<Option<AbsenceRow>> {
    tx.sql(
        "SELECT id, member, kind, from_on, through_on, set_by, set_at FROM absences
         WHERE id = $1 AND cancelled_at IS NULL",
    )
    .bind(id)
    .optional()
    .await
}

/// Whose an absence is or was.
pub async fn whose_absence(tx: &mut Tx, id: AbsenceId) -> Result<Option<MemberId>> {
    let found: Option<(MemberId,)> = tx.sql("SELECT member FROM absences WHERE id = $1").bind(id).optional().await?;
    Ok(found.map(|row| row.0))
}

pub async fn insert_absence(tx: &mut Tx, a: &AbsenceRow) -> Result<()> {
    tx.sql(
        "INSERT INTO absences (id, member, kind, from_on, through_on, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(a.id)
    .bind(a.member)
    .bind(a.kind)
    .bind(a.from_on)
    .bind(a.through_on)
    .bind(a.set_by)
    .bind(a.set_at)
    .exactly(1)
    .await
}

pub async fn cancel_absence(tx: &mut Tx, id: AbsenceId, now: Instant) -> Result<()> {
    tx.sql("UPDATE absences SET cancelled_at = $2 WHERE id = $1 AND cancelled_at IS NULL")
        .bind(id)
        .bind(now)
        .exactly(1)
        .await
}
