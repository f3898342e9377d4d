//! What Telegram and the network do to the bot, and what people notice of it.
use crate::world::World;
use planerka::{
    demo::standin::{Failure, Fault},
    domain::{
        id::{ChatId, TelegramId},
        notice::{Form, NoticeKind, Parcel, Place},
    },
    telegram::{
        event::{Event, Unreachable},
        render::Call,
    },
};

async fn met() -> World {
    let world = World::lite().await;
    world.standin.user(7, "Anna").starts(None);
    world.standin.user(8, "Boris").starts(None);
    world.settle().await;
    world
}

#[tokio::test]
async fn a_429_stops_its_chat_only() {
    let world = met().await;
    world.standin.fault_in_chat(7, "SendMessage", Fault::Reply(Failure::too_many(17)), 1);
    let (anna, boris) = (world.parcel(7, NoticeKind::Digest, "to Anna"), world.parcel(8, NoticeKind::Card, "to Boris"));
    world.put_all(&[anna, boris]).await;
    world.settle().await;
    assert_eq!(world.said(8).last().expect("said"), "to Boris");
    world.advance(16).await;
    assert_eq!(world.said(7), ["heard /start"]);
    world.advance(1).await;
    assert_eq!(world.said(7), ["heard /start", "to Anna"]);
}

#[tokio::test]
async fn a_failing_server_is_tried_again_but_a_digest_is_held_for_a_heads_word() {
    let world = met().await;
    world.standin.fault("SendMessage", Fault::Reply(Failure::internal()), 3);
    let card = world.put(&world.parcel(7, NoticeKind::Card, "card")).await;
    let digest = world.put(&world.parcel(8, NoticeKind::Digest, "digest")).await;
    world.advance(30).await;
    assert_eq!(world.fate(card).await, "sent");
    assert_eq!(world.said(7), ["heard /start", "card"]);
    assert_eq!(world.fate(digest).await, "held: unknown");
    let held = Event::NoticeHeld { notice: digest, kind: NoticeKind::Digest, department: None, chat: ChatId(8) };
    assert_eq!(world.seen.all(), [held]);
}

#[tokio::test]
async fn a_connection_cut_before_or_after_repeats_a_card_once_and_holds_a_digest() {
    let world = met().await;
    world.standin.fault_in_chat(7, "SendMessage", Fault::CutAfter, 1);
    let card = world.put(&world.parcel(7, NoticeKind::Card, "card")).await;
    world.advance(10).await;
    assert_eq!(world.said(7), ["heard /start", "card", "card"], "better twice than never");
    assert_eq!(world.fate(card).await, "sent");
    world.standin.fault_in_chat(7, "SendMessage", Fault::CutBefore, 1);
    world.put(&world.parcel(7, NoticeKind::Card, "another")).await;
    world.standin.fault_in_chat(8, "SendMessage", Fault::CutAfter, 1);
    let digest = world.put(&world.parcel(8, NoticeKind::Digest, "digest")).await;
    world.advance(10).await;
    assert_eq!(world.said(7).last().expect("said"), "another");
    assert_eq!(world.said(8), ["heard /start", "digest"], "never twice");
    assert_eq!(world.fate(digest).await, "held: unknown");
    world.standin.fault_in_chat(7, "SendMessage", Fault::CutBefore, 2);
    let lost = world.put(&world.parcel(7, NoticeKind::Card, "lost")).await;
    world.advance(30).await;
    assert_eq!(world.fate(lost).await, "failed: unknown", "repeated once only");
}

#[tokio::test]
async fn an_edit_is_repeated_without_harm() {
    let world = met().await;
    let message = world.standin.messages(7).last().expect("an answer").id;
    world.standin.fault("EditMessageText", Fault::CutAfter, 1);
    let mut edit = world.parcel(7, NoticeKind::Digest, "changed");
    edit.place = Place::Edit(planerka::domain::id::MessageId(message));
    let edit = world.put(&edit).await;
    world.advance(10).await;
    assert_eq!(world.fate(edit).await, "sent");
    assert_eq!(world.said(7), ["changed"]);
}

#[tokio::test]
async fn who_blocked_the_bot_is_known_to_be_lost_and_told_about_once() {
    let world = met().await;
    world.knows(7, "ru").await;
    let anna = world.standin.user(7, "Anna");
    anna.blocks_bot();
    world.settle().await;
    let ids = world.put_all(&[world.parcel(7, NoticeKind::Card, "a"), world.parcel(7, NoticeKind::Card, "b")]).await;
    world.settle().await;
    for id in ids {
        assert_eq!(world.fate(id).await, "dropped: blocked");
    }
    assert_eq!(world.seen.all(), [Event::PersonLost { telegram: TelegramId(7), reason: Unreachable::Blocked }]);
    let stranger = world.put(&world.parcel(99, NoticeKind::Card, "hello")).await;
    world.settle().await;
    assert_eq!(world.fate(stranger).await, "dropped: never_started");
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_is_followed_and_one_that_threw_the_bot_out_is_left() {
    let world = met().await;
    let anna = world.standin.user(7, "Anna");
    let team = world.standin.group("Team", &anna);
    anna.in_chat(team.id()).adds_bot();
    world.settle().await;
    let moved = team.migrates();
    world.settle().await;
    let digest = world.put(&world.parcel(team.id(), NoticeKind::Digest, "digest")).await;
    world.settle().await;
    assert_eq!(world.fate(digest).await, "sent");
    assert_eq!(world.said(moved.id()).last().expect("said"), "digest");
    let event = Event::ChatMoved { from: ChatId(team.id()), to: ChatId(moved.id()) };
    assert!(world.seen.all().contains(&event));
    anna.in_chat(moved.id()).kicks_bot();
    let gone = world.put(&world.parcel(moved.id(), NoticeKind::Card, "news")).await;
    world.settle().await;
    assert_eq!(world.fate(gone).await, "dropped: chat_gone");
}

#[tokio::test]
async fn after_a_move_a_call_names_the_new_number_and_an_edit_of_an_old_message_falls_away() {
    let world = met().await;
    let anna = world.standin.user(7, "Anna");
    let team = world.standin.group("Team", &anna);
    anna.in_chat(team.id()).adds_bot();
    world.settle().await;
    let digest = world.put(&world.parcel(team.id(), NoticeKind::Digest, "digest")).await;
    world.settle().await;
    assert_eq!(world.fate(digest).await, "sent");
    let old = world.standin.messages(team.id()).last().expect("a digest").id;
    let moved = team.migrates_unheard();
    let mut edit = world.parcel(team.id(), NoticeKind::Digest, "changed");
    edit.place = Place::Edit(planerka::domain::id::MessageId(old));
    let count = Call {
        method: "getChatMemberCount".to_owned(),
        body: serde_json::json!({"chat_id": team.id()}),
        reply_as_event: Some("count".to_owned()),
    };
    let payload = serde_json::to_string(&count).expect("json");
    let count = Parcel::new(ChatId(team.id()), NoticeKind::Service, Form::Call, payload, world.clock.now());
    let ids = world.put_all(&[edit, count]).await;
    world.settle().await;
    assert_eq!(world.fate(ids[0]).await, "dropped: moved");
    assert_eq!(world.fate(ids[1]).await, "sent");
    let counted =
        Event::Answered { name: "count".to_owned(), chat: ChatId(moved.id()), result: Ok(serde_json::json!(2)) };
    assert!(world.seen.all().contains(&counted), "{:?}", world.seen.all());
    assert_eq!(world.said(moved.id()), Vec::<String>::new());
}

#[tokio::test]
async fn a_post_refused_for_want_of_rights_is_told_of_with_its_chat_once() {
    let world = met().await;
    let anna = world.standin.user(7, "Anna");
    let team = world.standin.supergroup("Team", &anna);
    anna.in_chat(team.id()).adds_bot();
    world.settle().await;
    world.knows_chat(team.id()).await;
    team.mutes_bot(true);
    let first = world.put(&world.parcel(team.id(), NoticeKind::Card, "news")).await;
    let second = world.put(&world.parcel(team.id(), NoticeKind::Card, "more")).await;
    world.settle().await;
    for id in [first, second] {
        assert_eq!(world.fate(id).await, "failed: may_not_write");
    }
    team.mutes_bot(false);
    world.put(&world.parcel(team.id(), NoticeKind::Card, "again")).await;
    world.settle().await;
    let chat = ChatId(team.id());
    assert_eq!(world.seen.all(), [Event::ChatMuted { chat }, Event::ChatHeard { chat }]);
}

#[tokio::test]
async fn a_closed_topic_is_left_for_the_chat_itself() {
    let world = met().await;
    let anna = world.standin.user(7, "Anna");
    let forum = world.standin.forum("Team", &anna);
    anna.in_chat(forum.id()).adds_bot();
    let mut digest = world.parcel(forum.id(), NoticeKind::Digest, "digest");
    digest.topic = Some(planerka::domain::id::TopicId(4242));
    let digest = world.put(&digest).await;
    world.settle().await;
    assert_eq!(world.fate(digest).await, "sent");
}

#[tokio::test]
async fn a_long_outage_loses_nothing_and_repeats_nothing() {
    let world = met().await;
    world.standin.network_down();
    let first = world.put(&world.parcel(7, NoticeKind::Card, "card")).await;
    world.bot_settles().await;
    let digest = world.put(&world.parcel(8, NoticeKind::Digest, "digest")).await;
    for _ in 0..20 {
        let next_at = world.bot().next_at().expect("it will ask again");
        world.clock.set(next_at);
        world.bot_settles().await;
    }
    world.standin.user(7, "Anna").says("are you there?");
    world.standin.network_up();
    world.advance(120).await;
    assert_eq!(world.fate(first).await, "sent");
    assert_eq!(world.fate(digest).await, "sent", "what fell due in the outage was never risked");
    let mut said = world.said(7);
    said.sort();
    assert_eq!(said, ["card", "heard /start", "heard are you there?"]);
    assert_eq!(world.said(8), ["heard /start", "digest"]);
}
