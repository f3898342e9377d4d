//! What the clock says when nobody has asked: reminders, the second silent day, an outage, a person with a clock of his
//! own, a newcomer, and a day on which nobody answers.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};
use chrono::TimeDelta;
use planerka::demo::standin::{Failure, Fault};

const PETR: i64 = 1004;
const LONDONER: &str = r#"
[[member]]
telegram = 1004
name = "Пётр Орлов"
role = "manager"
zone = "Europe/London"
joined_on = "2026-10-01"
"#;
const NEWCOMER: &str = r#"
[[member]]
telegram = 1004
name = "Пётр Орлов"
role = "manager"
joined_on = "2026-11-24"
"#;

async fn with_petr(base: Base, who: &str, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    w.add(who).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w
}

on_both! {
    async fn the_second_silent_day_is_asked_about_kindly_and_the_head_gets_the_answer(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:46:00").await;
        assert_eq!(w.last(MARIA), "Ваши цифры — одной строкой, до 10:00.", "nobody has answered: no count");
        assert_eq!(w.labels(MARIA), ["По шагам", "Меня не было"]);
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T09:46:00").await;
        assert_eq!(w.last(MARIA), "1 из 2 уже ответил. Ваши цифры — одной строкой, до 10:00.");
        w.until("2026-11-25T10:02:00").await;
        assert_eq!(w.last(MARIA), "Второй день без ваших цифр. Всё в порядке?");
        assert!(w.standin.transcript(OLGA).contains("Мария Ким — 2-й день подряд"), "{}", w.standin.transcript(OLGA));
        w.taps(MARIA, "Мешает бот").await;
        w.says(MARIA, "Приходит, когда я за рулём").await;
        assert_eq!(w.last(MARIA), "Передал РОПу. Спасибо!");
        w.until("2026-11-25T10:04:00").await;
        let head = w.standin.transcript(OLGA);
        assert!(head.contains("Мария Ким: мешает бот.") && head.contains("Приходит, когда я за рулём"), "{head}");
        w.until("2026-12-01T20:00:00").await;
        assert_eq!(w.standin.story(MARIA).matches("Всё в порядке?").count(), 1, "then once a week");
        w.until("2026-12-02T10:02:00").await;
        assert_eq!(w.standin.story(MARIA).matches("Всё в порядке?").count(), 2);
    }

    async fn an_outage_is_told_to_the_head_in_words_and_counts_against_nobody(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T08:50:00").await;
        w.kill();
        w.clock.advance_by(TimeDelta::hours(6));
        w.start().await;
        w.until("2026-11-24T15:00:00").await;
        let head = w.last(OLGA);
        assert!(head.starts_with("Бот был недоступен.\nОтчётов не спрашивал: вт 24.11. На дисциплину это не влияет."), "{head}");
        assert!(!w.standin.transcript(IVAN).contains("Факт за"), "{}", w.standin.transcript(IVAN));
        w.until("2026-11-25T10:10:00").await;
        assert!(!w.standin.transcript(MARIA).contains("Всё в порядке?"), "a day unasked is no miss");
    }

    async fn a_short_outage_moves_the_deadline_and_the_heads_message(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T08:50:00").await;
        w.kill();
        w.clock.advance_by(TimeDelta::minutes(40));
        w.start().await;
        w.until("2026-11-24T09:31:00").await;
        assert!(w.last(IVAN).contains("до 10:30"), "{}", w.last(IVAN));
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:29:00").await;
        assert!(!w.standin.transcript(OLGA).contains("Ждём цифры"), "not yet");
        w.until("2026-11-24T10:36:00").await;
        assert!(w.standin.transcript(OLGA).contains("сдали 1 из 2"), "{}", w.standin.transcript(OLGA));
        assert!(w.team().contains("сдали 1 из 2"), "{}", w.team());
    }

    async fn somebody_by_another_clock_still_has_time_and_the_digest_is_edited_for_him(base: Base) {
        let w = with_petr(base, LONDONER, "2026-11-23T12:00:00").await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:02:00").await;
        let head = w.last(OLGA);
        assert!(head.contains("Ещё есть время:\n• Пётр Орлов — ждём до 12:00"), "{head}");
        assert!(!w.labels(OLGA).iter().any(|label| label.contains("Пётр")), "nothing to remind of: {:?}", w.labels(OLGA));
        w.until("2026-11-24T11:10:00").await;
        let asked = w.says(OLGA, "/today").await;
        assert!(asked.contains("Ещё есть время:\n• Пётр Орлов — ждём до 12:00"), "asked, and still in time: {asked}");
        assert!(w.last(PETR).contains("до 9:00"), "in his own time: {}", w.last(PETR));
        w.until("2026-11-24T12:10:00").await;
        let head = w.standin.transcript(OLGA);
        assert!(head.contains("• Пётр Орлов\n"), "his own deadline has passed: {head}");
        assert!(w.team().contains("сдали 1 из 3"), "{}", w.team());
    }

    async fn a_prompt_that_came_late_to_one_moves_only_his_deadline(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T08:59:00").await;
        w.standin.fault_in_chat(MARIA, "sendMessage", Fault::Reply(Failure::too_many(2_400)), 1);
        w.until("2026-11-24T10:02:00").await;
        assert!(w.standin.transcript(MARIA).contains("09:40 Planerka\nДоброе утро"), "{}", w.standin.transcript(MARIA));
        let head = w.last(OLGA);
        assert!(head.contains("Ждём цифры:\n• Иван Иванов\nЕщё есть время:\n• Мария Ким — ждём до 10:40"), "{head}");
        assert!(!w.standin.transcript(MARIA).contains("10:00 Planerka"), "{}", w.standin.transcript(MARIA));
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:30:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:35:00").await;
        assert!(w.standin.transcript(OLGA).contains("Мария Ким 10:30\n"), "in time: {}", w.standin.transcript(OLGA));
    }

    async fn a_newcomer_is_asked_for_one_plan_once(base: Base) {
        let w = with_petr(base, NEWCOMER, "2026-11-24T08:30:00").await;
        let story = w.standin.transcript(PETR);
        assert_eq!(story.matches("План на").count(), 1, "{story}");
        w.until("2026-11-24T09:10:00").await;
        assert_eq!(w.standin.transcript(PETR).matches("План на").count(), 1, "{}", w.standin.transcript(PETR));
        w.says(PETR, "45 3 2 1 120к").await;
        w.until("2026-11-25T09:01:00").await;
        assert!(w.last(PETR).contains("Факт за вт 24.11"), "{}", w.last(PETR));
    }

    async fn what_was_given_in_the_evening_is_not_asked_in_the_morning(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T15:30:00").await;
        w.says(IVAN, "/report").await;
        w.says(IVAN, "30 2 1 1 50к план 40 2 2 1 60к").await;
        w.until("2026-11-24T15:32:00").await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:01:00").await;
        let card = w.last(IVAN);
        assert!(card.contains("За сегодня всё уже сдано, спасибо."), "{card}");
        assert!(card.contains("План на сегодня (ср 25.11): звонки 41"), "{card}");
        w.says(MARIA, LINE).await;
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("сдали 2 из 2"), "early counts as in: {}", w.team());
    }

    async fn when_nobody_has_answered_the_first_leader_decides_and_the_other_sees_it(base: Base) {
        let w = with_petr(base, DEPUTY, "2026-11-23T12:00:00").await;
        w.until("2026-11-24T10:07:00").await;
        assert_eq!(w.labels(PETR), ["Напомнить всем", "Опубликовать как есть", "Не публиковать"]);
        assert_eq!(w.toast(OLGA, "Напомнить всем").await, "Напомнил 2 людям.");
        w.until("2026-11-24T10:08:00").await;
        assert!(w.last(IVAN).starts_with("Ольга Белова ждёт ваши цифры"), "{}", w.last(IVAN));
        w.taps(PETR, "Не публиковать").await;
        w.until("2026-11-24T10:10:00").await;
        assert_eq!(w.last(OLGA), "Сводку сегодня не публикуем. Отмечено в 10:08, Пётр Орлов.");
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T12:30:00").await;
        assert!(!w.team().contains("Итоги"), "{}", w.team());
    }
}
