//! People the bot must tell apart: in several departments, outside all of them, gone and back, in another language.
use crate::{
    base::Base,
    chat::{PETR, SOUTH},
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};

const ANN: i64 = 4001;
const BOB: i64 = 4002;

/// Ivan works in «Север» and in «Юг», where Pyotr leads.
pub async fn in_two(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    w.apply(SOUTH).await;
    w.standin.user(PETR, "Пётр").starts(None);
    w.settle().await;
    w
}

fn cyrillic(text: &str) -> Vec<&str> {
    let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    text.lines().filter(|line| line.chars().any(is_cyrillic)).collect()
}

on_both! {
    async fn a_bare_line_goes_to_the_only_open_report_and_is_asked_about_when_two_are_open(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        w.until("2026-11-24T09:10:00").await;
        assert_eq!(w.story(IVAN).matches("Доброе утро").count(), 2, "a prompt of each: {}", w.story(IVAN));
        let asked = w.says(IVAN, LINE).await;
        assert!(asked.contains("Для какого это отдела"), "{asked}");
        assert_eq!(w.labels(IVAN), ["Север", "Юг"]);
        w.taps(IVAN, "Север").await;
        w.finish(IVAN).await;
        w.minute().await;
        // «Юг» alone is open now: its four figures.
        w.says(IVAN, "7 5 2 300к").await;
        assert!(!w.last(IVAN).contains("Для какого"), "{}", w.last(IVAN));
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("98\u{a0}000") && !w.team().contains("300\u{a0}000"), "{}", w.team());
        let south = w.story(PETR);
        assert!(south.contains("300\u{a0}000") && !south.contains("98\u{a0}000"), "no chat: to its head. {south}");
        assert!(!w.story(OLGA).contains("300\u{a0}000"), "departments never see each other: {}", w.story(OLGA));
    }

    async fn a_tap_belongs_to_the_department_of_its_message(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        w.until("2026-11-24T09:10:00").await;
        let prompts: Vec<_> = w.standin.messages(IVAN).into_iter().filter(|m| m.text().contains("Доброе утро")).collect();
        let south = prompts.iter().find(|m| m.text().contains("Заявки")).expect("the prompt of «Юг»");
        w.person(IVAN).taps_on(south.id, "По шагам");
        w.settle().await;
        let shown = w.standin.message(IVAN, south.id).expect("there");
        assert!(shown.text().contains("Заявки"), "{}", shown.text());
        for (by, prompt) in prompts.iter().flat_map(|prompt| [(PETR, prompt), (MARIA, prompt)]) {
            let data = prompt.buttons()[0][0].raw["callback_data"].as_str().expect("data").to_owned();
            let foreign = w.forges(by, &data).await;
            assert!(foreign.contains("другому отделу или другому человеку"), "somebody else's button: {foreign}");
        }
    }

    async fn a_command_of_somebody_in_two_departments_asks_which_and_forgets_nothing(base: Base) {
        let w = in_two(base, "2026-11-23T12:00:00").await;
        let asked = w.says(IVAN, "/promise Ромашка оплатит 120к").await;
        assert!(asked.contains("Для какого это отдела"), "{asked}");
        let question = w.taps(IVAN, "Юг").await;
        assert!(question.contains("до какого дня"), "{question}");
        // In the middle of the draft another command.
        let which = w.says(IVAN, "/promises").await;
        assert!(which.contains("Для какого это отдела"), "any command works inside a dialog: {which}");
        w.minute().await;
        let list = w.taps(IVAN, "Север").await;
        assert!(list.contains("Открытых обещаний у вас нет"), "{list}");
        let noted = w.says(IVAN, "до пятницы").await;
        assert!(noted.contains("Ромашка оплатит, 120\u{a0}000\u{a0}₽ — до пт 27.11"), "the draft has waited: {noted}");
        w.minute().await;
        assert!(w.says(PETR, "/promises").await.contains("Ромашка"), "{}", w.last(PETR));
        assert!(w.says(OLGA, "/promises").await.contains("Открытых обещаний в отделе сейчас нет"));
    }

    async fn an_outsider_is_told_how_to_come_in_whatever_he_types(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        for typed in ["/start", LINE, "/report", "/team", "/digest", "/promise Ромашка до пятницы", "привет", "/nonsense"] {
            w.minute().await;
            w.standin.user(9009, "Чужой");
            let said = w.says(9009, typed).await;
            assert!(said.contains("ссылку-приглашение") || said.contains("Такой команды нет"), "{typed}: {said}");
            assert!(!said.contains("Север") && !said.contains("Ольга"), "{typed}: {said}");
        }
        w.person(9009).sends_voice(5);
        w.minute().await;
        assert!(!w.last(9009).is_empty());
    }

    async fn whoever_blocks_the_bot_is_due_and_missing_and_the_head_hears_it_once(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.person(IVAN).blocks_bot();
        w.minute().await;
        assert!(w.last(OLGA).contains("Сообщения не доходят: Иван Иванов"), "{}", w.last(OLGA));
        w.until("2026-11-24T09:10:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("сдали 1 из 2"), "due and missing: {}", w.team());
        assert!(w.says(OLGA, "/team").await.contains("Иван Иванов · менеджер · бот заблокирован"));
        w.until("2026-11-25T10:06:00").await;
        assert_eq!(w.story(OLGA).matches("Сообщения не доходят").count(), 1, "{}", w.story(OLGA));
        w.person(IVAN).unblocks_bot();
        w.settle().await;
        w.until("2026-11-26T09:01:00").await;
        assert!(w.last(IVAN).contains("ср 25.11"), "asked again: {}", w.last(IVAN));
        assert!(!w.says(OLGA, "/team").await.contains("бот заблокирован"));
    }

    async fn a_language_is_chosen_and_kept_and_the_team_chat_keeps_its_own(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(IVAN, "/language").await;
        assert_eq!(w.labels(IVAN), ["Русский", "English"]);
        assert!(w.taps(IVAN, "English").await.contains("English"));
        w.until("2026-11-24T09:10:00").await;
        assert!(w.last(IVAN).contains("Good morning"), "{}", w.last(IVAN));
        w.says(IVAN, "41 3 2 1 98k plan 45 3 2 1 120k").await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Итоги пн 23.11"), "{}", w.team());
        let help = w.says(IVAN, "/help").await;
        assert!(help.contains("/report — give or correct a report"), "{help}");
        assert!(w.says(MARIA, "/help").await.contains("/report — сдать или исправить отчёт"));
    }

    async fn cancel_leaves_any_dialog_and_what_was_saved_stays(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        assert!(w.says(IVAN, "/cancel").await.contains("Отменять нечего"));
        w.says(IVAN, "/promise Ромашка оплатит 120к").await;
        assert!(w.says(IVAN, "/cancel").await.contains("Хорошо"));
        w.minute().await;
        let said = w.says(IVAN, "до пятницы").await;
        assert!(!said.contains("Ромашка"), "the draft is gone: {said}");
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.says(IVAN, "/cancel").await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("98\u{a0}000"), "what was saved stays: {}", w.team());
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Добавить списком").await;
        w.minute().await;
        w.says(OLGA, "/cancel").await;
        w.minute().await;
        w.says(OLGA, "Новый Человек").await;
        w.minute().await;
        assert!(!w.says(OLGA, "/team").await.contains("Новый Человек"));
    }

    async fn an_english_department_hears_english_from_its_start_to_its_digest(base: Base) {
        let w = World::bare(base, "2026-11-23T12:00:00").await;
        let ann = w.standin.user(ANN, "Ann").with_language(Some("en"));
        let bob = w.standin.user(BOB, "Bob").with_language(Some("en-GB"));
        ann.starts(None);
        w.settle().await;
        w.taps(ANN, "Create a department").await;
        w.says(ANN, "Outbound").await;
        w.says(ANN, "London").await;
        for _ in 0..6 {
            if w.story(ANN).contains("?start=i") {
                break;
            }
            w.minute().await;
            let first = w.labels(ANN).into_iter().next().expect("a default");
            w.taps(ANN, &first).await;
        }
        let story = w.story(ANN);
        let link = story.split_whitespace().find(|word| word.contains("?start=i")).unwrap_or_else(|| panic!("no link: {story}"));
        bob.follows(link);
        w.settle().await;
        w.taps(BOB, "Bob").await;
        w.minute().await;
        w.taps(BOB, "Got it").await;
        let group = w.standin.supergroup("Sales", &ann);
        w.minute().await;
        w.says(ANN, "/team").await;
        w.taps(ANN, "Team chat").await;
        let link = w.data(ANN, "Choose the chat");
        ann.in_chat(group.id()).follows(&link);
        w.minute().await;
        for command in ["/help", "/promises", "/digest", "/today", "/protocol", "/language", "/cancel", "/menu", "/nonsense", "thanks!"] {
            w.says(ANN, command).await;
            w.says(BOB, command).await;
            w.minute().await;
        }
        w.says(BOB, "/team").await;
        w.says(BOB, "/promise Daisy pays 120k").await;
        w.minute().await;
        w.says(BOB, "by Friday").await;
        w.says(ANN, "/promise Bob: send Daisy the proposal by Wednesday").await;
        w.minute().await;
        for id in [ANN, BOB] {
            w.says(id, "ill").await;
            w.minute().await;
        }
        w.until("2026-11-24T14:00:00").await;
        w.says(BOB, "41 3 2 1 98k plan 45 3 2 1 120k").await;
        w.until("2026-11-25T14:00:00").await;
        w.says(BOB, "41 3 2 1 98k plan 45 3 2 1 120k").await;
        w.until("2026-11-25T18:00:00").await;
        for chat in [ANN, BOB, group.id()] {
            let story = w.standin.story(chat);
            let foreign: Vec<&str> = cyrillic(&story).into_iter().filter(|line| !line.contains("Русский")).collect();
            assert_eq!(foreign, Vec::<&str>::new(), "{story}");
        }
    }
}
