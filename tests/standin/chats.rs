//! Chats as people and the bot see them: encodings, privacy, membership, menus, transcripts.
use crate::world::{world, world_of};
use chrono::TimeDelta;
use planerka::demo::standin::{Config, Event, Standing};
use serde_json::{Value, json};

#[tokio::test]
async fn a_call_may_come_in_any_encoding_and_case() {
    let w = world().await;
    w.standin.user(101, "Ольга").starts(None);
    let text = |answer: Value| answer["result"]["text"].clone();
    let get = w.http().get(w.url("SENDmessage")).query(&[("chat_id", "101"), ("text", "раз")]);
    assert_eq!(text(get.send().await.unwrap().json().await.unwrap()), "раз");
    let form = w.http().post(w.url("sendmessage")).form(&[("chat_id", "101"), ("text", "два")]);
    assert_eq!(text(form.send().await.unwrap().json().await.unwrap()), "два");
    let parts = reqwest::multipart::Form::new().text("chat_id", "101").text("text", "три");
    let parts = w.http().post(w.url("SendMessage")).multipart(parts);
    assert_eq!(text(parts.send().await.unwrap().json().await.unwrap()), "три");
    let both = w.http().post(w.url("sendMessage")).query(&[("chat_id", "101")]).json(&json!({ "text": "четыре" }));
    assert_eq!(text(both.send().await.unwrap().json().await.unwrap()), "четыре");
    assert_eq!(w.standin.calls("sendMessage"), 4);
    let broken = w.http().post(w.url("sendMessage")).header("content-type", "application/json").body("[");
    assert_eq!(broken.send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn under_privacy_the_bot_hears_in_groups_only_what_concerns_it() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let group = w.standin.supergroup("Отдел", &olga);
    let owner = group.owner();
    owner.adds_bot();
    w.updates().await;
    let bots = w.ok("sendMessage", json!({ "chat_id": group.id(), "text": "сводка" })).await["message_id"].as_i64();
    owner.says("между собой");
    owner.says("/report@other_bot");
    assert_eq!(w.standin.pending_updates(), 0);
    owner.says("/report@planerka_bot");
    owner.says("/report");
    owner.says("эй, @planerka_bot");
    owner.replies(bots.expect("an id"), "спасибо");
    assert_eq!(w.updates().await.len(), 4);
    owner.promotes_bot();
    owner.says("теперь слышно");
    assert_eq!(w.kinds().await, ["my_chat_member", "message"]);
    owner.kicks_bot();
    assert_eq!(w.kinds().await, ["my_chat_member", "message"]);
    owner.says("/report@planerka_bot");
    assert_eq!(w.standin.pending_updates(), 0);

    let w = world_of(Config { privacy: false, ..Config::default() }).await;
    let group = w.standin.group("Отдел", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    w.updates().await;
    group.owner().says("между собой");
    assert_eq!(w.standin.pending_updates(), 1);
}

#[tokio::test]
async fn a_startgroup_link_adds_the_bot_and_starts_it() {
    let w = world().await;
    let group = w.standin.group("Команда", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot_by_link("dep-1");
    let updates = w.updates().await;
    assert_eq!(updates[0]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(updates[1]["message"]["new_chat_members"][0]["id"], w.standin.bot_id());
    assert_eq!(updates[2]["message"]["text"], "/start@planerka_bot dep-1");
    assert_eq!(updates[2]["message"]["entities"], json!([{ "type": "bot_command", "offset": 0, "length": 19 }]));
}

#[tokio::test]
async fn an_unnamed_administrator_is_nobody_one_can_identify() {
    let w = world().await;
    let group = w.standin.supergroup("Отдел", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    w.updates().await;
    group.owner().unnamed().says("/report");
    let message = &w.updates().await[0]["message"];
    assert_eq!(message["from"]["id"], 1_087_968_824);
    assert_eq!(message["from"]["username"], "GroupAnonymousBot");
    assert_eq!(message["sender_chat"]["id"], group.id());
}

#[tokio::test]
async fn a_client_offers_only_what_is_there() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    olga.starts(None);
    let group = w.standin.group("Команда", &olga);
    let pavel = w.standin.user(102, "Павел").in_chat(group.id());
    assert!(pavel.try_says("я не здесь").is_err());
    assert_eq!(olga.try_taps(None, "Готово").unwrap_err().to_string(), "no button [Готово]; there are ");
    assert_eq!(w.standin.pending_updates(), 1, "nothing but the start");
    pavel.joins();
    pavel.says("здесь");
}

#[tokio::test]
async fn a_tap_carries_the_message_and_a_forged_one_what_it_wants() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    olga.starts(None);
    w.updates().await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Да", "callback_data": "y:1" }, { "text": "Сайт", "url": "https://x.org" }]] });
    let id =
        w.ok("sendMessage", json!({ "chat_id": 101, "text": "Ну?", "reply_markup": keyboard })).await["message_id"]
            .clone();
    olga.taps_on(id.as_i64().expect("an id"), "y:1");
    assert!(olga.try_taps(None, "Сайт").is_err());
    olga.forges(77, "y:2");
    let updates = w.updates().await;
    let query = &updates[0]["callback_query"];
    assert_eq!((&query["data"], &query["message"]["text"]), (&json!("y:1"), &json!("Ну?")));
    assert_eq!(query["message"]["reply_markup"], keyboard);
    let query = &updates[1]["callback_query"];
    assert_eq!((&query["data"], &query["message"]["date"]), (&json!("y:2"), &json!(0)));
}

#[tokio::test]
async fn the_menu_a_person_sees_is_the_narrowest_in_his_language() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let john = w.standin.user(102, "John").with_language(Some("en"));
    olga.starts(None);
    let set = |name: &str, scope: Value, language: &str| json!({ "commands": [{ "command": name, "description": "x" }], "scope": scope, "language_code": language });
    w.ok("setMyCommands", set("any", json!({ "type": "default" }), "")).await;
    w.ok("setMyCommands", set("private_ru", json!({ "type": "all_private_chats" }), "ru")).await;
    w.ok("setMyCommands", set("/olga", json!({ "type": "chat", "chat_id": 101 }), "")).await;
    w.ok("setMyCommands", set("admins", json!({ "type": "all_chat_administrators" }), "")).await;
    let names =
        |menu: Vec<planerka::demo::standin::MenuItem>| menu.into_iter().map(|item| item.command).collect::<Vec<_>>();
    assert_eq!(names(olga.menu()), ["olga"]);
    assert_eq!(names(john.menu()), ["any"]);
    w.ok("deleteMyCommands", json!({ "scope": { "type": "chat", "chat_id": 101 } })).await;
    assert_eq!(names(olga.menu()), ["private_ru"]);
    let group = w.standin.group("Команда", &olga);
    group.owner().adds(&john);
    assert_eq!(names(group.owner().menu()), ["admins"]);
    assert_eq!(names(john.in_chat(group.id()).menu()), ["any"]);
    assert_eq!(
        w.refused("setMyCommands", set("Плохая", json!({ "type": "default" }), "")).await,
        "Bad Request: BOT_COMMAND_INVALID"
    );
    let shown = w.ok("getMyCommands", json!({ "scope": { "type": "all_private_chats" }, "language_code": "ru" })).await;
    assert_eq!(shown, json!([{ "command": "private_ru", "description": "x" }]));
}

#[tokio::test]
async fn a_long_text_is_typed_in_pieces() {
    let w = world().await;
    w.standin.user(101, "Ольга").says(&"я".repeat(5000));
    assert_eq!(w.updates().await.len(), 2);
}

#[tokio::test]
async fn a_transcript_reads_as_a_conversation() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга").with_last_name("Белова");
    let mut events = w.standin.events();
    olga.starts(None);
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Как вчера", "callback_data": "y" }], [{ "text": "Позже", "callback_data": "l" }]] });
    let sent = w
        .ok("sendMessage", json!({ "chat_id": 101, "text": "<b>Ольга</b>, ваши числа?", "parse_mode": "HTML", "reply_markup": keyboard }))
        .await;
    let id = sent["message_id"].as_i64().expect("an id");
    w.clock.advance_by(TimeDelta::minutes(5));
    let tap = olga.taps("Позже");
    w.ok("answerCallbackQuery", json!({ "callback_query_id": tap.query, "text": "Хорошо" })).await;
    w.clock.advance_by(TimeDelta::hours(24));
    let typed = olga.replies(id, "41 / 3");
    olga.edits(typed, "42 / 3");
    w.ok("editMessageText", json!({ "chat_id": 101, "message_id": id, "text": "Принято" })).await;
    let expected = "\
── 2026-11-23 Mon ──

09:00 Ольга Белова
/start

09:00 Planerka (edited)
Принято

09:05 Ольга Белова taps [Позже] → «Хорошо»

── 2026-11-24 Tue ──

09:05 Ольга Белова ↩ «Принято» (edited)
42 / 3

";
    assert_eq!(w.standin.transcript(101), expected);
    assert_eq!(w.standin.message(101, id).expect("there").html(), "Принято");
    let expected = "\
── 2026-11-23 Mon ──

09:00 Ольга Белова
/start

09:00 Planerka
Ольга, ваши числа?
[Как вчера]
[Позже]

09:05 Ольга Белова taps [Позже] → «Хорошо»

── 2026-11-24 Tue ──

09:05 Ольга Белова ↩ «Принято»
41 / 3

09:05 Ольга Белова ↩ «Принято» (edited)
42 / 3

09:05 Planerka (edited)
Принято

";
    assert_eq!(w.standin.story(101), expected);
    let mut seen = Vec::new();
    while let Ok(event) = events.try_recv() {
        seen.push(event);
    }
    assert!(seen.contains(&Event::Sent { chat: 101, message: id }));
    assert!(seen.contains(&Event::Answered { chat: 101, message: id, user: 101 }));
    assert_eq!(seen.last(), Some(&Event::Edited { chat: 101, message: id }));
}

#[tokio::test]
async fn reply_keyboards_belong_to_the_chat() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    olga.starts(None);
    let keyboard = json!({ "keyboard": [[{ "text": "Отчёт" }], ["План"]], "resize_keyboard": true });
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "меню", "reply_markup": keyboard })).await;
    assert_eq!(w.standin.reply_keyboard(101), [["Отчёт"], ["План"]]);
    let id = olga.presses("План");
    assert_eq!(w.standin.message(101, id).expect("there").text(), "План");
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "всё", "reply_markup": { "remove_keyboard": true } })).await;
    assert!(w.standin.reply_keyboard(101).is_empty());
}

#[tokio::test]
async fn a_forwarded_copied_and_marked_message_is_seen_as_such() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let pavel = w.standin.user(102, "Павел");
    let id = olga.says("41 / 3");
    pavel.starts(None);
    let body = json!({ "chat_id": 102, "from_chat_id": 101, "message_id": id });
    let sent = w.ok("forwardMessage", body.clone()).await;
    assert_eq!(sent["forward_origin"]["sender_user"]["id"], 101);
    w.ok("copyMessage", body).await;
    w.ok(
        "setMessageReaction",
        json!({ "chat_id": 101, "message_id": id, "reaction": [{ "type": "emoji", "emoji": "👍" }] }),
    )
    .await;
    assert!(w.standin.transcript(101).contains("41 / 3\n(👍)"));
    assert_eq!(pavel.last().expect("a copy").text(), "41 / 3");
    assert_eq!(w.standin.standing(102, w.standin.bot_id()), Standing::Member);
}

#[tokio::test]
async fn links_to_the_bot_can_be_followed() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let id = olga.follows("https://t.me/planerka_bot?start=inv_1");
    assert_eq!(w.standin.message(101, id).expect("there").text(), "/start inv_1");
    let group = w.standin.group("Команда", &olga);
    let id = group.owner().follows("https://t.me/planerka_bot?startgroup=dep-1");
    assert_eq!(w.standin.message(group.id(), id).expect("there").text(), "/start@planerka_bot dep-1");
}

#[tokio::test]
#[should_panic(expected = "leads nowhere")]
async fn a_link_with_a_parameter_telegram_drops_is_noticed() {
    let w = world().await;
    w.standin.user(101, "Ольга").follows("https://t.me/planerka_bot?start=a.b");
}
