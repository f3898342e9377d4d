//! Somebody who oversees several departments: one answer with a block each, and no question which is meant.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, World},
};

const DIRECTOR: i64 = 5001;
const WATCHER: i64 = 5002;
const OVERSEERS: &str = r#"
[[member]]
telegram = 5001
name = "Сергей Директоров"
role = "superior"
[[member]]
telegram = 5002
name = "Анна Наблюдатель"
role = "observer"
"#;

/// Another department, with people of its own.
fn another(key: &str, name: &str, from: i64) -> String {
    let file = FILE.replace("chat = CHAT\n", "").replace("\"north\"", &format!("\"{key}\""));
    let file = file.replace("\"Север\"", &format!("\"{name}\"")).replace("Иван Иванов", &format!("Олег {name}"));
    (1..=3).fold(file, |file, n| file.replace(&format!("= 100{n}"), &format!("= {}", from + n))) + OVERSEERS
}

/// Three departments with one director and one observer; Tuesday after the digest.
async fn three(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.add(OVERSEERS).await;
    for (key, name, from) in [("south", "Юг", 6000), ("west", "Запад", 7000)] {
        w.apply(&another(key, name, from)).await;
        for n in 1..=3 {
            w.standin.user(from + n, "Кто-то").starts(None);
        }
    }
    for (id, name) in [(DIRECTOR, "Сергей"), (WATCHER, "Анна")] {
        w.standin.user(id, name).starts(None);
    }
    w.settle().await;
    w.until("2026-11-24T09:10:00").await;
    for (id, line) in [(IVAN, LINE), (6002, "1 2 3 4 55к"), (7002, "1 2 3 4 77к")] {
        w.says(id, line).await;
        w.minute().await;
    }
    w.until("2026-11-24T10:06:00").await;
    w
}

on_both! {
    async fn a_director_of_three_reads_them_in_one_message(base: Base) {
        let w = three(base).await;
        let before = w.standin.messages(DIRECTOR).len();
        let digest = w.says(DIRECTOR, "/digest").await;
        assert_eq!(w.standin.messages(DIRECTOR).len(), before + 2, "his command and one answer: {}", w.story(DIRECTOR));
        let at = |text: &str| digest.find(text).unwrap_or_else(|| panic!("{text} is not in {digest}"));
        assert!(at("Север\n") < at("98\u{a0}000") && at("98\u{a0}000") < at("Юг\n"), "{digest}");
        assert!(at("Юг\n") < at("55\u{a0}000") && at("55\u{a0}000") < at("Запад\n") && at("Запад\n") < at("77\u{a0}000"), "{digest}");
        assert!(w.labels(DIRECTOR).iter().all(|label| label == "Север: Открыть в чате"), "{:?}", w.labels(DIRECTOR));
        w.minute().await;
        let protocol = w.says(DIRECTOR, "/protocol").await;
        assert_eq!(protocol.matches("Протокол вт 24.11").count(), 3, "{protocol}");
        assert!(protocol.contains("Без отчёта: 1") && !protocol.contains("Мария"), "counts, no names: {protocol}");
        w.minute().await;
        let dated = w.says(DIRECTOR, "/protocol 23.11").await;
        assert!(dated.contains("Север\n") && dated.contains("Запад\n") && !dated.contains("Для какого"), "{dated}");
        w.minute().await;
        let promises = w.says(DIRECTOR, "/promises").await;
        assert_eq!(promises.matches("Открытых обещаний в отделе сейчас нет").count(), 3, "{promises}");
        w.minute().await;
        // What is not reading is still asked about.
        assert!(w.says(DIRECTOR, "/team").await.contains("Для какого это отдела"), "{}", w.last(DIRECTOR));
    }

    async fn an_observer_of_three_reads_their_digests_and_is_refused_the_rest_once(base: Base) {
        let w = three(base).await;
        let digest = w.says(WATCHER, "/digest").await;
        assert!(digest.contains("98\u{a0}000") && digest.contains("55\u{a0}000") && digest.contains("77\u{a0}000"), "{digest}");
        w.minute().await;
        let before = w.standin.messages(WATCHER).len();
        let refused = w.says(WATCHER, "/protocol").await;
        assert!(refused.contains("В вашей роли этого нет"), "{refused}");
        assert_eq!(w.standin.messages(WATCHER).len(), before + 2, "{}", w.story(WATCHER));
    }

    async fn a_director_of_one_reads_it_as_before(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(OVERSEERS).await;
        w.standin.user(DIRECTOR, "Сергей").starts(None);
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        let digest = w.says(DIRECTOR, "/digest").await;
        assert!(digest.starts_with("📊") && digest.contains("98\u{a0}000"), "{digest}");
        assert_eq!(w.labels(DIRECTOR), ["Открыть в чате", "Откуда?"]);
    }
}
