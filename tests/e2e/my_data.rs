//! `/my_data`: the file as it arrives, and erasing: by a head's word, after leaving, by silence; what goes and what stays.
use crate::{
    base::Base,
    chat::PETR as SOUTHERN,
    menu::STRANGERS,
    on_both,
    people::in_two,
    world::{IVAN, MARIA, OLGA, World},
};
use planerka::demo::standin::Body;
use serde_json::{Value, json};

const PETR: i64 = 1004;
/// A second head.
const SECOND: &str = r#"
[[member]]
telegram = 1004
name = "Пётр Орлов"
role = "head"
reports = false
joined_on = "2026-10-01"
"#;
/// What Ivan is and was called, by the department and by Telegram, and what he has said.
const TRACES: [&str; 7] = ["Иван", "Секретов", "ivan_secret", "Ромашк", "Василёк", "Лютик", "Пион"];

/// The file of the newest document, downloaded as a client does it: its name and its content.
async fn downloaded(w: &World, id: i64) -> (String, Value) {
    let of_bot = w.standin.messages(id).into_iter().filter(|m| m.from == w.standin.bot_id());
    let file = of_bot
        .filter_map(|m| match m.body {
            Body::Document { file, .. } => Some(file),
            _ => None,
        })
        .next_back();
    let (url, token) = (w.standin.api_url(), w.standin.token());
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let about = json!({ "file_id": file.expect("a document") });
    let told = http.post(format!("{url}/bot{token}/getFile")).json(&about).send().await.expect("an answer");
    let told: Value = told.json().await.expect("json");
    let path = told["result"]["file_path"].as_str().expect("a path").to_owned();
    let bytes = http.get(format!("{url}/file/bot{token}/{path}")).send().await.expect("an answer").bytes().await;
    let json = serde_json::from_slice(&bytes.expect("the file")).expect("JSON in UTF-8");
    let story = w.story(id);
    let name = story.lines().rfind(|line| line.starts_with("[file ")).expect("its name").to_owned();
    (name, json)
}

/// Two days of Ivan's work: figures, a note, promises, a lesson, an absence, another name; and what others said of him.
async fn worked(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.person(IVAN).with_username("ivan_secret");
    w.says(IVAN, "/start").await;
    w.minute().await;
    w.says(IVAN, "/promise Василёк оплатит 120к до пятницы").await;
    w.until("2026-11-24T09:10:00").await;
    w.types(IVAN, "41 3 2 1 98к план 45 3 2 1 120к").await;
    w.finish(IVAN).await;
    w.types(IVAN, "Ромашка просила скидку").await;
    w.until("2026-11-24T12:00:00").await;
    w.says(OLGA, "/promise Иван Иванов: КП Пиону до среды").await;
    w.minute().await;
    w.presses(IVAN, "Беру").await;
    w.says(MARIA, "Иван Иванов обещал помочь с отчётом").await;
    w.says(IVAN, "/settings").await;
    w.taps(IVAN, "Подпись").await;
    w.types(IVAN, "Иван Секретов").await;
    w.until("2026-11-25T09:10:00").await;
    w.types(IVAN, "41 3 2 1 130к план 45 3 2 1 120к").await;
    w.skip_to(IVAN, "Пропустить").await;
    for _ in 0..4 {
        if w.last(IVAN).contains("Что сработало?") {
            break;
        }
        w.presses(IVAN, "Пропустить").await;
    }
    assert!(w.last(IVAN).contains("Что сработало?"), "{}", w.last(IVAN));
    w.types(IVAN, "Звонил Лютику с утра").await;
    w.until("2026-11-25T11:00:00").await;
    w.says(IVAN, "/absent").await;
    w.taps(IVAN, "Больничный").await;
    w.types(IVAN, "с 26 ноября по 27 ноября").await;
    w.until("2026-11-26T10:30:00").await;
    w
}

/// The traces that are left anywhere in the database: every TEXT column of every table, by the database's own account.
async fn traces(w: &World) -> Vec<String> {
    let mut tx = w.db().read().await.expect("a picture");
    let columns: Vec<(String, String)> = tx
        .dialect(
            "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p
             WHERE m.type = 'table' AND m.name NOT LIKE '%sqlx%' AND UPPER(p.type) = 'TEXT'",
            "SELECT table_name::TEXT, column_name::TEXT FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name NOT LIKE '%sqlx%' AND data_type = 'text'",
        )
        .all()
        .await
        .expect("the schema");
    assert!(columns.len() > 60, "the schema tells its columns: {columns:?}");
    let mut found = vec![];
    for (table, column) in columns {
        let sql = format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL");
        let texts: Vec<(String,)> = tx.sql(Box::leak(sql.into_boxed_str())).all().await.expect("readable");
        for (text,) in texts {
            let traces = TRACES.iter().filter(|trace| text.contains(**trace));
            found.extend(traces.map(|trace| format!("{trace} in {table}.{column}: {text}")));
        }
    }
    found
}

/// What must stay: figures, reports, amounts, in numbers.
async fn totals(w: &World) -> Vec<i64> {
    let mut tx = w.db().read().await.expect("a picture");
    let mut totals = vec![];
    for sql in [
        "SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM entries",
        "SELECT COUNT(*) FROM entries",
        "SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM figures",
        "SELECT COUNT(*) FROM reports WHERE given_at IS NOT NULL",
        "SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) FROM promises",
        "SELECT COUNT(*) FROM lessons",
        "SELECT COUNT(*) FROM absences",
        "SELECT COUNT(*) FROM helps",
        "SELECT COUNT(*) FROM members",
    ] {
        totals.push(tx.sql(sql).scalar::<i64>().await.expect("a number"));
    }
    totals
}

fn menu(w: &World, id: i64) -> Vec<String> {
    w.person(id).menu().into_iter().map(|item| item.command).collect()
}

async fn asks_to_be_erased(w: &World, id: i64) -> String {
    w.minute().await;
    w.says(id, "/my_data").await;
    w.taps(id, "Стереть мои данные").await;
    w.minute().await;
    w.taps(id, "Спросить РОПа").await
}

on_both! {
    async fn everything_is_in_a_file_that_a_person_can_read(base: Base) {
        let w = worked(base).await;
        w.says(IVAN, "/my_data").await;
        let (name, data) = downloaded(&w, IVAN).await;
        assert_eq!(name, "[file planerka-my-data-2026-11-26.json]");
        assert!(data["about"][0].as_str().expect("words").contains("26.11.2026"), "{data}");
        assert_eq!((&data["person"]["telegram"], &data["person"]["username"]), (&json!(IVAN), &json!("ivan_secret")));
        let place = &data["places"][0];
        assert_eq!((&place["name"], &place["department"]), (&json!("Иван Секретов"), &json!("Север")));
        let values: Vec<&Value> = place["entries"].as_array().expect("entries").iter().map(|e| &e["value"]).collect();
        assert!(values.contains(&&json!("98000.00")) && values.contains(&&json!("41")), "{values:?}");
        assert_eq!(place["notes"][0]["words"], json!("Ромашка просила скидку"));
        assert_eq!(place["lessons"][0]["words"], json!("Звонил Лютику с утра"));
        let promises: Vec<&Value> = place["promises"].as_array().expect("promises").iter().map(|p| &p["words"]).collect();
        assert_eq!(promises, [&json!("Василёк оплатит"), &json!("КП Пиону")]);
        assert_eq!(place["promises"][1]["events"][0]["by"], json!("Ольга Белова"), "who asked for it");
        assert_eq!(place["absences"][0]["kind"], json!("sick"));
        let changes: Vec<&Value> = place["changes"].as_array().expect("changes").iter().map(|c| &c["what"]).collect();
        assert!(changes.contains(&&json!("member.name")), "{changes:?}");
        assert!(!data.to_string().contains("Мария"), "nothing of others: {data}");
        w.standin.user(9009, "Чужой");
        assert!(w.says(9009, "/my_data").await.contains("ничего о вас не храню"), "{}", w.last(9009));
    }

    async fn by_the_word_of_a_head_name_and_words_go_and_totals_stay(base: Base) {
        let w = worked(base).await;
        assert!(!traces(&w).await.is_empty(), "they can be found");
        let before = totals(&w).await;
        let asked = asks_to_be_erased(&w, IVAN).await;
        assert!(asked.contains("Спросил РОПа") && asked.contains("не позже сб 26.12"), "{asked}");
        w.minute().await;
        let question = w.last(OLGA);
        assert!(question.contains("Иван Секретов просит стереть свои данные") && question.contains("Открытых обещаний: 2"), "{question}");
        let done = w.presses(OLGA, "Согласен").await;
        assert_eq!(done, "Готово: имя и слова стёрты, цифры остались.");
        w.until("2026-11-26T10:40:00").await;
        assert_eq!(traces(&w).await, Vec::<String>::new());
        assert_eq!(totals(&w).await, before, "sums stay");
        assert!(w.last(IVAN).contains("Ваши данные в отделе «Север» стёрты"), "{}", w.last(IVAN));
        assert_eq!(menu(&w, IVAN), STRANGERS);
        let protocol = w.says(OLGA, "/protocol 24.11").await;
        assert!(protocol.contains("№ 2 обещал помочь с отчётом"), "what Maria has said is hers: {protocol}");
        assert!(protocol.contains("№ 2") && protocol.contains("98\u{a0}000"), "{protocol}");
        for trace in TRACES {
            assert!(!protocol.contains(trace), "{trace}: {protocol}");
        }
        // His day is over here: no prompt, and he is a stranger.
        let before = w.story(IVAN);
        w.until("2026-11-30T12:00:00").await;
        assert_eq!(w.story(IVAN), before);
        let said = w.says(IVAN, "41 3 2 1 98к").await;
        assert!(said.contains("ссылку-приглашение"), "{said}");
    }

    async fn the_first_of_two_heads_decides_and_the_other_sees_it(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.add(SECOND).await;
        w.standin.user(PETR, "Пётр").starts(None);
        asks_to_be_erased(&w, IVAN).await;
        w.minute().await;
        let data = w.data(OLGA, "Согласен");
        let foreign = w.forges(MARIA, &data).await;
        assert!(foreign.contains("Это может только РОП"), "{foreign}");
        let said = w.taps(PETR, "Нет").await;
        assert!(said.contains("данные остаются"), "{said}");
        w.minute().await;
        assert!(w.last(OLGA).starts_with("Иван Иванов: данные остаются.") && w.last(OLGA).contains("Пётр Орлов"), "{}", w.last(OLGA));
        assert!(w.last(IVAN).contains("Пётр Орлов не соглашается"), "{}", w.last(IVAN));
        w.minute().await;
        let late = w.forges(OLGA, &data).await;
        assert!(late.contains("Отмечено в") && late.contains("Пётр Орлов"), "first tap wins: {late}");
        assert!(w.says(OLGA, "/team").await.contains("Иван Иванов"), "nothing is erased");
    }

    async fn the_wish_can_be_taken_back_and_its_buttons_are_dead_then(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        asks_to_be_erased(&w, IVAN).await;
        w.minute().await;
        let data = w.data(OLGA, "Согласен");
        let said = w.taps(IVAN, "Передумал").await;
        assert_eq!(said, "Хорошо, ничего не стираю.");
        w.minute().await;
        assert_eq!(w.last(OLGA), "Иван Иванов: просьба стереть данные снята.");
        let late = w.forges(OLGA, &data).await;
        assert!(late.contains("На это уже ответили"), "{late}");
        w.until("2026-12-24T12:00:00").await;
        assert!(w.says(OLGA, "/team").await.contains("Иван Иванов"), "{}", w.last(OLGA));
    }

    async fn silence_of_the_heads_for_thirty_days_is_consent(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let asked = asks_to_be_erased(&w, IVAN).await;
        assert!(asked.contains("не позже ср 23.12"), "{asked}");
        w.until("2026-12-23T12:00:00").await;
        w.restart().await;
        assert!(!w.story(IVAN).contains("стёрты"), "{}", w.last(IVAN));
        w.until("2026-12-23T12:10:00").await;
        assert!(w.last(IVAN).contains("Ваши данные в отделе «Север» стёрты"), "{}", w.last(IVAN));
        assert_eq!(menu(&w, IVAN), STRANGERS);
        assert!(w.story(OLGA).contains("прошло 30 дней без ответа"), "{}", w.story(OLGA));
        assert_eq!(traces(&w).await, Vec::<String>::new());
    }

    async fn after_leaving_nobody_is_asked(base: Base) {
        let w = worked(base).await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Иван Секретов").await;
        w.taps(OLGA, "Больше не в отделе").await;
        w.taps(OLGA, "Да, убрать").await;
        w.minute().await;
        w.says(IVAN, "/my_data").await;
        w.taps(IVAN, "Стереть мои данные").await;
        let sure = w.last(IVAN);
        assert!(sure.contains("Исчезнет:") && sure.contains("Останется без имени:") && !sure.contains("спрошу"), "{sure}");
        w.minute().await;
        assert_eq!(w.taps(IVAN, "Не стирать").await, "Хорошо, ничего не стёр.");
        w.minute().await;
        w.taps(IVAN, "Стереть мои данные").await;
        w.minute().await;
        let before = totals(&w).await;
        w.presses(IVAN, "Стереть").await;
        assert!(w.last(IVAN).contains("стёрты"), "{}", w.last(IVAN));
        w.minute().await;
        assert_eq!((traces(&w).await, totals(&w).await), (vec![], before));
        assert!(w.says(IVAN, "/my_data").await.contains("ничего о вас не храню"), "{}", w.last(IVAN));
    }

    async fn the_last_reachable_head_names_another_first(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(OLGA, "/my_data").await;
        w.taps(OLGA, "Стереть мои данные").await;
        w.minute().await;
        let refused = w.toast(OLGA, "Спросить РОПа").await;
        assert!(refused.contains("единственный РОП"), "{refused}");
        w.add(SECOND).await;
        w.standin.user(PETR, "Пётр").starts(None);
        w.minute().await;
        w.taps(OLGA, "Спросить РОПа").await;
        w.minute().await;
        assert!(w.last(PETR).contains("Ольга Белова просит стереть"), "{}", w.last(PETR));
        w.presses(PETR, "Согласен").await;
        assert!(w.last(OLGA).contains("стёрты"), "{}", w.last(OLGA));
        w.minute().await;
        let team = w.says(PETR, "/team").await;
        assert!(!team.contains("Ольга") && team.contains("Пётр Орлов"), "{team}");
    }

    async fn of_two_departments_the_other_keeps_what_it_has(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        w.says(IVAN, "/my_data").await;
        let (_, data) = downloaded(&w, IVAN).await;
        assert_eq!(data["places"].as_array().map(Vec::len), Some(2), "{data}");
        w.taps(IVAN, "Стереть мои данные").await;
        assert_eq!(w.labels(IVAN), ["Север", "Юг"]);
        w.taps(IVAN, "Юг").await;
        w.minute().await;
        w.taps(IVAN, "Спросить РОПа").await;
        w.minute().await;
        w.presses(SOUTHERN, "Согласен").await;
        w.minute().await;
        assert!(w.says(OLGA, "/team").await.contains("Иван Иванов"), "{}", w.last(OLGA));
        let south = w.says(SOUTHERN, "/team").await;
        assert!(!south.contains("Иван"), "{south}");
        w.until("2026-11-24T09:05:00").await;
        assert!(w.last(IVAN).starts_with("Доброе утро") && w.last(IVAN).contains("Звонки"), "one department is left: {}", w.last(IVAN));
        assert!(menu(&w, IVAN).contains(&"report".to_owned()));
    }
}
