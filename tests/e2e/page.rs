//! `planerka demo --page` as the page's script sees it: the program in its own process, asked over HTTP. What a person sees
//! in a browser is the browser test's business (`tests/page.rs`).
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

const IVAN: i64 = 1002;
const MARIA: i64 = 1003;
const OLGA: i64 = 1001;
const DIRECTOR: i64 = 1007;
/// How often the page asks before it gives up, and between two questions.
const MOST: usize = 1800;
const BETWEEN: std::time::Duration = std::time::Duration::from_millis(100);

/// A show that is on.
struct Show {
    process: Child,
    address: String,
    http: reqwest::Client,
}

impl Show {
    fn begin(arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_planerka"))
            .args(["demo", "--page", "--port", "0"])
            .args(arguments)
            .env_remove("PLANERKA_BOT_TOKEN")
            .env("PLANERKA_LANGUAGE", "ru")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = String::new();
        BufReader::new(process.stdout.take().expect("its words")).read_line(&mut first).expect("a line");
        let from = first.find("http://127.0.0.1:").unwrap_or_else(|| panic!("no address: {first}"));
        let address = first[from..].split('/').take(3).collect::<Vec<_>>().join("/");
        Self { process, address, http: reqwest::Client::new() }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(format!("{}{path}", self.address)).send().await.expect("an answer");
        answer.error_for_status().expect("a good one").json().await.expect("JSON")
    }

    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        let answer = self.http.post(format!("{}{path}", self.address)).json(&body).send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or(Value::Null))
    }

    async fn done(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.post(path, body.clone()).await;
        assert_eq!(status, 200, "{path} {body}: {answer}");
        answer
    }

    /// The world as soon as it is so.
    async fn when(&self, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..MOST {
            let world = self.get("/api/world").await;
            if is_so(&world) {
                return world;
            }
            planerka::clock::real::pause(BETWEEN).await;
        }
        panic!("it never came to: {what}");
    }

    async fn ready(&self) -> Value {
        self.when("ready", |world| world["ready"] == true).await
    }

    async fn runs(&self, to: &str) -> Value {
        self.done("/api/clock", json!({ "to": to })).await;
        self.when("the clock stands", |world| world["moving"] == false).await
    }

    /// What a chat shows to somebody, oldest first.
    async fn texts(&self, chat: i64, who: i64) -> Vec<String> {
        let found = self.get(&format!("/api/chats/{chat}?who={who}")).await;
        let messages = found["messages"].as_array().expect("messages").clone();
        messages.iter().map(|message| message["text"].as_str().unwrap_or_default().replace('\u{a0}', " ")).collect()
    }

    /// As Ctrl-C; whether it ended well.
    fn interrupted(mut self) -> bool {
        let pid = self.process.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
        self.process.wait().expect("it ends").success()
    }
}

impl Drop for Show {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn autopilot(world: &Value, who: i64) -> Value {
    let people = world["people"].as_array().expect("people");
    people.iter().find(|person| person["id"] == who).expect("known")["autopilot"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_finds_a_month_of_history_answers_and_lets_the_digest_come() {
    let show = Show::begin(&["--seed", "1"]);
    let (refused, why) = show.post("/api/act", json!({ "who": IVAN, "chat": IVAN, "kind": "say", "text": "1" })).await;
    assert_eq!((refused, &why["why"]), (409, &json!("not_ready")));
    let world = show.ready().await;
    assert_eq!((&world["clock"]["date"], &world["clock"]["time"]), (&json!("2026-11-23"), &json!("09:01")));
    let team = world["team_chat"].as_i64().expect("a chat");
    let digests = show.texts(team, OLGA).await.into_iter().filter(|text| text.contains("📊 Итоги")).count();
    assert!(digests >= 15, "a month of digests: {digests}");
    assert_eq!(
        [autopilot(&world, IVAN), autopilot(&world, MARIA), autopilot(&world, OLGA)],
        [json!(false), json!(true), Value::Null]
    );

    let line = json!({ "who": IVAN, "chat": IVAN, "kind": "say", "text": "41 3 2 1 98к план 45 3 2 1 120к" });
    show.done("/api/act", line).await;
    let last = show.texts(IVAN, IVAN).await.pop().expect("an answer");
    assert!(last.contains("С кого?"), "{last}");

    // Before, somebody may ask the head for help.
    let mut world = show.runs("event").await;
    while world["clock"]["time"].as_str() < Some("10:00") {
        world = show.runs("event").await;
    }
    assert_eq!(world["clock"]["time"], "10:00", "the head hears who owes");
    let world = show.runs("event").await;
    assert_eq!(world["clock"]["time"], "10:05", "the digest");
    let digest = show.texts(team, IVAN).await.pop().expect("a digest");
    assert!(digest.starts_with("📊 Итоги пт 20.11 – вс 22.11") || digest.starts_with("📊 Итоги пт 20.11"), "{digest}");
    assert!(digest.contains("Иван Иванов 98 000") && digest.contains("не работает: Анна Соколова"), "{digest}");
    let unread = |world: &Value| {
        let chats = world["chats"].as_array().expect("chats").clone();
        chats.iter().find(|chat| chat["id"] == team).expect("the team's")["unread"].clone()
    };
    assert_eq!(unread(&world), 1);
    let newest =
        show.get(&format!("/api/chats/{team}?who={OLGA}")).await["messages"].as_array().expect("messages").len();
    assert!(newest > 15);
    let id = show.get(&format!("/api/chats/{team}?who={OLGA}")).await["messages"][newest - 1]["id"].clone();
    show.done("/api/seen", json!({ "chat": team, "message": id })).await;
    assert_eq!(unread(&show.get("/api/world").await), 0);
    assert!(show.interrupted(), "Ctrl-C ends it cleanly");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_taken_over_given_back_and_joined_by_new_ones() {
    let kept = tempfile::tempdir().expect("a folder");
    let folder = kept.path().to_str().expect("a path").to_owned();
    let show = Show::begin(&["--seed", "2", "--data", &folder]);
    show.ready().await;
    // Writing as somebody takes him over.
    show.done("/api/act", json!({ "who": MARIA, "chat": MARIA, "kind": "say", "text": "/promises" })).await;
    assert_eq!(autopilot(&show.get("/api/world").await, MARIA), json!(false));
    show.done("/api/play", json!({ "who": MARIA, "autopilot": true })).await;
    assert_eq!(autopilot(&show.get("/api/world").await, MARIA), json!(true));
    show.runs("hour").await;
    let said = show.texts(MARIA, MARIA).await.join("\n");
    assert!(said.rsplit("Доброе утро").next().is_some_and(|today| today.contains("звонков ")), "she goes on: {said}");

    show.done("/api/act", json!({ "who": OLGA, "chat": OLGA, "kind": "say", "text": "/team" })).await;
    let team = show.get(&format!("/api/chats/{OLGA}?who={OLGA}")).await;
    let messages = team["messages"].as_array().expect("messages").clone();
    let card = messages.last().expect("a card");
    let buttons: Vec<Value> = card["buttons"]
        .as_array()
        .expect("rows")
        .iter()
        .flat_map(|row| row.as_array().expect("a row").clone())
        .collect();
    let invite = buttons.iter().find(|button| button["text"] == "Пригласить: менеджер").expect("a button");
    show.done(
        "/api/act",
        json!({ "who": OLGA, "chat": OLGA, "kind": "tap", "message": card["id"], "data": invite["data"] }),
    )
    .await;
    let told = show.texts(OLGA, OLGA).await.join("\n");
    let links = told.split_whitespace().rfind(|word| word.starts_with("https://t.me/"));
    let link = links.unwrap_or_else(|| panic!("no link: {told}")).to_owned();
    let guest = show.done("/api/people", json!({})).await["id"].as_i64().expect("an id");
    show.done("/api/act", json!({ "who": guest, "chat": guest, "kind": "follow", "url": link })).await;
    let asked = show.texts(guest, guest).await.pop().expect("a question");
    assert!(asked.contains("Север"), "{asked}");
    let stranger = show.done("/api/people", json!({ "language": "en" })).await["id"].as_i64().expect("an id");
    show.done("/api/act", json!({ "who": stranger, "chat": stranger, "kind": "say", "text": "/start" })).await;
    let greeted = show.texts(stranger, stranger).await.pop().expect("a greeting");
    assert!(greeted.contains("Are you the head of sales?"), "the bot in English: {greeted}");
    let (refused, why) = show
        .post("/api/act", json!({ "who": guest, "chat": guest, "kind": "follow", "url": "https://example.org/" }))
        .await;
    assert_eq!((refused, &why["why"]), (409, &json!("bad_link")));
    assert!(show.texts(DIRECTOR, DIRECTOR).await.len() >= 2, "the superior has started the bot");
    assert!(show.interrupted());

    let again = Command::new(env!("CARGO_BIN_EXE_planerka"))
        .args(["demo", "--page", "--port", "0", "--data", &folder])
        .env("PLANERKA_LANGUAGE", "ru")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    assert_eq!(again.status.code(), Some(1));
    let why = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(why.contains("уже есть demo.db"), "{why}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_answers_only_this_machine_and_its_own_page() {
    let show = Show::begin(&[]);
    let get = |host: &'static str| show.http.get(&show.address).header("Host", host).send();
    assert_eq!(get("planerka.example").await.expect("an answer").status(), 403);
    let page = show.http.get(&show.address).send().await.expect("an answer");
    let policy = page.headers()["content-security-policy"].to_str().expect("text").to_owned();
    assert!(page.status() == 200 && policy.starts_with("default-src 'self'"), "{policy}");
    let foreign = show.http.post(format!("{}/api/people", show.address)).header("Origin", "http://planerka.example");
    assert_eq!(foreign.json(&json!({})).send().await.expect("an answer").status(), 403);
    assert!(show.interrupted(), "also in the middle of the history");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seed_is_a_department_of_its_own() {
    let mut told = Vec::new();
    for seed in ["5", "5", "6"] {
        let show = Show::begin(&["--seed", seed]);
        let team = show.ready().await["team_chat"].as_i64().expect("a chat");
        told.push(show.texts(team, OLGA).await);
        assert!(show.interrupted());
    }
    assert_eq!(told[0], told[1]);
    assert_ne!(told[0], told[2]);
}
