//! The head's day: who owes, what he and his deputy do about it, and what the others see of it.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};

const PETR: i64 = 1004;

/// Tuesday; Ivan has answered, Maria has not, Pyotr is the deputy.
async fn tuesday(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.add(DEPUTY).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w.until("2026-11-24T09:10:00").await;
    w.says(IVAN, LINE).await;
    w
}

on_both! {
    async fn the_head_and_the_deputy_get_one_message_and_the_first_tap_wins(base: Base) {
        let w = tuesday(base).await;
        let open = w.says(OLGA, "/today").await;
        assert!(open.contains("сдали 1 из 2, ждём до 10:00") && open.contains("Мария Ким"), "{open}");
        w.until("2026-11-24T10:03:00").await;
        let head = w.last(OLGA);
        assert!(head.contains("Сегодня (вт 24.11): сдали 1 из 2"), "{head}");
        assert!(head.contains("Итоги пн 23.11") && head.contains("98\u{a0}000"), "the preview is there: {head}");
        assert_eq!(w.last(PETR), head);
        assert_eq!(w.labels(PETR), ["Напомнить", "Внести цифры", "Сегодня не работает", "Публикуем", "Подождать", "Откуда?"]);

        assert_eq!(w.toast(PETR, "Напомнить").await, "Мария Ким: напоминание ушло.");
        w.until("2026-11-24T10:04:30").await;
        assert_eq!(w.last(MARIA), "Пётр Орлов ждёт ваши цифры за пн 23.11. Одной строкой — и готово.");
        assert!(w.standin.transcript(OLGA).contains("напоминание в 10:03, Пётр Орлов"), "{}", w.standin.transcript(OLGA));
        let refused = w.toast(OLGA, "Напомнить").await;
        assert_eq!(refused, "Отмечено в 10:03, Пётр Орлов. Ещё раз — через полчаса.");
        assert_eq!(w.standin.transcript(MARIA).matches("ждёт ваши цифры").count(), 1);

        w.until("2026-11-24T10:34:00").await;
        assert_eq!(w.labels(OLGA), ["Напомнить", "Внести цифры", "Сегодня не работает"], "the digest is out");
        assert_eq!(w.toast(OLGA, "Напомнить").await, "Мария Ким: напоминание ушло.");
        w.until("2026-11-24T10:36:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:40:00").await;
        let story = w.standin.transcript(OLGA);
        assert!(story.contains("сдали 2 из 2") && story.contains("Мария Ким 10:36 (после срока)"), "{story}");
        assert_eq!(w.standin.transcript(PETR).matches("сдали 2 из 2").count(), 1, "one message, edited");
    }

    async fn the_head_enters_figures_for_another_who_is_told(base: Base) {
        let w = tuesday(base).await;
        w.until("2026-11-24T10:10:00").await;
        let asked = w.taps(OLGA, "Внести цифры").await;
        assert!(asked.starts_with("Мария Ким, пн 23.11. Пришлите цифры одной строкой"), "{asked}");
        let nothing = w.says(OLGA, "сейчас спрошу").await;
        assert!(nothing.starts_with("Цифр в этой строке не вижу"), "{nothing}");
        let part = w.says(OLGA, "звонки 20, встречи 2").await;
        assert!(part.contains("Записано: звонки 20, встречи 2") && part.contains("Осталось: КП, договоры, оплаты"), "{part}");
        w.until("2026-11-24T10:12:00").await;
        w.taps(OLGA, "Внести остальное").await;
        w.says(OLGA, "кп 1 договоры 0 оплаты 50к").await;
        w.until("2026-11-24T10:20:00").await;
        let told = w.standin.transcript(MARIA);
        assert!(told.contains("Ольга Белова вносит за вас пн 23.11: КП 1, договоры 0, оплаты 50\u{a0}000"), "{told}");
        assert!(w.team().contains("сдали 2 из 2") && w.team().contains("148\u{a0}000"), "{}", w.team());
    }

    async fn marked_away_by_the_head_she_is_told_and_takes_it_back(base: Base) {
        let w = tuesday(base).await;
        w.until("2026-11-24T10:10:00").await;
        assert!(w.team().contains("сдали 1 из 2"), "{}", w.team());
        assert_eq!(w.toast(OLGA, "Сегодня не работает").await, "Отмечено: сегодня не работает.");
        w.until("2026-11-24T10:14:00").await;
        let told = w.last(MARIA);
        assert_eq!(told, "Ольга Белова отмечает: вы не работаете вт 24.11. Беспокоить не буду.");
        assert!(w.team().contains("сдали 1 из 1"), "{}", w.team());
        assert!(w.standin.transcript(PETR).contains("Мария Ким (отмечено в 10:10, Ольга Белова)"));
        w.taps(MARIA, "Отменить").await;
        w.until("2026-11-24T10:20:00").await;
        assert!(w.standin.transcript(OLGA).contains("Мария Ким работает вт 24.11"), "{}", w.standin.transcript(OLGA));
        assert!(w.last(MARIA).contains("Факт за пн 23.11"), "she is asked again: {}", w.last(MARIA));
        assert!(w.team().contains("сдали 1 из 2"), "{}", w.team());
    }

    async fn buttons_of_the_head_do_nothing_in_other_hands(base: Base) {
        let w = tuesday(base).await;
        w.until("2026-11-24T10:02:00").await;
        let before = (w.standin.transcript(MARIA), w.team());
        let buttons = w.person(OLGA).last_from_bot().expect("the head's message").buttons().concat();
        let message = w.person(IVAN).last_from_bot().expect("a message").id;
        for (nth, button) in buttons.iter().take(3).enumerate() {
            let planerka::demo::standin::Action::Data(data) = &button.action else { panic!("{button:?}") };
            w.person(IVAN).forges(message, data);
            w.settle().await;
            let refused = w.standin.transcript(IVAN).matches("может только РОП").count();
            assert_eq!(refused, nth + 1, "{}", button.label);
        }
        w.until("2026-11-24T10:03:00").await;
        assert!(w.says(IVAN, "/today").await.contains("может только РОП"));
        w.until("2026-11-24T10:04:00").await;
        assert_eq!((w.standin.transcript(MARIA), w.team()), before);
    }
}
