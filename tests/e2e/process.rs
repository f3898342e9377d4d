//! The program itself, as it is installed: `planerka run` in its own process against a Bot API server named by
//! `PLANERKA_API_URL`, ended by `kill -9` whenever it likes. Its clock is the real one, so nothing here depends on the
//! day it is.
use planerka::{
    clock::Clock,
    demo::standin::{Config, Person, Standin},
};
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// Acts from /start to the invite link that the wizard may cost. Source: product.md, «Setting up».
const MOST_ACTS: usize = 8;

/// A process of the bot; ended with the value.
struct Bot(Child);

impl Bot {
    fn start(standin: &Standin, folder: &TempDir, listen: &str) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_planerka"))
            .arg("run")
            .current_dir(folder.path())
            .env_clear()
            .env("PLANERKA_BOT_TOKEN", standin.token())
            .env("PLANERKA_API_URL", standin.api_url())
            .env("PLANERKA_LISTEN", listen)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        Self(child.expect("the program starts"))
    }

    /// As `kill -9`; what it has written to its log.
    fn kill(mut self) -> String {
        self.0.kill().expect("it runs");
        let mut log = String::new();
        std::io::Read::read_to_string(&mut self.0.stderr.take().expect("a log"), &mut log).expect("text");
        self.0.wait().expect("it has ended");
        log
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_address() -> String {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    taken.local_addr().expect("its address").to_string()
}

/// What the bot said to the person after the message `after`.
async fn next(standin: &Standin, person: &Person, after: i64) -> (i64, String) {
    let heard = standin.wait_for(|_| person.last_from_bot().filter(|m| m.id > after)).await;
    let message = heard.unwrap_or_else(|| panic!("no answer: {}", standin.transcript(person.chat())));
    (message.id, message.text().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_program_sets_a_department_up_over_a_kill_and_takes_a_manager_in() {
    let standin = Standin::start(Clock::System, Config::default()).await.expect("a stand-in");
    let folder = tempfile::tempdir().expect("a folder");
    let listen = free_address();
    let bot = Bot::start(&standin, &folder, &listen);
    let head = standin.user(2001, "Анна");
    let begun = head.starts(None);
    next(&standin, &head, begun).await;
    let mut logs = String::new();
    let mut bot = Some(bot);
    let mut link = None;
    let mut acts = 1;
    while link.is_none() && acts < MOST_ACTS {
        if acts == 4 {
            logs += &bot.take().expect("it runs").kill();
        }
        let before = head.last_from_bot().expect("a question").text().to_owned();
        act(&head);
        if bot.is_none() {
            bot = Some(Bot::start(&standin, &folder, &listen));
        }
        link = link_after(&standin, &head, &before).await;
        acts += 1;
    }
    let story = standin.transcript(head.chat());
    let link = link.unwrap_or_else(|| panic!("no link in {acts} acts: {story}"));
    let newcomer = standin.user(2002, "Денис");
    let followed = newcomer.follows(&link);
    let (asked, _) = next(&standin, &newcomer, followed).await;
    logs += &bot.take().expect("it runs").kill();
    newcomer.says("Денис Новиков");
    let bot = Bot::start(&standin, &folder, &listen);
    next(&standin, &newcomer, asked).await;
    let told = standin.wait_for(|s| s.transcript(2001).contains("Денис Новиков на связи").then_some(())).await;
    assert!(told.is_some(), "the head is told: {}", standin.transcript(2001));
    let health = reqwest::get(format!("http://{listen}/health")).await.expect("health answers");
    assert_eq!(health.status(), 200);
    logs += &bot.kill();
    assert!(!logs.contains(standin.token()), "the token is in no log");
    assert!(!logs.contains("Новиков"), "what people say is in no log");
}

/// The first button, else a name.
fn act(head: &Person) {
    let last = head.last_from_bot().expect("a question");
    match last.buttons().iter().flatten().next() {
        Some(button) => drop(head.taps(&button.label)),
        None => drop(head.says("Южный")),
    }
}

/// Waits until the screen is another than `before`; the invite link if it is there.
async fn link_after(standin: &Standin, head: &Person, before: &str) -> Option<String> {
    let screen = standin.wait_for(|_| head.last_from_bot().filter(|m| m.text() != before)).await;
    assert!(screen.is_some(), "no answer: {}", standin.transcript(head.chat()));
    let story = standin.transcript(head.chat());
    let link = story.split_whitespace().find(|word| word.contains("?start=i"));
    link.map(|link| link.trim_matches(|c: char| "<>[]().,«»".contains(c)).to_owned())
}
