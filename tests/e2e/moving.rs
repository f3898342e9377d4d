//! Leaving one department for another, being in both, and coming back: who sees what, and what is asked of whom.
use crate::{
    base::Base,
    chat::{PETR, SOUTH},
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

/// Of `SOUTH`, which asks four figures.
const FOUR: &str = "7 5 2 300к";

/// Pyotr leads «Юг»; Maria and Ivan are of «Север» only.
async fn two_departments(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    let south = SOUTH.split("[[member]]").take(2).collect::<Vec<_>>().join("[[member]]");
    w.apply(&south).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w
}

async fn link(w: &World, head: i64) -> String {
    w.minute().await;
    w.says(head, "/team").await;
    let text = w.taps(head, "Пригласить: менеджер").await;
    text.split_whitespace().find(|word| word.contains("?start=i")).expect("a link").to_owned()
}

async fn follows(w: &World, id: i64, link: &str) -> String {
    w.person(id).follows(link);
    w.settle().await;
    w.last(id)
}

async fn sends_away(w: &World, name: &str) {
    w.minute().await;
    w.says(OLGA, "/team").await;
    w.taps(OLGA, name).await;
    w.taps(OLGA, "Больше не в отделе").await;
    w.taps(OLGA, "Да, убрать").await;
    w.minute().await;
}

on_both! {
    async fn whoever_moves_takes_nothing_of_the_old_department_along(base: Base) {
        let w = two_departments(base, "2026-11-23T12:00:00").await;
        w.says(MARIA, "/promise Астра оплатит 120к до пятницы").await;
        w.until("2026-11-24T09:10:00").await;
        w.says(MARIA, LINE).await;
        w.finish(MARIA).await;
        w.says(IVAN, LINE).await;
        w.minute().await;
        w.says(MARIA, "/absent").await;
        w.taps(MARIA, "Выходной").await;
        w.taps(MARIA, "Завтра").await;
        w.until("2026-11-24T10:30:00").await;
        let old_promise = { w.says(MARIA, "/promises").await; w.data(MARIA, "1") };
        sends_away(&w, "Мария Ким").await;
        assert!(w.story(MARIA).contains("Вы больше не в отделе «Север»"), "{}", w.last(MARIA));
        assert!(w.story(OLGA).contains("Остались обещания") && w.story(OLGA).contains("Астра"), "{}", w.story(OLGA));
        let south = link(&w, PETR).await;
        let asked = follows(&w, MARIA, &south).await;
        assert!(asked.contains("«Юг»"), "{asked}");
        w.taps(MARIA, "Мария").await;
        w.minute().await;
        assert!(w.story(MARIA).contains("Вы в отделе «Юг»"), "{}", w.story(MARIA));
        // B sees nothing of A: neither figures nor promises, absences or reports; and she asks nothing of A.
        for (who, command) in [(PETR, "/promises"), (PETR, "/today"), (PETR, "/digest"), (PETR, "/protocol"), (PETR, "/team"), (MARIA, "/promises"), (MARIA, "/digest"), (MARIA, "/protocol")] {
            w.minute().await;
            let said = w.says(who, command).await;
            for hidden in ["Астра", "98\u{a0}000", "Иван", "Север", "Выходной", "выходной"] {
                assert!(!said.contains(hidden), "{who} {command}: {hidden} in {said}");
            }
        }
        let stale = w.forges(MARIA, &old_promise).await;
        assert!(stale.contains("другому отделу"), "{stale}");
        w.until("2026-11-25T09:10:00").await;
        let prompt = w.last(MARIA);
        assert!(prompt.contains("Заявки") && !prompt.contains("Звонки"), "asked by «Юг» alone: {prompt}");
        w.says(MARIA, FOUR).await;
        w.minute().await;
        w.until("2026-11-25T10:10:00").await;
        assert!(w.story(PETR).contains("300\u{a0}000"), "{}", w.story(PETR));
        assert!(!w.story(OLGA).contains("300\u{a0}000") && !w.team().contains("300\u{a0}000"));
    }

    async fn whoever_leaves_at_once_owes_nothing_that_morning(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        sends_away(&w, "Мария Ким").await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("сдали 1 из 1"), "{}", w.team());
        assert!(!w.standin.transcript(OLGA).contains("Ждём цифры:\n• Мария"), "{}", w.story(OLGA));
        let heard = w.story(MARIA);
        assert!(!heard.contains("Ваши цифры — одной строкой, до 10:00"), "no reminder: {heard}");
    }

    async fn somebody_can_be_in_two_departments_and_tells_each_its_own(base: Base) {
        let w = two_departments(base, "2026-11-23T12:00:00").await;
        let south = link(&w, PETR).await;
        follows(&w, MARIA, &south).await;
        w.taps(MARIA, "Мария").await;
        w.until("2026-11-24T09:10:00").await;
        let stories = w.story(MARIA);
        assert!(stories.contains("Звонки") && stories.contains("Заявки"), "{stories}");
        // A button of /absent belongs to the department it was asked for.
        w.says(MARIA, "/absent").await;
        w.taps(MARIA, "Юг").await;
        w.taps(MARIA, "Отпуск").await;
        let noted = w.taps(MARIA, "Завтра").await;
        assert!(!noted.contains("Вы пока не в отделе"), "{noted}");
        w.minute().await;
        assert!(w.last(PETR).contains("Мария") && w.last(PETR).contains("25.11"), "{}", w.last(PETR));
        assert!(!w.story(OLGA).contains("отпуск"), "{}", w.story(OLGA));
        // So does the list of promises behind a card.
        w.says(MARIA, "/promise Ромашка оплатит 50к до пятницы").await;
        w.taps(MARIA, "Север").await;
        w.minute().await;
        let all = w.taps(MARIA, "Все обещания").await;
        assert!(all.contains("Ромашка"), "{all}");
    }

    async fn whoever_comes_back_is_himself_and_the_gap_is_nobodys(base: Base) {
        let w = World::new(base, "2026-11-16T12:00:00", &[]).await;
        w.until("2026-11-17T09:10:00").await;
        w.says(MARIA, LINE).await;
        w.finish(MARIA).await;
        w.says(IVAN, LINE).await;
        sends_away(&w, "Мария Ким").await;
        w.until("2026-11-24T12:10:00").await;
        let back = link(&w, OLGA).await;
        let welcome = follows(&w, MARIA, &back).await;
        assert!(welcome.contains("С возвращением") && welcome.contains("Мария Ким"), "{welcome}");
        assert_eq!(w.labels(MARIA), ["Вернуться"]);
        // Whoever has never been here is not offered her place.
        let stranger = w.standin.user(2002, "Денис");
        stranger.follows(&back);
        w.settle().await;
        assert!(!w.labels(2002).iter().any(|label| label.contains("Мария")), "{:?}", w.labels(2002));
        w.minute().await;
        w.taps(MARIA, "Вернуться").await;
        w.minute().await;
        assert!(w.story(OLGA).contains("Мария Ким на связи"), "{}", w.story(OLGA));
        assert_eq!(w.stored(MARIA, Part::Fact, "2026-11-16").await, "41 3 2 1 98000", "the same member, with her past");
        let card = { w.says(OLGA, "/team").await; w.taps(OLGA, "Мария Ким").await };
        assert!(card.contains("В отделе с вт 24.11"), "{card}");
        // The next morning asks for the day after her return, and nothing of the gap is missing or offered.
        w.until("2026-11-25T09:05:00").await;
        let prompt = w.last(MARIA);
        assert!(prompt.contains("вт 24.11") && !prompt.contains("20.11") && !prompt.contains("23.11"), "{prompt}");
        assert!(!w.labels(MARIA).iter().any(|label| label.contains("выходны")), "{:?}", w.labels(MARIA));
        w.until("2026-11-25T10:02:00").await;
        let head = w.standin.transcript(OLGA);
        assert!(!head.contains("Мария Ким — 2-й") && !head.contains("Мария Ким — 5-й"), "{head}");
        assert!(!w.story(MARIA).contains("Всё в порядке?"), "no silence is counted over the gap: {}", w.story(MARIA));
    }

    async fn who_was_expected_and_left_is_nobodys_choice(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Добавить списком").await;
        w.minute().await;
        w.says(OLGA, "Новиков Денис\nСоколова Анна").await;
        sends_away(&w, "Новиков Денис").await;
        let back = link(&w, OLGA).await;
        w.standin.user(2002, "Денис").follows(&back);
        w.settle().await;
        assert_eq!(w.labels(2002), ["Соколова Анна", "Меня нет в списке"]);
    }

    async fn whoever_is_taken_out_by_mistake_and_comes_back_the_same_day_has_never_left(base: Base) {
        let w = World::new(base, "2026-11-24T12:00:00", &[]).await;
        sends_away(&w, "Мария Ким").await;
        let back = link(&w, OLGA).await;
        follows(&w, MARIA, &back).await;
        w.minute().await;
        w.taps(MARIA, "Вернуться").await;
        w.minute().await;
        let card = { w.says(OLGA, "/team").await; w.taps(OLGA, "Мария Ким").await };
        assert!(card.contains("В отделе с чт 01.10"), "{card}");
        w.until("2026-11-25T09:05:00").await;
        assert!(w.last(MARIA).contains("вт 24.11"), "{}", w.last(MARIA));
    }

    async fn a_file_that_still_names_somebody_who_left_brings_her_back_without_the_gap(base: Base) {
        let w = World::new(base, "2026-11-16T12:00:00", &[]).await;
        sends_away(&w, "Мария Ким").await;
        w.until("2026-11-24T12:10:00").await;
        for _ in 0..2 {
            w.add("").await;
            w.minute().await;
            let card = { w.says(OLGA, "/team").await; w.taps(OLGA, "Мария Ким").await };
            assert!(card.contains("В отделе с вт 24.11"), "{card}");
        }
    }
}
