//! What concerns the bot in a group: commands and replies to it, and what Telegram tells of the group itself.
use crate::{
    domain::{
        id::{ChatId, TelegramId, TopicId},
        time::Instant,
    },
    store::{self, Tx},
    telegram::{
        commands::{AnyoneCommand, Command, LeaderCommand, ReporterCommand, Typed},
        ctx::{Ctx, Shared},
        dialog::{Dialog, Found, PromiseDialog},
        failure::Handled,
        handlers,
    },
    usecase::{self, Result},
};
use teloxide::types::Message;

/// What is known of the group besides its number.
#[derive(Clone, Debug)]
pub struct Group {
    pub title: String,
    /// Written in the name of the group or of a channel, or by another bot: nobody one can know.
    pub anonymous: bool,
}

/// Something Telegram says of a group.
#[derive(Clone, Debug)]
pub enum Service {
    Title {
        chat: ChatId,
        title: String,
    },
    Moved {
        from: ChatId,
        to: ChatId,
    },
    /// A topic may be written in again.
    TopicOpened {
        chat: ChatId,
        topic: TopicId,
    },
}

/// `None` for an ordinary message.
pub fn service(message: Message) -> Option<Service> {
    let chat = ChatId(message.chat.id.0);
    if let Some(title) = message.new_chat_title() {
        return Some(Service::Title { chat, title: title.to_owned() });
    }
    if let Some(to) = message.migrate_to_chat_id() {
        return Some(Service::Moved { from: chat, to: ChatId(to.0) });
    }
    if let Some(from) = message.migrate_from_chat_id() {
        return Some(Service::Moved { from: ChatId(from.0), to: chat });
    }
    message.forum_topic_reopened()?;
    let topic = TopicId(i64::from(message.thread_id?.0.0));
    Some(Service::TopicOpened { chat, topic })
}

/// Follows the group.
pub async fn on_service(tx: &mut Tx, service: Service, now: Instant) -> Handled {
    match service {
        Service::Title { chat, title } => store::departments::rename_chat(tx, chat, &title).await?,
        Service::Moved { from, to } => {
            store::reach::move_chat(tx, from, to, now).await?;
            usecase::chat::moved(tx, from, now).await?;
        }
        Service::TopicOpened { chat, topic } => drop(store::reach::open_topic(tx, chat, topic).await?),
    }
    Ok(())
}

/// A command for the bot, or a reply to it; an administrator bot hears everything else too.
pub fn is_for_us(message: &Message, shared: &Shared) -> bool {
    if let Some(typed) = message.text().and_then(Typed::read) {
        return typed.is_for(&shared.username) && (typed.bot.is_some() || Command::from_name(typed.name).is_some());
    }
    let author = message.reply_to_message().and_then(|reply| reply.from.as_ref());
    message.text().is_some()
        && author.and_then(|user| i64::try_from(user.id.0).ok()).map(TelegramId) == Some(shared.telegram)
}

pub async fn message(ctx: &mut Ctx<'_>, group: &Group) -> Result<()> {
    let text = ctx.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    let typed = Typed::read(&text);
    if let Some(department) = store::departments::chat(ctx.tx, ctx.chat()).await?.and_then(|chat| chat.department) {
        ctx.actor.choose(department);
        ctx.reply_in_language_of(department).await?;
    }
    let Some(typed) = typed else {
        // What people write in reply to a post is theirs, save an answer about a promise and the numbers of a report.
        if group.anonymous {
            // Numbers are meant for the bot, and must not be lost in silence.
            return match text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
                true => handlers::help::anonymous(ctx).await,
                false => Ok(()),
            };
        }
        if promise_answer(ctx, &text).await? {
            return Ok(());
        }
        return handlers::report::in_chat(ctx, &text).await;
    };
    let Some(command) = Command::from_name(typed.name) else { return handlers::help::unknown_command(ctx).await };
    if group.anonymous {
        return handlers::help::anonymous(ctx).await;
    }
    match command {
        Command::Anyone(AnyoneCommand::Start) => handlers::chat::start(ctx, typed.args, &group.title).await,
        Command::Reporter(ReporterCommand::Promise) => handlers::promise::making::in_chat(ctx, typed.args).await,
        Command::Reporter(ReporterCommand::Promises) => handlers::promise::in_chat(ctx).await,
        Command::Leader(LeaderCommand::Digest) => handlers::digest::command(ctx).await,
        Command::Leader(LeaderCommand::Protocol) => handlers::protocol::in_chat(ctx, typed.args).await,
        _ => handlers::help::in_chat(ctx).await,
    }
}

/// A typed answer to what was asked about a promise in this chat; false when nothing was.
async fn promise_answer(ctx: &mut Ctx<'_>, text: &str) -> Result<bool> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Ok(false) };
    let Dialog::Promise(PromiseDialog::Making { department, draft }) = *dialog else { return Ok(false) };
    ctx.reply_in_language_of(department).await?;
    handlers::promise::text(ctx, PromiseDialog::Making { department, draft }, text).await?;
    Ok(true)
}
