//! `/protocol`: the one that is meant, as the reader may see it; in the team chat it is posted by a leader.
use super::{caught_up, neighbours};
use crate::{
    domain::{
        id::{ChatId, MessageId, PostId, ProtocolId},
        notice::PostKind,
        parse::date::{When, past_day},
        person::{Action, Member, Sight},
        protocol::{Neighbours, Reader, Recorded, Rendition, What, rendition},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx, published::ProtocolRow},
    usecase::{Result, house::House},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// How many protocols back the last posted one is looked for.
const LOOK_BACK: usize = 10;

/// Which protocol is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    Last,
    On(NaiveDate),
    /// One of these days: a weekday said on that weekday.
    Either(Vec<NaiveDate>),
    By(ProtocolId),
    /// A date was typed that cannot be read.
    Unclear,
}

impl Which {
    /// What stands after `/protocol`, read on the department's `today`.
    pub fn read(text: &str, today: NaiveDate) -> Self {
        if text.trim().is_empty() {
            return Which::Last;
        }
        match past_day(text, today) {
            When::On(on) => Which::On(on),
            When::Ask(dates) => Which::Either(dates),
            When::None => Which::Unclear,
        }
    }
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    One(ProtocolRow),
    /// Several days have one: newest first.
    Several(Vec<(ProtocolId, NaiveDate)>),
    /// The day has none; `None`: no day was meant.
    None {
        on: Option<NaiveDate>,
        nearest: Neighbours,
    },
    Unclear,
}

/// What `/protocol` shows in private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Protocol {
        id: ProtocolId,
        rendition: Box<Rendition>,
        beside: Neighbours,
    },
    /// See [`Found`].
    Other(Found),
}

/// What `/protocol` does in the team chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InChat {
    /// By a leader: to be posted under this post.
    Post {
        post: PostId,
        rendition: Box<Rendition>,
    },
    /// The last post; by a leader: it stands there and nothing has been added.
    Link(Option<(ChatId, MessageId)>),
    Other(Found),
}

/// The protocol that is meant.
pub async fn find(tx: &mut Tx, house: &House, which: &Which, now: Instant) -> Result<Found> {
    let department = house.department.id;
    let one = match which {
        Which::Unclear => return Ok(Found::Unclear),
        Which::Last => store::published::last_protocol(tx, department, house.today(now)).await?,
        Which::By(id) => {
            let row = store::published::protocol_by_id(tx, *id).await?.filter(|row| row.department == department);
            Some(row.ok_or(Refusal::NotYours)?)
        }
        Which::On(on) => store::published::protocol(tx, department, *on).await?,
        Which::Either(dates) => {
            let mut there = vec![];
            for on in dates.iter().rev() {
                there.extend(store::published::protocol(tx, department, *on).await?);
            }
            match there.len() {
                0 | 1 => there.pop(),
                _ => return Ok(Found::Several(there.iter().map(|row| (row.id, row.on_day)).collect())),
            }
        }
    };
    let on = match which {
        Which::On(on) => Some(*on),
        Which::Either(dates) => dates.last().copied(),
        _ => None,
    };
    Ok(match one {
        Some(row) => Found::One(row),
        None => {
            let around = on.unwrap_or_else(|| house.today(now) + Days::new(1));
            Found::None { on, nearest: neighbours(tx, department, around).await? }
        }
    })
}

/// `/protocol` in private, by what the role may see.
pub async fn show(tx: &mut Tx, house: &House, actor: &Member, which: &Which, now: Instant) -> Result<Shown> {
    if !actor.allows(Action::ReadReports) {
        return Err(Refusal::NotAllowed(Action::ReadReports).into());
    }
    let row = match find(tx, house, which, now).await? {
        Found::One(row) => row,
        other => return Ok(Shown::Other(other)),
    };
    let rendition = Box::new(rendered(tx, house, &row, reader(house, actor), now).await?);
    let beside = neighbours(tx, house.department.id, row.on_day).await?;
    Ok(Shown::Protocol { id: row.id, rendition, beside })
}

/// By the two tables of product.md: the head's rendering, the superior's figures and counts, else the team's.
fn reader(house: &House, actor: &Member) -> Reader {
    if actor.role.sees(Sight::HeadProtocol) {
        Reader::Head
    } else if actor.role.sees(Sight::OthersFigures) {
        Reader::Superior
    } else {
        Reader::Team { public: house.department.public, own: Some(actor.id) }
    }
}

/// Caught up; a note its author has deleted since is not shown.
async fn rendered(tx: &mut Tx, house: &House, row: &ProtocolRow, reader: Reader, now: Instant) -> Result<Rendition> {
    let (mut protocol, mut added) = caught_up(tx, house, row, now).await?;
    let (from, on) = (protocol.span.from_on, protocol.span.on);
    let kept: BTreeSet<i64> =
        store::reports::notes(tx, house.department.id, from, on).await?.iter().map(|note| note.id.0).collect();
    let shown = |item: &Recorded| !matches!(item.what, What::Note { .. }) || kept.contains(&item.source);
    protocol.items.retain(shown);
    added.retain(shown);
    Ok(rendition(&protocol, &added, reader))
}

/// `/protocol` in the team chat by a leader: what is to be posted, unless it stands there as it is.
pub async fn in_team_chat(tx: &mut Tx, house: &House, actor: &Member, which: &Which, now: Instant) -> Result<InChat> {
    if !actor.allows(Action::RunDepartment) {
        return Ok(InChat::Link(last_post(tx, house, now).await?));
    }
    let found = match find(tx, house, which, now).await? {
        Found::Several(days) => match days.first() {
            Some((newest, _)) => find(tx, house, &Which::By(*newest), now).await?,
            None => Found::Unclear,
        },
        found => found,
    };
    let Found::One(row) = found else { return Ok(InChat::Other(found)) };
    let reader = Reader::Team { public: house.department.public, own: None };
    let rendition = Box::new(rendered(tx, house, &row, reader, now).await?);
    let Some(chat) = house.department.chat else { return Ok(InChat::Link(None)) };
    let posts = store::posts::of_subject(tx, PostKind::Protocol, row.id.0).await?;
    let last = posts.iter().rev().find(|post| post.chat == chat);
    if let Some(last) = last
        && let Some(message) = last.message
    {
        let added = store::published::additions(tx, row.id).await?;
        if added.iter().all(|addition| addition.at <= last.created_at) {
            return Ok(InChat::Link(Some((chat, message))));
        }
    }
    let post = store::posts::create(tx, Some(house.department.id), PostKind::Protocol, row.id.0, chat, now).await?;
    Ok(InChat::Post { post, rendition })
}

/// The newest protocol that stands in the team chat.
pub async fn last_post(tx: &mut Tx, house: &House, now: Instant) -> Result<Option<(ChatId, MessageId)>> {
    let mut through = house.today(now);
    for _ in 0..LOOK_BACK {
        let Some(row) = store::published::last_protocol(tx, house.department.id, through).await? else { break };
        let posts = store::posts::of_subject(tx, PostKind::Protocol, row.id.0).await?;
        let there = posts.iter().rev().filter(|post| Some(post.chat) == house.department.chat);
        if let Some(found) = there.filter_map(|post| Some((post.chat, post.message?))).next() {
            return Ok(Some(found));
        }
        let Some(day_before) = row.on_day.pred_opt() else { break };
        through = day_before;
    }
    Ok(None)
}
