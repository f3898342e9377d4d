//! Going over everything that names a person or holds his words; see [`crate::domain::forget`] for what goes and stays.
//!
//! Messages that stand in chats are Telegram's; the digest that may still be edited is. Rows on their way to Telegram
//! keep nothing once they have ended. Invariants: whoever is forgotten is signed neutrally everywhere from now on; what
//! waits for him alone dies.
use crate::{
    domain::{
        digest::DigestContent,
        forget::{BLANK, Forgotten, neutral_name},
        id::{DepartmentId, InboxId},
        notice::{Form, Notice},
        person::Member,
        promise::{Happened, PromiseEvent},
        protocol::{Recorded, Stored},
        time::Instant,
    },
    store::{
        self, Tx,
        erasures::{self, Unsent},
    },
    usecase::{Result, digest, house::House, setup, today},
};
use chrono::Days;
use serde_json::Value;

/// Updates looked through at a time.
const PAGE: i64 = 500;
/// The audit's word for a changed name.
const RENAMED: &str = "member.name";

/// Forgets a member of the department; true when nothing is known of his account any more.
pub(super) async fn forget(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<bool> {
    let whom = forgotten(tx, house, member).await?;
    cancel_promises(tx, member, now).await?;
    erasures::blank_texts(tx, member.id, BLANK).await?;
    others_words(tx, house.department.id, &whom).await?;
    documents(tx, house.department.id, &whom).await?;
    let yesterday = house.today(now).checked_sub_days(Days::new(1));
    let neutral = Member {
        name: whom.neutral.clone(),
        person: None,
        left_on: member.left_on.filter(|left| Some(*left) <= yesterday).or(yesterday),
        reminders: None,
        consented_at: None,
        evening: false,
        ..member.clone()
    };
    store::people::update_member(tx, &neutral).await?;
    let gone = match member.person {
        Some(person) => erasures::forget_person(tx, person).await?,
        None => false,
    };
    if let Some(telegram) = member.telegram {
        erasures::forget_account(tx, telegram).await?;
    }
    talks(tx, &whom).await?;
    unsent(tx, house.department.id, &whom, now).await?;
    if let Some(telegram) = member.telegram {
        let of = (!gone).then_some(house.department.id);
        erasures::forget_chat(tx, telegram.chat(), of).await?;
    }
    updates(tx, &whom).await?;
    Ok(gone)
}

async fn forgotten(tx: &mut Tx, house: &House, member: &Member) -> Result<Forgotten> {
    let mut names = vec![member.name.clone()];
    for change in store::personal::changes(tx, member.id).await? {
        if change.subject == RENAMED && change.subject_id == Some(member.id.0) {
            names.extend([change.before, change.after].into_iter().flatten());
        }
    }
    names.sort();
    names.dedup();
    let person = match member.telegram {
        Some(telegram) => store::people::person_by_telegram(tx, telegram).await?,
        None => None,
    };
    let taken: Vec<&str> = house.members.iter().map(|other| other.name.as_str()).collect();
    let place = house.members.iter().position(|other| other.id == member.id).map_or(1, |place| place + 1);
    Ok(Forgotten {
        member: member.id,
        telegram: member.telegram,
        username: person.and_then(|person| person.username),
        names,
        neutral: neutral_name(place, &taken),
    })
}

/// What he has promised cannot be kept any more: it is off, and counts for nothing.
async fn cancel_promises(tx: &mut Tx, member: &Member, now: Instant) -> Result<()> {
    for id in erasures::unsettled_promises(tx, member.id).await? {
        let Some(mut promise) = store::promises::by_id(tx, id).await? else { continue };
        let cancelled = Happened {
            kind: PromiseEvent::Cancelled,
            by_member: None,
            from_on: None,
            to_on: None,
            amount_minor: None,
            at: now,
        };
        promise.apply(&cancelled);
        store::promises::save(tx, &promise).await?;
        store::promises::append(tx, id, &cancelled).await?;
    }
    Ok(())
}

/// What others have said of him stays theirs, under his new name; the audit stops quoting it.
async fn others_words(tx: &mut Tx, department: DepartmentId, whom: &Forgotten) -> Result<()> {
    for (place, id, body) in erasures::words(tx, department).await? {
        if let Some(reworded) = whom.reworded(&body) {
            erasures::rewrite_words(tx, place, id, &reworded).await?;
        }
    }
    for (id, before, after) in erasures::quoted(tx, department).await? {
        if before.iter().chain(&after).any(|quoted| whom.reworded(quoted).is_some()) {
            erasures::unquote(tx, id).await?;
        }
    }
    Ok(())
}

/// The department's digests and protocols. One that a version before this wrote and that cannot be read is let go, if it
/// names him: it could not be shown either.
async fn documents(tx: &mut Tx, department: DepartmentId, whom: &Forgotten) -> Result<()> {
    for (id, content) in erasures::digests(tx, department).await? {
        match rewritten(&content, whom, |digest: &mut DigestContent| whom.leave_digest(digest)) {
            Rewritten::Same => {}
            Rewritten::As(content) => erasures::rewrite_digest(tx, id, Some(&content)).await?,
            Rewritten::Unreadable => erasures::rewrite_digest(tx, id, None).await?,
        }
    }
    for (id, content) in erasures::protocols(tx, department).await? {
        let leave = |Stored::First(protocol): &mut Stored| whom.leave_protocol(protocol);
        match rewritten(&content, whom, leave) {
            Rewritten::Same => {}
            Rewritten::As(content) => erasures::rewrite_protocol(tx, id, &content).await?,
            Rewritten::Unreadable => erasures::rewrite_protocol(tx, id, "").await?,
        }
    }
    for (id, content) in erasures::additions(tx, department).await? {
        match rewritten(&content, whom, |item: &mut Recorded| whom.leave_recorded(item)) {
            Rewritten::Same => {}
            Rewritten::As(content) => erasures::rewrite_addition(tx, id, &content).await?,
            Rewritten::Unreadable => erasures::rewrite_addition(tx, id, "").await?,
        }
    }
    Ok(())
}

enum Rewritten {
    Same,
    As(String),
    Unreadable,
}

fn rewritten<T>(json: &str, whom: &Forgotten, leave: impl FnOnce(&mut T)) -> Rewritten
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    match serde_json::from_str::<T>(json) {
        Ok(mut document) => {
            leave(&mut document);
            let after = serde_json::to_string(&document).expect("it came out of JSON");
            if after == json { Rewritten::Same } else { Rewritten::As(after) }
        }
        Err(_) if serde_json::from_str::<Value>(json).is_ok_and(|value| !whom.is_mentioned(&value)) => Rewritten::Same,
        Err(_) => Rewritten::Unreadable,
    }
}

/// What still waits to be sent: to him nothing of this department; a digest goes out without his name, anything else
/// that speaks of him is pointless now.
async fn unsent(tx: &mut Tx, department: DepartmentId, whom: &Forgotten, now: Instant) -> Result<()> {
    let chat = whom.telegram.map(|telegram| telegram.chat());
    for waiting in erasures::unsent(tx, department, chat).await? {
        if Some(waiting.chat) == chat && waiting.department.is_none_or(|of| of == department) {
            erasures::drop_unsent(tx, waiting.id, now).await?;
            continue;
        }
        match digest_of(&waiting) {
            Some(mut notice) => {
                if let Notice::Digest { content, .. } = &mut notice {
                    whom.leave_digest(content);
                }
                let payload = serde_json::to_string(&notice).expect("a notice is plain data");
                erasures::rewrite_unsent(tx, waiting.id, &payload).await?;
            }
            None if serde_json::from_str(&waiting.payload).is_ok_and(|json| !whom.is_mentioned(&json)) => {}
            None => erasures::drop_unsent(tx, waiting.id, now).await?,
        }
    }
    Ok(())
}

/// A digest that waits, as a notice.
fn digest_of(waiting: &Unsent) -> Option<Notice> {
    if waiting.form != Form::Notice {
        return None;
    }
    serde_json::from_str(&waiting.payload).ok().filter(|notice| matches!(notice, Notice::Digest { .. }))
}

/// What others are in the middle of typing about him is about nobody now.
async fn talks(tx: &mut Tx, whom: &Forgotten) -> Result<()> {
    for (chat, telegram, dialog) in erasures::conversations(tx).await? {
        if serde_json::from_str(&dialog).is_ok_and(|json: Value| whom.is_mentioned(&json)) {
            store::state::end_dialog(tx, chat, telegram).await?;
        }
    }
    Ok(())
}

/// Updates that were handled and are kept for some days: his, and those that speak of him.
async fn updates(tx: &mut Tx, whom: &Forgotten) -> Result<()> {
    let mut after = InboxId(i64::MIN);
    loop {
        let page = erasures::handled(tx, after, PAGE).await?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        after = *last;
        for (id, payload) in &page {
            if serde_json::from_str::<Value>(payload).map_or(true, |json| whom.is_concerned(&json)) {
                erasures::blank_update(tx, *id).await?;
            }
        }
    }
}

/// What others see of the department follows.
pub(super) async fn refresh(tx: &mut Tx, department: DepartmentId, now: Instant) -> Result<()> {
    store::departments::touch(tx, department, now).await?;
    setup::refresh_checklist(tx, department, now).await?;
    if let Some(house) = House::load(tx, department).await? {
        digest::refresh(tx, &house, now).await?;
        today::refresh(tx, &house, None, now).await?;
    }
    Ok(())
}
