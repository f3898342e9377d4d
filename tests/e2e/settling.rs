//! A month is settled by a head, and what is told of it afterwards waits for his tap.
use crate::{
    base::Base,
    on_both,
    origin::{house, target},
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::{domain::report::Part, view::callback::Callback};

const PETR: i64 = 1004;
const KIRA: i64 = 1005;
const SECOND_HEAD: &str = r#"
[[member]]
telegram = 1005
name = "Кира Лунина"
role = "head"
reports = false
joined_on = "2026-10-01"
"#;
const LAST: &str = "2026-11-30";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// December the 1st, 11:05: Ivan has told Monday the 30th in this message, Maria has not.
async fn december(base: Base) -> (World, i64) {
    let w = World::new(base, "2026-11-30T12:00:00", &[]).await;
    w.add(&format!("{DEPUTY}{SECOND_HEAD}")).await;
    for (id, name) in [(PETR, "Пётр"), (KIRA, "Кира")] {
        w.standin.user(id, name).starts(None);
    }
    target(&w, 10_000_000).await;
    w.until("2026-12-01T09:10:00").await;
    let line = w.person(IVAN).says(LINE);
    w.after(5).await;
    w.finish(IVAN).await;
    w.until("2026-12-01T11:05:00").await;
    (w, line)
}

async fn fact(w: &World) -> String {
    w.stored(IVAN, Part::Fact, LAST).await
}

async fn edits(w: &World, line: i64, text: &str) -> String {
    w.person(IVAN).edits(line, text);
    w.after(5).await;
    w.last(IVAN)
}

on_both! {
    async fn a_head_closes_the_month_once_and_a_late_fact_waits_for_him_over_a_restart(base: Base) {
        let (mut w, line) = december(base).await;
        let asked = plain(&w.last(OLGA));
        assert!(asked.contains("Ноябрь, оплаты: 98 000 ₽ из 200 000 ₽ (49 %)"), "{asked}");
        assert!(asked.contains("Закрыть месяц?") && asked.contains("Мария Ким"), "{asked}");
        assert!(!w.story(PETR).contains("Закрыть месяц?"), "the deputy is not asked");
        let waits = w.presses(OLGA, "Подождать").await;
        assert!(waits.contains("не закрываю"), "{waits}");
        let closed = w.presses(OLGA, "Закрыть месяц").await;
        assert!(closed.contains("Месяц закрыт"), "{closed}");

        let told = edits(&w, line, "41 3 2 1 112к план 45 3 2 1 120к").await;
        assert!(told.contains("Ноябрь закрыт. Спрошу РОПа"), "{told}");
        assert_eq!(fact(&w).await, "41 3 2 1 98000", "nothing is recorded at once");
        w.restart().await;
        let asked = plain(&w.last(OLGA));
        assert!(asked.contains("Иван Иванов: поправка") && asked.contains("98 000 ₽ → 112 000 ₽"), "{asked}");
        assert!(!w.story(PETR).contains("поправка"), "the deputy does not decide");
        w.presses(OLGA, "Принять").await;
        assert_eq!(fact(&w).await, "41 3 2 1 112000");
        assert!(w.last(IVAN).contains("Ольга Белова: принято"), "{}", w.last(IVAN));

        edits(&w, line, "41 3 2 1 150к план 45 3 2 1 120к").await;
        w.presses(OLGA, "Не принимать").await;
        assert_eq!(fact(&w).await, "41 3 2 1 112000");
        let told = plain(&w.last(IVAN));
        assert!(told.contains("оставляет закрытый месяц как есть") && told.contains("150 000"), "{told}");
    }

    async fn of_two_heads_the_first_closes_the_month(base: Base) {
        let (w, line) = december(base).await;
        w.presses(KIRA, "Закрыть месяц").await;
        w.after(60).await;
        assert!(w.last(OLGA).contains("Месяц закрыт в 11:0") && w.last(OLGA).contains("Кира Лунина"), "{}", w.last(OLGA));
        let (department, month) = (house(&w).await.department.id, LAST.parse().expect("a date"));
        let again = Callback::SettleMonth { department, month }.encode();
        assert!(w.forges(OLGA, &again).await.contains("Кира Лунина"));
        for (who, word) in [(PETR, "только РОП"), (IVAN, "только РОП")] {
            let said = w.forges(who, &again).await;
            assert!(said.contains(word), "{who}: {said}");
        }
        let open = Callback::SettleMonth { department, month: "2026-12-01".parse().expect("a date") }.encode();
        assert!(w.forges(OLGA, &open).await.contains("Декабрь ещё не закончился"));
        edits(&w, line, "41 3 2 1 112к план 45 3 2 1 120к").await;
        w.presses(OLGA, "Не принимать").await;
        w.after(60).await;
        assert!(w.last(KIRA).contains("Не принято в 11:") && w.last(KIRA).contains("Ольга Белова"), "{}", w.last(KIRA));
        assert_eq!(fact(&w).await, "41 3 2 1 98000");
    }

    async fn a_deputys_entry_waits_and_a_heads_own_is_his_tap(base: Base) {
        let (w, _) = december(base).await;
        w.presses(OLGA, "Закрыть месяц").await;
        w.says(PETR, "/today").await;
        w.after(5).await;
        w.presses(PETR, "Внести цифры").await;
        let said = w.types(PETR, "30 2 1 0 50к").await;
        assert!(said.contains("Ноябрь закрыт. Спрошу РОПа"), "{said}");
        assert_eq!(w.stored(MARIA, Part::Fact, LAST).await, "_ _ _ _ _");
        assert!(w.last(OLGA).contains("Мария Ким: поправка (Пётр Орлов)"), "{}", w.last(OLGA));
        w.presses(OLGA, "Принять").await;
        assert_eq!(w.stored(MARIA, Part::Fact, LAST).await, "30 2 1 0 50000");
        assert!(w.last(PETR).contains("принято"), "whoever told it hears: {}", w.last(PETR));
        w.until("2026-12-02T09:10:00").await;
        let data = Callback::EnterFor {
            member: house(&w).await.members.iter().find(|m| m.name == "Мария Ким").expect("Maria").id,
            on: LAST.parse().expect("a date"),
        };
        w.forges(OLGA, &data.encode()).await;
        w.after(5).await;
        w.types(OLGA, "31 2 1 0 60к").await;
        assert_eq!(w.stored(MARIA, Part::Fact, LAST).await, "31 2 1 0 60000", "the head's own word is enough");
    }

    async fn a_month_that_came_due_while_the_bot_was_down_is_asked_about_within_three_days(base: Base) {
        let mut w = World::new(base, "2026-11-30T12:00:00", &[]).await;
        target(&w, 10_000_000).await;
        w.kill();
        let later = planerka::domain::time::Zone::MOSCOW.instant(
            "2026-12-03".parse().expect("a date"),
            "12:00:00".parse().expect("a time"),
        );
        w.clock.set(later);
        w.start().await;
        w.settle().await;
        w.minute().await;
        assert_eq!(w.story(OLGA).matches("Закрыть месяц?").count(), 1, "{}", w.story(OLGA));
        w.until("2026-12-04T12:00:00").await;
        assert_eq!(w.story(OLGA).matches("Закрыть месяц?").count(), 1, "once");
    }
}
