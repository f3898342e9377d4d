//! Where an update came from, read off its raw JSON: also of updates teloxide cannot decode.
use crate::domain::{
    id::{ChatId, TelegramId, TopicId},
    person::Language,
};
use serde_json::Value;

/// Whom to answer, and in which lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    pub chat: Option<ChatId>,
    pub topic: Option<TopicId>,
    pub from: Option<TelegramId>,
    pub language: Option<Language>,
    /// The callback query to be answered.
    pub query: Option<String>,
}

impl Origin {
    /// Looks into the one field beside `update_id` that every update has.
    pub fn of(update: &Value) -> Self {
        let Some((name, body)) =
            update.as_object().and_then(|fields| fields.iter().find(|(name, _)| *name != "update_id"))
        else {
            return Self::default();
        };
        let message = if name == "callback_query" { &body["message"] } else { body };
        let from = &body["from"];
        let topic = message["is_topic_message"].as_bool().unwrap_or(false);
        let topic = if topic { message["message_thread_id"].as_i64() } else { None };
        Self {
            chat: message["chat"]["id"].as_i64().or_else(|| from["id"].as_i64()).map(ChatId),
            topic: topic.map(TopicId),
            from: from["id"].as_i64().map(TelegramId),
            language: from.is_object().then(|| Language::of_telegram(from["language_code"].as_str())),
            query: (name == "callback_query").then(|| body["id"].as_str().map(str::to_owned)).flatten(),
        }
    }

    /// The lane of its chat; whatever has no chat goes to the first.
    pub fn lane(&self, lanes: i64) -> i64 {
        self.chat.map_or(0, |chat| lane(chat, lanes))
    }
}

/// The lane in which a chat is handled, so that its updates keep their order.
pub fn lane(chat: ChatId, lanes: i64) -> i64 {
    // Numbers of supergroups share their low digits' pattern; a multiplication spreads them (Knuth).
    let spread = chat.0.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64.cast_signed()) >> 33;
    spread.rem_euclid(lanes.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_message_and_a_tap_in_the_same_chat_share_a_lane() {
        let message = Origin::of(&json!({"update_id": 1, "message": {"message_id": 5, "is_topic_message": true,
            "message_thread_id": 9, "chat": {"id": -100}, "from": {"id": 7, "language_code": "en"}}}));
        let tap = Origin::of(&json!({"update_id": 2, "callback_query": {"id": "q", "from": {"id": 8},
            "message": {"message_id": 5, "chat": {"id": -100}}}}));
        assert_eq!(message.lane(4), tap.lane(4));
        assert_eq!(
            (message.from, message.topic, message.language),
            (Some(TelegramId(7)), Some(TopicId(9)), Some(Language::En))
        );
        assert_eq!((tap.query.as_deref(), tap.chat), (Some("q"), Some(ChatId(-100))));
    }

    #[test]
    fn anything_else_has_an_origin_too() {
        assert_eq!(Origin::of(&json!({"update_id": 1})), Origin::default());
        assert_eq!(Origin::of(&json!("nonsense")).lane(4), 0);
    }

    #[test]
    fn chats_spread_over_all_lanes() {
        let used: std::collections::BTreeSet<i64> = (0..50).map(|n| lane(ChatId(-1_001_000_000_000 - n), 4)).collect();
        assert_eq!(used.len(), 4);
    }
}
