//! Which handler an update belongs to: the tree, and the context each branch begins with.
//!
//! The order for a text in private: a command, an unfinished dialog, a reply to a known post, the report that is open,
//! numbers without a report, words. Invariants: every tap is answered; a refusal is a sentence; nothing that was typed
//! is dropped silently; what a group says to others is none of ours.
mod group;
mod private;
mod tap;

use super::{
    actor::Actor,
    ctx::{Ctx, Message, Replied, Room, Shared, Tapped},
    dispatch::{Now, Received, Trees},
    event::Event,
    failure::{Failure, Handled},
    handle::TxHandle,
    handlers, reply,
};
use crate::{
    domain::{
        id::{ChatId, InboxId, MessageId, TelegramId, TopicId},
        time::{Instant, to_millis},
    },
    store::{self, Tx},
    usecase,
};
use teloxide::{
    dispatching::UpdateFilterExt as _,
    types::{CallbackQuery, ChatMemberKind, ChatMemberUpdated, Message as TelegramMessage, Restricted, Update, User},
};

/// The handlers of the bot.
pub fn trees() -> Trees {
    let is_private = |message: TelegramMessage| message.chat.is_private();
    let messages = Update::filter_message()
        .branch(dptree::filter(is_private).endpoint(on_private_message))
        .branch(dptree::filter_map(group::service).endpoint(on_service))
        .endpoint(on_group_message);
    let updates = dptree::entry()
        .branch(messages)
        .branch(Update::filter_edited_message().filter(is_private).endpoint(on_edited))
        .branch(Update::filter_callback_query().endpoint(on_tap))
        .branch(Update::filter_my_chat_member().endpoint(on_membership))
        .endpoint(|| async { Ok::<(), Failure>(()) });
    let events = dptree::entry().endpoint(on_event);
    Trees { updates, events }
}

/// What every handler is given besides its update.
#[derive(Clone, Copy)]
struct Given<'a> {
    now: Now,
    received: Received,
    row: InboxId,
    shared: &'a Shared,
}

impl<'a> Given<'a> {
    async fn ctx(self, tx: &'a mut Tx, user: &User, room: Room) -> store::Result<Ctx<'a>> {
        let actor = Actor::identify(tx, user, self.now.0).await?;
        // Said in a group that is a supergroup by now: it is known, and answered, by its new number.
        let chat = match room.chat.is_basic_group() {
            true => store::reach::number_now(tx, room.chat).await?,
            false => room.chat,
        };
        let room = Room { chat, ..room };
        Ok(Ctx {
            tx,
            now: self.now.0,
            received_at: self.received.0,
            row: self.row,
            shared: self.shared,
            actor,
            room,
            message: None,
            tapped: None,
            group_language: None,
            answered: false,
        })
    }
}

fn room(message: &TelegramMessage) -> Room {
    let topic = message.thread_id.filter(|_| message.is_topic_message).map(|thread| TopicId(i64::from(thread.0.0)));
    Room { chat: ChatId(message.chat.id.0), topic }
}

fn sent(message: &TelegramMessage) -> private::Sent {
    match (message.text(), message.sticker()) {
        (Some(_), _) => private::Sent::Text,
        (None, Some(_)) => private::Sent::Sticker,
        (None, None) => private::Sent::Other,
    }
}

fn text_of(message: &TelegramMessage) -> String {
    message.text().or(message.caption()).unwrap_or_default().to_owned()
}

fn message_of(message: &TelegramMessage, dated_at: Instant) -> Message {
    let replied = message.reply_to_message().map(|reply| Replied {
        id: MessageId(i64::from(reply.id.0)),
        author: reply.from.as_ref().and_then(|user| i64::try_from(user.id.0).ok()).map(TelegramId),
        text: text_of(reply),
    });
    Message {
        id: MessageId(i64::from(message.id.0)),
        text: text_of(message),
        dated_at: to_millis(dated_at),
        reply_to: replied,
    }
}

async fn on_private_message(
    message: TelegramMessage,
    tx: TxHandle,
    now: Now,
    received: Received,
    row: InboxId,
    shared: Shared,
) -> Handled {
    let Some(user) = message.from.as_ref() else { return Ok(()) };
    let mut tx = tx.open();
    let mut ctx = Given { now, received, row, shared: &shared }.ctx(&mut tx, user, room(&message)).await?;
    ctx.message = Some(message_of(&message, message.date));
    let ended = match handlers::start::met(&mut ctx).await {
        Ok(()) => private::message(&mut ctx, sent(&message)).await,
        Err(failure) => Err(failure),
    };
    reply::finish(&mut ctx, ended).await
}

async fn on_group_message(
    message: TelegramMessage,
    tx: TxHandle,
    now: Now,
    received: Received,
    row: InboxId,
    shared: Shared,
) -> Handled {
    let Some(user) = message.from.as_ref() else { return Ok(()) };
    if !group::is_for_us(&message, &shared) {
        return Ok(());
    }
    let mut tx = tx.open();
    let mut ctx = Given { now, received, row, shared: &shared }.ctx(&mut tx, user, room(&message)).await?;
    ctx.message = Some(message_of(&message, message.date));
    let group = group::Group {
        title: message.chat.title().unwrap_or_default().to_owned(),
        anonymous: message.sender_chat.is_some() || user.is_bot,
    };
    let ended = group::message(&mut ctx, &group).await;
    reply::finish(&mut ctx, ended).await
}

async fn on_service(service: group::Service, tx: TxHandle, now: Now) -> Handled {
    let mut tx = tx.open();
    group::on_service(&mut tx, service, now.0).await
}

async fn on_edited(
    message: TelegramMessage,
    tx: TxHandle,
    now: Now,
    received: Received,
    row: InboxId,
    shared: Shared,
) -> Handled {
    let Some(user) = message.from.as_ref() else { return Ok(()) };
    let mut tx = tx.open();
    let mut ctx = Given { now, received, row, shared: &shared }.ctx(&mut tx, user, room(&message)).await?;
    ctx.message = Some(message_of(&message, message.edit_date().copied().unwrap_or(message.date)));
    let ended = private::edited(&mut ctx).await;
    reply::finish(&mut ctx, ended).await
}

async fn on_tap(
    query: CallbackQuery,
    tx: TxHandle,
    now: Now,
    received: Received,
    row: InboxId,
    shared: Shared,
) -> Handled {
    let mut tx = tx.open();
    let room = match (&query.message, query.regular_message()) {
        (_, Some(message)) => room(message),
        (Some(message), None) => Room { chat: ChatId(message.chat().id.0), topic: None },
        (None, None) => Room { chat: ChatId(i64::try_from(query.from.id.0).unwrap_or(i64::MAX)), topic: None },
    };
    let mut ctx = Given { now, received, row, shared: &shared }.ctx(&mut tx, &query.from, room).await?;
    let message = query.message.as_ref().map(|message| MessageId(i64::from(message.id().0)));
    ctx.tapped = Some(Tapped { query: query.id.0.clone(), message });
    let ended = tap::tap(&mut ctx, query.data.as_deref().unwrap_or_default()).await;
    reply::finish(&mut ctx, ended).await
}

async fn on_membership(
    update: ChatMemberUpdated,
    tx: TxHandle,
    now: Now,
    received: Received,
    row: InboxId,
    shared: Shared,
) -> Handled {
    let mut tx = tx.open();
    let room = Room { chat: ChatId(update.chat.id.0), topic: None };
    if room.chat.is_basic_group() && store::reach::number_now(&mut tx, room.chat).await? != room.chat {
        // The supergroup it has become speaks for itself.
        return Ok(());
    }
    let mut ctx = Given { now, received, row, shared: &shared }.ctx(&mut tx, &update.from, room).await?;
    let state = &update.new_chat_member;
    let ended = if update.chat.is_private() {
        handlers::start::reachable(&mut ctx, state.is_present()).await
    } else {
        let presence = handlers::chat::Presence {
            title: update.chat.title().unwrap_or_default().to_owned(),
            was_present: update.old_chat_member.is_present(),
            present: state.is_present(),
            administrator: state.is_privileged(),
            muted: matches!(state.kind, ChatMemberKind::Restricted(Restricted { can_send_messages: false, .. })),
        };
        handlers::chat::presence(&mut ctx, &presence).await
    };
    match ended {
        // Nobody asked for anything: a refusal needs no answer.
        Ok(()) | Err(usecase::Failure::Refused(_)) => Ok(()),
        Err(usecase::Failure::Store(error)) => Err(Failure::Store(error)),
    }
}

async fn on_event(event: Event, tx: TxHandle, now: Now, shared: Shared) -> Handled {
    let mut tx = tx.open();
    match handlers::event::happened(&mut tx, &event, &shared, now.0).await {
        Ok(()) | Err(usecase::Failure::Refused(_)) => Ok(()),
        Err(usecase::Failure::Store(error)) => Err(Failure::Store(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dptree::di::DependencyMap;

    #[test]
    fn the_tree_is_given_all_it_asks_for() {
        let mut deps = DependencyMap::new();
        deps.insert(Shared { username: "planerka_bot".into(), telegram: TelegramId(1) });
        trees().check(&deps);
    }
}
