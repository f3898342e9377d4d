//! Events from inside the bot: what delivery found out, and what Telegram answered to a call.
use crate::{
    domain::{id::DepartmentId, time::Instant},
    store::{self, Tx},
    telegram::{ctx::Shared, event::Event, handlers::chat::COUNTED},
    usecase::{self, Result, house::House},
};

/// Handles an event; what has already been undone by somebody is no mistake.
pub async fn happened(tx: &mut Tx, event: &Event, _shared: &Shared, now: Instant) -> Result<()> {
    match event {
        Event::PersonLost { telegram, .. } => usecase::setup::tell_person_lost(tx, *telegram, now).await,
        Event::ChatLost { chat } => {
            let Some(known) = store::departments::chat(tx, *chat).await? else { return Ok(()) };
            match load(tx, known.department).await? {
                Some(house) => usecase::chat::tell_lost(tx, &house, &known.title, now).await,
                None => Ok(()),
            }
        }
        Event::NoticeHeld { notice, kind, department, .. } => {
            Ok(super::digest::held(tx, *department, *notice, *kind, now).await?)
        }
        // Everything has been moved already.
        Event::ChatMoved { .. } => Ok(()),
        Event::Answered { name, chat, result } => {
            let department = name.strip_prefix(COUNTED).and_then(|rest| rest.strip_prefix(':')?.parse().ok());
            let Some(house) = load(tx, department.map(DepartmentId)).await? else { return Ok(()) };
            let count = result.as_ref().ok().and_then(serde_json::Value::as_i64);
            usecase::chat::tell_bound(tx, &house, *chat, count, now).await
        }
    }
}

async fn load(tx: &mut Tx, department: Option<DepartmentId>) -> Result<Option<House>> {
    match department {
        Some(department) => Ok(House::load(tx, department).await?),
        None => Ok(None),
    }
}
