//! The team chat: bound, counted, lost, found again.
use crate::{
    domain::{
        id::{ChatId, DepartmentId},
        person::Role,
        refusal::Refusal,
    },
    store,
    telegram::ctx::Ctx,
    usecase::{
        Result,
        chat::{self as usecase, Bound, Group, Standing},
    },
    view::{
        chat::{self as view, Line},
        html::Html,
        refusal,
        screen::Screen,
    },
};
use serde_json::json;

/// The name under which the number of people in a chat comes back.
pub const COUNTED: &str = "chat_members";

/// What Telegram says of the bot's place in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    pub title: String,
    pub was_present: bool,
    pub present: bool,
    pub administrator: bool,
    /// It is there and may not write.
    pub muted: bool,
}

/// [Чат команды]: a link and a code.
pub async fn code(ctx: &mut Ctx<'_>) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let code = usecase::code(ctx.tx, &house, &by, ctx.now).await?;
    let link = ctx.shared.group_link(&format!("g{code}"));
    let typed = format!("/start@{} {code}", ctx.shared.username);
    let bound = store::departments::chat_of(ctx.tx, house.department.id).await?.filter(|chat| chat.present);
    let bound = bound.as_ref().map(|chat| (house.department.id, chat.title.as_str()));
    let screen = view::how(&link, &typed, bound, ctx.locale());
    ctx.send(screen).await
}

/// [Отвязать]
pub async fn unbind(ctx: &mut Ctx<'_>) -> Result<()> {
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let title = usecase::unbind(ctx.tx, &house, &by, ctx.now).await?;
    let screen = view::unbound(&title, house.department.id, ctx.locale());
    ctx.show(screen).await
}

/// `/start@bot CODE` in a group, typed or brought by the link.
pub async fn start(ctx: &mut Ctx<'_>, args: &str, title: &str) -> Result<()> {
    if args.is_empty() {
        let bound = store::departments::chat(ctx.tx, ctx.chat()).await?.and_then(|chat| chat.department);
        let line = if bound.is_some() { Line::Help } else { Line::NotBound };
        let screen = view::line(line, ctx.locale());
        return ctx.send(screen).await;
    }
    let group = Group { chat: ctx.chat(), topic: ctx.room.topic, title: title.to_owned() };
    let name = ctx.actor.shown_name.clone();
    let bound = usecase::bind_by_code(ctx.tx, &group, ctx.actor.telegram, &name, args, ctx.now).await?;
    let refused = match bound {
        Bound::Yes(department) => return count(ctx, group.chat, department).await,
        Bound::Asked => {
            let screen = view::line(Line::AskedHead, ctx.locale());
            return ctx.send(screen).await;
        }
        // Said here and not refused: a refusal would roll the count of guesses back.
        Bound::Useless => Refusal::CodeUseless,
        Bound::TooManyGuesses => Refusal::TooManyGuesses,
        Bound::Taken => Refusal::ChatTaken,
    };
    let screen = Screen::text(Html::text(refusal::sentence(&refused, ctx.locale())));
    ctx.send(screen).await
}

/// Asks Telegram how many people are in the chat; the answer comes back as an event.
async fn count(ctx: &mut Ctx<'_>, chat: ChatId, department: DepartmentId) -> Result<()> {
    let name = format!("{COUNTED}:{department}");
    ctx.call(chat, "getChatMemberCount", json!({"chat_id": chat.0}), Some(name)).await
}

/// The head's word on a chat somebody wants to bind.
pub async fn answered(ctx: &mut Ctx<'_>, department: DepartmentId, chat: ChatId, yes: bool) -> Result<()> {
    if ctx.actor.member().is_none() {
        return Err(Refusal::NotYours.into());
    }
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let place = ctx.tapped_place();
    let bound = usecase::answer_request(ctx.tx, &house, &by, chat, yes, place, ctx.now).await?;
    let screen = view::answered(bound.as_ref().map(|group| group.title.as_str()), ctx.locale());
    ctx.show(screen).await?;
    match bound {
        Some(group) => count(ctx, group.chat, department).await,
        None => Ok(()),
    }
}

/// The bot was added, promoted or removed.
pub async fn presence(ctx: &mut Ctx<'_>, presence: &Presence) -> Result<()> {
    let group = Group { chat: ctx.chat(), topic: None, title: presence.title.clone() };
    let standing = Standing { present: presence.present, administrator: presence.administrator, muted: presence.muted };
    usecase::presence(ctx.tx, &group, standing, ctx.now).await?;
    if !presence.present || presence.was_present {
        return Ok(());
    }
    // Added by the head of one department: most likely its chat.
    let mut heads = ctx.actor.places.iter().filter(|place| place.member.role == Role::Head);
    if let (Some(place), None) = (heads.next(), heads.next()) {
        let (member, department) = (place.member.clone(), place.department.id);
        ctx.actor.choose(department);
        let house = ctx.house().await?;
        usecase::offer(ctx.tx, &house, &group, &member, ctx.now).await?;
    }
    Ok(())
}
