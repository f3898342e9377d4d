//! Screens about the team chat, in it and in private.
use super::{
    callback::Callback,
    html::Html,
    screen::{Button, Screen},
};
use crate::{
    domain::id::{ChatId, DepartmentId, DigestId},
    locale::Locale,
};

/// How to bind the team chat: by a link, or by a code typed there.
pub fn how(link: &str, typed: &str, bound: Option<(DepartmentId, &str)>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let now = bound.map(|(_, title)| Html::text(texts.chat_how_now(title)));
    let html = Html::text(texts.chat_how())
        .bold()
        .line(now.unwrap_or_default())
        .line(Html::text(texts.chat_how_button()))
        .block(Html::text(texts.chat_how_code()).line(Html::code(typed)).line(Html::text(texts.chat_how_lives())))
        .line(Html::text(texts.chat_how_topic()));
    let unbind = |(department, _)| Button::callback(texts.chat_unbind(), Callback::UnbindChat { department });
    Screen::text(html).row([Button::url(texts.chat_button(), link)]).row(bound.map(unbind))
}

/// The chat is let go.
pub fn unbound(title: &str, department: DepartmentId, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.chat_unbound(title)))
        .row([Button::callback(texts.chat_lost_button(), Callback::ChatCode { department })])
}

/// To the team chat: what the bot does here; asks for rights while it has none.
pub fn card(name: &str, administrator: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let card = Html::text(texts.chat_card(name));
    let rights = Html::text(texts.chat_card_hears()).line(Html::text(texts.chat_card_rights()));
    Screen::text(if administrator { card } else { card.block(rights) })
}

/// To the head: may this chat be bound.
pub fn ask(department: DepartmentId, chat: ChatId, title: &str, by: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.chat_ask(title, by))).row([
        Button::callback(texts.chat_ask_yes(), Callback::BindChat { department, chat, yes: true }),
        Button::callback(texts.chat_ask_no(), Callback::BindChat { department, chat, yes: false }),
    ])
}

/// The head's word, as it stands in place of the question.
pub fn answered(title: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(match title {
        Some(title) => texts.chat_yes(title),
        None => texts.chat_no(),
    }))
}

/// «В чате 9, на связи 6».
pub fn bound(title: &str, in_chat: Option<i64>, here: usize, of: usize, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(match in_chat {
        Some(people) => texts.chat_bound_counted(title, people.to_string(), here.to_string()),
        None => texts.chat_bound(title, here.to_string(), of.to_string()),
    }))
}

/// To the leaders: the bot is no longer there.
pub fn lost(department: DepartmentId, title: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    let html = Html::text(texts.chat_lost(title)).line(Html::text(texts.chat_lost_how()));
    Screen::text(html).row([Button::callback(texts.chat_lost_button(), Callback::ChatCode { department })])
}

/// To the leaders: the bot is there and may not write.
pub fn muted(department: DepartmentId, title: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    let html = Html::text(texts.chat_muted(title)).line(Html::text(texts.chat_muted_how()));
    Screen::text(html).row([Button::callback(texts.chat_other(), Callback::ChatCode { department })])
}

/// To the leaders: the bot is there and may write again; `digest` is the one only they have.
pub fn back(title: &str, digest: Option<DigestId>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let kept = digest.map(|_| Html::text(texts.chat_back_digest())).unwrap_or_default();
    let forward = |digest| Button::callback(texts.digest_to_chat(), Callback::DigestToChat { digest });
    Screen::text(Html::text(texts.chat_back(title)).line(kept)).row(digest.map(forward))
}

/// To the leaders: the topic for the digest is deleted, or closed to the bot.
pub fn topic_lost(department: DepartmentId, title: &str, closed: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (what, how) = match closed {
        true => (texts.chat_topic_closed(title), texts.chat_topic_closed_how()),
        false => (texts.chat_topic_gone(title), texts.chat_topic_gone_how()),
    };
    Screen::text(Html::text(what).line(Html::text(how)))
        .row([Button::callback(texts.chat_topic_button(), Callback::ChatCode { department })])
}

/// Short sentences in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    AskedHead,
    NotBound,
    Help,
    Anonymous,
}

impl Line {
    pub const ALL: [Line; 4] = [Line::AskedHead, Line::NotBound, Line::Help, Line::Anonymous];
}

/// How a promise is noted here.
pub fn promise_how(locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().chat_promise_how("/promise")))
}

/// One of them.
pub fn line(line: Line, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(match line {
        Line::AskedHead => texts.chat_asked_head(),
        Line::NotBound => texts.chat_not_bound(),
        Line::Help => texts.chat_help(),
        Line::Anonymous => texts.chat_anonymous(),
    }))
}
