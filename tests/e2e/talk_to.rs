//! Whom to talk to: the head's message names one person, what they agree on becomes his promise, and five working days
//! later the two means stand side by side. And «Где застряло?», from the report to the head and back.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, MARIA, OLGA, World},
};
use planerka::{
    domain::{
        calendar::{AbsenceKind, Calendar, days, month_of},
        id::{MemberId, TelegramId},
        month::{Basis, Share, Version},
    },
    store::{self, people::AbsenceRow},
    usecase::house::House,
};

const PETR: i64 = 1004;

/// Thursday the 5th: Olga leads, Pyotr is her deputy, Ivan and Maria report.
async fn november(base: Base) -> World {
    let w = World::new(base, "2026-11-05T12:00:00", &[]).await;
    w.add(DEPUTY).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w
}

/// A whole report of the morning with so many calls; promises that are due are kept.
async fn reports(w: &World, id: i64, day: u32, calls: u32) {
    w.until(&format!("2026-11-{day:02}T09:10:00")).await;
    w.says(id, &format!("{calls} 3 2 1 98к план {calls} 3 2 1 110к")).await;
    for _ in 0..8 {
        let labels = w.labels(id);
        if labels.iter().any(|label| label == "Исправить" || label == "Всё в порядке, догоню")
        {
            return;
        }
        let next = labels.iter().find(|l| l.contains("Пропустить") || l.starts_with("Беру") || *l == "Готово");
        w.taps(id, next.unwrap_or_else(|| panic!("a way on: {} {labels:?}", w.last(id)))).await;
    }
    panic!("no end: {}", w.last(id));
}

/// The days up to the 12th: Ivan reports every day, Maria falls silent on the 11th.
async fn until_maria_is_named(w: &World) {
    for day in [6, 9, 10, 11, 12] {
        reports(w, IVAN, day, 40).await;
        if day < 11 {
            reports(w, MARIA, day, 31).await;
        }
    }
    w.until("2026-11-12T10:01:00").await;
}

/// The head's message of the day as it stands with a leader.
fn days_message(w: &World, id: i64) -> String {
    let all = w.standin.messages(id);
    let found = all.iter().rev().find(|message| message.text().contains(": сдали "));
    found.map(|message| message.text().to_owned()).unwrap_or_default()
}

/// A button of the newest message that has it.
fn button(w: &World, id: i64, label: &str) -> Option<(i64, String)> {
    let messages = w.standin.messages(id);
    messages.iter().rev().find_map(|message| {
        let all = message.buttons().concat();
        let found = all.iter().find(|button| button.label == label)?;
        let planerka::demo::standin::Action::Data(data) = &found.action else { return None };
        Some((message.id, data.clone()))
    })
}

/// Presses data on a message; what passes by on the screen.
async fn presses(w: &World, id: i64, message: i64, data: &str) -> String {
    let tapped = w.person(id).forges(message, data);
    w.settle().await;
    w.after(3).await;
    tapped.answer().and_then(|answer| answer.text).unwrap_or_default()
}

/// What of November each is to pay, in roubles.
async fn target(w: &World, shares: &[(i64, i64)]) {
    let mut tx = w.db().write().await.expect("a transaction");
    let found = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
    let house = House::load(&mut tx, found.department).await.expect("loads").expect("there");
    let month_on = "2026-11-01".parse().expect("a date");
    let member = |telegram: i64| {
        let found = house.members.iter().find(|member| member.telegram == Some(TelegramId(telegram)));
        found.expect("a member")
    };
    let share = |(telegram, roubles): &(i64, i64)| {
        let calendar = house.calendar_of(member(*telegram));
        let weights = days(month_of(month_on)).map(|on| calendar.weight(on)).collect();
        Share { member: member(*telegram).id, value: roubles * 100, locked: false, weights }
    };
    let version = Version {
        id: tx.new_id().await.expect("an id"),
        metric: house.main_metric().expect("payments").id,
        month_on,
        from_on: month_on,
        total: shares.iter().map(|(_, roubles)| roubles * 100).sum(),
        basis: Basis::Hand,
        shares: shares.iter().map(share).collect(),
        by: None,
        reason: None,
        at: w.clock.now(),
    };
    store::targets::insert(&mut tx, house.department.id, &version).await.expect("a target");
    tx.commit().await.expect("commit");
}

async fn away(w: &World, id: i64, day: &str) {
    let mut tx = w.db().write().await.expect("a transaction");
    let member = store::people::of_telegram(&mut tx, TelegramId(id)).await.expect("read").remove(0);
    let on = day.parse().expect("a date");
    let row = AbsenceRow {
        id: tx.new_id().await.expect("an id"),
        member: MemberId(member.id.0),
        kind: AbsenceKind::DayOff,
        from_on: on,
        through_on: on,
        set_by: Some(member.id),
        set_at: w.clock.now(),
    };
    store::people::insert_absence(&mut tx, &row).await.expect("an absence");
    tx.commit().await.expect("commit");
}

on_both! {
    async fn a_talk_is_advised_becomes_a_promise_and_is_checked_five_working_days_later(base: Base) {
        let mut w = november(base).await;
        until_maria_is_named(&w).await;
        for leader in [OLGA, PETR] {
            let message = days_message(&w, leader);
            assert!(message.contains("С кем поговорить: Мария Ким"), "{message}");
            assert!(message.contains("Цифр нет 2 дня подряд, последние — за пн 09.11"), "{message}");
            let asked = message.split("О чём спросить:").nth(1).and_then(|rest| rest.split("\n\n").next());
            assert_eq!(asked.map(|asked| asked.matches("• ").count()), Some(3), "three questions: {message}");
        }
        let (copy, data) = button(&w, PETR, "Поговорили").expect("his button");
        w.taps(OLGA, "Поговорили").await;
        w.minute().await;
        assert!(w.last(OLGA).starts_with("Мария Ким: о чём договорились?"), "{}", w.last(OLGA));
        let message = days_message(&w, PETR);
        assert!(message.contains("Поговорили: отмечено в 10:01, Ольга Белова") && button(&w, PETR, "Поговорили").is_none(), "{message}");
        let second = presses(&w, PETR, copy, &data).await;
        assert!(second.contains("Отмечено в 10:01, Ольга Белова"), "{second}");
        assert!(!w.story(PETR).contains("о чём договорились"), "{}", w.story(PETR));
        w.restart().await;
        let asked = w.says(OLGA, "Обзвон базы, 25 звонков в день").await;
        assert!(asked.contains("до какого дня"), "no day: {asked}");
        assert!(w.labels(OLGA).contains(&"Другая дата".to_owned()), "{:?}", w.labels(OLGA));
        w.restart().await;
        let offered = w.says(OLGA, "до 18.11").await;
        assert!(offered.contains("Обзвон базы, 25 звонков в день — до ср 18.11"), "{offered}");
        w.minute().await;
        assert!(button(&w, OLGA, "Записать договорённость").is_none(), "it is written down");
        assert!(w.last(MARIA).contains("Ольга Белова просит вас взять обещание"), "{}", w.last(MARIA));
        assert!(w.says(OLGA, "/promises").await.contains("Ждут ответа"), "it counts for nothing yet");
        w.taps(MARIA, "Беру").await;
        w.minute().await;
        assert!(w.story(OLGA).contains("Мария Ким берёт: Обзвон базы"), "{}", w.story(OLGA));
        for day in [13, 16, 17, 18, 19] {
            for (id, calls) in [(IVAN, 40), (MARIA, 44)] {
                reports(&w, id, day, calls).await;
            }
            w.until(&format!("2026-11-{day}T10:02:00")).await;
            let message = days_message(&w, OLGA);
            assert!(message.contains("С кем поговорить: сегодня поводов нет."), "{message}");
            assert_eq!(message.contains("разговор 12.11"), day == 19, "{message}");
        }
        let wanted = "Мария Ким, разговор 12.11: звонки 31 → 44, оплаты 98\u{a0}000 → 98\u{a0}000\u{a0}₽ в день, обещание выполнено";
        let message = days_message(&w, OLGA);
        assert!(message.contains(wanted), "{message}");
        assert!(!w.story(PETR).contains("разговор 12.11"), "whoever talked reads it: {}", w.story(PETR));
        w.until("2026-11-20T10:02:00").await;
        assert_eq!(w.story(OLGA).matches("разговор 12.11").count(), 1, "once: {}", w.story(OLGA));
        assert!(!w.team().contains("разговор") && !w.team().contains("Цифр нет"), "{}", w.team());
    }

    async fn a_talk_without_an_agreement_is_noted_and_he_is_left_in_peace(base: Base) {
        let w = november(base).await;
        until_maria_is_named(&w).await;
        w.taps(OLGA, "Поговорили").await;
        w.minute().await;
        // Something else comes between: the question is asked again by a button.
        w.says(OLGA, "/team").await;
        w.minute().await;
        let (message, data) = button(&w, OLGA, "Записать договорённость").expect("still to be said");
        presses(&w, OLGA, message, &data).await;
        assert!(w.last(OLGA).contains("о чём договорились"), "{}", w.last(OLGA));
        let passed = w.says(OLGA, "20 звонков до 2.11.2026").await;
        assert!(passed.contains("уже прошёл"), "{passed}");
        w.minute().await;
        let (message, data) = button(&w, OLGA, "Без договорённости").expect("the question stands");
        let petr = w.person(PETR).last_from_bot().expect("a message").id;
        assert!(presses(&w, PETR, petr, &data).await.contains("Отмечено в 10:01, Ольга Белова"));
        presses(&w, OLGA, message, &data).await;
        assert!(w.story(OLGA).contains("разговор отмечен"), "{}", w.story(OLGA));
        let again = presses(&w, OLGA, message, &data).await;
        assert!(again.contains("уже"), "{again}");
        assert!(!w.story(MARIA).contains("просит вас"), "{}", w.story(MARIA));
        for day in [13, 16, 17, 18, 19, 20] {
            reports(&w, IVAN, day, 40).await;
            w.until(&format!("2026-11-{day}T10:02:00")).await;
            let message = days_message(&w, OLGA);
            assert_eq!(message.contains("С кем поговорить: Мария Ким"), day == 20, "{message}");
        }
        w.until("2026-11-20T10:03:00").await;
        let told = w.story(OLGA);
        assert!(told.contains("Мария Ким, разговор 12.11: звонки — сравнить пока не с чем, оплаты — сравнить пока не с чем, без договорённости"), "{told}");
    }

    async fn in_other_hands_the_buttons_of_a_talk_do_nothing(base: Base) {
        let w = november(base).await;
        until_maria_is_named(&w).await;
        let (_, talked) = button(&w, OLGA, "Поговорили").expect("a button");
        w.standin.user(2002, "Чужой").starts(None);
        w.settle().await;
        for (id, answer) in [(IVAN, "может только РОП"), (MARIA, "может только РОП"), (2002, "другому человеку")] {
            let own = w.person(id).last_from_bot().expect("a message").id;
            let said = format!("{}{}", presses(&w, id, own, &talked).await, w.last(id));
            assert!(said.contains(answer), "{id}: {said}");
        }
        w.minute().await;
        assert!(button(&w, OLGA, "Поговорили").is_some(), "{}", days_message(&w, OLGA));
        presses(&w, OLGA, w.person(OLGA).last_from_bot().expect("a message").id, &talked).await;
        let (_, without) = button(&w, OLGA, "Без договорённости").expect("a button");
        let own = w.person(MARIA).last_from_bot().expect("a message").id;
        presses(&w, MARIA, own, &without).await;
        w.minute().await;
        assert!(button(&w, OLGA, "Записать договорённость").is_some(), "it is still asked: {}", days_message(&w, OLGA));
    }

    async fn another_day_and_a_no_reach_the_head_who_can_act_on_them(base: Base) {
        let w = november(base).await;
        until_maria_is_named(&w).await;
        w.taps(OLGA, "Поговорили").await;
        w.says(OLGA, "20 звонков новым клиентам до 16.11").await;
        w.minute().await;
        w.taps(MARIA, "Другой срок").await;
        w.says(MARIA, "18.11").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("берёт на другой срок") && w.last(OLGA).contains("Просили до пн 16.11"), "{}", w.last(OLGA));
        w.taps(OLGA, "Открыть обещание").await;
        w.minute().await;
        assert!(w.labels(OLGA).contains(&"Снять".to_owned()), "{:?}", w.labels(OLGA));
        w.taps(OLGA, "Снять").await;
        w.minute().await;
        assert!(w.story(MARIA).contains("Ольга Белова снимает с вас обещание"), "{}", w.story(MARIA));
        for day in [13, 16, 17, 18, 19] {
            reports(&w, IVAN, day, 40).await;
        }
        w.until("2026-11-19T10:02:00").await;
        assert!(days_message(&w, OLGA).contains("обещание снято"), "{}", days_message(&w, OLGA));
    }

    async fn where_nobody_is_asked_that_day_the_outcome_is_a_message_of_its_own(base: Base) {
        let w = november(base).await;
        until_maria_is_named(&w).await;
        w.taps(OLGA, "Поговорили").await;
        w.taps(OLGA, "Без договорённости").await;
        for day in [13, 16, 17, 18] {
            reports(&w, IVAN, day, 40).await;
        }
        for id in [IVAN, MARIA] {
            away(&w, id, "2026-11-19").await;
        }
        w.until("2026-11-19T10:03:00").await;
        assert!(w.last(OLGA).starts_with("Что изменилось после разговора\nМария Ким, разговор 12.11"), "{}", w.last(OLGA));
        assert!(!w.story(PETR).contains("разговор 12.11"));
        w.until("2026-11-20T10:03:00").await;
        assert_eq!(w.story(OLGA).matches("разговор 12.11").count(), 1, "{}", w.story(OLGA));
    }

    async fn whoever_is_too_far_behind_is_asked_where_it_is_stuck_and_the_head_answers(base: Base) {
        let mut w = november(base).await;
        target(&w, &[(IVAN, 9_000_000), (MARIA, 1_000_000)]).await;
        for day in [6, 9] {
            reports(&w, IVAN, day, 40).await;
            reports(&w, MARIA, day, 31).await;
        }
        assert!(!w.story(IVAN).contains("Где застряло"), "it can still be caught up: {}", w.story(IVAN));
        for day in [10, 11, 12, 13, 16, 17] {
            reports(&w, IVAN, day, 40).await;
            w.minute().await;
        }
        let asked = w.story(IVAN);
        assert_eq!(asked.matches("Где застряло").count(), 1, "once: {asked}");
        assert!(!w.story(MARIA).contains("Где застряло"), "{}", w.story(MARIA));
        let (message, data) = button(&w, IVAN, "Не дохожу до ЛПР").expect("an answer");
        let own = w.person(MARIA).last_from_bot().expect("a message").id;
        assert!(presses(&w, MARIA, own, &data).await.contains("другому человеку"));
        w.restart().await;
        presses(&w, IVAN, message, &data).await;
        assert!(w.story(IVAN).contains("Спасибо, передал: не получается дойти до ЛПР"), "{}", w.story(IVAN));
        w.minute().await;
        for leader in [OLGA, PETR] {
            let told = w.last(leader);
            assert!(told.contains("Иван Иванов: до плана месяца 8,") && told.contains("не получается дойти до ЛПР"), "{told}");
            assert_eq!(w.labels(leader), ["Подскажу", "Пойдём вместе", "Решайте сами"]);
        }
        let (copy, hint) = button(&w, OLGA, "Подскажу").expect("a word");
        w.taps(PETR, "Пойдём вместе").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Ответ: пойдём вместе. Отмечено в") && w.labels(OLGA).is_empty(), "{}", w.last(OLGA));
        assert!(presses(&w, OLGA, copy, &hint).await.contains("Пётр Орлов"));
        assert!(w.last(IVAN).contains("Пётр Орлов про ваш ответ «не получается дойти до ЛПР»: пойдём вместе"), "{}", w.last(IVAN));
        assert!(!w.team().contains("застряло") && !w.team().contains("ЛПР"), "{}", w.team());
    }
}
