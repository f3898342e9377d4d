//! The ordinary way: what people write is handled once, what the bot says arrives in order.
use crate::{base::Base, on_both, world::World};
use chrono::TimeDelta;
use planerka::{
    demo::standin::{Config, Order},
    domain::{
        id::ChatId,
        notice::{Form, NoticeKind, Parcel, Place, PostKind},
        time::Instant,
    },
    store::{inbox, outbox, posts},
    telegram::{event::Event, listener, render::Call},
    web,
};
use serde_json::json;

on_both! {
    async fn a_message_is_handled_and_answered_and_so_is_a_tap(base: Base) {
        let world = World::new(base).await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        world.settle().await;
        assert_eq!(world.said(7), ["heard /start"]);
        let bot_message = anna.last_from_bot().expect("an answer").id;
        let tapped = anna.forges(bot_message, "anything");
        world.settle().await;
        assert_eq!(tapped.answer().expect("answered").text.as_deref(), Some("done"));
        assert_eq!(world.effects(7).await, 1);
    }

    async fn an_update_that_comes_twice_or_late_is_handled_once(base: Base) {
        let world = World::new(base).await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        world.settle().await;
        world.standin.hold_updates();
        for text in ["a", "b", "c"] {
            anna.says(text);
        }
        world.standin.release_updates(Order::Doubled);
        world.settle().await;
        world.standin.repeat_updates(3);
        world.settle().await;
        world.advance(10).await;
        assert_eq!(world.said(7), ["heard /start", "heard a", "heard b", "heard c"]);
        assert_eq!(world.effects(7).await, 4);
    }

    async fn a_refusal_undoes_the_effects_and_says_why(base: Base) {
        let world = World::new(base).await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        anna.says("refuse");
        world.settle().await;
        assert_eq!(world.said(7), ["heard /start", "no, because"]);
        assert_eq!(world.effects(7).await, 1);
    }

    async fn a_panic_is_answered_with_an_apology_and_the_loop_lives_on(base: Base) {
        let world = World::new(base).await;
        world.knows(7, "en").await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        world.settle().await;
        world.standin.hold_updates();
        for text in ["boom", "broken", "after"] {
            anna.says(text);
        }
        world.standin.release_updates(Order::AsHappened);
        world.settle().await;
        world.advance(10).await;
        let said = world.said(7);
        assert_eq!((said.len(), said[3].as_str()), (4, "heard after"));
        for apology in &said[1..3] {
            assert!(apology.starts_with("Sorry, something went wrong") && apology.contains("code"), "{apology}");
        }
        assert_eq!(world.effects(7).await, 2, "the effects of both were undone");
        let tapped = anna.forges(anna.last_from_bot().expect("an answer").id, "boom");
        world.settle().await;
        assert!(tapped.answer().expect("the button's clock is stopped").text.is_some_and(|text| text.starts_with("Sorry")));
    }

    async fn what_nobody_can_read_is_set_aside_and_holds_nobody_up(base: Base) {
        let world = World::new(base).await;
        let strange = [json!({"update_id": 3, "message": {"from": {"id": 7}}}), json!({"update_id": 4, "new_thing": {}})];
        let mut tx = world.base.db.queue().await.expect("a transaction");
        let lanes = usize::try_from(world.bot().bells().lanes()).expect("a few");
        inbox::put(&mut tx, &listener::incoming(&strange, lanes), world.clock.now()).await.expect("put");
        tx.commit().await.expect("commit");
        world.bot().bells().inbox();
        world.bot_settles().await;
        let mut tx = world.base.db.read().await.expect("a picture");
        assert_eq!(inbox::aside(&mut tx).await.expect("count"), 2);
        assert_eq!(inbox::waiting(&mut tx).await.expect("count").0, 0);
    }

    async fn health_tells_the_queues_and_notices_a_database_that_is_gone(base: Base) {
        let world = World::new(base).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/health", listener.local_addr().expect("an address"));
        let app = web::router(world.base.db.clone(), planerka::clock::Clock::Manual(world.clock.clone()));
        let served = tokio::spawn(async move { axum::serve(listener, app).await });
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let healthy = client.get(&url).send().await.expect("an answer");
        assert_eq!(healthy.status(), 200);
        let figures: serde_json::Value = healthy.json().await.expect("json");
        assert_eq!((&figures["database"], &figures["outbox"]["queued"]), (&json!("ok"), &json!(0)));
        world.base.db.close().await;
        assert_eq!(client.get(&url).send().await.expect("an answer").status(), 503);
        served.abort();
    }
}

#[tokio::test]
async fn an_answer_overtakes_bulk_and_bulk_keeps_its_order() {
    let mut world = World::lite().await;
    let anna = world.standin.user(7, "Anna");
    anna.starts(None);
    world.settle().await;
    world.advance(10).await;
    world.stop().await;
    world.start();
    let cards: Vec<Parcel> = (0..8).map(|n| world.parcel(7, NoticeKind::Card, &format!("card {n}"))).collect();
    world.put_all(&cards).await;
    world.settle().await;
    let before = world.said(7).len();
    assert!((2..=6).contains(&before), "a short burst passes: {before}");
    anna.says("me first");
    world.settle().await;
    world.advance(30).await;
    let said = world.said(7);
    assert_eq!(said[before], "heard me first");
    let cards: Vec<&String> = said.iter().filter(|text| text.starts_with("card")).collect();
    assert_eq!(cards, ["card 0", "card 1", "card 2", "card 3", "card 4", "card 5", "card 6", "card 7"]);
}

#[tokio::test]
async fn a_post_is_edited_as_soon_as_its_number_is_known_and_only_to_the_newest_content() {
    let world = World::lite().await;
    world.standin.user(7, "Anna").starts(None);
    world.settle().await;
    let mut tx = world.base.db.write().await.expect("a transaction");
    let now = world.clock.now();
    let post = posts::create(&mut tx, None, PostKind::Card, 1, ChatId(7), now).await.expect("a post");
    tx.commit().await.expect("commit");
    let at = |place, text: &str| Parcel { place, ..world.parcel(7, NoticeKind::Card, text) };
    let ids = world
        .put_all(&[
            at(Place::NewPost(post), "first"),
            at(Place::EditPost(post), "second"),
            at(Place::EditPost(post), "third"),
        ])
        .await;
    world.settle().await;
    assert_eq!(world.said(7), ["heard /start", "third"]);
    assert_eq!(world.fate(ids[1]).await, "dropped: superseded");
    let same = world.put(&at(Place::EditPost(post), "third")).await;
    world.settle().await;
    assert_eq!(world.fate(same).await, "sent", "«not modified» is success");
    assert_eq!(world.standin.refusals().len(), 1);
}

#[tokio::test]
async fn a_notice_is_rendered_in_the_readers_language_and_a_bad_one_stops_nobody() {
    let world = World::lite().await;
    world.knows(7, "en").await;
    world.standin.user(7, "Anna").starts(None);
    world.settle().await;
    let notice = |payload: &str| Parcel {
        form: Form::Notice,
        payload: payload.to_owned(),
        ..world.parcel(7, NoticeKind::Card, "")
    };
    let ids = world.put_all(&[notice("\"boom\""), notice("\"unreadable\""), notice("5")]).await;
    let markup = Parcel { payload: r#"{"html":"<b>open"}"#.to_owned(), ..world.parcel(7, NoticeKind::Card, "") };
    let bad = world.put(&markup).await;
    world.advance(5).await;
    assert_eq!(world.said(7), ["heard /start", "en: 5"]);
    assert_eq!(world.fate(ids[0]).await, "failed: unreadable");
    assert_eq!(world.fate(ids[1]).await, "failed: unreadable");
    assert_eq!(world.fate(bad).await, "failed: bad_markup");
}

#[tokio::test]
async fn the_result_of_a_call_comes_back_as_an_event() {
    let world = World::lite().await;
    let anna = world.standin.user(7, "Anna");
    let team = world.standin.group("Team", &anna);
    anna.in_chat(team.id()).adds_bot();
    let call = |method: &str| {
        let call = Call {
            method: method.to_owned(),
            body: json!({"chat_id": team.id()}),
            reply_as_event: Some("count".to_owned()),
        };
        let payload = serde_json::to_string(&call).expect("json");
        Parcel::new(ChatId(team.id()), NoticeKind::Service, Form::Call, payload, world.clock.now())
    };
    world.put_all(&[call("getChatMemberCount"), call("noSuchMethod")]).await;
    world.settle().await;
    let answered = |result| Event::Answered { name: "count".to_owned(), chat: ChatId(team.id()), result };
    assert_eq!(world.seen.all(), [answered(Ok(json!(2))), answered(Err("not_found".to_owned()))]);
}

#[tokio::test]
async fn the_bots_own_pace_never_meets_telegrams_limits() {
    let config = Config { flood: Some(planerka::demo::standin::FloodLimits::telegram()), ..Config::default() };
    let world = World::lite().await;
    world.standin.limit_flood(config.flood);
    let mut parcels = Vec::new();
    for n in 0..40 {
        world.standin.user(100 + n, "Someone").starts(None);
        parcels.push(world.parcel(100 + n, NoticeKind::Prompt, "good morning"));
        parcels.push(world.parcel(100 + n, NoticeKind::Card, "and this"));
    }
    let team = world.standin.group("Team", &world.standin.user(7, "Anna"));
    world.standin.user(7, "Anna").in_chat(team.id()).adds_bot();
    parcels.extend((0..30).map(|n| world.parcel(team.id(), NoticeKind::Card, &format!("news {n}"))));
    world.put_all(&parcels).await;
    world.advance(180).await;
    assert_eq!(world.standin.flood_counts().refused(), 0);
    assert!(world.standin.flood_counts().passed >= 40 * 3 + 30);
}

#[tokio::test]
async fn what_outlives_its_purpose_or_is_cancelled_is_not_sent() {
    let world = World::lite().await;
    world.standin.user(7, "Anna").starts(None);
    world.settle().await;
    world.standin.fault("SendMessage", planerka::demo::standin::Fault::Reply(too_many(60)), 1);
    let blocker = world.parcel(7, NoticeKind::Card, "first");
    let dies = Parcel { not_after: Some(soon(&world, 30)), ..world.parcel(7, NoticeKind::Prompt, "dies") };
    let pointless = Parcel { cancel_key: Some("k".to_owned()), ..world.parcel(7, NoticeKind::Reminder, "pointless") };
    let ids = world.put_all(&[blocker, dies, pointless]).await;
    world.settle().await;
    let mut tx = world.base.db.write().await.expect("a transaction");
    outbox::cancel(&mut tx, "k", world.clock.now()).await.expect("cancelled");
    tx.commit().await.expect("commit");
    world.advance(59).await;
    assert_eq!(world.said(7), ["heard /start"]);
    world.advance(1).await;
    assert_eq!(world.said(7), ["heard /start", "first"]);
    assert_eq!(world.fate(ids[1]).await, "dropped: expired");
    assert_eq!(world.fate(ids[2]).await, "dropped: cancelled");
}

fn soon(world: &World, seconds: i64) -> Instant {
    world.clock.now() + TimeDelta::seconds(seconds)
}

fn too_many(seconds: i64) -> planerka::demo::standin::Failure {
    planerka::demo::standin::Failure::too_many(seconds)
}
