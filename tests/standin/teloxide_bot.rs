//! The library the real bot uses understands all the stand-in says.
use crate::world::world;
use planerka::demo::standin::Standing;
use serde_json::json;
use teloxide::{
    payloads::{GetUpdatesSetters as _, SendMessageSetters as _},
    prelude::*,
    types::{ChatMemberStatus, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ParseMode, UpdateKind, UserId},
};

#[tokio::test]
async fn a_teloxide_bot_lives_with_the_stand_in() {
    let w = world().await;
    let bot = Bot::new(w.standin.token()).set_api_url(w.standin.api_url().parse().expect("an address"));
    let me = bot.get_me().await.expect("me");
    assert_eq!(me.username(), "planerka_bot");

    let olga = w.standin.user(101, "Ольга").with_last_name("Белова").with_username("olga");
    olga.starts(Some("abc"));
    let updates = bot.get_updates().timeout(10).await.expect("updates");
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(message.text(), Some("/start abc"));
    assert_eq!(message.from.as_ref().map(|from| from.full_name()), Some("Ольга Белова".to_owned()));

    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Готово", "ok")]]);
    let sent = bot
        .send_message(ChatId(101), "<b>План</b> &lt;на завтра&gt;")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard)
        .await
        .expect("sent");
    assert_eq!(sent.text(), Some("План <на завтра>"));

    let tap = olga.taps("Готово");
    let offset = updates[0].id.as_offset();
    let updates = bot.get_updates().offset(offset).timeout(10).await.expect("updates");
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(query.data.as_deref(), Some("ok"));
    bot.answer_callback_query(query.id.clone()).text("Принято").await.expect("answered");
    assert_eq!(tap.answer().and_then(|answer| answer.text).as_deref(), Some("Принято"));

    bot.edit_message_text(ChatId(101), sent.id, "Готово").await.expect("edited");
    let document = InputFile::memory("a;b\n".as_bytes()).file_name("отчёт.csv");
    let sent = bot.send_document(ChatId(101), document).caption("за неделю").await.expect("sent");
    let file = sent.document().expect("a document");
    assert_eq!(file.file_name.as_deref(), Some("отчёт.csv"));
    let file = bot.get_file(file.file.id.clone()).await.expect("a file");
    let address = format!("{}/file/bot{}/{}", w.standin.api_url(), w.standin.token(), file.path);
    let bytes = w.http().get(address).send().await.expect("an answer").bytes().await.expect("bytes");
    assert_eq!(bytes, "a;b\n");
}

#[tokio::test]
async fn teloxide_reads_every_kind_of_update() {
    let w = world().await;
    let bot = Bot::new(w.standin.token()).set_api_url(w.standin.api_url().parse().expect("an address"));
    let olga = w.standin.user(101, "Ольга");
    let pavel = w.standin.user(102, "Павел");
    let forum = w.standin.forum("Продажи", &olga);
    let owner = forum.owner();
    owner.adds_bot_by_link("dep");
    owner.promotes_bot();
    w.ok(
        "getUpdates",
        json!({ "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"] }),
    )
    .await;
    let topic = forum.topic("Отчёты");
    let id = owner.in_topic(topic).says("41");
    owner.in_topic(topic).edits(id, "42");
    owner.adds(&pavel);
    owner.unnamed().says("тайно");
    pavel.in_chat(forum.id()).sends_voice(3);
    pavel.in_chat(forum.id()).sends_sticker("👍");
    pavel.in_chat(forum.id()).sends_photo(b"\xff\xd8\xff", "фото");
    pavel.in_chat(forum.id()).sends_document("a.txt", b"a", "");
    pavel.in_chat(forum.id()).leaves();
    pavel.forges(77, "old");
    forum.renames("Отдел продаж");
    forum.closes_topic(topic);
    forum.reopens_topic(topic);
    forum.restricts_bot(true);
    owner.promotes_bot();
    let group = w.standin.group("Команда", &olga);
    group.owner().adds_bot();
    group.migrates();
    olga.starts(None);
    olga.blocks_bot();
    olga.unblocks_bot();

    let updates = bot.get_updates().await.expect("updates");
    let unread: Vec<_> = updates.iter().filter(|update| matches!(update.kind, UpdateKind::Error(_))).collect();
    assert!(unread.is_empty(), "{unread:#?}");
    assert!(updates.len() > 15, "{}", updates.len());
    let unnamed = updates.iter().find_map(|update| match &update.kind {
        UpdateKind::Message(message) if message.text() == Some("тайно") => Some(message.clone()),
        _ => None,
    });
    assert_eq!(unnamed.and_then(|message| message.sender_chat).map(|chat| chat.id), Some(ChatId(forum.id())));
    // What is not a service message must not be read as an empty one.
    for update in &updates {
        if let UpdateKind::Message(message) = &update.kind {
            assert!(!matches!(message.kind, teloxide::types::MessageKind::Empty {}), "{message:?}");
        }
    }

    let chat = bot.get_chat(ChatId(forum.id())).await.expect("a chat");
    assert_eq!(chat.title(), Some("Отдел продаж"));
    bot.get_chat(ChatId(101)).await.expect("a private chat");
    let admins = bot.get_chat_administrators(ChatId(forum.id())).await.expect("administrators");
    assert_eq!(admins.len(), 1);
    let member = bot.get_chat_member(ChatId(forum.id()), UserId(102)).await.expect("a member");
    assert_eq!(member.status(), ChatMemberStatus::Left);
    assert_eq!(w.standin.standing(forum.id(), w.standin.bot_id()), Standing::Administrator);
    assert_eq!(bot.get_chat_member_count(ChatId(forum.id())).await.expect("a number"), 2);
}
