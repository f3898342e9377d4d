//! The digest as its readers meet it: asked about, posted, empty, lost, edited, frozen; long ones and those of days off.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use planerka::demo::standin::{Body, Entity, EntityKind, Fault};

const HEADING: &str = "📊 Итоги";

/// How many digests stand in the chat.
fn posted(w: &World) -> usize {
    w.team().matches(HEADING).count()
}

async fn toast(w: &World, id: i64, label: &str) -> String {
    let tapped = w.person(id).taps(label);
    w.settle().await;
    tapped.answer().and_then(|answer| answer.text).unwrap_or_default()
}

on_both! {
    async fn the_first_three_ask_the_head_and_no_answer_is_a_yes(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:01:00").await;
        let head = w.last(OLGA);
        assert!(head.contains("Если ничего не нажать, она выйдет в 10:05") && head.contains(HEADING), "{head}");
        assert_eq!(posted(&w), 0);
        assert_eq!(toast(&w, OLGA, "Публикуем").await, "Сводка в чате.");
        w.minute().await;
        assert_eq!(posted(&w), 1, "at once: {}", w.team());
        w.until("2026-11-24T10:30:00").await;
        assert_eq!(posted(&w), 1, "and not again at its time: {}", w.team());
        // Wait, then publish.
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T10:01:00").await;
        assert!(toast(&w, OLGA, "Подождать").await.contains("подожду"));
        w.until("2026-11-25T10:40:00").await;
        assert_eq!(posted(&w), 1, "it waits: {}", w.team());
        let labels = w.labels(OLGA);
        assert!(labels.iter().any(|l| l == "Публикуем") && !labels.iter().any(|l| l == "Подождать"), "{labels:?}");
        toast(&w, OLGA, "Публикуем").await;
        w.minute().await;
        assert_eq!(posted(&w), 2, "{}", w.team());
        // No answer.
        w.until("2026-11-26T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-26T10:06:00").await;
        assert_eq!(posted(&w), 3, "{}", w.team());
        // The fourth does not ask.
        w.until("2026-11-27T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-27T10:01:00").await;
        let head = w.last(OLGA);
        assert!(head.contains("Выйдет в 10:05"), "{head}");
        assert!(!w.labels(OLGA).iter().any(|label| label == "Публикуем"), "{:?}", w.labels(OLGA));
        w.until("2026-11-27T10:06:00").await;
        assert_eq!(posted(&w), 4);
    }

    async fn with_no_answer_by_anybody_the_head_is_asked_and_the_first_report_posts_it(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T10:06:00").await;
        assert_eq!(posted(&w), 0, "nothing in the chat: {}", w.team());
        assert!(w.last(OLGA).contains("Пока никто из 2 не сдал отчёт"), "{}", w.last(OLGA));
        assert_eq!(w.labels(OLGA), ["Напомнить всем", "Опубликовать как есть", "Не публиковать"]);
        let forged = w.forges(IVAN, &w.data(OLGA, "Опубликовать как есть")).await;
        assert!(forged.contains("РОП или заместитель"), "{forged}");
        assert_eq!(posted(&w), 0);
        w.until("2026-11-24T11:30:00").await;
        w.says(MARIA, LINE).await;
        w.minute().await;
        assert_eq!(posted(&w), 1, "the first report posts it: {}", w.team());
        assert!(w.team().contains("сдали 1 из 2"), "{}", w.team());
        // On the next day the first report comes after noon.
        w.until("2026-11-25T12:30:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T12:40:00").await;
        assert_eq!(posted(&w), 1, "too late, it is skipped: {}", w.team());
    }

    async fn an_empty_digest_is_posted_or_left_out_by_the_heads_word(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T10:06:00").await;
        let said = w.taps(OLGA, "Не публиковать").await;
        assert!(said.contains("не публикую"), "{said}");
        w.until("2026-11-24T11:00:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T11:10:00").await;
        assert_eq!(posted(&w), 0, "{}", w.team());
        w.until("2026-11-25T10:06:00").await;
        w.taps(OLGA, "Опубликовать как есть").await;
        w.minute().await;
        assert_eq!(posted(&w), 1, "{}", w.team());
        assert!(w.team().contains("сдали 0 из 2"), "{}", w.team());
        assert!(!w.team().contains("Ким"), "nobody is named as silent: {}", w.team());
    }

    async fn where_nobody_is_due_there_is_no_digest(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[IVAN, MARIA]).await;
        w.until("2026-11-24T18:00:00").await;
        assert_eq!(posted(&w), 0, "{}", w.team());
        assert!(!w.story(OLGA).contains("не сдал отчёт"), "{}", w.story(OLGA));
        let said = w.says(OLGA, "/digest").await;
        assert!(said.contains("никто не сдаёт") || said.contains("Сводки пока нет"), "{said}");
    }

    async fn a_post_of_unknown_fate_is_held_and_the_first_word_of_the_head_counts(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:04:00").await;
        w.standin.fault_in_chat(w.chat, "sendMessage", Fault::CutBefore, 1);
        w.until("2026-11-24T10:10:00").await;
        assert_eq!(posted(&w), 0, "it was lost: {}", w.team());
        assert!(w.last(OLGA).contains("не подтвердил, что сводка появилась"), "{}", w.last(OLGA));
        let forged = w.forges(IVAN, &w.data(OLGA, "Отправить ещё раз")).await;
        assert!(forged.contains("РОП или заместитель"), "{forged}");
        w.taps(OLGA, "Отправить ещё раз").await;
        w.minute().await;
        assert_eq!(posted(&w), 1, "{}", w.team());
        // The other way round: it is there, and must not come twice.
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T10:04:00").await;
        w.standin.fault_in_chat(w.chat, "sendMessage", Fault::CutAfter, 1);
        w.until("2026-11-25T10:10:00").await;
        assert_eq!(posted(&w), 2, "it arrived: {}", w.team());
        let said = w.taps(OLGA, "Уже в чате").await;
        assert!(said.contains("второй раз не отправляю"), "{said}");
        w.until("2026-11-25T12:00:00").await;
        assert_eq!(posted(&w), 2, "{}", w.team());
    }

    async fn late_reports_edit_it_at_most_once_in_two_minutes_until_the_next_one_is_out(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add("[[member]]\ntelegram = 1004\nname = \"Олег Белов\"\nrole = \"manager\"\njoined_on = \"2026-10-01\"\n").await;
        w.standin.user(1004, "Олег").starts(None);
        w.settle().await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T11:20:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T11:20:30").await;
        w.says(1004, LINE).await;
        w.says(IVAN, "/report").await;
        w.until("2026-11-24T11:21:30").await;
        assert_eq!(w.standin.story(w.chat).matches(HEADING).count(), 2, "one edit so far: {}", w.standin.story(w.chat));
        w.until("2026-11-24T11:30:00").await;
        let story = w.standin.story(w.chat);
        assert_eq!(story.matches(HEADING).count(), 3, "and one for the rest: {story}");
        assert!(w.team().contains("обновлено 11:20, сдали 3 из 3"), "{}", w.team());
        w.until("2026-11-25T10:06:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-25T10:10:00").await;
        let frozen = w.team();
        let first = frozen.split("── 2026-11-25").next().expect("Tuesday's").to_owned();
        w.until("2026-11-25T11:00:00").await;
        assert!(w.team().starts_with(&first), "Tuesday's stays: {}", w.team());
    }

    async fn what_is_corrected_in_a_frozen_digest_is_a_line_of_the_next(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let message = w.person(IVAN).says(LINE);
        w.settle().await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-25T11:00:00").await;
        let before = w.team();
        w.person(IVAN).edits(message, "41 3 2 1 112к план 45 3 2 1 120к");
        w.settle().await;
        w.until("2026-11-25T12:00:00").await;
        let (monday, tuesday) = before.split_once("── 2026-11-25").expect("two digests");
        let team = w.team();
        assert!(team.starts_with(monday), "Monday's digest is frozen: {team}");
        assert!(!tuesday.contains("Поправки"), "{tuesday}");
        let line = "Поправки: пн 23.11 Иван Иванов, оплаты 98\u{a0}000 → 112\u{a0}000";
        assert!(team.contains(line), "the next one, Tuesday's, says so: {team}");
        w.until("2026-11-26T09:10:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-26T10:06:00").await;
        assert_eq!(w.team().matches(line).count(), 1, "and no other one again: {}", w.team());
    }

    async fn sales_of_days_off_stand_in_the_heading(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.until("2026-11-22T12:00:00").await;
        w.says(IVAN, "/report").await;
        w.says(IVAN, "5 1 0 0 30к").await;
        w.until("2026-11-23T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-23T10:06:00").await;
        assert!(w.team().contains("Итоги пт 20.11 – вс 22.11"), "{}", w.team());
        assert!(w.team().contains("128\u{a0}000"), "{}", w.team());
    }

    async fn a_department_of_fourteen_fits_one_message_with_the_rest_folded_away(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[MARIA]).await;
        let names = ["Аня", "Борис", "Вера", "Глеб", "Дина", "Егор", "Женя", "Зоя", "Игорь", "Костя", "Лиза", "Максим"];
        let member = |(n, name): (usize, &&str)| {
            format!("[[member]]\ntelegram = {}\nname = \"{name} <Ф&И>\"\nrole = \"manager\"\njoined_on = \"2026-10-01\"\n", 5000 + n)
        };
        w.add(&names.iter().enumerate().map(member).collect::<String>()).await;
        for (n, name) in (5000..).zip(names) {
            w.standin.user(n, name).starts(None);
        }
        w.settle().await;
        w.until("2026-11-24T09:10:00").await;
        for id in 5000..5012 {
            w.says(id, "41 3 2 1 98к план 45 3 2 1 120к").await;
        }
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T09:10:00").await;
        for id in 5000..5012 {
            let money = if id < 5007 { "150к" } else { "20к" };
            w.says(id, &format!("41 3 2 1 {money}")).await;
        }
        w.until("2026-11-25T10:06:00").await;
        let message = w.person(OLGA).in_chat(w.chat).last_from_bot().expect("a digest");
        assert!(message.text().contains("сдали 12 из 13"), "{}", message.text());
        let Body::Text(text) = &message.body else { panic!("a text: {message:?}") };
        let folds = |e: &&Entity| e.kind == EntityKind::Blockquote { expandable: true };
        let folded: Vec<&Entity> = text.entities.iter().filter(folds).collect();
        assert_eq!(folded.len(), 1, "the rest in one quote: {}", message.text());
        let above: Vec<u16> = message.text().encode_utf16().take(folded[0].offset).collect();
        let above = String::from_utf16(&above).expect("whole characters");
        assert!(message.text().contains("Аня <Ф&И>"), "{}", message.text());
        assert_eq!((above.matches("✅ ").count(), above.matches("• ").count()), (5, 0), "up to five above it: {above}");
    }

    async fn digest_is_shown_to_each_by_his_role_and_posted_by_those_who_may(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        for id in [IVAN, MARIA] {
            w.person(id).in_chat(w.chat).joins();
        }
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        let mine = w.says(MARIA, "/digest").await;
        assert!(mine.contains(HEADING) && !w.labels(MARIA).iter().any(|l| l == "Опубликовать"), "{mine}");
        let heads = w.says(OLGA, "/digest").await;
        assert!(heads.contains("В чате этой сводки ещё нет"), "{heads}");
        let at = w.standin.bot_username().to_owned();
        let maria = w.person(MARIA).in_chat(w.chat);
        maria.says(&format!("/digest@{at}"));
        w.minute().await;
        assert_eq!(posted(&w), 0, "a manager posts nothing: {}", w.team());
        w.person(OLGA).in_chat(w.chat).says(&format!("/digest@{at}"));
        w.minute().await;
        assert_eq!(posted(&w), 1, "the head does: {}", w.team());
        maria.says(&format!("/digest@{at}"));
        w.minute().await;
        assert!(maria.last_from_bot().expect("a link").button("Открыть в чате").is_some(), "{}", w.team());
        w.until("2026-11-24T10:30:00").await;
        assert_eq!(posted(&w), 1, "{}", w.team());
        assert_eq!(w.labels(OLGA).iter().filter(|l| *l == "Публикуем").count(), 0, "nothing is asked any more");
    }
}
