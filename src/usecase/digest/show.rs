//! The digest on demand: in the head's message before its time, by `/digest` in private and in the team chat.
use super::{LOOK_BACK, decide, gather, places::in_chat, row_of};
use crate::{
    domain::{
        calendar::Calendar,
        digest::{DigestAct, DigestActed, DigestContent, DigestState, Preview, SHOWN_BEFORE},
        id::{ChatId, MessageId},
        person::{Action, Member, Sight},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House},
};
use chrono::NaiveDate;

/// What `/digest` shows in private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing has passed that could be summed up.
    Nothing,
    NobodyDue,
    Digest {
        content: Box<DigestContent>,
        state: DigestState,
        /// Where it stands in the team chat.
        post: Option<(ChatId, MessageId)>,
        may_publish: bool,
    },
}

/// What `/digest` does in the team chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InChat {
    /// By a leader: posted, or why not.
    Acted(DigestActed),
    /// A link to the last post.
    Link(Option<(ChatId, MessageId)>),
}

/// The digest of `digest_on` as it would go out now; `None` when nobody owes a report, nobody has answered, or a head
/// has decided about it for good.
pub async fn preview(tx: &mut Tx, house: &House, digest_on: NaiveDate, now: Instant) -> store::Result<Option<Preview>> {
    let row = row_of(tx, house.department.id, digest_on, now).await?;
    if !matches!(row.state, DigestState::Prepared | DigestState::Waiting) {
        return Ok(None);
    }
    let waits = row.state == DigestState::Waiting;
    let content = gather::compose(tx, house, &row, now).await?.filter(|c| !c.is_nobody_due() && !c.is_unanswered());
    let Some(content) = content else { return Ok(None) };
    let asks = store::published::count_posted(tx, house.department.id).await? < SHOWN_BEFORE;
    let at = house.department.zone.local(house.rules().day(digest_on).digest_at).time();
    Ok(Some(Preview { digest: row.id, content: content.seen_by(house.department.public), at, asks, waits }))
}

/// `/digest` in private: as it stands now, by what the role may see.
pub async fn show(tx: &mut Tx, house: &House, actor: &Member, now: Instant) -> Result<Shown> {
    if !actor.allows(Action::ReadDigest) {
        return Err(Refusal::NotAllowed(Action::ReadDigest).into());
    }
    let row = row_of(tx, house.department.id, current_on(house, now), now).await?;
    let Some(content) = gather::compose(tx, house, &row, now).await? else { return Ok(Shown::Nothing) };
    let unknown = content.main.as_ref().is_none_or(|main| main.score.is_unknown()) && content.funnel.is_empty();
    if content.is_nobody_due() && unknown && !row.state.is_out() {
        return Ok(Shown::NobodyDue);
    }
    let seen = match actor.role.sees(Sight::OthersFigures) {
        true => content,
        false => content.seen_by_member(house.department.public, actor.id),
    };
    let may_publish = actor.allows(Action::RunDepartment);
    let post = in_chat(tx, house, row.id).await?;
    Ok(Shown::Digest { content: Box::new(seen), state: row.state, post, may_publish })
}

/// `/digest` in the team chat: posts for those who run the department, a link for the others.
pub async fn in_team_chat(tx: &mut Tx, house: &House, actor: &Member, now: Instant) -> Result<InChat> {
    if !actor.allows(Action::RunDepartment) {
        return Ok(InChat::Link(last_post(tx, house).await?));
    }
    let row = row_of(tx, house.department.id, current_on(house, now), now).await?;
    let acted = decide(tx, house, actor, row.id, DigestAct::Publish, now).await?;
    Ok(match acted {
        DigestActed::Refreshed | DigestActed::Already { .. } => InChat::Link(in_chat(tx, house, row.id).await?),
        acted => InChat::Acted(acted),
    })
}

/// The last digest that stands in the team chat.
pub async fn last_post(tx: &mut Tx, house: &House) -> store::Result<Option<(ChatId, MessageId)>> {
    for row in store::published::latest_digests(tx, house.department.id, LOOK_BACK).await? {
        if let Some(post) = in_chat(tx, house, row.id).await? {
            return Ok(Some(post));
        }
    }
    Ok(None)
}

/// The coordination day whose digest is meant at `now`: the department's last working day whose prompt has come.
pub fn current_on(house: &House, now: Instant) -> NaiveDate {
    let today = house.today(now);
    let asked = house.works_on(today) && house.rules().day(today).prompt_at <= now;
    if asked { today } else { house.calendar.previous_working(today).unwrap_or(today) }
}
