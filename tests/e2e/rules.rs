//! The rules of «Days»: which dates are asked, `/report` out of turn, presets and their changes, a newcomer's first day.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, MARIA, World},
};
use planerka::domain::report::Part;

async fn facts(w: &World, on: &str) -> String {
    w.stored(IVAN, Part::Fact, on).await
}

/// The department with other times, or another week.
fn file(w: &World, from: &str, to: &str) -> String {
    assert!(FILE.contains(from));
    FILE.replace("CHAT", &w.chat.to_string()).replace(from, to)
}

/// The reader's messages that ask for a report.
fn prompts(w: &World, id: i64) -> usize {
    w.story(id).matches("полминуты").count()
}

on_both! {
    async fn report_before_three_owes_then_corrects_and_from_three_closes_the_day_early(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T11:00:00").await;
        let owed = w.types(IVAN, "/report").await;
        assert!(owed.contains("Факт за пн 23.11"), "what is owed comes first: {owed}");
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T14:59:00").await;
        let nothing = w.types(IVAN, "/report").await;
        assert!(nothing.contains("Исправляем факт за пн 23.11"), "nothing is owed: {nothing}");
        assert!(w.labels(IVAN).contains(&"Другой день".to_owned()), "{:?}", w.labels(IVAN));
        w.presses(IVAN, "Оставить как есть").await;
        w.until("2026-11-24T15:00:00").await;
        let early = w.types(IVAN, "/report").await;
        assert!(early.contains("Факт за сегодня (вт 24.11)"), "{early}");
        w.types(IVAN, "50 4 3 2 150к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
        assert_eq!(facts(&w, "2026-11-24").await, "50 4 3 2 150000");
        let asked = prompts(&w, IVAN);
        w.until("2026-11-25T09:59:00").await;
        assert_eq!(prompts(&w, IVAN), asked, "after an early report no prompt\n{}", w.story(IVAN));
        assert!(w.last(IVAN).contains("План на сегодня (ср 25.11): звонки 41"), "the day card: {}", w.last(IVAN));
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("150\u{a0}000"), "{}", w.team());
    }

    async fn report_on_a_day_off_takes_facts_of_that_day_and_opens_no_report(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.until("2026-11-21T13:00:00").await;
        let free = w.types(IVAN, "/report").await;
        assert!(free.contains("выходной"), "{free}");
        w.types(IVAN, "5 1 0 0 30к").await;
        assert_eq!(facts(&w, "2026-11-21").await, "5 1 0 0 30000");
        assert_eq!(facts(&w, "2026-11-20").await, "_ _ _ _ _");
        w.until("2026-11-23T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за пт 20.11"), "{}", w.last(IVAN));
        w.types(IVAN, LINE).await;
        w.until("2026-11-23T10:06:00").await;
        let team = w.team();
        assert!(team.contains("128\u{a0}000") && team.contains("сдали 1 из 2"), "shown in the next one: {team}");
    }

    async fn older_days_are_offered_by_a_button_and_never_demanded(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.until("2026-11-25T09:01:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за вт 24.11") && prompt.contains("Ещё не закрыты"), "{prompt}");
        let labels = w.labels(IVAN);
        let monday = labels.iter().find(|label| label.contains("пн 23.11")).expect("Monday is offered").clone();
        w.presses(IVAN, &monday).await;
        let taken = w.types(IVAN, "33 2 1 0 50к").await;
        assert!(taken.contains("Записал за пн 23.11"), "{taken}");
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        assert_eq!(facts(&w, "2026-11-23").await, "33 2 1 0 50000");
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 98000");
        assert_eq!(facts(&w, "2026-11-20").await, "_ _ _ _ _", "nobody demanded Friday");
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("сдали 1 из 2"), "{}", w.team());
    }

    async fn the_morning_preset_plans_today(base: Base) {
        let mut w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.apply(&file(&w, "standard", "morning")).await;
        w.restart().await;
        w.until("2026-11-23T08:31:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за пт 20.11 и план на сегодня (пн 23.11)"), "{prompt}");
        assert!(prompt.contains("до 9:15"), "{prompt}");
        w.types(IVAN, LINE).await;
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-23").await, "45 3 2 1 120000");
        w.until("2026-11-23T09:21:00").await;
        assert!(w.team().contains("Итоги пт 20.11"), "{}", w.team());
    }

    async fn a_change_of_preset_acts_from_the_next_coordination_day_and_no_date_is_lost(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T12:00:00").await;
        let asked = prompts(&w, IVAN);
        w.apply(&file(&w, "standard", "evening")).await;
        w.until("2026-11-25T17:29:00").await;
        assert_eq!(prompts(&w, IVAN), asked, "neither tonight nor in the morning\n{}", w.story(IVAN));
        w.until("2026-11-25T17:31:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.starts_with("Добрый вечер") || prompt.starts_with("Добрый день"), "{prompt}");
        assert!(prompt.contains("Факт за вт 24.11 и сегодня (ср 25.11)"), "both dates are asked once: {prompt}");
        assert!(prompt.contains("до 18:30"), "{prompt}");
        w.types(IVAN, "41 3 2 1 98к").await;
        w.types(IVAN, "50 4 3 2 150к").await;
        w.types(IVAN, "45 3 2 1 120к").await;
        w.finish(IVAN).await;
        assert_eq!(facts(&w, "2026-11-24").await, "41 3 2 1 98000");
        assert_eq!(facts(&w, "2026-11-25").await, "50 4 3 2 150000");
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-26").await, "45 3 2 1 120000");
        w.until("2026-11-26T09:01:00").await;
        assert!(w.team().contains("25.11"), "summed up on the next morning: {}", w.team());
    }

    async fn an_evening_before_a_holiday_comes_an_hour_earlier(base: Base) {
        let mut w = World::new(base, "2026-11-02T08:00:00", &[]).await;
        w.apply(&file(&w, "standard", "evening")).await;
        w.restart().await;
        w.until("2026-11-03T16:29:00").await;
        assert!(!w.last(IVAN).contains("03.11"), "{}", w.last(IVAN));
        w.until("2026-11-03T16:31:00").await;
        assert!(w.last(IVAN).contains("сегодня (вт 03.11)") && w.last(IVAN).contains("до 17:30"), "{}", w.last(IVAN));
    }

    async fn a_newcomers_first_day_asks_a_plan_and_the_next_one_its_facts(base: Base) {
        let w = World::new(base, "2026-11-24T10:30:00", &[MARIA]).await;
        let newcomer = "\n[[member]]\ntelegram = 1004\nname = \"Пётр Белов\"\nrole = \"manager\"\njoined_on = \"2026-11-24\"\n";
        w.apply(&(FILE.replace("CHAT", &w.chat.to_string()) + newcomer)).await;
        w.standin.user(1004, "Пётр").starts(None);
        w.after(10).await;
        let plan = w.last(1004);
        assert!(plan.contains("План на сегодня (вт 24.11)") && !plan.contains("Факт"), "{plan}");
        assert!(plan.contains("исходящие звонки"), "hints are on: {plan}");
        w.types(1004, "20 2 1 0 50к").await;
        assert_eq!(w.stored(1004, Part::Pledge, "2026-11-24").await, "20 2 1 0 50000");
        w.finish(1004).await;
        assert!(w.last(1004).contains("Первый отчёт есть"), "praised: {}", w.last(1004));
        w.until("2026-11-25T09:01:00").await;
        let prompt = w.last(1004);
        assert!(prompt.contains("Факт за вт 24.11, план на сегодня (ср 25.11) и чт 26.11"), "{prompt}");
        w.types(1004, "40 2 1 0 80к").await;
        assert!(w.labels(1004).iter().any(|l| l == "Беру 20 1 1 0 40к"), "half of what he does: {:?}", w.labels(1004));
    }

    async fn all_as_planned_is_shown_first_and_not_offered_twice_running(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        w.presses(IVAN, "Всё по плану").await;
        assert_eq!(facts(&w, "2026-11-24").await, "_ _ _ _ _", "not before [Верно]: {}", w.last(IVAN));
        w.presses(IVAN, "Верно").await;
        assert_eq!(facts(&w, "2026-11-24").await, "45 3 2 1 120000");
        w.types(IVAN, "45 3 2 1 120к").await;
        w.finish(IVAN).await;
        w.until("2026-11-26T09:10:00").await;
        assert!(!w.labels(IVAN).contains(&"Всё по плану".to_owned()), "{:?}", w.labels(IVAN));
    }

    async fn what_hindered_is_asked_twice_a_week_at_most_also_when_it_was_skipped(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.types(IVAN, LINE).await;
        w.finish(IVAN).await;
        for (day, asked) in [("2026-11-25", true), ("2026-11-26", true), ("2026-11-27", false), ("2026-11-30", false), ("2026-12-01", true)] {
            w.until(&format!("{day}T09:10:00")).await;
            let before = w.person(IVAN).last_from_bot().map(|message| message.id);
            w.types(IVAN, "41 3 2 1 20к план 45 3 2 1 120к").await;
            w.presses(IVAN, "Пропустить").await;
            let said = w.last(IVAN);
            assert_ne!(w.person(IVAN).last_from_bot().map(|message| message.id), before);
            assert_eq!(said.contains("Что помешало?"), asked, "{day}: {said}");
            w.finish(IVAN).await;
        }
    }

    async fn whoever_was_not_there_yesterday_says_why_and_goes_on_to_the_plan(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.presses(IVAN, "Меня не было").await;
        assert_eq!(w.labels(IVAN), ["Отпуск", "Больничный", "Выходной"]);
        let plan = w.presses(IVAN, "Больничный").await;
        assert!(plan.contains("План на"), "{plan}");
        w.types(IVAN, "45 3 2 1 120к").await;
        assert_eq!(facts(&w, "2026-11-23").await, "_ _ _ _ _");
        w.until("2026-11-24T10:06:00").await;
        let team = w.team();
        assert!(!team.contains("больничн"), "{team}");
    }

    async fn mixed_weeks_and_zones_are_each_asked_on_their_own_day_and_clock(base: Base) {
        let mut w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        let members = [
            ("role = \"manager\"\njoined_on = \"2026-10-01\"\n[[member]]\ntelegram = 1003",
             "role = \"manager\"\nzone = \"Asia/Novosibirsk\"\njoined_on = \"2026-10-01\"\n[[member]]\ntelegram = 1003"),
            ("name = \"Мария Ким\"", "name = \"Мария Ким\"\nweek = \"2/2@2026-11-21\""),
        ];
        let text = members.iter().fold(FILE.replace("CHAT", &w.chat.to_string()), |text, (from, to)| {
            assert!(text.contains(from));
            text.replace(from, to)
        });
        w.apply(&text).await;
        w.restart().await;
        w.until("2026-11-21T09:01:00").await;
        assert!(w.last(MARIA).contains("сегодня (сб 21.11)"), "her shift is on Saturday: {}", w.last(MARIA));
        assert_eq!(prompts(&w, IVAN), 0);
        w.until("2026-11-23T05:01:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за пт 20.11"), "nine in Novosibirsk is five in Moscow: {prompt}");
        assert!(prompt.contains("до 14:00"), "the deadline is the department's: {prompt}");
        let asked = prompts(&w, MARIA);
        w.until("2026-11-23T10:30:00").await;
        assert_eq!(prompts(&w, MARIA), asked, "Monday is her day off: {}", w.story(MARIA));
        w.until("2026-11-25T09:01:00").await;
        assert!(w.last(MARIA).contains("Факт за вс 22.11"), "{}", w.last(MARIA));
    }

    async fn in_two_departments_a_button_belongs_to_its_own(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        let south = FILE
            .replace("chat = CHAT\n", "")
            .replace("\"north\"", "\"south\"")
            .replace("Север", "Юг")
            .replace("telegram = 1003", "telegram = 1005");
        w.apply(&south).await;
        w.until("2026-11-24T09:05:00").await;
        let both: Vec<_> = w.standin.messages(IVAN).into_iter().filter(|m| m.text().contains("Факт за пн 23.11")).collect();
        assert_eq!(both.len(), 2, "{}", w.story(IVAN));
        let (older, data) = both.iter().find_map(|m| {
            let button = m.buttons().iter().flatten().find(|b| b.label.contains("20.11"))?;
            Some((m.id, button.label.clone()))
        }).expect("Friday is offered");
        w.person(IVAN).taps_on(older, &data);
        w.after(5).await;
        assert!(w.standin.message(IVAN, older).expect("there").text().contains("20.11"), "{}", w.story(IVAN));
        assert!(!w.last(IVAN).contains("отдел"), "no choice is needed: {}", w.last(IVAN));
        w.person(IVAN).replies(both[1].id, "41 3 2 1 98к");
        w.after(5).await;
        assert!(!w.last(IVAN).contains("какого отдела"), "{}", w.last(IVAN));
        w.types(IVAN, "потом").await;
        assert!(w.labels(IVAN).iter().any(|label| label.contains("Юг")), "a bare line is asked: {}", w.last(IVAN));
    }

    async fn a_plan_without_money_is_not_offered(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:05:00").await;
        w.types(IVAN, "41 3 2 0 0").await;
        let labels = w.labels(IVAN);
        assert!(labels.contains(&"Без плана".to_owned()), "a plan is asked: {labels:?}");
        assert!(!labels.iter().any(|label| label.starts_with("Беру")), "{labels:?}");
        w.until("2026-11-24T09:10:00").await;
        w.types(MARIA, "41 3 2 1 98к").await;
        assert!(w.labels(MARIA).iter().any(|label| label.starts_with("Беру")), "{:?}", w.labels(MARIA));
    }
}
