//! Digests as people read them.
mod crowds;

use super::*;
use crate::domain::{
    department::Public,
    digest::{
        Change, Closing, DigestActed, DigestMark, DigestState, HeldAnswer, Material, MonthLines, Preview, ReportMark,
        compose,
        tests::{MAIN, calendar, fact, given, material, metrics, on, pledge},
    },
    id::{ChatId, DigestId, MemberId, MessageId, MetricId, NoticeId},
    metric::{Metric, Unit},
    notice::NoticeKind,
    promise::PromiseState,
};
use chrono::NaiveTime;
use proptest::prelude::*;

fn made(names: &[&str], change: impl FnOnce(&mut Material<'_>)) -> DigestContent {
    let (calendar, metrics) = (calendar(), metrics());
    let mut material = material(&calendar, &metrics, names);
    change(&mut material);
    compose(material)
}

/// The digest of product.md.
fn friday() -> DigestContent {
    made(
        &["Иванов", "Ким", "Белов", "Петрова", "Сидоров", "Алиева", "Гусев"],
        |m| {
            let day = "2026-11-20";
            m.cells = vec![
                fact(1, MAIN, day, 9_800_000),
                pledge(1, MAIN, day, 6_000_000),
                pledge(1, MAIN, "2026-11-24", 8_000_000),
                fact(2, MAIN, day, 31_400_000),
                pledge(2, MAIN, day, 34_900_000),
                fact(1, 1, day, 41),
                fact(2, 1, day, 100),
                fact(1, 2, day, 18),
                fact(2, 2, day, 0),
                fact(2, 3, day, 11),
                fact(1, 4, day, 5),
                fact(2, 4, day, 1),
            ];
            m.reports = given(6);
            m.reports.push(ReportMark { due: true, given: false, plan_named: None });
            m.away = vec!["Орлова".into()];
            m.promises = [(9, PromiseState::Kept), (3, PromiseState::Broken)]
                .into_iter()
                .flat_map(|(n, state)| vec![(on(day), state); n])
                .chain(vec![(on("2026-11-23"), PromiseState::Open); 4])
                .collect();
        },
    )
}

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n").replace('\u{a0}', "_")
}

fn shown(content: &DigestContent) -> String {
    both(|locale| digest(content, Page::Whole, locale))
}

#[test]
fn an_ordinary_day() {
    insta::assert_snapshot!(shown(&friday()));
}

/// The month of product.md.
fn november() -> MonthLines {
    MonthLines {
        metric: Metric { unit: Unit::Money, scale: 2, ..metrics()[0].clone() },
        month_on: on("2026-11-01"),
        fact: Some(584_000_000),
        plan: Some(900_000_000),
        expected: Some(70),
        unknown: 0,
        forecast: Some(834_800_000),
        forecast_of: (7, 7),
        by_promises: Some(870_000_000),
        needed: Some(52_666_700),
        days_left: true,
        closing: None,
    }
}

#[test]
fn the_month_stands_below_the_day() {
    let month = |month: MonthLines| shown(&DigestContent { month: Some(month), ..friday() });
    insta::assert_snapshot!(month(november()));
}

#[test]
fn each_state_of_the_month_has_its_words() {
    let said = |change: &dyn Fn(&mut MonthLines)| {
        let mut month = november();
        change(&mut month);
        let content = DigestContent { month: Some(month), ..friday() };
        let lines = |locale| {
            let text = Html::lines([super::month::closing(&content, locale), super::month::lines(&content, locale)]);
            text.visible().replace('\u{a0}', "_")
        };
        Locale::ALL.map(lines).join("\n")
    };
    let states = [
        (
            "no plan",
            said(&|m| (m.plan, m.expected, m.forecast, m.by_promises, m.needed) = (None, None, None, None, None)),
        ),
        ("nothing known", said(&|m| (m.fact, m.expected, m.forecast, m.by_promises) = (None, None, None, None))),
        ("reached", said(&|m| (m.fact, m.needed, m.by_promises) = (Some(910_000_000), None, None))),
        ("the last day is over", said(&|m| (m.days_left, m.needed) = (false, None))),
        ("a few days unknown", said(&|m| (m.unknown, m.forecast_of) = (2, (5, 7)))),
        ("a plan of nothing", said(&|m| (m.plan, m.expected, m.needed) = (Some(0), None, None))),
        ("closing", said(&|m| m.closing = Some(Closing { gap: 316_000_000, named: 210_000_000 }))),
        ("closing, nothing named", said(&|m| m.closing = Some(Closing { gap: 316_000_000, named: 0 }))),
        ("closing, all named", said(&|m| m.closing = Some(Closing { gap: 316_000_000, named: 316_000_000 }))),
    ];
    insta::assert_snapshot!(states.map(|(state, said)| format!("— {state}\n{said}")).join("\n"));
}

fn mark(body: &str, (from_on, through_on): (chrono::NaiveDate, chrono::NaiveDate)) -> DigestMark {
    DigestMark { body: body.to_owned(), from_on, through_on }
}

#[test]
fn of_several_days_a_mark_says_which_it_covers() {
    let friday = friday();
    let (first, _) = friday.shown;
    let (saturday, sunday) = (first + chrono::Days::new(1), first + chrono::Days::new(2));
    let marks = vec![mark("all", (first, sunday)), mark("fair", (saturday, saturday)), mark("b", (saturday, sunday))];
    let content = DigestContent { shown: (first, sunday), marks, ..friday };
    let last = |locale| body(&content, locale).visible().lines().last().unwrap_or_default().to_owned();
    assert_eq!(last(Locale::RU), "📌 all; fair (сб 21.11); b (сб 21.11 – вс 22.11)");
    assert_eq!(last(Locale::EN), "📌 all; fair (Sat 21 Nov); b (Sat 21 Nov – Sun 22 Nov)");
}

#[test]
fn marks_of_the_days_are_one_short_line() {
    let marked = |marks: &[&str]| {
        let content =
            DigestContent { marks: marks.iter().map(|body| mark(body, friday().shown)).collect(), ..friday() };
        let shown = Locale::ALL.map(|locale| body(&content, locale).visible());
        shown.map(|text| text.lines().last().unwrap_or_default().to_owned())
    };
    assert_eq!(marked(&["акция −10 % <всё>"]), ["📌 акция −10 % <всё>"; 2]);
    assert_eq!(marked(&["a", "b, c", "d", "e", "f"]), ["📌 a; b, c; d; и ещё 2", "📌 a; b, c; d; and 2 more"]);
    let escaped = DigestContent { marks: vec![mark("<b>&", friday().shown)], ..friday() };
    assert!(digest(&escaped, Page::Whole, Locale::RU).html.to_string().contains("📌 &lt;b&gt;&amp;"));
}

#[test]
fn nothing_is_known() {
    insta::assert_snapshot!(shown(&made(&["Иванов", "Ким"], |m| {
        m.reports = vec![ReportMark { due: true, given: false, plan_named: None }; 2];
    })));
}

#[test]
fn one_member_without_a_plan() {
    insta::assert_snapshot!(shown(&made(&["Иванов"], |m| {
        m.cells = vec![fact(1, MAIN, "2026-11-20", 1_250_050), fact(1, 1, "2026-11-20", 0)];
        m.reports = given(1);
    })));
}

#[test]
fn a_weekend_with_corrections_late_days_and_an_update() {
    insta::assert_snapshot!(shown(&weekend()));
}

fn weekend() -> DigestContent {
    let change = |member, metric, before, after| Change {
        member: MemberId(member),
        metric: MetricId(metric),
        on: on("2026-11-19"),
        before,
        after,
    };
    made(&["Иванов", "Ким"], |m| {
        m.cells = vec![
            fact(1, MAIN, "2026-11-20", 9_800_000),
            pledge(1, MAIN, "2026-11-20", 9_800_000),
            fact(1, MAIN, "2026-11-22", 1_000_000),
            fact(2, MAIN, "2026-11-22", 500_000),
            pledge(2, MAIN, "2026-12-01", 7_000_000),
        ];
        m.reports = given(2);
        m.reports[1].plan_named = Some(false);
        m.away = vec!["Орлова".into(), "Белов".into()];
        m.older = vec![fact(2, MAIN, "2026-11-18", 700_000), pledge(2, MAIN, "2026-11-18", 900_000)];
        m.changes = vec![
            change(1, MAIN, Some(9_800_000), Some(11_200_000)),
            change(2, 1, Some(12), None),
            change(2, 3, None, Some(2)),
        ];
        m.promises = vec![(on("2026-11-23"), PromiseState::Open)];
        m.updated = NaiveTime::from_hms_opt(11, 20, 0);
    })
}

#[test]
fn the_department_alone_is_public() {
    insta::assert_snapshot!(shown(&weekend().seen_by(Public::Department)));
}

#[test]
fn twelve_members_with_long_names_and_signs() {
    let names: Vec<String> =
        (1..=12).map(|n| format!("<Оглы> & Заде-Константинопольский {n} {}", "ъ".repeat(30))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let content = made(&names, |m| {
        m.cells = (1..=12).map(|n| fact(n, MAIN, "2026-11-20", n * 100_000)).collect();
        m.reports = given(12);
    });
    assert_eq!(content.people.len(), 12);
    insta::assert_snapshot!(shown(&content));
}

#[test]
fn many_members_stand_in_a_folded_quote() {
    let names: Vec<String> = (1..=14).map(|n| format!("Member {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let content = made(&names, |m| {
        let day = "2026-11-20";
        m.cells = (1..=14).flat_map(|n| [fact(n, MAIN, day, n * 100), pledge(n, MAIN, day, 800)]).collect();
        m.reports = given(14);
    });
    insta::assert_snapshot!(digest(&content, Page::Whole, Locale::EN).to_string());
}

#[test]
fn for_a_head_without_a_chat() {
    let content = made(&["Иванов"], |m| m.reports = given(1));
    insta::assert_snapshot!(both(|locale| digest_for_head(&content, Page::Whole, Instead::NoChat, locale)));
}

#[test]
fn what_is_said_to_those_who_decide() {
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
    let (digest, notice) = (DigestId(7), NoticeId(3));
    let post = Some((ChatId(-100_123_456_789_0), MessageId(42)));
    let content = made(&["Иванов"], |m| m.reports = given(1));
    let preview = |asks| Preview { digest, content: content.clone(), at: time(10, 5), asks, waits: false };
    let acts = [
        DigestActed::Posted { to_chat: true },
        DigestActed::Posted { to_chat: false },
        DigestActed::Refreshed,
        DigestActed::Waiting(digest),
        DigestActed::Skipped,
        DigestActed::NoChat,
        DigestActed::NobodyDue,
        DigestActed::Closed,
        DigestActed::Already { at: time(10, 3), name: "Ким".into() },
    ];
    let mut screens = vec![
        both(|l| nobody_yet(digest, 7, time(12, 0), l)),
        both(|l| nobody_yet(digest, 1, time(12, 0), l)),
        both(|l| nobody_yet(digest, 21, time(12, 0), l)),
        both(|l| {
            Screen::text(with_preview(Html::text("!").bold(), &preview(true), l)).row(preview_row(&preview(true), l))
        }),
        both(|l| {
            let waits = Preview { waits: true, ..preview(true) };
            Screen::text(with_preview(Html::text("!"), &waits, l)).row(preview_row(&waits, l))
        }),
        both(|l| Screen::text(with_preview(Html::text("!"), &preview(false), l))),
        both(nothing_yet),
        both(|l| draft(&content, DigestState::Empty, None, true, l)),
        both(|l| draft(&content, DigestState::Posted, post, true, l)),
        both(|l| draft(&content, DigestState::Prepared, None, false, l)),
        both(|l| last_post(post, l)),
        both(|l| last_post(Some((ChatId(-77), MessageId(1))), l)),
        both(|l| held(notice, NoticeKind::Digest, l)),
        both(|l| held(notice, NoticeKind::Protocol, l)),
    ];
    screens.extend(acts.iter().map(|act| both(|l| acted(act, l))));
    let answers = [HeldAnswer::SentAgain, HeldAnswer::WasThere, HeldAnswer::Settled];
    screens.extend(answers.map(|answer| both(|l| held_answer(answer, l))));
    assert!(acts.iter().all(|act| Locale::ALL.iter().all(|l| acted_toast(act, *l).encode_utf16().count() <= 200)));
    insta::assert_snapshot!(screens.join("\n---\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn no_digest_is_beyond_telegrams_limits(
        members in 1..=50_usize,
        name in "[А-Яа-я<>&\u{1f600}]{1,64}",
        value in any::<i64>(),
        corrected in 0..40_i64,
    ) {
        let names = vec![name.as_str(); members];
        let content = made(&names, |m| {
            for n in 1..=members as i64 {
                for metric in 1..=5 {
                    m.cells.push(fact(n, metric, "2026-11-20", value));
                    m.cells.push(pledge(n, metric, "2026-11-20", value));
                    m.cells.push(pledge(n, metric, "2026-12-20", value));
                    m.older.push(fact(n, metric, "2026-11-18", value));
                }
            }
            m.changes = (0..corrected).map(|n| Change {
                member: MemberId(1 + n % members as i64), metric: MetricId(1), on: on("2026-11-19"),
                before: Some(n), after: None,
            }).collect();
            m.away = names.iter().map(|n| (*n).to_owned()).collect();
        });
        for locale in Locale::ALL {
            for page in [Page::Whole, Page::First, Page::Second] {
                prop_assert_eq!(digest(&content, page, locale).fault(), None);
                prop_assert_eq!(digest_for_head(&content, page, Instead::ChatLost, locale).fault(), None);
            }
        }
    }
}
