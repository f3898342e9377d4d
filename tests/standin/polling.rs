//! The queue of updates: offsets, waiting, 409, what is allowed, doubled and reordered ones.
use crate::world::{World, world};
use chrono::TimeDelta;
use planerka::demo::standin::Order;
use serde_json::{Value, json};

fn texts(batch: &Value) -> Vec<&str> {
    let list = batch.as_array().expect("a list");
    list.iter().filter_map(|update| update["message"]["text"].as_str()).collect()
}

async fn offset_after(w: &World) -> i64 {
    let batch = w.ok("getUpdates", json!({})).await;
    batch.as_array().and_then(|list| list.last()).and_then(|last| last["update_id"].as_i64()).expect("an update") + 1
}

#[tokio::test]
async fn an_update_comes_until_an_offset_confirms_it() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    olga.says("раз");
    olga.says("два");
    assert_eq!(texts(&w.ok("getUpdates", json!({ "limit": 1 })).await), ["раз"]);
    let first = w.ok("getUpdates", json!({})).await;
    assert_eq!(texts(&first), ["раз", "два"]);
    assert_eq!(w.standin.pending_updates(), 2);
    let id = first[0]["update_id"].as_i64().expect("an id");
    assert_eq!(texts(&w.ok("getUpdates", json!({ "offset": id + 1 })).await), ["два"]);
    assert_eq!(w.standin.pending_updates(), 1);
    assert_eq!(texts(&w.ok("getUpdates", json!({ "offset": 0 })).await), ["два"]);
    olga.says("три");
    assert_eq!(texts(&w.ok("getUpdates", json!({ "offset": -1 })).await), ["три"]);
    assert_eq!(w.standin.pending_updates(), 1, "a negative offset forgets the older ones");
}

#[tokio::test]
async fn an_update_lives_a_day() {
    let w = world().await;
    w.standin.user(101, "Ольга").says("вчера");
    w.clock.advance_by(TimeDelta::hours(24));
    assert_eq!(w.ok("getUpdates", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_waiting_poll_returns_when_something_happens() {
    let w = world().await;
    let poll = w.ok("getUpdates", json!({ "timeout": 50 }));
    let act = async {
        w.standin.wait_for(|standin| standin.is_polled().then_some(())).await.expect("a poll");
        w.standin.user(101, "Ольга").says("привет");
    };
    assert_eq!(texts(&tokio::join!(poll, act).0), ["привет"]);
}

#[tokio::test]
async fn the_older_of_two_polls_is_told_of_the_conflict() {
    let w = world().await;
    let older = w.refused("getUpdates", json!({ "timeout": 50 }));
    let newer = async {
        w.standin.wait_for(|standin| standin.is_polled().then_some(())).await.expect("a poll");
        w.ok("getUpdates", json!({ "timeout": 0 })).await
    };
    let (older, newer) = tokio::join!(older, newer);
    assert_eq!(
        older,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
    assert_eq!(newer, json!([]));
}

#[tokio::test]
async fn a_webhook_forbids_polls() {
    let w = world().await;
    let refused = w.refused("setWebhook", json!({ "url": "http://x.org" })).await;
    assert_eq!(refused, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    w.ok("setWebhook", json!({ "url": "https://x.org/hook", "secret_token": "a-b_c" })).await;
    assert_eq!(w.ok("getWebhookInfo", json!({})).await["url"], "https://x.org/hook");
    assert_eq!(
        w.refused("getUpdates", json!({})).await,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    );
    w.ok("deleteWebhook", json!({})).await;
    w.ok("getUpdates", json!({})).await;
}

#[tokio::test]
async fn only_allowed_kinds_are_queued() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let group = w.standin.group("Команда", &olga);
    group.owner().adds_bot();
    group.owner().promotes_bot();
    w.updates().await;
    let pavel = w.standin.user(102, "Павел");
    pavel.in_chat(group.id()).joins();
    assert_eq!(w.kinds().await, ["message"], "chat_member comes only when asked for");
    w.ok("getUpdates", json!({ "allowed_updates": ["chat_member"] })).await;
    pavel.in_chat(group.id()).leaves();
    assert_eq!(w.kinds().await, ["chat_member"], "and the wish is remembered");
    w.ok("getUpdates", json!({ "allowed_updates": [] })).await;
    pavel.in_chat(group.id()).joins();
    assert_eq!(w.kinds().await, ["message"], "an empty list means the usual ones");
}

#[tokio::test]
async fn updates_can_be_doubled_reordered_and_repeated() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    w.standin.hold_updates();
    olga.says("раз");
    olga.says("два");
    assert_eq!(w.ok("getUpdates", json!({})).await, json!([]));
    w.standin.release_updates(Order::Reversed);
    assert_eq!(texts(&w.ok("getUpdates", json!({})).await), ["два", "раз"]);
    let offset = {
        let batch = w.ok("getUpdates", json!({})).await;
        batch[0]["update_id"].as_i64().expect("an id") + 1
    };
    assert_eq!(w.ok("getUpdates", json!({ "offset": offset })).await, json!([]));
    assert_eq!(w.standin.repeat_updates(1), 1);
    assert_eq!(texts(&w.ok("getUpdates", json!({ "offset": offset })).await), ["раз"]);
    assert_eq!(w.ok("getUpdates", json!({ "offset": offset })).await, json!([]));

    w.standin.hold_updates();
    olga.says("три");
    w.standin.release_updates(Order::Doubled);
    assert_eq!(texts(&w.ok("getUpdates", json!({ "offset": offset })).await), ["три", "три"]);
    let offset = offset_after(&w).await;
    assert_eq!(w.ok("getUpdates", json!({ "offset": offset })).await, json!([]));
}

#[tokio::test]
async fn stopping_ends_a_waiting_poll_and_frees_the_port() {
    let w = world().await;
    let poll = w.try_call("getUpdates", json!({ "timeout": 50 }));
    let act = async {
        w.standin.wait_for(|standin| standin.is_polled().then_some(())).await.expect("a poll");
        w.standin.stop().await;
    };
    assert!(tokio::join!(poll, act).0.is_err());
    assert!(w.try_call("getMe", json!({})).await.is_err());
    let again = std::net::TcpListener::bind(("127.0.0.1", w.standin.port()));
    assert!(again.is_ok(), "{again:?}");
}
