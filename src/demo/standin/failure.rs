//! A refusal of the Bot API: code, description, parameters.
//!
//! The descriptions are Telegram's own strings; a bot's classifier reads them, so they are spelt in one place each.
use serde_json::{Value, json};

/// What the bot receives instead of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Also the HTTP status.
    pub code: u16,
    pub description: String,
    /// `retry_after` or `migrate_to_chat_id`, when there is one.
    pub parameters: Option<Value>,
}

impl Failure {
    /// A refusal without parameters.
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    /// 400 with the usual prefix.
    pub fn bad(what: impl std::fmt::Display) -> Self {
        Self::new(400, format!("Bad Request: {what}"))
    }

    /// 403 with the usual prefix.
    pub fn forbidden(what: impl std::fmt::Display) -> Self {
        Self::new(403, format!("Forbidden: {what}"))
    }

    /// 409 with the usual prefix.
    pub fn conflict(what: impl std::fmt::Display) -> Self {
        Self::new(409, format!("Conflict: {what}"))
    }

    /// 429 that asks to wait this many seconds.
    pub fn too_many(retry_after_s: i64) -> Self {
        Self {
            parameters: Some(json!({ "retry_after": retry_after_s })),
            ..Self::new(429, format!("Too Many Requests: retry after {retry_after_s}"))
        }
    }

    /// 400 that names the supergroup a basic group has become.
    pub fn migrated(to_chat: i64) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to_chat })),
            ..Self::bad("group chat was upgraded to a supergroup chat")
        }
    }

    /// 401: the token is wrong.
    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    /// 404: no such method or file.
    pub fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    /// 500 as Telegram answers when it is unwell.
    pub fn internal() -> Self {
        Self::new(500, "Internal Server Error")
    }

    /// 400: never heard of, or a person who never pressed Start.
    pub fn chat_not_found() -> Self {
        Self::bad("chat not found")
    }

    /// The body of the answer.
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }
}
