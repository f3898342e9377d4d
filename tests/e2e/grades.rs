//! [Грейды] of `/team`: named and weighed, put in order, given to people, and the department's file with them.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, MARIA, OLGA, World},
};

const PETR: i64 = 1004;

async fn grades(w: &World, by: i64) -> String {
    w.minute().await;
    w.says(by, "/team").await;
    w.taps(by, "Грейды").await
}

/// Opens somebody's choice of a grade.
async fn chooses(w: &World, by: i64, name: &str, button: &str) -> String {
    w.minute().await;
    w.says(by, "/team").await;
    w.taps(by, name).await;
    w.taps(by, button).await
}

on_both! {
    async fn grades_are_named_weighed_ordered_and_given_to_people(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let none = grades(&w, OLGA).await;
        assert!(none.contains("Пока их нет"), "{none}");
        let usual = w.taps(OLGA, "Взять эти три").await;
        assert!(usual.contains("Junior, 70\u{a0}% · пока ни у кого") && usual.contains("Senior, 130\u{a0}%"), "{usual}");
        w.taps(OLGA, "Добавить грейд").await;
        w.minute().await;
        let wrong = w.says(OLGA, "Ведущий 1,5").await;
        assert!(wrong.contains("целое число процентов"), "{wrong}");
        w.minute().await;
        let taken = w.says(OLGA, "senior 150").await;
        assert!(taken.contains("Такой грейд уже есть"), "{taken}");
        w.minute().await;
        let list = w.says(OLGA, "Ведущий — 150 %").await;
        assert!(list.contains("Ведущий, 150\u{a0}%"), "{list}");
        w.minute().await;
        let choice = chooses(&w, OLGA, "Иван Иванов", "Указать грейд").await;
        assert!(choice.contains("Иван Иванов: какой грейд?"), "{choice}");
        let card = w.taps(OLGA, "Senior, 130\u{a0}%").await;
        assert!(card.contains("менеджер · Senior"), "{card}");
        assert!(w.labels(OLGA).contains(&"Грейд: Senior".to_owned()), "{:?}", w.labels(OLGA));
        // Its new name is that of everybody who has it.
        grades(&w, OLGA).await;
        w.taps(OLGA, "Senior").await;
        assert!(!w.labels(OLGA).contains(&"Удалить".to_owned()), "somebody has it: {:?}", w.labels(OLGA));
        w.taps(OLGA, "Изменить").await;
        w.minute().await;
        let changed = w.says(OLGA, "Старший").await;
        assert!(changed.contains("Старший, 130\u{a0}%") && changed.contains("1 человек"), "{changed}");
        w.taps(OLGA, "Изменить").await;
        w.minute().await;
        assert!(w.says(OLGA, "140").await.contains("Старший, 140\u{a0}%"));
        w.minute().await;
        assert!(w.says(OLGA, "/team").await.contains("Иван Иванов · менеджер · Старший"), "{}", w.last(OLGA));
        // Order.
        grades(&w, OLGA).await;
        w.taps(OLGA, "Ведущий").await;
        w.taps(OLGA, "Выше").await;
        let order = w.taps(OLGA, "← Все грейды").await;
        assert!(order.find("Ведущий") < order.find("Старший"), "{order}");
        // Deleting: nobody's only.
        w.taps(OLGA, "Junior").await;
        let left = w.taps(OLGA, "Удалить").await;
        assert!(!left.contains("Junior") && left.contains("Middle"), "{left}");
        chooses(&w, OLGA, "Иван Иванов", "Грейд: Старший").await;
        let without = w.taps(OLGA, "Без грейда").await;
        assert!(without.contains("Иван Иванов · менеджер\n"), "{without}");
    }

    async fn a_grade_that_was_given_meanwhile_is_not_deleted_and_an_old_button_says_so(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        grades(&w, OLGA).await;
        w.taps(OLGA, "Взять эти три").await;
        w.taps(OLGA, "Junior").await;
        let (delete, usual) = (w.data(OLGA, "Удалить"), w.data(OLGA, "Изменить"));
        chooses(&w, OLGA, "Мария Ким", "Указать грейд").await;
        w.taps(OLGA, "Junior, 70\u{a0}%").await;
        let refused = w.forges(OLGA, &delete).await;
        assert!(refused.contains("Этот грейд есть у 1 человека"), "{refused}");
        chooses(&w, OLGA, "Мария Ким", "Грейд: Junior").await;
        w.taps(OLGA, "Без грейда").await;
        w.forges(OLGA, &delete).await;
        let gone = w.forges(OLGA, &usual).await;
        assert!(gone.contains("устарел"), "{gone}");
    }

    async fn the_deputy_keeps_grades_too_but_not_the_heads_and_others_are_refused(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(DEPUTY).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.settle().await;
        grades(&w, PETR).await;
        w.taps(PETR, "Взять эти три").await;
        w.taps(PETR, "Middle").await;
        let change = w.data(PETR, "Изменить");
        chooses(&w, PETR, "Мария Ким", "Указать грейд").await;
        let set = w.data(PETR, "Middle, 100\u{a0}%");
        let card = w.taps(PETR, "Middle, 100\u{a0}%").await;
        assert!(card.contains("менеджер · Middle"), "{card}");
        for data in [change, set] {
            let refused = w.forges(IVAN, &data).await;
            assert!(refused.contains("Это может только РОП или заместитель"), "{refused}");
            w.minute().await;
        }
        // The grade on the head's own card, pressed by the deputy.
        chooses(&w, OLGA, "Ольга Белова", "Указать грейд").await;
        let refused = w.forges(PETR, &w.data(OLGA, "Senior, 130\u{a0}%")).await;
        assert!(refused.contains("Это может только РОП. Передать ему просьбу?"), "{refused}");
        w.minute().await;
        assert!(!w.says(MARIA, "/team").await.contains("Middle"), "{}", w.last(MARIA));
    }

    async fn whoever_left_gives_his_grade_back_when_it_is_deleted(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        grades(&w, OLGA).await;
        w.taps(OLGA, "Взять эти три").await;
        chooses(&w, OLGA, "Иван Иванов", "Указать грейд").await;
        w.taps(OLGA, "Senior, 130\u{a0}%").await;
        w.taps(OLGA, "Больше не в отделе").await;
        w.taps(OLGA, "Да, убрать").await;
        let list = grades(&w, OLGA).await;
        assert!(list.contains("Senior, 130\u{a0}% · пока ни у кого"), "{list}");
        w.taps(OLGA, "Senior").await;
        let left = w.taps(OLGA, "Удалить").await;
        assert!(!left.contains("Senior"), "{left}");
    }
}
