//! The protocol of the day: made with every digest, read by whoever may, and only ever added to.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};

const DIRECTOR: i64 = 1004;
const WATCHER: i64 = 1005;

/// Behind the world's department: a superior and an observer.
const MORE_PEOPLE: &str = r#"
[[member]]
telegram = 1004
name = "Пётр Директоров"
role = "superior"
[[member]]
telegram = 1005
name = "Анна Наблюдатель"
role = "observer"
"#;

/// Tuesday after the digest: Ivan has reported, Maria is silent.
async fn tuesday(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.until("2026-11-24T09:10:00").await;
    w.says(IVAN, LINE).await;
    w.finish(IVAN).await;
    w.until("2026-11-24T10:06:00").await;
    w
}

/// Says it to the team chat; the newest message of the bot there.
async fn in_chat(w: &World, id: i64, text: &str, until: &str) -> String {
    let person = w.person(id).in_chat(w.chat);
    person.joins();
    person.says(text);
    w.until(until).await;
    let last = person.last_from_bot().expect("an answer in the chat");
    let buttons = last.buttons().iter().flatten().map(|button| button.label.clone()).collect::<Vec<_>>();
    format!("{} {buttons:?}", last.text())
}

on_both! {
    async fn the_protocol_stands_after_the_digest_and_each_reads_his_own_of_it(base: Base) {
        let w = tuesday(base).await;
        w.says(IVAN, "/promise Ромашка оплатит 50к до 30.11").await;
        w.until("2026-11-24T10:20:00").await;
        let head = w.says(OLGA, "/protocol").await;
        assert!(head.contains("Протокол вт 24.11") && head.contains("Факт за пн 23.11"), "{head}");
        assert!(head.contains("98\u{a0}000") && head.contains("План на ср 25.11"), "{head}");
        assert!(head.contains("Без отчёта: Мария Ким"), "{head}");
        assert!(head.contains("Добавлено позже") && head.contains("Ромашка"), "promised after the digest: {head}");
        let manager = w.says(MARIA, "/protocol").await;
        assert!(manager.contains("Иван Иванов: звонки 41") && manager.contains("Ромашка"), "{manager}");
        for hidden in ["Мария", "Без отчёта", "позже", "РОП"] {
            assert!(!manager.contains(hidden), "{hidden} is not for the team: {manager}");
        }
        let stranger = w.standin.user(9009, "Чужой");
        stranger.starts(None);
        w.settle().await;
        let said = w.says(9009, "/protocol").await;
        assert!(!said.is_empty() && !said.contains("Протокол"), "{said}");
        let menu: Vec<String> = w.person(IVAN).menu().into_iter().map(|item| item.command).collect();
        assert!(menu.contains(&"protocol".to_owned()), "{menu:?}");
    }

    async fn a_day_nobody_answered_has_its_protocol_too(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T13:00:00").await;
        assert!(!w.team().contains("Итоги"), "no digest: {}", w.team());
        let head = w.says(OLGA, "/protocol").await;
        assert!(head.contains("Протокол вт 24.11") && head.contains("сдали 0 из 2"), "{head}");
        assert!(head.contains("Без отчёта: Иван Иванов и Мария Ким"), "{head}");
    }

    async fn what_comes_late_is_added_and_the_record_stays(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let message = w.person(IVAN).says(LINE);
        w.settle().await;
        w.finish(IVAN).await;
        w.until("2026-11-24T11:00:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T12:00:00").await;
        w.person(IVAN).edits(message, "41 3 2 1 112к план 45 3 2 1 120к");
        w.settle().await;
        w.until("2026-11-24T12:10:00").await;
        let head = w.says(OLGA, "/protocol").await;
        assert!(head.contains("сдали 1 из 2") && head.contains("Без отчёта: Мария Ким"), "as it was at 10:05: {head}");
        assert!(head.contains("24.11 11:00 Мария Ким: факт за пн 23.11"), "{head}");
        assert!(head.contains("24.11 12:00 Иван Иванов: факт за пн 23.11"), "{head}");
        assert!(head.contains("98\u{a0}000\u{a0}₽ → 112\u{a0}000\u{a0}₽"), "{head}");
        let manager = w.says(IVAN, "/protocol").await;
        assert!(manager.contains("сдали 2 из 2") && manager.contains("Мария Ким: звонки 41"), "{manager}");
        assert!(manager.contains("Поправки") && !manager.contains("11:00"), "{manager}");
    }

    async fn the_superior_reads_counts_and_the_observer_is_refused_politely(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(MORE_PEOPLE).await;
        for (id, name) in [(DIRECTOR, "Пётр"), (WATCHER, "Анна")] {
            w.standin.user(id, name).starts(None);
        }
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T10:06:00").await;
        let superior = w.says(DIRECTOR, "/protocol").await;
        assert!(superior.contains("Иван Иванов: звонки 41") && superior.contains("Без отчёта: 1"), "{superior}");
        assert!(!superior.contains("Мария"), "{superior}");
        let observer = w.says(WATCHER, "/protocol").await;
        assert!(observer.contains("В вашей роли этого нет") && !observer.contains("98"), "{observer}");
    }

    async fn any_day_is_found_as_people_say_it_and_one_leads_to_the_next(base: Base) {
        let w = World::new(base, "2026-11-19T12:00:00", &[]).await;
        w.until("2026-11-23T13:00:00").await;
        let last = w.says(OLGA, "/protocol").await;
        assert!(last.contains("Протокол пн 23.11"), "{last}");
        assert_eq!(w.labels(OLGA), ["‹ пт 20.11"]);
        let friday = w.taps(OLGA, "‹ пт 20.11").await;
        assert!(friday.contains("Протокол пт 20.11"), "{friday}");
        assert_eq!(w.labels(OLGA), ["пн 23.11 ›"]);
        for text in ["/protocol 20.11", "/protocol пт"] {
            w.until(if text.ends_with('т') { "2026-11-23T13:10:00" } else { "2026-11-23T13:05:00" }).await;
            let said = w.says(OLGA, text).await;
            assert!(said.contains("Протокол пт 20.11"), "{text}: {said}");
        }
        w.until("2026-11-23T13:15:00").await;
        let none = w.says(OLGA, "/protocol вчера").await;
        assert!(none.contains("Протокола за вс 22.11 нет") && none.contains("пт 20.11 и пн 23.11"), "{none}");
        assert_eq!(w.labels(OLGA), ["‹ пт 20.11", "пн 23.11 ›"]);
        w.until("2026-11-23T13:20:00").await;
        let unclear = w.says(OLGA, "/protocol кот").await;
        assert!(unclear.contains("Не понял"), "{unclear}");
    }

    async fn in_the_team_chat_the_head_posts_it_and_the_others_get_a_link(base: Base) {
        let w = tuesday(base).await;
        let none = in_chat(&w, IVAN, "/protocol@planerka_bot", "2026-11-24T10:20:00").await;
        assert!(none.contains("Протокола в чате ещё нет"), "{none}");
        let posted = in_chat(&w, OLGA, "/protocol@planerka_bot", "2026-11-24T10:30:00").await;
        assert!(posted.contains("Протокол вт 24.11") && posted.contains("98\u{a0}000"), "{posted}");
        assert!(!posted.contains("Мария") && !posted.contains("Без отчёта"), "{posted}");
        let link = in_chat(&w, IVAN, "/protocol@planerka_bot", "2026-11-24T10:40:00").await;
        assert!(link.contains("Последний протокол") && link.contains("Открыть в чате"), "{link}");
        let again = in_chat(&w, OLGA, "/protocol@planerka_bot", "2026-11-24T10:50:00").await;
        assert!(again.contains("Последний протокол"), "nothing was added: {again}");
        assert_eq!(w.team().matches("Протокол вт 24.11").count(), 1, "{}", w.team());
    }
}
