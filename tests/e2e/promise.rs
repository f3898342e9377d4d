//! Promises from being made to being judged: by command, in a report, from a note, by a leader, in the team chat.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};

/// Ivan promises by the command; nothing is missing in the sentence.
async fn promises(w: &World, text: &str) -> String {
    w.minute().await;
    let noted = w.says(IVAN, &format!("/promise {text}")).await;
    assert!(noted.contains("Записал"), "{noted}");
    noted
}

/// Opens the only promise of the list.
async fn opens_only(w: &World, id: i64) -> String {
    w.minute().await;
    w.says(id, "/promises").await;
    w.taps(id, "1").await
}

/// Answers the morning's figures until the promises are asked about.
async fn reports_until_promises(w: &World, at: &str) -> String {
    w.until(at).await;
    w.says(IVAN, LINE).await;
    w.skip_to(IVAN, "Перенести").await;
    w.last(IVAN)
}

fn toast(tapped: &planerka::demo::standin::Tapped) -> String {
    tapped.answer().and_then(|answer| answer.text).unwrap_or_default()
}

on_both! {
    async fn a_promise_is_asked_about_on_its_day_and_the_digest_counts_it_when_it_is_kept_later(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let noted = promises(&w, "Ромашка оплатит 120к до вторника").await;
        assert!(noted.contains("Ромашка оплатит, 120\u{a0}000\u{a0}₽ — до вт 24.11"), "{noted}");
        let asked = reports_until_promises(&w, "2026-11-25T09:10:00").await;
        assert!(asked.contains("Ромашка оплатит"), "{asked}");
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("🤝 Обещания: выполнено 0 из 1"), "{}", w.team());
        let labels = w.labels(IVAN);
        let whole = labels.iter().find(|l| l.contains("Готово") || l.contains("Всё")).expect("a way to say it is kept");
        w.taps(IVAN, whole).await;
        w.until("2026-11-25T10:20:00").await;
        assert!(w.team().contains("🤝 Обещания: выполнено 1 из 1"), "the posted digest follows: {}", w.team());
        assert!(w.says(IVAN, "/promises").await.contains("Открытых обещаний у вас нет"));
    }

    async fn what_is_not_clear_about_a_promise_is_asked(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        let asked = w.says(IVAN, "/promise Ромашка оплатит 120к").await;
        assert!(asked.contains("до какого дня"), "no date: {asked}");
        assert_eq!(w.labels(IVAN), ["Сегодня", "пн 23.11", "пт 27.11", "Другая дата"]);
        w.taps(IVAN, "пт 27.11").await;
        assert!(w.last(IVAN).contains("до пт 27.11"), "{}", w.last(IVAN));
        w.minute().await;
        w.says(IVAN, "/promise Василёк оплатит 50к до пятницы").await;
        assert_eq!(w.labels(IVAN)[..2], ["Сегодня", "пт 27.11"], "on a Friday it is asked which: {}", w.last(IVAN));
        w.taps(IVAN, "Сегодня").await;
        assert!(w.last(IVAN).contains("до пт 20.11"), "{}", w.last(IVAN));
        w.minute().await;
        w.says(IVAN, "/promise КП Лютику завтра").await;
        assert_eq!(w.labels(IVAN)[..2], ["сб 21.11", "пн 23.11"], "{}", w.last(IVAN));
        w.taps(IVAN, "пн 23.11").await;
        w.minute().await;
        let money = w.says(IVAN, "/promise Пион оплатит 2000 $ до 27.11").await;
        assert!(money.contains("считают в ₽"), "{money}");
        let noted = w.says(IVAN, "160к").await;
        assert!(noted.contains("160\u{a0}000\u{a0}₽ — до пт 27.11"), "{noted}");
        w.minute().await;
        let asked = w.says(IVAN, "/promise").await;
        assert!(asked.contains("Что обещаете"), "{asked}");
        let passed = w.says(IVAN, "Роза оплатит 10к до 19.11.2026").await;
        assert!(passed.contains("уже прошёл"), "{passed}");
        let list = w.says(IVAN, "/promises").await;
        for (client, day) in [("Ромашка", "27.11"), ("Василёк", "20.11"), ("Лютик", "23.11"), ("Пион", "27.11")] {
            assert!(list.lines().any(|line| line.contains(&client[..6]) && line.contains(day)), "{client} {list}");
        }
    }

    async fn a_sentence_in_a_report_becomes_a_promise(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let noted = w.says(IVAN, "Ромашка обещала оплатить 120к в четверг").await;
        assert!(noted.contains("Записал как заметку"), "{noted}");
        let made = w.taps(IVAN, "Это обещание").await;
        assert!(made.contains("до чт 26.11"), "{made}");
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        assert!(w.last(IVAN).contains("120\u{a0}000"), "it stands in the card: {}", w.last(IVAN));
    }

    async fn the_names_of_a_plan_are_promises_of_its_day(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        for _ in 0..6 {
            if w.last(IVAN).contains("С кого") {
                break;
            }
            let labels = w.labels(IVAN);
            let next = labels.iter().find(|l| l.contains("Пропустить") || l.starts_with("Беру")).expect("a way on");
            w.taps(IVAN, next).await;
        }
        assert!(w.last(IVAN).contains("С кого"), "{}", w.story(IVAN));
        w.says(IVAN, "Ромашка 50, Василёк 30").await;
        w.finish(IVAN).await;
        w.minute().await;
        let list = w.says(IVAN, "/promises").await;
        assert!(list.contains("Ромашка, 50\u{a0}000") && list.contains("Василёк, 30\u{a0}000"), "{list}");
        let heads = w.says(OLGA, "/promises").await;
        assert!(heads.contains("Обещания отдела") && heads.contains("Ромашка"), "{heads}");
    }

    async fn a_leaders_wish_is_a_promise_only_once_it_is_taken(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let asked = w.says(OLGA, "/promise Иванову: отправить КП Ромашке до среды").await;
        assert!(asked.contains("Иван Иванов: отправить КП Ромашке — до ср 25.11"), "{asked}");
        w.minute().await;
        assert!(w.last(IVAN).contains("Ольга Белова просит вас"), "{}", w.last(IVAN));
        assert_eq!(w.labels(IVAN), ["Беру", "Другой срок", "Не смогу"]);
        let forged = w.forges(MARIA, &w.data(IVAN, "Беру")).await;
        assert!(forged.contains("другому человеку"), "{forged}");
        assert!(w.says(OLGA, "/promises").await.contains("Ждут ответа"));
        w.taps(IVAN, "Беру").await;
        assert!(w.last(IVAN).contains("до ср 25.11"), "{}", w.last(IVAN));
        w.minute().await;
        assert!(w.story(OLGA).contains("Иван Иванов берёт: отправить КП Ромашке"), "{}", w.story(OLGA));
        // Another day.
        w.says(OLGA, "/promise Ким: позвонить Лютику до 25.11").await;
        w.minute().await;
        w.taps(MARIA, "Другой срок").await;
        let taken = w.says(MARIA, "до пятницы").await;
        assert!(taken.contains("до пт 27.11") && !taken.contains("25.11"), "{taken}");
        w.minute().await;
        assert!(w.last(OLGA).contains("Мария Ким берёт на другой срок") && w.last(OLGA).contains("до ср 25.11"), "{}", w.last(OLGA));
        // No.
        w.says(OLGA, "/promise Ким: написать статью до 25.11").await;
        w.minute().await;
        let no = w.taps(MARIA, "Не смогу").await;
        assert!(no.contains("передал"), "{no}");
        w.minute().await;
        assert!(w.last(OLGA).contains("Мария Ким сейчас не возьмётся"), "{}", w.last(OLGA));
        let list = w.says(OLGA, "/promises").await;
        assert!(!list.contains("статью") && list.contains("Лютик"), "{list}");
    }

    async fn a_head_who_names_nobody_is_asked_whom_he_means(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[MARIA]).await;
        let asked = w.says(OLGA, "/promise отправить КП Ромашке до среды").await;
        assert!(asked.contains("кому поручить"), "{asked}");
        assert_eq!(w.labels(OLGA), ["Иван Иванов", "Мария Ким"]);
        let refused = w.taps(OLGA, "Мария Ким").await;
        let said = w.story(OLGA);
        assert!(said.contains("Мария Ким: пока не на связи"), "{refused} {said}");
        w.minute().await;
        w.taps(OLGA, "Иван Иванов").await;
        w.minute().await;
        assert!(w.last(IVAN).contains("просит вас"), "{}", w.last(IVAN));
        w.says(OLGA, "/promise").await;
        assert!(w.last(OLGA).contains("поручение — с имени"), "{}", w.last(OLGA));
        let manager = w.says(IVAN, "/promise Ким: отправить КП до среды").await;
        assert!(manager.contains("Ким: отправить КП"), "a manager promises for himself: {manager}");
    }

    async fn in_the_team_chat_a_reply_notes_somebodys_words_as_his_promise(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let at = w.standin.bot_username().to_owned();
        for id in [IVAN, MARIA] {
            w.person(id).in_chat(w.chat).joins();
        }
        let ivan = w.person(IVAN).in_chat(w.chat);
        let words = ivan.says("Ромашка точно оплатит 120к в четверг");
        w.person(OLGA).in_chat(w.chat).replies(words, &format!("/promise@{at}"));
        w.minute().await;
        let asked = ivan.last_from_bot().expect("a question");
        assert!(asked.text().contains("Иван Иванов, запишем обещание:"), "{}", asked.text());
        assert!(asked.text().contains("120\u{a0}000\u{a0}₽ — до чт 26.11"), "{}", asked.text());
        let wrong = w.person(MARIA).in_chat(w.chat).taps("Беру");
        w.settle().await;
        assert!(toast(&wrong).contains("другому человеку"), "{}", toast(&wrong));
        ivan.taps("Беру");
        w.minute().await;
        let noted = ivan.last_from_bot().expect("an answer");
        assert!(noted.text().starts_with("🤝 Иван Иванов: Ромашка"), "{}", noted.text());
        assert!(noted.buttons().is_empty());
        assert!(w.says(IVAN, "/promises").await.contains("Ромашка"), "{}", w.last(IVAN));
        // Without a day it is asked there; the day may be typed in reply.
        let words = w.person(MARIA).in_chat(w.chat).says("пришлю счёт Лютику");
        w.person(MARIA).in_chat(w.chat).replies(words, &format!("/promise@{at}"));
        w.minute().await;
        let question = w.person(MARIA).in_chat(w.chat).last_from_bot().expect("a question");
        assert!(question.text().contains("до какого дня"), "{}", question.text());
        let stranger = w.person(IVAN).in_chat(w.chat).taps("Сегодня");
        w.settle().await;
        assert!(!toast(&stranger).is_empty(), "nobody answers for another");
        w.person(MARIA).in_chat(w.chat).replies(question.id, "до пятницы");
        w.minute().await;
        let noted = w.person(MARIA).in_chat(w.chat).last_from_bot().expect("an answer");
        assert!(noted.text().contains("Мария Ким: пришлю счёт Лютику — до пт 27.11"), "{}", noted.text());
        // Somebody who is not asked for figures promises nothing.
        let words = w.person(OLGA).in_chat(w.chat).says("завтра будет премия");
        ivan.replies(words, &format!("/promise@{at}"));
        w.minute().await;
        let said = ivan.last_from_bot().expect("an answer");
        assert!(said.text().contains("у кого спрашиваю цифры"), "{}", said.text());
        ivan.says(&format!("/promise@{at}"));
        w.minute().await;
        assert!(ivan.last_from_bot().expect("help").text().contains("Ответьте командой"));
    }

    async fn the_third_move_needs_a_leader_and_the_first_tap_wins(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Мария Ким").await;
        w.taps(OLGA, "Сделать: заместитель").await;
        promises(&w, "Ромашка оплатит 120к до 24.11").await;
        for day in ["25.11", "26.11"] {
            opens_only(&w, IVAN).await;
            w.taps(IVAN, "Перенести").await;
            let moved = w.says(IVAN, day).await;
            assert!(moved.contains(day), "{moved}");
        }
        opens_only(&w, IVAN).await;
        w.taps(IVAN, "Перенести").await;
        assert!(w.last(IVAN).contains("РОП"), "it is said beforehand: {}", w.last(IVAN));
        w.says(IVAN, "27.11").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("просит перенести с чт 26.11 на пт 27.11"), "{}", w.last(OLGA));
        let forged = w.forges(IVAN, &w.data(OLGA, "Разрешить")).await;
        assert!(forged.contains("РОП или заместитель"), "{forged}");
        w.minute().await;
        let no = w.data(OLGA, "Нет");
        w.taps(MARIA, "Разрешить").await;
        w.minute().await;
        let copy = w.last(OLGA);
        assert!(copy.contains("Перенос разрешён. Отмечено в 12:") && copy.contains("Мария Ким") && w.labels(OLGA).is_empty(), "{copy}");
        let second = w.forges(OLGA, &no).await;
        assert!(second.contains("Отмечено в") && second.contains("Мария Ким"), "{second}");
        assert!(w.says(IVAN, "/promises").await.contains("до пт 27.11"), "{}", w.last(IVAN));
        assert!(w.story(IVAN).contains("Мария Ким разрешает перенос"), "{}", w.story(IVAN));
    }

    async fn a_call_for_help_reaches_the_leaders_and_their_answer_the_owner(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        promises(&w, "Ромашка оплатит 120к до 26.11").await;
        opens_only(&w, IVAN).await;
        w.taps(IVAN, "Нужна помощь").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Иван Иванов просит помочь"), "{}", w.last(OLGA));
        assert_eq!(w.labels(OLGA), ["Подскажу", "Пойдём вместе", "Решайте сами"]);
        w.taps(OLGA, "Пойдём вместе").await;
        w.minute().await;
        assert!(w.last(IVAN).contains("пойдём вместе"), "{}", w.last(IVAN));
        opens_only(&w, IVAN).await;
        let again = w.person(IVAN).taps("Нужна помощь");
        w.settle().await;
        assert!(toast(&again).contains("уже ответили") || !w.last(IVAN).contains("передал"), "{}", w.last(IVAN));
    }

    async fn due_on_a_day_off_means_the_first_working_day_after(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        promises(&w, "Ромашка оплатит 120к до 21.11").await;
        w.until("2026-11-23T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        assert!(!w.story(IVAN).contains("Перенести"), "Friday's report does not ask: {}", w.story(IVAN));
        let asked = reports_until_promises(&w, "2026-11-24T09:10:00").await;
        assert!(asked.contains("Ромашка"), "Monday's facts do: {asked}");
        w.taps(IVAN, "Не выйдет").await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("выполнено 0 из 1"), "{}", w.team());
    }

    async fn a_part_is_told_and_what_the_facts_suggest_is_offered(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        promises(&w, "Ромашка оплатит 120к до вторника").await;
        reports_until_promises(&w, "2026-11-25T09:10:00").await;
        assert!(w.labels(IVAN).iter().any(|l| l == "98\u{a0}000 из 120\u{a0}000"), "{:?}", w.labels(IVAN));
        w.taps(IVAN, "98\u{a0}000 из 120\u{a0}000").await;
        w.finish(IVAN).await;
        w.minute().await;
        assert!(w.says(IVAN, "/promises").await.contains("Открытых обещаний у вас нет"));
    }

    async fn what_somebody_who_left_had_promised_is_handed_on(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        promises(&w, "Ромашка оплатит 120к до 26.11").await;
        w.says(OLGA, "/promise Иванов: позвонить Лютику до 25.11").await;
        w.minute().await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Иван Иванов").await;
        w.taps(OLGA, "Больше не в отделе").await;
        w.taps(OLGA, "Да, убрать").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Остались обещания") && w.last(OLGA).contains("Ромашка"), "{}", w.last(OLGA));
        let silent = w.story(IVAN);
        w.taps(OLGA, "1").await;
        w.taps(OLGA, "Передать другому").await;
        assert_eq!(w.labels(OLGA)[..1], ["Мария Ким"]);
        w.taps(OLGA, "Мария Ким").await;
        w.minute().await;
        assert!(w.last(MARIA).contains("Ромашка оплатит, 120\u{a0}000"), "{}", w.last(MARIA));
        w.taps(MARIA, "Беру").await;
        w.minute().await;
        let list = w.says(OLGA, "/promises").await;
        assert!(list.contains("Мария Ким") && !list.contains("Иван Иванов") && !list.contains("Лютик"), "{list}");
        assert_eq!(w.story(IVAN), silent, "whoever left hears no more of it");
    }
}
