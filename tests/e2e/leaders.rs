//! Two heads and a deputy: the same questions to each, the first tap wins, the others see whose it was. And a head who
//! cannot be reached.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, FILE, IVAN, LINE, MARIA, OLGA, World},
};
use chrono::TimeDelta;

const PETR: i64 = 1004;
const KIRA: i64 = 1005;
const DIRECTOR: i64 = 1006;
const SECOND_DIRECTOR: i64 = 1007;

/// Behind the world's department: a second head.
const SECOND_HEAD: &str = r#"
[[member]]
telegram = 1005
name = "Кира Лунина"
role = "head"
reports = false
joined_on = "2026-10-01"
"#;
const DIRECTORS: &str = r#"
[[member]]
telegram = 1006
name = "Сергей Директоров"
role = "superior"
[[member]]
telegram = 1007
name = "Вера Старшая"
role = "superior"
"#;

async fn with(base: Base, at: &str, who: &str, here: &[(i64, &str)]) -> World {
    let w = World::new(base, at, &[]).await;
    w.add(who).await;
    for (id, name) in here {
        w.standin.user(*id, name).starts(None);
    }
    w.settle().await;
    w
}

/// Olga and Kira lead, Pyotr is their deputy.
async fn three_leaders(base: Base, at: &str) -> World {
    with(base, at, &format!("{SECOND_HEAD}{DEPUTY}"), &[(KIRA, "Кира"), (PETR, "Пётр")]).await
}

async fn stranger(w: &World, id: i64) {
    w.says(OLGA, "/team").await;
    w.minute().await;
    let text = w.taps(OLGA, "Пригласить: менеджер").await;
    let link = text.split_whitespace().find(|word| word.contains("?start=i")).expect("a link").to_owned();
    let person = w.standin.user(id, "Чужой");
    person.follows(&link);
    w.settle().await;
    w.taps(id, "Чужой").await;
    w.minute().await;
}

on_both! {
    async fn a_stranger_is_sent_away_by_the_first_and_the_others_see_by_whom(base: Base) {
        let w = three_leaders(base, "2026-11-23T12:00:00").await;
        stranger(&w, 2002).await;
        let data = w.data(OLGA, "Это не наш");
        for leader in [OLGA, KIRA, PETR] {
            assert!(w.last(leader).contains("Чужой на связи"), "{}", w.last(leader));
        }
        w.taps(KIRA, "Это не наш").await;
        w.minute().await;
        for other in [OLGA, PETR] {
            let copy = w.last(other);
            assert!(copy.contains("Это не наш. Отмечено в") && copy.contains("Кира Лунина"), "{copy}");
            assert!(w.labels(other).is_empty(), "{:?}", w.labels(other));
        }
        let second = w.forges(OLGA, &data).await;
        assert!(second.contains("Отмечено в") && second.contains("Кира Лунина"), "{second}");
        let told = w.last(2002);
        assert!(told.contains("по ошибке") && told.contains("«Север»"), "he is told politely: {told}");
        // The use of the link is not given back: that link is dead with him, others' links live.
        w.minute().await;
        let said = w.says(2002, LINE).await;
        assert!(said.contains("ссылку-приглашение"), "{said}");
    }

    async fn a_link_for_another_role_lives_on_when_a_stranger_is_sent_away(base: Base) {
        let w = three_leaders(base, "2026-11-23T12:00:00").await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Пригласить: директор").await;
        w.minute().await;
        stranger(&w, 2002).await;
        w.taps(PETR, "Это не наш").await;
        w.minute().await;
        let team = w.says(OLGA, "/team").await;
        assert!(team.contains("Приглашение: директор"), "the deputy revokes nothing of the head's: {team}");
    }

    async fn of_two_heads_one_binds_the_chat_and_the_other_sees_it(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let file = FILE.replace("chat = CHAT\n", "") + SECOND_HEAD + DEPUTY;
        w.apply(&file).await;
        for (id, name) in [(KIRA, "Кира"), (PETR, "Пётр")] {
            w.standin.user(id, name).starts(None);
        }
        w.settle().await;
        w.says(OLGA, "/team").await;
        let how = w.taps(OLGA, "Чат команды").await;
        let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command to type").to_owned();
        let group = w.standin.supergroup("Продажи Север", &w.person(OLGA));
        w.person(IVAN).in_chat(group.id()).joins();
        w.person(IVAN).in_chat(group.id()).adds_bot();
        w.says_in(group.id(), IVAN, &typed).await;
        w.minute().await;
        let (yes, no) = (w.data(OLGA, "Привязать"), w.data(KIRA, "Нет"));
        assert!(!w.story(PETR).contains("Привязать чат"), "a chat is the heads' to bind: {}", w.story(PETR));
        w.taps(KIRA, "Привязать").await;
        w.minute().await;
        let copy = w.story(OLGA);
        assert!(copy.contains("Привязываем. Отмечено в 12:") && copy.contains("Кира Лунина"), "{copy}");
        let asked = w.standin.messages(OLGA).into_iter().find(|m| m.text().contains("Привязать чат")).expect("there");
        for data in [yes, no] {
            let tapped = w.person(OLGA).forges(asked.id, &data);
            w.settle().await;
            let second = tapped.answer().and_then(|answer| answer.text).unwrap_or_default();
            assert!(second.contains("Отмечено в 12:") && second.contains("Кира Лунина"), "{second}");
            w.minute().await;
        }
        assert!(w.standin.transcript(group.id()).contains("Здесь собирается отдел «Север»"));
    }

    async fn a_call_for_help_is_answered_once_and_the_others_see_how(base: Base) {
        let w = three_leaders(base, "2026-11-23T12:00:00").await;
        w.says(IVAN, "/promise Ромашка оплатит 120к до 26.11").await;
        w.minute().await;
        w.says(IVAN, "/promises").await;
        w.taps(IVAN, "1").await;
        w.taps(IVAN, "Нужна помощь").await;
        w.minute().await;
        let hint = w.data(OLGA, "Подскажу");
        w.taps(PETR, "Пойдём вместе").await;
        w.minute().await;
        for other in [OLGA, KIRA] {
            let copy = w.last(other);
            assert!(copy.contains("просит помочь") && copy.contains("Ответ: пойдём вместе. Отмечено в"), "{copy}");
            assert!(copy.contains("Пётр Орлов") && w.labels(other).is_empty(), "{copy}");
        }
        assert!(w.forges(OLGA, &hint).await.contains("Отмечено в"), "{}", w.last(OLGA));
        assert_eq!(w.story(IVAN).matches("пойдём вместе").count(), 1, "{}", w.story(IVAN));
    }

    async fn an_absence_is_taken_back_once_and_the_others_see_by_whom(base: Base) {
        let w = three_leaders(base, "2026-11-23T12:00:00").await;
        w.says(IVAN, "/absent").await;
        w.taps(IVAN, "Отпуск").await;
        w.taps(IVAN, "Завтра").await;
        w.minute().await;
        let cancel = w.data(OLGA, "Отменить");
        w.taps(KIRA, "Отменить").await;
        w.minute().await;
        let copy = w.story(OLGA);
        assert!(copy.contains("Отмечено в 12:") && copy.contains("Кира Лунина"), "{copy}");
        let second = w.forges(OLGA, &cancel).await;
        assert!(second.contains("Отмечено в 12:") && second.contains("Кира Лунина"), "{second}");
    }

    async fn the_only_head_who_blocks_the_bot_is_replaced_by_a_superiors_tap_after_three_days(base: Base) {
        let people = [(PETR, "Пётр"), (DIRECTOR, "Сергей"), (SECOND_DIRECTOR, "Вера")];
        let w = with(base, "2026-11-23T12:00:00", &format!("{DEPUTY}{DIRECTORS}"), &people).await;
        w.person(OLGA).blocks_bot();
        w.minute().await;
        assert!(w.last(PETR).contains("Сообщения не доходят: Ольга Белова"), "{}", w.last(PETR));
        w.until("2026-11-26T11:50:00").await;
        assert!(!w.story(DIRECTOR).contains("не доходят"), "not before three days: {}", w.story(DIRECTOR));
        w.until("2026-11-26T12:05:00").await;
        for superior in [DIRECTOR, SECOND_DIRECTOR] {
            let asked = w.last(superior);
            assert!(asked.contains("уже три дня") && asked.contains("Ольга Белова"), "{asked}");
            let labels = w.labels(superior);
            let candidates = ["Пётр Орлов", "Иван Иванов", "Мария Ким"].map(|name| format!("Назначить РОПом: {name}"));
            assert_eq!(labels, candidates, "the deputy first");
        }
        w.until("2026-11-28T12:00:00").await;
        assert_eq!(w.story(DIRECTOR).matches("уже три дня").count(), 1, "asked once");
        let (kim, ivan) = (w.data(DIRECTOR, "Назначить РОПом: Мария Ким"), w.data(SECOND_DIRECTOR, "Назначить РОПом: Иван Иванов"));
        for other in [IVAN, PETR] {
            let refused = w.forges(other, &kim).await;
            assert!(refused.contains("Это может только РОП"), "{refused}");
            w.minute().await;
        }
        let done = w.taps(DIRECTOR, "Назначить РОПом: Мария Ким").await;
        assert!(done.contains("Мария Ким теперь РОП") && done.contains("Ольга Белова"), "{done}");
        w.minute().await;
        assert!(w.story(MARIA).contains("теперь вы — РОП"), "{}", w.story(MARIA));
        assert!(w.story(PETR).contains("РОП теперь Мария Ким. Отмечено в"), "{}", w.story(PETR));
        let copy = w.last(SECOND_DIRECTOR);
        assert!(copy.contains("РОП теперь Мария Ким. Отмечено в") && copy.contains("Сергей Директоров"), "{copy}");
        let late = w.forges(SECOND_DIRECTOR, &ivan).await;
        assert!(late.contains("Отмечено в") && late.contains("Сергей Директоров"), "{late}");
        // The lost head keeps her role and finds everything.
        w.minute().await;
        let team = w.says(MARIA, "/team").await;
        assert!(team.contains("Ольга Белова · РОП · бот заблокирован") && team.contains("Мария Ким · РОП"), "{team}");
        let menu: Vec<String> = w.person(MARIA).menu().into_iter().map(|item| item.command).collect();
        assert!(menu.contains(&"team".to_owned()), "{menu:?}");
        w.person(OLGA).unblocks_bot();
        w.minute().await;
        assert!(w.says(OLGA, "/team").await.contains("Мария Ким · РОП"), "{}", w.last(OLGA));
        w.until("2026-12-10T12:00:00").await;
        assert_eq!(w.standin.story(DIRECTOR).matches("уже три дня").count(), 1, "{}", w.standin.story(DIRECTOR));
    }

    async fn a_head_who_is_back_in_time_or_has_a_second_is_not_looked_for(base: Base) {
        let w = with(base, "2026-11-23T12:00:00", DIRECTORS, &[(DIRECTOR, "Сергей")]).await;
        w.person(OLGA).blocks_bot();
        w.until("2026-11-25T12:00:00").await;
        w.person(OLGA).unblocks_bot();
        w.until("2026-11-27T12:00:00").await;
        assert!(!w.story(DIRECTOR).contains("не доходят"), "{}", w.story(DIRECTOR));
        // Lost again, and back after the question: it is answered sensibly.
        w.person(OLGA).blocks_bot();
        w.until("2026-11-30T12:05:00").await;
        assert!(w.last(DIRECTOR).contains("уже три дня"), "{}", w.story(DIRECTOR));
        w.person(OLGA).unblocks_bot();
        w.minute().await;
        let said = w.toast(DIRECTOR, "Назначить РОПом: Мария Ким").await;
        assert!(said.contains("РОП снова на связи"), "{said}");
        // With a second head nobody is looked for.
        w.add(&format!("{SECOND_HEAD}{DIRECTORS}")).await;
        w.standin.user(KIRA, "Кира").starts(None);
        w.person(OLGA).blocks_bot();
        w.until("2026-12-08T12:00:00").await;
        assert_eq!(w.story(DIRECTOR).matches("уже три дня").count(), 1, "{}", w.story(DIRECTOR));
    }

    async fn a_director_who_comes_later_is_asked_then_and_the_deputies_know_who_can_help(base: Base) {
        let w = with(base, "2026-11-23T12:00:00", DEPUTY, &[(PETR, "Пётр")]).await;
        w.says(OLGA, "/team").await;
        let text = w.taps(OLGA, "Пригласить: директор").await;
        let link = text.split_whitespace().find(|word| word.contains("?start=i")).expect("a link").to_owned();
        w.person(OLGA).blocks_bot();
        w.until("2026-11-26T12:05:00").await;
        let told = w.last(PETR);
        assert!(told.contains("директор, но его в отделе нет") && told.contains("planerka head north"), "{told}");
        w.standin.user(DIRECTOR, "Сергей").follows(&link);
        w.settle().await;
        w.taps(DIRECTOR, "Сергей").await;
        w.minute().await;
        assert!(w.story(DIRECTOR).contains("уже три дня"), "{}", w.story(DIRECTOR));
        w.taps(DIRECTOR, "Назначить РОПом: Пётр Орлов").await;
        w.minute().await;
        assert!(w.story(PETR).contains("теперь вы — РОП"), "{}", w.story(PETR));
    }

    async fn three_days_out_of_reach_are_told_once_over_a_restart(base: Base) {
        let mut w = with(base, "2026-11-23T12:00:00", DIRECTORS, &[(DIRECTOR, "Сергей"), (SECOND_DIRECTOR, "Вера")]).await;
        w.person(OLGA).blocks_bot();
        w.until("2026-11-26T11:00:00").await;
        w.kill();
        w.clock.advance_by(TimeDelta::hours(20));
        w.start().await;
        w.until("2026-11-27T08:00:00").await;
        assert_eq!(w.story(DIRECTOR).matches("уже три дня").count(), 1, "caught up: {}", w.story(DIRECTOR));
        w.restart().await;
        w.until("2026-11-29T12:00:00").await;
        assert_eq!(w.story(DIRECTOR).matches("уже три дня").count(), 1);
        assert_eq!(w.story(SECOND_DIRECTOR).matches("уже три дня").count(), 1);
    }

    async fn the_last_head_who_is_here_neither_leaves_nor_steps_down_while_the_other_has_blocked_the_bot(base: Base) {
        let w = with(base, "2026-11-23T12:00:00", SECOND_HEAD, &[(KIRA, "Кира")]).await;
        w.person(KIRA).blocks_bot();
        w.minute().await;
        for (button, sure) in [("Больше не в отделе", Some("Да, убрать")), ("Сделать: менеджер", None), ("Другой Telegram", None)] {
            w.minute().await;
            w.says(OLGA, "/team").await;
            w.taps(OLGA, "Ольга Белова").await;
            let mut said = w.toast(OLGA, button).await;
            if let Some(sure) = sure {
                said = w.toast(OLGA, sure).await;
            }
            assert!(said.contains("единственный РОП на связи"), "{button}: {said}");
        }
        // She may take the role from the one who is lost: somebody still leads.
        w.minute().await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Кира Лунина").await;
        let card = w.taps(OLGA, "Сделать: менеджер").await;
        assert!(card.contains("Кира Лунина · менеджер"), "{card}");
    }
}
