//! Command menus: one for each person by his roles and language, and the defaults for everybody else; and `/menu`, the
//! same as buttons.
//!
//! Invariant: a chat is given a menu only when it differs from the one it was given before, so looking at everybody at
//! each start costs nothing, and a version with new commands reaches everybody.
use crate::{
    domain::{
        id::{ChatId, DepartmentId, TelegramId},
        notice::{Form, NoticeKind, Parcel},
        person::Language,
        time::Instant,
    },
    locale::Locale,
    store::{self, Tx},
    telegram::{
        actor::Actor,
        commands::{AnyoneCommand, Command, grouped, in_group, menu, of_group, of_stranger},
        ctx::Ctx,
        render::Call,
    },
    usecase::{Result, erasure::Erased},
    view::{choice::MenuGroup, help, menu as view, screen::Screen},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// Menus of an earlier start that still wait are not sent.
const DEFAULTS: &str = "menu:defaults";
/// Between two menus of a start: nobody waits for them, and people's own messages go first.
const APART: TimeDelta = TimeDelta::milliseconds(200);

/// `/menu`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let screen = match ctx.actor.places.is_empty() {
        true => return super::start::greet(ctx).await,
        false => whole(ctx),
    };
    ctx.send(screen).await
}

/// A group, or the whole again, in the same bubble.
pub async fn tap(ctx: &mut Ctx<'_>, group: Option<MenuGroup>) -> Result<()> {
    if !ctx.is_private() || ctx.actor.places.is_empty() {
        return super::help::stale(ctx).await;
    }
    let screen = match group {
        Some(group) => view::group(group, &of_group(group, &of_actor(&ctx.actor)), ctx.locale()),
        None => whole(ctx),
    };
    ctx.show(screen).await
}

fn of_actor(actor: &Actor) -> Vec<Command> {
    menu(&actor.places.iter().map(|place| &place.member).collect::<Vec<_>>())
}

fn whole(ctx: &Ctx<'_>) -> Screen {
    let commands = of_actor(&ctx.actor);
    let (groups, rest) = grouped(&commands);
    if ctx.actor.places.iter().any(|place| place.member.role.leads()) {
        return view::groups(&groups, &rest, ctx.locale());
    }
    let shown = |command: &&Command| !matches!(command, Command::Anyone(AnyoneCommand::Menu | AnyoneCommand::Cancel));
    let names: Vec<&str> = commands.iter().filter(shown).map(|command| command.name()).collect();
    view::plain(&names, ctx.locale())
}

/// Sets the menu of somebody's private chat to what his roles allow now.
pub async fn install(ctx: &mut Ctx<'_>, telegram: TelegramId) -> Result<()> {
    Ok(refresh(ctx.tx, telegram, ctx.now).await?)
}

/// As [`install`], where nobody has acted in Telegram.
pub async fn refresh(tx: &mut Tx, telegram: TelegramId, now: Instant) -> store::Result<()> {
    if let Some(parcel) = wanted(tx, telegram, now).await? {
        store::outbox::put(tx, &parcel, now).await?;
    }
    Ok(())
}

/// His menu, noted as given; `None` when he has it or cannot be reached.
async fn wanted(tx: &mut Tx, telegram: TelegramId, now: Instant) -> store::Result<Option<Parcel>> {
    let Some(person) = store::people::person_by_telegram(tx, telegram).await? else { return Ok(None) };
    if person.started_at.is_none() || !person.reachable {
        return Ok(None);
    }
    let places = Actor::places_of(tx, telegram, now).await?;
    let members: Vec<_> = places.iter().map(|place| &place.member).collect();
    let commands = menu(&members);
    let names: Vec<&str> = commands.iter().map(|command| command.name()).collect();
    let given = format!("{} {}", person.language, names.join(" "));
    if !store::people::note_menu(tx, telegram, &given).await? {
        return Ok(None);
    }
    let scope = json!({"type": "chat", "chat_id": telegram.0});
    let body = json!({"commands": described(&commands, Locale(person.language)), "scope": scope});
    Ok(Some(parcel(telegram.chat(), body, now)))
}

/// Whoever was erased has a stranger's menu, or what his other places give him.
pub async fn after_erasure(tx: &mut Tx, erased: Erased, now: Instant) -> store::Result<()> {
    let Some(telegram) = erased.telegram else { return Ok(()) };
    if !erased.gone {
        return refresh(tx, telegram, now).await;
    }
    let scope = json!({"type": "chat", "chat_id": telegram.0});
    let body = json!({"commands": described(&of_stranger(), Locale(erased.language)), "scope": scope});
    store::outbox::put(tx, &parcel(telegram.chat(), body, now), now).await?;
    Ok(())
}

/// The menus of everybody in a department.
pub async fn refresh_department(tx: &mut Tx, department: DepartmentId, now: Instant) -> store::Result<()> {
    for member in store::people::of_department(tx, department).await? {
        if let Some(telegram) = member.telegram {
            refresh(tx, telegram, now).await?;
        }
    }
    Ok(())
}

/// What is set when the bot starts: menus for people it has not met and for groups, and whatever is new in this
/// version for those it has; `bot` is its own account.
pub async fn at_start(tx: &mut Tx, bot: TelegramId, now: Instant) -> store::Result<()> {
    store::outbox::cancel(tx, DEFAULTS, now).await?;
    let mut parcels = defaults(bot, now);
    for telegram in store::people::reachable(tx).await? {
        parcels.extend(wanted(tx, telegram, now).await?);
    }
    for (n, parcel) in (1_i32..).zip(parcels) {
        store::outbox::put(tx, &Parcel { not_before: now + APART * n, ..parcel }, now).await?;
    }
    Ok(())
}

fn defaults(bot: TelegramId, now: Instant) -> Vec<Parcel> {
    let russian = Language::READ_RUSSIAN.map(|code| (Some(code), Locale::RU));
    let languages = [(None, Locale::EN)].into_iter().chain(russian);
    let scopes = [("all_private_chats", of_stranger()), ("all_group_chats", in_group())];
    let each =
        languages.flat_map(|(code, locale)| scopes.clone().map(|(scope, commands)| (code, locale, scope, commands)));
    each.map(|(code, locale, scope, commands)| {
        let mut body = json!({"commands": described(&commands, locale), "scope": {"type": scope}});
        if let Some(code) = code {
            body["language_code"] = json!(code);
        }
        Parcel { cancel_key: Some(DEFAULTS.to_owned()), ..parcel(ChatId(bot.0), body, now) }
    })
    .collect()
}

fn parcel(chat: ChatId, body: Value, now: Instant) -> Parcel {
    let call = Call { method: "setMyCommands".to_owned(), body, reply_as_event: None };
    let payload = serde_json::to_string(&call).expect("a call is plain data");
    Parcel::new(chat, NoticeKind::Service, Form::Call, payload, now)
}

fn described(commands: &[Command], locale: Locale) -> Vec<Value> {
    let one =
        |command: &Command| json!({"command": command.name(), "description": help::about(command.name(), locale)});
    commands.iter().map(one).collect()
}
