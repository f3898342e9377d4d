//! Whoever is away: how it is said, who is told, and what comes before and after.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};

const PETR: i64 = 1004;

on_both! {
    async fn a_vacation_until_a_day_takes_the_day_and_closes_the_last_one_early(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        // Said in passing: the date is taken, and shown back as it will be understood.
        let offer = w.says(IVAN, "со среды в отпуске до 1 декабря").await;
        assert!(offer.contains("Отметить отпуск"), "{offer}");
        w.taps(IVAN, "Нет, работаю").await;
        w.until("2026-11-24T09:12:00").await;
        // By the command, with buttons.
        w.says(IVAN, "/absent").await;
        assert_eq!(w.last(IVAN), "Что отметить?");
        w.taps(IVAN, "Отпуск").await;
        let nonsense = w.says(IVAN, "скоро").await;
        assert!(nonsense.starts_with("Не понял даты"), "{nonsense}");
        w.until("2026-11-24T09:14:00").await;
        let noted = w.says(IVAN, "с 25 ноября по 1 декабря").await;
        assert_eq!(noted, "Отмечено: отпуск, ср 25.11 – вт 01.12. Беспокоить не буду.");
        w.until("2026-11-24T16:00:00").await;
        let head = w.standin.transcript(OLGA);
        assert!(head.contains("Иван Иванов не работает: отпуск, ср 25.11 – вт 01.12."), "{head}");
        // Known by 16:00: the last working day is closed on itself, facts only.
        w.until("2026-11-24T16:31:00").await;
        let early = w.last(IVAN);
        assert!(early.contains("Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?"), "{early}");
        assert!(early.contains("вт 24.11") && !early.contains("план на"), "{early}");
        w.says(IVAN, "30 2 1 1 50к").await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        let before = w.standin.transcript(IVAN);
        w.says(MARIA, LINE).await;
        w.until("2026-12-01T20:00:00").await;
        assert_eq!(w.standin.transcript(IVAN), before, "nothing disturbs him");
        assert!(w.team().contains("не работает: Иван Иванов") && !w.team().contains("отпуск"), "{}", w.team());
        // Rule 3: on the morning of return the plan of today is asked too, the closed day is not asked again.
        w.until("2026-12-02T09:01:00").await;
        let back = w.last(IVAN);
        assert!(back.contains("План на") && back.contains("сегодня"), "{back}");
        assert!(!back.contains("Факт за"), "{back}");
    }

    async fn until_a_date_is_inclusive_and_the_day_before_is_one_tap_away(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let offer = w.says(IVAN, "в отпуске до 5 декабря").await;
        assert!(offer.contains("Отметить отпуск по 5 декабря?"), "{offer}");
        assert_eq!(w.labels(IVAN)[..3], ["По 5 декабря", "По 4-е", "Нет, работаю"]);
        let noted = w.taps(IVAN, "По 4-е").await;
        assert!(noted.contains("пт 04.12"), "{noted}");
        w.until("2026-11-24T09:20:00").await;
        assert!(w.last(OLGA).contains("Иван Иванов не работает: отпуск, вт 24.11 – пт 04.12."), "{}", w.last(OLGA));
        w.until("2026-11-24T10:06:00").await;
        assert!(!w.standin.transcript(IVAN).contains("Ваши цифры"), "no reminder");
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:20:00").await;
        assert!(w.team().contains("сдали 1 из 1"), "{}", w.team());
    }

    async fn the_head_cancels_it_and_the_deputys_copy_shows_by_whom(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.until("2026-11-24T09:05:00").await;
        w.says(IVAN, "отгул").await;
        w.taps(IVAN, "Сегодня").await;
        w.until("2026-11-24T09:07:00").await;
        assert_eq!(w.last(PETR), "Иван Иванов не работает: выходной, вт 24.11.");
        w.taps(OLGA, "Отменить").await;
        w.until("2026-11-24T09:10:00").await;
        assert_eq!(w.last(PETR), "Отмена: Иван Иванов работает вт 24.11.\nОтмечено в 9:07, Ольга Белова.");
        let ivan = w.standin.transcript(IVAN);
        assert!(ivan.contains("Ольга Белова снимает отметку: вы работаете вт 24.11."), "{ivan}");
        assert!(w.last(IVAN).contains("Факт за пн 23.11"), "and is asked again: {}", w.last(IVAN));
    }

    async fn a_leader_notes_it_for_another_who_is_told_without_the_kind(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let who = w.says(OLGA, "/absent").await;
        assert_eq!(who, "Кто не работает?");
        w.taps(OLGA, "Мария Ким").await;
        w.taps(OLGA, "Больничный").await;
        let noted = w.says(OLGA, "до пятницы").await;
        assert_eq!(noted, "Мария Ким: больничный, по 27 ноября. Отмечено.");
        w.until("2026-11-23T12:05:00").await;
        let told = w.last(MARIA);
        assert_eq!(told, "Ольга Белова отмечает: вы не работаете пн 23.11 – пт 27.11. Беспокоить не буду.");
    }

    async fn days_long_past_need_the_word_of_a_leader_and_never_cover_a_report(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T09:12:00").await;
        w.says(IVAN, "/absent").await;
        w.taps(IVAN, "Больничный").await;
        let refused = w.says(IVAN, "23.11").await;
        assert!(refused.contains("отчёт"), "the day has a report: {refused}");
        w.until("2026-11-24T09:15:00").await;
        w.says(IVAN, "/absent").await;
        w.taps(IVAN, "Больничный").await;
        let asked = w.says(IVAN, "с 18.11 по 20.11").await;
        assert_eq!(asked, "Это было давно, поэтому спросил РОПа. Ответит — сразу напишу.");
        w.until("2026-11-24T09:20:00").await;
        assert_eq!(w.last(OLGA), "Иван Иванов просит отметить задним числом: больничный, ср 18.11 – пт 20.11.");
        w.taps(PETR, "Отметить").await;
        w.until("2026-11-24T09:22:00").await;
        assert!(w.last(OLGA).ends_with("Отмечено в 9:20, Пётр Орлов."), "{}", w.last(OLGA));
        assert!(w.last(IVAN).starts_with("Пётр Орлов отмечает: вы не работаете ср 18.11 – пт 20.11."), "{}", w.last(IVAN));
    }

    async fn what_can_be_read_in_two_ways_is_asked_by_buttons(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(IVAN, "/absent").await;
        w.taps(IVAN, "Отпуск").await;
        w.says(IVAN, "до понедельника").await;
        assert_eq!(w.labels(IVAN), ["Сегодня (пн 23.11)", "По 30 ноября", "Нет, работаю"]);
        let noted = w.taps(IVAN, "По 30 ноября").await;
        assert!(noted.contains("пн 23.11 – пн 30.11"), "{noted}");
    }

    async fn figures_typed_into_the_question_for_days_go_to_the_report(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, "/absent").await;
        w.taps(IVAN, "Отпуск").await;
        w.says(IVAN, "41 3 2 1 98к").await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("98\u{a0}000"), "{}", w.team());
    }
}
