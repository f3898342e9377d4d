//! Posting at the digest's instant, editing afterwards, freezing when the next one is out.
use super::{
    LOOK_BACK, content_of, gather,
    places::{self, Places},
    row_of,
};
use crate::{
    domain::{
        coordination::hour,
        digest::{DigestContent, DigestState, SkipReason},
        notice::{Notice, NoticeKind, Parcel, Place},
        time::Instant,
    },
    store::{self, Result, Tx, published::DigestRow},
    usecase::{house::House, protocol, question, tell},
};
use chrono::{NaiveDate, TimeDelta};

/// The shortest time between two edits of a digest.
pub const EDIT_PAUSE: TimeDelta = TimeDelta::minutes(2);

/// A digest nobody has answered to is posted with the first report until this hour…
const FIRST_REPORT_UNTIL_HOUR: u32 = 12;
/// … or for so long, where the digest itself is about that late: by an outage or by the head's wish.
const FIRST_REPORT_IN: TimeDelta = TimeDelta::hours(1);

/// What became of the digest at its instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    Posted,
    /// A head had posted it before.
    Refreshed,
    /// Nobody has answered; the leaders were asked, unless everybody is waited for.
    Empty,
    /// A head has asked to wait.
    Waiting,
    Skipped(SkipReason),
}

/// Makes the day's protocol, whatever becomes of the digest; posts the digest of `digest_on`, unless it is empty, waits
/// for a head, or has nothing to say.
pub async fn publish_scheduled(tx: &mut Tx, house: &House, digest_on: NaiveDate, now: Instant) -> Result<Published> {
    protocol::make(tx, house, digest_on, now).await?;
    let row = row_of(tx, house.department.id, digest_on, now).await?;
    match row.state {
        DigestState::Posted | DigestState::Frozen => {
            refresh(tx, house, now).await?;
            return Ok(Published::Refreshed);
        }
        DigestState::Waiting => return Ok(Published::Waiting),
        DigestState::Skipped => return Ok(Published::Skipped(SkipReason::ByHead)),
        DigestState::Prepared | DigestState::Empty => {}
    }
    let Some(content) = gather::compose(tx, house, &row, now).await? else {
        return skip(tx, row, SkipReason::NothingNew).await;
    };
    if content.is_nobody_due() {
        return skip(tx, row, SkipReason::NobodyDue).await;
    }
    if content.is_unanswered() {
        settle_earlier(tx, house, digest_on, false).await?;
        if content.is_only_waited_for() {
            // Nobody is late: their own deadlines are ahead, and the first of them posts it.
            store::published::put_digest(tx, &DigestRow { state: DigestState::Empty, ..row }).await?;
            return Ok(Published::Empty);
        }
        return ask_leaders(tx, house, row, content.coverage.due, now).await;
    }
    post(tx, house, row, content, now).await?;
    Ok(Published::Posted)
}

async fn skip(tx: &mut Tx, row: DigestRow, reason: SkipReason) -> Result<Published> {
    let row = DigestRow { state: DigestState::Skipped, reason: Some(reason.as_str().into()), ..row };
    store::published::put_digest(tx, &row).await?;
    Ok(Published::Skipped(reason))
}

async fn ask_leaders(tx: &mut Tx, house: &House, row: DigestRow, due: usize, now: Instant) -> Result<Published> {
    let until = house.department.zone.local(first_report_until(house, row.digest_on)).time();
    let notice = Notice::NobodyYet { digest: row.id, due, until };
    let subject = row.id.0;
    store::published::put_digest(tx, &DigestRow { state: DigestState::Empty, ..row }).await?;
    question::ask(tx, house, subject, &notice, None, now).await?;
    Ok(Published::Empty)
}

/// Until when the first report posts an empty digest: those who wake later have as long after their own deadlines.
fn first_report_until(house: &House, digest_on: NaiveDate) -> Instant {
    let (zone, digest_at) = (house.department.zone, house.rules().day(digest_on).digest_at);
    let until = zone.instant(zone.date(digest_at), hour(FIRST_REPORT_UNTIL_HOUR)).max(digest_at + FIRST_REPORT_IN);
    gather::own_deadlines(house, digest_on)
        .map(|(_, at)| at + FIRST_REPORT_IN)
        .max()
        .map_or(until, |late| late.max(until))
}

/// Posts it to the team chat, else to every leader; true when to the chat. The previous one is frozen.
pub(super) async fn post(
    tx: &mut Tx,
    house: &House,
    row: DigestRow,
    content: DigestContent,
    now: Instant,
) -> Result<bool> {
    settle_earlier(tx, house, row.digest_on, true).await?;
    let content = content.seen_by(house.department.public);
    let row = DigestRow {
        state: DigestState::Posted,
        posted_at: Some(now),
        edited_at: None,
        content: Some(json(&content)),
        reason: None,
        ..row
    };
    store::published::put_digest(tx, &row).await?;
    if places::to_team_chat(tx, house, &row, &content, now).await? {
        return Ok(true);
    }
    places::to_leaders(tx, house, &row, &content, now).await?;
    Ok(false)
}

/// Ends digests of earlier days: unposted ones are skipped; the posted one is frozen when this one is `out`.
async fn settle_earlier(tx: &mut Tx, house: &House, digest_on: NaiveDate, out: bool) -> Result<()> {
    for row in store::published::latest_digests(tx, house.department.id, LOOK_BACK).await? {
        if row.digest_on >= digest_on {
            continue;
        }
        let (state, reason) = match row.state {
            DigestState::Posted if out => (DigestState::Frozen, None),
            DigestState::Empty => (DigestState::Skipped, Some(SkipReason::NobodyAnswered)),
            DigestState::Waiting => (DigestState::Skipped, Some(SkipReason::Waited)),
            DigestState::Prepared => (DigestState::Skipped, Some(SkipReason::NothingNew)),
            DigestState::Posted | DigestState::Frozen | DigestState::Skipped => continue,
        };
        let reason = reason.map(|reason| reason.as_str().to_owned());
        store::published::put_digest(tx, &DigestRow { state, reason, ..row }).await?;
    }
    Ok(())
}

/// To be called after any change of a figure, a report, a promise or an absence: posts the digest that waits for its
/// first report and edits the one that stands in the chat. The day's protocol catches up by itself.
pub async fn refresh(tx: &mut Tx, house: &House, now: Instant) -> Result<()> {
    for row in store::published::latest_digests(tx, house.department.id, LOOK_BACK).await? {
        match row.state {
            DigestState::Empty if now > first_report_until(house, row.digest_on) => {
                skip(tx, row, SkipReason::NobodyAnswered).await?;
            }
            DigestState::Empty => {
                let Some(content) = gather::compose(tx, house, &row, now).await? else { continue };
                if !content.is_unanswered() {
                    post(tx, house, row, content, now).await?;
                    break;
                }
                if !content.is_only_waited_for() && !question::is_asked(tx, row.id.0).await? {
                    ask_leaders(tx, house, row, content.coverage.due, now).await?;
                }
            }
            DigestState::Posted => {
                edit(tx, house, row, now).await?;
                break;
            }
            DigestState::Frozen => break,
            DigestState::Prepared | DigestState::Waiting | DigestState::Skipped => {}
        }
    }
    Ok(())
}

/// Queues an edit of every post of the digest if it says something new; an edit that still waits is replaced.
async fn edit(tx: &mut Tx, house: &House, row: DigestRow, now: Instant) -> Result<()> {
    let Some(content) = gather::compose(tx, house, &row, now).await? else { return Ok(()) };
    let content = content.seen_by(house.department.public);
    let before = content_of(&row);
    if let Some(before) = before.filter(|before| before.says_the_same(&content)) {
        // What came meanwhile is nothing this digest tells, and so no correction of it either.
        let content = DigestContent { as_of: content.as_of, ..before };
        return store::published::put_digest(tx, &DigestRow { content: Some(json(&content)), ..row }).await;
    }
    let content = DigestContent { updated: Some(house.department.zone.local(now).time()), ..content };
    let last_at = row.edited_at.or(row.posted_at).unwrap_or(now);
    // The last edit is still ahead: this one takes its place.
    let edit_at = if last_at > now { last_at } else { now.max(last_at + EDIT_PAUSE) };
    let key = format!("digest-edit:{}", row.id);
    store::outbox::cancel(tx, &key, now).await?;
    let places = Places::of(tx, house, row.id).await?;
    if places.here.is_empty() && places.left_behind {
        // Its message has stayed in the basic group the chat once was; the team is to read the rest all the same.
        places::to_team_chat(tx, house, &row, &content, now).await?;
    }
    let kept = if places.here.is_empty() { Some(places::instead(tx, house).await?) } else { None };
    for (post, page) in places.pages() {
        let instead = kept.filter(|_| post.chat.is_private());
        let notice = Notice::Digest { content: Box::new(content.clone()), page, instead };
        let parcel = Parcel {
            place: Place::EditPost(post.id),
            not_before: edit_at,
            cancel_key: Some(key.clone()),
            ..tell::parcel(house, post.chat, NoticeKind::Digest, &notice, now)
        };
        store::outbox::put(tx, &parcel, now).await?;
    }
    let row = DigestRow { content: Some(json(&content)), edited_at: Some(edit_at), ..row };
    store::published::put_digest(tx, &row).await
}

fn json(content: &DigestContent) -> String {
    serde_json::to_string(content).expect("a digest is plain data")
}
