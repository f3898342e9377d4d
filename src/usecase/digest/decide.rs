//! What a leader decides about a digest: publish, wait, skip, forward to the chat. The first tap wins.
use super::{
    LOOK_BACK, content_of, gather,
    places::{self, Places},
    publish,
};
use crate::{
    domain::{
        digest::{DigestAct, DigestActed, DigestContent, DigestState, SkipReason},
        id::DigestId,
        notice::Notice,
        person::{Action, Member},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx, published::DigestRow, state::Change},
    usecase::{Result, house::House, question, today},
};

/// The audit's word for decisions about digests.
const SUBJECT: &str = "digest";

/// Does what a leader has tapped; says what became of it when somebody was faster.
pub async fn decide(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    digest: DigestId,
    act: DigestAct,
    now: Instant,
) -> Result<DigestActed> {
    let row = row_for(tx, house, actor, digest).await?;
    if is_closed(tx, &row).await? {
        return Ok(DigestActed::Closed);
    }
    use DigestState::{Empty, Frozen, Posted, Prepared, Skipped, Waiting};
    match (act, row.state) {
        (_, Frozen) => Ok(DigestActed::Closed),
        (DigestAct::Publish, Posted) => {
            publish::refresh(tx, house, now).await?;
            // It went to the leaders, or to another chat than the department has now.
            if house.department.chat.is_some() && Places::of(tx, house, row.id).await?.here.is_empty() {
                return forward(tx, house, actor, row.id, now).await;
            }
            already(tx, house, actor, &row, DigestActed::Refreshed).await
        }
        (DigestAct::Wait | DigestAct::Skip, Posted) => already(tx, house, actor, &row, DigestActed::Refreshed).await,
        (DigestAct::Publish, Prepared | Empty | Waiting | Skipped) => publish_now(tx, house, actor, row, now).await,
        (DigestAct::Wait, Prepared | Empty | Waiting) => {
            let acted = DigestActed::Waiting(row.id);
            settle(tx, actor, row, Waiting, None, now).await?;
            today::refresh(tx, house, None, now).await?;
            Ok(acted)
        }
        (DigestAct::Skip, Prepared | Empty | Waiting) => {
            show_others(tx, house, actor, &row, false, now).await?;
            settle(tx, actor, row, Skipped, Some(SkipReason::ByHead), now).await?;
            Ok(DigestActed::Skipped)
        }
        (DigestAct::Wait | DigestAct::Skip, Skipped) => already(tx, house, actor, &row, DigestActed::Skipped).await,
    }
}

/// [Переслать в чат]: the digest that went to the heads, once a chat is bound.
pub async fn forward(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    digest: DigestId,
    now: Instant,
) -> Result<DigestActed> {
    let row = row_for(tx, house, actor, digest).await?;
    let Some(chat) = house.department.chat else { return Ok(DigestActed::NoChat) };
    if !Places::of(tx, house, row.id).await?.here.is_empty() {
        return already(tx, house, actor, &row, DigestActed::Refreshed).await;
    }
    let Some(content) = content_of(&row).filter(|_| row.state.is_out()) else { return Ok(DigestActed::Closed) };
    // Where the bot might not write it tries again, and a refusal is news again.
    store::reach::unmute_chat(tx, chat).await?;
    places::to_team_chat(tx, house, &row, &content, now).await?;
    log(tx, actor, &row, "forwarded", now).await?;
    Ok(DigestActed::Posted { to_chat: true })
}

/// The row of a digest the actor may decide about.
async fn row_for(tx: &mut Tx, house: &House, actor: &Member, digest: DigestId) -> Result<DigestRow> {
    if !actor.allows(Action::RunDepartment) {
        return Err(Refusal::NotAllowed(Action::RunDepartment).into());
    }
    let row = store::published::digest(tx, digest).await?;
    let own = row.filter(|row| row.department == house.department.id && actor.department == row.department);
    own.ok_or_else(|| Refusal::NotYours.into())
}

/// A later digest is out.
async fn is_closed(tx: &mut Tx, row: &DigestRow) -> Result<bool> {
    let latest = store::published::latest_digests(tx, row.department, LOOK_BACK).await?;
    Ok(latest.iter().any(|other| other.digest_on > row.digest_on && other.state.is_out()))
}

async fn publish_now(tx: &mut Tx, house: &House, actor: &Member, row: DigestRow, now: Instant) -> Result<DigestActed> {
    let content = gather::compose(tx, house, &row, now).await?.filter(|content| !says_nothing(content));
    let Some(content) = content else { return Ok(DigestActed::NobodyDue) };
    let before = row.clone();
    let to_chat = publish::post(tx, house, row, content, now).await?;
    show_others(tx, house, actor, &before, true, now).await?;
    log(tx, actor, &before, DigestState::Posted.as_str(), now).await?;
    Ok(DigestActed::Posted { to_chat })
}

/// The other leaders see what was decided, when and by whom; buttons that decide nothing any more go.
async fn show_others(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    row: &DigestRow,
    posted: bool,
    now: Instant,
) -> Result<()> {
    let notice = Notice::DigestDecided { posted, mark: question::mark(house, actor, now) };
    question::show(tx, house, row.id.0, actor, &notice, now).await?;
    today::refresh(tx, house, None, now).await
}

/// Nobody owes anything and nobody has given anything.
fn says_nothing(content: &DigestContent) -> bool {
    let unknown = content.main.as_ref().is_none_or(|main| main.score.is_unknown());
    content.is_nobody_due() && unknown && content.funnel.is_empty() && content.others.is_empty()
}

async fn settle(
    tx: &mut Tx,
    actor: &Member,
    row: DigestRow,
    state: DigestState,
    reason: Option<SkipReason>,
    now: Instant,
) -> Result<()> {
    log(tx, actor, &row, state.as_str(), now).await?;
    let reason = reason.map(|reason| reason.as_str().to_owned());
    Ok(store::published::put_digest(tx, &DigestRow { state, reason, ..row }).await?)
}

async fn log(tx: &mut Tx, actor: &Member, row: &DigestRow, after: &str, now: Instant) -> Result<()> {
    let change = Change {
        department: row.department,
        by_member: Some(actor.id),
        subject: SUBJECT.into(),
        subject_id: Some(row.id.0),
        before: Some(row.state.as_str().into()),
        after: Some(after.into()),
        at: now,
    };
    Ok(store::state::log_change(tx, &change).await?)
}

/// Who of the others has decided last, and when; else `alone`.
async fn already(
    tx: &mut Tx,
    house: &House,
    actor: &Member,
    row: &DigestRow,
    alone: DigestActed,
) -> Result<DigestActed> {
    let changes = store::state::changes(tx, row.department, row.created_at).await?;
    let last = changes.iter().rev().find(|c| c.subject == SUBJECT && c.subject_id == Some(row.id.0));
    let other = last.and_then(|c| Some((c.at, house.member(c.by_member.filter(|by| *by != actor.id)?)?)));
    Ok(other.map_or(alone, |(at, member)| DigestActed::Already {
        at: house.department.zone.local(at).time(),
        name: member.name.clone(),
    }))
}
