//! Persons (accounts at Telegram) and members (their places in departments).
use super::{Result, Tx};
use crate::{
    domain::{
        calendar::{Absence, AbsenceKind},
        id::{AbsenceId, DepartmentId, MemberId, PersonId, TelegramId},
        person::{Language, Member, Person, Role},
        time::Instant,
    },
    record,
};
use chrono::NaiveDate;

record!(Person { id, telegram, username, language, started_at, reachable });
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
    position,
    telegram,
    language,
    started_at,
    reachable,
    consented_at,
});

pub async fn person_by_telegram(tx: &mut Tx, telegram: TelegramId) -> Result<Option<Person>> {
    tx.sql("SELECT id, telegram, username, language, started_at, reachable FROM persons WHERE telegram = $1")
        .bind(telegram)
        .optional()
        .await
}

/// Writes a person the bot meets or is told of for the first time.
pub async fn insert_person(tx: &mut Tx, p: &Person, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO persons (id, telegram, username, language, started_at, reachable, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(p.id)
    .bind(p.telegram)
    .bind(&p.username)
    .bind(p.language)
    .bind(p.started_at)
    .bind(p.reachable)
    .bind(now)
    .exactly(1)
    .await
}

/// He pressed Start (again): the bot may write to him.
pub async fn started(tx: &mut Tx, id: PersonId, username: Option<&str>, now: Instant) -> Result<()> {
    tx.sql("UPDATE persons SET started_at = COALESCE(started_at, $2), reachable = TRUE, username = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(username)
        .exactly(1)
        .await
}

pub async fn set_language(tx: &mut Tx, id: PersonId, language: Language) -> Result<()> {
    tx.sql("UPDATE persons SET language = $2 WHERE id = $1").bind(id).bind(language).exactly(1).await
}

/// Whether messages reach the account. True when this changed anything.
pub async fn set_reachable(tx: &mut Tx, telegram: TelegramId, reachable: bool) -> Result<bool> {
    let changed = tx
        .sql("UPDATE persons SET reachable = $2 WHERE telegram = $1 AND reachable <> $2")
        .bind(telegram)
        .bind(reachable)
        .affected()
        .await?;
    Ok(changed > 0)
}

pub async fn insert_member(tx: &mut Tx, m: &Member, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO members (id, department, person, name, role, reports, grade, zone, week, reminders, joined_on,
            left_on, position, consented_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(m.id)
    .bind(m.department)
    .bind(m.person)
    .bind(&m.name)
    .bind(m.role)
    .bind(m.reports)
    .bind(&m.grade)
    .bind(m.zone)
    .bind(m.week)
    .bind(m.reminders)
    .bind(m.joined_on)
    .bind(m.left_on)
    .bind(m.position)
    .bind(m.consented_at)
    .bind(now)
    .exactly(1)
    .await
}

/// Replaces what may change of a member; what belongs to the person is not touched.
pub async fn update_member(tx: &mut Tx, m: &Member) -> Result<()> {
    tx.sql(
        "UPDATE members SET person = $2, name = $3, role = $4, reports = $5, grade = $6, zone = $7, week = $8,
            reminders = $9, joined_on = $10, left_on = $11, position = $12, consented_at = $13 WHERE id = $1",
    )
    .bind(m.id)
    .bind(m.person)
    .bind(&m.name)
    .bind(m.role)
    .bind(m.reports)
    .bind(&m.grade)
    .bind(m.zone)
    .bind(m.week)
    .bind(m.reminders)
    .bind(m.joined_on)
    .bind(m.left_on)
    .bind(m.position)
    .bind(m.consented_at)
    .exactly(1)
    .await
}

pub async fn member(tx: &mut Tx, id: MemberId) -> Result<Option<Member>> {
    tx.sql(
        "SELECT m.id, m.department, m.person, m.name, m.role, m.reports, m.grade, m.zone, m.week, m.joined_on,
            m.left_on, m.reminders, m.position, p.telegram, p.language, p.started_at,
            COALESCE(p.reachable, FALSE) AS reachable, m.consented_at
         FROM members m LEFT JOIN persons p ON p.id = m.person WHERE m.id = $1",
    )
    .bind(id)
    .optional()
    .await
}

/// Everybody who is or was in the department, in its order.
pub async fn of_department(tx: &mut Tx, department: DepartmentId) -> Result<Vec<Member>> {
    tx.sql(
        "SELECT m.id, m.department, m.person, m.name, m.role, m.reports, m.grade, m.zone, m.week, m.joined_on,
            m.left_on, m.reminders, m.position, p.telegram, p.language, p.started_at,
            COALESCE(p.reachable, FALSE) AS reachable, m.consented_at
         FROM members m LEFT JOIN persons p ON p.id = m.person WHERE m.department = $1 ORDER BY m.position, m.id",
    )
    .bind(department)
    .all()
    .await
}

/// The places of an account, oldest first.
pub async fn of_telegram(tx: &mut Tx, telegram: TelegramId) -> Result<Vec<Member>> {
    tx.sql(
        "SELECT m.id, m.department, m.person, m.name, m.role, m.reports, m.grade, m.zone, m.week, m.joined_on,
            m.left_on, m.reminders, m.position, p.telegram, p.language, p.started_at,
            COALESCE(p.reachable, FALSE) AS reachable, m.consented_at
         FROM members m JOIN persons p ON p.id = m.person WHERE p.telegram = $1 ORDER BY m.id",
    )
    .bind(telegram)
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

/// A way into a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    pub id: crate::domain::id::InviteId,
    pub department: DepartmentId,
    pub token: String,
    pub role: Role,
    pub uses_left: i64,
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
    pub created_by: Option<MemberId>,
}
record!(Invite { id, department, token, role, uses_left, expires_at, revoked_at, created_by });

pub async fn insert_invite(tx: &mut Tx, i: &Invite, now: Instant) -> Result<()> {
    tx.sql(
        "INSERT INTO invites (id, department, token, role, uses_left, expires_at, revoked_at, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(i.id)
    .bind(i.department)
    .bind(&i.token)
    .bind(i.role)
    .bind(i.uses_left)
    .bind(i.expires_at)
    .bind(i.revoked_at)
    .bind(i.created_by)
    .bind(now)
    .exactly(1)
    .await
}

pub async fn invite_by_token(tx: &mut Tx, token: &str) -> Result<Option<Invite>> {
    tx.sql(
        "SELECT id, department, token, role, uses_left, expires_at, revoked_at, created_by FROM invites
         WHERE token = $1",
    )
    .bind(token)
    .optional()
    .await
}

/// The newest invite of the department for a role that still works at `now`.
pub async fn living_invite(tx: &mut Tx, d: DepartmentId, role: Role, now: Instant) -> Result<Option<Invite>> {
    tx.sql(
        "SELECT id, department, token, role, uses_left, expires_at, revoked_at, created_by FROM invites
         WHERE department = $1 AND role = $2 AND revoked_at IS NULL AND uses_left > 0 AND expires_at > $3
         ORDER BY id DESC LIMIT 1",
    )
    .bind(d)
    .bind(role)
    .bind(now)
    .optional()
    .await
}

/// One use less.
pub async fn use_invite(tx: &mut Tx, id: crate::domain::id::InviteId) -> Result<()> {
    tx.sql("UPDATE invites SET uses_left = uses_left - 1 WHERE id = $1 AND uses_left > 0").bind(id).exactly(1).await
}

/// Makes every living invite of the department useless; how many there were.
pub async fn revoke_invites(tx: &mut Tx, department: DepartmentId, now: Instant) -> Result<u64> {
    tx.sql("UPDATE invites SET revoked_at = $2 WHERE department = $1 AND revoked_at IS NULL")
        .bind(department)
        .bind(now)
        .affected()
        .await
}

/// A code that binds a team chat when typed there.
pub async fn put_chat_code(
    tx: &mut Tx,
    code: &str,
    department: DepartmentId,
    by: MemberId,
    expires_at: Instant,
) -> Result<()> {
    tx.sql("INSERT INTO chat_codes (code, department, created_by, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(code)
        .bind(department)
        .bind(by)
        .bind(expires_at)
        .exactly(1)
        .await
}

/// Department and author of a code that has not expired.
pub async fn chat_code(tx: &mut Tx, code: &str, now: Instant) -> Result<Option<(DepartmentId, MemberId)>> {
    tx.sql("SELECT department, created_by FROM chat_codes WHERE code = $1 AND expires_at > $2")
        .bind(code)
        .bind(now)
        .optional()
        .await
}

/// Counts a wrong guess in the window that began after `window_from`; how many there are in it now.
pub async fn count_guess(tx: &mut Tx, telegram: TelegramId, window_from: Instant, now: Instant) -> Result<i64> {
    tx.sql(
        "INSERT INTO guesses (telegram, since, count) VALUES ($1, $3, 1) ON CONFLICT (telegram) DO UPDATE SET
            count = CASE WHEN guesses.since < $2 THEN 1 ELSE guesses.count + 1 END,
            since = CASE WHEN guesses.since < $2 THEN excluded.since ELSE guesses.since END
         RETURNING count",
    )
    .bind(telegram)
    .bind(window_from)
    .bind(now)
    .scalar()
    .await
}

/// Wrong guesses since `window_from`.
pub async fn guesses(tx: &mut Tx, telegram: TelegramId, window_from: Instant) -> Result<i64> {
    let found: Option<(i64,)> = tx
        .sql("SELECT count FROM guesses WHERE telegram = $1 AND since >= $2")
        .bind(telegram)
        .bind(window_from)
        .optional()
        .await?;
    Ok(found.map_or(0, |row| row.0))
}
