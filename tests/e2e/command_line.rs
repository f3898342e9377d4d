//! The program itself, run as a person runs it: what it prints and how it ends.
use crate::{base::Base, on_both, world::World};
use std::process::Command;

/// What a run left behind.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

const FILE: &str = r#"[department]
key = "north"
name = "Север"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
chat = -1001000000001
[schedule]
preset = "standard"
[metrics]
template = "b2b_outbound"
[[member]]
telegram = 1001
name = "Ольга Белова"
role = "head"
reports = false
[[member]]
telegram = 1002
name = "Иван Иванов"
role = "manager"
joined_on = "2026-10-01"
"#;

/// Runs the program with nothing of this process's settings.
async fn planerka(url: &str, arguments: &[&str], settings: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planerka"));
    let cleared =
        ["PLANERKA_BOT_TOKEN", "PLANERKA_API_URL", "PLANERKA_LISTEN", "PLANERKA_LOG", "LC_ALL", "LC_MESSAGES"];
    for name in cleared {
        command.env_remove(name);
    }
    command.args(arguments).env("DATABASE_URL", url).env("PLANERKA_LANGUAGE", "ru");
    command.envs(settings.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output().expect("the program runs")).await;
    let output = output.expect("the run ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("words");
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// Writes the file and applies it.
async fn apply(base: &Base, text: &str) -> Ran {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), text).expect("written");
    planerka(&base.url, &["apply", &file.path().display().to_string()], &[]).await
}

on_both! {
    async fn a_file_applied_says_what_it_did_and_applied_again_that_nothing_changed(base: Base) {
        let first = apply(&base, FILE).await;
        assert_eq!((first.code, first.err.as_str()), (0, ""));
        assert_eq!(
            first.out,
            "Отдел «Север» (north) создан.\n  чат команды: -1001000000001\n  + показатель «Звонки»\n  \
             + показатель «Встречи»\n  + показатель «КП»\n  + показатель «Договоры»\n  + показатель «Оплаты»\n  \
             + Ольга Белова, РОП\n  + Иван Иванов, менеджер\n\
             Ещё не нажали «Старт»: Ольга Белова и Иван Иванов. Пусть каждый откроет бота и нажмёт: \
             первым бот написать не может.\n"
        );
        let again = apply(&base, FILE).await;
        assert_eq!((again.code, again.out.as_str()), (0, "Отдел «Север» (north): ничего не изменилось.\n"));
    }

    async fn a_file_that_differs_says_in_words_what_became_of_what(base: Base) {
        apply(&base, FILE).await;
        let changed = FILE
            .replace("name = \"Север\"", "name = \"Север-2\"")
            .replace("preset = \"standard\"", "preset = \"standard\"\ndeadline = \"10:30\"\ndigest = \"10:35\"")
            .replace("role = \"manager\"", "role = \"deputy\"\ngrade = \"старший\"")
            + "[[grade]]\nname = \"старший\"\nweight = 130\n\
               [[member]]\nname = \"Мария Ким\"\nrole = \"head\"\nreports = true\n";
        let ran = apply(&base, &changed).await;
        assert_eq!(ran.code, 0, "{}", ran.err);
        let lines: Vec<&str> = ran.out.lines().collect();
        assert_eq!(
            lines[..8],
            [
                "Отдел «Север-2» (north) обновлён.",
                "  название: Север → Север-2",
                "  срок: 10:00 → 10:30",
                "  сводка: 10:05 → 10:35",
                "  + грейд «старший», 130\u{a0}%",
                "  Иван Иванов, роль: менеджер → заместитель",
                "  Иван Иванов, грейд: старший",
                "  + Мария Ким, РОП, сдаёт цифры",
            ]
        );
        assert!(lines[8].starts_with("Новое расписание — с "), "{}", lines[8]);
    }

    async fn the_difference_is_told_in_the_departments_language(base: Base) {
        let ran = apply(&base, &FILE.replace("language = \"ru\"", "language = \"en\"")).await;
        assert!(ran.out.starts_with("Department “Север” (north) is created.\n"), "{}", ran.out);
    }

    async fn what_is_exported_changes_nothing_when_it_is_applied(base: Base) {
        apply(&base, FILE).await;
        let exported = planerka(&base.url, &["export"], &[]).await;
        assert_eq!((exported.code, exported.err.as_str()), (0, ""));
        assert!(exported.out.contains("template = \"b2b_outbound\""), "{}", exported.out);
        assert!(exported.out.contains("joined_on = \"2026-10-01\""), "{}", exported.out);
        let again = apply(&base, &exported.out).await;
        assert_eq!(again.out, "Отдел «Север» (north): ничего не изменилось.\n");
        assert_eq!(planerka(&base.url, &["export", "north"], &[]).await.out, exported.out);
    }

    async fn facts_and_a_month_are_exported_as_tables(base: Base) {
        apply(&base, FILE).await;
        let facts = planerka(&base.url, &["export", "north", "--facts", "--from", "2026-11-01"], &[]).await;
        let header = "\u{feff}date;member_id;member;metric;value;missing;source;entered_by;entered_at;corrected;before;current\n";
        assert_eq!((facts.code, facts.err.as_str(), facts.out.as_str()), (0, "", header));
        let month = planerka(&base.url, &["export", "--month", "2026-11"], &[]).await;
        assert!(month.out.starts_with("\u{feff}metric;member_id;member;date;weight;"), "{}", month.out);
        assert_eq!(planerka(&base.url, &["export", "--month", "11.2026"], &[]).await.code, 2);
        assert_eq!(planerka(&base.url, &["export", "--from", "2026-11-01"], &[]).await.code, 2, "of which table?");
    }

    async fn of_several_departments_export_wants_one_named(base: Base) {
        assert_eq!(planerka(&base.url, &["export"], &[]).await.err, "Отделов пока нет.\n");
        apply(&base, FILE).await;
        apply(&base, &FILE.replace("north", "south").replace("chat = -1001000000001", "")).await;
        let ran = planerka(&base.url, &["export"], &[]).await;
        assert_eq!(ran.code, 1);
        assert_eq!(ran.err, "Отделов несколько: north, south. Назовите один: planerka export north\n");
        let ran = planerka(&base.url, &["export", "west"], &[]).await;
        assert_eq!((ran.code, ran.err.as_str()), (1, "Отдела «west» нет. Есть: north, south.\n"));
    }

    async fn a_chat_of_another_department_is_not_taken_from_it(base: Base) {
        apply(&base, FILE).await;
        let ran = apply(&base, &FILE.replace("north", "south")).await;
        assert_eq!(ran.code, 1);
        assert!(ran.err.starts_with("Этот чат уже привязан к другому отделу."), "{}", ran.err);
        assert_eq!(planerka(&base.url, &["export", "south"], &[]).await.code, 1);
    }

    async fn a_wrong_file_changes_nothing_and_names_its_lines(base: Base) {
        let target = format!("{FILE}[[target]]\nmonth = \"ноябрь\"\nmetric = \"payments\"\ntotal = 9000000\n");
        let ran = apply(&base, &target.replace("Europe/Moscow", "Moscow")).await;
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        assert_eq!(
            ran.err,
            "Строка 4, [department] zone: «Moscow» — не часовой пояс IANA. Например: Europe/Moscow, Asia/Almaty.\n\
             Строка 24, [[target]] month: нужен месяц: \"2026-11\".\n"
        );
        assert_eq!(planerka(&base.url, &["export"], &[]).await.err, "Отделов пока нет.\n");
        let ran = planerka(&base.url, &["apply", "nowhere.toml"], &[]).await;
        assert_eq!((ran.code, ran.err.as_str()), (1, "Не могу прочитать файл nowhere.toml: такого файла нет.\n"));
    }

    async fn what_is_fixed_when_a_metric_is_made_stays(base: Base) {
        let own = "[[metric]]\nkey = \"kg\"\nname = \"Вес\"\nunit = \"кг\"\nmain = true\nscale = 1\n";
        let file = FILE.replace("[metrics]\ntemplate = \"b2b_outbound\"\n", own);
        assert_eq!(apply(&base, &file).await.code, 0);
        let ran = apply(&base, &file.replace("scale = 1", "scale = 2")).await;
        assert_eq!(ran.code, 1);
        assert!(ran.err.starts_with("Показатель «Вес»: знаки после запятой"), "{}", ran.err);
    }

    async fn a_department_without_a_head_gets_one(base: Base) {
        apply(&base, FILE).await;
        let ran = planerka(&base.url, &["head", "north", "1002"], &[]).await;
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(
            ran.out,
            "Иван Иванов теперь РОП отдела «Север».\n\
             Пусть откроет бота и нажмёт «Старт»: первым бот написать не может.\n"
        );
        let ran = planerka(&base.url, &["head", "north", "1002"], &[]).await;
        assert!(ran.out.starts_with("Иван Иванов уже РОП отдела «Север», ничего не изменилось.\n"), "{}", ran.out);
        let ran = planerka(&base.url, &["head", "north", "1009"], &[]).await;
        assert!(ran.out.starts_with("РОП теперь РОП отдела «Север».\n"), "{}", ran.out);
        let exported = planerka(&base.url, &["export"], &[]).await.out;
        assert_eq!(exported.matches("role = \"head\"").count(), 3, "{exported}");
        let ran = planerka(&base.url, &["head", "south", "1002"], &[]).await;
        assert_eq!((ran.code, ran.err.as_str()), (1, "Отдела «south» нет. Есть: north.\n"));
        assert_eq!(planerka(&base.url, &["head", "north", "-5"], &[]).await.code, 2);
    }

    async fn check_finds_a_running_department_in_order(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[1003]).await;
        world.person(1001).in_chat(world.chat).promotes_bot();
        world.settle().await;
        let ran = check(&world, &[]).await;
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        let database = if world.url().starts_with("postgres") { "PostgreSQL" } else { "SQLite" };
        assert_eq!(
            ran.out,
            format!(
                "✅ Бот @planerka_bot отвечает.\n✅ Режим приватности включён, как и нужно: в чате без прав администратора \
                 бот видит только команды с его именем и ответы себе.\n\
                 ✅ База данных открывается ({database}).\nОтдел «Север» (north):\n\
                 ✅ На связи 2 из 3.\n⚠️ Ещё не нажали «Старт»: Мария Ким.\n\
                 ✅ Чат «Север»: бот администратор.\nВсё в порядке.\n"
            )
        );
    }

    async fn check_says_what_is_wrong_and_fails(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[1001, 1002, 1003]).await;
        let ran = check(&world, &[]).await;
        assert_eq!((ran.code, ran.err.as_str()), (1, "Нужно исправить: 2 пункта.\n"));
        assert!(ran.out.contains("❌ Нет РОПа, которому бот может написать."), "{}", ran.out);
        assert!(ran.out.contains("❌ Чат «Север»: бот не администратор"), "{}", ran.out);
        world.person(1001).in_chat(world.chat).kicks_bot();
        let ran = check(&world, &[]).await;
        assert!(ran.out.contains("❌ Чат «Север»: бота в нём нет."), "{}", ran.out);
        assert_eq!(ran.code, 1);
    }

    async fn check_says_in_words_whether_the_bot_may_write_and_where(base: Base) {
        let world = World::without_chat(base, "2026-11-23T08:00:00").await;
        let forum = world.standin.forum("Север", &world.person(1001));
        forum.owner().adds_bot();
        forum.owner().promotes_bot();
        let topic = forum.topic("Планёрка");
        world.settle().await;
        let file = crate::world::FILE.replace("CHAT", &format!("{}\ntopic = {topic}", forum.id()));
        world.apply(&file).await;
        forum.renames("Север и Ко");
        world.settle().await;
        let ran = check(&world, &[]).await;
        assert!(ran.out.contains(&format!("✅ Чат «Север и Ко»: сводка выходит в теме № {topic}.")), "{}", ran.out);
        assert_eq!(ran.code, 0, "{}", ran.out);
        forum.owner().demotes_bot();
        world.settle().await;
        let said = world.person(1001).in_chat(forum.id()).last_from_bot().map(|message| message.id);
        forum.closes_topic(topic);
        let ran = check(&world, &[]).await;
        assert!(ran.out.contains(&format!("❌ Чат «Север и Ко»: тема № {topic} для сводки закрыта")), "{}", ran.out);
        forum.mutes_bot(true);
        let ran = check(&world, &[]).await;
        assert!(ran.out.contains("❌ Чат «Север и Ко»: боту запрещено писать."), "{}", ran.out);
        forum.mutes_bot(false);
        forum.deletes_topic(topic);
        let ran = check(&world, &[]).await;
        assert!(ran.out.contains(&format!("❌ Чат «Север и Ко»: темы № {topic} для сводки больше нет")), "{}", ran.out);
        forum.has_topics(false);
        let ran = check(&world, &[]).await;
        assert!(ran.out.contains("⚠️ Чат «Север и Ко»: тем в нём больше нет"), "{}", ran.out);
        let now = world.person(1001).in_chat(forum.id()).last_from_bot().map(|message| message.id);
        assert!(now.is_none() || now == said, "looking at a chat says nothing there");
    }

    async fn check_tells_a_wrong_token_a_dead_server_and_a_dead_database_apart_and_prints_no_secret(base: Base) {
        let world = World::new(base, "2026-11-23T08:00:00", &[]).await;
        let ran = check(&world, &[("PLANERKA_BOT_TOKEN", "7:SECRET")]).await;
        assert!(ran.out.starts_with("❌ Telegram не знает токена из PLANERKA_BOT_TOKEN."), "{}", ran.out);
        assert!(ran.code == 1 && !format!("{}{}", ran.out, ran.err).contains("SECRET"));
        let ran = check(&world, &[("PLANERKA_API_URL", "http://127.0.0.1:9")]).await;
        assert!(ran.out.starts_with("❌ http://127.0.0.1:9 не отвечает."), "{}", ran.out);
        let dead = "postgres://somebody:SECRET@127.0.0.1:9/nothing";
        let ran = check(&world, &[("DATABASE_URL", dead)]).await;
        assert!(ran.out.contains("❌ База из DATABASE_URL не открывается: "), "{}", ran.out);
        assert!(ran.code == 1 && !format!("{}{}", ran.out, ran.err).contains("SECRET"), "{}{}", ran.out, ran.err);
    }
}

async fn check(world: &World, settings: &[(&str, &str)]) -> Ran {
    let (api, token) = (world.standin.api_url(), world.standin.token().to_owned());
    let mut all = vec![("PLANERKA_API_URL", api.as_str()), ("PLANERKA_BOT_TOKEN", token.as_str())];
    all.extend(settings);
    planerka(world.url(), &["check"], &all).await
}

#[tokio::test]
async fn a_wrong_setting_stops_the_start_and_is_named() {
    for (name, value) in [
        ("PLANERKA_BOT_TOKEN", "SECRET"),
        ("DATABASE_URL", "mysql://SECRET"),
        ("PLANERKA_LISTEN", "8080"),
        ("PLANERKA_API_URL", "telegram"),
    ] {
        let ran = planerka("sqlite:/nowhere.db", &["run"], &[(name, value)]).await;
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains(name) && !ran.err.contains("SECRET"), "{}", ran.err);
    }
    let ran = planerka("sqlite:/nowhere.db", &["check"], &[]).await;
    assert!(ran.code == 2 && ran.err.starts_with("Не задан PLANERKA_BOT_TOKEN."), "{}", ran.err);
}
