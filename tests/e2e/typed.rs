//! What people type that is not the answer: each line of product.md's table, with its very words, and what is stored.
//!
//! Lines that leave the report as it was share a world: a department of two on an ordinary Tuesday.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

const NOTHING: &str = "_ _ _ _ _";

/// Tuesday, ten minutes after the prompt.
async fn tuesday(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.until("2026-11-24T09:10:00").await;
    w
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

on_both! {
    async fn whoever_is_away_is_asked_since_when_and_nothing_is_noted_before_he_says_so(base: Base) {
        let w = tuesday(base).await;
        for (typed, wish) in
            [("заболел", true), ("в отпуске", false), ("отгул", false), ("выходной", false), ("командировка", false)]
        {
            let offered = w.types(IVAN, typed).await;
            assert_eq!(offered.starts_with("Поправляйтесь."), wish, "{typed}: {offered}");
            assert!(offered.contains("Отметить: сегодня не работаете?"), "{typed}: {offered}");
            assert_eq!(w.labels(IVAN), ["Сегодня", "До даты", "Нет, работаю"], "{typed}");
        }
        assert!(!w.story(OLGA).contains("не работает"), "{}", w.story(OLGA));
        let working = w.presses(IVAN, "Нет, работаю").await;
        assert!(working.contains("Жду цифры"), "{working}");
        w.until("2026-11-24T09:46:00").await;
        assert!(w.last(IVAN).contains("до 10:00"), "he works, so he is reminded: {}", w.last(IVAN));
        w.types(IVAN, "заболел").await;
        w.presses(IVAN, "Сегодня").await;
        w.types(MARIA, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.story(OLGA).contains("Иван Иванов не работает: больничный"), "{}", w.story(OLGA));
        let team = w.team();
        assert!(team.contains("сдали 1 из 1") && !team.contains("больничн"), "{team}");
    }

    async fn an_ok_is_answered_once_with_what_is_waited_for(base: Base) {
        let w = tuesday(base).await;
        let asked = w.types(IVAN, "ок").await;
        assert_eq!(asked, "Жду цифры: звонки, встречи, КП, договоры, оплаты. Например: 41 3 2 1 98к");
        assert!(w.labels(IVAN).contains(&"По шагам".to_owned()), "{:?}", w.labels(IVAN));
        let before = w.person(IVAN).last_from_bot().map(|message| message.id);
        w.types(IVAN, "+").await;
        w.types(IVAN, "👍").await;
        assert_eq!(w.person(IVAN).last_from_bot().map(|message| message.id), before, "once");
        w.person(MARIA).sends_sticker("👌");
        w.after(5).await;
        assert!(w.last(MARIA).starts_with("Жду цифры: звонки"), "a sticker is an ok: {}", w.last(MARIA));
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, NOTHING);
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        assert!(w.types(IVAN, "+").await.starts_with("Жду цифры"), "{}", w.last(IVAN));
        assert!(w.types(MARIA, "👍").await.starts_with("Жду цифры"), "{}", w.last(MARIA));
    }

    async fn later_offers_a_reminder_and_the_reminder_comes_once(base: Base) {
        let w = tuesday(base).await;
        for (id, typed) in [(IVAN, "потом"), (MARIA, "за рулём")] {
            w.types(id, typed).await;
            assert_eq!(w.labels(id), ["Напомнить в 9:45"], "{typed}: {}", w.last(id));
        }
        let promised = w.presses(IVAN, "Напомнить в 9:45").await;
        assert_eq!(promised, "Хорошо, напомню в 9:45.");
        w.until("2026-11-24T09:50:00").await;
        for id in [IVAN, MARIA] {
            assert_eq!(w.story(id).matches("одной строкой, до 10:00.").count(), 1, "{}", w.story(id));
        }
        let late = w.types(MARIA, "потом").await;
        assert!(late.contains("приму и позже"), "no reminder before ten any more: {late}");
        assert_eq!(w.labels(MARIA), Vec::<String>::new());
        w.types(MARIA, LINE).await;
        w.finish(MARIA).await;
        assert_eq!(w.types(MARIA, "потом").await, "Хорошо, подожду.");
    }

    async fn any_sentence_is_kept_as_a_note_and_its_author_decides_about_it(base: Base) {
        let w = tuesday(base).await;
        let note = "Клиент <Ромашка> & Ко 🙂 просит скидку";
        let kept = w.types(IVAN, note).await;
        assert!(kept.starts_with("Записал как заметку к отчёту.") && kept.contains(note), "{kept}");
        assert_eq!(w.labels(IVAN), ["Это обещание", "Передать РОПу", "Удалить"]);
        let passed = w.presses(IVAN, "Передать РОПу").await;
        assert!(passed.contains("Передал РОПу") && w.story(OLGA).contains(note), "{passed}\n{}", w.story(OLGA));
        w.types(IVAN, "Бумага в принтере кончилась").await;
        let deleted = w.presses(IVAN, "Удалить").await;
        assert!(deleted.contains("Заметку удалил"), "{deleted}");
        w.types(IVAN, "отправлю Василькам договор завтра").await;
        let promised = w.presses(IVAN, "Это обещание").await;
        assert!(promised.contains("отправлю Василькам договор"), "{promised}");
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        let card = w.last(IVAN);
        assert!(card.contains(note) && !card.contains("принтере"), "{card}");
    }

    async fn numbers_with_words_are_taken_and_the_words_become_the_note(base: Base) {
        let w = tuesday(base).await;
        let said = plain(&w.types(IVAN, "41 3 2 1 98к Ромашка перенесла оплату").await);
        assert!(said.contains("Записал за пн 23.11: звонки 41, встречи 3, КП 2, договоры 1, оплаты 98 000 ₽."), "{said}");
        assert!(said.contains("Записал как заметку к отчёту.") && said.contains("Ромашка перенесла оплату"), "{said}");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
    }

    async fn voice_and_pictures_are_not_read_but_words_under_them_are(base: Base) {
        let w = tuesday(base).await;
        for send in [
            |w: &World| w.person(IVAN).sends_voice(5),
            |w: &World| w.person(IVAN).sends_photo(b"jpeg", ""),
            |w: &World| w.person(IVAN).sends_document("plan.xlsx", b"PK", ""),
        ] {
            send(&w);
            w.after(5).await;
            assert_eq!(w.last(IVAN), "Голос и картинки читать не умею. Цифры — одной строкой или кнопкой «По шагам».");
            assert!(w.labels(IVAN).contains(&"По шагам".to_owned()), "{:?}", w.labels(IVAN));
        }
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, NOTHING);
        w.person(IVAN).sends_photo(b"jpeg", "41 3 2 1 98к");
        w.after(5).await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
        w.person(IVAN).sends_voice(5);
        w.after(5).await;
        assert!(w.last(IVAN).starts_with("Голос и картинки читать не умею."), "{}", w.last(IVAN));
        w.person(OLGA).sends_voice(5);
        w.after(5).await;
        assert!(w.last(OLGA).contains("словами"), "whoever gives no numbers is not asked for them: {}", w.last(OLGA));
    }

    async fn numbers_without_an_open_report_ask_for_which_day(base: Base) {
        let w = tuesday(base).await;
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        let asked = w.types(IVAN, "50 4 3 2 150к").await;
        assert!(asked.contains("50 4 3 2 150к") && asked.contains("За какой день"), "{asked}");
        assert_eq!(w.labels(IVAN), ["пн 23.11", "Сегодня"]);
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
        w.presses(IVAN, "пн 23.11").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "50 4 3 2 150000", "replaced, not added");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-24").await, NOTHING);
    }

    async fn numbers_after_midnight_are_not_given_to_the_day_nobody_answered(base: Base) {
        let w = tuesday(base).await;
        w.until("2026-11-25T07:30:00").await;
        w.types(IVAN, "41 3 2 1 98к").await;
        assert_eq!(w.labels(IVAN), ["пн 23.11", "вт 24.11", "Сегодня"], "{}", w.last(IVAN));
        w.presses(IVAN, "вт 24.11").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-24").await, "41 3 2 1 98000");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, NOTHING);
    }

    async fn thanks_are_answered_by_nothing(base: Base) {
        let w = tuesday(base).await;
        let said = w.person(IVAN).last_from_bot().map(|message| message.id);
        w.types(IVAN, "спасибо").await;
        assert_eq!(w.person(IVAN).last_from_bot().map(|message| message.id), said);
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        let said = w.person(IVAN).last_from_bot().map(|message| message.id);
        w.types(IVAN, "Спасибо!").await;
        assert_eq!(w.person(IVAN).last_from_bot().map(|message| message.id), said);
    }

    async fn numbers_in_reply_to_the_bot_in_the_team_chat_are_taken_and_answered_in_private(base: Base) {
        let w = tuesday(base).await;
        w.types(MARIA, LINE).await;
        w.until("2026-11-24T10:30:00").await;
        let ivan = w.person(IVAN).in_chat(w.chat);
        let post = w.standin.messages(w.chat).into_iter().rfind(|m| m.text().contains("Итоги")).expect("a digest");
        ivan.joins();
        for chat in ["молодцы!", "5 баллов", "5", "в 15:00 созвон"] {
            ivan.replies(post.id, chat);
            w.after(5).await;
        }
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, NOTHING, "what people write to each other is theirs");
        ivan.replies(post.id, "41 3 2 1 98к");
        w.after(5).await;
        let private = plain(&w.last(IVAN));
        assert!(private.contains("Записал за пн 23.11: звонки 41"), "{private}");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
        w.after(200).await;
        let team = w.team();
        assert!(team.contains("сдали 2 из 2") && !team.contains("Записал"), "{team}");
    }
}
