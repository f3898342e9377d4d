//! Members with days and clocks of their own: shifts through weekends and holidays, zones to the east and to the west.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};

const PAVEL: i64 = 1005;
const PETR: i64 = 1004;
const THIRD: &str = r#"
[[member]]
telegram = 1005
name = "Павел Ли"
role = "manager"
joined_on = "2026-10-01"
"#;

fn prompts(w: &World, id: i64) -> usize {
    w.story(id).matches("полминуты").count()
}

/// Opens the card of a member of the team and a button of it.
async fn card(w: &World, name: &str, label: &str) -> String {
    w.types(OLGA, "/team").await;
    w.presses(OLGA, name).await;
    w.presses(OLGA, label).await
}

/// Ivan in Vladivostok, Maria in Kaliningrad, Pavel in London; the head has said so.
async fn far_and_wide(base: Base) -> World {
    let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
    w.add(THIRD).await;
    w.standin.user(PAVEL, "Павел").starts(None);
    w.minute().await;
    card(&w, "Иван Иванов", "Часовой пояс").await;
    w.presses(OLGA, "Владивосток").await;
    card(&w, "Мария Ким", "Часовой пояс").await;
    w.presses(OLGA, "Калининград").await;
    card(&w, "Павел Ли", "Часовой пояс").await;
    let told = w.types(OLGA, "Лондон").await;
    assert!(told.starts_with("Павел Ли: часовой пояс — Лондон."), "{told}");
    w.minute().await;
    w
}

on_both! {
    async fn each_is_asked_by_his_own_clock_and_whoever_lives_west_is_waited_for(base: Base) {
        let w = far_and_wide(base).await;
        assert!(w.story(PAVEL).contains("Ольга Белова ставит вам часовой пояс: Лондон."), "{}", w.story(PAVEL));
        let before = (prompts(&w, IVAN), prompts(&w, MARIA), prompts(&w, PAVEL));
        w.until("2026-11-23T01:59:00").await;
        assert_eq!((prompts(&w, IVAN), prompts(&w, MARIA), prompts(&w, PAVEL)), before);
        // Nine in Vladivostok; the deadline is the department's, ten in Moscow.
        w.until("2026-11-23T02:01:00").await;
        assert_eq!(prompts(&w, IVAN), before.0 + 1);
        assert!(w.last(IVAN).contains("до 17:00"), "{}", w.last(IVAN));
        // Eight in Kaliningrad is the department's instant.
        w.until("2026-11-23T09:01:00").await;
        assert_eq!(prompts(&w, MARIA), before.1 + 1);
        assert!(w.last(MARIA).contains("до 9:00"), "{}", w.last(MARIA));
        w.types(IVAN, LINE).await;
        w.types(MARIA, LINE).await;
        // London is asleep at ten in Moscow: his eight is eleven here.
        w.until("2026-11-23T10:01:00").await;
        assert_eq!(prompts(&w, PAVEL), before.2);
        let head = w.last(OLGA);
        assert!(head.contains("Павел Ли — ждём до 12:00") && head.contains("сдали 2 из 3"), "{head}");
        w.until("2026-11-23T10:06:00").await;
        let digest = w.team();
        assert!(digest.contains("сдали 2 из 3, ждём до 12:00"), "{digest}");
        assert!(!digest.contains("Павел"), "nobody is named: {digest}");
        w.until("2026-11-23T11:01:00").await;
        assert!(w.last(PAVEL).contains("Факт за пт 20.11") && w.last(PAVEL).contains("до 9:00"), "{}", w.last(PAVEL));
        w.until("2026-11-23T11:20:00").await;
        w.types(PAVEL, LINE).await;
        w.until("2026-11-23T12:10:00").await;
        let team = w.team();
        assert!(team.contains("обновлено 11:20, сдали 3 из 3") && !team.contains("ждём до"), "{team}");
        assert!(!w.last(OLGA).contains("ждём до"), "{}", w.last(OLGA));
    }

    async fn when_the_west_stays_silent_the_digest_is_edited_once_at_his_deadline(base: Base) {
        let w = far_and_wide(base).await;
        w.until("2026-11-23T09:10:00").await;
        w.types(IVAN, LINE).await;
        w.until("2026-11-23T11:59:00").await;
        assert!(w.team().contains("сдали 1 из 3, ждём до 12:00"), "{}", w.team());
        w.until("2026-11-23T12:01:00").await;
        assert!(w.team().contains("обновлено 12:00, сдали 1 из 3") && !w.team().contains("ждём до"), "{}", w.team());
        let edited = w.team();
        w.until("2026-11-23T20:00:00").await;
        assert_eq!(w.team(), edited, "once");
        assert!(w.last(OLGA).contains("Павел Ли"), "he owes now: {}", w.last(OLGA));
    }

    async fn with_the_morning_preset_kaliningrad_is_never_woken_before_eight(base: Base) {
        let w = far_and_wide(base).await;
        w.types(OLGA, "/schedule").await;
        w.presses(OLGA, "Планёрка").await;
        w.presses(OLGA, "Утром").await;
        let before = prompts(&w, MARIA);
        w.until("2026-11-23T08:59:00").await;
        assert_eq!(prompts(&w, MARIA), before, "08:30 in Moscow is half past seven there: {}", w.story(MARIA));
        w.until("2026-11-23T09:01:00").await;
        assert_eq!(prompts(&w, MARIA), before + 1);
        assert!(w.last(MARIA).contains("до 8:45"), "his eight and the window: {}", w.last(MARIA));
        w.types(IVAN, LINE).await;
        w.until("2026-11-23T09:21:00").await;
        assert!(w.team().contains("сдали 1 из 3, ждём до 11:45"), "the last is London: {}", w.team());
    }

    async fn a_member_who_moves_is_asked_once_that_day(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        // East before his nine: the new clock has passed it.
        w.until("2026-11-24T06:00:00").await;
        card(&w, "Иван Иванов", "Часовой пояс").await;
        w.presses(OLGA, "Владивосток").await;
        w.minute().await;
        assert_eq!(prompts(&w, IVAN), 1, "{}", w.story(IVAN));
        assert!(w.last(IVAN).contains("Факт за пн 23.11") && w.last(IVAN).contains("до 17:00"), "{}", w.last(IVAN));
        // West after the department's nine: he has been asked, and has until his new deadline.
        w.until("2026-11-24T09:10:00").await;
        assert_eq!((prompts(&w, IVAN), prompts(&w, MARIA)), (1, 1));
        card(&w, "Мария Ким", "Часовой пояс").await;
        w.types(OLGA, "Лондон").await;
        w.until("2026-11-24T10:06:00").await;
        assert!(!w.team().contains("Итоги"), "nobody has answered: {}", w.team());
        w.types(IVAN, LINE).await;
        w.until("2026-11-24T11:30:00").await;
        assert!(w.team().contains("сдали 1 из 2, ждём до 12:00"), "{}", w.team());
        w.until("2026-11-24T20:00:00").await;
        assert_eq!((prompts(&w, IVAN), prompts(&w, MARIA)), (1, 1), "{}", w.story(MARIA));
        // Back as the department: the next morning is the department's.
        card(&w, "Мария Ким", "Часовой пояс").await;
        let back = w.presses(OLGA, "Как у отдела (Москва)").await;
        assert!(back.starts_with("Мария Ким: часовой пояс — как у отдела (Москва)."), "{back}");
        w.until("2026-11-25T09:01:00").await;
        assert_eq!(prompts(&w, MARIA), 2, "{}", w.story(MARIA));
    }

    async fn shifts_go_through_weekends_and_holidays_and_the_digest_takes_their_days_in(base: Base) {
        let w = World::new(base, "2026-11-02T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.minute().await;
        let asked = card(&w, "Мария Ким", "Рабочие дни").await;
        assert!(asked.contains("Мария Ким: по каким дням работает?") && asked.contains("как у отдела (пн–пт)"), "{asked}");
        w.presses(OLGA, "2/2").await;
        assert!(w.labels(OLGA)[0].starts_with("Сегодня"), "{:?}", w.labels(OLGA));
        w.presses(OLGA, "← Назад").await;
        let draft = w.types(OLGA, "2/2 с 4 ноября").await;
        assert!(draft.starts_with("Мария Ким, рабочие дни: 2/2, смена с ср 04.11. Сохранить?"), "{draft}");
        let saved = w.presses(OLGA, "Сохранить").await;
        assert!(saved.starts_with("Мария Ким, рабочие дни с вт 03.11: 2/2, смена с ср 04.11."), "{saved}");
        w.minute().await;
        assert!(w.last(MARIA).starts_with("Ольга Белова меняет ваши рабочие дни с вт 03.11: 2/2"), "{}", w.last(MARIA));
        assert_eq!(w.last(PETR), "Мария Ким, рабочие дни с вт 03.11: 2/2, смена с ср 04.11. Меняет Ольга Белова.");
        w.until("2026-11-03T10:30:00").await;
        assert_eq!((prompts(&w, IVAN), prompts(&w, MARIA)), (1, 0), "Tuesday is her day off: {}", w.story(MARIA));
        // A public holiday: she works, the department does not.
        w.until("2026-11-04T09:01:00").await;
        assert!(w.last(MARIA).contains("Факт за пн 02.11"), "{}", w.last(MARIA));
        assert_eq!(prompts(&w, IVAN), 1);
        w.types(MARIA, "20 2 1 0 40к план 45 3 2 1 120к").await;
        w.finish(MARIA).await;
        w.until("2026-11-05T09:01:00").await;
        assert!(w.last(MARIA).contains("Факт за ср 04.11"), "{}", w.last(MARIA));
        w.types(MARIA, LINE).await;
        w.finish(MARIA).await;
        w.until("2026-11-05T10:06:00").await;
        let digest = w.team();
        assert!(digest.contains("04.11") && digest.contains("Мария Ким 98\u{a0}000"), "{digest}");
        w.until("2026-11-07T12:00:00").await;
        assert_eq!(prompts(&w, MARIA), 2, "Friday and Saturday are hers: {}", w.story(MARIA));
        w.until("2026-11-08T09:01:00").await;
        assert!(w.last(MARIA).contains("Факт за чт 05.11"), "a Sunday: {}", w.last(MARIA));
        w.types(MARIA, "33 2 1 1 77к план 45 3 2 1 120к").await;
        w.finish(MARIA).await;
        w.until("2026-11-09T09:10:00").await;
        w.types(MARIA, "31 2 1 1 66к план 45 3 2 1 120к").await;
        w.finish(MARIA).await;
        w.types(IVAN, LINE).await;
        w.until("2026-11-09T10:06:00").await;
        let digest = w.team();
        assert!(digest.contains("Мария Ким 143\u{a0}000"), "her Thursday and her Sunday: {digest}");
        // Back as the department, from tomorrow.
        card(&w, "Мария Ким", "Рабочие дни").await;
        let back = w.presses(OLGA, "Как у отдела").await;
        assert!(back.starts_with("Мария Ким, рабочие дни с вт 10.11: как у отдела (пн–пт)."), "{back}");
        w.until("2026-11-10T09:01:00").await;
        assert!(w.last(MARIA).contains("Факт за пн 09.11"), "{}", w.last(MARIA));
    }
}
