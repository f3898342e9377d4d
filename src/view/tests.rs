//! Screens of setting up, joining, the team, its chat and the help, in both languages and at their edges.
//!
//! Apart from those files because one department serves them all. A snapshot a language shows each screen with what its
//! buttons mean.
use super::{
    chat, help,
    html::Html,
    join,
    screen::{Button, Screen},
    setup, team,
};
use crate::{
    domain::{
        calendar::WeekPattern,
        department::{Currency, Department, National, Preset, Public},
        id::{ChatId, DepartmentId, DigestId, InviteId, MemberId, PersonId, TelegramId},
        notice::Ruling,
        parse::place::{Located, read_place},
        person::{Language, Member, ReminderProfile, Role},
        setup::{ChatLacks, Checklist, INVITE_LIVES, Invite, MAX_MEMBERS, MAX_NAME, Wizard},
        template::Template,
        time::{Instant, Zone, instant},
        today::Mark,
    },
    locale::Locale,
};

const DEPARTMENT: DepartmentId = DepartmentId(3);
const CHAT: ChatId = ChatId(-1_001_000_000_001);
const LINK: &str = "https://t.me/planerka_bot?start=iAAAA";

fn now() -> Instant {
    instant("2026-11-23T09:00:00Z")
}

/// As long as a name may be, with what HTML would stumble over.
pub(super) fn long() -> String {
    "<b>Очень & длинное имя отдела или человека </b>".chars().cycle().take(MAX_NAME).collect()
}

pub(super) fn sample_department(name: &str) -> Department {
    Department {
        id: DEPARTMENT,
        key: "north".into(),
        name: name.into(),
        zone: Zone::MOSCOW,
        language: Language::Ru,
        currency: Currency::Rub,
        national: National::Ru,
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: WeekPattern::FIVE_DAYS.into(),
        chat: None,
        topic: None,
    }
}

pub(super) fn sample_member(id: i64, name: &str, role: Role) -> Member {
    Member {
        id: MemberId(id),
        department: DEPARTMENT,
        person: Some(PersonId(id)),
        name: name.into(),
        role,
        reports: role.reports_by_default(),
        grade: None,
        zone: None,
        week: None.into(),
        joined_on: "2026-10-01".parse().expect("a date"),
        left_on: None,
        reminders: None,
        position: id,
        telegram: Some(TelegramId(id)),
        language: Some(Language::Ru),
        started_at: Some(now()),
        reachable: true,
        consented_at: Some(now()),
        evening: true,
    }
}

fn expected(member: Member) -> Member {
    Member { person: None, telegram: None, started_at: None, reachable: false, ..member }
}

use self::{sample_department as department, sample_member as member};

fn invite(role: Role, uses_left: i64) -> Invite {
    Invite {
        id: InviteId(9),
        department: DEPARTMENT,
        token: "AAAA".into(),
        role,
        uses_left,
        expires_at: now() + INVITE_LIVES,
        revoked_at: None,
        created_by: None,
    }
}

/// Shows every case in one snapshot a language, and checks that Telegram would take each.
fn shown(name: &str, cases: &[(&str, &dyn Fn(Locale) -> Screen)]) {
    for locale in Locale::ALL {
        let show = |(case, screen): &(&str, &dyn Fn(Locale) -> Screen)| {
            let screen = screen(locale);
            assert_eq!(screen.fault(), None, "{case}");
            format!("=== {case}\n{screen}")
        };
        let screens: Vec<String> = cases.iter().map(show).collect();
        insta::assert_snapshot!(format!("{name}_{}", locale.0.as_str()), screens.join("\n\n"));
    }
}

#[test]
fn the_wizard_and_what_follows_it() {
    let named = || Wizard { name: Some("Продажи <Юг>".into()), ..Wizard::default() };
    let placed = || Wizard { zone: Some(Zone::MOSCOW), ..named() };
    let abroad = || Wizard { zone: Zone::from_name("Asia/Almaty"), ..named() };
    let sold = || Wizard { template: Some(Template::Retail), ..placed() };
    let met = || Wizard { preset: Some(Preset::Morning), ..sold() };
    let places = |text: &str| match read_place(text) {
        Located::Ask(places) | Located::Unknown(places) => places,
        Located::Here(place) => vec![place],
    };
    let list = |joined, expected: Vec<String>, chat, superior| Checklist {
        department: DEPARTMENT,
        name: "Север".into(),
        joined,
        here: joined + 1,
        of: joined + 1 + expected.len(),
        expected,
        chat,
        chat_lacks: None,
        superior,
        plan: superior,
    };
    let many = || (1..=12).map(|n| format!("Фамилия{n} Имя")).collect::<Vec<_>>();
    shown(
        "setup",
        &[
            ("greeting", &|l| setup::greeting(l)),
            ("name", &|l| setup::question(&Wizard::default(), l)),
            ("zone", &|l| setup::question(&named(), l)),
            ("another zone", &|l| setup::other_zone(l)),
            ("an unknown place", &|l| setup::places("Нарния <1>", &places("Нарния"), false, l)),
            ("one of several places", &|l| setup::places("Ростов", &places("Москва"), true, l)),
            ("currency", &|l| setup::question(&abroad(), l)),
            ("template", &|l| setup::question(&placed(), l)),
            ("meeting", &|l| setup::question(&sold(), l)),
            ("sells", &|l| setup::question(&met(), l)),
            ("press a button", &|l| setup::press(&met(), l)),
            ("a name that does not do", &|l| setup::again("…", &Wizard::default(), l)),
            ("made", &|l| setup::created(&long(), &invite(Role::Manager, 50), Zone::MOSCOW, LINK, l)),
            ("link of the director", &|l| setup::link(&invite(Role::Superior, 1), Zone::MOSCOW, LINK, l)),
            ("link of observers", &|l| setup::link(&invite(Role::Observer, 10), Zone::MOSCOW, LINK, l)),
            ("link of the deputy", &|l| setup::link(&invite(Role::Deputy, 1), Zone::MOSCOW, LINK, l)),
            ("link of a head", &|l| setup::link(&invite(Role::Head, 1), Zone::MOSCOW, LINK, l)),
            ("nothing done", &|l| setup::checklist(&list(0, vec![], false, false), l)),
            ("some are not here", &|l| setup::checklist(&list(2, many(), true, false), l)),
            ("the chat lacks rights", &|l| {
                setup::checklist(&Checklist { chat_lacks: Some(ChatLacks::Rights), ..list(2, vec![], true, false) }, l)
            }),
            ("the chat is silenced", &|l| {
                setup::checklist(&Checklist { chat_lacks: Some(ChatLacks::Voice), ..list(2, vec![], true, true) }, l)
            }),
            ("all done", &|l| setup::checklist(&list(21, vec![], true, true), l)),
            ("who is in it", &|l| setup::people(l)),
            ("nobody was typed", &|l| setup::people_empty(l)),
            ("without a list", &|l| setup::people_skipped(l)),
            ("one added", &|l| setup::listed(&["Ким".into()], &[], &[], DEPARTMENT, l)),
            ("many added", &|l| setup::listed(&many(), &["Иванов".into()], &[long()], DEPARTMENT, l)),
            ("nobody new", &|l| setup::listed(&[], &["Иванов".into()], &[], DEPARTMENT, l)),
        ],
    );
}

#[test]
fn the_way_in() {
    let (id, some) = (InviteId(9), [(MemberId(5), "Иванов Иван".to_owned()), (MemberId(6), "Ким <Анна>".to_owned())]);
    let crowd: Vec<_> = (0..i64::try_from(MAX_MEMBERS).expect("few")).map(|n| (MemberId(n), long())).collect();
    for locale in Locale::ALL {
        assert_eq!(join::who(id, "Север", &crowd, "Ваня", locale).fault(), None, "a department as large as may be");
    }
    let welcome = |role: Role, reports| move |l| join::welcome(MemberId(5), "Ким", "Север", role, reports, false, l);
    shown(
        "join",
        &[
            ("who are you", &|l| join::who(id, "Север", &some, "Ваня", l)),
            ("nobody is expected", &|l| join::who(id, &long(), &[], "Ваня <3", l)),
            ("not listed", &|l| join::name(id, None, "Ваня", l)),
            ("a name that is taken", &|l| join::name_again("…", id, "Ваня", l)),
            ("a manager", &welcome(Role::Manager, true)),
            ("a head who does not sell", &welcome(Role::Head, false)),
            ("a deputy", &welcome(Role::Deputy, true)),
            ("a director", &welcome(Role::Superior, false)),
            ("consented", &|l| join::agreed("Ким", "Север", Role::Manager, true, l)),
            ("back", &|l| join::back(id, &long(), "Иван <Иванов>", l)),
            ("already in", &|l| join::already(&long(), l)),
            ("told of a manager", &|l| join::told(MemberId(5), "Иванов", Role::Manager, 4, 7, l)),
            ("told of a director", &|l| join::told(MemberId(5), "Иванов", Role::Superior, 4, 7, l)),
            ("not ours", &|l| join::removed("Иванов", LINK, l)),
        ],
    );
}

#[test]
fn the_team_and_one_of_it() {
    let one = vec![member(1, "Ольга Белова", Role::Head)];
    let seller = Member { reports: true, ..member(1, "Ольга Белова", Role::Head) };
    let people = vec![
        member(4, "Мария Ким", Role::Manager),
        Member { reports: false, ..member(5, "Олег <Стажёр>", Role::Manager) },
        expected(member(6, "Пётр Ждун", Role::Manager)),
        Member { reachable: false, ..member(7, "Ида", Role::Deputy) },
        member(8, "Директор", Role::Superior),
        member(9, "Гость", Role::Observer),
        seller.clone(),
    ];
    let crowd: Vec<Member> = (0..200).map(|n| member(n, &long(), Role::Manager)).collect();
    let of = |members: &[Member], invites: &[Invite], chat, owns, l| {
        let department = department("Север & Ко");
        team::team(team::Shown { department: &department, members, invites, chat, owns, page: 0 }, l)
    };
    let pages = |page, l| {
        let department = department(&long());
        let invites = vec![invite(Role::Manager, 50); 8];
        let shown = team::Shown {
            department: &department,
            members: &crowd,
            invites: &invites,
            chat: Some("Чат"),
            owns: true,
            page,
        };
        team::team(shown, l)
    };
    for locale in Locale::ALL {
        let mut seen = std::collections::BTreeSet::new();
        for page in 0..7 {
            let screen = pages(page, locale);
            assert_eq!(screen.fault(), None, "a department as large as may be");
            seen.extend(screen.buttons().filter_map(Button::data).filter(|data| data.starts_with("1tp.")));
        }
        assert_eq!(seen.len(), crowd.len(), "everybody has a button on some page");
        assert_eq!(pages(200, locale).buttons().count(), pages(6, locale).buttons().count(), "beyond the last");
    }
    let turns = |page| {
        move |l| {
            let department = department("Север");
            let crowd: Vec<Member> = (0..61).map(|n| member(n, "Ким", Role::Manager)).collect();
            let shown =
                team::Shown { department: &department, members: &crowd, invites: &[], chat: None, owns: false, page };
            let screen = team::team(shown, l);
            let turns = screen.rows().iter().filter(|row| row.iter().any(|b| b.label().contains('–'))).cloned();
            turns.fold(Screen::text("…"), Screen::row)
        }
    };
    let invites = [invite(Role::Manager, 50), invite(Role::Superior, 1)];
    let (head, deputy, manager) = (&seller, member(7, "Ида", Role::Deputy), member(4, "Мария Ким", Role::Manager));
    let waits = expected(manager.clone());
    let far = Member {
        zone: Zone::from_name("Asia/Vladivostok"),
        week: WeekPattern::from_code("2/2@2026-11-25").into(),
        ..manager.clone()
    };
    let heads = ["Ольга Белова".to_owned(), long()];
    let candidates = [(MemberId(4), "Мария <Ким>".to_owned()), (MemberId(5), long())];
    let mark = Mark { at: chrono::NaiveTime::from_hms_opt(10, 3, 0).expect("a time"), by: "Ким".into() };
    let joined = |l| join::told(MemberId(5), "Чужой", Role::Manager, 4, 7, l);
    let rulings = |l: Locale| {
        let all = Ruling::ALL.iter().map(|ruling| team::settled(Screen::default(), *ruling, &mark, l).html);
        Screen::text(Html::lines(all))
    };
    shown(
        "team",
        &[
            ("the head alone", &|l| of(&one, &[], None, true, l)),
            ("everybody, by the head", &|l| of(&people, &invites, Some("Чат <отдела>"), true, l)),
            ("everybody, by the deputy", &|l| of(&people, &invites[..1], None, false, l)),
            ("a manager, by the head", &|l| team::member(&manager, head, l)),
            ("a manager, by the deputy", &|l| team::member(&manager, &deputy, l)),
            ("the head, by the deputy", &|l| team::member(head, &deputy, l)),
            ("himself, by the deputy", &|l| team::member(&deputy, &deputy, l)),
            ("one who is expected", &|l| team::member(&waits, head, l)),
            ("a shift in another city", &|l| team::member(&far, head, l)),
            ("a director", &|l| team::member(&member(8, "Директор", Role::Superior), head, l)),
            ("turns of the first page", &turns(0)),
            ("turns of the second page", &turns(1)),
            ("turns of the last page", &turns(2)),
            ("leaves?", &|l| team::leave_sure(&manager, l)),
            ("left", &|l| team::left(&manager, l)),
            ("name?", &|l| team::ask_name("Мария Ким", None, l)),
            ("name again?", &|l| team::ask_name(&long(), Some("…"), l)),
            ("another account?", &|l| team::unlink_sure(&manager, l)),
            ("another account", &|l| team::unlinked(&manager, LINK, l)),
            ("revoked", &|l| team::revoked(DEPARTMENT, l)),
            ("told: a role", &|l| team::told_role("Север", Role::Deputy, true, l)),
            ("told: a role that is not asked", &|l| team::told_role("Север", Role::Manager, false, l)),
            ("told: a director", &|l| team::told_role("Север", Role::Superior, false, l)),
            ("told: left", &|l| team::told_left("Север", l)),
            ("told: renamed", &|l| team::told_renamed("Север", "Мария <Ким>", l)),
            ("told: not this account", &|l| team::told_unlinked("Север", l)),
            ("told: blocked", &|l| team::told_lost("Мария Ким", l)),
            ("told: not ours", &|l| team::told_not_ours(&long(), l)),
            ("no head is reached", &|l| team::head_lost("Север", "north", &heads, &candidates, l)),
            ("no head is reached, nobody is here", &|l| team::head_lost("Север", "north", &heads[..1], &[], l)),
            ("no head is reached, no superior", &|l| team::head_lost_alone("Север", "north", &heads[..1], l)),
            ("appointed", &|l| team::appointed("Мария Ким", "Север", &heads[..1], l)),
            ("told: appointed", &|l| team::told_appointed("Север", "Мария <Ким>", &mark, l)),
            ("settled", &|l| team::settled(joined(l), Ruling::NotOurs, &mark, l)),
            ("every ruling", &rulings),
            ("told: asks", &|l| team::told_asks("Мария Ким", MemberId(4), l)),
            ("asked", &|l| team::asked(l)),
        ],
    );
}

#[test]
fn the_team_chat() {
    let link = "https://t.me/planerka_bot?startgroup=gABCDEFGH";
    let typed = "/start@planerka_bot ABCDEFGH";
    shown(
        "chat",
        &[
            ("how", &|l| chat::how(link, typed, None, l)),
            ("how, one is bound", &|l| chat::how(link, typed, Some((DEPARTMENT, "Чат <отдела>")), l)),
            ("let go", &|l| chat::unbound("Чат <отдела>", DEPARTMENT, l)),
            ("card", &|l| chat::card(&long(), false, l)),
            ("card of an administrator", &|l| chat::card("Север", true, l)),
            ("may it be bound", &|l| chat::ask(DEPARTMENT, CHAT, &long(), "Иванов", l)),
            ("yes", &|l| chat::answered(Some("Чат <отдела>"), l)),
            ("no", &|l| chat::answered(None, l)),
            ("counted", &|l| chat::bound("Чат", Some(9), 6, 7, l)),
            ("not counted", &|l| chat::bound("Чат", None, 6, 7, l)),
            ("lost", &|l| chat::lost(DEPARTMENT, "Чат", l)),
            ("not allowed to write", &|l| chat::muted(DEPARTMENT, "Чат <отдела>", l)),
            ("back", &|l| chat::back("Чат <отдела>", None, l)),
            ("back, and a digest waits", &|l| chat::back("Чат", Some(DigestId(7)), l)),
            ("the topic is deleted", &|l| chat::topic_lost(DEPARTMENT, &long(), false, l)),
            ("the topic is closed", &|l| chat::topic_lost(DEPARTMENT, "Чат", true, l)),
            ("how a promise is noted", &|l| chat::promise_how(l)),
            ("the head is asked", &|l| chat::line(chat::Line::AskedHead, l)),
            ("bound to nobody", &|l| chat::line(chat::Line::NotBound, l)),
            ("help", &|l| chat::line(chat::Line::Help, l)),
            ("anonymous", &|l| chat::line(chat::Line::Anonymous, l)),
        ],
    );
}

#[test]
fn the_help() {
    let names = ["report", "promise", "promises", "absent", "today", "digest", "team", "protocol", "help"];
    let line = |line| move |l| Screen::text(help::line(line, l));
    let two = [(DEPARTMENT, "Север".to_owned()), (DepartmentId(4), "Юг <2>".to_owned())];
    shown(
        "help",
        &[
            ("of a manager", &|l| help::commands(&names, help::Because::Asked { reports: true }, l)),
            ("of a head", &|l| help::commands(&names[2..], help::Because::Asked { reports: false }, l)),
            ("words", &|l| help::commands(&names[..1], help::Because::Words, l)),
            ("no such command", &|l| help::commands(&names[..1], help::Because::Unknown, l)),
            ("a button of another version", &line(help::Line::Stale)),
            ("cancelled", &line(help::Line::Cancelled)),
            ("nothing to cancel", &line(help::Line::NothingToCancel)),
            ("a dialog of another version", &line(help::Line::LostDialog)),
            ("language set", &line(help::Line::LanguageSet)),
            ("which department", &|l| help::which_department(&two, l)),
            ("languages", &|l| help::languages(l)),
        ],
    );
}
