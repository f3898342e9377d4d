//! A stand-in, its clock, and a raw HTTP client.
use planerka::{
    clock::{Clock, ManualClock},
    demo::standin::{Config, Standin},
    domain::time::instant,
};
use serde_json::{Value, json};

pub struct World {
    pub clock: ManualClock,
    pub standin: Standin,
    http: reqwest::Client,
}

pub async fn world() -> World {
    world_of(Config::default()).await
}

pub async fn world_of(config: Config) -> World {
    let clock = ManualClock::new(instant("2026-11-23T06:00:00Z"));
    let standin = Standin::start(Clock::Manual(clock.clone()), config).await.expect("a free port");
    World { clock, standin, http: reqwest::Client::new() }
}

impl World {
    pub fn url(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.standin.api_url(), self.standin.token())
    }

    pub fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// The whole answer.
    pub async fn call(&self, method: &str, body: Value) -> Value {
        self.try_call(method, body).await.expect("an answer")
    }

    /// The whole answer, or why there is none.
    pub async fn try_call(&self, method: &str, body: Value) -> Result<Value, reqwest::Error> {
        let response = self.http.post(self.url(method)).json(&body).send().await?;
        let status = response.status().as_u16();
        let answer: Value = response.json().await?;
        assert_eq!(answer["ok"] == json!(true), status == 200, "{answer}");
        assert!(answer["ok"] == json!(true) || answer["error_code"] == json!(status), "{answer}");
        Ok(answer)
    }

    /// The result of a call that must succeed.
    pub async fn ok(&self, method: &str, body: Value) -> Value {
        let mut answer = self.call(method, body).await;
        assert_eq!(answer["ok"], json!(true), "{answer}");
        answer["result"].take()
    }

    /// The description of a call that must be refused.
    pub async fn refused(&self, method: &str, body: Value) -> String {
        let answer = self.call(method, body).await;
        assert_eq!(answer["ok"], json!(false), "{answer}");
        answer["description"].as_str().expect("a description").to_owned()
    }

    /// All pending updates, confirmed.
    pub async fn updates(&self) -> Vec<Value> {
        let batch = self.ok("getUpdates", json!({})).await;
        let batch = batch.as_array().expect("a list").clone();
        if let Some(last) = batch.iter().filter_map(|update| update["update_id"].as_i64()).max() {
            let rest = self.ok("getUpdates", json!({ "offset": last + 1 })).await;
            assert_eq!(rest, json!([]), "more than a batch");
        }
        batch
    }

    /// The kinds of all pending updates, confirmed.
    pub async fn kinds(&self) -> Vec<String> {
        let kind = |update: &Value| {
            let names = update.as_object().expect("an object").keys();
            names.filter(|name| *name != "update_id").cloned().collect::<String>()
        };
        self.updates().await.iter().map(kind).collect()
    }
}
