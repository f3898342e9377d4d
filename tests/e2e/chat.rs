//! The team chat: bound by the button or a typed code, lost, moved, wanted by two; and who may not bind it.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use planerka::demo::standin::Group;

/// Olga's way from /team to the link and the typed code.
async fn asks_for_code(w: &World) -> (String, String) {
    w.says(OLGA, "/team").await;
    let how = w.taps(OLGA, "Чат команды").await;
    let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command to type").to_owned();
    (w.data(OLGA, "Выбрать чат"), typed)
}

fn code(typed: &str) -> String {
    typed.split(' ').nth(1).expect("a code").to_owned()
}

/// A supergroup of Olga, Ivan and Maria.
fn group(w: &World) -> Group {
    let olga = w.person(OLGA);
    let group = w.standin.supergroup("Продажи Север", &olga);
    for id in [IVAN, MARIA] {
        w.person(id).in_chat(group.id()).joins();
    }
    group
}

on_both! {
    async fn the_head_binds_the_chat_by_the_button_and_hears_who_is_there(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (link, typed) = asks_for_code(&w).await;
        assert_eq!(code(&typed).len(), 8, "{typed}");
        let group = group(&w);
        w.person(OLGA).in_chat(group.id()).follows(&link);
        w.settle().await;
        let card = w.standin.transcript(group.id());
        assert!(card.contains("Здесь собирается отдел «Север»"), "{card}");
        assert!(card.contains("права администратора"), "the card asks for rights: {card}");
        w.minute().await;
        let told = w.last(OLGA);
        assert!(told.contains("В чате 3, на связи 3"), "{}", w.story(OLGA));
        assert!(!w.story(OLGA).contains("Привязать чат"), "nothing is asked that is done already: {}", w.story(OLGA));
        group.owner().promotes_bot();
        w.minute().await;
        let card = w.standin.transcript(group.id());
        assert!(!card.contains("права администратора"), "the request goes away: {card}");
        assert!(w.says(OLGA, "/team").await.contains("Чат: Продажи Север"));
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        let posted = w.standin.transcript(group.id());
        assert!(posted.contains("Итоги пн 23.11"), "{posted} {}", w.story(IVAN));
    }

    async fn a_code_typed_by_a_manager_asks_the_head_first(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (_, typed) = asks_for_code(&w).await;
        let group = group(&w);
        w.person(IVAN).in_chat(group.id()).adds_bot();
        w.says_in(group.id(), IVAN, &typed).await;
        w.minute().await;
        let said = w.standin.transcript(group.id());
        assert!(said.contains("спросил"), "{said}");
        assert!(!said.contains("Здесь собирается"), "not bound before the head says so: {said}");
        assert!(w.last(OLGA).contains("«Продажи Север»") && w.last(OLGA).contains("Иван Иванов"), "{}", w.last(OLGA));
        let forged = w.forges(IVAN, &w.data(OLGA, "Привязать")).await;
        assert!(forged.contains("только РОП"), "{forged}");
        assert!(w.taps(IVAN, "Передать просьбу").await.contains("Передал"), "{}", w.last(IVAN));
        w.minute().await;
        assert!(w.last(OLGA).contains("Иван Иванов просит"), "{}", w.last(OLGA));
        assert!(!w.standin.transcript(group.id()).contains("Здесь собирается"));
        w.taps(OLGA, "Привязать").await;
        w.minute().await;
        assert!(w.standin.transcript(group.id()).contains("Здесь собирается отдел «Север»"));
        assert!(w.last(OLGA).contains("В чате 3, на связи 3"), "{}", w.story(OLGA));
    }

    async fn a_chat_bound_by_a_file_is_greeted_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add("").await;
        w.minute().await;
        let chat = w.standin.transcript(w.chat);
        assert_eq!(chat.matches("Здесь собирается отдел «Север»").count(), 1, "{chat}");
    }

    async fn the_heads_no_leaves_the_chat_alone(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (_, typed) = asks_for_code(&w).await;
        let group = group(&w);
        w.person(IVAN).in_chat(group.id()).adds_bot();
        w.says_in(group.id(), IVAN, &typed).await;
        w.minute().await;
        let no = w.taps(OLGA, "Нет").await;
        assert!(no.contains("не привязываю"), "{no}");
        w.minute().await;
        assert!(!w.standin.transcript(group.id()).contains("Здесь собирается"));
        assert!(w.says(OLGA, "/team").await.contains("не привязан"));
    }

    async fn a_code_is_of_no_use_after_a_quarter_of_an_hour_or_when_it_is_wrong(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (_, typed) = asks_for_code(&w).await;
        let group = group(&w);
        w.person(OLGA).in_chat(group.id()).adds_bot();
        w.until("2026-11-23T12:16:00").await;
        w.says_in(group.id(), OLGA, &typed).await;
        let said = w.standin.transcript(group.id());
        assert!(said.contains("Код не подошёл"), "{said}");
        let at = w.standin.bot_username();
        w.says_in(group.id(), OLGA, &format!("/start@{at}")).await;
        w.minute().await;
        assert!(w.standin.transcript(group.id()).contains("пока не привязан"), "{}", w.standin.transcript(group.id()));
        for _ in 0..12 {
            w.says_in(group.id(), IVAN, &format!("/start@{at} AAAABBBB")).await;
            w.minute().await;
        }
        let (_, fresh) = asks_for_code(&w).await;
        w.says_in(group.id(), IVAN, &fresh).await;
        w.minute().await;
        let said = w.standin.transcript(group.id());
        assert!(said.contains("Слишком много попыток"), "guessing is slowed down: {said}");
        assert!(!said.contains("Здесь собирается"), "{said}");
        w.says_in(group.id(), OLGA, &fresh).await;
        w.minute().await;
        assert!(w.standin.transcript(group.id()).contains("Здесь собирается"), "the head's own code works");
    }

    async fn in_a_forum_everything_goes_to_the_topic_of_the_code(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (_, typed) = asks_for_code(&w).await;
        let forum = w.standin.forum("Север", &w.person(OLGA));
        let topic = forum.topic("Планёрка");
        forum.owner().adds_bot();
        w.person(OLGA).in_chat(forum.id()).in_topic(topic).says(&typed);
        w.settle().await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        let said = w.standin.transcript(forum.id());
        assert!(said.contains("#Планёрка\nЗдесь собирается"), "{said}");
        assert!(said.contains("#Планёрка\n📊 Итоги пн 23.11"), "{said}");
    }

    async fn a_bot_removed_from_the_chat_tells_the_head_and_sends_the_digest_to_him(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.person(OLGA).in_chat(w.chat).kicks_bot();
        w.minute().await;
        assert!(w.last(OLGA).contains("больше нет в чате «Север»"), "{}", w.last(OLGA));
        assert_eq!(w.story(OLGA).matches("больше нет в чате").count(), 1, "said once: {}", w.story(OLGA));
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.last(OLGA).contains("Итоги пн 23.11"), "{}", w.last(OLGA));
        let nowhere = w.person(OLGA).taps("Переслать в чат");
        w.settle().await;
        let said = nowhere.answer().and_then(|a| a.text).unwrap_or_default();
        assert!(said.contains("некуда"), "{said}");
        w.person(OLGA).in_chat(w.chat).adds_bot();
        w.minute().await;
        w.taps(OLGA, "Переслать в чат").await;
        w.minute().await;
        assert!(w.team().contains("Итоги пн 23.11"), "back in its chat it goes on: {}", w.team());
    }

    async fn a_group_that_becomes_a_supergroup_is_followed(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (_, typed) = asks_for_code(&w).await;
        let group = w.standin.group("Север", &w.person(OLGA));
        group.owner().adds_bot();
        w.says_in(group.id(), OLGA, &typed).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.standin.transcript(group.id()).contains("Итоги пн 23.11"));
        let above = group.migrates();
        w.minute().await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T10:06:00").await;
        let said = w.standin.transcript(above.id());
        assert!(said.contains("Итоги вт 24.11"), "{said}");
        let head = w.story(OLGA);
        assert!(!head.contains("больше нет в чате"), "nothing was lost: {head}");
    }

    async fn a_second_department_cannot_take_the_chat(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let south = SOUTH.split("[[member]]\ntelegram = 1002").next().expect("the head alone");
        w.apply(south).await;
        let petr = w.standin.user(PETR, "Пётр");
        petr.starts(None);
        w.settle().await;
        petr.in_chat(w.chat).joins();
        w.says(PETR, "/team").await;
        let how = w.taps(PETR, "Чат команды").await;
        let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command").to_owned();
        w.says_in(w.chat, PETR, &typed).await;
        w.minute().await;
        assert!(w.team().contains("уже привязан к другому отделу"), "{}", w.team());
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Итоги пн 23.11"), "it stays whose it was: {}", w.team());
        assert!(w.says(PETR, "/team").await.contains("не привязан"));
        // Once the first department lets it go, the second may have it.
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Чат команды").await;
        let gone = w.taps(OLGA, "Отвязать").await;
        assert!(gone.contains("«Север» отвязан"), "{gone}");
        w.says(PETR, "/team").await;
        let how = w.taps(PETR, "Чат команды").await;
        let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command").to_owned();
        w.says_in(w.chat, PETR, &typed).await;
        w.minute().await;
        assert!(w.team().contains("Здесь собирается отдел «Юг»"), "{}", w.team());
    }

    async fn a_head_who_simply_adds_the_bot_is_asked_whether_this_is_the_chat(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let group = group(&w);
        w.person(OLGA).in_chat(group.id()).adds_bot();
        w.minute().await;
        assert!(w.last(OLGA).contains("«Продажи Север»"), "{}", w.last(OLGA));
        w.taps(OLGA, "Привязать").await;
        w.minute().await;
        assert!(w.standin.transcript(group.id()).contains("Здесь собирается отдел «Север»"));
        let again = w.forges(OLGA, "1zz").await;
        assert!(!again.is_empty());
    }

    async fn strangers_and_the_nameless_are_answered_in_the_chat_and_change_nothing(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let stranger = w.standin.user(9009, "Чужой").in_chat(w.chat);
        stranger.joins();
        w.until("2026-11-24T10:10:00").await;
        let before = w.team();
        stranger.says("привет всем");
        w.minute().await;
        assert_eq!(w.team().matches("Planerka").count(), before.matches("Planerka").count(), "talk is none of ours");
        let at = w.standin.bot_username();
        stranger.says(&format!("/digest@{at}"));
        w.minute().await;
        let said = w.person(9009).in_chat(w.chat).last_from_bot().expect("an answer").text().to_owned();
        assert!(said.contains("сводки пока нет"), "{said}");
        w.person(OLGA).in_chat(w.chat).unnamed().says(&format!("/digest@{at}"));
        w.minute().await;
        let said = w.person(OLGA).in_chat(w.chat).last_from_bot().expect("an answer").text().to_owned();
        assert!(said.contains("от имени чата"), "{said}");
        stranger.says(&format!("/team@{at}"));
        w.minute().await;
        let said = w.person(9009).in_chat(w.chat).last_from_bot().expect("an answer").text().to_owned();
        assert!(said.contains("в личные сообщения"), "{said}");
    }
}

pub const PETR: i64 = 3001;
pub const SOUTH: &str = r#"
[department]
key = "south"
name = "Юг"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
[schedule]
preset = "standard"
[metrics]
template = "services"
[[member]]
telegram = 3001
name = "Пётр Орлов"
role = "head"
reports = false
[[member]]
telegram = 1002
name = "Иван Иванов"
role = "manager"
joined_on = "2026-10-01"
"#;
