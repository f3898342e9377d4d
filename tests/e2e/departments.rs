//! `/department`: for which of several departments somebody acts, and that every answer says of which it is.
use crate::{
    base::Base,
    chat::PETR,
    on_both,
    people::in_two,
    world::{IVAN, LINE, OLGA, World},
};

on_both! {
    async fn whoever_is_in_one_department_is_told_which(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let said = w.says(IVAN, "/department").await;
        assert_eq!(said, "Вы в одном отделе: «Север», менеджер. Всё, что вы пишете, относится к нему.");
        w.standin.user(9009, "Чужой");
        assert!(w.says(9009, "/department").await.contains("ссылку-приглашение"));
        w.until("2026-11-24T09:01:00").await;
        assert!(w.last(IVAN).starts_with("Доброе утро"), "no heading: {}", w.last(IVAN));
    }

    async fn the_chosen_department_gets_commands_and_each_answer_says_its_name(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        let asked = w.says(IVAN, "/department").await;
        assert!(asked.contains("К какому относить команды и сообщения?") && asked.contains("спрашиваю каждый раз"), "{asked}");
        assert_eq!(w.labels(IVAN), ["Север · менеджер", "Юг · менеджер"]);
        let chosen = w.taps(IVAN, "Юг · менеджер").await;
        assert!(chosen.contains("относятся к отделу «Юг»"), "{chosen}");
        w.minute().await;
        let noted = w.says(IVAN, "/promise Лютик оплатит 10к до пятницы").await;
        assert!(noted.starts_with("Юг\n") && noted.contains("Записал"), "{noted}");
        w.minute().await;
        assert!(w.says(PETR, "/promises").await.contains("Лютик"), "{}", w.last(PETR));
        assert!(w.says(OLGA, "/promises").await.contains("Открытых обещаний в отделе сейчас нет"));
        w.minute().await;
        w.says(IVAN, "/department").await;
        assert_eq!(w.labels(IVAN), ["Север · менеджер", "✓ Юг · менеджер", "Спрашивать каждый раз"]);
        w.taps(IVAN, "Спрашивать каждый раз").await;
        w.minute().await;
        assert!(w.says(IVAN, "/promises").await.contains("Для какого это отдела"), "{}", w.last(IVAN));
    }

    async fn a_bare_line_still_goes_to_the_only_open_report_and_two_open_are_asked_about(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        w.says(IVAN, "/department").await;
        w.taps(IVAN, "Север · менеджер").await;
        w.until("2026-11-24T09:10:00").await;
        let prompts: Vec<String> = w
            .standin
            .messages(IVAN)
            .iter()
            .map(|m| m.text().to_owned())
            .filter(|t| t.contains("Доброе утро"))
            .collect();
        let of = |name: &str| prompts.iter().any(|text| text.starts_with(name));
        assert!(of("Север\n") && of("Юг\n"), "{prompts:?}");
        let asked = w.says(IVAN, LINE).await;
        assert!(asked.contains("Для какого это отдела"), "two are open: {asked}");
        w.taps(IVAN, "Север").await;
        w.finish(IVAN).await;
        assert!(w.last(IVAN).starts_with("Север\n"), "{}", w.last(IVAN));
        w.minute().await;
        let said = w.types(IVAN, "7 5 2 300к").await;
        assert!(said.starts_with("Юг\n"), "the only open one: {said}");
        w.finish(IVAN).await;
        w.minute().await;
        // None is open: the chosen one.
        let note = w.types(IVAN, "Позвонить в Пион").await;
        assert!(note.starts_with("Север\n"), "{note}");
        assert!(!w.last(PETR).starts_with("Юг\n"), "he is in one department: {}", w.last(PETR));
    }

    async fn a_department_that_was_left_is_acted_for_no_longer(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        w.says(IVAN, "/department").await;
        let data = w.data(IVAN, "Юг · менеджер");
        w.taps(IVAN, "Юг · менеджер").await;
        let foreign = w.forges(OLGA, &data).await;
        assert!(foreign.contains("другому отделу или другому человеку"), "{foreign}");
        w.says(PETR, "/team").await;
        w.taps(PETR, "Иван Иванов").await;
        w.taps(PETR, "Больше не в отделе").await;
        w.taps(PETR, "Да, убрать").await;
        w.minute().await;
        let list = w.says(IVAN, "/promises").await;
        assert!(list.contains("Открытых обещаний у вас нет") && !list.contains("Юг"), "«Север» alone is left: {list}");
    }
}
