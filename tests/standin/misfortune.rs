//! Faults on demand, an outage, flood limits.
use crate::world::{world, world_of};
use chrono::TimeDelta;
use planerka::demo::standin::{Config, Failure, Fault, FloodLimits, Hold};
use serde_json::json;

#[tokio::test]
async fn a_fault_meets_as_many_calls_of_its_method_as_asked() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    olga.starts(None);
    let send = json!({ "chat_id": 101, "text": "привет" });
    w.standin.fault("SENDMESSAGE", Fault::Reply(Failure::too_many(7)), 1);
    w.standin.fault("sendMessage", Fault::ReplyAfter(Failure::internal()), 1);
    w.ok("getMe", json!({})).await;
    let answer = w.call("sendMessage", send.clone()).await;
    assert_eq!(
        answer,
        json!({ "ok": false, "error_code": 429, "description": "Too Many Requests: retry after 7",
                "parameters": { "retry_after": 7 } })
    );
    assert_eq!(w.standin.messages(101).len(), 1);
    assert_eq!(w.refused("sendMessage", send.clone()).await, "Internal Server Error");
    assert_eq!(w.standin.messages(101).len(), 2, "accepted although answered with 500");
    w.ok("sendMessage", send).await;
    assert_eq!(w.standin.faults_left(), 0);
    assert_eq!(w.standin.calls("sendMessage"), 3);
}

#[tokio::test]
async fn a_fault_may_be_of_one_chat() {
    let w = world().await;
    w.standin.user(101, "Ольга").starts(None);
    w.standin.user(102, "Павел").starts(None);
    w.standin.fault_in_chat(102, "*", Fault::Reply(Failure::internal()), 1);
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "привет" })).await;
    w.refused("sendMessage", json!({ "chat_id": 102, "text": "привет" })).await;
}

#[tokio::test]
async fn a_connection_is_cut_before_or_after_processing() {
    let w = world().await;
    w.standin.user(101, "Ольга").starts(None);
    let send = json!({ "chat_id": 101, "text": "привет" });
    w.standin.fault("sendMessage", Fault::CutBefore, 1);
    let error = w.try_call("sendMessage", send.clone()).await.expect_err("no answer");
    assert!(error.is_request(), "the connection must close before any header: {error:?}");
    assert_eq!(w.standin.messages(101).len(), 1);
    w.standin.fault("sendMessage", Fault::CutAfter, 1);
    let error = w.try_call("sendMessage", send.clone()).await.expect_err("no answer");
    assert!(error.is_request(), "{error:?}");
    assert_eq!(w.standin.messages(101).len(), 2);
    w.ok("sendMessage", send).await;
}

#[tokio::test]
async fn a_slow_call_waits_for_its_release() {
    let w = world().await;
    w.standin.user(101, "Ольга").starts(None);
    for (fault, hold, seen) in
        [(Fault::Slow as fn(Hold) -> Fault, Hold::new(), 0), (Fault::SlowAnswer as fn(Hold) -> Fault, Hold::new(), 1)]
    {
        let before = w.standin.messages(101).len();
        w.standin.fault("sendMessage", fault(hold.clone()), 1);
        let call = w.ok("sendMessage", json!({ "chat_id": 101, "text": "привет" }));
        let watch = async {
            hold.reached(1).await;
            assert_eq!(w.standin.messages(101).len(), before + seen);
            assert_eq!(w.standin.in_flight(), 1);
            hold.release();
        };
        tokio::join!(call, watch);
        assert_eq!(w.standin.messages(101).len(), before + 1);
        assert_eq!(w.standin.in_flight(), 0);
    }
}

#[tokio::test]
async fn an_outage_loses_no_state() {
    let w = world().await;
    let olga = w.standin.user(101, "Ольга");
    let poll = w.try_call("getUpdates", json!({ "timeout": 50 }));
    let act = async {
        w.standin.wait_for(|standin| standin.is_polled().then_some(())).await.expect("a poll");
        w.standin.network_down();
    };
    assert!(tokio::join!(poll, act).0.is_err(), "a waiting poll is cut");
    olga.says("слышно?");
    assert!(w.try_call("getUpdates", json!({})).await.is_err());
    w.standin.network_up();
    assert_eq!(w.updates().await.len(), 1);
}

#[tokio::test]
async fn flood_limits_hold_by_the_clock() {
    let w = world_of(Config { flood: Some(FloodLimits::telegram()), ..Config::default() }).await;
    let olga = w.standin.user(101, "Ольга");
    olga.starts(None);
    let group = w.standin.group("Команда", &olga);
    group.owner().adds_bot();
    let send = |chat: i64| json!({ "chat_id": chat, "text": "привет" });
    let message = w.ok("sendMessage", send(101)).await["message_id"].clone();
    for _ in 0..4 {
        w.ok("sendMessage", send(101)).await;
    }
    assert_eq!(w.refused("sendMessage", send(101)).await, "Too Many Requests: retry after 1");
    w.ok("editMessageText", json!({ "chat_id": 101, "message_id": message, "text": "иначе" })).await;
    w.clock.advance_by(TimeDelta::seconds(1));
    w.ok("sendMessage", send(101)).await;

    let message = w.ok("sendMessage", send(group.id())).await["message_id"].clone();
    for n in 1..20 {
        w.clock.advance_by(TimeDelta::seconds(1));
        w.ok("editMessageText", json!({ "chat_id": group.id(), "message_id": message, "text": n.to_string() })).await;
    }
    w.clock.advance_by(TimeDelta::seconds(1));
    assert_eq!(w.refused("sendMessage", send(group.id())).await, "Too Many Requests: retry after 40");
    assert_eq!(w.standin.flood_counts().refused(), 2);
    assert_eq!(w.standin.flood_counts().refused_group, 1);
    w.standin.limit_flood(None);
    w.ok("sendMessage", send(group.id())).await;
}

#[tokio::test]
async fn refusals_before_the_limits_use_up_nothing() {
    let w = world_of(Config { flood: Some(FloodLimits::telegram()), ..Config::default() }).await;
    w.standin.user(101, "Ольга").starts(None);
    for _ in 0..50 {
        w.refused("sendMessage", json!({ "chat_id": 101, "text": "" })).await;
    }
    w.ok("sendMessage", json!({ "chat_id": 101, "text": "привет" })).await;
}
