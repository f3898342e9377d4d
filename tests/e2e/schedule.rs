//! `/schedule`: the department's times, week and zone, and what each change does to the days that follow.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

const PETR: i64 = 1004;

/// The reader's messages that ask for a report.
fn prompts(w: &World, id: i64) -> usize {
    w.story(id).matches("полминуты").count()
}

async fn with_deputy(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    w.add(DEPUTY).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.minute().await;
    w
}

/// `/schedule` and a chain of buttons; what stands there in the end.
async fn schedule(w: &World, id: i64, labels: &[&str]) -> String {
    w.types(id, "/schedule").await;
    for label in labels {
        w.presses(id, label).await;
    }
    w.last(id)
}

/// Ivan answers whatever is asked, to the end.
async fn answers(w: &World) {
    for _ in 0..4 {
        let (asked, labels) = (w.last(IVAN), w.labels(IVAN));
        match asked.contains("Факт за") || asked.contains("План на") {
            false => break,
            true if labels.contains(&"Исправить".to_owned()) => break,
            true => w.types(IVAN, "41 3 2 1 98к").await,
        };
    }
    w.finish(IVAN).await;
}

async fn facts(w: &World, on: &str) -> String {
    w.stored(IVAN, Part::Fact, on).await
}

on_both! {
    async fn the_head_reads_the_times_and_a_new_preset_acts_from_the_next_coordination_day(base: Base) {
        let w = with_deputy(base, "2026-11-23T12:00:00").await;
        let times = schedule(&w, OLGA, &[]).await;
        for line in [
            "Отдел «Север»: когда что происходит",
            "Без планёрки: утром спрашиваю факт за вчера и план на завтра.",
            "Спрашиваю в 9:00, жду до 10:00, сводка в 10:05.",
            "Напоминаю один раз, в 9:45.",
            "Рабочие дни: пн–пт.",
            "Часовой пояс: Москва, сейчас 12:01.",
        ] {
            assert!(times.contains(line), "{line} is missing: {times}");
        }
        let presets = w.presses(OLGA, "Планёрка").await;
        assert!(presets.contains("вечером: в 17:30 факт за сегодня и план на завтра"), "{presets}");
        assert!(presets.contains("с вт 24.11, сегодня всё по-прежнему"), "{presets}");
        assert_eq!(w.labels(OLGA)[..3], ["✓ Не проводим", "Утром", "Вечером"]);
        let changed = w.presses(OLGA, "Вечером").await;
        assert!(changed.starts_with("Новые времена — с вт 24.11, сегодня всё по-прежнему."), "{changed}");
        assert!(changed.contains("С вт 24.11:\nПланёрка вечером") && changed.contains("9:00, жду до 10:00"), "{changed}");
        let told = w.last(PETR);
        assert!(told.starts_with("Ольга Белова меняет времена отдела с вт 24.11:\nПланёрка вечером"), "{told}");
        // What is to come can be changed again, and taken back.
        let again = schedule(&w, OLGA, &["Планёрка", "Утром"]).await;
        assert!(again.contains("С вт 24.11:\nПланёрка утром") && !again.contains("вечером"), "{again}");
        let kept = w.presses(OLGA, "Оставить прежние времена").await;
        assert!(kept.starts_with("Времена остаются прежними.") && !kept.contains("С вт 24.11"), "{kept}");
        w.presses(OLGA, "Планёрка").await;
        w.presses(OLGA, "Утром").await;
        w.until("2026-11-24T08:31:00").await;
        assert!(w.last(IVAN).contains("Факт за пн 23.11 и план на сегодня (вт 24.11)"), "{}", w.last(IVAN));
        let now = schedule(&w, PETR, &[]).await;
        assert!(now.contains("Планёрка утром") && !now.contains("⏳"), "{now}");
    }

    async fn a_time_is_chosen_or_typed_and_a_wrong_order_is_a_clear_sentence(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        schedule(&w, OLGA, &["Времена", "Срок ответа 10:00"]).await;
        assert_eq!(w.labels(OLGA), ["9:50", "9:55", "10:05", "← Назад"], "what keeps the order");
        let early = w.types(OLGA, "9:40").await;
        assert!(early.starts_with("Срок ответа (9:40) должен быть позже напоминания (9:45)."), "{early}");
        let late = w.types(OLGA, "в 10.30").await;
        assert!(late.starts_with("Сводка (10:05) не может выйти раньше, чем кончится срок ответа (10:30)."), "{late}");
        let nonsense = w.types(OLGA, "скоро").await;
        assert!(nonsense.starts_with("Не понял время."), "{nonsense}");
        let taken = w.types(OLGA, "9 55").await;
        assert!(taken.starts_with("Новые времена — с вт 24.11") && taken.contains("жду до 9:55"), "{taken}");
        let shifted = schedule(&w, OLGA, &["Времена", "Всё на 30 мин позже"]).await;
        assert!(shifted.contains("Спрашиваю в 9:30, жду до 10:25, сводка в 10:35."), "{shifted}");
        w.until("2026-11-24T09:29:00").await;
        assert_eq!(prompts(&w, IVAN), 0, "{}", w.story(IVAN));
        w.until("2026-11-24T09:31:00").await;
        assert!(w.last(IVAN).contains("до 10:25"), "{}", w.last(IVAN));
        w.types(IVAN, LINE).await;
        w.until("2026-11-24T10:36:00").await;
        assert!(w.team().contains("Итоги пн 23.11"), "{}", w.team());
    }

    async fn of_two_heads_the_second_sees_it_as_it_is_now_and_changes_nothing(base: Base) {
        let w = with_deputy(base, "2026-11-23T12:00:00").await;
        schedule(&w, OLGA, &["Планёрка"]).await;
        schedule(&w, PETR, &["Планёрка"]).await;
        w.until("2026-11-23T12:10:00").await;
        w.presses(OLGA, "Вечером").await;
        w.presses(PETR, "Утром").await;
        let late = w.story(PETR);
        assert!(late.contains("Пока вы смотрели, это изменилось: Ольга Белова, 12:10. Вот как сейчас."), "{late}");
        assert!(schedule(&w, PETR, &[]).await.contains("С вт 24.11:\nПланёрка вечером"), "{}", w.last(PETR));
        // Typed into a question that shows how it was.
        schedule(&w, PETR, &["Времена", "Вопрос 17:30"]).await;
        w.taps(OLGA, "Напоминания").await;
        w.presses(OLGA, "Настойчиво").await;
        // Olga's card has come between.
        let typed = w.types(PETR, "17:00").await;
        assert!(typed.starts_with("Пока вы смотрели") && typed.contains("Спрашиваю в 17:30"), "{typed}");
        assert!(typed.contains("Напоминаю дважды"), "{typed}");
    }

    async fn of_two_heads_taps_at_one_moment_one_counts_and_the_other_is_shown(base: Base) {
        let w = with_deputy(base, "2026-11-23T12:00:00").await;
        schedule(&w, OLGA, &["Планёрка"]).await;
        schedule(&w, PETR, &["Планёрка"]).await;
        w.person(OLGA).taps("Вечером");
        w.person(PETR).taps("Утром");
        w.settle().await;
        w.minute().await;
        let (olga, petr) = (w.story(OLGA), w.story(PETR));
        let faster = |story: &String| story.contains("Пока вы смотрели, это изменилось");
        assert!(faster(&olga) != faster(&petr), "one of them is second: {olga}\n{petr}");
        let (seen, other) = (schedule(&w, OLGA, &[]).await, schedule(&w, PETR, &[]).await);
        assert_eq!(seen, other);
        assert_eq!(seen.matches("⏳").count(), 1, "{seen}");
    }

    async fn who_does_not_run_the_department_is_told_whom_to_ask(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let refused = w.types(IVAN, "/schedule").await;
        assert!(refused.contains("РОП"), "{refused}");
        assert_eq!(w.labels(IVAN), ["Передать просьбу"], "{refused}");
        schedule(&w, OLGA, &["Планёрка"]).await;
        let evening = w.data(OLGA, "Вечером");
        w.forges(IVAN, &evening).await;
        assert!(!schedule(&w, OLGA, &[]).await.contains("⏳"), "{}", w.last(OLGA));
    }

    async fn standard_to_evening_and_back_asks_every_day_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        answers(&w).await;
        schedule(&w, OLGA, &["Планёрка", "Вечером"]).await;
        w.until("2026-11-25T17:31:00").await;
        assert!(w.last(IVAN).contains("Факт за вт 24.11 и сегодня (ср 25.11)"), "{}", w.last(IVAN));
        answers(&w).await;
        w.until("2026-11-26T12:00:00").await;
        assert!(w.team().contains("Итоги вт 24.11 – ср 25.11"), "{}", w.team());
        schedule(&w, OLGA, &["Планёрка", "Не проводим"]).await;
        assert!(w.last(OLGA).starts_with("Новые времена — с пт 27.11"), "{}", w.last(OLGA));
        w.until("2026-11-26T17:31:00").await;
        assert!(w.last(IVAN).contains("Факт за сегодня (чт 26.11)"), "{}", w.last(IVAN));
        answers(&w).await;
        w.until("2026-11-27T09:01:00").await;
        let first = w.last(IVAN);
        assert!(first.contains("План на пн 30.11") && !first.contains("Факт за"), "Thursday is known: {first}");
        w.types(IVAN, "45 3 2 1 120к").await;
        w.finish(IVAN).await;
        w.until("2026-11-30T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за пт 27.11 и план на вт 01.12"), "{}", w.last(IVAN));
        answers(&w).await;
        assert_eq!(prompts(&w, IVAN), 5, "{}", w.story(IVAN));
        w.until("2026-11-30T10:06:00").await;
        for day in ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] {
            assert!(!facts(&w, day).await.contains('_'), "{day}");
        }
        let team = w.team();
        for day in ["Итоги чт 26.11", "Итоги пт 27.11"] {
            assert_eq!(team.matches(day).count(), 1, "{day}: {team}");
        }
    }

    async fn standard_to_morning_plans_each_day_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        answers(&w).await;
        schedule(&w, OLGA, &["Планёрка", "Утром"]).await;
        w.until("2026-11-25T08:31:00").await;
        let first = w.last(IVAN);
        assert!(first.contains("Факт за вт 24.11") && !first.contains("план на"), "Wednesday is planned: {first}");
        answers(&w).await;
        w.until("2026-11-26T08:31:00").await;
        assert!(w.last(IVAN).contains("Факт за ср 25.11 и план на сегодня (чт 26.11)"), "{}", w.last(IVAN));
        answers(&w).await;
        assert_eq!(prompts(&w, IVAN), 3, "{}", w.story(IVAN));
        for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
            assert!(!w.stored(IVAN, Part::Pledge, day).await.contains('_') || day == "2026-11-24", "{day}");
        }
    }

    async fn a_day_closed_early_that_becomes_an_evening_is_asked_its_own_facts_too(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        answers(&w).await;
        w.until("2026-11-24T16:00:00").await;
        let early = w.types(IVAN, "/report").await;
        assert!(early.contains("Факт за сегодня (вт 24.11)"), "{early}");
        answers(&w).await;
        schedule(&w, OLGA, &["Планёрка", "Вечером"]).await;
        w.until("2026-11-25T17:31:00").await;
        let evening = w.last(IVAN);
        assert!(evening.contains("Факт за сегодня (ср 25.11)") && !evening.contains("вт 24.11"), "{evening}");
        answers(&w).await;
        assert!(!facts(&w, "2026-11-25").await.contains('_'));
    }

    async fn a_week_changed_on_friday_works_from_saturday_and_leaves_the_past_alone(base: Base) {
        let w = with_deputy(base, "2026-11-20T12:00:00").await;
        schedule(&w, OLGA, &["Рабочие дни"]).await;
        let nonsense = w.types(OLGA, "иногда").await;
        assert!(nonsense.starts_with("Не понял дни."), "{nonsense}");
        let draft = w.types(OLGA, "пн-пт, сб 50 %").await;
        assert!(draft.starts_with("Рабочие дни: пн–пт, сб 50 %. Сохранить?"), "{draft}");
        w.presses(OLGA, "▫️ вс").await;
        let off = w.presses(OLGA, "✅ вс").await;
        assert!(off.starts_with("Рабочие дни: пн–пт, сб 50 %."), "{off}");
        let saved = w.presses(OLGA, "Сохранить").await;
        assert!(saved.starts_with("Новые рабочие дни — с сб 21.11. Прошлые дни остались как были."), "{saved}");
        assert!(saved.contains("Рабочие дни: пн–пт.") && saved.contains("С сб 21.11 рабочие дни: пн–пт, сб 50 %."), "{saved}");
        assert_eq!(w.last(PETR), "Ольга Белова меняет рабочие дни отдела с сб 21.11: пн–пт, сб 50 %.");
        w.until("2026-11-21T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за пт 20.11"), "{}", w.last(IVAN));
        answers(&w).await;
        w.until("2026-11-21T10:06:00").await;
        // November: twenty days by the old week, and the two Saturdays since.
        assert!(w.team().contains("14-й рабочий день из 22"), "{}", w.team());
        w.until("2026-11-23T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за сб 21.11"), "{}", w.last(IVAN));
    }

    async fn a_zone_to_the_east_asks_at_once_what_it_has_left_behind_and_never_again(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T06:00:00").await;
        schedule(&w, OLGA, &["Часовой пояс"]).await;
        let unknown = w.types(OLGA, "Нигдеград").await;
        assert!(unknown.starts_with("Не знаю такого места"), "{unknown}");
        let changed = w.types(OLGA, "Владивосток").await;
        assert!(changed.starts_with("Готово, живём по времени: Владивосток."), "{changed}");
        w.minute().await;
        // One in the afternoon there: four hours after their nine.
        assert!(w.last(IVAN).contains("Факт за пн 23.11") && w.last(IVAN).contains("до 14:00"), "{}", w.last(IVAN));
        answers(&w).await;
        w.until("2026-11-24T07:06:00").await;
        assert!(w.team().contains("Итоги пн 23.11") && w.team().contains("сдали 1 из 2"), "{}", w.team());
        w.until("2026-11-24T20:00:00").await;
        assert_eq!((prompts(&w, IVAN), w.team().matches("Итоги").count()), (1, 1), "{}", w.story(IVAN));
        w.until("2026-11-25T02:01:00").await;
        assert!(w.last(IVAN).contains("Факт за вт 24.11"), "at nine there: {}", w.last(IVAN));
    }

    async fn a_zone_to_the_west_does_not_ask_a_day_again_and_lets_it_end_as_it_began(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:20:00").await;
        answers(&w).await;
        schedule(&w, OLGA, &["Часовой пояс", "Калининград"]).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Итоги пн 23.11"), "as it began, by Moscow: {}", w.team());
        w.until("2026-11-24T20:00:00").await;
        assert_eq!((prompts(&w, MARIA), w.team().matches("Итоги").count()), (1, 1), "{}", w.story(MARIA));
        w.until("2026-11-25T09:59:00").await;
        assert_eq!(prompts(&w, MARIA), 1);
        w.until("2026-11-25T10:01:00").await;
        assert_eq!(prompts(&w, MARIA), 2, "at nine in Kaliningrad: {}", w.story(MARIA));
    }

    async fn how_the_department_is_reminded_is_changed_at_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let changed = schedule(&w, OLGA, &["Напоминания", "Тихо"]).await;
        assert!(changed.starts_with("Хорошо, напоминать не буду.") && changed.contains("Не напоминаю."), "{changed}");
        w.until("2026-11-24T09:59:00").await;
        assert!(!w.story(IVAN).contains("Ваши цифры"), "{}", w.story(IVAN));
    }

    async fn the_question_survives_a_restart_and_a_command_leaves_it(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        schedule(&w, OLGA, &["Времена", "Сводка 10:05"]).await;
        w.restart().await;
        let taken = w.types(OLGA, "10:30").await;
        assert!(taken.contains("сводка в 10:30"), "{taken}");
        schedule(&w, OLGA, &["Времена", "Вопрос 9:00"]).await;
        w.types(OLGA, "/cancel").await;
        let words = w.types(OLGA, "9:15").await;
        assert!(!words.contains("Новые времена"), "{words}");
    }
}
