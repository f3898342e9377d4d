//! `/settings`, one's own and the department's; and the evening message about what is promised for tomorrow.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

const PETR: i64 = 1004;

async fn opens(w: &World, id: i64) -> String {
    w.minute().await;
    w.says(id, "/settings").await
}

on_both! {
    async fn whoever_reports_signs_himself_and_the_leaders_hear_it(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let page = opens(&w, IVAN).await;
        assert!(page.contains("Подпись: Иван Иванов") && page.contains("Москва, как у отдела, сейчас 12:01"), "{page}");
        let asked = w.taps(IVAN, "Подпись").await;
        assert!(asked.contains("Как вас подписывать? Сейчас: Иван Иванов"), "{asked}");
        let taken = w.says(IVAN, "мария ким").await;
        assert!(taken.contains("уже подписан кто-то другой") && taken.contains("Как вас подписывать"), "{taken}");
        w.minute().await;
        let empty = w.says(IVAN, "…").await;
        assert!(empty.contains("Напишите хотя бы пару слов"), "{empty}");
        w.minute().await;
        let page = w.says(IVAN, "Иван  Петров").await;
        assert!(page.contains("Подпись: Иван Петров"), "{page}");
        w.minute().await;
        assert_eq!(w.last(OLGA), "Иван Иванов теперь подписывается так: Иван Петров.");
        // A line of figures is no name, whatever was asked.
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, "/settings").await;
        w.taps(IVAN, "Подпись").await;
        w.types(IVAN, LINE).await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Иван Петров 98\u{a0}000") && !w.team().contains("Иванов"), "{}", w.team());
    }

    async fn a_command_in_the_middle_of_a_name_leaves_it(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        opens(&w, IVAN).await;
        w.taps(IVAN, "Подпись").await;
        w.says(IVAN, "/promises").await;
        w.minute().await;
        w.says(IVAN, "Буду занят").await;
        assert!(opens(&w, IVAN).await.contains("Подпись: Иван Иванов"), "{}", w.last(IVAN));
        w.taps(IVAN, "Подпись").await;
        let page = w.taps(IVAN, "Оставить как есть").await;
        assert!(page.contains("Настройки, отдел «Север»"), "{page}");
        w.says(IVAN, "Никто").await;
        assert!(opens(&w, IVAN).await.contains("Подпись: Иван Иванов"), "{}", w.last(IVAN));
    }

    async fn in_another_city_the_prompt_comes_by_ones_own_clock(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        opens(&w, IVAN).await;
        w.taps(IVAN, "Часовой пояс").await;
        let page = w.taps(IVAN, "Владивосток").await;
        assert!(page.contains("Время: Владивосток, сейчас 19:01"), "{page}");
        w.until("2026-11-24T02:01:00").await;
        assert!(w.last(IVAN).contains("Факт за пн 23.11"), "his 9:00: {}", w.last(IVAN));
        w.until("2026-11-24T12:00:00").await;
        w.says(IVAN, "/settings").await;
        w.taps(IVAN, "Часовой пояс").await;
        let unknown = w.says(IVAN, "Нарния").await;
        assert!(unknown.contains("Не знаю такого места: Нарния"), "{unknown}");
        w.minute().await;
        let page = w.says(IVAN, "город Омск").await;
        assert!(page.contains("Время: Омск, сейчас 15:01"), "{page}");
        w.taps(IVAN, "Часовой пояс").await;
        let page = w.taps(IVAN, "Как у отдела: Москва").await;
        assert!(page.contains("Время: Москва, как у отдела"), "{page}");
        w.until("2026-11-25T08:59:00").await;
        assert!(!w.last(IVAN).contains("Факт за вт"), "{}", w.last(IVAN));
        w.until("2026-11-25T09:01:00").await;
        assert!(w.last(IVAN).contains("вт 24.11"), "{}", w.last(IVAN));
    }

    async fn reminders_are_as_many_as_one_wants(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        opens(&w, IVAN).await;
        w.taps(IVAN, "Напоминания").await;
        assert!(w.labels(IVAN).contains(&"✓ Как у отдела: обычно".to_owned()), "{:?}", w.labels(IVAN));
        let page = w.taps(IVAN, "Тихо: ни разу").await;
        assert!(page.contains("Напоминания: не шлю"), "{page}");
        w.until("2026-11-24T09:50:00").await;
        assert!(!w.last(IVAN).contains("Ваши цифры") && w.last(MARIA).contains("Ваши цифры"), "{}", w.last(IVAN));
        w.until("2026-11-24T12:00:00").await;
        w.says(IVAN, "/settings").await;
        w.taps(IVAN, "Напоминания").await;
        w.taps(IVAN, "Настойчиво: два раза").await;
        w.until("2026-11-25T09:31:00").await;
        assert!(w.last(IVAN).contains("Ваши цифры"), "half-way: {}", w.last(IVAN));
    }

    async fn the_head_sets_the_department_and_the_deputy_not_who_sees_whom(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Иван Иванов 98\u{a0}000"), "{}", w.team());
        opens(&w, PETR).await;
        w.taps(PETR, "Настройки отдела").await;
        assert!(!w.labels(PETR).contains(&"Что видят менеджеры".to_owned()), "{:?}", w.labels(PETR));
        opens(&w, OLGA).await;
        w.taps(OLGA, "Настройки отдела").await;
        w.taps(OLGA, "Что видят менеджеры").await;
        let data = w.data(OLGA, "Только отдел");
        let refused = w.forges(PETR, &data).await;
        assert!(refused.contains("Это может только РОП"), "{refused}");
        let refused = w.forges(IVAN, &data).await;
        assert!(refused.contains("Это может только РОП"), "{refused}");
        let page = w.taps(OLGA, "Только отдел").await;
        assert!(page.contains("только итог отдела"), "{page}");
        w.until("2026-11-24T10:20:00").await;
        let digest = w.standin.messages(w.chat).into_iter().rfind(|m| m.text().contains("Итоги")).expect("posted");
        assert!(!digest.text().contains("Иван Иванов"), "the posted digest follows: {}", digest.text());
        assert!(w.last(IVAN).contains("Ольга Белова меняет настройку отдела «Север»"), "{}", w.last(IVAN));
        w.taps(OLGA, "Название").await;
        let page = w.says(OLGA, "Северный отдел").await;
        assert!(page.contains("Настройки отдела «Северный отдел»"), "{page}");
        w.taps(OLGA, "Язык чата").await;
        let page = w.taps(OLGA, "English").await;
        assert!(page.contains("Язык в чате команды: English"), "{page}");
        w.minute().await;
        assert!(w.story(PETR).contains("было «Север», теперь «Северный отдел»"), "{}", w.story(PETR));
        assert!(w.last(PETR).contains("меняет язык чата команды: English"), "{}", w.last(PETR));
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-25T10:06:00").await;
        let digest = w.standin.messages(w.chat).into_iter().rfind(|m| m.text().starts_with("📊")).expect("posted");
        assert!(digest.text().contains("Results for Tue 24 Nov"), "{}", digest.text());
    }

    async fn the_lights_of_the_month_are_the_leaders_to_choose(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.settle().await;
        opens(&w, OLGA).await;
        let page = w.taps(OLGA, "Настройки отдела").await;
        assert!(page.contains("зелёный с 95\u{a0}%, жёлтый с 80\u{a0}%"), "{page}");
        w.taps(OLGA, "Светофор").await;
        let data = w.data(OLGA, "Зелёный с 90\u{a0}%, жёлтый с 70\u{a0}%");
        let refused = w.forges(IVAN, &data).await;
        assert!(refused.contains("Это может только РОП"), "{refused}");
        let page = w.presses(OLGA, "Зелёный с 90\u{a0}%, жёлтый с 70\u{a0}%").await;
        assert!(page.contains("зелёный с 90\u{a0}%, жёлтый с 70\u{a0}%"), "{page}");
        assert!(w.last(PETR).contains("Ольга Белова меняет светофор"), "{}", w.last(PETR));
    }

    async fn an_observer_has_no_settings(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add("\n[[member]]\ntelegram = 1005\nname = \"Нина\"\nrole = \"observer\"\n").await;
        w.standin.user(1005, "Нина").starts(None);
        w.settle().await;
        assert!(w.says(1005, "/settings").await.contains("В вашей роли этого нет"), "{}", w.last(1005));
    }

    async fn the_evening_before_says_once_what_is_promised_for_tomorrow(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(IVAN, "/promise КП Ромашке до среды").await;
        w.minute().await;
        w.says(IVAN, "/promise Василёк оплатит 50к до среды").await;
        w.until("2026-11-23T20:00:00").await;
        assert!(!w.story(IVAN).contains("обещано:"), "not two days before: {}", w.story(IVAN));
        w.until("2026-11-24T17:59:00").await;
        assert!(!w.story(IVAN).contains("обещано:"), "{}", w.story(IVAN));
        w.until("2026-11-24T18:01:00").await;
        let said = w.last(IVAN);
        assert!(said.starts_with("Завтра, ср 25.11, обещано:\n1. КП Ромашке\n2. Василёк оплатит, 50\u{a0}000\u{a0}₽"), "{said}");
        assert_eq!(w.labels(IVAN), ["1", "2", "Вечером не писать"]);
        w.restart().await;
        w.until("2026-11-24T21:00:00").await;
        assert_eq!(w.story(IVAN).matches("обещано:").count(), 1, "{}", w.story(IVAN));
        assert!(!w.story(MARIA).contains("обещано:"));
        let card = w.taps(IVAN, "1").await;
        assert!(card.starts_with("КП Ромашке — до ср 25.11") && w.labels(IVAN).contains(&"Готово".to_owned()), "{card}");
    }

    async fn the_evening_is_silent_about_what_is_closed_fresh_or_not_wanted(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(IVAN, "/promise КП Ромашке до среды").await;
        w.minute().await;
        w.says(IVAN, "/promise КП Лютику до четверга").await;
        w.minute().await;
        w.says(MARIA, "/promise КП Васильку до среды").await;
        w.until("2026-11-24T17:00:00").await;
        w.says(MARIA, "/promises").await;
        w.taps(MARIA, "1").await;
        w.taps(MARIA, "Готово").await;
        w.says(MARIA, "/promise КП Пиону до среды").await;
        w.until("2026-11-24T18:05:00").await;
        assert!(!w.story(MARIA).contains("обещано:"), "one is kept, the other an hour old: {}", w.story(MARIA));
        let toast = w.toast(IVAN, "Вечером не писать").await;
        assert!(toast.contains("больше не пишу"), "{toast}");
        w.until("2026-11-25T20:00:00").await;
        assert_eq!(w.story(IVAN).matches("обещано:").count(), 1, "{}", w.story(IVAN));
        let page = opens(&w, IVAN).await;
        assert!(page.contains("Вечером: не пишу"), "{page}");
        let page = w.taps(IVAN, "Писать вечером").await;
        assert!(page.contains("Вечером: напишу"), "{page}");
    }

    async fn on_friday_evening_it_is_monday_and_an_absence_is_left_alone(base: Base) {
        let w = World::new(base, "2026-11-26T12:00:00", &[]).await;
        w.says(IVAN, "/promise КП Ромашке до 30.11").await;
        w.minute().await;
        w.says(MARIA, "/promise КП Васильку до 30.11").await;
        w.minute().await;
        w.says(MARIA, "/absent").await;
        w.taps(MARIA, "Отпуск").await;
        w.minute().await;
        w.says(MARIA, "с 28 ноября по 30 ноября").await;
        w.until("2026-11-27T18:01:00").await;
        assert!(w.last(IVAN).starts_with("На пн 30.11 обещано:"), "{}", w.last(IVAN));
        let maria = w.story(MARIA);
        assert!(maria.contains("Завтра вы отдыхаете") && !maria.contains("обещано:"), "the early report is the evening's: {maria}");
        let before = w.story(IVAN);
        w.until("2026-11-29T23:00:00").await;
        assert_eq!(w.story(IVAN), before, "nothing at the weekend");
        assert_eq!(w.story(MARIA), maria);
    }
}
