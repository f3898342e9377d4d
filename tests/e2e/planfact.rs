//! Plan and fact end to end: one's own month, a plan, weeks and months, of whomever the reader may look at.
use crate::{
    base::Base,
    chat::{PETR as SOUTHERNER, SOUTH},
    on_both,
    world::{FILE, IVAN, MARIA, OLGA, World},
};
use chrono::NaiveDate;
use planerka::{
    domain::{
        id::TelegramId,
        month::{Basis, Share, Version, weights},
        time::Instant,
    },
    store,
    usecase::house::House,
};

const DIRECTOR: i64 = 1006;
const WATCHER: i64 = 1007;
const OTHERS: &str = r#"
[[member]]
telegram = 1006
name = "Сергей Директоров"
role = "superior"
[[member]]
telegram = 1007
name = "Анна Наблюдатель"
role = "observer"
"#;

/// Sets a month's target of a metric, by person, in its smallest unit.
async fn target(w: &World, metric: &str, month: &str, shares: &[(i64, i64)]) {
    let month_on: NaiveDate = month.parse().expect("a date");
    let mut tx = w.db().write().await.expect("a transaction");
    let olga = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
    let house = House::load(&mut tx, olga.department).await.expect("read").expect("the department");
    let metric = house.metrics.iter().find(|known| known.key == metric).expect("the metric").id;
    let share = |(id, value): &(i64, i64)| {
        let member = house.members.iter().find(|member| member.telegram == Some(TelegramId(*id))).expect("a member");
        let weights = weights(&house.calendar_of(member), month_on, NaiveDate::MIN, None);
        Share { member: member.id, value: *value, locked: false, weights }
    };
    let at: Instant = w.clock.now();
    let version = Version {
        id: tx.new_id().await.expect("an id"),
        metric,
        month_on,
        from_on: month_on,
        total: shares.iter().map(|(_, value)| value).sum(),
        basis: Basis::Hand,
        shares: shares.iter().map(share).collect(),
        by: Some(olga.id),
        reason: None,
        at,
    };
    store::targets::insert(&mut tx, house.department.id, &version).await.expect("inserted");
    tx.commit().await.expect("commit");
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn has(said: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(plain(said).contains(wanted), "wanted «{wanted}»: {said}");
    }
}

/// November to the 16th: on each working morning Ivan tells 98 000 of the day before, Maria is silent.
///
/// Nine days of November are over and known: 3.875 + 5 = 8.875 of 19.875 in weights, 882 000 of his 2 000 000.
async fn fortnight(base: Base, public: &str) -> World {
    let w = World::new(base, "2026-11-02T08:00:00", &[]).await;
    let file =
        FILE.replace("CHAT", &w.chat.to_string()).replace("[schedule]", &format!("public = \"{public}\"\n[schedule]"));
    w.apply(&(file + OTHERS)).await;
    for (id, name) in [(DIRECTOR, "Сергей"), (WATCHER, "Анна")] {
        w.standin.user(id, name).starts(None);
    }
    w.settle().await;
    target(&w, "payments", "2026-11-01", &[(IVAN, 200_000_000), (MARIA, 100_000_000)]).await;
    target(&w, "calls", "2026-11-01", &[(IVAN, 900), (MARIA, 900)]).await;
    for day in [2, 3, 5, 6, 9, 10, 11, 12, 13, 16] {
        w.until(&format!("2026-11-{day:02}T09:10:00")).await;
        w.says(IVAN, "41 3 2 1 98к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
    }
    w.says(IVAN, "/promise Ромашка 150к до 20.11").await;
    w.until("2026-11-16T10:10:00").await;
    w
}

on_both! {
    async fn after_a_fortnight_a_manager_reads_where_he_stands(base: Base) {
        let w = fortnight(base, "people").await;
        let said = w.says(IVAN, "/me").await;
        // E at the end of the week: 2 000 000 · 8.875 / 19.875 = 893 082; T = 0.988. C = 1 118 000 / 11 = 101 636.
        // r₀ = 98 000 (30.10), r̂ = 98 883, forecast 1 969 712; by promises 882 000 + 0.7 · 150 000.
        has(&said, &[
            "Иван, ваш ноябрь",
            "882 000 ₽ из 2 000 000 ₽ · 44 %",
            "К концу недели нужно было 45 %, отстаём на 1 % · 🟢 в графике",
            "До плана 1 118 000 ₽ и 11 рабочих дней: нужно по 102 тыс. в день.",
            "Прогноз 1,97 млн ₽ (98 %) · по обещаниям 987 тыс. ₽",
            "Сегодня: норма 100 629 ₽ · ваш план 120 000 ₽",
            // 369 of 900 calls, E = 900 · 8.875 / 19.875 = 401.9: T = 0.918.
            "Звонки: 369 из 900 · 41 %, отстаём на 8 %",
            "Обещания: открыто 1 (150 000 ₽)",
        ]);
        assert!(!said.contains("Место"), "of two there is no place: {said}");
        let calls = w.taps(IVAN, "Звонки").await;
        // C = 531 / 11 = 48.3.
        has(&calls, &["369 из 900 · 41 %", "🟡 можно догнать", "нужно по 48,3 в день", "Оплаты: 882 000 ₽ из"]);
        let plan = w.taps(IVAN, "План").await;
        has(&plan, &["План на ноябрь: звонки", "На месяц 900", "Сегодня (пн 16.11): норма 4", "вт 17.11): норма 4"]);
        w.minute().await;
        let plan = w.says(IVAN, "/plan").await;
        // The week of the 9th: 5 / 19.875 of the plan.
        has(&plan, &["На месяц 2 000 000 ₽", " 9–15        503      490       13"]);
    }

    async fn the_card_of_a_report_says_the_month_in_two_lines(base: Base) {
        let w = fortnight(base, "people").await;
        w.until("2026-11-17T09:10:00").await;
        w.says(IVAN, "41 3 2 1 98к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
        has(&w.last(IVAN), &[
            "Оплаты: 980 000 ₽ из 2 000 000 ₽ · 49 %",
            "До плана 1 020 000 ₽ и 11 рабочих дней: нужно по 92,7 тыс. в день.",
            "норма 100 629 ₽",
        ]);
        w.minute().await;
        w.says(MARIA, "41 3 2 1 98к план 45 3 2 1 120к").await;
        w.finish(MARIA).await;
        has(&w.story(MARIA), &["98 000 ₽ из 1 000 000 ₽"]);
        has(&w.last(MARIA), &["Где застряло?"]);
    }

    async fn a_head_reads_the_month_of_the_department_and_of_anybody(base: Base) {
        let w = fortnight(base, "people").await;
        let said = w.says(OLGA, "/month").await;
        has(&said, &[
            "Север, ноябрь 2026",
            "882 000 ₽ из 3 000 000 ₽ · 29 %",
            "Иван Иванов  ███░░░   44 ●     882",
            "Мария Ким",
            "● в графике",
            "По неделям",
        ]);
        let ivan = w.taps(OLGA, "Иван Иванов 44%").await;
        has(&ivan, &["Иван Иванов, ноябрь 2026", "882 000 ₽ из 2 000 000 ₽ · 44 %", "🟢 в графике"]);
        let plan = w.taps(OLGA, "План").await;
        has(&plan, &["План на ноябрь, оплаты: Иван Иванов", "норма 100 629 ₽ · план 120 000 ₽"]);
        let calls = w.taps(OLGA, "Звонки").await;
        has(&calls, &["План на ноябрь, звонки: Иван Иванов"]);
        w.taps(OLGA, "Месяц").await;
        let october = w.taps(OLGA, "‹ октябрь").await;
        has(&october, &["Иван Иванов, октябрь 2026", "41, план не задан"]);
        let department = w.taps(OLGA, "Отдел").await;
        has(&department, &["Север, октябрь 2026", "план не задан\nЗадать план: /targets"]);
        w.minute().await;
        has(&w.says(OLGA, "/month абракадабра").await, &["Не понял, какой это месяц", "/month 2026-10"]);
        w.minute().await;
        has(&w.says(OLGA, "/week абракадабра").await, &["Не понял, какая это неделя", "/week 16.11"]);
        w.minute().await;
        has(&w.says(OLGA, "/month октябрь").await, &["Север, октябрь 2026"]);
    }

    async fn a_week_over_the_end_of_a_month_adds_the_norms_of_both(base: Base) {
        let w = fortnight(base, "people").await;
        // December has 22 equal working days: 100 000 a day.
        target(&w, "payments", "2026-12-01", &[(IVAN, 220_000_000)]).await;
        let said = w.says(IVAN, "/week 2.12").await;
        // 30.11: 2 000 000 / 19.875 = 100 628.93; 1–4.12: 400 000.
        has(&said, &["Неделя 30.11 – 06.12: оплаты", "план 500 629 ₽", "Осталось 500 629 ₽ на 5 рабочих дней"]);
        let before = w.taps(IVAN, "‹ 23.11").await;
        has(&before, &["Неделя 23.11 – 29.11", "план 503 145 ₽"]);
        w.minute().await;
        let past = w.says(IVAN, "/week прошлая").await;
        has(&past, &[
            "490 000 ₽ из 503 145 ₽ · 97 %",
            "Неделя закончена, не хватило 13 145 ₽.",
            "Названо на неделю 600 000 ₽",
            " пн 9        101      120       98",
        ]);
        w.minute().await;
        has(&w.says(OLGA, "/week 2.12").await, &["Север · Неделя 30.11 – 06.12", "Иван Иванов"]);
    }

    async fn each_role_sees_what_the_table_of_sight_says(base: Base) {
        let w = fortnight(base, "people").await;
        w.apply(SOUTH.split("[[member]]").take(2).collect::<Vec<_>>().join("[[member]]").as_str()).await;
        w.standin.user(SOUTHERNER, "Пётр").starts(None);
        w.settle().await;
        let said = w.says(DIRECTOR, "/month").await;
        has(&said, &["882 000 ₽ из 3 000 000 ₽", "Иван Иванов"]);
        assert!(!said.contains("/targets"), "{said}");
        has(&w.taps(DIRECTOR, "Иван Иванов 44%").await, &["882 000 ₽ из 2 000 000 ₽"]);
        w.minute().await;
        w.says(OLGA, "/month").await;
        let page = w.data(OLGA, "Иван Иванов 44%");
        for command in ["/month", "/week"] {
            w.minute().await;
            let said = w.says(WATCHER, command).await;
            assert!(said.contains("В вашей роли этого нет") && !said.contains("882"), "{said}");
        }
        for command in ["/me", "/plan"] {
            w.minute().await;
            has(&w.says(DIRECTOR, command).await, &["цифры не спрашивают"]);
        }
        // A colleague, another department's head and an observer press the button of Ivan's page.
        for id in [MARIA, SOUTHERNER, WATCHER] {
            w.minute().await;
            let said = w.forges(id, &page).await;
            assert!(!plain(&said).contains("2 000 000"), "{id}: {said}");
        }
        // The team's rendering: facts and plans, nothing red.
        w.minute().await;
        w.says(MARIA, "/month").await;
        let team = w.taps(MARIA, "Отдел").await;
        has(&team, &["Север, ноябрь 2026", "Иван Иванов     882  2 000   44"]);
        assert!(!team.contains(['●', '○', '🔴', '🟢']), "{team}");
        assert!(!w.labels(MARIA).iter().any(|label| label.starts_with("Иван")), "{:?}", w.labels(MARIA));
        assert_eq!(w.labels(MARIA).iter().filter(|label| *label == "Моё").count(), 1);
    }

    async fn where_sums_alone_are_public_a_colleague_reads_sums(base: Base) {
        let w = fortnight(base, "department").await;
        w.says(MARIA, "/month").await;
        let team = w.taps(MARIA, "Отдел").await;
        has(&team, &["882 000 ₽ из 3 000 000 ₽", "Мария Ким"]);
        assert!(!team.contains("Иван"), "{team}");
        w.minute().await;
        has(&w.says(OLGA, "/month").await, &["Иван Иванов"]);
    }

    async fn where_the_best_are_public_a_colleague_reads_of_the_best(base: Base) {
        let w = fortnight(base, "best").await;
        w.says(MARIA, "/week прошлая").await;
        let team = w.taps(MARIA, "Отдел").await;
        has(&team, &["Иван Иванов", "Мария Ким"]);
        w.minute().await;
        w.says(IVAN, "/week прошлая").await;
        let team = w.taps(IVAN, "Отдел").await;
        assert!(!team.contains("Мария"), "{team}");
    }
}
