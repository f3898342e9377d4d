//! Departments and their chats, persons, members, absences, invites and codes.
use crate::{
    base::Base,
    ground::{department, member, now, on, person, write},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        calendar::{AbsenceKind, WeekPattern},
        department::{Department, Preset},
        grade::Grade,
        id::{AbsenceId, ChatId, MemberId, TelegramId, TopicId},
        person::{Language, Member, Role},
        setup::Invite,
        time::Instant,
    },
    store::{
        departments::{self, ChatRequest, DepartmentSettings, TeamChat},
        grades, invites,
        people::{self, AbsenceRow, Stint},
        reach,
    },
};

const OLGA: TelegramId = TelegramId(1001);
const TEAM: ChatId = ChatId(-7);

fn settings(department: &Department) -> DepartmentSettings<'_> {
    DepartmentSettings {
        name: "Юг",
        zone: department.zone,
        language: Language::En,
        currency: department.currency,
        national: department.national,
        public: department.public,
        reminders: department.reminders,
        week: &department.week,
    }
}

on_both! {
    async fn a_department_is_found_by_number_and_key_and_changed(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        assert_eq!(departments::by_key(&mut tx, "north").await.expect("read"), Some(made.clone()));
        departments::update(&mut tx, made.id, &settings(&made), now()).await.expect("updated");
        let found = departments::by_id(&mut tx, made.id).await.expect("read").expect("there");
        assert_eq!((found.name.as_str(), found.language), ("Юг", Language::En));
        assert_eq!(departments::ids(&mut tx).await.expect("read"), [made.id]);
        assert_eq!(departments::by_key(&mut tx, "south").await.expect("read"), None);
    }

    async fn a_version_of_times_replaces_the_one_of_its_day(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        for preset in [Preset::Standard, Preset::Evening] {
            departments::set_schedule(&mut tx, made.id, on("2026-11-24"), preset.schedule()).await.expect("set");
        }
        let versions = departments::schedules(&mut tx, made.id).await.expect("read");
        assert_eq!(versions, [(on("2026-11-24"), Preset::Evening.schedule())]);
    }

    async fn versions_of_times_still_to_come_can_be_forgotten(base: Base) {
        let mut tx = write(&base.db).await;
        let (north, south) = (department(&mut tx, "north").await.id, department(&mut tx, "south").await.id);
        for id in [north, south] {
            for (from, preset) in [("2026-11-02", Preset::Standard), ("2026-11-24", Preset::Evening), ("2026-11-25", Preset::Morning)] {
                departments::set_schedule(&mut tx, id, on(from), preset.schedule()).await.expect("set");
            }
        }
        departments::forget_schedules(&mut tx, north, on("2026-11-24")).await.expect("forgotten");
        departments::forget_schedules(&mut tx, north, on("2026-11-24")).await.expect("nothing left to forget");
        let left = departments::schedules(&mut tx, north).await.expect("read");
        assert_eq!(left, [(on("2026-11-02"), Preset::Standard.schedule())]);
        assert_eq!(departments::schedules(&mut tx, south).await.expect("read").len(), 3, "the other department's stay");
        tx.commit().await.expect("commit");
    }

    async fn weeks_over_time_of_a_department_and_of_a_member_are_kept(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let cycle = WeekPattern::Cycle { on: 2, off: 2, first: on("2026-12-01") };
        let mut week = made.week.clone();
        week.change(on("2026-11-24"), WeekPattern::Weekly([100, 100, 100, 100, 100, 50, 0]));
        departments::update(&mut tx, made.id, &DepartmentSettings { week: &week, ..settings(&made) }, now()).await.expect("updated");
        let found = departments::by_id(&mut tx, made.id).await.expect("read").expect("there");
        assert_eq!(found.week, week);
        let ivan = member(&mut tx, made.id, "Иванов", None).await;
        assert_eq!(people::member(&mut tx, ivan.id).await.expect("read").expect("there").week, ivan.week, "as the department");
        let mut own = ivan.week.clone();
        own.change(on("2026-12-01"), Some(cycle));
        own.change(on("2027-01-01"), None);
        people::update_member(&mut tx, &Member { week: own.clone(), ..ivan.clone() }).await.expect("updated");
        assert_eq!(people::member(&mut tx, ivan.id).await.expect("read").expect("there").week, own);
        tx.commit().await.expect("commit");
    }

    async fn a_department_has_one_chat_and_a_chat_one_department(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let chat = TeamChat {
            id: TEAM,
            department: Some(made.id),
            title: "Команда".to_owned(),
            topic: Some(TopicId(5)),
            administrator: false,
            present: true,
            muted: false,
            topic_closed: false,
        };
        departments::bind_chat(&mut tx, &chat, now()).await.expect("bound");
        departments::rename_chat(&mut tx, TEAM, "Команда 2").await.expect("renamed");
        departments::rename_chat(&mut tx, ChatId(-99), "Чужой").await.expect("nothing to rename");
        assert_eq!(departments::chat(&mut tx, TEAM).await.expect("read").expect("there").title, "Команда 2");
        let other = TeamChat { id: ChatId(-8), topic: None, ..chat };
        departments::bind_chat(&mut tx, &other, now()).await.expect("bound");
        assert_eq!(departments::chat_of(&mut tx, made.id).await.expect("read"), Some(other));
        assert_eq!(departments::chat(&mut tx, TEAM).await.expect("read").expect("there").department, None);
        let found = departments::by_id(&mut tx, made.id).await.expect("read").expect("there");
        assert_eq!((found.chat, found.topic), (Some(ChatId(-8)), None));
    }

    async fn the_wish_for_a_chat_is_taken_once_and_only_by_its_department(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let other = department(&mut tx, "south").await;
        let request = ChatRequest {
            chat: TEAM,
            department: made.id,
            title: "Команда".to_owned(),
            topic: Some(TopicId(5)),
            asked_by: OLGA,
            question: 5,
        };
        for title in ["Старое", "Команда"] {
            let request = ChatRequest { title: title.to_owned(), ..request.clone() };
            departments::put_chat_request(&mut tx, &request, now()).await.expect("kept");
        }
        assert_eq!(departments::take_chat_request(&mut tx, TEAM, other.id).await.expect("read"), None);
        assert_eq!(departments::take_chat_request(&mut tx, TEAM, made.id).await.expect("read"), Some(request));
        assert_eq!(departments::take_chat_request(&mut tx, TEAM, made.id).await.expect("read"), None);
    }

    async fn a_person_starts_is_lost_and_speaks_a_language(base: Base) {
        let mut tx = write(&base.db).await;
        let made = person(&mut tx, OLGA).await;
        people::started(&mut tx, made.id, Some("olga"), now()).await.expect("started");
        people::started(&mut tx, made.id, Some("olga2"), now() + TimeDelta::days(1)).await.expect("again");
        people::set_language(&mut tx, made.id, Language::Ru).await.expect("set");
        let found = people::person_by_telegram(&mut tx, OLGA).await.expect("read").expect("there");
        assert_eq!((found.started_at, found.username.as_deref()), (Some(now()), Some("olga2")));
        assert_eq!(found.language, Language::Ru);
        assert!(!people::found(&mut tx, OLGA).await.expect("set"), "she was never lost");
        assert!(reach::lose_person(&mut tx, OLGA, now()).await.expect("set"));
        assert!(!reach::lose_person(&mut tx, OLGA, now()).await.expect("set"), "it is no news");
        assert!(people::found(&mut tx, OLGA).await.expect("set"));
    }

    async fn a_member_exists_before_his_account_and_takes_it_later(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let expected = member(&mut tx, made.id, "Иванов", None).await;
        let account = person(&mut tx, OLGA).await;
        people::started(&mut tx, account.id, None, now()).await.expect("started");
        let linked = Member { person: Some(account.id), consented_at: Some(now()), ..expected };
        people::update_member(&mut tx, &linked).await.expect("linked");
        let found = people::member(&mut tx, linked.id).await.expect("read").expect("there");
        assert_eq!((found.telegram, found.started_at, found.reachable), (Some(OLGA), Some(now()), true));
        assert_eq!(people::of_telegram(&mut tx, OLGA).await.expect("read"), std::slice::from_ref(&found));
        assert_eq!(people::of_department(&mut tx, made.id).await.expect("read"), [found]);
    }

    async fn an_account_has_one_place_in_a_department(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let account = person(&mut tx, OLGA).await;
        member(&mut tx, made.id, "Иванов", Some(&account)).await;
        let twice = Member {
            id: tx.new_id::<MemberId>().await.expect("an id"),
            ..people::of_telegram(&mut tx, OLGA).await.expect("read").remove(0)
        };
        assert!(people::insert_member(&mut tx, &twice, now()).await.is_err());
    }

    async fn since_when_somebody_is_out_of_reach_is_known_until_he_is_back(base: Base) {
        let mut tx = write(&base.db).await;
        let (north, south) = (department(&mut tx, "north").await, department(&mut tx, "south").await);
        let account = person(&mut tx, OLGA).await;
        let olga = member(&mut tx, north.id, "Белова", Some(&account)).await;
        member(&mut tx, north.id, "Иванов", None).await;
        people::started(&mut tx, account.id, None, now()).await.expect("started");
        assert_eq!(people::lost_since(&mut tx, north.id).await.expect("read"), []);
        let lost_at = now() + TimeDelta::hours(1);
        reach::lose_person(&mut tx, OLGA, lost_at).await.expect("lost");
        reach::lose_person(&mut tx, OLGA, lost_at + TimeDelta::hours(1)).await.expect("known");
        assert_eq!(people::lost_since(&mut tx, north.id).await.expect("read"), [(olga.id, lost_at)]);
        assert_eq!(people::lost_since(&mut tx, south.id).await.expect("read"), []);
        people::started(&mut tx, account.id, None, now()).await.expect("back by Start");
        assert_eq!(people::lost_since(&mut tx, north.id).await.expect("read"), []);
    }

    async fn a_time_that_ended_is_kept_once(base: Base) {
        let mut tx = write(&base.db).await;
        let (north, south) = (department(&mut tx, "north").await, department(&mut tx, "south").await);
        let ivan = member(&mut tx, north.id, "Иванов", None).await;
        let stints = [("2026-10-01", "2026-10-30"), ("2026-09-01", "2026-09-10")].map(|(from, through)| Stint {
            member: ivan.id,
            joined_on: on(from),
            left_on: on(through),
        });
        for stint in &stints {
            people::keep_stint(&mut tx, stint).await.expect("kept");
        }
        assert_eq!(people::stints(&mut tx, north.id).await.expect("read"), [stints[1], stints[0]], "earliest first");
        assert_eq!(people::stints(&mut tx, south.id).await.expect("read"), []);
        assert!(people::keep_stint(&mut tx, &stints[0]).await.is_err(), "one time is not kept twice");
    }

    async fn a_grade_is_its_members_and_is_not_deleted_under_them(base: Base) {
        let mut tx = write(&base.db).await;
        let (north, south) = (department(&mut tx, "north").await, department(&mut tx, "south").await);
        let mut made = vec![];
        for (position, (name, weight)) in (0_i64..).zip([("Старший", 130), ("Младший", 70)]) {
            let id = tx.new_id().await.expect("an id");
            let grade = Grade { id, department: north.id, name: name.to_owned(), weight, position: 1 - position };
            grades::put(&mut tx, &grade).await.expect("put");
            made.push(grade);
        }
        let of_north = grades::of_department(&mut tx, north.id).await.expect("read");
        assert_eq!(of_north, [made[1].clone(), made[0].clone()], "in its order");
        assert_eq!(grades::of_department(&mut tx, south.id).await.expect("read"), []);
        let ivan = member(&mut tx, north.id, "Иванов", None).await;
        let senior = Member { grade: Some("Старший".to_owned()), ..ivan };
        people::update_member(&mut tx, &senior).await.expect("graded");
        let renamed = Grade { name: "Ведущий".to_owned(), weight: 150, ..made[0].clone() };
        grades::put(&mut tx, &renamed).await.expect("renamed");
        let found = people::member(&mut tx, senior.id).await.expect("read").expect("there");
        assert_eq!(found.grade.as_deref(), Some("Ведущий"), "a grade's new name is its members'");
        assert_eq!(grades::by_id(&mut tx, renamed.id).await.expect("read"), Some(renamed.clone()));
        grades::delete(&mut tx, made[1].id).await.expect("nobody has it");
        assert!(grades::delete(&mut tx, made[1].id).await.is_err(), "there is nothing to delete");
        assert_eq!(grades::by_id(&mut tx, made[1].id).await.expect("read"), None);
        assert!(grades::delete(&mut tx, renamed.id).await.is_err(), "somebody has it");
    }

    async fn an_absence_is_there_until_it_is_cancelled(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let ivan = member(&mut tx, made.id, "Иванов", None).await;
        let away = AbsenceRow {
            id: tx.new_id::<AbsenceId>().await.expect("an id"),
            member: ivan.id,
            kind: AbsenceKind::Vacation,
            from_on: on("2026-12-01"),
            through_on: on("2026-12-14"),
            set_by: Some(ivan.id),
            set_at: now(),
        };
        people::insert_absence(&mut tx, &away).await.expect("noted");
        assert_eq!(people::absence(&mut tx, away.id).await.expect("read"), Some(away.clone()));
        assert_eq!(people::absences(&mut tx, made.id).await.expect("read"), std::slice::from_ref(&away));
        people::cancel_absence(&mut tx, away.id, now()).await.expect("cancelled");
        assert_eq!(people::absence(&mut tx, away.id).await.expect("read"), None);
        assert_eq!(people::whose_absence(&mut tx, away.id).await.expect("read"), Some(ivan.id), "also afterwards");
        assert_eq!(people::whose_absence(&mut tx, AbsenceId(-1)).await.expect("read"), None);
        assert_eq!(people::absences(&mut tx, made.id).await.expect("read"), []);
        assert!(people::cancel_absence(&mut tx, away.id, now()).await.is_err(), "there is nothing to cancel");
    }

    async fn an_invite_works_until_it_is_used_up_revoked_or_old(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let mut all = vec![];
        for (token, role, uses_left, days) in
            [("a", Role::Manager, 2, 7), ("b", Role::Superior, 1, 7), ("c", Role::Manager, 1, -1)]
        {
            let invite = Invite {
                id: tx.new_id().await.expect("an id"),
                department: made.id,
                token: token.to_owned(),
                role,
                uses_left,
                expires_at: now() + TimeDelta::days(days),
                revoked_at: None,
                created_by: None,
            };
            invites::insert(&mut tx, &invite, now()).await.expect("made");
            all.push(invite);
        }
        assert_eq!(invites::by_token(&mut tx, "a").await.expect("read").as_ref(), Some(&all[0]));
        assert_eq!(invites::by_id(&mut tx, all[1].id).await.expect("read").as_ref(), Some(&all[1]));
        assert_eq!(invites::by_token(&mut tx, "A").await.expect("read"), None);
        let living = invites::living(&mut tx, made.id, Role::Manager, now()).await.expect("read");
        assert_eq!(living.as_ref(), Some(&all[0]), "the newest that works");
        assert_eq!(invites::all_living(&mut tx, made.id, now()).await.expect("read"), all[..2]);
        invites::use_once(&mut tx, all[1].id).await.expect("used");
        assert!(invites::use_once(&mut tx, all[1].id).await.is_err(), "it was for one");
        assert!(invites::revoke(&mut tx, all[0].id, now()).await.expect("revoked"));
        assert!(!invites::revoke(&mut tx, all[0].id, now()).await.expect("revoked already"));
        assert_eq!(invites::all_living(&mut tx, made.id, now()).await.expect("read"), []);
        let left = invites::revoke_of_role(&mut tx, made.id, Role::Superior, now()).await.expect("revoked");
        assert_eq!(left, 1, "of this role only");
    }

    async fn a_chat_code_works_until_its_minute_or_until_dropped(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        let olga = member(&mut tx, made.id, "Белова", None).await;
        let until = now() + TimeDelta::minutes(15);
        invites::put_code(&mut tx, "ABCDEFGH", made.id, olga.id, until).await.expect("kept");
        assert_eq!(invites::code(&mut tx, "ABCDEFGH", now()).await.expect("read"), Some((made.id, olga.id)));
        assert_eq!(invites::code(&mut tx, "ABCDEFGH", until).await.expect("read"), None, "too late");
        assert_eq!(invites::drop_codes(&mut tx, made.id).await.expect("dropped"), 1);
        assert_eq!(invites::code(&mut tx, "ABCDEFGH", now()).await.expect("read"), None);
    }

    async fn guesses_are_counted_for_an_account_in_a_window(base: Base) {
        let mut tx = write(&base.db).await;
        let window = |at: Instant| at - TimeDelta::minutes(15);
        assert_eq!(invites::guesses(&mut tx, OLGA, window(now())).await.expect("read"), 0);
        for nth in 1..=3 {
            let count = invites::count_guess(&mut tx, OLGA, window(now()), now()).await.expect("counted");
            assert_eq!(count, nth);
        }
        assert_eq!(invites::guesses(&mut tx, OLGA, window(now())).await.expect("read"), 3);
        let later = now() + TimeDelta::minutes(16);
        assert_eq!(invites::guesses(&mut tx, OLGA, window(later)).await.expect("read"), 0);
        assert_eq!(invites::count_guess(&mut tx, OLGA, window(later), later).await.expect("counted"), 1);
    }

    async fn a_menu_is_news_until_it_is_noted_and_again_after_the_person_was_lost(base: Base) {
        let mut tx = write(&base.db).await;
        let olga = person(&mut tx, OLGA).await;
        assert_eq!(people::reachable(&mut tx).await.expect("read"), []);
        people::started(&mut tx, olga.id, None, now()).await.expect("started");
        assert_eq!(people::reachable(&mut tx).await.expect("read"), [OLGA]);
        assert!(people::note_menu(&mut tx, OLGA, "ru help").await.expect("noted"));
        assert!(!people::note_menu(&mut tx, OLGA, "ru help").await.expect("noted"));
        assert!(people::note_menu(&mut tx, OLGA, "en help").await.expect("noted"));
        reach::lose_person(&mut tx, OLGA, now()).await.expect("lost");
        assert!(people::note_menu(&mut tx, OLGA, "en help").await.expect("noted"));
        people::found(&mut tx, OLGA).await.expect("back");
        assert!(reach::lose_person(&mut tx, OLGA, now()).await.expect("lost"));
        assert!(people::note_menu(&mut tx, OLGA, "en help").await.expect("noted"));
    }
}
