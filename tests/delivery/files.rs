//! Files: a document and a picture arrive as they were put, their loss is what any notice's is, and nothing of them
//! stays behind.
use crate::{base::Base, on_both, world::World};
use planerka::{
    demo::standin::{Body, Fault},
    domain::{
        attachment::{Attachment, AttachmentKind, Caption, Enclosed},
        id::{ChatId, NoticeId},
        notice::{Form, NoticeKind, Parcel, Place},
    },
    store::outbox,
};
use serde_json::{Value, json};

const NAME: &str = "мои данные — 25.11.json";

fn parcel(world: &World, kind: AttachmentKind, name: &str, bytes: &[u8], caption: Option<Caption>) -> Parcel {
    let file = Attachment::new(kind, name, "application/json", bytes.to_vec()).expect("a file");
    let payload = serde_json::to_string(&Enclosed { file, caption }).expect("json");
    Parcel::new(ChatId(7), NoticeKind::Reply, Form::File, payload, world.clock.now())
}

/// As a person's client gets it: asks for the path, then for the bytes.
async fn downloaded(world: &World, file: &str) -> Vec<u8> {
    let (url, token) = (world.standin.api_url(), world.standin.token());
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let got = http.post(format!("{url}/bot{token}/getFile")).json(&json!({ "file_id": file })).send().await;
    let told: Value = got.expect("an answer").json().await.expect("json");
    let path = told["result"]["file_path"].as_str().expect("a path").to_owned();
    let bytes = http.get(format!("{url}/file/bot{token}/{path}")).send().await.expect("an answer").bytes().await;
    bytes.expect("the file").to_vec()
}

async fn payload(world: &World, id: NoticeId) -> String {
    let mut tx = world.base.db.read().await.expect("a picture");
    tx.sql("SELECT payload FROM outbox WHERE id = $1").bind(id).scalar().await.expect("read")
}

/// The smallest picture Telegram takes.
fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]);
    bytes
}

on_both! {
    async fn a_document_and_a_picture_arrive_as_they_were_put(base: Base) {
        let world = World::new(base).await;
        let anna = world.standin.user(7, "Anna");
        anna.starts(None);
        world.settle().await;
        let words = Caption::Screen(crate::world::screen("под <файлом>"));
        let document = parcel(&world, AttachmentKind::Document, NAME, "{\"имя\": 1}".as_bytes(), Some(words));
        let id = world.put(&document).await;
        world.settle().await;
        let got = anna.last_from_bot().expect("a document");
        assert_eq!(got.text(), "под <файлом>");
        let Body::Document { file, .. } = &got.body else { panic!("{got:?}") };
        assert_eq!(downloaded(&world, file).await, "{\"имя\": 1}".as_bytes());
        assert!(world.standin.transcript(7).contains(&format!("[file {NAME}]")), "{}", world.standin.transcript(7));
        assert_eq!((world.fate(id).await.as_str(), payload(&world, id).await.as_str()), ("sent", ""));
        world.put(&parcel(&world, AttachmentKind::Picture, "a.png", &png(), None)).await;
        world.settle().await;
        let got = anna.last_from_bot().expect("a picture");
        let Body::Photo { file, .. } = &got.body else { panic!("{got:?}") };
        assert_eq!(downloaded(&world, file).await, png());
    }

    async fn a_file_whose_reply_was_lost_is_sent_once_more_and_no_more(base: Base) {
        let world = World::new(base).await;
        world.standin.user(7, "Anna").starts(None);
        world.settle().await;
        world.standin.fault("sendDocument", Fault::CutAfter, 2);
        let id = world.put(&parcel(&world, AttachmentKind::Document, NAME, b"1", None)).await;
        world.advance(10).await;
        assert_eq!((world.fate(id).await.as_str(), world.standin.calls("sendDocument")), ("failed: unknown", 2));
        assert_eq!(payload(&world, id).await, "", "nothing of it stays behind");
    }

    async fn what_telegram_refuses_of_a_file_has_a_reason(base: Base) {
        let world = World::new(base).await;
        world.standin.user(7, "Anna").starts(None);
        world.settle().await;
        let picture = world.put(&parcel(&world, AttachmentKind::Picture, "a.png", b"no picture", None)).await;
        let long = Some(Caption::Screen(crate::world::screen(&"a".repeat(1025))));
        let wordy = world.put(&parcel(&world, AttachmentKind::Document, NAME, b"1", long)).await;
        let edit = Parcel {
            place: Place::Edit(planerka::domain::id::MessageId(1)),
            ..parcel(&world, AttachmentKind::Document, NAME, b"1", None)
        };
        let edit = world.put(&edit).await;
        world.advance(10).await;
        assert_eq!(world.fate(picture).await, "failed: bad_picture");
        assert_eq!(world.fate(wordy).await, "failed: unreadable");
        assert_eq!(world.fate(edit).await, "failed: unreadable");
    }

    async fn a_held_word_keeps_its_payload_until_a_head_has_decided(base: Base) {
        let world = World::new(base).await;
        world.standin.user(7, "Anna").starts(None);
        world.settle().await;
        world.standin.fault("sendMessage", Fault::CutAfter, 1);
        let id = world.put(&world.parcel(7, NoticeKind::Digest, "x")).await;
        world.advance(10).await;
        assert_eq!(world.fate(id).await, "held: unknown");
        assert_ne!(payload(&world, id).await, "");
        let mut tx = world.base.db.write().await.expect("a transaction");
        assert!(outbox::was_sent(&mut tx, id, world.clock.now()).await.expect("noted"));
        tx.commit().await.expect("commit");
        assert_eq!(payload(&world, id).await, "");
    }
}
