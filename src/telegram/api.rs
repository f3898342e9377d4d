//! The own HTTP client of the Bot API.
//!
//! teloxide's client sleeps ten real seconds inside a call on each 5xx and its typed errors miss cases; here a call is
//! one request, and everything that can come back is an [`Answer`] for [`classify`](super::classify).
//!
//! Invariants: the token is in no `Debug`, error or log; redirects are not followed.
use super::render::Upload;
use reqwest::{
    RequestBuilder,
    multipart::{Form, Part},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;
use teloxide::requests::Payload;

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(5);
/// How long an ordinary call may take; below [`LEASE`](super::sender::LEASE).
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How long a call with a file may take; below it too.
pub const UPLOAD_PATIENCE: Duration = Duration::from_secs(50);

/// A bot at a Bot API server; cheap to clone.
#[derive(Clone)]
pub struct Api {
    http: reqwest::Client,
    /// Holds the token.
    base: String,
}

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Api(…)")
    }
}

/// What came back from a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Telegram's word, with the HTTP status.
    Said { status: u16, said: Said },
    /// Something else than Telegram's JSON: a proxy's page.
    Garbled { status: u16 },
    /// No connection could be made: surely not accepted.
    NotReached,
    /// The connection was cut or the time was over: perhaps accepted.
    Lost,
}

/// Telegram's envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Said {
    pub ok: bool,
    #[serde(default)]
    pub result: Value,
    #[serde(default)]
    pub error_code: Option<u16>,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub parameters: Parameters,
}

/// What Telegram advises together with a refusal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Parameters {
    /// Seconds.
    #[serde(default)]
    pub retry_after: Option<i64>,
    #[serde(default)]
    pub migrate_to_chat_id: Option<i64>,
}

impl Answer {
    /// The result of a successful call.
    pub fn result(&self) -> Option<&Value> {
        match self {
            Answer::Said { said, .. } if said.ok => Some(&said.result),
            _ => None,
        }
    }
}

/// The client could not be made: the machine's certificates or the address are unusable.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client could not be made")]
pub struct NoClient(#[source] reqwest::Error);

impl Api {
    /// `url` has no slash at the end; `token` is BotFather's.
    pub fn new(url: &str, token: &str) -> Result<Self, NoClient> {
        let builder = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("planerka/", env!("CARGO_PKG_VERSION")));
        let near = reqwest::Url::parse(url)
            .is_ok_and(|url| matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")));
        // A stand-in on this machine is not behind the proxy that leads to the world.
        let builder = if near { builder.no_proxy() } else { builder };
        let http = builder.build().map_err(|error| NoClient(error.without_url()))?;
        Ok(Self { http, base: format!("{url}/bot{token}") })
    }

    /// One request, at most `patience` long in real time.
    pub async fn call(&self, method: &str, body: &Value, patience: Duration) -> Answer {
        self.answer(self.http.post(format!("{}/{method}", self.base)).timeout(patience).json(body)).await
    }

    /// One request with a file, its fields before it; a name that is not ASCII goes as it is.
    pub async fn upload(&self, method: &str, body: &Value, upload: &Upload, patience: Duration) -> Answer {
        let mut form = Form::new().percent_encode_noop();
        for (name, value) in body.as_object().into_iter().flatten() {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            form = form.text(name.clone(), text);
        }
        let file = &upload.file;
        let part = Part::bytes(file.bytes().to_vec()).file_name(file.name().to_owned());
        let part = match part.mime_str(file.mime()) {
            Ok(part) => part,
            // A mime type nobody can read: Telegram looks at the name.
            Err(_) => Part::bytes(file.bytes().to_vec()).file_name(file.name().to_owned()),
        };
        let form = form.part(upload.field, part);
        self.answer(self.http.post(format!("{}/{method}", self.base)).timeout(patience).multipart(form)).await
    }

    async fn answer(&self, request: RequestBuilder) -> Answer {
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) if error.is_connect() || error.is_builder() => return Answer::NotReached,
            Err(_) => return Answer::Lost,
        };
        let status = response.status().as_u16();
        match response.bytes().await {
            Err(_) => Answer::Lost,
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(said) => Answer::Said { status, said },
                Err(_) => Answer::Garbled { status },
            },
        }
    }

    /// A call of one of teloxide's payloads.
    pub async fn ask<P: Payload + Serialize>(&self, payload: &P, patience: Duration) -> Answer {
        self.call(P::NAME, &body(payload), patience).await
    }
}

/// A payload of teloxide as JSON.
pub fn body<P: Payload + Serialize>(payload: &P) -> Value {
    serde_json::to_value(payload).expect("payloads of text fields always become JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_that_can_be_printed_holds_the_token() {
        let api = Api::new("http://127.0.0.1:9", "1:SECRET").expect("a client");
        assert!(!format!("{api:?}").contains("SECRET"));
        assert_eq!(api.call("getMe", &Value::Null, PATIENCE).await, Answer::NotReached);
    }
}
