//! What the visitor does as people of the department: reports, reads the digest, takes a person over, leads.
use crate::{
    IVAN, MARIA, OLGA,
    show::{Bubble, Show, named},
};
use serde_json::json;

/// A whole ordinary report, from calls to the plan of the day.
const LINE: &str = "41 3 2 1 98к план 45 3 2 1 120к";
/// Questions of one report at most.
const QUESTIONS: usize = 8;
/// Events from nine in the morning to the digest: reminders, the deadline, the head's list.
const EVENTS: usize = 6;

fn is_finished(bubble: &Bubble) -> bool {
    let done = bubble.text.contains("Готово") || bubble.text.contains("Хорошего дня");
    done || bubble.buttons.iter().any(|label| label.contains("Исправить"))
}

pub async fn answers_in_one_line_and_finishes_by_buttons(show: &Show) {
    show.opens(IVAN).await;
    let prompt = show.newest_when("the morning's question", |bubble| bubble.text.contains("Доброе утро")).await;
    show.pictured("page-report.png").await;
    let mut asked = show.says(LINE).await;
    assert_ne!(asked, prompt);
    for _ in 0..QUESTIONS {
        if is_finished(&asked) {
            return;
        }
        let skip = asked.buttons.iter().find(|label| {
            ["Пропустить", "Без действий"].iter().any(|skip| label.contains(skip)) || label.starts_with("Беру")
        });
        let label = skip.unwrap_or_else(|| panic!("neither finished nor skippable: {asked:#?}")).clone();
        asked = show.taps(&asked, &label).await;
    }
    panic!("the talk has no end: {asked:#?}");
}

pub async fn mends_what_he_has_written(show: &Show) {
    let mended = LINE.replace("41", "42");
    let own = show.bubbles().await.into_iter().rfind(|bubble| bubble.text.contains(LINE)).expect("his line");
    show.edits(&own, &mended).await;
    let is_mended = |bubble: &Bubble| bubble.id == own.id && bubble.text.contains(&mended);
    let is_answered = |bubble: &Bubble| bubble.id > own.id && bubble.text.contains("Звонки 42");
    let both = |bubbles: &[Bubble]| bubbles.iter().any(is_mended) && bubbles.iter().any(is_answered);
    show.bubbles_when("the line as mended and the bot's word for it", both).await;
}

pub async fn sees_the_digest_of_the_team(show: &Show) {
    let team = show.world().await["team_chat"].as_i64().expect("the team's chat");
    let digest = |bubble: &Bubble| bubble.text.contains("📊 Итоги") && bubble.text.contains("пт 20.11");
    for _ in 0..EVENTS {
        let world = show.runs("clock-event").await;
        if world["clock"]["time"].as_str() >= Some("10:05") {
            break;
        }
    }
    show.opens(team).await;
    let seen = show.bubbles_when("the digest", |bubbles| bubbles.iter().any(digest)).await;
    let today = seen.iter().find(|bubble| digest(bubble)).expect("just seen");
    assert!(today.text.contains("Иван Иванов 98 000"), "his figures are in it: {}", today.text);
    let is_seen = |world: &serde_json::Value| {
        let chats = world["chats"].as_array().expect("chats");
        chats.iter().any(|chat| chat["id"] == team && chat["unread"] == 0)
    };
    show.world_when("what has been looked at counts as read", is_seen).await;
    let badge = "return !document.querySelector(`[data-testid='chat-${arguments[0]}'] .badge`)";
    show.window.when("no number beside the open chat", badge, json!([team])).await;
    show.pictured("page-digest.png").await;
}

pub async fn takes_somebody_over_and_gives_her_back(show: &Show) {
    assert_eq!(Show::autopilot(&show.world().await, MARIA), Some(true), "she answers by herself at first");
    show.opens(MARIA).await;
    for theirs in [false, true] {
        show.window.click(&named("autopilot")).await;
        show.world_when("the switch is heard", |world| Show::autopilot(world, MARIA) == Some(theirs)).await;
    }
}

pub async fn sees_as_the_head_who_has_answered(show: &Show) {
    show.runs("clock-hour").await;
    show.opens(OLGA).await;
    let answer = show.says("/today").await;
    let answered = answer.text.lines().find(|line| line.starts_with("Ответили")).unwrap_or_default();
    assert!(answered.contains("Мария Ким"), "whoever was given back answers by herself: {}", answer.text);
    assert!(!answered.contains("Иван Иванов"), "whom the visitor plays does not: {}", answer.text);
}

pub async fn is_offered_the_commands_of_whom_he_plays(show: &Show) {
    const OFFERED: &str = "return [...document.querySelectorAll('[data-testid^=command-]')].map(e => e.dataset.testid)";
    for (who, leads) in [(OLGA, true), (IVAN, false)] {
        show.opens(who).await;
        show.window.click(&named("menu")).await;
        let offered = show.window.when("the menu of commands", OFFERED, json!([])).await;
        let names: Vec<_> = offered.as_array().expect("names").iter().filter_map(|name| name.as_str()).collect();
        assert!(names.contains(&"command-help"), "{who}: {names:?}");
        assert_eq!(names.contains(&"command-today"), leads, "{who}: {names:?}");
        show.window.click(&named("menu")).await;
    }
}
