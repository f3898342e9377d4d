//! `planerka demo --page` in its own process and a browser that looks at it, in the words of the page: chats, bubbles,
//! the clock. Apart from the driver, which knows no page, and from the tests, which know no selector.
use crate::{
    OLGA,
    driver::{self, Browser},
};
use planerka::clock::real;
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// A month of history is played first, on a slow machine in a build for debugging.
const READY: usize = 1200;
const BETWEEN: Duration = Duration::from_millis(250);

/// Every bubble of the chat on the screen with the buttons below it, oldest first.
const BUBBLES: &str = r#"
    const words = (e) => e.textContent.replaceAll('\u00a0', ' ').trim();
    return [...document.querySelectorAll('[data-testid=bubble]')].map((bubble) => {
        const said = bubble.cloneNode(true);
        for (const button of said.querySelectorAll('[data-testid=inline]')) button.remove();
        const buttons = [...bubble.querySelectorAll('[data-testid=inline]')].map(words);
        return { id: Number(bubble.dataset.message), text: words(said), buttons };
    });
"#;
/// The button of a bubble by its words.
const INLINE: &str = r#"
    const [id, label] = arguments;
    const buttons = document.querySelectorAll(`[data-message="${id}"] [data-testid=inline]`);
    return [...buttons].find((e) => e.textContent.replaceAll('\u00a0', ' ').trim() === label) ?? null;
"#;
/// The spot of a bubble where the other button of the mouse opens its menu, as on a desktop without hover.
const TIME: &str = "return document.querySelector(`[data-message='${arguments[0]}'] time`)";

/// A message on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bubble {
    pub id: i64,
    pub text: String,
    pub buttons: Vec<String>,
}

/// A show that is on, and its visitor's window.
pub struct Show {
    pub window: Browser,
    program: Program,
    _words: BufReader<ChildStdout>,
    http: reqwest::Client,
    address: String,
}

impl Show {
    /// `None` where there is no browser and nobody requires it.
    pub async fn begin() -> Option<Self> {
        let programs = match driver::programs() {
            Ok(programs) => programs,
            Err(why) => {
                let required = std::env::var_os("PLANERKA_TEST_BROWSER").is_some_and(|word| word == "require");
                assert!(!required, "a browser is required: {why}");
                // Not eprintln!, which a passing test keeps to itself.
                let _ = writeln!(std::io::stderr(), "\nTHE DEMO'S PAGE WAS NOT TESTED IN A BROWSER: {why}\n");
                return None;
            }
        };
        let (program, words, address) = start();
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let show = Self { window: Browser::open(programs).await, program, _words: words, http, address };
        show.window.visit(&show.address).await;
        show.world_when("the history has been played", |world| world["ready"] == true).await;
        Some(show)
    }

    pub async fn world(&self) -> Value {
        let answer = self.http.get(format!("{}api/world", self.address)).send().await.expect("the program answers");
        answer.json().await.expect("JSON")
    }

    pub async fn world_when(&self, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..READY {
            let world = self.world().await;
            if is_so(&world) {
                return world;
            }
            real::pause(BETWEEN).await;
        }
        panic!("{what}: it never came. The world: {}", self.world().await)
    }

    /// Whether somebody answers by himself, as the program sees it.
    pub fn autopilot(world: &Value, who: i64) -> Option<bool> {
        let people = world["people"].as_array().expect("people");
        people.iter().find(|person| person["id"] == who).expect("a known person")["autopilot"].as_bool()
    }

    /// Chooses a chat of the list and waits until what is newest in it is on the screen.
    pub async fn opens(&self, chat: i64) {
        self.window.click(&named(&format!("chat-{chat}"))).await;
        let who = if chat > 0 { chat } else { OLGA };
        let answer = self.http.get(format!("{}api/chats/{chat}?who={who}", self.address)).send().await;
        let told: Value = answer.expect("the program answers").json().await.expect("JSON");
        let newest = told["messages"].as_array().expect("messages").last().expect("a message")["id"].as_i64();
        let there = |bubbles: &[Bubble]| bubbles.iter().any(|bubble| Some(bubble.id) == newest);
        self.bubbles_when("the chat is open", there).await;
    }

    pub async fn bubbles(&self) -> Vec<Bubble> {
        let found = self.window.run(BUBBLES, json!([])).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let buttons = |value: &Value| value.as_array().expect("a list").iter().map(text).collect();
        let bubble = |found: &Value| Bubble {
            id: found["id"].as_i64().expect("a message's number"),
            text: text(&found["text"]),
            buttons: buttons(&found["buttons"]),
        };
        found.as_array().expect("bubbles").iter().map(bubble).collect()
    }

    /// The bubbles as soon as they are so.
    pub async fn bubbles_when(&self, what: &str, is_so: impl Fn(&[Bubble]) -> bool) -> Vec<Bubble> {
        for _ in 0..READY / 4 {
            let found = self.bubbles().await;
            if is_so(&found) {
                return found;
            }
            real::pause(BETWEEN).await;
        }
        let found = self.bubbles().await;
        let console = self.window.log("browser").await;
        let newest = &found[found.len().saturating_sub(5)..];
        panic!("{what}: it never came. The newest bubbles: {newest:#?}\nThe console: {console:?}")
    }

    /// The newest bubble as soon as it is so.
    pub async fn newest_when(&self, what: &str, is_so: impl Fn(&Bubble) -> bool) -> Bubble {
        let found = self.bubbles_when(what, |bubbles| bubbles.last().is_some_and(&is_so)).await;
        found.last().expect("just seen").clone()
    }

    /// Types and sends.
    pub async fn writes(&self, text: &str) {
        self.window.fill(&named("composer"), text).await;
        self.window.click(&named("send")).await;
    }

    /// Types, sends and waits for what comes after it.
    pub async fn says(&self, text: &str) -> Bubble {
        let before = self.bubbles().await.iter().map(|bubble| bubble.id).max().unwrap_or(0);
        self.writes(text).await;
        let own = |bubble: &&Bubble| bubble.id > before && bubble.text.contains(text);
        let answered = |bubbles: &[Bubble]| bubbles.iter().find(own).is_some_and(|said| last(bubbles) > said.id);
        let found = self.bubbles_when(&format!("an answer to «{text}»"), answered).await;
        found.last().expect("just seen").clone()
    }

    /// Presses the button and waits until the chat has changed at its end.
    pub async fn taps(&self, bubble: &Bubble, label: &str) -> Bubble {
        self.window.click_found(label, INLINE, json!([bubble.id, label])).await;
        self.newest_when(&format!("an answer to [{label}]"), |newest| newest != bubble).await
    }

    /// Writes a message of the visitor's anew by its menu.
    pub async fn edits(&self, bubble: &Bubble, text: &str) {
        self.window.click_other("the time of a message", TIME, json!([bubble.id])).await;
        self.window.click(&named("edit")).await;
        self.writes(text).await;
    }

    /// Lets the clock run until it stands again.
    pub async fn runs(&self, button: &str) -> Value {
        let moment = |world: &Value| (world["clock"].clone(), world["moving"].clone());
        let before = moment(&self.world().await);
        self.window.click(&named(button)).await;
        self.world_when("the clock has begun to run", |world| moment(world) != before).await;
        self.world_when("the clock stands", |world| world["moving"] == false).await
    }

    /// Presses a switch until the page is so; a switch of three ways is pressed twice.
    pub async fn switches(&self, control: &str, what: &str, script: &str, arguments: Value) {
        for _ in 0..3 {
            self.window.click(&named(control)).await;
            for _ in 0..8 {
                if self.window.run(script, arguments.clone()).await == true {
                    return;
                }
                real::pause(BETWEEN).await;
            }
        }
        panic!("{what}: the switch {control} does not do it")
    }

    /// Saves the window into the folder of `PLANERKA_SCREENSHOTS`, where one is named.
    pub async fn pictured(&self, file: &str) {
        if let Some(folder) = std::env::var_os("PLANERKA_SCREENSHOTS") {
            let file = std::path::Path::new(&folder).join(file);
            std::fs::create_dir_all(&folder).expect("the folder of pictures");
            std::fs::write(file, self.window.picture().await).expect("a picture is saved");
        }
    }

    /// Nothing went wrong behind the page and nothing was asked of another machine; then the program ends at Ctrl-C.
    pub async fn ends(mut self) {
        let console = self.window.log("browser").await;
        let wrong: Vec<_> = console.iter().filter(|line| line["level"] == "SEVERE").collect();
        assert!(wrong.is_empty(), "the console: {wrong:#?}");
        let requests = self.window.requests().await;
        assert!(requests.iter().any(|url| url.contains("/api/world")), "requests are seen: {requests:?}");
        let own = |url: &String| url.starts_with(&self.address) || url.starts_with("data:") || url.starts_with("blob:");
        let foreign: Vec<_> = requests.iter().filter(|url| !own(url)).collect();
        assert!(foreign.is_empty(), "the page asks elsewhere: {foreign:?}");
        let pid = self.program.0.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill is there").success());
        let ended = self.program.0.wait().expect("the program ends");
        assert!(ended.success(), "Ctrl-C ends it well: {ended}");
    }
}

/// The program in its own process; ended with the value.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn last(bubbles: &[Bubble]) -> i64 {
    bubbles.last().map_or(0, |bubble| bubble.id)
}

/// The selector of something by the name it has for tests.
pub fn named(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

/// The program, its words and its page's address with a slash at the end.
fn start() -> (Program, BufReader<ChildStdout>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planerka"));
    command.args(["demo", "--page", "--port", "0", "--seed", "1"]).env_remove("PLANERKA_BOT_TOKEN");
    command.env("PLANERKA_LANGUAGE", "ru").stdin(Stdio::null()).stdout(Stdio::piped());
    let mut program = Program(command.spawn().expect("the program starts"));
    let mut words = BufReader::new(program.0.stdout.take().expect("its words"));
    let mut told = String::new();
    while words.read_line(&mut told).expect("its words") > 0 {
        if let Some(at) = told.find("http://127.0.0.1:") {
            let address = told[at..].split('/').take(3).collect::<Vec<_>>().join("/");
            return (program, words, address + "/");
        }
    }
    panic!("the program named no address: {told}")
}
