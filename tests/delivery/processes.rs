//! Killed, restarted and doubled processes: nothing is lost, nothing is done twice.
use crate::{base::Base, on_both, world::World};
use planerka::{
    demo::{
        pace,
        standin::{Fault, Hold, Order},
    },
    domain::notice::{NoticeKind, Parcel},
    store::inbox,
};

on_both! {
    async fn a_process_killed_in_a_batch_runs_exactly_the_unfinished_again(base: Base) {
        let mut world = World::new(base).await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        world.settle().await;
        world.standin.hold_updates();
        for text in ["one", "wait", "two"] {
            anna.says(text);
        }
        world.standin.release_updates(Order::AsHappened);
        world.gate.reached(1).await;
        world.kill();
        world.start();
        world.gate.reached(2).await;
        world.gate.open();
        world.settle().await;
        world.advance(10).await;
        assert_eq!(world.said(7), ["heard /start", "heard one", "heard wait", "heard two"]);
        assert_eq!(world.effects(7).await, 4);
    }

    async fn a_stop_finishes_what_is_in_hand(base: Base) {
        let mut world = World::new(base).await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        world.settle().await;
        anna.says("wait");
        world.gate.reached(1).await;
        world.gate.open();
        world.stop().await;
        assert_eq!(world.effects(7).await, 2);
        world.start();
        world.settle().await;
        assert_eq!(world.said(7), ["heard /start", "heard wait"]);
    }
}

#[tokio::test]
async fn an_update_that_ends_the_process_again_and_again_is_set_aside() {
    let mut world = World::lite().await;
    let anna = world.standin.user(7, "Anna");
    anna.starts(None);
    world.settle().await;
    world.standin.hold_updates();
    anna.says("wait");
    anna.says("after");
    world.standin.release_updates(Order::AsHappened);
    for start in 1..=4 {
        world.gate.reached(start).await;
        world.kill();
        world.start();
    }
    world.settle().await;
    let said = world.said(7);
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(said[2], "heard after");
    assert!(said[1].contains("код"), "{}", said[1]);
    let mut tx = world.base.db.read().await.expect("a picture");
    assert_eq!(inbox::aside(&mut tx).await.expect("count"), 1);
}

#[tokio::test]
async fn a_process_killed_between_sending_and_recording_leaves_it_to_the_kind() {
    let mut world = World::lite().await;
    world.standin.user(7, "Anna").starts(None);
    world.standin.user(8, "Boris").starts(None);
    world.settle().await;
    let hold = Hold::new();
    world.standin.fault("SendMessage", Fault::SlowAnswer(hold.clone()), 2);
    let digest = world.put(&world.parcel(7, NoticeKind::Digest, "digest")).await;
    let card = world.put(&world.parcel(8, NoticeKind::Card, "card")).await;
    hold.reached(2).await;
    world.kill();
    hold.release();
    world.start();
    world.advance(10).await;
    assert_eq!(world.fate(digest).await, "held: unknown");
    assert_eq!(world.said(7), ["heard /start", "digest"]);
    assert_eq!(world.fate(card).await, "sent");
    assert_eq!(world.said(8), ["heard /start", "card", "card"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_replicas_on_one_postgresql_do_everything_once() {
    let Some(base) = Base::postgres().await else { return };
    let world = World::new(base).await;
    let second = world.replica(world.base.another().await, "b", false);
    let people: Vec<_> = (0..12).map(|n| world.standin.user(100 + n, "Someone")).collect();
    for person in &people {
        person.starts(None);
        person.says("hello");
        // Whoever stores rings only its own loops; the other's are rung here, as its own listener would.
        second.bells().inbox();
    }
    let parcels: Vec<Parcel> = (0..12).map(|n| world.parcel(100 + n, NoticeKind::Card, "card")).collect();
    world.put_all(&parcels).await;
    second.bells().outbox();
    for _ in 0..30 {
        second.bells().inbox();
        second.bells().outbox();
        world.advance(1).await;
        pace::bot_settles(&world.clock, &second).await.expect("it rests");
    }
    for n in 0..12 {
        let mut said = world.said(100 + n);
        said.sort();
        assert_eq!(said, ["card", "heard /start", "heard hello"]);
        assert_eq!(world.effects(100 + n).await, 2);
    }
    second.stop().await;
}
