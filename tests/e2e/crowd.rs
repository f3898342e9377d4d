//! The digest of a whole department: fifty managers within Telegram's limits, and those in other zones it waits for.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use chrono::TimeDelta;
use planerka::demo::standin::{FloodLimits, Message};

const HEADING: &str = "📊 Итоги";
const FIRST: i64 = 5001;
const MANAGERS: i64 = 48;

fn digests(w: &World) -> Vec<Message> {
    w.standin.messages(w.chat).into_iter().filter(|m| m.text().starts_with(HEADING)).collect()
}

/// No message was changed twice within two minutes, from its posting on.
fn assert_edits_are_rare(messages: &[Message]) {
    for message in messages {
        let at: Vec<_> = message.versions().map(|version| version.at).collect();
        let close = at.windows(2).find(|pair| pair[1] - pair[0] < TimeDelta::minutes(2));
        assert_eq!(close, None, "{}", message.text());
    }
}

on_both! {
    async fn fifty_managers_are_asked_and_answer_and_one_digest_names_each_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let name = |n: i64| ["Иванова-Задунайская Анастасия", "Ким <О'Брайен> & Ко", "דוד לוי", "Мария 🌷"][n as usize % 4];
        let member = |n: i64| format!(
            "[[member]]\ntelegram = {n}\nname = \"{} №{n}\"\nrole = \"manager\"\njoined_on = \"2026-10-01\"\n", name(n)
        );
        w.add(&(FIRST..FIRST + MANAGERS).map(member).collect::<String>()).await;
        for n in FIRST..FIRST + MANAGERS {
            w.standin.user(n, "Менеджер").starts(None);
        }
        w.until("2026-11-23T12:10:00").await;
        w.standin.limit_flood(Some(FloodLimits::telegram()));
        w.until("2026-11-24T09:10:00").await;
        let everybody: Vec<i64> = (FIRST..FIRST + MANAGERS).chain([IVAN, MARIA]).collect();
        let asked = everybody.iter().filter(|id| w.last(**id).contains("Факт за пн 23.11")).count();
        assert_eq!(asked, 50, "everybody is asked within ten minutes");
        // All but two answer in time, ten at once.
        for ten in everybody[..48].chunks(10) {
            for id in ten {
                w.person(*id).says(LINE);
            }
            w.minute().await;
        }
        w.until("2026-11-24T10:06:00").await;
        let posted = digests(&w);
        assert_eq!(posted.len(), 2, "fifty such names want two messages: {}", w.team());
        assert!(posted[0].text().contains("сдали 48 из 50"), "{}", posted[0].text());
        for (n, id) in everybody[48..].iter().enumerate() {
            w.until(&format!("2026-11-24T10:1{n}:00")).await;
            w.says(*id, LINE).await;
        }
        w.until("2026-11-24T10:30:00").await;
        let posted = digests(&w);
        assert_eq!(posted.len(), 2, "edited, not multiplied: {}", w.team());
        assert!(posted[0].text().contains("сдали 50 из 50"), "{}", posted[0].text());
        assert_edits_are_rare(&posted);
        let lines: Vec<String> = posted.iter().flat_map(|m| m.text().lines().map(str::to_owned).collect::<Vec<_>>()).collect();
        for n in FIRST..FIRST + MANAGERS {
            let marked = format!("№{n}");
            assert_eq!(lines.iter().filter(|line| line.contains(&marked)).count(), 1, "{marked}: {}", w.team());
        }
        assert!(posted.iter().all(|m| m.text().encode_utf16().count() <= 4096));
        assert_eq!(w.standin.flood_counts().refused(), 0, "the limits were never met");
        assert_eq!(w.standin.entities_dropped(), 0);
    }

    async fn whoever_wakes_later_is_waited_for_and_the_digest_is_edited_once_at_his_deadline(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add("[[member]]\ntelegram = 5001\nname = \"Клаус Берлинер\"\nrole = \"manager\"\nzone = \"Europe/Berlin\"\n\
               joined_on = \"2026-10-01\"\n").await;
        w.standin.user(5001, "Клаус").starts(None);
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        let posted = digests(&w);
        assert_eq!(posted.len(), 1, "{}", w.team());
        assert!(posted[0].text().contains("сдали 2 из 3, ждём до 11:00"), "{}", posted[0].text());
        assert!(!posted[0].text().contains("Клаус"), "never for whom: {}", posted[0].text());
        assert!(w.last(OLGA).contains("Клаус Берлинер — ждём до 11:00"), "the head hears the same: {}", w.last(OLGA));
        w.until("2026-11-24T10:59:00").await;
        assert_eq!(digests(&w)[0].versions().count(), 1);
        w.until("2026-11-24T11:30:00").await;
        let posted = digests(&w);
        assert_eq!(posted[0].versions().count(), 2, "once, at his deadline: {}", w.standin.story(w.chat));
        assert!(posted[0].text().contains("обновлено 11:00, сдали 2 из 3 ·"), "{}", posted[0].text());
        // The next day he answers before his deadline: the digest says so then, and has nothing more to say at it.
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T10:20:00").await;
        w.says(5001, LINE).await;
        w.until("2026-11-25T11:30:00").await;
        let posted = digests(&w);
        assert_eq!(posted.len(), 2);
        assert!(posted[1].text().contains("обновлено 10:20, сдали 2 из 3 ·"), "{}", posted[1].text());
        assert_eq!(posted[1].versions().count(), 2, "{}", w.standin.story(w.chat));
    }

    async fn whoever_is_not_even_asked_yet_is_waited_for_too_and_nobody_is_called_late(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[IVAN, MARIA]).await;
        w.add("[[member]]\ntelegram = 5001\nname = \"Джон Смит\"\nrole = \"manager\"\nzone = \"Europe/London\"\n\
               joined_on = \"2026-10-01\"\n").await;
        w.standin.user(5001, "Джон").starts(None);
        w.until("2026-11-24T10:30:00").await;
        assert!(digests(&w).is_empty(), "nobody has answered yet: {}", w.team());
        assert!(!w.story(OLGA).contains("Пока никто"), "and nobody is late: {}", w.story(OLGA));
        w.until("2026-11-24T11:40:00").await;
        w.says(5001, LINE).await;
        w.minute().await;
        let posted = digests(&w);
        assert_eq!(posted.len(), 1, "his report posts it: {}", w.team());
        assert!(posted[0].text().contains("сдали 1 из 1"), "{}", posted[0].text());
        // The next day he is late: the leaders are asked at his deadline, and his report posts it still.
        w.until("2026-11-25T11:59:00").await;
        assert!(!w.story(OLGA).contains("Отчёта пока нет"), "{}", w.story(OLGA));
        w.until("2026-11-25T12:10:00").await;
        assert_eq!(w.story(OLGA).matches("Отчёта пока нет").count(), 1, "{}", w.story(OLGA));
        assert!(w.story(OLGA).contains("если он придёт до 13:00"), "{}", w.story(OLGA));
        w.says(5001, LINE).await;
        w.minute().await;
        assert_eq!(digests(&w).len(), 2, "{}", w.team());
    }
}
