//! What is asked once a week, and limits: «Порядок в CRM» end to end with every preset; a breach is told to the person
//! and the leaders alone.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

/// The head adds the set by one button.
async fn adds_crm_order(w: &World) {
    w.says(OLGA, "/metrics").await;
    let shown = w.presses(OLGA, "Порядок в CRM").await;
    assert!(shown.contains("просроченные задачи, сделки без задач и сделки в работе"), "{shown}");
    let added = w.presses(OLGA, "Добавить").await;
    assert!(added.contains("спрошу со следующего отчёта"), "{added}");
    let list = w.says(OLGA, "/metrics").await;
    assert!(list.contains("Просроченные задачи — раз в неделю"), "{list}");
    assert!(!w.labels(OLGA).iter().any(|label| label == "Порядок в CRM"), "once");
    w.minute().await;
}

fn preset(preset: &str, chat: i64) -> String {
    FILE.replace("CHAT", &chat.to_string()).replace("preset = \"standard\"", &format!("preset = \"{preset}\""))
}

on_both! {
    async fn order_in_the_crm_is_asked_on_friday_after_facts_and_plan_and_a_breach_stays_private(base: Base) {
        let w = World::new(base, "2026-11-25T12:00:00", &[]).await;
        adds_crm_order(&w).await;
        w.until("2026-11-26T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        assert!(!w.story(IVAN).contains("Раз в неделю"), "not on Thursday: {}", w.last(IVAN));
        w.until("2026-11-27T09:10:00").await;
        assert!(!w.last(IVAN).contains("Просроченные"), "first the day's figures: {}", w.last(IVAN));
        w.says(IVAN, LINE).await;
        w.skip_to(IVAN, "Не сейчас").await;
        let asked = w.last(IVAN);
        assert!(asked.contains("Раз в неделю спрашиваю ещё и это, на сегодня (пт 27.11)"), "{asked}");
        assert!(asked.contains("Просроченные задачи (в идеале 0) · Сделки без задач (в идеале 0) · Сделки в работе"), "{asked}");
        let said = w.says(IVAN, "7 0 12").await;
        assert!(w.story(IVAN).contains("Просроченные задачи: 7. В идеале — 0."), "{said}");
        assert!(w.story(IVAN).contains("Это видите только вы и РОП"), "{said}");
        w.finish(IVAN).await;
        assert!(w.last(IVAN).contains("Раз в неделю, на сегодня (пт 27.11)"), "{}", w.last(IVAN));
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-27").await, "_ _ _ _ _ 7 0 12");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-26").await, "41 3 2 1 98000 _ _ _", "the day's own stay theirs");
        // Maria is in without a word about the CRM: on time all the same.
        w.says(MARIA, LINE).await;
        w.skip_to(MARIA, "Не сейчас").await;
        w.taps(MARIA, "Не сейчас").await;
        w.finish(MARIA).await;
        w.until("2026-11-27T10:06:00").await;
        let head = w.story(OLGA);
        assert!(head.contains("Вышли за предел:") && head.contains("Иван Иванов: просроченные задачи 7 (в идеале 0)"), "{head}");
        assert!(w.team().contains("сдали 2 из 2"), "{}", w.team());
        // What was left for later is opened again by /report, and the head's message follows.
        w.says(MARIA, "/report").await;
        assert!(w.last(MARIA).contains("Просроченные задачи"), "{}", w.last(MARIA));
        w.says(MARIA, "0 3 9").await;
        w.minute().await;
        assert!(w.story(OLGA).contains("Мария Ким: сделки без задач 3 (в идеале 0)"), "{}", w.story(OLGA));
        // Nobody else reads any of it: neither digest nor protocol, now nor on Monday.
        w.until("2026-11-30T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-30T10:06:00").await;
        let protocol = w.says(MARIA, "/protocol").await;
        assert!(!protocol.contains("росроченные"), "{protocol}");
        w.says_in(w.chat, OLGA, "/protocol@planerka_bot").await;
        assert!(!w.team().contains("росроченные") && !w.team().contains("Сделки без") && !w.team().contains("предел"), "{}", w.team());
        assert!(!w.story(IVAN).contains("Мария") && !w.story(MARIA).contains("задачи: 7"));
        let protocol = w.says(OLGA, "/protocol").await;
        assert!(protocol.contains("росроченные задачи"), "the head reads it: {protocol}");
    }

    async fn with_evenings_the_week_is_asked_apart_from_the_days_line(base: Base) {
        let w = World::new(base, "2026-11-23T08:00:00", &[]).await;
        w.apply(&preset("evening", w.chat)).await;
        adds_crm_order(&w).await;
        w.until("2026-11-27T17:35:00").await;
        assert!(w.last(IVAN).contains("пт 27.11") && !w.last(IVAN).contains("Просроченные"), "{}", w.last(IVAN));
        w.says(IVAN, LINE).await;
        w.skip_to(IVAN, "Не сейчас").await;
        // By name, and a figure of the day on the way.
        w.says(IVAN, "просроченные задачи 2, звонки 44").await;
        assert!(w.last(IVAN).contains("Осталось: сделки без задач, сделки в работе"), "{}", w.last(IVAN));
        w.says(IVAN, "0 12").await;
        w.finish(IVAN).await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-27").await, "44 3 2 1 98000 2 0 12");
    }

    async fn with_mornings_it_is_asked_and_corrected_by_taps_lines_and_edits(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.apply(&preset("morning", w.chat)).await;
        adds_crm_order(&w).await;
        w.until("2026-11-27T08:40:00").await;
        w.says(IVAN, LINE).await;
        w.skip_to(IVAN, "Не сейчас").await;
        w.taps(IVAN, "По шагам").await;
        assert!(w.last(IVAN).contains("1 из 3 · Просроченные задачи на сегодня (пт 27.11)"), "{}", w.last(IVAN));
        w.taps(IVAN, "0").await;
        w.says(IVAN, "1").await;
        w.says(IVAN, "-").await;
        w.finish(IVAN).await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-27").await, "_ _ _ _ _ 0 1 -");
        w.taps(IVAN, "Исправить").await;
        w.taps(IVAN, "Исправить недельные").await;
        assert!(w.last(IVAN).contains("Исправляем недельные цифры"), "{}", w.last(IVAN));
        w.says(IVAN, "сделки в работе 15").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-27").await, "_ _ _ _ _ 0 1 15");
        w.taps(IVAN, "Исправить").await;
        w.taps(IVAN, "Исправить недельные").await;
        w.taps(IVAN, "Просроченные задачи").await;
        w.says(IVAN, "4").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-27").await, "_ _ _ _ _ 4 1 15");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-26").await, "41 3 2 1 98000 _ _ _");
        // An edit of the message with Maria's figures of the week corrects those.
        w.says(MARIA, LINE).await;
        w.skip_to(MARIA, "Не сейчас").await;
        let message = w.person(MARIA).says("1 1 9");
        w.settle().await;
        w.person(MARIA).edits(message, "0 1 8");
        w.settle().await;
        assert_eq!(w.stored(MARIA, Part::Fact, "2026-11-27").await, "_ _ _ _ _ 0 1 8");
        assert_eq!(w.stored(MARIA, Part::Fact, "2026-11-26").await, "41 3 2 1 98000 _ _ _");
    }

    async fn whoever_reported_the_evening_before_is_asked_for_the_week_on_its_day(base: Base) {
        let w = World::new(base, "2026-11-25T12:00:00", &[]).await;
        adds_crm_order(&w).await;
        w.until("2026-11-26T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-26T15:30:00").await;
        w.says(IVAN, "/report").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        assert!(!w.story(IVAN).contains("Раз в неделю"), "its day has not come: {}", w.last(IVAN));
        w.until("2026-11-27T09:01:00").await;
        let asked = w.last(IVAN);
        assert!(asked.contains("Доброе утро, Иван! Отчёт уже у меня.") && asked.contains("Просроченные задачи"), "{asked}");
        w.says(IVAN, "1 2 3").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-27").await, "_ _ _ _ _ 1 2 3");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-26").await, "41 3 2 1 98000 _ _ _");
        assert!(w.labels(IVAN).iter().any(|label| label == "Исправить"), "{}", w.last(IVAN));
    }

    async fn a_limit_of_a_daily_metric_is_told_to_the_person_and_the_head_alone(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(OLGA, "/metrics").await;
        w.presses(OLGA, "Взять готовый").await;
        w.presses(OLGA, "Магазин").await;
        w.presses(OLGA, "Возвраты").await;
        w.presses(OLGA, "Возвраты").await;
        w.presses(OLGA, "Предел").await;
        w.types(OLGA, "5к").await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, "41 3 2 1 98к 7к").await;
        assert!(w.story(IVAN).contains("Возвраты: 7\u{a0}000\u{a0}₽, а ориентир — не больше 5\u{a0}000\u{a0}₽."), "{}", w.story(IVAN));
        w.says(MARIA, "41 3 2 1 98к 5к").await;
        assert!(!w.story(MARIA).contains("ориентир"), "what reaches the limit keeps it");
        w.until("2026-11-24T10:06:00").await;
        assert!(w.story(OLGA).contains("Иван Иванов: возвраты 7\u{a0}000\u{a0}₽ (не больше 5\u{a0}000\u{a0}₽)"), "{}", w.story(OLGA));
        assert!(w.team().contains("озвраты 12\u{a0}000"), "a plain sum: {}", w.team());
        assert!(!w.team().contains("не больше"), "{}", w.team());
    }
}
