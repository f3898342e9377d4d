//! `/metrics`: what the department counts, changed by its leaders, also in the middle of a morning.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

const PYOTR: i64 = 1004;

/// Opens a metric's card in /metrics.
async fn opens(w: &World, by: i64, name: &str) -> String {
    w.minute().await;
    w.says(by, "/metrics").await;
    w.taps(by, name).await
}

/// With Pyotr, the deputy, on line.
async fn with_deputy(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    w.add(DEPUTY).await;
    w.standin.user(PYOTR, "Пётр").starts(None);
    w.settle().await;
    w
}

on_both! {
    async fn an_open_report_keeps_its_line_whatever_the_head_changes_at_half_past_nine(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:30:00").await;
        assert!(w.last(IVAN).contains("Звонки · Встречи · КП · Договоры · Оплаты"), "{}", w.last(IVAN));
        // Payments go up a place, proposals are asked no more, calls get another name, something new is asked.
        opens(&w, OLGA, "Оплаты").await;
        w.taps(OLGA, "↑ Выше").await;
        opens(&w, OLGA, "КП").await;
        w.taps(OLGA, "Не спрашивать больше").await;
        opens(&w, OLGA, "Звонки").await;
        w.taps(OLGA, "Название").await;
        w.says(OLGA, "Дозвоны").await;
        w.minute().await;
        w.says(OLGA, "/metrics").await;
        w.taps(OLGA, "Новый показатель").await;
        w.says(OLGA, "Замеры").await;
        for label in ["Штуки", "Только целые", "Нет"] {
            w.taps(OLGA, label).await;
        }
        let added = w.taps(OLGA, "Факт и план, каждый день").await;
        assert!(added.contains("Замеры — спрошу со следующего отчёта"), "{added}");
        // Ivan answers by the prompt he sees; half of it first, by the old name too.
        w.says(IVAN, "звонки 41 встречи 3").await;
        assert!(w.last(IVAN).contains("Осталось: КП, договоры, оплаты"), "{}", w.last(IVAN));
        w.says(IVAN, "2 1 98к").await;
        w.says(IVAN, "45 3 2 1 120к").await;
        w.finish(IVAN).await;
        // The department's order now: calls, meetings, proposals, payments, contracts, the new one.
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 98000 1 _");
        assert_eq!(w.stored(IVAN, Part::Pledge, "2026-11-24").await, "45 3 2 120000 1 _");
        assert!(w.last(IVAN).contains("Дозвоны 41"), "the new name is shown: {}", w.last(IVAN));
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("сдали 2 из 2"), "both are whole: {}", w.team());
        assert!(w.team().contains("КП 4"), "what is asked no more is still of its day: {}", w.team());
        assert!(w.team().contains("дозвоны 82") || w.team().contains("Дозвоны 82"), "{}", w.team());
        // The next prompt asks as the head has it, and says what is new.
        w.until("2026-11-25T09:01:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Дозвоны (план 45) · Встречи (3) · Оплаты\u{a0}₽ (120\u{a0}000) · Договоры (1) · Замеры"), "{prompt}");
        assert!(prompt.contains("Новое в строке: замеры.") && prompt.contains("Больше не спрашиваю: КП."), "{prompt}");
        assert!(prompt.contains("Порядок цифр изменился"), "{prompt}");
        w.says(IVAN, "50 4 99к 2 7").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-24").await, "50 4 _ 99000 2 7");
        w.says(MARIA, "50 4 99к 2 7").await;
        w.until("2026-11-26T09:01:00").await;
        assert!(!w.last(IVAN).contains("Новое в строке"), "said once: {}", w.last(IVAN));
        // Nothing asks him for the new metric of days that never asked it.
        assert!(!w.last(IVAN).contains("Ещё не закрыты"), "{}", w.last(IVAN));
    }

    async fn a_reply_to_yesterdays_prompt_is_read_by_its_line(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:01:00").await;
        let prompt = w.person(IVAN).last_from_bot().expect("a prompt").id;
        w.until("2026-11-24T12:00:00").await;
        opens(&w, OLGA, "Звонки").await;
        w.taps(OLGA, "↓ Ниже").await;
        w.until("2026-11-25T09:01:00").await;
        assert!(w.last(IVAN).contains("Встречи · Звонки · КП"), "{}", w.last(IVAN));
        w.person(IVAN).replies(prompt, "41 3 2 1 98к");
        w.settle().await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "3 41 2 1 98000", "in the order of its prompt");
        w.says(IVAN, "4 50 2 1 90к").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-24").await, "4 50 2 1 90000", "in today's order");
    }

    async fn a_main_metric_named_in_the_morning_is_the_next_digests(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        opens(&w, OLGA, "Встречи").await;
        w.taps(OLGA, "Сделать главным").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Оплаты 196"), "{}", w.team());
        assert!(w.team().contains("Иван Иванов 98"), "{}", w.team());
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("Иван Иванов 3"), "meetings now: {}", w.team());
    }

    async fn a_card_shows_everything_and_every_button_changes_it(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let list = { w.says(OLGA, "/metrics").await };
        assert!(list.contains("1. Звонки — факт и план · 1-й шаг воронки"), "{list}");
        assert!(list.contains("5. Оплаты — факт и план · главный"), "{list}");
        let card = w.taps(OLGA, "Звонки").await;
        assert!(card.contains("Пишут и так: зв, дозвоны, обзвон, набор") && card.contains("Воронка: 1-й шаг из 4"), "{card}");
        w.taps(OLGA, "Как ещё пишут").await;
        let card = w.types(OLGA, "зв; дозвоны\nтел").await;
        assert!(card.contains("Пишут и так: зв, дозвоны, тел"), "{card}");
        w.presses(OLGA, "Что считаем").await;
        let card = w.types(OLGA, "исходящие от 30 секунд").await;
        assert!(card.contains("Что считаем: исходящие от 30 секунд"), "{card}");
        w.presses(OLGA, "Что считаем").await;
        let card = w.presses(OLGA, "Убрать").await;
        assert!(card.contains("Подсказки, что считать, нет"), "{card}");
        w.presses(OLGA, "Предел").await;
        let card = w.types(OLGA, "30").await;
        assert!(card.contains("Предел: не меньше 30"), "{card}");
        let card = w.presses(OLGA, "Меньше — лучше").await;
        assert!(card.contains("Чем меньше, тем лучше") && card.contains("не больше 30"), "{card}");
        let card = w.presses(OLGA, "Крупными суммами").await;
        assert!(card.contains("Приходит крупными суммами"), "{card}");
        w.presses(OLGA, "Воронка").await;
        let card = w.presses(OLGA, "3-й").await;
        assert!(card.contains("Воронка: 3-й шаг из 4"), "{card}");
        w.presses(OLGA, "Воронка").await;
        let card = w.presses(OLGA, "Вне воронки").await;
        assert!(card.contains("В воронку не входит"), "{card}");
        w.presses(OLGA, "У кого").await;
        w.presses(OLGA, "✓ Мария Ким").await;
        let alone = w.toast(OLGA, "✓ Иван Иванов").await;
        assert!(alone.contains("Хотя бы у одного"), "{alone}");
        let card = w.presses(OLGA, "← Звонки").await;
        assert!(card.contains("Спрашиваю: факт и план. У кого: Иван Иванов."), "{card}");
        // What is asked of some is asked of them alone.
        w.until("2026-11-24T09:01:00").await;
        assert!(w.last(IVAN).contains("Звонки · Встречи"), "{}", w.last(IVAN));
        assert!(!w.last(MARIA).contains("Звонки"), "{}", w.last(MARIA));
        opens(&w, OLGA, "Звонки").await;
        w.presses(OLGA, "У кого").await;
        w.presses(OLGA, "Спрашивать у всех").await;
        w.presses(OLGA, "← Звонки").await;
        w.presses(OLGA, "Что спрашивать").await;
        let card = w.presses(OLGA, "Только факт, каждый день").await;
        assert!(card.contains("Спрашиваю: факт."), "{card}");
        w.presses(OLGA, "← Все показатели").await;
        assert!(w.last(OLGA).contains("1. Звонки — факт"), "{}", w.last(OLGA));
    }

    async fn what_cannot_be_is_refused_in_a_sentence_and_asked_again(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        opens(&w, OLGA, "Звонки").await;
        w.presses(OLGA, "Название").await;
        for (typed, said) in [
            ("план", "читается иначе"),
            ("500", "Нужно слово"),
            ("Встречи", "так уже пишут показатель «Встречи»"),
            ("опл", "так уже пишут показатель «Оплаты»"),
        ] {
            let again = w.types(OLGA, typed).await;
            assert!(again.contains(said) && again.contains("Как назвать? Сейчас: Звонки"), "{typed}: {again}");
        }
        let again = w.types(OLGA, &"очень".repeat(20)).await;
        assert!(again.contains("64"), "{again}");
        w.presses(OLGA, "Оставить как есть").await;
        w.presses(OLGA, "Как ещё пишут").await;
        let again = w.types(OLGA, "зв, деньги").await;
        assert!(again.contains("«деньги» — так уже пишут показатель «Оплаты»"), "{again}");
        let again = w.types(OLGA, "зв, пт").await;
        assert!(again.contains("«пт» в строке отчёта читается иначе"), "{again}");
        w.presses(OLGA, "Оставить как есть").await;
        w.presses(OLGA, "Предел").await;
        for typed in ["много", "1,5", "-3", "5 6"] {
            let again = w.types(OLGA, typed).await;
            assert!(again.contains("Нужно одно число"), "{typed}: {again}");
        }
        // Any command works inside the dialog, and the next line is no limit.
        w.types(OLGA, "/today").await;
        w.types(OLGA, "7").await;
        let card = opens(&w, OLGA, "Звонки").await;
        assert!(card.contains("Предела нет") && card.contains("зв, дозвоны, обзвон, набор"), "{card}");
        // The main metric stays asked, and only what is planned can be main.
        let main = opens(&w, OLGA, "Оплаты").await;
        assert!(main.contains("Главный"), "{main}");
        assert!(!w.labels(OLGA).iter().any(|label| label == "Не спрашивать больше"));
        w.presses(OLGA, "Что спрашивать").await;
        let said = w.toast(OLGA, "Только факт, каждый день").await;
        assert!(said.contains("Сначала сделайте главным другой"), "{said}");
        // A name that was taken between two questions is asked for again.
        w.minute().await;
        w.says(OLGA, "/metrics").await;
        w.taps(OLGA, "Новый показатель").await;
        let again = w.types(OLGA, "итого").await;
        assert!(again.contains("читается иначе") && again.contains("Как назвать новый показатель?"), "{again}");
        w.types(OLGA, "Замеры").await;
        w.presses(OLGA, "Своя единица").await;
        let again = w.types(OLGA, "тыс").await;
        assert!(again.contains("читается иначе"), "{again}");
        w.types(OLGA, "м²").await;
        w.presses(OLGA, "До десятых").await;
        w.presses(OLGA, "Нет").await;
        w.presses(OLGA, "Только факт, каждый день").await;
        let card = opens(&w, OLGA, "Замеры").await;
        assert!(card.contains("Единица: м²; до десятых; меньше нуля не бывает."), "{card}");
        w.until("2026-11-24T09:01:00").await;
        w.says(IVAN, "41 3 2 1 98к 12,5").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000 12");
    }

    async fn a_manager_changes_nothing_and_a_deputy_everything(base: Base) {
        let w = with_deputy(base, "2026-11-23T12:00:00").await;
        let said = w.says(IVAN, "/metrics").await;
        assert!(said.contains("РОП или заместитель"), "{said}");
        opens(&w, OLGA, "Встречи").await;
        for label in ["Сделать главным", "Не спрашивать больше", "Предел", "↑ Выше", "Воронка", "Меньше — лучше"] {
            w.minute().await;
            let said = w.forges(IVAN, &w.data(OLGA, label)).await;
            assert!(said.contains("РОП или заместитель"), "{label}: {said}");
        }
        w.minute().await;
        w.says(OLGA, "/metrics").await;
        for label in ["Новый показатель", "Взять готовый", "Порядок в CRM"] {
            w.minute().await;
            let said = w.forges(IVAN, &w.data(OLGA, label)).await;
            assert!(said.contains("РОП или заместитель"), "{label}: {said}");
        }
        opens(&w, PYOTR, "Встречи").await;
        w.presses(PYOTR, "Предел").await;
        let card = w.types(PYOTR, "2").await;
        assert!(card.contains("не меньше 2"), "{card}");
        w.minute().await;
        assert!(w.story(OLGA).contains("Пётр Орлов ставит предел для «Встречи»: не меньше 2."), "{}", w.story(OLGA));
        assert!(!w.story(PYOTR).contains("ставит предел"), "not to himself");
        assert!(!w.story(IVAN).contains("предел"), "nor to anybody else");
    }

    async fn of_two_leaders_the_first_tap_counts_and_the_other_is_told(base: Base) {
        let w = with_deputy(base, "2026-11-23T12:00:00").await;
        opens(&w, OLGA, "Встречи").await;
        opens(&w, PYOTR, "Встречи").await;
        w.taps(OLGA, "Сделать главным").await;
        w.minute().await;
        assert!(w.story(PYOTR).contains("Ольга Белова делает главным показатель «Встречи»"), "{}", w.story(PYOTR));
        w.minute().await;
        w.says(PYOTR, "/metrics").await;
        w.taps(PYOTR, "КП").await;
        w.taps(OLGA, "← Все показатели").await;
        w.taps(OLGA, "КП").await;
        w.taps(OLGA, "Не спрашивать больше").await;
        let said = w.toast(PYOTR, "Не спрашивать больше").await;
        assert!(said.contains("Уже сделано в 12:") && said.contains("Ольга Белова"), "{said}");
        assert!(w.story(PYOTR).contains("Сейчас не спрашиваю"), "{}", w.last(PYOTR));
        // Two move the same metric: it moves one place.
        w.minute().await;
        opens(&w, OLGA, "Договоры").await;
        opens(&w, PYOTR, "Договоры").await;
        w.taps(OLGA, "↑ Выше").await;
        let said = w.toast(PYOTR, "↑ Выше").await;
        assert!(said.contains("Уже сделано"), "{said}");
        w.minute().await;
        let list = w.says(OLGA, "/metrics").await;
        assert!(list.contains("3. Договоры") && list.contains("4. КП — не спрашиваю"), "{list}");
    }

    async fn a_ready_metric_is_taken_from_a_set_and_asked_again_after_a_rest(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(OLGA, "/metrics").await;
        w.presses(OLGA, "Взять готовый").await;
        let set = w.presses(OLGA, "Магазин").await;
        assert!(set.contains("Возвраты: сумма возвратов за день"), "{set}");
        let added = w.presses(OLGA, "Возвраты").await;
        assert!(added.contains("Возвраты — спрошу со следующего отчёта"), "{added}");
        w.presses(OLGA, "Возвраты").await;
        let card = w.presses(OLGA, "Не спрашивать больше").await;
        assert!(card.contains("Сейчас не спрашиваю"), "{card}");
        w.says(OLGA, "/metrics").await;
        w.presses(OLGA, "Взять готовый").await;
        w.presses(OLGA, "Магазин").await;
        w.presses(OLGA, "Возвраты").await;
        let card = w.presses(OLGA, "Возвраты").await;
        assert!(card.contains("Спрашиваю: факт.") && card.contains("Чем меньше, тем лучше"), "{card}");
        let list = w.says(OLGA, "/metrics").await;
        assert_eq!(list.matches("Возвраты").count(), 1, "{list}");
        // A set whose words the department has already leaves them to it.
        w.presses(OLGA, "Взять готовый").await;
        w.presses(OLGA, "Услуги").await;
        assert!(w.labels(OLGA).contains(&"Сделки".to_owned()) && !w.labels(OLGA).contains(&"Оплаты".to_owned()));
    }
}
