//! The funnel: what a head expects, the bottleneck in his message, and the week of leads that marketing brings.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, FILE, IVAN, MARIA, OLGA, World},
};
use chrono::{Datelike, NaiveDate};
use planerka::{
    domain::{
        id::TelegramId,
        month::{Basis, Version},
        report::{Part, Source},
    },
    store::{self, figures::NewEntry},
};

const PYOTR: i64 = 1004;
const ANNA: i64 = 1007;
const WATCHER: &str = r#"
[[member]]
telegram = 1007
name = "Анна Наблюдатель"
role = "observer"
"#;
const LEADS_DAY: &str = "20 10 5 2 200к план 10 5 2 200к";
/// A hundred calls that become 25 contracts of 100 000.
const DAY: &str = "100 40 30 25 2500к план 45 3 2 1 120к";
const SENTENCE: &str = "Узкое место: звонки → встречи 40\u{a0}%, ориентир 50\u{a0}% ≈ −630\u{a0}000\u{a0}₽ к прогнозу";

async fn expects(w: &World, id: i64, typed: &str) -> String {
    w.says(id, "/metrics").await;
    w.presses(id, "Ориентиры").await;
    w.presses(id, "звонки → встречи").await;
    w.types(id, typed).await
}

/// October's facts of a member, the same on every weekday.
async fn october(w: &World, id: i64, values: [i64; 5]) {
    let mut tx = w.db().write().await.expect("a transaction");
    let member = store::people::of_telegram(&mut tx, TelegramId(id)).await.expect("read").remove(0);
    let metrics = store::metrics::of_department(&mut tx, member.department).await.expect("read");
    let days = (5..=30).map(|day| NaiveDate::from_ymd_opt(2026, 10, day).expect("a day"));
    for on_day in days.filter(|day| day.weekday().number_from_monday() < 6) {
        for (metric, value) in metrics.iter().zip(values) {
            let entry = NewEntry {
                part: Part::Fact,
                department: member.department,
                member: member.id,
                metric: metric.id,
                on_day,
                value: Some(value * metric.one()),
                source: Source::Line,
                by_member: None,
                message: None,
                at: w.clock.now(),
            };
            store::figures::record(&mut tx, &entry).await.expect("recorded");
        }
    }
    tx.commit().await.expect("committed");
}

/// November's target of the main money.
async fn a_million(w: &World) {
    let mut tx = w.db().write().await.expect("a transaction");
    let head = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
    let metrics = store::metrics::of_department(&mut tx, head.department).await.expect("read");
    let month_on = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    let version = Version {
        id: tx.new_id().await.expect("an id"),
        metric: metrics.iter().find(|metric| metric.main).expect("the main one").id,
        month_on,
        from_on: month_on,
        total: 100_000_000,
        basis: Basis::Equal,
        shares: vec![],
        by: Some(head.id),
        reason: None,
        at: w.clock.now(),
    };
    store::targets::insert(&mut tx, head.department, &version).await.expect("inserted");
    tx.commit().await.expect("committed");
}

on_both! {
    async fn the_head_sets_a_benchmark_and_his_message_names_the_bottleneck(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PYOTR, "Пётр").starts(None);
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, DAY).await;
        w.finish(IVAN).await;
        assert!(!w.says(OLGA, "/today").await.contains("Узкое место"), "nothing is usual yet, nothing expected");
        w.minute().await;
        // What cannot be a benchmark is said in words, and the question stays.
        let said = expects(&w, OLGA, "много").await;
        assert!(said.contains("Нужен процент одним числом") && said.contains("на какую конверсию"), "{said}");
        assert!(w.types(OLGA, "0").await.contains("Ориентир — больше нуля"));
        assert!(w.types(OLGA, "130 %").await.contains("Больше 100\u{a0}% здесь не бывает"));
        let list = w.types(OLGA, "50 %").await;
        assert!(list.contains("Звонки → встречи: мало данных, ориентир 50\u{a0}% (Ольга Белова, 24.11)"), "{list}");
        assert!(!w.last(OLGA).contains("конверсию"), "the question is answered");
        w.until("2026-11-24T10:06:00").await;
        assert!(w.story(OLGA).contains(SENTENCE), "{}", w.story(OLGA));
        assert!(w.story(PYOTR).contains(SENTENCE), "the deputy reads it too");
        assert!(w.team().contains("Воронка звонки 100 → встречи 40 → КП 30 → договоры 25"), "{}", w.team());
        assert!(!w.team().contains("зкое место"), "what is bad is not for the chat");
        assert!(!w.story(IVAN).contains("зкое место") && !w.story(MARIA).contains("зкое место"));
        // The deputy expects less: the last word counts, and there is no loss any more.
        let list = expects(&w, PYOTR, "12,5").await;
        assert!(list.contains("ориентир 12,5\u{a0}% (Пётр Орлов"), "{list}");
        assert!(!w.says(OLGA, "/today").await.contains("Узкое место"));
        // Taken away; a second tap finds nothing.
        w.minute().await;
        w.says(OLGA, "/metrics").await;
        w.presses(OLGA, "Ориентиры").await;
        w.presses(OLGA, "звонки → встречи").await;
        let clear = w.data(OLGA, "Убрать ориентир");
        let list = w.presses(OLGA, "Убрать ориентир").await;
        assert!(list.contains("Звонки → встречи: мало данных\n"), "{list}");
        assert!(w.forges(OLGA, &clear).await.contains("уже"), "{}", w.last(OLGA));
    }

    async fn a_manager_neither_reads_nor_sets_what_is_expected(base: Base) {
        let w = World::new(base, "2026-11-24T12:00:00", &[]).await;
        w.says(OLGA, "/metrics").await;
        let list = w.data(OLGA, "Ориентиры");
        w.presses(OLGA, "Ориентиры").await;
        let one = w.data(OLGA, "звонки → встречи");
        w.says(IVAN, "/help").await;
        for data in [list, one] {
            let said = w.forges(IVAN, &data).await;
            assert!(said.contains("только РОП или заместитель"), "{said}");
            w.minute().await;
        }
        assert!(!w.types(IVAN, "50").await.contains("ориентир"), "{}", w.last(IVAN));
        // A command leaves the question: a bare number is no benchmark afterwards.
        w.presses(OLGA, "звонки → встречи").await;
        w.types(OLGA, "/today").await;
        w.types(OLGA, "50").await;
        w.says(OLGA, "/metrics").await;
        assert!(!w.presses(OLGA, "Ориентиры").await.contains("ориентир 50"), "{}", w.last(OLGA));
    }

    async fn marketing_reads_the_week_of_leads_and_why_some_were_no_good(base: Base) {
        let mut w = World::bare(base, "2026-11-25T12:00:00").await;
        let file = FILE.replace("chat = CHAT\n", "").replace("b2b_outbound", "b2b_inbound");
        w.apply(&format!("{file}{WATCHER}")).await;
        for (id, name) in [(OLGA, "Ольга"), (IVAN, "Иван"), (MARIA, "Мария"), (ANNA, "Анна")] {
            w.standin.user(id, name).starts(None);
        }
        w.settle().await;
        october(&w, IVAN, [20, 10, 5, 2, 200_000]).await;
        a_million(&w).await;
        // A million at 100 000 a deal is ten deals, and so a hundred leads.
        w.says(OLGA, "/metrics").await;
        let list = w.presses(OLGA, "Ориентиры").await;
        assert!(list.contains("План на ноябрь 2026: лиды — 100, по 5 в день"), "{list}");
        w.says(OLGA, "/metrics").await;
        let shown = w.presses(OLGA, "Брак лидов").await;
        assert!(shown.contains("не тот клиент, нет контакта, дубль или спам, не нужно"), "{shown}");
        let added = w.presses(OLGA, "Добавить").await;
        assert!(added.contains("спрошу со следующего отчёта"), "{added}");
        w.says(OLGA, "/metrics").await;
        assert!(!w.labels(OLGA).contains(&"Брак лидов".to_owned()), "once");
        // An ordinary day asks nothing new.
        w.until("2026-11-26T09:10:00").await;
        for id in [IVAN, MARIA] {
            w.says(id, LEADS_DAY).await;
            w.finish(id).await;
            assert!(!w.story(id).contains("Брак"), "{}", w.story(id));
        }
        w.until("2026-11-27T09:10:00").await;
        w.says(IVAN, LEADS_DAY).await;
        w.skip_to(IVAN, "Не сейчас").await;
        assert!(w.last(IVAN).contains("Брак — не тот клиент · Брак — нет контакта"), "{}", w.last(IVAN));
        w.says(IVAN, "6 5 2 1").await;
        w.finish(IVAN).await;
        // Whoever has no time for it is in all the same, and out of the sum.
        w.says(MARIA, LEADS_DAY).await;
        w.skip_to(MARIA, "Не сейчас").await;
        w.taps(MARIA, "Не сейчас").await;
        w.finish(MARIA).await;
        w.until("2026-11-30T09:10:00").await;
        for id in [IVAN, MARIA] {
            w.says(id, LEADS_DAY).await;
            w.finish(id).await;
        }
        w.until("2026-11-30T10:19:00").await;
        assert!(!w.story(ANNA).contains("Брак"), "{}", w.story(ANNA));
        w.restart().await;
        w.until("2026-11-30T12:00:00").await;
        for id in [ANNA, OLGA] {
            let story = w.story(id);
            assert!(story.contains("Север · лиды за неделю пн 23.11 – вс 29.11: 120"), "{story}");
            assert!(story.contains("План на ноябрь: 100. К концу недели по плану 95, пришло 120."), "{story}");
            let rejects = "Брак: 14 из 60 (23\u{a0}%): не тот клиент 6, нет контакта 5, дубль или спам 2, не нужно 1";
            assert!(story.contains(rejects), "{story}");
            assert!(story.contains("О браке ответили 1 из 2"), "{story}");
            assert_eq!(story.matches("Брак: 14 из 60").count(), 1, "once, over a restart");
        }
        assert!(!w.story(ANNA).contains("Иван") && !w.story(ANNA).contains("Мария"), "{}", w.story(ANNA));
        assert!(!w.story(MARIA).contains("Брак: 14"), "{}", w.story(MARIA));
    }

    async fn whoever_finds_clients_himself_is_asked_about_no_leads(base: Base) {
        let w = World::new(base, "2026-11-27T12:00:00", &[]).await;
        w.says(OLGA, "/metrics").await;
        assert!(!w.labels(OLGA).contains(&"Брак лидов".to_owned()), "{:?}", w.labels(OLGA));
        w.until("2026-11-30T12:00:00").await;
        assert!(!w.story(OLGA).contains("за неделю"), "{}", w.story(OLGA));
    }
}
