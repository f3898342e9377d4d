//! Wrong input in a report: a sentence that says what to do, and nothing typed is lost.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, World},
};
use planerka::domain::report::Part;

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// What is typed on a working day, a part of the answer, and what is stored of it.
const WRONG: [(&str, &str, &str); 10] = [
    ("41 3", "Осталось: КП, договоры, оплаты.", "41 3 _ _ _"),
    ("41 3 2 1 98к 7", "Не понял, к чему относится «7»", "41 3 2 1 98000"),
    ("звонки 41,5", "Звонки, «41,5»: нужно целое число.", "_ _ _ _ _"),
    ("-5 3 2 1 98к", "меньше нуля быть не может", "_ 3 2 1 98000"),
    ("41 3 2 1 $900", "в отделе считаем в ₽", "41 3 2 1 _"),
    ("41 3 2 1 99999999999999999", "слишком большое число", "41 3 2 1 _"),
    ("звонки 41 звонки 45", "Не понял, к чему относится «45»", "41 _ _ _ _"),
    ("звонки 98к ₽", "здесь считаем не деньги", "_ _ _ _ _"),
    ("звонки 5 кг", "Записал как заметку", "5 _ _ _ _"),
    ("звонков много", "Записал как заметку", "_ _ _ _ _"),
];

on_both! {
    async fn every_wrong_line_is_answered_with_what_to_do_and_keeps_what_was_understood(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        let days = (23..=30).filter(|day| ![28, 29].contains(day)).map(|day| format!("2026-11-{day}"));
        let days: Vec<String> = days.chain((1..=6).map(|day| format!("2026-12-0{day}"))).collect();
        let mut wrong = vec![];
        for ((typed, told, stored), pair) in WRONG.iter().zip(days.windows(2)) {
            w.until(&format!("{}T09:10:00", pair[1])).await;
            let answer = plain(&w.types(IVAN, typed).await);
            let kept = w.stored(IVAN, Part::Fact, &pair[0]).await;
            if !answer.contains(told) || kept != *stored {
                wrong.push(format!("«{typed}» ({told}): {kept}\n{answer}\n"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
    }

    async fn what_can_be_read_two_ways_is_asked_and_not_guessed(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let asked = plain(&w.types(IVAN, "41 1 250 2").await);
        assert!(asked.contains("можно прочесть по-разному") && asked.contains("/"), "{asked}");
        w.types(IVAN, "41 / 3 / 2 / 1 / 98к").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
    }

    async fn a_wrong_count_in_the_plan_is_asked_to_its_end_and_the_facts_stay(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 98к").await;
        let rest = w.types(IVAN, "45 3").await;
        assert!(rest.contains("Осталось: КП, договоры, оплаты."), "{rest}");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-24").await, "41 3 2 1 98000", "the plan is no fact");
        w.types(IVAN, "2 1 120к").await;
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-26").await, "45 3 2 1 120000");
        w.finish(IVAN).await;
        w.until("2026-11-26T09:10:00").await;
        let rest = w.types(IVAN, "41 3 2 1 98к план 45 3 2").await;
        assert!(rest.contains("Осталось: договоры, оплаты."), "said in the same line too: {rest}");
        let wrong = w.types(IVAN, "1 / 120к / 7").await;
        assert!(wrong.contains("«7»"), "{wrong}");
        w.presses(IVAN, "Пропустить").await;
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-27").await, "45 3 2 1 120000");
    }

    async fn names_above_the_plan_are_asked_and_a_name_without_a_sum_is_not_lost(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 98к план 45 3 2 1 80к").await;
        assert!(plain(&w.last(IVAN)).contains("План 80 000"), "{}", w.last(IVAN));
        w.types(IVAN, "ещё думаю").await;
        assert!(w.last(IVAN).contains("Записал как заметку"), "{}", w.last(IVAN));
        let above = plain(&w.types(IVAN, "Ромашка 90, Василёк 30").await);
        assert!(above.contains("120 000") && above.contains("80 000"), "{above}");
        w.presses(IVAN, "До 120\u{a0}000").await;
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-26").await, "45 3 2 1 120000");
        w.finish(IVAN).await;
        let card = plain(&w.last(IVAN));
        assert!(card.contains("Ромашка, 90 000 ₽") && card.contains("Василёк, 30 000 ₽"), "{card}");
        assert!(card.contains("Заметка: ещё думаю"), "{card}");
        w.until("2026-11-26T09:10:00").await;
        w.types(IVAN, "41 3 2 1 98к план 45 3 2 1 80к").await;
        let kept = w.types(IVAN, "Ромашка 50, Лютик").await;
        assert!(kept.contains("Записал как заметку") && kept.contains("Лютик"), "{kept}");
        w.finish(IVAN).await;
        let card = plain(&w.last(IVAN));
        assert!(card.contains("Ромашка, 50 000 ₽") && card.contains("Заметка: Ромашка 50, Лютик"), "{card}");
    }
}
