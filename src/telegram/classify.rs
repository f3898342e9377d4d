//! What an answer of Telegram means for the message it was about: one pure table of everything seen.
//!
//! Typed errors of teloxide match whole strings and miss cases that matter, so this reads code and description by
//! their beginnings. Source of the strings: the Bot API server, telegram.md §3.
use super::{
    api::{Answer, Said},
    event::Unreachable,
};
use crate::domain::id::{ChatId, MessageId};
use chrono::TimeDelta;

/// The fate of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Accepted; the number when a message was made or changed.
    Sent(Option<MessageId>),
    /// The message already looks so: success.
    NotModified,
    /// The callback query is too old to be answered: nobody waits any more.
    Stale,
    /// Too many: not accepted, this chat is to be left alone for so long.
    Flood { after: TimeDelta },
    /// Surely not accepted, and not the message's fault: later.
    NotNow,
    /// The server failed (5xx): mostly not accepted, but not surely.
    Failing,
    /// The person cannot be written to.
    Unreachable(Unreachable),
    /// The bot is not in the group any more.
    ChatGone,
    /// The group has another number now.
    Migrated(ChatId),
    /// The topic was deleted or closed: send to the chat itself.
    TopicGone {
        /// It is there and may be opened again.
        closed: bool,
    },
    /// The bot is in the group and may not write there.
    Muted,
    /// Refused for good, with a code that says why.
    Rejected(&'static str),
    /// No answer: perhaps accepted.
    Unknown,
}

/// Beginnings of descriptions of 400 after «Bad Request: », lower case, and the code of their rejection.
const REJECTIONS: &[(&str, &str)] = &[
    ("message to edit not found", "message_gone"),
    ("message to delete not found", "message_gone"),
    ("message can't be edited", "not_editable"),
    ("message can't be deleted", "not_deletable"),
    ("message to be replied not found", "reply_gone"),
    ("message text is empty", "empty"),
    ("text must be non-empty", "empty"),
    ("message is too long", "too_long"),
    ("message_too_long", "too_long"),
    ("message caption is too long", "caption_too_long"),
    ("file must be non-empty", "bad_file"),
    ("image_process_failed", "bad_picture"),
    ("photo_invalid_dimensions", "bad_picture"),
    ("photo_save_file_invalid", "bad_picture"),
    ("can't parse entities", "bad_markup"),
    ("button_data_invalid", "bad_button"),
    ("can't parse inline keyboard button", "bad_button"),
    ("not enough rights to manage pinned messages", "no_right_to_pin"),
    ("not enough rights", "no_rights"),
    ("need administrator rights", "no_rights"),
];

/// Beginnings of descriptions of 400 when the bot may not write in a group. The last ones are the server's own words.
const MUTED: &[&str] = &[
    "not enough rights to send",
    "have no rights to send",
    "have no write access",
    "chat_write_forbidden",
    "chat_send_",
    "chat_restricted",
    "chat_guest_send_forbidden",
];

/// What `answer` means for a message to `chat`.
pub fn classify(answer: &Answer, chat: ChatId) -> Outcome {
    match answer {
        Answer::NotReached => Outcome::NotNow,
        Answer::Lost => Outcome::Unknown,
        Answer::Garbled { status } => match status {
            500.. => Outcome::Failing,
            200..300 => Outcome::Unknown,
            _ => Outcome::NotNow,
        },
        Answer::Said { said, .. } if said.ok => {
            Outcome::Sent(said.result.get("message_id").and_then(serde_json::Value::as_i64).map(MessageId))
        }
        Answer::Said { status, said } => refusal(said.error_code.unwrap_or(*status), said, chat),
    }
}

fn refusal(code: u16, said: &Said, chat: ChatId) -> Outcome {
    let description = said.description.to_lowercase();
    let after_colon = description.split_once(": ").map_or(description.as_str(), |(_, rest)| rest);
    match code {
        400 => bad_request(after_colon, said, chat),
        403 => forbidden(after_colon, chat),
        401 | 409 => Outcome::NotNow,
        404 => Outcome::Rejected("not_found"),
        413 => Outcome::Rejected("too_large"),
        429 => {
            let seconds = said.parameters.retry_after.or_else(|| seconds(after_colon)).unwrap_or(1);
            Outcome::Flood { after: TimeDelta::seconds(seconds.clamp(1, 24 * 3600)) }
        }
        500.. => Outcome::Failing,
        _ => Outcome::Rejected("refused"),
    }
}

fn bad_request(text: &str, said: &Said, chat: ChatId) -> Outcome {
    let begins = |beginning: &str| text.starts_with(beginning);
    if let Some(to) = said.parameters.migrate_to_chat_id {
        Outcome::Migrated(ChatId(to))
    } else if begins("message is not modified") {
        Outcome::NotModified
    } else if begins("query is too old") || text.contains("query id is invalid") {
        Outcome::Stale
    } else if begins("message thread not found") || begins("topic_deleted") {
        Outcome::TopicGone { closed: false }
    } else if begins("topic_closed") {
        Outcome::TopicGone { closed: true }
    } else if MUTED.iter().any(|muted| begins(muted)) && !chat.is_private() {
        Outcome::Muted
    } else if begins("chat not found") || begins("peer_id_invalid") {
        gone(chat, Unreachable::NeverStarted)
    } else if begins("user is deactivated") {
        gone(chat, Unreachable::Deactivated)
    } else {
        Outcome::Rejected(REJECTIONS.iter().find(|(known, _)| begins(known)).map_or("bad_request", |&(_, code)| code))
    }
}

fn forbidden(text: &str, chat: ChatId) -> Outcome {
    let begins = |beginning: &str| text.starts_with(beginning);
    if begins("bot was blocked by the user") {
        gone(chat, Unreachable::Blocked)
    } else if begins("user is deactivated") {
        gone(chat, Unreachable::Deactivated)
    } else if begins("bot can't initiate conversation") {
        gone(chat, Unreachable::NeverStarted)
    } else if begins("bot was kicked from") || begins("bot is not a member of") || begins("the group chat was deleted")
    {
        Outcome::ChatGone
    } else {
        Outcome::Rejected("forbidden")
    }
}

fn gone(chat: ChatId, reason: Unreachable) -> Outcome {
    if chat.is_private() { Outcome::Unreachable(reason) } else { Outcome::ChatGone }
}

/// «retry after 17».
fn seconds(text: &str) -> Option<i64> {
    text.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PERSON: ChatId = ChatId(7);
    const GROUP: ChatId = ChatId(-7);

    fn said(code: u16, description: &str, chat: ChatId) -> Outcome {
        let said = json!({"ok": false, "error_code": code, "description": description});
        classify(&Answer::Said { status: code, said: serde_json::from_value(said).expect("an envelope") }, chat)
    }

    #[test]
    fn every_known_refusal_has_its_meaning() {
        use Unreachable::*;
        let not_modified = "Bad Request: message is not modified: specified new message content and reply markup are \
                            exactly the same as a current content and reply markup of the message";
        let table: &[(u16, &str, ChatId, Outcome)] = &[
            (403, "Forbidden: bot was blocked by the user", PERSON, Outcome::Unreachable(Blocked)),
            (403, "Forbidden: user is deactivated", PERSON, Outcome::Unreachable(Deactivated)),
            (403, "Forbidden: bot can't initiate conversation with a user", PERSON, Outcome::Unreachable(NeverStarted)),
            (403, "Forbidden: bot was kicked from the group chat", GROUP, Outcome::ChatGone),
            (403, "Forbidden: bot was kicked from the supergroup chat", GROUP, Outcome::ChatGone),
            (403, "Forbidden: bot is not a member of the supergroup chat", GROUP, Outcome::ChatGone),
            (403, "Forbidden: the group chat was deleted", GROUP, Outcome::ChatGone),
            (403, "Forbidden: something new", PERSON, Outcome::Rejected("forbidden")),
            (400, "Bad Request: chat not found", PERSON, Outcome::Unreachable(NeverStarted)),
            (400, "Bad Request: chat not found", GROUP, Outcome::ChatGone),
            (400, not_modified, PERSON, Outcome::NotModified),
            (400, "Bad Request: message to edit not found", PERSON, Outcome::Rejected("message_gone")),
            (400, "Bad Request: message to delete not found", PERSON, Outcome::Rejected("message_gone")),
            (400, "Bad Request: message to be replied not found", PERSON, Outcome::Rejected("reply_gone")),
            (400, "Bad Request: message can't be edited", PERSON, Outcome::Rejected("not_editable")),
            (400, "Bad Request: message thread not found", GROUP, Outcome::TopicGone { closed: false }),
            (400, "Bad Request: TOPIC_DELETED", GROUP, Outcome::TopicGone { closed: false }),
            (400, "Bad Request: TOPIC_CLOSED", GROUP, Outcome::TopicGone { closed: true }),
            (400, "Bad Request: not enough rights to send text messages to the chat", GROUP, Outcome::Muted),
            (400, "Bad Request: have no rights to send a message", GROUP, Outcome::Muted),
            (400, "Bad Request: CHAT_WRITE_FORBIDDEN", GROUP, Outcome::Muted),
            (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", GROUP, Outcome::Muted),
            (400, "Bad Request: not enough rights to change chat title", GROUP, Outcome::Rejected("no_rights")),
            (400, "Bad Request: message text is empty", PERSON, Outcome::Rejected("empty")),
            (400, "Bad Request: message is too long", PERSON, Outcome::Rejected("too_long")),
            (400, "Bad Request: message caption is too long", PERSON, Outcome::Rejected("caption_too_long")),
            (400, "Bad Request: can't parse entities: unsupported start tag", PERSON, Outcome::Rejected("bad_markup")),
            (400, "Bad Request: BUTTON_DATA_INVALID", PERSON, Outcome::Rejected("bad_button")),
            (
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
                PERSON,
                Outcome::Stale,
            ),
            (
                400,
                "Bad Request: not enough rights to manage pinned messages in the chat",
                GROUP,
                Outcome::Rejected("no_right_to_pin"),
            ),
            (400, "Bad Request: something new", GROUP, Outcome::Rejected("bad_request")),
            (401, "Unauthorized", PERSON, Outcome::NotNow),
            (404, "Not Found", PERSON, Outcome::Rejected("not_found")),
            (409, "Conflict: terminated by other getUpdates request", PERSON, Outcome::NotNow),
            (429, "Too Many Requests: retry after 17", PERSON, Outcome::Flood { after: TimeDelta::seconds(17) }),
            (500, "Internal Server Error", PERSON, Outcome::Failing),
            (502, "Bad Gateway", GROUP, Outcome::Failing),
        ];
        for (code, description, chat, outcome) in table {
            assert_eq!(said(*code, description, *chat), *outcome, "{code} {description}");
        }
    }

    #[test]
    fn advice_in_parameters_is_followed() {
        let said = |json: serde_json::Value| Answer::Said {
            status: 400,
            said: serde_json::from_value(json).expect("an envelope"),
        };
        let moved = said(json!({"ok": false, "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": -1005}}));
        assert_eq!(classify(&moved, GROUP), Outcome::Migrated(ChatId(-1005)));
        let flood = said(json!({"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3}}));
        assert_eq!(classify(&flood, GROUP), Outcome::Flood { after: TimeDelta::seconds(3) });
    }

    #[test]
    fn success_carries_the_number_of_the_message() {
        let sent = |result| Answer::Said { status: 200, said: Said { ok: true, result, ..Said::default() } };
        assert_eq!(classify(&sent(json!({"message_id": 5})), PERSON), Outcome::Sent(Some(MessageId(5))));
        assert_eq!(classify(&sent(json!(true)), PERSON), Outcome::Sent(None));
    }

    #[test]
    fn without_telegrams_word_it_depends_on_how_far_the_request_came() {
        assert_eq!(classify(&Answer::NotReached, PERSON), Outcome::NotNow);
        assert_eq!(classify(&Answer::Lost, PERSON), Outcome::Unknown);
        assert_eq!(classify(&Answer::Garbled { status: 502 }, PERSON), Outcome::Failing);
        assert_eq!(classify(&Answer::Garbled { status: 200 }, PERSON), Outcome::Unknown);
        assert_eq!(classify(&Answer::Garbled { status: 403 }, PERSON), Outcome::NotNow);
    }
}
