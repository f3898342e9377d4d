//! Inbox, lanes, outbox, posts, and what delivery learns about people and chats.
use crate::{
    base::Base,
    ground::{after, department, now, write},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        id::{ChatId, MessageId, NoticeId, PostId, TelegramId},
        notice::{Form, NoticeKind, Parcel, Place, PostKind, Priority},
        person::Language,
        time::Instant,
    },
    store::{
        Db, Tx,
        inbox::{self, Incoming},
        lanes,
        outbox::{self, End, Letter},
        posts, reach,
    },
};

const ANNA: ChatId = ChatId(7);
const TEAM: ChatId = ChatId(-7);

fn incoming(update_id: Option<i64>) -> Incoming {
    Incoming { update_id, lane: 0, payload: r#"{"a":"ж"}"#.to_owned() }
}

fn parcel(chat: ChatId, kind: NoticeKind) -> Parcel {
    Parcel::new(chat, kind, Form::Screen, r#"{"html":"a"}"#.to_owned(), now())
}

async fn put(db: &Db, parcel: &Parcel) -> NoticeId {
    let mut tx = write(db).await;
    let id = outbox::put(&mut tx, parcel, now()).await.expect("put");
    tx.commit().await.expect("commit");
    id
}

/// What may be sent, by id.
///
/// Ends its transaction by word: a dropped one rolls back when its connection is next idle, and until then PostgreSQL
/// skips the rows it had locked.
async fn heads(db: &Db, at: Instant) -> Vec<NoticeId> {
    let mut tx = db.queue().await.expect("a transaction");
    let heads = outbox::heads(&mut tx, at, 100).await.expect("heads");
    tx.commit().await.expect("commit");
    heads.iter().map(|letter| letter.id).collect()
}

/// Leases the only head; the letter as the sender has it.
async fn take(db: &Db, at: Instant) -> Letter {
    let mut tx = db.queue().await.expect("a transaction");
    let mut all = outbox::heads(&mut tx, at, 100).await.expect("heads");
    assert_eq!(all.len(), 1);
    let letter = all.remove(0);
    outbox::lease(&mut tx, letter.id, at + TimeDelta::seconds(60)).await.expect("leased");
    tx.commit().await.expect("commit");
    letter
}

async fn fate(db: &Db, id: NoticeId) -> (String, Option<String>) {
    let mut tx = db.read().await.expect("a picture");
    outbox::fate(&mut tx, id).await.expect("read").expect("known")
}

fn ended(state: &str, outcome: &str) -> (String, Option<String>) {
    (state.to_owned(), Some(outcome.to_owned()))
}

on_both! {
    async fn an_update_is_kept_once_and_offset_follows_the_highest(base: Base) {
        let mut tx = write(&base.db).await;
        assert_eq!(inbox::next_offset(&mut tx).await.expect("read"), None);
        let batch = [incoming(Some(5)), incoming(Some(4)), incoming(Some(5)), incoming(None), incoming(None)];
        assert_eq!(inbox::put(&mut tx, &batch, now()).await.expect("put"), 4);
        tx.commit().await.expect("commit");
        let mut tx = write(&base.db).await;
        assert_eq!(inbox::put(&mut tx, &[incoming(Some(4))], now()).await.expect("put"), 0);
        assert_eq!(inbox::next_offset(&mut tx).await.expect("read"), Some(6));
        let rows = inbox::claim(&mut tx, 0, 3).await.expect("claim");
        let numbers: Vec<_> = rows.iter().map(|row| row.update_id).collect();
        assert_eq!(numbers, [Some(5), Some(4), None], "in the order they came");
        assert_eq!((rows[0].payload.as_str(), rows[0].received_at), (r#"{"a":"ж"}"#, now()));
        assert!(inbox::claim(&mut tx, 1, 3).await.expect("claim").is_empty(), "another lane");
    }

    async fn what_was_unfinished_at_a_start_runs_alone(base: Base) {
        let mut tx = write(&base.db).await;
        assert_eq!(inbox::begin(&mut tx, 0).await.expect("begin"), None);
        inbox::put(&mut tx, &[incoming(Some(1)), incoming(Some(2)), incoming(Some(3))], now()).await.expect("put");
        let oldest = inbox::begin(&mut tx, 0).await.expect("begin").expect("a row");
        assert_eq!((oldest.update_id, oldest.attempts), (Some(1), 1));
        let alone = inbox::claim(&mut tx, 0, 32).await.expect("claim");
        assert_eq!(alone.len(), 1);
        inbox::set_aside(&mut tx, alone[0].id, now()).await.expect("set aside");
        assert_eq!(inbox::claim(&mut tx, 0, 32).await.expect("claim").len(), 2);
        assert_eq!(inbox::aside(&mut tx).await.expect("count"), 1);
        assert!(inbox::done(&mut tx, alone[0].id, now()).await.is_err(), "a row is finished once");
    }

    async fn finished_rows_are_forgotten_after_their_time_and_lanes_are_folded(base: Base) {
        let mut tx = write(&base.db).await;
        let far = Incoming { lane: 6, ..incoming(Some(2)) };
        inbox::put(&mut tx, &[incoming(Some(1)), far], now()).await.expect("put");
        let first = inbox::claim(&mut tx, 0, 1).await.expect("claim").remove(0);
        inbox::done(&mut tx, first.id, after(5)).await.expect("done");
        assert_eq!(inbox::waiting(&mut tx).await.expect("count"), (1, Some(now())));
        assert_eq!(inbox::fold(&mut tx, 4).await.expect("fold"), 1);
        assert_eq!(inbox::claim(&mut tx, 2, 1).await.expect("claim").len(), 1);
        assert_eq!(inbox::purge(&mut tx, after(5), 10).await.expect("purge"), 0);
        assert_eq!(inbox::purge(&mut tx, after(6), 10).await.expect("purge"), 1);
    }

    async fn a_lane_has_one_holder_until_his_lease_ends(base: Base) {
        let mut tx = base.db.queue().await.expect("a transaction");
        assert_eq!(lanes::lease(&mut tx, 0, "a", now(), after(10)).await.expect("lease"), None);
        assert_eq!(lanes::lease(&mut tx, 0, "b", after(9), after(20)).await.expect("lease"), Some(after(10)));
        assert_eq!(lanes::lease(&mut tx, 0, "a", after(9), after(15)).await.expect("lease"), None, "prolonged");
        assert_eq!(lanes::lease(&mut tx, 0, "b", after(15), after(20)).await.expect("lease"), None);
    }

    async fn the_urgent_come_first_and_a_chat_is_first_come_first_served(base: Base) {
        let bulk = put(&base.db, &parcel(ANNA, NoticeKind::Prompt)).await;
        let team = put(&base.db, &parcel(TEAM, NoticeKind::Digest)).await;
        let second = put(&base.db, &parcel(ANNA, NoticeKind::Reminder)).await;
        assert_eq!(heads(&base.db, now()).await, [bulk, team]);
        let answer = put(&base.db, &parcel(ANNA, NoticeKind::Reply)).await;
        assert_eq!(heads(&base.db, now()).await, [answer, team]);
        let mut tx = base.db.queue().await.expect("a transaction");
        outbox::lease(&mut tx, answer, after(60)).await.expect("leased");
        assert!(outbox::lease(&mut tx, answer, after(60)).await.is_err(), "leased once");
        tx.commit().await.expect("commit");
        assert_eq!(heads(&base.db, now()).await, [team], "never two of a chat at once");
        let mut tx = base.db.queue().await.expect("a transaction");
        assert!(outbox::close(&mut tx, answer, 1, End::Dropped, "stale", now()).await.expect("closed"));
        assert!(!outbox::close(&mut tx, answer, 1, End::Failed, "late", now()).await.expect("not twice"));
        assert_eq!(outbox::heads(&mut tx, now(), 100).await.expect("heads")[0].id, bulk);
        outbox::cancel(&mut tx, "nobody", now()).await.expect("nothing");
        tx.commit().await.expect("commit");
        assert!(second > bulk);
    }

    async fn a_row_that_was_tried_keeps_its_place_but_a_later_one_does_not_wait_for_the_future(base: Base) {
        let tomorrow = Parcel { not_before: after(86_400), ..parcel(ANNA, NoticeKind::Prompt) };
        put(&base.db, &tomorrow).await;
        let first = put(&base.db, &parcel(ANNA, NoticeKind::Card)).await;
        let second = put(&base.db, &parcel(ANNA, NoticeKind::Card)).await;
        let letter = take(&base.db, now()).await;
        assert_eq!(letter.id, first);
        let mut tx = base.db.queue().await.expect("a transaction");
        assert!(outbox::retry(&mut tx, first, 1, after(8), false).await.expect("retry"));
        assert_eq!(outbox::next_at(&mut tx, now()).await.expect("read"), Some(after(8)));
        tx.commit().await.expect("commit");
        assert_eq!(heads(&base.db, after(7)).await, []);
        assert_eq!(heads(&base.db, after(8)).await, [first]);
        let mut tx = base.db.queue().await.expect("a transaction");
        assert!(!outbox::retry(&mut tx, second, 0, after(8), false).await.expect("not leased"));
    }

    async fn a_sent_post_is_known_by_its_number_and_edits_wait_for_it(base: Base) {
        let mut tx = write(&base.db).await;
        let post = posts::create(&mut tx, None, PostKind::Digest, 77, TEAM, now()).await.expect("a post");
        let new = Parcel { place: Place::NewPost(post), ..parcel(TEAM, NoticeKind::Digest) };
        let edit = Parcel { place: Place::EditPost(post), priority: Priority::Person, ..new.clone() };
        let sent = outbox::put(&mut tx, &new, now()).await.expect("put");
        let older = outbox::put(&mut tx, &edit, now()).await.expect("put");
        let newest = outbox::put(&mut tx, &edit, now()).await.expect("put");
        tx.commit().await.expect("commit");
        assert_eq!(fate(&base.db, older).await, ended("dropped", "superseded"));
        let letter = take(&base.db, now()).await;
        assert_eq!((letter.id, letter.edits, letter.message), (sent, false, None));
        let mut tx = base.db.queue().await.expect("a transaction");
        assert_eq!(outbox::expire(&mut tx, now()).await.expect("expire"), 0, "the post may still appear");
        outbox::sent(&mut tx, &letter, Some(MessageId(41)), now()).await.expect("recorded");
        let known = posts::of_message(&mut tx, TEAM, MessageId(41)).await.expect("read").expect("the post");
        assert_eq!((known.id, known.subject), (post, 77));
        assert_eq!(posts::of_subject(&mut tx, PostKind::Digest, 77).await.expect("read"), std::slice::from_ref(&known));
        assert_eq!(posts::get(&mut tx, post).await.expect("read"), Some(known));
        tx.commit().await.expect("commit");
        let letter = take(&base.db, now()).await;
        assert_eq!((letter.id, letter.message), (newest, Some(MessageId(41))));
        assert_eq!(fate(&base.db, sent).await, ("sent".to_owned(), None));
    }

    async fn an_edit_of_a_post_that_never_appears_is_dropped(base: Base) {
        let mut tx = write(&base.db).await;
        let post = posts::create(&mut tx, None, PostKind::Prompt, 1, ANNA, now()).await.expect("a post");
        let new = Parcel {
            place: Place::NewPost(post),
            not_after: Some(after(10)),
            ..parcel(ANNA, NoticeKind::Prompt)
        };
        let edit = Parcel { place: Place::EditPost(post), not_after: None, ..new.clone() };
        let late = outbox::put(&mut tx, &new, now()).await.expect("put");
        let orphan = outbox::put(&mut tx, &edit, now()).await.expect("put");
        tx.commit().await.expect("commit");
        assert_eq!(heads(&base.db, after(11)).await, [], "too late");
        let mut tx = base.db.queue().await.expect("a transaction");
        assert_eq!(outbox::expire(&mut tx, after(10)).await.expect("expire"), 0);
        assert_eq!(outbox::expire(&mut tx, after(11)).await.expect("expire"), 2);
        tx.commit().await.expect("commit");
        assert_eq!(fate(&base.db, late).await, ended("dropped", "expired"));
        assert_eq!(fate(&base.db, orphan).await, ended("dropped", "no_message"));
    }

    async fn what_is_pointless_is_cancelled_by_its_key(base: Base) {
        let keyed = |key: &str| Parcel { cancel_key: Some(key.to_owned()), ..parcel(ANNA, NoticeKind::Reminder) };
        let reminder = put(&base.db, &keyed("report:1")).await;
        let other = put(&base.db, &keyed("report:2")).await;
        let mut tx = write(&base.db).await;
        assert_eq!(outbox::cancel(&mut tx, "report:1", now()).await.expect("cancel"), 1);
        assert_eq!(outbox::cancel(&mut tx, "report:1", now()).await.expect("cancel"), 0);
        tx.commit().await.expect("commit");
        assert_eq!(fate(&base.db, reminder).await, ended("dropped", "cancelled"));
        assert_eq!(heads(&base.db, now()).await, [other]);
    }

    async fn a_lapsed_lease_is_found_and_a_held_row_waits_for_a_heads_word(base: Base) {
        let digest = put(&base.db, &parcel(TEAM, NoticeKind::Digest)).await;
        take(&base.db, now()).await;
        let mut tx = base.db.queue().await.expect("a transaction");
        assert!(outbox::lapsed(&mut tx, after(59)).await.expect("read").is_empty());
        assert_eq!(outbox::abandon_leases(&mut tx, after(1)).await.expect("ended"), 1);
        let lapsed = outbox::lapsed(&mut tx, after(1)).await.expect("read").remove(0);
        assert_eq!((lapsed.id, lapsed.attempts), (digest, 1));
        assert!(outbox::close(&mut tx, digest, 1, End::Held, "unknown", after(1)).await.expect("held"));
        let counts = outbox::counts(&mut tx, after(1)).await.expect("counts");
        assert_eq!((counts.held, counts.queued, counts.leased, counts.failed), (1, 0, 0, 0));
        assert_eq!(outbox::purge(&mut tx, after(99), 10).await.expect("purge"), 0, "a held row stays");
        assert!(outbox::send_again(&mut tx, digest, after(2)).await.expect("again"));
        assert!(!outbox::was_sent(&mut tx, digest, after(2)).await.expect("no longer held"));
        tx.commit().await.expect("commit");
        take(&base.db, after(2)).await;
        let mut tx = base.db.queue().await.expect("a transaction");
        outbox::close(&mut tx, digest, 2, End::Held, "unknown", after(2)).await.expect("held");
        assert!(outbox::was_sent(&mut tx, digest, after(3)).await.expect("confirmed"));
        assert_eq!(outbox::purge(&mut tx, after(99), 10).await.expect("purge"), 1);
    }

    async fn a_lost_reply_is_remembered_and_a_deleted_topic_is_left(base: Base) {
        let parcel = Parcel { topic: Some(planerka::domain::id::TopicId(3)), ..parcel(TEAM, NoticeKind::Card) };
        let id = put(&base.db, &parcel).await;
        take(&base.db, now()).await;
        let mut tx = base.db.queue().await.expect("a transaction");
        outbox::retry(&mut tx, id, 1, now(), true).await.expect("retry");
        outbox::leave_topic(&mut tx, id).await.expect("left");
        tx.commit().await.expect("commit");
        let letter = take(&base.db, now()).await;
        assert_eq!((letter.outcome.as_deref(), letter.topic, letter.attempts), (Some("unknown"), None, 1));
        assert_eq!(letter.language, None);
    }

    async fn losing_a_person_or_a_chat_is_news_once(base: Base) {
        let mut tx = write(&base.db).await;
        people(&mut tx).await;
        assert_eq!(reach::language(&mut tx, TelegramId(7)).await.expect("read"), Some(Language::En));
        assert_eq!(reach::language(&mut tx, TelegramId(8)).await.expect("read"), None);
        assert!(reach::lose_person(&mut tx, TelegramId(7), now()).await.expect("lost"));
        assert!(!reach::lose_person(&mut tx, TelegramId(7), now()).await.expect("known"));
        assert!(!reach::lose_person(&mut tx, TelegramId(8), now()).await.expect("nobody"));
        assert!(reach::lose_chat(&mut tx, TEAM).await.expect("lost"));
        assert!(!reach::lose_chat(&mut tx, TEAM).await.expect("known"));
    }

    async fn a_chat_that_moved_takes_everything_along_whichever_number_was_met_first(base: Base) {
        let mut tx = write(&base.db).await;
        people(&mut tx).await;
        let post = posts::create(&mut tx, None, PostKind::Digest, 1, TEAM, now()).await.expect("a post");
        outbox::put(&mut tx, &parcel(TEAM, NoticeKind::Digest), now()).await.expect("put");
        reach::move_chat(&mut tx, TEAM, ChatId(-1007), now()).await.expect("moved");
        assert_eq!(chat_of(&mut tx, post).await, ChatId(-1007));
        assert_eq!(outbox::heads(&mut tx, now(), 9).await.expect("heads")[0].chat, ChatId(-1007));
        assert!(reach::lose_chat(&mut tx, ChatId(-1007)).await.expect("it is known by its new number"));
        assert!(!reach::lose_chat(&mut tx, TEAM).await.expect("the old number is forgotten"));
        reach::move_chat(&mut tx, TEAM, ChatId(-1007), now()).await.expect("the second word changes nothing");
        chat(&mut tx, ChatId(-8)).await;
        reach::move_chat(&mut tx, ChatId(-1007), ChatId(-8), now()).await.expect("the new number was met first");
        assert_eq!(chat_of(&mut tx, post).await, ChatId(-8));
    }

    async fn a_letter_belongs_to_its_department_or_to_nobody(base: Base) {
        let mut tx = write(&base.db).await;
        let north = department(&mut tx, "north").await.id;
        let whose = Parcel { department: Some(north), ..parcel(ANNA, NoticeKind::Card) };
        let ours = outbox::put(&mut tx, &whose, now()).await.expect("put");
        let nobodys = outbox::put(&mut tx, &parcel(ANNA, NoticeKind::Card), now()).await.expect("put");
        assert_eq!(outbox::department(&mut tx, ours).await.expect("read"), Some(north));
        assert_eq!(outbox::kind(&mut tx, ours).await.expect("read"), Some(NoticeKind::Card));
        assert_eq!(outbox::kind(&mut tx, NoticeId(-1)).await.expect("read"), None);
        assert_eq!(outbox::department(&mut tx, nobodys).await.expect("read"), None);
        assert_eq!(outbox::department(&mut tx, NoticeId(-1)).await.expect("read"), None, "there is no such letter");
        tx.commit().await.expect("commit");
    }

    async fn the_newest_letter_under_a_key_tells_what_became_of_it(base: Base) {
        let key = "prompt:1";
        let waits = Parcel { cancel_key: Some(key.to_owned()), ..parcel(ANNA, NoticeKind::Prompt) };
        put(&base.db, &waits).await;
        let mut tx = write(&base.db).await;
        assert_eq!(outbox::last_of_key(&mut tx, key).await.expect("read"), Some(("queued".to_owned(), None)));
        outbox::cancel(&mut tx, key, after(1)).await.expect("cancelled");
        assert_eq!(
            outbox::last_of_key(&mut tx, key).await.expect("read"),
            Some(("dropped".to_owned(), Some(after(1))))
        );
        tx.commit().await.expect("commit");
        put(&base.db, &waits).await;
        let mut tx = write(&base.db).await;
        assert_eq!(outbox::last_of_key(&mut tx, key).await.expect("read"), Some(("queued".to_owned(), None)));
        assert_eq!(outbox::last_of_key(&mut tx, "other").await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn a_post_has_the_number_and_the_chat_it_appeared_under(base: Base) {
        let mut tx = write(&base.db).await;
        let digest = posts::create(&mut tx, None, PostKind::Digest, i64::MAX, TEAM, now()).await.expect("a post");
        let other = posts::create(&mut tx, None, PostKind::Digest, i64::MAX, TEAM, now()).await.expect("a post");
        posts::appeared(&mut tx, digest, ChatId(-1007), MessageId(41)).await.expect("recorded");
        assert_eq!(posts::of_message(&mut tx, TEAM, MessageId(41)).await.expect("read"), None, "the chat had moved");
        let found = posts::of_message(&mut tx, ChatId(-1007), MessageId(41)).await.expect("read").expect("the post");
        assert_eq!((found.id, found.chat, found.message), (digest, ChatId(-1007), Some(MessageId(41))));
        let all = posts::of_subject(&mut tx, PostKind::Digest, i64::MAX).await.expect("read");
        let seen: Vec<_> = all.iter().map(|post| (post.id, post.message)).collect();
        assert_eq!(seen, [(digest, Some(MessageId(41))), (other, None)], "oldest first, the other untouched");
        assert_eq!(posts::of_subject(&mut tx, PostKind::Prompt, i64::MAX).await.expect("read"), []);
        assert!(posts::appeared(&mut tx, PostId(-1), TEAM, MessageId(42)).await.is_err(), "there is no such post");
        tx.commit().await.expect("commit");
    }

    async fn of_two_who_claim_at_once_one_wins(base: Base) {
        let other = base.another().await;
        for round in 0..10 {
            let id = put(&base.db, &parcel(ChatId(100 + round), NoticeKind::Card)).await;
            let claim = async |db: &Db| -> usize {
                let mut tx = db.queue().await.expect("a transaction");
                let heads = outbox::heads(&mut tx, now(), 9).await.expect("heads");
                for letter in &heads {
                    outbox::lease(&mut tx, letter.id, after(60)).await.expect("a locked row is not seen by others");
                }
                tx.commit().await.expect("commit");
                heads.len()
            };
            let (a, b) = tokio::join!(claim(&base.db), claim(&other));
            assert_eq!(a + b, 1, "round {round}, {id}");
        }
        other.close().await;
    }
}

async fn chat_of(tx: &mut Tx, post: PostId) -> ChatId {
    posts::get(tx, post).await.expect("read").expect("the post").chat
}

async fn people(tx: &mut Tx) {
    tx.sql("INSERT INTO persons (id, telegram, language, reachable, created_at) VALUES ($1, 7, 'en', TRUE, $2)")
        .bind(1_000_001_i64)
        .bind(now())
        .exactly(1)
        .await
        .expect("a person");
    chat(tx, TEAM).await;
}

async fn chat(tx: &mut Tx, id: ChatId) {
    tx.sql("INSERT INTO chats (id, title, administrator, present, bound_at) VALUES ($1, 'Team', FALSE, TRUE, $2)")
        .bind(id)
        .bind(now())
        .exactly(1)
        .await
        .expect("a chat");
}
