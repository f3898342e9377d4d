//! Command menus: one for each person by his roles and language, and the defaults for everybody else.
use crate::{
    domain::{
        id::{ChatId, TelegramId},
        notice::{Form, NoticeKind, Parcel},
        person::Language,
        time::Instant,
    },
    locale::Locale,
    store,
    telegram::{
        actor::Actor,
        commands::{AnyoneCommand, Command, menu},
        ctx::Ctx,
        render::Call,
    },
    usecase::Result,
    view::help,
};
use serde_json::{Value, json};

/// Sets the menu of somebody's private chat to what his roles allow now.
pub async fn install(ctx: &mut Ctx<'_>, telegram: TelegramId) -> Result<()> {
    let Some(person) = store::people::person_by_telegram(ctx.tx, telegram).await? else { return Ok(()) };
    if person.started_at.is_none() || !person.reachable {
        return Ok(());
    }
    let places = Actor::places_of(ctx.tx, telegram, ctx.now).await?;
    let members: Vec<_> = places.iter().map(|place| &place.member).collect();
    let commands = described(&menu(&members), Locale(person.language));
    let scope = json!({"type": "chat", "chat_id": telegram.0});
    ctx.call(telegram.chat(), "setMyCommands", json!({"commands": commands, "scope": scope}), None).await
}

fn described(commands: &[Command], locale: Locale) -> Vec<Value> {
    let one =
        |command: &Command| json!({"command": command.name(), "description": help::about(command.name(), locale)});
    commands.iter().map(one).collect()
}

/// What is set when the bot starts, for people it has not met and for groups; `bot` is its own account.
pub fn defaults(bot: TelegramId, now: Instant) -> Vec<Parcel> {
    let nobody = [AnyoneCommand::Start, AnyoneCommand::Help, AnyoneCommand::Language].map(Command::Anyone);
    let mut parcels = vec![];
    for language in [None, Some(Language::Ru), Some(Language::En)] {
        let locale = Locale(language.unwrap_or(Language::En));
        let mut body = json!({"commands": described(&nobody, locale), "scope": {"type": "all_private_chats"}});
        if let Some(language) = language {
            body["language_code"] = json!(language.as_str());
        }
        let call = Call { method: "setMyCommands".to_owned(), body, reply_as_event: None };
        let payload = serde_json::to_string(&call).expect("a call is plain data");
        parcels.push(Parcel::new(ChatId(bot.0), NoticeKind::Service, Form::Call, payload, now));
    }
    parcels
}
