//! What is said about a digest to those who decide: previews, «nobody has answered», what became of a tap, a lost post.
use crate::{
    domain::{
        digest::{DigestActed, DigestContent, DigestState, HeldAnswer, Preview},
        id::{ChatId, DigestId, MessageId, NoticeId},
        notice::NoticeKind,
        today::Mark,
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};
use chrono::NaiveTime;

/// [Откуда?] under a digest that is shown in private.
pub fn origin_button(content: &DigestContent, locale: Locale) -> Button {
    let callback = Callback::OriginsOfDigest { digest: content.digest, on: content.shown.1 };
    Button::callback(locale.texts().origin_button(), callback)
}

/// [Публикуем] [Подождать] where it asks; only the first where it waits already.
pub fn preview_row(preview: &Preview, locale: Locale) -> Vec<Button> {
    let (texts, digest) = (locale.texts(), preview.digest);
    let publish = Button::callback(texts.digest_publish(), Callback::DigestPublish { digest });
    let wait = Button::callback(texts.digest_wait(), Callback::DigestWait { digest });
    match (preview.waits, preview.asks) {
        (true, _) => vec![publish],
        (false, true) => vec![publish, wait],
        (false, false) => vec![],
    }
}

/// The head's message with «Так сводка выглядит сейчас …» below it; [`preview_row`] goes with it where it asks.
pub fn with_preview(message: Html, preview: &Preview, locale: Locale) -> Html {
    let (texts, time) = (locale.texts(), locale.time(preview.at));
    let note = match (preview.waits, preview.asks) {
        (true, _) => texts.digest_preview_waits(),
        (false, true) => texts.digest_preview_asks(time),
        (false, false) => texts.digest_preview(time),
    };
    let noted = message.clone().block(Html::text(note).italic());
    let whole = noted.line(super::body(&preview.content, locale));
    // A message as long as that says who owes first; the digest itself is one tap away.
    if whole.fits() { whole } else { message }
}

/// What became of a tap, short enough for a toast.
pub fn acted_toast(what: &DigestActed, locale: Locale) -> String {
    acted(what, locale).html.visible()
}

/// Nobody has answered by the time of the digest.
pub fn nobody_yet(digest: DigestId, due: usize, until: NaiveTime, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(texts.digest_nobody_yet(due, locale.time(until)))
        .row([Button::callback(texts.digest_remind_all(), Callback::RemindAll)])
        .row([
            Button::callback(texts.digest_as_is(), Callback::DigestAsIs { digest }),
            Button::callback(texts.digest_skip(), Callback::DigestSkip { digest }),
        ])
}

/// In the other leaders' copies: what was decided, when and by whom.
pub fn decided(posted: bool, mark: &Mark, locale: Locale) -> Screen {
    let (texts, at, by) = (locale.texts(), locale.time(mark.at), mark.by.as_str());
    Screen::text(if posted { texts.digest_decided_posted(at, by) } else { texts.digest_decided_skipped(at, by) })
}

/// `/digest` where there is nothing to sum up yet.
pub fn nothing_yet(locale: Locale) -> Screen {
    Screen::text(locale.texts().digest_nothing_yet())
}

/// `/digest` on a day nobody owes a report.
pub fn nobody_due(locale: Locale) -> Screen {
    Screen::text(locale.texts().digest_nobody_due())
}

/// `/digest` in private: as it is now, with a link to the post and, for whoever may, [Опубликовать].
pub fn draft(
    content: &DigestContent,
    state: DigestState,
    post: Option<(ChatId, MessageId)>,
    may_publish: bool,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let note = match state {
        DigestState::Posted | DigestState::Frozen => Html::new(),
        _ => Html::text(texts.digest_draft()).italic(),
    };
    let open = post.and_then(|(chat, message)| link(chat, message));
    let publish = Button::callback(texts.digest_publish_now(), Callback::DigestPublish { digest: content.digest });
    let publish = (may_publish && state != DigestState::Frozen && !(state == DigestState::Posted && open.is_some()))
        .then_some(publish);
    Screen::text(super::body(content, locale).block(note))
        .row(open.map(|url| Button::url(texts.digest_open_post(), url)).into_iter().chain(publish))
}

/// What became of a tap.
pub fn acted(acted: &DigestActed, locale: Locale) -> Screen {
    let texts = locale.texts();
    match acted {
        DigestActed::Posted { to_chat: true } => Screen::text(texts.digest_done_posted()),
        DigestActed::Posted { to_chat: false } => Screen::text(texts.digest_done_to_heads()),
        DigestActed::Refreshed => Screen::text(texts.digest_done_refreshed()),
        DigestActed::Waiting(digest) => Screen::text(texts.digest_done_waiting())
            .row([Button::callback(texts.digest_publish(), Callback::DigestPublish { digest: *digest })]),
        DigestActed::Skipped => Screen::text(texts.digest_done_skipped()),
        DigestActed::NoChat => Screen::text(texts.digest_done_no_chat()),
        DigestActed::NobodyDue => nobody_due(locale),
        DigestActed::Closed => Screen::text(texts.digest_done_stale()),
        DigestActed::Already { at, name } => Screen::text(texts.digest_marked(locale.time(*at), name)),
    }
}

/// `/digest` in the team chat by somebody who may not post: a link to the last one.
pub fn last_post(post: Option<(ChatId, MessageId)>, locale: Locale) -> Screen {
    let texts = locale.texts();
    match post.and_then(|(chat, message)| link(chat, message)) {
        Some(url) => Screen::text(texts.digest_last_post()).row([Button::url(texts.digest_open_post(), url)]),
        None => Screen::text(texts.digest_no_post()),
    }
}

/// It is not known whether a post arrived: [Отправить ещё раз] [Уже в чате].
pub fn held(notice: NoticeId, kind: NoticeKind, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(texts.digest_held(kind.as_str())).row([
        Button::callback(texts.digest_send_again(), Callback::SendAgain { notice }),
        Button::callback(texts.digest_already_there(), Callback::AlreadyThere { notice }),
    ])
}

/// What became of the head's word on a held post.
pub fn held_answer(answer: HeldAnswer, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(match answer {
        HeldAnswer::SentAgain => texts.digest_held_again(),
        HeldAnswer::WasThere => texts.digest_held_there(),
        HeldAnswer::Settled => texts.digest_held_settled(),
    })
}

/// The address of a message; only supergroups have one.
pub fn link(chat: ChatId, message: MessageId) -> Option<String> {
    let number = chat.0.to_string();
    let inner = number.strip_prefix("-100").filter(|inner| inner.len() >= 5)?;
    Some(format!("https://t.me/c/{inner}/{}", message.0))
}
