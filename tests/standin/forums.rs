//! Topics, rights to write, and groups that end: as the Bot API server treats them.
use crate::world::{World, world};
use serde_json::{Value, json};

async fn send(w: &World, chat: i64, topic: Option<i64>) -> Value {
    let mut body = json!({ "chat_id": chat, "text": "сводка" });
    if let Some(topic) = topic {
        body["message_thread_id"] = json!(topic);
    }
    w.call("sendMessage", body).await
}

async fn why(w: &World, chat: i64, topic: Option<i64>) -> Value {
    send(w, chat, topic).await["description"].take()
}

#[tokio::test]
async fn a_message_goes_to_its_topic_and_without_one_to_general() {
    let w = world().await;
    let forum = w.standin.forum("Отдел", &w.standin.user(101, "Ольга"));
    forum.owner().adds_bot();
    let topic = forum.topic("Отчёты");
    let sent = send(&w, forum.id(), Some(topic)).await["result"].take();
    assert_eq!((&sent["message_thread_id"], &sent["is_topic_message"]), (&json!(topic), &json!(true)));
    let general = send(&w, forum.id(), None).await["result"].take();
    assert!(general["message_thread_id"].is_null() && general["is_topic_message"].is_null(), "{general}");
    assert_eq!(why(&w, forum.id(), Some(1)).await, "Bad Request: message thread not found", "General has no number");
    assert_eq!(why(&w, forum.id(), Some(4242)).await, "Bad Request: message thread not found");
}

#[tokio::test]
async fn a_closed_topic_is_closed_to_all_but_administrators_and_may_be_opened_again() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let forum = w.standin.forum("Отдел", &olga);
    forum.owner().adds_bot();
    let topic = forum.topic("Отчёты");
    let ivan = w.standin.user(102, "Иван").in_chat(forum.id());
    ivan.joins();
    w.updates().await;
    forum.closes_topic(topic);
    assert_eq!(why(&w, forum.id(), Some(topic)).await, "Bad Request: TOPIC_CLOSED");
    let typing = json!({ "chat_id": forum.id(), "message_thread_id": topic, "action": "typing" });
    assert_eq!(w.refused("sendChatAction", typing).await, "Bad Request: TOPIC_CLOSED");
    assert!(ivan.in_topic(topic).try_says("я").is_err());
    forum.owner().in_topic(topic).says("я могу");
    forum.owner().promotes_bot();
    assert_eq!(send(&w, forum.id(), Some(topic)).await["ok"], true);
    forum.owner().demotes_bot();
    forum.reopens_topic(topic);
    assert_eq!(send(&w, forum.id(), Some(topic)).await["ok"], true);
    let updates = w.updates().await;
    let told: Vec<_> = updates.iter().filter(|u| u["message"]["message_thread_id"] == json!(topic)).collect();
    assert!(told.iter().any(|u| u["message"]["forum_topic_closed"].is_object()), "{told:?}");
    assert!(told.iter().any(|u| u["message"]["forum_topic_reopened"].is_object()), "{told:?}");
    forum.closes_general(true);
    assert_eq!(why(&w, forum.id(), None).await, "Bad Request: TOPIC_CLOSED");
    forum.closes_general(false);
    assert_eq!(send(&w, forum.id(), None).await["ok"], true);
}

#[tokio::test]
async fn a_deleted_topic_takes_its_messages_along_and_nobody_is_told() {
    let w = world().await;
    let forum = w.standin.forum("Отдел", &w.standin.user(101, "Ольга"));
    forum.owner().adds_bot();
    let topic = forum.topic("Отчёты");
    let id = send(&w, forum.id(), Some(topic)).await["result"]["message_id"].as_i64().expect("an id");
    w.updates().await;
    forum.deletes_topic(topic);
    assert_eq!(w.standin.pending_updates(), 0);
    assert_eq!(why(&w, forum.id(), Some(topic)).await, "Bad Request: message thread not found");
    let edit = json!({ "chat_id": forum.id(), "message_id": id, "text": "иначе" });
    assert_eq!(w.refused("editMessageText", edit).await, "Bad Request: message to edit not found");
    assert!(forum.owner().in_topic(topic).try_says("куда?").is_err());
}

#[tokio::test]
async fn where_topics_are_switched_off_the_thread_is_passed_over() {
    let w = world().await;
    let forum = w.standin.forum("Отдел", &w.standin.user(101, "Ольга"));
    forum.owner().adds_bot();
    let topic = forum.topic("Отчёты");
    forum.has_topics(false);
    let sent = send(&w, forum.id(), Some(topic)).await["result"].take();
    assert!(sent["message_thread_id"].is_null(), "{sent}");
    assert!(w.ok("getChat", json!({ "chat_id": forum.id() })).await["is_forum"].is_null());
    forum.has_topics(true);
    assert_eq!(send(&w, forum.id(), Some(topic)).await["result"]["message_thread_id"], topic);
}

#[tokio::test]
async fn a_bot_may_be_silenced_alone_or_with_everybody() {
    let w = world().await;
    let group = w.standin.supergroup("Отдел", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    w.updates().await;
    group.restricts_bot(true);
    assert_eq!(why(&w, group.id(), None).await, "Bad Request: have no rights to send a message");
    let updates = w.updates().await;
    let told = &updates[0]["my_chat_member"]["new_chat_member"];
    assert_eq!((&told["status"], &told["can_send_messages"]), (&json!("restricted"), &json!(false)));
    group.restricts_bot(false);
    assert_eq!(send(&w, group.id(), None).await["ok"], true);
    w.updates().await;
    group.mutes_bot(true);
    assert_eq!(w.standin.pending_updates(), 0, "rights of all members are nobody's update");
    assert_eq!(why(&w, group.id(), None).await, "Bad Request: not enough rights to send text messages to the chat");
    let allowed = &w.ok("getChat", json!({ "chat_id": group.id() })).await["permissions"];
    assert_eq!(allowed["can_send_messages"], false);
    group.owner().promotes_bot();
    assert_eq!(send(&w, group.id(), None).await["ok"], true, "an administrator writes all the same");
}

#[tokio::test]
async fn a_deleted_supergroup_is_one_the_bot_was_removed_from() {
    let w = world().await;
    let group = w.standin.supergroup("Отдел", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    w.updates().await;
    group.deletes();
    assert_eq!(why(&w, group.id(), None).await, "Forbidden: bot was kicked from the supergroup chat");
    assert_eq!(w.updates().await[0]["my_chat_member"]["new_chat_member"]["status"], "kicked");
}

#[tokio::test]
async fn a_migration_may_be_found_out_before_it_is_told() {
    let w = world().await;
    let group = w.standin.group("Команда", &w.standin.user(101, "Ольга"));
    group.owner().adds_bot();
    w.updates().await;
    let big = group.migrates_unheard();
    assert_eq!(w.standin.pending_updates(), 0);
    let answer = send(&w, group.id(), None).await;
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], big.id());
    assert_eq!(send(&w, big.id(), None).await["ok"], true);
    big.tells_of_migration(&group);
    assert_eq!(w.kinds().await, ["my_chat_member", "message", "message"]);
}
