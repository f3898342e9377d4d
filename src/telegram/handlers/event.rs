//! Events from inside the bot: what delivery found out, and what Telegram answered to a call.
use crate::{
    domain::{
        id::{ChatId, DepartmentId},
        time::Instant,
    },
    store::{self, Tx, departments::TeamChat},
    telegram::{ctx::Shared, event::Event, handlers::chat::COUNTED},
    usecase::{self, Result, house::House},
};

/// Handles an event; what has already been undone by somebody is no mistake.
pub async fn happened(tx: &mut Tx, event: &Event, _shared: &Shared, now: Instant) -> Result<()> {
    match event {
        Event::PersonLost { telegram, .. } => usecase::setup::tell_person_lost(tx, *telegram, now).await,
        Event::ChatLost { chat } => match bound(tx, *chat).await? {
            Some((house, known)) => usecase::chat::tell_lost(tx, &house, &known, now).await,
            None => Ok(()),
        },
        Event::ChatMuted { chat } => match bound(tx, *chat).await? {
            Some((house, known)) => usecase::chat::tell_muted(tx, &house, &known, now).await,
            None => Ok(()),
        },
        Event::ChatHeard { chat } => match bound(tx, *chat).await? {
            Some((house, known)) => usecase::chat::tell_heard(tx, &house, &known, now).await,
            None => Ok(()),
        },
        Event::TopicLost { chat, closed } => match bound(tx, *chat).await? {
            Some((house, known)) => usecase::chat::tell_topic_lost(tx, &house, &known, *closed, now).await,
            None => Ok(()),
        },
        Event::Undelivered { post, .. } => Ok(usecase::digest::undelivered(tx, *post, now).await?),
        Event::NoticeHeld { notice, kind, department, .. } => {
            Ok(super::digest::held(tx, *department, *notice, *kind, now).await?)
        }
        // Everything stored has been moved already.
        Event::ChatMoved { from, .. } => Ok(usecase::chat::moved(tx, *from, now).await?),
        Event::Answered { name, chat, result } => {
            let department = name.strip_prefix(COUNTED).and_then(|rest| rest.strip_prefix(':')?.parse().ok());
            let Some(house) = load(tx, department.map(DepartmentId)).await? else { return Ok(()) };
            let count = result.as_ref().ok().and_then(serde_json::Value::as_i64);
            usecase::chat::tell_bound(tx, &house, *chat, count, now).await
        }
    }
}

/// The chat, and the department whose team chat it is.
async fn bound(tx: &mut Tx, chat: ChatId) -> Result<Option<(House, TeamChat)>> {
    let Some(known) = store::departments::chat(tx, chat).await? else { return Ok(None) };
    Ok(load(tx, known.department).await?.map(|house| (house, known)))
}

async fn load(tx: &mut Tx, department: Option<DepartmentId>) -> Result<Option<House>> {
    match department {
        Some(department) => Ok(House::load(tx, department).await?),
        None => Ok(None),
    }
}
