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

/// A month of the shops: everything in it that is not ordinary is told as it should be.
#[test]
fn the_shops_live_through_a_month_with_shifts_far_zones_a_deputy_and_a_vacation() {
    let played = demo(&["--headless", "--department", "shops"]);
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stderr));
    assert!(played.stderr.is_empty(), "nobody is at a loss: {}", String::from_utf8_lossy(&played.stderr));
    let story = String::from_utf8(played.stdout).expect("words");
    for (day, chat, told) in [
        // Seven hours ahead and one behind: nine and eight on their own clocks, the department's deadline on both.
        ("Понедельник, 9 ноября", "Виктор", "02:00 Планёрка\n      Доброе утро, Виктор!"),
        ("Понедельник, 9 ноября", "Виктор", "полминуты, до 17:00"),
        ("Понедельник, 9 ноября", "Инга", "09:00 Планёрка\n      Доброе утро, Инга!"),
        ("Понедельник, 9 ноября", "Инга", "полминуты, до 9:00"),
        // Shifts work on Saturdays, Sundays and public holidays, and plan their next shift.
        ("Воскресенье, 8 ноября", "Светлана", "Факт за сб 07.11 и план на ср 11.11"),
        ("Среда, 4 ноября", "Светлана", "Факт за вт 03.11"),
        ("Среда, 11 ноября", "Чат команды", "Дополнено за вс 08.11: Светлана Фомина"),
        ("Понедельник, 9 ноября", "Чат команды", "Итоги пт 06.11 – сб 07.11 · 4-й рабочий день из 20"),
        // The head who sells is asked and leads; the deputy gets what she gets.
        ("Понедельник, 9 ноября", "Наталья", "Доброе утро, Наталья! Факт за пт 06.11"),
        ("Понедельник, 9 ноября", "Наталья", "Сегодня (пн 09.11): сдали"),
        ("Понедельник, 9 ноября", "Игорь", "Сегодня (пн 09.11): сдали"),
        ("Понедельник, 9 ноября", "Чат команды", "Наталья Громова"),
        // A vacation: closed before it, named without a reason to the team, left alone.
        ("Четверг, 12 ноября", "Наталья", "Лидия Серова не работает: отпуск, пн 16.11 – вс 29.11."),
        ("Пятница, 13 ноября", "Лидия", "Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?"),
        ("Понедельник, 16 ноября", "Чат команды", "не работает: Лидия Серова"),
    ] {
        let part = part(&story, day, chat);
        assert!(part.contains(told), "{day}, {chat}: {told}\n{part}");
    }
    let speaks = |day: &str, name: &str| {
        let Some(from) = story.find(&format!("\n════ {day}")) else { return false };
        let rest = &story[from + 1..];
        rest[..rest.find("\n════ ").unwrap_or(rest.len())].contains(&format!("\n── {name}"))
    };
    for (day, name) in [
        ("Понедельник, 9 ноября", "Светлана"),
        ("Суббота, 7 ноября", "Лидия"),
        ("Среда, 4 ноября", "Инга"),
        ("Понедельник, 16 ноября", "Лидия"),
    ] {
        assert!(!speaks(day, name), "{name} has a day off on {day}");
    }
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
