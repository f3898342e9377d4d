//! Screens of targets, in both languages: ordinary, empty, many, long names and markup.
use super::*;
use crate::domain::{
    id::{DepartmentId, MemberId, MetricId, ProposalId, TargetId},
    metric::Unit,
    planning::{Cause, Given, MonthLine, NextDraft, ProposalEnd, Proposed, TargetAnswer, TargetFault, TargetNotice},
    template::Template,
};
use chrono::NaiveTime;

const NORTH: DepartmentId = DepartmentId(3);
const RUB: Currency = Currency::Rub;

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn metrics(locale: Locale) -> Vec<Metric> {
    let drafts = locale.template_metrics(Template::B2bOutbound, true);
    (1..).zip(drafts).map(|(id, draft)| draft.into_metric(MetricId(id), NORTH, id)).collect()
}

fn payments(locale: Locale) -> Metric {
    metrics(locale).into_iter().find(|metric| metric.main).expect("the main one")
}

fn row(id: i64, name: &str, value: i64, locked: bool, works: usize) -> ShareRow {
    ShareRow { member: MemberId(id), name: name.into(), value, locked, works }
}

fn rows() -> Vec<ShareRow> {
    vec![
        row(1, "Иван Иванов", 120_000_000, true, 20),
        row(2, "Мария Ким", 33_333_334, false, 20),
        row(3, "Александра Константинопольская", 5_000_000, false, 10),
        row(4, "Пётр <b>", 0, false, 0),
    ]
}

fn plan(locale: Locale, rows: Vec<ShareRow>) -> Plan {
    let total = rows.iter().map(|row| row.value).sum();
    Plan {
        metric: payments(locale),
        currency: RUB,
        month_on: on("2026-11-01"),
        starts_on: None,
        total,
        basis: Some(Basis::Equal),
        rows,
        of: 20,
    }
}

fn version() -> VersionLine {
    VersionLine {
        total: 900_000_000,
        by: Some("Ольга Белова".into()),
        on: on("2026-11-02"),
        at: NaiveTime::from_hms_opt(12, 5, 0).expect("a time"),
        from_on: on("2026-11-01"),
        reason: None,
    }
}

fn draft() -> Setting {
    Setting { total: Some(900_000_000), ..Setting::new(NORTH, MetricId(5), on("2026-11-01"), None) }
}

fn mark() -> Mark {
    Mark { by: "Ким <i>".into(), at: NaiveTime::from_hms_opt(10, 3, 0).expect("a time") }
}

fn given(locale: Locale) -> Given {
    Given {
        target: TargetId(7),
        metric: payments(locale),
        currency: RUB,
        month_on: on("2026-11-01"),
        share: 120_000_000,
        total: 900_000_000,
        basis: Basis::Equal,
        locked: false,
        weight: 20 * 800,
        before: None,
        reason: None,
        answer: TargetAnswer::None,
    }
}

fn moved(locale: Locale) -> Proposed {
    Proposed {
        proposal: ProposalId(9),
        metric: payments(locale),
        currency: RUB,
        month_on: on("2026-11-01"),
        cause: Cause::Away { member: MemberId(3), from_on: on("2026-11-23"), through_on: on("2026-11-27") },
        name: Some("Анна Орлова".into()),
        rows: vec![
            ("Анна Орлова".into(), 120_000_000, 75_000_000),
            ("Иван Иванов".into(), 100_000_000, 123_000_000),
            ("Мария Ким".into(), 90_000_000, 112_000_000),
        ],
        locked: vec!["Пётр Орлов".into()],
        again: false,
    }
}

fn compare_all(name: &str, cases: impl Fn(Locale) -> Vec<(&'static str, Screen)>) {
    for locale in Locale::ALL {
        let mut shown = vec![];
        for (case, screen) in cases(locale) {
            assert_eq!(screen.fault(), None, "{case}");
            shown.push(format!("— {case}\n{screen}"));
        }
        insta::assert_snapshot!(format!("{name}_{}", locale.0), shown.join("\n\n"));
    }
}

#[test]
fn the_month_and_the_questions_of_a_target() {
    compare_all("questions", |locale| {
        let metric = payments(locale);
        let month = |lines, past| MonthScreen {
            department: NORTH,
            currency: RUB,
            month_on: on("2026-11-01"),
            lines,
            past,
            earlier: true,
            later: !past,
        };
        let line = |metric: Metric, total, taken, told| MonthLine { metric, total, taken, told };
        let lines = || {
            let mut all = metrics(locale).into_iter();
            let calls = all.next().expect("calls");
            vec![line(payments(locale), Some(900_000_000), 5, 7), line(calls, None, 0, 0)]
        };
        let offers = [(Offer::Last, 900_000_000), (Offer::Tenth, 990_000_000)];
        let told = vec![row(1, "Иван Иванов", 45_000_000, true, 0), row(2, "Мария Ким", 0, false, 0)];
        let state = Metric { kind: Kind::Snapshot, ..metric.clone() };
        vec![
            ("a month", super::month(&month(lines(), false), locale)),
            ("a month that is over", super::month(&month(lines(), true), locale)),
            ("no metrics", super::month(&month(vec![], false), locale)),
            ("the total", ask_total(&draft(), &metric, &offers, (RUB, None), locale)),
            ("of a state, wrong", ask_total(&draft(), &state, &[], (RUB, Some("<wrong>")), locale)),
            ("what was done", ask_start(&draft(), &metric, &told, (RUB, None), locale)),
            ("nothing yet", ask_start(&draft(), &metric, &told[1..], (RUB, None), locale)),
            ("the basis", ask_basis(&draft(), &metric, (RUB, None), locale)),
            ("why", ask_reason(&draft(), &metric, None, locale)),
            ("openings later", ask_openings(&metric, on("2026-11-01"), &told, (RUB, None), locale)),
        ]
    });
}

#[test]
fn who_gets_how_much() {
    compare_all("shares", |locale| {
        let long: Vec<ShareRow> =
            (1..=300).map(|n| row(n, &format!("Константинопольский Иван {n} <i>"), n * 100, false, 20)).collect();
        let huge = vec![row(1, "Иван Иванов", 100_000_000_000_005, false, 20)];
        let whole = Plan { basis: None, total: 50, ..plan(locale, vec![]) };
        let today = Plan { starts_on: Some(on("2026-11-16")), ..plan(locale, rows()) };
        vec![
            ("ordinary", preview(&draft(), &plan(locale, rows()), None, locale)),
            ("from today, wrong", preview(&draft(), &today, Some("<wrong>"), locale)),
            ("many with long names", preview(&draft(), &plan(locale, long), None, locale)),
            ("too long a number", preview(&draft(), &plan(locale, huge), None, locale)),
            ("not split", preview(&draft(), &whole, None, locale)),
        ]
    });
}

#[test]
fn a_row_of_the_table_fits_a_phone() {
    let shown = shares(&payments(Locale::RU), &rows(), Locale::RU);
    let text = shown.visible();
    assert!(shown.as_str().contains("<pre>"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= COLUMNS), "{text}");
}

#[test]
fn a_target_that_is_set() {
    compare_all("card", |locale| {
        let card = |past, above: Above| {
            let card = Card {
                plan: plan(locale, rows()),
                version: VersionLine { reason: Some("Сезон & <b>".into()), ..version() },
                versions: 2,
                past,
                taken: vec!["Иван Иванов".into()],
                discussed: vec!["Мария Ким".into()],
                waiting: (1..=20).map(|n| format!("Человек {n}")).collect(),
                openings: true,
            };
            super::card(&card, NORTH, &above, locale)
        };
        let metric = payments(locale);
        let file = VersionLine { by: None, total: 950_000_000, from_on: on("2026-11-16"), ..version() };
        let two = |rows| Comparison {
            metric: metric.clone(),
            currency: RUB,
            month_on: on("2026-11-01"),
            first: version(),
            second: file.clone(),
            rows,
        };
        let row = |name: &str, before, after| (name.to_owned(), before, after);
        let changed = vec![
            row("Иван <b>", Some(1_000), Some(2_000)),
            row("Мария Ким", None, Some(500)),
            row("Пётр", Some(5), Some(5)),
        ];
        let many: Vec<VersionLine> = vec![version(); 40];
        vec![
            ("saved", card(false, Above::Saved)),
            ("over", card(true, Above::Nothing)),
            ("faster", card(false, Above::Meanwhile(Some(mark())))),
            ("a file was faster", card(false, Above::Meanwhile(None))),
            ("openings", card(false, Above::Openings(2))),
            ("history", history(&metric, on("2026-11-01"), &[version(), file.clone()], RUB, locale)),
            ("long history", history(&metric, on("2026-11-01"), &many, RUB, locale)),
            ("two versions", compare(&two(changed), locale)),
            ("nothing changed", compare(&two(vec![]), locale)),
        ]
    });
}

#[test]
fn what_is_told_of_targets() {
    compare_all("told", |locale| {
        let metric = payments(locale);
        let calls = metrics(locale).into_iter().next().expect("calls");
        let set = |by: Option<&str>, before| TargetNotice::Set {
            metric: metric.clone(),
            currency: RUB,
            month_on: on("2026-11-01"),
            by: by.map(str::to_owned),
            total: 900_000_000,
            before,
            reason: before.map(|_| "Сезон".to_owned()),
        };
        let own = |share: Given| told(&TargetNotice::Given(share), locale);
        let counts = Given {
            metric: Metric { unit: Unit::Count, ..calls },
            share: 10,
            total: 30,
            basis: Basis::Grade,
            ..given(locale)
        };
        let next = |end| TargetNotice::Next {
            draft: NextDraft {
                metric: metric.clone(),
                currency: RUB,
                month_on: on("2026-12-01"),
                total: 158_333_334,
                basis: Basis::Equal,
                rows: rows(),
                of: 22,
            },
            end,
        };
        let discussed = TargetNotice::Discussed {
            name: "Мария Ким".into(),
            metric: metric.clone(),
            currency: RUB,
            month_on: on("2026-11-01"),
            share: 5_000,
            words: "Много <b>для</b> меня".into(),
        };
        vec![
            ("his", own(given(locale))),
            ("taken", own(Given { answer: TargetAnswer::Taken, ..given(locale) })),
            ("to be talked over", own(Given { answer: TargetAnswer::Discuss, ..given(locale) })),
            (
                "changed, by hand",
                own(Given { locked: true, before: Some(5_000), reason: Some("Тендер".into()), ..given(locale) }),
            ),
            ("counts", own(counts)),
            ("no days", own(Given { weight: 0, ..given(locale) })),
            ("what to talk over", ask_discuss(&given(locale), None, locale)),
            ("set", told(&set(Some("Ольга <b>"), None), locale)),
            ("changed", told(&set(Some("Ольга"), Some(5_000)), locale)),
            ("set by a file", told(&set(None, None), locale)),
            ("changed by a file", told(&set(None, Some(5_000)), locale)),
            ("discussed", told(&discussed, locale)),
            ("missing", told(&TargetNotice::Missing { department: NORTH, month_on: on("2026-11-01") }, locale)),
            ("next", told(&next(None), locale)),
            ("next, accepted", told(&next(Some(mark())), locale)),
        ]
    });
}

#[test]
fn a_proposal_and_what_becomes_of_it() {
    compare_all("proposal", |locale| {
        let member = MemberId(3);
        let (from_on, through_on) = (on("2026-11-23"), on("2026-11-27"));
        let of = |cause| proposed(&Proposed { cause, locked: vec![], ..moved(locale) }, None, locale);
        let many = (1..=200).map(|n| (format!("Константинопольский {n} <i>"), n, n + 1)).collect();
        let nobody = TargetNotice::Nobody {
            metric: payments(locale),
            currency: RUB,
            month_on: on("2026-11-01"),
            cause: Cause::Left { member },
            name: Some("Анна".into()),
            rest: 5_000,
        };
        vec![
            ("away", proposed(&moved(locale), None, locale)),
            ("again", proposed(&Proposed { again: true, ..moved(locale) }, None, locale)),
            ("accepted", proposed(&moved(locale), Some(&ProposalEnd::Accepted(mark())), locale)),
            ("declined", proposed(&moved(locale), Some(&ProposalEnd::Declined(mark())), locale)),
            ("replaced", proposed(&moved(locale), Some(&ProposalEnd::Replaced), locale)),
            ("needless", proposed(&moved(locale), Some(&ProposalEnd::Needless), locale)),
            ("back", of(Cause::Back { member, from_on, through_on })),
            ("joined", of(Cause::Joined { member })),
            ("left", of(Cause::Left { member })),
            ("reports", of(Cause::Reports { member, yes: true })),
            ("reports no more", of(Cause::Reports { member, yes: false })),
            ("days", of(Cause::Days { from_on, through_on })),
            ("week", of(Cause::Week { member: None })),
            ("own week", of(Cause::Week { member: Some(member) })),
            ("file", of(Cause::File)),
            ("many", proposed(&Proposed { rows: many, ..moved(locale) }, None, locale)),
            ("nobody", told(&nobody, locale)),
        ]
    });
}

#[test]
fn every_refusal_of_a_target_has_its_sentence() {
    for locale in Locale::ALL {
        let metric = || Box::new(payments(locale));
        let said = || "Сидоров <b>".to_owned();
        let faults = [
            TargetFault::PastMonth,
            TargetFault::TooFarMonth,
            TargetFault::Ratio,
            TargetFault::NotANumber,
            TargetFault::Ambiguous { metric: metric(), values: vec![125_000, 12_500_000] },
            TargetFault::Zero,
            TargetFault::Negative,
            TargetFault::TooLarge,
            TargetFault::Decimals,
            TargetFault::Line { line: said() },
            TargetFault::Line { line: String::new() },
            TargetFault::UnknownName { said: said() },
            TargetFault::SeveralNames {
                said: said(), names: vec!["Анна Орлова".into(), "Пётр Орлов".into()]
            },
            TargetFault::LocksExceed { metric: metric(), locked: 1_000_000, total: 900_000 },
            TargetFault::NobodyLeft { metric: metric(), rest: 100_000 },
            TargetFault::DoesNotWork { name: "Анна".into() },
            TargetFault::NobodyWorks,
            TargetFault::NoHistory,
            TargetFault::FileMonth { line: 24, past: true },
            TargetFault::FileMonth { line: 24, past: false },
            TargetFault::FileLine { line: 24, fault: Box::new(TargetFault::NobodyWorks) },
        ];
        let shown: Vec<String> = faults.iter().map(|one| fault(one, locale)).collect();
        insta::assert_snapshot!(format!("faults_{}", locale.0), shown.join("\n"));
    }
}
