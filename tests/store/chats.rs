//! What delivery learns about the team chat: moved, muted, its topic gone; and which posts a reader can see.
use crate::{
    base::Base,
    ground::{after, department, now, write},
    on_both,
};
use planerka::{
    domain::{
        id::{ChatId, DepartmentId, MessageId, PostId, TelegramId, TopicId},
        notice::{Form, NoticeKind, Parcel, Place, PostKind},
    },
    store::{
        Tx,
        departments::{self, ChatRequest, TeamChat},
        outbox::{self, End},
        posts, reach,
    },
};

const TEAM: ChatId = ChatId(-7);

fn parcel(kind: NoticeKind) -> Parcel {
    Parcel::new(TEAM, kind, Form::Screen, r#"{"html":"a"}"#.to_owned(), now())
}

fn bound(id: ChatId, department: Option<DepartmentId>, topic: Option<TopicId>) -> TeamChat {
    TeamChat {
        id,
        department,
        title: "Team".to_owned(),
        topic,
        administrator: false,
        present: true,
        muted: false,
        topic_closed: false,
    }
}

async fn chat_of(tx: &mut Tx, post: PostId) -> ChatId {
    posts::get(tx, post).await.expect("read").expect("the post").chat
}

on_both! {
    async fn of_a_chat_that_moved_edits_of_old_messages_fall_away_and_the_old_number_leads_to_the_new(base: Base) {
        let mut tx = write(&base.db).await;
        let north = department(&mut tx, "north").await.id;
        departments::bind_chat(&mut tx, &bound(TEAM, Some(north), None), now()).await.expect("bound");
        let request = ChatRequest { chat: TEAM, department: north, title: "Team".into(), topic: None, asked_by: TelegramId(7), question: 0 };
        departments::put_chat_request(&mut tx, &request, now()).await.expect("asked");
        let stands = posts::create(&mut tx, None, PostKind::Digest, 1, TEAM, now()).await.expect("a post");
        posts::appeared(&mut tx, stands, TEAM, MessageId(41)).await.expect("recorded");
        let waits = posts::create(&mut tx, None, PostKind::Digest, 2, TEAM, now()).await.expect("a post");
        let placed = |place| Parcel { place, ..parcel(NoticeKind::Card) };
        let mut put = Vec::new();
        for place in [Place::Edit(MessageId(40)), Place::EditPost(stands), Place::NewPost(waits), Place::EditPost(waits)] {
            put.push(outbox::put(&mut tx, &placed(place), now()).await.expect("put"));
        }
        // The new number was met first: the bot's joining comes before the service messages.
        departments::bind_chat(&mut tx, &bound(ChatId(-1007), None, None), now()).await.expect("met");
        reach::move_chat(&mut tx, TEAM, ChatId(-1007), after(1)).await.expect("moved");
        let mut fates = Vec::new();
        for id in put {
            fates.push(outbox::fate(&mut tx, id).await.expect("read").expect("a row"));
        }
        let moved = ("dropped".to_owned(), Some("moved".to_owned()));
        let queued = ("queued".to_owned(), None);
        assert_eq!(fates, [moved.clone(), moved, queued.clone(), queued]);
        assert_eq!((chat_of(&mut tx, stands).await, chat_of(&mut tx, waits).await), (TEAM, ChatId(-1007)));
        assert_eq!(departments::chat_of(&mut tx, north).await.expect("read").expect("bound").id, ChatId(-1007));
        assert_eq!(reach::number_now(&mut tx, TEAM).await.expect("read"), ChatId(-1007));
        assert_eq!(reach::number_now(&mut tx, ChatId(-1007)).await.expect("read"), ChatId(-1007));
        assert_eq!(reach::number_now(&mut tx, ChatId(-99)).await.expect("read"), ChatId(-99), "never met");
        assert_eq!(departments::take_chat_request(&mut tx, TEAM, north).await.expect("read"), None);
        let taken = departments::take_chat_request(&mut tx, ChatId(-1007), north).await.expect("read");
        assert_eq!(taken, Some(ChatRequest { chat: ChatId(-1007), ..request }));
        // Somebody binds another chat: the second word of the move does not take it back.
        departments::bind_chat(&mut tx, &bound(ChatId(-8), Some(north), None), now()).await.expect("bound");
        reach::move_chat(&mut tx, TEAM, ChatId(-1007), after(2)).await.expect("known");
        assert_eq!(departments::chat_of(&mut tx, north).await.expect("read").expect("bound").id, ChatId(-8));
        tx.commit().await.expect("commit");
    }

    async fn a_chat_is_muted_and_its_topic_closed_or_lost_once(base: Base) {
        let mut tx = write(&base.db).await;
        let north = department(&mut tx, "north").await.id;
        let topic = TopicId(5);
        departments::bind_chat(&mut tx, &bound(TEAM, Some(north), Some(topic)), now()).await.expect("bound");
        assert!(!reach::unmute_chat(&mut tx, TEAM).await.expect("it was not"));
        assert!(reach::mute_chat(&mut tx, TEAM).await.expect("muted"));
        assert!(!reach::mute_chat(&mut tx, TEAM).await.expect("known"));
        assert!(!reach::mute_chat(&mut tx, ChatId(-99)).await.expect("never met"));
        assert!(departments::chat(&mut tx, TEAM).await.expect("read").expect("there").muted);
        assert!(reach::unmute_chat(&mut tx, TEAM).await.expect("heard"));
        assert!(!reach::close_topic(&mut tx, TEAM, TopicId(6)).await.expect("another topic"));
        assert!(reach::close_topic(&mut tx, TEAM, topic).await.expect("closed"));
        assert!(!reach::close_topic(&mut tx, TEAM, topic).await.expect("known"));
        let found = departments::chat_of(&mut tx, north).await.expect("read").expect("bound");
        assert_eq!((found.topic, found.topic_closed), (Some(topic), true), "it stays bound there");
        assert!(reach::open_topic(&mut tx, TEAM, topic).await.expect("open"));
        assert!(!reach::open_topic(&mut tx, TEAM, topic).await.expect("known"));
        let in_topic = Parcel { topic: Some(topic), ..parcel(NoticeKind::Card) };
        let elsewhere = Parcel { topic: Some(TopicId(6)), ..parcel(NoticeKind::Card) };
        outbox::put(&mut tx, &in_topic, now()).await.expect("put");
        assert!(reach::lose_topic(&mut tx, TEAM, topic).await.expect("lost"));
        assert!(!reach::lose_topic(&mut tx, TEAM, topic).await.expect("known"));
        assert_eq!(departments::chat_of(&mut tx, north).await.expect("read").expect("bound").topic, None);
        assert_eq!(outbox::heads(&mut tx, now(), 9).await.expect("heads")[0].topic, None, "what waits goes to General");
        outbox::put(&mut tx, &elsewhere, now()).await.expect("put");
        tx.commit().await.expect("commit");
    }

    async fn a_post_stands_while_it_is_there_or_may_still_come(base: Base) {
        let mut tx = write(&base.db).await;
        let post = posts::create(&mut tx, None, PostKind::Digest, 1, TEAM, now()).await.expect("a post");
        assert!(!posts::stands(&mut tx, post).await.expect("read"), "nobody has sent it");
        let letter = Parcel { place: Place::NewPost(post), ..parcel(NoticeKind::Digest) };
        let id = outbox::put(&mut tx, &letter, now()).await.expect("put");
        assert!(posts::stands(&mut tx, post).await.expect("read"), "on its way");
        outbox::lease(&mut tx, id, after(60)).await.expect("leased");
        outbox::close(&mut tx, id, 1, End::Failed, "may_not_write", after(1)).await.expect("closed");
        assert!(!posts::stands(&mut tx, post).await.expect("read"), "refused");
        posts::appeared(&mut tx, post, TEAM, MessageId(41)).await.expect("recorded");
        assert!(posts::stands(&mut tx, post).await.expect("read"));
        assert!(!posts::stands(&mut tx, PostId(-1)).await.expect("read"), "there is no such post");
        tx.commit().await.expect("commit");
    }

    async fn a_new_title_reaches_the_chat_and_whoever_still_wants_to_bind_it(base: Base) {
        let mut tx = write(&base.db).await;
        let north = department(&mut tx, "north").await.id;
        departments::bind_chat(&mut tx, &bound(TEAM, None, None), now()).await.expect("known");
        let request =
            ChatRequest { chat: TEAM, department: north, title: "Team".into(), topic: None, asked_by: TelegramId(7), question: 0 };
        departments::put_chat_request(&mut tx, &request, now()).await.expect("asked");
        departments::rename_chat(&mut tx, TEAM, "Sales").await.expect("renamed");
        assert_eq!(departments::chat(&mut tx, TEAM).await.expect("read").expect("there").title, "Sales");
        let taken = departments::take_chat_request(&mut tx, TEAM, north).await.expect("read").expect("asked");
        assert_eq!(taken.title, "Sales");
        tx.commit().await.expect("commit");
    }
}
