//! The team chat's life once it is bound: topics, moves to another number, silence, removal and return, rights, titles.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::demo::standin::{Group, Message, Order};

const HEADING: &str = "📊 Итоги";

/// Has the head's code typed at a place of the group.
async fn bind(w: &World, group: &Group, topic: Option<i64>) {
    w.says(OLGA, "/team").await;
    let how = w.taps(OLGA, "Чат команды").await;
    type_code(w, group, topic, &how).await;
}

async fn type_code(w: &World, group: &Group, topic: Option<i64>, how: &str) {
    let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command to type");
    let olga = w.person(OLGA).in_chat(group.id());
    match topic {
        Some(topic) => olga.in_topic(topic).says(typed),
        None => olga.says(typed),
    };
    w.minute().await;
}

/// A forum with a topic of its own for digests and another one, bound in the first.
async fn forum(w: &World) -> (Group, i64, i64) {
    let forum = w.standin.forum("Север", &w.person(OLGA));
    let (planning, talk) = (forum.topic("Планёрка"), forum.topic("Курилка"));
    forum.owner().adds_bot();
    bind(w, &forum, Some(planning)).await;
    (forum, planning, talk)
}

/// One report by a quarter past nine and the digest after it.
async fn digest_of(w: &World, day: &str) {
    w.until(&format!("{day}T09:10:00")).await;
    w.says(IVAN, LINE).await;
    w.until(&format!("{day}T10:06:00")).await;
}

/// Digests that stand in the chat: where each is, and what it says.
fn digests(w: &World, group: &Group) -> Vec<Message> {
    w.standin.messages(group.id()).into_iter().filter(|m| m.text().starts_with(HEADING)).collect()
}

/// How often the head has been told so.
fn told(w: &World, words: &str) -> usize {
    w.story(OLGA).matches(words).count()
}

on_both! {
    async fn in_a_forum_a_command_is_answered_in_its_topic_and_the_digest_stays_in_its_own(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (forum, planning, talk) = forum(&w).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        let at = w.standin.bot_username().to_owned();
        let olga = w.person(OLGA).in_chat(forum.id());
        olga.in_topic(talk).says(&format!("/digest@{at}"));
        w.minute().await;
        let posted = digests(&w, &forum);
        assert_eq!(posted.iter().map(|m| m.thread).collect::<Vec<_>>(), [Some(planning)]);
        let messages = w.standin.messages(forum.id());
        let answer = messages.iter().find(|m| m.text() == "Сводка в чате.").expect("an answer");
        assert_eq!(answer.thread, Some(talk), "asked elsewhere, answered there");
        olga.in_topic(talk).says(&format!("/promises@{at}"));
        w.minute().await;
        assert_eq!(olga.last_from_bot().expect("an answer").thread, Some(talk));
        olga.says(&format!("/start@{at}"));
        w.minute().await;
        assert_eq!(olga.last_from_bot().expect("an answer").thread, None, "General has no number");
        w.until("2026-11-24T10:20:00").await;
        w.says(MARIA, LINE).await;
        w.minute().await;
        let posted = digests(&w, &forum);
        assert_eq!(posted.len(), 1);
        assert!(posted[0].text().contains("обновлено 10:20") && posted[0].thread == Some(planning), "{posted:?}");
        // The protocol of the day by a command in the other topic stands there.
        olga.in_topic(talk).says(&format!("/protocol@{at}"));
        w.minute().await;
        assert_eq!(olga.last_from_bot().expect("a protocol").thread, Some(talk));
    }

    async fn a_deleted_topic_gives_way_to_general_and_the_leaders_hear_how_to_choose_another(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (forum, planning, talk) = forum(&w).await;
        forum.deletes_topic(planning);
        digest_of(&w, "2026-11-24").await;
        assert_eq!(digests(&w, &forum).iter().map(|m| m.thread).collect::<Vec<_>>(), [None]);
        assert_eq!(told(&w, "Темы, в которой выходила сводка, в чате «Север» больше нет"), 1, "{}", w.story(OLGA));
        digest_of(&w, "2026-11-25").await;
        assert_eq!(told(&w, "в чате «Север» больше нет"), 1, "said once: {}", w.story(OLGA));
        let how = w.taps(OLGA, "Выбрать тему").await;
        assert!(how.contains("отправьте код в той, где быть сводке"), "{how}");
        type_code(&w, &forum, Some(talk), &how).await;
        digest_of(&w, "2026-11-26").await;
        assert_eq!(digests(&w, &forum).iter().map(|m| m.thread).collect::<Vec<_>>(), [None, None, Some(talk)]);
    }

    async fn a_closed_topic_is_left_for_general_until_it_is_opened_again(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (forum, planning, _) = forum(&w).await;
        forum.closes_topic(planning);
        w.settle().await;
        digest_of(&w, "2026-11-24").await;
        assert_eq!(told(&w, "в чате «Север» закрыта"), 1, "{}", w.story(OLGA));
        digest_of(&w, "2026-11-25").await;
        assert_eq!(told(&w, "в чате «Север» закрыта"), 1, "said once: {}", w.story(OLGA));
        forum.reopens_topic(planning);
        w.settle().await;
        digest_of(&w, "2026-11-26").await;
        let threads: Vec<_> = digests(&w, &forum).iter().map(|m| m.thread).collect();
        assert_eq!(threads, [None, None, Some(planning)]);
        // Closed to all but administrators: to one it is open.
        forum.closes_topic(planning);
        forum.owner().promotes_bot();
        w.settle().await;
        digest_of(&w, "2026-11-27").await;
        assert_eq!(digests(&w, &forum).last().expect("a digest").thread, Some(planning));
        assert_eq!(told(&w, "в чате «Север» закрыта"), 1, "{}", w.story(OLGA));
    }

    async fn without_topics_the_digest_stands_in_the_chat_itself(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let (forum, planning, _) = forum(&w).await;
        forum.has_topics(false);
        digest_of(&w, "2026-11-24").await;
        forum.has_topics(true);
        digest_of(&w, "2026-11-25").await;
        let threads: Vec<_> = digests(&w, &forum).iter().map(|m| m.thread).collect();
        assert_eq!(threads, [None, Some(planning)]);
        assert_eq!(told(&w, "Пока пишу в General"), 0, "{}", w.story(OLGA));
    }

    async fn where_general_is_closed_the_digest_comes_to_the_leaders_and_is_forwarded_later(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let forum = w.standin.forum("Север", &w.person(OLGA));
        forum.owner().adds_bot();
        bind(&w, &forum, None).await;
        forum.closes_general(true);
        digest_of(&w, "2026-11-24").await;
        assert!(digests(&w, &forum).is_empty());
        assert_eq!(told(&w, "В чате «Север» мне не дают писать"), 1, "{}", w.story(OLGA));
        assert!(w.last(OLGA).contains("В чате отдела мне не дают писать, поэтому сводка пришла вам"), "{}", w.last(OLGA));
        forum.closes_general(false);
        w.taps(OLGA, "Переслать в чат").await;
        w.minute().await;
        assert_eq!(digests(&w, &forum).len(), 1);
    }

    async fn a_move_found_out_by_a_refusal_loses_and_doubles_nothing(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let group = w.standin.group("Север", &w.person(OLGA));
        group.owner().adds_bot();
        bind(&w, &group, None).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        let above = group.migrates_unheard();
        w.until("2026-11-24T10:06:00").await;
        assert_eq!(digests(&w, &above).len(), 1, "{}", w.standin.transcript(above.id()));
        above.tells_of_migration(&group);
        w.minute().await;
        w.until("2026-11-24T10:20:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:30:00").await;
        let posted = digests(&w, &above);
        assert_eq!(posted.len(), 1, "{posted:?}");
        assert!(posted[0].text().contains("обновлено 10:20, сдали 2 из 2"), "{}", posted[0].text());
        assert_eq!((told(&w, "больше нет в чате"), told(&w, "Привязать чат")), (0, 0), "{}", w.story(OLGA));
        assert!(w.says(OLGA, "/team").await.contains("Чат: Север"));
    }

    async fn todays_digest_that_stayed_in_the_old_group_is_posted_once_more_and_harms_no_other_message(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let group = w.standin.group("Север", &w.person(OLGA));
        group.owner().adds_bot();
        bind(&w, &group, None).await;
        digest_of(&w, "2026-11-24").await;
        let old = digests(&w, &group).remove(0);
        let above = group.migrates();
        w.minute().await;
        // The bot's messages there get the numbers that those of the old group had.
        let at = w.standin.bot_username().to_owned();
        while w.standin.messages(above.id()).last().is_none_or(|m| m.id < old.id + 1) {
            w.says_in(above.id(), OLGA, &format!("/start@{at}")).await;
            w.minute().await;
        }
        let before: Vec<String> = w.standin.messages(above.id()).iter().map(|m| m.text().to_owned()).collect();
        w.until("2026-11-24T11:20:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T11:25:00").await;
        let posted = digests(&w, &above);
        assert_eq!(posted.len(), 1, "once more: {}", w.standin.transcript(above.id()));
        assert!(posted[0].text().contains("обновлено 11:20, сдали 2 из 2"), "{}", posted[0].text());
        let after: Vec<String> = w.standin.messages(above.id()).iter().map(|m| m.text().to_owned()).collect();
        assert!(after.starts_with(&before), "no other message has changed: {after:?}");
        assert_eq!(digests(&w, &group)[0].text(), old.text(), "the old one stays as it was");
        w.until("2026-11-24T11:30:00").await;
        w.says(IVAN, "/report").await;
        w.says(IVAN, "41 3 2 1 112к").await;
        w.until("2026-11-24T11:40:00").await;
        let posted = digests(&w, &above);
        assert_eq!(posted.len(), 1, "from now on it is edited: {}", w.standin.story(above.id()));
        assert!(posted[0].text().contains("112\u{a0}000"), "{}", posted[0].text());
        digest_of(&w, "2026-11-25").await;
        assert_eq!(digests(&w, &above).len(), 2, "the next is an ordinary one");
    }

    async fn what_is_said_by_the_old_number_is_meant_for_the_new_one(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        w.says(OLGA, "/team").await;
        let how = w.taps(OLGA, "Чат команды").await;
        let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command").to_owned();
        let group = w.standin.group("Север", &w.person(OLGA));
        for id in [IVAN, MARIA] {
            w.person(id).in_chat(group.id()).joins();
        }
        w.person(IVAN).in_chat(group.id()).adds_bot();
        w.says_in(group.id(), IVAN, &typed).await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Привязать чат «Север»"), "{}", w.last(OLGA));
        let above = group.migrates();
        above.renames("Север и Ко");
        w.minute().await;
        w.taps(OLGA, "Привязать").await;
        w.minute().await;
        let card = w.standin.transcript(above.id());
        assert!(card.contains("Здесь собирается отдел «Север»"), "the button names the old number: {card}");
        assert!(w.says(OLGA, "/team").await.contains("Чат: Север и Ко"));
        // So may a file.
        w.apply(&FILE.replace("CHAT", &group.id().to_string())).await;
        digest_of(&w, "2026-11-24").await;
        assert_eq!(digests(&w, &above).len(), 1, "{}", w.story(OLGA));
    }

    async fn a_digest_on_its_way_when_the_bot_is_removed_comes_to_the_leaders(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:04:00").await;
        // The bot finds it out by the refusal before it is told.
        w.standin.hold_updates();
        w.person(OLGA).in_chat(w.chat).kicks_bot();
        w.unheard_until("2026-11-24T10:06:00").await;
        w.standin.release_updates(Order::AsHappened);
        w.minute().await;
        assert_eq!(told(&w, "больше нет в чате"), 1, "said once, however it was found out: {}", w.story(OLGA));
        let copy = w.last(OLGA);
        assert!(copy.contains(HEADING) && copy.contains("Меня нет в чате отдела, поэтому сводка пришла вам"), "{copy}");
        w.until("2026-11-24T10:30:00").await;
        w.says(MARIA, LINE).await;
        w.minute().await;
        assert!(w.last(OLGA).contains("обновлено 10:30") && w.labels(OLGA) == ["Переслать в чат"], "{}", w.last(OLGA));
        // Back by hand: the binding is alive, the leaders hear it, and today's digest can go where it belongs.
        w.person(OLGA).in_chat(w.chat).adds_bot();
        w.minute().await;
        assert!(w.last(OLGA).contains("Я снова на связи в чате «Север»"), "{}", w.story(OLGA));
        assert!(w.last(OLGA).contains("Последняя сводка пока есть только у вас"), "{}", w.last(OLGA));
        w.taps(OLGA, "Переслать в чат").await;
        w.minute().await;
        assert_eq!(w.team().matches(HEADING).count(), 1, "{}", w.team());
        let again = w.toast(OLGA, "Переслать в чат").await;
        assert!(again.contains("свежая"), "{again}");
        digest_of(&w, "2026-11-25").await;
        assert_eq!(w.team().matches(HEADING).count(), 2, "{}", w.team());
        assert_eq!(told(&w, "Я снова на связи"), 1);
    }

    async fn back_by_the_link_is_said_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let cards = |w: &World| w.team().matches("Здесь собирается").count();
        let before = cards(&w);
        w.person(OLGA).in_chat(w.chat).kicks_bot();
        w.minute().await;
        w.taps(OLGA, "Вернуть в чат").await;
        let link = w.data(OLGA, "Выбрать чат");
        w.person(OLGA).in_chat(w.chat).follows(&link);
        w.minute().await;
        assert_eq!((told(&w, "Я снова на связи"), told(&w, "Чат «Север» привязан")), (0, 1), "{}", w.story(OLGA));
        assert_eq!(cards(&w) - before, 1, "one more card: {}", w.team());
    }

    async fn a_bot_that_may_not_write_says_so_once_and_tries_again(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let group = w.standin.group_by_id(w.chat);
        group.mutes_bot(true);
        digest_of(&w, "2026-11-24").await;
        assert_eq!(w.team().matches(HEADING).count(), 0);
        assert_eq!(told(&w, "В чате «Север» мне не дают писать"), 1, "{}", w.story(OLGA));
        assert!(w.last(OLGA).contains("поэтому сводка пришла вам") && w.labels(OLGA) == ["Переслать в чат"], "{}", w.last(OLGA));
        // Asked to try, it says that it is no better.
        w.taps(OLGA, "Переслать в чат").await;
        w.minute().await;
        assert_eq!(told(&w, "В чате «Север» мне не дают писать"), 2, "{}", w.story(OLGA));
        assert_eq!(told(&w, "поэтому сводка пришла вам"), 1, "the digest comes once: {}", w.story(OLGA));
        // The next day it is told to nobody again, and the digest comes.
        digest_of(&w, "2026-11-25").await;
        assert_eq!(told(&w, "В чате «Север» мне не дают писать"), 2, "{}", w.story(OLGA));
        assert_eq!(told(&w, "поэтому сводка пришла вам"), 2, "{}", w.story(OLGA));
        group.mutes_bot(false);
        digest_of(&w, "2026-11-26").await;
        assert_eq!(w.team().matches(HEADING).count(), 1, "by itself: {}", w.team());
        assert_eq!(told(&w, "Я снова на связи в чате «Север»"), 1, "{}", w.story(OLGA));
    }

    async fn a_bot_silenced_alone_hears_it_from_telegram(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let group = w.standin.group_by_id(w.chat);
        group.restricts_bot(true);
        w.minute().await;
        assert_eq!(told(&w, "В чате «Север» мне не дают писать"), 1, "{}", w.story(OLGA));
        group.restricts_bot(false);
        w.minute().await;
        assert_eq!(told(&w, "Я снова на связи в чате «Север»"), 1, "{}", w.story(OLGA));
        digest_of(&w, "2026-11-24").await;
        assert_eq!(w.team().matches(HEADING).count(), 1, "{}", w.team());
    }

    async fn the_checklist_follows_the_chat_and_its_rights(base: Base) {
        const ANNA: i64 = 2001;
        let w = World::bare(base, "2026-11-23T12:00:00").await;
        let anna = w.standin.user(ANNA, "Анна");
        anna.starts(None);
        w.settle().await;
        for _ in 0..8 {
            match w.labels(ANNA).first() {
                Some(label) if !w.story(ANNA).contains("?start=i") => drop(w.taps(ANNA, &label.clone()).await),
                _ if !w.story(ANNA).contains("?start=i") => drop(w.says(ANNA, "Южный").await),
                _ => break,
            }
        }
        w.minute().await;
        assert!(w.story(ANNA).contains("☐ Чат команды"), "{}", w.story(ANNA));
        let group = w.standin.supergroup("Юг", &anna);
        group.owner().adds_bot();
        w.says(ANNA, "/team").await;
        let how = w.taps(ANNA, "Чат команды").await;
        let typed = how.lines().find(|line| line.starts_with("/start@")).expect("a command to type").to_owned();
        w.says_in(group.id(), ANNA, &typed).await;
        w.minute().await;
        let lacks = "✅ Чат команды\n     в нём у меня пока нет прав администратора";
        assert!(w.story(ANNA).contains(lacks), "{}", w.story(ANNA));
        group.owner().promotes_bot();
        w.minute().await;
        assert!(!w.standin.transcript(ANNA).contains(lacks) && w.standin.transcript(ANNA).contains("✅ Чат команды"));
        group.owner().demotes_bot();
        w.minute().await;
        assert!(w.standin.transcript(ANNA).contains(lacks), "{}", w.story(ANNA));
        group.restricts_bot(true);
        w.minute().await;
        assert!(w.standin.transcript(ANNA).contains("в нём мне не дают писать"), "{}", w.story(ANNA));
        group.owner().kicks_bot();
        w.minute().await;
        assert!(w.standin.transcript(ANNA).contains("☐ Чат команды"), "{}", w.story(ANNA));
    }

    async fn numbers_of_somebody_nameless_are_not_lost_in_silence(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        digest_of(&w, "2026-11-24").await;
        let digest = w.standin.messages(w.chat).last().expect("a digest").id;
        let nameless = w.person(OLGA).in_chat(w.chat).unnamed();
        nameless.replies(digest, "41 3 2 1 98к");
        w.minute().await;
        let said = nameless.last_from_bot().expect("an answer");
        assert!(said.text().contains("не вижу, кто вы"), "{}", said.text());
        nameless.replies(digest, "молодцы!");
        w.minute().await;
        assert_eq!(nameless.last_from_bot().expect("the same").id, said.id, "talk is none of ours");
    }

    async fn the_card_asks_for_rights_whenever_they_are_missing_and_the_title_follows(base: Base) {
        let w = World::without_chat(base, "2026-11-23T12:00:00").await;
        let group = w.standin.supergroup("Север", &w.person(OLGA));
        group.owner().adds_bot();
        bind(&w, &group, None).await;
        let asks = "Пока я вижу здесь только команды с моим именем";
        let card = || w.standin.transcript(group.id());
        assert!(card().contains(asks), "{}", card());
        group.owner().promotes_bot();
        w.minute().await;
        assert!(!card().contains(asks), "{}", card());
        group.owner().demotes_bot();
        w.minute().await;
        assert!(card().contains(asks), "asked for anew: {}", card());
        assert_eq!(card().matches("Здесь собирается").count(), 1, "in the same card: {}", card());
        group.renames("Север, продажи");
        w.minute().await;
        assert!(w.says(OLGA, "/team").await.contains("Чат: Север, продажи"), "{}", w.last(OLGA));
        w.person(OLGA).in_chat(group.id()).kicks_bot();
        w.minute().await;
        assert!(w.last(OLGA).contains("в чате «Север, продажи»"), "{}", w.last(OLGA));
    }
}
