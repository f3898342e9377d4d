//! `/calendar`: the month, days made off, working and short, marks; who may, until when, and what it does to the day.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, FILE, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

const PETR: i64 = 1004;

/// Olga leads, Pyotr is her deputy.
async fn with_deputy(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    w.add(DEPUTY).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w
}

fn prompts(w: &World, id: i64) -> usize {
    w.story(id).matches("полминуты").count()
}

async fn reports(w: &World, id: i64, line: &str) {
    w.types(id, line).await;
    w.finish(id).await;
}

on_both! {
    async fn a_month_shows_what_is_not_ordinary_and_leafs_a_year_around(base: Base) {
        let w = World::new(base, "2026-11-24T12:00:00", &[]).await;
        w.says(OLGA, "/absent").await;
        w.taps(OLGA, "Мария Ким").await;
        w.taps(OLGA, "Отпуск").await;
        w.types(OLGA, "с 30 ноября по 4 декабря").await;
        let november = w.types(OLGA, "/calendar").await;
        assert!(november.contains("Ноябрь 2026: рабочих дней 20, из них 1 короткий"), "{november}");
        assert!(november.contains("Праздники и переносы: ср 04.11\nКороткие: вт 03.11"), "{november}");
        assert!(november.contains("Не работают:\n• Мария Ким: отпуск, пн 30.11 – пт 04.12"), "{november}");
        assert!(!november.contains("без переносов"), "{november}");
        let december = w.presses(OLGA, "декабрь →").await;
        assert!(december.contains("Декабрь 2026: рабочих дней 22") && december.contains("Мария Ким"), "{december}");
        let january = w.presses(OLGA, "январь →").await;
        assert!(january.contains("Праздники и переносы: пт 01.01 – пт 08.01"), "{january}");
        for month in ["февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь"] {
            w.presses(OLGA, &format!("{month} →")).await;
        }
        assert!(w.last(OLGA).contains("Ноябрь 2027"), "{}", w.last(OLGA));
        assert!(!w.labels(OLGA).iter().any(|label| label.ends_with('→')), "a year ahead: {:?}", w.labels(OLGA));
    }

    async fn a_saturday_made_working_is_asked_summed_up_and_told_to_the_other_leader(base: Base) {
        let w = with_deputy(base, "2026-11-24T12:00:00").await;
        w.types(OLGA, "/calendar").await;
        let done = w.types(OLGA, "сб 28.11 рабочий").await;
        assert!(done.starts_with("Готово. Сб 28.11: рабочий.\nПлан на этот день спрошу вместе с отчётом."), "{done}");
        assert!(done.contains("рабочих дней 21") && done.contains("Решили сами: сб 28.11 — рабочий"), "{done}");
        let told = w.last(PETR);
        assert!(told.starts_with("Сб 28.11: рабочий. Так решает Ольга Белова."), "{told}");
        assert_eq!(w.labels(PETR), ["Календарь"]);
        w.until("2026-11-27T09:10:00").await;
        assert!(w.last(IVAN).contains("сб 28.11"), "Friday asks Saturday's plan: {}", w.last(IVAN));
        reports(&w, IVAN, "41 3 2 1 98к план 50 4 3 2 130к").await;
        w.until("2026-11-28T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за пт 27.11"), "{}", w.last(IVAN));
        reports(&w, IVAN, "45 3 2 1 70к").await;
        w.until("2026-11-28T10:06:00").await;
        assert!(w.team().contains("Итоги пт 27.11"), "{}", w.team());
        w.until("2026-11-30T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за сб 28.11"), "{}", w.last(IVAN));
        reports(&w, IVAN, "10 1 0 0 40к").await;
        w.until("2026-11-30T10:06:00").await;
        assert!(w.team().contains("Итоги сб 28.11") && w.team().contains("при плане 130\u{a0}000"), "{}", w.team());
    }

    async fn a_day_made_off_is_left_alone_and_those_who_had_planned_it_are_named(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        reports(&w, MARIA, "41 3 2 1 98к").await;
        w.until("2026-11-24T12:00:00").await;
        let done = w.types(OLGA, "/calendar завтра выходной").await;
        assert!(done.starts_with("Готово. Завтра (ср 25.11): выходной.\nПлан на этот день уже назвали: Иван Иванов"), "{done}");
        let (ivan, team) = (prompts(&w, IVAN), w.team());
        w.until("2026-11-25T20:00:00").await;
        assert_eq!((prompts(&w, IVAN), w.team()), (ivan, team), "a day off");
        w.until("2026-11-26T09:01:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за вт 24.11"), "{prompt}");
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-25").await, "41 3 2 1 98000", "what he said stays");
        // Taken back in time, Friday is worked as ever.
        w.types(OLGA, "/calendar 27.11 выходной").await;
        let back = w.types(OLGA, "27.11 как обычно").await;
        assert!(back.starts_with("Готово. Завтра (пт 27.11): рабочий, как обычно."), "{back}");
        w.until("2026-11-27T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за чт 26.11"), "{}", w.last(IVAN));
    }

    async fn a_day_is_chosen_by_buttons_and_taken_back_by_one(base: Base) {
        let w = World::new(base, "2026-11-24T12:00:00", &[]).await;
        w.types(OLGA, "/calendar").await;
        let ask = w.presses(OLGA, "Выходной").await;
        assert!(ask.contains("Какой день сделать выходным?"), "{ask}");
        let labels = w.labels(OLGA);
        assert_eq!(labels[..5], ["ср 25.11", "чт 26.11", "пт 27.11", "пн 30.11", "декабрь →"], "today has been asked");
        w.presses(OLGA, "декабрь →").await;
        let done = w.presses(OLGA, "пт 25.12").await;
        assert!(done.starts_with("Готово. Пт 25.12: выходной."), "{done}");
        w.presses(OLGA, "Короткий день").await;
        let done = w.types(OLGA, "5 декабря").await;
        assert!(done.contains("Сб 05.12: короткий") && done.contains("Решили сами: сб 05.12 — короткий, пт 25.12 — выходной"), "{done}");
        w.presses(OLGA, "Рабочий день").await;
        let nonsense = w.types(OLGA, "скоро").await;
        assert!(nonsense.starts_with("Не понял, какой день"), "{nonsense}");
        let many = w.types(OLGA, "6.12 и 20.12").await;
        assert!(many.starts_with("За раз — один день или несколько подряд"), "{many}");
        let which = w.types(OLGA, "сб 06.12").await;
        assert_eq!((which.as_str(), w.labels(OLGA)), ("Какой день вы имели в виду?", vec!["Сб 05.12".to_owned(), "Вс 06.12".to_owned()]));
        let done = w.presses(OLGA, "Вс 06.12").await;
        assert!(done.starts_with("Готово. Вс 06.12: рабочий."), "{done}");
        w.presses(OLGA, "Убрать").await;
        let done = w.presses(OLGA, "пт 25.12 — выходной").await;
        assert!(done.starts_with("Готово. Пт 25.12: рабочий, как обычно."), "{done}");
        let again = w.types(OLGA, "/calendar 31.12 выходной").await;
        assert!(again.contains("Чт 31.12: и так выходной, менять нечего."), "by decree: {again}");
    }

    async fn what_is_over_or_begun_is_not_changed_and_today_only_before_its_prompt(base: Base) {
        let w = World::new(base, "2026-11-24T08:30:00", &[]).await;
        let past = w.types(OLGA, "/calendar 23.11 выходной").await;
        assert_eq!(past, "Пн 23.11 уже прошёл и посчитан, поэтому не меняется. Выберите день впереди.");
        let range = w.types(OLGA, "/calendar с 23.11 по 25.11 выходной").await;
        assert!(range.starts_with("Пн 23.11 уже прошёл"), "{range}");
        let far = w.types(OLGA, "/calendar 31.12.2028 выходной").await;
        assert!(far.starts_with("Так далеко не заглядываю. Выберите день с 24.11.2026 по 25.11.2027"), "{far}");
        let many = w.types(OLGA, "/calendar с 1 декабря по 31 января выходной").await;
        assert!(many.starts_with("За раз — не больше 31"), "{many}");
        w.until("2026-11-24T08:59:00").await;
        let done = w.types(OLGA, "/calendar сегодня выходной").await;
        assert!(done.starts_with("Готово. Сегодня (вт 24.11): выходной."), "{done}");
        let asked = prompts(&w, IVAN);
        w.until("2026-11-24T10:30:00").await;
        assert_eq!(prompts(&w, IVAN), asked, "{}", w.story(IVAN));
        let begun = w.types(OLGA, "/calendar сегодня как обычно").await;
        assert!(begun.starts_with("Вт 24.11 уже начался"), "its prompt would be past: {begun}");
        assert_eq!(prompts(&w, IVAN), asked, "and nothing is caught up");
        w.until("2026-11-25T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за пн 23.11"), "{}", w.last(IVAN));
        let begun = w.types(OLGA, "/calendar 25.11 выходной").await;
        assert!(begun.starts_with("Ср 25.11 уже начался"), "{begun}");
    }

    async fn the_deputy_runs_it_too_and_a_manager_is_refused(base: Base) {
        let w = with_deputy(base, "2026-11-24T12:00:00").await;
        w.types(OLGA, "/calendar").await;
        w.presses(OLGA, "Выходной").await;
        let data = w.data(OLGA, "пт 27.11");
        let refused = w.types(IVAN, "/calendar 27.11 выходной").await;
        assert!(refused.starts_with("Это может только РОП или заместитель"), "{refused}");
        let forged = w.forges(IVAN, &data).await;
        assert!(forged.contains("РОП или заместитель"), "{forged}");
        let untouched = w.types(PETR, "/calendar").await;
        assert!(untouched.contains("рабочих дней 20") && !untouched.contains("Решили сами"), "{untouched}");
        let done = w.types(PETR, "27.11 короткий").await;
        assert!(done.starts_with("Готово. Пт 27.11: короткий."), "{done}");
        assert!(w.last(OLGA).starts_with("Пт 27.11: короткий. Так решает Пётр Орлов."), "{}", w.last(OLGA));
        let in_chat = |w: &World| w.team();
        let before = in_chat(&w);
        w.says_in(w.chat, OLGA, "/calendar 27.11 выходной").await;
        assert!(!in_chat(&w).replacen(&before, "", 1).contains("Готово"), "not in the chat: {}", in_chat(&w));
    }

    async fn of_two_leaders_the_first_word_stands_until_the_other_has_seen_it(base: Base) {
        let w = with_deputy(base, "2026-11-24T12:00:00").await;
        w.types(PETR, "/calendar").await;
        w.presses(PETR, "Короткий день").await;
        w.types(OLGA, "/calendar 27.11 выходной").await;
        w.until("2026-11-24T12:05:00").await;
        let first = w.standin.messages(PETR).into_iter().rev().find(|m| m.text().contains("сделать коротким")).expect("his question");
        w.person(PETR).taps_on(first.id, "пт 27.11");
        w.after(5).await;
        let asked = w.standin.message(PETR, first.id).expect("there").text().to_owned();
        assert_eq!(asked, "Пт 27.11: уже решено — выходной. Отмечено в 12:00, Ольга Белова. Поменять?");
        w.person(PETR).taps_on(first.id, "Сделать: короткий");
        w.after(5).await;
        let done = w.standin.message(PETR, first.id).expect("there").text().to_owned();
        assert!(done.starts_with("Готово. Пт 27.11: короткий."), "{done}");
        let same = w.types(OLGA, "/calendar 27.11 короткий").await;
        assert!(same.starts_with("Пт 27.11: уже короткий. Отмечено в 12:05, Пётр Орлов."), "{same}");
    }

    async fn reports_given_early_follow_the_calendar_and_count_once(base: Base) {
        let w = World::new(base, "2026-11-26T12:00:00", &[]).await;
        w.until("2026-11-27T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        reports(&w, MARIA, LINE).await;
        w.until("2026-11-27T15:30:00").await;
        w.types(IVAN, "/report").await;
        reports(&w, IVAN, "50 4 3 2 150к план 45 3 2 1 120к").await;
        // Monday off: what Ivan gave early is Tuesday's.
        w.types(OLGA, "/calendar 30.11 выходной").await;
        w.until("2026-12-01T09:10:00").await;
        assert!(w.last(IVAN).contains("План на"), "his facts are in: {}", w.last(IVAN));
        assert!(!w.last(IVAN).contains("Факт за"), "{}", w.last(IVAN));
        assert!(w.last(MARIA).contains("Факт за пт 27.11"), "{}", w.last(MARIA));
        reports(&w, MARIA, LINE).await;
        w.until("2026-12-01T10:06:00").await;
        let team = w.team();
        let last = team.rsplit("Итоги").next().expect("a digest");
        assert!(last.starts_with(" пт 27.11") && last.contains("сдали 2 из 2"), "each once: {team}");
    }

    async fn a_saturday_made_working_takes_the_early_report_and_monday_asks_about_it(base: Base) {
        let w = World::new(base, "2026-11-26T12:00:00", &[]).await;
        w.until("2026-11-27T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        w.until("2026-11-27T15:30:00").await;
        w.types(IVAN, "/report").await;
        reports(&w, IVAN, "50 4 3 2 150к план 45 3 2 1 120к").await;
        w.types(OLGA, "/calendar 28.11 рабочий").await;
        w.until("2026-11-28T09:01:00").await;
        assert!(!w.last(IVAN).contains("Факт за"), "Friday is known: {}", w.last(IVAN));
        w.until("2026-11-28T10:06:00").await;
        let team = w.team();
        let last = team.rsplit("Итоги").next().expect("a digest");
        assert!(last.starts_with(" пт 27.11") && last.contains("сдали 1 из 2"), "{team}");
        w.until("2026-11-30T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за сб 28.11"), "{}", w.last(IVAN));
    }

    async fn a_day_made_short_is_an_hour_shorter_where_the_day_ends_with_the_report(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.apply(&FILE.replace("CHAT", &w.chat.to_string()).replace("standard", "evening")).await;
        w.restart().await;
        w.types(OLGA, "/calendar 25.11 короткий").await;
        w.until("2026-11-25T16:31:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("сегодня (ср 25.11)") && prompt.contains("до 17:30"), "{prompt}");
        w.until("2026-11-26T17:00:00").await;
        let late = w.types(OLGA, "/calendar сегодня короткий").await;
        assert!(late.starts_with("Чт 26.11 уже начался"), "half past four is past: {late}");
        w.until("2026-11-26T17:31:00").await;
        assert!(w.last(IVAN).contains("до 18:30"), "{}", w.last(IVAN));
    }

    async fn whoever_has_a_rhythm_of_his_own_is_asked_too_and_named(base: Base) {
        let mut w = World::new(base, "2026-11-24T12:00:00", &[]).await;
        let cycle = FILE.replace("CHAT", &w.chat.to_string());
        let cycle = cycle.replace("name = \"Мария Ким\"", "name = \"Мария Ким\"\nweek = \"2/2@2026-11-26\"");
        w.apply(&cycle).await;
        w.restart().await;
        // 26 and 27 are hers, 28 is not.
        let done = w.types(OLGA, "/calendar 28.11 рабочий").await;
        assert!(done.contains("Касается и тех, кто работает по своему графику: Мария Ким."), "{done}");
        w.until("2026-11-28T09:01:00").await;
        assert!(w.last(MARIA).contains("Факт за пт 27.11"), "{}", w.last(MARIA));
    }

    async fn a_mark_explains_its_day_in_the_digest_until_it_is_removed(base: Base) {
        let w = with_deputy(base, "2026-11-23T12:00:00").await;
        let done = w.types(OLGA, "/calendar 24.11 акция −10 % <всё>").await;
        assert!(done.starts_with("Отмечено. Завтра (вт 24.11): акция −10 % <всё>. Покажу и в сводке."), "{done}");
        assert!(done.contains("Отметки:\n• вт 24.11: акция −10 % <всё>"), "{done}");
        let twice = w.types(OLGA, "/calendar 24.11 акция −10 % <всё>").await;
        assert_eq!(twice.matches("• вт 24.11").count(), 1, "said twice it is one: {twice}");
        // By buttons, the words after the day.
        w.presses(OLGA, "Отметка").await;
        w.presses(OLGA, "ср 25.11").await;
        assert_eq!(w.last(OLGA), "Что отметить на ср 25.11? Пара слов, например: «акция −10 %».");
        let long = w.types(OLGA, &"ж".repeat(81)).await;
        assert!(long.starts_with("Слишком длинно: помещается до 80 знаков"), "{long}");
        let done = w.types(OLGA, "открытие склада").await;
        assert!(done.starts_with("Отмечено. Ср 25.11: открытие склада."), "the question stayed: {done}");
        // A word of the calendar among others is asked about.
        let asked = w.types(OLGA, "/calendar 26.11 короткий созвон").await;
        assert_eq!(asked, "«26.11 короткий созвон» — как это записать?");
        let done = w.presses(OLGA, "Отметка").await;
        assert!(done.starts_with("Отмечено. Чт 26.11: короткий созвон."), "{done}");
        let refused = w.types(IVAN, "/calendar 27.11 акция").await;
        assert!(refused.starts_with("Это может только РОП"), "{refused}");
        w.until("2026-11-25T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("📌 акция −10 % <всё>") && !w.team().contains("склада"), "{}", w.team());
        w.types(PETR, "/calendar").await;
        w.presses(PETR, "Убрать").await;
        let data = w.data(PETR, "ср 25.11: открытие склада");
        w.presses(PETR, "ср 25.11: открытие склада").await;
        assert!(w.last(PETR).starts_with("Отметка убрана. Сегодня (ср 25.11): открытие склада."), "{}", w.last(PETR));
        let gone = w.forges(OLGA, &data).await;
        assert!(gone.contains("На это уже ответили"), "{gone}");
        w.until("2026-11-26T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        w.until("2026-11-26T10:06:00").await;
        assert!(!w.team().contains("склада"), "{}", w.team());
    }

    async fn what_is_typed_after_the_calendar_and_is_not_about_days_goes_where_it_belongs(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let selling = FILE.replace("CHAT", &w.chat.to_string());
        let selling = selling.replace("role = \"head\"\nreports = false", "role = \"head\"\nreports = true\njoined_on = \"2026-10-01\"");
        w.apply(&selling).await;
        w.until("2026-11-24T09:10:00").await;
        w.types(OLGA, "/calendar").await;
        w.types(OLGA, "41 3 2 1 98к").await;
        assert_eq!(w.stored(OLGA, Part::Fact, "2026-11-23").await, "41 3 2 1 98000", "{}", w.last(OLGA));
        w.types(OLGA, "45 3 2 1 120к").await;
        w.finish(OLGA).await;
        w.types(OLGA, "/calendar").await;
        w.presses(OLGA, "Выходной").await;
        w.types(OLGA, "50 4 3 2 150к").await;
        assert!(w.last(OLGA).contains("50 4 3 2 150к"), "numbers are the report's: {}", w.last(OLGA));
        let kept = w.types(OLGA, "/calendar").await;
        assert!(!kept.contains("Решили сами"), "{kept}");
        w.types(OLGA, "/cancel").await;
    }
}
