//! Days far from their plan, end to end: the question and its promise, the leaders' letter of the week, what the head
//! does with what stays open, and marks and days of a department's file.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, FILE, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::{
    domain::{
        department_file::DepartmentFile,
        investigation::{Investigation, InvestigationState},
        refusal::Refusal,
    },
    store, usecase,
    usecase::house::House,
    view::causes::month_block,
};

/// Far below the plan of 120 000.
const BAD: &str = "20 1 0 0 36к план 45 3 2 1 120к";
/// Far above it.
const GREAT: &str = "60 5 4 3 250к план 45 3 2 1 120к";

/// Ivan and Maria have planned 120 000 for Tuesday the 17th of November; it is that Wednesday's report.
async fn wednesday(base: Base) -> World {
    let w = World::new(base, "2026-11-16T12:00:00", &[]).await;
    w.until("2026-11-17T09:10:00").await;
    for id in [IVAN, MARIA] {
        w.says(id, LINE).await;
        w.finish(id).await;
    }
    w.until("2026-11-18T09:10:00").await;
    w
}

async fn house(w: &World) -> House {
    let mut tx = w.db().read().await.expect("a transaction");
    let id = store::departments::by_key(&mut tx, "north").await.expect("read").expect("there").id;
    House::load(&mut tx, id).await.expect("read").expect("there")
}

async fn all(w: &World) -> Vec<Investigation> {
    let id = house(w).await.department.id;
    let mut tx = w.db().read().await.expect("a transaction");
    let (from, through) = ("2026-01-01".parse().expect("a date"), "2027-01-01".parse().expect("a date"));
    store::investigations::of_department(&mut tx, id, from, through).await.expect("read")
}

on_both! {
    async fn a_day_at_a_third_of_its_plan_goes_from_its_cause_to_a_promise(base: Base) {
        let w = wednesday(base).await;
        w.says(IVAN, BAD).await;
        w.skip_to(IVAN, "Цена").await;
        let asked = w.taps(IVAN, "Цена").await;
        assert!(asked.contains("Что сделаем?") && asked.contains("Помешало: цена"), "{asked}");
        assert!(asked.contains("36\u{a0}000\u{a0}₽ при плане 120\u{a0}000"), "{asked}");
        assert_eq!(w.labels(IVAN), ["Без действий"], "one tap skips it");
        w.minute().await;
        let made = w.says(IVAN, "отправлю три новых КП до 20.11").await;
        assert!(made.contains("Записал") && made.contains("отправлю три новых КП"), "{made}");
        w.finish(IVAN).await;
        let found = all(&w).await;
        let one = &found[0];
        assert_eq!((found.len(), one.state, one.fact, one.plan), (1, InvestigationState::Promised, 36_000_00, 120_000_00));
        assert!(one.promise.is_some() && one.cause.is_some());
        // Nobody else hears of it until the week is over, and the team never.
        assert!(!w.story(MARIA).contains("КП до") && !w.team().contains("Что сделаем"), "{}", w.team());
        w.minute().await;
        let promises = w.says(IVAN, "/promises").await;
        assert!(promises.contains("отправлю три новых КП"), "{promises}");
    }

    async fn a_promise_without_a_day_is_asked_for_it_and_the_tap_of_no_action_ends_it(base: Base) {
        let w = wednesday(base).await;
        w.says(IVAN, BAD).await;
        w.skip_to(IVAN, "Другое").await;
        w.taps(IVAN, "Другое").await;
        w.minute().await;
        w.says(IVAN, "склад закрыт").await;
        w.minute().await;
        let when = w.says(IVAN, "договорюсь со складом").await;
        assert!(when.contains("договорюсь со складом"), "{when}");
        w.taps(IVAN, "Завтра").await;
        assert!(w.story(IVAN).contains("Записал"), "{}", w.story(IVAN));
        w.finish(IVAN).await;
        let found = all(&w).await;
        assert_eq!((found[0].state, found[0].body.as_deref()), (InvestigationState::Promised, Some("склад закрыт")));
        // Maria's was far above: repeated, or not.
        w.says(MARIA, GREAT).await;
        w.skip_to(MARIA, "Пропустить").await;
        while !w.last(MARIA).contains("Что сработало?") {
            w.taps(MARIA, "Пропустить").await;
        }
        w.minute().await;
        let asked = w.says(MARIA, "позвонила всем старым клиентам").await;
        assert!(asked.contains("Что сделаем, чтобы повторить?"), "{asked}");
        w.taps(MARIA, "Без действий").await;
        w.finish(MARIA).await;
        let hers: Vec<_> = all(&w).await.into_iter().filter(|one| one.fact > one.plan).collect();
        assert_eq!((hers.len(), hers[0].state), (1, InvestigationState::NoAction));
    }

    async fn an_ordinary_day_a_newcomer_and_a_third_far_day_of_a_week_are_not_looked_into(base: Base) {
        let w = World::new(base, "2026-11-16T12:00:00", &[]).await;
        w.add("[[member]]\ntelegram = 1005\nname = \"Яна Новая\"\nrole = \"manager\"\njoined_on = \"2026-11-10\"\n").await;
        w.standin.user(1005, "Яна").starts(None);
        for (nth, day) in ["17", "18", "19", "20"].into_iter().enumerate() {
            w.until(&format!("2026-11-{day}T09:10:00")).await;
            for (id, line) in [(IVAN, if nth == 0 { LINE } else { GREAT }), (MARIA, LINE), (1005, GREAT)] {
                w.says(id, line).await;
                w.finish(id).await;
            }
        }
        let found = all(&w).await;
        let house = house(&w).await;
        let name = |one: &Investigation| house.member(one.member).expect("there").name.clone();
        // Three of Ivan's days were far. Nothing was explained, so nothing was asked about it.
        assert_eq!(found.iter().map(name).collect::<Vec<_>>(), ["Иван Иванов", "Иван Иванов"], "{found:?}");
        assert!(!w.story(IVAN).contains("Что сделаем"), "{}", w.story(IVAN));
        assert!(!w.story(1005).contains("Что сделаем"));
    }

    async fn the_week_is_told_once_on_monday_to_the_leaders_alone_over_a_restart(base: Base) {
        let mut w = wednesday(base).await;
        w.add(DEPUTY).await;
        w.standin.user(1004, "Пётр").starts(None);
        w.says(IVAN, BAD).await;
        w.skip_to(IVAN, "Не хватило времени").await;
        w.taps(IVAN, "Не хватило времени").await;
        w.taps(IVAN, "Ждали счёт или договор").await;
        w.taps(IVAN, "Без действий").await;
        w.finish(IVAN).await;
        w.says(MARIA, GREAT).await;
        while !w.last(MARIA).contains("Что сработало?") {
            let label = w.labels(MARIA).into_iter().find(|label| label == "Пропустить").expect("a way on");
            w.taps(MARIA, &label).await;
        }
        w.minute().await;
        w.says(MARIA, "позвонила всем <старым> клиентам").await;
        w.finish(MARIA).await;
        w.until("2026-11-23T10:19:00").await;
        assert!(!w.story(OLGA).contains("Что мешало"), "not before its time");
        w.kill();
        w.clock.set(planerka::domain::time::instant("2026-11-23T12:30:00+03:00"));
        w.start().await;
        w.settle().await;
        w.until("2026-11-25T18:00:00").await;
        w.restart().await;
        for id in [OLGA, 1004] {
            let story = w.story(id);
            assert_eq!(story.matches("Что мешало и что помогло, пн 16.11 – вс 22.11").count(), 1, "{story}");
            assert!(story.contains("ждали счёт или договор — 84\u{a0}000\u{a0}₽, 1 день"), "{story}");
            assert!(story.contains("Иван Иванов: ждали счёт или договор — 84\u{a0}000\u{a0}₽"), "{story}");
            assert!(story.contains("позвонила всем <старым> клиентам"), "{story}");
            assert!(story.contains("Мария Ким, вт 17.11, 250\u{a0}000\u{a0}₽ при плане 120\u{a0}000"), "{story}");
            assert!(story.contains("Иван Иванов, вт 17.11: без действий"), "{story}");
        }
        for story in [w.team(), w.story(IVAN), w.story(MARIA)] {
            assert!(!story.contains("Что мешало") && !story.contains("84\u{a0}000"), "{story}");
        }
        assert!(!w.team().contains("дали счёт") && !w.story(MARIA).contains("дали счёт"));
        // The week after has nothing to say.
        w.until("2026-12-01T12:00:00").await;
        assert_eq!(w.story(OLGA).matches("Что мешало").count(), 1);
    }

    async fn what_stays_open_is_before_the_head_who_asks_for_a_promise_or_ends_it(base: Base) {
        let w = wednesday(base).await;
        for id in [IVAN, MARIA] {
            w.says(id, BAD).await;
            w.skip_to(id, "Цена").await;
            // Nobody has named a cause: it stays open.
            w.taps(id, "Пропустить").await;
            assert!(!w.last(id).contains("Что сделаем"), "{}", w.last(id));
            w.finish(id).await;
        }
        w.until("2026-11-18T10:10:00").await;
        w.says(OLGA, "/today").await;
        let week = w.presses(OLGA, "Расследования: 2").await;
        assert!(week.contains("не названо — 168\u{a0}000\u{a0}₽, 2 дня"), "{week}");
        assert!(week.contains("Открытые расследования"), "{week}");
        let card = w.presses(OLGA, "Иван Иванов, 17.11").await;
        assert!(card.contains("Причина не названа"), "{card}");
        w.presses(OLGA, "Попросить обещание").await;
        w.types(OLGA, "пройти курс по возражениям до 25.11").await;
        w.minute().await;
        assert!(w.story(IVAN).contains("пройти курс по возражениям"), "{}", w.story(IVAN));
        w.taps(IVAN, "Беру").await;
        let found = all(&w).await;
        let his = found.iter().find(|one| one.promise.is_some()).expect("ended");
        assert_eq!(his.state, InvestigationState::Promised);
        w.says(OLGA, "/today").await;
        w.presses(OLGA, "Расследования: 1").await;
        w.presses(OLGA, "Мария Ким, 17.11").await;
        let card = w.presses(OLGA, "Без действий").await;
        assert!(card.contains("Итог: без действий"), "{card}");
        let again = w.forges(OLGA, &planerka::view::callback::Callback::EndInvestigation { investigation: his.id }.encode()).await;
        assert!(again.contains("уже ответили"), "{again}");
        // Corrected to what was planned, a day needs no looking into.
        w.says(OLGA, "/today").await;
        assert!(!w.labels(OLGA).iter().any(|label| label.contains("Расследования")), "{:?}", w.labels(OLGA));
        // Nobody else reads any of it.
        for id in [IVAN, MARIA] {
            for callback in [
                planerka::view::callback::Callback::Investigation { investigation: his.id },
                planerka::view::callback::Callback::OpenInvestigations,
                planerka::view::callback::Callback::AskAction { investigation: his.id },
            ] {
                w.minute().await;
                let said = w.forges(id, &callback.encode()).await;
                assert!(!said.contains("Причина") && !said.contains("не названо"), "{said}");
            }
        }
    }

    async fn a_leader_may_open_one_himself_and_nobody_may_of_a_day_without_figures(base: Base) {
        let w = wednesday(base).await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        let house = house(&w).await;
        let of = |name: &str| house.members.iter().find(|member| member.name == name).expect("there").clone();
        let (olga, ivan, maria) = (of("Ольга Белова"), of("Иван Иванов"), of("Мария Ким"));
        let on = "2026-11-17".parse().expect("a date");
        let now = w.clock.now();
        let mut tx = w.db().write().await.expect("a transaction");
        let opened = usecase::investigation::open_for(&mut tx, &house, &olga, ivan.id, on, now).await.expect("opened");
        let again = usecase::investigation::open_for(&mut tx, &house, &olga, ivan.id, on, now).await.expect("found");
        assert_eq!((opened.id, opened.by_member), (again.id, Some(olga.id)));
        assert_eq!(usecase::investigation::open(&mut tx, &house, now).await.expect("read").len(), 1, "however near its plan");
        let none = usecase::investigation::open_for(&mut tx, &house, &olga, maria.id, on, now).await;
        assert!(matches!(none, Err(usecase::Failure::Refused(Refusal::NothingToInvestigate))), "{none:?}");
        let his = usecase::investigation::open_for(&mut tx, &house, &ivan, maria.id, on, now).await;
        assert!(matches!(his, Err(usecase::Failure::Refused(Refusal::NotAllowed(_)))), "{his:?}");
        tx.commit().await.expect("commit");
    }

    async fn the_causes_of_a_month_add_up_and_name_marks_and_days_away_but_nobody(base: Base) {
        let w = World::new(base, "2026-10-29T12:00:00", &[]).await;
        w.until("2026-10-30T09:10:00").await;
        w.says(IVAN, "40 4 2 1 100к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
        w.until("2026-11-10T09:10:00").await;
        w.says(IVAN, "80 8 4 3 240к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
        let file = FILE.replace("CHAT", &w.chat.to_string());
        w.apply(&(file + "[[mark]]\nfrom_on = \"2026-11-09\"\nthrough_on = \"2026-11-11\"\ntext = \"акция −10 %\"\n")).await;
        w.says(MARIA, "/absent").await;
        w.taps(MARIA, "Больничный").await;
        w.taps(MARIA, "Сегодня").await;
        let house = house(&w).await;
        let mut tx = w.db().read().await.expect("a transaction");
        let on = "2026-11-10".parse().expect("a date");
        let month = usecase::causes::month(&mut tx, &house, on, w.clock.now()).await.expect("read").expect("there is one");
        // By the 10th of October nothing had been told: there is nothing to compare with.
        assert_eq!((month.before, month.after), (None, Some(240_000_00)));
        let text = month_block(&month, planerka::locale::Locale::RU).visible();
        assert!(text.contains("акция −10 %, 09.11–11.11") && text.contains("Отсутствия: 1 рабочий день"), "{text}");
        assert!(!text.contains("Мария") && !text.contains("ольнич"), "{text}");
        let later = planerka::domain::time::instant("2026-12-01T12:00:00+03:00");
        let month = usecase::causes::month(&mut tx, &house, on, later).await.expect("read").expect("there is one");
        assert_eq!((month.before, month.after), (Some(100_000_00), Some(240_000_00)));
        assert_eq!(month.parts.iter().map(|part| part.brought).sum::<i64>(), 140_000_00);
        let text = month_block(&month, planerka::locale::Locale::RU).visible();
        assert!(text.contains("Оплаты к прошлому месяцу (октябрь): +140\u{a0}000\u{a0}₽"), "{text}");
        assert!(text.contains("Звонки 40 → 80: +"), "{text}");
    }

    async fn a_file_with_days_and_marks_changes_nothing_twice_and_no_day_that_is_over(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        let file = |more: &str| FILE.replace("CHAT", &w.chat.to_string()) + more;
        let days = "[[exception]]\non = \"2026-11-27\"\nkind = \"off\"\n\
            [[mark]]\nfrom_on = \"2026-11-19\"\nthrough_on = \"2026-11-22\"\ntext = \"выставка\"\n\
            [[mark]]\nfrom_on = \"2026-11-21\"\ntext = \"акция −10 %\"\n";
        w.apply(&file(days)).await;
        let parsed = DepartmentFile::parse(&file(days)).expect("right");
        let applied = async |parsed: &DepartmentFile| {
            let mut tx = w.db().write().await.expect("a transaction");
            let applied = usecase::apply::apply(&mut tx, parsed, planerka::app::template_metrics, w.clock.now()).await;
            let applied = applied.map(|applied| applied.differences.len());
            if applied.is_ok() { tx.commit().await.expect("commit") }
            applied
        };
        assert_eq!(applied(&parsed).await.expect("applied"), 0, "twice changes nothing");
        let calendar = w.says(OLGA, "/calendar").await;
        assert!(calendar.contains("выставка") && calendar.contains("акция −10 %"), "{calendar}");
        let past = DepartmentFile::parse(&file("[[exception]]\non = \"2026-11-19\"\nkind = \"off\"\n")).expect("right");
        let refused = applied(&past).await;
        assert!(matches!(refused, Err(usecase::Failure::Refused(Refusal::DayCounted { .. }))), "{refused:?}");
        let exported = {
            let id = house(&w).await.department.id;
            let mut tx = w.db().read().await.expect("a transaction");
            usecase::export::export(&mut tx, id, w.clock.now()).await.expect("read").expect("there")
        };
        assert_eq!((exported.exceptions, exported.marks), (parsed.exceptions, parsed.marks));
        // The digest over the weekend says which days a mark covers.
        w.until("2026-11-23T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.says(MARIA, "/report").await;
        w.until("2026-11-23T10:06:00").await;
        assert!(w.team().contains("📌 выставка; акция −10 % (сб 21.11)"), "{}", w.team());
    }
}
