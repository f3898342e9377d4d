//! A browser driven by the W3C WebDriver protocol: chromedriver in its own process, asked over HTTP.
//!
//! It knows nothing of the page under test; what the tests need of the protocol is a dozen commands, so no library for
//! it is taken. Waiting is asking again, never a sleep of a guessed length; whatever does not come is a panic that shows
//! what the page said instead.
use planerka::clock::real;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    io::{BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

/// How often something is asked before it counts as missing, and between two questions.
const MOST: usize = 300;
const BETWEEN: Duration = Duration::from_millis(100);
/// Of one command; starting a browser on a busy machine is the longest.
const COMMAND: Duration = Duration::from_secs(90);
/// The name of an element's handle in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// What chromedriver says when its port is open.
const STARTED: &str = "started successfully on port ";
/// Errors of a page that was redrawn between two commands: the same again finds the new one.
const REDRAWN: [&str; 3] = ["stale element reference", "no such element", "element click intercepted"];

/// One window with a profile of its own; closed with the value.
pub struct Browser {
    http: reqwest::Client,
    port: u16,
    /// Empty until there is a session.
    session: String,
    driver: Child,
    _words: BufReader<ChildStdout>,
    _profile: TempDir,
}

/// The programs a browser test needs: chromedriver and the browser.
pub fn programs() -> Result<(PathBuf, PathBuf), String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let find = |names: &[&str]| {
        let all = || std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
        all().find(|program| program.is_file()).ok_or_else(|| format!("{} was not found", names[0]))
    };
    Ok((find(&["chromedriver"])?, find(&["chromium", "chromium-browser", "google-chrome"])?))
}

impl Browser {
    pub async fn open((driver, browser): (PathBuf, PathBuf)) -> Self {
        let mut command = Command::new(driver);
        let profile = tempfile::tempdir().expect("a temporary folder");
        // Whatever the browser leaves in the folder for temporary files goes with its profile.
        command.arg("--port=0").env("TMPDIR", profile.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = command.spawn().expect("chromedriver starts");
        let mut words = BufReader::new(driver.stdout.take().expect("its words"));
        let wanted = wanted(&browser, &profile);
        let port = port(&mut words);
        let http = reqwest::Client::builder().no_proxy().timeout(COMMAND).build().expect("a client");
        let mut opened = Self { http, port, session: String::new(), driver, _words: words, _profile: profile };
        let session = opened.ask(Method::POST, "/session", wanted).await.expect("a browser");
        opened.session = session["sessionId"].as_str().expect("a session").to_owned();
        // The browser's own first page and whatever it has asked for are nobody's business here.
        opened.visit("about:blank").await;
        opened.log("performance").await;
        opened
    }

    async fn ask(&self, method: Method, path: &str, body: Value) -> Result<Value, String> {
        let request = self.http.request(method.clone(), format!("http://127.0.0.1:{}{path}", self.port));
        let request = if method == Method::POST { request.json(&body) } else { request };
        let answer = request.send().await.map_err(|error| format!("chromedriver is silent: {error}"))?;
        let good = answer.status().is_success();
        let answer: Value = answer.json().await.map_err(|error| format!("chromedriver speaks no JSON: {error}"))?;
        let value = answer["value"].clone();
        if good { Ok(value) } else { Err(format!("{path}: {}: {}", value["error"], value["message"])) }
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        self.ask(Method::POST, &format!("/session/{}{path}", self.session), body).await
    }

    pub async fn visit(&self, address: &str) {
        self.post("/url", json!({ "url": address })).await.expect("the page opens");
    }

    /// What the body of a function returns on the page.
    pub async fn run(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/sync", json!({ "script": script, "args": arguments })).await.expect("the script runs")
    }

    /// What the script returns as soon as it is neither null, false, 0 nor empty.
    pub async fn when(&self, what: &str, script: &str, arguments: Value) -> Value {
        for _ in 0..MOST {
            let found = self.run(script, arguments.clone()).await;
            let nothing = [json!(null), json!(false), json!(0), json!(""), json!([])];
            if !nothing.contains(&found) {
                return found;
            }
            real::pause(BETWEEN).await;
        }
        self.missing(what).await
    }

    /// Clicks as a mouse would on the element the script returns, wherever it is redrawn meanwhile.
    pub async fn click_found(&self, what: &str, script: &str, arguments: Value) {
        self.acted(what, script, arguments, "click", json!({})).await;
    }

    pub async fn click(&self, css: &str) {
        self.click_found(css, FIRST_SEEN, json!([css])).await;
    }

    /// Clicks with the other button of the mouse on the element the script returns.
    pub async fn click_other(&self, what: &str, script: &str, arguments: Value) {
        let found = self.when(what, script, arguments).await;
        self.run("arguments[0].scrollIntoView({ block: 'center' })", json!([found])).await;
        let steps = [
            json!({ "type": "pointerMove", "duration": 0, "origin": found, "x": 0, "y": 0 }),
            json!({ "type": "pointerDown", "button": 2 }),
            json!({ "type": "pointerUp", "button": 2 }),
        ];
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": steps });
        self.post("/actions", json!({ "actions": [mouse] })).await.expect("a click of the other button");
    }

    /// Puts a text into a field in place of what was there.
    pub async fn fill(&self, css: &str, text: &str) {
        self.acted(css, FIRST_SEEN, json!([css]), "clear", json!({})).await;
        self.acted(css, FIRST_SEEN, json!([css]), "value", json!({ "text": text })).await;
    }

    async fn acted(&self, what: &str, script: &str, arguments: Value, act: &str, body: Value) {
        let mut last = String::new();
        for _ in 0..MOST {
            let found = self.when(what, script, arguments.clone()).await;
            let handle = found[ELEMENT].as_str().unwrap_or_else(|| panic!("{what} is no element: {found}")).to_owned();
            match self.post(&format!("/element/{handle}/{act}"), body.clone()).await {
                Ok(_) => return,
                Err(why) if REDRAWN.iter().any(|known| why.contains(known)) => last = why,
                Err(why) => panic!("{act} {what}: {why}"),
            }
            real::pause(BETWEEN).await;
        }
        self.missing(&format!("{act} {what}: {last}")).await
    }

    async fn missing(&self, what: &str) -> ! {
        let shown = self.run("return document.body.innerText", json!([])).await;
        let console = self.log("browser").await;
        panic!("{what}: it never came. The page: {}\nThe console: {console:?}", shown.as_str().unwrap_or_default())
    }

    /// A window of a phone, or the desktop's again.
    pub async fn as_phone(&self, size: Option<(u32, u32)>) {
        let (command, parameters) = match size {
            Some((width, height)) => (
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true }),
            ),
            None => ("Emulation.clearDeviceMetricsOverride", json!({})),
        };
        let asked = self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await;
        asked.expect("the window changes");
    }

    /// The window as a PNG.
    pub async fn picture(&self) -> Vec<u8> {
        use base64::Engine as _;
        let path = format!("/session/{}/screenshot", self.session);
        let picture = self.ask(Method::GET, &path, Value::Null).await.expect("a picture");
        let text = picture.as_str().expect("text");
        base64::engine::general_purpose::STANDARD.decode(text).expect("a picture in base64")
    }

    /// What has been logged since this was last asked: `browser` is the console, `performance` what came and went.
    pub async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.post("/se/log", json!({ "type": kind })).await.expect("a log");
        entries.as_array().expect("a list").clone()
    }

    /// Everything the page has asked for since this was last asked.
    pub async fn requests(&self) -> Vec<String> {
        let told = self.log("performance").await;
        let messages = told.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        let sent = messages.filter(|told| told["message"]["method"] == "Network.requestWillBeSent");
        sent.filter_map(|told| Some(told["message"]["params"]["request"]["url"].as_str()?.to_owned())).collect()
    }
}

/// The first element of the selector that is on the screen.
const FIRST_SEEN: &str = "return [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility()) || null";

impl Drop for Browser {
    /// Also after a panic: the session is given up first, which closes the browser that chromedriver has started.
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = give_up(self.port, &self.session);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// By hand, because nothing may be awaited while a value is dropped.
fn give_up(port: u16, session: &str) -> std::io::Result<()> {
    let mut line = TcpStream::connect(("127.0.0.1", port))?;
    line.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(line, "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    // Chromedriver answers when the browser is closed.
    let _ = line.read(&mut [0; 256])?;
    Ok(())
}

fn port(words: &mut impl std::io::BufRead) -> u16 {
    let mut told = String::new();
    while words.read_line(&mut told).expect("chromedriver's words") > 0 {
        if let Some((_, rest)) = told.split_once(STARTED) {
            return rest.trim().trim_end_matches('.').parse().expect("a port");
        }
    }
    panic!("chromedriver did not start: {told}")
}

fn wanted(browser: &std::path::Path, profile: &TempDir) -> Value {
    let folder = format!("--user-data-dir={}", profile.path().join("profile").display());
    // Whatever the browser would like to fetch for itself stays unasked.
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,800",
        &folder,
    ];
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": browser, "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    } } })
}
