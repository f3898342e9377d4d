//! Every screen of promises in both languages, with the edges: none and many, long texts, markup in what people typed.
use super::*;
use crate::{
    domain::{
        department::Currency,
        id::{MemberId, PromiseId},
        promise::{
            HelpAnswer, PromiseState, Word,
            draft::{Draft, Missing},
            list::{PromiseCard, PromiseList, TeamPromises},
        },
        talk::{MoveAsk, PartAsk, PromiseLine},
    },
    locale::Locale,
};
use chrono::{NaiveDate, NaiveTime};

const RUB: Currency = Currency::Rub;

fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date of November")
}

fn line(id: i64, body: &str, amount: Option<i64>, due: u32) -> PromiseLine {
    PromiseLine {
        id: PromiseId(id),
        owner: None,
        body: body.into(),
        amount_minor: amount.map(|rub| rub * 100),
        due_on: on(due),
        first_due_on: on(due),
        state: PromiseState::Open,
        suggested_minor: None,
        movable: true,
    }
}

fn of(owner: &str, line: PromiseLine) -> PromiseLine {
    PromiseLine { owner: Some(owner.into()), ..line }
}

fn moved(line: PromiseLine, first: u32) -> PromiseLine {
    PromiseLine { first_due_on: on(first), ..line }
}

fn long() -> String {
    "Очень длинное обещание с <b>разметкой</b> & подробностями. ".repeat(6)
}

fn listed(lines: Vec<PromiseLine>, own: bool) -> PromiseList {
    PromiseList::new(lines.into_iter().map(|line| (line.clone(), line.due_on)).collect(), on(20), RUB, own)
}

fn draft(body: &str) -> Draft {
    Draft {
        owner: None,
        owners: vec![],
        body: body.into(),
        amount_minor: None,
        readings: vec![],
        other_currency: None,
        due_on: None,
        dates: vec![],
        note: None,
        investigation: None,
        talk: None,
    }
}

/// Shows every case in one snapshot a language, and checks that Telegram would take each.
fn shown(name: &str, cases: &[(&str, &dyn Fn(Locale) -> Screen)]) {
    for locale in Locale::ALL {
        let screens: Vec<String> = cases
            .iter()
            .map(|(case, screen)| {
                let screen = screen(locale);
                assert_eq!(screen.fault(), None, "{case}");
                format!("=== {case}\n{screen}")
            })
            .collect();
        insta::assert_snapshot!(format!("{name}_{}", locale.0.as_str()), screens.join("\n\n"));
    }
}

#[test]
fn lists_look_as_promised() {
    let sums = |amount_minor| TeamPromises::Sums { open: 4, today: 1, amount_minor, currency: Currency::Rub };
    let own = || {
        vec![
            moved(line(1, "Ромашка", Some(120_000), 18), 16),
            line(2, "КП для Лютика", None, 20),
            line(3, "Василёк", Some(30_000), 23),
        ]
    };
    let team = || {
        vec![
            of("Ким", line(1, "Ромашка", Some(120_000), 18)),
            of("Иванов", line(2, "КП для Лютика", None, 20)),
            of("Ким", line(3, "Василёк", Some(30_000), 23)),
            of("Иванов <младший>", line(4, &long(), Some(1), 24)),
        ]
    };
    let many = |named: bool| {
        let one = move |n: i64| {
            let line = line(n, &long(), Some(1_000_000 * n), 24);
            if named { of("Константинопольский Константин", line) } else { line }
        };
        (1..=50).map(one).collect::<Vec<_>>()
    };
    shown(
        "lists",
        &[
            ("own", &|l| list(&listed(own(), true), l)),
            ("none", &|l| list(&listed(vec![], true), l)),
            ("department", &|l| list(&listed(team(), false), l)),
            ("offered", &|l| {
                let offered = PromiseLine { state: PromiseState::Offered, ..line(9, "КП Ромашке", None, 18) };
                list(&listed(own().into_iter().chain([offered]).collect(), true), l)
            }),
            ("none in the department", &|l| list(&listed(vec![], false), l)),
            ("sums for the team", &|l| team_list(&sums(Some(32_000_000)), l)),
            ("sums for the team, without amounts", &|l| team_list(&sums(None), l)),
            ("read only", &|l| list(&PromiseList { opens: false, ..listed(team(), false) }, l)),
        ],
    );
    for locale in Locale::ALL {
        for own in [true, false] {
            let screen = list(&listed(many(!own), own), locale);
            assert_eq!(screen.fault(), None, "the longest list fits");
            assert_eq!(screen.buttons().count(), crate::domain::promise::list::MOST_LINES);
        }
    }
}

#[test]
fn one_promise_offers_what_may_be_done() {
    let card_of = |line: PromiseLine, own: bool, may_cancel: bool, moves: i64| PromiseCard {
        line,
        today_on: on(20),
        currency: RUB,
        moves,
        made_on: on(16),
        own,
        may_cancel,
    };
    shown(
        "cards",
        &[
            ("own, before its day", &|l| card(&card_of(line(1, "Ромашка", Some(120_000), 24), true, true, 0), l)),
            ("own, moved", &|l| card(&card_of(moved(line(1, &long(), None, 20), 18), true, false, 2), l)),
            ("offered", &|l| {
                let line = PromiseLine { state: PromiseState::Offered, ..line(1, "КП Ромашке", None, 24) };
                card(&card_of(line, true, false, 0), l)
            }),
            ("of another", &|l| card(&card_of(of("Ким", line(1, "Ромашка", None, 20)), false, true, 1), l)),
        ],
    );
}

#[test]
fn a_promise_is_made_question_by_question() {
    let ask = |draft: Draft, l: Locale| {
        let missing_now = draft.missing().expect("something is missing");
        missing(&draft, &missing_now, &[on(20), on(23), on(27)], on(20), RUB, l)
    };
    let other = || Draft { other_currency: Some(Currency::Usd), ..draft("Ромашка заплатит 2000 $") };
    let part = || PartAsk { promise: line(1, "Ромашка", Some(120_000), 20), currency: RUB, today_on: on(20) };
    assert!(matches!(other().missing(), Some(Missing::Currency { .. })));
    shown(
        "making",
        &[
            ("text", &|l| ask_text(false, l)),
            ("text of who assigns", &|l| ask_text(true, l)),
            ("due", &|l| ask(Draft { amount_minor: Some(12_000_000), ..draft("Ромашка оплатит") }, l)),
            ("which day", &|l| ask(Draft { dates: vec![on(21), on(23)], ..draft("Созвонюсь с <Лютиком>") }, l)),
            ("day typed", &|l| ask_day_typed(l)),
            ("which amount", &|l| ask(Draft { readings: vec![125_000, 125_000_000], ..draft("Ромашка 1,250") }, l)),
            ("other currency", &|l| ask(other(), l)),
            ("made", &|l| made(&line(1, "Ромашка оплатит", Some(120_000), 20), RUB, l)),
            ("which part", &|l| which_part(&part(), &[6_000, 6_000_000], l)),
            ("above another", &|l| above(ask_text(false, l), Some(made(&line(1, "A", None, 20), RUB, l)))),
        ],
    );
}

#[test]
fn what_is_asked_of_somebody_is_answered_by_him() {
    let promise = || of("Ким", line(1, "отправить КП <Ромашке>", None, 25));
    let wide = || of(&long(), line(1, &long(), Some(120_000), 25));
    let team = [(MemberId(5), "Иванов".to_owned()), (MemberId(6), long())];
    let ask = || MoveAsk { promise: promise(), dates: vec![on(20), on(23), on(27)], today_on: on(20), currency: RUB };
    shown(
        "offers",
        &[
            ("whom", &|l| ask_owner("отправить КП", &team, l)),
            ("asked", &|l| asked(&promise(), "Белова", RUB, l)),
            ("asked, long", &|l| asked(&wide(), &long(), RUB, l)),
            ("in the chat", &|l| offer_in_chat(&promise(), RUB, l)),
            ("to the author", &|l| offered(&promise(), RUB, l)),
            ("another day", &|l| ask_take_date(&ask(), true, l)),
            ("another day in the chat", &|l| ask_take_date(&ask(), false, l)),
            ("declined", &|l| declined(false, l)),
            ("declined in the chat", &|l| declined(true, l)),
            ("noted in the chat", &|l| noted_in_chat(&promise(), RUB, l)),
            ("taken", &|l| answered(&promise(), true, None, RUB, l)),
            ("taken for another day", &|l| answered(&promise(), true, Some(on(24)), RUB, l)),
            ("not taken", &|l| answered(&promise(), false, None, RUB, l)),
            ("handed on", &|l| ask_hand(&promise(), &team, RUB, l)),
            ("left", &|l| left("Ким", &[line(1, "Ромашка", Some(120_000), 25), line(2, &long(), None, 27)], RUB, l)),
        ],
    );
}

#[test]
fn leaders_and_owners_hear_of_each_other() {
    let promise = || of("Ким", line(1, "Ромашка", Some(120_000), 20));
    let wide = || of(&long(), line(1, &long(), None, 20));
    let help_word = |answer| Word::Help { owner: "Ким".into(), body: "Ромашка".into(), answer };
    let move_word =
        |allowed| Word::Move { owner: "Ким".into(), body: "Ромашка".into(), to_on: on(24), allowed };
    let at = NaiveTime::from_hms_opt(10, 3, 0).expect("a time");
    shown(
        "told",
        &[
            ("help", &|l| help(&promise(), RUB, 1, l)),
            ("help again, long", &|l| help(&wide(), RUB, 3, l)),
            ("hint", &|l| help_answered("Ромашка", "Белова", HelpAnswer::Hint, l)),
            ("together", &|l| help_answered("Ромашка", "Белова", HelpAnswer::Together, l)),
            ("yourself", &|l| help_answered("Ромашка", "Белова", HelpAnswer::Yourself, l)),
            ("move asked", &|l| move_asked(&promise(), on(24), RUB, l)),
            ("move allowed", &|l| move_answered("Ромашка", "Белова", on(24), true, l)),
            ("move refused", &|l| move_answered("Ромашка", "Белова", on(24), false, l)),
            ("cancelled", &|l| cancelled("Ромашка", "Белова", l)),
            ("word: hint", &|l| word(&help_word(HelpAnswer::Hint), l)),
            ("word: together", &|l| word(&help_word(HelpAnswer::Together), l)),
            ("word: yourself", &|l| word(&help_word(HelpAnswer::Yourself), l)),
            ("word: allowed", &|l| word(&move_word(true), l)),
            ("word: refused", &|l| word(&move_word(false), l)),
            ("already", &|l| word(&Word::Already { by: Some("Ким".into()), at }, l)),
            ("already, nobody", &|l| word(&Word::Already { by: None, at }, l)),
            ("note passed", &|l| note_passed("Ким", on(20), "Склад <не> отгрузил", l)),
            ("note taken", &|l| note_taken("Склад не отгрузил", l)),
            ("note deleted", &|l| note_deleted(l)),
        ],
    );
}
