//! Every refusal in Telegram's own words.
use crate::world::{World, world};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// A person who pressed Start.
async fn ready() -> World {
    let w = world().await;
    w.standin.user(101, "Ольга").starts(None);
    w
}

async fn send_refused(w: &World, body: Value) -> String {
    let mut fields = json!({ "chat_id": 101, "text": "привет" });
    for (name, value) in body.as_object().expect("an object") {
        fields[name] = value.clone();
    }
    w.refused("sendMessage", fields).await
}

#[tokio::test]
async fn a_wrong_token_and_an_unknown_method_are_refused() {
    let w = world().await;
    let answer = w.http().get(format!("{}/bot1:x/getMe", w.standin.api_url())).send().await.expect("an answer");
    assert_eq!(answer.status(), 401);
    assert_eq!(
        answer.json::<Value>().await.expect("JSON"),
        json!({ "ok": false, "error_code": 401, "description": "Unauthorized" })
    );
    assert_eq!(
        w.call("noSuchMethod", json!({})).await,
        json!({ "ok": false, "error_code": 404, "description": "Not Found" })
    );
}

#[tokio::test]
async fn whoever_never_started_is_not_found_or_cannot_be_addressed() {
    let w = world().await;
    let hello = |chat: i64| json!({ "chat_id": chat, "text": "привет" });
    let olga = w.standin.user(101, "Ольга");
    assert_eq!(w.refused("sendMessage", hello(101)).await, "Bad Request: chat not found");
    assert_eq!(w.refused("sendMessage", hello(999)).await, "Bad Request: chat not found");
    assert_eq!(w.refused("sendMessage", json!({ "text": "привет" })).await, "Bad Request: chat_id is empty");
    let group = w.standin.group("Команда", &olga);
    group.owner().adds_bot();
    assert_eq!(
        w.refused("sendMessage", hello(101)).await,
        "Forbidden: bot can't initiate conversation with a user",
        "met in a group, not in private"
    );
    assert_eq!(w.refused("sendMessage", hello(w.standin.user(103, "Вера").id())).await, "Bad Request: chat not found");
}

#[tokio::test]
async fn a_person_may_block_and_leave_telegram() {
    let w = ready().await;
    let olga = w.standin.user(101, "Ольга");
    olga.blocks_bot();
    assert_eq!(send_refused(&w, json!({})).await, "Forbidden: bot was blocked by the user");
    olga.unblocks_bot();
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "снова" })).await;
    let statuses: Vec<Value> =
        w.updates().await.iter().map(|u| u["my_chat_member"]["new_chat_member"]["status"].clone()).collect();
    assert_eq!(statuses, [json!(null), json!("kicked"), json!("member")]);
    olga.deactivates();
    assert_eq!(send_refused(&w, json!({})).await, "Forbidden: user is deactivated");
}

#[tokio::test]
async fn groups_refuse_a_bot_that_is_not_there() {
    let w = ready().await;
    let olga = w.standin.user(101, "Ольга");
    let group = w.standin.group("Команда", &olga);
    let owner = group.owner();
    assert_eq!(send_refused(&w, json!({ "chat_id": group.id() })).await, "Bad Request: chat not found");
    owner.adds_bot();
    w.ok("sendMessage", json!({ "chat_id": group.id(), "text": "привет" })).await;
    group.mutes_bot(true);
    assert_eq!(
        send_refused(&w, json!({ "chat_id": group.id() })).await,
        "Bad Request: not enough rights to send text messages to the chat"
    );
    group.mutes_bot(false);
    owner.kicks_bot();
    assert_eq!(
        send_refused(&w, json!({ "chat_id": group.id() })).await,
        "Forbidden: bot was kicked from the group chat"
    );
    owner.adds_bot();
    w.ok("leaveChat", json!({ "chat_id": group.id() })).await;
    assert_eq!(
        send_refused(&w, json!({ "chat_id": group.id() })).await,
        "Forbidden: bot is not a member of the group chat"
    );
    owner.adds_bot();
    group.deletes();
    assert_eq!(send_refused(&w, json!({ "chat_id": group.id() })).await, "Forbidden: the group chat was deleted");
    let big = w.standin.supergroup("Отдел", &olga);
    big.owner().adds_bot();
    big.owner().kicks_bot();
    assert_eq!(
        send_refused(&w, json!({ "chat_id": big.id() })).await,
        "Forbidden: bot was kicked from the supergroup chat"
    );
}

#[tokio::test]
async fn a_migrated_group_names_its_supergroup() {
    let w = ready().await;
    let group = w.standin.group("Команда", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    w.updates().await;
    let big = group.migrates();
    let answer = w.call("sendMessage", json!({ "chat_id": group.id(), "text": "привет" })).await;
    assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(answer["parameters"], json!({ "migrate_to_chat_id": big.id() }));
    w.ok("sendMessage", json!({ "chat_id": big.id(), "text": "привет" })).await;
    let updates = w.updates().await;
    assert_eq!(updates[0]["my_chat_member"]["chat"]["id"], big.id(), "it joins the new and never leaves the old");
    assert_eq!(updates[1]["message"]["migrate_to_chat_id"], big.id());
    assert_eq!(updates[1]["message"]["chat"]["id"], group.id());
    assert_eq!(updates[2]["message"]["migrate_from_chat_id"], group.id());
    assert_eq!(updates[2]["message"]["chat"]["id"], big.id());
    assert_eq!(updates.len(), 3);
}

#[tokio::test]
async fn texts_have_limits_after_parsing() {
    let w = ready().await;
    assert_eq!(send_refused(&w, json!({ "text": "" })).await, "Bad Request: message text is empty");
    assert_eq!(send_refused(&w, json!({ "text": " \n " })).await, "Bad Request: message text is empty");
    let empty = json!({ "text": "<b> </b>", "parse_mode": "HTML" });
    assert_eq!(send_refused(&w, empty).await, "Bad Request: message text is empty");
    assert_eq!(send_refused(&w, json!({ "text": "я".repeat(4097) })).await, "Bad Request: message is too long");
    assert_eq!(send_refused(&w, json!({ "text": "😀".repeat(2049) })).await, "Bad Request: message is too long");
    let tagged = format!("<b>{}</b>", "&amp;".repeat(4096));
    w.ok("sendMessage", json!({ "chat_id": 101, "text": tagged, "parse_mode": "HTML" })).await;
    assert_eq!(
        send_refused(&w, json!({ "text": "<br>", "parse_mode": "HTML" })).await,
        "Bad Request: can't parse entities: Unsupported start tag \"br\" at byte offset 0"
    );
    assert_eq!(
        send_refused(&w, json!({ "text": "*a*", "parse_mode": "MarkdownV2" })).await,
        "Bad Request: unsupported parse_mode"
    );
    let many = "<b>a</b> ".repeat(101);
    let sent = w.ok("sendMessage", json!({ "chat_id": 101, "text": many, "parse_mode": "HTML" })).await;
    assert_eq!(sent["entities"].as_array().map(Vec::len), Some(100));
    assert_eq!(w.standin.entities_dropped(), 1);
}

#[tokio::test]
async fn keyboards_have_limits() {
    let w = ready().await;
    let keyboard = |rows: Value| json!({ "reply_markup": { "inline_keyboard": rows } });
    let button = |data: String| json!({ "text": "x", "callback_data": data });
    let invalid = "Bad Request: BUTTON_DATA_INVALID";
    assert_eq!(send_refused(&w, keyboard(json!([[button("я".repeat(33))]]))).await, invalid);
    assert_eq!(send_refused(&w, keyboard(json!([[button(String::new())]]))).await, invalid);
    let long = "Bad Request: reply markup is too long";
    let row = |n: usize| vec![button("d".to_owned()); n];
    assert_eq!(send_refused(&w, keyboard(json!([row(9)]))).await, long);
    assert_eq!(send_refused(&w, keyboard(json!(vec![row(1); 101]))).await, long);
    assert_eq!(
        send_refused(&w, keyboard(json!([[{ "text": "x" }]]))).await,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    );
    let two = json!([[{ "text": "x", "callback_data": "a", "url": "https://x.org" }]]);
    assert!(send_refused(&w, keyboard(two)).await.starts_with("Bad Request: can't parse inline keyboard button: "));
    let mut fields = keyboard(json!([row(8), [button("я".repeat(32))]]));
    (fields["chat_id"], fields["text"]) = (json!(101), json!("привет"));
    w.ok("sendMessage", fields).await;
}

#[tokio::test]
async fn replies_and_threads_must_exist() {
    let w = ready().await;
    let missing = json!({ "reply_parameters": { "message_id": 77 } });
    assert_eq!(send_refused(&w, missing).await, "Bad Request: message to be replied not found");
    let lenient = json!({ "message_id": 77, "allow_sending_without_reply": true });
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "привет", "reply_parameters": lenient })).await;
    let sent =
        w.ok("sendMessage", json!({ "chat_id": 101, "text": "да", "reply_parameters": { "message_id": 1 } })).await;
    assert_eq!(sent["reply_to_message"]["text"], "/start");
    assert_eq!(send_refused(&w, json!({ "message_thread_id": 5 })).await, "Bad Request: message thread not found");
}

#[tokio::test]
async fn only_own_messages_that_are_there_and_change_are_edited() {
    let w = ready().await;
    let edit = |id: &Value, text: &str| json!({ "chat_id": 101, "message_id": id, "text": text });
    let id = w.ok("sendMessage", json!({ "chat_id": 101, "text": "привет" })).await["message_id"].clone();
    assert_eq!(
        w.refused("editMessageText", edit(&id, "привет")).await,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a \
         current content and reply markup of the message"
    );
    assert_eq!(w.refused("editMessageText", edit(&json!(77), "иначе")).await, "Bad Request: message to edit not found");
    assert_eq!(
        w.refused("editMessageText", edit(&json!(1), "иначе")).await,
        "Bad Request: message can't be edited",
        "a person's message"
    );
    let edited = w.ok("editMessageText", edit(&id, "иначе")).await;
    assert!(edited["edit_date"].is_i64());
    let keyboard = json!({ "keyboard": [[{ "text": "Да" }]] });
    let id = w.ok("sendMessage", json!({ "chat_id": 101, "text": "?", "reply_markup": keyboard })).await["message_id"]
        .clone();
    assert_eq!(w.refused("editMessageText", edit(&id, "!")).await, "Bad Request: message can't be edited");
    let tap = json!({ "inline_keyboard": [[{ "text": "Да", "callback_data": "d" }]] });
    let id =
        w.ok("sendMessage", json!({ "chat_id": 101, "text": "?", "reply_markup": tap })).await["message_id"].clone();
    w.ok("editMessageReplyMarkup", json!({ "chat_id": 101, "message_id": id })).await;
    assert!(w.standin.message(101, id.as_i64().expect("an id")).expect("the message").buttons().is_empty());
    assert!(
        w.refused("editMessageReplyMarkup", json!({ "chat_id": 101, "message_id": id })).await.contains("not modified")
    );
}

#[tokio::test]
async fn only_what_is_there_is_deleted_and_not_for_ever() {
    let w = ready().await;
    let delete = |id: &Value| json!({ "chat_id": 101, "message_id": id });
    let send = json!({ "chat_id": 101, "text": "привет" });
    let id = w.ok("sendMessage", send.clone()).await["message_id"].clone();
    w.ok("deleteMessage", delete(&id)).await;
    assert_eq!(w.refused("deleteMessage", delete(&id)).await, "Bad Request: message to delete not found");
    let id = w.ok("sendMessage", send).await["message_id"].clone();
    w.clock.advance_by(TimeDelta::hours(49));
    assert_eq!(w.refused("deleteMessage", delete(&id)).await, "Bad Request: message can't be deleted for everyone");
    let group = w.standin.group("Команда", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    let theirs = group.owner().says("моё");
    assert_eq!(
        w.refused("deleteMessage", json!({ "chat_id": group.id(), "message_id": theirs })).await,
        "Bad Request: message can't be deleted"
    );
}

#[tokio::test]
async fn a_tap_is_answered_once_and_soon() {
    let w = ready().await;
    let olga = w.standin.user(101, "Ольга");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Готово", "callback_data": "ok" }]] });
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "?", "reply_markup": keyboard })).await;
    let old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(w.refused("answerCallbackQuery", json!({ "callback_query_id": "1" })).await, old);
    let tap = olga.taps("Готово");
    let long = json!({ "callback_query_id": tap.query, "text": "я".repeat(201) });
    assert_eq!(w.refused("answerCallbackQuery", long).await, "Bad Request: MESSAGE_TOO_LONG");
    let answer = json!({ "callback_query_id": tap.query, "text": "Принято", "show_alert": true });
    w.ok("answerCallbackQuery", answer.clone()).await;
    assert!(tap.answered().await.expect("an answer").alert);
    assert_eq!(w.refused("answerCallbackQuery", answer).await, old, "twice");
    let tap = olga.taps("ok");
    w.clock.advance_by(TimeDelta::minutes(15) + TimeDelta::seconds(1));
    assert_eq!(w.refused("answerCallbackQuery", json!({ "callback_query_id": tap.query })).await, old, "late");
}

#[tokio::test]
async fn pinning_needs_an_administrator_in_groups() {
    let w = ready().await;
    let group = w.standin.group("Команда", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    let id = w.ok("sendMessage", json!({ "chat_id": group.id(), "text": "сводка" })).await["message_id"].clone();
    let pin = json!({ "chat_id": group.id(), "message_id": id });
    assert_eq!(
        w.refused("pinChatMessage", pin.clone()).await,
        "Bad Request: not enough rights to manage pinned messages in the chat"
    );
    group.owner().promotes_bot();
    w.ok("pinChatMessage", pin).await;
    assert_eq!(json!(w.standin.pinned(group.id())), json!([id]));
    let missing = json!({ "chat_id": group.id(), "message_id": 77 });
    assert_eq!(w.refused("pinChatMessage", missing).await, "Bad Request: message to pin not found");
    w.ok("unpinChatMessage", json!({ "chat_id": group.id() })).await;
    assert_eq!(w.standin.pinned(group.id()), [0; 0]);
}

#[tokio::test]
async fn files_have_limits() {
    let w = ready().await;
    let part = |bytes: &[u8]| reqwest::multipart::Part::bytes(bytes.to_vec()).file_name("a.png");
    let send = async |method: &str, field: &'static str, bytes: &[u8], caption: &str| {
        let form = reqwest::multipart::Form::new()
            .text("chat_id", "101")
            .text("caption", caption.to_owned())
            .text(field, "attach://x")
            .part("x", part(bytes));
        let answer = w.http().post(w.url(method)).multipart(form).send().await.expect("an answer");
        let answer: Value = answer.json().await.expect("JSON");
        answer["description"].as_str().unwrap_or("ok").to_owned()
    };
    let png = |width: u32, height: u32| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    };
    assert_eq!(send("sendPhoto", "photo", &png(800, 600), "").await, "ok");
    assert_eq!(send("sendPhoto", "photo", &png(9000, 1001), "").await, "Bad Request: PHOTO_INVALID_DIMENSIONS");
    assert_eq!(send("sendPhoto", "photo", &png(2100, 100), "").await, "Bad Request: PHOTO_INVALID_DIMENSIONS");
    assert_eq!(send("sendPhoto", "photo", b"text", "").await, "Bad Request: IMAGE_PROCESS_FAILED");
    assert_eq!(send("sendDocument", "document", b"", "").await, "Bad Request: file must be non-empty");
    let long = "я".repeat(1025);
    assert_eq!(send("sendDocument", "document", b"a", &long).await, "Bad Request: message caption is too long");
    assert_eq!(
        w.refused("sendDocument", json!({ "chat_id": 101 })).await,
        "Bad Request: there is no document in the request"
    );
    assert_eq!(w.refused("getFile", json!({ "file_id": "x" })).await, "Bad Request: invalid file_id");
}
