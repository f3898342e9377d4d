//! What is stored about one person, read as a whole; and taken out again.
use crate::{
    base::Base,
    ground::{Two, after, day, department, member, now, person, report, write},
    on_both,
};
use planerka::{
    domain::{
        calendar::AbsenceKind,
        digest::DigestState,
        id::{ChatId, DepartmentId, InboxId, MemberId, TelegramId},
        notice::{Form, NoticeKind, Parcel, Place, PostKind},
        promise::{Origin, Promise, PromiseState},
        report::{Cause, LessonKind, NamedPlan, NoteFate, Part, Pending, Source},
    },
    store::{
        Tx,
        erasures::{self, Erasure, Words},
        figures::{self, NewEntry},
        inbox::{self, Incoming},
        invites, outbox,
        people::{self, AbsenceRow},
        personal, posts, promises,
        published::{self, Addition, DigestRow, ProtocolRow},
        reports::{self, Lesson, Note},
        state::{self, Change},
    },
};

const IVAN: TelegramId = TelegramId(1002);

/// One of everything, said by `who`; his words hold «Ромашка».
async fn one_of_everything(tx: &mut Tx, two: &Two, who: MemberId) -> Promise {
    let mut open = report(tx, two.north, who, day(23)).await;
    let named = NamedPlan { name: "Ромашка".into(), amount_minor: 5, due_on: day(24) };
    open.pending = Pending { named: vec![named], ..Pending::default() };
    assert!(reports::insert(tx, &open).await.expect("inserted"));
    for value in [Some(41), None] {
        let entry = NewEntry {
            part: Part::Fact,
            department: two.north,
            member: who,
            metric: two.calls.id,
            on_day: day(20),
            value,
            source: Source::Line,
            by_member: Some(who),
            message: None,
            at: now(),
        };
        assert!(figures::record(tx, &entry).await.expect("recorded"));
    }
    let lesson = Lesson {
        id: tx.new_id().await.expect("an id"),
        department: two.north,
        member: who,
        report: open.id,
        on_day: day(20),
        kind: LessonKind::Hindered,
        cause: Some(Cause::Price),
        body: Some("Ромашка".into()),
        at: now(),
    };
    reports::insert_lesson(tx, &lesson).await.expect("inserted");
    let note = Note {
        id: tx.new_id().await.expect("an id"),
        department: two.north,
        member: who,
        report: Some(open.id),
        on_day: day(23),
        body: "Ромашка".into(),
        fate: NoteFate::Kept,
        at: now(),
    };
    reports::insert_note(tx, &note).await.expect("inserted");
    let promise = Promise {
        id: tx.new_id().await.expect("an id"),
        department: two.north,
        owner: who,
        author: None,
        body: "Ромашка".into(),
        amount_minor: Some(5),
        paid_minor: None,
        first_due_on: day(24),
        due_on: day(24),
        state: PromiseState::Open,
        origin: Origin::Command,
        report: None,
        made_on: day(23),
        made_at: now(),
        moves: 0,
        slipped: false,
        closed_at: None,
        on_time: None,
    };
    promises::insert(tx, &promise).await.expect("inserted");
    reports::insert_help(tx, two.north, who, None, Some(promise.id), now()).await.expect("inserted");
    let absence = AbsenceRow {
        id: tx.new_id().await.expect("an id"),
        member: who,
        kind: AbsenceKind::Sick,
        from_on: day(2),
        through_on: day(3),
        set_by: None,
        set_at: now(),
    };
    people::insert_absence(tx, &absence).await.expect("inserted");
    people::cancel_absence(tx, absence.id, after(9)).await.expect("cancelled");
    figures::confirm(tx, who, two.calls.id, "too_large", "500").await.expect("confirmed");
    for (subject, id) in [("member.name", who.0), ("promise", promise.id.0)] {
        let change = Change {
            department: two.north,
            by_member: None,
            subject: subject.into(),
            subject_id: Some(id),
            before: Some("Ромашка".into()),
            after: None,
            at: now(),
        };
        state::log_change(tx, &change).await.expect("logged");
    }
    promise
}

fn wish(id: i64, department: DepartmentId, member: MemberId, due: i64) -> Erasure {
    Erasure { id, department, member, asked_at: now(), due_at: after(due) }
}

on_both! {
    async fn what_is_stored_of_a_member_is_read_whole_and_nothing_of_others(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        one_of_everything(&mut tx, &two, two.kim).await;
        let promise = one_of_everything(&mut tx, &two, two.ivan).await;
        let asked = Promise { id: tx.new_id().await.expect("an id"), owner: two.kim, author: Some(two.ivan), ..promise.clone() };
        promises::insert(&mut tx, &asked).await.expect("inserted");
        let ivan = two.ivan;
        let entries = personal::entries(&mut tx, ivan).await.expect("read");
        assert_eq!(entries.iter().map(|e| e.value).collect::<Vec<_>>(), [Some(41), None], "with its history");
        assert_eq!(personal::reports(&mut tx, ivan).await.expect("read").len(), 1);
        assert_eq!(personal::lessons(&mut tx, ivan).await.expect("read")[0].body.as_deref(), Some("Ромашка"));
        assert_eq!(personal::notes(&mut tx, ivan).await.expect("read").len(), 1);
        let own = personal::promises(&mut tx, ivan).await.expect("read");
        assert_eq!(own.iter().map(|p| p.id).collect::<Vec<_>>(), [promise.id, asked.id], "and what he has asked for");
        let absences = personal::absences(&mut tx, ivan).await.expect("read");
        assert_eq!((absences.len(), absences[0].1), (1, Some(after(9))), "a cancelled one too");
        assert_eq!(personal::helps(&mut tx, ivan).await.expect("read")[0].promise, Some(promise.id));
        assert_eq!(personal::confirmations(&mut tx, ivan).await.expect("read")[0].answer, "500");
        assert_eq!(personal::changes(&mut tx, ivan).await.expect("read").len(), 1);
        assert_eq!(personal::entries(&mut tx, two.stranger).await.expect("read"), []);
        tx.commit().await.expect("commit");
    }

    async fn words_go_and_figures_stay_and_others_keep_theirs(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let kims = one_of_everything(&mut tx, &two, two.kim).await;
        let promise = one_of_everything(&mut tx, &two, two.ivan).await;
        assert_eq!(erasures::unsettled_promises(&mut tx, two.ivan).await.expect("read"), [promise.id]);
        erasures::blank_texts(&mut tx, two.ivan, "—").await.expect("blanked");
        let kept = promises::by_id(&mut tx, promise.id).await.expect("read").expect("there");
        assert_eq!((kept.body.as_str(), kept.amount_minor), ("—", Some(5)));
        let lesson = &personal::lessons(&mut tx, two.ivan).await.expect("read")[0];
        assert_eq!((lesson.body.as_deref(), lesson.cause), (None, Some(Cause::Price)));
        let note = &personal::notes(&mut tx, two.ivan).await.expect("read")[0];
        assert_eq!((note.body.as_str(), note.fate), ("—", NoteFate::Deleted));
        assert_eq!(personal::reports(&mut tx, two.ivan).await.expect("read")[0].pending, Pending::default());
        assert_eq!(personal::absences(&mut tx, two.ivan).await.expect("read")[0].0.kind, AbsenceKind::Other);
        assert_eq!(personal::confirmations(&mut tx, two.ivan).await.expect("read"), []);
        let changes = state::changes(&mut tx, two.north, now()).await.expect("read");
        let said: Vec<bool> = changes.iter().map(|change| change.before.is_some()).collect();
        assert_eq!(said, [true, true, false, false], "of Kim's nothing is blanked");
        assert_eq!(personal::entries(&mut tx, two.ivan).await.expect("read").len(), 2);
        assert_eq!(promises::by_id(&mut tx, kims.id).await.expect("read"), Some(kims));
        tx.commit().await.expect("commit");
    }

    async fn words_and_quotations_are_read_and_put_back_by_department(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        one_of_everything(&mut tx, &two, two.ivan).await;
        assert_eq!(erasures::words(&mut tx, two.south).await.expect("read"), []);
        let said = erasures::words(&mut tx, two.north).await.expect("read");
        assert_eq!(said.iter().map(|(place, ..)| *place).collect::<Vec<_>>(), [Words::Lesson, Words::Note, Words::Promise]);
        for (place, id, body) in &said {
            assert_eq!(body, "Ромашка");
            erasures::rewrite_words(&mut tx, *place, *id, "№ 2").await.expect("put back");
        }
        let now_said = erasures::words(&mut tx, two.north).await.expect("read");
        assert!(now_said.iter().all(|(.., body)| body == "№ 2"), "{now_said:?}");
        let quoted = erasures::quoted(&mut tx, two.north).await.expect("read");
        assert_eq!(quoted.len(), 2);
        assert_eq!((quoted[0].1.as_deref(), quoted[0].2.as_deref()), (Some("Ромашка"), None));
        erasures::unquote(&mut tx, quoted[0].0).await.expect("blanked");
        assert_eq!(erasures::quoted(&mut tx, two.north).await.expect("read"), quoted[1..]);
        assert_eq!(erasures::quoted(&mut tx, two.south).await.expect("read"), []);
        tx.commit().await.expect("commit");
    }

    async fn a_wish_waits_until_it_is_ended_once(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        assert_eq!(erasures::next_due(&mut tx).await.expect("read"), None);
        let (late, soon) = (wish(7, two.north, two.ivan, 60), wish(8, two.north, two.kim, 30));
        for wish in [&late, &soon] {
            erasures::insert(&mut tx, wish).await.expect("inserted");
        }
        assert_eq!(erasures::waiting(&mut tx, two.ivan).await.expect("read"), Some(late.clone()));
        assert_eq!(erasures::waiting(&mut tx, two.stranger).await.expect("read"), None);
        assert_eq!(erasures::next_due(&mut tx).await.expect("read"), Some(after(30)));
        assert_eq!(erasures::due(&mut tx, after(29)).await.expect("read"), []);
        assert_eq!(erasures::due(&mut tx, after(60)).await.expect("read"), [soon.clone(), late.clone()]);
        erasures::postpone(&mut tx, soon.id, after(90)).await.expect("postponed");
        assert_eq!(erasures::due(&mut tx, after(60)).await.expect("read"), [late]);
        assert_eq!(erasures::end(&mut tx, two.ivan, after(61)).await.expect("ended"), 1);
        assert_eq!(erasures::end(&mut tx, two.ivan, after(62)).await.expect("ended"), 0);
        assert!(erasures::postpone(&mut tx, 7, after(90)).await.is_err(), "it has ended");
        assert_eq!(erasures::next_due(&mut tx).await.expect("read"), Some(after(90)));
        tx.commit().await.expect("commit");
    }

    async fn an_account_is_forgotten_once_no_place_is_his(base: Base) {
        let mut tx = write(&base.db).await;
        let (north, south) = (department(&mut tx, "north").await, department(&mut tx, "south").await);
        let account = person(&mut tx, IVAN).await;
        people::set_acting(&mut tx, account.id, Some(south.id)).await.expect("set");
        let found = people::person_by_telegram(&mut tx, IVAN).await.expect("read").expect("there");
        assert_eq!(found.acting, Some(south.id));
        let here = member(&mut tx, north.id, "Иванов", Some(&account)).await;
        let there = member(&mut tx, south.id, "Иванов", Some(&account)).await;
        for chat in [ChatId(1002), ChatId(-5)] {
            state::set_dialog(&mut tx, chat, IVAN, "{}", now()).await.expect("kept");
        }
        state::set_dialog(&mut tx, ChatId(7), TelegramId(7), "[]", now()).await.expect("kept");
        invites::count_guess(&mut tx, IVAN, now(), now()).await.expect("counted");
        erasures::forget_account(&mut tx, IVAN).await.expect("forgotten");
        let talks = erasures::conversations(&mut tx).await.expect("read");
        assert_eq!(talks, [(ChatId(7), TelegramId(7), "[]".to_owned())]);
        assert_eq!(invites::guesses(&mut tx, IVAN, now()).await.expect("read"), 0);
        for (place, gone) in [(here, false), (there, true)] {
            people::update_member(&mut tx, &planerka::domain::person::Member { person: None, ..place }).await.expect("let go");
            assert_eq!(erasures::forget_person(&mut tx, account.id).await.expect("forgotten"), gone);
        }
        assert_eq!(people::person_by_telegram(&mut tx, IVAN).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn documents_are_read_and_put_back_by_department(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (department, content) in [(two.north, Some("a".to_owned())), (two.south, None)] {
            let row = DigestRow {
                id: tx.new_id().await.expect("an id"),
                department,
                digest_on: day(23),
                state: DigestState::Posted,
                created_at: now(),
                posted_at: None,
                edited_at: None,
                content: content.clone(),
                reason: None,
            };
            published::put_digest(&mut tx, &row).await.expect("put");
            let id = tx.new_id().await.expect("an id");
            let row = ProtocolRow { id, department, on_day: day(23), content: "b".into(), made_at: now() };
            assert!(published::insert_protocol(&mut tx, &row).await.expect("inserted"));
            let addition = Addition { by_member: None, content: "c".into(), at: now() };
            published::add_to_protocol(&mut tx, row.id, &addition).await.expect("added");
        }
        let digests = erasures::digests(&mut tx, two.north).await.expect("read");
        assert_eq!((digests.len(), digests[0].1.as_str()), (1, "a"));
        assert_eq!(erasures::digests(&mut tx, two.south).await.expect("read"), [], "nothing stands in it");
        erasures::rewrite_digest(&mut tx, digests[0].0, Some("A")).await.expect("put back");
        assert_eq!(erasures::digests(&mut tx, two.north).await.expect("read")[0].1, "A");
        erasures::rewrite_digest(&mut tx, digests[0].0, None).await.expect("let go");
        assert_eq!(erasures::digests(&mut tx, two.north).await.expect("read"), []);
        let protocols = erasures::protocols(&mut tx, two.north).await.expect("read");
        erasures::rewrite_protocol(&mut tx, protocols[0].0, "B").await.expect("put back");
        assert_eq!(erasures::protocols(&mut tx, two.north).await.expect("read"), [(protocols[0].0, "B".to_owned())]);
        assert_eq!(erasures::protocols(&mut tx, two.south).await.expect("read")[0].1, "b");
        let additions = erasures::additions(&mut tx, two.north).await.expect("read");
        erasures::rewrite_addition(&mut tx, additions[0].0, "C").await.expect("put back");
        assert_eq!(erasures::additions(&mut tx, two.north).await.expect("read"), [(additions[0].0, "C".to_owned())]);
        assert_eq!(erasures::additions(&mut tx, two.south).await.expect("read")[0].1, "c");
        tx.commit().await.expect("commit");
    }

    async fn what_waits_to_be_sent_is_dropped_or_said_otherwise_and_a_chat_is_forgotten(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let chat = IVAN.chat();
        let post = posts::create(&mut tx, Some(two.north), PostKind::Card, 1, chat, now()).await.expect("made");
        let parcel = |to: ChatId, department| Parcel {
            department,
            ..Parcel::new(to, NoticeKind::Card, Form::Screen, "x".into(), now())
        };
        let mut put = vec![];
        let first = Parcel { place: Place::NewPost(post), ..parcel(chat, Some(two.north)) };
        for parcel in [first, parcel(ChatId(9), Some(two.north)), parcel(chat, Some(two.south)), parcel(ChatId(9), Some(two.south))] {
            put.push(outbox::put(&mut tx, &parcel, now()).await.expect("put"));
        }
        let waiting = erasures::unsent(&mut tx, two.north, Some(chat)).await.expect("read");
        assert_eq!(waiting.iter().map(|w| w.id).collect::<Vec<_>>(), put[..3]);
        assert_eq!((waiting[0].form, waiting[0].chat, waiting[0].payload.as_str()), (Form::Screen, chat, "x"));
        erasures::rewrite_unsent(&mut tx, put[1], "y").await.expect("put back");
        assert_eq!(erasures::unsent(&mut tx, two.north, None).await.expect("read")[1].payload, "y");
        erasures::drop_unsent(&mut tx, put[0], now()).await.expect("dropped");
        assert!(erasures::drop_unsent(&mut tx, put[0], now()).await.is_err(), "once");
        assert!(erasures::rewrite_unsent(&mut tx, put[0], "z").await.is_err(), "it has ended");
        let fate = outbox::fate(&mut tx, put[0]).await.expect("read");
        assert_eq!(fate, Some(("dropped".into(), Some("erased".into()))));
        erasures::forget_chat(&mut tx, chat, Some(two.south)).await.expect("nothing of it");
        assert!(posts::get(&mut tx, post).await.expect("read").is_some());
        erasures::forget_chat(&mut tx, chat, Some(two.north)).await.expect("forgotten");
        assert_eq!(outbox::fate(&mut tx, put[0]).await.expect("read"), None);
        assert_eq!(posts::get(&mut tx, post).await.expect("read"), None);
        erasures::drop_unsent(&mut tx, put[2], now()).await.expect("dropped");
        erasures::forget_chat(&mut tx, chat, None).await.expect("forgotten");
        assert_eq!(outbox::fate(&mut tx, put[2]).await.expect("read"), None, "of every department");
        tx.commit().await.expect("commit");
    }

    async fn handled_updates_are_paged_through_and_blanked_but_not_those_that_wait(base: Base) {
        let mut tx = write(&base.db).await;
        let all: Vec<Incoming> = (1..=4).map(|n| Incoming { update_id: Some(n), lane: 0, payload: format!("{{\"n\":{n}}}") }).collect();
        assert_eq!(inbox::put(&mut tx, &all, now()).await.expect("kept"), 4);
        let rows = inbox::claim(&mut tx, 0, 4).await.expect("claimed");
        for row in &rows[..3] {
            inbox::done(&mut tx, row.id, now()).await.expect("done");
        }
        let first = erasures::handled(&mut tx, InboxId(i64::MIN), 2).await.expect("read");
        assert_eq!(first.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [rows[0].id, rows[1].id]);
        let next = erasures::handled(&mut tx, first[1].0, 2).await.expect("read");
        assert_eq!(next, [(rows[2].id, "{\"n\":3}".to_owned())]);
        erasures::blank_update(&mut tx, rows[2].id).await.expect("blanked");
        assert_eq!(erasures::handled(&mut tx, first[1].0, 2).await.expect("read")[0].1, "{}");
        assert_eq!(inbox::next_offset(&mut tx).await.expect("read"), Some(5), "that it came is known");
        tx.commit().await.expect("commit");
    }
}
