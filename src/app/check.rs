//! `planerka check`: the token, the database, the people, the chats and the rights, in words.
//!
//! Invariants: no message is sent to anybody and no update is taken from Telegram (of a chat it is tried whether the bot
//! may say «печатает», which leaves nothing behind: there is no other way to ask about a topic); no secret is printed, the address of a
//! webhook only by its host; whatever is marked as wrong makes the command fail.
use super::{not_met_sentence, open, say};
use crate::{
    clock::Clock,
    domain::{
        id::{ChatId, TopicId},
        person::{Member, Role},
    },
    locale::Locale,
    settings::Settings,
    store::{self, Db, StoreError, departments::TeamChat},
    telegram::{
        api::{Answer, Api, PATIENCE},
        classify::{Outcome, classify},
        listener::meet,
    },
    usecase::house::House,
};
use anyhow::{Result, anyhow};
use serde_json::json;

/// How good or bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Good,
    /// Worth knowing; the bot works.
    Note,
    /// To be put right.
    Wrong,
}

/// What has been found so far.
struct Findings {
    locale: Locale,
    wrong: usize,
}

impl Findings {
    fn add(&mut self, mark: Mark, sentence: impl AsRef<str>) {
        let sign = match mark {
            Mark::Good => "✅",
            Mark::Note => "⚠️",
            Mark::Wrong => "❌",
        };
        self.wrong += usize::from(mark == Mark::Wrong);
        say(&format!("{sign} {}", sentence.as_ref()));
    }
}

/// The bot as Telegram describes it.
struct Bot {
    api: Api,
    id: i64,
    /// Privacy mode is off.
    sees_all: bool,
}

/// Says in words what of the token, the database, the chats and the rights is wrong.
///
/// # Errors
/// When something is wrong; it has been said.
pub async fn check(settings: &Settings) -> Result<()> {
    let locale = settings.locale;
    let mut found = Findings { locale, wrong: 0 };
    let bot = the_bot(settings, &mut found).await?;
    match open(settings).await {
        Ok(db) => {
            let kind = if db.is_shared() { "PostgreSQL" } else { "SQLite" };
            found.add(Mark::Good, locale.texts().check_database(kind));
            departments(&db, bot.as_ref(), &mut found).await?;
            db.close().await;
        }
        Err(sentence) => found.add(Mark::Wrong, sentence.to_string()),
    }
    match found.wrong {
        0 => {
            say(&locale.texts().check_fine());
            Ok(())
        }
        wrong => Err(anyhow!(locale.texts().check_wrong(i64::try_from(wrong).unwrap_or(i64::MAX)))),
    }
}

async fn the_bot(settings: &Settings, found: &mut Findings) -> Result<Option<Bot>> {
    let texts = settings.locale.texts();
    let token = settings.token().map_err(|fault| anyhow!(fault.sentence(settings.locale)))?;
    let api = Api::new(&settings.api_url, token.expose())?;
    let me = match meet(&api).await {
        Ok(me) => me,
        Err(not_met) => {
            found.add(Mark::Wrong, not_met_sentence(not_met, settings));
            return Ok(None);
        }
    };
    found.add(Mark::Good, texts.check_bot(me.user.username.clone().unwrap_or_default()));
    if !me.can_join_groups {
        found.add(Mark::Wrong, texts.check_no_groups());
    }
    webhook(&api, found).await;
    let privacy = if me.can_read_all_group_messages { texts.check_privacy_off() } else { texts.check_privacy_on() };
    found.add(Mark::Good, privacy);
    let id = i64::try_from(me.user.id.0).unwrap_or(0);
    Ok(Some(Bot { api, id, sees_all: me.can_read_all_group_messages }))
}

async fn webhook(api: &Api, found: &mut Findings) {
    let answer = api.call("GetWebhookInfo", &json!({}), PATIENCE).await;
    let Some(info) = answer.result() else { return };
    let texts = found.locale.texts();
    if let Some(url) = info["url"].as_str().filter(|url| !url.is_empty()) {
        // Many put the token into the path.
        let host = reqwest::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
        found.add(Mark::Note, texts.check_webhook(host.unwrap_or_default()));
        if let Some(trouble) = info["last_error_message"].as_str() {
            found.add(Mark::Note, texts.check_webhook_trouble(trouble));
        }
    }
    if let Some(count) = info["pending_update_count"].as_i64().filter(|count| *count > 0) {
        found.add(Mark::Note, texts.check_pending(count));
    }
}

async fn departments(db: &Db, bot: Option<&Bot>, found: &mut Findings) -> Result<(), StoreError> {
    let mut tx = db.read().await?;
    let ids = store::departments::ids(&mut tx).await?;
    if ids.is_empty() {
        found.add(Mark::Note, found.locale.texts().check_no_departments());
    }
    for id in ids {
        let Some(house) = House::load(&mut tx, id).await? else { continue };
        say(&found.locale.texts().check_department(&house.department.name, &house.department.key));
        people(&house, found);
        match store::departments::chat_of(&mut tx, id).await? {
            None => found.add(Mark::Note, found.locale.texts().check_no_chat()),
            Some(chat) => {
                if let Some(bot) = bot {
                    look_at_chat(bot, &chat, found).await;
                }
            }
        }
    }
    Ok(())
}

fn people(house: &House, found: &mut Findings) {
    let texts = found.locale.texts();
    let today = house.today(Clock::System.now());
    let current: Vec<&Member> = house.members.iter().filter(|m| m.left_on.is_none_or(|left| today <= left)).collect();
    let here = |member: &&&Member| member.has_started() && member.reachable;
    if !current.iter().filter(here).any(|member| member.role == Role::Head) {
        found.add(Mark::Wrong, texts.check_no_head(&house.department.key));
    }
    let count = current.iter().filter(here).count();
    found.add(Mark::Good, texts.check_people(count.to_string(), current.len().to_string()));
    let missing: Vec<&str> =
        current.iter().filter(|member| !member.has_started()).map(|member| member.name.as_str()).collect();
    if !missing.is_empty() {
        found.add(Mark::Note, texts.check_not_started(found.locale.list(&missing)));
    }
}

async fn look_at_chat(bot: &Bot, chat: &TeamChat, found: &mut Findings) {
    let described = bot.api.call("GetChat", &json!({"chat_id": chat.id.0}), PATIENCE).await;
    let described = described.result();
    // Renamed while the bot was not running: people know the chat by its title of now.
    let title = described.and_then(|chat| chat["title"].as_str()).unwrap_or(&chat.title);
    let body = json!({"chat_id": chat.id.0, "user_id": bot.id});
    let answer = bot.api.call("GetChatMember", &body, PATIENCE).await;
    let (mark, sentence) = standing(bot, chat.id, title, &answer, found.locale);
    found.add(mark, sentence);
    let is_there = matches!(answer.result().and_then(|member| member["status"].as_str()), Some(status)
        if ["administrator", "creator", "member", "restricted"].contains(&status));
    if is_there {
        let is_forum = described.is_some_and(|chat| chat["is_forum"].as_bool() == Some(true));
        let topic = chat.topic.filter(|_| is_forum);
        if let Some((mark, sentence)) = voice(bot, chat, title, topic, found.locale).await {
            found.add(mark, sentence);
        }
        if chat.topic.is_some() && !is_forum && described.is_some() {
            found.add(Mark::Note, found.locale.texts().check_topic_none(title));
        }
    }
}

/// Whether the bot may write in the chat and in the topic the digest goes to.
async fn voice(
    bot: &Bot,
    chat: &TeamChat,
    title: &str,
    topic: Option<TopicId>,
    locale: Locale,
) -> Option<(Mark, String)> {
    let mut body = json!({"chat_id": chat.id.0, "action": "typing"});
    if let Some(topic) = topic {
        body["message_thread_id"] = topic.0.into();
    }
    let answer = bot.api.call("SendChatAction", &body, PATIENCE).await;
    let (texts, number) = (locale.texts(), topic.map(|topic| topic.0.to_string()));
    match (classify(&answer, chat.id), number) {
        (Outcome::TopicGone { closed: false }, Some(number)) => {
            Some((Mark::Wrong, texts.check_topic_gone(title, number)))
        }
        (Outcome::TopicGone { closed: true }, Some(number)) => {
            Some((Mark::Wrong, texts.check_topic_closed(title, number)))
        }
        (Outcome::Muted | Outcome::TopicGone { .. }, _) => Some((Mark::Wrong, texts.check_chat_muted(title))),
        (Outcome::Sent(_), Some(number)) => Some((Mark::Good, texts.check_topic(title, number))),
        _ => None,
    }
}

/// What Telegram's answer about the bot's place in a chat means.
fn standing(bot: &Bot, chat: ChatId, title: &str, answer: &Answer, locale: Locale) -> (Mark, String) {
    let texts = locale.texts();
    match answer {
        Answer::Said { said, .. } if said.ok => match said.result["status"].as_str() {
            Some("administrator" | "creator") => (Mark::Good, texts.check_chat(title)),
            Some("member" | "restricted") if bot.sees_all => (Mark::Good, texts.check_chat_open(title)),
            Some("member" | "restricted") => (Mark::Wrong, texts.check_chat_rights(title)),
            _ => (Mark::Wrong, texts.check_chat_gone(title)),
        },
        Answer::Said { said, .. } => match said.parameters.migrate_to_chat_id {
            Some(to) => (Mark::Wrong, texts.check_chat_moved(title, to.to_string())),
            None if said.error_code == Some(403) => (Mark::Wrong, texts.check_chat_gone(title)),
            None if said.description.contains("chat not found") => {
                (Mark::Wrong, texts.check_chat_unknown(chat.0.to_string()))
            }
            None => (Mark::Wrong, texts.check_chat_silent(title, &said.description)),
        },
        Answer::Garbled { .. } | Answer::NotReached | Answer::Lost => {
            (Mark::Wrong, texts.check_chat_silent(title, "—"))
        }
    }
}
