//! Which handler an update belongs to.
//!
//! The order for a private text: a command, an unfinished dialog, the report that is open, numbers without a report,
//! words. Invariants: every tap is answered; a refusal is a sentence; nothing that was typed is dropped silently.
use super::{
    actor::Actor,
    commands::{AnyoneCommand, Command, LeaderCommand, ReporterCommand, Typed},
    ctx::{Ctx, Message, Replied, Room, Shared, Tapped},
    dialog::{Dialog, Found},
    dispatch::{Now, Received, Trees},
    event::Event,
    failure::{Failure, Handled},
    handle::TxHandle,
    handlers, reply,
};
use crate::{
    domain::{
        digest::DigestAct,
        id::{ChatId, MessageId, TelegramId, TopicId},
        refusal::Refusal,
        time::{Instant, to_millis},
    },
    usecase,
    view::callback::Callback,
};
use teloxide::{
    dispatching::UpdateFilterExt as _,
    types::{CallbackQuery, ChatMemberUpdated, Message as TelegramMessage, Update},
};

/// The handlers of the bot.
pub fn trees() -> Trees {
    let updates = dptree::entry()
        .branch(Update::filter_message().endpoint(on_message))
        .branch(Update::filter_edited_message().endpoint(on_edited))
        .branch(Update::filter_callback_query().endpoint(on_tap))
        .branch(Update::filter_my_chat_member().endpoint(on_membership))
        .endpoint(|| async { Ok::<(), Failure>(()) });
    let events = dptree::entry().endpoint(on_event);
    Trees { updates, events }
}

fn room(message: &TelegramMessage) -> Room {
    let topic = message.thread_id.filter(|_| message.is_topic_message).map(|thread| TopicId(i64::from(thread.0.0)));
    Room { chat: ChatId(message.chat.id.0), topic }
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

async fn on_message(message: TelegramMessage, tx: TxHandle, now: Now, received: Received, shared: Shared) -> Handled {
    let Some(user) = message.from.as_ref() else { return Ok(()) };
    let mut tx = tx.open();
    let actor = Actor::identify(&mut tx, user, now.0).await?;
    let mut ctx = Ctx {
        tx: &mut tx,
        now: now.0,
        received_at: received.0,
        shared: &shared,
        actor,
        room: room(&message),
        message: Some(message_of(&message, message.date)),
        tapped: None,
        answered: false,
    };
    let ended = if ctx.is_private() {
        handlers::start::met(&mut ctx).await?;
        private(&mut ctx, &message).await
    } else {
        group(&mut ctx).await
    };
    reply::finish(&mut ctx, ended).await
}

async fn private(ctx: &mut Ctx<'_>, message: &TelegramMessage) -> usecase::Result<()> {
    let text = ctx.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    if let Some(typed) = Typed::read(&text)
        && typed.is_for(&ctx.shared.username)
    {
        return command(ctx, typed).await;
    }
    if message.text().is_none() {
        return handlers::report::unreadable(ctx).await;
    }
    match ctx.dialog().await? {
        Found::Dialog(dialog) => match *dialog {
            Dialog::Promise(dialog) => handlers::promise::text(ctx, dialog, &text).await,
            Dialog::WhichDepartment { .. } => handlers::report::text(ctx, &text).await,
        },
        Found::Nothing | Found::Undecodable => handlers::report::text(ctx, &text).await,
    }
}

async fn group(ctx: &mut Ctx<'_>) -> usecase::Result<()> {
    let text = ctx.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    match Typed::read(&text) {
        Some(typed) if typed.is_for(&ctx.shared.username) => match Command::from_name(typed.name) {
            Some(Command::Anyone(AnyoneCommand::Help | AnyoneCommand::Start)) => handlers::start::help(ctx).await,
            Some(Command::Leader(LeaderCommand::Digest)) => handlers::digest::command(ctx).await,
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

async fn command(ctx: &mut Ctx<'_>, typed: Typed<'_>) -> usecase::Result<()> {
    let command = Command::from_name(typed.name);
    if command.is_some_and(Command::is_of_department) {
        handlers::promise::leave(ctx).await?;
    }
    match command {
        Some(Command::Anyone(AnyoneCommand::Start)) => handlers::start::start(ctx).await,
        Some(Command::Anyone(AnyoneCommand::Help | AnyoneCommand::Menu)) => handlers::start::help(ctx).await,
        Some(Command::Anyone(AnyoneCommand::Cancel)) => handlers::start::cancel(ctx).await,
        Some(Command::Anyone(AnyoneCommand::Language)) => handlers::start::language(ctx).await,
        Some(Command::Reporter(ReporterCommand::Report)) => handlers::report::command(ctx).await,
        Some(Command::Reporter(ReporterCommand::Promise)) => handlers::promise::making::command(ctx, typed.args).await,
        Some(Command::Reporter(ReporterCommand::Promises)) => handlers::promise::list(ctx).await,
        Some(Command::Leader(LeaderCommand::Digest)) => handlers::digest::command(ctx).await,
        Some(
            Command::Reporter(ReporterCommand::Absent)
            | Command::Leader(LeaderCommand::Today | LeaderCommand::Team | LeaderCommand::Protocol),
        )
        | None => handlers::start::help(ctx).await,
    }
}

async fn on_edited(message: TelegramMessage, tx: TxHandle, now: Now, received: Received, shared: Shared) -> Handled {
    let Some(user) = message.from.as_ref() else { return Ok(()) };
    let mut tx = tx.open();
    let actor = Actor::identify(&mut tx, user, now.0).await?;
    let dated_at = message.edit_date().copied().unwrap_or(message.date);
    let mut ctx = Ctx {
        tx: &mut tx,
        now: now.0,
        received_at: received.0,
        shared: &shared,
        actor,
        room: room(&message),
        message: Some(message_of(&message, dated_at)),
        tapped: None,
        answered: false,
    };
    if !ctx.is_private() {
        return Ok(());
    }
    let ended = handlers::report::edited(&mut ctx).await;
    reply::finish(&mut ctx, ended).await
}

async fn on_tap(query: CallbackQuery, tx: TxHandle, now: Now, received: Received, shared: Shared) -> Handled {
    let mut tx = tx.open();
    let actor = Actor::identify(&mut tx, &query.from, now.0).await?;
    let room = match query.message.as_ref() {
        Some(message) => Room { chat: ChatId(message.chat().id.0), topic: None },
        None => Room { chat: actor.telegram.chat(), topic: None },
    };
    let message = query.message.as_ref().map(|message| MessageId(i64::from(message.id().0)));
    let mut ctx = Ctx {
        tx: &mut tx,
        now: now.0,
        received_at: received.0,
        shared: &shared,
        actor,
        room,
        message: None,
        tapped: Some(Tapped { query: query.id.0.clone(), message }),
        answered: false,
    };
    let ended = match query.data.as_deref().map(Callback::decode) {
        Some(Ok(callback)) => tap(&mut ctx, callback).await,
        Some(Err(_)) | None => Err(Refusal::Outdated.into()),
    };
    reply::finish(&mut ctx, ended).await
}

async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> usecase::Result<()> {
    match callback {
        Callback::SetLanguage { language } => handlers::start::set_language(ctx, language).await,
        Callback::NoteToPromise { .. } | Callback::NoteToHead { .. } | Callback::NoteDelete { .. } => {
            handlers::note::tap(ctx, callback).await
        }
        Callback::Promises
        | Callback::PromiseCard { .. }
        | Callback::PromiseDone { .. }
        | Callback::PromisePartly { .. }
        | Callback::PromisePaid { .. }
        | Callback::PromiseMove { .. }
        | Callback::PromiseMoveTo { .. }
        | Callback::PromiseBroken { .. }
        | Callback::PromiseHelp { .. }
        | Callback::PromiseHelpAnswer { .. }
        | Callback::PromiseAllowMove { .. }
        | Callback::PromiseTake { .. }
        | Callback::PromiseOtherDate { .. }
        | Callback::PromiseDecline { .. }
        | Callback::PromiseCancel { .. }
        | Callback::PromiseDueOn { .. }
        | Callback::PromiseDueOther
        | Callback::PromiseAmount { .. } => handlers::promise::tap(ctx, callback).await,
        Callback::DigestPublish { digest } => handlers::digest::decide(ctx, digest, DigestAct::Publish).await,
        Callback::DigestWait { digest } => handlers::digest::decide(ctx, digest, DigestAct::Wait).await,
        Callback::DigestAsIs { digest } => handlers::digest::answer(ctx, digest, DigestAct::Publish).await,
        Callback::DigestSkip { digest } => handlers::digest::answer(ctx, digest, DigestAct::Skip).await,
        Callback::DigestToChat { digest } => handlers::digest::forward(ctx, digest).await,
        Callback::SendAgain { notice } => handlers::digest::answer_held(ctx, notice, true).await,
        Callback::AlreadyThere { notice } => handlers::digest::answer_held(ctx, notice, false).await,
        callback => {
            handlers::promise::leave(ctx).await?;
            handlers::report::tap(ctx, callback).await
        }
    }
}

async fn on_membership(update: ChatMemberUpdated, tx: TxHandle) -> Handled {
    if !update.chat.is_private() {
        return Ok(());
    }
    let mut tx = tx.open();
    let telegram = TelegramId(update.chat.id.0);
    let reachable = update.new_chat_member.is_present();
    crate::store::people::set_reachable(&mut tx, telegram, reachable).await?;
    Ok(())
}

/// Events of delivery: a person or a chat that was lost is already written down by the sender.
async fn on_event(event: Event, tx: TxHandle, now: Now) -> Handled {
    if let Event::NoticeHeld { notice, kind, department, .. } = &event {
        handlers::digest::held(&mut tx.open(), *department, *notice, *kind, now.0).await?;
    }
    tracing::debug!(chat = event.chat().0, "an internal event");
    Ok(())
}
