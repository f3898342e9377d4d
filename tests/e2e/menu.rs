//! The commands each person sees in Telegram: by his role and his language, and for those the bot has not met.
use crate::{base::Base, on_both, world::World};

/// The menu of whoever is in no department.
pub const STRANGERS: [&str; 5] = ["start", "help", "language", "my_data", "cancel"];

fn names(world: &World, id: i64) -> Vec<String> {
    world.person(id).menu().into_iter().map(|item| item.command).collect()
}

fn about(world: &World, id: i64, command: &str) -> String {
    let found = world.person(id).menu().into_iter().find(|item| item.command == command);
    found.map(|item| item.description).unwrap_or_default()
}

fn has(world: &World, id: i64, command: &str) -> bool {
    names(world, id).iter().any(|known| known == command)
}

on_both! {
    async fn whoever_has_not_met_the_bot_sees_the_first_commands_in_his_language(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[1003]).await;
        world.until("2026-11-23T08:01:00").await;
        assert_eq!(names(&world, 1003), STRANGERS);
        assert_eq!(about(&world, 1003, "help"), "что я умею");
        world.standin.user(2001, "Ann").with_language(Some("de"));
        assert_eq!(about(&world, 2001, "help"), "what I can do");
        world.standin.user(2002, "Олесь").with_language(Some("uk"));
        assert_eq!(about(&world, 2002, "help"), "что я умею");
        let group: Vec<String> = world.person(1003).in_chat(world.chat).menu().into_iter().map(|i| i.command).collect();
        assert!(group.contains(&"digest".to_owned()) && !group.contains(&"report".to_owned()), "{group:?}");
    }

    async fn a_menu_follows_the_role_and_the_language(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[]).await;
        assert!(has(&world, 1001, "team") && !has(&world, 1001, "report"));
        assert!(has(&world, 1002, "report") && !has(&world, 1002, "team") && !has(&world, 1002, "start"));
        world.says(1002, "/language").await;
        world.taps(1002, "English").await;
        assert_eq!(about(&world, 1002, "report"), "give or correct a report");
        world.says(1001, "/team").await;
        world.taps(1001, "Иван Иванов").await;
        world.taps(1001, "Сделать: заместитель").await;
        assert!(has(&world, 1002, "team") && has(&world, 1002, "report"));
    }

    async fn whoever_leaves_keeps_only_the_first_commands(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[]).await;
        world.says(1001, "/team").await;
        world.taps(1001, "Иван Иванов").await;
        world.taps(1001, "Больше не в отделе").await;
        world.taps(1001, "Да, убрать").await;
        assert_eq!(names(&world, 1002), STRANGERS);
    }

    async fn a_menu_that_is_in_place_is_not_set_again(base: Base) {
        let mut world = World::new(base, "2026-11-23T08:00:00", &[]).await;
        world.until("2026-11-23T08:01:00").await;
        let before = world.standin.calls("setMyCommands");
        world.says(1002, "/start").await;
        assert_eq!(world.standin.calls("setMyCommands"), before);
        world.kill();
        world.start().await;
        world.until("2026-11-23T08:02:00").await;
        let of_three_people = 3;
        assert_eq!(world.standin.calls("setMyCommands"), before + before - of_three_people);
    }

    async fn whoever_blocked_the_bot_gets_his_menu_when_he_comes_back(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[]).await;
        world.until("2026-11-23T08:01:00").await;
        let before = world.standin.calls("setMyCommands");
        world.person(1002).blocks_bot();
        world.settle().await;
        world.person(1002).unblocks_bot();
        world.settle().await;
        world.says(1002, "/start").await;
        assert_eq!(world.standin.calls("setMyCommands"), before + 1);
    }

    async fn a_leaders_menu_is_one_bubble_of_groups_whose_buttons_run_commands(base: Base) {
        let world = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let menu = world.says(1001, "/menu").await;
        assert!(menu.starts_with("Меню\n") && menu.contains("/promises") && menu.contains("/settings"), "{menu}");
        assert_eq!(world.labels(1001)[..2], ["День", "Люди"]);
        let bubbles = world.standin.messages(1001).len();
        let day = world.taps(1001, "День").await;
        assert_eq!(day, "День");
        let back = ["/today · кто ответил сегодня", "/digest · сводка отдела", "/protocol · протокол дня", "← Меню"];
        assert_eq!(world.labels(1001), back);
        world.taps(1001, "← Меню").await;
        world.taps(1001, "Люди").await;
        assert_eq!(world.standin.messages(1001).len(), bubbles, "the same bubble");
        let team = world.taps(1001, "/team · команда, роли, приглашения").await;
        assert!(team.contains("Отдел «Север»"), "{team}");
        assert_eq!(world.standin.messages(1001).len(), bubbles + 1, "what a command says is its own");
    }

    async fn the_menu_of_others_is_a_list_and_a_button_does_what_its_presser_may(base: Base) {
        let world = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let list = world.says(1002, "/menu").await;
        assert_eq!(list, "Вот что можно сделать:");
        let labels = world.labels(1002);
        assert!(labels.contains(&"/report · сдать или исправить отчёт".to_owned()) && !labels.iter().any(|l| l.starts_with("/team")), "{labels:?}");
        let promises = world.taps(1002, "/promises · обещания").await;
        assert!(promises.contains("Открытых обещаний у вас нет"), "{promises}");
        world.says(1001, "/menu").await;
        world.taps(1001, "Люди").await;
        let data = world.data(1001, "/team · команда, роли, приглашения");
        world.minute().await;
        let refused = world.forges(1002, &data).await;
        assert!(refused.contains("Это может только РОП"), "{refused}");
        let unknown = world.forges(1002, "1uc.nonsense").await;
        assert!(unknown.contains("Такой команды нет"), "{unknown}");
    }
}
