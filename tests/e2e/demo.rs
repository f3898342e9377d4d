//! `planerka demo`: the story ends by itself and tells what it promises to tell.
use std::process::{Command, Output};

fn demo(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planerka"));
    command.arg("demo").args(arguments).env_remove("PLANERKA_BOT_TOKEN").env("PLANERKA_LANGUAGE", "ru");
    command.output().expect("the program runs")
}

/// What happens on a day in one chat; both by the beginning of their headings.
fn part(story: &str, day: &str, chat: &str) -> String {
    let of = |text: &str, mark: &str, title: &str| {
        let from = text.find(&format!("{mark}{title}")).unwrap_or_else(|| panic!("{title} is not told"));
        let rest = text[from + mark.len()..].to_owned();
        let end = rest.find(mark).unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    of(&of(story, "\n════ ", day), "\n── ", chat)
}

#[test]
fn the_demo_plays_two_weeks_and_ends_by_itself() {
    let headless = demo(&["--headless"]);
    assert!(headless.status.success(), "{}", String::from_utf8_lossy(&headless.stderr));
    let story = String::from_utf8(headless.stdout).expect("words");
    let days: Vec<&str> = story.lines().filter_map(|line| line.strip_prefix("════ ")).collect();
    let names: Vec<&str> = days.iter().filter_map(|day| day.split(',').next()).collect();
    let week = ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница"];
    let expected: Vec<&str> = ["Пятница"].into_iter().chain(week).chain(["Суббота"]).chain(week).collect();
    assert_eq!(names, expected);
    for (day, chat, told) in [
        ("Понедельник, 9", "Ольга", "нажимает [Публикуем]"),
        ("Вторник, 10", "Ольга", "Иван Иванов передаёт вам заметку"),
        ("Среда, 11", "Чат команды", "обновлено 11:20, сдали 4 из 4"),
        ("Среда, 11", "Ольга", "Пётр Орлов 11:20 (после срока)"),
        ("Четверг, 12", "Мария", "«Ромашка» — слово сдержали!"),
        ("Четверг, 12", "Мария", "«Василёк» — отметил: не вышло."),
        ("Четверг, 12", "Денис", "Здравствуйте, Денис! Вы в отделе «Север»."),
        ("Четверг, 12", "Ольга", "Денис Новиков на связи"),
        ("Пятница, 13", "Денис", "Осталось: договоры, оплаты."),
        ("Пятница, 13", "Анна", "Вижу, вы изменили сообщение, — поправил."),
        ("Пятница, 13", "Чат команды", "обновлено 10:31, сдали 5 из 5"),
        ("Суббота, 14", "Иван", "Записал за сегодня (сб 14.11)"),
        ("Четверг, 12", "Анна", "пн 16.11 – ср 18.11"),
        ("Четверг, 12", "Ольга", "Анна Соколова не работает: отпуск, пн 16.11 – ср 18.11."),
        ("Пятница, 13", "Анна", "Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?"),
        ("Понедельник, 16", "Чат команды", "не работает: Анна Соколова"),
        ("Вторник, 17", "Чат команды", "сдали 3 из 4"),
        ("Вторник, 17", "Пётр", "Ольга Белова ждёт ваши цифры"),
        ("Среда, 18", "Иван", "«Техносвет» — слово сдержали!"),
        ("Среда, 18", "Пётр", "Записал за пн 16.11"),
        ("Четверг, 19", "Анна", "План на сегодня (чт 19.11)"),
        ("Пятница, 20", "Ольга", "📋 Протокол пт 20.11"),
    ] {
        let part = part(&story, day, chat);
        assert!(part.contains(told), "{day}, {chat}: {told}\n{part}");
    }
    let saturday = part(&story, "Суббота, 14", "Иван");
    assert!(!saturday.contains("Факт за"), "another day's card is no answer: {saturday}");
    let silent = part(&story, "Вторник, 17", "Пётр");
    let speaks = |line: &str| line.starts_with(|c: char| c.is_ascii_digit()) && line.contains("Пётр Орлов");
    assert!(!silent.lines().any(speaks), "he says nothing that day: {silent}");
    assert_eq!(String::from_utf8(demo(&[]).stdout).expect("words"), story, "the same without the flag");
}
