//! Leaders who sell: the head and the deputy are asked and counted like everybody, and lead all the same.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, MARIA, OLGA, World},
};

const PETR: i64 = 1004;
const SELLING_DEPUTY: &str = r#"
[[member]]
telegram = 1004
name = "Пётр Орлов"
role = "deputy"
joined_on = "2026-10-01"
"#;

/// Olga leads and sells, Pyotr is her deputy and sells.
async fn sellers(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    let file = FILE
        .replace("CHAT", &w.chat.to_string())
        .replace("reports = false", "reports = true\njoined_on = \"2026-10-01\"");
    w.apply(&(file + SELLING_DEPUTY)).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w
}

on_both! {
    async fn a_head_who_sells_is_asked_counted_and_leads_a_whole_day(base: Base) {
        let w = sellers(base, "2026-11-23T12:00:00").await;
        w.until("2026-11-24T09:01:00").await;
        assert!(w.last(OLGA).contains("Доброе утро") && w.last(PETR).contains("Доброе утро"), "{}", w.last(OLGA));
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T09:46:00").await;
        assert!(w.last(OLGA).contains("1 из 4 уже ответил"), "reminded like everybody: {}", w.last(OLGA));
        w.until("2026-11-24T10:02:00").await;
        // Her own copy speaks to her; the deputy's names her.
        let own = w.last(OLGA);
        assert!(own.contains("сдали 1 из 4") && own.contains("• вы\n"), "{own}");
        assert!(!own.contains("• Ольга Белова") && own.contains("• Мария Ким") && own.contains("• Пётр Орлов"), "{own}");
        let labels = w.labels(OLGA);
        assert_eq!(labels[0], "Сдать отчёт", "{labels:?}");
        assert!(!labels.iter().any(|label| label == "Напомнить: Ольга Белова"), "{labels:?}");
        let deputys = w.last(PETR);
        assert!(deputys.contains("• Ольга Белова") && deputys.contains("• вы"), "{deputys}");
        assert!(w.labels(PETR).contains(&"Напомнить: Ольга Белова".to_owned()), "{:?}", w.labels(PETR));
        // [Напомнить всем] leaves the one who taps alone.
        w.until("2026-11-24T10:03:00").await;
        assert_eq!(w.toast(OLGA, "Напомнить всем").await, "Напомнил 2 людям.");
        w.minute().await;
        assert!(!w.story(OLGA).contains("Ольга Белова ждёт"), "{}", w.story(OLGA));
        // She gives her report from the day's message, which stays.
        w.until("2026-11-24T10:10:00").await;
        let asked = w.taps(OLGA, "Сдать отчёт").await;
        assert!(asked.contains("Факт за пн 23.11"), "{asked}");
        w.says(OLGA, "10 2 1 1 200к план 12 2 1 1 210к").await;
        w.finish(OLGA).await;
        w.minute().await;
        assert!(w.story(OLGA).contains("сдали 2 из 4"), "her message follows: {}", w.story(OLGA));
        // She enters for another as well.
        w.says(OLGA, "/today").await;
        let entering = w.labels(OLGA).iter().position(|label| label == "Внести").expect("a way to enter");
        assert!(entering > 0);
        w.taps(OLGA, "Внести").await;
        w.minute().await;
        w.says(OLGA, "20 2 1 0 50к").await;
        w.until("2026-11-24T10:30:00").await;
        let team = w.team();
        assert!(team.contains("сдали 3 из 4"), "{team}");
        assert!(team.contains("Ольга Белова 200\u{a0}000"), "her own figures stand in the digest: {team}");
        assert!(team.contains("348\u{a0}000"), "98 + 200 + 50 thousand: {team}");
        let protocol = w.says(OLGA, "/protocol").await;
        assert!(protocol.contains("Протокол вт 24.11"), "{protocol}");
    }

    async fn a_deputy_who_sells_does_both_and_hears_no_echo_of_himself(base: Base) {
        let w = sellers(base, "2026-11-23T12:00:00").await;
        w.until("2026-11-24T09:10:00").await;
        w.says(PETR, LINE).await;
        w.finish(PETR).await;
        w.minute().await;
        w.says(PETR, "/promise Ромашка оплатит 120к до 26.11").await;
        w.minute().await;
        let list = w.says(PETR, "/promises").await;
        assert!(list.contains("Ромашка"), "{list}");
        w.taps(PETR, "1").await;
        w.taps(PETR, "Нужна помощь").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Пётр Орлов просит помочь"), "{}", w.last(OLGA));
        assert!(!w.story(PETR).contains("Пётр Орлов просит помочь"), "not asked by himself: {}", w.story(PETR));
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("сдали 1 из 4") && w.team().contains("Пётр Орлов 98\u{a0}000"), "{}", w.team());
        w.minute().await;
        let today = w.says(PETR, "/today").await;
        assert!(today.contains("Ответили: Пётр Орлов") && today.contains("• Мария Ким"), "{today}");
        w.says(MARIA, LINE).await;
        w.minute().await;
        let refused = { w.says(PETR, "/team").await; w.taps(PETR, "Ольга Белова").await };
        assert_eq!(w.labels(PETR), ["← Вся команда"], "{refused}");
    }

    async fn a_head_who_sells_alone_is_not_asked_whether_all_is_well(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let file = FILE.replace("CHAT", &w.chat.to_string()).replace("reports = false", "reports = true\njoined_on = \"2026-10-01\"");
        w.apply(&file).await;
        w.until("2026-11-26T12:00:00").await;
        assert!(!w.story(OLGA).contains("Всё в порядке?"), "nobody would hear the answer: {}", w.story(OLGA));
        assert!(w.story(MARIA).contains("Всё в порядке?"), "{}", w.story(MARIA));
    }
}
