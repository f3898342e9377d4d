//! Ways into a department and for its chat: invites, codes, and the wrong ones somebody tried.
use super::{Result, Tx};
use crate::{
    domain::{
        id::{DepartmentId, InviteId, MemberId, TelegramId},
        person::Role,
        setup::Invite,
        time::Instant,
    },
    record,
};

record!(Invite { id, department, token, role, uses_left, expires_at, revoked_at, created_by });

pub async fn insert(tx: &mut Tx, i: &Invite, now: Instant) -> Result<()> {
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

/// The columns of an [`Invite`] and where they come from.
macro_rules! invites {
    ($condition:literal) => {
        concat!(
            "SELECT id, department, token, role, uses_left, expires_at, revoked_at, created_by
             FROM invites ",
            $condition
        )
    };
}

pub async fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Invite>> {
    tx.sql(invites!("WHERE token = $1")).bind(token).optional().await
}

pub async fn by_id(tx: &mut Tx, id: InviteId) -> Result<Option<Invite>> {
    tx.sql(invites!("WHERE id = $1")).bind(id).optional().await
}

/// Every invite of the department that still works at `now`, oldest first.
pub async fn all_living(tx: &mut Tx, department: DepartmentId, now: Instant) -> Result<Vec<Invite>> {
    tx.sql(invites!("WHERE department = $1 AND revoked_at IS NULL AND uses_left > 0 AND expires_at > $2 ORDER BY id"))
        .bind(department)
        .bind(now)
        .all()
        .await
}

/// Makes one invite useless; false when it was already.
pub async fn revoke(tx: &mut Tx, id: InviteId, now: Instant) -> Result<bool> {
    let rows = tx
        .sql("UPDATE invites SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
        .bind(id)
        .bind(now)
        .affected()
        .await?;
    Ok(rows == 1)
}

/// The newest invite of the department for a role that still works at `now`.
pub async fn living(tx: &mut Tx, d: DepartmentId, role: Role, now: Instant) -> Result<Option<Invite>> {
    tx.sql(invites!(
        "WHERE department = $1 AND role = $2 AND revoked_at IS NULL AND uses_left > 0 AND expires_at > $3
             ORDER BY id DESC LIMIT 1"
    ))
    .bind(d)
    .bind(role)
    .bind(now)
    .optional()
    .await
}

/// One use less.
pub async fn use_once(tx: &mut Tx, id: InviteId) -> Result<()> {
    tx.sql("UPDATE invites SET uses_left = uses_left - 1 WHERE id = $1 AND uses_left > 0").bind(id).exactly(1).await
}

/// Makes every living invite of the department for a role useless; how many there were.
pub async fn revoke_of_role(tx: &mut Tx, department: DepartmentId, role: Role, now: Instant) -> Result<u64> {
    tx.sql("UPDATE invites SET revoked_at = $3 WHERE department = $1 AND role = $2 AND revoked_at IS NULL")
        .bind(department)
        .bind(role)
        .bind(now)
        .affected()
        .await
}

/// A code that binds a team chat when typed there.
pub async fn put_code(
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
pub async fn code(tx: &mut Tx, code: &str, now: Instant) -> Result<Option<(DepartmentId, MemberId)>> {
    tx.sql("SELECT department, created_by FROM chat_codes WHERE code = $1 AND expires_at > $2")
        .bind(code)
        .bind(now)
        .optional()
        .await
}

/// Codes of a department that are no longer needed; how many there were.
pub async fn drop_codes(tx: &mut Tx, department: DepartmentId) -> Result<u64> {
    tx.sql("DELETE FROM chat_codes WHERE department = $1").bind(department).affected().await
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
