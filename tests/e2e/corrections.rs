//! Corrections: an edited message, [Исправить], another day, a doubt; and what an ordinary day costs.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

/// Ivan has told Monday's facts on Tuesday morning and seen his card.
async fn reported(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.until("2026-11-24T09:10:00").await;
    w.types(IVAN, LINE).await;
    w.finish(IVAN).await;
    w.after(30).await;
    w
}

async fn facts(w: &World, on: &str) -> String {
    w.stored(IVAN, Part::Fact, on).await
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Taps on until the card: how many taps it took.
async fn acts_to_the_card(w: &World) -> usize {
    for acts in 0..6 {
        let labels = w.labels(IVAN);
        if labels.iter().any(|label| label == "Исправить") {
            return acts;
        }
        let next = labels.iter().find(|l| l.starts_with("Беру") || *l == "Пропустить" || *l == "Цена");
        w.presses(IVAN, next.expect("a way on")).await;
    }
    panic!("no end: {}", w.last(IVAN));
}

fn bubbles(w: &World) -> usize {
    w.standin.messages(IVAN).iter().filter(|m| m.from == w.standin.bot_id()).count()
}

on_both! {
    async fn numbers_that_replace_a_plan_nobody_asked_for_are_said(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 130к план 45 3 2 1 120к").await;
        w.presses(IVAN, "Пропустить").await;
        assert!(w.last(IVAN).contains("Что сработало?"), "{}", w.last(IVAN));
        w.types(IVAN, "30 1 1 1 100к").await;
        let said = plain(&w.last(IVAN));
        assert!(said.contains("Записал план на завтра (чт 26.11)") && said.contains("100 000"), "{said}");
        assert!(said.contains("Что сработало?"), "and the question stays: {said}");
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 130000", "the facts stay");
    }

    async fn a_number_that_is_asked_about_is_not_said_to_be_written(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 130к план 45 3 2 1 120к").await;
        w.presses(IVAN, "Пропустить").await;
        w.types(IVAN, "30 1 1 1 100").await;
        let said = plain(&w.last(IVAN));
        assert!(said.contains("100 ₽ или 100 000 ₽?"), "{said}");
        assert!(said.contains("Записал план на завтра (чт 26.11): звонки 30") && !said.contains("оплаты 100"), "{said}");
    }

    async fn an_ordinary_day_is_four_acts_and_three_bubbles_at_most(base: Base) {
        let w = reported(base).await;
        for (day, lines) in [
            ("2026-11-25", &["41 3 2 1 130к план 45 3 2 1 120к"][..]),
            ("2026-11-26", &["41 3 2 1 70к"][..]),
            ("2026-11-27", &["41 3 2 1 110к", "план 45 3 2 1 120к"][..]),
        ] {
            w.until(&format!("{day}T08:59:00")).await;
            let before = bubbles(&w);
            w.until(&format!("{day}T09:01:00")).await;
            for line in lines {
                w.types(IVAN, line).await;
            }
            let acts = lines.len() + acts_to_the_card(&w).await;
            let said = bubbles(&w) - before;
            assert!(acts <= 4, "{day}: {acts} acts\n{}", w.story(IVAN));
            assert!(said <= 3, "{day}: {said} bubbles\n{}", w.story(IVAN));
            let unasked = bubbles(&w);
            w.until(&format!("{day}T23:00:00")).await;
            assert_eq!(bubbles(&w), unasked, "nothing more comes that day\n{}", w.story(IVAN));
        }
    }

    async fn an_edited_message_corrects_and_one_that_does_not_read_changes_nothing(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let line = w.person(IVAN).says(LINE);
        w.after(5).await;
        w.finish(IVAN).await;
        w.person(IVAN).edits(line, "41 3 2 1 112к план 45 3 2 1 130к");
        w.after(5).await;
        assert!(w.last(IVAN).contains("вы изменили сообщение"), "{}", w.last(IVAN));
        assert_eq!(facts(&w, "2026-11-23").await, "41 3 2 1 112000");
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-24").await, "45 3 2 1 130000");
        w.person(IVAN).edits(line, "ой, <b>не то</b>");
        w.after(5).await;
        assert!(w.last(IVAN).contains("оставил всё как было"), "{}", w.last(IVAN));
        assert_eq!(facts(&w, "2026-11-23").await, "41 3 2 1 112000");
    }

    async fn correct_opens_a_number_the_plan_and_the_lesson(base: Base) {
        let w = reported(base).await;
        let asked = plain(&w.presses(IVAN, "Исправить").await);
        assert!(asked.contains("Исправляем факт за пн 23.11. Сейчас:") && asked.contains("Оплаты 98 000 ₽"), "{asked}");
        let one = w.presses(IVAN, "Встречи").await;
        assert!(one.contains("Встречи за пн 23.11") && one.contains("Сейчас: 3."), "{one}");
        let card = w.types(IVAN, "5").await;
        assert!(card.starts_with("Исправил. Теперь записано так:"), "{card}");
        assert_eq!(facts(&w, "2026-11-23").await, "41 5 2 1 98000", "only that number");
        w.presses(IVAN, "Исправить").await;
        w.presses(IVAN, "КП").await;
        w.presses(IVAN, "Цифры нет").await;
        assert_eq!(facts(&w, "2026-11-23").await, "41 5 - 1 98000");
        w.presses(IVAN, "Исправить").await;
        w.presses(IVAN, "Исправить план").await;
        assert!(w.last(IVAN).contains("Исправляем план"), "{}", w.last(IVAN));
        w.types(IVAN, "50 4 3 2 140к").await;
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-25").await, "50 4 3 2 140000");
        assert_eq!(facts(&w, "2026-11-23").await, "41 5 - 1 98000", "the plan is no fact");
        w.presses(IVAN, "Исправить").await;
        w.types(IVAN, "звонки 42").await;
        assert_eq!(facts(&w, "2026-11-23").await, "42 5 - 1 98000", "what is not named stays");
    }

    async fn the_lesson_is_corrected_and_the_first_one_makes_way(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 130к план 45 3 2 1 120к").await;
        w.skip_to(IVAN, "Пропустить").await;
        while !w.last(IVAN).contains("Что сработало?") {
            w.presses(IVAN, "Пропустить").await;
        }
        w.types(IVAN, "звонил до обеда").await;
        assert!(w.last(IVAN).contains("Сработало: звонил до обеда"), "{}", w.last(IVAN));
        w.presses(IVAN, "Исправить").await;
        let asked = w.presses(IVAN, "Исправить вывод").await;
        assert!(asked.contains("Что сработало?"), "{asked}");
        let card = w.types(IVAN, "позвонил сам директору").await;
        assert!(card.contains("Сработало: позвонил сам директору") && !card.contains("до обеда"), "{card}");
        w.presses(IVAN, "Исправить").await;
        w.presses(IVAN, "Исправить вывод").await;
        let kept = w.presses(IVAN, "Пропустить").await;
        assert!(kept.contains("Сработало: позвонил сам директору"), "skipping loses nothing: {kept}");
    }

    async fn a_correction_is_left_by_its_button_and_by_cancel(base: Base) {
        let w = reported(base).await;
        w.presses(IVAN, "Исправить").await;
        let card = w.presses(IVAN, "Оставить как есть").await;
        assert!(card.starts_with("Записано так:"), "nothing was corrected: {card}");
        w.presses(IVAN, "Исправить").await;
        w.types(IVAN, "/cancel").await;
        w.types(IVAN, "50 4 3 2 150к").await;
        assert!(w.last(IVAN).contains("За какой день"), "the correction is over: {}", w.last(IVAN));
        assert_eq!(facts(&w, "2026-11-23").await, "41 3 2 1 98000");
    }

    async fn a_past_day_corrected_after_its_digest_is_news_of_the_next_one(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 100к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
        w.until("2026-11-25T11:00:00").await;
        w.presses(IVAN, "Исправить").await;
        w.presses(IVAN, "Другой день").await;
        w.presses(IVAN, "пн 23.11").await;
        assert!(w.last(IVAN).contains("Исправляем факт за пн 23.11"), "{}", w.last(IVAN));
        let said = plain(&w.types(IVAN, "оплаты 112к").await);
        assert!(said.contains("Записал за пн 23.11: оплаты 112 000 ₽."), "{said}");
        assert_eq!(facts(&w, "2026-11-23").await, "41 3 2 1 112000");
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 100000");
        w.until("2026-11-26T10:10:00").await;
        let team = plain(&w.team());
        assert!(team.contains("Поправки: пн 23.11 Иван Иванов, оплаты 98 000 → 112 000"), "{team}");
    }

    async fn an_old_card_corrects_its_own_day(base: Base) {
        let w = reported(base).await;
        let card = w.person(IVAN).last_from_bot().expect("a card").id;
        w.until("2026-11-25T09:10:00").await;
        w.person(IVAN).taps_on(card, "Исправить");
        w.after(5).await;
        w.types(IVAN, "звонки 77").await;
        assert_eq!(facts(&w, "2026-11-23").await, "77 3 2 1 98000");
        assert_eq!(facts(&w, "2026-11-24").await, "_ _ _ _ _", "the open question got nothing");
        w.types(IVAN, LINE).await;
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 98000", "and still waits for its numbers");
    }

    async fn a_reply_to_an_old_prompt_is_about_its_day(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:01:00").await;
        let old = w.person(IVAN).last_from_bot().expect("a prompt").id;
        w.until("2026-11-25T09:10:00").await;
        w.person(IVAN).replies(old, "33 2 1 0 50к");
        w.after(5).await;
        assert!(plain(&w.last(IVAN)).contains("Записал за пн 23.11: звонки 33"), "{}", w.last(IVAN));
        assert_eq!(facts(&w, "2026-11-23").await, "33 2 1 0 50000");
        assert_eq!(facts(&w, "2026-11-24").await, "_ _ _ _ _");
        w.types(IVAN, LINE).await;
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 98000");
    }

    async fn an_outlier_is_strictly_more_than_three_maxima_and_is_asked_before_it_counts(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        w.types(IVAN, "41 3 2 1 294к план 45 3 2 1 120к").await;
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 294000", "three times is not more than three times");
        w.finish(IVAN).await;
        w.presses(IVAN, "Исправить").await;
        let doubt = plain(&w.types(IVAN, "оплаты 294 001").await);
        assert_eq!(doubt, "Оплаты: 294 001 ₽ — всё верно? Обычно до 98 000.");
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 294000", "not before he says so");
        let again = plain(&w.presses(IVAN, "Исправить").await);
        assert!(again.contains("Оплаты ₽ за вт 24.11"), "{again}");
        w.types(IVAN, "290к").await;
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 290000");
        for asked in [true, true, true, false] {
            w.presses(IVAN, "Исправить").await;
            w.types(IVAN, "оплаты 290к").await;
            w.presses(IVAN, "Исправить").await;
            let doubt = plain(&w.types(IVAN, "оплаты 120").await);
            assert_eq!(doubt.contains("120 ₽ или 120 000 ₽?"), asked, "{doubt}");
            if asked {
                assert_eq!(w.labels(IVAN).iter().map(|l| plain(l)).collect::<Vec<_>>(), ["120 ₽", "120 000 ₽"]);
                let thousands = w.labels(IVAN).remove(1);
                w.presses(IVAN, &thousands).await;
            }
            assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 120000");
        }
    }

    async fn a_doubted_plan_that_was_wrong_is_asked_again(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        let doubt = w.types(IVAN, "41 3 2 1 100к план 45 3 2 1 9млн").await;
        assert!(plain(&doubt).contains("9 000 000 ₽ — всё верно?"), "{doubt}");
        let again = w.presses(IVAN, "Исправить").await;
        assert!(again.contains("План на") && again.contains("оплаты"), "{again}");
        w.types(IVAN, "90к").await;
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-26").await, "45 3 2 1 90000");
    }

    async fn what_the_head_entered_first_and_the_member_says_otherwise_is_his_to_settle(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:05:00").await;
        w.types(MARIA, LINE).await;
        w.until("2026-11-24T10:10:00").await;
        for (mine, kept) in [("Оставить", "41 3 2 1 98000"), ("Мои верные", "50 4 3 2 150000")] {
            if mine == "Оставить" {
                w.presses(OLGA, "Внести цифры").await;
                w.types(OLGA, "41 3 2 1 98к").await;
                w.after(60).await;
            } else {
                w.presses(IVAN, "Исправить").await;
            }
            w.types(IVAN, "50 4 3 2 150к").await;
            let mut doubts = 0;
            while let Some(label) = w.labels(IVAN).into_iter().find(|label| label.starts_with(mine)) {
                assert!(w.last(IVAN).contains("вас уже внесли"), "{}", w.last(IVAN));
                w.presses(IVAN, &label).await;
                doubts += 1;
            }
            assert_eq!(doubts, 1, "one question about all of them: {}", w.last(IVAN));
            assert_eq!(facts(&w, "2026-11-23").await, kept);
            w.types(IVAN, "план 45 3 2 1 120к").await;
            w.finish(IVAN).await;
        }
    }

    async fn a_doubled_update_and_two_messages_at_once_are_taken_once_and_in_order(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.person(IVAN).says("41 3");
        w.person(IVAN).says("2 1 98к");
        w.after(10).await;
        assert_eq!(facts(&w, "2026-11-23").await, "41 3 2 1 98000");
        let said = bubbles(&w);
        assert_eq!(w.standin.repeat_updates(2), 2);
        w.after(10).await;
        assert_eq!(bubbles(&w), said, "what came twice is answered once");
        assert_eq!(facts(&w, "2026-11-23").await, "41 3 2 1 98000");
    }

    async fn a_second_tap_on_a_step_writes_nothing_elsewhere(base: Base) {
        let w = reported(base).await;
        w.until("2026-11-25T09:10:00").await;
        w.presses(IVAN, "По шагам").await;
        let bubble = w.person(IVAN).last_from_bot().expect("a step");
        let (id, label) = (bubble.id, "41".to_owned());
        let data = w.data(IVAN, &label);
        w.person(IVAN).forges(id, &data);
        w.person(IVAN).forges(id, &data);
        w.person(IVAN).forges(id, &data);
        w.after(10).await;
        assert_eq!(facts(&w, "2026-11-24").await, "41 _ _ _ _");
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-24").await, "45 3 2 1 120000");
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-26").await, "_ _ _ _ _");
    }

    async fn a_text_as_long_as_telegram_allows_is_kept_and_the_card_still_comes(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let long: String = "Клиент <&> 🙂 ".chars().cycle().take(3_900).collect();
        let kept = w.types(IVAN, &long).await;
        assert!(kept.starts_with("Записал как заметку к отчёту."), "{kept}");
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        assert!(w.last(IVAN).contains("Заметка: Клиент <&> 🙂"), "{}", w.last(IVAN));
    }
}
