//! The facade itself: transactions, savepoints, ids, values that come back as they were, opening and refusing.
use crate::{
    base::Base,
    ground::{department, now, write},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        id::{ChatId, DepartmentId, TelegramId},
        time::Instant,
    },
    store::{Db, StoreError, Tx, departments, state},
};

const CHAT: ChatId = ChatId(7);

async fn say(tx: &mut Tx, person: i64, dialog: &str) {
    state::set_dialog(tx, CHAT, TelegramId(person), dialog, now()).await.expect("kept");
}

/// Who has a dialog, by number.
async fn talking(db: &Db) -> Vec<i64> {
    let mut tx = db.read().await.expect("a picture");
    let all: Vec<(i64,)> = tx.sql("SELECT telegram FROM conversations ORDER BY telegram").all().await.expect("read");
    tx.commit().await.expect("commit");
    all.into_iter().map(|row| row.0).collect()
}

on_both! {
    async fn a_savepoint_takes_back_what_followed_it_and_nothing_before(base: Base) {
        let mut tx = write(&base.db).await;
        say(&mut tx, 1, "before").await;
        tx.savepoint().await.expect("marked");
        say(&mut tx, 2, "a failed update").await;
        tx.rollback_to_savepoint().await.expect("taken back");
        tx.savepoint().await.expect("marked again");
        say(&mut tx, 3, "the next update").await;
        tx.release_savepoint().await.expect("kept");
        tx.commit().await.expect("commit");
        assert_eq!(talking(&base.db).await, [1, 3]);
    }

    async fn a_statement_that_fails_costs_only_what_followed_the_savepoint(base: Base) {
        let mut tx = write(&base.db).await;
        department(&mut tx, "north").await;
        tx.savepoint().await.expect("marked");
        let twice = tx.sql("INSERT INTO lanes (lane, holder, held_until) VALUES (1, 'a', $1), (1, 'b', $1)").bind(now());
        assert!(matches!(twice.affected().await, Err(StoreError::Unique(_))));
        tx.rollback_to_savepoint().await.expect("taken back");
        say(&mut tx, 1, "life goes on").await;
        tx.commit().await.expect("commit");
        assert_eq!(talking(&base.db).await, [1]);
        let mut tx = base.db.read().await.expect("a picture");
        assert!(departments::by_key(&mut tx, "north").await.expect("read").is_some());
        tx.commit().await.expect("commit");
    }

    async fn there_is_nothing_to_go_back_to_without_a_savepoint(base: Base) {
        let mut tx = write(&base.db).await;
        assert!(tx.rollback_to_savepoint().await.is_err());
        drop(tx);
        let mut tx = write(&base.db).await;
        assert!(tx.release_savepoint().await.is_err());
    }

    async fn what_is_dropped_without_a_commit_never_was(base: Base) {
        let mut tx = write(&base.db).await;
        say(&mut tx, 1, "lost").await;
        drop(tx);
        assert_eq!(talking(&base.db).await, [0; 0]);
        let mut tx = write(&base.db).await;
        say(&mut tx, 1, "said again").await;
        tx.commit().await.expect("commit");
        assert_eq!(talking(&base.db).await, [1]);
    }

    async fn a_picture_stays_as_it_was_and_refuses_to_be_written(base: Base) {
        let mut picture = base.db.read().await.expect("a picture");
        assert_eq!(departments::ids(&mut picture).await.expect("read"), []);
        let mut tx = write(&base.db).await;
        department(&mut tx, "north").await;
        tx.commit().await.expect("commit");
        assert_eq!(departments::ids(&mut picture).await.expect("read"), [], "made after the first look");
        let written = state::set_dialog(&mut picture, CHAT, TelegramId(1), "no", now()).await;
        assert!(matches!(written, Err(StoreError::Driver(_))), "{written:?}");
        drop(picture);
        let mut picture = base.db.read().await.expect("a picture");
        assert_eq!(departments::ids(&mut picture).await.expect("read").len(), 1);
        picture.commit().await.expect("commit");
    }

    async fn no_row_is_none_for_optional_and_an_error_for_one(base: Base) {
        const KEYS: &str = "SELECT key FROM departments ORDER BY key";
        let mut tx = write(&base.db).await;
        assert_eq!(tx.sql(KEYS).optional::<(String,)>().await.expect("read"), None);
        assert_eq!(tx.sql(KEYS).all::<(String,)>().await.expect("read"), []);
        assert!(tx.sql(KEYS).one::<(String,)>().await.is_err());
        assert!(tx.sql(KEYS).scalar::<String>().await.is_err());
        department(&mut tx, "north").await;
        assert_eq!(tx.sql(KEYS).optional::<(String,)>().await.expect("read"), Some(("north".to_owned(),)));
        assert_eq!(tx.sql(KEYS).scalar::<String>().await.expect("read"), "north");
        let none: Option<i64> = tx.sql("SELECT MAX(subject) FROM posts").scalar().await.expect("one row of NULL");
        assert_eq!(none, None);
        tx.commit().await.expect("commit");
    }

    async fn rows_are_counted_and_another_count_than_expected_is_an_error(base: Base) {
        const TOUCH: &str = "UPDATE departments SET wake_at = $1";
        let mut tx = write(&base.db).await;
        assert_eq!(tx.sql(TOUCH).bind(now()).affected().await.expect("touched"), 0);
        department(&mut tx, "north").await;
        department(&mut tx, "south").await;
        assert_eq!(tx.sql(TOUCH).bind(now()).affected().await.expect("touched"), 2);
        tx.sql(TOUCH).bind(now()).exactly(2).await.expect("as many as expected");
        let error = tx.sql(TOUCH).bind(now()).exactly(1).await.expect_err("one too many");
        assert!(matches!(error, StoreError::RowsAffected { expected: 1, actual: 2, .. }), "{error}");
        tx.commit().await.expect("commit");
    }

    async fn a_duplicate_is_an_answer_and_no_lost_race(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let again = departments::insert(&mut tx, &made, now()).await.expect_err("the same key");
        assert!(matches!(again, StoreError::Unique(_)) && !again.is_conflict(), "{again}");
    }

    async fn what_points_to_nothing_is_refused(base: Base) {
        let mut tx = write(&base.db).await;
        let change = state::Change {
            department: DepartmentId(404),
            by_member: None,
            subject: "schedule".to_owned(),
            subject_id: None,
            before: None,
            after: None,
            at: now(),
        };
        let error = state::log_change(&mut tx, &change).await.expect_err("no such department");
        assert!(matches!(error, StoreError::Driver(_)), "{error}");
    }

    async fn numbers_texts_and_instants_come_back_as_they_were(base: Base) {
        let mut tx = write(&base.db).await;
        let texts = ["", "Ёлка — «Щука» №1 ₽ ①", "🔥👩‍💻", "'; DROP TABLE departments; --", "a\nb\tc\\ \"q\""];
        for text in texts {
            say(&mut tx, 1, text).await;
            let found = state::dialog(&mut tx, CHAT, TelegramId(1)).await.expect("read");
            assert_eq!(found.as_deref(), Some(text));
        }
        for number in [i64::MIN, -1, 0, i64::MAX] {
            state::set_dialog(&mut tx, ChatId(number), TelegramId(number), "{}", now()).await.expect("kept");
            let found = state::dialog(&mut tx, ChatId(number), TelegramId(number)).await.expect("read");
            assert_eq!(found.as_deref(), Some("{}"), "{number}");
        }
        let made = department(&mut tx, "north").await;
        for millis in [0, 1, 999] {
            let at = now() + TimeDelta::milliseconds(millis);
            departments::ticked(&mut tx, made.id, at, at).await.expect("noted");
            assert_eq!(departments::ticks(&mut tx, made.id).await.expect("read"), Some((at, at)));
        }
        tx.commit().await.expect("commit");
    }

    async fn instants_are_ordered_to_the_millisecond(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        // As text «…00+00:00», «…00.001+00:00» and «…00.100+00:00» must stand in this order too.
        let instants: [Instant; 4] = [0, 1, 100, 1000].map(|millis| now() + TimeDelta::milliseconds(millis));
        for (n, at) in instants.into_iter().enumerate() {
            departments::ticked(&mut tx, made.id, now(), at).await.expect("noted");
            for (m, asked_at) in instants.into_iter().enumerate() {
                let due = departments::due(&mut tx, asked_at).await.expect("read");
                assert_eq!(!due.is_empty(), n <= m, "{at} at {asked_at}");
            }
        }
        tx.commit().await.expect("commit");
    }

    async fn no_two_rows_get_one_number_whoever_asks(base: Base) {
        let other = base.another().await;
        let take = async |db: &Db| {
            let mut numbers = vec![];
            for _ in 0..20 {
                let mut tx = db.queue().await.expect("a transaction");
                for _ in 0..3 {
                    numbers.push(tx.new_id::<i64>().await.expect("an id"));
                }
                tx.commit().await.expect("commit");
            }
            assert!(numbers.is_sorted(), "they grow");
            numbers
        };
        let (mut numbers, more) = tokio::join!(take(&base.db), take(&other));
        numbers.extend(more);
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 120);
        other.close().await;
    }

    async fn a_database_opened_again_keeps_what_it_had(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        tx.commit().await.expect("commit");
        base.db.close().await;
        let again = Db::open(&base.url).await.expect("the same database");
        let mut tx = again.read().await.expect("a picture");
        assert_eq!(departments::by_id(&mut tx, made.id).await.expect("read"), Some(made));
        tx.commit().await.expect("commit");
        again.close().await;
    }

    async fn a_database_made_by_a_newer_planerka_is_refused(base: Base) {
        let mut tx = write(&base.db).await;
        tx.sql(
            "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
             VALUES (9000, 'from the future', $1, TRUE, $2, 0)",
        )
        .bind(now())
        .bind(b"sum".to_vec())
        .exactly(1)
        .await
        .expect("a migration that this program does not know");
        tx.commit().await.expect("commit");
        let error = Db::open(&base.url).await.expect_err("refused");
        assert!(matches!(error, StoreError::Newer { found: 9000, known } if known < 9000), "{error}");
    }
}
